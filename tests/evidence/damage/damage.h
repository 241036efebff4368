/*
 * damage.h - what happens to reports on their way through word processors, web
 * editors and copies: one function for each.
 *
 * A damage changes what the page prints and, where that changes what a careful
 * person would read there, the page's truth.  It keeps the marks of page.h right:
 * whose figure a cell prints, whether it is spoilt, whether its row was touched.
 */
#ifndef DAMAGE_H
#define DAMAGE_H

#include <stdbool.h>
#include <stdint.h>

struct damage_layout;
struct page;
struct page_row;
struct page_table;

/* DAMAGE_STUB: cells that come to stand among the labels of rows.  DAMAGE_LOOKS: figures
 * that are not plain (base/look.h).  DAMAGE_LINES: texts on lines alone.  DAMAGE_GRID: cells
 * in squares. */
enum damage_reach { DAMAGE_ANY, DAMAGE_MARKUP, DAMAGE_SPANS, DAMAGE_INVISIBLE,
	DAMAGE_STUB, DAMAGE_LOOKS, DAMAGE_LINES, DAMAGE_GRID };

struct damage {
	const char	*name;
	enum damage_reach reach;
	bool		 (*apply)(struct page *, uint64_t *seed);	/* false: cannot */
	unsigned	 floor;		/* per mille of the cells that have to be read right:
					   to leave everything open is no way out */
	bool		 alone;		/* what two damages print nobody could read */
	bool		 refused;	/* the right answer is to read nothing */
	unsigned	 offers;	/* per mille of the cells that have to be proposed */
	unsigned	 before;	/* per ten thousand of the cells of copies 1 to 20000
					   that were read right before figures that are not
					   plain were open: by the library of 7ed2393.
					   Another kind makes other copies: read anew */
};
extern const struct damage damages[];	/* ended by name NULL */
const struct damage *damage_find(const char *name);
bool	 damage_reaches(const struct damage *, const struct damage_layout *);

/* ---- between the files of damages ---- */

/* A random row that prints figures, at least "least" of them; NULL = none.  Its
 * table and number when asked for. */
struct page_row *damage_row(struct page *, uint64_t *seed, int least,
	    struct page_table **, int *at);
/* The table that prints table 3 (the most rows with seven figures), or NULL; its
 * number of header rows. */
struct page_table *damage_table3(struct page *);
int	 damage_header(const struct page_table *);
/* Index of the block of a table. */
int	 damage_block(const struct page *, const struct page_table *);

/* damage_cells.c */
bool	 damage_drop(struct page *, uint64_t *), damage_double(struct page *, uint64_t *),
	 damage_split(struct page *, uint64_t *), damage_gap(struct page *, uint64_t *),
	 damage_merge(struct page *, uint64_t *), damage_shift(struct page *, uint64_t *),
	 damage_before(struct page *, uint64_t *), damage_after(struct page *, uint64_t *),
	 damage_unit(struct page *, uint64_t *), damage_yuan(struct page *, uint64_t *),
	 damage_wide(struct page *, uint64_t *), damage_thousand(struct page *, uint64_t *),
	 damage_nil(struct page *, uint64_t *), damage_remark(struct page *, uint64_t *),
	 damage_total(struct page *, uint64_t *), damage_words(struct page *, uint64_t *);
/* damage_rows.c */
bool	 damage_row_drop(struct page *, uint64_t *),
	 damage_row_double(struct page *, uint64_t *),
	 damage_row_swap(struct page *, uint64_t *),
	 damage_label_drop(struct page *, uint64_t *),
	 damage_page_break(struct page *, uint64_t *),
	 damage_blocks(struct page *, uint64_t *), damage_two(struct page *, uint64_t *),
	 damage_one(struct page *, uint64_t *), damage_six(struct page *, uint64_t *);
/* damage_columns.c */
bool	 damage_columns(struct page *, uint64_t *), damage_number(struct page *, uint64_t *),
	 damage_note(struct page *, uint64_t *), damage_sub(struct page *, uint64_t *),
	 damage_header_drop(struct page *, uint64_t *),
	 damage_header_cut(struct page *, uint64_t *),
	 damage_spans(struct page *, uint64_t *), damage_rowspan(struct page *, uint64_t *);
/* damage_looks.c */
bool	 damage_typo(struct page *, uint64_t *), damage_ordinal(struct page *, uint64_t *),
	 damage_break(struct page *, uint64_t *), damage_zero_width(struct page *, uint64_t *),
	 damage_bookmark(struct page *, uint64_t *), damage_letters(struct page *, uint64_t *),
	 damage_nested(struct page *, uint64_t *), damage_chrome(struct page *, uint64_t *);
/* damage_plain.c */
bool	 damage_struck(struct page *, uint64_t *), damage_raised(struct page *, uint64_t *),
	 damage_tiny(struct page *, uint64_t *), damage_hidden(struct page *, uint64_t *),
	 damage_picture(struct page *, uint64_t *), damage_field(struct page *, uint64_t *),
	 damage_date(struct page *, uint64_t *), damage_format(struct page *, uint64_t *);

/* damage_more.c */
bool	 damage_unit_cell(struct page *, uint64_t *),
	 damage_unit_header(struct page *, uint64_t *),
	 damage_two_years(struct page *, uint64_t *),
	 damage_extra(struct page *, uint64_t *), damage_bars(struct page *, uint64_t *),
	 damage_han_zero(struct page *, uint64_t *),
	 damage_repeated(struct page *, uint64_t *), damage_tall(struct page *, uint64_t *),
	 damage_one_line(struct page *, uint64_t *), damage_glued(struct page *, uint64_t *);

#endif
