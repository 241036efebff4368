/*
 * Sentences from the figures: what they say, when they are not made, and that no
 * check of text against tables objects to one, whatever the figures are.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "report/change.h"
#include "report/check.h"
#include "report/draft.h"
#include "report/ready.h"
#include "report/report.h"

TestSuite(draft, .fini = fix_free);

static void
set_text(struct report *r, const char *slot, const char *text)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_text_all(&list, r, form_text_find(r->form, slot), text, ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
}

/* The sentence of that name for a slot; false when it is not offered. */
static bool
sentence(const struct report *r, const char *slot, enum msg name, struct buf *out)
{
	struct drafts d = DRAFTS_INIT;
	bool found = false;

	buf_reset(out);
	draft_make(&d, r, form_text_find(r->form, slot));
	for (size_t i = 0; i < d.n; i++)
		if (d.item[i].name == name) {
			found = true;
			buf_str(out, d.item[i].text);
		}
	drafts_release(&d);
	return found;
}

Test(draft, wording)
{
	static const struct {
		const char *sets, *slot;
		enum msg name;
		const char *want;	/* NULL = not offered */
	} t[] = {
		{ "", "t1", MSG_DRAFT_REQUESTS, "2025年，本机关未收到政府信息公开申请，没有上年结转的申请。" },
		{ "3:1:A=3 3:1:B2=1 3:2:A=2 3:3.1:A=2 3:3.3.8:A=1 3:3.6.3:A=1 3:4:A=1 3:4:B2=1",
		    "t3", MSG_DRAFT_REQUESTS,
		    "2025年，本机关新收政府信息公开申请4件（自然人申请3件，法人或其他组织申请1件），"
		    "上年结转2件。全年办结政府信息公开申请4件：予以公开2件，不予公开1件，其他处理1件。"
		    "结转下年度继续办理2件。" },
		{ "3:2:A=1 3:3.2:A=1", "t1", MSG_DRAFT_REQUESTS,
		    "2025年，本机关未收到政府信息公开申请，上年结转1件。"
		    "全年办结政府信息公开申请1件：部分公开1件。没有结转下年度继续办理的申请。" },
		{ "2.1:2:A=2 2.1:2:C=9", "t2", MSG_DRAFT_DOCUMENTS,
		    "2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件9件。" },
		{ "", "t2", MSG_DRAFT_DOCUMENTS, "2025年，本机关没有制发和废止行政规范性文件。" },
		{ "2.6:1:A=7", "t1", MSG_DRAFT_DECISIONS,
		    "2025年，本机关作出行政处罚决定7件，没有行政许可、行政强制事项。" },
		{ "2.5:1:A=3 2.6:1:A=7 2.6:2:A=1", "t1", MSG_DRAFT_DECISIONS,
		    "2025年，本机关作出行政许可决定3件，行政处罚决定7件，行政强制决定1件。" },
		{ "", "t1", MSG_DRAFT_RULES, NULL },
		{ "2.8:1:A=24252.311082", "t2", MSG_DRAFT_CHARGES,
		    "2025年，本机关收取行政事业性收费24252.311082万元。" },
		{ "", "t4", MSG_DRAFT_DISPUTES,
		    "2025年，本机关未发生因政府信息公开引起的行政复议、行政诉讼案件。" },
		{ "4.1:1:A=2 4.1:1:D=1 4.2:1:B2=1", "t4", MSG_DRAFT_DISPUTES,
		    "2025年，本机关发生政府信息公开行政复议案件3件，其中结果维持2件，尚未审结1件。"
		    "发生政府信息公开行政诉讼案件1件，其中结果纠正1件。" },
		{ "", "t6", MSG_DRAFT_FEE, "2025年，本机关未收取政府信息公开信息处理费。" },
		{ "3:3.6.2:A=1 3:1:A=1", "t6", MSG_DRAFT_FEE,
		    "2025年，本机关有申请人收到信息处理费收费通知后逾期未缴费，未实际收取信息处理费。" },
		{ "2.8:1:A=3", "t6", MSG_DRAFT_FEE, NULL },	/* it may be among them */
		{ "", "t5", MSG_DRAFT_REQUESTS, NULL },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct report *r = fix_report("2021", 2025);

		fix_fill(r);
		fix_set(r, t[i].sets);
		cr_assert_eq(sentence(r, t[i].slot, t[i].name, &b), t[i].want != NULL, "%zu", i);
		if (t[i].want)
			cr_assert_str_eq(buf_cstr(&b), t[i].want);
		report_free(r);
	}
	buf_release(&b);
}

