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
 *
 * A line or a small block is taken at once.  One that a slip would spread over half a
 * table, or whose totals are others than the sums, is shown first (pastebox.c).  One
 * that is refused is kept in the clip: the clerk moves to where it fits and puts it.
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
#include "ui/grid/paste.h"

/* A block of at most so many figures is taken at once, unless its totals want a look. */
#define SMALL		20

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

/* Excel puts a cell with a break in it in quotes: "一、本年新收<LF>公开申请数量".  The break
 * becomes a blank, so that it parts no row and joins no figures. */
static void
unquote(struct buf *out, const char *s, size_t n)
{
	size_t at = 0, to;

	while (at < n) {
		if (s[at] == '"' && (at == 0 || s[at - 1] == '\t' || s[at - 1] == '\n')) {
			for (to = at + 1; to < n && (s[to] != '"' || (to + 1 < n && s[to + 1] == '"'));)
				to += s[to] == '"' ? 2 : 1;
			if (to < n && (to + 1 == n || strchr("\t\r\n", s[to + 1]) != NULL)) {
				for (at++; at < to; at++) {
					at += s[at] == '"';
					buf_chr(out, strchr("\t\r\n", s[at]) != NULL ? ' ' : s[at]);
				}
				at++;
				continue;
			}
		}
		buf_chr(out, s[at++]);
	}
}

