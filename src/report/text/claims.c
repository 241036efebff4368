/*
 * claims.c - figures and denials in the texts against the cells: where they are found.
 *
 * Where a form has 对照 lines, each sentence is searched for their patterns.  A figure
 * is claimed once, by the first line that fits it, so that lines in the form stand
 * from the particular to the general.
 *
 * Must never take a date for a figure: years and what stands in 《》 are taken out of
 * a sentence first; last year and the next become 上年 and 下年, as most write them, and
 * years before that 往年.
 *
 * Must never take a figure of a part for the whole: 网上办理行政许可30件 and 一季度收到申请9件
 * say of the whole only that it is no less, 日均办理3件 and 2023年收到5件 say nothing of it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"
#include "form/claims.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define SENTENCE_MAX	600	/* code points; longer ones are cut at this */
#define CLAIMS_MAX	64	/* figures of one sentence */
#define WIDE_MAX	4	/* characters of a word of an area */

/* Words of a sentence that speaks of more than the office itself. */
static const char *const wide_words[] = {
	"全市", "全县", "全区", "全省", "全州", "全镇", "全系统", "各级", "辖区", "区县", "各乡镇",
	"各部门", "系统内", "全国", "本辖区", "市直各", "县直各",
};

/* Words that tell of what a figure is, parted by |. */
enum tells {
	TELLS_PART,		/* of the cases */
	TELLS_SEASON,		/* of the year */
	TELLS_SPAN,		/* several years, in the clauses behind, too, .. */
	TELLS_OURS,		/* .. up to what tells of this one */
	TELLS_YEAR,		/* the last, the next */
	TELLS_RATE		/* what one day has */
};
static const struct { enum tells tells; const char *list; } scope_words[] = {
	{ TELLS_PART, "类|领域|一般程序|简易程序|普通程序|快速程序|支队|大队|分局|涉企|对企业|对个人|"
	    "涉及|网络|在线|平台|窗口|网上|线上|网办|通办|当场|当面|现场|即办|信函|邮寄|邮件|传真|转办|"
	    "转来|转交|移送|同一|补正|听证|新办|变更|延续|承诺|从轻|减轻|免予|商业企业|科研机构|社会公益|"
	    "法律服务|个体工商户|二审|再审" },
	{ TELLS_SEASON, "半年|季度|旬|月份" },
	{ TELLS_SPAN, "历年|往年|近年|近两年|近三年|近五年|三年来|五年来|累计三年|累计五年|十三五|十四五|"
	    "十五五|任期|行以来|施以来|立以来|建以来|通以来|线以来" },
	{ TELLS_OURS, "本年|今年|当年|全年|年内|结转" },
	{ TELLS_YEAR, "上年|去年|上一年|下年|明年" },
	{ TELLS_RATE, "日均|月均|年均|人均|平均|单日|每日|每月|每周|每季|每年|最高|最多" },
};
#define SCOPES		128	/* buckets of these words, by their first character */
#define SCOPE_LONGEST	5	/* characters */

/* ---- sentences ---- */

#define YEAR_DIGITS	4

/* The year whose digits end what was copied, 0 if none does. */
static int
year_before(const uint32_t *cp, size_t n)
{
	int year = 0, d;

	if (n < YEAR_DIGITS ||
	    (n > YEAR_DIGITS && char_year_digit(cp[n - YEAR_DIGITS - 1]) >= 0))
		return 0;
	for (size_t k = n - YEAR_DIGITS; k < n; k++) {
		d = char_year_digit(cp[k]);
		if (d < 0)
			return 0;
		year = year * 10 + d;
	}
	return year >= 1000 && year < 3000 ? year : 0;
}

/* ---- searching ---- */

