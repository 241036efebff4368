/*
 * solve.c - which reading of a row's figures is certain.
 *
 * A row that has as many figures as the form is read as printed.  One that has more
 * or fewer has several readings; those that break the sums of the row are put away,
 * then those that break the sums across rows, where every other row of such a sum
 * is certain.  What all readings that are left agree on is read, the rest is open.
 *
 * Must never repair a report: sums choose among readings of what is printed, they do
 * not change a figure.  A sum that no reading satisfies is the report's mistake and
 * chooses nothing.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/solve.h"
#include "import/solve/squares.h"

#define ROUNDS		8	/* of crossing sums */

/* A row in which words were passed over may have lost a figure by it: its sums must
 * hold, and without sums it is not certain.  Noughts and a blank prove nothing. */
static void
prove(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	bool ink = false, blank = false;

	sums_assume(s, t, &res->reading[0]);
	for (int i = t->first; i < t->first + t->k; i++) {
		ink |= s->value[i] != 0;
		blank |= s->blank[i];
	}
	if (!sums_in_row(s, ti) || sums_row_holds(s, ti) != 1 || (blank && !ink)) {
		res->state = ROW_OPEN;
		res->n = 0;
	}
	sums_assume(s, &s->m->target[ti], NULL);
}

/*
 * A row whose total is blank among rows that print theirs may have lost a cell, and a
 * blank that fills the row up, or another column's, hides it.  Both readings compete.
 */
static bool
padded(struct solver *s, int ti, const int *fig)
{
	const struct row_target *t = &s->m->target[ti];
	struct reading r;
	bool other = false;

	reading_with_gap(s, ti, fig, t->k - 1);
	if (s->m->result[ti].n > 0)
		reading_parted(s, ti, fig, t->k - 1);
	/* the total missing and the total blank are the same reading */
	for (int i = 0; i < s->m->result[ti].n; i++)
		other |= s->m->result[ti].reading[i].cell[t->k - 1] != READ_MISSING;
	if (!other) {
		s->m->result[ti].n = 0;
		return false;
	}
	for (int i = 0; i < t->k; i++) {
		r.cell[i] = fig[i];
		r.value[i] = -1;
	}
	reading_try(s, ti, &r, false);
	return true;
}

/* Blanks and slashes alone, a blank in front: more of them than the row has cells do
 * not tell which of them are the form's. */
static bool
nothing_to_align(const struct match_row *row, const int *fig, int n)
{
	bool nil = false;

	for (int i = 0; i < n; i++) {
		if (row->cell[fig[i]].figure.kind != FIGURE_BLANK &&
		    row->cell[fig[i]].figure.kind != FIGURE_NIL)
			return false;
		nil |= row->cell[fig[i]].figure.kind == FIGURE_NIL;
	}
	return nil && row->cell[fig[0]].figure.kind == FIGURE_BLANK;
}

/* Is the last figure of a row, as it is printed, a blank? It may fill the row up. */
static bool
ends_blank(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	int last = -1;

	for (int i = 0; i < t->k; i++)
		last = was->cell[i] > last ? was->cell[i] : last;
	return last >= 0 && slide_nothing(&s->m->row[t->found].cell[last]);
}

/* Two figures in one cell, and a blank at the end: the others may have moved up. */
static bool
closed_up(const struct match_row *row, const int *fig, int k)
{
	bool glued = false;

	for (int i = 0; i < k; i++)
		glued |= fig[i] >= 0 && row->cell[fig[i]].figure.kind == FIGURE_GLUED;
	return glued && fig[k - 1] >= 0 && slide_nothing(&row->cell[fig[k - 1]]);
}

/* Noughts, and two blanks at the end alone, where other rows have figures: two cells may be
 * gone, and no sum tells which.  0 | | | | | | is a row that was left blank. */
static bool
lost_two(const struct solver *s, const struct row_target *t, const int *fig)
{
	const struct match_row *row = &s->m->row[t->found];

	for (int i = 0; i < t->k; i++) {
		const struct figure *f = &row->cell[fig[i]].figure;

		if (f->kind != (i < t->k - 2 ? FIGURE_NUMBER : FIGURE_BLANK) || f->value != 0)
			return false;
	}
	return order_ends_short(s, t);
}

/*
 * A row in the squares of its header is read as printed.  Only a blank at its end among
 * rows that print their totals may fill up a row that has lost a cell.
 */
