/*
 * test_looks.c - figures that are not plain: a table for each reader, what it says of
 * them, and what import makes of them.
 *
 * "41^415{struck: 415}" is a cell that reads 41^415, has something struck out, and 415
 * as its plain part.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/msg.h"
#include "kit/officekit.h"

struct look_case { const char *what, *cell, *want; };

static void
check(const struct look_case *c, const struct buf *file, const char *kind)
{
	struct buf got = BUF_INIT, want = BUF_INIT;

	office_read(&got, file, kind);
	buf_printf(&want, "[规章|%s|9]\n", c->want);
	cr_expect_str_eq(buf_cstr(&got), buf_cstr(&want), "%s, %s:\n%s", kind, c->what,
	    buf_cstr(&got));
	buf_release(&got);
	buf_release(&want);
}

/* ---- web pages ---- */

static void
pages(const struct look_case *c, size_t n, const char *head)
{
	struct buf file = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		buf_reset(&file);
		buf_printf(&file, "<html><head>%s</head><table><tr><td>规章<td>%s<td>9"
		    "</table></html>", head, c[i].cell);
		check(&c[i], &file, "html");
	}
	buf_release(&file);
}
#define PAGES(c, head) pages(c, sizeof (c) / sizeof *(c), head)

Test(looks, of_web_pages)
{
	static const struct look_case c[] = {
		{ "plain", "415", "415" },
		{ "s", "<s>41</s>415", "41^415{struck: 415}" },
		{ "strike, all of it", "<strike>415</strike>", "415{struck: }" },
		{ "del", "<del>41</del>415", "415" },
		{ "del alone", "<del>415</del>", "{struck: }" },
		{ "struck words", "<s>原</s>415", "原415{struck: 415}" },
		{ "sup", "415<sup>1</sup>", "415^1{raised: 415}" },
		{ "sub inside", "41<b><sub>5</sub></b>", "41^5{raised: 41}" },
		{ "by style", "<span style='text-decoration: line-through red'>41</span>415",
		    "41^415{struck: 415}" },
		{ "by its long name", "<i style=text-decoration-line:line-through>41</i>415",
		    "41^415{struck: 415}" },
		{ "none is none", "<span style='text-decoration:none'>41</span>5", "415" },
		{ "raised by style", "415<span style='vertical-align:super'>1</span>",
		    "415^1{raised: 415}" },
		{ "by a length", "415<span style='vertical-align:4pt'>1</span>",
		    "415^1{raised: 415}" },
		{ "not raised", "41<span style='vertical-align:baseline'>5</span>", "415" },
		{ "of Word", "415<span style='mso-text-raise:3.0pt'>1</span>",
		    "415^1{raised: 415}" },
		{ "no size", "4<span style='font-size:0'>1</span>5", "4^1^5{tiny: 45}" },
		{ "a size inside", "<div style='font-size:0'><p style='font-size:14px'>415</p>"
		    "</div>", "415" },
		{ "one point", "<font style='font-size:1pt'>41</font>5", "41^5{tiny: 5}" },
		{ "no ink", "<span style='opacity:0'>41</span>5", "41^5{tiny: 5}" },
		{ "hidden beside", "<span style='display:none'>41</span>5", "5" },
		{ "hidden alone", "<span style='display:none'>41</span>", "{hidden}" },
		{ "invisible alone", "<b style='visibility:hidden'>41</b>", "{hidden}" },
		{ "hidden words", "<span hidden>甲</span>", "" },
		{ "field", "<input value=415>", "415" },
		{ "field of text", "<input type='text' value=' 415 '>", "415" },
		{ "number", "<input type=number value=0>", "0" },
		{ "empty field", "<input type=text value=''>", "{field}" },
		{ "field without value", "<input>", "{field}" },
		{ "hidden field", "<input type=hidden value=41>415", "415" },
		{ "hidden field alone", "<input type=hidden value=41>", "{hidden}" },
		{ "check box", "<input type=checkbox checked>", "{field}" },
		{ "button", "<input type=button value=修改>415", "415" },
		{ "text area", "<textarea rows=1>415</textarea>", "415" },
		{ "empty text area", "<textarea></textarea>", "{field}" },
		{ "chosen", "<select><option>1<option selected>415<option>2</select>",
		    "415" },
		{ "none chosen", "<select><option>1<option>415</select>", "{field}" },
		{ "two chosen", "<select multiple><option selected>1<option selected>4"
		    "</select>", "{field}" },
		{ "picture", "<img src=415.png>", "{picture}" },
		{ "white", "<span style='color:#FFF'>4</span>15", "4^15{tiny: 15}" },
		{ "white, by its element", "<font color=white>415</font>", "415{tiny: }" },
		{ "white, by its triple", "<b style='color: rgb(255, 255, 255)'>415</b>",
		    "415{tiny: }" },
		{ "white on blue", "<b style='color:#fff;background:#00f'>415</b>", "415" },
		{ "white inside blue", "<i style='background-color:#00f'><b "
		    "style='color:#fff'>415</b></i>", "415" },
		{ "white on white", "<b style='color:white;background:#ffffff'>415</b>",
		    "415{tiny: }" },
		{ "nearly white", "<b style='color:#fff0f0'>415</b>", "415" },
		{ "picture of a digit", "4<img src=1.png>5", "45{picture}" },
		{ "speck", "415<img src=x.gif width=1 height=1>", "415" },
		{ "svg", "<svg><text>415</text></svg>", "{picture}" },
		{ "object", "<object data=x><p>415</p></object>", "{object}" },
		{ "canvas", "<canvas id=x></canvas>", "{object}" },
		{ "script", "<script>document.write(415)</script>", "{object}" },
		{ "code of ours", "4&#1;A1&#x10FFFD;5\x01" "A", "4�A1�5 A" },
	};

	PAGES(c, "");
}

