/*
 * pdf.h - between the files of src/import/pdf: pages by geometry.
 *
 *	output of mutool        pdf_scan.c, pdf_pen.c, pdf_ground.c, pdf_trace.c
 *	or of poppler           ... pdf_boxes.c, pdf_drawing.c, pdf_spell.c
 *	-> glyphs, rules        pdf_words.c, pdf_marks.c
 *	-> words, rules         pdf_rules.c, pdf_grid.c, pdf_compose.c
 *	or without rules        ... pdf_bare.c, pdf_labels.c
 *	-> tables, lines        pdf_running.c, pdf_join.c, pdf_text.c
 *	-> the neutral document pdf_read.c
 *
 * All lengths are whole numbers, thousandths of a point; x grows to the right, y
 * down the page, whichever way the page was turned.  Everything lives in one arena
 * that goes with the reading; the counts below bound it.
 *
 * A figure without a character, or cut by a ruling line, becomes U+FFFD; one that is
 * struck out, raised or cannot be seen keeps its look (base/look.h).  The matcher opens
 * the cell that holds either.
 */
#ifndef PDF_H
#define PDF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/mem.h"

struct diag;
struct doc;

#define PDF_PAGES	2000
#define PDF_GLYPHS	40000		/* of a page */
#define PDF_RULES	20000		/* of a page */
#define PDF_WORDS	300000		/* of the whole file */
#define PDF_LINES	512		/* of a grid, in either direction */
#define PDF_SQUARES	60000		/* of a grid */
#define PDF_SPACE	2000000		/* no place on a page is farther away */

#define PT(n)		((int)((n) * 1000))	/* of a whole number of points */

struct pdf_glyph {
	int		 x, y;		/* origin: left end of the base line */
	int		 advance, size;
	int		 turn;		/* quarters, counter-clockwise */
	uint32_t	 cp;
	unsigned	 look;		/* bits of LOOK_PARTS */
	bool		 nothing;	/* it is drawn as nothing */
};
struct pdf_word {
	int		 x0, x1, base, size;
	int		 gap;		/* to the word it was parted from */
	char		*text;		/* without marks: 41 of 41 and a raised 1 */
	char		*coded;		/* all of it, with looks; NULL: text is all */
	int		 cell;		/* of a grid, -1 none */
};
struct pdf_rule {
	bool		 upright;
	int		 at, from, to;
	bool		 strike;	/* through glyphs, none of a table */
};
struct pdf_cell {
	int		 row, col, rowspan, colspan;
	char		*text;		/* with codes of looks */
};
/* A table of one page, or of several joined. */
struct pdf_table {
	int		 page;		/* its last */
	int		 top, bottom;
	int		*x;	int nx;	/* nx grid lines: nx - 1 columns */
	int		 nrow;
	struct pdf_cell *cell;	int ncell;	/* reading order */
	bool		 ruled;
};
struct pdf_line {
	int		 x0, x1, base, size;
	struct pdf_word	**word;	int n;	/* from left to right */
	bool		 gone;		/* running head, page number, part of a table */
};
/* What stands on a page, from top to bottom: a line or a table. */
struct pdf_item { int y; struct pdf_line *line; struct pdf_table *table; };

struct pdf_page {
	int		 width, height;
	struct pdf_word	*word;	int nword;
	struct pdf_rule	*rule;	int nrule;
	struct pdf_item	*item;	int nitem;
};
struct pdf {
	struct arena	 arena;
	struct pdf_page	*page;	int npage;
	size_t		 cappage;
	size_t		 nword;
};

/* ---- pdf_scan.c: tags with attributes, as mutool writes them ---- */

struct pdf_scan {
	const char	*p;	size_t n, at;	/* borrowed */
	const char	*name;	size_t nname;	/* of the tag; "/page" when it closes */
	const char	*attr;	size_t nattr;
};
/* The next tag.  False at the end. */
bool	 pdf_scan(struct pdf_scan *);
bool	 pdf_scan_is(const struct pdf_scan *, const char *name);
/* The value of an attribute; NULL if there is none. */
const char *pdf_scan_attr(const struct pdf_scan *, const char *name, size_t *n);
/* Up to "max" numbers of an attribute in units of 1/scale, cut at +-limit.  Returns
 * how many there are. */
int	 pdf_scan_numbers(const struct pdf_scan *, const char *name, int64_t scale,
	    int64_t limit, int64_t *out, int max);
