/*
 * What a page of paper makes of a report: no figure over two lines in any font, labels
 * in lines of one length, tables that break where a reader would break them.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* Every cell gets a figure of so many digits; totals get what they come to. */
static struct report *
of_digits(const char *form, int digits)
{
	struct report *r = kit_report(form, "云山县市场监督管理局", strcmp(form, "2019") == 0 ? 2020 : 2025);
	struct buf figure = BUF_INIT;

	for (int i = 0; i < digits; i++)
		buf_chr(&figure, '8');
	for (int i = 0; i < r->form->ncell; i++)
		if (r->form->cell[i].sum < 0)
			kit_cell(r, r->form->cell[i].code, buf_cstr(&figure));
	buf_release(&figure);
	return r;
}

/* Tenths of a millimetre that n digits take in the widest font: 0.636 of the size. */
static int
digits_wide(size_t n, int point_x10)
{
	return (int)n * point_x10 * 3528 / 10000 * 636 / 1000;
}

static int
inside(const struct doc_table *t, const struct doc_cell *c)
{
	int width = -16;		/* what Word takes for both edges */

	for (int k = 0; k < c->colspan; k++)
		width += t->width[c->col + k];
	return width;
}

/* Figures that would break, and the widest table. */
static int
broken(struct doc *doc, int *widest)
{
	int n = 0, width;

	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;

		if (t == NULL)
			continue;
		width = 0;
		for (int c = 0; c < t->ncol; c++)
			width += t->width[c];
		if (width > *widest)
			*widest = width;
		for (size_t k = 0; k < t->ncell; k++)
			n += t->cell[k].role == DOC_DATA && digits_wide(
			    strlen(t->cell[k].text), t->point_x10) > inside(t, &t->cell[k]);
	}
	return n;
}

Test(paper, no_figure_breaks_in_the_widest_font)
{
	static const char *const forms[] = { "2021", "2019" };

	for (size_t i = 0; i < 2; i++)
		for (int digits = 1; digits <= 8; digits++) {
			struct report *r = of_digits(forms[i], digits);
			struct doc *doc = export_build(r, NULL);
			int widest = 0;

			cr_assert_eq(broken(doc, &widest), 0, "%s, %d digits", forms[i], digits);
			/* eight in each of the fifteen columns: more than a country has */
			cr_assert_leq(widest, digits < 8 ? 1780 : 1850,
			    "%s, %d digits: %d", forms[i], digits, widest);
			doc_free(doc);
			report_free(r);
		}
}

Test(paper, control_a_narrow_column_is_seen)
{
	struct report *r = of_digits("2021", 6);
	struct doc *doc = export_build(r, NULL);
	int widest = 0;

	for (size_t i = 0; i < doc->n; i++)
		if (doc->block[i].table != NULL)
			doc->block[i].table->width[doc->block[i].table->ncol - 1] /= 3;
	cr_assert_gt(broken(doc, &widest), 0);
	doc_free(doc);
	report_free(r);
}

/* Characters on the last line, and on the others, of a label as Word breaks it. */
static void
check_label(const struct doc_table *t, const struct doc_cell *c)
{
	int chars = (int)text_length(c->text, strlen(c->text));
	int room = (inside(t, c) - table_spare(t, c)) * 10000 / (t->point_x10 * 3528);
	int lines = (chars + room - 1) / room, last = chars - (lines - 1) * room;

	if (lines > 1)
		cr_assert_geq(2 * last, room, "%s: %d lines of %d, then %d", c->text, lines,
		    room, last);
}

Test(paper, labels_stand_in_equal_lines)
{
	int told = 0;

	for (int digits = 1; digits <= 8; digits++) {
		struct report *r = of_digits("2021", digits);
		struct doc *doc = export_build(r, NULL);

		for (size_t i = 0; i < doc->n; i++) {
			const struct doc_table *t = doc->block[i].table;

			for (size_t k = 0; t != NULL && k < t->ncell; k++)
				if (t->cell[k].role == DOC_COLHEAD) {
					check_label(t, &t->cell[k]);
					told += table_spare(t, &t->cell[k]) > 0;
				}
		}
		doc_free(doc);
		report_free(r);
	}
	cr_assert_gt(told, 50);		/* else nothing was balanced at all */
}

