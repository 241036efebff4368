/*
 * text_basis.c - what the form prescribes beside figures: the ordinals of its sections
 * (N501) and the rules that a report rests on (N523).
 *
 * An import finds sections by their words and keeps the ordinals it read; a section that
 * is there under a wrong one is not missing.  A heading without an ordinal is not judged.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

void
textcheck_order_judge(struct run *run, bool ripe)
{
	const struct report *r = run->r;

	(void)ripe;
	for (int i = 0; run->document && i < r->form->nsection && i < REPORT_ORDINALS; i++) {
		struct finding *f;

		if (r->ordinal[i] == 0 || r->ordinal[i] == i + 1)
			continue;
		f = textcheck_finding(run, TEXT_N501_ORDER, r->form->section[i].text);
		f->has_sides = true;
		f->left = r->ordinal[i] * NUM_ONE;
		f->right = (i + 1) * NUM_ONE;
	}
}

/* ---- rules that are no longer in force ---- */

/* The brackets of a number are typed in every way: 〔2019〕 [2019] (2019) 【2019】. */
static uint32_t
plain(uint32_t cp)
{
	switch (cp) {
	case 0x3014: case '[': case 0x3010: case 0x3016: case 0xFE5D:
		return '(';
	case 0x3015: case ']': case 0x3011: case 0x3017: case 0xFE5E:
		return ')';
	default:
		return pattern_fold(cp);
	}
}

/* A bracket or 第, which few characters are. */
static bool
begins_number(uint32_t cp)
{
	return cp == 0x7B2C || ((cp < 0x4E00 || cp > 0x9FFF) && plain(cp) == '(');
}

/* Does the number of a rule stand at code point k?  How many, or 0. */
static size_t
number_at(const struct text_scan *s, size_t k, const char *number)
{
	size_t n = strlen(number), from = k;
	uint32_t c;

	for (size_t at = 0; at < n; k++) {
		at += text_decode(number + at, n - at, &c);
		if (k >= s->n || plain(s->cp[k]) != plain(c))
			return 0;
	}
	return k - from;
}

#define FORMERLY	8	/* characters between 原 and the bracket or 第 */

/* Who gave the rule its number: 国办公开办函 stands before 〔2019〕60号, which others gave,
 * too.  The form's number begins with it; *number is moved to the bracket or 第. */
static bool
is_by(const struct text_scan *s, size_t k, const char **number)
{
	uint32_t giver[FORMERLY], c;
	size_t n = strlen(*number), len = 0, at = 0, step;

	for (; at < n; at += step) {
		step = text_decode(*number + at, n - at, &c);
		if (begins_number(c))
			break;
		if (len == FORMERLY)
			return false;
		giver[len++] = pattern_fold(c);
	}
	*number += at;
	return len == 0 || (k >= len && memcmp(s->cp + k - len, giver, len * sizeof *giver) == 0);
}

/* 原国务院令第492号 */
static bool
is_formerly(const struct text_scan *s, size_t k)
{
	size_t stop = k > FORMERLY ? k - FORMERLY : 0;

	while (k-- > stop && !pattern_is_mark(s->cp[k]))
		if (s->cp[k] == 0x539F)
			return true;
	return false;
}

/* The regulation's own history, 国务院令第492号公布，国务院令第711号修订, and a number said to
 * be out of force, are no basis. */
static bool
is_told_as_past(const struct text_scan *s, const struct text_sentence *t)
{
	static const char *const past[] = { "公布", "修订", "废止", "失效", "停止执行", "代替" };

	for (size_t k = t->from; k < t->to; k++)
		for (size_t i = 0; i < sizeof past / sizeof *past; i++)
			if (textcheck_scan_word(s, k, past[i]) > 0)
				return true;
	return false;
}

/* 第492号 is that of the regulation only where 令 stands with it. */
static bool
is_order(const struct text_scan *s, size_t from, size_t to)
{
	return s->cp[from] != 0x7B2C || (from > 0 && s->cp[from - 1] == 0x4EE4) ||
	    s->cp[to] == 0x4EE4;
}

/* Only where the basis is told: the lead and the overview. */
void
textcheck_basis_scan(struct text_scan *s)
{
	const struct form *form = s->r->form;

	if (s->slot != FORM_LEAD && s->slot != form_role_find(form, ROLE_OVERVIEW))
		return;
	for (size_t i = 0; i < s->nsentence; i++) {
		const struct text_sentence *t = &s->sentence[i];

		for (size_t k = t->from; k < t->to && t->nfigure > 0; k++)
			for (int j = 0; j < form->nformer && begins_number(s->cp[k]); j++) {
				const char *number = form->former[j];
				bool ours = is_by(s, k, &number);
				size_t len = number_at(s, k, number);

				if (len > 0 && ours && is_order(s, k, k + len) &&
				    !is_formerly(s, k) && !is_told_as_past(s, t))
					textcheck_fact_add(s, TEXT_N523, k, k + len);
			}
	}
}
