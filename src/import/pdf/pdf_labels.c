/*
 * pdf_labels.c - whose label is it, where no line says so.
 *
 * A label of several lines stands around its figures, or begins or ends beside them,
 * the same way in the whole table:
 *
 *	（三）    1.属于国家秘密           3   1
 *	不予      2.其他法律行政法规
 *	公开      禁止公开                 4   1	<- between the two lines, in fact
 *
 * Pieces below each other at one side or one middle are a block, a new one begins with
 * an ordinal.  A block beside exactly one row is its label if the row stands at the
 * block's middle (first line, last line); of several the rightmost.  Others are the
 * headings of groups.  Where this does not come out, the row has no label.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_bare.h"

#define PART(v, per_mille)	((int)((int64_t)(v) * (per_mille) / 1000))
#define NEXT_LINE	2100	/* per mille of the size: the next line of a label */
#define LEAST_LINE	600	/* nearer pieces stand on the same line */
#define ASIDE		800	/* sides or middles that are one */
#define LEVEL		300	/* middles that are on one level */
#define REACH		600	/* rows this far over or under a block are beside it */

enum way { MIDDLE, FIRST, LAST, NWAYS };

struct block {
	int		*piece;	int n;	/* their numbers */
	int		 row;		/* the only one beside it, -1 none, -2 several */
};
struct work {
	struct bare	*bare;
	struct block	*block;	int nblock;
};

static const struct bare_piece *
piece_of(const struct work *w, const struct block *b, int i)
{
	return &w->bare->piece[b->piece[i]];
}

static int
middle(const struct bare_piece *p)
{
	return p->x0 + (p->x1 - p->x0) / 2;
}

/* Is a lying line drawn between them? */
static bool
ruled_off(const struct pdf_page *page, const struct bare_piece *a,
    const struct bare_piece *b)
{
	for (int i = 0; i < page->nrule; i++) {
		const struct pdf_rule *r = &page->rule[i];

		if (!r->upright && r->at > a->y && r->at < b->y && r->from <= b->x0 &&
		    r->to >= b->x1)
			return true;
	}
	return false;
}

/* ---- pieces to blocks ---- */

static bool
goes_on(const struct work *w, const struct block *b, const struct bare_piece *p)
{
	const struct bare_piece *last = piece_of(w, b, b->n - 1);
	int down = p->y - last->y;

	return down >= PART(p->size, LEAST_LINE) && down <= PART(p->size, NEXT_LINE) &&
	    (abs(p->x0 - piece_of(w, b, 0)->x0) <= PART(p->size, ASIDE) ||
	    abs(middle(p) - middle(last)) <= PART(p->size, ASIDE)) &&
	    !ruled_off(w->bare->page, last, p);
}

static void
find_blocks(struct work *w)
{
	struct bare *bare = w->bare;

	w->block = arena_array(&bare->pdf->arena, (size_t)bare->npiece + 1,
	    sizeof *w->block);
	for (int i = 0; i < bare->npiece; i++) {
		const struct bare_piece *p = &bare->piece[i];
		struct block *to = NULL;

		for (int k = w->nblock - 1; k >= 0 && k >= w->nblock - 16 && !p->ordinal;
		    k--) {
			struct block *b = &w->block[k];

			if (goes_on(w, b, p) && (to == NULL || piece_of(w, b, b->n - 1)->y >
			    piece_of(w, to, to->n - 1)->y))
				to = b;
		}
		if (to == NULL) {
			to = &w->block[w->nblock++];
			*to = (struct block){ arena_array(&bare->pdf->arena,
			    (size_t)(bare->npiece - i), sizeof *to->piece), 0, -1 };
		}
		to->piece[to->n++] = i;
	}
}

/* ---- blocks to rows ---- */

/* The rows beside a block: their number, and the first. */
static int
rows_beside(const struct work *w, const struct block *b, int *first)
{
	const struct bare_piece *top = piece_of(w, b, 0), *end = piece_of(w, b, b->n - 1);
	int n = 0;

	for (int i = 0; i < w->bare->nrow; i++) {
		int y = w->bare->row[i].y;

		if (y < top->y - PART(top->size, REACH) || y > end->y + PART(end->size, REACH))
			continue;
		if (n++ == 0)
			*first = i;
	}
	return n;
}

static bool
level(const struct work *w, const struct block *b, int from, int to, int row,
    enum way way)
{
	int top = piece_of(w, b, from)->y, end = piece_of(w, b, to)->y;
	int at = way == MIDDLE ? top + (end - top) / 2 : way == FIRST ? top : end;
	const struct bare_row *r = &w->bare->row[row];

