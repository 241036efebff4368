/*
 * match_rows.h - between the files of the matcher: rows, labels, targets.
 *
 * A document becomes rows: a row has cells, a cell is a label or a figure or
 * nothing.  Expected rows of the form are targets.  align.c says which row is
 * which target, columns.c in which order its figures stand, solve.c which reading
 * of the figures is certain, match_place.c what the intake gets.
 *
 * Everything lives in the arena of struct match, but for what is lent by the
 * document and the form.  Scores are per mille; figures are millionths.
 */
#ifndef MATCH_ROWS_H
#define MATCH_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/mem.h"

struct doc;
struct form;
struct import_run;
struct intake;
struct label_books;

/* ---- figure.c: what stands in a cell ---- */

enum figure_kind {
	FIGURE_BLANK,		/* nothing, or what nobody sees */
	FIGURE_NIL,		/* / - 无 */
	FIGURE_NUMBER,		/* maybe with a unit, a sign, a remark in brackets */
	FIGURE_GLUED,		/* digits, but perhaps of two cells: "05", "1 2" */
	FIGURE_TEXT,
	FIGURE_UNREAD		/* something that is not plain: struck out, a picture; or
				   more digits than a figure has */
};
struct figure {
	enum figure_kind kind;
	bool		 remark;	/* something stands in brackets after it */
	int64_t		 value;		/* of a number; of a glued one: joined */
};
struct figure figure_read(const char *s, size_t n);
/* Of a cell that can only hold a figure, and is TEXT to figure_read(): a Chinese numeral,
 * or what may be meant for a nought (○, O) and is UNREAD; else TEXT. */
struct figure figure_read_han(const char *s, size_t n);
/* The text of a cell as cell_read() should see it: no blanks around it, no line
 * breaks, nothing invisible. */
struct buf;
void	 figure_text(struct buf *, const char *s, size_t n);

/* ---- labels.c: the words of a form ---- */

enum label_kind { LABEL_ROW, LABEL_COLUMN, LABEL_OTHER };
struct label {
	const char	*key;		/* label_key() of it */
	int		 nkey;
	uint32_t	*cp;		/* its code points */
	int		 ncp;
	enum label_kind	 kind;
	int		 block, item, leaf;	/* leaf -1: a heading */
	int		 next;		/* of the same hash, -1 = last */
};
struct label_book {
	const struct form *form;
	struct label	*label;
	int		 n;
	int		*bucket;	/* [LABEL_BUCKETS] */
};
#define LABEL_BUCKETS	512

/* Normal form for comparison: no blanks, no ordinals, no punctuation. */
void	 label_key(struct buf *, const char *s, size_t n);
/* The words of every form of the run, made once: as forms->form. */
const struct label_book *label_books(struct import_run *);
void	 label_books_free(struct label_books *);	/* NULL allowed */
/* First label of this key, and the next one; NULL at the end. */
const struct label *label_find(const struct label_book *, const char *key, size_t n);
const struct label *label_next(const struct label_book *, const struct label *);
int	 label_points(const char *key, size_t n, uint32_t *cp, int max);

/* ---- rows.c ---- */

struct match_cell {
	const char	*text;		/* lent by the document */
	size_t		 n;
	struct figure	 figure;
	const char	*key;		/* of a text, else NULL */
	size_t		 nkey;
	int		 col, colspan, rowspan;
	bool		 continued;	/* covered by a merge from above */
	unsigned	 look;		/* why it is not plain (base/look.h), or 0 */
	const struct label *label;	/* exactly this label (its first), or NULL */
	bool		 explained;	/* but for what stands in brackets behind it */
};
struct match_row {
	struct match_cell *cell;
	int		 n;
	int		 block;		/* of the document, its first */
	int		 last;		/* and its last, in a stream */
	int		 table;		/* number of the table; -1 in a stream */
	int		 line;
	int		 target;	/* -1 = nobody's */
};

#define READING_MAX	32		/* cells of a row that is read by its sums */