/* A report with so many lines of text before its tables. */
static struct doc *
after_lines(struct report *r, int lines)
{
	struct buf text = BUF_INIT;

	for (int i = 0; i < lines; i++)
		buf_str(&text, i == 0 ? "本局" : "\n本局");
	kit_text(r, "t1", buf_cstr(&text));
	buf_release(&text);
	return export_build(r, NULL);
}

static const struct doc_table *
nth_table(const struct doc *doc, int n)
{
	for (size_t i = 0; i < doc->n; i++)
		if (doc->block[i].table != NULL && n-- == 0)
			return doc->block[i].table;
	cr_assert_fail("no table");
	return NULL;
}

static int
breaks_of(const struct doc_table *t)
{
	int n = 0;

	for (int row = 0; row + 1 < t->nrow; row++)
		n += !t->keep[row];
	return n;
}

Test(paper, a_table_breaks_only_where_a_hole_would_be)
{
	int whole = 0, broke = 0;

	for (int lines = 0; lines < 22; lines++) {
		struct report *r = of_digits("2021", 1);
		struct doc *doc = after_lines(r, lines);
		const struct doc_table *two = nth_table(doc, 0);

		/* a table on a page of its own beginning never breaks */
		if (lines == 0)
			cr_assert_eq(breaks_of(two), 0);
		whole += breaks_of(two) == 0;
		broke += breaks_of(two) > 0;
		/* before the caption of a block, and nowhere else */
		for (int row = 0; row + 1 < two->nrow; row++) {
			bool caption = false;

			for (size_t i = 0; i < two->ncell; i++)
				caption |= two->cell[i].row == row + 1 &&
				    two->cell[i].role == DOC_CAPTION;
			cr_assert(two->keep[row] || caption, "%d lines, row %d", lines, row);
		}
		cr_assert_not(two->keep[two->nrow - 1]);
		doc_free(doc);
		report_free(r);
	}
	cr_assert_gt(whole, 3);
	cr_assert_gt(broke, 3);
}

Test(paper, groups_of_rows_stay_together)
{
	int broke = 0;

	for (int lines = 0; lines < 44; lines++) {
		struct report *r = of_digits("2021", 1);
		struct doc *doc = after_lines(r, lines);
		const struct doc_table *three = nth_table(doc, 1);

		broke += breaks_of(three) > 0;
		for (size_t i = 0; i < three->ncell; i++) {
			const struct doc_cell *c = &three->cell[i];

			if (c->role != DOC_ROWHEAD || c->col == 0 || c->rowspan == 1)
				continue;
			for (int row = c->row; row < c->row + c->rowspan - 1; row++)
				cr_assert(three->keep[row], "%d lines, row %d", lines, row);
		}
		for (int row = 0; row < three->nhead; row++)
			cr_assert(three->keep[row]);
		doc_free(doc);
		report_free(r);
	}
	cr_assert_gt(broke, 5);
}

/* A heading at the beginning of a paragraph is one; what is told there is not. */
Test(paper, headings_that_run_in)
{
	static const struct { const char *text, *head; } cases[] = {
		{ "（一）主动公开。全年公开信息。", "（一）主动公开。" },
		{ "（二）依申请公开，及时答复。全年没有。", "（二）依申请公开，及时答复。" },
		{ "（一）收到申请3件。其中1件结转。", "" },
		{ "（一）主动公开。", "" },
		{ "一是主动公开。全年公开信息。", "" },
		{ "（1）主动公开。全年公开信息。", "" },
		{ "（三）一句很长的话说了很多很多很多很多很多很多很多很多很多很多。再说。", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct report *r = kit_report("2021", "云山县", 2025);
		struct doc *doc;
		bool seen = false;

		kit_text(r, "t1", cases[i].text);
		doc = export_build(r, NULL);
		for (size_t k = 0; k < doc->n; k++)
			if (doc->block[k].kind == DOC_PARA &&
			    strcmp(doc->block[k].text, cases[i].text) == 0) {
				seen = true;
				cr_assert_eq(doc->block[k].lead, strlen(cases[i].head), "%s",
				    cases[i].text);
			}
		cr_assert(seen, "%s", cases[i].text);
		doc_free(doc);
		report_free(r);
	}
}
