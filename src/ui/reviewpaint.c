/*
 * reviewpaint.c - the screen of a review.
 *
 *	80x24			wide
 *	whose, which file	whose, which file, counts
 *	counts			list                 | the focused line: the row of the
 *	list			                     | source beside the row of the form
 *	the focused line
 *
 * Everything is drawn from the candidate; what came out of a file is painted by
 * paint_*(), which lets nothing through that could steer a terminal.
 */
#include <stdio.h>
#include <string.h>
#include "file.h"
#include "review.h"
#include "text.h"

#define WIDE		120		/* columns from which the row stands beside */
#define HEAD(ui)	((ui)->rows < 20 ? 1 : 2)	/* lines above the list */

/* ---- the shape of the screen ---- */

static bool
is_wide(const struct ui *ui)
{
	return ui->cols >= WIDE && ui->rows >= 20 && !ui->list_layout;
}

static int
detail_rows(const struct ui *ui)
{
	return is_wide(ui) ? 0 : ui->rows < 20 ? 3 : 6;
}

static int
list_columns(const struct ui *ui)
{
	return is_wide(ui) ? ui->cols * 11 / 20 : ui->cols;
}

/* The line above the detail is no line of the list. */
size_t
review_page(const struct ui *ui)
{
	int n = ui->rows - 3 - HEAD(ui) - detail_rows(ui) - !is_wide(ui);

	return n > 0 ? (size_t)n : 1;
}

/* ---- the head ---- */

