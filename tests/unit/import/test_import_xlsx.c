/*
 * test_import_xlsx.c - workbooks to the neutral document.
 *
 * Small packages made on the spot: strings, figures, merges, what is hidden, and
 * above all which rows are text and which are a table.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"
#include "kit/officekit.h"

#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas." \
	"openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" \
	target "\"/>"
#define PACKAGE	"<Relationships>" REL("rId1", "officeDocument", "xl/workbook.xml") \
	"</Relationships>"
#define RELS	"<Relationships>" REL("rId1", "worksheet", "worksheets/sheet1.xml") \
	REL("rId2", "worksheet", "/xl/worksheets/sheet2.xml") \
	REL("rId3", "sharedStrings", "sharedStrings.xml") \
	REL("rId4", "styles", "styles.xml") REL("rId5", "chartsheet", "c.xml") \
	"</Relationships>"
#define BOOK(sheets) "<workbook xmlns:r=\"r\"><sheets>" sheets "</sheets></workbook>"
#define SHEET1	"<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>"
#define STRINGS "<sst><si><t>甲</t></si><si><r><rPr/><t>乙</t></r><r><t xml:space=\"" \
	"preserve\"> 丙</t></r><rPh><t>no</t></rPh></si><si><t>一_x000D_\n二_x0041_</t>" \
	"</si><si/><si><t>丁_x00zz_</t></si></sst>"
/* Format 1 has a frame, 2 and 3 have none. */
#define STYLES	"<styleSheet><borders><border><left/><right/></border><border>" \
	"<left style=\"none\"/><bottom style=\"thin\"/></border></borders>" \
	"<cellStyleXfs><xf borderId=\"1\"/></cellStyleXfs>" \
	"<cellXfs><xf/><xf borderId=\"1\"/>" \
	"<xf borderId=\"0\"/><xf borderId=\"7\"/></cellXfs></styleSheet>"
#define WS(cols, rows, merges) "<worksheet><dimension ref=\"A1:XFD1048576\"/>" cols \
	"<sheetData>" rows "</sheetData>" merges "</worksheet>"
#define ROW(s)	"<row>" s "</row>"
#define S(s)	"<c t=\"str\"><v>" s "</v></c>"
#define F(f, s)	"<c t=\"str\" s=\"" f "\"><v>" s "</v></c>"
#define N(s)	"<c><v>" s "</v></c>"
#define NO	"<c/>"
#define MERGE(s) "<mergeCell ref=\"" s "\"/>"

static void
workbook(struct buf *file, const char *book, const char *one, const char *two)
{
	struct office_part parts[] = {
		{ "_rels/.rels", PACKAGE }, { "xl/workbook.xml", book },
		{ "xl/_rels/workbook.xml.rels", RELS }, { "xl/sharedStrings.xml", STRINGS
		    },
		{ "xl/styles.xml", STYLES }, { "xl/worksheets/sheet1.xml", one },
		{ "xl/worksheets/sheet2.xml", two }, { NULL, NULL },
	};

	office_zip(file, parts);
}

struct sheet_case { const char *what, *xml, *want; };

static void
sheets(const struct sheet_case *c, size_t n)
{
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		buf_reset(&file);
		workbook(&file, BOOK(SHEET1), c[i].xml, WS("", "", ""));
		office_read(&got, &file, "xlsx");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s:\n%s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}
#define SHEETS(c) sheets(c, sizeof (c) / sizeof *(c))

