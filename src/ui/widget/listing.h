/*
 * listing.h - a list of things, one a row, in columns under a head.
 *
 * The first column takes what the others leave; the others are as wide as their
 * caller says and go away on a screen narrower than "from".  The list of reports
 * and the list of files to import are drawn with it.
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
	    const char *first, const void *item);

#endif
