/*
 * damage_columns.c - damages of columns and of headers.
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
#include "form/form.h"
#include "kit/exportkit.h"

/* ---- two columns change places, headers and all ---- */

static void
swap_text(struct page_cell *a, struct page_cell *b)
{
	const char *text = a->text;

	a->text = b->text;
	b->text = text;
}

/* The column of a figure, as its index among the leaf columns of its block. */
static int
column_of(const struct page *p, const struct page_cell *c, int block)
{
	const struct form_cell *fc = c->cell >= 0 ? &p->report->form->cell[c->cell] : NULL;

	return fc != NULL && fc->block == block ? fc->col : -1;
}

/* The places go with their headers, whether the figures stand in them or not. */
static void
swap_places(struct page *p, struct page_row *r, int block, int x, int y)
{
	for (int i = 0; i < r->nplace; i++) {
		const struct form_cell *fc = r->place[i] >= 0 ?
		    &p->report->form->cell[r->place[i]] : NULL;

		if (fc != NULL && fc->block == block && (fc->col == x || fc->col == y))
			r->place[i] += fc->col == x ? y - x : x - y;
	}
}

static void
swap_figures(struct page *p, struct page_row *r, int block, int x, int y)
{
	struct page_cell *a = NULL, *b = NULL, was;

	for (int i = 0; i < r->n; i++) {
		if (column_of(p, &r->cell[i], block) == x)
			a = &r->cell[i];
		else if (column_of(p, &r->cell[i], block) == y)
			b = &r->cell[i];
	}
	swap_places(p, r, block, x, y);
	if (a == NULL || b == NULL) {
		for (int i = 0; i < r->nwant; i++)
			if (p->report->form->cell[r->want[i]].block == block)
				r->touched = true;	/* there is no telling now */
		return;
	}
	was = *a;
	*a = *b;
	*b = was;
	r->shuffled = true;
}

/* The header cells of the two columns in one row.  False when it does not show both,
 * or not as cells number at_x and at_y (-1 = anywhere). */
static bool
swap_headers(struct page_row *r, const char *x, int at_x, const char *y, int at_y)
{
	struct page_cell *a = NULL, *b = NULL;

	for (int i = 0; i < r->n; i++) {
		if (a == NULL && strcmp(r->cell[i].text, x) == 0)
			a = &r->cell[i];
		if (b == NULL && strcmp(r->cell[i].text, y) == 0)
			b = &r->cell[i];
	}
	if (a == NULL || b == NULL || (at_x >= 0 && a != &r->cell[at_x]) ||
	    (at_y >= 0 && b != &r->cell[at_y]))
		return false;
	swap_text(a, b);
	return true;
}

static const char *
column_label(const struct form_block *b, int leaf)
{
	return b->col[b->colleaf[leaf]].label;
}

/* Swap leaf columns x and y of a block under the first header that shows them. */
static bool
swap_columns(struct page *p, int block, int x, int y)
{
	const struct form_block *fb = &p->report->form->block[block];
	const char *one = column_label(fb, x), *two = column_label(fb, y);
	bool groups = fb->nrow == 1;	/* table 4: labels thrice */

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;
		int k = 0;

		while (t != NULL && k < t->n && !(row_is_header(t->row[k]) &&
		    swap_headers(t->row[k], one, groups ? x : -1, two,
		    groups ? y : -1))) {
			/* below the first words of 复议 stand those of 诉讼 */
			if (groups && row_is_header(t->row[k]) && t->row[k]->n > 2)
				return false;
			k++;
		}
		if (t == NULL || k == t->n)
			continue;
		for (; k < t->n; k++)
			swap_figures(p, t->row[k], block, x, y);
		return true;
	}
	return false;
}

/*
 * The figures go with their headers, so the truth is the same.  A table whose
 * header is not on the page (a part after a page break) has to be of the same
 * order, so it must not be cut already: the damage is refused then.
 */