struct index_place {			/* a place of the sentence, in the list of a claim */
	size_t		 at;
	int		 next;
};
struct scope_word {
	uint32_t	 cp[SCOPE_LONGEST];
	size_t		 n;
	enum tells	 tells;
	int		 next;
};
struct claim_index {
	const struct form_claims *of;
	int		*first;			/* of each claim, in place[]; -1 */
	uint64_t	 seen[FORM_CLAIM_BITS / 64];	/* what the sentence has */
	struct index_place *place;	size_t capplace;
	uint32_t	 wide[ARRAY_LEN(wide_words)][WIDE_MAX + 1];	/* ended by 0 */
	int		 scope[SCOPES];		/* in word[], -1 = empty */
	struct scope_word *word;	size_t nword, capword;
};

static void
note_wide_words(struct claim_index *x)
{
	for (size_t i = 0; i < ARRAY_LEN(wide_words); i++) {
		const char *w = wide_words[i];
		size_t n = strlen(w), k = 0;

		for (size_t at = 0; at < n && k < WIDE_MAX; k++)
			at += text_decode(w + at, n - at, &x->wide[i][k]);
	}
}

static void
note_scope_words(struct claim_index *x)
{
	for (int i = 0; i < SCOPES; i++)
		x->scope[i] = -1;
	for (size_t i = 0; i < ARRAY_LEN(scope_words); i++)
		for (const char *s = scope_words[i].list; *s != '\0';) {
			size_t len = strcspn(s, "|");
			struct scope_word *w;

			x->word = mem_grow(x->word, x->nword, &x->capword, sizeof *x->word);
			w = &x->word[x->nword];
			memset(w, 0, sizeof *w);
			for (size_t at = 0; at < len && w->n < SCOPE_LONGEST; w->n++)
				at += text_decode(s + at, len - at, &w->cp[w->n]);
			w->tells = scope_words[i].tells;
			w->next = x->scope[w->cp[0] % SCOPES];
			x->scope[w->cp[0] % SCOPES] = (int)x->nword++;
			s += len + (s[len] == '|');
		}
}

/* The pairs, and the single characters, of a sentence and of what it goes on with. */
static void
note_seen(struct claim_index *x, const uint32_t *cp, size_t n)
{
	uint32_t before = 0;

	memset(x->seen, 0, sizeof x->seen);
	for (size_t i = 0; i < n; i++) {
		size_t pair = form_claim_bit(before, cp[i]), one = form_claim_bit(0, cp[i]);

		x->seen[pair / 64] |= UINT64_C(1) << pair % 64;
		x->seen[one / 64] |= UINT64_C(1) << one % 64;
		before = cp[i];
	}
}

static bool
may_stand(const struct claim_index *x, int claim, bool figures)
{
	const struct form_claim *c = &x->of->claim[claim];
	const unsigned short *bit = c->bit;

	if (c->figure && !figures)
		return false;
	for (int k = 0; k < NEED__MAX; k++) {
		bool any = c->n[k] == 0;

		for (int i = 0; i < c->n[k]; i++, bit++)
			any |= (x->seen[*bit / 64] >> *bit % 64 & 1) != 0;
		if (!any)
			return false;
	}
	return true;
}

struct claim_index *
claims_index_new(const struct form *form)
{
	struct claim_index *x = mem_zero(sizeof *x);

	note_wide_words(x);
	note_scope_words(x);
	x->of = form_claims(form);
	x->first = mem_array((size_t)x->of->nclaim + 1, sizeof *x->first);
	for (int i = 0; i < x->of->nclaim; i++)
		x->first[i] = -1;
	return x;
}

void
claims_index_free(struct claim_index *x)
{
	if (x == NULL)
		return;
	free(x->first);
	free(x->place);
	free(x->word);
	free(x);
}

struct search {
	const struct report *r;
	struct narrative *out;
	int		 slot;
	int		 passage;	/* sentences that ； joins */
	size_t		 kept;		/* characters of the heading that they stand under, .. */
	bool		 kept_item;	/* .. which is 2. and not （二） */
	struct pattern_text t;
	uint32_t	 cp[SENTENCE_MAX + 1];
	size_t		 offset[SENTENCE_MAX + 1];	/* bytes in the text */
};

