/*
 * test_import_rows.c - rows that hold more than a row, headers that say more than the
 * form's, and grids that are read as printed: right or open, never wrong.
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
#include "doc/doc.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"
#include "unit/import/paper.h"

static void
two_reports(struct paper *f, const char *what)
{
	cr_expect_null(f->read->report, "%s", what);
	cr_assert_gt(f->diag.n, 0, "%s", what);
	cr_expect_eq(f->diag.item[f->diag.n - 1].code, MSG_IMPORT_TWO_REPORTS, "%s", what);
}

/* ---- a true grid ---- */

static const char *const grids[] = { "docx", "word", "html", "web", "xlsx", "md", "tsv", "csv" };

Test(import_rows, totals_of_table_4_are_read_as_printed)
{
	for (size_t i = 0; i < ARRAY_LEN(grids); i++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, "4.1:1:E", "0");
		paper_print(f.page, "4.2:1:B5", "0");
		paper_read(&f, grids[i]);
		cr_assert_not_null(f.read->report, "%s", grids[i]);
		cr_expect_eq(f.read->nopen, 0, "%s: %zu open", grids[i], f.read->nopen);
		cr_expect_eq(paper_value(&f, "4.1:1:E"), 0, "%s", grids[i]);
		cr_expect_eq(paper_value(&f, "4.2:1:B5"), 0, "%s", grids[i]);
		cr_expect_eq(paper_value(&f, "4.2:1:B4"), 9 * NUM_ONE, "%s", grids[i]);
		paper_end(&f);
	}
}

Test(import_rows, a_wrong_figure_of_the_last_row_is_read)
{
	for (size_t i = 0; i < ARRAY_LEN(grids); i++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, "3:3.7:A", "80");
		paper_read(&f, grids[i]);
		cr_assert_not_null(f.read->report, "%s", grids[i]);
		cr_expect_eq(paper_value(&f, "3:3.7:A"), 80 * NUM_ONE, "%s", grids[i]);
		cr_expect_not(paper_found(&f, "F607", "3:3.7:A"), "%s", grids[i]);
		cr_expect_eq(f.read->nopen, 0, "%s: %zu open", grids[i], f.read->nopen);
		paper_end(&f);
	}
}

/* ---- columns that are not there ---- */

Test(import_rows, a_column_that_is_missing_is_open_in_every_row)
{
	static const char *const layout[] = { "html", "word", "web", "xlsx", "docx" };
	static const char *const row[] = { "3:1", "3:3.1", "3:3.3.8", "3:3.7", "3:4" };

	for (size_t i = 0; i < ARRAY_LEN(layout); i++) {
		struct paper f;

		paper_begin(&f);
		for (int b = 0; b < f.page->n; b++) {
			struct page_table *t = f.page->block[b].table;

			for (int k = 0; t != NULL && k < t->n; k++)
				for (int c = t->row[k]->n - 1; c >= 0; c--) {
					struct page_cell *cell = &t->row[k]->cell[c];
					int of = cell->cell;

					if (strcmp(cell->text, "法人或其他组织") == 0)
						cell->colspan--;
					if (strcmp(cell->text, "申请人情况") == 0)
						cell->colspan--;
					if (strcmp(cell->text, "科研机构") == 0 || (of >= 0 &&
					    strstr(f.report->form->cell[of].code, ":B2") &&
					    f.report->form->cell[of].code[0] == '3'))
						row_remove(t->row[k], c);
				}
		}
		paper_read(&f, layout[i]);
		cr_assert_not_null(f.read->report, "%s", layout[i]);
		for (size_t k = 0; k < ARRAY_LEN(row); k++) {
			static const char *const col[] = { "A", "B1", "B3", "B4", "B5" };
			char code[32];

			for (size_t c = 0; c < ARRAY_LEN(col); c++) {
				snprintf(code, sizeof code, "%s:%s", row[k], col[c]);
				cr_expect_eq(paper_value(&f, code), f.report->cell[form_cell_find(
				    f.report->form, code)].value, "%s %s", layout[i], code);
			}
			snprintf(code, sizeof code, "%s:B2", row[k]);
			cr_expect(strcmp(row[k], "3:3.7") == 0 || paper_open(&f, code), "%s %s",
			    layout[i], code);
			cr_expect_not(paper_proposes(&f, code), "%s %s", layout[i], code);
		}
		paper_end(&f);
	}
}

