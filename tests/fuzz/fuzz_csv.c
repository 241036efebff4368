/*
 * fuzz_csv.c - any bytes at all as our own CSV.
 *
 * Input that does not begin with the header stands behind the cells of a report that
 * is all there, for a file that lacks one is refused at once.  What is refused must
 * leave a message and no report; of what is taken, export(import(x)) must be x.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
moment(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	memcpy(dst, "2026-01-20T08:00:00.000Z", CLOCK_TEXT);
}

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_csv: %s\n", what);
		abort();
	}
}

static struct candidate *
read_text(struct forms *forms, const struct buf *b, struct diag *d)
{
	static const struct actor actor = { "fuzz", "fuzz", moment, NULL };
	struct import_run run = { .forms = forms, .actor = &actor, .diag = d,
	    .options = { .agency = "云山县", .year = 2024 } };
	struct candidate *k = mem_zero(sizeof *k);

	import_csv(&run, k, b->data, b->len);
	return k;
}

static void
write_csv(struct buf *b, const struct report *r)
{
	struct export_options o = { 0 };

	require(export_report(b, exporter_find("csv"), r, &o, NULL), "csv refused");
	buf_splice(b, 0, 3, "", 0);		/* the mark of UTF-8 */
}

/* A file of all cells of the newest form, with nothing in them. */
static void
write_cells(struct buf *b, struct forms *forms)
{
	const struct form *form = forms_for_year(forms, 2024);

	buf_str(b, "code,section,row,column,unit,value,raw\r\n");
	for (int i = 0; i < form->ncell; i++)
		buf_printf(b, "%s,,,,,,\r\n", form->cell[i].code);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct forms forms;
	struct buf in = BUF_INIT, raw = BUF_INIT, one = BUF_INIT, two = BUF_INIT;
	struct candidate *k, *again;
	struct diag d;

	if (forms.n == 0)
		require(forms_load(&forms, NULL, NULL), "no forms");
	diag_init(&d);
	buf_add(&raw, data, n);
	if (!import_csv_sniff(buf_cstr(&raw), n))
		write_cells(&in, &forms);
	/* what import_csv() is given is valid UTF-8 */
	encode_read(&in, buf_cstr(&raw), n, ENCODING_UTF8, NULL);
	k = read_text(&forms, &in, &d);
	require((k->report == NULL) == (d.nerror > 0), "a refusal without a message");
	if (k->report != NULL) {
		write_csv(&one, k->report);
		again = read_text(&forms, &one, &d);
		require(again->report != NULL, "our own file refused");
		write_csv(&two, again->report);
		require(strcmp(one.data, two.data) == 0, "the second export differs");
		candidate_free(again);
	}
	candidate_free(k);
	diag_release(&d);
	buf_release(&raw);
	buf_release(&in);
	buf_release(&one);
	buf_release(&two);
	return 0;
}

#include "kit/replay.h"
