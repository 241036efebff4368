/*
 * deskmany.c - one thing done to many reports: a line each, how far it is, and what is
 * left in the end.
 *
 *	waiting --run--> done
 *	           `---> left (the words say why), the next goes on
 *	           `---> left, and so all behind it: the disk is full, the file locked
 *
 * Invariants:
 *  (1) Each report is done whole or not at all; what is done stays done.
 *  (2) A piece of the work is done while no key waits, so Esc stops it between two.
 *  (3) What is not done stays marked.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "export/render.h"
#include "form/form.h"
#include "store/choice.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/widget/listing.h"

#define PIECE 30	/* ms of work before keys are looked at */

/* ---- work ---- */

static size_t
count(const struct many *m, enum many_result result)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++)
		n += m->item[i].result == result;
	return n;
}

static size_t
first_error(const struct diag *d)
{
	size_t i;

	for (i = 0; i < d->n && d->item[i].level != DIAG_ERROR; i++)
		continue;
	return i;
}

/* Others who write have the file for a moment: commands wait for them at one go, here
 * keys are looked at in between. */
static bool
may_try_again(struct many *m, const struct diag *d)
{
	size_t i = first_error(d);
	bool busy = i < d->n && d->item[i].code == MSG_STORE_BUSY;

	m->busy = busy ? m->busy + 1 : 0;
	return busy && m->busy < STORE_TRIES;
}

/* The first error of what was refused, in words; the file as a whole is its cause? */
static enum many_result
refused(struct ui *ui, const struct diag *d, enum many_result result, struct buf *words)
{
	static const enum msg of_all[] = {
		MSG_STORE_BUSY, MSG_STORE_FULL, MSG_STORE_READONLY, MSG_STORE_MOVED,
		MSG_STORE_IO, MSG_STORE_SQL
	};
	size_t i = first_error(d), k;

	if (i == d->n)
		return result;
	if (words->len == 0)
		diag_format(words, &d->item[i], ui->lang);
	for (k = 0; k < ARRAY_LEN(of_all); k++)
		if (d->item[i].code == of_all[k])
			return MANY_STOP;
	return result;
}

static void
do_one(struct many *m, struct ui *ui)
{
	struct many_item *it = &m->item[m->next++];
	struct buf words = BUF_INIT;
	struct diag d;

	diag_init(&d);
	it->result = m->work->run(m, ui, it, &words, &d);
	if (may_try_again(m, &d)) {
		it->result = MANY_WAITS;
		m->next--;
		buf_release(&words);
		diag_release(&d);
		return;
	}
	it->result = refused(ui, &d, it->result, &words);
	if (it->result == MANY_STOP) {
		it->result = MANY_LEFT;
		m->stopped = m->failed = true;
	}
	it->words = buf_detach(&words);
	m->at = m->next - 1;
	diag_release(&d);
}

/* How it ended; the list behind is read anew, and what is done needs no mark. */
static void
tell(struct many *m, struct ui *ui)
{
	size_t i, done = count(m, MANY_DONE);
	struct many_item *last = m->next > 0 ? &m->item[m->next - 1] : NULL;

	m->told = true;
	for (i = 0; i < m->n && !m->work->group; i++)
		if (m->item[i].result == MANY_DONE)
			desk_mark(ui->desk, m->item[i].id, false);
	desk_read(ui);
	if (m->failed && last)
		ui_warn(ui, MSG_UI_MANY_STOPPED, INT(done), INT(m->n - done),
		    last->words ? last->words : "", NULL);
	else if (m->stopped)
		ui_say(ui, MSG_UI_MANY_HALTED, INT(done), INT(m->n - done), NULL);
	else if (m->work->sum)
		m->work->sum(m, ui);
	else
		ui_say(ui, done == m->n ? MSG_UI_MANY_ALL : MSG_UI_MANY_ENDED, INT(done),
		    INT(m->n - done), NULL);
	ui->message_sticky = true;
	for (i = 0; i < m->n && m->item[i].result == MANY_DONE; i++)
		continue;
	m->at = i < m->n ? i : 0;	/* on the first that is left */
}

static bool
many_work_piece(struct view *v, struct ui *ui)
{
	struct many *m = (struct many *)v;
	long long until = term_now() + PIECE;
	bool group;

	if (m->told)
		return false;
	group = m->work->group && store_begin_group(ui->store, NULL);
	while (m->next < m->n && !m->stopped && term_now() <= until)
		do_one(m, ui);
	if (m->work->group && !(group && store_commit_group(ui->store, NULL)))
		m->not_kept = true;
	if (m->next == m->n || m->stopped)
		tell(m, ui);
	ui_damage(ui, DAMAGE_ALL);
	return true;
}

/* ---- drawing ---- */

static size_t
room_for(const struct ui *ui)
{
	return ui->rows > 5 ? (size_t)ui->rows - 4 : 1;
}

