/*
 * solve.h - between solve.c and propose.c: the sums of a form and the figures known.
 */
#ifndef SOLVE_H
#define SOLVE_H

#include <stdbool.h>
#include <stdint.h>
#include "import/match/match_rows.h"
#include "import/solve/squares.h"

/* left terms [- target] = right terms: target - sum(right) = 0, or left = right. */
struct identity {
	int		 target;	/* cell, -1 = none */
	int		 left, nleft;	/* in form->term[] */
	int		 right, nright;
	int		 row;		/* target row all cells are of; -2 crosses rows */
};
struct solver {
	struct match	*m;
	struct identity	*identity;	int n;
	int		*cross;		int ncross;	/* those that cross rows */
	int64_t		*value;		/* [ncell]; a blank is 0 */
	bool		*known, *blank;	/* [ncell] */
	int		*of;		/* [ncell]: target of a cell */
	int		*verdict;	/* [nblock]: its order is as the header has it 1, the
					   header is wrong -1, doubtful 2, not asked 0 */
	struct squares	 squares;		/* the squares of the header asked last */
};

/* ---- sums.c ---- */

/* Fill in the sums of the form and the tables, with no figure known. */
void	 sums_collect(struct solver *);
/* With the figures of now: 1 holds, 0 is broken, -1 says nothing. */
int	 sums_hold(const struct solver *, const struct identity *);
/* Does the sum name a cell of the target? */
bool	 sums_name(const struct solver *, const struct identity *, const struct row_target *);
/* Has the row sums of its own?  The worst of them: 0 broken, -1 unknown, 1. */
bool	 sums_in_row(const struct solver *, int target);
int	 sums_row_holds(struct solver *, int target);
/* Sums across rows that name the row: how many break; *held: how many hold. */
int	 sums_broken(struct solver *, const struct row_target *, int *held);
/* Is there a sum across rows that names this cell and holds? */
bool	 sums_hold_cell(struct solver *, int cell);
/* The figure a missing cell must have had by its row's sum; -1: cannot be told. */
int64_t	 sums_missing(struct solver *, int target, int cell);
/* Take the figures of a reading, or none (NULL), for known. */
void	 sums_assume(struct solver *, const struct row_target *, const struct reading *);

/* ---- reading.c ---- */

#define READING_WAYS	4096	/* to read one row; more are hopeless */
/* Keep a reading whose row's sums hold (strict) or do not break, if it is new. */
void	 reading_try(struct solver *, int target, const struct reading *, bool strict);
/* "fig" are the row's cells that may be figures, n of them. */
bool	 reading_as_printed(struct solver *, int target, const int *fig, const int *order,
	    int n);
void	 reading_in_grid(struct solver *, int target);
bool	 reading_single(struct solver *, int target, const int *fig, int n);
void	 reading_without(struct solver *, int target, const int *fig, int n, int drop);
void	 reading_with_gap(struct solver *, int target, const int *fig, int n);
void	 reading_joined(struct solver *, int target, const int *fig, int n);
void	 reading_parted(struct solver *, int target, const int *fig, int n);
/* Do the sums of the row hold, of its k figures, with one joined of two neighbours and
 * another parted (a glued one also behind a 0)?  The first such way is assumed. */
bool	 reading_regrouped(struct solver *, int target, const int64_t *figure,
	    uint32_t glued);
/* ... with one parted and another a stranger, 13 | 77960 | 0 | 19 | 11 | 7839 | 0 for
 * 13 | 7796 | 0 | 0 | 19 | 11 | 7839, and break no sums across rows, "held" of which hold
 * with the figures as they are? */
bool	 reading_overrun(struct solver *, int target, const int64_t *figure, int held);

/* Which figures of the one reading of a row are perhaps two each, 0 24? A bit for each. */
uint32_t reading_glued(const struct solver *, int target);
/* Does the one reading of a row leave out a figure that is not 0? */
bool	 reading_leaves_out(const struct solver *, int target);

/* ---- slide.c: of a row with one reading whose own sum fails ---- */

/*
 * A row printed in full whose own sum fails may have a wrong total, or have slid by
 * one cell.  It is read when sums across rows bear its figures out, but for one wrong
 * figure at most; without such sums, when sliding would not mend it.
 */
bool	 slide_doubt(struct solver *, int target);
/*
 * A row in the squares of its header has not slid: wrong totals are the report's.  Only a
 * row that begins or ends in a blank, or with a 0 that two of its columns contradict, may
 * have been filled up to its length, and so may one that its columns ask to be moved; one
 * with a figure more may run over its end.
 */
bool	 slide_firm(struct solver *, int target);
/* A blank, a slash or a word: no figure that was moved here. */
bool	 slide_nothing(const struct match_cell *);

/* ---- column_order.c ---- */

/* The cells of a row that may be figures, into fig; -1: too many words among them. */
int	 order_figures(const struct solver *, const struct row_target *, int least, int *fig,
	    int max, bool *skipped);
/* Without the blanks at the end, down to "least". */
int	 order_trimmed(const struct match_row *, const int *fig, int n, int least);
bool	 order_header_wrong(struct solver *, int block);
bool	 order_doubtful(struct solver *, int block);
bool	 order_totals_usual(const struct solver *, const struct row_target *);
/* Does it end in a blank, where most rows of the block end in a figure? */
bool	 order_ends_short(const struct solver *, const struct row_target *);
bool	 order_longer_usual(const struct solver *, const struct row_target *);

/* ---- propose.c, solve.c ---- */

/* Readings made up of parts of figures, for rows nothing else could read. */
void	 match_propose(struct solver *);
/* Readings against all crossing sums again, after new ones came. */
void	 solver_cross(struct solver *);
void	 solver_unbroken(struct solver *, int target);

#endif