	return abs(at - r->y) <= PART(r->size, LEVEL);
}

/*
 * Labels that begin without an ordinal, one below the other, have come to be one
 * block: cut it into as many as there are rows, each at the middle of its own.
 */
static bool
cut_block(struct work *w, struct block *b, int first, int n)
{
	int *end = arena_array(&w->bare->pdf->arena, (size_t)n, sizeof *end);
	int from = 0, *piece = b->piece;

	for (int i = 0; i < n; i++) {
		int to = from;

		while (to < b->n && !level(w, b, from, to, first + i, MIDDLE))
			to++;
		if (to >= b->n)
			return false;
		end[i] = to;
		from = to + 1;
	}
	if (from != b->n || w->nblock + n - 1 > w->bare->npiece)
		return false;
	for (int i = 1; i < n; i++)
		w->block[w->nblock++] = (struct block){ piece + end[i - 1] + 1,
		    end[i] - end[i - 1], first + i };
	b->n = end[0] + 1;
	b->row = first;
	return true;
}

static void
place_blocks(struct work *w)
{
	int nblock = w->nblock;

	for (int i = 0; i < nblock; i++) {
		struct block *b = &w->block[i];
		int first = 0, n = rows_beside(w, b, &first);

		b->row = n == 1 ? first : n == 0 ? -1 : -2;
		if (n > 1)
			cut_block(w, b, first, n);
	}
}

/* How labels of several lines stand beside their rows, mostly. */
static enum way
usual_way(const struct work *w)
{
	int count[NWAYS] = { 0 };
	enum way best = MIDDLE;

	for (int i = 0; i < w->nblock; i++)
		for (enum way way = MIDDLE; way < NWAYS; way++)
			if (w->block[i].row >= 0 && w->block[i].n > 1)
				count[way] += level(w, &w->block[i], 0, w->block[i].n - 1,
				    w->block[i].row, way);
	for (enum way way = FIRST; way < NWAYS; way++)
		if (count[way] > count[best])
			best = way;
	return best;
}

static struct pdf_word **
words_of(struct work *w, const struct block *b, int *n)
{
	struct pdf_word **word;
	int all = 0;

	for (int i = 0; i < b->n; i++)
		all += piece_of(w, b, i)->n;
	word = arena_array(&w->bare->pdf->arena, (size_t)all + 1, sizeof *word);
	*n = 0;
	for (int i = 0; i < b->n; i++)
		for (int k = 0; k < piece_of(w, b, i)->n; k++)
			word[(*n)++] = piece_of(w, b, i)->word[k];
	return word;
}

/* A label cut by the edge of the page stands where it may. */
static bool
cut_by_page(const struct work *w, const struct block *b)
{
	const struct bare *bare = w->bare;

	return (bare->at_top && b->piece[0] == 0 && !piece_of(w, b, 0)->ordinal) ||
	    (bare->at_foot && b->piece[b->n - 1] == bare->npiece - 1);
}

static void
set_label(struct work *w, int row, enum way way)
{
	struct bare_row *r = &w->bare->row[row];
	const struct block *best = NULL;

	for (int i = 0; i < w->nblock; i++)
		if (w->block[i].row == row && (best == NULL ||
		    piece_of(w, &w->block[i], 0)->x0 > piece_of(w, best, 0)->x0))
			best = &w->block[i];
	if (best == NULL) {
		r->unsure = w->nblock > 0;
		return;
	}
	r->label = words_of(w, best, &r->nlabel);
	r->unsure = !level(w, best, 0, best->n - 1, row, way) && !cut_by_page(w, best);
}

/* What is left of a label over the first row, or under the last. */
static void
set_edges(struct work *w)
{
	struct bare *bare = w->bare;

	for (int i = 0; i < w->nblock; i++) {
		const struct block *b = &w->block[i];

		if (b->row != -1)
			continue;
		if (bare->at_top && bare->nhead == 0 && !piece_of(w, b, 0)->ordinal &&
		    piece_of(w, b, 0)->y < bare->row[0].y)
			bare->head = words_of(w, b, &bare->nhead);
		else if (bare->at_foot && piece_of(w, b, 0)->y >
		    bare->row[bare->nrow - 1].y)
			bare->foot = words_of(w, b, &bare->nfoot);
	}
}

void
bare_labels(struct bare *bare)
{
	struct work w = { .bare = bare };
	enum way way;

	find_blocks(&w);
	place_blocks(&w);
	way = usual_way(&w);
	for (int i = 0; i < bare->nrow; i++)
		set_label(&w, i, way);
	set_edges(&w);
}
