/*
 * damage_rows.c - damages of rows and of whole tables.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "doc/doc.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/page.h"
#include "kit/exportkit.h"

#define FIGURES_4	15

/* ---- rows ---- */

bool
damage_row_drop(struct page *p, uint64_t *seed)
{
	struct page_table *t;
	int at;

	for (uint64_t n = 1 + kit_rand(seed, 2); n > 0; n--) {
		if (damage_row(p, seed, 1, &t, &at) == NULL)
			return false;
		table_remove(t, at);
	}
	return true;
}

/* What is known of a row, its cells apart. */
static void
move_marks(struct page_row *to, const struct page_row *from)
{
	memcpy(to->want, from->want, sizeof to->want);
	memcpy(to->place, from->place, sizeof to->place);
	to->nwant = from->nwant;
	to->nplace = from->nplace;
	to->touched = from->touched;
	to->shuffled = from->shuffled;
}

/* The label and the figures of a row, without the labels over several rows. */
static void
copy_leaf(struct page_row *to, const struct page_row *from)
{
	for (int i = 0; i < from->n; i++)
		if (from->cell[i].rowspan == 1)
			*row_insert(to, to->n, DOC_DATA, "") = from->cell[i];
	move_marks(to, from);
}

bool
damage_row_double(struct page *p, uint64_t *seed)
{
	struct page_table *t;
	int at;
	struct page_row *r = damage_row(p, seed, 1, &t, &at);

	if (r == NULL)
		return false;
	copy_leaf(table_insert(p, t, at + 1), r);
	return true;
}

/* Label and figures change places; labels over several rows and the width of the
 * labels stay where they are. */
bool
damage_row_swap(struct page *p, uint64_t *seed)
{
	struct page_table *t;
	int at, other, x, y;
	struct page_row *a = damage_row(p, seed, 1, &t, &at), *b, was;

	if (a == NULL || at + 1 >= t->n)
		return false;
	other = kit_rand(seed, 2) ? at + 1 : at + 1 + (int)kit_rand(seed,
	    (uint64_t)(t->n - at - 1));
	b = t->row[other];
	x = row_label(a);
	y = row_label(b);
	if (b->nwant != a->nwant || x < 0 || y < 0 || a->n - x != b->n - y)
		return false;
	was = *a;
	for (int i = 0; x + i < was.n; i++) {
		struct page_cell *one = &a->cell[x + i], *two = &b->cell[y + i];
		int span = one->colspan;

		*one = *two;
		two->colspan = one->colspan;
		one->colspan = span;
		span = two->colspan;
		*two = was.cell[x + i];
		two->colspan = span;
	}
	move_marks(a, b);
	move_marks(b, &was);
	return true;
}

bool
damage_label_drop(struct page *p, uint64_t *seed)
{
	struct page_row *r = damage_row(p, seed, 1, NULL, NULL);
	int at = r != NULL ? row_label(r) : -1;

	if (at < 0)
		return false;
	if (kit_rand(seed, 2))
		r->cell[at].text = "";
	else
		row_remove(r, at);
	return true;
}

/* ---- tables ---- */

/*
 * Cut a table before row "at".  Labels that reach over the cut stand again in the
 * second part, with their text or blank; "repeat": so does the header.
 */
static void
cut(struct page *p, struct page_table *t, int at, bool repeat, bool blank,
    const char *between)
{
	int where = damage_block(p, t), heads = 0, head = damage_header(t);
	struct page_table *second = page_insert(p, where + 1, DOC_TABLE, NULL)->table;

	for (int i = at; i < t->n; i++)
		second->row[second->n++] = t->row[i];
	for (int i = 0; i < at; i++)
		for (int k = 0; k < t->row[i]->n; k++) {
			struct page_cell *c = &t->row[i]->cell[k], *again;

			if (i + c->rowspan <= at)
				continue;
			again = row_insert(second->row[0], heads++, c->role,
			    blank ? "" : c->text);
			again->colspan = c->colspan;
			again->rowspan = i + c->rowspan - at;
			c->rowspan = at - i;
		}
	t->n = at;
	for (int i = head - 1; repeat && i >= 0; i--) {
		memmove(second->row + 1, second->row,
		    (size_t)second->n++ * sizeof *second->row);
		second->row[0] = arena_alloc(&p->doc->arena, sizeof *second->row[0]);
		*second->row[0] = *t->row[i];
	}
	if (between != NULL)
		page_insert(p, where + 1, DOC_PARA, between);
}

