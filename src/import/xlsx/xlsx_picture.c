/*
 * xlsx_picture.c - pictures, charts, boxes with figures and form controls that lie on
 * cells without a text.
 *
 * They are in parts of their own, each with the cell it begins in.  One that begins in
 * a row of a table, where there is nothing else, stands for a figure; seals and emblems
 * lie on texts, or outside.  Columns that are hidden hide the beginning of what lies on
 * them, and all of what ends there.
 */
#include <stdbool.h>
#include <stdio.h>
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
	bool		 to, text;	/* inside the last corner, a text */
	int		 *number;	/* row or column, being read */
	int		 row, col, last;	/* of the open anchor, -1 = not said */
	unsigned	 look;
	char		 anchor[80];	/* of a control, as far as read */
	size_t		 nanchor;
};

enum { TWO_CELLS, ONE_CELL, FROM, TO, ROW, COLUMN, PICTURE, FRAME, TEXT };
static const char *const names[] = {
	"twoCellAnchor", "oneCellAnchor", "from", "to", "row", "col", "pic", "graphicFrame",
	"t", NULL
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

/* One more: a cell of the sheet, where it can be seen and nothing else stands. */
static void
drawn(struct drawn *d)
{
	bool shown;
	int col = xlsx_column(d->sheet, d->col, &shown);

	d->n++;
	if (!shown && xlsx_column(d->sheet, d->last + 1, &shown) <= col)
		return;
	if (!is_blank_figure(d->sheet, d->row, col) || d->x->ncell >= READER_CELLS)
		return;
	d->x->ncell++;
	xlsx_sheet_add(d->sheet, (struct xlsx_cell){ d->row, col, 0,
	    arena_strdup(&d->x->doc->arena, ""), d->look });
}

/* ---- drawings ---- */

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct drawn *d = ctx;

	(void)attr;
	if (element == TWO_CELLS || element == ONE_CELL) {
		d->row = d->col = d->last = -1;
		d->look = 0;
	} else if (element == FROM || element == TO) {
		d->to = element == TO;
	} else if (element == ROW && !d->to) {
		d->number = &d->row;
		d->row = 0;
	} else if (element == COLUMN) {
		d->number = d->to ? &d->last : &d->col;
		*d->number = 0;
	} else if (element == PICTURE || element == FRAME) {
		d->look |= element == PICTURE ? LOOK_PICTURE : LOOK_OBJECT;
	} else if (element == TEXT) {
		d->text = true;
	}
	return d->n < PICTURES;
}

static bool
on_end(void *ctx, int element)
{
	struct drawn *d = ctx;

	if (element == TO)
		d->to = false;
	else if (element == ROW || element == COLUMN)
		d->number = NULL;
	else if (element == TEXT)
		d->text = false;
	if ((element == TWO_CELLS || element == ONE_CELL) && d->look != 0 && d->col >= 0)
		drawn(d);
	return true;
}

static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct drawn *d = ctx;

	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			continue;
		if (d->number != NULL && *d->number < XLSX_ROWS)
			*d->number = *d->number * 10 + (s[i] - '0');
		if (d->text)
			d->look |= LOOK_OBJECT;
	}
	return true;
}

/* ---- form controls ---- */

enum { CONTROL, ANCHOR };
static const char *const control_names[] = { "ClientData", "Anchor", NULL };

static bool
control_start(void *ctx, int element, const char *const *attr)
{
	static const char *const none[] = { "Note", "Button", "GBox", "Group", "Rect" };
	struct drawn *d = ctx;
	const char *type;

	if (element == CONTROL) {
		type = xmlread_attr(attr, "ObjectType");
		d->look = type != NULL && strcmp(type, "Pict") == 0 ? LOOK_OBJECT : LOOK_FIELD;
		for (size_t i = 0; i < ARRAY_LEN(none); i++)
			if (type == NULL || strcmp(type, none[i]) == 0)
				d->look = 0;
	}
	d->text = element == ANCHOR;
	d->nanchor = d->text ? 0 : d->nanchor;
	return d->n < PICTURES;
}

/* "1, 15, 2, 10, 3, 31, 4, 9": column and row of both corners, each with what lies
 * before it in them. */
static bool
control_end(void *ctx, int element)
{
	struct drawn *d = ctx;
	int row, col, last;

	d->text = false;
	if (element != ANCHOR || d->look == 0)
		return true;
	d->anchor[d->nanchor] = '\0';
	if (sscanf(d->anchor, " %7d , %*d , %7d , %*d , %7d ,", &col, &row, &last) == 3 &&
	    col >= 0 && row >= 0 && last >= col) {
		d->row = row;
		d->col = col;
		d->last = last;
		drawn(d);
	}
	return true;
}

static bool
control_text(void *ctx, const char *s, size_t n)
{
	struct drawn *d = ctx;

	for (size_t i = 0; d->text && i < n && d->nanchor + 1 < sizeof d->anchor; i++)
		d->anchor[d->nanchor++] = s[i];
	return true;
}

/* ---- a sheet ---- */

static void
read_part(struct drawn *d, const char *part, const struct xml_events *events)
{
	const struct unzip_entry *e = unzip_find(d->x->zip, part);

	d->row = d->col = d->last = -1;
	if (e != NULL)
		(void)opc_parse(d->x->zip, e, events, d, NULL);
}

void
xlsx_pictures(struct xlsx_sheet *s, struct xlsx *x, const char *part)
{
	static const struct xml_events drawing = { names, on_start, on_end, on_text };
	static const struct xml_events controls = {
		control_names, control_start, control_end, control_text
	};
	struct drawn d = { .x = x, .sheet = s };
	struct opc_relations list;

	if (s->ncell == 0)
		return;
	if (opc_relations(&list, x->zip, part, NULL))
		for (size_t i = 0; i < list.n; i++) {
			if (strcmp(list.r[i].type, "drawing") == 0)
				read_part(&d, list.r[i].part, &drawing);
			else if (strcmp(list.r[i].type, "vmlDrawing") == 0)
				read_part(&d, list.r[i].part, &controls);
		}
	opc_release(&list);
	if (d.n > 0)
		xlsx_sheet_sort(s);
}
