/*
 * unsaved.h - a file with steps that a database would not take, read in the fenced child.
 * What it looks like stands in src/ui/flow/rescue.h.
 */
#ifndef UNSAVED_H
#define UNSAVED_H

#include <stddef.h>

struct jsontree;

#define UNSAVED_MARK	"unsaved"

struct unsaved_change { const char *kind, *place, *was, *now; };
/* All strings are owned by it; none but place and typed is NULL. */
struct unsaved {
	struct jsontree	*tree;
	const char	*report, *agency, *by, *at;
	const char	*place, *typed;		/* a figure without its Enter, or NULL */
	int		 year;
	struct unsaved_change *change;
	size_t		 n;
};
/* NULL when it is no plain file of this user, or not one of these. */
struct unsaved *unsaved_read(const char *path);
void	 unsaved_free(struct unsaved *);

#endif
