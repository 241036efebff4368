/*
 * test_import_narrative.c - the texts of a document: which lines are lead, sections,
 * what stands around tables, and what is not of the report at all.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "kit/dockit.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/report.h"

#define TITLE	"云山县水利局2023年政府信息公开工作年度报告\n"
#define H1	"一、总体情况\n"
#define H2	"二、主动公开政府信息情况\n"
#define H3	"三、收到和处理政府信息公开申请情况\n"
#define H4	"四、政府信息公开行政复议、行政诉讼情况\n"
#define H5	"五、存在的主要问题及改进情况\n"
#define H6	"六、其他需要报告的事项\n"
#define T2	"! 规章 | 0 | 0 | 0\n! 行政许可 | 3\n"
#define T3	"! 一、本年新收政府信息公开申请数量 | 0 | 0\n! 四、结转下年度继续办理 | 0 | 0\n"
#define T4	"! 行政复议 | 行政诉讼\n! 0 | 0\n"
#define HEAD	TITLE H1 "甲。\n" H2 T2 H3 T3 H4 T4 H5 "戊。\n" H6

/* All texts as "t0=... t1=...", newlines as "|". */
static char *
texts(const struct dockit *kit)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < kit->in.form->ntext; i++)
		if (kit->in.text[i] != NULL)
			buf_printf(&b, "%s%s=%s", b.len > 0 ? " " : "",
			    kit->in.form->text[i].code, kit->in.text[i]);
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] == '\n')
			b.data[i] = '|';
	buf_cstr(&b);
	return buf_detach(&b);
}

static void
check(const char *lines, const char *want)
{
	struct dockit kit;
	char *got;

	dockit_open(&kit, "2021", lines);
	cr_expect(dockit_match(&kit));
	got = texts(&kit);
	cr_expect_str_eq(got != NULL ? got : "", want, "%s\n--- got\n%s\n--- want\n%s",
	    lines, got, want);
	free(got);
	dockit_close(&kit);
}

struct sample { const char *lines, *want; };
#define CHECK(a) \
	for (size_t i_ = 0; i_ < sizeof (a) / sizeof *(a); i_++) \
		check((a)[i_].lines, (a)[i_].want)

Test(import_narrative, a_report)
{
	static const struct sample samples[] = {
		{ TITLE "导语。\n" H1 "甲。\n（一）主动公开\n乙。\n" H2 "前。\n" T2 "后。\n" H3 T3 H4
		    "丙。\n" T4 H5 "丁。\n戊。\n" H6 "无\n",
		    "t0=导语。 t1=甲。|（一）主动公开|乙。 t2=前。 t2n=后。 t4=丙。 t5=丁。|戊。 t6=无" },
		{ TITLE H1 H2 T2 H3 T3 H4 T4 H5 H6, "" },
		{ TITLE H1 "　　甲。　\n\xC2\xA0乙。\t\n\n　\n[bookmark: _GoBack]丙\xE2\x80\x8B。\n" H2 T2,
		    "t1=甲。|乙。|丙。" },
		{ TITLE H1 "甲。¶¶乙。¶　　丙。\n" H2 T2, "t1=甲。|乙。|丙。" },
		{ TITLE H1 "1.甲 乙　丙。\n" H2 T2, "t1=1.甲 乙　丙。" },
	};

	CHECK(samples);
}

Test(import_narrative, lead)
{
	static const struct sample samples[] = {
		{ TITLE "云水发〔2024〕3号\n（2024年1月25日）\n云山县水利局\n发布日期：2024-01-25\n"
		    "来源：云山县水利局 浏览次数：12 字号：[大 中 小]\n导语一。\n导语二。\n" H1 "甲。\n",
		    "t0=导语一。|导语二。 t1=甲。" },
		{ TITLE TITLE "导语。\n" H1 "甲。\n", "t0=导语。 t1=甲。" },
		{ TITLE "【字体：大 中 小】 【打印】 【关闭】\n分享到：\n导语，现将有关情况报告如下，"
		    "数据截至去年十二月三十一日：\n" H1 "甲。\n",
		    "t0=导语，现将有关情况报告如下，数据截至去年十二月三十一日： t1=甲。" },
		{ "云山县水利局文件\n云水发〔2024〕3号\n" TITLE "二〇二四年一月二十五日\n" H1 "甲。\n",
		    "t1=甲。" },
		{ TITLE "目录\n" H1 H2 H3 H4 H5 H6 "导语。\n" H1 "甲。\n" H2 T2 H3 T3 H4 T4 H5
		    "戊。\n" H6 "无\n", "t0=导语。 t1=甲。 t5=戊。 t6=无" },
		{ "云山县水利局2023年政府信息公开工作年度报告¶导语。¶一、总体情况¶甲。¶二、主动公开政府信息情况\n"
		    T2 "乙。\n", "t0=导语。 t1=甲。 t2n=乙。" },
	};

	CHECK(samples);
}