Test(looks, of_style_sheets)
{
	static const struct look_case c[] = {
		{ "class", "<span class='x old'>41</span>415", "41^415{struck: 415}" },
		{ "after others", "<b class=up>1</b>", "1{raised: }" },
		{ "id", "<i id=none>41</i>5", "41^5{tiny: 5}" },
		{ "element", "<q>41</q>5", "41^5{struck: 5}" },
		{ "hidden", "<i class=gone>41</i>", "{hidden}" },
		{ "on paper only", "<i class=paper>41</i>5", "415" },
		{ "of a state", "<a class=link>41</a>5", "415" },
		{ "of screens", "<i class=screen>41</i>5", "41^5{struck: 5}" },
		{ "elsewhere", "<em>41</em>5", "415" },
	};

	PAGES(c, "<style>/* .no { } */ @charset 'utf-8'; .old, h1 {color:red;"
	    "text-decoration:line-through} td .up { vertical-align : super }\n"
	    "#none{font-size:0} q {text-decoration: line-through} .gone{display:none}"
	    "@media print { .paper { text-decoration:line-through } }"
	    "@media screen { .screen { text-decoration:line-through } }"
	    ".link:hover{text-decoration:line-through} div em {opacity:0}</style>");
}

/* What is hidden around tables is shown again by scripts; rows and cells are rows and
 * cells all the same. */
