/*
 * Whatever column of whatever table is altered behind the program's back, db verify says
 * so, or the column is one of those that do not matter (src/store/proof/facts.c and
 * nianbao-data(5) say which, and why).
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/register.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(columns, .init = kit_init, .fini = fini);

/* Those that alter nothing that is said of a report. */
static const char *const free_columns[] = {
	"setting.key", "setting.value",		/* of the screen; uuid, due, head: below */
	"lease.", "restore_point.",
	"report.revision", "report.counted", "report.n_error", "report.n_warning",
	"report.n_hint", "report.n_empty", "report.n_text",
	"form.id", "source.id", "code.id", "mapping.id",	/* nothing refers to the row */
};

static bool
is_free(const char *name)
{
	for (size_t i = 0; i < sizeof(free_columns) / sizeof(free_columns[0]); i++) {
		size_t n = strlen(free_columns[i]);

		if (strncmp(name, free_columns[i], n) == 0 &&
		    (free_columns[i][n - 1] == '.' || name[n] == '\0'))
			return true;
	}
	return false;
}

static void
sql_of(struct store *s, const char *sql)
{
	char *why = NULL;

	cr_assert_eq(sqlite3_exec(s->db, sql, NULL, NULL, &why), SQLITE_OK, "%s: %s", sql,
	    why != NULL ? why : "");
}

static void
step(struct store *s, struct report *r, struct change_list *list)
{
	cr_assert(report_apply(r, list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, list, NULL, NULL));
	change_list_release(list);
	*list = (struct change_list)CHANGE_LIST_INIT;
}

