/*
 * basis.c - what the words over and beside the figures say of them: their unit, their
 * year, whether they are sums of many years.
 *
 *	本年收费金额（单位：元）	over a form that counts in 万元
 *	2022年 | 2023年 | 增减值	over the figures of a report of 2023
 *	行政许可 | 累计 | 1234		between the label and its figure
 *
 * A unit is put behind the figures that have none of their own; figures of another
 * year or of more than the year are open.  The form's own labels say nothing here:
 * 上年结转 and 本年增/减 are what they are.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "form/form.h"
#include "import/intake.h"
#include "import/match/basis.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"
#include "report/report.h"

#define HEADER_ROWS	12	/* rows above the first of a block, at most */
#define WORDS		120	/* bytes of a text that is a header and no sentence */
#define STREAM_WORDS	6	/* of a header in a stream, beside its columns */
#define YEARS		2100

/* Not of this year alone. */
static const char *const others[] = {
	"上年", "上一年", "去年", "前年", "往年", "历年", "累计", "同比", "环比", "较上",
	"比上", "增减", "增长", "上半年", "下半年", "季度", "计划", "目标", "预计",
};

/* Of money and of cases; those that cell_read() cannot convert leave a cell open. */
static const char *const units[] = {
	"亿元", "百万元", "十万元", "万元", "千元", "百元", "美元", "港元", "欧元", "日元",
	"元", "百万件", "十万件", "万件", "千件", "百件",
};
static const char *const counts[] = {
	"件", "条", "个", "宗", "起", "次", "份", "项", "例", "人", "天", "日",
};
static const char *const read_units[] = { "亿元", "万元", "千元", "元", "万件" };

struct statement {
	const char	*unit;		/* NULL: none said */
	bool		 units;		/* two of them, or one that nobody knows */
	bool		 count;		/* 金额（单位：件）, which money is not counted in */
	bool		 other;		/* another year, or more than a year */
};

static bool
has(const char *s, size_t n, const char *word)
{
	return memmem(s, n, word, strlen(word)) != NULL;
}

/* Does a column of the block, or a row, have the word itself? */
static bool
own_word(const struct match *m, int block, bool rows, const char *word)
{
	for (int i = 0; i < m->book.n; i++) {
		const struct label *l = &m->book.label[i];

		if (l->block == block && (rows || l->kind == LABEL_COLUMN) &&
		    has(l->key, (size_t)l->nkey, word))
			return true;
	}
	return false;
}

/*
 * May a unit begin here?  Behind a sign or behind 单位, 金额, 费, 按: yes.  Behind another
 * character it may be a piece of one: 万与元 is a slip of 万元, or not.
 */
static bool
unit_begins(const char *s, size_t n, size_t at)
{
	static const char *const before[] = {
		"位", "额", "价", "费", "款", "按", "以", "为", "计", "是", "数", "量", "币",
	};
	size_t from = text_prev(s, n, at);
	uint32_t cp;

	if (at == 0)
		return true;
	text_decode(s + from, at - from, &cp);
	for (size_t i = 0; i < ARRAY_LEN(before); i++)
		if (strlen(before[i]) == at - from &&
		    memcmp(s + from, before[i], at - from) == 0)
			return true;
	return cp < 0x4E00 || cp > 0x9FFF;
}

/* The unit of a text, the longest that stands there: 万元 ends in 元. */
static void
unit_of(struct statement *out, const char *s, size_t n)
{
	if (!has(s, n, "元") && !has(s, n, "万件") && !has(s, n, "千件") &&
	    !has(s, n, "百件"))			/* most of them */
		return;
	for (size_t at = 0; at < n; at++)
		for (size_t i = 0; i < ARRAY_LEN(units); i++) {
			size_t len = strlen(units[i]);

			if (n - at < len || memcmp(s + at, units[i], len) != 0)
				continue;
			out->units |= (out->unit != NULL && out->unit != units[i]) ||
			    !unit_begins(s, n, at);
			out->unit = units[i];
			at += len - 1;
			break;
		}
}

/* Behind 单位 a word or two to the end or the bracket that are no unit: 单位：千的 was 千元,
 * and may have been 万元.  填报单位：水务局 is no unit at all.  *count: 件, 项. */
static bool
is_strange(const char *s, size_t n, bool *count)
{
	static const char word[] = "单位";
	const char *at = memmem(s, n, word, sizeof word - 1);
	size_t left, len;

	if (at == NULL || (at > s && !unit_begins(s, n, (size_t)(at - s))))
		return false;
	at += sizeof word - 1;
	left = n - (size_t)(at - s);
	if (left > 0 && *at == ':') {
		at++;
		left--;
	}
	len = memchr(at, ')', left) != NULL ? (size_t)((const char *)memchr(at, ')', left) -
	    at) : left;
	for (size_t i = 0; i < ARRAY_LEN(counts) && !*count; i++)
		*count = len == strlen(counts[i]) && memcmp(at, counts[i], len) == 0;
	return !*count && len > 0 && text_length(at, len) <= 2;
}