bool
damage_page_break(struct page *p, uint64_t *seed)
{
	static const char *const between[] = { NULL, "", "— 3 —", "3", "第 3 页" };
	struct page_table *t = damage_table3(p);
	int head = t != NULL ? damage_header(t) : 0, at;

	if (t == NULL || t->n < head + 6)
		return false;
	at = head + 2 + (int)kit_rand(seed, (uint64_t)(t->n - head - 4));
	if (row_is_header(t->row[at]) || row_is_header(t->row[at - 1]))
		return false;
	cut(p, t, at, kit_rand(seed, 2) != 0, kit_rand(seed, 2) != 0,
	    between[kit_rand(seed, 5)]);
	return true;
}

/* Does a label over several rows begin here? */
static bool
begins_group(const struct page_row *r)
{
	for (int i = 0; i < r->n; i++)
		if (r->cell[i].role == DOC_ROWHEAD && r->cell[i].rowspan > 1)
			return true;
	return false;
}

bool
damage_blocks(struct page *p, uint64_t *seed)
{
	struct page_table *t = damage_table3(p);
	bool repeat = kit_rand(seed, 2) != 0, any = false;
	const char *between = kit_rand(seed, 2) ? "" : NULL;

	for (int i = t != NULL ? t->n - 2 : 0; i > damage_header(t) + 1; i--)
		if (begins_group(t->row[i])) {
			cut(p, t, i, repeat, false, between);
			any = true;
		}
	return any;
}

/* Is it table 4 in its three rows of header and one of figures? */
static bool
is_table4(const struct page_table *t)
{
	return t != NULL && t->n == 4 && t->row[3]->n == FIGURES_4 &&
	    t->row[3]->nplace == FIGURES_4 && t->row[0]->n == 2 && t->row[1]->n == 5 + 2 &&
	    t->row[2]->n == FIGURES_4 - 5;
}

static void
move_cells(struct page_row *to, struct page_row *from, int at)
{
	while (from->n > at) {
		*row_insert(to, to->n, DOC_DATA, "") = from->cell[at];
		row_remove(from, at);
	}
}

bool
damage_two(struct page *p, uint64_t *seed)
{
	static const char *const between[] = { NULL, "", "（二）行政诉讼" };

	for (int i = 0; i < p->n; i++) {
		struct page_table *t = p->block[i].table, *second;

		if (!is_table4(t))
			continue;
		second = page_insert(p, i + 1, DOC_TABLE, NULL)->table;
		for (int k = 0; k < 4; k++)
			table_insert(p, second, k);
		move_cells(second->row[0], t->row[0], 1);
		move_cells(second->row[1], t->row[1], 5);
		move_cells(second->row[2], t->row[2], 0);
		move_cells(second->row[3], t->row[3], 5);
		move_marks(second->row[3], t->row[3]);
		t->row[3]->nwant = t->row[3]->nplace = 5;
		second->row[3]->nwant = second->row[3]->nplace = FIGURES_4 - 5;
		memmove(second->row[3]->want, second->row[3]->want + 5,
		    (FIGURES_4 - 5) * sizeof *t->row[3]->want);
		memmove(second->row[3]->place, second->row[3]->place + 5,
		    (FIGURES_4 - 5) * sizeof *t->row[3]->place);
		table_remove(t, 2);
		if (kit_rand(seed, 3) > 0)
			page_insert(p, i + 1, DOC_PARA, between[1 + kit_rand(seed, 2)]);
		return true;
	}
	return false;
}

/* From the first table to the last, all is rows of one table; what stood between
 * becomes rows of one cell. */
bool
damage_one(struct page *p, uint64_t *seed)
{
	int first = -1, last = -1;
	struct page_table *all;

	(void)seed;
	for (int i = 0; i < p->n; i++)
		if (p->block[i].table != NULL) {
			first = first < 0 ? i : first;
			last = i;
		}
	if (first < 0 || first == last)
		return false;
	all = p->block[first].table;
	for (int i = first + 1; i <= last; i++) {
		struct page_table *t = p->block[first + 1].table;

		if (t != NULL) {
			for (int k = 0; k < t->n; k++)
				all->row[all->n++] = t->row[k];
		} else {
			row_insert(table_insert(p, all, all->n), 0, DOC_CAPTION,
			    p->block[first + 1].text)->colspan = FIGURES_4;
		}
		page_remove(p, first + 1);
	}
	return true;
}

bool
damage_six(struct page *p, uint64_t *seed)
{
	int from = -1;

	(void)seed;
	for (int i = 0; i < p->n; i++)
		if (p->block[i].kind == DOC_HEADING1)
			from = i;
	for (int i = from; i >= 0 && i < p->n; i++)
		if (p->block[i].table != NULL)
			return false;
	while (from >= 0 && p->n > from)
		page_remove(p, from);
	return from >= 0;
}
