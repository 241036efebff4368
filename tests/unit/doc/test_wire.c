/*
 * test_wire.c - documents as bytes: what is kept, and that no bytes do harm.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/docwire.h"

static const struct doc_limits most = { 1000, 2000, 50, 10000 };

static struct doc *
sample(void)
{
	struct doc *doc = doc_new();
	struct doc_table *t;
	struct doc_cell *c;

	doc->title = arena_strdup(&doc->arena, "题");
	doc_add(doc, DOC_TITLE, "年度报告", strlen("年度报告"))->line = 3;
	doc_add(doc, DOC_PARA, "", 0);
	t = doc_add_table(doc, 3, 4);
	t->caption = arena_strdup(&doc->arena, "表");
	t->nhead = 1;
	doc_add_cell(doc, t, 0, 0, 2, 3, DOC_COLHEAD, "标签");
	c = doc_add_cell(doc, t, 1, 3, 1, 1, DOC_DATA, "12\n3");
	c->left = true;
	c = doc_add_cell(doc, t, 2, 0, 1, 4, DOC_CAPTION, "");
	c->continued = true;
	doc->block[2].line = 7;
	doc_add_table(doc, 0, 0);
	doc_add(doc, DOC_NOTE, "注", strlen("注"));
	return doc;
}

static void
must_equal(const struct doc *a, const struct doc *b)
{
	cr_assert_str_eq(a->title, b->title);
	cr_assert_eq(a->n, b->n);
	for (size_t i = 0; i < a->n; i++) {
		const struct doc_block *x = &a->block[i], *y = &b->block[i];

		cr_assert_eq(x->kind, y->kind);
		cr_assert_eq(x->line, y->line);
		if (x->kind != DOC_TABLE) {
			cr_assert_str_eq(x->text, y->text);
			continue;
		}
		cr_assert_null(y->text);
		cr_assert_str_eq(x->table->caption, y->table->caption);
		cr_assert_eq(x->table->nrow, y->table->nrow);
		cr_assert_eq(x->table->ncol, y->table->ncol);
		cr_assert_eq(x->table->nhead, y->table->nhead);
		cr_assert_eq(x->table->ncell, y->table->ncell);
		for (size_t k = 0; k < x->table->ncell; k++) {
			const struct doc_cell *c = &x->table->cell[k];
			const struct doc_cell *e = &y->table->cell[k];

			cr_assert_eq(c->row, e->row);
			cr_assert_eq(c->col, e->col);
			cr_assert_eq(c->rowspan, e->rowspan);
			cr_assert_eq(c->colspan, e->colspan);
			cr_assert_eq(c->role, e->role);
			cr_assert_eq(c->left, e->left);
			cr_assert_eq(c->continued, e->continued);
			cr_assert_eq(e->cell, -1);
			cr_assert_str_eq(c->text, e->text);
		}
	}
}

static bool
unpack(struct doc *doc, const struct buf *b, const struct doc_limits *l)
{
	struct wire w = { .p = b->data, .n = b->len };

	return doc_unpack(doc, &w, l) && w.at == w.n;
}

Test(wire, a_document_comes_back_whole)
{
	struct doc *a = sample(), *b = doc_new();
	struct buf bytes = BUF_INIT;

	doc_pack(&bytes, a);
	cr_assert(unpack(b, &bytes, &most));
	must_equal(a, b);
	doc_free(a);
	doc_free(b);
	buf_release(&bytes);
}

Test(wire, limits_are_limits)
{
	static const struct doc_limits low[] = {
		{ 4, 2000, 50, 10000 }, { 1000, 2, 50, 10000 }, { 1000, 2000, 3, 10000 },
		{ 1000, 2000, 50, 11 }
	};
	static const struct doc_limits just = { 5, 3, 4, 12 };
	struct doc *a = sample(), *b;
	struct buf bytes = BUF_INIT;

	doc_pack(&bytes, a);
	for (size_t i = 0; i < sizeof low / sizeof *low; i++) {
		b = doc_new();
		cr_assert(!unpack(b, &bytes, &low[i]), "limit %zu", i);
		doc_free(b);
	}
	b = doc_new();
	cr_assert(unpack(b, &bytes, &just));
	doc_free(b);
	doc_free(a);
	buf_release(&bytes);
}

/* What any taken document must be like, for the matcher's sake. */
static void
must_be_sound(struct doc *doc, const struct doc_limits *l)
{
	size_t cells = 0;

	cr_assert_leq(doc->n, l->blocks);
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;
		const char *text = doc->block[i].text;

		cr_assert_eq(doc->block[i].kind == DOC_TABLE, t != NULL);
		if (t == NULL) {
			cr_assert(text_valid(text, strlen(text)));
			continue;
		}
		cr_assert_leq((size_t)t->nrow * (size_t)t->ncol, l->squares);
		cr_assert_not_null(doc_table_map(doc, t));
		cells += t->ncell;
		for (size_t k = 0; k < t->ncell; k++) {
			const struct doc_cell *c = &t->cell[k];

			cr_assert(c->row >= 0 && c->row + c->rowspan <= t->nrow);
			cr_assert(c->col >= 0 && c->col + c->colspan <= t->ncol);
			cr_assert(c->rowspan >= 1 && c->rowspan <= l->span);
			cr_assert(c->colspan >= 1 && c->colspan <= l->span);
			cr_assert_leq(c->role, DOC_CAPTION);
			cr_assert(text_valid(c->text, strlen(c->text)));
		}
	}
	cr_assert_leq(cells, l->cells);
}

