/*
 * layout.h - the ways a page comes as a file: through our exporters, and through
 * small writers of what others make (word processors, web editors, copies of
 * text).  Every layout prints the page as it stands, holes and all, except that
 * our exporters fill the holes of a grid with empty cells.
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdbool.h>

struct buf;
struct page;

struct damage_layout {
	const char	*name;
	bool		 markup;	/* obeys the page's wishes: nested, letters ... */
	bool		 spans;		/* writes spans as they are told, even wrong ones */
	bool		 vanish;	/* an empty cell leaves no trace */
	bool		 pads;		/* empty cells where a row is too short */
	bool		 shows;		/* invisible characters become visible marks */
	bool		 joins;		/* labels of a row become one: other cells among
					   them are not printed as they stand */
	bool		 lines;		/* words and figures without a grid: a row may slide */
	bool		 (*write)(struct buf *, struct page *);	/* NULL: no bytes, the
					   matcher gets the document as it is */
};
extern const struct damage_layout layouts[];	/* ended by name NULL */
const struct damage_layout *layout_find(const char *name);

/* Of layout_text.c and layout_markup.c. */
bool	 layout_dump(struct buf *, struct page *);	/* tab-led, covered cells empty */
bool	 layout_dump_short(struct buf *, struct page *); /* covered cells at the end */
bool	 layout_lines(struct buf *, struct page *);	/* one cell per line */
bool	 layout_bars(struct buf *, struct page *);	/* the same, a bar before each */
bool	 layout_tsv(struct buf *, struct page *);
bool	 layout_pre(struct buf *, struct page *);	/* that inside a page, twice nested */
bool	 layout_csv(struct buf *, struct page *);
bool	 layout_word(struct buf *, struct page *);	/* a docx by others */
bool	 layout_web(struct buf *, struct page *);	/* a page of a web editor */
bool	 layout_book(struct buf *, struct page *);	/* xlsx */

/* Of layout_looks.c: a text with codes of look.h as a paragraph, in a cell of a page, as
 * a cell of a sheet; and the styles that such a sheet needs. */
void	 layout_word_look(struct buf *, const char *text);
void	 layout_web_look(struct buf *, const char *text);
void	 layout_book_look(struct buf *, const char *place, const char *text);
extern const char layout_book_styles[];

#endif
