/*
 * grid.c - the printed grid of a section, from the code trees of its blocks.
 *
 * Stacked blocks (上下) share the columns: the widest counts, and the last
 * column of a narrower block takes the rest.  Blocks side by side (左右) share
 * the rows: the deepest head counts, and the last row of a shorter block takes
 * the rest.  In every head a heading takes one line and a column with figures
 * all that are left below it (form_grid_head_lines).
 *
 *	stacked: caption over everything		side by side:
 *	+-----------+-----------------+			+-------+---------------+
 *	| corner    | colhead         |			|colhead| colhead       |
 *	|           +-----+-----------+			+---+---+-------+-------+
 *	|           | A   | B         |			| A | B | A     | B     |
 *	+---+-------+-----+-----------+			|   |   +---+---+---+---+
 *	| 1         |     |           |			|   |   | A1| A2| B1| B2|
 *
 * Row labels that are all empty ("-") have no column; nor have those of a block
 * beside one with the same labels.
 *
 * Invariant: every square belongs to exactly one box; boxes are in reading
 * order.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "form/form.h"
#include "form/grid.h"
#include "form/language/tree.h"

/* Where a block goes. */
struct place {
	const struct form_block *b;
	int		 index;
	int		 row, col;	/* top left square */
	int		 nstub;
	int		 ncol;		/* squares for its columns */
	int		 ncaption;	/* squares of the caption line, 0 or 1 */
	int		 nhead;		/* lines of the head without caption */
	int		 nrow;		/* lines for its rows */
};

struct building {
	const struct form *f;
	struct grid_box	*box;
	size_t		 nbox, cap;
};

static void
add_box(struct building *g, enum grid_kind kind, const char *label, int row, int col,
    int rowspan, int colspan, int block, int item, int cell)
{
	struct grid_box *b;

	if (rowspan <= 0 || colspan <= 0)
		return;
	g->box = mem_grow(g->box, g->nbox, &g->cap, sizeof *g->box);
	b = &g->box[g->nbox++];
	b->kind = kind;
	b->label = label;
	b->row = (short)row;
	b->col = (short)col;
	b->rowspan = (short)rowspan;
	b->colspan = (short)colspan;
	b->block = (short)block;
	b->item = (short)item;
	b->cell = (short)cell;
}

static bool
has_labels(const struct form_block *b)
{
	for (int i = 0; i < b->nrowitem; i++)
		if (*b->row[i].label != '\0')
			return true;
	return false;
}

static bool
same_labels(const struct form_block *a, const struct form_block *b)
{
	if (a->nrowitem != b->nrowitem)
		return false;
	for (int i = 0; i < a->nrowitem; i++)
		if (strcmp(a->row[i].code, b->row[i].code) != 0 ||
		    strcmp(a->row[i].label, b->row[i].label) != 0)
			return false;
	return true;
}

/* Squares that the leaves first..first+n take, the last leaf with the rest. */
static int
leaf_squares(const struct place *p, int first, int n)
{
	return n + (first + n == p->b->ncol ? p->ncol - p->b->ncol : 0);
}

int
form_grid_head_lines(int left, bool figures)
{
	return figures ? left : 1;
}

/* The column heads below the overall heading; "top" is their first line. */
static void
add_columns(struct building *g, const struct place *p, int top)
{
	const struct form_block *b = p->b;
	int bottom = p->row + p->ncaption + p->nhead;

	for (int i = 0; i < b->ncolitem; i++) {
		const struct form_item *it = &b->col[i];
		int row = top + it->depth;

		add_box(g, GRID_COLHEAD, it->label, row,
		    p->col + p->nstub + it->first_leaf,
		    form_grid_head_lines(bottom - row, it->leaf >= 0),
		    leaf_squares(p, it->first_leaf, it->nleaf), p->index, i, -1);
	}
}

static void
add_head(struct building *g, const struct place *p)
{
	const struct form_block *b = p->b;
	int row = p->row;

	if (p->ncaption > 0)
		add_box(g, GRID_CAPTION, b->title, row++, p->col, 1, p->nstub + p->ncol,
		    p->index, -1, -1);
	add_box(g, GRID_CORNER, b->stub, row, p->col,
	    p->row + p->ncaption + p->nhead - row, p->nstub, p->index, -1, -1);
	if (*b->colhead != '\0')
		add_box(g, GRID_COLHEAD, b->colhead, row++, p->col + p->nstub, 1, p->ncol,
		    p->index, -1, -1);
	add_columns(g, p, row);
}

static void
add_body(struct building *g, const struct place *p)
{
	const struct form_block *b = p->b;
	int top = p->row + p->ncaption + p->nhead, rest = p->nrow - b->nrow;
	bool labels = has_labels(b);

	for (int i = 0; i < b->nrowitem && p->nstub > 0; i++) {
		const struct form_item *it = &b->row[i];
		bool last = it->first_leaf + it->nleaf == b->nrow;

		if (!labels) {	/* others have labels: an empty one per row */
			if (it->leaf >= 0)
				add_box(g, GRID_ROWHEAD, "", top + it->leaf, p->col,
				    1 + (last ? rest : 0), p->nstub, p->index, i, -1);
			continue;
		}
		add_box(g, GRID_ROWHEAD, it->label, top + it->first_leaf,
		    p->col + it->depth, it->nleaf + (last ? rest : 0), it->leaf >= 0 ?
		    p->nstub - it->depth : 1, p->index, i, -1);
	}
	for (int r = 0; r < b->nrow; r++)
		for (int c = 0; c < b->ncol; c++)
			add_box(g, GRID_CELL, "", top + r, p->col + p->nstub + c,
			    1 + (r + 1 == b->nrow ? rest : 0), leaf_squares(p, c, 1),
			    p->index, -1, b->first_cell + r * b->ncol + c);
}

