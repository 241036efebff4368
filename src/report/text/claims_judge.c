/*
 * claims_judge.c - figures and denials in the texts against the cells: are they true?
 *
 * Must never take what is not known for nought: a claim is judged when its cells are
 * filled, or blank in a source that prints blanks for noughts.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define ABOUT_PERCENT	10	/* 余 多 近 约: within a tenth, or ten */
#define PERCENT_MOST	1000000000	/* figures beyond are no counts of cases */

/* ---- blanks ---- */

/* Which cells have a figure to judge by, blank ones among them that are noughts. */
struct usable {
	bool		 asked;
	unsigned char	 cell[FORM_CELLS_MAX];
};

/* A source that prints blanks for noughts has more of them in the block than noughts. */
static void
take_blanks(const struct report *r, unsigned char *usable)
{
	const struct form *f = r->form;
	unsigned char blank[FORM_CELLS_MAX];
	int more[FORM_CELLS_MAX];

	memset(blank, 0, (size_t)f->ncell);
	memset(more, 0, (size_t)f->nblock * sizeof *more);
	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];
		int cell = s->place != NULL && !s->closed &&
		    source_is(s->check, SOURCE_F604) ? form_cell_find(f, s->place) : -1;

		if (cell >= 0 && cell_empty(&r->cell[cell]))
			blank[cell] = 1;
	}
	for (int i = 0; i < f->ncell; i++)
		if (!f->cell[i].computed)
			more[f->cell[i].block] += blank[i] ? 1 :
			    r->cell[i].has_value && r->cell[i].value == 0 ? -1 : 0;
	for (int i = 0; i < f->ncell; i++)
		usable[i] |= blank[i] && more[f->cell[i].block] > 0;
}

static const unsigned char *
usable_cells(const struct run *run, struct usable *u)
{
	const struct form *f = run->r->form;

	if (u->asked)
		return u->cell;
	u->asked = true;
	memcpy(u->cell, run->whole, (size_t)f->ncell);
	if (run->r->nsource == 0)
		return u->cell;
	take_blanks(run->r, u->cell);
	for (int i = 0; i < f->nsum; i++) {
		const struct form_term *t = f->term + f->sum[i].first;
		unsigned char all = 1;

		for (int k = 0; k < f->sum[i].n; k++)
			if (t[k].cell >= 0 && !t[k].prior)
				all &= u->cell[t[k].cell];
		u->cell[f->sum[i].target] = all;
	}
	return u->cell;
}

/* ---- figures ---- */

/* The last figure but noughts tells how far 190余 may go: to 199, 2000余 to 2999. */
static int64_t
step_of(int64_t v)
{
	int64_t step = 10 * NUM_ONE;

	while (step < INT64_MAX / 100 && v % (step * 10) == 0 && v > 0)
		step *= 10;
	return step;
}

bool
claims_agree(enum pattern_about about, int64_t said, int64_t grain, int64_t v, bool count)
{
	int64_t off = v - said, diff = off < 0 ? -off : off;

	if (diff == 0)
		return true;
	switch (about) {
	case ABOUT_EXACT:
		break;
	case ABOUT_OVER:
		return off > 0 && (off < step_of(said) || off <= said / ABOUT_PERCENT);
	case ABOUT_UNDER:
		return off < 0 && (diff < step_of(said) || diff <= said / ABOUT_PERCENT);
	case ABOUT_ROUND:
		return diff <= 10 * NUM_ONE || diff / ABOUT_PERCENT <= v / 100;
	}
	return (!count || grain != NUM_ONE) && grain > 0 &&
	    (diff <= grain / 2 || (off > 0 && off < grain));
}

static bool
agrees(const struct claim *c, int64_t v, bool count)
{
	return claims_agree(c->about, c->value, c->grain, v, count);
}

/* By how many per cent more than last year the cells are: millionths, cut; false when
 * it cannot be told. */
static bool
change_percent(const struct report *r, const struct form_relation *rel, int64_t *out)
{
	int64_t now = 0, before = 0, v;

	for (int i = rel->left; i < rel->left + rel->nleft; i++) {
		const struct form_term *t = &r->form->term[i];

		if (t->cell < 0 || t->coef != 1 || !prior_value(r, t->cell, &v) ||
		    !num_add(&before, v) || !num_add(&now, r->cell[t->cell].value))
			return false;
	}
	if (before < NUM_ONE || before > PERCENT_MOST * NUM_ONE || now < 0 ||
	    now > PERCENT_MOST * NUM_ONE)
		return false;
	*out = (now - before) / NUM_ONE * 10000 * NUM_ONE / (before / NUM_ONE) / 100;
	return true;
}

/* Does a sum of the claim agree?  *v: what the cells say. */
static bool
holds(const struct report *r, const struct claim *c, const struct form_relation *rel,
    int64_t *v, bool *known)
{
	const struct form_case *k = &r->form->kase[c->kase];
	enum form_strength strength = k->strength;
	bool cut = false, count;

	if (strength != STRENGTH_RISE && strength != STRENGTH_FALL) {
		*known = report_side(r, rel->left, rel->nleft, v, &cut) && !cut;
		if (*v == c->value || (c->part && *v > c->value))
			return *known;
		return *known && agrees(c, *v, r->form->cell[k->cell].decimals == 0);
	}
	count = r->form->cell[k->cell].decimals == 0;
	*known = change_percent(r, rel, v);
	if (strength == STRENGTH_FALL)
		*v = -*v;
	if (c->about != ABOUT_EXACT)
		return *known && agrees(c, *v, count);
	return *known && (*v > c->value ? *v - c->value : c->value - *v) <=
	    (c->grain == NUM_ONE ? NUM_ONE - 1 : NUM_ONE / 10);
}

