/*
 * test_xlsx.c - the workbook: parts, formulas, what may be keyed, what leaves the office.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "export/export.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* Sheets of the form of 2021: 二 三 四, then 文字 校核 数据. */
enum { TABLE2 = 1, TABLE3, TABLE4, TEXTS, CHECKS, DATA };

static void
sheet(struct buf *part, const struct report *r, bool draft, int number)
{
	struct buf zip = BUF_INIT, name = BUF_INIT;

	buf_printf(&name, "xl/worksheets/sheet%d.xml", number);
	cr_assert(kit_export(&zip, r, "xlsx", draft));
	cr_assert(kit_unzip(&zip, buf_cstr(&name), part), "%s", buf_cstr(&name));
	buf_release(&zip);
	buf_release(&name);
}

/* The cell at this square, or "". */
static const char *
square(struct buf *out, struct buf *part, const char *at)
{
	struct buf key = BUF_INIT;
	const char *from, *end;

	buf_reset(out);
	buf_printf(&key, "<c r=\"%s\"", at);
	from = strstr(buf_cstr(part), buf_cstr(&key));
	if (from != NULL) {
		const char *close = strchr(from, '>');

		end = close != NULL && close[-1] == '/' ? close + 1 :
		    strstr(from, "</c>");
		cr_assert_not_null(end);
		buf_add(out, from, (size_t)(end - from));
	}
	buf_release(&key);
	return buf_cstr(out);
}

Test(xlsx, every_part_is_there_declared_and_well_formed)
{
	struct buf zip = BUF_INIT, list = BUF_INIT, part = BUF_INIT, types = BUF_INIT;
	struct report *r = kit_full("2021");

	for (int draft = 0; draft < 2; draft++) {
		char *name, *next;
		size_t n = 0;

		buf_reset(&zip);
		buf_reset(&list);
		cr_assert(kit_export(&zip, r, "xlsx", draft));
		cr_assert(kit_unzip(&zip, "[Content_Types].xml", &types));
		kit_zip_list(&zip, &list);
		for (name = list.data; *name != '\0'; name = next + 1, n++) {
			next = strchr(name, '\n');
			*next = '\0';
			cr_assert(kit_unzip(&zip, name, &part), "%s", name);
			cr_assert(kit_wellformed(&part), "%s", name);
			if (strstr(name, ".rels") == NULL && name[0] != '[')
				cr_assert_eq(kit_count(&types, name), 1, "%s", name);
		}
		cr_assert_eq(n, 15);
		cr_assert(kit_unzip(&zip, "xl/sharedStrings.xml", &part));
		cr_assert_eq(kit_count(&part, "<t>草稿</t>"), draft);
	}
	buf_release(&zip);
	buf_release(&list);
	buf_release(&part);
	buf_release(&types);
	report_free(r);
}

Test(xlsx, the_same_bytes_twice_and_not_large)
{
	struct report *r = kit_full("2021");
	struct buf a = BUF_INIT, b = BUF_INIT;

	cr_assert(kit_export(&a, r, "xlsx", false));
	cr_assert(kit_export(&b, r, "xlsx", false));
	cr_assert_eq(a.len, b.len);
	cr_assert_eq(memcmp(a.data, b.data, a.len), 0);
	cr_assert_leq(a.len, 25000);
	/* the control */
	kit_cell(r, "3:1:B2", "5");
	buf_reset(&b);
	cr_assert(kit_export(&b, r, "xlsx", false));
	cr_assert(a.len != b.len || memcmp(a.data, b.data, a.len) != 0);
	buf_release(&a);
	buf_release(&b);
	report_free(r);
}

/* Elements of a sheet come in the order of the schema. */
Test(xlsx, what_stands_around_the_cells_is_in_order)
{
	static const char *const order[] = {
		"<sheetPr>", "<sheetViews>", "<sheetFormatPr", "<cols>", "<sheetData>",
		"</sheetData>", "<sheetProtection", "<autoFilter", "<mergeCells",
		"<conditionalFormatting", "<dataValidations", "<printOptions",
		"<pageMargins", "<pageSetup", "<headerFooter>",
	};
	struct report *r = kit_full("2021");
	struct buf part = BUF_INIT;

	for (int i = TABLE2; i <= DATA; i++) {
		const char *last = NULL;

		sheet(&part, r, false, i);
		for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
			const char *at = strstr(part.data, order[k]);

			cr_assert(at == NULL || last == NULL || at > last, "%s in %d",
			    order[k], i);
			last = at != NULL ? at : last;
		}
		cr_assert_eq(kit_count(&part, "paperSize=\"9\""), 1);
		cr_assert_eq(kit_count(&part, "fitToPage=\"1\""), 1);
		cr_assert_eq(kit_count(&part, "landscape"), i >= CHECKS);
		cr_assert_eq(kit_count(&part, "<sheetProtection"), i != TEXTS && i != DATA);
		cr_assert_eq(kit_count(&part, "<autoFilter"), i == DATA);
		cr_assert_eq(kit_count(&part, "password"), 0);
	}
	buf_release(&part);
	report_free(r);
}

