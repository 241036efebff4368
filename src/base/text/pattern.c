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
/* What stands behind the pattern, parted by ；. */
enum condition { WITH, WITHOUT, SENTENCE_WITHOUT, CARRIED, NOT_BETWEEN, CONDITION__MAX };
static const char *const condition_names[CONDITION__MAX] = {
	"含", "不含", "句不含", "承前", "不隔",
};
struct pattern {
	struct part	 part[PATTERN_PARTS];
	int		 n;
	bool		 number;
	struct word	*condition[CONDITION__MAX];	/* NULL = none */
};

/* Measure words of a figure that names none. */
static const uint32_t measures[] = {
	0x4EF6, 0x6761, 0x8D77, 0x5B97, 0x7BC7, 0x4EFD, 0x6B21, 0x4E2A,	/* 件条起宗篇份次个 */
	0x9879, 0x4F8B, 0x5143, 0x4EBA, 0x573A, 0x671F, 0x6279,		/* 项例元人场期批 */
};

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

	w->cp = arena_array(r->a, text_length(r->s + from, to - from), sizeof *w->cp);
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

/* ；含 词|词, ；不含 词|词 and the like; each once. */
static bool
read_condition(struct reading *r, struct pattern *p)
{
	r->at += text_span(r->s + r->at, r->n - r->at, CHAR_BLANK);
	for (int i = 0; i < CONDITION__MAX; i++) {
		size_t len = strlen(condition_names[i]);

		if (r->n - r->at <= len || memcmp(r->s + r->at, condition_names[i], len) != 0)
			continue;
		r->at += len;
		return p->condition[i] == NULL && read_words(r, 0, &p->condition[i]);
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
	    p->part[p->n - 1].kind == PART_GAP ||
	    (p->condition[NOT_BETWEEN] != NULL && p->condition[CARRIED] == NULL))
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

static bool
is_numeral(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || han_unit(cp) > 0 || han_digit(cp) >= 0;
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

static bool
stands(const struct word *w, const uint32_t *s, size_t n, size_t at)
{
	if (w->n > n - at)
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (s[at + i] != w->cp[i])
			return false;
	return true;
}

/* Which of the words stands here: how many characters, or 0. */
static size_t
word_at(const struct word *w, const uint32_t *s, size_t n, size_t at)
{
	for (; w != NULL; w = w->next)
		if (stands(w, s, n, at))
			return w->n;
	return 0;
}

static bool
is_measure(const uint32_t *s, size_t n, size_t at)
{
	if (at + 1 < n && s[at] == 0x4E07 && s[at + 1] == 0x5143)	/* 万元 */
		return true;
	for (size_t i = 0; at < n && i < ARRAY_LEN(measures); i++)
		if (s[at] == measures[i])
			return true;
	return false;
}

/* Do the characters of a word stand right before s[at]? */
static bool
word_before(const uint32_t *s, size_t at, const uint32_t *word, size_t n)
{
	return at >= n && memcmp(s + at - n, word, n * sizeof *s) == 0;
}

enum pattern_about
pattern_about(const uint32_t *s, size_t n, size_t from, size_t *end)
{
	static const struct { uint32_t cp[3]; size_t n; enum pattern_about about; } before[] = {
		{ { 0x8FD1 }, 1, ABOUT_UNDER },			/* 近 */
		{ { 0x4E0D, 0x8DB3 }, 2, ABOUT_UNDER },		/* 不足 */
		{ { 0x4E0D, 0x5230 }, 2, ABOUT_UNDER },		/* 不到 */
		{ { 0x7EA6 }, 1, ABOUT_ROUND },			/* 约 */
		{ { 0x8D85 }, 1, ABOUT_OVER },			/* 超 */
		{ { 0x8D85, 0x8FC7 }, 2, ABOUT_OVER },		/* 超过 */
		{ { 0x903E }, 1, ABOUT_OVER },			/* 逾 */
	};
	size_t k;

	if (*end < n && (s[*end] == 0x4F59 || s[*end] == 0x591A)) {	/* 余多 */
		(*end)++;
		return ABOUT_OVER;
	}
	for (size_t i = 0; i < ARRAY_LEN(before); i++)
		if (word_before(s, from, before[i].cp, before[i].n))
			return before[i].about;
	for (k = *end; k + 1 < n && k < *end + 3; k++)	/* 190件左右, 190件以上 */
		if ((s[k] == 0x5DE6 && s[k + 1] == 0x53F3) ||
		    (s[k] == 0x4E0A && s[k + 1] == 0x4E0B))
			return ABOUT_ROUND;
		else if (s[k] == 0x4EE5 && s[k + 1] == 0x4E0A)
			return ABOUT_OVER;
	return ABOUT_EXACT;
}

/* What the last digit of the figure s[from .. to) is worth. */
static int64_t
grain_of(const uint32_t *s, size_t from, size_t to)
{
	int64_t grain = NUM_ONE;
	bool point = false;

	for (size_t k = from; k < to; k++) {
		if (point && s[k] >= '0' && s[k] <= '9')
			grain /= 10;
		point |= s[k] == '.';
	}
	if (to > from && s[from] >= '0' && s[from] <= '9' && s[to - 1] == 0x4E07)	/* 万 */
		grain *= 10000;
	return grain > 0 ? grain : 1;
}

void
pattern_figures(struct pattern_text *t)
{
	const uint32_t *s = t->cp;

	t->nfigure = 0;
	for (size_t at = t->start; at < t->n; at++) {
		struct pattern_figure *f;
		size_t k;
		int64_t v;

		if (!is_numeral(s[at]) || (at > 0 && (is_numeral(s[at - 1]) ||
		    s[at - 1] == '.' || s[at - 1] == 0x7B2C)))		/* 第 */
			continue;
		k = pattern_number(s + at, t->n - at, &v);
		if (k == 0)
			continue;
		t->figure = mem_grow(t->figure, t->nfigure, &t->capfigure, sizeof *t->figure);
		f = &t->figure[t->nfigure++];
		f->from = at;
		f->to = f->end = at + k;
		f->value = v;
		f->about = pattern_about(s, t->n, at, &f->end);
		f->grain = grain_of(s, at, at + k);
		f->measured = is_measure(s, t->n, f->end);
	}
}

/* A figure here, with its measure word? Its end, 0 if there is none. */
static size_t
number_at(const struct part *part, const struct pattern_text *t, size_t at,
    struct pattern_hit *hit)
{
	const struct pattern_figure *f = t->figure, *end = f + t->nfigure;
	size_t m = 0;

	while (f < end && f->from < at)
		f++;
	if (f == end || f->from != at)
		return 0;
	if (part->word == NULL ? !f->measured :
	    (m = word_at(part->word, t->cp, t->n, f->end)) == 0)
		return 0;
	hit->has_number = true;
	hit->number = at;
	hit->number_end = hit->measure = f->end;
	hit->measure_end = f->end + m;
	hit->value = f->value;
	hit->grain = f->grain;
	hit->about = f->about;
	return f->end + m;
}

static bool
match(const struct pattern *p, int i, const struct pattern_text *t, size_t at,
    struct pattern_hit *hit)
{
	const uint32_t *s = t->cp;
	const struct part *part;
	const struct word *w;
	size_t n = t->n, k;

	if (i == p->n) {
		hit->to = at;
		return true;
	}
	part = &p->part[i];
	switch (part->kind) {
	case PART_MAYBE:
	case PART_ONE:
		for (w = part->word; w != NULL; w = w->next)
			if (stands(w, s, n, at) && match(p, i + 1, t, at + w->n, hit))
				return true;
		return part->kind == PART_MAYBE && match(p, i + 1, t, at, hit);
	case PART_NOT:
		return word_at(part->word, s, n, at) == 0 && match(p, i + 1, t, at, hit);
	case PART_GAP:
		for (k = 0; k <= part->gap; k++) {
			if (match(p, i + 1, t, at + k, hit))
				return true;
			if (at + k >= n || pattern_is_mark(s[at + k]) ||
			    (s[at + k] >= '0' && s[at + k] <= '9') ||
			    (s[at + k] == 0x3001 && p->part[i + 1].kind == PART_NUMBER))
				return false;	/* 、: the figure is another's */
		}
		return false;
	case PART_NUMBER:
		k = number_at(part, t, at, hit);
		return k > 0 && match(p, i + 1, t, k, hit);
	}
	return false;
}

static bool
holds(const struct word *w, const uint32_t *s, size_t from, size_t to)
{
	for (; w != NULL; w = w->next)
		for (size_t at = from; at + w->n <= to; at++)
			if (stands(w, s, to, at))
				return true;
	return false;
}

/* The sentence holds none of the words of 不隔 between what it is about (承前) and
 * "from"; false also where that is told nowhere. */
static bool
is_carried(const struct pattern *p, const uint32_t *s, size_t from)
{
	for (size_t at = from; at-- > 0;) {
		size_t len = word_at(p->condition[CARRIED], s, from, at);

		if (len > 0)
			return !holds(p->condition[NOT_BETWEEN], s, at + len, from);
	}
	return false;
}

bool
pattern_at(const struct pattern *p, const struct pattern_text *t, size_t at,
    struct pattern_hit *hit)
{
	const uint32_t *s = t->cp;
	size_t from = at, to;

	memset(hit, 0, sizeof *hit);
	hit->from = at;
	if (!match(p, 0, t, at, hit))
		return false;
	if (p->condition[CARRIED] != NULL && !is_carried(p, s, at))
		return false;
	if (p->condition[WITH] != NULL && !holds(p->condition[WITH], s, t->start, t->n))
		return false;
	if (holds(p->condition[SENTENCE_WITHOUT], s, t->start, t->n))
		return false;
	if (p->condition[WITHOUT] == NULL)
		return true;
	while (from > t->start && !pattern_is_mark(s[from - 1]))
		from--;
	for (to = hit->to; to < t->n && !pattern_is_mark(s[to]);)
		to++;
	return !holds(p->condition[WITHOUT], s, from, to);
}

bool
pattern_first(const struct pattern *p, size_t i, uint32_t pair[2])
{
	static const uint32_t numerals[] = {
		'0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
		0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB, 0x4E94, 0x516D,
		0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343,	/* 〇零一二两三 .. 百千 */
	};

	pair[1] = 0;
	if (p->part[0].kind == PART_NUMBER) {
		if (i < ARRAY_LEN(numerals))
			pair[0] = numerals[i];
		return i < ARRAY_LEN(numerals);
	}
	for (const struct word *w = p->part[0].word; w != NULL; w = w->next) {
		bool before = false;

		for (const struct word *v = p->part[0].word; v != w && !before; v = v->next)
			before = v->cp[0] == w->cp[0] && (v->n == 1 || w->n == 1 ?
			    v->n == w->n : v->cp[1] == w->cp[1]);
		if (before || i-- > 0)
			continue;
		pair[0] = w->cp[0];
		pair[1] = w->n > 1 ? w->cp[1] : 0;
		return true;
	}
	return false;
}

/* The words that are the fewest of what must stand, the beginning left out. */
static const struct word *
fewest(const struct pattern *p)
{
	const struct word *best = NULL;
	size_t least = SIZE_MAX;

	for (int i = 1; i < p->n; i++) {
		size_t n = 0;

		if (p->part[i].kind != PART_ONE)
			continue;
		for (const struct word *w = p->part[i].word; w != NULL; w = w->next)
			n++;
		if (n < least) {
			best = p->part[i].word;
			least = n;
		}
	}
	return best;
}

size_t
pattern_need(const struct pattern *p, enum pattern_need need, uint32_t (*pair)[2], size_t max)
{
	const struct word *w = NULL;
	size_t n = 0;

	switch (need) {
	case NEED_PART:
		w = fewest(p);
		break;
	case NEED_MEASURE:
		for (int k = 0; k < p->n; k++)
			if (p->part[k].kind == PART_NUMBER)
				w = p->part[k].word;
		break;
	case NEED_CARRIED:
		w = p->condition[CARRIED];
		break;
	case NEED_WITH:
		w = p->condition[WITH];
		break;
	case NEED__MAX:
		break;
	}
	for (; w != NULL; w = w->next, n++) {
		if (n == max || w->n == 0)
			return 0;
		pair[n][0] = w->n > 1 ? w->cp[w->n - 2] : 0;
		pair[n][1] = w->cp[w->n - 1];
	}
	return n;
}
