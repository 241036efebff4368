/*
 * page_told.c - what a page tells around the text of a report: 发布日期, 发布机构, 索引号,
 * 文号, 成文日期; see story.h.
 *
 *	索 引 号：430321/2026-00012　发布机构：云山县水利局	labels and values in a line,
 *	发布日期：	over two lines, in the cells of a table, or in the data of the page
 *	2026-01-20 09:30
 *
 * A label that says what it is (发布日期) goes before one that may mean another thing
 * (时间) and before the page's own data (PubDate), which a site may fill when it moves.
 *
 * Must never believe one of two that contradict each other, nor the day a document was
 * written for that on which it was published, nor a date before the report could be.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/story/story.h"
#include "report/report.h"

#define LINES		400	/* looked at before the text */
#define LINE_BYTES	2000	/* a longer one is text */
#define VALUE_CHARS	60	/* in a line of its own below the label */
#define DAY		11	/* "2026-01-20" and NUL */

static const struct { const char *word; enum report_told what; int rank; } labels[] = {
	{ "发布日期", TOLD_PUBLISHED, 0 }, { "发布时间", TOLD_PUBLISHED, 0 },
	{ "公开日期", TOLD_PUBLISHED, 0 }, { "公开时间", TOLD_PUBLISHED, 0 },
	{ "公布日期", TOLD_PUBLISHED, 0 }, { "公布时间", TOLD_PUBLISHED, 0 },
	{ "日期", TOLD_PUBLISHED, 1 }, { "时间", TOLD_PUBLISHED, 1 },
	{ "发布机构", TOLD_ISSUER, 0 }, { "发布单位", TOLD_ISSUER, 0 },
	{ "发布机关", TOLD_ISSUER, 0 }, { "公开机构", TOLD_ISSUER, 0 },
	{ "公开机关", TOLD_ISSUER, 0 }, { "公开单位", TOLD_ISSUER, 0 },
	{ "公开主体", TOLD_ISSUER, 0 }, { "发文机关", TOLD_ISSUER, 0 },
	{ "发文机构", TOLD_ISSUER, 0 }, { "发文单位", TOLD_ISSUER, 0 },
	{ "信息来源", TOLD_ISSUER, 1 }, { "来源", TOLD_ISSUER, 1 },
	{ "文章来源", TOLD_ISSUER, 1 }, { "稿件来源", TOLD_ISSUER, 1 },
	{ "索引号", TOLD_INDEX_NO, 0 }, { "信息索引号", TOLD_INDEX_NO, 0 },
	{ "索取号", TOLD_INDEX_NO, 0 },
	{ "文号", TOLD_DOC_NO, 0 }, { "发文字号", TOLD_DOC_NO, 0 },
	{ "发文文号", TOLD_DOC_NO, 0 }, { "文件文号", TOLD_DOC_NO, 0 },
	{ "文件编号", TOLD_DOC_NO, 0 },
	{ "成文日期", TOLD_WRITTEN, 0 }, { "成文时间", TOLD_WRITTEN, 0 },
	{ "生成日期", TOLD_WRITTEN, 0 }, { "生成时间", TOLD_WRITTEN, 0 },
	{ "发文日期", TOLD_WRITTEN, 0 }, { "发文时间", TOLD_WRITTEN, 0 },
};

/* A label and what follows it. */
struct pair {
	const char	*label, *value;
	size_t		 nlabel, nvalue;
};

/* ---- days ---- */

/* A number at *at, Latin or Chinese (二十一); its digits, 0 = none. */
static int
read_number(const char *s, size_t n, size_t *at, int *value)
{
	int digits = 0, v = 0, d;
	bool ten = false;
	size_t len;
	uint32_t cp;

	for (; *at < n && digits <= 8; *at += len, digits++) {
		len = text_decode(s + *at, n - *at, &cp);
		d = cp == 0x25CB ? 0 : char_digit(cp);		/* ○ */
		if (d < 0)
			break;
		v = d == 10 ? (digits > 0 ? v : 1) * 10 : ten ? v + d : v * 10 + d;
		ten = d == 10;
	}
	*value = v;
	return digits;
}

/* Over blanks and what stands between the numbers of a date. */
static bool
over_mark(const char *s, size_t n, size_t *at, const char *marks)
{
	bool found = false;
	size_t len;
	uint32_t cp;

	for (; *at < n; *at += len) {
		len = text_decode(s + *at, n - *at, &cp);
		if (char_is(cp, CHAR_BLANK))
			continue;
		cp = text_fold_cp(cp);
		if (found || cp == 0 || (cp < 0x80 ? strchr(marks, (int)cp) == NULL :
		    len != 3 || memmem(marks, strlen(marks), s + *at, 3) == NULL))
			break;
		found = true;
	}
	return found;
}

