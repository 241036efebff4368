/*
 * test_import_html.c - web pages to documents: what is one, what it says, what of it
 * is not shown, tables in squares, encodings, pages out to do harm.
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
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "import/html/html.h"
#include "import/readers.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* ---- a document as text: one block or row of cells per line ---- */

static void
put_cells(struct buf *b, const struct doc_table *t)
{
	buf_printf(b, "T%dx%d\n", t->nrow, t->ncol);
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		if (i > 0)
			buf_str(b, c->row > t->cell[i - 1].row ? "\n" : " ");
		buf_printf(b, "%d,%d", c->row, c->col);
		if (c->rowspan > 1 || c->colspan > 1)
			buf_printf(b, ",%dx%d", c->rowspan, c->colspan);
		buf_printf(b, "=%s", c->text);
	}
	buf_chr(b, '\n');
}

static void
put_document(struct buf *b, const struct doc *doc)
{
	static const char sign[] = "=#*-T-!";	/* by enum doc_kind */

	for (size_t i = 0; i < doc->n; i++) {
		if (doc->block[i].kind == DOC_TABLE) {
			put_cells(b, doc->block[i].table);
			continue;
		}
		buf_chr(b, sign[doc->block[i].kind]);
		buf_str(b, doc->block[i].text);
		buf_chr(b, '\n');
	}
}

/* What every document that was read must keep (readers.h). */
static void
check_rules(const struct doc *doc)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;

		if (t == NULL) {
			cr_assert(text_valid(doc->block[i].text,
			    strlen(doc->block[i].text)));
			continue;
		}
		for (size_t k = 0; k < t->ncell; k++) {
			const struct doc_cell *c = &t->cell[k], *p = c - 1;

			cr_assert(text_valid(c->text, strlen(c->text)));
			cr_assert(c->row >= 0 && c->col >= 0 && c->rowspan > 0 &&
			    c->colspan > 0 && c->row + c->rowspan <= t->nrow &&
			    c->col + c->colspan <= t->ncol);
			cr_assert(k == 0 || c->row > p->row ||
			    (c->row == p->row && c->col >= p->col + p->colspan));
		}
	}
}

static bool
read_bytes(struct buf *out, const char *p, size_t n, struct source *src, struct diag *d)
{
	struct doc *doc = doc_new();
	bool ok;

	src->p = p;
	src->n = n;
	ok = html_read(doc, src, d);
	if (ok) {
		check_rules(doc);
		put_document(out, doc);
	}
	doc_free(doc);
	return ok;
}

/* The page (a string) gives the document. */
static void
check(const char *page, const char *want)
{
	struct source src = { 0 };
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert(read_bytes(&b, page, strlen(page), &src, &d), "%s", page);
	cr_assert_eq(d.n, 0, "%s", page);
	cr_assert_str_eq(buf_cstr(&b), want, "%s gives %s", page, buf_cstr(&b));
	buf_release(&b);
	diag_release(&d);
}

/* The page is refused with the message. */
static void
refuse(const struct buf *page, enum msg code)
{
	struct source src = { 0 };
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert_not(read_bytes(&b, page->data, page->len, &src, &d));
	cr_assert_eq(d.nerror, 1);
	cr_assert_eq(d.item[0].code, code, "%s", msg_name(d.item[0].code));
	cr_assert_eq(d.item[0].kind, DIAG_DATA);
	buf_release(&b);
	diag_release(&d);
}

/* ---- what is a page ---- */

