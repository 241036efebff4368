/*
 * listing.h - a list of things, one a row, in columns under a head.
 *
 * The first column takes what the others leave, up to "most"; the others are as wide as
 * their caller says and go away on a screen narrower than "from", or with a width of 0.
 * The list of reports, what was done to many of them, and the list of files to import
 * are drawn with it.  The last column of the screen is for the marks of scrolling.
 */
#ifndef LISTING_H
#define LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include "base/msg.h"
#include "base/text.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"

struct listing_column {
	enum msg	 head;
	int		 width, from;	/* from: columns of the screen that show it */
	enum text_align	 align;
};

struct listing {
	enum msg	 head;		/* of the first column */
	const struct listing_column *column;
	int		 n;
	int		 most;		/* columns of the first; 0 = all there is */
	/* Is the list in the order of that column (-1: the first)? 1, or -1 = from its
	 * end.  NULL: it has no order to tell of. */
	int		(*order)(const struct ui *, int column);
	/* Columns that one needs on this screen; NULL: its "width". */
	int		(*width)(const struct ui *, int column);
	/* What stands in a column of an item, and its style where it is not the row's. */
	void		(*cell)(const struct ui *, const void *item, int column, struct buf *,
			    enum style *);
};

/* Where a key that moves leads from line *at of a list of n; "page": the lines seen;
 * "round": up from the first is the last.  False: it does not move. */
bool	 listing_moves(enum action, size_t n, size_t page, bool round, size_t *at);
int	 listing_first_width(const struct listing *, const struct ui *);
void	 listing_head(const struct listing *, const struct ui *, int row);
/* One row; "first" is cut with dots to the first column. */
void	 listing_row(const struct listing *, const struct ui *, int row, bool focus,
	    bool marked, const char *first, const void *item);
/* "^" and "v" at the right of the first and last row where there is more of the list. */
void	 listing_scroll(const struct ui *, int row, size_t room, size_t top, size_t n);

#endif