static bool
speaks_wide(const struct claim_index *x, const uint32_t *s, size_t n)
{
	for (size_t at = 0; at < n; at++)
		for (size_t i = 0; i < ARRAY_LEN(wide_words); i++) {
			const uint32_t *w = x->wide[i];
			size_t k = 0;

			while (w[k] != 0 && at + k < n && s[at + k] == w[k])
				k++;
			if (w[k] == 0)
				return true;
		}
	return false;
}

/* Most sentences have no figure, deny nothing and speak of no outcome: they need no
 * search. */
static bool
worth_it(const uint32_t *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] >= '0' && s[i] <= '9') || s[i] == 0x672A || s[i] == 0x65E0 ||
		    s[i] == 0x6CA1 || s[i] == 0x96F6 || s[i] == 0x4EF6 || s[i] == 0x6761 ||
		    s[i] == 0x4EFD || s[i] == 0x8D77 || s[i] == 0x5B97 || s[i] == 0x7EF4 ||
		    s[i] == 0x5143)
			return true;	/* 未 无 没 零 件 条 份 起 宗 维 元 */
	return false;
}

/* The figure in the unit of the cells it is set against; false when that is not exact. */
static bool
in_unit(const struct search *q, int kase, const struct pattern_hit *hit, struct claim *c)
{
	const struct form *f = q->r->form;
	const struct form_cell *fc = &f->cell[f->kase[kase].cell];
	const char *unit = q->out->scan->text + q->offset[hit->measure];
	size_t n = q->offset[hit->measure_end] - q->offset[hit->measure];

	return cell_in_unit(fc, unit, n, &c->value) && cell_in_unit(fc, unit, n, &c->grain);
}

/* ---- whole or part ---- */

/* What a figure is about besides its noun.  Of a part the whole is no less. */
enum scope { SCOPE_WHOLE, SCOPE_PART, SCOPE_OTHER };

/* 各类 分类 类别 are all of them, 网络、信函共收到 and 信函等渠道 too, and 涉及政府信息公开的 is
 * what the report is about. */
static bool
is_all(const struct pattern_text *t, size_t k, size_t n, size_t near, size_t to)
{
	static const uint32_t about[] = { 0x4FE1, 0x606F, 0x516C, 0x5F00, 0x7684 };
	uint32_t before = k > t->start ? t->cp[k - 1] : 0;
	size_t behind = k + n;

	if (n == 1 && (before == 0x5404 || before == 0x5206 ||		/* 各 分 */
	    (behind < t->n && (t->cp[behind] == 0x522B || t->cp[behind] == 0x578B))))
		return true;						/* 别 型 */
	if (behind + 1 < t->n && t->cp[behind] == 0x653F && t->cp[behind + 1] == 0x5E9C)
		behind += 2;						/* 政府 */
	if (behind + ARRAY_LEN(about) <= t->n &&
	    memcmp(t->cp + behind, about, sizeof about) == 0)
		return true;
	for (; k < to; k++)
		if (t->cp[k] == 0x7B49 || (t->cp[k] == 0x5171 &&		/* 等 共 */
		    near > t->start && t->cp[near - 1] == 0x3001))
			return true;
	return false;
}

/* 1—6月, 截至6月底, 12月收到: months that are not the year.  1月1日至12月31日, 1—12月 and
 * 截至12月底 are. */
static bool
names_a_season(const struct pattern_text *t, size_t from, size_t to)
{
	int64_t last = 0, v;
	bool open = false;		/* the last is December, and not its end */

	for (size_t k = from; k < to; k++) {
		size_t n = char_is(t->cp[k], CHAR_DIGIT) ? pattern_number(t->cp + k, to - k, &v) : 0;
		uint32_t next = k + n + 1 < t->n ? t->cp[k + n + 1] : 0;

		if (n == 0 || k + n >= t->n)
			continue;
		if (t->cp[k + n] == 0x6708) {					/* 月 */
			last = v > last ? v : last;
			open = next != 0x5E95 && next != 0x672B &&		/* 底 末 */
			    !char_is(next, CHAR_DIGIT) && (k < from + 2 ||
			    t->cp[k - 2] != '1' || (k >= from + 3 &&
			    char_is(t->cp[k - 3], CHAR_DIGIT)));	/* 1—12月, not 11—12月 */
		}
		k += n - 1;
	}
	return last > 0 && (last < 12 * NUM_ONE || open);
}

