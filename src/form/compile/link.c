/*
 * link.c - sections, tables, blocks, cells and texts of a form from its tree.
 *
 * Judges what needs the whole file: missing parts, codes that repeat, limits.
 * Goes on after a mistake; the arrays it leaves are then good enough for the
 * later passes to look for more mistakes, but no form is made of them.
 *
 * Invariant: section, table and block arrays are in file order, and the tree
 * nodes know their index.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/language/tree.h"

static void
number(char dst[16], int n)
{
	snprintf(dst, 16, "%d", n);
}

/* A code that differs from the first year is only a warning: it is right for a
 * form that came late, and wrong in a copy whose 适用 was forgotten. */
static void
link_head(struct form *f, const struct tree *t, struct diag *d)
{
	char from[16];

	f->code = t->code;
	f->name = t->name != NULL ? t->name : t->code;
	f->title = t->title.s != NULL ? t->title.s : "";
	f->basis = t->notes.basis.s != NULL ? t->notes.basis.s : "";
	f->from = t->from;
	f->until = t->until;
	f->prior = t->prior.s;
	f->former = link_words(f, &t->notes.former, &f->nformer);
	if (t->title.s == NULL)
		diag_error_at(d, t->line, MSG_FORM_NO_TITLE, NULL);
	if (t->valid.s == NULL)
		diag_error_at(d, t->line, MSG_FORM_NO_VALID, NULL);
	if (t->section == NULL)
		diag_error_at(d, t->line, MSG_FORM_NO_SECTION, NULL);
	if (t->prior.s != NULL && t->code != NULL && strcmp(t->prior.s, t->code) == 0)
		diag_error_at(d, t->prior.line, MSG_FORM_PRIOR_SELF, NULL);
	number(from, t->from);
	if (t->from != 0 && t->code != NULL && code_is_form(t->code) &&
	    strcmp(t->code, from) != 0)
		diag_warn_at(d, t->valid.line, MSG_FORM_CODE_YEAR, t->code, from, NULL);
}

/* Is the code met for the first time?  Tells where it stood before if not. */
static bool
unused(const char *code, const char *other, int line, int other_line, struct diag *d)
{
	char at[16];

	if (strcmp(code, other) != 0)
		return true;
	number(at, other_line);
	diag_error_at(d, line, MSG_FORM_SAME_CODE, code, at, NULL);
	return false;
}

static void
link_block(struct form *f, struct tree_block *n, int table, bool damaged, struct diag *d)
{
	struct form_block *b = &f->block[f->nblock];

	n->index = f->nblock++;
	b->code = n->code;
	b->title = n->title;
	b->colhead = n->colhead;
	b->stub = n->stub;
	b->table = table;
	b->line = n->line;
	for (int i = 0; i < n->index; i++)
		if (!unused(n->code, f->block[i].code, n->line, f->block[i].line, d))
			break;
	n->damaged = n->damaged || damaged;
	link_items(f, n, true, d);
	link_items(f, n, false, d);
}

static void
link_table(struct form *f, struct tree_table *n, int section, bool damaged,
    struct diag *d)
{
	struct form_table *t = &f->table[f->ntable];

	n->index = f->ntable++;
	t->code = n->code;
	t->title = n->title;
	t->section = section;
	t->first_block = f->nblock;
	t->line = n->line;
	for (int i = 0; i < n->index; i++)
		if (!unused(n->code, f->table[i].code, n->line, f->table[i].line, d))
			break;
	for (struct tree_block *b = n->block; b != NULL; b = b->next)
		link_block(f, b, n->index, damaged, d);
	t->nblock = f->nblock - t->first_block;
	if (t->nblock == 0 && !damaged)
		diag_error_at(d, n->line, MSG_FORM_TABLE_EMPTY, n->code, NULL);
}

/* Slots are numbered as they are printed: t0, t1, t2, t2n, … */
static int
add_text(struct form *f, const char *code, const char *tail, enum form_text_kind kind,
    int section, bool required)
{
	struct form_text *t = &f->text[f->ntext];

	snprintf(t->code, sizeof t->code, "%.5s%s", code, tail);
	t->kind = kind;
	t->section = section;
	t->required = required;
	return f->ntext++;
}

/* One text for each role: what is asked of it is asked once. */
static void
link_role(struct form *f, int index, const struct tree_section *n, struct diag *d)
{
	for (int i = 0; i < index; i++)
		if (n->role != ROLE_NONE && f->section[i].role == n->role) {
			diag_error_at(d, n->narrative_line, MSG_FORM_ROLE_TWICE,
			    form_role_word(n->role), f->section[i].code, NULL);
			return;
		}
	f->section[index].role = n->role;
}

static void
link_section(struct form *f, struct tree_section *n, bool damaged, struct diag *d)
{
	int index = f->nsection++;
	struct form_section *s = &f->section[index];

	s->code = n->code;
	s->heading = n->heading;
	s->brief = n->notes.brief.s;
	s->help = n->notes.help.s;
	s->basis = n->notes.basis.s;
	s->alias = link_words(f, &n->notes.alias, &s->nalias);
	s->topic = link_words(f, &n->notes.topic, &s->ntopic);
	s->narrative = n->narrative;
	link_role(f, index, n, d);
	s->side_by_side = n->side_by_side;
	s->first_table = f->ntable;
	s->line = n->line;
	for (int i = 0; i < index; i++)
		if (!unused(n->code, f->section[i].code, n->line, f->section[i].line, d))
			break;
	for (struct tree_table *t = n->table; t != NULL; t = t->next)
		link_table(f, t, index, damaged, d);
	s->ntable = f->ntable - s->first_table;
	if (s->ntable == 0 && n->narrative_line == 0 && !damaged)
		diag_error_at(d, n->line, MSG_FORM_SECTION_EMPTY, n->code, NULL);
	s->text = add_text(f, n->code, "", s->ntable > 0 ? FORM_TEXT_INTRO :
	    FORM_TEXT_BODY, index, n->narrative == FORM_TEXT_REQUIRED);
	s->note = -1;
	if (s->ntable > 0)
		s->note = add_text(f, n->code, "n", FORM_TEXT_UNDER, index, false);
}

