/*
 * align.c - which row of the document is which row of the form.
 *
 * The rows of a form have an order, and published reports keep it: among all ways
 * to give rows to targets without crossing, the one with the best labels wins.
 * What is exactly right but out of order is taken afterwards.
 *
 * Must never take a row for another: a misspelt label has to be clearly more like
 * its own target than like any other of the form.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "import/likeness.h"
#include "import/match/match_rows.h"

#define LIKE_LEAST	720	/* below: another label */
#define LIKE_MARGIN	100	/* ahead of the second best */
#define BONUS		300	/* enough figures follow */
#define JOIN_MAX	3	/* pieces a label may be broken into */

struct pair {
	int		 target, row, at;
	int		 like;
	int		 score;		/* likeness + bonus */
	int		 best;		/* DP: best sum ending here */
	int		 from;		/* DP: pair before, -1 */
};
struct pairs {
	struct pair	*p;
	size_t		 n, cap;
};

/* Rows without labels that stand side by side are one target. */
static void
add_target(struct match *m, int block, int row)
{
	const struct form_block *k = &m->form->block[block];
	const struct form_item *item = &k->row[k->rowleaf[row]];
	struct row_target *t = m->ntarget > 0 ? &m->target[m->ntarget - 1] : NULL;
	int first = k->first_cell + row * k->ncol;

	if (item->label[0] == '\0' && t != NULL && t->label == NULL &&
	    t->first + t->k == first && t->k + k->ncol <= READING_MAX &&
	    m->form->cell[t->first].section == m->form->cell[first].section) {
		t->k += k->ncol;
		return;
	}
	t = &m->target[m->ntarget++];
	t->block = block;
	t->row = row;
	t->first = first;
	t->k = k->ncol;
	t->found = t->at = -1;
	for (int i = 0; i < m->book.n && item->label[0] != '\0'; i++) {
		const struct label *l = &m->book.label[i];

		if (l->kind == LABEL_ROW && l->block == block && l->leaf == row) {
			t->label = l;
			break;
		}
	}
}

void
match_targets(struct match *m)
{
	int n = 0;

	for (int b = 0; b < m->form->nblock; b++)
		n += m->form->block[b].nrow;
	m->target = arena_array(&m->arena, (size_t)n + 1, sizeof *m->target);
	m->result = arena_array(&m->arena, (size_t)n + 1, sizeof *m->result);
	m->ntarget = 0;
	for (int b = 0; b < m->form->nblock; b++)
		for (int r = 0; r < m->form->block[b].nrow; r++)
			if (m->form->block[b].ncol <= READING_MAX)
				add_target(m, b, r);
}

static int
target_of(const struct match *m, int block, int leaf)
{
	for (int i = 0; i < m->ntarget; i++)
		if (m->target[i].block == block && m->target[i].row == leaf)
			return i;
	return -1;
}

/* Cells after a label that could be figures, blanks at the end left out. */
static int
figures_after(const struct match_row *r, int at)
{
	int n = 0;

	for (int i = at + 1; i < r->n; i++)
		n += r->cell[i].figure.kind != FIGURE_TEXT;
	return n;
}

static void
add_pair(struct match *m, struct pairs *ps, int target, int row, int at, int like)
{
	bool enough = figures_after(&m->row[row], at) >= m->target[target].k;
	struct pair now = { target, row, at, like, like + (enough ? BONUS : 0), 0, -1 };

	for (size_t i = ps->n; i > 0 && ps->p[i - 1].row == row; i--) {
		struct pair *p = &ps->p[i - 1];

		if (p->target != target)
			continue;
		if (like > p->like || (like == p->like && at > p->at))
			*p = now;		/* the best, the rightmost of them */
		return;
	}
	ps->p = mem_grow(ps->p, ps->n, &ps->cap, sizeof *ps->p);
	ps->p[ps->n++] = now;
}

/* The target whose label a cell has exactly, by the first that is a row's; -1. */
static int
exact_target(const struct match *m, const struct match_cell *c, const struct label **from)
{
	const struct label *l = *from != NULL ? label_next(&m->book, *from) : c->label;

	for (; l != NULL; l = label_next(&m->book, l)) {
		int t = l->kind == LABEL_ROW && l->leaf >= 0 ?
		    target_of(m, l->block, l->leaf) : -1;

		if (t >= 0) {
			*from = l;
			return t;
		}
	}
	return -1;
}

