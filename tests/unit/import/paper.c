/*
 * paper.c - a report with figures that agree on a page that tests change.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"
#include "unit/import/paper.h"

#define OFFICE	"云山县水务局"

/* Figures that are all different from their neighbours, and agree in every sum. */
static struct report *
paper_dense(void)
{
	static const char *const rows[] = {
		"3:3.1", "3:3.2", "3:3.3.4", "3:3.4.1", "3:3.5.2", "3:3.6.3"
	};
	static const char *const cols[] = { "A", "B1", "B2", "B3", "B4", "B5" };
	struct report *r = kit_report("2021", OFFICE, 2024);
	char code[32], text[NUM_TEXT];

	for (int c = 0; c < 6; c++) {
		int sum = 0;

		for (int i = 0; i < 6; i++) {
			snprintf(code, sizeof code, "%s:%s", rows[i], cols[c]);
			snprintf(text, sizeof text, "%d", 10 * (c + 1) + i + 1);
			kit_cell(r, code, text);
			sum += 10 * (c + 1) + i + 1;
		}
		snprintf(code, sizeof code, "3:1:%s", cols[c]);
		snprintf(text, sizeof text, "%d", sum);
		kit_cell(r, code, text);
	}
	kit_cell(r, "2.1:1:A", "3");
	kit_cell(r, "2.1:1:B", "1");
	kit_cell(r, "2.1:1:C", "15");
	kit_cell(r, "2.1:2:A", "61");
	kit_cell(r, "2.1:2:B", "59");
	kit_cell(r, "2.1:2:C", "422");
	kit_cell(r, "2.8:1:A", "24.3");
	kit_cell(r, "4.1:1:A", "12");
	kit_cell(r, "4.1:1:B", "3");
	kit_cell(r, "4.2:1:A1", "7");
	kit_cell(r, "4.2:1:B4", "9");
	kit_zero(r);
	return r;
}

void
paper_begin(struct paper *f)
{
	memset(f, 0, sizeof *f);
	f->report = paper_dense();
	f->page = page_build(f->report, 1);
	diag_init(&f->diag);
}

void
paper_end(struct paper *f)
{
	candidate_free(f->read);
	page_free(f->page);
	report_free(f->report);
	buf_release(&f->bytes);
	diag_release(&f->diag);
}

void
paper_read_as(struct paper *f, const char *name)
{
	candidate_free(f->read);
	f->read = import_bytes(kit_import(NULL, &f->diag), f->bytes.data, f->bytes.len, name);
}

void
paper_read(struct paper *f, const char *layout)
{
	buf_reset(&f->bytes);
	cr_assert(layout_find(layout)->write(&f->bytes, f->page));
	paper_read_as(f, layout);
}

/* ---- the page ---- */

struct page_row *
paper_row(struct page *p, const char *code, int *at)
{
	int cell = form_cell_find(p->report->form, code);

	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++)
			for (int i = 0; i < p->block[b].table->row[k]->n; i++)
				if (p->block[b].table->row[k]->cell[i].cell == cell) {
					*at = i;
					return p->block[b].table->row[k];
				}
	cr_assert_fail("%s is not printed", code);
	return NULL;
}

void
paper_print(struct page *p, const char *code, const char *text)
{
	int at;
	struct page_row *r = paper_row(p, code, &at);

	r->cell[at].text = text;
}

int
paper_say(struct page *p, const char *label, const char *other)
{
	int n = 0;

	for (int b = 0; b < p->n; b++)
		for (int k = 0; p->block[b].table != NULL && k < p->block[b].table->n; k++) {
			struct page_row *r = p->block[b].table->row[k];

			for (int i = 0; i < r->n; i++)
				if (strcmp(r->cell[i].text, label) == 0) {
					r->cell[i].text = other;
					n++;
				}
		}
	return n;
}

/* ---- what was read ---- */

bool
paper_open(const struct paper *f, const char *code)
{
	int cell = form_cell_find(f->report->form, code);
	const struct cell *c = cell >= 0 ? &f->read->report->cell[cell] : NULL;

	for (size_t i = 0; i < f->read->nopen; i++)
		if (f->read->open[i] == cell)
			return true;
	return c != NULL && c->open && !c->has_printed;	/* a partial sum */
}

bool
paper_proposes(const struct paper *f, const char *code)
{
	for (size_t i = 0; i < f->read->report->nsource; i++)
		if (f->read->report->source[i].has_proposal &&
		    strcmp(f->read->report->source[i].place, code) == 0)
			return true;
	return false;
}

bool
paper_found(const struct paper *f, const char *check, const char *code)
{
	for (size_t i = 0; i < f->read->report->nsource; i++) {
		const struct source_finding *s = &f->read->report->source[i];

		if (strcmp(s->check, check) == 0 && s->place != NULL &&
		    strcmp(s->place, code) == 0)
			return true;
	}
	return false;
}

int64_t
paper_value(const struct paper *f, const char *code)
{
	const struct cell *c = &f->read->report->cell[form_cell_find(f->report->form, code)];

	return c->has_printed ? c->printed : c->has_value ? c->value : -1;
}

/* Every cell is the report's, but those listed. */
void
paper_all_read(const struct paper *f, const char *what)
{
	cr_assert_not_null(f->read->report, "%s", what);
	for (int i = 0; i < f->report->form->ncell; i++) {
		const char *code = f->report->form->cell[i].code;

		cr_expect_eq(paper_value(f, code), f->report->cell[i].value, "%s: %s", what, code);
	}
	cr_expect_eq(f->read->nopen, 0, "%s: %zu open", what, f->read->nopen);
}
