/*
 * pdf_spell.c - characters of pdftotext to the places of pdftocairo.
 *
 * A word's glyphs stand on one line inside its box, as many as it has characters, the
 * first at its left side.  Boxes may be three lines high (fonts of type 3), so that
 * several lines fit.  Then the outlines decide: one that was 3 in a word where only
 * one line fits is 3 everywhere.  A figure whose glyphs are not found, or of which an
 * outline was another figure elsewhere, is open, and so is what stands where a glyph
 * is in no word: pdftotext leaves out what has no character.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_boxes.h"

#define LINE	400		/* base lines that are one */
#define TWIN	1500		/* the same glyph this near: printed twice to be bold */
#define BESIDE	1000		/* a glyph may stand so far outside its box */
#define LINES	64		/* that a box may touch */
#define ROUNDS	8
#define GOOD	80		/* per cent of the characters found: the page is upright */

struct line { int from, to; };		/* of the glyphs */

struct spell {
	struct pdf_boxes *b;
	struct pdf_page	*page;
	struct pdf_box	*box;	int nbox;
	struct pdf_stand *stand; int nstand;
	struct line	*line;	int nline;
	struct pdf_glyph *glyph; int nglyph;
};

/* ---- lines of glyphs ---- */

static int
by_line(const void *a, const void *b)
{
	const struct pdf_stand *x = a, *y = b;

	return x->y != y->y ? (x->y < y->y ? -1 : 1) :
	    x->x != y->x ? (x->x < y->x ? -1 : 1) : 0;
}

static int
by_x(const void *a, const void *b)
{
	const struct pdf_stand *x = a, *y = b;

	return x->x != y->x ? (x->x < y->x ? -1 : 1) :
	    x->sign != y->sign ? (x->sign < y->sign ? -1 : 1) : 0;
}

/* Without those that are the same a little beside; how many are left. */
static int
without_twins(struct pdf_stand *s, int n)
{
	int k = 0;

	for (int i = 0; i < n; i++) {
		bool twin = false;

		for (int j = k - 1; j >= 0 && s[i].x - s[j].x < TWIN && !twin; j--)
			twin = s[j].sign == s[i].sign;
		if (!twin)
			s[k++] = s[i];
	}
	return k;
}

static void
find_lines(struct spell *w)
{
	int n = w->nstand, k = 0, to, left;
	struct pdf_stand *s = w->stand;

	w->nline = 0;
	if (n > 1)
		qsort(s, (size_t)n, sizeof *s, by_line);
	for (int from = 0; from < n; from = to) {
		for (to = from + 1; to < n && s[to].y - s[from].y <= LINE; to++)
			;
		qsort(&s[from], (size_t)(to - from), sizeof *s, by_x);
		left = without_twins(&s[from], to - from);
		memmove(&s[k], &s[from], (size_t)left * sizeof *s);
		w->line[w->nline++] = (struct line){ k, k + left };
		k += left;
	}
	w->nstand = k;
}

/* ---- which line is a word's? ---- */

/* The first glyph of the box on that line, if they are as many as its characters. */
static struct pdf_stand *
fits(const struct spell *w, const struct line *l, const struct pdf_box *box)
{
	int low = l->from, high = l->to, n = 0, blanks = 0;
	struct pdf_stand *first;

	while (low < high) {
		int mid = (low + high) / 2;

		if (w->stand[mid].x < box->x0 - BESIDE)
			low = mid + 1;
		else
			high = mid;
	}
	while (low < l->to && w->stand[low].blank)
		low++;
	first = &w->stand[low];
	for (; low + n < l->to && first[n].x < box->x1 - BESIDE && n <= box->n; n++)
		blanks = first[n].blank ? blanks + 1 : 0;
	n -= blanks;			/* a blank may stand on the edge */
	return n == box->n && first->x <= box->x0 + BESIDE && !first->taken ? first : NULL;
}

/* Do the outlines say otherwise? */
static bool
denied(const struct spell *w, const struct pdf_stand *s, const struct pdf_box *box)
{
	for (int i = 0; i < box->n; i++) {
		const struct pdf_sign *sign = &w->b->sign[s[i].sign];

		if (sign->votes > 0 && sign->cp != box->cp[i])
			return true;
	}
	return false;
}

static void
take(struct spell *w, struct pdf_stand *s, struct pdf_box *box)
{
	box->first = s;
	for (int i = 0; i < box->n; i++) {
		struct pdf_sign *sign = &w->b->sign[s[i].sign];

		s[i].taken = true;
		if (sign->votes == 0)
			sign->cp = box->cp[i];
		sign->votes += sign->cp == box->cp[i] ? 1 : -1;
	}
}

