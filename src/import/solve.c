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
#include <string.h>

#include "form.h"
#include "match_rows.h"
#include "num.h"
#include "solve.h"

#define READINGS	4096	/* of one row; more are hopeless */
#define ROUNDS		8	/* of crossing sums */

/* ---- the sums ---- */

static void
add_identity(struct solver *s, int target, int left, int nleft, int right, int nright)
{
	struct identity *id = &s->identity[s->n++];

	id->target = target;
	id->left = left;
	id->nleft = nleft;
	id->right = right;
	id->nright = nright;
	id->row = -1;
	for (int i = -1; i < nleft + nright; i++) {
		int cell = i < 0 ? target : i < nleft ? s->m->form->term[left + i].cell :
		    s->m->form->term[right + i - nleft].cell;

		if (cell < 0)
			continue;
		if (id->row == -1)
			id->row = s->of[cell];
		else if (id->row != s->of[cell])
			id->row = -2;		/* crosses rows */
	}
}

static bool
has_prior(const struct form *f, int first, int n)
{
	for (int i = 0; i < n; i++)
		if (f->term[first + i].prior)
			return true;
	return false;
}

/* Every sum, and every equality of level error that holds without conditions. */
static void
collect(struct solver *s)
{
	const struct form *f = s->m->form;

	s->identity = arena_array(&s->m->arena, (size_t)(f->nsum + f->nkase) + 1,
	    sizeof *s->identity);
	for (int i = 0; i < f->nsum; i++)
		add_identity(s, f->sum[i].target, 0, 0, f->sum[i].first, f->sum[i].n);
	for (int i = 0; i < f->nkase; i++) {
		const struct form_case *k = &f->kase[i];
		const struct form_relation *r = &f->rel[k->first_rel];

		if (k->kind != CASE_RELATION || k->nrel != 1 || k->ncond > 0 ||
		    r->op != RELOP_EQ || f->check[k->check].level != LEVEL_ERROR ||
		    f->check[k->check].formula ||
		    has_prior(f, r->left, r->nleft) || has_prior(f, r->right, r->nright))
			continue;
		add_identity(s, -1, r->left, r->nleft, r->right, r->nright);
	}
}

/* -1 unknown, else whether it holds with the values of now. */
static int
holds(const struct solver *s, const struct identity *id)
{
	const struct form *f = s->m->form;
	int64_t sum = 0, v;

	for (int i = 0; i < id->nleft + id->nright; i++) {
		const struct form_term *t = &f->term[i < id->nleft ? id->left + i :
		    id->right + i - id->nleft];
		bool left = i < id->nleft;

		if (t->cell < 0) {
			v = t->coef;
		} else {
			if (!s->known[t->cell])
				return -1;
			v = s->value[t->cell];
			if (!num_mul(&v, t->coef))
				return -1;
		}
		if (!num_add(&sum, left ? v : -v))
			return -1;
	}
	if (id->target >= 0) {
		if (!s->known[id->target] || s->blank[id->target])
			return -1;	/* a blank total contradicts nothing */
		if (!num_add(&sum, s->value[id->target]))
			return -1;
	}
	return sum == 0;
}

/* ---- readings ---- */

/* Put the values of a reading, or of none, into the tables. */
static void
assume(struct solver *s, const struct target *t, const struct reading *r)
{
	const struct match_row *row = t->found >= 0 ? &s->m->row[t->found] : NULL;

	for (int i = 0; i < t->k; i++) {
		int cell = t->first + i, from = r != NULL ? r->cell[i] : READ_MISSING;
		const struct figure *fig = from >= 0 ? &row->cell[from].figure : NULL;

		s->known[cell] = s->blank[cell] = false;
		s->value[cell] = 0;
		if (fig != NULL) {
			s->known[cell] = fig->kind != FIGURE_TEXT;
			s->blank[cell] = fig->kind == FIGURE_BLANK ||
			    fig->kind == FIGURE_NIL;
			s->value[cell] = s->blank[cell] ? 0 : fig->value;
		} else if (r != NULL && r->value[i] >= 0) {
			s->known[cell] = true;
			s->value[cell] = r->value[i];
		}
	}
}

