/*
 * gridhead.c - the frame of a table: rules, bars and column heads.
 *
 * A rule asks the lines above and below it where their bars stand and joins
 * them, so every frame closes whatever the form's columns are.  Heads with
 * others below them are underlined by the piece of rule that no head covers.
 */
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/term/paint.h"

bool
grid_column_x(const struct gridview *gv, int x, int w, int *out)
{
	const struct layout *l = gv->layout;
	int at = x - gv->left;

	if (at < 0 || at + w > l->fig_w)
		return false;
	*out = l->fig_x + at;
	return true;
}

bool
grid_line_has(const struct layout_line *line, int i)
{
	return line->block < 0 || line->block == i;
}

/* The piece where bars and rules meet, from the directions that go on. */
static enum line_part
junction(bool up, bool down, bool left, bool right)
{
	if (up && down)
		return left && right ? LINE_CROSS : right ? LINE_TEE_L : left ? LINE_TEE_R :
		    LINE_V;
	if (up)
		return left && right ? LINE_TEE_B : right ? LINE_BL : LINE_BR;
	if (down)
		return left && right ? LINE_TEE_T : right ? LINE_TL : LINE_TR;
	return LINE_H;
}

/* No line above or below: no bar to join. */
static bool
bar(const struct gridview *gv, const struct layout_line *line, int x)
{
	return line && layout_bar(gv->layout, line, gv->left, x);
}

/* Runs of plain rule go out in one piece. */
void
grid_paint_rule(const struct gridview *gv, int y, const struct layout_line *above,
    const struct layout_line *below)
{
	const struct layout *l = gv->layout;
	int x, end = l->x + l->w, run = l->x;
	bool up, down;

	for (x = l->x; x < end; x++) {
		up = bar(gv, above, x);
		down = bar(gv, below, x);
		if (!up && !down)
			continue;
		if (x > run)
			paint_hline(y, run, x - run, STYLE_FRAME);
		paint_line(y, x, junction(up, down, x > l->x, x < end - 1), STYLE_FRAME);
		run = x + 1;
	}
	if (end > run)
		paint_hline(y, run, end - run, STYLE_FRAME);
}

void
grid_paint_bars(const struct gridview *gv, int y, const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	int x;

	for (x = l->x; x < l->x + l->w; x++)
		if (layout_bar(l, line, gv->left, x))
			paint_line(y, x, LINE_V, STYLE_FRAME);
}

/* ---- column heads ---- */

/* Does a head other than the focus's shine?  Only where columns are long. */
static bool
head_shines(const struct gridview *gv, const struct ui *ui, const struct layout_block *lb,
    const struct layout_head *h)
{
	const struct form *f = ui_form(ui);

	return gv->layout->kind == LAYOUT_OUTLINE && ui->focus >= 0 && h->item >= 0 &&
	    f->block[lb->block].colleaf[f->cell[ui->focus].col] == h->item;
}

/* One line of one head, centred over its columns.  The lowest shines with the focus:
 * reverse video on each of three would cost as much as the figure below it. */
static void
paint_head_box(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_block *lb, const struct layout_head *h, int line)
{
	int own = layout_head_w(gv->layout, lb, h), lines = grid_label_lines(h->label, own);
	int first, x, w = own, from = h->x;
	enum style style = STYLE_HEAD;
	struct buf part = BUF_INIT;
	const char *s;
	size_t n;

	if (lines > HEAD_LINES)
		lines = HEAD_LINES;
	first = h->y + (h->h - lines) / 2;
	if (line < first || line >= first + lines)
		return;
	if (line == first + lines - 1 && head_shines(gv, ui, lb, h))
		style = STYLE_LABEL_ON;
	/* A head that spans columns out of sight is centred over the rest. */
	if (from < gv->left + 1) {
		w -= gv->left + 1 - from;
		from = gv->left + 1;
	}
	if (from - gv->left + w > gv->layout->fig_w)
		w = gv->layout->fig_w - (from - gv->left);
	if (w < 2 || !grid_column_x(gv, from, w, &x))
		return;
	s = grid_label_line(h->label, own, line - first, &n);
	buf_add(&part, s, n);
	paint_text(y, x, w, style, TEXT_CENTER, buf_cstr(&part));
	buf_release(&part);
}

/* Inside the heads a rule runs under those that have others below them. */
static bool
head_open_at(const struct layout *l, const struct layout_line *line, int cx)
{
	const struct layout_block *lb;
	int i, k;

	for (i = 0; i < l->nblock; i++) {
		if (!grid_line_has(line, i))
			continue;
		lb = &l->block[i];
		for (k = 0; k < lb->nhead; k++)
			if (cx >= lb->head[k].x && cx < lb->head[k].x + lb->head[k].w &&
			    line->y >= lb->head[k].y &&
			    line->y < lb->head[k].y + lb->head[k].h)
				return true;
	}
	return false;
}

