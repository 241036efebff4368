/*
 * actions.c - the actions every screen knows.
 *
 * What a view does not want comes here, by ui_act().
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/compare/compare.h"
#include "ui/core/core.h"
#include "ui/core/uitask.h"
#include "ui/flow/flow.h"
#include "ui/front.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/pick.h"

static void
turn_section(struct ui *ui, int step)
{
	int n = ui_form(ui)->nsection;

	flow_go_section(ui, (ui->section + step + n) % n);
}

/* ---- what is open ---- */

/* Where the clerk is: what ^N counts from, unless it brought him here itself. */
static open_at
place_now(struct ui *ui)
{
	size_t byte;
	int slot;

	if (ui->focus >= 0)
		return open_at_cell(ui->report, ui->focus);
	return textview_where(ui, &slot, &byte) ? open_at_text(ui->report, slot, byte) :
	    OPEN_START;
}

static void
go_empty(struct ui *ui, int cell)
{
	const struct form *f = ui_form(ui);
	int section = f->cell[cell].section;
	struct buf name = BUF_INIT;

	flow_go_cell(ui, cell);
	/* The line of the cell says why it could not be read. */
	if (!ui->report->cell[cell].open) {
		form_cell_name(&name, f, cell);
		ui_say(ui, MSG_UI_AT_EMPTY, buf_cstr(&name),
		    INT(report_empty(ui->report, section)), NULL);
	}
	buf_release(&name);
}

static void
go_finding(struct ui *ui, const struct finding *f)
{
	int cell = f->quote == NULL ? open_cell(ui->report, f) : -1;
	struct buf b = BUF_INIT;

	finding_message(&b, ui->report, f, ui->lang);
	ui_say(ui, MSG_UI_FINDING, f->code, buf_cstr(&b), NULL);
	ui->message_level = f->open_text ? LEVEL_HINT : f->level;
	if (f->quote != NULL)
		screen_go_quote(ui, f);
	else if (cell >= 0)
		flow_go_cell(ui, cell);
	else
		flow_go_finding(ui, f);
	buf_release(&b);
}

/* ^N: the next thing that is open, in printed order, round; then 定稿. */
static void
next_open(struct ui *ui)
{
	open_at at = place_now(ui);
	struct open_item it;

	if (at == ui->next_from)
		at = ui->next_at;
	if (ui->findings_stale)
		ui_check(ui);
	if (!open_next(ui->report, &ui->findings, &at, &it)) {
		screen_ask_finalize(ui);
		return;
	}
	if (it.kind == OPEN_CELLS)
		go_empty(ui, it.cell);
	else
		go_finding(ui, it.finding);
	ui->next_at = at;
	ui->next_from = place_now(ui);
}

/* ---- saving and leaving ---- */

/* Everything is saved anyway; the name marks a state to come back to. */
static void
save_point(struct ui *ui)
{
	const struct actor *a = ui->opt->actor;
	char name[CLOCK_TEXT];
	struct diag d;

	if (!ui_may_save(ui) || !ui_save_unsaved(ui))
		return;
	a->now(a->ctx, name);
	diag_init(&d);
	if (store_restore_point(ui->store, ui->report, name, &d))
		ui_say(ui, MSG_UI_SAVE_POINT, clock_local_time(name, (char[CLOCK_TEXT]){ "" }),
		    NULL);
	else
		ui_say_diag(ui, &d);
	diag_release(&d);
}

static void
drop_unfinished(struct ui *ui)
{
	static const struct key none = { .code = K_NONE };
	struct view *v = ui_base(ui);

	if (v)
		(void)v->class->key(v, ui, &none, ACTION_BREAK);
}

enum { ELSEWHERE, AGAIN, NOW };

static void
leave_picked(struct ui *ui, int id, void *unused)
{
	(void)unused;
	ui->leave_warned = id == NOW;
	if (id == ELSEWHERE && ui->report != NULL)
		screen_save_elsewhere(ui);
	else if (id == AGAIN)
		(void)ui_save_unsaved(ui);
	else if (id == NOW)
		(void)ui_act(ui, ACTION_LEAVE);
}

