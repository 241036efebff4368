/*
 * cells.c - a table on its pages: the texts of its cells, and its rules.
 *
 * A rule stands where the squares on its two sides are of different cells; those in one
 * line are drawn as one.  A cell of several rows that a page break cuts has a box on
 * each page, and its text in the first that has room for it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page.h"
#include "export/page/lay.h"
#include "export/page/paper.h"

#define SCREEN(tenths)	((tenths) * 254 / 96)	/* tenths of 1/96 inch, in that unit */
#define EDGE	(EXPORT_CELL_EDGE * 10 / 2)	/* one, in the unit of page.h */

void
laid_table_begin(struct pages *pages, struct laid_table *s, const struct paper_table *p,
    const int *map)
{
	const struct doc_table *t = p->t;
	int table = laid_element(pages, PAGE_TAG_TABLE, 0), row = -1, tr = table;

	s->p = p;
	s->map = map;
	s->element = mem_array(t->ncell + 1, sizeof *s->element);
	s->drawn = mem_array(t->ncell + 1, sizeof *s->drawn);
	pages->element[table].summary = t->caption != NULL && t->caption[0] != '\0' ?
	    arena_strdup(&pages->arena, t->caption) : NULL;
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		struct page_element *e;

		for (; row < c->row; row++)
			tr = laid_element(pages, PAGE_TAG_TR, table);
		s->element[i] = laid_element(pages, c->role == DOC_DATA ? PAGE_TAG_TD :
		    PAGE_TAG_TH, tr);
		e = &pages->element[s->element[i]];
		e->rowspan = c->rowspan;
		e->colspan = c->colspan;
		e->row = c->role == DOC_ROWHEAD;
	}
}

void
laid_table_band(struct laid_table *s, const struct paper_strip *strip, int top, bool again)
{
	s->band = mem_grow(s->band, s->n, &s->cap, sizeof *s->band);
	s->band[s->n++] = (struct laid_band){ strip->index, strip->slice, strip->slices, top,
		top + strip->height, again };
}

void
laid_table_end(struct laid_table *s)
{
	free(s->element);
	free(s->drawn);
	free(s->band);
	*s = (struct laid_table){ 0 };
}

/* The left end of a column; the table stands in the middle of the page's text, or at its
 * right edge beside a drawing. */
static int
column_x(const struct doc_table *t, int col)
{
	int total = 0, before = 0;

	for (int k = 0; k < t->ncol; k++) {
		total += t->width[k] * 10;
		before += k < col ? t->width[k] * 10 : 0;
	}
	return PAPER_LEFT + (PAPER_TEXT - total) / (t->drawing != NULL ? 1 : 2) + before;
}

/* The cell at a square of the page, -1 outside the table. */
static int
owner(const struct laid_table *s, int band, int col)
{
	if (band < 0 || band >= (int)s->n || col < 0 || col >= s->p->t->ncol)
		return -1;
	return s->map[s->band[band].row * s->p->t->ncol + col];
}

/* The upper edge of a band; behind the last, the lower edge of that. */
static int
edge_y(const struct laid_table *s, int band)
{
	return laid_y(band < (int)s->n ? s->band[band].top : s->band[band - 1].bottom);
}

static void
put_rules(struct pages *pages, const struct laid_table *s)
{
	int ncol = s->p->t->ncol, n = (int)s->n, from;

	for (int i = 0; i <= n; i++) {
		from = -1;
		for (int col = 0; col <= ncol; col++) {
			bool here = col < ncol && owner(s, i - 1, col) != owner(s, i, col);

			if (here && from < 0)
				from = col;
			if (!here && from >= 0) {
				laid_rule(pages, column_x(s->p->t, from), edge_y(s, i),
				    column_x(s->p->t, col), edge_y(s, i));
				from = -1;
			}
		}
	}
	for (int col = 0; col <= ncol; col++) {
		from = -1;
		for (int i = 0; i <= n; i++) {
			bool here = i < n && owner(s, i, col - 1) != owner(s, i, col);

			if (here && from < 0)
				from = i;
			if (!here && from >= 0) {
				laid_rule(pages, column_x(s->p->t, col), edge_y(s, from),
				    column_x(s->p->t, col), edge_y(s, i));
				from = -1;
			}
		}
	}
}

