/*
 * pdf_drawing.c - what `pdftocairo -svg` draws: where glyphs stand, and lines.
 *
 *	<defs><symbol id="glyph0-1"><path d="M .4 1.4 L ..."/></symbol></defs>
 *	<pageSet><page>			(not of a single page)
 *	<g style="fill:rgb(0%,0%,0%);fill-opacity:1;">
 *	<use xlink:href="#glyph0-1" x="213.2" y="131.2"/>
 *	<path style="fill:none;stroke-width:.5;stroke:rgb(...);" d="M 0 0 L 9 0"
 *	    transform="matrix(1,0,0,-1,0,842)"/>
 *
 * Later versions of cairo have attributes for the parts of style=, and g for symbol.
 * What is drawn by way of a group among the definitions is not followed: its words
 * stay without glyphs.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_boxes.h"
#include "import/pdf/pdf_ground.h"

/* ---- values ---- */

/* An attribute, or a part of style="fill:none;stroke:red". */
static const char *
value_of(const struct pdf_scan *s, const char *name, size_t *n)
{
	const char *p = pdf_scan_attr(s, name, n), *end, *q;
	size_t k = strlen(name), all;

	if (p != NULL)
		return p;
	p = pdf_scan_attr(s, "style", &all);
	for (end = p != NULL ? p + all : NULL; p != NULL && p < end; p = q + 1) {
		while (p < end && *p == ' ')
			p++;
		q = memchr(p, ';', (size_t)(end - p));
		q = q != NULL ? q : end;
		if ((size_t)(q - p) > k && memcmp(p, name, k) == 0 && p[k] == ':') {
			*n = (size_t)(q - p) - k - 1;
			return p + k + 1;
		}
	}
	return NULL;
}

/* The numbers behind a bracket: matrix(1,0,0,1,0,0), rgb(0%,0%,0%). */
static int
in_brackets(const char *p, size_t n, int64_t scale, int64_t limit, int64_t *out, int max)
{
	const char *end = p + n;
	int found = 0;

	p = memchr(p, '(', n);
	for (p = p != NULL ? p + 1 : end; p < end && found < max;) {
		if (*p == ' ' || *p == ',' || *p == '%') {
			p++;
			continue;
		}
		if (!pdf_scan_digit(*p))
			break;
		out[found++] = pdf_scan_number(&p, end, scale, limit);
	}
	return found;
}

/* So many thousandths of what is under it are not seen through it. */
static int64_t
alpha_of(const struct pdf_scan *s, const char *opacity)
{
	size_t n;
	const char *p = value_of(s, opacity, &n);

	return p != NULL && n > 0 && pdf_scan_digit(*p) ?
	    pdf_scan_number(&p, p + n, 1000, 1000) : 1000;
}

/* False: none.  A filling that is not told is black. */
static bool
color_of(const struct pdf_scan *s, const char *name, struct pdf_color *color)
{
	int64_t c[3];
	size_t n;
	const char *p = value_of(s, name, &n);

	*color = PDF_ANY_COLOR;
	if (p == NULL) {
		*color = (struct pdf_color){ { 0, 0, 0 } };
		return name[0] == 'f';
	}
	if (n >= 4 && memcmp(p, "none", 4) == 0)
		return false;
	if (n >= 4 && memcmp(p, "rgb(", 4) == 0 &&
	    in_brackets(p, n, 1000, 100000, c, 3) == 3)
		for (int i = 0; i < 3; i++)
			color->part[i] = c[i] < 0 ? 0 : (int)(c[i] / 100);
	return true;
}

/* Is something painted there that is seen, neither white nor clear? */
static bool
painted(const struct pdf_scan *s, const char *name, const char *opacity)
{
	struct pdf_color c;

	return alpha_of(s, opacity) >= 300 && color_of(s, name, &c) &&
	    (c.part[0] < 990 || c.part[1] < 990 || c.part[2] < 990);
}

/* ---- what is painted over what ---- */

/* A box of a glyph whose size and way up nobody knows yet: its lower left corner. */
static struct pdf_point
inside_of(const struct pdf_stand *s)
{
	return (struct pdf_point){ s->x + PT(2), s->y - PT(3) };
}

static bool
cut_or_clear(const struct pdf_scan *s)
{
	size_t n;

	return value_of(s, "clip-path", &n) != NULL || value_of(s, "opacity", &n) != NULL ||
	    value_of(s, "mask", &n) != NULL || value_of(s, "filter", &n) != NULL;
}

static void
paint(struct pdf_boxes *b, const struct pdf_patch *p)
{
	if (!pdf_ground_paint(&b->ground, p))
		return;
	for (int i = 0; i < b->nstand; i++) {
		struct pdf_point at = inside_of(&b->stand[i]);

		b->stand[i].unseen |= pdf_patch_covers(p, at.x, at.y);
	}
}

