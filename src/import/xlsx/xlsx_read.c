/*
 * xlsx_read.c - a workbook as the neutral document: sheets, strings.
 *
 * Sheets come in the order of the workbook; hidden ones, charts and macros are not
 * read.  Which formats have a frame, or are dates, is a hint: without styles a workbook
 * is read all the same.
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
#include "import/office.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"

#define STRINGS_MAX	500000
#define SHEETS_MAX	1000

/* ---- shared strings ---- */

struct strings_load {
	struct xlsx	*x;
	struct buf	 text;
	size_t		 nbyte;
	bool		 open, phonetic, failed;
	struct xlsx_runs runs;
};

enum { STRING = XLSX_FONT_NAMES, STRING_TEXT, STRING_PHONETIC };
static const char *const string_names[] = {
	XLSX_FONT, "si", "t", "rPh", NULL
};

static bool
strings_start(void *ctx, int element, const char *const *attr)
{
	struct strings_load *l = ctx;

	if (element == STRING) {
		buf_reset(&l->text);
		l->runs = (struct xlsx_runs){ .look = 0 };
	} else if (element >= 0 && element < XLSX_FONT_NAMES)
		xlsx_run(&l->runs, element, attr);
	else if (element == STRING_TEXT)
		l->open = !l->phonetic;
	else if (element == STRING_PHONETIC)
		l->phonetic = true;
	return true;
}

static bool
strings_end(void *ctx, int element)
{
	struct strings_load *l = ctx;
	struct xlsx *x = l->x;

	if (element == STRING_TEXT)
		l->open = false;
	else if (element == STRING_PHONETIC)
		l->phonetic = false;
	if (element != STRING)
		return true;
	xlsx_unescape(&l->text, 0);
	l->nbyte += l->text.len;
	if (x->nstring == STRINGS_MAX || l->nbyte > x->text_max) {
		l->failed = true;
		return false;
	}
	x->string = mem_grow(x->string, x->nstring, &x->capstring, sizeof *x->string);
	x->string[x->nstring++] = (struct xlsx_string){ arena_strndup(&x->doc->arena,
	    l->text.len > 0 ? l->text.data : "", l->text.len), l->runs.white, l->runs.bare };
	return true;
}

static bool
strings_text(void *ctx, const char *s, size_t n)
{
	struct strings_load *l = ctx;

	if (!l->open)
		return true;
	l->failed = n > OFFICE_TEXT - l->text.len;
	if (l->failed)
		return false;
	xlsx_run_turn(&l->runs, &l->text);
	buf_add(&l->text, s, n);
	return !l->failed;
}

