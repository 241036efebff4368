/*
 * test_findings_doc.c - the check report: every finding with its figures, sentence
 * and reason, what was put away, what is empty, what was noted.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

struct made {
	struct report	*r;
	struct findings	 f;
	struct export_options o;
	struct doc	*doc;
};

static void
judge(struct made *m)
{
	findings_init(&m->f);
	report_findings(m->r, &m->f);
	m->o.findings = &m->f;
}

static void
make(struct made *m)
{
	judge(m);
	m->doc = export_build_findings(m->r, &m->o);
}

static void
release(struct made *m)
{
	doc_free(m->doc);
	findings_release(&m->f);
	report_free(m->r);
}

static void
explain(struct made *m, const char *code, const char *body, bool dismiss)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct diag d;
	const struct finding *f = NULL;

	diag_init(&d);
	judge(m);
	for (size_t i = 0; i < m->f.n; i++)
		if (strcmp(m->f.item[i].code, code) == 0)
			f = &m->f.item[i];
	cr_assert_not_null(f, "%s", code);
	cr_assert(change_reason(&list, m->r, f, body, dismiss, &d));
	cr_assert(report_apply(m->r, &list, kit_actor(), NULL, &d));
	change_list_release(&list);
	findings_release(&m->f);
	diag_release(&d);
}

/* The table under a heading that begins so, NULL when the heading is absent. */
static const struct doc_table *
table_under(const struct doc *doc, const char *heading)
{
	for (size_t i = 0; i + 1 < doc->n; i++)
		if (doc->block[i].kind == DOC_HEADING1 &&
		    strstr(doc->block[i].text, heading) != NULL)
			return doc->block[i + 1].table;
	return NULL;
}

static const char *
cell(const struct doc_table *t, int row, int col)
{
	for (size_t i = 0; i < t->ncell; i++)
		if (t->cell[i].row == row && t->cell[i].col == col)
			return t->cell[i].text;
	return "";
}

/* The row whose second column is the code. */
static int
row_of(const struct doc_table *t, const char *code)
{
	for (int row = 1; row < t->nrow; row++)
		if (strcmp(cell(t, row, 1), code) == 0)
			return row;
	return -1;
}

Test(findings_doc, an_error_has_place_figures_and_sentence)
{
	struct made m = { .r = kit_report("2021", "云山县", 2024) };
	const struct doc_table *t;
	int row;

	kit_zero(m.r);
	kit_cell(m.r, "3:1:A", "5");
	make(&m);
	t = table_under(m.doc, "、错误（");
	cr_assert_not_null(t);
	cr_assert_eq(t->ncol, 5);
	row = row_of(t, "T301");
	cr_assert_gt(row, 0);
	cr_assert_not_null(strstr(cell(t, row, 2), "三 自然人"));
	cr_assert_not_null(strstr(cell(t, row, 2), "3:1:A"));
	cr_assert_str_eq(cell(t, row, 3), "左边 5\n右边 0");
	cr_assert_not_null(strstr(cell(t, row, 4), "≠"));
	cr_assert_eq(t->nrow, 1 + m.f.count[LEVEL_ERROR]);
	release(&m);
}

Test(findings_doc, the_whole_sentence_of_a_figure_in_the_text)
{
	struct made m = { .r = kit_report("2021", "云山县", 2024) };
	const struct doc_table *t;
	bool found = false;

	kit_zero(m.r);
	kit_text(m.r, "t1", "全年公开平稳。\n本年度共收到政府信息公开申请36件，全部办结。以上。");
	make(&m);
	for (int level = 0; level < 3 && !found; level++) {
		static const char *const heading[] = { "、错误", "、警告", "、提示" };

		t = table_under(m.doc, heading[level]);
		for (int row = 1; t != NULL && row < t->nrow; row++)
			if (strstr(cell(t, row, 4), "原文：本年度共收到政府信息公开申请36件，"
			    "全部办结。") != NULL) {
				found = true;
				cr_assert_not_null(strstr(cell(t, row, 3), "文字 36"));
				cr_assert_null(strstr(cell(t, row, 4), "以上"));
			}
	}
	cr_assert(found);
	release(&m);
}

