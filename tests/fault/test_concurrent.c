/*
 * Several processes on one database: on one report the second of two is told,
 * and nobody's figure is overwritten; on reports of their own all get their turn.
 */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/faultkit.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

#define WRITERS	8
#define SAVES	15

TestSuite(concurrent, .init = fault_init, .fini = fault_fini);

/* Add 1 to 3:1:A, loading anew after each conflict, "saves" times. */
static int
add_ones(int saves)
{
	struct store *s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor,
	    NULL);
	struct report *r = NULL;
	char set[40];
	struct diag d;
	int cell;

	diag_init(&d);
	if (s == NULL)
		return 101;
	while (saves > 0) {
		if (r == NULL)
			r = store_load(s, "甲县某局", 2025, &d);
		if (r == NULL)
			return 102;
		cell = form_cell_find(r->form, "3:1:A");
		snprintf(set, sizeof(set), "3:1:A=%lld",
		    (long long)(r->cell[cell].value / NUM_ONE + 1));
		if (kit_save(s, r, set, &d)) {
			saves--;
			continue;
		}
		if (!diag_has(&d, MSG_STORE_CONFLICT))
			return 103;
		diag_reset(&d);
		report_free(r);
		r = NULL;
	}
	report_free(r);
	store_close(s);
	diag_release(&d);
	return 0;
}

static void
wait_all(const pid_t *child, int n)
{
	int status;

	for (int i = 0; i < n; i++) {
		cr_assert_eq(waitpid(child[i], &status, 0), child[i]);
		cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "writer %d: %d",
		    i, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	}
}

Test(concurrent, one_report)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	pid_t child[4];
	char got[64];

	report_free(r);
	store_close(s);
	for (int i = 0; i < 4; i++)
		if ((child[i] = fork()) == 0)
			_exit(add_ones(SAVES));
	wait_all(child, 4);
	s = kit_open(STORE_WRITE);
	r = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_not_null(r);
	snprintf(got, sizeof(got), "%lld",
	    (long long)(r->cell[form_cell_find(r->form, "3:1:A")].value / NUM_ONE));
	cr_assert_str_eq(got, "60", "every addition counts");
	cr_assert_eq(r->seq, 4 * SAVES);
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	store_close(s);
}

/* One writer: an agency of its own, its saves, none refused. */
static int
write_own(int i)
{
	struct store *s = store_open(kit_path, STORE_CREATE, &store_forms, &fix_actor,
	    NULL);
	struct report *r = NULL;
	struct agency a;
	char name[32], set[40];
	int k;

	if (s == NULL)
		return 101;
	agency_init(&a);
	snprintf(name, sizeof(name), "第%d号机关", i);
	a.name = mem_strdup(name);
	r = store_create(s, &a, 2025, forms_find(&store_forms, "2021"), NULL);
	for (k = 1; r != NULL && k <= SAVES; k++) {
		snprintf(set, sizeof(set), "3:1:A=%d", k);
		if (!kit_save(s, r, set, NULL))
			return 103;
	}
	if (r == NULL)
		return 102;
	report_free(r);
	agency_release(&a);
	store_close(s);
	return 0;
}

/* Eight at once, from a database that none of them finds: one makes it. */
Test(concurrent, eight_writers)
{
	struct store *s;
	struct store_info info;
	pid_t child[WRITERS];

	for (int i = 0; i < WRITERS; i++)
		if ((child[i] = fork()) == 0)
			_exit(write_own(i));
	wait_all(child, WRITERS);
	s = kit_open(STORE_WRITE);
	cr_assert(store_info(s, &info, NULL));
	cr_assert_eq(info.reports, WRITERS);
	cr_assert_eq(info.changes, WRITERS * SAVES);
	cr_assert(store_verify_file(s, NULL));
	store_close(s);
	cr_assert(fault_clean(), "something is left of the making");
}

/* Somebody holds the file and does not let go: said after some seconds, with the
 * status for it; reading goes on, and the same list goes through afterwards. */
Test(concurrent, held)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025), *back;
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	struct diag d;
	sqlite3 *db;

	diag_init(&d);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "5", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, touched, NULL));
	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	cr_assert_not(store_save(s, r, &list, touched, &d));
	cr_assert(diag_has(&d, MSG_STORE_BUSY), "%s", msg_name(d.item[0].code));
	cr_assert_eq(diag_status(&d), 4);
	back = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_not_null(back);
	report_free(back);
	cr_assert_eq(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	cr_assert(store_save(s, r, &list, touched, NULL));
	cr_assert(store_verify_file(s, NULL));
	change_list_release(&list);
	report_free(r);
	diag_release(&d);
	store_close(s);
}

/* The same in the middle of taking a report out of the bin: nothing is half done. */
Test(concurrent, held_bin)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025), *back;
	struct diag d;
	sqlite3 *db;
	char *before, *after, *got;

	diag_init(&d);
	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	before = fix_image(r);
	cr_assert(store_delete(s, r, NULL));
	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	cr_assert_not(store_undelete(s, r->id, &d));
	cr_assert(diag_has(&d, MSG_STORE_BUSY), "%s", msg_name(d.item[0].code));
	cr_assert_eq(diag_status(&d), 4);
	cr_assert_eq(sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	got = kit_query("SELECT (SELECT count(*) FROM report)||(SELECT count(*) FROM bin)");
	cr_assert_str_eq(got, "01");
	free(got);
	cr_assert(store_undelete(s, r->id, NULL));
	back = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_not_null(back);
	after = fix_image(back);
	cr_assert_str_eq(before, after);
	cr_assert(store_verify_file(s, NULL));
	free(before);
	free(after);
	report_free(back);
	report_free(r);
	diag_release(&d);
	store_close(s);
}
