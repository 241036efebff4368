/*
 * termcolors.c - what a terminal can do, without opening it: for `nianbao doctor`.
 *
 * A file of its own, for <term.h> makes macros of words like "lines".
 */
#include <curses.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>
#include "ui/ui.h"

int
term_colors(void)
{
	const char *kind = getenv("TERM");
	int error, n;

	if (kind == NULL || *kind == '\0' ||
	    setupterm(kind, STDOUT_FILENO, &error) == ERR)
		return -1;
	n = tigetnum("colors");
	(void)del_curterm(cur_term);
	return n > 0 ? n : 0;
}
