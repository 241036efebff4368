/*
 * test_export.c - what all exporters share: the layout, the refusal, names,
 * encodings, determinism, harmless output.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"

Test(export, layout_of_the_official_form)
{
	static const struct { enum doc_kind kind; const char *text; } want[] = {
		{ DOC_MARK, "草稿" },
		{ DOC_TITLE, "云山县市场监督管理局\n2024年政府信息公开工作年度报告" },
		{ DOC_PARA, "本报告依据《中华人民共和国政府信息公开条例》编制。" },
		{ DOC_HEADING1, "一、总体情况" },
		{ DOC_PARA, "概况如下。" },
		{ DOC_HEADING2, "（一）主动公开" },
		{ DOC_PARA, "公开 <政策> 与 \"解读\" & 问答。" },
		{ DOC_PARA, "（二）依申请公开。收到申请1317件，均依法办理，全部答复在法定期限内作出。" },
		{ DOC_HEADING1, "二、主动公开政府信息情况" },
		{ DOC_TABLE, NULL },
		{ DOC_HEADING1, "三、收到和处理政府信息公开申请情况" },
		{ DOC_PARA, "本年度申请数量与上年大致相当。" },
		{ DOC_TABLE, NULL },
		{ DOC_NOTE, "注：申请按收到日期统计。" },
		{ DOC_HEADING1, "四、政府信息公开行政复议、行政诉讼情况" },
		{ DOC_TABLE, NULL },
		{ DOC_HEADING1, "五、存在的主要问题及改进情况" },
		{ DOC_PARA, "1.问题：*解读*形式少。" },
		{ DOC_PARA, "2.改进：增加图表 | 问答。" },
		{ DOC_HEADING1, "六、其他需要报告的事项" },
		{ DOC_PARA, "=本年度未收取信息处理费。" },
	};
	struct report *r = kit_full("2021");
	struct export_options o = { .draft = true, .audit_head = "abc" };
	struct doc *doc = export_build(r, &o);

	cr_assert_eq(doc->n, sizeof want / sizeof *want);
	for (size_t i = 0; i < doc->n; i++) {
		cr_assert_eq(doc->block[i].kind, want[i].kind, "block %zu", i);
		if (want[i].text != NULL)
			cr_assert_str_eq(doc->block[i].text, want[i].text);
	}
	cr_assert_str_eq(doc->title, "云山县市场监督管理局2024年政府信息公开工作年度报告");
	cr_assert(doc->draft);
	cr_assert_not_null(strstr(doc->footer, "abc"));
	doc_free(doc);
	report_free(r);
}

/* Text of the box of a cell in the tables of a report. */
static const char *
printed(struct doc *doc, const struct report *r, const char *code)
{
	int cell = form_cell_find(r->form, code);

	for (size_t i = 0; i < doc->n; i++)
		for (size_t k = 0; doc->block[i].table != NULL &&
		    k < doc->block[i].table->ncell; k++)
			if (doc->block[i].table->cell[k].cell == cell)
				return doc->block[i].table->cell[k].text;
	return NULL;
}

Test(export, cells_print_figures_units_and_slashes)
{
	struct report *r = kit_report("2019", "云山县", 2020);
	struct doc *doc;

	kit_cell(r, "2.9:1:B", "251000元");
	kit_cell(r, "2.1:1:A", "/");
	kit_cell(r, "2.1:1:B", "1,200");
	kit_cell(r, "2.1:2:A", "１２");
	kit_cell(r, "2.5:1:B", "-2");
	kit_cell(r, "3:1:A", "5");
	doc = export_build(r, NULL);
	cr_assert_str_eq(printed(doc, r, "2.9:1:B"), "251000元");
	cr_assert_str_eq(printed(doc, r, "2.1:1:A"), "/");
	cr_assert_str_eq(printed(doc, r, "2.1:1:B"), "1200");
	cr_assert_str_eq(printed(doc, r, "2.1:2:A"), "12");
	cr_assert_str_eq(printed(doc, r, "2.5:1:B"), "-2");
	cr_assert_str_eq(printed(doc, r, "2.1:1:C"), "");
	cr_assert_str_eq(printed(doc, r, "3:1:C"), "5");
	doc_free(doc);
	report_free(r);
}

