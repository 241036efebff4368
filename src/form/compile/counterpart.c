/*
 * counterpart.c - the cell of another form that holds the same thing.
 *
 * A 对应 line decides; without one, cells correspond when their codes and the
 * labels of their rows and columns are equal.  Codes alone are not enough: the
 * same place means another thing in another form (2.1:1:C is 对外公开总数量 in
 * 2019 and 现行有效件数 in 2021).
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "form/language/tree.h"

static bool
same_label(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	if (strcmp(a, b) == 0)
		return true;
	text_normal(&x, a, strlen(a), false);
	text_normal(&y, b, strlen(b), false);
	same = strcmp(buf_cstr(&x), buf_cstr(&y)) == 0;
	buf_release(&x);
	buf_release(&y);
	return same;
}

/* For each leaf of "now" the leaf of "old" with equal code and label, or -1. */
static int *
pair_leaves(const struct form_item *now, int n, const struct form_item *old, int nold)
{
	int *pair = mem_array((size_t)n + 1, sizeof *pair), k;

	for (int i = 0; i < n; i++) {
		if (now[i].leaf < 0)
			continue;
		k = form_item_find(old, nold, now[i].code);
		pair[now[i].leaf] = k >= 0 && old[k].leaf >= 0 &&
		    same_label(now[i].label, old[k].label) ? old[k].leaf : -1;
	}
	return pair;
}

static void
pair_block(const struct form_block *now, const struct form_block *old, int *out)
{
	int *row = pair_leaves(now->row, now->nrowitem, old->row, old->nrowitem);
	int *col = pair_leaves(now->col, now->ncolitem, old->col, old->ncolitem);

	for (int r = 0; r < now->nrow; r++)
		for (int c = 0; c < now->ncol; c++)
			if (row[r] >= 0 && col[c] >= 0)
				out[now->first_cell + r * now->ncol + c] =
				    old->first_cell + row[r] * old->ncol + col[c];
	free(row);
	free(col);
}

int
map_cell(const struct form *now, const struct form_map *m, const struct form *old)
{
	int k = form_cell_find(old, m->from);

	if (k < 0 ||
	    (m->same_row && !same_label(form_cell_row(now, m->to)->label,
	    form_cell_row(old, k)->label)) ||
	    (m->same_col && !same_label(form_cell_col(now, m->to)->label,
	    form_cell_col(old, k)->label)))
		return -1;
	return k;
}

void
form_counterparts(const struct form *now, const struct form *old, int *out)
{
	int k;

	for (int i = 0; i < now->ncell; i++)
		out[i] = -1;
	for (int i = 0; i < now->nblock; i++)
		if ((k = form_block_find(old, now->block[i].code)) >= 0)
			pair_block(&now->block[i], &old->block[k], out);
	/* The newer form names the older: read its lines backwards if need be. */
	for (int i = 0; i < old->nmap; i++)
		if (strcmp(old->map[i].form, now->code) == 0 &&
		    (k = map_cell(old, &old->map[i], now)) >= 0)
			out[k] = old->map[i].to;
	for (int i = 0; i < now->nmap; i++)
		if (strcmp(now->map[i].form, old->code) == 0)
			out[now->map[i].to] = map_cell(now, &now->map[i], old);
}
