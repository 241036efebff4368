/*
 * test_import_moved.c - rows that have lost cells, or got some, on pages whose columns
 * cannot tell: what nobody can know is open, and nothing that nobody printed is proposed.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "import/match/match_rows.h"
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

/* The figure of the report, as it was or as "codes" have it now, or open. */
static void
expect_right(const struct paper *f, const char *row, const char *layout)
{
	const struct form *form = f->report->form;

	for (int i = 0; i < form->ncell; i++) {
		const char *code = form->cell[i].code;
		const struct cell *c = &f->read->report->cell[i];

		if (strncmp(code, row, strlen(row)) != 0 || paper_open(f, code))
			continue;
		if (form->cell[i].computed)
			cr_expect(!c->has_printed || c->printed == f->report->cell[i].value,
			    "%s %s: printed %ld", layout, code,
			    (long)(c->printed / NUM_ONE));
		else
			cr_expect_eq(c->has_value ? c->value : -1, f->report->cell[i].value,
			    "%s %s", layout, code);
	}
}

static void
expect_no_other_proposal(const struct paper *f, const char *row, const char *layout)
{
	for (size_t i = 0; i < f->read->report->nsource; i++) {
		const struct source_finding *s = &f->read->report->source[i];
		int cell = s->place != NULL ? form_cell_find(f->report->form, s->place) : -1;

		if (s->has_proposal && cell >= 0 && strncmp(s->place, row, strlen(row)) == 0)
			cr_expect_eq(s->proposal, f->report->cell[cell].value, "%s %s: %ld",
			    layout, s->place, (long)(s->proposal / NUM_ONE));
	}
}

/* 13 23 33 43 [53 is gone] 63 228 and a stray behind it, and no column tells: the total
 * is less than a figure of its row, or the last figure could be the total. */
Test(import_moved, a_total_that_no_hand_would_write_is_of_a_row_that_moved)
{
	static const char *const row[][8] = {
		{ "13", "23", "33", "43", "63", "228", "1" },
		{ "13", "23", "33", "43", "63", "228", "300" },
		{ "13", "23", "33", "43", "63", "9", "14" },
	};

	for (size_t l = 0; l < ARRAY_LEN(row) * ARRAY_LEN(grids); l++) {
		const char *layout = grids[l / ARRAY_LEN(row)];
		struct paper f;

		paper_begin(&f);
		row_says(f.page, "3:3.3.4:A", row[l % ARRAY_LEN(row)]);
		paper_print(f.page, "3:3.7:B4", "见附件");
		paper_print(f.page, "3:3.7:B5", "见附件");
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		expect_right(&f, "3:3.3.4:", layout);
		paper_end(&f);
	}
}

/* A wrong total whose columns hold is the report's. */
Test(import_moved, a_strange_total_is_read_where_the_columns_hold)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, "3:3.3.4:C", "1");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect_eq(f.read->nopen, 0, "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "3:3.3.4:C"), NUM_ONE, "%s", grids[l]);
		paper_end(&f);
	}
}

/* Noughts, slashes and blanks, and one of them is a stranger before the label. */
Test(import_moved, noughts_do_not_tell_which_of_them_is_the_stranger)
{
	static const char *const row[] = { "/", "0", "0", "/", "0", "0", "/", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		row_says(f.page, "3:3.4.3:A", row);
		r = paper_row(f.page, "3:3.4.3:A", &at);
		row_insert(r, at - 1, DOC_DATA, "0");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(paper_open(&f, "3:3.4.3:A") || f.read->report->cell[form_cell_find(
		    f.report->form, "3:3.4.3:A")].na, "%s", grids[l]);
		cr_expect(paper_open(&f, "3:3.4.3:B1") || paper_value(&f, "3:3.4.3:B1") == 0,
		    "%s", grids[l]);
		paper_end(&f);
	}
}

/* Five noughts where other rows have seven figures; 0 and six blanks are a row left blank. */
Test(import_moved, two_cells_that_are_gone_are_not_the_last_two)
{
	static const char *const lost[] = { "0", "0", "0", "0", "0", "", "", NULL };
	static const char *const blank[] = { "0", "", "", "", "", "", "", NULL };

	for (size_t l = 0; l < ARRAY_LEN(lists); l++) {
		struct paper f;

		paper_begin(&f);
		row_says(f.page, "3:3.4.3:A", lost);
		row_says(f.page, "3:3.3.7:A", blank);
		if (strcmp(lists[l], "lines") == 0) {	/* blanks leave no trace */
			paper_end(&f);
			continue;
		}
		paper_read(&f, lists[l]);
		cr_assert_not_null(f.read->report, "%s", lists[l]);
		cr_expect(paper_open(&f, "3:3.4.3:B5"), "%s", lists[l]);
		cr_expect_eq(paper_value(&f, "3:3.3.7:A"), 0, "%s", lists[l]);
		cr_expect_not(paper_open(&f, "3:3.3.7:B5"), "%s", lists[l]);
		paper_end(&f);
	}
}

