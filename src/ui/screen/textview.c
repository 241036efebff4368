/*
 * textview.c - the editor of sections 一 五 六 and the texts around the tables.
 *
 * It draws, and knows the way to other texts; the working copy is textcopy.c, what the
 * keys do textdesk.c.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"
#include "report/textlink.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/screen/textdesk.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/textedit.h"

#define WIDEST	100		/* columns: longer lines are hard to read */

const struct view_class textview_class;

/* ---- the second, and leaving ---- */

static bool
textview_settle(struct view *v, struct ui *ui)
{
	struct textview *tv = (struct textview *)v;

	(void)textdesk_commit(tv, ui);
	if (ui->left_text != NULL)
		ui->left_text[tv->slot] = tv->edit.at;
	return true;
}

/* Not only after a rest: who types on and on wants it on disk as well. */
static void
textview_tick(struct view *v, struct ui *ui)
{
	(void)textdesk_commit((struct textview *)v, ui);
}

/* ---- drawing ---- */

static int
first_row(const struct ui *ui)
{
	return ui->list_layout ? 2 : 3;
}

static size_t
text_rows(const struct ui *ui)
{
	return (size_t)(ui->rows - 2 - first_row(ui));
}

static int
text_columns(const struct ui *ui)
{
	int w = ui->cols - 4;

	return w < 8 ? 8 : w > WIDEST ? WIDEST : w;
}

static void
draw_head(struct textview *tv, struct ui *ui)
{
	struct buf name = BUF_INIT, count = BUF_INIT, fitted = BUF_INIT;
	int row = first_row(ui) - 1, w;

	textview_name(&name, ui, tv->slot);
	msg_put(&count, ui->lang, MSG_UI_TEXT_COUNT, INT(textedit_count(&tv->edit)),
	    INT(textedit_line(&tv->edit) + 1), INT(tv->edit.nline), NULL);
	w = text_width(buf_cstr(&count)) + 1;
	paint_fill(row, 0, 1, STYLE_HEAD);
	text_pad_dots(&fitted, buf_cstr(&name), ui->cols - 2 - w);
	buf_chr(&fitted, ' ');
	paint_text(row, 1, ui->cols - 1 - w, STYLE_HEAD, TEXT_LEFT, buf_cstr(&fitted));
	buf_release(&fitted);
	paint_text(row, ui->cols - w, w, STYLE_HEAD, TEXT_LEFT, buf_cstr(&count));
	buf_release(&name);
	buf_release(&count);
}

struct hint {
	const char	*text;
	int		 row, col, columns, n, most;
};

static void
hint_line(void *ctx, size_t from, size_t to)
{
	struct hint *h = ctx;
	struct buf b = BUF_INIT;

	if (h->n < h->most) {
		buf_add(&b, h->text + from, to - from);
		paint_text(h->row + h->n, h->col, h->columns, STYLE_DIM, TEXT_LEFT, buf_cstr(&b));
		h->n++;
	}
	buf_release(&b);
}

/* An empty text says what belongs there. */
static void
draw_hint(struct textview *tv, struct ui *ui)
{
	const struct form_text *t = &ui_form(ui)->text[tv->slot];
	struct hint h = { NULL, first_row(ui) + 1, 2, text_columns(ui), 0, 6 };

	if (t->kind == FORM_TEXT_BODY && ui_form(ui)->section[t->section].help)
		h.text = ui_form(ui)->section[t->section].help;
	else
		h.text = ui_text(ui, t->kind == FORM_TEXT_LEAD ? MSG_UI_TEXT_HINT_LEAD :
		    t->kind == FORM_TEXT_BODY ? MSG_UI_TEXT_HINT_BODY : MSG_UI_TEXT_HINT_TABLE);
	text_wrap(h.text, strlen(h.text), h.columns, hint_line, &h);
}

/* A stretch of the text in one style. */
struct stretch { size_t from, to; enum style style; };

