/*
 * text_names.c - other names for the office of the report: N524.
 *
 * Two slips are told: the office's name with another ending (…水务委员会 in a report of
 * …水务局), and a report said to be another office's (现公布石桥县水务局2024年政府信息公开…).
 * Other offices that a text speaks of are no slip.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define NAME_MOST	40	/* characters of a name */
#define STEM_LEAST	4	/* a shorter one is a mere place */

static const char *const endings[] = { "委员会", "办公室", "局", "厅", "委" };

struct name {
	uint32_t	 cp[NAME_MOST];
	size_t		 n;
};

static bool
read_name(struct name *out, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0;

	out->n = 0;
	for (size_t at = 0; at < n && out->n < NAME_MOST; out->n++)
		at += text_decode(s + at, n - at, &out->cp[out->n]);
	return out->n > 0 && out->n < NAME_MOST;
}

static bool
ends_with(const uint32_t *cp, size_t n, const char *tail)
{
	uint32_t c;
	size_t len = text_length(tail, strlen(tail)), at = 0;

	if (len > n)
		return false;
	for (size_t k = n - len; k < n; k++) {
		at += text_decode(tail + at, strlen(tail) - at, &c);
		if (cp[k] != c)
			return false;
	}
	return true;
}

/* Characters of the name without its ending, 0 where that says too little. */
static size_t
stem_of(const struct name *name, const char **ending)
{
	for (size_t i = 0; i < ARRAY_LEN(endings); i++)
		if (ends_with(name->cp, name->n, endings[i])) {
			size_t n = name->n - text_length(endings[i], strlen(endings[i]));

			*ending = endings[i];
			return n >= STEM_LEAST ? n : 0;
		}
	return 0;
}

/* The sentence speaks of what the office was before. */
static bool
is_past(const struct text_scan *s, size_t k)
{
	static const char *const past[] = { "更名", "机构改革", "合并", "组建", "划转", "改为" };
	const struct text_sentence *t = s->sentence;

	while (t + 1 < s->sentence + s->nsentence && t->to < k)
		t++;
	for (size_t at = t->from; at < t->to; at++)
		for (size_t i = 0; i < ARRAY_LEN(past); i++)
			if (textcheck_scan_word(s, at, past[i]) > 0)
				return true;
	return k > 0 && s->cp[k - 1] == 0x539F;		/* 原 */
}

/* The stem at k with another ending: behind it, or 0. */
static size_t
other_ending(const struct text_scan *s, size_t k, const struct name *name, size_t stem,
    const char *ending)
{
	if (s->cp[k] != name->cp[0] || k + stem >= s->n ||
	    memcmp(s->cp + k, name->cp, stem * sizeof *s->cp) != 0)
		return 0;
	k += stem;
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		size_t n = textcheck_scan_word(s, k, endings[i]);

		if (n == 0)
			continue;
		/* 委 is short for 委员会; 委托 and 委派 are no office */
		if (strncmp(ending, endings[i], strlen(endings[i])) == 0 ||
		    (n == 1 && (s->cp[k + 1] == 0x6258 || s->cp[k + 1] == 0x6D3E)))
			return 0;
		return k + n;
	}
	return 0;
}

/* 2024年政府信息公开工作年度报告 at the figure of its year? */
static bool
is_report_of(const struct text_scan *s, const struct text_figure *f)
{
	static const char *const rest[] = { "年度报告", "年报" };
	size_t k = f->end, n;

	if (f->measure != 0x5E74 || f->to - f->from != 4)
		return false;
	k += s->cp[k] == 0x5EA6;
	n = textcheck_scan_word(s, k, "政府信息公开");
	if (n == 0)
		return false;
	k += n + textcheck_scan_word(s, k + n, "工作");
	for (size_t i = 0; i < ARRAY_LEN(rest); i++)
		if (textcheck_scan_word(s, k, rest[i]) > 0)
			return true;
	return false;
}

/* Where the name of an office begins that ends before "to"; "to" if there is none. */
static size_t
name_before(const struct text_scan *s, size_t to)
{
	static const char *const tails[] = {
		"委员会", "办公室", "局", "厅", "人民政府", "办事处",
	};
	/* 布 将 制 发 了 为 由 是 的 */
	static const uint32_t stops[] = {
		0x5E03, 0x5C06, 0x5236, 0x53D1, 0x4E86, 0x4E3A, 0x7531, 0x662F, 0x7684,
	};
	size_t k = to;
	bool office = false, stop = false;

	for (size_t i = 0; i < ARRAY_LEN(tails); i++)
		office |= ends_with(s->cp, to, tails[i]);
	while (office && k > 0 && to - k < NAME_MOST && !stop) {
		uint32_t cp = s->cp[k - 1];

		stop = cp < 0x4E00 || cp > 0x9FFF;
		for (size_t i = 0; i < ARRAY_LEN(stops); i++)
			stop |= cp == stops[i];
		k -= !stop;
	}
	return k;
}

/* One is the end of the other: 水务局 for 云山县水务局. */
static bool
same_office(const uint32_t *a, size_t na, const struct name *b)
{
	size_t n = na < b->n ? na : b->n;

	return memcmp(a + na - n, b->cp + b->n - n, n * sizeof *a) == 0;
}

static void
find_others_report(struct text_scan *s, const struct name *name)
{
	for (size_t i = 0; i < s->nfigure; i++) {
		size_t to = s->figure[i].from, from;

		if (!is_report_of(s, &s->figure[i]))
			continue;
		from = name_before(s, to);
		if (to - from > 2 && s->cp[from] != 0x6211 && s->cp[from] != 0x672C &&
		    s->cp[from] != 0x5404 &&				/* 我 本 各 */
		    !same_office(s->cp + from, to - from, name))
			textcheck_fact_add(s, TEXT_N524, from, to);
	}
}

void
textcheck_names_scan(struct text_scan *s)
{
	const char *ending = NULL;
	struct name name;
	size_t stem, to;

	if (!read_name(&name, s->r->agency.name))
		return;
	stem = stem_of(&name, &ending);
	for (size_t k = 0; stem > 0 && k < s->n; k++) {
		to = other_ending(s, k, &name, stem, ending);
		if (to > 0 && !is_past(s, k))
			textcheck_fact_add(s, TEXT_N524, k, to);
	}
	find_others_report(s, &name);
}
