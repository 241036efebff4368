/*
 * What is open: one by one in printed order, and how far each section is.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "form/form.h"
#include "kit/fixture.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"

TestSuite(ready, .fini = fix_free);

/* Walk round once: how many there are, each after the one before. */
static int
walk(const struct report *r, const struct findings *f)
{
	open_at at = OPEN_START, first = OPEN_START, before = OPEN_START;
	struct open_item it;
	int n = 0;

	while (open_next(r, f, &at, &it) && (n == 0 || at != first)) {
		cr_assert(at > before, "%d is not after the one before", n);
		if (n++ == 0)
			first = at;
		before = at;
		cr_assert(it.kind == OPEN_CELLS ? cell_empty(&r->cell[it.cell]) :
		    it.finding != NULL);
	}
	return n;
}

/* Figures and texts at random: the walk meets what is counted, neither more nor less,
 * and the sections together are the report. */
Test(ready, walk_meets_what_is_counted)
{
	struct fix_random rnd = { 20261130 };
	struct section_open o[32];
	char set[64];

	for (int round = 0; round < 200; round++) {
		struct report *r = fix_report(round % 2 ? "2021" : "2019", 2020 + round % 2);
		int empty = 0, text = 0, input = 0;
		struct findings f;

		for (int i = 0; i < r->form->ncell; i++)
			if (!r->form->cell[i].computed && fix_random(&rnd, 4) > 0) {
				snprintf(set, sizeof set, "%s=%u", r->form->cell[i].code,
				    (unsigned)fix_random(&rnd, 3));
				(void)fix_try(r, ORIGIN_KEY, set);
			}
		if (fix_random(&rnd, 2) > 0)
			fix_texts(r);
		findings_init(&f);
		report_findings(r, &f);
		cr_expect_eq(walk(r, &f), f.open.empty + f.open.error + f.open.warning +
		    f.open.text, "round %d", round);
		report_open_sections(o, r, &f);
		for (int s = 0; s < r->form->nsection; s++) {
			empty += o[s].empty;
			input += o[s].input;
			text += o[s].text;
			cr_expect_eq(o[s].empty, report_empty(r, s));
			cr_expect_eq(section_open_none(&o[s]), o[s].empty == 0 &&
			    o[s].text == 0 && o[s].error == 0 && o[s].warning == 0);
		}
		cr_expect_eq(empty, f.open.empty);
		cr_expect_eq(text, f.open.text);
		cr_expect(input >= empty);
		findings_release(&f);
		report_free(r);
	}
}

/* A cell that could not be read is one stop, though F606 names it as well; what else F606
 * names comes when they are filled. */
Test(ready, unread_cells_are_one_stop_each)
{
	struct report *r = fix_report("2021", 2025);
	struct findings f;

	fix_source(r, "F606", "3:1:A", "12（含上年3）");
	fix_source(r, "F606", "3:1:B1", "二件");
	fix_source(r, "F606", "t3", "23");
	fix_texts(r);
	findings_init(&f);
	report_findings(r, &f);
	cr_expect_eq(f.open.unread, 2);
	cr_expect_eq(f.open.error, 1);
	cr_expect_eq(walk(r, &f), f.open.empty);
	fix_set(r, "3:1:A=0 3:1:B1=0");
	fix_fill(r);
	report_findings(r, &f);
	cr_expect_eq(walk(r, &f), 1, "the text");
	findings_release(&f);
	report_free(r);
}

/* Nothing is open: nothing is next, wherever it is asked from. */
Test(ready, nothing_is_next_of_a_whole_report)
{
	struct report *r = fix_report("2021", 2025);
	open_at at = open_at_cell(r, 3);
	struct open_item it;
	struct findings f;

	fix_fill(r);
	fix_texts(r);
	findings_init(&f);
	report_findings(r, &f);
	cr_expect_eq(f.open.empty + f.open.error + f.open.warning + f.open.text, 0);
	cr_expect_not(open_next(r, &f, &at, &it));
	cr_expect_eq(at, open_at_cell(r, 3), "the place stays");
	findings_release(&f);
	report_free(r);
}

/* A total that does not balance begins at the first cell that can be typed into; words
 * of a text where they stand, after what the text itself is. */
Test(ready, where_work_begins)
{
	struct report *r = fix_report("2021", 2025);
	struct findings f;
	open_at at = OPEN_START;
	struct open_item it;

	fix_fill(r);
	fix_texts(r);
	fix_set(r, "3:1:B1=4");
	findings_init(&f);
	report_findings(r, &f);
	cr_assert(open_next(r, &f, &at, &it));
	cr_expect_eq(it.kind, OPEN_ERROR);
	cr_expect_str_eq(it.finding->code, "T301");
	cr_expect_eq(open_cell(r, it.finding), form_cell_find(r->form, "3:1:B1"));
	cr_expect_lt(open_at_text(r, r->form->section[0].text, 900),
	    open_at_cell(r, 0));
	cr_expect_gt(open_at_text(r, r->form->section[2].note, 0),
	    open_at_cell(r, form_cell_find(r->form, "3:1:B1")));
	findings_release(&f);
	report_free(r);
}