static bool
read_strings(struct xlsx *x, const char *part)
{
	static const struct xml_events events = {
		string_names, strings_start, strings_end, strings_text
	};
	const struct unzip_entry *e = unzip_find(x->zip, part != NULL ? part :
	    "xl/sharedStrings.xml");
	struct strings_load l = { .x = x };
	bool ok;

	if (e == NULL)
		return true;		/* all strings may stand in their cells */
	ok = opc_parse(x->zip, e, &events, &l, x->d);
	buf_release(&l.text);
	if (l.failed)
		diag_error(x->d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
	return ok && !l.failed;
}

/* ---- the workbook ---- */

struct book_sheet { char *name, *id; };
struct book_load {
	struct xlsx	*x;
	struct arena	 arena;
	struct book_sheet *sheet;
	size_t		 n, cap;
};

enum { SHEET, BOOK };
static const char *const book_names[] = { "sheet", "workbookPr", NULL };

static bool
book_start(void *ctx, int element, const char *const *attr)
{
	struct book_load *l = ctx;
	const char *name = xmlread_attr(attr, "name"), *id = xmlread_attr(attr, "id");
	const char *state = xmlread_attr(attr, "state");

	if (element == BOOK)
		l->x->since1904 = xmlread_on(attr, "date1904", false);
	if (element != SHEET || id == NULL ||
	    (state != NULL && strcmp(state, "visible") != 0))
		return true;
	if (l->n == SHEETS_MAX)
		return false;
	l->sheet = mem_grow(l->sheet, l->n, &l->cap, sizeof *l->sheet);
	l->sheet[l->n].name = arena_strdup(&l->arena, name != NULL ? name : "");
	l->sheet[l->n++].id = arena_strdup(&l->arena, id);
	return true;
}

/* "Sheet1", "工作表1", "Sheet1 (2)": what a program calls a sheet. */
static bool
is_default_name(const char *s)
{
	static const char *const usual[] = { "sheet", "工作表", "表" };

	for (size_t i = 0; i < ARRAY_LEN(usual); i++)
		if (strncasecmp(s, usual[i], strlen(usual[i])) == 0) {
			s += strlen(usual[i]);
			return s[strspn(s, "0123456789 ()")] == '\0';
		}
	return s[0] == '\0';
}

static bool
read_sheet(struct xlsx *x, const struct book_sheet *b, const char *part)
{
	const struct unzip_entry *e = unzip_find(x->zip, part);
	struct xlsx_sheet s;
	bool ok;

	if (e == NULL) {
		diag_error(x->d, DIAG_DATA, MSG_IMPORT_NO_PART, part, NULL);
		return false;
	}
	ok = xlsx_sheet_read(&s, x, e);
	if (ok)
		xlsx_pictures(&s, x, part);
	if (ok && x->own != NULL) {
		if (!xlsx_own_sheet(x->own, x, b->name, &s))
			xlsx_sheet_release(&s);
		return true;
	}
	if (ok && s.ncell > 0 && (x->rows || !is_default_name(b->name)))
		doc_add(x->doc, x->rows ? DOC_PARA : DOC_SHEET, b->name, strlen(b->name));
	ok = ok && (x->rows ? xlsx_register(x, &s) : xlsx_rows(x, &s));
	xlsx_sheet_release(&s);
	return ok;
}

static bool
read_book(struct xlsx *x, const struct unzip_entry *book)
{
	static const struct xml_events events = { book_names, book_start, NULL, NULL };
	struct opc_relations list;
	struct book_load l = { .x = x };
	bool ok;

	arena_init(&l.arena);
	ok = opc_relations(&list, x->zip, book->name, x->d) &&
	    opc_parse(x->zip, book, &events, &l, x->d) &&
	    read_strings(x, opc_by_type(&list, "sharedStrings"));
	if (ok)
		xlsx_styles(x, opc_by_type(&list, "styles"));
	for (size_t i = 0; ok && i < l.n; i++) {
		const char *part = opc_by_id(&list, l.sheet[i].id, "worksheet");

		if (part != NULL)
			ok = read_sheet(x, &l.sheet[i], part);
	}
	if (ok && x->own != NULL)
		ok = xlsx_own_end(x->own, x);
	opc_release(&list);
	free(l.sheet);
	arena_release(&l.arena);
	return ok;
}

bool
xlsx_read(struct doc *doc, struct source *src, struct diag *d)
{
	const struct unzip_entry *book = NULL;
	struct opc_relations package;
	struct buf text = BUF_INIT;
	enum flat_kind flat;
	struct xlsx x;
	bool ok;

	memset(&x, 0, sizeof x);
	x.doc = doc;
	x.d = d;
	x.rows = src->rows;
	x.cells_max = src->rows ? READER_REGISTER : READER_CELLS;
	x.text_max = src->rows ? OFFICE_REGISTER : OFFICE_TEXT;
	flat = flat_kind(src->p, src->n);
	if (flat == FLAT_SHEET)
		x.zip = xlsx_2003(&text, src, d);
	else if (flat != FLAT_NONE)
		x.zip = flat_open(&text, src->p, src->n, &src->encoding, d);
	else
		x.zip = unzip_open(src->p, src->n, d);
	if (x.zip == NULL) {
		buf_release(&text);
		return false;
	}
	ok = opc_relations(&package, x.zip, "", d);
	if (ok) {
		book = opc_main(x.zip, &package, "xl/workbook.xml");
		if (book == NULL)
			diag_error(d, DIAG_DATA, MSG_IMPORT_NO_PART, "xl/workbook.xml",
			    NULL);
	}
	if (book != NULL) {
		office_title(doc, x.zip, &package);
		x.own = x.rows ? NULL : xlsx_own_begin(&x, &package);
		ok = read_book(&x, book);
		xlsx_own_free(x.own);
	}
	if (x.rows && x.since1904)
		src->kind = SOURCE_XLSX_1904;
	opc_release(&package);
	free(x.string);
	xlsx_styles_release(&x);
	unzip_close(x.zip);
	buf_release(&text);
	return ok && book != NULL;
}
