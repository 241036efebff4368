/*
 * claims.c - figures and denials in the texts against the cells.
 *
 * Where a form has 对照 lines, each sentence is searched for their patterns.  A figure
 * is claimed once, by the first line that fits it, so that lines in the form stand
 * from the particular to the general.
 *
 * Must never take a date for a figure: years and what stands in 《》 are taken out of
 * a sentence first.
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
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define SENTENCE_MAX	600	/* code points; longer ones are cut at this */
#define CLAIMS_MAX	64	/* figures of one sentence */
#define ABOUT_PERCENT	10	/* 余 多 近 约: within a tenth, or ten */

/* Words of a sentence that speaks of more than the office itself. */
static const char *const wide_words[] = {
	"全市", "全县", "全区", "全省", "全州", "全镇", "全系统", "各级", "辖区", "区县", "各乡镇",
	"各部门", "系统内", "全国", "本辖区", "市直各", "县直各",
};

/* ---- sentences ---- */

/* 2024年, 2024年度 at the end of what was copied: how many code points to take back. */
static size_t
year_before(const uint32_t *cp, size_t n)
{
	size_t k = n;

	for (int i = 0; i < 4; i++, k--)
		if (k == 0 || cp[k - 1] < '0' || cp[k - 1] > '9')
			return 0;
	if (k > 0 && cp[k - 1] >= '0' && cp[k - 1] <= '9')
		return 0;
	return cp[k] == '2' || cp[k] == '1' ? 4 : 0;
}

/* ---- searching ---- */

struct search {
	const struct report *r;
	struct narrative *out;
	int		 slot;
};

static bool
speaks_wide(const uint32_t *s, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(wide_words); i++) {
		const char *w = wide_words[i];
		size_t len = strlen(w), k, step;
		uint32_t word[8];

		for (k = 0, step = 0; step < len && k < 8; k++)
			step += text_decode(w + step, len - step, &word[k]);
		for (size_t at = 0; at + k <= n; at++)
			if (s[at] == word[0] && memcmp(s + at, word, k * sizeof *s) == 0)
				return true;
	}
	return false;
}

/* Most sentences have no figure and deny nothing: they need no search. */
static bool
worth_it(const uint32_t *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((s[i] >= '0' && s[i] <= '9') || s[i] == 0x672A || s[i] == 0x65E0 ||
		    s[i] == 0x6CA1 || s[i] == 0x96F6 || s[i] == 0x4EF6 || s[i] == 0x6761 ||
		    s[i] == 0x4EFD || s[i] == 0x8D77 || s[i] == 0x5B97)
			return true;	/* 未 无 没 零 件 条 份 起 宗 */
	return false;
}

static void
add_claim(struct search *q, int kase, const struct pattern_hit *hit, const size_t *offset,
    bool wide)
{
	struct narrative *out = q->out;
	struct claim *c;

	out->claim = mem_grow(out->claim, out->n, &out->cap, sizeof *out->claim);
	c = &out->claim[out->n++];
	c->kase = kase;
	c->slot = q->slot;
	c->at = offset[hit->from];
	c->len = offset[hit->to] - c->at;
	c->value = hit->has_number ? hit->value : 0;
	c->about = hit->about;
	c->wide = wide;
}

static void
search_sentence(struct search *q, const uint32_t *s, const size_t *offset, size_t n)
{
	const struct form *f = q->r->form;
	size_t taken[CLAIMS_MAX], ntaken = 0;
	struct pattern_hit hit;
	int wide = -1;

	if (!worth_it(s, n))
		return;
	for (int i = 0; i < f->nkase; i++) {
		const struct form_case *k = &f->kase[i];

		if (k->kind != CASE_CLAIM)
			continue;
		for (size_t at = 0; at < n; at++) {
			bool known = false;

			if (!pattern_may_begin(k->pattern, s[at]) ||
			    !pattern_at(k->pattern, s, n, at, &hit))
				continue;
			for (size_t t = 0; t < ntaken && hit.has_number; t++)
				known |= taken[t] == hit.number;
			if (known)
				continue;
			if (hit.has_number && ntaken < CLAIMS_MAX)
				taken[ntaken++] = hit.number;
			if (wide < 0)
				wide = speaks_wide(s, n);
			add_claim(q, i, &hit, offset, wide > 0);
			at = hit.to > at ? hit.to - 1 : at;
		}
	}
}

