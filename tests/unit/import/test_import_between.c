/*
 * test_import_between.c - rows without a label between rows that have theirs, and rows that
 * stand in lines beside the tables.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "import/import.h"
#include "unit/import/paper.h"

static const char *const grids[] = { "docx", "word", "html", "web", "xlsx", "tsv", "csv" };

static void
drop_label(struct page *p, const char *code)
{
	int at;
	struct page_row *r = paper_row(p, code, &at);

	r->cell[at - 1].text = "";
}

/* As many rows as are missing there, and every sum holds: they are these, in order. */
Test(import_between, rows_without_label_are_those_that_are_missing)
{
	static const char *const code[] = { "3:3.3.4:A", "3:3.3.5:A", "3:3.5.2:A" };

	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		for (size_t i = 0; i < ARRAY_LEN(code); i++)
			drop_label(f.page, code[i]);
		paper_read(&f, grids[l]);
		paper_all_read(&f, grids[l]);
		paper_end(&f);
	}
}

/* A column does not add up, or a row more stands there: nobody knows. */
Test(import_between, sums_have_to_bear_them_out)
{
	static const char *const more[] = { "0", "0", "0", "0", "0", "0", "0" };

	for (size_t l = 0; l < 2 * ARRAY_LEN(grids); l++) {
		const char *layout = grids[l / 2];
		struct paper f;

		paper_begin(&f);
		drop_label(f.page, "3:3.3.4:A");
		if (l % 2 == 0) {
			paper_print(f.page, "3:3.3.4:A", "14");
		} else {
			for (int b = 0; b < f.page->n; b++) {
				struct page_table *t = f.page->block[b].table;
				int at;

				for (int k = 0; t != NULL && k < t->n; k++)
					if (t->row[k] == paper_row(f.page, "3:3.3.4:A", &at)) {
						struct page_row *r = table_insert(f.page, t, k);

						row_insert(r, 0, DOC_ROWHEAD, "");
						for (int i = 0; i < 7; i++)
							row_insert(r, i + 1, DOC_DATA, more[i]);
						break;
					}
			}
		}
		paper_read(&f, layout);
		cr_assert_not_null(f.read->report, "%s", layout);
		cr_expect(paper_open(&f, "3:3.3.4:A"), "%s", layout);
		cr_expect(paper_open(&f, "3:3.3.4:B3"), "%s", layout);
		cr_expect_eq(paper_value(&f, "3:3.4.1:A"), 14 * NUM_ONE, "%s", layout);
		paper_end(&f);
	}
}

/* The tables are tables, but 行政许可 stands in a line. */
Test(import_between, rows_in_lines_beside_tables)
{
	static const char *const layout[] = { "docx", "word", "html", "web", "tsv", "md", "txt" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		const struct page_row *r;
		struct paper f;
		int at;

		paper_begin(&f);
		r = paper_row(f.page, "2.5:1:A", &at);
		for (int b = 0; b < f.page->n; b++) {
			struct page_block *k = &f.page->block[b];

			for (int i = 0; k->table != NULL && i < k->table->n; i++)
				if (k->table->row[i] == r) {
					table_remove(k->table, i);
					page_insert(f.page, b + 1, DOC_PARA, "行政许可 37");
					break;
				}
		}
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "2.5:1:A"), 37 * NUM_ONE, "%s", layout[l]);
		cr_expect_eq(f.read->nopen, 0, "%s", layout[l]);
		paper_end(&f);
	}
}

/* A sentence that ends in the same words is none of the tables' rows. */
Test(import_between, lines_do_not_double_what_tables_have)
{
	for (size_t l = 0; l < ARRAY_LEN(grids); l++) {
		struct paper f;

		paper_begin(&f);
		page_insert(f.page, f.page->n, DOC_PARA, "行政许可 37");
		paper_read(&f, grids[l]);
		cr_assert_not_null(f.read->report, "%s", grids[l]);
		cr_expect_eq(paper_value(&f, "2.5:1:A"), 0, "%s", grids[l]);
		paper_end(&f);
	}
}
