/*
 * test_draft.c - sentences made from the figures: what they say, when they are
 * refused, and that none of them ever raises a finding.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "change.h"
#include "diag.h"
#include "draft.h"
#include "fixture.h"

TestSuite(draft, .fini = fix_free);

static void
write_text(struct report *r, const char *slot, const char *s)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_text_all(&list, r, form_text_find(r->form, slot), s, ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
}

static void
expect(const struct report *r, enum draft which, const char *want)
{
	struct buf b = BUF_INIT;

	cr_assert(report_draft(&b, r, which, NULL));
	cr_assert_str_eq(buf_cstr(&b), want, "%s", buf_cstr(&b));
	buf_release(&b);
}

Test(draft, words)
{
	struct report *r = fix_report("2021", 2025);

	fix_fill(r);
	expect(r, DRAFT_REQUESTS, "本年度未收到政府信息公开申请，也没有上年结转的申请。");
	expect(r, DRAFT_FEE, "本年度未收取信息处理费。");
	expect(r, DRAFT_DISPUTES,
	    "本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。");
	fix_set(r, "3:1:A=5 3:1:B1=2 3:2:A=1 3:3.1:A=6 3:3.4.1:B1=1 3:4:B1=1");
	expect(r, DRAFT_REQUESTS, "本年度收到政府信息公开申请7件，其中自然人申请5件，"
	    "法人或其他组织申请2件。上年结转1件。全年办结政府信息公开申请7件，"
	    "其中予以公开6件，无法提供1件。结转下年度继续办理1件。");
	fix_set(r, "2.6:1:A=7 2.8:1:A=1.5");
	expect(r, DRAFT_ACTIVE, "本年度作出行政处罚决定7件，收取行政事业性收费1.5万元。"
	    "本年度没有制发规章，没有制发行政规范性文件，没有作出行政许可决定，"
	    "没有作出行政强制决定。");
	report_free(r);
}

Test(draft, period_of_the_year)
{
	struct report *r = fix_report("2021", 2023);
	struct buf b = BUF_INIT;

	cr_assert(report_draft(&b, r, DRAFT_LEAD, NULL));
	cr_assert_not_null(strstr(buf_cstr(&b), "2023年1月1日至2023年12月31日"));
	cr_assert_not_null(strstr(buf_cstr(&b), "总体情况，主动公开政府信息情况，"));
	cr_assert_not_null(strstr(buf_cstr(&b), "六部分组成"));
	buf_release(&b);
	report_free(r);
}

/* Nothing is said of what is not filled in. */
Test(draft, refused_while_cells_are_empty)
{
	struct report *r = fix_report("2021", 2025);
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	for (int i = DRAFT_ACTIVE; i < DRAFT__MAX; i++)
		cr_assert_not(report_draft(&b, r, (enum draft)i, &d), "%d", i);
	cr_assert_eq(b.len, 0);
	cr_assert_eq(d.nerror, DRAFT__MAX - DRAFT_ACTIVE);
	fix_fill(r);
	for (int i = 0; i < DRAFT__MAX; i++)
		cr_assert(report_draft(&b, r, (enum draft)i, &d), "%d", i);
	fix_set(r, "2.8:1:A=3");
	buf_reset(&b);
	cr_assert_not(report_draft(&b, r, DRAFT_FEE, &d), "a fee may be among the charges");
	fix_set(r, "3:4:A=");
	cr_assert_not(report_draft(&b, r, DRAFT_REQUESTS, &d));
	cr_assert_eq(b.len, 0);
	diag_release(&d);
	buf_release(&b);
	report_free(r);
}

/* A form that counts other things says so; what both have is told of both. */
Test(draft, form_of_2019)
{
	struct report *r = fix_report("2019", 2020);
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	fix_fill(r);
	cr_assert_not(report_draft(&b, r, DRAFT_ACTIVE, &d));
	cr_assert_eq(d.item[0].code, MSG_REPORT_DRAFT_FORM);
	cr_assert(report_draft(&b, r, DRAFT_LEAD, &d));
	cr_assert_eq(d.nerror, 1);
	diag_release(&d);
	buf_release(&b);
	report_free(r);
}

