/*
 * pdf_join.c - tables that go on over a page.
 *
 * The last thing on a page and the first on the next are one table when both have
 * the same sides.  A header printed again is dropped.  A row cut by the page, its
 * label begun above and ended below, is put together when the lower part has no
 * figure or the upper one has none, and does not begin a label of its own: "5.属于三类"
 * above, "内部事务信息" below.  A cell cut beside rows that are whole goes on likewise.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"

#define SIDE	PT(6)
#define NEAR	PT(4)

/* ---- columns of both ---- */

static int
column_of(const int *x, int n, int at)
{
	int best = 0;

	for (int i = 1; i < n; i++)
		if (abs(x[i] - at) < abs(x[best] - at))
			best = i;
	return best;
}

/* All grid lines of both tables; how many. */
static int
unite(const struct pdf_table *a, const struct pdf_table *b, int *x)
{
	int n = 0, i = 0, k = 0;

	while (i < a->nx || k < b->nx) {
		bool first = k == b->nx || (i < a->nx && a->x[i] <= b->x[k]);
		int at = first ? a->x[i++] : b->x[k++];

		if (n == 0 || at - x[n - 1] > NEAR)
			x[n++] = at;
	}
	return n;
}

static void
set_columns(struct pdf_table *t, int *x, int n)
{
	for (int i = 0; i < t->ncell; i++) {
		struct pdf_cell *c = &t->cell[i];
		int from = column_of(x, n, t->x[c->col]);
		int to = column_of(x, n, t->x[c->col + c->colspan]);

		c->col = from;
		c->colspan = to > from ? to - from : 1;
	}
	t->x = x;
	t->nx = n;
}

/* ---- what the page has cut ---- */

static const struct pdf_cell *
cell_at(const struct pdf_table *t, int row, int col)
{
	for (int i = 0; i < t->ncell; i++) {
		const struct pdf_cell *c = &t->cell[i];

		if (c->row <= row && row < c->row + c->rowspan && c->col <= col &&
		    col < c->col + c->colspan)
			return c;
	}
	return NULL;
}

/* Rows at the head of both that say the same: a header printed again. */
static int
same_rows(const struct pdf_table *a, const struct pdf_table *b)
{
	int rows = 0, reach = 0;

	for (int i = 0; i < a->ncell && i < b->ncell; i++) {
		const struct pdf_cell *x = &a->cell[i], *y = &b->cell[i];

		if (x->row != y->row || x->col != y->col || x->colspan != y->colspan ||
		    x->rowspan != y->rowspan || strcmp(x->text, y->text) != 0)
			return reach <= y->row ? y->row : 0;
		if (y->row + y->rowspan > reach)
			reach = y->row + y->rowspan;
		rows = y->row + 1;
	}
	return rows >= reach && rows < b->nrow ? rows : 0;
}

static void
drop_rows(struct pdf_table *t, int n)
{
	int k = 0;

	for (int i = 0; i < t->ncell; i++) {
		if (t->cell[i].row < n)
			continue;
		t->cell[k] = t->cell[i];
		t->cell[k++].row -= n;
	}
	t->ncell = k;
	t->nrow -= n;
}

/* Digits, strokes and the like: what stands in the cell of a figure. */
static bool
figure(const char *s)
{
	size_t n = strlen(s), len;
	bool any = false;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == LOOK_CODE)		/* and its letter */
			len = at + 1 < n ? 2 : 1;
		else if (char_is(cp, CHAR_DIGIT) || cp == TEXT_BAD)
			any = true;
		else if (cp >= 0x3400 && cp <= 0x9FFF)
			return false;
	}
	return any || (n > 0 && n <= 6);
}

static bool
begins_label(const char *s)
{
	struct ordinal o;

	return text_ordinal(s, strlen(s), &o);
}

struct halves { int above, below, words, both; bool begins; };

