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
	{ "none", DAMAGE_ANY, nothing, .floor = 990, .before = 9275 },
	{ "cell dropped", DAMAGE_ANY, damage_drop, .floor = 940, .before = 9050 },
	{ "cell doubled", DAMAGE_ANY, damage_double, .floor = 984, .before = 9397 },
	{ "figure over two cells", DAMAGE_ANY, damage_split, .floor = 980,
	    .before = 9197 },
	{ "blank inside a figure", DAMAGE_ANY, damage_gap, .floor = 990, .before = 9283 },
	{ "two cells merged", DAMAGE_ANY, damage_merge, .floor = 965, .before = 8865 },
	{ "row shifted by one", DAMAGE_ANY, damage_shift, .floor = 960, .before = 9054 },
	{ "stray before the label", DAMAGE_STUB, damage_before, .floor = 986,
	    .before = 9096 },
	{ "stray after the row", DAMAGE_ANY, damage_after, .floor = 982, .before = 9082 },
	{ "units", DAMAGE_ANY, damage_unit, .floor = 990, .before = 9143 },
	{ "yuan", DAMAGE_ANY, damage_yuan, .floor = 990, .before = 9412 },
	{ "full width", DAMAGE_ANY, damage_wide, .floor = 990, .before = 9108 },
	{ "thousands", DAMAGE_ANY, damage_thousand, .floor = 990, .before = 9174 },
	{ "blanks for zeros", DAMAGE_ANY, damage_nil, .floor = 900, .before = 8686 },
	{ "annotated", DAMAGE_ANY, damage_remark, .floor = 990, .before = 9297 },
	{ "wrong totals", DAMAGE_ANY, damage_total, .floor = 940, .before = 8792 },
	{ "text for a figure", DAMAGE_ANY, damage_words, .floor = 950, .before = 8784 },
	{ "row dropped", DAMAGE_ANY, damage_row_drop, .floor = 990, .before = 9152 },
	{ "row doubled", DAMAGE_ANY, damage_row_double, .floor = 990, .before = 9283 },
	{ "rows swapped", DAMAGE_ANY, damage_row_swap, .floor = 990, .before = 9083 },
	{ "label dropped", DAMAGE_ANY, damage_label_drop, .floor = 940, .before = 8926 },
	{ "page break", DAMAGE_ANY, damage_page_break, .floor = 990, .before = 9376 },
	{ "table per block", DAMAGE_ANY, damage_blocks, .floor = 990, .before = 9318 },
	{ "table 4 in two", DAMAGE_ANY, damage_two, .floor = 960, .before = 9045 },
	{ "all in one table", DAMAGE_STUB, damage_one, .floor = 990, .before = 9127 },
	{ "no section six", DAMAGE_ANY, damage_six, .floor = 990, .before = 9155 },
	{ "columns swapped", DAMAGE_ANY, damage_columns, .floor = 800, .before = 8514 },
	{ "column of numbers", DAMAGE_ANY, damage_number, .floor = 950, .before = 8724 },
	{ "column of remarks", DAMAGE_ANY, damage_note, .floor = 990, .before = 9204 },
	{ "column of subtotals", DAMAGE_ANY, damage_sub, .floor = 920, .before = 8641 },
	{ "header dropped", DAMAGE_ANY, damage_header_drop, .floor = 990,
	    .before = 9023 },
	{ "header broken", DAMAGE_ANY, damage_header_cut, .floor = 990, .before = 9178 },
	{ "wrong spans", DAMAGE_SPANS, damage_spans, .floor = 990, .before = 10000 },
	{ "no rowspans", DAMAGE_SPANS, damage_rowspan, .floor = 990, .before = 10000 },
	{ "typos", DAMAGE_ANY, damage_typo, .floor = 984, .before = 9272 },
	{ "ordinals", DAMAGE_ANY, damage_ordinal, .floor = 990, .before = 9127 },
	{ "line breaks", DAMAGE_ANY, damage_break, .floor = 990, .before = 9303 },
	{ "zero width", DAMAGE_INVISIBLE, damage_zero_width, .floor = 986,
	    .before = 9075 },
	{ "bookmarks", DAMAGE_ANY, damage_bookmark, .floor = 990, .before = 9198 },
	{ "a paragraph per letter", DAMAGE_MARKUP, damage_letters, .floor = 940,
	    .before = 9719 },
	{ "layout table", DAMAGE_MARKUP, damage_nested, .floor = 990, .before = 10000 },
	{ "page chrome", DAMAGE_ANY, damage_chrome, .floor = 990, .before = 9372 },
	{ "struck out", DAMAGE_LOOKS, damage_struck, .floor = 982, .before = 9794 },
	{ "raised", DAMAGE_LOOKS, damage_raised, .floor = 982, .before = 9868 },
	{ "too small", DAMAGE_LOOKS, damage_tiny, .floor = 985, .before = 9900 },
	{ "hidden", DAMAGE_LOOKS, damage_hidden, .floor = 980, .before = 9843 },
	{ "picture", DAMAGE_LOOKS, damage_picture, .floor = 978, .before = 9797 },
	{ "empty field", DAMAGE_LOOKS, damage_field, .floor = 979, .before = 9816 },
	{ "shown as a date", DAMAGE_LOOKS, damage_date, .floor = 977, .before = 9880 },
	{ "shown otherwise", DAMAGE_LOOKS, damage_format, .floor = 979, .before = 9873 },
	{ "unit beside the figures", DAMAGE_ANY, damage_unit_cell, .floor = 960,
	    .before = 9049 },
	{ "unit in the header", DAMAGE_ANY, damage_unit_header, .floor = 990,
	    .before = 9079 },
	{ "two years side by side", DAMAGE_ANY, damage_two_years, .refused = true,
	    .alone = true },
	{ "figures more", DAMAGE_ANY, damage_extra, .floor = 850, .before = 8202 },
	{ "bars for zeros", DAMAGE_ANY, damage_bars, .floor = 940, .before = 8913 },
	{ "zeros in words", DAMAGE_ANY, damage_han_zero, .floor = 990, .before = 4061 },
	{ "merged cells repeated", DAMAGE_GRID, damage_repeated, .floor = 990,
	    .before = 8312, .alone = true },
	{ "label over two rows", DAMAGE_GRID, damage_tall, .floor = 990,
	    .before = 9721, .alone = true },
	{ "on one line", DAMAGE_LINES, damage_one_line, .floor = 990,
	    .before = 8596, .alone = true },
	{ "glued", DAMAGE_LINES, damage_glued, .floor = 30,
	    .before = 0, .alone = true, .offers = 700 },
	{ .name = NULL }
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
