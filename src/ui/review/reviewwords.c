/*
 * reviewwords.c - what a line of the review says, short and at length.
 *
 * Words only, no places on the screen; all of it is read from the candidate anew
 * each time.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/look.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/review/review.h"
#include "ui/term/paint.h"

/* ---- what a line says ---- */

/* Row and column of a cell; a long row gives way, the column tells cells apart. */
static void
put_name(struct review_words *w, const struct form *f, int cell)
{
	const char *row = form_item_brief(form_cell_row(f, cell));
	const char *col = form_item_brief(form_cell_col(f, cell));
	int room = w->columns - text_width(col) - 1;

	if (room < 8 || text_width(row) <= room)
		buf_str(&w->name, row);
	else
		text_pad_dots(&w->name, row, room);
	buf_printf(&w->name, " %s", col);
}

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

/* The words of its form as they are shown. */
static const struct form *
shown(const struct review *v, const struct ui *ui)
{
	return form_shown(v->item->k->report->form, ui->lang);
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
say_mark(const struct review *v, const struct ui *ui, int cell, struct review_words *w)
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

/* Why an open cell was not read: "41^415（有删除线）". */
static void
put_look(struct buf *b, const struct review *v, const struct ui *ui, int cell)
{
	const struct import_place *p = place_of(v, cell);
	struct buf words = BUF_INIT;

	if (p == NULL || p->look == 0)
		return;
	look_say(&words, p->look, ui->lang);
	msg_put(b, ui->lang, MSG_UI_IMPORT_LOOK, buf_cstr(&words), NULL);
	buf_release(&words);
}

static void
say_cell(const struct review *v, const struct ui *ui, int cell, struct review_words *w)
{
	const struct report *r = v->item->k->report;
	char figure[NUM_TEXT];
	int64_t value;

	put_name(w, shown(v, ui), cell);
	buf_str(&w->source, source_of(v, cell));
	put_look(&w->source, v, ui, cell);
	if (v->item->mark[cell] == MARK_NONE && v->item->was[cell] & WAS_OPEN) {
		if (inbox_proposal(v->item, cell, &value))
			msg_put(&w->value, ui->lang, MSG_UI_IMPORT_PROPOSED,
			    num_print(figure, value), NULL);
		else
			buf_chr(&w->value, '?');
	} else if (cell_empty(&r->cell[cell]))
		buf_chr(&w->value, '.');
	else
		cell_text(&w->value, &r->cell[cell]);
	say_mark(v, ui, cell, w);
}

static void
say_printed(const struct review *v, const struct ui *ui, int cell, struct review_words *w)
{
	const struct report *r = v->item->k->report;
	const struct cell *c = &r->cell[cell];
	bool same = !cell_prints(c);
	char figure[NUM_TEXT];

	put_name(w, shown(v, ui), cell);
	if (c->has_printed)
		msg_put(&w->source, ui->lang, MSG_UI_IMPORT_PRINTED_AS,
		    num_print(figure, c->printed), NULL);
	msg_put(&w->value, ui->lang, MSG_UI_IMPORT_COMPUTED_AS, c->open ? "?" :
	    c->has_value ? num_print(figure, c->value) : ".", NULL);
	if (c->open) {
		w->mark = ui_text(ui, MSG_UI_IMPORT_IS_OPEN);
		w->style = STYLE_DIM;
		return;
	}
	w->mark = ui_text(ui, same ? MSG_UI_IMPORT_IS_SAME : MSG_UI_IMPORT_IS_OTHER);
	w->style = same ? STYLE_OK : STYLE_WARNING;
}

static void
say_likely(const struct review *v, const struct ui *ui, int cell, struct review_words *w)
{
	const struct report *r = v->item->k->report;
	int ncol = r->form->block[r->form->cell[cell].block].ncol, i;
	const struct import_place *p = NULL;

	for (i = 0; i < ncol; i++)
		if (p == NULL || p->label == NULL)
			p = place_of(v, cell + i);
	buf_str(&w->name, form_item_brief(form_cell_row(shown(v, ui), cell)));
	if (p && p->label)
		buf_str(&w->source, p->label);
	put_figures(&w->value, r, cell);
	w->mark = ui_text(ui, MSG_UI_IMPORT_IS_LIKELY);
	w->style = STYLE_WARNING;
}

/* "三 …(before the table)": the code tells the texts of one section apart. */
static void
say_text(const struct review *v, const struct ui *ui, int slot, struct review_words *w)
{
	const struct report *r = v->item->k->report;
	const struct form_text *t = &r->form->text[slot];
	const char *text = r->text[slot] ? r->text[slot] : "";
	char n[24];

	buf_str(&w->name, t->section >= 0 ? shown(v, ui)->section[t->section].heading :
	    ui_text(ui, MSG_UI_CMD_LEAD));
	if (t->kind == FORM_TEXT_INTRO)
		buf_str(&w->name, ui_text(ui, MSG_UI_IMPORT_INTRO));
	else if (t->kind == FORM_TEXT_UNDER)
		buf_str(&w->name, ui_text(ui, MSG_UI_IMPORT_UNDER));
	buf_add(&w->source, text, strcspn(text, "\n"));
	snprintf(n, sizeof(n), "%zu", text_length(text, strlen(text)));
	msg_put(&w->value, ui->lang, MSG_UI_IMPORT_CHARACTERS, n, NULL);
	w->mark = *text ? "" : ui_text(ui, MSG_UI_IMPORT_IS_BLANK);
}

static void
words_init(struct review_words *w, int columns)
{
	memset(w, 0, sizeof(*w));
	w->mark = "";
	w->style = STYLE_NORMAL;
	w->columns = columns;
}

void
review_say(const struct review *v, const struct ui *ui, const struct review_row *row,
    int columns, struct review_words *w)
{
	words_init(w, columns);
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

void
review_words_release(struct review_words *w)
{
	buf_release(&w->name);
	buf_release(&w->source);
	buf_release(&w->value);
}

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

/* What a clerk does about an open cell. */
static void
put_advice(struct buf *b, const struct review *v, const struct ui *ui, int cell)
{
	const struct import_place *p = place_of(v, cell);
	enum msg advice = p != NULL ? look_advice(p->look) : MSG_NONE;
	int64_t value;

	if ((v->item->was[cell] & WAS_OPEN) == 0 || v->item->mark[cell] != MARK_NONE ||
	    inbox_proposal(v->item, cell, &value))
		return;
	if (advice == MSG_NONE)
		advice = *source_of(v, cell) != '\0' ? MSG_UI_IMPORT_DO_UNSURE :
		    MSG_UI_IMPORT_DO_FILL;
	buf_chr(b, '\n');
	buf_str(b, ui_text(ui, advice));
}

static void
about_cell(struct buf *b, const struct review *v, const struct ui *ui, int cell)
{
	const struct import_place *p = place_of(v, cell);
	const char *source = source_of(v, cell);
	char line[16];

	put_path(b, shown(v, ui), cell, true);
	if (p && p->label) {
		buf_chr(b, '\n');
		msg_put(b, ui->lang, MSG_UI_IMPORT_LABEL, p->label, NULL);
	}
	if (p && p->line > 0) {
		snprintf(line, sizeof(line), "%d", p->line);
		msg_put(b, ui->lang, MSG_UI_IMPORT_LINE, line, NULL);
	}
	buf_chr(b, '\n');
	if (p && p->confidence == IMPORT_NONE && v->item->was[cell] & WAS_OPEN)
		buf_str(b, ui_text(ui, MSG_UI_IMPORT_NOT_FOUND));
	else
		msg_put(b, ui->lang, MSG_UI_IMPORT_SOURCE, *source ||
		    (p && p->look != 0) ? source : ui_text(ui, MSG_UI_IMPORT_NOTHING),
		    NULL);
	put_look(b, v, ui, cell);
	put_advice(b, v, ui, cell);
}

void
review_say_column(const struct review *v, const struct ui *ui, int cell,
    struct review_words *w)
{
	const struct report *r = v->item->k->report;
	bool computed = r->form->cell[cell].computed;

	words_init(w, 0);
	if (computed && r->cell[cell].has_printed)
		say_printed(v, ui, cell, w);
	else
		say_cell(v, ui, cell, w);
	if (computed && !r->cell[cell].has_printed) {
		buf_reset(&w->source);
		w->mark = "";
	}
	if (v->item->was[cell] & WAS_OPEN && (place_of(v, cell) == NULL ||
	    place_of(v, cell)->look == 0))	/* of the whole row; it stands above */
		buf_reset(&w->source);
	buf_reset(&w->name);
	buf_str(&w->name, form_item_brief(form_cell_col(shown(v, ui), cell)));
}

void
review_about(struct buf *b, const struct review *v, struct ui *ui)
{
	const struct review_row *row = &v->row[v->at];
	const struct report *r = v->item->k->report;
	struct review_words w;

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
	review_say(v, ui, row, 0, &w);
	switch (row->group) {
	case GROUP_UNPLACED:
		buf_printf(b, "%s\n%s", buf_cstr(&w.name), buf_cstr(&w.source));
		break;
	case GROUP_LIKELY:
		put_path(b, shown(v, ui), row->at, false);
		buf_chr(b, '\n');
		if (w.source.len > 0)
			msg_put(b, ui->lang, MSG_UI_IMPORT_LABEL, buf_cstr(&w.source),
			    NULL);
		buf_printf(b, "\n%s", buf_cstr(&w.value));
		break;
	case GROUP_TEXT:
		buf_printf(b, "%s  %s\n", buf_cstr(&w.name), buf_cstr(&w.value));
		if (r->text[row->at])
			buf_str(b, r->text[row->at]);
		break;
	case GROUP_PRINTED:
		put_path(b, shown(v, ui), row->at, true);
		buf_printf(b, "\n%s  %s  %s\n", buf_cstr(&w.source), buf_cstr(&w.value),
		    w.mark);
		buf_str(b, ui_text(ui, MSG_UI_IMPORT_ABOUT_PRINTED));
		break;
	case GROUP_OPEN:
	case GROUP_BLANK:
	case GROUP_READ:
	case GROUP__MAX:
		about_cell(b, v, ui, row->at);
		break;
	}
	review_words_release(&w);
}