#define TIME_MOST	10	/* characters of 第四季度， before a clause */

/* Does the claim say how this year and the last differ? */
static bool
compares(const struct form *form, const struct form_case *k)
{
	const struct form_relation *rel = &form->rel[k->first_rel];

	for (int i = rel->left; i < rel->left + rel->nleft; i++)
		if (form->term[i].prior)
			return true;
	return k->strength == STRENGTH_RISE || k->strength == STRENGTH_FALL;
}

static enum scope
scope_of(const struct claim_index *x, const struct pattern_text *t,
    const struct pattern_hit *hit, bool compared)
{
	size_t to = hit->has_number ? hit->number : hit->to, from, near, clause;
	bool span = false, year = false, part;

	for (clause = hit->from; clause > t->start && !pattern_is_mark(t->cp[clause - 1]) &&
	    t->cp[clause - 1] != '(' && t->cp[clause - 1] != 0xFF08;)
		clause--;
	from = clause;
	if (clause > t->start + 1 && t->cp[clause - 1] == 0xFF0C) {
		for (near = clause - 1; near > t->start && !pattern_is_mark(t->cp[near - 1]);)
			near--;
		from = clause - near <= TIME_MOST ? near : from;
	}
	for (near = hit->from; near > clause && t->cp[near - 1] != 0x3001;)	/* 、 */
		near--;
	part = names_a_season(t, from, to);
	for (size_t k = t->start; k < to; k++)
		for (int i = x->scope[t->cp[k] % SCOPES]; i >= 0; i = x->word[i].next) {
			const struct scope_word *w = &x->word[i];

			if (k + w->n > to || memcmp(t->cp + k, w->cp, w->n * sizeof *w->cp) != 0)
				continue;
			span = w->tells == TELLS_SPAN || (span && w->tells != TELLS_OURS);
			year = (w->tells == TELLS_YEAR && k >= from && k < hit->from) ||
			    (year && w->tells != TELLS_OURS);
			if (w->tells == TELLS_RATE && k >= from)
				return SCOPE_OTHER;
			part |= (w->tells == TELLS_SEASON && k >= from) ||
			    (w->tells == TELLS_PART && k >= near && !is_all(t, k, w->n, near, to));
		}
	return span || (year && !compared) ? SCOPE_OTHER : part ? SCOPE_PART : SCOPE_WHOLE;
}

/* 因政府信息公开申请引发的行政复议3件: of the office's cases those that the tables count. */
static bool
tells_cause(const struct pattern_text *t, const struct pattern_hit *hit)
{
	size_t to = hit->has_number ? hit->number : hit->from;
	bool disclosure = false, cause = false;

	for (size_t k = to; k > t->start && !pattern_is_mark(t->cp[k - 1]); k--) {
		const uint32_t *s = t->cp + k - 1;

		if (k == to)
			continue;
		cause |= (s[0] == 0x5F15 && (s[1] == 0x53D1 || s[1] == 0x8D77)) ||
		    (s[0] == 0x5BFC && s[1] == 0x81F4);		/* 引发 引起 导致 */
		disclosure |= (s[0] == 0x516C && s[1] == 0x5F00) ||
		    (s[0] == 0x7533 && s[1] == 0x8BF7);		/* 公开 申请 */
	}
	return cause && disclosure;
}

