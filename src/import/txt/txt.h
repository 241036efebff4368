/*
 * txt.h - between the files of the reader of plain texts (src/import/txt*.c,
 * csv*.c).
 *
 * A text is cut into lines once (txt_split.c).  Then each layout that tables of
 * plain texts come in is a function of its own, which looks at the lines from
 * number "at" on and says how many of them it has made into blocks; 0: none of its
 * kind.  What no layout wants is a paragraph.
 *
 * All of them are linear in the bytes of the text.
 */
#ifndef TXT_H
#define TXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/text.h"
#include "doc/doc.h"

struct diag;
struct source;

#define TXT_SIZE	((size_t)16 << 20)	/* bytes of a text */
#define TXT_REGISTER	((size_t)48 << 20)	/* of a register */
#define TXT_LINES	400000
#define TXT_COLUMNS	1000			/* columns of a drawn table */

struct txt_line {
	const char	*s;		/* in txt.text; not ended by NUL */
	size_t		 n;
	int		 number;	/* in the source, 1-based */
	unsigned	 tabs, bars;	/* | and ｜ */
	bool		 blank;		/* nothing but blanks, also U+3000 */
	bool		 drawn;		/* has box drawing characters */
	bool		 page;		/* first of a page */
	bool		 hollow;	/* blank, and stands for a blank cell */
	bool		 sure;		/* ... behind a label, too */
	int		 owner;		/* txt_columns.c: 1 + the line of the figures
					   that it belongs to; -1: a head of columns; 0 */
};
struct txt {
	struct doc	*doc;		/* borrowed */
	struct diag	*d;		/* borrowed */
	struct buf	 text;		/* UTF-8 */
	struct txt_line	*line;
	size_t		 n, cap;
	size_t		 ncell;		/* of all tables */
	int		 inside;	/* of so many documents (readers.h), */
	size_t		 around;	/* which take so much memory */
	bool		 failed;	/* a limit was passed; the message is in d */
	bool		 paged;		/* has form feeds */
	bool		 md;		/* has signs of Markdown */
	bool		 top_is_title;	/* Markdown: "# " stands once */
	int		 wrap;		/* columns its paragraphs are broken at; 0 */
	bool		 own;		/* by our own export */
	bool		 rows;		/* a register: see readers.h */
	struct buf	 cell, more;	/* scratch */
};

/* text_decode(), quick about blanks and strokes. */
static inline size_t
txt_decode(const char *s, size_t n, uint32_t *cp)
{
	*cp = (unsigned char)*s;
	return *cp < 0x80 ? 1 : text_decode(s, n, cp);
}

/* ---- txt_split.c ---- */

/* Lines of t->text.  False, with a message, if there are too many. */
bool	 txt_split(struct txt *);
/* Page numbers, running heads and the gaps between pages are taken out. */
void	 txt_join_pages(struct txt *);
/* Bars alone on their lines part cells: without them, a cell to a line (txt_bars.c). */
void	 txt_lone_bars(struct txt *);

/* ---- txt_chars.c ---- */

/* Here a blank is whatever has no ink, CHAR_EMPTY of chars.h. */

/* Is it a figure, or what stands for one: 12 1,200 25.1 / — ? */
bool	 txt_is_figure(const char *s, size_t n);
/* 一、 （二） at the beginning: 1 or 2, else 0. */
int	 txt_ordinal(const char *s, size_t n);
bool	 txt_has(const char *s, size_t n, const char *what);

/* ---- txt_blocks.c ---- */

void	 txt_add(struct txt *, enum doc_kind, const char *s, size_t n, int line);
struct doc_table *txt_table_new(struct txt *, int line);
/* One more cell; false when a limit is passed. */
bool	 txt_cell(struct txt *, struct doc_table *, int row, int col, int rowspan,
	    int colspan, const char *s, size_t n);
/* Set the sizes of a table; one without cells is no block. */
void	 txt_table_end(struct txt *, struct doc_table *);
/* Blank cells that are left of merges: right of a label, before the first column of
 * figures, and in columns without any text.  They become part of the cell before. */
void	 txt_fold(struct txt *, struct doc_table *);	/* txt_fold.c */
/* Is this the mark of a draft?  Then it is added as one. */
bool	 txt_mark(struct txt *, const char *s, size_t n, int line);
bool	 txt_too_large(struct txt *);		/* false, with a message */

/* ---- layouts: lines used, 0 = not mine ---- */