Test(xlsx, totals_are_formulas_of_the_form_with_their_values)
{
	struct report *r = kit_full("2021");
	struct buf part = BUF_INIT, c = BUF_INIT;

	sheet(&part, r, false, TABLE3);
	/* one row of heading, three of heads: 3:1 is row 5, its cells D to I, the total J */
	cr_assert_not_null(strstr(square(&c, &part, "D5"), "<v>1286</v>"));
	cr_assert_null(strstr(square(&c, &part, "D5"), "<f>"));
	square(&c, &part, "J5");
	cr_assert_not_null(strstr(c.data, "<f>IF(SUMPRODUCT(--(LEN(D5:I5)&gt;0))=0,"
	    "&quot;&quot;,SUM(D5:I5))</f><v>1317</v>"), "%s", c.data);
	square(&c, &part, "D28");
	cr_assert_not_null(strstr(c.data, "SUM(D7:D27))</f><v>1200</v>"), "%s", c.data);
	cr_assert_eq(kit_count(&part, "<f>"), 25 + 6);
	cr_assert_eq(kit_count(&part, "type=\"whole\" operator=\"greaterThanOrEqual\""), 1);
	/* the balance of each column turns its cells red */
	cr_assert_eq(kit_count(&part, "ROUND((SUM($D$5:$D$6))-(SUM($D$28:$D$29)),6)"), 1);
	buf_release(&part);
	buf_release(&c);
	report_free(r);
}

Test(xlsx, blank_nought_and_not_applicable_stay_three_things)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct buf part = BUF_INIT, c = BUF_INIT, zip = BUF_INIT, strings = BUF_INIT;

	kit_cell(r, "2.1:1:A", "/");
	kit_cell(r, "2.1:1:B", "0");
	kit_cell(r, "2.8:1:A", "24252.311082");
	sheet(&part, r, true, TABLE2);
	/* rows 1 and 2: 草稿 and the heading */
	cr_assert_not_null(strstr(square(&c, &part, "B5"), "t=\"s\""));
	cr_assert_not_null(strstr(square(&c, &part, "C5"), "<v>0</v>"));
	cr_assert_not_null(strstr(square(&c, &part, "D5"), "/>"));
	cr_assert_null(strstr(square(&c, &part, "D5"), "<v>"));
	cr_assert_eq(kit_count(&part, "<v>24252.311082</v>"), 1);
	/* money: not below 0, six decimals; / where it stands already */
	cr_assert_eq(kit_count(&part, ",6)=$B$16))"), 1);
	cr_assert_eq(kit_count(&part, "OR($B$5=&quot;/&quot;"), 1);
	cr_assert(kit_export(&zip, r, "xlsx", true));
	cr_assert(kit_unzip(&zip, "xl/sharedStrings.xml", &strings));
	cr_assert_eq(kit_count(&strings, "<t>/</t>"), 1);
	/* a total of nothing is blank, not 0 */
	sheet(&part, r, true, TABLE3);
	cr_assert_not_null(strstr(square(&c, &part, "J6"), " t=\"str\"><f>IF("));
	cr_assert_not_null(strstr(c.data, "</f><v></v>"));
	buf_release(&part);
	buf_release(&c);
	buf_release(&zip);
	buf_release(&strings);
	report_free(r);
}

Test(xlsx, a_figure_beyond_15_digits_is_a_text_and_what_it_makes_too)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct buf part = BUF_INIT, c = BUF_INIT, zip = BUF_INIT, strings = BUF_INIT;

	kit_cell(r, "2.8:1:A", "9007199254.740993");
	kit_zero(r);
	sheet(&part, r, false, TABLE2);
	cr_assert_not_null(strstr(square(&c, &part, "B15"), " t=\"s\""));
	cr_assert_eq(kit_count(&part, "prompt=\"此数超过15位有效数字"), 1);
	cr_assert(kit_export(&zip, r, "xlsx", false));
	cr_assert(kit_unzip(&zip, "xl/sharedStrings.xml", &strings));
	cr_assert_eq(kit_count(&strings, "<t>9007199254.740993</t>"), 1);
	cr_assert_eq(kit_count(&strings, "2.8:1:A 超过15位"), 1);
	/* the control: one digit less */
	kit_cell(r, "2.8:1:A", "907199254.740993");
	sheet(&part, r, false, TABLE2);
	cr_assert_not_null(strstr(square(&c, &part, "B15"), "<v>907199254.740993</v>"));
	cr_assert_eq(kit_count(&part, "prompt="), 0);
	buf_release(&part);
	buf_release(&c);
	buf_release(&zip);
	buf_release(&strings);
	report_free(r);
}

