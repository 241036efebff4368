/*
 * deskpaint.c - the screen of the list of reports.
 *
 *	row 1	how many there are of what, and where the cursor stands
 *	row 2	what is searched, shown and marked, while there is any of it
 *	then	the head of the columns, and the rows
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "report/report.h"
#include "store/choice.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/start/start.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

#define WIDE 132		/* columns that show who has it open, and how far it is */
#define BAR 10

/* ---- columns ---- */

/* Left to right; the agency takes what is left. */
enum column {
	COL_YEAR, COL_STATE, COL_ERR, COL_WARN, COL_EMPTY, COL_TEXT, COL_DONE, COL_CHANGED,
	COL_BY, COL_HOLDER, COL__MAX
};

static const struct listing_column column[COL__MAX] = {
	[COL_YEAR] = { MSG_UI_HOME_YEAR_COL, 5, 0, TEXT_RIGHT },
	[COL_STATE] = { MSG_UI_HOME_STATE, 5, 0, TEXT_LEFT },
	[COL_ERR] = { MSG_UI_HOME_ERR, 4, 0, TEXT_RIGHT },
	[COL_WARN] = { MSG_UI_HOME_WARN, 5, 50, TEXT_RIGHT },
	[COL_EMPTY] = { MSG_UI_HOME_EMPTY, 6, 50, TEXT_RIGHT },
	[COL_TEXT] = { MSG_UI_HOME_TEXT, 6, 60, TEXT_RIGHT },
	[COL_DONE] = { MSG_UI_HOME_DONE, BAR + 5, WIDE, TEXT_LEFT },
	[COL_CHANGED] = { MSG_UI_HOME_CHANGED, 16, 80, TEXT_LEFT },
	[COL_BY] = { MSG_UI_HOME_BY, 14, 100, TEXT_LEFT },
	[COL_HOLDER] = { MSG_UI_HOME_HOLDER_COL, 16, WIDE, TEXT_LEFT }
};
/* What a column is ordered by; the first is the agency. */
static const struct { int column; enum store_column by; enum msg name; } orders[] = {
	{ -1, STORE_BY_AGENCY, MSG_UI_HOME_AGENCY },
	{ COL_YEAR, STORE_BY_YEAR, MSG_UI_HOME_YEAR_COL },
	{ COL_STATE, STORE_BY_STATE, MSG_UI_HOME_STATE },
	{ COL_ERR, STORE_BY_ERROR, MSG_UI_HOME_BY_ERR },
	{ COL_WARN, STORE_BY_WARNING, MSG_UI_HOME_BY_WARN },
	{ COL_EMPTY, STORE_BY_EMPTY, MSG_UI_HOME_BY_EMPTY },
	{ COL_TEXT, STORE_BY_TEXT, MSG_UI_HOME_BY_TEXT },
	{ COL_CHANGED, STORE_BY_CHANGED, MSG_UI_HOME_CHANGED },
	{ COL_BY, STORE_BY_USER, MSG_UI_HOME_BY },
	{ COL_HOLDER, STORE_BY_HOLDER, MSG_UI_HOME_HOLDER_COL },
};

enum msg
desk_sort_name(enum store_column by)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(orders) && orders[i].by != by; i++)
		continue;
	return i < ARRAY_LEN(orders) ? orders[i].name : MSG_NONE;
}

static int
order_of(const struct ui *ui, int c)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(orders); i++)
		if (orders[i].column == c && orders[i].by == ui->desk->sort)
			return ui->desk->down ? -1 : 1;
	return 0;
}

enum msg
desk_filter_name(enum store_filter f)
{
	static const enum msg names[STORE_SHOWS__MAX] = {
		[STORE_SHOWS_ALL] = MSG_UI_SHOWS_ALL,
		[STORE_SHOWS_ERRORS] = MSG_UI_SHOWS_ERRORS,
		[STORE_SHOWS_OPEN] = MSG_UI_SHOWS_OPEN,
		[STORE_SHOWS_MINE] = MSG_UI_SHOWS_MINE,
		[STORE_SHOWS_MISSING] = MSG_UI_SHOWS_MISSING
	};

	if (f >= STORE_SHOWS_DRAFT && f <= STORE_SHOWS_FINAL)
		return state_word((enum report_state)(f - STORE_SHOWS_DRAFT));
	return names[f];
}

