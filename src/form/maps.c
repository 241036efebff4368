/*
 * maps.c - 对应: where last year's value of a cell stands in another form.
 *
 * A line about rows holds in every column, one about columns in every row of
 * its block; the other form's block has the same code.  The other form is not
 * at hand here: that its cells exist is checked when both are loaded (forms.c).
 */
#include <stdlib.h>
#include <string.h>
#include "buf.h"
#include "tree.h"

struct adding {
	struct form	*f;
	struct diag	*d;
	size_t		 cap;
	const struct tree_maps *in;
};

static void
add_map(struct adding *a, const struct tree_map *m, int cell)
{
	struct form *f = a->f;
	const struct form_block *b = &f->block[f->cell[cell].block];
	const struct tree_ref *r = &m->from;
	struct form_map *out;
	struct buf code = BUF_INIT;

	for (int i = 0; i < f->nmap; i++)
		if (f->map[i].to == cell && strcmp(f->map[i].form, a->in->form) == 0) {
			diag_error_at(a->d, m->line, MSG_FORM_MAPPED_TWICE,
			    f->cell[cell].code, a->in->form, NULL);
			return;
		}
	if (f->nmap >= FORM_CELLS_MAX) {
		diag_error_at(a->d, m->line, MSG_FORM_TOO_LARGE, NULL);
		return;
	}
	buf_printf(&code, "%s:%s:%s", r->kind == REF_CELL ? r->block : b->code,
	    r->kind == REF_COLUMN ? form_cell_row(f, cell)->code : r->row,
	    r->kind == REF_ROW ? form_cell_col(f, cell)->code : r->col);
	f->map = mem_grow(f->map, (size_t)f->nmap, &a->cap, sizeof *f->map);
	out = &f->map[f->nmap++];
	out->form = a->in->form;
	out->to = cell;
	out->from = arena_strdup(&f->arena, buf_cstr(&code));
	out->line = m->line;
	buf_release(&code);
}

static void
lay_map(struct adding *a, struct tree *t, struct tree_map *m)
{
	const struct tree_maps *in = a->in;
	struct ref_context x = { a->f, t, QUANT_SINGLE, -1, true, m->line, a->d };
	int n = 1;

	x.block = in->block != NULL ? in->block->index :
	    in->table != NULL && in->table->block != NULL &&
	    in->table->block->next == NULL ? in->table->block->index : -1;
	if (m->to.kind != REF_CELL)
		x.quant = m->to.kind == REF_ROW ? QUANT_EACH_COLUMN : QUANT_EACH_ROW;
	if (!ref_check(&x, &m->to, false))
		return;
	if (m->to.kind != REF_CELL)
		n = m->to.kind == REF_ROW ? a->f->block[x.block].ncol :
		    a->f->block[x.block].nrow;
	for (int i = 0; i < n; i++)
		add_map(a, m, ref_cell(a->f, &m->to, i));
}

bool
compile_maps(struct form *f, struct tree *t, struct diag *d)
{
	struct adding a = { .f = f, .d = d };
	size_t before = d->nerror;
	struct form_map *out;

	for (a.in = t->map; a.in != NULL; a.in = a.in->later) {
		if (t->code != NULL && strcmp(a.in->form, t->code) == 0)
			diag_error_at(d, a.in->line, MSG_FORM_MAP_SELF, NULL);
		for (struct tree_map *m = a.in->head; m != NULL; m = m->next)
			lay_map(&a, t, m);
	}
	out = arena_array(&f->arena, (size_t)f->nmap, sizeof *out);
	if (f->nmap > 0)
		memcpy(out, f->map, (size_t)f->nmap * sizeof *out);
	free(f->map);
	f->map = out;
	return d->nerror == before;
}
