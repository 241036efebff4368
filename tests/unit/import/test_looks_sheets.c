/*
 * test_looks_sheets.c - what is not plain in a sheet because of a font, a fill, a shared
 * string's runs, or because something lies on it; in files of xlsx and of XML
 * Spreadsheet 2003.  Each case has its twin that is plain.
 */
#include <criterion/criterion.h>
#include <stddef.h>

#include "base/buf.h"
#include "kit/officekit.h"

#define REL(id, type, to) "<Relationship Id=\"" id "\" Type=\"http://x/relationships/" type \
	"\" Target=\"" to "\"/>"

struct book { const char *strings, *styles, *columns, *rows, *drawing, *controls; };

static void
sheet(const char *what, const struct book *k, const char *want)
{
	struct buf xml = BUF_INIT, strings = BUF_INIT, file = BUF_INIT, got = BUF_INIT;
	struct office_part parts[] = {
		{ "_rels/.rels", "<Relationships>" REL("r1", "officeDocument",
		    "xl/workbook.xml") "</Relationships>" },
		{ "xl/workbook.xml", "<workbook><sheets><sheet name=\"Sheet1\" r:id=\"r1\"/>"
		    "</sheets></workbook>" },
		{ "xl/_rels/workbook.xml.rels", "<Relationships>" REL("r1", "worksheet",
		    "s.xml") REL("r2", "styles", "styles.xml") REL("r3", "sharedStrings",
		    "strings.xml") "</Relationships>" },
		{ "xl/_rels/s.xml.rels", "<Relationships>" REL("r1", "drawing", "d.xml")
		    REL("r2", "vmlDrawing", "v.vml") "</Relationships>" },
		{ "xl/s.xml", NULL }, { "xl/styles.xml", k->styles },
		{ "xl/strings.xml", NULL }, { "xl/d.xml", k->drawing },
		{ "xl/v.vml", k->controls }, { NULL, NULL }
	};

	buf_printf(&xml, "<worksheet><cols>%s</cols><sheetData>%s</sheetData></worksheet>",
	    k->columns != NULL ? k->columns : "", k->rows);
	buf_printf(&strings, "<sst>%s</sst>", k->strings != NULL ? k->strings : "");
	parts[4].text = buf_cstr(&xml);
	parts[6].text = buf_cstr(&strings);
	for (int i = 5; i < 9; i++)
		if (parts[i].text == NULL)
			parts[i].text = "<none/>";
	office_zip(&file, parts);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), want, "%s:\n%s", what, buf_cstr(&got));
	buf_release(&xml);
	buf_release(&strings);
	buf_release(&file);
	buf_release(&got);
}

/* ---- fonts, fills and runs ---- */

#define RUN(pr, s) "<r><rPr>" pr "</rPr><t>" s "</t></r>"
#define WHITE "<color rgb=\"FFFFFFFF\"/>"
#define FILL(color) "<fill><patternFill patternType=\"solid\"><fgColor " color "/>" \
	"<bgColor indexed=\"64\"/></patternFill></fill>"

static const char styles[] = "<styleSheet><fonts><font/><font><strike/></font><font>" WHITE
	"</font><font><color indexed=\"9\"/></font><font><color theme=\"0\" tint=\"-0.5\"/>"
	"</font></fonts><fills><fill><patternFill patternType=\"none\"/></fill>"
	"<fill><patternFill patternType=\"gray125\"/></fill>" FILL("rgb=\"FF1F4E79\"")
	FILL("rgb=\"FFFFFFFF\"") FILL("theme=\"0\"") FILL("theme=\"4\"") "</fills><cellXfs>"
	"<xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"2\"/>"	/* 0 1 2 */
	"<xf fontId=\"2\" fillId=\"2\"/><xf fontId=\"2\" fillId=\"3\"/>"	/* 3 4 */
	"<xf fontId=\"2\" fillId=\"4\"/><xf fontId=\"2\" fillId=\"5\"/>"	/* 5 6 */
	"<xf fontId=\"3\"/><xf fontId=\"4\"/><xf fontId=\"0\" fillId=\"2\"/>"	/* 7 8 9 */
	"</cellXfs></styleSheet>";

