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
#include "doc/opc.h"
#include "form/forms.h"
#include "import/archive.h"
#include "import/converter.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"
#include "import/reader_child.h"
#include "import/readers.h"
#include "report/report.h"

/* Our own CSV is read here, not in the child: it may not be larger than JSON's words. */
#define CSV_SIZE	((size_t)16 << 20)
#define AHEAD_SIZE	((size_t)256 << 10)	/* of a file that is read ahead */

/* Files whose bytes are here before their turn, in the order of their turns. */
struct ahead {
	struct buf	 bytes[CHILD_AHEAD];
	size_t		 n, asked;	/* so many are here; the child was given the first */
};

void
import_run_release(struct import_run *run)
{
	child_free(run->child);
	label_books_free(run->books);
	for (size_t i = 0; run->ahead != NULL && i < run->ahead->n; i++)
		buf_release(&run->ahead->bytes[i]);
	free(run->ahead);
	run->child = NULL;
	run->books = NULL;
	run->ahead = NULL;
}

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
static struct source
json_source(const struct import_run *run, const char *p, size_t n)
{
	enum encoding told = run->options.encoding;
	struct source s = { .p = p, .n = n, .encoding = encode_detect(p, n) };

	if (told == ENCODING_UTF16LE || told == ENCODING_UTF16BE ||
	    (told != ENCODING_AUTO && s.encoding != ENCODING_UTF8))
		s.encoding = told;
	return s;
}

static struct source
document_source(const struct import_run *run, const char *p, size_t n)
{
	return (struct source){ .p = p, .n = n, .encoding = run->options.encoding };
}

static bool
read_json(struct import_run *run, struct candidate *k, const char *p, size_t n)
{
	struct source s = json_source(run, p, n);
	struct jsontree tree;
	bool ok;

	k->kind = mem_strdup("json");
	k->encoding = mem_strdup(encoding_name(s.encoding));
	jsontree_init(&tree);
	ok = child_read_json(run->child, &tree, &s, run->diag);
	import_pump(run);
	ok = ok && import_json(run, k, &tree);
	jsontree_release(&tree);
	return ok;
}

static bool
read_csv(struct import_run *run, struct candidate *k, const char *p, size_t n)
{
	enum encoding enc = run->options.encoding != ENCODING_AUTO ?
	    run->options.encoding : encode_detect(p, n);
	struct buf text = BUF_INIT;
	bool ok;

	k->kind = mem_strdup("csv");
	k->encoding = mem_strdup(encoding_name(enc));
	if (n > CSV_SIZE) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_TXT_LIMIT, NULL);
		return false;
	}
	ok = encode_read(&text, p, n, enc, run->diag) &&
	    import_csv(run, k, buf_cstr(&text), text.len);
	buf_release(&text);
	return ok;
}

/* A workbook or a foreign CSV may hold the figures alone; anything else that is read
 * as a document has the headings of a report, or lacks them. */
static bool
has_headings(const struct reader_kind *reader, const struct source *src)
{
	const char *kind = src->kind != NULL ? src->kind : reader->kind;

	return strcmp(kind, "xlsx") != 0 && strcmp(kind, "csv") != 0;
}

static bool
read_document(struct import_run *run, struct candidate *k,
    const struct reader_kind *reader, struct source src)
{
	struct doc *doc = doc_new();
	struct diag *d = run->diag;
	size_t from = d != NULL ? d->n : 0;
	struct intake in;
	bool ok;

	ok = child_read(run->child, reader, doc, &src, run->diag);
	import_pump(run);
	if (k->kind == NULL)
		k->kind = mem_strdup(src.kind != NULL ? src.kind : reader->kind);
	else
		src.encoding = ENCODING_AUTO;	/* of what was made from it */
	if (reader->text && src.encoding != ENCODING_AUTO)
		k->encoding = mem_strdup(encoding_name(src.encoding));
	if (ok) {
		doc_cut_aside(doc);
		intake_init(&in, run, k);
		in.is_document = has_headings(reader, &src);
		ok = match_document(&in, doc) && intake_build(&in);
		intake_release(&in);
	} else if (run->options.archives && src.kind != NULL &&
	    strcmp(src.kind, SOURCE_ARCHIVE) == 0) {
		if (d != NULL)
			diag_cut(d, from);
		k->archive = archive_new(run, src.p, src.n, k->file);
	}
	doc_free(doc);
	return ok;
}

/* A format that is read by way of another; the candidate has the kind of the file
 * itself. */
