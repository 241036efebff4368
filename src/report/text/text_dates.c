/*
 * text_dates.c - title, period and dates: N505 N506 N519 N520, D801 to D803.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define MONTH	0x6708
#define DAY	0x65E5

/* ---- the days of the period ---- */

struct day {
	int		 year;		/* 0 = not told */
	int		 month, day;
	size_t		 from, to;	/* code points */
};

/* A small number that fills these code points, 12 or 十二; 0 = none. */
static int
small_number(const struct text_scan *s, size_t from, size_t to)
{
	int64_t v;

	if (from >= to || pattern_number(s->cp + from, to - from, &v) != to - from)
		return 0;
	return v > 0 && v < 100 * NUM_ONE && v % NUM_ONE == 0 ? (int)(v / NUM_ONE) : 0;
}

static bool
is_numeral(uint32_t c)
{
	return char_year_digit(c) >= 0 || c == 0x5341;		/* 十 */
}

/* The year whose four digits end before k; *from is moved to the first. */
static int
year_ending(const struct text_scan *s, size_t start, size_t k, size_t *from)
{
	int year = 0;

	if (k < start + 4)
		return 0;
	for (size_t i = k - 4; i < k; i++) {
		if (char_year_digit(s->cp[i]) < 0)
			return 0;
		year = year * 10 + char_year_digit(s->cp[i]);
	}
	*from = year >= YEAR_FIRST && year <= YEAR_LAST ? k - 4 : *from;
	return year >= YEAR_FIRST && year <= YEAR_LAST ? year : 0;
}

/* 12月31日 whose 月 is at k, 二〇二四年十二月三十一日. */
static bool
day_in_words(const struct text_scan *s, const struct text_sentence *t, size_t k, struct day *d)
{
	size_t end = k + 1;

	d->from = k;
	while (d->from > t->from && k - d->from < 3 && is_numeral(s->cp[d->from - 1]))
		d->from--;
	while (end < t->to && end - k <= 3 && is_numeral(s->cp[end]))
		end++;
	if (end == t->to || (s->cp[end] != DAY && s->cp[end] != 0x53F7))	/* 号 */
		return false;
	d->month = small_number(s, d->from, k);
	d->day = small_number(s, k + 1, end);
	d->to = end + 1;
	d->year = d->from > t->from && s->cp[d->from - 1] == 0x5E74 ?
	    year_ending(s, t->from, d->from - 1, &d->from) : 0;
	return d->month > 0 && d->day > 0;
}

/* 2024.12.31 or 2024-1-1 or 2024/1/1, whose first mark is at k. */
static bool
day_in_figures(const struct text_scan *s, const struct text_sentence *t, size_t k,
    struct day *d)
{
	size_t month = k + 1, day, end;

	d->year = year_ending(s, t->from, k, &d->from);
	for (day = month; day < t->to && char_is(s->cp[day], CHAR_DIGIT); day++)
		;
	for (end = day + 1; end < t->to && char_is(s->cp[end], CHAR_DIGIT); end++)
		;
	if (d->year == 0 || day >= t->to || s->cp[day] != s->cp[k])
		return false;
	d->month = small_number(s, month, day);
	d->day = small_number(s, day + 1, end);
	d->to = end;
	return d->month > 0 && d->month <= 12 && d->day > 0 && d->day <= 31;
}

/* The next day of a sentence from *k on; *k is moved behind it. */
static bool
next_day(const struct text_scan *s, const struct text_sentence *t, size_t *k, struct day *d)
{
	for (; *k < t->to; (*k)++) {
		uint32_t c = s->cp[*k];

		if (c == MONTH ? !day_in_words(s, t, *k, d) :
		    (c != '.' && c != '-' && c != '/') || !day_in_figures(s, t, *k, d))
			continue;
		*k = d->to;
		return true;
	}
	return false;
}

static bool
is_day(const struct day *d, int month, int day)
{
	return d->month == month && d->day == day;
}

/* The days of a period that is meant to be the year: one end is right, or both months
 * are.  Half a year and a quarter are other periods. */
