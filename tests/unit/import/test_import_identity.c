/*
 * test_import_identity.c - whose report of which year: titles as they are met, and
 * where else it may stand.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/match/match.h"
#include "kit/dockit.h"

struct sample {
	const char	*lines;
	const char	*agency;	/* NULL: none is found */
	int		 year;		/* 0: none is found */
	const char	*title;		/* NULL: not looked at */
};

static void
check(const struct sample *s, const char *meta)
{
	struct dockit kit;
	bool ok;

	dockit_open(&kit, "2021", s->lines);
	if (meta != NULL)
		kit.doc->title = arena_strdup(&kit.doc->arena, meta);
	ok = match_identity(&kit.in, kit.doc, &kit.first);
	cr_expect_eq(ok, s->agency != NULL && s->year != 0, "%s: found %d", s->lines, ok);
	cr_expect_str_eq(kit.in.agency != NULL ? kit.in.agency : "",
	    s->agency != NULL ? s->agency : "", "%s: agency %s", s->lines, kit.in.agency);
	cr_expect_eq(kit.in.year, s->year, "%s: year %d", s->lines, kit.in.year);
	if (s->title != NULL)
		cr_expect_str_eq(kit.in.title != NULL ? kit.in.title : "", s->title,
		    "%s: title %s", s->lines, kit.in.title);
	dockit_close(&kit);
}

#define CHECK(a, meta) \
	for (size_t i_ = 0; i_ < sizeof (a) / sizeof *(a); i_++) \
		check(&(a)[i_], meta)

/* A title in two lines, wherever the page breaks it: one name, one year, one title. */
Test(import_identity, broken_anywhere)
{
	static const char title[] = "云山县水利局2025年政府信息公开工作年度报告";
	static const char *const between[] = { "\n", "¶" };
	struct buf b = BUF_INIT;

	for (size_t k = 0; k < sizeof between / sizeof *between; k++)
		for (size_t at = text_next(title, strlen(title), 0); at < strlen(title);
		    at = text_next(title, strlen(title), at)) {
			struct sample s = { NULL, "云山县水利局", 2025, title };

			buf_reset(&b);
			buf_add(&b, title, at);
			buf_str(&b, between[k]);
			buf_str(&b, title + at);
			s.lines = buf_cstr(&b);
			check(&s, NULL);
		}
	buf_release(&b);
}

Test(import_identity, what_stands_above_is_no_beginning)
{
	static const struct sample samples[] = {
		{ "首页\n云山县水利局2025年政府信息公开工作年度报告", "云山县水利局", 2025, NULL },
		{ "通知公告\n云山县水利局2025年政府信息公开工作年度报告", "云山县水利局", 2025,
		    NULL },
		{ "通知公告\n关于2025年政府信息公开工作年度报告\n云山县水利局", "云山县水利局", 2025,
		    NULL },
		{ "打印\n云山县水利局2025年政府信息公开工作年度报告", "云山县水利局", 2025, NULL },
		{ "云山县人民政府\n云山县水利局2025年政府信息公开工作年度报告", "云山县水利局", 2025,
		    NULL },
		{ "云山县人民政府\n县水利局2025年政府信息公开工作年度报告", "县水利局", 2025, NULL },
		{ "年报\n云山县水利局2025年政府信息公开工作年度报告", "云山县水利局", 2025, NULL },
	};

	CHECK(samples, NULL);
}

