/*
 * test_import_txt.c - plain texts in the layouts that tables of them come in.
 *
 * A document is compared as one string: "P text" and other blocks one per line, a
 * table as "T" and its rows, "[cell]" or "[cell 2x3]" (rows, columns it covers).
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "import/import.h"
#include "import/readers.h"
#include "kit/exportkit.h"
#include "report/report.h"

static void
put_plain(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		if (*s == '\n')
			buf_str(b, "/");
		else if (*s == '\t')
			buf_str(b, ">");
		else
			buf_chr(b, *s);
}

static void
put_table(struct buf *b, const struct doc_table *t)
{
	int row = -1;

	buf_str(b, "T");
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		if (c->row != row)
			buf_str(b, "\n  ");
		cr_assert_geq(c->row, row);
		cr_assert_lt(c->row, t->nrow);
		cr_assert_leq(c->col + c->colspan, t->ncol);
		row = c->row;
		buf_chr(b, '[');
		put_plain(b, c->text);
		if (c->rowspan > 1 || c->colspan > 1)
			buf_printf(b, " %dx%d", c->rowspan, c->colspan);
		buf_chr(b, ']');
	}
	buf_chr(b, '\n');
}

static void
put_doc(struct buf *b, const struct doc *doc)
{
	static const char *const names[] = {
		[DOC_TITLE] = "TITLE ", [DOC_HEADING1] = "H1 ", [DOC_HEADING2] = "H2 ",
		[DOC_PARA] = "P ", [DOC_NOTE] = "NOTE ", [DOC_MARK] = "MARK "
	};

	for (size_t i = 0; i < doc->n; i++) {
		if (doc->block[i].kind == DOC_TABLE) {
			put_table(b, doc->block[i].table);
			continue;
		}
		buf_str(b, names[doc->block[i].kind]);
		put_plain(b, doc->block[i].text);
		buf_chr(b, '\n');
	}
}

/* The document of a text as a string; *kind gets its kind. */
static char *
read_bytes(const char *p, size_t n, const char **kind)
{
	struct source s = { .p = p, .n = n };
	struct doc *doc = doc_new();
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert(txt_sniff(p, n));
	cr_assert(txt_read(doc, &s, &d));
	cr_assert_eq(d.n, 0);
	put_doc(&b, doc);
	if (kind != NULL)
		*kind = s.kind;
	doc_free(doc);
	diag_release(&d);
	buf_chr(&b, '\0');
	return buf_detach(&b);
}

static void
expect(const char *text, const char *want)
{
	char *got = read_bytes(text, strlen(text), NULL);

	cr_assert_str_eq(got, want);
	free(got);
}

struct pair { const char *text, *want; };
#define EXPECT_ALL(cases) do { \
	for (size_t i_ = 0; i_ < sizeof (cases) / sizeof *(cases); i_++) \
		expect((cases)[i_].text, (cases)[i_].want); \
} while (0)

/* ---- cells behind tabs ---- */

Test(import_txt, a_tab_begins_a_cell_and_a_blank_line_ends_the_row)
{
	static const struct pair cases[] = {
		{ "二、主动公开\n\t信息内容\n\t制发\n\n\t规章\n\t0\n\n三、收到\n",
		  "P 二、主动公开\nT\n  [信息内容][制发]\n  [规章][0]\nP 三、收到\n" },
		/* a cell of two lines, blank cells, a cell with an ideographic blank */
		{ "\t商业\n企业\n\t\n\t　\n\t其他\n\n\t\n\t1\n\t2\n",
		  "T\n  [商业/企业][][　][其他]\n  [][1][2]\n" },
		/* several tabs on a line */
		{ "\t行政许可\t312\n\t0\n", "T\n  [行政许可][312][0]\n" },
		/* rows padded at their end; a narrative line that ends in a tab */
		{ "（一）主动公开\t\n公开信息。\n\t规章\n\t0\n\t\n\n\t总计\n\t0\n\t\n",
		  "P （一）主动公开>\nP 公开信息。\nT\n  [规章][0][]\n  [总计][0][]\n" },
		/* two blank lines end the table */
		{ "\ta\n\t1\n\n\n\tb\n\t2\n", "T\n  [a][1]\nT\n  [b][2]\n" },
		{ "\ta\r\n\t1\r\n\r\n\tb\r\n\t2\r\n", "T\n  [a][1]\n  [b][2]\n" },
		{ "\ta\r\r\n\t1\r\r\n\r\r\n\tb\r\r\n\t2", "T\n  [a][1]\n  [b][2]\n" },
		{ "\ta\r\t1\r\r\tb\r\t2\r", "T\n  [a][1]\n  [b][2]\n" },
	};

	EXPECT_ALL(cases);
}

