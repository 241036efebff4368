/*
 * moved.c - last year's words for this year's report: prior_move_years().
 *
 *	2024年，比2023年多3件；2025年将     of a report of 2024, becomes
 *	2025年，比2024年多3件；2026年将     for 2025
 *
 * It is a proposal: which year the clerk means only he knows, so whoever shows the
 * text marks it until it is touched, and N507 judges what is left.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/text.h"
#include "report/prior.h"

#define YEAR_SIGN	0x5E74		/* 年 */
#define DIGITS		4

/* Four digits of one kind: 2024 ２０２４ 二〇二四. */
struct year {
	uint32_t	 cp[DIGITS];
	size_t		 len;		/* bytes */
	int		 value;
};

enum script { SCRIPT_NONE, SCRIPT_PLAIN, SCRIPT_WIDE, SCRIPT_HAN };

/* 二○二四 is often written with the circle for 〇. */
static int
digit_of(uint32_t cp)
{
	return cp == 0x25CB ? 0 : char_digit(cp);
}

static enum script
script_of(uint32_t cp)
{
	int d = digit_of(cp);

	if (d < 0 || d > 9)
		return SCRIPT_NONE;
	return cp < 0x80 ? SCRIPT_PLAIN : cp >= 0xFF10 ? SCRIPT_WIDE : SCRIPT_HAN;
}

static bool
read_year(const char *s, size_t n, struct year *y)
{
	enum script script = SCRIPT_NONE;
	uint32_t cp;
	size_t at = 0, len;

	y->value = 0;
	for (int i = 0; i < DIGITS; i++, at += len) {
		if (at >= n)
			return false;
		len = text_decode(s + at, n - at, &y->cp[i]);
		if (i == 0)
			script = script_of(y->cp[i]);
		if (script == SCRIPT_NONE || script_of(y->cp[i]) != script)
			return false;
		y->value = y->value * 10 + digit_of(y->cp[i]);
	}
	y->len = at;
	if (at >= n)
		return false;
	(void)text_decode(s + at, n - at, &cp);
	return script_of(cp) == SCRIPT_NONE;
}

/* 2024年; of a span, 2023-2024年 or 2023至2024年, the first as well. */
static bool
is_named(const char *s, size_t n)
{
	static const uint32_t between[] = {
		'-', '~', 0x2013, 0x2014, 0xFF0D, 0xFF5E, 0x81F3, 0x3001
	};
	struct year next;
	uint32_t cp;
	size_t len = text_decode(s, n, &cp), i;

	if (cp == YEAR_SIGN)
		return true;
	for (i = 0; i < sizeof between / sizeof *between && between[i] != cp; i++)
		continue;
	if (i == sizeof between / sizeof *between || !read_year(s + len, n - len, &next))
		return false;
	(void)text_decode(s + len + next.len, n - len - next.len, &cp);
	return cp == YEAR_SIGN;
}

static void
put_year(struct buf *b, const struct year *y, int value)
{
	static const uint32_t han[] = {
		0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D
	};
	int part = 1000;

	for (int i = 0; i < DIGITS; i++, part /= 10) {
		uint32_t was = y->cp[i];
		int d = value / part % 10;

		if (digit_of(was) == d)	/* also ○ and 零 stay as they are */
			buf_cp(b, was);
		else if (script_of(was) == SCRIPT_HAN)
			buf_cp(b, han[d]);
		else
			buf_cp(b, (script_of(was) == SCRIPT_WIDE ? 0xFF10u : '0') +
			    (uint32_t)d);
	}
}

void
prior_move_years(struct buf *b, const char *text, int from, int to)
{
	size_t n = strlen(text), at, len;
	bool digit = false;
	int depth = 0;
	struct year y;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(text + at, n - at, &cp);
		depth += cp == 0x300A;			/* 《》 */
		depth -= cp == 0x300B && depth > 0;
		if (cp == '\n')
			depth = 0;
		if (!digit && depth == 0 && read_year(text + at, n - at, &y) &&
		    y.value >= from - 1 && y.value <= from + 1 &&
		    is_named(text + at + y.len, n - at - y.len)) {
			put_year(b, &y, y.value + to - from);
			len = y.len;
		} else
			buf_add(b, text + at, len);
		digit = script_of(cp) != SCRIPT_NONE;
	}
}