static bool
read_in_grid(struct solver *s, int ti)
{
	struct row_target *t = &s->m->target[ti];
	bool standard = true;
	int fig[READING_MAX];

	for (int i = 0; i < t->k; i++)
		fig[i] = t->grid[i];
	for (int i = 1; i < t->k; i++)
		standard &= fig[i - 1] >= 0 && fig[i] > fig[i - 1];
	if (closed_up(&s->m->row[t->found], fig, t->k) || (!standard &&
	    t->columns == t->k && t->label != NULL && order_header_wrong(s, t->block))) {
		t->in_grid = false;
		return false;
	}
	if ((standard && sums_in_row(s, ti) &&
	    s->m->row[t->found].cell[fig[t->k - 1]].figure.kind != FIGURE_NUMBER &&
	    order_totals_usual(s, t) && padded(s, ti, fig)) ||
	    (standard && lost_two(s, t, fig)) || (!standard && t->label != NULL && order_ends_short(s, t)))
		t->in_grid = false;
	else
		reading_in_grid(s, ti);
	return true;
}

/* A row with figures more or fewer than the form, by its sums. */
static void
read_other(struct solver *s, int ti, const int *fig, int n)
{
	struct row_result *res = &s->m->result[ti];
	int k = s->m->target[ti].k;

	if (n > k && n <= k + 2)
		reading_without(s, ti, fig, n, n - k);
	if (n == k + 1)
		reading_joined(s, ti, fig, n);
	if (n == k - 1) {
		reading_with_gap(s, ti, fig, n);
		if (res->n > 0)
			reading_parted(s, ti, fig, n);
		/* in a stream the last may be a page number, and two lost */
		res->silent = s->m->stream;
	}
}

static void
read_row(struct solver *s, int ti)
{
	struct match *m = s->m;
	struct row_target *t = &m->target[ti];
	struct row_result *res = &m->result[ti];
	const struct match_row *row = &m->row[t->found];
	int fig[READING_MAX * 2], order[READING_MAX], n, columns = t->columns;
	bool skipped, standard = true;

	memcpy(order, t->head, sizeof order);
	n = order_figures(s, t, columns > t->k ? columns : t->k, fig, READING_MAX * 2,
	    &skipped);
	res->state = ROW_OPEN;
	if (t->unsure)
		return;
	if ((t->in_grid && read_in_grid(s, ti)) || n < 0 || columns < 0)
		return;
	if (columns == 0 && order_doubtful(s, t->block))
		return;
	for (int i = 0; i < columns; i++)
		standard &= order[i] == i;
	if (!standard && columns == t->k && order_header_wrong(s, t->block)) {
		standard = true;
		columns = 0;
	}
	if (columns <= t->k && standard && sums_in_row(s, ti) && n >= t->k &&
	    order_trimmed(row, fig, n, t->k) == t->k &&
	    row->cell[fig[t->k - 1]].figure.kind != FIGURE_NUMBER &&
	    row->cell[fig[t->k - 1]].figure.kind != FIGURE_UNREAD &&
	    order_totals_usual(s, t) && (lost_two(s, t, fig) || padded(s, ti, fig)))
		return;
	if ((m->stream ? n == t->k : columns == 0 && n >= t->k &&
	    order_trimmed(row, fig, n, t->k) == t->k) && order_longer_usual(s, t))
		return;
	if (n > t->k && columns <= t->k && nothing_to_align(row, fig, n))
		return;
	if (columns == 0 || standard) {
		for (int i = 0; i < t->k; i++)
			order[i] = i;
		if (columns <= t->k) {
			n = order_trimmed(row, fig, n, t->k);
			columns = t->k;
		}
	}
	if (columns > 0 && order_trimmed(row, fig, n, columns) == columns) {
		if (!standard && order_ends_short(s, t))
			return;
		if (reading_as_printed(s, ti, fig, order, columns) && skipped)
			prove(s, ti);
		return;
	}
	if (!standard)
		return;
	if (!skipped && reading_single(s, ti, fig, n))
		return;
	res->proposal_only = skipped;
	if (sums_in_row(s, ti) && columns <= t->k)
		read_other(s, ti, fig, n);
}

/* A row is settled when it has one reading without gaps. */
static bool
settled(const struct solver *s, int ti)
{
	const struct row_result *res = &s->m->result[ti];

	if (res->n != 1 || res->proposal_only)
		return false;
	for (int i = 0; i < s->m->target[ti].k; i++)
		if (res->reading[0].cell[i] < 0)
			return false;
	return true;
}

