/*
 * diag.h - what went wrong, where, as data.
 *
 * A list of (level, message code, file, line, arguments).  Functions that can
 * fail because of a user, a file or the machine add to it and return false;
 * the sentence is made only where it is shown (diag_format).
 */
#ifndef DIAG_H
#define DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include "base/msg.h"

struct buf;

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };
/* What kind of failure an error is; gives the exit status (nianbao(1), EXIT STATUS). */
enum diag_kind {
	DIAG_DATA,		/* file unreadable, damaged, unsupported, disk full: 6 */
	DIAG_USAGE,		/* wrong usage, an argument that names nothing: 2 */
	DIAG_LOCKED,		/* 4 */
	DIAG_REFUSED,		/* errors found, export or finalisation refused: 1 */
	DIAG_TERMINAL		/* 5 */
};

#define DIAG_ARGS 6

struct diag_item {
	enum msg	 code;
	enum diag_level	 level;
	enum diag_kind	 kind;
	char		*file;		/* owned, or NULL */
	int		 line;		/* 1-based, 0 = none */
	char		*arg[DIAG_ARGS];	/* owned */
	int		 narg;
};
struct diag {
	struct diag_item *item;
	size_t		 n, cap;
	size_t		 nerror;
	const char	*file;		/* borrowed: file that new items are about */
};

void	 diag_init(struct diag *);
void	 diag_release(struct diag *);
void	 diag_reset(struct diag *);
void	 diag_cut(struct diag *, size_t n);	/* forget all but the first n */
/* Arguments are C strings ended by NULL.  d may be NULL: nothing is kept. */
void	 diag_error(struct diag *d, enum diag_kind, enum msg, ...) __attribute__((sentinel));
void	 diag_error_at(struct diag *d, int line, enum msg, ...) __attribute__((sentinel));	/* DIAG_DATA */
void	 diag_warn(struct diag *d, enum msg, ...) __attribute__((sentinel));
void	 diag_warn_at(struct diag *d, int line, enum msg, ...) __attribute__((sentinel));
void	 diag_note(struct diag *d, enum msg, ...) __attribute__((sentinel));
/* Add a copy of an item of another list, as one about d->file. */
void	 diag_copy(struct diag *d, const struct diag_item *);
/* "FILE:LINE: text" or "FILE: text" or "text", without a newline. */
void	 diag_format(struct buf *, const struct diag_item *, enum lang);
bool	 diag_has(const struct diag *, enum msg);
/* Exit status by nianbao(1): 2 > 6 > 5 > 4 > 1 > 0 over the errors of d. */
int	 diag_status(const struct diag *);

#endif