/* ---- units, years ---- */

struct saying { const char *header, *figure; int64_t want; };

Test(import_rows, a_header_says_the_unit)
{
	static const struct saying sayings[] = {
		{ "本年收费金额（单位：元）", "243110.82", 24311082 },
		{ "本年收费金额（千元）", "243.5", 24350000 },
		{ "收费金额\n单位：亿\n元", "0.0025", 25000000 },
		{ "本年收费金额（单位：万元）", "24.3", 24300000 },
		{ "本年收费金额（元）", "24万元", 24000000 },
		{ "本年收费金额（单位：百元）", "2431", -1 },
		{ "本年收费金额（元/万元）", "24.3", -1 },
		{ "2023年收费金额（万元）", "24.3", -1 },
		{ "累计收费金额（万元）", "24.3", -1 },
		{ "本年收费金额（单位：万与元）", "24.3", -1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(sayings); i++)
		for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
			const struct saying *s = &sayings[i];
			struct paper f;

			paper_begin(&f);
			cr_assert_gt(paper_say(f.page, "本年收费金额（单位：万元）", s->header), 0);
			paper_print(f.page, "2.8:1:A", s->figure);
			paper_read(&f, grids[l]);
			cr_assert_not_null(f.read->report, "%s %s", s->header, grids[l]);
			cr_expect_eq(paper_value(&f, "2.8:1:A"), s->want, "%s %s", s->header,
			    grids[l]);
			cr_expect_eq(paper_open(&f, "2.8:1:A"), s->want < 0, "%s %s",
			    s->header, grids[l]);
			cr_expect_not(paper_proposes(&f, "2.8:1:A"), "%s %s", s->header, grids[l]);
			if (s->want != 24300000)
				cr_expect(paper_found(&f, "F602", "2.8:1:A"), "%s %s", s->header,
				    grids[l]);
			paper_end(&f);
		}
}

Test(import_rows, words_before_the_figures_say_the_year)
{
	static const char *const words[] = { "2023年", "上年", "累计" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		r = paper_row(f.page, "3:3.1:A", &at);
		row_insert(r, at, DOC_DATA, words[i]);
		paper_read(&f, "web");
		cr_assert_not_null(f.read->report, "%s", words[i]);
		cr_expect(paper_open(&f, "3:3.1:A"), "%s", words[i]);
		cr_expect(paper_open(&f, "3:3.1:B5"), "%s", words[i]);
		paper_end(&f);
	}
}

/* ---- words among figures ---- */

Test(import_rows, a_word_never_moves_a_figure)
{
	static const char *const words[] = { "件", "|", "备注" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		r = paper_row(f.page, "2.1:2:A", &at);
		row_remove(r, at + 2);
		row_insert(r, at, DOC_DATA, words[i]);
		paper_read(&f, "lines");
		cr_assert_not_null(f.read->report, "%s", words[i]);
		cr_expect(paper_open(&f, "2.1:2:A"), "%s", words[i]);
		cr_expect(paper_open(&f, "2.1:2:B"), "%s", words[i]);
		cr_expect(paper_open(&f, "2.1:2:C"), "%s", words[i]);
		paper_end(&f);
	}
}

Test(import_rows, a_row_with_a_word_is_read_when_its_sum_holds)
{
	struct page_row *r;
	struct paper f;
	int at;

	paper_begin(&f);
	r = paper_row(f.page, "3:3.1:A", &at);
	row_insert(r, at, DOC_DATA, "件");
	paper_read(&f, "lines");
	paper_all_read(&f, "件");
	paper_end(&f);
}

/* ---- two reports ---- */

enum twice { SIDE, WIDE, TURN };

