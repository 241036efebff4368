/*
 * members.h - the files of an archive, as a list that goes from one process to another.
 *
 * Whoever has the archive's bytes read (a child without rights) gives the list, and
 * inflates one file at a time from the piece where it lies; whoever gets the list
 * believes nothing of it (docwire.h).
 */
#ifndef MEMBERS_H
#define MEMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc/unzip.h"

struct buf;
struct diag;
struct wire;

/* Folders are not listed.  Names are owned. */
struct members { struct unzip_entry *item; size_t n, cap; };

bool	 members_read(struct members *, const char *p, size_t n, struct diag *);
void	 members_release(struct members *);
void	 members_pack(struct buf *, const struct members *);
/* Of an archive of "size" bytes.  False, the cursor bad, when the bytes are wrong: a
 * place outside of the archive, sizes past the limits, a name that leads out of it
 * unless it is refused. */
bool	 members_unpack(struct members *, struct wire *, size_t size);
/* Append the file whose packed bytes these are.  False with a message. */
bool	 member_read(struct buf *, const char *p, size_t n, const struct unzip_entry *,
	    struct diag *);

#endif
