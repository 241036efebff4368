/*
 * fuzz_pdf.c - any bytes at all as what mutool prints of a PDF.
 *
 * What is refused must leave a message.  What is taken must keep the rules of
 * readers.h: valid UTF-8, cells in reading order inside their table, no square
 * taken twice by cells of one row.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/readers.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_pdf: %s\n", what);
		abort();
	}
}

static void
look_at_table(struct doc *doc, const struct doc_table *t)
{
	require((size_t)t->nrow * (size_t)t->ncol <= 64 * READER_CELLS, "squares");
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i], *p = c - 1;

		require(text_valid(c->text, strlen(c->text)), "cell is no text");
		require(c->row >= 0 && c->col >= 0 && c->rowspan > 0 && c->colspan > 0,
		    "span");
		require(c->row + c->rowspan <= t->nrow && c->col + c->colspan <= t->ncol,
		    "outside");
		require(i == 0 || c->row > p->row || (c->row == p->row &&
		    c->col >= p->col + p->colspan), "order");
	}
	doc_table_map(doc, t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct source src = { .p = (const char *)p, .n = n };
	struct doc *doc = doc_new();
	struct diag d;
	bool ok;

	diag_init(&d);
	pdf_sniff(src.p, n);
	ok = pdf_read(doc, &src, &d);
	require(ok == (d.nerror == 0), "refused without a message");
	for (size_t i = 0; ok && i < doc->n; i++) {
		const struct doc_block *b = &doc->block[i];

		if (b->kind == DOC_TABLE)
			look_at_table(doc, b->table);
		else
			require(text_valid(b->text, strlen(b->text)) &&
			    b->text[0] != '\0', "block is no text");
	}
	doc_free(doc);
	diag_release(&d);
	return 0;
}

#include "kit/replay.h"
