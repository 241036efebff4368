/*
 * textedit.h - a text of paragraphs being edited: lines, cursor, changes.
 *
 * Pure: knows neither screen nor report.  After a change the lines are broken anew from
 * two before it until they begin where they did, so a key costs the same in a long text
 * as in a short one.
 *
 * Invariants:
 *  (1) at <= text.len, on a character boundary.
 *  (2) line[] covers the text without gaps but for the '\n' between paragraphs;
 *      there is at least one line.
 *  (3) The text is valid UTF-8 without control characters but '\n'.
 *  (4) ink is what textedit_ink() says of the text.
 *  (5) Lines outside of changed_from .. changed_to - 1 are as when these were last set
 *	to nothing (textedit_painted), but for the bytes at which they stand.
 *  (6) While "marked", mark <= text.len, on a character boundary; every change of
 *	the text but the moving of paragraphs ends the mark.
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
enum textmark {
	TEXTMARK_NONE,
	TEXTMARK_SET,		/* by a key; any movement stretches it */
	TEXTMARK_HELD		/* by Shift and movements; one without Shift ends it */
};
struct textedit {
	struct buf	 text;
	size_t		 at;		/* cursor */
	size_t		 mark;		/* where the marked words begin or end, too */
	enum textmark	 marked;
	int		 goal;		/* column that up and down keep, -1 = the cursor's */
	int		 columns;
	struct textline	*line;
	size_t		 nline, capline;
	size_t		 top;		/* first line on the screen */
	size_t		 ink;
	size_t		 changed_from, changed_to;
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
/* Put the cursor at a byte, or at the next character boundary before it. */
void	 textedit_go(struct textedit *, size_t at);
size_t	 textedit_line(const struct textedit *);	/* line of the cursor */
int	 textedit_column(const struct textedit *);
/* Characters, without blanks and line breaks: what "字数" means; the same of any text. */
size_t	 textedit_count(const struct textedit *);
size_t	 textedit_ink(const char *s, size_t n);
/* Every change that is made of one piece: "removed" bytes give way to s.  The cursor is
 * the caller's. */
void	 textedit_splice(struct textedit *, size_t at, size_t removed, const char *s,
	    size_t n);
/* The text was changed in many places: all of it is broken and counted anew. */
void	 textedit_changed(struct textedit *);
/* The lines are on the screen. */
void	 textedit_painted(struct textedit *);
/* Scroll so that the cursor is among "rows" lines. */
void	 textedit_show(struct textedit *, size_t rows);

/* ---- blocks (textblock.c) ---- */

void	 textedit_mark(struct textedit *, enum textmark);	/* from the cursor on */
/* The marked bytes; false: nothing is marked, or no character. */
bool	 textedit_marked(const struct textedit *, size_t *from, size_t *to);
/*
 * What cut and copy are about: the marked words, else the paragraph of the cursor
 * with the line break behind it (one is made for the last, so that it is a paragraph
 * wherever it is put).  Added to "out"; false when there is nothing.
 */
bool	 textedit_block(const struct textedit *, struct buf *out);
/* Take that out; what is not marked is a paragraph. */
void	 textedit_cut(struct textedit *);
/* Put a block in at the cursor.  At the end of the text the break that ends it is left
 * out: it would only make a blank line. */
void	 textedit_put(struct textedit *, const char *s, size_t n);
/* Move the paragraph of the cursor, or those with marked words, over a neighbour;
 * false at the end of the text. */
bool	 textedit_shift(struct textedit *, int step);
/* From the cursor to the next word (or back to the last one). */
bool	 textedit_erase_word(struct textedit *, bool forward);

/* ---- steps (textstep.c) ---- */

/*
 * Where words, sentences and paragraphs begin.  A word is a run of Chinese, or of
 * letters and digits; a sentence ends with 。！？； and the quotes behind it, or with its
 * paragraph.  Next: behind "at", or the end; previous: before it, or 0.
 */
size_t	 textstep_word(const char *s, size_t n, size_t at, bool forward);
size_t	 textstep_sentence(const char *s, size_t n, size_t at, bool forward);
size_t	 textstep_paragraph(const char *s, size_t n, size_t at, bool forward);
/* The first place of a key at or after "from", capital and small, full width and half
 * being the same; its length in *len, which is never 0.  NULL is an empty text. */
bool	 textstep_find(const char *s, size_t from, const char *key, size_t *at,
	    size_t *len);

#endif
