/*
 * fuzz_jsontree.c - any bytes at all as a JSON text, and as a tree from another
 * process.
 *
 * What is taken keeps to the limits, nests, and packs to bytes that give the same
 * tree again; what is refused leaves one message.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/text.h"
#include "doc/docwire.h"
#include "doc/jsontree.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_jsontree: %s\n", what);
		abort();
	}
}

/* Sizes add up, names are where they must be; the number of levels. */
static int
levels(const struct jsontree_node *v)
{
	int deepest = 0, n;

	require((v->text == NULL) ==
	    (v->kind == JSONTREE_ARRAY || v->kind == JSONTREE_OBJECT), "text");
	require(v->text != NULL || v->kind != JSONTREE_NUMBER, "number");
	require(v->text == NULL || (v->size == 1 && text_valid(v->text, strlen(v->text))),
	    "text is no UTF-8");
	if (v->text != NULL)
		return 0;
	JSONTREE_EACH(x, v) {
		require((x->key != NULL) == (v->kind == JSONTREE_OBJECT), "key");
		require(x->size <= (size_t)(v + v->size - x), "size");
		require(x->line >= 1, "line");
		n = levels(x);
		deepest = n > deepest ? n : deepest;
	}
	return deepest + 1;
}

static void
look(const struct jsontree *t)
{
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct jsontree other;
	struct wire w;

	require(t->n > 0 && t->n <= JSONTREE_NODES && t->node[0].size == t->n, "nodes");
	require(levels(t->node) <= JSONTREE_DEPTH, "levels");
	jsontree_twice(t, NULL);
	jsontree_pack(&one, t);
	w = (struct wire){ .p = one.data, .n = one.len };
	jsontree_init(&other);
	require(jsontree_unpack(&other, &w) && w.at == w.n, "our own bytes refused");
	jsontree_pack(&two, &other);
	require(two.len == one.len && memcmp(one.data, two.data, one.len) == 0,
	    "the second tree differs");
	jsontree_release(&other);
	buf_release(&one);
	buf_release(&two);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct wire w = { .p = (const char *)data, .n = n };
	struct buf text = BUF_INIT;
	struct jsontree t;
	struct diag d;

	diag_init(&d);
	jsontree_init(&t);
	if (encode_read(&text, (const char *)data, n, ENCODING_UTF8, NULL)) {
		if (jsontree_read(&t, buf_cstr(&text), text.len, &d))
			look(&t);
		else
			require(d.nerror == 1, "a refusal without a message");
	}
	jsontree_release(&t);
	jsontree_init(&t);
	if (n > 0 && jsontree_unpack(&t, &w))
		look(&t);
	jsontree_release(&t);
	diag_release(&d);
	buf_release(&text);
	return 0;
}

#include "kit/replay.h"
