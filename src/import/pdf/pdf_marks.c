/*
 * pdf_marks.c - glyphs that are not plain: struck out, or raised beside a figure.
 *
 * A PDF does not say so.  A struck 41 has a short line through its middle; a footnote's
 * mark behind 41 stands higher and is mostly smaller, so that it is on no line of the
 * table, and without this would be a figure, or a column, of its own.
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
#define STRIKE_HIGH	560	/* per mille of the size over the base line: a strike ... */
#define STRIKE_LOW	180	/* ... lies between; an underline is lower */
#define MEET		PT(1)	/* a strike does not end at an upright line */

#define SMALL		920	/* a mark's size at most */
#define RAISED		750	/* so far up of the size of the word ... */
#define LOWERED		450	/* ... or down */
#define LEAST		80
#define CLOSE		250	/* room between them */
#define UNDER		300	/* they may overlap so far */
#define RAISED_FULL	650	/* the same for marks as large as their word */
#define LOWERED_FULL	350
#define CLOSE_FULL	120
#define MARK_LEN	24	/* bytes; longer ones are words of their own */
#define LOOK_AT		256	/* words before and behind it by height */

/* ---- struck out ---- */

static int
first_below(const struct pdf_glyph *g, int n, int y)
{
	int low = 0, high = n;

	while (low < high) {
		int mid = (low + high) / 2;

		if (g[mid].y < y)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Does the lying rule pass through the middle of the glyph? */
static bool
through(const struct pdf_rule *r, const struct pdf_glyph *g)
{
	int room = PART(g->advance, 400);

	return r->at >= g->y - PART(g->size, STRIKE_HIGH) &&
	    r->at <= g->y - PART(g->size, STRIKE_LOW) &&
	    r->from <= g->x + room && r->to >= g->x + g->advance - room;
}

/* Is a rule that passes through glyphs between these places one of a table?  Such ones
 * end at an upright rule, or are longer than what stands on them. */
static bool
is_ruling(const struct pdf_page *page, const struct pdf_rule *r, int x0, int x1, int size)
{
	if (r->from < x0 - size || r->to > x1 + size)
		return true;
	for (int i = 0; i < page->nrule; i++) {
		const struct pdf_rule *u = &page->rule[i];

		if (u->upright && r->at >= u->from - MEET && r->at <= u->to + MEET &&
		    (abs(u->at - r->from) <= MEET || abs(u->at - r->to) <= MEET))
			return true;
	}
	return false;
}

/* The glyphs the rule passes through are struck out, or figures on a line of the table
 * that are no cell's.  Is it a strike? */
static bool
strike(const struct pdf_page *page, const struct pdf_rule *r, struct pdf_glyph *g, int n,
    int largest)
{
	int first = first_below(g, n, r->at), size = 0, x0 = PDF_SPACE, x1 = -PDF_SPACE;
	bool ruling;

	for (int i = first; i < n && g[i].y <= r->at + largest; i++) {
		if (!through(r, &g[i]))
			continue;
		size = g[i].size > size ? g[i].size : size;
		x0 = g[i].x < x0 ? g[i].x : x0;
		x1 = g[i].x + g[i].advance > x1 ? g[i].x + g[i].advance : x1;
	}
	if (size == 0)
		return false;
	ruling = is_ruling(page, r, x0, x1, size);
	for (int i = first; i < n && g[i].y <= r->at + largest; i++) {
		if (!through(r, &g[i]))
			continue;
		if (!ruling)
			g[i].look |= LOOK_STRUCK;
		else if (char_is(g[i].cp, CHAR_DIGIT))
			g[i].cp = TEXT_BAD;
	}
	return !ruling;
}

void
pdf_strike(struct pdf_page *page, struct pdf_glyph *g, int n)
{
	int k = 0, largest = 0;

	for (int i = 0; i < n; i++)
		largest = g[i].size > largest ? g[i].size : largest;
	for (int i = 0; i < page->nrule; i++) {
		struct pdf_rule *r = &page->rule[i];

		r->strike = !r->upright && strike(page, r, g, n, largest);
	}
	for (int i = 0; i < page->nrule; i++)
		if (!page->rule[i].strike)
			page->rule[k++] = page->rule[i];
	page->nrule = k;
}

/* ---- marks beside a word ---- */

static int
by_base(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;

	return x->base != y->base ? (x->base < y->base ? -1 : 1) :
	    x->x0 != y->x0 ? (x->x0 < y->x0 ? -1 : 1) : 0;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
has_digit(const char *s)
{
	while (*s != '\0' && !digit(*s))
		s++;
	return *s != '\0';
}

/* Does an upright rule stand between two words, the first one left of the other? */
static bool
parted(const struct pdf_page *page, const struct pdf_word *a, const struct pdf_word *b)
{
	int from = a->x1 - a->size / 4, to = b->x0 + b->size / 4;
	int y = a->base - PART(a->size, 300);

	for (int i = 0; i < page->nrule; i++) {
		const struct pdf_rule *r = &page->rule[i];

		if (r->upright && r->at >= from && r->at <= to && r->from <= y && r->to >= y)
			return true;
	}
	return false;
}

/* Is m a mark of the word?  Behind it or before: 41 and a raised 1; as large as it only
 * behind a figure, and closer. */
static bool
is_mark(const struct pdf_page *page, const struct pdf_word *word,
    const struct pdf_word *m)
{
	bool small = m->size <= PART(word->size, SMALL);
	bool behind = m->x0 + m->x1 > word->x0 + word->x1;
	int room = behind ? m->x0 - word->x1 : word->x0 - m->x1;
	int up = word->base - m->base;

	if (room > PART(word->size, small ? CLOSE : CLOSE_FULL) ||
	    room < -PART(m->size, UNDER) || strlen(m->text) > MARK_LEN ||
	    abs(up) < PART(word->size, LEAST) ||
	    up > PART(word->size, small ? RAISED : RAISED_FULL) ||
	    -up > PART(word->size, small ? LOWERED : LOWERED_FULL))
		return false;
	if (small ? !has_digit(word->text) && !has_digit(m->text) :
	    !behind || m->size * 95 > (int64_t)word->size * 100 || !digit(m->text[0]) ||
	    !digit(word->text[strlen(word->text) - 1]))
		return false;
	return behind ? !parted(page, word, m) : !parted(page, m, word);
}

static void
add_mark(struct pdf *pdf, struct pdf_word *word, const struct pdf_word *m)
{
	const char *own = word->coded != NULL ? word->coded : word->text;
	const char *mark = m->coded != NULL ? m->coded : m->text;
	bool behind = m->x0 + m->x1 > word->x0 + word->x1;
	struct buf b = BUF_INIT;

	if (behind)
		buf_str(&b, own);
	look_change(&b, mark, strlen(mark), LOOK_RAISED, 0);
	if (!behind)
		buf_str(&b, own);
	word->coded = arena_strndup(&pdf->arena, b.data, b.len);
	word->x0 = m->x0 < word->x0 ? m->x0 : word->x0;
	word->x1 = m->x1 > word->x1 ? m->x1 : word->x1;
	buf_release(&b);
}

/* The word that number i is a mark of, or NULL; "reach": none is farther up or down. */
static struct pdf_word *
word_of(const struct pdf_page *page, int i, int reach)
{
	struct pdf_word *w = page->word;

	for (int k = i + 1; k < page->nword && k <= i + LOOK_AT &&
	    w[k].base - w[i].base <= reach; k++)
		if (w[k].text != NULL && is_mark(page, &w[k], &w[i]))
			return &w[k];
	for (int k = i - 1; k >= 0 && k >= i - LOOK_AT &&
	    w[i].base - w[k].base <= reach; k--)
		if (w[k].text != NULL && is_mark(page, &w[k], &w[i]))
			return &w[k];
	return NULL;
}

void
pdf_marks(struct pdf *pdf, struct pdf_page *page)
{
	struct pdf_word *word;
	int k = 0, reach = 0;

	for (int i = 0; i < page->nword; i++)
		reach = page->word[i].size > reach ? page->word[i].size : reach;
	if (page->nword > 1)
		qsort(page->word, (size_t)page->nword, sizeof *page->word, by_base);
	for (int i = 0; i < page->nword; i++) {
		word = word_of(page, i, reach);
		if (word == NULL)
			continue;
		add_mark(pdf, word, &page->word[i]);
		page->word[i].text = NULL;
	}
	for (int i = 0; i < page->nword; i++)
		if (page->word[i].text != NULL)
			page->word[k++] = page->word[i];
	page->nword = k;
}
