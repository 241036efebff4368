/*
 * docx_tree.c - from the tree of a docx file to the neutral document.
 *
 * Blank paragraphs are not kept: Word files have them for their looks, and nothing
 * can be told from them.  Neither is a table of contents: it repeats headings.
 *
 * Recursion goes no deeper than the body was allowed to nest (READER_DEPTH).
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "import/docx/docx.h"
#include "import/office.h"
#include "import/readers.h"

void
docx_list_init(struct docx_list *list)
{
	list->first = NULL;
	list->last = &list->first;
}

/* The one paragraph with text below a list; NULL when there are several or none.
 * *n counts them, up to 2. */
static const struct docx_node *
only_text(const struct docx_list *list, int *n)
{
	const struct docx_node *node, *one = NULL, *found;

	for (node = list->first; node != NULL && *n < 2; node = node->next) {
		if (node->text != NULL && node->text[0] != '\0') {
			++*n;
			one = node;
		}
		found = only_text(&node->boxes, n);
		one = found != NULL ? found : one;
	}
	return one;
}

static void
join_texts(struct buf *b, const struct docx_list *list)
{
	for (const struct docx_node *node = list->first; node != NULL;
	    node = node->next) {
		if (node->text != NULL && node->text[0] != '\0') {
			if (b->len > 0)
				buf_chr(b, '\n');
			buf_str(b, node->text);
		}
		join_texts(b, &node->boxes);
	}
}

/* All paragraphs of a cell.  Nearly always there is one, which can be lent. */
static void
cell_text(struct docx *x, struct doc_cell *out, const struct docx_cell *cell, struct buf *b)
{
	const struct docx_node *one;
	int n = 0;

	one = only_text(&cell->content, &n);
	if (n == 1 && !look_coded(one->text, strlen(one->text))) {
		out->text = one->text;
		return;
	}
	buf_reset(b);
	join_texts(b, &cell->content);
	doc_cell_read(x->doc, out, buf_cstr(b), b->len);
}

/* A figure, and no label: those go on over rows, too. */
static bool
is_figure(const char *s)
{
	bool digit = false;

	for (; *s > 0 && *s < 0x7F; s++)
		digit |= *s >= '0' && *s <= '9';
	return *s == '\0' && digit;
}

static bool
emit_table(struct docx *x, const struct docx_table *t)
{
	struct doc_table *out;
	struct buf b = BUF_INIT;
	bool *figure;

	if (t->ncell == 0)
		return true;
	if (x->doc->n == READER_BLOCKS)
		return false;
	x->squares += (size_t)t->nrow * (size_t)t->ncol;
	if (x->squares > OFFICE_SQUARES)
		return false;
	out = doc_add_table(x->doc, 0, 0);
	figure = mem_array((size_t)t->ncol + 1, sizeof *figure);
	for (const struct docx_cell *c = t->first; c != NULL; c = c->next) {
		struct doc_cell *cell = doc_add_cell(x->doc, out, c->row, c->col, 1,
		    c->colspan, DOC_DATA, "");

		cell->continued = c->continued;
		if (!c->continued) {
			cell_text(x, cell, c, &b);
			figure[c->col] = is_figure(cell->text);
		} else if (figure[c->col]) {
			cell->look = LOOK_REPEATED;
		}
	}
	free(figure);
	doc_table_measure(out);
	buf_release(&b);
	return true;
}

/* False when there is too much. */
static bool
emit(struct docx *x, const struct docx_list *list)
{
	const struct docx_node *node;
	const struct docx_cell *c;
	bool ok = true;

	for (node = list->first; ok && node != NULL; node = node->next) {
		ok = (node->contents ||
		    office_paragraph(x->doc, node->kind, node->text)) &&
		    emit(x, &node->boxes);
		if (node->table == NULL || !ok)
			continue;
		if (!node->table->nested) {
			ok = emit_table(x, node->table);
			continue;
		}
		for (c = node->table->first; ok && c != NULL; c = c->next)
			if (!c->continued)
				ok = emit(x, &c->content);
	}
	return ok;
}

bool
docx_tree(struct docx *x)
{
	if (emit(x, &x->body))
		return true;
	diag_error(x->d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
	return false;
}
