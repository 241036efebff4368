/*
 * text_sums.c - arithmetic inside a sentence: 共…其中… (N512), percentages (N513), and
 * what is said of applications not put right (N518).
 *
 * A list after 其中 may name only some of the parts, go on with something else, or
 * count another thing; where that cannot be told from a wrong sum, nothing is said.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define PARTS_MAX	40
#define WHOLE_GAP	16	/* characters between 共 and its figure */
#define SHARE_GAP	14	/* between a figure and its percentage */
#define BASE_MOST	1000000000	/* figures beyond are no counts of cases */
#define PERCENT		'%'

static bool
counts_cases(const struct text_figure *f)
{
	return f->measure != 0 && f->measure != PERCENT && f->measure != 0x5E74 &&
	    f->measure != 0x6708 && f->measure != 0x65E5 && !f->ordinal;
}

/* Is a word of this kind between the code points? */
static bool
word_between(const struct text_scan *s, const struct text_sentence *t,
    enum text_word word, size_t from, size_t to)
{
	for (size_t h = t->hit; h < t->hit + t->nhit; h++)
		if (s->hit[h].word == word && s->hit[h].from >= from && s->hit[h].to <= to)
			return true;
	return false;
}

static bool
char_between(const struct text_scan *s, uint32_t cp, size_t from, size_t to)
{
	for (size_t k = from; k < to; k++)
		if (s->cp[k] == cp)
			return true;
	return false;
}

/* ---- 共 X 条，其中 a b c ---- */

/* The total before 其中: the figure 共 belongs to, or the only one of its measure. */
static const struct text_figure *
find_total(const struct text_scan *s, const struct text_sentence *t, size_t among,
    uint32_t measure)
{
	const struct text_figure *found = NULL, *sure = NULL, *bare = NULL;
	int n = 0;

	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *f = &s->figure[i];
		size_t from;

		if (f->from >= among)
			break;
		/* 收到申请共46，其中…: the measure word is left out */
		if (n == 0 && f->measure == 0 && !f->ordinal && f->value % NUM_ONE == 0 &&
		    s->cp[f->end] == 0xFF0C && among - f->end <= 4)
			bare = f;
		if (f->measure != measure || f->ordinal)
			continue;
		n++;
		found = f;
		from = f->from > t->from + WHOLE_GAP ? f->from - WHOLE_GAP : t->from;
		if (word_between(s, t, WORD_WHOLE, from, f->from) &&
		    (i == t->figure || s->figure[i - 1].end <= from ||
		    word_between(s, t, WORD_WHOLE, s->figure[i - 1].end, f->from)))
			sure = f;
	}
	return sure != NULL ? sure : n == 1 ? found : n == 0 ? bare : NULL;
}

struct parts {
	int64_t		 value[PARTS_MAX];
	bool		 goes_on[PARTS_MAX];	/* 、 follows: the list is not over */
	int		 n;
	size_t		 end;		/* behind the last */
	bool		 about, persons, etc;
};

/* 其中新增3个、优化6个: what was done with some of them, no parts. */
static bool
tells_of_work(const struct text_scan *s, size_t from, size_t to)
{
	static const char *const words[] = { "新增", "新设", "新建", "优化", "改版", "调整", "修订" };

	for (size_t k = from; k < to; k++)
		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			if (textcheck_scan_word(s, k, words[i]) > 0)
				return true;
	return false;
}

