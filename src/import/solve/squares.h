/*
 * squares.h - between squares.c, unlabelled.c and solve.c: the squares of a header.
 */
#ifndef SQUARES_H
#define SQUARES_H

#include <stdbool.h>

struct match;
struct match_row;
struct row_target;

#define SQUARES_MAX	40	/* columns of a header */

struct square {
	int		 col, span;
	int		 what;		/* the column it names; -1: one not the form's */
};
/* The columns that a header names, from left to right. */
struct squares {
	bool		 torn;		/* not one column to a square, or too many */
	bool		 whole;		/* all columns of the form are there */
	bool		 sure;
	int		 block, bottom;	/* whose it is: block + 1, last row; 0 = none */
	int		 n;
	struct square	 at[SQUARES_MAX];
};
/* One more cell of a header; those below go over those above. */
void	 squares_add(struct squares *, int col, int span, int what);
const struct square *squares_at(const struct squares *, int col);	/* NULL = none */
/* The cell of a row behind cell "at" in each square, into cell[g->n]; false when one is
 * not filled, or a figure stands under no column. */
bool	 squares_fill(const struct squares *, const struct match_row *, int at, int *cell);
/*
 * Does a labelled row stand in the squares of its header?  Sets in_grid and grid[] of
 * the target then.  "order" and "columns" are of match_columns(); the squares of the
 * last header are kept in g, which is all 0 at first.
 */
bool	 squares_row(const struct match *, struct squares *g, struct row_target *,
	    const int *order, int columns);

#endif
