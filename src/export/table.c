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
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"

#define CHAR	2	/* a Chinese character in half-width characters */

/* The widest line of a cell in half-width characters. */
static int
widest(const char *s)
{
	int max = 0, width;
	size_t n;

	for (;; s += n + 1) {
		n = strcspn(s, "\n");
		width = text_widthn(s, n);
		if (width > max)
			max = width;
		if (s[n] == '\0')
			return max;
	}
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
raise(int *v, int to)
{
	if (*v < to)
		*v = to;
}

static void
find_needs(const struct doc_table *t, int nstub, struct need *need)
{
	for (int c = 0; c < t->ncol; c++)
		need[c].want = need[c].least = 2 * CHAR;
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int width = widest(c->text);
		struct need *n = &need[c->col];

		if (c->colspan != 1)
			continue;
		switch (c->role) {
		case DOC_COLHEAD:
			if (c->col >= nstub)
				raise(&n->want, heading_room(width));
			/* headings of one level among groups: totals, larger */
			if (c->rowspan > 1 && nstub > 0)
				raise(&n->want, 3 * CHAR);
			break;
		case DOC_ROWHEAD:
			raise(&n->want, stub_room(width,
			    c->rowspan >= 12 ? c->rowspan / 6 : 1));
			raise(&n->least, stub_room(width,
			    c->rowspan < 3 ? width / (6 * CHAR) + 1 : 3));
			break;
		case DOC_DATA:
			raise(&n->want, width);
			raise(&n->least, width);
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
spanned(const struct doc_table *t, int half, int pad, int *least)
{
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int room = 0, need;

		if (c->role != DOC_DATA || c->colspan < 2)
			continue;
		for (int k = c->col; k < c->col + c->colspan && k < t->ncol; k++)
			room += least[k];
		need = widest(c->text) * half + pad;
		if (need > room)
			least[c->col + c->colspan - 1] += need - room;
	}
}

bool
table_widths(const struct doc_table *t, int half, int pad, int total, int *width)
{
	int nstub = table_stub(t), nval = t->ncol - nstub, used = 0, last = nstub - 1;
	struct need *need = mem_array((size_t)t->ncol + 1, sizeof *need);
	int *least = mem_array((size_t)t->ncol + 1, sizeof *least);
	bool fits;

	find_needs(t, nstub, need);
	for (int c = 0; c < t->ncol; c++)
		least[c] = need[c].least * half + pad;
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
			width[c] = need[c].want * half + pad;
			used += c == last ? 0 : width[c];
		}
		width[last] = total - used;
		least[last] = (t->nrow > 12 ? 10 : 6) * CHAR * half + pad;
	}
	spanned(t, half, pad, least);
	fits = settle(t->ncol, width, least, half);
	free(least);
	free(need);
	return fits;
}