/* A time of the day after a date, and nothing more that has figures. */
static bool
ends_day(const char *s, size_t n, size_t at)
{
	int v, part = 0;

	over_mark(s, n, &at, "日T,");
	while (part++ < 3 && read_number(s, n, &at, &v) > 0)
		over_mark(s, n, &at, ":.时分秒");
	if (over_mark(s, n, &at, "+") && read_number(s, n, &at, &v) > 0 &&
	    over_mark(s, n, &at, ":"))		/* of the zone */
		read_number(s, n, &at, &v);
	for (size_t len; at < n; at += len) {
		uint32_t cp;

		len = text_decode(s + at, n - at, &cp);
		if (char_is(cp, CHAR_DIGIT))
			return false;
	}
	return true;
}

/* 2026-01-20 09:30, 2026年1月20日, 二〇二六年一月二十日, 20260120. */
static bool
read_day(const char *s, size_t n, char day[DAY])
{
	size_t at = 0;
	int y, m, d, digits;

	over_mark(s, n, &at, "([【");
	digits = read_number(s, n, &at, &y);
	if (digits == 8) {
		d = y % 100;
		m = y / 100 % 100;
		y /= 10000;
	} else if (digits != 4 || !over_mark(s, n, &at, "-/.年") ||
	    read_number(s, n, &at, &m) == 0 || !over_mark(s, n, &at, "-/.月") ||
	    read_number(s, n, &at, &d) == 0) {
		return false;
	}
	if (y < REPORT_YEAR_MIN || y > REPORT_YEAR_MAX || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	snprintf(day, DAY, "%04d-%02d-%02d", y, m, d);
	return clock_is_date(day) && ends_day(s, n, at);
}

/* ---- what is told ---- */

static bool
has_digit(const char *s, size_t n)
{
	size_t len;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (char_is(cp, CHAR_DIGIT))
			return true;
	}
	return false;
}

/* The value of a label as the report holds it, to be freed; NULL = it tells nothing. */
static char *
value_of(enum report_told what, const char *s, size_t n)
{
	static const char *const none[] = { "", "无", "暂无", "空", "null" };
	char day[DAY];
	char *text;

	if (what == TOLD_PUBLISHED || what == TOLD_WRITTEN)
		return read_day(s, n, day) ? mem_strdup(day) : NULL;
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		if (match_words_only(s, n, none[i]))
			return NULL;
	if (what != TOLD_ISSUER && !has_digit(s, n))
		return NULL;
	text = mem_strndup(s, n);
	if (!report_told_valid(what, text)) {
		free(text);
		text = NULL;
	}
	return text;
}

/* Do both say the same, or one of them the end of the other: 县水利局 of 云山县水利局?
 * The longer one is kept. */
static bool
agrees(enum report_told what, const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b);

	if (match_words_only(a, na, b))
		return true;
	return what == TOLD_ISSUER && (na > nb ? strcmp(a + na - nb, b) == 0 :
	    strcmp(b + nb - na, a) == 0);
}

static void
release_found(struct told_found *f)
{
	free(f->value);
	free(f->words);
	memset(f, 0, sizeof *f);
}

/* One more that tells it.  "words" is taken. */
static void
add(struct story *st, enum report_told what, int rank, const char *s, size_t n,
    char *words)
{
	struct told_found *f = &st->told[what];
	char *value = value_of(what, s, n);
	struct buf both = BUF_INIT;

	if (value == NULL || (f->value != NULL && f->rank < rank)) {
		free(value);
		free(words);
		return;
	}
	if (f->value != NULL && f->rank > rank)
		release_found(f);
	if (f->value == NULL || (agrees(what, f->value, value) &&
	    strlen(value) > strlen(f->value))) {
		bool clash = f->clash;

		release_found(f);
		*f = (struct told_found){ value, words, rank, clash };
		return;
	}
	if (!agrees(what, f->value, value) && !f->clash) {
		buf_str(&both, f->words);
		buf_chr(&both, ' ');
		buf_str(&both, words);
		free(f->words);
		f->words = buf_detach(&both);
		f->clash = true;
	}
	free(value);
	free(words);
}

/* "发布日期：" and "2026-01-20" in one, whether they stood together or not. */
static char *
words_of(const struct pair *p)
{
	struct buf b = BUF_INIT;

	chrome_trim(&b, p->label, p->nlabel);
	if (b.len > 0 && b.data[b.len - 1] != ':' && (b.len < 3 ||
	    memcmp(b.data + b.len - 3, "：", 3) != 0))
		buf_str(&b, "：");
	chrome_trim(&b, p->value, p->nvalue);
	return buf_detach(&b);
}

