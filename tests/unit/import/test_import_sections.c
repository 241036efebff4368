/*
 * test_import_sections.c - headings of sections: their words, their ordinals, and what
 * only looks like one.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/match/match.h"
#include "kit/dockit.h"
#include "kit/exportkit.h"

struct sample { const char *line, *section, *rest; };

/* The code of the section, "" for none. */
static const char *
section_of(const struct dockit *kit, const char *line, size_t *rest)
{
	int i = match_heading(&kit->in, line, strlen(line), rest);

	return i < 0 ? "" : kit->in.form->section[i].code;
}

static void
check(const struct sample *s, size_t n, const char *form)
{
	struct dockit kit;

	dockit_open(&kit, form, "");
	for (size_t i = 0; i < n; i++) {
		size_t rest = 0;

		cr_expect_str_eq(section_of(&kit, s[i].line, &rest), s[i].section,
		    "%s: %s", s[i].line, section_of(&kit, s[i].line, NULL));
		if (s[i].rest != NULL)
			cr_expect_str_eq(s[i].line + rest, s[i].rest, "%s: rest %s",
			    s[i].line, s[i].line + rest);
	}
	dockit_close(&kit);
}
#define CHECK(a) \
	do { \
		check(a, sizeof (a) / sizeof *(a), "2021"); \
		check(a, sizeof (a) / sizeof *(a), "2019"); \
	} while (0)

Test(import_sections, words_and_ordinals)
{
	static const struct sample samples[] = {
		{ "一、总体情况", "t1", "" },
		{ "二、主动公开政府信息情况", "t2", "" },
		{ "三、收到和处理政府信息公开申请情况", "t3", "" },
		{ "四、政府信息公开行政复议、行政诉讼情况", "t4", "" },
		{ "五、存在的主要问题及改进情况", "t5", "" },
		{ "六、其他需要报告的事项", "t6", "" },
		/* without, doubled, wrong, of other kinds */
		{ "总体情况", "t1", "" },
		{ "主动公开政府信息情况", "t2", "" },
		{ "四、四、政府信息公开行政复议、行政诉讼情况", "t4", "" },
		{ "一、（一）总体情况", "t1", "" },
		{ "五、其他需要报告的事项", "t6", "" },
		{ "八、存在的主要问题及改进情况", "t5", "" },
		{ "1.总体情况", "t1", "" },
		{ "2．主动公开政府信息情况", "t2", "" },
		{ "第三部分 收到和处理政府信息公开申请情况", "t3", "" },
		{ "第一章　总体情况", "t1", "" },
		{ "一．总体情况", "t1", "" },
		{ "一,总体情况", "t1", "" },
		{ "一 总体情况", "t1", "" },
		{ "一总体情况", "t1", "" },
		{ "一、 总 体 情 况 ", "t1", "" },
		{ "　　一、总体情况：", "t1", "" },
		{ "一、总体情况。", "t1", "" },
		{ "[bookmark: OLE_LINK1]    一、总体情况", "t1", "" },
		{ "一、总\xE2\x80\x8B体情况", "t1", "" },
		{ "四、政府信息公开行政复议，行政诉讼情况", "t4", "" },
		{ "四、政府信息公开行政复议行政诉讼情况", "t4", "" },
		/* bullets of symbol fonts */
		{ "l六、其他需要报告的事项", "t6", "" },
		{ "Ø 三、收到和处理政府信息公开申请情况", "t3", "" },
		{ "● 五、存在的主要问题及改进情况", "t5", "" },
	};

	CHECK(samples);
}

Test(import_sections, ordinals_that_are_printed)
{
	static const struct { const char *line; int ordinal; } samples[] = {
		{ "一、总体情况", 1 }, { "三、主动公开政府信息情况", 3 },
		{ "七、其他需要报告的事项", 7 }, { "第四部分 总体情况", 4 },
		{ "2.主动公开政府信息情况", 2 }, { "六．其他需要报告的事项", 6 },
		{ "l六、其他需要报告的事项", 6 }, { "u 五、存在的主要问题及改进情况", 5 },
		{ "第二章　主动公开政府信息情况", 2 }, { " 八 、总体情况", 8 },
		{ "总体情况", 0 }, { "（三）主动公开", 0 }, { "", 0 }, { "l总体情况", 0 },
		{ "主动公开政府信息情况", 0 }, { "—三—", 0 }, { "、总体情况", 0 },
		{ "一总体情况", 0 }, { "十二、总体情况", 0 }, { "l、总体情况", 0 },
	};

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		cr_expect_eq(match_ordinal(samples[i].line, strlen(samples[i].line)),
		    samples[i].ordinal, "%s: %d", samples[i].line,
		    match_ordinal(samples[i].line, strlen(samples[i].line)));
}

