/*
 * paste.c - a block of figures pasted into the table.
 *
 * Lines are rows, tabs part the columns, as every spreadsheet copies them.  The
 * block is laid on the table with its corner at the focus: next line, next row
 * with cells.  A figure that falls on a computed cell is left to the program, a
 * blank leaves its cell as it is.  All or nothing, one undo step.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"

/* One pasted figure. */
struct token {
	const char	*s;
	size_t		 n;
};

/* Next token of the line at *at (up to "end"); false when it is used up. */
static bool
next_token(const char *s, size_t *at, size_t end, struct token *t)
{
	if (*at > end)
		return false;
	t->s = s + *at;
	t->n = 0;
	while (*at + t->n < end && t->s[t->n] != '\t')
		t->n++;
	*at += t->n + 1;
	while (t->n > 0 && (t->s[0] == ' ' || t->s[0] == '\r')) {
		t->s++;
		t->n--;
	}
	while (t->n > 0 && (t->s[t->n - 1] == ' ' || t->s[t->n - 1] == '\r'))
		t->n--;
	return true;
}

static size_t
line_end(const char *s, size_t n, size_t at)
{
	while (at < n && s[at] != '\n')
		at++;
	return at;
}

/* Rows and columns that hold something. */
static void
measure(const char *s, size_t n, int *rows, int *cols)
{
	size_t at, end, start;
	struct token t;
	int c, row = 0;

	*rows = *cols = 0;
	for (start = 0; start <= n; start = end + 1) {
		end = line_end(s, n, start);
		row++;
		for (at = start, c = 0; next_token(s, &at, end, &t); ) {
			c++;
			if (t.n == 0)
				continue;
			*rows = row;
			if (c > *cols)
				*cols = c;
		}
	}
}

static void
refuse_token(struct ui *ui, int row, int col, const struct token *t, const struct diag *d)
{
	struct buf why = BUF_INIT, what = BUF_INIT;

	text_visible(&what, t->s, t->n < 24 ? t->n : 24, false);
	if (d->n > 0)
		diag_format(&why, &d->item[0], ui->lang);
	ui_warn(ui, MSG_UI_PASTE_BAD, INT(row + 1), INT(col + 1), buf_cstr(&what),
	    buf_cstr(&why), NULL);
	buf_release(&why);
	buf_release(&what);
}

/* Collect the changes of the block; false when a figure is refused. */
static bool
collect(struct ui *ui, const char *s, size_t n, int row0, int place, int rows,
    struct change_list *list)
{
	const struct form *f = ui->report->form;
	size_t at, end, start = 0;
	struct token t;
	struct cell read;
	struct diag d;
	char *text;
	int row, col, cell;
	bool ok = true;

	diag_init(&d);
	for (row = 0; ok && row < rows; row++, start = end + 1) {
		end = line_end(s, n, start);
		for (at = start, col = 0; ok && next_token(s, &at, end, &t); col++) {
			if (t.n == 0)
				continue;
			cell = grid_row_cell(f, ui->section, row0 + row, place + col);
			if (f->cell[cell].computed)
				continue;
			memset(&read, 0, sizeof(read));
			ok = cell_read(&read, &f->cell[cell], t.s, t.n, true, &d);
			free(read.raw);
			if (!ok) {
				refuse_token(ui, row, col, &t, &d);
				break;
			}
			text = mem_strndup(t.s, t.n);
			change_cell(list, ui->report, cell, text, ORIGIN_PASTE);
			free(text);
		}
	}
	diag_release(&d);
	return ok;
}

/* Is there a cell for every figure? */
static bool
fits(const struct ui *ui, const char *s, size_t n, int row0, int place)
{
	size_t at, end, start;
	struct token t;
	int row = 0, col;

	for (start = 0; start <= n; start = end + 1, row++) {
		end = line_end(s, n, start);
		for (at = start, col = 0; next_token(s, &at, end, &t); col++)
			if (t.n > 0 && grid_row_cell(ui->report->form, ui->section,
			    row0 + row, place + col) < 0)
				return false;
	}
	return true;
}

bool
grid_paste(struct gridview *gv, struct ui *ui, const char *s, size_t n)
{
	struct change_list list = CHANGE_LIST_INIT;
	int rows, cols, row0, place;
	size_t filled;

	measure(s, n, &rows, &cols);
	if (rows == 0) {
		ui_warn(ui, MSG_UI_PASTE_NOTHING, NULL);
		return true;
	}
	if (rows == 1 && cols == 1)
		return false;
	if (!ui_may_write(ui))
		return true;
	if (gv->editing && !gv->view.class->settle(&gv->view, ui))
		return true;
	row0 = grid_row(ui->report->form, ui->focus);
	place = grid_row_place(ui->report->form, ui->focus);
	if (!fits(ui, s, n, row0, place)) {
		ui_warn(ui, MSG_UI_PASTE_OUTSIDE, INT(rows), INT(cols), NULL);
		return true;
	}
	if (!collect(ui, s, n, row0, place, rows, &list)) {
		change_list_release(&list);
		return true;
	}
	filled = list.n;		/* ui_commit() takes the list over */
	if (ui_commit(ui, &list))
		ui_say(ui, MSG_UI_PASTE_DONE, INT(filled), NULL);
	return true;
}
