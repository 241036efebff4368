/*
 * paste.c - a block of figures pasted into the table.
 *
 * Lines are rows, tabs part the columns, as every spreadsheet copies them.  The block
 * is laid on the table with its corner at the focus: next line, next row with cells.
 * Where its lines begin with words, as Word and Excel copy whole rows, the words say
 * which rows they are, and the figures begin in the first column; lines without a
 * figure are headers.  A blank leaves its cell as it is.  A figure that falls on a
 * computed cell is left to the program, but told when the sum is another.  All or
 * nothing, one undo step.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"

/* One pasted square, without blanks around it. */
struct token {
	const char	*s;
	size_t		 n;
	int		 line, col;	/* of the block, from 0 */
	bool		 word;		/* no figure can begin so */
	int		 cell;		/* where it falls; -1 = nowhere */
};
struct block {
	struct token	*token;		/* those that are not blank; owned */
	size_t		 n, cap;
	int		 lines, cols;	/* that hold something */
	int		 stub;		/* columns of words on the left */
};

/* ---- taking it apart ---- */

/* （一）予以公开, 规章; but not 12, 3件, /, 无, 1.5. */
static bool
is_word(const struct form_cell *any, const char *s, size_t n)
{
	struct ordinal head;
	struct cell c = { 0 };
	uint32_t cp;

	if (cell_read(&c, any, s, n, false, NULL)) {
		free(c.raw);
		return false;
	}
	if (text_ordinal(s, n, &head) && head.length < n) {
		s += head.length;
		n -= head.length;
	}
	text_decode(s, n, &cp);
	cp = text_fold_cp(cp);
	return !(cp >= '0' && cp <= '9') && cp != '-' && cp != '+' && cp != '.';
}

static void
add_token(struct block *b, const struct form_cell *any, const char *s, size_t n, int line,
    int col)
{
	struct token *t;

	text_trim(&s, &n, CHAR_EMPTY);
	if (n == 0)
		return;
	b->token = mem_grow(b->token, b->n, &b->cap, sizeof(*b->token));
	t = &b->token[b->n++];
	*t = (struct token){ .s = s, .n = n, .line = line, .col = col, .cell = -1,
	    .word = is_word(any, s, n) };
	b->lines = line + 1;
	if (col >= b->cols)
		b->cols = col + 1;
}

/* Tokens of s, and how many columns of words stand before all figures.  "any": a cell
 * of the table. */
static void
take_apart(struct block *b, const struct form_cell *any, const char *s, size_t n)
{
	int line = 0, col = 0, least = -1;
	size_t from = 0, at;

	memset(b, 0, sizeof(*b));
	for (at = 0; at <= n; at++) {
		if (at < n && s[at] != '\t' && s[at] != '\n')
			continue;
		add_token(b, any, s + from, at - from, line, col);
		from = at + 1;
		if (at < n && s[at] == '\t') {
			col++;
		} else {
			line++;
			col = 0;
		}
	}
	for (size_t i = 0; i < b->n; i++)
		if (!b->token[i].word && (least < 0 || b->token[i].col < least))
			least = b->token[i].col;
	for (size_t i = 0; i < b->n; i++)
		if (b->token[i].word && b->token[i].col < least &&
		    b->token[i].col >= b->stub)
			b->stub = b->token[i].col + 1;
}

/* ---- finding its rows ---- */

static bool
same_label(const char *label, const struct token *t, bool ordinal)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool same;

	text_normal(&a, label, strlen(label), !ordinal);
	text_normal(&b, t->s, t->n, !ordinal);
	same = strcmp(buf_cstr(&a), buf_cstr(&b)) == 0;
	buf_release(&a);
	buf_release(&b);
	return same;
}

/* The row that is called so, from "from" on, else any; -1 if none is. */
static int
row_called(const struct form *f, int section, const struct token *t, int from)
{
	int rows = grid_rows(f, section);

	for (int way = 0; way < 4; way++)
		for (int row = way % 2 == 0 ? from : 0; row < rows; row++) {
			int cell = grid_row_cell(f, section, row, 0);

			if (cell >= 0 && same_label(form_cell_row(f, cell)->label, t,
			    way < 2))
				return row;
		}
	return -1;
}

/* The last word before the figures of a line says which row it is; a line that has
 * none is the next row.  NULL, or the word that no row is called by. */
static const struct token *
lay_on_rows(struct block *b, const struct form *f, int section, int row)
{
	for (size_t i = 0, end; i < b->n; i = end) {
		const struct token *label = NULL;
		bool figures = false;

		for (end = i; end < b->n && b->token[end].line == b->token[i].line; end++) {
			if (b->token[end].col < b->stub)
				label = &b->token[end];
			else
				figures |= !b->token[end].word;
		}
		if (!figures)
			continue;		/* a line of the header */
		if (label != NULL) {
			int found = row_called(f, section, label, row);

			if (found < 0)
				return label;
			row = found;
		}
		for (size_t k = i; k < end; k++)
			if (b->token[k].col >= b->stub)
				b->token[k].cell = grid_row_cell(f, section, row,
				    b->token[k].col - b->stub);
		row++;
	}
	return NULL;
}