static bool
names_column(const struct match *m, const struct match_cell *c)
{
	const struct label *l = c->label;

	while (l != NULL && l->kind != LABEL_COLUMN)
		l = label_next(&m->book, l);
	return l != NULL;
}

/*
 * Pairs of rows whose label is exactly one of the form's: the last such cell names the
 * row, what stands before it is the header or a row whose figures are gone.  A row in
 * which a column's name follows is a header itself: 总计 | 未经复议直接起诉 |  |  | ...
 */
static bool
exact_pairs(struct match *m, struct pairs *ps, int row)
{
	struct match_row *r = &m->row[row];

	for (int i = r->n - 2; i >= 0; i--) {
		const struct label *l = NULL;
		bool any = false;
		int t;

		if (!m->stream && names_column(m, &r->cell[i + 1]))
			return true;

		while ((t = exact_target(m, &r->cell[i], &l)) >= 0) {
			add_pair(m, ps, t, row, i, 1000);
			any = true;
		}
		/* in a stream only the word before the figures is a label */
		if (any || (m->stream && match_cell_is_label(&r->cell[i])))
			return any;
	}
	return false;
}

/* The target a text is most like, -1 when none is, or two are. */
static int
most_like(const struct match *m, const uint32_t *cp, int n, int *score)
{
	int best = -1, second = 0;

	*score = 0;
	for (int i = 0; i < m->book.n; i++) {
		const struct label *l = &m->book.label[i];
		int s, t;

		if (l->kind != LABEL_ROW || 2 * l->ncp < n || 2 * n < l->ncp)
			if (l->kind != LABEL_ROW || l->ncp < 8 || n < 4)
				continue;
		s = label_likeness(cp, n, l->cp, l->ncp);
		t = l->leaf >= 0 ? target_of(m, l->block, l->leaf) : -2;
		if (s > *score) {
			if (t != best)
				second = *score;
			*score = s;
			best = t;
		} else if (t != best && s > second) {
			second = s;
		}
	}
	return best >= 0 && *score >= LIKE_LEAST && *score - second >= LIKE_MARGIN ?
	    best : -1;
}

/* Pairs of rows whose label is misspelt, cut, or broken over cells. */
static void
like_pairs(struct match *m, struct pairs *ps, int row, struct buf *b)
{
	struct match_row *r = &m->row[row];
	uint32_t cp[LABEL_MAX];
	int score, t, n;

	for (int i = 0; i < r->n; i++) {
		if (!match_cell_is_label(&r->cell[i]) || figures_after(r, i) == 0)
			continue;
		buf_reset(b);
		for (int from = i, pieces = 0; from >= 0 && pieces < JOIN_MAX; from--) {
			if (!match_cell_is_label(&r->cell[from]))
				break;
			pieces++;
			buf_splice(b, 0, 0, r->cell[from].key, r->cell[from].nkey);
			n = label_points(buf_cstr(b), b->len, cp, LABEL_MAX);
			if (n < 2 || n == LABEL_MAX)
				continue;
			t = most_like(m, cp, n, &score);
			if (t >= 0)
				add_pair(m, ps, t, row, i, score - (pieces > 1));
		}
	}
}

static int
pair_order(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return x->row != y->row ? x->row - y->row : x->target - y->target;
}

/* The heaviest chain of pairs in which rows and targets both ascend. */
static void
chain(struct match *m, struct pairs *ps)
{
	int best = -1;

	if (ps->n > 0)
		qsort(ps->p, ps->n, sizeof *ps->p, pair_order);
	for (size_t i = 0; i < ps->n; i++) {
		struct pair *p = &ps->p[i];

		p->best = p->score;
		for (size_t k = 0; k < i; k++) {
			const struct pair *q = &ps->p[k];

			/* at equal weight the earlier row holds: a repetition
			 * after it is the stranger */
			if (q->row < p->row && q->target < p->target &&
			    q->best + p->score > p->best) {
				p->best = q->best + p->score;
				p->from = (int)k;
			}
		}
		if (best < 0 || p->best > ps->p[best].best)
			best = (int)i;
	}
	for (; best >= 0; best = ps->p[best].from) {
		const struct pair *p = &ps->p[best];
		struct row_target *t = &m->target[p->target];

		t->found = p->row;
		t->at = p->at;
		t->score = p->like;
		m->row[p->row].target = p->target;
	}
}

