/*
 * home.c - the list of reports.
 *
 * The rows are read from the store when the list opens, after a change of the
 * file, and when the filter changes; they are only shown, never edited here.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/screen/screen.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

struct entry {
	char		*agency, *changed, *by, *holder;
	int64_t		 id;
	int		 year;
	enum report_state state;
	bool		 counted;
	struct report_open open;
};

struct home {
	struct view	 view;
	struct entry	*entry;
	size_t		 n, cap;
	size_t		 at, top;
	char		*filter;	/* or NULL */
	int		 year;		/* 0 = all */
	int		*years;		/* that there are reports of, newest first */
	size_t		 nyears, capyears;
};

/* ---- reading ---- */

static void
forget(struct home *h)
{
	size_t i;

	for (i = 0; i < h->n; i++) {
		free(h->entry[i].agency);
		free(h->entry[i].changed);
		free(h->entry[i].by);
		free(h->entry[i].holder);
	}
	h->n = h->nyears = 0;
}

/* As it stands, in full width or half, or by its pinyin initials. */
static bool
wanted(const struct home *h, const char *agency)
{
	struct buf name = BUF_INIT, key = BUF_INIT;
	bool yes;

	if (h->filter == NULL)
		return true;
	text_normal(&name, agency, strlen(agency), false);
	text_normal(&key, h->filter, strlen(h->filter), false);
	yes = strstr(buf_cstr(&name), buf_cstr(&key)) != NULL ||
	    text_pinyin_match(agency, buf_cstr(&key));
	buf_release(&name);
	buf_release(&key);
	return yes;
}

static bool
add_entry(void *ctx, const struct store_item *it)
{
	struct home *h = ctx;
	struct entry *e;

	if (h->nyears == 0 || h->years[h->nyears - 1] != it->year) {
		h->years = mem_grow(h->years, h->nyears, &h->capyears, sizeof(*h->years));
		h->years[h->nyears++] = it->year;
	}
	if ((h->year != 0 && it->year != h->year) || !wanted(h, it->agency))
		return true;
	h->entry = mem_grow(h->entry, h->n, &h->cap, sizeof(*h->entry));
	e = &h->entry[h->n++];
	*e = (struct entry){
		mem_strdup(it->agency), mem_strdup(it->changed), mem_strdup(it->changed_by),
		mem_strdup(it->holder), it->id, it->year, it->state, it->counted,
		it->open
	};
	return true;
}

static void
read_list(struct home *h, struct ui *ui)
{
	struct diag d;

	diag_init(&d);
	forget(h);
	if (!store_list(ui->store, 0, add_entry, h, &d))
		ui_say_diag(ui, &d);
	if (h->at >= h->n)
		h->at = h->n > 0 ? h->n - 1 : 0;
	diag_release(&d);
}

static struct entry *
current(struct home *h)
{
	return h->at < h->n ? &h->entry[h->at] : NULL;
}

/* ---- drawing ---- */

/* Columns of the list, left to right; the agency takes what is left. */
enum column { COL_YEAR, COL_STATE, COL_ERR, COL_WARN, COL_EMPTY, COL_TEXT, COL_CHANGED, COL_BY, COL__MAX };

static const struct listing_column column[COL__MAX] = {
	[COL_YEAR] = { MSG_UI_HOME_YEAR_COL, 4, 0, TEXT_RIGHT },
	[COL_STATE] = { MSG_UI_HOME_STATE, 4, 0, TEXT_LEFT },
	[COL_ERR] = { MSG_UI_HOME_ERR, 4, 0, TEXT_RIGHT },
	[COL_WARN] = { MSG_UI_HOME_WARN, 4, 50, TEXT_RIGHT },
	[COL_EMPTY] = { MSG_UI_HOME_EMPTY, 5, 50, TEXT_RIGHT },
	[COL_TEXT] = { MSG_UI_HOME_TEXT, 5, 60, TEXT_RIGHT },
	[COL_CHANGED] = { MSG_UI_HOME_CHANGED, 16, 80, TEXT_LEFT },
	[COL_BY] = { MSG_UI_HOME_BY, 14, 100, TEXT_LEFT }
};