Test(import_xlsx, figures_as_a_person_writes_them)
{
	static const struct { const char *stored, *want; } c[] = {
		{ "0", "0" }, { "-0", "0" }, { "0.0", "0" }, { "12", "12" }, { "12.0",
		    "12" },
		{ "12.50", "12.5" }, { "007", "7" }, { "-3.5", "-3.5" }, { "1.0E3",
		    "1000" },
		{ "1E-2", "0.01" }, { "1.5e+3", "1500" }, { "2.5E-7", "0.00000025" },
		{ "7730.2799999999997", "7730.28" }, { "0.30000000000000004", "0.3" },
		{ "0.1", "0.1" }, { "1.1000000000000001", "1.1" },
		{ "99999.999999999999", "100000" }, { "9.9999999999999995E-2", "0.1" },
		{ "123456789012345678", "123456789012345678" }, { "1200000", "1200000" },
		{ "123456789.123456789", "123456789.123457" }, { ".5", "0.5" }, { "5.",
		    "5" },
		{ "1E300", "1E300" }, { "1E-30", "1E-30" }, { "1E", "1E" }, { "", "" },
		{ ".", "." }, { "-", "-" }, { "1.2.3", "1.2.3" }, { "12件", "12件" },
		{ "1E9999", "1E9999" }, { "4.9406564584124654E-324",
		    "4.9406564584124654E-324" },
		{ "100000000000000000000", "100000000000000000000" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&b);
		xlsx_number(&b, c[i].stored, strlen(c[i].stored));
		cr_expect_str_eq(buf_cstr(&b), c[i].want, "%s: %s", c[i].stored,
		    buf_cstr(&b));
	}
	buf_release(&b);
}

/* A date is a number with a format; what one sees is the date. */
Test(import_xlsx, dates_are_read_as_they_are_seen)
{
	static const struct { const char *format; enum xlsx_date date; } f[] = {
		{ "General", XLSX_NO_DATE }, { "0.00", XLSX_NO_DATE },
		{ "yyyy-mm-dd", XLSX_DAY }, { "[$-804]yyyy\"年\"m\"月\"d\"日\"", XLSX_DAY
		    },
		{ "yyyy年m月d日;@", XLSX_DAY }, { "yyyy\"年\"m\"月\"", XLSX_MONTH },
		{ "m/d/yyyy h:mm", XLSX_DAY }, { "#,##0\"yd m\"", XLSX_NO_DATE },
		{ "[Red]0", XLSX_NO_DATE }, { "0\\y\\m\\d", XLSX_NO_DATE },
		{ "h:mm", XLSX_NO_DATE }, { "yyyy", XLSX_NO_DATE }, { "", XLSX_NO_DATE },
		{ "\"open", XLSX_NO_DATE }, { "[open", XLSX_NO_DATE },
		{ "YYYY/MM/DD", XLSX_DAY },
	};
	static const struct { const char *serial; enum xlsx_date date; bool since1904;
		const char *want; } d[] = {
		{ "46042", XLSX_DAY, false, "2026年1月20日" },
		{ "46042.75", XLSX_DAY, false, "2026年1月20日" },
		{ "46042.0", XLSX_MONTH, false, "2026年1月" },
		{ "44580", XLSX_DAY, true, "2026年1月20日" },
		{ "61", XLSX_DAY, false, "1900年3月1日" },
		{ "45351", XLSX_DAY, false, "2024年2月29日" },
		{ "45352", XLSX_DAY, false, "2024年3月1日" },
		{ "73050", XLSX_DAY, false, "2099年12月31日" },
		{ "73110", XLSX_DAY, false, "2100年3月1日" },
		{ "60", XLSX_DAY, false, "60" }, { "5", XLSX_DAY, false, "5" },
		{ "99999999", XLSX_DAY, false, "99999999" },
		{ "-1", XLSX_DAY, false, "-1" }, { "", XLSX_DAY, false, "" },
		{ "1E4", XLSX_DAY, false, "10000" }, { "x", XLSX_DAY, false, "x" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof f / sizeof *f; i++)
		cr_expect_eq(xlsx_date_format(f[i].format), f[i].date, "%s", f[i].format);
	for (size_t i = 0; i < sizeof d / sizeof *d; i++) {
		buf_reset(&b);
		xlsx_date(&b, d[i].serial, strlen(d[i].serial), d[i].date,
		    d[i].since1904);
		cr_expect_str_eq(buf_cstr(&b), d[i].want, "%s: %s", d[i].serial,
		    buf_cstr(&b));
	}
	buf_release(&b);
}

Test(import_xlsx, a_date_in_a_sheet)
{
	struct buf file = BUF_INIT, got = BUF_INIT;
	struct office_part parts[] = {
		{ "xl/workbook.xml", "<w><workbookPr date1904=\"0\"/>" SHEET1 "</w>" },
		{ "xl/_rels/workbook.xml.rels", RELS },
		{ "xl/styles.xml", "<s><numFmts><numFmt numFmtId=\"176\" formatCode=\""
		    "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
		    "<cellXfs>"
		    "<xf/><xf numFmtId=\"176\"/><xf numFmtId=\"14\"/></cellXfs></s>" },
		{ "xl/worksheets/sheet1.xml", WS("", ROW("<c s=\"1\"><v>46042</v></c>"
		    "<c s=\"2\"><v>46043</v></c>" N("46044")), "") },
		{ NULL, NULL },
	};

	office_zip(&file, parts);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "[2026年1月20日{date}|2026年1月21日{date}|46044]\n");
	parts[0].text = "<w><workbookPr date1904=\"1\"/>" SHEET1 "</w>";
	buf_reset(&file);
	office_zip(&file, parts);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "[2030年1月21日{date}|2030年1月22日{date}|46044]\n");
	buf_release(&file);
	buf_release(&got);
}