/* Compare the last row of a with the first of b, cells of one row only. */
static struct halves
look(const struct pdf_table *a, const struct pdf_table *b)
{
	struct halves h = { 0 };

	for (int i = 0; i < b->ncell && b->cell[i].row == 0; i++) {
		const struct pdf_cell *y = &b->cell[i];
		const struct pdf_cell *x = cell_at(a, a->nrow - 1, y->col);
		bool up, down;

		if (x == NULL || x->col != y->col || x->colspan != y->colspan) {
			h.both++;
			continue;
		}
		up = figure(x->text);
		down = figure(y->text);
		h.above += up;
		h.below += down;
		/* a header above a row: words where the other has a figure */
		h.both += (up && y->text[0] != '\0' && !down) ||
		    (down && x->text[0] != '\0' && !up);
		if (y->text[0] != '\0' && !down) {
			h.words += x->text[0] != '\0' && !up;
			h.begins |= y->rowspan == 1 && begins_label(y->text);
		}
	}
	return h;
}

static void
add_text(struct pdf *pdf, struct pdf_cell *c, const char *more)
{
	struct buf b = BUF_INIT;

	if (more[0] == '\0')
		return;
	buf_str(&b, c->text);
	if (b.len > 0 && ((unsigned char)b.data[b.len - 1] < 0x80 ||
	    (unsigned char)more[0] < 0x80))
		buf_chr(&b, '\n');
	buf_str(&b, more);
	c->text = arena_strndup(&pdf->arena, buf_cstr(&b), b.len);
	buf_release(&b);
}

/*
 * Append b to a.  "cut": its first row ends the last of a.  Without that only cells
 * of several rows go on: the heading of a group, beside rows that are whole.
 */
static void
append(struct pdf *pdf, struct pdf_table *a, struct pdf_table *b, bool cut)
{
	struct pdf_cell *all = arena_array(&pdf->arena, (size_t)(a->ncell + b->ncell) + 1,
	    sizeof *all);
	int base = a->nrow - cut, n = a->ncell;

	memcpy(all, a->cell, (size_t)a->ncell * sizeof *all);
	for (int i = 0; i < b->ncell; i++) {
		const struct pdf_cell *y = &b->cell[i];
		const struct pdf_cell *x = y->row == 0 ? cell_at(a, a->nrow - 1, y->col) :
		    NULL;
		bool goes_on = x != NULL && x->col == y->col && x->colspan == y->colspan &&
		    (cut || ((x->rowspan > 1 || y->rowspan > 1) && !figure(y->text) &&
		    !begins_label(y->text) && !(figure(x->text) || x->text[0] == '\0')));

		if (goes_on) {
			struct pdf_cell *to = &all[x - a->cell];

			add_text(pdf, to, y->text);
			to->rowspan += y->rowspan - cut;
			continue;
		}
		all[n] = *y;
		all[n++].row += base;
	}
	a->cell = all;
	a->ncell = n;
	a->nrow += b->nrow - cut;
	b->nrow = b->ncell = 0;
}

static void
join(struct pdf *pdf, struct pdf_table *a, struct pdf_table *b)
{
	int *x = arena_array(&pdf->arena, (size_t)(a->nx + b->nx), sizeof *x), n, rows;
	struct halves h;
	bool cut;

	n = unite(a, b, x);
	set_columns(a, x, n);
	set_columns(b, x, n);
	rows = same_rows(a, b);
	if (rows > 0)
		drop_rows(b, rows);
	h = look(a, b);
	cut = h.both == 0 && h.words > 0 && !h.begins && (h.above == 0 || h.below == 0);
	append(pdf, a, b, cut);
	a->page = b->page;
}

/* The first or last thing of a page that is not a running head. */
static struct pdf_item *
edge(const struct pdf_page *page, bool last)
{
	for (int i = 0; i < page->nitem; i++) {
		struct pdf_item *it = &page->item[last ? page->nitem - 1 - i : i];

		if (it->line == NULL || !it->line->gone)
			return it;
	}
	return NULL;
}

void
pdf_join(struct pdf *pdf)
{
	struct pdf_table *open = NULL;

	for (int p = 0; p < pdf->npage; p++) {
		struct pdf_item *first = edge(&pdf->page[p], false);
		struct pdf_item *last = edge(&pdf->page[p], true);

		if (open != NULL && first != NULL && first->table != NULL &&
		    abs(open->x[0] - first->table->x[0]) < SIDE && abs(open->x[open->nx - 1] -
		    first->table->x[first->table->nx - 1]) < SIDE)
			join(pdf, open, first->table);
		else if (first != NULL)
			open = NULL;
		if (last != NULL && (last != first || open == NULL))
			open = last->table;
	}
}
