/*
 * compile.c - rules to flat lists: sums, checks, cases, terms.
 *
 * Formulas first, since checks must know which cells are computed.  A rule is
 * laid over its places (every column leaf, every row leaf, a cell, every cell)
 * and makes one case at each; 合计 becomes its leaves, a heading's sign and
 * coefficient with them.
 *
 * Invariants:
 *  (1) Terms stand in written order; a cell named twice in one expression is
 *      one term with the coefficients added.
 *  (2) The cases of a check are neighbours in kase[].
 *  (3) The arrays are malloced while they grow and move into the arena once.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/figures.h"
#include "form/form.h"
#include "form/language/tree.h"

enum { BY_ROW = 1, BY_COLUMN = 2 };	/* computed by a 每行 / 每栏 formula */

struct compile {
	struct form	*f;
	struct tree	*t;
	struct diag	*d;
	size_t		 captterm, capsum, caprel, capcond, capcase;
	int		*seen;		/* [2 * ncell] last term of a cell */
	unsigned char	*by;		/* [ncell] BY_ROW, BY_COLUMN */
	bool		 full;		/* a limit was met and told: stop */
};

static bool
limit(struct compile *c, int line, int n, int max)
{
	if (n < max)
		return true;
	if (!c->full)
		diag_error_at(c->d, line, MSG_FORM_TOO_LARGE, NULL);
	c->full = true;
	return false;
}

/* cell -1 is a constant.  "first" is where this expression began: older terms of
 * the same cell belong to others. */
static bool
add_term(struct compile *c, int line, int first, int64_t coef, int cell, bool prior)
{
	struct form *f = c->f;
	struct form_term *t;
	int *seen = cell >= 0 ? &c->seen[2 * cell + prior] : NULL;

	if (seen != NULL && *seen >= first && *seen < f->nterm &&
	    f->term[*seen].cell == cell && f->term[*seen].prior == prior) {
		t = &f->term[*seen];
		t->coef += coef;	/* fits: a file has too few bytes for more */
		return true;
	}
	if (!limit(c, line, f->nterm, FORM_TERMS_MAX))
		return false;
	f->term = mem_grow(f->term, (size_t)f->nterm, &c->captterm, sizeof *f->term);
	t = &f->term[f->nterm];
	t->coef = coef;
	t->cell = (int16_t)cell;
	t->prior = prior;
	if (seen != NULL)
		*seen = f->nterm;
	f->nterm++;
	return true;
}

/* Append a list of terms laid over a place; false when a limit is met. */
static bool
add_terms(struct compile *c, int line, const struct tree_term *t, int leaf, int *first,
    int *n)
{
	const struct form_block *b;
	struct span s;
	int64_t v;

	*first = c->f->nterm;
	for (; t != NULL; t = t->next) {
		if (t->kind == TERM_NUMBER) {
			v = t->coef;
			if (!num_mul(&v, NUM_ONE) ||
			    !add_term(c, line, *first, v, -1, false))
				return false;
		} else if (t->kind == TERM_REF) {
			if (!add_term(c, line, *first, t->coef,
			    ref_cell(c->f, &t->from, leaf), t->from.prior))
				return false;
		} else {
			form_term_span(c->f, t, leaf, &s);
			b = &c->f->block[s.block];
			for (int i = s.row; i < s.row_end; i++)
				for (int k = s.col; k < s.col_end; k++)
					if (!add_term(c, line, *first, t->coef,
					    b->first_cell + i * b->ncol + k,
					    t->from.prior))
						return false;
		}
	}
	*n = c->f->nterm - *first;
	return true;
}

/* Both sides, one behind the other in term[], left first. */
static bool
lay_relation(struct compile *c, int line, const struct tree_relation *from, int leaf,
    struct form_relation *r)
{
	r->op = from->op;
	return add_terms(c, line, from->left, leaf, &r->left, &r->nleft) &&
	    add_terms(c, line, from->right, leaf, &r->right, &r->nright);
}

/* The conditions of the rule, laid over the same place as its relations. */
static bool
lay_conds(struct compile *c, const struct tree_rule *r, int leaf, struct form_case *k)
{
	struct form_cond cond;

	k->first_cond = c->f->ncond;
	for (const struct tree_cond *from = r->cond; from != NULL; from = from->next) {
		memset(&cond, 0, sizeof cond);
		cond.kind = from->kind;
		cond.op = from->op;
		cond.year = from->year;
		cond.word = from->word;
		cond.negate = from->negate;
		if (from->rel != NULL &&
		    !lay_relation(c, r->line, from->rel, leaf, &cond.rel))
			return false;
		c->f->cond = mem_grow(c->f->cond, (size_t)c->f->ncond, &c->capcond,
		    sizeof cond);
		c->f->cond[c->f->ncond++] = cond;
	}
	k->ncond = c->f->ncond - k->first_cond;
	return true;
}

