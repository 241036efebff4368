/*
 * test_looks_ground.c - figures of a printed page and what is painted under and over them:
 * white ones on a dark box are plain, white ones on paper are seen by nobody, by what
 * mutool and by what pdftocairo tell of the same page.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "kit/officekit.h"

#define N(a)	(sizeof (a) / sizeof *(a))

/* What is painted, in order.  Lengths in points; the figure stands in 121 34 169 61. */
enum what { END, BOX, FIGURE, CUT, UNCUT, FRAME, OVAL, GROUP, UNGROUP, PICTURE, NOTHING };
struct step { enum what what; const char *color; int x0, y0, x1, y1; };	/* "1 0 .5" */

#define CELL	121, 31, 169, 59
#define NAVY	".1 .2 .4"
#define WHITE	"1 1 1"
#define BLACK	"0 0 0"
#define PALE	".94 .94 .94"
#define TEXT(color)	{ FIGURE, color, 0, 0, 0, 0 }
#define ONLY(what)	{ what, NULL, 0, 0, 0, 0 }

struct page {
	const char	*what;
	struct step	 step[8];
	bool		 seen;
};

/* ---- mutool ---- */

static void
corners(struct buf *b, const struct step *s)
{
	buf_printf(b, "<moveto x=\"%d\" y=\"%d\"/>\n<lineto x=\"%d\" y=\"%d\"/>\n"
	    "<lineto x=\"%d\" y=\"%d\"/>\n<lineto x=\"%d\" y=\"%d\"/>\n<closepath/>\n", s->x0,
	    s->y0, s->x1, s->y0, s->x1, s->y1, s->x0, s->y1);
}

static void
text(struct buf *b, const char *how, const char *color, int x, const char *s)
{
	buf_printf(b, "<%s colorspace=\"DeviceRGB\" color=\"%s\" transform=\"1 0 0 1 0 0\">\n"
	    "<span font=\"F\" wmode=\"0\" trm=\"10 0 0 -10\">\n", how, color);
	for (; *s != '\0'; s++, x += 5)
		buf_printf(b, "<g unicode=\"%c\" glyph=\"1\" x=\"%d\" y=\"50\" adv=\".5\"/>\n",
		    *s, x);
	buf_printf(b, "</span>\n</%s>\n", how);
}

static void
trace_step(struct buf *b, const struct step *s)
{
	static const char fill[] = "<fill_path colorspace=\"DeviceRGB\" color=\"%s\" "
	    "transform=\"1 0 0 1 0 0\">\n";
	struct step in = { FRAME, NULL, s->x0 + 3, s->y0 + 3, s->x1 - 3, s->y1 - 3 };

	switch (s->what) {
	case BOX:
	case FRAME:
		buf_printf(b, fill, s->color);
		corners(b, s);
		if (s->what == FRAME)
			corners(b, &in);
		buf_str(b, "</fill_path>\n");
		break;
	case OVAL:
		buf_printf(b, fill, s->color);
		buf_printf(b, "<moveto x=\"%d\" y=\"%d\"/>\n<curveto x1=\"0\" y1=\"0\" x2=\"0\" "
		    "y2=\"0\" x3=\"%d\" y3=\"%d\"/>\n<lineto x=\"%d\" y=\"%d\"/>\n<closepath/>\n"
		    "</fill_path>\n", s->x0, s->y0, s->x1, s->y1, s->x0, s->y1);
		break;
	case FIGURE:
		text(b, "fill_text", s->color, 130, "41");
		break;
	case NOTHING:
		text(b, "ignore_text", "0 0 0", 130, "41");
		break;
	case CUT:
		buf_str(b, "<clip_path winding=\"nonzero\" transform=\"1 0 0 1 0 0\">\n");
		corners(b, s);
		buf_str(b, "</clip_path>\n");
		break;
	case UNCUT:
		buf_str(b, "<pop_clip/>\n");
		break;
	case GROUP:
		buf_str(b, "<group bbox=\"0 0 300 200\" isolated=\"1\" knockout=\"0\" "
		    "blendmode=\"Multiply\" alpha=\"1\">\n");
		break;
	case UNGROUP:
		buf_str(b, "</group>\n");
		break;
	case PICTURE:
		buf_printf(b, "<fill_image alpha=\"1\" transform=\"%d 0 0 %d %d %d\"/>\n",
		    s->x1 - s->x0, s->y1 - s->y0, s->x0, s->y0);
		break;
	case END:
		break;
	}
}

