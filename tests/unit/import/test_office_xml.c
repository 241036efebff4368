/*
 * test_office_xml.c - Office documents that are one XML file: flat OPC, WordML 2003,
 * XML Spreadsheet 2003.  What is not plain must come out as it does from an archive.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "doc/flat.h"
#include "kit/officekit.h"

struct xml_case { const char *what, *xml, *want; };

static void
check(const char *before, const struct xml_case *c, size_t n, const char *after)
{
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		buf_reset(&file);
		buf_printf(&file, "%s%s%s", before, c[i].xml, after);
		office_read(&got, &file, "xml");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s:\n%s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}

/* ---- flat OPC ---- */

#define PART(name, xml) "<pkg:part pkg:name=\"/" name "\" pkg:contentType=\"x\">" \
	"<pkg:xmlData>" xml "</pkg:xmlData></pkg:part>"
#define REL(id, type, to) "<Relationships><Relationship Id=\"" id "\" Type=\"http://x/" \
	type "\" Target=\"" to "\"/></Relationships>"
#define OPC "<?xml version=\"1.0\" standalone=\"yes\"?>\r\n<?mso-application " \
	"progid=\"Word.Document\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com" \
	"/office/2006/xmlPackage\">" PART("_rels/.rels", REL("r1", "officeDocument", \
	"word/document.xml"))
#define OPC_END "</pkg:package>"
#define TABLE(cells) "<w:document><w:body><w:tbl><w:tr>" cells "</w:tr></w:tbl></w:body>" \
	"</w:document>"
#define TC(s)	"<w:tc><w:p>" s "</w:p></w:tc>"
#define R(s)	"<w:r><w:t>" s "</w:t></w:r>"

Test(office_xml, parts_of_flat_opc)
{
	static const struct xml_case c[] = {
		{ "a table", PART("word/document.xml", TABLE(TC(R("规章")) TC(R("12")))),
		    "[规章|12]\n" },
		{ "styles by relation", PART("word/document.xml", TABLE(TC(R("a"))
		    TC("<w:r><w:rPr><w:rStyle w:val=\"gone\"/></w:rPr><w:t>3</w:t></w:r>")))
		    PART("word/_rels/document.xml.rels", REL("r1", "styles", "s.xml"))
		    PART("word/s.xml", "<w:styles><w:style w:type=\"character\" "
		    "w:styleId=\"gone\"><w:rPr><w:strike/></w:rPr></w:style></w:styles>"),
		    "[a|3{struck: }]\n" },
		{ "pictures in base64", "<pkg:part pkg:name=\"/word/media/a.png\">"
		    "<pkg:binaryData>QUJD\n</pkg:binaryData></pkg:part>"
		    PART("word/document.xml", TABLE(TC(R("a")) TC("<w:r><w:drawing><a:blip/>"
		    "</w:drawing></w:r>"))), "[a|{picture}]\n" },
		{ "no main part", PART("word/other.xml", "<x/>"),
		    "refused: IMPORT_NO_PART" },
		{ "twice", PART("word/document.xml", "<x/>") PART("word/Document.xml",
		    "<x/>"), "refused: UNZIP_TWICE" },
		{ "out of the package", PART("../a.xml", "<x/>"), "refused: UNZIP_NAME" },
		{ "no end", "<pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><a>",
		    "refused: IMPORT_NO_PART" },
		{ "unsound", PART("word/document.xml", "<w:document><w:body>"),
		    "refused: XML_SYNTAX" },
		{ "a part of another part", "<pkg:part pkg:name=\"/word/document.xml\">"
		    "</pkg:part>" PART("word/b.xml", TABLE(TC(R("a")))),
		    "refused: IMPORT_NO_PART" },
	};

	check(OPC, c, ARRAY_LEN(c), OPC_END);
}

