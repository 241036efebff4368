/*
 * pdf_pen.c - paths that are painted on a page, to ruling lines.
 *
 * A line of a table is a stroke or, with browsers and Word, a filled box as thin as
 * one.  Curves and what is painted aslant are none.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/pdf/pdf.h"

#define THIN	PT(3)		/* a rectangle that is a line */

static int
cut(int64_t v)
{
	return v > PDF_SPACE ? PDF_SPACE : v < -PDF_SPACE ? -PDF_SPACE : (int)v;
}

struct pdf_point
pdf_place(const struct pdf_matrix *m, int64_t x, int64_t y)
{
	return (struct pdf_point){
		cut((m->a * x + m->c * y) / PDF_RATIO + m->e),
		cut((m->b * x + m->d * y) / PDF_RATIO + m->f)
	};
}

static void
add_rule(struct pdf_pen *pen, bool upright, int at, int from, int to)
{
	struct pdf_page *page = pen->page;

	if (to - from < PT(1))
		return;
	if (page->nrule == PDF_RULES) {
		pen->full = true;
		return;
	}
	page->rule = mem_grow(page->rule, (size_t)page->nrule, &pen->cap,
	    sizeof *page->rule);
	page->rule[page->nrule++] = (struct pdf_rule){ upright, at, from, to, false };
}

static void
add_edge(struct pdf_pen *pen, struct pdf_point a, struct pdf_point b)
{
	int dx = abs(a.x - b.x), dy = abs(a.y - b.y);

	if (dx <= PT(1) && dy > dx)
		add_rule(pen, true, (a.x + b.x) / 2, a.y < b.y ? a.y : b.y,
		    a.y < b.y ? b.y : a.y);
	else if (dy <= PT(1) && dx > dy)
		add_rule(pen, false, (a.y + b.y) / 2, a.x < b.x ? a.x : b.x,
		    a.x < b.x ? b.x : a.x);
}

static void
add_edges(struct pdf_pen *pen)
{
	for (int i = 0; pen->stroke && i + 1 < pen->npoint; i++)
		add_edge(pen, pen->point[i], pen->point[i + 1]);
}

static void
stretch(struct pdf_point *low, struct pdf_point *high, const struct pdf_point *p)
{
	low->x = p->x < low->x ? p->x : low->x;
	low->y = p->y < low->y ? p->y : low->y;
	high->x = p->x > high->x ? p->x : high->x;
	high->y = p->y > high->y ? p->y : high->y;
}

/* Four corners, the first perhaps twice, with sides along the page. */
static bool
is_box(const struct pdf_pen *pen)
{
	const struct pdf_point *p = pen->point;

	if (pen->curved || (pen->npoint != 4 && pen->npoint != 5) ||
	    (pen->npoint == 5 && (p[4].x != p[0].x || p[4].y != p[0].y)))
		return false;
	for (int i = 0; i < 4; i++) {
		const struct pdf_point *a = &p[i], *b = &p[(i + 1) % 4];

		if ((a->x == b->x) == (a->y == b->y) ||
		    (a->x == b->x) == (b->x == p[(i + 2) % 4].x))
			return false;
	}
	return true;
}

static void
add_shape(struct pdf_pen *pen)
{
	pen->box = is_box(pen);
	if (pen->nshape++ == 0)
		pen->low = pen->high = pen->point[0];
	for (int i = 0; i < pen->npoint; i++)
		stretch(&pen->low, &pen->high, &pen->point[i]);
}

static void
add_thin_box(struct pdf_pen *pen)
{
	struct pdf_point low = pen->point[0], high = low;

	for (int i = 1; i < pen->npoint; i++)
		stretch(&low, &high, &pen->point[i]);
	if (high.x - low.x <= THIN && high.y - low.y > high.x - low.x)
		add_rule(pen, true, (low.x + high.x) / 2, low.y, high.y);
	else if (high.y - low.y <= THIN && high.x - low.x > high.y - low.y)
		add_rule(pen, false, (low.y + high.y) / 2, low.x, high.x);
}

void
pdf_pen_begin(struct pdf_pen *pen, bool stroke, bool fill)
{
	pen->stroke = stroke;
	pen->fill = fill;
	pen->curved = false;
	pen->npoint = 0;
	pen->nshape = 0;
}

bool
pdf_pen_area(const struct pdf_pen *pen, struct pdf_point *low, struct pdf_point *high,
    bool *box)
{
	*low = pen->low;
	*high = pen->high;
	*box = pen->nshape == 1 && pen->box;
	return pen->nshape > 0;
}

void
pdf_pen_end(struct pdf_pen *pen)
{
	add_edges(pen);
	if (pen->npoint >= 3)
		add_shape(pen);
	if (pen->fill && pen->npoint >= 3 && !pen->curved)
		add_thin_box(pen);
	pen->npoint = 0;
	pen->curved = false;
}

void
pdf_pen_to(struct pdf_pen *pen, int64_t x, int64_t y, bool curve)
{
	if (pen->npoint == PDF_POINTS) {	/* drawn by hand: its edges, but no box */
		add_edges(pen);
		add_shape(pen);
		pen->point[0] = pen->point[PDF_POINTS - 1];
		pen->npoint = 1;
		pen->curved = true;
	}
	pen->curved |= curve;
	pen->point[pen->npoint++] = pdf_place(&pen->to, x, y);
}

void
pdf_pen_close(struct pdf_pen *pen)
{
	if (pen->npoint > 1 && pen->npoint < PDF_POINTS) {
		pen->point[pen->npoint++] = pen->point[0];
		pdf_pen_end(pen);
	}
}

void
pdf_pen_lift(struct pdf *pdf, struct pdf_pen *pen)
{
	struct pdf_page *page = pen->page;
	struct pdf_rule *rule = page->rule;

	pen->npoint = 0;
	pen->cap = 0;
	pen->stroke = pen->fill = false;
	page->rule = arena_array(&pdf->arena, (size_t)page->nrule + 1, sizeof *rule);
	if (page->nrule > 0)
		memcpy(page->rule, rule, (size_t)page->nrule * sizeof *rule);
	free(rule);
}
