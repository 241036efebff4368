/*
 * priors.c - last year's reports of --prior: one, for whatever is checked, or those of a
 * folder, each for its agency.
 *
 * Of each only what checks need is kept: a province has some thousands.  Sorted by agency
 * and year, and where two are of the same, the one that was read first.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "import/import.h"
#include "report/prior.h"
#include "report/report.h"

static int
compare(const char *agency, int year, const struct prior_file *b)
{
	int c = strcmp(agency, b->agency);

	return c != 0 ? c : (year > b->prior->year) - (year < b->prior->year);
}

static int
by_agency(const void *a, const void *b)
{
	const struct prior_file *x = a, *y = b;
	int c = compare(x->agency, x->prior->year, y);

	return c != 0 ? c : (x->number > y->number) - (x->number < y->number);
}

static void
add(struct priors *p, const struct report *last)
{
	p->item = mem_grow(p->item, p->n, &p->cap, sizeof *p->item);
	p->item[p->n] = (struct prior_file){ mem_strdup(last->agency.name), last->form,
		prior_own(last), p->n };
	p->n++;
}

bool
priors_read(struct cmd *c, struct priors *p, const struct batch *files)
{
	const char *agency = c->opt[OPT_AGENCY], *path = c->opt[OPT_PRIOR];
	int year = c->year;
	struct batch list;
	size_t from;
	bool ok;

	memset(p, 0, sizeof *p);
	if (path == NULL)
		return true;
	c->opt[OPT_AGENCY] = NULL;	/* both are said of the file checked */
	c->year = 0;
	ok = batch_list(c, &list, &path, 1);
	files_coming(c, &list);
	for (size_t i = 0; ok && i < list.n; i++) {
		struct candidate *k;

		from = c->diag.n;
		k = batch_read(c, &list, i);
		if (k->report != NULL)
			add(p, k->report);
		else
			ok = batch_skip(c, &list, i, from);
		candidate_free(k);
	}
	p->any = ok && !list.many && !files->many;
	if (p->n > 1)
		qsort(p->item, p->n, sizeof *p->item, by_agency);
	c->run.ncoming = 0;
	batch_release(&list);
	c->opt[OPT_AGENCY] = agency;
	c->year = year;
	return ok;
}

/* The first of this agency and year. */
static const struct prior_file *
find(const struct priors *p, const char *agency, int year)
{
	size_t low = 0, high = p->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(agency, year, &p->item[middle]) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->n && compare(agency, year, &p->item[low]) == 0 ? &p->item[low] : NULL;
}

/* Where --agency tells the full name, last year's paper too may have the end of it; but
 * it must be the only one that has. */
static const struct prior_file *
find_short(const struct priors *p, const char *agency, int year)
{
	const struct prior_file *found = NULL;
	size_t n = strlen(agency);

	for (size_t i = 0; i < p->n; i++) {
		const struct prior_file *f = &p->item[i];
		size_t k = strlen(f->agency);

		if (f->prior->year != year || k >= n || strcmp(agency + n - k, f->agency) != 0)
			continue;
		if (found != NULL && strcmp(found->agency, f->agency) != 0)
			return NULL;
		if (found == NULL)
			found = f;
	}
	return found;
}

void
priors_attach(struct report *r, const struct priors *p, bool told)
{
	const struct prior_file *f = p->any && p->n > 0 ? &p->item[0] :
	    find(p, r->agency.name, r->year - 1);

	if (f == NULL && told)
		f = find_short(p, r->agency.name, r->year - 1);
	if (f != NULL)
		report_set_prior(r, prior_seen(r->form, f->form, f->prior));
}

void
priors_release(struct priors *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->item[i].agency);
		prior_free(p->item[i].prior);
	}
	free(p->item);
}
