/*
 * test_import_pdf_boxes.c - words of pdftotext and the drawing of pdftocairo, written
 * here word by word, as tables.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/readers.h"

#define HEAD "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"x\"><html>" \
	"\n<head>\n<title></title>\n</head>\n<body>\n<doc>\n"
#define BAD "\xEF\xBF\xBD"
#define BLACK "fill:rgb(0%,0%,0%);fill-opacity:1;"
#define WHITE "fill:rgb(100%,100%,100%);fill-opacity:1;"
#define CLEAR "fill:rgb(0%,0%,0%);fill-opacity:.1;"

/* A page of 300 x 200 points; each character has an outline of its own. */
struct paper {
	struct buf	 words, signs, drawing;
	int		 high;		/* of a box, over and under a line of 10 */
};

static void
glyph(struct paper *p, int x10, int y, uint32_t cp, const char *color)
{
	buf_printf(&p->signs, "<symbol id=\"glyph%u-%u\">\n<path d=\"%s\"/>\n</symbol>\n",
	    cp / 1000, cp % 1000, cp == ' ' ? "" : "M 0 0 L 9 9 Z");
	buf_printf(&p->drawing, "<g style=\"%s\">\n  <use xlink:href=\"#glyph%u-%u\" "
	    "x=\"%d.%d\" y=\"%d\"/>\n</g>\n", color, cp / 1000, cp % 1000, x10 / 10,
	    x10 % 10, y);
}

/* Glyphs of "drawn" from x on, ten points wide or five; returns where they end. */
static int
draw(struct paper *p, int x, int y, const char *drawn, const char *color)
{
	size_t n = strlen(drawn), len;
	int x10 = x * 10;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(drawn + at, n - at, &cp);
		glyph(p, x10, y, cp, color);
		x10 += cp < 128 ? 50 : 100;
	}
	return x10 / 10;
}

static void
box(struct paper *p, int x, int y, int to, const char *text)
{
	buf_printf(&p->words, "<word xMin=\"%d.0\" yMin=\"%d\" xMax=\"%d\" yMax=\"%d\">%s"
	    "</word>\n", x, y - 8 - p->high, to, y + 2 + p->high, text);
}

static void
word(struct paper *p, int x, int y, const char *text, const char *color)
{
	box(p, x, y, draw(p, x, y, text, color), text);
}

static void
line(struct paper *p, int x0, int y0, int x1, int y1)
{
	buf_printf(&p->drawing, "<path style=\"fill:none;stroke-width:.5;stroke:rgb(0%%,"
	    "0%%,0%%);\" d=\"M %d %d L %d %d \" transform=\"matrix(1,0,0,-1,0,200)\"/>\n",
	    x0, 200 - y0, x1, 200 - y1);
}

/* Lines for columns at 20, 120, 170 and two rows of 30 points. */
static void
grid(struct paper *p)
{
	for (int i = 0; i <= 2; i++)
		line(p, 20, 20 + 30 * i, 170, 20 + 30 * i);
	line(p, 20, 20, 20, 80);
	line(p, 120, 20, 120, 80);
	line(p, 170, 20, 170, 80);
}

static struct doc *
read_it(struct paper *p, bool drawn, struct diag *d)
{
	struct buf b = BUF_INIT;
	struct doc *doc = doc_new();
	struct source s;

	buf_printf(&b, HEAD "<page width=\"300\" height=\"200\">\n%s</page>\n</doc>\n",
	    buf_cstr(&p->words));
	if (drawn)
		buf_printf(&b, "<svg width=\"300pt\">\n<defs>\n<g>\n%s</g>\n</defs>\n"
		    "<g id=\"surface1\">\n%s</g>\n</svg>\n", buf_cstr(&p->signs),
		    buf_cstr(&p->drawing));
	s = (struct source){ .p = buf_cstr(&b), .n = b.len };
	diag_init(d);
	cr_assert(pdf_sniff(s.p, s.n));
	if (!pdf_read(doc, &s, d)) {
		cr_assert(d->nerror > 0);
		doc_free(doc);
		doc = NULL;
	}
	buf_release(&b);
	buf_release(&p->words);
	buf_release(&p->signs);
	buf_release(&p->drawing);
	return doc;
}

static void
is_table(struct paper *p, const char *want)
{
	const struct doc_table *t = NULL;
	struct buf look = BUF_INIT;
	char have[1000] = "";
	struct diag d;
	struct doc *doc = read_it(p, true, &d);

	cr_assert(doc != NULL);
	for (size_t i = 0; i < doc->n && t == NULL; i++)
		t = doc->block[i].kind == DOC_TABLE ? doc->block[i].table : NULL;
	for (size_t i = 0; t != NULL && i < t->ncell; i++) {
		if (i > 0)
			strcat(have, t->cell[i].row != t->cell[i - 1].row ? ";" : "|");
		strcat(have, t->cell[i].text);
		if (t->cell[i].look != 0) {
			buf_reset(&look);
			look_names(&look, t->cell[i].look);
			snprintf(have + strlen(have), 40, "{%s}", buf_cstr(&look));
		}
	}
	cr_assert_str_eq(have, want);
	buf_release(&look);
	doc_free(doc);
	diag_release(&d);
}

