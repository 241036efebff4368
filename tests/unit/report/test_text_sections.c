/*
 * test_text_sections.c - what each section has to tell, and sections against cells.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "kit/textkit.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "report/textcheck.h"

Test(text_sections, what_is_told)
{
	static const struct text_case cases[] = {
		{ "N502", true, "t1", "主动公开、依申请公开、信息管理都有进展，监督保障到位。",
		    "没有写到政府信息公开平台建设", NULL, NULL },
		{ "N502", true, "t1", "全年工作平稳。", "主动公开、依申请公开", NULL, NULL },
		{ "N502", false, "t1", "发布信息12条，公开申请渠道畅通，严格审查，办好网站，纳入考核。",
		    NULL, NULL, NULL },
		{ "N503", true, "t1", "主动公开、依申请公开、信息管理、平台、监督。开展社会评议。",
		    "没有写工作考核、责任追究的结果", NULL, "government" },
		{ "N503", false, "t1", "主动公开、依申请公开、信息管理、平台、监督。考核优秀，评议满意，"
		    "没有责任追究。", NULL, NULL, "government" },
		{ "N503", false, "t1", "主动公开、依申请公开、信息管理、平台、监督。", NULL, NULL,
		    "department" },
		{ "N508", true, "t5", "无。", "为空或过短", NULL, NULL },
		{ "N508", true, "t5", "不存在。", NULL, NULL, NULL },
		{ "N508", true, "t5", "解读的形式单一，问题主要是图表不足。", "没有写改进措施", NULL,
		    NULL },
		{ "N508", true, "t5", "下一步将优化网站栏目，增加图表和视频。", "没有写存在的问题",
		    NULL, NULL },
		{ "N508", false, "t5", "解读的形式单一，图表不足，下一步增加。", NULL, NULL, NULL },
		{ "N509", true, "t6", "无。", "没有报告信息处理费", NULL, NULL },
		{ "N509", true, "t6", "本年度没有其他需要报告的事项。", NULL, NULL, NULL },
		{ "N509", false, "t6", "未收取信息处理费。", NULL, NULL, NULL },
		{ "N510", true, "t6", "无。", "3.5 万元", "2.8:1:A=3.5", NULL },
		{ "N510", false, "t6", "无。", NULL, "2.8:1:A=0", NULL },
		{ "N510", false, "t6", "未收取信息处理费。", NULL, "2.8:1:A=3.5", NULL },
		{ "T209", true, "t6", "收取信息处理费120元。", "120 元", NULL, NULL },
		{ "T209", true, "t6", "本年度收取信息处理费共1.2万元。", "12000 元",
		    "2.8:1:A=1.1", NULL },
		{ "T209", false, "t6", "收取信息处理费120元。", NULL, "2.8:1:A=0.012", NULL },
		{ "T209", false, "t6", "收取信息处理费0元。", NULL, NULL, NULL },
		{ "T209", false, "t6", "未收取信息处理费。机关采购设备300元。", NULL, NULL, NULL },
		{ "T308", true, "t6", "本年度未收取信息处理费。", "2 件", "3:3.6.2:A=2", NULL },
		{ "T308", false, "t6", "发出收费通知2件，申请人均未缴纳，未收取信息处理费。", NULL,
		    "3:3.6.2:A=2", NULL },
		{ "T308", false, "t6", "本年度未收取信息处理费。", NULL, "3:3.6.1:A=2", NULL },
		{ "T409", true, "t5", "存在的问题是解读偏少，下一步改进。", "3 件",
		    "4.1:1:B=1 4.2:1:B2=2", NULL },
		{ "T409", false, "t5", "存在的问题是答复不规范，有败诉案件，下一步改进。", NULL,
		    "4.1:1:B=1", NULL },
		{ "T409", false, "t5", "存在的问题是解读偏少，下一步改进。", NULL, "4.1:1:A=1", NULL },
		{ "T312", true, "t1", "主动公开、信息管理、平台、监督。依申请公开方面予以公开4件。",
		    "自然人", "3:3.1:A=4 3:3.1:B1=2", NULL },
		{ "T312", false, "t1", "主动公开、信息管理、平台、监督。依申请公开方面予以公开6件。",
		    NULL, "3:3.1:A=4 3:3.1:B1=2", NULL },
		{ "T312", false, "t1", "主动公开、信息管理、平台、监督。依申请公开方面予以公开5件。",
		    NULL, "3:3.1:A=4 3:3.1:B1=2", NULL },
	};

	TEXTKIT_RUN(cases);
}

Test(text_sections, length_of_the_overview)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct buf b = BUF_INIT;
	struct findings f;

	findings_init(&f);
	for (int i = 0; i < 100; i++)
		buf_str(&b, "一二三四五，六七八九十");
	kit_text(r, "t1", buf_cstr(&b));
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "N504", "t1"), "a thousand are allowed");
	buf_str(&b, "十");
	kit_text(r, "t1", buf_cstr(&b));
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "N504", "t1"));
	cr_expect_eq(fix_find(&f, "N504", "t1")->left, 1001 * NUM_ONE);
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}

/* While a text is written, and while cells are empty, nothing is said to be missing. */
Test(text_sections, waits_for_the_report)
{
	static const char *const codes[] = {
		"N501", "N502", "N503", "N505", "N506", "N508", "N519"
	};
	struct report *r = kit_report("2021", "卫生健康局", 2024);
	struct findings f;

	findings_init(&f);
	r->agency.kind = AGENCY_GOVERNMENT;
	kit_text(r, "t1", "全年平稳。");
	kit_text(r, "t5", "问题");
	report_findings(r, &f);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		cr_expect_null(fix_find(&f, codes[i], NULL), "%s", codes[i]);
	/* a file that has texts claims to be whole */
	document_findings(r, &f);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		cr_expect_not_null(fix_find(&f, codes[i], NULL), "%s", codes[i]);
	/* its tables are empty, too: sections two to four, and six */
	cr_expect_eq(f.open.error, 4);
	cr_expect_eq(f.open.text, 1);
	report_free(r);

	r = kit_report("2021", "云山县水务局", 2024);
	kit_zero(r);
	document_findings(r, &f);
	cr_expect_eq(f.open.error, 0, "a file of figures alone claims no more");
	cr_expect_eq(f.open.text, 3, "but is no whole report");
	report_findings(r, &f);
	cr_expect_eq(f.open.error, 0, "texts still to be written are no errors");
	cr_expect_eq(f.open.text, 3);
	kit_text(r, "t1", "全年平稳。");
	kit_text(r, "t5", "无");
	kit_text(r, "t6", "　\n");
	document_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N501", "t6"), "blanks are no text");
	cr_expect_eq(f.count[LEVEL_ERROR], 1);
	kit_text(r, "t6", "无");
	document_findings(r, &f);
	cr_expect_null(fix_find(&f, "N501", NULL));
	findings_release(&f);
	report_free(r);
}

