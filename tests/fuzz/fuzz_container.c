/*
 * fuzz_container.c - any bytes at all as what holds the parts of a document: a package of
 * Office, or a web page saved with all it needs in one file (mht).
 *
 * What is refused leaves a message.  A part that is found is text of the file; what a
 * page decodes to is not larger than the page and its decoding allow.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/zip.h"
#include "import/html/html.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_container: %s\n", what);
		abort();
	}
}

/* The relations of a package and of its main part, and each part by its name. */
static void
look(const char *p, size_t n)
{
	struct opc_relations package = { 0 };
	const struct unzip_entry *e;
	struct unzip *z;
	struct diag d;

	diag_init(&d);
	z = unzip_open(p, n, &d);
	if (z == NULL) {
		require(d.nerror > 0, "a package refused without a message");
	} else if (opc_relations(&package, z, "", &d)) {
		(void)opc_by_type(&package, "styles");
		(void)opc_by_id(&package, "a", "styles");
		e = opc_main(z, &package, "word/document.xml");
		require(e == NULL || e->name[0] != '\0', "a part without a name");
	} else {
		require(d.nerror > 0, "relations refused without a message");
	}
	opc_release(&package);
	unzip_close(z);
	diag_release(&d);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *p = (const char *)data;
	struct buf out = BUF_INIT, made = BUF_INIT;
	char charset[HTML_CHARSET];
	struct zip *zip;
	struct diag d;

	if (n >= 2 && memcmp(p, "PK", 2) == 0) {
		look(p, n);
	} else if (n > 0 && p[0] == '<') {	/* relations, without checksums to meet */
		zip = zip_begin(&made, 0);
		zip_part(zip, "_rels/.rels", p, n);
		zip_part(zip, "word/document.xml", "<d/>", 4);
		require(zip_end(zip, NULL), "zip");
		look(buf_cstr(&made), made.len);
	} else {
		diag_init(&d);
		(void)mht_sniff(p, n);
		if (mht_page(&out, charset, p, n, &d))
			require(memchr(charset, '\0', sizeof charset) != NULL &&
			    out.len <= n, "the page");
		else
			require(d.nerror > 0, "a page refused without a message");
		diag_release(&d);
	}
	buf_release(&out);
	buf_release(&made);
	return 0;
}

#include "kit/replay.h"
