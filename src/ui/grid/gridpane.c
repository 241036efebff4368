/*
 * gridpane.c - what a large screen shows beside and under a table.
 *
 * Beside: the focused row against last year, the cell in past years, its
 * meaning and legal basis, and the open findings.  Under a short table: the
 * findings of its section.  Nothing here takes the focus, and a screen without
 * the room loses nothing that a key does not show (F5 F6 F8).
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/term/paint.h"

/* A column of lines being filled from the top. */
struct pane {
	struct ui	*ui;
	int		 x, w, y, end;
};

/* What does not fit is left out: the pane never scrolls. */
static void
put_line(struct pane *p, enum style style, const char *s)
{
	if (p->y >= p->end)
		return;
	paint_text(p->y++, p->x, p->w, style, TEXT_LEFT, s);
}

static void
put_blank(struct pane *p)
{
	if (p->y < p->end)
		paint_fill(p->y++, p->x, p->w, STYLE_NORMAL);
}

struct wrapping {
	struct pane	*pane;
	const char	*text;
	enum style	 style;
	int		 left;		/* lines it may still take */
};

static void
wrapped_line(void *ctx, size_t from, size_t to)
{
	struct wrapping *w = ctx;
	struct buf b = BUF_INIT;

	if (w->left-- <= 0)
		return;
	buf_add(&b, w->text + from, to - from);
	put_line(w->pane, w->style, buf_cstr(&b));
	buf_release(&b);
}

/* At most "lines" lines of a paragraph; one that is cut ends in dots. */
static void
put_wrapped(struct pane *p, enum style style, const char *s, int lines)
{
	struct buf shown = BUF_INIT, cut = BUF_INIT;
	struct wrapping w = { p, NULL, style, lines };

	buf_add(&cut, s, strcspn(s, "\n"));
	grid_label_screen(&shown, buf_cstr(&cut));
	buf_reset(&cut);
	w.text = buf_cstr(&shown);
	if (p->w > 2 && lines > 1)
		text_wrap(w.text, shown.len, p->w, wrapped_line, &w);
	else if (p->w > 2) {
		text_pad_dots(&cut, w.text, p->w);
		put_line(p, style, buf_cstr(&cut));
	}
	buf_release(&shown);
	buf_release(&cut);
}

/* A heading only where a line fits under it. */
static void
put_heading(struct pane *p, enum msg m)
{
	if (p->y + 1 >= p->end)
		return;
	put_blank(p);
	put_line(p, STYLE_DIM, ui_text(p->ui, m));
}

/* ---- the pieces ---- */

/* Which cell: number and column, then the row with all its headings. */
static void
put_name(struct pane *p, int cell)
{
	const struct form *f = ui_form(p->ui);
	const struct form_block *b = &f->block[f->cell[cell].block];
	struct buf s = BUF_INIT, shown = BUF_INIT;

	grid_number(&s, f, cell);
	if (grid_beside(f, f->cell[cell].section) && *b->colhead) {
		buf_str(&s, b->colhead);
		buf_chr(&s, '>');
	}
	form_item_path(&s, b->col, b->colleaf[f->cell[cell].col], ">");
	grid_label_screen(&shown, buf_cstr(&s));
	put_wrapped(p, STYLE_HEAD, buf_cstr(&shown), 2);
	buf_reset(&s);
	buf_reset(&shown);
	form_item_path(&s, b->row, b->rowleaf[f->cell[cell].row], ">");
	grid_label_screen(&shown, buf_cstr(&s));
	if (shown.len > 0)
		put_wrapped(p, STYLE_LABEL, buf_cstr(&shown), 3);
	buf_release(&s);
	buf_release(&shown);
}

/* Unknown is not 0: a year that is not in the database shows a dash. */
static void
put_figure(struct buf *out, bool known, int64_t v, bool sign)
{
	char figure[NUM_TEXT + 1];
	size_t pad;

	if (!known)
		memcpy(figure, "-", sizeof("-"));
	else {
		figure[0] = '+';
		num_print(figure + (sign && v > 0), v);
	}
	for (pad = strlen(figure); pad < 12; pad++)
		buf_chr(out, ' ');
	buf_str(out, figure);
}

/* The focused row, column by column: this year, last year, the difference.  Of
 * blocks beside each other only the columns of one heading. */