Test(import_narrative, table_of_metadata_is_told_to_nobody)
{
	struct dockit kit;

	dockit_open(&kit, "2021", "| 索引号： | 00123 | 发布机构： | 云山县水利局\n"
	    "| 发布日期： | 2024-01-25 | 文号： |\n" TITLE H1 "甲。\n");
	cr_expect(dockit_match(&kit));
	cr_expect_eq(kit.k->nunplaced, 0);
	cr_expect_str_eq(dockit_text(&kit, "t1"), "甲。");
	dockit_close(&kit);
}

Test(import_narrative, page_without_a_title)
{
	struct dockit kit;

	dockit_open(&kit, "2021", "网站首页\n云山县人民政府门户网站\n依申请公开平台\n导语。\n"
	    "现将有关情况报告如下：\n" H1 "甲。\n" H2 T2);
	kit.run.options.agency = "云山县水利局";
	kit.run.options.year = 2023;
	cr_expect(dockit_match(&kit));
	cr_expect_str_eq(dockit_text(&kit, "t0"), "导语。\n现将有关情况报告如下：");
	dockit_close(&kit);
}

Test(import_narrative, header_of_a_table_torn_off)
{
	struct dockit kit;

	dockit_open(&kit, "2021", TITLE H2 "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n\n" T2);
	cr_expect(dockit_match(&kit));
	cr_expect_eq(kit.k->nunplaced, 0);
	dockit_close(&kit);
}

Test(import_narrative, headings)
{
	static const struct sample samples[] = {
		/* text on the line of the heading */
		{ TITLE "一、总体情况：甲。\n乙。\n" H2 T2 "五、存在的主要问题及改进情况。丙。\n"
		    "六、其他需要报告的事项：无\n", "t1=甲。|乙。 t5=丙。 t6=无" },
		/* broken over two lines */
		{ TITLE H1 "甲。\n三、收到和处理政府信息公开\n申请情况\n" T3 "乙。\n",
		    "t1=甲。 t3n=乙。" },
		{ TITLE H1 "甲。\n" H2 T2 "四、政府信息公开行政复议、¶行政诉讼情况\n乙。\n" T4,
		    "t1=甲。 t4=乙。" },
		/* in a table of one cell, in a row of the table */
		{ TITLE "| 一、总体情况\n\n甲。\n! 二、主动公开政府信息情况\n! 规章 | 0 | 0 | 0\n乙。\n",
		    "t1=甲。 t2n=乙。" },
		/* the same words again, over the table */
		{ TITLE H1 "甲。\n" H3 "收到和处理政府信息公开申请情况\n" T3 "乙。\n",
		    "t1=甲。 t3n=乙。" },
		/* words of other sections inside a text */
		{ TITLE H1 "甲。\n1.主动公开政府信息情况\n乙。\n2.存在的问题\n丙。\n" H2 T2 H5
		    "丁。\n一、存在的主要问题\n戊。\n二、改进情况\n己。\n" H6 "无\n",
		    "t1=甲。|1.主动公开政府信息情况|乙。|2.存在的问题|丙。 "
		    "t5=丁。|一、存在的主要问题|戊。|二、改进情况|己。 t6=无" },
		/* ordinals missing or wrong, a section left out */
		{ TITLE "总体情况\n甲。\n一、主动公开政府信息情况\n" T2 H3 T3 H4 T4
		    "五、其他需要报告的事项\n无\n", "t1=甲。 t6=无" },
		/* headings missing: the table, or the first （一）, shows the place */
		{ TITLE H1 "甲。\n" T2 "乙。\n" H3 T3, "t1=甲。 t2n=乙。" },
		{ TITLE "导语。\n（一）主动公开\n甲。\n" H2 T2, "t0=导语。 t1=（一）主动公开|甲。" },
		/* a text without line breaks; a list of headings in a sentence is none */
		{ "云山县水利局2023年政府信息公开工作年度报告 导语。 一、总体情况 本局坚持以公开为常态、"
		    "不公开为例外，把群众最想知道的事放在前面公开，及时更新机构信息和服务指南，公布各项结果，"
		    "全年没有收到申请，也没有引起行政复议和诉讼。 二、主动公开政府信息情况\n" T2
		    "五、存在的主要问题及改进情况 解读形式少。将增加图表和问答，由各科室分头编写、交叉试读。"
		    "六、其他需要报告的事项 无\n",
		    "t0=云山县水利局2023年政府信息公开工作年度报告 导语。 "
		    "t1=本局坚持以公开为常态、不公开为例外，把群众最想知道的事放在前面公开，"
		    "及时更新机构信息和服务指南，公布各项结果，全年没有收到申请，也没有引起行政复议和诉讼。 "
		    "t5=解读形式少。将增加图表和问答，由各科室分头编写、交叉试读。 t6=无" },
		{ TITLE "本报告由一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况等部分"
		    "组成，电子版见网站。\n" H1 "甲。\n", "t0=本报告由一、总体情况，二、主动公开政府信息情况，"
		    "三、收到和处理政府信息公开申请情况等部分组成，电子版见网站。 t1=甲。" },
		/* no headings at all */
		{ TITLE "甲。\n", "t0=甲。" },
	};

	CHECK(samples);
}