Test(findings_doc, a_reason_with_who_and_when)
{
	static const char body[] = "机构改革，上年数由原单位填报。";
	struct made m = { .r = kit_report("2021", "云山县", 2024) };
	const struct doc_table *t;

	kit_zero(m.r);
	kit_cell(m.r, "2.1:1:A", "4");
	make(&m);
	t = table_under(m.doc, "、警告");
	cr_assert_str_eq(cell(t, row_of(t, "T204"), 5), "（未说明）");
	doc_free(m.doc);
	findings_release(&m.f);
	explain(&m, "T204", body, false);
	make(&m);
	t = table_under(m.doc, "、警告");
	cr_assert_not_null(strstr(cell(t, row_of(t, "T204"), 5), body));
	cr_assert_not_null(strstr(cell(t, row_of(t, "T204"), 5), "tester"));
	release(&m);
}

Test(findings_doc, dismissed_hints_stand_apart)
{
	struct made m = { .r = kit_report("2021", "云山县", 2024) };

	kit_zero(m.r);
	make(&m);
	cr_assert_gt(row_of(table_under(m.doc, "、提示"), "T310"), 0);
	cr_assert_null(table_under(m.doc, "、已搁置"));
	doc_free(m.doc);
	findings_release(&m.f);
	explain(&m, "T310", "", true);
	make(&m);
	cr_assert_gt(row_of(table_under(m.doc, "、已搁置的提示"), "T310"), 0);
	release(&m);
}

Test(findings_doc, empty_cells_by_row)
{
	struct made m = { .r = kit_report("2021", "云山县", 2024) };
	const struct doc_table *t;
	int cells = 0;

	kit_zero(m.r);
	kit_cell(m.r, "3:1:A", "");
	kit_cell(m.r, "3:1:B1", "");
	kit_cell(m.r, "2.1:1:A", "");
	kit_cell(m.r, "2.1:1:B", "");
	kit_cell(m.r, "2.1:1:C", "");
	make(&m);
	t = table_under(m.doc, "、未填单元格");
	cr_assert_eq(t->nrow, 3);
	cr_assert_str_eq(cell(t, 1, 0), "2.1:1");
	cr_assert_str_eq(cell(t, 1, 2), "全部");
	cr_assert_str_eq(cell(t, 2, 0), "3:1");
	cr_assert_str_eq(cell(t, 2, 3), "2");
	for (int row = 1; row < t->nrow; row++)
		cells += atoi(cell(t, row, 3));
	cr_assert_eq(cells, m.f.open.empty);
	release(&m);
}

Test(findings_doc, notes_and_the_source)
{
	struct made m = {
		.r = kit_report("2021", "云山县", 2024),
		.o = { .source = "来文.docx" },
	};
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	kit_note(m.r, "3:1:A", "按收到\x1b[31m日期统计");
	make(&m);
	cr_assert_str_eq(cell(table_under(m.doc, "、批注"), 1, 2), "按收到[31m日期统计");
	for (const struct exporter *e = exporters; e->format != NULL; e++) {
		if (e->write_doc == NULL || !kit_writes(e))
			continue;
		buf_reset(&b);
		cr_assert(export_findings(&b, e, m.r, &m.o, &d));
		cr_assert(b.len > 100);
		if (!e->packed) {
			cr_assert_eq(kit_count(&b, "来文.docx"), 1, "%s", e->format);
			cr_assert_eq(kit_count(&b, "\x1b"), 0);
		}
	}
	diag_release(&d);
	buf_release(&b);
	release(&m);
}

/* Any report: well-formed, no line of text wider than the page. */
Test(findings_doc, random_reports)
{
	uint64_t seed = 20251231;
	struct buf b = BUF_INIT, part = BUF_INIT;
	struct diag d;

	diag_init(&d);
	for (int i = 0; i < 60; i++) {
		struct made m = { .r = kit_random(i % 2 ? "2019" : "2021", &seed) };

		judge(&m);
		buf_reset(&b);
		cr_assert(export_findings(&b, exporter_find("docx"), m.r, &m.o, &d));
		buf_reset(&part);
		cr_assert(kit_unzip(&b, "word/document.xml", &part));
		cr_assert(kit_wellformed(&part));
		buf_reset(&b);
		cr_assert(export_findings(&b, exporter_find("txt"), m.r, &m.o, &d));
		findings_release(&m.f);
		report_free(m.r);
	}
	buf_release(&b);
	buf_release(&part);
	diag_release(&d);
}
