/*
 * headings.c - headings of sections, known by their words.
 *
 * Ordinals are missing, doubled or wrong in published reports, and the words differ
 * a little; but every heading says what its section is about.  A line without an
 * ordinal must have exactly the words of a heading; one with an ordinal may be
 * misspelt, if it speaks of the same thing.
 *
 * Must never take a heading of the second level, （一）主动公开, or a label of a table,
 * 一、本年新收政府信息公开申请数量, for a section.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "import/intake.h"
#include "import/likeness.h"
#include "import/match/match.h"

#define HEADING_CHARS	45	/* a longer line is text */
#define ALIKE		600	/* per mille, when the topic is named */
#define ALIKE_NUMBER	700	/* ... when not, but the ordinal is that of the section */
#define ALIKE_SURE	800
#define WORDS_PART	120	/* bytes of a piece of a label */


/* ---- walking over what says nothing ---- */

/* Next letter of s, small and half-width; blanks, marks and what nobody sees are
 * passed over.  Returns the bytes taken, *cp 0 at the end of the line. */
static size_t
letter(const char *s, size_t n, uint32_t *cp)
{
	size_t at = 0, len;

	while (at < n && s[at] != '\n') {
		unsigned char c = (unsigned char)s[at];
		const char *close;

		if (c == '[' && n - at > 10 && memcmp(s + at, "[bookmark:", 10) == 0 &&
		    (close = memchr(s + at, ']', n - at)) != NULL) {
			at = (size_t)(close - s) + 1;
			continue;
		}
		len = text_decode(s + at, n - at, cp);
		if (*cp >= 0x4E00 && *cp <= 0x9FFF)
			return at + len;
		*cp = text_fold_cp(*cp);
		if (*cp >= 'A' && *cp <= 'Z')
			*cp += 'a' - 'A';
		if ((*cp >= '0' && *cp <= '9') || (*cp >= 'a' && *cp <= 'z') ||
		    (*cp > 0xA0 && *cp != 0xB7 && !(*cp >= 0x2000 && *cp <= 0x206F) &&
		    !(*cp >= 0x3000 && *cp <= 0x301F) &&
		    !(*cp >= 0xFE30 && *cp <= 0xFE6F) && text_cp_width(*cp) > 0))
			return at + len;
		at += len;
	}
	*cp = 0;
	return at;
}

size_t
match_words(const char *s, size_t n, const char *words)
{
	size_t at = 0, k = 0, left = strlen(words);
	uint32_t a, b;

	for (;;) {
		k += letter(words + k, left - k, &b);
		if (b == 0)
			return at;
		at += letter(s + at, n - at, &a);
		if (a != b)
			return 0;
	}
}

bool
match_words_only(const char *s, size_t n, const char *words)
{
	size_t at = match_words(s, n, words);
	uint32_t cp;

	if (at == 0 && words[0] != '\0')
		return false;
	letter(s + at, n - at, &cp);
	return cp == 0;
}

bool
match_words_part(const char *s, size_t n, const char *words, bool edge)
{
	char part[WORDS_PART + 1];
	size_t at = 0, left = strlen(words), k;
	uint32_t first, cp, next = 0;

	letter(s, n, &first);
	if (n > WORDS_PART || first == 0)
		return false;
	memcpy(part, s, n);
	part[n] = '\0';
	for (;; at += letter(words + at, left - at, &cp)) {
		letter(words + at, left - at, &cp);
		if (cp == 0)
			return false;
		if (cp != first || (k = match_words(words + at, left - at, part)) == 0)
			continue;
		letter(words + at + k, left - at - k, &next);
		if (!edge || at == 0 || next == 0)
			return true;
	}
}

/* Does a heading begin here: at the start, after a blank or the end of a sentence? */
static bool
may_start(const char *s, size_t at)
{
	static const char *const before[] = { " ", "　", "\xC2\xA0", "。", "）", "”", "；" };

	for (size_t i = 0; i < ARRAY_LEN(before); i++) {
		size_t n = strlen(before[i]);

		if (at >= n && memcmp(s + at - n, before[i], n) == 0)
			return true;
	}
	return at == 0;
}

/* Bytes of （三） before s[at], 0 if something else stands there. */
static size_t
brackets_before(const char *s, size_t at)
{
	static const char *const open[] = { "（", "(" }, *const close[] = { "）", ")" };
	uint32_t cp;

	for (size_t i = 0; i < ARRAY_LEN(open); i++) {
		size_t from = strlen(open[i]), to = strlen(close[i]), n = from + 3 + to;

		if (at < n || memcmp(s + at - n, open[i], from) != 0 ||
		    memcmp(s + at - to, close[i], to) != 0)
			continue;
		text_decode(s + at - n + from, 3, &cp);
		return char_is(cp, CHAR_HAN_DIGIT) ? n : 0;
	}
	return 0;
}