Test(import_sections, other_words)
{
	static const struct sample samples[] = {
		{ "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "t4", "" },
		{ "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "t4", "" },
		{ "四、政府信息公开行政复议和行政诉讼情况", "t4", "" },
		{ "四、行政复议、行政诉讼情况", "t4", "" },
		{ "五、存在问题及改进措施", "t5", "" },
		{ "五、存在的问题及改进举措", "t5", "" },
		{ "五、存在的主要问题和下一步打算", "t5", "" },
		{ "五、政府信息公开工作存在的主要问题及改进情况", "t5", "" },
		{ "存在问题及改进情况", "t5", "" },
		{ "五、存在的不足及改进方向", "t5", "" },
		{ "六、其他需要报告事项", "t6", "" },
		{ "六、需要报告的其他事项", "t6", "" },
		{ "六、其它需要报告的事项", "t6", "" },
		{ "六、其他事项", "t6", "" },
		{ "二、行政机关主动公开政府信息情况", "t2", "" },
		{ "三、收到和处理政府信息公开申请的情况", "t3", "" },
		{ "三、政府信息公开申请收到和处理情况", "t3", "" },
		{ "一、概述", "t1", "" },
		{ "一、政府信息公开总体工作情况", "t1", "" },
		/* misspelt */
		{ "一、总休情况", "t1", "" },
		{ "二、主动公开政府信急情况", "t2", "" },
		{ "三、收到和处理政府信息公开中请情况", "t3", "" },
		{ "三、收道和处理政府信息公开申请情况", "t3", "" },
		{ "四、政府信息公开行政复义、行政诉讼情况", "t4", "" },
		{ "五、存在的主要问题及改进请况", "t5", "" },
		{ "六、其他须要报告的事项", "t6", "" },
	};

	CHECK(samples);
}

/* A section no official form has: the form says how it is called, not the program. */
Test(import_sections, in_brackets)
{
	static const struct sample samples[] = {
		{ "（一）主动公开政府信息情况", "t2", "" },
		{ "(二) 收到和处理政府信息公开申请情况", "t3", "" },
		{ "（五）其他需要报告的事项：无。", "t6", "无。" },
		{ "（一）主动公开", "", NULL }, { "（1）主动公开政府信息情况", "", NULL },
		{ "二、主动公开政府信息情况", "", NULL }, { "主动公开政府信息情况", "", NULL },
		{ "（一）主动公开政府信息情况良好", "", NULL },
	};
	struct dockit kit;

	dockit_open(&kit, "2021", "");
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const char *s = samples[i].line;
		size_t rest;
		int k = match_bracketed(&kit.in, s, strlen(s), &rest);

		cr_expect_str_eq(k < 0 ? "" : kit.in.form->section[k].code,
		    samples[i].section, "%s", s);
		if (samples[i].rest != NULL)
			cr_expect_str_eq(s + rest, samples[i].rest, "%s", s);
	}
	dockit_close(&kit);
}

Test(import_sections, a_seventh_section_of_a_new_form)
{
	static const struct { const char *line, *section; } t[] = {
		{ "七、数据开放情况", "t7" },
		{ "七、公共数据资源开放情况", "t7" },	/* 主题 */
		{ "七、开放数据的情况", "t7" },
		{ "公共数据开放有关情况", "t7" },		/* 别名 */
		{ "公共数据资源开放情况", "" },		/* a topic needs an ordinal */
		{ "六、其他需要报告的事项", "t6" },
		{ "一、总体情况", "t1" },
	};
	const struct form *f = forms_find(kit_forms(), "2021");
	struct buf b = BUF_INIT;
	struct form *seven;
	struct dockit kit;

	buf_add(&b, f->source, f->nsource);
	buf_str(&b, "节 t7 七、数据开放情况\n别名 公共数据开放有关情况\n主题 数据 开放\n文字 可空\n");
	seven = form_parse(buf_cstr(&b), b.len, "2021.form", NULL);
	cr_assert_not_null(seven);
	dockit_open(&kit, "2021", "");
	kit.in.form = seven;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		cr_expect_str_eq(section_of(&kit, t[i].line, NULL), t[i].section, "%s: %s",
		    t[i].line, section_of(&kit, t[i].line, NULL));
	kit.in.form = f;
	dockit_close(&kit);
	form_free(seven);
	buf_release(&b);
}

Test(import_sections, text_on_the_same_line)
{
	static const struct sample samples[] = {
		{ "一、总体情况：今年以来，工作平稳。", "t1", "今年以来，工作平稳。" },
		{ "一、总体情况:今年以来，工作平稳。", "t1", "今年以来，工作平稳。" },
		{ "一、总体情况。今年以来，工作平稳。", "t1", "今年以来，工作平稳。" },
		{ "一、总体情况 今年以来，工作平稳。", "t1", "今年以来，工作平稳。" },
		{ "一、总体情况2023年，工作平稳。", "t1", "2023年，工作平稳。" },
		{ "一、总体情况——今年以来，工作平稳。", "t1", "今年以来，工作平稳。" },
		{ "五、存在的主要问题及改进情况（一）存在的问题", "t5", "（一）存在的问题" },
		{ "五、存在的主要问题及改进请况：一是人手少。", "t5", "一是人手少。" },
		{ "六、其他需要报告的事项：无", "t6", "无" },
		{ "六、其他需要报告的事项\n无", "t6", "无" },
		{ "一、总体情况\n", "t1", "" },
	};

	CHECK(samples);
}

Test(import_sections, what_is_no_heading)
{
	static const struct sample samples[] = {
		{ "", "", NULL },
		{ "\n", "", NULL },
		{ "一", "", NULL },
		{ "一、", "", NULL },
		{ "（一）主动公开", "", NULL },
		{ "(一)主动公开政府信息情况", "", NULL },
		{ "（一）总体情况", "", NULL },
		{ "（二）依申请公开情况", "", NULL },
		{ "（三）政府信息公开平台建设情况", "", NULL },
		{ "四、政府信息公开平台建设情况", "", NULL },
		{ "三、政府信息公开管理情况", "", NULL },
		{ "五、监督保障情况", "", NULL },
		/* labels of tables */
		{ "一、本年新收政府信息公开申请数量", "", NULL },
		{ "二、上年结转政府信息公开申请数量", "", NULL },
		{ "三、本年度办理结果", "", NULL },
		{ "四、结转下年度继续办理", "", NULL },
		{ "一、本年新收政府信息公开申清数量", "", NULL },
		{ "一、本年度新收到的政府信息公开申请数量", "", NULL },
		{ "3.其他", "", NULL },
		{ "第二十条第（一）项", "", NULL },
		/* sentences */
		{ "一、总体情况良好，各项工作平稳推进。", "", NULL },
		{ "总体情况良好", "", NULL },
		{ "一是主动公开情况较好", "", NULL },
		{ "2023年，本局主动公开政府信息情况良好。", "", NULL },
		{ "一、收到申请后及时登记、审查、答复，没有超期的情况发生过，也没有引起行政复议和诉讼的情形出现",
		    "", NULL },
		{ "存在的主要问题及改进情况如下。", "", NULL },
		{ "1.主动公开情况", "", NULL },
		{ "2.存在的问题", "", NULL },
	};

	CHECK(samples);
}

Test(import_sections, damaged_bytes_are_looked_at_once)
{
	static const char *const lines[] = {
		"\xE4\xB8", "\xE4\xB8\x80\xE3\x80", "一、\xFF\xFE", "[bookmark:", "第", "第一", "第一部",
		"（", "（一", "1", "一、总",
	};
	struct dockit kit;

	dockit_open(&kit, "2021", "");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char *copy = malloc(strlen(lines[i]));	/* no NUL behind it */

		memcpy(copy, lines[i], strlen(lines[i]));
		cr_expect_eq(match_heading(&kit.in, copy, strlen(lines[i]), NULL), -1,
		    "%s", lines[i]);
		free(copy);
	}
	dockit_close(&kit);
}

Test(import_sections, words)
{
	cr_expect_eq(match_words("单位：件", strlen("单位：件"), "单位"), strlen("单位"));
	cr_expect_eq(match_words("单 位", strlen("单 位"), "单位"), strlen("单 位"));
	cr_expect_eq(match_words("单", strlen("单"), "单位"), 0);
	cr_expect(match_words_only("（单位）", strlen("（单位）"), "单位"));
	cr_expect_not(match_words_only("单位：件", strlen("单位：件"), "单位"));
	cr_expect(match_words_only("— —", strlen("— —"), ""));
	cr_expect_not(match_words_only("无", strlen("无"), ""));
	cr_expect(match_words_part("公开", strlen("公开"), "予以公开。", true));
	cr_expect(match_words_part("予 以", strlen("予 以"), "（一）予以公开", false));
	cr_expect_not(match_words_part("予以", strlen("予以"), "一予以公开", true));
	cr_expect_not(match_words_part("不予", strlen("不予"), "予以公开", false));
}