Test(import_identity, titles)
{
	static const struct sample samples[] = {
		{ "云山县卫生健康局2023年政府信息公开工作年度报告", "云山县卫生健康局", 2023,
		    "云山县卫生健康局2023年政府信息公开工作年度报告" },
		{ " 云山县卫生健康局2023年政府信息公开 工作年度报告", "云山县卫生健康局", 2023,
		    "云山县卫生健康局2023年政府信息公开工作年度报告" },
		{ "云 山 县 卫 生 健 康 局 2 0 2 3 年 政 府 信 息 公 开 年 度 报 告",
		    "云山县卫生健康局", 2023, NULL },
		{ "云山县中医药管理局\n2025年度政府信息公开工作报告", "云山县中医药管理局", 2025,
		    "云山县中医药管理局2025年度政府信息公开工作报告" },
		{ "云山县第9中心\n2025年政府信息公开工作年度报告\n"
		    "现公布云山县医疗保障局2025年政府信息公开工作年度报告。", "云山县第9中心", 2025,
		    "云山县第9中心2025年政府信息公开工作年度报告" },
		{ "云山县医疗保障局2025年政府信息公开\n工作年度报告", "云山县医疗保障局", 2025,
		    "云山县医疗保障局2025年政府信息公开工作年度报告" },
		{ "云山县医疗保障局2025年政府信息公开¶工作年度报告", "云山县医疗保障局", 2025,
		    NULL },
		{ "云山县林业局\n2024年\n政府信息公开工作年度报告", "云山县林业局", 2024,
		    "云山县林业局2024年政府信息公开工作年度报告" },
		{ "云山县林业局\n\n2024年政府信息公开\n\n工作年度报告", "云山县林业局", 2024,
		    NULL },
		{ "卫生健康局2025年政府信息公开工作\n年度报告", "卫生健康局", 2025, NULL },
		{ "云山县司法局二〇二三年政府信息公开工作年度报告", "云山县司法局", 2023, NULL },
		{ "云山县司法局二○二二年度政府信息公开工作年度报告", "云山县司法局", 2022, NULL },
		{ "云山县司法局２０２３年政府信息公开工作年度报告", "云山县司法局", 2023, NULL },
		{ "2023年云山县水利局政府信息公开工作年度报告", "云山县水利局", 2023,
		    "2023年云山县水利局政府信息公开工作年度报告" },
		{ "2023年度云山县人民政府信息公开工作年度报告", "云山县人民政府", 2023, NULL },
		{ "云山县人民政府2023年政府信息公开工作年度报告", "云山县人民政府", 2023, NULL },
		{ "云山县水利局政府信息公开工作年度报告（2023年）", "云山县水利局", 2023,
		    "云山县水利局政府信息公开工作年度报告（2023年）" },
		{ "云山县水利局政府信息公开工作年度报告\n（2023年度）", "云山县水利局", 2023,
		    NULL },
		{ "云山县水利局政府信息公开年度报告(2023)", "云山县水利局", 2023, NULL },
		{ "云山县水利局政府信息公开工作2023年度报告", "云山县水利局", 2023, NULL },
		{ "《云山县水利局2023年政府信息公开工作年度报告》", "云山县水利局", 2023,
		    "云山县水利局2023年政府信息公开工作年度报告" },
		{ "关于云山县水利局2023年政府信息公开工作情况的报告", "云山县水利局", 2023, NULL },
		{ "关于印发《云山县水利局2023年政府信息公开工作年度报告》的通知",
		    "云山县水利局", 2023, "云山县水利局2023年政府信息公开工作年度报告" },
		{ "云山县水利局关于2023年政府信息公开工作情况的报告", "云山县水利局", 2023, NULL },
		{ "云山县水利局关于公布2023年政府信息公开工作年度报告的公告", "云山县水利局", 2023,
		    NULL },
		{ "云山县2023年度水利局政府信息公开工作年度报告", "云山县水利局", 2023, NULL },
		{ "云山县水利局2023年度部门政府信息公开工作年度报告", "云山县水利局", 2023, NULL },
		{ "云山县2023年政府信息公开工作年度报告", "云山县", 2023, NULL },
		{ "2022年云山市政府信息公开工作年度报告", "云山市", 2022, NULL },
		{ "云山县水利局（2023年）政府信息公开工作年度报告", "云山县水利局", 2023, NULL },
		{ "云山县政务公开办公室2023年政府信息公开工作年度报告", "云山县政务公开办公室",
		    2023, NULL },
		{ "云山县青田镇人民政府2023年政务公开工作年度报告", "云山县青田镇人民政府", 2023,
		    NULL },
		{ "云山县水利局2023年政府信息公开工作年度报告（图片版）", "云山县水利局", 2023,
		    "云山县水利局2023年政府信息公开工作年度报告" },
		{ "云山县水利局2023年信息公开年报", "云山县水利局", 2023, NULL },
		{ "将乐县水利局2023年政府信息公开工作年度报告", "将乐县水利局", 2023, NULL },
		{ "中国（云山）自由贸易试验区管委会2023年政府信息公开工作年度报告",
		    "中国（云山）自由贸易试验区管委会", 2023, NULL },
		{ "= 云山县水利局2023年政府信息公开工作年度报告", "云山县水利局", 2023, NULL },
		{ "| 云山县水利局2023年政府信息公开工作年度报告", "云山县水利局", 2023, NULL },
		{ "| 云山县水利局\n| 2023年政府信息公开工作年度报告\n| 一、总体情况",
		    "云山县水利局", 2023, NULL },
		{ "[bookmark: _Toc1]云山县水利局2023年政府信息公开工作年度报告", "云山县水利局",
		    2023, NULL },
		{ "附件1：云山县水利局2023年政府信息公开工作年度报告", "云山县水利局", 2023,
		    "云山县水利局2023年政府信息公开工作年度报告" },
		{ "云山县水利局2023年政府信息公开工作年度报告-云山县人民政府门户网站",
		    "云山县水利局", 2023, "云山县水利局2023年政府信息公开工作年度报告" },
		{ "云山县 ABC Town 管委会 2023 年政府信息公开工作年度报告",
		    "云山县ABC Town管委会", 2023, NULL },
		/* the whole text in one block */
		{ "云山县水利局2023年政府信息公开工作年度报告¶一、总体情况¶2023年工作如下。",
		    "云山县水利局", 2023, NULL },
	};

	CHECK(samples, NULL);
}

