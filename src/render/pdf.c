/*
 * pdf.c - pages as a tagged PDF.
 *
 *   for each page:  what is its own, and the texts in their order
 *   for each text:  leave the elements it is not in, enter those it is in
 *
 * What belongs to the page and not to the report (rules, its number, the mark,
 * the small print) is drawn while no text element is open, so that no reader is read it.  An
 * element that goes on over the page stays open, but one that fills a whole page is
 * ended at its foot: there would be no moment for the number of that page.
 */
#include <cairo-pdf.h>
#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "export/page.h"
#include "export/pagewire.h"
#include "render/render.h"

#define PT(hundredths)	((hundredths) * 72 / 2540.0)
#define DEEP	16			/* elements in each other */
#define RIGHT	18400			/* edge of the text, in the unit of page.h */
#define CLOSE	40			/* apart by less: side by side */
#define MARK_SIZE 170			/* of 草稿, in points */
#define MARK_TURN 0.95			/* radians, upwards */
#define MARK_ALPHA 0.12
#define LEVELS	2			/* of the outline */

struct drawing {
	const struct pages *pages;
	struct fonts	*fonts;
	struct drawn	*drawn;
	cairo_surface_t	*surface;
	cairo_t		*cr;
	int		 open[DEEP];	/* elements, outermost first */
	int		 nopen;
	int		*begun;		/* all that were entered, in that order */
	size_t		 nbegun, capbegun;
	bool		 carried;	/* the innermost began on a page before */
	bool		 own;		/* what belongs to this page is drawn */
	struct line	**line;		/* [page][text] */
	struct line	 mark;		/* 草稿 */
};

const char *
draw_tag_name(enum page_tag tag)
{
	static const char *const name[] = {
		[PAGE_TAG_DOCUMENT] = "Document", [PAGE_TAG_H1] = "H1", [PAGE_TAG_H2] = "H2",
		[PAGE_TAG_P] = "P", [PAGE_TAG_NOTE] = "Note", [PAGE_TAG_TABLE] = "Table",
		[PAGE_TAG_TR] = "TR", [PAGE_TAG_TH] = "TH", [PAGE_TAG_TD] = "TD",
		[PAGE_TAG_H3] = "H3",
	};

	return name[tag];
}

static bool
holds_text(enum page_tag tag)
{
	return tag != PAGE_TAG_DOCUMENT && tag != PAGE_TAG_TABLE && tag != PAGE_TAG_TR;
}

/* ---- texts ---- */

/* Does a text end at the right edge of the page's text, or where the next begins? Then
 * it is set to its width, else it ends where it ends. */
static bool
is_full(const struct page *g, const struct page_text *t)
{
	int end = t->x + t->width;

	for (size_t i = 0; i < g->ntext; i++)
		if (g->text[i].y == t->y && &g->text[i] != t &&
		    abs(g->text[i].x - end) <= CLOSE)
			return true;
	return abs(end - RIGHT) <= CLOSE;
}

/* Has it the middle of a cell or of the page as its own, or the right edge? */
static int
side_of(const struct drawing *w, const struct page_text *t)
{
	if (t->room > 0 ||
	    (t->element >= 0 && w->pages->element[t->element].tag == PAGE_TAG_H1))
		return 0;
	return t->element < 0 && t->x > PAGE_WIDTH / 2 ? 1 : -1;
}

/*
 * The font has other widths than the page was laid out with, mostly of digits and
 * letters.  A full line is spread or squeezed into its place.  Any other text takes what
 * it takes, about its middle or from its left end, and is squeezed only where it would
 * leave its cell or the page.
 */
static void
draw_text(struct drawing *w, int page, int number)
{
	const struct page *g = &w->pages->page[page];
	const struct page_text *t = &g->text[number];
	double size = t->size_x10 / 10.0, width = PT(t->width), x = PT(t->x);
	double spread = 0, squeeze = 1, room = width, have;
	int side = side_of(w, t);
	bool full = side < 0 && is_full(g, t);
	const struct line *l = &w->line[page][number];

	have = l->width * size;
	if (t->room > t->width)
		room = PT(t->room);
	else if (!full && side < 0 && t->element >= 0 && PT(RIGHT) - x > room)
		room = PT(RIGHT) - x;
	if (have > room && have > 0) {
		squeeze = room / have;
		have = room;
	}
	if (full && have < width && l->gaps > 0)
		spread = (width - have) / l->gaps;
	else if (side >= 0)
		x += (width - have) / (side == 0 ? 2 : 1);
	line_draw(l, w->cr, x, PT(t->y), size, spread, squeeze);
}

static void
draw_mark(struct drawing *w)
{
	cairo_save(w->cr);
	cairo_translate(w->cr, PT(PAGE_WIDTH) / 2, PT(PAGE_HEIGHT) / 2);
	cairo_rotate(w->cr, -MARK_TURN);
	cairo_set_source_rgba(w->cr, 1, 0, 0, MARK_ALPHA);
	line_draw(&w->mark, w->cr, -w->mark.width * MARK_SIZE / 2, MARK_SIZE * 0.36,
	    MARK_SIZE, 0, 1);
	cairo_restore(w->cr);
}