/* Bytes of 三、 before s[at], 0 if something else stands there. */
static size_t
ordinal_before(const char *s, size_t at)
{
	static const char mark[] = "、";
	size_t n = strlen(mark);
	uint32_t cp;

	if (at < 2 * n || memcmp(s + at - n, mark, n) != 0)
		return 0;
	text_decode(s + at - 2 * n, n, &cp);
	return char_is(cp, CHAR_HAN_DIGIT) ? 2 * n : 0;
}

/* The words of a heading and its ordinal, whatever that is, as long as its own or in
 * brackets; where they begin in s[from .. n), NULL if nowhere. */
static const char *
find_inline(const char *heading, const char *s, size_t n, size_t from, bool brackets)
{
	size_t own = ordinal_before(heading, strlen("一、"));
	const char *words = heading + own, *at = s + from;

	for (; (at = memmem(at, n - (size_t)(at - s), words, strlen(words))) != NULL; at++) {
		size_t here = (size_t)(at - s), len = 0;

		if (brackets)
			len = brackets_before(s, here);
		else if (own > 0)
			len = ordinal_before(s, here);
		if ((brackets ? len > 0 : len == own) && here >= from + len &&
		    may_start(s, here - len))
			return at - len;
	}
	return NULL;
}

/* （一）主动公开政府信息情况 … （二）收到和处理…: brackets number the sections where
 * none but the first has an ordinal of its own; else they number parts of a section. */
static bool
in_brackets(const struct form *f, const char *s, size_t n)
{
	for (int i = 1; i < f->nsection; i++)
		if (find_inline(f->section[i].heading, s, n, 0, false) != NULL)
			return false;
	return true;
}

size_t
match_inline(const struct intake *in, const char *s, size_t n, size_t from, int *section,
    size_t *len)
{
	size_t best = n;
	bool all = in_brackets(in->form, s, n);

	for (int i = 0; i < in->form->nsection; i++) {
		const char *heading = in->form->section[i].heading;
		size_t own = ordinal_before(heading, strlen("一、"));

		for (int brackets = 0; brackets < 1 + all; brackets++) {
			const char *at = find_inline(heading, s, n, from, brackets != 0);
			const char *words;

			if (at == NULL || (size_t)(at - s) >= best)
				continue;
			best = (size_t)(at - s);
			words = memmem(at, n - best, heading + own, strlen(heading + own));
			*section = i;
			*len = (size_t)(words - at) + strlen(heading + own);
		}
	}
	return best;
}

/* ---- ordinals ---- */

/* Bytes of blanks at s, within its line. */
static size_t
blanks(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);

	return text_span(s, end != NULL ? (size_t)(end - s) : n, CHAR_EMPTY);
}

/* 1..9 of a Chinese numeral, 壹 too, -1..-9 of a figure, 0 of anything else. */
static int
numeral(uint32_t cp)
{
	static const uint32_t formal[] = { 0x58F9, 0x8D30, 0x53C1, 0x8086, 0x4F0D, 0x9646 };
	int v = char_digit(cp);

	for (int i = 0; i < (int)ARRAY_LEN(formal); i++)	/* 壹贰叁肆伍陆 */
		if (cp == formal[i])
			return i + 1;
	return v < 1 || v > 9 ? 0 : char_is(cp, CHAR_HAN_DIGIT) ? v : -v;
}

/* Code point after blanks and bookmarks; *at is moved behind it. */
static uint32_t
visible(const char *s, size_t n, size_t *at)
{
	uint32_t cp;
	const char *close;

	while (*at < n && s[*at] != '\n') {
		if (s[*at] == '[' && n - *at > 10 &&
		    memcmp(s + *at, "[bookmark:", 10) == 0 &&
		    (close = memchr(s + *at, ']', n - *at)) != NULL) {
			*at = (size_t)(close - s) + 1;
			continue;
		}
		*at += text_decode(s + *at, n - *at, &cp);
		cp = text_fold_cp(cp);
		if (cp != ' ' && cp != 0xA0 && text_cp_width(cp) > 0)
			return cp;
	}
	return 0;
}

/* Bytes of 一、 1. 第一部分 （一） at the start, 0 without.  *number: the first of
 * them; *level 2 for brackets. */