static void
draw_line(const struct many *m, const struct ui *ui, int row, const struct many_item *it,
    bool focus)
{
	enum style base = focus ? STYLE_SELECT : STYLE_NORMAL, s = base;
	int year = ui->cols >= 60 ? 6 : 1, name = ui->cols >= 100 ? 40 :
	    ui->cols >= 60 ? ui->cols * 2 / 5 : ui->cols / 3;
	int room = ui->cols - name - year - 5;
	const char *mark = it->result == MANY_DONE ? "+" : it->result == MANY_LEFT ? "x" : ".";
	const char *words = it->words ? it->words : "";
	struct buf b = BUF_INIT;

	if (it->result == MANY_LEFT && !focus)
		s = STYLE_WARNING;
	if (it->result == MANY_WAITS && m->told)
		words = ui_text(ui, MSG_UI_MANY_NOT);
	paint_text(row, 0, 2, base, TEXT_LEFT, focus ? ">" : "");
	paint_text(row, 2, 2, s, TEXT_LEFT, mark);
	text_pad_dots(&b, it->agency, name);
	paint_text(row, 4, name, base, TEXT_LEFT, buf_cstr(&b));
	buf_reset(&b);
	buf_printf(&b, " %d ", it->year);
	paint_text(row, 4 + name, year, base, TEXT_LEFT, year > 1 ? buf_cstr(&b) : "");
	buf_reset(&b);
	text_pad_dots(&b, words, room);
	paint_text(row, 4 + name + year, room, s, TEXT_LEFT, buf_cstr(&b));
	paint_fill(row, ui->cols - 1, 1, base);
	buf_release(&b);
}

static void
many_draw(struct view *v, struct ui *ui, bool all)
{
	struct many *m = (struct many *)v;
	size_t room = room_for(ui), i;
	struct buf b = BUF_INIT;

	(void)all;
	if (m->at < m->top)
		m->top = m->at;
	if (m->at >= m->top + room)
		m->top = m->at - room + 1;
	msg_put(&b, ui->lang, MSG_UI_MANY_HEAD, ui_text(ui, m->work->title), INT(m->next),
	    INT(m->n), INT(count(m, MANY_DONE)), INT(count(m, MANY_LEFT)), NULL);
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	for (i = 0; i < room; i++)
		if (m->top + i < m->n) {
			draw_line(m, ui, 2 + (int)i, &m->item[m->top + i], m->top + i == m->at);
			paint_click(2 + (int)i, 0, ui->cols, CLICK_ITEM, (int)(m->top + i));
		} else
			paint_fill(2 + (int)i, 0, ui->cols, STYLE_NORMAL);
	listing_scroll(ui, 2, room, m->top, m->n);
	paint_cursor(2 + (int)(m->at - m->top), 0);
	buf_release(&b);
}

/* The words of the line in full. */
static void
many_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct many *m = (const struct many *)ui_screen(ui);
	const struct many_item *it = &m->item[m->at];

	(void)level;
	buf_printf(b, "%s %d ", it->agency, it->year);
	buf_str(b, it->words ? it->words : m->told ? ui_text(ui, MSG_UI_MANY_NOT) : "");
}

/* ---- keys ---- */

static unsigned
many_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct many *m = (struct many *)v;
	char *agency;

	(void)k;
	ui->message_sticky = false;
	if (listing_moves(a, m->n, room_for(ui), false, &m->at)) {
		ui_quiet(ui);
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	if ((a == ACTION_CANCEL || a == ACTION_BREAK) && !m->told) {
		m->stopped = true;
		return VIEW_HANDLED;
	}
	if (a == ACTION_CANCEL || a == ACTION_BREAK)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (a == ACTION_ACCEPT && m->told) {
		agency = mem_strdup(m->item[m->at].agency);
		flow_open_report(ui, agency, m->item[m->at].year);
		free(agency);
		return VIEW_HANDLED;
	}
	return a == ACTION_HELP || a == ACTION_REDRAW || a == ACTION_LEAVE ? VIEW_IGNORED :
	    VIEW_HANDLED;
}

static void
many_release(struct view *v)
{
	struct many *m = (struct many *)v;
	size_t i;

	for (i = 0; i < m->n; i++) {
		free(m->item[i].agency);
		free(m->item[i].words);
		free(m->item[i].path);
	}
	free(m->item);
	many_gather_drop(m);
	render_free(m->render);
	free(m->folder);
}

static unsigned
many_point(struct view *v, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(v, ui, &((struct many *)v)->at, what);
}

static const enum action many_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_CANCEL, ACTION_LEAVE, ACTION_NONE
};
static const enum msg many_words[] = {
	MSG_NONE, MSG_UI_KEY_OPEN, MSG_UI_KEY_BACK, MSG_NONE
};
static const struct view_class many_class = {
	.name = "many", .title = MSG_UI_HOME_TITLE,
	.draw = many_draw, .key = many_key, .release = many_release, .work = many_work_piece,
	.detail = many_detail, .keys = many_keys, .words = many_words,
	.point = many_point
};

static bool
add_item(void *ctx, const struct store_item *row)
{
	struct many *m = ctx;
	struct many_item *it = &m->item[m->n++];

	it->agency = mem_strdup(row->agency);
	it->year = row->year;
	return true;
}

struct many *
many_new(struct ui *ui, const struct many_work *work, int64_t *id, size_t n)
{
	struct many *m = mem_zero(sizeof(*m));
	size_t i;

	m->view.class = &many_class;
	m->work = work;
	m->item = mem_array(n + 1, sizeof(*m->item));
	(void)store_page(ui->store, 0, id, n, add_item, m, NULL);
	for (i = 0; i < m->n; i++)
		m->item[i].id = id[i];
	free(id);
	return m;
}
