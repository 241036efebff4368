/*
 * draft.h - sentences made from the figures of a report, for the clerk to take.
 *
 * Nothing is ever written into a report here: what is made is offered, shown in full,
 * and becomes text like any other once somebody has inserted it.
 */
#ifndef DRAFT_H
#define DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/msg.h"

struct report;

/* A figure of a sentence, and what it says. */
struct draft_figure {
	size_t		 at, len;	/* in its text */
	const char	*what;		/* a name of 取数, or a value of 报告资料: "fee" */
};
struct draft {
	enum msg	 name;		/* what it is about */
	char		*text;		/* owned; Chinese, as reports are */
	struct draft_figure *figure;	/* owned, in the order of the text */
	size_t		 nfigure;
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
/* What such a figure is in the report by now; false: it is not known there. */
bool	 draft_figure_now(struct buf *, const struct report *, const char *what);
void	 drafts_release(struct drafts *);

#endif
