/*
 * change.c - the list of changes: making one, copying, releasing.
 *
 * A list is made of wishes: what is to stand where.  change_apply.c turns it into a
 * record.  Nothing here alters a report.
 *
 * The list owns its changes; history keeps copies.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
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
	[CHANGE_BESIDE]	= "extra",
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

bool
change_refuse(struct diag *d, bool strict, enum msg why, const char *a, const char *b)
{
	diag_error(d, strict ? DIAG_USAGE : DIAG_DATA, why, a, b, NULL);
	return false;
}

bool
change_goes_back(const struct change *c)
{
	return c->undoes != 0 && c->origin != ORIGIN_UNDO && c->origin != ORIGIN_REDO;
}

int
change_cell_number(const struct change *c, const struct form *form)
{
	return c->number > 0 ? c->number - 1 : form_cell_find(form, c->place);
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

void
change_list_keep(struct change_list *list, const struct change *c)
{
	list->item = mem_grow(list->item, list->n, &list->cap, sizeof *list->item);
	change_copy(&list->item[list->n++], c);
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
	w->undoes = replay ? 0 : c->undoes;
}

void
change_figure(struct change_list *list, const struct report *r, int cell, const char *text,
    enum cell_origin origin)
{
	struct change *c = change_add(list, CHANGE_CELL, r->form->cell[cell].code, origin);

	c->number = cell + 1;
	c->new = mem_strdup(text);
}

void
change_cell(struct change_list *list, const struct report *r, int cell, const char *text,
    enum cell_origin origin)
{
	change_figure(list, r, cell, text, origin);
	workings_drop(list, r, cell);
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
		if (fc[i].computed || !cell_empty(&r->cell[i]) || r->cell[i].open ||
		    (section >= 0 && fc[i].section != section))
			continue;
		change_cell(list, r, i, "0", ORIGIN_FILL);
		n++;
	}
	return n;
}