static void
put_count(struct buf *b, const struct desk_row *r, int n, enum style alarm, enum style *s)
{
	if (!r->counted) {
		buf_chr(b, '-');
		return;
	}
	buf_i64(b, n);
	if (n > 0)
		*s = alarm;
}

/* " 98% ######### ": of the cells, how many are filled. */
static void
put_done(struct buf *b, const struct desk_row *r)
{
	int filled = r->input - r->open.empty, i;

	if (!r->counted || r->input == 0) {
		buf_str(b, "   -");
		return;
	}
	buf_printf(b, "%3d%% ", filled * 100 / r->input);
	for (i = 0; i < filled * BAR / r->input; i++)
		buf_chr(b, '#');
}

static void
cell_of(const struct ui *ui, const void *item, int c, struct buf *b, enum style *s)
{
	const struct desk_row *r = item;

	if (c == COL_YEAR)
		buf_i64(b, r->year);
	if (c == COL_STATE)
		buf_str(b, ui_text(ui, r->key > 0 ? state_word(r->state) :
		    MSG_UI_SHOWS_MISSING));
	if (r->key <= 0)
		return;
	if (c == COL_ERR)
		put_count(b, r, r->open.error, STYLE_ERROR, s);
	if (c == COL_WARN)
		put_count(b, r, r->open.warning, STYLE_WARNING, s);
	if (c == COL_EMPTY)
		put_count(b, r, r->open.empty, *s, s);
	if (c == COL_TEXT)
		put_count(b, r, r->open.text, *s, s);
	if (c == COL_DONE)
		put_done(b, r);
	if (c == COL_CHANGED)
		clock_local(b, r->changed);
	if (c == COL_BY)
		buf_str(b, r->by);
	if (c == COL_HOLDER && r->holder)
		buf_str(b, r->holder);
}

/* States are words of the language; the year is told where there are several. */
static int
width_of(const struct ui *ui, int c)
{
	int w = column[c].width, s, n;

	if (c == COL_YEAR && ui->desk->year != 0)
		return 0;
	for (s = 0; c == COL_STATE && s < STATE__MAX; s++)
		if ((n = text_width(ui_text(ui, state_word((enum report_state)s)))) > w)
			w = n;
	return w;
}

static const struct listing listing = {
	MSG_UI_HOME_AGENCY, column, COL__MAX, 44, order_of, width_of, cell_of
};

/* ---- rows ---- */

/* The name, and who is in it where that has no column of its own: of a long name the
 * end goes, not of him. */
static void
draw_row(struct ui *ui, const struct desk_row *r, int row, size_t at)
{
	int w = listing_first_width(&listing, ui), room = w;
	struct buf name = BUF_INIT, who = BUF_INIT;

	if (r->holder && ui->cols < WIDE) {
		buf_str(&who, " (");
		buf_add(&who, r->holder, strcspn(r->holder, "@"));
		buf_chr(&who, ')');
		room -= text_width(buf_cstr(&who));
	}
	if (who.len > 0 && room >= 8) {
		if (text_width(r->agency) > room)
			text_pad_dots(&name, r->agency, room);
		else
			buf_str(&name, r->agency);
		buf_str(&name, buf_cstr(&who));
	} else
		buf_str(&name, r->agency);
	listing_row(&listing, ui, row, at == ui->desk->at, desk_marked(ui->desk, r->key),
	    buf_cstr(&name), r);
	paint_click(row, 0, ui->cols, CLICK_ITEM, (int)at);
	buf_release(&name);
	buf_release(&who);
}

/* ---- above them ---- */

/* "2025 年  应报 60 已建 58 · 填报 20 待审 9 定稿 29 · 缺 2" */
static void
put_numbers(struct buf *b, const struct ui *ui, enum msg of_year)
{
	const struct desk *k = ui->desk;
	int f;

	if (k->year == 0)
		msg_put(b, ui->lang, MSG_UI_HOME_ALL_YEARS,
		    INT(k->numbers.filter[STORE_SHOWS_ALL]), NULL);
	else
		msg_put(b, ui->lang, of_year, INT(k->year),
		    INT(k->numbers.due), INT(k->numbers.filter[STORE_SHOWS_ALL]), NULL);
	for (f = STORE_SHOWS_DRAFT; f <= STORE_SHOWS_FINAL; f++)
		if (k->numbers.filter[f] > 0)
			buf_printf(b, " %s %lld", ui_text(ui,
			    desk_filter_name((enum store_filter)f)),
			    (long long)k->numbers.filter[f]);
	if (k->numbers.filter[STORE_SHOWS_MISSING] > 0)
		buf_printf(b, " %s %lld", ui_text(ui, MSG_UI_SHOWS_MISSING),
		    (long long)k->numbers.filter[STORE_SHOWS_MISSING]);
}

