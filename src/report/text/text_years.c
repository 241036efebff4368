/*
 * text_years.c - years that are left over from an earlier text: N507.
 *
 * Must never take a year of comparison, of a plan, of a quotation or of a document's
 * name for one that was left over.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/pattern.h"
#include "base/text.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define DU	0x5EA6		/* 年度 */
#define COMMA	0xFF0C

/* Does one of the words stand at k?  How many characters, or 0. */
static size_t
any_word(const struct text_scan *s, size_t k, const char *const *word, size_t n)
{
	size_t len;

	for (size_t i = 0; i < n; i++)
		if ((len = textcheck_scan_word(s, k, word[i])) > 0)
			return len;
	return 0;
}
#define ANY_WORD(s, k, words)	any_word(s, k, words, ARRAY_LEN(words))

/* Who tells of the year that follows: 我局2023年认真…, 本机关2022年度扎实…. */
static size_t
subject(const struct text_scan *s, size_t from, size_t year)
{
	static const char *const review[] = { "回顾", "纵观", "总结" };
	size_t k = from + textcheck_scan_word(s, from, s->r->agency.name);

	if (k == from)
		k += ANY_WORD(s, from, review);
	if (k == year || (k == from && year > from + 1 && year <= from + 5 &&
	    (s->cp[from] == 0x6211 || s->cp[from] == 0x672C)))		/* 我 本 */
		return year - from;
	return 0;
}

/* Where the words of a sentence begin, after （一） 一是 截至 and the like. */
static size_t
beginning(const struct text_scan *s, const struct text_sentence *t, bool *until)
{
	static const char *const before[] = { "一是", "二是", "三是", "在" };
	static const char *const untils[] = { "截至", "截止" };
	size_t k = t->from, step;
	int64_t number;

	if (s->cp[k] == '(' && k + 2 < t->to && s->cp[k + 2] == ')')	/* （一） */
		k += 3;
	if (pattern_number(s->cp + k, s->n - k, &number) == 1 && s->cp[k + 1] == 0x3001)
		k += 2;							/* 一、 */
	k += ANY_WORD(s, k, before);
	step = ANY_WORD(s, k, untils);
	*until = step > 0;
	return k + step;
}

/* What a sentence that tells of its own year goes on with. */
static bool
tells(const struct text_scan *s, size_t k, bool until)
{
	static const char *const next[] = { "，", ",", "我", "本", "全年", "共" };
	static const char *const ends[] = { "底", "末", "12月31日", "十二月三十一日" };

	k += s->cp[k] == DU;
	return until ? ANY_WORD(s, k, ends) > 0 : ANY_WORD(s, k, next) > 0;
}

/* How work is told of. */
static size_t
manner(const struct text_scan *s, size_t k)
{
	static const char *const words[] = {
		"认真", "扎实", "严格", "切实", "积极", "深入", "坚持", "全面", "持续", "进一步", "不断",
		"紧紧", "围绕", "高度", "始终", "着力", "按照", "根据", "共",
	};

	return ANY_WORD(s, k, words);
}

/* 2023年本级决算, 我局2023年收到的申请: the year is that of another thing, which no way
 * of working comes before. */
static bool
is_of_a_thing(const struct text_scan *s, const struct text_sentence *t, size_t k)
{
	static const char *const things[] = {
		"决算", "预算", "要点", "方案", "年报", "年度报告", "评估", "公报", "年鉴",
		"收到的", "受理的", "承办的", "制发的", "印发的", "公布的",
	};

	for (; k < t->to && s->cp[k] != COMMA && s->cp[k] != ',' && manner(s, k) == 0; k++)
		if (ANY_WORD(s, k, things) > 0)
			return true;
	return false;
}

/* Within 《》 or “”, which may run over lines and sentences? */
static bool
is_quoted(const struct text_scan *s, size_t k)
{
	size_t stop = k > 100 ? k - 100 : 0;

	while (k-- > stop)
		switch (s->cp[k]) {
		case 0x300A: case 0x3008: case 0x201C:	/* 《 〈 “ */
			return true;
		case 0x300B: case 0x3009: case 0x201D:
			return false;
		}
	return false;
}

