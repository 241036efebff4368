/*
 * column_order.c - what the rows of a block have in common, and in which order they stand.
 *
 * One row says little; the block says whether its header can be believed, whether
 * totals are printed, how long a row is.
 */
#include <stdbool.h>
#include <string.h>

#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/solve.h"

int
order_trimmed(const struct match_row *row, const int *fig, int n, int least)
{
	while (n > least && row->cell[fig[n - 1]].figure.kind == FIGURE_BLANK)
		n--;
	return n;
}

/*
 * Where the figures begin in a table that is a grid without spans: behind the rightmost
 * label of the block, and the squares that a wider label covers are blank.  Other texts
 * leave such squares out and fill the row up at its end; the rows with one blank end
 * tell which it is.  A column that the form has not (小计) is as wide as any: without it
 * | | 5 | 2 | 1 | 0 | 0 | 0 | 8 | 8 would be as long as a row with a covered square.
 * 0: this row is of no such grid.
 */
static int
first_figure(const struct solver *s, const struct row_target *t)
{
	const struct match *m = s->m;
	int table = m->row[t->found].table, first = 0, grid = 0, filled = 0;

	if (table < 0)
		return 0;
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *q = &m->target[ti];

		const struct match_cell *label;

		if (q->block != t->block || q->found < 0 ||
		    m->row[q->found].table != table || q->at < 0)
			continue;
		label = &m->row[q->found].cell[q->at];
		if (label->col != q->at || label->colspan != 1)
			return 0;		/* it has spans: nothing is covered */
		if (q->at + 1 > first)
			first = q->at + 1;
	}
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *q = &m->target[ti];
		const struct match_row *r = q->found >= 0 ? &m->row[q->found] : NULL;
		int wide = q->columns > q->k ? q->columns : q->k;
		int last = first + wide - 1;	/* where its figures end in a grid */
		bool before, figure;

		if (q->block != t->block || r == NULL || r->table != table ||
		    q->at + 1 >= first || r->n < q->at + 1 + wide)
			continue;
		before = r->cell[q->at + 1].figure.kind == FIGURE_BLANK;
		/* a 无 there may be a remark, and the blanks in front be noughts */
		figure = last < r->n && r->cell[last].figure.kind == FIGURE_NUMBER;
		grid += before && figure;
		filled += !before;	/* a covered square is blank in every row */
	}
	return grid > filled ? first : 0;
}

/*
 * Figures of a row after its label: words in front of them are passed over, 件 | 61 | 59,
 * and words after the last figure as long as "least" cells are left.  *skipped: words
 * that are not the label again, so that nobody knows which of the figures are there.
 */
int
order_figures(const struct solver *s, const struct row_target *t, int least, int *fig, int max,
    bool *skipped)
{
	const struct match_row *row = &s->m->row[t->found];
	int from = t->at + 1, end = row->n, n = 0, words;

	*skipped = false;
	/* squares that a wide label covers, where the source has no spans */
	for (int first = first_figure(s, t); from < first && from < end &&
	    row->cell[from].figure.kind == FIGURE_BLANK; from++)
		continue;
	while (from < end && match_cell_is_label(&row->cell[from])) {
		*skipped |= t->at < 0 || row->cell[from].label != row->cell[t->at].label ||
		    row->cell[from].label == NULL;
		from++;
	}
	while (end - from > least && match_cell_is_label(&row->cell[end - 1]))
		end--;
	words = 0;
	for (int i = from; i < end; i++)
		words += match_cell_is_label(&row->cell[i]);
	if (words > 2 || end - from > max)
		return -1;
	for (int i = from; i < end; i++)
		fig[n++] = i;
	return n;
}

/* Does the row's sum hold when its figures stand in this order? */
static bool
holds_in(struct solver *s, int ti, const int *fig, const int *order, int n)
{
	bool ok;

	if (!reading_as_printed(s, ti, fig, order, n))
		return false;
	sums_assume(s, &s->m->target[ti], &s->m->result[ti].reading[0]);
	ok = sums_row_holds(s, ti) == 1;
	sums_assume(s, &s->m->target[ti], NULL);
	s->m->result[ti].n = 0;
	s->m->result[ti].state = ROW_ABSENT;
	return ok;
}

/* Has it a figure that is not 0?  Noughts and blanks add up in any order. */
static bool
any_ink(const struct match_row *row, const int *fig, int n)
{
	for (int i = 0; i < n; i++)
		if (row->cell[fig[i]].figure.value != 0)
			return true;
	return false;
}

/*
 * A header repeated after a page break may be a wrong one.  Where the rows of a block
 * have sums, the order that makes more of them hold is the right one; where both do
 * as well, the words decide.
 */