/* The parts after 其中; false when they cannot be told from something else. */
static bool
find_parts(const struct text_scan *s, const struct text_sentence *t, size_t among,
    const struct text_figure *total, uint32_t measure, struct parts *p)
{
	size_t last = among;

	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *f = &s->figure[i];

		if (f->from < among)
			continue;
		if (f->ordinal || f->measure == PERCENT || f->measure == 0x5E74 ||
		    f->measure == 0x6708 || f->measure == 0x65E5)
			continue;
		if (word_between(s, t, WORD_ACTION, last, f->from))
			break;		/* the list is over */
		/* 其中废止2件，现行有效23件 of 5 that were made: no part of them */
		if (f->measure != measure || p->n == PARTS_MAX || f->value > total->value ||
		    word_between(s, t, WORD_WHOLE, last, f->from) ||
		    tells_of_work(s, last, f->from) ||
		    char_between(s, 0xFF08, last, f->from) ||
		    char_between(s, '(', last, f->from))
			return false;
		p->persons |= textcheck_scan_word(s, last, "自然人") > 0;
		p->goes_on[p->n] = s->cp[f->end] == 0x3001;
		p->value[p->n++] = f->value;
		p->about |= f->about;
		p->end = last = f->end;
		while (s->cp[last] == ',' || s->cp[last] == 0xFF0C || s->cp[last] == 0x3001)
			last++;
	}
	p->etc = p->end < s->n && s->cp[p->end] == 0x7B49;		/* 等 */
	return true;
}

/* Could the total be meant by these parts, or by the first of them? */
static bool
adds_up(const struct parts *p, int64_t total, bool about, int64_t *sum)
{
	int64_t gap;

	*sum = 0;
	for (int i = 0; i < p->n; i++) {
		if (!num_add(sum, p->value[i]))
			return true;
		if (*sum == total && !p->goes_on[i])
			return true;
	}
	gap = *sum > total ? *sum - total : total - *sum;
	if (gap == 0)
		return true;
	if (about || p->about)
		return gap <= total / 10 + 10 * NUM_ONE;
	if (*sum > total)
		return false;
	/* Fewer: often only the weighty ones are named.  A small gap is a slip. */
	if (p->etc || (p->n < 3 && !p->persons))
		return true;
	return gap > 2 * NUM_ONE && gap > total / 10;
}

/* 网站600条、公众号500条（部分信息同时发布）: the parts may overlap. */
static bool
counted_twice(const struct text_scan *s, const struct text_sentence *t)
{
	static const char *const words[] = { "同时", "同步", "重复", "交叉", "重叠", "转载", "转发",
	    "采用", "采纳", "录用" };

	for (size_t k = t->from; k < t->to; k++)
		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			if (textcheck_scan_word(s, k, words[i]) > 0)
				return true;
	return false;
}

static void
find_sum(struct text_scan *s, const struct text_sentence *t)
{
	for (size_t h = t->hit; h < t->hit + t->nhit; h++) {
		const struct text_figure *first = NULL, *total;
		struct parts p = { .n = 0 };
		struct text_fact *fact;
		size_t among;
		int64_t sum;

		if (s->hit[h].word != WORD_AMONG)
			continue;
		if (word_between(s, t, WORD_AMONG, s->hit[h].to, t->to))
			return;			/* parts of parts */
		among = s->hit[h].to;
		while (pattern_is_mark(s->cp[among]) || s->cp[among] == ',' ||
		    s->cp[among] == 0x3001)
			among++;
		for (size_t i = t->figure; i < t->figure + t->nfigure && !first; i++)
			if (s->figure[i].from >= among && counts_cases(&s->figure[i]))
				first = &s->figure[i];
		if (first == NULL ||
		    (total = find_total(s, t, among, first->measure)) == NULL ||
		    !find_parts(s, t, among, total, first->measure, &p) || p.n < 2 ||
		    adds_up(&p, total->value, total->about, &sum) ||
		    (sum > total->value && counted_twice(s, t)))
			continue;
		fact = textcheck_fact_add(s, TEXT_N512, total->from, p.end);
		fact->has_sides = true;
		fact->left = total->value;
		fact->right = sum;
	}
}

/* ---- N 件，占 p% ---- */

/* Is p the share of part in base, rounded or cut?  Exact to what is shown, but never
 * finer than a tenth of a per cent. */
static bool
is_share(int64_t part, int64_t base, int64_t p, int decimals)
{
	int64_t off, most = decimals == 0 ? NUM_ONE - 1 : NUM_ONE / 10;

	if (base <= 0 || part > BASE_MOST * NUM_ONE || base > BASE_MOST * NUM_ONE)
		return base > 0;	/* too large to be sure */
	part /= NUM_ONE;
	base /= NUM_ONE;
	if (base == 0)
		return false;
	off = p - part * 100 * NUM_ONE / base;
	return (off < 0 ? -off : off) <= most;
}

