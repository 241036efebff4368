/*
 * csv_read.c - reading our own CSV, what `export --format csv` writes and perhaps a
 * spreadsheet has saved again.
 *
 *   code,section,row,column,unit,value,raw
 *
 * Codes alone say what is what; the labels beside them are for people.  The file
 * names no form: it is the one all of whose cells are there.  It names no agency and
 * no year either: the options must.
 *
 * Must never guess: a code the form does not have, a value that is no figure, a cell
 * given twice end the import of this file.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/txt/txt.h"
#include "report/report.h"

#define RECORDS	20000		/* more than any form has cells and texts */

enum { CODE, SECTION, ROW, COLUMN, UNIT, VALUE, RAW, FIELDS };

static const char *const names[FIELDS] = {
	"code", "section", "row", "column", "unit", "value", "raw"
};

struct record { char *code, *unit, *value, *raw; };
struct csv_file {
	struct record	*record;
	size_t		 n, cap;
};

static void
release(struct csv_file *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->record[i].code);
		free(f->record[i].unit);
		free(f->record[i].value);
		free(f->record[i].raw);
	}
	free(f->record);
}

/* A field of text without the apostrophe that keeps spreadsheets from running it. */
static char *
field_text(struct csv *c)
{
	const char *s = buf_cstr(&c->field);

	return mem_strdup(s[0] == '\'' && text_is_formula(s + strspn(s, "'")) ? s + 1 : s);
}

/* What stands after the first name parts the fields. */
static char
delimiter_of(const char *s, size_t n)
{
	size_t at = strlen(names[CODE]);

	if (n > at + 2 && s[0] == '"')
		at += 2;
	return n > at && strchr(",;\t", s[at]) != NULL ? s[at] : ',';
}

static bool
is_header(struct csv *c)
{
	for (int i = 0; i < FIELDS; i++)
		if (!csv_field(c) || strcmp(buf_cstr(&c->field), names[i]) != 0 ||
		    (c->last && i + 1 < FIELDS))
			return false;
	return c->last;
}

bool
import_csv_sniff(const char *p, size_t n)
{
	size_t mark = n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 :
	    n >= 4 && memcmp(p, "\x84\x31\x95\x33", 4) == 0 ? 4 : 0;	/* GB18030 */
	struct csv c;
	bool yes;

	p += mark;
	n -= mark;
	if (n < 5 || (memcmp(p, "code", 4) != 0 && memcmp(p, "\"code", 5) != 0))
		return false;
	csv_open(&c, p, n < 256 ? n : 256, delimiter_of(p, n));
	yes = is_header(&c);
	csv_close(&c);
	return yes;
}

/* All records after the header; rows without a code are the spreadsheet's. */
static bool
read_records(struct csv_file *f, const char *text, size_t n)
{
	struct csv c;
	bool ok;
	int k = 0;

	csv_open(&c, text, n, delimiter_of(text, n));
	ok = is_header(&c);
	while (ok && csv_field(&c)) {
		struct record *r;

		if (k == 0) {
			f->record = mem_grow(f->record, f->n, &f->cap, sizeof *f->record);
			memset(&f->record[f->n++], 0, sizeof *f->record);
		}
		r = &f->record[f->n - 1];
		if (k == CODE)
			r->code = mem_strdup(buf_cstr(&c.field));
		else if (k == UNIT)
			r->unit = field_text(&c);
		else if (k == VALUE)
			r->value = field_text(&c);
		else if (k == RAW)
			r->raw = field_text(&c);
		k = c.last ? 0 : k + 1;
		if (k == 0 && r->code[0] == '\0') {
			free(r->code);
			free(r->unit);
			free(r->value);
			free(r->raw);
			f->n--;
		}
		ok = f->n <= RECORDS;
	}
	csv_close(&c);
	return ok;
}

static bool
is_cell_code(const char *code)
{
	return strchr(code, ':') != NULL || strstr(code, "：") != NULL;
}

/* Cells of the form that the file lacks, and one of them; codes it has beside. */
static int
compare(const struct csv_file *f, const struct form *form, int *lacks, int *strange)
{
	bool *seen = mem_array((size_t)form->ncell + 1, sizeof *seen);
	int count = 0;

	*strange = 0;
	for (size_t i = 0; i < f->n; i++) {
		const char *code = f->record[i].code;
		int cell = is_cell_code(code) ? form_cell_find(form, code) : -1;

		if (cell >= 0)
			seen[cell] = true;
		else if (form_text_find(form, code) < 0)
			(*strange)++;
	}
	for (int i = 0; i < form->ncell; i++)
		if (!seen[i] && count++ == 0)
			*lacks = i;
	free(seen);
	return count;
}

/* The form all of whose cells are there; of several the one with the fewest codes
 * that it does not know. */
