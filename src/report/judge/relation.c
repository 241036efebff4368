/*
 * relation.c - sides, relations and conditions: what is true of a report.
 *
 *  (1) Empty and "/" count as 0 here; whether a case is ripe to be judged at all
 *      is another question (report_whole).
 *  (2) Last year is either known or not, an open cell is not known, and neither is
 *      taken for 0: what needs an unknown figure is UNKNOWN.  A partial sum has the
 *      figure that its source prints (cell_known).
 *  (3) A side that does not fit an int64 is cut to its ends and its relation
 *      does not hold.  Figures keyed by people never get there; a file may.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "form/form.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/report.h"

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
	int64_t sum = 0, factor, v;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell < 0) {
			factor = 1;
		} else if (!t->prior) {
			if (!cell_known(&r->cell[t->cell], &factor))
				return false;
		} else if (!prior_value(r, t->cell, &factor)) {
			return false;
		}
		if (__builtin_mul_overflow(factor, t->coef, &v)) {
			v = (factor < 0) == (t->coef < 0) ? INT64_MAX : INT64_MIN;
			*cut = true;
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

enum truth
relation_holds(const struct report *r, const struct form_relation *rel, int64_t *left,
    int64_t *right)
{
	bool cut = false;

	if (!report_side(r, rel->left, rel->nleft, left, &cut) ||
	    !report_side(r, rel->right, rel->nright, right, &cut))
		return UNKNOWN;
	return !cut && compare(*left, rel->op, *right) ? YES : NO;
}

/* "是" and "不是" are both false of an agency whose kind nobody told: a check must
 * not blame it for what it may not be. */
static enum truth
condition(const struct report *r, const struct form_cond *c, const unsigned char *said)
{
	int64_t left, right;
	bool is;

	switch (c->kind) {
	case COND_RELATION:
		return relation_holds(r, &c->rel, &left, &right);
	case COND_YEAR:
		return compare(r->year, c->op, c->year) ? YES : NO;
	case COND_AGENCY:
		if (r->agency.kind == AGENCY_UNKNOWN)
			return NO;
		is = strcmp(agency_kind_label(r->agency.kind), c->word) == 0;
		return is != c->negate ? YES : NO;
	case COND_NO_RULES:
		return agency_without_rules(&r->agency) ? YES : NO;
	case COND_UNSAID:
		for (int i = c->rel.left; i < c->rel.left + c->rel.nleft; i++)
			if (said == NULL || (r->form->term[i].cell >= 0 &&
			    said[r->form->term[i].cell]))
				return NO;
		return YES;
	case COND_LOCAL:
		return r->form->local != NULL && strcmp(r->form->local, c->word) == 0 ?
		    YES : NO;
	}
	return NO;
}

enum truth
case_runs(const struct report *r, const struct form_case *k, const unsigned char *said)
{
	enum truth t = YES;

	for (int i = 0; i < k->ncond && t == YES; i++)
		t = condition(r, &r->form->cond[k->first_cond + i], said);
	return t;
}
