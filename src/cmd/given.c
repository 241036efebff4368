/*
 * given.c - reports that the files of one run have given: two of one office and year are
 * named, and which figures are the office's is for a person to say.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "store/store.h"

/* All that a file says in figures: cells, what is open, totals as printed. */
static void
hash_figures(const struct report *r, unsigned char out[SHA256_SIZE])
{
	struct buf b = BUF_INIT;

	buf_str(&b, r->form->code);
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];

		buf_str(&b, c->open ? "\n?" : "\n");
		cell_text(&b, c);
		if (cell_prints(c)) {
			buf_chr(&b, ' ');
			buf_i64(&b, c->printed);
		}
	}
	sha256(b.data, b.len, out);
	buf_release(&b);
}

struct given *
given_find(struct given_list *l, const struct report *r, int64_t id)
{
	for (size_t i = 0; i < l->n; i++) {
		struct given *g = &l->item[i];

		if (g->year == r->year && ((id != 0 && g->id == id) ||
		    strcmp(g->agency, r->agency.name) == 0))
			return g;
	}
	return NULL;
}

static bool
same_figures(const struct given *g, const struct report *r)
{
	unsigned char figures[SHA256_SIZE];

	hash_figures(r, figures);
	return memcmp(figures, g->figures, sizeof figures) == 0;
}

bool
given_same(const struct given *g, const struct report *r)
{
	return !g->clash && same_figures(g, r);
}

const char *
given_against(struct given *g, const struct candidate *k)
{
	if (same_figures(g, k->report))
		return g->other != NULL ? g->other : g->file;
	if (g->other == NULL)
		g->other = mem_strdup(k->file);
	return g->file;
}

struct given *
given_add(struct given_list *l, const struct candidate *k)
{
	struct given *g;

	l->item = mem_grow(l->item, l->n, &l->cap, sizeof *g);
	g = &l->item[l->n++];
	memset(g, 0, sizeof *g);
	g->agency = mem_strdup(k->report->agency.name);
	g->file = mem_strdup(k->file);
	g->id = k->report->id;
	g->year = k->report->year;
	hash_figures(k->report, g->figures);
	return g;
}

static bool
of_one_office(const struct given *a, const struct given *b)
{
	return a->year == b->year && ((a->id != 0 && a->id == b->id) ||
	    strcmp(a->agency, b->agency) == 0);
}

void
given_settle(struct given_list *l, struct store *store)
{
	struct agency a;

	for (size_t i = 0; i < l->n; i++) {
		struct given *g = &l->item[i];

		g->id = 0;		/* here that of the agency */
		if (store_agency_find(store, g->agency, &a, NULL)) {
			g->id = a.id;
			agency_release(&a);
		}
		for (size_t k = 0; k < i; k++) {
			struct given *before = &l->item[k];

			if (!of_one_office(before, g) || memcmp(before->figures,
			    g->figures, sizeof g->figures) == 0)
				continue;
			if (!before->clash)
				before->rival = i;
			if (!g->clash)
				g->rival = k;
			before->clash = g->clash = true;
		}
	}
}

const struct given *
given_rival(const struct given_list *l, const struct candidate *k)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct given *g = &l->item[i];

		if (g->clash && g->year == k->report->year &&
		    strcmp(g->file, k->file) == 0)
			return &l->item[g->rival];
	}
	return NULL;
}

void
cmd_given_twice(struct cmd *c, const struct given *g, const struct candidate *k)
{
	bool same = given_same(g, k->report);

	diag_warn(&c->diag, same ? MSG_CMD_GIVEN_AGAIN : MSG_CMD_GIVEN_OTHER,
	    k->report->agency.name, INT(k->report->year), g->file, k->file, NULL);
	if (!same)
		cmd_status(c, 1);
}

void
given_cut(struct given_list *l, size_t n)
{
	while (l->n > n) {
		l->n--;
		free(l->item[l->n].agency);
		free(l->item[l->n].file);
		free(l->item[l->n].other);
	}
}

void
given_release(struct given_list *l)
{
	given_cut(l, 0);
	free(l->item);
	memset(l, 0, sizeof *l);
}