static void
trace(struct buf *b, const struct page *p)
{
	static const int x[] = { 20, 120, 170, 220 };

	buf_reset(b);
	buf_str(b, "<?xml version=\"1.0\"?>\n<document name=\"a.pdf\">\n"
	    "<page mediabox=\"0 0 300 200\">\n");
	for (int i = 0; i < 4; i++)
		buf_printf(b, "<stroke_path linewidth=\".5\" transform=\"1 0 0 1 0 0\">\n"
		    "<moveto x=\"%d\" y=\"30\"/>\n<lineto x=\"%d\" y=\"60\"/>\n</stroke_path>\n",
		    x[i], x[i]);
	for (int y = 30; y <= 60; y += 30)
		buf_printf(b, "<stroke_path linewidth=\".5\" transform=\"1 0 0 1 0 0\">\n"
		    "<moveto x=\"20\" y=\"%d\"/>\n<lineto x=\"220\" y=\"%d\"/>\n</stroke_path>\n",
		    y, y);
	for (const struct step *s = p->step; s->what != END; s++)
		trace_step(b, s);
	text(b, "fill_text", "0 0 0", 30, "regulations");
	text(b, "fill_text", "0 0 0", 180, "5");
}

/* ---- pdftotext and pdftocairo ---- */

static void
word(struct buf *b, int x, const char *s)
{
	buf_printf(b, "<word xMin=\"%d\" yMin=\"42\" xMax=\"%d\" yMax=\"52\">%s</word>\n", x,
	    x + 5 * (int)strlen(s), s);
}

static void
rgb(struct buf *b, const char *color)
{
	buf_str(b, "fill:rgb(");
	for (int i = 0; i < 3; i++) {
		size_t n = strcspn(color, " ");
		bool part = color[0] == '.';

		buf_printf(b, "%s%s%s%%", i > 0 ? "," : "", part ? "" : color[0] == '1' ? "100" :
		    "0", "");
		if (part) {
			b->len--;		/* .94 is 94 % */
			buf_add(b, color + 1, n - 1);
			buf_str(b, n == 2 ? "0%" : "%");
		}
		color += n + (color[n] == ' ');
	}
	buf_str(b, ");fill-opacity:1;");
}

static void
glyphs(struct buf *b, const char *color, int x, const char *s)
{
	buf_str(b, "<g style=\"");
	rgb(b, color);
	buf_str(b, "\">\n");
	for (; *s != '\0'; s++, x += 5)
		buf_printf(b, "<use xlink:href=\"#glyph0-%d\" x=\"%d\" y=\"50\"/>\n", *s, x);
	buf_str(b, "</g>\n");
}

static void
drawing_step(struct buf *b, const struct step *s)
{
	switch (s->what) {
	case BOX:
	case FRAME:
	case OVAL:
		buf_str(b, "<path style=\"stroke:none;fill-rule:evenodd;");
		rgb(b, s->color);
		buf_printf(b, "\" d=\"M %d %d ", s->x0, s->y0);
		if (s->what == OVAL)
			buf_printf(b, "C 0 0 0 0 %d %d L %d %d Z\"/>\n", s->x1, s->y1, s->x0,
			    s->y1);
		else
			buf_printf(b, "L %d %d L %d %d L %d %d Z M %d %d ", s->x1, s->y0, s->x1,
			    s->y1, s->x0, s->y1, s->x0, s->y0);
		if (s->what == FRAME)
			buf_printf(b, "M %d %d L %d %d L %d %d L %d %d Z ", s->x0 + 3, s->y0 + 3,
			    s->x1 - 3, s->y0 + 3, s->x1 - 3, s->y1 - 3, s->x0 + 3, s->y1 - 3);
		if (s->what != OVAL)
			buf_str(b, "\"/>\n");
		break;
	case FIGURE:
		glyphs(b, s->color, 130, "41");
		break;
	case CUT:
		buf_str(b, "<g clip-path=\"url(#clip0)\" clip-rule=\"nonzero\">\n");
		break;
	case GROUP:
		buf_str(b, "<g style=\"opacity:.5;\">\n");
		break;
	case UNCUT:
	case UNGROUP:
		buf_str(b, "</g>\n");
		break;
	case PICTURE:
		buf_str(b, "<use xlink:href=\"#image5\" transform=\"matrix(1,0,0,1,0,0)\"/>\n");
		break;
	case NOTHING:
	case END:
		break;
	}
}

static void
drawing(struct buf *b, const struct page *p)
{
	static const char signs[] = "regulations415";

	buf_reset(b);
	buf_str(b, "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
	    "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\"><html xmlns=\""
	    "http://www.w3.org/1999/xhtml\">\n<head>\n<title></title>\n</head>\n<body>\n"
	    "<doc>\n<page width=\"300\" height=\"200\">\n");
	word(b, 30, "regulations");
	word(b, 130, "41");
	word(b, 180, "5");
	buf_str(b, "</page>\n</doc>\n<svg width=\"300pt\">\n<defs>\n<g>\n");
	for (const char *s = signs; *s != '\0'; s++)
		buf_printf(b, "<symbol id=\"glyph0-%d\">\n<path d=\"M 0 0 L 9 9 Z\"/>\n"
		    "</symbol>\n", *s);
	buf_str(b, "</g>\n</defs>\n<g id=\"surface1\">\n");
	buf_str(b, "<path style=\"fill:none;stroke-width:.5;stroke:rgb(0%,0%,0%);\" "
	    "d=\"M 20 30 L 220 30 M 20 60 L 220 60 M 20 30 L 20 60 M 120 30 L 120 60 "
	    "M 170 30 L 170 60 M 220 30 L 220 60 \"/>\n");
	for (const struct step *s = p->step; s->what != END; s++)
		drawing_step(b, s);
	glyphs(b, "0 0 0", 30, "regulations");
	glyphs(b, "0 0 0", 180, "5");
	buf_str(b, "</g>\n</svg>\n");
}

