/*
 * pdf_trace.c - what `mutool draw -F trace` prints: glyphs and paths, as drawn.
 *
 * Tried with 1.21.1; by their sources also 1.11 to 1.24: older ones write matrix= for
 * transform=, characters as U+4e00, and no adv=.
 *
 *	<page mediabox="0 0 595 842">
 *	<fill_text ... transform="1 0 0 -1 0 842">
 *	<span font="F" wmode="0" trm="9 0 0 9">
 *	<g unicode="5" glyph="6" x="72" y="700" adv=".5"/>
 *	<stroke_path linewidth=".5" ... transform="..."><moveto x= y=/><lineto x= y=/>
 *	<fill_path ...>, a thin rectangle is a line
 *
 * Characters drawn as nothing (ignore_text) are what a scanner has guessed behind
 * its picture; they are not read.  On a page that shows more than them their figures are
 * such as nobody sees, as white or clear ones are.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_ground.h"

#define RATIO		PDF_RATIO
#define RATIO_MAX	PDF_RATIO_MAX
#define PLACE_MAX	PDF_PLACE_MAX

#define CLIPS		32		/* one in another; deeper ones are not sure */

/* The box that painting is cut to; "sure": it is no more than that box. */
struct clip { int x0, y0, x1, y1; bool sure; };

struct trace {
	struct pdf	*pdf;
	struct pdf_scan	 scan;
	struct pdf_page	*page;
	struct pdf_glyph *glyph;	int nglyph;	/* of the page */
	size_t		 capglyph;
	bool		 full;
	struct pdf_pen	 pen;		/* its matrix is that of text, too */
	bool		 text, clear;	/* inside text; nobody sees it */
	bool		 nothing;	/* it is drawn as nothing */
	bool		 pathing, clipping;	/* inside a path, for painting or a clip */
	struct pdf_color color;		/* of the text or path */
	struct pdf_ground ground;
	struct clip	 clip[CLIPS];	int nclip;
	int		 veils;		/* inside groups, masks and tiles */
	bool		 upright;	/* writing mode: from top to bottom */
	int64_t		 trm[4];
	int		 left, top;	/* of the page's box */
};

static int
cut(int64_t v)
{
	return v > PDF_SPACE ? PDF_SPACE : v < -PDF_SPACE ? -PDF_SPACE : (int)v;
}

/* Of a vector that is nearly upright or lying; the others are not looked at. */
static int64_t
length(int64_t x, int64_t y)
{
	x = x < 0 ? -x : x;
	y = y < 0 ? -y : y;
	return x > y ? x : y;
}

static void
take_matrix(struct trace *t)
{
	int64_t v[6] = { RATIO, 0, 0, RATIO, 0, 0 }, at[6] = { 0 };
	const char *name = "transform";

	if (pdf_scan_numbers(&t->scan, name, RATIO, RATIO_MAX, v, 6) != 6) {
		name = "matrix";
		if (pdf_scan_numbers(&t->scan, name, RATIO, RATIO_MAX, v, 6) != 6)
			return;
	}
	pdf_scan_numbers(&t->scan, name, 1000, PLACE_MAX, at, 6);
	t->pen.to = (struct pdf_matrix){ v[0], v[1], v[2], v[3], at[4] - t->left,
	    at[5] - t->top };
}

/* So many thousandths of what is under it are not seen through it. */
static int64_t
alpha_of(const struct trace *t)
{
	int64_t alpha;

	return pdf_scan_numbers(&t->scan, "alpha", 1000, 1000, &alpha, 1) == 1 ? alpha : 1000;
}

/* One number that is no gray is an ink, and much of it is dark: of which colour, nobody
 * knows, nor what other spaces make of theirs. */
static struct pdf_color
color_of(const struct trace *t)
{
	struct pdf_color color = PDF_ANY_COLOR;
	int64_t c[8];
	int n = pdf_scan_numbers(&t->scan, "color", 1000, 1000, c, 8);
	size_t k;
	const char *space = pdf_scan_attr(&t->scan, "colorspace", &k);

	if (n == 1 && (space == NULL || (memmem(space, k, "Gray", 4) == NULL &&
	    memmem(space, k, "gray", 4) == NULL)))
		return color;
	for (int i = 0; i < 3 && (n == 1 || n == 3 || n == 4); i++) {
		int64_t part = n == 1 ? c[0] : n == 3 ? c[i] : 1000 - c[i] - c[3];

		color.part[i] = part < 0 ? 0 : (int)part;
	}
	return color;
}

/* Painted white, or so clear that nobody sees it? */
static bool
unseen(const struct trace *t)
{
	bool white = true;

	for (int i = 0; i < 3; i++)
		white = white && t->color.part[i] >= 990;
	return white || alpha_of(t) < 300;
}

