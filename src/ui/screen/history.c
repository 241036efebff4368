/*
 * history.c - F10 历史: every step of the report, and going back to one.
 *
 *	line    0 .. n-1	newest first, of the changes (low, high] of the report
 *	        ^      ^
 *	   add_newer   add_older	a page from the store, when the cursor gets there
 *
 * Steps and restore points stand in one list.  Only pages of it are read: a long
 * history opens as fast as a short one.  Below the list is what the step under the
 * cursor changed, read when the cursor comes to it.
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
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/past.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/screen/screen.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"
#include "ui/widget/pager.h"

#define PAGE		64	/* steps read at once */
#define PREVIEW_MOST	40	/* changes of a step that are made into lines */
#define WHEN_COLUMNS	16
#define WHO_COLUMNS	10
#define WIDE		60	/* columns of the screen with columns in the list */

struct line {
	char		*when, *who, *words;	/* owned */
	int64_t		 first, last;	/* changes; of a point 0, the last before it */
};
struct page {
	struct line	*line;		/* newest first */
	size_t		 n, cap;
};
struct history_view {
	struct view	 view;
	struct page	 all;
	int64_t		 low, high;	/* changes (low, high] are read */
	bool		 newest, oldest;	/* up to the very end */
	size_t		 at, top;
	int64_t		 shown;		/* first change of what "change" tells; 0 none */
	char		*change[PREVIEW_MOST];	/* owned */
	size_t		 nchange, more;
};

/* ---- reading ---- */

static void
page_reset(struct page *p)
{
	while (p->n > 0) {
		struct line *l = &p->line[--p->n];

		free(l->when);
		free(l->who);
		free(l->words);
	}
}

static void
page_put(struct page *p, size_t at, const struct line *l)
{
	p->line = mem_grow(p->line, p->n, &p->cap, sizeof(*p->line));
	memmove(p->line + at + 1, p->line + at, (p->n - at) * sizeof(*p->line));
	p->line[at] = *l;
	p->n++;
}

struct reading {
	struct ui	*ui;
	struct page	 page;
	size_t		 steps;
	bool		 upwards;	/* oldest first: each goes to the front */
	char		 now[CLOCK_TEXT];
};

static char *
when_text(const struct reading *rd, const char *at)
{
	struct buf b = BUF_INIT;

	step_when(&b, at, rd->now, rd->ui->lang);
	return buf_detach(&b);
}

static bool
read_step(void *ctx, const struct change *c, size_t n)
{
	struct reading *rd = ctx;
	struct buf words = BUF_INIT;
	struct line l;

	step_words(&words, rd->ui->report->form, c, n, NULL, rd->ui->lang);
	l = (struct line){ when_text(rd, c->at), mem_strdup(c->user),
	    buf_detach(&words), c[0].seq, c[n - 1].seq };
	page_put(&rd->page, rd->upwards ? 0 : rd->page.n, &l);
	return ++rd->steps < PAGE;
}

/* A restore point stands above the step that was the last before it. */
static bool
read_point(void *ctx, const struct store_event *e)
{
	struct reading *rd = ctx;
	struct buf words = BUF_INIT;
	struct line l;
	size_t at = 0;

	step_event(&words, e->kind, e->detail, rd->ui->lang);
	l = (struct line){ when_text(rd, e->at), mem_strdup(e->user),
	    buf_detach(&words), 0, e->seq };
	while (at < rd->page.n && rd->page.line[at].last > e->seq)
		at++;
	page_put(&rd->page, at, &l);
	return true;
}

/* A page of changes (low, high], with its restore points, into the list. */
static void
join(struct history_view *h, struct reading *rd, int64_t low, int64_t high, size_t at)
{
	size_t i;

	(void)store_points(rd->ui->store, rd->ui->report->id, low + 1, high, read_point,
	    rd, NULL);
	for (i = 0; i < rd->page.n; i++)
		page_put(&h->all, at + i, &rd->page.line[i]);
	free(rd->page.line);
}

static void
reading_init(struct reading *rd, struct ui *ui, bool upwards)
{
	memset(rd, 0, sizeof(*rd));
	rd->ui = ui;
	rd->upwards = upwards;
	ui->opt->actor->now(ui->opt->actor->ctx, rd->now);
}

