/*
 * pager.h - a box of text to read and scroll: help and details.
 *
 * Whoever opens it adds paragraphs once; they are broken into lines for the
 * width there is, and again when the window changes.
 */
#ifndef PAGER_H
#define PAGER_H

#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"

struct view *pager_new(const char *name, const char *title);
/* A paragraph ('\n' breaks it); "hang": columns by which its later lines and all
 * of an item's text are indented. */
void	 pager_add(struct view *, enum style, int indent, const char *text);
void	 pager_gap(struct view *);			/* a blank line */
/* "label  text": the label in bold at the left, the text beside it. */
void	 pager_pair(struct view *, const char *label, const char *text);
/* One thing more to do from here: "run" at the action, when the pager is closed; "keys"
 * is what the message line says then.  Of Enter: y and 是 as well. */
void	 pager_on(struct view *, enum action, void (*run)(struct ui *), const char *keys);

#endif
