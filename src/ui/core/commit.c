/*
 * commit.c - a step: applied, on disk, checked, shown.
 *
 *	ui_commit -> report_apply -> ui_save_step -> store_save --ok--> checks, damage
 *	                                 |
 *	                                 +-- conflict: reload, replay our own steps
 *	                                 `-- disk full, busy ...: ui->unsaved, red
 *	                                     banner, again each second
 *
 * Invariants:
 *  (1) Steps reach the disk in the order they were made.
 *  (2) What somebody else stored is never overwritten unseen: a step is only
 *      replayed where the stored value is still the one it replaced.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"

/* ---- checks ---- */

void
ui_check(struct ui *ui)
{
	findings_reset(&ui->findings);
	report_findings(ui->report, &ui->findings);
	ui->findings_stale = false;
	ui->counts_stale = !ui->read_only;
	ui_damage(ui, DAMAGE_CELLS | DAMAGE_STATUS | DAMAGE_MESSAGE);
}

bool
ui_complete(const struct ui *ui)
{
	return ui->report != NULL && ui->report->state != STATE_FINAL && !ui->read_only &&
	    report_open_none(&ui->findings.open);
}

/* The list of reports is not worth a second commit per figure: its counts are
 * stored when the clerk rests or leaves. */
void
ui_store_counts(struct ui *ui)
{
	if (ui->report == NULL || !ui->counts_stale || ui->read_only || ui->nunsaved > 0)
		return;
	ui->counts_stale = false;
	(void)store_counts(ui->store, ui->report, &ui->findings.open,
	    ui->findings.count[LEVEL_HINT]);
}

/* ---- whose it is ---- */

void
ui_own_steps(struct ui *ui, int64_t report, int64_t first, int64_t last)
{
	struct ui_own *o = ui->nown > 0 ? &ui->own[ui->nown - 1] : NULL;

	if (o && o->report == report && o->last + 1 == first) {
		o->last = last;
		return;
	}
	ui->own = mem_grow(ui->own, ui->nown, &ui->capown, sizeof(*ui->own));
	ui->own[ui->nown++] = (struct ui_own){ report, first, last };
}

bool
ui_is_own(const struct ui *ui, const struct change *c)
{
	size_t i;

	for (i = ui->nown; i > 0; i--)
		if (ui->own[i - 1].report == ui->report->id &&
		    c->step >= ui->own[i - 1].first && c->step <= ui->own[i - 1].last)
			return true;
	for (i = 0; i < ui->nunsaved; i++)	/* made, but not on disk yet */
		if (ui->unsaved[i].list.n > 0 &&
		    ui->unsaved[i].list.item[0].step == c->step)
			return true;
	return false;
}

/* A key is where its cell is; of a step of many cells nothing else tells where the clerk
 * stood. */
static void
remember_place(struct ui *ui, const struct change_list *list)
{
	const struct change *c = list->item;

	if (list->n < 2 || c->origin == ORIGIN_UNDO || c->origin == ORIGIN_REDO)
		return;
	ui->made = mem_grow(ui->made, ui->nmade, &ui->capmade, sizeof(*ui->made));
	ui->made[ui->nmade++] = (struct ui_made){ ui->report->id, c->step, ui->section,
	    ui->focus };
}

const struct ui_made *
ui_made_at(const struct ui *ui, const struct change *c)
{
	size_t i;

	for (i = ui->nmade; i > 0; i--)
		if (ui->made[i - 1].report == ui->report->id &&
		    ui->made[i - 1].step == c->step)
			return &ui->made[i - 1];
	return NULL;
}

/* ---- saving ---- */

static void
saved(struct ui *ui)
{
	const struct actor *a = ui->opt->actor;

	a->now(a->ctx, ui->saved_at);
	ui->leave_warned = false;
}

static void
own(struct ui *ui, const struct change_list *list)
{
	if (list->n > 0)
		ui_own_steps(ui, ui->report->id, list->item[0].seq,
		    list->item[list->n - 1].seq);
}

static void
forget_first(struct ui *ui)
{
	change_list_release(&ui->unsaved[0].list);
	free(ui->unsaved[0].touched);
	ui->nunsaved--;
	memmove(ui->unsaved, ui->unsaved + 1, ui->nunsaved * sizeof(*ui->unsaved));
}

/* Say why a save failed, until one succeeds. */
static void
not_saved(struct ui *ui, const struct diag *d)
{
	struct buf why = BUF_INIT;
	size_t i;

	if (ui->elsewhere)		/* that is said, and stays on the screen */
		return;
	for (i = 0; i < d->n && why.len == 0; i++)
		if (d->item[i].level == DIAG_ERROR)
			diag_format(&why, &d->item[i], ui->lang);
	ui_say(ui, MSG_UI_NOT_SAVED, buf_cstr(&why), NULL);
	ui->message_level = LEVEL_ERROR;
	ui->message_sticky = true;
	ui_damage(ui, DAMAGE_STATUS);
	buf_release(&why);
}

