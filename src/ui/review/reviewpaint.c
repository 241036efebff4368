/*
 * reviewpaint.c - the screen of a review.
 *
 *	80x24			wide
 *	whose, which file	whose, which file, counts
 *	counts			list                 | the focused line: the row of the
 *	list			                     | source beside the row of the form
 *	the focused line
 *
 * Everything is drawn from the candidate; what came out of a file is painted by
 * paint_*(), which lets nothing through that could steer a terminal.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/review/review.h"
#include "ui/term/paint.h"
#include "ui/widget/editline.h"

#define WIDE		120		/* columns from which the row stands beside */
#define HEAD(ui)	((ui)->rows < 20 ? 1 : 2)	/* lines above the list */

/* ---- the shape of the screen ---- */

static bool
is_wide(const struct ui *ui)
{
	return ui->cols >= WIDE && ui->rows >= 20 && !ui->list_layout;
}

static int
detail_rows(const struct ui *ui)
{
	return is_wide(ui) ? 0 : ui->rows < 20 ? 3 : 6;
}

static int
list_columns(const struct ui *ui)
{
	return is_wide(ui) ? ui->cols * 11 / 20 : ui->cols;
}

/* The line above the detail is no line of the list. */
size_t
review_page(const struct ui *ui)
{
	int n = ui->rows - 3 - HEAD(ui) - detail_rows(ui) - !is_wide(ui);

	return n > 0 ? (size_t)n : 1;
}

/* ---- the head ---- */

