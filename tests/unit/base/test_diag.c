/*
 * Lists of messages: exit status, place, what is kept.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"

Test(diag, status_and_place)
{
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	diag_error(NULL, DIAG_DATA, MSG_FILE_MISSING, "x", NULL);
	cr_assert_eq(diag_status(&d), 0);
	diag_warn(&d, MSG_FILE_MISSING, "w", NULL);
	cr_assert_eq(diag_status(&d), 0, "a warning is no failure");
	diag_error(&d, DIAG_REFUSED, MSG_FILE_MISSING, "a", NULL);
	cr_assert_eq(diag_status(&d), 1);
	diag_error(&d, DIAG_LOCKED, MSG_FILE_MISSING, "a", NULL);
	cr_assert_eq(diag_status(&d), 4);
	d.file = "x.form";
	diag_error_at(&d, 7, MSG_FILE_IS_DIR, "d", NULL);
	cr_assert_eq(diag_status(&d), 6);
	diag_error(&d, DIAG_USAGE, MSG_FILE_MISSING, "a", NULL);
	cr_assert_eq(diag_status(&d), 2);
	cr_assert_eq(d.nerror, 4);
	cr_assert(diag_has(&d, MSG_FILE_IS_DIR));
	cr_assert_not(diag_has(&d, MSG_FILE_FULL));
	diag_format(&b, &d.item[3], LANG_EN);
	cr_assert_str_eq(buf_cstr(&b), "x.form:7: d is a folder; name a file");
	buf_release(&b);
	diag_release(&d);
}

/* The list keeps copies: what was passed in may go. */
Test(diag, owns_its_strings)
{
	char file[] = "a.form", arg[] = "old";
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	d.file = file;
	diag_note(&d, MSG_FILE_MISSING, arg, NULL);
	strcpy(file, "b");
	strcpy(arg, "new");
	diag_format(&b, &d.item[0], LANG_EN);
	cr_assert_str_eq(buf_cstr(&b),
	    "a.form: no such file: old; check the name and the path");
	cr_assert_eq(d.item[0].level, DIAG_NOTE);
	cr_assert_eq(d.nerror, 0);
	diag_reset(&d);
	cr_assert_eq(d.n, 0);
	for (int i = 0; i < 100; i++)
		diag_warn_at(&d, i, MSG_FILE_IS_DIR, "1", "2", "3", "4", "5", "6", "7",
		    NULL);
	cr_assert_eq(d.n, 100);
	cr_assert_eq(d.item[99].line, 99);
	cr_assert_eq(d.item[99].narg, DIAG_ARGS);
	buf_release(&b);
	diag_release(&d);
}

/* USAGE over DATA over TERMINAL over LOCKED over REFUSED, in any order. */
Test(diag, each_pair_of_kinds)
{
	static const struct { enum diag_kind kind; int status; } t[] = {
		{ DIAG_USAGE, 2 }, { DIAG_DATA, 6 }, { DIAG_TERMINAL, 5 },
		{ DIAG_LOCKED, 4 },
		{ DIAG_REFUSED, 1 }
	};
	struct diag d;

	for (int i = 0; i < 5; i++)
		for (int k = 0; k < 5; k++) {
			diag_init(&d);
			diag_error(&d, t[i].kind, MSG_FILE_FULL, "x", NULL);
			diag_error(&d, t[k].kind, MSG_FILE_FULL, "x", NULL);
			cr_assert_eq(diag_status(&d), t[i < k ? i : k].status, "%d %d", i,
			    k);
			diag_release(&d);
		}
}
