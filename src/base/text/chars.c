/*
 * chars.c - the table of characters, and what is read off it.
 *
 * (1) Rows are in ascending order and do not overlap: the search is a bisection.
 * (2) No function here depends on the locale.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"

#define BLANK		CHAR_BLANK
#define ENDS_LINE	(CHAR_BLANK | CHAR_LINE)
#define HIDDEN		CHAR_INVISIBLE
#define HAN		CHAR_HAN_DIGIT
#define CLAUSE		CHAR_CLAUSE
#define SENTENCE	(CHAR_CLAUSE | CHAR_SENTENCE)

static const struct {
	uint32_t	 first, last;
	unsigned	 classes;
} table[] = {
	{ 0x00, 0x08, HIDDEN },
	{ 0x09, 0x09, BLANK },
	{ 0x0A, 0x0D, ENDS_LINE },
	{ 0x0E, 0x1F, HIDDEN },
	{ ' ', ' ', BLANK },
	{ '!', '!', SENTENCE },
	{ ',', ',', CLAUSE },
	{ '0', '9', CHAR_DIGIT },
	{ ':', ':', CLAUSE },
	{ ';', ';', SENTENCE },
	{ '?', '?', SENTENCE },
	{ 0x7F, 0x84, HIDDEN },
	{ 0x85, 0x85, ENDS_LINE },	/* NEL */
	{ 0x86, 0x9F, HIDDEN },
	{ 0xA0, 0xA0, BLANK },		/* NBSP */
	{ 0xAD, 0xAD, HIDDEN },		/* soft hyphen */
	{ 0x034F, 0x034F, HIDDEN },
	{ 0x061C, 0x061C, HIDDEN },
	{ 0x115F, 0x1160, HIDDEN },	/* Hangul fillers */
	{ 0x1680, 0x1680, BLANK },
	{ 0x180E, 0x180E, HIDDEN },
	{ 0x2000, 0x200A, BLANK },	/* EN SPACE .. HAIR SPACE */
	{ 0x200B, 0x200F, HIDDEN },	/* zero-width space, joiners, LRM, RLM */
	{ 0x2028, 0x2029, ENDS_LINE },
	{ 0x202A, 0x202E, HIDDEN },
	{ 0x202F, 0x202F, BLANK },
	{ 0x205F, 0x205F, BLANK },
	{ 0x2060, 0x206F, HIDDEN },
	{ 0x3000, 0x3000, BLANK },	/* the ideographic space */
	{ 0x3001, 0x3001, CLAUSE },	/* 、 */
	{ 0x3002, 0x3002, SENTENCE },	/* 。 */
	{ 0x3007, 0x3007, HAN },	/* 〇 */
	{ 0x3164, 0x3164, HIDDEN },
	{ 0x4E00, 0x4E00, HAN },	/* 一 */
	{ 0x4E03, 0x4E03, HAN },	/* 七 */
	{ 0x4E09, 0x4E09, HAN },	/* 三 */
	{ 0x4E5D, 0x4E5D, HAN },	/* 九 */
	{ 0x4E8C, 0x4E8C, HAN },	/* 二 */
	{ 0x4E94, 0x4E94, HAN },	/* 五 */
	{ 0x516B, 0x516B, HAN },	/* 八 */
	{ 0x516D, 0x516D, HAN },	/* 六 */
	{ 0x5341, 0x5341, HAN },	/* 十 */
	{ 0x56DB, 0x56DB, HAN },	/* 四 */
	{ 0x96F6, 0x96F6, HAN },	/* 零 */
	{ 0xFE00, 0xFE0F, HIDDEN },	/* variation selectors */
	{ 0xFEFF, 0xFEFF, HIDDEN },	/* byte order mark */
	{ 0xFF01, 0xFF01, SENTENCE },
	{ 0xFF0C, 0xFF0C, CLAUSE },
	{ 0xFF10, 0xFF19, CHAR_DIGIT },
	{ 0xFF1A, 0xFF1A, CLAUSE },
	{ 0xFF1B, 0xFF1B, SENTENCE },
	{ 0xFF1F, 0xFF1F, SENTENCE },
	{ 0xFF61, 0xFF61, SENTENCE },	/* half-width 。 */
	{ 0xFF64, 0xFF64, CLAUSE },	/* half-width 、 */
	{ 0xFFA0, 0xFFA0, HIDDEN },
	{ 0xFFF9, 0xFFFB, HIDDEN },	/* interlinear annotation */
	{ 0xE0000, 0xE01EF, HIDDEN },	/* tags, variation selectors */
};

/* 〇 has the value of 零. */
static const uint32_t han[] = {
	0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
	0x5341
};

unsigned
char_classes(uint32_t cp)
{
	size_t low = 0, high = ARRAY_LEN(table);

	/* What texts are made of, without a search: most of Chinese lies between 四 and 零. */
	if ((cp > '?' && cp < 0x7F) || (cp > 0x56DB && cp < 0x96F6))
		return 0;
	if (cp >= '0' && cp <= '9')
		return CHAR_DIGIT;
	if (cp == ' ')
		return BLANK;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (cp > table[mid].last)
			low = mid + 1;
		else if (cp < table[mid].first)
			high = mid;
		else
			return table[mid].classes;
	}
	return 0;
}