/* What follows the last cell without a blank line is no part of it. */
Test(import_txt, a_heading_is_not_taken_into_a_cell)
{
	static const struct pair cases[] = {
		{ "\t采购\n\t0\n三、收到和处理\n\n\t申请人\n\t总计\n",
		  "T\n  [采购][0]\nP 三、收到和处理\nT\n  [申请人][总计]\n" },
		{ "\t采购\n\t0\n\n\t\n三、收到和处理\n\n\t申请人\n\t总计\n",
		  "T\n  [采购][0]\nP 三、收到和处理\nT\n  [申请人][总计]\n" },
		{ "\t采购\n\t0\n本年度没有采购。\n", "T\n  [采购][0]\n"
		    "P 本年度没有采购。\n" },
		/* but a unit is, and the second line of a blank first one */
		{ "\t采购\n\t25\n万元\n\n\t\n商业\n\t企业\n",
		  "T\n  [采购][25/万元]\n  [/商业][企业]\n" },
	};

	EXPECT_ALL(cases);
}

Test(import_txt, text_behind_a_tab_is_no_table)
{
	static const struct pair cases[] = {
		{ "\t一、总体情况\n\n\t本年公开信息十条。\n",
		  "P 一、总体情况\nP 本年公开信息十条。\n" },
		{ "联系人：张某\t电话\n", "P 联系人：张某>电话\n" },
	};

	EXPECT_ALL(cases);
}

Test(import_txt, tabs_between_cells)
{
	static const struct pair cases[] = {
		{ "二、主动公开\n规章\t0\t0\t1\n规范性文件\t2\t\t3\n\n三、收到\n",
		  "P 二、主动公开\nT\n  [规章][0][0][1]\n  [规范性文件][2][][3]\n"
		    "P 三、收到\n" },
		/* rows that begin with a blank cell; merged labels */
		{ "三、办理结果\t（一）公开\t\t5\t6\n\t（三）不予\t1.国家秘密\t7\t8\n",
		  "T\n  [三、办理结果][（一）公开 1x2][5][6]\n"
		  "  [][（三）不予][1.国家秘密][7][8]\n" },
		{ "\t规章\t0\t0\n\t总计\t0\t0\n", "T\n  [规章][0][0]\n  [总计][0][0]\n" },
	};

	EXPECT_ALL(cases);
}

/* ---- bars ---- */

Test(import_txt, bars_between_cells)
{
	static const struct pair cases[] = {
		{ "| 规章 | 0 | 1 |\n| 总计 | 2 | 3 |\n", "T\n  [规章][0][1]\n"
		    "  [总计][2][3]\n" },
		{ "规章 | 0 | 1\n总计 | 2 |\n", "T\n  [规章][0][1]\n  [总计][2]\n" },
		{ "规章｜0｜1\n", "T\n  [规章][0][1]\n" },
		{ "行政许可 | 312\n", "P 行政许可 | 312\n" },
		{ "信息内容 | 数量\n行政许可 | 312\n", "T\n  [信息内容][数量]\n"
		    "  [行政许可][312]\n" },
		{ "增加图表 | 问答。\n", "P 增加图表 | 问答。\n" },
		{ "首页 | 政务公开 | 年报\n公开||解读。\n", "T\n"
		    "  [首页][政务公开][年报]\n  [公开][][解读。]\n" },
		{ "首页 | 政务公开 | 年报\n正文。\n", "P 首页 | 政务公开 | 年报\n"
		    "P 正文。\n" },
		{ "| a | 1 |\n\n| b | 2 |\n", "T\n  [a][1]\n  [b][2]\n" },
		{ " a | b\n---+---\n 规章 | 2\n", "T\n  [a][b]\n  [规章][2]\n" },
	};

	EXPECT_ALL(cases);
}

Test(import_txt, tables_of_markdown)
{
	static const struct pair cases[] = {
		{ "| 项目 | 数 |\n|---|---|\n| a \\| b | 1 |\n|  | 2 |\n",
		  "T\n  [项目][数]\n  [a | b][1]\n  [][2]\n" },
		{ "项目 | 数\n:--|--:\na | 1\n", "T\n  [项目][数]\n  [a][1]\n" },
		{ "|  |  |\n|--|--|\n| a | 1 |\n", "T\n  [a][1]\n" },
		{ "| a | b |\n|--|--|\n| c<br>d | **1** |\n\n| e | f |\n|--|--|\n"
		    "| g | 2 |\n",
		  "T\n  [a][b]\n  [c/d][1]\nT\n  [e][f]\n  [g][2]\n" },
		{ "# 云山县年报\n\n## 一、总体情况\n\n### （一）公开\n\n"
		    "\\*a\\* 1\\. b\\|\\|\n\n"
		  "| a | b |\n|--|--|\n| c | 2 |\n",
		  "TITLE 云山县年报\nH1 一、总体情况\nH2 （一）公开\nP *a* 1. b||\n"
		  "T\n  [a][b]\n  [c][2]\n" },
		{ "# 一、总体情况 {#one}\n\n## （一）公开\n\n# 二、主动\n\n云山县\\\n"
		    "年报\n\n::: x\n:::\n",
		  "H1 一、总体情况\nH2 （一）公开\nH1 二、主动\nP 云山县/年报\n" },
	};

	EXPECT_ALL(cases);
}