static void
add_older(struct history_view *h, struct ui *ui)
{
	struct reading rd;
	struct diag d;
	int64_t low;

	if (h->oldest)
		return;
	reading_init(&rd, ui, false);
	diag_init(&d);
	if (!store_steps_to(ui->store, ui->report->id, h->low, read_step, &rd, &d))
		ui_say_diag(ui, &d);
	diag_release(&d);
	h->oldest = rd.steps < PAGE;
	low = h->oldest ? -1 : rd.page.line[rd.page.n - 1].first - 1;
	join(h, &rd, low, h->low, h->all.n);
	h->low = low;
}

static void
add_newer(struct history_view *h, struct ui *ui)
{
	struct reading rd;
	struct diag d;
	int64_t high;
	size_t was = h->all.n;

	if (h->newest)
		return;
	reading_init(&rd, ui, true);
	diag_init(&d);
	if (!store_steps_from(ui->store, ui->report->id, h->high + 1, read_step, &rd, &d))
		ui_say_diag(ui, &d);
	diag_release(&d);
	h->newest = rd.steps < PAGE;
	high = h->newest ? INT64_MAX : rd.page.line[0].last;
	join(h, &rd, h->high, high, 0);
	h->high = high;
	h->at += h->all.n - was;
	h->top += h->all.n - was;
}

static void
go_newest(struct history_view *h, struct ui *ui)
{
	page_reset(&h->all);
	h->at = h->top = 0;
	h->newest = true;
	h->oldest = false;
	h->low = h->high = INT64_MAX;
	add_older(h, ui);
}

static void
go_oldest(struct history_view *h, struct ui *ui)
{
	if (!h->oldest) {
		page_reset(&h->all);
		h->at = h->top = 0;
		h->oldest = true;
		h->newest = false;
		h->low = h->high = -1;
		add_newer(h, ui);
	}
	h->at = h->all.n > 0 ? h->all.n - 1 : 0;
}

/* ---- what a step changed ---- */

static const struct line *
current(const struct history_view *h)
{
	return h->at < h->all.n ? &h->all.line[h->at] : NULL;
}

struct then { struct past *past; int64_t last; };

static bool
past_change(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct then *to = ctx;

	(void)hash;
	if (c->seq > to->last)
		return false;
	if (c->kind == CHANGE_TEXT)
		past_add(to->past, c);
	return true;
}

/* The texts as they were after the step: only for one that changed a text. */
static struct past *
texts_then(struct ui *ui, const struct change *c, size_t n)
{
	struct then to = { NULL, c[n - 1].seq };
	size_t i;

	for (i = 0; i < n && c[i].kind != CHANGE_TEXT; i++)
		continue;
	if (i == n)
		return NULL;
	to.past = past_new(ui->report->form);
	(void)store_log(ui->store, ui->report->id, past_change, &to, NULL);
	return to.past;
}

/* For each of the first changes of a step a line; *left: how many there are more. */
struct telling {
	struct ui	*ui;
	size_t		 most, n, left;
	void		(*line)(void *, const char *);
	void		*ctx;
};

static bool
tell_step(void *ctx, const struct change *c, size_t n)
{
	struct telling *t = ctx;
	struct past *then = texts_then(t->ui, c, n);
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < n && t->n < t->most; i++, t->n++) {
		buf_reset(&b);
		step_change(&b, t->ui->report->form, &c[i], then != NULL ?
		    past_text(then, c[i].place) : NULL, t->ui->lang);
		t->line(t->ctx, buf_cstr(&b));
	}
	t->left = n - i;
	past_free(then);
	buf_release(&b);
	return false;
}

static void
keep_line(void *ctx, const char *text)
{
	struct history_view *h = ctx;

	h->change[h->nchange++] = mem_strdup(text);
}

static void
forget_changes(struct history_view *h)
{
	while (h->nchange > 0)
		free(h->change[--h->nchange]);
	h->shown = 0;
	h->more = 0;
}

static void
see_changes(struct history_view *h, struct ui *ui)
{
	const struct line *l = current(h);
	struct telling t = { ui, PREVIEW_MOST, 0, 0, keep_line, h };

	if (l == NULL || l->first == h->shown)
		return;
	forget_changes(h);
	h->shown = l->first;
	if (l->first > 0 && store_steps_from(ui->store, ui->report->id, l->first,
	    tell_step, &t, NULL))
		h->more = t.left;
}

/* ---- drawing ---- */