static void
measure(struct place *p, const struct form *f, int block)
{
	const struct form_block *b = &f->block[block];

	memset(p, 0, sizeof *p);
	p->b = b;
	p->index = block;
	p->nstub = has_labels(b) ? b->rowdepth : 0;
	p->ncol = b->ncol;
	p->ncaption = *b->title != '\0';
	p->nhead = b->coldepth + (*b->colhead != '\0');
	p->nrow = b->nrow;
}

/* One under the other; the size goes to out. */
static void
stack(struct place *p, int n, struct grid *out)
{
	int ncol = 0;

	for (int i = 0; i < n; i++) {
		if (p[i].nstub > out->nstub)
			out->nstub = p[i].nstub;
		if (p[i].ncol > ncol)
			ncol = p[i].ncol;
	}
	for (int i = 0; i < n; i++) {
		p[i].row = out->nrow;
		p[i].nstub = out->nstub;
		p[i].ncol = ncol;
		out->nrow += p[i].ncaption + p[i].nhead + p[i].nrow;
	}
	out->ncol = out->nstub + ncol;
	out->nhead = n == 1 ? p[0].ncaption + p[0].nhead : 0;
}

/* Beside each other. */
static void
line_up(struct place *p, int n, struct grid *out)
{
	int nhead = 0, nrow = 0;

	for (int i = 0; i < n; i++) {
		if (i > 0 && same_labels(p[0].b, p[i].b))
			p[i].nstub = 0;
		if (p[i].ncaption + p[i].nhead > nhead)
			nhead = p[i].ncaption + p[i].nhead;
		if (p[i].nrow > nrow)
			nrow = p[i].nrow;
	}
	for (int i = 0; i < n; i++) {
		p[i].col = out->ncol;
		p[i].nhead = nhead - p[i].ncaption;
		p[i].nrow = nrow;
		out->ncol += p[i].nstub + p[i].ncol;
	}
	out->nstub = p[0].nstub;
	out->nhead = nhead;
	out->nrow = nhead + nrow;
}

/* Fill at[] and of[], and put the boxes in reading order. */
static void
settle(struct building *g, struct grid *out, struct arena *a)
{
	int n = 0, square = 0;
	short *next = mem_array(g->nbox, sizeof *next);

	out->at = arena_array(a, (size_t)out->nrow * (size_t)out->ncol, sizeof *out->at);
	out->of = arena_array(a, (size_t)out->ncell, sizeof *out->of);
	out->box = arena_array(a, g->nbox, sizeof *out->box);
	for (size_t i = 0; i < g->nbox; i++)
		for (int r = 0; r < g->box[i].rowspan; r++) {
			short *at = out->at + (g->box[i].row + r) * out->ncol;

			for (int c = 0; c < g->box[i].colspan; c++)
				at[g->box[i].col + c] = (short)i;
		}
	memset(next, 0xff, g->nbox * sizeof *next);
	for (; square < out->nrow * out->ncol; square++) {
		int i = out->at[square];

		if (next[i] < 0) {
			next[i] = (short)n;
			out->box[n] = g->box[i];
			if (g->box[i].cell >= 0)
				out->of[g->box[i].cell - out->first_cell] = (short)n;
			n++;
		}
		out->at[square] = next[i];
	}
	out->nbox = n;
	free(next);
}

struct grid *
form_grid_build(struct arena *a, const struct form *f, int section)
{
	const struct form_section *s = &f->section[section];
	const struct form_table *last = &f->table[s->first_table + s->ntable - 1];
	int first = f->table[s->first_table].first_block;
	int n = last->first_block + last->nblock - first;
	struct place *p = mem_array((size_t)n, sizeof *p);
	struct building g = { .f = f };
	struct grid *out = arena_alloc(a, sizeof *out);
	const struct form_block *end;

	for (int i = 0; i < n; i++)
		measure(&p[i], f, first + i);
	if (s->side_by_side)
		line_up(p, n, out);
	else
		stack(p, n, out);
	for (int i = 0; i < n; i++) {
		add_head(&g, &p[i]);
		add_body(&g, &p[i]);
	}
	end = p[n - 1].b;
	out->first_cell = p[0].b->first_cell;
	out->ncell = end->first_cell + end->nrow * end->ncol - out->first_cell;
	settle(&g, out, a);
	free(g.box);
	free(p);
	return out;
}

const struct grid_box *
form_grid_at(const struct grid *g, int row, int col)
{
	if (row < 0 || col < 0 || row >= g->nrow || col >= g->ncol)
		return NULL;
	return &g->box[g->at[row * g->ncol + col]];
}

const struct grid_box *
form_grid_cell(const struct grid *g, int cell)
{
	if (cell < g->first_cell || cell >= g->first_cell + g->ncell)
		return NULL;
	return &g->box[g->of[cell - g->first_cell]];
}
