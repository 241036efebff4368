/*
 * docx_table.c - the tables of a docx file: rows, cells, spans and merges.
 *
 * Cells keep the squares of the grid: what a row leaves out before its first cell
 * (gridBefore), how many a cell takes (gridSpan, hMerge), and which go on from above
 * (vMerge without "restart").
 *
 * Must never believe a merge that nothing above it holds: its text would be lost.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/msg.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"
#include "import/docx/docx_body.h"
#include "import/readers.h"

void
docx_table_start(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];
	struct docx_node *node;

	docx_para_end(b, attr);
	if (l->table != NULL)
		return;			/* a table between rows: more rows */
	node = docx_add_node(b, l->into);
	if (node == NULL)
		return;
	node->table = arena_alloc(&b->x->arena, sizeof *node->table);
	node->table->last = &node->table->first;
	node->table->look = 1U << DOCX_BAND_H | 1U << DOCX_BAND_V;
	l->table = node->table;
	for (int i = 0; i < b->top; i++)
		if (b->level[i].table != NULL)
			b->level[i].table->nested = true;
}

void
docx_table_style(struct docx_body *b, const char *const *attr)
{
	struct docx_table *t = b->level[b->top].table;
	const char *id = xmlread_attr(attr, "val");

	if (t != NULL && t->style == NULL && id != NULL)
		t->style = docx_style(&b->x->styles, id);
}

/* As a number, whose bits are also said by name; bands are on unless they are not. */
void
docx_table_parts(struct docx_body *b, const char *const *attr)
{
	static const struct { const char *name; unsigned bit; int part; bool no; } bits[] = {
		{ "firstRow", 0x20, DOCX_FIRST_ROW, false },
		{ "lastRow", 0x40, DOCX_LAST_ROW, false },
		{ "firstColumn", 0x80, DOCX_FIRST_COL, false },
		{ "lastColumn", 0x100, DOCX_LAST_COL, false },
		{ "noHBand", 0x200, DOCX_BAND_H, true },
		{ "noVBand", 0x400, DOCX_BAND_V, true },
	};
	struct docx_table *t = b->level[b->top].table;
	const char *val = xmlread_attr(attr, "val");
	unsigned mask = val != NULL ? (unsigned)strtoul(val, NULL, 16) : 0;

	if (t == NULL)
		return;
	t->look = 0;
	for (size_t i = 0; i < ARRAY_LEN(bits); i++)
		if (xmlread_on(attr, bits[i].name, (mask & bits[i].bit) != 0) != bits[i].no)
			t->look |= 1U << bits[i].part;
}

void
docx_table_end(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	(void)attr;
	if (l->table != NULL && !l->table->nested)
		docx_inherit(b->x, l->table);
	l->table = NULL;
	l->row_start = NULL;
}

void
docx_row_start(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	(void)attr;
	if (l->table == NULL || l->row_start != NULL)
		return;
	l->col = 0;
	l->gone = false;
	l->row_start = l->table->last;
	l->row_first = NULL;
}

void
docx_row_end(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	(void)attr;
	if (l->table == NULL || l->row_start == NULL)
		return;
	if (l->gone) {
		for (struct docx_cell *c = l->row_first; c != NULL; c = c->next)
			l->table->ncell--;
		*l->row_start = NULL;
		l->table->last = l->row_start;
	} else if (l->row_first != NULL) {
		l->table->above = l->row_first;
		l->table->nrow++;
	}
	l->row_start = NULL;
}

void
docx_row_props_start(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_row_props = true;
}

void
docx_row_props_end(struct docx_body *b, const char *const *attr)
{
	(void)attr;
	b->in_row_props = false;
}

/* In the properties of a row: the row was deleted; else what is inside was. */
void
docx_deleted(struct docx_body *b, const char *const *attr)
{
	if (b->in_row_props)
		b->level[b->top].gone = true;
	docx_skip(b, attr);
}

/* Of a row; elsewhere it is a style's. */
void
docx_hidden(struct docx_body *b, const char *const *attr)
{
	if (b->in_row_props && xmlread_on(attr, "val", true))
		b->level[b->top].gone = true;
}

void
docx_grid_before(struct docx_body *b, const char *const *attr)
{
	if (b->in_row_props)
		b->level[b->top].col += xmlread_int(attr, "val", 0, READER_SPAN);
}

void
docx_cell_start(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top], *inner;
	struct docx_cell *c;

	(void)attr;
	if (l->table == NULL || l->row_start == NULL)
		return;
	if (++b->ncell > READER_CELLS) {
		docx_fail(b, MSG_IMPORT_DOCUMENT_LARGE);
		return;
	}
	c = arena_alloc(&b->x->arena, sizeof *c);
	docx_list_init(&c->content);
	inner = docx_push(b, &c->content);
	if (inner == NULL)
		return;
	inner->cell = c;
	c->row = l->table->nrow;
	c->col = l->col;
	c->colspan = 1;
}

void
docx_grid_span(struct docx_body *b, const char *const *attr)
{
	struct docx_cell *c = b->level[b->top].cell;
	int n = xmlread_int(attr, "val", 1, READER_SPAN);

	if (c != NULL)
		c->colspan = n > 1 ? n : 1;
}

static bool
goes_on(const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	return val == NULL || strcmp(val, "restart") != 0;
}

void
docx_vertical_merge(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top];

	if (l->cell == NULL)
		return;
	l->cell->merged = true;
	l->below = goes_on(attr);
}

void
docx_horizontal_merge(struct docx_body *b, const char *const *attr)
{
	b->level[b->top].side = goes_on(attr);
}

/* A cell goes on from above only where something above may go on. */
static bool
merged_above(struct docx_table *t, const struct docx_cell *cell)
{
	struct docx_cell *c = t->above;
	int row = c != NULL ? c->row : 0;

	/* the search goes on where the last one ended: columns ascend */
	while (c != NULL && c->row == row && c->col < cell->col)
		c = c->next;
	if (c == NULL || c->row != row || c->col != cell->col)
		return false;
	t->above = c;
	return c->merged;
}

void
docx_cell_end(struct docx_body *b, const char *const *attr)
{
	struct docx_level *l = &b->level[b->top], *outer = l - 1;
	struct docx_cell *c = l->cell;
	struct docx_table *t;

	if (b->top == 0 || c == NULL || l->depth != b->depth)
		return;
	docx_para_end(b, attr);
	docx_pop(b);
	t = outer->table;
	if (l->side && outer->row_first != NULL) {	/* more of the one before */
		outer->row_last->colspan += c->colspan;
	} else {
		c->continued = l->below && merged_above(t, c);
		*t->last = c;
		t->last = &c->next;
		t->ncell++;
		if (outer->row_first == NULL)
			outer->row_first = c;
		outer->row_last = c;
	}
	outer->col += c->colspan;
	if (outer->col > READER_SPAN)
		docx_fail(b, MSG_IMPORT_DOCUMENT_LARGE);
	t->ncol = outer->col > t->ncol ? outer->col : t->ncol;
}
