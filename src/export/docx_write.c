/*
 * docx_write.c - the neutral document as a Word file.
 *
 * Tables have a grid, a width for every cell and a fixed layout, so Word, WPS
 * and LibreOffice draw the same columns; merged cells are gridSpan and vMerge.
 * Rows keep with the next where the flow of the pages says so (flow.c), so a table
 * stays on one page when that leaves no hole, and the header rows repeat when not.
 *
 * Must never write a child element out of the schema's order, or text that has
 * not gone through xml_text().
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "doc/zip.h"
#include "export/export.h"
#include "export/page/paper.h"

#define DEFLATE_LEVEL	6
#define CELL_EDGE	45	/* twips; both are EXPORT_CELL_EDGE */
#define SCHEMAS		"http://schemas.openxmlformats.org"

/* Rounded to the nearest; a twip is 127/7200 mm. */
static int
twips(int tenths_mm)
{
	return (tenths_mm * 1440 + 127) / 254;
}

/* Text of a paragraph in runs; '\n' is a line break inside it. */
static void
put_runs(struct buf *b, const char *look, const char *s)
{
	for (;;) {
		size_t n = strcspn(s, "\n");

		if (n > 0) {
			buf_str(b, "<w:r>");
			buf_str(b, look);
			buf_str(b, "<w:t xml:space=\"preserve\">");
			xml_text(b, s, n);
			buf_str(b, "</w:t></w:r>");
		}
		if (s[n] == '\0')
			return;
		buf_str(b, "<w:r><w:br/></w:r>");
		s += n + 1;
	}
}

/* A word longer than this tears the line before it apart: an address, a check sum. */
#define LONG_WORD	20

static bool
has_long_word(const char *s)
{
	size_t n = 0;

	for (; *s != '\0' && n <= LONG_WORD; s++)
		n = *s > ' ' && (unsigned char)*s < 0x7F ? n + 1 : 0;
	return n > LONG_WORD;
}

/* A line of the signature; above the first, two empty ones, for the seal. */
static void
put_signature(struct buf *b, const struct doc_block *block)
{
	for (int i = 0; block[-1].kind != DOC_SIGN && i < PAPER_ABOVE; i++)
		buf_str(b, "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:keepNext/></w:pPr></w:p>");
	buf_str(b, "<w:p><w:pPr><w:pStyle w:val=\"a\"/>");
	buf_str(b, block->keep ? "<w:keepNext/>" : "");
	/* half a character is 8 pt less the eighth by which a line is closed up */
	buf_printf(b, "<w:ind w:right=\"%d\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
	    "<w:jc w:val=\"right\"/></w:pPr>", block->right * 315 / 2);
	put_runs(b, "", block->text);
	buf_str(b, "</w:p>");
}

static void
put_paragraph(struct buf *b, const char *style, bool keep, const char *text, size_t lead)
{
	struct buf head = BUF_INIT;

	buf_str(b, "<w:p><w:pPr><w:pStyle w:val=\"");
	buf_str(b, style);
	buf_str(b, keep ? "\"/><w:keepNext/>" : "\"/>");
	buf_str(b, has_long_word(text) ? "<w:jc w:val=\"left\"/></w:pPr>" : "</w:pPr>");
	if (lead > 0) {
		buf_add(&head, text, lead);
		put_runs(b, "<w:rPr><w:rStyle w:val=\"k\"/></w:rPr>", buf_cstr(&head));
	}
	put_runs(b, "", text + lead);
	buf_str(b, "</w:p>");
	buf_release(&head);
}

/*
 * Fixed layout with a grid: without both, each program measures the text and
 * comes to columns of its own.  For screen readers: that the first row and the first
 * column are headings, the caption, and how the table is to be read.
 */
