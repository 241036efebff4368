/*
 * csv_read.c - reading our own CSV, what `export --format csv` writes and perhaps a
 * spreadsheet has saved again.
 *
 *   code,section,row,column,unit,value,raw
 *
 * Codes alone say what is what; the labels beside them are for people, and their columns
 * may be missing or elsewhere.  The file
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
#define HEADER	512		/* bytes that hold the first line */

enum { CODE, SECTION, ROW, COLUMN, UNIT, VALUE, RAW, FIELDS };

static const char *const names[FIELDS] = {
	"code", "section", "row", "column", "unit", "value", "raw"
};

struct record { char *code, *value, *raw, *unit; };
struct csv_file {
	struct record	*record;
	size_t		 n, cap;
	int		 at[FIELDS];	/* which field of a record; -1: none */
};

static void
drop_record(struct record *r)
{
	free(r->code);
	free(r->value);
	free(r->raw);
	free(r->unit);
}

static void
release(struct csv_file *f)
{
	for (size_t i = 0; i < f->n; i++)
		drop_record(&f->record[i]);
	free(f->record);
}

/* A field of text without the apostrophe that keeps spreadsheets from running it. */
static char *
field_text(struct csv *c)
{
	const char *s = buf_cstr(&c->field);

	return mem_strdup(s[0] == '\'' && text_is_formula(s + strspn(s, "'")) ? s + 1 : s);
}

/* What parts the fields of the first line, which are names or codes. */
static char
delimiter_of(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n && strchr(",;\t\r\n", s[at]) == NULL)
		at++;
	return at < n && s[at] != '\r' && s[at] != '\n' ? s[at] : ',';
}

/* 3:3.3.1:B1, in a file whose first line is gone. */
static bool
looks_like_code(const char *s)
{
	static const char number[] = "0123456789.";
	size_t block = strspn(s, number), row, column;

	if (block == 0 || s[block] != ':')
		return false;
	s += block + 1;
	row = strspn(s, number);
	if (row == 0 || s[row] != ':' || s[row + 1] < 'A' || s[row + 1] > 'Z')
		return false;
	s += row + 2;
	column = strspn(s, number);
	return s[column] == '\0';
}

/*
 * The first record: where each name stands in it, -1 where it does not.  A spreadsheet
 * may have moved, lost or added columns: the names tell what a field is, never its
 * place.  The number of names, -1 if one stands there twice; *code: the record begins
 * with the code of a cell.
 */
static int
read_header(struct csv *c, int at[FIELDS], bool *code)
{
	int found = 0, k = 0;

	for (int i = 0; i < FIELDS; i++)
		at[i] = -1;
	*code = false;
	do {
		if (!csv_field(c))
			break;
		*code |= k == 0 && looks_like_code(buf_cstr(&c->field));
		for (int i = 0; i < FIELDS && found >= 0; i++) {
			if (strcmp(buf_cstr(&c->field), names[i]) != 0)
				continue;
			found = at[i] < 0 ? found + 1 : -1;
			at[i] = k;
		}
		k++;
	} while (!c->last);
	*code &= k > 1;
	return found;
}

bool
import_csv_sniff(const char *p, size_t n)
{
	size_t mark = n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 :
	    n >= 4 && memcmp(p, "\x84\x31\x95\x33", 4) == 0 ? 4 : 0;	/* GB18030 */
	int at[FIELDS], found;
	struct csv c;
	bool code;

	p += mark;
	n -= mark;
	if (n < 5 || (*p != '"' && (*p < 'a' || *p > 'z') && (*p < '0' || *p > '9')))
		return false;
	csv_open(&c, p, n < HEADER ? n : HEADER, delimiter_of(p, n));
	found = read_header(&c, at, &code);
	csv_close(&c);
	return found < 0 || found > FIELDS / 2 || code ||
	    (at[CODE] >= 0 && at[VALUE] >= 0);
}