/* Look for the glyphs of a word; "known": only where outlines do not deny it. */
static bool
find(struct spell *w, struct pdf_box *box, bool known)
{
	struct pdf_stand *s, *found = NULL;
	int low = 0, high = w->nline, n = 0;

	while (low < high) {
		int mid = (low + high) / 2;

		if (w->stand[w->line[mid].from].y < box->y0)
			low = mid + 1;
		else
			high = mid;
	}
	for (int i = low; i < w->nline && i < low + LINES &&
	    w->stand[w->line[i].from].y <= box->y1; i++) {
		s = fits(w, &w->line[i], box);
		if (s == NULL || (known && denied(w, s, box)))
			continue;
		found = s;
		n++;
	}
	if (n == 1)
		take(w, found, box);
	return n == 1;
}

/* Per cent of the characters whose place was found and is not denied. */
static int
find_all(struct spell *w)
{
	int64_t found = 0, all = 0;
	bool more = true;

	for (int i = 0; i < w->nbox; i++)
		w->box[i].first = NULL;
	find_lines(w);
	for (int round = 0; round < ROUNDS && more; round++) {
		more = round == 0;
		for (int i = 0; i < w->nbox; i++)
			if (w->box[i].first == NULL)
				more |= find(w, &w->box[i], round > 0);
	}
	for (int i = 0; i < w->nbox; i++) {
		all += w->box[i].n;
		if (w->box[i].first != NULL && !denied(w, w->box[i].first, &w->box[i]))
			found += w->box[i].n;
	}
	return all > 0 ? (int)(found * 100 / all) : 100;
}

/* ---- the way up ---- */

static void
turn_all(struct spell *w, int turn)
{
	for (int i = 0; i < w->nstand; i++)
		pdf_turn_point(w->page, turn, &w->stand[i].x, &w->stand[i].y);
	for (int i = 0; i < w->nbox; i++) {
		struct pdf_box *box = &w->box[i];
		int x0 = box->x0, y0 = box->y0, x1 = box->x1, y1 = box->y1;

		pdf_turn_point(w->page, turn, &x0, &y0);
		pdf_turn_point(w->page, turn, &x1, &y1);
		box->x0 = x0 < x1 ? x0 : x1;
		box->x1 = x0 < x1 ? x1 : x0;
		box->y0 = y0 < y1 ? y0 : y1;
		box->y1 = y0 < y1 ? y1 : y0;
	}
}

/* There may be none of them. */
static void
copy(void *to, const void *from, size_t n)
{
	if (n > 0)
		memcpy(to, from, n);
}

/* Which way up most words are spelt; what the outlines were is forgotten between. */
static void
find_turn(struct spell *w)
{
	size_t nsign = w->b->nsign;
	struct pdf_stand *stand = mem_array((size_t)w->nstand + 1, sizeof *stand);
	struct pdf_box *box = mem_array((size_t)w->nbox + 1, sizeof *box);
	struct pdf_sign *sign = mem_array(nsign + 1, sizeof *sign);
	int best = -1, way = 0, n = w->nstand;

	copy(stand, w->stand, (size_t)n * sizeof *stand);
	copy(box, w->box, (size_t)w->nbox * sizeof *box);
	copy(sign, w->b->sign, nsign * sizeof *sign);
	for (int turn = 0; turn <= 4; turn++) {
		int to = turn < 4 ? turn : way, good;

		if (turn > 0) {
			w->nstand = n;
			copy(w->stand, stand, (size_t)n * sizeof *stand);
			copy(w->box, box, (size_t)w->nbox * sizeof *box);
			copy(w->b->sign, sign, nsign * sizeof *sign);
			turn_all(w, to);
		}
		good = find_all(w);
		if (good > best && turn < 4) {
			best = good;
			way = to;
		}
		if (best >= GOOD && turn == 0)
			break;
	}
	if (way != 0)
		pdf_turn_page(w->page, way);
	free(stand);
	free(box);
	free(sign);
}

/* ---- glyphs ---- */

static void
add(struct spell *w, int x, int y, int advance, int size, uint32_t cp, unsigned look)
{
	if (w->nglyph < PDF_GLYPHS)
		w->glyph[w->nglyph++] = (struct pdf_glyph){ .x = x, .y = y,
		    .advance = advance, .size = size, .cp = cp, .look = look };
}

static bool
wide(uint32_t cp)
{
	return cp >= 0x2E80 && cp != TEXT_BAD;
}

static int
advance_of(const struct pdf_box *box, int i)
{
	int to = i + 1 < box->n ? box->first[i + 1].x : box->x1;

	return to > box->first[i].x ? to - box->first[i].x : 1;
}

/* An ideograph is as wide as high, a figure a little more than half; the height of
 * the box is that of the font, which may be anything. */