bool
damage_columns(struct page *p, uint64_t *seed)
{
	const struct form *f = p->report->form;
	struct page_table *t = damage_table3(p);
	int block3 = form_block_find(f, "3"), x, y;

	if (p->header_lost)
		return false;
	switch (kit_rand(seed, 4)) {
	case 0:
		x = (int)kit_rand(seed, 3);
		return swap_columns(p, form_block_find(f, "2.1"), x, (x + 1) % 3);
	case 1:
		x = (int)kit_rand(seed, 4);
		return swap_columns(p, form_block_find(f, "4.1"), x, (x + 1) % 4);
	default:
		break;
	}
	for (int i = 0; i < p->n; i++)
		if (p->block[i].table != NULL && p->block[i].table != t)
			for (int k = 0; k < p->block[i].table->n; k++)
				if (p->block[i].table->row[k]->nwant == 7)
					return false;
	x = 1 + (int)kit_rand(seed, 5);
	y = 1 + (int)kit_rand(seed, 5);
	if (kit_rand(seed, 3) == 0) {
		x = 0;
		y = 6;
	}
	return t != NULL && x != y && swap_columns(p, block3, x, y);
}

/* ---- columns more ---- */

static void
widen_captions(struct page_row *r)
{
	for (int i = 0; i < r->n; i++)
		if (r->cell[i].role == DOC_CAPTION)
			r->cell[i].colspan++;
}

/* One more column at the left (at = 0) or at the right of a table. */
static void
add_column(struct page *p, struct page_table *t, bool left, const char *head,
    const char *(*fn)(struct page *, uint64_t *, int), uint64_t *seed)
{
	bool headed = false;
	int number = 0;

	for (int i = 0; i < t->n; i++) {
		struct page_row *r = t->row[i];
		bool is_head = row_is_header(r);

		widen_captions(r);
		if (is_head && !headed)
			row_insert(r, left ? 0 : r->n, DOC_COLHEAD, head);
		else if (is_head)
			row_insert(r, left ? 0 : r->n, DOC_COLHEAD, "");
		else if (r->nwant > 0)
			row_insert(r, left ? 0 : r->n, DOC_DATA, fn(p, seed, ++number));
		if (r->nwant > 0 && !left)
			row_add_place(r, r->nplace);
		headed = is_head;
	}
}

static struct page_table *
labelled(struct page *p, uint64_t *seed)
{
	struct page_table *t = NULL;

	if (kit_rand(seed, 3) > 0)
		return damage_table3(p);
	return damage_row(p, seed, 1, &t, NULL) != NULL ? t : NULL;
}

static const char *
number(struct page *p, uint64_t *seed, int n)
{
	(void)seed;
	return page_text(p, "%d", n);
}

bool
damage_number(struct page *p, uint64_t *seed)
{
	struct page_table *t = labelled(p, seed);

	if (t == NULL || row_label(t->row[t->n - 1]) < 0)
		return false;	/* table 4 has no labels to be numbered */
	add_column(p, t, true, "序号", number, seed);
	return true;
}

static const char *
remark(struct page *p, uint64_t *seed, int n)
{
	static const char *const text[] = { "", "", "", "无", "/", "含上年", "见说明" };

	(void)p;
	(void)n;
	return text[kit_rand(seed, sizeof text / sizeof *text)];
}

static const char *
nothing(struct page *p, uint64_t *seed, int n)
{
	(void)p;
	(void)seed;
	(void)n;
	return "";
}

bool
damage_note(struct page *p, uint64_t *seed)
{
	struct page_table *t = labelled(p, seed);

	if (t == NULL)
		return false;
	add_column(p, t, false, "备注", kit_rand(seed, 2) ? remark : nothing, seed);
	return true;
}

static void
add_sub_place(const struct page *p, struct page_row *r, int block)
{
	for (int i = 0; i < r->nplace; i++) {
		const struct form_cell *fc = r->place[i] >= 0 ?
		    &p->report->form->cell[r->place[i]] : NULL;

		if (fc != NULL && fc->block == block && fc->col == 5) {
			row_add_place(r, i + 1);
			return;
		}
	}
}