/* ---- pages ---- */

static const struct page pages[] = {
	{ "white on a dark box", { { BOX, NAVY, CELL }, TEXT(WHITE) }, true },
	{ "on the box of its row", { { BOX, NAVY, 20, 30, 220, 60 }, TEXT(WHITE) }, true },
	{ "white on paper", { TEXT(WHITE) }, false },
	{ "white on a pale box", { { BOX, PALE, CELL }, TEXT(WHITE) }, false },
	{ "beside the dark box", { { BOX, NAVY, 20, 30, 120, 60 }, TEXT(WHITE) }, false },
	{ "half on it", { { BOX, NAVY, 20, 30, 131, 60 }, TEXT(WHITE) }, false },
	{ "the box painted white", { { BOX, NAVY, CELL }, { BOX, WHITE, CELL },
	    TEXT(WHITE) }, false },
	{ "dark on the white one", { { BOX, WHITE, CELL }, { BOX, NAVY, CELL },
	    TEXT(WHITE) }, true },
	{ "white in a dark frame", { { FRAME, NAVY, CELL }, TEXT(WHITE) }, false },
	{ "white on no box", { { OVAL, NAVY, CELL }, TEXT(WHITE) }, false },
	{ "a box cut off", { { CUT, NULL, 20, 30, 100, 60 }, { BOX, NAVY, 20, 30, 220, 60 },
	    ONLY(UNCUT), TEXT(WHITE) }, false },
	{ "a box seen through", { ONLY(GROUP), { BOX, NAVY, CELL }, ONLY(UNGROUP),
	    TEXT(WHITE) }, false },
	{ "white on a picture", { { PICTURE, NULL, CELL }, TEXT(WHITE) }, false },
	{ "black on a picture", { { PICTURE, NULL, CELL }, TEXT(BLACK) }, true },
	{ "black on paper", { TEXT(BLACK) }, true },
	{ "black on a pale box", { { BOX, PALE, CELL }, TEXT(BLACK) }, true },
	{ "black in a dark frame", { { FRAME, NAVY, CELL }, TEXT(BLACK) }, true },
	{ "black on black", { { BOX, BLACK, CELL }, TEXT(BLACK) }, false },
	{ "as pale as its ground", { { BOX, PALE, CELL }, TEXT(PALE) }, false },
	{ "grey as paper", { TEXT(".97 .97 .97") }, false },
	{ "grey", { TEXT(".60 .60 .60") }, true },
	{ "covered in black", { TEXT(BLACK), { BOX, BLACK, CELL } }, false },
	{ "covered in white", { TEXT(BLACK), { BOX, WHITE, CELL } }, false },
	{ "something over another cell", { TEXT(BLACK), { BOX, BLACK, 172, 62, 219, 90 } },
	    true },
	{ "marked with a pen of light", { TEXT(BLACK), ONLY(GROUP),
	    { BOX, "1 1 0", CELL }, ONLY(UNGROUP) }, true },
	{ "painted as far as its clip", { TEXT(BLACK), { CUT, NULL, 20, 30, 100, 60 },
	    { BOX, WHITE, 0, 0, 300, 200 }, ONLY(UNCUT) }, true },
	{ "a thin line over it", { TEXT(BLACK), { BOX, BLACK, 121, 33, 169, 34 } }, true },
};

Test(looks_ground, a_figure_counts_where_it_is_seen)
{
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < N(pages); i++) {
		const char *want = pages[i].seen ? "[regulations|41|5]\n" :
		    "[regulations|41{tiny: }|5]\n";

		trace(&file, &pages[i]);
		office_read(&got, &file, "pdf");
		cr_expect_str_eq(buf_cstr(&got), want, "%s:\n%s", pages[i].what, buf_cstr(&got));
		drawing(&file, &pages[i]);
		office_read(&got, &file, "pdf");
		cr_expect_str_eq(buf_cstr(&got), want, "%s, by pdftocairo:\n%s", pages[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}

/* Text in rendering mode 3: mutool says ignore_text, pdftocairo draws nothing. */
Test(looks_ground, text_drawn_as_nothing_is_open)
{
	static const struct page nothing = { "", { ONLY(NOTHING) }, false };
	struct buf file = BUF_INIT, got = BUF_INIT;

	trace(&file, &nothing);
	office_read(&got, &file, "pdf");
	cr_expect_str_eq(buf_cstr(&got), "[regulations|41{tiny: }|5]\n");
	drawing(&file, &nothing);
	office_read(&got, &file, "pdf");
	cr_expect_str_eq(buf_cstr(&got), "[regulations|\xEF\xBF\xBD\xEF\xBF\xBD|5]\n");
	buf_release(&file);
	buf_release(&got);
}
