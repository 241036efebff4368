/*
 * slide.c - rows whose figures may stand one square beside their own.
 *
 * A row that has lost a cell, or got one, is as long as the others when a blank fills it
 * up.  What its sums and its columns would say of it, moved back, tells.
 */
#include <stdbool.h>
#include <stdint.h>

#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/solve.h"

/* A reading that moves the row by one cell, the cell at the edge made up. */
static void
by_one(struct solver *s, int ti, bool left, struct reading *r)
{
	const struct row_target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	int gap = left ? t->k - 1 : 0;

	for (int i = 0; i < t->k; i++) {
		r->cell[i] = i == gap ? READ_MISSING : was->cell[left ? i + 1 : i - 1];
		r->value[i] = -1;
	}
	sums_assume(s, t, r);
	r->value[gap] = sums_missing(s, ti, t->first + gap);
	sums_assume(s, t, r);
}

/* The columns of a reading from left to right as they are printed, into place[k]. */
static void
by_place(const struct row_target *t, const struct reading *r, int *place)
{
	for (int i = 0; i < t->k; i++) {
		int at = i;

		while (at > 0 && r->cell[place[at - 1]] > r->cell[i]) {
			place[at] = place[at - 1];
			at--;
		}
		place[at] = i;
	}
}

/* The figures from place p on stand one to the right (a figure was lost there, and a stray
 * one ends the row) or one to the left (a stray one stands there, the last is lost). */
static struct reading
slide(const struct row_target *t, const struct reading *was, const int *place, int p,
    bool left)
{
	struct reading r = *was;
	int gap = left ? place[t->k - 1] : place[p];

	for (int j = p; j < t->k; j++)
		if (place[j] != gap)
			r.cell[place[j]] = was->cell[place[left ? j + 1 : j - 1]];
	r.cell[gap] = READ_MISSING;
	return r;
}

/*
 * Would more columns be right, and fewer wrong, if a part of the row had slid by a cell?
 * 0 | 41 | 0 | 0 where the columns ask for 41 | 0 | 0 | 0.
 */
static bool
mends_by_sliding(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct reading was = s->m->result[ti].reading[0];
	int place[READING_MAX], held, broken, best, h;
	bool mends = false;

	by_place(t, &was, place);
	sums_assume(s, t, &was);
	broken = sums_broken(s, t, &held);
	for (int i = 0; i < 2 * t->k && broken > 0 && !mends; i++) {
		struct reading r = slide(t, &was, place, i / 2, i % 2 != 0);

		sums_assume(s, t, &r);
		best = sums_broken(s, t, &h);
		mends = best < broken && h > held;
	}
	sums_assume(s, t, &was);
	return mends;
}

/* Does its own sum hold one square beside, with a figure that stands under no column?
 * | 0 | 0 | 4 and 4 under 备注 for 0 | 0 | 4 | 4. */
static bool
runs_over(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	const struct reading was = s->m->result[ti].reading[0];
	int place[READING_MAX];
	bool over = false;

	by_place(t, &was, place);
	for (int left = 0; left < 2 && !over; left++) {
		int edge = place[left ? t->k - 1 : 0], beyond = was.cell[edge] + (left ? 1 : -1);
		struct reading r = was;

		if (was.cell[place[0]] < 0 || beyond <= t->at || beyond >= row->n ||
		    row->cell[beyond].figure.kind != FIGURE_NUMBER ||
		    row->cell[beyond].figure.value == 0)
			continue;
		for (int j = 0; j < t->k; j++)
			if (place[j] != edge)
				r.cell[place[j]] = was.cell[place[left ? j + 1 : j - 1]];
		r.cell[edge] = beyond;
		sums_assume(s, t, &r);
		over = sums_row_holds(s, ti) == 1;
	}
	sums_assume(s, t, &was);
	return over;
}

bool
slide_nothing(const struct match_cell *c)
{
	return c->figure.kind == FIGURE_BLANK || c->figure.kind == FIGURE_NIL ||
	    match_cell_is_label(c);
}

/* Are the last two figures of a row the sum of the others each?  141 | 201 | 342 | 342 has a
 * subtotal, and a blank that is not seen. */
static bool
sums_up_twice(const struct solver *s, const struct row_target *t)
{
	const int64_t *v = &s->value[t->first];
	int64_t sum = 0;

	for (int i = 0; i + 2 < t->k; i++)
		sum += v[i];
	return t->k > 3 && sum > 0 && v[t->k - 1] == sum && v[t->k - 2] == sum;
}

