/*
 * draft.c - sentences made from the figures of a report; see draft.h.
 *
 *	table "figures"		which cells are meant, in the official forms
 *	table "sentences"	what can be said, and in which text it is usual
 *
 * A figure is a sum of cells, looked up by code; the labels of its row and column must
 * agree, so that a cell of another form that happens to have the code is not taken.
 *
 * Invariants:
 *  (1) Every figure of a sentence is a cell or a sum of cells, all of them filled.
 *  (2) No sentence contradicts the 对照 lines of its form; the tests try it with
 *	random reports.  Words are therefore chosen with those lines at hand.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "report/draft.h"
#include "report/judge/judge.h"
#include "report/report.h"

/* ---- figures ---- */

enum figure {
	RULES_MADE, RULES_ENDED, RULES_VALID, DOCS_MADE, DOCS_ENDED, DOCS_VALID,
	PERMITS, PENALTIES, FORCED, CHARGED,
	NEW, NEW_PEOPLE, NEW_BODIES, CARRIED, DONE, NEXT,
	GRANTED, PARTLY, REFUSED, UNABLE, DECLINED, OTHER,
	REVIEWS, REVIEWS_KEPT, REVIEWS_MENDED, REVIEWS_OTHER, REVIEWS_OPEN,
	SUITS, SUITS_KEPT, SUITS_MENDED, SUITS_OTHER, SUITS_OPEN,
	UNPAID,
	FIGURE__MAX
};

/* Alternatives are parted by "|"; "row" and "col" must stand in the labels. */
static const struct {
	const char	*cells, *row, *col;
} figures[FIGURE__MAX] = {
	[RULES_MADE] = { "2.1:1:A", "规章", "制" },
	[RULES_ENDED] = { "2.1:1:B", "规章", "废止" },
	[RULES_VALID] = { "2.1:1:C", "规章", "现行有效" },
	[DOCS_MADE] = { "2.1:2:A", "规范性文件", "制" },
	[DOCS_ENDED] = { "2.1:2:B", "规范性文件", "废止" },
	[DOCS_VALID] = { "2.1:2:C", "规范性文件", "现行有效" },
	[PERMITS] = { "2.5:1:A|2.5:1:C", "行政许可", "处理决定" },
	[PENALTIES] = { "2.6:1:A|2.6:1:C", "行政处罚", "处理决定" },
	[FORCED] = { "2.6:2:A|2.6:2:C", "行政强制", "处理决定" },
	[CHARGED] = { "2.8:1:A", "行政事业性收费", "收费金额" },
	[NEW] = { "3:1:C", "新收", "总计" },
	[NEW_PEOPLE] = { "3:1:A", "新收", "自然人" },
	[NEW_BODIES] = { "3:1:B1+3:1:B2+3:1:B3+3:1:B4+3:1:B5", "新收", "其他组织" },
	[CARRIED] = { "3:2:C", "上年结转", "总计" },
	[DONE] = { "3:3.7:C", "总计", "总计" },
	[NEXT] = { "3:4:C", "结转下年度", "总计" },
	[GRANTED] = { "3:3.1:C", "予以公开", "总计" },
	[PARTLY] = { "3:3.2:C", "部分公开", "总计" },
	[REFUSED] = { "3:3.3.1:C+3:3.3.2:C+3:3.3.3:C+3:3.3.4:C+3:3.3.5:C+3:3.3.6:C+"
	    "3:3.3.7:C+3:3.3.8:C", "不予公开", "总计" },
	[UNABLE] = { "3:3.4.1:C+3:3.4.2:C+3:3.4.3:C", "无法提供", "总计" },
	[DECLINED] = { "3:3.5.1:C+3:3.5.2:C+3:3.5.3:C+3:3.5.4:C+3:3.5.5:C", "不予处理",
	    "总计" },
	[OTHER] = { "3:3.6.1:C+3:3.6.2:C+3:3.6.3:C|3:3.6:C", "其他处理", "总计" },
	[REVIEWS] = { "4.1:1:E", "", "总计" },
	[REVIEWS_KEPT] = { "4.1:1:A", "", "维持" },
	[REVIEWS_MENDED] = { "4.1:1:B", "", "纠正" },
	[REVIEWS_OTHER] = { "4.1:1:C", "", "其他" },
	[REVIEWS_OPEN] = { "4.1:1:D", "", "尚未审结" },
	[SUITS] = { "4.2:1:A5+4.2:1:B5", "", "总计" },
	[SUITS_KEPT] = { "4.2:1:A1+4.2:1:B1", "", "维持" },
	[SUITS_MENDED] = { "4.2:1:A2+4.2:1:B2", "", "纠正" },
	[SUITS_OTHER] = { "4.2:1:A3+4.2:1:B3", "", "其他" },
	[SUITS_OPEN] = { "4.2:1:A4+4.2:1:B4", "", "尚未审结" },
	[UNPAID] = { "3:3.6.2:C", "逾期", "总计" },
};

