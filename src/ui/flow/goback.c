/*
 * goback.c - going back to how the report was after some step, as one new step.
 *
 *	flow_ask_back -> what differs? -> steps of others between? --no--> Enter
 *	                    | nothing                `--yes--> whose, how many -- y
 *	                    `-> said                                              |
 *	                                              report as asked about? -> ui_commit
 *
 * Nothing is taken away: the steps between stay in the audit, and ^Z takes the going
 * back back.
 *
 * Invariant: what is done after the question is what it spoke of; the wishes are made
 * anew, and when anything was saved meanwhile nothing is done.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "report/change.h"
#include "report/past.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/widget/prompt.h"

#define NAMES_MOST	3

/* The way back, and whose steps lie on it. */
struct way {
	struct ui	*ui;
	struct past	*past;
	int64_t		 last;		/* change after which it was as wanted */
	size_t		 foreign;	/* steps not of this session */
	char		*name[NAMES_MOST];	/* whose, owned */
	size_t		 names;
	char		 at[CLOCK_TEXT];	/* the latest of them */
};

static void
see_foreign(struct way *w, const struct change *c)
{
	size_t i;

	w->foreign++;
	memcpy(w->at, c->at, CLOCK_TEXT);
	for (i = 0; i < w->names; i++)
		if (strcmp(w->name[i], c->user != NULL ? c->user : "?") == 0)
			return;
	if (w->names < NAMES_MOST)
		w->name[w->names++] = mem_strdup(c->user != NULL ? c->user : "?");
}

static bool
see_change(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct way *w = ctx;

	(void)hash;
	if (c->seq <= w->last) {
		past_add(w->past, c);
		return true;
	}
	past_later(w->past, c);
	if (c->seq == c->step && !ui_is_own(w->ui, c))
		see_foreign(w, c);
	return true;
}

static void
way_release(struct way *w)
{
	size_t i;

	for (i = 0; i < w->names; i++)
		free(w->name[i]);
	past_free(w->past);
}

/* The changes that lead back from "r", tried on it; false with a message. */
static bool
look_back(struct way *w, struct report *r, int64_t step, struct change_list *list,
    struct diag *d)
{
	w->past = past_new(r->form);
	if (!store_log(w->ui->store, r->id, see_change, w, d))
		return false;
	past_wishes(w->past, r, step, list);
	return true;
}

struct asked {
	int64_t		 report, seq, last, step;
};

static void
go_back(struct ui *ui, const struct asked *a)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct way w = { .ui = ui, .last = a->last };
	struct diag d;

	diag_init(&d);
	if (ui->report->seq != a->seq || store_stale(ui->store, ui->report)) {
		ui_warn(ui, MSG_UI_BACK_MOVED, NULL);
	} else if (!look_back(&w, ui->report, a->step, &list, &d)) {
		ui_say_diag(ui, &d);
	} else {
		/* Facts that are as they were are wished as well: apply drops them. */
		ui_close_down_to(ui, 1);
		if (ui_commit(ui, &list) && ui->nunsaved == 0)
			ui_say(ui, MSG_UI_BACK_DONE, NULL);
		ui_damage(ui, DAMAGE_ALL);
	}
	change_list_release(&list);
	way_release(&w);
	diag_release(&d);
}

static void
answered(struct ui *ui, bool yes, void *arg)
{
	struct asked *a = arg;

	if (yes && ui->report && ui->report->id == a->report && ui_settle(ui) &&
	    ui_may_write(ui))
		go_back(ui, a);
	free(a);
}

/* "李敏、王强",. */
static void
put_names(struct buf *b, struct ui *ui, const struct way *w)
{
	size_t i;

	for (i = 0; i < w->names; i++)
		buf_printf(b, "%s%s", i > 0 ? ui_text(ui, MSG_REPORT_LIST_AND) : "",
		    w->name[i]);
}

static void
ask(struct ui *ui, const struct way *w, const struct change_list *list, const char *what,
    struct asked *a)
{
	struct buf question = BUF_INIT, extent = BUF_INIT;
	struct buf names = BUF_INIT, when = BUF_INIT;
	char now[CLOCK_TEXT];

	step_extent(&extent, ui->report->form, list->item, list->n, ui->lang);
	if (w->foreign == 0) {
		msg_put(&question, ui->lang, MSG_UI_BACK_ASK, what, buf_cstr(&extent),
		    NULL);
		ui_push(ui, confirm_ask_new(ui, buf_cstr(&question), answered, a));
	} else {
		ui->opt->actor->now(ui->opt->actor->ctx, now);
		put_names(&names, ui, w);
		step_when(&when, w->at, now, ui->lang);
		msg_put(&question, ui->lang, MSG_UI_BACK_ASK_OTHERS, what,
		    buf_cstr(&extent), INT(w->foreign), buf_cstr(&names),
		    buf_cstr(&when), NULL);
		ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), answered, a));
	}
	buf_release(&question);
	buf_release(&extent);
	buf_release(&names);
	buf_release(&when);
}

/* Tried on a copy first: then the question can say what it will do, and what cannot be
 * done is said before it is asked. */
void
flow_ask_back(struct ui *ui, int64_t last, int64_t step, const char *what)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct way w = { .ui = ui, .last = last };
	struct report *copy = NULL;
	struct asked *a;
	struct diag d;

	if (ui->report == NULL || !ui_settle(ui) || !ui_may_write(ui) ||
	    !ui_save_unsaved(ui))
		return;
	diag_init(&d);
	copy = store_load_id(ui->store, ui->report->id, &d);
	if (copy == NULL || !look_back(&w, copy, step, &list, &d) ||
	    !report_apply(copy, &list, ui->opt->actor, NULL, &d)) {
		ui_say_diag(ui, &d);
	} else if (list.n == 0) {
		ui_say(ui, MSG_UI_BACK_SAME, NULL);
	} else {
		a = mem_zero(sizeof(*a));
		*a = (struct asked){ copy->id, ui->report->seq, last, step };
		ask(ui, &w, &list, what, a);
	}
	change_list_release(&list);
	way_release(&w);
	report_free(copy);
	diag_release(&d);
}