/* A document has the heading of a section or lacks it; what is missing then has
 * another name, and both are errors. */
Test(text_sections, headings_of_a_document)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct findings f;

	findings_init(&f);
	kit_zero(r);
	r->is_document = true;
	document_findings(r, &f);
	cr_expect_eq(f.open.error, 3);
	cr_expect_eq(f.open.text, 3);
	cr_expect_not_null(fix_find(&f, "N501", "t5"));
	cr_expect_null(fix_find(&f, "N521", NULL));
	cr_expect_null(fix_find(&f, "N501", "t3"), "its figures are there");
	r->headings = UINT64_C(1) << 4;		/* 五 */
	document_findings(r, &f);
	cr_expect_eq(f.open.error, 3);
	cr_expect_null(fix_find(&f, "N501", "t5"));
	cr_expect_not_null(fix_find(&f, "N521", "t5"));
	cr_expect_not_null(fix_find(&f, "N501", "t6"));
	/* a workbook claims to be whole by the heading of a text */
	r->is_document = false;
	document_findings(r, &f);
	cr_expect_eq(f.open.error, 3);
	r->headings = UINT64_C(1) << 2;		/* 三: of a table */
	document_findings(r, &f);
	cr_expect_eq(f.open.error, 0);
	cr_expect_eq(f.open.text, 3);
	/* stored, both are texts still to be written */
	r->is_document = true;
	report_findings(r, &f);
	cr_expect_eq(f.open.error, 0);
	cr_expect_eq(f.open.text, 3);
	findings_release(&f);
	report_free(r);
}

/* A reason stands for these words: it falls when they change. */
Test(text_sections, reasons)
{
	struct report *r = fix_report("2021", 2024);
	struct change_list list = CHANGE_LIST_INIT;
	struct findings f;

	findings_init(&f);
	fix_fill(r);
	fix_texts(r);
	change_text_all(&list, r, form_text_find(r->form, "t6"), "无。", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_reset(&list);
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "N509", "t6"));
	cr_assert(change_reason(&list, r, fix_find(&f, "N509", "t6"),
	    "本年度确实没有收费事项", false, NULL));
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_reset(&list);
	report_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N509", "t6")->reason);
	change_text_all(&list, r, form_text_find(r->form, "t6"), "暂无。", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "N509", "t6")->reason);
	change_list_release(&list);
	findings_release(&f);
	report_free(r);
	fix_free();
}

Test(text_sections, the_list)
{
	struct buf b = BUF_INIT;

	for (int lang = 0; lang < LANG__MAX; lang++) {
		buf_reset(&b);
		textcheck_write(&b, lang);
		for (int i = 0; i < TEXT__MAX; i++)
			cr_expect_not_null(strstr(buf_cstr(&b), textchecks[i].code));
		cr_expect_null(strchr(buf_cstr(&b), '{'));
	}
	for (int i = 1; i < TEXT__MAX; i++)
		cr_expect(textchecks[i].inferred || textchecks[i].level != LEVEL_ERROR ||
		    textchecks[i].basis != MSG_NONE, "%s: an error has a basis",
		    textchecks[i].code);
	buf_release(&b);
}
