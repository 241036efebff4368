/*
 * unlabelled.c - the rows that have a header and no label: 复议 and 诉讼.
 *
 * Their figures stand under a header that names the same results over and over, in
 * one row, or in one row per table.  They are found by the header and joined.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "form/form.h"
#include "import/likeness.h"
#include "import/match/match_rows.h"
#include "import/solve/crosstab.h"
#include "import/solve/squares.h"

#define BELOW	4	/* rows from the header to the figures */

/* Does this row name the columns of the target's blocks? How many cells do. */
static int
header_cells(const struct match *m, const struct match_row *r, const struct row_target *t)
{
	int section = m->form->cell[t->first].section, n = 0;

	for (int i = 0; i < r->n; i++) {
		const struct label *l = r->cell[i].label;

		for (; l != NULL; l = label_next(&m->book, l))
			if (l->kind == LABEL_COLUMN && l->leaf >= 0 &&
			    m->form->cell[m->form->block[l->block].first_cell].section ==
			    section)
				break;
		n += l != NULL;
	}
	return n;
}

/* Figures of a row after its last word; -1 when it has words among them. */
static int
tail(const struct match_row *r, int *from)
{
	int n = 0, first = r->n;

	while (first > 0 && !match_cell_is_label(&r->cell[first - 1]))
		first--;
	for (int i = first; i < r->n; i++)
		if (r->cell[i].figure.kind != FIGURE_BLANK)
			n = i + 1 - first;
	*from = first;
	return n;
}

/* Figures of a row as printed: its blanks at the end count where the row is just as
 * long as a table of these blocks would be. */
static int
figures(const struct match *m, const struct match_row *r, const struct row_target *t, int *from)
{
	int n = tail(r, from), full = r->n - *from, own = m->form->block[t->block].ncol;

	if (n == 0)			/* an empty form */
		return full == t->k || full == own || full == t->k - own ? full : 0;
	return (full == t->k || full == own || full == t->k - own) ? full : n;
}

/* Words in front of the figures, of a row that is no header: 件数, 本机关. */
static bool
is_data(const struct match *m, const struct match_row *r, const struct row_target *t)
{
	int from, n = tail(r, &from);

	return r->target < 0 && n > 0 && from <= 2 && header_cells(m, r, t) == 0;
}

struct found {
	int		 row[READING_MAX];
	int		 from[READING_MAX];
	int		 nfig[READING_MAX];
	int		 n, total;
};

/*
 * No header at all: the one row of just so many figures.  One that begins or ends in blanks
 * is another in a wide grid, whose label is gone: ,,,0,23,29,0,0,0,52,,,,,
 */
static void
without_header(const struct match *m, const struct row_target *t, struct found *f)
{
	for (int r = 0; r < m->nrow; r++) {
		const struct match_row *row = &m->row[r];
		int from, n = tail(row, &from);

		if (row->target >= 0 || from > 1 || row->n - from != t->k || n != t->k ||
		    row->cell[from].figure.kind == FIGURE_BLANK)
			continue;
		if (++f->n > 1) {
			f->n = 0;
			return;
		}
		f->row[0] = r;
		f->from[0] = from;
		f->nfig[0] = n;
	}
}

static void
look(const struct match *m, const struct row_target *t, struct found *f)
{
	int from, n;

	memset(f, 0, sizeof *f);
	for (int r = 0; r < m->nrow && f->n < READING_MAX; r++) {
		if (m->row[r].target >= 0 || header_cells(m, &m->row[r], t) < 4)
			continue;
		n = tail(&m->row[r], &from);
		if (m->stream) {		/* header and figures in one row */
			if (n >= 5 || (n == 1 && m->row[r].cell[from].n >= (size_t)t->k)) {
				f->row[f->n] = r;
				f->from[f->n] = from;
				f->nfig[f->n++] = n;
			}
			continue;
		}
		for (int k = r + 1; k < m->nrow && k <= r + BELOW; k++) {
			if (header_cells(m, &m->row[k], t) >= 4)
				break;
			if (!is_data(m, &m->row[k], t))
				continue;
			f->nfig[f->n] = figures(m, &m->row[k], t, &f->from[f->n]);
			f->row[f->n++] = k;
			r = k;
			break;
		}
	}
	/* A form that was not filled in: the row of blanks right below the header. */
	for (int r = 0; r + 1 < m->nrow && f->n == 0 && !m->stream; r++) {
		if (header_cells(m, &m->row[r], t) < 4 || m->row[r + 1].target >= 0 ||
		    header_cells(m, &m->row[r + 1], t) > 0 ||
		    m->row[r + 1].table != m->row[r].table ||
		    tail(&m->row[r + 1], &from) > 0)
			continue;
		n = figures(m, &m->row[r + 1], t, &from);
		if (n == t->k) {
			f->nfig[0] = n;
			f->row[0] = r + 1;
			f->from[0] = from;
			f->n = 1;
		}
	}
	if (f->n == 0)
		without_header(m, t, f);
}