Test(import_txt, html_inside_markdown)
{
	expect("# 一、总体\n\n<table>\n<tr><td>a</td><td>b</td></tr>\n"
	    "<tr><td colspan=\"2\">1</td>"
	    "</tr>\n</table>\n\n# 二、主动\n",
	    "H1 一、总体\nT\n  [a][b]\n  [1 1x2]\nH1 二、主动\n");
}

/* ---- frames ---- */

Test(import_txt, frames_say_what_is_merged)
{
	static const struct pair cases[] = {
		{ "+----+----+\n| a  | b  |\n+----+    |\n| c  |    |\n+----+----+\n",
		  "T\n  [a][b 2x1]\n  [c]\n" },
		{ "+---------+\n|  合计   |\n+----+----+\n| a  |  1 |\n+----+----+\n",
		  "T\n  [合计 1x2]\n  [a][1]\n" },
		{ "+------+----+\n| 商业 |  1 |\n| 企业 |    |\n+------+----+\n",
		  "T\n  [商业企业][1]\n" },
		/* pandoc, box lines, a database client */
		{ "+----+----+\n| a  | b  |\n+====+:==:+\n| c  | 1  |\n+----+----+\n",
		  "T\n  [a][b]\n  [c][1]\n" },
		{ "┌────┬────┐\n│规章│  1 │\n├────┼────┤\n│总计│  2 │\n└────┴────┘\n",
		  "T\n  [规章][1]\n  [总计][2]\n" },
		{ "+----+---+\n| a  | b |\n+----+---+\n| c  | 1 |\n| d  | 2 |\n"
		    "+----+---+\n",
		  "T\n  [a][b]\n  [c][1]\n  [d][2]\n" },
		/* two frames without a gap; text around */
		{ "前\n+---+\n| 1 |\n+---+\n+---+\n| 2 |\n+---+\n后\n",
		  "P 前\nT\n  [1]\nT\n  [2]\nP 后\n" },
	};

	EXPECT_ALL(cases);
}

/* Quotes take one column or two, and some tools count characters. */
Test(import_txt, frames_are_measured_as_they_were_drawn)
{
	static const struct pair cases[] = {
		{ "+------------+---+\n| “三安全”   | 1 |\n+------------+---+\n",
		  "T\n  [“三安全”][1]\n" },
		{ "+------------+---+\n| “三安全” | 1 |\n+------------+---+\n",
		  "T\n  [“三安全”][1]\n" },
		{ "+-------+---+\n| 三安全   | 1 |\n+-------+---+\n| 总计    | 2 |\n"
		    "+-------+---+\n",
		  "T\n  [三安全][1]\n  [总计][2]\n" },
		/* nothing fits: bars are counted */
		{ "+----+---+\n| 三安全不稳 |1|\n| 定 | |\n+----+---+\n"
		    "| 总计    | 2 |\n+----+---+\n",
		  "T\n  [三安全不稳定][1]\n  [总计][2]\n" },
	};

	EXPECT_ALL(cases);
}

/* Digits that a narrow column broke must not become another figure. */
Test(import_txt, broken_figures_stay_broken)
{
	expect("+----+----+\n| a  | 13 |\n|    | 58 |\n+----+----+\n", "T\n"
	    "  [a][13/58]\n");
}

/* ---- rules of dashes ---- */

Test(import_txt, rules_of_dashes)
{
	static const struct pair cases[] = {
		{ "  信息内容   数量\n  ---------- ------\n  规章       12\n"
		    "  总计       3\n\n后\n",
		  "T\n  [信息内容][数量]\n  [规章][12]\n  [总计][3]\nP 后\n" },
		{ "  ---------- ------\n  规章       12\n\n  行政强制   3\n  第二行\n"
		    "  ---------- ------\n"
		  "\n  : 二、主动公开\n\n后\n",
		  "T\n  [规章][12]\n  [行政强制第二行][3]\nP 后\n" },
		{ "  ------------------------\n  信息         数   总\n  内容\n"
		  "  ------------ ---- ------\n  规章         12   5\n\n"
		  "  “三安全”     0    7\n  ------------------------\n",
		  "T\n  [信息内容][数][总]\n  [规章][12][5]\n  [“三安全”][0][7]\n" },
		/* merged is blank: a label takes the columns before the figures */
		{ "  ------ ------ --- ---\n  一、收到      1   2\n\n"
		    "  三、   （一） 3\n\n"
		  "         （二） 4   5\n  ------ ------ --- ---\n",
		  "T\n  [一、收到 1x2][1][2]\n  [三、][（一）][3][]\n"
		    "  [][（二）][4][5]\n" },
		/* a line drawn under a heading is no table and no text */
		{ "没有表格\n--------\n后\n", "P 没有表格\nP 后\n" },
		{ "# 一\n\n# 二\n\n::: {.wrap}\n  ---- --\n  规章 12\n  ---- --\n:::\n",
		  "H1 一\nH1 二\nT\n  [规章][12]\n" },
	};

	EXPECT_ALL(cases);
}

