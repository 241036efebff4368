/*
 * test_import_order.c - which column a figure is of, where the columns of a page are
 * swapped, and which figures are a row's own: right or open, never wrong.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "unit/import/paper.h"

static const char *const grids[] = { "docx", "word", "html", "web", "xlsx", "md", "tsv", "csv" };

/* Two columns of table 3 change places: their names, and their figures in all rows. */
static void
swap_columns(struct page *p, const char *a, const char *b, const char *name_a,
    const char *name_b)
{
	const struct form *f = p->report->form;

	cr_assert_eq(paper_say(p, name_a, "@"), 1);
	cr_assert_geq(paper_say(p, name_b, name_a), 1);
	cr_assert_eq(paper_say(p, "@", name_b), 1);
	for (int i = 0; i < f->ncell; i++) {
		size_t n = strlen(f->cell[i].code) - strlen(a);
		char other[64];
		struct page_cell was, *x, *y;
		struct page_row *r;
		int at, bt;

		if (strncmp(f->cell[i].code, "3:", 2) != 0 ||
		    strcmp(f->cell[i].code + n, a) != 0 || f->cell[i].code[n - 1] != ':')
			continue;
		snprintf(other, sizeof other, "%.*s%s", (int)n, f->cell[i].code, b);
		r = paper_row(p, f->cell[i].code, &at);
		paper_row(p, other, &bt);
		x = &r->cell[at];
		y = &r->cell[bt];
		was = *x;
		x->text = y->text;
		x->cell = y->cell;
		y->text = was.text;
		y->cell = was.cell;
	}
}

/* The figure that is printed, or open. */
static void
right_or_open(const struct paper *f, const char *code, const char *layout)
{
	int cell = form_cell_find(f->report->form, code);

	cr_expect(paper_open(f, code) || paper_value(f, code) == f->report->cell[cell].value,
	    "%s %s: read %ld", layout, code, (long)(paper_value(f, code) / NUM_ONE));
}

/* 总计 in front and 自然人 at the end, on a page of an office that had no case: rows of
 * blanks, slashes and noughts hold in any order, so only the words tell it. */
Test(import_order, rows_of_noughts_do_not_tell_the_order)
{
	static const char *const nil[] = { "/", "", "", "0" };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;
		const struct form *form;

		paper_begin(&f);
		form = f.report->form;
		for (int i = 0; i < form->ncell; i++) {
			size_t n = strlen(form->cell[i].code);

			if (strncmp(form->cell[i].code, "3:", 2) == 0)
				paper_print(f.page, form->cell[i].code,
				    form->cell[i].code[n - 1] == 'C' ? nil[i % 4] :
				    i % 2 == 0 ? "0" : "");
		}
		swap_columns(f.page, "A", "C", "自然人", "总计");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		for (int i = 0; i < form->ncell; i++) {
			size_t n = strlen(form->cell[i].code);

			if (strncmp(form->cell[i].code, "3:", 2) == 0 &&
			    form->cell[i].code[n - 1] == 'A' && !form->cell[i].computed)
				cr_expect(paper_open(&f, form->cell[i].code) ||
				    (!f.read->report->cell[i].na &&
				    f.read->report->cell[i].has_value == (i % 2 == 0)),
				    "%s %s", grids[l], form->cell[i].code);
		}
		paper_end(&f);
	}
}

/* The same page with figures: their sums and the words say the same. */
Test(import_order, columns_that_changed_places_are_read)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		swap_columns(f.page, "A", "C", "自然人", "总计");
		paper_read(&f, grids[l]);
		paper_all_read(&f, grids[l]);
		paper_end(&f);
	}
}

/* 总计 in front is 见附件, then noughts, and a blank behind them that a merged cell has left:
 * 自然人 is the last nought, not the blank. */
Test(import_order, noughts_behind_a_word_prove_nothing)
{
	static const char *const layout[] = { "short", "dump", "html", "csv" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		swap_columns(f.page, "A", "C", "自然人", "总计");
		r = paper_row(f.page, "3:3.4.3:C", &at);
		r->cell[at].text = "见附件";
		row_insert(r, r->n, DOC_DATA, "");
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		right_or_open(&f, "3:3.4.3:A", layout[l]);
		right_or_open(&f, "3:3.4.3:B1", layout[l]);
		paper_end(&f);
	}
}

/* 其他 stands where 商业企业 usually does.  A row that a blank has moved is offered in the
 * order of the columns, and so is one whose figures ran together. */
Test(import_order, proposals_keep_the_order_of_the_columns)
{
	int offered = 0;

	for (size_t l = 0; l < 4 * ARRAY_LEN(grids); l++) {
		const char *layout = grids[l / 4], *code;
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		swap_columns(f.page, "B1", "B5", "商业企业", "其他");
		r = paper_row(f.page, "3:3.3.4:A", &at);
		if (l % 2 == 0) {
			row_insert(r, at, DOC_DATA, "");
		} else {
			while (r->n > at + 1)
				row_remove(r, r->n - 1);
			r->cell[at].text = "13635343323228";
		}
		if (l % 4 >= 2) {	/* the columns cannot tell */
			paper_print(f.page, "3:3.7:B1", "见附件");
			paper_print(f.page, "3:3.7:B5", "见附件");
		}
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		for (size_t i = 0; i < f.read->report->nsource; i++) {
			const struct source_finding *s = &f.read->report->source[i];
			int cell;

			if (!s->has_proposal)
				continue;
			code = s->place;
			cell = form_cell_find(f.report->form, code);
			cr_expect_eq(s->proposal, f.report->cell[cell].value, "%s %s: %ld",
			    layout, code, (long)(s->proposal / NUM_ONE));
			offered++;
		}
		right_or_open(&f, "3:3.3.4:B1", layout);
		right_or_open(&f, "3:3.3.4:B5", layout);
		paper_end(&f);
	}
	cr_expect_gt(offered, 0);
}

