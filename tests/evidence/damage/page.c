/*
 * page.c - see page.h.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "export/export.h"
#include "report/report.h"

static void
require(bool holds, const char *what)
{
	if (!holds)
		mem_die(what);
}

const char *
page_text(struct page *p, const char *fmt, ...)
{
	char s[2048];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s, sizeof s, fmt, ap);
	va_end(ap);
	return arena_strdup(&p->doc->arena, s);
}

struct page_block *
page_insert(struct page *p, int at, enum doc_kind kind, const char *text)
{
	struct page_block *b = &p->block[at];

	require(p->n < PAGE_BLOCKS, "damage: too many blocks");
	memmove(b + 1, b, (size_t)(p->n++ - at) * sizeof *b);
	b->kind = kind;
	b->text = text;
	b->table = kind == DOC_TABLE ? arena_alloc(&p->doc->arena, sizeof *b->table) :
	    NULL;
	return b;
}

void
page_remove(struct page *p, int at)
{
	memmove(&p->block[at], &p->block[at + 1],
	    (size_t)(--p->n - at) * sizeof *p->block);
}

/* ---- cells ---- */

struct page_cell *
row_insert(struct page_row *r, int at, enum doc_role role, const char *text)
{
	struct page_cell *c = &r->cell[at];

	require(r->n < PAGE_CELLS, "damage: too many cells");
	memmove(c + 1, c, (size_t)(r->n++ - at) * sizeof *c);
	memset(c, 0, sizeof *c);
	c->role = role;
	c->text = text;
	c->rowspan = c->colspan = 1;
	c->cell = -1;
	return c;
}

void
row_remove(struct page_row *r, int at)
{
	memmove(&r->cell[at], &r->cell[at + 1], (size_t)(--r->n - at) * sizeof *r->cell);
}

void
row_add_place(struct page_row *r, int at)
{
	require(r->nplace < PAGE_WANT, "damage: too many columns");
	memmove(r->place + at + 1, r->place + at,
	    (size_t)(r->nplace++ - at) * sizeof *r->place);
	r->place[at] = -1;
}

int
row_label(const struct page_row *r)
{
	int label = -1;

	for (int i = 0; i < r->n; i++)
		if (r->cell[i].role == DOC_ROWHEAD && r->cell[i].rowspan == 1)
			label = i;
	return label;
}

int
row_figures(const struct page_row *r)
{
	int first = 0;

	for (int i = 0; i < r->n; i++)
		if (r->cell[i].role != DOC_DATA)
			first = i + 1;
	return first;
}

bool
row_is_header(const struct page_row *r)
{
	for (int i = 0; i < r->n; i++)
		if (r->cell[i].role == DOC_COLHEAD)
			return true;
	return false;
}

/* ---- rows ---- */

/* The cells of rows above that reach into row "at" or past it. */
static void
stretch(struct page_table *t, int at, int by)
{
	for (int i = 0; i < at; i++)
		for (int k = 0; k < t->row[i]->n; k++)
			if (i + t->row[i]->cell[k].rowspan > at)
				t->row[i]->cell[k].rowspan += by;
}

struct page_row *
table_insert(struct page *p, struct page_table *t, int at)
{
	require(t->n < PAGE_ROWS, "damage: too many rows");
	stretch(t, at, 1);
	memmove(&t->row[at + 1], &t->row[at], (size_t)(t->n++ - at) * sizeof *t->row);
	t->row[at] = arena_alloc(&p->doc->arena, sizeof *t->row[at]);
	return t->row[at];
}

void
table_remove(struct page_table *t, int at)
{
	struct page_row *gone = t->row[at];
	int heads = 0;

	stretch(t, at, -1);
	for (int k = 0; k < gone->n; k++) {
		struct page_cell *c = &gone->cell[k];

		if (c->rowspan < 2 || at + 1 >= t->n)
			continue;
		*row_insert(t->row[at + 1], heads, c->role, c->text) = *c;
		t->row[at + 1]->cell[heads++].rowspan--;
	}
	memmove(&t->row[at], &t->row[at + 1], (size_t)(--t->n - at) * sizeof *t->row);
}

/* ---- from a report ---- */

static void
take_table(struct page *p, struct page_table *to, const struct doc_table *t)
{
	for (int i = 0; i < t->nrow; i++)
		table_insert(p, to, i);
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		struct page_row *r = to->row[c->row];
		struct page_cell *k = row_insert(r, r->n, c->role, c->text);

		k->rowspan = c->rowspan;
		k->colspan = c->colspan;
		k->cell = c->cell;
		if (c->cell >= 0)
			r->want[r->nwant++] = r->place[r->nplace++] = c->cell;
	}
}