size_t	 txt_html(struct txt *, size_t at);	/* txt_html.c: <table> in Markdown */
size_t	 txt_frame(struct txt *, size_t at);	/* txt_frames.c: +---+ ┌─┐ */
size_t	 txt_pipes(struct txt *, size_t at);	/* txt_pipes.c: | a | b | */
size_t	 txt_tabs(struct txt *, size_t at);	/* txt_tabs.c: tab-led, and TSV */
size_t	 txt_rules(struct txt *, size_t at);	/* txt_rules.c: ---- ---- */
size_t	 txt_columns(struct txt *, size_t at);	/* txt_columns.c: wide blanks */
size_t	 txt_paragraph(struct txt *, size_t at);	/* txt_lines.c; never 0 */

/* txt_frames.c: what a character is in a drawing. */
enum txt_stroke { STROKE_NONE, STROKE_DOWN, STROKE_ALONG, STROKE_JOINT };
enum txt_stroke txt_stroke(uint32_t cp);
bool	 txt_is_rule(const struct txt_line *);	/* +---+---+ */
/* Append the next line of a cell: Chinese goes on without a gap, words with a blank;
 * two figures, and what a blank line parts ("gap"), with a line break. */
void	 txt_join(struct buf *, const char *s, size_t n, bool gap);
void	 txt_loose(struct txt *, size_t at, size_t n);	/* txt_loose.c */
/* txt_pipes.c: the next cell of a row of pipes; *s, *n become what is left. */
bool	 txt_pipe_cell(const char **s, size_t *n, const char **cell, size_t *len);
/* The row without its outer bars. */
void	 txt_pipe_row(const struct txt_line *, const char **s, size_t *n);
size_t	 txt_paths(struct txt *, size_t at);	/* txt_paths.c: our own Markdown */

/* txt_lines.c: find out how paragraphs are wrapped, which blank lines are cells. */
void	 txt_survey(struct txt *);
/* txt_columns.c: which lines are rows of figures, and parts of their labels. */
void	 txt_columns_survey(struct txt *);

/* ---- txt_columns.c and txt_layout.c: columns by blanks ---- */

#define TXT_TOKENS	40		/* of one line that is part of a table */
struct txt_token {
	const char	*s;
	size_t		 n;
	int		 from, to;	/* columns: every character is one */
	bool		 figure;
};
struct txt_tokens {
	struct txt_token token[TXT_TOKENS];
	int		 n;		/* 0: no line of a table */
	int		 nlabel;	/* texts before the first figure */
	int		 nfigure;
};
/* What wide blanks part on a line. */
void	 txt_tokens(struct txt_tokens *, const struct txt_line *);
/* Are figures what this line is about: 规章  0  0  0? */
bool	 txt_is_figures(const struct txt_tokens *);
/* Is this the column, give or take what pdftotext is off? */
bool	 txt_same_column(int a, int b);

/* ---- txt_md.c ---- */

/* Inline Markdown as plain text: escapes, <br>, **, entities. */
void	 txt_md_text(struct buf *out, const char *s, size_t n);
/* A line of Markdown that is no table: 0 when it is an ordinary one. */
size_t	 txt_md_line(struct txt *, size_t at);

/* ---- txt_sheet.c: rows of a spreadsheet to paragraphs and tables ---- */

struct sheet {
	struct txt	*t;
	struct sheet_row { size_t first, n; int line; } *row;
	size_t		 nrow, caprow;
	struct sheet_cell { size_t at, n; } *cell;	/* in text */
	size_t		 ncell, capcell;
	struct buf	 text;
	bool		 padded;	/* rows end in blank cells that mean nothing */
};
void	 sheet_init(struct sheet *, struct txt *);
void	 sheet_release(struct sheet *);
void	 sheet_row(struct sheet *, int line);	/* a new row */
bool	 sheet_cell(struct sheet *, const char *s, size_t n);
/* Make blocks of the rows and forget them.  A row whose only text is a heading or a
 * sentence, or that belongs to no table, is a paragraph. */
void	 sheet_flush(struct sheet *);

/* ---- csv_fields.c: RFC 4180 ---- */

struct csv {
	const char	*s;
	size_t		 n, at;
	char		 delimiter;
	bool		 literal;	/* a quote was never closed: they are text */
	int		 line;		/* of the record just read */
	int		 next;		/* of the one to come */
	bool		 last;		/* the field just read ends its record */
	struct buf	 field;
};
void	 csv_open(struct csv *, const char *s, size_t n, char delimiter);
void	 csv_close(struct csv *);
/* The next field into c->field; false at the end. */
bool	 csv_field(struct csv *);
/* What parts the fields of this text: , ; or a tab; 0 when it is no such file. */
char	 csv_delimiter(const char *s, size_t n);
/* txt_csv.c: the whole text as one sheet. */
void	 txt_csv(struct txt *, char delimiter);
/* txt_register.c: the same of a register; false when it is no such file.  "delimiter"
 * 0: not known. */
bool	 txt_register(struct txt *, char delimiter);

#endif
