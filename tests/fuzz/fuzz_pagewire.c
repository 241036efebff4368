/*
 * fuzz_pagewire.c - any bytes at all as pages that are to be drawn, and as the answer of
 * who drew them.
 *
 * What is taken points nowhere but into itself, and packs to bytes that give the same
 * again.  The first byte says which of the two it is.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "export/page.h"
#include "export/pagewire.h"

#define FRAME	8		/* bytes before what the size counts */

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_pagewire: %s\n", what);
		abort();
	}
}

static void
look(const struct pages *p)
{
	require(p->n > 0, "no page");
	for (size_t i = 0; i < p->nelement; i++)
		require(p->element[i].parent < (int)i, "parent");
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].ntext; k++)
			require(p->page[i].text[k].element < (int)p->nelement &&
			    p->page[i].text[k].element >= -1, "element");
	for (size_t i = 0; i < p->nmark; i++)
		require((size_t)p->mark[i].page < p->n, "mark");
}

static void
as_pages(const char *bytes, size_t n)
{
	struct pages *p = pages_unpack(bytes, n), *q;
	struct buf one = BUF_INIT, two = BUF_INIT;

	if (p == NULL)
		return;
	look(p);
	pages_pack(&one, p);
	q = pages_unpack(one.data + FRAME, one.len - FRAME);
	require(q != NULL, "our own bytes refused");
	pages_pack(&two, q);
	require(one.len == two.len && memcmp(one.data, two.data, one.len) == 0,
	    "the second pages differ");
	pages_drop(p);
	pages_drop(q);
	buf_release(&one);
	buf_release(&two);
}

static void
as_answer(const char *bytes, size_t n)
{
	static struct page_text text[3];
	static struct page page[2] = { { .text = text, .ntext = 3 }, { .ntext = 0 } };
	const struct pages asked = { .page = page, .n = 2 };
	struct drawn d;

	drawn_init(&d);
	if (drawn_unpack(&d, &asked, bytes, n)) {
		require((d.status == DRAWN_DONE) == (d.bytes.len > 0), "bytes");
		for (size_t i = 0; i < d.n; i++)
			require(d.item[i].code != DRAWN_MISSING ||
			    (size_t)d.item[i].text < page[d.item[i].page].ntext, "place");
	} else {
		require(d.n == 0 && d.bytes.len == 0, "something is left");
	}
	drawn_release(&d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	if (n > 1 && data[0] == 'A')
		as_answer((const char *)data + 1, n - 1);
	else if (n > 1)
		as_pages((const char *)data + 1, n - 1);
	return 0;
}

#include "kit/replay.h"
