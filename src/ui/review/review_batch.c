/*
 * review_batch.c - the files of an import, one line each: reading them, reviewing each,
 * storing all that are whole.
 *
 *	waiting --work--> read ----review, ^S----> stored
 *	   ^          `-> failed (Enter: why; or asks what the file lacks)
 *	   `--------------'
 *
 * One file is read, or stored, between two looks for a key, so the screen stays
 * alive and Esc stops.  What fails never stops the rest.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/widget/listing.h"
#include "ui/widget/pager.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

/* ---- asking ---- */

static void
item_show_trouble(struct ui *ui, const struct inbox_item *it)
{
	struct view *v = pager_new("details", ui_text(ui, MSG_UI_IMPORT_FAILED_TITLE));

	pager_add(v, STYLE_STRONG, 0, it->name);
	pager_gap(v);
	pager_add(v, STYLE_BOX, 0, it->trouble ? it->trouble : "");
	pager_gap(v);
	pager_add(v, STYLE_DIM, 0, ui_text(ui, MSG_UI_IMPORT_NOTHING_STORED));
	ui_push(ui, v);
}

/* ---- the message line ---- */

/* What the line under the cursor has no room for. */
static void
batch_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	struct batch *v = (struct batch *)ui_top(ui);
	const struct inbox_item *it = &v->inbox->item[v->at];
	char year[16], n[2][16];

	if (it->state == INBOX_READ && inbox_rival_words(b, ui, v->inbox, it)) {
		*level = LEVEL_WARNING;
	} else if (it->trouble) {
		item_trouble(b, it);
		*level = LEVEL_WARNING;
	} else if (it->k) {
		snprintf(year, sizeof(year), "%d", it->k->report->year);
		snprintf(n[0], sizeof(n[0]), "%d", inbox_open(it));
		snprintf(n[1], sizeof(n[1]), "%d", it->errors);
		msg_put(b, ui->lang, MSG_UI_IMPORT_DETAIL, it->k->report->agency.name,
		    year, n[0], n[1], NULL);
	} else
		buf_str(b, it->name);
}

/* ---- work ---- */

static bool
read_next(struct batch *v, struct ui *ui)
{
	struct inbox_item *it = v->wanted;
	size_t i;

	for (i = 0; i < v->inbox->n && it == NULL; i++)
		if (v->inbox->item[i].state == INBOX_WAITING && (!v->stopped ||
		    v->inbox->item[i].agency || v->inbox->item[i].year != 0))
			it = &v->inbox->item[i];
	if (it == NULL)
		return false;
	if (!inbox_read(v->inbox, it, ui)) {
		v->wanted = NULL;
		v->single = v->inbox->n == 1;
	} else if (it == v->wanted && it->state != INBOX_WAITING)
		v->wanted = NULL;
	v->asked = false;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	return true;
}

/* One file: its list is not worth a look, unless a question lies over it. */
static void
go_on(struct batch *v, struct ui *ui)
{
	struct inbox_item *it = &v->inbox->item[0];

	if (it->state == INBOX_READ)
		ui_push(ui, review_new(ui, v->inbox, it));
	else if (!(it->no_agency || it->no_year)) {
		ui_pop(ui);
		item_show_trouble(ui, it);
	} else if (!v->asked) {
		v->asked = true;
		inbox_ask_identity(ui, it);
	} else
		ui_pop(ui);
}

static void
refused(struct inbox_item *it, const struct ui *ui, const struct diag *d)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < d->n && b.len == 0; i++)
		if (d->item[i].level == DIAG_ERROR)
			diag_format(&b, &d->item[i], ui->lang);
	free(it->trouble);
	it->trouble = buf_detach(&b);
}

/* Others who write have the file for a moment: commands wait for them at one go, here
 * keys are looked at in between. */
static bool
may_try_again(struct batch *v, const struct diag *d)
{
	bool busy = false;
	size_t i;

	for (i = 0; i < d->n; i++)
		busy |= d->item[i].level == DIAG_ERROR && d->item[i].code == MSG_STORE_BUSY;
	v->busy = busy ? v->busy + 1 : 0;
	return busy && v->busy < STORE_TRIES;
}

