/*
 * xlsx_2003.c - XML Spreadsheet of Excel 2002 and 2003, written anew as the parts of an
 * xlsx, which then is read: one reader judges formats, hidden rows, merges and strings.
 *
 *	<Row><Cell ss:Index="3" ss:StyleID="s21"><Data ss:Type="Number">12</Data></Cell>
 *	<row r="1"><c r="C1" s="1" t="n"><v>12</v></c></row>
 *
 * Cells that a merge covers are left out; the next has a number (Excel) or none (Calc).
 * A style names what it adds to its parent.  A cell without one has that of its row,
 * else of its column.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/flat.h"
#include "doc/unzip.h"
#include "doc/xml.h"
#include "doc/xmlread.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"

#define STYLES_MAX	2000
#define SHEETS_MAX	1000
#define RUNS		16		/* <Font>, <S>, <Sup> inside one another */

struct style {
	char		*id;
	char		*code;		/* of its numbers; NULL: General */
	unsigned	 look;		/* and XLSX_WHITE */
	bool		 framed, ground;
};

struct book {
	struct arena	 arena;
	struct buf	 list, relations;	/* the sheets of the workbook, their parts */
	struct buf	 text;			/* all parts, one behind the other */
	struct unzip_part *part;
	size_t		 npart, cappart;
	struct style	*style;			/* [0]: of cells without one */
	size_t		 nstyle, capstyle;
	int		 open_style;		/* -1: none */
	bool		 since1904;
	struct buf	 columns, rows, merges;	/* of the open sheet */
	char		*name;
	bool		 gone;			/* it is hidden */
	int		 nsheet;
	int		 row, col;		/* of the open cell */
	int		 next_row;
	int		 colstyle[READER_SPAN], ncolumn;
	int		 covered[READER_SPAN];	/* to which row, by a merge from above */
	int		 row_style, style_now;
	bool		 in_table, in_row, in_cell, in_data, in_comment, in_visible, has_data;
	char		 type;
	unsigned	 look;			/* of the run */
	unsigned	 around[RUNS];		/* of what it stands in */
	int		 nrun;
	struct buf	 value;			/* of a cell that is no string */
	bool		 failed;
};

enum { STYLE, FORMAT, FONT, BORDER, INTERIOR, SHEET, TABLE, COLUMN, ROW, CELL, DATA,
	COMMENT, VISIBLE, STRUCK, RAISED, LOWERED, SINCE1904 };
static const char *const names[] = {
	"Style", "NumberFormat", "Font", "Border", "Interior", "Worksheet", "Table",
	"Column", "Row", "Cell", "Data", "Comment", "Visible", "S", "Sup", "Sub",
	"Date1904", NULL
};

/* ---- styles ---- */

/* Formats that have a name instead of a code; their words are no part of a code. */
static const char *
code_of(const char *format)
{
	static const char *const known[][2] = {
		{ "General", NULL }, { "General Number", NULL }, { "Fixed", "0.00" },
		{ "Standard", "#,##0.00" }, { "Percent", "0.00%" },
		{ "Scientific", "0.00E+00" }, { "Currency", "\"¥\"#,##0.00" },
		{ "Euro Currency", "\"€\"#,##0.00" }, { "Yes/No", ";;;" },
		{ "True/False", ";;;" }, { "On/Off", ";;;" },
	};
	size_t n = strlen(format);

	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (strcmp(known[i][0], format) == 0)
			return known[i][1];
	if (n > 5 && strcmp(format + n - 5, " Date") == 0)
		return "yyyy/m/d";
	if (n > 5 && strcmp(format + n - 5, " Time") == 0)
		return "h:mm";
	return format;
}

static int
style_by_id(const struct book *k, const char *id)
{
	for (size_t i = 0; id != NULL && i < k->nstyle; i++)
		if (strcmp(k->style[i].id, id) == 0)
			return (int)i;
	return -1;
}

static void
begin_style(struct book *k, const char *const *attr)
{
	const char *id = xmlread_attr(attr, "ID");
	int parent = style_by_id(k, xmlread_attr(attr, "Parent"));
	struct style s = k->style[parent >= 0 ? parent : 0];

	k->open_style = -1;
	if (id != NULL && strcmp(id, "Default") == 0)
		k->open_style = 0;		/* what all others build on */
	if (id == NULL || k->open_style == 0 || k->nstyle == STYLES_MAX)
		return;
	k->open_style = (int)k->nstyle;
	s.id = arena_strdup(&k->arena, id);
	k->style = mem_grow(k->style, k->nstyle, &k->capstyle, sizeof *k->style);
	k->style[k->nstyle++] = s;
}

