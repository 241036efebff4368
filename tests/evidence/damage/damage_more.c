/*
 * damage_more.c - damages that say something new: units beside figures and in headers, a
 * second report at the side, cells printed again, rows printed tall, texts on one line.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/page.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* Every row that prints figures, one in "share". */
static bool
each_row(struct page *p, uint64_t *seed, uint64_t share,
    void (*fn)(struct page *, struct page_row *, uint64_t *))
{
	bool any = false;

	for (int i = 0; i < p->n; i++)
		for (int k = 0; p->block[i].table != NULL && k < p->block[i].table->n; k++) {
			struct page_row *r = p->block[i].table->row[k];

			if (r->nwant == 0 || kit_rand(seed, share) != 0)
				continue;
			fn(p, r, seed);
			any = true;
		}
	return any;
}

/* 规章 | 件 | 3 | 1 | 15, or 规章 | 3 | 1 | 15 | 件. */
static void
unit_cell(struct page *p, struct page_row *r, uint64_t *seed)
{
	const char *unit = p->report->form->cell[r->want[0]].unit;

	row_insert(r, kit_rand(seed, 2) ? row_figures(r) : r->n, DOC_DATA,
	    unit[0] != '\0' ? unit : "件");
	r->touched = true;
}

bool
damage_unit_cell(struct page *p, uint64_t *seed)
{
	return each_row(p, seed, 3, unit_cell);
}

/* The unit of a header over amounts is another, and so are the amounts. */
static bool
in_unit(struct page *p, struct page_row *head, struct page_row *r, uint64_t way)
{
	static const struct { const char *unit; int64_t times, parts; } units[] = {
		{ "元", 10000, 1 }, { "千元", 10, 1 }, { "亿元", 1, 10000 }
	};
	bool any = false;

	for (int i = 0; i < r->n; i++) {
		struct page_cell *c = &r->cell[i];
		int64_t v = c->cell >= 0 ? p->truth[c->cell].value : 0;
		char text[NUM_TEXT];

		if (c->cell < 0 || c->spoilt || p->truth[c->cell].kind != TRUTH_VALUE ||
		    strcmp(p->report->form->cell[c->cell].unit, "万元") != 0 ||
		    v % units[way].parts != 0 || !num_mul(&v, units[way].times))
			continue;
		for (int k = 0; k < head->n; k++) {
			const char *at = strstr(head->cell[k].text, "万元");

			if (at == NULL)
				continue;
			head->cell[k].text = page_text(p, "%.*s%s%s",
			    (int)(at - head->cell[k].text), head->cell[k].text,
			    units[way].unit, at + strlen("万元"));
			c->text = page_text(p, "%s", num_print(text, v / units[way].parts));
			any = true;
		}
	}
	return any;
}

bool
damage_unit_header(struct page *p, uint64_t *seed)
{
	uint64_t way = kit_rand(seed, 3);
	bool any = false;

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;

		for (int k = 1; t != NULL && k < t->n; k++)
			if (row_is_header(t->row[k - 1]) && t->row[k]->nwant > 0)
				any |= in_unit(p, t->row[k - 1], t->row[k], way);
	}
	p->unit_told |= any;
	return any;
}

/* Last year's figures behind this year's. */
static void
again(struct page *p, struct page_row *r, uint64_t *seed)
{
	int n = r->n;

	for (int i = row_figures(r); i < n && r->n < PAGE_CELLS; i++)
		row_insert(r, r->n, DOC_DATA, page_text(p, "%d", (int)kit_rand(seed, 90)));
	r->touched = true;
}

bool
damage_two_years(struct page *p, uint64_t *seed)
{
	return each_row(p, seed, 1, again);
}

static void
three_more(struct page *p, struct page_row *r, uint64_t *seed)
{
	for (uint64_t i = 2 + kit_rand(seed, 2); i > 0; i--)
		row_insert(r, r->n, DOC_DATA, page_text(p, "%d", (int)kit_rand(seed, 40)));
	r->touched = true;
}