/* What is marked comes before what F5 took over; "taken" is that sentence at or behind
 * "at", and moves on. */
static struct stretch
stretch_at(const struct textview *tv, size_t at, struct stretch *taken)
{
	struct stretch s = { at, tv->edit.text.len + 1, STYLE_NORMAL };
	size_t from, to;

	if (textedit_marked(&tv->edit, &from, &to) && at < to) {
		s.style = at >= from ? STYLE_SELECT : STYLE_NORMAL;
		s.to = at >= from ? to : from;
	}
	while (taken->to <= at && taken->style != STYLE_NORMAL)
		if (!textdesk_next_taken(tv, textstep_sentence(tv->edit.text.data,
		    tv->edit.text.len, taken->from, true), &taken->from, &taken->to))
			taken->style = STYLE_NORMAL;
	if (s.style == STYLE_SELECT || taken->style == STYLE_NORMAL)
		return s;
	if (taken->from <= at)
		s.style = taken->style;
	to = taken->from <= at ? taken->to : taken->from;
	s.to = to < s.to ? to : s.to;
	return s;
}

static void
draw_line(struct textview *tv, struct ui *ui, size_t k, int row, struct stretch *taken)
{
	const struct textline *l = &tv->edit.line[k];
	const char *text = buf_cstr(&tv->edit.text);
	struct stretch s = { l->from, l->from, STYLE_NORMAL };
	size_t to;
	int col = 2;

	paint_fill(row, 0, 2, STYLE_NORMAL);
	for (; s.from < l->to; s.from = to) {
		s = stretch_at(tv, s.from, taken);
		to = s.to < l->to ? s.to : l->to;
		col += paint_run(row, col, ui->cols - col, s.style, text + s.from,
		    to - s.from);
	}
	/* a break that is marked shows as a blank */
	if (l->last && stretch_at(tv, l->to, taken).style == STYLE_SELECT)
		paint_fill(row, col++, 1, STYLE_SELECT);
	paint_fill(row, col, ui->cols - col, STYLE_NORMAL);
	paint_click(row, 0, ui->cols, CLICK_ITEM, (int)k);
}

/* The lines of the page, or those that are others than the screen has. */
static void
draw_lines(struct textview *tv, struct ui *ui, bool all)
{
	struct textedit *e = &tv->edit;
	struct stretch taken = { 0, 0, STYLE_NORMAL };
	bool plain = tv->taken == NULL && e->marked == TEXTMARK_NONE && e->text.len > 0;
	size_t rows = text_rows(ui), i, k;
	int first = first_row(ui);

	all = all || !plain || !tv->plain || tv->drawn_top != e->top;
	if (textdesk_next_taken(tv, 0, &taken.from, &taken.to))
		taken.style = STYLE_MATCH;
	for (i = 0; i < rows; i++) {
		k = e->top + i;
		if (!all && (k < e->changed_from || k >= e->changed_to))
			continue;
		if (k < e->nline)
			draw_line(tv, ui, k, first + (int)i, &taken);
		else
			paint_fill(first + (int)i, 0, ui->cols, STYLE_NORMAL);
	}
	textedit_painted(e);
	tv->plain = plain;
	tv->drawn_top = e->top;
}

static void
textview_draw(struct view *v, struct ui *ui, bool all)
{
	struct textview *tv = (struct textview *)v;
	int first = first_row(ui);

	if (!all && !(ui->damage & (DAMAGE_TEXT | DAMAGE_FOCUS)))
		return;
	textdesk_refresh(tv, ui);
	textedit_resize(&tv->edit, text_columns(ui));
	textedit_show(&tv->edit, text_rows(ui));
	draw_head(tv, ui);
	draw_lines(tv, ui, all);
	if (tv->edit.text.len == 0)
		draw_hint(tv, ui);
	paint_cursor(first + (int)(textedit_line(&tv->edit) - tv->edit.top),
	    2 + textedit_column(&tv->edit));
}