/* A row that the form expects: its cells are first .. first + k - 1. */
struct row_target {
	const struct label *label;	/* NULL: a row without a label (复议、诉讼) */
	int		 block, row;
	int		 first, k;
	int		 found;		/* row of the document, -1 */
	int		 at;		/* cell of the label in that row */
	int		 score;		/* likeness of the label */
	bool		 unsure;	/* a second row says something else */
	bool		 guessed;	/* its row has no label: it is where it should be */
	short		*order;		/* [k] without a label: cell of each column, as
					   the header has them; NULL = standard */
	bool		 disorder;	/* the header has another order, not known which */
	int		 heading;	/* read from the row of a heading (F608): its item
					   + 1, else 0 */
	int		 columns;	/* as match_columns() says, into head[] */
	int		 head[READING_MAX];
	bool		 in_grid;	/* its figures stand in the squares of the header: */
	short		 grid[READING_MAX];	/* the cell of each, READ_MISSING: the
					   header has no such column */
	const char	*unit;		/* that words over or beside it say, or NULL */
	uint32_t	 in_unit;	/* bit per cell: counted in that, not as the form */
	uint32_t	 elsewhere;	/* bit per cell: of another year, nobody knows what */
	bool		 spoken;	/* F602 was said of it */
};

/* One way to read the figures of a row: for each cell of the target the index of
 * a cell of the row, or one of these. */
#define READ_MISSING	(-1)		/* the source has no cell there */
#define READ_VALUE	(-2)		/* a value made up of parts: only to propose */
struct reading {
	int		 cell[READING_MAX];
	int64_t		 value[READING_MAX];
};

enum row_state {
	ROW_ABSENT,		/* no such row */
	ROW_READ,		/* as printed */
	ROW_REPAIRED,		/* one reading satisfies the sums */
	ROW_OPEN		/* readings, if any, are proposals */
};
struct row_result {
	enum row_state	 state;
	struct reading	*reading;	/* candidates */
	int		 n;
	bool		 proposal_only;	/* they were made up from parts */
	bool		 silent;	/* what they do not agree on is not proposed either */
	uint32_t	 agreed;	/* bit per cell: all candidates agree on it */
	uint32_t	 borne;		/* the same: it may be proposed */
};

struct match {
	struct intake	*in;
	const struct doc *doc;
	struct doc	*cut;		/* owned: doc, cut at the forms' words; or NULL */
	const struct form *form;
	struct arena	 arena;
	struct label_book book;
	struct match_row *row;		int nrow;
	struct row_target	*target;	int ntarget;
	struct row_result *result;	/* [ntarget] */
	bool		*used;		/* [doc->n] */
	bool		 stream;	/* rows are a stream of tokens */
};

/* Rows of the tables of the document; of its lines, when that shows too little. */
void	 rows_of_tables(struct match *);
void	 rows_of_stream(struct match *);
/* Of its tables, and lines beside them for the targets that no table has; false: none. */
bool	 rows_of_both(struct match *);
/* Find the labels of every row in the book of the form. */
void	 rows_label(struct match *);
bool	 match_cell_is_label(const struct match_cell *);
/* tall_rows.c: rows of the grid that are one row of the form become one. */
void	 rows_tall(struct match *);
/* Rows of blanks beside figures that are nobody's are not sure. */
void	 rows_beside(struct match *);
/* Does something stand in it that cannot be read? It is no blank, no figure, no word. */
bool	 match_cell_is_unread(const struct match_cell *);

/* ---- align.c, columns.c, solve.c, match_place.c ---- */

void	 match_targets(struct match *);		/* fills target[] from the form */
int	 match_align(struct match *);		/* rows found; sets found, at, score */
void	 match_unlabelled(struct match *);	/* unlabelled.c: targets without a label */
void	 match_between(struct match *);		/* and rows without one, between others */
/*
 * The order of the figures of a target's row: returns how many columns the header
 * has and sets order[i] to the cell (0..k-1) of column i, -1 = a column that is
 * not the form's.  0 when the header is not known: the printed order is assumed;
 * -1 when it is known to be another, but not which: nothing is sure.
 */
int	 match_columns(const struct match *, const struct row_target *, int *order, int max);
/* The column of a block that a cell of a header names, or one of these. */
#define COLUMN_UNKNOWN	(-1)	/* a column that is not the form's */
#define COLUMN_GROUP	(-2)	/* a heading over columns */
int	 match_column_leaf(const struct match *, const struct match_cell *, int block);
void	 match_solve(struct match *);
void	 match_place(struct match *);

#endif
