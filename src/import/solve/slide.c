/*
 * slide.c - rows whose figures may stand one square beside their own.
 *
 * A row that has lost a cell, or got one, is as long as the others when a blank fills it
 * up.  What its sums and its columns would say of it, moved back, tells.
 */
#include <stdbool.h>
#include <stdint.h>

#include "import/match/match_rows.h"
#include "import/solve/solve.h"

void
slide_by_one(struct solver *s, int ti, bool left, struct reading *r)
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

bool
slide_mends(struct solver *s, int ti)
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

bool
slide_runs_over(struct solver *s, int ti)
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
