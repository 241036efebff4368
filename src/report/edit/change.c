/*
 * change.c - the list of changes, and applying it.
 *
 * A list is made of wishes: what is to stand where.  report_apply() turns it
 * into a record: what stood there, in which order, who and when.  It works on
 * a copy, so that a refusal leaves both the report and the list as they were.
 *
 *  (1) Every change that is left in an applied list changed something.
 *  (2) Its numbers follow r->seq without a gap, and one list is one step.
 *
 * The list owns its changes; history keeps copies.
 *
 *	wishes --step_run--> made --recalc--> judged --history_push--> remembered
 *	           |                  |
 *	        refused           overflow --step_back--> as before
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
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

static const char *const kind_names[CHANGE__MAX] = {
	[CHANGE_CELL]	= "cell",
	[CHANGE_TEXT]	= "text",
	[CHANGE_NOTE]	= "note",
	[CHANGE_REASON]	= "reason",
	[CHANGE_REPORT]	= "report",
};

const char *
change_kind_name(enum change_kind kind)
{
	return kind_names[kind];
}

bool
change_same(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

void
change_copy(struct change *dst, const struct change *src)
{
	*dst = *src;
	dst->place = mem_strdup(src->place);
	dst->old = mem_strdup(src->old);
	dst->new = mem_strdup(src->new);
	dst->user = mem_strdup(src->user);
	dst->host = mem_strdup(src->host);
	dst->login = mem_strdup(src->login);
}

void
change_release(struct change *c)
{
	free(c->place);
	free(c->old);
	free(c->new);
	free(c->user);
	free(c->host);
	free(c->login);
	memset(c, 0, sizeof *c);
}

void
change_list_reset(struct change_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		change_release(&list->item[i]);
	list->n = 0;
}

void
change_list_release(struct change_list *list)
{
	change_list_reset(list);
	free(list->item);
	memset(list, 0, sizeof *list);
}

struct change *
change_add(struct change_list *list, enum change_kind kind, const char *place,
    enum cell_origin origin)
{
	struct change *c;

	list->item = mem_grow(list->item, list->n, &list->cap, sizeof *list->item);
	c = &list->item[list->n++];
	memset(c, 0, sizeof *c);
	c->kind = kind;
	c->place = mem_strdup(place);
	c->origin = origin;
	return c;
}

void
change_again(struct change_list *list, const struct change *c)
{
	bool replay = c->origin == ORIGIN_UNDO || c->origin == ORIGIN_REDO;
	struct change *w = change_add(list, c->kind, c->place,
	    replay ? ORIGIN_KEY : c->origin);

	w->pos = c->pos;
	w->old = mem_strdup(c->old);
	w->new = mem_strdup(c->new);
}

void
change_cell(struct change_list *list, const struct report *r, int cell, const char *text,
    enum cell_origin origin)
{
	change_add(list, CHANGE_CELL, r->form->cell[cell].code, origin)->new =
	    mem_strdup(text);
}

/* The text of a slot as it will be after the splices already in the list. */
static const char *
text_ahead(struct buf *b, const struct change_list *list, const struct report *r,
    int slot)
{
	const char *code = r->form->text[slot].code;

	if (r->text[slot] != NULL)
		buf_str(b, r->text[slot]);
	for (size_t i = 0; i < list->n; i++) {
		const struct change *c = &list->item[i];

		if (c->kind == CHANGE_TEXT && strcmp(c->place, code) == 0)
			buf_splice(b, text_offset(buf_cstr(b), b->len, (size_t)c->pos),
			    strlen(c->old), c->new, strlen(c->new));
	}
	return buf_cstr(b);
}

void
change_text(struct change_list *list, const struct report *r, int slot, int64_t pos,
    int64_t removed, const char *insert, enum cell_origin origin)
{
	struct buf b = BUF_INIT;
	const char *now = text_ahead(&b, list, r, slot);
	size_t from = text_offset(now, b.len, pos > 0 ? (size_t)pos : 0);
	size_t n = removed <= 0 ? 0 :
	    text_offset(now + from, b.len - from, (size_t)removed);
	struct change *c;

	c = change_add(list, CHANGE_TEXT, r->form->text[slot].code, origin);
	c->pos = (int64_t)text_length(now, from);
	c->old = mem_strndup(now + from, n);
	c->new = mem_strdup(insert ? insert : "");
	buf_release(&b);
}