Test(office_xml, a_workbook_as_flat_opc)
{
	static const struct xml_case c[] = {
		{ "a sheet", PART("xl/workbook.xml", "<workbook><sheets><sheet name=\"表二\""
		    " r:id=\"r1\" xmlns:r=\"r\"/></sheets></workbook>")
		    PART("xl/_rels/workbook.xml.rels", REL("r1", "worksheet", "s.xml"))
		    PART("xl/s.xml", "<worksheet><sheetData><row><c><v>1</v></c><c><f>x</f>"
		    "</c></row></sheetData></worksheet>"),
		    "sheet: 表二\n[1|{formula}]\n" },
	};

	check("<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/"
	    "xmlPackage\">" PART("_rels/.rels", REL("r1", "officeDocument",
	    "xl/workbook.xml")), c, ARRAY_LEN(c), OPC_END);
}

/* ---- WordML 2003 ---- */

#define WORD "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?mso-application progid=" \
	"\"Word.Document\"?><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/" \
	"word/2003/wordml\" xmlns:aml=\"a\" xmlns:wx=\"wx\"><w:fonts><w:t>no</w:t></w:fonts>" \
	"<w:styles><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=" \
	"\"heading 1\"/></w:style><w:style w:type=\"character\" w:styleId=\"s\"><w:rPr>" \
	"<w:vanish/></w:rPr></w:style></w:styles><w:body><wx:sect>"
#define WORD_END "<w:sectPr><w:hdr><w:p><w:r><w:t>no</w:t></w:r></w:p></w:hdr></w:sectPr>" \
	"</wx:sect></w:body></w:wordDocument>"
#define T(cells) "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>" cells "</w:tr></w:tbl>"
#define LOOK(look) "<w:r><w:rPr>" look "</w:rPr><w:t>41</w:t></w:r>"

Test(office_xml, what_is_plain_in_wordml)
{
	static const struct xml_case c[] = {
		{ "headings", "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>" R("一、总体情况")
		    "</w:p><w:p>" R("全年") "</w:p>", "h1: 一、总体情况\n全年\n" },
		{ "a table", T(TC(R("a")) TC(R("1") R("2"))), "[a|12]\n" },
		{ "spans", "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>"
		    "<w:p>" R("a") "</w:p></w:tc><w:tc><w:tcPr><w:vmerge w:val=\"restart\"/>"
		    "</w:tcPr><w:p>" R("b") "</w:p></w:tc></w:tr><w:tr>" TC(R("1")) TC(R("2"))
		    "<w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
		    "[a*2|b][1|2|~]\n" },
		{ "struck", T(TC(R("a")) TC(LOOK("<w:strike/>") R("5"))),
		    "[a|41^5{struck: 5}]\n" },
		{ "raised", T(TC(R("a")) TC(R("5") LOOK("<w:vertAlign w:val=\"superscript\"/>"))),
		    "[a|5^41{raised: 5}]\n" },
		{ "hidden", T(TC(R("a")) TC(LOOK("<w:vanish/>"))), "[a|{hidden}]\n" },
		{ "hidden by a style", T(TC(R("a")) TC(LOOK("<w:rStyle w:val=\"s\"/>"))),
		    "[a|{hidden}]\n" },
		{ "inserted, deleted, formatted", T(TC(R("a")) TC("<aml:annotation w:type=\""
		    "Word.Insertion\"><aml:content>" R("3") "</aml:content></aml:annotation>"
		    "<aml:annotation w:type=\"Word.Deletion\"><aml:content>" R("4")
		    "</aml:content></aml:annotation><w:r><w:rPr><aml:annotation w:type=\""
		    "Word.Formatting\"><aml:content><w:rPr><w:strike/></w:rPr></aml:content>"
		    "</aml:annotation></w:rPr><w:t>5</w:t></w:r>")), "[a|35]\n" },
		{ "a comment and a footnote", T(TC(R("a")) TC(R("3") "<w:r><aml:annotation "
		    "w:type=\"Word.Comment\"><aml:content><w:p>" R("7") "</w:p></aml:content>"
		    "</aml:annotation></w:r><w:r><w:footnote><w:p>" R("8") "</w:p></w:footnote>"
		    "</w:r>")), "[a|3]\n" },
		{ "a deleted row", "<w:tbl><w:tr>" TC(R("a")) TC(R("1")) "</w:tr><w:tr><w:trPr>"
		    "<aml:annotation w:type=\"Word.Deletion\"/></w:trPr>" TC(R("b")) TC(R("2"))
		    "</w:tr></w:tbl>", "[a|1]\n" },
		{ "a picture", T(TC(R("a")) TC("<w:r><w:pict><w:binData>QUJD</w:binData>"
		    "<v:shape xmlns:v=\"v\"><v:imagedata/></v:shape></w:pict></w:r>")),
		    "[a|{picture}]\n" },
		{ "an empty field", T(TC(R("a")) TC("<w:r><w:fldChar w:fldCharType=\"begin\">"
		    "<w:ffData/></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>"
		    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar "
		    "w:fldCharType=\"end\"/></w:r>")), "[a|{field}]\n" },
	};

	check(WORD, c, ARRAY_LEN(c), WORD_END);
}