/* Which datum a label is for, -1 for none of them. */
static int
label_of(const char *s, size_t n, int *rank)
{
	for (size_t i = 0; i < ARRAY_LEN(labels); i++)
		if (match_words_only(s, n, labels[i].word)) {
			*rank = labels[i].rank;
			return (int)labels[i].what;
		}
	return -1;
}

static void
add_pair(struct story *st, struct pair *p)
{
	int rank = 0, what = label_of(p->label, p->nlabel, &rank);

	if (what >= 0)
		add(st, (enum report_told)what, rank, p->value, p->nvalue, words_of(p));
}

/* ---- lines ---- */

/* A value ends before what is no part of it: a wide gap, a bracket of buttons, words of
 * buttons (打印 关闭). */
static void
cut_value(struct pair *p)
{
	size_t at, len, gap;
	struct buf rest = BUF_INIT;
	uint32_t cp;

	text_trim(&p->value, &p->nvalue, CHAR_EMPTY);
	for (at = 0; at < p->nvalue; at += len) {
		len = text_decode(p->value + at, p->nvalue - at, &cp);
		gap = text_span(p->value + at, p->nvalue - at, CHAR_BLANK);
		if (cp == 0x3010 || cp == '|' || cp == 0xFF5C)	/* 【 ｜ */
			break;
		if (gap == 0)
			continue;
		buf_reset(&rest);
		chrome_trim(&rest, p->value + at, p->nvalue - at);
		if (gap > 1 || chrome_is_head(buf_cstr(&rest)))
			break;
	}
	p->nvalue = at;
	text_trim(&p->value, &p->nvalue, CHAR_EMPTY);
	buf_release(&rest);
}

/* May a label stand here: at the beginning, after a blank or a bracket? */
static bool
begins_word(const char *s, size_t at)
{
	uint32_t cp;

	if (at == 0)
		return true;
	text_decode(s + text_prev(s, at, at), at, &cp);
	return char_is(cp, CHAR_BLANK) || cp == '[' || cp == 0x3010 || cp == '|' ||
	    cp == 0xFF5C || cp == '(' || cp == 0xFF08 || cp == 0x3011 || cp == ']';
}

/* The next label in s from "at" on; false without one. */
static bool
next_label(const char *s, size_t n, size_t at, size_t *from, size_t *to)
{
	size_t len, k;
	uint32_t cp;

	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (char_is(cp, CHAR_BLANK) || !begins_word(s, at) ||
		    (k = chrome_label(s + at, n - at)) == 0)
			continue;
		*from = at;
		*to = at + k;
		return true;
	}
	return false;
}

/* What one line tells; how many labels it has.  *open: the last of them has no value
 * yet, which may stand in the next line. */
static int
read_line(struct story *st, const char *s, size_t n, struct pair *open)
{
	size_t from, to, next, after;
	char day[DAY];
	int count = 0;
	bool more;

	memset(open, 0, sizeof *open);
	if (n > LINE_BYTES || memmem(s, n, "。", 3) != NULL ||
	    !next_label(s, n, 0, &from, &to))
		return 0;
	if (from > 0 && read_day(s, from, day))		/* 2026-01-20 09:30 来源：… */
		add(st, TOLD_PUBLISHED, 1, s, from, mem_strndup(s, from));
	for (more = true; more; from = next, to = after) {
		struct pair p = { s + from, NULL, to - from, 0 };

		more = next_label(s, n, to, &next, &after);
		p.value = s + to;
		p.nvalue = (more ? next : n) - to;
		cut_value(&p);
		if (p.nvalue > 0)
			add_pair(st, &p);
		else if (!more)
			*open = p;
		count++;
	}
	return count;
}

/* Is this line the value of the label in the line above? */
static bool
is_value(const struct story *st, const struct pair *open, const char *s, size_t n)
{
	int rank, what = label_of(open->label, open->nlabel, &rank);
	char *value = what >= 0 && text_length(s, n) <= VALUE_CHARS &&
	    memmem(s, n, "，", 3) == NULL && match_heading(st->in, s, n, NULL) < 0 ?
	    value_of((enum report_told)what, s, n) : NULL;

	free(value);
	return value != NULL;
}

/* One line after the other: true where the line tells something, or is its value. */
static bool
follow_line(struct story *st, const char *s, size_t n, struct pair *open)
{
	struct pair last = *open;
	int count = read_line(st, s, n, open);
	size_t from, to;

	if (count > 0)			/* at most a bracket before the first */
		return count > 1 || (next_label(s, n, 0, &from, &to) && from <= 3);
	if (last.label == NULL || memmem(s, n, "。", 3) != NULL || !is_value(st, &last, s, n))
		return false;
	last.value = s;
	last.nvalue = n;
	add_pair(st, &last);
	return true;
}