static void
draw_head(const struct review *v, struct ui *ui)
{
	const struct inbox_item *it = v->item;
	const struct report *r = it->k->report;
	char n[5][16], year[16];
	struct buf b = BUF_INIT, kind = BUF_INIT;

	snprintf(year, sizeof(year), "%d", r->year);
	snprintf(n[0], sizeof(n[0]), "%d", v->count[GROUP_READ]);
	snprintf(n[1], sizeof(n[1]), "%d", inbox_open(it));
	snprintf(n[2], sizeof(n[2]), "%d", v->count[GROUP_PRINTED]);
	snprintf(n[3], sizeof(n[3]), "%d", inbox_blank(it));
	snprintf(n[4], sizeof(n[4]), "%d", it->errors);
	buf_str(&kind, it->k->kind ? it->k->kind : "");
	if (it->k->encoding)
		buf_printf(&kind, " %s", it->k->encoding);
	msg_put(&b, ui->lang, HEAD(ui) > 1 ? MSG_UI_IMPORT_WHOSE : MSG_UI_IMPORT_WHOSE_SHORT,
	    r->agency.name, year, r->form->code, file_base(it->name), buf_cstr(&kind), n[1],
	    n[2], (char *)NULL);
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	if (HEAD(ui) > 1) {
		buf_reset(&b);
		msg_put(&b, ui->lang, MSG_UI_IMPORT_COUNTS, n[0], n[1], n[2], n[3], n[4],
		    (char *)NULL);
		paint_fill(2, 0, 1, STYLE_TAB);
		paint_text(2, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	}
	buf_release(&b);
	buf_release(&kind);
}

/* ---- what a line says ---- */

struct words {
	struct buf	 name, source, value;
	const char	*mark;		/* how sure it is, in words */
	enum style	 style;
};

static void
put_figures(struct buf *b, const struct report *r, int cell)
{
	int ncol = r->form->block[r->form->cell[cell].block].ncol, i;

	for (i = 0; i < ncol; i++) {
		if (i > 0)
			buf_chr(b, ' ');
		if (cell_empty(&r->cell[cell + i]))
			buf_chr(b, '.');
		else
			cell_text(b, &r->cell[cell + i]);
	}
}

static const struct import_place *
place_of(const struct review *v, int cell)
{
	return v->item->k->place && cell < v->item->k->nplace ?
	    &v->item->k->place[cell] : NULL;
}

/* The source of an open cell that has no place: JSON keeps it with the finding. */
static const char *
source_of(const struct review *v, int cell)
{
	const struct import_place *p = place_of(v, cell);
	const struct candidate *k = v->item->k;
	const char *code = k->report->form->cell[cell].code;
	size_t i;

	if (p && p->source)
		return p->source;
	for (i = 0; i < k->nunplaced; i++)
		if (strcmp(k->unplaced[i].where, code) == 0)
			return k->unplaced[i].text;
	return k->report->cell[cell].raw ? k->report->cell[cell].raw : "";
}

static void
say_mark(const struct review *v, const struct ui *ui, int cell, struct words *w)
{
	static const enum msg done[MARK__MAX] = {
		MSG_NONE, MSG_UI_IMPORT_IS_ACCEPTED, MSG_UI_IMPORT_IS_KEYED,
		MSG_UI_IMPORT_IS_FILLED, MSG_UI_IMPORT_IS_EMPTIED
	};
	const struct import_place *p = place_of(v, cell);
	int was = v->item->was[cell];

	if (v->item->mark[cell] != MARK_NONE) {
		w->mark = ui_text(ui, done[v->item->mark[cell]]);
		w->style = STYLE_OK;
	} else if (was & WAS_OPEN) {
		w->mark = ui_text(ui, MSG_UI_IMPORT_IS_OPEN);
		w->style = STYLE_ERROR;
	} else if (was & WAS_BLANK) {
		w->mark = ui_text(ui, MSG_UI_IMPORT_IS_BLANK);
		w->style = STYLE_DIM;
	} else if (p && p->confidence == IMPORT_LIKELY) {
		w->mark = ui_text(ui, MSG_UI_IMPORT_IS_LIKELY);
		w->style = STYLE_WARNING;
	} else
		w->mark = ui_text(ui, MSG_UI_IMPORT_IS_SURE);
}

static void
say_cell(const struct review *v, const struct ui *ui, int cell, struct words *w)
{
	const struct report *r = v->item->k->report;
	char figure[NUM_TEXT];
	int64_t value;

	form_cell_name(&w->name, r->form, cell);
	buf_str(&w->source, source_of(v, cell));
	if (v->item->mark[cell] == MARK_NONE && v->item->was[cell] & WAS_OPEN) {
		if (inbox_proposal(v->item, cell, &value))
			msg_put(&w->value, ui->lang, MSG_UI_IMPORT_PROPOSED,
			    num_print(figure, value), (char *)NULL);
		else
			buf_chr(&w->value, '?');
	} else if (cell_empty(&r->cell[cell]))
		buf_chr(&w->value, '.');
	else
		cell_text(&w->value, &r->cell[cell]);
	say_mark(v, ui, cell, w);
}

static void
say_printed(const struct review *v, const struct ui *ui, int cell, struct words *w)
{
	const struct report *r = v->item->k->report;
	const struct cell *c = &r->cell[cell];
	bool same = !c->has_printed || (c->has_value && c->printed == c->value);
	char figure[NUM_TEXT];

	form_cell_name(&w->name, r->form, cell);
	if (c->has_printed)
		msg_put(&w->source, ui->lang, MSG_UI_IMPORT_PRINTED_AS,
		    num_print(figure, c->printed), (char *)NULL);
	msg_put(&w->value, ui->lang, MSG_UI_IMPORT_COMPUTED_AS, c->has_value ?
	    num_print(figure, c->value) : ".", (char *)NULL);
	w->mark = ui_text(ui, same ? MSG_UI_IMPORT_IS_SAME : MSG_UI_IMPORT_IS_OTHER);
	w->style = same ? STYLE_OK : STYLE_WARNING;
}

static void
say_likely(const struct review *v, const struct ui *ui, int cell, struct words *w)
{
	const struct report *r = v->item->k->report;
	int ncol = r->form->block[r->form->cell[cell].block].ncol, i;
	const struct import_place *p = NULL;

	for (i = 0; i < ncol; i++)
		if (p == NULL || p->label == NULL)
			p = place_of(v, cell + i);
	buf_str(&w->name, form_item_brief(form_cell_row(r->form, cell)));
	if (p && p->label)
		buf_str(&w->source, p->label);
	put_figures(&w->value, r, cell);
	w->mark = ui_text(ui, MSG_UI_IMPORT_IS_LIKELY);
	w->style = STYLE_WARNING;
}

/* "三 …(before the table)": the code tells the texts of one section apart. */
static void
say_text(const struct review *v, const struct ui *ui, int slot, struct words *w)
{
	const struct report *r = v->item->k->report;
	const struct form_text *t = &r->form->text[slot];
	const char *text = r->text[slot] ? r->text[slot] : "";
	char n[24];

	buf_str(&w->name, t->section >= 0 ? r->form->section[t->section].heading :
	    ui_text(ui, MSG_UI_CMD_LEAD));
	if (t->kind == FORM_TEXT_INTRO)
		buf_str(&w->name, ui_text(ui, MSG_UI_IMPORT_INTRO));
	else if (t->kind == FORM_TEXT_UNDER)
		buf_str(&w->name, ui_text(ui, MSG_UI_IMPORT_UNDER));
	buf_add(&w->source, text, strcspn(text, "\n"));
	snprintf(n, sizeof(n), "%zu", text_length(text, strlen(text)));
	msg_put(&w->value, ui->lang, MSG_UI_IMPORT_CHARACTERS, n, (char *)NULL);
	w->mark = *text ? "" : ui_text(ui, MSG_UI_IMPORT_IS_BLANK);
}

static void
say(const struct review *v, const struct ui *ui, const struct review_row *row,
    struct words *w)
{
	memset(w, 0, sizeof(*w));
	w->mark = "";
	w->style = STYLE_NORMAL;
	switch (row->group) {
	case GROUP_PRINTED:
		say_printed(v, ui, row->at, w);
		break;
	case GROUP_UNPLACED:
		buf_str(&w->name, v->item->k->unplaced[row->at].where);
		buf_str(&w->source, v->item->k->unplaced[row->at].text);
		w->mark = ui_text(ui, MSG_UI_IMPORT_IS_UNPLACED);
		w->style = STYLE_WARNING;
		break;
	case GROUP_LIKELY:
		say_likely(v, ui, row->at, w);
		break;
	case GROUP_TEXT:
		say_text(v, ui, row->at, w);
		break;
	case GROUP_OPEN:
	case GROUP_BLANK:
	case GROUP_READ:
	case GROUP__MAX:
		say_cell(v, ui, row->at, w);
		break;
	}
}

static void
words_release(struct words *w)
{
	buf_release(&w->name);
	buf_release(&w->source);
	buf_release(&w->value);
}

/* ---- the list ---- */

static const enum msg group_heads[GROUP__MAX] = {
	MSG_UI_IMPORT_GROUP_OPEN, MSG_UI_IMPORT_GROUP_PRINTED, MSG_UI_IMPORT_GROUP_UNPLACED,
	MSG_UI_IMPORT_GROUP_LIKELY, MSG_UI_IMPORT_GROUP_BLANK, MSG_UI_IMPORT_GROUP_TEXT,
	MSG_UI_IMPORT_GROUP_READ
};

static void
draw_heading(const struct review *v, struct ui *ui, enum review_group g, int row, int cols,
    bool focus)
{
	enum style s = focus ? STYLE_SELECT : STYLE_HEAD;
	struct buf b = BUF_INIT;
	char n[16];

	snprintf(n, sizeof(n), "%d", v->count[g]);
	buf_str(&b, v->folded[g] ? "[+] " : "[-] ");
	msg_put(&b, ui->lang, group_heads[g], n, (char *)NULL);
	paint_text(row, 0, 2, s, TEXT_LEFT, focus ? "> " : "");
	paint_text(row, 2, cols - 2, s, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

static void
put(int row, int col, int columns, enum style s, struct buf *text)
{
	struct buf b = BUF_INIT;

	text_pad_dots(&b, buf_cstr(text), columns - 1);
	paint_text(row, col, columns - 1, s, TEXT_LEFT, buf_cstr(&b));
	paint_fill(row, col + columns - 1, 1, s);
	buf_release(&b);
}

static int
mark_columns(const struct ui *ui)
{
	return ui->lang == LANG_EN ? 10 : 8;
}

static void
draw_line(struct review *v, struct ui *ui, size_t k, int row, int cols)
{
	bool focus = k == v->at, narrow = cols < 70;
	enum style base = focus ? STYLE_SELECT : STYLE_NORMAL;
	int mark_w = mark_columns(ui), value_w = narrow ? 13 : 16, col = 2, name_w, source_w;
	struct words w;

	if (v->row[k].at < 0) {
		draw_heading(v, ui, v->row[k].group, row, cols, focus);
		return;
	}
	say(v, ui, &v->row[k], &w);
	name_w = cols - 2 - mark_w - value_w;
	source_w = narrow ? 0 : name_w / 2;
	name_w -= source_w;
	paint_text(row, 0, 2, base, TEXT_LEFT, focus ? "> " : "");
	put(row, col, name_w, base, &w.name);
	col += name_w;
	if (source_w > 0)
		put(row, col, source_w, focus ? base : STYLE_DIM, &w.source);
	col += source_w;
	put(row, col, value_w, base, &w.value);
	paint_text(row, col + value_w, mark_w, focus ? base : w.style, TEXT_LEFT, w.mark);
	paint_cursor(row, 0);
	if (focus && v->editing)
		editline_draw(&v->edit, row, col, value_w - 1,
		    v->refused ? STYLE_ERROR : STYLE_EDIT);
	words_release(&w);
}

/* ---- the focused line ---- */

/* "3:3.1:A  三、本年度办理结果 > （一）予以公开 / 自然人" */
static void
put_path(struct buf *b, const struct form *f, int cell, bool column)
{
	const struct form_cell *fc = &f->cell[cell];
	const struct form_block *bl = &f->block[fc->block];

	if (column)
		buf_printf(b, "%s  ", fc->code);
	form_item_path(b, bl->row, bl->rowleaf[fc->row], " > ");
	if (!column)
		return;
	buf_str(b, " / ");
	form_item_path(b, bl->col, bl->colleaf[fc->col], " > ");
}

static void
about_cell(struct buf *b, const struct review *v, const struct ui *ui, int cell)
{
	const struct import_place *p = place_of(v, cell);
	const char *source = source_of(v, cell);
	char line[16];

	put_path(b, v->item->k->report->form, cell, true);
	if (p && p->label) {
		buf_chr(b, '\n');
		msg_put(b, ui->lang, MSG_UI_IMPORT_LABEL, p->label, (char *)NULL);
	}
	if (p && p->line > 0) {
		snprintf(line, sizeof(line), "%d", p->line);
		msg_put(b, ui->lang, MSG_UI_IMPORT_LINE, line, (char *)NULL);
	}
	buf_chr(b, '\n');
	if (p && p->confidence == IMPORT_NONE && v->item->was[cell] & WAS_OPEN)
		buf_str(b, ui_text(ui, MSG_UI_IMPORT_NOT_FOUND));
	else
		msg_put(b, ui->lang, MSG_UI_IMPORT_SOURCE, *source ? source :
		    ui_text(ui, MSG_UI_IMPORT_NOTHING), (char *)NULL);
}

void
review_about(struct buf *b, const struct review *v, struct ui *ui)
{
	const struct review_row *row = &v->row[v->at];
	const struct report *r = v->item->k->report;
	struct words w;

	if (row->at < 0) {
		static const enum msg about[GROUP__MAX] = {
			MSG_UI_IMPORT_ABOUT_OPEN, MSG_UI_IMPORT_ABOUT_PRINTED,
			MSG_UI_IMPORT_ABOUT_UNPLACED, MSG_UI_IMPORT_ABOUT_LIKELY,
			MSG_UI_IMPORT_ABOUT_BLANK, MSG_UI_IMPORT_ABOUT_TEXT,
			MSG_UI_IMPORT_ABOUT_READ
		};

		buf_str(b, ui_text(ui, about[row->group]));
		return;
	}
	say(v, ui, row, &w);
	switch (row->group) {
	case GROUP_UNPLACED:
		buf_printf(b, "%s\n%s", buf_cstr(&w.name), buf_cstr(&w.source));
		break;
	case GROUP_LIKELY:
		put_path(b, r->form, row->at, false);
		buf_chr(b, '\n');
		if (w.source.len > 0)
			msg_put(b, ui->lang, MSG_UI_IMPORT_LABEL, buf_cstr(&w.source),
			    (char *)NULL);
		buf_printf(b, "\n%s", buf_cstr(&w.value));
		break;
	case GROUP_TEXT:
		buf_printf(b, "%s  %s\n", buf_cstr(&w.name), buf_cstr(&w.value));
		if (r->text[row->at])
			buf_str(b, r->text[row->at]);
		break;
	case GROUP_PRINTED:
		put_path(b, r->form, row->at, true);
		buf_printf(b, "\n%s  %s  %s\n", buf_cstr(&w.source), buf_cstr(&w.value), w.mark);
		buf_str(b, ui_text(ui, MSG_UI_IMPORT_ABOUT_PRINTED));
		break;
	case GROUP_OPEN:
	case GROUP_BLANK:
	case GROUP_READ:
	case GROUP__MAX:
		about_cell(b, v, ui, row->at);
		break;
	}
	words_release(&w);
}

struct wrapping {
	const char	*text;
	int		 row, last, col, columns;
};

static void
wrapped_line(void *ctx, size_t from, size_t to)
{
	struct wrapping *w = ctx;
	struct buf b = BUF_INIT;

	if (w->row > w->last)
		return;
	buf_add(&b, w->text + from, to - from);
	paint_text(w->row++, w->col, w->columns, STYLE_NORMAL, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

/* Returns the row behind the last line drawn. */
static int
draw_about(const struct review *v, struct ui *ui, int row, int last, int col, int columns)
{
	struct wrapping w = { NULL, row, last, col, columns };
	struct buf b = BUF_INIT;
	const char *s;
	size_t n;

	review_about(&b, v, ui);
	for (s = buf_cstr(&b); w.row <= w.last; s += n + 1) {
		n = strcspn(s, "\n");
		w.text = s;
		text_wrap(s, n, columns, wrapped_line, &w);
		if (s[n] == '\0')
			break;
	}
	buf_release(&b);
	return w.row;
}

/* The row of the source beside the row of the form, a column of the form a line. */
static void
draw_row_beside(const struct review *v, struct ui *ui, int cell, int row, int last, int col,
    int columns)
{
	const struct report *r = v->item->k->report;
	const struct form_block *bl = &r->form->block[r->form->cell[cell].block];
	int first = cell - r->form->cell[cell].col, third = columns / 3, i;
	enum msg head[] = { MSG_UI_IMPORT_COLUMN, MSG_UI_IMPORT_IN_FILE, MSG_UI_IMPORT_BECAME };
	struct words w;
	struct buf name = BUF_INIT;

	if (row + 1 > last)
		return;
	for (i = 0; i < 3; i++)
		paint_text(row, col + i * third, i < 2 ? third : columns - 2 * third,
		    STYLE_HEAD, TEXT_LEFT, ui_text(ui, head[i]));
	for (i = 0, row++; i < bl->ncol && row <= last; i++, row++) {
		enum style s = first + i == cell && v->row[v->at].group != GROUP_LIKELY ?
		    STYLE_SELECT : STYLE_NORMAL;

		memset(&w, 0, sizeof(w));
		w.mark = "";
		w.style = STYLE_NORMAL;
		if (r->form->cell[first + i].computed &&
		    r->cell[first + i].has_printed)
			say_printed(v, ui, first + i, &w);
		else
			say_cell(v, ui, first + i, &w);
		buf_reset(&name);
		buf_str(&name, form_item_brief(form_cell_col(r->form, first + i)));
		put(row, col, third, s, &name);
		put(row, col + third, third, s, &w.source);
		buf_printf(&w.value, "  %s", r->form->cell[first + i].computed &&
		    !r->cell[first + i].has_printed ? "" : w.mark);
		put(row, col + 2 * third, columns - 2 * third, s, &w.value);
		words_release(&w);
	}
	buf_release(&name);
}

static void
draw_pane(const struct review *v, struct ui *ui, int first, int last)
{
	const struct review_row *w = &v->row[v->at];
	int left = list_columns(ui), row, col = left + 2, columns = ui->cols - left - 3;

	for (row = first; row <= last; row++)
		paint_fill(row, left, ui->cols - left, STYLE_NORMAL);
	paint_vline(first, left, last - first + 1, STYLE_FRAME);
	if (v->n == 0)
		return;
	row = draw_about(v, ui, first, last, col, columns) + 1;
	if (w->at >= 0 && w->group != GROUP_UNPLACED && w->group != GROUP_TEXT)
		draw_row_beside(v, ui, w->at, row, last, col, columns);
}

/* ---- the screen ---- */

void
review_draw(struct view *view, struct ui *ui, bool all)
{
	struct review *v = (struct review *)view;
	int first = 1 + HEAD(ui), cols = list_columns(ui), row, last = ui->rows - 3, i;
	size_t room = review_page(ui);

	(void)all;
	if (v->at < v->top)
		v->top = v->at;
	if (v->at >= v->top + room)
		v->top = v->at - room + 1;
	/* A group's heading comes into sight with its first line. */
	if (v->top == v->at && v->top > 0 && v->row[v->top - 1].at < 0 && room > 1)
		v->top--;
	draw_head(v, ui);
	for (i = 0; i < (int)room; i++)
		if (v->top + (size_t)i < v->n && v->top + (size_t)i != v->at)
			draw_line(v, ui, v->top + (size_t)i, first + i, cols);
		else
			paint_fill(first + i, 0, cols, STYLE_NORMAL);
	if (is_wide(ui))
		draw_pane(v, ui, first, last);
	else {
		row = first + (int)room;
		paint_hline(row, 0, ui->cols, STYLE_FRAME);
		for (i = row + 1; i <= last; i++)
			paint_fill(i, 0, ui->cols, STYLE_NORMAL);
		if (v->n > 0)
			(void)draw_about(v, ui, row + 1, last, 1, ui->cols - 2);
	}
	if (v->n > 0)			/* last: the cursor stays there */
		draw_line(v, ui, v->at, first + (int)(v->at - v->top), cols);
}
