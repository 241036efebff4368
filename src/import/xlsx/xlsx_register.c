/*
 * xlsx_register.c - a sheet of a register: one table, its rows and columns the sheet's.
 *
 * What a row is, who reads the register finds out; here none becomes a paragraph and
 * none moves, so that "row 37" is what a spreadsheet calls row 37.
 *
 * Must never take memory for squares: a cell far down is one cell.
 */
#include <stdbool.h>
#include <string.h>

#include "base/diag.h"
#include "base/look.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"

static bool
too_large(struct xlsx *x)
{
	diag_error(x->d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
	return false;
}

static int
span(int from, int to)
{
	return to - from + 1 < READER_SPAN ? to - from + 1 : READER_SPAN;
}

bool
xlsx_register(struct xlsx *x, const struct xlsx_sheet *s)
{
	struct doc_table *t;
	size_t merge = 0;

	if (s->ncell == 0)
		return true;
	if (x->doc->n >= READER_BLOCKS)
		return too_large(x);
	t = doc_add_table(x->doc, 0, 0);
	for (size_t i = 0; i < s->ncell; i++) {
		const struct xlsx_cell *from = &s->cell[i];
		const struct xlsx_merge *m;
		struct doc_cell *c;

		if (++x->nout > x->cells_max)
			return too_large(x);
		while (merge < s->nmerge && (s->merge[merge].row < from->row ||
		    (s->merge[merge].row == from->row &&
		    s->merge[merge].col < from->col)))
			merge++;
		m = merge < s->nmerge && s->merge[merge].row == from->row &&
		    s->merge[merge].col == from->col ? &s->merge[merge] : NULL;
		c = doc_add_cell(x->doc, t, from->row, from->col,
		    m != NULL ? span(m->row, m->rowend) : 1,
		    m != NULL ? span(m->col, m->colend) : 1, DOC_DATA, "");
		if (look_coded(from->text, strlen(from->text)))
			doc_cell_read(x->doc, c, from->text, strlen(from->text));
		else
			c->text = from->text;
		c->look |= from->look;
	}
	doc_table_measure(t);
	return true;
}