/* A name with others in brackets; one that takes several lines over its title. */
Test(import_identity, long_names)
{
#define LEAD "\n云山县水利局的上级是云山县人民政府。\n一、总体情况\n甲。"
	static const struct sample samples[] = {
		{ "云山县自然资源和规划局（林业局）\n2025年政府信息公开工作年度报告" LEAD,
		    "云山县自然资源和规划局（林业局）", 2025,
		    "云山县自然资源和规划局（林业局）2025年政府信息公开工作年度报告" },
		{ "云山县自然资源和规划局(林业局、海洋局)2025年政府信息公开工作年度报告" LEAD,
		    "云山县自然资源和规划局(林业局、海洋局)", 2025, NULL },
		{ "云山县自然资源和规划局\n（林业局、海洋局）\n2025年政府信息公开工作年度报告" LEAD,
		    "云山县自然资源和规划局（林业局、海洋局）", 2025,
		    "云山县自然资源和规划局（林业局、海洋局）2025年政府信息公开工作年度报告" },
		{ "云山土家族苗族自治州高新技术产业开发区\n自然资源和规划局\n"
		    "（林业局、海洋局、不动产登\n记中心）\n2025年政府信息公开工作年度报告" LEAD,
		    "云山土家族苗族自治州高新技术产业开发区自然资源和规划局（林业局、海洋局、不动产登"
		    "记中心）", 2025, NULL },
		{ "云山县自然资源和规划局\n（林业和草原局）\n2025年政府信息公开工作年度报告" LEAD,
		    "云山县自然资源和规划局（林业和草原局）", 2025, NULL },
		/* the block of a title, broken where the writer liked */
		{ "= 云山土家族苗族¶自治州高新区自然¶资源和规划局¶2025年政府信息公开工作年度报告"
		    LEAD, "云山土家族苗族自治州高新区自然资源和规划局", 2025, NULL },
		/* what is in brackets is no office, and what stands above no piece */
		{ "云山县水利局（打印）\n云山县林业局\n2025年政府信息公开工作年度报告" LEAD,
		    "云山县林业局", 2025, NULL },
		{ "信息公开\n云山县林业局\n2025年政府信息公开工作年度报告" LEAD,
		    "云山县林业局", 2025, NULL },
		{ "云山土家族苗族自治州人民政府\n云山县林业局2025年政府信息公开工作年度报告" LEAD,
		    "云山县林业局", 2025, NULL },
	};

	CHECK(samples, NULL);
#undef LEAD
}