static void
add_reason(struct change_list *list, struct report *r)
{
	struct change c = { .kind = CHANGE_REASON, .origin = ORIGIN_KEY };

	(void)r;
	c.place = mem_strdup("T203@2.8:1:A");
	c.new = mem_strdup("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	    " 口径说明不少于十个字了");
	change_list_keep(list, &c);
	free(c.place);
	free(c.new);
}

/* A report in work, one that is final, an imported one with an open place, one in the bin;
 * names, days, words: a row in every table that is written. */
static struct store *
fill(void)
{
	static const struct store_alias alias[] = { { "县某局", false }, { "某某局", false } };
	static const unsigned char sha[SHA256_SIZE] = { 1, 2 };
	struct store *s = kit_open(STORE_CREATE);
	struct change_list list = CHANGE_LIST_INIT;
	struct register_words words = { NULL, 0, 0 };
	struct report *r;
	struct agency a;

	cr_assert(store_set_setting(s, "focus", "3:1:A", NULL));
	cr_assert(store_set_setting(s, "due department", "01-20", NULL));
	report_free(kit_create(s, 2024));
	cr_assert(store_agency_find(s, "甲县某局", &a, NULL));
	a.kind = AGENCY_DEPARTMENT;
	a.level = 4;
	a.rules = 0;
	a.org_code = mem_strdup("11430321006392872R");
	cr_assert(store_agency_set(s, &a, alias, 2, NULL));
	register_words_add(&words, (enum register_what)0, "个人", "A");
	cr_assert(store_set_words(s, a.id, &words, NULL));
	cr_assert(store_set_words(s, 0, &words, NULL));
	agency_release(&a);
	register_words_release(&words);
	cr_assert(store_agency_rename(s, "甲县某局", "甲县某某局", NULL));
	cr_assert(store_agency_rename(s, "甲县某某局", "甲县某局", NULL));

	r = kit_create(s, 2025);
	cr_assert(kit_save(s, r, "3:1:A=5 3:1:B1=6 2.8:1:A=251000元 4.1:1:A=2", NULL));
	change_text_all(&list, r, form_text_find(r->form, "t1"), "一、总体情况", ORIGIN_KEY);
	step(s, r, &list);
	change_text_all(&list, r, form_text_find(r->form, "t1"), "一、总体的情况", ORIGIN_KEY);
	change_text_all(&list, r, form_text_find(r->form, "t5"), "困难", ORIGIN_KEY);
	step(s, r, &list);
	change_note(&list, r, "3:1:A", "见登记簿");
	add_reason(&list, r);
	change_beside(&list, "政策解读", "12篇", ORIGIN_KEY);
	change_report(&list, r, "title", "甲县某局年报", ORIGIN_KEY);
	change_report(&list, r, "published", "2026-01-20", ORIGIN_KEY);
	change_report(&list, r, "fee", "12.5", ORIGIN_KEY);
	change_report(&list, r, "address", "https://x.gov.cn/1", ORIGIN_KEY);
	change_report(&list, r, "issuer", "甲县某局", ORIGIN_KEY);
	change_report(&list, r, "index_no", "0001", ORIGIN_KEY);
	change_report(&list, r, "doc_no", "甲〔2026〕1号", ORIGIN_KEY);
	step(s, r, &list);
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	cr_assert(report_redo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	list = (struct change_list)CHANGE_LIST_INIT;
	cr_assert(store_restore_point(s, r, "一处", NULL));
	report_free(r);

	r = kit_create(s, 2023);
	change_report(&list, r, "state", "final", ORIGIN_KEY);
	step(s, r, &list);
	report_free(r);

	agency_init(&a);
	a.name = mem_strdup("乙县某局");
	r = report_new(forms_for_year(&store_forms, 2025), &a, 2025);
	r->source = mem_grow(r->source, 0, &r->capsource, sizeof(*r->source));
	r->source[r->nsource++] = (struct source_finding){ .check = mem_strdup("F606"),
	    .place = mem_strdup("3:1:A"), .found = mem_strdup("l2"), .has_proposal = true,
	    .proposal = 12000000 };
	change_cell(&list, r, form_cell_find(r->form, "3:1:B1"), "7", ORIGIN_IMPORT);
	change_cell(&list, r, form_cell_find(r->form, "3:1:C"), "9", ORIGIN_IMPORT);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_import(s, r, &list, false, "a.docx", "docx", "utf-8", sha, NULL));
	change_list_release(&list);
	cr_assert(kit_save(s, r, "3:1:A=12", NULL));
	report_free(r);
	r = kit_create(s, 2022);
	cr_assert(kit_save(s, r, "3:1:A=1", NULL));
	cr_assert(store_delete(s, r, NULL));
	report_free(r);
	agency_release(&a);
	return s;
}

#define HASH "X'0102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F20'"
/* (a hash may have no byte '0', and would only change its type) */
#define REPLACED "CASE typeof(@) WHEN 'blob' THEN " HASH " ELSE replace(@,'0','1') END"

/* Another value of the column in that row, which passes every CHECK; false: there is
 * none. */
static bool
alter(struct store *s, const char *table, const char *column, const char *where,
    struct buf *done)
{
	static const char *const to[] = {
		"@+1", "1-@", "@||'x'", REPLACED, "'final'", "'office'", "'p'",
		"'other'", "'reopen'", "'note'", "'way'", "'row'", "7", "'x'", "NULL",
		HASH,
	};

	for (size_t i = 0; i < sizeof(to) / sizeof(to[0]); i++) {
		struct buf b = BUF_INIT, new = BUF_INIT;
		const char *value;
		bool ok;

		for (const char *p = to[i]; *p != '\0'; p++)
			if (*p == '@')
				buf_str(&new, column);
			else
				buf_chr(&new, *p);
		value = buf_cstr(&new);
		buf_printf(&b, "UPDATE %s SET %s=%s WHERE %s AND %s IS NOT %s", table, column,
		    value, where, column, value);
		ok = sqlite3_exec(s->db, buf_cstr(&b), NULL, NULL, NULL) == SQLITE_OK &&
		    sqlite3_changes(s->db) > 0;
		if (ok)
			buf_str(done, buf_cstr(&b));
		buf_release(&b);
		buf_release(&new);
		if (ok)
			return true;
	}
	return false;
}

/* Done within a transaction that is taken back. */
static bool
found(struct store *s, struct buf *said)
{
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = store_verify_file(s, &d);
	cr_assert_eq(ok, d.nerror == 0);
	for (size_t i = 0; i < d.n; i++)
		buf_printf(said, "%s ", msg_name(d.item[i].code));
	diag_release(&d);
	return !ok;
}

static void
begin(struct store *s)
{
	sql_of(s, "PRAGMA foreign_keys=OFF");
	sql_of(s, "SAVEPOINT m; DROP TRIGGER change_fixed; DROP TRIGGER change_kept;"
	    " DROP TRIGGER event_fixed; DROP TRIGGER event_kept");
}

static void
back(struct store *s)
{
	sql_of(s, "ROLLBACK TO m; RELEASE m");
}

/* The last row of a table; where rows are of several kinds, the first too. */
static void
one_column(struct store *s, const char *table, const char *column, bool rowid)
{
	struct buf where = BUF_INIT, name = BUF_INIT, done = BUF_INIT, said = BUF_INIT;
	bool many = strcmp(table, "cell") == 0 || strcmp(table, "text") == 0 ||
	    strcmp(table, "report") == 0 || strcmp(table, "agency") == 0;

	buf_printf(&name, "%s.%s", table, column);
	for (int last = !many; last < 2; last++) {
		bool seen;

		buf_reset(&where);
		buf_reset(&done);
		buf_reset(&said);
		if (rowid)
			buf_printf(&where, "rowid=(SELECT %s(rowid) FROM %s)",
			    last ? "max" : "min", table);
		else
			buf_printf(&where, "%s IS (SELECT %s FROM %s ORDER BY 1 %s LIMIT 1)",
			    column, column, table, last ? "DESC" : "");
		begin(s);
		if (!alter(s, table, column, buf_cstr(&where), &done)) {
			back(s);
			continue;
		}
		seen = found(s, &said);
		back(s);
		cr_expect(seen || is_free(buf_cstr(&name)), "%s: not found", buf_cstr(&done));
	}
	buf_release(&where);
	buf_release(&name);
	buf_release(&done);
	buf_release(&said);
}

/* A row where nothing is to be: with what each column must have. */
static void
foreign_row(struct store *s, const char *table)
{
	struct buf b = BUF_INIT, v = BUF_INIT, said = BUF_INIT;
	sqlite3_stmt *q;
	char sql[100];

	snprintf(sql, sizeof(sql), "PRAGMA table_info(%s)", table);
	cr_assert_eq(sqlite3_prepare_v2(s->db, sql, -1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *type = (const char *)sqlite3_column_text(q, 2);

		buf_printf(&b, "%s%s", b.len > 0 ? "," : "", sqlite3_column_text(q, 1));
		buf_printf(&v, "%s%s", v.len > 0 ? "," : "", strcmp(type, "INTEGER") == 0 ? "1" :
		    strcmp(type, "BLOB") == 0 ? "randomblob(32)" : "'x'");
	}
	sqlite3_finalize(q);
	begin(s);
	sql_of(s, "PRAGMA ignore_check_constraints=ON");
	buf_splice(&b, 0, 0, table, strlen(table));
	buf_splice(&b, strlen(table), 0, "(", 1);
	buf_splice(&b, 0, 0, "INSERT INTO ", 12);
	buf_printf(&b, ") VALUES (%s)", buf_cstr(&v));
	sql_of(s, buf_cstr(&b));
	cr_expect(found(s, &said), "%s: a row is not found", table);
	back(s);
	sql_of(s, "PRAGMA ignore_check_constraints=OFF");
	buf_release(&b);
	buf_release(&v);
	buf_release(&said);
}

Test(columns, every_column_of_every_table)
{
	struct store *s = fill();
	struct buf said = BUF_INIT, names = BUF_INIT;
	char before[40] = "";
	sqlite3_stmt *q;
	int n = 0;

	cr_assert_not(found(s, &said), "the control: %s", buf_cstr(&said));
	cr_assert_eq(sqlite3_prepare_v2(s->db, "SELECT m.name,p.name,m.sql NOT LIKE"
	    " '%WITHOUT ROWID%',m.name IN (SELECT name FROM sqlite_sequence) FROM"
	    " sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type='table'"
	    " AND m.name NOT LIKE 'sqlite%' ORDER BY m.name", -1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW)
		buf_printf(&names, "%s %s %d\n", sqlite3_column_text(q, 0),
		    sqlite3_column_text(q, 1), sqlite3_column_int(q, 2));
	sqlite3_finalize(q);
	for (const char *at = buf_cstr(&names); *at != '\0'; at = strchr(at, '\n') + 1) {
		char table[40], column[40], sql[100];
		int rowid;
		int64_t rows = 0;

		cr_assert_eq(sscanf(at, "%39s %39s %d", table, column, &rowid), 3);
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", table);
		cr_assert(db_ask_int(s, sql, &rows, NULL));
		n++;
		if (rows > 0)
			one_column(s, table, column, rowid != 0);
		else if (strcmp(before, table) != 0 && strcmp(table, "lease") != 0)
			foreign_row(s, table);
		snprintf(before, sizeof(before), "%s", table);
	}
	cr_assert_gt(n, 200, "%d columns", n);
	cr_assert_not(found(s, &said), "all taken back");
	buf_release(&names);
	buf_release(&said);
	store_close(s);
}

/* What was altered in a file without its being seen once, each with what is said now. */
Test(columns, one_sentence_of_sql)
{
	static const struct { const char *sql; enum msg want; } t[] = {
		{ "UPDATE report SET title='甲' WHERE year=2025", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET published='2026-02-01' WHERE year=2025", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET published=NULL WHERE year=2025", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET fee=0 WHERE year=2025", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET fee=NULL WHERE year=2025", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET year=2021 WHERE year=2024", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET state='approved' WHERE year=2025", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET state='draft',name=NULL WHERE state='final'",
		  MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET changed_by='赵六'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE report SET name='丙局' WHERE state='final'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE agency SET name='丙局' WHERE id=1", MSG_STORE_VERIFY_CELL },
		{ "UPDATE agency SET kind='office' WHERE id=1", MSG_STORE_VERIFY_FACT },
		{ "UPDATE agency SET level=1", MSG_STORE_VERIFY_FACT },
		{ "UPDATE report SET agency=2 WHERE year=2024", MSG_STORE_VERIFY_CELL },
		{ "DELETE FROM agency_alias", MSG_STORE_VERIFY_FACT },
		{ "UPDATE reason SET body='没有写过的理由一二三四五'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE reason SET by_user='局长'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE reason SET dismissed=1", MSG_STORE_VERIFY_CELL },
		{ "DELETE FROM reason", MSG_STORE_VERIFY_CELL },
		{ "INSERT INTO reason SELECT report,'T204',place,fingerprint,body,0,by_user,at"
		  " FROM reason", MSG_STORE_VERIFY_CELL },
		{ "INSERT INTO note VALUES (1,'','伪造','局长','2026-01-01T00:00:00.000Z')",
		  MSG_STORE_VERIFY_CELL },
		{ "DELETE FROM note", MSG_STORE_VERIFY_CELL },
		{ "UPDATE cell SET value=1000000 WHERE raw='251000元'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE cell SET origin='s' WHERE origin='k'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE cell SET printed=7000000 WHERE origin='='", MSG_STORE_VERIFY_CELL },
		{ "UPDATE source SET file='b.docx'", MSG_STORE_VERIFY_CELL },
		{ "DELETE FROM source_finding", MSG_STORE_VERIFY_CELL },
		{ "UPDATE source_finding SET closed=NULL", MSG_STORE_VERIFY_CELL },
		{ "UPDATE setting SET value='00000000-0000-0000-0000-000000000000'"
		  " WHERE key='uuid'", MSG_STORE_VERIFY_FACT },
		{ "DELETE FROM setting WHERE key='due department'", MSG_STORE_VERIFY_FACT },
		{ "UPDATE setting SET value='03-31' WHERE key='due department'",
		  MSG_STORE_VERIFY_FACT },
		{ "UPDATE code SET row_label='别的项目' WHERE id=1", MSG_STORE_VERIFY_FORM },
		{ "DELETE FROM code WHERE id NOT IN (SELECT code FROM cell)", MSG_STORE_VERIFY_FORM },
		{ "UPDATE mapping SET code='B1'", MSG_STORE_VERIFY_FACT },
		{ "UPDATE bin SET by_user='赵六'", MSG_STORE_VERIFY_FACT },
		{ "UPDATE bin SET created='2020-01-01T00:00:00.000Z'", MSG_STORE_VERIFY_BIN },
		{ "DROP VIEW \"表3_2021\"", MSG_STORE_VERIFY_FORM },
		{ "UPDATE form SET source=replace(source,'三、','四、')", MSG_STORE_VERIFY_FORM },
	};
	struct store *s = fill();
	struct diag d;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		diag_init(&d);
		begin(s);
		sql_of(s, t[i].sql);
		cr_expect_not(store_verify_file(s, &d), "%s", t[i].sql);
		cr_expect(diag_has(&d, t[i].want), "%s: %s", t[i].sql,
		    d.n > 0 ? msg_name(d.item[0].code) : "nothing");
		back(s);
		diag_release(&d);
	}
	store_close(s);
}
