/*
 * pdf_text.c - what stands on the pages, from top to bottom, as blocks.
 *
 * A line that reaches the right edge of the text goes on in the next; any other
 * ends its paragraph, so that a heading stays alone.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/pdf/pdf.h"
#include "import/readers.h"

struct writer {
	struct doc	*doc;
	struct pdf	*pdf;
	struct buf	 b;
	const struct pdf_line *last;	/* of the paragraph that is open */
	int		 left, right;	/* edges of the text of the file */
	size_t		 cells;
	bool		 ok;
};

static void
end_paragraph(struct writer *w)
{
	if (w->b.len > 0 && !text_blank(buf_cstr(&w->b))) {
		if (w->doc->n == READER_BLOCKS)
			w->ok = false;
		else
			doc_read(w->doc, DOC_PARA, w->b.data, w->b.len);
	}
	buf_reset(&w->b);
	w->last = NULL;
}

static void
add_text(struct writer *w, const struct pdf_line *l)
{
	const char *first = l->word[0]->text, *end;

	/* A first line is indented by two characters, a heading set in the middle. */
	if (w->last != NULL && (w->last->x1 < w->right - 2 * l->size ||
	    l->x0 > w->left + l->size || abs(l->size - w->last->size) > l->size / 8))
		end_paragraph(w);
	end = w->last != NULL ? w->last->word[w->last->n - 1]->text : NULL;
	if (end != NULL && (unsigned char)end[strlen(end) - 1] < 0x80 &&
	    (unsigned char)first[0] < 0x80 && !char_is((unsigned char)first[0], CHAR_DIGIT))
		buf_chr(&w->b, ' ');
	buf_str(&w->b, pdf_compose(w->pdf, l->word, l->n));
	w->last = l;
}

static void
add_table(struct writer *w, const struct pdf_table *t)
{
	struct doc_table *to;

	end_paragraph(w);
	w->cells += (size_t)t->ncell;
	if (w->doc->n == READER_BLOCKS || w->cells > READER_CELLS) {
		w->ok = false;
		return;
	}
	to = doc_add_table(w->doc, 0, 0);
	for (int i = 0; i < t->ncell; i++) {
		const struct pdf_cell *c = &t->cell[i];

		doc_cell_read(w->doc, doc_add_cell(w->doc, to, c->row, c->col, c->rowspan,
		    c->colspan, DOC_DATA, ""), c->text, strlen(c->text));
	}
	doc_table_measure(to);
}

/* The edges between which most lines of several words lie. */
static void
find_edges(struct writer *w)
{
	w->left = PDF_SPACE;
	for (int p = 0; p < w->pdf->npage; p++) {
		const struct pdf_page *page = &w->pdf->page[p];

		for (int i = 0; i < page->nitem; i++) {
			const struct pdf_line *l = page->item[i].line;

			if (l == NULL || l->gone)
				continue;
			w->left = l->x0 < w->left ? l->x0 : w->left;
			w->right = l->x1 > w->right ? l->x1 : w->right;
		}
	}
}

bool
pdf_text(struct pdf *pdf, struct doc *doc, struct diag *d)
{
	struct writer w = { .doc = doc, .pdf = pdf, .b = BUF_INIT, .ok = true };

	find_edges(&w);
	for (int p = 0; p < pdf->npage && w.ok; p++) {
		const struct pdf_page *page = &pdf->page[p];

		for (int i = 0; i < page->nitem && w.ok; i++) {
			const struct pdf_item *it = &page->item[i];

			if (it->line != NULL && !it->line->gone)
				add_text(&w, it->line);
			else if (it->table != NULL && it->table->nrow > 0)
				add_table(&w, it->table);
		}
	}
	end_paragraph(&w);
	buf_release(&w.b);
	if (!w.ok)
		diag_error(d, DIAG_DATA, MSG_PDF_TOO_LARGE, NULL);
	return w.ok;
}