static void	resolve_conflict(struct ui *);

void
ui_rescue_done(struct ui *ui)
{
	if (ui->rescue != NULL)
		(void)unlink(ui->rescue);
	free(ui->rescue);
	ui->rescue = NULL;
}

/* Save the steps that wait, oldest first. */
static bool
save_waiting(struct ui *ui, struct diag *d)
{
	while (ui->nunsaved > 0) {
		if (!store_save(ui->store, ui->report, &ui->unsaved[0].list,
		    ui->unsaved[0].touched, d))
			return false;
		own(ui, &ui->unsaved[0].list);
		forget_first(ui);
		saved(ui);
	}
	ui_rescue_done(ui);
	return true;
}

bool
ui_save_unsaved(struct ui *ui)
{
	struct diag d;
	bool ok;

	if (ui->nunsaved == 0)
		return true;
	diag_init(&d);
	ok = save_waiting(ui, &d);
	if (ok) {
		ui_say(ui, MSG_UI_SAVED_AGAIN, NULL);
		ui_damage(ui, DAMAGE_STATUS);
	} else if (diag_has(&d, MSG_STORE_CONFLICT)) {
		resolve_conflict(ui);
		ok = ui->nunsaved == 0;
	} else
		not_saved(ui, &d);
	diag_release(&d);
	return ok;
}

/*
 * Takes over the list and the bits.  The step goes into the queue even when the
 * queue is empty: there is one way to the disk, and it keeps the order.
 */
void
ui_save_step(struct ui *ui, struct change_list *list, uint64_t *touched)
{
	size_t i, words = BIT_WORDS(ui->report->form->ncell);
	bool waiting = ui->nunsaved > 0;
	struct ui_unsaved *u;
	struct diag d;

	/* A table shows the texts around it. */
	for (i = 0; i < list->n && ui->focus >= 0; i++)
		if (list->item[i].kind == CHANGE_TEXT)
			ui_damage(ui, DAMAGE_ALL);
	remember_place(ui, list);
	ui->elsewhere = false;
	for (i = 0; i < words; i++)
		ui->touched[i] |= touched[i];
	ui->unsaved = mem_grow(ui->unsaved, ui->nunsaved, &ui->capunsaved,
	    sizeof(*ui->unsaved));
	u = &ui->unsaved[ui->nunsaved++];
	u->list = *list;
	u->touched = touched;
	*list = (struct change_list)CHANGE_LIST_INIT;

	diag_init(&d);
	if (save_waiting(ui, &d)) {
		if (waiting)
			ui_say(ui, MSG_UI_SAVED_AGAIN, NULL);
	} else if (diag_has(&d, MSG_STORE_CONFLICT))
		resolve_conflict(ui);
	else
		not_saved(ui, &d);
	diag_release(&d);
	ui_check(ui);
	ui_damage(ui, DAMAGE_TEXT);
}

bool
ui_may_save(struct ui *ui)
{
	if (ui->report && !ui->read_only)
		return true;
	if (ui->holder)
		ui_warn(ui, ui->holder_left ? MSG_UI_HOLDER_LEFT : MSG_UI_HELD, ui->holder,
		    NULL);
	else
		ui_warn(ui, MSG_UI_FILE_READ_ONLY, NULL);
	return false;
}

bool
ui_may_write(struct ui *ui)
{
	if (!ui_may_save(ui))
		return false;
	if (ui->report->state == STATE_FINAL)
		ui_warn(ui, MSG_UI_IS_FINAL, NULL);
	return ui->report->state != STATE_FINAL;
}

bool
ui_locked(const struct ui *ui)
{
	return ui->read_only || ui->report->state == STATE_FINAL;
}

bool
ui_commit(struct ui *ui, struct change_list *list)
{
	uint64_t *touched;
	struct diag d;
	bool ok;

	if (!ui_may_save(ui)) {
		change_list_release(list);
		return false;
	}
	diag_init(&d);
	touched = mem_array(BIT_WORDS(ui->report->form->ncell), sizeof(*touched));
	ok = report_apply(ui->report, list, ui->opt->actor, touched, &d);
	if (!ok)
		ui_say_diag(ui, &d);
	diag_release(&d);
	if (!ok || list->n == 0) {
		free(touched);
		change_list_release(list);
		return ok;
	}
	ui_save_step(ui, list, touched);
	return true;
}

/* ---- somebody else saved ---- */

/* Put a freshly loaded report in the place of the one shown. */
static void
take_over(struct ui *ui, struct report *fresh)
{
	report_free(ui->report);
	ui->report = fresh;
	if (ui->focus >= fresh->form->ncell)
		ui->focus = -1;
	ui->saved_at[0] = '\0';
	ui_check(ui);
	ui_damage(ui, DAMAGE_ALL);
}