static bool
white(const char *color)
{
	return color[0] == '#' && look_white(color + 1, strlen(color + 1));
}

static unsigned
with(unsigned look, unsigned bit, bool on)
{
	return on ? look | bit : look & ~bit;
}

/* What a font says, over what it is built on or stands in. */
static unsigned
font_look(unsigned look, const char *const *attr)
{
	const char *align = xmlread_attr(attr, "VerticalAlign");
	const char *size = xmlread_attr(attr, "Size");
	const char *color = xmlread_attr(attr, "Color");

	look = with(look, LOOK_STRUCK, xmlread_on(attr, "StrikeThrough",
	    (look & LOOK_STRUCK) != 0));
	if (align != NULL)
		look = with(look, LOOK_RAISED, strcasecmp(align, "None") != 0);
	if (size != NULL)
		look = with(look, LOOK_TINY, atoi(size) <= 3);
	if (color != NULL)
		look = with(look, XLSX_WHITE, white(color));
	return look;
}

static void
style_part(struct book *k, int element, const char *const *attr)
{
	struct style *s = &k->style[k->open_style];
	const char *text;

	if (element == FORMAT && (text = xmlread_attr(attr, "Format")) != NULL) {
		text = code_of(text);
		s->code = text != NULL ? arena_strdup(&k->arena, text) : NULL;
	} else if (element == FONT) {
		s->look = font_look(s->look, attr);
	} else if (element == INTERIOR) {
		text = xmlread_attr(attr, "Color");
		s->ground = text != NULL && !white(text) &&
		    xmlread_on(attr, "Pattern", true);
	} else if (element == BORDER) {
		text = xmlread_attr(attr, "LineStyle");
		s->framed |= text != NULL && strcmp(text, "None") != 0;
	}
}

static void
put_look(struct buf *b, unsigned look)
{
	if ((look & LOOK_STRUCK) != 0)
		buf_str(b, "<strike/>");
	if ((look & LOOK_RAISED) != 0)
		buf_str(b, "<vertAlign val=\"superscript\"/>");
	if ((look & LOOK_TINY) != 0)
		buf_str(b, "<sz val=\"1\"/>");
	if ((look & XLSX_WHITE) != 0)
		buf_str(b, "<color rgb=\"FFFFFFFF\"/>");
}

static void
put_styles(struct book *k)
{
	struct buf *b = &k->text;

	buf_str(b, "<styleSheet><numFmts>");
	for (size_t i = 0; i < k->nstyle; i++)
		if (k->style[i].code != NULL) {
			buf_printf(b, "<numFmt numFmtId=\"%zu\"", 200 + i);
			xml_attr(b, "formatCode", k->style[i].code);
			buf_str(b, "/>");
		}
	buf_str(b, "</numFmts><fonts>");
	for (size_t i = 0; i < k->nstyle; i++) {
		buf_str(b, "<font>");
		put_look(b, k->style[i].look);
		buf_str(b, "</font>");
	}
	buf_str(b, "</fonts><fills><fill/><fill><patternFill patternType=\"gray125\"/>"
	    "</fill></fills><borders><border/><border><left style=\"thin\"/></border>"
	    "</borders><cellXfs>");
	for (size_t i = 0; i < k->nstyle; i++)
		buf_printf(b, "<xf numFmtId=\"%zu\" fontId=\"%zu\" borderId=\"%d\" "
		    "fillId=\"%d\"/>", k->style[i].code != NULL ? 200 + i : 0, i,
		    k->style[i].framed, k->style[i].ground);
	buf_str(b, "</cellXfs></styleSheet>");
}

/* ---- sheets ---- */

static void
add_part(struct book *k, const char *name, size_t from)
{
	k->part = mem_grow(k->part, k->npart, &k->cappart, sizeof *k->part);
	k->part[k->npart++] = (struct unzip_part){ name, from, k->text.len - from };
}

