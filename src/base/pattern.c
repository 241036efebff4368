/*
 * pattern.c - compiling and matching the patterns of 对照 lines.
 *
 * Must never run away: a pattern has at most PATTERN_PARTS parts, a gap at most
 * PATTERN_GAP characters, and matching recurses once per part.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"

enum part_kind { PART_ONE, PART_MAYBE, PART_NOT, PART_GAP, PART_NUMBER };

struct word {
	uint32_t	*cp;
	size_t		 n;
	struct word	*next;
};
struct part {
	enum part_kind	 kind;
	struct word	*word;		/* of a number: its measure words, NULL = any */
	size_t		 gap;		/* of a gap: characters at most */
};
struct pattern {
	struct part	 part[PATTERN_PARTS];
	int		 n;
	bool		 number;
	struct word	*with, *without;	/* 含, 不含; NULL = none */
};

/* Measure words of a figure that names none. */
static const char measures[] =
    "件次|件|条|起|宗|篇|份|次|个|项|例|万元|元|人次|人|场|期|批";

uint32_t
pattern_fold(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E && cp != 0xFF0C && cp != 0xFF1B && cp != 0xFF01 &&
	    cp != 0xFF1F && cp != 0xFF1A)
		return cp - 0xFEE0;
	return cp;
}

bool
pattern_is_mark(uint32_t cp)
{
	switch (cp) {
	case 0x3002: case 0xFF0C: case 0xFF1B: case 0xFF01: case 0xFF1F: case 0xFF1A:
	case ';': case '!': case '?': case ':': case '\n':
		return true;
	default:
		return false;
	}
}

/* ---- reading a pattern ---- */

struct reading {
	struct arena	*a;
	const char	*s;
	size_t		 n, at;
};

static uint32_t
peek(const struct reading *r, size_t *len)
{
	uint32_t cp = 0;

	*len = 0;
	if (r->at < r->n)
		*len = text_decode(r->s + r->at, r->n - r->at, &cp);
	return pattern_fold(cp);
}

static bool
is_sign(uint32_t cp)
{
	return cp == '(' || cp == ')' || cp == '[' || cp == ']' || cp == '|' || cp == '!' ||
	    cp == 0xFF01 || cp == 0x2026 || cp == 0x3014 || cp == 0x3015 || cp == 'N' ||
	    cp == ';' || cp == 0xFF1B;
}

static struct word *
new_word(struct reading *r, size_t from, size_t to)
{
	struct word *w = arena_alloc(r->a, sizeof *w);
	size_t at, len;
	uint32_t cp;

	w->cp = arena_array(r->a, to - from + 1, sizeof *w->cp);
	for (at = from; at < to; at += len) {
		len = text_decode(r->s + at, to - at, &cp);
		if (!char_is(cp, CHAR_BLANK))
			w->cp[w->n++] = pattern_fold(cp);
	}
	return w;
}

/* 词|词 up to "close" (0: to the end or ；); false when it is empty or open. */
static bool
read_words(struct reading *r, uint32_t close, struct word **out)
{
	struct word **end = out;
	size_t from = r->at, len;
	uint32_t cp;

	for (;;) {
		cp = peek(r, &len);
		if (cp == '|' || len == 0 || cp == close ||
		    (close == 0 && (cp == ';' || cp == 0xFF1B))) {
			*end = new_word(r, from, r->at);
			if ((*end)->n == 0)
				return false;
			end = &(*end)->next;
			if (len == 0 || cp != '|')
				break;
			r->at += len;
			from = r->at;
			continue;
		}
		if (is_sign(cp))
			return false;
		r->at += len;
	}
	if (close != 0 && cp != close)
		return false;
	if (close != 0)
		r->at += len;
	return true;
}

static struct part *
add_part(struct pattern *p, enum part_kind kind)
{
	if (p->n == PATTERN_PARTS)
		return NULL;
	p->part[p->n].kind = kind;
	return &p->part[p->n++];
}

static bool
read_number(struct reading *r, struct pattern *p)
{
	struct part *part = add_part(p, PART_NUMBER);
	size_t len;

	if (part == NULL || p->number)
		return false;
	p->number = true;
	if (peek(r, &len) != 0x3014)
		return true;
	r->at += len;
	return read_words(r, 0x3015, &part->word);
}

/* One part; false when it makes no sense. */
static bool
read_part(struct reading *r, struct pattern *p)
{
	size_t len, from = r->at;
	uint32_t cp = peek(r, &len);
	struct part *part;

	switch (cp) {
	case '(':
		r->at += len;
		part = add_part(p, PART_ONE);
		return part != NULL && read_words(r, ')', &part->word);
	case '[':
		r->at += len;
		part = add_part(p, PART_MAYBE);
		return part != NULL && read_words(r, ']', &part->word);
	case '!':
	case 0xFF01:
		r->at += len;
		if (peek(r, &len) != '(')
			return false;
		r->at += len;
		part = add_part(p, PART_NOT);
		return part != NULL && read_words(r, ')', &part->word);
	case 0x2026:			/* … or …… */
		part = p->n > 0 ? add_part(p, PART_GAP) : NULL;
		for (; part != NULL && peek(r, &len) == 0x2026; r->at += len)
			part->gap += PATTERN_GAP;
		return part != NULL && part->gap <= 4 * PATTERN_GAP;
	case 'N':
		r->at += len;
		return read_number(r, p);
	default:
		if (is_sign(cp))
			return false;
		while (len > 0 && !is_sign(cp)) {
			r->at += len;
			cp = peek(r, &len);
		}
		part = add_part(p, PART_ONE);
		if (part == NULL)
			return false;
		part->word = new_word(r, from, r->at);
		if (part->word->n == 0)		/* blanks between parts */
			p->n--;
		return true;
	}
}

