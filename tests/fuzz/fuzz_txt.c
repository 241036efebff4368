/*
 * fuzz_txt.c - any bytes at all as a plain text.
 *
 * What is refused must leave a message.  What is taken must be a document as
 * readers.h has it: valid UTF-8, cells in reading order inside their table, spans
 * and numbers of cells within the limits.
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
#include "base/encode.h"
#include "base/file.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/readers.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_txt: %s\n", what);
		abort();
	}
}

static void
look_at_table(struct doc *doc, const struct doc_table *t)
{
	int row = 0, col = 0;

	require(t->ncell > 0, "a table without cells");
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		require(text_valid(c->text, strlen(c->text)), "cell: not UTF-8");
		require(c->row >= row && (c->row > row || c->col >= col), "cell: order");
		require(c->rowspan >= 1 && c->colspan >= 1 && c->rowspan <= READER_SPAN,
		    "cell: span");
		require(c->row + c->rowspan <= t->nrow && c->col + c->colspan <= t->ncol,
		    "cell: outside");
		row = c->row;
		col = c->col + c->colspan;
	}
	if ((size_t)t->nrow * (size_t)t->ncol < 1000000)
		require(doc_table_map(doc, t) != NULL, "no map");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct source s = { .p = (const char *)data, .n = n };
	struct doc *doc = doc_new();
	size_t ncell = 0;
	struct diag d;
	bool ok;

	diag_init(&d);
	txt_sniff(s.p, s.n);
	ok = txt_read(doc, &s, &d);
	require(ok == (d.nerror == 0), "refused without a message, or taken with one");
	require(s.encoding != ENCODING_AUTO && s.kind != NULL, "encoding, kind");
	for (size_t i = 0; ok && i < doc->n; i++) {
		const struct doc_block *k = &doc->block[i];

		require(k->line > 0, "a block without its line");
		if (k->kind != DOC_TABLE) {
			require(text_valid(k->text, strlen(k->text)), "text: not UTF-8");
			continue;
		}
		look_at_table(doc, k->table);
		ncell += k->table->ncell;
	}
	require(!ok || (doc->n <= READER_BLOCKS && ncell <= READER_CELLS), "limits");
	diag_release(&d);
	doc_free(doc);
	return 0;
}

#include "kit/replay.h"
