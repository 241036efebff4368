/*
 * gridentry.c - a figure being typed, committed, dropped.
 *
 *	                 digit            digit, Backspace
 *	  at rest  ----------------->  typing  <-----------.
 *	     ^   type_char, backspace    |  |              | type_char
 *	     |                           |  | commit_edit: | (a digit begins
 *	     |  Esc, ^C: end_edit        |  | refused      |  a new figure)
 *	     +---------------------------+  `--------> refused
 *	     |  Enter, Tab, arrows: commit_edit            |
 *	     `---------------------------------------------'
 *
 * While a figure is typed the totals follow it: a copy of the cells with that
 * figure in it (the trial) is recomputed at each key and painted from; the
 * report itself changes only through ui_commit().
 *
 * Invariants:
 *  (1) trial_cell != NULL only while editing.
 *  (2) A refused figure stays on the screen and never reaches the report.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/widget/editline.h"

#define FIGURE_MOST	30		/* characters of a figure being typed */
#define SUM_MOST	120		/* ... of a sum */

/* ---- the trial ---- */

static void
drop_trial(struct gridview *gv, struct ui *ui)
{
	int i, n = gv->trial.form ? gv->trial.form->ncell : 0;

	if (gv->trial_cell == NULL)
		return;
	for (i = 0; i < n && ui && gv->report == ui->report; i++)
		if (gv->trial_cell[i].value != ui->report->cell[i].value ||
		    gv->trial_cell[i].has_value != ui->report->cell[i].has_value ||
		    gv->trial_cell[i].open != ui->report->cell[i].open)
			BIT_SET(ui->touched, i);
	free(gv->trial_cell);
	gv->trial_cell = NULL;
}

/* The typed figure as a cell; false while it is none (yet). */
static bool
read_typed(struct gridview *gv, struct ui *ui, struct cell *out)
{
	const struct form_cell *fc = &ui->report->form->cell[ui->focus];

	char figure[NUM_TEXT];
	int64_t total;

	memset(out, 0, sizeof(*out));
	if (!workings_read(buf_cstr(&gv->edit.text), gv->edit.text.len, &total))
		return cell_read(out, fc, buf_cstr(&gv->edit.text), gv->edit.text.len, true,
		    NULL);
	num_print(figure, total);
	return cell_read(out, fc, figure, strlen(figure), true, NULL);
}

/*
 * Recompute the sums with the typed figure in them.  The trial shares strings
 * with the report, so its cells carry none and nothing of it is ever freed but
 * the array.
 */
static void
try_figure(struct gridview *gv, struct ui *ui)
{
	const struct report *r = ui->report;
	size_t i, n = (size_t)r->form->ncell;
	struct cell typed;
	bool known = read_typed(gv, ui, &typed);

	if (gv->trial_cell == NULL) {
		/* A first figure: what a finding said was of the old one. */
		if (grid_finding_at(ui, ui->focus) != NULL)
			ui_damage(ui, DAMAGE_MESSAGE);
		gv->trial_cell = mem_array(n, sizeof(*gv->trial_cell));
		memcpy(gv->trial_cell, r->cell, n * sizeof(*gv->trial_cell));
		for (i = 0; i < n; i++)
			gv->trial_cell[i].raw = NULL;
		gv->trial = *r;
		gv->trial.cell = gv->trial_cell;
	}
	free(typed.raw);
	typed.raw = NULL;
	gv->trial_cell[ui->focus] = known ? typed : r->cell[ui->focus];
	gv->trial_cell[ui->focus].raw = NULL;
	recalc_run(&gv->trial, ui->touched);
	BIT_SET(ui->touched, ui->focus);
	ui_damage(ui, DAMAGE_CELLS);
}

void
grid_end_edit(struct gridview *gv, struct ui *ui)
{
	if (!gv->editing)
		return;
	gv->editing = gv->refused = false;
	editline_set(&gv->edit, "");
	drop_trial(gv, ui);
	BIT_SET(ui->touched, ui->focus);
	ui_damage(ui, DAMAGE_CELLS | DAMAGE_MESSAGE);
}