Test(import_narrative, around_tables)
{
	static const struct sample samples[] = {
		{ TITLE H3 "前。\n单位：件\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n"
		    "申请人情况\n" T3 "（单位：件）\n注：含上年结转。\n" H4 "行政复议\n" T4 "——\n" H5
		    "戊。\n", "t3=前。 t3n=注：含上年结转。 t5=戊。" },
		{ TITLE H2 "全年公开信息一千条，比上年多\n" T2, "t2=全年公开信息一千条，比上年多" },
		/* scraps of tables laid out as text, and what only looks like one */
		{ TITLE H3 "自然人 商业 科研 社会公 法律服\n企业 机构 益组织 务机构\n" T3
		    "三、本 （四）无法提供 2.没有现成信息需要另行制作\n1.属于国家秘密 0 0 0\n没有\n三、本\n"
		    "行政复议 行政诉讼\n",
		    "t3n=没有" },
		{ TITLE H1 "……\n" H3 "政府信息公开\n" T3, "t1=…… t3=政府信息公开" },
		{ TITLE H3 "无\n" T3 H4 "行政诉讼\n无\n" T4, "t3=无 t4=无" },
		{ TITLE "四、政府信息公开行政复议、行政诉讼情况（单位：件）\n丙。\n" T4, "t4=丙。" },
		/* a remark in the last row */
		{ TITLE H2 "! 规章 | 0 | 0 | 0\n! 注：规章由县政府制定。\n" H3 T3,
		    "t2n=注：规章由县政府制定。" },
		/* a whole report in one table */
		{ "! 云山县水利局2023年政府信息公开工作年度报告\n! 导语。 |\n! 一、总体情况\n! 甲。¶乙。\n"
		    "! （一）主动公开 | |\n! | 其他，另见网站\n! 二、主动公开政府信息情况\n! 前。\n"
		    "! 第二十条第（一）项\n! 规章 | 0 | 0 | 0\n! 行政许可 | |\n! 五、存在的主要问题及改进情况\n"
		    "! 问题 | 丙。\n! 六、其他需要报告的事项\n! 无\n",
		    "t0=导语。 t1=甲。|乙。|（一）主动公开|其他，另见网站 t2=前。 t5=问题|丙。 t6=无" },
	};

	CHECK(samples);
}

