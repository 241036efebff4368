/*
 * mutations.h - between the files of make mutations: one slip of the hand, and what
 * the program makes of it.
 */
#ifndef MUTATIONS_H
#define MUTATIONS_H

#include <stdbool.h>
#include <stdint.h>

struct candidate;
struct report;

enum slip { MORE, LESS, DIGIT, LOST, SWAPPED, SLIP__MAX };
extern const char *const slip_names[SLIP__MAX];

/* What was changed, and how it was noticed.  All zero is a good start. */
struct noticed {
	long	 made, error;		/* a finding of level error more */
	long	 open;			/* no such finding, but the cell is said to be open */
	long	 wrong;			/* read as another figure than is printed */
	long	 missed;		/* neither: nobody would know */
};

/* The figure as the slip leaves it; false when it leaves it as it is. */
bool	 slip(int64_t v, enum slip how, int64_t *out);
/* Is it a figure of the table whose figures all hang together? */
bool	 slip_hangs(const struct report *, int cell);
/* Findings of level error that a document with this content gets. */
long	 slip_errors(const struct report *);

/* Slips in the report as the program holds it, by kind; [SLIP__MAX]. */
void	 mutate_report(struct candidate *, struct noticed *keyed, struct noticed *totals);

/* Slips in what is printed, for each layout of layout.h in its order. */
#define MUTATE_LAYOUTS 16
void	 mutate_documents(const struct report *, struct noticed *keyed, struct noticed *totals);
/* The control: figures as they are must be noticed in no layout.  False when one is. */
bool	 mutate_nothing(const struct report *);

#endif