/* ---- XML Spreadsheet ---- */

#define SHEETS "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n" \
	"<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:" \
	"schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"x\" xmlns:html=\"h\"><Styles>" \
	"<Style ss:ID=\"Default\" ss:Name=\"Normal\"><Font ss:Size=\"11\"/><NumberFormat/>" \
	"</Style><Style ss:ID=\"f\"><Borders><Border ss:Position=\"Top\" ss:LineStyle=" \
	"\"Continuous\"/></Borders></Style><Style ss:ID=\"st\" ss:Parent=\"f\"><Font " \
	"ss:StrikeThrough=\"1\"/></Style><Style ss:ID=\"md\"><NumberFormat ss:Format=" \
	"\"m&quot;月&quot;d&quot;日&quot;\"/></Style><Style ss:ID=\"pc\"><NumberFormat " \
	"ss:Format=\"Percent\"/></Style><Style ss:ID=\"jian\"><NumberFormat ss:Format=" \
	"\"0&quot;件&quot;\"/></Style><Style ss:ID=\"md2\" ss:Parent=\"md\"/></Styles>"
#define SHEETS_END "</Workbook>"
#define WS(name, rows) "<Worksheet ss:Name=\"" name "\"><Table>" rows "</Table></Worksheet>"
#define ROW(s)	"<Row>" s "</Row>"
#define S(s)	"<Cell><Data ss:Type=\"String\">" s "</Data></Cell>"
#define N(s)	"<Cell><Data ss:Type=\"Number\">" s "</Data></Cell>"
#define AS(style, type, s) "<Cell ss:StyleID=\"" style "\"><Data ss:Type=\"" type "\">" s \
	"</Data></Cell>"

