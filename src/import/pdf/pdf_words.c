/*
 * pdf_words.c - glyphs of a page to words.
 *
 * A word ends at a blank, where there is room for one, and at an upright ruling
 * line.  The order in which a program has drawn its glyphs is not looked at: some
 * write each with an operator of its own, some all figures first.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"

#define PART(v, per_mille)	((int)((int64_t)(v) * (per_mille) / 1000))
#define SAME_LINE	250	/* per mille of the size: base lines that are one */
#define WORD_GAP	250	/* room that parts words */
#define CUT_GAP		80	/* figures this near are one, whatever line is between */
#define MARK		4	/* times as large as most: a mark across the page */

struct work {
	struct pdf	*pdf;
	struct pdf_page	*page;
	struct pdf_rule	*upright, *lying;	/* sorted by place */
	int		 nupright, nlying;
	struct buf	 b;
	size_t		 cap;
};

/* ---- the way up ---- */

static int
main_turn(const struct pdf_glyph *g, int n)
{
	int count[4] = { 0 }, best = 0;

	for (int i = 0; i < n; i++)
		count[g[i].turn]++;
	for (int i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return best;
}

void
pdf_turn_point(const struct pdf_page *page, int turn, int *x, int *y)
{
	int was = *x;

	if (turn == 1) {
		*x = page->height - *y;
		*y = was;
	} else if (turn == 2) {
		*x = page->width - *x;
		*y = page->height - *y;
	} else if (turn == 3) {
		*x = *y;
		*y = page->width - was;
	}
}

void
pdf_turn_page(struct pdf_page *page, int turn)
{
	int width = page->width;

	for (int i = 0; i < page->nrule; i++) {
		struct pdf_rule *r = &page->rule[i];
		int x0 = r->upright ? r->at : r->from, y0 = r->upright ? r->from : r->at;
		int x1 = r->upright ? r->at : r->to, y1 = r->upright ? r->to : r->at;

		pdf_turn_point(page, turn, &x0, &y0);
		pdf_turn_point(page, turn, &x1, &y1);
		r->upright ^= turn % 2 == 1;
		r->at = r->upright ? x0 : y0;
		r->from = r->upright ? (y0 < y1 ? y0 : y1) : (x0 < x1 ? x0 : x1);
		r->to = r->upright ? (y0 < y1 ? y1 : y0) : (x0 < x1 ? x1 : x0);
	}
	if (turn % 2 == 1) {
		page->width = page->height;
		page->height = width;
	}
}

static void
turn_glyphs(const struct pdf_page *page, int turn, struct pdf_glyph *g, int n)
{
	for (int i = 0; i < n; i++) {
		pdf_turn_point(page, turn, &g[i].x, &g[i].y);
		g[i].turn = (g[i].turn - turn + 4) % 4;
	}
}

/* ---- sorting ---- */

static int
by_base(const void *a, const void *b)
{
	const struct pdf_glyph *x = a, *y = b;

	return x->y != y->y ? (x->y < y->y ? -1 : 1) :
	    x->x != y->x ? (x->x < y->x ? -1 : 1) : 0;
}

static int
by_x(const void *a, const void *b)
{
	const struct pdf_glyph *x = a, *y = b;

	return x->x != y->x ? (x->x < y->x ? -1 : 1) :
	    x->cp != y->cp ? (x->cp < y->cp ? -1 : 1) : 0;
}

static int
by_place(const void *a, const void *b)
{
	const struct pdf_rule *x = a, *y = b;

	return x->at != y->at ? (x->at < y->at ? -1 : 1) : 0;
}

static void
sort_rules(struct work *w)
{
	size_t n = (size_t)w->page->nrule;

	w->upright = mem_array(n + 1, sizeof *w->upright);
	w->lying = mem_array(n + 1, sizeof *w->lying);
	for (size_t i = 0; i < n; i++) {
		if (w->page->rule[i].upright)
			w->upright[w->nupright++] = w->page->rule[i];
		else
			w->lying[w->nlying++] = w->page->rule[i];
	}
	qsort(w->upright, (size_t)w->nupright, sizeof *w->upright, by_place);
	qsort(w->lying, (size_t)w->nlying, sizeof *w->lying, by_place);
}

/* The first rule at or after that place. */
static int
rule_after(const struct pdf_rule *r, int n, int at)
{
	int low = 0, high = n;

	while (low < high) {
		int mid = (low + high) / 2;

		if (r[mid].at < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* ---- words ---- */

/* Does an upright rule pass between the middles of two glyphs? */
static bool
parted(const struct work *w, const struct pdf_glyph *a, const struct pdf_glyph *b)
{
	int from = a->x + a->advance / 2, to = b->x + b->advance / 2;
	int y = a->y - PART(a->size, 300);

	for (int i = rule_after(w->upright, w->nupright, from); i < w->nupright &&
	    w->upright[i].at <= to; i++)
		if (w->upright[i].from <= y && w->upright[i].to >= y)
			return true;
	return false;
}

/* A line through the middle of what stands there. */
static bool
struck(const struct work *w, int x0, int x1, int base, int size)
{
	int room = (x1 - x0) / 5, end = base - PART(size, 180);

	for (int i = rule_after(w->lying, w->nlying, base - PART(size, 560));
	    i < w->nlying && w->lying[i].at <= end; i++)
		if (w->lying[i].from <= x0 + room && w->lying[i].to >= x1 - room)
			return true;
	return false;
}

static bool
add_word(struct work *w, const struct pdf_glyph *first, const struct pdf_glyph *last,
    int gap, bool digit, bool bad)
{
	struct pdf_word word = { .x0 = first->x, .x1 = last->x + last->advance,
	    .base = first->y, .size = first->size, .gap = gap, .cell = -1 };

	if (w->b.len == 0)
		return true;
	if (bad || (digit && struck(w, word.x0, word.x1, word.base, word.size)))
		buf_cp(&w->b, TEXT_BAD);
	word.text = arena_strndup(&w->pdf->arena, w->b.data, w->b.len);
	buf_reset(&w->b);
	if (w->pdf->nword++ == PDF_WORDS)
		return false;
	w->page->word = mem_grow(w->page->word, (size_t)w->page->nword, &w->cap,
	    sizeof *w->page->word);
	w->page->word[w->page->nword++] = word;
	return true;
}

/* The same twice, a little beside: how some print bold. */
static bool
twin(const struct pdf_glyph *line, int i)
{
	for (int k = i - 1; k >= 0 && line[i].x - line[k].x <= PART(line[i].size, 200); k--)
		if (line[k].cp == line[i].cp && line[k].cp != TEXT_BAD &&
		    abs(line[k].size - line[i].size) < PART(line[i].size, 100))
			return true;
	return false;
}

/* The glyphs of one base line, from left to right. */
static bool
line_words(struct work *w, const struct pdf_glyph *g, int n)
{
	const struct pdf_glyph *first = NULL, *last = NULL;
	bool digit = false, bad = false, blank = false, ok = true;
	int gap = PDF_SPACE;

	for (int i = 0; i < n && ok; i++) {
		int room = last != NULL ? g[i].x - (last->x + last->advance) : PDF_SPACE;
		bool split = last != NULL && parted(w, last, &g[i]);
		bool figure = char_is(g[i].cp, CHAR_DIGIT);

		if (twin(g, i) || char_is(g[i].cp, CHAR_INVISIBLE))
			continue;
		if (char_is(g[i].cp, CHAR_BLANK)) {
			blank = true;
			continue;
		}
		if (last != NULL && (blank || split || room > PART(g[i].size, WORD_GAP))) {
			/* a figure that runs over its line belongs to no cell */
			bool over = split && !blank && figure && digit &&
			    room < PART(g[i].size, CUT_GAP);

			ok = add_word(w, first, last, gap, digit, bad || over);
			bad = over;
			digit = false;
			gap = room;
			first = NULL;
		}
		if (first == NULL)
			first = &g[i];
		else if ((figure || digit) && abs(g[i].size - first->size) >
		    PART(first->size, 200))
			bad = true;		/* 12 and a small 3 behind it */
		else if ((figure || digit) && room < -PART(g[i].size, 250))
			bad = true;		/* one printed over the other */
		buf_cp(&w->b, g[i].cp);
		digit |= figure;
		blank = false;
		last = &g[i];
	}
	return ok && (last == NULL || add_word(w, first, last, gap, digit, bad));
}

static int
by_size(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return x < y ? -1 : x > y;
}

/* The size that half of the glyphs have at most. */
static int
usual_size(const struct pdf_glyph *g, int n)
{
	int *size = mem_array((size_t)n + 1, sizeof *size), usual;

	for (int i = 0; i < n; i++)
		size[i] = g[i].size;
	qsort(size, (size_t)n, sizeof *size, by_size);
	usual = size[n / 2];
	free(size);
	return usual;
}

/* Only what stands on the page, the right way up, and is no 草稿 across all of it; a
 * figure that does not is open. */
static int
keep_glyphs(const struct pdf_page *page, struct pdf_glyph *g, int n)
{
	int k = 0, most = n > 0 ? usual_size(g, n) : 0;

	most = most < PDF_SPACE / MARK ? most * MARK : PDF_SPACE;
	for (int i = 0; i < n; i++) {
		int out = g[i].size * 2;
		bool off = g[i].x < 0 || g[i].x + g[i].advance > page->width ||
		    g[i].y < 0 || g[i].y > page->height;

		if (g[i].x < -out || g[i].x > page->width + out || g[i].y < -out ||
		    g[i].y > page->height + out)
			continue;
		if (g[i].turn != 0 || g[i].size > most || off) {
			if (!char_is(g[i].cp, CHAR_DIGIT))
				continue;
			g[i].cp = TEXT_BAD;
		}
		g[k++] = g[i];
	}
	return k;
}

bool
pdf_words(struct pdf *pdf, struct pdf_page *page, struct pdf_glyph *g, int n)
{
	struct work w = { .pdf = pdf, .page = page, .b = BUF_INIT };
	struct pdf_word *found;
	int from, to, turn;
	bool ok = true;

	turn = main_turn(g, n);
	if (turn != 0) {
		turn_glyphs(page, turn, g, n);
		pdf_turn_page(page, turn);
	}
	n = keep_glyphs(page, g, n);
	if (n > 0)
		qsort(g, (size_t)n, sizeof *g, by_base);
	sort_rules(&w);
	for (from = 0; from < n && ok; from = to) {
		for (to = from + 1; to < n && g[to].y - g[from].y <=
		    PART(g[to].size < g[from].size ? g[to].size : g[from].size,
		    SAME_LINE); to++)
			;
		qsort(&g[from], (size_t)(to - from), sizeof *g, by_x);
		ok = line_words(&w, &g[from], to - from);
	}
	found = page->word;
	page->word = arena_array(&pdf->arena, (size_t)page->nword + 1, sizeof *found);
	if (page->nword > 0)
		memcpy(page->word, found, (size_t)page->nword * sizeof *found);
	free(found);
	free(w.upright);
	free(w.lying);
	buf_release(&w.b);
	return ok;
}