/* The path that has ended, of the tag. */
static void
paint_path(struct pdf_boxes *b)
{
	struct pdf_point low, high;
	struct pdf_color color;
	bool box;

	if (!pdf_pen_area(&b->pen, &low, &high, &box) ||
	    !color_of(&b->scan, "fill", &color))
		return;
	if (!box || b->veil > 0 || cut_or_clear(&b->scan) ||
	    alpha_of(&b->scan, "fill-opacity") < 990)
		color = PDF_ANY_COLOR;
	paint(b, &(struct pdf_patch){ low.x, low.y, high.x, high.y, color });
}

/* A picture, or a group drawn among the definitions: anywhere, of any colour. */
static void
paint_other(struct pdf_boxes *b)
{
	const struct pdf_page *page = b->pen.page;

	paint(b, &(struct pdf_patch){ 0, 0, page->width, page->height, PDF_ANY_COLOR });
}

/* ---- paths ---- */

static void
take_matrix(struct pdf_boxes *b)
{
	int64_t v[6], at[6];
	size_t n;
	const char *p = pdf_scan_attr(&b->scan, "transform", &n);

	b->pen.to = (struct pdf_matrix){ PDF_RATIO, 0, 0, PDF_RATIO, 0, 0 };
	if (p == NULL || in_brackets(p, n, PDF_RATIO, PDF_RATIO_MAX, v, 6) != 6 ||
	    in_brackets(p, n, 1000, PDF_PLACE_MAX, at, 6) != 6)
		return;
	b->pen.to = (struct pdf_matrix){ v[0], v[1], v[2], v[3], at[4], at[5] };
}

/* "M 1 2 L 3 4 C 1 2 3 4 5 6 Z" */
static void
draw(struct pdf_pen *pen, const char *p, const char *end)
{
	int64_t v[6];
	char what = 'M';
	int n = 0;

	while (p < end) {
		if (*p == 'Z') {
			pdf_pen_close(pen);
			n = 0;
		}
		if (!pdf_scan_digit(*p)) {
			what = *p == 'M' || *p == 'L' || *p == 'C' ? *p : what;
			p++;
			continue;
		}
		v[n++] = pdf_scan_number(&p, end, 1000, PDF_PLACE_MAX);
		if (n < (what == 'C' ? 6 : 2))
			continue;
		if (what == 'M')
			pdf_pen_end(pen);
		pdf_pen_to(pen, v[n - 2], v[n - 1], what == 'C');
		n = 0;
	}
	pdf_pen_end(pen);
}

static void
begin_path(struct pdf_boxes *b)
{
	take_matrix(b);
	pdf_pen_begin(&b->pen, painted(&b->scan, "stroke", "stroke-opacity"),
	    painted(&b->scan, "fill", "fill-opacity"));
}

static void
path(struct pdf_boxes *b)
{
	size_t n;
	const char *p = pdf_scan_attr(&b->scan, "d", &n);

	begin_path(b);
	if (p == NULL)
		return;
	draw(&b->pen, p, p + n);
	paint_path(b);
}

static void
rectangle(struct pdf_boxes *b)
{
	static const char *const name[] = { "x", "y", "width", "height" };
	int64_t v[4] = { 0 };

	begin_path(b);
	for (size_t i = 0; i < ARRAY_LEN(name); i++)
		pdf_scan_numbers(&b->scan, name[i], 1000, PDF_SPACE, &v[i], 1);
	pdf_pen_to(&b->pen, v[0], v[1], false);
	pdf_pen_to(&b->pen, v[0] + v[2], v[1], false);
	pdf_pen_to(&b->pen, v[0] + v[2], v[1] + v[3], false);
	pdf_pen_to(&b->pen, v[0], v[1] + v[3], false);
	pdf_pen_close(&b->pen);
	paint_path(b);
}

/* ---- glyphs ---- */

/* "glyph0-1", "#glyph-0-1" */
static bool
glyph_key(const char *p, size_t n, uint64_t *key)
{
	const char *end = p + n;
	uint64_t part[2] = { 0 };
	int k = 0;

	if (p != end && *p == '#')
		p++;
	if (end - p < 8 || memcmp(p, "glyph", 5) != 0)
		return false;
	for (p += p[5] == '-' ? 6 : 5; p < end && k < 2; p++) {
		if (*p == '-')
			k++;
		else if (*p >= '0' && *p <= '9')
			part[k] = (part[k] * 10 + (uint64_t)(*p - '0')) & UINT32_MAX;
		else
			return false;
	}
	*key = part[0] << 32 | part[1];
	return k == 1;
}

static int
by_key(const void *a, const void *b)
{
	const struct pdf_sign *x = a, *y = b;

	return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->blank - y->blank;
}

static int
sign_of(const struct pdf_boxes *b, uint64_t key)
{
	size_t low = 0, high = b->nsign;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (b->sign[mid].key == key)
			return (int)mid;
		if (b->sign[mid].key < key)
			low = mid + 1;
		else
			high = mid;
	}
	return -1;
}

/* The outlines of the page's glyphs; what has none is no glyph. */
static void
find_signs(struct pdf_boxes *b)
{
	int k = 0;

	if (b->current >= 0)
		qsort(b->sign, b->nsign, sizeof *b->sign, by_key);
	b->current = -1;
	for (int i = 0; i < b->nstand; i++) {
		struct pdf_stand *s = &b->stand[i];

		s->sign = sign_of(b, s->key);
		if (s->sign < 0)
			continue;
		s->blank = b->sign[s->sign].blank;
		b->stand[k++] = *s;
	}
	b->nstand = k;
}

