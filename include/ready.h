/*
 * ready.h - what still stands between a report and 定稿.
 *
 * A report becomes final when nothing is open: no error, no warning without a reason,
 * no empty input cell (open cells of an import are such), no missing required text.
 * The command refuses with the whole list, the screen lets one walk through it.
 */
#ifndef READY_H
#define READY_H

#include <stdbool.h>
#include <stddef.h>

struct finding;
struct findings;
struct report;

enum open_kind { OPEN_ERROR, OPEN_WARNING, OPEN_CELLS, OPEN_TEXT, OPEN__MAX };

struct open_item {
	enum open_kind	 kind;
	const struct finding *finding;	/* OPEN_ERROR, OPEN_WARNING; else NULL */
	int		 cell, ncell;	/* OPEN_CELLS: the first and how many of its printed
					   row are empty */
	int		 text;		/* OPEN_TEXT: slot */
};
struct open_list {
	struct open_item *item;		/* findings first, then cells, then texts */
	size_t		 n, cap;
	int		 count[OPEN__MAX];	/* of cells, not of rows */
};
/* The list for findings just made of the report; it borrows from both. */
void	 open_list_make(struct open_list *, const struct report *,
	    const struct findings *);
void	 open_list_release(struct open_list *);
/* The place to go to: a code, "" for the report as a whole. */
const char *open_place(const struct report *, const struct open_item *);

#endif
