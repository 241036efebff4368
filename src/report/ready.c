/*
 * ready.c - what is open in a report, counted and as a list.
 *
 * Judges nothing itself: findings and their reasons come from check.c.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
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
report_open_texts(struct buf *b, const struct report *r, enum lang lang)
{
	const char *between = "";

	for (int i = 0; i < r->form->ntext; i++) {
		const struct finding at = { .place = r->form->text[i].code };

		if (!report_text_open(r, i))
			continue;
		buf_printf(b, "%s%s ", between, at.place);
		finding_where(b, r, &at, lang);
		between = lang == LANG_EN ? ", " : "、";
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

/* "T301 3:1:A", "3:2:A(7)", "t5". */
static void
put_place(struct buf *b, const struct report *r, const struct open_item *it)
{
	const char *place = open_place(r, it);

	if (it->kind == OPEN_ERROR || it->kind == OPEN_WARNING)
		buf_printf(b, place[0] != '\0' ? "%s " : "%s", it->finding->code);
	buf_str(b, place);
	if (it->kind == OPEN_CELLS && it->ncell > 1)
		buf_printf(b, "(%d)", it->ncell);
}

void
report_open_places(struct buf *b, const struct report *r, const struct findings *f,
    bool warnings, int most)
{
	struct open_list l;
	int n = 0;

	open_list_make(&l, r, f);
	for (size_t i = 0; i < l.n; i++) {
		if (l.item[i].kind == OPEN_WARNING && !warnings)
			continue;
		if (n++ == most)
			buf_str(b, " ...");
		if (n > most)
			continue;
		buf_str(b, n > 1 ? ", " : "");
		put_place(b, r, &l.item[i]);
	}
	open_list_release(&l);
}

/* ---- from one to the next ---- */

/* section + 1, part (text, cells, notes), index, and of one place: itself, then its
 * findings in the order of the list. */
#define PART_BITS	2
#define INDEX_BITS	28
#define NTH_BITS	20

static open_at
at_place(int section, int part, size_t index)
{
	return (((((open_at)section + 1) << PART_BITS) | part) << INDEX_BITS |
	    (open_at)index) << NTH_BITS;
}

open_at
open_at_cell(const struct report *r, int cell)
{
	return at_place(r->form->cell[cell].section, 1, (size_t)cell);
}

open_at
open_at_text(const struct report *r, int slot, size_t byte)
{
	int section = r->form->text[slot].section;

	return at_place(section, section >= 0 &&
	    r->form->section[section].note == slot ? 2 : 0, byte);
}

bool
finding_in_cells(const struct report *r, const struct finding *f)
{
	if (f->ncell == 0 || !source_is(f->code, SOURCE_F606))
		return false;
	for (int i = 0; i < f->ncell; i++)
		if (!r->cell[f->cell[i]].open)
			return false;
	return true;
}

int
open_cell(const struct report *r, const struct finding *f)
{
	for (int i = 0; i < f->ncell; i++)
		if (!r->form->cell[f->cell[i]].computed)
			return f->cell[i];
	return f->ncell > 0 ? f->cell[0] : -1;
}

/* The slot whose words a finding quotes, or that it names; -1: none. */
static int
text_of(const struct report *r, const struct finding *f)
{
	return f->place[0] != '\0' ? form_text_find(r->form, f->place) : -1;
}

static open_at
at_finding(const struct report *r, const struct finding *f)
{
	int cell = f->quote == NULL ? open_cell(r, f) : -1, slot;

	if (cell < 0 && (slot = text_of(r, f)) >= 0)
		return open_at_text(r, slot, f->quote != NULL && r->text[slot] != NULL ?
		    (size_t)(f->quote - r->text[slot]) : 0);
	if (cell < 0 && f->place[0] != '\0')
		cell = form_cell_find(r->form, f->place);
	return cell >= 0 ? open_at_cell(r, cell) : at_place(-1, 0, 0);
}

/* Is it nearer than what was found: after "from", or, if nothing is, from the start? */
static bool
is_nearer(open_at at, open_at from, open_at best)
{
	if (best < 0)
		return true;
	return (at > from) == (best > from) ? at < best : at > from;
}

bool
open_next(const struct report *r, const struct findings *fs, open_at *at,
    struct open_item *it)
{
	open_at best = OPEN_START, here;

	for (int i = 0; i < r->form->ncell; i++) {
		here = open_at_cell(r, i);
		if (r->form->cell[i].computed || !cell_empty(&r->cell[i]) ||
		    !is_nearer(here, *at, best))
			continue;
		best = here;
		*it = (struct open_item){ .kind = OPEN_CELLS, .cell = i, .ncell = 1,
		    .text = -1 };
	}
	for (size_t i = 0; i < fs->n; i++) {
		const struct finding *f = &fs->item[i];

		if (finding_in_cells(r, f) ||
		    (!f->open_text && !is_error(f) && !is_unexplained(f)))
			continue;
		here = at_finding(r, f) + 1 + (open_at)i;
		if (!is_nearer(here, *at, best))
			continue;
		best = here;
		*it = (struct open_item){ .finding = f, .cell = -1,
		    .text = f->open_text ? text_of(r, f) : -1,
		    .kind = f->open_text ? OPEN_TEXT : is_error(f) ? OPEN_ERROR :
		    OPEN_WARNING };
	}
	if (best < 0)
		return false;
	*at = best;
	return true;
}

/* ---- how far each section is ---- */

static int
section_of(const struct report *r, const struct finding *f)
{
	int cell = f->ncell > 0 ? f->cell[0] : form_cell_find(r->form, f->place);
	int slot = f->place[0] != '\0' ? text_of(r, f) : -1;

	if (f->quote != NULL && slot >= 0)
		return r->form->text[slot].section;
	if (cell >= 0)
		return r->form->cell[cell].section;
	return slot >= 0 ? r->form->text[slot].section : -1;
}

/* Characters that are printed: "　　全年平稳。" has five. */
static size_t
printed(const char *s)
{
	size_t n = 0, len = s != NULL ? strlen(s) : 0;
	uint32_t cp;

	for (size_t i = 0; i < len; ) {
		i += text_decode(s + i, len - i, &cp);
		n += !char_is(cp, CHAR_EMPTY);
	}
	return n;
}

void
report_open_sections(struct section_open *o, const struct report *r,
    const struct findings *fs)
{
	const struct form *f = r->form;
	int s;

	memset(o, 0, (size_t)f->nsection * sizeof *o);
	for (int i = 0; i < f->ncell; i++)
		if (!f->cell[i].computed) {
			o[f->cell[i].section].input++;
			o[f->cell[i].section].empty += cell_empty(&r->cell[i]);
		}
	for (int i = 0; i < f->ntext; i++)
		if ((s = f->text[i].section) >= 0)
			o[s].text += report_text_open(r, i);
	for (size_t i = 0; i < fs->n; i++)
		if ((s = section_of(r, &fs->item[i])) >= 0) {
			o[s].error += is_error(&fs->item[i]);
			o[s].warning += is_unexplained(&fs->item[i]);
		}
}

size_t
report_section_chars(const struct report *r, int section)
{
	size_t n = 0;

	for (int i = 0; i < r->form->ntext; i++)
		if (r->form->text[i].section == section)
			n += printed(r->text[i]);
	return n;
}

bool
section_open_none(const struct section_open *o)
{
	return o->empty == 0 && o->error == 0 && o->warning == 0 && o->text == 0;
}
