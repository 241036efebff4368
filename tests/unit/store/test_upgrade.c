/*
 * Databases of every schema that was given out open and hold what they held; an
 * upgrade keeps a copy, makes each step whole, and says what it cannot do.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(upgrade, .init = kit_init, .fini = fini);

static void
see(const char *sql, const char *want)
{
	char *got = kit_query(sql);

	cr_assert_not_null(got, "%s", sql);
	cr_assert_str_eq(got, want, "%s", sql);
	free(got);
}

/* The dump of a database as version N wrote it. */
static void
restore(int schema)
{
	struct buf b = BUF_INIT;
	char path[64];

	snprintf(path, sizeof(path), "tests/upgrade/%d.sql", schema);
	cr_assert(file_read(&b, path, 0, NULL), "%s: run from the top of the tree", path);
	kit_sql(buf_cstr(&b), false);
	buf_release(&b);
}

/* What fixtures have besides from schema 2 on: an import, and three steps over it. */
static void
imported(struct store *s)
{
	struct report *r = store_load(s, "乙县某局", 2025, NULL);
	struct change_list list = CHANGE_LIST_INIT;
	char value[64];
	int undone = 0;

	cr_assert_not_null(r);
	cr_assert_str_eq(fix_cell(r, "3:1:A", value), "4");
	cr_assert_str_eq(fix_cell(r, "3:1:B1", value), "/");
	cr_assert_str_eq(fix_cell(r, "2.8:1:A", value), "251000元");
	cr_assert_str_eq(r->text[form_text_find(r->form, "t5")], "一些困难");
	cr_assert(r->text[form_text_find(r->form, "t1")] != NULL, "kept in its record only");
	cr_assert(store_history(s, r, NULL));
	while (report_undo(r, &list, &fix_actor, NULL)) {
		cr_assert(store_save(s, r, &list, NULL, NULL));
		undone++;
	}
	cr_assert_eq(undone, 4);
	cr_assert_str_eq(fix_cell(r, "3:1:A", value), "");
	cr_assert_null(r->text[form_text_find(r->form, "t1")]);
	while (report_redo(r, &list, &fix_actor, NULL))
		cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	report_free(r);
	r = store_load(s, "乙县某局", 2025, NULL);
	cr_assert_str_eq(fix_cell(r, "3:1:A", value), "4");
	cr_assert_str_eq(r->text[form_text_find(r->form, "t5")], "一些困难");
	report_free(r);
}

Test(upgrade, fixtures)
{
	for (int schema = 1; schema <= STORE_SCHEMA; schema++) {
		int from = 0, to = 0;
		struct report *r;
		struct store *s;
		struct diag d;
		char value[64];

		diag_init(&d);
		restore(schema);
		cr_assert(store_upgrade(kit_path, &from, &to, &fix_actor, &d), "%s",
		    d.n > 0 ? msg_name(d.item[0].code) : "");
		cr_assert_eq(from, schema);
		cr_assert_eq(to, STORE_SCHEMA);
		s = kit_open(STORE_WRITE);
		cr_assert(store_verify_file(s, &d), "%s", d.n > 0 ?
		    msg_name(d.item[0].code) : "");
		r = store_load(s, "甲县某局", 2025, &d);
		cr_assert_not_null(r);
		cr_assert_eq(r->state, STATE_DRAFT);
		cr_assert_str_eq(fix_cell(r, "3:1:A", value), "5");
		cr_assert_str_eq(fix_cell(r, "3:1:C", value), "7");
		cr_assert_str_eq(fix_cell(r, "2.8:1:A", value), "251000元");
		cr_assert_str_eq(fix_cell(r, "3:2:A", value), "3");
		cr_assert_str_eq(fix_cell(r, "3:3.1:A", value), "/");
		cr_assert_str_eq(r->text[form_text_find(r->form, "t1")], "一年来，本机关“依法公开”。");
		cr_assert_eq(r->nnote, 1);
		cr_assert_str_eq(r->note[0].body, "见登记簿");
		cr_assert_eq(r->nreason, 1);
		cr_assert_not_null(r->prior);
		/* It goes on from there, undo included. */
		cr_assert(kit_save(s, r, "3:1:A=6", &d));
		cr_assert(store_history(s, r, &d));
		cr_assert(report_can_undo(r));
		report_free(r);
		r = store_load(s, "甲县某局", 2020, &d);
		cr_assert_not_null(r);
		cr_assert_str_eq(r->form->code, "2019");
		cr_assert_eq(r->state, STATE_FINAL);
		report_free(r);
		if (schema >= 2)
			imported(s);
		cr_assert(store_verify_file(s, &d));
		cr_assert_neq(store_report_id(s, "已删的机关", 2025), 0, "a deleted report is known");
		see("SELECT 自然人 FROM 表3_2021 WHERE 机关='甲县某局' AND 年度=2025 AND 行='1'", "6");
		see("SELECT typeof(value)||section||unit||computed FROM figures WHERE"
		    " cell='3:1:C' AND year=2025 AND agency='甲县某局'",
		    "integer三、收到和处理政府信息公开申请情况件1");
		see("SELECT unit FROM code WHERE form='2021' AND cell='2.8:1:A'", "万元");
		see("SELECT count(*) FROM code WHERE section='' OR unit=''", "0");
		see("SELECT 状态 FROM 报告 WHERE 机关='甲县某局' AND 年度=2020", "定稿");
		store_close(s);
		diag_release(&d);
		kit_fini();
		kit_init();
	}
}

