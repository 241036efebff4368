/*
 * paint.h - drawing on the screen without knowing curses.
 *
 * Coordinates are rows and columns from the top left.  Only code points of
 * known width are drawn; control characters become visible marks; a wide
 * character that would be cut becomes a blank.  Nothing reaches the terminal
 * before paint_flush().
 */
#ifndef PAINT_H
#define PAINT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/text.h"

struct buf;

/* What a thing is, not how it looks; paint.c maps it to colour and attributes,
 * and each has a look in monochrome too. */
enum style {
	STYLE_NORMAL, STYLE_TITLE /* top line */, STYLE_TAB, STYLE_TAB_ON, STYLE_HEAD,
	STYLE_LABEL, STYLE_LABEL_ON /* row or column of the focus */, STYLE_COMPUTED,
	STYLE_FOCUS, STYLE_EDIT /* a figure being typed */, STYLE_ERROR, STYLE_WARNING,
	STYLE_HINT, STYLE_OK, STYLE_DIM, STYLE_FRAME, STYLE_KEYS /* bottom line */,
	STYLE_STRONG /* a heading or label in a box */, STYLE_KEYNAME, STYLE_MESSAGE,
	STYLE_SELECT /* list row */, STYLE_MATCH, STYLE_BOX,
	STYLE__MAX
};

/* Draw s in exactly "columns" columns at (row, col), cut or padded. */
void	 paint_text(int row, int col, int columns, enum style, enum text_align,
	    const char *s);
/* Draw s as far as it goes, at most to "columns"; returns columns used. */
int	 paint_run(int row, int col, int columns, enum style, const char *s, size_t n);
/* Draw n bytes of s, broken into lines of "columns" columns, from "row" down to
 * "last" at the most; returns the row behind the last line drawn. */
int	 paint_wrapped(int row, int last, int col, int columns, enum style,
	    const char *s, size_t n);
void	 paint_fill(int row, int col, int columns, enum style);	/* blanks */
bool	 paint_is_blank(int row);	/* nothing stands there, of no box either */
void	 paint_clear(void);		/* whole screen blank (not sent as clear) */

enum line_part {			/* frames: ACS or ASCII */
	LINE_H, LINE_V, LINE_TL, LINE_TR, LINE_BL, LINE_BR,
	LINE_TEE_L, LINE_TEE_R, LINE_TEE_T, LINE_TEE_B, LINE_CROSS
};
void	 paint_line(int row, int col, enum line_part, enum style);
void	 paint_hline(int row, int col, int columns, enum style);
void	 paint_vline(int row, int col, int rows, enum style);
void	 paint_box(int row, int col, int rows, int cols, enum style, const char *title);
void	 paint_box_rule(int row, int col, int cols);	/* below the first line of a box */
/* From now on no frames and rules, a box is a heading with lines below: --plain. */
void	 paint_plain(bool);

/*
 * What a click there means: told after painting, and gone with whatever is painted over
 * it, so that a box covers what lies below.  "layer": the view of the stack that paints.
 */
enum click {
	CLICK_NONE, CLICK_ACTION /* of the key line */, CLICK_SECTION /* a tab */,
	CLICK_ITEM /* a thing of the view: its row, cell, line */
};
void	 paint_layer(int);
void	 paint_click(int row, int col, int columns, enum click, int what);
enum click paint_click_at(int row, int col, int *layer, int *what);

void	 paint_cursor(int row, int col);	/* where the hardware cursor rests */
void	 paint_hide_cursor(void);
void	 paint_flush(void);		/* one doupdate, one write(2) */
void	 paint_redraw(void);		/* ^L: everything anew at the next flush */

/* Screen line as text without trailing blanks (tests), style at a place. */
void	 paint_dump(struct buf *, int row);
enum style paint_style_at(int row, int col);
/* Colours of a style with high contrast, of a terminal with 256 ("many") or 8. */
void	 paint_contrast(enum style, bool many, short *fg, short *bg);
void	 paint_cursor_at(int *row, int *col);

#endif