/* ---- columns of blanks ---- */

Test(import_txt, labels_stand_around_their_figures)
{
	expect("      （一）予以公开              914    951   988\n"
	    "      （二）部分公开（区分\n"
	    "                               1136   1173 1210\n"
	    "      处理的，只计这一情形）\n"
	    "                1.属于国家秘密    1358   1395 1432\n"
	    "                2.其他法律行政法\n"
	    "                               1580   1617 1654\n"
	    "                规禁止公开\n"
	    "      （三）不予公开 3.危及安全       1802   1839 1876\n"
	    "                4.申请人无正当\n"
	    "三、本             理由逾期不补正、行    2024   2061 2098\n"
	    "                政机关不再处理\n",
	    "T\n  [（一）予以公开][914][951][988]\n"
	    "  [（二）部分公开（区分处理的，只计这一情形）][1136][1173][1210]\n"
	    "  [1.属于国家秘密][1358][1395][1432]\n"
	    "  [2.其他法律行政法规禁止公开][1580][1617][1654]\n"
	    "  [（三）不予公开][3.危及安全][1802][1839][1876]\n"
	    "  [三、本][4.申请人无正当理由逾期不补正、行政机关不再处理]"
	    "[2024][2061][2098]\n");
}

/* Figures at the first line of their label: the rest is below. */
Test(import_txt, labels_go_on_below_their_figures)
{
	expect("   （一）予以公开          914    951   988\n"
	    "   （二）部分公开（区分         1136   1173 1210\n"
	    "   处理的，只计这一情形）\n"
	    "   （三）其他              1580   1617 1654\n"
	    "   规章                 1802   1839 1876\n"
	    "   第二行\n"
	    "                      2024   2061 2098\n",
	    "T\n  [（一）予以公开][914][951][988]\n"
	    "  [（二）部分公开（区分处理的，只计这一情形）][1136][1173][1210]\n"
	    "  [（三）其他][1580][1617][1654]\n  [规章][1802][1839][1876]\n"
	    "  [第二行][2024][2061][2098]\n");
}

/* A label whose line stands lower than its figures; a figure that is not there; one
 * of two lines. */
Test(import_txt, figures_keep_their_columns)
{
	expect("   1.本机关不掌握      11   12   13\n"
	    "                   21   22   23\n"
	    "   2.没有现成信息\n"
	    "   3.补正后不明确      31        33\n"
	    "                   6659      6736\n"
	    "   （七）总计                5814\n"
	    "                   1         8\n",
	    "T\n  [1.本机关不掌握][11][12][13]\n  [2.没有现成信息][21][22][23]\n"
	    "  [3.补正后不明确][31][][33]\n  [（七）总计][6659/1][5814][6736/8]\n");
}

/* Rows that a page has torn: blank cells must not be made of their gaps. */
Test(import_txt, torn_rows_are_not_filled_up)
{
	expect("   3.危及安全        11  12  13  14\n"
	    "   4.保护权益\n"
	    "   5.内部事务\n"
	    "                 21  22\n"
	    "                 31  32\n"
	    "                         23  24\n"
	    "                         33  34\n"
	    "   6.过程性         41      43  44\n"
	    "   7.案卷          51      53  54\n",
	    "T\n  [3.危及安全][11][12][13][14]\n  [4.保护权益]\n  [5.内部事务][21][22]\n"
	    "  [31][32]\n  [23][24]\n  [33][34]\n  [6.过程性][41][43][44]\n"
	    "  [7.案卷][51][][53][54]\n");
}

Test(import_txt, heads_of_columns_are_put_together)
{
	expect("                              申请人情况\n"
	    "    （本列数据）                 法人或其他组织\n"
	    "                 自然人   商业   科研   社会公 法律服      总计\n"
	    "                                         其他\n"
	    "                       企业   机构   益组织 务机构\n"
	    "一、本年新收           470   507   544    581    618   655   3375\n"
	    "二、上年结转           692   729   766    803    840   877   4707\n"
	    "四、结转下年             5     6     7      8      9    10     45\n",
	    "T\n  [申请人情况]\n  [（本列数据）][法人或其他组织]\n"
	    "  [自然人][商业企业][科研机构][社会公益组织][法律服务机构][其他][总计]\n"
	    "  [一、本年新收][470][507][544][581][618][655][3375]\n"
	    "  [二、上年结转][692][729][766][803][840][877][4707]\n"
	    "  [四、结转下年][5][6][7][8][9][10][45]\n");
}

