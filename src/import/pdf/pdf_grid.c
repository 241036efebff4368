/*
 * pdf_grid.c - ruling lines to tables.
 *
 * Lines that touch are one table.  Its squares lie between all its lines; where a
 * piece of line is missing, two squares are one cell.  What a table lacks on the
 * outside (open sides) is where its lines end.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/pdf/pdf.h"

#define TOUCH	PT(4)		/* lines this near meet */
#define OPEN	PT(9)		/* lines that stick out so far bound a column */
#define NEAR	PT(4)

struct grid {
	int		 x[PDF_LINES], y[PDF_LINES];
	int		 nx, ny;
	unsigned char	*right, *below;	/* [rows * columns]: is there a wall? */
	int		*cell;		/* [rows * columns] */
};

/* ---- lines that touch ---- */

static int
root_of(int *up, int i)
{
	while (up[i] != i)
		i = up[i] = up[up[i]];
	return i;
}

static bool
meet(const struct pdf_rule *lying, const struct pdf_rule *upright)
{
	return upright->at >= lying->from - TOUCH && upright->at <= lying->to + TOUCH &&
	    lying->at >= upright->from - TOUCH && lying->at <= upright->to + TOUCH;
}

/* up[i]: another rule of the same table, its root in the end. */
static void
connect(const struct pdf_page *page, int *up)
{
	const struct pdf_rule *r = page->rule;
	int lying = 0;

	while (lying < page->nrule && !r[lying].upright)
		lying++;
	for (int i = 0; i < page->nrule; i++)
		up[i] = i;
	for (int i = 0; i < lying; i++)
		for (int k = lying; k < page->nrule; k++)
			if (meet(&r[i], &r[k]))
				up[root_of(up, k)] = root_of(up, i);
}

/* ---- the squares ---- */

static int
compare(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return x < y ? -1 : x > y;
}

static bool
add_line(int *line, int *n, int at)
{
	for (int i = 0; i < *n; i++)
		if (abs(line[i] - at) <= NEAR)
			return true;
	if (*n == PDF_LINES)
		return false;
	line[(*n)++] = at;
	return true;
}

/* Where the lines of a table stand; false when it is none. */
static bool
find_lines(struct grid *g, const struct pdf_page *page, const int *up, int root)
{
	int low[2] = { PDF_SPACE, PDF_SPACE }, high[2] = { -PDF_SPACE, -PDF_SPACE };
	bool ok = true;

	g->nx = g->ny = 0;
	for (int i = 0; i < page->nrule; i++) {
		const struct pdf_rule *r = &page->rule[i];

		if (up[i] != root)
			continue;
		ok = ok && (r->upright ? add_line(g->x, &g->nx, r->at) :
		    add_line(g->y, &g->ny, r->at));
		low[r->upright] = r->from < low[r->upright] ? r->from : low[r->upright];
		high[r->upright] = r->to > high[r->upright] ? r->to : high[r->upright];
	}
	if (!ok || g->nx == 0 || g->ny == 0)
		return false;
	qsort(g->x, (size_t)g->nx, sizeof *g->x, compare);
	qsort(g->y, (size_t)g->ny, sizeof *g->y, compare);
	if (low[0] < g->x[0] - OPEN)
		ok = add_line(g->x, &g->nx, low[0]);
	if (ok && high[0] > g->x[g->nx - 1] + OPEN)
		ok = add_line(g->x, &g->nx, high[0]);
	if (ok && low[1] < g->y[0] - OPEN)
		ok = add_line(g->y, &g->ny, low[1]);
	if (ok && high[1] > g->y[g->ny - 1] + OPEN)
		ok = add_line(g->y, &g->ny, high[1]);
	qsort(g->x, (size_t)g->nx, sizeof *g->x, compare);
	qsort(g->y, (size_t)g->ny, sizeof *g->y, compare);
	return ok && g->nx >= 2 && g->ny >= 2 &&
	    (size_t)(g->nx - 1) * (size_t)(g->ny - 1) <= PDF_SQUARES &&
	    (g->nx > 2 || g->ny > 2);
}

/* The line nearest to a place. */
static int
line_at(const int *line, int n, int at)
{
	int best = 0;

	for (int i = 1; i < n; i++)
		if (abs(line[i] - at) < abs(line[best] - at))
			best = i;
	return best;
}

/* A rule is a wall of each square of which it covers the middle half. */
static void
build_walls(struct grid *g, const struct pdf_page *page, const int *up, int root)
{
	int columns = g->nx - 1, rows = g->ny - 1;

	for (int i = 0; i < page->nrule; i++) {
		const struct pdf_rule *r = &page->rule[i];
		const int *line = r->upright ? g->y : g->x;
		int n = r->upright ? rows : columns, at;

		if (up[i] != root)
			continue;
		at = r->upright ? line_at(g->x, g->nx, r->at) :
		    line_at(g->y, g->ny, r->at);
		for (int k = 0; k < n && at > 0; k++) {
			int quarter = (line[k + 1] - line[k]) / 4;

			if (r->from > line[k] + quarter || r->to < line[k + 1] - quarter)
				continue;
			if (r->upright)
				g->right[k * columns + at - 1] = 1;
			else
				g->below[(at - 1) * columns + k] = 1;
		}
	}
	for (int k = 0; k < rows; k++)
		g->right[k * columns + columns - 1] = 1;
	for (int k = 0; k < columns; k++)
		g->below[(rows - 1) * columns + k] = 1;
}