/* Black where cells meet: each line once, as an area, as sharp as the printer is. */
static void
draw_rules(struct drawing *w, const struct page *g)
{
	for (size_t i = 0; i < g->nrule; i++) {
		const struct page_rule *r = &g->rule[i];
		double half = PT(r->thick) / 2, x0 = PT(r->x0), y0 = PT(r->y0);
		double x1 = PT(r->x1), y1 = PT(r->y1);

		cairo_rectangle(w->cr, x0 - half, y0 - half, x1 - x0 + 2 * half,
		    y1 - y0 + 2 * half);
	}
	cairo_fill(w->cr);
}

/* The bars of drawings. */
static void
draw_areas(struct drawing *w, const struct page *g)
{
	cairo_save(w->cr);
	for (size_t i = 0; i < g->narea; i++) {
		const struct page_area *a = &g->area[i];

		cairo_set_source_rgb(w->cr, (a->colour >> 16) / 255.0,
		    (a->colour >> 8 & 0xFF) / 255.0, (a->colour & 0xFF) / 255.0);
		cairo_rectangle(w->cr, PT(a->x), PT(a->y), PT(a->width), PT(a->height));
		cairo_fill(w->cr);
	}
	cairo_restore(w->cr);
}

/* The lines of tables, the mark, the number, the small print. */
static void
draw_own(struct drawing *w, int page)
{
	const struct page *g = &w->pages->page[page];

	if (w->own)
		return;
	w->own = true;
	draw_rules(w, g);
	draw_areas(w, g);
	if (w->pages->draft)
		draw_mark(w);
	for (size_t i = 0; i < g->ntext; i++)
		if (g->text[i].element < 0)
			draw_text(w, page, (int)i);
}

/* ---- elements ---- */

/* From the document down to this element; how many. */
static int
path_of(const struct pages *p, int element, int path[DEEP])
{
	int n = 0, depth = 0;

	for (int e = element; e >= 0; e = p->element[e].parent)
		depth++;
	for (int e = element; e >= 0; e = p->element[e].parent)
		if (--depth < DEEP) {
			path[depth] = e;
			n++;
		}
	return n;
}

/* Leave the innermost elements until these are left. */
static void
leave(struct drawing *w, int n)
{
	while (w->nopen > n) {
		w->nopen--;
		cairo_tag_end(w->cr, draw_tag_name(w->pages->element[w->open[w->nopen]].tag));
		w->carried = false;
	}
}

/* How many of those open are also of the path. */
static int
shared(const struct drawing *w, const int *path, int n)
{
	int k = 0;

	while (k < w->nopen && k < n && w->open[k] == path[k])
		k++;
	return k;
}

static void
enter(struct drawing *w, int page, int element)
{
	int path[DEEP], n = path_of(w->pages, element, path);

	leave(w, shared(w, path, n));
	if (!w->carried)
		draw_own(w, page);
	for (; w->nopen < n; w->nopen++) {
		cairo_tag_begin(w->cr, draw_tag_name(w->pages->element[path[w->nopen]].tag), NULL);
		w->open[w->nopen] = path[w->nopen];
		w->begun = mem_grow(w->begun, w->nbegun, &w->capbegun, sizeof *w->begun);
		w->begun[w->nbegun++] = path[w->nopen];
	}
}

/* The element of the first text of a page that has one; -1. */
static int
first_element(const struct pages *p, size_t page)
{
	for (size_t i = 0; page < p->n && i < p->page[page].ntext; i++)
		if (p->page[page].text[i].element >= 0)
			return p->page[page].text[i].element;
	return -1;
}

/* At the foot of a page: what goes on stays open, if its number is printed. */
static void
end_page(struct drawing *w, int page)
{
	int path[DEEP], n;

	n = path_of(w->pages, first_element(w->pages, (size_t)page + 1), path);
	n = shared(w, path, n);
	leave(w, n);
	if (!w->own && w->nopen > 0)
		leave(w, w->nopen - 1);
	draw_own(w, page);
	w->carried = w->nopen > 0 &&
	    holds_text(w->pages->element[w->open[w->nopen - 1]].tag);
	cairo_show_page(w->cr);
}

static void
draw_page(struct drawing *w, int page)
{
	const struct page *g = &w->pages->page[page];

	w->own = false;
	cairo_set_source_rgb(w->cr, 0, 0, 0);
	for (size_t i = 0; i < g->ntext; i++)
		if (g->text[i].element >= 0) {
			enter(w, page, g->text[i].element);
			draw_text(w, page, (int)i);
		}
	end_page(w, page);
}

/* ---- the file ---- */

