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

#endif