/* The worst of the row's own sums: 1 all hold, 0 one breaks, -1 not all known. */
static int
row_holds(struct solver *s, int target)
{
	int worst = 1, h;
	bool any = false;

	for (int i = 0; i < s->n; i++) {
		if (s->identity[i].row != target)
			continue;
		any = true;
		h = holds(s, &s->identity[i]);
		if (h == 0)
			return 0;
		if (h < 0)
			worst = -1;
	}
	return any ? worst : -1;
}

/* Sums across rows that name this row: how many break, how many hold. */
static int
cross_broken(struct solver *s, const struct target *t, int *held)
{
	int broken = 0, h;

	*held = 0;
	for (int i = 0; i < s->ncross; i++) {
		const struct identity *id = &s->identity[s->cross[i]];

		if (!identity_names(s, id, t))
			continue;
		h = holds(s, id);
		broken += h == 0;
		*held += h == 1;
	}
	return broken;
}

bool
identity_names(const struct solver *s, const struct identity *id, const struct target *t)
{
	const struct form *f = s->m->form;

	if (id->target >= t->first && id->target < t->first + t->k)
		return true;
	for (int i = 0; i < id->nleft + id->nright; i++) {
		int cell = f->term[i < id->nleft ? id->left + i :
		    id->right + i - id->nleft].cell;

		if (cell >= t->first && cell < t->first + t->k)
			return true;
	}
	return false;
}

static bool
same_reading(const struct solver *s, const struct target *t, const struct reading *a,
    const struct reading *b)
{
	const struct match_row *row = &s->m->row[t->found];

	for (int i = 0; i < t->k; i++) {
		if (a->cell[i] < 0 || b->cell[i] < 0) {
			if (a->cell[i] != b->cell[i] || a->value[i] != b->value[i])
				return false;
		} else {
			const struct figure *x = &row->cell[a->cell[i]].figure;
			const struct figure *y = &row->cell[b->cell[i]].figure;

			if (x->kind != y->kind || x->value != y->value)
				return false;
		}
	}
	return true;
}

/* One more reading, if its row's sums do not break and it is a new one. */
void
solver_try(struct solver *s, int ti, const struct reading *r, bool strict)
{
	const struct target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	int h;

	assume(s, t, r);
	h = row_holds(s, ti);
	assume(s, t, NULL);
	if (h == 0 || (strict && h < 0))
		return;
	for (int i = 0; i < res->n; i++)
		if (same_reading(s, t, &res->reading[i], r))
			return;
	if (res->n >= READINGS)
		return;
	if ((res->n & (res->n - 1)) == 0) {	/* double at 0, 1, 2, 4 ... */
		struct reading *more = arena_array(&s->m->arena,
		    (size_t)(res->n ? 2 * res->n : 1), sizeof *more);

		if (res->n > 0)
			memcpy(more, res->reading, (size_t)res->n * sizeof *more);
		res->reading = more;
	}
	res->reading[res->n++] = *r;
}

/* Two neighbours that may be one figure, 1 and 1 for 11: readings that are never
 * taken, but keep others from being certain. */
static void
joined(struct solver *s, int ti, const int *fig, int n)
{
	const struct match_row *row = &s->m->row[s->m->target[ti].found];
	struct reading r;

	for (int at = 0; at + 1 < n; at++) {
		const struct figure *a = &row->cell[fig[at]].figure;
		const struct figure *b = &row->cell[fig[at + 1]].figure;
		int64_t scale = 10 * NUM_ONE;

		if (a->kind != FIGURE_NUMBER || b->kind != FIGURE_NUMBER || a->value <= 0 ||
		    b->value < 0 || a->value > NUM_ONE * 1000000 ||
		    b->value > NUM_ONE * 100000)
			continue;
		while (scale <= b->value)
			scale *= 10;
		for (int i = 0; i < n - 1; i++) {
			r.cell[i] = i == at ? READ_VALUE : fig[i + (i > at)];
			r.value[i] = i == at ? a->value * (scale / NUM_ONE) + b->value : -1;
		}
		solver_try(s, ti, &r, true);
	}
}

