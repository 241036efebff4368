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
#include "base/msg.h"
#include "base/text.h"
#include "ui/core/core.h"
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

int	 listing_first_width(const struct listing *, const struct ui *);
void	 listing_head(const struct listing *, const struct ui *, int row);
/* One row; "first" is cut with dots to the first column. */
void	 listing_row(const struct listing *, const struct ui *, int row, bool focus,
	    const char *first, const void *item);

#endif
