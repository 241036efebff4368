/*
 * tall_rows.c - one row of the form that a document prints over several rows of its grid.
 *
 *	5.要求行政机关确认或重新 |   |   | ...		a label broken at the edge of a row
 *	出具已获取信息          | 2 | 0 | ...
 *
 *	1.属于国家秘密 (two rows) |   |   | ...		a label merged over rows, and its
 *	                          | 1 | 0 | ...		figures in one of them
 *
 * Alone the row with the label would be one of blanks, and the figures nobody's.  Two
 * rows that both print something in a square leave that square unread.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "import/likeness.h"
#include "import/match/match_rows.h"

#define TALL_MAX	4	/* rows of the grid that one row may take */
#define LIKE_WHOLE	900	/* a label put together that is not letter for letter */
#define LIKE_MORE	60	/* ... and more like it than either of its pieces */

/* The last of the words that a row begins with; -1: it begins with a figure. */
static int
label_at(const struct match_row *r)
{
	int at = -1;

	for (int i = 0; i < r->n; i++) {
		if (match_cell_is_label(&r->cell[i]))
			at = i;
		else if (at >= 0 || r->cell[i].figure.kind != FIGURE_BLANK)
			break;
	}
	return at;
}

static bool
is_blank(const struct match_cell *c)
{
	return c->figure.kind == FIGURE_BLANK && (c->look & ~(unsigned)LOOK_REPEATED) == 0;
}

/* Cells behind "at" that print something. */
static int
inked(const struct match_row *r, int at)
{
	int n = 0;

	for (int i = at + 1; i < r->n; i++)
		n += !is_blank(&r->cell[i]);
	return n;
}

static bool
names_leaf(const struct match *m, const char *key, size_t n)
{
	const struct label *l = n > 0 ? label_find(&m->book, key, n) : NULL;

	while (l != NULL && (l->kind != LABEL_ROW || l->leaf < 0))
		l = label_next(&m->book, l);
	return l != NULL;
}

/* How like it is to the label of a row that it is most like. */
static int
likest(const struct match *m, const char *key, size_t nkey)
{
	uint32_t cp[LABEL_MAX];
	int n = label_points(key, nkey, cp, LABEL_MAX), best = 0;

	for (int i = 0; i < m->book.n && n < LABEL_MAX; i++) {
		const struct label *l = &m->book.label[i];
		int s = l->kind == LABEL_ROW && l->leaf >= 0 && l->ncp <= 2 * n &&
		    n <= 2 * l->ncp ? label_likeness(cp, n, l->cp, l->ncp) : 0;

		best = s > best ? s : best;
	}
	return best;
}

/*
 * Are the words of these rows, one below the other, a label together that none of them
 * is alone?  In columns, too, that are not the same: a group beside them may say that it
 * is as high as a row less, and what stands below it moves to the left.  "out" gets its key; *exact: letter for letter.
 */
static bool
broken_label(const struct match *m, const struct match_row *r, int rows, struct buf *out,
    bool *exact)
{
	int best = 0, like;

	buf_reset(out);
	*exact = false;
	for (int i = 0; i < rows; i++) {
		int at = label_at(&r[i]);
		const struct match_cell *c = at >= 0 ? &r[i].cell[at] : NULL;

		if (c == NULL || c->nkey == 0 || names_leaf(m, c->key, c->nkey))
			return false;
		buf_add(out, c->key, c->nkey);
	}
	*exact = names_leaf(m, out->data, out->len);
	if (*exact)
		return true;
	for (int i = 0; i < rows; i++) {
		const struct match_cell *c = &r[i].cell[label_at(&r[i])];

		like = likest(m, c->key, c->nkey);
		best = like > best ? like : best;
	}
	like = likest(m, out->data, out->len);
	return like >= LIKE_WHOLE && like >= best + LIKE_MORE;
}

/*
 * The cells of a row that stand behind its word "own" (-1: it has none), into out, by the
 * squares of the row above whose label is at "at".  Where a group beside the labels says
 * that it is a row less high than it is, the cells have moved into its square: they are
 * taken in turn.  How many; -1: more than the row above has.
 */
static int
lay(const struct match_row *r, int at, const struct match_row *under, int own,
    struct match_cell *out)
{
	const struct match_cell *label = &r->cell[at];
	int end = label->col + label->colspan, n = 0, k = 0;
	int moved = own >= 0 ? label->col - under->cell[own].col : 0;
	bool turn = false;

	for (int i = own + 1; i < under->n; i++) {
		if (under != r && under->cell[i].continued)
			continue;
		out[n] = under->cell[i];
		out[n].col += moved;
		turn |= out[n++].col < end;
	}
	while (turn && n > r->n - at - 1 && is_blank(&out[n - 1]))
		n--;
	for (int i = at + 1; i < r->n && turn && k < n; i++) {
		if (r->cell[i].continued)
			continue;
		out[k].col = r->cell[i].col;
		out[k++].colspan = r->cell[i].colspan;
	}
	return turn && k < n ? -1 : n;
}

/* Does the label of a row go on over the row that is "below" rows under it, which has no
 * word of its own? */
static bool
goes_on(struct match *m, const struct match_row *r, int at, int below)
{
	const struct match_cell *label = &r->cell[at];
	const struct match_row *under = &r[below];
	bool covered = label->rowspan > below;

	for (int i = 0; i < under->n; i++) {
		if (match_cell_is_label(&under->cell[i]))
			return false;
		covered |= under->cell[i].continued && under->cell[i].col == label->col;
	}
	return covered && lay(r, at, under, -1, arena_array(&m->arena,
	    (size_t)under->n + 1, sizeof *label)) >= 0;
}