/* Readings that leave out "drop" of n figures; order: of the header's columns. */
static void
without(struct solver *s, int ti, const int *fig, int n, int drop)
{
	const struct target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	struct reading r;

	for (int a = 0; a < n; a++)
		for (int b = drop == 2 ? a + 1 : n; b <= n - (drop == 2); b++) {
			int k = 0;

			if (drop == 2 && (row->cell[fig[a]].figure.value != 0 ||
			    row->cell[fig[b]].figure.value != 0))
				continue;	/* two strangers are blanks or 0 */
			for (int i = 0; i < n; i++)
				if (i != a && (drop < 2 || i != b)) {
					r.cell[k] = fig[i];
					r.value[k++] = -1;
				}
			if (k == t->k)
				solver_try(s, ti, &r, true);
		}
}

/* The figure a missing cell must have had, by the one sum of the row that is
 * otherwise known; -1 when it cannot be told. */
static int64_t
missing_value(struct solver *s, int ti, int cell)
{
	const struct form *f = s->m->form;

	for (int i = 0; i < s->n; i++) {
		const struct identity *id = &s->identity[i];
		int64_t sum = 0, coef = 0;
		bool fine = id->row == ti && id->nleft == 0;

		for (int k = 0; fine && k < id->nright; k++) {
			const struct form_term *t = &f->term[id->right + k];
			int64_t v;

			if (t->cell == cell) {
				coef = t->coef;
				continue;
			}
			fine = t->cell >= 0 && s->known[t->cell];
			v = fine ? s->value[t->cell] : 0;
			fine = fine && num_mul(&v, t->coef) && num_add(&sum, v);
		}
		if (!fine)
			continue;
		if (id->target == cell)
			return sum;
		if (coef == 1 && s->known[id->target] && !s->blank[id->target] &&
		    s->value[id->target] >= sum)
			return s->value[id->target] - sum;
	}
	return -1;
}

/* Readings in which one cell is missing. */
static void
with_one_missing(struct solver *s, int ti, const int *fig, int n)
{
	const struct target *t = &s->m->target[ti];
	struct reading r;

	for (int gap = 0; gap <= n && n + 1 == t->k; gap++) {
		for (int i = 0; i < t->k; i++) {
			r.cell[i] = i == gap ? READ_MISSING : fig[i - (i > gap)];
			r.value[i] = -1;
		}
		assume(s, t, &r);
		r.value[gap] = missing_value(s, ti, t->first + gap);
		if (r.value[gap] >= 0)
			solver_try(s, ti, &r, true);
	}
}

/* Has the row sums of its own? A row without can only be read as printed. */
static bool
has_sums(const struct solver *s, int ti)
{
	for (int i = 0; i < s->n; i++)
		if (s->identity[i].row == ti)
			return true;
	return false;
}

/* ---- one row ---- */

/* Figures of a row after its label: words that only repeat or explain the label and
 * words after the last figure are passed over, as long as "least" cells are left. */
static int
row_figures(const struct solver *s, const struct target *t, int least, int *fig, int max,
    bool *skipped)
{
	const struct match_row *row = &s->m->row[t->found];
	int from = t->at + 1, end = row->n, n = 0, words;

	*skipped = false;
	while (from < end && cell_is_label(&row->cell[from]) && end - from > least) {
		*skipped |= t->at < 0 || row->cell[from].label != row->cell[t->at].label ||
		    row->cell[from].label == NULL;
		from++;
	}
	while (end - from > least && cell_is_label(&row->cell[end - 1]))
		end--;
	words = 0;
	for (int i = from; i < end; i++)
		words += cell_is_label(&row->cell[i]);
	if (words > 2 || end - from > max)
		return -1;
	for (int i = from; i < end; i++)
		fig[n++] = i;
	return n;
}

static int
trimmed(const struct match_row *row, const int *fig, int n, int least)
{
	while (n > least && row->cell[fig[n - 1]].figure.kind == FIGURE_BLANK)
		n--;
	return n;
}

/* A single figure printed once over several columns, or repeated in each. */
static bool
single(struct solver *s, int ti, const int *fig, int n)
{
	const struct target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	struct reading r = { .cell = { -1 } };
	int ink = 0;
	bool same = true;

	for (int i = 0; i < n; i++) {
		const struct figure *f = &row->cell[fig[i]].figure;

		if (f->kind == FIGURE_BLANK)
			continue;
		same &= ink == 0 || (f->kind == FIGURE_NUMBER &&
		    f->value == row->cell[r.cell[0]].figure.value);
		r.cell[0] = fig[i];
		ink++;
	}
	if (t->k != 1 || ink == 0 || !same || (ink > 1 && ink != n))
		return false;
	r.value[0] = -1;
	solver_try(s, ti, &r, false);
	s->m->result[ti].state = ink == 1 ? ROW_READ : ROW_REPAIRED;
	return true;
}