Test(import_narrative, the_end)
{
	static const struct sample samples[] = {
		{ HEAD "无\n2\n", "t1=甲。 t5=戊。 t6=无" },
		{ HEAD "无\n— 2 —\n", "t1=甲。 t5=戊。 t6=无" },
		{ HEAD "无。\n云山县水利局\n2024年1月25日\n", "t1=甲。 t5=戊。 t6=无。" },
		{ HEAD "无。\n云山县水利局 2024年1月25日\n", "t1=甲。 t5=戊。 t6=无。" },
		{ HEAD "无。\n中共云山县委办公室\n二〇二四年一月二十五日\n", "t1=甲。 t5=戊。 t6=无。" },
		{ HEAD "无。\n（此件公开发布）\n", "t1=甲。 t5=戊。 t6=无。|（此件公开发布）" },
		{ HEAD "无\n附件：1.统计表.xlsx\n2.说明.docx\n", "t1=甲。 t5=戊。 t6=无" },
		{ HEAD "无\n【打印本页】 【关闭窗口】\n上一篇：云山县水利局2022年政府信息公开工作年度报告\n"
		    "下一篇：没有了\n", "t1=甲。 t5=戊。 t6=无" },
		{ HEAD "己。\n责任编辑：张三\n分享到：\n主办单位：云山县人民政府 网站地图\n"
		    "版权所有 云备12345号\n您访问的链接即将离开本站。\n", "t1=甲。 t5=戊。 t6=己。" },
		{ HEAD "己。\n数据校验码：0123456789012345678901234567890123456789012345678901234567890123\n",
		    "t1=甲。 t5=戊。 t6=己。" },
		{ HEAD "公开方式：网站、公告栏\n其他途径：无\n",
		    "t1=甲。 t5=戊。 t6=公开方式：网站、公告栏|其他途径：无" },
		/* words of buttons in a sentence, or in a line that is none of them */
		{ HEAD "本年度未召开新闻发布会\n2024年1月25日\n",
		    "t1=甲。 t5=戊。 t6=本年度未召开新闻发布会" },
		{ HEAD "全年打印宣传资料五百份\n举报事项三件\n来源清晰、去向明确\n",
		    "t1=甲。 t5=戊。 t6=全年打印宣传资料五百份|举报事项三件|来源清晰、去向明确" },
		{ HEAD "附件：见网站。\n己。\n", "t1=甲。 t5=戊。 t6=附件：见网站。|己。" },
		{ HEAD "（一）附件\n附件：收费标准\n己。\n",
		    "t1=甲。 t5=戊。 t6=（一）附件|附件：收费标准|己。" },
		{ HEAD "无\n", "t1=甲。 t5=戊。 t6=无" },
		/* the last section has a table */
		{ TITLE H1 "甲。\n" H2 T2 "乙。\n打印本页\n云山县\n", "t1=甲。 t2n=乙。" },
	};

	CHECK(samples);
}

Test(import_narrative, sentences_behind_the_end_are_told)
{
	struct dockit kit;

	dockit_open(&kit, "2021", HEAD "无\n打印本页\n本站由云山县人民政府办公室主办。\n");
	cr_expect(dockit_match(&kit));
	cr_expect_str_eq(dockit_text(&kit, "t6"), "无");
	cr_assert_eq(kit.k->nunplaced, 1);
	cr_expect_str_eq(kit.k->unplaced[0].text, "本站由云山县人民政府办公室主办。");
	dockit_close(&kit);
}

Test(import_narrative, pages)
{
	static const struct sample samples[] = {
		{ TITLE H1 "甲。\n- 1 -\n乙。\n第2页 共3页\n丙。\n", "t1=甲。|乙。|丙。" },
		{ TITLE H1 "甲。\n1\n乙。\n2\n丙。\n3\n", "t1=甲。|乙。|丙。" },
		{ TITLE H1 "甲。\n政府信息公开\n1\n乙。\n政府信息公开\n2\n丙。\n", "t1=甲。|乙。|丙。" },
		{ TITLE H1 "甲。\n" TITLE "乙。\n", "t1=甲。|乙。" },
		{ TITLE H3 "无\n1\n" T3 H4 "无\n2\n" T4, "t3=无 t4=无" },
		/* a figure of the text */
		{ TITLE H1 "甲。\n12\n乙。\n", "t1=甲。|12|乙。" },
		{ TITLE H1 "甲。\n-3.5\n乙。\n", "t1=甲。|-3.5|乙。" },
	};

	CHECK(samples);
}

Test(import_narrative, wrapped_lines)
{
	static const struct sample samples[] = {
		/* paragraphs are indented */
		{ TITLE H1 "　　本局坚持以公开为常态、不公开为例外，把群众看病就医中最想知道的\n"
		    "事放在前面公开。\n　　及时更新机构信息。\n" H2 T2 H3 T3,
		    "t1=本局坚持以公开为常态、不公开为例外，把群众看病就医中最想知道的事放在前面公开。|"
		    "及时更新机构信息。" },
		/* they are not, but lines break in the middle of sentences; a page ends */
		{ TITLE H1 "本局坚持以公开为常态、不公开为例外，把群众看病就医中最想知道的\n"
		    "事放在前面公开，及时更新机构信息、权责事项和服务指南，公布医疗机构\n- 1 -\n"
		    "设置审批、医师和护士注册等结果，全年作出行政许可决定三百零三件，行\n"
		    "政处罚决定七件。\n（一）主动公开\n按照统一的样式受理。\n",
		    "t1=本局坚持以公开为常态、不公开为例外，把群众看病就医中最想知道的事放在前面公开，"
		    "及时更新机构信息、权责事项和服务指南，公布医疗机构设置审批、医师和护士注册等结果，"
		    "全年作出行政许可决定三百零三件，行政处罚决定七件。|（一）主动公开|按照统一的样式受理。" },
		/* words of letters */
		{ TITLE H1 "　　本局在网站公开信息一百条，在新媒体公开信息二百条，网站名为 Water\n"
		    "Cloud。\n" H2 T2,
		    "t1=本局在网站公开信息一百条，在新媒体公开信息二百条，网站名为 Water Cloud。" },
		/* short paragraphs of their own */
		{ TITLE H1 "（一）主动公开\n公开一百条\n（二）依申请公开\n没有收到申请\n",
		    "t1=（一）主动公开|公开一百条|（二）依申请公开|没有收到申请" },
	};

	CHECK(samples);
}