static const char *
state_label(const struct ui *ui, enum report_state s)
{
	return ui_text(ui, state_word(s));
}

static void
count(char dst[16], bool known, int n)
{
	if (known)
		snprintf(dst, 16, "%d", n);
	else
		snprintf(dst, 16, "-");
}

static void
cell_of(const struct ui *ui, const void *item, int c, struct buf *b, enum style *s)
{
	const struct entry *e = item;
	char n[16];

	switch ((enum column)c) {
	case COL_YEAR:
		buf_i64(b, e->year);
		break;
	case COL_STATE:
		buf_str(b, state_label(ui, e->state));
		break;
	case COL_ERR:
		count(n, e->counted, e->open.error);
		buf_str(b, n);
		if (e->counted && e->open.error > 0)
			*s = STYLE_ERROR;
		break;
	case COL_WARN:
		count(n, e->counted, e->open.warning);
		buf_str(b, n);
		if (e->counted && e->open.warning > 0)
			*s = STYLE_WARNING;
		break;
	case COL_EMPTY:
		count(n, e->counted, e->open.empty);
		buf_str(b, n);
		break;
	case COL_TEXT:
		count(n, e->counted, e->open.text);
		buf_str(b, n);
		break;
	case COL_CHANGED:
		clock_local(b, e->changed);
		break;
	case COL_BY:
		buf_str(b, e->by);
		break;
	case COL__MAX:
		break;
	}
}

/* States are words of the language; the other columns are as wide as they are. */
static int
width_of(const struct ui *ui, int c)
{
	int w = column[c].width, s, n;

	for (s = 0; c == COL_STATE && s < STATE__MAX; s++)
		if ((n = text_width(state_label(ui, (enum report_state)s))) > w)
			w = n;
	return w;
}

static const struct listing listing = {
	MSG_UI_HOME_AGENCY, column, COL__MAX, width_of, cell_of
};

static void
draw_row(struct ui *ui, const struct entry *e, int row, bool focus)
{
	struct buf name = BUF_INIT;

	buf_str(&name, e->agency);
	if (e->holder) {
		buf_chr(&name, ' ');
		buf_chr(&name, '(');
		msg_put(&name, ui->lang, MSG_UI_HOME_HOLDER, e->holder, NULL);
		buf_chr(&name, ')');
	}
	listing_row(&listing, ui, row, focus, buf_cstr(&name), e);
	buf_release(&name);
}

static void
draw_head(struct home *h, struct ui *ui)
{
	struct buf b = BUF_INIT, more = BUF_INIT;
	int room;
	const char *hint;
	char n[24];

	if (h->year != 0) {
		snprintf(n, sizeof(n), "%d", h->year);
		msg_put(&more, ui->lang, MSG_UI_HOME_YEAR, n, NULL);
	}
	if (h->filter)
		msg_put(&more, ui->lang, MSG_UI_HOME_FILTER, h->filter, NULL);
	snprintf(n, sizeof(n), "%zu", h->n);
	msg_put(&b, ui->lang, MSG_UI_HOME_HEAD, n, buf_cstr(&more), NULL);
	hint = h->n > 0 ? ui_text(ui, MSG_UI_HOME_HINT) : "";
	room = ui->cols - 3 - text_width(hint);
	if (text_width(buf_cstr(&b)) > room) {
		hint = "";
		room = ui->cols - 3;
	}
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, room + 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	paint_text(1, room + 2, ui->cols - room - 2, STYLE_DIM, TEXT_LEFT, hint);
	listing_head(&listing, ui, 2);
	buf_release(&b);
	buf_release(&more);
}

static void
draw_empty(struct home *h, struct ui *ui)
{
	static const enum msg start[] = {
		MSG_UI_HOME_START1, MSG_UI_HOME_START2, MSG_UI_HOME_START3
	};
	enum style style = STYLE_STRONG;
	size_t n = h->nyears > 0 ? 1 : ARRAY_LEN(start), i;
	int row = ui->rows < 20 ? 4 : 5;
	const char *text;

	for (i = 0; i < n; i++) {
		text = ui_text(ui, h->nyears > 0 ? MSG_UI_HOME_NONE : start[i]);
		row = paint_wrapped(row, ui->rows - 1, 2, ui->cols - 4, style, text,
		    strlen(text));
		style = STYLE_NORMAL;
		row += ui->rows >= 20;
	}
}