Test(office_xml, cells_of_xml_spreadsheets)
{
	static const struct xml_case c[] = {
		{ "strings and numbers", WS("Sheet1", ROW(S("a &amp; b") N("12.0")) ROW(S("c")
		    N("7730.2799999999997"))), "[a & b|12][c|7730.28]\n" },
		{ "named", WS("主动公开", ROW(S("a") N("1"))), "sheet: 主动公开\n[a|1]\n" },
		{ "numbered", WS("", "<Row ss:Index=\"2\">" S("a") "<Cell ss:Index=\"4\"><Data "
		    "ss:Type=\"Number\">3</Data></Cell>" N("4") "</Row>"), "[a|||3|4]\n" },
		{ "merged", WS("", ROW("<Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a"
		    "</Data></Cell>" N("1")) ROW("<Cell ss:MergeDown=\"1\"><Data ss:Type="
		    "\"String\">b</Data></Cell>" S("c") N("2"))
		    ROW("<Cell ss:Index=\"2\"><Data ss:Type=\"String\">d</Data></Cell>" N("3"))),
		    "[a*2|1][b^2|c|2][@1 d|3]\n" },
		{ "merged, without numbers", WS("", ROW("<Cell ss:MergeDown=\"1\"><Data ss:Type="
		    "\"String\">b</Data></Cell>" S("c") N("2")) ROW(S("d") N("3"))),
		    "[b^2|c|2][@1 d|3]\n" },
		{ "hidden", WS("", "<Column/><Column ss:Hidden=\"1\"/>" ROW(S("a") N("8") N("1"))
		    "<Row ss:Hidden=\"1\">" S("b") N("8") N("2") "</Row>" ROW(S("c") N("8")
		    N("3"))), "[a|1][c|3]\n" },
		{ "a hidden sheet", "<Worksheet ss:Name=\"x\"><Table>" ROW(S("a") N("1"))
		    "</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
		    "</Worksheet>" WS("Sheet2", ROW(S("b") N("2"))), "[b|2]\n" },
		{ "struck by its style", WS("", ROW(S("a") AS("st", "Number", "41"))),
		    "[a|41{struck: }]\n" },
		{ "struck and raised in a string", WS("", ROW(S("a") S("<S>41</S><Font "
		    "html:Color=\"#000000\">415</Font><Sup>1</Sup>"))),
		    "[a|41^415^1{struck+raised: 415}]\n" },
		{ "a date by its format", WS("", ROW(S("a") AS("md2", "Number", "46003"))),
		    "[a|12月12日{date}]\n" },
		{ "a date by its type", WS("", ROW(S("a") AS("md", "DateTime",
		    "2025-12-12T00:00:00.000"))), "[a|2025年12月12日{date}]\n" },
		{ "per cent", WS("", ROW(S("a") AS("pc", "Number", "0.8"))),
		    "[a|0.8{percent}]\n" },
		{ "a unit", WS("", ROW(S("a") AS("jian", "Number", "8"))), "[a|8件]\n" },
		{ "by its column, by its row", WS("", "<Column ss:Index=\"2\" ss:StyleID=\"st\"/>"
		    ROW(S("a") N("1") N("2")) "<Row ss:StyleID=\"pc\">" AS("f", "String", "b")
		    N("1") N("2") "</Row>"),
		    "[a|1{struck: }|2][b|1{percent}|2{percent}]\n" },
		{ "formulas", WS("", ROW(S("a") "<Cell ss:Formula=\"=R1\"><Data ss:Type=\"Number\""
		    ">3</Data></Cell><Cell ss:Formula=\"=R2\"/>")), "[a|3|{formula}]\n" },
		{ "an error and a truth", WS("", ROW(S("a") AS("f", "Error", "#REF!")
		    AS("f", "Boolean", "1"))), "[a|#REF!{error}|TRUE{logic}]\n" },
		{ "a comment", WS("", ROW(S("a") "<Cell><Data ss:Type=\"Number\">3</Data><Comment>"
		    "<ss:Data>为何41</ss:Data></Comment></Cell>")), "[a|3]\n" },
		{ "none", "", "" },
		{ "unsound", "<Worksheet>", "refused: XML_SYNTAX" },
	};

	check(SHEETS, c, ARRAY_LEN(c), SHEETS_END);
}

Test(office_xml, known_by_the_first_element)
{
	static const struct { const char *s; enum flat_kind kind; } c[] = {
		{ WORD, FLAT_WORD }, { SHEETS, FLAT_SHEET }, { OPC, FLAT_DOCX },
		{ "\xEF\xBB\xBF  " WORD, FLAT_WORD }, { "<!-- x --><wordDocument>", FLAT_WORD },
		{ "<html><w:wordDocument>", FLAT_NONE }, { "<Workbook>", FLAT_NONE },
		{ "<!DOCTYPE x><wordDocument>", FLAT_NONE }, { "", FLAT_NONE },
		{ "<", FLAT_NONE }, { "<?xml", FLAT_NONE }, { "<!--", FLAT_NONE },
		{ "<wordDocument", FLAT_NONE }, { "wordDocument", FLAT_NONE },
	};
	static const enum encoding wide[] = {
		ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_UTF16LE, ENCODING_GB18030
	};
	static const char *const marks[] = { "\xFF\xFE", "\xFE\xFF", "", "" };
	static const char text[] = WORD "<w:p>" R("规章") "</w:p>" WORD_END;
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(c); i++)
		cr_expect_eq(flat_kind(c[i].s, strlen(c[i].s)), c[i].kind, "%s", c[i].s);
	for (size_t i = 0; i < ARRAY_LEN(wide); i++) {
		buf_reset(&file);
		buf_add(&file, marks[i], strlen(marks[i]));
		cr_assert(encode_write(&file, text, sizeof text - 1, wide[i], NULL));
		office_read(&got, &file, "xml");
		cr_expect_str_eq(buf_cstr(&got), "规章\n", "%zu: %s", i, buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}
