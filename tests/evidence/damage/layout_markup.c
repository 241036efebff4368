/*
 * layout_markup.c - pages as other programs write them: a word processor's docx,
 * a web editor's html, a spreadsheet.  Nothing of src/export is used but the
 * escaping of text and the zip container.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "doc/zip.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define BOOK "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACK "http://schemas.openxmlformats.org/package/2006/"

/* Calls "put" with pieces of s: characters one by one, or what stands between
 * line breaks; "line" writes a break. */
static void
put_pieces(struct buf *b, const char *s, bool letters,
    void (*put)(struct buf *, const char *, size_t), const char *line)
{
	size_t n = strlen(s), at = 0;
	uint32_t cp;

	while (at < n) {
		size_t len = strcspn(s + at, "\n");

		if (len == 0) {
			buf_str(b, line);
			at++;
			continue;
		}
		if (letters)
			len = text_decode(s + at, n - at, &cp);
		put(b, s + at, len);
		at += len;
	}
}

/* ---- docx ---- */

static void
put_run(struct buf *b, const char *s, size_t n)
{
	buf_str(b, "<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">");
	xml_text(b, s, n);
	buf_str(b, "</w:t></w:r>");
}

static void
word_paragraph(struct buf *b, const struct page *p, const char *text)
{
	if (look_coded(text, strlen(text))) {
		layout_word_look(b, text);
		return;
	}
	buf_str(b, "<w:p>");
	if (p->bookmarks)
		buf_str(b, "<w:bookmarkStart w:id=\"1\" w:name=\"OLE_LINK1\"/>"
		    "<w:bookmarkEnd w:id=\"1\"/><w:proofErr w:type=\"spellStart\"/>");
	put_pieces(b, text, p->letters, put_run, "<w:r><w:br/></w:r>");
	buf_str(b, "</w:p>");
}

static void
word_cell(struct buf *b, const struct page *p, const struct doc_cell *c, bool top)
{
	buf_str(b, "<w:tc><w:tcPr>");
	if (c->colspan > 1)
		buf_printf(b, "<w:gridSpan w:val=\"%d\"/>", c->colspan);
	if (c->rowspan > 1)
		buf_str(b, top ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
	buf_str(b, "</w:tcPr>");
	word_paragraph(b, p, top ? c->text : "");
	buf_str(b, "</w:tc>");
}

static void
word_table(struct buf *b, const struct page *p, struct doc *doc, const struct doc_table *t)
{
	const int *map = doc_table_map(doc, t);

	buf_str(b, p->nested ? "<w:tbl><w:tr><w:tc><w:p/><w:tbl>" : "<w:tbl>");
	for (int row = 0; row < t->nrow; row++) {
		int last = -1;

		buf_str(b, "<w:tr>");
		for (int col = 0; col < t->ncol; col++) {
			int k = map[row * t->ncol + col];

			if (k >= 0 && k != last)
				word_cell(b, p, &t->cell[k], t->cell[k].row == row);
			last = k;
		}
		buf_str(b, "</w:tr>");
	}
	buf_str(b, p->nested ? "</w:tbl><w:p/></w:tc></w:tr></w:tbl>" : "</w:tbl>");
	buf_str(b, "<w:p/>");
}

static void
part(struct zip *zip, const char *name, struct buf *b)
{
	zip_part(zip, name, b->data, b->len);
	buf_reset(b);
}

static void
package(struct zip *zip, const char *main_part, const char *type)
{
	struct buf b = BUF_INIT;

	xml_head(&b);
	buf_printf(&b, "<Types xmlns=\"" PACK "content-types\"><Default Extension=\"rels\""
	    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "<Override PartName=\"/%s\" ContentType=\"application/"
	    "vnd.openxmlformats-officedocument.%s.main+xml\"/></Types>", main_part, type);
	part(zip, "[Content_Types].xml", &b);
	xml_head(&b);
	buf_printf(&b, "<Relationships xmlns=\"" PACK "relationships\"><Relationship"
	    " Id=\"rId1\" Type=\"" RELS "/officeDocument\" Target=\"%s\"/>"
	    "</Relationships>", main_part);
	part(zip, "_rels/.rels", &b);
	buf_release(&b);
}

bool
layout_word(struct buf *out, struct page *p)
{
	struct doc *doc = page_document(p, false);
	struct zip *zip = zip_begin(out, 1);
	struct buf b = BUF_INIT;

	package(zip, "word/document.xml", "wordprocessingml.document");
	xml_head(&b);
	buf_str(&b, "<w:document xmlns:w=\"" WORD "\"><w:body>");
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->block[i].kind == DOC_TABLE)
			word_table(&b, p, doc, doc->block[i].table);
		else
			word_paragraph(&b, p, doc->block[i].text);
	}
	buf_str(&b, "<w:sectPr/></w:body></w:document>");
	part(zip, "word/document.xml", &b);
	buf_release(&b);
	doc_free(doc);
	return zip_end(zip, NULL);
}

/* ---- html ---- */

static void
put_letter(struct buf *b, const char *s, size_t n)
{
	buf_str(b, "<p style=\"margin:0\">");
	xml_text(b, s, n);
	buf_str(b, "</p>");
}

static void
web_text(struct buf *b, const struct page *p, const char *text, bool in_table)
{
	if (look_coded(text, strlen(text))) {
		layout_web_look(b, text);
		return;
	}
	if (p->letters && in_table) {
		put_pieces(b, text, true, put_letter, "");
		return;
	}
	buf_str(b, "<p style=\"text-indent:2em;line-height:150%\">"
	    "<span style=\"font-family:FangSong;font-size:16pt\">");
	put_pieces(b, text, false, xml_text, "<br/>");
	buf_str(b, "</span></p>\n");
}

