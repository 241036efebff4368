/*
 * prior.c - last year's figures, seen through this year's form.
 *
 * A cell without counterpart, an empty or open one and "/" have no value of last year,
 * a partial sum has the one printed: unknown is never taken for 0.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include "base/mem.h"
#include "form/form.h"
#include "report/prior.h"
#include "report/report.h"

static struct prior *
prior_make(const struct form *form, int year, const char *code)
{
	struct prior *p = mem_zero(sizeof *p);

	p->year = year;
	p->form = mem_strdup(code);
	p->value = mem_array((size_t)form->ncell, sizeof *p->value);
	p->known = mem_array((size_t)form->ncell, 1);
	p->text = mem_array((size_t)form->ntext, sizeof *p->text);
	p->ntext = form->ntext;
	return p;
}

struct prior *
prior_own(const struct report *last)
{
	const struct form *form = last->form;
	struct prior *p = prior_make(form, last->year, form->code);

	for (int i = 0; i < form->ncell; i++) {
		const struct cell *c = &last->cell[i];

		p->known[i] = (c->has_value || c->open) && cell_known(c, &p->value[i]);
	}
	for (int i = 0; i < form->ntext; i++)
		p->text[i] = mem_strdup(last->text[i]);
	return p;
}

struct prior *
prior_seen(const struct form *now, const struct form *old, const struct prior *last)
{
	struct prior *p = prior_make(now, last->year, last->form);
	int *from = mem_array((size_t)now->ncell, sizeof *from);

	if (now == old) {
		for (int i = 0; i < now->ncell; i++)
			from[i] = i;
	} else {
		form_counterparts(now, old, from);
	}
	for (int i = 0; i < now->ncell; i++)
		if (from[i] >= 0 && last->known[from[i]]) {
			p->value[i] = last->value[from[i]];
			p->known[i] = 1;
		}
	for (int i = 0; i < now->ntext; i++) {
		int slot = form_text_find(old, now->text[i].code);

		if (slot >= 0)
			p->text[i] = mem_strdup(last->text[slot]);
	}
	free(from);
	return p;
}

static struct prior *
seen_by(const struct form *now, const struct report *last, struct prior *own)
{
	struct prior *p;

	if (now == last->form)
		return own;
	p = prior_seen(now, last->form, own);
	prior_free(own);
	return p;
}

struct prior *
prior_new(const struct form *now, const struct report *last)
{
	return seen_by(now, last, prior_own(last));
}

struct prior *
prior_whole(const struct form *now, const struct report *last)
{
	const struct form *f = last->form;
	struct prior *own = prior_own(last);
	bool *lacks = mem_array((size_t)f->ncell, sizeof *lacks), more = true;

	for (int i = 0; i < f->ncell; i++)
		lacks[i] = cell_empty(&last->cell[i]) || last->cell[i].open;
	while (more) {			/* totals of totals */
		more = false;
		for (int i = 0; i < f->nsum; i++)
			for (int k = 0; k < f->sum[i].n && !lacks[f->sum[i].target]; k++)
				if (lacks[f->term[f->sum[i].first + k].cell])
					more = lacks[f->sum[i].target] = true;
	}
	for (int i = 0; i < f->ncell; i++)
		own->known[i] = own->known[i] && !lacks[i];
	free(lacks);
	return seen_by(now, last, own);
}

void
prior_free(struct prior *p)
{
	if (p == NULL)
		return;
	for (int i = 0; i < p->ntext; i++)
		free(p->text[i]);
	free(p->text);
	free(p->form);
	free(p->value);
	free(p->known);
	free(p);
}

void
prior_free_all(struct prior **p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		prior_free(p[i]);
	free(p);
}

void
report_set_prior(struct report *r, struct prior *p)
{
	prior_free(r->prior);
	r->prior = p;
}

bool
prior_value(const struct report *r, int cell, int64_t *out)
{
	if (r->prior == NULL || cell < 0 || !r->prior->known[cell])
		return false;
	*out = r->prior->value[cell];
	return true;
}
