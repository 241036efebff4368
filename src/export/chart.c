/*
 * chart.c - 图解: figures of the report as bars behind its end.
 *
 * Each drawing has its figures beside it as a table, so that nothing hangs on seeing it.
 * Which figures are the outcomes the form says (取数), which the applicants the columns
 * of its row of new requests.  A figure of this year that is not known keeps its drawing
 * back, and that is said; one of a year before is a gap, and said too.  None of them is
 * ever 0.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "doc/doc.h"
#include "export/chart.h"
#include "export/export.h"
#include "form/form.h"
#include "report/prior.h"
#include "report/report.h"

#define BESIDE	600		/* tenths of a millimetre: the table */

struct charting {
	struct doc	*doc;
	const struct report *r;
	struct prior	*now;
	const struct export_options *o;
	struct diag	*d;
	int		 n;		/* drawings so far */
	struct buf	 gaps;		/* years that are not known: "2021年、2023年" */
};

/* ---- figures ---- */

/* What is known of a year; NULL: nothing. */
static const struct prior *
prior_of(const struct charting *g, int year)
{
	if (year == g->r->year)
		return g->now;
	for (size_t i = 0; i < g->o->npast; i++)
		if (g->o->past[i]->year == year)
			return g->o->past[i];
	return year == g->r->year - 1 ? g->r->prior : NULL;
}

/* What a figure of the form is in a year; false: not known. */
static bool
figure_of(const struct report *r, const struct prior *p, enum form_figure figure,
    int64_t *out)
{
	const struct form_terms *t = &r->form->figure[figure];

	*out = 0;
	for (int i = 0; p != NULL && i < t->n; i++) {
		const struct form_term *term = &r->form->term[t->first + i];
		int64_t v;

		if (term->cell < 0 || term->prior || !p->known[term->cell] ||
		    __builtin_mul_overflow(p->value[term->cell], term->coef, &v) ||
		    __builtin_add_overflow(*out, v, out))
			return false;
	}
	return p != NULL && t->n > 0 && *out >= 0;
}

/* The row of one cell, the heading over those of several; "total": the heading anyway. */
static const char *
row_label(const struct form *f, enum form_figure figure, bool total)
{
	const struct form_terms *t = &f->figure[figure];
	const struct form_item *row = form_cell_row(f, f->term[t->first].cell);

	if ((t->n > 1 || total) && row->parent >= 0)
		row = &f->block[f->cell[f->term[t->first].cell].block].row[row->parent];
	return form_item_brief(row);
}

static struct chart_row *
add_row(struct chart *c, const char *label)
{
	c->full = c->full || c->n == CHART_ROWS;
	if (c->full)
		return NULL;
	c->row[c->n] = (struct chart_row){ .label = label };
	return &c->row[c->n++];
}

/* This year's, and in a second series last year's. */
static void
add_figure(struct charting *g, struct chart *c, enum form_figure figure, bool total)
{
	const struct prior *last = prior_of(g, g->r->year - 1);
	struct chart_row *row;

	if (g->r->form->figure[figure].n == 0 ||
	    (row = add_row(c, row_label(g->r->form, figure, total))) == NULL)
		return;
	row->known[0] = figure_of(g->r, g->now, figure, &row->value[0]);
	if (c->nseries > 1)
		row->known[1] = figure_of(g->r, last, figure, &row->value[1]);
}

/* The columns of the row of new requests, without those that add others up. */
static void
add_applicants(struct charting *g, struct chart *c)
{
	const struct form *f = g->r->form;
	int new = form_figure_cell(f, FIGURE_NEW);

	for (int i = 0; new >= 0 && i < f->ncell; i++) {
		struct chart_row *row;

		if (f->cell[i].block != f->cell[new].block ||
		    f->cell[i].row != f->cell[new].row || f->cell[i].computed ||
		    g->r->cell[i].na ||	/* there are none of that kind */
		    (row = add_row(c, form_cell_col(f, i)->label)) == NULL)
			continue;
		row->known[0] = g->now->known[i];
		row->value[0] = g->now->value[i];
	}
}

static char *
year_label(struct charting *g, int year)
{
	char s[24];

	snprintf(s, sizeof s, "%d年", year);
	return arena_strdup(&g->doc->arena, s);
}

static void
add_year(struct charting *g, struct chart *c, int year, const enum form_figure *figure)
{
	struct chart_row *row = add_row(c, year_label(g, year));

	for (int k = 0; k < c->nseries; k++)
		row->known[k] = figure_of(g->r, prior_of(g, year), figure[k], &row->value[k]);
	if (!row->known[0] || !row->known[c->nseries - 1])
		buf_printf(&g->gaps, "%s%s", g->gaps.len > 0 ? "、" : "", row->label);
}

/* ---- the document ---- */

static void
add_cell(struct charting *g, struct doc_table *t, int row, int col, enum doc_role role,
    const char *s)
{
	doc_add_cell(g->doc, t, row, col, 1, 1, role, s)->left = role == DOC_ROWHEAD;
}

