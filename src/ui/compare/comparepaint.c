/*
 * comparepaint.c - the picture of the comparison with last year.
 *
 *	 三、收到和处理…           |         自然人         |          总计
 *	                           |   2024    2025    增减 |   2024    2025    增减
 *	01 一、本年新收申请数量    |      3       5      +2 |      4      50     +46?
 *
 * Invariant: what last year's report does not say is 不详, never 0.
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
#include "ui/compare/compare.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/term/paint.h"

#define FIRST_ROW	1		/* of the screen: the heading */

/* ---- what is told ---- */

/* Does the check look at last year? */
static bool
looks_back(const struct form *f, const struct finding *fd)
{
	const struct form_relation *rel;
	int i, k;

	if (fd->kase == NULL)
		return false;
	if (fd->kase->kind == CASE_JUMP)
		return true;
	if (fd->kase->kind != CASE_RELATION)
		return false;
	for (i = fd->kase->first_rel; i < fd->kase->first_rel + fd->kase->nrel; i++) {
		rel = &f->rel[i];
		for (k = rel->left; k < rel->left + rel->nleft; k++)
			if (f->term[k].prior)
				return true;
		for (k = rel->right; k < rel->right + rel->nright; k++)
			if (f->term[k].prior)
				return true;
	}
	return false;
}

/* The finding that objects to what became of last year's figure, NULL if none stands. */
static const struct finding *
objection(const struct ui *ui, int cell)
{
	const struct finding *fd;
	size_t i;

	for (i = 0; i < ui->findings.n; i++) {
		fd = &ui->findings.item[i];
		if (fd->reason == NULL && finding_has_cell(fd, cell) &&
		    looks_back(ui_form(ui), fd))
			return fd;
	}
	return NULL;
}

/* 不详 where last year's report has no value; "/" cells have no difference. */
static enum style
figure_text(struct buf *out, const struct ui *ui, int cell, int which)
{
	const struct cell *c = &ui->report->cell[cell];
	bool computed = ui_form(ui)->cell[cell].computed, known;
	char figure[NUM_TEXT];
	int64_t v = 0, now;

	known = prior_value(ui->report, cell, &v);
	switch (which) {
	case 0:
		buf_str(out, known ? num_print(figure, v) :
		    ui_text(ui, MSG_UI_CMP_UNKNOWN));
		return known && computed ? STYLE_COMPUTED : known ? STYLE_NORMAL : STYLE_DIM;
	case 1:
		buf_str(out, c->has_value ? num_print(figure, c->value) :
		    c->na ? "/" : c->open ? "?" : ".");
		if (c->open && c->has_value)
			buf_chr(out, '?');
		return computed ? STYLE_COMPUTED : STYLE_NORMAL;
	default:
		now = c->value;
		if (!known || !c->has_value || c->open || v == INT64_MIN || !num_add(&now, -v))
			return STYLE_DIM;
		buf_printf(out, "%s%s", now > 0 ? "+" : "", num_print(figure, now));
		return now == 0 ? STYLE_DIM : STYLE_NORMAL;
	}
}

/* ---- drawing ---- */

/* Below the title: names of the columns where there are several, the years, a rule. */
static int
body_row(const struct compare *cv, const struct ui *ui)
{
	return FIRST_ROW + (ui->list_layout ? 2 : cv->rows ? 4 : 3);
}

size_t
compare_body_rows(const struct compare *cv, const struct ui *ui)
{
	int n = ui->rows - 2 - body_row(cv, ui);

	return n < 1 ? 1 : (size_t)n;
}

static void
draw_figure(const struct compare *cv, const struct ui *ui, int row, int col, int cell,
    int which)
{
	const struct finding *fd = which == 2 ? objection(ui, cell) : NULL;
	bool on = cell == ui->focus && which == 1;
	struct buf b = BUF_INIT;
	enum style s = figure_text(&b, ui, cell, which);
	int w = cv->figure;

	if (text_width(buf_cstr(&b)) > w) {
		buf_reset(&b);
		buf_str(&b, "***");
	}
	if (fd != NULL)
		s = fd->level == LEVEL_HINT ? STYLE_HINT : STYLE_WARNING;
	paint_text(row, col, w, on ? STYLE_FOCUS : s, TEXT_RIGHT, buf_cstr(&b));
	paint_text(row, col + w, 1, s, TEXT_LEFT,
	    fd == NULL ? " " : fd->level == LEVEL_HINT ? "?" : "!");
	if (on)
		paint_cursor(row, col + w - 1);
	buf_release(&b);
}

