/*
 * damage_cells.c - damages of single figures.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/page.h"
#include "kit/exportkit.h"

/* A random cell of the row that still prints a figure of its own; -1 = none. */
static int
figure(const struct page_row *r, uint64_t *seed)
{
	int at = -1;
	uint64_t seen = 0;

	for (int i = 0; i < r->n; i++)
		if (r->cell[i].role == DOC_DATA && r->cell[i].cell >= 0 &&
		    !r->cell[i].spoilt && kit_rand(seed, ++seen) == 0)
			at = i;
	return at;
}

/* A random row, and a figure of it: NULL when there is none. */
static struct page_row *
pick(struct page *p, uint64_t *seed, int *at)
{
	struct page_row *r = damage_row(p, seed, 1, NULL, NULL);

	*at = r != NULL ? figure(r, seed) : -1;
	return *at >= 0 ? r : NULL;
}

static size_t
digits(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && strspn(s, "0123456789") == n ? n : 0;
}

static const char *
stray(uint64_t *seed)
{
	static const char *const text[] = { "0", "0", "", "1", "7", "23" };

	return text[kit_rand(seed, sizeof text / sizeof *text)];
}

/* ---- figures that go, come or move ---- */

bool
damage_drop(struct page *p, uint64_t *seed)
{
	int at;
	bool any = false;

	for (uint64_t n = 1 + kit_rand(seed, 2); n > 0; n--) {
		struct page_row *r = pick(p, seed, &at);

		if (r == NULL)
			continue;
		row_remove(r, at);
		r->touched = any = true;
	}
	return any;
}

bool
damage_double(struct page *p, uint64_t *seed)
{
	int at;
	struct page_row *r = pick(p, seed, &at);

	if (r == NULL)
		return false;
	row_insert(r, at + 1, DOC_DATA, r->cell[at].text);
	r->touched = true;
	return true;
}

/* 12 as "1" and "2": a person would join them where the sums ask for it; who does
 * not ask the sums leaves the cell open. */
bool
damage_split(struct page *p, uint64_t *seed)
{
	for (int tries = 0; tries < 40; tries++) {
		int at;
		struct page_row *r = pick(p, seed, &at);
		size_t n = r != NULL ? digits(r->cell[at].text) : 0, cut;
		const char *s;

		if (n < 2)
			continue;
		s = r->cell[at].text;
		cut = 1 + kit_rand(seed, n - 1);
		r->cell[at].text = page_text(p, "%.*s", (int)cut, s);
		r->cell[at].spoilt = r->touched = true;
		row_insert(r, at + 1, DOC_DATA, page_text(p, "%s", s + cut));
		return true;
	}
	return false;
}

bool
damage_gap(struct page *p, uint64_t *seed)
{
	for (int tries = 0; tries < 40; tries++) {
		int at;
		struct page_row *r = pick(p, seed, &at);
		size_t n = r != NULL ? digits(r->cell[at].text) : 0, cut;
		const char *s;

		if (n < 2)
			continue;
		s = r->cell[at].text;
		cut = 1 + kit_rand(seed, n - 1);
		r->cell[at].text = page_text(p, "%.*s %s", (int)cut, s, s + cut);
		r->cell[at].spoilt = true;
		return true;
	}
	return false;
}

bool
damage_merge(struct page *p, uint64_t *seed)
{
	static const char *const between[] = { "", " ", "\n" };

	for (int tries = 0; tries < 40; tries++) {
		int at;
		struct page_row *r = pick(p, seed, &at);

		if (r == NULL || at + 1 >= r->n || r->cell[at + 1].cell < 0)
			continue;
		r->cell[at].text = page_text(p, "%s%s%s", r->cell[at].text,
		    between[kit_rand(seed, 3)], r->cell[at + 1].text);
		r->cell[at].spoilt = r->touched = true;
		row_remove(r, at + 1);
		return true;
	}
	return false;
}

/* One place to the right: a blank or 0 comes in, the last figure stays or falls
 * off the page. */
bool
damage_shift(struct page *p, uint64_t *seed)
{
	struct page_row *r = damage_row(p, seed, 3, NULL, NULL);

	if (r == NULL || figure(r, seed) < 0)
		return false;
	row_insert(r, row_figures(r), DOC_DATA, kit_rand(seed, 2) ? "0" : "");
	if (kit_rand(seed, 2))
		row_remove(r, r->n - 1);
	r->touched = true;
	return true;
}

bool
damage_before(struct page *p, uint64_t *seed)
{
	bool any = false;

	for (uint64_t n = 1 + kit_rand(seed, 3); n > 0; n--) {
		struct page_row *r = damage_row(p, seed, 1, NULL, NULL);

		if (r == NULL || row_label(r) < 0)
			continue;
		row_insert(r, row_label(r), DOC_DATA, stray(seed));
		any = true;
	}
	return any;
}

bool
damage_after(struct page *p, uint64_t *seed)
{
	bool any = false;

	for (uint64_t n = 1 + kit_rand(seed, 3); n > 0; n--) {
		struct page_row *r = damage_row(p, seed, 1, NULL, NULL);

		if (r == NULL)
			continue;
		row_insert(r, r->n, DOC_DATA, stray(seed));
		r->touched = any = true;
	}
	return any;
}

