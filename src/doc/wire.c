/*
 * wire.c - a document as bytes and back.
 *
 *   document = title published publisher count block*
 *   block    = kind line look text			(paragraphs)
 *            | kind line caption nhead count cell*	(DOC_TABLE)
 *   cell     = row col rowspan colspan flags text	(flags hold the look)
 *            | row col rowspan colspan flags text plain	(with a look)
 *
 * Numbers have four bytes, as the machine stores them.  A text is its length plus
 * one, its bytes and a NUL; length 0 alone is NULL.  Counts are compared with the
 * limits, never used to take memory: blocks and cells come one by one, and each
 * takes bytes that were there.
 *
 * A row or column past POSITION_MAX could overflow when spans are added; a table
 * whose squares pass the limit would take memory that the bytes have not paid for.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/docwire.h"

#define POSITION_MAX	1000000
#define LINE_LAST	INT32_MAX
#define FLAG_LEFT	1
#define FLAG_CONTINUED	2
#define FLAG_ROLE	4		/* role in the bits from here */
#define FLAG_LOOK	16		/* look in the bits from here */
#define LOOKS		((1 << LOOK_COUNT) - 1)

void
wire_put(struct buf *b, uint32_t v)
{
	buf_add(b, &v, sizeof v);
}

void
wire_put_text(struct buf *b, const char *s)
{
	size_t n;

	if (s == NULL) {
		wire_put(b, 0);
		return;
	}
	n = strlen(s) + 1;
	wire_put(b, (uint32_t)n);
	buf_add(b, s, n);
}

uint32_t
wire_get(struct wire *w)
{
	uint32_t v = 0;

	if (w->bad || w->n - w->at < sizeof v) {
		w->bad = true;
		return 0;
	}
	memcpy(&v, w->p + w->at, sizeof v);
	w->at += sizeof v;
	return v;
}

int
wire_int(struct wire *w, int min, int max)
{
	int64_t v = (int32_t)wire_get(w);

	if (!w->bad && v >= min && v <= max)
		return (int)v;
	w->bad = true;
	return min;
}

const char *
wire_text(struct wire *w, size_t *n)
{
	size_t size = wire_get(w);
	const char *s = w->p + w->at;

	*n = 0;
	if (w->bad || size == 0)
		return NULL;
	if (size > w->n - w->at || memchr(s, '\0', size) != s + size - 1 ||
	    !text_valid(s, size - 1)) {
		w->bad = true;
		return NULL;
	}
	w->at += size;
	*n = size - 1;
	return s;
}

static void
pack_table(struct buf *b, const struct doc_table *t)
{
	wire_put_text(b, t->caption);
	wire_put(b, (uint32_t)t->nhead);
	wire_put(b, (uint32_t)t->ncell);
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		wire_put(b, (uint32_t)c->row);
		wire_put(b, (uint32_t)c->col);
		wire_put(b, (uint32_t)c->rowspan);
		wire_put(b, (uint32_t)c->colspan);
		wire_put(b, (c->left ? FLAG_LEFT : 0u) |
		    (c->continued ? FLAG_CONTINUED : 0u) | FLAG_ROLE * (uint32_t)c->role |
		    FLAG_LOOK * (uint32_t)c->look);
		wire_put_text(b, c->text);
		if (c->look != 0)
			wire_put_text(b, c->plain);
	}
}

void
doc_pack(struct buf *b, const struct doc *doc)
{
	wire_put_text(b, doc->title);
	wire_put_text(b, doc->elsewhere);
	wire_put(b, doc->pictures);
	wire_put_text(b, doc->published);
	wire_put_text(b, doc->publisher);
	wire_put(b, (uint32_t)doc->n);
	for (size_t i = 0; i < doc->n; i++) {
		wire_put(b, (uint32_t)doc->block[i].kind);
		wire_put(b, (uint32_t)doc->block[i].line);
		if (doc->block[i].kind == DOC_TABLE) {
			pack_table(b, doc->block[i].table);
		} else {
			wire_put(b, (uint32_t)doc->block[i].look);
			wire_put_text(b, doc->block[i].text);
		}
	}
}

static void
unpack_cell(struct doc *doc, struct doc_table *t, struct wire *w, int span)
{
	int row = wire_int(w, 0, POSITION_MAX), col = wire_int(w, 0, POSITION_MAX);
	int rowspan = wire_int(w, 1, span), colspan = wire_int(w, 1, span);
	int flags = wire_int(w, 0, FLAG_LOOK * (LOOKS + 1) - 1);
	int look = flags / FLAG_LOOK, role = flags % FLAG_LOOK / FLAG_ROLE;
	struct doc_cell *c;
	size_t n;
	const char *text = wire_text(w, &n);

	if (w->bad || text == NULL || role > DOC_CAPTION) {
		w->bad = true;
		return;
	}
	c = doc_add_cell(doc, t, row, col, rowspan, colspan, (enum doc_role)role, text);
	c->look = (unsigned)look;
	if (look != 0 && (text = wire_text(w, &n)) != NULL)
		c->plain = arena_strndup(&doc->arena, text, n);
	c->left = (flags & FLAG_LEFT) != 0;
	c->continued = (flags & FLAG_CONTINUED) != 0;
}

static void
unpack_table(struct doc *doc, struct wire *w, int line, const struct doc_limits *most,
    size_t *ncell)
{
	struct doc_table *t;
	size_t n, count;
	const char *caption = wire_text(w, &n);
	int nhead = wire_int(w, 0, POSITION_MAX);

	count = wire_get(w);
	if (w->bad || count > most->cells - *ncell) {
		w->bad = true;
		return;
	}
	*ncell += count;
	t = doc_add_table(doc, 0, 0);
	doc->block[doc->n - 1].line = line;
	if (caption != NULL && n > 0)
		t->caption = arena_strndup(&doc->arena, caption, n);
	t->nhead = nhead;
	while (count-- > 0 && !w->bad)
		unpack_cell(doc, t, w, most->span);
	doc_table_measure(t);
	if (t->ncol > 0 && (size_t)t->nrow > most->squares / (size_t)t->ncol)
		w->bad = true;
}

bool
doc_unpack(struct doc *doc, struct wire *w, const struct doc_limits *most)
{
	size_t n, count, ncell = 0;
	const char *text = wire_text(w, &n);

	if (text != NULL)
		doc->title = arena_strndup(&doc->arena, text, n);
	text = wire_text(w, &n);
	if (text != NULL)
		doc->elsewhere = arena_strndup(&doc->arena, text, n);
	doc->pictures = wire_int(w, 0, 1) != 0;
	if ((text = wire_text(w, &n)) != NULL)
		doc->published = arena_strndup(&doc->arena, text, n);
	if ((text = wire_text(w, &n)) != NULL)
		doc->publisher = arena_strndup(&doc->arena, text, n);
	count = wire_get(w);
	if (count > most->blocks)
		w->bad = true;
	while (count-- > 0 && !w->bad) {
		int kind = wire_int(w, DOC_TITLE, DOC_SHEET);
		int line = wire_int(w, 0, LINE_LAST), look;
		struct doc_block *block;

		if (w->bad)
			break;
		if (kind == DOC_TABLE) {
			unpack_table(doc, w, line, most, &ncell);
			continue;
		}
		look = wire_int(w, 0, LOOK_PARTS);
		text = wire_text(w, &n);
		if (text == NULL) {
			w->bad = true;
			break;
		}
		block = doc_add(doc, (enum doc_kind)kind, text, n);
		block->line = line;
		block->look = (unsigned)look;
	}
	return !w->bad;
}
