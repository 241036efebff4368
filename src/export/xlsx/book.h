/*
 * book.h - between the files of the workbook of a report.
 *
 *	book_write.c	the parts of the package, and the order of it all
 *	book_style.c	fonts, fills, edges, formats
 *	book_sheet.c	cells and rows, and what stands around them in a sheet
 *	book_strings.c	each text once
 *	book_formula.c	terms of the form as formulas
 *	book_grid.c	the printed tables
 *	book_checks.c	校核: the sums and balances of the form as live lines
 *	book_lists.c	文字 and 数据
 *
 * Where a figure stands, what adds it up and what must be equal comes from the form
 * alone.  The workbook goes to the public: no note, reason, user, host or path is in it.
 */
#ifndef BOOK_H
#define BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/mem.h"

struct doc;
struct doc_table;
struct form_case;
struct form_relation;
struct form_term;
struct report;

#define BOOK_TEXTS	"文字"
#define BOOK_CHECKS	"校核"
#define BOOK_DATA	"数据"
#define BOOK_TITLE_CODE	"title"	/* of the title among the texts */
#define BOOK_REMARK	"-"	/* of a remark there, which is no text of the report */
#define BOOK_FORMULA	8000	/* bytes of a formula; programs take 8192 characters */
#define BOOK_ARGUMENTS	200	/* of one SUM; they take 255 */
#define BOOK_DIGITS	15	/* of a figure: more are lost in a spreadsheet */

/* Formats of cells.  A number is given its decimals, which stand behind. */
enum book_style {
	BOOK_PLAIN, BOOK_MARK, BOOK_TITLE,
	BOOK_LIST_HEAD, BOOK_LIST_TEXT, BOOK_LIST_CODE, BOOK_LIST_RESULT,
	BOOK_LIST_NUMBER,		/* + 0..6 decimals */
	BOOK_DATA_TEXT = BOOK_LIST_NUMBER + 7,	/* of a plain list */
	BOOK_DATA_NUMBER,		/* + 0..6 decimals */
	BOOK_GRID = BOOK_DATA_NUMBER + 7	/* + of a size BOOK_SIZE of them */
};
enum book_grid_style {
	BOOK_GRID_HEAD, BOOK_GRID_LABEL, BOOK_GRID_LONG, BOOK_GRID_LONG_TOTAL,
	BOOK_GRID_INPUT,		/* + 0..6 decimals */
	BOOK_GRID_TOTAL = BOOK_GRID_INPUT + 7,
	BOOK_SIZE = BOOK_GRID_TOTAL + 7
};
/* Formats that stand over others where a condition holds. */
enum book_over { BOOK_OVER_RED, BOOK_OVER_FRACTION, BOOK_OVER_WHOLE };

struct book_grid {
	int		 section;
	const char	*name;		/* of the sheet: 三 */
	const struct doc_table *table;
	int		 top;		/* rows above the table */
};
/* Where a cell of the form stands. */
struct book_place { int grid, row, col, colspan; };

/* What a cell shows. */
enum book_kind { BOOK_BLANK, BOOK_NUMBER, BOOK_TEXT };
struct book_value {
	enum book_kind	 kind;
	int64_t		 value;		/* of a number; of a text the figure it stands for */
	const char	*text;		/* of a text */
	bool		 digits;	/* a text: a figure with too many digits */
	bool		 unknown;	/* a text that stands for no figure: open */
};

/* Each text once (sharedStrings.xml). */
struct book_strings {
	struct buf	 text;		/* <si> one after the other */
	char		**string;
	size_t		 n, cap;
	size_t		*slot, nslot;	/* number + 1 by hash; 0 = free */
	size_t		 nuse;
};

struct book {
	const struct report *r;		/* borrowed */
	struct book_strings *strings;
	bool		 draft, open;	/* open: some cell of it is */
	const char	*small;		/* small print, or NULL */
	const char	*title;
	struct doc	*doc;		/* the tables */
	struct book_grid *grid;
	int		 ngrid;
	struct book_place *place;	/* [ncell] */
	struct book_value *value;	/* [ncell] */
	char		**name;		/* [ncell]: c_3_3_3_1_B1 */
	struct arena	 arena;
};

/* ---- book_sheet.c ---- */