/* ---- what is painted over what ---- */

/* About the middle of a glyph, whichever way it stands. */
static struct pdf_point
middle(const struct pdf_glyph *g)
{
	int along = g->advance / 2, up = (int)((int64_t)g->size * 35 / 100);

	switch (g->turn) {
	case 1:
		return (struct pdf_point){ g->x - up, g->y - along };
	case 2:
		return (struct pdf_point){ g->x - along, g->y + up };
	case 3:
		return (struct pdf_point){ g->x + up, g->y + along };
	default:
		return (struct pdf_point){ g->x + along, g->y - up };
	}
}

/* Something is painted inside the clip; what was there before is not seen any more. */
static void
paint(struct trace *t, struct pdf_patch p)
{
	if (t->nclip > 0) {
		const struct clip *c = &t->clip[t->nclip < CLIPS ? t->nclip - 1 : CLIPS - 1];

		p.x0 = p.x0 > c->x0 ? p.x0 : c->x0;
		p.y0 = p.y0 > c->y0 ? p.y0 : c->y0;
		p.x1 = p.x1 < c->x1 ? p.x1 : c->x1;
		p.y1 = p.y1 < c->y1 ? p.y1 : c->y1;
		if (!c->sure || t->nclip > CLIPS)
			p.color = PDF_ANY_COLOR;
	}
	if (t->veils > 0)
		p.color = PDF_ANY_COLOR;
	if (!pdf_ground_paint(&t->ground, &p) || !pdf_color_known(&p.color))
		return;
	for (int i = 0; i < t->nglyph; i++) {
		struct pdf_point at = middle(&t->glyph[i]);

		if (char_is(t->glyph[i].cp, CHAR_DIGIT) && pdf_patch_covers(&p, at.x, at.y))
			t->glyph[i].look = LOOK_TINY;
	}
}

/* The filled path that has ended. */
static void
paint_path(struct trace *t)
{
	struct pdf_point low, high;
	bool box;

	if (!pdf_pen_area(&t->pen, &low, &high, &box))
		return;
	paint(t, (struct pdf_patch){ low.x, low.y, high.x, high.y,
	    box ? t->color : PDF_ANY_COLOR });
}

/* A picture fills the square of its matrix, a shading all it may. */
static void
paint_other(struct trace *t, bool picture)
{
	struct pdf_patch p = { 0, 0, t->page->width, t->page->height, PDF_ANY_COLOR };

	if (picture) {
		pdf_pen_begin(&t->pen, false, false);
		for (int i = 0; i < 4; i++)
			pdf_pen_to(&t->pen, i == 1 || i == 2 ? 1000 : 0, i < 2 ? 0 : 1000,
			    false);
		pdf_pen_close(&t->pen);
		p.x0 = t->pen.low.x;
		p.y0 = t->pen.low.y;
		p.x1 = t->pen.high.x;
		p.y1 = t->pen.high.y;
	}
	paint(t, p);
}

/* Cut to the path that has ended, or to something unknown. */
static void
push_clip(struct trace *t, bool path)
{
	const struct clip *in = t->nclip > 0 && t->nclip <= CLIPS ? &t->clip[t->nclip - 1] :
	    NULL;
	struct clip c = { 0, 0, t->page->width, t->page->height, false };
	struct pdf_point low, high;
	bool box;

	if (t->nclip < CLIPS) {
		if (in != NULL)
			c = *in;
		c.sure = path && (in == NULL || in->sure);
		if (path && pdf_pen_area(&t->pen, &low, &high, &box)) {
			c.x0 = low.x > c.x0 ? low.x : c.x0;
			c.y0 = low.y > c.y0 ? low.y : c.y0;
			c.x1 = high.x < c.x1 ? high.x : c.x1;
			c.y1 = high.y < c.y1 ? high.y : c.y1;
			c.sure = c.sure && box;
		}
		t->clip[t->nclip] = c;
	}
	t->nclip++;
}

