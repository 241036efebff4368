/*
 * home.c - the list of reports: its keys.
 *
 * No command is a letter: what is typed is searched for, at once and without a box; only
 * ":" opens the commands, and Space marks.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/start/start.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/widget/listing.h"
#include "ui/widget/prompt.h"

#define SEARCH_MOST	60	/* bytes; names are shorter */

/* In one sentence what the line under the cursor shows in columns. */
static void
home_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct desk_row *r = desk_current(ui);
	struct buf when = BUF_INIT;
	char year[16];

	(void)level;
	if (r == NULL)
		return;
	snprintf(year, sizeof(year), "%d", r->year);
	if (r->key <= 0) {
		msg_put(b, ui->lang, MSG_UI_HOME_MISSES, r->agency, year, NULL);
		return;
	}
	clock_local(&when, r->changed);
	msg_put(b, ui->lang, MSG_UI_HOME_DETAIL, r->agency, year,
	    ui_text(ui, state_word(r->state)), buf_cstr(&when), r->by, NULL);
	buf_release(&when);
	if (r->holder) {
		buf_chr(b, ' ');
		msg_put(b, ui->lang, MSG_UI_HOME_HOLDER, r->holder, NULL);
	}
}

/* ---- what is typed ---- */

static void
searched(struct ui *ui)
{
	desk_read(ui);
	ui->desk->at = ui->desk->top = 0;
	ui->desk->at_key = ui->desk->keys.n > 0 ? ui->desk->keys.key[0] : 0;
}

static void
search_set(struct ui *ui, const char *text)
{
	buf_reset(&ui->desk->search);
	buf_str(&ui->desk->search, text);
	searched(ui);
}

static unsigned
search_typed(struct ui *ui, uint32_t cp)
{
	struct buf *b = &ui->desk->search;
	char c[4];

	if (b->len > SEARCH_MOST)
		return VIEW_HANDLED;
	buf_add(b, c, text_encode(c, cp));
	searched(ui);
	return VIEW_HANDLED;
}

static unsigned
search_back(struct view *v, struct ui *ui, int unused)
{
	struct buf *b = &ui->desk->search;

	(void)v;
	(void)unused;
	if (b->len == 0)
		return VIEW_HANDLED;
	while (b->len > 1 && (b->data[b->len - 1] & 0xc0) == 0x80)
		b->len--;
	b->data[--b->len] = '\0';
	searched(ui);
	return VIEW_HANDLED;
}

/* The first line of what is pasted. */
static unsigned
search_pasted(struct ui *ui)
{
	struct buf b = BUF_INIT;
	const char *s;
	size_t n, i;

	s = term_paste(&n);
	for (i = 0; i < n && i < SEARCH_MOST && (unsigned char)s[i] >= ' '; i++)
		continue;
	while (i > 0 && i < n && (s[i] & 0xc0) == 0x80)
		i--;
	buf_add(&b, s, i);
	search_set(ui, buf_cstr(&b));
	buf_release(&b);
	return VIEW_HANDLED;
}

/* ---- keys ---- */

static unsigned
open_current(struct view *v, struct ui *ui, int unused)
{
	const struct desk_row *r = desk_current(ui);
	char *agency;

	(void)v;
	(void)unused;
	if (r) {
		agency = mem_strdup(r->agency);	/* the row goes when the screen does */
		flow_open_report(ui, agency, r->year);
		free(agency);
	}
	return VIEW_HANDLED;
}

/* All years, then the newest, and so on; round. */
static unsigned
turn_year(struct view *v, struct ui *ui, int step)
{
	struct desk *k = ui->desk;
	int n = (int)k->nyears + 1, at = 0, i;

	(void)v;
	for (i = 0; i < (int)k->nyears; i++)
		if (k->years[i] == k->year)
			at = i + 1;
	at = (at + step + n) % n;
	k->year = at == 0 ? 0 : k->years[at - 1];
	searched(ui);
	return VIEW_HANDLED;
}

static void
filter_given(struct ui *ui, const char *text, void *arg)
{
	(void)arg;
	if (text != NULL && ui->desk != NULL)
		search_set(ui, text);
}

static unsigned
ask_search(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)unused;
	ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_FILTER, buf_cstr(&ui->desk->search),
	    filter_given, NULL));
	return VIEW_HANDLED;
}

/* Esc takes back one thing: the search, then the filter. */
static unsigned
show_more(struct view *v, struct ui *ui, int unused)
{
	struct desk *k = ui->desk;

	(void)v;
	(void)unused;
	if (k->search.len == 0 && k->filter == STORE_SHOWS_ALL)
		return VIEW_IGNORED;
	if (k->search.len > 0)
		buf_reset(&k->search);
	else
		k->filter = STORE_SHOWS_ALL;
	desk_read(ui);
	return VIEW_HANDLED;
}