static void
begin_sheet(struct book *k, const char *const *attr)
{
	const char *name = xmlread_attr(attr, "Name");

	buf_reset(&k->columns);
	buf_reset(&k->rows);
	buf_reset(&k->merges);
	k->name = arena_strdup(&k->arena, name != NULL ? name : "");
	k->gone = false;
	k->next_row = k->ncolumn = 0;
	memset(k->covered, 0, sizeof k->covered);
	k->in_table = k->in_row = k->in_cell = k->in_data = false;
}

static bool
end_sheet(struct book *k)
{
	char name[40];
	size_t from = k->text.len;

	if (k->name == NULL)
		return true;
	if (++k->nsheet > SHEETS_MAX) {
		k->failed = true;
		return false;
	}
	snprintf(name, sizeof name, "xl/s%d.xml", k->nsheet);
	buf_printf(&k->list, "<sheet id=\"r%d\" state=\"%s\"", k->nsheet,
	    k->gone ? "hidden" : "visible");
	xml_attr(&k->list, "name", k->name);
	buf_str(&k->list, "/>");
	buf_printf(&k->relations, "<Relationship Id=\"r%d\" Type=\"worksheet\" "
	    "Target=\"s%d.xml\"/>", k->nsheet, k->nsheet);
	buf_str(&k->text, "<worksheet><cols>");
	buf_add(&k->text, buf_cstr(&k->columns), k->columns.len);
	buf_str(&k->text, "</cols><sheetData>");
	buf_add(&k->text, buf_cstr(&k->rows), k->rows.len);
	buf_str(&k->text, "</sheetData><mergeCells>");
	buf_add(&k->text, buf_cstr(&k->merges), k->merges.len);
	buf_str(&k->text, "</mergeCells></worksheet>");
	add_part(k, arena_strdup(&k->arena, name), from);
	k->name = NULL;
	return true;
}

static bool
nothing(const char *const *attr, const char *name)
{
	const char *s = xmlread_attr(attr, name);

	return s != NULL && s[0] != '\0' && s[strspn(s, "0.")] == '\0';
}

static void
column(struct book *k, const char *const *attr)
{
	int from = xmlread_int(attr, "Index", k->ncolumn + 1, XLSX_COLUMNS);
	int to = from + xmlread_int(attr, "Span", 0, XLSX_COLUMNS);
	int style = style_by_id(k, xmlread_attr(attr, "StyleID"));

	if (from < k->ncolumn + 1 || to > XLSX_COLUMNS)
		return;
	for (int i = k->ncolumn; i < to && i < READER_SPAN; i++)
		k->colstyle[i] = i + 1 >= from && style > 0 ? style : 0;
	k->ncolumn = to;
	if (xmlread_on(attr, "Hidden", false) || nothing(attr, "Width"))
		buf_printf(&k->columns, "<col min=\"%d\" max=\"%d\" hidden=\"1\"/>", from,
		    to);
}

static void
begin_row(struct book *k, const char *const *attr)
{
	int style = style_by_id(k, xmlread_attr(attr, "StyleID"));
	bool hidden = xmlread_on(attr, "Hidden", false) || nothing(attr, "Height");

	k->row = xmlread_int(attr, "Index", k->next_row + 1, XLSX_ROWS) - 1;
	k->col = 0;
	k->row_style = style > 0 ? style : 0;
	k->in_row = k->row >= 0 && k->row < XLSX_ROWS;
	if (k->in_row)
		buf_printf(&k->rows, "<row r=\"%d\"%s>", k->row + 1,
		    hidden ? " hidden=\"1\"" : "");
	k->next_row = k->row + 1 + xmlread_int(attr, "Span", 0, XLSX_ROWS);
	if (k->next_row > XLSX_ROWS)
		k->next_row = XLSX_ROWS;
}

