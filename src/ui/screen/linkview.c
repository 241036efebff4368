/*
 * linkview.c - F10 联动数: every figure of any text that was put in from the tables.
 *
 * A line each, in the order of print: the words it stands in, which text, of which cell,
 * and what that says by now.  Enter goes to the words, Alt-= puts right what is stale in
 * all texts as one step.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/figures.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "report/textlink.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/screen/linked.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

#define BEFORE	8		/* characters of the text on either side of a figure */
#define BEHIND	6

struct link_line {
	int		 slot;
	size_t		 at;
	char		*words, *around, *what, *now;
	bool		 stale;
};
struct linkview {
	struct view	 view;
	struct link_line *line;
	size_t		 n, cap, stale;
	size_t		 at, top;
};

/* ---- lines ---- */

/* "…制发行政规范性文件2件，年末…", on one line. */
static char *
around(const char *text, size_t at, size_t len)
{
	size_t n = strlen(text), from = at, to = at + len;
	struct buf b = BUF_INIT;

	for (int i = 0; i < BEFORE && from > 0 && text[from - 1] != '\n'; i++)
		from = text_prev(text, n, from);
	for (int i = 0; i < BEHIND && to < n && text[to] != '\n'; i++)
		to = text_next(text, n, to);
	buf_add(&b, text + from, to - from);
	return buf_detach(&b);
}

static void
forget(struct linkview *lv)
{
	for (size_t i = 0; i < lv->n; i++) {
		free(lv->line[i].words);
		free(lv->line[i].around);
		free(lv->line[i].what);
		free(lv->line[i].now);
	}
	lv->n = lv->stale = 0;
}

static void
gather(struct linkview *lv, struct ui *ui)
{
	const struct report *r = ui->report;

	forget(lv);
	for (int slot = 0; slot < r->form->ntext; slot++) {
		struct textlinks l = { NULL, 0, 0 };
		struct textlinks_seen s;

		if (r->text[slot] == NULL)
			continue;
		linked_read(&l, slot, ui);
		textlinks_see(&s, &l, r, slot, r->text[slot]);
		lv->stale += s.stale;
		for (size_t i = 0; i < s.n; i++) {
			const struct textlink_seen *it = &s.item[i];

			lv->line = mem_grow(lv->line, lv->n, &lv->cap, sizeof(*lv->line));
			lv->line[lv->n++] = (struct link_line){ slot, it->at,
			    mem_strdup(it->link->words),
			    around(r->text[slot], it->at, strlen(it->link->words)),
			    mem_strdup(it->what), it->now ? mem_strdup(it->now) : NULL,
			    textlink_is_stale(it) };
		}
		textlinks_seen_release(&s);
		textlinks_release(&l);
	}
	if (lv->at >= lv->n)
		lv->at = lv->n > 0 ? lv->n - 1 : 0;
}

/* The cell, or the first of a sum; what 报告资料 calls it. */
static void
source_name(struct buf *b, const struct ui *ui, const char *what)
{
	const struct form *f = ui_form(ui);
	enum form_figure i = form_figure_find(what);
	struct change c = { .kind = CHANGE_REPORT, .place = (char *)what };

	if (i == FIGURE__MAX) {
		step_place(b, f, &c, ui->lang);
		return;
	}
	form_cell_name(b, f, form_figure_cell(f, i));
	if (f->figure[i].n > 1)
		msg_put(b, ui->lang, MSG_UI_LINK_CELLS, INT(f->figure[i].n), NULL);
}

/* Where Enter in that line would go back to. */
static int
source_cell(const struct ui *ui, const char *what)
{
	enum form_figure i = form_figure_find(what);

	return i == FIGURE__MAX ? -1 : form_figure_cell(ui_form(ui), i);
}

/* ---- drawing ---- */

enum { COLUMN_TEXT, COLUMN_SOURCE, COLUMN_NOW };

static int
link_width(const struct ui *ui, int c)
{
	switch (c) {
	case COLUMN_TEXT:
		return ui->cols >= 132 ? 36 : 14;
	case COLUMN_SOURCE:
		return ui->cols >= 132 ? 44 : ui->cols >= 100 ? 34 : 24;
	default:
		return 8;
	}
}

static void
link_cell(const struct ui *ui, const void *item, int c, struct buf *b, enum style *s)
{
	const struct link_line *l = item;

	if (c == COLUMN_TEXT)
		textview_name(b, ui, l->slot);
	else if (c == COLUMN_SOURCE)
		source_name(b, ui, l->what);
	else if (l->stale) {
		buf_str(b, l->now);
		*s = STYLE_WARNING;
	} else
		buf_str(b, ui_text(ui, l->now ? MSG_UI_LINK_SAME : MSG_UI_LINK_EMPTY));
}

static const struct listing_column link_columns[] = {
	[COLUMN_TEXT] = { MSG_UI_LINK_TEXT, 14, 80, TEXT_LEFT },
	[COLUMN_SOURCE] = { MSG_UI_LINK_SOURCE, 24, 60, TEXT_LEFT },
	[COLUMN_NOW] = { MSG_UI_LINK_NOW, 8, 0, TEXT_RIGHT },
};
static const struct listing link_listing = {
	MSG_UI_LINK_WORDS, link_columns, ARRAY_LEN(link_columns), 60, NULL, link_width,
	link_cell
};

