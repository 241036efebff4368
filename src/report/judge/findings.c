/*
 * findings.c - the list of findings: adding one, its cells, its order.
 *
 * The list owns its items and the pool of cell numbers they point into; codes,
 * places, checks and reasons are borrowed from form and report.  Ground of judge/ and
 * text/: it judges nothing.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/textcheck.h"

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

/* Pointers into the pool, which no longer moves, then the order. */
void
findings_settle(struct findings *out, const struct form *form)
{
	const short *cells = out->pool;

	for (size_t i = 0; i < out->n; i++) {
		struct finding *f = &out->item[i];

		f->cell = cells;
		if (cells != NULL)	/* no finding names a cell: no pool */
			cells += f->ncell;
		if (f->check == NULL && f->text == NULL && f->ncell > 0)
			f->place = form->cell[f->cell[0]].code;
	}
	sort(out->item, out->n);
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

const char *
finding_column(const struct finding *f)
{
	if (f->text == NULL || f->place[0] != '\0')
		return NULL;
	if ((f->text->is & TEXT_TITLE) != 0)
		return "title";
	return (f->text->is & TEXT_DATE) != 0 ? "published" : NULL;
}
