/*
 * gridlist.c - one row of a table per screen, its cells one under the other.
 *
 * The layout of small terminals, and on purpose (--plain) of screen readers:
 * each line says label, value and state in this order, frames are ASCII, and
 * nothing stands beside anything else.
 *
 *	三、收到和处理政府信息公开.. 5/25 ------
 *	05 （三）不予公开
 *	   1.属于国家秘密
 *	----------------------------------------
 *	 自然人          [     3]  错误  上年 0
 *	 商业企业              0
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/term/paint.h"

#define FIELD		9		/* a figure with its marks */
#define LIST_MOST	512		/* cells of one row of the screen */

/* A line under the label: a heading over columns, or one cell. */
struct list_line {
	int		 cell;		/* -1 = heading */
	int		 block, item;	/* column item */
};

/* Headings of a column that were not said for the one before. */
static int
add_headings(const struct form_block *b, int block, int item, int last,
    struct list_line *out, int n)
{
	int chain[FORM_DEPTH_MAX], k = 0, up;

	for (up = b->col[item].parent; up >= 0 && k < FORM_DEPTH_MAX; up = b->col[up].parent) {
		/* Say a heading once, over its first column. */
		if (last >= b->col[up].first_leaf &&
		    last < b->col[up].first_leaf + b->col[up].nleaf)
			break;
		chain[k++] = up;
	}
	while (k-- > 0 && n < LIST_MOST)
		out[n++] = (struct list_line){ -1, block, chain[k] };
	return n;
}

/* Headings and cells of a row, in printed order. */
static int
list_lines(const struct form *f, int section, int row, struct list_line *out)
{
	int k, cell, n = 0, block = -1, last = -1;
	bool beside = grid_beside(f, section);

	for (k = 0; (cell = grid_row_cell(f, section, row, k)) >= 0; k++) {
		const struct form_block *b = &f->block[f->cell[cell].block];

		if (f->cell[cell].block != block) {
			block = f->cell[cell].block;
			last = -1;
			if (beside && (*b->colhead || *b->title) && n < LIST_MOST)
				out[n++] = (struct list_line){ -1, block, -1 };
		}
		n = add_headings(b, block, b->colleaf[f->cell[cell].col], last, out, n);
		last = f->cell[cell].col;
		if (n < LIST_MOST)
			out[n++] = (struct list_line){ cell, block,
			    b->colleaf[f->cell[cell].col] };
	}
	return n;
}

/* With little room the cells go before the headings over their columns. */
static int
drop_headings(struct list_line *line, int n, int room)
{
	int i, k, cells = 0;

	for (i = 0; i < n; i++)
		cells += line[i].cell >= 0;
	if (n <= room || cells > room)
		return n;
	for (i = k = 0; i < n; i++)
		if (line[i].cell >= 0)
			line[k++] = line[i];
	return k;
}

/* Labels take what figures and states leave. */
static int
name_width(const struct ui *ui)
{
	int w = ui->cols - FIELD - 16;

	return w < 10 ? 10 : w > 48 ? 48 : w;
}

/* In words what the marks say, for a reader who hears the line. */
static void
put_state(struct buf *out, const struct gridview *gv, const struct ui *ui, int cell)
{
	const struct cell *c = &grid_shown(gv, ui)->cell[cell];
	char figure[NUM_TEXT];
	enum msg m = MSG_NONE;
	int64_t v;

	if (gv->mark[cell] == 'x')
		m = MSG_UI_GRID_ERROR_WORD;
	else if (gv->mark[cell] == '!')
		m = MSG_UI_GRID_WARNING_WORD;
	else if (c->na)
		m = MSG_UI_GRID_NA;
	else if (c->open)
		m = ui_form(ui)->cell[cell].computed ? MSG_UI_GRID_PARTIAL_WORD :
		    MSG_UI_GRID_OPEN_WORD;
	else if (!c->has_value)
		m = MSG_UI_GRID_EMPTY;
	else if (ui_form(ui)->cell[cell].computed)
		m = MSG_UI_GRID_COMPUTED_WORD;
	else if (ui->report->state == STATE_FINAL)
		m = MSG_UI_GRID_LOCKED_WORD;
	if (m != MSG_NONE)
		buf_str(out, ui_text(ui, m));
	if (grid_note(ui->report, cell))
		buf_printf(out, "%s%s", out->len > 0 ? " " : "",
		    ui_text(ui, MSG_UI_GRID_NOTE_WORD));
	if (prior_value(ui->report, cell, &v)) {
		if (out->len > 0)
			buf_chr(out, ' ');
		msg_put(out, ui->lang, MSG_UI_GRID_LAST_VALUE, num_print(figure, v),
		    NULL);
	}
}

