/*
 * balance.c - what is left to balance: the sticky line and the "=" key.
 *
 * Both read the compiled checks and know none by its code: another form may
 * balance other rows.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"

/* A line of figures needs a label, so only a check with a 简称 makes one. */
static bool
is_balance(const struct form *f, const struct form_case *k)
{
	const struct form_check *check = &f->check[k->check];

	return k->kind == CASE_RELATION && check->quant == QUANT_EACH_COLUMN &&
	    check->brief != NULL && !check->formula && k->nrel == 1 &&
	    f->rel[k->first_rel].op == RELOP_EQ;
}

/*
 * Is all of a side filled, a partial sum by what is printed?  As report_whole() has it,
 * but asked of these cells alone: the line is painted with every digit, and while a
 * column is being filled its first empty cell answers.
 */
static bool
side_complete(const struct report *r, int first, int n, bool printed)
{
	for (int i = first; i < first + n; i++) {
		const struct form_term *t = &r->form->term[i];
		const struct form_cell *fc = &r->form->cell[t->cell >= 0 ? t->cell : 0];
		const struct form_sum *sum = fc->computed ? &r->form->sum[fc->sum] : NULL;
		const struct cell *c = &r->cell[t->cell >= 0 ? t->cell : 0];

		if (t->cell < 0 || t->prior || (printed && c->open && c->has_printed))
			continue;
		if (sum != NULL ? !side_complete(r, sum->first, sum->n, false) :
		    !c->has_value && !c->na)
			return false;
	}
	return true;
}

/* Is there a cell on a side whose figure is not known? */
static bool
side_open(const struct report *r, int first, int n)
{
	int64_t v;

	for (int i = first; i < first + n; i++) {
		const struct form_term *t = &r->form->term[i];

		if (t->cell >= 0 && !t->prior && !cell_known(&r->cell[t->cell], &v))
			return true;
	}
	return false;
}

/* Silent cases count too: the total column has its figure on the line. */
static bool
side_begun(const struct report *r, int first, int n)
{
	for (int i = first; i < first + n; i++)
		if (!r->form->term[i].prior && !cell_empty(&r->cell[r->form->term[i].cell]))
			return true;
	return false;
}

bool
report_balance(const struct report *r, int block, int col, struct balance *out)
{
	const struct form *f = r->form;

	for (int i = 0; i < f->nkase; i++) {
		const struct form_case *k = &f->kase[i];
		const struct form_relation *rel = &f->rel[k->first_rel];
		int64_t left, right;
		bool cut = false;

		if (k->block != block || k->leaf != col || !is_balance(f, k))
			continue;
		memset(out, 0, sizeof *out);
		out->check = &f->check[k->check];
		out->open = side_open(r, rel->left, rel->nleft) ||
		    side_open(r, rel->right, rel->nright);
		out->begun = side_begun(r, rel->left, rel->nleft) ||
		    side_begun(r, rel->right, rel->nright);
		if (out->open)
			return true;
		if (!report_side(r, rel->left, rel->nleft, &left, &cut) ||
		    !report_side(r, rel->right, rel->nright, &right, &cut))
			continue;
		if (cut || __builtin_sub_overflow(left, right, &out->diff))
			out->diff = left < right ? INT64_MIN : INT64_MAX;
		out->complete = side_complete(r, rel->left, rel->nleft, true) &&
		    side_complete(r, rel->right, rel->nright, true);
		return true;
	}
	return false;
}

/* How often the cell itself counts on a side; *rest gets the side without it. */
static int64_t
share(const struct report *r, int first, int n, int cell, int64_t *rest, bool *known,
    bool *cut)
{
	const struct form_term *t = r->form->term + first;
	int64_t coef = 0, part;

	*rest = 0;
	for (int i = 0; i < n; i++, t++) {
		if (t->cell == cell && !t->prior) {
			coef += t->coef;
			continue;
		}
		if (!report_side(r, first + i, 1, &part, cut))
			*known = false;
		else if (__builtin_add_overflow(*rest, part, rest))
			*cut = true;
	}
	return coef;
}

/* The value that makes the relation an equality, if a whole multiple of the
 * smallest unit does. */
static bool
solve(const struct report *r, const struct form_relation *rel, int cell, int64_t *out)
{
	int64_t left, right, coef;
	bool known = true, cut = false;

	coef = share(r, rel->left, rel->nleft, cell, &left, &known, &cut) -
	    share(r, rel->right, rel->nright, cell, &right, &known, &cut);
	if (coef == 0 || !known || cut || __builtin_sub_overflow(right, left, out) ||
	    *out == INT64_MIN || *out % coef != 0)
		return false;
	*out /= coef;
	return true;
}

/*
 * An error has to be corrected, so its check decides alone; where several of
 * one level disagree the clerk has to.  A formula names the cell as well, but
 * only says what its total is.
 */
bool
report_balance_value(const struct report *r, int cell, int64_t *out)
{
	const struct form *f = r->form;

	if (f->cell[cell].computed)
		return false;
	for (int level = LEVEL_ERROR; level < LEVEL__MAX; level++) {
		bool found = false;

		for (int i = 0; i < f->nkase; i++) {
			const struct form_case *k = &f->kase[i];
			int64_t v;

			if ((int)f->check[k->check].level != level ||
			    f->check[k->check].formula || k->silent ||
			    k->kind != CASE_RELATION || k->nrel != 1 ||
			    f->rel[k->first_rel].op != RELOP_EQ ||
			    !solve(r, &f->rel[k->first_rel], cell, &v) ||
			    case_runs(r, k, NULL) != YES)
				continue;
			if (found && v != *out)
				return false;
			*out = v;
			found = true;
		}
		if (found)
			return true;
	}
	return false;
}
