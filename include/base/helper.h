/*
 * helper.h - starting the programs that lie beside this one.
 *
 * The only place that starts a program.  It knows names, no paths: a helper lies in
 * libexec beside this program, in the tree it was built in or where both are installed,
 * and is found from where this program lies and from nothing that the environment or a
 * file says.  It gets one socket as its standard input and output, the few variables
 * that say who works where, and no other descriptor.
 *
 * Where sandbox_no_exec() holds, as in kiosk mode, a start fails.
 */
#ifndef HELPER_H
#define HELPER_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#define HELPER_CONVERT	"nianbao-convert"
#define HELPER_RENDER	"nianbao-render"

struct helper {
	pid_t		 pid;		/* 0 = none */
	int		 fd;		/* to talk (talk.h) */
};

/* Its path; false when it is not installed. */
bool	 helper_find(const char *name, char path[PATH_MAX]);
/* Start the program of helper_find() with up to HELPER_ARGS arguments, ended by NULL.
 * It ends with us.  False, pid 0, when there is no process to be had; one that cannot
 * be executed ends with 127. */
#define HELPER_ARGS 6
bool	 helper_start(struct helper *, const char *path, const char *const *argument);
/* Hang up, tell it to end by this signal (0: it ends by itself), and wait for it.  Its
 * status as waitpid(2) gives it, or -1. */
int	 helper_end(struct helper *, int signal);

#endif