/* 网络71件、信函20件、当面3件，网络占75.5%: the clause of the percentage names whose it is.
 * The figure behind that name, NULL where there is none; "near" where 占 begins the
 * clause or stands in that of the figure. */
static const struct text_figure *
named_again(const struct text_scan *s, const struct text_sentence *t,
    const struct text_figure *near, size_t of)
{
	size_t from = of, n;

	while (from > near->end && !char_is(s->cp[from - 1], CHAR_CLAUSE))
		from--;
	n = of - from;
	if (from == near->end || n < 2 || textcheck_scan_word(s, from, "合计") > 0 ||
	    textcheck_scan_word(s, from, "分别") > 0)
		return near;
	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *f = &s->figure[i];

		if (f->from >= n && f->from - n >= t->from && f <= near &&
		    memcmp(s->cp + f->from - n, s->cp + from, n * sizeof *s->cp) == 0)
			return f;
	}
	return NULL;
}

/* The figure whose share the percentage is: the one before it in its clause. */
static const struct text_figure *
share_of(const struct text_scan *s, const struct text_sentence *t, size_t i)
{
	const struct text_figure *p = &s->figure[i], *f;
	size_t k;

	if (i == t->figure)
		return NULL;
	f = &s->figure[i - 1];
	if (!counts_cases(f) || f->about || p->from - f->end > SHARE_GAP ||
	    f->value % NUM_ONE != 0 || f->value <= 0)
		return NULL;
	for (k = f->end; k < p->from; k++)	/* 占比 占总数的 （12.5% */
		if (s->cp[k] == 0x5360)
			return named_again(s, t, f, k);
	if (p->from - f->end == 1 && (s->cp[f->end] == '(' || s->cp[f->end] == 0xFF08))
		return f;
	return NULL;
}

/* Is it no share of any figure of the sentence, nor of their sum?  Then a fact, to be
 * judged against the table. */
static void
note_share(struct text_scan *s, const struct text_sentence *t,
    const struct text_figure *part, const struct text_figure *p)
{
	size_t first = t->figure;
	struct text_fact *fact;
	int64_t sum = 0;
	bool good = false;

	/* 予以公开64件。其中邮件答复40件，占62.5%: of what was told just before */
	if (t > s->sentence && textcheck_scan_word(s, t->from, "其中") > 0)
		first = t[-1].figure;
	for (size_t k = first; k < t->figure + t->nfigure; k++) {
		const struct text_figure *f = &s->figure[k];

		if (!counts_cases(f))
			continue;
		good |= f != part && is_share(part->value, f->value, p->value, p->decimals);
		if (k >= t->figure && f->measure == part->measure &&
		    !num_add(&sum, f->value))
			good = true;
	}
	good |= sum > part->value && is_share(part->value, sum, p->value, p->decimals);
	if (good)
		return;
	fact = textcheck_fact_add(s, TEXT_N513, part->from, p->end);
	fact->has_sides = true;
	fact->left = p->value;
	fact->right = part->value;
	fact->which = (uint32_t)p->decimals;
}

/*
 * a件、b件，分别占p%、q%: in order, as many as there are percentages.  Returns the figure
 * behind the last of them; "first" where there is no such list.
 */
static size_t
find_pairs(struct text_scan *s, const struct text_sentence *t, size_t first)
{
	size_t end = t->figure + t->nfigure, last = first, n, from;
	bool apart = false;

	if (first == t->figure)
		return first;
	for (size_t k = s->figure[first - 1].end; k < s->figure[first].from; k++)
		apart |= textcheck_scan_word(s, k, "分别") > 0;
	if (!apart)
		return first;
	while (last < end && s->figure[last].measure == PERCENT)
		last++;
	n = last - first;
	if (first - t->figure < n)
		return last;
	from = first - n;
	for (size_t i = 0; i < n; i++) {
		const struct text_figure *part = &s->figure[from + i];

		if (!counts_cases(part) || part->about || part->value % NUM_ONE != 0 ||
		    part->measure != s->figure[from].measure || s->figure[first + i].about)
			return last;
	}
	for (size_t i = 0; i < n; i++)
		note_share(s, t, &s->figure[from + i], &s->figure[first + i]);
	return last;
}

