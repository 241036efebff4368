/*
 * cases.c - the cases of the form: when each is due, and does it hold?
 *
 * Nothing here knows a check by its code: the cases come compiled from the form.
 * What no form file can state is in source.c.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/chars.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/report.h"

static struct finding *
case_add(struct run *run, const struct form_case *k)
{
	const struct form *form = run->r->form;
	const struct form_check *check = &form->check[k->check];
	struct finding *f = finding_add(run->out, check->code, check->level);

	f->check = check;
	f->kase = k;
	if (k->cell >= 0)
		f->place = form->cell[k->cell].code;
	if (k->kind != CASE_RELATION) {
		finding_cell(run->out, f, k->cell);
		return f;
	}
	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *rel = &form->rel[k->first_rel + i];

		finding_terms(run, f, rel->left, rel->nleft);
		finding_terms(run, f, rel->right, rel->nright);
	}
	return f;
}

/* ---- cases ---- */

/* Of the cells of this year among the terms: does some hold something, do all, is
 * there one that is open, or whose figure is not known at all? */
struct filled { bool any, all, open, unknown; };
#define FILLED_INIT { .all = true }

static void
look_filled(const struct run *run, int first, int n, struct filled *is)
{
	const struct form_term *t = run->r->form->term + first;
	int64_t v;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell < 0 || t->prior)
			continue;
		is->any |= !cell_empty(&run->r->cell[t->cell]) ||
		    run->r->cell[t->cell].has_printed;
		is->all &= run->whole[t->cell];
		is->open |= run->r->cell[t->cell].open;
		is->unknown |= !cell_known(&run->r->cell[t->cell], &v);
	}
}

static void
look_at_sides(const struct run *run, const struct form_relation *rel, struct filled *is)
{
	look_filled(run, rel->left, rel->nleft, is);
	look_filled(run, rel->right, rel->nright, is);
}

/*
 * A wrong figure has to show while its column is being keyed, so errors are due
 * with the first cell.  Warnings and hints would only be noise until all that
 * they weigh is there, their conditions included (T306 weighs a whole row).  What
 * could not be read is not there, and nothing that needs it is due.
 */
static bool
relation_due(const struct run *run, const struct form_case *k)
{
	const struct form *form = run->r->form;
	bool error = form->check[k->check].level == LEVEL_ERROR;
	struct filled is = FILLED_INIT, on = FILLED_INIT;

	for (int i = 0; i < k->nrel; i++)
		look_at_sides(run, &form->rel[k->first_rel + i], &is);
	if (is.unknown || !(error ? is.any : is.all))
		return false;
	for (int i = 0; i < k->ncond; i++) {
		const struct form_cond *c = &form->cond[k->first_cond + i];

		if (c->kind == COND_RELATION)
			look_at_sides(run, &c->rel, &on);
	}
	return !on.unknown && (error || on.all);
}

static void
judge_relation(struct run *run, const struct form_case *k)
{
	const struct form_relation *rel;
	int64_t left, right;
	struct finding *f;
	enum truth on;

	if (!relation_due(run, k))
		return;
	on = case_runs(run->r, k, run->said);
	if (on != YES) {
		run->out->skipped += on == UNKNOWN;
		return;
	}
	for (int i = 0; i < k->nrel; i++) {
		rel = &run->r->form->rel[k->first_rel + i];
		switch (relation_holds(run->r, rel, &left, &right)) {
		case YES:
			continue;
		case UNKNOWN:
			run->out->skipped++;
			return;
		case NO:
			break;
		}
		f = case_add(run, k);
		f->has_sides = true;
		f->left = left;
		f->right = right;
		f->relation = i;
		return;
	}
}

static void
judge_type(struct run *run, const struct form_case *k)
{
	const struct cell *c = &run->r->cell[k->cell];

	/* Keying refuses such values; only a file can have brought one. */
	if (!c->open && !cell_conforms(c, &run->r->form->cell[k->cell]) &&
	    case_runs(run->r, k, run->said) == YES)
		case_add(run, k)->left = c->value;
}