Test(import_narrative, tables_that_are_nobodys)
{
	struct dockit kit;

	dockit_open(&kit, "2021", HEAD "己。\n| 项目 | 件数\n| 建议 | 3\n庚。\n");
	cr_expect(dockit_match(&kit));
	cr_expect_str_eq(dockit_text(&kit, "t6"), "己。\n庚。");
	cr_assert_eq(kit.k->nunplaced, 1);
	cr_expect_str_eq(kit.k->unplaced[0].text, "项目 件数 建议 3");
	cr_expect_str_eq(kit.k->unplaced[0].where, "六、其他需要报告的事项：表格");
	dockit_close(&kit);

	/* one that only wraps prose */
	check(HEAD "| 己。¶庚。\n| 辛。\n", "t1=甲。 t5=戊。 t6=己。|庚。|辛。");
}

Test(import_narrative, figures_beside_a_table_are_told)
{
	struct dockit kit;

	dockit_open(&kit, "2021", TITLE H4 "没有发生。\n" T4 "0\n0 3\n" H5);
	cr_expect(dockit_match(&kit));
	cr_expect_str_eq(dockit_text(&kit, "t4"), "没有发生。");
	cr_expect_str_eq(dockit_text(&kit, "t4n"), "");
	cr_assert_eq(kit.k->nunplaced, 1);
	cr_expect_str_eq(kit.k->unplaced[0].text, "0 0 3");
	dockit_close(&kit);
}

Test(import_narrative, text_of_a_long_table_is_cut)
{
	struct buf b = BUF_INIT;
	struct dockit kit;

	buf_str(&b, HEAD "无\n");
	for (int i = 0; i < 300; i++)
		buf_str(&b, "| 建议 | 提案\n");
	dockit_open(&kit, "2021", buf_cstr(&b));
	cr_expect(dockit_match(&kit));
	cr_assert_eq(kit.k->nunplaced, 1);
	cr_expect_eq(text_length(kit.k->unplaced[0].text, strlen(kit.k->unplaced[0].text)),
	    200);
	dockit_close(&kit);
	buf_release(&b);
}

/* ---- what our own exporters print ---- */

static void
back(const struct report *r, bool draft)
{
	struct export_options o = { .draft = draft };
	struct candidate *k = mem_zero(sizeof *k);
	struct doc *doc = export_build(r, &o);
	struct intake in;
	struct diag d;

	diag_init(&d);
	intake_init(&in, kit_import(NULL, &d), k);
	cr_assert(match_document(&in, doc));
	cr_expect_str_eq(in.agency, r->agency.name);
	cr_expect_eq(in.year, r->year);
	for (int i = 0; i < r->form->ntext; i++)
		cr_expect_str_eq(in.text[i] != NULL ? in.text[i] : "",
		    r->text[i] != NULL ? r->text[i] : "", "%s", r->form->text[i].code);
	cr_expect_eq(k->nunplaced, 0);
	intake_release(&in);
	candidate_free(k);
	diag_release(&d);
	doc_free(doc);
}

Test(import_narrative, exported_documents_come_back)
{
	static const char *const forms[] = { "2021", "2019" };

	for (int i = 0; i < 2; i++) {
		struct report *r = kit_full(forms[i]);

		kit_text(r, "t1", "概况如下。\n（一）主动公开\n公开政策与解读。\n（二）依申请公开。收到申请1317件。");
		kit_text(r, "t2", "前。");
		kit_text(r, "t2n", "注：不含乡镇。");
		kit_text(r, "t4n", "后一。\n后二。");
		back(r, false);
		back(r, true);
		report_free(r);
	}
}