/* First cell of this year that the relations name, else of last year. */
static int
first_cell(const struct form *f, const struct form_case *k)
{
	int other = -1;

	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *r = &f->rel[k->first_rel + i];

		for (int j = 0; j < r->nleft + r->nright; j++) {
			const struct form_term *t = &f->term[j < r->nleft ? r->left + j :
			    r->right + j - r->nleft];

			if (t->cell >= 0 && !t->prior)
				return t->cell;
			if (t->cell >= 0 && other < 0)
				other = t->cell;
		}
	}
	return other;
}

/* Can the sum break the type of its cell when none of its terms does? */
static bool
sum_keeps_type(const struct form *f, const struct form_cell *cell)
{
	const struct form_sum *s = &f->sum[cell->sum];

	for (int i = s->first; i < s->first + s->n; i++) {
		const struct form_term *t = &f->term[i];

		if (t->cell < 0 ? t->coef < 0 || t->coef % NUM_ONE != 0 :
		    t->coef < 0 || f->cell[t->cell].decimals > cell->decimals ||
		    (f->cell[t->cell].is_signed && !cell->is_signed))
			return false;
	}
	return true;
}

static bool
is_silent(const struct compile *c, const struct tree_rule *r, const struct form_case *k)
{
	const struct form_block *b;

	if (r->formula)
		return false;
	if (k->kind == CASE_TYPE)
		return c->f->cell[k->cell].computed &&
		    sum_keeps_type(c->f, &c->f->cell[k->cell]);
	if (k->block < 0)
		return false;
	b = &c->f->block[k->block];
	if (r->quant == QUANT_EACH_COLUMN)
		return c->by[b->first_cell + k->leaf] & BY_ROW;
	return c->by[b->first_cell + k->leaf * b->ncol] & BY_COLUMN;
}

/* One case; "cell" is that of a 每格 rule. */
static bool
add_case(struct compile *c, struct tree_rule *r, int check, int block, int leaf, int cell)
{
	struct form *f = c->f;
	struct form_case k;
	struct form_relation rel;

	memset(&k, 0, sizeof k);
	k.kind = r->kind;
	k.check = check;
	k.block = k.leaf = -1;
	if (r->quant == QUANT_EACH_COLUMN || r->quant == QUANT_EACH_ROW) {
		k.block = block;
		k.leaf = leaf;
	}
	k.first_rel = f->nrel;
	if (!limit(c, r->line, f->nkase, FORM_CASES_MAX))
		return false;
	for (const struct tree_relation *x = r->rel; x != NULL; x = x->next) {
		if (!lay_relation(c, r->line, x, leaf, &rel))
			return false;
		f->rel = mem_grow(f->rel, (size_t)f->nrel, &c->caprel, sizeof rel);
		f->rel[f->nrel++] = rel;
	}
	k.nrel = f->nrel - k.first_rel;
	if (!lay_conds(c, r, leaf, &k))
		return false;
	k.strength = r->strength;
	k.cell = r->kind == CASE_RELATION || r->kind == CASE_CLAIM ? first_cell(f, &k) :
	    r->has_at ? ref_cell(f, &r->at, leaf) : cell;
	if (r->kind == CASE_JUMP) {
		k.jump_diff = r->jump_diff * NUM_ONE;
		k.jump_factor = r->jump_factor;
	}
	k.silent = is_silent(c, r, &k);
	f->kase = mem_grow(f->kase, (size_t)f->nkase, &c->capcase, sizeof k);
	f->kase[f->nkase++] = k;
	return true;
}

/* The case just added is a formula's: make its target computed, unless an
 * earlier formula has done so; then the case alone remains. */
