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
	unsigned	 form, formula, told;	/* likewise: it is a form field, a formula;
					   its instruction was looked at */
	size_t		 result;	/* where the result of the innermost begins */
	int		 raised;	/* inside exponents and fractions */
	struct docx_ink	 para_ink;	/* of the paragraph's style */
	struct docx_ink	 style_ink, own;	/* of the run's style; its own */
	unsigned	 shown;		/* the look that the text so far ends in */
	bool		 painted;	/* something here has a ground of its own */
};

#define DOCX_FIELDS	31		/* fields inside one another, as bits */

struct docx_body {
	struct docx	*x;
	struct buf	 text;
	struct docx_level level[READER_DEPTH];
	int		 top;		/* the innermost */
	int		 depth;		/* of elements */
	int		 skip;		/* depth of the element that is skipped, or 0 */
	bool		 in_text, in_para_props, in_row_props;
	bool		 in_hidden, in_instruction;	/* texts that are not shown */
	int		 control, holder;	/* depth: the properties of a content control;
					   one that shows its placeholder; or 0 */
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

/* ---- docx_look.c ---- */

/* Is text, or what stands for it, to be seen here? */
bool	 docx_visible(const struct docx_body *);
/* A run begins plain, or as its paragraph's style has it. */
void	 docx_look_run(struct docx_body *);
/* Write the code of the run's look, where it is another than that of the text so far. */
void	 docx_look_turn(struct docx_body *);
/* Text of a run that is hidden, of a field's instruction. */
void	 docx_look_hidden(struct docx_body *, const char *s, size_t n);
void	 docx_instruction(struct docx_body *, const char *s, size_t n);
docx_rule_fn docx_run_style, docx_strike, docx_vert_align, docx_position, docx_size,
	    docx_color, docx_ground,
	    docx_vanish, docx_raise_start, docx_raise_end, docx_picture, docx_object,
	    docx_field_char, docx_field_simple, docx_field_end, docx_form, docx_choice,
	    docx_instr_start, docx_instr_end, docx_control, docx_placeholder;

/* ---- docx_table.c ---- */

docx_rule_fn docx_table_start, docx_table_end, docx_row_start, docx_row_end,
	    docx_row_props_start, docx_row_props_end, docx_deleted, docx_hidden,
	    docx_grid_before, docx_cell_start, docx_cell_end, docx_grid_span,
	    docx_table_style, docx_table_parts,
	    docx_vertical_merge, docx_horizontal_merge;

#endif