void
ui_reload(struct ui *ui)
{
	struct report *fresh;
	struct diag d;

	if (!store_stale(ui->store, ui->report))
		return;
	diag_init(&d);
	fresh = store_load_id(ui->store, ui->report->id, &d);
	if (fresh && fresh->form == ui->report->form) {
		take_over(ui, fresh);
		ui_say(ui, MSG_UI_RELOADED, NULL);
	} else {
		report_free(fresh);
		ui->read_only = true;
		ui_warn(ui, MSG_UI_GONE, NULL);
	}
	diag_release(&d);
}

/* The value a change would replace now; NULL = nothing to compare. */
static const char *
stored_value(const struct report *r, const struct change *c, struct buf *b)
{
	const struct note *note;
	int at;

	buf_reset(b);
	switch (c->kind) {
	case CHANGE_CELL:
		at = form_cell_find(r->form, c->place);
		if (at >= 0)
			cell_text(b, &r->cell[at]);
		return buf_cstr(b);
	case CHANGE_NOTE:
		if ((note = report_note(r, c->place)) != NULL)
			buf_str(b, note->body);
		return buf_cstr(b);
	case CHANGE_TEXT:
		at = form_text_find(r->form, c->place);
		if (at >= 0 && r->text[at])
			buf_str(b, r->text[at]);
		return buf_cstr(b);
	case CHANGE_REASON:
	case CHANGE_REPORT:
	case CHANGE_BESIDE:
	case CHANGE__MAX:
		break;
	}
	return NULL;
}

/* Does the stored text still hold, at its place, what the splice replaced? */
static bool
splice_fits(const char *text, const struct change *c)
{
	size_t n = strlen(text), at = text_offset(text, n, (size_t)c->pos);
	size_t m = c->old ? strlen(c->old) : 0;

	return (size_t)c->pos <= text_length(text, n) && m <= n - at &&
	    memcmp(text + at, c->old ? c->old : "", m) == 0;
}

static bool
collides(struct ui *ui, const struct report *r, const struct change *c)
{
	struct buf b = BUF_INIT, name = BUF_INIT;
	const char *stored = stored_value(r, c, &b);
	bool bad;
	int cell;

	bad = stored && (c->kind == CHANGE_TEXT ? !splice_fits(stored, c) :
	    strcmp(stored, c->old ? c->old : "") != 0);
	if (bad) {
		cell = c->kind == CHANGE_CELL ? form_cell_find(r->form, c->place) : -1;
		if (cell >= 0)
			form_cell_name(&name, ui_form(ui), cell);
		else
			buf_str(&name, c->place);
		ui_warn(ui, MSG_UI_CONFLICT, buf_cstr(&name),
		    c->kind == CHANGE_TEXT ? "…" : stored, c->new ? c->new : "",
		    NULL);
		ui->message_sticky = true;
	}
	buf_release(&b);
	buf_release(&name);
	return bad;
}

/*
 * All or nothing, like the step itself: a pasted block of which one cell collides
 * is dropped whole, and the clerk is told which.  False then.
 */
static bool
replay(struct ui *ui, const struct change_list *step)
{
	struct change_list list = CHANGE_LIST_INIT;
	size_t i, words = BIT_WORDS(ui->report->form->ncell);
	uint64_t *touched;
	struct diag d;
	bool ok = true;

	for (i = 0; i < step->n && ok; i++) {
		ok = !collides(ui, ui->report, &step->item[i]);
		change_again(&list, &step->item[i]);
	}
	touched = mem_array(words, sizeof(*touched));
	diag_init(&d);
	ok = ok && report_apply(ui->report, &list, ui->opt->actor, touched, &d) &&
	    (list.n == 0 || store_save(ui->store, ui->report, &list, touched, &d));
	if (ok) {
		own(ui, &list);
		saved(ui);
	} else if (d.n > 0)
		ui_say_diag(ui, &d);
	diag_release(&d);
	free(touched);
	change_list_release(&list);
	return ok;
}

/*
 * The report as it is stored takes the place of ours, and our steps are made
 * again on top of it, oldest first.
 */
static void
resolve_conflict(struct ui *ui)
{
	struct report *fresh;
	struct diag d;
	bool ok = true;

	diag_init(&d);
	fresh = store_load_id(ui->store, ui->report->id, &d);
	if (fresh == NULL || fresh->form != ui->report->form) {
		report_free(fresh);
		not_saved(ui, &d);
		diag_release(&d);
		return;
	}
	diag_release(&d);
	take_over(ui, fresh);
	while (ui->nunsaved > 0) {
		ok = replay(ui, &ui->unsaved[0].list) && ok;
		forget_first(ui);
	}
	if (ok) {
		ui_rescue_done(ui);
		ui_say(ui, MSG_UI_REPLAYED, NULL);
	}
	/* A replay that failed may have left the report ahead of what is stored. */
	if (!ok && (fresh = store_load_id(ui->store, ui->report->id, NULL)) != NULL)
		take_over(ui, fresh);
	ui_check(ui);
}
