/*
 * details.c - F6: all there is to know about a cell.
 *
 * Full labels, meaning, legal basis, formula, the checks that name it, past
 * years, note, and its history from the audit.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/term/paint.h"
#include "ui/widget/pager.h"

#define YEARS_MOST	5
#define HISTORY_MOST	30

/* How the value came here, where nobody has just typed it. */
static void
add_origin(struct view *v, struct ui *ui, const struct cell *c)
{
	static const struct { enum cell_origin origin; enum msg name; } names[] = {
		{ ORIGIN_CARRIED, MSG_UI_DET_FROM_CARRIED },
		{ ORIGIN_FILL, MSG_UI_DET_FROM_FILL },
		{ ORIGIN_PASTE, MSG_UI_DET_FROM_PASTE },
		{ ORIGIN_SET, MSG_UI_DET_FROM_SET },
		{ ORIGIN_IMPORT, MSG_UI_DET_FROM_IMPORT },
		{ ORIGIN_ACCEPTED, MSG_UI_DET_FROM_ACCEPTED },
		{ ORIGIN_ROLLUP, MSG_UI_DET_FROM_ROLLUP },
		{ ORIGIN_COMPUTED, MSG_UI_DET_FROM_SUM },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].origin == c->origin)
			pager_pair(v, ui_text(ui, MSG_UI_DET_FROM),
			    ui_text(ui, names[i].name));
}

static void
add_labels(struct view *v, struct ui *ui, int cell)
{
	const struct form *f = ui_form(ui);
	const struct form_cell *fc = &f->cell[cell];
	const struct form_block *b = &f->block[fc->block];
	struct buf s = BUF_INIT;

	pager_pair(v, ui_text(ui, MSG_UI_DET_CODE), fc->code);
	form_item_path(&s, b->row, b->rowleaf[fc->row], " > ");
	if (s.len > 0)
		pager_pair(v, ui_text(ui, MSG_UI_DET_ROW), buf_cstr(&s));
	buf_reset(&s);
	form_item_path(&s, b->col, b->colleaf[fc->col], " > ");
	pager_pair(v, ui_text(ui, MSG_UI_DET_COL), buf_cstr(&s));
	buf_reset(&s);
	cell_text(&s, &ui->report->cell[cell]);
	if (ui->report->cell[cell].open) {
		buf_str(&s, s.len > 0 ? "? " : "");
		if (fc->computed)
			buf_str(&s, ui_text(ui, MSG_UI_GRID_PARTIAL));
		else
			cell_why_open(&s, ui->report, cell, ui->lang);
	}
	pager_pair(v, ui_text(ui, MSG_UI_DET_VALUE), s.len > 0 ? buf_cstr(&s) :
	    ui_text(ui, MSG_UI_GRID_EMPTY));
	pager_pair(v, ui_text(ui, MSG_UI_DET_UNIT), fc->unit);
	add_origin(v, ui, &ui->report->cell[cell]);
	buf_release(&s);
}

static void
add_help(struct view *v, struct ui *ui, const struct form_item *it)
{
	if (it->help)
		pager_pair(v, form_item_brief(it), it->help);
	if (it->basis)
		pager_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), it->basis);
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

static const char *
level_word(struct ui *ui, enum form_level l)
{
	return ui_text(ui, l == LEVEL_ERROR ? MSG_UI_FIND_ERROR : l == LEVEL_WARNING ?
	    MSG_UI_FIND_WARNING : MSG_UI_FIND_HINT);
}

static void
add_checks(struct view *v, struct ui *ui, int cell)
{
	const struct form *f = ui_form(ui);
	struct buf s = BUF_INIT;
	int i;

	pager_gap(v);
	pager_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_DET_CHECKS));
	for (i = 0; i < f->ncheck; i++) {
		const struct form_check *ck = &f->check[i];

		if (!check_names(f, ck, cell))
			continue;
		buf_reset(&s);
		buf_printf(&s, "%s %s", level_word(ui, ck->level), form_check_text(f, ck));
		if (ck->help)
			buf_printf(&s, "  %s", ck->help);
		pager_pair(v, ck->code, buf_cstr(&s));
	}
	buf_release(&s);
}

/* What the store knows of the years before, by how many years ago less one. */
struct years {
	struct ui	*ui;
	char		*text[YEARS_MOST];
	int		 oldest;	/* years in text[], known or not */
};