/* ---- committing ---- */

bool
grid_commit_text(struct ui *ui, int cell, const char *text, enum cell_origin origin)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_cell(&list, ui->report, cell, text, origin);
	return ui_commit(ui, &list);
}

/* "1,200" typed is the figure 1200; only what says more than the figure is kept
 * as its raw text. */
static const char *
plain_figure(const struct cell *c, const char *typed, char figure[NUM_TEXT])
{
	if (c->has_value && typed[strspn(typed, "0123456789.,+-")] == '\0')
		return num_print(figure, c->value);
	return typed;
}

/* 3+4+5: the total is the figure, the sum stays in the note. */
static bool
commit_sum(struct ui *ui, const char *typed, int64_t total)
{
	struct change_list list = CHANGE_LIST_INIT;
	char figure[NUM_TEXT];

	change_cell_sum(&list, ui->report, ui->focus, typed, total);
	if (!ui_commit(ui, &list))
		return false;
	if (ui->nunsaved == 0)
		ui_say(ui, MSG_UI_GRID_SUM, typed, num_print(figure, total), NULL);
	return true;
}

bool
grid_commit_edit(struct gridview *gv, struct ui *ui)
{
	struct cell typed;
	char figure[NUM_TEXT], *text;
	int64_t total;
	bool done;

	if (!gv->editing)
		return true;
	text = mem_strdup(buf_cstr(&gv->edit.text));
	if (workings_read(text, strlen(text), &total)) {
		done = commit_sum(ui, text, total);
	} else if (read_typed(gv, ui, &typed)) {
		done = grid_commit_text(ui, ui->focus, plain_figure(&typed, text, figure),
		    ORIGIN_KEY);
		free(typed.raw);
	} else
		done = grid_commit_text(ui, ui->focus, text, ORIGIN_KEY);
	free(text);
	if (!done) {
		gv->refused = true;
		return false;
	}
	grid_end_edit(gv, ui);
	return true;
}

bool
grid_may_enter(struct ui *ui)
{
	bool computed = ui->report->form->cell[ui->focus].computed;

	if (!ui_may_write(ui))
		return false;
	if (computed)
		ui_warn(ui, MSG_UI_GRID_IS_COMPUTED, NULL);
	return !computed;
}

/* ---- typing ---- */

static void
start_edit(struct gridview *gv, const char *text)
{
	gv->editing = true;
	gv->refused = false;
	editline_set(&gv->edit, text);
}

/* Say at once what Enter is going to refuse. */
static void
warn_early(struct gridview *gv, struct ui *ui)
{
	const struct form_cell *fc = &ui->report->form->cell[ui->focus];
	const char *s = buf_cstr(&gv->edit.text);

	if (strchr(s, '-') && !fc->is_signed)
		ui_warn(ui, MSG_UI_GRID_NO_MINUS, NULL);
	else if (strchr(s, '.') && fc->decimals == 0)
		ui_warn(ui, MSG_UI_GRID_NO_POINT, NULL);
	else if (gv->edit.text.len > 8)		/* it may be wider than its cell */
		ui_say(ui, MSG_UI_GRID_TYPING, s, NULL);
}

void
grid_type_char(struct gridview *gv, struct ui *ui, char c)
{
	if (!grid_may_enter(ui))
		return;
	if (!gv->editing || gv->refused)
		start_edit(gv, "");
	if (gv->edit.text.len >= (c == '+' || strchr(buf_cstr(&gv->edit.text), '+') ?
	    SUM_MOST : FIGURE_MOST)) {
		ui_warn(ui, MSG_UI_GRID_TOO_LONG, NULL);
		return;
	}
	editline_insert(&gv->edit, &c, 1);
	try_figure(gv, ui);
	warn_early(gv, ui);
}

/* Whether it is one of this cell is asked when the figure is committed, as for one
 * that was pasted: left out, 368000元 would become 368000 万元. */
