/*
 * compare.c - ^D: last year, this year and the difference, for every cell of a section.
 *
 * Nothing can be changed here.  ui->focus is the focus of the entry screen below,
 * which is why leaving, by whatever key, leads to the cell one has looked at.
 */
#include <stdlib.h>
#include "ui/compare/compare.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"

static void
go(struct ui *ui, int cell)
{
	if (cell < 0)
		return;
	ui->focus = cell;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

/* Up and down over the lines with figures; in the list layout on to the next row. */
static void
go_line(struct compare *cv, struct ui *ui, long step)
{
	const struct form *f = ui_form(ui);
	long at = (long)compare_line_of(cv, ui), one = step < 0 ? -1 : 1, found = -1, i;
	int column = cv->rows ? f->cell[ui->focus].col : 0, row, k;

	for (i = at + one; i >= 0 && i < (long)cv->n; i += one) {
		if (cv->line[i].cell >= 0)
			found = i;
		if (found >= 0 && (i - at) * one >= step * one)
			break;
	}
	if (found >= 0) {
		go(ui, cv->line[found].cell + column);
		return;
	}
	row = grid_row(f, ui->focus) + (int)one;
	if (!ui->list_layout || row < 0 || row >= grid_rows(f, ui->section))
		return;
	k = one > 0 ? 0 : grid_row_length(f, ui->section, row) - 1;
	go(ui, grid_row_cell(f, ui->section, row, k));
}

/* Sideways: the next column of the row; where there is one cell a line, the next line. */
static void
go_column(struct compare *cv, struct ui *ui, int step)
{
	const struct form *f = ui_form(ui);
	int to;

	if (!cv->rows) {
		go_line(cv, ui, step);
		return;
	}
	to = grid_row_place(f, ui->focus) + step;
	if (to >= 0)
		go(ui, grid_row_cell(f, ui->section, grid_row(f, ui->focus), to));
}

/* In the list layout a page is a row, the place in it is kept. */
static void
go_page(struct compare *cv, struct ui *ui, int step)
{
	const struct form *f = ui_form(ui);
	int row = grid_row(f, ui->focus) + step, k;
	long room;

	if (!ui->list_layout) {
		room = (long)compare_body_rows(cv, ui);
		go_line(cv, ui, step * (room > 2 ? room - 2 : 1));
		return;
	}
	if (row < 0 || row >= grid_rows(f, ui->section))
		return;
	k = grid_row_place(f, ui->focus);
	if (k >= grid_row_length(f, ui->section, row))
		k = grid_row_length(f, ui->section, row) - 1;
	go(ui, grid_row_cell(f, ui->section, row, k));
}

/* The next section with tables, compared as well; closes this view. */
static unsigned
go_section(struct view *v, struct ui *ui, int step)
{
	const struct form *f = ui_form(ui);
	int i, first, s = ui->section;

	(void)v;
	for (i = 0; i < f->nsection; i++) {
		s = (s + step + f->nsection) % f->nsection;
		if (grid_blocks(f, s, &first) > 0)
			break;
	}
	flow_go_section(ui, s);
	compare_ask(ui);
	return VIEW_HANDLED;
}

static unsigned
to_line(struct view *v, struct ui *ui, int step)
{
	go_line((struct compare *)v, ui, step);
	return VIEW_HANDLED;
}

static unsigned
to_column(struct view *v, struct ui *ui, int step)
{
	go_column((struct compare *)v, ui, step);
	return VIEW_HANDLED;
}

static unsigned
to_page(struct view *v, struct ui *ui, int step)
{
	go_page((struct compare *)v, ui, step);
	return VIEW_HANDLED;
}

/* The first (0) or last (1) cell of the row. */
static unsigned
to_row_end(struct view *v, struct ui *ui, int last)
{
	const struct form *f = ui_form(ui);
	int row = grid_row(f, ui->focus);

	(void)v;
	go(ui, grid_row_cell(f, ui->section, row,
	    last ? grid_row_length(f, ui->section, row) - 1 : 0));
	return VIEW_HANDLED;
}

static unsigned
to_end(struct view *v, struct ui *ui, int last)
{
	const struct form *f = ui_form(ui);

	(void)v;
	go(ui, last ? grid_last(f, ui->section) : grid_first(f, ui->section));
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

static unsigned
read_only(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)unused;
	ui_say(ui, MSG_UI_CMP_READ_ONLY, NULL);
	return VIEW_HANDLED;
}

static const struct view_action compare_actions[] = {
	{ ACTION_UP, to_line, -1 },
	{ ACTION_DOWN, to_line, 1 },
	{ ACTION_LEFT, to_column, -1 },
	{ ACTION_PREV, to_column, -1 },
	{ ACTION_RIGHT, to_column, 1 },
	{ ACTION_NEXT, to_column, 1 },
	{ ACTION_PAGE_UP, to_page, -1 },
	{ ACTION_PAGE_DOWN, to_page, 1 },
	{ ACTION_HOME, to_row_end, 0 },
	{ ACTION_END, to_row_end, 1 },
	{ ACTION_FIRST, to_end, 0 },
	{ ACTION_LAST, to_end, 1 },
	{ ACTION_NEXT_SECTION, go_section, 1 },
	{ ACTION_PREV_SECTION, go_section, -1 },
	{ ACTION_ACCEPT, go_back, 0 },
	{ ACTION_CANCEL, go_back, 0 },
	{ ACTION_COMPARE, go_back, 0 },
	{ ACTION_DELETE, read_only, 0 },
	{ ACTION_FILL, read_only, 0 },
	{ ACTION_LAST_YEAR, read_only, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
compare_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct compare *cv = (struct compare *)v;
	unsigned done = VIEW_IGNORED;

	if (ui->report == NULL || ui->report->prior == NULL || ui->focus < 0)
		return VIEW_HANDLED | VIEW_CLOSE;
	compare_measure(cv, ui);
	compare_gather(cv, ui);
	if (!view_do(compare_actions, v, ui, a, &done) && (k->code == K_PASTE ||
	    (k->code >= ' ' && k->code < 0x110000 && k->code != ':')))
		return read_only(v, ui, 0);
	return done;
}

static void
compare_release(struct view *v)
{
	struct compare *cv = (struct compare *)v;

	compare_reset(cv);
	free(cv->line);
}

static const enum action compare_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_DETAILS, ACTION_NEXT_SECTION, ACTION_FINDINGS,
	ACTION_COMMANDS, ACTION_NEXT_FINDING, ACTION_CANCEL, ACTION_NONE
};

static const struct view_class compare_class = {
	.name = "compare", .title = MSG_UI_CMP_TITLE,
	.draw = compare_draw, .key = compare_key, .release = compare_release,
	.detail = compare_detail, .keys = compare_keys
};

void
compare_ask(struct ui *ui)
{
	struct compare *cv;

	if (ui->report == NULL)
		return;
	if (ui->focus < 0) {
		ui_say(ui, MSG_UI_CMP_TEXT, NULL);
		return;
	}
	if (ui->report->prior == NULL) {
		ui_say(ui, MSG_UI_CARRY_NO_PRIOR, NULL);
		return;
	}
	cv = mem_zero(sizeof(*cv));
	cv->view.class = &compare_class;
	ui_push(ui, &cv->view);
}
