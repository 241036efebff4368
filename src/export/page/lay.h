/*
 * lay.h - pages while they are made: sheets to write on, and the tables on them.
 */
#ifndef LAY_H
#define LAY_H

#include <stdbool.h>
#include <stddef.h>
#include "export/page.h"
#include "export/page/paper.h"

struct doc_block;

/* Twips from the upper edge of the text, as an y of the paper. */
int	 laid_y(int twips);
/* The base line of text of this size in a line so high that begins at "top", twips. */
int	 laid_base(int top, int height, int size_x10);

struct page *laid_new(struct pages *);
/* Add to the last page; s of n bytes is copied. */
struct page_text *laid_text(struct pages *, const char *s, size_t n);
void	 laid_rule(struct pages *, int x0, int y0, int x1, int y1);
void	 laid_area(struct pages *, int x, int y, int width, int height, unsigned colour);
int	 laid_element(struct pages *, enum page_tag, int parent);
void	 laid_mark(struct pages *, const char *text, int level, int y);

/* One line of a block of text on the last page, its upper edge at "top". */
void	 laid_line(struct pages *, const struct doc_block *, const struct paper_line *,
	    int element, int top);
/* The small print at the end, one line of it. */
void	 laid_small(struct pages *, const char *s, const struct paper_line *, int top);
/* "— 1 —" on the last page, outside. */
void	 laid_number(struct pages *);

/* A row on the page it is laid on, or a slice of one. */
struct laid_band {
	int		 row, slice, slices;
	int		 top, bottom;	/* twips from the upper edge of the text */
	bool		 again;		/* of the head, above the rest of a table */
};
/* A table while its rows are laid. */
struct laid_table {
	const struct paper_table *p;
	const int	*map;		/* of doc_table_map() */
	int		*element;	/* [ncell] */
	bool		*drawn;		/* [ncell] its text stands on a page */
	struct laid_band *band;	/* those of the last page */
	size_t		 n, cap;
};
/* The elements of a table: rows and cells. */
void	 laid_table_begin(struct pages *, struct laid_table *, const struct paper_table *,
	    const int *map);
/* One more row on the last page. */
void	 laid_table_band(struct laid_table *, const struct paper_strip *, int top, bool again);
/* Draw the rows on the last page, with their rules, and forget them. */
void	 laid_table_part(struct pages *, struct laid_table *);
void	 laid_table_end(struct laid_table *);

#endif
