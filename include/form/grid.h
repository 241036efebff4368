/*
 * grid.h - the printed table of a section: boxes with row and column spans.
 *
 * Derived from the code trees of the form alone.  The one table model for the
 * screen, for docx, html and txt, and for matching imported tables.
 *
 * Every grid square belongs to exactly one box; boxes are in reading order.
 */
#ifndef GRID_H
#define GRID_H

#include <stdbool.h>

struct arena;
struct form;

enum grid_kind {
	GRID_CAPTION,		/* title of a block, spans all columns */
	GRID_CORNER,		/* over the row labels */
	GRID_COLHEAD,
	GRID_ROWHEAD,
	GRID_CELL
};

struct grid_box {
	short		 row, col;	/* top left, from 0 */
	short		 rowspan, colspan;
	enum grid_kind	 kind;
	const char	*label;		/* borrowed from the form; "" for cells */
	short		 block;
	short		 item;		/* row item (ROWHEAD), column item (COLHEAD), -1 */
	short		 cell;		/* GRID_CELL, else -1 */
};

struct grid {
	int		 nrow, ncol;
	int		 nstub;		/* columns of row labels at the left */
	int		 nhead;		/* header rows at the top (to repeat on a new page);
					   0 where every block has a header of its own */
	struct grid_box	*box;
	int		 nbox;
	short		*at;		/* [nrow * ncol] -> box */
	int		 first_cell, ncell;
	short		*of;		/* [ncell]: box of cell first_cell + i */
};

/*
 * The lines a head over columns takes where "left" are left down to the figures:
 * one for a heading with others below it, all for the one over figures.  The rule
 * of every printed header; a reader that finds only the words needs it too.
 */
int	 form_grid_head_lines(int left, bool figures);
/* Build the grid of a section with tables; memory from the arena. */
struct grid *form_grid_build(struct arena *, const struct form *, int section);
const struct grid_box *form_grid_at(const struct grid *, int row, int col);
/* The box of a cell, NULL if it is not of this grid. */
const struct grid_box *form_grid_cell(const struct grid *, int cell);

#endif
