/*
 * docx.h - between the files of the docx reader.
 *
 *   docx_read.c   the package: main part, title
 *   docx_style.c  styles: which are headings, what they make of a text's look
 *   docx_body.c  events of the main part -> a tree of paragraphs and tables
 *   docx_look.c  what of it is not plain: looks of runs, fields, pictures
 *   docx_inherit.c  what the style of a table makes of the texts in it
 *   docx_tree.c  the tree -> the neutral document
 *
 * The tree is needed because what a table is shows only at its end: one that holds
 * another table falls apart into paragraphs.  Nodes live in an arena that goes when
 * the reader does; texts in the arena of the document, which borrows them.
 */
#ifndef DOCX_H
#define DOCX_H

#include <stdbool.h>
#include <stddef.h>
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"

struct diag;
struct unzip;
struct unzip_entry;

#define DOCX_TINY	6	/* half points: nothing so small is meant to be read */

/* What a style, or a run, makes of its text: bits of look.h and these two.  What is
 * neither on nor off is as it was. */
#define DOCX_WHITE	(1U << 29)	/* white letters */
#define DOCX_GROUND	(1U << 30)	/* on a ground that they can be seen on */
struct docx_ink { unsigned on, off; };

enum { DOCX_WHOLE, DOCX_BAND_V, DOCX_BAND_H = 3, DOCX_FIRST_COL = 5, DOCX_LAST_COL,
	DOCX_FIRST_ROW, DOCX_LAST_ROW, DOCX_NE, DOCX_NW, DOCX_SE, DOCX_SW, DOCX_PARTS };
	/* of a table style; a band is two of them, odd and even */

struct docx_list { struct docx_node *first, **last; };	/* last: where the next goes */

struct docx_cell {
	struct docx_cell *next;
	int		 row, col, colspan;
	bool		 merged;	/* has a vMerge that holds */
	bool		 continued;
	struct docx_ink	 ground;	/* what is said of its own */
	struct docx_list content;
};
struct docx_table {
	struct docx_cell *first, **last;
	struct docx_cell *above;	/* first cell of the row before the open one */
	size_t		 ncell;
	int		 nrow, ncol;
	bool		 nested;	/* holds another table */
	const struct docx_style *style;	/* named, or NULL */
	unsigned	 look;		/* which parts of it hold: tblLook */
	struct docx_ink	 ground;	/* of the whole table */
};
struct docx_node {			/* a paragraph, or a table */
	struct docx_node *next;
	char		*text;		/* of a paragraph, "" too; with codes of look.h */
	enum doc_kind	 kind;
	bool		 contents;	/* a line of the table of contents */
	unsigned	 settled;	/* what all its runs have not from the table */
	bool		 white;		/* some of it counts as tiny because it is white */
	struct docx_list boxes;		/* text boxes anchored in it */
	struct docx_table *table;	/* or NULL */
};

struct docx_style {
	char		*id;
	enum doc_kind	 kind;
	bool		 contents, table;
	struct docx_ink	 ink;
	struct docx_ink	*part;		/* [DOCX_PARTS] of a table; NULL: it has no look */
};
struct docx_styles {
	struct docx_style *style;	/* by id */
	size_t		 n;
	struct docx_ink	 defaults;	/* of the document */
	const struct docx_style *para, *table;	/* where none is named; or NULL */
};

struct docx {
	struct doc	*doc;		/* borrowed */
	struct diag	*d;
	struct unzip	*zip;
	struct arena	 arena;		/* of the tree */
	struct docx_styles styles;
	struct docx_list body;
	size_t		 squares;	/* of all tables */
	bool		 foreign;	/* the text is in a file inside (altChunk) */
};

/* ---- docx_style.c ---- */

void	 docx_styles(struct docx *, const char *part);
void	 docx_styles_release(struct docx_styles *);
/* NULL: there is none of that name. */
const struct docx_style *docx_style(const struct docx_styles *, const char *id);
/* What the nearer one leaves open is as the one below has it. */
struct docx_ink docx_over(struct docx_ink below, struct docx_ink top);
void	 docx_ink(struct docx_ink *, unsigned look, bool on);
/* Of a colour of letters; of a shading or a marker. */
bool	 docx_white(const char *const *attr);
bool	 docx_painted(const char *const *attr);

/* ---- docx_inherit.c ---- */

/* At the end of a table: what its style makes of the texts of its cells. */
void	 docx_inherit(struct docx *, const struct docx_table *);

/* The tree of the main part.  False with a message in d. */
bool	 docx_body(struct docx *, const struct unzip_entry *);
/* The tree as blocks of the document.  False with a message in d. */
bool	 docx_tree(struct docx *);

void	 docx_list_init(struct docx_list *);

#endif
