/*
 * bench_child.c - what it costs that documents are read by a child process.
 *
 * The same web page of a full report is read many times: in this process, by one
 * child for all, and by a new child each time.  CPU of parent and child together,
 * per file; only the differences mean something on another machine.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/reader_child.h"
#include "import/readers.h"
#include "report/change.h"
#include "report/report.h"

#define ROUNDS	500

static void
moment(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	snprintf(dst, CLOCK_TEXT, "2026-01-20T08:00:00.000Z");
}

static void
page(struct buf *out, struct forms *forms)
{
	struct actor actor = { "bench", "bench", moment, NULL };
	struct change_list list = CHANGE_LIST_INIT;
	struct export_options o = { .draft = true };
	const struct form *f = forms_for_year(forms, 2024);
	struct agency agency;
	struct report *r;
	char figure[24];

	agency_init(&agency);
	agency.name = mem_strdup("云山县市场监督管理局");
	r = report_new(f, &agency, 2024);
	for (int i = 0; i < f->ncell; i++) {
		snprintf(figure, sizeof figure, "%d", i * 37 % 1000);
		if (!f->cell[i].computed)
			change_cell(&list, r, i, figure, ORIGIN_IMPORT);
	}
	if (!report_apply(r, &list, &actor, NULL, NULL) ||
	    !export_report(out, exporter_find("html"), r, &o, NULL))
		exit(1);
	change_list_release(&list);
	report_free(r);
	agency_release(&agency);
}

static long
us(int who)
{
	struct rusage u;

	getrusage(who, &u);
	return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1000000L + u.ru_utime.tv_usec +
	    u.ru_stime.tv_usec;
}

/* Microseconds of CPU a file; every: how many files a child lives for, 0: none. */
static long
measure(const struct buf *b, int every)
{
	const struct reader_kind *reader = reader_sniff(b->data, b->len);
	struct child *c = every > 0 ? child_new(0) : NULL;
	long from = us(RUSAGE_SELF) + us(RUSAGE_CHILDREN);

	for (int i = 0; i < ROUNDS; i++) {
		struct source s = { .p = b->data, .n = b->len };
		struct doc *doc = doc_new();

		if (reader == NULL || !child_read(c, reader, doc, &s, NULL))
			exit(1);
		doc_free(doc);
		if (every > 0 && (i + 1) % every == 0) {
			child_free(c);
			c = child_new(0);
		}
	}
	child_free(c);
	return (us(RUSAGE_SELF) + us(RUSAGE_CHILDREN) - from) / ROUNDS;
}

int
main(void)
{
	struct forms forms;
	struct buf b = BUF_INIT;
	long here, one, each;

	if (!forms_load(&forms, NULL, NULL))
		return 1;
	page(&b, &forms);
	here = measure(&b, 0);
	one = measure(&b, ROUNDS);
	each = measure(&b, 1);
	printf("child: a page of %zu bytes in this process %ld us; "
	    "one child for all +%ld us; a child each +%ld us\n",
	    b.len, here, one - here, each - here);
	buf_release(&b);
	forms_release(&forms);
	return 0;
}
