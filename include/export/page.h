/*
 * page.h - a report as pages of paper: which words stand where, before any font is asked.
 *
 * The model of GB/T 9704: A4, 22 lines of 28 characters.  Lines are broken by widths of
 * our own (a Chinese character is one em, a digit or a letter half of it; the columns of
 * tables have room for the digits of the widest font besides), so that the pages are the
 * same on every machine: the preview counts them as the print does.  Who draws a page
 * fits each text into the width that stands here.
 *
 * All lengths are hundredths of a millimetre from the upper left corner of the paper.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/mem.h"

struct buf;
struct doc;
struct doc_table;
struct export_options;
struct report;

#define PAGE_WIDTH	21000
#define PAGE_HEIGHT	29700

enum page_face {		/* which hand a text is set in; the fonts are the drawer's */
	PAGE_FACE_TITLE,	/* 小标宋 */
	PAGE_FACE_BODY,		/* 仿宋 */
	PAGE_FACE_HEADING,	/* 黑体 */
	PAGE_FACE_SUBHEADING,	/* 楷体 */
	PAGE_FACE_TABLE		/* 宋体 */
};
enum page_tag {			/* what a text is to a screen reader */
	PAGE_TAG_DOCUMENT, PAGE_TAG_H1, PAGE_TAG_H2, PAGE_TAG_P, PAGE_TAG_NOTE,
	PAGE_TAG_TABLE, PAGE_TAG_TR, PAGE_TAG_TH, PAGE_TAG_TD,
	PAGE_TAG_H3		/* H1 the title, H2 a section, H3 what is below it */
};
struct page_element {		/* of the structure, each after its parent */
	enum page_tag	 tag;
	int		 parent;	/* index, -1 for the document */
	int		 rowspan, colspan;	/* of TH and TD */
	bool		 row;		/* a TH that heads a row, not a column */
	const char	*summary;	/* of a table: its caption, or NULL */
};
struct page_text {		/* one line, or a piece of one */
	int		 x, y;		/* left end of its base line */
	int		 width;		/* what it is to take */
	int		 size_x10;	/* tenths of a point */
	enum page_face	 face;
	int		 element;	/* whose it is; -1: of the page (its number, the mark
					   草稿, the small print, the words of a drawing whose
					   figures stand in the table beside it), for no reader */
	const char	*text;		/* UTF-8 without line ends; owned by the arena */
	int		 room;		/* of a text in the middle of a cell: what it may take
					   about the same middle before it must be squeezed; 0
					   elsewhere */
};
struct page_rule {		/* a line of a table */
	int		 x0, y0, x1, y1, thick;
};
struct page_area {		/* a bar of a drawing; its words are texts of the page */
	int		 x, y, width, height;
	unsigned	 colour;	/* 0xRRGGBB */
};
struct page {
	struct page_text *text;
	size_t		 ntext, captext;
	struct page_rule *rule;
	size_t		 nrule, caprule;
	struct page_area *area;
	size_t		 narea, caparea;
};
struct page_mark {		/* a line of the outline */
	const char	*text;
	int		 level, page, y;	/* level 1 the sections, 2 what is below them;
						   page from 0 */
};
struct page_part {		/* the rows of a table that stand on one page, for who draws
				   tables otherwise: the preview in a terminal */
	const struct doc_table *table;	/* of the document, which must live as long */
	int		 page, y, height;	/* page from 0 */
	int		 from, to;	/* rows, the last included; the head rows stand above
					   them once more where from is not 0 */
};
struct pages {
	struct page	*page;
	size_t		 n, cap;
	struct page_element *element;
	size_t		 nelement, capelement;
	struct page_mark *mark;
	size_t		 nmark, capmark;
	struct page_part *part;		/* in the order of the pages */
	size_t		 npart, cappart;
	const char	*title, *author, *day;	/* of the document; day "YYYY-MM-DD" or NULL */
	bool		 draft;		/* the drawer lays 草稿 across every page */
	struct doc	*doc;		/* of pages_build(), which owns it; else NULL */
	struct arena	 arena;
};

/* The pages of a document as export_build() makes it; pages_free releases them.  What
 * stays together is set in the document anew, by the measure of these pages. */
struct pages *pages_make(struct doc *);
/* The pages of a report, with a document of their own. */
struct pages *pages_build(const struct report *, const struct export_options *);
/* Page number "page", from 0, as lines of a terminal: its text 56 columns wide, and all
 * of it in the middle of "columns".  A table with more figures than that has room for
 * stands out at the right. */
void	 pages_terminal(struct buf *, const struct pages *, size_t page, int columns);
void	 pages_free(struct pages *);

#endif
