/*
 * test_import_slid.c - rows whose figures have moved, in grids that look whole, and headers
 * that are gone or that nobody can put together: right or open, never wrong.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "unit/import/paper.h"

static const char *const grids[] = { "docx", "word", "html", "web", "xlsx", "md", "tsv", "csv" };

/* The figure that is meant, or open. */
static void
right_or_open(const struct paper *f, const char *code, int64_t figure, const char *layout)
{
	cr_expect(paper_open(f, code) || paper_value(f, code) == figure * NUM_ONE,
	    "%s %s: read %ld", layout, code, (long)(paper_value(f, code) / NUM_ONE));
}

/* Texts of a row from the cell of "code" on. */
static void
print_row(struct page *p, const char *code, const char *const *text)
{
	int at;
	struct page_row *r = paper_row(p, code, &at);

	for (int i = 0; text[i] != NULL; i++)
		r->cell[at + i].text = text[i];
}

static struct page_table *
table_of(struct page *p, const char *code)
{
	int at;
	const struct page_row *r = paper_row(p, code, &at);

	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++)
			if (p->block[b].table->row[k] == r)
				return p->block[b].table;
	return NULL;
}

static void
drop_header(struct page *p, const char *code)
{
	struct page_table *t = table_of(p, code);

	for (int k = t->n - 1; k >= 0; k--)
		if (row_is_header(t->row[k])) {
			t->row[k]->n = 0;
			table_remove(t, k);
		}
}

/* 24 and 34 in one square, and a 0 that fills the row up: the columns ask for 44 where 54
 * stands.  So does a page on which a row beside it could not be read. */
Test(import_slid, figures_that_moved_up_in_a_full_grid_are_open)
{
	static const char *const row[] = { "14", "2434", "44", "54", "64", "234", "0", NULL };
	static const char *const code[] = { "3:3.4.1:B2", "3:3.4.1:B3", "3:3.4.1:B4",
		"3:3.4.1:B5" };

	for (size_t l = 0; l < 2 * ARRAY_LEN(grids); l++) {
		const char *layout = grids[l / 2];
		struct page_row *beside;
		struct paper f;
		int at;

		paper_begin(&f);
		print_row(f.page, "3:3.4.1:A", row);
		beside = paper_row(f.page, "3:3.3.4:C", &at);
		if (l % 2 != 0)
			row_insert(beside, at, DOC_DATA, "7");
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		for (size_t i = 0; i < ARRAY_LEN(code); i++)
			right_or_open(&f, code[i], 34 + 10 * (int)i, layout);
		cr_expect_eq(paper_value(&f, "3:3.1:B2"), 31 * NUM_ONE, "%s", layout);
		paper_end(&f);
	}
}

/* 41 stands one cell to the right, behind a 0 that came in, and its total fell off; one
 * of the two columns has words in another row and cannot tell. */
Test(import_slid, a_lone_figure_that_its_columns_miss_is_open)
{
	static const char *const row[] = { "0", "41", "0", "0", "0", "0", "0", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		print_row(f.page, "3:3.3.2:A", row);
		paper_print(f.page, "3:1:A", "122");
		paper_print(f.page, "3:3.7:A", "122");
		paper_print(f.page, "3:3.5.2:A", "见附件");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		right_or_open(&f, "3:3.3.2:A", 41, grids[l]);
		right_or_open(&f, "3:3.3.2:B1", 0, grids[l]);
		paper_end(&f);
	}
}

/* A total that is wrong, or one figure, is the report's: no row has moved. */
Test(import_slid, one_wrong_figure_in_a_grid_is_read_as_printed)
{
	static const char *const code[] = { "3:3.4.1:A", "3:3.4.1:B3", "3:3.4.1:B5",
		"3:3.4.1:C", "3:3.3.2:A", "3:3.3.2:B5", "3:3.3.2:C", "3:2:B1" };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++)
		for (size_t i = 0; i < ARRAY_LEN(code); i++) {
			struct paper f;

			paper_begin(&f);
			paper_print(f.page, code[i], "97");
			paper_read(&f, grids[l]);
			cr_assert_not_null(f.read->report, "%s", grids[l]);
			cr_expect_eq(f.read->nopen, 0, "%s %s", grids[l], code[i]);
			cr_expect_eq(paper_value(&f, code[i]), 97 * NUM_ONE, "%s %s",
			    grids[l], code[i]);
			paper_end(&f);
		}
}

/* ,,,13,23,33,43,53,63,228,,,,, is as long as table 4, whose header is gone. */
Test(import_slid, blanks_at_both_ends_are_no_row_without_header)
{
	static const char *const layout[] = { "csv", "tsv", "xlsx", "web" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		drop_header(f.page, "4.1:1:A");
		r = paper_row(f.page, "3:3.3.4:A", &at);
		r->cell[at - 1].text = "";
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "4.1:1:A"), 12 * NUM_ONE, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "4.2:1:B4"), 9 * NUM_ONE, "%s", layout[l]);
		right_or_open(&f, "3:3.3.4:A", 13, layout[l]);
		paper_end(&f);
	}
}

/* A wide label covers a square that a sheet leaves blank; without a header it is no figure
 * that was left blank, though two figures in one cell make the number right. */