Test(looks, of_cells_of_a_page)
{
	static const struct { const char *page, *want; } c[] = {
		{ "<table><tr><td>规章<td style='visibility:hidden'>415<td>9</table>",
		    "[规章|{hidden}|9]\n" },
		{ "<table><tr><td>规章<td style='text-decoration:line-through'>4<b>15</b>"
		    "<td>9</table>", "[规章|415{struck: }|9]\n" },
		{ "<table><tr style='text-decoration:line-through'><td>规章<td>415<tr><td>a"
		    "<td>9</table>", "[规章{struck: }|415{struck: }][a|9]\n" },
		{ "<table><tr><td><s>4<td>5</table>", "[4{struck: }|5]\n" },
		{ "<style>.t{display:none}</style><div class=t><table><tr><td>a<td>9</table>"
		    "</div>", "[a|9]\n" },
		{ "<table><tr><td>规章<sup>①</sup><td>9</table>", "[规章①{raised: 规章}|9]\n" },
		{ "<table><tr><td style='vertical-align:sub'>5<td>9</table>", "[5|9]\n" },
		{ "<style>.fade{opacity:0}</style><div class=fade style='font-size:0'><table>"
		    "<tr><td>a<td>9</table></div>", "[a|9]\n" },
		{ "<table><tr><td style='color:#fff'>5<td bgcolor=navy style='color:#fff'>9"
		    "<tr bgcolor=navy><td><font color=white>5</font><td>9<tr><td>"
		    "<font color=white>5</font><td>9</table>",
		    "[5{tiny: }|9][5|9][5{tiny: }|9]\n" },
		{ "<table style='background:#036'><tr><td style='color:white'>5<td>9</table>",
		    "[5|9]\n" },
		{ "<p>甲<s>乙</s>丙</p><img><p>丁", "甲乙丙\n丁\n" },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		buf_printf(&file, "<html>%s</html>", c[i].page);
		office_read(&got, &file, "html");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s:\n%s", c[i].page,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}

/* ---- Word ---- */

#define RELS(target, type) "<Relationships><Relationship Id=\"r1\" Type=\"http://x/" \
	"relationships/" type "\" Target=\"" target "\"/></Relationships>"
#define R(pr, s) "<w:r><w:rPr>" pr "</w:rPr><w:t>" s "</w:t></w:r>"
#define FORM(data) "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" data "</w:ffData>" \
	"</w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r>" \
	"<w:fldChar w:fldCharType=\"separate\"/></w:r>"
#define SUM "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> =SUM(LEFT) " \
	"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
#define END "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
#define SDT(pr, s) "<w:sdt><w:sdtPr>" pr "</w:sdtPr><w:sdtContent>" s "</w:sdtContent></w:sdt>"
#define PICTURE "<w:r><w:drawing><wp:inline><a:graphic><pic:pic><pic:blipFill><a:blip " \
	"r:embed=\"r1\"/></pic:blipFill></pic:pic></a:graphic></wp:inline></w:drawing></w:r>"

Test(looks, of_word_files)
{
	static const struct look_case c[] = {
		{ "strike", R("<w:strike/>", "41") R("", "415"), "41^415{struck: 415}" },
		{ "dstrike", R("<w:dstrike/>", "41") R("", "5"), "41^5{struck: 5}" },
		{ "not struck", R("<w:strike w:val=\"0\"/>", "41") R("", "5"), "415" },
		{ "superscript", R("", "415") R("<w:vertAlign w:val=\"superscript\"/>", "1"),
		    "415^1{raised: 415}" },
		{ "subscript", R("", "4") R("<w:vertAlign w:val=\"subscript\"/>", "1"),
		    "4^1{raised: 4}" },
		{ "baseline", R("", "4") R("<w:vertAlign w:val=\"baseline\"/>", "1"), "41" },
		{ "position", R("", "4") R("<w:position w:val=\"12\"/>", "1"),
		    "4^1{raised: 4}" },
		{ "a little", R("", "4") R("<w:position w:val=\"-2\"/>", "1"), "41" },
		{ "size", R("<w:sz w:val=\"2\"/>", "41") R("<w:sz w:val=\"21\"/>", "5"),
		    "41^5{tiny: 5}" },
		{ "white", R("<w:color w:val=\"FFFFFF\"/>", "41") R("", "5"),
		    "41^5{tiny: 5}" },
		{ "black", R("<w:color w:val=\"000000\"/>", "41") R("", "5"), "415" },
		{ "white on blue", R("<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" "
		    "w:fill=\"0000FF\"/>", "41") R("", "5"), "415" },
		{ "white on white", R("<w:color w:val=\"ffffff\"/><w:shd w:val=\"clear\" "
		    "w:fill=\"auto\"/>", "41") R("", "5"), "41^5{tiny: 5}" },
		{ "white under a marker", R("<w:color w:val=\"FFFFFF\"/><w:highlight "
		    "w:val=\"red\"/>", "41") R("", "5"), "415" },
		{ "hidden beside", R("<w:vanish/>", "41") R("", "5"), "5" },
		{ "hidden alone", R("<w:vanish/>", "415"), "{hidden}" },
		{ "character style", R("<w:rStyle w:val=\"old\"/>", "41") R("", "5"),
		    "41^5{struck: 5}" },
		{ "taken back", R("<w:rStyle w:val=\"old\"/><w:strike w:val=\"false\"/>", "41")
		    R("", "5"), "415" },
		{ "hidden by style", R("<w:rStyle w:val=\"gone\"/>", "41"), "{hidden}" },
		{ "inserted", "<w:ins>" R("", "4") "</w:ins>" R("", "1"), "41" },
		{ "deleted", "<w:del><w:r><w:delText>4</w:delText></w:r></w:del>" R("", "1"),
		    "1" },
		{ "form field", FORM("<w:textInput/>") R("", "415") END, "415" },
		{ "empty form field", FORM("<w:textInput/>") R("", "     ") END,
		    "     {field}" },
		{ "check box", FORM("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>") END,
		    "{field}" },
		{ "list", FORM("<w:ddList><w:listEntry w:val=\"415\"/></w:ddList>") END,
		    "{field}" },
		{ "formula", SUM R("", "415") END, "415" },
		{ "formula without result", SUM END, "{formula}" },
		{ "simple", "<w:fldSimple w:instr=\" =SUM(A1) \">" R("", "4") "</w:fldSimple>",
		    "4" },
		{ "simple without", "<w:fldSimple w:instr=\"=SUM(A1)\"/>", "{formula}" },
		{ "page number", "<w:fldSimple w:instr=\"PAGE\"/>", "" },
		{ "control", SDT("<w:alias w:val=\"x\"/><w:rPr><w:strike/></w:rPr>",
		    R("", "415")), "415" },
		{ "placeholder", SDT("<w:showingPlcHdr/><w:text/>", R("", "单击此处输入")),
		    "{field}" },
		{ "list not chosen", SDT("<w:dropDownList/><w:showingPlcHdr/>",
		    R("", "选择一项。")), "{field}" },
		{ "list chosen", SDT("<w:dropDownList/>", R("", "415")), "415" },
		{ "box", SDT("<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>",
		    R("", "☒")), "{field}" },
		{ "picture", PICTURE, "{picture}" },
		{ "picture of a digit", R("", "4") PICTURE, "4{picture}" },
		{ "picture of old", "<w:r><w:pict><v:shape><v:imagedata r:id=\"r1\"/></v:shape>"
		    "</w:pict></w:r>", "{picture}" },
		{ "object", "<w:r><w:object><v:shape/><o:OLEObject/></w:object></w:r>",
		    "{object}" },
		{ "a line drawn", R("", "4") "<w:r><w:pict><v:line/></w:pict></w:r>", "4" },
		{ "symbol", "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>",
		    "{object}" },
		{ "exponent", "<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup>"
		    "<m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
		    "10^2{raised: 10}" },
	};
	static const char styles[] = "<w:styles><w:style w:type=\"character\" w:styleId=\"base\">"
	    "<w:rPr><w:strike/></w:rPr></w:style><w:style w:type=\"character\" "
	    "w:styleId=\"old\"><w:basedOn w:val=\"base\"/></w:style><w:style "
	    "w:type=\"character\" w:styleId=\"gone\"><w:rPr><w:vanish/></w:rPr></w:style>"
	    "<w:style w:type=\"paragraph\" w:styleId=\"p\"><w:rPr><w:strike/></w:rPr>"
	    "</w:style></w:styles>";
	struct buf xml = BUF_INIT, file = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		struct office_part parts[] = {
			{ "_rels/.rels", RELS("word/document.xml", "officeDocument") },
			{ "word/_rels/document.xml.rels", RELS("styles.xml", "styles") },
			{ "word/styles.xml", styles }, { "word/document.xml", NULL },
			{ NULL, NULL }
		};

		buf_reset(&xml);
		buf_reset(&file);
		buf_printf(&xml, "<w:document><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>规章"
		    "</w:t></w:r></w:p></w:tc><w:tc><w:p>%s</w:p></w:tc><w:tc><w:p><w:r>"
		    "<w:t>9</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
		    c[i].cell);
		parts[3].text = buf_cstr(&xml);
		office_zip(&file, parts);
		check(&c[i], &file, "docx");
	}
	buf_release(&xml);
	buf_release(&file);
}

/* ---- sheets ---- */

#define IS(runs) "<c r=\"B1\" t=\"inlineStr\"><is>" runs "</is></c>"
#define RUN(pr, s) "<r><rPr>" pr "</rPr><t>" s "</t></r>"
#define N(style, v) "<c r=\"B1\" s=\"" style "\"><v>" v "</v></c>"

static const char *const codes[] = {
	/* 5 on, in the order of the formats below */
	"0&quot;件&quot;", "m&quot;月&quot;d&quot;日&quot;", "0.0%", "0,", "#,##0_ ;[Red]\\-#,##0\\ ",
	";;;", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;", "0&quot;万&quot;", "&quot;1&quot;0",
	"_(* #,##0_);_(* \\(#,##0\\);_(* &quot;-&quot;_);_(@_)", "0;-0;;@", "[h]:mm",
	"General&quot;件&quot;", "aaaa", "[&gt;100]0;0,", "\\¥0.00", "0.0", "# ?/?",
	"[DBNum1][$-804]General", "0.00E+00", "G/通用格式", "@"
};

static void
put_styles(struct buf *b)
{
	size_t n = sizeof codes / sizeof *codes;

	buf_str(b, "<styleSheet><numFmts>");
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "<numFmt numFmtId=\"%zu\" formatCode=\"%s\"/>", 200 + i,
		    codes[i]);
	buf_str(b, "</numFmts><fonts><font><sz val=\"11\"/></font><font><strike/></font><font>"
	    "<vertAlign val=\"superscript\"/></font><font><sz val=\"1\"/></font></fonts>"
	    "<cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/>"
	    "<xf numFmtId=\"0\" fontId=\"2\"/><xf numFmtId=\"0\" fontId=\"3\"/>"
	    "<xf numFmtId=\"0\"/>");
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "<xf numFmtId=\"%zu\"/>", 200 + i);
	for (int i = 0; i < 59; i++)		/* 100 is number 0: see below */
		buf_printf(b, "<xf numFmtId=\"%d\"/>", i);
	buf_str(b, "</cellXfs></styleSheet>");
}

