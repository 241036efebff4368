/*
 * reading.c - ways to read the figures of one row.
 *
 * Must never make a figure: a reading takes figures that are printed and leaves gaps;
 * what is put together from parts is only ever proposed.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "import/match/match_rows.h"
#include "import/solve/solve.h"

static bool
same_reading(const struct solver *s, const struct row_target *t, const struct reading *a,
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
reading_try(struct solver *s, int ti, const struct reading *r, bool strict)
{
	const struct row_target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];
	int h;

	sums_assume(s, t, r);
	h = sums_row_holds(s, ti);
	sums_assume(s, t, NULL);
	if (h == 0 || (strict && h < 0))
		return;
	for (int i = 0; i < res->n; i++)
		if (same_reading(s, t, &res->reading[i], r))
			return;
	if (res->n >= READING_WAYS)
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

/* The digits of a figure that begins with a nought, 00 and 05, as they are printed; of
 * another as many as it takes. */
static int64_t
scale_of(const struct match_cell *c)
{
	int64_t scale = 10 * NUM_ONE, digits = NUM_ONE;
	size_t at, len;
	uint32_t cp;

	while (scale <= c->figure.value)
		scale *= 10;
	for (at = 0; c->figure.kind == FIGURE_GLUED && at < c->n; at += len) {
		len = text_decode(c->text + at, c->n - at, &cp);
		if (char_is(cp, CHAR_DIGIT) && digits < INT64_MAX / 10 / 10)
			digits *= 10;
	}
	return digits > scale ? digits : scale;
}

/* Two neighbours that may be one figure, 1 and 1 for 11, or 1 and 00 for 100: readings
 * that are never taken, but keep others from being certain. */
void
reading_joined(struct solver *s, int ti, const int *fig, int n)
{
	const struct match_row *row = &s->m->row[s->m->target[ti].found];
	struct reading r;

	for (int at = 0; at + 1 < n; at++) {
		const struct figure *a = &row->cell[fig[at]].figure;
		const struct figure *b = &row->cell[fig[at + 1]].figure;
		int64_t scale = scale_of(&row->cell[fig[at + 1]]);

		if (a->kind != FIGURE_NUMBER || (b->kind != FIGURE_NUMBER &&
		    b->kind != FIGURE_GLUED) || a->value <= 0 ||
		    b->value < 0 || a->value > NUM_ONE * 1000000 ||
		    scale > NUM_ONE * 1000000)
			continue;
		for (int i = 0; i < n - 1; i++) {
			r.cell[i] = i == at ? READ_VALUE : fig[i + (i > at)];
			r.value[i] = i == at ? a->value * (scale / NUM_ONE) + b->value : -1;
		}
		reading_try(s, ti, &r, true);
	}
}

/* One figure that may be two, 812 for 8 and 12: as reading_joined(). */
void
reading_parted(struct solver *s, int ti, const int *fig, int n)
{
	const struct match_row *row = &s->m->row[s->m->target[ti].found];
	struct reading r;

	for (int at = 0; at < n; at++) {
		const struct figure *f = &row->cell[fig[at]].figure;

		if (f->kind != FIGURE_NUMBER && f->kind != FIGURE_GLUED)
			continue;
		for (int64_t ten = 10; f->value / NUM_ONE / ten > 0; ten *= 10) {
			for (int i = 0; i <= n; i++) {
				bool own = i == at || i == at + 1;

				r.cell[i] = own ? READ_VALUE : fig[i - (i > at)];
				r.value[i] = -1;
			}
			r.value[at] = f->value / NUM_ONE / ten * NUM_ONE;
			r.value[at + 1] = f->value / NUM_ONE % ten * NUM_ONE;
			reading_try(s, ti, &r, true);
		}
	}
}

/* The figures with number "at" and the next joined, and number "cut" parted before its
 * last digits, ten of them: into a reading.  False when there is no such figure. */
