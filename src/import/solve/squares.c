/*
 * squares.c - rows whose figures stand in the squares below their header.
 *
 * Where the cells that name the columns and the cells of a row stand in the same
 * squares of one table, nothing can have slid: what stands under 自然人 is 自然人, whatever
 * the sums say of it.  A header that has fewer columns than the form says which it has;
 * the others are not in the document.
 *
 * Must never trust positions alone: published pages have wrong spans, so the order of
 * the squares has to be the order of the words as well.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/squares.h"

#define HEADER_ROWS	12	/* rows without figures above a row, at most */
#define LEAST_NAMED	3	/* columns of a header that has not all of the form's */

static bool
overlap(const struct square *q, int col, int span)
{
	return q->col < col + span && col < q->col + q->span;
}

void
squares_add(struct squares *g, int col, int span, int what)
{
	int n = 0, at;

	for (int i = 0; i < g->n; i++)
		if (what < 0 && overlap(&g->at[i], col, span))
			return;		/* （件） below a column that is named */
	for (int i = 0; i < g->n; i++) {
		if (!overlap(&g->at[i], col, span))
			g->at[n++] = g->at[i];
		else	/* two columns in one square: a header that has lost its spans */
			g->torn |= g->at[i].what >= 0 && g->at[i].what != what;
	}
	g->n = n;
	for (at = 0; at < g->n && g->at[at].col < col; at++)
		continue;
	/* one wide cell, printed again in each of its squares */
	if (at > 0 && what >= 0 && g->at[at - 1].what == what &&
	    g->at[at - 1].col + g->at[at - 1].span == col) {
		g->at[at - 1].span += span;
		return;
	}
	if (g->n == SQUARES_MAX) {
		g->torn = true;
		return;
	}
	memmove(&g->at[at + 1], &g->at[at], (size_t)(g->n - at) * sizeof *g->at);
	g->at[at] = (struct square){ col, span, what };
	g->n++;
}

/* Has this row words alone, and no figure? */
static bool
words_only(const struct match_row *r)
{
	bool any = false;

	for (int i = 0; i < r->n; i++) {
		if (match_cell_is_label(&r->cell[i]))
			any = true;
		else if (r->cell[i].figure.kind != FIGURE_BLANK)
			return false;
	}
	return any;
}

/* Does a row of words name a column? One that wraps a label does not. */
static bool
names_column(const struct match *m, const struct match_row *r, int block)
{
	for (int i = 0; i < r->n; i++)
		if (match_cell_is_label(&r->cell[i]) &&
		    match_column_leaf(m, &r->cell[i], block) >= 0)
			return true;
	return false;
}

/* The rows of the header over a labelled row, first and last; false: none. */
static bool
header_of(const struct match *m, int row, int block, int *top, int *bottom)
{
	int table = m->row[row].table, seen = 0;

	*bottom = -1;
	for (int r = row - 1; r >= 0 && m->row[r].table == table && seen < HEADER_ROWS; r--) {
		int target = m->row[r].target;

		if (target >= 0 && (m->target[target].block != block || *bottom >= 0))
			break;
		if (target >= 0)
			continue;
		seen++;
		if (!words_only(&m->row[r])) {
			if (*bottom >= 0)
				break;
			continue;
		}
		if (*bottom < 0 && !names_column(m, &m->row[r], block))
			continue;
		if (*bottom < 0)
			*bottom = r;
		*top = r;
	}
	return *bottom >= 0;
}

static void
header_squares(const struct match *m, int block, int top, int bottom, struct squares *g)
{
	memset(g, 0, offsetof(struct squares, at));
	for (int r = top; r <= bottom; r++)
		for (int i = 0; i < m->row[r].n; i++) {
			const struct match_cell *c = &m->row[r].cell[i];
			int leaf = match_cell_is_label(c) ? match_column_leaf(m, c, block) :
			    COLUMN_GROUP;

			if (leaf >= 0 || (leaf == COLUMN_UNKNOWN && c->colspan == 1))
				squares_add(g, c->col, c->colspan, leaf);
		}
}

const struct square *
squares_at(const struct squares *g, int col)
{
	for (int i = 0; i < g->n; i++)
		if (g->at[i].col <= col && col < g->at[i].col + g->at[i].span)
			return &g->at[i];
	return NULL;
}

