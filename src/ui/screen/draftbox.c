/*
 * draftbox.c - 文字助手: sentences made from the figures, to be taken into a text.
 *
 * Every sentence is shown in full before it is taken; Enter puts it at the cursor of
 * the text editor, as one step that ^Z takes back, and goes on to the next; the box
 * stays until Esc, or until a key that means something to the text.  Nothing else is
 * ever written.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/draft.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

/* A line of the box: the name of a sentence, a part of it, or a blank. */
struct draft_line {
	size_t		 item;
	bool		 name;
	size_t		 from, to;	/* of the text; both 0 = blank or name */
};
struct draftbox {
	struct view	 view;
	struct drafts	 list;
	size_t		 at, top;
	struct draft_line *line;
	size_t		 n, cap;
	int		 columns;	/* the lines were made for; 0 = none yet */
};

/* ---- lines ---- */

struct breaking {
	struct draftbox	*box;
	size_t		 item, base;	/* base: of the paragraph in its text */
};

static void
add_line(void *ctx, size_t from, size_t to)
{
	struct breaking *b = ctx;
	struct draftbox *box = b->box;

	box->line = mem_grow(box->line, box->n, &box->cap, sizeof(*box->line));
	box->line[box->n++] = (struct draft_line){ b->item, false, b->base + from,
	    b->base + to };
}

static void
break_all(struct draftbox *box, int columns)
{
	struct breaking b = { box, 0, 0 };
	const char *text;
	size_t n;

	box->n = 0;
	box->columns = columns;
	for (; b.item < box->list.n; b.item++) {
		text = box->list.item[b.item].text;
		if (b.item > 0)
			add_line(&b, 0, 0);
		add_line(&b, 0, 0);
		box->line[box->n - 1].name = true;
		for (b.base = 0; b.base <= strlen(text); b.base += n + 1) {
			n = strcspn(text + b.base, "\n");
			text_wrap(text + b.base, n, columns - 2, add_line, &b);
		}
		b.base = 0;
	}
}

/* First and last line of the sentence chosen, its name included. */
static void
extent(const struct draftbox *box, size_t *first, size_t *last)
{
	size_t i;

	*first = *last = 0;
	for (i = 0; i < box->n; i++)
		if (box->line[i].item == box->at) {
			if (box->line[i].name)
				*first = i;
			*last = i;
		}
}

/* ---- drawing ---- */

static size_t
lines_shown(const struct ui *ui)
{
	return (size_t)(ui->rows - 5);
}

static void
show_chosen(struct draftbox *box, size_t room)
{
	size_t first, last;

	extent(box, &first, &last);
	if (last >= box->top + room)
		box->top = last - room + 1;
	if (first < box->top || last - first >= room)
		box->top = first;
}

static void
draw_line(const struct draftbox *box, const struct ui *ui, size_t k, int row, int col,
    int columns)
{
	const struct draft_line *l = &box->line[k];
	const struct draft *d = &box->list.item[l->item];
	bool on = l->item == box->at;
	struct buf b = BUF_INIT;

	if (l->name) {
		buf_printf(&b, "%s%s", on ? "> " : "  ", ui_text(ui, d->name));
		paint_text(row, col, columns, on ? STYLE_STRONG : STYLE_DIM, TEXT_LEFT,
		    buf_cstr(&b));
	} else {
		buf_str(&b, "  ");
		buf_add(&b, d->text + l->from, l->to - l->from);
		paint_text(row, col, columns, on && l->to > 0 ? STYLE_SELECT : STYLE_BOX,
		    TEXT_LEFT, buf_cstr(&b));
	}
	buf_release(&b);
}

static void
draftbox_draw(struct view *v, struct ui *ui, bool all)
{
	struct draftbox *box = (struct draftbox *)v;
	int cols = ui->cols < 100 ? ui->cols : 98, col = (ui->cols - cols) / 2, row = 1;
	size_t room = lines_shown(ui), first, last, i;

	(void)all;
	if (box->columns != cols - 4) {
		break_all(box, cols - 4);
		show_chosen(box, room);
	}
	if (box->n < room)
		room = box->n;
	if (box->top + room > box->n)
		box->top = box->n - room;
	paint_box(row, col, (int)room + 2, cols, STYLE_BOX, ui_text(ui, MSG_UI_DRAFT_TITLE));
	for (i = 0; i < room; i++) {
		draw_line(box, ui, box->top + i, row + 1 + (int)i, col + 2, cols - 4);
		paint_click(row + 1 + (int)i, col + 1, cols - 2, CLICK_ITEM,
		    (int)box->line[box->top + i].item);
	}
	extent(box, &first, &last);
	if (first >= box->top && first < box->top + room)
		paint_cursor(row + 1 + (int)(first - box->top), col + 2);
}