/* Rows of the list, between the two lines above it and what the step changed. */
static size_t
list_rows(const struct ui *ui)
{
	int body = ui->rows - 4, below = body / 3 < 2 ? 2 : body / 3;

	return body - below > 1 ? (size_t)(body - below) : 1;
}

static void
draw_words(int row, int col, int columns, enum style s, const char *text)
{
	struct buf b = BUF_INIT;

	if (columns > 0) {
		text_pad_dots(&b, text, columns);
		paint_text(row, col, columns, s, TEXT_LEFT, buf_cstr(&b));
	}
	buf_release(&b);
}

static void
draw_row(const struct ui *ui, int row, enum style s, const char *mark,
    const struct line *l)
{
	struct buf b = BUF_INIT;
	int col = 2;

	paint_text(row, 0, 2, s, TEXT_LEFT, mark);
	if (ui->cols < WIDE) {
		buf_printf(&b, "%s %s %s", l->when, l->who, l->words);
		draw_words(row, col, ui->cols - col, s, buf_cstr(&b));
		buf_release(&b);
		return;
	}
	draw_words(row, col, WHEN_COLUMNS, s, l->when);
	paint_fill(row, col + WHEN_COLUMNS, 2, s);
	col += WHEN_COLUMNS + 2;
	draw_words(row, col, WHO_COLUMNS, s, l->who);
	paint_fill(row, col + WHO_COLUMNS, 2, s);
	col += WHO_COLUMNS + 2;
	draw_words(row, col, ui->cols - col, s, l->words);
}

static void
draw_changes(struct history_view *h, struct ui *ui, int row)
{
	const struct line *l = current(h);
	int last = ui->rows - 2;
	struct buf b = BUF_INIT;
	size_t i, room, left;

	draw_words(row++, 0, ui->cols, STYLE_HEAD, l == NULL ? "" : l->first > 0 ?
	    ui_text(ui, MSG_UI_HIST_THIS) : ui_text(ui, MSG_UI_HIST_POINT));
	room = last > row ? (size_t)(last - row) : 0;
	left = h->nchange + h->more;
	for (i = 0; i < room; i++, row++) {
		if (i < h->nchange && (i + 1 < room || left <= room)) {
			draw_words(row, 2, ui->cols - 2, STYLE_NORMAL, h->change[i]);
			paint_fill(row, 0, 2, STYLE_NORMAL);
		} else if (i < left && i + 1 == room) {
			msg_put(&b, ui->lang, MSG_UI_HIST_MORE, INT(left - i), NULL);
			draw_words(row, 0, ui->cols, STYLE_DIM, buf_cstr(&b));
		} else
			paint_fill(row, 0, ui->cols, STYLE_NORMAL);
	}
	buf_release(&b);
}

static void
history_draw(struct view *v, struct ui *ui, bool all)
{
	struct history_view *h = (struct history_view *)v;
	size_t rows = list_rows(ui), i;
	struct buf head = BUF_INIT;
	const struct line *l;
	bool here;

	(void)all;
	if (ui->report == NULL)
		return;
	if (h->at < h->top)
		h->top = h->at;
	if (h->at >= h->top + rows)
		h->top = h->at - rows + 1;
	see_changes(h, ui);
	msg_put(&head, ui->lang, MSG_UI_HIST_HEAD, INT(ui->report->seq), NULL);
	paint_fill(1, 0, 1, STYLE_TAB_ON);
	draw_words(1, 1, ui->cols - 1, STYLE_TAB_ON, buf_cstr(&head));
	buf_release(&head);
	for (i = 0; i < rows; i++) {
		l = h->top + i < h->all.n ? &h->all.line[h->top + i] : NULL;
		here = h->top + i == h->at;
		if (l == NULL)
			paint_fill(2 + (int)i, 0, ui->cols, STYLE_NORMAL);
		else
			draw_row(ui, 2 + (int)i, here ? STYLE_SELECT : l->first == 0 ?
			    STYLE_DIM : STYLE_NORMAL, here ? "> " : "", l);
		paint_click(2 + (int)i, 0, ui->cols, l == NULL ? CLICK_NONE : CLICK_ITEM,
		    (int)(h->top + i));
	}
	if (h->all.n == 0)
		draw_words(2, 2, ui->cols - 2, STYLE_DIM, ui_text(ui, MSG_UI_HIST_NONE));
	draw_changes(h, ui, 2 + (int)rows);
	paint_cursor(2 + (int)(h->at - h->top), 0);
}