static void
layer_tag(struct trace *t)
{
	const struct pdf_scan *s = &t->scan;
	bool path = pdf_scan_is(s, "clip_path"), end = s->name[0] == '/';

	if (path) {
		pdf_pen_begin(&t->pen, false, false);
		take_matrix(t);
		t->clipping = true;
	} else if (pdf_scan_is(s, "/clip_path")) {
		pdf_pen_end(&t->pen);
		t->clipping = false;
		push_clip(t, true);
	} else if (pdf_scan_is(s, "clip_stroke_path") || pdf_scan_is(s, "clip_text") ||
	    pdf_scan_is(s, "clip_stroke_text") || pdf_scan_is(s, "clip_image_mask") ||
	    pdf_scan_is(s, "/mask")) {
		push_clip(t, false);
	} else if (pdf_scan_is(s, "pop_clip")) {
		t->nclip -= t->nclip > 0;
	} else if (pdf_scan_is(s, "fill_image") || pdf_scan_is(s, "fill_image_mask")) {
		take_matrix(t);
		paint_other(t, true);
	} else if (pdf_scan_is(s, "fill_shade")) {
		paint_other(t, false);
	}
	if (pdf_scan_is(s, end ? "/group" : "group") || pdf_scan_is(s, end ? "/mask" :
	    "mask") || pdf_scan_is(s, end ? "/tile" : "tile"))
		t->veils += !end ? 1 : t->veils > 0 ? -1 : 0;
}

/* ---- paths ---- */

static void
add_point(struct trace *t, const char *x, const char *y, bool curve)
{
	int64_t at[2];

	if (pdf_scan_numbers(&t->scan, x, 1000, PLACE_MAX, &at[0], 1) == 1 &&
	    pdf_scan_numbers(&t->scan, y, 1000, PLACE_MAX, &at[1], 1) == 1)
		pdf_pen_to(&t->pen, at[0], at[1], curve);
}

static bool
path_tag(struct trace *t)
{
	if (!t->pathing && !t->clipping)
		return false;
	if (pdf_scan_is(&t->scan, "moveto")) {
		pdf_pen_end(&t->pen);
		add_point(t, "x", "y", false);
	} else if (pdf_scan_is(&t->scan, "lineto")) {
		add_point(t, "x", "y", false);
	} else if (pdf_scan_is(&t->scan, "curveto")) {
		add_point(t, "x3", "y3", true);
	} else if (pdf_scan_is(&t->scan, "closepath")) {
		pdf_pen_close(&t->pen);
	} else {
		return false;
	}
	return true;
}

/* ---- text ---- */

/* The way a text runs, in quarters; -1: aslant, a mark across the page. */
static int
turn_of(int64_t dx, int64_t dy)
{
	int64_t x = dx < 0 ? -dx : dx, y = dy < 0 ? -dy : dy;

	if (y * 12 <= x)
		return dx >= 0 ? 0 : 2;
	if (x * 12 <= y)
		return dy < 0 ? 1 : 3;
	return -1;
}

/* Without adv=: a letter is half as wide as an ideograph. */
static int64_t
guess(uint32_t cp)
{
	return (cp < 0x2000 ? 550 : 1000) * (RATIO / 1000);
}

static void
add_glyph(struct trace *t)
{
	const struct pdf_matrix *m = &t->pen.to;
	int64_t dx = (t->trm[0] * m->a + t->trm[1] * m->c) / RATIO;
	int64_t dy = (t->trm[0] * m->b + t->trm[1] * m->d) / RATIO;
	int64_t ux = (t->trm[2] * m->a + t->trm[3] * m->c) / RATIO;
	int64_t uy = (t->trm[2] * m->b + t->trm[3] * m->d) / RATIO;
	int64_t at[2] = { 0 }, advance;
	struct pdf_glyph g = { .turn = turn_of(dx, dy), .cp = TEXT_BAD,
	    .nothing = t->nothing };
	struct pdf_point p;
	size_t n, k;
	const char *s = pdf_scan_attr(&t->scan, "unicode", &n);

	pdf_scan_numbers(&t->scan, "x", 1000, PLACE_MAX, &at[0], 1);
	pdf_scan_numbers(&t->scan, "y", 1000, PLACE_MAX, &at[1], 1);
	if (s != NULL && n > 0 && !(n == 2 && s[0] == '-' && s[1] == '1')) {
		k = pdf_scan_char(s, n, &g.cp);
		if (k != n || (g.cp < 0x20 && g.cp != '\t') || g.cp == 0x7F)
			g.cp = TEXT_BAD;
	}
	g.cp = pdf_plain(g.cp);
	if (pdf_scan_numbers(&t->scan, "adv", RATIO, RATIO_MAX, &advance, 1) != 1)
		advance = guess(g.cp);
	if (advance < 0 || advance > 4 * RATIO || t->upright)
		advance = RATIO;
	p = pdf_place(m, at[0], at[1]);
	g.x = p.x;
	g.y = p.y;
	g.size = cut(length(ux, uy) / (RATIO / 1000));
	g.advance = cut(cut(length(dx, dy) / (RATIO / 1000)) * advance / RATIO);
	p = middle(&g);
	if (char_is(g.cp, CHAR_DIGIT) && (t->nothing || t->clear ||
	    pdf_ground_hides(&t->ground, &t->color, p.x, p.y)))
		g.look = LOOK_TINY;
	if (g.turn < 0 || g.size <= 0)
		return;
	if (t->nglyph == PDF_GLYPHS) {
		t->full = true;
		return;
	}
	t->glyph = mem_grow(t->glyph, (size_t)t->nglyph, &t->capglyph, sizeof *t->glyph);
	t->glyph[t->nglyph++] = g;
}