static void
put_row(struct pane *p, int cell)
{
	const struct ui *ui = p->ui;
	const struct form *f = ui_form(ui);
	int section = f->cell[cell].section, row = grid_row(f, cell), k, c;
	struct buf line = BUF_INIT, name = BUF_INIT;
	const struct cell *v;
	bool known;
	int64_t last;

	if (ui->report->prior == NULL || p->w < 50)
		return;
	put_heading(p, MSG_UI_PANE_ROW);
	p->y -= p->y < p->end;
	buf_str(&name, ui_text(ui, MSG_UI_PANE_ROW));
	text_pad(&line, buf_cstr(&name), p->w - 37, TEXT_LEFT);
	for (k = 0; k < 3; k++) {
		const char *head = ui_text(ui, k == 0 ? MSG_UI_GRID_THIS_YEAR :
		    k == 1 ? MSG_UI_GRID_LAST_YEAR : MSG_UI_GRID_DIFFERENCE);

		text_pad(&line, head, 12, TEXT_RIGHT);
	}
	put_line(p, STYLE_DIM, buf_cstr(&line));
	for (k = 0; (c = grid_row_cell(f, section, row, k)) >= 0; k++) {
		if (f->cell[c].block != f->cell[cell].block || (grid_beside(f, section) &&
		    form_cell_col(f, c)->parent != form_cell_col(f, cell)->parent))
			continue;
		buf_reset(&line);
		buf_reset(&name);
		buf_chr(&name, c == cell ? '>' : ' ');
		buf_repeat(&name, " ", 2 * (size_t)form_cell_col(f, c)->depth);
		grid_label_screen(&name, form_cell_col(f, c)->label);
		text_pad_dots(&line, buf_cstr(&name), p->w - 37);
		v = &ui->report->cell[c];
		known = prior_value(ui->report, c, &last);
		put_figure(&line, v->has_value, v->value, false);
		put_figure(&line, known, last, false);
		put_figure(&line, known && v->has_value && !v->open, v->value - last, true);
		put_line(p, STYLE_NORMAL, buf_cstr(&line));
	}
	buf_release(&line);
	buf_release(&name);
}

struct years {
	struct buf	 line;
	int		 n;
};

static void
one_year(void *ctx, int year, const char *form, const struct cell *c)
{
	struct years *y = ctx;
	char figure[NUM_TEXT];

	(void)form;
	if (c == NULL)
		return;
	if (y->n++ > 0)
		buf_str(&y->line, "   ");
	buf_i64(&y->line, year);
	buf_str(&y->line, ": ");
	buf_str(&y->line, c->has_value ? num_print(figure, c->value) : c->na ? "/" : ".");
}

/* The same agency's earlier reports, newest first. */
static void
put_years(struct pane *p, int cell)
{
	struct years y = { BUF_INIT, 0 };

	if (p->ui->store && p->ui->report->id > 0)
		(void)store_cell_years(p->ui->store, p->ui->report, cell, 8, one_year, &y,
		    NULL);
	if (y.n > 0) {
		put_heading(p, MSG_UI_PANE_YEARS);
		put_wrapped(p, STYLE_NORMAL, buf_cstr(&y.line), 2);
	}
	buf_release(&y.line);
}

/* What to count here, of the row and of the column, and by which article. */
static void
put_meaning(struct pane *p, int cell)
{
	const struct form_item *row = form_cell_row(ui_form(p->ui), cell);
	const struct form_item *col = form_cell_col(ui_form(p->ui), cell);
	struct buf b = BUF_INIT;

	if (row->help || col->help)
		put_heading(p, MSG_UI_PANE_MEANING);
	if (row->help)
		put_wrapped(p, STYLE_NORMAL, row->help, 6);
	if (col->help)
		put_wrapped(p, STYLE_NORMAL, col->help, 4);
	if (row->basis || col->basis) {
		buf_str(&b, ui_text(p->ui, MSG_UI_PANE_BASIS));
		buf_str(&b, "  ");
		buf_str(&b, row->basis ? row->basis : col->basis);
		put_wrapped(p, STYLE_DIM, buf_cstr(&b), 2);
	}
	buf_release(&b);
}