static void
web_table(struct buf *b, const struct page *p, const struct page_table *t)
{
	buf_str(b, p->nested ? "<table width=960><tr><td><div>" : "");
	buf_str(b, "<table border=1 cellspacing=0 width=100%>\n");
	for (int i = 0; i < t->n; i++) {
		buf_str(b, "<tr style=\"height:20pt\">\n");
		for (int k = 0; k < t->row[i]->n; k++) {
			const struct page_cell *c = &t->row[i]->cell[k];

			buf_str(b, "<td");
			if (c->colspan > 1)
				xml_attr_int(b, "colspan", c->colspan);
			if (c->rowspan > 1)
				xml_attr_int(b, "rowspan", c->rowspan);
			buf_str(b, ">");
			web_text(b, p, c->text, true);
			buf_str(b, "</td>\n");
		}
		buf_str(b, "</tr>\n");
	}
	buf_str(b, p->nested ? "</table></div></td></tr></table>\n" : "</table>\n");
}

bool
layout_web(struct buf *b, struct page *p)
{
	buf_str(b, "<html><head><meta charset=\"utf-8\"><title>");
	xml_text(b, p->doc->title, strlen(p->doc->title));
	buf_str(b, "</title><script>var t=['总计','自然人','规章'];</script></head>\n"
	    "<body><div class=\"content\">\n");
	for (int i = 0; i < p->n; i++) {
		if (p->block[i].kind == DOC_TABLE)
			web_table(b, p, p->block[i].table);
		else
			web_text(b, p, p->block[i].text, false);
	}
	buf_str(b, "</div></body></html>\n");
	return true;
}

/* ---- xlsx ---- */

static void
book_address(struct buf *b, int row, int col)
{
	if (col >= 26)
		buf_chr(b, (char)('A' + col / 26 - 1));
	buf_chr(b, (char)('A' + col % 26));
	buf_printf(b, "%d", row + 1);
}

static bool
is_number(const char *s)
{
	size_t n = strlen(s);

	return n > 0 && n < 12 && strspn(s, "0123456789") == n && (n == 1 || s[0] != '0');
}

static void
book_cell(struct buf *b, int row, int col, const char *text)
{
	bool number = is_number(text);
	struct buf place = BUF_INIT;

	if (look_coded(text, strlen(text))) {
		book_address(&place, row, col);
		layout_book_look(b, buf_cstr(&place), text);
		buf_release(&place);
		return;
	}
	buf_str(b, "<c r=\"");
	book_address(b, row, col);
	buf_str(b, number ? "\"><v>" : "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
	xml_text(b, text, strlen(text));
	buf_str(b, number ? "</v></c>" : "</t></is></c>");
}

static int
book_table(struct buf *b, struct buf *merges, const struct doc_table *t, int row)
{
	size_t k = 0;

	for (int i = 0; i < t->nrow; i++) {
		buf_printf(b, "<row r=\"%d\">", row + i + 1);
		for (; k < t->ncell && t->cell[k].row == i; k++) {
			const struct doc_cell *c = &t->cell[k];

			book_cell(b, row + i, c->col, c->text);
			if (c->rowspan < 2 && c->colspan < 2)
				continue;
			buf_str(merges, "<mergeCell ref=\"");
			book_address(merges, row + i, c->col);
			buf_chr(merges, ':');
			book_address(merges, row + i + c->rowspan - 1,
			    c->col + c->colspan - 1);
			buf_str(merges, "\"/>");
		}
		buf_str(b, "</row>");
	}
	return row + t->nrow;
}

bool
layout_book(struct buf *out, struct page *p)
{
	struct doc *doc = page_document(p, false);
	struct zip *zip = zip_begin(out, 1);
	struct buf b = BUF_INIT, merges = BUF_INIT;
	int row = 0;

	package(zip, "xl/workbook.xml", "spreadsheetml.sheet");
	xml_head(&b);
	buf_str(&b, "<workbook xmlns=\"" BOOK "\" xmlns:r=\"" RELS "\"><sheets>"
	    "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
	part(zip, "xl/workbook.xml", &b);
	xml_head(&b);
	buf_str(&b, "<Relationships xmlns=\"" PACK "relationships\"><Relationship"
	    " Id=\"rId1\" Type=\"" RELS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	    "<Relationship Id=\"rId2\" Type=\"" RELS "/styles\" Target=\"styles.xml\"/>"
	    "</Relationships>");
	part(zip, "xl/_rels/workbook.xml.rels", &b);
	buf_str(&b, layout_book_styles);
	part(zip, "xl/styles.xml", &b);
	xml_head(&b);
	buf_str(&b, "<worksheet xmlns=\"" BOOK "\"><sheetData>");
	for (size_t i = 0; i < doc->n; i++) {
		if (doc->block[i].kind == DOC_TABLE) {
			row = book_table(&b, &merges, doc->block[i].table, row);
			continue;
		}
		buf_printf(&b, "<row r=\"%d\">", row + 1);
		book_cell(&b, row++, 0, doc->block[i].text);
		buf_str(&b, "</row>");
	}
	buf_str(&b, "</sheetData><mergeCells>");
	buf_add(&b, merges.data, merges.len);
	buf_str(&b, "</mergeCells></worksheet>");
	part(zip, "xl/worksheets/sheet1.xml", &b);
	buf_release(&merges);
	buf_release(&b);
	doc_free(doc);
	return zip_end(zip, NULL);
}
