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
	const struct form *f = ui->report->form;
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
	const struct form *f = ui->report->form;
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
	const struct form *f = ui->report->form;
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
static void
go_section(struct ui *ui, int step)
{
	const struct form *f = ui->report->form;
	int i, first, s = ui->section;

	for (i = 0; i < f->nsection; i++) {
		s = (s + step + f->nsection) % f->nsection;
		if (grid_blocks(f, s, &first) > 0)
			break;
	}
	ui_go_section(ui, s);
	ui_ask_compare(ui);
}

static unsigned
compare_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct compare *cv = (struct compare *)v;

	if (ui->report == NULL || ui->report->prior == NULL || ui->focus < 0)
		return VIEW_HANDLED | VIEW_CLOSE;
	compare_measure(cv, ui);
	compare_gather(cv, ui);
	switch ((int)a) {
	case ACTION_UP:
	case ACTION_DOWN:
		go_line(cv, ui, a == ACTION_DOWN ? 1 : -1);
		return VIEW_HANDLED;
	case ACTION_LEFT:
	case ACTION_PREV:
	case ACTION_RIGHT:
	case ACTION_NEXT:
		go_column(cv, ui, a == ACTION_RIGHT || a == ACTION_NEXT ? 1 : -1);
		return VIEW_HANDLED;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		go_page(cv, ui, a == ACTION_PAGE_DOWN ? 1 : -1);
		return VIEW_HANDLED;
	case ACTION_HOME:
	case ACTION_END:
		go(ui, grid_row_cell(ui->report->form, ui->section,
		    grid_row(ui->report->form, ui->focus), a == ACTION_HOME ? 0 :
		    grid_row_length(ui->report->form, ui->section,
		    grid_row(ui->report->form, ui->focus)) - 1));
		return VIEW_HANDLED;
	case ACTION_FIRST:
		go(ui, grid_first(ui->report->form, ui->section));
		return VIEW_HANDLED;
	case ACTION_LAST:
		go(ui, grid_last(ui->report->form, ui->section));
		return VIEW_HANDLED;
	case ACTION_NEXT_SECTION:
	case ACTION_PREV_SECTION:
		go_section(ui, a == ACTION_NEXT_SECTION ? 1 : -1);
		return VIEW_HANDLED;
	case ACTION_ACCEPT:
	case ACTION_CANCEL:
	case ACTION_COMPARE:
		return VIEW_HANDLED | VIEW_CLOSE;
	case ACTION_DELETE:
	case ACTION_FILL:
	case ACTION_LAST_YEAR:
		ui_say(ui, MSG_UI_CMP_READ_ONLY, (char *)NULL);
		return VIEW_HANDLED;
	default:
		break;
	}
	if (k->code == K_PASTE ||
	    (k->code >= ' ' && k->code < 0x110000 && k->code != ':')) {
		ui_say(ui, MSG_UI_CMP_READ_ONLY, (char *)NULL);
		return VIEW_HANDLED;
	}
	return VIEW_IGNORED;
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
ui_ask_compare(struct ui *ui)
{
	struct compare *cv;

	if (ui->report == NULL)
		return;
	if (ui->focus < 0) {
		ui_say(ui, MSG_UI_CMP_TEXT, (char *)NULL);
		return;
	}
	if (ui->report->prior == NULL) {
		ui_say(ui, MSG_UI_CARRY_NO_PRIOR, (char *)NULL);
		return;
	}
	cv = mem_zero(sizeof(*cv));
	cv->view.class = &compare_class;
	ui_push(ui, &cv->view);
}
