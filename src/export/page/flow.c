/*
 * flow.c - which rows of a table stay on one page.
 *
 * A table stays whole where that leaves no hole on the page before it.  Else it may
 * break, but only between its groups: before the caption of a block, or where no row
 * label but the outermost goes on.  Everything is measured with the ruler of the pages
 * (page/paper.h).  The programs that open a docx differ by a line or two, and a paragraph
 * of one line more takes its heading along to the next page: for them a line with figures
 * counts as a little shorter, and a table that only just fits may break too, which does
 * no harm where it does fit.
 *
 * Works from roles and spans alone, never from the codes of a form.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page/paper.h"

#define HOLE		(PAPER_PAGE * 15 / 100)	/* what may stay empty before a table */
#define SLACK		(2 * PAPER_BODY)	/* by how much programs differ */
#define LOST		110	/* lines after which programs differ by more */
#define ROW_LEAST	44	/* tenths of a millimetre */
#define ROW_MORE	12	/* by which rows may grow to fill a page */

/* Where we are on the page, and what must stay with the next thing. */
struct place {
	int	 y;
	int	 kept;		/* height of the strips that are not placed yet */
	int	 less;		/* of the lines, in halves; 0: all is as measured */
	int	 slack;
	size_t	 lines;		/* of text so far */
	int	 page;
	struct doc_table *last;	/* the last table that stands whole on one, and on which */
	int	 last_page;
};

/* What is kept together goes to the next page whole, below the head of the table if it
 * has begun before; an empty line ends with its page. */
static void
put_strips(struct place *p, const struct paper_strips *s, int head)
{
	bool begun = false;

	for (size_t i = 0; i < s->n; i++) {
		p->kept += s->strip[i].height;
		if (s->strip[i].keep)
			continue;
		if (p->y + p->kept <= PAPER_PAGE) {
			p->y += p->kept;
		} else {
			p->y = s->strip[i].blank ? 0 : p->kept + (begun ? head : 0);
			p->page++;
		}
		p->kept = 0;
		begun = true;
	}
}

/* Does a group end with this row? */
static bool
ends_group(const struct paper_table *p, const int *map, int row)
{
	const struct doc_table *t = p->t;
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
	    paper_height(p, outer->row, row + 1) < paper_cell(p, (size_t)(outer - t->cell)))
		return false;
	for (int col = 1; col < t->ncol; col++)
		if (map[row * t->ncol + col] == map[(row + 1) * t->ncol + col] &&
		    map[row * t->ncol + col] != map[row * t->ncol])
			return false;
	return true;
}

/* Rows that keep with the next; the height of those that the first page must hold. */
static int
set_keep(struct doc *doc, struct doc_table *t, const struct paper_table *m, bool breaks)
{
	const int *map = doc_table_map(doc, t);
	int first = 0;

	t->keep = arena_array(&doc->arena, (size_t)t->nrow, sizeof *t->keep);
	for (int row = 0; row < t->nrow; row++) {
		t->keep[row] = row + 1 < t->nrow && !(breaks && ends_group(m, map, row));
		if (!t->keep[row] && first == 0)
			first = paper_height(m, 0, row + 1);
	}
	return first;
}

/* Is it better to break a table than to leave the rest of the page empty? Below five
 * pages of text nobody knows where another program has come to. */
static bool
breaks(const struct paper_table *m, const struct place *p)
{
	int room = PAPER_PAGE - p->y, whole = p->kept + paper_height(m, 0, m->t->nrow);

	if (m->t->drawing != NULL)		/* would be cut */
		return false;
	if (p->slack > 0 && p->lines > LOST)
		return true;
	return whole + p->slack > room && (room > HOLE || whole > PAPER_PAGE);
}

/* What comes does not fit: the rows of the table above grow, rather than that a fifth of
 * the page stays empty. */
static void
fill_page(struct place *p)
{
	int room = PAPER_PAGE - p->y - p->slack, least, before;
	struct paper_table m;

	if (p->last == NULL || p->last_page != p->page || room <= HOLE)
		return;
	paper_table(&m, p->last);
	least = p->last->row_height;
	before = paper_height(&m, 0, p->last->nrow);
	while (p->last->row_height < least + ROW_MORE) {
		p->last->row_height++;
		paper_rows(&m);
		if (paper_height(&m, 0, p->last->nrow) - before > room) {
			p->last->row_height--;
			paper_rows(&m);
			break;
		}
	}
	p->y += paper_height(&m, 0, p->last->nrow) - before;
	p->last = NULL;
	paper_table_release(&m);
}

/*
 * A table, and whether the paragraph before it goes with it: where that leaves a hole,
 * 2025年，本局… may end its page and the table begin the next.
 */
static void
put_table(struct doc *doc, size_t i, struct place *p)
{
	struct doc_table *t = doc->block[i].table;
	struct paper_strips strips = { NULL, 0, 0 };
	struct paper_table m;
	int first = 0, begun;

	paper_table(&m, t);
	if (t->prose)
		goto put;
	if (p->y + p->kept > PAPER_PAGE)	/* what it stands under is there already */
		p->y = 0;
	/* lower rows rather than two of them on a page of their own */
	while (p->kept + paper_height(&m, 0, t->nrow) > PAPER_PAGE - p->slack &&
	    t->row_height > ROW_LEAST) {
		t->row_height -= 2;
		paper_rows(&m);
	}
	first = set_keep(doc, t, &m, breaks(&m, p));
	if (p->y + p->kept + first + p->slack > PAPER_PAGE && PAPER_PAGE - p->y > HOLE &&
	    i > 0 && doc->block[i - 1].keep) {
		doc->block[i - 1].keep = false;
		p->y += p->kept;
		p->kept = 0;
		set_keep(doc, t, &m, breaks(&m, p));
	}
	if (p->y + p->kept + first + p->slack > PAPER_PAGE)
		fill_page(p);
put:
	paper_block_strips(&strips, &doc->block[i], 0, &m);
	p->last = NULL;
	begun = p->page + (p->y + p->kept + first > PAPER_PAGE);
	put_strips(p, &strips, paper_height(&m, 0, t->nhead));
	if (p->page == begun && t->drawing == NULL) {
		p->last = t;
		p->last_page = begun;
	}
	free(strips.strip);
	paper_table_release(&m);
}

static void
put_text(const struct doc_block *b, struct place *p)
{
	struct paper_strips strips = { NULL, 0, 0 };
	struct paper_lines lines = { NULL, 0, 0 };

	paper_block(&lines, b, p->less);
	paper_block_strips(&strips, b, lines.n, NULL);
	put_strips(p, &strips, 0);
	p->lines += lines.n;
	free(strips.strip);
	paper_release(&lines);
}

void
paper_flow(struct doc *doc, int less)
{
	struct place p = { .less = less, .slack = less > 0 ? SLACK : 0 };

	for (size_t i = 0; i < doc->n; i++) {
		struct doc_block *b = &doc->block[i];
		enum doc_kind next = i + 1 < doc->n ? b[1].kind : DOC_TITLE;

		if (b->kind == DOC_MARK)
			continue;
		if (b->kind == DOC_TABLE) {
			put_table(doc, i, &p);
			continue;
		}
		b->keep = next == DOC_SIGN || (next == DOC_TABLE && b->kind == DOC_PARA);
		put_text(b, &p);
	}
}

void
export_flow(struct doc *doc)
{
	paper_flow(doc, 1);
}
