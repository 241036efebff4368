/*
 * textview.c - the editor of sections 一 五 六 and the texts around the tables.
 *
 * What is typed lives in a working copy until it is committed as the smallest
 * splice: at the next tick of the second, at the end of a paragraph, before
 * anything else happens (undo, another section, leaving), and when the line
 * breaks.
 *
 * Invariant: while "dirty" is false the copy equals the report's text.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/widget/pager.h"
#include "ui/widget/textedit.h"

#define WIDEST	100		/* columns: longer lines are hard to read */

struct textview {
	struct view	 view;
	int		 slot;
	struct textedit	 edit;
	bool		 dirty;
};

const struct view_class textview_class;

/* ---- report and copy ---- */

static const char *
stored(const struct textview *tv, const struct ui *ui)
{
	const char *s = ui->report->text[tv->slot];

	return s != NULL ? s : "";
}

/*
 * Undo, a reload or somebody else may have changed the text below us.  The
 * cursor goes to the end of what changed: there the eye looks after an undo.
 */
static void
refresh(struct textview *tv, struct ui *ui)
{
	const char *old = buf_cstr(&tv->edit.text), *now = stored(tv, ui);
	size_t n = tv->edit.text.len, m = strlen(now), head = 0, tail = 0;

	if (tv->dirty || strcmp(old, now) == 0)
		return;
	while (head < n && head < m && old[head] == now[head])
		head++;
	while (tail < n - head && tail < m - head && old[n - 1 - tail] == now[m - 1 - tail])
		tail++;
	tv->edit.at = m - tail;
	textedit_set(&tv->edit, now);
}

static bool
commit(struct textview *tv, struct ui *ui)
{
	struct change_list list = CHANGE_LIST_INIT;
	bool ok;

	if (!tv->dirty || ui->report == NULL)
		return true;
	change_text_all(&list, ui->report, tv->slot, buf_cstr(&tv->edit.text), ORIGIN_KEY);
	tv->dirty = false;
	ok = ui_commit(ui, &list);
	if (!ok)
		refresh(tv, ui);
	return ok;
}

static bool
textview_settle(struct view *v, struct ui *ui)
{
	(void)commit((struct textview *)v, ui);
	return true;
}

/* Not only after a rest: who types on and on wants it on disk as well. */
static void
textview_tick(struct view *v, struct ui *ui)
{
	(void)commit((struct textview *)v, ui);
}

/* ---- drawing ---- */

void
textview_name(struct buf *b, const struct ui *ui, int slot)
{
	const struct form *f = ui->report->form;
	const struct form_text *t = &f->text[slot];

	if (t->kind == FORM_TEXT_LEAD) {
		buf_str(b, ui_text(ui, MSG_UI_TEXT_LEAD));
		return;
	}
	buf_str(b, f->section[t->section].heading);
	if (t->kind == FORM_TEXT_INTRO)
		buf_str(b, ui_text(ui, MSG_UI_TEXT_INTRO));
	else if (t->kind == FORM_TEXT_UNDER)
		buf_str(b, ui_text(ui, MSG_UI_TEXT_UNDER));
}

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
	const struct form_text *t = &ui->report->form->text[tv->slot];
	struct hint h = { NULL, first_row(ui) + 1, 2, text_columns(ui), 0, 6 };

	if (t->kind == FORM_TEXT_BODY && ui->report->form->section[t->section].help)
		h.text = ui->report->form->section[t->section].help;
	else
		h.text = ui_text(ui, t->kind == FORM_TEXT_LEAD ? MSG_UI_TEXT_HINT_LEAD :
		    t->kind == FORM_TEXT_BODY ? MSG_UI_TEXT_HINT_BODY : MSG_UI_TEXT_HINT_TABLE);
	text_wrap(h.text, strlen(h.text), h.columns, hint_line, &h);
}