/* A 0 has come in before the label, so that a sheet has everything one square to the
 * right: the total stands under 备注. */
Test(import_order, a_total_under_the_remarks_tells_that_the_row_moved)
{
	static const char *const layout[] = { "csv", "tsv", "xlsx", "html", "docx" };
	static const char *const code[] = { "3:4:A", "3:4:B1", "3:4:B5", "3:4:C" };

	for (size_t l = 0; l < 2 * ARRAY_LEN(layout); l++) {
		struct page_row *r, *head;
		struct paper f;
		int at;

		paper_begin(&f);
		paper_print(f.page, "3:4:B5", "4");
		paper_print(f.page, "3:4:C", "4");
		paper_print(f.page, "3:1:B5", "385");
		paper_print(f.page, "3:1:C", "1325");
		f.report->cell[form_cell_find(f.report->form, "3:4:B5")].value = 4 * NUM_ONE;
		f.report->cell[form_cell_find(f.report->form, "3:4:C")].value = 4 * NUM_ONE;
		for (int k = 0; k < f.report->form->ncell; k++) {
			const char *c = f.report->form->cell[k].code;

			if (strncmp(c, "3:", 2) != 0 || c[strlen(c) - 1] != 'C')
				continue;
			r = paper_row(f.page, c, &at);
			row_insert(r, at + 1, DOC_DATA, k % 3 == 0 ? "无" : "");
		}
		if (l % 2 != 0)		/* the columns cannot tell */
			paper_print(f.page, "3:3.7:B5", "见附件");
		head = NULL;
		for (int b = 0; b < f.page->n && head == NULL; b++)
			for (int k = 0; f.page->block[b].table != NULL &&
			    k < f.page->block[b].table->n; k++) {
				r = f.page->block[b].table->row[k];
				if (strcmp(r->cell[r->n - 1].text, "总计") == 0 &&
				    strcmp(r->cell[0].text, "自然人") == 0)
					head = r;
			}
		cr_assert_not_null(head);
		*row_insert(head, head->n, DOC_COLHEAD, "备注") = (struct page_cell){
			.text = "备注", .role = DOC_COLHEAD, .rowspan = 2, .colspan = 1,
			.cell = -1 };
		r = paper_row(f.page, "3:4:A", &at);
		r->cell[at - 1].colspan = 1;
		row_insert(r, at - 1, DOC_DATA, "0");
		row_insert(r, at + 1, DOC_DATA, "");
		row_insert(r, at + 1, DOC_DATA, "");
		paper_read(&f, layout[l / 2]);
		cr_assert_not_null(f.read->report, "%s", layout[l / 2]);
		for (size_t i = 0; i < ARRAY_LEN(code); i++)
			right_or_open(&f, code[i], layout[l / 2]);
		paper_end(&f);
	}
}

/* 6. and its label stand on lines of their own, behind a row that has lost a figure. */
Test(import_order, the_number_of_a_label_is_no_figure)
{
	static const char *const label[] = { "6. 属于四类过程性信息", "6.\n属于四类过程性信息",
		"6． 属于四类过程性信息", "６．\n属于四类过程性信息" };
	static const char *const layout[] = { "lines", "dump", "short" };

	for (size_t l = 0; l < ARRAY_LEN(label) * ARRAY_LEN(layout); l++) {
		const char *name = layout[l / ARRAY_LEN(label)];
		const struct cell *total;
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		cr_assert_eq(paper_say(f.page, "6.属于四类过程性信息",
		    label[l % ARRAY_LEN(label)]), 1);
		r = paper_row(f.page, "3:3.3.5:B4", &at);
		row_remove(r, at);
		paper_read(&f, name);
		cr_assert_not_null(f.read->report, "%s", name);
		total = &f.read->report->cell[form_cell_find(f.report->form, "3:3.3.5:C")];
		cr_expect_not(total->has_printed, "%s: %s, total %ld", name,
		    label[l % ARRAY_LEN(label)], (long)(total->printed / NUM_ONE));
		right_or_open(&f, "3:3.3.6:A", name);
		cr_expect_eq(paper_value(&f, "3:3.3.4:C"), 228 * NUM_ONE, "%s", name);
		paper_end(&f);
	}
}

/* 单位：千元 with a slip of the pen may have been any unit, and so may one of cases behind
 * 金额; the name of the office is no unit. */
Test(import_order, a_unit_that_nobody_knows_leaves_the_amount_open)
{
	static const char *const layout[] = { "dump", "html", "xlsx", "csv", "docx" };
	static const struct { const char *text; bool open; } head[] = {
		{ "本年收费金额（单位：千的）", true },
		{ "本年收费金额（单位：刀）", true },
		{ "本年收费金额（单位：件）", true },
		{ "本年收费金额（填报单位：本局）", false },
		{ "本年收费金额（单位：万元）", false },
	};

	for (size_t l = 0; l < ARRAY_LEN(layout) * ARRAY_LEN(head); l++) {
		const char *name = layout[l / ARRAY_LEN(head)];
		size_t k = l % ARRAY_LEN(head);
		struct paper f;

		paper_begin(&f);
		cr_assert_eq(paper_say(f.page, "本年收费金额（单位：万元）", head[k].text), 1);
		paper_read(&f, name);
		cr_assert_not_null(f.read->report, "%s", name);
		cr_expect_eq(paper_open(&f, "2.8:1:A"), head[k].open, "%s %s", name,
		    head[k].text);
		cr_expect_eq(paper_value(&f, "2.1:2:C"), 422 * NUM_ONE, "%s", name);
		paper_end(&f);
	}
}
