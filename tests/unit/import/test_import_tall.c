/*
 * test_import_tall.c - rows of the form over several rows of a document's grid.
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
#include "import/import.h"
#include "report/report.h"
#include "unit/import/paper.h"

/* Where the figures of a row of two stand, and what of it is broken. */
enum tall {
	BROKEN_ABOVE, BROKEN_BELOW,	/* the label in two; figures beside one part */
	BROKEN_TALL,			/* ... or merged beside both */
	MERGED_BELOW, MERGED_BOTH,	/* the label merged; figures below, in both in turn */
	MERGED_TWICE,			/* ... or the same in both */
	NTALL
};
static const char *const names[] = {
	"broken, above", "broken, below", "broken, merged", "merged, below", "merged, both",
	"merged, twice"
};

static struct page_table *
table_of(struct page *p, const struct page_row *r, int *at)
{
	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++)
			if (p->block[b].table->row[k] == r) {
				*at = k;
				return p->block[b].table;
			}
	return NULL;
}

/* Characters are three bytes each in these labels' second halves. */
static size_t
middle(const char *s)
{
	size_t n = strlen(s) / 2;

	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static void
make_tall(struct page *p, const char *code, enum tall how)
{
	int first, label, at = 0;
	struct page_row *up = paper_row(p, code, &first), *down;
	struct page_table *t = table_of(p, up, &at);
	bool broken = how <= BROKEN_TALL;
	const char *text;
	size_t half;

	first = row_figures(up);
	label = row_label(up);
	text = up->cell[label].text;
	half = middle(text);
	down = table_insert(p, t, at + 1);
	for (int i = 0; i < label; i++)		/* the groups beside them go on */
		if (up->cell[i].rowspan == 1)
			up->cell[i].rowspan = 2;
	if (broken) {
		row_insert(down, 0, DOC_ROWHEAD, text + half)->colspan =
		    up->cell[label].colspan;
		up->cell[label].text = page_text(p, "%.*s", (int)half, text);
	} else {
		up->cell[label].rowspan = 2;
	}
	if (how == BROKEN_TALL) {
		for (int i = first; i < up->n; i++)
			up->cell[i].rowspan = 2;
		return;
	}
	for (int i = first; i < up->n; i++) {
		bool below = how == BROKEN_BELOW || how == MERGED_BELOW ||
		    (how == MERGED_BOTH && (i - first) % 2 == 1);
		struct page_cell *c = row_insert(down, down->n, DOC_DATA,
		    below || how == MERGED_TWICE ? up->cell[i].text : "");

		c->colspan = up->cell[i].colspan;
		if (below)
			up->cell[i].text = "";
	}
}

Test(import_tall, a_row_over_two_rows_of_the_grid)
{
	static const char *const layout[] = { "html", "web", "word", "xlsx", "md", "tsv" };
	static const char *const code[] = { "3:3.5.5:A", "3:3.3.4:A", "3:3.5.2:A", "2.1:2:A",
		"2.8:1:A", "3:4:A" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++)
		for (size_t i = 0; i < ARRAY_LEN(code); i++)
			for (int how = 0; how < NTALL; how++) {
				struct paper f;
				char what[128];

				/* without spans nothing says that a label is merged */
				if (l >= 4 && how >= BROKEN_TALL)
					continue;
				paper_begin(&f);
				make_tall(f.page, code[i], (enum tall)how);
				paper_read(&f, layout[l]);
				snprintf(what, sizeof what, "%s, %s, %s", layout[l], code[i],
				    names[how]);
				paper_all_read(&f, what);
				paper_end(&f);
			}
}

/* 12 in one row and 13 in the other of a merged label: nobody knows which it is. */
Test(import_tall, rows_that_say_two_things_are_open)
{
	static const char *const layout[] = { "html", "web", "word", "xlsx" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct page_row *up;
		struct page_table *t;
		struct paper f;
		int at, row = 0;

		paper_begin(&f);
		make_tall(f.page, "3:3.3.4:A", MERGED_TWICE);
		up = paper_row(f.page, "3:3.3.4:A", &at);
		t = table_of(f.page, up, &row);
		t->row[row + 1]->cell[1].text = "99";
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect_eq(paper_value(&f, "3:3.3.4:A"), 13 * NUM_ONE, "%s", layout[l]);
		cr_expect(paper_open(&f, "3:3.3.4:B1"), "%s", layout[l]);
		paper_end(&f);
	}
}

/* A row of blanks below or above figures without a label: they may be its own. */
Test(import_tall, blanks_beside_figures_without_a_label_are_open)
{
	static const char *const layout[] = { "html", "word", "xlsx", "md", "tsv", "csv" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct page_row *up, *down;
		struct page_table *t;
		struct paper f;
		int at, row = 0, label;

		paper_begin(&f);
		up = paper_row(f.page, "2.1:1:A", &at);
		label = row_label(up);
		t = table_of(f.page, up, &row);
		down = table_insert(f.page, t, row + 1);
		for (int i = 0; i < up->n; i++) {
			row_insert(down, down->n, DOC_DATA, i > label ? up->cell[i].text : "");
			if (i > label)
				up->cell[i].text = "";
		}
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		cr_expect(paper_open(&f, "2.1:1:A"), "%s", layout[l]);
		cr_expect(paper_open(&f, "2.1:1:C"), "%s", layout[l]);
		paper_end(&f);
	}
}
