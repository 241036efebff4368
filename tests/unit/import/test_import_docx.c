/*
 * test_import_docx.c - Word files to the neutral document.
 *
 * Small packages made on the spot: one case for each way programs write the same
 * thing, and for each trap.  Round trips: what export writes comes back.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "doc/opc.h"
#include "doc/zip.h"
#include "export/export.h"
#include "import/readers.h"
#include "kit/exportkit.h"
#include "kit/officekit.h"
#include "report/report.h"

#define TYPES \
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" \
	"<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd." \
	"openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
#define RELS(target) \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/" \
	"relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats" \
	".org/officeDocument/2006/relationships/officeDocument\" Target=\"" target \
	"\"/></Relationships>"
#define HEAD \
	"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/" \
	"main\"><w:body>"
#define TAIL	"<w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:body></w:document>"
#define P(s)	"<w:p><w:r><w:t>" s "</w:t></w:r></w:p>"
#define TC(s)	"<w:tc>" P(s) "</w:tc>"
#define TCPR(pr, s) "<w:tc><w:tcPr>" pr "</w:tcPr>" P(s) "</w:tc>"
#define TR(s)	"<w:tr>" s "</w:tr>"
#define TBL(s)	"<w:tbl><w:tblPr/><w:tblGrid/>" s "</w:tbl>"

static void
package(struct buf *file, const char *xml)
{
	struct office_part parts[] = {
		{ "[Content_Types].xml", TYPES }, { "_rels/.rels",
		    RELS("word/document.xml") },
		{ "word/document.xml", xml }, { NULL, NULL },
	};

	office_zip(file, parts);
}

struct body_case { const char *what, *body, *want; };

static void
bodies(const struct body_case *c, size_t n)
{
	struct buf xml = BUF_INIT, file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		buf_reset(&xml);
		buf_reset(&file);
		buf_str(&xml, HEAD);
		buf_str(&xml, c[i].body);
		buf_str(&xml, TAIL);
		package(&file, buf_cstr(&xml));
		office_read(&got, &file, "docx");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s:\n%s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&xml);
	buf_release(&file);
	buf_release(&got);
}
#define BODIES(c) bodies(c, sizeof (c) / sizeof *(c))

Test(import_docx, paragraphs_and_runs)
{
	static const struct body_case c[] = {
		{ "runs are joined", "<w:p><w:r><w:t>一、</w:t></w:r><w:r><w:t "
		    "xml:space=\"preserve\"> 总体 </w:t></w:r><w:r><w:t>情况</w:t></w:r>"
		    "</w:p>",
		    "一、 总体 情况\n" },
		{ "blank paragraphs", P("") P("  ") "<w:p/>" P("　") P("x"), "x\n" },
		{ "a tab is a blank", "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/>"
		    "</w:tabs>"
		    "</w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>",
		    "a b\n" },
		{ "breaks", "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t>"
		    "</w:r></w:p>", "a\\nb\\nc\n" },
		{ "characters with a name of their own", "<w:p><w:r><w:t>2025</w:t>"
		    "<w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:sym "
		    "w:char=\"F0FE\"/>"
		    "</w:r></w:p>", "2025-1\n" },
		{ "lines of the file are no lines of the text",
		    "<w:p>\n <w:r>\n  <w:t>a\n\tb</w:t>\n </w:r>\n</w:p>", "a  b\n" },
		{ "entities", P("&lt;&amp;&#x6E58;&#10;"), "<&湘 \n" },
		{ "hidden", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>h</w:t></w:r><w:r>"
		    "<w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b"
		    "</w:t>"
		    "</w:r></w:p>", "ab\n" },
		{ "only the mark is hidden", "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr>"
		    "</w:pPr>"
		    "<w:r><w:t>seen</w:t></w:r></w:p>", "seen\n" },
		{ "the draft's mark", P("草　稿") P("草稿。"), "mark: 草　稿\n草稿。\n" },
		{ "a reading beside", "<w:p><w:r><w:ruby><w:rt><w:r><w:t>xiang</w:t>"
		    "</w:r>"
		    "</w:rt><w:rubyBase><w:r><w:t>湘</w:t></w:r></w:rubyBase></w:ruby>"
		    "</w:r>"
		    "</w:p>", "湘\n" },
		{ "a formula", "<w:p><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath></w:p>",
		    "12\n" },
		{ "any prefix", "<ns0:p><ns0:r><ns0:t>a</ns0:t></ns0:r></ns0:p>"
		    "<p><r><t>b</t></r></p>", "a\nb\n" },
		{ "text out of place", "loose<w:r><w:t>run</w:t></w:r><w:p>loose</w:p>"
		    P("a"), "a\n" },
	};

	BODIES(c);
}

Test(import_docx, what_is_looked_through_and_what_is_skipped)
{
	static const struct body_case c[] = {
		{ "insertions", "<w:p><w:ins w:id=\"1\"><w:r><w:t>1</w:t></w:r></w:ins>"
		    "<w:moveTo><w:r><w:t>2</w:t></w:r></w:moveTo></w:p>", "12\n" },
		{ "deletions", "<w:p><w:del><w:r><w:delText>9</w:delText></w:r><w:r>"
		    "<w:t>8"
		    "</w:t></w:r></w:del><w:moveFrom><w:r><w:t>7</w:t></w:r></w:moveFrom>"
		    "<w:r><w:delText>6</w:delText><w:t>1</w:t></w:r></w:p>", "1\n" },
		{ "a deleted mark", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r>"
		    "<w:t>a"
		    "</w:t></w:r></w:p>", "a\n" },
		{ "a deletion in an insertion", "<w:p><w:ins><w:r><w:t>1</w:t></w:r>"
		    "<w:del>"
		    "<w:r><w:delText>2</w:delText></w:r></w:del></w:ins></w:p>", "1\n" },
		{ "content controls", "<w:sdt><w:sdtPr><w:text/><w:placeholder><w:t>click"
		    "</w:t></w:placeholder></w:sdtPr><w:sdtContent>" P("a") "<w:p><w:sdt>"
		    "<w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt></w:p>"
		    "</w:sdtContent></w:sdt>", "a\nb\n" },
		{ "wrappers of runs", "<w:p><w:hyperlink r:id=\"x\"><w:r><w:t>a</w:t>"
		    "</w:r>"
		    "</w:hyperlink><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>"
		    "<w:customXml><w:r><w:t>c</w:t></w:r></w:customXml><w:fldSimple "
		    "w:instr=\"PAGE\"><w:r><w:t>d</w:t></w:r></w:fldSimple><w:new><w:r>"
		    "<w:t>e"
		    "</w:t></w:r></w:new></w:p>", "abcde\n" },
		{ "a field", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
		    "<w:instrText> =SUM(ABOVE) </w:instrText></w:r><w:r><w:fldChar "
		    "w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r><w:r>"
		    "<w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>件</w:t></w:r>"
		    "</w:p>",
		    "12件\n" },
		{ "a field in the instructions of another", "<w:p><w:r><w:fldChar "
		    "w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar "
		    "w:fldCharType=\"begin\"/>"
		    "<w:fldChar w:fldCharType=\"separate\"/><w:t>no</w:t><w:fldChar "
		    "w:fldCharType=\"end\"/></w:r><w:r><w:fldChar "
		    "w:fldCharType=\"separate\"/>"
		    "</w:r><w:r><w:t>yes</w:t></w:r></w:p>", "yes\n" },
		{ "a field without an end", "<w:p><w:r><w:fldChar "
		    "w:fldCharType=\"begin\"/>"
		    "<w:t>no</w:t></w:r></w:p>" P("yes"), "yes\n" },
		{ "an old format under the new one", "<w:p><w:pPr><w:pPrChange><w:pPr>"
		    "<w:pStyle w:val=\"x\"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr>"
		    "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>a"
		    "</w:t>"
		    "</w:r></w:p>", "a\n" },
	};

	BODIES(c);
}

Test(import_docx, boxes_and_alternatives)
{
#define BOX(s) "<w:txbxContent>" s "</w:txbxContent>"
#define CHOICES(a, b) "<mc:AlternateContent>" a "<mc:Fallback>" b \
	"</mc:Fallback></mc:AlternateContent>"
	static const struct body_case c[] = {
		{ "the first branch", "<w:p>" CHOICES("<mc:Choice><w:r><w:t>1</w:t></w:r>"
		    "</mc:Choice><mc:Choice><w:r><w:t>2</w:t></w:r></mc:Choice>",
		    "<w:r><w:t>3</w:t></w:r>") "</w:p>", "1\n" },
		{ "no choice", "<w:p>" CHOICES("", "<w:r><w:t>3</w:t></w:r>") "</w:p>",
		    "3\n" },
		{ "alternatives in a branch", "<w:p>" CHOICES("<mc:Choice>"
		    CHOICES("<mc:Choice><w:r><w:t>1</w:t></w:r></mc:Choice>", "<w:r>"
		    "<w:t>no"
		    "</w:t></w:r>") "<w:r><w:t>2</w:t></w:r></mc:Choice>", "<w:r><w:t>no"
		    "</w:t></w:r>") "</w:p>", "12\n" },
		{ "a box after its paragraph", "<w:p><w:r><w:t>be</w:t></w:r><w:r>"
		    CHOICES("<mc:Choice><w:drawing><wps:wsp>"
		    "<wps:txbx>" BOX(P("box") P("two"))
		    "</wps:txbx></wps:wsp></w:drawing></mc:Choice>", "<w:pict><v:textbox>"
		    BOX(P("box")) "</v:textbox></w:pict>") "</w:r><w:r><w:t>fore</w:t>"
		    "</w:r>"
		    "</w:p>" P("after"), "before\nbox\ntwo\nafter\n" },
		{ "a box in a cell", TBL(TR("<w:tc><w:p><w:r><w:t>a</w:t><w:pict>"
		    BOX(P("box")) "</w:pict></w:r></w:p>" P("b") "</w:tc>")),
		    "[a\\nbox\\nb]\n" },
		{ "a table in a box", "<w:p><w:r><w:pict>" BOX(TBL(TR(TC("1") TC("2"))))
		    "</w:pict><w:t>a</w:t></w:r></w:p>", "a\n[1|2]\n" },
		{ "a box in a box", "<w:p><w:r><w:pict>" BOX("<w:p><w:r><w:pict>"
		    BOX(P("inner")) "</w:pict><w:t>outer</w:t></w:r></w:p>")
		    "</w:pict></w:r></w:p>", "outer\ninner\n" },
		{ "drawings have texts of their own", "<w:p><w:r><w:t>a</w:t><w:drawing>"
		    "<a:p><a:r><a:t>no</a:t></a:r></a:p><a:tbl><a:tr><a:tc/></a:tr>"
		    "</a:tbl>"
		    "</w:drawing><w:t>b</w:t></w:r></w:p>", "ab\n" },
		{ "a hidden box holder hides no box", "<w:p><w:r><w:rPr><w:vanish/>"
		    "</w:rPr>"
		    "<w:pict>" BOX(P("box")) "</w:pict><w:t>no</w:t></w:r>"
		    "</w:p>", "box\n" },
	};

	BODIES(c);
}

Test(import_docx, tables)
{
	static const struct body_case c[] = {
		{ "plain", TBL(TR(TC("a") TC("1")) TR(TC("b") TC(""))), "[a|1][b|]\n" },
		{ "paragraphs of a cell", TBL(TR("<w:tc>" P("总") P("") P("计") "</w:tc>"
		    TC("1"))), "[总\\n计|1]\n" },
		{ "gridSpan", TBL(TR(TCPR("<w:gridSpan w:val=\"3\"/>", "a") TC("b"))),
		    "[a*3|b]\n" },
		{ "vMerge", TBL(TR(TCPR("<w:vMerge w:val=\"restart\"/>", "a") TC("1"))
		    TR(TCPR("<w:vMerge/>", "") TC("2"))
		    TR(TCPR("<w:vMerge w:val=\"continue\"/>", "gone") TC("3"))),
		    "[a|1][~|2][~|3]\n" },
		{ "nothing above to go on from", TBL(TR(TCPR("<w:vMerge/>", "a") TC("1"))
		    TR(TC("b") TCPR("<w:vMerge/>", "2"))), "[a|1][b|2]\n" },
		{ "one merge ends where the next begins", TBL(
		    TR(TCPR("<w:vMerge w:val=\"restart\"/>", "a") TC("1"))
		    TR(TCPR("<w:vMerge w:val=\"restart\"/>", "b") TC("2"))
		    TR(TCPR("<w:vMerge/>", "") TC("3"))), "[a|1][b|2][~|3]\n" },
		{ "hMerge", TBL(TR(TCPR("<w:hMerge w:val=\"restart\"/>", "a")
		    TCPR("<w:hMerge/>", "gone") TCPR("<w:gridSpan w:val=\"2\"/>"
		    "<w:hMerge w:val=\"continue\"/>", "") TC("b"))), "[a*4|b]\n" },
		{ "gridBefore and gridAfter", TBL(TR("<w:trPr><w:gridBefore w:val=\"2\"/>"
		    "<w:gridAfter w:val=\"1\"/></w:trPr>" TC("a") TC("b"))), "[@2 "
		    "a|b]\n" },
		{ "a merge beside another grid", TBL(
		    TR(TC("a") TCPR("<w:vMerge w:val=\"restart\"/>", "b"))
		    TR(TCPR("<w:gridSpan w:val=\"2\"/>", "c") TCPR("<w:vMerge/>", "d"))),
		    "[a|b][c*2|d]\n" },
		{ "wrappers", "<w:sdt><w:sdtContent>" TBL("<w:sdt><w:sdtContent>"
		    TR("<w:sdt><w:sdtContent>" TC("a") "</w:sdtContent></w:sdt>"
		    "<w:customXml>" TC("1") "</w:customXml>") "</w:sdtContent></w:sdt>")
		    "</w:sdtContent></w:sdt>", "[a|1]\n" },
		{ "a deleted row", TBL(TR(TC("a")) TR("<w:trPr><w:del/></w:trPr>" TC("no")
		    TC("no")) TR("<w:trPr><w:ins/></w:trPr>" TC("b"))), "[a][b]\n" },
		{ "a hidden row", TBL(TR(TC("a")) TR("<w:trPr><w:hidden/>"
		    "</w:trPr>" TC("no"))
		    TR("<w:trPr><w:hidden w:val=\"false\"/></w:trPr>" TC("b"))),
		    "[a][b]\n" },
		{ "an old grid", TBL(TR("<w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan "
		    "w:val=\"3\"/></w:tcPr></w:tcPrChange></w:tcPr>" P("a") "</w:tc>"
		    TC("b"))), "[a|b]\n" },
		{ "absurd numbers", TBL(TR(TCPR("<w:gridSpan w:val=\"-4\"/>", "a")
		    TCPR("<w:gridSpan w:val=\"0\"/>", "b") TCPR("<w:gridSpan "
		    "w:val=\"x\"/>",
		    "c"))), "[a|b|c]\n" },
		{ "nothing in it", TBL("") TBL(TR("")) P("a"), "a\n" },
		{ "two tables", TBL(TR(TC("1"))) TBL(TR(TC("2"))), "[1]\n[2]\n" },
		{ "out of place", TR(TC("a")) TC("b") "<w:tbl>" TC("c") "<w:tr>" TC("d")
		    TR(TC("e")) TC("f") "</w:tr></w:tbl>", "a\nb\n[d|e]\nc\nf\n" },
	};

	BODIES(c);
}

Test(import_docx, tables_in_tables)
{
	static const struct body_case c[] = {
		{ "the inner one "
		    "stays", TBL(TR("<w:tc>" P("before") TBL(TR(TC("1") TC("2")))
		    P("behind") "</w:tc>" TC("beside")) TR(TC("below"))),
		    "before\n[1|2]\nbehind\nbeside\nbelow\n" },
		{ "two in "
		    "one", TBL(TR("<w:tc>" TBL(TR(TC("1"))) TBL(TR(TC("2"))) "</w:tc>")),
		    "[1]\n[2]\n" },
		{ "three levels", TBL(TR("<w:tc>" P("a") TBL(TR("<w:tc>" P("b")
		    TBL(TR(TC("1"))) "</w:tc>")) "</w:tc>")), "a\nb\n[1]\n" },
		{ "what goes on from above is nothing", TBL(
		    TR(TCPR("<w:vMerge "
		    "w:val=\"restart\"/>", "a") "<w:tc>" TBL(TR(TC("1")))
		    "</w:tc>") TR(TCPR("<w:vMerge/>", "gone") TC("b"))), "a\n[1]\nb\n" },
	};

	BODIES(c);
}

#define STYLE(id, name, more) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\">" \
	"<w:name w:val=\"" name "\"/>" more "</w:style>"
#define STYLED(id, s) "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr><w:r><w:t>" s \
	"</w:t></w:r></w:p>"

Test(import_docx, styles_are_hints)
{
	static const char rels[] = "<Relationships><Relationship Id=\"rId9\" "
	    "Type=\"http://"
	    "purl.oclc.org/ooxml/officeDocument/relationships/styles\" "
	    "Target=\"../other/s.xml\"/></Relationships>";
	static const char styles[] = "<w:styles>"
	    STYLE("1", "heading 1", "") STYLE("2", "Heading "
	    "2", "") STYLE("a3", "Title", "")
	    STYLE("x", "正文标题", "<w:basedOn w:val=\"y\"/>")
	    STYLE("y", "二级", "<w:basedOn w:val=\"2\"/>")
	    STYLE("o", "小节", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>")
	    STYLE("n", "正文", "<w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>")
	    STYLE("loop", "环", "<w:basedOn w:val=\"loop\"/>")
	    STYLE("TOC1", "toc 1", "") STYLE("t2", "目录2", "<w:basedOn w:val=\"TOC1\"/>")
	    STYLE("th", "TOC Heading", "<w:basedOn w:val=\"1\"/>")
	    STYLE("tx", "tocsin", "")
	    "<w:style w:type=\"character\" w:styleId=\"c\"><w:name w:val=\"heading 1\"/>"
	    "</w:style></w:styles>";
	static const char body[] = HEAD STYLED("a3", "t") STYLED("1", "one")
	    STYLED("2", "two") STYLED("x", "based") STYLED("o", "outline")
	    STYLED("n", "body") STYLED("loop", "loop") STYLED("c", "char")
	    STYLED("none", "none") STYLED("th", "目录") STYLED("TOC1", "一、情况 1")
	    STYLED("t2", "二、情况 2") STYLED("tx", "bell") TAIL;
	struct office_part parts[] = {
		{ "_rels/.rels", RELS("word/document.xml") }, { "word/document.xml", body
		    },
		{ "word/_rels/document.xml.rels", rels }, { "other/s.xml", styles },
		{ NULL, NULL },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	office_zip(&file, parts);
	office_read(&got, &file, "docx");
	cr_expect_str_eq(buf_cstr(&got), "title: t\nh1: one\nh2: two\nh2: based\n"
	    "h1: outline\nbody\nloop\nchar\nnone\nbell\n", "%s", buf_cstr(&got));
	parts[3].text = "<w:styles><broken";	/* no hints, then */
	buf_reset(&file);
	office_zip(&file, parts);
	office_read(&got, &file, "docx");
	cr_expect_str_eq(buf_cstr(&got), "t\none\ntwo\nbased\noutline\nbody\nloop\nchar\n"
	    "none\n目录\n一、情况 1\n二、情况 2\nbell\n");
	buf_release(&file);
	buf_release(&got);
}

