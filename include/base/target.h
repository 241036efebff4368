/*
 * target.h - the place something is written to, and what must not be written over.
 *
 * One rule for all that write files (export, convert, check report, backup, F9):
 *
 *	"-", /dev/stdout, /dev/fd/N		the descriptor gets the bytes
 *	a FIFO, a character device		is opened and gets the bytes
 *	a file, a symbolic link, nothing yet	file_write(): whole and new, or as it was
 *	a folder, a socket, a block device, a guarded file	refused, DIAG_USAGE
 *
 * A guard knows its files by inode and by folder and name.  So a hard link, another
 * way to spell the name, and the name of a file that is not there yet (a journal to
 * come) are the same file; a symbolic link to one is not, for the link is what would
 * be replaced, unless the guarded file is reached by way of that link.
 */
#ifndef TARGET_H
#define TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include "base/msg.h"

struct diag;

struct guard_item {
	dev_t		 dev, folder_dev;
	ino_t		 ino, folder_ino;	/* 0 = not there */
	char		*name;			/* last component; NULL = inode only */
	enum msg	 why;
};
struct guard {
	struct guard_item *item;
	size_t		 n, cap;
	/* Is a file, or the name of one that may come, guarded by what it is? MSG_NONE,
	 * or why.  NULL = nothing is. */
	enum msg	(*known)(const char *path);
	bool		 screen;	/* the terminal is ours: no descriptors, no waiting */
};
/* All bytes zero is an empty guard. */
void	 guard_release(struct guard *);
/* "why" is the message of a refusal; {1} = the name as given.  With the file go the
 * links that lead to it. */
void	 guard_add(struct guard *, const char *path, enum msg why);
void	 guard_add_fd(struct guard *, int fd, enum msg why);

enum target_kind {
	TARGET_FILE,		/* to be made, or replaced */
	TARGET_STREAM,		/* FIFO or character device */
	TARGET_DESCRIPTOR
};
struct target {
	enum target_kind kind;
	int		 fd;		/* of a descriptor, else -1 */
	bool		 there;		/* something has that name */
};
/* What is "path", and may it be written to? "g" may be NULL.  False with a message. */
bool	 target_look(struct target *, const char *path, const struct guard *g,
	    struct diag *);
/* For streams and descriptors: a descriptor of our own to write to, -1 with a message.
 * Waits for the reader of a FIFO, but not when the screen is ours. */
int	 target_open(const struct target *, const char *path, const struct guard *,
	    struct diag *);
/* Write all of it there; "mode" of a new file before umask. */
bool	 target_write(const char *path, const void *p, size_t n, unsigned mode,
	    const struct guard *, struct diag *);

#endif
