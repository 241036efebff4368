/*
 * details.c - F6: all there is to know about a cell.
 *
 * Full labels, meaning, legal basis, formula, the checks that name it, past
 * years, note, and its history from the audit.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "mem.h"
#include "prior.h"
#include "reader.h"

#define YEARS_MOST	5
#define HISTORY_MOST	30

static void
add_labels(struct view *v, struct ui *ui, int cell)
{
	const struct form *f = ui->report->form;
	const struct form_cell *fc = &f->cell[cell];
	const struct form_block *b = &f->block[fc->block];
	struct buf s = BUF_INIT;

	reader_pair(v, ui_text(ui, MSG_UI_DET_CODE), fc->code);
	form_item_path(&s, b->row, b->rowleaf[fc->row], " > ");
	if (s.len > 0)
		reader_pair(v, ui_text(ui, MSG_UI_DET_ROW), buf_cstr(&s));
	buf_reset(&s);
	form_item_path(&s, b->col, b->colleaf[fc->col], " > ");
	reader_pair(v, ui_text(ui, MSG_UI_DET_COL), buf_cstr(&s));
	buf_reset(&s);
	cell_text(&s, &ui->report->cell[cell]);
	reader_pair(v, ui_text(ui, MSG_UI_DET_VALUE), s.len > 0 ? buf_cstr(&s) :
	    ui_text(ui, MSG_UI_GRID_EMPTY));
	reader_pair(v, ui_text(ui, MSG_UI_DET_UNIT), fc->unit);
	buf_release(&s);
}

static void
add_help(struct view *v, struct ui *ui, const struct form_item *it)
{
	if (it->help)
		reader_pair(v, form_item_brief(it), it->help);
	if (it->basis)
		reader_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), it->basis);
}

/* Is the cell among these terms? */
static bool
in_terms(const struct form *f, int first, int n, int cell)
{
	int i;

	for (i = first; i < first + n; i++)
		if (f->term[i].cell == cell)
			return true;
	return false;
}

static bool
check_names(const struct form *f, const struct form_check *ck, int cell)
{
	int i, k;

	for (i = ck->first_case; i < ck->first_case + ck->ncase; i++) {
		const struct form_case *c = &f->kase[i];

		if (c->cell == cell)
			return true;
		for (k = c->first_rel; k < c->first_rel + c->nrel; k++)
			if (in_terms(f, f->rel[k].left, f->rel[k].nleft, cell) ||
			    in_terms(f, f->rel[k].right, f->rel[k].nright, cell))
				return true;
	}
	return false;
}

static void
add_checks(struct view *v, struct ui *ui, int cell)
{
	const struct form *f = ui->report->form;
	struct buf s = BUF_INIT;
	int i;

	reader_gap(v);
	reader_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_DET_CHECKS));
	for (i = 0; i < f->ncheck; i++) {
		const struct form_check *ck = &f->check[i];

		if (!check_names(f, ck, cell))
			continue;
		buf_reset(&s);
		buf_printf(&s, "%s %s", ui_text(ui, ck->level == LEVEL_ERROR ? MSG_UI_FIND_ERROR :
		    ck->level == LEVEL_WARNING ? MSG_UI_FIND_WARNING : MSG_UI_FIND_HINT),
		    ck->text ? ck->text : "");
		if (ck->help)
			buf_printf(&s, "  %s", ck->help);
		reader_pair(v, ck->code, buf_cstr(&s));
	}
	buf_release(&s);
}

struct years { struct view *v; struct ui *ui; int n; };

static void
add_year(void *ctx, int year, const struct cell *c)
{
	struct years *y = ctx;
	struct buf s = BUF_INIT;
	char label[16];

	if (y->n++ == 0) {
		reader_gap(y->v);
		reader_add(y->v, STYLE_STRONG, 0, ui_text(y->ui, MSG_UI_PANE_YEARS));
	}
	snprintf(label, sizeof(label), "%d", year);
	cell_text(&s, c);
	reader_pair(y->v, label, s.len > 0 ? buf_cstr(&s) : ui_text(y->ui, MSG_UI_GRID_EMPTY));
	buf_release(&s);
}

struct past {
	const char	*place;
	struct ui	*ui;
	char		*line[HISTORY_MOST];	/* ring, newest last */
	size_t		 n;
};

static const char *
shown(struct ui *ui, const char *s)
{
	return s && *s ? s : ui_text(ui, MSG_UI_GRID_EMPTY);
}

static bool
add_change(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct past *p = ctx;
	struct buf s = BUF_INIT;

	(void)hash;
	if (c->kind != CHANGE_CELL || strcmp(c->place, p->place) != 0)
		return true;
	buf_printf(&s, "%.16s  %s -> %s  %s", c->at, shown(p->ui, c->old), shown(p->ui, c->new),
	    c->user);
	if (s.len > 10 && s.data[10] == 'T')
		s.data[10] = ' ';
	free(p->line[p->n % HISTORY_MOST]);
	p->line[p->n++ % HISTORY_MOST] = buf_detach(&s);
	return true;
}

static void
add_history(struct view *v, struct ui *ui, int cell)
{
	struct past p = { ui->report->form->cell[cell].code, ui, { NULL }, 0 };
	size_t i, have;

	(void)store_log(ui->store, ui->report->id, add_change, &p, NULL);
	if (p.n == 0)
		return;
	have = p.n < HISTORY_MOST ? p.n : HISTORY_MOST;
	reader_gap(v);
	reader_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_DET_HISTORY));
	for (i = 1; i <= have; i++)
		reader_add(v, STYLE_BOX, 2, p.line[(p.n - i) % HISTORY_MOST]);
	for (i = 0; i < HISTORY_MOST; i++)
		free(p.line[i]);
}

static void
add_note(struct view *v, struct ui *ui, const char *place)
{
	const struct report *r = ui->report;
	size_t i;

	for (i = 0; i < r->nnote; i++)
		if (strcmp(r->note[i].place, place) == 0)
			reader_pair(v, ui_text(ui, MSG_UI_GRID_NOTE_WORD), r->note[i].body);
}

/* A text section has its own few facts. */
static struct view *
section_details(struct ui *ui)
{
	const struct form_section *s = &ui->report->form->section[ui->section];
	struct view *v = reader_new("details", s->heading);

	if (s->help)
		reader_pair(v, ui_text(ui, MSG_UI_PANE_MEANING), s->help);
	if (s->basis)
		reader_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), s->basis);
	if (s->text >= 0)
		add_note(v, ui, ui->report->form->text[s->text].code);
	reader_gap(v);
	return v;
}

struct view *
details_new(struct ui *ui)
{
	struct years years = { NULL, ui, 0 };
	struct buf name = BUF_INIT;
	int cell = ui->focus;
	struct view *v;

	if (cell < 0)
		return section_details(ui);
	form_cell_name(&name, ui->report->form, cell);
	v = reader_new("details", buf_cstr(&name));
	add_labels(v, ui, cell);
	add_note(v, ui, ui->report->form->cell[cell].code);
	reader_gap(v);
	add_help(v, ui, form_cell_row(ui->report->form, cell));
	add_help(v, ui, form_cell_col(ui->report->form, cell));
	add_checks(v, ui, cell);
	years.v = v;
	(void)store_cell_years(ui->store, ui->report, cell, YEARS_MOST, add_year, &years, NULL);
	add_history(v, ui, cell);
	buf_release(&name);
	return v;
}