/* The label of a column of the section that a cell has, or is most like. */
static const struct label *
column_word(const struct match *m, const struct match_cell *c, int section)
{
	const struct label *l = c->label, *best = NULL;
	uint32_t cp[LABEL_MAX];
	int n, like = 0, second = 0;

	for (; l != NULL; l = label_next(&m->book, l))
		if (l->kind == LABEL_COLUMN && l->leaf >= 0 &&
		    m->form->cell[m->form->block[l->block].first_cell].section == section)
			return c->label;
	if (c->label != NULL || c->nkey == 0)
		return NULL;
	n = label_points(c->key, c->nkey, cp, LABEL_MAX);
	for (int i = 0; i < m->book.n; i++) {
		int score;

		l = &m->book.label[i];
		if (l->kind != LABEL_COLUMN ||
		    m->form->cell[m->form->block[l->block].first_cell].section != section)
			continue;
		l = label_find(&m->book, l->key, (size_t)l->nkey);
		score = label_likeness(cp, n, l->cp, l->ncp);
		if (score > like) {
			second = best != l ? like : second;
			like = score;
			best = l;
		} else if (l != best && score > second) {
			second = score;
		}
	}
	return like >= 700 && like - second >= 100 && best->leaf >= 0 ? best : NULL;
}

/* The leaf columns of the section that a row names, in its order, by their first
 * labels; groups over them are passed over. */
static int
sequence(const struct match *m, int row, const struct row_target *t,
    const struct label **seq, int n)
{
	int section = m->form->cell[t->first].section;
	const struct match_row *r = &m->row[row];

	for (int i = 0; i < r->n && n < READING_MAX; i++) {
		const struct label *l = match_cell_is_label(&r->cell[i]) ?
		    column_word(m, &r->cell[i], section) : NULL;

		if (l != NULL)
			seq[n++] = l;
	}
	return n;
}

/* Label of a column of the target, and the group it belongs to. */
static const struct label *
column(const struct match *m, int cell, int *group)
{
	const struct form_cell *fc = &m->form->cell[cell];
	const struct form_block *b = &m->form->block[fc->block];
	int item = b->colleaf[fc->col];

	*group = fc->block * 256 + b->col[item].parent + 1;
	for (int i = 0; i < m->book.n; i++)
		if (m->book.label[i].kind == LABEL_COLUMN &&
		    m->book.label[i].block == fc->block && m->book.label[i].item == item)
			return label_find(&m->book, m->book.label[i].key,
			    (size_t)m->book.label[i].nkey);
	return NULL;
}

/* Header words in another order than the form's: which cell is which column? */
static void
set_order(struct match *m, struct row_target *t, const struct label *const *seq, int n)
{
	bool standard = true, done[READING_MAX] = { false };
	int group, other, at = 0;

	for (int i = 0; i < t->k && n != t->k; i++)
		at += at < n && column(m, t->first + i, &group) == seq[at];
	if (n != t->k) {		/* some word is missing */
		t->disorder = at < n;
		return;
	}
	for (int i = 0; i < n; i++)
		standard &= column(m, t->first + i, &group) == seq[i];
	if (standard)
		return;
	t->order = arena_array(&m->arena, READING_MAX, sizeof *t->order);
	for (int i = 0; i < n; i++) {
		t->order[i] = -1;
		column(m, t->first + i, &group);
		for (int k = 0; k < n && t->order[i] < 0; k++)
			if (!done[k] && column(m, t->first + k, &other) == seq[i] &&
			    other == group) {
				t->order[i] = (short)k;
				done[k] = true;
			}
		t->disorder |= t->order[i] < 0;
	}
}