static void
add_claim(struct search *q, int kase, const struct pattern_hit *hit, bool wide)
{
	struct narrative *out = q->out;
	const struct form_case *k = &q->r->form->kase[kase];
	bool compared = compares(q->r->form, k);
	enum scope scope = scope_of(out->index, &q->t, hit, compared);
	struct claim *c;

	/* of a denial, and of what is more or less than last year, a part says nothing */
	if (scope == SCOPE_OTHER || (scope == SCOPE_PART &&
	    (compared || !form_strength_counts(k->strength))))
		return;
	out->claim = mem_grow(out->claim, out->n, &out->cap, sizeof *out->claim);
	c = &out->claim[out->n];
	c->kase = kase;
	c->slot = q->slot;
	c->at = q->offset[hit->from];
	c->len = q->offset[hit->to] - c->at;
	c->value = hit->has_number ? hit->value : 0;
	c->grain = hit->grain;
	c->about = hit->about;
	c->wide = wide;
	c->part = scope == SCOPE_PART;
	c->cause = tells_cause(&q->t, hit);
	c->passage = q->passage;
	out->n += !hit->has_number || in_unit(q, kase, hit, c);
}

/* What a sentence has claimed so far. */
struct taken {
	size_t		 number[CLAIMS_MAX], n;
	int		 wide;		/* -1 = not looked at */
};

/* Does the pattern of a case stand here? Behind what it found, or 0. */
static size_t
try_case(struct search *q, struct taken *taken, const struct form_claim *c, size_t at)
{
	const struct pattern_text *t = &q->t;
	struct pattern_hit hit;

	if (!pattern_at(c->pattern, t, at, &hit))
		return 0;
	for (size_t i = 0; i < taken->n && hit.has_number; i++)
		if (taken->number[i] == hit.number)
			return 0;
	if (hit.has_number && taken->n < CLAIMS_MAX)
		taken->number[taken->n++] = hit.number;
	if (taken->wide < 0)
		taken->wide = speaks_wide(q->out->index, t->cp + t->start, t->n - t->start);
	add_claim(q, c->kase, &hit, taken->wide > 0);
	return hit.to;
}

/* 2024年，因申请引发复议1件: what follows is last year's. */
static bool
tells_last_year(const struct pattern_text *t)
{
	const uint32_t *s = t->cp + t->start;
	size_t n = t->n - t->start;

	return n > 3 && s[0] == 0x4E0A && s[1] == 0x5E74 && pattern_is_mark(s[2]);
}

/* Note for each case the places where its pattern may begin; then try them, case by
 * case, since the first line of the form that fits has the figure. */
static void
search_sentence(struct search *q)
{
	struct claim_index *x = q->out->index;
	const struct form_claims *of = x->of;
	struct taken taken = { .wide = -1 };
	size_t n = 0;

	if (!worth_it(q->cp + q->t.start, q->t.n - q->t.start) || tells_last_year(&q->t))
		return;
	pattern_figures(&q->t);
	note_seen(x, q->cp, q->t.n);
	for (size_t at = q->t.n; at-- > q->t.start;)
		for (int i = of->bucket[q->cp[at] % FORM_CLAIM_BUCKETS]; i >= 0;
		    i = of->begin[i].next) {
			const struct form_claim_begin *e = &of->begin[i];

			if (e->cp[0] != q->cp[at] || (e->cp[1] != 0 &&
			    e->cp[1] != (at + 1 < q->t.n ? q->cp[at + 1] : 0)) ||
			    !may_stand(x, e->claim, q->t.nfigure > 0))
				continue;
			x->place = mem_grow(x->place, n, &x->capplace, sizeof *x->place);
			x->place[n].at = at;
			x->place[n].next = x->first[e->claim];
			x->first[e->claim] = (int)n++;
		}
	for (int c = 0; c < of->nclaim && n > 0; c++) {
		size_t behind = 0;

		for (int i = x->first[c]; i >= 0; i = x->place[i].next) {
			size_t to;

			if (x->place[i].at < behind)
				continue;
			to = try_case(q, &taken, &of->claim[c], x->place[i].at);
			behind = to > behind ? to : behind;
		}
		x->first[c] = -1;
	}
}

/* ---- 分别, 均为 ---- */

