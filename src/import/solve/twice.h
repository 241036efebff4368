/*
 * twice.h - between match.c and twice.c.
 */
#ifndef TWICE_H
#define TWICE_H

#include <stdbool.h>

struct match;

/*
 * Are there two reports in the document, of two offices or two years: one below the
 * other, side by side with or without the labels again, or a row of each in turn?  Where
 * only a few rows are like that, they are marked as unsure.
 */
bool	 match_twice(struct match *);

#endif