/* CHECKs of schema 1 that are written in other words since, and mean the same. */
static const struct { const char *then, *now; } reworded[] = {
	{ "CHECK (origin IN ('k','f','p','s','i','a','c','r','='))",
	    "CHECK (origin GLOB '[kfpsiacr=]')" },
};

/* A new database and an upgraded one have the same tables, the views of forms too. */
Test(upgrade, same_schema)
{
	char *fresh, *old;
	const char *at;
	struct buf b = BUF_INIT;
	static const char sql[] = "SELECT group_concat(sql,';') FROM (SELECT sql FROM sqlite_master"
	    " WHERE name NOT LIKE 'sqlite%' ORDER BY type,name)";
	struct store *s = kit_open(STORE_CREATE);

	report_free(kit_create(s, 2020));
	report_free(kit_create(s, 2025));
	store_close(s);
	fresh = kit_query(sql);
	unlink(kit_path);
	restore(1);
	store_close(kit_open(STORE_WRITE));
	old = kit_query(sql);
	buf_str(&b, old);
	for (size_t i = 0; i < sizeof(reworded) / sizeof(*reworded); i++) {
		at = strstr(buf_cstr(&b), reworded[i].then);
		cr_assert_not_null(at, "%s", reworded[i].then);
		buf_splice(&b, (size_t)(at - b.data), strlen(reworded[i].then),
		    reworded[i].now, strlen(reworded[i].now));
	}
	cr_assert_str_eq(fresh, buf_cstr(&b));
	buf_release(&b);
	free(fresh);
	free(old);
}

/* The letters that the table cell takes as an origin, by trying. */
static void
taken(struct buf *out)
{
	sqlite3 *db;
	char *sql, letter[2] = "";

	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	for (int i = 1; i < 127; i++) {
		letter[0] = (char)i;
		sql = sqlite3_mprintf("INSERT INTO cell VALUES (99,1,5,NULL,NULL,%Q)",
		    letter);
		sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
		if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
			buf_chr(out, letter[0]);
		sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
		sqlite3_free(sql);
	}
	sqlite3_close(db);
}

Test(upgrade, reworded_checks_let_the_same_pass)
{
	struct buf fresh = BUF_INIT, old = BUF_INIT;

	store_close(kit_open(STORE_CREATE));
	taken(&fresh);
	unlink(kit_path);
	restore(1);
	taken(&old);
	cr_assert_str_eq(buf_cstr(&fresh), buf_cstr(&old));
	cr_assert_str_eq(buf_cstr(&fresh), "=acfikprs");
	buf_release(&fresh);
	buf_release(&old);
}

