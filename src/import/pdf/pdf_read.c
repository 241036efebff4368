/*
 * pdf_read.c - what mutool or poppler has printed of a PDF, as a document.
 *
 * Only where no page has a ruled table are others looked for.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "import/pdf/pdf.h"
#include "import/readers.h"

#define HEAD	200		/* bytes in which the root element stands */

static bool
is_trace(const char *p, size_t n)
{
	n = n < HEAD ? n : HEAD;
	return n > 20 && memcmp(p, "<?xml", 5) == 0 && memmem(p, n, "\n<document ", 11) != NULL;
}

/* Its title, as long as the file likes, stands before. */
static bool
is_boxes(const char *p, size_t n)
{
	static const char head[] = "<!DOCTYPE html PUBLIC", body[] = "\n<body>\n<doc>\n";

	return n > sizeof head && memcmp(p, head, sizeof head - 1) == 0 &&
	    memmem(p, n, body, sizeof body - 1) != NULL;
}

bool
pdf_sniff(const char *p, size_t n)
{
	return is_trace(p, n) || is_boxes(p, n);
}

struct pdf_page *
pdf_page_add(struct pdf *pdf)
{
	if (pdf->npage == PDF_PAGES)
		return NULL;
	pdf->page = mem_grow(pdf->page, (size_t)pdf->npage, &pdf->cappage, sizeof *pdf->page);
	memset(&pdf->page[pdf->npage], 0, sizeof *pdf->page);
	return &pdf->page[pdf->npage++];
}

static int
by_place(const void *a, const void *b)
{
	const struct pdf_item *x = a, *y = b;

	return x->y != y->y ? (x->y < y->y ? -1 : 1) : x->line != NULL ? -1 : 1;
}

/* Tables and lines of a page, in order.  How many tables. */
static int
lay_out(struct pdf *pdf, int p)
{
	struct pdf_page *page = &pdf->page[p];
	struct pdf_table *table;
	struct pdf_line *line;
	int ntable, nline;

	pdf_rules(page);
	table = pdf_grids(pdf, page, &ntable);
	line = pdf_lines(pdf, page, &nline);
	page->item = arena_array(&pdf->arena, (size_t)(ntable + nline) + 1,
	    sizeof *page->item);
	for (int i = 0; i < ntable; i++) {
		table[i].page = p;
		page->item[page->nitem++] = (struct pdf_item){ table[i].top, NULL, &table[i] };
	}
	for (int i = 0; i < nline; i++)
		page->item[page->nitem++] = (struct pdf_item){ line[i].base, &line[i], NULL };
	if (page->nitem > 1)
		qsort(page->item, (size_t)page->nitem, sizeof *page->item, by_place);
	return ntable;
}

bool
pdf_read(struct doc *doc, struct source *s, struct diag *d)
{
	struct pdf pdf = { .npage = 0 };
	struct pdf_table *before = NULL;
	int tables = 0;
	bool ok;

	arena_init(&pdf.arena);
	ok = is_boxes(s->p, s->n) ? pdf_boxes(&pdf, s->p, s->n, d) :
	    pdf_trace(&pdf, s->p, s->n, d);
	if (ok && pdf.nword == 0) {
		diag_error(d, DIAG_DATA, MSG_PDF_SCANNED, NULL);
		ok = false;
	}
	for (int p = 0; ok && p < pdf.npage; p++)
		tables += lay_out(&pdf, p);
	if (ok) {
		pdf_running(&pdf);
		for (int p = 0; tables == 0 && p < pdf.npage; p++)
			pdf_bare(&pdf, p, &before);
		pdf_join(&pdf);
		ok = pdf_text(&pdf, doc, d);
	}
	free(pdf.page);
	arena_release(&pdf.arena);
	return ok;
}
