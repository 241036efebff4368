/*
 * editline.h - a one-line editor over UTF-8, by columns.
 *
 * Used by cells (digits replace the value), prompts and filters.
 */
#ifndef EDITLINE_H
#define EDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"

struct editline {
	struct buf	 text;
	size_t		 at;		/* byte offset of the cursor */
	int		 shift;		/* columns scrolled off at the left */
};
void	 editline_init(struct editline *);
void	 editline_release(struct editline *);
void	 editline_set(struct editline *, const char *s);	/* cursor at the end */
/* Characters, arrows, Home End, Backspace, Del; true if it took the key. */
bool	 editline_key(struct editline *, const struct key *, enum action);
void	 editline_insert(struct editline *, const char *s, size_t n);
/* Draw in "columns" columns; puts the cursor. */
void	 editline_draw(struct editline *, int row, int col, int columns, enum style);

#endif
