/*
 * propose.c - readings of rows that nothing certain can be said of.
 *
 * Digits that ran together (640020470), a number a PDF has broken (1 2): every way
 * to part the digits into as many figures as the row has, as long as the sums of the
 * row hold and no sum across rows breaks.  They are offered, never taken.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/solve.h"

#define DIGITS		64	/* of a row; more have too many ways */
#define FIGURE_DIGITS	9	/* of one figure */
#define TRIES		60000	/* ways looked at, per row */
#define ROUNDS		8	/* of deduction */
#define WHOLE_ROWS	8	/* read in several ways, that are tried together */
#define WHOLE_TRIES	4000

struct parts {
	struct solver	*s;
	int		 target, k, n;
	char		 digit[DIGITS];
	bool		 edge[DIGITS];	/* a cell begins there, and no figure goes over it */
	struct reading	 r;
	long		 tries;
};

static bool
is_digits(const struct match_cell *c)
{
	return c->figure.kind == FIGURE_NUMBER || c->figure.kind == FIGURE_GLUED ||
	    (c->figure.kind == FIGURE_UNREAD && c->look == 0);
}

/* All digits of the row's figures, in order, and where its cells begin; -1: something else
 * stands among them, or a blank that may be a 0. */
static int
digits_of(const struct match_row *row, int at, char *out, bool *edge)
{
	int n = 0;

	for (int i = at + 1; i < row->n; i++) {
		const struct match_cell *c = &row->cell[i];
		size_t k, len;
		uint32_t cp;

		if (c->figure.kind == FIGURE_BLANK && i + 1 < row->n &&
		    row->cell[i + 1].figure.kind != FIGURE_BLANK)
			return -1;
		if (c->figure.kind == FIGURE_BLANK)
			continue;
		if (!is_digits(c))
			return -1;
		if (n < DIGITS)
			edge[n] = true;
		for (k = 0; k < c->n; k += len) {
			len = text_decode(c->text + k, c->n - k, &cp);
			cp = text_fold_cp(cp);
			if (char_is(cp, CHAR_EMPTY))
				continue;
			if (cp < '0' || cp > '9' || n == DIGITS)
				return -1;
			out[n++] = (char)cp;
		}
	}
	return n;
}

/* Do the sums of the row hold that have their last figure at number i? Most ways to part
 * fifteen figures end at the first of them. */
static bool
ends_well(const struct parts *p, int i)
{
	const struct match *m = p->s->m;
	const struct row_target *t = &m->target[p->target];

	for (int k = 0; k < p->s->n; k++) {
		const struct identity *id = &p->s->identity[k];
		int last = id->target;
		int64_t sum = 0;
		bool fine = id->row == p->target && id->target >= 0 && id->nleft == 0;

		for (int j = 0; j < id->nright && fine; j++) {
			const struct form_term *term = &m->form->term[id->right + j];

			last = term->cell > last ? term->cell : last;
			fine = term->cell >= 0 && term->coef == 1;
		}
		if (!fine || last != t->first + i)
			continue;
		for (int j = 0; j < id->nright; j++)
			sum += p->r.value[m->form->term[id->right + j].cell - t->first];
		if (sum != p->r.value[id->target - t->first])
			return false;
	}
	return true;
}

/*
 * Part the digits from "from" on into the figures from number "i" on.  Depth is the
 * number of figures of a row, at most READING_MAX.
 */
static void
part(struct parts *p, int i, int from)
{
	int left = p->k - i;
	int64_t v = 0;

	if (i == p->k) {
		if (from == p->n && p->tries++ < TRIES)
			reading_try(p->s, p->target, &p->r, true);
		return;
	}
	for (int to = from; to < p->n && to - from < FIGURE_DIGITS; to++) {
		if (p->n - to - 1 < left - 1 || p->tries >= TRIES ||
		    (to > from && p->edge[to]))
			return;
		v = v * 10 + (p->digit[to] - '0');
		p->r.cell[i] = READ_VALUE;
		p->r.value[i] = v * NUM_ONE;
		if ((left > 1 || to + 1 == p->n) && ends_well(p, i))
			part(p, i + 1, to + 1);
		if (p->digit[from] == '0')	/* no figure begins with 0 but 0 */
			return;
	}
}

/*
 * May the figures of a row have run together?  They stand in one cell, or in one beside
 * their total (640020 | 12), or one of the cells shows it; where they are apart some are
 * lost, and nobody knows which.
 */
static bool
ran_together(const struct match_row *row, const struct row_target *t)
{
	int figures = 0;
	bool glued = false, all = false;

	for (int i = t->at + 1; i < row->n; i++) {
		if (!is_digits(&row->cell[i]))
			continue;
		if (figures++ == 0)
			all = row->cell[i].n >= (size_t)t->k - 1;
		glued |= row->cell[i].figure.kind == FIGURE_GLUED;
	}
	return figures == 1 || (figures == 2 && all) || (glued && figures < t->k);
}

/* The columns of the figures of a row, as its header has them or as the form does; are they
 * the same? */
static bool
columns_of(const struct solver *s, const struct row_target *t, int *order)
{
	bool usual = t->columns == 0 || s->verdict[t->block] < 0, standard = true;
	int n = 0;

	for (int i = 0; i < (usual ? t->k : t->columns); i++)
		if (usual || t->head[i] >= 0) {
			order[n] = usual ? i : t->head[i];
			standard &= order[n] == n;
			n++;
		}
	return standard;
}

