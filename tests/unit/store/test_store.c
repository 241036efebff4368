/*
 * Reports to disk and back: what is saved is what is loaded; two writers never
 * overwrite each other; foreign and damaged files are refused with a reason.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(store, .init = kit_init, .fini = fini);

static void
see_query(const char *sql, const char *want)
{
	char *got = kit_query(sql);

	cr_assert_not_null(got, "%s", sql);
	cr_assert_str_eq(got, want, "%s", sql);
	free(got);
}

/* The open database and what stands beside it are no material: to read them and close
 * them again would drop the locks that keep others out. */
Test(store, is_not_read_as_a_file)
{
	static const char *const tail[] = { "", "-wal", "-shm", "-lease" };
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct buf name = BUF_INIT, b = BUF_INIT;
	char *holder = NULL;
	struct diag d;

	cr_assert(store_lease_take(s, r->id, &holder, NULL));
	for (size_t i = 0; i < ARRAY_LEN(tail); i++) {
		diag_init(&d);
		buf_reset(&name);
		buf_printf(&name, "%s%s", kit_path, tail[i]);
		cr_assert(file_exists(buf_cstr(&name)), "%s", tail[i]);
		cr_assert_not(file_read(&b, buf_cstr(&name), 0, &d), "%s", tail[i]);
		cr_assert(diag_has(&d, MSG_FILE_OWN), "%s", tail[i]);
		diag_release(&d);
	}
	report_free(r);
	store_close(s);
	cr_assert(file_read(&b, kit_path, 0, NULL), "closed, it is a file like others");
	buf_release(&name);
	buf_release(&b);
}

/* Every kind of change, saved step by step, equals the report in memory. */
Test(store, round_trip)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025), *back;
	struct change_list list = CHANGE_LIST_INIT;
	struct stat st;
	char *before, *after;

	cr_assert_eq(stat(kit_path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert(kit_save(s, r, "3:1:A=5 2.8:1:A=7730.28 3:2:A=/ 3:1:B1=0", NULL));
	cr_assert(kit_save(s, r, "2.8:1:A=251000元 3:1:B1=", NULL));
	change_text_all(&list, r, form_text_find(r->form, "t1"), "一、湘潭“县”", ORIGIN_KEY);
	change_note(&list, r, "3:1:A", "见登记簿");
	change_report(&list, r, "title", "某局年报", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	back = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_not_null(back);
	before = fix_image(r);
	after = fix_image(back);
	cr_assert_str_eq(before, after);
	cr_assert_eq(back->revision, r->revision);
	cr_assert_eq(back->seq, r->seq);
	cr_assert_arr_eq(back->head, r->head, SHA256_SIZE);
	free(before);
	free(after);
	see_query("SELECT 自然人 FROM 表3_2021 WHERE 行='1'", "5");
	see_query("SELECT 总计 FROM 表3_2021 WHERE 行='1'", "5");
	see_query("SELECT value_e6 FROM figures WHERE cell='2.8:1:A'", "25100000");
	see_query("SELECT 未经复议直接起诉_总计 IS NULL FROM \"表4.2_2021\"", "1");
	report_free(r);
	report_free(back);
	store_close(s);
}

/* Undo reaches back over a closed session, to the empty report. */
Test(store, history_over_sessions)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct change_list list = CHANGE_LIST_INIT;
	char *start = fix_image(r), *end;
	uint64_t touched[BIT_WORDS(200)];
	int n = 0;

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	cr_assert(kit_save(s, r, "3:1:A=6 3:3.1:A=6", NULL));
	report_free(r);
	store_close(s);
	s = kit_open(STORE_WRITE);
	r = store_load(s, "甲县某局", 2025, NULL);
	cr_assert(store_history(s, r, NULL));
	memset(touched, 0, sizeof(touched));
	while (report_undo(r, &list, &fix_actor, touched)) {
		cr_assert(store_save(s, r, &list, touched, NULL));
		change_list_release(&list);
		n++;
	}
	cr_assert_eq(n, 2);
	end = fix_image(r);
	cr_assert_str_eq(start, end);
	free(start);
	free(end);
	see_query("SELECT count(*) FROM cell", "0");
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	store_close(s);
}

/* The second of two writers is told, and nothing of his is written. */
Test(store, conflict)
{
	struct store *a = kit_open(STORE_CREATE), *b = kit_open(STORE_WRITE);
	struct report *ra = kit_create(a, 2025), *rb = store_load(b, "甲县某局", 2025, NULL);
	struct diag d;

	diag_init(&d);
	store_changed(b);
	cr_assert(kit_save(a, ra, "3:1:A=5", NULL));
	cr_assert(store_changed(b));
	cr_assert(store_stale(b, rb));
	cr_assert_not(kit_save(b, rb, "3:1:A=7", &d));
	cr_assert(diag_has(&d, MSG_STORE_CONFLICT));
	cr_assert_eq(diag_status(&d), 4);
	see_query("SELECT value_e6 FROM figures WHERE cell='3:1:A'", "5000000");
	see_query("SELECT count(*) FROM change", "1");
	diag_release(&d);
	report_free(ra);
	report_free(rb);
	store_close(a);
	store_close(b);
}

/* Last year's row 四 arrives in row 二, in the audit as carried. */
Test(store, carry_over)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2020);
	int64_t v;

	cr_assert_str_eq(r->form->code, "2019");
	cr_assert(kit_save(s, r, "3:4:A=2 3:4:B1=1", NULL));
	report_free(r);
	r = kit_create(s, 2021);
	cr_assert_str_eq(r->form->code, "2021");
	cr_assert_eq(r->cell[form_cell_find(r->form, "3:2:A")].value, 2 * NUM_ONE);
	cr_assert_eq(r->cell[form_cell_find(r->form, "3:2:C")].value, 3 * NUM_ONE);
	cr_assert(prior_value(r, form_cell_find(r->form, "3:4:A"), &v));
	see_query("SELECT origin FROM history WHERE place='3:2:A'", "c");
	report_free(r);
	store_close(s);
}

