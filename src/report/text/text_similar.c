/*
 * text_similar.c - N514: the overview and the problems against last year's.
 *
 * Both texts without digits, marks and blanks, as sets of hashes of four characters;
 * twice the common ones over all.  Linear in the length of both.
 *
 * Must never call a short text alike: a few set phrases are the same everywhere.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"
#include "form/form.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define GRAM		4
#define LEAST		80	/* different grams of either text */
#define ALIKE_PERCENT	85

/* An open set: slots hold hashes, 0 = free; a power of two of them. */
static bool
put(uint32_t *set, size_t mask, uint32_t h)
{
	size_t at = (h * UINT32_C(2654435761) >> 7) & mask;

	for (; set[at] != 0; at = (at + 1) & mask)
		if (set[at] == h)
			return false;
	set[at] = h;
	return true;
}

static bool
has(const uint32_t *set, size_t mask, uint32_t h)
{
	size_t at = (h * UINT32_C(2654435761) >> 7) & mask;

	for (; set[at] != 0; at = (at + 1) & mask)
		if (set[at] == h)
			return true;
	return false;
}

static bool
counts(uint32_t c)
{
	return c > ' ' && !(c >= '0' && c <= '9') && c != ',' && c != 0x3001 &&
	    !pattern_is_mark(c);
}

/* Grams of a text into set "to"; those that "other" has are counted, too. */
static size_t
add_grams(uint32_t *to, size_t mask, const char *text, const uint32_t *other,
    size_t other_mask, size_t *common)
{
	uint32_t last[GRAM] = { 0 }, c, h;
	size_t n = strlen(text), have = 0, grams = 0, len;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(text + at, n - at, &c);
		c = pattern_fold(c);
		if (!counts(c))
			continue;
		memmove(last, last + 1, sizeof last - sizeof *last);
		last[GRAM - 1] = c;
		if (++have < GRAM)
			continue;
		h = hash_points(HASH_START, last, GRAM);
		h |= h == 0;
		if (!put(to, mask, h))
			continue;
		grams++;
		if (other != NULL && has(other, other_mask, h))
			(*common)++;
	}
	return grams;
}

static uint32_t *
room(struct text_scan *s, int which, const char *text, size_t *mask)
{
	size_t need = 64;

	while (need < strlen(text))	/* a character takes three bytes: two thirds free */
		need *= 2;
	if (need > s->capgram[which]) {
		s->capgram[which] = need;
		s->gram[which] = mem_resize(s->gram[which], need, sizeof **s->gram);
	}
	memset(s->gram[which], 0, need * sizeof **s->gram);
	*mask = need - 1;
	return s->gram[which];
}

void
textcheck_similar_scan(struct text_scan *s)
{
	const struct form *form = s->r->form;
	const char *was;
	size_t mask, mask_was, n, n_was, common = 0;
	const struct prior *prior = s->r->prior;
	uint32_t *set, *set_was;
	struct text_fact *f;

	if ((s->slot != form_role_find(form, ROLE_OVERVIEW) &&
	    s->slot != form_role_find(form, ROLE_PROBLEMS)) || prior == NULL ||
	    s->slot >= prior->ntext || (was = prior->text[s->slot]) == NULL)
		return;
	set_was = room(s, 0, was, &mask_was);
	set = room(s, 1, s->text, &mask);
	n_was = add_grams(set_was, mask_was, was, NULL, 0, NULL);
	n = add_grams(set, mask, s->text, set_was, mask_was, &common);
	if (n < LEAST || n_was < LEAST || 200 * common < ALIKE_PERCENT * (n + n_was))
		return;
	f = textcheck_fact_add(s, TEXT_N514, 0, 0);
	f->left = (int64_t)(200 * common / (n + n_was)) * NUM_ONE;
}
