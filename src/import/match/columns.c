/*
 * columns.c - in which order the figures of a row stand.
 *
 * The header above a row is read as a sequence of words; positions and spans are
 * not trusted, published pages have them wrong.  Most reports print the official
 * order; some add a column or swap two, and then the words decide.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "form/form.h"
#include "import/likeness.h"
#include "import/match/match_rows.h"

#define HEADER_ROWS	12	/* rows without figures above a row, at most */
#define LIKE_COLUMN	800

int
match_column_leaf(const struct match *m, const struct match_cell *c, int block)
{
	const struct label *l = c->label;
	uint32_t cp[LABEL_MAX];
	int n, best = 0, leaf = COLUMN_UNKNOWN, tie = 0;

	for (; l != NULL; l = label_next(&m->book, l))
		if (l->kind == LABEL_COLUMN && l->block == block)
			return l->leaf >= 0 ? l->leaf : COLUMN_GROUP;
	n = label_points(c->key, c->nkey, cp, LABEL_MAX);
	for (int i = 0; i < m->book.n && n >= 2; i++) {
		int s;

		l = &m->book.label[i];
		if (l->kind != LABEL_COLUMN || l->block != block)
			continue;
		s = label_likeness(cp, n, l->cp, l->ncp);
		if (s > best) {
			best = s;
			tie = 0;
			leaf = l->leaf >= 0 ? l->leaf : COLUMN_GROUP;
		} else if (s == best) {
			tie++;
		}
	}
	return best >= LIKE_COLUMN && tie == 0 ? leaf : COLUMN_UNKNOWN;
}

/* Is this row a header of the block: how many of its columns are named? */
static int
names(const struct match *m, const struct match_row *r, int block, int *leaf)
{
	int n = 0;

	for (int i = 0; i < r->n; i++) {
		leaf[i] = COLUMN_GROUP;
		if (r->cell[i].figure.kind == FIGURE_BLANK)
			continue;	/* COLUMN_GROUP: passed over */
		if (!match_cell_is_label(&r->cell[i]))
			return -1;	/* figures: no header */
		leaf[i] = match_column_leaf(m, &r->cell[i], block);
		n += leaf[i] >= 0;
	}
	return n;
}

struct header {
	int		 col[READING_MAX];
	int		 n;
};

/* Known columns and strangers after the first of them, or after "corners" of them: a corner
 * is no column. */
static void
append(struct header *h, const int *leaf, int from, int to, int corners)
{
	for (int i = from; i < to && h->n < READING_MAX; i++) {
		if (leaf[i] == COLUMN_GROUP ||
		    (leaf[i] == COLUMN_UNKNOWN && h->n == 0 && corners-- > 0))
			continue;
		h->col[h->n++] = leaf[i];
	}
}

/*
 * The header of a row: the lowest row above it that names most columns, and the row
 * above that one, whose other words stand before and after the group it belongs
 * under.  Rows of figures between are passed over, those of another block end it.
 */
static bool
find_header(const struct match *m, int row, int block, struct header *h)
{
	int leaf[READING_MAX * 2], best = 0, bestrow = -1, n;
	int ncol = m->form->block[block].ncol;

	for (int r = row - 1, seen = 0; r >= 0 && seen < HEADER_ROWS; r--) {
		int target = m->row[r].target;

		if (target >= 0 && (m->target[target].block != block || best > 0))
			break;
		if (target >= 0 || m->row[r].n > READING_MAX * 2)
			continue;
		seen++;
		n = names(m, &m->row[r], block, leaf);
		if (n > best) {
			best = n;
			bestrow = r;
		}
		if (n == ncol)
			break;
	}
	if (bestrow < 0)
		return false;
	h->n = 0;
	names(m, &m->row[bestrow], block, leaf);
	if (best < ncol && bestrow > 0 && m->row[bestrow - 1].target < 0 &&
	    m->row[bestrow - 1].n <= READING_MAX * 2) {
		int up[READING_MAX * 2], at = -1;
		const struct match_row *above = &m->row[bestrow - 1];

		n = names(m, above, block, up);
		for (int i = 0; n > 0 && i < above->n; i++)
			if (up[i] == COLUMN_GROUP && above->cell[i].key != NULL)
				at = i;
		if (at >= 0) {
			append(h, up, 0, at, READING_MAX);
			append(h, leaf, 0, m->row[bestrow].n, READING_MAX);
			append(h, up, at + 1, above->n, READING_MAX);
			return true;
		}
	}
	n = -ncol;
	for (int i = 0; i < m->row[bestrow].n; i++)
		n += leaf[i] != COLUMN_GROUP;
	append(h, leaf, 0, m->row[bestrow].n, n > 1 ? n : 1);
	return true;
}

/* Is "seq" a part of "all", in its order? */
static bool
in_order(const int *seq, int n, const int *all, int nall)
{
	int at = 0;

	for (int i = 0; i < nall && at < n; i++)
		at += all[i] == seq[at];
	return at == n;
}

