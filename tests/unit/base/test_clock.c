/*
 * Time, user, host and random names.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"

Test(clock, forms)
{
	char t[CLOCK_TEXT], a[37], b[37], who[64];
	int v[7];

	clock_utc(NULL, t);
	cr_assert_eq(strlen(t), CLOCK_TEXT - 1);
	cr_assert_eq(t[10], 'T');
	cr_assert_eq(t[23], 'Z');
	cr_assert_eq(sscanf(t, "%d-%d-%dT%d:%d:%d.%dZ", &v[0], &v[1], &v[2], &v[3], &v[4],
	    &v[5], &v[6]), 7, "%s", t);
	cr_assert(v[0] >= 2024 && v[1] >= 1 && v[1] <= 12 && v[3] < 24 && v[6] < 1000);
	clock_uuid(a);
	clock_uuid(b);
	cr_assert_eq(strlen(a), 36);
	cr_assert_eq(a[14], '4');
	cr_assert(strchr("89ab", a[19]) != NULL);
	cr_assert_str_neq(a, b);
	clock_user(who, sizeof(who));
	cr_assert_neq(who[0], '\0');
	clock_host(who, sizeof(who));
	cr_assert_neq(who[0], '\0');
}

/* A name that does not fit is cut, never run over; without USER the system knows. */
Test(clock, user)
{
	char who[4] = "xyz", long_name[64];

	setenv("USER", "wangxiaoming", 1);
	clock_user(who, sizeof(who));
	cr_assert_str_eq(who, "wan");
	setenv("USER", "王小明", 1);		/* no half characters */
	clock_user(who, sizeof(who));
	cr_assert_str_eq(who, "王");
	setenv("USER", "w\x1b[2J\xCD\xF5", 1);
	clock_user(long_name, sizeof(long_name));
	cr_assert_str_eq(long_name, "w?[2J??");
	unsetenv("USER");
	setenv("LOGNAME", "li", 1);
	clock_user(long_name, sizeof(long_name));
	cr_assert_str_eq(long_name, "li");
	unsetenv("LOGNAME");
	clock_user(long_name, sizeof(long_name));
	cr_assert_neq(long_name[0], '\0');
	clock_host(who, 2);
	cr_assert_eq(who[1], '\0');
}

/* One local time for every screen and list, and a day that the calendar has. */
Test(clock, local)
{
	static const char *const good[] = { "2026-01-31", "2024-02-29", "2000-02-29" };
	static const char *const bad[] = {
		"2025-13-45", "2026-02-31", "2025-02-29", "1900-02-29", "2026-00-10",
		"2026-01-00", "2026-1-1", "2026-01-01 ", "", "20260101"
	};
	struct buf b = BUF_INIT;
	char t[CLOCK_TEXT];

	setenv("TZ", "CST-8", 1);
	tzset();
	clock_local(&b, "2025-12-31T20:30:05.000Z");
	cr_assert_str_eq(buf_cstr(&b), "2026-01-01 04:30");
	cr_assert_str_eq(clock_local_time("2025-12-31T20:30:05.000Z", t), "04:30:05");
	cr_assert_str_eq(clock_local_time("today", t), "");
	buf_reset(&b);
	clock_local(&b, "today");
	cr_assert_str_eq(buf_cstr(&b), "today");
	buf_release(&b);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		cr_assert(clock_is_date(good[i]), "%s", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_assert_not(clock_is_date(bad[i]), "%s", bad[i]);
}

/* Days are those of the calendar on the wall, not spans of 24 hours. */
Test(clock, days_between)
{
	static const struct { const char *tz, *utc, *now; int days; } t[] = {
		{ "CST-8", "2026-01-14T08:40:00.000Z", "2026-01-15T04:58:09.000Z", 1 },
		{ "CST-8", "2026-01-14T15:59:59.000Z", "2026-01-14T16:00:00.000Z", 1 },
		{ "CST-8", "2026-01-14T16:00:00.000Z", "2026-01-15T15:59:59.000Z", 0 },
		{ "UTC0", "2026-01-14T16:00:00.000Z", "2026-01-15T15:59:59.000Z", 1 },
		{ "CST-8", "2024-02-28T04:00:00.000Z", "2024-03-01T04:00:00.000Z", 2 },
		{ "CST-8", "2025-12-31T04:00:00.000Z", "2026-01-01T04:00:00.000Z", 1 },
		/* a day of 23 hours is a day */
		{ "CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-28T12:00:00.000Z",
		    "2026-03-29T12:00:00.000Z", 1 },
		{ "CST-8", "2026-01-16T04:00:00.000Z", "2026-01-15T04:00:00.000Z", -1 },
		{ "CST-8", "yesterday", "2026-01-15T04:00:00.000Z", -1 },
		{ "CST-8", NULL, "2026-01-15T04:00:00.000Z", -1 },
	};
	size_t i;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		setenv("TZ", t[i].tz, 1);
		tzset();
		cr_expect_eq(clock_days(t[i].utc, t[i].now), t[i].days, "%zu: %d", i,
		    clock_days(t[i].utc, t[i].now));
	}
}