/* Columns of the block a header row speaks of, by the words over it. */
static int
block_of(const struct match *m, int row, const struct row_target *t)
{
	int section = m->form->cell[t->first].section, block = -1;

	for (int r = row; r >= 0 && m->row[r].table == m->row[row].table; r--)
		for (int i = 0; i < m->row[r].n; i++) {
			const struct label *l = m->row[r].cell[i].label;

			for (; l != NULL; l = label_next(&m->book, l)) {
				int b = l->block;

				if (m->form->cell[m->form->block[b].first_cell].section
				    != section || (l->leaf >= 0 &&
				    l->kind == LABEL_COLUMN))
					continue;
				if (block >= 0 && block != b)
					return -1;	/* of both */
				block = b;
			}
		}
	return block;
}

static int
header_top(const struct match *m, int row)
{
	int top = row;

	while (top > 0 && row - top < BELOW && m->row[top - 1].table == m->row[row].table &&
	    m->row[top - 1].target < 0 && tail(&m->row[top - 1], &(int){ 0 }) == 0)
		top--;
	return top;
}

/* The words of the header over a row of figures, from the top. */
static int
header_above(const struct match *m, int row, const struct row_target *t,
    const struct label **seq, int n)
{
	int top = m->stream ? row : header_top(m, row);

	for (int r = top; r < row + m->stream; r++)
		n = sequence(m, r, t, seq, n);
	return n;
}

/* Rows of several tables as one, in the order of the form. */
static void
join(struct match *m, struct row_target *t, const struct found *f, const int *order, int n)
{
	struct match_row *r = &m->row[f->row[order[0]]], joined = *r;
	const struct label *seq[READING_MAX] = { NULL };
	int at = 0, nseq = 0;

	for (int i = 0; i < n; i++)
		nseq = header_above(m, f->row[order[i]], t, seq, nseq);
	set_order(m, t, seq, nseq);

	joined.cell = arena_array(&m->arena, READING_MAX + 1, sizeof *joined.cell);
	for (int i = 0; i < n; i++) {
		const struct match_row *part = &m->row[f->row[order[i]]];

		for (int k = 0; k < f->nfig[order[i]] && at < READING_MAX; k++)
			joined.cell[at++] = part->cell[f->from[order[i]] + k];
		m->row[f->row[order[i]]].target = (int)(t - m->target);
	}
	joined.n = at;
	joined.target = (int)(t - m->target);
	*r = joined;
	t->found = f->row[order[0]];
	t->at = -1;
	t->score = 1000;
}

/* The blocks of the target one by one: 5 + 10, 5 + 5 + 5, perhaps 10 + 5. */
static bool
parts(struct match *m, struct row_target *t, const struct found *f)
{
	int order[READING_MAX], sum = 0, swapped;

	for (int i = 0; i < f->n; i++) {
		order[i] = i;
		sum += f->nfig[i];
	}
	if (f->n < 2 || sum != t->k)
		return false;
	if (f->n == 2) {
		int own = m->form->block[t->block].ncol;

		swapped = block_of(m, f->row[0], t) > block_of(m, f->row[1], t) &&
		    block_of(m, f->row[1], t) >= 0;
		if (swapped || (f->nfig[0] != own && f->nfig[1] == own)) {
			order[0] = 1;
			order[1] = 0;
		}
		if (f->nfig[order[0]] != own)
			return false;
	}
	join(m, t, f, order, f->n);
	return true;
}

/* The squares of the header over a row of figures. */
static void
squares_above(const struct match *m, int row, const struct row_target *t, struct squares *g)
{
	int section = m->form->cell[t->first].section;

	memset(g, 0, offsetof(struct squares, at));
	g->whole = true;
	for (int r = header_top(m, row); r < row; r++)
		for (int i = 0; i < m->row[r].n; i++) {
			const struct match_cell *c = &m->row[r].cell[i];
			const struct label *l = match_cell_is_label(c) ?
			    column_word(m, c, section) : NULL;

			if (l != NULL)
				squares_add(g, c->col, c->colspan, (int)(l - m->book.label));
		}
}

/*
 * Do the figures of a row stand under the columns of the section, each in its square?
 * A header that prints wide cells again in every square of theirs, as some converters
 * do, is told by its squares alone.
 */