/* A sheet while it is written: parts of its XML that come in an order of their own. */
struct book_sheet {
	struct book_strings *strings;
	struct buf	 columns, rows, merges, conditions, validations;
	int		 nmerge, nvalidation, ncondition;
	int		 row;		/* number of the open row */
	bool		 locked;	/* protected, without a password */
	bool		 landscape;
	bool		 consecutive;	/* no row has a gap: cells need not say where they
					   are, which is a tenth of the whole file */
	int		 frozen;	/* rows that stay on the screen */
	const char	*filter;	/* "A1:G200", or NULL */
};
void	 book_sheet_begin(struct book_sheet *, const struct book *);
/* The whole part, and the sheet is released. */
void	 book_sheet_end(struct buf *out, struct book_sheet *, const struct book *);
/* Columns in order; tenths of a millimetre. */
void	 book_column(struct book_sheet *, int col, int width);
/* "height": tenths of a point, at most 409 points; 0: the program's. */
void	 book_row(struct book_sheet *, int row, int height);
void	 book_row_end(struct book_sheet *);
/* A cell of the open row. */
void	 book_text(struct book_sheet *, int col, int style, const char *text);
void	 book_blank(struct book_sheet *, int col, int style);
/* A number, or a text where "text" is not NULL; what works it out, or NULL. */
void	 book_number(struct book_sheet *, int col, int style, int64_t value,
	    const char *text, const char *formula);
void	 book_merge(struct book_sheet *, int row, int col, int rowend, int colend);
/* The rows over every sheet: 草稿, and the heading; returns how many. */
int	 book_top(struct book_sheet *, const struct book *, const char *heading, int ncol);
int	 book_tops(const struct book *);
/* A condition for squares: red, or another format of numbers. */
void	 book_condition(struct book_sheet *, const char *squares, enum book_over,
	    const char *formula);
/* "B12", "$B$12". */
void	 book_square(struct buf *, int row, int col, bool fixed);
/* The height of a row of a list with these two texts. */
int	 book_list_height(const char *a, int width_a, const char *b, int width_b);
/* Lines that a text takes in so many tenths of a millimetre. */
int	 book_lines(const char *text, int point_x10, int width);
/* The width of a column that shows so many Chinese characters in a line. */
int	 book_width(int chars, int point_x10);

/* ---- book_strings.c ---- */

size_t	 book_string(struct book_strings *, const char *text);
void	 book_put_strings(struct buf *out, struct book_strings *);
void	 book_strings_release(struct book_strings *);
/* A text as it stands in a cell. */
void	 book_put_string(struct buf *, const char *text);

/* ---- book_formula.c ---- */

/* What the cell shows. */
struct book_value book_value(struct book *, int cell);
/* A sum of terms; "grid": of the sheet it stands in, -1 another.  False where there is
 * none: last year's figures, too long. */
bool	 book_terms(struct buf *, const struct book *, const struct form_term *, int n,
	    int grid, bool fixed);
/* The same as a figure, what is not known as 0; false where there is none. */
bool	 book_worth(const struct book *, const struct form_term *, int n, int64_t *out);
/* Can a spreadsheet work it out, digit by digit? */
bool	 book_exact(const struct book *, const struct form_term *, int n);
/* Does one of the cells say that it is not known? */
bool	 book_unknown(const struct book *, const struct form_term *, int n);
/* How many cells of the terms have something in them; or are not known. */
bool	 book_count(struct buf *, const struct book *, const struct form_term *, int n,
	    int grid, bool unknown);
/* The formula of a computed cell, in its own sheet; false: it has none. */
bool	 book_sum(struct buf *, const struct book *, int cell);

/* ---- the sheets ---- */
void	 book_put_grid(struct buf *out, struct book *, int grid);
void	 book_put_checks(struct buf *out, struct book *);
void	 book_put_texts(struct buf *out, struct book *);
void	 book_put_data(struct buf *out, struct book *);
/* The squares of 数据: "A1:G210". */
const char *book_filter(struct book *);
/* The conditions of the checks that speak of one sheet alone. */
void	 book_red(struct book_sheet *, const struct book *, int grid);
/* Does this check get a line? */
bool	 book_has_line(const struct book *, const struct form_case *);

/* ---- book_style.c ---- */
void	 book_put_styles(struct buf *);
/* The format of a cell in a table of this text size. */
int	 book_style(int point_x10, enum book_grid_style);

#endif
