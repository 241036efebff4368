/*
 * ledgerpaint.c - the register on the screen: a line of numbers, and the list.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "import/tally.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/ledger/ledger.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

#define FIGURE		8	/* columns of what is keyed, of what is counted */
#define NARROW		60	/* columns of the screen below which those are less */
#define FIGURE_NARROW	6

size_t
ledger_room(const struct ui *ui)
{
	return ui->rows > 5 ? (size_t)(ui->rows - 4) : 1;
}

static enum style
style_of(const struct ledger *l, const struct ledger_line *it)
{
	switch (it->kind) {
	case LEDGER_HEAD:
		return STYLE_HEAD;
	case LEDGER_LACK:
	case LEDGER_ASK:
		return STYLE_WARNING;
	case LEDGER_SAID:
		return l->phase == LEDGER_FAILED ? STYLE_ERROR : STYLE_DIM;
	case LEDGER_SAME:
	case LEDGER_BLANK:
		return STYLE_DIM;
	case LEDGER_COLUMNS:
	case LEDGER_OFFER:
	case LEDGER_CELL:
	case LEDGER_ROW:
	case LEDGER_WORD:
		break;
	}
	return STYLE_NORMAL;
}

static void
draw_cut(int row, int col, int columns, enum style s, const char *text)
{
	struct buf b = BUF_INIT;

	if (columns > 0) {
		text_pad_dots(&b, text, columns);
		paint_text(row, col, columns, s, TEXT_LEFT, buf_cstr(&b));
	}
	buf_release(&b);
}

static void
draw_line(const struct ledger *l, const struct ui *ui, int row, size_t at,
    struct ledger_words *w)
{
	const struct ledger_line *it = &l->line[at];
	bool here = at == l->at;
	enum style s = here ? STYLE_SELECT : style_of(l, it);
	int figure = ui->cols < NARROW ? FIGURE_NARROW : FIGURE, right = 0;
	int indent = it->kind == LEDGER_CELL || it->kind == LEDGER_BLANK ||
	    it->kind == LEDGER_SAME ? 4 : 2;

	ledger_say(w, l, ui, it);
	if (w->counted.len > 0)
		right = figure + (w->keyed.len > 0 ? figure : 0) + 1;
	paint_text(row, 0, indent, s, TEXT_LEFT, here ? ">" : "");
	draw_cut(row, indent, ui->cols - 1 - indent - right, s, buf_cstr(&w->text));
	if (w->keyed.len > 0)
		paint_text(row, ui->cols - 2 - 2 * figure, figure, s, TEXT_RIGHT,
		    buf_cstr(&w->keyed));
	if (w->counted.len > 0) {
		paint_text(row, ui->cols - 2 - figure, figure, s, TEXT_RIGHT,
		    buf_cstr(&w->counted));
		paint_fill(row, ui->cols - 2, 1, s);
	}
	paint_fill(row, ui->cols - 1, 1, STYLE_NORMAL);
}

static void
say_head(struct buf *b, const struct ledger *l, const struct ui *ui)
{
	const struct tally *t = l->t;

	switch (l->phase) {
	case LEDGER_READS:
	case LEDGER_WAITS:
		msg_put(b, ui->lang, MSG_UI_LEDGER_READING, l->name, NULL);
		break;
	case LEDGER_COUNTS:
		msg_put(b, ui->lang, MSG_UI_LEDGER_COUNTING, l->name, INT(t->n - l->left),
		    INT(t->n), NULL);
		break;
	case LEDGER_READY:
		msg_put(b, ui->lang, MSG_UI_LEDGER_NUMBERS, l->name, INT(t->year),
		    INT(t->nentry), INT(t->ncounted), INT(t->ndoubt), NULL);
		break;
	case LEDGER_FAILED:
		msg_put(b, ui->lang, MSG_UI_LEDGER_FAILED, l->name, NULL);
		break;
	}
}

/* Lines that are free say in full what the columns have cut. */
static void
draw_whole(const struct ledger *l, const struct ui *ui, struct ledger_words *w)
{
	int row = 2 + (int)(l->n - l->top) + 1;

	for (size_t i = 0; l->phase == LEDGER_FAILED && i < l->d.n; i++) {
		buf_reset(&w->text);
		diag_format(&w->text, &l->d.item[i], ui->lang);
		if (text_width(buf_cstr(&w->text)) > ui->cols - 3)
			row = paint_wrapped(row, ui->rows - 2, 2, ui->cols - 3,
			    STYLE_NORMAL, buf_cstr(&w->text), w->text.len);
	}
}

void
ledger_draw(struct view *v, struct ui *ui, bool all)
{
	struct ledger *l = (struct ledger *)v;
	size_t room = ledger_room(ui);
	struct ledger_words w = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct buf head = BUF_INIT;

	(void)all;
	if (ui->report == NULL)
		return;
	if (ui->report->seq != l->seq)
		ledger_lines(l, ui);
	if (l->at < l->top)
		l->top = l->at;
	if (l->at >= l->top + room)
		l->top = l->at - room + 1;
	say_head(&head, l, ui);
	paint_fill(1, 0, 1, STYLE_TAB_ON);
	draw_cut(1, 1, ui->cols - 1, STYLE_TAB_ON, buf_cstr(&head));
	for (size_t i = 0; i < room; i++) {
		bool there = l->top + i < l->n;

		if (there)
			draw_line(l, ui, 2 + (int)i, l->top + i, &w);
		else
			paint_fill(2 + (int)i, 0, ui->cols, STYLE_NORMAL);
		paint_click(2 + (int)i, 0, ui->cols, there ? CLICK_ITEM : CLICK_NONE,
		    (int)(l->top + i));
	}
	draw_whole(l, ui, &w);
	listing_scroll(ui, 2, room, l->top, l->n);
	paint_cursor(2 + (int)(l->at - l->top), 0);
	ledger_words_release(&w);
	buf_release(&head);
}

/* The whole line, which the columns may have cut; of a cell its code, too. */
void
ledger_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct view *v = ui_screen(ui);
	const struct ledger *l = (const struct ledger *)v;
	struct ledger_words w = { BUF_INIT, BUF_INIT, BUF_INIT };
	const struct ledger_line *it;

	(void)level;
	if (v == NULL || v->class != &ledger_class || l->at >= l->n ||
	    ui->report == NULL || l->seq != ui->report->seq)
		return;
	it = &l->line[l->at];
	ledger_say(&w, l, ui, it);
	if (it->kind == LEDGER_CELL)
		msg_put(b, ui->lang, MSG_UI_LEDGER_CELL, l->t->form->cell[it->at].code,
		    buf_cstr(&w.text), buf_cstr(&w.keyed), buf_cstr(&w.counted), NULL);
	else
		buf_str(b, buf_cstr(&w.text));
	ledger_words_release(&w);
}
