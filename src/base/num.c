/*
 * num.c - exact figures: parsing, printing, checked arithmetic.
 *
 * Parsing walks the code points folded to ASCII, so that full-width figures
 * from an input method read like plain ones.  It guesses nothing: what could be
 * read in two ways (1,2) is no figure.  Every step is checked before it is taken,
 * so INT64_MIN reads and prints like any other and nothing overflows.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/num.h"
#include "base/text.h"

/* The text between blanks, folded to ASCII; -1 when it is too long or holds
 * anything that is no part of a figure. */
static int
fold_figure(char *dst, int room, const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0;
	int		 len = 0;
	bool		 gap = false;

	while (at < n) {
		at += text_decode(s + at, n - at, &cp);
		cp = cp == 0xA0 ? ' ' : text_fold_cp(cp);
		if (cp == '\t' || cp == '\r' || cp == '\n')
			cp = ' ';
		if (cp == ' ') {
			gap = len != 0;
			continue;
		}
		/* A blank may stand around a figure, not in it. */
		if (gap || cp >= 0x80 || len == room)
			return -1;
		dst[len++] = (char)cp;
	}
	return len;
}

enum num_error
num_parse(const char *s, size_t n, int64_t *out)
{
	char		 t[64];
	int		 len = fold_figure(t, sizeof(t), s, n), i = 0;
	int		 group = -1, whole = 0, decimals = 0;
	bool		 minus = false;
	uint64_t	 v = 0, limit = (uint64_t)INT64_MAX;

	if (len == 0)
		return NUM_EMPTY;
	if (len < 0)
		return NUM_SYNTAX;
	if (t[i] == '-' || t[i] == '+')
		minus = t[i++] == '-';
	limit += minus;				/* there is one negative more */
	for (; i < len && t[i] != '.'; i++) {
		if (t[i] == ',') {
			/* 1 to 3 digits before the first comma, 3 between. */
			if (group < 0 ? whole == 0 || whole > 3 : group != 3)
				return NUM_SYNTAX;
			group = 0;
			continue;
		}
		if (t[i] < '0' || t[i] > '9')
			return NUM_SYNTAX;
		whole++;
		group += group >= 0;
		if (v > (limit - (uint64_t)(t[i] - '0')) / 10)
			return NUM_RANGE;
		v = v * 10 + (uint64_t)(t[i] - '0');
	}
	if (group >= 0 && group != 3)
		return NUM_SYNTAX;
	if (i < len)				/* the point */
		for (i++; i < len; i++) {
			if (t[i] < '0' || t[i] > '9')
				return NUM_SYNTAX;
			/* Noughts beyond the last place change nothing. */
			if (decimals == NUM_DECIMALS) {
				if (t[i] != '0')
					return NUM_DIGITS;
				continue;
			}
			decimals++;
			if (v > (limit - (uint64_t)(t[i] - '0')) / 10)
				return NUM_RANGE;
			v = v * 10 + (uint64_t)(t[i] - '0');
		}
	if (whole == 0)				/* ".5", "-", "." */
		return NUM_SYNTAX;
	for (; decimals < NUM_DECIMALS; decimals++) {
		if (v > limit / 10)
			return NUM_RANGE;
		v *= 10;
	}
	*out = minus ? (int64_t)(0 - v) : (int64_t)v;
	return NUM_OK;
}

/* ---- Chinese numerals ---- */

#define HAN_CHARS	16	/* of the longest below 10^8, and one more */

/* 0 < v < 10000 as it is spelled out; inner: something stands before it. */
static int
spell_group(uint32_t *dst, int v, bool inner)
{
	static const uint32_t digit[] = {
		0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
		0x4E5D
	};
	static const uint32_t unit[] = { 0x5343, 0x767E, 0x5341, 0 };	/* 千百十 */
	bool gap = inner && v < 1000;
	int n = 0, by = 1000;

	for (int i = 0; i < 4; i++, by /= 10) {
		int d = v / by % 10;

		if (d == 0) {
			gap |= n > 0;
			continue;
		}
		if (gap)
			dst[n++] = digit[0];
		gap = false;
		if (by != 10 || d > 1 || n > 0 || inner)	/* 十二, 一百一十二 */
			dst[n++] = digit[d];
		if (unit[i] != 0)
			dst[n++] = unit[i];
	}
	return n;
}

