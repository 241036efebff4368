/*
 * likeness.h - how alike two labels or headings are.
 */
#ifndef LIKENESS_H
#define LIKENESS_H

#include <stdint.h>

#define LABEL_MAX	100		/* code points: a longer text is no label */

/* 0..1000: equal 1000; one begins the other with >= 4 characters 920; else twice the
 * share of characters that stand in both in the same order.  0 for what is empty or no
 * label. */
int	 label_likeness(const uint32_t *a, int na, const uint32_t *b, int nb);

#endif
