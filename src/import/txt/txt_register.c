/*
 * txt_register.c - a register that a spreadsheet has written as CSV or TSV.
 *
 * One table, a record a row with its number, as the spreadsheet numbers it; blank
 * fields are no cells.  A register may be its headings alone: no application came in.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "doc/doc.h"
#include "import/readers.h"
#include "import/txt/txt.h"

/* Of a text of one line, which has no share of anything: what stands in it at all. */
static char
of_one_line(const char *s, size_t n)
{
	size_t line = 0, fields = 0, i;

	for (i = 0; i < n && (s[i] == '\n' || s[i] == '\r'); i++)
		;
	while (i + line < n && s[i + line] != '\n')
		line++;
	if (!text_blankn(s + i + line, n - i - line))
		return 0;
	for (size_t k = i; k < i + line; k++)
		fields += s[k] == ',';
	if (fields >= 2)
		return ',';
	return memchr(s + i, '\t', line) != NULL ? '\t' :
	    memchr(s + i, ';', line) != NULL ? ';' : 0;
}

bool
txt_register(struct txt *t, char delimiter)
{
	struct doc_table *table;
	int row = 0, col = 0;
	struct csv c;

	if (delimiter == 0)
		delimiter = of_one_line(buf_cstr(&t->text), t->text.len);
	if (delimiter == 0)
		return false;
	table = txt_table_new(t, 1);
	csv_open(&c, buf_cstr(&t->text), t->text.len, delimiter);
	while (!t->failed && csv_field(&c)) {
		if (!text_blankn(buf_cstr(&c.field), c.field.len)) {
			if (++t->ncell > READER_REGISTER || col >= READER_SPAN)
				txt_too_large(t);
			else
				doc_add_cell(t->doc, table, row, col, 1, 1, DOC_DATA,
				    buf_cstr(&c.field));
		}
		col = c.last ? 0 : col + 1;
		row += c.last;
		if (row == TXT_LINES)
			txt_too_large(t);
	}
	csv_close(&c);
	txt_table_end(t, table);
	return true;
}
