/*
 * txt_csv.c - a sheet that a spreadsheet has written as CSV or TSV.
 */
#include <stdbool.h>

#include "base/buf.h"
#include "import/txt/txt.h"

void
txt_csv(struct txt *t, char delimiter)
{
	struct sheet sh;
	struct csv c;
	bool begin = true;

	sheet_init(&sh, t);
	sh.padded = true;
	csv_open(&c, buf_cstr(&t->text), t->text.len, delimiter);
	while (!t->failed && csv_field(&c)) {
		if (begin)
			sheet_row(&sh, c.line);
		sheet_cell(&sh, buf_cstr(&c.field), c.field.len);
		begin = c.last;
	}
	csv_close(&c);
	if (!t->failed)
		sheet_flush(&sh);
	sheet_release(&sh);
}
