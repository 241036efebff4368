/*
 * bench_recalc.c - a full recomputation and a full run of the checks, against
 * the least such code can do: a bare loop that adds as many terms.
 *
 * Prints nanoseconds of this run and ratios to its floor; asserts no time.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

#define ROUNDS	400	/* short ones: other programs run too */
#define TIMES	200

static void
fixed_now(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	memcpy(dst, "2026-01-15T08:30:00.000Z", CLOCK_TEXT);
}

static const struct actor actor = { "bench", "host", fixed_now, NULL };

static int64_t
nanoseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Only loads and adds: cell numbers and values lie in flat arrays. */
static int64_t
add_terms(const struct form *f, const int64_t *value, int64_t *out)
{
	int64_t all = 0;

	for (int i = 0; i < f->nsum; i++) {
		const struct form_term *t = f->term + f->sum[i].first;
		int64_t sum = 0;

		for (int k = 0; k < f->sum[i].n; k++)
			sum += value[t[k].cell];
		out[f->sum[i].target] = sum;
		all += sum;
	}
	return all;
}

struct job {
	struct report	*r;
	struct findings	 findings;
	int64_t		*value;
	int64_t		 sink;
};

static void
do_floor(struct job *job)
{
	__asm__ volatile("" : : "r"(job->value) : "memory");
	job->sink += add_terms(job->r->form, job->value, job->value);
}

static void
do_recalc(struct job *job)
{
	__asm__ volatile("" : : "r"(job->r->cell) : "memory");
	recalc_run(job->r, NULL);
}

static void
do_findings(struct job *job)
{
	report_findings(job->r, &job->findings);
}

/* Hundredths of a nanosecond of the quickest of several rounds: what the machine
 * can do undisturbed. */
static int64_t
measure(void (*what)(struct job *), struct job *job)
{
	int64_t best = INT64_MAX;

	for (int i = 0; i < ROUNDS; i++) {
		int64_t start = nanoseconds(), took;

		for (int k = 0; k < TIMES; k++)
			what(job);
		took = nanoseconds() - start;
		best = took < best ? took : best;
	}
	return best * 100 / TIMES;
}

static void
put_ratio(int64_t a, int64_t b)
{
	int hundredths = (int)(b > 0 ? a * 100 / b : 0);

	printf("%d.%02d", hundredths / 100, hundredths % 100);
}

int
main(void)
{
	static const char *const codes[] = { "2021", "2019" };
	struct forms forms;
	struct diag d;

	diag_init(&d);
	if (!forms_load(&forms, NULL, &d))
		return 1;
	for (int i = 0; i < 2; i++) {
		const struct form *form = forms_find(&forms, codes[i]);
		struct change_list list = CHANGE_LIST_INIT;
		struct job job = { 0 };
		struct agency agency;
		int64_t least, sums, checks;
		int terms = 0;

		agency_init(&agency);
		agency.name = mem_strdup("甲县某局");
		job.r = report_new(form, &agency, form->from);
		agency_release(&agency);
		change_fill(&list, job.r, -1);
		if (!report_apply(job.r, &list, &actor, NULL, &d))
			return 1;
		change_list_release(&list);
		job.value = mem_array((size_t)form->ncell, sizeof *job.value);
		for (int k = 0; k < form->nsum; k++)
			terms += form->sum[k].n;
		findings_init(&job.findings);
		least = measure(do_floor, &job);
		sums = measure(do_recalc, &job);
		checks = measure(do_findings, &job);
		printf("recalc %s: %d sums, %d terms: %d ns, ", codes[i], form->nsum, terms,
		    (int)(sums / 100));
		put_ratio(sums, least);
		printf(" x a bare loop of adds (%d ns)\n", (int)(least / 100));
		printf("findings %s: %d cases: %d ns, ", codes[i], form->nkase,
		    (int)(checks / 100));
		put_ratio(checks, sums);
		printf(" x a recalculation\n");
		findings_release(&job.findings);
		free(job.value);
		report_free(job.r);
	}
	forms_release(&forms);
	diag_release(&d);
	return 0;
}
