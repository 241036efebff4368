/*
 * UTF-8, display width, wrapping, folding, pinyin.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>
#include "base/buf.h"
#include "base/text.h"

static void
ambiguous_one(void)
{
	text_set_ambiguous(1);
}

TestSuite(text, .init = ambiguous_one);

/* Every code point there and back; every broken form is one byte of U+FFFD. */
Test(text, utf8)
{
	static const char *const bad[] = {
		"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
		"\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80",
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xFF", "\xE4\xB8", "\xE4", "\xF0\x9F\x98", "\xE4z\xAD"
	};
	char s[4];
	uint32_t cp, back;
	size_t n;

	for (cp = 0; cp < 0x110000; cp++) {
		n = text_encode(s, cp);
		cr_assert_eq(text_decode(s, n, &back), n);
		cr_assert_eq(back, cp >= 0xD800 && cp <= 0xDFFF ? TEXT_BAD : cp);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		cr_assert_eq(text_decode(bad[i], strlen(bad[i]), &cp), 1, "%zu", i);
		cr_assert_eq(cp, TEXT_BAD);
		cr_assert_not(text_valid(bad[i], strlen(bad[i])));
	}
	cr_assert(text_valid("年\xEF\xBF\xBD报", 9));
	cr_assert_eq(text_length("年a报", 7), 3);
	cr_assert_eq(text_offset("年a报", 7, 2), 4);
	cr_assert_eq(text_offset("年a报", 7, 9), 7);
}

Test(text, steps_keep_marks_with_their_base)
{
	static const char s[] = "a\xCC\x81年\xF0\x9F\x98\x80";	/* a + acute, 年, emoji */
	static const size_t stops[] = { 0, 3, 6, 10 };
	size_t n = sizeof(s) - 1;

	for (int i = 0; i < 3; i++) {
		cr_assert_eq(text_next(s, n, stops[i]), stops[i + 1]);
		cr_assert_eq(text_prev(s, n, stops[i + 1]), stops[i]);
	}
	cr_assert_eq(text_prev(s, n, 0), 0);
	cr_assert_eq(text_next(s, n, n), n);
}

Test(text, width)
{
	static const struct { uint32_t cp; int narrow, wide; } t[] = {
		{ 'a', 1, 1 }, { 0x1F, -1, -1 }, { 0x7F, -1, -1 }, { 0x9B, -1, -1 },
		{ 0x4E2D, 2, 2 }, { 0xFF0C, 2, 2 }, { 0x3000, 2, 2 }, { 0x3007, 2, 2 },
		{ 0x38C3, 2, 2 }, { 0x2CB6C, 2, 2 }, { 0x1F600, 2, 2 }, { 0xAC00, 2, 2 },
		{ 0x201C, 1, 2 }, { 0x2026, 1, 2 }, { 0x2014, 1, 2 }, { 0x2500, 1, 2 },
		{ 0xB7, 1, 2 }, { 0xD7, 1, 2 }, { 0x2460, 1, 2 }, { 0xE000, 1, 2 },
		{ 0x301, 0, 0 }, { 0x200B, 0, 0 }, { 0x202E, 0, 0 }, { 0x2028, -1, -1 },
		{ 0x20AC, 1, 2 }, { 0xD7B0, 0, 0 }, { 0x1160, 0, 0 }, { 0x3002, 2, 2 },
		{ 0x302A, 0, 0 }, { 0x303F, 1, 1 }, { 0x4DC0, 1, 1 }, { 0x3400, 2, 2 },
		{ 0xAD, 1, 2 },
		{ 0x30000, 2, 2 }, { 0x10FFFD, 1, 2 }, { 0x110000, -1, -1 },
		{ 0xD800, -1, -1 },
		{ 0xFF61, 1, 1 }, { 0xFFE5, 2, 2 }, { 0xE9, 1, 2 }, { 0xEB, 1, 1 },
		{ 0x9FA6, 2, 2 }, { 0x378, 1, 1 }
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		text_set_ambiguous(1);
		cr_assert_eq(text_cp_width(t[i].cp), t[i].narrow, "U+%04X", t[i].cp);
		text_set_ambiguous(2);
		cr_assert_eq(text_cp_width(t[i].cp), t[i].wide, "U+%04X", t[i].cp);
		cr_assert_eq(wcwidth((wchar_t)t[i].cp), t[i].wide);
	}
	text_set_ambiguous(1);
	cr_assert_eq(text_width("危及“三安全一稳定”"), 18);
	text_set_ambiguous(2);
	cr_assert_eq(text_width("危及“三安全一稳定”"), 20);
	cr_assert_eq(wcswidth(L"a\x4e2d", 9), 3);
	cr_assert_eq(wcswidth(L"a\n", 9), -1);
}

