/*
 * page.h - a printed report that can be damaged: the instrument that measures
 * import.
 *
 * A page is the neutral document of a report, taken apart into rows of cells so
 * that a cell can be lost, doubled or moved without a grid that holds all the
 * others in place.  It remembers which figure every cell prints, so that what is
 * left on the damaged page, and nothing else, is the truth import is judged by.
 *
 *	report -> page_build -> damages (damage.h) -> layouts (layout.h) -> bytes
 *	       -> import_bytes -> judge (verdict.h)
 *
 * Must never look at how import works.  All memory is of the page's document.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "doc/doc.h"
#include "report/report.h"

#define PAGE_CELLS	48	/* of a row */
#define PAGE_ROWS	200	/* of a table */
#define PAGE_BLOCKS	256
#define PAGE_WANT	20	/* figures of a row: table 4 has 15 */

struct page_cell {
	const char	*text;
	enum doc_role	 role;
	int		 rowspan, colspan;
	int		 cell;		/* form cell it prints, -1 = none */
	bool		 spoilt;	/* its figure cannot be read from it any more */
};
struct page_row {
	struct page_cell cell[PAGE_CELLS];
	int		 n;
	int		 want[PAGE_WANT], nwant;	/* its figures, in printed order */
	int		 place[PAGE_WANT], nplace;	/* the same by the headers: moved
					   with them, -1 = a column not the form's */
	bool		 touched;	/* figures were added, lost or moved in it */
	bool		 shuffled;	/* figures follow the headers, not the form */
	bool		 headless;	/* no header stands over it any more */
};
struct page_table {
	struct page_row	*row[PAGE_ROWS];
	int		 n;
};
struct page_block {
	enum doc_kind	 kind;
	const char	*text;		/* NULL for tables */
	struct page_table *table;
};

enum truth_kind { TRUTH_VALUE, TRUTH_BLANK, TRUTH_NA };
struct truth { enum truth_kind kind; int64_t value; };

struct page {
	const struct report *report;	/* borrowed */
	struct doc	*doc;		/* owned: memory, and the document itself */
	struct page_block block[PAGE_BLOCKS];
	int		 n;
	struct truth	*truth;		/* [ncell] what each cell printed says */
	bool		 header_lost;	/* the headers of some table do not tell the columns */
	/* wishes to the writers of markup */
	bool		 nested;	/* tables inside a table for layout */
	bool		 letters;	/* one paragraph or run per character */
	bool		 bookmarks;
	bool		 unit_told;	/* only a header tells in what amounts are counted */
	const char	*between;	/* texts on lines: all on one, with this between */
	uint64_t	 seed;		/* of what the writers choose */
};

struct page *page_build(const struct report *, uint64_t seed);
void	 page_free(struct page *);

const char *page_text(struct page *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));
/* A block before block "at"; its table, when kind is DOC_TABLE, is empty. */
struct page_block *page_insert(struct page *, int at, enum doc_kind, const char *text);
void	 page_remove(struct page *, int at);
/* Cells of a row. */
struct page_cell *row_insert(struct page_row *, int at, enum doc_role, const char *text);
void	 row_remove(struct page_row *, int at);
/* One more column in the headers over a row, before place "at". */
void	 row_add_place(struct page_row *, int at);
/* First cell of the figures (all cells after the last label), the label's own. */
int	 row_figures(const struct page_row *);
int	 row_label(const struct page_row *);	/* -1 = none */
bool	 row_is_header(const struct page_row *);
/* Rows of a table.  Labels over several rows go on over those that stay. */
struct page_row *table_insert(struct page *, struct page_table *, int at);
void	 table_remove(struct page_table *, int at);

/*
 * The page as a document: every cell at the first free square of its row, as
 * browsers place them.  "pad" fills the squares left over with empty cells, which
 * the exporters need; without, they stay empty (-1 in doc_table_map).
 */
struct doc *page_document(const struct page *, bool pad);

#endif
