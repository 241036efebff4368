/*
 * test_import_rivals.c - rows whose figures can be told in two ways that both add up: the
 * second way is seen, so that the first is neither read nor proposed.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "unit/import/paper.h"

static const char *const grids[] = { "docx", "word", "html", "web", "xlsx", "md", "tsv", "csv" };
static const char *const lists[] = { "short", "dump", "lines", "bars" };

/* Other texts in a row from the cell of "code" on; its other cells go. */
static void
row_says(struct page *p, const char *code, const char *const *text)
{
	int at;
	struct page_row *r = paper_row(p, code, &at);

	while (r->n > at + 1)
		row_remove(r, r->n - 1);
	r->cell[at].text = text[0];
	for (int i = 1; text[i] != NULL; i++)
		row_insert(r, at + i, DOC_DATA, text[i]);
}

/* No cell of a row is read or proposed other than the report has it. */
static void
expect_nothing_wrong(const struct paper *f, const char *row, const char *layout)
{
	const struct form *form = f->report->form;

	for (int i = 0; i < form->ncell; i++) {
		const char *code = form->cell[i].code;
		const struct cell *c = &f->read->report->cell[i];

		if (strncmp(code, row, strlen(row)) != 0 || paper_open(f, code))
			continue;
		if (form->cell[i].computed)
			cr_expect(!c->has_printed || c->printed == f->report->cell[i].value,
			    "%s %s", layout, code);
		else if (c->has_value)
			cr_expect_eq(c->value, f->report->cell[i].value, "%s %s %ld", layout,
			    code, (long)(c->value / NUM_ONE));
	}
	for (size_t i = 0; i < f->read->report->nsource; i++) {
		const struct source_finding *s = &f->read->report->source[i];
		int cell = s->place != NULL ? form_cell_find(form, s->place) : -1;

		if (s->has_proposal && cell >= 0 && strncmp(s->place, row, strlen(row)) == 0)
			cr_expect_eq(s->proposal, f->report->cell[cell].value, "%s %s: %ld",
			    layout, s->place, (long)(s->proposal / NUM_ONE));
	}
}

/* The words of the others in the columns of a row: no sum across rows can judge it. */
static void
columns_say_nothing(struct page *p)
{
	static const char *const column[] = { "A", "B1", "B2", "B3", "B4", "B5" };

	for (size_t i = 0; i < ARRAY_LEN(column); i++)
		paper_print(p, page_text(p, "3:3.7:%s", column[i]), "见附件");
}

/* 100 over two cells and two figures beside it: 1 | 00 | 28 | 222 | 1 | 12 adds up with 100 for
 * the first two, and with 112 for the last. */
Test(import_rivals, noughts_in_a_cell_are_the_end_of_a_figure_or_a_figure)
{
	static const char *const row[] = { "417", "1", "00", "28", "222", "1", "12", "780", NULL };
	static const char *const wide[] = { "417", "１", "００", "28", "222", "１", "12", "780",
		NULL };
	static const long meant[] = { 417, 100, 28, 222, 1, 12, 780 };

	for (size_t l = 0; l < 2 * (ARRAY_LEN(grids) + ARRAY_LEN(lists)); l++) {
		const char *layout = l / 2 < ARRAY_LEN(grids) ? grids[l / 2] :
		    lists[l / 2 - ARRAY_LEN(grids)];
		struct paper f;
		int first;

		paper_begin(&f);
		first = form_cell_find(f.report->form, "3:3.4.1:A");
		for (size_t i = 0; i < ARRAY_LEN(meant); i++)
			f.report->cell[first + (int)i].value = meant[i] * NUM_ONE;
		row_says(f.page, "3:3.4.1:A", l % 2 == 0 ? row : wide);
		columns_say_nothing(f.page);
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		cr_expect(paper_open(&f, "3:3.4.1:B5"), "%s", layout);
		cr_expect_not(paper_proposes(&f, "3:3.4.1:B5"), "%s", layout);
		expect_nothing_wrong(&f, "3:3.4.1:", layout);
		paper_end(&f);
	}
}

/* 0 | 0 | 0 | 0 | 0 | 0 | (a picture) | 30 | 30: the picture is the total and 30 strangers, or
 * 30 is the total and the picture a stranger.  So it is with a word. */
Test(import_rivals, what_cannot_be_read_among_too_many_figures_may_be_the_total)
{
	struct buf picture = BUF_INIT;
	const char *row[] = { "0", "0", "0", "0", "0", "0", NULL, "30", "30", NULL };

	look_stands(&picture, LOOK_PICTURE);
	for (size_t l = 0; l < ARRAY_LEN(grids) + 2; l++) {
		const char *layout = l < ARRAY_LEN(grids) ? grids[l] : l % 2 ? "word" : "web";
		struct paper f;

		row[6] = l < ARRAY_LEN(grids) ? "见附件" : buf_cstr(&picture);
		paper_begin(&f);
		row_says(f.page, "3:3.3.6:A", row);
		columns_say_nothing(f.page);
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		cr_expect(paper_open(&f, "3:3.3.6:B5"), "%s %zu", layout, l);
		expect_nothing_wrong(&f, "3:3.3.6:", layout);
		paper_end(&f);
	}
	buf_release(&picture);
}