/* The whole line, where the columns have cut it. */
static void
history_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct view *v = ui_screen(ui);
	const struct line *l;

	(void)level;
	if (v == NULL || v->class->draw != history_draw)
		return;
	l = current((const struct history_view *)v);
	if (l != NULL)
		buf_printf(b, "%s %s %s", l->when, l->who, l->words);
}

/* ---- keys ---- */

static void
pager_line(void *ctx, const char *text)
{
	pager_add(ctx, STYLE_BOX, 0, text);
}

static unsigned
show_all(struct view *v, struct ui *ui, int unused)
{
	const struct line *l = current((struct history_view *)v);
	struct buf title = BUF_INIT;
	struct view *box;
	struct telling t = { ui, SIZE_MAX, 0, 0, pager_line, NULL };

	(void)unused;
	if (l == NULL || l->first == 0)
		return VIEW_HANDLED;
	buf_printf(&title, "%s %s", l->when, l->who);
	box = pager_new("details", buf_cstr(&title));
	pager_add(box, STYLE_STRONG, 0, l->words);
	t.ctx = box;
	(void)store_steps_from(ui->store, ui->report->id, l->first, tell_step, &t, NULL);
	ui_push(ui, box);
	buf_release(&title);
	return VIEW_HANDLED;
}

static unsigned
ask_back(struct view *v, struct ui *ui, int unused)
{
	const struct line *l = current((struct history_view *)v);
	struct buf what = BUF_INIT;
	int64_t step;

	(void)unused;
	if (l == NULL)
		return VIEW_HANDLED;
	buf_printf(&what, "%s %s %s", l->when, l->who, l->words);
	step = l->first > 0 ? l->first : l->last > 0 ? l->last : PAST_START;
	flow_ask_back(ui, l->last, step, buf_cstr(&what));
	buf_release(&what);
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

static const struct view_action history_actions[] = {
	{ ACTION_ACCEPT, ask_back, 0 },
	{ ACTION_DETAILS, show_all, 0 },
	{ ACTION_CANCEL, go_back, 0 },
	{ ACTION_BREAK, go_back, 0 },
	{ ACTION_NONE, NULL, 0 }
};

/* Within what is read; at its ends the next page first. */
static bool
moves(struct history_view *h, struct ui *ui, enum action a)
{
	size_t rows = list_rows(ui);

	if (a == ACTION_HOME || a == ACTION_FIRST) {
		go_newest(h, ui);
		return true;
	}
	if (a == ACTION_END || a == ACTION_LAST) {
		go_oldest(h, ui);
		return true;
	}
	if ((a == ACTION_UP || a == ACTION_PREV || a == ACTION_PAGE_UP) && h->at < rows)
		add_newer(h, ui);
	if ((a == ACTION_DOWN || a == ACTION_NEXT || a == ACTION_PAGE_DOWN) &&
	    h->at + rows >= h->all.n)
		add_older(h, ui);
	return listing_moves(a, h->all.n, rows, false, &h->at);
}

static unsigned
history_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct history_view *h = (struct history_view *)v;
	unsigned done = VIEW_IGNORED;

	(void)k;
	if (ui->report == NULL)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (moves(h, ui, a)) {
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	(void)view_do(history_actions, v, ui, a, &done);
	return done;
}

static void
history_release(struct view *v)
{
	struct history_view *h = (struct history_view *)v;

	forget_changes(h);
	page_reset(&h->all);
	free(h->all.line);
}

static unsigned
history_point(struct view *v, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(v, ui, &((struct history_view *)v)->at, what);
}

static const enum action history_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_DETAILS, ACTION_UNDO, ACTION_CANCEL,
	ACTION_NONE
};
static const enum msg history_words[] = {
	MSG_NONE, MSG_UI_HIST_GO, MSG_UI_HIST_ALL, MSG_NONE, MSG_NONE
};

static const struct view_class history_class = {
	.name = "history", .title = MSG_UI_HIST_TITLE,
	.draw = history_draw, .key = history_key, .release = history_release,
	.detail = history_detail, .keys = history_keys, .words = history_words,
	.point = history_point
};

/* What is not on disk yet is no part of it: that is saved first. */
void
screen_history(struct ui *ui)
{
	struct history_view *h;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (!ui->read_only)
		(void)ui_save_unsaved(ui);
	h = mem_zero(sizeof(*h));
	h->view.class = &history_class;
	go_newest(h, ui);
	ui_push(ui, &h->view);
}