static size_t
room_for(const struct ui *ui)
{
	return ui->rows > 6 ? (size_t)ui->rows - 5 : 1;
}

static void
linkview_draw(struct view *v, struct ui *ui, bool all)
{
	struct linkview *lv = (struct linkview *)v;
	size_t room = room_for(ui), i;
	struct buf b = BUF_INIT;

	(void)all;
	if (lv->at < lv->top)
		lv->top = lv->at;
	if (lv->at >= lv->top + room)
		lv->top = lv->at - room + 1;
	msg_put(&b, ui->lang, MSG_UI_LINK_HEAD, INT(lv->n), INT(lv->stale), NULL);
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	listing_head(&link_listing, ui, 2);
	for (i = 0; i < room; i++) {
		const struct link_line *l = &lv->line[lv->top + i];

		if (lv->top + i >= lv->n) {
			paint_fill(3 + (int)i, 0, ui->cols, STYLE_NORMAL);
			continue;
		}
		listing_row(&link_listing, ui, 3 + (int)i, lv->top + i == lv->at, l->stale,
		    l->around, l);
		paint_click(3 + (int)i, 0, ui->cols, CLICK_ITEM, (int)(lv->top + i));
	}
	listing_scroll(ui, 3, room, lv->top, lv->n);
	paint_cursor(3 + (int)(lv->at - lv->top), 0);
	buf_release(&b);
}

/* The line in full. */
static void
linkview_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct linkview *lv = (const struct linkview *)ui_screen(ui);
	const struct link_line *l = &lv->line[lv->at];
	struct buf text = BUF_INIT, from = BUF_INIT;

	textview_name(&text, ui, l->slot);
	source_name(&from, ui, l->what);
	if (l->stale)
		*level = LEVEL_WARNING;
	msg_put(b, ui->lang, l->stale ? MSG_UI_LINK_IS_STALE : l->now ? MSG_UI_LINK_IS_SAME :
	    MSG_UI_LINK_IS_EMPTY, buf_cstr(&text), l->words, buf_cstr(&from),
	    l->now ? l->now : "", NULL);
	buf_release(&text);
	buf_release(&from);
}

/* ---- keys ---- */

static unsigned
go(struct view *v, struct ui *ui, int unused)
{
	const struct linkview *lv = (const struct linkview *)v;

	(void)unused;
	textview_show(ui, lv->line[lv->at].slot, lv->line[lv->at].at);
	return VIEW_HANDLED;
}

/* To the figure in its table. */
static unsigned
go_source(struct view *v, struct ui *ui, int unused)
{
	const struct linkview *lv = (const struct linkview *)v;
	const char *what = lv->line[lv->at].what;
	int cell = source_cell(ui, what);
	char *place;

	(void)unused;
	if (cell >= 0) {
		flow_go_cell(ui, cell);
		return VIEW_HANDLED;
	}
	place = mem_strdup(what);
	flow_go_place(ui, place);
	free(place);
	return VIEW_HANDLED;
}

static unsigned
follow(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	if (ui_may_write(ui)) {
		linked_follow_all(ui);
		gather((struct linkview *)v, ui);
	}
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

static unsigned
go_back(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)ui;
	(void)unused;
	return VIEW_HANDLED | VIEW_CLOSE;
}

static const struct view_action link_actions[] = {
	{ ACTION_ACCEPT, go, 0 },
	{ ACTION_DETAILS, go_source, 0 },
	{ ACTION_FOLLOW, follow, 0 },
	{ ACTION_CANCEL, go_back, 0 },
	{ ACTION_BREAK, go_back, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
linkview_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct linkview *lv = (struct linkview *)v;
	unsigned done = VIEW_IGNORED;

	(void)k;
	if (ui->report == NULL || lv->n == 0)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (listing_moves(a, lv->n, room_for(ui), false, &lv->at)) {
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	(void)view_do(link_actions, v, ui, a, &done);
	return done;
}

static unsigned
linkview_point(struct view *v, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(v, ui, &((struct linkview *)v)->at, what);
}

static void
linkview_release(struct view *v)
{
	struct linkview *lv = (struct linkview *)v;

	forget(lv);
	free(lv->line);
}

static const enum action link_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_DETAILS, ACTION_FOLLOW, ACTION_CANCEL, ACTION_NONE
};
static const enum msg link_words[] = {
	MSG_NONE, MSG_UI_LINK_KEY_GO, MSG_UI_LINK_KEY_SOURCE, MSG_UI_LINK_KEY_FOLLOW, MSG_NONE
};
static const struct view_class linkview_class = {
	.name = "links", .title = MSG_UI_LINK_TITLE,
	.draw = linkview_draw, .key = linkview_key, .release = linkview_release,
	.detail = linkview_detail, .keys = link_keys, .words = link_words,
	.point = linkview_point
};

void
linked_show(struct ui *ui)
{
	struct linkview *lv;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	lv = mem_zero(sizeof(*lv));
	lv->view.class = &linkview_class;
	gather(lv, ui);
	if (lv->n == 0) {
		ui_say(ui, MSG_UI_LINK_NO_LIST, NULL);
		linkview_release(&lv->view);
		free(lv);
		return;
	}
	ui_push(ui, &lv->view);
}