/* What makes the list another than all of the year; empty: nothing. */
static void
put_choice(struct buf *b, const struct ui *ui)
{
	struct desk *k = ui->desk;

	if (k->search.len > 0)
		msg_put(b, ui->lang, MSG_UI_HOME_SEARCH, buf_cstr(&k->search), NULL);
	if (k->filter != STORE_SHOWS_ALL)
		msg_put(b, ui->lang, MSG_UI_HOME_SHOWN,
		    ui_text(ui, desk_filter_name(k->filter)), NULL);
	if (k->nmark > 0)
		msg_put(b, ui->lang, MSG_UI_HOME_MARKED, INT(k->nmark), NULL);
}

int
desk_head_rows(struct ui *ui)
{
	const struct desk *k = ui->desk;

	return k->search.len > 0 || k->filter != STORE_SHOWS_ALL || k->nmark > 0 ? 4 : 3;
}

size_t
desk_room(struct ui *ui)
{
	int room = ui->rows - 2 - desk_head_rows(ui);

	return room > 1 ? (size_t)room : 1;
}

static void
draw_head(struct ui *ui)
{
	const struct desk *k = ui->desk;
	struct buf b = BUF_INIT, at = BUF_INIT;
	int w;

	put_numbers(&b, ui, MSG_UI_HOME_OF_YEAR);
	if (text_width(buf_cstr(&b)) > ui->cols - 10) {
		buf_reset(&b);
		put_numbers(&b, ui, MSG_UI_HOME_OF_YEAR_SHORT);
	}
	buf_printf(&at, "%zu/%zu", k->keys.n > 0 ? k->at + 1 : 0, k->keys.n);
	w = text_width(buf_cstr(&at));
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - w - 3, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	paint_fill(1, ui->cols - w - 2, 1, STYLE_TAB);
	paint_text(1, ui->cols - w - 1, w, STYLE_TAB, TEXT_LEFT, buf_cstr(&at));
	paint_fill(1, ui->cols - 1, 1, STYLE_TAB);
	buf_reset(&b);
	put_choice(&b, ui);
	if (b.len > 0) {
		paint_fill(2, 0, 1, STYLE_NORMAL);
		paint_text(2, 1, ui->cols - 1, STYLE_STRONG, TEXT_LEFT, buf_cstr(&b));
	}
	listing_head(&listing, ui, desk_head_rows(ui) - 1);
	buf_release(&b);
	buf_release(&at);
}

static void
draw_empty(struct ui *ui)
{
	const char *text = ui_text(ui, MSG_UI_HOME_NONE);

	(void)paint_wrapped(ui->rows < 20 ? 4 : 5, ui->rows - 1, 2, ui->cols - 4,
	    STYLE_STRONG, text, strlen(text));
}

void
desk_draw(struct view *v, struct ui *ui, bool all)
{
	struct desk *k = ui->desk;
	int head = desk_head_rows(ui), row;
	size_t room = desk_room(ui), i;
	const struct desk_row *r;

	(void)v;
	(void)all;
	if (k->top + room > k->keys.n)
		k->top = k->keys.n > room ? k->keys.n - room : 0;
	if (k->at < k->top)
		k->top = k->at;
	if (k->at >= k->top + room)
		k->top = k->at - room + 1;
	draw_head(ui);
	for (i = 0; i < room; i++) {
		row = head + (int)i;
		if ((r = desk_row(ui, k->top + i)) != NULL)
			draw_row(ui, r, row, k->top + i);
		else
			paint_fill(row, 0, ui->cols, STYLE_NORMAL);
	}
	listing_scroll(ui, head, room, k->top, k->keys.n);
	paint_cursor(head + (int)(k->at - k->top), 0);
	if (k->nyears == 0)
		start_draw(ui, ui->rows < 20 ? 3 : 5, k->start_at);
	else if (k->keys.n == 0)
		draw_empty(ui);
}
