/*
 * book_sheet.c - one sheet: cells as they come, and what the format wants around them.
 *
 * The schema has an order of its own: columns before rows, merges behind them, then
 * conditions, then what may be keyed; so each is gathered apart.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/xml.h"
#include "export/export.h"
#include "export/xlsx/book.h"

#define MAIN	"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define HIGHEST	4090		/* tenths of a point that a row may have */
#define CELL_EDGE 32		/* tenths of a millimetre that a text loses */

void
book_sheet_begin(struct book_sheet *s, const struct book *b)
{
	memset(s, 0, sizeof *s);
	s->strings = b->strings;
	s->locked = true;
}

/*
 * Widths are told in digits of the usual font, with 5 pixels around them.  A digit has 7
 * pixels or 8, as the font is; by 7 a column comes out too wide by one eighth, never too
 * narrow, and the page is fitted to the paper in any case.
 */
void
book_column(struct book_sheet *s, int col, int width)
{
	int hundredths = (width * 9600 + 889) / (254 * 7);

	buf_printf(&s->columns, "<col min=\"%d\" max=\"%d\" width=\"%d.%02d\""
	    " customWidth=\"1\"/>", col + 1, col + 1, hundredths / 100, hundredths % 100);
}

void
book_row(struct book_sheet *s, int row, int height)
{
	s->row = row;
	buf_printf(&s->rows, "<row r=\"%d\"", row + 1);
	if (height > HIGHEST)
		height = HIGHEST;
	if (height > 0)
		buf_printf(&s->rows, " ht=\"%d.%d\" customHeight=\"1\"", height / 10,
		    height % 10);
	buf_chr(&s->rows, '>');
}

void
book_row_end(struct book_sheet *s)
{
	buf_str(&s->rows, "</row>");
}

void
book_square(struct buf *b, int row, int col, bool fixed)
{
	char letters[8];
	int n = 0;

	for (int c = col + 1; c > 0; c = (c - 1) / 26)
		letters[n++] = (char)('A' + (c - 1) % 26);
	if (fixed)
		buf_chr(b, '$');
	while (n > 0)
		buf_chr(b, letters[--n]);
	if (fixed)
		buf_chr(b, '$');
	buf_i64(b, row + 1);
}

static void
begin_cell(struct book_sheet *s, int col, int style)
{
	if (s->consecutive) {
		buf_str(&s->rows, "<c s=\"");
	} else {
		buf_str(&s->rows, "<c r=\"");
		book_square(&s->rows, s->row, col, false);
		buf_str(&s->rows, "\" s=\"");
	}
	buf_i64(&s->rows, style);
}

void
book_blank(struct book_sheet *s, int col, int style)
{
	begin_cell(s, col, style);
	buf_str(&s->rows, "\"/>");
}

void
book_text(struct book_sheet *s, int col, int style, const char *text)
{
	struct buf clean = BUF_INIT;

	export_clean(&clean, text);
	if (clean.len == 0) {
		book_blank(s, col, style);
	} else {
		begin_cell(s, col, style);
		buf_str(&s->rows, "\" t=\"s\"><v>");
		buf_u64(&s->rows, book_string(s->strings, buf_cstr(&clean)));
		buf_str(&s->rows, "</v></c>");
	}
	buf_release(&clean);
}

void
book_number(struct book_sheet *s, int col, int style, int64_t value, const char *text,
    const char *formula)
{
	char figure[NUM_TEXT];

	if (formula == NULL && text != NULL) {
		book_text(s, col, style, text);
		return;
	}
	begin_cell(s, col, style);
	buf_str(&s->rows, text != NULL ? "\" t=\"str\">" : "\">");
	if (formula != NULL) {
		buf_str(&s->rows, "<f>");
		xml_text(&s->rows, formula, strlen(formula));
		buf_str(&s->rows, "</f>");
	}
	buf_str(&s->rows, "<v>");
	if (text != NULL)
		book_put_string(&s->rows, text);
	else
		buf_str(&s->rows, num_print(figure, value));
	buf_str(&s->rows, "</v></c>");
}

void
book_merge(struct book_sheet *s, int row, int col, int rowend, int colend)
{
	if (row == rowend && col == colend)
		return;
	buf_str(&s->merges, "<mergeCell ref=\"");
	book_square(&s->merges, row, col, false);
	buf_chr(&s->merges, ':');
	book_square(&s->merges, rowend, colend, false);
	buf_str(&s->merges, "\"/>");
	s->nmerge++;
}

int
book_tops(const struct book *b)
{
	return b->draft ? 2 : 1;
}

int
book_top(struct book_sheet *s, const struct book *b, const char *heading, int ncol)
{
	int row = 0;

	for (; row < book_tops(b); row++) {
		bool mark = b->draft && row == 0;
		int style = mark ? BOOK_MARK : BOOK_TITLE;

		book_row(s, row, mark ? 240 : 300);
		book_text(s, 0, style, mark ? "草稿" : heading);
		for (int col = 1; col < ncol; col++)
			book_blank(s, col, style);
		book_row_end(s);
		book_merge(s, row, 0, row, ncol - 1);
	}
	return row;
}

