/*
 * ledger.c - a register from the question for its file to the count, and its keys.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "import/converter.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/tally.h"
#include "report/register.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/ledger/ledger.h"
#include "ui/review/review.h"
#include "ui/term/keydec.h"
#include "ui/ui.h"
#include "ui/widget/listing.h"

#define SLICE		2000	/* rows counted between two keys */
#define WAIT		20	/* ms that a key may wait for the child */

/* ---- reading and counting ---- */

static void
stand_on_question(struct ledger *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].kind == LEDGER_ASK || l->line[i].kind == LEDGER_LACK) {
			l->at = i;
			return;
		}
}

static bool
become(struct ledger *l, struct ui *ui, enum ledger_phase phase)
{
	l->phase = phase;
	if (phase == LEDGER_READY || phase == LEDGER_FAILED) {
		ledger_lines(l, ui);
		stand_on_question(l);
	}
	ui_damage(ui, DAMAGE_ALL);
	return phase < LEDGER_READY;
}

static bool
begin_count(struct ledger *l, struct ui *ui)
{
	if (!tally_count_begin(l->t, tally_form(ui->forms, ui->report), ui->report->year,
	    &l->d))
		return become(l, ui, LEDGER_FAILED);
	l->left = l->t->n;
	return become(l, ui, LEDGER_COUNTS);
}

/* The child has read it, or it is read now. */
static bool
take_in(struct ledger *l, struct ui *ui)
{
	l->t = tally_bytes(&l->run, buf_cstr(&l->bytes), l->bytes.len, l->name,
	    &l->words);
	if (l->t->doc == NULL)
		return become(l, ui, LEDGER_FAILED);
	return begin_count(l, ui);
}

/* An old format takes seconds of another program: that is painted first. */
static bool
read_file(struct ledger *l, struct ui *ui)
{
	if (l->bytes.len == 0 && !names_read(ui, &l->bytes, l->path, &l->d))
		return become(l, ui, LEDGER_FAILED);
	if (tally_ahead(&l->run, buf_cstr(&l->bytes), l->bytes.len))
		return become(l, ui, LEDGER_WAITS);
	return take_in(l, ui);
}

static bool
wait_child(struct ledger *l, struct ui *ui)
{
	int answered = child_answered(l->run.child, WAIT);

	if (answered == 0)
		return true;
	if (answered > 0)
		return take_in(l, ui);
	diag_error(&l->d, DIAG_DATA, MSG_IMPORT_CHILD_DIED, NULL);
	return become(l, ui, LEDGER_FAILED);
}

static bool
count_some(struct ledger *l, struct ui *ui)
{
	l->left = tally_count_some(l->t, SLICE);
	if (l->left > 0) {
		ui_damage(ui, DAMAGE_ALL);
		return true;
	}
	free(l->unknown);
	l->unknown = tally_unknowns(l->t, &l->nunknown);
	return become(l, ui, LEDGER_READY);
}

static bool
ledger_work(struct view *v, struct ui *ui)
{
	struct ledger *l = (struct ledger *)v;

	if (ui->report == NULL)
		return false;
	switch (l->phase) {
	case LEDGER_READS:
		return read_file(l, ui);
	case LEDGER_WAITS:
		return wait_child(l, ui);
	case LEDGER_COUNTS:
		return count_some(l, ui);
	case LEDGER_READY:
	case LEDGER_FAILED:
		break;
	}
	return false;
}

void
ledger_recount(struct ledger *l, struct ui *ui)
{
	(void)begin_count(l, ui);
}

void
ledger_reread(struct ledger *l, struct ui *ui)
{
	tally_free(l->t);
	l->t = NULL;
	free(l->unknown);
	l->unknown = NULL;
	l->nunknown = 0;
	l->n = l->at = l->top = 0;
	diag_reset(&l->d);
	(void)become(l, ui, LEDGER_READS);
}

/* ---- keys ---- */

static const struct ledger_line *
current(const struct ledger *l)
{
	return l->at < l->n ? &l->line[l->at] : NULL;
}

static unsigned
accept(struct view *v, struct ui *ui, int unused)
{
	struct ledger *l = (struct ledger *)v;
	const struct ledger_line *it = current(l);

	(void)unused;
	if (it == NULL)
		return VIEW_HANDLED;
	switch (it->kind) {
	case LEDGER_COLUMNS:
		ledger_ask_columns(ui);
		break;
	case LEDGER_LACK:
		ledger_ask_column(ui, (enum tally_head)it->at);
		break;
	case LEDGER_ASK:
		ledger_ask_word(ui, l->unknown[it->at].row, l->unknown[it->at].word,
		    false);
		break;
	case LEDGER_WORD:
		ledger_ask_word(ui, l->t->seen[it->at].row, l->t->seen[it->at].word,
		    l->t->seen[it->at].own);
		break;
	case LEDGER_OFFER:
		ledger_ask_take(ui, (enum tally_part)it->at);
		break;
	case LEDGER_HEAD:
	case LEDGER_SAID:
	case LEDGER_CELL:
	case LEDGER_BLANK:
	case LEDGER_SAME:
	case LEDGER_ROW:
		ui_say(ui, MSG_UI_LEDGER_NO_ENTER, NULL);
		break;
	}
	return VIEW_HANDLED;
}