/* ---- figures written otherwise ---- */

/* Rewrite some plain figures of the page; "share" in 10 of them. */
static bool
rewrite(struct page *p, uint64_t *seed, uint64_t share,
    const char *(*fn)(struct page *, const struct page_cell *, uint64_t *))
{
	bool any = false;

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++)
			for (int c = 0; c < t->row[k]->n; c++) {
				struct page_cell *pc = &t->row[k]->cell[c];
				const char *text;

				if (pc->cell < 0 || pc->spoilt ||
				    kit_rand(seed, 10) >= share)
					continue;
				text = fn(p, pc, seed);
				if (text == NULL)
					continue;
				pc->text = text;
				any = true;
			}
	}
	return any;
}

static const struct form_cell *
cell_of(const struct page *p, const struct page_cell *c)
{
	return &p->report->form->cell[c->cell];
}

static const char *
with_unit(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	static const char *const gap[] = { "", "", " ", "　" };

	if (!digits(c->text) || strcmp(cell_of(p, c)->unit, "件") != 0)
		return NULL;
	return page_text(p, "%s%s件", c->text, gap[kit_rand(seed, 4)]);
}

bool
damage_unit(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 1 + kit_rand(seed, 10), with_unit);
}

/* An amount in 万元 printed in 元. */
static const char *
in_yuan(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	int64_t v = p->truth[c->cell].value;
	char figure_text[NUM_TEXT];

	(void)seed;
	if (strcmp(cell_of(p, c)->unit, "万元") != 0 || p->truth[c->cell].kind != TRUTH_VALUE ||
	    !num_mul(&v, 10000))
		return NULL;
	return page_text(p, "%s元", num_print(figure_text, v));
}

bool
damage_yuan(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 10, in_yuan);
}

static const char *
full_width(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	struct buf b = BUF_INIT;
	const char *text;

	(void)seed;
	for (const char *s = c->text; *s != '\0'; s++) {
		if ((unsigned char)*s > 0x20 && (unsigned char)*s < 0x7F)
			buf_cp(&b, (uint32_t)*s + 0xFEE0);
		else
			buf_chr(&b, *s);
	}
	text = page_text(p, "%s", buf_cstr(&b));
	buf_release(&b);
	return text;
}

bool
damage_wide(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 1 + kit_rand(seed, 10), full_width);
}

static const char *
grouped(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	size_t n = digits(c->text);

	if (n < 4 || n > 6)
		return NULL;
	return page_text(p, "%.*s%s%s", (int)n - 3, c->text,
	    kit_rand(seed, 3) ? "," : "，", c->text + n - 3);
}

bool
damage_thousand(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 10, grouped);
}

static const char *
annotated(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	static const char *const remark[][2] = {
		{ "（其中修订", "件）" }, { "(含上年", "件)" }, { "（其中网络申请", "件）" }
	};
	uint64_t k = kit_rand(seed, 3);

	if (!digits(c->text) || c->text[0] == '0')
		return NULL;
	return page_text(p, "%s%s%d%s", c->text, remark[k][0], (int)kit_rand(seed, 10),
	    remark[k][1]);
}

bool
damage_remark(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 1 + kit_rand(seed, 3), annotated);
}

/* ---- figures that are not what they were ---- */

/* Blank is blank and "/" is not applicable: neither is 0. */
static const char *
nil(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	static const char *const text[] = { "", "　", " ", "/", "—", "-", "／", "无" };
	uint64_t k = kit_rand(seed, 12);

	if (strcmp(c->text, "0") != 0)
		return NULL;
	k = k < 6 ? 0 : k - 5;
	p->truth[c->cell].kind = k < 3 ? TRUTH_BLANK : TRUTH_NA;
	return text[k];
}

bool
damage_nil(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 1 + kit_rand(seed, 10), nil);
}

static const char *
other_total(struct page *p, const struct page_cell *c, uint64_t *seed)
{
	struct truth *t = &p->truth[c->cell];
	char text[NUM_TEXT];

	if (!cell_of(p, c)->computed || t->kind != TRUTH_VALUE)
		return NULL;
	t->value += (int64_t)(1 + kit_rand(seed, 9)) * NUM_ONE;
	if (kit_rand(seed, 4) == 0)
		t->value = 0;
	return page_text(p, "%s", num_print(text, t->value));
}

/* What is printed is the truth of a printed total, be it wrong. */
bool
damage_total(struct page *p, uint64_t *seed)
{
	return rewrite(p, seed, 1 + kit_rand(seed, 2), other_total);
}

bool
damage_words(struct page *p, uint64_t *seed)
{
	static const char *const text[] = { "见附件", "详见说明", "暂无数据", "约" };
	bool any = false;
	int at;

	for (uint64_t n = 1 + kit_rand(seed, 3); n > 0; n--) {
		struct page_row *r = pick(p, seed, &at);

		if (r == NULL)
			continue;
		r->cell[at].text = text[kit_rand(seed, 4)];
		r->cell[at].spoilt = any = true;
	}
	return any;
}