/* Of two with other figures none is stored, unless the clerk did so from its review. */
static void
store_one(struct batch *v, struct ui *ui, struct inbox_item *it)
{
	bool same;
	const struct inbox_item *other = inbox_rival(v->inbox, it, &same);
	struct buf why = BUF_INIT;
	struct diag d;

	diag_init(&d);
	if (other && (!same || other->state == INBOX_STORED)) {
		(void)inbox_rival_words(&why, ui, v->inbox, it);
		free(it->trouble);
		it->trouble = buf_detach(&why);
		v->passed++;
	} else if (inbox_store(ui, it, v->replace, &d)) {
		v->busy = 0;
		v->stored++;
	} else if (may_try_again(v, &d)) {
		v->next--;
	} else {
		refused(it, ui, &d);
		v->passed++;
	}
	diag_release(&d);
}

static bool
store_next(struct batch *v, struct ui *ui)
{
	struct inbox_item *it;
	char n[2][24];

	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	while (v->next < v->inbox->n) {
		it = &v->inbox->item[v->next++];
		if (it->state != INBOX_READ || (inbox_open(it) > 0 && !it->reviewed &&
		    !v->with_open))
			continue;
		store_one(v, ui, it);
		return true;
	}
	v->storing = false;
	snprintf(n[0], sizeof(n[0]), "%zu", v->stored);
	snprintf(n[1], sizeof(n[1]), "%zu", v->passed);
	ui_say(ui, v->passed > 0 ? MSG_UI_IMPORT_STORED_SOME : MSG_UI_IMPORT_STORED_ALL,
	    n[0], n[1], NULL);
	return false;
}

static bool
batch_work(struct view *view, struct ui *ui)
{
	struct batch *v = (struct batch *)view;

	if (v->storing)
		return store_next(v, ui);
	if (read_next(v, ui))
		return true;
	if (v->single && v->inbox->item[0].state != INBOX_WAITING)
		go_on(v, ui);
	return false;
}

/* ---- storing all ---- */

enum { WHOLE, ALL_READ, REPLACING, CHOICES };

static void
start_storing(struct batch *v, struct ui *ui, int how)
{
	v->storing = true;
	v->with_open = how != WHOLE;
	v->replace = how == REPLACING;
	v->next = v->stored = v->passed = 0;
	ui_damage(ui, DAMAGE_ALL);
}

static void
how_chosen(struct ui *ui, int id, void *arg)
{
	if (id >= 0)
		start_storing(arg, ui, id);
}

/* How many would be stored: as they are, with open cells, over a stored one. */
static void
count_choices(struct ui *ui, const struct inbox *in, size_t n[CHOICES])
{
	const struct inbox_item *other;
	struct report *old;
	bool same;

	for (size_t i = 0; i < in->n; i++) {
		const struct inbox_item *it = &in->item[i];

		if (it->state != INBOX_READ)
			continue;
		other = inbox_rival(in, it, &same);
		if (other && (!same || other < it || other->state == INBOX_STORED))
			continue;
		n[inbox_open(it) == 0 || it->reviewed ? WHOLE : ALL_READ]++;
		if ((old = inbox_stored(ui, it, NULL)) != NULL)
			n[REPLACING] += old->state != STATE_FINAL;
		report_free(old);
	}
}

/* A file that is not read yet may speak against one that is. */
static bool
ready_to_store(const struct batch *v, struct ui *ui)
{
	size_t waits = inbox_count(v->inbox, INBOX_WAITING);

	if (waits > 0 && !v->stopped) {
		ui_warn(ui, MSG_UI_IMPORT_STILL_READING, INT(waits), NULL);
		return false;
	}
	if (inbox_count(v->inbox, INBOX_READ) == 0) {
		ui_warn(ui, MSG_UI_IMPORT_NONE_READ, NULL);
		return false;
	}
	return true;
}

/* Asked only where there is a choice: files with open cells nobody has reviewed, or
 * reports that are there already. */
static unsigned
ask_all(struct view *view, struct ui *ui, int unused)
{
	struct batch *v = (struct batch *)view;
	static const enum msg choice[CHOICES] = {
		MSG_UI_IMPORT_STORE_WHOLE, MSG_UI_IMPORT_STORE_OPEN,
		MSG_UI_IMPORT_STORE_REPLACE
	};
	struct pick_item *item;
	size_t n[CHOICES] = { 0 }, i, k = 0;
	struct buf b = BUF_INIT;
	char text[24];

	(void)unused;
	if (!ready_to_store(v, ui))
		return VIEW_HANDLED;
	count_choices(ui, v->inbox, n);
	if (n[ALL_READ] == 0 && n[REPLACING] == 0) {
		start_storing(v, ui, WHOLE);
		return VIEW_HANDLED;
	}
	item = mem_array(CHOICES, sizeof(*item));
	for (i = 0; i < CHOICES; i++) {
		if (n[i] == 0)
			continue;
		buf_reset(&b);
		snprintf(text, sizeof(text), "%zu", i == ALL_READ ? n[WHOLE] + n[i] :
		    n[i]);
		msg_put(&b, ui->lang, choice[i], text, NULL);
		item[k++] = (struct pick_item){ buf_detach(&b), mem_strdup(""), (int)i };
	}
	ui_push(ui, pick_new(ui, MSG_UI_IMPORT_STORE_TITLE, item, k, how_chosen, v));
	buf_release(&b);
	return VIEW_HANDLED;
}