/* The cell of a row that fills a square: as wide as it, or its figure again in all of
 * them, or in the first alone.  -1: none does. */
static int
filling(const struct match_row *r, int after, const struct square *q)
{
	int first = -1, end = q->col;

	for (int i = after + 1; i < r->n; i++) {
		const struct match_cell *c = &r->cell[i];
		const struct figure *f = &c->figure;

		if (c->col + c->colspan <= q->col || c->col >= q->col + q->span)
			continue;
		if (c->col != end || (first < 0 && c->col != q->col))
			return -1;
		end = c->col + c->colspan;
		if (first < 0)
			first = i;
		else if (f->kind != FIGURE_BLANK && (f->kind != r->cell[first].figure.kind ||
		    f->value != r->cell[first].figure.value))
			return -1;
	}
	return end == q->col + q->span ? first : -1;
}

bool
squares_fill(const struct squares *g, const struct match_row *r, int at, int *cell)
{
	int first = -1, last = -1;

	for (int i = 0; i < g->n; i++) {
		cell[i] = -1;
		if (g->at[i].what < 0)
			continue;
		cell[i] = filling(r, at, &g->at[i]);
		if (cell[i] < 0)
			return false;
		if (first < 0)
			first = g->at[i].col;
		last = g->at[i].col + g->at[i].span;
	}
	if (first < 0 || g->torn || (at >= 0 && r->cell[at].col >= first))
		return false;
	for (int i = at + 1; i < r->n; i++) {
		enum figure_kind kind = r->cell[i].figure.kind;

		if (squares_at(g, r->cell[i].col) == NULL &&
		    (kind == FIGURE_NUMBER || kind == FIGURE_GLUED || kind == FIGURE_UNREAD ||
		    kind == FIGURE_NIL ||
		    (!g->whole && r->cell[i].col > first && r->cell[i].col < last)))
			return false;		/* a figure under no column */
	}
	return true;
}

/* Which columns of the block the squares are; false when that is not sure. */
static bool
whose(struct squares *g, int k)
{
	int named = 0, strangers = 0, last = -1;
	bool ascending = true;
	unsigned seen = 0;

	for (int i = 0; i < g->n; i++) {
		int leaf = g->at[i].what;

		if (leaf < 0) {
			strangers += named > 0;
			continue;
		}
		if (seen >> leaf & 1)
			return false;
		seen |= 1u << leaf;
		ascending &= leaf > last;
		last = leaf;
		named++;
	}
	g->whole = named == k;
	if (g->torn)
		return false;
	return g->whole || (named >= LEAST_NAMED && named * 2 >= k && strangers == 0 &&
	    ascending);
}

/* Is the order of the squares that of the words, as match_columns() has it? */
static bool
same_order(const struct squares *g, const int *order, int columns)
{
	int at = 0, last = -1;

	for (int i = 0; i < g->n; i++) {
		if (g->at[i].what < 0)
			continue;
		while (at < columns && order[at] < 0)
			at++;
		if (columns > 0 ? at >= columns || order[at++] != g->at[i].what :
		    g->at[i].what < last)
			return false;
		last = g->at[i].what;
	}
	return true;
}

bool
squares_row(const struct match *m, struct squares *g, struct row_target *t, const int *order,
    int columns)
{
	int cell[SQUARES_MAX], top, bottom;

	if (m->stream || t->label == NULL || columns < 0 ||
	    !header_of(m, t->found, t->block, &top, &bottom))
		return false;
	if (g->block != t->block + 1 || g->bottom != bottom) {
		header_squares(m, t->block, top, bottom, g);
		g->block = t->block + 1;
		g->bottom = bottom;
		g->sure = whose(g, t->k);
	}
	if (!g->sure || !same_order(g, order, columns) ||
	    !squares_fill(g, &m->row[t->found], t->at, cell))
		return false;
	for (int i = 0; i < t->k; i++)
		t->grid[i] = READ_MISSING;
	for (int i = 0; i < g->n; i++)
		if (g->at[i].what >= 0)
			t->grid[g->at[i].what] = (short)cell[i];
	t->in_grid = true;
	return true;
}
