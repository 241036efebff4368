/*
 * review.c - the review of a file before anything of it is stored: keys.
 *
 * A figure goes into the candidate's report at once (inbox_put) and into the
 * database with ^S only.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/editline.h"
#include "ui/widget/reader.h"

#define BLANK_UNFOLDED	12		/* blanks shown without being asked for */

/* ---- moving ---- */

void
review_move_to(struct review *v, struct ui *ui, size_t at)
{
	v->at = at;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

void
review_move(struct review *v, struct ui *ui, long step)
{
	long at = (long)v->at + step, last = v->n > 0 ? (long)v->n - 1 : 0;

	review_move_to(v, ui, (size_t)(at < 0 ? 0 : at > last ? last : at));
}

/* Behind a cell just settled: to the next open one; none left, what to do now. */
void
review_go_on(struct review *v, struct ui *ui, enum review_group group)
{
	size_t at;

	if (group != GROUP_OPEN)
		review_move(v, ui, 1);
	else if (review_next_open(v, v->at + 1, &at))
		review_move_to(v, ui, at);
	else
		ui_say(ui, MSG_UI_IMPORT_SETTLED, (char *)NULL);
}

static void
next_open(struct review *v, struct ui *ui)
{
	size_t at;

	if (v->folded[GROUP_OPEN]) {
		v->folded[GROUP_OPEN] = false;
		review_rows(v);
	}
	if (review_next_open(v, v->at + 1, &at))
		review_move_to(v, ui, at);
	else
		ui_say(ui, MSG_UI_IMPORT_NO_OPEN, (char *)NULL);
}

/* Fold, or unfold, the group of the focused line; the focus goes to its heading. */
static void
fold(struct review *v, struct ui *ui, bool folded)
{
	enum review_group group;

	if (v->n == 0)
		return;
	group = v->row[v->at].group;
	v->folded[group] = folded;
	review_rows(v);
	(void)review_find(v, group, -1, &v->at);
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

void
review_put(struct review *v, struct ui *ui, int cell, const char *text,
    enum review_mark mark)
{
	enum review_group group = v->row[v->at].group;

	if (!inbox_put(ui, v->item, &cell, 1, text, mark))
		return;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	review_go_on(v, ui, group);
}

/* ---- Enter ---- */

static void
read_text(struct review *v, struct ui *ui, int slot)
{
	const struct report *r = v->item->k->report;
	const struct form_text *t = &r->form->text[slot];
	struct view *box = pager_new("details", t->section >= 0 ?
	    r->form->section[t->section].heading : ui_text(ui, MSG_UI_CMD_LEAD));

	pager_add(box, STYLE_BOX, 0, r->text[slot] ? r->text[slot] :
	    ui_text(ui, MSG_UI_IMPORT_NO_TEXT));
	ui_push(ui, box);
}

static void
show_about(struct review *v, struct ui *ui)
{
	struct view *box = pager_new("details", ui_text(ui, MSG_UI_IMPORT_ABOUT));
	struct buf b = BUF_INIT;

	review_about(&b, v, ui);
	pager_add(box, STYLE_BOX, 0, buf_cstr(&b));
	ui_push(ui, box);
	buf_release(&b);
}

/* What the checks say of the report as it now is; last year's is not looked at. */
static void
show_findings(struct review *v, struct ui *ui)
{
	static const enum msg level[LEVEL__MAX] = {
		MSG_UI_FIND_ERROR, MSG_UI_FIND_WARNING, MSG_UI_FIND_HINT
	};
	struct view *box = pager_new("details", ui_text(ui, MSG_UI_FIND_TITLE));
	const struct report *r = v->item->k->report;
	struct buf label = BUF_INIT, text = BUF_INIT;
	struct findings f;
	size_t i;

	findings_init(&f);
	report_findings(r, &f);
	for (i = 0; i < f.n; i++) {
		buf_reset(&label);
		buf_reset(&text);
		buf_printf(&label, "%s %s", ui_text(ui, level[f.item[i].level]),
		    f.item[i].code);
		finding_message(&text, r, &f.item[i], ui->lang);
		pager_pair(box, buf_cstr(&label), buf_cstr(&text));
	}
	if (f.n == 0)
		pager_add(box, STYLE_OK, 0, ui_text(ui, MSG_UI_IMPORT_NO_FINDINGS));
	ui_push(ui, box);
	findings_release(&f);
	buf_release(&label);
	buf_release(&text);
}

/* A row to be looked at: its cells are among what was read. */
static void
go_to_cells(struct review *v, struct ui *ui, int cell)
{
	const struct form_cell *fc = v->item->k->report->form->cell;
	int ncol = v->item->k->report->form->block[fc[cell].block].ncol, c;
	size_t at;

	v->folded[GROUP_READ] = false;
	review_rows(v);
	for (c = cell; c < cell + ncol; c++)
		if (review_find(v, GROUP_READ, c, &at)) {
			review_move_to(v, ui, at);
			return;
		}
	ui_damage(ui, DAMAGE_FOCUS);
}

static void
enter(struct review *v, struct ui *ui)
{
	const struct review_row *w = &v->row[v->at];
	int64_t value;

	if (v->editing) {
		enum review_group group = w->group;

		if (!review_commit(v, ui))
			return;
		review_go_on(v, ui, group);
		return;
	}
	if (w->at < 0) {
		fold(v, ui, !v->folded[w->group]);
		return;
	}
	switch (w->group) {
	case GROUP_OPEN:
		if (v->item->mark[w->at] == MARK_NONE &&
		    inbox_proposal(v->item, w->at, &value)) {
			review_put(v, ui, w->at, NULL, MARK_ACCEPTED);
			break;
		}
		review_edit_value(v, ui, w->at);
		break;
	case GROUP_BLANK:
	case GROUP_READ:
		review_edit_value(v, ui, w->at);
		break;
	case GROUP_LIKELY:
		go_to_cells(v, ui, w->at);
		break;
	case GROUP_TEXT:
		read_text(v, ui, w->at);
		break;
	case GROUP_PRINTED:
	case GROUP_UNPLACED:
	case GROUP__MAX:
		show_about(v, ui);
		break;
	}
}

/* ---- many at once ---- */

/* Cells of a kind nobody has settled; "proposed": only those with a proposal. */
static int *
unsettled(const struct review *v, int was, bool proposed, size_t *n)
{
	int ncell = v->item->k->report->form->ncell, c;
	int *cell = mem_array((size_t)ncell + 1, sizeof(*cell));
	int64_t value;

	for (c = 0, *n = 0; c < ncell; c++)
		if (v->item->was[c] & was && v->item->mark[c] == MARK_NONE &&
		    (!proposed || inbox_proposal(v->item, c, &value)))
			cell[(*n)++] = c;
	return cell;
}

static void
put_all(struct review *v, struct ui *ui, int was, const char *text, enum review_mark mark,
    enum msg done)
{
	char count[24];
	int *cell;
	size_t n;

	cell = unsettled(v, was, text == NULL, &n);
	if (n > 0 && inbox_put(ui, v->item, cell, n, text, mark)) {
		snprintf(count, sizeof(count), "%zu", n);
		ui_say(ui, done, count, (char *)NULL);
	}
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	free(cell);
}

static void
accept_all(struct ui *ui, bool yes, void *arg)
{
	if (yes)
		put_all(arg, ui, WAS_OPEN, NULL, MARK_ACCEPTED, MSG_UI_IMPORT_ACCEPTED);
}

static void
fill_all(struct ui *ui, bool yes, void *arg)
{
	if (yes)
		put_all(arg, ui, WAS_BLANK, "0", MARK_FILLED, MSG_UI_IMPORT_FILLED);
}

static void
ask_all(struct review *v, struct ui *ui, int was, bool proposed, enum msg question,
    enum msg none, void (*done)(struct ui *, bool, void *))
{
	struct buf b = BUF_INIT;
	char count[24];
	size_t n;

	free(unsettled(v, was, proposed, &n));
	if (n == 0) {
		ui_say(ui, none, (char *)NULL);
		return;
	}
	snprintf(count, sizeof(count), "%zu", n);
	msg_put(&b, ui->lang, question, count, (char *)NULL);
	ui_push(ui, confirm_ask_new(ui, buf_cstr(&b), done, v));
	buf_release(&b);
}

/* ---- leaving ---- */

static void
drop_confirmed(struct ui *ui, bool yes, void *arg)
{
	struct review *v = arg;

	if (yes)
		review_batch_back(ui, v->inbox);
}

/* Back to the list of files nothing is lost; of one file, what was corrected is. */
static void
cancel(struct review *v, struct ui *ui)
{
	bool single = v->inbox->n == 1;
	struct buf b = BUF_INIT;

	v->item->reviewed = v->item->reviewed || !single;
	if (!single || v->item->nedit == 0) {
		review_batch_back(ui, v->inbox);
		if (single)
			ui_say(ui, MSG_UI_IMPORT_CANCELLED, (char *)NULL);
		return;
	}
	msg_put(&b, ui->lang, MSG_UI_IMPORT_ASK_DROP, (char *)NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&b), drop_confirmed, v));
	buf_release(&b);
}

