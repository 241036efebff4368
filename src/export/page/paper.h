/*
 * paper.h - what text takes on paper: widths, lines, the heights of blocks and rows.
 *
 * The page of GB/T 9704 holds 22 lines of 28 characters.  Widths are counted in halves
 * of a Chinese character, heights in twips (twentieths of a point), as Word counts them:
 * the flow of a docx and the pages of our own are measured with one ruler.
 */
#ifndef PAPER_H
#define PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "doc/doc.h"
#include "export/page.h"

#define PAPER_PAGE	12756	/* 225 mm */
#define PAPER_LEFT	2800	/* hundredths of a millimetre, as all of page.h */
#define PAPER_TOP	3700
#define PAPER_TEXT	15600
#define PAPER_GAP	280	/* the empty line below a table */
#define PAPER_BODY	579	/* a line of the text */
#define PAPER_ABOVE	2	/* empty ones above the signature */

enum paper_side { PAPER_BOTH, PAPER_CENTRE, PAPER_RIGHT };

/* How a kind of block is set. */
struct paper_look {
	int		 size_x10;	/* tenths of a point */
	int		 height;	/* of a line */
	int		 half_x1000;	/* half a character, thousandths of the unit of page.h */
	int		 columns;	/* halves in a line */
	int		 indent;	/* halves before the first */
	enum paper_side	 side;
	enum page_face	 face;
	enum page_tag	 tag;
};
/* Of a block that is no table. */
const struct paper_look *paper_look(enum doc_kind);
extern const struct paper_look paper_small;	/* of the small print at the end */

struct paper_line {
	size_t		 from, to;	/* bytes of the text */
	int		 width;		/* halves, without the indent */
	bool		 full;		/* is to reach the end of the line */
};
struct paper_lines {
	struct paper_line *line;
	size_t		 n, cap;
};

/* Halves of a code point, the same on every machine: 0, 1 or 2. */
int	 paper_columns(uint32_t cp);
int	 paper_width(const char *s, size_t n);
/*
 * Add the lines of a text: no closing mark begins one, no opening mark ends one, a word
 * or a figure that fits in a line is not broken.  A closing mark that is one too many
 * is squeezed in: that line is wider than "columns".  '\n' ends a paragraph, and only
 * the first of a text is indented.
 */
void	 paper_wrap(struct paper_lines *, const char *s, int indent, int columns);
/* The lines of a block that is no table; those of a title are about equally long.
 * Where it has figures or letters, whose widths differ by font, a line may be "less"
 * halves shorter. */
void	 paper_block(struct paper_lines *, const struct doc_block *, int less);
void	 paper_release(struct paper_lines *);

/* The lines of every cell of a table. */
struct paper_table {
	const struct doc_table *t;
	struct paper_lines *cell;	/* [ncell] */
	int		*text;		/* [nrow] what the texts of each row take */
	int		*height;	/* [nrow] the rows as they are printed */
	int		 line;		/* height of a line in a cell */
};
void	 paper_table(struct paper_table *, const struct doc_table *);
/* Set the heights again, after t->row_height has changed. */
void	 paper_rows(struct paper_table *);
void	 paper_table_release(struct paper_table *);
/* What rows from .. to - 1 take. */
int	 paper_height(const struct paper_table *, int from, int to);
/* What the text of a cell takes. */
int	 paper_cell(const struct paper_table *, size_t cell);

/* What cannot be cut: a line of text, a row of a table, an empty line. */
struct paper_strip {
	int		 height;
	bool		 keep;		/* stands on the page of the next */
	bool		 blank;		/* nothing to see: not at the head of a page */
	int		 index;		/* of the line or row; -1: blank */
	int		 slice, slices;	/* of a row that is higher than a page; else 0, 1 */
};
struct paper_strips {
	struct paper_strip *strip;
	size_t		 n, cap;
};
/* Those of lines of text, of which neither the first nor the last stands alone; all of
 * them stay together in a heading or where "whole" says so. */
void	 paper_text_strips(struct paper_strips *, size_t lines, int height, bool whole,
	    bool keep);
void	 paper_table_strips(struct paper_strips *, const struct paper_table *);
void	 paper_blank(struct paper_strips *, int height, bool keep);
/* Those of a block, with the empty line that stands below it. */
void	 paper_block_strips(struct paper_strips *, const struct doc_block *, size_t lines,
	    const struct paper_table *);
bool	 paper_is_heading(const struct doc_block *);
/* Say which rows and paragraphs stay together: in a program whose lines may be "less"
 * halves shorter than ours, or (0) on our own pages. */
void	 paper_flow(struct doc *, int less);

#endif