static void
read_outside(struct import_run *run, struct candidate *k, const struct outside_kind *kind,
    const char *p, size_t n)
{
	const struct reader_kind *reader;
	struct diag *d = run->diag;
	struct buf b = BUF_INIT;

	k->kind = mem_strdup(kind->kind);
	if (!run->options.outside) {
		diag_error(d, DIAG_DATA, MSG_OUTSIDE_KIOSK, kind->kind, kind->instead, NULL);
	} else if (outside_convert(&b, kind, p, n, d)) {
		reader = reader_sniff(b.data, b.len);
		if (reader != NULL)
			read_document(run, k, reader, (struct source){ .p = b.data,
			    .n = b.len, .encoding = ENCODING_UTF8 });
		else
			diag_error(d, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	}
	buf_release(&b);
}

static void
read_bytes(struct import_run *run, struct candidate *k, const char *p, size_t n)
{
	const struct outside_kind *outside;
	const struct reader_kind *reader;

	if (n > IMPORT_SIZE) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_TOO_LARGE,
		    INT(IMPORT_SIZE >> 20), NULL);
	} else if ((outside = outside_sniff(p, n)) != NULL) {	/* RTF has a brace, too */
		read_outside(run, k, outside, p, n);
	} else if (looks_like_json(p, n)) {
		read_json(run, k, p, n);
	} else if (import_csv_sniff(p, n)) {
		read_csv(run, k, p, n);
	} else if ((reader = reader_sniff(p, n)) != NULL) {
		read_document(run, k, reader, document_source(run, p, n));
	} else {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	}
}

/* A document of a year whose form is in a wrong file was read as another form.  What
 * says its form itself (JSON) was not. */
static void
doubt_form(const struct import_run *run, struct candidate *k)
{
	if (k->report == NULL || strcmp(k->kind, "json") == 0 ||
	    !forms_blame(run->forms, NULL, k->report->year, k->report->form, run->diag))
		return;
	report_free(k->report);
	k->report = NULL;
}

struct candidate *
import_bytes(struct import_run *run, const char *p, size_t n, const char *file)
{
	struct candidate *k = mem_zero(sizeof *k);
	struct diag *d = run->diag;
	const char *was = d != NULL ? d->file : NULL;

	k->file = mem_strdup(file);
	if (n <= IMPORT_SIZE)
		sha256(p, n, k->sha256);
	if (d != NULL)
		d->file = k->file;
	read_bytes(run, k, p, n);
	doubt_form(run, k);
	if (d != NULL)
		d->file = was;
	return k;
}

/* ---- ahead ---- */

/* Give the child one more file, if it is one that the child reads. */
static bool
ask_ahead(struct import_run *run, const char *p, size_t n)
{
	const struct reader_kind *reader = NULL;
	struct source s;

	if (outside_sniff(p, n) != NULL)
		return false;
	if (looks_like_json(p, n)) {
		s = json_source(run, p, n);
	} else {
		if (import_csv_sniff(p, n) || (reader = reader_sniff(p, n)) == NULL)
			return false;
		s = document_source(run, p, n);
	}
	return child_ask(run->child, reader, &s);
}

void
import_pump(struct import_run *run)
{
	struct ahead *a = run->ahead;

	if (run->child == NULL || run->ncoming == 0)
		return;
	if (a == NULL)
		a = run->ahead = mem_zero(sizeof *a);
	child_pump(run->child);
	for (; a->asked < CHILD_AHEAD && a->asked < run->ncoming; a->asked++) {
		const char *path = run->coming[a->asked];
		struct buf *b = &a->bytes[a->asked];

		if (a->asked == a->n) {
			*b = (struct buf)BUF_INIT;
			if (strcmp(path, "-") == 0 || !file_read(b, path, AHEAD_SIZE, NULL)) {
				buf_release(b);
				return;		/* its turn will tell why */
			}
			a->n++;
		}
		if (!ask_ahead(run, buf_cstr(b), b->len))
			return;			/* not now, or not one for the child */
	}
}

void
import_passed(struct import_run *run, const char *path)
{
	if (run->ncoming > 0 && run->coming[0] == path) {
		run->coming++;
		run->ncoming--;
	}
}

/* The bytes of a file whose turn it is; true when they are here already. */
static bool
taken_ahead(struct import_run *run, const char *path, struct buf *b)
{
	struct ahead *a = run->ahead;

	size_t was = run->ncoming;

	import_passed(run, path);
	if (run->ncoming == was)
		return false;
	if (a == NULL || a->n == 0)
		return false;
	*b = a->bytes[0];
	memmove(a->bytes, a->bytes + 1, --a->n * sizeof a->bytes[0]);
	a->asked -= a->asked > 0;
	return true;
}

struct candidate *
import_file(struct import_run *run, const char *path)
{
	char *name = file_name_text(path);
	struct buf b = BUF_INIT;
	struct candidate *k;

	if (taken_ahead(run, path, &b) || file_read(&b, path, IMPORT_SIZE, run->diag)) {
		k = import_bytes(run, buf_cstr(&b), b.len, name);
		if (k->archive != NULL)
			archive_keep(k->archive, path, &b);
	} else {
		k = mem_zero(sizeof *k);
		k->file = mem_strdup(name);
	}
	free(name);
	buf_release(&b);
	return k;
}