/* Of what is drawn as nothing the figures stay, on a page that shows more than it. */
static void
drop_nothing(struct trace *t)
{
	int nothing = 0, kept = 0;

	for (int i = 0; i < t->nglyph; i++)
		nothing += t->glyph[i].nothing;
	for (int i = 0; i < t->nglyph && nothing > 0; i++)
		if (!t->glyph[i].nothing || (nothing * 2 < t->nglyph &&
		    char_is(t->glyph[i].cp, CHAR_DIGIT)))
			t->glyph[kept++] = t->glyph[i];
	if (nothing > 0)
		t->nglyph = kept;
}

/* ---- the tags ---- */

static bool
end_page(struct trace *t)
{
	bool ok = true;

	if (t->page != NULL) {
		pdf_pen_lift(t->pdf, &t->pen);
		drop_nothing(t);
		ok = pdf_words(t->pdf, t->page, t->glyph, t->nglyph);
	}
	t->page = t->pen.page = NULL;
	t->nglyph = 0;
	t->nclip = t->veils = 0;
	t->clipping = false;
	pdf_ground_reset(&t->ground);
	return ok;
}

static bool
begin_page(struct trace *t)
{
	int64_t box[4] = { 0, 0, 595000, 842000 };

	if (!end_page(t))
		return false;
	t->page = t->pen.page = pdf_page_add(t->pdf);
	if (t->page == NULL)
		return false;
	pdf_scan_numbers(&t->scan, "mediabox", 1000, PDF_SPACE, box, 4);
	t->left = (int)box[0];
	t->top = (int)box[1];
	t->page->width = (int)(box[2] - box[0]);
	t->page->height = (int)(box[3] - box[1]);
	t->text = false;
	return true;
}

static void
begin_span(struct trace *t)
{
	int64_t mode = 0;

	memset(t->trm, 0, sizeof t->trm);
	pdf_scan_numbers(&t->scan, "trm", RATIO, RATIO_MAX, t->trm, 4);
	pdf_scan_numbers(&t->scan, "wmode", 1, 1, &mode, 1);
	t->upright = mode == 1;
}

/* Of most tags of a page: g, span, lineto. */
static bool
tag(struct trace *t)
{
	const struct pdf_scan *s = &t->scan;

	if (pdf_scan_is(s, "page"))
		return begin_page(t);
	if (t->page == NULL)
		return true;
	if (pdf_scan_is(s, "fill_text") || pdf_scan_is(s, "stroke_text") ||
	    pdf_scan_is(s, "ignore_text")) {
		t->text = true;
		t->nothing = s->name[0] == 'i';
		t->clear = alpha_of(t) < 300;
		t->color = color_of(t);
		take_matrix(t);
	} else if (pdf_scan_is(s, "/fill_text") || pdf_scan_is(s, "/stroke_text") ||
	    pdf_scan_is(s, "/ignore_text")) {
		t->text = false;
	} else if (pdf_scan_is(s, "fill_path") || pdf_scan_is(s, "stroke_path")) {
		t->color = color_of(t);
		t->pathing = true;
		pdf_pen_begin(&t->pen, s->name[0] == 's' && !unseen(t),
		    s->name[0] == 'f' && !unseen(t));
		take_matrix(t);
		if (alpha_of(t) < 990)
			t->color = PDF_ANY_COLOR;
	} else if (pdf_scan_is(s, "/fill_path") || pdf_scan_is(s, "/stroke_path")) {
		pdf_pen_end(&t->pen);
		if (s->name[1] == 'f')
			paint_path(t);
		t->pathing = false;
	} else if (t->text && pdf_scan_is(s, "span")) {
		begin_span(t);
	} else if (t->text && pdf_scan_is(s, "g")) {
		add_glyph(t);
	} else if (!path_tag(t)) {
		layer_tag(t);
	}
	return true;
}

bool
pdf_trace(struct pdf *pdf, const char *p, size_t n, struct diag *d)
{
	struct trace t = { .pdf = pdf, .scan = { .p = p, .n = n } };
	bool ok = true;

	while (ok && pdf_scan(&t.scan))
		ok = tag(&t) && !t.full && !t.pen.full;
	ok = end_page(&t) && ok;
	free(t.glyph);
	pdf_ground_release(&t.ground);
	if (!ok)
		diag_error(d, DIAG_DATA, MSG_PDF_TOO_LARGE, NULL);
	return ok;
}
