/*
 * test_looks_styles.c - what is not plain because a style says so: of a Word paragraph,
 * run, table, of the parts of a table, of the document; and what undoes it.
 *
 * Each file has one table; each case has its twin that is plain.
 */
#include <criterion/criterion.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "kit/officekit.h"

#define RELS(target, type) "<Relationships><Relationship Id=\"r1\" Type=\"http://x/" \
	"relationships/" type "\" Target=\"" target "\"/></Relationships>"

static void
word(const char *what, const char *styles, const char *table, const char *want)
{
	struct buf sheet = BUF_INIT, body = BUF_INIT, file = BUF_INIT, got = BUF_INIT;
	struct office_part parts[] = {
		{ "_rels/.rels", RELS("word/document.xml", "officeDocument") },
		{ "word/_rels/document.xml.rels", RELS("styles.xml", "styles") },
		{ "word/styles.xml", NULL }, { "word/document.xml", NULL }, { NULL, NULL }
	};

	buf_printf(&sheet, "<w:styles>%s</w:styles>", styles);
	buf_printf(&body, "<w:document><w:body><w:tbl>%s</w:tbl></w:body></w:document>", table);
	parts[2].text = buf_cstr(&sheet);
	parts[3].text = buf_cstr(&body);
	office_zip(&file, parts);
	office_read(&got, &file, "docx");
	cr_expect_str_eq(buf_cstr(&got), want, "%s:\n%s", what, buf_cstr(&got));
	buf_release(&sheet);
	buf_release(&body);
	buf_release(&file);
	buf_release(&got);
}

/* ---- styles of paragraphs and runs ---- */

#define STYLE(type, id, base, pr) "<w:style w:type=\"" type "\" w:styleId=\"" id "\">" \
	"<w:basedOn w:val=\"" base "\"/><w:rPr>" pr "</w:rPr></w:style>"
#define P(style, runs) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" runs "</w:p>"
#define R(pr, s) "<w:r><w:rPr>" pr "</w:rPr><w:t>" s "</w:t></w:r>"
#define TC(pr, content) "<w:tc><w:tcPr>" pr "</w:tcPr>" content "</w:tc>"
#define ROW(cell) "<w:tr>" TC("", P("n", R("", "规章"))) cell "</w:tr>"
#define BLUE "<w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>"
#define BARE "<w:shd w:val=\"clear\" w:fill=\"auto\"/>"
#define WHITE "<w:color w:val=\"FFFFFF\"/>"
#define AS(run) "<w:rStyle w:val=\"" run "\"/>"

Test(looks_styles, of_paragraphs_and_runs)
{
	static const struct { const char *what, *cell, *want; } c[] = {
		{ "struck paragraph", TC("", P("old", R("", "41"))), "[规章|41{struck: }]\n" },
		{ "built on one", TC("", P("older", R("", "41"))), "[规章|41{struck: }]\n" },
		{ "undone below", TC("", P("new", R("", "41"))), "[规章|41]\n" },
		{ "undone by the style of a run", TC("", P("old", R(AS("fine"), "41"))),
		    "[规章|41]\n" },
		{ "undone by a run", TC("", P("old", R("<w:strike w:val=\"0\"/>", "41"))),
		    "[规章|41]\n" },
		{ "undone in part", TC("", P("old", R("", "4") R(AS("fine"), "15"))),
		    "[规章|4^15{struck: 15}]\n" },
		{ "hidden paragraph", TC("", P("gone", R("", "41"))), "[规章|{hidden}]\n" },
		{ "hidden, shown by a run", TC("", P("gone", R("<w:vanish w:val=\"0\"/>", "41"))),
		    "[规章|41]\n" },
		{ "white paragraph", TC("", P("pale", R("", "41"))), "[规章|41{tiny: }]\n" },
		{ "built on white", TC("", P("paler", R("", "41"))), "[规章|41{tiny: }]\n" },
		{ "white on blue", TC(BLUE, P("pale", R("", "41"))), "[规章|41]\n" },
		{ "white on the ground of its style", TC("", P("bar", R("", "41"))),
		    "[规章|41]\n" },
		{ "white made black", TC("", P("pale", R("<w:color w:val=\"auto\"/>", "41"))),
		    "[规章|41]\n" },
		{ "white run", TC("", P("n", R(AS("pale_r"), "4") R("", "1"))),
		    "[规章|4^1{tiny: 1}]\n" },
		{ "a tint of white", TC("", P("n", R("<w:color w:val=\"FDFDFD\"/>", "4"))),
		    "[规章|4{tiny: }]\n" },
		{ "grey", TC("", P("n", R("<w:color w:val=\"C0C0C0\"/>", "4"))), "[规章|4]\n" },
		{ "white of the theme", TC("", P("n", R("<w:color w:themeColor=\"background1\"/>",
		    "4"))), "[规章|4{tiny: }]\n" },
		{ "of a style nobody has", TC("", P("nobody", R("", "4"))), "[规章|4]\n" },
	};
	static const char styles[] = STYLE("paragraph", "old", "n", "<w:strike/>")
	    STYLE("paragraph", "older", "old", "<w:b/>")
	    STYLE("paragraph", "new", "older", "<w:strike w:val=\"false\"/>")
	    STYLE("character", "fine", "n", "<w:strike w:val=\"0\"/>")
	    STYLE("paragraph", "gone", "n", "<w:vanish/>")
	    STYLE("paragraph", "pale", "n", WHITE) STYLE("paragraph", "paler", "pale", "")
	    STYLE("paragraph", "bar", "pale", BLUE) STYLE("character", "pale_r", "n", WHITE)
	    STYLE("paragraph", "n", "", "<w:sz w:val=\"21\"/>");
	struct buf table = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&table);
		buf_printf(&table, "<w:tr>" TC("", P("n", R("", "规章"))) "%s</w:tr>",
		    c[i].cell);
		word(c[i].what, styles, buf_cstr(&table), c[i].want);
	}
	buf_release(&table);
}