static bool
as_printed(struct solver *s, int ti, const int *fig, const int *order, int n)
{
	const struct target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	struct reading r;

	for (int i = 0; i < t->k; i++) {
		r.cell[i] = READ_MISSING;
		r.value[i] = -1;
	}
	for (int i = 0; i < n; i++)
		if (order[i] >= 0)
			r.cell[order[i]] = fig[i];
	for (int i = 0; i < t->k; i++)
		if (r.cell[i] == READ_MISSING)
			return false;
	res->reading = arena_alloc(&s->m->arena, sizeof r);
	res->reading[0] = r;
	res->n = 1;
	res->state = ROW_READ;
	return true;
}

/* A row in which words were passed over may have lost a figure by it: its sums must
 * hold, and without sums it is not certain. */
static void
prove(struct solver *s, int ti)
{
	struct row_result *res = &s->m->result[ti];

	assume(s, &s->m->target[ti], &res->reading[0]);
	if (!has_sums(s, ti) || row_holds(s, ti) != 1) {
		res->state = ROW_OPEN;
		res->n = 0;
	}
	assume(s, &s->m->target[ti], NULL);
}

/* Does the row's sum hold when its figures stand in this order? */
static bool
holds_in(struct solver *s, int ti, const int *fig, const int *order, int n)
{
	bool ok;

	if (!as_printed(s, ti, fig, order, n))
		return false;
	assume(s, &s->m->target[ti], &s->m->result[ti].reading[0]);
	ok = row_holds(s, ti) == 1;
	assume(s, &s->m->target[ti], NULL);
	s->m->result[ti].n = 0;
	s->m->result[ti].state = ROW_ABSENT;
	return ok;
}

/*
 * A header repeated after a page break may be a wrong one.  Where the rows of a block
 * have sums, the order that makes more of them hold is the right one; where both do
 * as well, the words decide.
 */
static bool
header_is_wrong(struct solver *s, int block)
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
		const struct target *t = &m->target[ti];

		if (t->found < 0 || t->block != block || !has_sums(s, ti))
			continue;
		columns = match_columns(m, t, order, READING_MAX);
		n = row_figures(s, t, t->k, fig, READING_MAX * 2, &skipped);
		if (columns != t->k || n < 0 ||
		    trimmed(&m->row[t->found], fig, n, t->k) != t->k)
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
static bool
order_is_doubtful(struct solver *s, int block)
{
	struct match *m = s->m;
	int fig[READING_MAX * 2], order[READING_MAX], n, best = 0;
	int holds[READING_MAX] = { 0 };
	bool skipped;

	if (s->verdict[block] != 0)
		return s->verdict[block] == 2;
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct target *t = &m->target[ti];

		if (t->found < 0 || t->block != block || t->label == NULL ||
		    !has_sums(s, ti))
			continue;
		n = row_figures(s, t, t->k, fig, READING_MAX * 2, &skipped);
		if (n < 0 || trimmed(&m->row[t->found], fig, n, t->k) != t->k)
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

/* How many cells most rows of a block have after their labels, with their blanks; a
 * row that has fewer lost one, though a blank at its end may hide that. */
static int
usual_length(const struct solver *s, const struct target *t, bool *full)
{
	const struct match *m = s->m;
	int count[READING_MAX * 2 + 1] = { 0 }, best = 0, rows = 0, totals = 0;

	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct target *q = &m->target[ti];
		const struct match_row *r = q->found >= 0 ? &m->row[q->found] : NULL;
		int n = r != NULL ? r->n - q->at - 1 : 0;

		if (q->block != t->block || r == NULL || n < q->k || n > READING_MAX * 2)
			continue;
		count[n]++;
		rows++;
		totals += r->cell[q->at + q->k].figure.kind == FIGURE_NUMBER;
	}
	for (int n = 0; n <= READING_MAX * 2; n++)
		if (count[n] > count[best])
			best = n;
	*full = totals * 2 > rows;
	return count[best] * 2 > rows ? best : 0;
}

