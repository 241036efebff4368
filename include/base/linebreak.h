/*
 * linebreak.h - where a line of Chinese may end: the rule that text_wrap() follows and
 * whoever measures a line otherwise.
 */
#ifndef LINEBREAK_H
#define LINEBREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* May a line end between b and c, which follow a (0: nothing)?  Blanks hang over its
 * end, so never before one. */
bool	 text_may_break(uint32_t a, uint32_t b, uint32_t c);
/* Must c not begin a line: closing marks, units of a figure? */
bool	 text_no_start(uint32_t c);
/*
 * text_wrap() from a byte of the paragraph at which a line of it begins, until "line" is
 * false.  What is at or behind a byte has no say in where the line but one before its
 * line begins, nor in what begins earlier.
 */
void	 text_wrap_from(const char *, size_t n, size_t from, int columns,
	    bool (*line)(void *, size_t from, size_t to), void *);

#endif
