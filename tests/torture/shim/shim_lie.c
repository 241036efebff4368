/*
 * shim_lie.c - known faults of a program, for the controls: with one of them a row must
 * fail.  The shipped program has none of them.
 *
 *	wal		what goes to the journal is dropped and called written
 *	short		half of what goes to a file is dropped and called written
 *	temporaries	no file without a name, and temporaries are not removed
 *	signals		HUP and TERM are not caught
 *	silence		waiting for keys never ends by itself
 *	types		a FIFO or a socket looks like a file
 *
 * The first three stand in shim.c, where their calls are.
 */
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "torture/shim/shim.h"

bool
shim_lies(const char *what)
{
	return strcmp(shim_now.lie, what) == 0;
}

int
sigaction(int sig, const struct sigaction *new, struct sigaction *old)
{
	if (shim_lies("signals") && (sig == SIGHUP || sig == SIGTERM))
		new = NULL;
	return SHIM_NEXT(sigaction)(sig, new, old);
}

int
ppoll(struct pollfd *p, nfds_t n, const struct timespec *t, const sigset_t *set)
{
	return SHIM_NEXT(ppoll)(p, n, shim_lies("silence") ? NULL : t, set);
}

static int
as_file(int r, struct stat *st)
{
	if (r == 0 && shim_lies("types") && (S_ISFIFO(st->st_mode) || S_ISSOCK(st->st_mode)))
		st->st_mode = (st->st_mode & ~(mode_t)S_IFMT) | S_IFREG;
	return r;
}

int	 stat(const char *p, struct stat *st) { return as_file(SHIM_NEXT(stat)(p, st), st); }
int	 lstat(const char *p, struct stat *st) { return as_file(SHIM_NEXT(lstat)(p, st), st); }

int
fstatat(int at, const char *p, struct stat *st, int flags)
{
	return as_file(SHIM_NEXT(fstatat)(at, p, st, flags), st);
}
