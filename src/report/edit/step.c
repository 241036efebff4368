/*
 * step.c - making single changes, and taking back what was made.
 *
 * With remark.c the only code that writes to a report.  Every kind of change
 * is a pair of functions:
 *
 *	run_X	judges the wish, notes in the change what was there, and puts it
 *	put_X	puts a text in a place without judging; also for the way back
 *
 *  (1) A run_X that returns false has changed nothing.
 *  (2) What run_X puts into c->new is what the place says afterwards, so that
 *      undo, audit and database never hold another spelling than the report.
 *  (3) The way back needs nothing but the change and the authors in the item.
 *
 * Strings of the report are owned by it; a change keeps copies of its own.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

static char *
text_or_null(const char *s)
{
	return s != NULL && s[0] != '\0' ? mem_strdup(s) : NULL;
}

bool
step_refuse(struct diag *d, bool strict, enum msg why, const char *a, const char *b)
{
	diag_error(d, strict ? DIAG_USAGE : DIAG_DATA, why, a, b, NULL);
	return false;
}

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

static bool
run_cell(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	int cell = form_cell_find(r->form, c->place);

	if (cell < 0)
		return step_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	if (r->form->cell[cell].computed && c->origin != ORIGIN_IMPORT &&
	    c->origin != ORIGIN_UNDO && c->origin != ORIGIN_REDO)
		return step_refuse(d, it->strict, MSG_REPORT_COMPUTED, c->place, NULL);
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

static bool
run_text(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;

	if (form_text_find(r->form, c->place) < 0)
		return step_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	if (c->pos < 0 || !splice(r, c->place, c->pos, c->old, c->new))
		return step_refuse(d, it->strict, MSG_REPORT_TEXT_MOVED, c->place, NULL);
	return true;
}

/* ---- columns of the report ---- */

static char *
column_now(const struct report *r, const char *column)
{
	char figure[NUM_TEXT];

	if (strcmp(column, "title") == 0)
		return mem_strdup(r->title);
	if (strcmp(column, "published") == 0)
		return mem_strdup(r->published);
	if (strcmp(column, "state") == 0)
		return mem_strdup(state_name(r->state));
	if (!r->has_fee)
		return NULL;
	return mem_strdup(num_print(figure, strcmp(column, "fee") == 0 ? r->fee :
	    r->fee_notices * NUM_ONE));
}

/* fee and fee_notices are told together; a missing one is 0. */
static bool
put_fee(struct report *r, const char *text, bool notices)
{
	int64_t v = 0;
	bool told = text != NULL && text[0] != '\0';

	if (told && (num_parse(text, strlen(text), &v) != NUM_OK || v < 0 ||
	    (notices && !num_whole(v))))
		return false;
	if (notices)
		r->fee_notices = v / NUM_ONE;
	else
		r->fee = v;
	r->has_fee = told || (notices ? r->has_fee && r->fee != 0 : r->fee_notices != 0);
	return true;
}

static bool
put_column(struct report *r, const char *column, const char *text)
{
	if (strcmp(column, "state") == 0)
		return text != NULL && state_by_name(text, &r->state);
	if (strcmp(column, "fee") == 0)
		return put_fee(r, text, false);
	if (strcmp(column, "fee_notices") == 0)
		return put_fee(r, text, true);
	if (strcmp(column, "published") == 0) {
		if (text != NULL && text[0] != '\0' && !clock_is_date(text))
			return false;
		free(r->published);
		r->published = text_or_null(text);
		return true;
	}
	free(r->title);
	r->title = text_or_null(text);
	return true;
}

static bool
run_column(struct report *r, struct step_item *it, struct diag *d)
{
	static const char *const columns[] = {
		"title", "state", "fee", "fee_notices", "published"
	};
	struct change *c = it->c;
	size_t i;

	for (i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		if (strcmp(c->place, columns[i]) == 0)
			break;
	}
	if (i == sizeof columns / sizeof columns[0])
		return step_refuse(d, it->strict, MSG_REPORT_NO_PLACE, c->place, NULL);
	free(c->old);
	c->old = column_now(r, c->place);
	if (change_same(c->old, c->new))
		return true;
	if (!put_column(r, c->place, c->new))
		return step_refuse(d, it->strict, MSG_REPORT_BAD_VALUE, c->place,
		    c->new ? c->new : "");
	free(c->new);
	c->new = column_now(r, c->place);
	return true;
}

/* ---- a whole step ---- */

static bool
run_one(struct report *r, struct step_item *it, struct diag *d)
{
	if (r->state == STATE_FINAL && (it->c->kind != CHANGE_REPORT ||
	    strcmp(it->c->place, "state") != 0)) {
		diag_error(d, DIAG_REFUSED, MSG_REPORT_FINAL, NULL);
		return false;
	}
	switch (it->c->kind) {
	case CHANGE_CELL:
		return run_cell(r, it, d);
	case CHANGE_TEXT:
		return run_text(r, it, d);
	case CHANGE_NOTE:
		return note_run(r, it, d);
	case CHANGE_REASON:
		return reason_run(r, it, d);
	case CHANGE_REPORT:
		return run_column(r, it, d);
	case CHANGE__MAX:
		break;
	}
	mem_die("a change of no kind");
}

static void
back_one(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (c->kind != CHANGE_TEXT && change_same(c->old, c->new))
		return;
	switch (c->kind) {
	case CHANGE_CELL:
		put_cell(r, form_cell_find(r->form, c->place), c->old, c->was, false,
		    NULL);
		break;
	case CHANGE_TEXT:
		splice(r, c->place, c->pos, c->new, c->old);
		break;
	case CHANGE_NOTE:
		note_put(r, c->place, c->old, it->was_user, it->was_at);
		break;
	case CHANGE_REASON:
		reason_put(r, c->place, c->new, c->old, it->was_user, it->was_at);
		break;
	case CHANGE_REPORT:
		put_column(r, c->place, c->old);
		break;
	case CHANGE__MAX:
		break;
	}
}

bool
step_run(struct report *r, struct step_item *it, size_t n, struct diag *d)
{
	for (size_t i = 0; i < n; i++) {
		if (!run_one(r, &it[i], d)) {
			step_back(r, it, i);
			return false;
		}
	}
	return true;
}

void
step_back(struct report *r, struct step_item *it, size_t n)
{
	while (n-- > 0)
		back_one(r, &it[n]);
}

void
step_release(struct step_item *it, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(it[i].was_user);
		free(it[i].was_at);
	}
}

static bool
by_person(enum cell_origin origin)
{
	return origin == ORIGIN_KEY || origin == ORIGIN_FILL || origin == ORIGIN_PASTE ||
	    origin == ORIGIN_SET || origin == ORIGIN_ACCEPTED;
}

/* What a person put in a cell answers what the source left open there.  Told by
 * the origin of the cell, so that undo opens it again. */
void
step_settle_sources(struct report *r, const struct step_item *it, size_t n)
{
	if (r->nsource == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *place = it[i].c->place;
		int cell;

		if (it[i].c->kind != CHANGE_CELL)
			continue;
		cell = form_cell_find(r->form, place);
		if (r->form->cell[cell].computed)
			continue;
		for (size_t k = 0; k < r->nsource; k++) {
			struct source_finding *s = &r->source[k];

			if (s->place != NULL && strcmp(s->place, place) == 0)
				s->closed = by_person(r->cell[cell].origin);
		}
	}
}
