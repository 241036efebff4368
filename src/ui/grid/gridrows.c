/*
 * gridrows.c - the rows of a section as the clerk counts them.
 *
 * Row numbers are permanent: they count the rows with cells of a section in
 * printed order, are spoken in telephone help and typed after ^G.  Blocks that
 * are printed beside each other share their rows.
 *
 * Everything is derived from the form; nothing is kept.
 */
#include <stdbool.h>
#include <string.h>
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"

int
grid_blocks(const struct form *f, int section, int *first)
{
	const struct form_section *s = &f->section[section];
	int i, n = 0;

	*first = 0;
	for (i = 0; i < s->ntable; i++) {
		if (i == 0)
			*first = f->table[s->first_table].first_block;
		n += f->table[s->first_table + i].nblock;
	}
	return n;
}

/*
 * A form may ask for blocks side by side whose rows do not match.  Printed, each
 * would have its own stub; on the screen one under the other is clearer.
 */
bool
grid_beside(const struct form *f, int section)
{
	int first, n = grid_blocks(f, section, &first), i, r;
	const struct form_block *a, *b;

	if (!f->section[section].side_by_side || n < 2)
		return false;
	a = &f->block[first];
	for (i = 1; i < n; i++) {
		b = &f->block[first + i];
		if (b->nrow != a->nrow)
			return false;
		for (r = 0; r < a->nrow; r++)
			if (strcmp(a->row[a->rowleaf[r]].label,
			    b->row[b->rowleaf[r]].label) != 0)
				return false;
	}
	return true;
}

int
grid_rows(const struct form *f, int section)
{
	int first, n = grid_blocks(f, section, &first), i, rows = 0;

	if (n > 0 && grid_beside(f, section))
		return f->block[first].nrow;
	for (i = 0; i < n; i++)
		rows += f->block[first + i].nrow;
	return rows;
}

int
grid_row(const struct form *f, int cell)
{
	int section = f->cell[cell].section, first, i, row;

	(void)grid_blocks(f, section, &first);
	row = f->cell[cell].row;
	if (!grid_beside(f, section))
		for (i = first; i < f->cell[cell].block; i++)
			row += f->block[i].nrow;
	return row;
}

int
grid_row_cell(const struct form *f, int section, int row, int k)
{
	int first, n = grid_blocks(f, section, &first), i;
	const struct form_block *b;

	if (row < 0 || k < 0 || row >= grid_rows(f, section))
		return -1;
	if (grid_beside(f, section)) {
		for (i = 0; i < n; i++) {
			b = &f->block[first + i];
			if (k < b->ncol)
				return b->first_cell + row * b->ncol + k;
			k -= b->ncol;
		}
		return -1;
	}
	for (i = 0; i < n; i++) {
		b = &f->block[first + i];
		if (row < b->nrow)
			return k < b->ncol ? b->first_cell + row * b->ncol + k : -1;
		row -= b->nrow;
	}
	return -1;
}

int
grid_row_length(const struct form *f, int section, int row)
{
	int k = 0;

	while (grid_row_cell(f, section, row, k) >= 0)
		k++;
	return k;
}

int
grid_row_place(const struct form *f, int cell)
{
	int section = f->cell[cell].section, first, i, k;

	(void)grid_blocks(f, section, &first);
	k = f->cell[cell].col;
	if (grid_beside(f, section))
		for (i = first; i < f->cell[cell].block; i++)
			k += f->block[i].ncol;
	return k;
}

int
grid_first(const struct form *f, int section)
{
	return grid_row_cell(f, section, 0, 0);
}

int
grid_last(const struct form *f, int section)
{
	int row = grid_rows(f, section) - 1;

	return grid_row_cell(f, section, row, grid_row_length(f, section, row) - 1);
}

/* ---- a block of them ---- */

bool
grid_block_extent(const struct gridview *gv, const struct ui *ui, int at[4])
{
	const struct form *f = ui->report->form;
	int a[2] = { gv->anchor, ui->focus };

	if (a[0] < 0 || a[1] < 0 || f->cell[a[0]].section != f->cell[a[1]].section)
		return false;
	for (int i = 0; i < 2; i++) {
		int row = grid_row(f, a[i]), place = grid_row_place(f, a[i]);

		at[BLOCK_TOP] = i == 0 || row < at[BLOCK_TOP] ? row : at[BLOCK_TOP];
		at[BLOCK_BOTTOM] = i == 0 || row > at[BLOCK_BOTTOM] ? row : at[BLOCK_BOTTOM];
		at[BLOCK_LEFT] = i == 0 || place < at[BLOCK_LEFT] ? place : at[BLOCK_LEFT];
		at[BLOCK_RIGHT] = i == 0 || place > at[BLOCK_RIGHT] ? place : at[BLOCK_RIGHT];
	}
	return true;
}

bool
grid_block_has(const struct form *f, const int at[4], int cell)
{
	int row = grid_row(f, cell), place = grid_row_place(f, cell);

	return row >= at[BLOCK_TOP] && row <= at[BLOCK_BOTTOM] &&
	    place >= at[BLOCK_LEFT] && place <= at[BLOCK_RIGHT];
}

bool
grid_marked(const struct gridview *gv, const struct ui *ui, int cell)
{
	int at[4];

	return gv->anchor >= 0 && grid_block_extent(gv, ui, at) &&
	    grid_block_has(ui->report->form, at, cell);
}

int
grid_marked_count(const struct gridview *gv, const struct ui *ui)
{
	const struct form *f = ui->report->form;
	int at[4], n = 0;

	if (gv->anchor < 0 || !grid_block_extent(gv, ui, at))
		return 0;
	for (int cell = grid_first(f, ui->section); cell <= grid_last(f, ui->section); cell++)
		n += grid_block_has(f, at, cell);
	return n;
}
