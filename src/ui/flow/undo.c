/*
 * undo.c - ^Z and ^Y.
 *
 *	flow_undo -> of this session? ----------------> take_back -> ui_save_step
 *	                 | no                             ^
 *	                 `-> whose, when, how much? -- y -'
 *
 * The history of a report reaches back over sessions and people, so that a step
 * can be taken back at any time; but nobody takes back what is not his own without
 * having been told.  Taken back, it is one step like any other.
 *
 * Invariant: what is taken back after the question is the step asked about.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/widget/prompt.h"

/* Undo and redo: the same but for these. */
struct way {
	bool		(*run)(struct report *, struct change_list *,
			    const struct actor *, uint64_t *);
	const struct change *(*step)(const struct report *, size_t *n);
	enum msg	 done, nothing, ask;
};
static const struct way undo_way = {
	report_undo, report_undo_step, MSG_UI_UNDONE, MSG_UI_NOTHING_TO_UNDO,
	MSG_UI_UNDO_ASK
};
static const struct way redo_way = {
	report_redo, report_redo_step, MSG_UI_REDONE, MSG_UI_NOTHING_TO_REDO,
	MSG_UI_REDO_ASK
};

/* ---- taking back ---- */

/* Back to where the step was made: of many cells, to the cell that was under the cursor
 * then, or to the first of them.  A text that is on the screen is left alone. */
static void
return_to(struct ui *ui, const struct ui_made *made, const char *place)
{
	const struct form *f = ui->report->form;
	int slot = form_text_find(f, place);

	if (made != NULL && made->focus >= 0 && made->focus < f->ncell)
		flow_go_cell(ui, made->focus);
	else if (made != NULL && slot < 0)
		flow_go_section(ui, made->section);
	else if (slot < 0 || ui->focus >= 0 || f->text[slot].section != ui->section)
		flow_go_place(ui, place);
}

static void
take_back(struct ui *ui, const struct way *way)
{
	struct change_list list = CHANGE_LIST_INIT;
	const struct ui_made *made;
	struct buf words = BUF_INIT;
	const struct change *c;
	uint64_t *touched;
	char *place;
	size_t n;

	if ((c = way->step(ui->report, &n)) == NULL) {
		ui_say(ui, way->nothing, NULL);
		return;
	}
	step_words(&words, ui->report->form, c, n, NULL, ui->lang);
	made = ui_made_at(ui, c);
	place = mem_strdup(c->kind == CHANGE_REASON && strchr(c->place, '@') ?
	    strchr(c->place, '@') + 1 : c->place);
	touched = mem_array(BIT_WORDS(ui->report->form->ncell), sizeof(*touched));
	if (way->run(ui->report, &list, ui->opt->actor, touched) && list.n > 0) {
		ui_say(ui, way->done, buf_cstr(&words), NULL);
		ui_save_step(ui, &list, touched);
		return_to(ui, made, place);
	} else {
		ui_say(ui, way->nothing, NULL);
		free(touched);
		change_list_release(&list);
	}
	free(place);
	buf_release(&words);
}

/* ---- asking ---- */

struct asked {
	const struct way *way;
	int64_t		 report, step;
};

/* The report may have been loaded anew under the question. */
static void
answered(struct ui *ui, bool yes, void *arg)
{
	struct asked *a = arg;
	const struct change *c;
	struct diag d;
	size_t n;

	diag_init(&d);
	if (yes && ui->report && ui->report->id == a->report && ui_settle(ui) &&
	    (history_complete(ui->report->history) ||
	    store_history(ui->store, ui->report, &d)) &&
	    (c = a->way->step(ui->report, &n)) != NULL && c->step == a->step) {
		/* Now it is his: to do it again is no question any more. */
		ui_own_steps(ui, a->report, a->step, a->step);
		take_back(ui, a->way);
	}
	ui_say_diag(ui, &d);
	diag_release(&d);
	free(a);
}

static void
ask(struct ui *ui, const struct way *way, const struct change *c, size_t n)
{
	struct buf question = BUF_INIT, when = BUF_INIT, extent = BUF_INIT;
	struct asked *a = mem_zero(sizeof(*a));
	char now[CLOCK_TEXT];

	*a = (struct asked){ way, ui->report->id, c->step };
	ui->opt->actor->now(ui->opt->actor->ctx, now);
	step_when(&when, c->at, now, ui->lang);
	step_extent(&extent, ui->report->form, c, n, ui->lang);
	msg_put(&question, ui->lang, way->ask, c->user ? c->user : "?", buf_cstr(&when),
	    ui_text(ui, step_kind(c)), buf_cstr(&extent), NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), answered, a));
	buf_release(&question);
	buf_release(&when);
	buf_release(&extent);
}

/* The steps of earlier sessions are read from the store at the first undo only;
 * few clerks ever need them. */
static void
undo(struct ui *ui, const struct way *way)
{
	const struct change *c;
	struct diag d;
	size_t n = 0;
	bool known;

	if (ui->report == NULL || !ui_settle(ui) || !ui_may_save(ui))
		return;
	diag_init(&d);
	known = history_complete(ui->report->history) ||
	    store_history(ui->store, ui->report, &d);
	if (!known)
		ui_say_diag(ui, &d);
	diag_release(&d);
	if (!known)
		return;
	c = way->step(ui->report, &n);
	if (c == NULL || ui_is_own(ui, c))
		take_back(ui, way);
	else
		ask(ui, way, c, n);
}

void
flow_undo(struct ui *ui)
{
	undo(ui, &undo_way);
}

void
flow_redo(struct ui *ui)
{
	undo(ui, &redo_way);
}