Test(import_identity, what_stands_before_a_title)
{
	static const struct sample samples[] = {
		{ "云山县水利局文件\n云水发〔2024〕3号\n云山县水利局2023年政府信息公开工作年度报告\n"
		    "（2024年1月25日）\n一、总体情况\n甲。", "云山县水利局", 2023, NULL },
		{ "云山县水利局文件\n云水发〔2024〕3号\n2023年政府信息公开工作年度报告\n一、总体情况",
		    "云山县水利局", 2023, "2023年政府信息公开工作年度报告" },
		{ "首页\n当前位置：首页 > 政务公开 > 云山县水利局2023年政府信息公开工作年度报告\n"
		    "发布日期：2024-01-25 来源：云山县人民政府\n"
		    "云山县水利局2023年政府信息公开工作年度报告\n一、总体情况\n甲。",
		    "云山县水利局", 2023, "云山县水利局2023年政府信息公开工作年度报告" },
		{ "当前位置：首页 > 政务公开 > 云山县水利局2023年政府信息公开工作年度报告\n"
		    "一、总体情况\n甲。", "云山县水利局", 2023, NULL },
		/* a list of other reports */
		{ "云山县教育局2024年政府信息公开工作年度报告\n"
		    "云山县农业局2024年政府信息公开工作年度报告\n"
		    "云山县水利局2023年政府信息公开工作年度报告\n一、总体情况\n甲。",
		    "云山县水利局", 2023, NULL },
		{ "云山县水利局2022年政府信息公开工作年度报告 2023-01-20\n"
		    "云山县水利局2023年政府信息公开工作年度报告\n"
		    "云山县水利局2021年政府信息公开工作年度报告 2022-01-20\n一、总体情况\n甲。",
		    "云山县水利局", 2023, NULL },
		/* a menu of offices is no name */
		{ "云山县教育局\n云山县农业局\n2023年政府信息公开工作年度报告\n一、总体情况\n甲。\n"
		    "云山县水利局\n2024年1月25日", "云山县水利局", 2023, NULL },
	};

	CHECK(samples, NULL);
}

Test(import_identity, offices_named_elsewhere)
{
	static const struct sample samples[] = {
		{ "2023年政府信息公开工作年度报告\n云山县水利局\n一、总体情况\n甲。",
		    "云山县水利局", 2023, "2023年政府信息公开工作年度报告" },
		{ "2023年政府信息公开工作年度报告\n一、总体情况\n甲。\n六、其他需要报告的事项\n无\n"
		    "云山县水利局\n2024年1月25日", "云山县水利局", 2023, NULL },
		{ "2023年政府信息公开工作年度报告\n一、总体情况\n甲。\n云山县水利局 2024年1月25日",
		    "云山县水利局", 2023, NULL },
		{ "2023年政府信息公开工作年度报告\n根据条例规定，云山县水利局编制了本报告。\n"
		    "一、总体情况", "云山县水利局", 2023, NULL },
		{ "2023年政府信息公开工作年度报告\n按照要求，现公布云山县水利局2023年政府信息公开工作"
		    "年度报告。\n一、总体情况", "云山县水利局", 2023, NULL },
		{ "政府信息公开工作年度报告\n本报告由云山县水利局编制。数据统计期限为2023年1月1日至"
		    "2023年12月31日。\n一、总体情况", "云山县水利局", 2023, NULL },
		{ "依据条例，特编制云山县水利局2023年政府信息公开工作年度报告。\n一、总体情况",
		    "云山县水利局", 2023, NULL },
		{ "现公布区水利局 2023 年政府信息公开工作年度报告。\n一、总体情况", "区水利局", 2023,
		    NULL },
		/* the title wins over the lead */
		{ "云山县水利局2023年政府信息公开工作年度报告\n现公布云山县水利局2022年政府信息公开工作"
		    "年度报告，统计期限为2022年1月1日至2022年12月31日。\n一、总体情况",
		    "云山县水利局", 2023, NULL },
		{ "2023年政府信息公开工作年度报告\n我局编制了本报告。\n一、总体情况", NULL, 2023, NULL },
		{ "云山县水利局政府信息公开工作年度报告\n一、总体情况", "云山县水利局", 0, NULL },
	};

	CHECK(samples, NULL);
}