#define SPREAD_MAX	12	/* names, and figures, of one list */
#define SPREAD_FROM	6	/* characters between 分别 and its first figure */

struct piece {
	size_t		 from, to;	/* in the sentence */
};

static bool
joins_names(uint32_t c)
{
	return c == 0x3001 || c == 0x548C || c == 0x53CA || c == 0x4E0E;	/* 、和及与 */
}

/* 行政复议、行政诉讼 before "end" of the clause that begins at "from": how many names, 0
 * where they have figures of their own.  和 parts only what no 、 follows, for it is also
 * part of a name. */
static size_t
names_before(const struct search *q, size_t from, size_t end, struct piece name[SPREAD_MAX])
{
	size_t n = 0, last = from;

	for (size_t k = from; k < end; k++) {
		if (char_is(q->cp[k], CHAR_DIGIT))
			return 0;
		last = q->cp[k] == 0x3001 ? k : last;
	}
	name[0].from = from;
	for (size_t k = from; k < end; k++) {
		/* cppcheck-suppress arrayIndexThenCheck ; k < last is no bound: end is */
		if (!joins_names(q->cp[k]) || (q->cp[k] != 0x3001 && k < last) || k == from)
			continue;
		if (n + 1 == SPREAD_MAX)
			return 0;
		name[n++].to = k;
		name[n].from = k + 1;
	}
	name[n].to = end;
	return n + 1;
}

/* 13件和8件 at "at": each figure with its measure word, how many; *to is behind them. */
static size_t
figures_at(const struct search *q, size_t at, struct piece fig[SPREAD_MAX], size_t *to)
{
	size_t n = 0, len;
	int64_t v;

	while (n < SPREAD_MAX && at < q->t.n &&
	    (len = pattern_number(q->cp + at, q->t.n - at, &v)) > 0) {
		fig[n].from = at;
		for (at += len; at < q->t.n && !pattern_is_mark(q->cp[at]) &&
		    !joins_names(q->cp[at]) && at - fig[n].from < len + 3;)
			at++;
		fig[n++].to = *to = at;
		if (at < q->t.n && (joins_names(q->cp[at]) || pattern_is_mark(q->cp[at])))
			at++;
	}
	return n;
}

static size_t
copy_piece(const struct search *q, struct piece p, uint32_t *cp, size_t *offset, size_t n)
{
	for (size_t k = p.from; k < p.to && q->t.start + n < SENTENCE_MAX; k++, n++) {
		cp[n] = q->cp[k];
		offset[n] = q->offset[k];
	}
	return n;
}

/* Names and their figures from "from" to "to" become 复议为13件，诉讼为8件，; "bare": 均为0
 * has no measure word, so 件 is put behind. */
static void
put_list(struct search *q, const struct piece *name, const struct piece *fig, size_t nname,
    struct piece list, bool bare)
{
	uint32_t cp[SENTENCE_MAX + 1];
	size_t offset[SENTENCE_MAX + 1], n;
	struct piece rest = { q->t.start, list.from };

	n = copy_piece(q, rest, cp, offset, 0);
	/* what does not fit is left out: a sentence so long is cut anyway */
	for (size_t i = 0; i < nname; i++) {
		n = copy_piece(q, name[i], cp, offset, n);
		if (q->t.start + n + 3 >= SENTENCE_MAX)
			break;
		cp[n] = 0x4E3A;				/* 为 */
		offset[n++] = q->offset[fig[i].from];
		n = copy_piece(q, fig[i], cp, offset, n);
		if (q->t.start + n + 2 >= SENTENCE_MAX)
			break;
		if (bare) {
			cp[n] = 0x4EF6;			/* 件 */
			offset[n++] = q->offset[fig[i].to];
		}
		cp[n] = 0xFF0C;				/* ， */
		offset[n++] = q->offset[fig[i].to];
	}
	rest.from = list.to;
	rest.to = q->t.n;
	n = copy_piece(q, rest, cp, offset, n);
	memcpy(q->cp + q->t.start, cp, n * sizeof *cp);
	memcpy(q->offset + q->t.start, offset, n * sizeof *offset);
	q->offset[q->t.start + n] = q->offset[q->t.n];
	q->t.n = q->t.start + n;
}