Test(import_slid, a_square_that_a_label_covers_is_no_blank)
{
	static const char *const row[] = { "0", "0\n0", "42", "52", "62", "156", "", NULL };
	static const char *const sums[] = { "69", "119", "169", "261", "321", "381", "1320",
		NULL };
	struct paper f;

	paper_begin(&f);
	drop_header(f.page, "3:3.1:A");
	print_row(f.page, "3:3.2:A", row);
	print_row(f.page, "3:1:A", sums);
	print_row(f.page, "3:3.7:A", sums);
	paper_read(&f, "csv");
	cr_assert_not_null(f.read->report);
	right_or_open(&f, "3:3.2:A", 0, "csv");
	cr_expect_eq(paper_value(&f, "3:3.1:A"), 11 * NUM_ONE);
	paper_end(&f);
}

/* 法律服 | 科研 | 社会公 | 商业 over 务机构 | 机构 | ..., which stand in other squares: the order
 * is not the form's. */
Test(import_slid, beginnings_of_words_tell_that_columns_are_swapped)
{
	static const char *const upper[] = { "法律服", "科研", "社会公", "商业", "其他", NULL };
	static const char *const lower[] = { "务机构", "机构", "益组织", "企业", "" };

	for (int way = 0; way < 4; way++) {
		const char *layout = way < 2 ? "dump" : "lines";
		int swapped = way % 2;
		struct page_table *t;
		struct page_row *head;
		struct paper f;
		int at = 0;

		paper_begin(&f);
		t = table_of(f.page, "3:3.1:A");
		while (at < t->n && strcmp(t->row[at]->cell[0].text, "商业企业") != 0)
			at++;
		cr_assert_lt(at, t->n);
		head = table_insert(f.page, t, at + 1);
		for (int i = 0; i < 5; i++) {
			int from = swapped || i % 3 != 0 ? i : 3 - i;

			t->row[at]->cell[i].text = upper[from];
			row_insert(head, i, DOC_COLHEAD, lower[from]);
		}
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		cr_expect_eq(paper_open(&f, "3:3.1:B1"), swapped, "%s", layout);
		if (!swapped)
			cr_expect_eq(paper_value(&f, "3:3.1:B1"), 21 * NUM_ONE, "%s", layout);
		paper_end(&f);
	}
}

/* 24 34 in one cell and a total of 0: that the total is gone, and 2434 stands where 24 did,
 * is one of two guesses, and no column bears it out. */
Test(import_slid, two_figures_in_one_cell_are_not_proposed_for_a_wrong_total)
{
	static const char *const row[] = { "14", "24", "34", "44 54", "64", "0", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		print_row(f.page, "3:3.4.1:A", row);
		r = paper_row(f.page, "3:3.4.1:C", &at);
		row_remove(r, at);
		r = paper_row(f.page, "3:3.3.4:C", &at);
		row_insert(r, at, DOC_DATA, "7");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect_not(paper_proposes(&f, "3:3.4.1:B3"), "%s", grids[l]);
		right_or_open(&f, "3:3.4.1:B3", 44, grids[l]);
		paper_end(&f);
	}
}

/* A row of one figure that was left blank, and a figure behind it under no column. */
Test(import_slid, a_figure_behind_a_blank_is_anothers)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		r = paper_row(f.page, "2.6:1:A", &at);
		r->cell[at].text = "";
		row_insert(r, at + 1, DOC_DATA, "8");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "2.6:1:A"), -1, "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "2.6:2:A"), 0, "%s", grids[l]);
		paper_end(&f);
	}
}

/* A total that was left out as / and a stray 0 behind it: the 0 is not the total. */
Test(import_slid, a_stray_figure_is_no_total)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		r = paper_row(f.page, "3:3.3.2:C", &at);
		r->cell[at].text = "/";
		row_insert(r, at + 1, DOC_DATA, "0");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(!f.read->report->cell[form_cell_find(f.report->form,
		    "3:3.3.2:C")].has_printed, "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "3:3.1:C"), 216 * NUM_ONE, "%s", grids[l]);
		paper_end(&f);
	}
}

/* 12 3 where the sum of the group says that it is no 123. */
Test(import_slid, two_figures_in_one_cell_that_break_the_sum_are_no_proposal)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, "4.1:1:A", "12 3");
		paper_print(f.page, "4.1:1:B", "0");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(paper_open(&f, "4.1:1:A"), "%s", grids[l]);
		cr_expect_not(paper_proposes(&f, "4.1:1:A"), "%s", grids[l]);
		paper_end(&f);
	}
}

/* 现行有效件数 first, and nobody knows the word: the two that are known have moved. */
Test(import_slid, a_misspelt_column_in_front_is_a_column)
{
	static const char *const layout[] = { "docx", "html", "md", "tsv", "csv" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct paper f;

		paper_begin(&f);
		cr_assert_eq(paper_say(f.page, "本年制发件数", "@"), 1);
		cr_assert_eq(paper_say(f.page, "本年废止件数", "本年制发件数"), 1);
		cr_assert_eq(paper_say(f.page, "@", "所废件共几何"), 1);
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect(paper_open(&f, "2.1:2:A") ||
		    paper_value(&f, "2.1:2:A") == 59 * NUM_ONE, "%s", layout[l]);
		paper_end(&f);
	}
}

/* A row of totals whose label nobody knows is not passed over in silence. */
Test(import_slid, totals_that_nobody_could_place_are_said)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		r = paper_row(f.page, "3:3.7:A", &at);
		r->cell[at - 1].text = "（它七）总计";
		r->cell[at].text = "80";
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(paper_found(&f, "F607", "3:3.7:A") || paper_value(&f, "3:3.7:A") ==
		    80 * NUM_ONE, "%s", grids[l]);
		paper_end(&f);
	}
}
