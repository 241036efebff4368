/*
 * crosstab.h - between unlabelled.c and crosstab.c: 复议 and 诉讼 in rows of their own.
 */
#ifndef CROSSTAB_H
#define CROSSTAB_H

#include <stdbool.h>

struct match;
struct row_target;

/*
 * Find the figures of a target without label where every one of them is named by words
 * beside it and over it, each once; they become one row.  False: they are not.
 */
bool	 crosstab_find(struct match *, struct row_target *);

#endif
