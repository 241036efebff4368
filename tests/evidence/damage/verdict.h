/*
 * verdict.h - reports to be damaged, and the verdict on what import made of them.
 */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct candidate;
struct damage_layout;
struct page;
struct report;

/* A report with figures that agree in every sum, from nearly empty to dense, and
 * the texts of one of the samples. */
struct report *judge_report(uint64_t *seed);

/*
 * right:   the figure the page prints there; or null and open, where the page does
 *          not print it any more.
 * open:    null and said to be open.
 * placed:  not the figure that was meant, but the one that stands in that place of
 *          a row whose figures were moved so that their number is right again and
 *          the totals of the row agree.  Nobody could tell.
 * wrong:   everything else: another figure, or null and not said to be open.
 */
enum verdict { VERDICT_RIGHT, VERDICT_OPEN, VERDICT_PLACED, VERDICT_WRONG, VERDICT__MAX };

struct tally {
	unsigned long	 copies, refused, misnamed;
	unsigned long	 bad;		/* copies with a wrong cell */
	unsigned long	 cell[VERDICT__MAX];
	unsigned long	 good, ill;	/* proposals that are what was meant, and others */
};
void	 tally_add(struct tally *, const struct tally *);

/* Judge one import.  What is wrong or placed is told in "why", a line each. */
void	 judge(struct tally *, const struct page *, const struct damage_layout *,
	    const struct candidate *, struct buf *why);

#endif
