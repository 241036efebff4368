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

/* The list layout shows a row's cells one under the other: up and down go along
 * the row and on to its neighbours, left and right to another row. */
static int
move_listed(const struct form *f, int cell, enum action a)
{
	int section = f->cell[cell].section, row = grid_row(f, cell);
	int place = grid_row_place(f, cell), to;

	switch ((int)a) {
	case ACTION_UP:
	case ACTION_DOWN:
		to = move_along(f, cell, a == ACTION_UP ? -1 : 1);
		if (to != cell)
			return to;
		if (a == ACTION_UP)
			return row > 0 ? row_cell_clamped(f, section, row - 1,
			    f->ncell) : cell;
		return row + 1 < grid_rows(f, section) ?
		    grid_row_cell(f, section, row + 1, 0) : cell;
	case ACTION_LEFT:
	case ACTION_PAGE_UP:
		return row_cell_clamped(f, section, row - 1, place);
	case ACTION_RIGHT:
	case ACTION_PAGE_DOWN:
		return row_cell_clamped(f, section, row + 1, place);
	default:
		return -1;
	}
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

int
grid_move(const struct gridview *gv, const struct ui *ui, enum action a)
{
	const struct form *f = ui->report->form;
	int cell = ui->focus, section = f->cell[cell].section, to;

	switch ((int)a) {
	case ACTION_HOME:
		return grid_row_cell(f, section, grid_row(f, cell), 0);
	case ACTION_END:
		return row_cell_clamped(f, section, grid_row(f, cell), f->ncell);
	case ACTION_FIRST:
		to = grid_first(f, section);
		return f->cell[to].computed ? grid_next_input(f, to, 1) : to;
	case ACTION_LAST:
		to = grid_last(f, section);
		return f->cell[to].computed ? grid_next_input(f, to, -1) : to;
	default:
		break;
	}
	if (gv->layout == NULL)
		return move_listed(f, cell, a);
	switch ((int)a) {
	case ACTION_LEFT:
		return move_along(f, cell, -1);
	case ACTION_RIGHT:
		return move_along(f, cell, 1);
	case ACTION_UP:
		return move_lines(gv->layout, cell, -1);
	case ACTION_DOWN:
		return move_lines(gv->layout, cell, 1);
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		/* The page turns and the focus keeps its height on it; on the first
		 * and last page it goes to the first and last row. */
		to = grid_page(gv, a) - gv->top[section];
		if (to == 0)
			to = a == ACTION_PAGE_UP ? -gv->layout->nbody : gv->layout->nbody;
		return move_lines(gv->layout, cell, to);
	default:
		return -1;
	}
}