/* 结果维持 结果纠正 … above figures that have no labels: the lines are passed over. */
static void
drop_header(struct block *b)
{
	size_t first = 0;

	while (first < b->n && b->token[first].word)
		first++;
	while (first > 0 && first < b->n && b->token[first - 1].line == b->token[first].line)
		first--;		/* the words of a line with figures */
	if (b->stub > 0 || first == 0 || first == b->n)
		return;
	b->head = b->token[first].line - b->token[0].line;
	memmove(b->token, b->token + first, (b->n - first) * sizeof(*b->token));
	b->n -= first;
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
	drop_header(b);
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

/* 一、本年新收…申请数量 and two empty squares, for which its label is merged: where more
 * columns come than the table has, empty ones behind the words are theirs. */
static void
widen_stub(struct block *b, const struct form *f, int section, int row)
{
	int least = b->cols, places = 0;

	for (size_t i = 0; i < b->n; i++)
		if (b->token[i].col >= b->stub && b->token[i].col < least)
			least = b->token[i].col;
	while (grid_row_cell(f, section, row, places) >= 0)
		places++;
	while (b->stub < least && b->cols - b->stub > places)
		b->stub++;
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
lay_on_corner(struct block *b, const struct ui *ui, int corner)
{
	const struct form *f = ui->report->form;
	int row = grid_row(f, corner), place = grid_row_place(f, corner);

	for (size_t i = 0; i < b->n; i++)
		b->token[i].cell = grid_row_cell(f, ui->section, row + b->token[i].line - b->head,
		    place + b->token[i].col);
}

/* The first square without a cell; words of a stub and of its header have none. */
static const struct token *
outside(const struct block *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->token[i].cell < 0 && (b->stub == 0 || !b->token[i].word))
			return &b->token[i];
	return NULL;
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
tell(struct ui *ui, const struct block *b, size_t filled, const struct paste_sum *sum)
{
	char pasted[NUM_TEXT], computed[NUM_TEXT];
	struct buf name = BUF_INIT;
	const struct cell *c = ui->report->cell;
	int64_t value = 0;
	size_t i;

	for (i = 0; i < b->n && !paste_differs(ui->report, &b->token[i], c, &value); i++)
		;
	if (i < b->n) {
		form_cell_name(&name, ui_form(ui), b->token[i].cell);
		ui_warn(ui, MSG_UI_PASTE_TOTAL, INT(filled), INT(sum->differ), buf_cstr(&name),
		    num_print(pasted, value), num_print(computed, c[b->token[i].cell].value),
		    NULL);
	} else if (sum->changed > 0)
		ui_say(ui, MSG_UI_PASTE_CHANGED, INT(filled), INT(sum->changed), NULL);
	else
		ui_say(ui, MSG_UI_PASTE_DONE, INT(filled), NULL);
	buf_release(&name);
}

/* Says why, when there is a word that is no row or a square that has no cell. */
static bool
lay(struct ui *ui, struct block *b, int corner)
{
	const struct token *stranger = NULL;
	struct buf word = BUF_INIT;
	bool named = b->stub > 0;

	if (named)
		widen_stub(b, ui->report->form, ui->section, grid_row(ui->report->form,
		    corner));
	if (named)
		stranger = lay_on_rows(b, ui->report->form, ui->section,
		    grid_row(ui->report->form, corner));
	else
		lay_on_corner(b, ui, corner);
	named = stranger != NULL;
	if (stranger == NULL)
		stranger = outside(b);
	if (stranger == NULL)
		return true;
	text_visible(&word, stranger->s, text_offset(stranger->s, stranger->n, 24), false);
	if (named)
		ui_warn(ui, MSG_UI_PASTE_LABEL, INT(stranger->line + 1), buf_cstr(&word),
		    NULL);
	else
		ui_warn(ui, MSG_UI_PASTE_OUTSIDE, INT(b->lines), INT(b->cols - b->stub),
		    INT(stranger->line + 1), INT(stranger->col + 1), buf_cstr(&word), NULL);
	buf_release(&word);
	return false;
}

static void take_shown(struct ui *);

/* To be looked at first? */
static bool
wants_look(const struct paste_sum *sum)
{
	return sum->rows > 1 && (sum->fresh + sum->changed + sum->same > SMALL ||
	    sum->differ > 0);
}

/* False: refused, with the reason. */
static bool
take_block(struct gridview *gv, struct ui *ui, struct block *b, int corner, bool looked)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct paste_sum sum;
	struct cell *tried;
	size_t filled;
	bool ok = true;

	if (!ui_may_write(ui) || (gv->editing && !gv->view.class->settle(&gv->view, ui)) ||
	    !lay(ui, b, corner) || !collect(ui, b, &list)) {
		change_list_release(&list);
		return false;
	}
	tried = paste_try(ui->report, b);
	paste_count(ui->report, b, tried, &sum);
	if (!looked && wants_look(&sum)) {
		change_list_release(&list);
		gv->pasted_at = corner;
		paste_show(ui, b, tried, &sum, take_shown);
	} else {
		filled = list.n;		/* ui_commit() takes the list over */
		ok = ui_commit(ui, &list);
		if (ok && ui->nunsaved == 0)
			tell(ui, b, filled, &sum);
	}
	free(tried);
	return ok;
}

/* What was refused can be put elsewhere: nobody has to copy it anew. */
static void
keep_refused(struct ui *ui, const char *s, size_t n)
{
	struct buf kept = BUF_INIT;

	buf_add(&kept, s, n);
	buf_release(&ui->clip);
	ui->clip = kept;
	buf_str(&ui->message, ui_text(ui, MSG_UI_PASTE_KEPT));
	ui_damage(ui, DAMAGE_MESSAGE);
}

static bool
paste_at(struct gridview *gv, struct ui *ui, const char *s, size_t n, int corner, bool looked)
{
	struct block b;
	bool figure;

	take_apart(&b, &ui->report->form->cell[corner], s, n);
	figure = b.lines == 1 && b.cols == 1;
	if (b.n == 0)
		ui_warn(ui, MSG_UI_PASTE_NOTHING, NULL);
	else if (!figure && !take_block(gv, ui, &b, corner, looked))
		keep_refused(ui, s, n);
	free(b.token);
	return !figure;
}

/* Enter in the preview.  The report may be another by now, or closed. */
static void
take_shown(struct ui *ui)
{
	struct gridview *gv = (struct gridview *)ui_base(ui);

	if (gv == NULL || !ui_shows(ui, SCREEN_GRID) || ui->report == NULL ||
	    gv->pasted_at < 0 || ui->report->form->cell[gv->pasted_at].section != ui->section)
		return;
	(void)paste_at(gv, ui, buf_cstr(&gv->pasted), gv->pasted.len, gv->pasted_at, true);
}

bool
grid_paste(struct gridview *gv, struct ui *ui, const char *s, size_t n)
{
	struct buf text = BUF_INIT;

	unquote(&text, s, n);		/* it may be the clip, which a refusal replaces */
	buf_release(&gv->pasted);
	gv->pasted = text;
	gv->pasted_at = -1;
	return paste_at(gv, ui, buf_cstr(&gv->pasted), gv->pasted.len, ui->focus, false);
}
