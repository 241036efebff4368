/*
 * reviewrows.c - the lines of a review, most important first.
 *
 * Which line a cell has is decided by how it was when the file had been read, not
 * by what the clerk did since, so no line moves away under the cursor.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "ui/review/review.h"

static void
add(struct review *v, enum review_group group, int at)
{
	v->row = mem_grow(v->row, v->n, &v->cap, sizeof(*v->row));
	v->row[v->n++] = (struct review_row){ group, at };
}

/* One more of a group; its line only where the group is unfolded. */
static void
member(struct review *v, enum review_group group, int at)
{
	if (v->count[group]++ == 0)
		add(v, group, -1);
	if (!v->folded[group])
		add(v, group, at);
}

static void
add_cells(struct review *v, enum review_group group, int was)
{
	const struct form *f = v->item->k->report->form;
	int c;

	for (c = 0; c < f->ncell; c++)
		if (v->item->was[c] & was)
			member(v, group, c);
}

/* Rows whose label was not as printed, or whose figures only the sums told apart. */
static void
add_likely(struct review *v)
{
	const struct candidate *k = v->item->k;
	const struct form_cell *fc = k->report->form->cell;
	int c, block = -1, row = -1;

	for (c = 0; c < k->nplace; c++) {
		if (k->place[c].confidence != IMPORT_LIKELY ||
		    (fc[c].block == block && fc[c].row == row))
			continue;
		block = fc[c].block;
		row = fc[c].row;
		member(v, GROUP_LIKELY, k->report->form->block[block].first_cell +
		    row * k->report->form->block[block].ncol);
	}
}

static void
add_read(struct review *v)
{
	const struct form *f = v->item->k->report->form;
	int c;

	for (c = 0; c < f->ncell; c++)
		if (!f->cell[c].computed && !(v->item->was[c] & (WAS_OPEN | WAS_BLANK)))
			member(v, GROUP_READ, c);
}

void
review_rows(struct review *v)
{
	const struct report *r = v->item->k->report;
	size_t i;
	int s;

	v->n = 0;
	memset(v->count, 0, sizeof(v->count));
	add_cells(v, GROUP_OPEN, WAS_OPEN);
	add_cells(v, GROUP_PRINTED, WAS_PRINTED);
	for (i = 0; i < v->item->k->nunplaced; i++)
		member(v, GROUP_UNPLACED, (int)i);
	add_likely(v);
	add_cells(v, GROUP_BLANK, WAS_BLANK);
	for (s = 0; s < r->form->ntext; s++)
		if (r->text[s] || r->form->text[s].required)
			member(v, GROUP_TEXT, s);
	add_read(v);
	if (v->at >= v->n)
		v->at = v->n > 0 ? v->n - 1 : 0;
}

int
review_cell(const struct review *v)
{
	const struct review_row *w = v->at < v->n ? &v->row[v->at] : NULL;

	if (w == NULL || w->at < 0 || (w->group != GROUP_OPEN &&
	    w->group != GROUP_BLANK && w->group != GROUP_READ))
		return -1;
	return w->at;
}

bool
review_next_open(const struct review *v, size_t from, size_t *at)
{
	size_t i, k;

	for (i = 0; i < v->n; i++) {
		k = (from + i) % v->n;
		if (v->row[k].group == GROUP_OPEN && v->row[k].at >= 0 &&
		    v->item->mark[v->row[k].at] == MARK_NONE) {
			*at = k;
			return true;
		}
	}
	return false;
}

bool
review_find(const struct review *v, enum review_group group, int at, size_t *row)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->row[i].group == group && v->row[i].at == at) {
			*row = i;
			return true;
		}
	return false;
}
