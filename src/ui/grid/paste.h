/*
 * paste.h - between the files of a pasted block: what was taken apart, and its preview.
 */
#ifndef PASTE_H
#define PASTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/num.h"
#include "report/change.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"

/* One pasted square, without blanks around it. */
struct token {
	const char	*s;
	size_t		 n;
	int		 line, col;	/* of the block, from 0 */
	bool		 word;		/* no figure can begin so */
	int		 cell;		/* where it falls; -1 = nowhere */
};
struct block {
	struct token	*token;		/* those that are not blank; owned */
	size_t		 n, cap;
	int		 lines, cols;	/* that hold something */
	int		 stub;		/* columns of words on the left */
	int		 head;		/* lines of words on top, where there is no stub */
};

/* What taking it would do, counted before anything is done. */
struct paste_sum {
	int		 fresh, changed, same;	/* input cells */
	int		 totals, differ;	/* computed ones; those with another sum */
	int		 rows;			/* lines of the block with figures */
};

/* ---- pastebox.c ---- */

/* The cells as they would be with the block in them; freed with free(). */
struct cell *paste_try(const struct report *, const struct block *);
void	 paste_count(const struct report *, const struct block *, const struct cell *tried,
	    struct paste_sum *);
/* Does the pasted figure of a computed cell differ from the sum there? */
bool	 paste_differs(const struct report *, const struct token *, const struct cell *sum,
	    int64_t *pasted);
/* The box: what goes where; "take" at Enter or y. */
void	 paste_show(struct ui *, const struct block *, const struct cell *tried,
	    const struct paste_sum *, void (*take)(struct ui *));

#endif