/* A year that is not the report's, nor the one before where the form itself asks for it: "own"
 * is the form's word or NULL.  Of dates only the report's own year counts. */
static bool
other_year(const struct match *m, const char *s, size_t n, const struct label *own)
{
	bool last = own != NULL && (has(own->key, (size_t)own->nkey, "上一年") ||
	    has(own->key, (size_t)own->nkey, "上年"));
	size_t from, to;
	int year;

	while ((year = title_year(s, n, YEARS, &from, &to)) != 0) {
		if (year != m->in->year && !(last && year == m->in->year - 1))
			return true;
		n = from;
	}
	return false;
}

static struct statement
read_words(const struct match *m, int block, bool rows, const char *s, size_t n,
    const struct label *own)
{
	struct statement out = { NULL, false, false, false };
	struct buf b = BUF_INIT, squeezed = BUF_INIT;

	if (n == 0 || n > WORDS || has(s, n, "。"))
		return out;
	title_squeeze(&squeezed, s, n);		/* 万 above 元 is 万元 */
	text_normal(&b, buf_cstr(&squeezed), squeezed.len, false);
	unit_of(&out, buf_cstr(&b), b.len);
	if (out.unit == NULL && is_strange(buf_cstr(&b), b.len, &out.count)) {
		out.unit = "万元";
		out.units = true;
	}
	out.count &= has(buf_cstr(&b), b.len, "金额");
	out.other = other_year(m, buf_cstr(&b), b.len, own);
	for (size_t i = 0; i < ARRAY_LEN(others) && !out.other; i++)
		out.other = has(buf_cstr(&b), b.len, others[i]) &&
		    !own_word(m, block, rows, others[i]);
	buf_release(&b);
	buf_release(&squeezed);
	return out;
}

static struct statement
read_cell(const struct match *m, int block, bool rows, const struct match_cell *c)
{
	struct statement none = { NULL, false, false, false };

	if (c->figure.kind == FIGURE_NUMBER) {		/* 2022 over a column */
		none.other = c->figure.value != m->in->year * NUM_ONE;
		return none;
	}
	if (!match_cell_is_label(c))
		return none;
	if (c->label != NULL && !c->explained) {	/* the form's words: their unit alone */
		unit_of(&none, c->label->key, (size_t)c->label->nkey);
		return none;
	}
	return read_words(m, block, rows, c->text, c->n, c->label);
}

static bool
is_money(const char *unit)
{
	size_t n = strlen(unit), k = strlen("元");

	return n >= k && memcmp(unit + n - k, "元", k) == 0;
}

/* What a statement does to one cell of the form. */
static bool
say(struct match *m, struct row_target *t, int i, const struct statement *st)
{
	const struct form_cell *fc = &m->form->cell[t->first + i];
	bool readable = false;

	if (st->other) {
		t->elsewhere |= UINT32_C(1) << i;
		return true;
	}
	/* 收费金额（单位：项） was 元, or was not */
	if (st->count && is_money(fc->unit) && t->k == 1) {
		t->elsewhere |= 1;
		return true;
	}
	if (st->unit == NULL || is_money(st->unit) != is_money(fc->unit))
		return false;
	for (size_t k = 0; k < ARRAY_LEN(read_units); k++)
		readable |= strcmp(read_units[k], st->unit) == 0;
	if (st->units || !readable || (t->unit != NULL && t->unit != st->unit)) {
		t->elsewhere |= UINT32_C(1) << i;
		return true;
	}
	t->unit = st->unit;
	if (strcmp(st->unit, fc->unit) == 0)
		return false;
	t->in_unit |= UINT32_C(1) << i;
	return true;
}

/* Cell i of a target: does it stand under this cell of the header? */
static bool
below(const struct match *m, const struct row_target *t, int i, const struct match_cell *over)
{
	const struct match_row *r = &m->row[t->found];
	int at = t->at + 1 + i;
	const struct match_cell *c = &r->cell[at < r->n ? at : r->n - 1];

	return c->col < over->col + over->colspan && over->col < c->col + c->colspan;
}

/* A cell of a header speaks of the figures under it; of all, where none is. */
static void
speak(struct match *m, struct row_target *t, const struct match_cell *over,
    const struct statement *st)
{
	bool any = false, done = false;

	for (int i = 0; i < t->k && !m->stream && t->at >= 0; i++)
		any |= below(m, t, i, over);
	for (int i = 0; i < t->k; i++)
		if (!any || below(m, t, i, over))
			done |= say(m, t, i, st);
	if (done && !t->spoken) {
		struct buf b = BUF_INIT;

		figure_text(&b, over->text, over->n);
		intake_finding(m->in, SOURCE_F602, m->form->cell[t->first].code,
		    buf_cstr(&b));
		buf_release(&b);
		t->spoken = true;
	}
}

static bool
says(const struct statement *st)
{
	return st->unit != NULL || st->other || st->count;
}