static void
read_row(struct solver *s, int ti)
{
	struct match *m = s->m;
	struct target *t = &m->target[ti];
	struct row_result *res = &m->result[ti];
	const struct match_row *row = &m->row[t->found];
	int fig[READING_MAX * 2], order[READING_MAX], n, columns;
	bool skipped, standard = true, full;

	columns = match_columns(m, t, order, READING_MAX);
	n = row_figures(s, t, columns > t->k ? columns : t->k, fig, READING_MAX * 2,
	    &skipped);
	res->state = ROW_OPEN;
	if (t->unsure || n < 0 || columns < 0)
		return;
	if (columns == 0 && order_is_doubtful(s, t->block))
		return;
	for (int i = 0; i < columns; i++)
		standard &= order[i] == i;
	if (!standard && columns == t->k && header_is_wrong(s, t->block)) {
		standard = true;
		columns = 0;
	}
	if (columns <= t->k && has_sums(s, ti) && n >= t->k &&
	    row->n - t->at - 1 < usual_length(s, t, &full) && full &&
	    row->cell[fig[t->k - 1]].figure.kind != FIGURE_NUMBER) {
		/* the blank or the words are another column's */
		if (standard && trimmed(row, fig, n, t->k) == t->k)
			with_one_missing(s, ti, fig, t->k - 1);
		return;
	}
	if (columns == 0 || standard) {
		for (int i = 0; i < t->k; i++)
			order[i] = i;
		if (columns <= t->k) {
			n = trimmed(row, fig, n, t->k);
			columns = t->k;
		}
	}
	if (columns > 0 && trimmed(row, fig, n, columns) == columns) {
		if (as_printed(s, ti, fig, order, columns) && skipped)
			prove(s, ti);
		return;
	}
	if (!standard)
		return;
	if (!skipped && single(s, ti, fig, n))
		return;
	if (!has_sums(s, ti) || columns > t->k)
		return;
	if (n > t->k && n <= t->k + 2)
		without(s, ti, fig, n, n - t->k);
	if (n == t->k + 1)
		joined(s, ti, fig, n);
	else if (n == t->k - 1)
		with_one_missing(s, ti, fig, n);
}

/* ---- the whole ---- */

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
	const struct target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	int keep = 0, h;
	bool *fits = arena_array(&s->m->arena, (size_t)res->n, sizeof *fits);

	for (int i = 0; i < res->n; i++) {
		assume(s, t, &res->reading[i]);
		h = holds(s, id);
		fits[i] = h != 0;
		keep += h == 1;
		if (h < 0) {			/* not known: this sum is no judge */
			keep = 0;
			break;
		}
	}
	assume(s, t, NULL);
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

				if (identity_names(s, id, &s->m->target[ti]))
					again |= filter(s, ti, id);
			}
			if (res->n == 1 && settled(s, ti))
				assume(s, &s->m->target[ti], &res->reading[0]);
		}
	}
}

/* Is there a sum across rows that names this cell and holds? */
static bool
cell_held(struct solver *s, int cell)
{
	struct target one = { .first = cell, .k = 1 };

	for (int i = 0; i < s->ncross; i++) {
		const struct identity *id = &s->identity[s->cross[i]];

		if (identity_names(s, id, &one) && holds(s, id) == 1)
			return true;
	}
	return false;
}

/* A reading that moves the row by one cell, the cell at the edge made up. */
static void
shifted(struct solver *s, int ti, bool left, struct reading *r)
{
	const struct target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	int gap = left ? t->k - 1 : 0;

	for (int i = 0; i < t->k; i++) {
		r->cell[i] = i == gap ? READ_MISSING : was->cell[left ? i + 1 : i - 1];
		r->value[i] = -1;
	}
	assume(s, t, r);
	r->value[gap] = missing_value(s, ti, t->first + gap);
	assume(s, t, r);
}

/* How many sums of its own a row breaks. */
static int
row_broken(struct solver *s, int ti)
{
	int n = 0;

	for (int i = 0; i < s->n; i++)
		n += s->identity[i].row == ti && holds(s, &s->identity[i]) == 0;
	return n;
}