bool
slide_doubt(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	const struct match_row *row = &s->m->row[t->found];
	int held, broken, doubtful = 0, crossed = 0, groups = 0, alone = 0;
	struct reading r;
	bool doubt = false;

	sums_assume(s, t, was);
	broken = sums_broken(s, t, &held);
	for (int i = 0; i < s->ncross; i++)
		crossed += sums_name(s, &s->identity[s->cross[i]], t);
	for (int i = 0; i < t->k; i++)
		doubtful += s->value[t->first + i] != 0 &&
		    !s->m->form->cell[t->first + i].computed &&
		    !sums_hold_cell(s, t->first + i);
	/* one wrong figure of the last row breaks two sums; a row that slid, two columns */
	for (int i = 0; i + 1 < t->k; i++)
		alone += !sums_hold_cell(s, t->first + i);
	/* without cells a figure may be the next row's, or a page number, but for a row
	 * that has just its own */
	if (s->m->stream && sums_row_holds(s, ti) == 0)
		return crossed == 0 || alone > 1 || row->n - t->at - 1 != t->k ||
		    sums_up_twice(s, t);
	if (alone > 0 && (runs_over(s, ti) || (slide_nothing(&row->cell[was->cell[0]]) &&
	    mends_by_sliding(s, ti))))
		return true;
	if (alone < 2 && broken > 0 && sums_row_holds(s, ti) == 0)
		return false;
	if (crossed > 0)
		return sums_row_holds(s, ti) < 0 ? broken + doubtful > 0 :
		    broken > 1 || doubtful > 1 || (doubtful == 1 && broken == 0) ||
		    (alone > 1 && mends_by_sliding(s, ti));
	for (int i = 0; i < s->n; i++)
		groups += s->identity[i].row == ti && sums_hold(s, &s->identity[i]) == 0;
	doubt = groups > 1 || row->cell[was->cell[0]].figure.kind != FIGURE_NUMBER ||
	    row->cell[was->cell[t->k - 1]].figure.kind != FIGURE_NUMBER;
	for (int left = 0; left < 2 && !doubt; left++) {
		by_one(s, ti, left, &r);
		doubt = sums_row_holds(s, ti) != 0;
	}
	sums_assume(s, t, was);
	return doubt;
}

/*
 * Are all sums of a row right when two neighbours of it are one figure and another is
 * two, 1 | 5 and 9120355 for 15 and 91 | 20355, or 3 | 71 and 0 24 for 371 and 0 | 24?
 * Or when one is two, and another fell in or stands twice?
 * As many squares as before, and none of them is certain.
 */
static bool
regrouped(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct reading was = s->m->result[ti].reading[0];
	int64_t v[READING_MAX];
	bool all = true, fits;
	int held, crossed = 0, held_now;

	for (int i = 0; i < s->ncross; i++)
		crossed += sums_name(s, &s->identity[s->cross[i]], t);
	sums_assume(s, t, &was);
	sums_broken(s, t, &held_now);
	for (int i = 0; i < t->k; i++) {
		v[i] = s->value[t->first + i];
		all &= s->known[t->first + i] && !s->blank[t->first + i] && v[i] >= 0;
	}
	fits = all && t->k > 3 && reading_regrouped(s, ti, v, reading_glued(s, ti)) &&
	    sums_broken(s, t, &held) == 0 && held > 1;
	fits = fits || (all && crossed > 0 && reading_overrun(s, ti, v, held_now));
	sums_assume(s, t, &was);
	return fits;
}

/* Columns of a row that no sum says anything of: a row of theirs could not be read. */
static int
unknown_columns(const struct solver *s, const struct row_target *t)
{
	int n = 0;

	for (int i = 0; i + 1 < t->k; i++) {
		struct row_target one = { .first = t->first + i, .k = 1 };
		bool known = false;

		for (int c = 0; c < s->ncross && !known; c++)
			known = sums_name(s, &s->identity[s->cross[c]], &one) &&
			    sums_hold(s, &s->identity[s->cross[c]]) >= 0;
		n += !known;
	}
	return n;
}

/* More than a quarter of the sum? */
static bool
far_apart(int64_t total, int64_t sum)
{
	int64_t off = total > sum ? total - sum : sum - total;

	return off > sum / 4;
}

/*
 * Is a total that is wrong one that no slip of a hand makes?  17 | 311 | 0 | 0 | 22 | 520 | 1:
 * it is less than one of its figures, and 520 would be the total of a row that has lost a
 * figure before it.
 */
static bool
strange_total(const struct solver *s, int ti)
{
	for (int i = 0; i < s->n; i++) {
		const struct identity *id = &s->identity[i];
		int64_t most = 0, last = 0, rest = 0;

		if (id->row != ti || id->target < 0 || sums_hold(s, id) != 0)
			continue;
		for (int k = 0; k < id->nright; k++) {
			int64_t v = s->value[s->m->form->term[id->right + k].cell];

			most = v > most ? v : most;
			rest += last;
			last = v;
		}
		/* a total that is printed as 0 is met more often than a stray 0 */
		if ((s->value[id->target] > 0 && s->value[id->target] < most) ||
		    (last > 0 && last >= rest &&
		    far_apart(s->value[id->target], rest + last)))
			return true;
	}
	return false;
}

bool
slide_firm(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	const struct reading *was = &s->m->result[ti].reading[0];
	int crossed = 0, alone = 0, first = 0;

	if (!t->in_grid)
		return false;
	for (int i = 0; i < t->k; i++) {
		if (was->cell[i] < 0)
			return true;
		first = was->cell[i] < was->cell[first] ? i : first;
	}
	if (reading_leaves_out(s, ti) || regrouped(s, ti))	/* a figure under 备注 */
		return false;
	if (slide_nothing(&row->cell[was->cell[0]]) ||
	    slide_nothing(&row->cell[was->cell[t->k - 1]]))
		return false;
	sums_assume(s, t, was);
	for (int i = 0; i < s->ncross; i++)
		crossed += sums_name(s, &s->identity[s->cross[i]], t);
	for (int i = 0; i + 1 < t->k; i++)
		alone += !sums_hold_cell(s, t->first + i);
	return crossed == 0 || alone < 2 ||
	    (s->value[t->first + first] != 0 &&
	    (unknown_columns(s, t) < 2 || !strange_total(s, ti)) &&
	    !mends_by_sliding(s, ti));
}