struct facts {
	const struct report *r;
	int64_t		 v[FIGURE__MAX];
	enum truth	 known[FIGURE__MAX];	/* NO: not in this form; UNKNOWN: empty */
	int		 need;			/* figures asked for and not known ... */
	bool		 absent;		/* ... one of them not in this form */
};

static bool
labelled(const struct form *f, int cell, const char *row, const char *col)
{
	const struct form_block *b = &f->block[f->cell[cell].block];
	struct buf s = BUF_INIT;
	bool yes;

	form_item_path(&s, b->row, b->rowleaf[f->cell[cell].row], " ");
	yes = strstr(buf_cstr(&s), row) != NULL;
	buf_reset(&s);
	form_item_path(&s, b->col, b->colleaf[f->cell[cell].col], " ");
	yes = yes && strstr(buf_cstr(&s), col) != NULL;
	buf_release(&s);
	return yes;
}

/* One alternative of a figure: cells joined by "+", to "end". */
static enum truth
add_up(const struct report *r, const unsigned char *whole, const char *s, const char *end,
    enum figure which, int64_t *sum)
{
	enum truth known = YES;
	char code[32];
	size_t n;
	int cell;

	for (*sum = 0; s < end; s += n + 1) {
		n = strcspn(s, "+|");
		if (n >= sizeof(code))
			return NO;
		memcpy(code, s, n);
		code[n] = '\0';
		cell = form_cell_find(r->form, code);
		if (cell < 0 || !labelled(r->form, cell, figures[which].row,
		    figures[which].col))
			return NO;
		/* "/" stands for no figure: nothing is said of it. */
		if (!whole[cell] || !r->cell[cell].has_value ||
		    !num_add(sum, r->cell[cell].value))
			known = UNKNOWN;
	}
	return known;
}

static void
gather(struct facts *x, const struct report *r)
{
	unsigned char whole[FORM_CELLS_MAX];
	const char *s, *end;

	memset(x, 0, sizeof(*x));
	x->r = r;
	report_whole(r, whole);
	for (int i = 0; i < FIGURE__MAX; i++)
		for (s = figures[i].cells; *s != '\0' && x->known[i] == NO;
		    s = *end == '|' ? end + 1 : end) {
			end = s + strcspn(s, "|");
			x->known[i] = add_up(r, whole, s, end, (enum figure)i, &x->v[i]);
		}
}

/* The sentence needs this figure. */
static int64_t
get(struct facts *x, enum figure i)
{
	x->need += x->known[i] != YES;
	x->absent |= x->known[i] == NO;
	return x->v[i];
}

/* It says this figure where there is one. */
static int64_t
maybe(const struct facts *x, enum figure i)
{
	return x->known[i] == YES ? x->v[i] : 0;
}

static void
put_figure(struct buf *b, int64_t v)
{
	char s[NUM_TEXT];

	buf_str(b, num_print(s, v));
}