/* Exact labels out of order: one row that has figures enough. */
static void
strays(struct match *m, const struct pairs *ps)
{
	for (int t = 0; t < m->ntarget; t++) {
		const struct pair *only = NULL;
		int n = 0;

		if (m->target[t].found >= 0)
			continue;
		for (size_t i = 0; i < ps->n; i++) {
			const struct pair *p = &ps->p[i];

			if (p->target == t && p->like >= 950 && p->score > p->like &&
			    m->row[p->row].target < 0) {
				only = p;
				n++;
			}
		}
		if (n == 1) {
			m->target[t].found = only->row;
			m->target[t].at = only->at;
			m->target[t].score = only->like;
			m->row[only->row].target = t;
		}
	}
}

static bool
same_figures(const struct match_row *a, int at, const struct match_row *b, int bt)
{
	int i = at + 1, k = bt + 1;

	for (; i < a->n && k < b->n; i++, k++)
		if (a->cell[i].figure.kind != b->cell[k].figure.kind ||
		    a->cell[i].figure.value != b->cell[k].figure.value)
			return false;
	return true;
}

/* Another row with the same label that says something else: which of them holds?  One
 * with many more figures is another table's, whose header ends in that word. */
static void
doubles(struct match *m, const struct pairs *ps)
{
	for (size_t i = 0; i < ps->n; i++) {
		const struct pair *p = &ps->p[i];
		struct row_target *t = &m->target[p->target];

		/* a row of many more figures is another that ends in the same word */
		if (figures_after(&m->row[p->row], p->at) > t->k + 2)
			continue;
		if (t->found >= 0 && t->found != p->row &&
		    m->row[p->row].target < 0 && p->like >= 900 && p->score > p->like &&
		    figures_after(&m->row[p->row], p->at) <= t->k + 2 &&
		    !same_figures(&m->row[t->found], t->at, &m->row[p->row], p->at))
			t->unsure = true;
	}
}

/* （六）其他处理 printed as one row: the last of its rows takes the figures. */
static void
headings_as_rows(struct match *m)
{
	for (int row = 0; row < m->nrow; row++) {
		struct match_row *r = &m->row[row];

		if (r->target >= 0)
			continue;
		for (int i = 0; i < r->n; i++) {
			const struct label *l = r->cell[i].label;
			const struct form_item *item;
			bool empty = true;
			int t;

			if (l == NULL || l->kind != LABEL_ROW || l->leaf >= 0)
				continue;
			item = &m->form->block[l->block].row[l->item];
			for (int k = 0; k < item->nleaf; k++) {
				t = target_of(m, l->block, item->first_leaf + k);
				empty &= t >= 0 && m->target[t].found < 0;
			}
			t = target_of(m, l->block, item->first_leaf + item->nleaf - 1);
			if (!empty || t < 0 ||
			    figures_after(r, i) < m->target[t].k)
				continue;
			m->target[t].found = row;
			m->target[t].at = i;
			m->target[t].score = 1000;
			m->target[t].heading = l->item + 1;
			r->target = t;
		}
	}
}

int
match_align(struct match *m)
{
	struct pairs ps = { NULL, 0, 0 };
	struct buf b = BUF_INIT;
	int found = 0;

	for (int r = 0; r < m->nrow; r++)
		if (!exact_pairs(m, &ps, r))
			like_pairs(m, &ps, r, &b);
	chain(m, &ps);
	strays(m, &ps);
	headings_as_rows(m);
	doubles(m, &ps);
	for (int t = 0; t < m->ntarget; t++)
		found += m->target[t].found >= 0;
	free(ps.p);
	buf_release(&b);
	return found;
}
