/*
 * shim.h - what the two files of the shim share, and what the row reads of it.
 */
#ifndef TORTURE_SHIM_H
#define TORTURE_SHIM_H

#include <stdbool.h>
#include <stdint.h>

/* A file of this size is mapped by all processes and by the row. */
struct shim_tell {
	long		 calls, fired;
};

#define SHIM_FDS	1024
enum shim_kind { SHIM_OTHER, SHIM_OURS, SHIM_WAL };

struct shim {
	struct shim_tell *tell;
	long		 n;
	int		 error;
	bool		 io, memory, once, here;	/* here: the row's folder is ours */
	char		 lie[16], dir[256];
	unsigned char	 kind[SHIM_FDS];	/* enum shim_kind */
};
extern struct shim shim_now;

bool	 shim_lies(const char *what);
/* What stands behind the shim under that name. */
void	*shim_next(const char *name);
#define SHIM_NEXT(name)	((__typeof__(&(name)))(uintptr_t)shim_next(#name))

#endif
