/*
 * faultkit.h - what the fault tests do to a database, and how they look at it
 * afterwards.  Uses storekit.h.
 *
 * The work is a fixed list of steps on one report; image[k] is the report after
 * k of them, so any state that is found can be told to be one of them or not.
 */
#ifndef FAULTKIT_H
#define FAULTKIT_H

#include <stdbool.h>
#include "kit/storekit.h"

#define WORK_STEPS	5

struct work {
	char	*image[WORK_STEPS + 1];
	char	 base[96];		/* a database with the report of image[0] */
};

/* The fault tests' own names for kit_init() and kit_fini(). */
void	 fault_init(void);
void	 fault_fini(void);

/* Make the base, and learn the images by doing the work once without faults. */
void	 work_prepare(struct work *);
void	 work_release(struct work *);
/* A base as another schema wrote it (tests/upgrade), without images. */
void	 work_restore(struct work *, int schema);
/* A fresh copy of the base under kit_path. */
void	 work_reset(const struct work *);
/* Make step k (0-based) on the report and save it. */
bool	 work_step(struct store *, struct report *, int k, struct diag *);
/* Open, do all the steps, close; how many were acknowledged.  A step that fails
 * is tried once more with the same list, after "again" (or NULL) was called. */
int	 work_run(struct diag *, void (*again)(void));
/* The file must verify and hold the image after "least" to "most" steps. */
void	 work_look(const struct work *, int least, int most, const char *when);

/* A message that says what went wrong is owed for every failure. */
void	 fault_see_message(const struct diag *, const char *when);
/* Remove kit_path and what belongs to it; false if a strange file is left. */
bool	 fault_clean(void);
long	 fault_times(const char *variable, long usual);	/* from the environment */
/* For the rows of tests/torture: the seed (NIANBAO_SEED, else 0), which known fault is
 * to be switched on (NIANBAO_BREAK), and how many attempts a test came to (to the end of
 * the file NIANBAO_TOLD, where there is one). */
unsigned fault_seed(void);
bool	 fault_broken(const char *fault);
void	 fault_tell(long attempts);

#endif
