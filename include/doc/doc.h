/*
 * doc.h - the neutral document: what exporters write and importers read.
 *
 * A list of blocks: title, headings, paragraphs, tables with spans.  One arena.
 */
#ifndef DOC_H
#define DOC_H

#include <stdbool.h>
#include <stddef.h>
#include "base/mem.h"

struct render;

enum doc_kind {
	DOC_TITLE, DOC_HEADING1, DOC_HEADING2, DOC_PARA, DOC_TABLE,
	DOC_NOTE, DOC_MARK, DOC_SHEET, DOC_SIGN
};
	/* DOC_NOTE: small text under a table; DOC_MARK: 草稿; DOC_SHEET, reading: the
	   name of a sheet, which may be a title or a heading but is no text; DOC_SIGN,
	   writing: a line of the signature, the office or the day */

enum doc_role { DOC_DATA, DOC_COLHEAD, DOC_ROWHEAD, DOC_CAPTION };

struct doc_cell {
	int		 row, col, rowspan, colspan;
	enum doc_role	 role;
	bool		 left;		/* left-aligned; else centred */
	bool		 continued;	/* reading: covered by a merge from above */
	char		*text;		/* "" allowed; '\n' = line break */
	unsigned	 look;		/* reading: why it is not plain (look.h), or 0 */
	char		*plain;		/* reading: the text without what is struck out,
					   raised or tiny; NULL: all of it is plain */
	int		 cell;		/* form cell when built from a report, else -1 */
};
/* Writing: a drawing beside a table that says the same: areas and words, in units of
 * 1/96 inch from its upper left corner.  Every writer draws it from this. */
struct doc_area {
	int		 x, y, width, height;	/* of a unit the tenths */
	unsigned	 colour;	/* 0xRRGGBB */
};
struct doc_word {
	int		 x, y;		/* tenths: left end of the base line */
	char		*text;
};
struct doc_drawing {
	int		 width, height, size;	/* units; size of the words */
	const char	*title;
	char		*told;		/* all of it in words, for who does not see it */
	struct doc_area	*area;
	size_t		 narea;
	struct doc_word	*word;
	size_t		 nword;
};
struct doc_table {
	char		*caption;	/* for screen readers; "" allowed */
	int		 nrow, ncol;
	int		 nhead;		/* header rows, repeated on a new page */
	int		*width;		/* [ncol] tenths of a mm; NULL when read */
	int		 point_x10;	/* text size, tenths of a point */
	int		 row_height;	/* tenths of a millimetre, minimum */
	bool		 prose;		/* sentences in its cells: the widths are shares that
					   hold everywhere, and it may break over pages */
	bool		*keep;		/* [nrow] writing: stays on the page of the next row;
					   NULL: all but the last do */
	const struct doc_drawing *drawing;	/* writing: stands left of it, or NULL */
	struct doc_cell	*cell;		/* reading order */
	size_t		 ncell, capcell;
};
struct doc_block {
	enum doc_kind	 kind;
	char		*text;		/* NULL for tables */
	struct doc_table *table;
	int		 line;		/* reading: line or position in the source, 0 */
	unsigned	 look;		/* reading: bits of LOOK_PARTS in its text */
	bool		 keep;		/* writing: a paragraph that stays on the page of what
					   follows, as a heading always does */
	size_t		 lead;		/* writing: bytes of a heading that the paragraph begins
					   with: （一）主动公开。 */
	int		 right;		/* writing: half characters that a DOC_SIGN keeps free
					   at its right */
};
struct doc {
	char		*title;		/* for metadata */
	char		*author, *day;	/* writing: the office, and "YYYY-MM-DD" on which the
					   document became what it is; or NULL */
	char		*published, *publisher;	/* reading: what the data of a page says of
					   it (PubDate, ContentSource), as written; or NULL */
	struct doc_block *block;
	size_t		 n, cap;
	size_t		 aside;		/* writing: from this block on it is no part of the
					   report: 图解; 0: nothing */
	char		*elsewhere;	/* reading: the file that a page links, or NULL */
	bool		 pictures;	/* reading: it has some */
	bool		 draft;		/* marked 草稿 on every page */
	char		*footer;	/* small print (audit head), or NULL */
	struct render	*render;	/* writing: what draws pages, or NULL; borrowed */
	struct arena	 arena;
};

struct doc *doc_new(void);
void	 doc_free(struct doc *);
struct doc_block *doc_add(struct doc *, enum doc_kind, const char *text, size_t n);
struct doc_table *doc_add_table(struct doc *, int nrow, int ncol);
struct doc_cell *doc_add_cell(struct doc *, struct doc_table *, int row, int col,
	    int rowspan, int colspan, enum doc_role, const char *text);
/* Reading: the text of a cell, or of a paragraph, with the codes of look.h or without. */
void	 doc_cell_read(struct doc *, struct doc_cell *, const char *s, size_t n);
struct doc_block *doc_read(struct doc *, enum doc_kind, const char *s, size_t n);
/* Reading: forget the drawings behind a report as ours have them: a line DOC_ASIDE, below
 * it one that begins with DOC_FIGURE and a number, and from there no sentence. */
#define DOC_ASIDE	"图解"
#define DOC_FIGURE	"图"
void	 doc_cut_aside(struct doc *);
/* Reading: set nrow and ncol of a table from its cells. */
void	 doc_table_measure(struct doc_table *);
/* Square -> cell index of a table, -1 = none; [nrow * ncol] from the doc's arena. */
int	*doc_table_map(struct doc *, const struct doc_table *);

#endif
