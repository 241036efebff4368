/*
 * refs.c - from the codes in a formula to cells.
 *
 * A reference is checked and resolved once per rule (its kind, its codes, that
 * it has cells); after that a rule is laid over every column or row by
 * arithmetic alone.
 */
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/language/tree.h"

void
ref_write(struct buf *b, const struct tree_ref *r)
{
	if (r->prior)
		buf_str(b, "上年 ");
	if (r->kind == REF_ROW)
		buf_printf(b, "行%s", r->row);
	else if (r->kind == REF_COLUMN)
		buf_str(b, r->col);
	else
		buf_printf(b, "%s:%s:%s", r->block, r->row, r->col);
}

/* A message whose first argument is the reference as written. */
static bool
complain(const struct ref_context *c, const struct tree_ref *r, enum msg m,
    const char *more)
{
	struct buf b = BUF_INIT;

	ref_write(&b, r);
	diag_error_at(c->d, c->line, m, buf_cstr(&b), more != NULL ? more : "", NULL);
	buf_release(&b);
	return false;
}

/* 每栏 takes rows, because the column is what varies; 每行 takes columns. */
static bool
kind_fits(const struct ref_context *c, const struct tree_ref *r)
{
	if (c->cells_too && r->kind == REF_CELL)
		return true;
	switch (c->quant) {
	case QUANT_EACH_COLUMN:
		return r->kind == REF_ROW || complain(c, r, MSG_FORM_WANT_ROW, NULL);
	case QUANT_EACH_ROW:
		return r->kind == REF_COLUMN ||
		    complain(c, r, MSG_FORM_WANT_COLUMN, NULL);
	case QUANT_SINGLE:
	case QUANT_EACH_CELL:
		break;
	}
	return r->kind == REF_CELL || complain(c, r, MSG_FORM_WANT_CELL, NULL);
}

/* The tree node of a block: knows whether some of its lines were unreadable. */
static bool
block_damaged(const struct tree *t, int block)
{
	for (struct tree_section *s = t->section; s != NULL; s = s->next)
		for (struct tree_table *k = s->table; k != NULL; k = k->next)
			for (struct tree_block *b = k->block; b != NULL; b = b->next)
				if (b->index == block)
					return b->damaged;
	return false;
}

/* Resolve the row or the column.  Headings have no cells and serve in 合计 only.
 * A code that is missing from a block with unreadable lines is likely on one. */
static bool
find_item(const struct ref_context *c, struct tree_ref *r, bool row, bool in_sum)
{
	const struct form_block *b = &c->f->block[r->iblock];
	const struct form_item *items = row ? b->row : b->col;
	const char *code = row ? r->row : r->col;
	int i = form_item_find(items, row ? b->nrowitem : b->ncolitem, code);

	if (i < 0 && block_damaged(c->t, r->iblock))
		return false;
	if (i < 0)
		return complain(c, r, row ? MSG_FORM_UNKNOWN_ROW :
		    MSG_FORM_UNKNOWN_COLUMN, code);
	if (items[i].leaf < 0 && !in_sum)
		return complain(c, r, MSG_FORM_HEADING, code);
	if (row)
		r->irow = i;
	else
		r->icol = i;
	return true;
}

bool
ref_check(const struct ref_context *c, struct tree_ref *r, bool in_sum)
{
	if (!kind_fits(c, r))
		return false;
	r->iblock = r->kind == REF_CELL ? form_block_find(c->f, r->block) : c->block;
	if (r->iblock < 0) {
		if (c->t->damaged)
			return false;
		return complain(c, r, r->kind == REF_CELL ? MSG_FORM_UNKNOWN_BLOCK :
		    MSG_FORM_NEEDS_BLOCK, r->block);
	}
	return (r->kind == REF_COLUMN || find_item(c, r, true, in_sum)) &&
	    (r->kind == REF_ROW || find_item(c, r, false, in_sum));
}

/* Both ends, in one block, in printed order. */
static bool
range_check(const struct ref_context *c, struct tree_term *t)
{
	const struct form_block *b;
	struct span s;

	if (!ref_check(c, &t->from, true))
		return false;
	if (!t->ranged)
		return true;
	if (!ref_check(c, &t->to, true))
		return false;
	if (t->to.iblock != t->from.iblock)
		return complain(c, &t->to, MSG_FORM_RANGE_BLOCKS, NULL);
	b = &c->f->block[t->from.iblock];
	form_term_span(c->f, t, 0, &s);
	if (s.row >= s.row_end || s.col >= s.col_end ||
	    (t->from.kind != REF_COLUMN &&
	    b->row[t->to.irow].first_leaf < b->row[t->from.irow].first_leaf) ||
	    (t->from.kind != REF_ROW &&
	    b->col[t->to.icol].first_leaf < b->col[t->from.icol].first_leaf))
		return complain(c, &t->to, MSG_FORM_RANGE_ORDER, NULL);
	return true;
}

bool
terms_check(const struct ref_context *c, struct tree_term *t)
{
	bool ok = true;

	for (; t != NULL; t = t->next)
		if (t->kind == TERM_REF)
			ok = ref_check(c, &t->from, false) && ok;
		else if (t->kind == TERM_SUM)
			ok = range_check(c, t) && ok;
	return ok;
}

/* "leaf" is the column of a 每栏 rule, the row of a 每行 rule, unused for cells. */
int
ref_cell(const struct form *f, const struct tree_ref *r, int leaf)
{
	const struct form_block *b = &f->block[r->iblock];
	int row = r->kind == REF_COLUMN ? leaf : b->row[r->irow].leaf;
	int col = r->kind == REF_ROW ? leaf : b->col[r->icol].leaf;

	return b->first_cell + row * b->ncol + col;
}

/* A heading counts from its first leaf to its last, so rows that are added
 * between the ends of a range join it. */
void
form_term_span(const struct form *f, const struct tree_term *t, int leaf, struct span *s)
{
	const struct form_block *b = &f->block[t->from.iblock];
	const struct tree_ref *to = t->ranged ? &t->to : &t->from;

	s->block = t->from.iblock;
	s->row = s->col = leaf;
	s->row_end = s->col_end = leaf + 1;
	if (t->from.kind != REF_COLUMN) {
		s->row = b->row[t->from.irow].first_leaf;
		s->row_end = b->row[to->irow].first_leaf + b->row[to->irow].nleaf;
	}
	if (t->from.kind != REF_ROW) {
		s->col = b->col[t->from.icol].first_leaf;
		s->col_end = b->col[to->icol].first_leaf + b->col[to->icol].nleaf;
	}
}
