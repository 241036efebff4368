/*
 * fuzz_archive.c - any bytes at all as an archive of files, and as the list of one.
 *
 * What is listed may be read, or says why not; its names are text, lead nowhere else,
 * and come in order.  The list packs to bytes that give the same list again.
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
#include "base/file.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/docwire.h"
#include "doc/members.h"
#include "doc/opc.h"
#include "doc/unzip.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_archive: %s\n", what);
		abort();
	}
}

static void
look(const struct members *m, const char *p, size_t n)
{
	size_t total = 0;

	require(m->n <= UNZIP_MAX_FILES, "files");
	for (size_t i = 0; i < m->n; i++) {
		const struct unzip_entry *e = &m->item[i];
		struct buf b = BUF_INIT;
		struct diag d;

		diag_init(&d);
		require(e->name[0] != '\0' && text_valid(e->name, strlen(e->name)), "name");
		if (unzip_refused(e, &d)) {
			require(d.nerror == 1, "refused without a message");
		} else {
			require(unzip_name_safe(e->name, strlen(e->name)), "path");
			require(e->data <= n && e->packed <= n - e->data, "place");
			total += e->size;
			if (member_read(&b, p + e->data, e->packed, e, &d))
				require(b.len == e->size, "size");
			else
				require(d.nerror == 1, "damaged without a message");
		}
		buf_release(&b);
		diag_release(&d);
	}
	require(total <= UNZIP_MAX_FILES_TOTAL, "total");
}

static void
again(const struct members *m, size_t size)
{
	struct members other = { 0 };
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct wire w;

	members_pack(&one, m);
	w = (struct wire){ .p = one.data, .n = one.len };
	require(members_unpack(&other, &w, size) && w.at == w.n, "our own bytes refused");
	members_pack(&two, &other);
	require(two.len == one.len && memcmp(one.data, two.data, one.len) == 0,
	    "the second list differs");
	members_release(&other);
	buf_release(&one);
	buf_release(&two);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *p = (const char *)data;
	struct wire w = { .p = p, .n = n };
	struct members m = { 0 };
	struct diag d;

	diag_init(&d);
	opc_kind(p, n);
	if (members_read(&m, p, n, &d)) {
		look(&m, p, n);
		again(&m, n);
	} else {
		require(d.nerror == 1, "refused without a message");
	}
	members_release(&m);
	if (n > 0 && members_unpack(&m, &w, n))
		again(&m, n);
	members_release(&m);
	diag_release(&d);
	return 0;
}

#include "kit/replay.h"
