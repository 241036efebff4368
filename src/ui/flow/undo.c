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

/* The place of a change as the clerk knows it: of a reason, "T203 规章·制发". */
static void
name_place(struct ui *ui, const struct change *c, struct buf *b)
{
	const struct form *f = ui_form(ui);
	const char *place = c->place ? c->place : "", *at = NULL;
	int i;

	if (c->kind == CHANGE_REASON && (at = strchr(place, '@')) != NULL) {
		buf_add(b, place, (size_t)(at - place));
		buf_chr(b, ' ');
		place = at + 1;
	}
	if ((i = form_cell_find(f, place)) >= 0)
		form_cell_name(b, f, i);
	else if ((i = form_text_find(f, place)) >= 0 && f->text[i].section >= 0)
		buf_str(b, f->section[f->text[i].section].heading);
	else
		buf_str(b, place);
}

/* "自然人.新收" or "自然人.新收 等 3 处": what the message names. */
static void
name_step(struct ui *ui, const struct change *c, size_t n, struct buf *b)
{
	struct buf name = BUF_INIT;

	name_place(ui, c, &name);
	if (n > 1)
		msg_put(b, ui->lang, MSG_UI_STEP_CELLS, buf_cstr(&name), INT(n),
		    NULL);
	else
		buf_str(b, buf_cstr(&name));
	buf_release(&name);
}

static void
take_back(struct ui *ui, const struct way *way)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct buf name = BUF_INIT;
	uint64_t *touched;
	char *place;
	bool text;

	touched = mem_array(BIT_WORDS(ui->report->form->ncell), sizeof(*touched));
	if (!way->run(ui->report, &list, ui->opt->actor, touched) || list.n == 0) {
		ui_say(ui, way->nothing, NULL);
		free(touched);
		change_list_release(&list);
		return;
	}
	name_step(ui, list.item, list.n, &name);
	place = mem_strdup(list.item[0].place);
	text = list.item[0].kind == CHANGE_TEXT;
	ui_say(ui, way->done, buf_cstr(&name), NULL);
	ui_save_step(ui, &list, touched);
	/* Show what changed, but leave a text that is on the screen alone. */
	if (!text || ui->section != ui->report->form->text[form_text_find(
	    ui->report->form, place)].section || ui->focus >= 0)
		flow_go_place(ui, place);
	free(place);
	buf_release(&name);
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

static enum msg
step_kind(const struct change *c)
{
	static const struct { enum cell_origin origin; enum msg name; } names[] = {
		{ ORIGIN_FILL, MSG_UI_STEP_FILL }, { ORIGIN_PASTE, MSG_UI_STEP_PASTE },
		{ ORIGIN_SET, MSG_UI_STEP_SET }, { ORIGIN_IMPORT, MSG_UI_STEP_IMPORT },
		{ ORIGIN_ACCEPTED, MSG_UI_STEP_IMPORT },
		{ ORIGIN_CARRIED, MSG_UI_STEP_CARRIED },
		{ ORIGIN_ROLLUP, MSG_UI_STEP_ROLLUP },
	};
	size_t i;

	if (c->kind == CHANGE_NOTE)
		return MSG_UI_STEP_NOTE;
	if (c->kind == CHANGE_REASON)
		return MSG_UI_STEP_REASON;
	for (i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].origin == c->origin)
			return names[i].name;
	return MSG_UI_STEP_KEYED;
}

/* "今天 16:40", "昨天 16:40", "2025-11-28 16:40" */
static void
add_when(struct ui *ui, const char *at, struct buf *b)
{
	const struct actor *a = ui->opt->actor;
	struct buf local = BUF_INIT;
	char now[CLOCK_TEXT];
	const char *clock;
	int days;

	a->now(a->ctx, now);
	days = clock_days(at, now);
	clock_local(&local, at);
	clock = strchr(buf_cstr(&local), ' ');
	if (clock && (days == 0 || days == 1))
		msg_put(b, ui->lang, days == 0 ? MSG_UI_TODAY : MSG_UI_YESTERDAY,
		    clock + 1, NULL);
	else
		buf_str(b, buf_cstr(&local));
	buf_release(&local);
}

/* "166 格"; of one place, its name too. */
static void
add_extent(struct ui *ui, const struct change *c, size_t n, struct buf *b)
{
	size_t i, cells = 0;

	for (i = 0; i < n; i++)
		cells += c[i].kind == CHANGE_CELL;
	if (n == 1) {
		name_step(ui, c, 1, b);
		return;
	}
	msg_put(b, ui->lang, cells == n ? MSG_UI_STEP_N_CELLS : MSG_UI_STEP_N_PLACES,
	    INT(n), NULL);
}

static void
ask(struct ui *ui, const struct way *way, const struct change *c, size_t n)
{
	struct buf question = BUF_INIT, when = BUF_INIT, extent = BUF_INIT;
	struct asked *a = mem_zero(sizeof(*a));

	*a = (struct asked){ way, ui->report->id, c->step };
	add_when(ui, c->at, &when);
	add_extent(ui, c, n, &extent);
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