static void
styled_sheet(struct buf *file, const char *cell, const char *styles)
{
	struct buf xml = BUF_INIT;
	struct office_part parts[] = {
		{ "_rels/.rels", RELS("xl/workbook.xml", "officeDocument") },
		{ "xl/workbook.xml", "<workbook><sheets><sheet name=\"Sheet1\" r:id=\"r2\"/>"
		    "</sheets></workbook>" },
		{ "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r2\" "
		    "Type=\"http://x/relationships/worksheet\" Target=\"s.xml\"/>"
		    "<Relationship Id=\"r3\" Type=\"http://x/relationships/styles\" "
		    "Target=\"styles.xml\"/></Relationships>" },
		{ "xl/styles.xml", NULL }, { "xl/s.xml", NULL }, { NULL, NULL }
	};

	buf_printf(&xml, "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
	    "规章</t></is></c>%s<c r=\"C1\"><v>9</v></c></row></sheetData></worksheet>", cell);
	parts[3].text = styles;
	parts[4].text = buf_cstr(&xml);
	buf_reset(file);
	office_zip(file, parts);
	buf_release(&xml);
}

static void
sheet(struct buf *file, const char *cell)
{
	struct buf styles = BUF_INIT;

	put_styles(&styles);
	styled_sheet(file, cell, buf_cstr(&styles));
	buf_release(&styles);
}