Test(text, fit_and_pad)
{
	static const struct {
		const char *s;
		int columns;
		enum text_align a;
		const char *want;
	} t[] = {
		{ "年报", 6, TEXT_LEFT, "年报  " }, { "年报", 6, TEXT_RIGHT, "  年报" },
		{ "年报", 7, TEXT_CENTER, " 年报  " }, { "年报", 3, TEXT_LEFT, "年 " },
		{ "年报", 1, TEXT_LEFT, " " }, { "年报", 0, TEXT_LEFT, "" },
		{ "", 2, TEXT_LEFT, "  " },
	};
	struct buf b = BUF_INIT;
	int used;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		text_pad(&b, t[i].s, t[i].columns, t[i].a);
		cr_assert_str_eq(buf_cstr(&b), t[i].want);
	}
	cr_assert_eq(text_fit("年报", 6, 3, &used), 3);
	cr_assert_eq(used, 2);
	buf_reset(&b);
	text_pad_dots(&b, "政府信息公开", 9);
	cr_assert_str_eq(buf_cstr(&b), "政府信.. ");
	buf_release(&b);
}

struct lines { const char *s; struct buf out; size_t at; int columns; };

static void
join(void *ctx, size_t from, size_t to)
{
	struct lines *l = ctx;

	cr_assert_eq(from, l->at, "lines without gaps");
	l->at = to;
	buf_add(&l->out, l->s + from, to - from);
	buf_chr(&l->out, '|');
}

static void
see_wrap(const char *s, int columns, const char *want)
{
	struct lines l = { s, BUF_INIT, 0, columns };

	text_wrap(s, strlen(s), columns, join, &l);
	cr_assert_eq(l.at, strlen(s));
	cr_assert_str_eq(buf_cstr(&l.out), want, "%s", buf_cstr(&l.out));
	buf_release(&l.out);
}

Test(text, wrap)
{
	see_wrap("", 10, "|");
	see_wrap("政府信息公开", 4, "政府|信息|公开|");
	see_wrap("政府信息公开", 5, "政府|信息|公开|");
	see_wrap("政府，信息", 4, "政|府，|信息|");		/* no comma at a line start */
	see_wrap("政府（信息）", 6, "政府|（信|息）|");		/* no opening bracket at an end */
	see_wrap("共收到12345件", 8, "共收到|12345件|");	/* a number stays whole */
	see_wrap("abcdefgh", 3, "abc|def|gh|");			/* too long: cut */
	see_wrap("国办发〔2021〕30号", 10, "国办发|〔2021〕30|号|");
	see_wrap("共1,234.5万元", 8, "共|1,234.5|万元|");	/* with its separators */
	see_wrap("至12:30止", 5, "至|12:30|止|");
	see_wrap("国家。abc 政府", 9, "国家。abc |政府|");	/* blanks hang at an end */
	see_wrap("政府 ，信息", 5, "政|府 ，|信息|");	/* and never begin a line */
	see_wrap("abc   政府", 4, "abc   |政府|");
	see_wrap("政府——信息", 5, "政|府——|信息|");
	see_wrap("合计￥12元", 6, "合计|￥12元|");
	see_wrap("政 \xCC\x81", 2, "政 \xCC\x81|");	/* a mark stays with its base */
	see_wrap("年报", 1, "年|报|");				/* at least two columns */
}

