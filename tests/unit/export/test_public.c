/*
 * What may be published holds nothing internal: every exporter that is not marked as
 * internal, and every collection, is written from a report with marks in its notes,
 * reasons, names and sources, and no part of any file has one.  A new format is tried
 * because it stands in the table.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "export/collect.h"
#include "export/export.h"
#include "export/site.h"
#include "kit/exportkit.h"
#include "report/check.h"
#include "report/report.h"

static const char *const mark[] = {
	"印记用户", "印记批注", "印记理由", "印记来源", "印记路径",
};

static void
replace(char **s, const char *text)
{
	free(*s);
	*s = mem_strdup(text);
}

/* A warning of the report gets a reason with a mark, as `explain` would write it. */
static void
reason(struct report *r)
{
	struct reason *x;

	r->reason = mem_grow(r->reason, r->nreason, &r->capreason, sizeof *r->reason);
	x = &r->reason[r->nreason++];
	memset(x, 0, sizeof *x);
	x->check = mem_strdup("T301");
	x->place = mem_strdup("3:1:A");
	x->body = mem_strdup("印记理由");
	x->user = mem_strdup("印记用户");
	x->at = mem_strdup("2026-01-15T08:30:00.000Z");
}

static void
source(struct report *r)
{
	struct source_finding *x;

	r->source = mem_grow(r->source, r->nsource, &r->capsource, sizeof *r->source);
	x = &r->source[r->nsource++];
	memset(x, 0, sizeof *x);
	x->check = mem_strdup(source_code(SOURCE_F603));
	x->found = mem_strdup("印记来源");
}

static struct report *
planted(void)
{
	struct report *r = kit_full("2021");

	kit_note(r, "", "印记批注");
	kit_note(r, "3:2:A", "印记批注");
	kit_note(r, "t1", "印记批注");
	for (size_t i = 0; i < r->nnote; i++)
		replace(&r->note[i].user, "印记用户");
	replace(&r->changed_by, "印记用户");
	reason(r);
	source(r);
	return r;
}

static void
look(const char *format, const char *part, const struct buf *b)
{
	for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
		cr_assert_eq(kit_count(b, mark[i]), 0, "%s %s has %s", format, part,
		    mark[i]);
}

static void
look_inside(const char *format, const struct buf *b)
{
	struct buf list = BUF_INIT, part = BUF_INIT;
	char *name, *next;

	look(format, "", b);
	if (b->len < 4 || memcmp(b->data, "PK\003\004", 4) != 0)
		return;
	kit_zip_list(b, &list);
	look(format, "names", &list);
	for (name = list.data; (next = strchr(name, '\n')) != NULL; name = next + 1) {
		*next = '\0';
		cr_assert(kit_unzip(b, name, &part), "%s", name);
		look(format, name, &part);
	}
	buf_release(&list);
	buf_release(&part);
}

Test(public, no_exporter_tells_what_is_internal)
{
	struct report *r = planted();
	struct export_options o = { .audit_head = "abc", .source = "印记路径/a.docx" };
	struct findings f;
	struct buf b = BUF_INIT;
	int internal = 0;

	findings_init(&f);
	report_findings(r, &f);
	o.findings = &f;
	for (const struct exporter *e = exporters; e->format != NULL; e++) {
		if (!kit_writes(e))
			continue;
		buf_reset(&b);
		cr_assert(export_report(&b, e, r, &o, NULL), "%s", e->format);
		if (!e->internal) {
			look_inside(e->format, &b);
			continue;
		}
		internal++;
		cr_assert_str_eq(e->format, "json", "who else stays in the house?");
		cr_assert(kit_count(&b, "印记批注") == 3);
	}
	cr_assert_eq(internal, 1);
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}

Test(public, nor_does_a_collection_or_a_page_of_a_site)
{
	struct report *r = planted();
	struct site site = { .year = 2024, .base = "https://www.example.gov.cn/" };
	const struct export_options o = { .charts = true };
	struct buf b = BUF_INIT;

	for (const struct collection *k = collections; k->format != NULL; k++) {
		struct collect c = { .of = k, .sink = &b };

		if (k->folder)
			continue;
		buf_reset(&b);
		collect_form(&c, r->form);
		cr_assert(collect_begin(&c, NULL, NULL, NULL));
		cr_assert(collect_add(&c, r, NULL));
		cr_assert(collect_finish(&c, NULL));
		cr_assert(kit_count(&b, r->agency.name) > 0, "%s", k->format);
		look_inside(k->format, &b);
		collect_release(&c);
	}
	buf_reset(&b);
	site_add(&site, r);
	cr_assert(site_page(&b, &site, &site.item[0], r, &o, NULL));
	cr_assert_eq(kit_count(&b, "<nav>"), 1);
	cr_assert_eq(kit_count(&b, "rel=\"canonical\""), 1);
	look("site", "page", &b);
	buf_reset(&b);
	site_index(&b, &site);
	look("site", "index", &b);
	site_release(&site);
	buf_release(&b);
	report_free(r);
}

/* The control: the check report is a paper of the office, and names them. */
Test(public, the_check_report_has_the_marks)
{
	struct report *r = planted();
	struct export_options o = { .source = "印记路径.docx" };
	struct findings f;
	struct buf b = BUF_INIT;

	findings_init(&f);
	report_findings(r, &f);
	o.findings = &f;
	cr_assert(export_findings(&b, exporter_find("txt"), r, &o, NULL));
	cr_assert(kit_count(&b, "印记批注") > 0);
	cr_assert(kit_count(&b, "印记用户") > 0);
	cr_assert(kit_count(&b, "印记路径") > 0);
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}
