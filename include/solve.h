/*
 * solve.h - between solve.c and propose.c: the sums of a form and the figures known.
 */
#ifndef SOLVE_H
#define SOLVE_H

#include "match_rows.h"

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
};

bool	 identity_names(const struct solver *, const struct identity *,
	    const struct target *);
/* Keep a reading whose row's sums hold (strict) or do not break. */
void	 solver_try(struct solver *, int target, const struct reading *, bool strict);
/* Readings made up of parts of figures, for rows nothing else could read. */
void	 match_propose(struct solver *);
/* Readings against all crossing sums again, after new ones came. */
void	 solver_cross(struct solver *);
void	 solver_unbroken(struct solver *, int target);

#endif