static void
draw_head(const struct review *v, struct ui *ui)
{
	const struct inbox_item *it = v->item;
	const struct report *r = it->k->report;
	char n[5][16], year[16];
	struct buf b = BUF_INIT, kind = BUF_INIT;

	snprintf(year, sizeof(year), "%d", r->year);
	snprintf(n[0], sizeof(n[0]), "%d", v->count[GROUP_READ]);
	snprintf(n[1], sizeof(n[1]), "%d", inbox_open(it));
	snprintf(n[2], sizeof(n[2]), "%d", inbox_differs(it));
	snprintf(n[3], sizeof(n[3]), "%d", inbox_blank(it));
	snprintf(n[4], sizeof(n[4]), "%d", it->errors);
	buf_str(&kind, it->k->kind ? it->k->kind : "");
	if (it->k->encoding)
		buf_printf(&kind, " %s", it->k->encoding);
	msg_put(&b, ui->lang, HEAD(ui) > 1 ? MSG_UI_IMPORT_WHOSE :
	    MSG_UI_IMPORT_WHOSE_SHORT, r->agency.name, year, r->form->code,
	    file_base(it->name), buf_cstr(&kind), n[1], n[2], NULL);
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	if (HEAD(ui) > 1) {
		buf_reset(&b);
		msg_put(&b, ui->lang, MSG_UI_IMPORT_COUNTS, n[0], n[1], n[2], n[3], n[4],
		    NULL);
		paint_fill(2, 0, 1, STYLE_TAB);
		paint_text(2, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	}
	buf_release(&b);
	buf_release(&kind);
}

/* ---- the list ---- */

static const enum msg group_heads[GROUP__MAX] = {
	MSG_UI_IMPORT_GROUP_OPEN, MSG_UI_IMPORT_GROUP_PRINTED,
	MSG_UI_IMPORT_GROUP_UNPLACED, MSG_UI_IMPORT_GROUP_LIKELY, MSG_UI_IMPORT_GROUP_BLANK, MSG_UI_IMPORT_GROUP_TEXT,
	MSG_UI_IMPORT_GROUP_READ
};

static void
draw_heading(const struct review *v, struct ui *ui, enum review_group g, int row,
    int cols, bool focus)
{
	enum style s = focus ? STYLE_SELECT : STYLE_STRONG;
	struct buf b = BUF_INIT;

	buf_str(&b, v->folded[g] ? "[+] " : "[-] ");
	msg_put(&b, ui->lang, group_heads[g], INT(v->count[g]), NULL);
	paint_text(row, 0, 2, s, TEXT_LEFT, focus ? "> " : "");
	paint_text(row, 2, cols - 2, s, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

static void
put(int row, int col, int columns, enum style s, struct buf *text)
{
	struct buf b = BUF_INIT;

	text_pad_dots(&b, buf_cstr(text), columns - 1);
	paint_text(row, col, columns - 1, s, TEXT_LEFT, buf_cstr(&b));
	paint_fill(row, col + columns - 1, 1, s);
	buf_release(&b);
}

static int
mark_columns(const struct ui *ui)
{
	return ui->lang == LANG_EN ? 10 : 8;
}

static void
draw_line(struct review *v, struct ui *ui, size_t k, int row, int cols)
{
	bool focus = k == v->at, narrow = cols < 70;
	enum style base = focus ? STYLE_SELECT : STYLE_NORMAL;
	int mark_w = mark_columns(ui), value_w = narrow ? 13 : 16, col = 2;
	int name_w, source_w;
	struct review_words w;

	if (v->row[k].at < 0) {
		draw_heading(v, ui, v->row[k].group, row, cols, focus);
		paint_click(row, 0, cols, CLICK_ITEM, (int)k);
		return;
	}
	name_w = cols - 2 - mark_w - value_w;
	source_w = narrow ? 0 : name_w / 2;
	name_w -= source_w;
	review_say(v, ui, &v->row[k], name_w - 1, &w);
	paint_text(row, 0, 2, base, TEXT_LEFT, focus ? "> " : "");
	put(row, col, name_w, base, &w.name);
	col += name_w;
	if (source_w > 0)
		put(row, col, source_w, focus ? base : STYLE_DIM, &w.source);
	col += source_w;
	put(row, col, value_w, base, &w.value);
	paint_text(row, col + value_w, mark_w, focus ? base : w.style, TEXT_LEFT, w.mark);
	paint_click(row, 0, cols, CLICK_ITEM, (int)k);
	paint_cursor(row, 0);
	if (focus && v->editing)
		editline_draw(&v->edit, row, col, value_w - 1,
		    v->refused ? STYLE_ERROR : STYLE_EDIT);
	review_words_release(&w);
}

/* ---- the focused line ---- */

/* Returns the row behind the last line drawn. */
static int
draw_about(const struct review *v, struct ui *ui, int row, int last, int col, int columns)
{
	struct buf b = BUF_INIT;
	const char *s;
	size_t n;

	review_about(&b, v, ui);
	for (s = buf_cstr(&b); row <= last; s += n + 1) {
		n = strcspn(s, "\n");
		row = paint_wrapped(row, last, col, columns, STYLE_NORMAL, s, n);
		if (s[n] == '\0')
			break;
	}
	buf_release(&b);
	return row;
}

/* The row of the source beside the row of the form, a column of the form a line. */
static void
draw_row_beside(const struct review *v, struct ui *ui, int cell, int row, int last,
    int col, int columns)
{
	const struct report *r = v->item->k->report;
	const struct form_block *bl = &r->form->block[r->form->cell[cell].block];
	int first = cell - r->form->cell[cell].col, third = columns / 3, i;
	static const enum msg head[] = {
		MSG_UI_IMPORT_COLUMN, MSG_UI_IMPORT_IN_FILE, MSG_UI_IMPORT_BECAME
	};
	struct review_words w;

	if (row + 1 > last)
		return;
	for (i = 0; i < 3; i++)
		paint_text(row, col + i * third, i < 2 ? third : columns - 2 * third,
		    STYLE_HEAD, TEXT_LEFT, ui_text(ui, head[i]));
	for (i = 0, row++; i < bl->ncol && row <= last; i++, row++) {
		enum style s = first + i == cell && v->row[v->at].group != GROUP_LIKELY ?
		    STYLE_SELECT : STYLE_NORMAL;

		review_say_column(v, ui, first + i, &w);
		put(row, col, third, s, &w.name);
		put(row, col + third, third, s, &w.source);
		buf_printf(&w.value, "  %s", w.mark);
		put(row, col + 2 * third, columns - 2 * third, s, &w.value);
		review_words_release(&w);
	}
}

static void
draw_pane(const struct review *v, struct ui *ui, int first, int last)
{
	const struct review_row *w = &v->row[v->at];
	int left = list_columns(ui), row, col = left + 2, columns = ui->cols - left - 3;

	for (row = first; row <= last; row++)
		paint_fill(row, left, ui->cols - left, STYLE_NORMAL);
	paint_vline(first, left, last - first + 1, STYLE_FRAME);
	if (v->n == 0)
		return;
	row = draw_about(v, ui, first, last, col, columns) + 1;
	if (w->at >= 0 && w->group != GROUP_UNPLACED && w->group != GROUP_TEXT)
		draw_row_beside(v, ui, w->at, row, last, col, columns);
}

/* ---- the screen ---- */

void
review_draw(struct view *view, struct ui *ui, bool all)
{
	struct review *v = (struct review *)view;
	int first = 1 + HEAD(ui), cols = list_columns(ui), row, last = ui->rows - 3, i;
	size_t room = review_page(ui);

	(void)all;
	if (v->at < v->top)
		v->top = v->at;
	if (v->at >= v->top + room)
		v->top = v->at - room + 1;
	/* A group's heading comes into sight with its first line. */
	if (v->top == v->at && v->top > 0 && v->row[v->top - 1].at < 0 && room > 1)
		v->top--;
	draw_head(v, ui);
	for (i = 0; i < (int)room; i++)
		if (v->top + (size_t)i < v->n && v->top + (size_t)i != v->at)
			draw_line(v, ui, v->top + (size_t)i, first + i, cols);
		else
			paint_fill(first + i, 0, cols, STYLE_NORMAL);
	if (is_wide(ui))
		draw_pane(v, ui, first, last);
	else {
		row = first + (int)room;
		paint_hline(row, 0, ui->cols, STYLE_FRAME);
		for (i = row + 1; i <= last; i++)
			paint_fill(i, 0, ui->cols, STYLE_NORMAL);
		if (v->n > 0)
			(void)draw_about(v, ui, row + 1, last, 1, ui->cols - 2);
	}
	if (v->n > 0)			/* last: the cursor stays there */
		draw_line(v, ui, v->at, first + (int)(v->at - v->top), cols);
}