/*
 * Every sentence is searched folded, years and what stands in 《》 taken out; the array
 * of byte offsets in the text has one more for the end.
 */
void
claims_scan(struct text_scan *s)
{
	struct search q = { s->r, s->out, s->slot };
	const char *text = s->text;
	uint32_t cp[SENTENCE_MAX + 1];
	size_t offset[SENTENCE_MAX + 1], n = 0, at, len, total = strlen(text);
	unsigned is;
	uint32_t c;
	int quoted = 0;
	bool year = false;

	for (at = 0; at < total; at += len) {
		len = text_decode(text + at, total - at, &c);
		c = pattern_fold(c);
		is = textcheck_classes(c);
		if ((is & ENDS_SENTENCE) != 0 || n == SENTENCE_MAX) {
			offset[n] = at;
			if (n > 0)
				search_sentence(&q, cp, offset, n);
			n = 0;
			quoted = 0;
			year = false;
			if ((is & ENDS_SENTENCE) != 0)
				continue;
		}
		if ((is & CHAR_EMPTY) != 0 || text_cp_unsafe(c))
			continue;
		if (c == 0x300A) {		/* 《 */
			quoted++;
			continue;
		}
		if (c == 0x300B && quoted > 0) {
			quoted--;
			continue;
		}
		if (quoted > 0 || (year && c == 0x5EA6)) {	/* 年度 */
			year = false;
			continue;
		}
		year = false;
		if (c == 0x5E74 && year_before(cp, n) > 0) {
			n -= 4;
			year = true;
			continue;
		}
		cp[n] = c;
		offset[n++] = at;
	}
	offset[n] = at;
	if (n > 0)
		search_sentence(&q, cp, offset, n);
}

/* ---- judging ---- */

static bool
agrees(const struct claim *c, int64_t v)
{
	int64_t diff = c->value > v ? c->value - v : v - c->value;

	if (diff == 0)
		return true;
	return c->about && (diff <= 10 * NUM_ONE || diff / ABOUT_PERCENT <= v / 100);
}

/* Are the cells of the claim all filled, and does none of its sums agree? */
static bool
contradicts(const struct run *run, const struct claim *c, int64_t *first)
{
	const struct report *r = run->r;
	const struct form_case *k = &r->form->kase[c->kase];

	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *rel = &r->form->rel[k->first_rel + i];
		int64_t v;
		bool cut = false;

		for (int t = rel->left; t < rel->left + rel->nleft; t++)
			if (r->form->term[t].cell >= 0 &&
			    !run->whole[r->form->term[t].cell])
				return false;
		if (!report_side(r, rel->left, rel->nleft, &v, &cut) || cut)
			return false;
		if (agrees(c, v))
			return false;
		if (i == 0)
			*first = v;
	}
	return true;
}

/* Why a figure of the text may be another than the total: T312 beside the finding. */
static void
judge_column(struct run *run, const struct claim *c)
{
	size_t before = run->out->n, cells = run->out->npool;
	struct finding *f = textcheck_finding(run, TEXT_T312, c->slot);

	f->quote = run->r->text[c->slot] + c->at;
	f->nquote = c->len;
	f->left = c->value;
	if (!textcheck_t312_stands(run, c, f))
		textcheck_finding_drop(run, before, cells);
}

void
claims_judge(struct run *run, bool ripe)
{
	const struct narrative *said = run->out->narrative;
	const struct report *r = run->r;
	const struct form *form = r->form;

	(void)ripe;		/* a claim waits for its own cells */
	for (size_t i = 0; i < said->n; i++) {
		const struct claim *c = &said->claim[i];
		const struct form_case *k = &form->kase[c->kase];
		const struct form_check *check = &form->check[k->check];
		const struct form_relation *rel = &form->rel[k->first_rel];
		struct finding *f;
		int64_t v = 0;

		if (case_runs(r, k) != YES || !contradicts(run, c, &v))
			continue;
		f = finding_add(run->out, check->code, k->strength == STRENGTH_ASK ||
		    c->wide ? LEVEL_HINT : check->level);
		f->check = check;
		f->kase = k;
		f->place = form->text[c->slot].code;
		f->quote = r->text[c->slot] + c->at;
		f->nquote = c->len;
		f->has_sides = true;
		f->left = c->value;
		f->right = v;
		finding_terms(run, f, rel->left, rel->nleft);
		judge_column(run, c);
	}
}
