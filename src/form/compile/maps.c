/*
 * maps.c - 对应: where last year's value of a cell stands in another form.
 *
 * A line about rows holds in every column, one about columns in every row of
 * its block; where a cell has both, its row comes from one and its column from
 * the other.  The other form's block has the same code.  That form is not at hand
 * when a file is read: maps_judge() looks at both once it is.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/language/tree.h"

struct adding {
	struct form	*f;
	struct tree	*t;
	struct diag	*d;
	size_t		 cap;
	const struct tree_maps *in;
};

/* The block that rows and columns of a list belong to, -1 if that is not said. */
static int
list_block(const struct tree_maps *in)
{
	if (in->block != NULL)
		return in->block->index;
	if (in->table == NULL || in->table->block == NULL || in->table->block->next != NULL)
		return -1;
	return in->table->block->index;
}

/* The line for the same form and block about this row or column, or NULL. */
static const struct tree_map *
line_about(const struct adding *a, enum ref_kind kind, const char *code)
{
	for (const struct tree_maps *in = a->t->map; in != NULL; in = in->later) {
		if (strcmp(in->form, a->in->form) != 0 || list_block(in) != list_block(a->in))
			continue;
		for (const struct tree_map *m = in->head; m != NULL; m = m->next)
			if (m->to.kind == kind &&
			    strcmp(kind == REF_ROW ? m->to.row : m->to.col, code) == 0)
				return m;
	}
	return NULL;
}

/* NULL, with a message, if the cell has a counterpart already. */
static struct form_map *
add_map(struct adding *a, int line, int cell, const char *block, const char *row,
    const char *col)
{
	struct form *f = a->f;
	struct form_map *out;
	struct buf code = BUF_INIT;

	for (int i = 0; i < f->nmap; i++)
		if (f->map[i].to == cell && strcmp(f->map[i].form, a->in->form) == 0) {
			diag_error_at(a->d, line, MSG_FORM_MAPPED_TWICE, f->cell[cell].code,
			    a->in->form, NULL);
			return NULL;
		}
	if (f->nmap >= FORM_CELLS_MAX) {
		diag_error_at(a->d, line, MSG_FORM_TOO_LARGE, NULL);
		return NULL;
	}
	buf_printf(&code, "%s:%s:%s", block, row, col);
	f->map = mem_grow(f->map, (size_t)f->nmap, &a->cap, sizeof *f->map);
	out = &f->map[f->nmap++];
	out->form = a->in->form;
	out->to = cell;
	out->from = arena_strdup(&f->arena, buf_cstr(&code));
	out->line = line;
	out->same_row = out->same_col = false;
	buf_release(&code);
	return out;
}

/* A line about a row or a column, at one cell of it. */
static void
add_crossing(struct adding *a, const struct tree_map *m, int cell)
{
	const struct form_block *b = &a->f->block[a->f->cell[cell].block];
	const char *row = form_cell_row(a->f, cell)->code;
	const char *col = form_cell_col(a->f, cell)->code;
	const struct tree_map *other;
	struct form_map *out;

	if (m->to.kind == REF_ROW) {
		other = line_about(a, REF_COLUMN, col);
		out = add_map(a, m->line, cell, b->code, m->from.row,
		    other != NULL ? other->from.col : col);
		if (out != NULL)
			out->same_col = other == NULL;
	} else if (line_about(a, REF_ROW, row) == NULL) {
		out = add_map(a, m->line, cell, b->code, row, m->from.col);
		if (out != NULL)
			out->same_row = true;
	}	/* else the line about the row has seen to it */
}

static void
lay_map(struct adding *a, struct tree_map *m)
{
	struct ref_context x = {
		a->f, a->t, QUANT_SINGLE, list_block(a->in), true, m->line, a->d
	};
	const struct form_block *b;
	int n;

	if (m->to.kind != REF_CELL)
		x.quant = m->to.kind == REF_ROW ? QUANT_EACH_COLUMN : QUANT_EACH_ROW;
	if (!ref_check(&x, &m->to, false))
		return;
	if (m->to.kind == REF_CELL) {
		add_map(a, m->line, ref_cell(a->f, &m->to, 0), m->from.block, m->from.row,
		    m->from.col);
		return;
	}
	b = &a->f->block[x.block];
	n = m->to.kind == REF_ROW ? b->ncol : b->nrow;
	for (int i = 0; i < n; i++)
		add_crossing(a, m, ref_cell(a->f, &m->to, i));
}