Test(import_identity, title_of_the_file)
{
	static const struct sample samples[] = {
		{ "2023年政府信息公开工作年度报告\n一、总体情况", "云山县水利局", 2023, NULL },
		{ "一、总体情况", "云山县水利局", 2023, NULL },
		{ "云山县教育局2022年政府信息公开工作年度报告\n一、总体情况", "云山县教育局", 2022,
		    NULL },
		/* it tells which of two it is */
		{ "云山县水利局2023年政府信息公开工作年度报告\n"
		    "云山县水利局2022年政府信息公开工作年度报告\n一、总体情况", "云山县水利局", 2023,
		    NULL },
	};

	CHECK(samples, "云山县水利局2023年政府信息公开工作年度报告_云山县人民政府门户网站");
	CHECK(samples, "云山县人民政府 | 云山县水利局2023年政府信息公开工作年度报告");
}

Test(import_identity, years_of_something_else)
{
	static const struct sample samples[] = {
		{ "云府办〔2021〕30号\n云山县水利局政府信息公开工作年度报告\n2024年1月25日\n"
		    "一、总体情况\n2022年度报告已发布。", "云山县水利局", 0, NULL },
		/* past next year, before the regulation, five digits */
		{ "云山县水利局2028年政府信息公开工作年度报告", "云山县水利局", 0, NULL },
		{ "云山县水利局2007年政府信息公开工作年度报告", "云山县水利局", 0, NULL },
		{ "云山县水利局12023年政府信息公开工作年度报告", NULL, 0, NULL },
		{ "云山县水利局2027年政府信息公开工作年度报告", "云山县水利局", 2027, NULL },
		{ "2024年1月25日云山县水利局2023年政府信息公开工作年度报告", "云山县水利局", 2023,
		    NULL },
		/* sentences are no titles */
		{ "根据云山县水利局2021年政府信息公开工作年度报告的要求，今年继续推进。\n一、总体情况",
		    NULL, 0, NULL },
	};

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct dockit kit;

		dockit_open(&kit, "2021", samples[i].lines);
		match_identity(&kit.in, kit.doc, &kit.first);
		cr_expect_eq(kit.in.year, samples[i].year, "%s: year %d", samples[i].lines,
		    kit.in.year);
		if (samples[i].agency != NULL)
			cr_expect_str_eq(kit.in.agency, samples[i].agency);
		dockit_close(&kit);
	}
}

Test(import_identity, options)
{
	static const char title[] = "云山县 水利局2023年政府信息公开工作年度报告\n一、总体情况";
	struct dockit kit;

	/* the option's spelling, when it is the same name */
	dockit_open(&kit, "2021", title);
	kit.run.options.agency = "云山县　水利局";
	cr_expect(match_identity(&kit.in, kit.doc, &kit.first));
	cr_expect_str_eq(kit.in.agency, "云山县　水利局");
	dockit_close(&kit);

	dockit_open(&kit, "2021", title);
	kit.run.options.agency = "云山县教育局";
	cr_expect_not(match_identity(&kit.in, kit.doc, &kit.first));
	dockit_close(&kit);

	/* what the title does not say, the option says, not the signature */
	dockit_open(&kit, "2021", "2023年政府信息公开工作年度报告\n一、总体情况\n甲。\n"
	    "云山县水利局\n2024年1月25日");
	kit.run.options.agency = "云山县水利局机关";
	cr_expect(match_identity(&kit.in, kit.doc, &kit.first));
	cr_expect_str_eq(kit.in.agency, "云山县水利局机关");
	dockit_close(&kit);

	dockit_open(&kit, "2021", "一、总体情况\n甲。");
	kit.run.options.agency = "云山县水利局";
	kit.run.options.year = 2023;
	cr_expect(match_identity(&kit.in, kit.doc, &kit.first));
	cr_expect_eq(kit.first, 0);
	cr_expect_null(kit.in.title);
	dockit_close(&kit);
}

