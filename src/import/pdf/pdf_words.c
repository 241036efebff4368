/*
 * pdf_words.c - glyphs of a page to words.
 *
 * A word ends at a blank, where there is room for one, and at an upright ruling
 * line.  A small or raised one beside another is its mark (pdf_marks.c).  The order in
 * which a program has drawn its glyphs is not looked at: some write each with an
 * operator of its own, some all figures first.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"

#define PART(v, per_mille)	((int)((int64_t)(v) * (per_mille) / 1000))
#define SAME_LINE	250	/* per mille of the size: base lines that are one */
#define WORD_GAP	250	/* room that parts words */
#define CUT_GAP		80	/* figures this near are one, whatever line is between */
#define MARK		4	/* times as large as most: a mark across the page */
#define TINY		PT(3)	/* nobody reads that, among others twice as large */

struct work {
	struct pdf	*pdf;
	struct pdf_page	*page;
	struct pdf_rule	*upright;	/* sorted by place */
	int		 nupright;
	const struct pdf_glyph **in;	int nin;	/* of the word that is open */
	struct buf	 text, coded;
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
	for (size_t i = 0; i < n; i++)
		if (w->page->rule[i].upright)
			w->upright[w->nupright++] = w->page->rule[i];
	qsort(w->upright, (size_t)w->nupright, sizeof *w->upright, by_place);
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

/* The largest glyph of the word that is open, of like ones a figure. */
static const struct pdf_glyph *
largest_of(const struct work *w, bool *digit)
{
	const struct pdf_glyph *best = NULL, *g;

	*digit = false;
	for (int i = 0; i < w->nin; i++) {
		bool figure;

		g = w->in[i];
		figure = char_is(g->cp, CHAR_DIGIT);
		if (best == NULL || g->size > best->size + best->size / 50 ||
		    (figure && g->size >= best->size && !char_is(best->cp, CHAR_DIGIT)))
			best = g;
		*digit |= figure;
	}
	return best;
}

/* 12 and a small 3 behind it, or one a little smaller and lower, on one line.  Not the
 * point of 1.属于: how large it is poppler does not tell, nor exactly of a 1. */
static bool
is_mark(const struct pdf_glyph *g, const struct pdf_glyph *largest)
{
	if (g->cp < 0x80 && !char_is(g->cp, CHAR_DIGIT))
		return false;
	return g->size < PART(largest->size, 800) ||
	    (g->size < PART(largest->size, 920) && char_is(largest->cp, CHAR_DIGIT) &&
	    abs(g->y - largest->y) > PART(largest->size, 40));
}

/* The texts of the word that is open.  Returns its first glyph that is no mark. */
static const struct pdf_glyph *
spell_word(struct work *w, bool *coded)
{
	const struct pdf_glyph *first = NULL, *largest;
	unsigned now = 0, look;
	bool digit;

	largest = largest_of(w, &digit);
	for (int i = 0; i < w->nin; i++) {
		look = w->in[i]->look;
		if (digit && is_mark(w->in[i], largest))
			look |= LOOK_RAISED;
		if (look != now)
			look_turn(&w->coded, look);
		now = look;
		*coded |= look != 0;
		buf_cp(&w->coded, w->in[i]->cp);
		if ((look & LOOK_RAISED) != 0)
			continue;
		first = first != NULL ? first : w->in[i];
		buf_cp(&w->text, w->in[i]->cp);
	}
	if (now != 0)
		look_turn(&w->coded, 0);
	return first;
}

/* Close the word that is open. */
static bool
add_word(struct work *w, int gap, bool bad)
{
	bool coded = false;
	const struct pdf_glyph *first = spell_word(w, &coded), *last;
	struct pdf_word word = { .gap = gap, .cell = -1 };

	if (first == NULL)
		return true;
	last = w->in[w->nin - 1];
	word.x0 = w->in[0]->x;
	word.x1 = last->x + last->advance;
	word.base = first->y;
	word.size = first->size;
	if (bad) {
		buf_cp(&w->text, TEXT_BAD);
		buf_cp(&w->coded, TEXT_BAD);
	}
	word.text = arena_strndup(&w->pdf->arena, w->text.data, w->text.len);
	if (coded)
		word.coded = arena_strndup(&w->pdf->arena, w->coded.data, w->coded.len);
	buf_reset(&w->text);
	buf_reset(&w->coded);
	w->nin = 0;
	if (w->pdf->nword++ == PDF_WORDS)
		return false;
	w->page->word = mem_grow(w->page->word, (size_t)w->page->nword, &w->cap,
	    sizeof *w->page->word);
	w->page->word[w->page->nword++] = word;
	return true;
}

static bool
same(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
	return a->cp == b->cp && b->cp != TEXT_BAD &&
	    abs(a->size - b->size) < PART(b->size, 100) &&
	    abs(a->x - b->x) <= PART(b->size, 200);
}

/* The same twice, a little beside: how some print bold, or with a white shadow.  Of two
 * that look alike the first stays, of others the plain one. */
static bool
twin(const struct pdf_glyph *line, int n, int i)
{
	for (int k = i - 1; k >= 0 && line[i].x - line[k].x <= PART(line[i].size, 200); k--)
		if (same(&line[k], &line[i]) && (line[k].look & ~line[i].look) == 0)
			return true;
	for (int k = i + 1; k < n && line[i].look != 0 &&
	    line[k].x - line[i].x <= PART(line[i].size, 200); k++)
		if (same(&line[k], &line[i]) && line[k].look == 0)
			return true;
	return false;
}

/* The glyphs of one base line, from left to right. */
static bool
line_words(struct work *w, const struct pdf_glyph *g, int n)
{
	const struct pdf_glyph *last = NULL;
	bool digit = false, bad = false, blank = false, ok = true;
	int gap = PDF_SPACE;

	for (int i = 0; i < n && ok; i++) {
		int room = last != NULL ? g[i].x - (last->x + last->advance) : PDF_SPACE;
		bool split = last != NULL && parted(w, last, &g[i]);
		bool figure = char_is(g[i].cp, CHAR_DIGIT);

		if (twin(g, n, i) || char_is(g[i].cp, CHAR_INVISIBLE))
			continue;
		if (char_is(g[i].cp, CHAR_BLANK)) {
			blank = true;
			continue;
		}
		if (last != NULL && (blank || split || room > PART(g[i].size, WORD_GAP))) {
			/* a figure that runs over its line belongs to no cell */
			bool over = split && !blank && figure && digit &&
			    room < PART(g[i].size, CUT_GAP);

			ok = add_word(w, gap, bad || over);
			bad = over;
			digit = false;
			gap = room;
		}
		if (w->nin > 0 && (figure || digit) && room < -PART(g[i].size, 250))
			bad = true;		/* one printed over the other */
		w->in[w->nin++] = &g[i];
		digit |= figure;
		blank = false;
		last = &g[i];
	}
	return ok && (last == NULL || add_word(w, gap, bad));
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
	int k = 0, usual = n > 0 ? usual_size(g, n) : 0;
	int most = usual < PDF_SPACE / MARK ? usual * MARK : PDF_SPACE;

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
		if (g[i].size <= TINY && g[i].size < usual / 2 &&
		    char_is(g[i].cp, CHAR_DIGIT)) {
			g[i].look |= LOOK_TINY;
			g[i].size = usual;	/* or it would be on no line */
		}
		g[k++] = g[i];
	}
	return k;
}

bool
pdf_words(struct pdf *pdf, struct pdf_page *page, struct pdf_glyph *g, int n)
{
	struct work w = { .pdf = pdf, .page = page, .text = BUF_INIT, .coded = BUF_INIT };
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
	pdf_strike(page, g, n);
	sort_rules(&w);
	w.in = mem_array((size_t)n + 1, sizeof *w.in);
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
	free(w.in);
	buf_release(&w.text);
	buf_release(&w.coded);
	pdf_marks(pdf, page);
	return ok;
}