static bool
days_wrong(const struct text_scan *s, const struct text_sentence *t, const struct day *a,
    const struct day *b)
{
	bool first = is_day(a, 1, 1), last = is_day(b, 12, 31);

	for (size_t k = t->from; k < t->to; k++)
		if (textcheck_scan_word(s, k, "半年") > 0 || textcheck_scan_word(s, k, "季度") > 0)
			return false;
	return first != last || (!first && a->month == 1 && b->month == 12);
}

/* 1月1日 … 12月31日, with or without years, in a sentence. */
static void
find_period(struct text_scan *s, const struct text_sentence *t)
{
	struct day a, b;
	size_t k = t->from;

	if (!next_day(s, t, &k, &a))
		return;
	for (; next_day(s, t, &k, &b); a = b) {
		bool whole = is_day(&a, 1, 1) && is_day(&b, 12, 31);
		int year = a.year != 0 && a.year != s->r->year ? a.year :
		    b.year != 0 && b.year != s->r->year ? b.year : 0;
		struct text_fact *fact;

		s->out->view[s->slot].period |= whole;
		if ((t->words & WORD_BIT(WORD_PERIOD)) == 0)
			continue;
		if (whole && year != 0) {
			fact = textcheck_fact_add(s, TEXT_N520, a.from, b.to);
			fact->has_sides = true;
			fact->left = year * NUM_ONE;
			fact->right = s->r->year * NUM_ONE;
		} else if (!whole && year == 0 && days_wrong(s, t, &a, &b)) {
			textcheck_fact_add(s, TEXT_N520_DAY, a.from, b.to);
		} else if (!whole) {
			continue;
		}
		return;
	}
}

/* 现公布甲局2023年政府信息公开工作年度报告: what is being published is this report. */
static void
find_own_report(struct text_scan *s, const struct text_sentence *t)
{
	static const char *const now[] = { "现公布", "现发布", "现将", "现予", "公布如下", "特此公布" };
	static const char *const what[] = { "政府信息公开工作年度报告", "政府信息公开年度报告",
	    "政府信息公开工作报告", "政府信息公开年报", "政务公开工作年度报告" };
	const struct text_figure *wrong = NULL;
	int year;

	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *f = &s->figure[i];
		size_t k = f->end + (s->cp[f->end] == 0x5EA6);		/* 年度 */

		if (!textcheck_year(f, &year))
			continue;
		if (year == s->r->year)
			return;
		for (size_t w = 0; w < ARRAY_LEN(what); w++)
			wrong = textcheck_scan_word(s, k, what[w]) > 0 ? f : wrong;
	}
	for (size_t k = t->from; wrong != NULL && k < t->to; k++)
		for (size_t w = 0; w < ARRAY_LEN(now); w++) {
			struct text_fact *fact;

			if (textcheck_scan_word(s, k, now[w]) == 0)
				continue;
			fact = textcheck_fact_add(s, TEXT_N520, wrong->from, wrong->end);
			fact->has_sides = true;
			fact->left = wrong->value;
			fact->right = s->r->year * NUM_ONE;
			return;
		}
}

void
textcheck_dates_scan(struct text_scan *s)
{
	for (size_t i = 0; i < s->nsentence; i++) {
		const struct text_sentence *t = &s->sentence[i];

		if (t->nfigure > 0 || (t->words & WORD_BIT(WORD_PERIOD)) != 0)
			find_period(s, t);
		if (t->nfigure > 0 && (s->slot == FORM_LEAD ||
		    s->slot == form_role_find(s->r->form, ROLE_OVERVIEW)))
			find_own_report(s, t);
	}
}

/* ---- the title ---- */