bool
compile_maps(struct form *f, struct tree *t, struct diag *d)
{
	struct adding a = { .f = f, .t = t, .d = d };
	size_t before = d->nerror;
	struct form_map *out;

	for (a.in = t->map; a.in != NULL; a.in = a.in->later) {
		if (t->code != NULL && strcmp(a.in->form, t->code) == 0)
			diag_error_at(d, a.in->line, MSG_FORM_MAP_SELF, NULL);
		for (struct tree_map *m = a.in->head; m != NULL; m = m->next)
			lay_map(&a, m);
	}
	out = arena_array(&f->arena, (size_t)f->nmap, sizeof *out);
	if (f->nmap > 0)
		memcpy(out, f->map, (size_t)f->nmap * sizeof *out);
	free(f->map);
	f->map = out;
	return d->nerror == before;
}

/* ---- with the other form at hand ---- */

/* Has "other" the row, the column or the cell that a line names? */
static bool
named_there(const struct form *f, const struct form *other, const struct tree_maps *in,
    const struct tree_ref *r)
{
	const struct form_block *b;
	bool row = r->kind == REF_ROW;
	int k = form_block_find(other, r->kind == REF_CELL ? r->block :
	    f->block[list_block(in)].code);

	if (k < 0)
		return false;
	b = &other->block[k];
	if (r->kind == REF_CELL) {
		int i = form_item_find(b->row, b->nrowitem, r->row);
		int j = form_item_find(b->col, b->ncolitem, r->col);

		return i >= 0 && j >= 0 && b->row[i].leaf >= 0 && b->col[j].leaf >= 0;
	}
	k = row ? form_item_find(b->row, b->nrowitem, r->row) :
	    form_item_find(b->col, b->ncolitem, r->col);
	return k >= 0 && (row ? b->row : b->col)[k].leaf >= 0;
}

/* Has one cell of the row or column of a line a counterpart? */
static bool
maps_some(const struct form *f, const struct form *other, const struct tree_map *m)
{
	for (int i = 0; i < f->nmap; i++) {
		const struct form_map *x = &f->map[i];
		const struct form_cell *c = &f->cell[x->to];

		if (strcmp(x->form, other->code) == 0 && c->block == m->to.iblock &&
		    (m->to.kind == REF_ROW ? f->block[c->block].rowleaf[c->row] == m->to.irow :
		    f->block[c->block].colleaf[c->col] == m->to.icol) &&
		    map_cell(f, x, other) >= 0)
			return true;
	}
	return false;
}

bool
maps_name(const struct form *f, const char *code)
{
	const struct tree *t = f->tree;

	for (const struct tree_maps *in = t->map; in != NULL; in = in->later)
		if (strcmp(in->form, code) == 0)
			return true;
	return false;
}

bool
maps_judge(const struct form *f, const struct form *other, struct diag *d)
{
	const struct tree *t = f->tree;
	size_t before = d->nerror;
	struct buf ref = BUF_INIT;

	for (const struct tree_maps *in = t->map; in != NULL; in = in->later)
		for (const struct tree_map *m = in->head; m != NULL; m = m->next) {
			if (strcmp(in->form, other->code) != 0)
				continue;
			buf_reset(&ref);
			ref_write(&ref, &m->from);
			if (!named_there(f, other, in, &m->from))
				diag_error_at(d, m->line, MSG_FORM_MAP_UNKNOWN,
				    buf_cstr(&ref), other->code, NULL);
			else if (m->to.kind != REF_CELL && !maps_some(f, other, m))
				diag_error_at(d, m->line, MSG_FORM_MAP_NOTHING,
				    buf_cstr(&ref), other->code, NULL);
		}
	buf_release(&ref);
	return d->nerror == before;
}