static void
put_year(struct buf *b, const struct report *r)
{
	buf_printf(b, "%d年，本机关", r->year);
}

/* A figure between words, in a list of which zeros are left out. */
static void
put_part(struct buf *b, int *n, const char *before, int64_t v, const char *after)
{
	if (v == 0)
		return;
	if ((*n)++ > 0)
		buf_str(b, "，");
	buf_str(b, before);
	put_figure(b, v);
	buf_str(b, after);
}

/* ---- sentences ---- */

/* "一、总体情况" without its ordinal. */
static const char *
bare_heading(const char *s)
{
	const char *mark = strstr(s, "、");

	return mark != NULL && mark - s <= 9 ? mark + strlen("、") : s;
}

static void
say_period(struct buf *b, struct facts *x)
{
	buf_printf(b, "本报告所列数据的统计期限为%d年1月1日至%d年12月31日。", x->r->year,
	    x->r->year);
}

/* The basis, the parts, the period; how to reach the agency only the clerk knows. */
static void
say_lead(struct buf *b, struct facts *x)
{
	const struct form *f = x->r->form;

	buf_str(b, "本报告根据《中华人民共和国政府信息公开条例》");
	if (f->basis != NULL)
		buf_printf(b, "和政府信息公开工作年度报告格式（%s）", f->basis);
	buf_printf(b, "编制，反映%s%d年政府信息公开工作情况，由", x->r->agency.name != NULL ?
	    x->r->agency.name : "本机关", x->r->year);
	for (int i = 0; i < f->nsection; i++)
		buf_printf(b, "%s%s", i > 0 ? "，" : "", bare_heading(f->section[i].heading));
	buf_str(b, "等部分组成。");
	say_period(b, x);
}

static void
say_rules(struct buf *b, struct facts *x)
{
	int64_t made = get(x, RULES_MADE), ended = get(x, RULES_ENDED);
	int64_t valid = get(x, RULES_VALID);
	int n = 0;

	if (made == 0 && ended == 0 && valid == 0)
		return;
	put_year(b, x->r);
	put_part(b, &n, "制发规章", made, "件");
	put_part(b, &n, "废止规章", ended, "件");
	put_part(b, &n, "年末现行有效规章", valid, "件");
	buf_str(b, "。");
}

static void
say_documents(struct buf *b, struct facts *x)
{
	int64_t made = get(x, DOCS_MADE), ended = maybe(x, DOCS_ENDED);
	int n = 0;

	/* The older form does not count what was ended. */
	if (x->known[DOCS_ENDED] == UNKNOWN || x->known[DOCS_VALID] == UNKNOWN)
		x->need++;
	put_year(b, x->r);
	if (made == 0 && ended == 0) {
		buf_str(b, x->known[DOCS_ENDED] == NO ? "没有制发行政规范性文件" :
		    "没有制发和废止行政规范性文件");
		n++;
	}
	put_part(b, &n, "制发行政规范性文件", made, "件");
	put_part(b, &n, "废止行政规范性文件", ended, "件");
	put_part(b, &n, "年末现行有效行政规范性文件", maybe(x, DOCS_VALID), "件");
	buf_str(b, "。");
}

static void
say_decisions(struct buf *b, struct facts *x)
{
	static const struct { enum figure i; const char *word; } kind[] = {
		{ PERMITS, "行政许可" }, { PENALTIES, "行政处罚" }, { FORCED, "行政强制" }
	};
	struct buf none = BUF_INIT;
	int n = 0;

	put_year(b, x->r);
	for (int i = 0; i < 3; i++) {
		struct buf word = BUF_INIT;

		buf_printf(&word, "%s%s决定", n == 0 ? "作出" : "", kind[i].word);
		if (get(x, kind[i].i) == 0)
			buf_printf(&none, "%s%s", none.len > 0 ? "、" : "", kind[i].word);
		put_part(b, &n, buf_cstr(&word), x->v[kind[i].i], "件");
		buf_release(&word);
	}
	if (none.len > 0)
		buf_printf(b, "%s没有%s事项", n > 0 ? "，" : "", buf_cstr(&none));
	buf_str(b, "。");
	buf_release(&none);
}