/* ；含 词|词 and ；不含 词|词 */
static bool
read_condition(struct reading *r, struct pattern *p)
{
	static const char with[] = "含", without[] = "不含";

	r->at += text_span(r->s + r->at, r->n - r->at, CHAR_BLANK);
	if (r->n - r->at > 6 && memcmp(r->s + r->at, without, 6) == 0) {
		r->at += 6;
		return p->without == NULL && read_words(r, 0, &p->without);
	}
	if (r->n - r->at > 3 && memcmp(r->s + r->at, with, 3) == 0) {
		r->at += 3;
		return p->with == NULL && read_words(r, 0, &p->with);
	}
	return false;
}

struct pattern *
pattern_parse(struct arena *a, const char *s, size_t n, size_t *bad)
{
	struct reading r = { a, s, n, 0 };
	struct pattern *p = arena_alloc(a, sizeof *p);
	size_t len;
	uint32_t cp;

	while (r.at < n) {
		cp = peek(&r, &len);
		*bad = r.at;
		if (cp == ';' || cp == 0xFF1B) {
			r.at += len;
			if (!read_condition(&r, p))
				return NULL;
		} else if (!read_part(&r, p)) {
			return NULL;
		}
	}
	*bad = 0;
	if (p->n == 0 || p->part[0].kind == PART_NOT || p->part[0].kind == PART_MAYBE ||
	    p->part[p->n - 1].kind == PART_GAP)
		return NULL;
	return p;
}

bool
pattern_has_number(const struct pattern *p)
{
	return p->number;
}

/* ---- figures ---- */

/* 0..9 of a Chinese digit, 两 among them; -1 of anything else, 十 too: it is a unit. */
static int
han_digit(uint32_t cp)
{
	int d = cp == 0x4E24 ? 2 : char_is(cp, CHAR_HAN_DIGIT) ? char_digit(cp) : -1;

	return d < 10 ? d : -1;
}

static int64_t
han_unit(uint32_t cp)
{
	return cp == 0x5341 ? 10 : cp == 0x767E ? 100 : cp == 0x5343 ? 1000 :
	    cp == 0x4E07 ? 10000 : 0;	/* 十百千万 */
}

static size_t
han_number(const uint32_t *s, size_t n, int64_t *value)
{
	int64_t total = 0, part = 0, digit = 0;
	size_t at;
	bool any = false;

	for (at = 0; at < n && at < 16; at++) {
		int d = han_digit(s[at]);
		int64_t unit = han_unit(s[at]);

		if (d >= 0) {
			/* 二〇二四: digits in a row are a year or a code */
			if (at > 0 && han_digit(s[at - 1]) > 0)
				return 0;
			digit = d;
		} else if (unit == 10000) {
			total = (total + part + digit) * unit;
			part = digit = 0;
		} else if (unit > 0) {
			part += (digit > 0 ? digit : 1) * unit;
			digit = 0;
		} else {
			break;
		}
		any = true;
	}
	*value = (total + part + digit) * NUM_ONE;
	return any ? at : 0;
}

size_t
pattern_number(const uint32_t *s, size_t n, int64_t *value)
{
	char digits[32];
	size_t at = 0, used = 0, group;

	if (n == 0 || s[0] < '0' || s[0] > '9')
		return han_number(s, n, value);
	while (at < n && used < sizeof digits - 1) {
		uint32_t cp = s[at];

		if (cp >= '0' && cp <= '9') {
			digits[used++] = (char)cp;
			at++;
		} else if ((cp == ',' || cp == 0xFF0C) && at + 3 < n) {	/* 1,204 */
			for (group = 1; group <= 3; group++)
				if (s[at + group] < '0' || s[at + group] > '9')
					break;
			if (group <= 3 || (at + 4 < n && s[at + 4] >= '0' &&
			    s[at + 4] <= '9') || cp == 0xFF0C)
				break;
			at++;
		} else if (cp == '.' && at + 1 < n && s[at + 1] >= '0' && s[at + 1] <= '9' &&
		    memchr(digits, '.', used) == NULL) {
			digits[used++] = '.';
			at++;
		} else {
			break;
		}
	}
	if (num_parse(digits, used, value) != NUM_OK)
		return 0;
	if (at + 1 < n && s[at] == 0x4E07 && s[at + 1] != 0x5143 &&
	    num_mul(value, 10000))		/* 1.2万件, but 3万元 */
		at++;
	return at;
}