Test(draft, fee_as_told)
{
	struct report *r = fix_report("2021", 2025);
	struct buf b = BUF_INIT;

	fix_fill(r);
	fix_set(r, "3:3.6.2:A=2 3:1:A=2");
	r->has_fee = true;
	r->fee_notices = 2;
	cr_assert(sentence(r, "t6", MSG_DRAFT_FEE, &b));
	cr_assert_str_eq(buf_cstr(&b),
	    "2025年，本机关发出政府信息公开信息处理费收费通知2件，未实际收取信息处理费。");
	r->fee = 120 * NUM_ONE;
	cr_assert(sentence(r, "t6", MSG_DRAFT_FEE, &b));
	cr_assert_str_eq(buf_cstr(&b),
	    "2025年，本机关发出政府信息公开信息处理费收费通知2件，实际收取信息处理费120元。");
	buf_release(&b);
	report_free(r);
}

/* An empty cell is never taken for 0: the sentence waits, and says so. */
Test(draft, empty_cells_wait)
{
	struct report *r = fix_report("2021", 2025);
	struct drafts d = DRAFTS_INIT;
	int t1 = form_text_find(r->form, "t1");

	draft_make(&d, r, t1);
	cr_assert_eq(d.n, 0);
	cr_assert_eq(d.waiting, 6);
	fix_fill(r);
	draft_make(&d, r, t1);
	cr_assert_eq(d.n, 5, "no sentence about 规章, there are none");
	drafts_release(&d);
	fix_set(r, "3:3.1:B2= 4.1:1:A=/ 4.1:1:B=1");
	draft_make(&d, r, t1);
	cr_assert_eq(d.n, 3);
	cr_assert_eq(d.waiting, 2);
	drafts_release(&d);
	report_free(r);
}

/* The older form has no column for what was ended, and no amount of charges. */
Test(draft, form_2019)
{
	struct report *r = fix_report("2019", 2020);
	struct buf b = BUF_INIT;

	fix_fill(r);
	fix_set(r, "2.1:2:A=3 2.1:2:B=4 2.1:2:C=9 2.5:1:A=20 2.5:1:C=5 3:1:A=1 3:3.6:A=1");
	cr_assert(sentence(r, "t1", MSG_DRAFT_DOCUMENTS, &b));
	cr_assert_str_eq(buf_cstr(&b), "2020年，本机关制发行政规范性文件3件。");
	cr_assert(sentence(r, "t1", MSG_DRAFT_DECISIONS, &b));
	cr_assert_str_eq(buf_cstr(&b), "2020年，本机关作出行政许可决定5件，没有行政处罚、行政强制事项。");
	cr_assert_not(sentence(r, "t1", MSG_DRAFT_CHARGES, &b));
	cr_assert_not(sentence(r, "t1", MSG_DRAFT_RULES, &b));
	cr_assert(sentence(r, "t1", MSG_DRAFT_REQUESTS, &b));
	cr_assert_not_null(strstr(buf_cstr(&b), "其他处理1件"));
	buf_release(&b);
	report_free(r);
}

