/*
 * test_import_pdf.c - what mutool prints of a page, written here glyph by glyph, as
 * tables and paragraphs.
 */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/readers.h"

#define HEAD "<?xml version=\"1.0\"?>\n<document name=\"a.pdf\">\n"
#define BAD "\xEF\xBF\xBD"

/* A page of 300 x 200 points, y from its top. */
static void
page(struct buf *b)
{
	if (b->len == 0)
		buf_str(b, HEAD);
	buf_str(b, "<page mediabox=\"0 0 300 200\">\n");
}

static void
line(struct buf *b, int x0, int y0, int x1, int y1)
{
	buf_printf(b, "<stroke_path linewidth=\".5\" transform=\"1 0 0 1 0 0\">\n"
	    "<moveto x=\"%d\" y=\"%d\"/>\n<lineto x=\"%d\" y=\"%d\"/>\n</stroke_path>\n",
	    x0, y0, x1, y1);
}

/* Text of size 10, each glyph with an operator of its own; '?' has no character. */
static void
words(struct buf *b, int x, int y, const char *s)
{
	size_t n = strlen(s), at, len;
	int x10 = x * 10;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		buf_str(b, "<fill_text colorspace=\"DeviceGray\" color=\"0\" transform=\""
		    "1 0 0 1 0 0\">\n<span font=\"F\" wmode=\"0\" trm=\"10 0 0 -10\">\n"
		    "<g unicode=\"");
		if (cp == '?')
			buf_str(b, "-1");
		else
			buf_add(b, s + at, len);
		buf_printf(b, "\" glyph=\"1\" x=\"%d.%d\" y=\"%d\" adv=\"%s\"/>\n</span>\n"
		    "</fill_text>\n", x10 / 10, x10 % 10, y, cp < 128 ? ".5" : "1");
		x10 += cp < 128 ? 50 : 100;
	}
}

/* Lines for columns at 20, 120, 170, 220 and rows every 30 points. */
static void
grid(struct buf *b, int top, int rows)
{
	static const int x[] = { 20, 120, 170, 220 };

	for (int i = 0; i <= rows; i++)
		line(b, 20, top + 30 * i, 220, top + 30 * i);
	for (int i = 0; i < 4; i++)
		line(b, x[i], top, x[i], top + 30 * rows);
}

static struct doc *
read_it(struct buf *b, struct diag *d)
{
	struct source s = { .p = buf_cstr(b), .n = b->len };
	struct doc *doc = doc_new();

	diag_init(d);
	cr_assert(pdf_sniff(s.p, s.n));
	if (!pdf_read(doc, &s, d)) {
		cr_assert(d->nerror > 0);
		doc_free(doc);
		doc = NULL;
	}
	buf_release(b);
	return doc;
}

/* Table number "n" as "甲|1|2;乙|3|4". */
static const char *
table(const struct doc *doc, int n, char out[1000])
{
	const struct doc_table *t = NULL;

	out[0] = '\0';
	for (size_t i = 0; i < doc->n; i++)
		if (doc->block[i].kind == DOC_TABLE && n-- == 0)
			t = doc->block[i].table;
	for (size_t i = 0; t != NULL && i < t->ncell; i++) {
		if (i > 0)
			strcat(out, t->cell[i].row != t->cell[i - 1].row ? ";" : "|");
		strcat(out, t->cell[i].text);
	}
	return out;
}

static void
is_table(struct buf *b, const char *want)
{
	struct diag d;
	struct doc *doc = read_it(b, &d);
	char have[1000];

	cr_assert(doc != NULL);
	cr_assert_str_eq(table(doc, 0, have), want);
	doc_free(doc);
	diag_release(&d);
}

Test(pdf, words_go_to_the_cells_they_stand_in)
{
	struct buf b = BUF_INIT;

	page(&b);
	grid(&b, 20, 2);
	words(&b, 130, 67, "34");	/* drawn before the row above it */
	words(&b, 25, 35, "新收");
	words(&b, 25, 47, "申请");
	words(&b, 25, 67, "结转");
	words(&b, 130, 40, "1,200");
	words(&b, 180, 40, "5");
	is_table(&b, "新收申请|1,200|5;结转|34|");
}