/* Every figure with at most 15 digits survives the noise of a binary fraction. */
Test(import_xlsx, noise_behind_fifteen_digits_goes)
{
	struct buf b = BUF_INIT;
	char stored[64], want[64];
	unsigned seed = 5;

	for (int i = 0; i < 2000; i++) {
		unsigned whole = 0, part = 0, noise;

		seed = seed * 1103515245u + 12345u;
		whole = seed >> 8 & 0xFFFF;
		part = (seed >> 4 & 0xFFF) % 99 + 1;
		noise = seed % 3;
		if (part % 10 == 0)
			part++;
		snprintf(want, sizeof want, "%u.%02u", whole + 10000, part);
		snprintf(stored, sizeof stored, "%u.%02u%s", whole + 10000,
		    noise == 2 ? part - 1 : part, noise == 0 ? "" :
		    noise == 1 ? "0000000000001" : "9999999999998");
		buf_reset(&b);
		xlsx_number(&b, stored, strlen(stored));
		cr_assert_str_eq(buf_cstr(&b), want, "%s", stored);
	}
	buf_release(&b);
}

Test(import_xlsx, kinds_of_cells)
{
	static const struct sheet_case c[] = {
		{ "shared strings", WS("", ROW("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1"
		    "</v></c>"
		    "<c t=\"s\"><v>2</v></c><c t=\"s\"><v>4</v></c>"), ""),
		    "[甲|乙 丙|一\\n二A|丁_x00zz_]\n" },
		{ "strings that are not there", WS("", ROW(S("a") "<c t=\"s\"><v>3</v>"
		    "</c>"
		    "<c t=\"s\"><v>5</v></c><c t=\"s\"><v>-1</v></c><c t=\"s\"><v>x</v>"
		    "</c>"
		    "<c t=\"s\"><v>99999999999999999999999</v></c>" S("b")), ""),
		    "[a|||||" "|b]\n" },
		{ "inline", WS("", ROW("<c t=\"inlineStr\"><is><t>a</t></is></c><c t=\""
		    "inlineStr\"><is><r><t>b</t></r><r><t>c</t></r><rPh><t>no</t></rPh>"
		    "</is>"
		    "</c>"), ""), "[a|bc]\n" },
		{ "formulas, booleans, errors", WS("", ROW("<c><f>SUM(A1:A2)</f><v>3.0"
		    "</v></c>"
		    "<c t=\"str\"><f>A1</f><v>x</v></c><c t=\"b\"><v>1</v></c>"
		    "<c t=\"b\"><v>0</v></c><c t=\"e\"><v>#REF!</v></c><c><f>B2</f>"
		    "</c>"), ""),
		    "[3|x|TRUE{logic}|FALSE{logic}|#REF!{error}|{formula}]\n" },
		{ "places", WS("", "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c>"
		    "<c r=\"E3\"><v>3</v></c></row><row><c r=\"B4\"><v>4</v></c><c "
		    "r=\"C4\"><v>"
		    "5</v></c></row>", ""), "[1|2||3][4|5||]\n" },
		{ "out of order, and twice", WS("", "<row r=\"2\"><c r=\"B2\"><v>4</v>"
		    "</c>"
		    "<c r=\"A2\"><v>3</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c>"
		    "<c r=\"B1\"><v>2</v></c><c r=\"B1\"><v>2</v></c></row>", ""),
		    "[1|2][3|4]\n" },
		{ "places that are none", WS("", ROW("<c r=\"XFE1\"><v>1</v></c><c "
		    "r=\"A0\">"
		    "<v>2</v></c><c r=\"1A\"><v>3</v></c><c r=\"\"><v>4</v></c>"), ""),
		    "[1|2|3|4]\n" },
		{ "blanks are nothing", WS("", ROW(S("a") S(" "
		    "") S("　")) ROW(S("b") S("1")),
		    ""), "a\n[b|1]\n" },
		{ "far away", WS("", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c>"
		    "<c r=\"A1048576\"><v>2</v></c></row>", ""), "2\n" },
	};

	SHEETS(c);
}

