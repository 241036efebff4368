/*
 * textedit.h - a text of paragraphs being edited: lines, cursor, changes.
 *
 * Pure: knows neither screen nor report.  The text is broken anew after every
 * change (10,000 characters take less than a millisecond), so there is nothing
 * to keep in step.
 *
 * Invariants:
 *  (1) at <= text.len, on a character boundary.
 *  (2) line[] covers the text without gaps but for the '\n' between paragraphs;
 *      there is at least one line.
 *  (3) The text is valid UTF-8 without control characters but '\n'.
 */
#ifndef TEXTEDIT_H
#define TEXTEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "ui/keymap.h"

struct textline {
	size_t		 from, to;	/* bytes */
	bool		 last;		/* ends its paragraph */
};
struct textedit {
	struct buf	 text;
	size_t		 at;		/* cursor */
	int		 goal;		/* column that up and down keep, -1 = the cursor's */
	int		 columns;
	struct textline	*line;
	size_t		 nline, capline;
	size_t		 top;		/* first line on the screen */
};
void	 textedit_init(struct textedit *, int columns);
void	 textedit_release(struct textedit *);
/* Replace the whole text; the cursor stays where it can. */
void	 textedit_set(struct textedit *, const char *text);
void	 textedit_resize(struct textedit *, int columns);
/* Type or paste: control characters are dropped, CR LF is one line break. */
void	 textedit_insert(struct textedit *, const char *s, size_t n);
/* Backspace, Del; false when there was nothing to erase. */
bool	 textedit_erase(struct textedit *, bool forward);
/* Move by an action; "page" is the number of lines shown.  False when the action
 * moves nothing here (up on the first line, or no movement at all). */
bool	 textedit_move(struct textedit *, enum action, size_t page);
size_t	 textedit_line(const struct textedit *);	/* line of the cursor */
int	 textedit_column(const struct textedit *);
/* Characters, without blanks and line breaks: what "字数" means. */
size_t	 textedit_count(const struct textedit *);
/* Scroll so that the cursor is among "rows" lines. */
void	 textedit_show(struct textedit *, size_t rows);

#endif