/* ---- matching ---- */

static size_t
word_at(const struct word *w, const uint32_t *s, size_t n, size_t at)
{
	for (; w != NULL; w = w->next)
		if (at + w->n <= n && memcmp(s + at, w->cp, w->n * sizeof *s) == 0)
			return w->n;
	return 0;
}

static bool
is_measure(const uint32_t *s, size_t n, size_t at)
{
	size_t k = 0, len, i;
	uint32_t cp;

	while (k < sizeof measures - 1) {
		for (i = at;; i++, k += len) {
			if (k >= sizeof measures - 1 || measures[k] == '|')
				return true;
			len = text_decode(measures + k, sizeof measures - 1 - k, &cp);
			if (i >= n || s[i] != cp)
				break;
		}
		while (k < sizeof measures - 1 && measures[k] != '|')
			k++;
		k++;
	}
	return false;
}

/* A figure here, with its measure word? Its end, 0 if there is none. */
static size_t
number_at(const struct part *part, const uint32_t *s, size_t n, size_t at,
    struct pattern_hit *hit)
{
	size_t k, end, m;

	if (at > 0 && ((s[at - 1] >= '0' && s[at - 1] <= '9') || s[at - 1] == '.' ||
	    s[at - 1] == 0x7B2C || han_digit(s[at - 1]) >= 0 || han_unit(s[at - 1]) > 0))
		return 0;
	k = pattern_number(s + at, n - at, &hit->value);
	if (k == 0)
		return 0;
	end = at + k;
	hit->about = at > 0 && (s[at - 1] == 0x8FD1 || s[at - 1] == 0x7EA6);	/* 近约 */
	if (end < n && (s[end] == 0x4F59 || s[end] == 0x591A)) {		/* 余多 */
		hit->about = true;
		end++;
	}
	if (part->word == NULL) {
		if (!is_measure(s, n, end))
			return 0;
		m = 0;
	} else {
		m = word_at(part->word, s, n, end);
		if (m == 0)
			return 0;
	}
	hit->has_number = true;
	hit->number = at;
	hit->number_end = end;
	return end + m;
}

static bool
match(const struct pattern *p, int i, const uint32_t *s, size_t n, size_t at,
    struct pattern_hit *hit)
{
	const struct part *part;
	const struct word *w;
	size_t k;

	if (i == p->n) {
		hit->to = at;
		return true;
	}
	part = &p->part[i];
	switch (part->kind) {
	case PART_MAYBE:
	case PART_ONE:
		for (w = part->word; w != NULL; w = w->next)
			if (at + w->n <= n && memcmp(s + at, w->cp, w->n * sizeof *s) == 0 &&
			    match(p, i + 1, s, n, at + w->n, hit))
				return true;
		return part->kind == PART_MAYBE && match(p, i + 1, s, n, at, hit);
	case PART_NOT:
		return word_at(part->word, s, n, at) == 0 && match(p, i + 1, s, n, at, hit);
	case PART_GAP:
		for (k = 0; k <= part->gap; k++) {
			if (match(p, i + 1, s, n, at + k, hit))
				return true;
			if (at + k >= n || pattern_is_mark(s[at + k]) ||
			    (s[at + k] >= '0' && s[at + k] <= '9') ||
			    (s[at + k] == 0x3001 && p->part[i + 1].kind == PART_NUMBER))
				return false;	/* 、: the figure is another's */
		}
		return false;
	case PART_NUMBER:
		k = number_at(part, s, n, at, hit);
		return k > 0 && match(p, i + 1, s, n, k, hit);
	}
	return false;
}

static bool
holds(const struct word *w, const uint32_t *s, size_t from, size_t to)
{
	for (; w != NULL; w = w->next)
		for (size_t at = from; at + w->n <= to; at++)
			if (memcmp(s + at, w->cp, w->n * sizeof *s) == 0)
				return true;
	return false;
}

bool
pattern_at(const struct pattern *p, const uint32_t *s, size_t n, size_t at,
    struct pattern_hit *hit)
{
	size_t from = at, to;

	memset(hit, 0, sizeof *hit);
	hit->from = at;
	if (!match(p, 0, s, n, at, hit))
		return false;
	if (p->with != NULL && !holds(p->with, s, 0, n))
		return false;
	if (p->without == NULL)
		return true;
	while (from > 0 && !pattern_is_mark(s[from - 1]))
		from--;
	for (to = hit->to; to < n && !pattern_is_mark(s[to]);)
		to++;
	return !holds(p->without, s, from, to);
}

bool
pattern_may_begin(const struct pattern *p, uint32_t cp)
{
	const struct part *part = &p->part[0];

	if (part->kind == PART_NUMBER)
		return (cp >= '0' && cp <= '9') || han_digit(cp) >= 0 || cp == 0x5341;
	for (const struct word *w = part->word; w != NULL; w = w->next)
		if (w->cp[0] == cp)
			return true;
	return false;
}
