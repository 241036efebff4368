/*
 * uitask.c - what may take long, done beside the loop; see uitask.h.
 *
 *	none --start--> runs, shown after a while --step--> done()
 *	                 `--Esc, leaving--> release()
 *	                 `--Esc where who draws is shared--> dropped, ends by itself
 */
#include <stdbool.h>
#include <stdlib.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/task.h"
#include "export/render.h"
#include "ui/core/core.h"
#include "ui/core/uitask.h"
#include "ui/keymap.h"
#include "ui/term/term.h"
#include "ui/ui.h"

#define SHOWN_AFTER	200	/* ms: what is quicker is not worth a word */

bool
ui_task_busy(struct ui *ui)
{
	if (ui->task == NULL)
		return false;
	ui_say(ui, ui->task->dropped ? MSG_UI_TASK_STOPS : MSG_UI_TASK_BUSY,
	    ui->task->what, NULL);
	return true;
}

bool
ui_task_start(struct ui *ui, struct ui_task *t)
{
	struct diag d;
	bool ok;

	if (ui_task_busy(ui))
		return false;
	diag_init(&d);
	ok = task_start(&t->task, t->class->run, &d);
	if (ok) {
		t->since = term_now();
		t->shown = t->dropped = false;
		t->top = ui_top(ui);
		t->nkeys = ui->nkeys;
		ui->task = t;
		term_watch(t->task.fd);
	} else
		ui_say_diag(ui, &d);
	diag_release(&d);
	return ok;
}

bool
ui_task_alone(const struct ui_task *t, struct ui *ui)
{
	return t->nkeys == ui->nkeys && t->top == ui_top(ui);
}

void
ui_task_release(struct ui_task *t)
{
	task_stop(&t->task);
	free(t->what);
	t->what = NULL;
}

/* Nobody looks at it any more. */
static struct ui_task *
take(struct ui *ui)
{
	struct ui_task *t = ui->task;

	ui->task = NULL;
	term_watch(-1);
	ui_damage(ui, DAMAGE_MESSAGE);
	return t;
}

void
ui_task_step(struct ui *ui)
{
	struct ui_task *t = ui->task;
	struct buf out = BUF_INIT;
	struct diag d;
	bool ok, leave = ui->leave_after;

	if (t == NULL)
		return;
	if (!task_step(&t->task)) {
		if (!t->shown && term_now() >= t->since + SHOWN_AFTER) {
			t->shown = true;
			ui_damage(ui, DAMAGE_MESSAGE);
		}
		return;
	}
	take(ui);
	ui->worked = true;
	ui->leave_after = false;
	diag_init(&d);
	ok = task_result(&t->task, &out, &d);
	if (t->class->shares && ui->opt->render != NULL)
		render_reap(ui->opt->render);
	if (t->dropped)
		t->class->release(t);
	else
		t->class->done(t, ui, ok, &out, &d);
	buf_release(&out);
	diag_release(&d);
	if (ok && leave)
		(void)ui_act(ui, ACTION_LEAVE);
}

bool
ui_task_cancel(struct ui *ui)
{
	struct ui_task *t = ui->task;

	if (t == NULL || t->dropped)
		return false;
	ui_say(ui, MSG_UI_TASK_STOPPED, t->what, NULL);
	ui->leave_after = false;
	if (t->class->shares && ui->opt->render != NULL) {
		t->dropped = true;
		return true;
	}
	take(ui);
	t->class->release(t);
	return true;
}

void
ui_task_end(struct ui *ui)
{
	if (ui->task != NULL) {
		struct ui_task *t = take(ui);

		t->class->release(t);
	}
}

long long
ui_task_until(const struct ui *ui, long long until)
{
	const struct ui_task *t = ui->task;

	return t != NULL && !t->shown && t->since + SHOWN_AFTER < until ?
	    t->since + SHOWN_AFTER : until;
}

void
ui_task_words(struct buf *b, const struct ui *ui)
{
	if (ui->task != NULL && ui->task->shown && !ui->task->dropped)
		msg_put(b, ui->lang, MSG_UI_TASK_RUNS, ui->task->what, NULL);
}
