/*
 * tutorpaint.c - the words of the tutor, over the report.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/text.h"
#include "ui/core/core.h"
#include "ui/start/start.h"
#include "ui/term/paint.h"

#define WIDEST 100

static void
count_line(void *ctx, size_t from, size_t to)
{
	(void)from;
	(void)to;
	++*(int *)ctx;
}

static int
lines_of(const struct buf *b, int columns)
{
	int n = 0;

	if (b->len > 0)
		text_wrap(b->data, b->len, columns, count_line, &n);
	return n;
}

/* Each line of the box whole: what lies below must not show through. */
static int
draw_words(const struct buf *b, int row, int last, int col, int cols, enum style s)
{
	int n = lines_of(b, cols - 4), i;

	for (i = 0; i < n && row + i < last; i++)
		paint_fill(row + i, col + 1, cols - 2, STYLE_BOX);
	if (b->len > 0)
		(void)paint_wrapped(row, last, col + 2, cols - 4, s, b->data, b->len);
	return row + n;
}

void
tutor_draw(struct ui *ui)
{
	struct buf did = BUF_INIT, next = BUF_INIT, title = BUF_INIT;
	int cols = ui->cols - 2 < WIDEST ? ui->cols - 2 : WIDEST, row, at, at_col, rows;
	int col = (ui->cols - cols) / 2;

	tutor_words(ui, &did, &next, &title);
	rows = lines_of(&did, cols - 4) + lines_of(&next, cols - 4) + 2;
	row = ui->rows - 2 - rows;
	paint_cursor_at(&at, &at_col);
	if (at >= row && at < ui->rows - 2)
		row = 2;
	paint_box(row, col, rows, cols, STYLE_BOX, buf_cstr(&title));
	at = draw_words(&did, row + 1, row + rows - 1, col, cols, STYLE_BOX);
	(void)draw_words(&next, at, row + rows - 1, col, cols, STYLE_STRONG);
	buf_release(&did);
	buf_release(&next);
	buf_release(&title);
}