/* A figure that the text has to tell: due once there is an overview. */
static void
judge_said(struct run *run, const struct form_case *k)
{
	const struct report *r = run->r;
	int overview = form_role_find(r->form, ROLE_OVERVIEW);

	if (overview >= 0 && !text_blank(r->text[overview]) && !run->said[k->cell] &&
	    case_runs(r, k, run->said) == YES)
		case_add(run, k);
}

static uint64_t
distance(int64_t a, int64_t b)
{
	return a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a;
}

/*
 * Differs from last year by at least "diff" and by a factor of at least
 * "factor".  Divided, not multiplied, so that it cannot overflow; for whole
 * numbers a / n >= b says the same as a >= n * b.
 */
static bool
jumps(int64_t now, int64_t last, int64_t diff, int64_t factor)
{
	uint64_t a = distance(now, 0), b = distance(last, 0);
	uint64_t least = factor > 1 ? (uint64_t)factor : 1;

	if (distance(now, last) < (uint64_t)diff)
		return false;
	if ((now < 0) != (last < 0))
		return true;
	return (a > b ? a : b) / least >= (a > b ? b : a);
}

static void
judge_jump(struct run *run, const struct form_case *k)
{
	const struct cell *c = &run->r->cell[k->cell];
	enum truth on;
	struct finding *f;
	int64_t last;

	if (!c->has_value || !run->whole[k->cell])
		return;
	on = case_runs(run->r, k, run->said);
	if (on == UNKNOWN || (on == YES && !prior_value(run->r, k->cell, &last)))
		run->out->skipped++;
	else if (on == YES && jumps(c->value, last, k->jump_diff, k->jump_factor)) {
		f = case_add(run, k);
		f->has_sides = true;
		f->left = c->value;
		f->right = last;
	}
}

/* A sum is right by itself.  Only a cell with a second formula has something to
 * compare. */
bool
sum_is_own(const struct form *form, const struct form_case *k)
{
	const struct form_cell *fc = &form->cell[k->cell];

	return form->check[k->check].formula && fc->sum >= 0 &&
	    form->sum[fc->sum].formula == k->check;
}

static bool
is_told(const struct run *run, const struct form_check *check)
{
	for (size_t i = 0; i < run->out->n; i++)
		if (run->out->item[i].check == check)
			return true;
	return false;
}

/* A column of sums balances when the columns it adds up do, and is not judged twice.
 * Where a cell of those is open, the sums as printed are what is left to judge by. */
static void
judge_by_printed(struct run *run)
{
	const struct form *form = run->r->form;

	for (int i = 0; i < form->nkase; i++) {
		const struct form_case *k = &form->kase[i];
		struct filled is = FILLED_INIT;

		if (!k->silent || k->kind != CASE_RELATION ||
		    is_told(run, &form->check[k->check]))
			continue;
		for (int n = 0; n < k->nrel; n++)
			look_at_sides(run, &form->rel[k->first_rel + n], &is);
		if (is.open)
			judge_relation(run, k);
	}
}

void
judge_cases(struct run *run)
{
	const struct form *form = run->r->form;

	for (int i = 0; i < form->nfigured; i++) {
		const struct form_case *k = &form->kase[i];

		if (k->kind == CASE_CLAIM || k->silent || sum_is_own(form, k))
			continue;		/* a claim is judged by text: claims_judge() */
		switch (k->kind) {
		case CASE_RELATION:
			judge_relation(run, k);
			break;
		case CASE_TYPE:
			judge_type(run, k);
			break;
		case CASE_JUMP:
			judge_jump(run, k);
			break;
		case CASE_SAID:
			judge_said(run, k);
			break;
		case CASE_CLAIM:
			break;
		}
	}
	judge_by_printed(run);
}