/* Lines first .. last - 1 of a cell in the middle of its box, bands i .. j. */
static void
put_lines(struct pages *pages, const struct laid_table *s, int cell, int i, int j,
    size_t first, size_t last)
{
	const struct doc_table *t = s->p->t;
	const struct doc_cell *c = &t->cell[cell];
	int left = column_x(t, c->col), right = column_x(t, c->col + c->colspan);
	int box = s->band[j].bottom - s->band[i].top;
	int top = s->band[i].top + (box - (int)(last - first) * s->p->line) / 2;
	int room = right - left - 2 * EDGE;

	for (; first < last; first++, top += s->p->line) {
		const struct paper_line *line = &s->p->cell[cell].line[first];
		struct page_text *text;

		if (line->width == 0)
			continue;
		text = laid_text(pages, c->text + line->from, line->to - line->from);
		text->size_x10 = t->point_x10;
		text->face = PAGE_FACE_TABLE;
		text->element = s->band[i].again ? -1 : s->element[cell];
		text->width = line->width * t->point_x10 * 1764 / 1000;
		if (text->width > room)
			text->width = room;
		text->x = c->left ? left + EDGE : left + (right - left - text->width) / 2;
		text->room = c->left ? 0 : room;
		text->y = laid_base(top, s->p->line, t->point_x10);
	}
}

/* A slice of a row: as many lines of each of its cells as there is room for. */
static void
put_slice(struct pages *pages, const struct laid_table *s, int cell, int i)
{
	const struct laid_band *b = &s->band[i];
	size_t each = (size_t)((b->bottom - b->top) / s->p->line), n = s->p->cell[cell].n;
	size_t first = each * (size_t)b->slice;
	size_t last = b->slice + 1 < b->slices && first + each < n ? first + each : n;

	if (first < last)
		put_lines(pages, s, cell, i, i, first, last);
}

/* A cell whose box on this page begins with band i. */
static void
put_cell(struct pages *pages, struct laid_table *s, int cell, int i)
{
	const struct doc_cell *c = &s->p->t->cell[cell];
	const struct laid_band *last;
	int j = i;

	while (owner(s, j + 1, c->col) == cell)
		j++;
	last = &s->band[j];
	if (c->rowspan == 1 && last->slices > 1) {
		for (; i <= j; i++)
			put_slice(pages, s, cell, i);
		return;
	}
	if (last->again) {
		put_lines(pages, s, cell, i, j, 0, s->p->cell[cell].n);
	} else if (!s->drawn[cell] && (paper_cell(s->p, (size_t)cell) <=
	    last->bottom - s->band[i].top || (last->row + 1 == c->row + c->rowspan &&
	    last->slice + 1 == last->slices))) {
		put_lines(pages, s, cell, i, j, 0, s->p->cell[cell].n);
		s->drawn[cell] = true;
	}
}

/* The drawing beside a table, its upper edge at that of the table; 1/96 inch is a unit. */
static void
put_drawing(struct pages *pages, const struct doc_drawing *g, int top)
{
	for (size_t i = 0; i < g->narea; i++) {
		const struct doc_area *a = &g->area[i];

		laid_area(pages, PAPER_LEFT + SCREEN(a->x), top + SCREEN(a->y),
		    SCREEN(a->width), SCREEN(a->height), a->colour);
	}
	for (size_t i = 0; i < g->nword; i++) {
		const struct doc_word *w = &g->word[i];
		struct page_text *text = laid_text(pages, w->text, strlen(w->text));

		text->size_x10 = g->size * 720 / 96;
		text->face = PAGE_FACE_TABLE;
		text->width = paper_width(w->text, strlen(w->text)) * text->size_x10 *
		    1764 / 1000;
		text->x = PAPER_LEFT + SCREEN(w->x);
		text->y = top + SCREEN(w->y);
	}
}

/* Which rows stand here: those whose first slice does, without the repeated head. */
static void
note_part(struct pages *pages, const struct laid_table *s)
{
	struct page_part part = { .table = s->p->t, .page = (int)pages->n - 1, .from = -1 };

	for (size_t i = 0; i < s->n; i++) {
		if (s->band[i].again || s->band[i].slice > 0)
			continue;
		part.from = part.from < 0 ? s->band[i].row : part.from;
		part.to = s->band[i].row;
	}
	if (part.from < 0)
		return;
	part.y = edge_y(s, 0);
	part.height = edge_y(s, (int)s->n) - part.y;
	pages->part = mem_grow(pages->part, pages->npart, &pages->cappart,
	    sizeof *pages->part);
	pages->part[pages->npart++] = part;
}

void
laid_table_part(struct pages *pages, struct laid_table *s)
{
	if (s->n == 0)
		return;
	for (int i = 0; i < (int)s->n; i++)
		for (int col = 0; col < s->p->t->ncol; col++) {
			int cell = owner(s, i, col);

			if (cell >= 0 && s->p->t->cell[cell].col == col &&
			    owner(s, i - 1, col) != cell)
				put_cell(pages, s, cell, i);
		}
	put_rules(pages, s);
	if (s->p->t->drawing != NULL && s->band[0].row == 0 && !s->band[0].again)
		put_drawing(pages, s->p->t->drawing, edge_y(s, 0));
	note_part(pages, s);
	s->n = 0;
}
