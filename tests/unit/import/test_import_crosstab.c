/*
 * test_import_crosstab.c - labels with explanations; 复议 and 诉讼 in rows for each group, for each
 * figure, or with the groups side by side over rows of results.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "unit/import/paper.h"

#define GROUPS	3
#define RESULTS	5

static const char *const grids[] = { "docx", "word", "html", "web", "xlsx", "tsv", "csv" };
static const char *const group[] = { "行政复议", "未经复议直接起诉", "复议后起诉" };
static const char *const result[] = { "结果维持", "结果纠正", "其他结果", "尚未审结", "总计" };

/* The table of the page that prints 复议 and 诉讼, emptied, and its figures. */
static struct page_table *
take_table(struct page *p, struct page_cell figure[GROUPS][RESULTS])
{
	struct page_table *t = NULL;
	int at;
	const struct page_row *r = paper_row(p, "4.1:1:A", &at);

	for (int i = 0; i < GROUPS * RESULTS; i++)
		figure[i / RESULTS][i % RESULTS] = r->cell[at + i];
	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++)
			if (p->block[b].table->row[k] == r)
				t = p->block[b].table;
	t->n = 0;
	return t;
}

static void
put_figure(struct page_row *r, const struct page_cell *figure)
{
	*row_insert(r, r->n, DOC_DATA, "") = *figure;
	r->want[r->nwant++] = r->place[r->nplace++] = figure->cell;
}

static void
a_row_for_each_group(struct page *p, struct page_table *t,
    struct page_cell figure[GROUPS][RESULTS])
{
	struct page_row *r = table_insert(p, t, 0);

	row_insert(r, 0, DOC_COLHEAD, "");
	for (int i = 0; i < RESULTS; i++)
		row_insert(r, i + 1, DOC_COLHEAD, result[i]);
	for (int g = 0; g < GROUPS; g++) {
		r = table_insert(p, t, g + 1);
		row_insert(r, 0, DOC_ROWHEAD, group[g]);
		for (int i = 0; i < RESULTS; i++)
			put_figure(r, &figure[g][i]);
	}
}

static void
a_row_for_each_figure(struct page *p, struct page_table *t,
    struct page_cell figure[GROUPS][RESULTS])
{
	for (int i = 0; i < GROUPS * RESULTS; i++) {
		struct page_row *r = table_insert(p, t, i);

		if (i % RESULTS == 0)
			row_insert(r, 0, DOC_ROWHEAD, group[i / RESULTS]);
		row_insert(r, r->n, DOC_ROWHEAD, result[i % RESULTS]);
		put_figure(r, &figure[i / RESULTS][i % RESULTS]);
	}
	for (int g = 0; g < GROUPS; g++)
		t->row[g * RESULTS]->cell[0].rowspan = RESULTS;
}

static void
a_row_for_each_result(struct page *p, struct page_table *t,
    struct page_cell figure[GROUPS][RESULTS])
{
	struct page_row *r = table_insert(p, t, 0);

	row_insert(r, 0, DOC_COLHEAD, "办理结果");
	for (int g = 0; g < GROUPS; g++)
		row_insert(r, g + 1, DOC_COLHEAD, group[g]);
	for (int i = 0; i < RESULTS; i++) {
		r = table_insert(p, t, i + 1);
		row_insert(r, 0, DOC_ROWHEAD, result[i]);
		for (int g = 0; g < GROUPS; g++)
			put_figure(r, &figure[g][i]);
	}
}

static void (*const shape[])(struct page *, struct page_table *,
    struct page_cell [GROUPS][RESULTS]) = {
	a_row_for_each_group, a_row_for_each_figure, a_row_for_each_result
};

Test(import_crosstab, every_figure_is_named_by_its_words)
{
	for (size_t s = 0; s < ARRAY_LEN(shape); s++)
		for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
			struct page_cell figure[GROUPS][RESULTS];
			struct page_table *t;
			struct paper f;

			paper_begin(&f);
			t = take_table(f.page, figure);
			shape[s](f.page, t, figure);
			paper_read(&f, grids[l]);
			cr_expect_eq(f.read->nopen, 0, "%zu %s", s, grids[l]);
			paper_all_read(&f, grids[l]);
			paper_end(&f);
		}
}

/* A wrong total is read as printed; a blank is blank, whatever stands over it. */
Test(import_crosstab, figures_are_read_as_printed)
{
	for (size_t s = 0; s < ARRAY_LEN(shape); s++)
		for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
			struct page_cell figure[GROUPS][RESULTS];
			struct page_table *t;
			struct paper f;

			paper_begin(&f);
			paper_print(f.page, "4.2:1:A1", "");
			paper_print(f.page, "4.2:1:A5", "8");
			t = take_table(f.page, figure);
			shape[s](f.page, t, figure);
			paper_read(&f, grids[l]);
			cr_assert_not_null(f.read->report, "%s", grids[l]);
			cr_expect_eq(paper_value(&f, "4.2:1:A1"), -1, "%s", grids[l]);
			cr_expect(paper_value(&f, "4.2:1:A5") == 8 * NUM_ONE ||
			    paper_found(&f, "F607", "4.2:1:A5") ||
			    paper_open(&f, "4.2:1:A5"), "%zu %s", s, grids[l]);
			cr_expect(paper_open(&f, "4.1:1:A") ||
			    paper_value(&f, "4.1:1:A") == 12 * NUM_ONE, "%s", grids[l]);
			cr_expect(paper_open(&f, "4.2:1:B4") ||
			    paper_value(&f, "4.2:1:B4") == 9 * NUM_ONE, "%s", grids[l]);
			paper_end(&f);
		}
}

/* One group is there twice, another not at all: nothing is certain. */
Test(import_crosstab, a_group_that_stands_twice_is_open)
{
	for (size_t s = 0; s < ARRAY_LEN(shape); s++)
		for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
			struct page_cell figure[GROUPS][RESULTS];
			struct page_table *t;
			struct paper f;

			paper_begin(&f);
			t = take_table(f.page, figure);
			shape[s](f.page, t, figure);
			cr_assert_eq(paper_say(f.page, "复议后起诉", "行政复议"), 1);
			paper_read(&f, grids[l]);
			cr_assert_not_null(f.read->report, "%s", grids[l]);
			for (int c = 0; c < f.report->form->ncell; c++)
				if (f.report->form->cell[c].code[0] == '4' &&
				    !f.report->form->cell[c].computed)
					cr_expect(paper_open(&f,
					    f.report->form->cell[c].code), "%zu %s %s", s,
					    grids[l], f.report->form->cell[c].code);
			paper_end(&f);
		}
}

/* What stands in brackets behind a label explains it; 其中 is a part of it. */
Test(import_crosstab, labels_that_are_explained)
{
	static const char *const part[][2] = {
		{ "规章", "规章（设区的市人民政府填报）" },
		{ "行政许可", "行政许可（含承诺件，不含咨询件）" },
		{ "行政强制", "行政强制(措施和执行)" },
		{ "本年制发件数", "本年制发件数（以印发日期为准）" },
	};

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		for (size_t i = 0; i < ARRAY_LEN(part); i++)
			cr_assert_eq(paper_say(f.page, part[i][0], part[i][1]), 1);
		paper_read(&f, grids[l]);
		paper_all_read(&f, grids[l]);
		paper_end(&f);
		paper_begin(&f);
		cr_assert_eq(paper_say(f.page, "规章", "规章（其中修订）"), 1);
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect(paper_open(&f, "2.1:1:A"), "%s", grids[l]);
		paper_end(&f);
	}
}