/* Where a paragraph names no style, the default one holds, and under it the document's. */
Test(looks_styles, of_the_document)
{
#define DEFAULT(pr) "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">" \
	"<w:rPr>" pr "</w:rPr></w:style>"
#define DOCUMENT(pr) "<w:docDefaults><w:rPrDefault><w:rPr>" pr "</w:rPr></w:rPrDefault>" \
	"</w:docDefaults>"
#define BODY "<w:tr><w:tc><w:p>" R("", "4") "</w:p></w:tc><w:tc>" P("x", R("", "5")) \
	"</w:tc></w:tr>"
	word("neither", DOCUMENT("<w:sz w:val=\"21\"/>") DEFAULT(""), BODY, "[4|5]\n");
	word("default style", DEFAULT("<w:strike/>") STYLE("paragraph", "x", "", ""), BODY,
	    "[4{struck: }|5]\n");
	word("document", DOCUMENT("<w:strike/>") DEFAULT("") STYLE("paragraph", "x", "",
	    "<w:strike w:val=\"0\"/>"), BODY, "[4{struck: }|5]\n");
	word("hidden document", DOCUMENT("<w:vanish/>") STYLE("paragraph", "x", "",
	    "<w:vanish w:val=\"0\"/>"), BODY, "[{hidden}|5]\n");
	word("white document", DOCUMENT(WHITE) DEFAULT("<w:color w:val=\"000000\"/>")
	    STYLE("paragraph", "x", "", ""), BODY, "[4|5{tiny: }]\n");
}

/* ---- styles of tables ---- */

#define TABLE(id, base, pr, parts) "<w:style w:type=\"table\" w:styleId=\"" id "\">" \
	"<w:basedOn w:val=\"" base "\"/>" pr parts "</w:style>"
#define PART(name, rpr, tcpr) "<w:tblStylePr w:type=\"" name "\"><w:rPr>" rpr "</w:rPr>" \
	"<w:tcPr>" tcpr "</w:tcPr></w:tblStylePr>"
#define USE(id, look) "<w:tblPr><w:tblStyle w:val=\"" id "\"/><w:tblLook " look "/></w:tblPr>"
#define C(s) "<w:tc><w:p><w:r><w:t>" s "</w:t></w:r></w:p></w:tc>"
#define THREE(a, b, c, x) "<w:tr>" C("甲") C(a) C("1") "</w:tr><w:tr>" C("乙") C(b) C("2") \
	"</w:tr><w:tr>" C("丙") c C(x) "</w:tr>"
#define ALL "w:val=\"01E0\""		/* rows and columns, first and last */

