/*
 * linebreak.h - where a line of Chinese may end: the rule that text_wrap() follows and
 * whoever measures a line otherwise.
 */
#ifndef LINEBREAK_H
#define LINEBREAK_H

#include <stdbool.h>
#include <stdint.h>

/* May a line end between b and c, which follow a (0: nothing)?  Blanks hang over its
 * end, so never before one. */
bool	 text_may_break(uint32_t a, uint32_t b, uint32_t c);
/* Must c not begin a line: closing marks, units of a figure? */
bool	 text_no_start(uint32_t c);

#endif
