/*
 * Time, user, host and random names.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "clock.h"

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