static void
lead_of(const char *form, int year)
{
	struct report *r = fix_report(form, year);
	struct findings f;
	struct buf b = BUF_INIT;

	findings_init(&f);
	fix_texts(r);
	fix_fill(r);
	set_text(r, "t0", "");
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "N505", NULL));
	cr_assert(sentence(r, "t0", MSG_DRAFT_LEAD, &b));
	cr_assert_not_null(strstr(buf_cstr(&b), "甲县某局"));
	set_text(r, "t0", buf_cstr(&b));
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "N505", NULL), "%s", buf_cstr(&b));
	cr_assert_null(fix_find(&f, "N520", NULL));
	cr_assert_null(fix_find(&f, "N515", NULL));
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}

Test(draft, lead_states_the_period)
{
	lead_of("2021", 2025);
	lead_of("2019", 2020);
}

/* ---- random reports ---- */

/* Mostly small, often 0, sometimes as large as a province's. */
static uint32_t
some(struct fix_random *x)
{
	switch (fix_random(x, 8)) {
	case 0: case 1: case 2: case 3:
		return 0;
	case 7:
		return fix_random(x, 11398889);
	default:
		return fix_random(x, 12);
	}
}

static void
wish(struct change_list *list, const struct report *r, int cell, uint64_t v)
{
	char s[32];

	snprintf(s, sizeof(s), "%llu", (unsigned long long)v);
	change_cell(list, r, cell, s, ORIGIN_KEY);
}

/* Every input cell has a figure; table 3 balances in each column. */
static void
fill_random(struct report *r, struct fix_random *x)
{
	struct change_list list = CHANGE_LIST_INIT;
	const struct form *f = r->form;
	const struct form_block *b = &f->block[form_block_find(f, "3")];
	int first = b->first_cell, last = b->nrow - 1;

	for (int i = 0; i < f->ncell; i++)
		if (!f->cell[i].computed && f->cell[i].block != b - f->block)
			wish(&list, r, i, some(x));
	for (int c = 0; c < b->ncol; c++) {
		uint64_t done = 0, next = some(x), before, v;

		if (f->cell[first + c].computed)
			continue;
		for (int k = 2; k < last; k++)
			if (!f->cell[first + k * b->ncol + c].computed) {
				v = some(x);
				done += v;
				wish(&list, r, first + k * b->ncol + c, v);
			}
		before = fix_random(x, 2) == 0 ? 0 : fix_random(x, (uint32_t)(done + next + 1));
		wish(&list, r, first + c, done + next - before);
		wish(&list, r, first + b->ncol + c, before);
		wish(&list, r, first + last * b->ncol + c, next);
	}
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
}

/* No finding about the text of the slot but for what a report of this text alone lacks. */
static void
agrees(const struct report *r, const char *slot, const char *text, bool all)
{
	static const char *const lacks[] = {
		"N501", "N502", "N503", "N505", "N508", "N509", "N519", "N516"
	};
	struct buf b = BUF_INIT;
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T301", NULL), "the report is consistent");
	for (size_t i = 0; i < f.n; i++) {
		bool lack = strcmp(f.item[i].place, slot) != 0;

		/* Requests that no other sentence mentions are N516, too. */
		for (size_t k = 0; k < sizeof lacks / sizeof lacks[0] - all; k++)
			lack |= strcmp(f.item[i].code, lacks[k]) == 0;
		if (lack)
			continue;
		buf_reset(&b);
		finding_message(&b, r, &f.item[i], 0);
		cr_assert_fail("%s: %s\n%s", f.item[i].code, buf_cstr(&b), text);
	}
	findings_release(&f);
	buf_release(&b);
}