Test(import_xlsx, merges)
{
	static const struct sheet_case c[] = {
		{ "across and "
		    "down", WS("", ROW(S("a") S("b") NO S("c")) ROW(NO S("1") S("2")
		    S("3")), "<mergeCells>" MERGE("A1:A2") MERGE("B1:C1")
		    "</mergeCells>"),
		    "[a^2|b*2|c][@1 1|2|3]\n" },
		{ "a "
		    "block", WS("", ROW(S("a") NO S("1")) ROW(NO NO S("2")) ROW(S("b")
		    S("c")
		    S("3")), MERGE("$A$1:$B$2")), "[a*2^2|1][@2 2][b|c|3]\n" },
		{ "without text", WS("", ROW(S("a") NO NO S("1")) ROW(S("b") S("c") S("d")
		    S("2")), MERGE("B1:C1")), "[a|*2|1][b|c|d|2]\n" },
		{ "past the table", WS("", ROW(S("a") S("1")) ROW(S("b") S("2")),
		    MERGE("B1:XFD1") MERGE("A2:A1048576")), "[a|1*999][b|2" },
		{ "overlapping", WS("", ROW(S("a") S("b") S("c")) ROW(S("d") S("e")
		    S("f")),
		    MERGE("A1:B2") MERGE("B1:C1") MERGE("B2:C2")), "[a*2^2|c][@2 f]\n" },
		{ "none", WS("", ROW(S("a") S("b")), MERGE("A1:A1") MERGE("B1") MERGE("")
		    MERGE("B2:A1") MERGE("A1:") MERGE("x:y")), "[a|b]\n" },
	};
	struct sheet_case past = c[3];
	struct buf file = BUF_INIT, got = BUF_INIT;

	SHEETS(((const struct sheet_case[]){ c[0], c[1], c[2], c[4], c[5] }));
	workbook(&file, BOOK(SHEET1), past.xml, WS("", "", ""));
	office_read(&got, &file, "xlsx");
	cr_expect_eq(strncmp(buf_cstr(&got), past.want, strlen(past.want)), 0, "%.60s",
	    buf_cstr(&got));
	buf_release(&file);
	buf_release(&got);
}

Test(import_xlsx, what_is_hidden_is_not_read)
{
	static const struct sheet_case c[] = {
		{ "columns", WS("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col "
		    "min=\"5\" "
		    "max=\"16384\" hidden=\"true\"/>"
		    "</cols>", ROW(S("a") S("no") S("no") S("1")
		    S("no")) ROW(S("b") NO NO S("2")), ""), "[a|1][b|2]\n" },
		{ "a merge over hidden columns", WS("<cols><col min=\"2\" max=\"2\" "
		    "hidden="
		    "\"1\"/>"
		    "</cols>", ROW(S("a") NO NO S("1")) ROW(S("b") NO S("c") S("2")),
		    MERGE("A1:C1") MERGE("A2:B2")), "[a*2|1][b|c|2]\n" },
		{ "rows", WS("", ROW(S("a") S("1")) "<row hidden=\"1\">" S("no") S("2")
		    "</row>" ROW(S("b") S("3")), ""), "[a|1][b|3]\n" },
	};

	SHEETS(c);
}

