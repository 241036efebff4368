/*
 * pdf_boxes.h - between pdf_boxes.c, pdf_drawing.c and pdf_spell.c: what two tools of
 * poppler say of the same pages.
 *
 * `pdftotext -bbox-layout` knows the characters, and a box around each word;
 * `pdftocairo -svg` knows where each glyph stands, its colour and the lines, but not
 * which character it is.  Put together they are the glyphs of the page.
 */
#ifndef PDF_BOXES_H
#define PDF_BOXES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_ground.h"

/* A word of pdftotext. */
struct pdf_box {
	int		 x0, y0, x1, y1;
	uint32_t	*cp;	int n;
	struct pdf_stand *first;	/* its glyphs, NULL if they are not known */
};
/* A glyph's outline: the character it was seen for, by votes. */
struct pdf_sign {
	uint64_t	 key;
	bool		 blank;		/* nothing is drawn */
	uint32_t	 cp;	int votes;
};
/* A place where a glyph stands. */
struct pdf_stand {
	int		 x, y;		/* left end of its base line */
	uint64_t	 key;
	int		 sign;
	bool		 unseen;	/* as its ground, clear or covered */
	bool		 taken;		/* by a word */
	bool		 blank;
};
#define PDF_MUTE	64

struct pdf_boxes {
	struct pdf	*pdf;
	struct pdf_scan	 scan;
	struct pdf_box	*box;	size_t nbox, capbox;
	size_t		*first;		/* box of each page, one more at the end */
	size_t		 capfirst;
	struct pdf_sign	*sign;	size_t nsign, capsign;
	struct pdf_stand *stand; int nstand; size_t capstand;	/* of the page */
	uint32_t	 mute[PDF_MUTE]; int nmute;	/* fonts that tell no characters */
	int		 drawn;		/* pages */
	int		 defs;		/* depth */
	int		 current;	/* the last sign defined; -1: all are sorted by key */
	bool		 clear;		/* inside text that nobody sees */
	struct pdf_color color;		/* of the text */
	struct pdf_ground ground;
	int		 depth, veil;	/* of groups; of the outermost that is cut or clear */
	struct pdf_pen	 pen;		/* its page: the one that is being drawn */
};

/* One tag of the drawing.  False: too much. */
bool	 pdf_drawing_tag(struct pdf_boxes *);
bool	 pdf_drawing_end(struct pdf_boxes *);	/* of the page that is being drawn */
/* Words and glyphs of a page put together. */
bool	 pdf_spell(struct pdf_boxes *, struct pdf_page *, struct pdf_box *, int n);

#endif
