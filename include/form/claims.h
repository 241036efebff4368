/*
 * claims.h - the 对照 lines of a form, by the characters their patterns can begin with.
 *
 * Looking for all of them at each character of a text would be slow: of a sentence those
 * are tried that begin with a character of it, and of whose words it has some.  Made at
 * the first call and kept with the form, for all reports.
 */
#ifndef FORM_CLAIMS_H
#define FORM_CLAIMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/pattern.h"

struct form;

#define FORM_CLAIM_BUCKETS	1024	/* of characters */
#define FORM_CLAIM_BITS		4096	/* of pairs of characters */
#define FORM_CLAIM_NEEDS	48	/* words asked for; more: not looked at */

struct form_claim_begin {
	uint32_t	 cp[2];		/* the second may be 0: any */
	int		 claim;		/* in claim[] */
	int		 next;		/* in begin[], of the same bucket; -1 */
};
struct form_claim {
	const struct pattern *pattern;
	int		 kase;		/* in the form's kase[] */
	/* Lists of pairs, of each of which the sentence must have one; a list of none asks
	 * for nothing. */
	unsigned short	 bit[FORM_CLAIM_NEEDS];	/* by form_claim_bit() */
	unsigned char	 n[NEED__MAX];		/* of each list, one after the other */
	bool		 figure;		/* and a figure */
};
struct form_claims {
	int		 bucket[FORM_CLAIM_BUCKETS];	/* in begin[], -1 = empty */
	struct form_claim_begin *begin;
	struct form_claim *claim;	int nclaim;	/* in the form's order */
};

const struct form_claims *form_claims(const struct form *);

/* Where a pair of characters is noted; the first is 0 of a single one. */
static inline size_t
form_claim_bit(uint32_t a, uint32_t b)
{
	return (a * 2654435761u ^ b * 40503u * 2246822519u) >> 20;
}

#endif
