/*
 * xlsx.h - between the files of the xlsx reader.
 *
 *   xlsx_read.c         the package: sheets in order, strings
 *   xlsx_style.c        formats: frames, fonts, what a number is shown as
 *   xlsx_format.c       the code of a format for numbers
 *   xlsx_sheet.c   events of a sheet -> cells that have text, merges
 *   xlsx_picture.c pictures on blank squares
 *   xlsx_rows.c    cells -> paragraphs and tables of the neutral document
 *   xlsx_2003.c    XML Spreadsheet as the parts of a package
 *   xlsx_own.c         a workbook that we wrote: its sheets in the order of the report
 *   xlsx_register.c cells -> the table of a register
 *   xlsx_number.c  figures as a person would write them
 *   xlsx_date.c    dates, which are numbers with a format
 *
 * Only cells with text are kept, so what a sheet declares costs nothing.  Columns
 * count those that are not hidden; hidden rows and sheets are passed over.  Texts
 * live in the arena of the document.
 */
#ifndef XLSX_H
#define XLSX_H

#include <stdbool.h>
#include <stddef.h>
#include "doc/doc.h"

struct buf;
struct diag;
struct opc_relations;
struct source;
struct unzip;
struct unzip_entry;
struct xlsx_own;

#define XLSX_ROWS	1048576		/* of a sheet, as the format has them */
#define XLSX_COLUMNS	16384

struct xlsx_cell {
	int		 row, col;
	int		 style;		/* number of its format */
	char		*text;		/* with codes of look.h; "" only with a look */
	unsigned	 look;		/* of the cell as a whole (base/look.h) */
};
struct xlsx_merge { int row, col, rowend, colend; };	/* inclusive */
struct xlsx_range { int from, to; };

struct xlsx_sheet {
	struct xlsx_cell *cell;		/* by row, then column */
	size_t		 ncell, capcell;
	struct xlsx_merge *merge;	/* likewise; none of one square */
	size_t		 nmerge, capmerge;
	int		*solid;		/* rows that do not part tables though they have
					   no text: framed or hidden; ascending */
	size_t		 nsolid, capsolid;
	struct xlsx_range *hidden;	/* columns, ascending */
	size_t		 nhidden, caphidden;
	bool		 table;		/* known to be one: no row of it is a paragraph */
};

enum xlsx_date { XLSX_NO_DATE, XLSX_DAY, XLSX_MONTH, XLSX_MONTH_DAY };
/* What a section of a format for numbers shows. */
struct xlsx_show {
	unsigned	 look;		/* 0: the number as it is, maybe rounded */
	short		 places;	/* behind the point; -1: as many as there are */
	char		 unit[8];	/* what stands behind it: 件 */
};
enum { XLSX_PLUS, XLSX_MINUS, XLSX_ZERO, XLSX_TEXT, XLSX_SECTIONS };
struct xlsx_number_format {
	enum xlsx_date	 date;
	struct xlsx_show show[XLSX_SECTIONS];
};
struct xlsx_format {
	bool		 framed;	/* has a border */
	unsigned	 look;		/* of its font: bits of LOOK_PARTS */
	bool		 ground;	/* white letters can be seen on it */
	const struct xlsx_number_format *number;	/* NULL: General */
};

/* A shared string.  A first run without properties has the font of the cell. */
struct xlsx_string { char *text; bool white, bare; };

/* The runs of a string while it is being read. */
struct xlsx_runs {
	unsigned	 look, shown;	/* of the run; what the text so far ends in */
	bool		 run, styled;	/* in a run; it has properties */
	bool		 white, bare;	/* of the string, see above */
};

struct xlsx {
	struct doc	*doc;		/* borrowed, as d */
	struct diag	*d;
	struct unzip	*zip;
	struct xlsx_string *string;	/* shared ones, in the document's arena */
	size_t		 nstring, capstring;
	struct xlsx_format *format;
	size_t		 nformat, capformat;
	struct xlsx_number_format **number;	/* owned, as formats point to them */
	size_t		 nnumber, capnumber;
	bool		 since1904;	/* days are counted from there */
	bool		 rows;		/* a register: see readers.h */
	size_t		 cells_max, text_max;
	size_t		 nbyte, ncell;	/* read so far, of the whole document */
	size_t		 nout;		/* cells of its tables */
	struct xlsx_own	*own;		/* a workbook of ours, or NULL */
};

