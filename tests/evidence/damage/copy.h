/*
 * copy.h - one damaged copy from its number: report, damages, layout, verdict.
 */
#ifndef COPY_H
#define COPY_H

#include <stdbool.h>
#include <stdint.h>
#include "base/buf.h"
#include "evidence/damage/verdict.h"

#define COPY_DAMAGES	3

struct damage;
struct damage_layout;

struct copy {
	uint64_t	 number;	/* the seed of everything in it */
	const struct damage *damage[COPY_DAMAGES];
	int		 ndamage;
	const struct damage_layout *layout;
	struct tally	 tally;
	struct buf	 file;		/* the bytes that were imported */
	struct buf	 why;
};
/*
 * Make copy "number" and import it.  Damages and layout are those given (a NULL
 * damage ends them), else chosen by the number: mostly one damage, sometimes two
 * or three.  "told": import is told the agency and the year.
 */
void	 copy_make(struct copy *, uint64_t number, const struct damage *const *wanted,
	    const struct damage_layout *, bool told);
/* The same, judged by a truth that is false in one figure: what was read there is wrong. */
void	 copy_control(struct copy *, uint64_t number, const struct damage *const *wanted,
	    const struct damage_layout *);
void	 copy_release(struct copy *);

#endif