static void
add_sum(struct compile *c, const struct tree_rule *r, int check)
{
	struct form *f = c->f;
	const struct form_relation *rel = &f->rel[f->nrel - 1];
	struct form_sum s = { f->kase[f->nkase - 1].cell, rel->right, rel->nright,
	    check };

	if (r->quant != QUANT_SINGLE)
		c->by[s.target] |= r->quant == QUANT_EACH_ROW ? BY_ROW : BY_COLUMN;
	if (f->cell[s.target].computed)
		return;
	f->sum = mem_grow(f->sum, (size_t)f->nsum, &c->capsum, sizeof s);
	f->cell[s.target].computed = true;
	f->cell[s.target].sum = (short)f->nsum;
	f->sum[f->nsum++] = s;
}

static int
only_block(const struct tree_table *t)
{
	if (t == NULL || t->block == NULL || t->block->next != NULL)
		return -1;
	return t->block->index;
}

/* Resolve the references of a rule; tells every one that is wrong. */
static bool
check_rule(struct compile *c, struct tree_rule *r)
{
	struct ref_context x = { c->f, c->t, r->quant, -1, false, r->line, c->d };
	bool related = r->kind == CASE_RELATION || r->kind == CASE_CLAIM;
	bool ok = true, cells = !related;
	const struct tree_term *t;

	x.block = r->block != NULL ? r->block->index : only_block(r->table);
	if (x.block < 0 &&
	    (r->quant == QUANT_EACH_COLUMN || r->quant == QUANT_EACH_ROW)) {
		if (!c->t->damaged)
			diag_error_at(c->d, r->line, MSG_FORM_NEEDS_BLOCK, NULL);
		return false;
	}
	for (struct tree_relation *rel = r->rel; rel != NULL; rel = rel->next) {
		ok = terms_check(&x, rel->left) && ok;
		ok = terms_check(&x, rel->right) && ok;
		for (t = rel->left; t != NULL; t = t->next)
			cells = cells || t->kind != TERM_NUMBER;
		for (t = rel->right; t != NULL; t = t->next)
			cells = cells || t->kind != TERM_NUMBER;
	}
	if (!cells)
		diag_error_at(c->d, r->line, MSG_FORM_NO_CELL, NULL);
	if (r->has_at)
		ok = r->quant == QUANT_EACH_CELL ?
		    (diag_error_at(c->d, r->line, MSG_FORM_EACH_CELL, NULL), false) :
		    ref_check(&x, &r->at, false) && ok;
	else if (!related && r->quant != QUANT_EACH_CELL) {
		diag_error_at(c->d, r->line, MSG_FORM_WHICH_CELL, NULL);
		ok = false;
	}
	x.cells_too = true;
	for (struct tree_cond *k = r->cond; k != NULL; k = k->next)
		if (k->rel != NULL) {
			ok = terms_check(&x, k->rel->left) && ok;
			ok = terms_check(&x, k->rel->right) && ok;
		}
	r->home_block = x.block;
	return ok && cells;
}

/* The block, else the table, that all cells seen so far have in common. */
struct home {
	int		 block, table;	/* -1 = none */
	bool		 any;
};

static void
home_cell(const struct form *f, struct home *h, int cell)
{
	int block = f->cell[cell].block, table = f->block[block].table;

	if (!h->any)
		*h = (struct home){ block, table, true };
	h->block = h->block == block ? block : -1;
	h->table = h->table == table ? table : -1;
}

static void
home_side(const struct form *f, struct home *h, int first, int n)
{
	for (int i = first; i < first + n; i++)
		if (f->term[i].cell >= 0)
			home_cell(f, h, f->term[i].cell);
}

static void
home_relation(const struct form *f, struct home *h, const struct form_relation *rel)
{
	home_side(f, h, rel->left, rel->nleft);
	home_side(f, h, rel->right, rel->nright);
}

/*
 * Where a check belongs.  Indentation means nothing, so a 单格 rule belongs to
 * the block, else the table, that has all its cells; the others to the block or
 * table they stand in.
 */
static void
find_home(struct form *f, struct tree_rule *r, struct form_check *k)
{
	k->block = r->home_block;
	k->table = r->home_block >= 0 ? f->block[r->home_block].table :
	    r->table != NULL ? r->table->index : -1;
	if (r->quant == QUANT_SINGLE && k->ncase == 1) {
		const struct form_case *c = &f->kase[k->first_case];
		struct home h = { .any = false };

		home_cell(f, &h, c->cell);
		for (int i = 0; i < c->nrel; i++)
			home_relation(f, &h, &f->rel[c->first_rel + i]);
		for (int i = 0; i < c->ncond; i++)
			if (f->cond[c->first_cond + i].kind == COND_RELATION)
				home_relation(f, &h, &f->cond[c->first_cond + i].rel);
		k->block = h.block;
		k->table = h.table;
	}
	r->home_block = k->block;
	r->home_table = k->table;
}

