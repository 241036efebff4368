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