static void
undo(struct review *v, struct ui *ui)
{
	static const enum review_group groups[] = { GROUP_OPEN, GROUP_BLANK, GROUP_READ };
	struct buf name = BUF_INIT;
	int cell = inbox_undo(ui, v->item);
	size_t i, at;

	if (cell < 0) {
		ui_say(ui, MSG_UI_NOTHING_TO_UNDO, (char *)NULL);
		return;
	}
	form_cell_name(&name, v->item->k->report->form, cell);
	ui_say(ui, MSG_UI_UNDONE, buf_cstr(&name), (char *)NULL);
	for (i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		if (review_find(v, groups[i], cell, &at))
			v->at = at;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	buf_release(&name);
}

/* ---- keys ---- */

/* Keys that move; what is typed is kept, or keeps the focus. */
static bool
moves(struct review *v, struct ui *ui, enum action a)
{
	long page = (long)review_page(ui), step;

	switch ((int)a) {
	case ACTION_UP:
	case ACTION_PREV:
		step = -1;
		break;
	case ACTION_DOWN:
	case ACTION_NEXT:
		step = 1;
		break;
	case ACTION_PAGE_UP:
		step = -page;
		break;
	case ACTION_PAGE_DOWN:
		step = page;
		break;
	case ACTION_HOME:
	case ACTION_FIRST:
		step = -(long)v->n;
		break;
	case ACTION_END:
	case ACTION_LAST:
		step = (long)v->n;
		break;
	default:
		return false;
	}
	if (review_commit(v, ui))
		review_move(v, ui, step);
	return true;
}

/* Esc and a digit are a function key, so one Esc alone must not throw away a review. */
static unsigned
escape(struct review *v, struct ui *ui, const struct key *k)
{
	if (k->code == K_ESC && !v->warned) {
		v->warned = true;
		ui_say(ui, MSG_UI_IMPORT_ESC, (char *)NULL);
		return VIEW_IGNORED;
	}
	v->warned = false;
	cancel(v, ui);
	return VIEW_HANDLED;
}

/* Nothing is being typed. */
static unsigned
command(struct review *v, struct ui *ui, const struct key *k, enum action a)
{
	int cell = review_cell(v);

	switch ((int)a) {
	case ACTION_LEFT:
	case ACTION_RIGHT:
		fold(v, ui, a == ACTION_LEFT);
		return VIEW_HANDLED;
	case ACTION_DELETE:
		if (cell >= 0)
			review_put(v, ui, cell, "", MARK_EMPTIED);
		else
			ui_warn(ui, MSG_UI_IMPORT_NO_CELL, (char *)NULL);
		return VIEW_HANDLED;
	case ACTION_NEXT_FINDING:
		next_open(v, ui);
		return VIEW_HANDLED;
	case ACTION_FILL:
		ask_all(v, ui, WAS_BLANK, false, MSG_UI_IMPORT_ASK_FILL,
		    MSG_UI_IMPORT_NO_BLANK, fill_all);
		return VIEW_HANDLED;
	case ACTION_LAST_YEAR:
		ask_all(v, ui, WAS_OPEN, true, MSG_UI_IMPORT_ASK_ACCEPT,
		    MSG_UI_IMPORT_NO_PROPOSAL, accept_all);
		return VIEW_HANDLED;
	case ACTION_FINDINGS:
		show_findings(v, ui);
		return VIEW_HANDLED;
	case ACTION_DETAILS:
		if (v->n > 0)
			show_about(v, ui);
		return VIEW_HANDLED;
	case ACTION_SAVE_POINT:
		review_store(ui, v);
		return VIEW_HANDLED;
	case ACTION_UNDO:
		undo(v, ui);
		return VIEW_HANDLED;
	case ACTION_LEAVE:
	case ACTION_CANCEL:
		return escape(v, ui, k);
	default:
		return VIEW_IGNORED;
	}
}

static unsigned
review_key(struct view *view, struct ui *ui, const struct key *k, enum action a)
{
	struct review *v = (struct review *)view;

	if (k->code != K_ESC)
		v->warned = false;
	if (v->n > 0 && review_type(v, ui, k, a))
		return VIEW_HANDLED;
	if (moves(v, ui, a))
		return VIEW_HANDLED;
	if (a == ACTION_ACCEPT) {
		if (v->n > 0)
			enter(v, ui);
		return VIEW_HANDLED;
	}
	if (v->editing && (a == ACTION_CANCEL || a == ACTION_BREAK)) {
		review_end_edit(v, ui);
		return VIEW_HANDLED;
	}
	if (a == ACTION_NONE || !review_commit(v, ui))
		return a == ACTION_NONE ? VIEW_IGNORED : VIEW_HANDLED;
	return command(v, ui, k, a);
}

static bool
review_settle(struct view *view, struct ui *ui)
{
	return review_commit((struct review *)view, ui);
}

static void
review_release(struct view *view)
{
	struct review *v = (struct review *)view;

	free(v->row);
	editline_release(&v->edit);
}

static void
review_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	(void)level;
	buf_str(b, ui_text(ui, MSG_UI_IMPORT_KEYS));
}

