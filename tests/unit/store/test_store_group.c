/*
 * Groups of imports: one commit, parts that fail alone, nothing before the commit,
 * and an error of the file that takes all of them.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(store_group, .init = kit_init, .fini = fini);

static const unsigned char sha[SHA256_SIZE] = { 1 };

static void
see(const char *sql, const char *want)
{
	char *got = kit_query(sql);

	cr_assert_not_null(got, "%s", sql);
	cr_assert_str_eq(got, want, "%s", sql);
	free(got);
}

/* Import a report of one figure. */
static bool
import(struct store *s, const char *form, const char *name, const char *figure,
    bool replace, struct diag *d)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct agency a;
	struct report *r;
	bool ok;

	agency_init(&a);
	a.name = mem_strdup(name);
	r = report_new(forms_find(&store_forms, form), &a, 2021);
	agency_release(&a);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), figure, ORIGIN_IMPORT);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	ok = store_import(s, r, &list, replace, "f.json", "json", NULL, sha, d);
	report_free(r);
	change_list_release(&list);
	return ok;
}

/* Others see nothing before the commit and all of it afterwards. */
Test(store_group, one_commit)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r;
	char value[64];

	cr_assert(store_begin_group(s, NULL));
	cr_assert(import(s, "2021", "甲县", "1", false, NULL));
	cr_assert(import(s, "2019", "乙县", "2", false, NULL));
	see("SELECT count(*) FROM report", "0");
	r = store_load(s, "乙县", 2021, NULL);		/* we do see it */
	cr_assert_not_null(r);
	cr_assert_str_eq(fix_cell(r, "3:1:A", value), "2");
	cr_assert(store_counts(s, r, &(struct report_open){ 1, 2, 4, 0, 0 }, 3));
	report_free(r);
	cr_assert(store_commit_group(s, NULL));
	see("SELECT count(*) FROM report", "2");
	see("SELECT n_hint FROM report WHERE n_error=1", "3");
	see("SELECT group_concat(kind) FROM event", "create,new,import,new,import");
	cr_assert(store_verify_file(s, NULL));
	/* Afterwards everything is as usual. */
	cr_assert(import(s, "2021", "丙县", "3", false, NULL));
	see("SELECT count(*) FROM report", "3");
	store_close(s);
}

/* A part that fails leaves nothing: no agency, no form, no event, no hash. */
Test(store_group, a_part_fails_alone)
{
	struct store *s = kit_open(STORE_CREATE);
	struct diag d;

	diag_init(&d);
	cr_assert(import(s, "2021", "甲县", "1", false, NULL));
	store_close(s);
	s = kit_open(STORE_WRITE);
	/* The part is refused after its agency, report, form and changes went in. */
	kit_sql("CREATE TRIGGER stop BEFORE INSERT ON source WHEN NEW.file='f.json'"
	    " AND (SELECT count(*) FROM agency WHERE name='坏县') > 0"
	    " BEGIN SELECT raise(ABORT, 'stop'); END", false);
	cr_assert(store_begin_group(s, NULL));
	cr_assert(import(s, "2021", "乙县", "2", false, NULL));
	cr_assert_not(import(s, "2019", "坏县", "3", false, &d));
	cr_assert_eq(diag_status(&d), 6);
	cr_assert_not(import(s, "2021", "甲县", "4", false, &d));
	cr_assert(diag_has(&d, MSG_STORE_EXISTS_IMPORT));
	cr_assert(import(s, "2021", "甲县", "5", true, NULL));
	cr_assert(import(s, "2021", "丙县", "6", false, NULL));
	cr_assert(store_commit_group(s, NULL));
	see("SELECT group_concat(name) FROM (SELECT name FROM agency ORDER BY id)",
	    "甲县,乙县,丙县");
	see("SELECT group_concat(code) FROM form", "2021");
	see("SELECT value_e6 FROM figures WHERE agency='甲县' AND cell='3:1:A'", "5000000");
	see("SELECT group_concat(kind) FROM event",
	    "create,new,import,new,import,import,new,import");
	cr_assert(store_verify_file(s, NULL));
	kit_sql("DROP TRIGGER stop", false);
	cr_assert(import(s, "2019", "坏县", "3", false, NULL), "its form can be stored now");
	cr_assert(store_verify_file(s, NULL));
	diag_release(&d);
	store_close(s);
}

/* An error that rolls the transaction back takes the group, and says so each time. */
Test(store_group, lost)
{
	struct store *s = kit_open(STORE_CREATE);
	struct diag d;

	diag_init(&d);
	cr_assert(import(s, "2021", "甲县", "1", false, NULL));
	cr_assert(store_begin_group(s, NULL));
	cr_assert(import(s, "2021", "乙县", "2", false, NULL));
	cr_assert_eq(sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	cr_assert_not(import(s, "2021", "丙县", "3", false, &d));
	cr_assert(diag_has(&d, MSG_STORE_LOST));
	diag_reset(&d);
	cr_assert_not(store_commit_group(s, &d));
	cr_assert(diag_has(&d, MSG_STORE_GROUP_LOST));
	cr_assert_eq(diag_status(&d), 6);
	see("SELECT group_concat(name) FROM agency", "甲县");
	cr_assert(store_begin_group(s, NULL));
	cr_assert(import(s, "2021", "乙县", "2", false, NULL));
	cr_assert(store_commit_group(s, NULL));
	see("SELECT count(*) FROM report", "2");
	cr_assert(store_verify_file(s, NULL));
	diag_release(&d);
	store_close(s);
}

/* Without a group too: what comes after the rollback is not stored by itself. */
Test(store_group, lost_alone)
{
	struct store *s = kit_open(STORE_CREATE);
	struct diag d;

	diag_init(&d);
	for (int write = 0; write < 2; write++) {
		cr_assert(db_begin(s, NULL));
		cr_assert_eq(sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
		if (write)
			cr_assert_not(store_set_setting(s, "x", "1", NULL));
		diag_reset(&d);
		cr_assert_not(db_finish(s, true, &d));
		cr_assert(diag_has(&d, MSG_STORE_LOST));
	}
	see("SELECT count(*) FROM setting WHERE key='x'", "0");
	cr_assert(store_set_setting(s, "x", "1", NULL), "and then all is well again");
	diag_release(&d);
	store_close(s);
}

/* The file has another name by now: the commit would go nowhere. */
Test(store_group, moved)
{
	struct store *s = kit_open(STORE_CREATE);
	struct diag d;
	char away[96];

	diag_init(&d);
	snprintf(away, sizeof(away), "%s-away", kit_path);
	cr_assert(store_begin_group(s, NULL));
	cr_assert(import(s, "2021", "乙县", "2", false, NULL));
	cr_assert_eq(rename(kit_path, away), 0);
	cr_assert_not(store_commit_group(s, &d));
	cr_assert(diag_has(&d, MSG_STORE_MOVED));
	cr_assert_eq(rename(away, kit_path), 0);
	see("SELECT count(*) FROM report", "0");
	diag_release(&d);
	store_close(s);
}

/* Leases are taken and dropped within a group too. */
Test(store_group, leases)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2021);
	char *holder;

	cr_assert(store_begin_group(s, NULL));
	cr_assert(store_lease_take(s, r->id, &holder, NULL));
	cr_assert(store_commit_group(s, NULL));
	see("SELECT count(*) FROM lease", "1");
	cr_assert(store_begin_group(s, NULL));
	store_lease_drop(s, r->id);
	cr_assert(store_commit_group(s, NULL));
	see("SELECT count(*) FROM lease", "0");
	report_free(r);
	store_close(s);
}
