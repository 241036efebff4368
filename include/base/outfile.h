/*
 * outfile.h - a file written piece by piece: whole and new in the end, or as it was.
 *
 * What target_write() promises, for what is too large to be held in memory.  A file gets
 * its name when it is closed; a FIFO, a device or a descriptor has its bytes at once.
 */
#ifndef OUTFILE_H
#define OUTFILE_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct guard;
struct outfile;

/* "mode" of a new file before umask; guard: or NULL.  NULL with a message. */
struct outfile *outfile_open(const char *path, unsigned mode, const struct guard *,
	    struct diag *);
bool	 outfile_put(struct outfile *, const void *, size_t n, struct diag *);
/* Give it its name.  Both release it; after the second nothing of it is there. */
bool	 outfile_close(struct outfile *, struct diag *);
void	 outfile_drop(struct outfile *);

#endif