Test(export, column_widths_of_the_official_tables)
{
	struct report *r = kit_report("2021", "云山县", 2024);
	struct doc *doc = export_build_tables(r, -1, LANG_ZH);
	const struct doc_table *two = doc->block[1].table, *three = doc->block[3].table,
	    *four = doc->block[5].table;
	int sum = 0;

	cr_assert_eq(doc->n, 6);
	cr_assert(two->width[0] > 430 && two->width[0] < 460, "%d", two->width[0]);
	cr_assert_eq(two->width[1], two->width[2]);
	cr_assert_eq(two->width[1], two->width[3]);
	cr_assert_eq(two->point_x10, 105);
	cr_assert_eq(three->ncol, 10);
	cr_assert_eq(three->nhead, 3);
	cr_assert_eq(three->point_x10, 90);
	for (int c = 0; c < 10; c++) {
		static const int about[] = { 120, 240, 430, 110, 90, 90, 140, 140, 80, 120 };

		cr_assert(abs(three->width[c] - about[c]) <= 35, "column %d: %d", c,
		    three->width[c]);
		sum += three->width[c];
	}
	cr_assert_eq(sum, 1560);
	cr_assert_eq(four->width[0], 104);
	cr_assert_eq(four->width[14], 104);
	doc_free(doc);
	report_free(r);
}

Test(export, a_long_figure_gets_its_room)
{
	struct report *r = kit_report("2021", "云山县", 2024);
	struct doc *doc;
	const struct doc_table *t;

	kit_cell(r, "3:1:B1", "123456789");
	doc = export_build_tables(r, form_section_find(r->form, "t3"), LANG_ZH);
	t = doc->block[0].table;
	/* nine figures of 9 pt are 14.3 mm */
	cr_assert(t->width[4] >= 143, "%d", t->width[4]);
	doc_free(doc);
	report_free(r);
}

Test(export, refuses_what_is_not_complete)
{
	struct report *r = kit_report("2021", "甲县某局", 2025);
	struct findings f;
	struct diag d;

	findings_init(&f);
	diag_init(&d);
	for (const struct exporter *e = exporters; e->format != NULL; e++) {
		f.open = (struct report_open){ .warning = 2 };
		cr_assert(export_allowed(e, r, &f, false, &d), "%s", e->format);
		f.open.text = 1;
		cr_assert_eq(export_allowed(e, r, &f, false, NULL), e->data, "%s", e->format);
		f.open.text = 0;
		f.open.empty = 3;
		cr_assert_eq(export_allowed(e, r, &f, false, NULL), e->data, "%s", e->format);
		cr_assert(export_allowed(e, r, &f, true, &d));
	}
	cr_assert_eq(d.n, 0);
	kit_text(r, "t1", "全年平稳。");
	f.open.error = 1;
	f.open.text = 2;
	cr_assert_not(export_allowed(exporter_find("docx"), r, &f, false, &d));
	cr_assert(diag_has(&d, MSG_EXPORT_REFUSED));
	cr_assert_eq(diag_status(&d), 1);
	cr_assert_str_eq(d.item[0].arg[0], "1");
	cr_assert_str_eq(d.item[0].arg[1], "3");
	cr_assert_str_eq(d.item[0].arg[2], "2");
	cr_assert_str_eq(d.item[0].arg[3], "（t5 五 存在的主要问题及改进情况、"
	    "t6 六 其他需要报告的事项）");
	diag_release(&d);
	findings_release(&f);
	report_free(r);
}

Test(export, formats_by_name)
{
	static const char *const format[] = { "docx", "html", "txt", "md", "csv", "json" };

	for (size_t i = 0; i < sizeof format / sizeof *format; i++)
		cr_assert_str_eq(exporter_find(format[i])->format, format[i]);
	cr_assert_null(exporter_find("ofd"));
	cr_assert_null(exporter_find(""));
}