Test(import_xlsx, sheets_in_order)
{
	static const struct { const char *what, *book, *want; } c[] = {
		{ "two", BOOK("<sheet name=\"主动公开\" r:id=\"rId2\"/>" SHEET1),
		    "sheet: 主动公开\n[2|2]\n[1|1]\n" },
		{ "hidden", BOOK(SHEET1 "<sheet name=\"x\" state=\"hidden\" "
		    "r:id=\"rId2\"/>"),
		    "[1|1]\n" },
		{ "very hidden", BOOK("<sheet name=\"x\" state=\"veryHidden\" "
		    "r:id=\"rId1\"/>"
		    "<sheet name=\"工作表2\" state=\"visible\" "
		    "r:id=\"rId2\"/>"), "[2|2]\n" },
		{ "usual names", BOOK("<sheet name=\"sheet12\" r:id=\"rId1\"/><sheet "
		    "name="
		    "\"Sheet1 (2)\" r:id=\"rId2\"/>"), "[1|1]\n[2|2]\n" },
		{ "other names", BOOK("<sheet name=\"Sheet年报\" r:id=\"rId1\"/>"),
		    "sheet: Sheet年报\n[1|1]\n" },
		{ "a chart", BOOK("<sheet name=\"c\" "
		    "r:id=\"rId5\"/>" SHEET1), "[1|1]\n" },
		{ "no relation", BOOK("<sheet name=\"c\" "
		    "r:id=\"rId77\"/>" SHEET1), "[1|1]\n" },
		{ "none", BOOK(""), "" },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		workbook(&file, c[i].book, WS("", ROW(N("1") N("1")), ""),
		    WS("", ROW(N("2") N("2")), ""));
		office_read(&got, &file, "xlsx");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s: %s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}

#define LONG	"本年度没有向申请人收取信息处理费，也没有因政府信息公开被申请" \
	"行政复议、提起行政诉讼的情况，特此说明如下，供查阅核对，欢迎监督"

Test(import_xlsx, text_and_tables_without_any_format)
{
	static const struct sheet_case c[] = {
		{ "only text", WS("", ROW(S("甲局年报")) ROW(S("一、总体情"
		    "况")) ROW(S(LONG)), ""),
		    "甲局年报\n一、总体情况\n" LONG "\n" },
		{ "title, headings, tables", WS("", ROW(S("甲局年报")) ROW(S("二、主动公"
		    "开"))
		    ROW(S("信息内容") S("件数")) ROW(S("规章") N("1"))
		    ROW(S("三、收到和处理")) ROW(S("项目") S("自然人")) ROW(S("新"
		    "收") N("2"))
		    ROW(S("五、问题")) ROW(S("没有。")), ""),
		    "甲局年报\n二、主动公开\n[信息内容|件数][规章|1]\n三、收到和处理\n"
		    "[项目|自然人][新收|2]\n五、问题\n没有。\n" },
		{ "a block's title between its rows", WS("", ROW(S("内容") S("件数"))
		    ROW(S("规章") N("1")) ROW(S("第二十条第（五）项")) ROW(S("许"
		    "可") N("2")), ""),
		    "[内容|件数][规章|1][第二十条第（五）项|][许可|2]\n" },
		{ "a label without figures", WS("", ROW(S("内容") S("件数")) ROW(S("规"
		    "章"))
		    ROW(S("文件") N("2")), ""), "[内容|件数][规章|][文件|2]\n" },
		{ "an ordinal of the table beside its column", WS("", ROW(S("x") S("项目")
		    S("件数")) ROW(NO S("一、新收") NO) ROW(S("y") S("二、结"
		    "转") N("2")), ""),
		    "[x|项目|件数][|一、新收|][y|二、结转|2]\n" },
		{ "a row with "
		    "nothing", WS("", ROW(S("a") N("1")) ROW("") ROW(S("b") N("2")),
		    ""), "[a|1]\n[b|2]\n" },
		{ "a note in a row of its own", WS("", ROW(S("a") N("1")) ROW(S(LONG))
		    ROW(S("b") N("2")), ""), "[a|1]\n" LONG "\n[b|2]\n" },
		{ "the draft's mark", WS("", ROW(S("草稿")) ROW(S("a") N("1")), ""),
		    "mark: 草稿\n[a|1]\n" },
	};

	SHEETS(c);
}

Test(import_xlsx, text_and_tables_by_merges)
{
	static const struct sheet_case c[] = {
		{ "all across, as a page made a sheet", WS("", ROW(F("2", "甲局年报") NO)
		    ROW(F("3", "第二十条第（一）项") NO) ROW(F("3", "内容") F("3", "件"
		    "数"))
		    ROW(F("3", "规章") F("3", "1")) ROW(F("3", "第二十条第（五）项") NO)
		    ROW(F("3", "许可") F("3", "2")) ROW(F("2", "三、收到和处理") NO)
		    ROW(F("2", "说明") NO) ROW(F("3", "a") F("3", "b")),
		    MERGE("A1:B1") MERGE("A2:B2") MERGE("A5:B5") MERGE("A7:B7")
		    MERGE("A8:B8")),
		    "甲局年报\n[第二十条第（一）项*2][内容|件数][规章|1][第二十条第（五"
		    "）项*2][许可|2]\n"
		    "三、收到和处理\n说明\n[a|b]\n" },
		{ "what hangs down from above is the table's", WS("", ROW(S("办理结"
		    "果") S("公开")
		    N("1")) ROW(NO S("一、不予公开")) ROW(S("总计") NO N("1")),
		    MERGE("A1:A2")), "[办理结果^2|公开|1][@1 一、不予公开|][总计||1]\n" },
		{ "a row that only merges "
		    "fill", WS("", ROW(S("a") S("b")) ROW("") ROW(S("c")
		    S("d")), MERGE("A1:A2") MERGE("B1:B2")), "[a|b]\n[c|d]\n" },
		{ "and one they pass "
		    "through", WS("", ROW(S("a") S("b")) ROW("") ROW(NO S("d")),
		    MERGE("A1:A3")), "[a^2|b][@1 d]\n" },
	};

	SHEETS(c);
}

Test(import_xlsx, text_and_tables_by_frames)
{
	static const struct sheet_case c[] = {
		{ "framed rows are rows", WS("", ROW(F("2", "甲局年报")) ROW(F("2", "二"
		    "、主动"))
		    ROW(F("1", "第一项") "<c s=\"1\"/>") ROW(F("1", "内容") F("1", "件"
		    "数"))
		    ROW(F("1", "规章") "<c s=\"1\"/>") ROW(F("1", "许可") F("1", "2"))
		    ROW(F("2", "备注")) ROW(F("1", "三、收到") F("1", "4"))
		    ROW(F("1", "四、结转") "<c s=\"1\"/>") ROW(F("2", "填报人")), ""),
		    "甲局年报\n二、主动\n[第一项|][内容|件数][规章|][许可|2]\n备注\n[三"
		    "、收到|4]"
		    "[四、结转|]\n填报人\n" },
		{ "an empty framed row parts nothing", WS("", ROW(F("1", "a") F("1", "1"))
		    ROW("<c s=\"1\"/><c s=\"1\"/>") ROW(F("1", "b") F("1", "2")), ""),
		    "[a|1][b|2]\n" },
		{ "a heading in the frame of all", WS("", ROW(F("1", "内容") F("1", "件"
		    "数"))
		    ROW(F("1", "三、收到和处理") NO) ROW(F("1", "新收") F("1", "2"))
		    ROW(F("1", "没有收费。") NO), MERGE("A2:B2") MERGE("A4:B4")),
		    "[内容|件数]\n三、收到和处理\n[新收|2]\n没有收费。\n" },
	};

	SHEETS(c);
}

Test(import_xlsx, bad_files_are_refused_with_a_reason)
{
	static const struct { const char *what, *book, *sheet, *want; } c[] = {
		{ "a DOCTYPE in the book", "<!DOCTYPE a>" BOOK(SHEET1), WS("", "", ""),
		    "refused: XML_DOCTYPE" },
		{ "a DOCTYPE in the sheet", BOOK(SHEET1), "<!DOCTYPE a [<!ENTITY x "
		    "SYSTEM "
		    "\"/etc/passwd\">]><worksheet>&x;</worksheet>", "refused: "
		    "XML_DOCTYPE" },
		{ "cut off", BOOK(SHEET1), "<worksheet><sheetData>", "refused: "
		    "XML_SYNTAX" },
		{ "no book", "", WS("", "", ""), "refused: XML_SYNTAX" },
	};
	struct office_part parts[] = {
		{ "[Content_Types].xml", "<Types/>" }, { "xl/workbook.bin", "x" },
		{ NULL, NULL },
	};
	struct office_part half[] = {
		{ "xl/workbook.xml", BOOK(SHEET1) }, { "xl/_rels/workbook.xml.rels", RELS
		    },
		{ NULL, NULL },
	};
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		buf_reset(&file);
		workbook(&file, c[i].book, c[i].sheet, WS("", "", ""));
		office_read(&got, &file, "xlsx");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s: %s", c[i].what,
		    buf_cstr(&got));
	}
	buf_reset(&file);
	office_zip(&file, parts);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "refused: IMPORT_NO_PART");
	buf_reset(&file);
	office_zip(&file, half);
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "refused: IMPORT_NO_PART");
	buf_release(&file);
	buf_release(&got);
}

