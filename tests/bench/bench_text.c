/*
 * bench_text.c - the checks of texts: after a change of a text of 10,000 characters,
 * and at a key that changes a figure.
 *
 * The floor of the first is one walk over the characters of the texts.  Prints times of
 * this run and ratios; asserts no time.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/text/texts.h"

#define ROUNDS	60
#define CHARS	10000

/* Our own sentences, with figures, percentages and lists in them. */
static const char *const sentences[] = {
	"全年共发布信息62条，其中政策文件2条、工作动态20条、通知公告40条。",
	"收到政府信息公开申请21件，予以公开7件，占33.3%，不予公开14件。",
	"落实三级审核和保密审查制度，对外发布的文件统一编号归档，定期评估能否公开。",
	"网站栏目按主题重新归并，增加站内检索入口，方便手机查阅。",
	"办公室配备专职人员2名，通过座谈和问卷听取社会评议，对发现的问题逐项整改。",
	"政策宣传对农村老年参保人覆盖不足，线上信息他们不常看到，下一步上门讲解。",
	"《2030年规划》发布后，比上年增加3件；2024年1月1日至12月31日，作出许可312件。\n",
};

static int64_t
nanoseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

struct job {
	struct report	*r;
	struct findings	 findings;
	uint64_t	 sink;
};

static void
do_floor(struct job *job)
{
	for (int i = 0; i < job->r->form->ntext; i++) {
		const char *s = job->r->text[i] != NULL ? job->r->text[i] : "";
		size_t n = strlen(s), len;
		uint32_t cp;

		for (size_t at = 0; at < n; at += len) {
			len = text_decode(s + at, n - at, &cp);
			job->sink += cp;
		}
	}
}

static void
do_change(struct job *job)
{
	narrative_forget(job->findings.narrative);
	report_findings(job->r, &job->findings);
}

static void
do_key(struct job *job)
{
	report_findings(job->r, &job->findings);
}

static int64_t
measure(void (*what)(struct job *), struct job *job, int times)
{
	int64_t best = INT64_MAX;

	for (int i = 0; i < ROUNDS; i++) {
		int64_t start = nanoseconds(), took;

		for (int k = 0; k < times; k++)
			what(job);
		took = (nanoseconds() - start) / times;
		best = took < best ? took : best;
	}
	return best;
}

static char *
make_text(size_t chars, size_t from)
{
	struct buf b = BUF_INIT;

	for (size_t n = 0; n < chars; from++) {
		const char *s = sentences[from % (sizeof sentences / sizeof *sentences)];

		buf_str(&b, s);
		n += text_length(s, strlen(s));
	}
	return buf_detach(&b);
}

/* What the sentences say: a report in order has few findings. */
static void
set_cell(struct report *r, const char *code, int n)
{
	r->cell[form_cell_find(r->form, code)].value = n * NUM_ONE;
}

static struct report *
make_report(const struct form *form, int year, bool texts)
{
	struct agency agency;
	struct report *r;

	agency_init(&agency);
	agency.name = mem_strdup("云山县水务局");
	r = report_new(form, &agency, year);
	agency_release(&agency);
	for (int i = 0; i < form->ncell; i++)
		r->cell[i].has_value = true;
	set_cell(r, "3:1:A", 21);
	set_cell(r, "3:3.1:A", 7);
	set_cell(r, "3:3.3.1:A", 14);
	set_cell(r, "2.5:1:A", 312);
	recalc_run(r, NULL);
	if (texts) {
		r->text[form_text_find(form, "t1")] = make_text(CHARS / 2, 0);
		r->text[form_text_find(form, "t5")] = make_text(CHARS / 2, 3);
		r->text[form_text_find(form, "t6")] = mem_strdup("未收取信息处理费。");
	}
	return r;
}

int
main(void)
{
	struct forms forms;
	struct report *last;
	struct job job = { 0 }, bare = { 0 };
	int64_t walk, change, key, none, facts;
	size_t claims;
	struct diag d;

	diag_init(&d);
	if (!forms_load(&forms, NULL, &d))
		return 1;
	last = make_report(forms_find(&forms, "2021"), 2023, true);
	job.r = make_report(last->form, 2024, true);
	bare.r = make_report(last->form, 2024, false);
	report_set_prior(job.r, prior_new(job.r->form, last));
	report_set_prior(bare.r, prior_new(bare.r->form, last));
	findings_init(&job.findings);
	findings_init(&bare.findings);
	do_key(&job);
	walk = measure(do_floor, &job, 20);
	change = measure(do_change, &job, 4);
	key = measure(do_key, &job, 2000);
	none = measure(do_key, &bare, 2000);
	claims = job.findings.narrative->n;
	job.findings.narrative->n = 0;	/* what is left are the checks of the texts alone */
	facts = measure(do_key, &job, 2000);
	do_change(&job);
	printf("texts: all of %d characters changed: %d us, %d.%d x a walk over them\n",
	    CHARS, (int)(change / 1000), (int)(change / walk), (int)(change * 10 / walk % 10));
	printf("texts: a key that changes a figure: %d ns, %d of them for the checks of texts, "
	    "%d for %zu claims (%zu findings)\n", (int)key, (int)(facts - none),
	    (int)(key - facts), claims, job.findings.n);
	findings_release(&job.findings);
	findings_release(&bare.findings);
	report_free(last);
	report_free(job.r);
	report_free(bare.r);
	forms_release(&forms);
	diag_release(&d);
	return 0;
}
