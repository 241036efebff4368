/*
 * batchpaint.c - the screen of the list of files.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/review/review.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

enum column { COL_RESULT, COL_AGENCY, COL_YEAR, COL_OPEN, COL_ERR, COL__MAX };

static const struct listing_column column[COL__MAX] = {
	[COL_RESULT] = { MSG_UI_IMPORT_RESULT, 8, 0, TEXT_LEFT },
	[COL_AGENCY] = { MSG_UI_HOME_AGENCY, 26, 80, TEXT_LEFT },
	[COL_YEAR] = { MSG_UI_HOME_YEAR_COL, 4, 60, TEXT_RIGHT },
	[COL_OPEN] = { MSG_UI_IMPORT_OPEN_COL, 4, 0, TEXT_RIGHT },
	[COL_ERR] = { MSG_UI_HOME_ERR, 4, 60, TEXT_RIGHT }
};

/* A file, and the others that may speak against it. */
struct line {
	const struct inbox *inbox;
	const struct inbox_item *item;
};

/* Read, and another file is of the same office and year. */
static const char *
rival(const struct ui *ui, const struct line *l, enum style *s)
{
	bool same;

	if (l->item->state != INBOX_READ || inbox_rival(l->inbox, l->item, &same) == NULL)
		return NULL;
	*s = STYLE_WARNING;
	return ui_text(ui, same ? MSG_UI_IMPORT_IS_AGAIN : MSG_UI_IMPORT_IS_RIVAL);
}

static const char *
result(const struct ui *ui, const struct inbox_item *it, enum style *s)
{
	switch (it->state) {
	case INBOX_READ:
		if (it->trouble) {
			*s = STYLE_WARNING;
			return ui_text(ui, MSG_UI_IMPORT_REFUSED);
		}
		if (inbox_open(it) > 0) {
			*s = STYLE_WARNING;
			return ui_text(ui, MSG_UI_IMPORT_HAS_OPEN);
		}
		return ui_text(ui, it->reviewed ? MSG_UI_IMPORT_REVIEWED :
		    MSG_UI_IMPORT_WHOLE);
	case INBOX_FAILED:
		*s = STYLE_ERROR;
		return ui_text(ui, it->no_agency || it->no_year ? MSG_UI_IMPORT_ASKS :
		    MSG_UI_IMPORT_FAILED);
	case INBOX_STORED:
		*s = STYLE_OK;
		return ui_text(ui, MSG_UI_IMPORT_IS_STORED);
	case INBOX_WAITING:
	case INBOX__MAX:
		break;
	}
	*s = STYLE_DIM;
	return ui_text(ui, MSG_UI_IMPORT_WAITS);
}

static void
cell_of(const struct ui *ui, const void *item, int c, struct buf *b, enum style *s)
{
	const struct line *l = item;
	const struct inbox_item *it = l->item;
	const char *clash;
	const struct report *r = it->k ? it->k->report : NULL;

	if (c == COL_RESULT)
		buf_str(b, (clash = rival(ui, l, s)) != NULL ? clash : result(ui, it, s));
	else if (r == NULL) {
		if (c == COL_AGENCY)
			item_trouble(b, it);
	} else if (c == COL_AGENCY)
		buf_str(b, r->agency.name);
	else if (c == COL_YEAR)
		buf_i64(b, r->year);
	else if (c == COL_OPEN) {
		buf_i64(b, inbox_open(it));
		if (inbox_open(it) > 0)
			*s = STYLE_WARNING;
	} else {
		buf_i64(b, it->errors);
		if (it->errors > 0)
			*s = STYLE_ERROR;
	}
}

/* Half of what a wide screen has more goes to the agency. */
static int
width_of(const struct ui *ui, int c)
{
	int more = ui->cols > 80 ? (ui->cols - 80) / 2 : 0;

	return column[c].width + (c == COL_AGENCY ? more < 60 ? more : 60 : 0);
}

static const struct listing listing = {
	MSG_UI_IMPORT_FILE, column, COL__MAX, 0, NULL, width_of, cell_of
};

#define KIND_MOST 6			/* columns of ".docx" that are not cut off */

/* Folders give way first, then the middle: the kind tells files of one name apart. */
static void
file_name(struct buf *b, const char *name, int columns)
{
	const char *slash = strrchr(name, '/'), *kind;
	int room;

	if (text_width(name) > columns && slash)
		name = slash + 1;
	kind = strrchr(name, '.');
	room = columns - (kind ? text_width(kind) : 0);
	if (text_width(name) <= columns || kind == NULL || text_width(kind) > KIND_MOST ||
	    room < KIND_MOST) {
		buf_str(b, name);
		return;
	}
	text_pad_dots(b, name, room);
	buf_str(b, kind);
}

static void
draw_row(const struct ui *ui, const struct line *l, int row, bool focus)
{
	struct buf name = BUF_INIT;

	file_name(&name, l->item->name, listing_first_width(&listing, ui));
	listing_row(&listing, ui, row, focus, false, buf_cstr(&name), l);
	buf_release(&name);
}

static void
draw_head(const struct batch *v, const struct ui *ui)
{
	const struct inbox *in = v->inbox;
	size_t wait = inbox_count(in, INBOX_WAITING);
	struct buf b = BUF_INIT;
	char n[4][24];

	snprintf(n[0], sizeof(n[0]), "%zu", in->n);
	snprintf(n[1], sizeof(n[1]), "%zu", in->n - wait);
	snprintf(n[2], sizeof(n[2]), "%zu", inbox_count(in, INBOX_FAILED));
	snprintf(n[3], sizeof(n[3]), "%zu", inbox_count(in, INBOX_STORED));
	msg_put(&b, ui->lang, MSG_UI_IMPORT_HEAD, n[0], n[1], n[2], n[3], NULL);
	if (wait > 0 && !v->stopped)
		buf_str(&b, ui_text(ui, MSG_UI_IMPORT_ESC_STOPS));
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	listing_head(&listing, ui, 2);
	buf_release(&b);
}

size_t
review_batch_page(const struct ui *ui)
{
	return ui->rows > 6 ? (size_t)ui->rows - 5 : 1;
}

void
review_batch_draw(struct view *view, struct ui *ui, bool all)
{
	struct batch *v = (struct batch *)view;
	size_t room = review_batch_page(ui), i;

	(void)all;
	if (v->at < v->top)
		v->top = v->at;
	if (v->at >= v->top + room)
		v->top = v->at - room + 1;
	draw_head(v, ui);
	for (i = 0; i < room; i++)
		if (v->top + i < v->inbox->n) {
			struct line l = { v->inbox, &v->inbox->item[v->top + i] };

			draw_row(ui, &l, 3 + (int)i, v->top + i == v->at);
			paint_click(3 + (int)i, 0, ui->cols, CLICK_ITEM, (int)(v->top + i));
		} else
			paint_fill(3 + (int)i, 0, ui->cols, STYLE_NORMAL);
	paint_cursor(3 + (int)(v->at - v->top), 0);
}

