/*
 * check.c - running every check of the form, and what else is found.
 *
 * Nothing here knows a check by its code: the cases come compiled from the
 * form.  Only the F6xx about form and source have no place in a form file.
 *
 *  (1) A run allocates only when the list has to grow beyond any run before.
 *  (2) The sides of a relation that do not fit an int64 are cut to its ends and
 *      the relation counts as broken.
 */
#include <stdlib.h>
#include <string.h>
#include "check.h"
#include "judge.h"
#include "msg.h"
#include "prior.h"

enum truth { NO, YES, UNKNOWN };

struct run {
	const struct report *r;
	struct findings	*out;
	bool		 document;
	unsigned char	 whole[FORM_CELLS_MAX];	/* all that feeds the cell is filled */
};

static const struct source_kind {
	const char	*code;
	enum form_level	 level;
	enum msg	 msg;
} source_kinds[] = {
	{ "F602", LEVEL_HINT, MSG_REPORT_F602 },
	{ "F603", LEVEL_WARNING, MSG_REPORT_F603 },
	{ "F604", LEVEL_WARNING, MSG_REPORT_F604 },
	{ "F605", LEVEL_HINT, MSG_REPORT_F605 },
	{ "F606", LEVEL_ERROR, MSG_REPORT_F606 },
	{ "F607", LEVEL_WARNING, MSG_REPORT_F607 },
	{ "F608", LEVEL_HINT, MSG_REPORT_F608 },
};
#define NSOURCE_KIND (sizeof source_kinds / sizeof source_kinds[0])

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
	f->open_warnings = f->empty = f->skipped = 0;
}

void
findings_release(struct findings *f)
{
	free(f->item);
	free(f->pool);
	findings_init(f);
}

/* ---- figures ---- */

void
report_whole(const struct report *r, unsigned char *whole)
{
	const struct form *f = r->form;

	for (int i = 0; i < f->ncell; i++)
		whole[i] = r->cell[i].has_value | r->cell[i].na;
	for (int i = 0; i < f->nsum; i++) {
		const struct form_term *t = f->term + f->sum[i].first;
		unsigned char all = 1;

		for (const struct form_term *end = t + f->sum[i].n; t < end; t++) {
			if (t->cell >= 0 && !t->prior)
				all &= whole[t->cell];
		}
		whole[f->sum[i].target] = all;
	}
}

bool
report_side(const struct report *r, int first, int n, int64_t *out, bool *cut)
{
	const struct form_term *t = r->form->term + first;
	int64_t sum = 0, v;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell < 0) {
			v = t->coef;
		} else {
			if (!t->prior)
				v = r->cell[t->cell].has_value ?
				    r->cell[t->cell].value : 0;
			else if (!prior_value(r, t->cell, &v))
				return false;
			if (__builtin_mul_overflow(v, t->coef, &v)) {
				v = (v < 0) == (t->coef < 0) ? INT64_MAX : INT64_MIN;
				*cut = true;
			}
		}
		if (__builtin_add_overflow(sum, v, &sum)) {
			sum = v > 0 ? INT64_MAX : INT64_MIN;
			*cut = true;
		}
	}
	*out = sum;
	return true;
}

static bool
compare(int64_t a, enum form_relop op, int64_t b)
{
	switch (op) {
	case RELOP_EQ:
		return a == b;
	case RELOP_NE:
		return a != b;
	case RELOP_GT:
		return a > b;
	case RELOP_LT:
		return a < b;
	case RELOP_GE:
		return a >= b;
	case RELOP_LE:
		return a <= b;
	case RELOP__MAX:
		break;
	}
	return false;
}

static enum truth
holds(const struct report *r, const struct form_relation *rel, int64_t *left, int64_t *right)
{
	bool cut = false;

	if (!report_side(r, rel->left, rel->nleft, left, &cut) ||
	    !report_side(r, rel->right, rel->nright, right, &cut))
		return UNKNOWN;
	return !cut && compare(*left, rel->op, *right) ? YES : NO;
}

static enum truth
condition(const struct report *r, const struct form_cond *c)
{
	int64_t left, right;
	bool is;

	switch (c->kind) {
	case COND_RELATION:
		return holds(r, &c->rel, &left, &right);
	case COND_YEAR:
		return compare(r->year, c->op, c->year) ? YES : NO;
	case COND_AGENCY:
		if (r->agency.kind == AGENCY_UNKNOWN)
			return NO;
		is = strcmp(agency_kind_label(r->agency.kind), c->word) == 0;
		return is != c->negate ? YES : NO;
	case COND_NO_RULES:
		return agency_without_rules(&r->agency) ? YES : NO;
	}
	return NO;
}

enum report_truth
report_conditions(const struct report *r, const struct form_case *k)
{
	enum truth t;

	for (int i = 0; i < k->ncond; i++) {
		t = condition(r, &r->form->cond[k->first_cond + i]);
		if (t != YES)
			return t == NO ? CASE_OFF : CASE_NO_PRIOR;
	}
	return CASE_ON;
}