Test(pdf, a_missing_piece_of_line_makes_one_cell_of_two)
{
	struct buf b = BUF_INIT;
	struct diag d;
	struct doc *doc;
	const struct doc_cell *c;

	page(&b);
	line(&b, 20, 20, 220, 20);
	line(&b, 120, 50, 220, 50);	/* not under the first column */
	line(&b, 20, 80, 220, 80);
	line(&b, 20, 20, 20, 80);
	line(&b, 120, 20, 120, 80);
	line(&b, 170, 50, 170, 80);	/* not between the upper cells */
	line(&b, 220, 20, 220, 80);
	words(&b, 25, 55, "甲");
	words(&b, 150, 40, "乙");
	words(&b, 130, 67, "7");
	doc = read_it(&b, &d);
	cr_assert(doc != NULL && doc->n == 1 && doc->block[0].table->ncell == 4);
	c = doc->block[0].table->cell;
	cr_assert_eq(c[0].rowspan, 2);
	cr_assert_eq(c[1].colspan, 2);
	cr_assert_str_eq(c[2].text, "7");
	cr_assert_str_eq(c[3].text, "");
	doc_free(doc);
	diag_release(&d);
}

Test(pdf, thin_boxes_dashes_and_double_lines_are_lines)
{
	static const int x[] = { 20, 120, 220 };
	struct buf b = BUF_INIT;

	page(&b);
	for (int y = 20; y <= 80; y += 30)
		for (int k = 20; k < 220; k += 5)	/* dashes */
			line(&b, k, y, k + 3, y);
	for (int i = 0; i < 3; i++)
		buf_printf(&b, "<fill_path color=\"0 0 0\" transform=\".1 0 0 .1 0 0\">\n"
		    "<moveto x=\"%d\" y=\"200\"/>\n<lineto x=\"%d\" y=\"200\"/>\n"
		    "<lineto x=\"%d\" y=\"800\"/>\n<lineto x=\"%d\" y=\"800\"/>\n"
		    "<closepath/>\n</fill_path>\n", x[i] * 10, x[i] * 10 + 7,
		    x[i] * 10 + 7, x[i] * 10);
	line(&b, 20, 82, 220, 82);
	words(&b, 25, 40, "甲");
	words(&b, 130, 40, "1");
	words(&b, 25, 67, "乙");
	words(&b, 130, 67, "2");
	is_table(&b, "甲|1;乙|2");
}

Test(pdf, what_cannot_be_read_for_sure_says_so)
{
	struct buf b = BUF_INIT;

	page(&b);
	grid(&b, 20, 4);
	words(&b, 25, 40, "甲");
	words(&b, 130, 40, "1?");		/* no character */
	words(&b, 180, 40, "3");
	words(&b, 25, 70, "乙");
	words(&b, 130, 70, "45");		/* struck out: its look says so */
	line(&b, 128, 67, 142, 67);
	words(&b, 25, 100, "丙");
	words(&b, 160, 100, "12345");		/* runs over the line at 170 */
	words(&b, 25, 130, "丁");
	words(&b, 130, 130, "12");
	words(&b, 140, 126, "3");		/* raised */
	is_table(&b, "甲|1" BAD "|3;乙|45|;丙|12" BAD "|345" BAD ";丁|12^3|");
}

Test(pdf, a_table_goes_on_over_the_page)
{
	struct buf b = BUF_INIT;

	page(&b);
	grid(&b, 20, 2);
	words(&b, 25, 40, "名称");
	words(&b, 130, 40, "本年");
	words(&b, 180, 40, "上年");
	words(&b, 25, 75, "1.属于三类");
	words(&b, 130, 75, "6");
	words(&b, 180, 75, "8");
	words(&b, 140, 195, "1");		/* the page's number */
	page(&b);
	grid(&b, 20, 3);
	words(&b, 25, 40, "名称");
	words(&b, 130, 40, "本年");
	words(&b, 180, 40, "上年");
	words(&b, 25, 65, "内部事务信息");
	words(&b, 25, 100, "2.其他");
	words(&b, 130, 100, "1");
	words(&b, 180, 100, "2");
	words(&b, 140, 195, "2");
	is_table(&b, "名称|本年|上年;1.属于三类内部事务信息|6|8;2.其他|1|2");
}