static void
put_table_properties(struct buf *b, const struct doc_table *t)
{
	static const char *const edge[] = {
		"top", "left", "bottom", "right", "insideH", "insideV"
	};
	int total = 0;

	for (int c = 0; c < t->ncol; c++)
		total += twips(t->width[c]);
	buf_printf(b, "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:jc w:val=\"center\"/><w:tblBorders>", total);
	for (size_t i = 0; i < ARRAY_LEN(edge); i++)
		buf_printf(b, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\""
		    " w:color=\"000000\"/>", edge[i]);
	buf_printf(b, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>"
	    "<w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"%d\" w:type=\"dxa\"/>"
	    "</w:tblCellMar><w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\""
	    " w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
	    "<w:tblCaption", CELL_EDGE, CELL_EDGE);
	xml_attr(b, "w:val", t->caption);
	buf_printf(b, "/><w:tblDescription w:val=\"共%d行%d列", t->nrow, t->ncol);
	if (!t->prose && table_stub(t) > 0)
		buf_str(b, "，行的名称在左边，列的名称在数字上方");
	else if (!t->prose)
		buf_str(b, "，列的名称在数字上方");
	buf_str(b, "。\"/></w:tblPr><w:tblGrid>");
	for (int c = 0; c < t->ncol; c++)
		buf_printf(b, "<w:gridCol w:w=\"%d\"/>", twips(t->width[c]));
	buf_str(b, "</w:tblGrid>");
}