/* Does the cursor stand in a sentence that F5 took over? */
static bool
on_taken(const struct textview *tv)
{
	size_t from, to, at = 0;

	while (textdesk_next_taken(tv, at, &from, &to) && from <= tv->edit.at) {
		if (tv->edit.at < to)
			return true;
		at = textstep_sentence(tv->edit.text.data, tv->edit.text.len, from, true);
	}
	return false;
}

static void
textview_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	struct textview *tv = (struct textview *)ui_screen(ui);
	const char *code = ui_form(ui)->text[tv->slot].code;
	const char *text = ui->report->text[tv->slot];
	const struct finding *best = NULL;
	size_t i, from, to;

	for (i = 0; i < ui->findings.n; i++) {
		const struct finding *f = &ui->findings.item[i];

		if (strcmp(f->place, code) != 0)
			continue;
		if (best == NULL)
			best = f;
		/* the one about the words under the cursor comes first */
		if (f->quote != NULL && text != NULL && tv->edit.at >=
		    (size_t)(f->quote - text) &&
		    tv->edit.at <= (size_t)(f->quote - text) + f->nquote) {
			best = f;
			break;
		}
	}
	if (textedit_marked(&tv->edit, &from, &to)) {
		msg_put(b, ui->lang, MSG_UI_TEXT_MARKED,
		    INT(textedit_ink(buf_cstr(&tv->edit.text) + from, to - from)), NULL);
		return;
	}
	if (tv->edit.marked != TEXTMARK_NONE) {
		buf_str(b, ui_text(ui, MSG_UI_TEXT_MARKING));
		return;
	}
	if (tv->stale > 0) {
		*level = LEVEL_WARNING;
		textdesk_stale(b, tv, ui);
		return;
	}
	if (best == NULL && on_taken(tv)) {
		buf_str(b, ui_text(ui, MSG_UI_TEXT_ON_TAKEN));
		return;
	}
	if (best != NULL) {
		*level = best->open_text ? LEVEL_HINT : best->level;
		finding_message(b, ui->report, best, ui->lang);
		return;
	}
	buf_str(b, ui_text(ui, MSG_UI_TEXT_KEYS));
}

/* ---- places ---- */

void
textview_show(struct ui *ui, int slot, size_t at)
{
	struct textview *tv;

	flow_go_place(ui, ui_form(ui)->text[slot].code);
	tv = textdesk_shown(ui);
	if (tv && tv->slot == slot && at <= tv->edit.text.len) {
		textedit_go(&tv->edit, at);
		ui_damage(ui, DAMAGE_TEXT);
	}
}

void
screen_go_quote(struct ui *ui, const struct finding *f)
{
	int slot = form_text_find(ui_form(ui), f->place);

	if (slot >= 0 && ui->report->text[slot] != NULL)
		textview_show(ui, slot, (size_t)(f->quote - ui->report->text[slot]));
	else
		flow_go_finding(ui, f);
}

bool
textview_where(struct ui *ui, int *slot, size_t *at)
{
	struct textview *tv = textdesk_shown(ui);

	if (tv == NULL)
		return false;
	*slot = tv->slot;
	*at = tv->edit.at;
	return true;
}

/* The text before or after this one in the order of print. */
static bool
turn_slot(struct textview *tv, struct ui *ui, int step)
{
	int to = tv->slot + step;

	if (to < 0 || to >= ui_form(ui)->ntext)
		return false;
	flow_go_place(ui, ui_form(ui)->text[to].code);
	return true;
}

