/*
 * basis.h - between match.c and basis.c.
 */
#ifndef BASIS_H
#define BASIS_H

struct match;

/*
 * Read the words over and beside the rows that were found: sets "unit" and "elsewhere"
 * of the targets, with F602 for each row they speak of.  The year of the intake has to
 * be known.
 */
void	 match_basis(struct match *);

#endif