bool
grid_type_unit(struct gridview *gv, struct ui *ui, uint32_t code)
{
	char s[4];

	if (!gv->editing || gv->refused || gv->edit.text.len == 0 ||
	    gv->edit.text.len >= FIGURE_MOST || code < 0x4e00 || code > 0x9fff)
		return false;
	editline_insert(&gv->edit, s, text_encode(s, code));
	try_figure(gv, ui);
	return true;
}

void
grid_type_text(struct gridview *gv, struct ui *ui, const char *s, size_t n)
{
	struct buf folded = BUF_INIT;

	if (!grid_may_enter(ui))
		return;
	text_fold(&folded, s, n);
	while (folded.len > 0 && strchr(" \n\r\t", folded.data[folded.len - 1]))
		buf_splice(&folded, folded.len - 1, 1, "", 0);
	s = buf_cstr(&folded);
	s += strspn(s, " \n\r\t");
	if (strlen(s) > FIGURE_MOST)
		ui_warn(ui, MSG_UI_GRID_TOO_LONG, NULL);
	else if (*s) {
		start_edit(gv, s);
		try_figure(gv, ui);
		warn_early(gv, ui);
	}
	buf_release(&folded);
}

void
grid_backspace(struct gridview *gv, struct ui *ui)
{
	const struct key k = { .code = K_BACKSPACE };
	struct buf old = BUF_INIT;

	if (!grid_may_enter(ui))
		return;
	if (!gv->editing) {
		cell_text(&old, &ui->report->cell[ui->focus]);
		start_edit(gv, buf_cstr(&old));
		buf_release(&old);
	}
	gv->refused = false;
	(void)editline_key(&gv->edit, &k, ACTION_BACKSPACE);
	try_figure(gv, ui);
	warn_early(gv, ui);
}

/* "/" alone: not applicable.  Inside a figure it is a slip. */
void
grid_not_applicable(struct gridview *gv, struct ui *ui)
{
	if (!grid_may_enter(ui))
		return;
	if (gv->editing && !gv->refused && gv->edit.text.len > 0) {
		ui_warn(ui, MSG_UI_GRID_NOT_FIGURE, "/", NULL);
		return;
	}
	grid_end_edit(gv, ui);
	(void)grid_commit_text(ui, ui->focus, "/", ORIGIN_KEY);
}

void
grid_take_balance(struct gridview *gv, struct ui *ui)
{
	char figure[NUM_TEXT];
	int64_t v;

	if (!grid_may_enter(ui))
		return;
	grid_end_edit(gv, ui);
	if (!report_balance_value(ui->report, ui->focus, &v)) {
		ui_warn(ui, MSG_UI_GRID_NO_BALANCE, NULL);
		return;
	}
	num_print(figure, v);
	if (grid_commit_text(ui, ui->focus, figure, ORIGIN_KEY))
		ui_say(ui, MSG_UI_GRID_TAKEN, figure, NULL);
}

void
grid_last_year(struct gridview *gv, struct ui *ui, int shown)
{
	const struct form_cell *fc = &ui->report->form->cell[ui->focus];
	char figure[NUM_TEXT], year[NUM_TEXT];
	int64_t v;

	if (!prior_value(ui->report, ui->focus, &v)) {
		ui_say(ui, MSG_UI_GRID_NO_PRIOR, NULL);
		return;
	}
	num_print(figure, v);
	num_print(year, ui->report->prior->year * NUM_ONE);
	if (fc->computed || ui_locked(ui))
		ui_say(ui, MSG_UI_GRID_PRIOR_COMPUTED, year, figure, NULL);
	else if (shown != ui->focus) {
		ui_say(ui, MSG_UI_GRID_PRIOR, year, figure, NULL);
		gv->shown_prior = ui->focus;
	} else {
		grid_end_edit(gv, ui);
		if (grid_commit_text(ui, ui->focus, figure, ORIGIN_KEY))
			ui_say(ui, MSG_UI_GRID_TAKEN, figure, NULL);
	}
}
