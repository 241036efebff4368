/*
 * crosstab.c - 复议 and 诉讼 in rows of their own instead of side by side.
 *
 *	                 | 结果维持 | 结果纠正 | 其他结果 | ...	a row for each group
 *	行政复议         | 12       | 3        | 5        | ...
 *	未经复议直接起诉 | 7        | 0        | 15       | ...
 *
 *	行政复议 | 结果维持 | 12			a row for each figure
 *	         | 结果纠正 | 3
 *
 * A figure has its group and its result from the words of its row, or from the nearest
 * ones over it.  Only a table that names all figures of the form, each once, is read.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/crosstab.h"

struct names {
	const struct label *leaf;	/* of a column, the first of its key, or NULL */
	int		 group;		/* block and heading of columns, -1 = none */
	bool		 clash;		/* two words of one kind */
};

/* A heading over columns of a block, 0 for the block itself. */
static int
group_id(int block, int item)
{
	return block * 256 + item;
}

/* What a word says of the figures of a section. */
static struct names
names_of(const struct match *m, const struct match_cell *c, int section)
{
	struct names out = { NULL, -1, false };

	for (const struct label *l = c->label; l != NULL; l = label_next(&m->book, l)) {
		if (m->form->cell[m->form->block[l->block].first_cell].section != section)
			continue;
		if (l->kind == LABEL_COLUMN && l->leaf >= 0)
			out.leaf = c->label;
		else if (l->kind == LABEL_COLUMN)
			out.group = group_id(l->block, l->item + 1);
		else if (l->kind == LABEL_OTHER && out.group < 0)
			out.group = group_id(l->block, 0);
	}
	return out;
}

/* The same result has one label for each of its groups. */
static bool
names_cell(const struct match *m, int cell, const struct names *n)
{
	const struct form_cell *fc = &m->form->cell[cell];
	const struct form_block *b = &m->form->block[fc->block];
	int item = b->colleaf[fc->col];

	if (n->leaf == NULL || n->group != group_id(fc->block, b->col[item].parent + 1))
		return false;
	for (const struct label *l = n->leaf; l != NULL; l = label_next(&m->book, l))
		if (l->kind == LABEL_COLUMN && l->block == fc->block && l->item == item)
			return true;
	return false;
}

/* A word nearer to the figure goes before one that is farther away; "side": beside it. */
static void
add(struct names *n, const struct names *more, bool side)
{
	n->clash |= side && n->leaf != NULL && more->leaf != NULL && n->leaf != more->leaf;
	if (n->leaf == NULL)
		n->leaf = more->leaf;
	if (n->group < 0 || (side && more->group >= 0 && more->group % 256 > 0))
		n->group = more->group >= 0 ? more->group : n->group;
}

static bool
covers(const struct match_cell *over, int col)
{
	return over->col <= col && col < over->col + over->colspan;
}

static bool
has_figures(const struct match_row *r)
{
	for (int i = 0; i < r->n; i++)
		if (r->cell[i].figure.kind == FIGURE_NUMBER)
			return true;
	return false;
}

/* The nearest word at or over square col of a row, that nothing but blanks part from it; no
 * word of a header, which stands over blank figures, too. */
static const struct match_cell *
word_at(const struct match *m, int row, int col)
{
	int table = m->row[row].table;

	for (int r = row; r >= 0 && m->row[r].table == table; r--)
		for (int i = 0; i < m->row[r].n; i++) {
			const struct match_cell *c = &m->row[r].cell[i];

			if (!covers(c, col))
				continue;
			if (match_cell_is_label(c))
				return r == row || has_figures(&m->row[r]) ? c : NULL;
			if (c->figure.kind != FIGURE_BLANK)
				return NULL;
		}
	return NULL;
}