Test(boxes, words_go_to_the_cells_where_their_glyphs_stand)
{
	struct paper p = { 0 };

	grid(&p);
	word(&p, 130, 67, "34", BLACK);
	word(&p, 25, 35, "新收", BLACK);
	word(&p, 25, 47, "申请", BLACK);
	word(&p, 25, 67, "结转", BLACK);
	word(&p, 130, 40, "1,200", BLACK);
	is_table(&p, "新收申请|1,200;结转|34");
}

/* Fonts of browsers have boxes so high that a word's neighbours above and below stand
 * in it; what 3 looks like is known from elsewhere. */
Test(boxes, a_line_among_several_is_found_by_its_outlines)
{
	struct paper p = { .high = 9 };

	grid(&p);
	word(&p, 25, 35, "新收", BLACK);
	word(&p, 25, 47, "申请", BLACK);
	word(&p, 130, 35, "36", BLACK);
	word(&p, 130, 65, "63", BLACK);
	word(&p, 25, 65, "结转", BLACK);
	p.high = 0;
	word(&p, 200, 120, "申新收请", BLACK);
	is_table(&p, "新收申请|36;结转|63");
}

Test(boxes, what_has_no_character_or_is_not_seen_is_open)
{
	struct paper p = { 0 };

	grid(&p);
	word(&p, 25, 35, "新收", BLACK);
	draw(&p, 125, 35, "\xE4\xB8\x81", BLACK);	/* in no word */
	draw(&p, 140, 35, " ", BLACK);			/* nothing is drawn */
	word(&p, 25, 65, "结转", BLACK);
	word(&p, 130, 65, "34", WHITE);
	is_table(&p, "新收|" BAD ";结转|34{tiny}");
	grid(&p);
	word(&p, 25, 35, "新收", BLACK);
	word(&p, 130, 35, "52", BLACK);
	box(&p, 130, 65, 140, "52");			/* drawn nowhere */
	word(&p, 25, 65, "结转", BLACK);
	is_table(&p, "新收|52;结转|" BAD BAD);
}

Test(boxes, marks_of_a_figure_and_a_line_through_another)
{
	struct paper p = { 0 };

	grid(&p);
	word(&p, 25, 35, "新收", BLACK);
	word(&p, 130, 38, "52", BLACK);
	word(&p, 140, 34, "3", BLACK);
	word(&p, 25, 65, "结转", BLACK);
	word(&p, 130, 65, "34", BLACK);
	line(&p, 130, 62, 140, 62);
	is_table(&p, "新收|52^3{raised};结转|34{struck}");
}

/* A point in a box of its own has the size of its font's box, which may be anything. */
Test(boxes, the_point_of_an_ordinal_is_no_mark)
{
	struct paper p = { 0 };

	grid(&p);
	word(&p, 25, 35, "1", BLACK);
	box(&p, 30, 35, draw(&p, 30, 35, ".", BLACK), ".");
	word(&p, 35, 35, "新收", BLACK);
	word(&p, 130, 35, "52", BLACK);
	word(&p, 25, 65, "2", BLACK);
	word(&p, 30, 65, "结转", BLACK);
	is_table(&p, "1.新收|52;2结转|");
}

Test(boxes, a_figure_whose_outlines_say_another_is_open)
{
	struct paper p = { 0 };

	grid(&p);
	word(&p, 25, 35, "新收", BLACK);
	word(&p, 130, 35, "77", BLACK);
	word(&p, 25, 65, "结转", BLACK);
	box(&p, 130, 65, draw(&p, 130, 65, "57", BLACK), "51");
	is_table(&p, "新收|77;结转|5" BAD);
}

Test(boxes, a_mark_across_the_page_is_none_of_its_words)
{
	struct paper p = { 0 };

	grid(&p);
	word(&p, 25, 35, "新收", BLACK);
	word(&p, 130, 35, "77", BLACK);
	word(&p, 25, 65, "结转", BLACK);
	glyph(&p, 600, 70, 0x8349, CLEAR);
	p.high = 40;
	box(&p, 60, 50, 160, "草");
	is_table(&p, "新收|77;结转|");
}

Test(boxes, a_scan_is_refused_and_words_without_a_drawing_too)
{
	struct paper p = { 0 };
	struct diag d;

	box(&p, 60, 50, 160, "草");	/* guessed: nothing is drawn there */
	cr_assert_null(read_it(&p, true, &d));
	cr_assert_eq(d.item[0].code, MSG_PDF_SCANNED);
	diag_release(&d);
	p = (struct paper){ 0 };
	cr_assert_null(read_it(&p, false, &d));
	cr_assert_eq(d.item[0].code, MSG_PDF_SCANNED);
	diag_release(&d);
	p = (struct paper){ 0 };
	word(&p, 25, 35, "新收", BLACK);
	cr_assert_null(read_it(&p, false, &d));
	cr_assert_eq(d.item[0].code, MSG_PDF_NOT_DRAWN);
	diag_release(&d);
}
