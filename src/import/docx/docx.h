/*
 * docx.h - between the files of the docx reader.
 *
 *   docx_read.c       the package: main part, styles, title
 *   docx_body.c  events of the main part -> a tree of paragraphs and tables
 *   docx_look.c  what of it is not plain: looks of runs, fields, pictures
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

struct docx_list { struct docx_node *first, **last; };	/* last: where the next goes */

struct docx_cell {
	struct docx_cell *next;
	int		 row, col, colspan;
	bool		 merged;	/* has a vMerge that holds */
	bool		 continued;
	struct docx_list content;
};
struct docx_table {
	struct docx_cell *first, **last;
	struct docx_cell *above;	/* first cell of the row before the open one */
	size_t		 ncell;
	int		 nrow, ncol;
	bool		 nested;	/* holds another table */
};
struct docx_node {			/* a paragraph, or a table */
	struct docx_node *next;
	char		*text;		/* of a paragraph, "" too; with codes of look.h */
	enum doc_kind	 kind;
	bool		 contents;	/* a line of the table of contents */
	struct docx_list boxes;		/* text boxes anchored in it */
	struct docx_table *table;	/* or NULL */
};

/* Styles that are more than a paragraph, or make their text not plain: few. */
struct docx_style {
	char		*id;
	enum doc_kind	 kind;
	bool		 contents;
	unsigned	 look;		/* of LOOK_PARTS, and LOOK_HIDDEN */
};
struct docx_styles { struct docx_style *style; size_t n, cap; };

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

/* NULL: just a paragraph. */
const struct docx_style *docx_style(const struct docx_styles *, const char *id);

/* The tree of the main part.  False with a message in d. */
bool	 docx_body(struct docx *, const struct unzip_entry *);
/* The tree as blocks of the document.  False with a message in d. */
bool	 docx_tree(struct docx *);

void	 docx_list_init(struct docx_list *);

#endif