static bool
regroup(const int64_t *v, int k, int at, int cut, int64_t ten, struct reading *r)
{
	int64_t scale = 10;
	int n = 0;

	while (scale <= v[at + 1] / NUM_ONE)
		scale *= 10;
	if (v[at] <= 0 || v[at] > NUM_ONE * 100000 || v[at + 1] > NUM_ONE * 1000000)
		return false;
	for (int i = 0; i < k; i++) {
		if (i == at + 1)
			continue;
		if (i == cut)
			r->value[n++] = v[i] / NUM_ONE / ten * NUM_ONE;
		r->value[n++] = i == at ? v[i] * scale + v[i + 1] :
		    i == cut ? v[i] / NUM_ONE % ten * NUM_ONE : v[i];
	}
	for (int i = 0; i < k; i++)
		r->cell[i] = READ_VALUE;
	return true;
}

bool
reading_regrouped(struct solver *s, int ti, const int64_t *v, uint32_t glued)
{
	const struct row_target *t = &s->m->target[ti];
	struct reading r;

	for (int at = 0; at + 1 < t->k; at++)
		for (int cut = 0; cut < t->k; cut++)
			for (int64_t ten = 10; cut != at && cut != at + 1 &&
			    (v[cut] / NUM_ONE / ten > 0 || (glued >> cut & 1 &&
			    v[cut] / NUM_ONE * 10 / ten > 0)); ten *= 10) {
				if (!regroup(v, t->k, at, cut, ten, &r))
					break;
				sums_assume(s, t, &r);
				if (sums_row_holds(s, ti) == 1)
					return true;
			}
	return false;
}

bool
reading_overrun(struct solver *s, int ti, const int64_t *v, int held)
{
	const struct row_target *t = &s->m->target[ti];
	struct reading r;
	int now, k;

	for (int i = 0; i < t->k; i++)
		r.cell[i] = READ_VALUE;
	for (int way = 0; way < t->k * t->k; way++) {
		int cut = way / t->k, drop = way % t->k;

		for (int64_t ten = 10; cut != drop && v[cut] / NUM_ONE / ten > 0; ten *= 10) {
			k = 0;
			for (int i = 0; i < t->k; i++) {
				if (i == cut)
					r.value[k++] = v[i] / NUM_ONE / ten * NUM_ONE;
				if (i != drop)
					r.value[k++] = i == cut ? v[i] / NUM_ONE % ten * NUM_ONE :
					    v[i];
			}
			sums_assume(s, t, &r);
			if (sums_row_holds(s, ti) == 1 && sums_broken(s, t, &now) == 0 &&
			    now >= held)
				return true;
		}
	}
	return false;
}

static bool
nothing_in(const struct match_row *row, int cell)
{
	return row->cell[cell].figure.kind == FIGURE_BLANK ||
	    row->cell[cell].figure.kind == FIGURE_NIL;
}

/* May it stand for a figure, in a row that has figures too many?  What cannot be read may,
 * and so may a word where another one is left out with it. */
static bool
maybe_figure(const struct match_cell *c, int drop)
{
	return c->figure.kind == FIGURE_UNREAD || (drop > 1 && match_cell_is_label(c));
}

/* Readings that leave out "drop" of n figures; order: of the header's columns. */
void
reading_without(struct solver *s, int ti, const int *fig, int n, int drop)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	struct reading r;
	bool ink = s->m->stream;

	for (int i = 0; i < n; i++)
		ink |= row->cell[fig[i]].figure.value != 0;
	for (int a = 0; a < n; a++)
		for (int b = drop == 2 ? a + 1 : n; b <= n - (drop == 2); b++) {
			bool seen = true;
			int k = 0;

			for (int i = 0; i < n; i++)
				if (i != a && (drop < 2 || i != b)) {
					seen &= !maybe_figure(&row->cell[fig[i]], drop);
					r.cell[k] = fig[i];
					r.value[k++] = -1;
				}
			/* a blank total with a stray figure behind it says nothing, nor
			 * do noughts: any of them may be the stranger; and a picture may
			 * be the total, 0 | 0 | (picture) | 30 | 30 */
			if (k == t->k)
				reading_try(s, ti, &r, seen && ink &&
				    (r.cell[k - 1] == fig[n - 1] ||
				    !nothing_in(row, r.cell[k - 1])));
		}
}