/* A second year, each figure one more, in the rows of the first. */
static void
put_twice(struct page *p, enum twice how)
{
	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++) {
			struct page_row *r = p->block[b].table->row[k];
			int first = row_figures(r), label = row_label(r), end = r->n;

			if (r->nwant == 0 || label < 0 || end + r->nwant + 2 > PAGE_CELLS)
				continue;
			if (how == TURN) {
				struct page_row *next;

				next = table_insert(p, p->block[b].table, k + 1);
				row_insert(next, 0, DOC_ROWHEAD, r->cell[label].text);
				row_insert(next, 1, DOC_ROWHEAD, "2023年");
				for (int i = first; i < end; i++)
					row_insert(next, next->n, DOC_DATA, page_text(p, "1%s",
					    r->cell[i].text));
				row_insert(r, first, DOC_ROWHEAD, "2024年");
				k++;
				continue;
			}
			if (how == SIDE)
				row_insert(r, r->n, DOC_ROWHEAD, r->cell[label].text);
			for (int i = first; i < end; i++)
				row_insert(r, r->n, DOC_DATA, page_text(p, "1%s",
				    r->cell[i].text));
		}
}

Test(import_rows, two_reports_are_refused)
{
	static const char *const layout[] = { "web", "lines", "tsv", "word" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++)
		for (enum twice how = SIDE; how <= TURN; how++) {
			static const char *const name[] = { "side", "wide", "turn" };
			struct buf what = BUF_INIT;
			struct paper f;

			paper_begin(&f);
			put_twice(f.page, how);
			paper_read(&f, layout[l]);
			buf_printf(&what, "%s %s", layout[l], name[how]);
			two_reports(&f, buf_cstr(&what));
			buf_release(&what);
			paper_end(&f);
		}
}

/* ---- texts of converters ---- */

enum style { REPEATED, RAGGED, LONE };

static void
put_table(struct paper *f, const struct doc *doc, const struct doc_table *t)
{
	int *map = doc_table_map((struct doc *)doc, t);

	for (int r = 0; r < t->nrow; r++) {
		buf_str(&f->bytes, "|");
		for (int c = 0; c < t->ncol; c++)
			buf_printf(&f->bytes, " %s |", map[r * t->ncol + c] >= 0 ?
			    t->cell[map[r * t->ncol + c]].text : "");
		buf_str(&f->bytes, "\n");
		for (int c = 0; r == 0 && c < t->ncol; c++)
			buf_str(&f->bytes, c == 0 ? "|---|" : "---|");
		buf_str(&f->bytes, r == 0 ? "\n" : "");
	}
}

static void
put_document(struct paper *f)
{
	struct doc *doc = page_document(f->page, true);

	for (size_t i = 0; i < doc->n; i++) {
		if (doc->block[i].kind == DOC_TABLE)
			put_table(f, doc, doc->block[i].table);
		else
			buf_printf(&f->bytes, "%s\n", doc->block[i].text);
	}
	doc_free(doc);
}

static void
put_rows(struct paper *f, enum style style)
{
	const char *between = style == LONE ? "\n|\n" : " | ";

	for (int b = 0; b < f->page->n; b++) {
		const struct page_table *t = f->page->block[b].table;

		if (t == NULL)
			buf_printf(&f->bytes, "%s\n", f->page->block[b].text);
		for (int k = 0; t != NULL && k < t->n; k++) {
			for (int i = 0; i < t->row[k]->n; i++)
				buf_printf(&f->bytes, "%s%s", t->row[k]->cell[i].text,
				    between);
			if (style == RAGGED)
				buf_str(&f->bytes, "\n");
		}
	}
}

Test(import_rows, merged_cells_printed_again_in_every_square)
{
	struct paper f;

	paper_begin(&f);
	put_document(&f);
	paper_read_as(&f, "x.md");
	paper_all_read(&f, "repeated");
	paper_end(&f);
}

Test(import_rows, bars_alone_on_their_lines)
{
	struct paper f;

	paper_begin(&f);
	put_rows(&f, LONE);
	paper_read_as(&f, "x.txt");
	paper_all_read(&f, "lone");
	paper_end(&f);
}

