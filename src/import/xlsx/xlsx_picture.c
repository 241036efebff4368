/*
 * xlsx_picture.c - pictures and charts that lie on cells without a text.
 *
 * They are in a part of their own, each with the cell it begins in.  One that begins in
 * a row of a table, where there is nothing else, stands for a figure; seals and emblems
 * lie on texts, or outside.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/look.h"
#include "base/mem.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"

#define PICTURES	200		/* of a sheet; more are decoration */

struct drawn {
	struct xlsx	*x;
	struct xlsx_sheet *sheet;
	size_t		 n;
	bool		 from;		/* inside the first corner */
	int		 *number;	/* row or column, being read */
	int		 row, col;	/* of the open anchor, -1 = not said */
	unsigned	 look;
};

enum { TWO_CELLS, ONE_CELL, FROM, ROW, COLUMN, PICTURE, FRAME };
static const char *const names[] = {
	"twoCellAnchor", "oneCellAnchor", "from", "row", "col", "pic", "graphicFrame", NULL
};

static int
by_row(const void *key, const void *row)
{
	return *(const int *)key < *(const int *)row ? -1 : *(const int *)key > *(const int *)row;
}

/* Is it a square of a table without a text? */
static bool
is_blank_figure(const struct xlsx_sheet *s, int row, int col)
{
	int before = 0, n = 0, last = -1;

	for (size_t i = 0; i < s->ncell; i++) {
		const struct xlsx_cell *c = &s->cell[i];

		last = c->col > last ? c->col : last;
		if (c->row != row)
			continue;
		if (c->col == col)
			return false;
		n++;
		before += c->col < col;
	}
	return before > 0 && col <= last && (n > 1 || (s->nsolid > 0 &&
	    bsearch(&row, s->solid, s->nsolid, sizeof *s->solid, by_row) != NULL));
}

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct drawn *d = ctx;

	(void)attr;
	if (element == TWO_CELLS || element == ONE_CELL) {
		d->row = d->col = -1;
		d->look = 0;
	} else if (element == FROM) {
		d->from = true;
	} else if ((element == ROW || element == COLUMN) && d->from) {
		d->number = element == ROW ? &d->row : &d->col;
		*d->number = 0;
	} else if (element == PICTURE || element == FRAME) {
		d->look |= element == PICTURE ? LOOK_PICTURE : LOOK_OBJECT;
	}
	return d->n < PICTURES;
}

static bool
on_end(void *ctx, int element)
{
	struct drawn *d = ctx;

	if (element == FROM)
		d->from = false;
	else if (element == ROW || element == COLUMN)
		d->number = NULL;
	if ((element != TWO_CELLS && element != ONE_CELL) || d->look == 0)
		return true;
	d->n++;
	if (is_blank_figure(d->sheet, d->row, d->col) && d->x->ncell < READER_CELLS) {
		d->x->ncell++;
		xlsx_sheet_add(d->sheet, (struct xlsx_cell){ d->row, d->col, 0,
		    arena_strdup(&d->x->doc->arena, ""), d->look });
	}
	return true;
}

static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct drawn *d = ctx;

	for (size_t i = 0; d->number != NULL && i < n; i++)
		if (s[i] >= '0' && s[i] <= '9' && *d->number < XLSX_ROWS)
			*d->number = *d->number * 10 + (s[i] - '0');
	return true;
}

void
xlsx_pictures(struct xlsx_sheet *s, struct xlsx *x, const char *part)
{
	static const struct xml_events events = { names, on_start, on_end, on_text };
	struct drawn d = { .x = x, .sheet = s, .row = -1, .col = -1 };
	const struct unzip_entry *e = NULL;
	struct opc_relations list;
	const char *drawing;

	if (s->ncell == 0 || s->gaps)
		return;
	drawing = opc_relations(&list, x->zip, part, NULL) ?
	    opc_by_type(&list, "drawing") : NULL;
	if (drawing != NULL)
		e = unzip_find(x->zip, drawing);
	if (e != NULL)
		(void)opc_parse(x->zip, e, &events, &d, NULL);
	opc_release(&list);
	xlsx_sheet_sort(s);
}
