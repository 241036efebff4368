/*
 * pdf_ground.h - between the files that read drawings: what a glyph stands on.
 *
 * White figures on a dark box are read, white ones on paper are seen by nobody, nor are
 * those that a box painted later covers.  Only boxes are known for sure; what a picture,
 * a shading, another shape or the inside of a group paints may be of any colour.
 */
#ifndef PDF_GROUND_H
#define PDF_GROUND_H

#include <stdbool.h>
#include <stddef.h>

#define PDF_PATCHES	1000		/* of a page */

struct pdf_color { int part[3]; };	/* red, green, blue in thousandths; -1: not known */
#define PDF_ANY_COLOR	((struct pdf_color){ { -1, -1, -1 } })

struct pdf_patch {
	int		 x0, y0, x1, y1;
	struct pdf_color color;
};
struct pdf_ground {
	struct pdf_patch *patch;	/* in the order of painting; of the heap */
	size_t		 n, cap;
	bool		 full;		/* more than are kept: nothing is sure any more */
};

bool	 pdf_color_known(const struct pdf_color *);
/* Paint one; false when it is too small to be the ground of anything. */
bool	 pdf_ground_paint(struct pdf_ground *, const struct pdf_patch *);
/* Is nothing to be seen of text of that colour around a place? */
bool	 pdf_ground_hides(const struct pdf_ground *, const struct pdf_color *, int x, int y);
/* Does a patch of known colour lie over a place? */
bool	 pdf_patch_covers(const struct pdf_patch *, int x, int y);
/* A new page. */
void	 pdf_ground_reset(struct pdf_ground *);
void	 pdf_ground_release(struct pdf_ground *);

#endif
