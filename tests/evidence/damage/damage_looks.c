/*
 * damage_looks.c - damages of words and of what stands around the tables.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/text.h"
#include "doc/doc.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/page.h"
#include "kit/exportkit.h"

/* Rewrite labels (and headings): "share" in 20 of them. */
static bool
rewrite(struct page *p, uint64_t *seed, uint64_t share, bool figures,
    const char *(*fn)(struct page *, const char *, uint64_t *))
{
	bool any = false;

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;
		const char *text;

		if (p->block[i].kind == DOC_HEADING1 && kit_rand(seed, 20) < share &&
		    (text = fn(p, p->block[i].text, seed)) != NULL) {
			p->block[i].text = text;
			any = true;
		}
		for (int k = 0; t != NULL && k < t->n; k++)
			for (int c = 0; c < t->row[k]->n; c++) {
				struct page_cell *pc = &t->row[k]->cell[c];

				if ((pc->role == DOC_DATA && !figures) ||
				    look_coded(pc->text, strlen(pc->text)) ||
				    pc->text[0] == '\0' || kit_rand(seed, 20) >= share)
					continue;
				text = fn(p, pc->text, seed);
				if (text == NULL)
					continue;
				pc->text = text;
				any = true;
			}
	}
	return any;
}

/* One character put in, taken out or replaced.  A label of two or three characters
 * only gets one more: less of it could be read in several ways.  So could a unit that
 * has lost its 万. */
static const char *
typo(struct page *p, const char *s, uint64_t *seed)
{
	static const char *const wrong[] = { "的", "与", "及", "等", "项", "处", "件", "它" };
	size_t n = strlen(s), len = text_length(s, n), from, to;
	uint64_t how = kit_rand(seed, 3);
	const char *put = wrong[kit_rand(seed, sizeof wrong / sizeof *wrong)];

	if (len < 2 || strchr(s, '\n') != NULL)
		return NULL;
	if (len < 4)
		how = 0;
	from = text_offset(s, n, 1 + kit_rand(seed, len - 1));
	if (strncmp(s + from, "万元", strlen("万元")) == 0)
		how = 0;
	to = how == 0 ? from : text_next(s, n, from);
	return page_text(p, "%.*s%s%s", (int)from, s, how == 2 ? "" : put, s + to);
}

bool
damage_typo(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 1 + kit_rand(seed, 4), false, typo);
}

/* Bytes of a leading 一、（一）1. with what belongs to it. */
static size_t
ordinal(const char *s)
{
	static const char *const digit[] = {
		"一", "二", "三", "四", "五", "六", "七", "1", "2", "3", "4", "5", "6", "7", "8"
	};
	static const char *const open[] = { "（", "(", "" };
	static const char *const close[] = { "）", ")", "、", "." };

	for (size_t o = 0; o < 3; o++) {
		size_t n = strlen(open[o]);

		if (strncmp(s, open[o], n) != 0)
			continue;
		for (size_t d = 0; d < sizeof digit / sizeof *digit; d++) {
			size_t m = n + strlen(digit[d]);

			if (strncmp(s + n, digit[d], m - n) != 0)
				continue;
			for (size_t c = 0; c < 4; c++)
				if (strncmp(s + m, close[c], strlen(close[c])) == 0)
					return m + strlen(close[c]);
		}
	}
	return 0;
}

static const char *
other_ordinal(struct page *p, const char *s, uint64_t *seed)
{
	static const char *const other[] = {
		"", "", "1、", "2.", "（二）", "(三)", "四、", "①", "8．", "（1）", "三"
	};
	size_t n = ordinal(s);

	if (n == 0 || s[n] == '\0')
		return NULL;
	return page_text(p, "%s%s", other[kit_rand(seed, 10)], s + n);
}

bool
damage_ordinal(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 2 + kit_rand(seed, 19), false, other_ordinal);
}

static const char *
broken(struct page *p, const char *s, uint64_t *seed)
{
	static const char *const with[] = { "\n", "\n", " ", "　", " " };
	size_t n = strlen(s), len = text_length(s, n), at;

	if (len < 2)
		return NULL;
	at = text_offset(s, n, 1 + kit_rand(seed, len - 1));
	return page_text(p, "%.*s%s%s", (int)at, s, with[kit_rand(seed, 5)], s + at);
}

bool
damage_break(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 2 + kit_rand(seed, 19), false, broken);
}

static const char *
invisible(struct page *p, const char *s, uint64_t *seed)
{
	static const char *const mark[] = {
		"\xE2\x80\x8B", "\xEF\xBB\xBF", "\xC2\xAD", "\xE2\x81\xA0"
	};
	size_t n = strlen(s), at = text_offset(s, n, kit_rand(seed, text_length(s, n) + 1));

	return page_text(p, "%.*s%s%s", (int)at, s, mark[kit_rand(seed, 4)], s + at);
}

bool
damage_zero_width(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 2 + kit_rand(seed, 19), true, invisible);
}

bool
damage_bookmark(struct page *p, uint64_t *seed)
{
	(void)seed;
	p->bookmarks = true;
	return true;
}

bool
damage_letters(struct page *p, uint64_t *seed)
{
	(void)seed;
	p->letters = true;
	return true;
}

bool
damage_nested(struct page *p, uint64_t *seed)
{
	(void)seed;
	p->nested = true;
	return true;
}

bool
damage_chrome(struct page *p, uint64_t *seed)
{
	static const char *const before[] = {
		"云山县人民政府门户网站", "今天是2026年3月9日　星期一",
		"首页 > 政务公开 > 政府信息公开年度报告 > 2019年", "索引号：000014349/2026-00012",
		"发布机构：云山县人民政府办公室　发布日期：2026-01-28 10:12",
		"字体：【大 中 小】 打印 关闭"
	};
	static const char *const after[] = {
		"相关附件：1.docx", "上一篇：河西镇2018年政府信息公开工作年度报告",
		"下一篇：没有了", "主办：云山县人民政府办公室　承办：云山县数据中心",
		"网站标识码：4300000033　备案号：05000000号-1", "打印本页 关闭窗口 收藏"
	};

	for (int i = 0; i < 6; i++) {
		if (kit_rand(seed, 3) > 0)
			page_insert(p, 0, DOC_PARA, before[i]);
		if (kit_rand(seed, 3) > 0)
			page_insert(p, p->n, DOC_PARA, after[i]);
	}
	return true;
}