static void
say_charges(struct buf *b, struct facts *x)
{
	int64_t v = get(x, CHARGED);

	put_year(b, x->r);
	if (v == 0) {
		buf_str(b, "没有行政事业性收费。");
		return;
	}
	buf_str(b, "收取行政事业性收费");
	put_figure(b, v);
	buf_str(b, "万元。");
}

/* What came in, from whom, and what was there. */
static void
say_received(struct buf *b, struct facts *x)
{
	int64_t came = get(x, NEW), before = get(x, CARRIED);
	int n = 0;

	put_year(b, x->r);
	if (came == 0) {
		buf_str(b, "未收到政府信息公开申请");
	} else {
		buf_str(b, "新收政府信息公开申请");
		put_figure(b, came);
		buf_str(b, "件");
		if (get(x, NEW_PEOPLE) > 0 && get(x, NEW_BODIES) > 0) {
			buf_str(b, "（");
			put_part(b, &n, "自然人申请", x->v[NEW_PEOPLE], "件");
			put_part(b, &n, "法人或其他组织申请", x->v[NEW_BODIES], "件");
			buf_str(b, "）");
		}
	}
	if (before == 0) {
		buf_str(b, "，没有上年结转的申请。");
		return;
	}
	buf_str(b, "，上年结转");
	put_figure(b, before);
	buf_str(b, "件。");
}

/* What became of them. */
static void
say_answered(struct buf *b, struct facts *x)
{
	int64_t done = get(x, DONE), next = get(x, NEXT);
	int n = 0;

	if (done == 0 && next == 0)
		return;
	if (done > 0) {
		buf_str(b, "全年办结政府信息公开申请");
		put_figure(b, done);
		buf_str(b, "件：");
		put_part(b, &n, "予以公开", get(x, GRANTED), "件");
		put_part(b, &n, "部分公开", get(x, PARTLY), "件");
		put_part(b, &n, "不予公开", get(x, REFUSED), "件");
		put_part(b, &n, "无法提供", get(x, UNABLE), "件");
		put_part(b, &n, "不予处理", get(x, DECLINED), "件");
		put_part(b, &n, "其他处理", get(x, OTHER), "件");
		buf_str(b, "。");
	}
	if (next == 0) {
		buf_str(b, "没有结转下年度继续办理的申请。");
		return;
	}
	buf_str(b, "结转下年度继续办理");
	put_figure(b, next);
	buf_str(b, "件。");
}

static void
say_requests(struct buf *b, struct facts *x)
{
	say_received(b, x);
	say_answered(b, x);
}

static void
put_outcomes(struct buf *b, struct facts *x, enum figure kept)
{
	int n = 0;

	buf_str(b, "，其中");
	put_part(b, &n, "结果维持", get(x, kept), "件");
	put_part(b, &n, "结果纠正", get(x, kept + 1), "件");
	put_part(b, &n, "其他结果", get(x, kept + 2), "件");
	put_part(b, &n, "尚未审结", get(x, kept + 3), "件");
}

static void
say_disputes(struct buf *b, struct facts *x)
{
	int64_t reviews = get(x, REVIEWS), suits = get(x, SUITS);

	put_year(b, x->r);
	if (reviews == 0 && suits == 0) {
		buf_str(b, "未发生因政府信息公开引起的行政复议、行政诉讼案件。");
		return;
	}
	if (reviews == 0) {
		buf_str(b, "未发生政府信息公开行政复议案件。");
	} else {
		buf_str(b, "发生政府信息公开行政复议案件");
		put_figure(b, reviews);
		buf_str(b, "件");
		put_outcomes(b, x, REVIEWS_KEPT);
		buf_str(b, "。");
	}
	if (suits == 0) {
		buf_str(b, "未发生政府信息公开行政诉讼案件。");
		return;
	}
	buf_str(b, "发生政府信息公开行政诉讼案件");
	put_figure(b, suits);
	buf_str(b, "件");
	put_outcomes(b, x, SUITS_KEPT);
	buf_str(b, "。");
}