/* Readings of a row against one crossing sum whose other rows are certain; a sum
 * that none satisfies says nothing. */
static bool
filter(struct solver *s, int ti, const struct identity *id)
{
	const struct row_target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	int keep = 0, h;
	bool *fits = arena_array(&s->m->arena, (size_t)res->n, sizeof *fits);

	for (int i = 0; i < res->n; i++) {
		sums_assume(s, t, &res->reading[i]);
		h = sums_hold(s, id);
		fits[i] = h != 0;
		keep += h == 1;
		if (h < 0) {			/* not known: this sum is no judge */
			keep = 0;
			break;
		}
	}
	sums_assume(s, t, NULL);
	if (keep == 0 || keep == res->n)
		return false;
	for (int i = 0, k = 0; i < res->n; i++)
		if (fits[i])
			res->reading[k++] = res->reading[i];
	res->n = keep;
	return true;
}

void
solver_cross(struct solver *s)
{
	bool again = true;

	for (int round = 0; round < ROUNDS && again; round++) {
		again = false;
		for (int ti = 0; ti < s->m->ntarget; ti++) {
			struct row_result *res = &s->m->result[ti];

			for (int i = 0; i < s->ncross && res->n > 1; i++) {
				const struct identity *id = &s->identity[s->cross[i]];

				if (sums_name(s, id, &s->m->target[ti]))
					again |= filter(s, ti, id);
			}
			if (res->n == 1 && settled(s, ti))
				sums_assume(s, &s->m->target[ti], &res->reading[0]);
		}
	}
}

/* Is it a guess what it leaves out?  Its last cell or one that stands twice is none. */
static bool
leaves_out_guess(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	const struct reading *r = &s->m->result[ti].reading[0];
	int n = 0;

	for (int i = t->at + 1; i + 1 < row->n; i++) {
		bool used = row->cell[i].figure.kind != FIGURE_NUMBER;

		for (int k = 0; k < t->k; k++)
			used |= r->cell[k] == i;
		n += !used && row->cell[i].figure.value != row->cell[i + 1].figure.value &&
		    (i == t->at + 1 ||
		    row->cell[i].figure.value != row->cell[i - 1].figure.value);
	}
	return n > 0;
}

/* Is the cell that a reading has not a total, though another of its cells may be two?
 * A total made up proves nothing: 4 8 | 0 | 0 may be 4 | 8 | 0 and a wrong total. */
static bool
total_missing(const struct solver *s, const struct row_target *t, const struct reading *r)
{
	bool missing = false, glued = false;

	for (int i = 0; i < t->k; i++) {
		int from = r->cell[i];

		missing |= from == READ_MISSING && s->m->form->cell[t->first + i].computed;
		glued |= from >= 0 && s->m->row[t->found].cell[from].figure.kind ==
		    FIGURE_GLUED;
	}
	return missing && glued;
}

/* In a text, do some readings of a row take its last figure for the total, and others not? */
static bool
two_totals(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct row_result *res = &s->m->result[ti];
	int last = s->m->row[t->found].n - 1, n = 0;

	for (int k = 0; k < res->n && s->m->stream; k++)
		n += res->reading[k].cell[t->k - 1] == last;
	return n > 0 && n < res->n;
}

/*
 * What all readings of a row agree on.  A reading with a gap satisfies the row's sum
 * whatever it is, so a cell of it counts only when its column bears it out, and what
 * would fill the gap is proposed only then, unless it is nought.  So does one of several that leave out a
 * figure in a text: 0 3 0 0 1 | 4 | 7 holds with 4 for its total and with 7.
 */
static void
agree(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = t->found >= 0 ? &s->m->row[t->found] : NULL;
	struct row_result *res = &s->m->result[ti];

	res->agreed = 0;
	if (res->proposal_only || res->state == ROW_ABSENT || res->n == 0)
		return;
	for (int i = 0; i < t->k; i++)
		res->agreed |= 1u << i;
	res->borne = res->agreed;
	for (int k = 0; k < res->n; k++) {
		const struct reading *r = &res->reading[k];
		bool more = two_totals(s, ti), gap = more, held;

		for (int i = 0; i < t->k; i++)
			gap |= r->cell[i] < 0 && !t->in_grid;
		if (gap)
			sums_assume(s, t, r);
		for (int i = 0; i < t->k; i++) {
			int from = r->cell[i], first = res->reading[0].cell[i];

			held = !gap || sums_hold_cell(s, t->first + i);
			if (!held && (more || (from == READ_MISSING && r->value[i] != 0) ||
			    total_missing(s, t, r)))
				res->borne &= ~(1u << i);
			if (from < 0 || first < 0 ||
			    match_cell_is_unread(&row->cell[from]) ||
			    row->cell[from].figure.kind !=
			    row->cell[first].figure.kind || row->cell[from].figure.value !=
			    row->cell[first].figure.value ||
			    !held)
				res->agreed &= ~(1u << i);
		}
		if (gap)
			sums_assume(s, t, NULL);
	}
}

