/*
 * pdf_ground.c - see pdf_ground.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_ground.h"

#define LEAST	PT(4)		/* ruling lines are no ground */
#define NEAR	PT(1)		/* of a place, that is all of the same ground */
#define PALE	900		/* a text this light needs a ground so much darker: */
#define DARKER	250
#define ALIKE	60		/* of two colours that cannot be told apart */

static const struct pdf_color paper = { { 1000, 1000, 1000 } };

bool
pdf_color_known(const struct pdf_color *c)
{
	return c->part[0] >= 0;
}

static int
light(const struct pdf_color *c)
{
	return (c->part[0] * 30 + c->part[1] * 59 + c->part[2] * 11) / 100;
}

static bool
is_pale(const struct pdf_color *c)
{
	return pdf_color_known(c) && light(c) >= PALE;
}

/* Nothing is seen of a text on that ground.  Of a text of unknown colour, which is ink,
 * or on an unknown ground only pale ones are doubtful. */
static bool
drowns(const struct pdf_color *text, const struct pdf_color *ground)
{
	if (!pdf_color_known(text))
		return false;
	if (!pdf_color_known(ground))
		return is_pale(text);
	if (is_pale(text))
		return light(text) - light(ground) < DARKER;
	for (int i = 0; i < 3; i++)
		if (abs(text->part[i] - ground->part[i]) > ALIKE)
			return false;
	return true;
}

bool
pdf_ground_paint(struct pdf_ground *g, const struct pdf_patch *p)
{
	if (p->x1 - p->x0 < LEAST || p->y1 - p->y0 < LEAST)
		return false;
	if (g->n == PDF_PATCHES) {
		g->full = true;
		return false;
	}
	g->patch = mem_grow(g->patch, g->n, &g->cap, sizeof *g->patch);
	g->patch[g->n++] = *p;
	return true;
}

bool
pdf_ground_hides(const struct pdf_ground *g, const struct pdf_color *text, int x, int y)
{
	if (g->full)
		return is_pale(text);
	for (size_t i = g->n; i-- > 0;) {
		const struct pdf_patch *p = &g->patch[i];

		if (p->x0 > x + NEAR || p->x1 < x - NEAR || p->y0 > y + NEAR ||
		    p->y1 < y - NEAR)
			continue;
		if (p->x0 <= x - NEAR && p->x1 >= x + NEAR && p->y0 <= y - NEAR &&
		    p->y1 >= y + NEAR)
			return drowns(text, &p->color);
		if (is_pale(text) && drowns(text, &p->color))
			return true;		/* on the edge of it */
	}
	return drowns(text, &paper);
}

bool
pdf_patch_covers(const struct pdf_patch *p, int x, int y)
{
	return pdf_color_known(&p->color) && p->x0 <= x && x <= p->x1 && p->y0 <= y &&
	    y <= p->y1;
}

void
pdf_ground_reset(struct pdf_ground *g)
{
	g->n = 0;
	g->full = false;
}

void
pdf_ground_release(struct pdf_ground *g)
{
	free(g->patch);
	*g = (struct pdf_ground){ 0 };
}
