/*
 * storekit.c - see storekit.h.
 */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

struct forms store_forms;
char kit_dir[64];
char kit_path[80];

void
kit_init(void)
{
	memset(&store_forms, 0, sizeof(store_forms));
	cr_assert(forms_load(&store_forms, NULL, NULL));
	snprintf(kit_dir, sizeof(kit_dir), "/tmp/nianbao-test-XXXXXX");
	cr_assert_not_null(mkdtemp(kit_dir));
	snprintf(kit_path, sizeof(kit_path), "%s/t.db", kit_dir);
}

void
kit_fini(void)
{
	static const char *const tail[] = {
		"", "-wal", "-shm", "-lease", "-journal", ".copy", ".before-1", ".before-2",
		".before-3", ".before-4"
	};
	char name[128];

	for (size_t i = 0; i < sizeof(tail) / sizeof(tail[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", kit_path, tail[i]);
		unlink(name);
	}
	rmdir(kit_dir);
	forms_release(&store_forms);
}

struct store *
kit_open(enum store_mode mode)
{
	struct diag d;
	struct store *s;

	diag_init(&d);
	s = store_open(kit_path, mode, &store_forms, &fix_actor, &d);
	cr_assert_not_null(s, "%s", d.n > 0 ? msg_name(d.item[0].code) : "");
	diag_release(&d);
	return s;
}

struct report *
kit_create(struct store *s, int year)
{
	struct agency a;
	struct report *r;
	struct diag d;

	diag_init(&d);
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = store_create(s, &a, year, forms_for_year(&store_forms, year), &d);
	cr_assert_not_null(r, "%s", d.n > 0 ? msg_name(d.item[0].code) : "");
	agency_release(&a);
	diag_release(&d);
	return r;
}

bool
kit_save(struct store *s, struct report *r, const char *sets, struct diag *d)
{
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t *touched = mem_array(BIT_WORDS(r->form->ncell), sizeof(*touched));
	char *copy = mem_strdup(sets), *save = NULL, *t, *eq;
	bool ok;

	for (t = strtok_r(copy, " ", &save); t != NULL; t = strtok_r(NULL, " ", &save)) {
		eq = strchr(t, '=');
		*eq = '\0';
		change_cell(&list, r, form_cell_find(r->form, t), eq + 1, ORIGIN_KEY);
	}
	cr_assert(report_apply(r, &list, &fix_actor, touched, d));
	ok = store_save(s, r, &list, touched, d);
	change_list_release(&list);
	free(touched);
	free(copy);
	return ok;
}

void
kit_sql(const char *sql, bool without_triggers)
{
	sqlite3 *db;
	char *why = NULL;

	char *back = NULL;

	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	if (without_triggers) {
		back = kit_query("SELECT group_concat(sql,';') FROM sqlite_master"
		    " WHERE type='trigger'");
		sqlite3_exec(db, "DROP TRIGGER change_fixed; DROP TRIGGER change_kept;"
		    " DROP TRIGGER event_fixed; DROP TRIGGER event_kept", NULL, NULL, NULL);
	}
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &why), SQLITE_OK, "%s: %s", sql,
	    why != NULL ? why : "");
	/* A file that lacks them would not be opened. */
	if (back != NULL)
		cr_assert_eq(sqlite3_exec(db, back, NULL, NULL, NULL), SQLITE_OK);
	free(back);
	sqlite3_close(db);
}

char *
kit_query(const char *sql)
{
	sqlite3_stmt *q;
	sqlite3 *db;
	char *out = NULL;

	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK, "%s: %s", sql,
	    sqlite3_errmsg(db));
	if (sqlite3_step(q) == SQLITE_ROW)
		out = mem_strdup((const char *)sqlite3_column_text(q, 0));
	sqlite3_finalize(q);
	sqlite3_close(db);
	return out;
}
