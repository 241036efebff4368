/*
 * termkind.h - asking a terminal what it is, before curses has it.
 */
#ifndef TERMKIND_H
#define TERMKIND_H

#include <stdbool.h>

/* It tells what it is (CSI c), as all kinds of xterm do; half a second at most. */
bool	 term_answers(void);

#endif
