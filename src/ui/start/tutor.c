/*
 * tutor.c - 三分钟教程: one key after another, and what each has done.
 *
 * It watches: the keys do what they do in every report.  A step is over when what it
 * asks for has happened; any other key leaves it as it is.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/start/start.h"
#include "ui/term/keydec.h"

struct tutor {
	size_t		 step;
	int64_t		 seq;		/* of the report, when the step began */
	int		 section;	/* then shown */
};

/* What a step waits for, beside its key. */
enum goal {
	GOAL_KEY,		/* the key is enough */
	GOAL_DIGIT,		/* a figure is being typed */
	GOAL_CHANGED,		/* the report was changed */
	GOAL_FILLED,		/* nothing is empty in this section, by whatever key */
	GOAL_SECTION,		/* another section is shown */
	GOAL_BOX,		/* something lies above the report */
	GOAL_NO_BOX		/* and does not any more */
};

struct step {
	enum msg	 next, did;
	enum action	 action;	/* its key; NONE = a digit */
	enum goal	 goal;
	bool		 in_box;	/* the step before has opened one: without it, back */
};

static const struct step steps[] = {
	{ MSG_UI_TUTOR_DIGIT, MSG_UI_TUTOR_DIGIT_DID, ACTION_NONE, GOAL_DIGIT, false },
	{ MSG_UI_TUTOR_ENTER, MSG_UI_TUTOR_ENTER_DID, ACTION_ACCEPT, GOAL_CHANGED, false },
	{ MSG_UI_TUTOR_UNDO, MSG_UI_TUTOR_UNDO_DID, ACTION_UNDO, GOAL_CHANGED, false },
	{ MSG_UI_TUTOR_LAST, MSG_UI_TUTOR_LAST_DID, ACTION_LAST_YEAR, GOAL_KEY, false },
	{ MSG_UI_TUTOR_FILL, MSG_UI_TUTOR_FILL_DID, ACTION_FILL, GOAL_BOX, false },
	{ MSG_UI_TUTOR_YES, MSG_UI_TUTOR_YES_DID, ACTION_ACCEPT, GOAL_FILLED, true },
	{ MSG_UI_TUTOR_SECTION, MSG_UI_TUTOR_SECTION_DID, ACTION_NEXT_SECTION, GOAL_SECTION,
	    false },
	{ MSG_UI_TUTOR_ONE, MSG_UI_TUTOR_ONE_DID, ACTION_ACCEPT, GOAL_CHANGED, false },
	{ MSG_UI_TUTOR_GOTO, MSG_UI_TUTOR_GOTO_DID, ACTION_GOTO, GOAL_BOX, false },
	{ MSG_UI_TUTOR_ROW, MSG_UI_TUTOR_ROW_DID, ACTION_ACCEPT, GOAL_NO_BOX, true },
	{ MSG_UI_TUTOR_REST, MSG_UI_TUTOR_FILL_DID, ACTION_FILL, GOAL_BOX, false },
	{ MSG_UI_TUTOR_YES, MSG_UI_TUTOR_WRONG_DID, ACTION_ACCEPT, GOAL_FILLED, true },
	{ MSG_UI_TUTOR_LIST, MSG_UI_TUTOR_LIST_DID, ACTION_FINDINGS, GOAL_BOX, false },
	{ MSG_UI_TUTOR_BACK, MSG_UI_TUTOR_BACK_DID, ACTION_CANCEL, GOAL_NO_BOX, true },
	{ MSG_UI_TUTOR_OPEN, MSG_UI_TUTOR_OPEN_DID, ACTION_NEXT_FINDING, GOAL_KEY, false },
	{ MSG_UI_TUTOR_HELP, MSG_UI_TUTOR_HELP_DID, ACTION_HELP, GOAL_BOX, false },
	{ MSG_UI_TUTOR_BACK, MSG_UI_TUTOR_HELP_LEFT, ACTION_CANCEL, GOAL_NO_BOX, true },
	{ MSG_UI_TUTOR_NAMES, MSG_UI_TUTOR_NAMES_DID, ACTION_COMMANDS, GOAL_BOX, false },
	{ MSG_UI_TUTOR_BACK, MSG_UI_TUTOR_END_DID, ACTION_CANCEL, GOAL_NO_BOX, true },
	{ MSG_UI_TUTOR_END, MSG_NONE, ACTION_LEAVE, GOAL_KEY, false },
};

static bool
above(struct ui *ui)
{
	return ui->nstack > 1;
}

/* Where the figures begin: the first cell of all. */
static void
to_first_cell(struct ui *ui)
{
	int cell = flow_first_input(ui->report, -1, false);

	if (cell >= 0)
		flow_go_cell(ui, cell);
}

static void
begin_step(struct tutor *t, struct ui *ui, size_t step)
{
	t->step = step;
	t->seq = ui->report->seq;
	t->section = ui->section;
	ui_damage(ui, DAMAGE_ALL);
}

void
tutor_begin(struct ui *ui)
{
	ui->tutor = mem_zero(sizeof(*ui->tutor));
	to_first_cell(ui);
	begin_step(ui->tutor, ui, 0);
}

void
tutor_free(struct ui *ui)
{
	free(ui->tutor);
	ui->tutor = NULL;
}

static bool
is_digit(const struct key *k)
{
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;

	return c >= '0' && c <= '9';
}

static bool
reached(const struct step *s, const struct tutor *t, struct ui *ui, const struct key *k)
{
	if (s->goal == GOAL_FILLED)
		return !above(ui) && report_empty(ui->report, ui->section) == 0;
	if (s->action == ACTION_NONE ? !is_digit(k) : s->action != keymap_find(k))
		return false;
	switch (s->goal) {
	case GOAL_KEY:
		return true;
	case GOAL_DIGIT:
		return !above(ui) && ui->focus >= 0;
	case GOAL_CHANGED:
		return ui->report->seq != t->seq;
	case GOAL_FILLED:
		break;
	case GOAL_SECTION:
		return ui->section != t->section;
	case GOAL_BOX:
		return above(ui) || (s->action == ACTION_FILL &&
		    report_empty(ui->report, ui->section) == 0);
	case GOAL_NO_BOX:
		return !above(ui);
	}
	return false;
}

void
tutor_after(struct ui *ui, const struct key *k)
{
	struct tutor *t = ui->tutor;
	const struct step *s;

	if (t == NULL || ui->report == NULL)
		return;
	s = &steps[t->step];
	if (t->step + 1 < ARRAY_LEN(steps) && reached(s, t, ui, k))
		begin_step(t, ui, t->step + 1);
	else if (s->in_box && !above(ui))
		begin_step(t, ui, t->step - 1);
	/* What it says is not to be left standing below the tutor's words. */
	ui_damage(ui, DAMAGE_ALL);
}

void
tutor_words(struct ui *ui, struct buf *did, struct buf *next, struct buf *count)
{
	const struct tutor *t = ui->tutor;

	if (t->step > 0)
		buf_str(did, ui_text(ui, steps[t->step - 1].did));
	buf_str(next, ui_text(ui, steps[t->step].next));
	msg_put(count, ui->lang, MSG_UI_TUTOR_TITLE, INT(t->step + 1),
	    INT(ARRAY_LEN(steps)), NULL);
}
