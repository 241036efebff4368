/*
 * render.h - between the files of nianbao-render, the program that draws pages.
 *
 * Pages come with every line broken and every word in its place; what is left is to
 * find fonts, to fit each text into its width, and to write a PDF.  Lengths here are
 * points.  Binary fractions are at home here: nothing in this program is a figure.
 */
#ifndef RENDER_H
#define RENDER_H

#include <cairo.h>
#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "export/page.h"

struct buf;
struct drawn;
struct fonts;

struct font {				/* one that was opened */
	hb_font_t	*shape;
	hb_set_t	*used;		/* glyphs of this document */
	cairo_font_face_t *face;	/* that has them: between dress and undress */
	hb_map_t	*number;	/* of each in that face; NULL: as it was */
	double		 upem;		/* units of an em */
};

/* ---- fonts.c ---- */
/* The fonts of this machine, before the fence; NULL when there are none to look at. */
struct fonts *fonts_open(void);
void	 fonts_close(struct fonts *);
/* The files and folders that fonts are read from; borrowed. */
const char *const *fonts_places(const struct fonts *, size_t *n);
/* The font of this hand that has a character, else any that has it; NULL when none
 * has.  What takes the place of the proper font is told once. */
const struct font *font_for(struct fonts *, enum page_face, uint32_t cp, struct drawn *);
/* All lines are shaped: make of each font that is used a small one to draw with, and
 * forget it when the document is drawn. */
void	 fonts_dress(struct fonts *);
void	 fonts_undress(struct fonts *);

/* ---- shape.c ---- */
struct run {				/* glyphs of one font */
	const struct font *font;
	cairo_glyph_t	*glyph;		/* x from the start of the line, size 1, y 0 */
	cairo_text_cluster_t *cluster;
	int		 nglyph, ncluster;
	size_t		 at, n;		/* its bytes of the text */
	bool		 backward;
};
struct line {
	char		*text;		/* with 〓 for what no font has */
	struct run	*run;
	size_t		 n, cap;
	double		 width;		/* of size 1 */
	int		 gaps;		/* places where it can be spread */
};
/* A text of a page (its number and place are for messages). */
void	 line_shape(struct line *, struct fonts *, const struct page_text *, int page,
	    int number, struct drawn *);
void	 line_release(struct line *);
/* At x, y in this size, every gap wider by "spread" and all narrower by "squeeze". */
void	 line_draw(const struct line *, cairo_t *, double x, double y, double size,
	    double spread, double squeeze);

/* ---- finish.c ---- */
/* What cairo cannot say is written into its file: "begun" are the elements of the pages
 * as they were entered. */
void	 draw_finish(struct buf *, const struct pages *, const int *begun, size_t n);

/* ---- pdf.c ---- */
const char *draw_tag_name(enum page_tag);
/* Draw the pages into drawn->bytes; its status says how it went. */
void	 draw_pages(struct drawn *, const struct pages *, struct fonts *);

#endif