Test(looks_sheets, of_fonts_fills_and_shared_strings)
{
	static const struct { const char *what, *string; int style; const char *want; } c[] = {
		{ "plain", "<t>41</t>", 0, "41" },
		{ "struck run", RUN("<strike/>", "4") RUN("", "15"), 0, "4^15{struck: 15}" },
		{ "white run", RUN(WHITE, "4") RUN("", "15"), 0, "4^15{tiny: 15}" },
		{ "white run on blue", RUN(WHITE, "4") RUN("", "15"), 9, "415" },
		{ "black run", RUN("<color rgb=\"FF000000\"/>", "4") RUN("", "15"), 0, "415" },
		{ "struck cell", "<t>41</t>", 1, "41{struck: }" },
		{ "first run as its cell", "<r><t>4</t></r>" RUN("", "15"), 1,
		    "4^15{struck: 15}" },
		{ "the same, plain", "<r><t>4</t></r>" RUN("", "15"), 0, "415" },
		{ "first run as its cell, the other struck", "<r><t>4</t></r>"
		    RUN("<strike/>", "15"), 0, "4^15{struck: 4}" },
		{ "white", "<t>41</t>", 2, "41{tiny: }" },
		{ "white on blue", "<t>41</t>", 3, "41" },
		{ "white on white", "<t>41</t>", 4, "41{tiny: }" },
		{ "white on white of the theme", "<t>41</t>", 5, "41{tiny: }" },
		{ "white on a colour of the theme", "<t>41</t>", 6, "41" },
		{ "white of old", "<t>41</t>", 7, "41{tiny: }" },
		{ "grey of the theme", "<t>41</t>", 8, "41" },
		{ "white first run as its cell", "<r><t>4</t></r>" RUN("", "15"), 2,
		    "4^15{tiny: 15}" },
	};
	struct buf strings = BUF_INIT, rows = BUF_INIT, want = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&strings);
		buf_reset(&rows);
		buf_reset(&want);
		buf_printf(&strings, "<si><t>规章</t></si><si>%s</si>", c[i].string);
		buf_printf(&rows, "<row><c t=\"s\"><v>0</v></c><c t=\"s\" s=\"%d\"><v>1</v>"
		    "</c></row>", c[i].style);
		buf_printf(&want, "[规章|%s]\n", c[i].want);
		sheet(c[i].what, &(struct book){ .strings = buf_cstr(&strings),
		    .styles = styles, .rows = buf_cstr(&rows) }, buf_cstr(&want));
	}
	buf_release(&strings);
	buf_release(&rows);
	buf_release(&want);
}

/* ---- what lies on a sheet ---- */

#define CORNER(name, row, col) "<xdr:" name "><xdr:col>" col "</xdr:col><xdr:colOff>0" \
	"</xdr:colOff><xdr:row>" row "</xdr:row></xdr:" name ">"
#define AT(r, c, r2, c2, what) "<xdr:wsDr><xdr:twoCellAnchor>" CORNER("from", r, c) \
	CORNER("to", r2, c2) what "</xdr:twoCellAnchor></xdr:wsDr>"
#define TEXT(s) "<xdr:sp><xdr:txBody><a:p><a:r><a:t>" s "</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
#define CONTROL(type, at) "<xml><v:shape><x:ClientData ObjectType=\"" type "\"><x:Anchor>" at \
	"</x:Anchor></x:ClientData></v:shape></xml>"
/* 规章 . 9 / hidden / 许可 . 8, in A B C, or in A C D where B is hidden */
#define ROWS(b, c) "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>规章</v></c><c r=\"" c "1\"><v>9" \
	"</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>旧</v></c><c r=\"" c \
	"2\"><v>7</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>许可</v></c><c r=\"" c \
	"3\"><v>8</v></c></row>"

Test(looks_sheets, of_what_lies_on_them)
{
	static const char hidden[] = "<col min=\"2\" max=\"2\" hidden=\"1\"/>";
	static const struct { const char *what, *columns, *drawing, *controls, *want; } c[] = {
		{ "picture", NULL, AT("2", "1", "2", "2", "<xdr:pic/>"), NULL,
		    "[规章||9][许可|{picture}|8]\n" },
		{ "on a row that is hidden", NULL, AT("1", "1", "1", "2", "<xdr:pic/>"), NULL,
		    "[规章||9][许可||8]\n" },
		{ "behind a hidden column", hidden, AT("2", "2", "2", "3", "<xdr:pic/>"), NULL,
		    "[规章||9][许可|{picture}|8]\n" },
		{ "on a hidden column", hidden, AT("2", "1", "2", "1", "<xdr:pic/>"), NULL,
		    "[规章||9][许可||8]\n" },
		{ "from a hidden column on", hidden, AT("2", "1", "2", "2", "<xdr:pic/>"), NULL,
		    "[规章||9][许可|{picture}|8]\n" },
		{ "figures in a box", NULL, AT("0", "1", "0", "1", TEXT("415")), NULL,
		    "[规章|{object}|9][许可||8]\n" },
		{ "words in a box", NULL, AT("0", "1", "0", "1", TEXT("见附件")), NULL,
		    "[规章||9][许可||8]\n" },
		{ "a list", NULL, NULL, CONTROL("Drop", "1, 15, 2, 10, 1, 60, 2, 20"),
		    "[规章||9][许可|{field}|8]\n" },
		{ "a list behind a hidden column", hidden, NULL,
		    CONTROL("Drop", "\n 2, 15, 0, 10,\n 2, 60, 0, 20"),
		    "[规章|{field}|9][许可||8]\n" },
		{ "a remark", NULL, NULL, CONTROL("Note", "1, 15, 2, 10, 1, 60, 2, 20"),
		    "[规章||9][许可||8]\n" },
		{ "a list on a figure", NULL, NULL, CONTROL("Drop", "2,1,2,1,2,6,2,2"),
		    "[规章||9][许可||8]\n" },
		{ "nonsense", NULL, NULL, CONTROL("Drop", "-1, 0, x"), "[规章||9][许可||8]\n" },
	};

	for (size_t i = 0; i < sizeof c / sizeof *c; i++)
		sheet(c[i].what, &(struct book){ .columns = c[i].columns,
		    .rows = c[i].columns != NULL ? ROWS("C", "D") : ROWS("B", "C"),
		    .drawing = c[i].drawing, .controls = c[i].controls }, c[i].want);
}

