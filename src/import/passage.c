/*
 * passage.c - the paragraphs of a file, for a text that is being written.
 *
 * The same front door as an import: kinds by their bytes, foreign bytes read by the
 * child, old formats by way of the helper.  Nothing is matched to a form.
 */
#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/converter.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/readers.h"

/* A mark (草稿) is no paragraph; blank ones would be blank lines. */
static void
take(struct import_passage *out, const struct doc *doc)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *b = &doc->block[i];

		out->tables += b->kind == DOC_TABLE;
		if (b->kind == DOC_TABLE || b->kind == DOC_MARK || text_blank(b->text))
			continue;
		if (out->text.len > 0)
			buf_chr(&out->text, '\n');
		buf_str(&out->text, b->text);
		out->paragraphs++;
	}
}

static bool
read_passage(struct import_run *run, const char *p, size_t n, enum encoding encoding,
    struct import_passage *out)
{
	const struct reader_kind *reader = reader_sniff(p, n);
	struct source s = { .p = p, .n = n, .encoding = encoding };
	struct doc *doc;
	bool ok;

	if (reader == NULL) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
		return false;
	}
	doc = doc_new();
	ok = child_read(run->child, reader, doc, &s, run->diag);
	if (ok)
		take(out, doc);
	doc_free(doc);
	return ok;
}

static bool
read_outside(struct import_run *run, const struct outside_kind *kind, const struct buf *b,
    struct import_passage *out)
{
	struct buf made = BUF_INIT;
	bool ok;

	if (!run->options.outside) {
		diag_error(run->diag, DIAG_DATA, MSG_OUTSIDE_KIOSK, kind->kind,
		    kind->instead, NULL);
		return false;
	}
	ok = outside_convert(&made, kind, b->data, b->len, run->diag) &&
	    read_passage(run, made.data, made.len, ENCODING_UTF8, out);
	buf_release(&made);
	return ok;
}

bool
import_passage(struct import_run *run, const char *path, struct import_passage *out)
{
	const struct outside_kind *outside;
	struct buf b = BUF_INIT;
	bool ok = file_read(&b, path, IMPORT_SIZE, run->diag);

	if (ok) {
		outside = outside_sniff(buf_cstr(&b), b.len);
		ok = outside != NULL ? read_outside(run, outside, &b, out) :
		    read_passage(run, buf_cstr(&b), b.len, run->options.encoding, out);
	}
	if (ok && out->text.len > IMPORT_PASSAGE) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_PASSAGE_LONG,
		    INT(IMPORT_PASSAGE >> 10), NULL);
		ok = false;
	}
	buf_release(&b);
	return ok;
}