/* The names before "at" in its clause, or in the one before: 复议、诉讼，分别为. */
static size_t
names_of_list(const struct search *q, size_t at, struct piece name[SPREAD_MAX])
{
	size_t from = at, end;

	if (from > q->t.start && pattern_is_mark(q->cp[from - 1]))
		from--;
	end = from;
	while (from > q->t.start && !pattern_is_mark(q->cp[from - 1]))
		from--;
	name[0].from = from;
	return names_before(q, from, end, name);
}

/* 复议、诉讼分别为13件、8件 is read as 复议为13件，诉讼为8件，.  Where names and figures are
 * not as many, nobody can say whose they are, and they are cut out. */
static void
spread_list(struct search *q, size_t at)
{
	struct piece name[SPREAD_MAX], fig[SPREAD_MAX], list = { at, at };
	size_t nname = names_of_list(q, at, name), nfig = 0;

	for (size_t k = at + 2; k < at + 2 + SPREAD_FROM && k < q->t.n && nfig == 0 &&
	    !pattern_is_mark(q->cp[k]); k++)
		nfig = figures_at(q, k, fig, &list.to);
	if (nfig < 2)
		return;
	if (nfig == nname)
		list.from = name[0].from;
	put_list(q, name, fig, nfig == nname ? nname : 0, list, false);
}

/* 制发数、废止数和现行有效数均为0 is read as 制发数为0件，废止数为0件，现行有效数为0件，. */
static void
spread_same(struct search *q, size_t at)
{
	struct piece name[SPREAD_MAX], fig[SPREAD_MAX], list = { at, at };
	size_t nname = names_of_list(q, at, name), len;
	int64_t v = 0;

	if (nname < 2 || figures_at(q, at + 2, fig, &list.to) != 1)
		return;
	len = pattern_number(q->cp + fig[0].from, fig[0].to - fig[0].from, &v);
	list.from = name[0].from;
	for (size_t i = 1; i < nname; i++)
		fig[i] = fig[0];
	put_list(q, name, fig, nname, list, v == 0 && fig[0].from + len == fig[0].to);
}

static void
spread_lists(struct search *q)
{
	for (size_t k = q->t.start; k + 1 < q->t.n; k++)
		if (q->cp[k] == 0x5206 && q->cp[k + 1] == 0x522B)	/* 分别 */
			spread_list(q, k);
		else if ((q->cp[k] == 0x5747 || q->cp[k] == 0x90FD) &&	/* 均 都 */
		    q->cp[k + 1] == 0x4E3A)			/* 为 */
			spread_same(q, k);
}

/* ---- what a part is about ---- */

#define HEAD_MOST	18	/* characters of （二）依申请公开工作情况 */

enum begins { BEGINS_NOTHING, BEGINS_ITEM, BEGINS_PART };

/* How the sentence begins: （二） 二、 一是 or a bullet; 2. and (2) count within a part. */
static enum begins
begins_part(const struct search *q)
{
	const uint32_t *s = q->cp + q->t.start;
	const char *text = q->out->scan->text + q->offset[q->t.start];
	struct ordinal o;

	if (q->t.n < q->t.start + 2)
		return BEGINS_NOTHING;
	if ((s[0] >= 0x25A0 && s[0] <= 0x25CF) ||			/* ■ ◆ ● */
	    (s[1] == 0x662F && char_is(s[0], CHAR_HAN_DIGIT)))		/* 一是 */
		return BEGINS_PART;
	if (!text_ordinal(text, q->offset[q->t.n] - q->offset[q->t.start], &o) ||
	    o.kind == ORDINAL_CIRCLE)
		return BEGINS_NOTHING;
	return o.han || o.kind == ORDINAL_PART ? BEGINS_PART : BEGINS_ITEM;
}