Test(export, file_names)
{
	struct report *r = kit_report("2021", "云山县../局\n", 2024);
	char *name = export_file_name(exporter_find("docx"), r);
	size_t n = strlen(name);

	cr_assert_null(strpbrk(name, "/\\\n"), "%s", name);
	cr_assert(n > 5 && strcmp(name + n - 5, ".docx") == 0, "%s", name);
	cr_assert_neq(name[0], '.');
	free(name);
	report_free(r);
}

Test(export, same_report_same_bytes)
{
	static const char *const form[] = { "2021", "2019" };
	struct buf a = BUF_INIT, b = BUF_INIT;

	for (size_t i = 0; i < 2; i++)
		for (const struct exporter *e = exporters; e->format != NULL; e++) {
			struct report *one, *two;

			if (!kit_writes(e))
				continue;
			one = kit_full(form[i]);
			two = kit_full(form[i]);
			buf_reset(&a);
			buf_reset(&b);
			cr_assert(kit_export(&a, one, e->format, i == 1));
			cr_assert(kit_export(&b, two, e->format, i == 1));
			cr_assert_gt(a.len, 1000);
			cr_assert(a.len == b.len && memcmp(a.data, b.data, a.len) == 0, "%s",
			    e->format);
			report_free(one);
			report_free(two);
		}
	buf_release(&a);
	buf_release(&b);
}

/* Whatever a text holds, no format carries a byte that a terminal obeys. */
Test(export, no_control_leaves)
{
	static const char evil[] = "x\x1b]0;t\x07\x7f\xC2\x9B" "2J\u202Ey\u2028z\x08";
	struct report *r = kit_report("2021", "云山县\x1b[2J", 2024);
	struct buf b = BUF_INIT, part = BUF_INIT;

	for (int i = 0; i < r->form->ntext; i++) {
		free(r->text[i]);
		r->text[i] = strdup(evil);	/* past every gate */
	}
	free(r->cell[0].raw);
	r->cell[0].raw = strdup(evil);
	for (const struct exporter *e = exporters; e->format != NULL; e++) {
		const struct buf *seen = &b;

		if (e->installed != NULL)	/* glyphs, and no text */
			continue;
		buf_reset(&b);
		cr_assert(kit_export(&b, r, e->format, true));
		if (strcmp(e->format, "docx") == 0) {
			cr_assert(kit_unzip(&b, "word/document.xml", &part));
			cr_assert(kit_wellformed(&part));
			seen = &part;
		} else if (strcmp(e->format, "xlsx") == 0) {
			cr_assert(kit_unzip(&b, "xl/sharedStrings.xml", &part));
			cr_assert(kit_wellformed(&part));
			seen = &part;
		}
		for (size_t i = 0; i < seen->len; i++) {
			unsigned char c = (unsigned char)seen->data[i];

			cr_assert(c >= 0x20 || c == '\n' || c == '\r', "%s: %02X at %zu",
			    e->format, c, i);
			cr_assert_neq(c, 0x7F, "%s", e->format);
		}
		cr_assert_eq(kit_count(seen, "\xC2\x9B"), 0, "%s", e->format);
		cr_assert_eq(kit_count(seen, "\u202E"), 0, "%s", e->format);
		cr_assert_eq(kit_count(seen, "\u2028"), 0, "%s", e->format);
	}
	buf_release(&b);
	buf_release(&part);
	report_free(r);
}

Test(export, other_encodings)
{
	struct report *r = kit_full("2021");
	struct export_options o = { .encoding = ENCODING_GB18030 };
	struct buf b = BUF_INIT, back = BUF_INIT, utf8 = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert(export_report(&b, exporter_find("csv"), r, &o, NULL));
	cr_assert_eq(memcmp(b.data, "code,", 5), 0);	/* no mark of UTF-8 */
	cr_assert(encode_read(&back, b.data, b.len, ENCODING_GB18030, NULL));
	cr_assert(kit_export(&utf8, r, "csv", false));
	cr_assert_str_eq(buf_cstr(&back), buf_cstr(&utf8) + 3);
	/* what GBK lacks is named, and nothing is written */
	kit_text(r, "t1", "😀");
	o.encoding = ENCODING_GBK;
	buf_reset(&b);
	cr_assert_not(export_report(&b, exporter_find("txt"), r, &o, &d));
	cr_assert_eq(b.len, 0);
	cr_assert_gt(d.nerror, 0);
	diag_release(&d);
	buf_release(&b);
	buf_release(&back);
	buf_release(&utf8);
	report_free(r);
}

