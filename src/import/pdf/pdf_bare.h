/*
 * pdf_bare.h - between pdf_bare.c and pdf_labels.c: tables without ruling lines.
 */
#ifndef PDF_BARE_H
#define PDF_BARE_H

#include <stdbool.h>
#include "import/pdf/pdf.h"

/* Words of one line that stand together in the part of a page left of all figures. */
struct bare_piece {
	struct pdf_word	**word;	int n;
	int		 x0, x1, y, size;	/* y: of its middle */
	bool		 ordinal;	/* begins with one: 3. （三） */
};
/* A row of figures, and its label. */
struct bare_row {
	struct pdf_word	**figure; int n;
	int		 y, size;	/* y: of its middle */
	int		 top, end;	/* of its first line and its last */
	struct pdf_word	**label; int nlabel;
	bool		 unsure;	/* which label is its own */
	bool		 spoilt;	/* its figures may not be all, or not its own */
};
/* A part of a table: its rows, the pieces beside them, what was left of a label by
 * the edge of the page. */
struct bare {
	struct pdf	*pdf;
	struct pdf_page	*page;
	struct bare_row	*row;	int nrow;
	struct bare_piece *piece; int npiece;	/* from top to bottom */
	bool		 at_top, at_foot;	/* the page breaks it */
	struct pdf_word	**head;	int nhead;	/* of a label begun on the page before */
	struct pdf_word	**foot;	int nfoot;	/* ... that goes on on the next */
};

/* Find the label of each row. */
void	 bare_labels(struct bare *);

#endif
