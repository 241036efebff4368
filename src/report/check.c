/*
 * check.c - running every check of a report and making the list.
 *
 * Above judge/ (cells) and text/ (texts), which make the findings.
 *
 *  (1) A run never changes the report.
 *  (2) A run allocates only when the list has to grow beyond any run before, or a
 *      text has changed, so that it can follow every key.
 *  (3) The same report gives the same list in the same order.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/ready.h"
#include "report/report.h"
#include "report/text/texts.h"

void
findings_init(struct findings *f)
{
	memset(f, 0, sizeof *f);
}

void
findings_reset(struct findings *f)
{
	f->n = f->npool = 0;
	memset(f->count, 0, sizeof f->count);
	memset(&f->open, 0, sizeof f->open);
	f->skipped = 0;
}

void
findings_release(struct findings *f)
{
	free(f->item);
	free(f->pool);
	narrative_free(f->narrative);
	findings_init(f);
}

/* Reasons and counts, once the list is in order. */
static void
count(const struct report *r, struct findings *out)
{
	for (size_t i = 0; i < out->n; i++) {
		struct finding *f = &out->item[i];

		f->reason = reason_for(r, f);
		out->count[f->level] += !f->open_text;
	}
	report_open_count(&out->open, r, out);
}

static void
judge_all(const struct report *r, struct findings *out, bool document)
{
	struct run run;

	run.r = r;
	run.out = out;
	run.document = document;
	findings_reset(out);
	report_whole(r, run.whole);
	narrative_read(&run);
	judge_form(&run);
	judge_cases(&run);
	narrative_judge(&run);
	if (document)
		judge_printed(&run);
	judge_sources(&run);
	findings_settle(out, r->form);
	count(r, out);
}

void
report_findings(const struct report *r, struct findings *out)
{
	judge_all(r, out, false);
}

void
document_findings(const struct report *r, struct findings *out)
{
	judge_all(r, out, true);
}