/* Label, value, state; the focus has the cursor. */
static void
paint_list_line(const struct gridview *gv, const struct ui *ui, int y,
    const struct list_line *line)
{
	const struct form_block *b = &ui_form(ui)->block[line->block];
	const struct form_item *it = line->item >= 0 ? &b->col[line->item] : NULL;
	int w = name_width(ui), indent = 1 + (it ? it->depth : 0), x;
	struct buf name = BUF_INIT, shown = BUF_INIT;
	struct cell_look look;

	paint_fill(y, 0, ui->cols, STYLE_NORMAL);
	grid_label_screen(&name, it ? it->label : *b->colhead ? b->colhead : b->title);
	if (line->cell < 0) {
		paint_text(y, indent, ui->cols - indent, STYLE_HEAD, TEXT_LEFT, buf_cstr(&name));
		buf_release(&name);
		return;
	}
	if (it->brief && text_width(buf_cstr(&name)) > w - indent) {
		buf_reset(&name);
		grid_label_screen(&name, it->brief);
	}
	text_pad_dots(&shown, buf_cstr(&name), w - indent);
	paint_text(y, indent, w - indent, line->cell == ui->focus ? STYLE_LABEL_ON :
	    STYLE_LABEL, TEXT_LEFT, buf_cstr(&shown));
	grid_look(gv, ui, line->cell, FIELD, line->cell == ui->focus, &look);
	x = w + 1;
	paint_text(y, x + look.at, look.w, look.style, TEXT_LEFT, look.text);
	if (line->cell == ui->focus)
		paint_cursor(y, x + look.cursor);
	buf_reset(&shown);
	put_state(&shown, gv, ui, line->cell);
	x += FIELD + 1;
	if (shown.len > 0 && x < ui->cols)
		paint_text(y, x, ui->cols - x, gv->mark[line->cell] == 'x' ? STYLE_ERROR :
		    gv->mark[line->cell] == '!' ? STYLE_WARNING : STYLE_DIM, TEXT_LEFT,
		    buf_cstr(&shown));
	paint_click(y, 0, ui->cols, CLICK_ITEM, line->cell);
	buf_release(&name);
	buf_release(&shown);
}

/* Number, heading above it and label of the row: at most "lines" lines. */
static int
paint_row_name(const struct ui *ui, int y, int cell, int lines)
{
	const struct form *f = ui_form(ui);
	const struct form_block *b = &f->block[f->cell[cell].block];
	int chain[FORM_DEPTH_MAX + 1], n = 0, item = b->rowleaf[f->cell[cell].row], i, used = 0;
	struct buf s = BUF_INIT, number = BUF_INIT;

	for (; item >= 0 && n < FORM_DEPTH_MAX; item = b->row[item].parent)
		if (*b->row[item].label)
			chain[n++] = item;
	if (*b->title && n < lines && !grid_beside(f, f->cell[cell].section))
		chain[n++] = -1;
	if (n > lines)
		n = lines;
	grid_number(&number, f, cell);
	for (i = n - 1; i >= 0; i--, used++) {
		buf_reset(&s);
		if (used == 0)
			buf_str(&s, buf_cstr(&number));
		else
			buf_repeat(&s, " ", number.len);
		grid_label_screen(&s, chain[i] < 0 ? b->title :
		    text_width(b->row[chain[i]].label) + 3 > ui->cols ?
		    form_item_brief(&b->row[chain[i]]) : b->row[chain[i]].label);
		paint_text(y + used, 0, ui->cols, i == 0 ? STYLE_LABEL_ON : STYLE_LABEL,
		    TEXT_LEFT, buf_cstr(&s));
	}
	buf_release(&s);
	buf_release(&number);
	return used;
}