void
book_condition(struct book_sheet *s, const char *squares, enum book_over over,
    const char *formula)
{
	struct buf *b = &s->conditions;

	buf_str(b, "<conditionalFormatting");
	xml_attr(b, "sqref", squares);
	buf_printf(b, "><cfRule type=\"expression\" dxfId=\"%d\" priority=\"%d\"><formula>",
	    (int)over, ++s->ncondition);
	xml_text(b, formula, strlen(formula));
	buf_str(b, "</formula></cfRule></conditionalFormatting>");
}

/* Half a Chinese character, hundredths of a millimetre. */
static int
half_character(int point_x10)
{
	return (point_x10 * 1764 + 999) / 1000;
}

int
book_width(int chars, int point_x10)
{
	/* a half more: no two programs have the same edges */
	return ((2 * chars + 1) * half_character(point_x10) + 9) / 10 + CELL_EDGE;
}

int
book_lines(const char *text, int point_x10, int width)
{
	int half = half_character(point_x10), lines = 0;
	int room = (width > CELL_EDGE ? width - CELL_EDGE : 1) * 10;

	for (;; text++) {
		size_t n = strcspn(text, "\n");
		int w = 2 * (int)text_length(text, n) * half;
		int columns = 0;

		/* what is not Chinese takes half; a digit of a foreign font a little more */
		for (size_t i = 0; i < n; i++)
			columns += (unsigned char)text[i] < 0x80;
		w -= columns * half * 7 / 10;
		lines += w > room ? (w + room - 1) / room : 1;
		text += n;
		if (*text == '\0')
			return lines;
	}
}

/* ---- around the cells ---- */

/* A text in a header: & begins a code, and digits after one are its size. */
static void
put_header(struct buf *b, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '&')
			buf_chr(b, '&');
		buf_chr(b, *text);
	}
}

/* The title on top, the number of the page below; programs take 255 characters. */
static void
put_page(struct buf *out, const struct book *b)
{
	struct buf head = BUF_INIT, foot = BUF_INIT;

	buf_str(&head, "&C&\"宋体,Regular\"&9 ");
	put_header(&head, b->title);
	buf_str(&foot, "&C&\"宋体,Regular\"&14— &P —");
	if (b->small != NULL) {
		buf_str(&foot, "&R&\"宋体,Regular\"&7 ");
		put_header(&foot, b->small);
	}
	buf_str(out, "<headerFooter>");
	if (text_length(buf_cstr(&head), head.len) <= 255) {
		buf_str(out, "<oddHeader>");
		xml_text(out, buf_cstr(&head), head.len);
		buf_str(out, "</oddHeader>");
	}
	if (text_length(buf_cstr(&foot), foot.len) <= 255) {
		buf_str(out, "<oddFooter>");
		xml_text(out, buf_cstr(&foot), foot.len);
		buf_str(out, "</oddFooter>");
	}
	buf_str(out, "</headerFooter>");
	buf_release(&head);
	buf_release(&foot);
}

static void
put_behind(struct buf *out, struct book_sheet *s, const struct book *b)
{
	if (s->locked)
		buf_str(out, "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\""
		    " formatColumns=\"0\" formatRows=\"0\"/>");
	if (s->filter != NULL) {
		buf_str(out, "<autoFilter");
		xml_attr(out, "ref", s->filter);
		buf_str(out, "/>");
	}
	if (s->nmerge > 0) {
		buf_printf(out, "<mergeCells count=\"%d\">", s->nmerge);
		buf_add(out, buf_cstr(&s->merges), s->merges.len);
		buf_str(out, "</mergeCells>");
	}
	buf_add(out, buf_cstr(&s->conditions), s->conditions.len);
	if (s->nvalidation > 0) {
		buf_printf(out, "<dataValidations count=\"%d\">", s->nvalidation);
		buf_add(out, buf_cstr(&s->validations), s->validations.len);
		buf_str(out, "</dataValidations>");
	}
	/* A4; 37, 26, 35 and 28 mm, as the paper has */
	buf_printf(out, "<printOptions horizontalCentered=\"1\"/><pageMargins"
	    " left=\"1.1024\" right=\"1.0236\" top=\"1.4567\" bottom=\"1.378\""
	    " header=\"0.7874\" footer=\"0.9449\"/><pageSetup paperSize=\"9\""
	    " fitToHeight=\"0\" orientation=\"%s\"/>",
	    s->landscape ? "landscape" : "portrait");
	put_page(out, b);
}

void
book_sheet_end(struct buf *out, struct book_sheet *s, const struct book *b)
{
	xml_head(out);
	buf_str(out, "<worksheet xmlns=\"" MAIN "\"><sheetPr><pageSetUpPr"
	    " fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\""
	    " workbookViewId=\"0\"");
	if (s->frozen > 0)
		buf_printf(out, "><pane ySplit=\"%d\" topLeftCell=\"A%d\""
		    " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>", s->frozen,
		    s->frozen + 1);
	else
		buf_str(out, "/>");
	buf_str(out, "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
	buf_add(out, buf_cstr(&s->columns), s->columns.len);
	buf_str(out, "</cols><sheetData>");
	buf_add(out, buf_cstr(&s->rows), s->rows.len);
	buf_str(out, "</sheetData>");
	put_behind(out, s, b);
	buf_str(out, "</worksheet>");
	buf_release(&s->columns);
	buf_release(&s->rows);
	buf_release(&s->merges);
	buf_release(&s->conditions);
	buf_release(&s->validations);
}
