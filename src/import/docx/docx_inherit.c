/*
 * docx_inherit.c - what the style of a table makes of the texts of its cells.
 *
 * A style has parts, as "last row": struck out, hidden, white letters, a dark ground.
 * Which hold for a cell is known when the table has ended.  What its runs, and the
 * styles of its paragraphs, say themselves wins.
 *
 *	lastRow: white on blue     合计 | 12     plain, though its letters are white
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "import/docx/docx.h"

static bool
holds(const struct docx_table *t, int part)
{
	return (t->look >> part & 1) != 0;
}

/* The parts that hold for a cell, from the weakest: bands, columns, rows, corners. */
static struct docx_ink
of_style(const struct docx_ink *part, const struct docx_table *t, const struct docx_cell *c)
{
	bool top = c->row == 0 && holds(t, DOCX_FIRST_ROW);
	bool bottom = c->row == t->nrow - 1 && holds(t, DOCX_LAST_ROW);
	bool left = c->col == 0 && holds(t, DOCX_FIRST_COL);
	bool right = c->col + c->colspan >= t->ncol && holds(t, DOCX_LAST_COL);
	int row = c->row + holds(t, DOCX_FIRST_ROW), col = c->col + holds(t, DOCX_FIRST_COL);
	struct docx_ink ink = part[DOCX_WHOLE];

	if (holds(t, DOCX_BAND_V) && !left && !right)
		ink = docx_over(ink, part[DOCX_BAND_V + col % 2]);
	if (holds(t, DOCX_BAND_H) && !top && !bottom)
		ink = docx_over(ink, part[DOCX_BAND_H + row % 2]);
	if (left || right)
		ink = docx_over(ink, part[left ? DOCX_FIRST_COL : DOCX_LAST_COL]);
	if (top || bottom)
		ink = docx_over(ink, part[top ? DOCX_FIRST_ROW : DOCX_LAST_ROW]);
	if ((top || bottom) && (left || right))
		ink = docx_over(ink, part[top ? right ? DOCX_NE : DOCX_NW :
		    right ? DOCX_SE : DOCX_SW]);
	return ink;
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

static void
change(struct docx *x, struct docx_node *node, struct docx_ink ink)
{
	unsigned on = ink.on & ~node->settled, off = 0;
	struct buf b = BUF_INIT;

	if (node->text == NULL || node->text[0] == '\0')
		return;
	if ((on & DOCX_WHITE) != 0 && (ink.on & DOCX_GROUND) == 0)
		on |= LOOK_TINY;
	if (node->white && (ink.on & DOCX_GROUND) != 0)
		off = LOOK_TINY;
	if ((on & LOOK_HIDDEN) != 0) {
		if (has_digit(node->text))
			look_gone(&b, LOOK_HIDDEN);
	} else if (((on | off) & LOOK_PARTS) != 0) {
		look_change(&b, node->text, strlen(node->text), on, off);
	} else {
		return;
	}
	node->text = arena_strdup(&x->doc->arena, buf_cstr(&b));
	buf_release(&b);
}

void
docx_inherit(struct docx *x, const struct docx_table *t)
{
	const struct docx_style *s = t->style != NULL ? t->style : x->styles.table;
	const struct docx_ink *part = s != NULL ? s->part : NULL;

	if (part == NULL && t->ground.on == 0)
		return;
	for (const struct docx_cell *c = t->first; c != NULL; c = c->next) {
		struct docx_ink ink = t->ground;

		if (part != NULL)
			ink = docx_over(ink, of_style(part, t, c));
		ink = docx_over(ink, c->ground);
		for (struct docx_node *n = c->content.first; n != NULL; n = n->next)
			change(x, n, ink);
	}
}