/* ---- keys ---- */

static unsigned
enter(struct view *view, struct ui *ui, int unused)
{
	struct batch *v = (struct batch *)view;
	struct inbox_item *it = &v->inbox->item[v->at];

	(void)unused;
	if (it->state == INBOX_WAITING)
		v->wanted = it;
	else if (it->state == INBOX_FAILED && (it->no_agency || it->no_year))
		inbox_ask_identity(ui, it);
	else if (it->state == INBOX_FAILED)
		item_show_trouble(ui, it);
	else
		ui_push(ui, review_new(ui, v->inbox, it));
	return VIEW_HANDLED;
}

static void
close_confirmed(struct ui *ui, bool yes, void *arg)
{
	(void)arg;
	if (!yes)
		return;
	ui_pop(ui);
	ui_renew(ui);
}

/* Esc: stop what goes on; else go, and ask when something read is not stored. */
/* How many would be lost by going back: not a second file that says the same, which is
 * never stored. */
static size_t
count_left(const struct inbox *in)
{
	const struct inbox_item *other;
	size_t n = 0;
	bool same;

	for (size_t i = 0; i < in->n; i++) {
		if (in->item[i].state != INBOX_READ)
			continue;
		other = inbox_rival(in, &in->item[i], &same);
		n += !(other && same && (other < &in->item[i] || other->state == INBOX_STORED));
	}
	return n;
}

static unsigned
stop_or_close(struct view *view, struct ui *ui, int unused)
{
	struct batch *v = (struct batch *)view;
	size_t n = count_left(v->inbox);
	struct buf b = BUF_INIT;

	(void)unused;
	if (v->storing || (!v->stopped && inbox_count(v->inbox, INBOX_WAITING) > 0)) {
		v->storing = false;
		v->stopped = true;
		ui_say(ui, MSG_UI_IMPORT_STOPPED, NULL);
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	if (n == 0) {
		close_confirmed(ui, true, NULL);
		return VIEW_HANDLED;
	}
	msg_put(&b, ui->lang, MSG_UI_IMPORT_ASK_CLOSE, INT(n), NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&b), close_confirmed, NULL));
	buf_release(&b);
	return VIEW_HANDLED;
}

static const struct view_action batch_actions[] = {
	{ ACTION_ACCEPT, enter, 0 },
	{ ACTION_SAVE_POINT, ask_all, 0 },
	{ ACTION_CANCEL, stop_or_close, 0 },
	{ ACTION_LEAVE, stop_or_close, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
batch_key(struct view *view, struct ui *ui, const struct key *k, enum action a)
{
	struct batch *v = (struct batch *)view;
	unsigned done = VIEW_IGNORED;

	(void)k;
	if (!listing_moves(a, v->inbox->n, review_batch_page(ui), false, &v->at)) {
		(void)view_do(batch_actions, view, ui, a, &done);
		return done;
	}
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static void
batch_release(struct view *view)
{
	inbox_free(((struct batch *)view)->inbox);
}

static const enum action batch_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_SAVE_POINT, ACTION_CANCEL, ACTION_COMMANDS,
	ACTION_NONE
};
static const enum msg batch_words[] = {
	MSG_NONE, MSG_UI_IMPORT_KEY_REVIEW, MSG_UI_IMPORT_KEY_STORE_ALL,
	MSG_UI_IMPORT_KEY_BACK, MSG_NONE, MSG_NONE
};

static unsigned
batch_point(struct view *view, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(view, ui, &((struct batch *)view)->at, what);
}

static const struct view_class batch_class = {
	.name = "batch", .title = MSG_UI_IMPORT_TITLE,
	.draw = review_batch_draw, .key = batch_key, .release = batch_release,
	.detail = batch_detail, .keys = batch_keys, .words = batch_words,
	.work = batch_work, .point = batch_point
};

struct view *
review_batch_new(struct ui *ui, struct inbox *in)
{
	struct batch *v = mem_zero(sizeof(*v));

	(void)ui;
	v->view.class = &batch_class;
	v->inbox = in;
	v->single = in->n == 1;
	return &v->view;
}