/* Many cells; and few, but far from one another. */
Test(import_xlsx, there_may_not_be_too_much)
{
	struct buf xml = BUF_INIT, file = BUF_INIT, got = BUF_INIT;

	buf_str(&xml, "<worksheet><sheetData>");
	for (unsigned i = 0; i <= READER_CELLS; i++)
		buf_printf(&xml, "%s<c><v>%u</v></c>", i % 10 == 0 ?
		    i > 0 ? "</row><row>" : "<row>" : "", i * 2654435761u);
	buf_str(&xml, "</row></sheetData></worksheet>");
	workbook(&file, BOOK(SHEET1), buf_cstr(&xml), WS("", "", ""));
	office_read(&got, &file, "xlsx");
	cr_expect_str_eq(buf_cstr(&got), "refused: IMPORT_DOCUMENT_LARGE");

	buf_reset(&xml);
	buf_reset(&file);
	buf_str(&xml, "<worksheet><sheetData>");
	for (unsigned i = 1; i <= 900; i++)
		buf_printf(&xml, "<row r=\"%u\"><c r=\"A%u\"><v>1</v></c><c r=\"B%u\">"
		    "<v>2</v>"
		    "</c>%s</row>", i, i, i, i == 5 ? "<c r=\"ALA5\"><v>3</v></c>" : "");
	buf_str(&xml, "</sheetData></worksheet>");
	workbook(&file, BOOK(SHEET1), buf_cstr(&xml), WS("", "", ""));
	office_read(&got, &file, "xlsx");
	cr_expect_eq(strncmp(buf_cstr(&got), "[1|2][1|2][1|2][1|2][1|2|||||", 28), 0,
	    "%.80s",
	    buf_cstr(&got));
	cr_expect_lt(got.len, 10000);	/* not 900 rows of 989 columns */
	buf_release(&xml);
	buf_release(&file);
	buf_release(&got);
}