/* ---- XML Spreadsheet 2003 ---- */

Test(looks_sheets, of_a_sheet_of_2003)
{
	static const struct { const char *what, *cell, *want; } c[] = {
		{ "plain", "<Cell ss:StyleID='n'><Data ss:Type='Number'>41</Data></Cell>", "41" },
		{ "struck", "<Cell ss:StyleID='old'><Data ss:Type='Number'>41</Data></Cell>",
		    "41{struck: }" },
		{ "built on struck", "<Cell ss:StyleID='older'><Data ss:Type='Number'>41</Data>"
		    "</Cell>", "41{struck: }" },
		{ "undone", "<Cell ss:StyleID='new'><Data ss:Type='Number'>41</Data></Cell>",
		    "41" },
		{ "white", "<Cell ss:StyleID='pale'><Data ss:Type='Number'>41</Data></Cell>",
		    "41{tiny: }" },
		{ "white on blue", "<Cell ss:StyleID='sum'><Data ss:Type='Number'>41</Data>"
		    "</Cell>", "41" },
		{ "white on white", "<Cell ss:StyleID='palest'><Data ss:Type='Number'>41</Data>"
		    "</Cell>", "41{tiny: }" },
		{ "white in part", "<Cell><ss:Data ss:Type='String'><Font html:Color='#FFFFFF'>4"
		    "</Font>15</ss:Data></Cell>", "4^15{tiny: 15}" },
		{ "white in part on blue", "<Cell ss:StyleID='sum'><ss:Data ss:Type='String'>"
		    "<Font html:Color='#FFFFFF'>4</Font><Font html:Color='#FFFFFF'>15</Font>"
		    "</ss:Data></Cell>", "415" },
		{ "struck in part", "<Cell><ss:Data ss:Type='String'><S>4</S>15</ss:Data>"
		    "</Cell>", "4^15{struck: 15}" },
	};
	struct buf file = BUF_INIT, got = BUF_INIT, want = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		buf_reset(&want);
		buf_printf(&file, "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>"
		    "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' "
		    "xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' "
		    "xmlns:html='http://www.w3.org/TR/REC-html40'><Styles>"
		    "<Style ss:ID='n'><Font ss:Size='11'/></Style>"
		    "<Style ss:ID='old'><Font ss:StrikeThrough='1'/></Style>"
		    "<Style ss:ID='older' ss:Parent='old'><Font ss:Bold='1'/></Style>"
		    "<Style ss:ID='new' ss:Parent='old'><Font ss:StrikeThrough='0'/></Style>"
		    "<Style ss:ID='pale'><Font ss:Color='#FFFFFF'/></Style>"
		    "<Style ss:ID='sum' ss:Parent='pale'><Interior ss:Color='#1F4E79' "
		    "ss:Pattern='Solid'/></Style>"
		    "<Style ss:ID='palest' ss:Parent='pale'><Interior ss:Color='#ffffff' "
		    "ss:Pattern='Solid'/></Style></Styles><Worksheet ss:Name='Sheet1'><Table><Row>"
		    "<Cell><Data ss:Type='String'>规章</Data></Cell>%s</Row></Table></Worksheet>"
		    "</Workbook>", c[i].cell);
		buf_printf(&want, "[规章|%s]\n", c[i].want);
		office_read(&got, &file, "xml");
		cr_expect_str_eq(buf_cstr(&got), buf_cstr(&want), "%s:\n%s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
	buf_release(&want);
}