/* Between bars that stand alone, nothing is a blank. */
Test(import_rows, nothing_between_two_bars_is_blank)
{
	struct paper f;

	paper_begin(&f);
	paper_print(f.page, "2.1:2:B", "");
	put_rows(&f, LONE);
	paper_read_as(&f, "x.txt");
	cr_assert_not_null(f.read->report);
	cr_expect_eq(paper_value(&f, "2.1:2:A"), 61 * NUM_ONE);
	cr_expect_eq(paper_value(&f, "2.1:2:B"), -1);
	cr_expect_eq(paper_value(&f, "2.1:2:C"), 422 * NUM_ONE);
	paper_end(&f);
}

Test(import_rows, columns_blank_in_every_row_are_blank)
{
	const struct form *form;
	struct paper f;

	paper_begin(&f);
	form = f.report->form;
	for (int i = 0; i < form->ncell; i++) {
		const char *code = form->cell[i].code;

		if (code[0] == '3' && strchr(strrchr(code, ':'), 'B') != NULL)
			paper_print(f.page, code, "");
		else if (code[0] == '3' && strrchr(code, ':')[1] == 'C') {
			struct buf a = BUF_INIT;
			char text[NUM_TEXT];

			buf_add(&a, code, strlen(code) - 1);
			buf_str(&a, "A");
			paper_print(f.page, code, page_text(f.page, "%s", num_print(text,
			    f.report->cell[form_cell_find(form, buf_cstr(&a))].value)));
			buf_release(&a);
		}
	}
	put_rows(&f, RAGGED);
	paper_read_as(&f, "x.txt");
	cr_assert_not_null(f.read->report);
	cr_expect_eq(f.read->nopen, 0, "%zu open", f.read->nopen);
	cr_expect_eq(paper_value(&f, "3:3.1:A"), 11 * NUM_ONE);
	cr_expect_eq(paper_value(&f, "3:3.1:B5"), -1);
	paper_end(&f);
}

/* ---- proposals ---- */

/* Ways to part digits into k figures whose sum but for the last is the last; the figure
 * of each cell in all of them, -1 where two ways differ. */
static int
ways(const char *digit, int i, int k, int64_t *figure, int64_t sum, int64_t *same, int n)
{
	int64_t v = 0;

	if (i == k)
		return n;
	for (int to = 1; digit[to - 1] != '\0'; to++) {
		v = v * 10 + (digit[to - 1] - '0');
		figure[i] = v;
		if (i == k - 1 && digit[to] == '\0' && v == sum) {
			for (int c = 0; c < k; c++)
				same[c] = n == 0 || same[c] == figure[c] ? figure[c] : -1;
			n++;
		} else if (i < k - 1 && digit[to] != '\0') {
			n = ways(digit + to, i + 1, k, figure, sum + v, same, n);
		}
		if (digit[0] == '0')
			break;
	}
	return n;
}

Test(import_rows, a_proposal_has_no_second_assignment)
{
	static const char *const col[] = { "A", "B1", "B2", "B3", "B4", "B5" };
	int proposed = 0;

	for (int seed = 0; seed < 60; seed++) {
		uint64_t s = (uint64_t)seed + 7;
		int64_t figure[7], same[7], sum = 0;
		struct buf glued = BUF_INIT;
		struct page_row *r;
		struct paper f;
		char code[32];
		int at;

		paper_begin(&f);
		for (int c = 0; c < 6; c++) {
			int64_t v = (int64_t)kit_rand(&s, c == seed % 6 ? 30 : 3);

			buf_printf(&glued, "%d", (int)v);
			sum += v;
		}
		buf_printf(&glued, "%d", (int)sum);
		r = paper_row(f.page, "3:3.3.4:A", &at);
		while (r->n > at + 1)
			row_remove(r, r->n - 1);
		r->cell[at].text = buf_cstr(&glued);
		r = paper_row(f.page, "3:3.7:A", &at);	/* the columns say nothing */
		for (; at < r->n; at++)
			r->cell[at].text = "";
		paper_read(&f, "web");
		cr_assert_not_null(f.read->report);
		cr_assert_gt(ways(buf_cstr(&glued), 0, 7, figure, 0, same, 0), 0);
		for (size_t i = 0; i < f.read->report->nsource; i++) {
			const struct source_finding *p = &f.read->report->source[i];

			for (int c = 0; c < 6; c++) {
				snprintf(code, sizeof code, "3:3.3.4:%s", col[c]);
				if (!p->has_proposal || strcmp(p->place, code) != 0)
					continue;
				cr_expect_eq(p->proposal, same[c] * NUM_ONE, "%s of %s",
				    code, buf_cstr(&glued));
				proposed++;
			}
		}
		buf_release(&glued);
		paper_end(&f);
	}
	cr_expect_gt(proposed, 0);
}

