/*
 * bench_html.c - what reading a web page costs, against the parser alone.
 *
 * Each round reads the page that our own exporter makes of a full report, then has
 * gumbo parse and drop the same bytes: the least a reader would take that hands a
 * page to the parser as it is.  Ours hands on a part of it, so the ratio is to be
 * below 1.  Both times are the smallest of all rounds.
 */
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/forms.h"
#include "import/readers.h"
#include "report/change.h"
#include "report/report.h"

#define ROUNDS	300

static long
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1000000000L + t.tv_nsec;
}

static void
make_page(struct buf *page)
{
	struct actor actor = { "bench", "bench", clock_utc, NULL };
	struct change_list list = CHANGE_LIST_INIT;
	struct export_options o = { 0 };
	struct forms forms = { 0 };
	struct agency agency;
	struct report *r;
	char figure[24];

	if (!forms_load(&forms, NULL, NULL))
		exit(1);
	agency_init(&agency);
	agency.name = mem_strdup("云山县市场监督管理局");
	r = report_new(forms_for_year(&forms, 2024), &agency, 2024);
	for (int i = 0; i < r->form->ncell; i++) {
		snprintf(figure, sizeof figure, "%d", i * 37 % 1000);
		if (!r->form->cell[i].computed)
			change_cell(&list, r, i, figure, ORIGIN_IMPORT);
	}
	for (int i = 0; i < r->form->ntext; i++)
		change_text_all(&list, r, i, "本年度公开各类信息若干条，办理情况见下表。\n"
		    "（一）主动公开\n及时更新机构信息、权责事项和服务指南。", ORIGIN_IMPORT);
	if (!report_apply(r, &list, &actor, NULL, NULL) ||
	    !export_report(page, exporter_find("html"), r, &o, NULL))
		exit(1);
	change_list_release(&list);
	agency_release(&agency);
	report_free(r);
	forms_release(&forms);
}

int
main(void)
{
	long best = 0, floor = 0, t;
	struct buf page = BUF_INIT;
	size_t blocks = 0;

	make_page(&page);
	for (int i = 0; i < ROUNDS; i++) {
		struct source src = { .p = page.data, .n = page.len };
		struct doc *doc = doc_new();
		GumboOutput *tree;

		t = now_ns();
		if (!html_sniff(src.p, src.n) || !html_read(doc, &src, NULL))
			return 1;
		blocks = doc->n;
		doc_free(doc);
		t = now_ns() - t;
		best = best == 0 || t < best ? t : best;
		t = now_ns();
		tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.data,
		    page.len);
		gumbo_destroy_output(&kGumboDefaultOptions, tree);
		t = now_ns() - t;
		floor = floor == 0 || t < floor ? t : floor;
	}
	printf("html: %ld us for %zu bytes, %zu blocks; parser alone %ld us; "
	    "ratio %ld.%02ld\n", best / 1000, page.len, blocks, floor / 1000,
	    best / floor, best % floor * 100 / floor);
	buf_release(&page);
	return 0;
}