Test(looks, of_sheets_in_white)
{
	static const struct look_case c[] = {
		{ "white", N("1", "415"), "415{tiny: }" },
		{ "white of the theme", N("2", "415"), "415{tiny: }" },
		{ "white on blue", N("3", "415"), "415" },
		{ "black of the theme", N("4", "415"), "415" },
		{ "black on a border of white", N("5", "415"), "415" },
	};
	static const char styles[] = "<styleSheet><fonts><font/>"
	    "<font><color rgb=\"FFFFFFFF\"/></font><font><color theme=\"0\"/></font>"
	    "<font><color theme=\"1\"/></font></fonts><fills><fill><patternFill "
	    "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
	    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF0000FF\"/>"
	    "</patternFill></fill></fills><borders><border/><border><left style=\"thin\">"
	    "<color rgb=\"FFFFFFFF\"/></left></border></borders><cellXfs>"
	    "<xf fontId=\"0\"/><xf fontId=\"1\" fillId=\"0\"/><xf fontId=\"2\"/>"
	    "<xf fontId=\"1\" fillId=\"2\"/><xf fontId=\"3\"/><xf fontId=\"0\" borderId=\"1\"/>"
	    "</cellXfs></styleSheet>";
	struct buf file = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		styled_sheet(&file, c[i].cell, styles);
		check(&c[i], &file, "xlsx");
	}
	buf_release(&file);
}

