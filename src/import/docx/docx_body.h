/*
 * docx_body.h - between docx_body.c and docx_table.c: where a reader of the
 * main part of a docx file stands.
 *
 * A "level" is a place that blocks collect in: the body, a cell, a text box.  The
 * paragraph that is open in one level waits while a box anchored in it is read, so
 * the texts of all open paragraphs lie one behind the other in one buffer.
 *
 *            tbl             tc               txbxContent
 *   body --------> table --------> level of --------------> level of ...
 *         <--------      <-------- the cell <-------------- the box
 *            /tbl            /tc              /txbxContent
 *
 * Invariants:
 *  (1) level[0] is the body and stays; a level goes with the element that made it.
 *  (2) Element depth and level count have limits, so nothing recurses or grows
 *      past READER_DEPTH, READER_BLOCKS, READER_CELLS and OFFICE_TEXT.
 */
#ifndef DOCX_BODY_H
#define DOCX_BODY_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/msg.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"
#include "import/readers.h"

struct docx_level {
	struct docx_list *into;
	struct docx_node *para;		/* open, or NULL */
	size_t		 from;		/* its text, from here to the end of x->text */
	struct docx_table *table;	/* open, or NULL */
	struct docx_cell *cell;		/* whose level this is, or NULL */
	bool		 side;		/* this cell goes on from the left (hMerge) */
	bool		 below;		/* and from above (vMerge) */
	struct docx_cell *row_first, *row_last, **row_start;
	int		 col;		/* next free square of the open row */
	bool		 gone;		/* the open row was deleted, or is hidden */
	int		 depth;		/* of the element that made it */
	int		 mute;		/* inside drawings */
	bool		 hidden;	/* the open run */
	unsigned	 code;		/* bit i: field i is still instructions */
	int		 field;		/* open ones */
};

struct docx_body {
	struct docx	*x;
	struct buf	 text;
	struct docx_level level[READER_DEPTH];
	int		 top;		/* the innermost */
	int		 depth;		/* of elements */
	int		 skip;		/* depth of the element that is skipped, or 0 */
	bool		 in_text, in_para_props, in_row_props;
	unsigned char	 choice[XMLREAD_DEPTH + 1];	/* by depth of the alternatives */
	size_t		 nblock, ncell, nbyte;
	bool		 failed;
};

/* A rule for the start or the end (attr NULL) of an element. */
typedef void docx_rule_fn(struct docx_body *, const char *const *attr);

/* ---- docx_body.c ---- */

/* The file is refused; only the first reason is kept. */
void	 docx_fail(struct docx_body *, enum msg);
/* A level for the open element; NULL when there are too many. */
struct docx_level *docx_push(struct docx_body *, struct docx_list *into);
/* Leave the innermost one; what its open paragraph has is dropped. */
void	 docx_pop(struct docx_body *);
struct docx_node *docx_add_node(struct docx_body *, struct docx_list *into);
docx_rule_fn docx_skip, docx_para_end;

/* ---- docx_table.c ---- */

docx_rule_fn docx_table_start, docx_table_end, docx_row_start, docx_row_end,
	    docx_row_props_start, docx_row_props_end, docx_deleted, docx_hidden,
	    docx_grid_before, docx_cell_start, docx_cell_end, docx_grid_span,
	    docx_vertical_merge, docx_horizontal_merge;

#endif