/* Put away the readings that break a sum across rows. */
void
solver_unbroken(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	int held, keep = 0;

	for (int i = 0; i < res->n; i++) {
		sums_assume(s, t, &res->reading[i]);
		if (sums_broken(s, t, &held) == 0)
			res->reading[keep++] = res->reading[i];
	}
	res->n = keep;
	sums_assume(s, t, NULL);
}

/* Is there a sum across rows that bears out the one reading of a row? */
static bool
row_held(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	int held;

	sums_assume(s, t, &s->m->result[ti].reading[0]);
	sums_broken(s, t, &held);
	sums_assume(s, t, NULL);
	return held > 0;
}

/* On lines: does the header of the block say 小计, which no form does? */
static bool
has_subtotals(const struct match *m, int block)
{
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *t = &m->target[ti];

		if (t->block != block || t->found < 0)
			continue;
		for (int i = 0; i < t->at; i++) {
			const struct match_cell *c = &m->row[t->found].cell[i];

			if (c->label == NULL && c->n == strlen("小计") &&
			    memcmp(c->text, "小计", c->n) == 0)
				return true;
		}
		return false;
	}
	return false;
}

/* Is the total of the one reading of a row its subtotal, and the figure behind it the total?
 * 3 | 0 | 0 | 4 | 7 | 9 has 7 for its 小计, and a total that is wrong. */
static bool
behind_total(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	const struct reading *r = &s->m->result[ti].reading[0];
	int last = r->cell[t->k - 1];

	return s->m->stream && s->m->result[ti].n == 1 && last >= 0 && last + 1 < row->n &&
	    row->cell[last + 1].figure.kind == FIGURE_NUMBER &&
	    row->cell[last + 1].figure.value != row->cell[last].figure.value &&
	    has_subtotals(s->m, t->block);
}

/* A row that was not read as printed: what is left of its readings. */
static void
confirm(struct solver *s, int ti)
{
	solver_unbroken(s, ti);
	if (settled(s, ti) && reading_leaves_out(s, ti) && !row_held(s, ti)) {
		s->m->result[ti].proposal_only = true;
		s->m->result[ti].silent |= leaves_out_guess(s, ti);
	}
	if (settled(s, ti)) {
		s->m->result[ti].state = ROW_REPAIRED;
		sums_assume(s, &s->m->target[ti], &s->m->result[ti].reading[0]);
	}
	agree(s, ti);
	if (s->m->result[ti].n == 1 && behind_total(s, ti)) {
		uint32_t total = UINT32_C(1) << (s->m->target[ti].k - 1);

		s->m->result[ti].agreed &= ~total;
		s->m->result[ti].borne &= ~total;
	}
}

/* The first glued cell of a row that ends in a blank, behind which figures may have moved
 * up; past its end when there is none. */
static int
moved_up(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	const struct reading *was = &s->m->result[ti].reading[0];
	int first = row->n;

	for (int i = 0; i < t->k && !t->in_grid && ends_blank(s, ti); i++)
		if (was->cell[i] >= 0 && was->cell[i] < first &&
		    row->cell[was->cell[i]].figure.kind == FIGURE_GLUED)
			first = was->cell[i];
	return first;
}

/* Does a sum of the row that names the cell hold (1), is one broken (0)? */
static bool
in_sum(const struct solver *s, int ti, int cell, int holds)
{
	struct row_target one = { .first = cell, .k = 1 };
	bool held = false;

	for (int i = 0; i < s->n && !held; i++)
		held = s->identity[i].row == ti && sums_name(s, &s->identity[i], &one) &&
		    sums_hold(s, &s->identity[i]) == holds;
	return held;
}

static bool
takes(const struct reading *r, const struct row_target *t, int cell)
{
	for (int i = 0; i < t->k; i++)
		if (r->cell[i] == cell)
			return true;
	return false;
}

/* A total that is wrong beside a figure that would be right, under no column of the form:
 * the header may have 小计 over what is 总计. */