/* Count first, so that the arrays are made once and may be pointed into. */
static bool
make_arrays(struct form *f, const struct tree *t, struct diag *d)
{
	size_t nsection = 0, ntable = 0, nblock = 0, nitem = 0;

	for (struct tree_section *s = t->section; s != NULL; s = s->next) {
		nsection++;
		for (struct tree_table *b = s->table; b != NULL; b = b->next) {
			ntable++;
			for (struct tree_block *k = b->block; k != NULL; k = k->next) {
				nblock++;
				for (struct tree_item *i = k->col; i != NULL; i = i->next)
					nitem++;
				for (struct tree_item *i = k->row; i != NULL; i = i->next)
					nitem++;
			}
		}
	}
	if (nsection > FORM_SECTIONS_MAX || nitem > FORM_ITEMS_MAX ||
	    ntable > FORM_BLOCKS_MAX || nblock > FORM_BLOCKS_MAX) {
		diag_error_at(d, t->line, MSG_FORM_TOO_LARGE, NULL);
		return false;
	}
	f->section = arena_array(&f->arena, nsection, sizeof *f->section);
	f->table = arena_array(&f->arena, ntable, sizeof *f->table);
	f->block = arena_array(&f->arena, nblock, sizeof *f->block);
	f->text = arena_array(&f->arena, 2 * nsection + 1, sizeof *f->text);
	return true;
}

/* ---- cells ---- */

/* What a row or column says of unit, decimals and sign, its headings asked too. */
static void
inherit(struct form_cell *c, const struct form_item *items, int i, bool *unit,
    bool *decimals, bool *sign)
{
	for (; i >= 0; i = items[i].parent) {
		if (!*unit && items[i].unit != NULL) {
			c->unit = items[i].unit;
			*unit = true;
		}
		if (!*decimals && items[i].decimals >= 0) {
			c->decimals = items[i].decimals;
			*decimals = true;
		}
		if (!*sign && items[i].is_signed >= 0) {
			c->is_signed = items[i].is_signed != 0;
			*sign = true;
		}
	}
}

static const char *
cell_code(struct arena *a, const char *block, const char *row, const char *col)
{
	size_t x = strlen(block), y = strlen(row), z = strlen(col);
	char *s = arena_alloc(a, x + y + z + 3);

	memcpy(s, block, x);
	s[x] = ':';
	memcpy(s + x + 1, row, y);
	s[x + y + 1] = ':';
	memcpy(s + x + y + 2, col, z);
	return s;
}

/* The row is asked before the column: it wins. */
static void
make_cell(struct form *f, int block, int row, int col)
{
	const struct form_block *b = &f->block[block];
	struct form_cell *c = &f->cell[b->first_cell + row * b->ncol + col];
	bool unit = false, decimals = false, sign = false;
	int r = b->rowleaf[row], k = b->colleaf[col];

	c->code = cell_code(&f->arena, b->code, b->row[r].code, b->col[k].code);
	c->block = (short)block;
	c->row = (short)row;
	c->col = (short)col;
	c->section = (short)f->table[b->table].section;
	c->unit = "件";
	c->sum = -1;
	inherit(c, b->row, r, &unit, &decimals, &sign);
	inherit(c, b->col, k, &unit, &decimals, &sign);
}

/* Blocks follow each other in file order, which is the printed order. */
static bool
link_cells(struct form *f, struct diag *d)
{
	char max[16];
	long n = 0;

	for (int i = 0; i < f->nblock; i++) {
		f->block[i].first_cell = (int)n;
		n += (long)f->block[i].nrow * f->block[i].ncol;
		if (n > FORM_CELLS_MAX) {
			number(max, FORM_CELLS_MAX);
			diag_error_at(d, f->block[i].line, MSG_FORM_MANY_CELLS, max,
			    NULL);
			return false;
		}
	}
	f->ncell = (int)n;
	f->cell = arena_array(&f->arena, (size_t)n, sizeof *f->cell);
	for (int i = 0; i < f->nblock; i++)
		for (int r = 0; r < f->block[i].nrow; r++)
			for (int c = 0; c < f->block[i].ncol; c++)
				make_cell(f, i, r, c);
	return true;
}

bool
link_tree(struct form *f, struct tree *t, struct diag *d)
{
	link_head(f, t, d);
	if (!make_arrays(f, t, d))
		return false;
	add_text(f, FORM_LEAD_CODE, "", FORM_TEXT_LEAD, -1, false);
	for (struct tree_section *s = t->section; s != NULL; s = s->next)
		link_section(f, s, t->damaged, d);
	if (!link_cells(f, d))
		return false;
	link_checks(f, t, d);
	link_english(f, t, d);
	return true;
}
