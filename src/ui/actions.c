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
#include "report/report.h"
#include "store/store.h"
#include "ui/compare/compare.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/front.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"

static void
turn_section(struct ui *ui, int step)
{
	int n = ui->report->form->nsection;

	flow_go_section(ui, (ui->section + step + n) % n);
}

/* ---- findings ---- */

/* A total cannot be typed into: the first cell that can is where work begins. */
static int
finding_target(const struct report *r, const struct finding *f)
{
	int i;

	for (i = 0; i < f->ncell; i++)
		if (!r->form->cell[f->cell[i]].computed)
			return f->cell[i];
	return f->ncell > 0 ? f->cell[0] : -1;
}

static bool
wants_work(const struct finding *f)
{
	return f->level == LEVEL_ERROR || (f->level == LEVEL_WARNING &&
	    f->reason == NULL);
}

/* ^N: errors and unexplained warnings in the order of the list, round. */
static void
next_finding(struct ui *ui)
{
	struct buf b = BUF_INIT;
	const struct finding *f;
	size_t n = ui->findings.n, i, at;
	int cell;

	for (i = 1; i <= n; i++) {
		at = (size_t)(ui->last_finding + (int)i) % n;
		if (wants_work(&ui->findings.item[at]))
			break;
	}
	if (i > n) {
		ui_say(ui, MSG_UI_NO_FINDINGS, NULL);
		return;
	}
	f = &ui->findings.item[at];
	ui->last_finding = (int)at;
	finding_message(&b, ui->report, f, ui->lang);
	ui_say(ui, MSG_UI_FINDING, f->code, buf_cstr(&b), NULL);
	ui->message_level = f->open_text ? LEVEL_HINT : f->level;
	cell = f->quote == NULL ? finding_target(ui->report, f) : -1;
	if (f->quote != NULL)
		screen_go_quote(ui, f);
	else if (cell >= 0)
		flow_go_cell(ui, cell);
	else
		flow_go_place(ui, f->place);
	buf_release(&b);
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

/* Asks nothing, unless the disk refuses what was typed: then once. */
static void
leave(struct ui *ui)
{

	/* A figure that is refused keeps nobody in: it is offered next time. */
	if (!ui_settle(ui)) {
		ui_keep_unfinished(ui, K_HANGUP);
		drop_unfinished(ui);
	}
	if (ui->report && !ui_save_unsaved(ui) && !ui->leave_warned) {
		ui->leave_warned = true;
		ui_warn(ui, MSG_UI_LEAVE_UNSAVED, INT(ui->nunsaved), NULL);
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
	{ ACTION_NEXT_FINDING, true, next_finding },
	{ ACTION_UNDO, true, flow_undo },
	{ ACTION_REDO, true, flow_redo },
	{ ACTION_SAVE_POINT, true, save_point },
	{ ACTION_NONE, false, NULL }
};