/* A row that has just its figures and is doubted for what stands around it. */
static bool
as_printed(struct solver *s, int ti, const int *order)
{
	const struct row_target *t = &s->m->target[ti];
	const struct match_row *row = &s->m->row[t->found];
	struct reading r;
	int n = 0;

	for (int i = t->at + 1; i < row->n; i++) {
		enum figure_kind kind = row->cell[i].figure.kind;

		if (kind == FIGURE_BLANK)
			continue;
		if (kind != FIGURE_NUMBER || n == t->k)
			return false;
		r.cell[order[n]] = i;
		r.value[order[n++]] = -1;
	}
	if (n != t->k)
		return false;
	reading_try(s, ti, &r, true);
	s->m->result[ti].proposal_only = true;
	return true;
}

static void
propose_row(struct solver *s, int ti)
{
	const struct row_target *t = &s->m->target[ti];
	struct parts p = { .s = s, .target = ti, .k = t->k };
	int order[READING_MAX];
	bool standard = columns_of(s, t, order);

	if (as_printed(s, ti, order) || !standard)
		return;
	p.n = digits_of(&s->m->row[t->found], t->at, p.digit, p.edge);
	if (p.n < t->k || t->k < 2 || !ran_together(&s->m->row[t->found], t))
		return;
	part(&p, 0, 0);
	s->m->result[ti].proposal_only = true;
	if (p.tries >= TRIES || s->m->result[ti].n >= READING_WAYS)
		s->m->result[ti].n = 0;
}

static int
readings(const struct solver *s)
{
	int n = 0;

	for (int ti = 0; ti < s->m->ntarget; ti++)
		n += s->m->result[ti].n;
	return n;
}

/*
 * Where every row of a text has run together, a row that can be parted in one way only
 * tells the columns what they lack, and others can then be parted in one way.
 */
static void
deduce(struct solver *s)
{
	for (int before = 0, round = 0; round < ROUNDS && before != readings(s); round++) {
		before = readings(s);
		for (int ti = 0; ti < s->m->ntarget; ti++)
			if (s->m->result[ti].proposal_only && s->m->result[ti].n == 1)
				sums_assume(s, &s->m->target[ti],
				    &s->m->result[ti].reading[0]);
		solver_cross(s);
	}
}

/* Rows that can be read in several ways, and which of these are part of a whole. */
struct whole {
	struct solver	*s;
	int		 row[WHOLE_ROWS], n;
	int		 now[WHOLE_ROWS];	/* the readings that are tried */
	bool		*fits[WHOLE_ROWS];	/* [readings] */
	int		 tries;
	bool		 any;
};

/* Try every reading of row number i with those chosen for the rows before it.  Depth is
 * the number of rows, at most WHOLE_ROWS. */
static void
try_rows(struct whole *w, int i)
{
	struct match *m = w->s->m;
	int held;

	if (i == w->n) {
		for (int k = 0; k < w->n; k++)
			w->fits[k][w->now[k]] = true;
		w->any = true;
		return;
	}
	for (int k = 0; k < m->result[w->row[i]].n && w->tries++ < WHOLE_TRIES; k++) {
		w->now[i] = k;
		sums_assume(w->s, &m->target[w->row[i]], &m->result[w->row[i]].reading[k]);
		if (sums_broken(w->s, &m->target[w->row[i]], &held) == 0)
			try_rows(w, i + 1);
	}
	sums_assume(w->s, &m->target[w->row[i]], NULL);
}

/*
 * The rows of a block that are still open in several ways, all at once: 40|4|1 below
 * 144|19|1 or 4|0|41 below 1|44|191.  What stands in no way that satisfies all sums is put
 * away; where there are too many ways, nothing is.
 */
static void
reconcile(struct solver *s, int block)
{
	struct match *m = s->m;
	struct whole w = { .s = s };
	int keep;

	for (int ti = 0; ti < m->ntarget; ti++) {
		struct row_result *res = &m->result[ti];

		if (m->target[ti].block != block || !res->proposal_only || res->n < 1)
			continue;
		if (res->n == 1)
			sums_assume(s, &m->target[ti], &res->reading[0]);
		if (res->n == 1)
			continue;
		if (w.n == WHOLE_ROWS)
			return;
		w.fits[w.n] = arena_array(&m->arena, (size_t)res->n, sizeof **w.fits);
		w.row[w.n++] = ti;
	}
	if (w.n < 2)
		return;
	try_rows(&w, 0);
	for (int i = 0; i < w.n && w.any && w.tries < WHOLE_TRIES; i++) {
		struct row_result *res = &m->result[w.row[i]];

		keep = 0;
		for (int k = 0; k < res->n; k++)
			if (w.fits[i][k])
				res->reading[keep++] = res->reading[k];
		res->n = keep;
	}
}

void
match_propose(struct solver *s)
{
	bool any = false;

	for (int ti = 0; ti < s->m->ntarget; ti++) {
		const struct row_result *res = &s->m->result[ti];

		if (res->state != ROW_OPEN || res->n > 0 || s->m->target[ti].unsure ||
		    s->m->target[ti].found < 0 || s->m->target[ti].columns < 0 ||
		    s->verdict[s->m->target[ti].block] == 2)
			continue;	/* nor where the columns are in another order */
		propose_row(s, ti);
		any |= res->n > 1;
	}
	if (any)
		solver_cross(s);
	if (s->m->cut != NULL) {
		deduce(s);
		for (int b = 0; b < s->m->form->nblock; b++)
			reconcile(s, b);
		deduce(s);
	}
	for (int ti = 0; ti < s->m->ntarget; ti++)
		if (s->m->result[ti].proposal_only)
			solver_unbroken(s, ti);
}