static void
doubtful_total(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	struct row_result *res = &s->m->result[ti];

	for (int i = 0; i < s->n && reading_leaves_out(s, ti); i++) {
		const struct identity *id = &s->identity[i];
		int64_t sum = 0;

		if (id->row != ti || id->target < 0 || sums_hold(s, id) != 0)
			continue;
		for (int k = 0; k < id->nright; k++)
			sum += s->value[s->m->form->term[id->right + k].cell];
		for (int k = t->at + 1; k < row->n && sum != 0; k++)
			if (row->cell[k].figure.kind == FIGURE_NUMBER &&
			    row->cell[k].figure.value == sum && !takes(&res->reading[0], t, k))
				res->agreed &= ~(1u << (id->target - t->first));
	}
}

/* Words, and figures that ran together, in a row of the right length: cleared by
 * the row's sums or open. */
static void
doubtful_cells(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	const struct match_row *row = &s->m->row[t->found];
	bool proved, glued = false;
	int lost;

	if (res->state != ROW_READ)
		return;
	sums_assume(s, t, &res->reading[0]);
	proved = sums_row_holds(s, ti) == 1;
	if (!sums_in_row(s, ti) && !t->in_grid && reading_glued(s, ti) != 0) {
		res->agreed = 0;	/* two cells in one: and the others? */
		glued = true;
	}
	lost = proved ? row->n : moved_up(s, ti);
	res->silent = lost < row->n;
	for (int i = 0; i < t->k; i++) {
		int at = res->reading[0].cell[i];
		enum figure_kind kind = at >= 0 ? row->cell[at].figure.kind : FIGURE_TEXT;

		if (kind == FIGURE_GLUED && !in_sum(s, ti, t->first + i, 1))
			res->borne &= ~(1u << i);	/* 21 0 is no 210 */
		if (kind == FIGURE_TEXT || (kind == FIGURE_GLUED && !proved) ||
		    (at > lost && !in_sum(s, ti, t->first + i, 1)) ||
		    match_cell_is_unread(&row->cell[res->reading[0].cell[i]]))
			res->agreed &= ~(1u << i);
	}
	doubtful_total(s, ti);
	for (int i = 0; i < t->k; i++)
		s->known[t->first + i] &= res->agreed >> i & 1;
	if (glued)
		res->n = 0;
}

/* Has the row as read a figure that is not 0? */
static bool
inked(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];

	for (int i = t->first; i < t->first + t->k; i++)
		if (s->value[i] != 0)
			return true;
	return false;
}

/*
 * In a row of several groups, 复议 and 诉讼, a group that has figures and a blank total
 * beside one that prints its total may have lost a cell: it is open.
 */
static void
doubtful_groups(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct form *f = s->m->form;
	bool printed = false;

	for (int i = 0; i < s->n; i++)
		printed |= s->identity[i].row == ti && s->identity[i].target >= 0 &&
		    s->known[s->identity[i].target] && !s->blank[s->identity[i].target];
	for (int i = 0; i < s->n && printed; i++) {
		const struct identity *id = &s->identity[i];
		int64_t ink = 0, last = 0;

		if (id->row != ti || id->target < 0 || !s->blank[id->target])
			continue;
		for (int k = 0; k < id->nright; k++) {
			last = s->value[f->term[id->right + k].cell];
			ink += last;
		}
		/* in a grid the total has moved up: the last is the sum of the others */
		if (s->m->target[ti].in_grid && ink != last * 2)
			continue;
		for (int k = 0; k < id->nright && ink != 0; k++)
			s->m->result[ti].agreed &=
			    ~(1u << (f->term[id->right + k].cell - t->first));
	}
}

/*
 * Has a row of several groups, 复议 and 诉讼, a figure and no total, and begins and ends in
 * nothing?  | — | | | | | - | | | / | | 13 | / | may stand one square beside its own.
 */
static bool
without_totals(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	const struct reading *was = &s->m->result[ti].reading[0];
	int first = row->n;

	for (int i = 0; i < t->k; i++)
		first = was->cell[i] >= 0 && was->cell[i] < first ? was->cell[i] : first;
	for (int i = 0; i < s->n; i++)
		if (s->identity[i].row == ti && s->identity[i].target >= 0 &&
		    !s->blank[s->identity[i].target])
			return false;
	return inked(s, ti) && ends_blank(s, ti) && slide_nothing(&row->cell[first]);
}

