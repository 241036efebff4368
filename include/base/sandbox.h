/*
 * sandbox.h - giving up rights that a process will not need again.
 *
 * A document from elsewhere is read by a process that can do nothing but
 * compute and talk over the descriptors it holds: should a file take it over,
 * it has got hold of nothing.  All of it is best effort: an old kernel, or one
 * that was built without, leaves a process as it was, and nothing else may rely
 * on it.  Builds with a sanitizer keep their rights, which its reports need.
 *
 * What was given up never comes back; children inherit it.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

enum {					/* what holds */
	SANDBOX_MEMORY	= 1 << 0,	/* a limit of memory */
	SANDBOX_FILES	= 1 << 1,	/* Landlock: no file, no new connection */
	SANDBOX_CALLS	= 1 << 2,	/* seccomp: few system calls are left */
	SANDBOX_PROGRAMS = 1 << 3	/* seccomp: no other program is started */
};

/*
 * Be a process of its own: every descriptor but "keep" is closed, 0 to 2 become
 * /dev/null, it leaves the terminal's group, forgets inherited signal handlers
 * and the hook of mem_out(), and ends when its parent does.  For a fresh child.
 * Returns the new number of "keep", negative when it could not be kept.
 */
int	 sandbox_detach(int keep);
/* No files, no programs, no network, at most "memory" bytes more than now.  Says
 * which of MEMORY, FILES and CALLS hold. */
unsigned sandbox_enter(size_t memory);
/* The same for a process that goes on reading some files and folders: these can be
 * read, none written; it makes no process, has no network and starts no program. */
unsigned sandbox_read_only(size_t memory, const char *const *path, size_t n);
/*
 * The same for the program itself, as long as it runs: only what lies in these places can
 * be opened; "write" allows files and folders to be made and removed there, but no links
 * and no devices.  What is not there is passed over.  False when the kernel cannot see
 * to it.
 */
struct sandbox_place {
	const char	*path;		/* a folder with all below it, or a file */
	bool		 write;
};
bool	 sandbox_only(const struct sandbox_place *, size_t n);
/* End this process by SIGPROF after so many milliseconds of computing; 0: never. */
void	 sandbox_time(int ms);
/* This process and its children start no other program any more.  False when the
 * kernel cannot see to it. */
bool	 sandbox_no_exec(void);
/* What of all this would hold here, tried in a child that ends at once. */
unsigned sandbox_probe(void);

#endif
