/*
 * look.h - what a figure in a document looks like when it is not plain.
 *
 * 41 struck out beside 415 is not 41415; a picture is no blank; 46003 shown as
 * 12月12日 is no figure.  Readers say so with these bits, the matcher leaves such a
 * cell open, and the finding about it keeps them, so that it can say why.
 *
 * While a text is being read, its looks are codes between its characters: a control
 * that no source can have, and a letter.  look_split() takes them out.
 */
#ifndef LOOK_H
#define LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include "base/msg.h"

struct buf;

enum look {
	/* of some of its characters */
	LOOK_STRUCK	= 1 << 0,
	LOOK_RAISED	= 1 << 1,	/* or lowered, or a part of a fraction */
	LOOK_TINY	= 1 << 2,	/* so small or pale that nobody sees it */
	/* something else stands in the cell */
	LOOK_HIDDEN	= 1 << 3,	/* figures that are not shown */
	LOOK_FIELD	= 1 << 4,	/* a form field or drop-down without a value */
	LOOK_PICTURE	= 1 << 5,
	LOOK_OBJECT	= 1 << 6,	/* of another program, a symbol, a drawing by script */
	/* the cell as a whole */
	LOOK_DATE	= 1 << 7,	/* a date or time */
	LOOK_PERCENT	= 1 << 8,
	LOOK_FORMAT	= 1 << 9,	/* otherwise than stored: scaled, rounded, with words */
	LOOK_FORMULA	= 1 << 10,	/* without a result */
	LOOK_ERROR	= 1 << 11,	/* #REF! */
	LOOK_LOGIC	= 1 << 12,	/* TRUE */
	LOOK_REPEATED	= 1 << 13	/* goes on from a merged cell that has a figure */
};
#define LOOK_COUNT	14
#define LOOK_PARTS	(LOOK_STRUCK | LOOK_RAISED | LOOK_TINY)
#define LOOK_WHOLE	(LOOK_DATE | LOOK_PERCENT | LOOK_FORMAT | LOOK_FORMULA | \
			    LOOK_ERROR | LOOK_LOGIC)

/* Their names for files, parted by "+": "struck+raised". */
void	 look_names(struct buf *, unsigned looks);
/* The looks named by s; false and 0 when one of the names is none. */
bool	 look_read(const char *s, size_t n, unsigned *looks);

/* What a person is told: 有删除线、是图片. */
void	 look_say(struct buf *, unsigned looks, enum lang);

/* What to do about the first of them; MSG_NONE for none. */
enum msg look_advice(unsigned looks);

/* ---- codes in a text that is being read ---- */

#define LOOK_CODE	'\x01'		/* and a letter */

/* What follows looks like this: bits of LOOK_PARTS, 0 is plain. */
void	 look_turn(struct buf *, unsigned parts);
/* Something stands here. */
void	 look_stands(struct buf *, enum look);
/* Figures were left out here; they count where nothing else stands. */
void	 look_gone(struct buf *, enum look);
/* Append a text with its codes, all of whose parts look so besides, or no longer. */
void	 look_change(struct buf *, const char *s, size_t n, unsigned on, unsigned off);
/* Is "FFFFFF", a colour in hexadecimal, so white that nobody sees it on paper?  The
 * greys and tints from FAFAFA on are. */
bool	 look_white(const char *s, size_t n);
/* Has it codes at all?  Most have none. */
bool	 look_coded(const char *s, size_t n);
/*
 * Append the text without its codes to "text" and what of it is plain to "plain";
 * returns the looks.  Digits that a change of look parts are parted by "^", so that
 * 35 with a raised 1 is not 351 to those who do not ask.
 */
unsigned look_split(struct buf *text, struct buf *plain, const char *s, size_t n);

#endif
