/*
 * table.c - column widths of a printed table.
 *
 * Works from roles, labels and figures, never from the codes of a form, so a
 * form nobody has seen yet prints as well as today's.  The same rules serve
 * millimetres on paper and columns of a terminal.
 *
 * Steps: what each column would like, what it cannot do without, then moving
 * room from those that have it to those that lack it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page/paper.h"

#define CHAR	2	/* a Chinese character in half-width characters */

static void
raise(int *v, int to)
{
	if (*v < to)
		*v = to;
}

/* The widest line of a cell in half-width characters. */
static int
widest(const char *s, const struct table_ruler *r)
{
	int max = 0;
	size_t n;

	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		raise(&max, r->half > 1 ? paper_width(s, n) : text_widthn(s, n));
		if (s[n] == '\0')
			return max;
	}
}

/*
 * Room for what a cell of figures says: "11398889", "251000元".  What is not a
 * Chinese character counts as a digit, and a digit of the font that a machine puts in
 * the place of the one that is named may be wider than half a character.
 */
static int
figure_room(const char *s, const struct table_ruler *r)
{
	int max = 0, width = 0;
	size_t n = strlen(s), at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\n')
			width = 0;
		else
			width += text_cp_width(cp) > 1 ? CHAR * r->half : r->figure;
		raise(&max, width);
	}
	return max;
}

int
table_stub(const struct doc_table *t)
{
	int n = 0;

	for (size_t i = 0; i < t->ncell; i++)
		if (t->cell[i].role == DOC_ROWHEAD &&
		    t->cell[i].col + t->cell[i].colspan > n)
			n = t->cell[i].col + t->cell[i].colspan;
	return n < t->ncol ? n : t->ncol;
}

/* Room for a heading: up to three characters in one line, more in two. */
static int
heading_room(int width)
{
	if (width <= 3 * CHAR)
		return width;
	width = (width + 1) / 2;
	return width + width % 2;
}

/* Room for a row label in a column that others share its rows with: the taller
 * the label's box, the more lines it may take. */
static int
stub_room(int width, int lines)
{
	int room = (width + lines - 1) / lines;

	return room + room % 2;
}

struct need { int want, least; };

static void
find_needs(const struct doc_table *t, const struct table_ruler *r, int nstub,
    struct need *need)
{
	for (int c = 0; c < t->ncol; c++)
		need[c].want = need[c].least = 2 * CHAR * r->half;
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int width = widest(c->text, r), room;
		struct need *n = &need[c->col];

		if (c->colspan != 1)
			continue;
		switch (c->role) {
		case DOC_COLHEAD:
			if (c->col >= nstub)
				raise(&n->want, heading_room(width) * r->half);
			/* headings of one level among groups: totals, larger */
			if (c->rowspan > 1 && nstub > 0)
				raise(&n->want, 3 * CHAR * r->half);
			break;
		case DOC_ROWHEAD:
			raise(&n->want, r->half * stub_room(width,
			    c->rowspan >= 12 ? c->rowspan / 6 : 1));
			raise(&n->least, r->half * stub_room(width,
			    c->rowspan < 3 ? width / (6 * CHAR) + 1 : 3));
			break;
		case DOC_DATA:
			room = figure_room(c->text, r);
			raise(&n->want, room);
			raise(&n->least, room);
			break;
		case DOC_CAPTION:
			break;
		}
	}
}

/* Give columns below their least room from those above theirs, the richest
 * first, one unit of a half-width character at a time. */
static bool
settle(int n, int *width, const int *least, int step)
{
	for (int c = 0; c < n; c++) {
		while (width[c] < least[c]) {
			int rich = -1;

			for (int k = 0; k < n; k++)
				if (width[k] >= least[k] + step && (rich < 0 ||
				    width[k] - least[k] > width[rich] - least[rich]))
					rich = k;
			if (rich < 0) {
				for (; c < n; c++)
					raise(&width[c], least[c]);
				return false;
			}
			width[rich] -= step;
			width[c] += step;
		}
	}
	return true;
}

/* Figures that span columns: the last of them takes what is missing. */
static void
spanned(const struct doc_table *t, const struct table_ruler *r, int *least)
{
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int room = 0, need;

		if (c->role != DOC_DATA || c->colspan < 2)
			continue;
		for (int k = c->col; k < c->col + c->colspan && k < t->ncol; k++)
			room += least[k];
		need = figure_room(c->text, r) + r->edge;
		if (need > room)
			least[c->col + c->colspan - 1] += need - room;
	}
}

bool
table_widths(const struct doc_table *t, const struct table_ruler *r, int total, int *width)
{
	int nstub = table_stub(t), nval = t->ncol - nstub, used = 0, last = nstub - 1;
	struct need *need = mem_array((size_t)t->ncol + 1, sizeof *need);
	int *least = mem_array((size_t)t->ncol + 1, sizeof *least);
	bool fits;

	find_needs(t, r, nstub, need);
	for (int c = 0; c < t->ncol; c++)
		least[c] = need[c].least + r->edge;
	if (nstub <= 1) {
		/* equal columns; row labels a fifth more */
		for (int c = nstub; c < t->ncol; c++) {
			width[c] = total * 10 / (nval * 10 + nstub * 12);
			used += width[c];
		}
		if (nstub == 1)
			width[0] = total - used;
	} else {
		for (int c = 0; c < t->ncol; c++) {
			width[c] = need[c].want + r->edge + r->air;
			used += c == last ? 0 : width[c];
		}
		width[last] = total - used;
		least[last] = (t->nrow > 12 ? 10 : 6) * CHAR * r->half + r->edge;
	}
	spanned(t, r, least);
	fits = settle(t->ncol, width, least, r->half);
	free(least);
	free(need);
	return fits;
}

int
table_spare(const struct doc_table *t, const struct doc_cell *c)
{
	int room = -EXPORT_CELL_EDGE, chars = (paper_width(c->text, strlen(c->text)) + 1) / CHAR;
	int fit, lines, need;

	if (c->role == DOC_DATA || c->left || t->prose || strchr(c->text, '\n') != NULL)
		return 0;
	for (int k = c->col; k < c->col + c->colspan; k++)
		room += t->width[k];
	fit = room * 10000 / (t->point_x10 * 3528);
	if (fit < 1 || chars <= fit)
		return 0;
	lines = (chars + fit - 1) / fit;
	/* as many characters as make equal lines, and less than half of one more */
	need = ((chars + lines - 1) / lines * 10 + 4) * t->point_x10 * 353 / 10000;
	return need < room ? room - need : 0;
}
