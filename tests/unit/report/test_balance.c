/*
 * Balances: the sticky line of a column, the value that makes equality checks
 * hold, and forms whose checks disagree.
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
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "kit/oracle.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"

TestSuite(balance, .fini = fix_free);

Test(balance, balance_line)
{
	struct report *r = fix_report("2021", 2025);
	int block = form_block_find(r->form, "3");
	struct balance b;

	cr_assert(report_balance(r, block, 0, &b));
	cr_assert_str_eq(b.check->code, "T301");
	cr_assert_str_eq(b.check->brief, "一+二-（七）-四");
	cr_assert(b.diff == 0 && !b.complete);
	fix_set(r, "3:1:A=1 3:4:A=3");
	cr_assert(report_balance(r, block, 0, &b) && b.diff == -2 * NUM_ONE && !b.complete);
	cr_assert(report_balance(r, block, 6, &b) && b.diff == -2 * NUM_ONE, "total column");
	cr_assert(report_balance(r, block, 1, &b) && b.diff == 0);
	fix_fill(r);
	cr_assert(report_balance(r, block, 0, &b) && b.diff == -2 * NUM_ONE && b.complete);
	cr_assert_not(report_balance(r, block, 7, &b));
	cr_assert_not(report_balance(r, form_block_find(r->form, "2.1"), 0, &b));
	report_free(r);
}

Test(balance, balance_value)
{
	static const struct {
		const char	*prior, *now, *cell, *want;	/* want NULL = none */
	} t[] = {
		{ NULL, "3:1:A=5 3:2:A=1 3:3.1:A=4", "3:4:A", "2" },
		{ NULL, "", "3:4:A", "0" },
		{ NULL, "3:1:A=1 3:3.1:A=3", "3:4:A", "-2" },
		{ NULL, "3:2:A=1 3:3.1:A=4 3:4:A=2", "3:1:A", "5" },
		{ "3:4:A=9", "3:1:A=1 3:3.1:A=3", "3:2:A", "2" },	/* the error decides */
		{ NULL, "3:1:A=1", "3:4:C", NULL },			/* computed */
		{ NULL, "3:1:A=1", "3:3.1:A", NULL },			/* named by none */
		{ "2.1:2:C=4", "2.1:2:A=3 2.1:2:B=2", "2.1:2:C", "5" },
		{ "2.1:2:C=4", "2.1:2:A=3 2.1:2:C=5", "2.1:2:B", "2" },
		{ NULL, "2.1:2:A=3 2.1:2:B=2", "2.1:2:C", NULL },	/* no last year */
		{ NULL, "", "2.5:1:A", NULL },
	};
	char figure[NUM_TEXT];
	int64_t v;

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct report *r = fix_report("2021", 2025);
		bool found;

		if (t[i].prior)
			fix_prior(r, "2021", t[i].prior);
		fix_set(r, t[i].now);
		found = report_balance_value(r, form_cell_find(r->form, t[i].cell), &v);
		cr_assert_eq(found, t[i].want != NULL, "%s after %s", t[i].cell, t[i].now);
		if (found)
			cr_assert_str_eq(num_print(figure, v), t[i].want, "%s after %s",
			    t[i].cell, t[i].now);
		report_free(r);
	}
}

/* What the two official forms do not have: a cell on both sides, checks that
 * disagree, conditions on types, long sides, two relations in one check. */