/* Does the own sum of a row that was read fail, or is its total blank among others? */
static bool
suspect(struct solver *s, int ti)
{
	int holds;

	if (s->m->target[ti].in_grid)		/* 1 2 counts as 12 */
		sums_assume(s, &s->m->target[ti], &s->m->result[ti].reading[0]);
	holds = sums_row_holds(s, ti);
	return holds == 0 || (holds < 0 && sums_in_row(s, ti) &&
	    s->m->target[ti].label != NULL && inked(s, ti) &&
	    order_totals_usual(s, &s->m->target[ti]));
}

static void
refuse(struct solver *s, int ti)
{
	struct row_result *res = &s->m->result[ti];

	res->state = ROW_OPEN;
	res->proposal_only = true;
	res->silent = false;
	res->agreed = 0;
	res->n = 0;
	sums_assume(s, &s->m->target[ti], NULL);
}

/* The columns of every row; those of the row right above have the same header. */
static void
read_headers(struct solver *s)
{
	struct match *m = s->m;

	for (int ti = 0; ti < m->ntarget; ti++) {
		struct row_target *t = &m->target[ti];
		const struct row_target *up = ti > 0 ? t - 1 : t;

		if (t->found < 0)
			continue;
		if (up != t && up->block == t->block && t->label != NULL &&
		    up->label != NULL && up->found >= 0 && up->found + 1 == t->found &&
		    m->row[up->found].table == m->row[t->found].table) {
			t->columns = up->columns;
			memcpy(t->head, up->head, sizeof t->head);
		} else {
			t->columns = match_columns(m, t, t->head, READING_MAX);
		}
		if (!t->in_grid)
			squares_row(m, &s->squares, t, t->head, t->columns);
	}
}

/* Open the rows as printed that may have slid; were there any? */
static bool
doubtful_rows(struct solver *s)
{
	bool any = false;

	for (int ti = 0; ti < s->m->ntarget; ti++)
		if (s->m->result[ti].state == ROW_READ && suspect(s, ti) && !slide_firm(s, ti) &&
		    slide_doubt(s, ti)) {
			refuse(s, ti);
			any = true;
		}
	return any;
}

/* Rows that are where they should be, without a label, are read when their own sum and all
 * those of their columns hold. */
static void
guesses(struct solver *s)
{
	bool *wrong = arena_array(&s->m->arena, (size_t)s->m->ntarget + 1, sizeof *wrong);

	for (int ti = 0; ti < s->m->ntarget; ti++) {
		const struct row_target *t = &s->m->target[ti];
		const struct row_result *res = &s->m->result[ti];
		int held = 0, crossed = 0;

		if (!t->guessed)
			continue;
		for (int i = 0; i < s->ncross; i++)
			crossed += sums_name(s, &s->identity[s->cross[i]], t);
		wrong[ti] = (res->state != ROW_READ &&
		    res->state != ROW_REPAIRED) || crossed == 0 ||
		    sums_row_holds(s, ti) != 1 || sums_broken(s, t, &held) > 0 ||
		    held < crossed;
	}
	for (int ti = 0; ti < s->m->ntarget; ti++)
		if (s->m->target[ti].guessed && wrong[ti])
			refuse(s, ti);
}

void
match_solve(struct match *m)
{
	struct solver s = { .m = m };

	sums_collect(&s);
	read_headers(&s);
	for (int ti = 0; ti < m->ntarget; ti++) {
		if (m->target[ti].found < 0)
			continue;
		read_row(&s, ti);
		if (m->result[ti].state != ROW_READ)
			continue;
		agree(&s, ti);
		sums_assume(&s, &m->target[ti], &m->result[ti].reading[0]);
		doubtful_cells(&s, ti);
	}
	doubtful_rows(&s);
	for (int ti = 0; ti < m->ntarget; ti++)
		if (m->result[ti].state == ROW_READ && m->target[ti].label == NULL &&
		    (!m->target[ti].in_grid || ends_blank(&s, ti))) {
			if (without_totals(&s, ti))
				refuse(&s, ti);
			else
				doubtful_groups(&s, ti);
		}
	solver_cross(&s);
	if (doubtful_rows(&s))		/* rows that were settled tell more of others */
		solver_cross(&s);
	for (int ti = 0; ti < m->ntarget; ti++)
		if (m->result[ti].state == ROW_OPEN)
			confirm(&s, ti);
	guesses(&s);
	match_propose(&s);
	for (int ti = 0; ti < m->ntarget; ti++)
		m->result[ti].agreed &= ~m->target[ti].elsewhere;
}