/* Cells whose sums agree: applications come in and are settled or carried on. */
static void
figures(struct report *r, struct fix_random *random)
{
	static const char *const result[] = {
		"3.1", "3.2", "3.3.1", "3.3.5", "3.3.8", "3.4.1", "3.4.3", "3.5.1",
		"3.5.5", "3.6.1", "3.6.2", "3.6.3", "4",
	};
	static const char *const column[] = { "A", "B1", "B2", "B3", "B4", "B5" };
	static const char *const other[] = {
		"2.1:1:A", "2.1:2:A", "2.5:1:A", "2.6:1:A", "2.6:2:A", "4.1:1:A", "4.1:1:B",
		"4.2:1:A1", "4.2:1:B3",
	};
	struct buf b = BUF_INIT;
	uint32_t busy = fix_random(random, 3);

	for (size_t c = 0; c < 6; c++) {
		uint32_t n[13] = { 0 }, all = 0, old;

		for (int k = 0; busy > 0 && k < 13; k++)
			all += n[k] = fix_random(random, 3) == 0 ?
			    fix_random(random, 40) : 0;
		old = all > 0 ? fix_random(random, all + 1) / (busy == 2 ? 1 : 5) : 0;
		buf_printf(&b, "3:1:%s=%u 3:2:%s=%u ", column[c], all - old, column[c], old);
		for (int k = 0; k < 13; k++)
			buf_printf(&b, "3:%s:%s=%u ", result[k], column[c], n[k]);
	}
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (fix_random(random, 2) == 0)
			buf_printf(&b, "%s=%u ", other[i], fix_random(random, 500));
	fix_set(r, buf_cstr(&b));
	buf_release(&b);
}

/* What the checks say of a text, apart from what it lacks. */
static void
no_finding(const struct report *r, const char *slot, const char *text)
{
	static const char *const lacks[] = { "N501", "N502", "N503", "N505", "N508", "N509",
		"N519" };
	struct buf b = BUF_INIT;
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	for (size_t i = 0; i < f.n; i++) {
		const struct finding *x = &f.item[i];
		bool lack = false;

		for (size_t k = 0; k < sizeof lacks / sizeof *lacks; k++)
			lack |= strcmp(x->code, lacks[k]) == 0;
		if (strcmp(x->place, slot) != 0 || lack)
			continue;
		buf_reset(&b);
		finding_message(&b, r, x, 0);
		cr_assert_fail("%s: %s\n%s", x->code, buf_cstr(&b), text);
	}
	findings_release(&f);
	buf_release(&b);
}

Test(draft, never_a_finding)
{
	static const char *const slot[DRAFT__MAX] = { "t0", "t1", "t1", "t1", "t6" };
	struct fix_random random = { 41 };

	for (int i = 0; i < 250; i++) {
		struct report *r = fix_report("2021", 2021 + (int)fix_random(&random, 6));
		struct buf b = BUF_INIT, all = BUF_INIT;

		fix_fill(r);
		figures(r, &random);
		for (int k = 0; k < DRAFT__MAX; k++) {
			buf_reset(&b);
			cr_assert(report_draft(&b, r, (enum draft)k, NULL));
			if (strcmp(slot[k], "t1") == 0) {
				buf_str(&all, buf_cstr(&b));
				buf_chr(&all, '\n');
			}
			write_text(r, slot[k], buf_cstr(&b));
			no_finding(r, slot[k], buf_cstr(&b));
		}
		write_text(r, "t1", buf_cstr(&all));
		no_finding(r, "t1", buf_cstr(&all));
		buf_release(&b);
		buf_release(&all);
		report_free(r);
	}
}

/* ... and with a figure changed afterwards, they are compared: the words are known. */
Test(draft, a_changed_figure_shows)
{
	struct report *r = fix_report("2021", 2025);
	struct buf b = BUF_INIT;
	struct findings f;

	fix_fill(r);
	fix_set(r, "3:1:A=5 3:1:B1=2 3:3.1:A=5 3:3.1:B1=2");
	cr_assert(report_draft(&b, r, DRAFT_REQUESTS, NULL));
	write_text(r, "t1", buf_cstr(&b));
	fix_set(r, "3:1:A=6 3:3.1:A=6");
	findings_init(&f);
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "N511", "t1"));
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}
