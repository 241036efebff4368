/*
 * listing.c - a list in columns: widths, head and rows.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"
#include "ui/widget/listing.h"

static int
width_of(const struct listing *l, const struct ui *ui, int c)
{
	return l->width ? l->width(ui, c) : l->column[c].width;
}

int
listing_first_width(const struct listing *l, const struct ui *ui)
{
	int w = ui->cols - 3, c;

	for (c = 0; c < l->n; c++)
		if (ui->cols >= l->column[c].from)
			w -= width_of(l, ui, c) + 2;
	return w;
}

void
listing_head(const struct listing *l, const struct ui *ui, int row)
{
	int w = listing_first_width(l, ui), col = 2 + w, c;

	paint_fill(row, 0, 2, STYLE_HEAD);
	paint_text(row, 2, w, STYLE_HEAD, TEXT_LEFT, ui_text(ui, l->head));
	for (c = 0; c < l->n; c++) {
		if (ui->cols < l->column[c].from)
			continue;
		w = width_of(l, ui, c);
		paint_fill(row, col, 2, STYLE_HEAD);
		paint_text(row, col + 2, w, STYLE_HEAD, l->column[c].align,
		    ui_text(ui, l->column[c].head));
		col += w + 2;
	}
	paint_fill(row, col, ui->cols - col, STYLE_HEAD);
}

void
listing_row(const struct listing *l, const struct ui *ui, int row, bool focus,
    const char *first, const void *item)
{
	enum style base = focus ? STYLE_SELECT : STYLE_NORMAL, s;
	int w = listing_first_width(l, ui), col = 2 + w, c;
	struct buf b = BUF_INIT, text = BUF_INIT;

	text_pad_dots(&b, first, w);
	paint_text(row, 0, 2, base, TEXT_LEFT, focus ? "> " : "");
	paint_text(row, 2, w, base, TEXT_LEFT, buf_cstr(&b));
	for (c = 0; c < l->n; c++) {
		if (ui->cols < l->column[c].from)
			continue;
		buf_reset(&text);
		buf_reset(&b);
		s = base;
		l->cell(ui, item, c, &text, &s);
		w = width_of(l, ui, c);
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