/* A column 小计 in front of 总计, and its figure in every row; none of the cells "A". */
static void
with_subtotals(struct paper *f)
{
	const struct form *form = f->report->form;
	struct page_row *r = NULL;
	int at;

	for (int i = 0; i < form->ncell; i++) {
		const char *code = form->cell[i].code;
		struct cell *c = &f->report->cell[i];

		if (strncmp(code, "3:", 2) == 0 && code[strlen(code) - 1] == 'A') {
			c->value = 0;
			paper_print(f->page, code, "");
		}
		if (strncmp(code, "3:", 2) != 0 || code[strlen(code) - 1] != 'C')
			continue;
		c->value = c[-1].value + c[-2].value + c[-3].value + c[-4].value + c[-5].value;
		paper_print(f->page, code, page_text(f->page, "%ld", (long)(c->value / NUM_ONE)));
		r = paper_row(f->page, code, &at);
		row_insert(r, at, DOC_DATA, r->cell[at].text);
	}
	for (int b = 0; b < f->page->n; b++)
		for (int k = 0; f->page->block[b].table != NULL &&
		    k < f->page->block[b].table->n; k++) {
			r = f->page->block[b].table->row[k];
			at = r->n - 1;
			if (strcmp(r->cell[at].text, "总计") == 0 &&
			    strcmp(r->cell[0].text, "自然人") == 0) {
				row_insert(r, at, DOC_COLHEAD, "小计");
				r->cell[at].rowspan = r->cell[at + 1].rowspan;
			}
		}
}

/* A blank in front of a row with a subtotal is a figure: only a row that is longer by it has
 * a square there that its label covers. */
Test(import_rivals, a_row_with_a_subtotal_is_not_longer_by_a_covered_square)
{
	static const char *const nothing[] = { "", "", "", "", "-", "", "0", "", "", "", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids) + ARRAY_LEN(lists); l++) {
		const char *layout = l < ARRAY_LEN(grids) ? grids[l] :
		    lists[l - ARRAY_LEN(grids)];
		struct paper f;
		int cell;

		paper_begin(&f);
		with_subtotals(&f);
		row_says(f.page, "3:3.3.8:A", nothing);
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		cell = form_cell_find(f.report->form, "3:3.3.8:B3");
		cr_expect(paper_open(&f, "3:3.3.8:B3") ||
		    !f.read->report->cell[cell].na, "%s", layout);
		expect_nothing_wrong(&f, "3:", layout);
		paper_end(&f);
	}
}

/* | / | | | | | - | | | / | | 9 | - | in a grid: no total is printed, and blanks stand at both
 * ends, so that the row may stand one square beside its own. */
Test(import_rivals, a_row_without_totals_between_blanks_may_have_moved)
{
	static const char *const row[] = { "", "/", "", "", "", "", "-", "", "", "/", "", "",
		"9", "-", "", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		row_says(f.page, "4.1:1:A", row);
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		for (int c = 1; c < 5; c++) {
			char code[] = "4.2:1:B0";

			code[sizeof code - 2] = (char)('0' + c);
			cr_expect(paper_open(&f, code), "%s %s", grids[l], code);
			cr_expect_not(paper_proposes(&f, code), "%s %s", grids[l], code);
		}
		paper_end(&f);
	}
}

/* A sheet without headers, whose table 3 begins at the fourth column: 规章 | | 1 is no wide
 * label with a 1 behind it. */
Test(import_rivals, a_blank_before_a_figure_is_no_part_of_its_label)
{
	static const char *const sheets[] = { "csv", "tsv" };

	for (size_t l = 0; l < ARRAY_LEN(sheets); l++) {
		struct paper f;
		int cell;

		paper_begin(&f);
		for (int b = 0; b < f.page->n; b++)
			for (int k = 0; f.page->block[b].table != NULL &&
			    k < f.page->block[b].table->n;) {
				if (row_is_header(f.page->block[b].table->row[k]))
					table_remove(f.page->block[b].table, k);
				else
					k++;
			}
		paper_print(f.page, "2.1:1:A", " ");
		paper_print(f.page, "2.1:1:C", "");
		paper_read(&f, sheets[l]);
		cr_assert_not_null(f.read->report, "%s", sheets[l]);
		cell = form_cell_find(f.report->form, "2.1:1:A");
		cr_expect_not(f.read->report->cell[cell].has_value, "%s", sheets[l]);
		cr_expect_eq(paper_value(&f, "2.1:2:C"), 422 * NUM_ONE, "%s", sheets[l]);
		paper_end(&f);
	}
}

/* On lines 4 | 0 | 0 | 0 | 0 | 0 | 4 | 9 under a header with 小计: 9 is the total as it is
 * printed, or a stranger. */
Test(import_rivals, a_figure_behind_a_subtotal_may_be_the_total)
{
	static const char *const row[2][9] = {
		{ "4", "0", "0", "0", "0", "0", "4", "9", NULL },
		{ "0", "0", "0", "0", "0", "0", "0", "7", NULL },
	};

	for (size_t l = 0; l < 2 * ARRAY_LEN(lists); l++) {
		const char *layout = lists[l / 2];
		struct paper f;

		paper_begin(&f);
		with_subtotals(&f);
		for (int i = 0; i < f.report->form->ncell; i++) {
			const char *code = f.report->form->cell[i].code;

			if (strncmp(code, "3:", 2) == 0 && code[strlen(code) - 1] == 'A')
				paper_print(f.page, code, "0");
		}
		row_says(f.page, "3:3.3.8:A", row[l % 2]);
		f.report->cell[form_cell_find(f.report->form, "3:3.3.8:A")].value =
		    (l % 2 == 0 ? 4 : 0) * NUM_ONE;
		f.report->cell[form_cell_find(f.report->form, "3:3.3.8:C")].value =
		    (l % 2 == 0 ? 9 : 7) * NUM_ONE;
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		expect_nothing_wrong(&f, "3:3.3.8:", layout);
		paper_end(&f);
	}
}
