/*
 * import.c - the front door: which reader a file needs, and a candidate of what it
 * says.
 *
 * A file that cannot be read still gives a candidate, so that a listing of
 * several files has a line for each.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "doc/doc.h"
#include "doc/jsontree.h"
#include "form/forms.h"
#include "import/converter.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/reader_child.h"
#include "import/readers.h"
#include "report/report.h"

/* JSON begins with a brace, after blanks and a byte order mark at most; bytes of
 * UTF-16 are as good as decoded here. */
static bool
looks_like_json(const char *p, size_t n)
{
	size_t at = 0;

	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	else if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 ||
	    memcmp(p, "\xFE\xFF", 2) == 0))
		at = 2;
	else if (n >= 4 && memcmp(p, "\x84\x31\x95\x33", 4) == 0)	/* GB18030 */
		at = 4;
	while (at < n && strchr(" \t\r\n", p[at]) != NULL)	/* also NUL of UTF-16 */
		at++;
	return at < n && p[at] == '{';
}

/* JSON is UTF-8: what the option says of the other files of a folder would garble
 * it, but for a file that is none. */
static bool
read_json(struct candidate *k, const char *p, size_t n, struct forms *forms,
    const struct import_options *o, const struct actor *actor, struct diag *d)
{
	struct source s = { .p = p, .n = n, .encoding = encode_detect(p, n) };
	struct jsontree tree;
	bool ok;

	if (o->encoding == ENCODING_UTF16LE || o->encoding == ENCODING_UTF16BE ||
	    (o->encoding != ENCODING_AUTO && s.encoding != ENCODING_UTF8))
		s.encoding = o->encoding;
	k->kind = mem_strdup("json");
	k->encoding = mem_strdup(encoding_name(s.encoding));
	jsontree_init(&tree);
	ok = child_read_json(o->child, &tree, &s, d) &&
	    import_json(k, &tree, forms, o, actor, d);
	jsontree_release(&tree);
	return ok;
}

static bool
read_csv(struct candidate *k, const char *p, size_t n, struct forms *forms,
    const struct import_options *o, const struct actor *actor, struct diag *d)
{
	enum encoding enc = o->encoding != ENCODING_AUTO ? o->encoding :
	    encode_detect(p, n);
	struct buf text = BUF_INIT;
	bool ok;

	k->kind = mem_strdup("csv");
	k->encoding = mem_strdup(encoding_name(enc));
	ok = encode_read(&text, p, n, enc, d) &&
	    import_csv(k, buf_cstr(&text), text.len, forms, o, actor, d);
	buf_release(&text);
	return ok;
}

/* A workbook or a foreign CSV may hold the figures alone; anything else that is read
 * as a document has the headings of a report, or lacks them. */
static bool
has_headings(const struct reader_kind *reader, const struct source *src)
{
	return strcmp(reader->kind, "xlsx") != 0 &&
	    (src->kind == NULL || strcmp(src->kind, "csv") != 0);
}

static bool
read_document(struct candidate *k, const struct reader_kind *reader, const char *p,
    size_t n, struct forms *forms, const struct import_options *o,
    const struct actor *actor, struct diag *d)
{
	struct source src = { .p = p, .n = n, .encoding = o->encoding };
	struct doc *doc = doc_new();
	struct intake in;
	bool ok;

	ok = child_read(o->child, reader, doc, &src, d);
	if (k->kind == NULL)
		k->kind = mem_strdup(src.kind != NULL ? src.kind : reader->kind);
	else
		src.encoding = ENCODING_AUTO;	/* of what was made from it */
	if (reader->text && src.encoding != ENCODING_AUTO)
		k->encoding = mem_strdup(encoding_name(src.encoding));
	if (ok) {
		intake_init(&in, k, o, actor, d);
		in.is_document = has_headings(reader, &src);
		ok = match_document(&in, doc, forms) && intake_build(&in);
		intake_release(&in);
	}
	doc_free(doc);
	return ok;
}

/* A format that is read by way of another; the candidate has the kind of the file
 * itself. */
static void
read_outside(struct candidate *k, const struct outside_kind *kind, const char *p,
    size_t n, struct forms *forms, const struct import_options *o,
    const struct actor *actor, struct diag *d)
{
	struct import_options utf8 = *o;
	const struct reader_kind *reader;
	struct buf b = BUF_INIT;

	k->kind = mem_strdup(kind->kind);
	utf8.encoding = ENCODING_UTF8;
	if (!o->outside) {
		diag_error(d, DIAG_DATA, MSG_OUTSIDE_KIOSK, kind->kind, kind->instead, NULL);
	} else if (outside_convert(&b, kind, p, n, d)) {
		reader = reader_sniff(b.data, b.len);
		if (reader != NULL)
			read_document(k, reader, b.data, b.len, forms, &utf8, actor, d);
		else
			diag_error(d, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	}
	buf_release(&b);
}

static void
read_bytes(struct candidate *k, const char *p, size_t n, struct forms *forms,
    const struct import_options *o, const struct actor *actor, struct diag *d)
{
	const struct outside_kind *outside;
	const struct reader_kind *reader;
	char limit[24];

	if (n > IMPORT_SIZE) {
		snprintf(limit, sizeof limit, "%zu", IMPORT_SIZE >> 20);
		diag_error(d, DIAG_DATA, MSG_IMPORT_TOO_LARGE, limit, NULL);
	} else if ((outside = outside_sniff(p, n)) != NULL) {	/* RTF has a brace, too */
		read_outside(k, outside, p, n, forms, o, actor, d);
	} else if (looks_like_json(p, n)) {
		read_json(k, p, n, forms, o, actor, d);
	} else if (import_csv_sniff(p, n)) {
		read_csv(k, p, n, forms, o, actor, d);
	} else if ((reader = reader_sniff(p, n)) != NULL) {
		read_document(k, reader, p, n, forms, o, actor, d);
	} else {
		diag_error(d, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	}
}

/* A document of a year whose form is in a wrong file was read as another form.  What
 * says its form itself (JSON) was not. */
static void
doubt_form(struct candidate *k, const struct forms *forms, struct diag *d)
{
	if (k->report == NULL || strcmp(k->kind, "json") == 0 ||
	    !forms_blame(forms, NULL, k->report->year, k->report->form, d))
		return;
	report_free(k->report);
	k->report = NULL;
}

struct candidate *
import_bytes(const char *p, size_t n, const char *file, struct forms *forms,
    const struct import_options *o, const struct actor *actor, struct diag *d)
{
	struct candidate *k = mem_zero(sizeof *k);
	const char *was = d != NULL ? d->file : NULL;

	k->file = mem_strdup(file);
	if (n <= IMPORT_SIZE)
		sha256(p, n, k->sha256);
	if (d != NULL)
		d->file = k->file;
	read_bytes(k, p, n, forms, o, actor, d);
	doubt_form(k, forms, d);
	if (d != NULL)
		d->file = was;
	return k;
}

struct candidate *
import_file(const char *path, struct forms *forms, const struct import_options *o,
    const struct actor *actor, struct diag *d)
{
	char *name = file_name_text(path);
	struct buf b = BUF_INIT;
	struct candidate *k;

	if (file_read(&b, path, IMPORT_SIZE, d)) {
		k = import_bytes(buf_cstr(&b), b.len, name, forms, o, actor, d);
	} else {
		k = mem_zero(sizeof *k);
		k->file = mem_strdup(name);
	}
	free(name);
	buf_release(&b);
	return k;
}