/* ASCII on purpose: line drawing is noise to a screen reader. */
static void
paint_dashes(const struct ui *ui, int y)
{
	struct buf b = BUF_INIT;

	buf_repeat(&b, "-", (size_t)ui->cols);
	paint_text(y, 0, ui->cols, STYLE_FRAME, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

/* "三、收到和处理政府信息.. 5/25 ------": which section, which of its rows. */
static void
paint_place(const struct ui *ui, int y, int cell)
{
	const struct form *f = ui_form(ui);
	int section = f->cell[cell].section, rows = grid_rows(f, section), room;
	char place[32] = "";
	struct buf s = BUF_INIT, heading = BUF_INIT;

	if (rows > 1)
		snprintf(place, sizeof(place), " %d/%d", grid_row(f, cell) + 1, rows);
	room = ui->cols - (int)strlen(place) - 2;
	grid_label_screen(&heading, f->section[section].heading);
	if (text_width(buf_cstr(&heading)) < room)
		room = text_width(buf_cstr(&heading));
	text_pad_dots(&s, buf_cstr(&heading), room);
	buf_printf(&s, "%s ", place);
	paint_dashes(ui, y);
	paint_text(y, 0, text_width(buf_cstr(&s)), STYLE_HEAD, TEXT_LEFT, buf_cstr(&s));
	buf_release(&s);
	buf_release(&heading);
}

static void
paint_list_balance(const struct gridview *gv, const struct ui *ui, int y)
{
	const struct form_cell *fc = &ui_form(ui)->cell[ui->focus];
	char text[NUM_TEXT + 2];
	enum style style;
	struct buf s = BUF_INIT, name = BUF_INIT;

	if (!grid_balance(grid_shown(gv, ui), fc->block, fc->col, text, &style))
		return;
	grid_label_screen(&name, form_cell_col(ui_form(ui), ui->focus)->label);
	msg_put(&s, ui->lang, MSG_UI_GRID_BALANCE_OF, buf_cstr(&name), text, NULL);
	paint_text(y, 1, ui->cols - 1, style, TEXT_LEFT, buf_cstr(&s));
	buf_release(&s);
	buf_release(&name);
}

void
grid_paint_list(struct gridview *gv, struct ui *ui)
{
	const struct form *f = ui_form(ui);
	struct list_line line[LIST_MOST];
	int n, i, at = 0, first, room, y = GRID_LIST_TOP, end = ui->rows - LAYOUT_BOTTOM;

	if (ui->focus < 0 || end - y < 3)
		return;
	n = list_lines(f, f->cell[ui->focus].section, grid_row(f, ui->focus), line);
	paint_place(ui, y++, ui->focus);
	room = end - y - 1;
	y += paint_row_name(ui, y, ui->focus, room - n > 2 ? room - n : room > 6 ? 2 : 1);
	if (y > GRID_LIST_TOP + 1)		/* the row has a name */
		paint_dashes(ui, y++);
	room = end - y;
	n = drop_headings(line, n, room);
	for (i = 0; i < n; i++)
		if (line[i].cell == ui->focus)
			at = i;
	/* Keep the focus in sight, and a line before it: its heading. */
	first = at - room + 1 > 0 ? at - room + 1 : 0;
	if (first > 0 && at + 1 < n && at - first == room - 1)
		first++;
	for (i = first; i < n && y < end; i++)
		paint_list_line(gv, ui, y++, &line[i]);
	for (i = y; i < end; i++)
		paint_fill(i, 0, ui->cols, STYLE_NORMAL);
	if (y + 1 < end)
		paint_list_balance(gv, ui, y + 1);
	else if (y < end)
		paint_list_balance(gv, ui, y);
}
