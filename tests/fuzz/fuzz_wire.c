/*
 * fuzz_wire.c - any bytes at all as a document from another process.
 *
 * What is taken keeps to the limits, can be mapped square by square, and packs to
 * bytes that give the same document again.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/docwire.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const struct doc_limits most = { 1000, 2000, 50, 100000 };

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_wire: %s\n", what);
		abort();
	}
}

static void
look(struct doc *doc)
{
	size_t cells = 0;

	require(doc->n <= most.blocks, "blocks");
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;
		const char *text = doc->block[i].text;

		require((text == NULL) == (t != NULL), "text or table");
		require(text == NULL || text_valid(text, strlen(text)), "text");
		if (t == NULL)
			continue;
		cells += t->ncell;
		require((size_t)t->nrow * (size_t)t->ncol <= most.squares, "squares");
		doc_table_map(doc, t);
		for (size_t k = 0; k < t->ncell; k++) {
			const struct doc_cell *c = &t->cell[k];

			require(c->row >= 0 && c->rowspan > 0 &&
			    c->rowspan <= t->nrow - c->row, "row");
			require(c->col >= 0 && c->colspan > 0 &&
			    c->colspan <= t->ncol - c->col, "column");
			require(text_valid(c->text, strlen(c->text)), "cell");
		}
	}
	require(cells <= most.cells, "cells");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct wire w = { .p = (const char *)data, .n = n }, again;
	struct doc *doc = doc_new(), *other = doc_new();
	struct buf one = BUF_INIT, two = BUF_INIT;

	if (n > 0 && doc_unpack(doc, &w, &most)) {
		look(doc);
		doc_pack(&one, doc);
		again = (struct wire){ .p = one.data, .n = one.len };
		require(doc_unpack(other, &again, &most), "our own bytes refused");
		doc_pack(&two, other);
		require(two.len == one.len && memcmp(one.data, two.data, one.len) == 0,
		    "the second document differs");
	}
	doc_free(doc);
	doc_free(other);
	buf_release(&one);
	buf_release(&two);
	return 0;
}

#include "kit/replay.h"
