/*
 * draft.h - sentences made from the figures of a report, for the clerk to take.
 *
 * Nothing is ever written into a report here: what is made is offered, shown in full,
 * and becomes text like any other once somebody has inserted it.
 */
#ifndef DRAFT_H
#define DRAFT_H

#include <stddef.h>
#include "base/msg.h"

struct report;

struct draft {
	enum msg	 name;		/* what it is about */
	char		*text;		/* owned; Chinese, as reports are */
};
struct drafts {
	struct draft	*item;
	size_t		 n, cap;
	int		 waiting;	/* sentences left out: a cell they need is empty */
};
#define DRAFTS_INIT { NULL, 0, 0, 0 }

/*
 * The sentences that fit a text slot, added to the list.  One whose figures the form
 * does not have is left out; so is one whose cells are not all filled, counted in
 * "waiting": a sentence never turns an empty cell into 0.
 */
void	 draft_make(struct drafts *, const struct report *, int slot);
/* Of 总体情况 the whole, added to the list: five headings, the sentences, and gaps
 * (REPORT_GAP) for what the figures do not say or waits for a cell. */
void	 draft_whole(struct drafts *, const struct report *, int slot);
void	 drafts_release(struct drafts *);

#endif