static int
group_x(const struct compare *cv, int i)
{
	return cv->stub + i * compare_group_width(cv);
}

static void
draw_bars(const struct compare *cv, const struct ui *ui, int row)
{
	int i, x;

	for (i = 0; i < cv->ngroup; i++)
		if (ui->list_layout)
			paint_fill(row, group_x(cv, i), 1, STYLE_NORMAL);
		else
			paint_line(row, group_x(cv, i), LINE_V, STYLE_FRAME);
	x = group_x(cv, cv->ngroup);
	if (x < ui->cols)
		paint_fill(row, x, ui->cols - x, STYLE_NORMAL);
}

static void
draw_line(const struct compare *cv, const struct ui *ui, const struct cmp_line *l,
    int row)
{
	const struct form *f = ui_form(ui);
	int i, k, x, cell;
	bool on = l->cell >= 0 && (cv->rows ? grid_row(f, l->cell) == grid_row(f, ui->focus) :
	    l->cell == ui->focus);
	struct buf b = BUF_INIT, shown = BUF_INIT;

	/* A row's number stands at the edge, its label behind it is indented. */
	if (l->cell >= 0 && cv->rows)
		grid_number(&b, f, l->cell);
	buf_repeat(&b, " ", (size_t)l->indent);
	buf_str(&b, l->label);
	text_pad_dots(&shown, buf_cstr(&b), cv->stub);
	paint_text(row, 0, cv->stub, on ? STYLE_LABEL_ON : l->cell < 0 && !cv->rows ?
	    STYLE_HEAD : STYLE_LABEL, TEXT_LEFT, buf_cstr(&shown));
	draw_bars(cv, ui, row);
	for (i = 0; i < cv->ngroup; i++) {
		x = group_x(cv, i) + 1;
		cell = l->cell < 0 || !cv->rows ? l->cell : l->cell + cv->group[i];
		for (k = 0; k < COMPARE_FIGURES; k++, x += cv->figure + 1)
			if (cell < 0)
				paint_fill(row, x, cv->figure + 1, STYLE_NORMAL);
			else
				draw_figure(cv, ui, row, x, cell, k);
	}
	buf_release(&b);
	buf_release(&shown);
}

/* "2024", "2025", "增减" over each group. */
static void
draw_years(const struct compare *cv, const struct ui *ui, int row)
{
	char year[2][16];
	const char *name[COMPARE_FIGURES] = { year[0], year[1], 
	    ui_text(ui, MSG_UI_GRID_DIFFERENCE) };
	int i, k, x;

	snprintf(year[0], sizeof(year[0]), "%d", ui->report->prior->year);
	snprintf(year[1], sizeof(year[1]), "%d", ui->report->year);
	draw_bars(cv, ui, row);
	for (i = 0; i < cv->ngroup; i++) {
		x = group_x(cv, i) + 1;
		for (k = 0; k < COMPARE_FIGURES; k++, x += cv->figure + 1) {
			paint_text(row, x, cv->figure, STYLE_HEAD, TEXT_RIGHT, name[k]);
			paint_fill(row, x + cv->figure, 1, STYLE_NORMAL);
		}
	}
}

/* The names of the columns. */
static void
draw_head(const struct compare *cv, const struct ui *ui, int row)
{
	const struct form *f = ui_form(ui);
	const struct form_block *b = &f->block[f->cell[ui->focus].block];
	const struct form_item *it;
	struct buf s = BUF_INIT;
	int i, w = compare_group_width(cv) - 1;

	paint_fill(row, 0, cv->stub, STYLE_NORMAL);
	draw_bars(cv, ui, row);
	for (i = 0; i < cv->ngroup; i++) {
		buf_reset(&s);
		it = &b->col[b->colleaf[cv->group[i]]];
		grid_label_screen(&s, compare_fitting(it, w));
		paint_text(row, group_x(cv, i) + 1, w, cv->group[i] == f->cell[ui->focus].col ?
		    STYLE_LABEL_ON : STYLE_HEAD, TEXT_CENTER, buf_cstr(&s));
	}
	buf_release(&s);
}