/* The rule between two levels, with the bars that start under it or pass by. */
static void
paint_inner_rules(const struct gridview *gv, int y, const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	struct layout_line above = *line, below = *line;
	int x, cx, end = l->fig_x + l->fig_w;
	bool left, right, up, down;

	above.y--;
	below.y++;
	if (line->y == 0 || line->y + 1 >= l->block[line->block < 0 ? 0 : line->block].headlines)
		return;
	for (x = l->fig_x; x <= end && x < l->x + l->w; x++) {
		cx = x - l->fig_x + gv->left;
		left = x > l->fig_x && !head_open_at(l, line, cx - 1) &&
		    !bar(gv, line, x - 1);
		right = x < end && !head_open_at(l, line, cx + 1) && cx + 1 < l->canvas &&
		    !bar(gv, line, x + 1);
		up = bar(gv, &above, x);
		down = bar(gv, &below, x);
		if (bar(gv, line, x) || up || down) {
			if (left || right)
				paint_line(y, x, junction(up || bar(gv, line, x),
				    down || bar(gv, line, x), left, right), STYLE_FRAME);
		} else if (!head_open_at(l, line, cx) && x < end)
			paint_line(y, x, LINE_H, STYLE_FRAME);
	}
}

/* How one gets about in a large table, in the last line of its corner where that is
 * free; not "down", which ^T can turn. */
static void
paint_corner_keys(const struct ui *ui, int y, int x, int room)
{
	const char *keys = ui_text(ui, MSG_UI_GRID_KEYS);

	if (text_width(keys) <= room)
		paint_text(y, x, room, STYLE_DIM, TEXT_LEFT, keys);
}

/* The corner over the row labels: the section's heading where it has no line of
 * its own, else what the form prints there. */
static void
paint_corner(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct layout_block *lb = &l->block[line->block < 0 ? 0 : line->block];
	const struct form_section *s = &ui_form(ui)->section[l->section];
	const char *text = l->titled ? ui_form(ui)->block[lb->block].stub : s->heading;
	int room = l->stub_w - 2, lines, first;
	struct buf part = BUF_INIT;
	const char *p;
	size_t n;

	if (*text == '\0' || room < 4)
		return;
	lines = grid_label_lines(text, room);
	if (lines > lb->headlines)
		lines = lb->headlines;
	first = (lb->headlines - lines) / 2;
	if (!l->titled && line->y >= first + lines && line->y == lb->headlines - 1)
		paint_corner_keys(ui, y, l->stub_x + 1, room);
	if (line->y < first || line->y >= first + lines)
		return;
	p = grid_label_line(text, room, line->y - first, &n);
	buf_add(&part, p, n);
	paint_text(y, l->stub_x + 1, room, STYLE_HEAD, l->titled ? TEXT_CENTER : TEXT_LEFT, buf_cstr(&part));
	buf_release(&part);
}

/* 上年 over last year's column, and of which column it is where that fits. */
static void
paint_prior_head(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct layout_block *lb = &l->block[0];
	const struct form *f = ui_form(ui);
	int first = (lb->headlines - 2) / 2;
	const char *s = NULL;

	if (line->y == first)
		s = ui_text(ui, MSG_UI_GRID_LAST_YEAR);
	else if (line->y == first + 1 && ui->focus >= 0)
		s = form_item_brief(form_cell_col(f, ui->focus));
	if (s && text_width(s) <= l->prior_w)
		paint_text(y, l->prior_x, l->prior_w, STYLE_DIM, TEXT_CENTER, s);
}

/* 上年 beside the head of a column that has last year's figures beside its own. */
static void
paint_beside_head(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_block *lb, const struct layout_head *h, int line)
{
	int own = layout_head_w(gv->layout, lb, h), x;

	if (own == h->w || line != h->y + (h->h - 1) / 2 ||
	    !grid_column_x(gv, h->x, h->w, &x))
		return;
	paint_text(y, x + own, h->w - own - 1, STYLE_DIM, TEXT_RIGHT,
	    ui_text(ui, MSG_UI_GRID_LAST_YEAR));
}

void
grid_paint_head(const struct gridview *gv, const struct ui *ui, int y,
    const struct layout_line *line)
{
	const struct layout *l = gv->layout;
	const struct layout_block *lb;
	int i, k;

	paint_corner(gv, ui, y, line);
	for (i = 0; i < l->nblock; i++) {
		if (!grid_line_has(line, i))
			continue;
		lb = &l->block[i];
		for (k = 0; k < lb->nhead; k++)
			if (line->y >= lb->head[k].y && line->y < lb->head[k].y + lb->head[k].h) {
				paint_head_box(gv, ui, y, lb, &lb->head[k], line->y);
				paint_beside_head(gv, ui, y, lb, &lb->head[k], line->y);
			}
	}
	grid_paint_bars(gv, y, line);
	paint_inner_rules(gv, y, line);
	if (l->prior_w > 0)
		paint_prior_head(gv, ui, y, line);
}
