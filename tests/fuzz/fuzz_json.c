/*
 * fuzz_json.c - any bytes at all as a report file.
 *
 * What is refused must leave a message and no report.  What is taken must
 * survive every exporter, and export(import(x)) must be x.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "export/export.h"
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
		fprintf(stderr, "fuzz_json: %s\n", what);
		abort();
	}
}

static struct candidate *
read_bytes(struct forms *forms, const char *p, size_t n, struct diag *d)
{
	static const struct actor actor = { "fuzz", "fuzz", moment, NULL };
	static struct import_run run;

	run.forms = forms;
	run.actor = &actor;
	run.diag = d;
	return import_bytes(&run, p, n, "fuzz");
}

/* The JSON of a report up to its findings, which are about the source too. */
static void
write_json(struct buf *b, const struct report *r)
{
	struct export_options o = { 0 };
	char *findings;

	require(export_report(b, exporter_find("json"), r, &o, NULL), "json refused");
	findings = strstr(b->data, "\n\"findings\":");
	require(findings != NULL, "no findings");
	b->len = (size_t)(findings - b->data);
	*findings = '\0';
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct forms forms;
	struct export_options o = { .draft = true };
	struct buf one = BUF_INIT, two = BUF_INIT, out = BUF_INIT;
	struct candidate *k, *again;
	struct diag d;

	if (forms.n == 0)
		require(forms_load(&forms, NULL, NULL), "no forms");
	diag_init(&d);
	k = read_bytes(&forms, (const char *)data, n, &d);
	require((k->report == NULL) == (d.nerror > 0), "a refusal without a message");
	if (k->report != NULL) {
		for (const struct exporter *e = exporters; e->format != NULL; e++) {
			if (e->installed != NULL)	/* another program writes it */
				continue;
			buf_reset(&out);
			require(export_report(&out, e, k->report, &o, NULL), e->format);
		}
		write_json(&one, k->report);
		buf_reset(&out);
		buf_add(&out, one.data, one.len);
		out.data[out.len - 1] = '}';
		again = read_bytes(&forms, out.data, out.len, &d);
		require(again->report != NULL, "our own file refused");
		write_json(&two, again->report);
		require(strcmp(one.data, two.data) == 0, "the second export differs");
		candidate_free(again);
	}
	candidate_free(k);
	diag_release(&d);
	buf_release(&one);
	buf_release(&two);
	buf_release(&out);
	return 0;
}

#include "kit/replay.h"
