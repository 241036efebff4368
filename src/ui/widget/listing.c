/*
 * listing.c - a list in columns: widths, head and rows.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

/* 0 = the column is not shown. */
static int
width_of(const struct listing *l, const struct ui *ui, int c)
{
	if (ui->cols < l->column[c].from)
		return 0;
	return l->width ? l->width(ui, c) : l->column[c].width;
}

int
listing_first_width(const struct listing *l, const struct ui *ui)
{
	int w = ui->cols - 3, c, own;

	for (c = 0; c < l->n; c++)
		if ((own = width_of(l, ui, c)) > 0)
			w -= own + 2;
	return l->most > 0 && w > l->most ? l->most : w;
}

/* A head, with a mark where the list is in that order. */
static void
head(const struct listing *l, const struct ui *ui, int row, int col, int w, int c,
    enum msg name)
{
	enum text_align align = c < 0 ? TEXT_LEFT : l->column[c].align;
	int way = l->order ? l->order(ui, c) : 0;
	struct buf b = BUF_INIT;

	buf_str(&b, ui_text(ui, name));
	if (way != 0)
		buf_str(&b, way > 0 ? "+" : "-");
	paint_text(row, col, w, STYLE_HEAD, align, buf_cstr(&b));
	buf_release(&b);
}

void
listing_head(const struct listing *l, const struct ui *ui, int row)
{
	int w = listing_first_width(l, ui), col = 2 + w, c;

	paint_fill(row, 0, 2, STYLE_HEAD);
	head(l, ui, row, 2, w, -1, l->head);
	for (c = 0; c < l->n; c++) {
		if ((w = width_of(l, ui, c)) <= 0)
			continue;
		paint_fill(row, col, 2, STYLE_HEAD);
		head(l, ui, row, col + 2, w, c, l->column[c].head);
		col += w + 2;
	}
	paint_fill(row, col, ui->cols - col, STYLE_HEAD);
}

void
listing_row(const struct listing *l, const struct ui *ui, int row, bool focus, bool marked,
    const char *first, const void *item)
{
	enum style base = focus ? STYLE_SELECT : STYLE_NORMAL, s;
	int w = listing_first_width(l, ui), col = 2 + w, c;
	struct buf b = BUF_INIT, text = BUF_INIT;

	text_pad_dots(&b, first, w);
	paint_text(row, 0, 1, base, TEXT_LEFT, focus ? ">" : "");
	paint_text(row, 1, 1, base, TEXT_LEFT, marked ? "*" : "");
	paint_text(row, 2, w, base, TEXT_LEFT, buf_cstr(&b));
	for (c = 0; c < l->n; c++) {
		if ((w = width_of(l, ui, c)) <= 0)
			continue;
		buf_reset(&text);
		buf_reset(&b);
		s = base;
		l->cell(ui, item, c, &text, &s);
		text_pad_dots(&b, buf_cstr(&text), w);
		paint_fill(row, col, 2, base);
		paint_text(row, col + 2, w, focus ? base : s, l->column[c].align,
		    buf_cstr(l->column[c].align == TEXT_LEFT ? &b : &text));
		col += w + 2;
	}
	paint_fill(row, col, ui->cols - col, base);
	buf_release(&b);
	buf_release(&text);
}

void
listing_scroll(const struct ui *ui, int row, size_t room, size_t top, size_t n)
{
	if (top > 0)
		paint_text(row, ui->cols - 1, 1, STYLE_DIM, TEXT_LEFT, "^");
	if (room > 1 && top + room < n)
		paint_text(row + (int)room - 1, ui->cols - 1, 1, STYLE_DIM, TEXT_LEFT, "v");
}

bool
listing_moves(enum action a, size_t n, size_t page, bool round, size_t *at)
{
	static const struct { enum action action; int lines, pages, lists; } ways[] = {
		{ ACTION_UP, -1, 0, 0 }, { ACTION_PREV, -1, 0, 0 },
		{ ACTION_DOWN, 1, 0, 0 }, { ACTION_NEXT, 1, 0, 0 },
		{ ACTION_PAGE_UP, 0, -1, 0 }, { ACTION_PAGE_DOWN, 0, 1, 0 },
		{ ACTION_HOME, 0, 0, -1 }, { ACTION_FIRST, 0, 0, -1 },
		{ ACTION_END, 0, 0, 1 }, { ACTION_LAST, 0, 0, 1 },
	};
	long last = n > 0 ? (long)n - 1 : 0, to;
	size_t i;

	for (i = 0; i < ARRAY_LEN(ways) && ways[i].action != a; i++)
		continue;
	if (i == ARRAY_LEN(ways))
		return false;
	to = (long)*at + ways[i].lines + ways[i].pages * (long)page +
	    ways[i].lists * (long)n;
	if (round && ways[i].lines != 0)
		to = to < 0 ? last : to > last ? 0 : to;
	*at = (size_t)(to < 0 ? 0 : to > last ? last : to);
	return true;
}