static size_t
room_for(const struct ui *ui)
{
	return ui->rows > 6 ? (size_t)ui->rows - 6 : 1;
}

static void
home_draw(struct view *v, struct ui *ui, bool all)
{
	struct home *h = (struct home *)v;
	size_t room = room_for(ui), i;

	(void)all;
	if (h->at < h->top)
		h->top = h->at;
	if (h->at >= h->top + room)
		h->top = h->at - room + 1;
	draw_head(h, ui);
	for (i = 0; i < room; i++)
		if (h->top + i < h->n)
			draw_row(ui, &h->entry[h->top + i], 3 + (int)i, h->top + i == h->at);
		else
			paint_fill(3 + (int)i, 0, ui->cols, STYLE_NORMAL);
	if (h->n == 0)
		draw_empty(h, ui);
	paint_cursor(3 + (int)(h->at - h->top), 0);
}

/* ---- a new report ---- */

struct new_report {
	char		**agency;
	size_t		 n, cap;
	char		*chosen;
};

static void
new_free(struct new_report *w)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		free(w->agency[i]);
	free(w->agency);
	free(w->chosen);
	free(w);
}

/* The year the next report is about: the one that has ended. */
static int
last_year(struct ui *ui)
{
	char now[CLOCK_TEXT];

	ui->opt->actor->now(ui->opt->actor->ctx, now);
	return atoi(now) - 1;
}

static void
year_given(struct ui *ui, const char *text, void *arg)
{
	struct new_report *w = arg;
	struct buf folded = BUF_INIT;
	int year;

	if (text != NULL) {
		text_fold(&folded, text, strlen(text));
		year = atoi(buf_cstr(&folded));
		if (year < REPORT_YEAR_MIN || year > REPORT_YEAR_MAX)
			ui_warn(ui, MSG_UI_HOME_BAD_YEAR, text, NULL);
		else
			flow_open_report(ui, w->chosen, year);
	}
	buf_release(&folded);
	new_free(w);
}

static void
agency_given(struct ui *ui, const char *text, void *arg)
{
	struct new_report *w = arg;

	if (text != NULL)
		text += strspn(text, " ");
	if (text == NULL || *text == '\0') {
		new_free(w);
		return;
	}
	free(w->chosen);
	w->chosen = mem_strdup(text);
	ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_YEAR, INT(last_year(ui)), year_given,
	    w));
}

static void
agency_picked(struct ui *ui, int id, void *arg)
{
	struct new_report *w = arg;

	if (id < 0)
		new_free(w);
	else if (id == 0)
		ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_AGENCY, "", agency_given, w));
	else
		agency_given(ui, w->agency[id - 1], w);
}

static bool
add_agency(void *ctx, const struct agency *a)
{
	struct new_report *w = ctx;

	w->agency = mem_grow(w->agency, w->n, &w->cap, sizeof(*w->agency));
	w->agency[w->n++] = mem_strdup(a->name);
	return true;
}

void
home_ask_new(struct ui *ui)
{
	struct new_report *w = mem_zero(sizeof(*w));
	struct pick_item *item;
	size_t i;

	(void)store_agency_each(ui->store, add_agency, w, NULL);
	if (w->n == 0) {
		ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_AGENCY, "", agency_given, w));
		return;
	}
	item = mem_array(w->n + 1, sizeof(*item));
	item[0].text = mem_strdup(ui_text(ui, MSG_UI_HOME_NEW_AGENCY));
	for (i = 0; i < w->n; i++) {
		item[i + 1].text = mem_strdup(w->agency[i]);
		item[i + 1].id = (int)i + 1;
	}
	ui_push(ui, pick_new(ui, MSG_UI_HOME_PICK_AGENCY, item, w->n + 1, agency_picked, w));
}

/* ---- what is done to reports of the list ---- */

static struct home *
home_of(struct ui *ui)
{
	struct view *v = ui_base(ui);

	return view_is(v, &home_class) ? (struct home *)v : NULL;
}

