/*
 * gridmove.c - where a key leads from a cell.
 *
 * Tab and Enter know only the form and never stop on a computed cell; arrows and
 * paging follow what is seen, so they ask the layout.  Nothing here moves
 * anything: the answer is a cell number.
 */
#include <stdbool.h>
#include <stddef.h>
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"

int
grid_next_input(const struct form *f, int cell, int step)
{
	for (cell += step; cell >= 0 && cell < f->ncell; cell += step)
		if (!f->cell[cell].computed)
			return cell;
	return -1;
}

/* A large table is keyed column by column, as its balance runs; small ones as
 * they are read. */
bool
grid_enter_down(const struct form *f, int section)
{
	int first;

	return grid_blocks(f, section, &first) == 1 && f->block[first].nrow > 1 &&
	    f->block[first].ncol > 1;
}

/* The first input cell of a column from "row" on downwards, -1 if none. */
static int
input_below(const struct form *f, int section, int row, int place)
{
	int rows = grid_rows(f, section), cell;

	for (; row < rows; row++) {
		cell = grid_row_cell(f, section, row, place);
		if (cell >= 0 && !f->cell[cell].computed)
			return cell;
	}
	return -1;
}

static int
widest_row(const struct form *f, int section)
{
	int rows = grid_rows(f, section), row, n, most = 0;

	for (row = 0; row < rows; row++) {
		n = grid_row_length(f, section, row);
		if (n > most)
			most = n;
	}
	return most;
}

int
grid_enter(const struct form *f, int cell, bool down, int run_from)
{
	int section = f->cell[cell].section, place, to, most;

	if (!down)
		return grid_next_input(f, cell, 1);
	place = run_from >= 0 ? run_from : grid_row_place(f, cell);
	if (input_below(f, section, 0, place) < 0)
		return grid_next_input(f, cell, 1);	/* a column of totals */
	to = input_below(f, section, grid_row(f, cell) + 1, place);
	if (to >= 0)
		return to;
	most = widest_row(f, section);
	while (to < 0 && ++place < most)
		to = input_below(f, section, 0, place);
	return to >= 0 ? to : grid_next_input(f, grid_last(f, section), 1);
}

/* ---- by sight ---- */

/* The row line "step" lines away or beyond; at the edge the last one there is. */
static int
line_from(const struct layout *l, int line, int step)
{
	int at = line + step, dir = step < 0 ? -1 : 1;

	if (at < 0)
		at = 0;
	if (at >= l->nbody)
		at = l->nbody - 1;
	while (at >= 0 && at < l->nbody && l->body[at].kind != LAY_ROW)
		at += dir;
	if (at < 0 || at >= l->nbody) {		/* none beyond: come back */
		at = dir < 0 ? 0 : l->nbody - 1;
		while (at >= 0 && at < l->nbody && l->body[at].kind != LAY_ROW)
			at -= dir;
	}
	return at >= 0 && at < l->nbody ? at : line;
}

static int
move_lines(const struct layout *l, int cell, int step)
{
	struct layout_place p;
	int line, to;

	if (!layout_cell(l, cell, &p))
		return cell;
	line = line_from(l, p.line, step);
	if (line == p.line)
		return cell;
	to = layout_cell_near(l, line, p.x + p.w / 2);
	return to >= 0 ? to : cell;
}

static int
row_cell_clamped(const struct form *f, int section, int row, int place)
{
	int rows = grid_rows(f, section), n;

	row = row < 0 ? 0 : row >= rows ? rows - 1 : row;
	n = grid_row_length(f, section, row);
	return grid_row_cell(f, section, row, place < n ? place : n - 1);
}

static int
move_along(const struct form *f, int cell, int step)
{
	int to = grid_row_cell(f, f->cell[cell].section, grid_row(f, cell),
	    grid_row_place(f, cell) + step);

	return to >= 0 ? to : cell;
}

int
grid_page(const struct gridview *gv, enum action a)
{
	const struct layout *l = gv->layout;
	int top = l ? gv->top[l->section] : 0, step, last;

	if (l == NULL || (a != ACTION_PAGE_UP && a != ACTION_PAGE_DOWN))
		return top;
	step = l->window > 4 ? l->window - 2 : 1;
	last = l->nbody > l->window ? l->nbody - l->window : 0;
	top += a == ACTION_PAGE_UP ? -step : step;
	return top < 0 ? 0 : top > last ? last : top;
}