static void
draftbox_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct draftbox *box = (const struct draftbox *)ui_top(ui);

	(void)level;
	buf_str(b, ui_text(ui, MSG_UI_DRAFT_KEYS));
	if (box->list.waiting > 0) {
		msg_put(b, ui->lang, MSG_UI_DRAFT_MORE, INT(box->list.waiting), NULL);
	}
}

/* ---- keys ---- */

/* To read on in a low window. */
static unsigned
scroll(struct view *v, struct ui *ui, int step)
{
	struct draftbox *box = (struct draftbox *)v;
	size_t room = lines_shown(ui);

	if (step > 0)
		box->top += box->top + room < box->n ? room / 2 + 1 : 0;
	else
		box->top -= box->top > room / 2 ? room / 2 + 1 : box->top;
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static unsigned
take(struct view *v, struct ui *ui, int unused)
{
	struct draftbox *box = (struct draftbox *)v;

	(void)unused;
	if (!textview_insert_linked(ui, box->list.item[box->at].text))
		return VIEW_HANDLED;
	ui_say(ui, MSG_UI_DRAFT_TAKEN, NULL);
	if (box->at + 1 < box->list.n)
		box->at++;
	show_chosen(box, lines_shown(ui));
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

static const struct view_action draftbox_actions[] = {
	{ ACTION_PAGE_DOWN, scroll, 1 },
	{ ACTION_PAGE_UP, scroll, -1 },
	{ ACTION_ACCEPT, take, 0 },
	{ ACTION_NONE, NULL, 0 }
};

/* What is typed goes into the text, and F2 to the section before: nobody has to close
 * the box first. */
static unsigned
go_on_below(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	static const enum action ours[] = {
		ACTION_CANCEL, ACTION_BREAK, ACTION_HELP, ACTION_REDRAW, ACTION_LEAVE
	};
	struct view *text;
	size_t i;

	for (i = 0; i < ARRAY_LEN(ours); i++)
		if (a == ours[i])
			return VIEW_IGNORED;
	if (a == ACTION_NONE && k->code != K_PASTE && (k->code < ' ' || k->code >= 0x110000))
		return VIEW_IGNORED;
	ui_close_view(ui, v);
	text = ui_top(ui);
	if (text != NULL && text->class->key(text, ui, k, a) == VIEW_IGNORED)
		(void)ui_act(ui, a);
	return VIEW_HANDLED;
}

static unsigned
draftbox_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct draftbox *box = (struct draftbox *)v;
	unsigned done = VIEW_IGNORED;

	if (view_do(draftbox_actions, v, ui, a, &done))
		return done;
	if (!listing_moves(a, box->list.n, 0, true, &box->at))
		return go_on_below(v, ui, k, a);
	show_chosen(box, lines_shown(ui));
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static unsigned
draftbox_point(struct view *v, struct ui *ui, int what, int col)
{
	struct draftbox *box = (struct draftbox *)v;
	unsigned done = view_point(v, ui, &box->at, what);

	(void)col;
	if (!(done & VIEW_CLOSE) && ui_top(ui) == v)
		show_chosen(box, lines_shown(ui));
	return done;
}

static void
draftbox_release(struct view *v)
{
	struct draftbox *box = (struct draftbox *)v;

	drafts_release(&box->list);
	free(box->line);
}

static const struct view_class draftbox_class = {
	.name = "draft", .box = true, .over = true,
	.draw = draftbox_draw, .key = draftbox_key, .release = draftbox_release,
	.detail = draftbox_detail, .point = draftbox_point
};

void
screen_ask_draft(struct ui *ui)
{
	struct drafts list = DRAFTS_INIT;
	struct draftbox *box;
	size_t at;
	bool blank;
	int slot;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (!textview_where(ui, &slot, &at)) {
		ui_say(ui, MSG_UI_DRAFT_NO_TEXT, NULL);
		return;
	}
	if (!ui_may_write(ui))
		return;
	/* The whole comes first while nothing is written yet. */
	blank = text_blank(ui->report->text[slot]);
	if (blank)
		draft_whole(&list, ui->report, slot);
	draft_make(&list, ui->report, slot);
	if (!blank)
		draft_whole(&list, ui->report, slot);
	if (list.n == 0) {
		ui_say(ui, list.waiting > 0 ? MSG_UI_DRAFT_WAITING : MSG_UI_DRAFT_NONE,
		    NULL);
		drafts_release(&list);
		return;
	}
	box = mem_zero(sizeof(*box));
	box->view.class = &draftbox_class;
	box->list = list;
	ui_push(ui, &box->view);
}