/* Are the cells of the claim all known, and does none of its sums agree?  *blanks: some
 * are blank. */
static bool
contradicts(const struct run *run, const struct claim *c, struct usable *u, int64_t *first,
    bool *blanks)
{
	const struct report *r = run->r;
	const struct form_case *k = &r->form->kase[c->kase];

	*blanks = false;
	for (int i = 0; i < k->nrel; i++) {
		const struct form_relation *rel = &r->form->rel[k->first_rel + i];
		bool known;
		int64_t v;

		for (int t = rel->left; t < rel->left + rel->nleft; t++) {
			int cell = r->form->term[t].cell;

			if (cell < 0 || run->whole[cell])
				continue;
			if (!usable_cells(run, u)[cell])
				return false;
			*blanks = true;
		}
		if (holds(r, c, rel, &v, &known) || !known)
			return false;
		if (i == 0)
			*first = v;
	}
	return true;
}

/* ---- what stands beside a claim ---- */

/* Are both figures of the same cells, in the same text? */
static bool
same_matter(const struct form *form, const struct claim *a, const struct claim *b)
{
	const struct form_case *ka = &form->kase[a->kase], *kb = &form->kase[b->kase];

	return a->slot == b->slot && ka->cell == kb->cell && ka->check == kb->check &&
	    (ka->strength == STRENGTH_EQUAL || ka->strength == STRENGTH_ASK) &&
	    (kb->strength == STRENGTH_EQUAL || kb->strength == STRENGTH_ASK);
}

/* Figures beside it in the passage tell that it is one part: 对企业处罚21件，对个人处罚14件 of
 * 35, 已办结133件…全年办结145件.  One of the whole area is none of the office's own where the
 * text has that, too: 全县复议57件，县政府办复议5件; and of all cases where it says which
 * came of disclosure: 行政复议7件，其中因信息公开申请引发的行政复议3件. */
static bool
is_explained(const struct run *run, const struct claim *c, struct usable *u)
{
	const struct narrative *said = run->out->narrative;
	struct claim all = *c;
	bool blanks;
	int64_t v;
	int n = 0;

	all.value = 0;
	all.about = ABOUT_EXACT;
	all.grain = NUM_ONE;
	for (size_t i = 0; i < said->n; i++) {
		const struct claim *other = &said->claim[i];

		if (!same_matter(run->r->form, c, other))
			continue;
		if ((c->wide || (other->passage == c->passage && other->value > c->value)) &&
		    other->value != c->value && !contradicts(run, other, u, &v, &blanks))
			return true;
		if (other->passage != c->passage)
			continue;
		if (other->cause && !c->cause && other->value < c->value &&
		    !contradicts(run, other, u, &v, &blanks))
			return true;
		n++;
		if (!num_add(&all.value, other->value))
			return false;
	}
	return n > 1 && !contradicts(run, &all, u, &v, &blanks);
}

/* 全县收到申请412件，其中县政府办30件: the rest of the sentence has the office's own, too. */
static bool
own_behind(const struct report *r, const struct claim *c, int64_t own)
{
	const char *s = r->text[c->slot] + c->at + c->len, *end = strstr(s, "。");
	const char *among = strstr(s, "其中"), *line = strchr(s, '\n');
	char figure[NUM_TEXT];
	size_t n = strlen(num_print(figure, own));

	if (end == NULL || (line != NULL && line < end))
		end = line != NULL ? line : s + strlen(s);
	if (!c->wide || among == NULL || among > end)
		return false;
	for (s = among; (s = strstr(s, figure)) != NULL && s < end; s++)
		if (!char_is((unsigned char)s[-1], CHAR_DIGIT) && s[-1] != '.' &&
		    !char_is((unsigned char)s[n], CHAR_DIGIT) && s[n] != '.')
			return true;
	return false;
}

/* ---- findings ---- */

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

/* Figures of publication are many, and another measure: one question is enough. */
static bool
asked_before(const struct run *run, const struct form_check *check)
{
	for (size_t i = 0; i < run->out->n; i++) {
		const struct finding *f = &run->out->item[i];

		if (f->kase != NULL && f->kase->kind == CASE_CLAIM &&
		    f->kase->strength == STRENGTH_ASK && strcmp(f->code, check->code) == 0)
			return true;
	}
	return false;
}

void
claims_judge(struct run *run, bool ripe)
{
	const struct narrative *said = run->out->narrative;
	const struct report *r = run->r;
	const struct form *form = r->form;
	struct usable u;

	(void)ripe;		/* a claim waits for its own cells */
	u.asked = false;
	for (size_t i = 0; i < said->n; i++) {
		const struct claim *c = &said->claim[i];
		const struct form_case *k = &form->kase[c->kase];
		const struct form_check *check = &form->check[k->check];
		const struct form_relation *rel = &form->rel[k->first_rel];
		bool ask = k->strength == STRENGTH_ASK, blanks;
		struct finding *f;
		int64_t v = 0;

		if ((k->ncond > 0 && case_runs(r, k, run->said) != YES) ||
		    !contradicts(run, c, &u, &v, &blanks) || (ask && asked_before(run, check)) ||
		    is_explained(run, c, &u) || own_behind(r, c, v))
			continue;
		f = finding_add(run->out, check->code, ask || c->wide ? LEVEL_HINT :
		    check->level);
		f->check = check;
		f->kase = k;
		f->place = form->text[c->slot].code;
		f->quote = r->text[c->slot] + c->at;
		f->nquote = c->len;
		f->has_sides = true;
		f->left = c->value;
		f->right = v;
		f->which = blanks ? CLAIM_BLANKS : 0;
		finding_terms(run, f, rel->left, rel->nleft);
		judge_column(run, c);
	}
}