/* May the cell from "row", "col" that is w wide have the row "next", too? */
static bool
can_grow(const struct grid *g, int next, int col, int w)
{
	int columns = g->nx - 1;

	for (int c = col; c < col + w; c++) {
		if (g->below[(next - 1) * columns + c] ||
		    g->cell[next * columns + c] >= 0)
			return false;
		if (c + 1 < col + w && g->right[next * columns + c])
			return false;
	}
	return true;
}

static void
find_cells(struct pdf *pdf, struct grid *g, struct pdf_table *t)
{
	int columns = g->nx - 1, rows = g->ny - 1;

	t->cell = arena_array(&pdf->arena, (size_t)rows * (size_t)columns,
	    sizeof *t->cell);
	for (int i = 0; i < rows * columns; i++) {
		struct pdf_cell *c = &t->cell[t->ncell];
		int row = i / columns, col = i % columns, w = 1, h = 1;

		if (g->cell[i] >= 0)
			continue;
		while (!g->right[i + w - 1] && g->cell[i + w] < 0)
			w++;
		while (row + h < rows && can_grow(g, row + h, col, w))
			h++;
		*c = (struct pdf_cell){ row, col, h, w, NULL };
		for (int y = row; y < row + h; y++)
			for (int x = col; x < col + w; x++)
				g->cell[y * columns + x] = t->ncell;
		t->ncell++;
	}
	t->nrow = rows;
}

/* ---- its words ---- */

static int
interval(const int *line, int n, int at)
{
	for (int i = 0; i + 1 < n; i++)
		if (at >= line[i] && at < line[i + 1])
			return i;
	return -1;
}

static int
by_cell(const void *a, const void *b)
{
	const struct pdf_word *x = *(struct pdf_word *const *)a;
	const struct pdf_word *y = *(struct pdf_word *const *)b;

	return x->cell != y->cell ? (x->cell < y->cell ? -1 : 1) : x < y ? -1 : x > y;
}

/* Give the table's cells their texts; "first": number of its first cell on the page. */
static void
fill(struct pdf *pdf, struct pdf_page *page, const struct grid *g, struct pdf_table *t,
    int first)
{
	struct pdf_word **w = arena_array(&pdf->arena, (size_t)page->nword + 1,
	    sizeof *w);
	int n = 0, to;

	for (int i = 0; i < page->nword; i++) {
		struct pdf_word *word = &page->word[i];
		int x = word->x0 + (word->x1 - word->x0) / 2;
		int y = word->base - word->size * 3 / 10;
		int col = interval(g->x, g->nx, x), row = interval(g->y, g->ny, y);

		if (word->cell >= 0 || col < 0 || row < 0)
			continue;
		word->cell = first + g->cell[row * (g->nx - 1) + col];
		w[n++] = word;
	}
	if (n > 1)
		qsort(w, (size_t)n, sizeof *w, by_cell);
	for (int from = 0; from < n; from = to) {
		int cell = w[from]->cell - first;

		for (to = from + 1; to < n && w[to]->cell == w[from]->cell; to++)
			;
		t->cell[cell].text = pdf_compose(pdf, w + from, to - from);
	}
	for (int i = 0; i < t->ncell; i++)
		if (t->cell[i].text == NULL)
			t->cell[i].text = arena_strdup(&pdf->arena, "");
}

struct pdf_table *
pdf_grids(struct pdf *pdf, struct pdf_page *page, int *n)
{
	int *up = mem_array((size_t)page->nrule + 1, sizeof *up);
	struct pdf_table *t = arena_array(&pdf->arena, (size_t)page->nrule + 1,
	    sizeof *t);
	struct grid *g = mem_alloc(sizeof *g);
	int first = 0;

	connect(page, up);
	for (int i = 0; i < page->nrule; i++)
		up[i] = root_of(up, i);
	*n = 0;
	for (int i = 0; i < page->nrule; i++) {
		struct pdf_table *k = &t[*n];
		size_t squares;

		if (up[i] != i || !find_lines(g, page, up, i))
			continue;
		squares = (size_t)(g->nx - 1) * (size_t)(g->ny - 1);
		g->right = mem_array(squares, 1);
		g->below = mem_array(squares, 1);
		g->cell = mem_array(squares, sizeof *g->cell);
		for (size_t s = 0; s < squares; s++)
			g->cell[s] = -1;
		build_walls(g, page, up, i);
		*k = (struct pdf_table){ .top = g->y[0], .bottom = g->y[g->ny - 1],
		    .nx = g->nx, .ruled = true };
		k->x = arena_array(&pdf->arena, (size_t)g->nx, sizeof *k->x);
		memcpy(k->x, g->x, (size_t)g->nx * sizeof *k->x);
		find_cells(pdf, g, k);
		fill(pdf, page, g, k, first);
		first += k->ncell;
		(*n)++;
		free(g->right);
		free(g->below);
		free(g->cell);
	}
	free(g);
	free(up);
	return t;
}