/* ---- adding a finding ---- */

static struct finding *
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

/* Cells go to the pool, the newest finding's last; pointers are set at the end,
 * when the pool no longer moves. */
static void
cell_add(struct findings *list, struct finding *f, int cell)
{
	short *own;
	int at;

	list->pool = mem_grow(list->pool, list->npool, &list->cappool, sizeof *list->pool);
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

static void
terms_add(struct run *run, struct finding *f, int first, int n)
{
	const struct form_term *t = run->r->form->term + first;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell >= 0 && !t->prior)
			cell_add(run->out, f, t->cell);
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
		cell_add(run->out, f, k->cell);
		return f;
	}
	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *rel = &form->rel[k->first_rel + i];

		terms_add(run, f, rel->left, rel->nleft);
		terms_add(run, f, rel->right, rel->nright);
	}
	return f;
}

/* ---- cases ---- */

static void
count_filled(const struct run *run, int first, int n, bool *any, bool *all)
{
	const struct form_term *t = run->r->form->term + first;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell < 0 || t->prior)
			continue;
		*any |= !cell_empty(&run->r->cell[t->cell]);
		*all &= run->whole[t->cell];
	}
}

static bool
relation_due(const struct run *run, const struct form_case *k)
{
	const struct form *form = run->r->form;
	bool any = false, all = true;

	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *rel = &form->rel[k->first_rel + i];

		count_filled(run, rel->left, rel->nleft, &any, &all);
		count_filled(run, rel->right, rel->nright, &any, &all);
	}
	if (form->check[k->check].level == LEVEL_ERROR)
		return any;
	for (int i = 0; i < k->ncond && all; i++) {
		const struct form_cond *c = &form->cond[k->first_cond + i];

		if (c->kind != COND_RELATION)
			continue;
		count_filled(run, c->rel.left, c->rel.nleft, &any, &all);
		count_filled(run, c->rel.right, c->rel.nright, &any, &all);
	}
	return all;
}

static void
judge_relation(struct run *run, const struct form_case *k)
{
	int64_t left, right;
	struct finding *f;
	enum report_truth on;

	if (!relation_due(run, k))
		return;
	on = report_conditions(run->r, k);
	if (on != CASE_ON) {
		run->out->skipped += on == CASE_NO_PRIOR;
		return;
	}
	for (int i = 0; i < k->nrel; i++) {
		switch (holds(run->r, &run->r->form->rel[k->first_rel + i], &left, &right)) {
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

	if (!cell_conforms(c, &run->r->form->cell[k->cell]))
		case_add(run, k)->left = c->value;
}

static uint64_t
distance(int64_t a, int64_t b)
{
	return a > b ? (uint64_t)a - (uint64_t)b : (uint64_t)b - (uint64_t)a;
}

/* Differs from last year by at least "diff" and by a factor of at least "factor". */
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
	enum report_truth on;
	struct finding *f;
	int64_t last;

	if (!c->has_value || !run->whole[k->cell])
		return;
	on = report_conditions(run->r, k);
	if (on == CASE_NO_PRIOR || (on == CASE_ON && !prior_value(run->r, k->cell, &last)))
		run->out->skipped++;
	else if (on == CASE_ON && jumps(c->value, last, k->jump_diff, k->jump_factor)) {
		f = case_add(run, k);
		f->has_sides = true;
		f->left = c->value;
		f->right = last;
	}
}

/* A sum is right by itself.  Only a cell with a second formula has something to
 * compare. */
static bool
is_own_sum(const struct form *form, const struct form_case *k)
{
	const struct form_cell *fc = &form->cell[k->cell];

	return form->check[k->check].formula && fc->sum >= 0 &&
	    form->sum[fc->sum].formula == k->check;
}

static void
judge_cases(struct run *run)
{
	const struct form *form = run->r->form;

	for (const struct form_case *k = form->kase, *end = k + form->nkase; k < end; k++) {
		if (k->silent || is_own_sum(form, k))
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
		}
	}
}

/* ---- form and source ---- */

static void
judge_form(struct run *run)
{
	const struct report *r = run->r;

	if (!form_valid_in(r->form, r->year))
		finding_add(run->out, "F601", LEVEL_ERROR)->msg = MSG_REPORT_F601;
}

bool
printed_differs(const struct cell *c)
{
	return c->has_printed && c->printed != c->value;
}

static void
printed_add(struct run *run, const struct form_check *check, int target, int first, int n,
    int64_t right)
{
	const struct form *form = run->r->form;
	struct finding *f = finding_add(run->out, check->code, LEVEL_ERROR);

	f->check = check;
	f->place = form->cell[target].code;
	cell_add(run->out, f, target);
	terms_add(run, f, first, n);
	f->has_sides = true;
	f->left = run->r->cell[target].printed;
	f->right = right;
}