static void
lay_on_focus(struct block *b, const struct ui *ui)
{
	const struct form *f = ui->report->form;
	int row = grid_row(f, ui->focus), place = grid_row_place(f, ui->focus);

	for (size_t i = 0; i < b->n; i++)
		b->token[i].cell = grid_row_cell(f, ui->section, row + b->token[i].line,
		    place + b->token[i].col);
}

/* Is there a cell for every square?  Words of a stub and of its header have none. */
static bool
fits(const struct block *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->token[i].cell < 0 && (b->stub == 0 || !b->token[i].word))
			return false;
	return true;
}

/* ---- putting it in ---- */

static void
refuse_token(struct ui *ui, const struct token *t, const struct diag *d)
{
	struct buf why = BUF_INIT, what = BUF_INIT;

	text_visible(&what, t->s, t->n < 24 ? t->n : 24, false);
	if (d->n > 0)
		diag_format(&why, &d->item[0], ui->lang);
	ui_warn(ui, MSG_UI_PASTE_BAD, INT(t->line + 1), INT(t->col + 1), buf_cstr(&what),
	    buf_cstr(&why), NULL);
	buf_release(&why);
	buf_release(&what);
}

/* Collect the changes of the block; false when a figure is refused. */
static bool
collect(struct ui *ui, const struct block *b, struct change_list *list)
{
	const struct form *f = ui->report->form;
	struct diag d;
	bool ok = true;

	diag_init(&d);
	for (size_t i = 0; ok && i < b->n; i++) {
		const struct token *t = &b->token[i];
		struct cell read = { 0 };
		char *text;

		if (t->cell < 0 || f->cell[t->cell].computed)
			continue;
		ok = cell_read(&read, &f->cell[t->cell], t->s, t->n, true, &d);
		free(read.raw);
		if (!ok) {
			refuse_token(ui, t, &d);
			break;
		}
		text = mem_strndup(t->s, t->n);
		change_cell(list, ui->report, t->cell, text, ORIGIN_PASTE);
		free(text);
	}
	diag_release(&d);
	return ok;
}

/* What was pasted on computed cells, against the sums as they are now. */
static void
tell(struct ui *ui, const struct block *b, size_t filled)
{
	const struct form *f = ui->report->form;
	char pasted[NUM_TEXT], sum[NUM_TEXT];
	struct buf name = BUF_INIT;
	int differ = 0;

	for (size_t i = 0; i < b->n; i++) {
		const struct token *t = &b->token[i];
		const struct cell *c = t->cell >= 0 ? &ui->report->cell[t->cell] : NULL;
		struct cell read = { 0 };

		if (c == NULL || !f->cell[t->cell].computed ||
		    !cell_read(&read, &f->cell[t->cell], t->s, t->n, false, NULL))
			continue;
		free(read.raw);
		if (!read.has_value || (read.value == c->value && c->has_value) ||
		    differ++ > 0)
			continue;
		form_cell_name(&name, ui_form(ui), t->cell);
		num_print(pasted, read.value);
		num_print(sum, c->value);
	}
	if (differ > 0)
		ui_warn(ui, MSG_UI_PASTE_TOTAL, INT(filled), INT(differ), buf_cstr(&name),
		    pasted, sum, NULL);
	else
		ui_say(ui, MSG_UI_PASTE_DONE, INT(filled), NULL);
	buf_release(&name);
}

static void
paste_block(struct gridview *gv, struct ui *ui, struct block *b)
{
	struct change_list list = CHANGE_LIST_INIT;
	const struct token *stranger = NULL;
	struct buf word = BUF_INIT;
	size_t filled;

	if (!ui_may_write(ui) || (gv->editing && !gv->view.class->settle(&gv->view, ui)))
		return;
	if (b->stub > 0)
		stranger = lay_on_rows(b, ui->report->form, ui->section,
		    grid_row(ui->report->form, ui->focus));
	else
		lay_on_focus(b, ui);
	if (stranger != NULL) {
		text_visible(&word, stranger->s, text_offset(stranger->s, stranger->n, 24),
		    false);
		ui_warn(ui, MSG_UI_PASTE_LABEL, INT(stranger->line + 1), buf_cstr(&word),
		    NULL);
	} else if (!fits(b)) {
		ui_warn(ui, MSG_UI_PASTE_OUTSIDE, INT(b->lines), INT(b->cols - b->stub),
		    NULL);
	} else if (collect(ui, b, &list)) {
		filled = list.n;		/* ui_commit() takes the list over */
		if (ui_commit(ui, &list))
			tell(ui, b, filled);
		memset(&list, 0, sizeof(list));
	}
	change_list_release(&list);
	buf_release(&word);
}

bool
grid_paste(struct gridview *gv, struct ui *ui, const char *s, size_t n)
{
	struct block b;
	bool figure;

	take_apart(&b, &ui->report->form->cell[ui->focus], s, n);
	figure = b.lines == 1 && b.cols == 1;
	if (b.n == 0)
		ui_warn(ui, MSG_UI_PASTE_NOTHING, NULL);
	else if (!figure)
		paste_block(gv, ui, &b);
	free(b.token);
	return !figure;
}