/* How the name of an office begins that does not say of which place it is. */
static const char *const offices[] = {
	"卫生健康", "卫生和计划生育", "医疗保障", "市场监督管理", "城市管理", "教育", "公安", "财政",
	"人力资源和社会保障", "自然资源", "生态环境", "住房和城乡建设", "住房城乡建设", "交通运输",
	"水利", "水务", "农业农村", "商务", "文化和旅游", "文化广电", "文化旅游", "应急管理", "审计",
	"统计", "民政", "司法", "科学技术", "科技", "发展和改革", "发展改革", "工业和信息化",
	"退役军人事务", "林业", "气象", "行政审批", "政务服务", "信访", "体育", "民族宗教", "档案",
	"人民政府", "政府办公室", "街道办事处", "综合行政执法", "消防救援", "机关事务", "乡村振兴",
	"数据",
};
static const char *const office_tails[] = {
	"局", "办公室", "委员会", "厅", "人民政府", "办事处", "支队", "大队", "中心", "处",
};

static bool
begins(const char *s, const char *word)
{
	return strncmp(s, word, strlen(word)) == 0;
}

static bool
ends(const char *s, size_t n, const char *tail)
{
	size_t t = strlen(tail);

	return n >= t && memcmp(s + n - t, tail, t) == 0;
}

static bool
without_region(const char *name, size_t n)
{
	bool tail = false;

	if (ends(name, n, "总局"))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(office_tails); i++)
		tail |= ends(name, n, office_tails[i]);
	for (size_t i = 0; tail && i < ARRAY_LEN(offices); i++)
		if (begins(name, offices[i]) && strlen(offices[i]) <= n)
			return !begins(name + strlen(offices[i]), "部");
	return false;
}

/* The year of a title, 2025 or 二〇二五; 0 = none.  *from: where it stands. */
static int
title_year(const char *s, size_t *from)
{
	size_t n = strlen(s), start = 0, len;
	int year = 0, digits = 0, d;
	uint32_t c;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &c);
		d = char_year_digit(c);
		if (d < 0) {
			if (c == 0x5E74 && digits == 4 && year >= YEAR_FIRST && year <= YEAR_LAST) {
				*from = start;		/* 年 */
				return year;
			}
			year = digits = 0;
			continue;
		}
		start = digits == 0 ? at : start;
		year = digits < 5 ? year * 10 + d : year;
		digits++;
	}
	return 0;
}

static void
squeeze(struct buf *out, const char *s)
{
	struct buf folded = BUF_INIT;

	text_fold(&folded, s, strlen(s));
	for (const char *p = buf_cstr(&folded); *p != '\0'; p++)
		if (!isspace((unsigned char)*p))
			buf_chr(out, *p);
	buf_cstr(out);
	buf_release(&folded);
}

static void
judge_own_title(const struct report *r, struct narrative *out, const char *title,
    uint32_t *faults)
{
	static const char usual[] = "政府信息公开工作年度报告";
	const char *name = r->agency.name;
	size_t from = 0;
	int year = title_year(title, &from);
	struct text_fact *f;

	if (strstr(title, usual) == NULL)
		*faults |= 1u << (strstr(title, "年度报告") == NULL &&
		    strstr(title, "年报") == NULL && strstr(title, "工作报告") != NULL ?
		    TITLE_REPORT : TITLE_WORDS);
	if (year == 0) {
		*faults |= 1u << TITLE_YEAR;
	} else if (year != r->year) {
		f = textcheck_fact_head(out, TEXT_N520);
		f->has_sides = true;
		f->left = year * NUM_ONE;
		f->right = r->year * NUM_ONE;
	}
	if (year != 0 && (name == NULL || strstr(title, name) == NULL)) {
		if (from == 0 && (strstr(title, "年政府信息公开") != NULL ||
		    strstr(title, "年度政府信息公开") != NULL))
			*faults |= 1u << TITLE_AGENCY;
		else if (without_region(title, from))
			*faults |= 1u << TITLE_REGION;
	}
}