/* Is it a row of a header: words, and no figures but years? */
static bool
is_header(const struct match_row *r)
{
	bool any = false;

	for (int i = 0; i < r->n; i++) {
		const struct figure *f = &r->cell[i].figure;
		bool year = f->kind == FIGURE_NUMBER && r->cell[i].n == 4 &&
		    f->value >= 2008 * NUM_ONE && f->value < YEARS * NUM_ONE;

		if (f->kind != FIGURE_BLANK && f->kind != FIGURE_TEXT && !year)
			return false;
		any |= f->kind != FIGURE_BLANK;
	}
	return any && r->target < 0;
}

/* All targets of a block hear what a cell over the first of them says. */
static void
speak_block(struct match *m, int first, const struct match_cell *over)
{
	int block = m->target[first].block;
	struct statement st = read_cell(m, block, m->stream, over);

	for (int i = first; i < m->ntarget && says(&st); i++)
		if (m->target[i].block == block && m->target[i].found >= 0)
			speak(m, &m->target[i], over, &st);
}

/* A line above the table: 单位：元. */
static void
line_above(struct match *m, int first, int row)
{
	int block = m->row[row].block;
	const char *s = block > 0 ? m->doc->block[block - 1].text : NULL;
	struct match_cell over;

	if (s == NULL || strlen(s) > WORDS || strstr(s, "单位") == NULL)
		return;
	memset(&over, 0, sizeof over);
	over.text = s;
	over.n = strlen(s);
	over.figure.kind = FIGURE_TEXT;
	over.col = -1;
	speak_block(m, first, &over);
}

static void
header_of_block(struct match *m, int first)
{
	const struct row_target *t = &m->target[first];
	int row = t->found, table = m->row[row].table;

	if (m->stream) {
		const struct match_row *r = &m->row[row];
		int n = m->form->block[t->block].ncol + STREAM_WORDS;

		for (int i = t->at > n ? t->at - n : 0; i < t->at; i++)
			speak_block(m, first, &r->cell[i]);
		return;
	}
	while (--row >= 0 && m->row[row].table == table &&
	    t->found - row <= HEADER_ROWS && is_header(&m->row[row]))
		for (int i = 0; i < m->row[row].n; i++)
			speak_block(m, first, &m->row[row].cell[i]);
	if (row < 0 || m->row[row].table != table)
		line_above(m, first, row + 1);
}

/* The label, where it says more than the form's, and words in front of its figures; of
 * those behind them only the unit: a remark may speak of any year. */
static void
beside(struct match *m, struct row_target *t)
{
	const struct match_row *r = &m->row[t->found];
	bool figures = false;

	for (int i = t->at > 0 ? t->at : 0; i < r->n; i++) {
		struct match_cell over;
		struct statement st;

		figures |= r->cell[i].figure.kind == FIGURE_NUMBER;
		if (!match_cell_is_label(&r->cell[i]))
			continue;
		st = read_cell(m, t->block, i == t->at, &r->cell[i]);
		st.other &= !figures;
		if (!says(&st))
			continue;
		over = r->cell[i];
		over.col = -1;		/* of the row, not of a column */
		speak(m, t, &over, &st);
	}
}

static bool
counts_money(const struct match *m, const struct row_target *t, int i)
{
	return is_money(m->form->cell[t->first + i].unit);
}

/*
 * On lines a row may have got in front of its header: 行政事业性收费 | 6326, and behind it
 * 收费金额（单位：元） over 行政强制 | 0.  A unit of money that no figure under it is counted
 * in may be that of every amount of which nobody says its unit.
 */
static void
lost_headers(struct match *m, const struct match_row *r)
{
	struct statement st;
	bool own = false;

	for (int i = 0; r->target >= 0 && i < m->target[r->target].k; i++)
		own |= counts_money(m, &m->target[r->target], i);
	for (int c = 0; c < r->n && !own; c++) {
		if (!match_cell_is_label(&r->cell[c]) ||
		    !has(r->cell[c].text, r->cell[c].n, "单位"))
			continue;
		st = read_cell(m, -1, true, &r->cell[c]);
		st.units = true;
		for (int t = 0; t < m->ntarget && st.unit != NULL && !st.other; t++)
			for (int i = 0; i < m->target[t].k; i++)
				if (m->target[t].found >= 0 && m->target[t].unit == NULL &&
				    counts_money(m, &m->target[t], i) && strcmp(st.unit,
				    m->form->cell[m->target[t].first + i].unit) != 0)
					say(m, &m->target[t], i, &st);
	}
}

void
match_basis(struct match *m)
{
	int block = -1;

	for (int i = 0; i < m->ntarget; i++) {
		if (m->target[i].found < 0)
			continue;
		if (m->target[i].block != block)
			header_of_block(m, i);
		block = m->target[i].block;
		beside(m, &m->target[i]);
	}
	for (int r = 0; r < m->nrow && m->stream; r++)
		lost_headers(m, &m->row[r]);
}