/*
 * Printed totals of a document: each an error under the code of its formula.  A
 * total of two formulas (the corner of a table) is wrong under both codes.
 */
static void
judge_printed(struct run *run)
{
	const struct report *r = run->r;
	const struct form *form = r->form;
	int64_t right;
	bool cut = false;

	for (int i = 0; i < form->nsum; i++) {
		const struct form_sum *s = &form->sum[i];

		if (printed_differs(&r->cell[s->target]))
			printed_add(run, &form->check[s->formula], s->target, s->first, s->n,
			    r->cell[s->target].value);
	}
	for (int i = 0; i < form->nkase; i++) {
		const struct form_case *k = &form->kase[i];
		const struct form_relation *rel = &form->rel[k->first_rel];

		if (!form->check[k->check].formula || is_own_sum(form, k) ||
		    !r->cell[k->cell].has_printed ||
		    !report_side(r, rel->right, rel->nright, &right, &cut) ||
		    r->cell[k->cell].printed == right)
			continue;
		printed_add(run, &form->check[k->check], k->cell, rel->right, rel->nright,
		    right);
	}
}

bool
source_is_open(const struct report *r, const struct source_finding *s)
{
	int cell;

	if (s->closed)
		return false;
	if (strcmp(s->check, "F607") != 0 || s->place == NULL)
		return true;
	cell = form_cell_find(r->form, s->place);
	return cell < 0 || !r->cell[cell].has_printed;	/* else it is no blank */
}

static struct finding *
source_add(struct run *run, const char *code)
{
	const struct source_kind *kind = NULL;
	struct finding *f;

	for (size_t i = 0; i < NSOURCE_KIND && kind == NULL; i++) {
		if (strcmp(source_kinds[i].code, code) == 0)
			kind = &source_kinds[i];
	}
	f = finding_add(run->out, code, kind ? kind->level : LEVEL_WARNING);
	f->msg = kind ? kind->msg : MSG_REPORT_F6XX;
	return f;
}

/* One finding for all source findings of a code; the first of them makes it. */
static void
judge_source(struct run *run, size_t first)
{
	const struct report *r = run->r;
	const char *code = r->source[first].check;
	struct finding *f;

	for (size_t i = 0; i < first; i++) {
		if (strcmp(r->source[i].check, code) == 0 && source_is_open(r, &r->source[i]))
			return;
	}
	f = source_add(run, code);
	for (size_t i = first; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];
		int cell;

		if (strcmp(s->check, code) != 0 || !source_is_open(r, s) || s->place == NULL)
			continue;
		cell = form_cell_find(r->form, s->place);
		if (cell >= 0)
			cell_add(run->out, f, cell);
		else if (f->place[0] == '\0')
			f->place = s->place;
	}
	if (!run->document && strcmp(code, "F607") == 0) {
		for (int i = 0; i < r->form->ncell; i++) {
			if (printed_differs(&r->cell[i]))
				cell_add(run->out, f, i);
		}
	}
}

static void
judge_sources(struct run *run)
{
	const struct report *r = run->r;
	struct finding *f = NULL;
	bool blank = false;

	for (size_t i = 0; i < r->nsource; i++) {
		if (!source_is_open(r, &r->source[i]))
			continue;
		blank |= strcmp(r->source[i].check, "F607") == 0;
		judge_source(run, i);
	}
	for (int i = 0; i < r->form->ncell && !blank && !run->document; i++) {
		if (!printed_differs(&r->cell[i]))
			continue;
		if (f == NULL)
			f = source_add(run, "F607");
		cell_add(run->out, f, i);
	}
}

/* ---- the list ---- */

static int
by_level(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int xcell = x->ncell > 0 ? x->cell[0] : -1, ycell = y->ncell > 0 ? y->cell[0] : -1;

	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	if (xcell != ycell)
		return xcell < ycell ? -1 : 1;
	if (x->kase != y->kase)
		return x->kase == NULL || (y->kase != NULL && x->kase > y->kase) ? 1 : -1;
	return strcmp(x->code, y->code);
}

/* Few findings, mostly in order: qsort() would allocate. */
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

static void
finish(struct run *run)
{
	const struct report *r = run->r;
	struct findings *out = run->out;
	const short *cells = out->pool;

	for (size_t i = 0; i < out->n; i++) {
		struct finding *f = &out->item[i];

		f->cell = cells;
		cells += f->ncell;
		if (f->check == NULL && f->ncell > 0)
			f->place = r->form->cell[f->cell[0]].code;
	}
	sort(out->item, out->n);
	for (size_t i = 0; i < out->n; i++) {
		struct finding *f = &out->item[i];

		f->reason = reason_for(r, f);
		out->count[f->level]++;
		out->open_warnings += f->level == LEVEL_WARNING && f->reason == NULL;
	}
	out->empty = report_empty(r, -1);
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
