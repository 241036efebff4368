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
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/editline.h"
#include "ui/widget/listing.h"
#include "ui/widget/pager.h"
#include "ui/widget/prompt.h"

#define BLANK_UNFOLDED	12		/* blanks shown without being asked for */

/* ---- moving ---- */

static void
move_to(struct review *v, struct ui *ui, size_t at)
{
	v->at = at;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

static void
move(struct review *v, struct ui *ui, long step)
{
	long at = (long)v->at + step, last = v->n > 0 ? (long)v->n - 1 : 0;

	move_to(v, ui, (size_t)(at < 0 ? 0 : at > last ? last : at));
}

/* Behind a cell just settled: to the next open one; none left, what to do now. */
static void
go_on(struct review *v, struct ui *ui, enum review_group group)
{
	size_t at;

	if (group != GROUP_OPEN)
		move(v, ui, 1);
	else if (review_next_open(v, v->at + 1, &at))
		move_to(v, ui, at);
	else
		ui_say(ui, MSG_UI_IMPORT_SETTLED, NULL);
}

static unsigned
next_open(struct view *view, struct ui *ui, int unused)
{
	struct review *v = (struct review *)view;
	size_t at;

	(void)unused;
	if (v->folded[GROUP_OPEN]) {
		v->folded[GROUP_OPEN] = false;
		review_rows(v);
	}
	if (review_next_open(v, v->at + 1, &at))
		move_to(v, ui, at);
	else
		ui_say(ui, MSG_UI_IMPORT_NO_OPEN, NULL);
	return VIEW_HANDLED;
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

static void
put(struct review *v, struct ui *ui, int cell, const char *text,
    enum review_mark mark)
{
	enum review_group group = v->row[v->at].group;

	if (!inbox_put(ui, v->item, &cell, 1, text, mark))
		return;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	go_on(v, ui, group);
}

/* ---- Enter ---- */

static void
read_text(struct review *v, struct ui *ui, int slot)
{
	const struct report *r = v->item->k->report;
	const struct form_text *t = &r->form->text[slot];
	struct view *box = pager_new("details", t->section >= 0 ?
	    form_shown(r->form, ui->lang)->section[t->section].heading : ui_text(ui, MSG_UI_CMD_LEAD));

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
static unsigned
show_findings(struct view *view, struct ui *ui, int unused)
{
	static const enum msg level[LEVEL__MAX] = {
		MSG_UI_FIND_ERROR, MSG_UI_FIND_WARNING, MSG_UI_FIND_HINT
	};
	struct view *box = pager_new("details", ui_text(ui, MSG_UI_FIND_TITLE));
	const struct report *r = ((struct review *)view)->item->k->report;
	struct buf label = BUF_INIT, text = BUF_INIT;
	struct findings f;
	size_t i;

	(void)unused;
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
	return VIEW_HANDLED;
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
			move_to(v, ui, at);
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
		go_on(v, ui, group);
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
			put(v, ui, w->at, NULL, MARK_ACCEPTED);
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
		ui_say(ui, done, count, NULL);
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
	size_t n;

	free(unsettled(v, was, proposed, &n));
	if (n == 0) {
		ui_say(ui, none, NULL);
		return;
	}
	msg_put(&b, ui->lang, question, INT(n), NULL);
	ui_push(ui, confirm_ask_new(ui, buf_cstr(&b), done, v));
	buf_release(&b);
}

/* ---- leaving ---- */

static void
drop_confirmed(struct ui *ui, bool yes, void *arg)
{
	struct review *v = arg;

	if (yes)
		review_back(ui, v->inbox);
}

/* Back to the list of files nothing is lost; of one file, what was corrected is. */
static void
cancel(struct review *v, struct ui *ui)
{
	bool single = v->inbox->n == 1;
	struct buf b = BUF_INIT;

	v->item->reviewed = v->item->reviewed || !single;
	if (!single || v->item->nedit == 0) {
		review_back(ui, v->inbox);
		if (single)
			ui_say(ui, MSG_UI_IMPORT_CANCELLED, NULL);
		return;
	}
	msg_put(&b, ui->lang, MSG_UI_IMPORT_ASK_DROP, NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&b), drop_confirmed, v));
	buf_release(&b);
}

static unsigned
undo(struct view *view, struct ui *ui, int unused)
{
	struct review *v = (struct review *)view;
	static const enum review_group groups[] = { GROUP_OPEN, GROUP_BLANK, GROUP_READ };
	struct buf name = BUF_INIT;
	int cell = inbox_undo(ui, v->item);
	size_t i, at;

	(void)unused;
	if (cell < 0) {
		ui_say(ui, MSG_UI_NOTHING_TO_UNDO, NULL);
		return VIEW_HANDLED;
	}
	form_cell_name(&name, form_shown(v->item->k->report->form, ui->lang), cell);
	ui_say(ui, MSG_UI_UNDONE, buf_cstr(&name), NULL);
	for (i = 0; i < ARRAY_LEN(groups); i++)
		if (review_find(v, groups[i], cell, &at))
			v->at = at;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	buf_release(&name);
	return VIEW_HANDLED;
}

/* ---- keys ---- */

/* Keys that move; what is typed is kept, or keeps the focus. */
static bool
moves(struct review *v, struct ui *ui, enum action a)
{
	size_t at = v->at;

	if (!listing_moves(a, v->n, review_page(ui), false, &at))
		return false;
	if (review_commit(v, ui))
		move_to(v, ui, at);
	return true;
}

/* "/" by itself is a figure, entered at once. */
static bool
not_applicable(struct review *v, struct ui *ui, const struct key *k)
{
	int cell = v->n > 0 && !v->editing ? review_cell(v) : -1;

	if (cell < 0 || k->code >= 0x110000 || text_fold_cp(k->code) != '/')
		return false;
	put(v, ui, cell, "/", MARK_KEYED);
	return true;
}

/* Esc and a digit are a function key, so one Esc alone must not throw away a review. */
static unsigned
escape(struct review *v, struct ui *ui, const struct key *k)
{
	if (k->code == K_ESC && !v->warned) {
		v->warned = true;
		ui_say(ui, MSG_UI_IMPORT_ESC, NULL);
		return VIEW_IGNORED;
	}
	v->warned = false;
	cancel(v, ui);
	return VIEW_HANDLED;
}

/* ---- what is done while nothing is being typed ---- */

static unsigned
details(struct view *view, struct ui *ui, int unused)
{
	struct review *v = (struct review *)view;

	(void)unused;
	if (v->n > 0)
		show_about(v, ui);
	return VIEW_HANDLED;
}

static unsigned
fold_group(struct view *v, struct ui *ui, int folded)
{
	fold((struct review *)v, ui, folded != 0);
	return VIEW_HANDLED;
}

static unsigned
empty_cell(struct view *view, struct ui *ui, int unused)
{
	struct review *v = (struct review *)view;
	int cell = review_cell(v);

	(void)unused;
	if (cell >= 0)
		put(v, ui, cell, "", MARK_EMPTIED);
	else
		ui_warn(ui, MSG_UI_IMPORT_NO_CELL, NULL);
	return VIEW_HANDLED;
}

static unsigned
ask_fill(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	ask_all((struct review *)v, ui, WAS_BLANK, false, MSG_UI_IMPORT_ASK_FILL,
	    MSG_UI_IMPORT_NO_BLANK, fill_all);
	return VIEW_HANDLED;
}

static unsigned
ask_accept(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	ask_all((struct review *)v, ui, WAS_OPEN, true, MSG_UI_IMPORT_ASK_ACCEPT,
	    MSG_UI_IMPORT_NO_PROPOSAL, accept_all);
	return VIEW_HANDLED;
}

static unsigned
store(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	review_store(ui, (struct review *)v);
	return VIEW_HANDLED;
}

static const struct view_action review_actions[] = {
	{ ACTION_LEFT, fold_group, 1 },
	{ ACTION_RIGHT, fold_group, 0 },
	{ ACTION_DELETE, empty_cell, 0 },
	{ ACTION_NEXT_FINDING, next_open, 0 },
	{ ACTION_FILL, ask_fill, 0 },
	{ ACTION_LAST_YEAR, ask_accept, 0 },
	{ ACTION_FINDINGS, show_findings, 0 },
	{ ACTION_DETAILS, details, 0 },
	{ ACTION_SAVE_POINT, store, 0 },
	{ ACTION_UNDO, undo, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
review_key(struct view *view, struct ui *ui, const struct key *k, enum action a)
{
	struct review *v = (struct review *)view;
	unsigned done = VIEW_IGNORED;

	if (k->code != K_ESC)
		v->warned = false;
	if (not_applicable(v, ui, k) || (v->n > 0 && review_type(v, ui, k, a)))
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
	if (a == ACTION_LEAVE || a == ACTION_CANCEL)
		return escape(v, ui, k);
	(void)view_do(review_actions, view, ui, a, &done);
	return done;
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

/* A figure being typed is kept first; one that is refused keeps the line. */
static unsigned
review_point(struct view *view, struct ui *ui, int what, int col)
{
	struct review *v = (struct review *)view;

	(void)col;
	if (v->editing && !review_settle(view, ui))
		return VIEW_HANDLED;
	return view_point(view, ui, &v->at, what);
}

static const struct view_class review_class = {
	.name = "review", .title = MSG_UI_IMPORT_TITLE,
	.draw = review_draw, .key = review_key, .settle = review_settle,
	.release = review_release, .detail = review_detail, .keys = review_keys,
	.words = review_words, .point = review_point
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
		ui_say(ui, MSG_UI_IMPORT_NO_OPEN, NULL);
	return &v->view;
}
