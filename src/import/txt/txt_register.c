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

#define HEAD_LINES	20		/* among which the headings stand */
#define HEAD_LEAST	3		/* delimiters between what a register needs */

/* Of a text too short or too uneven to have a usual number of fields: what parts its
 * headings. */
static char
of_headings(const char *s, size_t n)
{
	static const char candidates[] = { ',', '\t', ';' };
	size_t most = HEAD_LEAST - 1, at = 0, end;
	char best = 0;

	for (int line = 0; line < HEAD_LINES && at < n; line++, at = end + 1) {
		for (end = at; end < n && s[end] != '\n'; )
			end++;
		for (size_t i = 0; i < sizeof candidates; i++) {
			size_t count = 0;

			for (size_t k = at; k < end; k++)
				count += s[k] == candidates[i];
			if (count > most) {
				most = count;
				best = candidates[i];
			}
		}
	}
	return best;
}

bool
txt_register(struct txt *t, char delimiter)
{
	struct doc_table *table;
	int row = 0, col = 0;
	struct csv c;

	if (delimiter == 0)
		delimiter = of_headings(buf_cstr(&t->text), t->text.len);
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
