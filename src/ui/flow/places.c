/*
 * places.c - which section and cell of the report the clerk is in.
 *
 * A section with tables is shown by SCREEN_GRID, which serves all of them, a text
 * by SCREEN_TEXT.  Both are base views: whoever shows a place closes what lies above
 * it.
 */
#include <stdbool.h>
#include <stddef.h>
#include "form/form.h"
#include "base/msg.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"

/* ---- base views ---- */

static bool
has_cells(const struct form *f, int section)
{
	return f->section[section].ntable > 0;
}

int
flow_first_input(const struct report *r, int section, bool empty)
{
	const struct form_cell *fc = r->form->cell;
	int i;

	for (i = 0; i < r->form->ncell; i++)
		if ((section < 0 || fc[i].section == section) && !fc[i].computed &&
		    (!empty || cell_empty(&r->cell[i])))
			return i;
	return -1;
}

static int
start_focus(struct ui *ui, int section)
{
	int cell = ui->left_at[section];

	if (cell < 0)
		cell = flow_first_input(ui->report, section, true);
	if (cell < 0)
		cell = flow_first_input(ui->report, section, false);
	return cell;
}

/* ---- going ---- */

/* The figure being typed is committed before the clerk is taken elsewhere, and
 * one that is refused keeps him where it is. */
static bool
may_go(struct ui *ui)
{
	if (ui->report == NULL || !ui_settle(ui))
		return false;
	if (ui->focus >= 0)
		ui->left_at[ui->report->form->cell[ui->focus].section] = ui->focus;
	return true;
}

void
flow_go_section(struct ui *ui, int section)
{
	const struct form *f = ui->report ? ui->report->form : NULL;

	if (f == NULL || section < 0 || section >= f->nsection || !may_go(ui))
		return;
	ui_close_down_to(ui, 1);
	ui->section = section;
	ui->old_focus = ui->focus;
	if (has_cells(f, section)) {
		ui->focus = start_focus(ui, section);
		if (!ui_shows(ui, SCREEN_GRID))
			ui_show(ui, SCREEN_GRID, 0);
	} else {
		ui->focus = -1;
		ui_show(ui, SCREEN_TEXT, f->section[section].text);
	}
	ui_damage(ui, DAMAGE_ALL);
}

/* The common case, a step within the table shown, repaints two cells. */
void
flow_go_cell(struct ui *ui, int cell)
{
	int section;

	if (ui->report == NULL || cell < 0 || cell >= ui->report->form->ncell)
		return;
	section = ui->report->form->cell[cell].section;
	if (section != ui->section || ui->nstack != 1 || !ui_shows(ui, SCREEN_GRID)) {
		flow_go_section(ui, section);
		if (ui->section != section || !ui_shows(ui, SCREEN_GRID))
			return;			/* a figure was refused */
	}
	ui->old_focus = ui->focus;
	ui->focus = cell;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

/* A text under or before a table has no section of its own on the tabs. */
static void
go_text(struct ui *ui, int slot)
{
	const struct form_text *t = &ui->report->form->text[slot];

	if (!may_go(ui))
		return;
	ui->section = t->section < 0 ? 0 : t->section;
	ui->old_focus = ui->focus;
	ui->focus = -1;
	ui_show(ui, SCREEN_TEXT, slot);
}

/* It lies over the section, which is there again when it is left. */
static void
go_about(struct ui *ui, int column)
{
	if (!may_go(ui))
		return;
	ui_close_down_to(ui, 1);
	ui_push(ui, ui_screen_new(ui, SCREEN_ABOUT, column));
}

void
flow_go_finding(struct ui *ui, const struct finding *f)
{
	const char *column = finding_column(f);

	if (f->place[0] != '\0' || column != NULL)
		flow_go_place(ui, column != NULL ? column : f->place);
	else
		ui_say(ui, MSG_UI_WHOLE_REPORT, NULL);
}

void
flow_go_place(struct ui *ui, const char *place)
{
	int at;

	if (ui->report == NULL || place == NULL)
		return;
	at = form_cell_find(ui->report->form, place);
	if (at >= 0)
		flow_go_cell(ui, at);
	else if ((at = form_text_find(ui->report->form, place)) >= 0)
		go_text(ui, at);
	else if ((at = report_column_number(place)) >= 0)
		go_about(ui, at);
}