/* The figures, in rows as high as the drawing beside them. */
static void
add_table(struct charting *g, const struct chart *c)
{
	struct doc_table *t = doc_add_table(g->doc, c->n + 1, c->nseries + 1);
	char figure[NUM_TEXT];

	t->caption = arena_strdup(&g->doc->arena, c->title);
	t->nhead = 1;
	add_cell(g, t, 0, 0, DOC_COLHEAD, "项目");
	for (int k = 0; k < c->nseries; k++)
		add_cell(g, t, 0, k + 1, DOC_COLHEAD, c->series[k]);
	for (int i = 0; i < c->n; i++) {
		add_cell(g, t, i + 1, 0, DOC_ROWHEAD, c->row[i].label);
		for (int k = 0; k < c->nseries; k++)
			add_cell(g, t, i + 1, k + 1, DOC_DATA, c->row[i].known[k] ?
			    num_print(figure, c->row[i].value[k]) : EXPORT_NONE);
	}
	t->drawing = chart_drawing(g->doc, c);
	export_table_size(g->doc, t, BESIDE);
	t->row_height = t->drawing->height * 254 / 96 / t->nrow;
}

/* Under a heading of its own: 图1 本年新收申请，按申请人. */
static void
put_chart(struct charting *g, const struct chart *c)
{
	static const char heading[] = DOC_ASIDE;
	struct buf b = BUF_INIT;

	if (g->doc->aside == 0) {
		g->doc->aside = g->doc->n;
		doc_add(g->doc, DOC_HEADING1, heading, sizeof heading - 1);
	}
	buf_printf(&b, DOC_FIGURE "%d　%s", ++g->n, c->title);
	doc_add(g->doc, DOC_HEADING2, buf_cstr(&b), b.len);
	add_table(g, c);
	buf_release(&b);
}

static void
add_chart(struct charting *g, const struct chart *c)
{
	bool known = !c->full;

	for (int i = 0; i < c->n; i++)
		known = known && c->row[i].known[0];
	if (c->n == 0)
		return;
	if (!known) {
		diag_warn(g->d, MSG_EXPORT_CHART_OPEN, c->title, NULL);
		return;
	}
	put_chart(g, c);
}

/* This year against last; where nothing is known of that, it says so. */
static void
add_comparison(struct charting *g)
{
	struct chart c = { .title = "申请与办理，与上年相比", .nseries = 2 };
	bool any = false;

	c.series[0] = year_label(g, g->r->year);
	c.series[1] = year_label(g, g->r->year - 1);
	add_figure(g, &c, FIGURE_NEW, false);
	add_figure(g, &c, FIGURE_CARRIED, false);
	add_figure(g, &c, FIGURE_DONE, true);
	add_figure(g, &c, FIGURE_NEXT, false);
	for (int i = 0; i < c.n; i++)
		any = any || c.row[i].known[1];
	if (any || c.n == 0)
		add_chart(g, &c);
	else
		diag_note(g->d, MSG_EXPORT_CHART_LAST, INT(g->r->year - 1), NULL);
}

/* The last five years, if more of them is known than the comparison shows. */
static void
add_years(struct charting *g)
{
	static const enum form_figure figure[] = { FIGURE_NEW, FIGURE_DONE };
	const struct form *f = g->r->form;
	struct chart c = { .title = "近五年申请与办理", .nseries = 2 };
	int earlier = 0;

	if (f->figure[FIGURE_NEW].n == 0 || f->figure[FIGURE_DONE].n == 0)
		return;
	c.series[0] = "新收";	/* the labels of the form are too long for the bars */
	c.series[1] = "办结";
	for (int year = g->r->year - EXPORT_YEARS + 1; year <= g->r->year; year++)
		add_year(g, &c, year, figure);
	for (int i = 0; i < EXPORT_YEARS - 2; i++)
		earlier += c.row[i].known[0] || c.row[i].known[1];
	if (earlier == 0 || !c.row[EXPORT_YEARS - 1].known[0] || !c.row[EXPORT_YEARS - 1].known[1])
		return;
	put_chart(g, &c);
	if (g->gaps.len > 0)
		diag_note(g->d, MSG_EXPORT_CHART_YEARS, buf_cstr(&g->gaps), NULL);
}

void
export_charts(struct doc *doc, const struct report *r, const struct export_options *o,
    struct diag *d)
{
	struct charting g = { .doc = doc, .r = r, .o = o, .d = d,
		.now = prior_whole(r->form, r) };
	struct chart applicants = { .title = "本年新收申请，按申请人", .nseries = 1 };
	struct chart outcomes = { .title = "本年度办理结果", .nseries = 1 };

	applicants.series[0] = outcomes.series[0] = year_label(&g, r->year);
	add_applicants(&g, &applicants);
	add_chart(&g, &applicants);
	for (int i = FIGURE_GRANTED; i <= FIGURE_OTHER; i++)
		add_figure(&g, &outcomes, (enum form_figure)i, false);
	add_chart(&g, &outcomes);
	add_comparison(&g);
	add_years(&g);
	prior_free(g.now);
	buf_release(&g.gaps);
}