/* A part ends where the next begins: what it was about is no longer said before it. */
static void
leave_part(struct search *q)
{
	enum begins is = begins_part(q);

	/* 1. below （二） is a piece of that part */
	if (q->kept == 0 || q->t.start != q->kept || is == BEGINS_NOTHING ||
	    (is == BEGINS_ITEM && !q->kept_item))
		return;
	q->t.n -= q->kept;
	memmove(q->cp, q->cp + q->kept, q->t.n * sizeof *q->cp);
	memmove(q->offset, q->offset + q->kept, (q->t.n + 1) * sizeof *q->offset);
	q->t.start = q->kept = 0;
}

/* （二）依申请公开情况。: of the sentences behind it, up to the next part, it says what they
 * are about, as what stands before ； does. */
static void
enter_part(struct search *q)
{
	enum begins is = begins_part(q);

	if (q->kept > 0 || is == BEGINS_NOTHING || q->t.n > HEAD_MOST || q->t.start > 0)
		return;
	for (size_t k = 2; k < q->t.n; k++)
		if (char_is(q->cp[k], CHAR_DIGIT))
			return;
	q->kept_item = is == BEGINS_ITEM;
	q->cp[q->t.n] = 0xFF1B;		/* ； */
	q->kept = q->t.n + 1;
}

/* The sentence copied so far ends before byte "at".  After ； what follows may leave out
 * what it is about; after anything else it is another matter. */
static void
end_sentence(struct search *q, size_t at, uint32_t mark)
{
	bool goes_on = mark == 0xFF1B || mark == ';';

	q->offset[q->t.n] = at;
	leave_part(q);
	if (q->t.n > q->t.start) {
		spread_lists(q);
		search_sentence(q);
	}
	if (goes_on && q->t.n < SENTENCE_MAX) {
		q->cp[q->t.n++] = mark;
	} else {
		enter_part(q);
		q->t.n = q->kept;
		q->passage++;
	}
	q->t.start = q->t.n;
}

/* 年 after four digits: they are taken back, or become 上年 下年 往年; false otherwise. */
static bool
take_year(struct search *q, size_t at)
{
	int year = year_before(q->cp + q->t.start, q->t.n - q->t.start);
	int off = year - q->r->year;

	if (year == 0)
		return false;
	q->t.n -= YEAR_DIGITS;
	if (off == 1 || off < 0) {
		q->cp[q->t.n++] = off < -1 ? 0x5F80 : off < 0 ? 0x4E0A : 0x4E0B;	/* 往 上 下 */
		q->cp[q->t.n] = 0x5E74;
		q->offset[q->t.n++] = at;
	}
	return true;
}

/* Every sentence is searched without what stands in 《》. */
void
claims_scan(struct text_scan *s)
{
	struct search q = { .r = s->r, .out = s->out, .slot = s->slot };
	int quoted = 0;
	bool year = false;
	unsigned is;
	uint32_t c;

	q.t.cp = q.cp;
	for (size_t k = 0; k < s->n; k++) {
		c = s->cp[k];
		is = textcheck_classes(c);
		if ((is & ENDS_SENTENCE) != 0 || q.t.n == SENTENCE_MAX) {
			end_sentence(&q, s->at[k], c);
			quoted = 0;
			year = false;
			if ((is & ENDS_SENTENCE) != 0)
				continue;
		}
		if ((c < 0x4E00 || c > 0x9FFF) && text_cp_unsafe(c))
			continue;
		if (c == 0x300A) {		/* 《 */
			quoted++;
		} else if (c == 0x300B && quoted > 0) {
			quoted--;
		} else if (quoted > 0 || (year && c == 0x5EA6)) {	/* 年度 */
			year = false;
		} else {
			year = c == 0x5E74 && take_year(&q, s->at[k]);
			if (year)
				continue;
			q.cp[q.t.n] = c;
			q.offset[q.t.n++] = s->at[k];
		}
	}
	end_sentence(&q, s->at[s->n], 0);
	free(q.t.figure);
}