/* Random texts: every line fits, nothing is lost, lines begin as they may. */
Test(text, wrap_property)
{
	static const char *const part[] = { "政", "府", "，", "。", "“", "”", "（", "）", "a",
	    "7",
	    " ", ".", "…", "\xCC\x81", "😀", ",", "￥" };
	unsigned x = 1;

	for (int round = 0; round < 3000; round++) {
		struct buf b = BUF_INIT;
		struct lines l = { NULL, BUF_INIT, 0, 4 + round % 30 };

		for (int i = 0; i < 60; i++) {
			x = x * 1103515245 + 12345;
			buf_str(&b, part[(x >> 16) % (sizeof(part) / sizeof(part[0]))]);
		}
		l.s = buf_cstr(&b);
		text_wrap(l.s, b.len, l.columns, join, &l);
		cr_assert_eq(l.at, b.len);
		for (char *p = l.out.data, *e; (e = strchr(p, '|')) != NULL; p = e + 1) {
			size_t n = (size_t)(e - p);

			/* Blanks hang over, with the marks on them. */
			while (n > 0 && (p[n - 1] == ' ' || (p[n - 1] & 0xFF) == 0x81))
				n -= p[n - 1] == ' ' ? 1 : 2;
			cr_assert_leq(text_widthn(p, n), l.columns);
		}
		buf_release(&b);
		buf_release(&l.out);
	}
}

static void
count_line(void *ctx, size_t from, size_t to)
{
	cr_assert_leq(from, to);
	++*(size_t *)ctx;
}

/* A paragraph of a megabyte, with and without a place to break. */
Test(text, wrap_takes_linear_time, .timeout = 10)
{
	static const char *const part[] = { "政", "。", "a", " ", "（", "\xCC\x81" };
	struct buf b = BUF_INIT;
	size_t lines;

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		buf_reset(&b);
		buf_repeat(&b, part[i], 1000000 / strlen(part[i]));
		lines = 0;
		text_wrap(b.data, b.len, 40, count_line, &lines);
		cr_assert_geq(lines, 1);
	}
	buf_release(&b);
}

Test(text, fold)
{
	struct buf b = BUF_INIT;

	text_fold(&b, "（：），＋－＝＞＜３：Ａ。、／　x年", strlen("（：），＋－＝＞＜３：Ａ。、／　x年"));
	cr_assert_str_eq(buf_cstr(&b), "(:),+-=><3:A.// x年");
	buf_release(&b);
}

Test(text, normal)
{
	static const struct { const char *s; bool ordinal; const char *want; } t[] = {
		{ "商业\n企业", false, "商业企业" },
		{ "（三）不予公开", true, "不予公开" }, { "(三) 不予公开", true, "不予公开" },
		{ "1.属于国家秘密", true, "属于国家秘密" }, { "1、属于国家秘密", true, "属于国家秘密" },
		{ "三、本年度办理结果", true, "本年度办理结果" }, { "①其他", true, "其他" },
		{ "3.", true, "3." }, { "三、本年", false, "三/本年" },
		{ "危及‘三安全一稳定’", false, "危及\"三安全一稳定\"" },
		{ "危及「三安全」", false, "危及\"三安全\"" },
		{ "[bookmark: x1]总\xE2\x80\x8B计", false, "总计" },
		{ "[bookmark: x1", false, "[bookmark:x1" },
		{ "总\xC2\xA0\xE2\x80\x83\xE2\x80\xAF\xE3\x80\x80\xE2\x80\xA8\x7F计",
		  false, "总计" },
		{ "甲―乙", false, "甲-乙" }, { "甲‐乙", false, "甲-乙" }, { "甲—乙", false, "甲-乙" },
		{ "『甲』", false, "\"甲\"" }, { "ＡＢc", false, "abc" },
		{ "（十五）其他", true, "其他" }, { "2021年", true, "2021年" }, { "", true, "" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		text_normal(&b, t[i].s, strlen(t[i].s), t[i].ordinal);
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%s: %s", t[i].s, buf_cstr(&b));
	}
	buf_release(&b);
}

Test(text, normal_takes_linear_time, .timeout = 10)
{
	struct buf in = BUF_INIT, out = BUF_INIT;

	buf_repeat(&in, "[bookmark:", 600000);
	text_normal(&out, in.data, in.len, true);
	cr_assert_eq(out.len, in.len);
	buf_release(&in);
	buf_release(&out);
}

/* Nothing that could steer a terminal comes through. */
Test(text, visible)
{
	static const uint32_t hidden[] = {
		0, 0x1B, 0x7F, 0x80, 0x9B, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F,
		0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xE0001, 0xE0041
	};
	static const uint32_t seen[] = {
		' ', '~', 0xA0, 0x301, 0x2014, 0x3000, 0x4E2D, 0xFE0F, 0xFFFD, 0x1F600, 0x20087
	};
	struct buf in = BUF_INIT, out = BUF_INIT;
	uint32_t cp;

	text_visible(&out, "a\x1b[31m\xe2\x80\xae" "b\n\x9b", 12, true);
	cr_assert_str_eq(buf_cstr(&out), "a<1B>[31m<202E>b\n\xEF\xBF\xBD");
	for (cp = 0; cp < 0x3000; cp++)
		buf_cp(&in, cp);
	buf_reset(&out);
	text_visible(&out, in.data, in.len, false);
	for (size_t i = 0; i < out.len;) {
		i += text_decode(out.data + i, out.len - i, &cp);
		cr_assert_not(text_cp_unsafe(cp), "U+%04X", cp);
	}
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++)
		cr_assert(text_cp_unsafe(hidden[i]), "U+%04X", hidden[i]);
	for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++)
		cr_assert_not(text_cp_unsafe(seen[i]), "U+%04X", seen[i]);
	buf_release(&in);
	buf_release(&out);
}

