/*
 * readers.h - between the files of src/import: readers of documents, and of JSON.
 *
 * A reader turns bytes into the neutral document (doc.h) and knows nothing of
 * forms: paragraphs, headings and tables of cells in the order of the source.
 * Rules that all of them keep:
 *  (1) Text is valid UTF-8.  A line break inside a paragraph or cell is '\n'.
 *      Nothing is trimmed, folded or interpreted; that is the matcher's work.
 *  (2) A table has its cells in reading order: row ascending, column ascending.
 *      Columns count grid squares: a cell after one of colspan 3 at column 0 has
 *      column 3.  A square covered by a merge from above is either no cell at all
 *      (rowspan set: html, xlsx) or a cell with continued = true and text ""
 *      (rowspan 1: docx).  Where the source has no grid (text), columns count
 *      cells.  nrow and ncol are set (doc_table_measure).
 *  (3) Nested tables: the innermost are tables of their own, in order; what stands
 *      beside them in the outer cells becomes paragraphs.
 *  (4) block.line is the line of the source for texts, else 0.
 *  (5) Limits (below) are checked before memory is taken, and passing one is an
 *      error DIAG_DATA in d: the result is then false and the document unused.
 *      Bytes never make a reader crash, loop or take more than READER_MEMORY.
 */
#ifndef READERS_H
#define READERS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/encode.h"

struct diag;
struct doc;
struct jsontree;

#define READER_MEMORY	((size_t)64 << 20)	/* of a whole import */
#define READER_BLOCKS	100000		/* paragraphs and tables of a document */
#define READER_CELLS	200000		/* cells of all tables together */
#define READER_SPAN	1000		/* colspan, rowspan: larger ones are cut */
#define READER_INSIDE	3		/* documents inside one another */
#define READER_REGISTER	1000000		/* cells of a register, see struct source */
#define READER_DEPTH	64		/* nesting of elements that matter */

struct source {
	const char	*p;		/* borrowed */
	size_t		 n;
	enum encoding	 encoding;	/* in: as told, or AUTO; out: as read (texts) */
	int		 inside;	/* in: of so many others; a page may hold a text, and
					   a text a table of HTML */
	size_t		 around;	/* in: memory of the page that it stands in, or 0 */
	const char	*kind;		/* out: finer than the reader's ("md", "csv"), or
					   NULL; static */
	/*
	 * In: it is a register, no report.  A sheet (xlsx, csv) is one table then, its rows
	 * and columns those of the sheet, without blank cells; no row is a paragraph, and
	 * a hidden one is there and looks so (LOOK_HIDDEN).  More cells are taken.  Other
	 * kinds are read as ever.
	 */
	bool		 rows;
};
#define SOURCE_XLSX_1904 "xlsx-1904"	/* a kind: its days are counted from 1904 */
#define SOURCE_ARCHIVE	"zip"		/* a package; its kind after reading: none of ours */

struct reader_kind {
	const char	*kind;		/* "docx": what "source" of the JSON says */
	bool		 text;		/* has an encoding */
	bool		 (*sniff)(const char *p, size_t n);	/* asked in table order */
	bool		 (*read)(struct doc *, struct source *, struct diag *);
};
extern const struct reader_kind reader_kinds[];	/* ended by kind NULL; the last takes
					   any text */
const struct reader_kind *reader_sniff(const char *p, size_t n);

/* A package: docx, xlsx, or what is neither, which is refused by its name. */
bool	 package_sniff(const char *p, size_t n);
bool	 package_read(struct doc *, struct source *, struct diag *);
bool	 docx_read(struct doc *, struct source *, struct diag *);
bool	 xlsx_read(struct doc *, struct source *, struct diag *);
bool	 office_xml_sniff(const char *p, size_t n);	/* docx, xlsx as one XML file */
bool	 office_xml_read(struct doc *, struct source *, struct diag *);
bool	 html_sniff(const char *p, size_t n);
bool	 html_read(struct doc *, struct source *, struct diag *);
bool	 pdf_sniff(const char *p, size_t n);	/* what mutool prints of one */
bool	 pdf_read(struct doc *, struct source *, struct diag *);
bool	 txt_sniff(const char *p, size_t n);	/* is it text at all? */
bool	 txt_read(struct doc *, struct source *, struct diag *);

/* JSON (jsontree.h) is data, no document: s->encoding is known by then. */
bool	 json_read(struct jsontree *, const struct source *s, struct diag *);

#endif
