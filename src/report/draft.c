/*
 * draft.c - sentences made from the figures.
 *
 * Each is checked against what its cells hold now: nothing is said of a cell that is
 * not filled, a total counts when all that feeds it is filled.  The words are those
 * that the 对照 lines of the forms read, so that the text and the tables are compared
 * from then on.  Documents are Chinese, so are the sentences.
 *
 * Must never leave a blank to fill in: what is not known is not said.
 */
#include <string.h>
#include "buf.h"
#include "check.h"
#include "diag.h"
#include "draft.h"
#include "judge.h"
#include "narrative.h"
#include "text.h"

struct making {
	struct buf	*out;
	const struct report *r;
	unsigned char	 whole[FORM_CELLS_MAX];
	const char	*missing;	/* first cell that is not filled */
	enum msg	 why;		/* the message that says so */
};

enum msg
draft_label(enum draft which)
{
	static const enum msg label[DRAFT__MAX] = {
		[DRAFT_LEAD] = MSG_REPORT_DRAFT_LEAD,
		[DRAFT_ACTIVE] = MSG_REPORT_DRAFT_ACTIVE,
		[DRAFT_REQUESTS] = MSG_REPORT_DRAFT_REQUESTS,
		[DRAFT_DISPUTES] = MSG_REPORT_DRAFT_DISPUTES,
		[DRAFT_FEE] = MSG_REPORT_DRAFT_FEE,
	};

	return label[which];
}

/* The first thing that is missing counts. */
static void
lacks(struct making *m, const char *what, enum msg why)
{
	if (m->missing != NULL)
		return;
	m->missing = what;
	m->why = why;
}

/* The value of a cell; what the form has not, or nobody has filled in, is noted. */
static int64_t
value(struct making *m, const char *code)
{
	int cell = form_cell_find(m->r->form, code);

	if (cell >= 0 && m->whole[cell] && m->r->cell[cell].has_value)
		return m->r->cell[cell].value;
	if (cell >= 0 && m->whole[cell] && m->r->cell[cell].na)
		return 0;
	lacks(m, code, cell < 0 ? MSG_REPORT_DRAFT_FORM : MSG_REPORT_DRAFT_EMPTY);
	return 0;
}

/* The cells first .. last of column C of table 3 together. */
static int64_t
sum(struct making *m, const char *first, const char *last)
{
	const struct form *f = m->r->form;
	int from = form_cell_find(f, first), to = form_cell_find(f, last);
	int64_t all = 0;

	if (from < 0 || to < 0) {
		(void)value(m, from < 0 ? first : last);
		return 0;
	}
	for (int i = from; i <= to; i += f->block[f->cell[from].block].ncol)
		if (!num_add(&all, value(m, f->cell[i].code)))
			lacks(m, f->cell[i].code, MSG_REPORT_OVERFLOW);
	return all;
}

static void
put(struct making *m, const char *s)
{
	buf_str(m->out, s);
}

static void
put_count(struct making *m, const char *before, int64_t v, const char *measure)
{
	char figure[NUM_TEXT];

	buf_printf(m->out, "%s%s%s", before, num_print(figure, v), measure);
}

/* ---- lead ---- */

/* "三、收到和处理…情况" without its ordinal. */
static const char *
heading(const struct form_section *s)
{
	static const char mark[] = "、";
	const char *at = strstr(s->heading, mark);

	return at != NULL && at - s->heading <= 9 ? at + sizeof mark - 1 : s->heading;
}

static void
lead(struct making *m)
{
	static const char *const digit[] = {
		"零", "一", "二", "三", "四", "五", "六", "七", "八", "九",
	};
	const struct form *f = m->r->form;

	put(m, "本报告根据《中华人民共和国政府信息公开条例》编制，由");
	for (int i = 0; i < f->nsection; i++) {
		put(m, i > 0 ? "，" : "");
		put(m, heading(&f->section[i]));
	}
	if (f->nsection < 10)
		buf_printf(m->out, "%s部分组成", digit[f->nsection]);
	else
		put(m, "等部分组成");
	buf_printf(m->out, "。所列数据的统计期限为%d年1月1日至%d年12月31日。", m->r->year,
	    m->r->year);
}

/* ---- table 2 ---- */

/* A thing that table 2 counts: what is done with it, its name, its measure word. */
static const struct counted {
	const char	*cell, *column;	/* label of its column has these words */
	const char	*done, *name, *measure;
} counted[] = {
	{ "2.1:1:A", "制发", "制发", "规章", "件" },
	{ "2.1:2:A", "制发", "制发", "行政规范性文件", "件" },
	{ "2.5:1:A", "处理决定", "作出", "行政许可决定", "件" },
	{ "2.6:1:A", "处理决定", "作出", "行政处罚决定", "件" },
	{ "2.6:2:A", "处理决定", "作出", "行政强制决定", "件" },
	{ "2.8:1:A", "收费", "收取", "行政事业性收费", "万元" },
};
#define NCOUNTED (sizeof counted / sizeof *counted)

static bool
is_counted(const struct form *f, const struct counted *c)
{
	int cell = form_cell_find(f, c->cell);

	return cell >= 0 && strstr(form_cell_col(f, cell)->label, c->column) != NULL;
}