/* The one column whose name begins with a piece of a header, 法律服; -1. */
static int
piece_of(const struct match *m, const struct match_cell *c, int block)
{
	int leaf = match_column_leaf(m, c, block);

	if (leaf >= 0 || text_length(c->key, c->nkey) < 2)
		return leaf;
	for (int i = 0; i < m->book.n; i++) {
		const struct label *l = &m->book.label[i];

		if (l->kind != LABEL_COLUMN || l->block != block || l->leaf < 0 ||
		    (size_t)l->nkey <= c->nkey || l->leaf == leaf ||
		    memcmp(l->key, c->key, c->nkey) != 0)
			continue;
		if (leaf >= 0)
			return -1;		/* of two: 本年 */
		leaf = l->leaf;
	}
	return leaf;
}

/* The columns that the first "end" cells of a row name, or begin to; -1 for a group. */
static int
stream_words(const struct match *m, const struct match_row *r, int end, int block,
    int *seq, int n)
{
	for (int i = 0; i < end && n < READING_MAX; i++) {
		int leaf = match_cell_is_label(&r->cell[i]) ? match_column_leaf(m, &r->cell[i], block) :
		    COLUMN_UNKNOWN;

		if (leaf == COLUMN_UNKNOWN && match_cell_is_label(&r->cell[i]))
			leaf = piece_of(m, &r->cell[i], block);
		if (leaf >= 0)
			seq[n++] = leaf;
		else if (leaf == COLUMN_GROUP && r->cell[i].label != NULL)
			seq[n++] = -1;
	}
	return n;
}

/*
 * In a stream the words of the header come before the first row of the block, level by
 * level or in printed order.  Words in another order: nobody knows what stands where.
 */
static bool
stream_disorder(const struct match *m, int block)
{
	const struct form_block *k = &m->form->block[block];
	int seq[READING_MAX], levels[READING_MAX * 2], leaves[READING_MAX], n = 0, nlevel = 0;
	const struct match_row *r = NULL;
	int at = 0;

	for (int i = 0; i < m->ntarget; i++)
		if (m->target[i].block == block && m->target[i].found >= 0 &&
		    (r == NULL || m->target[i].found < (int)(r - m->row))) {
			r = &m->row[m->target[i].found];
			at = m->target[i].at;
		}
	if (r == NULL || k->ncol > READING_MAX)
		return false;
	/* a number in front of the label, 序号, cuts the header off the row */
	if (r > m->row && r[-1].target < 0)
		n = stream_words(m, &r[-1], r[-1].n, block, seq, n);
	n = stream_words(m, r, at, block, seq, n);
	for (int depth = 0; depth < k->coldepth; depth++)
		for (int i = 0; i < k->ncolitem && nlevel < READING_MAX * 2; i++)
			if (k->col[i].depth == depth)
				levels[nlevel++] = k->col[i].leaf;
	for (int i = 0; i < k->ncol; i++)
		leaves[i] = i;
	if (in_order(seq, n, levels, nlevel))
		return false;
	for (int i = 0, from = n, w = 0; i < from; i++) {	/* without the groups */
		if (seq[i] >= 0)
			seq[w++] = seq[i];
		n = w;
	}
	return !in_order(seq, n, leaves, k->ncol);
}

/*
 * A header that nobody can put together, its words broken over rows that do not fit: do
 * their beginnings stand in another order than the form's columns?
 */
static bool
pieces_disorder(const struct match *m, int row, int block)
{
	for (int r = row - 1, seen = 0; r >= 0 && seen < HEADER_ROWS; r--, seen++) {
		const struct match_row *up = &m->row[r];
		int last = -1;

		if (up->target >= 0 && m->target[up->target].block != block)
			break;
		for (int i = 0; i < up->n && up->target < 0; i++) {
			int leaf = match_cell_is_label(&up->cell[i]) ?
			    piece_of(m, &up->cell[i], block) : -1;

			if (leaf >= 0 && leaf < last)
				return true;
			last = leaf >= 0 ? leaf : last;
		}
	}
	return false;
}

int
match_columns(const struct match *m, const struct row_target *t, int *order, int max)
{
	struct header h;
	unsigned seen = 0;
	int known = 0, last = -1;
	bool ascending = true, twice = false;

	if (t->label == NULL) {
		if (t->disorder)
			return -1;
		for (int i = 0; t->order != NULL && i < t->k; i++)
			order[i] = t->order[i];
		return t->order != NULL ? t->k : 0;
	}
	if (m->stream)
		return stream_disorder(m, t->block) ? -1 : 0;
	if (!find_header(m, t->found, t->block, &h) || h.n > max)
		return pieces_disorder(m, t->found, t->block) ? -1 : 0;
	for (int i = 0; i < h.n; i++) {
		if (h.col[i] < 0)
			continue;
		twice |= (seen >> h.col[i] & 1) != 0;
		seen |= 1u << h.col[i];
		ascending &= h.col[i] > last;
		last = h.col[i];
		known++;
	}
	if (known == t->k && !twice) {
		memcpy(order, h.col, (size_t)h.n * sizeof *order);
		return h.n;
	}
	for (int i = 0; i < h.n && h.n == t->k; i++)
		if (h.col[i] >= 0 && h.col[i] != i)	/* known, and in another place */
			return -1;
	if (known < 2 || ascending || twice)	/* nothing says it is another order */
		return known < t->k && !twice && pieces_disorder(m, t->found, t->block) ?
		    -1 : 0;
	return -1;
}
