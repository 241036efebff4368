/*
 * book_style.c - the styles of a workbook: the same bytes in every file.
 *
 * A cell names one format by its number, which is its place in the list below.  What
 * may be keyed is unlocked; totals are grey and locked.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/xml.h"
#include "export/xlsx/book.h"

#define MAIN	"http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* Sizes of text in tables (build.c), tenths of a point. */
static const int sizes[] = { 105, 90, 75, 65, 55 };

enum { FONT_PLAIN, FONT_MARK, FONT_TITLE, FONT_HEAD, FONT_LIST, FONT_SIZE };
enum { FILL_NONE, FILL_DOTS, FILL_TOTAL, FILL_HEAD };
enum { FORMAT_DECIMALS = 170, FORMAT_FRACTION = 180, FORMAT_TEXT = 49 };

int
book_style(int point_x10, enum book_grid_style style)
{
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(sizes) && point_x10 < sizes[i])
		i++;
	return BOOK_GRID + (int)i * BOOK_SIZE + (int)style;
}

static void
put_font(struct buf *b, const char *name, int point_x10, const char *colour)
{
	buf_printf(b, "<font><sz val=\"%d.%d\"/><color rgb=\"FF%s\"/><name val=\"%s\"/>"
	    "<charset val=\"134\"/></font>", point_x10 / 10, point_x10 % 10, colour, name);
}

static void
put_fonts(struct buf *b)
{
	buf_printf(b, "<fonts count=\"%zu\">", FONT_SIZE + ARRAY_LEN(sizes));
	put_font(b, "宋体", 110, "000000");
	put_font(b, "黑体", 160, "C00000");
	put_font(b, "黑体", 140, "000000");
	put_font(b, "黑体", 100, "000000");
	put_font(b, "宋体", 100, "000000");
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		put_font(b, "宋体", sizes[i], "000000");
	buf_str(b, "</fonts>");
}

static void
put_fill(struct buf *b, const char *colour)
{
	buf_printf(b, "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF%s\"/>"
	    "<bgColor indexed=\"64\"/></patternFill></fill>", colour);
}

/* The number of a format with so many decimals: those that every program knows, and
 * our own. */
static int
decimals_format(int n)
{
	return n == 0 ? 1 : n == 2 ? 2 : FORMAT_DECIMALS + n;
}

struct look {
	int		 font, fill, format;
	const char	*side;		/* or NULL */
	bool		 framed, wraps, open;
};

static void
put_look(struct buf *b, const struct look *l)
{
	buf_printf(b, "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"%d\" borderId=\"%d\""
	    " xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\""
	    " applyBorder=\"1\" applyAlignment=\"1\" applyProtection=\"1\"><alignment",
	    l->format, l->font, l->fill, l->framed);
	if (l->side != NULL)
		buf_printf(b, " horizontal=\"%s\"", l->side);
	buf_str(b, " vertical=\"center\"");
	if (l->wraps)
		buf_str(b, " wrapText=\"1\"");
	buf_printf(b, "/><protection locked=\"%d\"/></xf>", !l->open);
}

/* The formats of a table's cells, in the order of enum book_grid_style. */
static void
put_size(struct buf *b, int font)
{
	put_look(b, &(struct look){ font, FILL_NONE, 0, "center", true, true, false });
	put_look(b, &(struct look){ font, FILL_NONE, 0, "left", true, true, false });
	put_look(b, &(struct look){ font, FILL_NONE, FORMAT_TEXT, "center", true, false,
	    true });
	put_look(b, &(struct look){ font, FILL_TOTAL, FORMAT_TEXT, "center", true, false,
	    false });
	for (int i = 0; i <= 6; i++)
		put_look(b, &(struct look){ font, FILL_NONE, decimals_format(i), "center",
		    true, false, true });
	for (int i = 0; i <= 6; i++)
		put_look(b, &(struct look){ font, FILL_TOTAL, decimals_format(i), "center",
		    true, false, false });
}

static void
put_looks(struct buf *b)
{
	static const struct look first[] = {
		{ FONT_PLAIN, FILL_NONE, 0, NULL, false, false, false },
		{ FONT_MARK, FILL_NONE, 0, "center", false, false, false },
		{ FONT_TITLE, FILL_NONE, 0, "center", false, true, false },
		{ FONT_HEAD, FILL_HEAD, 0, "center", true, true, false },
		{ FONT_LIST, FILL_NONE, FORMAT_TEXT, "left", true, true, false },
		{ FONT_LIST, FILL_NONE, FORMAT_TEXT, "left", true, false, false },
		{ FONT_LIST, FILL_NONE, 0, "center", true, false, false },
	};

	buf_printf(b, "<cellXfs count=\"%zu\">",
	    BOOK_GRID + ARRAY_LEN(sizes) * BOOK_SIZE);
	for (size_t i = 0; i < ARRAY_LEN(first); i++)
		put_look(b, &first[i]);
	for (int i = 0; i <= 6; i++)
		put_look(b, &(struct look){ FONT_LIST, FILL_NONE, decimals_format(i),
		    "right", true, false, false });
	put_look(b, &(struct look){ FONT_LIST, FILL_NONE, FORMAT_TEXT, "left", false, false,
	    true });
	for (int i = 0; i <= 6; i++)
		put_look(b, &(struct look){ FONT_LIST, FILL_NONE, decimals_format(i),
		    "right", false, false, true });
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
		put_size(b, FONT_SIZE + (int)i);
	buf_str(b, "</cellXfs>");
}

void
book_put_styles(struct buf *b)
{
	static const char *const edge[] = { "left", "right", "top", "bottom" };

	xml_head(b);
	buf_str(b, "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"5\">");
	for (int i = 1; i <= 6; i++)
		if (i != 2) {
			buf_printf(b, "<numFmt numFmtId=\"%d\" formatCode=\"0.",
			    FORMAT_DECIMALS + i);
			buf_repeat(b, "0", (size_t)i);
			buf_str(b, "\"/>");
		}
	buf_str(b, "</numFmts>");
	put_fonts(b);
	buf_str(b, "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
	    "<fill><patternFill patternType=\"gray125\"/></fill>");
	put_fill(b, "EDEDED");
	put_fill(b, "DDE6EE");
	buf_str(b, "</fills><borders count=\"2\"><border><left/><right/><top/><bottom/>"
	    "<diagonal/></border><border>");
	for (size_t i = 0; i < ARRAY_LEN(edge); i++)
		buf_printf(b, "<%s style=\"thin\"><color rgb=\"FF000000\"/></%s>", edge[i],
		    edge[i]);
	buf_str(b, "<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf"
	    " numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
	put_looks(b);
	buf_str(b, "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\""
	    " builtinId=\"0\"/></cellStyles><dxfs count=\"3\"><dxf><font><b/>"
	    "<color rgb=\"FF9C0006\"/></font><fill><patternFill>"
	    "<bgColor rgb=\"FFFFC7CE\"/></patternFill></fill></dxf>");
	buf_printf(b, "<dxf><numFmt numFmtId=\"%d\" formatCode=\"0.######\"/></dxf>"
	    "<dxf><numFmt numFmtId=\"1\" formatCode=\"0\"/></dxf></dxfs></styleSheet>",
	    FORMAT_FRACTION);
}
