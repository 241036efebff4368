/*
 * recalc.c - every computed cell from its sum, and what is open.
 *
 * The form holds the sums as one flat list of terms in an order in which a sum
 * only uses cells computed before it.  All of it runs at every change: that is
 * quicker than finding out what need not.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "form/form.h"
#include "report/prior.h"
#include "report/report.h"

struct total {
	int64_t		 value;
	bool		 filled, open, overflow;
};

/* What the source left open, and nobody has filled since. */
static void
mark_open(struct report *r, uint64_t *touched)
{
	uint64_t open[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	const struct form *f = r->form;

	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];
		int cell;

		if (s->closed || s->place == NULL || !source_is(s->check, SOURCE_F606))
			continue;
		cell = form_cell_find(f, s->place);
		if (cell >= 0 && cell_empty(&r->cell[cell]))
			BIT_SET(open, cell);
	}
	for (int i = 0; i < f->ncell; i++) {
		bool now = BIT_TEST(open, i);

		/* in this order: few are, and the form's cells are not in the cache */
		if (r->cell[i].open == now || f->cell[i].computed)
			continue;
		r->cell[i].open = now;
		if (touched != NULL)
			BIT_SET(touched, i);
	}
}

static struct total
add_up(const struct report *r, const struct form_term *t, int n)
{
	struct total sum = { 0, false, false, false };
	int64_t v;

	for (const struct form_term *end = t + n; t < end; t++) {
		if (t->cell < 0) {
			v = t->coef;
		} else if (t->prior) {
			if (!prior_value(r, t->cell, &v))
				v = 0;
			sum.overflow |= __builtin_mul_overflow(v, t->coef, &v);
		} else {
			const struct cell *c = &r->cell[t->cell];

			sum.filled |= c->has_value | c->na;
			sum.open |= c->open;
			v = c->has_value ? c->value : 0;
			if (t->coef != 1)
				sum.overflow |= __builtin_mul_overflow(v, t->coef, &v);
		}
		sum.overflow |= __builtin_add_overflow(sum.value, v, &sum.value);
	}
	return sum;
}

bool
recalc_run(struct report *r, uint64_t *touched)
{
	const struct form *f = r->form;
	bool fits = true;

	mark_open(r, touched);
	for (const struct form_sum *s = f->sum, *end = s + f->nsum; s < end; s++) {
		struct total sum = add_up(r, f->term + s->first, s->n);
		struct cell *c = &r->cell[s->target];

		if (!sum.filled || sum.overflow)
			sum.value = 0;
		fits &= !sum.overflow;
		sum.filled &= !sum.overflow;
		if (touched && (c->value != sum.value || c->has_value != sum.filled ||
		    c->open != sum.open))
			BIT_SET(touched, s->target);
		c->open = sum.open;
		c->value = sum.value;
		c->has_value = sum.filled;
	}
	return fits;
}