/* ---- rows that were filled up, or whose cells were grouped otherwise ---- */

/* 现行有 over 效件数, beside a corner that is as high as both: another order is seen. */
Test(import_rows, headers_broken_over_two_rows_tell_the_order)
{
	static const char *const layout[] = { "html", "web", "xlsx", "word" };
	static const char *const upper[] = { "现行有", "本年废", "本年制" };
	static const char *const lower[] = { "效件数", "止件数", "发件数" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct page_table *t = NULL;
		struct paper f;
		int head = -1;

		paper_begin(&f);
		for (int b = 0; b < f.page->n && head < 0; b++) {
			t = f.page->block[b].table;
			for (int k = 0; t != NULL && k < t->n && head < 0; k++)
				for (int i = 0; i < t->row[k]->n; i++)
					if (strcmp(t->row[k]->cell[i].text, "本年制发件数") == 0)
						head = k;
		}
		cr_assert_geq(head, 0);
		table_insert(f.page, t, head + 1);
		t->row[head]->cell[0].rowspan = 2;
		for (int i = 0; i < 3; i++) {
			t->row[head]->cell[i + 1].text = upper[i];
			row_insert(t->row[head + 1], i, DOC_COLHEAD, lower[i]);
		}
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "2.1:2:A"), 422 * NUM_ONE, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "2.1:2:B"), 59 * NUM_ONE, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "2.1:2:C"), 61 * NUM_ONE, "%s", layout[l]);
		paper_end(&f);
	}
}

/* 43 in two squares, and the last figure in one with the total: as many squares as there
 * should be, but their sums are right only when it is undone. */
Test(import_rows, squares_that_another_grouping_mends_are_open)
{
	static const char *const layout[] = { "html", "docx", "xlsx", "csv" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct paper f;

		/* 13 23 33 43 53 63 | 228 */
		paper_begin(&f);
		paper_print(f.page, "3:3.3.4:B1", "2");
		paper_print(f.page, "3:3.3.4:B2", "3");
		paper_print(f.page, "3:3.3.4:B3", "33");
		paper_print(f.page, "3:3.3.4:B4", "43");
		paper_print(f.page, "3:3.3.4:B5", "53");
		paper_print(f.page, "3:3.3.4:C", "63228");
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect(paper_open(&f, "3:3.3.4:B1"), "%s", layout[l]);
		cr_expect(paper_open(&f, "3:3.3.4:B5"), "%s", layout[l]);
		paper_end(&f);
	}
}

/* A cell of table 4 is gone, those behind it have moved up and the row is filled up: the
 * last figure of its group is the sum of the others. */
Test(import_rows, a_total_that_moved_up_is_no_figure)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, "4.1:1:D", "/");
		paper_print(f.page, "4.2:1:B1", "");
		paper_print(f.page, "4.2:1:B2", "6");
		paper_print(f.page, "4.2:1:B3", "9");
		paper_print(f.page, "4.2:1:B4", "15");
		paper_print(f.page, "4.2:1:B5", "");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(paper_open(&f, "4.2:1:B4"), "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "4.1:1:A"), 12 * NUM_ONE, "%s", grids[l]);
		paper_end(&f);
	}
}

