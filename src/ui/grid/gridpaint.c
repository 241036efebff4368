/*
 * gridpaint.c - the picture of a table section.
 *
 * Whole lines are painted when the screen, the section or the scrolling
 * changes; otherwise single figures.  Places come from the layout, figures from
 * the report (or its trial copy), looks from gridcell.c; nothing is decided
 * here but where a bar meets a rule.
 *
 * Only lines top .. top + height - 1 of the screen belong to this file.
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
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/term/paint.h"

/* ---- places on the screen ---- */

/* Screen line of a body line; false when it is scrolled out of sight. */
static bool
line_y(const struct gridview *gv, const struct ui *ui, int line, int *y)
{
	const struct layout *l = gv->layout;
	int at = line - gv->top[ui->section];

	if (at < 0 || at >= l->window)
		return false;
	*y = l->top + l->nhead + at;
	return true;
}

/* The foot stands under the window, which may be shorter than the body. */
static int
foot_y(const struct gridview *gv)
{
	const struct layout *l = gv->layout;

	return l->top + l->nhead + l->window;
}

/* ---- rows ---- */

/* Nothing shines in the row but the cell: its number would be sent twice with every step
 * down the table, and the message names the row. */
static void
paint_number(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct form *f = ui_form(ui);
	const struct form_block *b = &f->block[l->block[line->block < 0 ? 0 : line->block].block];
	char number[16];

	if (l->number_w == 0 || line->kind != LAY_ROW)
		return;
	snprintf(number, sizeof(number), l->number_w > 2 ? "%02d" : "%d",
	    grid_row(f, b->first_cell + line->row * b->ncol) + 1);
	paint_text(y, l->stub_x, l->number_w - 1, STYLE_LABEL, TEXT_LEFT, number);
}

static void
year_label(struct buf *b, const struct ui *ui, int room, enum msg name, enum msg brief)
{
	const char *s = ui_text(ui, name);

	buf_str(b, text_width(s) > room ? ui_text(ui, brief) : s);
}

/* Label, number and indent; rows without a label are told apart by their year. */
static void
paint_stub(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	int x = l->stub_x + l->number_w + layout_indent(l, line);
	int room = l->stub_x + l->stub_w - x;
	struct buf label = BUF_INIT, shown = BUF_INIT;

	paint_number(gv, ui, y, line);
	if (line->kind == LAY_PRIOR)
		year_label(&label, ui, room, MSG_UI_GRID_LAST_YEAR, MSG_UI_GRID_LAST_SHORT);
	else if (line->kind == LAY_DIFF)
		year_label(&label, ui, room, MSG_UI_GRID_DIFFERENCE,
		    MSG_UI_GRID_DIFFERENCE_SHORT);
	else
		layout_label(&label, l, line);
	if (label.len == 0 && line->kind == LAY_ROW)
		year_label(&label, ui, room, MSG_UI_GRID_THIS_YEAR, MSG_UI_GRID_THIS_SHORT);
	if (room > 0 && label.len > 0) {
		text_pad_dots(&shown, buf_cstr(&label), room);
		paint_text(y, x, room, line->kind == LAY_ROW || line->kind == LAY_GROUP ?
		    STYLE_LABEL : STYLE_DIM, TEXT_LEFT, buf_cstr(&shown));
	}
	buf_release(&label);
	buf_release(&shown);
}

/* Last year's figure, or what this year's is more than it. */
static void
paint_prior_cell(const struct gridview *gv, const struct ui *ui, int y, int x, int w,
    int cell, bool difference)
{
	const struct cell *c = &grid_shown(gv, ui)->cell[cell];
	char figure[NUM_TEXT + 2] = "";
	int64_t v, d;

	if (!prior_value(ui->report, cell, &v))
		figure[0] = '-', figure[1] = '\0';
	else if (!difference)
		num_print(figure, v);
	else if (c->has_value && !c->open) {
		d = c->value - v;
		if (d > 0)
			figure[0] = '+';
		num_print(figure + (d > 0), d);
	}
	if ((int)strlen(figure) > w)
		memcpy(figure, "***", sizeof("***"));
	paint_fill(y, x, w, STYLE_NORMAL);
	if ((int)strlen(figure) < w)
		w--;
	paint_text(y, x, w, STYLE_DIM, TEXT_RIGHT, figure);
}

/* What stands beside the field in a wide column is blank, also after a longer
 * figure was there. */