static void
add_year(void *ctx, int year, const char *form, const struct cell *c)
{
	struct years *y = ctx;
	int ago = y->ui->report->year - year - 1;
	struct buf s = BUF_INIT;

	if (ago < 0 || ago >= YEARS_MOST)
		return;
	if (c != NULL) {
		cell_text(&s, c);
		if (s.len == 0)
			buf_str(&s, ui_text(y->ui, MSG_UI_GRID_EMPTY));
	} else {
		buf_str(&s, ui_text(y->ui, MSG_UI_DET_NO_CELL));
	}
	if (strcmp(form, y->ui->report->form->code) != 0)
		msg_put(&s, y->ui->lang, MSG_UI_DET_FORM, form, NULL);
	free(y->text[ago]);
	y->text[ago] = buf_detach(&s);
	if (y->oldest <= ago)
		y->oldest = ago + 1;
}

/* Five years; one without a report is told as long as there is an older one. */
static void
add_years(struct view *v, struct ui *ui, int cell)
{
	struct years y = { ui, { NULL }, 0 };
	char label[16];
	int i;

	(void)store_cell_years(ui->store, ui->report, cell, YEARS_MOST, add_year, &y, NULL);
	pager_gap(v);
	pager_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_PANE_YEARS));
	if (y.oldest == 0)
		pager_add(v, STYLE_BOX, 2, ui_text(ui, MSG_UI_DET_NO_YEARS));
	for (i = 0; i < y.oldest; i++) {
		snprintf(label, sizeof(label), "%d", ui->report->year - 1 - i);
		pager_pair(v, label, y.text[i] ? y.text[i] :
		    ui_text(ui, MSG_UI_DET_NO_REPORT));
		free(y.text[i]);
	}
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
	step_when(&s, c->at, NULL, p->ui->lang);
	buf_printf(&s, "  %s  %s  %s -> %s", c->user, ui_text(p->ui, step_kind(c)),
	    shown(p->ui, c->old), shown(p->ui, c->new));
	free(p->line[p->n % HISTORY_MOST]);
	p->line[p->n++ % HISTORY_MOST] = buf_detach(&s);
	return true;
}

static void
add_history(struct view *v, struct ui *ui, int cell)
{
	struct past p = { ui_form(ui)->cell[cell].code, ui, { NULL }, 0 };
	size_t i, have;

	(void)store_log(ui->store, ui->report->id, add_change, &p, NULL);
	if (p.n == 0)
		return;
	have = p.n < HISTORY_MOST ? p.n : HISTORY_MOST;
	pager_gap(v);
	pager_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_DET_HISTORY));
	for (i = 1; i <= have; i++)
		pager_add(v, STYLE_BOX, 2, p.line[(p.n - i) % HISTORY_MOST]);
	for (i = 0; i < HISTORY_MOST; i++)
		free(p.line[i]);
}

static void
add_note(struct view *v, struct ui *ui, const char *place)
{
	const struct note *n = report_note(ui->report, place);

	if (n != NULL)
		pager_pair(v, ui_text(ui, MSG_UI_GRID_NOTE_WORD), n->body);
}

/* A text: what belongs there, its findings, the note on it. */
static struct view *
text_details(struct ui *ui)
{
	const struct form_section *s = &ui_form(ui)->section[ui->section];
	struct buf b = BUF_INIT;
	const char *code;
	struct view *v;
	size_t at, i;
	int slot;

	if (!textview_where(ui, &slot, &at))
		slot = s->text;
	code = ui_form(ui)->text[slot].code;
	textview_name(&b, ui, slot);
	v = pager_new("details", buf_cstr(&b));
	pager_pair(v, ui_text(ui, MSG_UI_DET_CODE), code);
	if (s->help && ui_form(ui)->text[slot].kind != FORM_TEXT_LEAD)
		pager_pair(v, ui_text(ui, MSG_UI_PANE_MEANING), s->help);
	if (s->basis)
		pager_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), s->basis);
	add_note(v, ui, code);
	for (i = 0; i < ui->findings.n; i++) {
		const struct finding *f = &ui->findings.item[i];

		if (strcmp(f->place, code) != 0)
			continue;
		buf_reset(&b);
		buf_printf(&b, "%s ", level_word(ui, f->level));
		finding_message(&b, ui->report, f, ui->lang);
		pager_pair(v, f->code, buf_cstr(&b));
	}
	buf_release(&b);
	return v;
}

struct view *
details_new(struct ui *ui)
{
	struct buf name = BUF_INIT;
	int cell = ui->focus;
	struct view *v;

	if (cell < 0)
		return text_details(ui);
	form_cell_name(&name, ui_form(ui), cell);
	v = pager_new("details", buf_cstr(&name));
	add_labels(v, ui, cell);
	add_note(v, ui, ui_form(ui)->cell[cell].code);
	pager_gap(v);
	add_help(v, ui, form_cell_row(ui_form(ui), cell));
	add_help(v, ui, form_cell_col(ui_form(ui), cell));
	add_checks(v, ui, cell);
	add_years(v, ui, cell);
	add_history(v, ui, cell);
	buf_release(&name);
	return v;
}
