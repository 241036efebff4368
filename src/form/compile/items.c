/*
 * items.c - the tree of the rows or of the columns of a block.
 *
 * The code gives the parent (3.3.1 hangs below 3.3, B1 below B).  Items stand
 * in printed order: what is below a heading follows it without a gap, so the
 * leaves of every heading are one range.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/language/tree.h"

static int
by_code(const void *a, const void *b)
{
	const struct form_item *x = *(const struct form_item *const *)a;
	const struct form_item *y = *(const struct form_item *const *)b;
	int r = strcmp(x->code, y->code);

	return r != 0 ? r : (x->line > y->line) - (x->line < y->line);
}

/* Sorted, because a form may have thousands of rows. */
static void
find_twins(const struct form_item *items, int n, struct diag *d)
{
	const struct form_item **s = mem_array((size_t)n, sizeof *s);
	char line[16];

	for (int i = 0; i < n; i++)
		s[i] = &items[i];
	qsort(s, (size_t)n, sizeof *s, by_code);
	for (int i = 1; i < n; i++)
		if (strcmp(s[i]->code, s[i - 1]->code) == 0) {
			snprintf(line, sizeof line, "%d", s[i - 1]->line);
			diag_error_at(d, s[i]->line, MSG_FORM_SAME_CODE, s[i]->code, line,
			    NULL);
		}
	free(s);
}

const char *const *
link_words(struct form *f, const struct tree_words *from, int *n)
{
	const char **out;

	*n = 0;
	for (const struct tree_alias *a = from->head; a != NULL; a = a->next)
		(*n)++;
	if (*n == 0)
		return NULL;
	out = arena_array(&f->arena, (size_t)*n, sizeof *out);
	*n = 0;
	for (const struct tree_alias *a = from->head; a != NULL; a = a->next)
		out[(*n)++] = a->s;
	return out;
}

/* What is not said is NULL or -1: a heading or the default may say it. */
static void
copy_item(struct form *f, struct form_item *to, const struct tree_item *from)
{
	const struct tree_notes *n = &from->notes;

	to->code = from->code;
	to->label = from->label;
	to->brief = n->brief.s;
	to->help = n->help.s;
	to->basis = n->basis.s;
	to->unit = n->unit.s;
	to->decimals = n->decimals;
	to->is_signed = n->signed_line > 0 ? 1 : -1;
	to->line = from->line;
	to->alias = link_words(f, &n->alias, &to->nalias);
}

/* Index of the open heading that is the parent of items[i]; -1 = top level or,
 * after a message, none. */
static int
find_parent(struct form_item *items, int n, int i, int *open, int *nopen, bool damaged,
    struct diag *d)
{
	size_t len = code_parent(items[i].code);
	char parent[FORM_CODE_MAX];
	int k;

	if (len == 0) {
		*nopen = 0;
		return -1;
	}
	for (k = *nopen; k > 0; k--)
		if (strncmp(items[open[k - 1]].code, items[i].code, len) == 0 &&
		    items[open[k - 1]].code[len] == '\0') {
			*nopen = k;
			return open[k - 1];
		}
	*nopen = 0;
	snprintf(parent, sizeof parent, "%.*s", (int)len, items[i].code);
	if (form_item_find(items, n, parent) >= 0)
		diag_error_at(d, items[i].line, MSG_FORM_NOT_TOGETHER, items[i].code,
		    parent, NULL);
	else if (!damaged)
		diag_error_at(d, items[i].line, MSG_FORM_NO_PARENT, items[i].code, parent,
		    NULL);
	return -1;
}

/* Parents and depths; returns the number of levels. */
static int
find_parents(struct form_item *items, int n, bool damaged, struct diag *d)
{
	int open[FORM_DEPTH_MAX + 1], nopen = 0, depth = 0;

	for (int i = 0; i < n; i++) {
		items[i].parent = find_parent(items, n, i, open, &nopen, damaged, d);
		items[i].depth = items[i].parent >= 0 ? items[items[i].parent].depth + 1 :
		    0;
		if (items[i].depth >= FORM_DEPTH_MAX) {
			diag_error_at(d, items[i].line, MSG_FORM_DEEP, items[i].code,
			    INT(FORM_DEPTH_MAX),
			    NULL);
			items[i].parent = -1;
			items[i].depth = nopen = 0;
		}
		open[nopen++] = i;
		if (items[i].depth >= depth)
			depth = items[i].depth + 1;
	}
	return depth;
}

/* Number the leaves and give each heading its range; returns the leaves' items. */
static int *
find_leaves(struct form *f, struct form_item *items, int n, int *nleaf)
{
	int *leaf = arena_array(&f->arena, (size_t)n, sizeof *leaf);

	for (int i = 0; i < n; i++)
		items[i].leaf = 0;
	for (int i = 0; i < n; i++)
		if (items[i].parent >= 0)
			items[items[i].parent].leaf = -1;
	*nleaf = 0;
	for (int i = 0; i < n; i++) {
		items[i].first_leaf = *nleaf;
		if (items[i].leaf < 0)
			continue;
		leaf[*nleaf] = i;
		items[i].leaf = (*nleaf)++;
		items[i].nleaf = 1;
		for (int p = items[i].parent; p >= 0; p = items[p].parent)
			items[p].nleaf++;
	}
	return leaf;
}

void
link_items(struct form *f, struct tree_block *b, bool col, struct diag *d)
{
	struct form_block *out = &f->block[b->index];
	struct form_item *items;
	int n = 0, nleaf, depth, *leaf;

	for (struct tree_item *i = col ? b->col : b->row; i != NULL; i = i->next)
		n++;
	items = arena_array(&f->arena, (size_t)n, sizeof *items);
	n = 0;
	for (struct tree_item *i = col ? b->col : b->row; i != NULL; i = i->next)
		copy_item(f, &items[n++], i);
	find_twins(items, n, d);
	depth = find_parents(items, n, b->damaged, d);
	leaf = find_leaves(f, items, n, &nleaf);
	if (n == 0 && !b->damaged)
		diag_error_at(d, b->line, col ? MSG_FORM_NO_COLUMNS : MSG_FORM_NO_ROWS,
		    b->code, NULL);
	if (col) {
		out->col = items;
		out->ncolitem = n;
		out->colleaf = leaf;
		out->ncol = nleaf;
		out->coldepth = depth;
	} else {
		out->row = items;
		out->nrowitem = n;
		out->rowleaf = leaf;
		out->nrow = nleaf;
		out->rowdepth = depth;
	}
}