static void
draw_line(struct textview *tv, struct ui *ui, size_t k, int row)
{
	const struct textline *l = &tv->edit.line[k];
	struct buf b = BUF_INIT;

	buf_add(&b, buf_cstr(&tv->edit.text) + l->from, l->to - l->from);
	paint_fill(row, 0, 2, STYLE_NORMAL);
	paint_text(row, 2, ui->cols - 2, STYLE_NORMAL, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

static void
textview_draw(struct view *v, struct ui *ui, bool all)
{
	struct textview *tv = (struct textview *)v;
	size_t rows = text_rows(ui), i;
	int first = first_row(ui);

	if (!all && !(ui->damage & (DAMAGE_TEXT | DAMAGE_FOCUS)))
		return;
	refresh(tv, ui);
	textedit_resize(&tv->edit, text_columns(ui));
	textedit_show(&tv->edit, rows);
	draw_head(tv, ui);
	for (i = 0; i < rows; i++)
		if (tv->edit.top + i < tv->edit.nline)
			draw_line(tv, ui, tv->edit.top + i, first + (int)i);
		else
			paint_fill(first + (int)i, 0, ui->cols, STYLE_NORMAL);
	if (tv->edit.text.len == 0)
		draw_hint(tv, ui);
	paint_cursor(first + (int)(textedit_line(&tv->edit) - tv->edit.top),
	    2 + textedit_column(&tv->edit));
}

static void
textview_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	struct textview *tv = (struct textview *)ui_screen(ui);
	const char *code = ui->report->form->text[tv->slot].code;
	const char *text = ui->report->text[tv->slot];
	const struct finding *best = NULL;
	size_t i;

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
	if (best != NULL) {
		*level = best->open_text ? LEVEL_HINT : best->level;
		finding_message(b, ui->report, best, ui->lang);
		return;
	}
	buf_str(b, ui_text(ui, MSG_UI_TEXT_KEYS));
}

/* ---- places ---- */

static struct textview *
shown(struct ui *ui)
{
	struct view *v = ui_base(ui);

	return v && v->class == &textview_class ? (struct textview *)v : NULL;
}

void
textview_show(struct ui *ui, int slot, size_t at)
{
	struct textview *tv;

	flow_go_place(ui, ui->report->form->text[slot].code);
	tv = shown(ui);
	if (tv && tv->slot == slot && at <= tv->edit.text.len) {
		tv->edit.at = at;
		tv->edit.goal = -1;
		ui_damage(ui, DAMAGE_TEXT);
	}
}

void
screen_go_quote(struct ui *ui, const struct finding *f)
{
	int slot = form_text_find(ui->report->form, f->place);

	if (slot >= 0 && ui->report->text[slot] != NULL)
		textview_show(ui, slot, (size_t)(f->quote - ui->report->text[slot]));
	else
		flow_go_place(ui, f->place);
}

bool
textview_where(struct ui *ui, int *slot, size_t *at)
{
	struct textview *tv = shown(ui);

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

	if (to < 0 || to >= ui->report->form->ntext)
		return false;
	flow_go_place(ui, ui->report->form->text[to].code);
	return true;
}

/* Up from the first line and down from the last lead to the neighbouring text. */
static bool
leave_by(struct textview *tv, struct ui *ui, enum action a)
{
	const struct form *f = ui->report->form;
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
changed(struct textview *tv, struct ui *ui, bool now)
{
	tv->dirty = true;
	ui_damage(ui, DAMAGE_TEXT);
	if (now)
		(void)commit(tv, ui);
}

static unsigned
type(struct textview *tv, struct ui *ui, const struct key *k)
{
	char utf8[4];

	if (!ui_may_write(ui))
		return VIEW_HANDLED;
	textedit_insert(&tv->edit, utf8, text_encode(utf8, k->code));
	changed(tv, ui, false);
	return VIEW_HANDLED;
}

bool
textview_insert(struct ui *ui, const char *s)
{
	struct textview *tv = shown(ui);

	/* What was typed before is a step of its own. */
	if (tv == NULL || !ui_may_write(ui) || !commit(tv, ui))
		return false;
	textedit_insert(&tv->edit, s, strlen(s));
	changed(tv, ui, true);
	return true;
}

/* F5: what stood here last year, to read. */
static void
last_year(struct textview *tv, struct ui *ui)
{
	const struct prior *p = ui->report->prior;
	struct buf title = BUF_INIT, name = BUF_INIT;
	struct view *v;
	char year[16];

	if (p == NULL || tv->slot >= p->ntext || p->text[tv->slot] == NULL ||
	    p->text[tv->slot][0] == '\0') {
		ui_say(ui, MSG_UI_TEXT_NO_PRIOR, NULL);
		return;
	}
	snprintf(year, sizeof(year), "%d", p->year);
	textview_name(&name, ui, tv->slot);
	msg_put(&title, ui->lang, MSG_UI_TEXT_PRIOR, year, buf_cstr(&name), NULL);
	v = pager_new("reader", buf_cstr(&title));
	pager_add(v, STYLE_BOX, 0, p->text[tv->slot]);
	ui_push(ui, v);
	buf_release(&title);
	buf_release(&name);
}

static unsigned
edit_key(struct textview *tv, struct ui *ui, const struct key *k, enum action a)
{
	const char *s;
	size_t n;

	if (k->code == K_PASTE) {
		if (!ui_may_write(ui))
			return VIEW_HANDLED;
		s = term_paste(&n);
		textedit_insert(&tv->edit, s, n);
		changed(tv, ui, true);
	} else if (a == ACTION_ACCEPT) {
		if (!ui_may_write(ui))
			return VIEW_HANDLED;
		textedit_insert(&tv->edit, "\n", 1);
		changed(tv, ui, true);
	} else if (a == ACTION_BACKSPACE || a == ACTION_DELETE) {
		if (ui_may_write(ui) && textedit_erase(&tv->edit, a == ACTION_DELETE))
			changed(tv, ui, false);
	} else
		return VIEW_IGNORED;
	return VIEW_HANDLED;
}

static unsigned
textview_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct textview *tv = (struct textview *)v;

	if (k->code == K_HANGUP || k->code == K_TERM) {
		(void)commit(tv, ui);		/* typed text is no unfinished figure */
		return VIEW_HANDLED;
	}
	if (k->code >= ' ' && k->code < 0x110000 && !text_cp_unsafe(k->code))
		return type(tv, ui, k);
	if (a == ACTION_NEXT || a == ACTION_PREV) {
		if (!turn_slot(tv, ui, a == ACTION_NEXT ? 1 : -1))
			ui_say(ui, a == ACTION_NEXT ? MSG_UI_TEXT_LAST : MSG_UI_TEXT_FIRST,
			    NULL);
		return VIEW_HANDLED;
	}
	if (a == ACTION_LAST_YEAR) {
		last_year(tv, ui);
		return VIEW_HANDLED;
	}
	/* The lead stands before the first section. */
	if (a == ACTION_NEXT_SECTION &&
	    ui->report->form->text[tv->slot].kind == FORM_TEXT_LEAD) {
		flow_go_section(ui, 0);
		return VIEW_HANDLED;
	}
	if (edit_key(tv, ui, k, a) == VIEW_HANDLED)
		return VIEW_HANDLED;
	if (textedit_move(&tv->edit, a, text_rows(ui) > 1 ? text_rows(ui) - 1 : 1)) {
		ui_damage(ui, DAMAGE_FOCUS);
		return VIEW_HANDLED;
	}
	return leave_by(tv, ui, a) ? VIEW_HANDLED : VIEW_IGNORED;
}

static void
textview_release(struct view *v)
{
	textedit_release(&((struct textview *)v)->edit);
}

static const enum action textview_keys[] = {
	ACTION_HELP, ACTION_PREV_SECTION, ACTION_NEXT_SECTION, ACTION_FINDINGS, ACTION_EXPORT,
	ACTION_COMMANDS, ACTION_SEARCH, ACTION_UNDO, ACTION_REDO, ACTION_NEXT_FINDING,
	ACTION_LEAVE, ACTION_NONE
};

const struct view_class textview_class = {
	.name = "text", .title = MSG_UI_TEXT_TITLE, .takes_text = true,
	.draw = textview_draw, .key = textview_key, .settle = textview_settle,
	.release = textview_release, .tick = textview_tick, .detail = textview_detail,
	.keys = textview_keys
};

struct view *
textview_new(struct ui *ui, int slot)
{
	struct textview *tv = mem_zero(sizeof(*tv));

	tv->view.class = &textview_class;
	tv->slot = slot;
	textedit_init(&tv->edit, text_columns(ui));
	textedit_set(&tv->edit, stored(tv, ui));
	return &tv->view;
}
