/*
 * textlink.h - figures in a text that were put in from the tables, and follow them.
 *
 * A link is the k-th figure of a sentence of draft.h.  It knows its words, a few
 * characters on both sides of them, and where it was last; so it goes with its words
 * when something before them changes, is lost when they are edited by hand, and is
 * found again when that is undone.  What is lost is kept: it costs a line.
 *
 * What the figure is now the report says.  Of a link stored before links named their
 * figure the sentence is made anew: as long as it has as many figures as when it was put
 * in, each of them is the same thing.
 */
#ifndef TEXTLINK_H
#define TEXTLINK_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "report/report.h"

struct textlink {
	char		*name;		/* of the sentence, see draft.h */
	char		*words, *before, *after;
	size_t		 of, k;		/* figure k of so many */
	size_t		 at;		/* byte */
	char		*what;		/* draft_figure; "" in older databases */
};
struct textlinks {
	struct textlink	*item;		/* the newest last */
	size_t		 n, cap;
};
void	 textlinks_release(struct textlinks *);
/* As they are stored, a line each; a line that is none is left out. */
void	 textlinks_read(struct textlinks *, const char *stored);
void	 textlinks_print(struct buf *, const struct textlinks *);
/* "len" bytes at "at" of the text were put in from the figures: every sentence of the
 * slot that stands there is linked. */
void	 textlinks_add(struct textlinks *, const struct report *, int slot, const char *text,
	    size_t at, size_t len);
/* The text was "old" and is "now". */
void	 textlinks_carry(struct textlinks *, const char *old, const char *now);

/* A linked figure where it stands in its text by now. */
struct textlink_seen {
	const struct textlink *link;
	size_t		 at;
	char		*what;		/* as in draft_figure */
	char		*now;		/* what it is in the report; NULL: nothing there */
};
struct textlinks_seen {
	struct textlink_seen *item;	/* in the order of the text, each place once */
	size_t		 n;
	size_t		 stale;		/* of them, that are others by now */
};
void	 textlinks_see(struct textlinks_seen *, const struct textlinks *,
	    const struct report *, int slot, const char *text);
bool	 textlink_is_stale(const struct textlink_seen *);
void	 textlinks_seen_release(struct textlinks_seen *);
/* How many figures of the text are others by now, and, if any: the text with them put
 * right, and the links led to them. */
size_t	 textlinks_follow(struct textlinks *, const struct report *, int slot,
	    const char *text, struct buf *out);

#endif