static unsigned
take(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	if (((struct ledger *)v)->phase == LEDGER_READY)
		ledger_ask_take(ui, TALLY_APPLICATIONS);
	return VIEW_HANDLED;
}

/* Round, the next line that waits for the clerk. */
static unsigned
next_question(struct view *v, struct ui *ui, int unused)
{
	struct ledger *l = (struct ledger *)v;

	(void)unused;
	for (size_t k = 1; k <= l->n; k++) {
		size_t i = (l->at + k) % l->n;
		const struct ledger_line *it = &l->line[i];

		if (it->kind == LEDGER_ASK || it->kind == LEDGER_LACK ||
		    (it->kind == LEDGER_ROW && tally_in_doubt(l->t->row[it->at].why))) {
			l->at = i;
			ui_damage(ui, DAMAGE_ALL);
			return VIEW_HANDLED;
		}
	}
	ui_say(ui, MSG_UI_LEDGER_NO_DOUBT, NULL);
	return VIEW_HANDLED;
}

static unsigned
go_back(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)ui;
	(void)unused;
	return VIEW_HANDLED | VIEW_CLOSE;
}

static const struct view_action ledger_actions[] = {
	{ ACTION_ACCEPT, accept, 0 },
	{ ACTION_SAVE_POINT, take, 0 },
	{ ACTION_NEXT_FINDING, next_question, 0 },
	{ ACTION_CANCEL, go_back, 0 },
	{ ACTION_BREAK, go_back, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
ledger_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct ledger *l = (struct ledger *)v;
	unsigned done = VIEW_IGNORED;

	(void)k;
	if (ui->report == NULL)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (listing_moves(a, l->n, ledger_room(ui), false, &l->at)) {
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	(void)view_do(ledger_actions, v, ui, a, &done);
	return done;
}

static unsigned
ledger_point(struct view *v, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(v, ui, &((struct ledger *)v)->at, what);
}

/* ---- beginning and end ---- */

static void
ledger_release(struct view *v)
{
	struct ledger *l = (struct ledger *)v;

	tally_free(l->t);
	free(l->unknown);
	free(l->line);
	free(l->path);
	free(l->name);
	register_words_release(&l->words);
	import_run_release(&l->run);
	buf_release(&l->bytes);
	diag_release(&l->d);
}

static const enum action ledger_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_SAVE_POINT, ACTION_NEXT_FINDING, ACTION_UNDO,
	ACTION_CANCEL, ACTION_NONE
};
static const enum msg ledger_words[] = {
	MSG_NONE, MSG_UI_LEDGER_KEY_ENTER, MSG_UI_LEDGER_KEY_TAKE, MSG_UI_LEDGER_KEY_NEXT,
	MSG_NONE, MSG_NONE
};

const struct view_class ledger_class = {
	.name = "ledger", .title = MSG_UI_LEDGER_TITLE,
	.draw = ledger_draw, .key = ledger_key, .release = ledger_release,
	.detail = ledger_detail, .keys = ledger_keys, .words = ledger_words,
	.point = ledger_point, .work = ledger_work
};

static void
file_given(struct ui *ui, const char *path, const char *name)
{
	struct ledger *l = mem_zero(sizeof(*l));

	l->view.class = &ledger_class;
	l->path = mem_strdup(path);
	l->name = mem_strdup(file_base(name));
	diag_init(&l->d);
	l->run.forms = ui->forms;
	l->run.actor = ui->opt->actor;
	l->run.diag = &l->d;
	l->run.options = (struct import_options){ .outside = ui->opt->kiosk == NULL };
	l->run.child = child_new(0);
	(void)store_words(ui->store, ui->report->agency.id, &l->words, &l->d);
	ui_push(ui, &l->view);
}

void
ledger_ask(struct ui *ui)
{
	if (ui->report != NULL && ui_settle(ui))
		review_ask_file(ui, MSG_UI_LEDGER_ASK, file_given);
}

void
ledger_ask_current(struct ui *ui)
{
	const struct desk_row *row = desk_current(ui);
	char *agency;

	if (row == NULL)
		return;
	agency = mem_strdup(row->agency);
	flow_open_report(ui, agency, row->year);
	free(agency);
	ledger_ask(ui);
}