/* Up from the first line and down from the last lead to the neighbouring text. */
static bool
leave_by(struct textview *tv, struct ui *ui, enum action a)
{
	const struct form *f = ui_form(ui);
	int slot = tv->slot;

	if (a == ACTION_UP && slot > 0 && f->text[slot - 1].kind == FORM_TEXT_LEAD)
		return turn_slot(tv, ui, -1);
	if (a == ACTION_DOWN && f->text[slot].kind == FORM_TEXT_LEAD)
		return turn_slot(tv, ui, 1);
	if ((a == ACTION_DOWN && f->text[slot].kind == FORM_TEXT_INTRO) ||
	    (a == ACTION_UP && f->text[slot].kind == FORM_TEXT_UNDER)) {
		flow_go_section(ui, f->text[slot].section);
		return true;
	}
	return false;
}

/* ---- keys ---- */

static void
go_other(struct textview *tv, struct ui *ui, int step)
{
	if (!turn_slot(tv, ui, step))
		ui_say(ui, step > 0 ? MSG_UI_TEXT_LAST : MSG_UI_TEXT_FIRST, NULL);
}

static unsigned
textview_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct textview *tv = (struct textview *)v;

	if (k->code == K_HANGUP || k->code == K_TERM) {
		(void)textdesk_commit(tv, ui);	/* typed text is no unfinished figure */
		return VIEW_HANDLED;
	}
	if (a == ACTION_NEXT || a == ACTION_PREV) {
		go_other(tv, ui, a == ACTION_NEXT ? 1 : -1);
		return VIEW_HANDLED;
	}
	if (a == ACTION_LAST_YEAR) {
		textdesk_last_year(tv, ui);
		return VIEW_HANDLED;
	}
	/* The lead stands before the first section. */
	if (a == ACTION_NEXT_SECTION &&
	    ui_form(ui)->text[tv->slot].kind == FORM_TEXT_LEAD) {
		flow_go_section(ui, 0);
		return VIEW_HANDLED;
	}
	if (textdesk_key(tv, ui, k, a, text_rows(ui) > 1 ? text_rows(ui) - 1 : 1))
		return VIEW_HANDLED;
	return leave_by(tv, ui, a) ? VIEW_HANDLED : VIEW_IGNORED;
}

/* The character there, or the end of its line. */
static unsigned
textview_point(struct view *v, struct ui *ui, int what, int col)
{
	struct textview *tv = (struct textview *)v;
	const struct textline *l = &tv->edit.line[what];

	textedit_go(&tv->edit, l->from + text_fit(buf_cstr(&tv->edit.text) + l->from,
	    l->to - l->from, col > 2 ? col - 2 : 0, NULL));
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static void
textview_release(struct view *v)
{
	struct textview *tv = (struct textview *)v;

	textedit_release(&tv->edit);
	free(tv->taken);
	textlinks_release(&tv->links);
}

static const enum action textview_keys[] = {
	ACTION_HELP, ACTION_LAST_YEAR, ACTION_NEXT_SECTION, ACTION_FINDINGS,
	ACTION_COMMANDS, ACTION_MARK, ACTION_CUT, ACTION_PUT, ACTION_REPLACE, ACTION_UNDO,
	ACTION_LEAVE, ACTION_SEARCH, ACTION_EXPORT, ACTION_PREV_SECTION, ACTION_REDO,
	ACTION_NEXT_FINDING, ACTION_NONE
};

const struct view_class textview_class = {
	.name = "text", .title = MSG_UI_TEXT_TITLE, .takes_text = true,
	.draw = textview_draw, .key = textview_key, .settle = textview_settle,
	.release = textview_release, .tick = textview_tick, .detail = textview_detail,
	.keys = textview_keys, .more = textdesk_more, .point = textview_point
};

struct view *
textview_new(struct ui *ui, int slot)
{
	struct textview *tv = mem_zero(sizeof(*tv));

	tv->view.class = &textview_class;
	tv->slot = slot;
	textedit_init(&tv->edit, text_columns(ui));
	textedit_set(&tv->edit, textdesk_stored(tv, ui));
	if (ui->left_text != NULL)
		textedit_go(&tv->edit, ui->left_text[slot]);
	textdesk_load_taken(tv, ui);
	textdesk_load_links(tv, ui);
	return &tv->view;
}