/*
 * A row that ends in a blank may have lost one cell, and what wrote it filled it up at
 * its end: is there a gap with which fewer of its sums break?  Two figures in one cell
 * are a gap by themselves.
 */
static bool
lost_one(struct solver *s, int ti)
{
	const struct target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	const struct match_row *row = &s->m->row[t->found];
	int broken = row_broken(s, ti), now;
	struct reading r;
	bool fits = false, ink = false;

	if (t->k < 2 || row->cell[was->cell[t->k - 1]].figure.kind != FIGURE_BLANK ||
	    row->cell[was->cell[t->k - 2]].figure.kind != FIGURE_NUMBER)
		return false;
	for (int i = 0; i < t->k; i++) {
		ink |= s->value[t->first + i] != 0;
		fits |= row->cell[was->cell[i]].figure.kind == FIGURE_GLUED;
	}
	for (int gap = 0; ink && gap < t->k - 1 && !fits; gap++) {
		for (int i = 0; i < t->k; i++) {
			r.cell[i] = i == gap ? READ_MISSING : was->cell[i - (i > gap)];
			r.value[i] = -1;
		}
		assume(s, t, &r);
		r.value[gap] = missing_value(s, ti, t->first + gap);
		assume(s, t, &r);
		now = row_broken(s, ti);
		fits = r.value[gap] >= 0 && (now < broken || (now == 0 &&
		    row_holds(s, ti) == 1));
	}
	assume(s, t, was);
	return fits;
}

/*
 * A row printed in full whose own sum fails may have a wrong total, or have slid by
 * one cell.  It is read when sums across rows bear its figures out, but for one wrong
 * figure at most; without such sums, when sliding would not mend it.  One whose total
 * is blank, where others have theirs, is read when they bear out all of them.
 */
static bool
slid(struct solver *s, int ti)
{
	const struct target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	int held, broken, doubtful = 0, crossed = 0, printed = 0, most;
	struct reading r;
	bool doubt = false;

	assume(s, t, was);
	broken = cross_broken(s, t, &held);
	for (int i = 0; i < s->ncross; i++)
		crossed += identity_names(s, &s->identity[s->cross[i]], t);
	for (int i = 0; i < t->k; i++) {
		struct target one = { .first = t->first + i, .k = 1 };

		doubtful += s->value[t->first + i] != 0 &&
		    !s->m->form->cell[t->first + i].computed &&
		    !cell_held(s, t->first + i);
		if (!s->blank[t->first + i])
			printed += cross_broken(s, &one, &held);
	}
	most = row_holds(s, ti) < 0 ? 0 : 1;
	if (crossed > 0 && most == 0)
		return printed > 0 || doubtful > 0;
	if (crossed > 0)
		return broken > 1 || doubtful > 1 || (doubtful == 1 && broken == 0);
	if (most == 0)
		return lost_one(s, ti);
	for (int left = 0; left < 2 && !doubt; left++) {
		shifted(s, ti, left, &r);
		doubt = row_holds(s, ti) != 0;
	}
	assume(s, t, was);
	return doubt || lost_one(s, ti);
}

/*
 * What all readings of a row agree on.  A reading with a gap satisfies the row's sum
 * whatever it is, so a cell of it counts only when its column bears it out.
 */
static void
agree(struct solver *s, int ti)
{
	const struct target *t = &s->m->target[ti];
	const struct match_row *row = t->found >= 0 ? &s->m->row[t->found] : NULL;
	struct row_result *res = &s->m->result[ti];

	res->agreed = 0;
	if (res->proposal_only || res->state == ROW_ABSENT || res->n == 0)
		return;
	for (int i = 0; i < t->k; i++)
		res->agreed |= 1u << i;
	for (int k = 0; k < res->n; k++) {
		const struct reading *r = &res->reading[k];
		bool gap = false;

		for (int i = 0; i < t->k; i++)
			gap |= r->cell[i] < 0;
		if (gap)
			assume(s, t, r);
		for (int i = 0; i < t->k; i++) {
			int from = r->cell[i], first = res->reading[0].cell[i];

			if (from < 0 || first < 0 || row->cell[from].figure.kind !=
			    row->cell[first].figure.kind || row->cell[from].figure.value !=
			    row->cell[first].figure.value ||
			    (gap && !cell_held(s, t->first + i)))
				res->agreed &= ~(1u << i);
		}
		if (gap)
			assume(s, t, NULL);
	}
}

