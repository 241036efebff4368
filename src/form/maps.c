/*
 * maps.c - 对应: where last year's value of a cell stands in another form.
 *
 * A line about rows holds in every column, one about columns in every row of
 * its block; where a cell has both, its row comes from one and its column from
 * the other.  The other form's block has the same code.  That form is not at
 * hand here: that its cells exist is checked when both are loaded (forms.c).
 */
#include <stdlib.h>
#include <string.h>
#include "buf.h"
#include "tree.h"

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

static void
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
			return;
		}
	if (f->nmap >= FORM_CELLS_MAX) {
		diag_error_at(a->d, line, MSG_FORM_TOO_LARGE, NULL);
		return;
	}
	buf_printf(&code, "%s:%s:%s", block, row, col);
	f->map = mem_grow(f->map, (size_t)f->nmap, &a->cap, sizeof *f->map);
	out = &f->map[f->nmap++];
	out->form = a->in->form;
	out->to = cell;
	out->from = arena_strdup(&f->arena, buf_cstr(&code));
	out->line = line;
	buf_release(&code);
}

/* A line about a row or a column, at one cell of it. */
static void
add_crossing(struct adding *a, const struct tree_map *m, int cell)
{
	const struct form_block *b = &a->f->block[a->f->cell[cell].block];
	const char *row = form_cell_row(a->f, cell)->code;
	const char *col = form_cell_col(a->f, cell)->code;
	const struct tree_map *other;

	if (m->to.kind == REF_ROW) {
		other = line_about(a, REF_COLUMN, col);
		add_map(a, m->line, cell, b->code, m->from.row,
		    other != NULL ? other->from.col : col);
	} else if (line_about(a, REF_ROW, row) == NULL) {
		add_map(a, m->line, cell, b->code, row, m->from.col);
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