Test(store, refusals)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct agency a;
	struct diag d;

	diag_init(&d);
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	cr_assert_null(store_create(s, &a, 2025, r->form, &d));
	cr_assert(diag_has(&d, MSG_STORE_EXISTS));
	cr_assert_null(store_load(s, "无此机关", 2025, &d));
	cr_assert(diag_has(&d, MSG_STORE_NO_AGENCY));
	cr_assert_null(store_load(s, "甲县某局", 1999, &d));
	cr_assert(diag_has(&d, MSG_STORE_NO_REPORT));
	cr_assert_eq(diag_status(&d), 2);
	cr_assert_not(store_backup(s, kit_path, &d));
	diag_release(&d);
	agency_release(&a);
	report_free(r);
	store_close(s);
}

static void
see_open(const char *content, size_t n, enum msg want)
{
	struct diag d;

	diag_init(&d);
	cr_assert(file_write(kit_path, content, n, 0600, NULL));
	cr_assert_null(store_open(kit_path, STORE_CREATE, &store_forms, &fix_actor, &d));
	cr_assert(diag_has(&d, want), "%s instead of %s", msg_name(d.item[0].code),
	    msg_name(want));
	cr_assert_eq(diag_status(&d), 6);
	diag_release(&d);
}

Test(store, foreign_files)
{
	static const char text[] = "这不是数据库，只是一些文字，但长过一百个字节，好让它看起来像一个文件头。"
	    "这不是数据库，只是一些文字，但长过一百个字节。";
	struct store *s;
	struct diag d;
	char copy[128];

	see_open("", 0, MSG_STORE_EMPTY_FILE);
	see_open(text, sizeof(text), MSG_STORE_NOT_DATABASE);
	unlink(kit_path);
	kit_sql("CREATE TABLE x (y); INSERT INTO x VALUES (1)", false);
	diag_init(&d);
	cr_assert_null(store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d));
	cr_assert(diag_has(&d, MSG_STORE_NOT_OURS));
	diag_reset(&d);
	unlink(kit_path);
	cr_assert_null(store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d));
	cr_assert(diag_has(&d, MSG_STORE_MISSING));
	diag_reset(&d);
	s = kit_open(STORE_CREATE);
	snprintf(copy, sizeof(copy), "%s.copy", kit_path);
	cr_assert(store_backup(s, copy, NULL));
	cr_assert_not(store_backup(s, copy, &d));
	cr_assert(diag_has(&d, MSG_STORE_TARGET_EXISTS));
	diag_reset(&d);
	store_close(s);
	kit_sql("PRAGMA user_version=99", false);
	cr_assert_null(store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d));
	cr_assert(diag_has(&d, MSG_STORE_NEWER));
	diag_release(&d);
}