/* Only while something is not on disk. */
static void
ask_leave(struct ui *ui)
{
	static const struct { enum msg text; int id; } what[] = {
		{ MSG_UI_LEAVE_ELSEWHERE, ELSEWHERE },
		{ MSG_UI_LEAVE_AGAIN, AGAIN },
		{ MSG_UI_LEAVE_NOW, NOW },
	};
	struct pick_item *item = mem_array(ARRAY_LEN(what), sizeof *item);

	for (size_t i = 0; i < ARRAY_LEN(what); i++)
		item[i] = (struct pick_item){ mem_strdup(ui_text(ui, what[i].text)), NULL,
		    what[i].id };
	ui_push(ui, pick_new(ui, MSG_UI_LEAVE_TITLE, item, ARRAY_LEN(what), leave_picked,
	    NULL));
	ui_warn(ui, MSG_UI_LEAVE_UNSAVED, INT(ui->nunsaved), NULL);
}

/* Asks nothing, unless the disk refuses what was typed: then once. */
static void
leave(struct ui *ui)
{
	if (ui->task != NULL && !ui->task->dropped && !ui->leave_after) {
		ui->leave_after = true;
		ui_warn(ui, MSG_UI_TASK_LEAVE, ui->task->what, NULL);
		return;
	}
	/* A figure that is refused keeps nobody in: it is offered next time. */
	if (!ui_settle(ui)) {
		ui_keep_unfinished(ui, K_HANGUP);
		drop_unfinished(ui);
	}
	if (ui->report && !ui_save_unsaved(ui) && !ui->leave_warned && !ui->elsewhere) {
		ui->leave_warned = true;
		ask_leave(ui);
		return;
	}
	if (ui->report && !ui->direct)
		flow_close_report(ui);
	else
		ui->leave = true;
}

static void
help(struct ui *ui)
{
	const struct view *top = ui_top(ui);

	ui_push(ui, screen_help_new(ui, top ? top->class->name : "home"));
}

static void
redraw(struct ui *ui)
{
	paint_redraw();
	ui_damage(ui, DAMAGE_ALL);
}

static void
nothing_typed(struct ui *ui)
{
	ui_say(ui, MSG_UI_BREAK, NULL);
}

static void
commands(struct ui *ui)
{
	if (ui_settle(ui))
		ui_push(ui, palette_new(ui));
}

/* ---- in a report ---- */

static void
prev_section(struct ui *ui)
{
	turn_section(ui, -1);
}

static void
next_section(struct ui *ui)
{
	turn_section(ui, 1);
}

static void
details(struct ui *ui)
{
	ui_push(ui, details_new(ui));
}

static void
findings(struct ui *ui)
{
	ui_push(ui, screen_findings_new(ui));
}

static void
about(struct ui *ui)
{
	flow_go_place(ui, "title");
}

static void
export(struct ui *ui)
{
	ui_push(ui, exportbox_new(ui, NULL));
}

/* ---- the table of what can be done ---- */

const struct ui_action ui_actions[] = {
	{ ACTION_HELP, false, help },
	{ ACTION_REDRAW, false, redraw },
	{ ACTION_LEAVE, false, leave },
	{ ACTION_BREAK, false, nothing_typed },
	{ ACTION_COMMANDS, false, commands },
	{ ACTION_PREV_SECTION, true, prev_section },
	{ ACTION_NEXT_SECTION, true, next_section },
	{ ACTION_NOTE, true, screen_ask_note },
	{ ACTION_FILL, true, grid_ask_fill },
	{ ACTION_DETAILS, true, details },
	{ ACTION_COMPARE, true, compare_ask },
	{ ACTION_FINDINGS, true, findings },
	{ ACTION_EXPORT, true, export },
	{ ACTION_GOTO, true, grid_ask_goto },
	{ ACTION_SEARCH, true, screen_ask_search },
	{ ACTION_NEXT_FINDING, true, next_open },
	{ ACTION_UNDO, true, flow_undo },
	{ ACTION_REDO, true, flow_redo },
	{ ACTION_SAVE_POINT, true, save_point },
	{ ACTION_ABOUT, true, about },
	{ ACTION_NONE, false, NULL }
};
