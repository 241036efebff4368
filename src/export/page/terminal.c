/*
 * terminal.c - a page of paper as lines of a terminal.
 *
 * The 28 characters of a line are 56 columns, so text stands as it does on paper.  A
 * table in its small print does not fit into those: it is drawn as in a text file, with
 * the rows that its page has, as wide as the screen allows.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page.h"
#include "export/page/paper.h"

#define TEXT_COLUMNS	56
#define LINE		1021	/* of the text, in the unit of page.h */
#define FEW_COLUMNS	6	/* a table of no more has room in the text's width */

struct screen {
	struct buf	*out;
	const struct pages *p;
	int		 page;
	int		 columns;
	int		 y;		/* of the last line, on paper; 0: none */
};

static void
put_at(struct screen *s, int column, const char *text)
{
	if (column > 0)
		buf_repeat(s->out, " ", (size_t)column);
	buf_str(s->out, text);
	buf_chr(s->out, '\n');
}

/* The empty lines between what stood last and a line at y. */
static void
go_down(struct screen *s, int y)
{
	for (int at = s->y + LINE + LINE / 2; s->y > 0 && at < y; at += LINE)
		buf_chr(s->out, '\n');
	s->y = y;
}

static int
left_of(const struct screen *s, int columns)
{
	return s->columns > columns ? (s->columns - columns) / 2 : 0;
}

struct wrapping {
	struct screen	*s;
	const char	*text;
	int		 columns;
	bool		 right;
};

static void
put_wrapped(void *ctx, size_t from, size_t to)
{
	struct wrapping *w = ctx;
	struct buf b = BUF_INIT;
	int width;

	buf_add(&b, w->text + from, to - from);
	width = text_width(buf_cstr(&b));
	put_at(w->s, left_of(w->s, w->columns) + (w->right ? w->columns - width : 0),
	    buf_cstr(&b));
	buf_release(&b);
}

/* Small print has more in a line than there is room for: broken anew. */
static void
put_small(struct screen *s, const char *text, bool right)
{
	int most = s->columns < EXPORT_TEXT_COLUMNS ? s->columns : EXPORT_TEXT_COLUMNS;
	struct wrapping w = { s, text, most, right };

	text_wrap(text, strlen(text), most, put_wrapped, &w);
}

/* The text of a line, which may be in pieces, or of all lines of an element; the number
 * of texts it takes. */
static size_t
gather(struct buf *b, const struct page *page, size_t k, bool element)
{
	size_t n = 0;

	while (k + n < page->ntext && page->text[k + n].element == page->text[k].element &&
	    (element || page->text[k + n].y == page->text[k].y)) {
		text_visible(b, page->text[k + n].text, strlen(page->text[k + n].text), false);
		n++;
	}
	return n;
}

static size_t
put_text(struct screen *s, size_t k)
{
	const struct page *page = &s->p->page[s->page];
	const struct page_text *t = &page->text[k];
	enum page_tag tag = t->element < 0 ? PAGE_TAG_DOCUMENT : s->p->element[t->element].tag;
	bool small = t->size_x10 < 120;
	struct buf b = BUF_INIT;
	int column = left_of(s, TEXT_COLUMNS);
	size_t n = 0;

	if (tag == PAGE_TAG_NOTE)
		buf_str(&b, "　　");
	n = gather(&b, page, k, tag == PAGE_TAG_NOTE);
	go_down(s, t->y);
	if (small) {
		put_small(s, buf_cstr(&b), t->element < 0);
	} else {
		if (tag == PAGE_TAG_H1)
			column += (TEXT_COLUMNS - text_width(buf_cstr(&b))) / 2;
		else if (t->element < 0 && t->x > PAPER_LEFT + PAPER_TEXT / 2)
			column += TEXT_COLUMNS - 2 - text_width(buf_cstr(&b));
		else
			column += ((t->x - PAPER_LEFT) * TEXT_COLUMNS + PAPER_TEXT / 2) / PAPER_TEXT;
		put_at(s, column, buf_cstr(&b));
	}
	s->y = page->text[k + n - 1].y;
	buf_release(&b);
	return n;
}

/* The row of a part that a row of the table is, -1: none. */
static int
row_in(const struct page_part *part, int row)
{
	int head = part->from > 0 ? part->table->nhead : 0;

	if (row < head)
		return row;
	return row >= part->from && row <= part->to ? head + row - part->from : -1;
}

/* The rows of a table that a page has, below its head, as a table of their own.  What
 * began on the page before is empty here. */
static struct doc_table *
part_of(struct doc *doc, const struct page_part *part)
{
	const struct doc_table *t = part->table;
	struct doc_table *own = doc_add_table(doc, row_in(part, part->to) + 1, t->ncol);

	own->nhead = t->nhead;
	own->width = arena_array(&doc->arena, (size_t)t->ncol, sizeof *own->width);
	memcpy(own->width, t->width, (size_t)t->ncol * sizeof *own->width);
	own->point_x10 = t->point_x10;
	own->prose = t->prose;
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int first = -1, n = 0;

		for (int row = c->row; row < c->row + c->rowspan; row++)
			if (row_in(part, row) >= 0) {
				first = first < 0 ? row : first;
				n++;
			}
		if (first < 0)
			continue;
		doc_add_cell(doc, own, row_in(part, first), c->col, n, c->colspan, c->role,
		    first == c->row ? c->text : "")->left = c->left;
	}
	return own;
}

static void
put_table(struct screen *s, const struct page_part *part)
{
	struct doc *doc = doc_new();
	struct buf b = BUF_INIT;
	int columns = part->table->ncol <= FEW_COLUMNS ? TEXT_COLUMNS : EXPORT_TEXT_COLUMNS;
	const char *line, *end;

	if (columns > s->columns)
		columns = s->columns;
	export_txt_table(&b, doc, part_of(doc, part), columns);
	for (line = buf_cstr(&b); (end = strchr(line, '\n')) != NULL; line = end + 1) {
		if (s->columns > columns)
			buf_repeat(s->out, " ", (size_t)left_of(s, columns));
		buf_add(s->out, line, (size_t)(end - line) + 1);
	}
	s->y = part->y + part->height;
	buf_release(&b);
	doc_free(doc);
}

static bool
in_part(const struct page_part *part, const struct page_text *t)
{
	return part != NULL && t->y > part->y && t->y < part->y + part->height;
}

/* The first part of the page from number i on, or NULL. */
static const struct page_part *
part_from(const struct screen *s, size_t *i)
{
	while (*i < s->p->npart && s->p->part[*i].page < s->page)
		++*i;
	return *i < s->p->npart && s->p->part[*i].page == s->page ? &s->p->part[*i] : NULL;
}

void
pages_terminal(struct buf *out, const struct pages *p, size_t page, int columns)
{
	struct screen s = { out, p, (int)page, columns, 0 };
	size_t i = 0, k = 0;
	const struct page_part *part = part_from(&s, &i);

	while (k < p->page[page].ntext || part != NULL) {
		const struct page_text *t = &p->page[page].text[k];

		if (part != NULL && (k >= p->page[page].ntext || t->y > part->y)) {
			put_table(&s, part);
			while (k < p->page[page].ntext && in_part(part, &p->page[page].text[k]))
				k++;
			i++;
			part = part_from(&s, &i);
		} else {
			k += put_text(&s, k);
		}
	}
}