Test(pdf, a_header_at_the_foot_of_a_page_is_a_row_of_its_own)
{
	struct buf b = BUF_INIT;

	page(&b);
	grid(&b, 20, 1);
	words(&b, 25, 40, "名称");
	words(&b, 130, 40, "本年");
	words(&b, 180, 40, "上年");
	page(&b);
	grid(&b, 20, 1);
	words(&b, 25, 40, "规章");
	words(&b, 130, 40, "1");
	words(&b, 180, 40, "2");
	is_table(&b, "名称|本年|上年;规章|1|2");
}

Test(pdf, a_turned_page_is_read_upright)
{
	struct buf b = BUF_INIT;

	buf_str(&b, HEAD "<page mediabox=\"0 0 200 300\">\n");
	for (int i = 0; i < 3; i++) {
		line(&b, 20 + 30 * i, 20, 20 + 30 * i, 220);
		line(&b, 20, 20 + 100 * i, 80, 20 + 100 * i);
	}
	/* text runs up the page: what is left stands at the foot */
	buf_str(&b, "<fill_text transform=\"0 -1 1 0 0 0\">\n<span trm=\"10 0 0 10\">\n"
	    "<g unicode=\"甲\" x=\"-200\" y=\"40\" adv=\"1\"/>\n"
	    "<g unicode=\"7\" x=\"-80\" y=\"40\" adv=\".5\"/>\n"
	    "<g unicode=\"乙\" x=\"-200\" y=\"70\" adv=\"1\"/>\n</span>\n</fill_text>\n");
	is_table(&b, "甲|7;乙|");
}

Test(pdf, older_versions_and_radicals)
{
	struct buf b = BUF_INIT;

	page(&b);
	grid(&b, 20, 1);
	buf_str(&b, "<fill_text colorspace=\"DeviceGray\" color=\"0\" matrix=\"1 0 0 1 0 "
	    "0\">\n<span font=\"a\"b\" wmode=\"0\" trm=\"10 0 0 -10\">\n"
	    "<g unicode=\"U+2f2d\" glyph=\"x\" x=\"30\" y=\"40\" />\n"
	    "<g unicode=\"U+4e1c\" glyph=\"x\" x=\"40\" y=\"40\" />\n"
	    "<g unicode=\"6\" glyph=\"x\" x=\"130\" y=\"40\" />\n</span>\n</fill_text>\n");
	is_table(&b, "山东|6|");
}

Test(pdf, lines_of_a_paragraph_are_joined_and_headings_stay_alone)
{
	struct buf b = BUF_INIT;
	struct diag d;
	struct doc *doc;

	page(&b);
	words(&b, 40, 50, "一、总体情况");
	words(&b, 40, 70, "本年度共主动公开各类信息一百二十条，其中");
	words(&b, 20, 90, "网站公开一百条。");
	grid(&b, 100, 2);
	words(&b, 25, 120, "甲");
	doc = read_it(&b, &d);
	cr_assert(doc != NULL);
	cr_assert_eq(doc->n, 3u);
	cr_assert_str_eq(doc->block[0].text, "一、总体情况");
	cr_assert_str_eq(doc->block[1].text,
	    "本年度共主动公开各类信息一百二十条，其中网站公开一百条。");
	doc_free(doc);
	diag_release(&d);
}

/* Tables without ruling lines: figures one above the other. */
static void
header(struct buf *b, int y)
{
	words(b, 30, y, "事项");
	words(b, 130, y, "件数");
	words(b, 200, y, "总计");
}

Test(pdf, without_lines_a_label_belongs_to_the_figures_at_its_middle)
{
	struct buf b = BUF_INIT;

	page(&b);
	header(&b, 30);
	words(&b, 30, 54, "1.属于内部");
	words(&b, 30, 66, "事务信息");
	words(&b, 140, 60, "12");
	words(&b, 210, 60, "4");
	words(&b, 30, 90, "2.属于案卷");
	words(&b, 140, 90, "7");
	words(&b, 30, 114, "3.属于行政");
	words(&b, 30, 126, "查询事项");
	words(&b, 210, 120, "35");
	is_table(&b, "事项|件数|总计;1.属于内部事务信息|12|4;2.属于案卷|7|;"
	    "3.属于行政查询事项||35");
}