Test(looks, of_sheets)
{
	static const struct look_case c[] = {
		{ "struck run", IS(RUN("<strike/>", "41") RUN("", "415")),
		    "41^415{struck: 415}" },
		{ "raised run", IS(RUN("", "415") RUN("<vertAlign val=\"superscript\"/>", "1")),
		    "415^1{raised: 415}" },
		{ "tiny run", IS(RUN("<sz val=\"1\"/>", "41") RUN("<sz val=\"11\"/>", "5")),
		    "41^5{tiny: 5}" },
		{ "struck cell", N("1", "415"), "415{struck: }" },
		{ "raised cell", N("2", "1"), "1{raised: }" },
		{ "tiny cell", N("3", "1"), "1{tiny: }" },
		{ "struck cell with runs", "<c r=\"B1\" s=\"1\" t=\"inlineStr\"><is>"
		    RUN("<strike/>", "41") RUN("", "415") "</is></c>", "41^415{struck: 415}" },
		{ "no formula result", "<c r=\"B1\"><f>A2</f></c>", "{formula}" },
		{ "formula", "<c r=\"B1\"><f>A2</f><v>415</v></c>", "415" },
		{ "formula that shows nothing", "<c r=\"B1\" t=\"str\"><f>A2</f><v></v></c>",
		    "" },
		{ "error", "<c r=\"B1\" t=\"e\"><f>A2</f><v>#DIV/0!</v></c>",
		    "#DIV/0!{error}" },
		{ "logic", "<c r=\"B1\" t=\"b\"><v>1</v></c>", "TRUE{logic}" },
		{ "picture in a cell", "<c r=\"B1\" t=\"str\"><f>x</f><v>=DISPIMG(\"ID_1\",1)"
		    "</v></c>", "=DISPIMG(\"ID_1\",1){picture}" },
		{ "words", N("5", "415"), "415件" },
		{ "month and day", N("6", "46003"), "12月12日{date}" },
		{ "per cent", N("7", "0.8"), "0.8{percent}" },
		{ "scaled", N("8", "415000"), "415000{format}" },
		{ "thousands", N("9", "41500"), "41500" },
		{ "hidden", N("10", "415"), "415{hidden}" },
		{ "hidden nought", N("10", "0"), "0{hidden}" },
		{ "hidden text", "<c r=\"B1\" s=\"10\" t=\"inlineStr\"><is><t>415</t></is></c>",
		    "415{hidden}" },
		{ "year and month", N("11", "46003"), "2025年12月{date}" },
		{ "a word that counts", N("12", "415"), "415{format}" },
		{ "a digit put in front", N("13", "15"), "15{format}" },
		{ "accounts", N("14", "41500"), "41500" },
		{ "nought of accounts", N("14", "0"), "0" },
		{ "noughts left out", N("15", "0"), "" },
		{ "others shown", N("15", "4"), "4" },
		{ "hours", N("16", "1.5"), "1.5{date}" },
		{ "General and words", N("17", "4"), "4件" },
		{ "day of the week", N("18", "4"), "4{date}" },
		{ "asked for", N("19", "415"), "415{format}" },
		{ "money", N("20", "36.8"), "36.8{format}" },
		{ "as many places", N("21", "36.8"), "36.8" },
		{ "rounded", N("21", "36.81"), "36.81{format}" },
		{ "fraction", N("22", "0.5"), "0.5{format}" },
		{ "Chinese digits", N("23", "415"), "415" },
		{ "exponent", N("24", "41500"), "41500{format}" },
		{ "General in Chinese", N("25", "36.81"), "36.81" },
		{ "as text", N("26", "415"), "415" },
	};
	struct buf file = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		sheet(&file, c[i].cell);
		check(&c[i], &file, "xlsx");
	}
	buf_release(&file);
}

