/*
 * pick.h - a choice from a list.
 */
#ifndef PICK_H
#define PICK_H

#include <stddef.h>
#include "base/msg.h"
#include "ui/core/core.h"

/* A choice from a list with type-ahead: palette, search results, new report. */
struct pick_item { char *text, *detail; int id; };	/* owned by the view */
struct view *pick_new(struct ui *, enum msg title, struct pick_item *, size_t n,
	    void (*done)(struct ui *, int id, void *arg), void *arg);
/* What each of its items does, in grey behind the text: n messages, MSG_NONE for nothing;
 * copied. */
void	 pick_hints(struct view *pick, const enum msg *, size_t n);
/* Stand on the item of that number at first. */
void	 pick_start(struct view *, int id);
/*
 * What is typed may be an answer, too: while no item is just that, a last line says so
 * in the words of "line" ({1} is what is typed), and "given" gets it.  "empty" stands there
 * while there is nothing else to show.
 */
void	 pick_other(struct view *, enum msg line, enum msg empty,
	    void (*given)(struct ui *, const char *text, void *arg));
void	 pick_type(struct view *, const char *typed);	/* as if it was typed */

#endif