/* 4 and 1 in one cell, 19 and 22 in another: what stands behind it has moved up. */
Test(import_rows, figures_behind_two_in_one_cell_are_open)
{
	static const char *const figures[] = { "4 1", "20", "30", "55", "70", "150", "19 22",
		"261", "11", "6", "8", "0", "25", "", "" };
	static const char *const code[] = { "4.1:1:A", "4.1:1:B", "4.1:1:C", "4.1:1:D",
		"4.1:1:E", "4.2:1:A1", "4.2:1:A2", "4.2:1:A3", "4.2:1:A4", "4.2:1:A5",
		"4.2:1:B1", "4.2:1:B2", "4.2:1:B3", "4.2:1:B4", "4.2:1:B5" };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		for (size_t i = 0; i < ARRAY_LEN(code); i++)
			paper_print(f.page, code[i], figures[i]);
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		for (size_t i = 0; i < 10; i++)
			if (i % 5 != 4)
				cr_expect(paper_open(&f, code[i]), "%s %s", grids[l], code[i]);
		paper_end(&f);
	}
}

/* Total first, 自然人 last, and a row that is a cell too short: 自然人 is not blank. */
Test(import_rows, a_short_row_of_swapped_columns_is_open)
{
	static const char *const layout[] = { "web", "xlsx", "csv", "tsv" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct page_row *r = NULL;
		struct paper f;
		int at;

		paper_begin(&f);
		for (int b = 0; b < f.page->n; b++) {
			struct page_table *t = f.page->block[b].table;

			for (int k = 0; t != NULL && k < t->n; k++) {
				struct page_cell *c = t->row[k]->cell, was;
				int n = t->row[k]->n;

				if (n < 7 || c[n - 1].cell < 0 ||
				    f.report->form->cell[c[n - 1].cell].code[0] != '3')
					continue;
				was = c[n - 1];
				c[n - 1] = c[n - 7];
				c[n - 7] = was;
			}
		}
		cr_assert_gt(paper_say(f.page, "自然人", "@"), 0);
		for (int b = 0; b < f.page->n; b++) {
			struct page_table *t = f.page->block[b].table;

			for (int k = 0; t != NULL && k < t->n; k++) {
				bool header = false;

				for (int i = 0; i < t->row[k]->n; i++)
					header |= strcmp(t->row[k]->cell[i].text, "@") == 0;
				for (int i = 0; i < t->row[k]->n && header; i++)
					if (strcmp(t->row[k]->cell[i].text, "总计") == 0)
						t->row[k]->cell[i].text = "自然人";
			}
		}
		paper_say(f.page, "@", "总计");
		paper_print(f.page, "3:3.3.4:C", "165");	/* without its 63 */
		r = paper_row(f.page, "3:3.3.4:B5", &at);
		row_remove(r, at);
		row_insert(r, r->n, DOC_DATA, "");
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "3:3.3.2:A"), 0, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "3:3.1:C"), 216 * NUM_ONE, "%s", layout[l]);
		cr_expect(paper_open(&f, "3:3.3.4:A"), "%s", layout[l]);
		paper_end(&f);
	}
}

/* One cell on each line: a wrong total is the report's where the columns bear out the
 * figures beside it, and nothing stands between the row and the next. */
Test(import_rows, wrong_totals_on_lines_are_read_as_printed)
{
	static const char *const code[] = { "3:3.7:A", "3:3.7:B2", "3:3.7:B5", "3:3.7:C",
		"3:3.1:C", "3:4:C" };

	for (size_t i = 0; i < ARRAY_LEN(code); i++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, code[i], "4019");
		paper_read(&f, "lines");
		cr_assert_not_null(f.read->report, "%s", code[i]);
		cr_expect_eq(paper_value(&f, code[i]), 4019 * NUM_ONE, "%s", code[i]);
		cr_expect_eq(f.read->nopen, 0, "%s: %zu open", code[i], f.read->nopen);
		paper_end(&f);
	}
}