/* 到2030年, 2026—2030年: the end of a span. */
static bool
ends_span(const struct text_scan *s, size_t k)
{
	static const uint32_t joins[] = { 0x5230, 0x81F3, '-', '~', 0x2014, 0x2013, 0x3001 };

	for (size_t i = 0; k > 0 && i < ARRAY_LEN(joins); i++)
		if (s->cp[k - 1] == joins[i])
			return true;
	return false;
}

/* Does the sentence tell of what came about, or has been going on for years? */
static bool
is_founded(const struct text_scan *s, const struct text_sentence *t, size_t k)
{
	static const char *const founded[] = {
		"成立", "组建", "挂牌", "施行", "实施", "颁布", "修订", "印发", "机构改革", "合并",
		"撤销", "启用", "累计", "至今", "以来",
	};

	for (; k < t->to; k++)
		if (ANY_WORD(s, k, founded) > 0)
			return true;
	return false;
}

/* A sentence of some year before the last is history, unless it tells of the work that
 * the report is about, as 2022年，我局公开信息80条 does. */
static bool
is_history(const struct text_scan *s, const struct text_sentence *t, size_t k)
{
	static const char *const ours[] = { "我", "本", "全", "共" };
	size_t first = k;

	if (is_founded(s, t, k))
		return true;
	for (; k < t->to; k++)
		if (textcheck_scan_word(s, k, "信息公开工作") > 0)
			return false;
	first += s->cp[first] == DU;
	first += s->cp[first] == COMMA || s->cp[first] == ',';
	return ANY_WORD(s, first, ours) == 0;
}

/* 2023年以来，… of a report of 2024: this year's has 今年以来. */
static bool
tells_since(const struct text_scan *s, const struct text_sentence *t, size_t k)
{
	size_t n = textcheck_scan_word(s, k, "以来，");

	for (size_t at = k; n > 0 && at < t->to; at++)
		if (textcheck_scan_word(s, at, "累计") > 0)
			return false;
	return n > 0;
}

/* 2023年收到3件，2024年收到5件: beside this year the other is told on purpose. */
static bool
tells_this_year(const struct text_scan *s, const struct text_sentence *t)
{
	int year;

	for (size_t i = t->figure; i < t->figure + t->nfigure; i++)
		if (textcheck_year(&s->figure[i], &year) && year == s->r->year)
			return true;
	for (size_t k = t->from; k < t->to; k++)
		if (textcheck_scan_word(s, k, "今年") > 0)
			return true;
	return false;
}

static bool
is_left_over(const struct text_scan *s, const struct text_sentence *t,
    const struct text_figure *f, int year)
{
	bool until, last = year == s->r->year - 1;
	size_t start = beginning(s, t, &until), k = f->end;

	if (year >= s->r->year || f->from < start || tells_this_year(s, t))
		return false;
	if (last && f->from == start && tells_since(s, t, k))
		return true;
	if ((t->words & WORD_BIT(WORD_COMPARE)) != 0 || is_of_a_thing(s, t, k))
		return false;
	if (f->from == start)
		return tells(s, k, until) && (last || !is_history(s, t, k));
	if (subject(s, start, f->from) == 0)
		return false;
	k += s->cp[k] == DU;
	k += s->cp[k] == COMMA || s->cp[k] == ',';
	return (manner(s, k) > 0 || tells(s, f->end, false)) && !is_founded(s, t, k);
}

static void
find_left_over(struct text_scan *s, const struct text_sentence *t)
{
	int year;

	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *f = &s->figure[i];

		if (!textcheck_year(f, &year))
			continue;
		/* 2030年前碳达峰 is a goal */
		if (year > s->r->year + 1 && s->cp[f->end] != 0x524D && (t->words & WORD_BIT(WORD_PLAN)) == 0 &&
		    !ends_span(s, f->from) && !is_quoted(s, f->from))
			textcheck_fact_add(s, TEXT_N507, f->from, f->end);
		else if (is_left_over(s, t, f, year) && !is_quoted(s, f->from))
			textcheck_fact_add(s, TEXT_N507, t->from, t->to);
	}
}

void
textcheck_years_scan(struct text_scan *s)
{
	for (size_t i = 0; i < s->nsentence; i++)
		if (s->sentence[i].nfigure > 0)
			find_left_over(s, &s->sentence[i]);
}