bool
char_is(uint32_t cp, unsigned classes)
{
	return (char_classes(cp) & classes) != 0;
}

int
char_digit(uint32_t cp)
{
	unsigned classes = char_classes(cp);

	if (classes & CHAR_DIGIT)
		return (int)(cp - (cp > 0xFF ? 0xFF10 : '0'));
	if (classes & CHAR_HAN_DIGIT)
		for (int i = 0; i < (int)ARRAY_LEN(han); i++)
			if (cp == han[i])
				return i;
	return cp == 0x3007 ? 0 : -1;
}

/* ---- runs ---- */

size_t
text_span(const char *s, size_t n, unsigned classes)
{
	size_t at = 0, len;
	uint32_t cp;

	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (!char_is(cp, classes))
			break;
	}
	return at;
}

bool
text_blankn(const char *s, size_t n)
{
	return text_span(s, n, CHAR_EMPTY) == n;
}

bool
text_blank(const char *s)
{
	return s == NULL || text_blankn(s, strlen(s));
}

void
text_trim(const char **s, size_t *n, unsigned classes)
{
	size_t at = text_span(*s, *n, classes), keep;
	uint32_t cp;

	*s += at;
	*n -= at;
	/* Not text_prev(): an invisible mark would go with the character before it. */
	for (; *n > 0; *n = keep) {
		for (keep = *n - 1; keep > 0 && ((unsigned char)(*s)[keep] & 0xC0) == 0x80;)
			keep--;
		if (keep + text_decode(*s + keep, *n - keep, &cp) != *n ||
		    !char_is(cp, classes))
			break;
	}
}

/* ---- ordinals ---- */

struct reading {
	const char	*s;
	size_t		 n, at;		/* at: behind the code point looked at */
	size_t		 before;	/* behind the one before it */
	uint32_t	 cp;		/* 0 at the end */
	bool		 blank;		/* a blank was passed on the way to it */
};

/* The next character that is not empty; a line end is one that is. */
static void
step(struct reading *r)
{
	unsigned classes;

	r->before = r->at;
	r->blank = false;
	for (;;) {
		if (r->at >= r->n) {
			r->cp = 0;
			return;
		}
		r->at += text_decode(r->s + r->at, r->n - r->at, &r->cp);
		classes = char_classes(r->cp);
		if (!(classes & CHAR_EMPTY) || (classes & CHAR_LINE))
			return;
		r->blank |= (classes & CHAR_BLANK) != 0;
	}
}

/* 十二 is 12, 二十 20, 12 is 12; 0 if it is no number of at most three digits. */
static int
number(struct reading *r, bool *chinese)
{
	int value = 0, digits = 0, d;

	*chinese = char_is(r->cp, CHAR_HAN_DIGIT);
	for (; (d = char_digit(r->cp)) >= 0 &&
	    char_is(r->cp, CHAR_HAN_DIGIT) == *chinese; step(r)) {
		if (++digits > 3)
			return 0;
		if (d < 10)
			value = *chinese && value % 10 == 0 ? value + d : value * 10 + d;
		else
			value = value == 0 ? 10 : value * 10;
	}
	return value;
}

static bool
found(struct ordinal *o, enum ordinal_kind kind, const struct reading *r)
{
	o->kind = kind;
	o->length = r->at;
	return true;
}

bool
text_ordinal(const char *s, size_t n, struct ordinal *o)
{
	struct reading r = { .s = s, .n = n };
	bool bracket, part;

	*o = (struct ordinal){ .kind = ORDINAL_NONE };
	step(&r);
	if (r.cp >= 0x2460 && r.cp <= 0x2473) {
		o->number = (int)(r.cp - 0x2460) + 1;
		return found(o, ORDINAL_CIRCLE, &r);
	}
	bracket = r.cp == '(' || r.cp == 0xFF08;
	part = r.cp == 0x7B2C;			/* 第 */
	if (bracket || part)
		step(&r);
	if ((o->number = number(&r, &o->han)) == 0)
		return false;
	o->mark = r.cp;
	if (bracket)
		return (r.cp == ')' || r.cp == 0xFF09) && found(o, ORDINAL_BRACKET, &r);
	if (part) {
		if (r.cp == 0x90E8)		/* 部分 */
			step(&r);
		return (r.cp == 0x5206 || r.cp == 0x7AE0 || r.cp == 0x8282) && /* 章 节 */
		    found(o, ORDINAL_PART, &r);
	}
	switch (r.cp) {
	case '.': case ',': case ':': case '/':
	case 0x3001: case 0x3002: case 0xFF0C: case 0xFF0E: case 0xFF1A:
		return found(o, ORDINAL_PLAIN, &r);
	default:
		if (!r.blank)
			return false;
		o->mark = ' ';			/* 一 总体情况 */
		r.at = r.before;
		return found(o, ORDINAL_PLAIN, &r);
	}
}
