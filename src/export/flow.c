/*
 * flow.c - which rows of a table stay on one page.
 *
 * A table stays whole where that leaves no hole on the page before it.  Else it may
 * break, but only between its groups: before the caption of a block, or where no row
 * label but the outermost goes on.  The height of everything is counted in twips on the
 * page of GB/T 9704; programs differ by a line or two, so a table that only just fits
 * may break too, which does no harm where it does fit.
 *
 * Works from roles and spans alone, never from the codes of a form.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"

#define PAGE		12756	/* 225 mm */
#define HOLE		(PAGE * 15 / 100)	/* what may stay empty before a table */
#define SLACK		(2 * BODY)	/* by how much programs differ */
#define BODY		579
#define TITLE		640
#define NOTE		320
#define GAP		280
#define ROW_LEAST	44	/* tenths of a millimetre */
#define BODY_CHARS	28
#define TITLE_CHARS	20
#define NOTE_CHARS	42

/* Where we are on the page, and where what must stay with the next thing began. */
struct page {
	int	 y;
	int	 kept;		/* height of the headings just before */
};

/* Neither the first nor the last line of a paragraph stands alone on a page; what goes
 * to the next page whole takes its heading with it. */
static void
put_lines(struct page *p, int lines, int height)
{
	int here = (PAGE - p->y) / height;

	if (lines <= here) {
		p->y += lines * height;
		return;
	}
	if (lines - here == 1)
		here--;
	if (here < 2)
		p->y = p->kept + lines * height;
	else
		p->y = (lines - here) * height;
	while (p->y > PAGE)
		p->y -= PAGE - PAGE % height;
}

static int
lines_of(const char *s, int indent, int chars)
{
	int n = (int)text_length(s, strlen(s)) + indent;

	return n > chars ? (n + chars - 1) / chars : 1;
}

/* What the text of a cell takes. */
static int
text_height(const struct doc_table *t, const struct doc_cell *c)
{
	int width = 0, chars;

	for (int k = c->col; k < c->col + c->colspan; k++)
		width += t->width[k];
	chars = width * 1000 / (t->point_x10 * 353);
	return lines_of(c->text, 0, chars > 1 ? chars : 1) * t->point_x10 * 28 / 10 + 40;
}

/* Height of a row: that of its form, or what its longest text takes. */
static int
row_height(const struct doc_table *t, int row)
{
	int most = t->row_height * 1440 / 254;

	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];

		if (c->row == row && c->rowspan == 1 && text_height(t, c) > most)
			most = text_height(t, c);
	}
	return most;
}

static int
height(const struct doc_table *t, int from, int rows)
{
	int sum = 0;

	for (int row = from; row < rows; row++)
		sum += row_height(t, row);
	return sum;
}

/* Does a group end with this row? */
static bool
ends_group(const struct doc_table *t, const int *map, int row)
{
	const struct doc_cell *outer;
	bool captions = false;

	for (size_t i = 0; i < t->ncell; i++)
		captions |= t->cell[i].role == DOC_CAPTION;
	if (captions)
		return row + 1 < t->nrow &&
		    t->cell[map[(row + 1) * t->ncol]].role == DOC_CAPTION;
	/* never a row alone, at either end, nor too few for the label beside them: the
	 * nine characters of 三、本年度办理结果 in a narrow column */
	if (row < t->nhead + 1 || row + 3 > t->nrow)
		return false;
	outer = &t->cell[map[row * t->ncol]];
	if (outer->row + outer->rowspan > row + 1 &&
	    height(t, outer->row, row + 1) < text_height(t, outer))
		return false;
	for (int col = 1; col < t->ncol; col++)
		if (map[row * t->ncol + col] == map[(row + 1) * t->ncol + col] &&
		    map[row * t->ncol + col] != map[row * t->ncol])
			return false;
	return true;
}

/* Rows that keep with the next; the height of those that the first page must hold. */
static int
set_keep(struct doc *doc, struct doc_table *t, bool breaks)
{
	const int *map = doc_table_map(doc, t);
	int first = 0;

	t->keep = arena_array(&doc->arena, (size_t)t->nrow, sizeof *t->keep);
	for (int row = 0; row < t->nrow; row++) {
		t->keep[row] = row + 1 < t->nrow && !(breaks && ends_group(t, map, row));
		if (!t->keep[row] && first == 0)
			first = height(t, 0, row + 1);
	}
	return first;
}

/* Is it better to break a table than to leave the rest of the page empty? */
static bool
breaks(const struct doc_table *t, const struct page *p)
{
	int room = PAGE - p->y, whole = height(t, 0, t->nrow);

	return whole + SLACK > room && (room + p->kept > HOLE || whole + p->kept > PAGE);
}

/* The place behind a table: group by group, its head once more on each new page. */
static void
put_rows(const struct doc_table *t, struct page *p)
{
	int group = 0;
	bool started = false;

	for (int row = 0; row < t->nrow; row++) {
		group += row_height(t, row);
		if (t->keep[row])
			continue;
		if (p->y + group > PAGE)
			p->y = started ? height(t, 0, t->nhead) : p->kept;
		started = true;
		p->y += group;
		group = 0;
	}
	p->kept = 0;
	put_lines(p, 1, GAP);
}

/*
 * A table, and whether the paragraph before it goes with it: where that leaves a hole,
 * 2025年，本局… may end its page and the table begin the next.
 */
static void
put_table(struct doc *doc, size_t i, struct page *p)
{
	struct doc_table *t = doc->block[i].table;
	int first;

	/* lower rows rather than two of them on a page of their own */
	while (p->kept + height(t, 0, t->nrow) > PAGE - SLACK && t->row_height > ROW_LEAST)
		t->row_height -= 2;
	first = set_keep(doc, t, breaks(t, p));
	if (p->y + first + SLACK > PAGE && PAGE - p->y + p->kept > HOLE && i > 0 &&
	    doc->block[i - 1].keep) {
		doc->block[i - 1].keep = false;
		p->kept = 0;
		set_keep(doc, t, breaks(t, p));
	}
	put_rows(t, p);
}

static bool
is_heading(const struct doc_block *b)
{
	return b->kind == DOC_HEADING1 || b->kind == DOC_HEADING2;
}

void
export_flow(struct doc *doc)
{
	struct page p = { 0, 0 };

	for (size_t i = 0; i < doc->n; i++) {
		struct doc_block *b = &doc->block[i];
		int lines = 0, before = p.y;

		switch (b->kind) {
		case DOC_TITLE:
			put_lines(&p, lines_of(b->text, 0, TITLE_CHARS), TITLE);
			put_lines(&p, 1, BODY);
			break;
		case DOC_TABLE:
			if (!b->table->prose)
				put_table(doc, i, &p);
			break;
		case DOC_NOTE:
			put_lines(&p, lines_of(b->text, 2, NOTE_CHARS), NOTE);
			break;
		case DOC_MARK:
			continue;
		case DOC_HEADING1:
		case DOC_HEADING2:
		case DOC_PARA:
		case DOC_SHEET:
			lines = lines_of(b->text, 2, BODY_CHARS);
			put_lines(&p, lines, BODY);
			break;
		}
		b->keep = b->kind == DOC_PARA && i + 1 < doc->n && b[1].kind == DOC_TABLE;
		if (is_heading(b) || b->keep)	/* with what follows */
			p.kept = p.y > before ? p.kept + lines * BODY : p.y;
		else
			p.kept = 0;
	}
}
