/*
 * oracle.h - the sums and balances of the statutory forms, written by hand.
 *
 * Knows nothing of the form files but the codes of cells, so that a mistake in
 * a formula, in its compilation or in the recalculation does not hide itself.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdbool.h>
#include <stdint.h>
#include "report/report.h"

/* Value of a cell by its code; empty and "/" are 0. */
int64_t	 oracle_value(const struct report *, const char *block, const char *row, const char *col);
/* The code of a total that is not the sum of its parts, or that is empty while
 * a part is not (or the other way round); NULL when all are right. */
const char *oracle_wrong_total(const struct report *);
/* New and carried over against done and left, of one column of table 3. */
bool	 oracle_balanced(const struct report *, const char *col);
extern const char *const oracle_columns[8];	/* of table 3, NULL at the end */

#endif
