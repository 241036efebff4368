/*
 * linked.h - figures that texts have from the tables, over all texts of the report.
 */
#ifndef LINKED_H
#define LINKED_H

#include "report/textlink.h"
#include "ui/core/core.h"

/* Those of a text, as they are kept; added to the list. */
void	 linked_read(struct textlinks *, int slot, struct ui *);
/* Put right what is stale in any text, as one step. */
void	 linked_follow_all(struct ui *);
/* The list of them (linkview.c). */
void	 linked_show(struct ui *);

#endif