static void
try_random(const char *form, int year, uint64_t seed)
{
	struct fix_random x = { seed };
	int made = 0;

	for (int round = 0; round < 150; round++) {
		struct report *r = fix_report(form, year);

		int charges = form_cell_find(r->form, "2.8:1:A");

		fix_texts(r);
		fill_random(r, &x);
		r->has_fee = fix_random(&x, 2) == 0;
		r->fee_notices = r->has_fee ? fix_random(&x, 3) : 0;
		/* A fee is among the charges of table 2. */
		r->fee = r->fee_notices > 0 && r->cell[charges].value > 0 ? 100 * NUM_ONE : 0;
		for (int slot = 0; slot < r->form->ntext; slot++) {
			const char *code = r->form->text[slot].code;
			char *old = r->text[slot] ? strdup(r->text[slot]) : strdup("");
			struct drafts d = DRAFTS_INIT;
			struct buf all = BUF_INIT;

			draft_make(&d, r, slot);
			cr_assert_eq(d.waiting, 0);
			for (size_t i = 0; i < d.n; i++) {
				set_text(r, code, d.item[i].text);
				agrees(r, code, d.item[i].text, false);
				buf_str(&all, d.item[i].text);
				made++;
			}
			if (d.n > 0) {
				set_text(r, code, buf_cstr(&all));
				agrees(r, code, buf_cstr(&all), strcmp(code, "t1") == 0);
			}
			set_text(r, code, old);
			free(old);
			buf_release(&all);
			drafts_release(&d);
		}
		report_free(r);
	}
	cr_assert_gt(made, 150 * 8);
}

Test(draft, agrees_with_the_tables_2021)
{
	try_random("2021", 2025, 20250101);
}

Test(draft, agrees_with_the_tables_2019)
{
	try_random("2019", 2020, 20190101);
}

