/*
 * html_drawing.c - a drawing beside a table as SVG in the page: no script, nothing from
 * outside, the same bytes every time.
 */
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "export/html/html.h"

/* Tenths of a unit. */
static void
put_length(struct buf *b, const char *name, int tenths)
{
	buf_printf(b, " %s=\"%d", name, tenths / 10);
	if (tenths % 10 != 0)
		buf_printf(b, ".%d", tenths % 10);
	buf_chr(b, '"');
}

static void
put_text(struct buf *b, const char *s)
{
	xml_text(b, s, strlen(s));
}

void
export_html_drawing(struct buf *b, const struct doc_drawing *g, int id)
{
	buf_printf(b, "<svg role=\"img\" aria-labelledby=\"g%dt g%dd\" viewBox=\"0 0 %d %d\""
	    " width=\"%d\" font-size=\"%d\""
	    " font-family=\"'宋体',SimSun,'Noto Serif CJK SC',serif\" fill=\"#000\">\n"
	    "<title id=\"g%dt\">", id, id, g->width, g->height, g->width, g->size, id);
	put_text(b, g->title);
	buf_printf(b, "</title>\n<desc id=\"g%dd\">", id);
	put_text(b, g->told);
	buf_str(b, "</desc>\n");
	for (size_t i = 0; i < g->narea; i++) {
		const struct doc_area *a = &g->area[i];

		buf_str(b, "<rect");
		put_length(b, "x", a->x);
		put_length(b, "y", a->y);
		put_length(b, "width", a->width);
		put_length(b, "height", a->height);
		buf_printf(b, " fill=\"#%06x\"/>\n", a->colour);
	}
	for (size_t i = 0; i < g->nword; i++) {
		buf_str(b, "<text");
		put_length(b, "x", g->word[i].x);
		put_length(b, "y", g->word[i].y);
		buf_chr(b, '>');
		put_text(b, g->word[i].text);
		buf_str(b, "</text>\n");
	}
	buf_str(b, "</svg>\n");
}