bool
order_header_wrong(struct solver *s, int block)
{
	struct match *m = s->m;
	int fig[READING_MAX * 2], order[READING_MAX], plain[READING_MAX], n, columns;
	int by_header = 0, by_form = 0;
	bool skipped;

	if (s->verdict[block] != 0)
		return s->verdict[block] < 0;
	for (int i = 0; i < READING_MAX; i++)
		plain[i] = i;
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *t = &m->target[ti];

		if (t->found < 0 || t->block != block || !sums_in_row(s, ti))
			continue;
		columns = match_columns(m, t, order, READING_MAX);
		n = order_figures(s, t, t->k, fig, READING_MAX * 2, &skipped);
		if (columns != t->k || n < 0 ||
		    order_trimmed(&m->row[t->found], fig, n, t->k) != t->k ||
		    !any_ink(&m->row[t->found], fig, t->k))
			continue;
		by_header += holds_in(s, ti, fig, order, t->k);
		by_form += holds_in(s, ti, fig, plain, t->k);
	}
	s->verdict[block] = by_form > by_header ? -1 : 1;
	return by_form > by_header;
}

/*
 * Without a header that is known, sums are the only witness of the order: when taking
 * another column for the total makes more rows hold, nothing is sure.
 */
bool
order_doubtful(struct solver *s, int block)
{
	struct match *m = s->m;
	int fig[READING_MAX * 2], order[READING_MAX], n, best = 0;
	int holds[READING_MAX] = { 0 };
	bool skipped;

	if (s->verdict[block] != 0)
		return s->verdict[block] == 2;
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *t = &m->target[ti];

		if (t->found < 0 || t->block != block || t->label == NULL ||
		    !sums_in_row(s, ti))
			continue;
		n = order_figures(s, t, t->k, fig, READING_MAX * 2, &skipped);
		if (n < 0 || order_trimmed(&m->row[t->found], fig, n, t->k) != t->k)
			continue;
		for (int p = 0; p < t->k; p++) {	/* the total in place p */
			for (int i = 0; i < t->k; i++)
				order[i] = i == p ? t->k - 1 : i == t->k - 1 ? p : i;
			holds[t->k - 1 - p] += holds_in(s, ti, fig, order, t->k);
		}
	}
	for (int i = 1; i < READING_MAX; i++)
		best = holds[i] > best ? holds[i] : best;
	s->verdict[block] = best > holds[0] ? 2 : 1;
	return best > holds[0];
}

/* Do most rows of the block that have figures at all print their last cell, the
 * total? */
bool
order_totals_usual(const struct solver *s, const struct row_target *t)
{
	const struct match *m = s->m;
	int rows = 0, totals = 0;

	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *q = &m->target[ti];
		const struct match_row *r = q->found >= 0 ? &m->row[q->found] : NULL;
		bool ink = false;
		int last;

		if (q->block != t->block || r == NULL || r->n - q->at - 1 < q->k)
			continue;
		last = q->in_grid && q->grid[q->k - 1] >= 0 ? q->grid[q->k - 1] :
		    q->at + q->k;
		for (int i = q->at + 1; i < last; i++)
			ink |= r->cell[i].figure.value != 0;
		if (!ink)
			continue;
		rows++;
		totals += r->cell[last].figure.kind == FIGURE_NUMBER;
	}
	return totals * 2 > rows || rows < 3;
}

/* The last cell of a row that its columns have, as it is printed; -1. */
static int
last_place(const struct match_row *r, const struct row_target *t)
{
	int last = t->at + t->k;

	for (int i = 0; i < t->k && t->in_grid; i++)
		last = i == 0 || t->grid[i] > last ? t->grid[i] : last;
	return last < r->n ? last : -1;
}

bool
order_ends_short(const struct solver *s, const struct row_target *t)
{
	const struct match *m = s->m;
	const struct match_row *own = &m->row[t->found];
	int last = last_place(own, t), rows = 0, figures = 0;

	if (last < 0 || own->cell[last].figure.kind != FIGURE_BLANK)
		return false;
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *q = &m->target[ti];

		if (q->block != t->block || q->found < 0 || q->found == t->found)
			continue;
		last = last_place(&m->row[q->found], q);
		rows++;
		figures += last >= 0 &&
		    m->row[q->found].cell[last].figure.kind == FIGURE_NUMBER;
	}
	return figures * 2 > rows;
}

/* Have most rows of the block more figures than the form? Then one with just enough
 * has lost some.  Blank lines after a row are none. */
bool
order_longer_usual(const struct solver *s, const struct row_target *t)
{
	const struct match *m = s->m;
	int longer = 0, just = 0;

	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *q = &m->target[ti];
		const struct match_row *r = q->found >= 0 ? &m->row[q->found] : NULL;
		int n = r != NULL ? r->n - q->at - 1 : 0;

		if (q->block != t->block)
			continue;
		while (n > q->k && (r->cell[q->at + n].figure.kind == FIGURE_BLANK ||
		    (!m->stream && r->cell[q->at + n].figure.kind != FIGURE_NUMBER)))
			n--;
		longer += n > q->k;
		just += n == q->k;
	}
	return longer > just;
}