/* Cells and merges of one sheet.  False with a message in d; the sheet is to be
 * released in any case. */
bool	 xlsx_sheet_read(struct xlsx_sheet *, struct xlsx *, const struct unzip_entry *);
void	 xlsx_sheet_release(struct xlsx_sheet *);
/* Columns to be seen before this one; *here: is it one itself? */
int	 xlsx_column(const struct xlsx_sheet *, int col, bool *here);
/* One more cell, at the end; and all of them in order again. */
void	 xlsx_sheet_add(struct xlsx_sheet *, struct xlsx_cell);
void	 xlsx_sheet_sort(struct xlsx_sheet *);
/* Pictures on blank squares of its tables become cells of it.  A hint: a broken part
 * is as none. */
void	 xlsx_pictures(struct xlsx_sheet *, struct xlsx *, const char *part);
/* The blocks of a sheet.  False with a message in d. */
bool	 xlsx_rows(struct xlsx *, const struct xlsx_sheet *);
/* A sheet of a register as one table, see readers.h. */
bool	 xlsx_register(struct xlsx *, const struct xlsx_sheet *);

/* ---- xlsx_own.c ---- */

/* Did we write the workbook (its property nianbao)?  NULL if not. */
struct xlsx_own *xlsx_own_begin(struct xlsx *, const struct opc_relations *package);
void	 xlsx_own_free(struct xlsx_own *);
/* Keep a sheet for the end; false: nothing of it is wanted any more, and it is the
 * caller's to release. */
bool	 xlsx_own_sheet(struct xlsx_own *, struct xlsx *, const char *name,
	    struct xlsx_sheet *);
/* The blocks of the report, in its order.  False with a message in d. */
bool	 xlsx_own_end(struct xlsx_own *, struct xlsx *);

/* A file of FLAT_SHEET (flat.h) as a package, whose parts lie in "parts", which must
 * stay.  NULL with a message in d. */
struct unzip *xlsx_2003(struct buf *parts, struct source *, struct diag *d);

/* Append a number as stored ("7730.2799999999997", "1.0E3") as it is meant
 * ("7730.28", "1000"): at most 15 significant digits when it has a fraction or an
 * exponent, no noughts behind.  What is no number is appended as it is. */
void	 xlsx_number(struct buf *, const char *s, size_t n);
/* What a format shows of a number: a date with its day, one without, or a figure. */
enum xlsx_date xlsx_date_format(const char *code);
/*
 * What the code of a format shows: 0"件", m"月"d"日", 0.0%, "0," (thousands), ;;; (nothing).
 * A code that is not sure to show the number itself has a look.
 */
void	 xlsx_format(struct xlsx_number_format *, const char *code);
/* The code that stands for a number without one in the file; NULL: General.  Those of
 * Chinese programs are dates and times, whatever their wording. */
const char *xlsx_format_builtin(int id);
/* Append a number as the format shows it; returns its look. */
unsigned xlsx_shown(struct buf *, const char *s, size_t n,
	    const struct xlsx_number_format *, bool since1904);

/* ---- xlsx_style.c ---- */

/* Formats of the workbook: hints, a broken part is as none. */
void	 xlsx_styles(struct xlsx *, const char *part);
void	 xlsx_styles_release(struct xlsx *);
/* The look of the properties of a run or font: an element and its attributes. */
#define XLSX_FONT	"strike", "vertAlign", "sz", "color", "rPr", "r"
#define XLSX_FONT_NAMES	6			/* that come first in a list of names */
#define XLSX_WHITE	(1U << 31)		/* until its ground is known */
unsigned xlsx_font(int element, const char *const *attr);
/* One of those elements in a string; a string begins with all nought. */
void	 xlsx_run(struct xlsx_runs *, int element, const char *const *attr);
/* Before text of the run: the code of its look. */
void	 xlsx_run_turn(struct xlsx_runs *, struct buf *text);
/* A text in the font of its cell, in the document's arena. */
char	*xlsx_in_font(struct xlsx *, const struct xlsx_string *, const struct xlsx_format *);
/* Append a date as "2026年1月20日" or "2026年1月"; what is none, as xlsx_number(). */
void	 xlsx_date(struct buf *, const char *s, size_t n, enum xlsx_date, bool since1904);
/* Strings write characters that XML cannot hold as _x000D_; undo that, at "from". */
void	 xlsx_unescape(struct buf *, size_t from);

#endif
