/*
 * A sum typed in a cell: which are sums, and how long the note keeps one.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "report/change.h"
#include "report/report.h"

TestSuite(workings, .fini = fix_free);

Test(workings, what_is_a_sum)
{
	static const struct { const char *typed, *total; } t[] = {
		{ "3+4+5", "12" }, { "1,200+34", "1234" }, { "1.5+0.25", "1.75" },
		{ "0+0", "0" }, { " 3 + 4 ", "7" }, { "３＋４", NULL }, { "３+４", "7" },
		{ "3", NULL }, { "", NULL }, { "+", NULL }, { "+3", NULL }, { "3+", NULL },
		{ "3++4", NULL }, { "3+-4", NULL }, { "3-4", NULL }, { "3+4元", NULL },
		{ "3+/", NULL }, { "9000000000000+9000000000000", NULL },
	};

	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		char figure[NUM_TEXT];
		int64_t total = 0;
		bool yes = workings_read(t[i].typed, strlen(t[i].typed), &total);

		cr_expect_eq(yes, t[i].total != NULL, "%s", t[i].typed);
		if (yes && t[i].total != NULL)
			cr_expect_str_eq(num_print(figure, total), t[i].total);
	}
}

static const char *
note(const struct report *r)
{
	return r->nnote == 0 ? "" : r->note[0].body;
}

/* The note before, and after another sum and after another figure. */
Test(workings, kept_in_the_note_until_the_next_figure)
{
	static const struct { const char *before, *sum, *figure; } t[] = {
		{ "", "合计式：1+2", "" },
		{ "见台账", "见台账\n合计式：1+2", "见台账" },
		{ "合计式：8+9", "合计式：1+2", "" },
		{ "合计式：8+9\n见台账", "见台账\n合计式：1+2", "见台账" },
		{ "见台账 合计式：8+9", "见台账\n合计式：1+2", "见台账" },
		{ "合计式：8+9见台账", "见台账\n合计式：1+2", "见台账" },
		{ "合计式按季度", "合计式按季度\n合计式：1+2", "合计式按季度" },
	};

	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		struct report *r = fix_report("2021", 2025);
		struct change_list list = CHANGE_LIST_INIT;
		char *start, *end;

		if (*t[i].before != '\0') {
			change_note(&list, r, "3:1:A", t[i].before);
			cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
			change_list_reset(&list);
		}
		start = fix_image(r);
		change_cell_sum(&list, r, form_cell_find(r->form, "3:1:A"), "1+2",
		    3 * NUM_ONE);
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		cr_expect_str_eq(note(r), t[i].sum, "%s: %s", t[i].before, note(r));
		fix_set(r, "3:1:B1=4");
		cr_expect_str_eq(note(r), t[i].sum, "of another cell");
		fix_set(r, "3:1:A=4");
		cr_expect_str_eq(note(r), t[i].figure, "%s: %s", t[i].before, note(r));
		for (int k = 0; k < 3; k++) {
			change_list_reset(&list);
			cr_assert(report_undo(r, &list, &fix_actor, NULL));
		}
		end = fix_image(r);
		cr_expect_str_eq(end, start);
		free(start);
		free(end);
		change_list_release(&list);
		report_free(r);
	}
}
