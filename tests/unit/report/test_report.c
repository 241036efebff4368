/*
 * Reports: sums against relations written by hand, emptiness, agencies, names.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "kit/oracle.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

TestSuite(report, .fini = fix_free);

Test(report, empty)
{
	static const struct { const char *form; int year, ncell, ninput; } t[] = {
		{ "2021", 2025, 200, 166 }, { "2019", 2020, 198, 166 },
	};
	struct report *r;

	for (size_t i = 0; i < 2; i++) {
		r = fix_report(t[i].form, t[i].year);
		cr_assert_eq(r->form->ncell, t[i].ncell);
		cr_assert_eq(report_empty(r, -1), t[i].ninput);
		cr_assert_null(oracle_wrong_total(r));
		for (int k = 0; k < r->form->ncell; k++)
			cr_assert(cell_empty(&r->cell[k]), "%s", r->form->cell[k].code);
		cr_assert(recalc_run(r, NULL));
		for (int k = 0; k < r->form->ncell; k++)
			cr_assert(cell_empty(&r->cell[k]), "%s", r->form->cell[k].code);
		report_free(r);
	}
	report_free(NULL);
}

Test(report, three_kinds_of_nothing)
{
	struct report *r = fix_report("2021", 2025);
	char s[64];

	fix_set(r, "3:1:A=/");
	cr_assert_str_eq(fix_cell(r, "3:1:A", s), "/");
	cr_assert_str_eq(fix_cell(r, "3:1:C", s), "0", "not applicable counts as 0");
	cr_assert_str_eq(fix_cell(r, "3:2:C", s), "", "a sum of empty cells is empty");
	fix_set(r, "3:1:A=0");
	cr_assert_str_eq(fix_cell(r, "3:1:A", s), "0");
	cr_assert_str_eq(fix_cell(r, "3:1:C", s), "0");
	fix_set(r, "3:1:A=");
	cr_assert_str_eq(fix_cell(r, "3:1:A", s), "");
	cr_assert_str_eq(fix_cell(r, "3:1:C", s), "");
	cr_assert_eq(report_empty(r, -1), 166);
	fix_set(r, "3:1:A=1 3:1:B1=/ 4.1:1:A=2");
	cr_assert_eq(report_empty(r, -1), 163);
	cr_assert_eq(report_empty(r, form_section_find(r->form, "t4")), 11);
	cr_assert_eq(report_empty(r, form_section_find(r->form, "t1")), 0);
	report_free(r);
}

/* Every input cell in turn: exactly the totals that the law says move. */
Test(report, each_cell_reaches_its_totals)
{
	static const char *const forms[] = { "2021", "2019" };

	for (size_t k = 0; k < 2; k++) {
		struct report *r = fix_report(forms[k], k == 0 ? 2025 : 2020);

		fix_fill(r);
		cr_assert_null(oracle_wrong_total(r));
		for (int i = 0; i < r->form->ncell; i++) {
			char set[80];

			if (r->form->cell[i].computed)
				continue;
			snprintf(set, sizeof set, "%s=%d", r->form->cell[i].code, i + 1);
			fix_set(r, set);
			cr_assert_null(oracle_wrong_total(r), "%s: %s",
			    r->form->cell[i].code, oracle_wrong_total(r));
		}
		report_free(r);
	}
}

Test(report, figures_of_published_reports)
{
	static const struct {
		int		 year;
		const char	*sets;		/* the rest is 0 */
		const char	*total[4][2];
	} t[] = {
		{ 2025, "2.6:1:A=7 3:1:A=1 3:3.4.1:A=1",
		  { { "3:1:C", "1" }, { "3:3.7:A", "1" }, { "3:3.7:C", "1" }, { "3:4:C", "0" } } },
		{ 2025, "2.6:1:A=1 3:1:B1=1 3:3.6.1:B1=1",
		  { { "3:1:C", "1" }, { "3:3.7:B1", "1" }, { "3:3.7:C", "1" },
		    { "3:3.7:A", "0" } } },
		{ 2023, "2.5:1:A=312 2.6:1:A=46",
		  { { "3:1:C", "0" }, { "3:3.7:C", "0" }, { "4.1:1:E", "0" },
		    { "4.2:1:B5", "0" } } },
		{ 2025, "2.5:1:A=11398889 2.8:1:A=24252.311082 4.1:1:A=10 4.1:1:D=1",
		  { { "4.1:1:E", "11" }, { "2.8:1:A", "24252.311082" },
		    { "2.5:1:A", "11398889" }, { "4.2:1:A5", "0" } } },
	};
	struct findings f;
	char s[64];

	findings_init(&f);
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct report *r = fix_report("2021", t[i].year);

		fix_set(r, t[i].sets);
		fix_fill(r);
		fix_texts(r);
		for (int k = 0; k < 4; k++)
			cr_assert_str_eq(fix_cell(r, t[i].total[k][0], s), t[i].total[k][1],
			    "%zu %s", i, t[i].total[k][0]);
		cr_assert_null(oracle_wrong_total(r));
		report_findings(r, &f);
		cr_assert_eq(f.count[LEVEL_ERROR], 0);
		cr_assert_eq(f.open.empty, 0);
		report_free(r);
	}
	findings_release(&f);
}