Test(xlsx, checks_are_live_and_say_what_fails)
{
	struct report *r = kit_full("2021");
	struct buf part = BUF_INIT, c = BUF_INIT;

	sheet(&part, r, false, CHECKS);
	/* 25 rows and 7 columns of sums, three totals of table 4, 7 balances */
	cr_assert_eq(kit_count(&part, "&quot;相符&quot;,&quot;不符&quot;))</f>"),
	    25 + 7 + 3 + 7);
	cr_assert_eq(kit_count(&part, "SUM(&#39;三&#39;!D5:D6)</f><v>1298</v>"), 1);
	cr_assert_eq(kit_count(&part, "<v>不符</v>"), 0);
	kit_cell(r, "3:4:A", "97");
	sheet(&part, r, true, CHECKS);
	cr_assert_eq(kit_count(&part, "<v>不符</v>"), 2);	/* of A and of the total */
	cr_assert_eq(kit_count(&part, "<cfRule"), 1);
	buf_release(&part);
	buf_release(&c);
	report_free(r);
}

/* No label leaves a character alone in its last line: 自然|人, 三、本年|度办理结|果. */
Test(xlsx, labels_are_in_one_line_or_in_equal_ones)
{
	struct report *r = kit_full("2021");
	struct buf zip = BUF_INIT, strings = BUF_INIT, part = BUF_INIT;

	cr_assert(kit_export(&zip, r, "xlsx", false));
	cr_assert(kit_unzip(&zip, "xl/sharedStrings.xml", &strings));
	cr_assert_eq(kit_count(&strings, ">自然人</t>"), 1);
	cr_assert_eq(kit_count(&strings, ">科研\n机构</t>"), 1);
	cr_assert_eq(kit_count(&strings, ">三、本\n年度办\n理结果</t>"), 1);
	/* an ordinal may have the first to itself */
	cr_assert_eq(kit_count(&strings, ">（三）\n不予公开</t>"), 1);
	cr_assert_eq(kit_count(&strings, ">1.属于国家秘密</t>"), 1);
	/* 自然人 has room: three characters and a half of 9 points and the edges are 14.4
	   mm, which are 7.8 digits of 7 pixels */
	sheet(&part, r, false, TABLE3);
	cr_assert_eq(kit_count(&part, "<col min=\"4\" max=\"4\" width=\"7.7"), 1, "%.900s",
	    part.data);
	buf_release(&zip);
	buf_release(&strings);
	buf_release(&part);
	report_free(r);
}

/* A formula that a cell of text holds turns into text when it is touched. */
Test(xlsx, results_are_in_no_cell_of_text)
{
	struct report *r = kit_full("2021");
	struct buf part = BUF_INIT, zip = BUF_INIT, styles = BUF_INIT;
	const char *at, *style;
	int number = 0;

	cr_assert(kit_export(&zip, r, "xlsx", false));
	cr_assert(kit_unzip(&zip, "xl/styles.xml", &styles));
	sheet(&part, r, false, CHECKS);
	at = strstr(part.data, "<c r=\"F3\" s=\"");
	cr_assert_not_null(at);
	number = atoi(at + strlen("<c r=\"F3\" s=\""));
	style = strstr(styles.data, "<cellXfs");
	for (int i = 0; i <= number && style != NULL; i++)
		style = strstr(style + 1, "<xf numFmtId=");
	cr_assert_not_null(style);
	cr_assert_eq(strncmp(style, "<xf numFmtId=\"0\"", 16), 0, "%.60s", style);
	buf_release(&part);
	buf_release(&zip);
	buf_release(&styles);
	report_free(r);
}

Test(xlsx, every_cell_has_a_name)
{
	struct report *r = kit_full("2021");
	struct buf zip = BUF_INIT, book = BUF_INIT;

	cr_assert(kit_export(&zip, r, "xlsx", false));
	cr_assert(kit_unzip(&zip, "xl/workbook.xml", &book));
	cr_assert_eq(kit_count(&book, "<definedName name=\"c_"), (size_t)r->form->ncell);
	cr_assert_eq(kit_count(&book, "name=\"c_3_3_3_1_B1\">'三'!$E$9<"), 1);
	cr_assert_eq(kit_count(&book, "_xlnm.Print_Titles\" localSheetId=\"1\">'三'!$1:$4<"), 1);
	buf_release(&zip);
	buf_release(&book);
	report_free(r);
}

Test(xlsx, nothing_internal_leaves)
{
	static const char *const planted[] = { "tester", "网络申请900件", "planted", "/home" };
	struct report *r = kit_full("2021");
	struct buf zip = BUF_INIT, list = BUF_INIT, part = BUF_INIT;
	size_t seen = 0;
	char *name, *next;

	kit_note(r, "3:2:A", "planted");
	cr_assert(kit_export(&zip, r, "xlsx", false));
	kit_zip_list(&zip, &list);
	for (name = list.data; *name != '\0'; name = next + 1) {
		next = strchr(name, '\n');
		*next = '\0';
		cr_assert(kit_unzip(&zip, name, &part));
		for (size_t i = 0; i < sizeof planted / sizeof *planted; i++)
			cr_assert_eq(kit_count(&part, planted[i]), 0, "%s: %s", name, planted[i]);
		seen += kit_count(&part, "云山县市场监督管理局");
	}
	cr_assert_gt(seen, 1);		/* the control: what is public is found so */
	buf_release(&zip);
	buf_release(&list);
	buf_release(&part);
	report_free(r);
}
