/*
 * wrap.c - breaking Chinese paragraphs into lines of so many columns.
 *
 * A line may break between two characters unless the second must not begin a
 * line, the first must not end one, or both belong to one Latin word or number.
 *
 * It is one pass, whatever the text: the last place where a break was allowed is
 * kept, and nothing is looked at twice.  Invariants:
 *  (1) The lines follow one another without a gap and without an overlap.
 *  (2) Every line fits, but for blanks (and marks on them) that hang over its end.
 *  (3) No line but the last is empty, however narrow the columns.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/linebreak.h"
#include "base/text.h"

/* Closing punctuation and units of a figure: must not begin a line. */
bool
text_no_start(uint32_t cp)
{
	switch (cp) {
	case 0xFF0C: case 0x3002: case 0x3001: case 0xFF1B: /* ，。、； */
	case 0xFF1A: case 0xFF1F: case 0xFF01: case 0xFF0E: /* ：？！． */
	case 0xFF61: case 0xFF64: case 0xFF09: case 0x300B: /* ｡､）》 */
	case 0x3009: case 0x300D: case 0x300F: case 0x3011: /* 〉」』】 */
	case 0x3015: case 0x3017: case 0xFF3D: case 0xFF5D: /* 〕〗］｝ */
	case 0x201D: case 0x2019: case 0x2026: case 0x2014: /* ”’…— */
	case 0x2015: case 0xFF5E: case 0xB7:   case 0x30FB: /* ―～·・ */
	case 0xFF05: case 0x2030: case 0x2103: case 0xB0:   /* ％‰℃° */
	case ',': case '.': case ';': case ':': case '?': case '!':
	case ')': case ']': case '}': case '>': case '%':
		return true;
	default:
		return false;
	}
}

/* Opening punctuation and signs before a figure: must not end a line. */
static bool
no_end(uint32_t cp)
{
	switch (cp) {
	case 0xFF08: case 0x300A: case 0x3008: case 0x300C: /* （《〈「 */
	case 0x300E: case 0x3010: case 0x3014: case 0x3016: /* 『【〔〖 */
	case 0xFF3B: case 0xFF5B: case 0x201C: case 0x2018: /* ［｛“‘ */
	case 0xFFE5: case 0xA5:   case '$':		    /* ￥¥$ */
	case '(': case '[': case '{': case '<':
		return true;
	default:
		return false;
	}
}

static bool
digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

static bool
word(uint32_t cp)
{
	return digit(cp) || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    cp == '.' || cp == '-' || cp == '_' || cp == '/' || cp == '@' || cp == '%' ||
	    (cp >= 0xC0 && cp < 0x250 && cp != 0xD7 && cp != 0xF7);
}

bool
text_may_break(uint32_t a, uint32_t b, uint32_t c)
{
	/* Blanks hang over the end of a line; marks stay with their base. */
	if (c == ' ' || text_no_start(c) || no_end(b) || text_cp_width(c) == 0)
		return false;
	if ((b == ',' || b == ':') && digit(a) && digit(c))	/* 1,234 12:30 */
		return false;
	return !(word(b) && word(c));
}

/* The last character before a byte that has a width; 0: there is none. */
static uint32_t
character_before(const char *s, size_t n, size_t at)
{
	uint32_t cp = 0;

	while (at > 0) {
		at = text_prev(s, n, at);
		(void)text_decode(s + at, n - at, &cp);
		if (text_cp_width(cp) > 0)
			return cp;
	}
	return 0;
}

void
text_wrap_from(const char *s, size_t n, size_t from, int columns,
    bool (*line)(void *, size_t, size_t), void *ctx)
{
	uint32_t	 cp, last = character_before(s, n, from), before = 0;
	size_t		 at = from, brk = from, k;
	int		 w, used = 0, brk_used = 0;

	if (columns < 2)			/* or no wide character would ever fit */
		columns = 2;
	while (at < n) {
		k = text_decode(s + at, n - at, &cp);
		w = text_cp_width(cp) > 0 ? text_cp_width(cp) : 0;
		if (at > from && text_may_break(before, last, cp)) {
			brk = at;
			brk_used = used;
		}
		while (w > 0 && used + w > columns && cp != ' ' && at > from) {
			if (brk <= from) {	/* nowhere: cut where it is full */
				brk = at;
				brk_used = used;
			}
			if (!line(ctx, from, brk))
				return;
			from = brk;
			used -= brk_used;	/* what is carried to the new line */
		}
		used += w;
		at += k;
		if (w > 0) {
			before = last;
			last = cp;
		}
	}
	(void)line(ctx, from, n);
}

struct each {
	void		(*line)(void *, size_t, size_t);
	void		*ctx;
};

static bool
each_line(void *ctx, size_t from, size_t to)
{
	const struct each *e = ctx;

	e->line(e->ctx, from, to);
	return true;
}

void
text_wrap(const char *s, size_t n, int columns, void (*line)(void *, size_t, size_t),
    void *ctx)
{
	struct each e = { line, ctx };

	text_wrap_from(s, n, 0, columns, each_line, &e);
}