static void
place(struct buf *b, int row, int col)
{
	char letters[8];
	int n = 0;

	for (int c = col + 1; c > 0; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	while (n > 0)
		buf_chr(b, letters[--n]);
	buf_printf(b, "%d", row + 1);
}

static void
begin_cell(struct book *k, const char *const *attr)
{
	int style = style_by_id(k, xmlread_attr(attr, "StyleID")), right, down;

	/* a cell without a number stands in the next square that no merge covers */
	while (k->col < READER_SPAN && k->covered[k->col] > k->row)
		k->col++;
	k->col = xmlread_int(attr, "Index", k->col + 1, XLSX_COLUMNS) - 1;
	if (k->col < 0)		/* ss:Index="0" */
		k->col = 0;
	right = xmlread_int(attr, "MergeAcross", 0, XLSX_COLUMNS);
	down = xmlread_int(attr, "MergeDown", 0, XLSX_ROWS);
	k->in_cell = k->col + right < XLSX_COLUMNS &&
	    k->row + down < XLSX_ROWS;
	k->has_data = k->in_data = false;
	k->type = 'n';
	if (!k->in_cell)
		return;
	k->style_now = style >= 0 ? style : k->row_style > 0 ? k->row_style :
	    k->col < k->ncolumn && k->col < READER_SPAN ? k->colstyle[k->col] : 0;
	buf_str(&k->rows, "<c r=\"");
	place(&k->rows, k->row, k->col);
	buf_printf(&k->rows, "\" s=\"%d\"", k->style_now);
	if (right > 0 || down > 0) {
		buf_str(&k->merges, "<mergeCell ref=\"");
		place(&k->merges, k->row, k->col);
		buf_chr(&k->merges, ':');
		place(&k->merges, k->row + down, k->col + right);
		buf_str(&k->merges, "\"/>");
	}
	for (int i = k->col; i <= k->col + right && i < READER_SPAN; i++)
		k->covered[i] = k->row + down + 1;
	/* the rest follows when its data tell the type */
	buf_printf(&k->value, "%s", xmlread_attr(attr, "Formula") != NULL ? "<f/>" : "");
	k->col += right;
}

static void
begin_data(struct book *k, const char *const *attr)
{
	const char *type = xmlread_attr(attr, "Type");

	if (!k->in_cell || k->in_comment || k->has_data)
		return;
	k->type = type == NULL || strcmp(type, "String") == 0 ? 'i' :
	    strcmp(type, "Number") == 0 ? 'n' : strcmp(type, "DateTime") == 0 ? 'd' :
	    strcmp(type, "Boolean") == 0 ? 'b' : 'e';
	k->has_data = k->in_data = true;
	k->look = k->style[k->style_now].look;
	k->nrun = 0;
	buf_printf(&k->rows, " t=\"%s\">", k->type == 'i' ? "inlineStr" :
	    k->type == 'n' ? "n" : k->type == 'd' ? "d" : k->type == 'b' ? "b" : "e");
	buf_add(&k->rows, buf_cstr(&k->value), k->value.len);
	buf_reset(&k->value);
	buf_str(&k->rows, k->type == 'i' ? "<is>" : "<v>");
}

static void
end_data(struct book *k)
{
	if (!k->in_data)
		return;
	k->in_data = false;
	if (k->type == 'd') {
		char *s = buf_cstr(&k->value)[0] != '\0' ? k->value.data : NULL;
		int y, m, d;

		if (s != NULL && sscanf(s, "%4d-%2d-%2dT", &y, &m, &d) == 3)
			buf_printf(&k->rows, "%d年%d月%d日", y, m, d);
		else if (s != NULL)
			xml_text(&k->rows, s, k->value.len);
		buf_reset(&k->value);
	}
	buf_str(&k->rows, k->type == 'i' ? "</is>" : "</v>");
}

static void
end_cell(struct book *k)
{
	if (k->in_cell && !k->has_data) {
		buf_chr(&k->rows, '>');
		buf_add(&k->rows, buf_cstr(&k->value), k->value.len);
	}
	if (k->in_cell)
		buf_str(&k->rows, "</c>");
	buf_reset(&k->value);
	k->in_cell = false;
	k->col++;
}

/* ---- events ---- */

/* A number cell's text goes out as it is; of a string each piece is a run. */
static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct book *k = ctx;

	if (k->in_visible) {
		k->gone |= n > 0 && memmem(s, n, "Hidden", 6) != NULL;
	} else if (k->in_data && k->type == 'i') {
		buf_str(&k->rows, "<r><rPr>");
		put_look(&k->rows, k->look);
		buf_str(&k->rows, "</rPr><t>");
		xml_text(&k->rows, s, n);
		buf_str(&k->rows, "</t></r>");
	} else if (k->in_data && k->type == 'd') {
		buf_add(&k->value, s, n);
	} else if (k->in_data) {
		xml_text(&k->rows, s, n);
	}
	return true;
}

static bool
is_run(int element)
{
	return element == FONT || element == STRUCK || element == RAISED || element == LOWERED;
}

