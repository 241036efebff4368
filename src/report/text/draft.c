/*
 * draft.c - sentences made from the figures of a report; see draft.h.
 *
 * A figure is a sum of cells that the form names (取数); what it does not name is not
 * spoken of.  The table "sentences" has what can be said, and in which text it is usual.
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
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/figures.h"
#include "form/form.h"
#include "report/draft.h"
#include "report/judge/judge.h"
#include "report/report.h"

/* Of 报告资料; the others are called as 取数 calls them. */
#define FEE		"fee"
#define FEE_NOTICES	"fee_notices"

struct facts {
	const struct report *r;
	int64_t		 v[FIGURE__MAX];
	enum truth	 known[FIGURE__MAX];	/* NO: not in this form; UNKNOWN: empty */
	int		 need;			/* figures asked for and not known ... */
	bool		 absent;		/* ... one of them not in this form */
	/* Figures of the sentence being made, where they stand in it. */
	struct draft_figure *said;
	size_t		 nsaid, capsaid;
};

static enum truth
add_up(const struct report *r, const unsigned char *whole, const struct form_terms *t,
    int64_t *sum)
{
	enum truth known = t->n > 0 ? YES : NO;

	for (int i = t->first; i < t->first + t->n; i++) {
		int cell = r->form->term[i].cell;

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

	memset(x, 0, sizeof(*x));
	x->r = r;
	report_whole(r, whole);
	for (int i = 0; i < FIGURE__MAX; i++)
		x->known[i] = add_up(r, whole, &r->form->figure[i], &x->v[i]);
}

/* The sentence needs this figure. */
static int64_t
get(struct facts *x, enum form_figure i)
{
	x->need += x->known[i] != YES;
	x->absent |= x->known[i] == NO;
	return x->v[i];
}

/* It says this figure where there is one. */
static int64_t
maybe(const struct facts *x, enum form_figure i)
{
	return x->known[i] == YES ? x->v[i] : 0;
}

static void
put_number(struct buf *b, struct facts *x, int64_t v, const char *what)
{
	char s[NUM_TEXT];
	size_t at = b->len;

	buf_str(b, num_print(s, v));
	x->said = mem_grow(x->said, x->nsaid, &x->capsaid, sizeof(*x->said));
	x->said[x->nsaid++] = (struct draft_figure){ at, b->len - at, what };
}

static void
put_figure(struct buf *b, struct facts *x, enum form_figure i)
{
	put_number(b, x, x->v[i], form_figure_name(i));
}

static void
put_year(struct buf *b, const struct report *r)
{
	buf_printf(b, "%d年，本机关", r->year);
}

/* A figure between words, in a list of which zeros are left out. */
static void
put_part(struct buf *b, struct facts *x, int *n, const char *before, enum form_figure i,
    const char *after)
{
	if (maybe(x, i) == 0)
		return;
	if ((*n)++ > 0)
		buf_str(b, "，");
	buf_str(b, before);
	put_figure(b, x, i);
	buf_str(b, after);
}

/* The same of a figure that the sentence needs. */
static void
put_needed(struct buf *b, struct facts *x, int *n, const char *before, enum form_figure i)
{
	(void)get(x, i);
	put_part(b, x, n, before, i, "件");
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
	int64_t made = get(x, FIGURE_RULES_MADE), ended = get(x, FIGURE_RULES_ENDED);
	int64_t valid = get(x, FIGURE_RULES_VALID);
	int n = 0;

	if (made == 0 && ended == 0 && valid == 0)
		return;
	put_year(b, x->r);
	put_part(b, x, &n, "制发规章", FIGURE_RULES_MADE, "件");
	put_part(b, x, &n, "废止规章", FIGURE_RULES_ENDED, "件");
	put_part(b, x, &n, "年末现行有效规章", FIGURE_RULES_VALID, "件");
	buf_str(b, "。");
}

static void
say_documents(struct buf *b, struct facts *x)
{
	int64_t made = get(x, FIGURE_DOCS_MADE), ended = maybe(x, FIGURE_DOCS_ENDED);
	int n = 0;

	/* The older form does not count what was ended. */
	if (x->known[FIGURE_DOCS_ENDED] == UNKNOWN || x->known[FIGURE_DOCS_VALID] == UNKNOWN)
		x->need++;
	put_year(b, x->r);
	if (made == 0 && ended == 0) {
		buf_str(b, x->known[FIGURE_DOCS_ENDED] == NO ? "没有制发行政规范性文件" :
		    "没有制发和废止行政规范性文件");
		n++;
	}
	put_part(b, x, &n, "制发行政规范性文件", FIGURE_DOCS_MADE, "件");
	put_part(b, x, &n, "废止行政规范性文件", FIGURE_DOCS_ENDED, "件");
	put_part(b, x, &n, "年末现行有效行政规范性文件", FIGURE_DOCS_VALID, "件");
	buf_str(b, "。");
}

static void
say_decisions(struct buf *b, struct facts *x)
{
	static const struct { enum form_figure i; const char *word; } kind[] = {
		{ FIGURE_PERMITS, "行政许可" }, { FIGURE_PENALTIES, "行政处罚" },
		{ FIGURE_FORCED, "行政强制" }
	};
	struct buf none = BUF_INIT;
	int n = 0;

	put_year(b, x->r);
	for (int i = 0; i < 3; i++) {
		struct buf word = BUF_INIT;

		buf_printf(&word, "%s%s决定", n == 0 ? "作出" : "", kind[i].word);
		if (get(x, kind[i].i) == 0)
			buf_printf(&none, "%s%s", none.len > 0 ? "、" : "", kind[i].word);
		put_part(b, x, &n, buf_cstr(&word), kind[i].i, "件");
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
	int64_t v = get(x, FIGURE_CHARGED);

	put_year(b, x->r);
	if (v == 0) {
		buf_str(b, "没有行政事业性收费。");
		return;
	}
	buf_str(b, "收取行政事业性收费");
	put_figure(b, x, FIGURE_CHARGED);
	buf_str(b, "万元。");
}

/* What came in, from whom, and what was there. */
static void
say_received(struct buf *b, struct facts *x)
{
	int64_t came = get(x, FIGURE_NEW), before = get(x, FIGURE_CARRIED);
	int n = 0;

	put_year(b, x->r);
	if (came == 0) {
		buf_str(b, "未收到政府信息公开申请");
	} else {
		buf_str(b, "新收政府信息公开申请");
		put_figure(b, x, FIGURE_NEW);
		buf_str(b, "件");
		if (get(x, FIGURE_NEW_PEOPLE) > 0 && get(x, FIGURE_NEW_BODIES) > 0) {
			buf_str(b, "（");
			put_part(b, x, &n, "自然人申请", FIGURE_NEW_PEOPLE, "件");
			put_part(b, x, &n, "法人或其他组织申请", FIGURE_NEW_BODIES,
			    "件");
			buf_str(b, "）");
		}
	}
	if (before == 0) {
		buf_str(b, "，没有上年结转的申请。");
		return;
	}
	buf_str(b, "，上年结转");
	put_figure(b, x, FIGURE_CARRIED);
	buf_str(b, "件。");
}

/* What became of them. */
static void
say_answered(struct buf *b, struct facts *x)
{
	int64_t done = get(x, FIGURE_DONE), next = get(x, FIGURE_NEXT);
	int n = 0;

	if (done == 0 && next == 0)
		return;
	if (done > 0) {
		buf_str(b, "全年办结政府信息公开申请");
		put_figure(b, x, FIGURE_DONE);
		buf_str(b, "件：");
		put_needed(b, x, &n, "予以公开", FIGURE_GRANTED);
		put_needed(b, x, &n, "部分公开", FIGURE_PARTLY);
		put_needed(b, x, &n, "不予公开", FIGURE_REFUSED);
		put_needed(b, x, &n, "无法提供", FIGURE_UNABLE);
		put_needed(b, x, &n, "不予处理", FIGURE_DECLINED);
		put_needed(b, x, &n, "其他处理", FIGURE_OTHER);
		buf_str(b, "。");
	}
	if (next == 0) {
		buf_str(b, "没有结转下年度继续办理的申请。");
		return;
	}
	buf_str(b, "结转下年度继续办理");
	put_figure(b, x, FIGURE_NEXT);
	buf_str(b, "件。");
}

static void
say_requests(struct buf *b, struct facts *x)
{
	say_received(b, x);
	say_answered(b, x);
}

static void
put_outcomes(struct buf *b, struct facts *x, enum form_figure kept)
{
	int n = 0;

	buf_str(b, "，其中");
	put_needed(b, x, &n, "结果维持", kept);
	put_needed(b, x, &n, "结果纠正", kept + 1);
	put_needed(b, x, &n, "其他结果", kept + 2);
	put_needed(b, x, &n, "尚未审结", kept + 3);
}

static void
say_disputes(struct buf *b, struct facts *x)
{
	int64_t reviews = get(x, FIGURE_REVIEWS), suits = get(x, FIGURE_SUITS);

	put_year(b, x->r);
	if (reviews == 0 && suits == 0) {
		buf_str(b, "未发生因政府信息公开引起的行政复议、行政诉讼案件。");
		return;
	}
	if (reviews == 0) {
		buf_str(b, "未发生政府信息公开行政复议案件。");
	} else {
		buf_str(b, "发生政府信息公开行政复议案件");
		put_figure(b, x, FIGURE_REVIEWS);
		buf_str(b, "件");
		put_outcomes(b, x, FIGURE_REVIEWS_KEPT);
		buf_str(b, "。");
	}
	if (suits == 0) {
		buf_str(b, "未发生政府信息公开行政诉讼案件。");
		return;
	}
	buf_str(b, "发生政府信息公开行政诉讼案件");
	put_figure(b, x, FIGURE_SUITS);
	buf_str(b, "件");
	put_outcomes(b, x, FIGURE_SUITS_KEPT);
	buf_str(b, "。");
}

/* By what the report tells of the fee.  Where it tells nothing the denial is only
 * offered while no table speaks against it. */
static void
say_fee(struct buf *b, struct facts *x)
{
	const struct report *r = x->r;

	if (!r->has_fee && (x->known[FIGURE_UNPAID] == UNKNOWN ||
	    x->known[FIGURE_CHARGED] == UNKNOWN))
		x->need++;
	/* A fee may be among the charges; only the clerk knows. */
	if (!r->has_fee && maybe(x, FIGURE_CHARGED) > 0)
		return;
	put_year(b, r);
	if (r->has_fee && r->fee_notices > 0) {
		buf_str(b, "发出政府信息公开信息处理费收费通知");
		put_number(b, x, r->fee_notices * NUM_ONE, FEE_NOTICES);
		buf_str(b, "件，");
	}
	if (maybe(x, FIGURE_UNPAID) > 0 && r->fee_notices == 0 && r->fee == 0) {
		buf_str(b, "有申请人收到信息处理费收费通知后逾期未缴费，未实际收取信息处理费。");
		return;
	}
	if (!r->has_fee || r->fee == 0) {
		buf_str(b, r->has_fee && r->fee_notices > 0 ? "未实际收取信息处理费。" :
		    "未收取政府信息公开信息处理费。");
		return;
	}
	buf_str(b, "实际收取信息处理费");
	put_number(b, x, r->fee, FEE);
	buf_str(b, "元。");
}

static void
say_nothing_else(struct buf *b, struct facts *x)
{
	(void)x;
	buf_str(b, "没有其他需要报告的事项。");
}

/* Where a sentence is usual: in the text of a role, before the table of a figure. */
struct place {
	enum form_role	 role;		/* ROLE_NONE: in the lead */
	enum form_figure table;		/* FIGURE__MAX: before none */
};
/* In the order of offering. */
static const struct {
	enum msg	 name;
	struct place	 in;
	void		(*say)(struct buf *, struct facts *);
} sentences[] = {
	{ MSG_DRAFT_LEAD, { ROLE_NONE, FIGURE__MAX }, say_lead },
	{ MSG_DRAFT_PERIOD, { ROLE_NONE, FIGURE__MAX }, say_period },
	{ MSG_DRAFT_DOCUMENTS, { ROLE_OVERVIEW, FIGURE_DOCS_MADE }, say_documents },
	{ MSG_DRAFT_DECISIONS, { ROLE_OVERVIEW, FIGURE_PERMITS }, say_decisions },
	{ MSG_DRAFT_RULES, { ROLE_OVERVIEW, FIGURE_RULES_MADE }, say_rules },
	{ MSG_DRAFT_CHARGES, { ROLE_OVERVIEW, FIGURE_CHARGED }, say_charges },
	{ MSG_DRAFT_REQUESTS, { ROLE_OVERVIEW, FIGURE_NEW }, say_requests },
	{ MSG_DRAFT_DISPUTES, { ROLE_OVERVIEW, FIGURE_REVIEWS }, say_disputes },
	{ MSG_DRAFT_FEE, { ROLE_OTHER, FIGURE__MAX }, say_fee },
	{ MSG_DRAFT_NOTHING_ELSE, { ROLE_OTHER, FIGURE__MAX }, say_nothing_else },
};

static bool
fits(const struct form *f, const struct place *in, int slot)
{
	int cell = in->table != FIGURE__MAX ? form_figure_cell(f, in->table) : -1;

	return slot == (in->role == ROLE_NONE ? FORM_LEAD : form_role_find(f, in->role)) ||
	    (cell >= 0 && slot == f->section[f->cell[cell].section].text);
}

/* One sentence of the table to b, which stays as it is when there is none to say; false
 * when a cell of it waits. */
static bool
say(struct buf *b, struct facts *x, size_t i)
{
	struct buf one = BUF_INIT;

	x->need = 0;
	x->absent = false;
	x->nsaid = 0;
	sentences[i].say(&one, x);
	if (x->need == 0)
		buf_str(b, buf_cstr(&one));
	buf_release(&one);
	return x->need == 0 || x->absent;
}

/* "x": the figures of the sentence go with it; NULL: it has none of its own. */
static void
offer(struct drafts *out, enum msg name, struct buf *text, struct facts *x)
{
	struct draft *d;

	out->item = mem_grow(out->item, out->n, &out->cap, sizeof(*out->item));
	d = &out->item[out->n++];
	*d = (struct draft){ name, buf_detach(text), NULL, 0 };
	if (x == NULL || x->nsaid == 0)
		return;
	d->figure = x->said;
	d->nfigure = x->nsaid;
	x->said = NULL;
	x->nsaid = x->capsaid = 0;
}

/* ---- the whole of 总体情况 ---- */

/* The five parts that the format asks for, the figures that tell of one, and what only
 * the clerk can tell. */
static const struct {
	const char	*heading;
	enum form_figure table[5];	/* of sentences[]; ended by FIGURE__MAX */
	const char	*gap;		/* or NULL */
} parts[] = {
	{ "（一）主动公开", { FIGURE_DOCS_MADE, FIGURE_RULES_MADE, FIGURE_PERMITS,
	    FIGURE_CHARGED, FIGURE__MAX }, NULL },
	{ "（二）依申请公开", { FIGURE_NEW, FIGURE_REVIEWS, FIGURE__MAX }, NULL },
	{ "（三）政府信息管理", { FIGURE__MAX }, "制度、公开属性认定、审核和清理" },
	{ "（四）公开平台建设", { FIGURE__MAX }, "网站、新媒体、公报和查阅场所" },
	{ "（五）监督保障", { FIGURE__MAX },
	    "组织领导、培训、监督；各级政府写工作考核、社会评议和责任追究结果" },
};

static void
put_gap(struct buf *b, const char *what)
{
	buf_printf(b, "%s：%s〕", REPORT_GAP, what);
}

/* Sentences whose cells are not filled are gaps, too: nothing is left out unsaid. */
static void
say_overview(struct buf *b, struct facts *x)
{
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		buf_printf(b, "%s%s\n", i > 0 ? "\n" : "", parts[i].heading);
		for (int k = 0; parts[i].table[k] != FIGURE__MAX; k++)
			for (size_t j = 0; j < ARRAY_LEN(sentences); j++)
				if (sentences[j].in.table == parts[i].table[k] &&
				    !say(b, x, j))
					put_gap(b, msg_text(LANG_ZH, sentences[j].name));
		if (parts[i].gap != NULL)
			put_gap(b, parts[i].gap);
	}
}

void
draft_whole(struct drafts *out, const struct report *r, int slot)
{
	struct buf b = BUF_INIT;
	struct facts x;

	if (slot != form_role_find(r->form, ROLE_OVERVIEW))
		return;
	gather(&x, r);
	say_overview(&b, &x);
	offer(out, MSG_DRAFT_OVERVIEW, &b, NULL);
	free(x.said);
}

void
draft_make(struct drafts *out, const struct report *r, int slot)
{
	struct buf b = BUF_INIT;
	struct facts x;

	gather(&x, r);
	for (size_t i = 0; i < ARRAY_LEN(sentences); i++) {
		if (!fits(r->form, &sentences[i].in, slot))
			continue;
		if (!say(&b, &x, i))
			out->waiting++;
		if (b.len > 0)
			offer(out, sentences[i].name, &b, &x);
	}
	free(x.said);
	buf_release(&b);
}

bool
draft_figure_now(struct buf *b, const struct report *r, const char *what)
{
	enum form_figure i = form_figure_find(what);
	char s[NUM_TEXT];
	struct facts x;

	if (strcmp(what, FEE) == 0 || strcmp(what, FEE_NOTICES) == 0) {
		buf_str(b, num_print(s, strcmp(what, FEE) == 0 ? r->fee :
		    r->fee_notices * NUM_ONE));
		return r->has_fee;
	}
	if (i == FIGURE__MAX)
		return false;
	gather(&x, r);
	if (x.known[i] == YES)
		buf_str(b, num_print(s, x.v[i]));
	return x.known[i] == YES;
}

void
drafts_release(struct drafts *d)
{
	for (size_t i = 0; i < d->n; i++) {
		free(d->item[i].text);
		free(d->item[i].figure);
	}
	free(d->item);
	*d = (struct drafts)DRAFTS_INIT;
}