/* Names as a directory has them, figures and Latin letters first. */
Test(text, pinyin_order)
{
	static const char *const names[] = {
		"1号", "２号", "A区", "b区", "安县", "安县卫", "澳县", "海口", "海南", "和县",
		"洪山", "湖北", "沐县", "沅江", "张县", "镇江",
	};
	struct buf before = BUF_INIT, key = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_reset(&key);
		text_pinyin_key(&key, names[i]);
		cr_assert_lt(strcmp(buf_cstr(&before), buf_cstr(&key)), 0, "%s", names[i]);
		buf_reset(&before);
		buf_add(&before, key.data, key.len);
	}
	buf_release(&before);
	buf_release(&key);
}

Test(text, pinyin)
{
	cr_assert_eq(text_pinyin_initial(0x653F), 'z');	/* 政 */
	cr_assert_eq(text_pinyin_initial('a'), 0);
	cr_assert(text_pinyin_match("1.本机关不掌握相关政府信息", "bzw"));
	cr_assert(text_pinyin_match("2.重复申请", "cfsq"));
	cr_assert(text_pinyin_match("2.重复申请", "zf"));
	cr_assert(text_pinyin_match("3.危及“三安全一稳定”", "wjsaq"));
	cr_assert_not(text_pinyin_match("自然人", "zrx"));
	cr_assert_not(text_pinyin_match("自然人", ""));
}

/* Words of the forms by their initials, second readings too. */
Test(text, pinyin_second_readings)
{
	cr_assert(text_pinyin_match("行政处罚", "xzcf"));
	cr_assert(text_pinyin_match("银行", "yh"));
	cr_assert(text_pinyin_match("社会团体会计", "kj"));
	cr_assert(text_pinyin_match("2.重复申请", "zfsq"));
	cr_assert(text_pinyin_match("（一）予以公开", "yygk"));
	cr_assert(text_pinyin_match("给予处分", "jycf"));
	/* Counties whose names are no characters in common use. */
	cr_assert(text_pinyin_match("沅江市人民政府", "yjs"));
	cr_assert(text_pinyin_match("醴陵市卫生健康局", "lls"));
	cr_assert(text_pinyin_match("婺源县", "wyx"));
	cr_assert_eq(text_pinyin_initial(0x9FFF), 0);
	cr_assert_eq(text_pinyin_initial(0x4DFF), 0);
	cr_assert_eq(text_pinyin_initial(0xA000), 0);
	cr_assert_eq(text_pinyin_initial(0x4E00), 'y');
	cr_assert_not(text_pinyin_match("", "a"));
	cr_assert_not(text_pinyin_match("总计", "zjj"));
}