/* All that is hashed, row by row, as text. */
static char *
chains(void)
{
	return kit_query("SELECT group_concat(x,char(10)) FROM (SELECT report||' '||seq||' '"
	    "||step||kind||place||ifnull(pos,'-')||ifnull(old,'-')||ifnull(new,'-')||origin"
	    "||ifnull(undoes,'-')||by_user||host||at||hex(hash) AS x FROM change"
	    " ORDER BY report,seq)");
}

static bool
count(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	int *n = ctx;

	(void)hash;
	cr_assert(c->uid == -1 || c->uid == (int64_t)getuid());
	cr_assert_not_null(c->user);
	(*n)++;
	return true;
}

/* The chains go on where they stood: no old row is another one, numbers that were given
 * out are not given again, undo reaches over the upgrade, and what follows fits. */
Test(upgrade, chains_go_on)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct store_fault fault;
	struct report *r;
	struct store *s;
	char *before, *after, value[64], copy[128];
	int n = 0, old;

	restore(1);
	before = chains();
	kit_sql("UPDATE sqlite_sequence SET seq=40 WHERE name='report'", false);
	s = kit_open(STORE_WRITE);
	after = chains();
	cr_assert_str_eq(before, after);
	see("SELECT count(*) FROM change WHERE uid IS NOT NULL OR login IS NOT NULL", "0");
	/* three upgrades, and what the last of them tells */
	see("SELECT count(*) FROM event WHERE uid IS NOT NULL AND kind='upgrade'", "3");
	see("SELECT count(*)>3 FROM event WHERE uid IS NOT NULL", "1");
	r = store_load(s, "甲县某局", 2025, NULL);
	cr_assert(store_log(s, r->id, count, &n, NULL));
	old = n;
	/* The last step of schema 1 is taken back, in rows of schema 2. */
	cr_assert(store_history(s, r, NULL));
	cr_assert(report_can_undo(r));
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	cr_assert(report_redo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	cr_assert(kit_save(s, r, "3:1:A=8 3:1:B1=9", NULL));
	n = 0;
	cr_assert(store_log(s, r->id, count, &n, NULL));
	cr_assert_gt(n, old + 3);
	cr_assert(store_verify_chain(s, 0, &fault, NULL));
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	r = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_str_eq(fix_cell(r, "3:1:B1", value), "9");
	report_free(r);
	r = kit_create(s, 2023);
	cr_assert_eq(r->id, 41, "an id is never given twice: %d", (int)r->id);
	report_free(r);
	store_close(s);
	snprintf(copy, sizeof(copy), "%s.before-4", kit_path);
	cr_assert(file_exists(copy));
	free(before);
	free(after);
}

/* Who still works with the older program is not left without his tables. */
Test(upgrade, not_while_somebody_is_in)
{
	struct upgrade_step later = { STORE_SCHEMA, "CREATE TABLE later (x)", NULL };
	struct store *a, *b;
	struct report *r;
	char *holder;
	struct diag d;

	diag_init(&d);
	a = kit_open(STORE_CREATE);
	r = kit_create(a, 2025);
	cr_assert(store_lease_take(a, r->id, &holder, NULL));
	b = kit_open(STORE_WRITE);
	cr_assert_not(upgrade_run(b, &later, 1, STORE_SCHEMA, STORE_SCHEMA + 1, &d));
	cr_assert(diag_has(&d, MSG_STORE_UPGRADE_HELD));
	see("SELECT count(*) FROM sqlite_master WHERE name='later'", "0");
	store_lease_drop(a, r->id);
	cr_assert(upgrade_run(b, &later, 1, STORE_SCHEMA, STORE_SCHEMA + 1, NULL));
	report_free(r);
	store_close(a);
	store_close(b);
	diag_release(&d);
}

static void
fill(void)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	report_free(r);
	store_close(s);
}

/* A table made anew, with the rows that refer to it kept. */
static const struct upgrade_step good[] = {
	{ STORE_SCHEMA + 1, "CREATE TABLE later (x)", NULL },
	{ STORE_SCHEMA,
	    "CREATE TABLE agency_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
	     " org_code TEXT, kind TEXT, level INTEGER, rules INTEGER, parent INTEGER,"
	     " since INTEGER, until INTEGER, function TEXT, counted INTEGER,"
	     " counted_why TEXT, ord INTEGER, fax TEXT);"
	     " INSERT INTO agency_new SELECT *,'1' FROM agency;"
	     " DROP TABLE agency; PRAGMA legacy_alter_table=ON;"
	     " ALTER TABLE agency_new RENAME TO agency; PRAGMA legacy_alter_table=OFF", NULL }
};