static void
find_shares(struct text_scan *s, const struct text_sentence *t)
{
	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *p = &s->figure[i], *part;
		size_t behind;

		if (p->measure != PERCENT || p->about)
			continue;
		behind = find_pairs(s, t, i);
		if (behind > i)
			i = behind - 1;
		else if ((part = share_of(s, t, i)) != NULL)
			note_share(s, t, part, p);
	}
}

bool
textcheck_percent_stands(struct run *run, const struct text_fact *fact, struct finding *f)
{
	int64_t done, fresh, before, part = fact->right, both;
	int decimals = (int)fact->which;

	if (!textcheck_figure(run, FIGURE_DONE, &done) ||
	    !textcheck_figure(run, FIGURE_NEW, &fresh) ||
	    !textcheck_figure(run, FIGURE_CARRIED, &before) || done < NUM_ONE || part > done)
		return false;
	both = fresh;
	if (!num_add(&both, before) || is_share(part, done, fact->left, decimals) ||
	    is_share(part, fresh, fact->left, decimals) ||
	    is_share(part, both, fact->left, decimals) || part > BASE_MOST * NUM_ONE)
		return false;
	f->which = 0;
	f->right = part / NUM_ONE * 10000 * NUM_ONE / (done / NUM_ONE);	/* % * 100 */
	f->right = (f->right / NUM_ONE) * (NUM_ONE / 100);
	textcheck_figure_cells(run, f, FIGURE_DONE);
	return true;
}

/* ---- applications not put right ---- */

static void
find_mended(struct text_scan *s, const struct text_sentence *t)
{
	bool unclear = (t->words & WORD_BIT(WORD_UNCLEAR)) != 0;

	if ((t->words & (WORD_BIT(WORD_NOT_MENDED) | WORD_BIT(WORD_UNCLEAR))) == 0 ||
	    (t->words & (WORD_BIT(WORD_DENIED) | WORD_BIT(WORD_WIDE))) != 0)
		return;
	for (size_t i = t->figure; i < t->figure + t->nfigure; i++) {
		const struct text_figure *f = &s->figure[i];

		if (!counts_cases(f) || f->value <= 0)
			continue;
		textcheck_fact_add(s, TEXT_N518, t->from, t->to)->which = unclear;
		return;
	}
}

/* Not put right in time, or still open; put right and still unclear. */
bool
textcheck_mended_stands(struct run *run, const struct text_fact *fact, struct finding *f)
{
	bool unclear = fact->which != 0;
	enum form_figure outcome = unclear ? FIGURE_UNCLEAR : FIGURE_NOT_MENDED;
	int64_t now, open;

	f->which = 0;
	if (!textcheck_figure(run, outcome, &now) || now != 0 ||
	    !textcheck_figure(run, FIGURE_NEXT, &open) || (!unclear && open != 0))
		return false;
	textcheck_figure_cells(run, f, outcome);
	if (!unclear)
		textcheck_figure_cells(run, f, FIGURE_NEXT);
	return true;
}

void
textcheck_sums_scan(struct text_scan *s)
{
	for (size_t i = 0; i < s->nsentence; i++) {
		const struct text_sentence *t = &s->sentence[i];

		if (t->nfigure == 0)
			continue;
		if ((t->words & WORD_BIT(WORD_AMONG)) != 0)
			find_sum(s, t);
		/* a share of something else is no business of the tables */
		if ((t->words & WORD_BIT(WORD_OUTCOME)) != 0 &&
		    (t->words & WORD_BIT(WORD_WIDE)) == 0)
			find_shares(s, t);
		find_mended(s, t);
	}
}