static void
paint_cell(const struct gridview *gv, const struct ui *ui, int y, int x, int w, int cell)
{
	int own = layout_own_w(gv->layout, w);
	struct cell_look look;

	if (own < w) {
		paint_fill(y, x + own, w - own, STYLE_NORMAL);
		paint_prior_cell(gv, ui, y, x + own, w - own, cell, false);
	}
	grid_look(gv, ui, cell, own, cell == ui->focus, &look);
	if (look.at > 0)
		paint_fill(y, x, look.at, STYLE_NORMAL);
	paint_text(y, x + look.at, look.w, look.style, TEXT_LEFT, look.text);
	paint_click(y, x, w, CLICK_ITEM, cell);
}

/* Last year of the focused column: it changes only when the focus leaves it. */
static void
paint_prior_column(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct form *f = ui_form(ui);
	const struct form_block *b = &f->block[l->block[0].block];

	if (l->prior_w > 0 && line->kind == LAY_ROW && ui->focus >= 0)
		paint_prior_cell(gv, ui, y, l->prior_x, l->prior_w,
		    b->first_cell + line->row * b->ncol + f->cell[ui->focus].col, false);
}

/* The bars go first: figures never reach into them. */
static void
paint_row(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct layout_block *lb;
	const struct form_block *b;
	int i, c, x, cell;

	paint_stub(gv, ui, y, line);
	grid_paint_bars(gv, y, line);
	for (i = 0; i < l->nblock && line->kind != LAY_GROUP; i++) {
		if (!grid_line_has(line, i))
			continue;
		lb = &l->block[i];
		b = &ui_form(ui)->block[lb->block];
		for (c = 0; c < lb->ncol; c++) {
			if (!grid_column_x(gv, lb->col[c].x, lb->col[c].w, &x))
				continue;
			cell = b->first_cell + line->row * b->ncol + c;
			if (line->kind == LAY_ROW)
				paint_cell(gv, ui, y, x, lb->col[c].w, cell);
			else
				paint_prior_cell(gv, ui, y, x, lb->col[c].w, cell,
				    line->kind == LAY_DIFF);
		}
	}
	paint_prior_column(gv, ui, y, line);
}

/* The next cell that is touched, or ncell. */
static int
next_touched(const struct form *f, const uint64_t *touched, int cell)
{
	uint64_t word;

	for (; cell < f->ncell; cell = (cell / 64 + 1) * 64) {
		word = touched[cell / 64] >> cell % 64;
		if (word != 0)
			return cell + __builtin_ctzll(word);
	}
	return f->ncell;
}

/* May the balance of that column be another than before?  A column of totals follows
 * the others, and a figure of another block reaches all. */
static bool
balance_touched(const struct form *f, const uint64_t *touched, int block, int col)
{
	bool total = f->cell[f->block[block].first_cell + col].computed;
	int cell = -1;

	while ((cell = next_touched(f, touched, cell + 1)) < f->ncell)
		if (total || f->cell[cell].block != block || f->cell[cell].col == col)
			return true;
	return false;
}

/* Computed from what is shown, so that they follow the figure being typed; "touched"
 * NULL: all of them. */
static void
paint_balance_figures(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line, const uint64_t *touched)
{
	const struct layout_block *lb = &gv->layout->block[line->block];
	char text[NUM_TEXT + 2];
	enum style style;
	int c, x, w;

	for (c = 0; c < lb->ncol; c++) {
		w = layout_own_w(gv->layout, lb->col[c].w);
		if (touched && !balance_touched(ui_form(ui), touched, lb->block, c))
			continue;
		if (!grid_column_x(gv, lb->col[c].x, lb->col[c].w, &x) ||
		    !grid_balance(grid_shown(gv, ui), lb->block, c, text, &style))
			continue;
		if ((int)strlen(text) > w)
			memcpy(text, "x***", sizeof("x***"));
		if ((int)strlen(text) < w) {
			paint_fill(y, x + w - 1, 1, STYLE_NORMAL);
			w--;
		}
		paint_text(y, x, w, style, TEXT_RIGHT, text);
	}
}

static void
paint_balance_line(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	struct buf label = BUF_INIT, shown = BUF_INIT;
	struct balance b;

	buf_str(&label, ui_text(ui, MSG_UI_GRID_BALANCE));
	if (report_balance(ui->report, l->block[line->block].block, 0, &b) && b.check->brief) {
		buf_chr(&label, ' ');
		buf_str(&label, form_check_shown(ui->report->form, b.check, ui->lang)->brief);
	}
	text_pad_dots(&shown, buf_cstr(&label), l->stub_w);
	paint_text(y, l->stub_x, l->stub_w, STYLE_HEAD, TEXT_LEFT, buf_cstr(&shown));
	buf_release(&label);
	buf_release(&shown);
	grid_paint_bars(gv, y, line);
	paint_balance_figures(gv, ui, y, line, NULL);
}