static const struct form *
find_form(const struct csv_file *f, const struct forms *forms, struct diag *d)
{
	const struct form *best = NULL, *nearest = NULL;
	int fewest = 0, least = 0, lack = 0;

	for (size_t i = 0; i < forms->n; i++) {
		int one = 0, strange, missing;

		missing = compare(f, forms->form[i], &one, &strange);
		if (missing == 0 && (best == NULL || strange < fewest)) {
			best = forms->form[i];
			fewest = strange;
		}
		if (nearest == NULL || missing < least) {
			nearest = forms->form[i];
			least = missing;
			lack = one;
		}
	}
	if (best != NULL || nearest == NULL)
		return best;
	diag_error(d, DIAG_DATA, MSG_IMPORT_CSV_FORM, nearest->code, INT(least),
	    nearest->cell[lack].code, NULL);
	return NULL;
}

/* ---- into the intake ---- */

static void
read_value(struct intake *in, int cell, const char *value)
{
	const struct form_cell *fc = &in->form->cell[cell];
	char figure[NUM_TEXT];
	struct cell probe;
	int64_t v;

	if (text_blank(value))
		return;
	/* a plain figure in our own spelling: a spreadsheet may add zeros */
	if (value[strspn(value, "0123456789.-")] == '\0' &&
	    num_parse(value, strlen(value), &v) == NUM_OK)
		value = num_print(figure, v);
	memset(&probe, 0, sizeof probe);
	if (cell_read(&probe, fc, value, strlen(value), false, NULL))
		in->wish[cell].text = mem_strdup(value);
	else
		MISTAKE(in, MSG_IMPORT_CELL_VALUE, fc->code, value);
	free(probe.raw);
}

static void
read_cell(struct intake *in, int cell, const struct record *r)
{
	const struct form_cell *fc = &in->form->cell[cell];

	if (in->wish[cell].seen) {
		MISTAKE(in, MSG_IMPORT_CELL_TWICE, fc->code);
		return;
	}
	in->wish[cell].seen = true;
	read_value(in, cell, r->value);
	if (r->raw != NULL && strcmp(r->raw, DATA_OPEN) == 0)
		in->wish[cell].open = in->wish[cell].text == NULL;
	else if (r->raw != NULL && r->raw[0] != '\0' && !fc->computed)
		intake_words(in, cell, r->raw);
}

static const char beside[] = BESIDE_WORD ":";

static void
read_beside(struct intake *in, const char *name, const struct record *r)
{
	struct buf b = BUF_INIT;

	buf_str(&b, r->value != NULL ? r->value : "");
	buf_str(&b, r->unit != NULL ? r->unit : "");
	if (b.len > 0 && !intake_beside(in, name, buf_cstr(&b)))
		MISTAKE(in, MSG_IMPORT_NOT_BESIDE, name);
	buf_release(&b);
}

static void
read_record(struct intake *in, const struct record *r)
{
	int cell = is_cell_code(r->code) ? form_cell_find(in->form, r->code) : -1;
	int slot = cell < 0 ? form_text_find(in->form, r->code) : -1;

	if (strncmp(r->code, beside, sizeof beside - 1) == 0)
		read_beside(in, r->code + sizeof beside - 1, r);
	else if (cell >= 0)
		read_cell(in, cell, r);
	else if (slot < 0 && is_cell_code(r->code))
		MISTAKE(in, MSG_IMPORT_CELL_UNKNOWN, r->code, in->form->code);
	else if (slot < 0)
		MISTAKE(in, MSG_IMPORT_TEXT_UNKNOWN, r->code, in->form->code);
	else if (in->text[slot] != NULL)
		MISTAKE(in, MSG_IMPORT_CELL_TWICE, r->code);
	else if (r->value != NULL)
		intake_text(in, slot, r->value, strlen(r->value));
}

bool
import_csv(struct import_run *run, struct candidate *k, const char *text, size_t n)
{
	struct csv_file f = { 0 };
	const struct form *form;
	struct intake in;
	bool ok = false;

	intake_init(&in, run, k);
	if (!read_records(&f, text, n)) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_TXT_LIMIT, NULL);
		goto out;
	}
	form = find_form(&f, run->forms, run->diag);
	if (form == NULL)
		goto out;
	intake_form(&in, form);
	if (!intake_agency(&in, NULL) || !intake_year(&in, 0))
		goto out;
	for (size_t i = 0; i < f.n; i++)
		read_record(&in, &f.record[i]);
	ok = intake_build(&in);
	if (in.nerror > IMPORT_ERRORS) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_MORE,
		    INT(in.nerror - IMPORT_ERRORS), NULL);
	}
out:
	intake_release(&in);
	release(&f);
	return ok;
}