Test(import_docx, the_main_part_is_what_the_package_says)
{
	static const char body[] = HEAD P("a") TAIL;
	static const char types[] = "<Types><Override PartName=\"/x/y.xml\" ContentType="
	    "\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
	    "\"/>"
	    "<Override PartName=\"/x/main.xml\" ContentType=\"application/vnd.ms-word."
	    "wordprocessingml.document.main+xml\"/></Types>";
	static const struct { const char *what; struct office_part parts[5]; } c[] = {
		{ "relation", { { "_rels/.rels", RELS("/word/document2.xml") },
		    { "word/document2.xml", body }, { "word/document.xml", HEAD TAIL } }
		    },
		{ "relation with dots", { { "_rels/.rels", RELS("./a/../word/d.xml") },
		    { "word/d.xml", body } } },
		{ "content type", { { "[Content_Types].xml", types },
		    { "x/main.xml", body } } },
		{ "a relation to nothing", { { "_rels/.rels", RELS("word/none.xml") },
		    { "word/document.xml", body } } },
		{ "the usual name", { { "word/document.xml", body } } },
		{ "letters of another "
		    "case", { { "_RELS/.RELS", RELS("Word/Document.xml") },
		    { "word/document.XML", body } } },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		office_zip(&file, c[i].parts);
		office_read(&got, &file, "docx");
		cr_expect_str_eq(buf_cstr(&got), "a\n", "%s: %s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}

Test(import_docx, the_title_of_the_properties)
{
	static const char rels[] = "<Relationships><Relationship Id=\"a\" Type=\"x/"
	    "metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
	struct office_part parts[] = {
		{ "_rels/.rels", rels }, { "word/document.xml", HEAD P("a") TAIL },
		{ "docProps/core.xml", "<cp:coreProperties><dc:creator>no</dc:creator>"
		    "<dc:title>甲局&amp;乙局</dc:title></cp:coreProperties>" },
		{ NULL, NULL },
	};
	struct buf file = BUF_INIT;
	struct source src = { 0 };
	struct doc *doc = doc_new();

	office_zip(&file, parts);
	src.p = file.data;
	src.n = file.len;
	cr_assert(docx_read(doc, &src, NULL));
	cr_assert_str_eq(doc->title, "甲局&乙局");
	doc_free(doc);
	buf_release(&file);
}

/* ---- bad input ---- */

static void
repeat_body(struct buf *xml, const char *open, const char *inner, const char *close,
    size_t n)
{
	buf_reset(xml);
	buf_str(xml, HEAD);
	buf_repeat(xml, open, n);
	buf_str(xml, inner);
	buf_repeat(xml, close, n);
	buf_str(xml, TAIL);
}

Test(import_docx, bad_files_are_refused_with_a_reason)
{
	static const struct { const char *what, *xml, *want; } c[] = {
		{ "an entity of this machine", "<!DOCTYPE d [<!ENTITY x SYSTEM "
		    "\"file:///etc/passwd\">]>" HEAD P("&x;") TAIL, "refused: "
		    "XML_DOCTYPE" },
		{ "laughs", "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b "
		    "\"&a;&a;&a;\">]>" HEAD
		    P("&b;") TAIL, "refused: XML_DOCTYPE" },
		{ "a bare DOCTYPE", "<!DOCTYPE d>" HEAD TAIL, "refused: XML_DOCTYPE" },
		{ "an entity that is none", HEAD P("&x;") TAIL, "refused: XML_SYNTAX" },
		{ "cut off", HEAD P("a"), "refused: XML_SYNTAX" },
		{ "tags that do not match", HEAD "<w:p></w:r>" TAIL, "refused: "
		    "XML_SYNTAX" },
		{ "no XML", "hello", "refused: XML_SYNTAX" },
		{ "nothing", "", "refused: XML_SYNTAX" },
		{ "bytes that are no text", HEAD P("\xB1\xED") TAIL, "refused: "
		    "XML_SYNTAX" },
		{ "a page inside", HEAD "<w:altChunk r:id=\"a\"/>" TAIL,
		    "refused: IMPORT_DOCX_FOREIGN" },
		{ "a page beside text", HEAD P("a") "<w:altChunk "
		    "r:id=\"a\"/>" TAIL, "a\n" },
		{ "another XML", "<html><body><p>a</p></body></html>", "" },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		package(&file, c[i].xml);
		office_read(&got, &file, "docx");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s: %s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}

Test(import_docx, limits_hold)
{
	static const struct { const char *open, *inner, *close, *want; size_t n; } c[] = {
		{ "<x>", "", "</x>", "refused: XML_DEPTH", 300 },
		{ "<x>", P("a"), "</x>", "a\n", 200 },
		{ "<w:tbl><w:tr><w:tc>", "", "</w:tc></w:tr></w:tbl>",
		    "refused: IMPORT_DOCUMENT_DEEP", 70 },
		{ "<w:tbl><w:tr><w:tc>", P("a"), "</w:tc></w:tr></w:tbl>", "[a]\n", 50 },
		{ P("a"), "", "", "refused: UNZIP_RATIO", READER_BLOCKS + 1 },
		{ "", TBL(TR(TCPR("<w:gridSpan "
		    "w:val=\"999\"/>", "a") TC("b") TC("c"))), "",
		    "refused: IMPORT_DOCUMENT_LARGE", 0 },
	};
	struct buf xml = BUF_INIT, file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		repeat_body(&xml, c[i].open, c[i].inner, c[i].close, c[i].n);
		package(&file, buf_cstr(&xml));
		office_read(&got, &file, "docx");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%zu: %.60s", i,
		    buf_cstr(&got));
	}
	buf_release(&xml);
	buf_release(&file);
	buf_release(&got);
}

/* Figures that do not pack too well, so that no other limit comes first. */
Test(import_docx, there_may_not_be_too_much)
{
	static const struct { const char *row, *open, *close; unsigned n; } c[] = {
		{ "", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", READER_BLOCKS + 1 },
		{ "</w:tr><w:tr>", "<w:tc><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>",
		    READER_CELLS + 1 },
		{ "", "", "", 1000000 },
	};
	struct buf xml = BUF_INIT, file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		bool cells = c[i].row[0] != '\0', text = c[i].open[0] == '\0';

		buf_reset(&file);
		buf_reset(&xml);
		buf_str(&xml, HEAD);
		buf_str(&xml, cells ? "<w:tbl><w:tr>" : text ? "<w:p><w:r><w:t>" : "");
		for (unsigned k = 0; k < c[i].n; k++) {
			if (k % 10 == 0)
				buf_str(&xml, c[i].row);
			buf_str(&xml, c[i].open);
			buf_u64(&xml, k * 2654435761u);
			buf_str(&xml, c[i].close);
		}
		buf_str(&xml, cells ? "</w:tr></w:tbl>" : text ? "</w:t></w:r>"
		    "</w:p>" : "");
		buf_str(&xml, TAIL);
		package(&file, buf_cstr(&xml));
		office_read(&got, &file, "docx");
		cr_expect_str_eq(buf_cstr(&got), "refused: "
		    "IMPORT_DOCUMENT_LARGE", "%zu", i);
	}
	buf_release(&xml);
	buf_release(&file);
	buf_release(&got);
}

/* Names and tags that expat would have to keep. */
Test(import_docx, names_and_tags_have_limits)
{
	struct buf xml = BUF_INIT, file = BUF_INIT, got = BUF_INIT;

	for (int attributes = 0; attributes < 2; attributes++) {
		buf_reset(&xml);
		buf_reset(&file);
		buf_str(&xml, HEAD);
		for (int i = 0; i < 3100; i++)
			buf_printf(&xml, attributes ? "<x a%d=\"\"/>" : "<x%d/>", i);
		buf_str(&xml, TAIL);
		package(&file, buf_cstr(&xml));
		office_read(&got, &file, "docx");
		cr_expect_str_eq(buf_cstr(&got), "refused: XML_NAMES");
	}
	buf_reset(&xml);
	buf_reset(&file);
	buf_str(&xml, HEAD "<x y=\"");
	for (unsigned i = 0; xml.len < (9u << 19); i++)
		buf_u64(&xml, i * 2654435761u);
	buf_str(&xml, "\"/>" TAIL);
	package(&file, buf_cstr(&xml));
	office_read(&got, &file, "docx");
	cr_expect_str_eq(buf_cstr(&got), "refused: XML_TAG");
	xml.len = 3u << 20;			/* Word puts pictures there */
	buf_str(&xml, "\"/>" P("a") TAIL);
	buf_reset(&file);
	package(&file, buf_cstr(&xml));
	office_read(&got, &file, "docx");
	cr_expect_str_eq(buf_cstr(&got), "a\n");
	buf_release(&xml);
	buf_release(&file);
	buf_release(&got);
}

Test(import_docx, an_archive_without_a_document_is_refused)
{
	struct office_part parts[] = {
		{ "[Content_Types].xml", TYPES }, { "word/styles.xml", "<a/>" }, { NULL,
		    NULL },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	office_zip(&file, parts);
	office_read(&got, &file, "docx");
	cr_assert_str_eq(buf_cstr(&got), "refused: IMPORT_NO_PART");
	buf_release(&file);
	buf_release(&got);
}

/* Damage of the archive is told as such, not as damage of the text. */
Test(import_docx, damaged_archives_say_so)
{
	struct buf file = BUF_INIT, cut = BUF_INIT, got = BUF_INIT;
	char *at;

	package(&file, HEAD P("a") TAIL);
	for (size_t n = file.len / 4; n < file.len; n += 7) {
		buf_reset(&cut);
		buf_add(&cut, file.data, n);
		office_read(&got, &cut, "docx");
		cr_assert_str_eq(buf_cstr(&got), "refused: UNZIP_CUT");
	}
	buf_reset(&cut);
	buf_add(&cut, file.data, file.len);
	at = memmem(cut.data, cut.len, "PK\1\2", 4);
	at[8] = 1;
	office_read(&got, &cut, "docx");
	cr_assert_str_eq(buf_cstr(&got), "refused: UNZIP_ENCRYPTED");
	at = memmem(file.data, file.len, "word/document.xml", 17);
	at[17 + 20] ^= 0x55;			/* within what was deflated */
	office_read(&got, &file, "docx");
	cr_assert_str_eq(buf_cstr(&got), "refused: UNZIP_DAMAGED");
	buf_release(&file);
	buf_release(&cut);
	buf_release(&got);
}

Test(import_docx, other_bytes_are_not_taken)
{
	static const char *const other[] = { "", "PK", "PK\3\4", "PK\3\4 and so on, but "
	    "no "
	    "archive of ours at all, really", "<html>", "{\"schema\":1}", "plain text" };
	struct office_part odt[] = { { "mimetype",
	    "application/vnd.oasis.opendocument.text" },
		{ "content.xml", "<a/>" }, { NULL, NULL } };
	struct buf file = BUF_INIT;
	enum opc_kind kind;

	for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
		kind = opc_kind(other[i], strlen(other[i]));
		cr_assert(kind == OPC_NONE || kind == OPC_ARCHIVE, "%s", other[i]);
	}
	office_zip(&file, odt);
	cr_assert_eq(opc_kind(file.data, file.len), OPC_ARCHIVE);
	buf_release(&file);
}

/* ---- what export writes comes back ---- */

/* Text of the square of a table: of the cell that covers it, from above too. */
static const char *
square_text(const struct doc_table *t, const int *map, int row, int col)
{
	while (map[row * t->ncol + col] >= 0 && t->cell[map[row * t->ncol +
	    col]].continued)
		row--;
	cr_assert(map[row * t->ncol + col] >= 0);
	return t->cell[map[row * t->ncol + col]].text;
}

static void
same_table(struct doc *a, const struct doc_table *x, struct doc *b,
    const struct doc_table *y)
{
	const int *mx = doc_table_map(a, x), *my = doc_table_map(b, y);

	cr_assert_eq(x->nrow, y->nrow);
	cr_assert_eq(x->ncol, y->ncol);
	for (int row = 0; row < x->nrow; row++)
		for (int col = 0; col < x->ncol; col++) {
			const struct doc_cell *c = &x->cell[mx[row * x->ncol + col]];
			const struct doc_cell *k = &y->cell[my[row * y->ncol + col]];

			cr_assert_eq(c->col, k->col);
			cr_assert_eq(c->colspan, k->colspan);
			cr_assert_eq(k->continued, c->row != row);
			cr_assert_str_eq(square_text(y, my, row, col), c->text);
		}
}

static void
comes_back(struct report *r, bool draft)
{
	struct export_options o = { .draft = draft };
	struct doc *want = export_build(r, &o), *got = doc_new();
	struct buf file = BUF_INIT;
	struct source src = { 0 };
	size_t i, k = 0;

	cr_assert(export_docx(&file, want, NULL));
	src.p = file.data;
	src.n = file.len;
	cr_assert_eq(opc_kind(src.p, src.n), OPC_DOCX);
	cr_assert(docx_read(got, &src, NULL));
	cr_assert_str_eq(got->title, want->title);
	for (i = 0; i < want->n; i++) {
		const struct doc_block *a = &want->block[i], *b = &got->block[k];

		if (a->kind != DOC_TABLE && text_blank(a->text))
			continue;
		if (a->kind == DOC_MARK)	/* stands in the header of the pages */
			continue;
		cr_assert_lt(k++, got->n);
		cr_assert_eq(a->kind, b->kind, "%s: %d", a->text, b->kind);
		if (a->kind == DOC_TABLE)
			same_table(want, a->table, got, b->table);
		else
			cr_assert_str_eq(a->text, b->text);
	}
	cr_assert_eq(k, got->n);
	doc_free(want);
	doc_free(got);
	buf_release(&file);
	report_free(r);
}

Test(import_docx, our_own_files_come_back)
{
	uint64_t seed = 11;

	comes_back(kit_full("2021"), false);
	comes_back(kit_full("2019"), true);
	for (int i = 0; i < 40; i++)
		comes_back(kit_random(i % 2 ? "2021" : "2019", &seed), i % 3 == 0);
}