Test(looks_styles, of_tables)
{
	static const char styles[] = TABLE("s", "", "<w:rPr><w:strike/></w:rPr>", "")
	    TABLE("t", "s", "", "") TABLE("plain", "", "", "")
	    TABLE("last", "", "", PART("lastRow", "<w:strike/>", ""))
	    TABLE("lastcol", "", "", PART("lastCol", "<w:vanish/>", ""))
	    TABLE("sum", "", "", PART("lastRow", WHITE, BLUE))
	    TABLE("pale", "", "", PART("lastRow", WHITE, ""))
	    TABLE("dark", "", "<w:tcPr>" BLUE "</w:tcPr>", "")
	    TABLE("band", "", "", PART("band2Horz", "<w:dstrike/>", ""))
	    TABLE("corner", "last", "", PART("seCell", "<w:strike w:val=\"0\"/>", ""));

#define IS(name, use, c, want) word(name, styles, use THREE("3", "4", c, "5"), want)
	IS("nothing", USE("plain", ALL), C("6"), "[甲|3|1][乙|4|2][丙|6|5]\n");
	IS("all of it", USE("s", ALL), C("6"), "[甲{struck: }|3{struck: }|1{struck: }]"
	    "[乙{struck: }|4{struck: }|2{struck: }][丙{struck: }|6{struck: }|5{struck: }]\n");
	IS("built on it", USE("t", ALL), "<w:tc><w:p>" R("<w:strike w:val=\"0\"/>", "6")
	    "</w:p></w:tc>", "[甲{struck: }|3{struck: }|1{struck: }]"
	    "[乙{struck: }|4{struck: }|2{struck: }][丙{struck: }|6|5{struck: }]\n");
	IS("last row", USE("last", ALL), C("6"),
	    "[甲|3|1][乙|4|2][丙{struck: }|6{struck: }|5{struck: }]\n");
	IS("last row, not asked for", USE("last", "w:val=\"0000\""), C("6"),
	    "[甲|3|1][乙|4|2][丙|6|5]\n");
	IS("last row, asked for by name", USE("last", "w:lastRow=\"1\""), C("6"),
	    "[甲|3|1][乙|4|2][丙{struck: }|6{struck: }|5{struck: }]\n");
	IS("last column, hidden", USE("lastcol", ALL), C("6"),
	    "[甲|3|{hidden}][乙|4|{hidden}][丙|6|{hidden}]\n");
	IS("white on blue", USE("sum", ALL), C("6"), "[甲|3|1][乙|4|2][丙|6|5]\n");
	IS("white on nothing", USE("pale", ALL), C("6"),
	    "[甲|3|1][乙|4|2][丙{tiny: }|6{tiny: }|5{tiny: }]\n");
	IS("white on blue that a cell has not", USE("sum", ALL),
	    TC(BARE, "<w:p>" R("", "6") "</w:p>"), "[甲|3|1][乙|4|2][丙|6{tiny: }|5]\n");
	IS("white style, a cell's own blue", USE("pale", ALL),
	    TC(BLUE, "<w:p>" R("", "6") "</w:p>"),
	    "[甲|3|1][乙|4|2][丙{tiny: }|6|5{tiny: }]\n");
	IS("white letters on a dark style", USE("dark", ALL),
	    "<w:tc><w:p>" R(WHITE, "6") "</w:p></w:tc>", "[甲|3|1][乙|4|2][丙|6|5]\n");
	IS("white letters on a dark table", "<w:tblPr>" BLUE "</w:tblPr>",
	    "<w:tc><w:p>" R(WHITE, "6") "</w:p></w:tc>", "[甲|3|1][乙|4|2][丙|6|5]\n");
	IS("white letters on nothing", USE("plain", ALL),
	    "<w:tc><w:p>" R(WHITE, "6") "</w:p></w:tc>", "[甲|3|1][乙|4|2][丙|6{tiny: }|5]\n");
	IS("every other row", USE("band", "w:val=\"0420\""), C("6"),
	    "[甲|3|1][乙|4|2][丙{struck: }|6{struck: }|5{struck: }]\n");
	IS("no bands", USE("band", "w:val=\"0620\""), C("6"), "[甲|3|1][乙|4|2][丙|6|5]\n");
	IS("a corner", USE("corner", ALL), C("6"),
	    "[甲|3|1][乙|4|2][丙{struck: }|6{struck: }|5]\n");
}

/* The style of a table that names none. */
Test(looks_styles, of_tables_by_default)
{
	word("default", "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"T\"><w:rPr>"
	    "<w:strike/></w:rPr></w:style>", "<w:tr>" C("甲") C("4") "</w:tr>",
	    "[甲{struck: }|4{struck: }]\n");
	word("not default", "<w:style w:type=\"table\" w:styleId=\"T\"><w:rPr><w:strike/>"
	    "</w:rPr></w:style>", "<w:tr>" C("甲") C("4") "</w:tr>", "[甲|4]\n");
}