/* A picture on a blank square of a table; on a text, or beside the table, it is none. */
Test(looks, of_pictures_that_lie_on_a_sheet)
{
#define ANCHOR(r, c) "<xdr:twoCellAnchor><xdr:from><xdr:col>" c "</xdr:col><xdr:colOff>5" \
	"</xdr:colOff><xdr:row>" r "</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col>" \
	"<xdr:row>9</xdr:row></xdr:to><xdr:pic/></xdr:twoCellAnchor>"
	struct office_part parts[] = {
		{ "_rels/.rels", RELS("xl/workbook.xml", "officeDocument") },
		{ "xl/workbook.xml", "<workbook><sheets><sheet name=\"Sheet1\" r:id=\"r1\"/>"
		    "</sheets></workbook>" },
		{ "xl/_rels/workbook.xml.rels", RELS("s.xml", "worksheet") },
		{ "xl/_rels/s.xml.rels", RELS("d.xml", "drawing") },
		{ "xl/d.xml", "<xdr:wsDr>" ANCHOR("0", "1") ANCHOR("1", "1") ANCHOR("0", "7")
		    ANCHOR("8", "1") "</xdr:wsDr>" },
		{ "xl/s.xml", "<worksheet><sheetData><row><c r=\"A1\" t=\"str\"><v>规章</v></c>"
		    "<c r=\"C1\"><v>9</v></c></row><row><c r=\"A2\" t=\"str\"><v>许可</v></c>"
		    "<c r=\"B2\"><v>8</v></c><c r=\"C2\"><v>9</v></c></row></sheetData>"
		    "</worksheet>" },
		{ NULL, NULL }
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	office_zip(&file, parts);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "[规章|{picture}|9][许可|8|9]\n", "%s",
	    buf_cstr(&got));
	parts[4].text = "<xdr:wsDr><broken";
	buf_reset(&file);
	office_zip(&file, parts);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "[规章||9][许可|8|9]\n", "%s", buf_cstr(&got));
	buf_release(&file);
	buf_release(&got);
}

/* The formats that have a number and no code: what they show of 41. */
Test(looks, of_the_formats_without_a_code)
{
	static const char *const plain = " 0 1 2 3 4 37 38 39 40 41 43 49 ";
	static const char *const percent = " 9 10 ";
	static const char *const other = " 5 6 7 8 11 12 13 42 44 48 ";
	struct buf file = BUF_INIT, got = BUF_INIT, cell = BUF_INIT;
	int first = 5 + (int)(sizeof codes / sizeof *codes);

	for (int i = 0; i < 59; i++) {
		char word[8];
		const char *want;

		snprintf(word, sizeof word, " %d ", i);
		want = strstr(plain, word) != NULL ? "[规章|41|9]\n" :
		    strstr(percent, word) != NULL ? "{percent}" :
		    strstr(other, word) != NULL ? "{format}" : "{date}";
		buf_reset(&cell);
		buf_printf(&cell, "<c r=\"B1\" s=\"%d\"><v>41</v></c>", first + i);
		sheet(&file, buf_cstr(&cell));
		office_read(&got, &file, "xlsx");
		cr_expect(strstr(buf_cstr(&got), want) != NULL, "%d: %s", i, buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
	buf_release(&cell);
}

/* ---- the words of looks ---- */

Test(looks, have_names_and_words)
{
	struct buf b = BUF_INIT;
	unsigned looks;

	for (unsigned i = 0; i < LOOK_COUNT; i++) {
		buf_reset(&b);
		look_names(&b, 1u << i | LOOK_STRUCK);
		cr_expect(look_read(b.data, b.len, &looks));
		cr_expect_eq(looks, 1u << i | LOOK_STRUCK);
		for (int lang = 0; lang < LANG__MAX; lang++) {
			buf_reset(&b);
			look_say(&b, 1u << i, (enum lang)lang);
			cr_expect(b.len > 0);
		}
	}
	cr_expect(!look_read("struck+x", 8, &looks));
	cr_expect_eq(looks, 0);
	buf_reset(&b);
	look_say(&b, LOOK_STRUCK | LOOK_PICTURE, LANG_ZH);
	cr_expect_str_eq(buf_cstr(&b), "有删除线、是图片");
	buf_release(&b);
}

/* Codes come from readers alone, but the bytes of a child may be anything. */
Test(looks, broken_codes_do_no_harm)
{
	static const char *const bad[] = {
		"\x01", "4\x01", "\x01\x01\x01", "\x01" "O1", "\x01\x7F" "4", "\x01@\x01G\x01" };
	struct buf text = BUF_INIT, plain = BUF_INIT;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		unsigned looks = look_split(&text, &plain, bad[i], strlen(bad[i]));

		cr_expect_eq(looks & ~((1u << LOOK_COUNT) - 1), 0);
		cr_expect(!look_coded(text.data, text.len));
	}
	buf_release(&text);
	buf_release(&plain);
}