/* The whole of every text format, once, to be read by people. */
Test(export, golden_files)
{
	static const struct { const char *form, *format, *name; } cases[] = {
		{ "2021", "html", "2021.html" }, { "2021", "txt", "2021.txt" },
		{ "2021", "md", "2021.md" }, { "2021", "csv", "2021.csv" },
		{ "2021", "json", "2021.json" }, { "2019", "txt", "2019.txt" },
		{ "2019", "csv", "2019.csv" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct report *r = kit_full(cases[i].form);
		char *findings;

		buf_reset(&b);
		cr_assert(kit_export(&b, r, cases[i].format, i % 2));
		/* the wording of findings is the report layer's */
		if (strcmp(cases[i].format, "json") == 0) {
			findings = strstr(b.data, "\"findings\":");
			cr_assert_not_null(findings);
			*findings = '\0';
			b.len = (size_t)(findings - b.data);
		}
		cr_assert(kit_golden(&b, cases[i].name), "%s", cases[i].name);
		report_free(r);
	}
	buf_release(&b);
}

/* A form nobody has seen yet: other depths, other numbers of columns. */
static const char other_form[] =
    "表式 2099\n题名 {机关}{年度}年试行报告\n依据 无\n适用 2099 至今\n"
    "节 t1 一、概况\n 文字 必填\n"
    "节 t2 二、明细\n 表 2 明细\n"
    "  栏 去向\n"
    "   A 甲\n   B 乙类\n   B1 一个名称特别长的栏目标题\n   B2 次\n   B3 细一\n"
    "  行 项目\n"
    "   1 单项\n   2 组\n   2.1 组内<第一>项\n   2.2 组内第二项\n   2.2.1 深一层\n"
    "   2.2.2 又一层\n";

Test(export, a_form_of_another_shape)
{
	struct agency agency;
	struct export_options o = { 0 };
	struct buf b = BUF_INIT, part = BUF_INIT;
	struct diag d;
	struct form *f;
	struct report *r;

	diag_init(&d);
	f = form_parse(other_form, sizeof other_form - 1, "2099.form", &d);
	cr_assert_not_null(f);
	agency_init(&agency);
	agency.name = strdup("云山县");
	r = report_new(f, &agency, 2099);
	kit_zero(r);
	for (const struct exporter *e = exporters; e->format != NULL; e++) {
		if (!kit_writes(e))
			continue;
		buf_reset(&b);
		cr_assert(export_report(&b, e, r, &o, NULL), "%s", e->format);
		if (strcmp(e->format, "docx") == 0) {
			cr_assert(kit_unzip(&b, "word/document.xml", &part));
			cr_assert(kit_wellformed(&part));
			cr_assert_eq(kit_count(&part, ">0</w:t>"), (size_t)f->ncell);
			cr_assert_eq(kit_count(&part, "一个名称特别长的栏目标题"), 1);
		} else if (strcmp(e->format, "md") == 0) {
			cr_assert_eq(kit_count(&b, "| 组 > 组内第二项 > 又一层 | 0 | 0 | 0 | 0 |\n"), 1);
		} else if (strcmp(e->format, "csv") == 0) {
			cr_assert_eq(kit_count(&b, ",组 > 组内第二项 > 深一层,乙类 > 一个名称特别长的栏目标题,"), 1);
		} else if (strcmp(e->format, "txt") == 0) {
			cr_assert_eq(kit_count(&b, "深一层"), 1);
		}
	}
	report_free(r);
	agency_release(&agency);
	form_free(f);
	diag_release(&d);
	buf_release(&b);
	buf_release(&part);
}