static size_t
ordinal(const char *s, size_t n, int *number, int *level)
{
	size_t at = 0, end;
	uint32_t cp = visible(s, n, &at);
	bool part = cp == 0x7B2C;		/* 第 */

	*level = 1;
	if (cp == '(') {
		*level = 2;
		cp = visible(s, n, &at);
	} else if (part)
		cp = visible(s, n, &at);
	if ((*number = numeral(cp)) == 0)
		return 0;
	end = at;
	cp = visible(s, n, &end);
	if (*level == 2)
		return cp == ')' ? end : 0;
	if (part) {
		if (cp == 0x90E8 && visible(s, n, &end) == 0x5206)	/* 部分 */
			return end;
		return cp == 0x7AE0 || cp == 0x8282 ? end : 0;		/* 章 节 */
	}
	if (cp == 0x3001 || cp == '.' || cp == ',' || cp == ':' || cp == '/')
		return end;
	return blanks(s + at, n - at) > 0 ? at : 0;
}

/* A bullet of a symbol font, which a converter made a letter: l六、 Ø六、 ●六、 */
static size_t
bullet(const char *s, size_t n)
{
	static const uint32_t bullets[] = {
		'l', 'n', 'u', 'p', 'q', 'v', 0xD8, 0xFC, 0x25CF, 0x25C6, 0x25A0, 0xB7,
	};
	size_t at = 0, next;
	uint32_t cp = visible(s, n, &at);

	for (size_t i = 0; i < ARRAY_LEN(bullets); i++) {
		next = at;
		if (cp == bullets[i] && char_is(visible(s, n, &next), CHAR_HAN_DIGIT))
			return at;
	}
	return 0;
}

int
match_ordinal(const char *s, size_t n)
{
	size_t skip = bullet(s, n);
	int number, level;

	if (ordinal(s + skip, n - skip, &number, &level) == 0 || level != 1)
		return 0;
	return number < 0 ? -number : number;
}

/* ---- the words ---- */

static bool
begins(const char *words, uint32_t first)
{
	uint32_t cp;

	letter(words, strlen(words), &cp);
	return cp == first;
}

/* The heading that s begins with, word for word: section, *end after it; or -1. */
static int
exact(const struct form *f, const char *s, size_t n, size_t *end)
{
	int found = -1;
	uint32_t first;
	size_t at;

	*end = 0;
	letter(s, n, &first);
	for (int i = 0; i < f->nsection; i++) {
		const char *heading = f->section[i].heading;
		int number, level;

		heading += ordinal(heading, strlen(heading), &number, &level);
		if (begins(heading, first) && (at = match_words(s, n, heading)) > *end) {
			*end = at;
			found = i;
		}
	}
	for (int i = 0; i < f->nsection; i++)
		for (int k = 0; k < f->section[i].nalias; k++) {
			const char *alias = f->section[i].alias[k];

			if (begins(alias, first) && (at = match_words(s, n, alias)) > *end) {
				*end = at;
				found = i;
			}
		}
	return found;
}

static int
points(const char *s, size_t n, uint32_t *cp, int max)
{
	size_t at = 0;
	int k = 0;

	while (k < max) {
		at += letter(s + at, n - at, &cp[k]);
		if (cp[k] == 0)
			break;
		k++;
	}
	return k;
}

/* A row of a table is more like it than any section. */
static bool
is_row_label(const struct form *f, const uint32_t *cp, int ncp, int score)
{
	uint32_t own[LABEL_MAX];

	for (int i = 0; i < f->nblock; i++)
		for (int k = 0; k < f->block[i].nrowitem; k++) {
			const char *label = f->block[i].row[k].label;
			int number, level;

			label += ordinal(label, strlen(label), &number, &level);
			if (label_likeness(cp, ncp, own,
			    points(label, strlen(label), own, LABEL_MAX)) > score)
				return true;
		}
	return false;
}

#define TOPIC_WORD	32		/* letters of a word */

static bool
has(const uint32_t *cp, int n, const char *word, size_t len)
{
	uint32_t own[TOPIC_WORD];
	int k = points(word, len, own, TOPIC_WORD);

	for (int i = 0; i + k <= n; i++)
		if (memcmp(cp + i, own, (size_t)k * sizeof *own) == 0)
			return true;
	return false;
}

