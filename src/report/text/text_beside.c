/*
 * text_beside.c - figures beside the tables (附加指标) against the texts: N526.
 *
 * Must never set a figure of another thing against one: it follows the name within its
 * clause, with the same unit, and the sentence does not speak of a whole area.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/num.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define GAP	12	/* characters between the name and its figure */

/* 政策解读共12篇, 政策解读材料：12篇; not 政策解读，新闻12篇. */
static bool
joins(const struct text_scan *s, size_t from, size_t to)
{
	if (to < from || to - from > GAP)
		return false;
	for (size_t k = from; k < to; k++)
		if (s->cp[k] != 0xFF1A && s->cp[k] != ':' &&
		    (textcheck_classes(s->cp[k]) & (CHAR_CLAUSE | CHAR_DIGIT)) != 0)
			return false;
	return true;
}

static void
look_at(struct text_scan *s, const struct text_sentence *t, const struct beside *x)
{
	static const char *const others[] = { "上年", "去年", "同比", "率", "增加", "减少" };

	for (size_t k = t->from; k < t->to; k++) {
		size_t n = textcheck_scan_word(s, k, x->name), i = t->figure;
		const struct text_figure *f;
		struct text_fact *fact;
		bool other = false;

		while (n > 0 && i < t->figure + t->nfigure && s->figure[i].from < k + n)
			i++;
		if (n == 0 || i == t->figure + t->nfigure)
			continue;
		f = &s->figure[i];
		for (size_t at = k + n; at < f->from; at++)
			for (size_t w = 0; w < sizeof others / sizeof *others; w++)
				other |= textcheck_scan_word(s, at, others[w]) > 0;
		if (other || f->about || f->ordinal || f->value == x->value ||
		    !joins(s, k + n, f->from) || (x->unit[0] != '\0' &&
		    textcheck_scan_word(s, f->to, x->unit) == 0))
			continue;
		fact = textcheck_fact_add(s, TEXT_N526, k, f->end);
		fact->has_sides = true;
		fact->left = f->value;
		fact->right = x->value;
	}
}

void
textcheck_beside_scan(struct text_scan *s)
{
	for (size_t b = 0; b < s->r->nbeside; b++)
		for (size_t i = 0; i < s->nsentence; i++)
			if (s->sentence[i].nfigure > 0 &&
			    (s->sentence[i].words & WORD_BIT(WORD_WIDE)) == 0)
				look_at(s, &s->sentence[i], &s->r->beside[b]);
}