/* In one sentence what the line under the cursor shows in columns. */
static void
home_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	struct home *h = home_of(ui);
	struct entry *e = h ? current(h) : NULL;
	struct buf when = BUF_INIT;
	char year[16];

	(void)level;
	if (e == NULL)
		return;
	snprintf(year, sizeof(year), "%d", e->year);
	clock_local(&when, e->changed);
	msg_put(b, ui->lang, MSG_UI_HOME_DETAIL, e->agency, year, state_label(ui, e->state),
	    buf_cstr(&when), e->by, NULL);
	buf_release(&when);
	if (e->holder) {
		buf_chr(b, ' ');
		msg_put(b, ui->lang, MSG_UI_HOME_HOLDER, e->holder, NULL);
	}
}

static unsigned
open_current(struct view *v, struct ui *ui, int unused)
{
	struct home *h = (struct home *)v;
	struct entry *e = current(h);

	(void)unused;
	if (e)
		flow_open_report(ui, e->agency, e->year);
	return VIEW_HANDLED;
}

/* F8: check every report that is shown and keep the counts. */
static unsigned
check_all(struct view *v, struct ui *ui, int unused)
{
	struct home *h = (struct home *)v;
	int n = 0, errors = 0, warnings = 0, open = 0;
	char t[4][16];
	struct findings f;
	struct report *r;
	size_t i;

	(void)unused;
	if (h->n == 0) {
		ui_warn(ui, MSG_UI_HOME_NOTHING, NULL);
		return VIEW_HANDLED;
	}
	findings_init(&f);
	for (i = 0; i < h->n; i++) {
		if ((r = store_load_id(ui->store, h->entry[i].id, NULL)) == NULL)
			continue;
		findings_reset(&f);
		report_findings(r, &f);
		(void)store_counts(ui->store, r, &f.open, f.count[LEVEL_HINT]);
		n++;
		errors += f.open.error > 0;
		warnings += f.open.warning > 0;
		open += f.open.empty > 0 || f.open.text > 0;
		report_free(r);
	}
	findings_release(&f);
	read_list(h, ui);
	snprintf(t[0], sizeof(t[0]), "%d", n);
	snprintf(t[1], sizeof(t[1]), "%d", errors);
	snprintf(t[2], sizeof(t[2]), "%d", warnings);
	snprintf(t[3], sizeof(t[3]), "%d", open);
	ui_say(ui, MSG_UI_HOME_CHECKED, t[0], t[1], t[2], t[3], NULL);
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

/* F9: the report is loaded for this alone; the list stays. */
static unsigned
export_current(struct view *v, struct ui *ui, int unused)
{
	struct home *h = (struct home *)v;
	struct entry *e = current(h);
	struct report *r;
	struct diag d;

	(void)unused;
	if (e == NULL) {
		ui_warn(ui, MSG_UI_HOME_NOTHING, NULL);
		return VIEW_HANDLED;
	}
	diag_init(&d);
	r = store_load_id(ui->store, e->id, &d);
	if (r)
		ui_push(ui, exportbox_new(ui, r));
	else
		ui_say_diag(ui, &d);
	diag_release(&d);
	return VIEW_HANDLED;
}

static void
delete_confirmed(struct ui *ui, bool yes, void *arg)
{
	int64_t *id = arg;
	struct home *h = home_of(ui);
	struct report *r;
	char year[16];
	struct diag d;

	diag_init(&d);
	if (yes && h && (r = store_load_id(ui->store, *id, &d)) != NULL) {
		snprintf(year, sizeof(year), "%d", r->year);
		if (screen_delete(ui, r, &d))
			ui_say(ui, MSG_UI_HOME_DELETED, r->agency.name, year, NULL);
		report_free(r);
		read_list(h, ui);
		ui_damage(ui, DAMAGE_ALL);
	}
	ui_say_diag(ui, &d);
	diag_release(&d);
	free(id);
}

void
home_ask_delete(struct ui *ui)
{
	struct home *h = home_of(ui);
	struct entry *e = h ? current(h) : NULL;
	struct buf b = BUF_INIT;
	int64_t *id;
	char year[16];

	if (e == NULL)
		return;
	id = mem_alloc(sizeof(*id));
	*id = e->id;
	snprintf(year, sizeof(year), "%d", e->year);
	msg_put(&b, ui->lang, MSG_UI_HOME_DELETE_ASK, e->agency, year, NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&b), delete_confirmed, id));
	buf_release(&b);
}