static const enum action review_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_SAVE_POINT, ACTION_DELETE, ACTION_LAST_YEAR,
	ACTION_NEXT_FINDING, ACTION_FILL, ACTION_DETAILS, ACTION_LEAVE, ACTION_FINDINGS,
	ACTION_UNDO, ACTION_COMMANDS, ACTION_NONE
};
static const enum msg review_words[] = {
	MSG_NONE, MSG_UI_IMPORT_KEY_ACCEPT, MSG_UI_IMPORT_KEY_STORE,
	MSG_UI_IMPORT_KEY_EMPTY, MSG_UI_IMPORT_KEY_ALL, MSG_UI_IMPORT_KEY_NEXT, MSG_NONE, MSG_NONE,
	MSG_UI_IMPORT_KEY_CANCEL, MSG_NONE, MSG_NONE, MSG_NONE, MSG_NONE
};

static const struct view_class review_class = {
	.name = "review", .title = MSG_UI_IMPORT_TITLE,
	.draw = review_draw, .key = review_key, .settle = review_settle,
	.release = review_release, .detail = review_detail, .keys = review_keys,
	.words = review_words
};

struct view *
review_new(struct ui *ui, struct inbox *in, struct inbox_item *it)
{
	struct review *v = mem_zero(sizeof(*v));
	size_t at;

	v->view.class = &review_class;
	v->inbox = in;
	v->item = it;
	editline_init(&v->edit);
	v->folded[GROUP_READ] = true;
	v->folded[GROUP_BLANK] = inbox_blank(it) > BLANK_UNFOLDED;
	review_rows(v);
	if (review_next_open(v, 0, &at))
		v->at = at;
	else if (it->state == INBOX_READ)
		ui_say(ui, MSG_UI_IMPORT_NO_OPEN, (char *)NULL);
	return &v->view;
}