/* Page numbers and running heads are cut out, and the table goes on. */
Test(import_txt, pages_are_joined)
{
	const char *kind;
	const char *text =
	    "            年 报 稿\n\n   规章      1   2\n\n   总计      3   4\n\n\n"
	    "      — 1 —\n"
	    "\f           年 报 稿\n\n   许可      5   6\n\n   处罚      7   8\n\n"
	    "      — 2 —\n"
	    "\f           年 报 稿\n\n   五、存在的问题\n   没有。\n      — 3 —\n\f";
	char *got = read_bytes(text, strlen(text), &kind);

	cr_assert_str_eq(kind, "pdf-text");
	cr_assert_str_eq(got, "T\n  [规章][1][2]\n  [总计][3][4]\n  [许可][5][6]\n"
	    "  [处罚][7][8]\nP    五、存在的问题\nP    没有。\n");
	free(got);
	/* a browser prints date and title above, address and page below */
	expect("1/20/26, 8:00 AM          云山县年报\n\n一、总体情况\n甲。\n\n"
	    "https://a.b/c.html    1/2\n"
	    "\f1/20/26, 8:00 AM       云山县年报\n\n二、主动公开\n乙。\n\n"
	    "https://a.b/c.html  2/2\n\f",
	    "P 一、总体情况\nP 甲。\nP 二、主动公开\nP 乙。\n");
	/* bare digits only when they count all pages: here they are figures */
	expect("规章\n1\n\f总计\n3\n\f许可\n7\n处罚", "P 规章\nP 1\nP 总计\nP 3\n"
	    "P 许可\nP 7\nP 处罚\n");
	expect("规章\n一\n1\n\f总计\n二\n2\n", "P 规章\nP 一\nP 总计\nP 二\n");
}

/* ---- lines ---- */

Test(import_txt, blank_lines_among_cells_are_blank_cells)
{
	/* one cell per line: LibreOffice */
	expect("一、总体情况\n\n公开信息。\n规章\n1\n2\n\n总计\n3\n4\n\n5\n\n"
	    "二、主动公开\n\n说明情况。\n",
	    "P 一、总体情况\nP 公开信息。\nP 规章\nP 1\nP 2\nP \nP 总计\nP 3\nP 4\n"
	    "P \nP 5\n"
	    "P \nP 二、主动公开\nP 说明情况。\n");
	/* blank lines everywhere part the cells: pdftotext */
	expect("规章\n\n1\n\n2\n\n总计\n\n3\n\n4\n\n5\n",
	    "P 规章\nP 1\nP 2\nP 总计\nP 3\nP 4\nP 5\n");
}

Test(import_txt, lines_broken_at_a_width_are_joined)
{
	/* the widths of real lines, 58 to 60 columns */
	expect("   依照有关规定，云山县市场监督管理局编制了二〇二四年年度\n"
	    "报告，统计期限自一月一日起至十二月三十一日止。报告的全\n"
	    "文可以在政府门户网站下载，也可以在办公楼一层大厅里查阅\n"
	    "和复印。\n"
	    "   一、总体情况\n"
	    "   本局稳步做好公开工作，围绕民生事项公开政策、办事流程和\n"
	    "处理结果，全年没有发生复议。\n",
	    "P    依照有关规定，云山县市场监督管理局编制了二〇二四年年度报告，"
	    "统计期限自一月一日起至"
	    "十二月三十一日止。报告的全文可以在政府门户网站下载，"
	    "也可以在办公楼一层大厅里查阅和复印。\n"
	    "P    一、总体情况\n"
	    "P    本局稳步做好公开工作，围绕民生事项公开政策、"
	    "办事流程和处理结果，全年没有发生复议。\n");
	/* a line is a paragraph where nothing says otherwise */
	expect("第一段说明。\n第二段说明。\n　　第三段。\n", "P 第一段说明。\n"
	    "P 第二段说明。\nP 　　第三段。\n");
}

/* ---- sheets ---- */

