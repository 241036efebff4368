/*
 * ready.c - what is open in a report, counted and as a list.
 *
 * Judges nothing itself: findings and their reasons come from check.c.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"

/* ---- counted ---- */

static bool
is_error(const struct finding *f)
{
	return f->level == LEVEL_ERROR && !f->open_text;
}

static bool
is_unexplained(const struct finding *f)
{
	return f->level == LEVEL_WARNING && f->reason == NULL;
}

void
report_open_count(struct report_open *o, const struct report *r, const struct findings *f)
{
	memset(o, 0, sizeof *o);
	for (size_t i = 0; i < f->n; i++) {
		o->error += is_error(&f->item[i]);
		o->warning += is_unexplained(&f->item[i]);
	}
	o->empty = report_empty(r, -1);
	o->unread = report_unread(r);
	for (int i = 0; i < r->form->ntext; i++)
		o->text += report_text_open(r, i);
}

bool
report_open_complete(const struct report_open *o)
{
	return o->error == 0 && o->empty == 0 && o->text == 0;
}

bool
report_open_none(const struct report_open *o)
{
	return report_open_complete(o) && o->warning == 0;
}

void
report_open_texts(struct buf *b, const struct report *r)
{
	const char *between = "";

	for (int i = 0; i < r->form->ntext; i++) {
		const struct finding at = { .place = r->form->text[i].code };

		if (!report_text_open(r, i))
			continue;
		buf_printf(b, "%s%s ", between, at.place);
		finding_where(b, r, &at);
		between = "、";
	}
}

/* ---- one by one ---- */

static struct open_item *
add(struct open_list *l, enum open_kind kind)
{
	struct open_item *it;

	l->item = mem_grow(l->item, l->n, &l->cap, sizeof *l->item);
	it = &l->item[l->n++];
	memset(it, 0, sizeof *it);
	it->kind = kind;
	it->cell = it->text = -1;
	return it;
}

static void
add_finding(struct open_list *l, const struct finding *f)
{
	if (is_error(f))
		add(l, OPEN_ERROR)->finding = f;
	else if (is_unexplained(f))
		add(l, OPEN_WARNING)->finding = f;
}

static void
add_cell(struct open_list *l, const struct report *r, int cell)
{
	const struct form_cell *fc = &r->form->cell[cell];
	struct open_item *last = l->n > 0 ? &l->item[l->n - 1] : NULL;

	if (fc->computed || !cell_empty(&r->cell[cell]))
		return;
	if (last == NULL || last->kind != OPEN_CELLS ||
	    r->form->cell[last->cell].block != fc->block ||
	    r->form->cell[last->cell].row != fc->row) {
		last = add(l, OPEN_CELLS);
		last->cell = cell;
	}
	last->ncell++;
}

void
open_list_make(struct open_list *l, const struct report *r, const struct findings *f)
{
	memset(l, 0, sizeof *l);
	for (size_t i = 0; i < f->n; i++)
		add_finding(l, &f->item[i]);
	for (int i = 0; i < r->form->ncell; i++)
		add_cell(l, r, i);
	for (int i = 0; i < r->form->ntext; i++)
		if (report_text_open(r, i))
			add(l, OPEN_TEXT)->text = i;
	l->count = f->open;
}

void
open_list_release(struct open_list *l)
{
	free(l->item);
	memset(l, 0, sizeof *l);
}

const char *
open_place(const struct report *r, const struct open_item *it)
{
	switch (it->kind) {
	case OPEN_ERROR:
	case OPEN_WARNING:
		return it->finding->place;
	case OPEN_CELLS:
		return r->form->cell[it->cell].code;
	case OPEN_TEXT:
		return r->form->text[it->text].code;
	case OPEN__MAX:
		break;
	}
	return "";
}
