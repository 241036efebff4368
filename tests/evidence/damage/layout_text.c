/*
 * layout_text.c - pages as plain text: what remains when a document is dumped or
 * copied.
 *
 * Spans are gone in all of them: a cell over several columns is one cell, one
 * over several rows is an empty cell in the rows below (dump, tsv) or no cell there
 * and an empty one at the end of the row (short).  In csv the cells keep their
 * columns, as in the sheet.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"

/* One row as its cells: text, or "" for a square covered from above. */
struct strip {
	const char	*text[PAGE_CELLS * 2];
	bool		 covered[PAGE_CELLS * 2];
	int		 n;
};

static void
take_row(struct strip *s, struct doc *doc, const struct doc_table *t, int row)
{
	const int *map = doc_table_map(doc, t);
	int last = -1;

	s->n = 0;
	for (int col = 0; col < t->ncol; col++) {
		int k = map[row * t->ncol + col];

		if (k < 0 || k == last)
			continue;
		s->covered[s->n] = t->cell[k].row != row;
		s->text[s->n++] = t->cell[k].row == row ? t->cell[k].text : "";
		last = k;
	}
}

/* The covered cells of a row go behind the others. */
static void
shift_covered(struct strip *s)
{
	struct strip to = { .n = 0 };

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < s->n; i++)
			if (s->covered[i] == (pass == 1))
				to.text[to.n++] = s->text[i];
	*s = to;
}

/* Text with its line breaks written as "with"; "quote" doubles quotes. */
static void
put_text(struct buf *b, const char *s, const char *with, bool quote)
{
	for (; *s != '\0'; s++) {
		if (*s == '\n')
			buf_str(b, with);
		else
			buf_chr(b, *s);
		if (*s == '"' && quote)
			buf_chr(b, '"');
	}
}

static void
put_paragraph(struct buf *b, const struct page *p, const struct doc_block *block)
{
	if (p->bookmarks && block->kind == DOC_HEADING1)
		buf_str(b, "[bookmark: OLE_LINK1]    ");
	put_text(b, block->text, "\n", false);
	buf_str(b, p->between != NULL && block->kind != DOC_TITLE ? p->between : "\n");
}

typedef void row_fn(struct buf *, const struct page *, struct strip *);

static bool
put_page(struct buf *b, struct page *p, row_fn *put_row, const char *gap)
{
	struct doc *doc = page_document(p, false);
	struct strip s;

	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;

		if (doc->block[i].kind != DOC_TABLE) {
			put_paragraph(b, p, &doc->block[i]);
			continue;
		}
		buf_str(b, gap);
		for (int row = 0; row < t->nrow; row++) {
			take_row(&s, doc, t, row);
			put_row(b, p, &s);
			buf_str(b, gap);
		}
		buf_str(b, gap);
	}
	doc_free(doc);
	return true;
}

static void
row_of_dump(struct buf *b, const struct page *p, struct strip *s)
{
	for (int i = 0; i < s->n; i++) {
		buf_chr(b, '\t');
		if (p->bookmarks && i == 0 && s->text[i][0] != '\0')
			buf_str(b, "[bookmark: _GoBack]");
		put_text(b, s->text[i], "\n", false);
		buf_chr(b, '\n');
	}
}

bool
layout_dump(struct buf *b, struct page *p)
{
	return put_page(b, p, row_of_dump, "\n");
}

static void
row_of_short(struct buf *b, const struct page *p, struct strip *s)
{
	shift_covered(s);
	row_of_dump(b, p, s);
}

bool
layout_dump_short(struct buf *b, struct page *p)
{
	return put_page(b, p, row_of_short, "\n");
}

static void
row_of_lines(struct buf *b, const struct page *p, struct strip *s)
{
	for (int i = 0; i < s->n; i++) {
		if (text_blankn(s->text[i], strlen(s->text[i])))
			continue;
		put_text(b, s->text[i], "", false);
		buf_str(b, p->between != NULL ? p->between : "\n");
	}
}

bool
layout_lines(struct buf *b, struct page *p)
{
	return put_page(b, p, row_of_lines, "");
}

static void
row_of_bars(struct buf *b, const struct page *p, struct strip *s)
{
	(void)p;
	for (int i = 0; i < s->n; i++) {
		buf_str(b, "|\n");
		put_text(b, s->text[i], "", false);
		buf_str(b, s->text[i][0] != '\0' ? "\n" : "");
	}
}

bool
layout_bars(struct buf *b, struct page *p)
{
	return put_page(b, p, row_of_bars, "");
}

static void
row_of_tsv(struct buf *b, const struct page *p, struct strip *s)
{
	(void)p;
	for (int i = 0; i < s->n; i++) {
		if (i > 0)
			buf_chr(b, '\t');
		put_text(b, s->text[i], " ", false);
	}
	buf_chr(b, '\n');
}

bool
layout_tsv(struct buf *b, struct page *p)
{
	return put_page(b, p, row_of_tsv, "");
}

bool
layout_pre(struct buf *b, struct page *p)
{
	struct buf text = BUF_INIT;
	bool ok = layout_tsv(&text, p);

	buf_str(b, "<html><body><div><pre><pre>\n");
	xml_text(b, buf_cstr(&text), text.len);
	buf_str(b, "</pre></pre></div></body></html>\n");
	buf_release(&text);
	return ok;
}

static void
csv_field_text(struct buf *b, const char *text)
{
	bool quote = strpbrk(text, ",\"\n") != NULL;

	if (quote)
		buf_chr(b, '"');
	put_text(b, text, "\n", quote);
	if (quote)
		buf_chr(b, '"');
}

/* As a spreadsheet writes it: every row as wide as the sheet, a cell in its column,
 * nothing in the squares that are covered. */
bool
layout_csv(struct buf *b, struct page *p)
{
	struct doc *doc = page_document(p, false);
	int width = 1;

	for (size_t i = 0; i < doc->n; i++)
		if (doc->block[i].kind == DOC_TABLE && doc->block[i].table->ncol > width)
			width = doc->block[i].table->ncol;
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *t = doc->block[i].table;
		const int *map = t != NULL ? doc_table_map(doc, t) : NULL;

		for (int row = 0; row < (t != NULL ? t->nrow : 1); row++) {
			for (int col = 0; col < width; col++) {
				int k = t != NULL && col < t->ncol ?
				    map[row * t->ncol + col] : -1;

				if (col > 0)
					buf_chr(b, ',');
				if (k >= 0 && t->cell[k].row == row && t->cell[k].col == col)
					csv_field_text(b, t->cell[k].text);
				else if (t == NULL && col == 0)
					csv_field_text(b, doc->block[i].text);
			}
			buf_str(b, "\r\n");
		}
	}
	doc_free(doc);
	return true;
}