static bool
inside_char(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/*
 * Equal characters at both ends stay, so that the audit shows what was typed
 * and not the whole text again.  Bytes are compared, then both ends are moved
 * outwards to whole characters: 申 and 甲 share their first byte.
 */
void
change_text_all(struct change_list *list, const struct report *r, int slot,
    const char *text, enum cell_origin origin)
{
	struct buf b = BUF_INIT;
	const char *now = text_ahead(&b, list, r, slot);
	size_t n = strlen(text), len = b.len, head = 0, tail = 0;
	struct change *c;

	while (head < n && head < len && text[head] == now[head])
		head++;
	while (head > 0 && (inside_char(text[head]) || inside_char(now[head])))
		head--;
	while (head + tail < n && head + tail < len &&
	    text[n - tail - 1] == now[len - tail - 1])
		tail++;
	while (tail > 0 && inside_char(text[n - tail]))
		tail--;
	if (head + tail < n || head + tail < len) {
		c = change_add(list, CHANGE_TEXT, r->form->text[slot].code, origin);
		c->pos = (int64_t)text_length(now, head);
		c->old = mem_strndup(now + head, len - head - tail);
		c->new = mem_strndup(text + head, n - head - tail);
	}
	buf_release(&b);
}

void
change_note(struct change_list *list, const struct report *r, const char *place,
    const char *body)
{
	(void)r;
	change_add(list, CHANGE_NOTE, place, ORIGIN_KEY)->new = mem_strdup(body);
}

void
change_report(struct change_list *list, const struct report *r, const char *column,
    const char *value, enum cell_origin origin)
{
	(void)r;
	change_add(list, CHANGE_REPORT, column, origin)->new = mem_strdup(value);
}

int
change_fill(struct change_list *list, const struct report *r, int section)
{
	const struct form_cell *fc = r->form->cell;
	int n = 0;

	for (int i = 0; i < r->form->ncell; i++) {
		if (fc[i].computed || !cell_empty(&r->cell[i]) ||
		    (section >= 0 && fc[i].section != section))
			continue;
		change_cell(list, r, i, "0", ORIGIN_FILL);
		n++;
	}
	return n;
}

/* ---- applying ---- */

/* What a person says must fit the cell.  A file is kept as it is and judged by
 * the checks; a carried or accepted figure was in a report already. */
static bool
is_strict(enum cell_origin origin)
{
	return origin == ORIGIN_KEY || origin == ORIGIN_FILL || origin == ORIGIN_PASTE ||
	    origin == ORIGIN_SET;
}

/* A total printed as it is computed needs no note of it.  Only now, after the
 * whole list, is it known what is computed. */
static void
settle_printed(struct report *r, struct change *c)
{
	int cell = form_cell_find(r->form, c->place);
	struct cell *total = &r->cell[cell];

	if (!r->form->cell[cell].computed || !total->has_printed ||
	    total->printed != total->value)
		return;
	total->has_printed = false;
	total->printed = 0;
	free(c->new);
	c->new = NULL;
}

/* Number what changed something and drop the rest; how many are left. */
static size_t
settle(struct report *r, struct change *made, size_t n, const struct actor *by,
    const char *at)
{
	size_t left = 0;
	int64_t step = r->seq + 1;

	for (size_t i = 0; i < n; i++) {
		struct change *c = &made[i];

		if (c->kind == CHANGE_CELL)
			settle_printed(r, c);
		if (change_same(c->old, c->new)) {
			change_release(c);
			continue;
		}
		c->seq = ++r->seq;
		c->step = step;
		c->undoes = 0;
		free(c->user);
		free(c->host);
		c->user = mem_strdup(by->user);
		c->host = mem_strdup(by->host);
		memcpy(c->at, at, CLOCK_TEXT);
		if (left != i) {
			made[left] = *c;
			memset(c, 0, sizeof *c);
		}
		left++;
	}
	return left;
}

bool
report_apply(struct report *r, struct change_list *list, const struct actor *by,
    uint64_t *touched, struct diag *d)
{
	uint64_t bits[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	size_t n = list->n;
	char at[CLOCK_TEXT];
	struct step_item *run;
	struct change *made;
	bool ok;

	if (n == 0)
		return true;
	by->now(by->ctx, at);
	made = mem_array(n, sizeof *made);
	run = mem_array(n, sizeof *run);
	for (size_t i = 0; i < n; i++) {
		change_copy(&made[i], &list->item[i]);
		run[i].c = &made[i];
		run[i].give = made[i].origin;
		run[i].strict = is_strict(made[i].origin);
		run[i].user = by->user;
		run[i].at = at;
	}
	ok = step_run(r, run, n, d);
	if (ok && !recalc_run(r, bits)) {
		diag_error(d, run[0].strict ? DIAG_USAGE : DIAG_DATA, MSG_REPORT_OVERFLOW,
		    NULL);
		step_back(r, run, n);
		recalc_run(r, NULL);
		ok = false;
	}
	if (ok) {
		step_settle_sources(r, run, n);
		n = settle(r, made, n, by, at);
		for (size_t i = 0; i < n; i++) {
			if (made[i].kind == CHANGE_CELL)
				BIT_SET(bits, form_cell_find(r->form, made[i].place));
		}
		for (size_t i = 0; touched && i < BIT_WORDS(r->form->ncell); i++)
			touched[i] |= bits[i];
		if (n > 0)
			history_push(r->history, made, n);
	}
	step_release(run, list->n);
	free(run);
	if (ok) {
		change_list_release(list);
		list->item = made;
		list->n = n;
		list->cap = n;
	} else {
		for (size_t i = 0; i < n; i++)
			change_release(&made[i]);
		free(made);
	}
	return ok;
}
