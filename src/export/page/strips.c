/*
 * strips.c - blocks and rows as strips that are not cut: what the flow of a docx and the
 * pages of our own are made of.
 *
 * A table is measured cell by cell once; its rows are as high as the form prints them or
 * as their texts take.  A row higher than a page (a remark of five thousand characters in
 * a check report) is cut into slices of lines.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page/paper.h"

#define EDGES	40	/* above and below the text of a cell: 20 each in a docx */

/* Lines of a cell: equally long where several cells' labels would break 3 + 1. */
static void
wrap_cell(struct paper_table *p, size_t i)
{
	const struct doc_cell *c = &p->t->cell[i];
	int room = -EXPORT_CELL_EDGE - table_spare(p->t, c);

	for (int k = c->col; k < c->col + c->colspan; k++)
		room += p->t->width[k];
	paper_wrap(&p->cell[i], c->text, 0, room * 10000 / (p->t->point_x10 * 1764));
}

int
paper_cell(const struct paper_table *p, size_t cell)
{
	return (int)p->cell[cell].n * p->line + EDGES;
}

int
paper_height(const struct paper_table *p, int from, int to)
{
	int sum = 0;

	for (int row = from; row < to; row++)
		sum += p->height[row];
	return sum;
}

void
paper_rows(struct paper_table *p)
{
	const struct doc_table *t = p->t;
	int least = t->row_height * 1440 / 254;

	for (int row = 0; row < t->nrow; row++)
		p->height[row] = p->text[row] > least ? p->text[row] : least;
	/* what several rows together are too low for: the last of them grows */
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int more = paper_cell(p, i) - paper_height(p, c->row, c->row + c->rowspan);

		if (c->rowspan > 1 && more > 0)
			p->height[c->row + c->rowspan - 1] += more;
	}
}

void
paper_table(struct paper_table *p, const struct doc_table *t)
{
	p->t = t;
	p->cell = mem_array(t->ncell + 1, sizeof *p->cell);
	p->text = mem_array((size_t)t->nrow + 1, sizeof *p->text);
	p->height = mem_array((size_t)t->nrow + 1, sizeof *p->height);
	p->line = t->point_x10 * 28 / 10;	/* 1.4 of the size, as the widest font asks */
	for (size_t i = 0; i < t->ncell; i++) {
		wrap_cell(p, i);
		if (t->cell[i].rowspan == 1 && paper_cell(p, i) > p->text[t->cell[i].row])
			p->text[t->cell[i].row] = paper_cell(p, i);
	}
	paper_rows(p);
}

void
paper_table_release(struct paper_table *p)
{
	for (size_t i = 0; p->t != NULL && i < p->t->ncell; i++)
		paper_release(&p->cell[i]);
	free(p->cell);
	free(p->text);
	free(p->height);
	p->t = NULL;
}

static struct paper_strip *
add(struct paper_strips *s, int height, bool keep, int index)
{
	struct paper_strip *strip;

	s->strip = mem_grow(s->strip, s->n, &s->cap, sizeof *s->strip);
	strip = &s->strip[s->n++];
	*strip = (struct paper_strip){ .height = height, .keep = keep, .index = index,
		.slices = 1 };
	return strip;
}

void
paper_blank(struct paper_strips *s, int height, bool keep)
{
	add(s, height, keep, -1)->blank = true;
}

void
paper_text_strips(struct paper_strips *s, size_t lines, int height, bool whole, bool keep)
{
	for (size_t i = 0; i < lines; i++)
		add(s, height, i + 1 == lines ? keep :
		    whole || lines < 4 || i == 0 || i + 2 == lines, (int)i);
}

/* Does a row stay with the next? A list of sentences may be long. */
static bool
keeps(const struct doc_table *t, int row)
{
	if (row + 1 == t->nrow)
		return false;
	return t->keep != NULL ? t->keep[row] : t->prose ? row < t->nhead : true;
}

void
paper_table_strips(struct paper_strips *s, const struct paper_table *p)
{
	const struct doc_table *t = p->t;
	int head = paper_height(p, 0, t->nhead), most = PAPER_PAGE - head, height, n, lines;

	for (int row = 0; row < t->nrow; row++) {
		height = p->height[row];
		/* what follows a head that takes a page could not be placed at all */
		n = most > PAPER_PAGE / 4 && height > most ? (height + most - 1) / most + 1 : 1;
		lines = ((height - EDGES) / p->line + n - 1) / n;
		for (int k = 0; k < n; k++) {
			struct paper_strip *strip = add(s, n > 1 ? lines * p->line + EDGES :
			    height, k + 1 == n && keeps(t, row), row);

			strip->slice = k;
			strip->slices = n;
		}
	}
}

bool
paper_is_heading(const struct doc_block *b)
{
	return b->kind == DOC_HEADING1 || b->kind == DOC_HEADING2;
}

void
paper_block_strips(struct paper_strips *s, const struct doc_block *b, size_t lines,
    const struct paper_table *p)
{
	const struct paper_look *look = paper_look(b->kind);
	bool title = b->kind == DOC_TITLE;
	bool whole = title || paper_is_heading(b) || b->kind == DOC_SIGN;

	if (b->kind == DOC_TABLE) {
		paper_table_strips(s, p);
		paper_blank(s, PAPER_GAP, false);
		return;
	}
	if (b->kind == DOC_MARK)
		return;
	/* 落款: two empty lines below the text, which it is never parted from */
	for (int i = 0; b->kind == DOC_SIGN && b[-1].kind != DOC_SIGN && i < PAPER_ABOVE; i++)
		paper_blank(s, PAPER_BODY, true);
	paper_text_strips(s, lines, look->height, whole,
	    title || paper_is_heading(b) || b->keep);
	if (title)
		paper_blank(s, PAPER_BODY, false);
}