/* May a number begin with it?  The number, in units of 1/scale; *p is moved behind. */
bool	 pdf_scan_digit(char);
int64_t	 pdf_scan_number(const char **p, const char *end, int64_t scale, int64_t limit);
/* One character at s: itself, U+4e00, &lt; or &#12;, to *cp.  Its length. */
size_t	 pdf_scan_char(const char *s, size_t n, uint32_t *cp);

/* ---- pdf_pen.c: paths that are painted ---- */

#define PDF_RATIO	INT64_C(1000000)	/* of a matrix: millionths */
#define PDF_RATIO_MAX	INT64_C(1000000000)
#define PDF_PLACE_MAX	INT64_C(1000000000)	/* thousandths of a point */
#define PDF_POINTS	64		/* of a part of a path that may be a line */

struct pdf_matrix { int64_t a, b, c, d, e, f; };	/* a to d: PDF_RATIO is 1 */
struct pdf_point { int x, y; };
struct pdf_pen {
	struct pdf_page	*page;		/* its rules: of the heap until pdf_pen_lift */
	struct pdf_matrix to;		/* of the path, to the page */
	bool		 stroke, fill;	/* seen when painted */
	bool		 curved, full;
	struct pdf_point point[PDF_POINTS];	int npoint;
	size_t		 cap;
	int		 nshape;	/* parts that have an area */
	bool		 box;		/* the last is a box */
	struct pdf_point low, high;	/* of all of them */
};
struct pdf_point pdf_place(const struct pdf_matrix *, int64_t x, int64_t y);
void	 pdf_pen_begin(struct pdf_pen *, bool stroke, bool fill);	/* a path */
void	 pdf_pen_to(struct pdf_pen *, int64_t x, int64_t y, bool curve);
void	 pdf_pen_close(struct pdf_pen *);
/* A part of a path is whole: the edges of a stroke, the thin box of a filling. */
void	 pdf_pen_end(struct pdf_pen *);
/* Where the path that has ended may paint; false: nowhere.  *box: it is one box. */
bool	 pdf_pen_area(const struct pdf_pen *, struct pdf_point *low, struct pdf_point *high,
	    bool *box);
void	 pdf_pen_lift(struct pdf *, struct pdf_pen *);	/* the page is whole */

/* ---- from tools to pages ---- */

bool	 pdf_trace(struct pdf *, const char *p, size_t n, struct diag *);	/* mutool */
bool	 pdf_boxes(struct pdf *, const char *p, size_t n, struct diag *);	/* poppler */
struct pdf_page *pdf_page_add(struct pdf *);	/* NULL: too many */
/* The ideograph that a radical (U+2F00..2FD5) looks like, else cp. */
uint32_t pdf_plain(uint32_t cp);

/* Glyphs stand turned by quarters: a point, the lines and the sides of such a page. */
void	 pdf_turn_point(const struct pdf_page *, int turn, int *x, int *y);
void	 pdf_turn_page(struct pdf_page *, int turn);
/* Turn the page the way most of its glyphs stand, sort them into words. */
bool	 pdf_words(struct pdf *, struct pdf_page *, struct pdf_glyph *, int n);

/* ---- pdf_marks.c: glyphs that are not plain ---- */

/* Of glyphs sorted by y: those a strike passes through look so, and it goes; figures on
 * a ruling line are open. */
void	 pdf_strike(struct pdf_page *, struct pdf_glyph *, int n);
/* A small or raised word beside another becomes its mark; sorts them by base line. */
void	 pdf_marks(struct pdf *, struct pdf_page *);

/* ---- pages to tables and lines ---- */

/* Ruling lines put together: near ones are one, pieces are whole.  Sorted: lying ones
 * from top to bottom, then upright ones from left to right. */
void	 pdf_rules(struct pdf_page *);
/* The ruled tables of a page; their words get a cell. */
struct pdf_table *pdf_grids(struct pdf *, struct pdf_page *, int *n);
/* The text of words that belong together, line after line; sorts them. */
char	*pdf_compose(struct pdf *, struct pdf_word **, int n);
/* The words of a page that no table has taken, in lines. */
struct pdf_line *pdf_lines(struct pdf *, struct pdf_page *, int *n);
/* Of a page that has no ruled table: those without lines, for its items.  *before: the
 * last such table so far, or NULL. */
void	 pdf_bare(struct pdf *, int page, struct pdf_table **before);
void	 pdf_running(struct pdf *);		/* marks running heads and page numbers */
void	 pdf_join(struct pdf *);		/* tables that go on over a page */
bool	 pdf_text(struct pdf *, struct doc *, struct diag *);

#endif
