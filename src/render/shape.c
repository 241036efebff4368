/*
 * shape.c - a line of text as glyphs: which font, which glyph, where.
 *
 * A line is cut where the font changes, each piece is shaped by HarfBuzz.  What no font
 * has becomes 〓: a glyph that is missing would leave a box nobody can look for, and a
 * table of characters that some readers refuse.
 */
#include <cairo.h>
#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/page.h"
#include "export/pagewire.h"
#include "render/render.h"

#define GETA	0x3013u		/* 〓 */

/* Has this character been told already, in this document? */
static bool
told(const struct drawn *d, uint32_t cp)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->item[i].code == DRAWN_MISSING && d->item[i].cp == cp)
			return true;
	return false;
}

static struct run *
add_run(struct line *l, const struct font *font, size_t at)
{
	l->run = mem_grow(l->run, l->n, &l->cap, sizeof *l->run);
	l->run[l->n] = (struct run){ .font = font, .at = at };
	return &l->run[l->n++];
}

/* Cut a text where its font changes.  What has no width stays with what it stands on. */
static void
cut(struct line *l, struct fonts *f, const struct page_text *t, int page, int number,
    struct drawn *d)
{
	size_t n = strlen(t->text), len;
	struct buf b = BUF_INIT;
	struct run *run = NULL;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		const struct font *font;
		size_t start = b.len;

		len = text_decode(t->text + at, n - at, &cp);
		font = text_cp_width(cp) == 0 && run != NULL ? run->font :
		    font_for(f, t->face, cp, d);
		if (font == NULL && text_cp_width(cp) == 0)
			continue;
		if (font == NULL) {
			if (!told(d, cp))
				drawn_add(d, DRAWN_MISSING, NULL, NULL, cp, page, number);
			cp = GETA;
			font = font_for(f, t->face, cp, d);
			if (font == NULL)
				continue;
		}
		buf_cp(&b, cp);
		if (run == NULL || run->font != font)
			run = add_run(l, font, start);
		run->n = b.len - run->at;
	}
	l->text = mem_strdup(buf_cstr(&b));
	buf_release(&b);
}

/* Glyphs that come from the same characters are one cluster; in reading order. */
static void
make_clusters(struct run *r, const hb_glyph_info_t *info)
{
	int n = r->nglyph;

	r->cluster = mem_array((size_t)n, sizeof *r->cluster);
	for (int k = 0; k < n; k++) {
		int i = r->backward ? n - 1 - k : k, before = r->backward ? i + 1 : i - 1;
		cairo_text_cluster_t *c;

		if (k > 0 && info[i].cluster == info[before].cluster) {
			r->cluster[r->ncluster - 1].num_glyphs++;
			continue;
		}
		c = &r->cluster[r->ncluster];
		if (r->ncluster > 0)
			c[-1].num_bytes = (int)(info[i].cluster - r->at) - c[-1].num_bytes;
		c->num_glyphs = 1;
		c->num_bytes = (int)(info[i].cluster - r->at);	/* where it begins, for now */
		r->ncluster++;
	}
	r->cluster[r->ncluster - 1].num_bytes = (int)r->n -
	    r->cluster[r->ncluster - 1].num_bytes;
}

static void
shape(struct line *l, struct run *r)
{
	static const hb_feature_t plain[] = {
		{ HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
	};
	hb_buffer_t *b = hb_buffer_create();
	hb_glyph_info_t *info;
	hb_glyph_position_t *pos;
	unsigned n;
	double x = l->width;

	hb_buffer_add_utf8(b, l->text, -1, (unsigned)r->at, (int)r->n);
	hb_buffer_set_language(b, hb_language_from_string("zh-Hans", -1));
	hb_buffer_guess_segment_properties(b);
	hb_shape(r->font->shape, b, plain, ARRAY_LEN(plain));
	r->backward = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(b));
	info = hb_buffer_get_glyph_infos(b, &n);
	pos = hb_buffer_get_glyph_positions(b, &n);
	r->nglyph = (int)n;
	r->glyph = mem_array(n, sizeof *r->glyph);
	for (unsigned i = 0; i < n; i++) {
		r->glyph[i].index = info[i].codepoint;
		hb_set_add(r->font->used, info[i].codepoint);
		r->glyph[i].x = x + pos[i].x_offset / r->font->upem;
		r->glyph[i].y = -pos[i].y_offset / r->font->upem;
		x += pos[i].x_advance / r->font->upem;
	}
	l->width = x;
	if (n > 0)
		make_clusters(r, info);
	l->gaps += r->ncluster;
	hb_buffer_destroy(b);
}

void
line_shape(struct line *l, struct fonts *f, const struct page_text *t, int page,
    int number, struct drawn *d)
{
	memset(l, 0, sizeof *l);
	cut(l, f, t, page, number, d);
	for (size_t i = 0; i < l->n; i++)
		shape(l, &l->run[i]);
	if (l->gaps > 0)
		l->gaps--;
}

void
line_release(struct line *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->run[i].glyph);
		free(l->run[i].cluster);
	}
	free(l->run);
	free(l->text);
	memset(l, 0, sizeof *l);
}

/* The glyphs of a run where they are drawn; *gap counts the gaps before them. */
static cairo_glyph_t *
placed(const struct run *r, int *gap, double x, double y, double size, double spread,
    double squeeze)
{
	cairo_glyph_t *glyph = mem_array((size_t)r->nglyph, sizeof *glyph);
	const hb_map_t *number = r->font->number;
	int at = 0;

	for (int i = 0; i < r->ncluster; i++) {		/* from left to right */
		int c = r->backward ? r->ncluster - 1 - i : i;

		for (int k = 0; k < r->cluster[c].num_glyphs; k++, at++) {
			glyph[at] = r->glyph[at];
			if (number != NULL)
				glyph[at].index = hb_map_get(number,
				    (hb_codepoint_t)r->glyph[at].index);
			glyph[at].x = x + r->glyph[at].x * size * squeeze + *gap * spread;
			glyph[at].y = y + r->glyph[at].y * size;
		}
		++*gap;
	}
	return glyph;
}

void
line_draw(const struct line *l, cairo_t *cr, double x, double y, double size,
    double spread, double squeeze)
{
	cairo_matrix_t m;
	int gap = 0;

	cairo_matrix_init_scale(&m, size * squeeze, size);
	for (size_t i = 0; i < l->n; i++) {
		const struct run *r = &l->run[i];
		cairo_glyph_t *glyph;

		if (r->nglyph == 0)
			continue;
		glyph = placed(r, &gap, x, y, size, spread, squeeze);
		cairo_set_font_face(cr, r->font->face);
		cairo_set_font_matrix(cr, &m);
		cairo_show_text_glyphs(cr, l->text + r->at, (int)r->n, glyph, r->nglyph,
		    r->cluster, r->ncluster,
		    r->backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
		free(glyph);
	}
}