/* All texts, before any is drawn: then it is known what the fonts must have. */
static void
shape_all(struct drawing *w)
{
	static const struct page_text mark = { .face = PAGE_FACE_HEADING, .element = -1,
		.text = "草稿" };
	const struct pages *p = w->pages;

	w->line = mem_array(p->n, sizeof *w->line);
	for (size_t i = 0; i < p->n; i++) {
		w->line[i] = mem_array(p->page[i].ntext, sizeof *w->line[i]);
		for (size_t k = 0; k < p->page[i].ntext; k++)
			line_shape(&w->line[i][k], w->fonts, &p->page[i].text[k], (int)i, (int)k,
			    w->drawn);
	}
	if (p->draft)
		line_shape(&w->mark, w->fonts, &mark, 0, 0, w->drawn);
}

static void
release_all(struct drawing *w)
{
	for (size_t i = 0; i < w->pages->n; i++) {
		for (size_t k = 0; k < w->pages->page[i].ntext; k++)
			line_release(&w->line[i][k]);
		free(w->line[i]);
	}
	free(w->line);
	line_release(&w->mark);
}

static void
put_metadata(struct drawing *w)
{
	static const struct { cairo_pdf_metadata_t what; size_t at; } from[] = {
		{ CAIRO_PDF_METADATA_TITLE, offsetof(struct pages, title) },
		{ CAIRO_PDF_METADATA_AUTHOR, offsetof(struct pages, author) },
	};
	char time[sizeof "2025-12-31T00:00:00Z"];
	const char *day = w->pages->day;

	for (size_t i = 0; i < ARRAY_LEN(from); i++) {
		const char *s = *(const char *const *)((const char *)w->pages + from[i].at);

		if (s != NULL)
			cairo_pdf_surface_set_metadata(w->surface, from[i].what, s);
	}
	snprintf(time, sizeof time, "%.10sT00:00:00Z", day != NULL ? day : "1980-01-01");
	cairo_pdf_surface_set_metadata(w->surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
	cairo_pdf_surface_set_metadata(w->surface, CAIRO_PDF_METADATA_CREATOR, "nianbao");
}

static void
put_outline(struct drawing *w)
{
	int under[LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
	    CAIRO_PDF_OUTLINE_ROOT };
	char where[64];

	for (size_t i = 0; i < w->pages->nmark; i++) {
		const struct page_mark *m = &w->pages->mark[i];

		snprintf(where, sizeof where, "page=%d pos=[0 %d]", m->page + 1,
		    (int)PT(m->y > 0 ? m->y : 0));
		under[m->level] = cairo_pdf_surface_add_outline(w->surface,
		    under[m->level - 1], m->text, where,
		    m->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
	}
}

static cairo_status_t
take(void *to, const unsigned char *p, unsigned n)
{
	struct drawn *d = to;

	if (n > DRAWN_BYTES - d->bytes.len) {
		d->status = DRAWN_TOO_LARGE;
		return CAIRO_STATUS_WRITE_ERROR;
	}
	buf_add(&d->bytes, p, n);
	return CAIRO_STATUS_SUCCESS;
}

static void
set_options(cairo_t *cr)
{
	cairo_font_options_t *o = cairo_font_options_create();

	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(cr, o);
	cairo_font_options_destroy(o);
}

/* A document without a day has no date of creation: cairo would take the clock's. */
static void
drop_date(struct buf *b)
{
	static const char date[] = "/CreationDate (";
	char *at = memmem(b->data, b->len, date, sizeof date - 1);

	if (at == NULL || memmem(at, sizeof date + 12, "19800101", 8) == NULL)
		return;
	for (; *at != ')' && *at != '\n' && *at != '\0'; at++)
		*at = ' ';
	if (*at == ')')
		*at = ' ';
}

void
draw_pages(struct drawn *d, const struct pages *pages, struct fonts *fonts)
{
	struct drawing w = { .pages = pages, .fonts = fonts, .drawn = d };
	cairo_status_t status;

	d->status = DRAWN_DONE;
	shape_all(&w);
	fonts_dress(fonts);
	w.surface = cairo_pdf_surface_create_for_stream(take, d, PT(PAGE_WIDTH),
	    PT(PAGE_HEIGHT));
#if CAIRO_VERSION >= CAIRO_VERSION_ENCODE(1, 17, 6)
	/* its 1.5 packs objects, where nothing could be added to them */
	cairo_pdf_surface_restrict_to_version(w.surface, CAIRO_PDF_VERSION_1_4);
#endif
	put_metadata(&w);
	w.cr = cairo_create(w.surface);
	set_options(w.cr);
	for (size_t i = 0; i < pages->n; i++)
		draw_page(&w, (int)i);
	put_outline(&w);
	cairo_destroy(w.cr);
	cairo_surface_finish(w.surface);
	status = cairo_surface_status(w.surface);
	cairo_surface_destroy(w.surface);
	fonts_undress(fonts);
	release_all(&w);
	if (status != CAIRO_STATUS_SUCCESS && d->status == DRAWN_DONE)
		d->status = DRAWN_FAILED;
	if (d->status != DRAWN_DONE)
		buf_reset(&d->bytes);
	else if (pages->day == NULL)
		drop_date(&d->bytes);
	if (d->status == DRAWN_DONE)
		draw_finish(&d->bytes, pages, w.begun, w.nbegun);
	free(w.begun);
}
