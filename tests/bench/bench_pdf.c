/*
 * bench_pdf.c - PDFs of one report, whole processes and further ones in one process.
 * Goals: the first in 350 ms, each further in 40 ms, 300 kB.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "export/export.h"
#include "export/render.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/report.h"

#define FURTHER	20

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct report *
sample(struct forms *forms)
{
	struct actor actor = { "bench", "bench", clock_utc, NULL };
	struct change_list list = CHANGE_LIST_INIT;
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
	for (int i = 0; i < f->ntext; i++) {
		struct buf text = BUF_INIT;

		buf_repeat(&text, "本年度公开各类信息若干条，办理情况见下表。\n", 20);
		change_text_all(&list, r, i, buf_cstr(&text), ORIGIN_IMPORT);
		buf_release(&text);
	}
	if (!report_apply(r, &list, &actor, NULL, NULL))
		exit(1);
	change_list_release(&list);
	agency_release(&agency);
	return r;
}

static double
once(struct render *render, const struct report *r, size_t *size)
{
	struct export_options o = { .draft = true, .render = render };
	struct buf out = BUF_INIT;
	struct diag d;
	double start = now();

	diag_init(&d);
	if (!export_report(&out, exporter_find("pdf"), r, &o, &d))
		exit(1);
	*size = out.len;
	start = now() - start;
	buf_release(&out);
	diag_release(&d);
	return start;
}

int
main(void)
{
	struct forms forms = { 0 };
	struct report *r;
	struct render *render;
	double first = 1e9, further = 1e9, ms;
	size_t size = 0;

	if (!render_installed()) {
		puts("pdf: nianbao-render is not built");
		return 0;
	}
	if (!forms_load(&forms, NULL, NULL))
		return 1;
	r = sample(&forms);
	for (int i = 0; i < 3; i++) {
		render = render_new();
		ms = once(render, r, &size);
		first = ms < first ? ms : first;
		for (int k = 0; k < FURTHER; k++) {
			ms = once(render, r, &size);
			further = ms < further ? ms : further;
		}
		render_free(render);
	}
	printf("pdf: first %.0f ms (goal 350), each further %.1f ms (goal 40), %zu bytes\n",
	    first, further, size);
	report_free(r);
	forms_release(&forms);
	return 0;
}
