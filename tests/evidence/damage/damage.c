/*
 * damage.c - see damage.h: the table of damages and what they share.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "evidence/damage/damage.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "kit/exportkit.h"

static bool
nothing(struct page *p, uint64_t *seed)
{
	(void)p;
	(void)seed;
	return true;
}

const struct damage damages[] = {
	{ "none", DAMAGE_ANY, nothing },
	{ "cell dropped", DAMAGE_ANY, damage_drop },
	{ "cell doubled", DAMAGE_ANY, damage_double },
	{ "figure over two cells", DAMAGE_ANY, damage_split },
	{ "blank inside a figure", DAMAGE_ANY, damage_gap },
	{ "two cells merged", DAMAGE_ANY, damage_merge },
	{ "row shifted by one", DAMAGE_ANY, damage_shift },
	{ "stray before the label", DAMAGE_STUB, damage_before },
	{ "stray after the row", DAMAGE_ANY, damage_after },
	{ "units", DAMAGE_ANY, damage_unit },
	{ "yuan", DAMAGE_ANY, damage_yuan },
	{ "full width", DAMAGE_ANY, damage_wide },
	{ "thousands", DAMAGE_ANY, damage_thousand },
	{ "blanks for zeros", DAMAGE_ANY, damage_nil },
	{ "annotated", DAMAGE_ANY, damage_remark },
	{ "wrong totals", DAMAGE_ANY, damage_total },
	{ "text for a figure", DAMAGE_ANY, damage_words },
	{ "row dropped", DAMAGE_ANY, damage_row_drop },
	{ "row doubled", DAMAGE_ANY, damage_row_double },
	{ "rows swapped", DAMAGE_ANY, damage_row_swap },
	{ "label dropped", DAMAGE_ANY, damage_label_drop },
	{ "page break", DAMAGE_ANY, damage_page_break },
	{ "table per block", DAMAGE_ANY, damage_blocks },
	{ "table 4 in two", DAMAGE_ANY, damage_two },
	{ "all in one table", DAMAGE_STUB, damage_one },
	{ "no section six", DAMAGE_ANY, damage_six },
	{ "columns swapped", DAMAGE_ANY, damage_columns },
	{ "column of numbers", DAMAGE_ANY, damage_number },
	{ "column of remarks", DAMAGE_ANY, damage_note },
	{ "column of subtotals", DAMAGE_ANY, damage_sub },
	{ "header dropped", DAMAGE_ANY, damage_header_drop },
	{ "header broken", DAMAGE_ANY, damage_header_cut },
	{ "wrong spans", DAMAGE_SPANS, damage_spans },
	{ "no rowspans", DAMAGE_SPANS, damage_rowspan },
	{ "typos", DAMAGE_ANY, damage_typo },
	{ "ordinals", DAMAGE_ANY, damage_ordinal },
	{ "line breaks", DAMAGE_ANY, damage_break },
	{ "zero width", DAMAGE_INVISIBLE, damage_zero_width },
	{ "bookmarks", DAMAGE_ANY, damage_bookmark },
	{ "a paragraph per letter", DAMAGE_MARKUP, damage_letters },
	{ "layout table", DAMAGE_MARKUP, damage_nested },
	{ "page chrome", DAMAGE_ANY, damage_chrome },
	{ "struck out", DAMAGE_LOOKS, damage_struck },
	{ "raised", DAMAGE_LOOKS, damage_raised },
	{ "too small", DAMAGE_LOOKS, damage_tiny },
	{ "hidden", DAMAGE_LOOKS, damage_hidden },
	{ "picture", DAMAGE_LOOKS, damage_picture },
	{ "empty field", DAMAGE_LOOKS, damage_field },
	{ "shown as a date", DAMAGE_LOOKS, damage_date },
	{ "shown otherwise", DAMAGE_LOOKS, damage_format },
	{ "unit beside the figures", DAMAGE_ANY, damage_unit_cell },
	{ "unit in the header", DAMAGE_ANY, damage_unit_header },
	{ "two years side by side", DAMAGE_ANY, damage_two_years, .refused = true,
	    .alone = true },
	{ "figures more", DAMAGE_ANY, damage_extra },
	{ "bars for zeros", DAMAGE_ANY, damage_bars },
	{ "zeros in words", DAMAGE_ANY, damage_han_zero },
	{ "merged cells repeated", DAMAGE_GRID, damage_repeated, .alone = true },
	{ "label over two rows", DAMAGE_GRID, damage_tall, .alone = true },
	{ "on one line", DAMAGE_LINES, damage_one_line, .alone = true },
	{ "glued", DAMAGE_LINES, damage_glued, .alone = true },
	{ NULL, DAMAGE_ANY, NULL }
};

const struct damage *
damage_find(const char *name)
{
	for (const struct damage *m = damages; m->name != NULL; m++)
		if (strcmp(m->name, name) == 0)
			return m;
	return NULL;
}

bool
damage_reaches(const struct damage *m, const struct damage_layout *l)
{
	switch (m->reach) {
	case DAMAGE_MARKUP:
		return l->markup;
	case DAMAGE_SPANS:
		return l->spans;
	case DAMAGE_INVISIBLE:
		return !l->shows;
	case DAMAGE_STUB:
		return !l->joins;
	case DAMAGE_LOOKS:
		return l->write == NULL || l->write == layout_word ||
		    l->write == layout_web || l->write == layout_book;
	case DAMAGE_LINES:
		return l->write == layout_lines;
	case DAMAGE_GRID:
		return !l->lines && !l->joins;
	case DAMAGE_ANY:
		break;
	}
	return true;
}

struct page_row *
damage_row(struct page *p, uint64_t *seed, int least, struct page_table **table, int *at)
{
	struct page_row *found = NULL;
	uint64_t seen = 0;

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++) {
			if (t->row[k]->nwant < least || t->row[k]->nwant == 0 ||
			    kit_rand(seed, ++seen) != 0)
				continue;
			found = t->row[k];
			if (table != NULL)
				*table = t;
			if (at != NULL)
				*at = k;
		}
	}
	return found;
}

struct page_table *
damage_table3(struct page *p)
{
	struct page_table *best = NULL;
	int most = 5;

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;
		int rows = 0;

		for (int k = 0; t != NULL && k < t->n; k++)
			rows += t->row[k]->nwant == 7;
		if (rows > most) {
			most = rows;
			best = t;
		}
	}
	return best;
}

int
damage_header(const struct page_table *t)
{
	int n = 0;

	while (n < t->n && row_is_header(t->row[n]))
		n++;
	return n;
}

int
damage_block(const struct page *p, const struct page_table *t)
{
	for (int i = 0; i < p->n; i++)
		if (p->block[i].table == t)
			return i;
	return -1;
}