static void
home_renew(struct view *v, struct ui *ui)
{
	read_list((struct home *)v, ui);
	ui_damage(ui, DAMAGE_ALL);
}

static void
filter_given(struct ui *ui, const char *text, void *arg)
{
	struct home *h = home_of(ui);

	(void)arg;
	if (text == NULL || h == NULL)
		return;
	free(h->filter);
	h->filter = *text ? mem_strdup(text) : NULL;
	h->at = 0;
	read_list(h, ui);
	ui_damage(ui, DAMAGE_ALL);
}

/* ---- keys ---- */

/* All years, then the newest, and so on; round. */
static unsigned
turn_year(struct view *v, struct ui *ui, int step)
{
	struct home *h = (struct home *)v;
	int n = (int)h->nyears + 1, at = 0, i;

	for (i = 0; i < (int)h->nyears; i++)
		if (h->years[i] == h->year)
			at = i + 1;
	at = (at + step + n) % n;
	h->year = at == 0 ? 0 : h->years[at - 1];
	h->at = 0;
	read_list(h, ui);
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

static unsigned
ask_filter(struct view *v, struct ui *ui, int unused)
{
	const char *filter = ((struct home *)v)->filter;

	(void)unused;
	ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_FILTER, filter ? filter : "",
	    filter_given, NULL));
	return VIEW_HANDLED;
}

static unsigned
show_all(struct view *v, struct ui *ui, int unused)
{
	struct home *h = (struct home *)v;

	(void)unused;
	if (h->filter == NULL && h->year == 0)
		return VIEW_IGNORED;
	h->year = 0;
	filter_given(ui, "", NULL);
	return VIEW_HANDLED;
}

static unsigned
new_report(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)unused;
	home_ask_new(ui);
	return VIEW_HANDLED;
}

static unsigned
import(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)unused;
	review_ask_import(ui);
	return VIEW_HANDLED;
}

static const struct view_action home_actions[] = {
	{ ACTION_LEFT, turn_year, -1 },
	{ ACTION_RIGHT, turn_year, 1 },
	{ ACTION_ACCEPT, open_current, 0 },
	{ ACTION_INSERT, new_report, 0 },
	{ ACTION_IMPORT, import, 0 },
	{ ACTION_SEARCH, ask_filter, 0 },
	{ ACTION_FINDINGS, check_all, 0 },
	{ ACTION_EXPORT, export_current, 0 },
	{ ACTION_CANCEL, show_all, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
home_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct home *h = (struct home *)v;
	unsigned done = VIEW_IGNORED;

	(void)k;
	if (!listing_moves(a, h->n, room_for(ui), false, &h->at)) {
		(void)view_do(home_actions, v, ui, a, &done);
		return done;
	}
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

/* Others work in the file too. */
static void
home_tick(struct view *v, struct ui *ui)
{
	if (!store_changed(ui->store))
		return;
	read_list((struct home *)v, ui);
	ui_damage(ui, DAMAGE_FOCUS);
}

static void
home_release(struct view *v)
{
	struct home *h = (struct home *)v;

	forget(h);
	free(h->entry);
	free(h->filter);
	free(h->years);
}

const struct view_class home_class = {
	.name = "home", .title = MSG_UI_HOME_TITLE,
	.draw = home_draw, .key = home_key, .release = home_release,
	.tick = home_tick, .detail = home_detail, .renew = home_renew
};

struct view *
home_new(struct ui *ui)
{
	struct home *h = mem_zero(sizeof(*h));
	size_t i;

	h->view.class = &home_class;
	read_list(h, ui);
	/* Back from a report: stand on it. */
	for (i = 0; ui->last_agency && i < h->n; i++)
		if (h->entry[i].year == ui->last_year &&
		    strcmp(h->entry[i].agency, ui->last_agency) == 0)
			h->at = i;
	return &h->view;
}
