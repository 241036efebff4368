/*
 * mutate_document.c - slips in what is printed: does the program, which reads the
 * document again, see them?
 *
 * The report is printed in every layout of layout.h with one figure changed, read and
 * checked.  In a grid nothing can slide: the figure is read as it is printed and the
 * sum it breaks is told as an error.  In lines of text the row may be open instead.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/num.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "evidence/mutations/mutations.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"

#define CONTROL_STEP	29	/* of the cells that the control looks at */

/* The cell of the page that prints a cell of the form. */
static struct page_cell *
printed_cell(struct page *p, int cell)
{
	for (int b = 0; b < p->n; b++)
		for (int r = 0; p->block[b].table != NULL && r < p->block[b].table->n; r++) {
			struct page_row *row = p->block[b].table->row[r];

			for (int i = 0; i < row->n; i++)
				if (row->cell[i].cell == cell)
					return &row->cell[i];
		}
	return NULL;
}

static struct candidate *
read_page(struct page *p, const struct damage_layout *l)
{
	struct import_options o = {
		.agency = p->report->agency.name, .year = p->report->year
	};
	struct buf file = BUF_INIT;
	struct candidate *k;

	if (!l->write(&file, p)) {
		fprintf(stderr, "mutations: layout %s cannot be written\n", l->name);
		exit(2);
	}
	k = import_bytes(kit_import(&o, NULL), buf_cstr(&file), file.len, l->name);
	buf_release(&file);
	return k;
}

/* A total is open when one of its parts is, and its printed figure was not read. */
static bool
is_open(const struct candidate *k, int cell)
{
	const struct cell *c = k->report != NULL ? &k->report->cell[cell] : NULL;

	if (c != NULL && c->open && !c->has_printed)
		return true;
	for (size_t i = 0; i < k->nopen; i++)
		if (k->open[i] == cell)
			return true;
	return false;
}

/* The figure that the document prints in a cell, as the program has read it. */
static int64_t
read_figure(const struct report *r, int cell)
{
	const struct cell *c = &r->cell[cell];

	if (c->has_printed)
		return c->printed;
	return c->has_value ? c->value : -1;
}

static int64_t
figure_of(const struct report *r, int cell)
{
	return r->cell[cell].has_value ? r->cell[cell].value : 0;
}

static void
try(struct page *p, const struct damage_layout *l, int cell, int64_t v, long before,
    struct noticed *t)
{
	struct page_cell *c = printed_cell(p, cell);
	const char *was = c->text, *code = p->report->form->cell[cell].code;
	char figure[NUM_TEXT];
	struct candidate *k;

	c->text = num_print(figure, v);
	k = read_page(p, l);
	t->made++;
	if (k->report != NULL && !is_open(k, cell) && read_figure(k->report, cell) != v) {
		t->wrong++;
		printf("%s: %s %s is read as another\n", l->name, code, figure);
	} else if (k->report != NULL && slip_errors(k->report) > before) {
		t->error++;
	} else if (k->report == NULL || is_open(k, cell)) {
		t->open++;
	} else {
		t->missed++;
		if (v != figure_of(p->report, cell))
			printf("%s: %s %s is not noticed\n", l->name, code, figure);
	}
	candidate_free(k);
	c->text = was;
}

static long
errors_unchanged(struct page *p, const struct damage_layout *l)
{
	struct candidate *k = read_page(p, l);
	long n = k->report != NULL ? slip_errors(k->report) : 0;

	candidate_free(k);
	return n;
}

void
mutate_documents(const struct report *r, struct noticed *keyed, struct noticed *totals)
{
	const struct form *f = r->form;
	struct page *p = page_build(r, 1);

	for (int i = 0; layouts[i].name != NULL; i++) {
		long before;

		if (layouts[i].write == NULL)
			continue;
		before = errors_unchanged(p, &layouts[i]);
		for (int cell = 0; cell < f->ncell; cell++) {
			int64_t figure = figure_of(r, cell), v;

			/* One slip a cell, another in the next: all kinds come in turn. */
			if ((f->cell[cell].computed || slip_hangs(r, cell)) &&
			    printed_cell(p, cell) != NULL &&
			    (slip(figure, (enum slip)(cell % SLIP__MAX), &v) ||
			    slip(figure, MORE, &v)))
				try(p, &layouts[i], cell, v, before,
				    f->cell[cell].computed ? &totals[i] : &keyed[i]);
		}
	}
	page_free(p);
}

bool
mutate_nothing(const struct report *r)
{
	struct page *p = page_build(r, 1);
	struct noticed t = { 0 };

	for (int i = 0; layouts[i].name != NULL; i++)
		for (int cell = 0; layouts[i].write != NULL && cell < r->form->ncell &&
		    !layouts[i].lines; cell += CONTROL_STEP)
			if (printed_cell(p, cell) != NULL)
				try(p, &layouts[i], cell, figure_of(r, cell),
				    errors_unchanged(p, &layouts[i]), &t);
	page_free(p);
	return t.made > 0 && t.missed == t.made;
}
