/*
 * step.h - running changes against a report, and remembering them.
 *
 * Private to the report layer: below report_apply(), report_undo() and
 * report_redo(), which are the only callers.
 *
 * Invariants:
 *  (1) step_run() makes all of its changes or none; step_back() takes back
 *      exactly what step_run() made, authors and order of notes included.
 *  (2) Neither recalculates, numbers changes, nor writes history.
 */
#ifndef STEP_H
#define STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/msg.h"
#include "report/change.h"
#include "report/report.h"

/* One change on its way.  c->new is what is wished; c->old, and c->new in its
 * canonical form, are filled in. */
struct step_item {
	struct change	*c;
	enum cell_origin give;		/* origin the cell gets */
	bool		 strict;
	const char	*user, *at;	/* author of a note or reason; borrowed */
	char		*was_user, *was_at;	/* the one before; owned */
};

bool	 step_run(struct report *, struct step_item *, size_t n, struct diag *);
void	 step_back(struct report *, struct step_item *, size_t n);
void	 step_release(struct step_item *, size_t n);	/* what the items own */
/* Close or open again the source findings about the cells of these changes; was there
 * one to? */
bool	 step_settle_sources(struct report *, const struct step_item *, size_t n);

/* The kinds of change, each "run" and "back" (step.c): values.c, columns.c, remark.c,
 * beside.c. */
bool	 cell_run(struct report *, struct step_item *, struct diag *);
void	 cell_back(struct report *, const struct step_item *);
bool	 splice_run(struct report *, struct step_item *, struct diag *);
void	 splice_back(struct report *, const struct step_item *);
bool	 note_run(struct report *, struct step_item *, struct diag *);
void	 note_back(struct report *, const struct step_item *);
bool	 reason_run(struct report *, struct step_item *, struct diag *);
void	 reason_back(struct report *, const struct step_item *);
bool	 report_column_run(struct report *, struct step_item *, struct diag *);
void	 report_column_back(struct report *, const struct step_item *);
bool	 beside_run(struct report *, struct step_item *, struct diag *);
void	 beside_back(struct report *, const struct step_item *);

/* ---- the list (change.c) ---- */

/* change_cell() alone, and what goes with it: the sum that the last figure came from. */
void	 change_figure(struct change_list *, const struct report *, int cell, const char *text,
	    enum cell_origin);
void	 workings_drop(struct change_list *, const struct report *, int cell);
void	 change_copy(struct change *dst, const struct change *src);	/* deep */
void	 change_release(struct change *);
/* Add the refusal of a change to d; returns false. */
bool	 change_refuse(struct diag *, bool strict, enum msg, const char *a, const char *b);
bool	 change_same(const char *a, const char *b);	/* "" and NULL are the same */
struct change *change_add(struct change_list *, enum change_kind, const char *place,
	    enum cell_origin);

/* A step just made: forgets what could be done again. */
void	 history_push(struct history *, const struct change *, size_t n);

#endif