/* One cell of a row; "top" when it begins here, else it goes on from above. */
static void
put_cell(struct buf *b, const struct doc_table *t, const struct doc_cell *c, bool top,
    bool keep)
{
	int width = 0, spare = twips(table_spare(t, c)) / 2;

	for (int k = 0; k < c->colspan; k++)
		width += twips(t->width[c->col + k]);
	buf_str(b, "<w:tc><w:tcPr><w:tcW w:w=\"");
	buf_i64(b, width);
	buf_str(b, "\" w:type=\"dxa\"/>");
	if (c->colspan > 1) {
		buf_str(b, "<w:gridSpan w:val=\"");
		buf_i64(b, c->colspan);
		buf_str(b, "\"/>");
	}
	if (c->rowspan > 1)
		buf_str(b, top ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
	if (spare > 0)
		buf_printf(b, "<w:tcMar><w:left w:w=\"%d\" w:type=\"dxa\"/>"
		    "<w:right w:w=\"%d\" w:type=\"dxa\"/></w:tcMar>",
		    CELL_EDGE + spare, CELL_EDGE + spare);
	buf_str(b, "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"");
	buf_str(b, export_docx_table_style(t->point_x10, c->left));
	buf_str(b, keep ? "\"/><w:keepNext/></w:pPr>" : "\"/></w:pPr>");
	if (top)
		put_runs(b, "", c->text);
	buf_str(b, "</w:p></w:tc>");
}

/* Does a row stay on the page of the next? A list of sentences may be long. */
static bool
keeps(const struct doc_table *t, int row)
{
	if (t->keep != NULL)
		return t->keep[row];
	return t->prose ? row < t->nhead : row + 1 < t->nrow;
}

/* Rows are at least as high as the form prints them, and never split over pages. */
static void
put_table(struct buf *b, struct doc *doc, const struct doc_table *t)
{
	const int *map = doc_table_map(doc, t);
	const struct doc_cell *c;

	put_table_properties(b, t);
	for (int row = 0; row < t->nrow; row++) {
		buf_str(b, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"");
		buf_i64(b, twips(t->row_height));
		buf_str(b, "\" w:hRule=\"atLeast\"/>");
		if (row < t->nhead)
			buf_str(b, "<w:tblHeader/>");
		buf_str(b, "<w:jc w:val=\"center\"/></w:trPr>");
		for (int col = 0; col < t->ncol; col += c->colspan) {
			c = &t->cell[map[row * t->ncol + col]];
			put_cell(b, t, c, c->row == row, keeps(t, row));
		}
		buf_str(b, "</w:tr>");
	}
	buf_str(b, "</w:tbl>");
}

/* Ids of styles: see docx_parts.c. */
static const char *
style_of(enum doc_kind kind)
{
	switch (kind) {
	case DOC_TITLE:
		return "title";
	case DOC_HEADING1:
		return "h1";
	case DOC_HEADING2:
		return "h2";
	case DOC_NOTE:
		return "note";
	case DOC_MARK:
	case DOC_PARA:
	case DOC_SHEET:
	case DOC_SIGN:
	case DOC_TABLE:
		break;
	}
	return "a";
}

/*
 * The body and, as its last child, the page: size, margins, headers, footers.
 * After a title and after a table stands an empty paragraph; two tables that
 * touched would be taken for one.
 */
static void
put_document(struct buf *b, struct doc *doc)
{
	xml_head(b);
	buf_str(b, "<w:document xmlns:w=\"" SCHEMAS "/wordprocessingml/2006/main\""
	    " xmlns:r=\"" SCHEMAS "/officeDocument/2006/relationships\"><w:body>");
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *block = &doc->block[i];

		if (block->kind == DOC_TABLE)
			put_table(b, doc, block->table);
		else if (block->kind == DOC_SIGN)
			put_signature(b, block);
		else if (block->kind != DOC_MARK)	/* the header of each page has it */
			put_paragraph(b, style_of(block->kind), block->keep, block->text,
			    block->lead);
		if (block->kind == DOC_TITLE)
			put_paragraph(b, "a", false, "", 0);
		else if (block->kind == DOC_TABLE)
			put_paragraph(b, "gap", false, "", 0);
	}
	if (doc->footer != NULL)
		put_paragraph(b, "small", false, doc->footer, 0);
	buf_str(b, "<w:sectPr>");
	if (doc->draft)
		buf_str(b, "<w:headerReference w:type=\"default\" r:id=\"rId6\"/>"
		    "<w:headerReference w:type=\"even\" r:id=\"rId6\"/>");
	/* A4; margins 37, 26, 35, 28 mm; the page number 24 mm above the edge */
	buf_str(b, "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
	    "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>"
	    "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
	    "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""
	    " w:header=\"851\" w:footer=\"1361\" w:gutter=\"0\"/>"
	    "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/></w:sectPr></w:body>"
	    "</w:document>");
}

/* The office and the day of the report, never the person or the hour that wrote the
 * file: its bytes would differ, and it goes to the public. */
static void
put_core(struct buf *b, const struct doc *doc)
{
	xml_head(b);
	buf_str(b, "<cp:coreProperties"
	    " xmlns:cp=\"" SCHEMAS "/package/2006/metadata/core-properties\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:dcterms=\"http://purl.org/dc/terms/\""
	    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	xml_text(b, doc->title, strlen(doc->title));
	buf_str(b, "</dc:title>");
	if (doc->author != NULL) {
		buf_str(b, "<dc:creator>");
		xml_text(b, doc->author, strlen(doc->author));
		buf_str(b, "</dc:creator>");
	}
	if (doc->day != NULL)
		buf_printf(b, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s"
		    "</dcterms:created>", doc->day);
	buf_str(b, "<dc:language>zh-CN</dc:language></cp:coreProperties>");
}

/* Add what is in b as a part and empty b. */
static void
part(struct zip *zip, const char *name, struct buf *b)
{
	zip_part(zip, name, b->data, b->len);
	buf_reset(b);
}

bool
export_docx(struct buf *out, struct doc *doc, struct diag *d)
{
	struct zip *zip = zip_begin(out, DEFLATE_LEVEL);
	struct buf b = BUF_INIT;

	export_docx_types(&b, doc->draft);	/* first: what some readers sniff */
	part(zip, "[Content_Types].xml", &b);
	for (const struct docx_part *p = export_docx_parts; p->name != NULL; p++)
		zip_part(zip, p->name, p->text, strlen(p->text));
	export_docx_relations(&b, doc->draft);
	part(zip, "word/_rels/document.xml.rels", &b);
	export_docx_styles(&b);
	part(zip, "word/styles.xml", &b);
	export_docx_footer(&b, false);
	part(zip, "word/footer1.xml", &b);
	export_docx_footer(&b, true);
	part(zip, "word/footer2.xml", &b);
	if (doc->draft) {
		export_docx_header(&b);
		part(zip, "word/header1.xml", &b);
	}
	put_core(&b, doc);
	part(zip, "docProps/core.xml", &b);
	put_document(&b, doc);
	part(zip, "word/document.xml", &b);
	buf_release(&b);
	return zip_end(zip, d);
}
