/*
 * sums.c - the sums of a form as witnesses: what holds with the figures of now.
 *
 * A sum is of one row or crosses rows.  A blank counts as 0, but a blank total
 * contradicts nothing; a figure that is not known makes a sum say nothing.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "import/match/match_rows.h"
#include "import/solve/solve.h"

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

/* The sums across rows, but for those of the totals: they say nothing that the rows'
 * own sums do not, and one wrong total would cast doubt on many rows. */
static void
list_cross(struct solver *s)
{
	const struct form *f = s->m->form;
	bool *total = arena_array(&s->m->arena, (size_t)f->ncell, sizeof *total);

	s->cross = arena_array(&s->m->arena, (size_t)s->n + 1, sizeof *s->cross);
	for (int i = 0; i < s->n; i++)
		if (s->identity[i].row >= 0 && s->identity[i].target >= 0)
			total[s->identity[i].target] = true;
	for (int i = 0; i < s->n; i++) {
		const struct identity *id = &s->identity[i];
		bool of_totals = id->target >= 0 && total[id->target];

		for (int k = 0; k < id->nleft + id->nright; k++) {
			int cell = f->term[k < id->nleft ? id->left + k :
			    id->right + k - id->nleft].cell;

			of_totals |= cell >= 0 && total[cell];
		}
		if (id->row < 0 && !of_totals)
			s->cross[s->ncross++] = i;
	}
}

/* -1 unknown, else whether it holds with the values of now. */
int
sums_hold(const struct solver *s, const struct identity *id)
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

/* Put the values of a reading, or of none, into the tables. */
void
sums_assume(struct solver *s, const struct row_target *t, const struct reading *r)
{
	const struct match_row *row = t->found >= 0 ? &s->m->row[t->found] : NULL;

	for (int i = 0; i < t->k; i++) {
		int cell = t->first + i, from = r != NULL ? r->cell[i] : READ_MISSING;
		const struct figure *fig = from >= 0 ? &row->cell[from].figure : NULL;

		s->known[cell] = s->blank[cell] = false;
		s->value[cell] = 0;
		if (fig != NULL) {
			s->known[cell] = fig->kind != FIGURE_TEXT &&
			    !match_cell_is_unread(&row->cell[from]);
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
int
sums_row_holds(struct solver *s, int target)
{
	int worst = 1, h;
	bool any = false;

	for (int i = 0; i < s->n; i++) {
		if (s->identity[i].row != target)
			continue;
		any = true;
		h = sums_hold(s, &s->identity[i]);
		if (h == 0)
			return 0;
		if (h < 0)
			worst = -1;
	}
	return any ? worst : -1;
}

bool
sums_name(const struct solver *s, const struct identity *id, const struct row_target *t)
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

/* Sums across rows that name this row: how many break, how many hold. */
int
sums_broken(struct solver *s, const struct row_target *t, int *held)
{
	int broken = 0, h;

	*held = 0;
	for (int i = 0; i < s->ncross; i++) {
		const struct identity *id = &s->identity[s->cross[i]];

		if (!sums_name(s, id, t))
			continue;
		h = sums_hold(s, id);
		broken += h == 0;
		*held += h == 1;
	}
	return broken;
}

/* The figure a missing cell must have had, by the one sum of the row that is
 * otherwise known; -1 when there is none, -2 when the total of that sum is blank. */
int64_t
sums_missing(struct solver *s, int ti, int cell)
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
		if (coef != 1 || !s->known[id->target])
			continue;
		if (s->blank[id->target])
			return -2;
		if (s->value[id->target] >= sum)
			return s->value[id->target] - sum;
	}
	return -1;
}

/* Has the row sums of its own? A row without can only be read as printed. */
bool
sums_in_row(const struct solver *s, int ti)
{
	for (int i = 0; i < s->n; i++)
		if (s->identity[i].row == ti)
			return true;
	return false;
}

void
sums_collect(struct solver *s)
{
	size_t n = (size_t)s->m->form->ncell;
	struct arena *a = &s->m->arena;

	s->value = arena_array(a, n, sizeof *s->value);
	s->known = arena_array(a, n, sizeof *s->known);
	s->blank = arena_array(a, n, sizeof *s->blank);
	s->of = arena_array(a, n, sizeof *s->of);
	s->verdict = arena_array(a, (size_t)s->m->form->nblock, sizeof *s->verdict);
	for (size_t i = 0; i < n; i++)
		s->of[i] = -3;
	for (int ti = 0; ti < s->m->ntarget; ti++)
		for (int i = 0; i < s->m->target[ti].k; i++)
			s->of[s->m->target[ti].first + i] = ti;
	collect(s);
	list_cross(s);
}

bool
sums_hold_cell(struct solver *s, int cell)
{
	struct row_target one = { .first = cell, .k = 1 };

	for (int i = 0; i < s->ncross; i++) {
		const struct identity *id = &s->identity[s->cross[i]];

		if (sums_name(s, id, &one) && sums_hold(s, id) == 1)
			return true;
	}
	return false;
}
