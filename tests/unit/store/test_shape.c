/*
 * A file with tables, triggers or views that the program did not make is not opened, and
 * a value of a type that its column cannot have is damage, never a figure.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/diag.h"
#include "base/msg.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/report.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(shape, .init = kit_init, .fini = fini);

static void
fill(void)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);

	cr_assert(kit_save(s, r, "3:1:A=5 2.8:1:A=3", NULL));
	report_free(r);
	store_close(s);
}

/* What is said of it, when it is not opened; MSG_NONE: it is. */
static enum msg
opening(enum store_mode mode)
{
	struct diag d;
	struct store *s;
	enum msg m = MSG_NONE;

	diag_init(&d);
	s = store_open(kit_path, mode, &store_forms, &fix_actor, &d);
	if (s == NULL) {
		cr_assert_gt(d.n, 0);
		cr_assert_eq(diag_status(&d), 6);
		m = (enum msg)d.item[0].code;
	}
	store_close(s);
	diag_release(&d);
	return m;
}

/* Each is done and taken back; in between nobody opens the file, to read or to write. */
Test(shape, foreign_and_altered)
{
	static const struct { const char *sql, *back; enum msg want; } t[] = {
		{ "CREATE TRIGGER x AFTER UPDATE ON cell BEGIN UPDATE cell SET value=0; END",
		  "DROP TRIGGER x", MSG_STORE_SHAPE_FOREIGN },
		{ "CREATE TRIGGER x INSTEAD OF INSERT ON figures BEGIN SELECT 1; END",
		  "DROP TRIGGER x", MSG_STORE_SHAPE_FOREIGN },
		{ "CREATE TABLE x (y)", "DROP TABLE x", MSG_STORE_SHAPE_FOREIGN },
		{ "CREATE VIEW x AS SELECT 1", "DROP VIEW x", MSG_STORE_SHAPE_FOREIGN },
		{ "CREATE INDEX x ON cell(value)", "DROP INDEX x", MSG_STORE_SHAPE_FOREIGN },
		{ "DROP TRIGGER event_kept", "CREATE TRIGGER event_kept BEFORE DELETE ON event"
		  " BEGIN SELECT RAISE(ABORT,'event is append only'); END",
		  MSG_STORE_SHAPE_MISSING },
		{ "DROP INDEX report_year", "CREATE INDEX report_year ON report(year)",
		  MSG_STORE_SHAPE_MISSING },
		{ "DROP TRIGGER change_fixed; CREATE TRIGGER change_fixed BEFORE UPDATE ON change"
		  " BEGIN SELECT 1; END", "DROP TRIGGER change_fixed; CREATE TRIGGER change_fixed"
		  " BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT,'change is append only'); END",
		  MSG_STORE_SHAPE_CHANGED },
		{ "ALTER TABLE cell ADD COLUMN x", NULL, MSG_STORE_SHAPE_CHANGED },
	};

	fill();
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		cr_assert_eq(opening(STORE_READ), MSG_NONE, "before %s", t[i].sql);
		kit_sql(t[i].sql, false);
		cr_assert_eq(opening(STORE_READ), t[i].want, "%s", t[i].sql);
		cr_assert_eq(opening(STORE_WRITE), t[i].want, "%s", t[i].sql);
		if (t[i].back != NULL)
			kit_sql(t[i].back, false);
	}
}

/* Blanks, comments and what ANALYZE keeps are no fault. */
Test(shape, words_are_compared)
{
	fill();
	kit_sql("ANALYZE", false);
	kit_sql("DROP INDEX report_year; CREATE INDEX  report_year -- of the list\n ON report"
	    "( year )", false);
	kit_sql("DROP TRIGGER event_kept; CREATE TRIGGER event_kept BEFORE DELETE ON event\n"
	    "BEGIN\n SELECT RAISE(ABORT,'event is append only');\nEND", false);
	cr_assert_eq(opening(STORE_WRITE), MSG_NONE);
	kit_sql("DROP TRIGGER event_kept; CREATE TRIGGER event_kept BEFORE DELETE ON event\n"
	    "BEGIN SELECT RAISE(ABORT,'event  is append only'); END", false);
	cr_assert_eq(opening(STORE_WRITE), MSG_STORE_SHAPE_CHANGED, "blanks within quotes");
}

/* Past the CHECKs, as damage and other programs write. */
Test(shape, types)
{
	static const struct { const char *sql; enum msg want; } t[] = {
		{ "UPDATE cell SET value='abc'", MSG_STORE_TYPE },
		{ "UPDATE cell SET value=1.5", MSG_STORE_TYPE },
		{ "UPDATE cell SET raw=X'00'", MSG_STORE_TYPE },
		{ "UPDATE cell SET origin=X'6B'", MSG_STORE_TYPE },
		{ "UPDATE report SET fee='x'", MSG_STORE_TYPE },
		{ "UPDATE report SET head='x'", MSG_STORE_TYPE },
		{ "UPDATE report SET state='gone'", MSG_STORE_DAMAGED },
		{ "INSERT INTO text (report,section,body) VALUES (1,'t1',X'41')", MSG_STORE_TYPE },
		{ "INSERT INTO text (report,section,body) VALUES (1,'t1',"
		  "printf('%.*c',4194305,'x'))", MSG_STORE_LONG },
		{ "INSERT INTO note VALUES (1,'',X'41','a','b')", MSG_STORE_TYPE },
	};
	char sql[400];
	struct store *s;
	struct report *r;
	struct diag d;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		diag_init(&d);
		fill();
		snprintf(sql, sizeof(sql), "PRAGMA ignore_check_constraints=ON; %s", t[i].sql);
		kit_sql(sql, false);
		s = kit_open(STORE_READ);
		r = store_load(s, "甲县某局", 2025, &d);
		cr_assert_null(r, "%s", t[i].sql);
		cr_assert(diag_has(&d, t[i].want), "%s: %s", t[i].sql, msg_name(d.item[0].code));
		cr_assert_eq(diag_status(&d), 6);
		store_close(s);
		diag_release(&d);
		unlink(kit_path);
	}
}
