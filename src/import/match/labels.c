/*
 * labels.c - the words of a form, to be found in a document.
 *
 * Labels are compared by their keys: normal form (text.h) without ordinals and
 * punctuation, since published reports change both.  What is not found exactly is
 * measured: the share of characters that stand in both in the same order.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/match/match_rows.h"

/* Punctuation of a normal form, and what nobody sees (a soft hyphen); letters, digits and
 * Chinese stay. */
static bool
is_mark(uint32_t cp)
{
	return (cp < 0x80 && !(cp >= '0' && cp <= '9') && !(cp >= 'a' && cp <= 'z')) ||
	    (cp >= 0x3000 && cp <= 0x301F) || (cp >= 0x2000 && cp <= 0x206F) ||
	    (cp >= 0xFE30 && cp <= 0xFE6F) || cp == 0xB7 || cp == 0xAD || cp == 0xFEFF;
}

/* May an ordinal begin here? One more look is not worth it otherwise. */
static bool
may_be_ordinal(const struct buf *b)
{
	uint32_t cp;

	if (b->len == 0)
		return false;
	text_decode(b->data, b->len, &cp);
	return cp == '(' || (cp >= 0x2460 && cp <= 0x2473) ||
	    char_is(cp, CHAR_DIGIT | CHAR_HAN_DIGIT);
}

void
label_key(struct buf *out, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	size_t at, len, before;
	uint32_t cp;

	text_normal(&b, s, n, true);
	do {				/* 三、（一）予以公开: two ordinals */
		struct buf again = BUF_INIT;

		before = b.len;
		if (!may_be_ordinal(&b))
			break;
		text_normal(&again, b.data, b.len, true);
		buf_release(&b);
		b = again;
	} while (b.len < before);
	for (at = 0; at < b.len; at += len) {
		len = text_decode(b.data + at, b.len - at, &cp);
		if (!is_mark(cp))
			buf_add(out, b.data + at, len);
	}
	buf_release(&b);
}

int
label_points(const char *key, size_t n, uint32_t *cp, int max)
{
	size_t at;
	int k = 0;

	for (at = 0; at < n && k < max; k++)
		at += text_decode(key + at, n - at, &cp[k]);
	return k;
}

static void
add(struct label_book *book, struct arena *a, struct buf *b, const char *text,
    enum label_kind kind, int block, int item, int leaf)
{
	struct label *l = &book->label[book->n];
	unsigned h;

	if (text == NULL || text[0] == '\0')
		return;
	buf_reset(b);
	label_key(b, text, strlen(text));
	if (b->len == 0)
		return;
	l->key = arena_strndup(a, b->data, b->len);
	l->nkey = (int)b->len;
	l->cp = arena_array(a, b->len, sizeof *l->cp);
	l->ncp = label_points(l->key, b->len, l->cp, (int)b->len);
	l->kind = kind;
	l->block = block;
	l->item = item;
	l->leaf = leaf;
	h = hash_bytes(HASH_START, l->key, b->len) % LABEL_BUCKETS;
	l->next = book->bucket[h];
	book->bucket[h] = book->n++;
}

static void
add_items(struct label_book *book, struct arena *a, struct buf *b,
    const struct form_item *item, int n, enum label_kind kind, int block)
{
	for (int i = 0; i < n; i++) {
		add(book, a, b, item[i].label, kind, block, i, item[i].leaf);
		for (int k = 0; k < item[i].nalias; k++)
			add(book, a, b, item[i].alias[k], kind, block, i, item[i].leaf);
	}
}

static int
count_items(const struct form_item *item, int n)
{
	int sum = n;

	for (int i = 0; i < n; i++)
		sum += item[i].nalias;
	return sum;
}

static void
make_book(struct label_book *book, struct arena *a, const struct form *form)
{
	struct buf b = BUF_INIT;
	size_t max = 0;

	memset(book, 0, sizeof *book);
	book->form = form;
	for (int i = 0; i < form->nblock; i++) {
		const struct form_block *k = &form->block[i];

		max += (size_t)count_items(k->row, k->nrowitem) +
		    (size_t)count_items(k->col, k->ncolitem) + 3;
	}
	book->label = arena_array(a, max + (size_t)form->ntable + 1, sizeof *book->label);
	book->bucket = arena_array(a, LABEL_BUCKETS, sizeof *book->bucket);
	for (int i = 0; i < LABEL_BUCKETS; i++)
		book->bucket[i] = -1;
	for (int i = 0; i < form->nblock; i++) {
		const struct form_block *k = &form->block[i];

		add(book, a, &b, k->title, LABEL_OTHER, i, -1, -1);
		add(book, a, &b, k->colhead, LABEL_OTHER, i, -1, -1);
		add(book, a, &b, k->stub, LABEL_OTHER, i, -1, -1);
		add_items(book, a, &b, k->col, k->ncolitem, LABEL_COLUMN, i);
		add_items(book, a, &b, k->row, k->nrowitem, LABEL_ROW, i);
	}
	buf_release(&b);
}

struct label_books {
	struct arena	 arena;
	struct label_book *book;	/* [forms->n], as forms->form */
};

const struct label_book *
label_books(struct import_run *run)
{
	struct label_books *b = run->books;

	if (b != NULL)
		return b->book;
	b = run->books = mem_zero(sizeof *b);
	arena_init(&b->arena);
	b->book = arena_array(&b->arena, run->forms->n + 1, sizeof *b->book);
	for (size_t i = 0; i < run->forms->n; i++)
		make_book(&b->book[i], &b->arena, forms_at(run->forms, i));
	return b->book;
}

void
label_books_free(struct label_books *b)
{
	if (b != NULL)
		arena_release(&b->arena);
	free(b);
}

const struct label *
label_find(const struct label_book *book, const char *key, size_t n)
{
	int i = book->bucket[hash_bytes(HASH_START, key, n) % LABEL_BUCKETS];

	while (i >= 0 && ((size_t)book->label[i].nkey != n ||
	    memcmp(book->label[i].key, key, n) != 0))
		i = book->label[i].next;
	return i >= 0 ? &book->label[i] : NULL;
}

const struct label *
label_next(const struct label_book *book, const struct label *l)
{
	int i = l->next;

	while (i >= 0 && (book->label[i].nkey != l->nkey ||
	    memcmp(book->label[i].key, l->key, (size_t)l->nkey) != 0))
		i = book->label[i].next;
	return i >= 0 ? &book->label[i] : NULL;
}