/* The sentences are read by the checks: once a figure changes they contradict it. */
Test(draft, falls_with_the_figures)
{
	static const struct {
		const char *sets, *slot;
		enum msg name;
		const char *change, *code;
	} t[] = {
		{ "3:1:A=5 3:4:A=5", "t1", MSG_DRAFT_REQUESTS, "3:1:A=6 3:4:A=6", "N511" },
		{ "3:2:A=5 3:4:A=5", "t1", MSG_DRAFT_REQUESTS, "3:1:A=5 3:4:A=10", "N516" },
		{ "2.6:1:A=7", "t1", MSG_DRAFT_DECISIONS, "2.6:1:A=8", "T208" },
		{ "2.1:2:C=7", "t1", MSG_DRAFT_DOCUMENTS, "2.1:2:C=8", "T208" },
		{ "2.8:1:A=7", "t1", MSG_DRAFT_CHARGES, "2.8:1:A=8", "T208" },
		{ "4.1:1:A=1", "t1", MSG_DRAFT_DISPUTES, "4.1:1:A=2", "T408" },
		{ "", "t1", MSG_DRAFT_DISPUTES, "4.2:1:A1=1", "T408" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct report *r = fix_report("2021", 2025);
		struct findings f;

		findings_init(&f);
		fix_texts(r);
		fix_fill(r);
		fix_set(r, t[i].sets);
		cr_assert(sentence(r, t[i].slot, t[i].name, &b), "%zu", i);
		set_text(r, t[i].slot, buf_cstr(&b));
		report_findings(r, &f);
		cr_assert_null(fix_find(&f, t[i].code, "t1"), "%zu", i);
		fix_set(r, t[i].change);
		report_findings(r, &f);
		cr_assert_not_null(fix_find(&f, t[i].code, "t1"), "%zu", i);
		findings_release(&f);
		report_free(r);
	}
	buf_release(&b);
}

/* Where the cells and the texts have other codes, the form says which they are. */
Test(draft, a_form_with_other_codes)
{
	static const struct { const char *was, *is; } t[] = {
		{ "节 t6 六、", "节 t7 六、" }, { "节 t1 一、", "节 t8 一、" },
		{ "块 2.8 ", "块 2.10 " }, { "2.8:1:A", "2.10:1:A" },
	};
	const struct form *f = fix_form("2021");
	struct buf b = BUF_INIT, said = BUF_INIT;
	struct form *other;
	struct report *r;
	struct agency a;
	struct findings found;

	for (size_t at = 0; at < f->nsource; ) {
		size_t i = 0, n = sizeof t / sizeof t[0];

		while (i < n && strncmp(f->source + at, t[i].was, strlen(t[i].was)) != 0)
			i++;
		if (i < n)
			buf_str(&b, t[i].is);
		else
			buf_chr(&b, f->source[at]);
		at += i < n ? strlen(t[i].was) : 1;
	}
	other = form_parse(buf_cstr(&b), b.len, "2021.form", NULL);
	cr_assert_not_null(other);
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = report_new(other, &a, 2025);
	agency_release(&a);
	fix_fill(r);
	fix_set(r, "2.10:1:A=7");
	cr_expect(sentence(r, "t8", MSG_DRAFT_CHARGES, &said));
	cr_expect_str_eq(buf_cstr(&said), "2025年，本机关收取行政事业性收费7万元。");
	cr_expect(sentence(r, "t2", MSG_DRAFT_CHARGES, &said));
	cr_expect(sentence(r, "t7", MSG_DRAFT_NOTHING_ELSE, &said));
	set_text(r, "t7", "无。");
	set_text(r, "t8", "主动公开。");
	findings_init(&found);
	report_findings(r, &found);
	cr_expect_not_null(fix_find(&found, "N510", "t7"));
	cr_expect_eq(fix_find(&found, "N510", "t7")->ncell, 1);
	cr_expect_str_eq(other->cell[fix_find(&found, "N510", "t7")->cell[0]].code, "2.10:1:A");
	cr_expect_not_null(fix_find(&found, "N502", "t8"));
	findings_release(&found);
	report_free(r);
	form_free(other);
	buf_release(&said);
	buf_release(&b);
}

/* The whole of 总体情况 says what is known and leaves gaps, which are open until written. */
Test(draft, whole_overview)
{
	static const char known[] =
	    "（一）主动公开\n〔待填：主动公开：行政规范性文件〕〔待填：主动公开：规章〕"
	    "2025年，本机关作出行政许可决定3件，没有行政处罚、行政强制事项。"
	    "〔待填：主动公开：行政事业性收费〕\n（二）依申请公开\n";
	struct report *r = fix_report("2021", 2025);
	struct drafts d = DRAFTS_INIT;
	int slot = form_text_find(r->form, "t1");
	struct report_open before, after;
	struct findings f;

	fix_set(r, "2.5:1:A=3 2.6:1:A=0 2.6:2:A=0");
	draft_whole(&d, r, form_text_find(r->form, "t5"));
	cr_assert_eq(d.n, 0);
	draft_whole(&d, r, slot);
	cr_assert(d.n == 1 && d.item[0].name == MSG_DRAFT_OVERVIEW);
	cr_expect_eq(strncmp(d.item[0].text, known, sizeof known - 1), 0, "%s",
	    d.item[0].text);
	cr_expect_not_null(strstr(d.item[0].text, "（五）监督保障\n〔待填："));

	findings_init(&f);
	report_findings(r, &f);
	before = f.open;
	set_text(r, "t1", d.item[0].text);
	findings_reset(&f);
	report_findings(r, &f);
	after = f.open;
	cr_expect_eq(after.text, before.text, "gaps are as open as a blank text");
	cr_expect_not_null(fix_find(&f, "N521", "t1"));
	cr_expect_eq(after.error, 0, "of a report being written it is no error");
	set_text(r, "t1", "各方面都写好了。");
	findings_reset(&f);
	report_findings(r, &f);
	cr_expect_eq(f.open.text, before.text - 1);
	/* where a text is not required, a gap is open as well */
	set_text(r, "t2", "全年〔待填〕件。");
	findings_reset(&f);
	report_findings(r, &f);
	cr_expect_eq(f.open.text, before.text);
	cr_expect_not_null(fix_find(&f, "N521", "t2"));
	findings_release(&f);
	drafts_release(&d);
	report_free(r);
}