static int
size_of(const struct pdf_box *box)
{
	int64_t all[2] = { 0 };
	int n[2] = { 0 };

	for (int i = 0; i < box->n; i++) {
		bool han = wide(box->cp[i]);

		if (!han && !char_is(box->cp[i], CHAR_DIGIT))
			continue;
		all[han] += advance_of(box, i);
		n[han]++;
	}
	if (n[1] > 0)
		return (int)(all[1] / n[1]);
	return n[0] > 0 ? (int)(all[0] * 100 / n[0] / 55) : (box->y1 - box->y0) * 3 / 4;
}

/* What no report is written in.  pdftotext makes such characters of the numbers of the
 * glyphs where a font does not say which they are; some come out as figures. */
static bool
strange(uint32_t cp)
{
	return cp == TEXT_BAD || (cp >= 0x80 && cp < 0xA0) || (cp >= 0x100 && cp < 0x250) ||
	    (cp >= 0x400 && cp < 0x2000) || (cp >= 0xE000 && cp < 0xF900);
}

static uint32_t
font_of(const struct spell *w, const struct pdf_stand *s)
{
	return (uint32_t)(w->b->sign[s->sign].key >> 32);
}

static bool
is_mute(const struct spell *w, uint32_t font)
{
	const struct pdf_boxes *b = w->b;

	for (int i = 0; i < b->nmute; i++)
		if (b->mute[i] == font)
			return true;
	return b->nmute == PDF_MUTE;
}

/* The fonts that have such characters: their figures are none. */
static void
find_mute(struct spell *w)
{
	for (int i = 0; i < w->nbox; i++) {
		const struct pdf_box *box = &w->box[i];

		for (int k = 0; box->first != NULL && k < box->n; k++)
			if (strange(box->cp[k]) && !is_mute(w, font_of(w, &box->first[k])))
				w->b->mute[w->b->nmute++] = font_of(w, &box->first[k]);
	}
}

static void
set_found(struct spell *w, const struct pdf_box *box)
{
	int size = size_of(box);

	for (int i = 0; i < box->n; i++) {
		const struct pdf_stand *s = &box->first[i];
		const struct pdf_sign *sign = &w->b->sign[s->sign];
		uint32_t cp = box->cp[i];
		bool digit = char_is(cp, CHAR_DIGIT);

		if (digit && (sign->cp != cp || is_mute(w, font_of(w, s))))
			cp = TEXT_BAD;
		if (!s->blank && (char_is(cp, CHAR_BLANK) || char_is(cp, CHAR_INVISIBLE)))
			cp = TEXT_BAD;		/* something is drawn */
		add(w, s->x, s->y, advance_of(box, i), size, cp,
		    digit && s->unseen ? LOOK_TINY : 0);
	}
}

/* A word whose glyphs were not found: about where they must be, its figures open. */
static void
set_lost(struct spell *w, const struct pdf_box *box)
{
	int size = (box->y1 - box->y0) * 3 / 4, each = (box->x1 - box->x0) / box->n;

	for (int i = 0; i < box->n; i++)
		add(w, box->x0 + i * each, box->y1 - size / 3, each, size,
		    char_is(box->cp[i], CHAR_DIGIT) ? TEXT_BAD : box->cp[i], 0);
}

static bool
inside(const struct pdf_box *box, const struct pdf_stand *s)
{
	return s->x >= box->x0 - BESIDE && s->x < box->x1 && s->y >= box->y0 &&
	    s->y <= box->y1;
}

/* Glyphs of no word have no character. */
static void
set_unknown(struct spell *w, int size)
{
	for (int i = 0; i < w->nstand; i++) {
		const struct pdf_stand *s = &w->stand[i];
		bool lost = false;

		if (s->taken || s->blank || s->unseen)
			continue;
		for (int k = 0; k < w->nbox && !lost; k++)
			lost = w->box[k].first == NULL && inside(&w->box[k], s);
		if (!lost)
			add(w, s->x, s->y, size / 2, size, TEXT_BAD, 0);
	}
}

bool
pdf_spell(struct pdf_boxes *b, struct pdf_page *page, struct pdf_box *box, int n)
{
	struct spell w = { .b = b, .page = page, .box = box, .nbox = n,
	    .stand = b->stand, .nstand = b->nstand };
	int size = PT(9);
	bool ok;

	if (w.nstand == 0)		/* behind a picture: guessed by a scanner */
		return true;
	w.line = mem_array((size_t)w.nstand + 1, sizeof *w.line);
	w.glyph = mem_array(PDF_GLYPHS, sizeof *w.glyph);
	find_turn(&w);
	find_mute(&w);
	for (int i = 0; i < n; i++) {
		if (box[i].first == NULL) {
			set_lost(&w, &box[i]);
			continue;
		}
		set_found(&w, &box[i]);
		size = w.glyph[w.nglyph - 1].size;
	}
	set_unknown(&w, size);
	ok = w.nglyph < PDF_GLYPHS && pdf_words(b->pdf, page, w.glyph, w.nglyph);
	free(w.line);
	free(w.glyph);
	return ok;
}