static struct truth
truth_of(const struct cell *c)
{
	struct truth t = { TRUTH_BLANK, 0 };

	if (c->na)
		t.kind = TRUTH_NA;
	else if (c->has_value)
		t = (struct truth){ TRUTH_VALUE, c->value };
	return t;
}

struct page *
page_build(const struct report *r, uint64_t seed)
{
	struct page *p = mem_zero(sizeof *p);

	p->report = r;
	p->seed = seed;
	p->doc = export_build(r, NULL);
	for (size_t i = 0; i < p->doc->n; i++) {
		const struct doc_block *b = &p->doc->block[i];
		struct page_block *to = page_insert(p, p->n, b->kind, b->text);

		if (b->kind == DOC_TABLE)
			take_table(p, to->table, b->table);
	}
	p->truth = arena_array(&p->doc->arena, (size_t)r->form->ncell, sizeof *p->truth);
	for (int i = 0; i < r->form->ncell; i++)
		p->truth[i] = truth_of(&r->cell[i]);
	return p;
}

void
page_free(struct page *p)
{
	if (p == NULL)
		return;
	doc_free(p->doc);
	free(p);
}

/* ---- to a document ---- */

struct squares { bool taken[PAGE_ROWS][PAGE_CELLS * 2]; };

static bool
is_free(const struct squares *q, int row, int col)
{
	return !q->taken[row][col];
}

static void
place(struct squares *q, struct doc *doc, struct doc_table *t, const struct page_cell *c,
    int row, int *col, int nrow)
{
	int rows = c->rowspan < nrow - row ? c->rowspan : nrow - row;
	struct doc_cell *k;

	while (*col < PAGE_CELLS * 2 && !is_free(q, row, *col))
		++*col;
	require(*col + c->colspan <= PAGE_CELLS * 2, "damage: table too wide");
	for (int i = 0; i < rows; i++)
		for (int j = 0; j < c->colspan; j++)
			q->taken[row + i][*col + j] = true;
	k = doc_add_cell(doc, t, row, *col, rows, c->colspan, c->role, c->text);
	k->cell = c->cell;
	*col += c->colspan;
}

/* Reading order again, once padding has come behind. */
static int
by_place(const void *a, const void *b)
{
	const struct doc_cell *x = a, *y = b;

	return x->row != y->row ? x->row - y->row : x->col - y->col;
}

static void
fill_up(struct doc *doc, struct doc_table *t)
{
	const int *map = doc_table_map(doc, t);
	size_t n = t->ncell;

	for (int i = 0; i < t->nrow; i++) {
		enum doc_role role = DOC_DATA;

		for (size_t k = 0; k < n; k++)
			if (t->cell[k].row == i)
				role = t->cell[k].role;
		for (int j = 0; j < t->ncol; j++)
			if (map[i * t->ncol + j] < 0)
				doc_add_cell(doc, t, i, j, 1, 1, role, "");
	}
	qsort(t->cell, t->ncell, sizeof *t->cell, by_place);
}

static void
put_table(struct doc *doc, const struct page_table *from, bool pad)
{
	struct doc_table *t = doc_add_table(doc, from->n, 0);
	struct squares *q = mem_zero(sizeof *q);

	for (int i = 0; i < from->n; i++) {
		int col = 0;

		for (int k = 0; k < from->row[i]->n; k++)
			place(q, doc, t, &from->row[i]->cell[k], i, &col, from->n);
	}
	free(q);
	doc_table_measure(t);
	t->nrow = from->n;
	if (pad)
		fill_up(doc, t);
	t->width = arena_array(&doc->arena, (size_t)t->ncol + 1, sizeof *t->width);
	for (int i = 0; i < t->ncol; i++)
		t->width[i] = 1560 / (t->ncol + 1);
	t->point_x10 = 90;
	t->row_height = 58;
	while (t->nhead < from->n && row_is_header(from->row[t->nhead]))
		t->nhead++;
}

struct doc *
page_document(const struct page *p, bool pad)
{
	struct doc *doc = doc_new();

	doc->title = arena_strdup(&doc->arena, p->doc->title);
	for (int i = 0; i < p->n; i++) {
		const struct page_block *b = &p->block[i];

		if (b->kind == DOC_TABLE)
			put_table(doc, b->table, pad);
		else
			doc_add(doc, b->kind, b->text, strlen(b->text));
	}
	return doc;
}
