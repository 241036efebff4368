/*
 * xlsx_date.c - dates of a sheet, which are counts of days with a format.
 *
 * Left as a number, the day a report was signed on would stand in its text as a
 * figure.  Times of day are not shown.
 *
 * Must never touch a number whose format is not sure to be a date.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "import/xlsx/xlsx.h"

#define FIRST		61		/* 1 March 1900; before it the count is wrong */
#define LAST		2958465		/* 31 December 9999 */
#define OFFSET_1904	1462
#define ERA		146097		/* days of 400 years */
/* Day 0, 30 December 1899, counted from 1 March of the year 0. */
#define EPOCH		693899

/* Letters outside quotes, brackets and escapes. */
enum xlsx_date
xlsx_date_format(const char *code)
{
	bool year = false, month = false, day = false;

	for (const char *s = code; *s != '\0'; s++) {
		switch (*s) {
		case '"':
		case '[':
			s = strchr(s + 1, *s == '[' ? ']' : '"');
			if (s == NULL)
				return XLSX_NO_DATE;
			break;
		case '\\':
			if (s[1] != '\0')
				s++;
			break;
		case 'y':
		case 'Y':
			year = true;
			break;
		case 'm':
		case 'M':
			month = true;
			break;
		case 'd':
		case 'D':
			day = true;
			break;
		}
	}
	if (!month || (!year && !day))
		return XLSX_NO_DATE;
	return !year ? XLSX_MONTH_DAY : day ? XLSX_DAY : XLSX_MONTH;
}

/* Whole days; -1 when it is no such number. */
static int
whole_days(const char *s, size_t n)
{
	int days = 0;
	size_t i = 0;

	for (; i < n && s[i] >= '0' && s[i] <= '9' && days <= LAST; i++)
		days = days * 10 + (s[i] - '0');
	if (i == 0 || (i < n && s[i] != '.'))
		return -1;
	while (++i < n)
		if (s[i] < '0' || s[i] > '9')
			return -1;
	return days;
}

void
xlsx_date(struct buf *b, const char *s, size_t n, enum xlsx_date date, bool since1904)
{
	int days = whole_days(s, n), year, month, day;

	if (since1904 && days >= 0)
		days += OFFSET_1904;
	if (date == XLSX_NO_DATE || days < FIRST || days > LAST) {
		xlsx_number(b, s, n);
		return;
	}
	/* Years begin in March here, so that the odd day is the last one. */
	days += EPOCH;
	year = days / ERA * 400;
	days %= ERA;
	day = days - days / 1460 + days / 36524 - days / 146096;
	year += day / 365;
	day = days - (day / 365 * 365 + day / 365 / 4 - day / 365 / 100);
	month = (5 * day + 2) / 153;
	day -= (153 * month + 2) / 5;
	month += month < 10 ? 3 : -9;
	if (date != XLSX_MONTH_DAY)
		buf_printf(b, "%d年", year + (month <= 2));
	buf_printf(b, "%d月", month);
	if (date != XLSX_MONTH)
		buf_printf(b, "%d日", day + 1);
}