static bool
in_squares(const struct match *m, struct row_target *t, int row, int at,
    const struct label **seq, int nseq)
{
	int cell[SQUARES_MAX];
	struct squares g;

	if (m->stream)
		return false;
	squares_above(m, row, t, &g);
	if (g.n != t->k || !squares_fill(&g, &m->row[row], at, cell))
		return false;
	for (int i = 0; i < g.n; i++) {
		const struct label *l = &m->book.label[g.at[i].what];
		int group;

		if (nseq == t->k ? l != seq[i] : l != column(m, t->first + i, &group))
			return false;
	}
	for (int i = 0; i < g.n; i++) {
		seq[i] = &m->book.label[g.at[i].what];
		t->grid[i] = (short)cell[i];
	}
	t->in_grid = true;
	return true;
}

/* By the order of the header: the squares of the form's columns. */
static void
order_grid(struct row_target *t)
{
	short was[READING_MAX];

	memcpy(was, t->grid, sizeof was);
	for (int i = 0; i < t->k && t->order != NULL; i++)
		t->grid[t->order[i]] = was[i];
}

static void
find(struct match *m, struct row_target *t)
{
	const struct label *seq[READING_MAX];
	struct found f;
	int best = -1, n;

	look(m, t, &f);
	if (f.n > 0 && parts(m, t, &f))
		return;
	if (f.n == 0 && crosstab_find(m, t))
		return;
	for (int i = 0; i < f.n; i++)		/* the one with just enough, or most */
		if (best < 0 || (f.nfig[best] != t->k &&
		    (f.nfig[i] == t->k || f.nfig[i] > f.nfig[best])))
			best = i;
	if (best < 0 || (f.nfig[best] < t->k && crosstab_find(m, t)) ||
	    (f.nfig[best] * 2 < t->k && !(m->stream && f.nfig[best] == 1)))
		return;			/* one: all of them ran together */
	n = header_above(m, f.row[best], t, seq, 0);
	if (in_squares(m, t, f.row[best], f.from[best] - 1, seq, n))
		n = t->k;
	set_order(m, t, seq, n);
	if (t->in_grid && !t->disorder)
		order_grid(t);
	t->in_grid &= !t->disorder;
	t->found = f.row[best];
	t->at = f.from[best] - 1;
	t->score = 1000;
	m->row[t->found].target = (int)(t - m->target);
	for (int i = 0; i < f.n; i++)		/* printed twice, and not the same */
		for (int k = 0; i != best && k < f.nfig[i] && k < t->k; k++)
			t->unsure |= f.nfig[i] == f.nfig[best] &&
			    m->row[f.row[i]].cell[f.from[i] + k].figure.value !=
			    m->row[f.row[best]].cell[f.from[best] + k].figure.value;
}

/* Has a row its figures alone, k of them? */
static bool
figures_alone(const struct match_row *r, int k)
{
	int n = 0;

	if (r->target >= 0)
		return false;
	for (int i = 0; i < r->n; i++) {
		if (r->cell[i].figure.kind == FIGURE_NUMBER)
			n++;
		else if (r->cell[i].figure.kind != FIGURE_BLANK)
			return false;
	}
	return n == k;
}

/*
 * Rows without label between two that are found, as many as targets are missing there: they
 * are these, in order, if the sums bear it out (solve.c).
 */
static void
between(struct match *m, int before, int behind)
{
	int n = 0, k = m->target[before].k, next = before + 1;

	for (int r = m->target[before].found + 1; r < m->target[behind].found; r++)
		n += figures_alone(&m->row[r], k);
	if (n != behind - before - 1)
		return;
	for (int r = m->target[before].found + 1; r < m->target[behind].found; r++) {
		struct match_row *row = &m->row[r];
		struct row_target *t = &m->target[next];

		if (!figures_alone(row, k))
			continue;
		row->target = next++;
		t->found = r;
		t->at = -1;
		while (row->cell[t->at + 1].figure.kind == FIGURE_BLANK)
			t->at++;
		t->score = 900;
		t->guessed = true;
	}
}

void
match_between(struct match *m)
{
	int last = -1;

	for (int i = 0; i < m->ntarget; i++) {
		const struct row_target *t = &m->target[i];

		if (t->found < 0 || t->label == NULL)
			continue;
		if (last >= 0 && i - last > 1 && m->target[last].block == t->block &&
		    m->target[last].found < t->found && t->k > 1)
			between(m, last, i);
		last = i;
	}
}

void
match_unlabelled(struct match *m)
{
	for (int i = 0; i < m->ntarget; i++)
		if (m->target[i].label == NULL)
			find(m, &m->target[i]);
}
