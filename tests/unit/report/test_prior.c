/*
 * Last year: through the same form, through 对应, and carried over.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/num.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"

TestSuite(prior, .fini = fix_free);

struct pair {
	const char	*cell, *want;	/* want NULL = unknown */
};

static void
see_prior(const struct report *r, const struct pair *t, size_t n)
{
	char figure[NUM_TEXT];
	int64_t v;

	for (size_t i = 0; i < n; i++) {
		bool known = prior_value(r, form_cell_find(r->form, t[i].cell), &v);

		cr_assert_eq(known, t[i].want != NULL, "%s", t[i].cell);
		if (known)
			cr_assert_str_eq(num_print(figure, v), t[i].want, "%s", t[i].cell);
	}
}

Test(prior, same_form)
{
	static const struct pair t[] = {
		{ "3:4:A", "2" }, { "3:4:C", "2" }, { "3:4:B1", NULL }, { "3:4:B2", NULL },
		{ "3:1:C", NULL }, { "2.8:1:A", "0.5" }, { "2.5:1:A", "0" },
	};
	struct report *r = fix_report("2021", 2025), *last = fix_report("2021", 2024);
	struct change_list list = CHANGE_LIST_INIT;
	int64_t v;

	cr_assert_not(prior_value(r, 0, &v));
	fix_set(last, "3:4:A=2 3:4:B1=/ 2.8:1:A=0.5 2.5:1:A=0");
	change_text_all(&list, last, form_text_find(last->form, "t6"), "无", ORIGIN_KEY);
	cr_assert(report_apply(last, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
	report_set_prior(r, prior_new(r->form, last));
	report_free(last);
	see_prior(r, t, sizeof t / sizeof t[0]);
	cr_assert_eq(r->prior->year, 2024);
	cr_assert_str_eq(r->prior->form, "2021");
	cr_assert_str_eq(r->prior->text[form_text_find(r->form, "t6")], "无");
	cr_assert_null(r->prior->text[form_text_find(r->form, "t1")]);
	cr_assert_not(prior_value(r, -1, &v));
	report_set_prior(r, NULL);
	cr_assert_not(prior_value(r, form_cell_find(r->form, "3:4:A"), &v));
	report_free(r);
	prior_free(NULL);
}

Test(prior, from_2019)
{
	static const struct pair t[] = {
		{ "3:4:A", "2" }, { "3:4:C", "2" },
		{ "3:3.6.3:A", "4" },		/* 对应: row 3.6 was not split */
		{ "3:3.6.1:A", NULL }, { "3:3.6.2:A", NULL },
		{ "2.5:1:A", "312" },		/* the number of decisions, column C then */
		{ "2.6:1:A", "46" },
		{ "2.1:2:C", NULL },		/* 对外公开总数量 is not 现行有效件数 */
		{ "2.8:1:A", NULL },		/* projects, not an amount */
		{ "4.1:1:E", "1" },
	};
	struct report *r = fix_report("2021", 2021), *last = fix_report("2019", 2020);

	fix_set(last, "3:4:A=2 3:3.6:A=4 2.5:1:A=9 2.5:1:C=312 2.6:1:C=46 2.1:2:C=524 "
	    "2.8:1:A=3 4.1:1:A=1");
	report_set_prior(r, prior_new(r->form, last));
	see_prior(r, t, sizeof t / sizeof t[0]);
	report_free(last);
	report_free(r);
}

Test(prior, carried_over)
{
	static const char *const forms[] = { "2021", "2019" };

	for (int i = 0; i < 2; i++) {
		struct report *r = fix_report("2021", 2021);
		struct report *last = fix_report(forms[i], 2020);
		struct change_list list = CHANGE_LIST_INIT;
		struct findings f;
		char s[64];

		findings_init(&f);
		prior_carry(&list, r);
		cr_assert_eq(list.n, 0, "no last year");
		fix_set(last, "3:4:A=2 3:4:B1=0 3:4:B2=/ 3:4:B5=1");
		report_set_prior(r, prior_new(r->form, last));
		fix_set(r, "3:2:B5=4");		/* what is there stays */
		prior_carry(&list, r);
		cr_assert_eq(list.n, 2);
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		cr_assert_str_eq(fix_cell(r, "3:2:A", s), "2");
		cr_assert_str_eq(fix_cell(r, "3:2:B1", s), "0");
		cr_assert_str_eq(fix_cell(r, "3:2:B2", s), "", "unknown is not 0");
		cr_assert_str_eq(fix_cell(r, "3:2:B5", s), "4");
		cr_assert_str_eq(fix_cell(r, "3:2:C", s), "6");
		cr_assert_eq(r->cell[form_cell_find(r->form, "3:2:A")].origin, ORIGIN_CARRIED);
		change_list_reset(&list);
		prior_carry(&list, r);
		cr_assert_eq(list.n, 0, "once");

		/* Changing what was carried is seen. */
		fix_set(r, "3:2:A=1 3:2:B2=0 3:2:B3=0 3:2:B4=0 3:2:B5=1");
		report_findings(r, &f);
		cr_assert_not_null(fix_find(&f, "T305", "3:2:C"));
		fix_set(r, "3:2:A=2");
		report_findings(r, &f);
		cr_assert_null(fix_find(&f, "T305", NULL));
		findings_release(&f);
		change_list_release(&list);
		report_free(last);
		report_free(r);
	}
}