/* Among the definitions: which outlines there are, and which are empty. */
static bool
definition(struct pdf_boxes *b)
{
	const struct pdf_scan *s = &b->scan;
	size_t n;
	const char *id = pdf_scan_attr(s, "id", &n), *d;
	uint64_t key;

	if (id != NULL && glyph_key(id, n, &key)) {
		if (b->nsign == PDF_WORDS)
			return false;
		b->sign = mem_grow(b->sign, b->nsign, &b->capsign, sizeof *b->sign);
		b->current = (int)b->nsign;
		b->sign[b->nsign++] = (struct pdf_sign){ .key = key, .blank = true };
		return true;
	}
	if (b->current < 0)
		return true;
	d = pdf_scan_is(s, "path") ? pdf_scan_attr(s, "d", &n) : NULL;
	if ((d != NULL && n > 0) || pdf_scan_is(s, "use") || pdf_scan_is(s, "image"))
		b->sign[b->current].blank = false;
	return true;
}

static bool
use(struct pdf_boxes *b)
{
	struct pdf_stand *s;
	struct pdf_point at;
	int64_t x = 0, y = 0;
	uint64_t key;
	size_t n;
	const char *p = pdf_scan_attr(&b->scan, "xlink:href", &n);

	if (p == NULL)
		p = pdf_scan_attr(&b->scan, "href", &n);
	if (p == NULL || !glyph_key(p, n, &key)) {
		paint_other(b);
		return true;
	}
	if (b->nstand == PDF_GLYPHS)
		return false;
	pdf_scan_numbers(&b->scan, "x", 1000, PDF_SPACE, &x, 1);
	pdf_scan_numbers(&b->scan, "y", 1000, PDF_SPACE, &y, 1);
	b->stand = mem_grow(b->stand, (size_t)b->nstand, &b->capstand, sizeof *b->stand);
	s = &b->stand[b->nstand++];
	*s = (struct pdf_stand){ .x = (int)x, .y = (int)y, .key = key };
	at = inside_of(s);
	s->unseen = b->clear || pdf_ground_hides(&b->ground, &b->color, at.x, at.y);
	return true;
}

/* ---- the tags ---- */

bool
pdf_drawing_end(struct pdf_boxes *b)
{
	struct pdf_page *page = b->pen.page;
	const size_t *first;
	bool ok;

	if (page == NULL)
		return true;
	pdf_pen_lift(b->pdf, &b->pen);
	find_signs(b);
	first = &b->first[b->drawn];
	ok = pdf_spell(b, page, b->box + first[0], (int)(first[1] - first[0]));
	b->pen.page = NULL;
	b->nstand = 0;
	b->clear = false;
	b->depth = b->veil = 0;
	pdf_ground_reset(&b->ground);
	b->drawn++;
	return ok;
}

static bool
begin_page(struct pdf_boxes *b)
{
	bool ok = pdf_drawing_end(b);

	if (b->drawn < b->pdf->npage)
		b->pen.page = &b->pdf->page[b->drawn];
	return ok;
}

static void
begin_group(struct pdf_boxes *b)
{
	b->clear = !color_of(&b->scan, "fill", &b->color) ||
	    alpha_of(&b->scan, "fill-opacity") < 300;
	b->depth++;
	if (b->veil == 0 && cut_or_clear(&b->scan))
		b->veil = b->depth;
}

static void
end_group(struct pdf_boxes *b)
{
	b->clear = false;
	b->color = (struct pdf_color){ { 0, 0, 0 } };
	if (b->veil == b->depth)
		b->veil = 0;
	b->depth -= b->depth > 0;
}

bool
pdf_drawing_tag(struct pdf_boxes *b)
{
	const struct pdf_scan *s = &b->scan;
	bool ok = true;

	if (pdf_scan_is(s, "defs") || pdf_scan_is(s, "/defs")) {
		b->defs += s->name[0] == '/' ? -1 : 1;
		return true;
	}
	if (b->defs > 0)
		return definition(b);
	if (pdf_scan_is(s, "page"))
		return begin_page(b);
	if (pdf_scan_is(s, "/page"))
		return pdf_drawing_end(b);
	if (b->pen.page == NULL && b->drawn == 0 && (pdf_scan_is(s, "g") ||
	    pdf_scan_is(s, "path") || pdf_scan_is(s, "rect") || pdf_scan_is(s, "use")))
		ok = begin_page(b);		/* the only one */
	if (!ok || b->pen.page == NULL)
		return ok;
	if (pdf_scan_is(s, "g"))
		begin_group(b);
	else if (pdf_scan_is(s, "/g"))
		end_group(b);
	else if (pdf_scan_is(s, "image"))
		paint_other(b);
	else if (pdf_scan_is(s, "use"))
		return use(b);
	else if (pdf_scan_is(s, "path"))
		path(b);
	else if (pdf_scan_is(s, "rect"))
		rectangle(b);
	return !b->pen.full;
}