static bool
overlap(const struct match_cell *a, const struct match_cell *b)
{
	return a->col < b->col + b->colspan && b->col < a->col + a->colspan;
}

/* One more cell into the row that is made, by its square. */
static void
add_cell(struct match_row *to, const struct match_cell *c)
{
	int at = to->n;

	for (int i = 0; i < to->n; i++) {
		struct match_cell *own = &to->cell[i];

		if (!overlap(own, c))
			continue;
		if (is_blank(c))
			return;
		if (is_blank(own) && own->col == c->col && own->colspan == c->colspan) {
			*own = *c;
			return;
		}
		if (own->col == c->col && own->figure.kind == c->figure.kind &&
		    own->figure.value == c->figure.value)
			return;			/* the same in both of its rows */
		own->figure = (struct figure){ FIGURE_UNREAD, false, 0 };
		own->key = NULL;
		own->nkey = 0;
		return;
	}
	while (at > 0 && to->cell[at - 1].col > c->col) {
		to->cell[at] = to->cell[at - 1];
		at--;
	}
	to->cell[at] = *c;
	to->n++;
}

/* Rows of the grid as one, in the place of the first; "key" is that of its label, where
 * that stands in all of them. */
static void
join(struct match *m, struct match_row *r, int rows, const struct buf *key)
{
	int at = label_at(r), n = 0;
	struct match_row to = *r;
	struct match_cell *cell;
	struct buf text = BUF_INIT;

	for (int i = 0; i < rows; i++)
		n += r[i].n;
	to.cell = arena_array(&m->arena, (size_t)n + 1, sizeof *to.cell);
	memcpy(to.cell, r->cell, (size_t)(at + 1) * sizeof *to.cell);
	to.n = at + 1;
	cell = arena_array(&m->arena, (size_t)n + 1, sizeof *cell);
	for (int i = 0; i < rows; i++) {
		int own = key != NULL ? label_at(&r[i]) : i == 0 ? at : -1;
		int cells = lay(r, at, &r[i], own, cell);

		if (own >= 0)
			buf_add(&text, r[i].cell[own].text, r[i].cell[own].n);
		for (int k = 0; k < cells; k++)
			add_cell(&to, &cell[k]);
	}
	for (int i = 0; i < rows; i++)
		r[i].n = 0;
	if (key != NULL) {
		to.cell[at].text = arena_strndup(&m->arena, text.data, text.len);
		to.cell[at].n = text.len;
		to.cell[at].key = arena_strndup(&m->arena, key->data, key->len);
		to.cell[at].nkey = key->len;
	}
	*r = to;
	buf_release(&text);
}

/* Have all parts of a row with a broken label their cells in its squares? */
static bool
fits(struct match *m, const struct match_row *r, int rows)
{
	bool fine = true;

	for (int i = 1; i < rows && fine; i++)
		fine = lay(r, label_at(r), &r[i], label_at(&r[i]), arena_array(&m->arena,
		    (size_t)r[i].n + 1, sizeof *r->cell)) >= 0;
	return fine;
}

/* How many rows from this one are one row whose label is broken; 0. */
static int
broken(struct match *m, int row, struct buf *key)
{
	const struct match_row *r = &m->row[row];
	int rows = 1, at = label_at(r), inks = inked(r, at) > 0;
	bool exact;

	while (at >= 0 && rows < TALL_MAX && row + rows < m->nrow &&
	    r[rows].table == r->table && (at = label_at(&r[rows])) >= 0) {
		inks += inked(&r[rows++], at) > 0;
		/* words alone are a header; rows that both have figures are mostly two */
		if (inks > 0 && broken_label(m, r, rows, key, &exact) &&
		    (exact || inks == 1))
			return fits(m, r, rows) ? rows : 0;
	}
	return 0;
}

/* How many rows from this one its label is merged over; 1: it is as high as its row. */
static int
merged(struct match *m, int row)
{
	const struct match_row *r = &m->row[row];
	int at = label_at(r), rows = 1;

	if (at < 0 || !names_leaf(m, r->cell[at].key, r->cell[at].nkey))
		return 1;
	while (row + rows < m->nrow && r[rows].table == r->table &&
	    goes_on(m, r, at, rows))
		rows++;
	return rows;
}

void
rows_tall(struct match *m)
{
	struct buf key = BUF_INIT;

	for (int row = 0; row + 1 < m->nrow; row++) {
		int rows;

		if (m->row[row].n < 1 || m->row[row + 1].table != m->row[row].table)
			continue;
		if ((rows = merged(m, row)) > 1)
			join(m, &m->row[row], rows, NULL);
		else if ((rows = broken(m, row, &key)) > 1)
			join(m, &m->row[row], rows, &key);
	}
	buf_release(&key);
}

/* Does a row print figures and belong to nobody? */
static bool
stray_figures(const struct match *m, int row, int table)
{
	const struct match_row *r = row >= 0 && row < m->nrow ? &m->row[row] : NULL;

	for (int i = 0; r != NULL && r->target < 0 && r->table == table && i < r->n; i++)
		if (r->cell[i].figure.kind == FIGURE_NUMBER ||
		    r->cell[i].figure.kind == FIGURE_GLUED)
			return true;
	return false;
}

void
rows_beside(struct match *m)
{
	for (int i = 0; i < m->ntarget && !m->stream; i++) {
		struct row_target *t = &m->target[i];
		const struct match_row *r = t->found >= 0 ? &m->row[t->found] : NULL;

		if (r != NULL && inked(r, t->at) == 0)
			t->unsure |= stray_figures(m, t->found - 1, r->table) ||
			    stray_figures(m, t->found + 1, r->table);
	}
}
