/*
 * officebytes.h - what fuzz_docx.c and fuzz_xlsx.c share.
 *
 * An input that begins like an archive is one, and so is an Office document that is one
 * XML file.  Any other is the text of parts,
 * parted by bytes 1 (which XML cannot hold), in the order the fuzzer names them: so
 * what is inside an archive is reached without its checksums.
 *
 * What is refused must leave a message.  What is taken must keep the rules of
 * readers.h.
 */
#ifndef FUZZ_OFFICEBYTES_H
#define FUZZ_OFFICEBYTES_H

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
#include "doc/opc.h"
#include "doc/zip.h"
#include "import/office.h"
#include "import/readers.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

struct fixed_part { const char *name, *text; };	/* text NULL: from the input */

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz: %s\n", what);
		abort();
	}
}

static void
look_at_table(struct doc *doc, const struct doc_table *t)
{
	require((size_t)t->nrow * (size_t)t->ncol <= OFFICE_SQUARES, "squares");
	require(t->ncell > 0, "a table of nothing");
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i], *p = c - 1;

		require(text_valid(c->text, strlen(c->text)), "cell is no text");
		require(c->row >= 0 && c->col >= 0 && c->rowspan > 0 && c->colspan > 0 &&
		    c->rowspan <= READER_SPAN && c->colspan <= READER_SPAN, "span");
		require(c->row + c->rowspan <= t->nrow && c->col + c->colspan <= t->ncol,
		    "outside");
		require(i == 0 || c->row > p->row || (c->row == p->row &&
		    c->col >= p->col + p->colspan), "order");
		require(!c->continued || (c->text[0] == '\0' && c->row > 0), "continued");
	}
	doc_table_map(doc, t);
}

static void
read_office(bool (*read)(struct doc *, struct source *, struct diag *), const char *p,
    size_t n)
{
	struct source src = { .p = p, .n = n };
	struct doc *doc = doc_new();
	size_t ncell = 0;
	struct diag d;
	bool ok;

	diag_init(&d);
	opc_kind(p, n);
	ok = read(doc, &src, &d);
	require(ok == (d.nerror == 0), "refused without a message");
	require(doc->n <= READER_BLOCKS, "blocks");
	for (size_t i = 0; ok && i < doc->n; i++) {
		const struct doc_block *b = &doc->block[i];

		if (b->kind == DOC_TABLE) {
			look_at_table(doc, b->table);
			ncell += b->table->ncell;
		} else {
			require(text_valid(b->text, strlen(b->text)), "no text");
			require(b->text[0] != '\0', "nothing");
		}
	}
	require(!ok || ncell <= READER_CELLS, "cells");
	require(doc->title == NULL || text_valid(doc->title, strlen(doc->title)),
	    "title");
	doc_free(doc);
	diag_release(&d);
}

static int
fuzz_office(const struct fixed_part *part, bool (*read)(struct doc *, struct source *,
    struct diag *), const uint8_t *data, size_t n)
{
	const char *p = (const char *)data, *end = p + n, *next;
	struct buf file = BUF_INIT;
	struct zip *zip;

	if (n >= 2 && memcmp(p, "PK", 2) == 0) {
		read_office(read, p, n);
		return 0;
	}
	if (office_xml_sniff(p, n)) {
		read_office(office_xml_read, p, n);
		return 0;
	}
	zip = zip_begin(&file, 0);
	for (; part->name != NULL; part++) {
		if (part->text != NULL) {
			zip_part(zip, part->name, part->text, strlen(part->text));
			continue;
		}
		next = p < end ? memchr(p, 1, (size_t)(end - p)) : NULL;
		if (next == NULL)
			next = end;
		zip_part(zip, part->name, p, (size_t)(next - p));
		p = next < end ? next + 1 : end;
	}
	require(zip_end(zip, NULL), "zip");
	read_office(read, file.data, file.len);
	buf_release(&file);
	return 0;
}

#include "kit/replay.h"

#endif
