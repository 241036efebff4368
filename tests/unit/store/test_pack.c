/*
 * test_pack.c - the packed copy of a final report: made with it, dropped when it is
 * opened again, and any difference behind the program's back shows.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/chars.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/check.h"
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

TestSuite(pack, .init = kit_init, .fini = fini);

static void
move(struct store *s, struct report *r, enum report_state state, const char *why)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_report(&list, r, "state", state_name(state), ORIGIN_KEY);
	if (why != NULL)
		change_note(&list, r, "", why);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
}

static void
see(const char *sql, const char *want)
{
	char *got = kit_query(sql);

	cr_assert_not_null(got, "%s", sql);
	cr_assert_str_eq(got, want, "%s: %s", sql, got);
	free(got);
}

/* A final report with a few figures. */
static struct store *
finished(struct report **out)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);

	cr_assert(kit_save(s, r, "3:1:A=5 3:1:B1=2 2.8:1:A=251000元", NULL));
	move(s, r, STATE_FINAL, NULL);
	*out = r;
	return s;
}

Test(pack, made_and_dropped)
{
	struct report *r;
	struct store *s = finished(&r);
	struct diag d;

	diag_init(&d);
	see("SELECT count(*) FROM pack JOIN report ON report.id=pack.report"
	    " AND report.revision=pack.revision AND pack.format=1", "1");
	see("SELECT length(detail) FROM event WHERE kind='final'", "64");
	see("SELECT instr(CAST(body AS TEXT),'\"3:1:C\":\"7\"')>0 FROM pack", "1");
	see("SELECT instr(CAST(body AS TEXT),lower(hex(head)))>0 FROM pack,report", "1");
	see("SELECT instr(CAST(body AS TEXT),lower(hex(sha256)))>0 FROM pack,form", "1");
	cr_assert(store_verify_file(s, &d), "%s", d.n > 0 ? msg_name(d.item[0].code) : "");
	move(s, r, STATE_DRAFT, "第三部分有一处填写错误");
	see("SELECT count(*) FROM pack", "0");
	see("SELECT detail FROM event WHERE kind='reopen'", "第三部分有一处填写错误");
	cr_assert(store_verify_file(s, &d));
	cr_assert(kit_save(s, r, "3:1:A=6", &d));
	move(s, r, STATE_FINAL, NULL);
	see("SELECT instr(CAST(body AS TEXT),'\"3:1:C\":\"8\"')>0 FROM pack", "1");
	cr_assert(store_verify_file(s, &d));
	report_free(r);
	store_close(s);
	diag_release(&d);
}

/* A new name of the agency is no other report. */
Test(pack, renamed_agency)
{
	struct report *r;
	struct store *s = finished(&r);

	cr_assert(store_agency_rename(s, "甲县某局", "甲县新局", NULL));
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	store_close(s);
}

Test(pack, differences)
{
	static const struct { const char *sql; enum msg want; } t[] = {
		{ "DELETE FROM pack", MSG_STORE_PACK_GONE },
		{ "UPDATE pack SET body=CAST(replace(CAST(body AS TEXT),':\"7\"',':\"9\"')"
		  " AS BLOB)", MSG_STORE_PACK_EDITED },
		{ "UPDATE pack SET body=x''", MSG_STORE_PACK_EDITED },
		{ "UPDATE cell SET value=9000000 WHERE value=5000000", MSG_STORE_PACK_DIFFERS },
		{ "UPDATE report SET fee=1000000", MSG_STORE_PACK_DIFFERS },
		{ "UPDATE report SET title='别的'", MSG_STORE_PACK_DIFFERS },
		{ "INSERT INTO text SELECT id,'t5','多出来的',NULL FROM report",
		  MSG_STORE_PACK_DIFFERS },
		{ "UPDATE report SET state='draft'", MSG_STORE_PACK_STATE },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct report *r;
		struct store *s = finished(&r);
		struct diag d;

		diag_init(&d);
		report_free(r);
		store_close(s);
		kit_sql(t[i].sql, true);
		s = kit_open(STORE_WRITE);
		cr_assert_not(store_verify_file(s, &d), "%s", t[i].sql);
		cr_assert(diag_has(&d, t[i].want), "%s", t[i].sql);
		store_close(s);
		diag_release(&d);
		kit_fini();
		kit_init();
	}
}