/* Bytes of the blank at s: words of a form file are parted by either kind. */
static size_t
blank_at(const char *s)
{
	return *s == ' ' ? 1 : strncmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

/* The first "most" words of a 主题 line? */
static bool
has_words(const uint32_t *cp, int n, const char *topic, int most)
{
	size_t len = strlen(topic);

	for (size_t at = 0, end; at < len && most > 0; at = end, most--) {
		while (at < len && blank_at(topic + at) > 0)
			at += blank_at(topic + at);
		for (end = at; end < len && blank_at(topic + end) == 0; end++)
			continue;
		if (!has(cp, n, topic + at, end - at))
			return false;
	}
	return true;
}

/* By what it speaks of, or by its letters; only for lines with an ordinal.  "strict":
 * by its letters, and nearly all of them. */
static int
alike(const struct form *f, const uint32_t *cp, int ncp, int number, bool strict)
{
	uint32_t own[LABEL_MAX];
	int best = 0, found = -1, score;

	for (int i = 0; i < f->nsection; i++) {
		const char *heading = f->section[i].heading;
		int first, level;

		heading += ordinal(heading, strlen(heading), &first, &level);
		score = label_likeness(cp, ncp, own,
		    points(heading, strlen(heading), own, LABEL_MAX));
		if (score > best) {
			best = score;
			found = i;
		}
	}
	if (best >= ALIKE && best < ALIKE_SURE && !strict) {
		bool named = best >= ALIKE_NUMBER && number == found + 1;

		for (int k = 0; k < f->section[found].ntopic && !named; k++)
			named = has_words(cp, ncp, f->section[found].topic[k], 1);
		if (named)
			best = ALIKE_SURE;
	}
	if (best >= ALIKE_SURE)
		return is_row_label(f, cp, ncp, best) ? -1 : found;
	if (number < 0)			/* 1. 2. 3. number anything */
		return -1;
	for (int i = 0; i < f->nsection; i++)
		for (int k = 0; k < f->section[i].ntopic; k++)
			if (has_words(cp, ncp, f->section[i].topic[k], INT_MAX))
				return is_row_label(f, cp, ncp, ALIKE_NUMBER) ? -1 : i;
	return -1;
}

/* Where the text begins that follows a heading on its line; SIZE_MAX when what
 * follows shows that it is none. */
static size_t
after(const char *s, size_t n, size_t at, bool numbered)
{
	size_t from, next = at, len;
	uint32_t cp;

	if (at >= n || s[at] == '\n')
		return at < n ? at + 1 : n;
	cp = visible(s, n, &next);
	if (cp == 0)
		return next < n ? next + 1 : n;
	if (cp == ':' || cp == '.' || (numbered && cp == '-')) {
		do {				/* ：—— */
			from = next;
			cp = visible(s, n, &next);
		} while (cp == ':' || cp == '.' || cp == '-');
		return cp == 0 ? (next < n ? next + 1 : n) : from;
	}
	/* "一、总体情况 2023年，…": a blank, brackets or a figure end it as well */
	len = blanks(s + at, n - at);
	return cp == '(' || (numbered && ((cp >= '0' && cp <= '9') || len > 0)) ?
	    at + len : SIZE_MAX;
}

int
match_bracketed(const struct intake *in, const char *s, size_t n, size_t *rest)
{
	int number, level, found;
	size_t at = ordinal(s, n, &number, &level), end;

	*rest = n;
	if (at == 0 || level != 2 || number < 0)
		return -1;
	found = exact(in->form, s + at, n - at, &end);
	end = found >= 0 ? after(s, n, at + end, true) : SIZE_MAX;
	if (end == SIZE_MAX)
		return -1;
	*rest = end;
	return found;
}

int
match_heading(const struct intake *in, const char *s, size_t n, size_t *rest)
{
	uint32_t cp[HEADING_CHARS + 1];
	size_t at = 0, len, end;
	int commas = 0, number = 0, level = 1, found, ncp;

	if (rest != NULL)
		*rest = n;
	at = bullet(s, n);
	for (int i = 0; i < 3; i++) {		/* 二、二、 and 一、（一） */
		int own, first;

		len = ordinal(s + at, n - at, &own, &first);
		if (len == 0)
			break;
		if (i == 0) {
			number = own;
			level = first;
		}
		at += len;
	}
	if (level == 2)
		return -1;
	found = exact(in->form, s + at, n - at, &end);
	if (found < 0 && number == 0) {		/* 一总体情况 */
		len = 0;
		if (numeral(visible(s, n, &len)) != 0)
			found = exact(in->form, s + len, n - len, &end);
		if (found >= 0)
			at = len;
	}
	if (found >= 0) {
		end = after(s, n, at + end, number != 0);
		if (end != SIZE_MAX) {
			if (rest != NULL)
				*rest = end;
			return found;
		}
	}
	if (number == 0)
		return -1;
	/* Up to the end of the line or a colon. */
	for (end = at; end < n && s[end] != '\n' && s[end] != ':'; end += len) {
		uint32_t c;

		len = text_decode(s + end, n - end, &c);
		if (c == 0xFF1A)
			break;
		if (c == 0x3002 || c == 0xFF1B || c == ';' ||
		    end - at > HEADING_CHARS * 4)
			return -1;
		commas += c == 0xFF0C || c == ',';
	}
	ncp = points(s + at, end - at, cp, HEADING_CHARS + 1);
	if (ncp < 2 || ncp > HEADING_CHARS || commas > 1)	/* a sentence */
		return -1;
	found = alike(in->form, cp, ncp, number, commas > 0 || number < 0);
	if (found >= 0 && rest != NULL) {
		end = after(s, n, end, true);
		*rest = end != SIZE_MAX ? end : n;
	}
	return found;
}