/* In a grid, too: the row was filled up to its length. */
Test(import_moved, two_cells_that_are_gone_from_a_grid_are_not_the_last_two)
{
	static const char *const lost[] = { "0", "0", "0", "0", "0", "", "", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		row_says(f.page, "3:3.4.3:A", lost);
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(paper_open(&f, "3:3.4.3:B5"), "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "3:3.3.4:B5"), 63 * NUM_ONE, "%s", grids[l]);
		paper_end(&f);
	}
}

/* 0 has come in before the figures of 复议 in a table of its own: 15 stands under nothing. */
Test(import_moved, a_figure_beside_table_4_tells_that_it_moved)
{
	static const char *const layout[] = { "html", "docx", "xlsx", "web", "csv", "md" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		uint64_t seed = 3;
		struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		cr_assert(damage_find("table 4 in two")->apply(f.page, &seed));
		r = paper_row(f.page, "4.1:1:A", &at);
		row_insert(r, at, DOC_DATA, "0");
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		expect_right(&f, "4.1:1:", layout[l]);
		paper_end(&f);
	}
}

/* 规章 and blanks is no caption, so the blank in front of 27 is one of the figures. */
Test(import_moved, a_label_with_blanks_is_no_caption)
{
	static const char tsv[] = "云山县水务局2020年政府信息公开工作年度报告\n"
	    "二、主动公开政府信息情况\n第二十条第（一）项\n"
	    "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n"
	    "规章\t\t\t\n规范性文件\t\t27\t0\t7\n第二十条第（五）项\n"
	    "信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t12\t1\t5\n"
	    "其他对外管理服务事项\t3\t2\t4\n";
	struct paper f;

	paper_begin(&f);
	buf_str(&f.bytes, tsv);
	paper_read_as(&f, "a.txt");
	cr_assert_not_null(f.read->report);
	for (int i = 0; i < f.read->report->form->ncell; i++)
		if (strcmp(f.read->report->form->cell[i].code, "2.1:2:A") == 0)
			cr_expect_not(f.read->report->cell[i].has_value);
	paper_end(&f);
}

/* 17 0 in one cell is 170 or 17 and 0: offered only where a sum bears it out. */
Test(import_moved, figures_that_ran_together_are_not_offered_without_a_sum)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		paper_print(f.page, "2.1:2:B", "5 9");
		paper_print(f.page, "4.1:1:A", "12 3");
		paper_print(f.page, "4.1:1:B", "0");
		paper_print(f.page, "4.1:1:E", "");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect_not(paper_proposes(&f, "4.1:1:A"), "%s", grids[l]);
		cr_expect_not(paper_proposes(&f, "2.1:2:B"), "%s", grids[l]);
		paper_end(&f);
	}
}

/* 14 101 in one cell before 16, and a total that is wrong: 10 and 116 would add up to it, but
 * no figure goes from one cell into the next. */
Test(import_moved, figures_in_one_cell_do_not_borrow_digits_of_the_next)
{
	static const char *const row[] = { "24", "0", "3", "14 101", "16", "167", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		row_says(f.page, "3:3.6.3:A", row);
		for (int c = 1; c <= 5; c++)
			paper_print(f.page, page_text(f.page, "3:3.7:B%d", c), "见附件");
		paper_print(f.page, "3:3.7:A", "见附件");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect_not(paper_proposes(&f, "3:3.6.3:B4"), "%s", grids[l]);
		cr_expect_not(paper_proposes(&f, "3:3.6.3:B5"), "%s", grids[l]);
		paper_end(&f);
	}
}

/* A figure is gone and the total is wrong, and its column has words in another row: what
 * the total asks for is a guess. */
Test(import_moved, a_gap_is_filled_only_where_its_column_agrees)
{
	static const char *const row[] = { "0", "0", "0", "0", "0", "6", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids) + ARRAY_LEN(lists); l++) {
		const char *layout = l < ARRAY_LEN(grids) ? grids[l] :
		    lists[l - ARRAY_LEN(grids)];
		struct paper f;

		paper_begin(&f);
		row_says(f.page, "3:3.3.3:A", row);
		paper_print(f.page, "3:3.7:B3", "见附件");
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		expect_no_other_proposal(&f, "3:3.3.3:", layout);
		paper_end(&f);
	}
}

