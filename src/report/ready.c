/*
 * ready.c - what is open in a report, as a list.
 *
 * Judges nothing itself: findings and their reasons come from check.c.
 */
#include <stdlib.h>
#include <string.h>
#include "check.h"
#include "mem.h"
#include "ready.h"
#include "text.h"

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
	bool error = f->level == LEVEL_ERROR;

	if (!error && (f->level != LEVEL_WARNING || f->reason != NULL))
		return;
	add(l, error ? OPEN_ERROR : OPEN_WARNING)->finding = f;
	l->count[error ? OPEN_ERROR : OPEN_WARNING]++;
}

static void
add_cell(struct open_list *l, const struct report *r, int cell)
{
	const struct form_cell *fc = &r->form->cell[cell];
	struct open_item *last = l->n > 0 ? &l->item[l->n - 1] : NULL;

	if (fc->computed || !cell_empty(&r->cell[cell]))
		return;
	l->count[OPEN_CELLS]++;
	if (last == NULL || last->kind != OPEN_CELLS ||
	    r->form->cell[last->cell].block != fc->block ||
	    r->form->cell[last->cell].row != fc->row) {
		last = add(l, OPEN_CELLS);
		last->cell = cell;
	}
	last->ncell++;
}

static bool
blank(const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0, len;
	uint32_t cp;

	for (; n > 0; s += len, n -= len) {
		len = text_decode(s, n, &cp);
		if (cp > ' ' && cp != 0xA0 && cp != 0x3000)
			return false;
	}
	return true;
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
		if (r->form->text[i].required && blank(r->text[i])) {
			add(l, OPEN_TEXT)->text = i;
			l->count[OPEN_TEXT]++;
		}
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
