/*
 * docx_read.c - a Word file as the neutral document: the package around the text.
 *
 * Headers, footers, notes and comments are other parts and are not read.  Styles
 * and the title are hints: a file without them, or with broken ones, is read all
 * the same.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "doc/flat.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"
#include "import/office.h"
#include "import/readers.h"

/* ---- the package ---- */

static bool
read_package(struct docx *x)
{
	struct opc_relations package, part;
	const struct unzip_entry *e = NULL;
	bool ok;

	ok = opc_relations(&package, x->zip, "", x->d);
	if (ok) {
		e = opc_main(x->zip, &package, "word/document.xml");
		if (e == NULL)
			diag_error(x->d, DIAG_DATA, MSG_IMPORT_NO_PART,
			    "word/document.xml", NULL);
	}
	if (e != NULL) {
		office_title(x->doc, x->zip, &package);
		if (opc_relations(&part, x->zip, e->name, NULL)) {
			const char *styles = opc_by_type(&part, "styles");

			docx_styles(x, styles != NULL ? styles : "word/styles.xml");
		}
		opc_release(&part);
		ok = docx_body(x, e) && docx_tree(x);
	}
	opc_release(&package);
	return ok && e != NULL;
}

bool
docx_read(struct doc *doc, struct source *src, struct diag *d)
{
	struct buf text = BUF_INIT;
	struct docx x;
	bool ok;

	memset(&x, 0, sizeof x);
	x.doc = doc;
	x.d = d;
	x.zip = flat_kind(src->p, src->n) == FLAT_NONE ?
	    unzip_open(src->p, src->n, d) :
	    flat_open(&text, src->p, src->n, &src->encoding, d);
	if (x.zip == NULL) {
		buf_release(&text);
		return false;
	}
	arena_init(&x.arena);
	ok = read_package(&x);
	if (ok && doc->n == 0 && x.foreign) {
		diag_error(d, DIAG_DATA, MSG_IMPORT_DOCX_FOREIGN, NULL);
		ok = false;
	}
	docx_styles_release(&x.styles);
	arena_release(&x.arena);
	unzip_close(x.zip);
	buf_release(&text);
	return ok;
}