Test(wire, cut_bytes_are_refused)
{
	struct doc *a = sample(), *b;
	struct buf bytes = BUF_INIT;

	doc_pack(&bytes, a);
	for (size_t n = 0; n < bytes.len; n++) {
		/* A copy of just this size, so that a sanitizer sees what is past it. */
		char *part = malloc(n + !n);
		struct buf cut = { part, n, n };

		memcpy(part, bytes.data, n);
		b = doc_new();
		cr_assert(!unpack(b, &cut, &most), "cut at %zu", n);
		doc_free(b);
		free(part);
	}
	doc_free(a);
	buf_release(&bytes);
}

Test(wire, no_bytes_do_harm)
{
	static const uint32_t nasty[] = {
		0, 1, 2, 50, 51, 0x7F, 0xFF, 1000, 1001, 999999, 1000001, 0x7FFFFFFF,
		0x80000000u, 0xFFFFFFFEu, 0xFFFFFFFFu
	};
	struct doc *a = sample(), *b;
	struct buf bytes = BUF_INIT;
	size_t taken = 0, refused = 0;

	doc_pack(&bytes, a);
	for (size_t at = 0; at + 4 <= bytes.len; at++) {
		for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
			char was[4];

			memcpy(was, bytes.data + at, 4);
			memcpy(bytes.data + at, &nasty[i], 4);
			b = doc_new();
			if (unpack(b, &bytes, &most)) {
				must_be_sound(b, &most);
				taken++;
			} else {
				refused++;
			}
			doc_free(b);
			memcpy(bytes.data + at, was, 4);
		}
	}
	cr_assert(taken > 100 && refused > 100, "%zu taken, %zu refused", taken, refused);
	doc_free(a);
	buf_release(&bytes);
}

Test(wire, texts_are_valid_and_end)
{
	static const struct { const char *p; size_t n; bool ok; } t[] = {
		{ "\3\0\0\0ab", 7, true }, { "\1\0\0\0", 5, true },
		{ "\0\0\0\0", 4, true },
		{ "\3\0\0\0abc", 7, false },		/* no NUL at its end */
		{ "\3\0\0\0a\0", 7, false },		/* one inside */
		{ "\3\0\0\0a", 6, false },		/* cut */
		{ "\3\0\0\0\xFF\xFE", 7, false },	/* no UTF-8 */
		{ "\3\0\0\0\xE6\xB9", 7, false }, { "\xFF\xFF\xFF\xFFzz", 7, false }
	};
	size_t n;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct wire w = { .p = t[i].p, .n = t[i].n };
		const char *s = wire_text(&w, &n);

		cr_assert_eq(!w.bad, t[i].ok, "case %zu", i);
		cr_assert_eq(s != NULL, t[i].ok && t[i].p[0] != '\0', "case %zu", i);
		cr_assert(s == NULL || strlen(s) == n);
	}
}

Test(wire, a_bad_cursor_stays_bad)
{
	struct buf b = BUF_INIT;
	struct wire w;
	size_t n;

	for (uint32_t i = 0; i < 4; i++)
		wire_put(&b, i);
	w = (struct wire){ .p = b.data, .n = b.len };
	cr_assert_eq(wire_int(&w, 0, 0), 0);
	cr_assert_eq(wire_int(&w, 2, 9), 2);	/* is 1 */
	cr_assert(w.bad);
	cr_assert_eq(wire_get(&w), 0);
	cr_assert_null(wire_text(&w, &n));
	buf_release(&b);
}