Test(import_txt, sheets_have_paragraphs_in_rows)
{
	static const char csv[] =
	    "云山县2024年年报,,,\r\n一、总体情况,,,\r\n\"公开了\"\"政策\"\"，\n"
	    "以及解读。\",,,\r\n"
	    "二、主动公开情况,,,\r\n第二十条第（一）项,,,\r\n"
	    "信息内容,制发,废止,有效\r\n规章,0,,1\r\n"
	    ",,,\r\n四、结转,,,\r\n规范性文件,2,3,4\r\n三、收到,,,\r\n"
	    "本年收到申请。,,,\r\n"
	    "结果,,数,\r\n五,,7,\r\n";
	static const char want[] =
	    "P 云山县2024年年报\nP 一、总体情况\nP 公开了\"政策\"，\nP 以及解读。\n"
	    "P 二、主动公开情况\n"
	    "T\n  [第二十条第（一）项][][][]\n  [信息内容][制发][废止][有效]\n"
	    "  [规章][0][][1]\n"
	    "  [][][][]\n  [四、结转][][][]\n  [规范性文件][2][3][4]\n"
	    "P 三、收到\nP 本年收到申请。\nT\n  [结果 1x2][数]\n  [五 1x2][7]\n";
	struct buf b = BUF_INIT, gb = BUF_INIT;
	const char *kind;
	char *got;

	got = read_bytes(csv, sizeof csv - 1, &kind);
	cr_assert_str_eq(kind, "csv");
	cr_assert_str_eq(got, want);
	free(got);
	cr_assert(encode_write(&gb, csv, sizeof csv - 1, ENCODING_GB18030, NULL));
	got = read_bytes(gb.data, gb.len, &kind);
	cr_assert_str_eq(got, want);
	free(got);
	/* ; of other countries, a tab in UTF-16 ("Unicode text"), a hint to Excel */
	for (size_t i = 0; i < 3; i++) {
		buf_reset(&b);
		buf_reset(&gb);
		buf_str(&b, i == 2 ? "sep=;\r\n" : "");
		for (const char *s = csv; *s != '\0'; s++)
			buf_chr(&b, *s != ',' ? *s : i == 1 ? '\t' : ';');
		buf_str(&gb, i == 1 ? "\xFF\xFE" : "\xEF\xBB\xBF");
		cr_assert(encode_write(&gb, b.data, b.len,
		    i == 1 ? ENCODING_UTF16LE : ENCODING_UTF8, NULL));
		got = read_bytes(gb.data, gb.len, &kind);
		cr_assert_str_eq(kind, "csv");
		cr_assert_str_eq(got, want, "case %zu", i);
		free(got);
	}
	buf_release(&b);
	buf_release(&gb);
}

/* A quote that is never closed is text; the rest of the file stays rows. */
/* Labels over one column, in a sheet in which others stand over two: the header or the
 * rows beside it tell whose the blank cell is. */
Test(import_txt, a_blank_cell_beside_a_short_label_is_a_figure)
{
	static const char csv[] =
	    "云山县2024年年报,,,\r\n二、主动公开情况,,,\r\n"
	    "第二十条第（六）项,,,\r\n信息内容,上一年数量,本年增减,处理数量\r\n"
	    "行政处罚,,,18\r\n行政强制,,,26\r\n行政检查,,,31\r\n"
	    "第二十条第（八）项,,,\r\n信息内容,上一年数量,本年增减,\r\n"
	    "行政事业性收费,,8,\r\n"
	    "第二十条第（一）项,,,\r\n规章,5,1,3\r\n行政规范性文件,,27,20\r\n"
	    "申请人情况,,,\r\n结果,,数量,办结\r\n一、新收,,44,40\r\n二、结转,,4,4\r\n";
	static const char want[] =
	    "P 云山县2024年年报\nP 二、主动公开情况\n"
	    "T\n  [第二十条第（六）项][][][]\n  [信息内容][上一年数量][本年增减][处理数量]\n"
	    "  [行政处罚][][][18]\n  [行政强制][][][26]\n  [行政检查][][][31]\n"
	    "  [第二十条第（八）项][][][]\n  [信息内容][上一年数量][本年增减][]\n"
	    "  [行政事业性收费][][8][]\n"
	    "  [第二十条第（一）项][][][]\n  [规章][5][1][3]\n  [行政规范性文件][][27][20]\n"
	    "  [申请人情况 1x2][][]\n  [结果 1x2][数量][办结]\n  [一、新收 1x2][44][40]\n"
	    "  [二、结转 1x2][4][4]\n";
	const char *kind;
	char *got = read_bytes(csv, sizeof csv - 1, &kind);

	cr_expect_str_eq(got, want);
	free(got);
}

Test(import_txt, an_open_quote_swallows_nothing)
{
	expect("a,b\n\"c,1\nd,2\ne,3\n", "T\n  [a][b]\n  [\"c][1]\n  [d][2]\n  [e][3]\n");
}

/* ---- our own exports ---- */

static void
same_table(const struct doc_table *a, const struct doc_table *b)
{
	cr_assert_eq(a->nrow, b->nrow);
	cr_assert_eq(a->ncol, b->ncol);
	cr_assert_eq(a->ncell, b->ncell);
	for (size_t i = 0; i < a->ncell; i++) {
		const struct doc_cell *x = &a->cell[i], *y = &b->cell[i];

		cr_assert_str_eq(x->text, y->text);
		cr_assert(x->row == y->row && x->col == y->col &&
		    x->rowspan == y->rowspan && x->colspan == y->colspan,
		    "%s: %d,%d %dx%d is %d,%d %dx%d", x->text, x->row, x->col,
		    x->rowspan, x->colspan, y->row, y->col, y->rowspan, y->colspan);
	}
}