/* ---- what is open ---- */

static struct report_open
open_now(const struct report *r, struct findings *f)
{
	report_findings(r, f);
	return f->open;
}

Test(pack, open_counts)
{
	struct report *r = fix_report("2021", 2025);
	struct report_open o;
	struct findings f;

	findings_init(&f);
	o = open_now(r, &f);
	cr_assert_eq(o.error, 0);
	cr_assert_eq(o.warning, 0);
	cr_assert_eq(o.empty, r->form->ninput);
	cr_assert_eq(o.text, 3);
	cr_assert_not(report_open_complete(&o));
	fix_fill(r);
	o = open_now(r, &f);
	cr_assert_eq(o.empty, 0);
	cr_assert_eq(o.text, 3);
	cr_assert_eq(f.count[LEVEL_ERROR], 0, "a text still to be written is no error");
	cr_assert_eq(o.error, 0);
	cr_assert_not(report_open_complete(&o), "figures alone are no report");
	kit_text(r, "t1", "全年平稳。");
	kit_text(r, "t5", "无");
	kit_text(r, "t6", "无");
	o = open_now(r, &f);
	cr_assert_eq(o.text, 0);
	cr_assert(report_open_complete(&o));
	cr_assert_gt(o.warning, 0);
	cr_assert_not(report_open_none(&o));
	o.warning = 0;
	cr_assert(report_open_none(&o));
	fix_set(r, "3:1:A=5");
	o = open_now(r, &f);
	cr_assert_gt(o.error, 0);
	cr_assert_not(report_open_complete(&o));
	findings_release(&f);
	report_free(r);
}

/* What nobody can see is no text, whatever it is made of. */
Test(pack, blank_texts_are_open)
{
	static const struct { const char *text; bool open; } cases[] = {
		{ "", true }, { " \t\n", true }, { "\u00A0", true }, { "\u2003\u2009", true },
		{ "\u3000\u3000\n", true }, { "\u200B\uFEFF\u2060", true }, { "\u202F\u205F", true },
		{ "\u3000无", false }, { ".", false }, { "\uFFFD", false },
	};
	struct report *r = fix_report("2021", 2025);
	struct findings f;

	findings_init(&f);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct report_open o;

		kit_text(r, "t6", cases[i].text);
		o = open_now(r, &f);
		cr_expect_eq(o.text, 2 + cases[i].open, "%zu", i);
		cr_expect_eq(fix_find(&f, "N521", "t6") != NULL, cases[i].open, "%zu", i);
		cr_expect_eq(text_blank(cases[i].text), cases[i].open, "%zu", i);
	}
	cr_assert(text_blank(NULL));
	findings_release(&f);
	report_free(r);
}

Test(pack, open_list)
{
	struct report *r = fix_report("2021", 2025);
	struct open_list open;
	struct findings f;
	int cells = 0, texts = 0;

	findings_init(&f);
	report_findings(r, &f);
	open_list_make(&open, r, &f);
	cr_assert_eq(open.count.empty, report_empty(r, -1));
	for (size_t i = 0; i < open.n; i++) {
		cells += open.item[i].ncell;
		texts += open.item[i].kind == OPEN_TEXT;
		cr_assert_neq(open_place(r, &open.item[i])[0], '\0');
	}
	cr_assert_eq(cells, report_empty(r, -1));
	cr_assert_eq(texts, open.count.text);
	cr_assert_gt(texts, 1);
	open_list_release(&open);
	fix_fill(r);
	fix_set(r, "3:1:A=5");
	report_findings(r, &f);
	open_list_make(&open, r, &f);
	cr_assert_eq(open.count.empty, 0);
	cr_assert_eq(open.count.error, f.count[LEVEL_ERROR]);
	cr_assert_eq(open.count.warning, f.open.warning);
	cr_assert_eq(open.item[0].kind, OPEN_ERROR);
	open_list_release(&open);
	findings_release(&f);
	report_free(r);
}
