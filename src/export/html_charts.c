/*
 * html_charts.c - 图解: figures of the report as bars at the end of its page.
 *
 * Drawings of our own (SVG), without a script and the same bytes every time; each has
 * its figures beside it as a table, so that nothing hangs on seeing it.  Which figures
 * are the outcomes the form says (取数), which the applicants the columns of its row of
 * new requests.  A figure that is not known is not 0: then there is no such drawing,
 * and that is said.
 *
 * They stand in an <aside>, so that readers of reports do not take them for its tables.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "doc/xml.h"
#include "export/export.h"
#include "export/html.h"
#include "form/form.h"
#include "report/prior.h"
#include "report/report.h"

#define BARS	64		/* of one drawing */
#define WIDE	360		/* of a drawing: a telephone shows it as large as it is */
#define LONGEST	2400		/* tenths: room is left for the figure */
#define NOW	"#1f5a93"	/* 7:1 on white */
#define BEFORE	"#a05a00"	/* 5:1 */

struct bar {
	const char	*label;
	int64_t		 value[2];	/* this year; last year */
};
struct chart {
	const char	*title;
	struct bar	 bar[BARS];
	int		 n;
	bool		 known, twice;	/* all figures are; there are those of last year */
};

/* ---- figures ---- */

static bool
value_of(const struct report *r, const struct form_term *t, int n, bool before, int64_t *out)
{
	*out = 0;
	for (int i = 0; i < n; i++) {
		int64_t v;

		if (t[i].cell < 0 || t[i].prior)
			return false;
		if (before ? !prior_value(r, t[i].cell, &v) :
		    cell_empty(&r->cell[t[i].cell]) || r->cell[t[i].cell].open)
			return false;
		if (!before)
			v = r->cell[t[i].cell].has_value ? r->cell[t[i].cell].value : 0;
		if (__builtin_mul_overflow(v, t[i].coef, &v) ||
		    __builtin_add_overflow(*out, v, out))
			return false;
	}
	return n > 0 && *out >= 0;
}

/* The row of one cell, the heading over those of several; "total": the heading anyway. */
static const char *
row_label(const struct form *f, const struct form_terms *t, bool total)
{
	const struct form_item *row = form_cell_row(f, f->term[t->first].cell);

	if ((t->n > 1 || total) && row->parent >= 0)
		row = &f->block[f->cell[f->term[t->first].cell].block].row[row->parent];
	return form_item_brief(row);
}

static void
add_figure(struct chart *c, const struct report *r, enum form_figure figure, bool total)
{
	const struct form *f = r->form;
	const struct form_terms *t = &f->figure[figure];
	struct bar *b = &c->bar[c->n];

	if (t->n == 0 || c->n == BARS)
		return;
	b->label = row_label(f, t, total);
	c->known &= value_of(r, &f->term[t->first], t->n, false, &b->value[0]);
	if (c->twice && !value_of(r, &f->term[t->first], t->n, true, &b->value[1]))
		c->twice = false;
	c->n++;
}

/* The columns of the row of new requests, without those that add others up. */
static void
add_applicants(struct chart *c, const struct report *r)
{
	const struct form *f = r->form;
	int new = form_figure_cell(f, FIGURE_NEW);

	for (int i = 0; new >= 0 && i < f->ncell && c->n < BARS; i++) {
		struct form_term term = { .coef = 1, .cell = (int16_t)i };

		if (f->cell[i].block != f->cell[new].block ||
		    f->cell[i].row != f->cell[new].row || f->cell[i].computed)
			continue;
		c->bar[c->n].label = form_cell_col(f, i)->label;
		c->known &= value_of(r, &term, 1, false, &c->bar[c->n].value[0]);
		c->n++;
	}
}

/* ---- drawing ---- */

static void
put_text(struct buf *b, const char *s)
{
	xml_text(b, s, strlen(s));
}

static void
put_bar(struct buf *b, int64_t value, int64_t most, int y, const char *colour,
    const char *year)
{
	int64_t unit = most / LONGEST + 1;
	int length = (int)(value / unit);
	char figure[NUM_TEXT];

	if (length == 0 && value > 0)
		length = 10;		/* little is not nothing */
	buf_printf(b, "<rect x=\"0\" y=\"%d\" width=\"%d.%d\" height=\"16\" fill=\"%s\"/>\n"
	    "<text x=\"%d\" y=\"%d\">%s%s</text>\n", y, length / 10, length % 10, colour,
	    length / 10 + 6, y + 13, year, num_print(figure, value));
}