/* Words beside a figure, from the nearest on, then those over it. */
static struct names
names_figure(const struct match *m, int row, const struct match_cell *c, int section)
{
	struct names out = { NULL, -1, false }, more;
	int table = m->row[row].table;
	const struct match_cell *w, *last = NULL;

	for (int col = c->col - 1; col >= 0; col--) {
		w = word_at(m, row, col);
		if (w == NULL || w == last)
			continue;
		last = w;
		more = names_of(m, w, section);
		add(&out, &more, true);
	}
	for (int r = row - 1; r >= 0 && m->row[r].table == table; r--)
		for (int i = 0; i < m->row[r].n; i++) {
			w = &m->row[r].cell[i];
			if (!match_cell_is_label(w) || !covers(w, c->col))
				continue;
			more = names_of(m, w, section);
			out.clash |= out.leaf != NULL && more.leaf != NULL &&
			    row - r == 1 && out.leaf != more.leaf;
			add(&out, &more, false);
		}
	return out;
}

/* Give a figure its place; false when another has it.  Blanks behind it are not there. */
static bool
put(const struct match *m, const struct row_target *t, int row, const struct match_cell *c,
    const struct match_cell **cell)
{
	struct names n = names_figure(m, row, c, m->form->cell[t->first].section);

	for (int i = 0; i < t->k && !n.clash; i++)
		if (names_cell(m, t->first + i, &n)) {
			if (cell[i] != NULL && c->figure.kind != FIGURE_BLANK)
				return false;
			cell[i] = cell[i] != NULL ? cell[i] : c;
		}
	return true;
}

/* Has a row a figure that is none of them and under no word?  It has moved by it. */
static bool
has_stranger(const struct match *m, int row, const struct match_cell *const *cell, int k)
{
	const struct match_row *r = &m->row[row], *up = r - 1;
	bool mine = false, stranger = false;

	for (int i = 0; i < r->n; i++) {
		const struct match_cell *c = &r->cell[i];
		bool own = false, named = false;

		for (int j = 0; j < k; j++)
			own |= cell[j] == c;
		for (int j = 0; row > 0 && up->table == r->table && j < up->n; j++)
			named |= covers(&up->cell[j], c->col) &&
			    up->cell[j].figure.kind != FIGURE_BLANK;
		mine |= own;
		stranger |= !own && !named && !c->continued &&
		    (c->figure.kind == FIGURE_NUMBER || c->figure.kind == FIGURE_GLUED);
	}
	return mine && stranger;
}

bool
crosstab_find(struct match *m, struct row_target *t)
{
	const struct match_cell *cell[READING_MAX] = { NULL };
	int *rows = arena_array(&m->arena, (size_t)m->nrow + 1, sizeof *rows), n = 0;
	struct match_row *r;

	for (int row = 0; row < m->nrow && !m->stream; row++)
		for (int i = 0; m->row[row].target < 0 && i < m->row[row].n; i++) {
			const struct match_cell *c = &m->row[row].cell[i];

			if (match_cell_is_label(c) || c->continued)
				continue;
			if (!put(m, t, row, c, cell))
				return false;
			if (n == 0 || rows[n - 1] != row)
				rows[n++] = row;
		}
	for (int i = 0; i < t->k; i++)
		if (cell[i] == NULL)
			return false;
	for (int k = 0; k < n; k++)
		if (has_stranger(m, rows[k], cell, t->k))
			return false;
	t->found = -1;
	for (int k = 0; k < n; k++)
		for (int i = 0; i < t->k; i++)
			if (cell[i] >= m->row[rows[k]].cell &&
			    cell[i] < m->row[rows[k]].cell + m->row[rows[k]].n) {
				m->row[rows[k]].target = (int)(t - m->target);
				t->found = t->found < 0 ? rows[k] : t->found;
			}
	r = &m->row[t->found];
	r->cell = arena_array(&m->arena, (size_t)t->k, sizeof *r->cell);
	r->n = t->k;
	for (int i = 0; i < t->k; i++) {
		r->cell[i] = *cell[i];
		t->grid[i] = (short)i;
	}
	t->at = -1;
	t->score = 1000;
	t->in_grid = true;
	return true;
}