/* Readings in which one cell is missing; none when a blank total lets it be anywhere. */
void
reading_with_gap(struct solver *s, int ti, const int *fig, int n)
{
	const struct row_target *t = &s->m->target[ti];
	struct reading r;

	for (int gap = 0; gap <= n && n + 1 == t->k; gap++) {
		for (int i = 0; i < t->k; i++) {
			r.cell[i] = i == gap ? READ_MISSING : fig[i - (i > gap)];
			r.value[i] = -1;
		}
		sums_assume(s, t, &r);
		r.value[gap] = sums_missing(s, ti, t->first + gap);
		if (r.value[gap] == -2) {
			s->m->result[ti].n = 0;
			break;
		}
		if (r.value[gap] >= 0)
			reading_try(s, ti, &r, true);
	}
	sums_assume(s, t, NULL);
}

/* Does a cell stand under the one column of its block? */
static bool
below_header(const struct match *m, const struct row_target *t, const struct match_cell *c)
{
	int table = m->row[t->found].table;

	for (int r = t->found - 1; table >= 0 && r >= 0 && m->row[r].table == table; r--)
		for (int i = 0; i < m->row[r].n; i++) {
			const struct match_cell *over = &m->row[r].cell[i];

			if (match_cell_is_label(over) &&
			    match_column_leaf(m, over, t->block) == 0)
				return c->col < over->col + over->colspan &&
				    over->col < c->col + c->colspan;
		}
	return false;
}

/* A single figure printed once over several columns, or a 0 repeated in each: 2 and 2 may
 * be 22 in two cells, and a figure behind a blank another's. */
bool
reading_single(struct solver *s, int ti, const int *fig, int n)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	struct reading r = { .cell = { -1 } };
	int ink = 0, at = -1;
	bool same = true;

	for (int i = 0; i < n; i++) {
		const struct figure *f = &row->cell[fig[i]].figure;

		if (f->kind == FIGURE_BLANK)
			continue;
		same &= ink == 0 || (f->kind == FIGURE_NUMBER &&
		    row->cell[r.cell[0]].figure.kind != FIGURE_UNREAD &&
		    f->value == row->cell[r.cell[0]].figure.value);
		r.cell[0] = fig[i];
		at = i;
		ink++;
	}
	if (t->k != 1 || ink == 0 || !same || (ink > 1 &&
	    (ink != n || row->cell[r.cell[0]].figure.value != 0)) ||
	    (ink == 1 && at > 0 && !below_header(s->m, t, &row->cell[r.cell[0]])))
		return false;
	r.value[0] = -1;
	reading_try(s, ti, &r, false);
	s->m->result[ti].state = ink == 1 ? ROW_READ : ROW_REPAIRED;
	return true;
}

/* The figures under their columns; a column that the header has not is open. */
void
reading_in_grid(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	struct row_result *res = &s->m->result[ti];

	res->reading = arena_alloc(&s->m->arena, sizeof *res->reading);
	for (int i = 0; i < t->k; i++) {
		res->reading[0].cell[i] = t->grid[i];
		res->reading[0].value[i] = -1;
	}
	res->n = 1;
	res->state = ROW_READ;
}

bool
reading_as_printed(struct solver *s, int ti, const int *fig, const int *order, int n)
{
	const struct row_target *t = &s->m->target[ti];
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

uint32_t
reading_glued(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct reading *was = &s->m->result[ti].reading[0];
	uint32_t glued = 0;

	for (int i = 0; i < t->k; i++)
		if (was->cell[i] >= 0 && s->m->row[t->found].cell[was->cell[i]].figure.kind ==
		    FIGURE_GLUED)
			glued |= UINT32_C(1) << i;
	return glued;
}

bool
reading_leaves_out(const struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];

	for (int i = t->at + 1; i < row->n; i++) {
		bool used = row->cell[i].figure.kind != FIGURE_NUMBER ||
		    row->cell[i].figure.value == 0;

		for (int k = 0; k < t->k; k++)
			used |= s->m->result[ti].reading[0].cell[k] == i;
		if (!used)
			return true;
	}
	return false;
}
