/*
 * comparelines.c - which cells of a section the comparison shows on which line.
 *
 * A table of rows under common columns is shown as printed, each column of figures
 * in three; where not all columns fit beside each other the total keeps its place at
 * the right and the others move past it.  All other tables, and the list layout,
 * have one cell a line.
 *
 * Made from the form, the screen and the focus alone; no figure is looked at.
 */
#include <stdbool.h>
#include <stdlib.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/compare/compare.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"

#define NARROW		7		/* of a figure; its mark stands behind it */
#define NARROWEST	6		/* ... where that shows all columns at once */
#define WIDE		13		/* one with decimals: 24252.311082 */
#define STUB_LEAST	24
#define STUB_GOOD	34
#define LABEL_MOST	60		/* farther away figures are hard to follow */

/* ---- lines ---- */

void
compare_reset(struct compare *cv)
{
	size_t i;

	for (i = 0; i < cv->n; i++)
		free(cv->line[i].label);
	cv->n = 0;
}

static void
add_line(struct compare *cv, int cell, int indent, const char *label)
{
	struct buf b = BUF_INIT;

	grid_label_screen(&b, label);
	cv->line = mem_grow(cv->line, cv->n, &cv->cap, sizeof(*cv->line));
	cv->line[cv->n++] = (struct cmp_line){ cell, indent, buf_detach(&b) };
}

static const struct form_block *
block_of(const struct form *f, int cell)
{
	return &f->block[f->cell[cell].block];
}

const char *
compare_fitting(const struct form_item *it, int room)
{
	return text_width(it->label) > room ? form_item_brief(it) : it->label;
}

/* The rows of a block with their headings. */
static void
add_rows(struct compare *cv, const struct form *f, int block)
{
	const struct form_block *b = &f->block[block];
	int i, indent, number = b->nrow > 9 ? 3 : 2;

	for (i = 0; i < b->nrowitem; i++) {
		indent = b->rowdepth >= 3 && b->row[i].depth > 0 ?
		    2 * (b->row[i].depth - 1) : 2 * b->row[i].depth;
		if (b->row[i].leaf < 0)
			add_line(cv, -1, number + indent,
			    compare_fitting(&b->row[i], cv->stub - number - indent - 1));
		else
			add_line(cv, b->first_cell + b->row[i].leaf * b->ncol, indent,
			    compare_fitting(&b->row[i], cv->stub - number - indent - 1));
	}
}

/* Headings over a column that were not said for the one before. */
static int
add_headings(struct compare *cv, const struct form_block *b, int col, int last)
{
	int chain[FORM_DEPTH_MAX], n = 0, up, indent = 0;

	for (up = b->col[b->colleaf[col]].parent; up >= 0 && n < FORM_DEPTH_MAX;
	    up = b->col[up].parent)
		chain[n++] = up;
	while (n-- > 0) {
		indent += 1;
		if (last < b->col[chain[n]].first_leaf ||
		    last >= b->col[chain[n]].first_leaf + b->col[chain[n]].nleaf)
			add_line(cv, -1, indent, b->col[chain[n]].label);
	}
	return indent;
}

/* Cells of a row, one a line, named by their columns, below the headings of those. */
static void
add_columns(struct compare *cv, const struct form *f, int section, int row)
{
	int k, cell, block = -1, last = -1, indent;
	bool beside = grid_beside(f, section);
	const struct form_block *b;

	for (k = 0; (cell = grid_row_cell(f, section, row, k)) >= 0; k++) {
		b = block_of(f, cell);
		if (f->cell[cell].block != block) {
			block = f->cell[cell].block;
			last = -1;
			if (beside && (*b->colhead || *b->title))
				add_line(cv, -1, 0, *b->colhead ? b->colhead : b->title);
		}
		indent = beside ? add_headings(cv, b, f->cell[cell].col, last) : 0;
		last = f->cell[cell].col;
		add_line(cv, cell, indent + 1,
		    compare_fitting(form_cell_col(f, cell), cv->stub - indent - 2));
	}
}