/* By what the report tells of the fee.  Where it tells nothing the denial is only
 * offered while no table speaks against it. */
static void
say_fee(struct buf *b, struct facts *x)
{
	const struct report *r = x->r;

	if (!r->has_fee && (x->known[UNPAID] == UNKNOWN || x->known[CHARGED] == UNKNOWN))
		x->need++;
	/* A fee may be among the charges; only the clerk knows. */
	if (!r->has_fee && maybe(x, CHARGED) > 0)
		return;
	put_year(b, r);
	if (r->has_fee && r->fee_notices > 0)
		buf_printf(b, "发出政府信息公开信息处理费收费通知%lld件，",
		    (long long)r->fee_notices);
	if (maybe(x, UNPAID) > 0 && r->fee_notices == 0 && r->fee == 0) {
		buf_str(b, "有申请人收到信息处理费收费通知后逾期未缴费，未实际收取信息处理费。");
		return;
	}
	if (!r->has_fee || r->fee == 0) {
		buf_str(b, r->has_fee && r->fee_notices > 0 ? "未实际收取信息处理费。" :
		    "未收取政府信息公开信息处理费。");
		return;
	}
	buf_str(b, "实际收取信息处理费");
	put_figure(b, r->fee);
	buf_str(b, "元。");
}

static void
say_nothing_else(struct buf *b, struct facts *x)
{
	(void)x;
	buf_str(b, "没有其他需要报告的事项。");
}

/* "in": the texts where it is usual, in the order of offering. */
static const struct {
	enum msg	 name;
	const char	*in;
	void		(*say)(struct buf *, struct facts *);
} sentences[] = {
	{ MSG_DRAFT_LEAD, " t0 ", say_lead },
	{ MSG_DRAFT_PERIOD, " t0 ", say_period },
	{ MSG_DRAFT_DOCUMENTS, " t1 t2 ", say_documents },
	{ MSG_DRAFT_DECISIONS, " t1 t2 ", say_decisions },
	{ MSG_DRAFT_RULES, " t1 t2 ", say_rules },
	{ MSG_DRAFT_CHARGES, " t1 t2 ", say_charges },
	{ MSG_DRAFT_REQUESTS, " t1 t3 ", say_requests },
	{ MSG_DRAFT_DISPUTES, " t1 t4 ", say_disputes },
	{ MSG_DRAFT_FEE, " t6 ", say_fee },
	{ MSG_DRAFT_NOTHING_ELSE, " t6 ", say_nothing_else },
};

void
draft_make(struct drafts *out, const struct report *r, int slot)
{
	struct facts x;
	struct buf b = BUF_INIT;
	char here[16];

	snprintf(here, sizeof(here), " %s ", r->form->text[slot].code);
	gather(&x, r);
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		if (strstr(sentences[i].in, here) == NULL)
			continue;
		x.need = 0;
		x.absent = false;
		buf_reset(&b);
		sentences[i].say(&b, &x);
		if (x.need > 0)
			out->waiting += !x.absent;
		if (x.need > 0 || b.len == 0)
			continue;
		out->item = mem_grow(out->item, out->n, &out->cap, sizeof(*out->item));
		out->item[out->n++] = (struct draft){ sentences[i].name,
		    mem_strdup(buf_cstr(&b)) };
	}
	buf_release(&b);
}

void
drafts_release(struct drafts *d)
{
	for (size_t i = 0; i < d->n; i++)
		free(d->item[i].text);
	free(d->item);
	*d = (struct drafts)DRAFTS_INIT;
}