/* A word of a form, exactly, though it has a soft hyphen in it: the form is told by it. */
Test(import_moved, what_nobody_sees_is_no_part_of_a_label)
{
	static const char *const text[] = { "规范\xC2\xAD性文件", "规范\xEF\xBB\xBF性文件",
		"规范\xE2\x81\xA0性文件", "规范\xE2\x80\x8B性文件" };

	for (size_t i = 0; i < ARRAY_LEN(text); i++) {
		struct buf key = BUF_INIT;

		label_key(&key, text[i], strlen(text[i]));
		cr_expect_str_eq(buf_cstr(&key), "规范性文件");
		buf_release(&key);
	}
}

/* 小计 behind 其他: the total and the subtotal of a row, or of a block whose header has them
 * the wrong way round. */
static void
add_subtotals(struct page *p, const char *name)
{
	const struct form *f = p->report->form;
	struct page_row *r = NULL;
	int at;

	for (int i = 0; i < f->ncell; i++) {
		const char *code = f->cell[i].code;

		if (strncmp(code, "3:", 2) != 0 || code[strlen(code) - 1] != 'C')
			continue;
		r = paper_row(p, code, &at);
		row_insert(r, at, DOC_DATA, page_text(p, "%ld", (long)((p->report->cell[i].value -
		    p->report->cell[i - 6].value) / NUM_ONE)));
	}
	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++) {
			r = p->block[b].table->row[k];
			at = r->n - 1;
			if (strcmp(r->cell[at].text, "总计") == 0 &&
			    strcmp(r->cell[0].text, "自然人") == 0) {
				row_insert(r, at, DOC_COLHEAD, name);
				r->cell[at].rowspan = r->cell[at + 1].rowspan;
				return;
			}
		}
}

/* What stands under 总计 is what 小计 says, and the sum of the row stands beside it. */
Test(import_moved, a_total_under_another_word_is_not_called_wrong)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		add_subtotals(f.page, "总计");
		for (int b = 0; b < f.page->n; b++)
			for (int k = 0; f.page->block[b].table != NULL &&
			    k < f.page->block[b].table->n; k++) {
				struct page_row *r = f.page->block[b].table->row[k];

				if (strcmp(r->cell[0].text, "自然人") == 0)
					r->cell[r->n - 1].text = "小计";
			}
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		expect_right(&f, "3:", grids[l]);
		cr_expect_eq(paper_value(&f, "3:3.3.4:B2"), 33 * NUM_ONE, "%s", grids[l]);
		paper_end(&f);
	}
}

/* | 0 | 0 | 0 | 0 | 0 | 3 | 3 for 0 | 0 | 0 | 0 | 0 | 3 | 3 | 3: the row has moved. */
Test(import_moved, a_subtotal_of_nought_is_no_total)
{
	static const char *const row[] = { "", "0", "0", "0", "0", "0", "3", "3", NULL };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;
		const struct form *form;

		paper_begin(&f);
		form = f.report->form;
		add_subtotals(f.page, "小计");
		row_says(f.page, "3:2:A", row);
		f.report->cell[form_cell_find(form, "3:2:B5")].value = 3 * NUM_ONE;
		f.report->cell[form_cell_find(form, "3:2:C")].value = 3 * NUM_ONE;
		paper_print(f.page, "3:1:B5", "378");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		expect_right(&f, "3:2:", grids[l]);
		paper_end(&f);
	}
}

/* 3 | 0 | 3 | 0 | 0 1 | 4 | 7 with a 0 for the first 3: on lines it holds with 4 for its total
 * and with 7, so that the 0 in front is not certain. */
Test(import_moved, a_row_with_two_totals_is_borne_out_by_its_columns_or_open)
{
	static const char *const row[] = { "0", "0", "3", "0", "0 1", "4", "7", NULL };
	struct paper f;

	paper_begin(&f);
	add_subtotals(f.page, "小计");
	row_says(f.page, "3:3.3.3:A", row);
	paper_print(f.page, "3:3.7:A", "见附件");
	for (int c = 0; c < 5; c++)
		paper_print(f.page, page_text(f.page, "3:3.7:B%d", c + 1), "见附件");
	paper_read(&f, "lines");
	cr_assert_not_null(f.read->report);
	cr_expect(paper_open(&f, "3:3.3.3:A"));
	cr_expect_not(paper_proposes(&f, "3:3.3.3:A"));
	paper_end(&f);
}
