/*
 * compare.h - the comparison with last year (^D): what its files share.
 *
 * comparelines.c says which cells stand where, comparepaint.c draws them, compare.c
 * is the view with its keys.  ui->focus is the focus, as on the entry screen below.
 */
#ifndef COMPARE_H
#define COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "form/form.h"
#include "ui/core/core.h"

#define COMPARE_FIGURES	3		/* last year, this year, difference */
#define COMPARE_GROUPS	64		/* columns of the form beside each other */

struct cmp_line {
	int		 cell;		/* of the line, or the first of its row; -1 = heading */
	int		 indent;
	char		*label;		/* owned */
};
struct compare {
	struct view	 view;
	struct cmp_line	*line;
	size_t		 n, cap;
	size_t		 top;
	/* Of the section and the screen there is; see compare_measure(). */
	bool		 rows;		/* a line is a row of several columns */
	int		 stub, figure;	/* columns of the labels, of one figure */
	int		 group[COMPARE_GROUPS], ngroup;	/* columns of the form shown */
};

void	 compare_ask(struct ui *);	/* ^D: last year, this year, difference */
/* The widths of the section on this screen, then its lines. */
void	 compare_measure(struct compare *, const struct ui *);
void	 compare_gather(struct compare *, const struct ui *);
void	 compare_reset(struct compare *);	/* drop the lines */
int	 compare_group_width(const struct compare *);
/* The line with the focus. */
size_t	 compare_line_of(const struct compare *, const struct ui *);
/* Lines seen at once. */
size_t	 compare_body_rows(const struct compare *, const struct ui *);
/* The label, else its 简称 where it does not fit. */
const char *compare_fitting(const struct form_item *, int room);

void	 compare_draw(struct view *, struct ui *, bool all);
/* What a check says about the focus; else its name and the three figures in full. */
void	 compare_detail(struct buf *, struct ui *, enum form_level *);

#endif