/* Text without its indent, for the export has one of its own; titles and marks are
 * compared as text only. */
static const char *
bare(const char *s)
{
	while (*s == ' ' || strncmp(s, "　", 3) == 0)
		s += *s == ' ' ? 1 : 3;
	return s;
}

/* Blocks of a document by kind: tables, and the texts one after the other. */
static void
collect(const struct doc *doc, struct buf *text, const struct doc_table **table, int *n)
{
	*n = 0;
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *k = &doc->block[i];

		if (k->kind == DOC_TABLE) {
			table[(*n)++] = k->table;
			buf_str(text, "(table)\n");
			continue;
		}
		for (const char *s = k->text; *s != '\0'; s += *s == '\n') {
			size_t len = strcspn(s, "\n");
			char *line = mem_strndup(s, len);

			buf_printf(text, "%s\n", bare(line));
			free(line);
			s += len;
		}
	}
}

static void
reads_back(const struct report *r, const char *format, bool draft)
{
	struct export_options o = { .draft = draft };
	struct buf file = BUF_INIT, want = BUF_INIT, have = BUF_INIT;
	const struct doc_table *a[20], *b[20];
	struct doc *built = export_build(r, &o), *doc = doc_new();
	struct source s;
	struct diag d;
	int na, nb;

	diag_init(&d);
	cr_assert(kit_export(&file, r, format, draft));
	s = (struct source){ .p = file.data, .n = file.len };
	cr_assert(txt_read(doc, &s, &d));
	collect(built, &want, a, &na);
	collect(doc, &have, b, &nb);
	if (strcmp(format, "md") == 0) {	/* the title in one line there */
		char *gap = strstr(want.data, "\n2");

		buf_splice(&want, (size_t)(gap - want.data), 1, "", 0);
	}
	cr_assert_str_eq(buf_cstr(&have), buf_cstr(&want));
	cr_assert_eq(na, nb);
	for (int i = 0; i < na; i++)
		same_table(a[i], b[i]);
	diag_release(&d);
	doc_free(built);
	doc_free(doc);
	buf_release(&file);
	buf_release(&want);
	buf_release(&have);
}

Test(import_txt, our_own_text_reads_back)
{
	for (int i = 0; i < 4; i++) {
		struct report *r = kit_full(i % 2 ? "2019" : "2021");

		text_set_ambiguous(i < 2 ? 1 : 2);
		reads_back(r, "txt", i == 0);
		report_free(r);
	}
	text_set_ambiguous(1);
}

Test(import_txt, our_own_markdown_reads_back)
{
	for (int i = 0; i < 2; i++) {
		struct report *r = kit_full(i % 2 ? "2019" : "2021");

		reads_back(r, "md", i == 0);
		report_free(r);
	}
}

/* Paragraphs of every length come back whole, wherever the export broke them. */
Test(import_txt, our_own_paragraphs_come_back_whole)
{
	static const char *const pieces[] = {
		"政府信息公开", "，", "12", "3.5%", "（一）", "“引用”", "abc", "——",
		    "。", "https://a.b/c"
	};
	uint64_t seed = 77;

	for (int i = 0; i < 60; i++) {
		struct report *r = kit_full("2021");
		struct buf b = BUF_INIT;

		for (int line = 0; line < 4; line++) {
			buf_str(&b, line > 0 ? "\n公" : "公");
			for (uint64_t k = kit_rand(&seed, 80); k > 0; k--)
				buf_str(&b, pieces[kit_rand(&seed, 10)]);
		}
		kit_text(r, "t5", buf_cstr(&b));
		reads_back(r, "txt", false);
		buf_release(&b);
		report_free(r);
	}
}

/* The lines of a text that have something on them. */
static char *
lines_of(const char *s)
{
	struct buf b = BUF_INIT;

	for (size_t n; s != NULL && *s != '\0'; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		if (n > 0) {
			buf_add(&b, s, n);
			buf_chr(&b, '\n');
		}
	}
	buf_chr(&b, '\0');
	return buf_detach(&b);
}

static void
comes_back(const struct report *r, const char *format)
{
	struct buf file = BUF_INIT;
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	cr_assert(kit_export(&file, r, format, true));
	k = import_bytes(kit_import(NULL, &d), file.data, file.len, "x");
	cr_assert_not_null(k->report);
	cr_assert_eq(d.n, 0);
	cr_assert_str_eq(k->kind, format);
	cr_assert_eq(k->report->form, r->form);
	cr_assert_eq(k->report->year, r->year);
	cr_assert_str_eq(k->report->agency.name, r->agency.name);
	cr_assert_eq(k->nopen, 0);
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *x = &r->cell[i], *y = &k->report->cell[i];

		cr_assert(x->has_value == y->has_value && x->na == y->na &&
		    (!x->has_value || x->value == y->value), "%s", r->form->cell[i].code);
	}
	for (int i = 0; i < r->form->ntext; i++) {
		char *a = lines_of(r->text[i]), *b = lines_of(k->report->text[i]);

		cr_assert_str_eq(b, a);
		free(a);
		free(b);
	}
	candidate_free(k);
	diag_release(&d);
	buf_release(&file);
}

