/*
 * txt_blocks.c - what the layouts of plain texts make: paragraphs and tables of cells
 * in the document, within its limits.
 *
 * The first limit that is passed is told once; nothing is added after it.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "import/readers.h"
#include "import/txt/txt.h"

bool
txt_too_large(struct txt *t)
{
	if (!t->failed)
		diag_error(t->d, DIAG_DATA, MSG_IMPORT_TXT_LIMIT, NULL);
	t->failed = true;
	return false;
}

void
txt_add(struct txt *t, enum doc_kind kind, const char *s, size_t n, int line)
{
	if (t->failed)
		return;
	if (t->doc->n >= READER_BLOCKS)
		txt_too_large(t);
	else
		doc_add(t->doc, kind, s, n)->line = line;
}

struct doc_table *
txt_table_new(struct txt *t, int line)
{
	struct doc_table *table = doc_add_table(t->doc, 0, 0);

	t->doc->block[t->doc->n - 1].line = line;
	if (t->doc->n > READER_BLOCKS)
		txt_too_large(t);
	return table;
}

bool
txt_cell(struct txt *t, struct doc_table *table, int row, int col, int rowspan,
    int colspan, const char *s, size_t n)
{
	if (t->failed)
		return false;
	if (t->ncell >= READER_CELLS || rowspan > READER_SPAN || colspan > READER_SPAN)
		return txt_too_large(t);
	t->ncell++;
	buf_reset(&t->cell);
	buf_add(&t->cell, s, n);
	doc_add_cell(t->doc, table, row, col, rowspan, colspan, DOC_DATA,
	    buf_cstr(&t->cell));
	return true;
}

void
txt_table_end(struct txt *t, struct doc_table *table)
{
	doc_table_measure(table);
	if (table->ncell == 0 && t->doc->n > 0 &&
	    t->doc->block[t->doc->n - 1].table == table)
		t->doc->n--;
}