/* A sheet may declare all it can; a megabyte of empty rows takes no memory. */
Test(import_xlsx, what_is_only_declared_costs_nothing)
{
	struct buf xml = BUF_INIT, file = BUF_INIT;
	struct source src = { 0 };
	struct doc *doc = doc_new();

	buf_str(&xml, "<worksheet><cols><col min=\"1\" max=\"16384\"/></cols>"
	    "<sheetData>");
	for (unsigned i = 1; i <= 20000; i++)
		buf_printf(&xml, "<row r=\"%u\" spans=\"1:16384\" s=\"2\" ht=\"%u\"><c "
		    "r=\"A%u\" "
		    "s=\"2\"/><c r=\"XFD%u\" s=\"2\"/></row>", i, i * 2654435761u, i, i);
	buf_str(&xml, "<row r=\"20001\"><c r=\"A20001\"><v>1</v></c><c r=\"B20001\"><v>2"
	    "</v>"
	    "</c></row></sheetData></worksheet>");
	workbook(&file, BOOK(SHEET1), buf_cstr(&xml), WS("", "", ""));
	src.p = file.data;
	src.n = file.len;
	cr_assert(xlsx_read(doc, &src, NULL));
	cr_assert_eq(doc->n, 1);
	cr_assert_eq(doc->block[0].table->ncell, 2);
	cr_assert_lt(doc->arena.used, 10000);
	doc_free(doc);
	buf_release(&xml);
	buf_release(&file);
}
