/*
 * test_import_cut.c - reports as texts that have lost what parted their cells.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "unit/import/paper.h"

/* The page as text, with "cell" between cells and "row" after rows and paragraphs; its
 * title stays on a line of its own. */
static void
write_text(struct paper *f, const char *cell, const char *row)
{
	buf_reset(&f->bytes);
	for (int b = 0; b < f->page->n; b++) {
		const struct page_block *k = &f->page->block[b];

		if (k->table == NULL)
			buf_printf(&f->bytes, "%s%s", k->text, b == 0 ? "\n" : row);
		for (int r = 0; k->table != NULL && r < k->table->n; r++) {
			const struct page_row *p = k->table->row[r];

			for (int i = 0; i < p->n; i++)
				buf_printf(&f->bytes, "%s%s", i > 0 ? cell : "",
				    p->cell[i].text);
			buf_str(&f->bytes, row);
		}
	}
	paper_read_as(f, "页面.txt");
	cr_assert_not_null(f->read->report, "[%s][%s]", cell, row);
}

static int64_t
proposal(const struct report *r, const char *code)
{
	for (size_t i = 0; i < r->nsource; i++)
		if (r->source[i].has_proposal && strcmp(r->source[i].place, code) == 0)
			return r->source[i].proposal;
	return -1;
}

/* No figure and no proposal is another than the report's; how many of each there are. */
static void
count(const struct paper *f, int *read, int *proposed)
{
	*read = *proposed = 0;
	for (int i = 0; i < f->report->form->ncell; i++) {
		const char *code = f->report->form->cell[i].code;
		int64_t want = f->report->cell[i].value, v = paper_value(f, code);
		int64_t p = proposal(f->read->report, code);

		cr_expect(v == want || (v < 0 && (paper_open(f, code) ||
		    f->report->form->cell[i].computed)), "%s", code);
		cr_expect(p < 0 || p == want, "%s", code);
		*read += v == want;
		*proposed += p >= 0;
	}
}

Test(import_cut, blanks_between_cells)
{
	static const char *const rows[] = { " ", "\n" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct paper f;

		paper_begin(&f);
		write_text(&f, " ", rows[i]);
		paper_all_read(&f, rows[i]);
		paper_end(&f);
	}
}

/* Digits of one figure are that figure; of two and more they are none, and what the sums
 * leave is only proposed. */
Test(import_cut, nothing_between_cells)
{
	static const char *const rows[] = { "", "\n" };

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct paper f;
		int read, proposed;

		paper_begin(&f);
		write_text(&f, "", rows[i]);
		count(&f, &read, &proposed);
		cr_expect_eq(paper_value(&f, "2.8:1:A"), 24300000);
		cr_expect(paper_open(&f, "2.1:1:A"));
		cr_expect(paper_open(&f, "3:3.1:A"));
		cr_expect_eq(proposal(f.read->report, "2.1:1:A"), -1);
		cr_expect_eq(proposal(f.read->report, "3:3.3.2:B1"), 0);
		cr_expect_geq(proposed, 150, "%d", proposed);
		cr_expect_eq(proposal(f.read->report, "4.2:1:B4"), 9 * NUM_ONE);
		paper_end(&f);
	}
}

/* Sentences name what is in the tables, too. */
Test(import_cut, sentences_stay_whole)
{
	static const char sentence[] = "作出行政许可12件，行政处罚5件、行政强制3件。";
	struct paper f;

	paper_begin(&f);
	for (int b = 0; b < f.page->n; b++)
		if (f.page->block[b].table == NULL && b > 0 &&
		    strstr(f.page->block[b].text, "。") != NULL) {
			f.page->block[b].text = sentence;
			break;
		}
	write_text(&f, " ", " ");
	paper_all_read(&f, "sentence");
	paper_end(&f);
}