/* Blocks under each other: "规章  本年制发件数", below the caption of the block. */
static void
add_stack(struct compare *cv, const struct form *f, int first, int n)
{
	const struct form_block *b;
	struct buf s = BUF_INIT;
	int i, k;

	for (i = first; i < first + n; i++) {
		b = &f->block[i];
		if (*b->title)
			add_line(cv, -1, 0, b->title);
		for (k = b->first_cell; k < b->first_cell + b->nrow * b->ncol; k++) {
			buf_reset(&s);
			buf_printf(&s, "%s  %s", form_cell_row(f, k)->label,
			    form_cell_col(f, k)->label);
			if (text_width(buf_cstr(&s)) > cv->stub - 3) {
				buf_reset(&s);
				buf_printf(&s, "%s  %s",
				    form_item_brief(form_cell_row(f, k)),
				    form_item_brief(form_cell_col(f, k)));
			}
			add_line(cv, k, 2, buf_cstr(&s));
		}
	}
	buf_release(&s);
}

void
compare_gather(struct compare *cv, const struct ui *ui)
{
	const struct form *f = ui_form(ui);
	int first, n = grid_blocks(f, ui->section, &first), i;

	compare_reset(cv);
	if (ui->list_layout) {		/* the title says which row */
		add_columns(cv, f, ui->section, grid_row(f, ui->focus));
	} else if (cv->rows) {
		add_rows(cv, f, first);
	} else if (grid_beside(f, ui->section)) {
		for (i = 0; i < grid_rows(f, ui->section); i++)
			add_columns(cv, f, ui->section, i);
	} else {
		add_stack(cv, f, first, n);
	}
}

/* ---- columns ---- */

int
compare_group_width(const struct compare *cv)
{
	return 1 + COMPARE_FIGURES * (cv->figure + 1);
}

/* The column that adds up the others, -1 if there is none: the last, computed. */
static int
total_column(const struct form_block *b, const struct form *f)
{
	int last = b->ncol - 1;

	return last > 0 && f->cell[b->first_cell + last].computed ? last : -1;
}

/* Which columns are shown: all, or those around the focus and the total. */
static void
choose_groups(struct compare *cv, const struct form *f, int cell, int room)
{
	const struct form_block *b = block_of(f, cell);
	int total = total_column(b, f), at = f->cell[cell].col, most, n, first, i;

	most = room / compare_group_width(cv);
	most = most < 1 ? 1 : most > COMPARE_GROUPS ? COMPARE_GROUPS : most;
	cv->ngroup = 0;
	if (most >= b->ncol) {
		for (i = 0; i < b->ncol; i++)
			cv->group[cv->ngroup++] = i;
		return;
	}
	if (most == 1) {
		cv->group[cv->ngroup++] = at;
		return;
	}
	n = b->ncol - (total >= 0);
	most -= total >= 0;
	if (at == total)
		at = n - 1;
	first = at - most + 1 < 0 ? 0 : at - most + 1;
	for (i = first; i < first + most; i++)
		cv->group[cv->ngroup++] = i;
	if (total >= 0)
		cv->group[cv->ngroup++] = total;
}

static bool
has_decimals(const struct form *f, int section)
{
	int i;

	for (i = 0; i < f->ncell; i++)
		if (f->cell[i].section == section && f->cell[i].decimals > 0)
			return true;
	return false;
}

/* The widths of this section on this screen. */
void
compare_measure(struct compare *cv, const struct ui *ui)
{
	const struct form *f = ui_form(ui);
	int first, n = grid_blocks(f, ui->section, &first);

	cv->rows = !ui->list_layout && n == 1 && f->block[first].nrow > 1 &&
	    f->block[first].ncol > 1;
	cv->figure = cv->rows ? NARROW : has_decimals(f, ui->section) ? WIDE : WIDE - 3;
	while (cv->figure > 5 &&
	    ui->cols - compare_group_width(cv) < (ui->cols < 60 ? 14 : STUB_LEAST))
		cv->figure--;
	if (!cv->rows) {
		cv->ngroup = 1;
		cv->group[0] = -1;
		cv->stub = ui->cols - compare_group_width(cv);
		if (cv->stub > LABEL_MOST)
			cv->stub = LABEL_MOST;
		return;
	}
	if (ui->cols - f->block[first].ncol * compare_group_width(cv) < STUB_GOOD) {
		cv->figure = NARROWEST;
		if (ui->cols - f->block[first].ncol * compare_group_width(cv) < STUB_GOOD)
			cv->figure = NARROW;
	}
	choose_groups(cv, f, ui->focus, ui->cols - STUB_LEAST);
	cv->stub = ui->cols - cv->ngroup * compare_group_width(cv);
	if (cv->stub > LABEL_MOST + 15)
		cv->stub = LABEL_MOST + 15;
}