static int
spell(uint32_t *dst, int v)
{
	int n = 0;

	if (v == 0)
		dst[n++] = 0x96F6;				/* 零 */
	if (v >= 10000) {
		n = spell_group(dst, v / 10000, false);
		dst[n++] = 0x4E07;				/* 万 */
	}
	if (v % 10000 > 0)
		n += spell_group(dst + n, v % 10000, n > 0);
	return n;
}

/* What its characters say, right or not. */
static int
add_up(const uint32_t *s, int n)
{
	int total = 0, part = 0, digit = 0;

	for (int i = 0; i < n; i++) {
		int unit = s[i] == 0x5341 ? 10 : s[i] == 0x767E ? 100 :
		    s[i] == 0x5343 ? 1000 : 0;

		if (s[i] == 0x4E07) {
			total = (part + digit) * 10000;
			part = digit = 0;
		} else if (unit > 0) {
			part += (digit > 0 ? digit : 1) * unit;
			digit = 0;
		} else {
			digit = char_digit(s[i]);
		}
	}
	return total + part + digit;
}

enum num_error
num_parse_han(const char *s, size_t n, int64_t *out)
{
	uint32_t cp, read[HAN_CHARS], proper[2 * HAN_CHARS];
	int len = 0, v;

	text_trim(&s, &n, CHAR_EMPTY);
	if (n == 0)
		return NUM_EMPTY;
	for (size_t at = 0; at < n;) {
		at += text_decode(s + at, n - at, &cp);
		if (cp == 0x3007)				/* 〇 */
			cp = 0x96F6;
		if (cp == 0x4E24)				/* 两: 二 */
			cp = 0x4E8C;
		if (len == HAN_CHARS || (!char_is(cp, CHAR_HAN_DIGIT) &&
		    cp != 0x767E && cp != 0x5343 && cp != 0x4E07))
			return NUM_SYNTAX;
		read[len++] = cp;
	}
	v = add_up(read, len);
	if (v < 0 || v >= 100000000 || spell(proper, v) != len ||
	    memcmp(read, proper, (size_t)len * sizeof *read) != 0)
		return NUM_SYNTAX;
	*out = v * NUM_ONE;
	return NUM_OK;
}

static char *
print(char dst[NUM_TEXT], int64_t v, bool grouped)
{
	uint64_t	 u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	uint64_t	 whole = u / NUM_ONE, part = u % NUM_ONE;
	char		 t[NUM_TEXT], *p = t + sizeof(t);	/* filled backwards */
	int		 k, digits = NUM_DECIMALS;

	*--p = '\0';
	if (part != 0) {
		for (; part % 10 == 0; part /= 10)
			digits--;
		for (k = 0; k < digits; k++, part /= 10)
			*--p = (char)('0' + part % 10);
		*--p = '.';
	}
	k = 0;
	do {
		if (grouped && k != 0 && k % 3 == 0)
			*--p = ',';
		k++;
		*--p = (char)('0' + whole % 10);
	} while ((whole /= 10) != 0);
	if (v < 0)
		*--p = '-';
	return memcpy(dst, p, (size_t)(t + sizeof(t) - p));
}

char *
num_print(char dst[NUM_TEXT], int64_t v)
{
	return print(dst, v, false);
}

char *
num_print_grouped(char dst[NUM_TEXT], int64_t v)
{
	return print(dst, v, true);
}

bool
num_add(int64_t *sum, int64_t v)
{
	int64_t	 r;

	if (__builtin_add_overflow(*sum, v, &r))
		return false;
	*sum = r;
	return true;
}

bool
num_mul(int64_t *v, int64_t factor)
{
	int64_t	 r;

	if (__builtin_mul_overflow(*v, factor, &r))
		return false;
	*v = r;
	return true;
}

bool
num_whole(int64_t v)
{
	return v % NUM_ONE == 0;
}

int
num_decimals(int64_t v)
{
	int64_t	 part = v % NUM_ONE;
	int	 n = NUM_DECIMALS;

	if (part == 0)
		return 0;
	for (; part % 10 == 0; part /= 10)
		n--;
	return n;
}