/* Make the cases of a checked rule; a formula makes its sums with them. */
static void
lay_rule(struct compile *c, struct tree_rule *r, int check)
{
	struct form *f = c->f;
	struct form_check *k = &f->check[check];
	const struct form_block *b = r->home_block >= 0 ? &f->block[r->home_block] : NULL;
	int from = 0, to = 1;

	k->first_case = f->nkase;
	if (r->quant == QUANT_EACH_COLUMN) {
		to = b->ncol;
	} else if (r->quant == QUANT_EACH_ROW) {
		to = b->nrow;
	} else if (r->quant == QUANT_EACH_CELL && b != NULL) {
		from = b->first_cell;
		to = from + b->nrow * b->ncol;
	} else if (r->quant == QUANT_EACH_CELL && r->table != NULL) {
		const struct form_table *t = &f->table[r->table->index];

		if (t->nblock == 0)
			return;
		from = f->block[t->first_block].first_cell;
		b = &f->block[t->first_block + t->nblock - 1];
		to = b->first_cell + b->nrow * b->ncol;
	} else if (r->quant == QUANT_EACH_CELL) {
		to = f->ncell;
	}
	for (int i = from; i < to; i++) {
		if (!add_case(c, r, check, r->home_block, i, i))
			return;
		if (r->formula)
			add_sum(c, r, check);
	}
	k->ncase = f->nkase - k->first_case;
	find_home(f, r, k);
}

/* Move a malloced array into the arena. */
static void *
settle(struct form *f, void *p, int n, size_t size)
{
	void *out = arena_array(&f->arena, (size_t)n, size);

	if (n > 0)
		memcpy(out, p, (size_t)n * size);
	free(p);
	return out;
}

/* The sums of 取数; only after the rules, whose terms end the list (find_home). */
static void
lay_figures(struct compile *c)
{
	struct form *f = c->f;

	for (int k = 0; k < FIGURE__MAX && !c->full; k++) {
		struct tree_figure *from = &c->t->figure[k];
		struct ref_context x = { f, c->t, QUANT_SINGLE, -1, false, from->line, c->d };
		struct form_terms *to = &f->figure[k];
		bool plain = true;

		if (from->term == NULL || !terms_check(&x, from->term) ||
		    !add_terms(c, from->line, from->term, 0, &to->first, &to->n))
			continue;
		for (int i = to->first; i < to->first + to->n; i++)
			plain = plain && f->term[i].cell >= 0 && !f->term[i].prior &&
			    f->term[i].coef == 1;
		if (!plain)
			diag_error_at(c->d, from->line, MSG_FORM_FIGURE_TERMS,
			    form_figure_name((enum form_figure)k), NULL);
	}
}

bool
compile_rules(struct form *f, struct tree *t, struct diag *d)
{
	struct compile c = { .f = f, .t = t, .d = d };
	size_t before = d->nerror, n = (size_t)(f->ncell > 0 ? f->ncell : 1);
	bool ok;

	c.seen = mem_array(2 * n, sizeof *c.seen);
	c.by = mem_array(n, 1);
	for (int pass = 0; pass < 2; pass++) {
		int check = 0;

		for (struct tree_rule *r = t->rule; r != NULL && !c.full; r = r->later) {
			if (r->formula == (pass == 0) && check_rule(&c, r))
				lay_rule(&c, r, check);
			check++;
			if (d->nerror - before > FORM_ERRORS_MAX) {
				diag_error_at(d, r->line, MSG_FORM_MANY, NULL);
				c.full = true;
			}
		}
	}
	lay_figures(&c);
	ok = d->nerror == before && compile_order(f, d);
	f->ninput = f->ncell - f->nsum;
	f->term = settle(f, f->term, f->nterm, sizeof *f->term);
	f->sum = settle(f, f->sum, f->nsum, sizeof *f->sum);
	f->rel = settle(f, f->rel, f->nrel, sizeof *f->rel);
	f->cond = settle(f, f->cond, f->ncond, sizeof *f->cond);
	f->kase = settle(f, f->kase, f->nkase, sizeof *f->kase);
	for (f->nfigured = f->nkase; f->nfigured > 0 &&
	    f->kase[f->nfigured - 1].kind == CASE_CLAIM;)
		f->nfigured--;
	free(c.seen);
	free(c.by);
	return ok;
}