/* A file renamed under us is noticed before the commit. */
Test(store, moved)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct diag d;
	char copy[128];

	diag_init(&d);
	snprintf(copy, sizeof(copy), "%s.copy", kit_path);
	cr_assert_eq(rename(kit_path, copy), 0);
	cr_assert_not(kit_save(s, r, "3:1:A=5", &d));
	cr_assert(diag_has(&d, MSG_STORE_MOVED));
	cr_assert_eq(rename(copy, kit_path), 0);
	diag_release(&d);
	report_free(r);
	store_close(s);
}

/* A deleted report leaves its records; the next one has a number of its own. */
Test(store, deleted)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct store_fault fault;
	int64_t id = r->id;

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	cr_assert(store_delete(s, r, NULL));
	report_free(r);
	see_query("SELECT count(*) FROM report", "0");
	see_query("SELECT count(*) FROM change", "1");
	cr_assert_eq(store_report_id(s, "甲县某局", 2025), id);
	cr_assert(store_verify_chain(s, id, &fault, NULL));
	r = kit_create(s, 2025);
	cr_assert_gt(r->id, id);
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	store_close(s);
}

/* One holder at a time; a dead one's lease is taken over and noted. */
Test(store, lease)
{
	struct store *a = kit_open(STORE_CREATE), *b = kit_open(STORE_WRITE);
	struct report *r = kit_create(a, 2025);
	char *holder;

	cr_assert(store_lease_take(a, r->id, &holder, NULL));
	cr_assert_not(store_lease_take(b, r->id, &holder, NULL));
	cr_assert_not_null(strstr(holder, "李敏@"));
	free(holder);
	store_close(a);			/* as if killed: the row stays */
	see_query("SELECT count(*) FROM lease", "1");
	cr_assert(store_lease_take(b, r->id, &holder, NULL));
	see_query("SELECT kind FROM event ORDER BY seq DESC LIMIT 1", "takeover");
	store_lease_drop(b, r->id);
	see_query("SELECT count(*) FROM lease", "0");
	report_free(r);
	store_close(b);
}

Test(store, settings_and_info)
{
	struct store *s = kit_open(STORE_CREATE);
	struct store_info info;
	char *v;

	cr_assert(store_set_setting(s, "focus", "3:1:A", NULL));
	v = store_setting(s, "focus");
	cr_assert_str_eq(v, "3:1:A");
	free(v);
	cr_assert(store_set_setting(s, "focus", NULL, NULL));
	cr_assert_null(store_setting(s, "focus"));
	cr_assert(store_info(s, &info, NULL));
	cr_assert_eq(info.schema, 4);
	cr_assert_str_eq(info.journal, "wal");
	store_close(s);
}

static bool
one_item(void *ctx, const struct store_item *it)
{
	struct buf *b = ctx;

	buf_printf(b, "%s %d %s %s %s:", it->agency, it->year, it->form,
	    state_name(it->state), it->holder != NULL ? it->holder : "-");
	if (it->counted)
		buf_printf(b, "%d %d %d %d;", it->open.error, it->open.warning, it->hint,
		    it->open.empty);
	else
		buf_str(b, "?;");
	return true;
}

static void
see_list(struct store *s, int year, const char *want)
{
	struct buf b = BUF_INIT;

	cr_assert(store_list(s, year, one_item, &b, NULL));
	cr_assert_str_eq(buf_cstr(&b), want);
	buf_release(&b);
}

/* Newest year first; counts only while they are of this revision; who is in it
 * only while he lives. */