bool
damage_extra(struct page *p, uint64_t *seed)
{
	return each_row(p, seed, 8, three_more);
}

/* Zeros as a bar each, or written out. */
static bool
zeros(struct page *p, uint64_t *seed, const char *const *text, uint64_t n, bool na)
{
	uint64_t share = 1 + kit_rand(seed, 3);
	bool any = false;

	for (int i = 0; i < p->n; i++)
		for (int k = 0; p->block[i].table != NULL && k < p->block[i].table->n; k++)
			for (int c = 0; c < p->block[i].table->row[k]->n; c++) {
				struct page_cell *pc = &p->block[i].table->row[k]->cell[c];

				if (pc->cell < 0 || pc->spoilt || strcmp(pc->text, "0") != 0 ||
				    kit_rand(seed, share) != 0)
					continue;
				pc->text = text[kit_rand(seed, n)];
				if (na)
					p->truth[pc->cell].kind = TRUTH_NA;
				any = true;
			}
	return any;
}

bool
damage_bars(struct page *p, uint64_t *seed)
{
	static const char *const bar[] = { "/", "—", "／" };

	return zeros(p, seed, bar, ARRAY_LEN(bar), true);
}

bool
damage_han_zero(struct page *p, uint64_t *seed)
{
	static const char *const zero[] = { "零", "〇", "零" };

	return zeros(p, seed, zero, ARRAY_LEN(zero), false);
}

/* A cell over several squares is printed again in each of them. */
bool
damage_repeated(struct page *p, uint64_t *seed)
{
	struct doc *doc = page_document(p, false);
	bool any = false;

	(void)seed;
	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;
		const struct doc_table *d = doc->block[i].table;
		const int *map = t != NULL ? doc_table_map(doc, d) : NULL;

		for (int row = 0; t != NULL && row < t->n; row++) {
			struct page_row to = *t->row[row];

			to.n = 0;
			for (int col = 0; col < d->ncol; col++) {
				const struct doc_cell *c = map[row * d->ncol + col] >= 0 ?
				    &d->cell[map[row * d->ncol + col]] : NULL;

				if (c == NULL)
					continue;
				row_insert(&to, to.n, c->role, page_text(p, "%s",
				    c->text))->cell = c->cell;
				any |= c->row != row || c->col != col;
			}
			*t->row[row] = to;
		}
	}
	doc_free(doc);
	return any;
}

/* The label of a row over two rows of the grid, its figures in the second. */
bool
damage_tall(struct page *p, uint64_t *seed)
{
	struct page_table *t;
	int at, label;
	struct page_row *r = damage_row(p, seed, 1, &t, &at), *low;
	struct page_cell *c;
	size_t n, half;

	if (r == NULL || (label = row_label(r)) < 0 || label + 1 != row_figures(r) ||
	    r->cell[label].rowspan != 1)
		return false;
	c = &r->cell[label];
	n = strlen(c->text);
	if (text_length(c->text, n) < 8)
		return false;
	low = table_insert(p, t, at + 1);
	half = text_offset(c->text, n, text_length(c->text, n) / 2);
	*row_insert(low, 0, DOC_ROWHEAD, "") = *c;
	low->cell[0].text = page_text(p, "%s", c->text + half);
	c->text = page_text(p, "%.*s", (int)half, c->text);
	for (int i = label + 1; i < r->n; i++) {
		*row_insert(low, low->n, DOC_DATA, "") = r->cell[i];
		r->cell[i].text = "";
		r->cell[i].cell = -1;
	}
	memcpy(low->want, r->want, sizeof low->want);
	memcpy(low->place, r->place, sizeof low->place);
	low->nwant = r->nwant;
	low->nplace = r->nplace;
	low->touched = r->touched;
	r->nwant = r->nplace = 0;
	return true;
}

bool
damage_one_line(struct page *p, uint64_t *seed)
{
	(void)seed;
	p->between = " ";
	return true;
}

bool
damage_glued(struct page *p, uint64_t *seed)
{
	(void)seed;
	p->between = "";
	return true;
}