static enum style
level_style(enum form_level level)
{
	return level == LEVEL_ERROR ? STYLE_ERROR : level == LEVEL_WARNING ? STYLE_WARNING :
	    STYLE_HINT;
}

static bool
finding_of_section(const struct ui *ui, const struct finding *f, int section)
{
	return f->ncell > 0 && ui_form(ui)->cell[f->cell[0]].section == section;
}

/* One of the pane, or of the lines under the table of "section": there the message says
 * what the focus has already. */
static bool
is_listed(const struct pane *p, const struct finding *f, int section)
{
	return section < 0 || (finding_of_section(p->ui, f, section) &&
	    f != grid_finding_at(p->ui, p->ui->focus));
}

/* Findings, those of the focus first; "section" >= 0: only of that section. */
static void
put_findings(struct pane *p, int cell, int section, int lines)
{
	const struct findings *all = &p->ui->findings;
	struct buf b = BUF_INIT;
	size_t i, shown = 0, n = 0;
	int pass;
	bool here;

	for (i = 0; i < all->n; i++)
		n += is_listed(p, &all->item[i], section);
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < all->n; i++) {
			const struct finding *f = &all->item[i];

			here = cell >= 0 && finding_has_cell(f, cell);
			if ((pass == 0) != here || !is_listed(p, f, section))
				continue;
			if (p->y + lines + (shown + 1 < n) > p->end)
				continue;
			buf_reset(&b);
			buf_str(&b, finding_level_label(f, p->ui->lang));
			buf_chr(&b, ' ');
			buf_str(&b, f->code);
			buf_chr(&b, ' ');
			if (here && source_is(f->code, SOURCE_F606)) {
				finding_message_at(&b, p->ui->report, f, cell, p->ui->lang);
			} else {
				finding_where(&b, p->ui->report, f, p->ui->lang);
				buf_chr(&b, ' ');
				finding_text(&b, p->ui->report, f, p->ui->lang);
			}
			put_wrapped(p, level_style(f->open_text ? LEVEL_HINT : f->level), buf_cstr(&b), lines);
			shown++;
		}
	if (shown < n) {
		buf_reset(&b);
		msg_put(&b, p->ui->lang, MSG_UI_PANE_MORE, INT(n - shown), NULL);
		put_line(p, STYLE_DIM, buf_cstr(&b));
	}
	buf_release(&b);
}

/* ---- public ---- */

#define REST_HELP	6		/* free lines from which help is shown */

void
grid_paint_pane(struct gridview *gv, struct ui *ui)
{
	const struct layout *l = gv->layout;
	struct pane p = { ui, l->pane_x + 1, l->pane_w - 2, l->top, l->top + l->height };

	if (l->pane_w == 0 || ui->focus < 0)
		return;
	put_name(&p, ui->focus);
	put_row(&p, ui->focus);
	put_years(&p, ui->focus);
	put_meaning(&p, ui->focus);
	put_heading(&p, MSG_UI_PANE_FINDINGS);
	if (ui->findings.n == 0)
		put_line(&p, STYLE_DIM, ui_text(ui, MSG_UI_PANE_NO_FINDINGS));
	else
		put_findings(&p, ui->focus, -1, 3);
	while (p.y < p.end)
		put_blank(&p);
}

void
grid_paint_rest(struct gridview *gv, struct ui *ui)
{
	const struct layout *l = gv->layout;
	struct pane p = { ui, 1, (l->pane_w > 0 ? l->pane_x - 2 : l->size.cols) - 2,
	    l->rest_y, l->rest_y + l->rest_h };
	const struct form_section *s = &ui_form(ui)->section[l->section];
	bool rows = false;
	int i;

	if (l->rest_h < 3 || p.w < 10)
		return;
	put_blank(&p);
	for (i = 0; i < l->nbody; i++)
		rows = rows || l->body[i].kind == LAY_DIFF;
	if (rows)
		put_line(&p, STYLE_DIM, ui_text(ui, MSG_UI_PANE_LEGEND));
	if (s->help && l->rest_h >= REST_HELP)
		put_wrapped(&p, STYLE_DIM, s->help, 3);
	if (p.y > l->rest_y + 1)
		put_blank(&p);
	if (l->pane_w == 0)
		put_findings(&p, -1, l->section, 2);
	while (p.y < p.end)
		put_blank(&p);
}