static void
active(struct making *m)
{
	int64_t v[NCOUNTED] = { 0 };
	int there = 0, none = 0;

	for (size_t i = 0; i < NCOUNTED; i++) {
		if (!is_counted(m->r->form, &counted[i])) {
			lacks(m, counted[i].cell, MSG_REPORT_DRAFT_FORM);
			return;
		}
		v[i] = value(m, counted[i].cell);
	}
	for (size_t i = 0; i < NCOUNTED; i++) {
		if (v[i] == 0)
			continue;
		put(m, there++ > 0 ? "，" : "本年度");
		put(m, counted[i].done);
		put_count(m, counted[i].name, v[i], counted[i].measure);
	}
	put(m, there > 0 ? "。" : "");
	for (size_t i = 0; i < NCOUNTED; i++) {
		if (v[i] != 0)
			continue;
		put(m, none++ > 0 ? "，" : "本年度");
		put(m, "没有");
		put(m, counted[i].done);
		put(m, counted[i].name);
	}
	put(m, none > 0 ? "。" : "");
}

/* ---- table 3 ---- */

static void
received(struct making *m, int64_t now, int64_t before)
{
	int64_t person = value(m, "3:1:A"), body = now - person;

	if (now == 0) {
		put(m, before == 0 ? "本年度未收到政府信息公开申请，也没有上年结转的申请。" :
		    "本年度未收到政府信息公开申请。");
	} else {
		put_count(m, "本年度收到政府信息公开申请", now, "件，其中");
		if (person > 0)
			put_count(m, "自然人申请", person, "件");
		if (body > 0) {
			put(m, person > 0 ? "，" : "");
			put_count(m, "法人或其他组织申请", body, "件");
		}
		put(m, "。");
	}
	if (before > 0)
		put_count(m, "上年结转", before, "件。");
}

static void
requests(struct making *m)
{
	static const struct { const char *name, *first, *last; } result[] = {
		{ "予以公开", "3:3.1:C", "3:3.1:C" },
		{ "部分公开", "3:3.2:C", "3:3.2:C" },
		{ "不予公开", "3:3.3.1:C", "3:3.3.8:C" },
		{ "无法提供", "3:3.4.1:C", "3:3.4.3:C" },
		{ "不予处理", "3:3.5.1:C", "3:3.5.5:C" },
		{ "其他处理", "3:3.6.1:C", "3:3.6.3:C" },
	};
	int64_t now = value(m, "3:1:C"), before = value(m, "3:2:C");
	int64_t done = value(m, "3:3.7:C"), left = value(m, "3:4:C");
	bool any = false;

	received(m, now, before);
	if (done > 0)
		put_count(m, "全年办结政府信息公开申请", done, "件，其中");
	for (size_t i = 0; i < sizeof result / sizeof *result; i++) {
		int64_t v = sum(m, result[i].first, result[i].last);

		if (v <= 0 || done <= 0)
			continue;
		put(m, any ? "，" : "");
		put_count(m, result[i].name, v, "件");
		any = true;
	}
	put(m, done > 0 ? "。" : "");
	if (left > 0)
		put_count(m, "结转下年度继续办理", left, "件。");
	else if (now + before > 0)
		put(m, "没有结转下年度继续办理的申请。");
}

/* ---- table 4 ---- */

static void
disputes(struct making *m)
{
	int64_t again = value(m, "4.1:1:E"), court = value(m, "4.2:1:A5");

	if (!num_add(&court, value(m, "4.2:1:B5")))
		lacks(m, "4.2:1:B5", MSG_REPORT_OVERFLOW);
	if (again == 0 && court == 0) {
		put(m, "本年度没有因政府信息公开工作被申请行政复议、提起行政诉讼的情况。");
		return;
	}
	if (again > 0)
		put_count(m, "本年度因政府信息公开工作引起的行政复议案件", again, "件。");
	else
		put(m, "本年度没有因政府信息公开工作被申请行政复议的情况。");
	if (court > 0)
		put_count(m, "本年度因政府信息公开工作引起的行政诉讼案件", court, "件。");
	else
		put(m, "本年度没有因政府信息公开工作被提起行政诉讼的情况。");
}

/* ---- fee ---- */

/* Not told: without any charge in table 2 there was none. */
static void
fee(struct making *m)
{
	int overdue = form_cell_find(m->r->form, "3:3.6.2:C");
	bool notice = m->r->fee_notices > 0 || (overdue >= 0 &&
	    m->r->cell[overdue].has_value && m->r->cell[overdue].value > 0);

	if (!m->r->has_fee && value(m, "2.8:1:A") != 0) {
		lacks(m, "2.8:1:A", MSG_REPORT_DRAFT_NO_FEE);
		return;
	}
	put(m, "本年度");
	if (m->r->fee_notices > 0)
		put_count(m, "发出信息处理费收费通知", m->r->fee_notices * NUM_ONE, "件，");
	if (m->r->has_fee && m->r->fee > 0)
		put_count(m, "收取信息处理费", m->r->fee, "元。");
	else if (notice && m->r->fee_notices == 0)
		put(m, "有申请人收到收费通知后逾期未缴费，未收取信息处理费。");
	else
		put(m, "未收取信息处理费。");
}

/* ---- the table ---- */

bool
report_draft(struct buf *out, const struct report *r, enum draft which, struct diag *d)
{
	static void (*const make[DRAFT__MAX])(struct making *) = {
		[DRAFT_LEAD] = lead, [DRAFT_ACTIVE] = active, [DRAFT_REQUESTS] = requests,
		[DRAFT_DISPUTES] = disputes, [DRAFT_FEE] = fee,
	};
	size_t before = out->len;
	struct making m;

	m.out = out;
	m.r = r;
	m.missing = NULL;
	m.why = MSG_NONE;
	report_whole(r, m.whole);
	make[which](&m);
	if (m.missing == NULL)
		return true;
	out->len = before;
	diag_error(d, DIAG_USAGE, m.why, m.missing, NULL);
	return false;
}