Test(import_identity, both_wanting_are_told_at_once)
{
	struct dockit kit;

	dockit_open(&kit, "2021", "一、总体情况\n甲。");
	cr_expect_not(match_identity(&kit.in, kit.doc, &kit.first));
	cr_expect_eq(kit.d.n, 2);
	dockit_close(&kit);
}

Test(import_identity, where_the_lead_may_begin)
{
	static const struct { const char *lines; size_t first; } samples[] = {
		{ "云山县水利局2023年政府信息公开工作年度报告\n导语。\n一、总体情况", 1 },
		{ "首页\n云山县水利局\n2023年政府信息公开工作\n年度报告\n导语。\n一、总体情况", 4 },
		{ "云山县水利局2023年政府信息公开工作年度报告¶导语。¶一、总体情况", 0 },
		{ "| 云山县水利局2023年政府信息公开工作年度报告\n导语。", 1 },
		{ "! 云山县水利局2023年政府信息公开工作年度报告\n! 一、总体情况\n! 导语。", 0 },
	};

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct dockit kit;

		dockit_open(&kit, "2021", samples[i].lines);
		cr_expect(match_identity(&kit.in, kit.doc, &kit.first));
		cr_expect_eq(kit.first, samples[i].first, "%s: %zu", samples[i].lines,
		    kit.first);
		dockit_close(&kit);
	}
}

/* A page of any width breaks a title wherever its line is full. */
Test(import_identity, wrapped_to_any_width)
{
	static const char *const titles[] = {
		"云山县自然资源和规划局2023年政府信息公开工作年度报告",
		"2022年云山市青田区人民政府政府信息公开工作年度报告",
		"云山县水利局2024年度政府信息公开年报",
		"云山县青田镇人民政府2024年度政府信息公开工作年度报告",
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(titles); i++) {
		const char *s = titles[i];
		size_t n = strlen(s), at, end, len;
		uint32_t cp;

		for (int width = 10; width < text_width(s); width++) {
			struct dockit kit;
			int w = 0;

			buf_reset(&b);
			buf_str(&b, "首页 > 政务公开\n");
			for (at = 0; at < n; at = end) {
				len = text_decode(s + at, n - at, &cp);
				end = at + len;
				if (w + (cp < 0x80 ? 1 : 2) > width) {
					buf_chr(&b, '\n');
					w = 0;
				}
				w += cp < 0x80 ? 1 : 2;
				buf_add(&b, s + at, len);
			}
			buf_str(&b, "\n根据条例编制本报告。\n一、总体情况\n概况。\n");
			dockit_open(&kit, "2021", buf_cstr(&b));
			cr_expect(match_identity(&kit.in, kit.doc, &kit.first), "%s",
			    buf_cstr(&b));
			cr_expect_str_eq(kit.in.title != NULL ? kit.in.title : "", s, "%s",
			    buf_cstr(&b));
			dockit_close(&kit);
		}
	}
	buf_release(&b);
}

/* On paper stands the end of the office's full name. */
Test(import_identity, shorter_on_paper)
{
	static const struct { const char *paper, *option; bool same; } t[] = {
		{ "洪湖区人民政府", "江城市洪湖区人民政府", true },
		{ "卫生健康局", "云山县卫生健康局", true },
		{ "云山县卫生健康局", "云山县卫生健康局", true },
		{ "江城市洪湖区人民政府", "洪湖区人民政府", false },
		{ "云山县水利局", "云山县卫生健康局", false },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		struct dockit kit;

		buf_reset(&b);
		buf_printf(&b, "%s2023年政府信息公开工作年度报告\n一、总体情况\n", t[i].paper);
		dockit_open(&kit, "2021", buf_cstr(&b));
		kit.in.run->options.agency = t[i].option;
		cr_expect_eq(match_identity(&kit.in, kit.doc, &kit.first), t[i].same, "%s %s",
		    t[i].paper, t[i].option);
		if (t[i].same)
			cr_expect_str_eq(kit.in.agency, t[i].option);
		dockit_close(&kit);
	}
	buf_release(&b);
}
