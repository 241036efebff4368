/*
 * textview.h - the editor of the narrative; see core.h for textview_new().
 */
#ifndef TEXTVIEW_H
#define TEXTVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include "ui/core/core.h"

extern const struct view_class textview_class;
struct view *textview_new(struct ui *, int slot);
/* To the words of a text that a finding quotes. */
void	 screen_go_quote(struct ui *, const struct finding *);
/* Show a text slot with the cursor at a byte offset (search, findings). */
void	 textview_show(struct ui *, int slot, size_t at);
/* Slot and byte offset of the cursor; false when no text is shown. */
bool	 textview_where(struct ui *, int *slot, size_t *at);
/* Put a sentence in at the cursor, as a step of its own. */
bool	 textview_insert(struct ui *, const char *);
/* The same, made from the figures: they are linked, and follow the cells. */
bool	 textview_insert_linked(struct ui *, const char *);
/* "一、总体情况", "二、… 表前文字": what a slot is called. */
void	 textview_name(struct buf *, const struct ui *, int slot);

#endif