Test(store, list)
{
	struct store *s = kit_open(STORE_CREATE), *other = kit_open(STORE_WRITE);
	struct report *old = kit_create(s, 2020), *r = kit_create(s, 2025);
	char *holder;

	see_list(s, 0, "甲县某局 2025 2021 draft -:?;甲县某局 2020 2019 draft -:?;");
	see_list(s, 2020, "甲县某局 2020 2019 draft -:?;");
	see_list(s, 1999, "");
	cr_assert(store_counts(s, r, &(struct report_open){ 1, 2, 4, 0, 0 }, 3));
	see_list(s, 2025, "甲县某局 2025 2021 draft -:1 2 3 4;");
	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	see_list(s, 2025, "甲县某局 2025 2021 draft -:?;");
	cr_assert(store_counts(s, old, &(struct report_open){ 0, 0, 0, 0, 0 }, 0));
	cr_assert(store_lease_take(other, r->id, &holder, NULL));
	see_list(s, 2025, "甲县某局 2025 2021 draft 李敏@host:?;");
	see_list(other, 2025, "甲县某局 2025 2021 draft 李敏@host:?;");
	store_close(other);		/* as if killed */
	see_list(s, 2025, "甲县某局 2025 2021 draft -:?;");
	report_free(old);
	report_free(r);
	store_close(s);
}

/* Counts of a revision that is gone are not taken. */
Test(store, late_counts)
{
	struct store *a = kit_open(STORE_CREATE), *b = kit_open(STORE_WRITE);
	struct report *ra = kit_create(a, 2025), *rb = store_load(b, "甲县某局", 2025, NULL);

	cr_assert(kit_save(a, ra, "3:1:A=5", NULL));
	(void)store_counts(b, rb, &(struct report_open){ 9, 9, 9, 9, 0 }, 9);
	see_list(a, 0, "甲县某局 2025 2021 draft -:?;");
	/* Nor can what was loaded before be deleted now. */
	cr_assert_not(store_delete(b, rb, NULL));
	see_list(a, 0, "甲县某局 2025 2021 draft -:?;");
	report_free(ra);
	report_free(rb);
	store_close(a);
	store_close(b);
}

static void
one_year(void *ctx, int year, const char *form, const struct cell *c)
{
	buf_printf(ctx, "%d:", year);
	if (c == NULL)
		buf_printf(ctx, "none in %s ", form);
	else if (c->na)
		buf_str(ctx, "/ ");
	else if (c->has_value)
		buf_printf(ctx, "%lld ", (long long)(c->value / NUM_ONE));
	else
		buf_str(ctx, ". ");
}

/* Past values of a cell, totals too, through another form. */
Test(store, cell_years)
{
	struct store *s = kit_open(STORE_CREATE);
	static const char *const set[] = {
		"3:1:A=1 3:1:B1=1", "3:1:A=2", "3:1:A=/", "3:1:B1=4"
	};
	struct report *r = NULL;
	struct buf b = BUF_INIT;

	for (int i = 0; i < 4; i++) {
		report_free(r);
		r = kit_create(s, 2019 + i);
		cr_assert(kit_save(s, r, set[i], NULL));
	}
	report_free(r);
	r = kit_create(s, 2023);
	cr_assert(store_cell_years(s, r, form_cell_find(r->form, "3:1:A"), 9, one_year,
	    &b, NULL));
	cr_assert_str_eq(buf_cstr(&b), "2022:. 2021:/ 2020:2 2019:1 ");
	buf_reset(&b);
	cr_assert(store_cell_years(s, r, form_cell_find(r->form, "3:1:C"), 3, one_year,
	    &b, NULL));
	cr_assert_str_eq(buf_cstr(&b), "2022:4 2021:0 2020:2 ");
	buf_reset(&b);
	cr_assert(store_cell_years(s, r, form_cell_find(r->form, "2.1:2:C"), 3, one_year,
	    &b, NULL));
	cr_assert_str_eq(buf_cstr(&b), "2022:. 2021:. 2020:none in 2019 ");
	buf_release(&b);
	report_free(r);
	store_close(s);
}

/* A transaction that was rolled back leaves no numbers behind: the next report is
 * stored with those that are in the file. */
