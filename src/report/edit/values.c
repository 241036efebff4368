/*
 * values.c - figures and texts, as parts of a step.
 *
 * A change of a cell says what it is to hold; of a computed one, what was printed.  A
 * change of a text is a splice: what stands at a character goes, what comes instead.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

/* ---- cells ---- */

/* What a change of this cell is about: of a total, its printed figure. */
static char *
cell_now(const struct report *r, int cell)
{
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];

	if (!r->form->cell[cell].computed)
		cell_text(&b, &r->cell[cell]);
	else if (r->cell[cell].has_printed)
		buf_str(&b, num_print(figure, r->cell[cell].printed));
	return b.len > 0 ? buf_detach(&b) : NULL;
}

static bool
put_cell(struct report *r, int cell, const char *text, enum cell_origin origin,
    bool strict, struct diag *d)
{
	const struct form_cell *fc = &r->form->cell[cell];
	struct cell *c = &r->cell[cell], read;
	const char *file = d ? d->file : NULL;
	bool ok;

	if (d && file == NULL)		/* where: the cell, unless a file is named */
		d->file = fc->code;
	ok = cell_read(&read, fc, text ? text : "", text ? strlen(text) : 0, strict, d);
	if (d)
		d->file = file;
	if (!ok)
		return false;
	if (fc->computed) {
		c->has_printed = read.has_value;
		c->printed = read.value;
		free(read.raw);
		return true;
	}
	read.origin = cell_empty(&read) ? ORIGIN_NONE : origin;
	free(c->raw);
	*c = read;
	return true;
}

bool
cell_run(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	int cell = change_cell_number(c, r->form);

	if (cell < 0)
		return change_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	c->number = cell + 1;
	if (r->form->cell[cell].computed && c->origin != ORIGIN_IMPORT &&
	    c->origin != ORIGIN_UNDO && c->origin != ORIGIN_REDO)
		return change_refuse(d, it->strict, MSG_REPORT_COMPUTED, c->place, NULL);
	free(c->old);
	c->old = cell_now(r, cell);
	c->was = r->cell[cell].origin;
	if (change_same(c->old, c->new))
		return true;
	if (!put_cell(r, cell, c->new, it->give, it->strict, d))
		return false;
	free(c->new);
	c->new = cell_now(r, cell);
	if (change_same(c->old, c->new) && !r->form->cell[cell].computed)
		r->cell[cell].origin = c->was;
	return true;
}

void
cell_back(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (!change_same(c->old, c->new))
		put_cell(r, change_cell_number(c, r->form), c->old, c->was, false, NULL);
}

/* ---- texts ---- */

/* Replace "from" at character pos by "to"; false when it is not there. */
static bool
splice(struct report *r, const char *place, int64_t pos, const char *from, const char *to)
{
	int slot = form_text_find(r->form, place);
	const char *now = r->text[slot] ? r->text[slot] : "";
	size_t len = strlen(now), at = text_offset(now, len, (size_t)pos);
	struct buf b = BUF_INIT;
	size_t n = from ? strlen(from) : 0;

	if (text_length(now, at) != (size_t)pos || n > len - at ||
	    (n > 0 && memcmp(now + at, from, n) != 0))
		return false;
	buf_reserve(&b, len - n + (to ? strlen(to) : 0) + 1);
	buf_add(&b, now, at);
	if (to != NULL)
		buf_str(&b, to);
	buf_add(&b, now + at + n, len - at - n);
	free(r->text[slot]);
	r->text[slot] = b.len > 0 ? buf_detach(&b) : NULL;
	buf_release(&b);
	return true;
}

bool
splice_run(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;

	if (form_text_find(r->form, c->place) < 0)
		return change_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	if (c->pos < 0 || !splice(r, c->place, c->pos, c->old, c->new))
		return change_refuse(d, it->strict, MSG_REPORT_TEXT_MOVED, c->place, NULL);
	return true;
}

void
splice_back(struct report *r, const struct step_item *it)
{
	splice(r, it->c->place, it->c->pos, it->c->new, it->c->old);
}