Test(upgrade, steps)
{
	struct store_fault fault;
	struct store *s;
	struct diag d;
	char copy[128];

	diag_init(&d);
	fill();
	s = kit_open(STORE_WRITE);
	cr_assert(upgrade_run(s, good, 2, STORE_SCHEMA, STORE_SCHEMA + 2, &d), "%s",
	    d.n > 0 ? msg_name(d.item[0].code) : "");
	cr_assert(store_verify_chain(s, 0, &fault, NULL));
	store_close(s);
	see("PRAGMA user_version", "6");
	see("SELECT fax FROM agency", "1");
	see("SELECT count(*) FROM report JOIN agency a ON a.id=report.agency", "1");
	see("SELECT group_concat(detail) FROM event WHERE kind='upgrade'",
	    "4 -> 5,5 -> 6");
	/* What is newer is not touched, and the copy is the old file. */
	cr_assert_null(store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d));
	cr_assert(diag_has(&d, MSG_STORE_NEWER));
	snprintf(copy, sizeof(copy), "%s.before-6", kit_path);
	cr_assert_eq(rename(copy, kit_path), 0);
	s = kit_open(STORE_WRITE);
	cr_assert(store_verify_file(s, NULL));
	store_close(s);
	see("SELECT value_e6 FROM figures WHERE cell='3:1:A'", "5000000");
	diag_release(&d);
}

/* A step that fails leaves the file at the number before it, whole. */
Test(upgrade, failing_step)
{
	static const struct upgrade_step bad[] = {
		{ STORE_SCHEMA, "CREATE TABLE one (x)", NULL },
		{ STORE_SCHEMA + 1, "CREATE TABLE two (x); INSERT INTO report (id) VALUES (7)", NULL }
	};
	static const struct upgrade_step orphans[] = {
		{ STORE_SCHEMA, "DELETE FROM agency", NULL }
	};
	struct store *s;
	struct diag d;
	char copy[128];

	diag_init(&d);
	fill();
	s = kit_open(STORE_WRITE);
	cr_assert_not(upgrade_run(s, orphans, 1, STORE_SCHEMA, STORE_SCHEMA + 1, &d));
	cr_assert(diag_has(&d, MSG_STORE_VERIFY_CHECK));
	diag_reset(&d);
	cr_assert_not(upgrade_run(s, bad, 2, STORE_SCHEMA, STORE_SCHEMA + 2, &d));
	cr_assert_gt(d.nerror, 0);
	store_close(s);
	see("PRAGMA user_version", "5");
	see("SELECT count(*) FROM sqlite_master WHERE name IN ('one','two')", "1");
	see("SELECT count(*) FROM agency", "1");
	snprintf(copy, sizeof(copy), "%s.before-6", kit_path);
	cr_assert(file_exists(copy));
	unlink(copy);
	diag_release(&d);
}

/* A number that was never given out is not guessed at; one that is read only is
 * named with the command that helps. */
Test(upgrade, refused)
{
	struct store *s;
	struct diag d;
	int from, to;

	diag_init(&d);
	fill();
	s = kit_open(STORE_WRITE);
	cr_assert_not(upgrade_run(s, good, 2, 1, 5, &d));
	cr_assert(diag_has(&d, MSG_STORE_DAMAGED));
	store_close(s);
	diag_reset(&d);
	cr_assert(store_upgrade(kit_path, &from, &to, &fix_actor, &d));
	cr_assert(from == STORE_SCHEMA && to == STORE_SCHEMA, "already current");
	kit_sql("PRAGMA user_version=0", false);
	cr_assert_null(store_open(kit_path, STORE_READ, &store_forms, &fix_actor, &d));
	cr_assert(diag_has(&d, MSG_STORE_OLDER));
	diag_release(&d);
}