Test(store, rolled_back)
{
	struct store *s = kit_open(STORE_CREATE), *other;
	struct report *r;
	struct agency a;
	struct diag d;

	diag_init(&d);
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	kit_sql("CREATE TRIGGER no BEFORE INSERT ON report BEGIN SELECT RAISE(ABORT,'no'); END",
	    false);
	cr_assert_null(store_create(s, &a, 2025, forms_find(&store_forms, "2021"), &d));
	cr_assert_gt(d.nerror, 0);
	see_query("SELECT (SELECT count(*) FROM form)+(SELECT count(*) FROM code)", "0");
	see_query("SELECT count(*) FROM agency", "0");
	kit_sql("DROP TRIGGER no", false);
	/* Somebody else takes the first numbers for another form. */
	other = kit_open(STORE_WRITE);
	r = kit_create(other, 2020);
	report_free(r);
	store_close(other);
	r = kit_create(s, 2025);
	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	report_free(r);
	r = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_eq(r->cell[form_cell_find(r->form, "3:1:A")].value, 5 * NUM_ONE);
	cr_assert(store_verify_file(s, NULL));
	/* As others see it: numbers of its own form, not those the first try had. */
	see_query("SELECT group_concat(form) FROM reports WHERE year=2025", "2021");
	see_query("SELECT group_concat(DISTINCT form) FROM figures WHERE year=2025", "2021");
	see_query("SELECT value_e6 FROM figures WHERE year=2025 AND cell='3:1:A'", "5000000");
	report_free(r);
	agency_release(&a);
	diag_release(&d);
	store_close(s);
}

/* The form file was corrected: drafts follow it, with every total stored anew; a
 * final report keeps the text it was finished with. */
Test(store, corrected_form)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025), *final = kit_create(s, 2023);
	struct change_list list = CHANGE_LIST_INIT;
	const struct form *f = forms_find(&store_forms, "2021");
	struct forms corrected = { .form = NULL };
	struct buf text = BUF_INIT;
	char path[128];
	struct diag d;

	diag_init(&d);
	cr_assert(kit_save(s, r, "3:1:A=5 3:1:B1=1", NULL));
	change_report(&list, final, "state", "final", ORIGIN_KEY);
	cr_assert(report_apply(final, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, final, &list, NULL, NULL));
	change_list_release(&list);
	report_free(r);
	report_free(final);
	store_close(s);

	buf_add(&text, f->source, f->nsource);
	buf_str(&text, "\n# 更正\n");
	snprintf(path, sizeof(path), "%s/2021.form", kit_dir);
	cr_assert(file_write(path, text.data, text.len, 0600, NULL));
	cr_assert(forms_load(&corrected, kit_dir, &d));
	cr_assert_eq(unlink(path), 0);
	f = forms_find(&corrected, "2021");
	s = store_open(kit_path, STORE_WRITE, &corrected, &fix_actor, NULL);
	cr_assert_not_null(s);
	r = store_load(s, "甲县某局", 2025, NULL);
	final = store_load(s, "甲县某局", 2023, NULL);
	cr_assert_eq(r->form, f);
	cr_assert_neq(final->form, f);
	cr_assert(store_verify_file(s, NULL), "not yet saved with it");
	/* As if the old text had no such total. */
	kit_sql("DELETE FROM cell WHERE origin='='", false);
	cr_assert(kit_save(s, r, "2.6:1:A=1", NULL));
	see_query("SELECT count(*) FROM form", "2");
	snprintf(path, sizeof(path), "%d", f->ncell);
	see_query("SELECT count(*) FROM code WHERE form='2021'", path);
	see_query("SELECT value_e6 FROM figures WHERE cell='3:1:C'", "6000000");
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	report_free(final);
	store_close(s);
	forms_release(&corrected);
	buf_release(&text);
	diag_release(&d);
}

/* A restore point names the last change that belongs to it. */
Test(store, restore_point)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	cr_assert(store_restore_point(s, r, "2026-01-15 16:30", NULL));
	see_query("SELECT name||' '||seq FROM restore_point", "2026-01-15 16:30 1");
	report_free(r);
	store_close(s);
}
