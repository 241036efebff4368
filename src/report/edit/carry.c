/*
 * carry.c - last year's figures carried into this year's cells, where the form says
 * that they are the same.
 */
#include <stdbool.h>
#include <stdint.h>
#include "base/num.h"
#include "form/form.h"
#include "report/change.h"
#include "report/prior.h"
#include "report/report.h"

/* Is the side one cell, of this year or the last, as it stands? */
static bool
one_cell(const struct form *f, int first, int n, bool prior, int *cell)
{
	const struct form_term *t = f->term + first;

	if (n != 1 || t->cell < 0 || t->prior != prior || t->coef != 1)
		return false;
	*cell = t->cell;
	return true;
}

void
prior_carry(struct change_list *list, const struct report *r)
{
	const struct form *f = r->form;
	char figure[NUM_TEXT];
	int to, from;
	int64_t v;

	for (int i = 0; i < f->nkase; i++) {
		const struct form_case *k = &f->kase[i];
		const struct form_relation *rel = &f->rel[k->first_rel];
		enum form_quant quant = f->check[k->check].quant;

		if (k->kind != CASE_RELATION || k->nrel != 1 || rel->op != RELOP_EQ ||
		    (quant != QUANT_EACH_COLUMN && quant != QUANT_SINGLE))
			continue;
		if (!(one_cell(f, rel->left, rel->nleft, false, &to) &&
		    one_cell(f, rel->right, rel->nright, true, &from)) &&
		    !(one_cell(f, rel->right, rel->nright, false, &to) &&
		    one_cell(f, rel->left, rel->nleft, true, &from)))
			continue;
		if (f->cell[to].computed || !cell_empty(&r->cell[to]) ||
		    !prior_value(r, from, &v))
			continue;
		change_cell(list, r, to, num_print(figure, v), ORIGIN_CARRIED);
	}
}