/* What the fields mean; false with a message where the names do not say. */
static bool
read_names(struct csv_file *f, struct csv *c, struct diag *d)
{
	bool code;

	if (read_header(c, f->at, &code) < 0) {
		diag_error(d, DIAG_DATA, MSG_IMPORT_CSV_NAMES, NULL);
		return false;
	}
	for (int i = 0; i < FIELDS; i++)
		if ((i == CODE || i == VALUE) && f->at[i] < 0) {
			diag_error(d, DIAG_DATA, MSG_IMPORT_CSV_COLUMN, names[i], NULL);
			return false;
		}
	return true;
}

static void
set_field(struct record *r, const struct csv_file *f, int k, struct csv *c)
{
	if (k == f->at[CODE])
		r->code = mem_strdup(buf_cstr(&c->field));
	else if (k == f->at[VALUE])
		r->value = field_text(c);
	else if (k == f->at[RAW])
		r->raw = field_text(c);
	else if (k == f->at[UNIT])
		r->unit = mem_strdup(buf_cstr(&c->field));
}

/* All records after the header; rows without a code are the spreadsheet's. */
static bool
read_records(struct csv_file *f, struct csv *c)
{
	bool ok = true;
	int k = 0;

	while (ok && csv_field(c)) {
		struct record *r;

		if (k == 0) {
			f->record = mem_grow(f->record, f->n, &f->cap, sizeof *f->record);
			memset(&f->record[f->n++], 0, sizeof *f->record);
		}
		r = &f->record[f->n - 1];
		set_field(r, f, k, c);
		k = c->last ? 0 : k + 1;
		if (k == 0 && text_blank(r->code)) {
			drop_record(r);
			f->n--;
		}
		ok = f->n <= RECORDS;
	}
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
		const struct form *form = forms_at(forms, i);
		int one = 0, strange, missing;

		missing = compare(f, form, &one, &strange);
		if (missing == 0 && (best == NULL || strange < fewest)) {
			best = form;
			fewest = strange;
		}
		if (nearest == NULL || missing < least) {
			nearest = form;
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
read_value(struct intake *in, int cell, const struct record *r)
{
	const struct form_cell *fc = &in->form->cell[cell];
	const char *value = r->value;
	char figure[NUM_TEXT];
	struct cell probe;
	int64_t v;

	if (!text_blank(r->unit) && strcmp(r->unit, fc->unit) != 0) {
		/* a field was deleted, and the others of its row moved up */
		MISTAKE(in, MSG_IMPORT_CSV_UNIT, fc->code, r->unit, fc->unit);
		return;
	}
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
read_cell(struct intake *in, int cell, const struct record *r, bool raw)
{
	const struct form_cell *fc = &in->form->cell[cell];

	if (in->wish[cell].seen) {
		MISTAKE(in, MSG_IMPORT_CELL_TWICE, fc->code);
		return;
	}
	in->wish[cell].seen = true;
	read_value(in, cell, r);
	if (r->raw != NULL && strcmp(r->raw, DATA_OPEN) == 0)
		in->wish[cell].open = in->wish[cell].text == NULL;
	else if (r->raw != NULL && r->raw[0] != '\0' && !fc->computed)
		intake_words(in, cell, r->raw);
	else if (!raw && !fc->computed)		/* / and what is open stand there */
		in->wish[cell].open = in->wish[cell].text == NULL;
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
read_record(struct intake *in, const struct record *r, bool raw)
{
	int cell = is_cell_code(r->code) ? form_cell_find(in->form, r->code) : -1;
	int slot = cell < 0 ? form_text_find(in->form, r->code) : -1;

	if (strncmp(r->code, beside, sizeof beside - 1) == 0)
		read_beside(in, r->code + sizeof beside - 1, r);
	else if (cell >= 0)
		read_cell(in, cell, r, raw);
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
	struct csv c;
	bool ok = false;

	intake_init(&in, run, k);
	csv_open(&c, text, n, delimiter_of(text, n));
	if (!read_names(&f, &c, run->diag))
		goto out;
	if (!read_records(&f, &c)) {
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
		read_record(&in, &f.record[i], f.at[RAW] >= 0);
	ok = intake_build(&in);
	if (in.nerror > IMPORT_ERRORS) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_MORE,
		    INT(in.nerror - IMPORT_ERRORS), NULL);
	}
out:
	csv_close(&c);
	intake_release(&in);
	release(&f);
	return ok;
}