/* The next is likely to be marked, too. */
static unsigned
mark_one(struct ui *ui)
{
	struct desk *k = ui->desk;

	if (k->at_key <= 0)
		return VIEW_HANDLED;
	desk_mark(k, k->at_key, !desk_marked(k, k->at_key));
	if (k->at + 1 < k->keys.n)
		k->at_key = k->keys.key[++k->at];
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

/* All that are shown; when they all are, none of them. */
static unsigned
mark_all(struct view *v, struct ui *ui, int unused)
{
	struct desk *k = ui->desk;
	bool on = false;
	size_t i;

	(void)v;
	(void)unused;
	for (i = 0; i < k->keys.n && !on; i++)
		on = k->keys.key[i] > 0 && !desk_marked(k, k->keys.key[i]);
	for (i = 0; i < k->keys.n; i++)
		desk_mark(k, k->keys.key[i], on);
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

static unsigned
ask(struct view *v, struct ui *ui, int which)
{
	static void (*const asks[])(struct ui *) = {
		home_ask_new, review_ask_import, desk_ask_sort, desk_ask_filter, desk_check,
		desk_ask_export, desk_ask_delete,
	};

	(void)v;
	asks[which](ui);
	return VIEW_HANDLED;
}

static const struct view_action home_actions[] = {
	{ ACTION_LEFT, turn_year, -1 },
	{ ACTION_RIGHT, turn_year, 1 },
	{ ACTION_ACCEPT, open_current, 0 },
	{ ACTION_BACKSPACE, search_back, 0 },
	{ ACTION_SEARCH, ask_search, 0 },
	{ ACTION_CANCEL, show_more, 0 },
	{ ACTION_FILL, mark_all, 0 },
	{ ACTION_MARK, mark_all, 0 },
	{ ACTION_INSERT, ask, 0 },
	{ ACTION_IMPORT, ask, 1 },
	{ ACTION_DETAILS, ask, 2 },
	{ ACTION_NEXT_SECTION, ask, 3 },
	{ ACTION_FINDINGS, ask, 4 },
	{ ACTION_EXPORT, ask, 5 },
	{ ACTION_DELETE, ask, 6 },
	{ ACTION_NONE, NULL, 0 }
};

/* While there is no report nothing can be searched for: a digit chooses. */
static unsigned
start_key(struct ui *ui, const struct key *k, enum action a)
{
	struct desk *d = ui->desk;
	uint32_t cp = k->code < 0x110000 ? text_fold_cp(k->code) : 0;

	if (listing_moves(a, START_CHOICES, START_CHOICES, true, &d->start_at)) {
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	if (a == ACTION_ACCEPT)
		start_choose(ui, d->start_at);
	else if (a == ACTION_NONE && cp > '0' && cp <= '0' + START_CHOICES)
		start_choose(ui, cp - '1');
	else
		return k->code < 0x110000 && cp > ' ' && cp != ':' && a == ACTION_NONE ?
		    VIEW_HANDLED : VIEW_IGNORED;
	return VIEW_HANDLED;
}

static unsigned
home_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct desk *d = ui->desk;
	unsigned done = VIEW_IGNORED;
	uint32_t cp;

	if (d->nyears == 0 && (done = start_key(ui, k, a)) != VIEW_IGNORED)
		return done;
	if (listing_moves(a, d->keys.n, desk_room(ui), false, &d->at)) {
		d->at_key = d->keys.n > 0 ? d->keys.key[d->at] : 0;
		ui_damage(ui, DAMAGE_FOCUS);
		return VIEW_HANDLED;
	}
	if (view_do(home_actions, v, ui, a, &done))
		return done;
	if (k->code == K_PASTE)
		return search_pasted(ui);
	if (a != ACTION_NONE || k->code >= 0x110000 || text_cp_unsafe(k->code))
		return VIEW_IGNORED;
	cp = text_fold_cp(k->code);
	if (cp == ' ')
		return mark_one(ui);
	return cp < ' ' || cp == ':' || cp == 0x7f ? VIEW_IGNORED :
	    search_typed(ui, k->code);
}

/* ---- the view ---- */

/* Others work in the file too. */
static void
home_tick(struct view *v, struct ui *ui)
{
	(void)v;
	if (store_changed(ui->store))
		desk_read(ui);
}

static void
home_renew(struct view *v, struct ui *ui)
{
	(void)v;
	desk_read(ui);
}

static unsigned
home_point(struct view *v, struct ui *ui, int what, int col)
{
	struct desk *d = ui->desk;
	unsigned done;

	(void)col;
	if (d->nyears == 0)
		return view_point(v, ui, &d->start_at, what);
	done = view_point(v, ui, &d->at, what);
	if (ui_top(ui) == v)
		d->at_key = d->keys.n > 0 ? d->keys.key[d->at] : 0;
	return done;
}

static void
home_release(struct view *v)
{
	(void)v;		/* the desk is as it was when it is shown again */
}

static const enum action home_keys[] = {
	ACTION_HELP, ACTION_INSERT, ACTION_FILL, ACTION_DETAILS, ACTION_NEXT_SECTION,
	ACTION_FINDINGS, ACTION_EXPORT, ACTION_COMMANDS, ACTION_LEAVE, ACTION_SEARCH,
	ACTION_IMPORT, ACTION_NONE
};
static const enum msg home_words[] = {
	MSG_NONE, MSG_NONE, MSG_UI_KEY_MARK_ALL, MSG_UI_KEY_SORT, MSG_UI_KEY_FILTER,
	MSG_UI_KEY_CHECK, MSG_NONE, MSG_NONE, MSG_NONE, MSG_NONE, MSG_NONE
};

const struct view_class home_class = {
	.name = "home", .title = MSG_UI_HOME_TITLE,
	.draw = desk_draw, .key = home_key, .release = home_release,
	.tick = home_tick, .detail = home_detail, .renew = home_renew,
	.keys = home_keys, .words = home_words, .point = home_point
};

struct view *
home_new(struct ui *ui)
{
	struct view *v = mem_zero(sizeof(*v));
	bool before = ui->desk != NULL;

	v->class = &home_class;
	(void)desk_of(ui);
	/* Back from a report: stand on it. */
	if (before || ui->last_report != 0)
		desk_stand(ui, ui->last_report != 0 ? ui->last_report : ui->desk->at_key,
		    ui->last_year);
	ui->last_report = 0;
	ui->last_year = 0;
	return v;
}