Test(import_html, is_known_by_its_first_tag)
{
	static const struct { const char *p; size_t n; bool page; } t[] = {
#define BYTES(s) s, sizeof(s) - 1
		{ BYTES("<!DOCTYPE html>\n<p>x"), true },
		{ BYTES("<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">"), true },
		{ BYTES("\xEF\xBB\xBF\r\n  <html>"), true },
		{ BYTES("<!-- saved from url=(0022) -->\n<HTML lang=zh>"), true },
		{ BYTES("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">"), true },
		{ BYTES("<?xml version=\"1.0\"?><html xmlns=\"x\">"), true },
		{ BYTES("<table><tr><td>"), true },
		{ BYTES("<meta charset=gbk>"), true },
		{ BYTES("<p align=center>"), true },
		{ BYTES("<div\nid=x>"), true },
		{ BYTES("<!--[if gte mso 9]><xml></xml><![endif]--><style>"), true },
		{ BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0"), true },
		{ BYTES("\xFE\xFF\0<\0p\0>"), true },
		{ BYTES("<\0!\0D\0O\0C\0T\0Y\0P\0E\0 \0H\0T\0M\0L\0>\0"), true },
		{ BYTES("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
		    "\tboundary=\"x\"\r\n\r\n--x\r\n"), true },
		{ BYTES("From: <Saved by WPS>\nMIME-Version: 1.0\n"
		    "Content-Type: multipart/related; boundary=x\n\n"), true },
		{ BYTES(""), false },
		{ BYTES("<"), false },
		{ BYTES("<p"), false },
		{ BYTES("<!--"), false },
		{ BYTES("一、总体情况\n<table>"), false },
		{ BYTES("<<html>>"), false },
		{ BYTES("< html>"), false },
		{ BYTES("<5 件"), false },
		{ BYTES("<政策解读>"), false },
		{ BYTES("<htm>"), false },
		{ BYTES("<?xml version=\"1.0\"?><w:document>"), false },
		{ BYTES("<!DOCTYPE svg>"), false },
		{ BYTES("{\"schema\":\"<html>\"}"), false },
		{ BYTES("MIME-Version: 1.0\nContent-Type: text/plain\n\n<p>"), false },
		{ BYTES("To: you\n\nMIME-Version: 1.0\n"
		    "Content-Type: multipart/related\n"), false },
		{ BYTES("PK\3\4<html>"), false },
		{ BYTES("\xFF\xFE\x2D\x4E<\0p\0>\0"), false },
#undef BYTES
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		/* of its own size, so that reading past the end is seen */
		char *p = malloc(t[i].n ? t[i].n : 1);

		memcpy(p, t[i].p, t[i].n);
		cr_assert_eq(html_sniff(p, t[i].n), t[i].page, "%zu: %s", i, t[i].p);
		free(p);
	}
}

/* ---- paragraphs ---- */

Test(import_html, blocks_end_paragraphs_and_inline_elements_do_not)
{
	check("<p>甲<p>乙</p>丙<div>丁<div>戊</div>己</div>庚<hr>辛<ul><li>壬<li>癸</ul>子",
	    "-甲\n-乙\n-丙\n-丁\n-戊\n-己\n-庚\n-辛\n-壬\n-癸\n-子\n");
	check("<p><b>收到</b><font color=red>申请<o:p></o:p></font><a href=x>1</a>"
	    "<ucapcontent>3</ucapcontent><span>件</span>", "-收到申请13件\n");
	check("<section><header>甲</header><article>乙</article><center>丙</center>"
	    "<dl><dt>丁<dd>戊</dl></section>", "-甲\n-乙\n-丙\n-丁\n-戊\n");
	check("<p>&nbsp;</p><p>　　</p><p> \n</p><p><br></p>", "");
}

Test(import_html, headings_have_their_level)
{
	check("<h1>题<br>目</h1><h2>一、甲</h2><h3>（一）</h3><h4>1.</h4><H6>末</H6>文",
	    "=题\n目\n#一、甲\n*（一）\n*1.\n*末\n-文\n");
	check("<div><h2>一<h3>二</div>三", "#一\n*二\n-三\n");
	check("<h2><div>一</div>二</h2>三", "#一\n#二\n-三\n");
	/* a page has one title */
	check("<h1>一、</h1>甲<h1>二、</h1><h2>（一）</h2><h3>1.</h3>",
	    "#一、\n-甲\n#二、\n*（一）\n*1.\n");
	check("<p>草稿</p><p>草稿纸</p>", "!草稿\n-草稿纸\n");
}

Test(import_html, white_space_collapses_as_in_a_browser)
{
	check("<p>  两  个\t词\n </p>", "-两 个 词\n");
	check("<p>政府信息\n公开，\r\n“工作”\n年度</p>", "-政府信息公开，“工作”年度\n");
	check("<p>收到\n13\n件 <b> a</b>\n<i>\nb</i></p>", "-收到 13 件 a b\n");
	check("<p>中\n<!-- x -->文&#20013;\n&#x6587;</p>", "-中文中文\n");
	check("<p>&nbsp;&nbsp;甲　乙&ensp;丙</p>", "-\u00A0\u00A0甲　乙\u2002丙\n");
	check("<pre>\n 甲  1\n 乙\t2\n\n丙</pre>丁\n 戊", "- 甲  1\nT1x2\n0,0= 乙 0,1=2\n"
	    "-丙\n-丁戊\n");
	/* struck out in a line: no text is read for the whole of it */
	check("<pre>甲<h2>二、<b>乙</b></h2>丙\t2\n丁\t3</pre>", "-甲\n-二、乙\nT2x2\n"
	    "0,0=丙 0,1=2\n1,0=丁 1,1=3\n");
	check("<pre>甲\t<s>1</s>2\n乙\t3</pre>", "-甲\t1^2\n-乙\t3\n");
}

/* A page in a page, its markup escaped once; a short text area asks for an opinion. */
Test(import_html, a_page_in_a_frame_or_a_text_area_is_read)
{
#define LONG "政府信息公开工作年度报告政府信息公开工作年度报告政府信息公开工作年度报告" \
	"政府信息公开工作年度报告政府信息公开工作年度报告"
#define INNER "&lt;p>" LONG "&lt;/p>&lt;table>&lt;tr>&lt;td>甲 &amp;amp; 乙&lt;td>1&lt;/table>"
#define WANT "-" LONG "\nT1x2\n0,0=甲 & 乙 0,1=1\n"
	check("<p>头</p><iframe srcdoc=\"" INNER "\"></iframe><p>尾</p>",
	    "-头\n" WANT "-尾\n");
	check("<p>头</p><textarea name=x>" INNER "</textarea><p>尾</p>",
	    "-头\n" WANT "-尾\n");
	check("<p>头</p><textarea>\n<p>" LONG "<p>" LONG "</textarea>",
	    "-头\n-" LONG "\n-" LONG "\n");
	check("<p>头</p><textarea>请填写意见。" LONG "</textarea>", "-头\n");
	check("<p>头</p><textarea>&lt;p>甲</textarea>", "-头\n");
	check("<p>头</p><textarea style='display:none'>" INNER "</textarea>", "-头\n");
	check("<p>头</p><iframe hidden srcdoc=\"" INNER "\"></iframe>", "-头\n");
#undef LONG
#undef INNER
#undef WANT
}

Test(import_html, a_line_break_is_a_newline_in_a_paragraph_and_ends_other_text)
{
	check("<p><br>甲<br/>乙 <br>\n 丙<br></p>", "-甲\n乙\n丙\n");
	check("<p>甲<br><br>乙<br><br><br>丙</p>", "-甲\n-乙\n-丙\n");
	check("<p>甲<br>　　乙<br>&emsp;&nbsp;丙<br>　丁<br>&nbsp;1",
	    "-甲\n-　　乙\n-\u2003\u00A0丙\n　丁\n\u00A01\n");
	check("<div>一、甲<br>乙<br><p>丙<br>丁</p>戊<br>己</div>",
	    "-一、甲\n-乙\n-丙\n丁\n-戊\n-己\n");
	check("<table><tr><td>甲<br>乙<br><br>丙<br><td><p>丁<br>　　戊</table>",
	    "T1x2\n0,0=甲\n乙\n丙 0,1=丁\n　　戊\n");
}

Test(import_html, character_references_are_read)
{
	check("<p>&lt;p&gt; &amp;amp; &#39;&#x4E2D;&copy &ldquo;1&rdquo; AT&T a<5 <",
	    "-<p> &amp; '中© “1” AT&T a<5 <\n");
	check("<p>&#x10FFFF;&#x00000004E2D;&#1114112;&#4294967361;1&#xFFFFFFFFFFBB "
	    "&#99999999",
	    "-\xF4\x8F\xBF\xBF中\xEF\xBF\xBD\xEF\xBF\xBD""1\xEF\xBF\xBD \xEF\xBF\xBD\n");
	/* a tag that goes must not make a reference of what is around it */
	check("<p>&am<b>p;</b> &lt<i>;</i>div> &#5<u>3;</u> <<b>p></b>",
	    "-&amp; <;div> \0053; <p>\n");
}

/* A footnote's number is no digit of the figure, nor is what was struck out. */
Test(import_html, raised_and_struck_digits_are_kept_apart)
{
	check("<table><tr><td>35<sup>1</sup><td>7<b><sub><i>2</i></sub></b></table>"
	    "35<sup>①</sup>件，m<sup>2</sup>，5 <sup>1</sup>，丰<sup>3</sup>"
	    "<p><s>12</s>15<p><strike>1</strike> 2",
	    "T1x2\n0,0=35^1 0,1=7^2\n-35①件，m2，5 1，丰3\n-12^15\n-1 2\n");
}

/* ---- what is not shown ---- */

Test(import_html, what_is_not_shown_is_not_read)
{
	static const char *const none[] = {
		"<script>var row = '<td>一、总体情况</td>';</script>",
		"<script>if (a < b) x('</scripts>');</SCRIPT >",
		"<style>td { content: '<p>1' }</style>",
		"<nav><p>首页</p><nav>x</nav><div>导航</div></nav>",
		"<footer>主办单位<footer></footer></footer>", "<aside>相关</aside>",
		"<noscript><p>请启用脚本</p></noscript>",
		"<template><table><tr><td>1<td>2</table></template>",
		"<svg><text>字</text><title>图</title></svg>",
		"<select><option>2023<option>2024</select>", "<button>打印</button>",
		"<iframe src=x><p>1</p></iframe>",
		"<object><embed><p>没有插件</p></object>", "<input type=submit value=搜索>",
		"<!-- <p>注释</p> -->", "<!---->", "<![if x]>", "<!x>", "</ x>",
		"<?php 1 ?>", "<xml><w:View>Normal</w:View></xml>",
		"<div hidden>甲<div>乙</div><!-- > --><![if x]>丙</div>", "<p hidden>甲</p>",
		"<p style='color:red;display:none'>甲</p>",
		"<div style=\"Visibility : HIDDEN !important\">甲</div>",
		"<span style=display:none>甲<span>乙</span></span>",
		"<h2 hidden>甲</h2>", "<table hidden><tr><td>1<td>2</table>",
		"<span style='mso-hide:all'>甲</span>", "<del>甲</del>",
		"<div style='mso-element:header'><p>页眉</p></div>",
		"<li style='display:none'>甲<ul><li>乙</ul></li>",
		"<b hidden><script>'</b>'</script>甲</b>"
	};
	char page[512];

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		snprintf(page, sizeof page, "<html><body><p>前</p>%s<p>后</p>", none[i]);
		check(page, "-前\n-后\n");
		snprintf(page, sizeof page, "<table><tr><td>1</td><td>2%s</td></tr>"
		    "</table>",
		    none[i]);
		check(page, "T1x2\n0,0=1 0,1=2\n");
	}
}

Test(import_html, what_hides_ends_where_its_element_does)
{
	/* without an end tag, what is around ends it, or nothing is hidden */
	check("<table><tr><td><span hidden>甲<td>1</table><p>乙</p>",
	    "T1x2\n0,0= 0,1=1\n-乙\n");
	check("<table><tr><td><div hidden>甲</td><td>1</div></table>乙",
	    "T1x2\n0,0= 0,1=1\n-乙\n");
	check("<p><span hidden>甲</p><p>乙<span>丙</span></p>", "-乙丙\n");
	check("<p hidden>甲<p>乙</p>", "-乙\n");
	check("<ul><li hidden>甲<li>乙</ul>", "-乙\n");
	check("<nav><p>首页</p><h1>题</h1>", "-首页\n=题\n");
	check("<div hidden>甲<p>乙", "-甲\n-乙\n");
	check("<body style='display:none' hidden><p>甲", "-甲\n");
	check("<b style='display:block'>甲</b><p style='x-display:none;display:nones'>",
	    "-甲\n");
	check("<br hidden>甲<img style='display:none'>乙", "-甲乙\n");
	check("甲<script>'一、", "-甲\n");
	check("甲<!-- 乙", "-甲\n");
	check("甲<p title='乙>丙", "-甲\n");
}

/* ---- tables ---- */

Test(import_html, cells_have_their_squares)
{
	static const struct { const char *page, *want; } t[] = {
		{ "<table><tr><td>a<td colspan=3>b<td>c<tr><td>d<td>e</table>",
		    "T2x5\n0,0=a 0,1,1x3=b 0,4=c\n1,0=d 1,1=e\n" },
		{ "<table><tr><th rowspan=2>a<th>b<tr><td>c<tr><td>d<td>e</table>",
		    "T3x2\n0,0,2x1=a 0,1=b\n1,1=c\n2,0=d 2,1=e\n" },
		{ "<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<tr><td>d<td>"
		    "e</table>",
		    "T3x4\n0,0,3x2=a 0,2=b\n1,2=c\n2,2=d 2,3=e\n" },
		/* spans that say too much or nothing */
		{ "<table><tr><td rowspan=9>a<td rowspan=0>b<td>c<tr><td>d</table>",
		    "T2x3\n0,0,2x1=a 0,1,2x1=b 0,2=c\n1,2=d\n" },
		{ "<table><tr><td colspan=0>a<td colspan=-2 rowspan=-1>b<td colspan=x>c"
		    "<td colspan='2px'>d<td colspan=' +2'>e<td colspan>f<td colspan=''>"
		    "g</table>",
		    "T1x9\n0,0=a 0,1=b 0,2=c 0,3,1x2=d 0,5,1x2=e 0,7=f 0,8=g\n" },
		{ "<table><tr><td>a<td colspan=1000000000>b<td rowspan=99999999999>"
		    "c</table>",
		    "T1x1002\n0,0=a 0,1,1x1000=b 0,1001=c\n" },
		/* groups of rows: head first, foot last, no span leaves them */
		{ "<table><tfoot><tr><td>f<td>g</tfoot><tbody><tr><td rowspan=5>a<td>b"
		    "<tbody><tr><td>c<td>d<thead><tr><td>h<td>i</table>",
		    "T4x2\n0,0=h 0,1=i\n1,0=a 1,1=b\n2,0=c 2,1=d\n3,0=f 3,1=g\n" },
		/* spans that meet */
		{ "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>",
		    "T2x3\n0,0=a 0,1,2x1=b\n1,0,1x2=c 1,2=d\n" },
		/* what is not shown takes no square, what is invisible does */
		{ "<table><tr><td>a<td style='display:none'>x<td>b<tr hidden><td>y<td>z"
		    "<tr><td>c<td>d<tbody hidden><tr><td>p<td>q</table>",
		    "T2x2\n0,0=a 0,1=b\n1,0=c 1,1=d\n" },
		{ "<table><tr><td>a<td style='visibility:hidden'>x<td>b"
		    "<tr style='visibility: hidden'><td>y<td>z<tr><td>c<td>d</table>",
		    "T3x3\n0,0=a 0,2=b\n2,0=c 2,1=d\n" },
		/* nor do rows of no height; a cell of no width keeps its square empty */
		{ "<table><tr><td>a<td width=0></td><td>b<tr height=0><td width=9><td>"
		    "<tr height=0><td style='width:0pt'>c<td>d</table>",
		    "T2x3\n0,0=a 0,2=b\n1,0=c 1,1=d\n" },
		{ "<table><tr></tr><tr><td>a<td>b<tr><tr><td>c</table>",
		    "T4x2\n1,0=a 1,1=b\n3,0=c\n" },
		/* no row, no table, no end */
		{ "<table><td>a<td>b<tr>c<td>d</table>",
		    "-c\nT2x2\n0,0=a 0,1=b\n1,0=d\n" },
		{ "<tr><td>a</td><td>b</td></tr><p>c", "-ab\n-c\n" },
		{ "<table><tr><td>a<td>b<table><tr><td>c<td>d",
		    "-a\n-b\nT1x2\n0,0=c 0,1=d\n" },
		{ "<div><table><tr><td>a</td></div><td>b</table></p>",
		    "T1x2\n0,0=a 0,1=b\n" }
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		check(t[i].page, t[i].want);
}

Test(import_html, blocks_of_a_cell_are_its_lines)
{
	check("<table><tr><td><p>收</p><p>到</p>\n<div>1</div>2<td>\n <p> 3</p></table>",
	    "T1x2\n0,0=收\n到\n1\n2 0,1=3\n");
	check("<table><tr><td><h4>一</h4>二<td><p>&nbsp;</p></table>",
	    "T1x2\n0,0=一\n二 0,1=\u00A0\n");
	check("<table><tr><td><p style='margin:0'><span style='font-size:9pt'>1</span>"
	    "<span>2</span></p></td><td>自然\n人</td></table>", "T1x2\n0,0=12 0,1=自然人\n");
}

Test(import_html, tables_around_tables_and_of_one_column_are_layout)
{
	check("<table><tr><td>左<td>甲<table><tr><td>1<td>2</table>乙<td>右</table>",
	    "-左\n-甲\nT1x2\n0,0=1 0,1=2\n-乙\n-右\n");
	check("<table><tr><td><h1>题</h1><tr><td><p>甲<p>乙</table>", "=题\n-甲\n-乙\n");
	check("<table><tr><td>a<td>b<table hidden><tr><td>1<td>2</table></table>",
	    "T1x2\n0,0=a 0,1=b\n");
	check("<table><tr hidden><td>x<td>y<tr><td>甲</table>", "-甲\n");
}

Test(import_html, captions_stand_before_their_tables)
{
	check("<h2>三、申请</h2><table><tr><td>1<td>2<caption>表 2<br>单位：件</table>",
	    "#三、申请\n-表 2\n单位：件\nT1x2\n0,0=1 0,1=2\n");
	/* one that says what the heading says is there for screen readers */
	check("<h2>三、申请</h2><h3>（一）</h3><p>x<table><caption>三、申请</caption>"
	    "<tr><td>1<td>2</table>", "#三、申请\n*（一）\n-x\nT1x2\n0,0=1 0,1=2\n");
	check("<p>　三、申 请<p>x<table><caption>三、申请</caption><tr><td>1<td>2</table>"
	    "<table><caption>三、申请</caption><tr><td>1<td>2</table>",
	    "-　三、申 请\n-x\nT1x2\n0,0=1 0,1=2\n-三、申请\nT1x2\n0,0=1 0,1=2\n");
	check("<table><caption hidden>甲</caption><tr><td>1<td>2</table>",
	    "T1x2\n0,0=1 0,1=2\n");
}

Test(import_html, the_title_is_the_first_one)
{
	struct doc *doc = doc_new();
	struct source src = { .p = "<head><title> 一\n二 <b>&amp;\n</title></head>"
	    "<title>x</title><p>三" };

	src.n = strlen(src.p);
	cr_assert(html_read(doc, &src, NULL));
	cr_assert_str_eq(doc->title, "一二 <b>&");
	cr_assert_eq(doc->n, 1);
	doc_free(doc);
}

Test(import_html, empty_elements_of_xhtml_are_empty)
{
	check("<?xml version=\"1.0\"?><html><script src=\"x\"/><title/><p/>甲"
	    "<table><tr><td/><td>1</td></tr></table><span style=\"display:none\"/>乙<div/>"
	    "<a id=\"x\"/>丙<p>丁<br></br>戊</p>",
	    "-甲\nT1x2\n0,0= 0,1=1\n-乙\n-丙\n-丁\n戊\n");
}

/* ---- our own pages ---- */

/* Without the paragraphs in which there is nothing to see. */
static void
drop_blank(struct doc *doc)
{
	struct buf b = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < doc->n; i++) {
		const char *s = doc->block[i].text;

		buf_reset(&b);
		if (s != NULL)
			text_normal(&b, s, strlen(s), false);
		if (s == NULL || b.len > 0)
			doc->block[n++] = doc->block[i];
	}
	doc->n = n;
	buf_release(&b);
}

/* The document that was exported, as it should come back: several blanks are one
 * to whoever reads the page. */
static void
put_exported(struct buf *b, const struct report *r, const struct export_options *o)
{
	struct doc *doc = export_build(r, o);

	drop_blank(doc);
	put_document(b, doc);
	if (doc->footer != NULL)
		buf_printf(b, "-%s\n", doc->footer);
	if (doc->draft)
		buf_str(b, "!草稿\n");
	for (size_t at = 1; at < b->len; at++)
		while (at < b->len && b->data[at] == ' ' && b->data[at - 1] == ' ')
			buf_splice(b, at, 1, NULL, 0);
	doc_free(doc);
}

Test(import_html, our_own_pages_come_back)
{
	uint64_t seed = 20;

	for (int i = 0; i < 40; i++) {
		const char *form = i % 2 ? "2021" : "2019";
		struct report *r = i < 4 ? kit_full(form) : kit_random(form, &seed);
		struct export_options o = { .draft = i & 2,
		    .audit_head = i & 4 ? "ab" : NULL };
		struct buf page = BUF_INIT, got = BUF_INIT, want = BUF_INIT;
		struct doc *doc = export_build(r, &o);
		struct source src = { 0 };

		put_exported(&want, r, &o);
		cr_assert(export_html(&page, doc, NULL));
		cr_assert(html_sniff(page.data, page.len));
		cr_assert(read_bytes(&got, page.data, page.len, &src, NULL));
		cr_assert_str_eq(buf_cstr(&got), buf_cstr(&want), "%d", i);
		cr_assert_eq(src.encoding, ENCODING_UTF8);
		doc_free(doc);
		buf_release(&page);
		buf_release(&got);
		buf_release(&want);
		report_free(r);
	}
}

/* ---- encodings ---- */

/* Text "head" + Chinese paragraph in the encoding, read back. */
static enum encoding
encoded(const char *head, enum encoding written, enum encoding told, const char *want,
    enum msg code)
{
	struct source src = { .encoding = told };
	struct buf s = BUF_INIT, page = BUF_INIT, got = BUF_INIT;
	struct diag d;

	diag_init(&d);
	buf_str(&s, head);
	buf_str(&s, "<p>湘潭市政府信息公开工作年度报告，共收到申请13件</p>");
	cr_assert(encode_write(&page, s.data, s.len, written, NULL));
	cr_assert_eq(read_bytes(&got, page.data, page.len, &src, &d), code == MSG_NONE);
	if (code != MSG_NONE)
		cr_assert(diag_has(&d, code));
	else
		cr_assert_eq(d.n, 0, "%s", head);
	if (want != NULL)
		cr_assert_str_eq(buf_cstr(&got), want, "%s", head);
	buf_release(&s);
	buf_release(&page);
	buf_release(&got);
	diag_release(&d);
	return src.encoding;
}

Test(import_html, the_encoding_is_found)
{
	static const char want[] = "-湘潭市政府信息公开工作年度报告，共收到申请13件\n";
	static const struct {
		const char *head;
		enum encoding written, told, read;
	} t[] = {
		{ "", ENCODING_UTF8, 0, ENCODING_UTF8 },
		{ "", ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "\uFEFF<p>", ENCODING_UTF8, 0, ENCODING_UTF8 },
		{ "\uFEFF<p>", ENCODING_UTF16LE, 0, ENCODING_UTF16LE },
		{ "\uFEFF<p>", ENCODING_UTF16BE, 0, ENCODING_UTF16BE },
		{ "<p>", ENCODING_UTF16LE, 0, ENCODING_UTF16LE },
		{ "\n<html>", ENCODING_UTF16BE, 0, ENCODING_UTF16BE },
		{ "<meta charset=gb2312>", ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "<META http-equiv=Content-Type content='text/html; charset=GBK'>",
		    ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "<?xml version='1.0' encoding='gb18030'?><html>", ENCODING_GB18030, 0,
		    ENCODING_GB18030 },
		{ "<meta charset=x-unknown>", ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "<meta charset=iso-8859-1>", ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "<meta charset><meta charset = ><meta content='charset = \"gbk'>",
		    ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "<?xml encoding ><html>", ENCODING_GB18030, 0, ENCODING_GB18030 },
		/* what is declared is not what is there */
		{ "<meta charset='gb2312'>", ENCODING_UTF8, 0, ENCODING_UTF8 },
		{ "<meta charset='utf-8'>", ENCODING_GB18030, 0, ENCODING_GB18030 },
		{ "<meta charset='big5'>", ENCODING_UTF8, 0, ENCODING_UTF8 },
		{ "<meta charset='utf-16'>", ENCODING_UTF8, 0, ENCODING_UTF8 },
		/* what the user says */
		{ "<meta charset=big5>", ENCODING_GB18030, ENCODING_GBK, ENCODING_GBK },
		{ "<meta charset=gbk>", ENCODING_UTF8, ENCODING_UTF8, ENCODING_UTF8 },
		{ "<meta charset=gbk>", ENCODING_UTF16LE, ENCODING_UTF16LE,
		    ENCODING_UTF16LE }
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		cr_assert_eq(encoded(t[i].head, t[i].written, t[i].told, want, MSG_NONE),
		    t[i].read, "%zu", i);
	encoded("<meta "
	    "charset=big5>", ENCODING_GB18030, 0, NULL, MSG_IMPORT_HTML_ENCODING);
	encoded("<meta charset=euc-kr>", ENCODING_GB18030, 0, NULL,
	    MSG_IMPORT_HTML_ENCODING);
}

Test(import_html, a_page_of_ascii_is_what_it_says)
{
	struct source src = { 0 };
	struct buf b = BUF_INIT;
	static const char gb[] = "<meta charset=gb2312><p>&#20013;&#22269;",
	    utf8[] = "<p>&#20013;&#22269;";

	cr_assert(read_bytes(&b, gb, sizeof gb - 1, &src, NULL));
	cr_assert_eq(src.encoding, ENCODING_GB18030);
	src.encoding = ENCODING_AUTO;
	cr_assert(read_bytes(&b, utf8, sizeof utf8 - 1, &src, NULL));
	cr_assert_eq(src.encoding, ENCODING_UTF8);
	cr_assert_str_eq(b.data, "-中国\n-中国\n");
	buf_release(&b);
}

/* "n" times a text, then "bad" bad bytes. */
static void
spoil(struct buf *page, size_t n, size_t bad)
{
	buf_reset(page);
	buf_str(page, "<p>");
	buf_repeat(page, "依申请公开", n);
	buf_repeat(page, "\xE5", bad);
}

Test(import_html, a_few_bad_bytes_are_a_warning_and_more_an_error)
{
	struct buf page = BUF_INIT, got = BUF_INIT;
	struct source src = { 0 };
	struct diag d;

	diag_init(&d);
	spoil(&page, 20, HTML_BAD);
	cr_assert(read_bytes(&got, page.data, page.len, &src, &d));
	cr_assert_eq(src.encoding, ENCODING_UTF8);
	cr_assert_eq(d.n, 1);
	cr_assert_eq(d.item[0].code, MSG_IMPORT_BAD_BYTES);
	cr_assert_str_eq(d.item[0].arg[0], "20");
	cr_assert_eq(kit_count(&got, "\xEF\xBF\xBD"), HTML_BAD);
	cr_assert_eq(kit_count(&got, "依申请公开"), 20);
	spoil(&page, 20, HTML_BAD + 1);
	refuse(&page, MSG_ENCODE_BAD);
	/* bytes that are nothing at all */
	buf_reset(&page);
	buf_str(&page, "<p>");
	buf_repeat(&page, "\xFF\x80\x20", 30);
	refuse(&page, MSG_ENCODE_BAD);
	buf_release(&page);
	buf_release(&got);
	diag_release(&d);
}

/* ---- pages in a single file ---- */

Test(import_html, single_file_pages_are_read)
{
	static const char quoted[] = "From: <Saved by WPS>\r\nMIME-Version: 1.0\r\n"
	    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
	    "\tboundary=\"--x=_1\"\r\n\r\nno part\r\n----x=_1\r\n"
	    "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
	    "----x=_1\r\nContent-Location: a.htm\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "Content-Type: text/html; charset=\"gb2312\"\r\n\r\n"
	    "<p>=C9=EA=C7=EB=\r\n13=BC=FE = 1=3d1</p>=\r\n\r\n----x=_1--\r\n<p>x";
	static const char base64[] = "MIME-Version: 1.0\nContent-Type: multipart/mixed; "
	    "boundary=o\n\n--o\nContent-Type: multipart/related; boundary=i\n\n--i2\n\n--i\n"
	    "Content-Type: text/html\nContent-Transfer-Encoding: BASE64\n\n"
	    "PHA+55Sz6K+3\nMTPku7Y=\n--i--\n--o--\n";
	static const char single[] = "Subject: x\nMIME-Version: 1.0\n"
	    "Content-Type: text/html\n\n<p>申请13件</p>";
	static const char *const page[] = { quoted, base64, single };

	for (size_t i = 0; i < 3; i++) {
		struct source src = { 0 };
		struct buf b = BUF_INIT;

		cr_assert(html_sniff(page[i], strlen(page[i])), "%zu", i);
		cr_assert(read_bytes(&b, page[i], strlen(page[i]), &src, NULL), "%zu", i);
		cr_assert_str_eq(buf_cstr(&b), i == 0 ? "-申请13件 = 1=1\n" : "-申请13件\n",
		    "%zu", i);
		cr_assert_str_eq(src.kind, "mht");
		cr_assert_eq(src.encoding, i == 0 ? ENCODING_GB18030 : ENCODING_UTF8);
		buf_release(&b);
	}
}

Test(import_html, single_file_pages_without_a_page_are_refused)
{
	static const char *const t[] = {
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
		    "Content-Type: image/png\n\n<p>\n--x--\n",
		"MIME-Version: 1.0\nContent-Type: multipart/related\n\n--\n\n<p>",
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n",
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
		    "Content-Type: multipart/related; boundary=x\n\n--x\n"
		    "Content-Type: multipart/related; boundary=x\n\n--x\n"
		    "Content-Type: multipart/related; boundary=x\n\n--x\n"
		    "Content-Type: multipart/related; boundary=x\n\n--x\n"
		    "Content-Type: text/plain\n\nx"
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		buf_reset(&b);
		buf_str(&b, t[i]);
		refuse(&b, MSG_IMPORT_MHT);
	}
	buf_release(&b);
}

/* ---- pages out to do harm ---- */

Test(import_html, what_has_no_bounds_is_refused)
{
	static const struct {
		const char *head, *again;
		size_t times;
		enum msg code;
	} t[] = {
		{ "", "<table>", 100000, MSG_IMPORT_HTML_DEPTH },
		{ "", "<table><tr><td>", READER_DEPTH + 1, MSG_IMPORT_HTML_DEPTH },
		{ "", "<table><tr><td><h1><table><caption>", 65, MSG_IMPORT_HTML_DEPTH },
		{ "<table><tr>", "<td>1", 1000000, MSG_IMPORT_HTML_SIZE },
		{ "<table><tr>", "<td>", READER_CELLS + 1, MSG_IMPORT_HTML_SIZE },
		{ "<table>", "<tr><td>a<td>"
		    "b", READER_CELLS / 2 + 1, MSG_IMPORT_HTML_SIZE },
		{ "<table>", "<tr><td colspan=1000>1<td>2", 2000, MSG_IMPORT_HTML_SIZE },
		/* one row of many columns, many rows: squares by multiplication */
		{ "<table><tr><td colspan=1000>a<td>b", "<tr><td>c", 1100,
		    MSG_IMPORT_HTML_SIZE },
		{ "<p>", "一", HTML_TEXT / 3 + 1, MSG_IMPORT_HTML_SIZE },
		{ "", "<h1>a", READER_BLOCKS + 1, MSG_IMPORT_HTML_SIZE },
		{ "", "a<p>", READER_BLOCKS + 1, MSG_IMPORT_HTML_SIZE },
		{ "", "<caption></caption><tr></tr>a<h1>", 120000, MSG_IMPORT_HTML_SIZE },
		{ "<p>", "0123456789abcdef", (HTML_SIZE >> 4), MSG_IMPORT_TOO_LARGE }
	};
	struct buf page = BUF_INIT;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		buf_reset(&page);
		buf_str(&page, t[i].head);
		buf_repeat(&page, t[i].again, t[i].times);
		refuse(&page, t[i].code);
	}
	buf_release(&page);
}

Test(import_html, what_only_looks_bad_is_read)
{
	static const struct {
		const char *head, *again;
		size_t times;
		const char *tail, *want;
	} t[] = {
		{ "", "<div>", 100000, "x", "-x\n" },
		{ "", "<div hidden>", 100000, "x", "-x\n" },
		{ "", "<font size=1>", 100000, "<p>x<p>y", "-x\n-y\n" },
		{ "", "</table></p></div>", 100000, "x", "-x\n" },
		{ "<frameset>", "<svg>", 100000, "<frame>x", "-x\n" },
		{ "<p ", "a='<p>' ", 200000, ">x", "-x\n" },
		{ "<p>x<", "a", 1000000, ">", "-x\n" },
		{ "", "<!-- ", 200000, "-->x", "-x\n" },
		{ "<p>x", "<script>", 100000, "", "-x\n" },
		{ "", "<title>", 100000, "<p>x", "-x\n" },
		{ "", "<p>\n", 1000000, "x", "-x\n" },
		{ "<h1>", "<table></table>", 10000, "x", "-x\n" },
		{ "<p>x", "&", 300, "", NULL }
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct buf page = BUF_INIT, got = BUF_INIT;
		struct source src = { 0 };

		buf_str(&page, t[i].head);
		buf_repeat(&page, t[i].again, t[i].times);
		buf_str(&page, t[i].tail);
		cr_assert(read_bytes(&got, page.data, page.len, &src, NULL), "%zu", i);
		if (t[i].want != NULL)
			cr_assert_str_eq(buf_cstr(&got), t[i].want, "%zu", i);
		buf_release(&page);
		buf_release(&got);
	}
}

/* Every prefix of a page is a page. */
Test(import_html, a_page_may_end_anywhere)
{
	static const char page[] = "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE html>"
	    "<html>"
	    "<meta charset=\"utf-8\"><title>报告</title><style>a</style><body><!-- x -->"
	    "<div style=\"display:none\">甲</div><p hidden>乙<table><caption>丙</caption>"
	    "<tr><td colspan=\"2\" rowspan='3' >1<td>&nbsp;&#x4e2d;<script>x</script>"
	    "</table>";

	for (size_t n = 0; n < sizeof page; n++) {
		char *p = malloc(n ? n : 1);	/* reading past the end is seen */
		struct buf got = BUF_INIT;
		struct source src = { 0 };

		memcpy(p, page, n);
		html_sniff(p, n);
		cr_assert(read_bytes(&got, p, n, &src, NULL), "%zu", n);
		buf_release(&got);
		free(p);
	}
}

/* ---- pages of office programs ---- */

Test(import_html, pages_of_word_are_read)
{
	/* the full form, with lines broken where Word breaks them */
	check("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\r\n<head>\r\n"
	    "<meta name=Generator content=\"Microsoft Word 15\">\r\n"
	    "<!--[if gte mso 9]><xml>\r\n <w:WordDocument><w:View>Print</w:View>\r\n"
	    "</w:WordDocument></xml><![endif]-->\r\n<style>\r\n<!--\r\n p.MsoNormal\r\n"
	    "\t{mso-style-unhide:no; display:none;}\r\n-->\r\n</style>\r\n</head>\r\n"
	    "<body lang=ZH-CN style='tab-interval:21.0pt'>\r\n<div class=WordSection1>"
	    "\r\n"
	    "<p class=MsoNormal align=center style='text-align:center'><b><span\r\n"
	    "style='font-size:22.0pt;mso-hansi-font-family:\"Times New Roman\"'>"
	    "云山县市场监督\r\n"
	    "管理局<br>\r\n</span></b><b><span lang=EN-US style='font-size:22.0pt'>"
	    "2024</span>"
	    "</b><b><span\r\nstyle='font-size:22.0pt'>年度报告<span lang=EN-US><o:p></o:p>"
	    "</span></span></b></p>\r\n\r\n<p class=MsoNormal><span lang=EN-US>"
	    "<o:p>&nbsp;</o:p></span></p>\r\n\r\n<p class=MsoNormal "
	    "style='text-indent:32.0pt'>"
	    "<!--[if supportFields]><span style='mso-element:field-begin'></span> TOC \\o"
	    "<![endif]--><span style='mso-bookmark:_Toc1'></span><![if !supportLists]>"
	    "<span lang=EN-US style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp;"
	    "</span></span><![endif]><span style='mso-spacerun:yes'>  </span>收到<a\r\n"
	    "style='mso-comment-reference:x_1'>申请</a><span class=MsoCommentReference>"
	    "<span\r\n"
	    "style='mso-special-character:comment'>&nbsp;</span></span>"
	    "<span style='mso-hide:all'>隐藏</span></p>\r\n"
	    "<div style='mso-element:para-border-div'><p>框内</p></div>\r\n</div>\r\n"
	    "<div style='mso-element:comment-list'><div style='mso-element:comment'>"
	    "<p>批注</p></div></div></body></html>",
	    "-云山县市场监督管理局\n2024年度报告\n-1.\u00A0 收到申请\u00A0\n-框内\n");
	/* a table whose squares a last row of no height explains */
	check("<table class=MsoNormalTable border=1 cellspacing=0>\r\n"
	    " <tr style='mso-yfti-irow:0;height:14.2pt'>\r\n"
	    "  <td width=201 colspan=2 valign=top style='width:150.75pt;border:solid\r\n"
	    "  windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\r\n"
	    "  <p class=MsoNormal><span style='font-size:\r\n  9.0pt'>信息<br>\r\n  "
	    "内容</span>"
	    "</p>\r\n  </td>\r\n  <td width=0><p><o:p>&nbsp;</o:p></p></td><td>\r\n"
	    "  <p class=MsoNormal><span lang=EN-US>0<o:p></o:p></span></p>\r\n  </td>"
	    "\r\n </tr>\r\n"
	    " <![if !supportMisalignedColumns]>\r\n <tr height=0>\r\n"
	    "  <td width=101 style='border:none'></td>\r\n  <td width=100></td>\r\n "
	    "</tr>\r\n"
	    " <![endif]>\r\n</table>",
	    "T1x4\n0,0,1x2=信息\n内容 0,3=0\n");
}

Test(import_html, pages_of_wps_and_of_editors_are_read)
{
	check("<html xmlns:v=\"urn:schemas-microsoft-com:vml\"><head><title></title>"
	    "<!--[if gte mso 9]><xml><w:LatentStyles></w:LatentStyles></xml><![endif]-->"
	    "</head><body style=\"tab-interval:21pt;\" ><!--StartFragment-->"
	    "<div class=\"Section0\" style=\"layout-grid:15.6000pt;\" >"
	    "<p class=MsoNormal ><span "
	    "style=\"mso-spacerun:'yes';font-family:仿宋_GB2312;\" >"
	    "<font face=\"仿宋_GB2312\" >一、总体</font>情况</span><span "
	    "style=\"color:rgb(0,0,0);\" >"
	    "<o:p></o:p></span></p></div><!--EndFragment--></body></html>", "-一、总体情况\n");
	/* what an editor of a web site left of a document */
	check("<xml><w:worddocument><w:view>Normal</w:view></w:worddocument></xml>"
	    "<p style=\"margin:0\"><?xml:namespace prefix = o /><span>甲<o:p></o:p>"
	    "</span></p>"
	    "<ucapcontent><table><colgroup><col width=\"72\"></colgroup><tbody>"
	    "<tr class=\"firstRow\"><td rowspan=\"1\" colspan=\"1\" "
	    "style=\"word-break: break-all;"
	    " padding: 0px\"><p style=\"text-align:center\"><span>1</span><span>"
	    "2</span></p>"
	    "</td><td width=\"0\" style=\"display: none;\"></td><td style=\"width:0\">"
	    "3</td></tr>"
	    "</tbody></table></ucapcontent>", "-甲\nT1x2\n0,0=12 0,1=3\n");
	/* columns that a sheet hides */
	check("<table><col style='display:none'><tr height=0 style='display:none'><td "
	    "width=72>"
	    "</td><td></td></tr><tr><td class=xl65 x:num>1</td><td x:str>2</td></tr>"
	    "</table>",
	    "T1x2\n0,0=1 0,1=2\n");
}