Test(pdf, without_lines_the_whole_table_has_its_figures_on_one_side)
{
	struct buf b = BUF_INIT;

	page(&b);
	header(&b, 30);
	words(&b, 30, 54, "1.属于内部");
	words(&b, 30, 66, "事务信息");
	words(&b, 140, 54, "12");
	words(&b, 210, 54, "4");
	words(&b, 30, 90, "2.属于行政");
	words(&b, 30, 102, "查询事项");
	words(&b, 140, 90, "7");
	words(&b, 210, 90, "5");
	words(&b, 30, 126, "3.属于行政");	/* but not here */
	words(&b, 30, 138, "执法案卷");
	words(&b, 140, 138, "8");
	words(&b, 210, 138, "6");
	is_table(&b, "事项|件数|总计;1.属于内部事务信息|12|4;2.属于行政查询事项|7|5;"
	    BAD "|" BAD "|" BAD);
}

/* The heading of a group stands left of its rows, beside one of them. */
Test(pdf, without_lines_the_nearest_label_counts)
{
	struct buf b = BUF_INIT;

	page(&b);
	words(&b, 20, 60, "（三）");
	words(&b, 20, 72, "不予");
	words(&b, 20, 84, "公开");
	for (int i = 0; i < 3; i++) {
		static const char *const label[] = { "1.甲类", "2.乙类", "3.丙类" };
		static const char *const figure[] = { "3", "4", "15" };

		words(&b, 60, 48 + 24 * i, label[i]);
		words(&b, 140, 48 + 24 * i, figure[i]);
		words(&b, 210, 48 + 24 * i, figure[2 - i]);
	}
	is_table(&b, "1.甲类|3|15;2.乙类|4|4;3.丙类|15|3");
}

/* 443 on two lines of a cell, its neighbours between them. */
Test(pdf, without_lines_a_figure_on_two_lines_is_one_cell)
{
	struct buf b = BUF_INIT;

	page(&b);
	words(&b, 30, 60, "1.甲类");
	words(&b, 140, 54, "44");
	words(&b, 140, 66, "3");
	words(&b, 210, 60, "7");
	words(&b, 30, 90, "2.乙类");
	words(&b, 140, 90, "5");
	words(&b, 210, 90, "6");
	is_table(&b, "1.甲类|44\n3|7;2.乙类|5|6");
}

Test(pdf, without_lines_rows_go_on_over_the_page)
{
	struct buf b = BUF_INIT;

	page(&b);
	header(&b, 40);
	words(&b, 30, 60, "1.甲类");
	words(&b, 140, 60, "3");
	words(&b, 210, 60, "4");
	words(&b, 30, 90, "2.属于内部");
	words(&b, 140, 90, "12");
	words(&b, 210, 90, "5");
	page(&b);
	words(&b, 30, 30, "事务信息");
	words(&b, 30, 54, "3.丙类");
	words(&b, 140, 54, "8");
	words(&b, 210, 54, "9");
	is_table(&b, "事项|件数|总计;1.甲类|3|4;2.属于内部事务信息|12|5;3.丙类|8|9");
}

Test(pdf, a_scan_is_refused_by_that_name)
{
	struct buf b = BUF_INIT;
	struct diag d;

	page(&b);
	buf_str(&b, "<fill_image alpha=\"1\" transform=\"300 0 0 200 0 0\" width=\"9\" "
	    "height=\"9\"/>\n<ignore_text transform=\"1 0 0 1 0 0\">\n<span trm=\"9 0 0 "
	    "9\">\n<g unicode=\"1\" x=\"9\" y=\"9\"/>\n</span>\n</ignore_text>\n");
	cr_assert_null(read_it(&b, &d));
	cr_assert_eq(d.item[0].code, MSG_PDF_SCANNED);
	diag_release(&d);
}
