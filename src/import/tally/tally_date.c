/*
 * tally_date.c - days as offices write them in a register.
 *
 *   2025年3月5日  2025-03-05  2025/3/5  2025.3.5  20250305  二〇二五年三月五日
 *   2025-03-05 14:30  45721 (a day counted by a spreadsheet, in a sheet only)
 *
 * Must never guess a day: 3/5/2025, 25.3.5, 3月5日 and two days in one cell are none.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/clock.h"
#include "base/text.h"
#include "import/tally/tally_parts.h"

#define YEAR_MIN	1990
#define YEAR_MAX	2100
#define SERIAL_MIN	32874		/* 1 January 1990 */
#define SERIAL_MAX	73414		/* 31 December 2100 */

bool
tally_nothing(const char *s)
{
	static const char *const strokes[] = { "/", "-", "--", "—", "——", "无", "\\" };
	const char *p = s;
	size_t n;

	if (text_blank(s))
		return true;
	n = strlen(s);
	text_trim(&p, &n, CHAR_EMPTY);
	for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++)
		if (strlen(strokes[i]) == n && memcmp(p, strokes[i], n) == 0)
			return true;
	return false;
}

/* The digits at *s, ASCII or Chinese; at most "most" of them. */
static bool
digits(const char **s, int most, int *value)
{
	const char *end = *s + strlen(*s);
	int n = 0, v = 0, d;
	uint32_t cp;

	while (n < most && *s < end) {
		size_t k = text_decode(*s, (size_t)(end - *s), &cp);

		d = char_digit(cp);
		if (d < 0 || d > 9)
			break;
		v = v * 10 + d;
		*s += k;
		n++;
	}
	*value = v;
	return n > 0;
}

/* 三 十 十二 二十 三十一, or digits. */
static bool
small(const char **s, int *value)
{
	static const char ten[] = "十";
	int tens = 0, ones = 0;
	bool before = digits(s, 2, &tens);

	if (strncmp(*s, ten, sizeof ten - 1) != 0) {
		*value = tens;
		return before;
	}
	*s += sizeof ten - 1;
	digits(s, 1, &ones);
	*value = (before ? tens : 1) * 10 + ones;
	return !before || tens < 10;
}

static bool
skip(const char **s, const char *what)
{
	size_t n = strlen(what);

	while (**s == ' ')
		++*s;
	if (strncmp(*s, what, n) != 0)
		return false;
	*s += n;
	while (**s == ' ')
		++*s;
	return true;
}

/* A time of day, or nothing. */
static bool
time_of_day(const char *s)
{
	int n = 0;

	if (*s == 'T')
		s++;
	for (; *s != '\0'; s++) {
		if (*s >= '0' && *s <= '9')
			n++;
		else if (strchr(" :.Z", *s) == NULL)
			return false;
	}
	return n <= 9;
}

static bool
real_day(int year, int month, int day, int *out)
{
	char text[40];

	if (year < YEAR_MIN || year > YEAR_MAX)
		return false;
	snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
	*out = year * 10000 + month * 100 + day;
	return clock_is_date(text);
}

/* Parted by 年 and 月, by - or / or a point: the same both times. */
static bool
written_day(const char *s, int *out)
{
	static const char *const part[][2] = {
		{ "年", "月" }, { "-", "-" }, { "/", "/" }, { ".", "." }
	};
	const char *from = s, *after;
	int year, month, day;
	size_t i = 0, n;

	if (!digits(&s, 4, &year) || text_length(from, (size_t)(s - from)) != 4)
		return false;
	while (i < 4 && !skip(&s, part[i][0]))
		i++;
	if (i == 4 || !small(&s, &month) || !skip(&s, part[i][1]) || !small(&s, &day))
		return false;
	after = s;
	if (!skip(&s, "日") && !skip(&s, "号") && i == 0)
		return false;
	n = strlen(s);
	return (n == 0 || s != after || strchr(" T", *s) != NULL) && time_of_day(s) &&
	    real_day(year, month, day, out);
}

/* 30 December 1899 is day 0; half a day is noon. */
static bool
counted_day(const char *s, int *out)
{
	int days = 0, year = 1899, month = 12, day = 30;
	const char *p = s;
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	while (*p >= '0' && *p <= '9' && days <= SERIAL_MAX)
		days = days * 10 + (*p++ - '0');
	if (p - s != 5 || days < SERIAL_MIN || days > SERIAL_MAX || (*p != '\0' && *p != '.'))
		return false;
	for (p += *p == '.'; *p != '\0'; p++)
		if (*p < '0' || *p > '9')
			return false;
	year = 1900;
	month = 1;
	days -= 2;			/* day 2 is 1 January, counted by a leap year 1900 */
	for (;; year++) {
		int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

		if (days < 365 + leap) {
			for (month = 1; days >= length[month - 1] + (month == 2) * leap; month++)
				days -= length[month - 1] + (month == 2) * leap;
			break;
		}
		days -= 365 + leap;
	}
	day = days + 1;
	return real_day(year, month, day, out);
}

enum tally_day
tally_day(const char *text, bool serial, int *day)
{
	struct buf b = BUF_INIT;
	const char *s = text;
	size_t n = text != NULL ? strlen(text) : 0;
	bool told;
	int v;

	if (text_blank(text))
		return DAY_BLANK;
	text_trim(&s, &n, CHAR_EMPTY);
	text_fold(&b, s, n);
	s = buf_cstr(&b);
	told = written_day(s, day) || (serial && counted_day(s, day));
	if (!told && strlen(s) == 8 && strspn(s, "0123456789") == 8 && digits(&s, 8, &v))
		told = real_day(v / 10000, v / 100 % 100, v % 100, day);
	buf_release(&b);
	return told ? DAY_TOLD : DAY_BAD;
}
