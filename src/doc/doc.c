/*
 * doc.c - the neutral document in memory.
 *
 * Knows no format and no report.  Blocks and cells grow by doubling inside the
 * document's arena: what they outgrow stays there until the document goes, at
 * most once more its final size, and nothing has to be freed one by one.
 *
 * Pointers returned by doc_add() and doc_add_cell() are good until the next
 * call of the same function; tables and texts stay where they are.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "doc/doc.h"

/* Room for element n of a growing array of the arena. */
static void *
grow(struct arena *a, void *old, size_t n, size_t *cap, size_t size)
{
	void *now;

	if (n < *cap)
		return old;
	*cap = *cap ? *cap * 2 : 16;
	now = arena_array(a, *cap, size);
	if (n > 0)
		memcpy(now, old, n * size);
	return now;
}

struct doc *
doc_new(void)
{
	struct doc *doc = mem_zero(sizeof *doc);

	arena_init(&doc->arena);
	return doc;
}

void
doc_free(struct doc *doc)
{
	if (doc == NULL)
		return;
	arena_release(&doc->arena);
	free(doc);
}

struct doc_block *
doc_add(struct doc *doc, enum doc_kind kind, const char *text, size_t n)
{
	struct doc_block *block;

	doc->block = grow(&doc->arena, doc->block, doc->n, &doc->cap, sizeof *doc->block);
	block = &doc->block[doc->n++];
	memset(block, 0, sizeof *block);
	block->kind = kind;
	if (text != NULL)
		block->text = arena_strndup(&doc->arena, text, n);
	return block;
}

struct doc_table *
doc_add_table(struct doc *doc, int nrow, int ncol)
{
	struct doc_table *t = arena_alloc(&doc->arena, sizeof *t);

	t->caption = arena_strdup(&doc->arena, "");
	t->nrow = nrow;
	t->ncol = ncol;
	doc_add(doc, DOC_TABLE, NULL, 0)->table = t;
	return t;
}

struct doc_cell *
doc_add_cell(struct doc *doc, struct doc_table *t, int row, int col, int rowspan,
    int colspan, enum doc_role role, const char *text)
{
	struct doc_cell *c;

	t->cell = grow(&doc->arena, t->cell, t->ncell, &t->capcell, sizeof *t->cell);
	c = &t->cell[t->ncell++];
	memset(c, 0, sizeof *c);
	c->row = row;
	c->col = col;
	c->rowspan = rowspan;
	c->colspan = colspan;
	c->role = role;
	c->text = arena_strdup(&doc->arena, text);
	c->cell = -1;
	return c;
}

void
doc_cell_read(struct doc *doc, struct doc_cell *c, const char *s, size_t n)
{
	struct buf text = BUF_INIT, plain = BUF_INIT;

	c->look = 0;
	c->plain = NULL;
	if (!look_coded(s, n)) {
		c->text = arena_strndup(&doc->arena, n > 0 ? s : "", n);
		return;
	}
	c->look = look_split(&text, &plain, s, n);
	c->text = arena_strndup(&doc->arena, buf_cstr(&text), text.len);
	if ((c->look & LOOK_PARTS) != 0)
		c->plain = arena_strndup(&doc->arena, buf_cstr(&plain), plain.len);
	buf_release(&text);
	buf_release(&plain);
}

struct doc_block *
doc_read(struct doc *doc, enum doc_kind kind, const char *s, size_t n)
{
	struct buf text = BUF_INIT, plain = BUF_INIT;
	struct doc_block *block;
	unsigned look;

	if (!look_coded(s, n))
		return doc_add(doc, kind, s, n);
	look = look_split(&text, &plain, s, n) & LOOK_PARTS;
	block = doc_add(doc, kind, buf_cstr(&text), text.len);
	block->look = look;
	buf_release(&text);
	buf_release(&plain);
	return block;
}

void
doc_table_measure(struct doc_table *t)
{
	t->nrow = t->ncol = 0;
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		if (c->row + c->rowspan > t->nrow)
			t->nrow = c->row + c->rowspan;
		if (c->col + c->colspan > t->ncol)
			t->ncol = c->col + c->colspan;
	}
}

/*
 * A table that was read may have spans that overlap or stick out: the first
 * cell keeps a square, and nothing outside the table is touched.
 */
int *
doc_table_map(struct doc *doc, const struct doc_table *t)
{
	const struct doc_cell *c;
	size_t i, n = (size_t)t->nrow * (size_t)t->ncol;
	int *map = arena_array(&doc->arena, n ? n : 1, sizeof *map);
	int row, col, rowend, colend;

	for (i = 0; i < n; i++)
		map[i] = -1;
	for (i = 0; i < t->ncell && i < INT_MAX; i++) {
		c = &t->cell[i];
		rowend = c->rowspan > t->nrow - c->row ? t->nrow : c->row + c->rowspan;
		colend = c->colspan > t->ncol - c->col ? t->ncol : c->col + c->colspan;
		for (row = c->row < 0 ? 0 : c->row; row < rowend; row++)
			for (col = c->col < 0 ? 0 : c->col; col < colend; col++)
				if (map[row * t->ncol + col] < 0)
					map[row * t->ncol + col] = (int)i;
	}
	return map;
}

static bool
has_sentence(const struct doc_block *b)
{
	static const char stop[] = "。";

	if (b->table == NULL)
		return b->text != NULL && strstr(b->text, stop) != NULL;
	for (size_t i = 0; i < b->table->ncell; i++)
		if (strstr(b->table->cell[i].text, stop) != NULL)
			return true;
	return false;
}

void
doc_cut_aside(struct doc *doc)
{
	static const char figure[] = DOC_FIGURE;
	size_t n = sizeof figure - 1;

	for (size_t i = doc->n; i-- > 0 && !has_sentence(&doc->block[i]);) {
		const struct doc_block *b = &doc->block[i];
		const char *next = i + 1 < doc->n ? b[1].text : NULL;

		if (b->text != NULL && strcmp(b->text, DOC_ASIDE) == 0 && next != NULL &&
		    strncmp(next, figure, n) == 0 && next[n] >= '1' && next[n] <= '9') {
			doc->n = i;
			return;
		}
	}
}