static void
put_drawing(struct buf *b, const struct chart *c, const struct report *r, int id)
{
	int step = c->twice ? 64 : 44, y = 0;
	char now[24] = "", before[24] = "", figure[NUM_TEXT];
	int64_t most = 0;

	for (int i = 0; i < c->n; i++)
		for (int k = 0; k < 1 + c->twice; k++)
			if (c->bar[i].value[k] > most)
				most = c->bar[i].value[k];
	if (c->twice) {
		snprintf(now, sizeof now, "%d年 ", r->year);
		snprintf(before, sizeof before, "%d年 ", r->year - 1);
	}
	buf_printf(b, "<svg role=\"img\" aria-labelledby=\"g%dt g%dd\" viewBox=\"0 0 %d %d\""
	    " style=\"display:block;width:100%%;max-width:26em;"
	    "-webkit-print-color-adjust:exact;print-color-adjust:exact\" font-size=\"14\""
	    " font-family=\"'宋体',SimSun,'Noto Serif CJK SC',serif\" fill=\"#000\">\n"
	    "<title id=\"g%dt\">", id, id, WIDE, c->n * step, id);
	put_text(b, c->title);
	buf_printf(b, "</title>\n<desc id=\"g%dd\">", id);
	for (int i = 0; i < c->n; i++) {
		put_text(b, c->bar[i].label);
		buf_printf(b, " %s%s", now, num_print(figure, c->bar[i].value[0]));
		if (c->twice)
			buf_printf(b, "，%s%s", before, num_print(figure, c->bar[i].value[1]));
		buf_str(b, i + 1 < c->n ? "；" : "。");
	}
	buf_str(b, "</desc>\n");
	for (int i = 0; i < c->n; i++, y += step) {
		buf_printf(b, "<text x=\"0\" y=\"%d\">", y + 15);
		put_text(b, c->bar[i].label);
		buf_str(b, "</text>\n");
		put_bar(b, c->bar[i].value[0], most, y + 21, NOW, now);
		if (c->twice)
			put_bar(b, c->bar[i].value[1], most, y + 40, BEFORE, before);
	}
	buf_str(b, "</svg>\n");
}

static void
put_figures(struct buf *b, const struct chart *c, const struct report *r)
{
	char figure[NUM_TEXT];

	buf_str(b, "<div class=\"wrap\"><table class=\"n\">\n<caption>");
	put_text(b, c->title);
	buf_str(b, "</caption>\n<thead><tr><th scope=\"col\">项目</th>");
	for (int k = 0; k < 1 + c->twice; k++)
		buf_printf(b, "<th scope=\"col\">%d年</th>", r->year - k);
	buf_str(b, "</tr></thead>\n<tbody>\n");
	for (int i = 0; i < c->n; i++) {
		buf_str(b, "<tr><th scope=\"row\" class=\"l\">");
		put_text(b, c->bar[i].label);
		buf_str(b, "</th>");
		for (int k = 0; k < 1 + c->twice; k++)
			buf_printf(b, "<td>%s</td>", num_print(figure, c->bar[i].value[k]));
		buf_str(b, "</tr>\n");
	}
	buf_str(b, "</tbody>\n</table></div>\n");
}

static void
put_chart(struct buf *b, const struct chart *c, const struct report *r, int id,
    struct diag *d)
{
	if (c->n == 0)
		return;
	if (!c->known) {
		diag_warn(d, MSG_EXPORT_CHART_OPEN, c->title, NULL);
		return;
	}
	buf_printf(b, "<section style=\"break-inside:avoid\">\n<h3>");
	put_text(b, c->title);
	buf_str(b, "</h3>\n");
	put_drawing(b, c, r, id);
	put_figures(b, c, r);
	buf_str(b, "</section>\n");
}

void
export_charts(struct buf *html, const struct report *r, struct diag *d)
{
	static const char end[] = "</main>\n";
	struct chart *c = mem_array(3, sizeof *c);
	struct buf b = BUF_INIT;
	const char *at;
	size_t head;

	buf_str(&b, "<aside aria-label=\"图解\">\n<h2>图解</h2>\n");
	head = b.len;
	for (int i = 0; i < 3; i++)
		c[i].known = true;
	c[0].title = "本年新收申请，按申请人";
	add_applicants(&c[0], r);
	c[1].title = "本年度办理结果";
	for (int i = FIGURE_GRANTED; i <= FIGURE_OTHER; i++)
		add_figure(&c[1], r, (enum form_figure)i, false);
	c[2].title = "申请与办理，与上年相比";
	c[2].twice = true;
	add_figure(&c[2], r, FIGURE_NEW, false);
	add_figure(&c[2], r, FIGURE_CARRIED, false);
	add_figure(&c[2], r, FIGURE_DONE, true);
	add_figure(&c[2], r, FIGURE_NEXT, false);
	for (int i = 0; i < 3; i++)
		if (i < 2 || c[i].twice)	/* no last year: nothing to compare with */
			put_chart(&b, &c[i], r, i + 1, d);
	buf_str(&b, "</aside>\n");
	at = strstr(buf_cstr(html), end);
	if (at != NULL && b.len > head + sizeof "</aside>\n" - 1)
		buf_splice(html, (size_t)(at - html->data), 0, b.data, b.len);
	buf_release(&b);
	free(c);
}