/* "三、收到和处理… 与 2024 年（2019 版表式）对比": the first line. */
static void
draw_title(const struct ui *ui)
{
	const struct report *r = ui->report;
	struct buf s = BUF_INIT, shown = BUF_INIT, name = BUF_INIT;
	char year[16];

	snprintf(year, sizeof(year), "%d", r->prior->year);
	if (ui->list_layout) {
		grid_number(&name, ui_form(ui), ui->focus);
		grid_label_screen(&name, *form_cell_row(ui_form(ui), ui->focus)->label ?
		    form_item_brief(form_cell_row(ui_form(ui), ui->focus)) :
		    ui_form(ui)->section[ui->section].heading);
	} else {
		grid_label_screen(&name, ui_form(ui)->section[ui->section].heading);
	}
	if (strcmp(r->prior->form, r->form->code) == 0)
		msg_put(&s, ui->lang, MSG_UI_CMP_HEAD, buf_cstr(&name), year, NULL);
	else
		msg_put(&s, ui->lang, MSG_UI_CMP_HEAD_OTHER, buf_cstr(&name), year,
		    r->prior->form, NULL);
	if (text_width(buf_cstr(&s)) > ui->cols) {
		buf_reset(&s);
		buf_printf(&s, " %s", buf_cstr(&name));
	}
	text_pad_dots(&shown, buf_cstr(&s), ui->cols);
	paint_text(FIRST_ROW, 0, ui->cols, STYLE_TAB_ON, TEXT_LEFT, buf_cstr(&shown));
	buf_release(&s);
	buf_release(&shown);
	buf_release(&name);
}

size_t
compare_line_of(const struct compare *cv, const struct ui *ui)
{
	const struct form *f = ui_form(ui);
	size_t i;

	for (i = 0; i < cv->n; i++)
		if (cv->line[i].cell == ui->focus || (cv->rows && cv->line[i].cell >= 0 &&
		    grid_row(f, cv->line[i].cell) == grid_row(f, ui->focus)))
			return i;
	return 0;
}

/* Bring the focus into sight, with the headings right above it. */
static void
scroll(struct compare *cv, const struct ui *ui)
{
	size_t at = compare_line_of(cv, ui), room = compare_body_rows(cv, ui), from = at;

	while (from > 0 && cv->line[from - 1].cell < 0 && at - from + 2 < room)
		from--;
	if (from < cv->top)
		cv->top = from;
	if (at >= cv->top + room)
		cv->top = at - room + 1;
	if (cv->top + room > cv->n)
		cv->top = cv->n > room ? cv->n - room : 0;
}

void
compare_draw(struct view *v, struct ui *ui, bool all)
{
	struct compare *cv = (struct compare *)v;
	int row, i;
	size_t k;

	(void)all;
	if (ui->report == NULL || ui->report->prior == NULL || ui->focus < 0)
		return;
	compare_measure(cv, ui);
	compare_gather(cv, ui);
	row = body_row(cv, ui);
	scroll(cv, ui);
	draw_title(ui);
	if (cv->rows)
		draw_head(cv, ui, FIRST_ROW + 1);
	i = FIRST_ROW + 1 + cv->rows;
	paint_fill(i, 0, cv->stub, STYLE_NORMAL);
	draw_years(cv, ui, i);
	if (!ui->list_layout) {
		paint_hline(row - 1, 0, ui->cols, STYLE_FRAME);
		for (i = 0; i < cv->ngroup; i++)
			paint_line(row - 1, group_x(cv, i), LINE_CROSS, STYLE_FRAME);
	}
	for (k = 0; k < compare_body_rows(cv, ui); k++)
		if (cv->top + k < cv->n)
			draw_line(cv, ui, &cv->line[cv->top + k], row + (int)k);
		else
			paint_fill(row + (int)k, 0, ui->cols, STYLE_NORMAL);
}

/* What a check says about the cell; else its name and the three figures in full. */
void
compare_detail(struct buf *out, struct ui *ui, enum form_level *level)
{
	const struct finding *fd;
	struct buf part = BUF_INIT;
	char year[16];
	int which;

	if (ui->report == NULL || ui->report->prior == NULL || ui->focus < 0)
		return;
	if ((fd = objection(ui, ui->focus)) != NULL) {
		*level = fd->level;
		buf_printf(out, "%s %s ", finding_level_label(fd, ui->lang), fd->code);
		finding_message(out, ui->report, fd, ui->lang);
		return;
	}
	grid_number(out, ui_form(ui), ui->focus);
	form_cell_name(&part, ui_form(ui), ui->focus);
	grid_label_screen(out, buf_cstr(&part));
	for (which = 0; which < COMPARE_FIGURES; which++) {
		buf_reset(&part);
		(void)figure_text(&part, ui, ui->focus, which);
		if (part.len == 0)
			continue;
		snprintf(year, sizeof(year), "%d",
		    which == 0 ? ui->report->prior->year : ui->report->year);
		buf_printf(out, "|%s %s", which < 2 ? year :
		    ui_text(ui, MSG_UI_GRID_DIFFERENCE), buf_cstr(&part));
	}
	buf_release(&part);
}