/* Put away the readings that break a sum across rows. */
void
solver_unbroken(struct solver *s, int ti)
{
	const struct target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	int held, keep = 0;

	for (int i = 0; i < res->n; i++) {
		assume(s, t, &res->reading[i]);
		if (cross_broken(s, t, &held) == 0)
			res->reading[keep++] = res->reading[i];
	}
	res->n = keep;
	assume(s, t, NULL);
}

/* A row that was not read as printed: what is left of its readings. */
static void
confirm(struct solver *s, int ti)
{
	solver_unbroken(s, ti);
	if (settled(s, ti)) {
		s->m->result[ti].state = ROW_REPAIRED;
		assume(s, &s->m->target[ti], &s->m->result[ti].reading[0]);
	}
	agree(s, ti);
}

/* Words, and figures that ran together, in a row of the right length: cleared by
 * the row's sums or open. */
static void
doubtful_cells(struct solver *s, int ti)
{
	const struct target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	const struct match_row *row = &s->m->row[t->found];
	bool proved;

	if (res->state != ROW_READ)
		return;
	assume(s, t, &res->reading[0]);
	proved = row_holds(s, ti) == 1;
	for (int i = 0; i < t->k; i++) {
		enum figure_kind kind = row->cell[res->reading[0].cell[i]].figure.kind;

		if (kind == FIGURE_TEXT || (kind == FIGURE_GLUED && !proved)) {
			res->agreed &= ~(1u << i);
			s->known[t->first + i] = false;
		}
	}
}

/* Do the sums of most rows of this block hold, so that a row in which the total is
 * blank is a stranger?  A single row is one, too. */
static bool
sums_usual(struct solver *s, int target)
{
	int rows = 0, hold = 0;

	for (int ti = 0; ti < s->m->ntarget; ti++) {
		if (s->m->target[ti].block != s->m->target[target].block ||
		    s->m->result[ti].state != ROW_READ)
			continue;
		rows++;
		hold += row_holds(s, ti) == 1;
	}
	return hold * 2 > rows || rows == 1;
}

void
match_solve(struct match *m)
{
	struct solver s = { .m = m };
	size_t n = (size_t)m->form->ncell;

	s.value = arena_array(&m->arena, n, sizeof *s.value);
	s.known = arena_array(&m->arena, n, sizeof *s.known);
	s.blank = arena_array(&m->arena, n, sizeof *s.blank);
	s.of = arena_array(&m->arena, n, sizeof *s.of);
	s.verdict = arena_array(&m->arena, (size_t)m->form->nblock, sizeof *s.verdict);
	for (size_t i = 0; i < n; i++)
		s.of[i] = -3;
	for (int ti = 0; ti < m->ntarget; ti++)
		for (int i = 0; i < m->target[ti].k; i++)
			s.of[m->target[ti].first + i] = ti;
	collect(&s);
	s.cross = arena_array(&m->arena, (size_t)s.n + 1, sizeof *s.cross);
	for (int i = 0; i < s.n; i++)
		if (s.identity[i].row < 0)
			s.cross[s.ncross++] = i;

	for (int ti = 0; ti < m->ntarget; ti++) {
		if (m->target[ti].found < 0)
			continue;
		read_row(&s, ti);
		if (m->result[ti].state != ROW_READ)
			continue;
		agree(&s, ti);
		assume(&s, &m->target[ti], &m->result[ti].reading[0]);
		doubtful_cells(&s, ti);
	}
	for (int ti = 0; ti < m->ntarget; ti++)
		if (m->result[ti].state == ROW_READ && (row_holds(&s, ti) == 0 ||
		    (has_sums(&s, ti) && row_holds(&s, ti) < 0 && sums_usual(&s, ti))) &&
		    slid(&s, ti)) {
			m->result[ti].state = ROW_OPEN;
			m->result[ti].proposal_only = true;
			m->result[ti].agreed = 0;
			m->result[ti].n = 0;
			assume(&s, &m->target[ti], NULL);
		}
	solver_cross(&s);
	for (int ti = 0; ti < m->ntarget; ti++)
		if (m->result[ti].state == ROW_OPEN)
			confirm(&s, ti);
	match_propose(&s);
}