/* ---- lines ---- */

/* In the middle of its rule, as the printed table centres it. */
static void
paint_caption(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const char *title = ui_form(ui)->block[l->block[line->block].block].title;
	struct buf b = BUF_INIT;
	int w;

	if (*title == '\0')
		return;
	buf_chr(&b, ' ');
	grid_label_screen(&b, title);
	buf_chr(&b, ' ');
	w = text_width(buf_cstr(&b));
	if (w > l->w - 4)
		w = l->w - 4;
	if (w > 2)
		paint_text(y, l->x + (l->w - w) / 2, w, STYLE_HEAD, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

/* Columns out of sight, on the right of the title: < 3  5 > */
static void
paint_title(const struct gridview *gv, const struct ui *ui, int y)
{
	const struct layout *l = gv->layout;
	const struct layout_block *lb = &l->block[0];
	int i, c, x, before = 0, after = 0;
	char more[40] = "";

	for (i = 0; i < l->nblock; i++, lb++)
		for (c = 0; c < lb->ncol; c++)
			if (!grid_column_x(gv, lb->col[c].x, lb->col[c].w, &x)) {
				before += lb->col[c].x - 1 < gv->left;
				after += lb->col[c].x - 1 >= gv->left;
			}
	if (before > 0)
		snprintf(more, sizeof(more), "< %d", before);
	if (after > 0)
		snprintf(more + strlen(more), sizeof(more) - strlen(more), "%s%d >",
		    before > 0 ? "   " : "", after);
	paint_text(y, l->x + 1, l->w - 2, STYLE_HEAD, TEXT_LEFT,
	    ui_form(ui)->section[l->section].heading);
	x = (int)strlen(more);
	if (x > 0 && x < l->w - 2)
		paint_text(y, l->x + l->w - 1 - x, x, STYLE_HINT, TEXT_LEFT, more);
}

/* The first line of the text printed before or under the table. */
static void
paint_text_line(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct form_section *s = &ui_form(ui)->section[l->section];
	int slot = line->kind == LAY_INTRO ? s->text : s->note, room = l->w - 3;
	const char *text = slot >= 0 ? ui->report->text[slot] : NULL;
	struct buf flat = BUF_INIT, all = BUF_INIT, shown = BUF_INIT;

	if (text && room > 4) {
		text_visible(&flat, text, strcspn(text, "\n"), false);
		msg_put(&all, ui->lang, line->kind == LAY_INTRO ? MSG_UI_GRID_INTRO :
		    MSG_UI_GRID_UNDER, buf_cstr(&flat), NULL);
		text_pad_dots(&shown, buf_cstr(&all), room);
		paint_text(y, l->stub_x, room, STYLE_DIM, TEXT_LEFT, buf_cstr(&shown));
	}
	grid_paint_bars(gv, y, line);
	buf_release(&flat);
	buf_release(&all);
	buf_release(&shown);
}

static void
paint_line_of(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line, const struct layout_line *above,
    const struct layout_line *below)
{
	const struct layout *l = gv->layout;

	paint_fill(y, 0, l->pane_w > 0 ? l->pane_x - 1 : l->size.cols, STYLE_NORMAL);
	switch (line->kind) {
	case LAY_TITLE:
		paint_title(gv, ui, y);
		break;
	case LAY_RULE:
	case LAY_CAPTION:
		grid_paint_rule(gv, y, above, below);
		if (line->kind == LAY_CAPTION)
			paint_caption(gv, ui, y, line);
		break;
	case LAY_HEAD:
		grid_paint_head(gv, ui, y, line);
		break;
	case LAY_GROUP:
	case LAY_ROW:
	case LAY_PRIOR:
	case LAY_DIFF:
		paint_row(gv, ui, y, line);
		break;
	case LAY_BALANCE:
		paint_balance_line(gv, ui, y, line);
		break;
	case LAY_INTRO:
	case LAY_UNDER:
		paint_text_line(gv, ui, y, line);
		break;
	}
}

/* Line number i of what is seen, head, body and foot in one count. */
static const struct layout_line *
seen_line(const struct gridview *gv, const struct ui *ui, int i)
{
	const struct layout *l = gv->layout;

	if (i < 0)
		return NULL;
	if (i < l->nhead)
		return &l->head[i];
	i -= l->nhead;
	if (i < l->window)
		return &l->body[gv->top[ui->section] + i];
	i -= l->window;
	return i < l->nfoot ? &l->foot[i] : NULL;
}

/* Lines know their neighbours, so that rules meet the bars above and below. */
static void
paint_lines(const struct gridview *gv, const struct ui *ui, int from, int to)
{
	int i;

	for (i = from; i < to; i++)
		paint_line_of(gv, ui, gv->layout->top + i, seen_line(gv, ui, i),
		    seen_line(gv, ui, i - 1), seen_line(gv, ui, i + 1));
}

void
grid_paint_all(struct gridview *gv, struct ui *ui)
{
	const struct layout *l = gv->layout;
	int y, lines = l->nhead + l->window + l->nfoot;

	paint_lines(gv, ui, 0, lines);
	for (y = l->top + lines; y < l->top + l->height; y++)
		paint_fill(y, 0, l->pane_w > 0 ? l->pane_x - 1 : l->size.cols, STYLE_NORMAL);
	grid_paint_rest(gv, ui);
	grid_paint_pane(gv, ui);
}

void
grid_paint_body(struct gridview *gv, struct ui *ui)
{
	const struct layout *l = gv->layout;

	/* The rules above and below meet other bars now, the heads other columns. */
	paint_lines(gv, ui, 0, l->nhead + l->window + l->nfoot);
}

/* ---- single figures ---- */

/* One figure, and the difference to last year that depends on it. */
static void
paint_one(const struct gridview *gv, const struct ui *ui, int cell)
{
	const struct layout *l = gv->layout;
	struct layout_place p;
	int x, y, i;

	if (!layout_cell(l, cell, &p) || !grid_column_x(gv, p.x, p.w, &x))
		return;
	if (line_y(gv, ui, p.line, &y))
		paint_cell(gv, ui, y, x, p.w, cell);
	for (i = p.line + 1; i < l->nbody && l->body[i].kind != LAY_ROW; i++)
		if (l->body[i].kind == LAY_DIFF && line_y(gv, ui, i, &y))
			paint_prior_cell(gv, ui, y, x, p.w, cell, true);
}

static void
paint_balances(const struct gridview *gv, const struct ui *ui, const uint64_t *touched)
{
	const struct layout *l = gv->layout;
	int i, y;

	for (i = 0; i < l->nfoot; i++)
		if (l->foot[i].kind == LAY_BALANCE)
			paint_balance_figures(gv, ui, foot_y(gv) + i, &l->foot[i], touched);
	for (i = 0; i < l->nbody; i++)
		if (l->body[i].kind == LAY_BALANCE && line_y(gv, ui, i, &y))
			paint_balance_figures(gv, ui, y, &l->body[i], touched);
}

void
grid_paint_cells(struct gridview *gv, struct ui *ui, const uint64_t *touched)
{
	const struct form *f = ui_form(ui);
	int cell = -1;

	while ((cell = next_touched(f, touched, cell + 1)) < f->ncell)
		paint_one(gv, ui, cell);
	paint_balances(gv, ui, touched);
}

/* Within a column neither heads nor last year's column change. */
static bool
same_column(const struct form *f, int a, int b)
{
	return a >= 0 && b >= 0 && f->cell[a].block == f->cell[b].block &&
	    f->cell[a].col == f->cell[b].col;
}

void
grid_paint_focus(struct gridview *gv, struct ui *ui, int old)
{
	const struct layout *l = gv->layout;
	const struct form *f = ui_form(ui);
	int i, y;

	if (old >= 0 && old != ui->focus)
		paint_one(gv, ui, old);
	paint_one(gv, ui, ui->focus);
	if (l->kind != LAYOUT_OUTLINE || same_column(f, old, ui->focus))
		return;
	for (i = 0; i < l->nhead; i++)
		if (l->head[i].kind == LAY_HEAD)
			grid_paint_head(gv, ui, l->top + i, &l->head[i]);
	for (i = 0; i < l->nbody; i++)
		if (line_y(gv, ui, i, &y))
			paint_prior_column(gv, ui, y, &l->body[i]);
}

void
grid_paint_cursor(struct gridview *gv, struct ui *ui)
{
	struct layout_place p;
	struct cell_look look;
	int x, y;

	if (ui->focus < 0 || !layout_cell(gv->layout, ui->focus, &p) ||
	    !grid_column_x(gv, p.x, p.w, &x) || !line_y(gv, ui, p.line, &y)) {
		paint_hide_cursor();
		return;
	}
	grid_look(gv, ui, ui->focus, layout_own_w(gv->layout, p.w), true, &look);
	paint_cursor(y, x + look.cursor);
}
