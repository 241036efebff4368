/*
 * check.c - running every check of the form and making the list.
 *
 * Nothing here knows a check by its code: the cases come compiled from the
 * form.  What no form file can state is in source.c.
 *
 *  (1) A run never changes the report.
 *  (2) A run allocates only when the list has to grow beyond any run before, so
 *      that it can follow every key.
 *  (3) The same report gives the same list in the same order.
 *
 * The list owns its items and the pool of cell numbers they point into; codes,
 * places, checks and reasons are borrowed from form and report.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "report/check.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/claims.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"

void
findings_init(struct findings *f)
{
	memset(f, 0, sizeof *f);
}

void
findings_reset(struct findings *f)
{
	f->n = f->npool = 0;
	memset(f->count, 0, sizeof f->count);
	memset(&f->open, 0, sizeof f->open);
	f->skipped = 0;
}

void
findings_release(struct findings *f)
{
	free(f->item);
	free(f->pool);
	findings_init(f);
}

/* ---- adding a finding ---- */

struct finding *
finding_add(struct findings *list, const char *code, enum form_level level)
{
	struct finding *f;

	list->item = mem_grow(list->item, list->n, &list->cap, sizeof *list->item);
	f = &list->item[list->n++];
	memset(f, 0, sizeof *f);
	f->code = code;
	f->level = level;
	f->place = "";
	return f;
}

/*
 * The newest finding's cells are the last of the pool, kept sorted and single:
 * a cell may stand on both sides of a relation.  Pointers into the pool are set
 * at the end (finish), when it no longer moves.
 */
void
finding_cell(struct findings *list, struct finding *f, int cell)
{
	short *own;
	int at;

	list->pool = mem_grow(list->pool, list->npool, &list->cappool, sizeof *own);
	own = list->pool + list->npool - f->ncell;
	for (at = f->ncell; at > 0 && own[at - 1] >= cell; at--) {
		if (own[at - 1] == cell)
			return;
	}
	memmove(own + at + 1, own + at, (size_t)(f->ncell - at) * sizeof *own);
	own[at] = (short)cell;
	list->npool++;
	f->ncell++;
}

void
finding_terms(struct run *run, struct finding *f, int first, int n)
{
	const struct form_term *t = run->r->form->term + first;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell >= 0 && !t->prior)
			finding_cell(run->out, f, t->cell);
	}
}

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

/* Do some / all of the cells of this year among the terms hold something? */
static void
look_filled(const struct run *run, int first, int n, bool *any, bool *all)
{
	const struct form_term *t = run->r->form->term + first;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell < 0 || t->prior)
			continue;
		*any |= !cell_empty(&run->r->cell[t->cell]);
		*all &= run->whole[t->cell];
	}
}

/*
 * A wrong figure has to show while its column is being keyed, so errors are due
 * with the first cell.  Warnings and hints would only be noise until all that
 * they weigh is there, their conditions included (T306 weighs a whole row).
 */
static bool
relation_due(const struct run *run, const struct form_case *k)
{
	const struct form *form = run->r->form;
	bool any = false, all = true;

	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *rel = &form->rel[k->first_rel + i];

		look_filled(run, rel->left, rel->nleft, &any, &all);
		look_filled(run, rel->right, rel->nright, &any, &all);
	}
	if (form->check[k->check].level == LEVEL_ERROR)
		return any;
	for (int i = 0; i < k->ncond && all; i++) {
		const struct form_cond *c = &form->cond[k->first_cond + i];

		if (c->kind != COND_RELATION)
			continue;
		look_filled(run, c->rel.left, c->rel.nleft, &any, &all);
		look_filled(run, c->rel.right, c->rel.nright, &any, &all);
	}
	return all;
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
	on = case_runs(run->r, k);
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
	if (!cell_conforms(c, &run->r->form->cell[k->cell]) &&
	    case_runs(run->r, k) == YES)
		case_add(run, k)->left = c->value;
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
	on = case_runs(run->r, k);
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

static void
judge_cases(struct run *run)
{
	const struct form *form = run->r->form;

	for (int i = 0; i < form->nkase; i++) {
		const struct form_case *k = &form->kase[i];

		if (k->silent || sum_is_own(form, k))
			continue;
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
		case CASE_CLAIM:	/* by text: judge_texts() */
			break;
		}
	}
}

/* ---- the list ---- */

/* Printed order within a level; the report as a whole comes before its cells,
 * texts still to be written after the errors. */
static int
by_level(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int xcell = x->ncell > 0 ? x->cell[0] : -1;
	int ycell = y->ncell > 0 ? y->cell[0] : -1, order;

	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	if (x->open_text != y->open_text)
		return y->open_text ? -1 : 1;
	if (xcell != ycell)
		return xcell < ycell ? -1 : 1;
	if (x->kase != y->kase)
		return x->kase == NULL || (y->kase != NULL && x->kase > y->kase) ? 1 : -1;
	if ((order = strcmp(x->code, y->code)) != 0 ||
	    (order = strcmp(x->place, y->place)) != 0 || x->quote == y->quote)
		return order;
	return x->quote == NULL || (y->quote != NULL && x->quote < y->quote) ? -1 : 1;
}

/* Mostly few and nearly in order; qsort() would allocate. */
static void
sort(struct finding *item, size_t n)
{
	struct finding f;
	size_t at;

	if (n > 64) {
		qsort(item, n, sizeof *item, by_level);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		f = item[i];
		for (at = i; at > 0 && by_level(&item[at - 1], &f) > 0; at--)
			item[at] = item[at - 1];
		item[at] = f;
	}
}

/* Pointers, order, reasons and counts, once nothing more is added. */
static void
finish(struct run *run)
{
	const struct report *r = run->r;
	struct findings *out = run->out;
	const short *cells = out->pool;

	for (size_t i = 0; i < out->n; i++) {
		struct finding *f = &out->item[i];

		f->cell = cells;
		if (cells != NULL)	/* no finding names a cell: no pool */
			cells += f->ncell;
		if (f->check == NULL && f->text == NULL && f->ncell > 0)
			f->place = r->form->cell[f->cell[0]].code;
	}
	sort(out->item, out->n);
	for (size_t i = 0; i < out->n; i++) {
		struct finding *f = &out->item[i];

		f->reason = reason_for(r, f);
		out->count[f->level] += !f->open_text;
	}
	report_open_count(&out->open, r, out);
}

static void
judge_all(const struct report *r, struct findings *out, bool document)
{
	struct run run;

	run.r = r;
	run.out = out;
	run.document = document;
	findings_reset(out);
	report_whole(r, run.whole);
	judge_form(&run);
	judge_cases(&run);
	judge_texts(&run);
	if (document)
		judge_printed(&run);
	judge_sources(&run);
	finish(&run);
}

void
report_findings(const struct report *r, struct findings *out)
{
	judge_all(r, out, false);
}

void
document_findings(const struct report *r, struct findings *out)
{
	judge_all(r, out, true);
}

bool
finding_has_cell(const struct finding *f, int cell)
{
	for (int i = 0; i < f->ncell; i++) {
		if (f->cell[i] == cell)
			return true;
	}
	return false;
}