Test(balance, other_forms)
{
	static const char text[] =
	    "表式 2030\n题名 {机关}{年度}\n适用 2030 至今\n节 t1 一、甲\n表 9 甲\n栏\n"
	    "A 甲\nB 乙\nC 丙\nD 丁\nE 戊\nF 己\n行\n1 第一行\n2 第二行\n校验\n"
	    "T901 警告 单格 9:1:A + 9:1:B = 9:1:A + 9:1:C 且 9:1:A ≤ 9:1:B\n"
	    "T902 错误 每行 F = A + B + C + D + E\n"
	    "T903 提示 单格 9:2:A = 9:2:B\nT904 提示 单格 9:2:A = 9:2:C\n"
	    "T905 提示 单格 2×9:2:D = 9:2:E\n"
	    "T906 错误 每格 合规 当 年度 ≥ 2031\n";
	struct agency agency;
	struct findings f;
	struct buf b = BUF_INIT;
	const struct finding *found;
	struct form *form;
	struct report *r;
	struct diag d;
	int64_t v;

	diag_init(&d);
	findings_init(&f);
	agency_init(&agency);
	agency.name = mem_strdup("甲");
	form = form_parse(text, strlen(text), "test.form", &d);
	if (form == NULL)
		diag_format(&b, &d.item[0], LANG_ZH);
	cr_assert_not_null(form, "%s", buf_cstr(&b));
	r = report_new(form, &agency, 2030);
	fix_set(r, "9:1:A=1 9:1:B=2 9:1:C=3 9:1:D=4 9:1:E=5 9:1:F=16");
	report_findings(r, &f);
	found = fix_find(&f, "T901", NULL);
	cr_assert(found && found->ncell == 3 && found->relation == 0);
	cr_assert(found->left == 3 * NUM_ONE && found->right == 4 * NUM_ONE);
	found = fix_find(&f, "T902", "9:1:F");
	buf_reset(&b);
	finding_message(&b, r, found, LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b), "第一行：16 ≠ 15");
	fix_set(r, "9:1:A=3 9:1:C=2 9:1:F=");
	report_findings(r, &f);
	found = fix_find(&f, "T901", NULL);
	cr_assert(found && found->relation == 1 && found->left == 3 * NUM_ONE);
	buf_reset(&b);
	finding_message(&b, r, found, LANG_ZH);
	cr_assert_not_null(strstr(buf_cstr(&b), "：3 > 2"));

	fix_set(r, "9:2:B=4 9:2:C=4 9:2:E=3");
	cr_assert(report_balance_value(r, form_cell_find(form, "9:2:F"), &v) &&
	    v == 11 * NUM_ONE);
	cr_assert(report_balance_value(r, form_cell_find(form, "9:2:D"), &v) &&
	    v == -11 * NUM_ONE, "the error decides");
	report_free(r);

	r = report_new(form, &agency, 2030);
	cr_assert(fix_try(r, ORIGIN_IMPORT, "9:2:A=-1"));
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T906", NULL), "not in this year");
	r->year = 2031;
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "T906", "9:2:A"));
	report_free(r);
	form_free(form);
	agency_release(&agency);
	findings_release(&f);
	buf_release(&b);
	diag_release(&d);
}

/* Checks of one level that want different values leave the choice to the clerk. */
Test(balance, balances_that_disagree)
{
	static const char text[] =
	    "表式 2030\n题名 {机关}{年度}\n适用 2030 至今\n节 t1 一、甲\n表 9 甲\n栏\n"
	    "A 甲\nB 乙\nC 丙\nD 丁\nE 戊\n行\n1 第一行\n校验\n"
	    "T903 提示 单格 9:1:A = 9:1:B\nT904 提示 单格 9:1:A = 9:1:C\n"
	    "T905 提示 单格 2×9:1:D = 9:1:E\n";
	struct agency agency;
	struct form *form = form_parse(text, strlen(text), "test.form", NULL);
	struct report *r;
	int64_t v;

	agency_init(&agency);
	agency.name = mem_strdup("甲");
	cr_assert_not_null(form);
	r = report_new(form, &agency, 2030);
	fix_set(r, "9:1:B=4 9:1:C=4 9:1:E=3");
	cr_assert(report_balance_value(r, form_cell_find(form, "9:1:A"), &v) &&
	    v == 4 * NUM_ONE);
	fix_set(r, "9:1:C=5");
	cr_assert_not(report_balance_value(r, form_cell_find(form, "9:1:A"), &v));
	cr_assert(report_balance_value(r, form_cell_find(form, "9:1:D"), &v) &&
	    v == NUM_ONE * 3 / 2, "half of 3, though the cell will refuse it");
	report_free(r);
	form_free(form);
	agency_release(&agency);
}

/* Figures at the end of the range: broken, never wrapped round. */
Test(balance, range)
{
	struct report *r = fix_report("2021", 2025);
	struct findings f;

	findings_init(&f);
	fix_set(r, "3:1:A=3000000000000 3:4:A=3000000000000");
	fix_fill(r);
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T301", NULL));
	cr_assert_not_null(fix_find(&f, "T307", "3:4:C"), "4 times that does not fit");
	cr_assert_eq(fix_find(&f, "T307", "3:4:C")->left, INT64_MAX);
	fix_set(r, "3:1:A=9000000000000 3:2:A=0 3:4:A=9000000000000");
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T301", NULL));
	fix_set(r, "3:2:A=9000000000000 3:3.1:A=9000000000000");
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "T301", "3:1:A"), "a side that does not fit");
	findings_release(&f);
	report_free(r);
}