Test(import_txt, import_of_our_own_text_is_the_report)
{
	static const char *const formats[] = { "txt", "md" };

	for (int i = 0; i < 4; i++) {
		struct report *r = kit_full(i % 2 ? "2019" : "2021");

		comes_back(r, formats[i / 2]);
		report_free(r);
	}
}

/* ---- encodings ---- */

Test(import_txt, encodings_are_found_out)
{
	static const char text[] = "一、总体情况\r\n本年公开12条。\r\n";
	static const struct {
		const char *mark;
		enum encoding e;
		const char *name;
	} cases[] = {
		{ "", ENCODING_UTF8, "UTF-8" }, { "\xEF\xBB\xBF",
		    ENCODING_UTF8, "UTF-8" },
		{ "", ENCODING_GB18030, "GB18030" },
		{ "", ENCODING_UTF16LE, "UTF-16LE" }, { "",
		    ENCODING_UTF16BE, "UTF-16BE" },
		{ "\xFF\xFE", ENCODING_UTF16LE, "UTF-16LE" },
		{ "\xFE\xFF", ENCODING_UTF16BE, "UTF-16BE" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct doc *doc = doc_new();
		struct buf b = BUF_INIT;
		struct source s;

		buf_str(&b, cases[i].mark);
		cr_assert(encode_write(&b, text, strlen(text), cases[i].e, NULL));
		s = (struct source){ .p = b.data, .n = b.len };
		cr_assert(txt_sniff(b.data, b.len), "case %zu", i);
		cr_assert(txt_read(doc, &s, NULL), "case %zu", i);
		cr_assert_str_eq(encoding_name(s.encoding), cases[i].name);
		cr_assert_eq(doc->n, 2);
		cr_assert_str_eq(doc->block[0].text, "一、总体情况");
		cr_assert_eq(doc->block[1].line, 2);
		doc_free(doc);
		buf_release(&b);
	}
}

Test(import_txt, bytes_that_are_no_text_are_refused)
{
	static const struct { const char *p; size_t n; } binary[] = {
		{ "PK\3\4abc", 7 }, { "%PDF-1.4", 8 }, { "{\\rtf1 a}", 9 },
		    { "a\0b\0\1\2\3\4", 8 },
		{ "\1\2\3\4\5\6\7\x0E", 8 }, { "\xD0\xCF\x11\xE0\xA1", 5 }
	};
	struct source s = { .p = "规\xFF章", .n = 7, .encoding = ENCODING_UTF8 };
	struct doc *doc = doc_new();
	struct diag d;

	for (size_t i = 0; i < sizeof binary / sizeof *binary; i++)
		cr_assert_not(txt_sniff(binary[i].p, binary[i].n), "case %zu", i);
	cr_assert(txt_sniff("", 0));
	diag_init(&d);
	cr_assert_not(txt_read(doc, &s, &d));
	cr_assert(diag_has(&d, MSG_ENCODE_BAD));
	diag_release(&d);
	doc_free(doc);
}

/* ---- limits ---- */

static bool
too_large(const char *unit, size_t times, const char *end)
{
	struct doc *doc = doc_new();
	struct buf b = BUF_INIT;
	struct source s;
	struct diag d;
	bool refused;

	diag_init(&d);
	buf_repeat(&b, unit, times);
	buf_str(&b, end);
	s = (struct source){ .p = b.data, .n = b.len };
	refused = !txt_read(doc, &s, &d);
	cr_assert_eq(refused, diag_has(&d, MSG_IMPORT_TXT_LIMIT));
	diag_release(&d);
	doc_free(doc);
	buf_release(&b);
	return refused;
}

Test(import_txt, too_much_is_refused_and_a_long_line_is_not)
{
	cr_assert(too_large("a\n", 500000, ""));		/* lines */
	cr_assert(too_large("a\n", 150000, ""));		/* paragraphs */
	cr_assert(too_large("1,2,3,4\n", 60000, ""));		/* cells of a sheet */
	cr_assert(too_large("\t1", 300000, "\n"));
	cr_assert(too_large("|1", 300000, "|\n"));
	cr_assert(too_large("a", 17000000, ""));		/* bytes */
	cr_assert_not(too_large("a", 15000000, ""));
	cr_assert_not(too_large("公开 ", 1000000, ""));
	cr_assert_not(too_large("+-", 100000, "+\n|1|\n+-+\n"));
	cr_assert_not(too_large("\"", 1000000, "\n"));
	cr_assert_not(too_large("- ", 1000000, "\n--- ---\n"));
	cr_assert_not(too_large("[]{", 1000000, "\n# a\n# b\n"));
}