/* 小计 of the five columns of 法人或其他组织, behind them. */
bool
damage_sub(struct page *p, uint64_t *seed)
{
	struct page_table *t = damage_table3(p);
	int block = form_block_find(p->report->form, "3");
	bool headed = false;

	(void)seed;
	for (int i = 0; t != NULL && i < t->n; i++) {
		struct page_row *r = t->row[i];
		int64_t sum = 0;
		int at = -1;

		for (int k = 0; k < r->n; k++) {
			int col = column_of(p, &r->cell[k], block);

			if (col == 5)
				at = k;
			if (col >= 1 && col <= 5 &&
			    p->truth[r->cell[k].cell].kind == TRUTH_VALUE)
				sum += p->truth[r->cell[k].cell].value;
			if (row_is_header(r) && r->cell[k].colspan >= 5)
				r->cell[k].colspan++;
			if (row_is_header(r) && strcmp(r->cell[k].text, "其他") == 0 &&
			    !headed) {
				row_insert(r, k + 1, DOC_COLHEAD, "小计");
				headed = true;
			}
		}
		if (headed)
			add_sub_place(p, r, block);
		if (headed && at >= 0) {
			char text[NUM_TEXT];

			row_insert(r, at + 1, DOC_DATA,
			    page_text(p, "%s", num_print(text, sum)));
		}
	}
	return headed;
}

/* ---- headers ---- */

/* Rows from block "at" on, up to the next header. */
static void
behead(struct page *p, int at)
{
	for (int first = at; at < p->n; at++) {
		struct page_table *t = p->block[at].table;

		if (t != NULL && at > first && damage_header(t) > 0)
			return;
		for (int k = 0; t != NULL && k < t->n; k++)
			t->row[k]->headless = true;
	}
}

bool
damage_header_drop(struct page *p, uint64_t *seed)
{
	bool all = kit_rand(seed, 3) == 0;
	uint64_t which = kit_rand(seed, 3), seen = 0;
	bool any = false;

	for (int i = 0; i < p->n && !p->unit_told; i++) {
		struct page_table *t = p->block[i].table;

		if (t == NULL || (seen++ != which && !all))
			continue;
		for (int k = t->n - 1; k >= 0; k--)
			if (row_is_header(t->row[k])) {
				t->row[k]->n = 0;	/* its spans go with it */
				table_remove(t, k);
				behead(p, i);
				any = true;
			}
	}
	p->header_lost |= any;
	return any;
}

/* "本年新" over "制作数量": the words of one header row stand in two. */
bool
damage_header_cut(struct page *p, uint64_t *seed)
{
	struct page_table *t = NULL;
	int at = -1;
	uint64_t seen = 0;
	struct page_row *r, *below;

	for (int i = 0; i < p->n; i++)
		for (int k = 0; p->block[i].table != NULL && k < p->block[i].table->n; k++)
			if (row_is_header(p->block[i].table->row[k]) &&
			    kit_rand(seed, ++seen) == 0) {
				t = p->block[i].table;
				at = k;
			}
	if (t == NULL)
		return false;
	r = t->row[at];
	below = table_insert(p, t, at + 1);
	for (int k = 0; k < r->n; k++) {
		struct page_cell *c = &r->cell[k], *rest;
		size_t n = strlen(c->text), half = text_offset(c->text, n,
		    text_length(c->text, n) / 2);

		if (c->rowspan > 1 || c->role != DOC_COLHEAD)
			continue;
		if (half == 0 || text_length(c->text, n) < 4)
			half = n;
		rest = row_insert(below, below->n, DOC_COLHEAD,
		    page_text(p, "%s", c->text + half));
		rest->colspan = c->colspan;
		c->text = page_text(p, "%.*s", (int)half, c->text);
	}
	return true;
}

bool
damage_spans(struct page *p, uint64_t *seed)
{
	bool any = false;

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++)
			for (int c = 0; c < t->row[k]->n; c++) {
				struct page_cell *pc = &t->row[k]->cell[c];

				if ((pc->rowspan < 2 && pc->colspan < 2) ||
				    kit_rand(seed, 3) > 0)
					continue;
				if (pc->rowspan > 1)
					pc->rowspan += (int)kit_rand(seed, 3) - 1;
				if (pc->colspan > 1)
					pc->colspan += (int)kit_rand(seed, 4) - 1;
				any = true;
			}
	}
	return any;
}

bool
damage_rowspan(struct page *p, uint64_t *seed)
{
	(void)seed;
	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++)
			for (int c = 0; c < t->row[k]->n; c++)
				t->row[k]->cell[c].rowspan = 1;
	}
	return true;
}