Test(report, recalc_tells_what_moved)
{
	struct report *r = fix_report("2021", 2025);
	uint64_t bits[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	struct change_list list = CHANGE_LIST_INIT;
	int want[] = { form_cell_find(r->form, "3:3.1:A"), form_cell_find(r->form, "3:3.1:C"),
	    form_cell_find(r->form, "3:3.7:A"), form_cell_find(r->form, "3:3.7:C") };
	int n = 0;

	change_cell(&list, r, want[0], "5", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, bits, NULL));
	for (int i = 0; i < r->form->ncell; i++)
		n += (int)(BIT_TEST(bits, i));
	cr_assert_eq(n, 4);
	for (int i = 0; i < 4; i++)
		cr_assert(BIT_TEST(bits, want[i]));
	change_list_release(&list);
	report_free(r);
}

Test(report, agencies)
{
	static const struct {
		enum agency_kind kind;
		int		 level, rules;
		bool		 without;
	} t[] = {
		{ AGENCY_UNKNOWN, 0, -1, false }, { AGENCY_DEPARTMENT, 0, -1, false },
		{ AGENCY_DEPARTMENT, 1, -1, false }, { AGENCY_DEPARTMENT, 2, -1, false },
		{ AGENCY_DEPARTMENT, 3, -1, true }, { AGENCY_GOVERNMENT, 3, -1, false },
		{ AGENCY_GOVERNMENT, 4, -1, true }, { AGENCY_UNKNOWN, 5, -1, true },
		{ AGENCY_TOWNSHIP, 0, -1, true }, { AGENCY_OFFICE, 2, -1, false },
		{ AGENCY_GOVERNMENT, 4, 1, false }, { AGENCY_GOVERNMENT, 1, 0, true },
	};
	struct agency a, b;

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		agency_init(&a);
		a.kind = t[i].kind;
		a.level = t[i].level;
		a.rules = t[i].rules;
		cr_assert_eq(agency_without_rules(&a), t[i].without, "case %zu", i);
	}
	for (int k = AGENCY_UNKNOWN + 1; k < AGENCY__MAX; k++) {
		enum agency_kind found;

		cr_assert(agency_kind_by_name(agency_kind_name((enum agency_kind)k), &found));
		cr_assert_eq((int)found, k);
		cr_assert(agency_kind_by_name(agency_kind_label((enum agency_kind)k), &found));
		cr_assert_eq((int)found, k);
		cr_assert_not(agency_kind_by_name("", &found));
		cr_assert_not(agency_kind_by_name("局", &found));
	}
	cr_assert_null(agency_kind_name(AGENCY_UNKNOWN));
	agency_init(&a);
	a.name = mem_strdup("甲县");
	agency_copy(&b, &a);
	cr_assert(b.name != a.name && b.org_code == NULL && b.rules == -1);
	agency_release(&a);
	cr_assert_str_eq(b.name, "甲县");
	agency_release(&b);
}

Test(report, states_and_title)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	struct buf b = BUF_INIT;
	enum report_state s;

	for (int i = 0; i < STATE__MAX; i++)
		cr_assert(state_by_name(state_name((enum report_state)i), &s) && (int)s == i);
	cr_assert_not(state_by_name("closed", &s));
	report_title(&b, r);
	cr_assert_str_eq(buf_cstr(&b), "甲县某局2025年政府信息公开工作年度报告");
	change_report(&list, r, "title", "另一个题名", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	buf_reset(&b);
	report_title(&b, r);
	cr_assert_str_eq(buf_cstr(&b), "另一个题名");
	change_list_release(&list);
	buf_release(&b);
	report_free(r);
}