/* ---- tables ---- */

static void
read_table(struct story *st, const struct doc_table *t)
{
	struct pair open = { NULL, NULL, 0, 0 }, none;
	int rank, row = -1;

	if (!around_metadata(t))
		return;
	for (size_t i = 0; i < t->ncell; i++) {
		const char *s = t->cell[i].text;
		size_t n = strlen(s);

		text_trim(&s, &n, CHAR_EMPTY);
		if (t->cell[i].row != row)
			open.label = NULL;
		row = t->cell[i].row;
		if (n == 0)
			open.label = NULL;
		else if (label_of(s, n, &rank) >= 0) {
			open = (struct pair){ s, NULL, n, 0 };
		} else if (open.label != NULL) {
			open.value = s;
			open.nvalue = n;
			add_pair(st, &open);
			open.label = NULL;
		} else {
			read_line(st, s, n, &none);
		}
	}
}

/* ---- of a page ---- */

static void
add_data(struct story *st, enum report_told what, const char *name, const char *value)
{
	struct pair p = { name, value, strlen(name), value != NULL ? strlen(value) : 0 };

	text_trim(&p.value, &p.nvalue, CHAR_EMPTY);
	if (p.nvalue > 0)
		add(st, what, 1, p.value, p.nvalue, words_of(&p));
}

void
told_before(struct story *st, const struct doc *doc, size_t first)
{
	struct pair open = { NULL, NULL, 0, 0 };
	size_t lines = 0;

	for (size_t i = 0; i < first && i < doc->n && lines < LINES; i++) {
		const struct doc_block *k = &doc->block[i];
		const char *s = k->text;

		if (k->kind == DOC_TABLE)
			read_table(st, k->table);
		for (; k->kind != DOC_TABLE && k->kind != DOC_MARK && *s != '\0'; lines++) {
			size_t n = strcspn(s, "\n");

			if (n > 0)
				follow_line(st, s, n, &open);
			s += n + (s[n] == '\n');
		}
	}
	if (doc->published != NULL)
		add_data(st, TOLD_PUBLISHED, "PubDate:", doc->published);
	if (doc->publisher != NULL)
		add_data(st, TOLD_ISSUER, "ContentSource:", doc->publisher);
}

void
told_lead(struct story *st, size_t from, size_t to)
{
	struct pair open = { NULL, NULL, 0, 0 };

	for (size_t i = from; i < to; i++) {
		struct item *it = &st->item[i];

		if (it->kind == ITEM_EXTRA)
			read_table(st, it->table);
		if (it->kind != ITEM_LINE || it->section >= 0) {
			open.label = NULL;
			continue;
		}
		if (!it->drop && chrome_is_number(it->s))
			add(st, TOLD_DOC_NO, 1, it->s, it->n, mem_strndup(it->s, it->n));
		it->drop |= follow_line(st, it->s, it->n, &open);
	}
}

void
told_tail(struct story *st, size_t from, size_t to)
{
	struct pair open = { NULL, NULL, 0, 0 };
	size_t last = from;

	for (size_t i = from; i < to; i++)
		if (st->item[i].kind == ITEM_TAKEN || !st->item[i].drop)
			last = i + 1;
	for (size_t i = last; i < to; i++) {
		const struct item *it = &st->item[i];
		int rank;
		size_t k;

		if (it->kind == ITEM_EXTRA)
			read_table(st, it->table);
		if (it->kind != ITEM_LINE || it->section >= 0)
			continue;
		/* what follows 下一篇 is of other papers */
		k = chrome_label(it->s, it->n);
		if (chrome_is_end(it->s) && (k == 0 || label_of(it->s, k, &rank) < 0))
			break;
		follow_line(st, it->s, it->n, &open);
	}
}

/* A report is not published before its year is over, or nearly so. */
static bool
is_early(const struct intake *in, const char *day)
{
	char first[24];

	snprintf(first, sizeof first, "%04d-12-01", in->year);
	return strcmp(day, first) < 0;
}

void
told_take(struct story *st, struct intake *in)
{
	struct buf where = BUF_INIT;

	for (int i = 0; i < TOLD__MAX; i++) {
		struct told_found *f = &st->told[i];

		if (f->value != NULL && (f->clash ||
		    (i == TOLD_PUBLISHED && is_early(in, f->value)))) {
			buf_reset(&where);
			buf_str(&where, "正文外：");
			buf_str(&where, msg_text(LANG_ZH,
			    report_told_word((enum report_told)i)));
			candidate_unplaced(in->k, f->words, buf_cstr(&where));
		} else if (f->value != NULL) {
			intake_told(in, (enum report_told)i, f->value, f->words);
		}
		release_found(f);
	}
	buf_release(&where);
}