/* ---- where an action leads ---- */

static int
to_row_end(const struct gridview *gv, const struct form *f, int cell, int last)
{
	int section = f->cell[cell].section, row = grid_row(f, cell);

	(void)gv;
	return last ? row_cell_clamped(f, section, row, f->ncell) :
	    grid_row_cell(f, section, row, 0);
}

static int
to_end(const struct gridview *gv, const struct form *f, int cell, int last)
{
	int section = f->cell[cell].section;
	int to = last ? grid_last(f, section) : grid_first(f, section);

	(void)gv;
	return f->cell[to].computed ? grid_next_input(f, to, last ? -1 : 1) : to;
}

static int
along_row(const struct gridview *gv, const struct form *f, int cell, int step)
{
	(void)gv;
	return move_along(f, cell, step);
}

static int
by_lines(const struct gridview *gv, const struct form *f, int cell, int step)
{
	(void)f;
	return move_lines(gv->layout, cell, step);
}

/* The page turns and the focus keeps its height on it; on the first and last page
 * it goes to the first and last row. */
static int
by_page(const struct gridview *gv, const struct form *f, int cell, int step)
{
	int lines = grid_page(gv, step < 0 ? ACTION_PAGE_UP : ACTION_PAGE_DOWN) -
	    gv->top[f->cell[cell].section];

	return move_lines(gv->layout, cell, lines != 0 ? lines : step * gv->layout->nbody);
}

/* The list layout shows a row's cells one under the other: up and down go along
 * the row and on to its neighbours, left and right to another row. */
static int
down_list(const struct gridview *gv, const struct form *f, int cell, int step)
{
	int section = f->cell[cell].section, row = grid_row(f, cell);
	int to = move_along(f, cell, step);

	(void)gv;
	if (to != cell)
		return to;
	if (step < 0)
		return row > 0 ? row_cell_clamped(f, section, row - 1, f->ncell) : cell;
	return row + 1 < grid_rows(f, section) ? grid_row_cell(f, section, row + 1, 0) :
	    cell;
}

static int
other_row(const struct gridview *gv, const struct form *f, int cell, int step)
{
	(void)gv;
	return row_cell_clamped(f, f->cell[cell].section, grid_row(f, cell) + step,
	    grid_row_place(f, cell));
}

struct way {
	enum action	 action;
	int		(*to)(const struct gridview *, const struct form *, int cell, int arg);
	int		 arg;
};
static const struct way everywhere[] = {
	{ ACTION_HOME, to_row_end, 0 },
	{ ACTION_END, to_row_end, 1 },
	{ ACTION_FIRST, to_end, 0 },
	{ ACTION_LAST, to_end, 1 },
	{ ACTION_NONE, NULL, 0 }
};
static const struct way in_table[] = {
	{ ACTION_LEFT, along_row, -1 },
	{ ACTION_RIGHT, along_row, 1 },
	{ ACTION_UP, by_lines, -1 },
	{ ACTION_DOWN, by_lines, 1 },
	{ ACTION_PAGE_UP, by_page, -1 },
	{ ACTION_PAGE_DOWN, by_page, 1 },
	{ ACTION_NONE, NULL, 0 }
};
static const struct way in_list[] = {
	{ ACTION_UP, down_list, -1 },
	{ ACTION_DOWN, down_list, 1 },
	{ ACTION_LEFT, other_row, -1 },
	{ ACTION_PAGE_UP, other_row, -1 },
	{ ACTION_RIGHT, other_row, 1 },
	{ ACTION_PAGE_DOWN, other_row, 1 },
	{ ACTION_NONE, NULL, 0 }
};

static const struct way *
way_of(const struct way *w, enum action a)
{
	while (w->action != ACTION_NONE && w->action != a)
		w++;
	return w;
}

int
grid_move(const struct gridview *gv, const struct ui *ui, enum action a)
{
	const struct way *w = way_of(everywhere, a);

	if (w->to == NULL)
		w = way_of(gv->layout ? in_table : in_list, a);
	return w->to ? w->to(gv, ui->report->form, ui->focus, w->arg) : -1;
}