static void
start_in_sheet(struct book *k, int element, const char *const *attr)
{
	if (element == TABLE)
		k->in_table = true;
	else if (element == COLUMN && !k->in_row)
		column(k, attr);
	else if (element == ROW && k->in_table)
		begin_row(k, attr);
	else if (element == CELL && k->in_row)
		begin_cell(k, attr);
	else if (element == DATA)
		begin_data(k, attr);
	else if (element == COMMENT)
		k->in_comment = true;
	else if (element == VISIBLE)
		k->in_visible = true;
	else if (is_run(element) && k->in_data && k->nrun++ < RUNS) {
		k->around[k->nrun - 1] = k->look;
		k->look = element == STRUCK ? k->look | LOOK_STRUCK :
		    element == FONT ? font_look(k->look, attr) : k->look | LOOK_RAISED;
	}
}

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct book *k = ctx;

	if (element == STYLE)
		begin_style(k, attr);
	else if (k->open_style >= 0)
		style_part(k, element, attr);
	else if (element == SHEET)
		begin_sheet(k, attr);
	else if (element == SINCE1904)
		k->since1904 = true;
	else if (k->name != NULL)
		start_in_sheet(k, element, attr);
	return true;
}

static bool
on_end(void *ctx, int element)
{
	struct book *k = ctx;

	switch (element) {
	case STYLE:
		k->open_style = -1;
		break;
	case SHEET:
		return end_sheet(k);
	case TABLE:
		k->in_table = false;
		break;
	case ROW:
		if (k->in_row)
			buf_str(&k->rows, "</row>");
		k->in_row = false;
		break;
	case CELL:
		if (k->in_row)
			end_cell(k);
		break;
	case DATA:
		end_data(k);
		break;
	case COMMENT:
		k->in_comment = false;
		break;
	case VISIBLE:
		k->in_visible = false;
		break;
	}
	if (is_run(element) && k->in_data && k->nrun > 0 && --k->nrun < RUNS)
		k->look = k->around[k->nrun];
	k->failed |= k->text.len + k->rows.len >= UNZIP_MAX_TOTAL;
	return !k->failed;
}

static void
put_book(struct book *k)
{
	size_t from = k->text.len;

	buf_printf(&k->text, "<workbook><workbookPr date1904=\"%d\"/><sheets>",
	    k->since1904);
	buf_add(&k->text, buf_cstr(&k->list), k->list.len);
	buf_str(&k->text, "</sheets></workbook>");
	add_part(k, "xl/workbook.xml", from);
	from = k->text.len;
	buf_str(&k->text, "<Relationships><Relationship Id=\"rs\" Type=\"styles\" "
	    "Target=\"styles.xml\"/>");
	buf_add(&k->text, buf_cstr(&k->relations), k->relations.len);
	buf_str(&k->text, "</Relationships>");
	add_part(k, "xl/_rels/workbook.xml.rels", from);
	from = k->text.len;
	put_styles(k);
	add_part(k, "xl/styles.xml", from);
}

struct unzip *
xlsx_2003(struct buf *parts, struct source *src, struct diag *d)
{
	static const struct xml_events events = { names, on_start, on_end, on_text };
	struct book *k = mem_zero(sizeof *k);
	struct buf text = BUF_INIT;
	struct unzip *zip = NULL;
	struct xmlread *x;

	arena_init(&k->arena);
	k->open_style = -1;
	k->style = mem_grow(k->style, 0, &k->capstyle, sizeof *k->style);
	k->style[k->nstyle++] = (struct style){ .id = arena_strdup(&k->arena, "Default") };
	if (flat_text(&text, src->p, src->n, &src->encoding, d)) {
		x = xmlread_begin(&events, k, "Workbook");
		xmlread_feed(x, text.data, text.len, true);
		if (!xmlread_end(x, d)) {
			;
		} else if (k->failed) {
			diag_error(d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
		} else {
			put_book(k);
			*parts = k->text;
			k->text = (struct buf)BUF_INIT;
			zip = unzip_parts(parts->data, k->part, k->npart, d);
		}
	}
	buf_release(&text);
	buf_release(&k->text);
	buf_release(&k->list);
	buf_release(&k->relations);
	buf_release(&k->columns);
	buf_release(&k->rows);
	buf_release(&k->merges);
	buf_release(&k->value);
	free(k->style);
	free(k->part);
	arena_release(&k->arena);
	free(k);
	return zip;
}