void
textcheck_dates_head(const struct report *r, struct narrative *out)
{
	struct buf title = BUF_INIT;
	uint32_t faults = 0;

	if (r->title != NULL && r->title[0] != '\0') {
		squeeze(&title, r->title);
		judge_own_title(r, out, buf_cstr(&title), &faults);
	}
	if (r->agency.name != NULL && r->agency.level != 1 &&
	    without_region(r->agency.name, strlen(r->agency.name)))
		faults |= 1u << TITLE_REGION;
	if (faults != 0)
		textcheck_fact_head(out, TEXT_N506)->which = faults;
	buf_release(&title);
}

/* ---- the lead paragraph, and when the report came out ---- */

static void
judge_lead(struct run *run)
{
	const struct report *r = run->r;
	const struct text_view *view = textcheck_view(run, 0);
	int overview = form_role_find(r->form, ROLE_OVERVIEW);
	int other = form_role_find(r->form, ROLE_OTHER);
	uint32_t words = 0, lacks = 0;
	bool period = false;

	for (int i = 0; i < r->form->ntext; i++) {
		period |= view[i].period ||
		    (view[i].words & WORD_BIT(WORD_PERIOD)) != 0;
		words |= i == FORM_LEAD || i == other ? view[i].words : 0;
	}
	if (overview >= 0 && (view[overview].words & WORD_BIT(WORD_ADDRESS)) != 0)
		words |= WORD_BIT(WORD_CONTACT);
	if (!period)
		textcheck_finding(run, TEXT_N505, FORM_LEAD);
	lacks = ((words & WORD_BIT(WORD_CONTACT)) == 0) << LEAD_CONTACT |
	    ((words & WORD_BIT(WORD_COPY)) == 0) << LEAD_COPY;
	if (lacks != 0)
		textcheck_finding(run, TEXT_N519, FORM_LEAD)->which = lacks;
}

/* 2026-01-31 as 20260131, in millionths; 0 if it is no date. */
static int64_t
date_value(const char *s)
{
	if (s == NULL || strlen(s) != 10)
		return 0;
	return (strtol(s, NULL, 10) * 10000 + strtol(s + 5, NULL, 10) * 100 +
	    strtol(s + 8, NULL, 10)) * NUM_ONE;
}

/* By when it is asked for locally; townships follow the departments by custom. */
static int64_t
local_date(const struct report *r, enum agency_kind kind)
{
	const char *due = r->due[0] == '\0' && kind == AGENCY_TOWNSHIP ?
	    "01-31" : r->due;

	if (strlen(due) != 5)
		return 0;
	return ((int64_t)(r->year + 1) * 10000 + strtol(due, NULL, 10) * 100 +
	    strtol(due + 3, NULL, 10)) * NUM_ONE;
}

static void
judge_published(struct run *run)
{
	/* Whose report has to be out by when. */
	static const struct {
		enum agency_kind kind;
		enum text_code code;
		int	 day;		/* of the next year: MMDD */
	} due[] = {
		{ AGENCY_DEPARTMENT, TEXT_D801, 131 }, { AGENCY_GOVERNMENT, TEXT_D802, 331 },
		{ AGENCY_OFFICE, TEXT_D802, 331 },
	};
	const struct report *r = run->r;
	int64_t at = r->published != NULL ? date_value(r->published) : 0, last;
	/* of a stored report somebody can tell the kind */
	enum agency_kind kind = run->document && r->agency.kind == AGENCY_UNKNOWN ?
	    agency_kind_of_name(r->agency.name) : r->agency.kind;
	struct finding *f;

	for (size_t i = 0; at > 0 && i < ARRAY_LEN(due); i++) {
		last = ((int64_t)(r->year + 1) * 10000 + due[i].day) * NUM_ONE;
		if (due[i].kind != kind || at <= last)
			continue;
		f = textcheck_finding(run, due[i].code, -1);
		f->left = at;
		f->right = last;
		return;
	}
	if (at > 0 && (last = local_date(r, kind)) > 0 && at > last) {
		f = textcheck_finding(run, TEXT_D803, -1);
		f->left = at;
		f->right = last;
	}
}

void
textcheck_dates_judge(struct run *run, bool ripe)
{
	if (ripe)
		judge_lead(run);
	judge_published(run);
}
