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
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define GAP	12	/* characters between the name and its figure */

/* What follows a name and says that the figure is another's. */
static const char *const others_behind[] = {
	"上年", "去年", "同比", "率", "增加", "减少", "转载", "转发", "栏目", "形式", "图解", "视频",
	"分别", "专栏",
};
/* The same before it, in its clause. */
static const char *const others_before[] = { "上年", "去年", "上一年", "累计", "历年" };

struct said_figure {
	size_t		 from, to;	/* code points, measure word left out */
	int64_t		 value;
	enum pattern_about about;
};

static bool
any_word(const struct text_scan *s, size_t from, size_t to, const char *const *word, size_t n)
{
	for (size_t k = from; k < to; k++)
		for (size_t i = 0; i < n; i++)
			if (textcheck_scan_word(s, k, word[i]) > 0)
				return true;
	return false;
}

/* The figure behind the name that ends at "from", in digits or not: 政策解读共12篇,
 * 政策解读材料：十二篇; not 政策解读，新闻12篇. */
static bool
figure_behind(const struct text_scan *s, size_t from, const char *unit,
    struct said_figure *f)
{
	for (size_t k = from; k < s->n && k <= from + GAP; k++) {
		size_t n = pattern_number(s->cp + k, s->n - k, &f->value), end;

		if (n > 0) {
			f->from = k;
			end = f->to = k + n;
			f->about = pattern_about(s->cp, s->n, k, &end);
			f->to = end;
			if (unit[0] == '\0' ? char_is(s->cp[k], CHAR_DIGIT) :
			    textcheck_scan_word(s, end, unit) > 0)
				return true;
			if (char_is(s->cp[k], CHAR_DIGIT))
				return false;	/* of another measure: 一是 goes on */
		}
		if (s->cp[k] != 0xFF1A && s->cp[k] != ':' &&
		    (textcheck_classes(s->cp[k]) & CHAR_CLAUSE) != 0)
			return false;
	}
	return false;
}

/* 政策解读30条次: the unit goes on. */
static bool
unit_goes_on(const struct text_scan *s, size_t to, const char *unit)
{
	return unit[0] != '\0' && s->cp[to + textcheck_scan_word(s, to, unit)] == 0x6B21;
}

/* Does the clause before the name speak of another year, 2024年政策解读20篇? */
static bool
of_another_year(const struct text_scan *s, const struct text_sentence *t, size_t name)
{
	size_t from = name;
	int year;

	while (from > t->from && !pattern_is_mark(s->cp[from - 1]))
		from--;
	for (size_t i = t->figure; i < t->figure + t->nfigure; i++)
		if (s->figure[i].from >= from && s->figure[i].to <= name &&
		    textcheck_year(&s->figure[i], &year) && year != s->r->year)
			return true;
	return any_word(s, from, name, others_before, ARRAY_LEN(others_before));
}

static void
look_at(struct text_scan *s, const struct text_sentence *t, const struct beside *x)
{
	for (size_t k = t->from; k < t->to; k++) {
		size_t n = textcheck_scan_word(s, k, x->name);
		struct said_figure f;
		struct text_fact *fact;

		if (n == 0 || !figure_behind(s, k + n, x->unit, &f) || f.from >= t->to ||
		    (f.from > 0 && s->cp[f.from - 1] == 0x7B2C) ||	/* 第5期 */
		    unit_goes_on(s, f.to, x->unit) || of_another_year(s, t, k) ||
		    any_word(s, k + n, f.from, others_behind, ARRAY_LEN(others_behind)) ||
		    claims_agree(f.about, f.value, NUM_ONE, x->value, true))
			continue;
		fact = textcheck_fact_add(s, TEXT_N526, k,
		    f.to + textcheck_scan_word(s, f.to, x->unit));
		fact->has_sides = true;
		fact->left = f.value;
		fact->right = x->value;
	}
}

void
textcheck_beside_scan(struct text_scan *s)
{
	for (size_t b = 0; b < s->r->nbeside; b++)
		for (size_t i = 0; i < s->nsentence; i++)
			if ((s->sentence[i].words & WORD_BIT(WORD_WIDE)) == 0)
				look_at(s, &s->sentence[i], &s->r->beside[b]);
}
