/*
 * tally_beside.c - what a register tells beside the figures of table 3.
 *
 * Ways of application are counted in the office's own words.  A register has no day
 * on which a review or a lawsuit was decided, so those of applications of earlier
 * years are only numbered; and "是" tells no state.  All of it is offered, none is
 * taken unasked.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "import/tally.h"
#include "import/tally/tally_parts.h"

static const enum form_figure outcomes[2][4] = {
	{ FIGURE_REVIEWS_KEPT, FIGURE_REVIEWS_MENDED, FIGURE_REVIEWS_OTHER,
	    FIGURE_REVIEWS_OPEN },
	{ FIGURE_SUITS_KEPT, FIGURE_SUITS_MENDED, FIGURE_SUITS_OTHER, FIGURE_SUITS_OPEN }
};

void
tally_cases_init(const struct form *form, struct tally_lexicon cases[2])
{
	for (int k = 0; k < 2; k++) {
		int cell = form_figure_cell(form, outcomes[k][0]);

		memset(&cases[k], 0, sizeof cases[k]);
		if (cell >= 0) {
			cases[k].form = form;
			cases[k].block = form->cell[cell].block;
		}
	}
}

/* 否, 未复议: there is no case. */
static bool
no_case(const char *s)
{
	static const char *const none[] = { "否", "未", "没有", "未复议", "未诉讼", "未起诉",
	    "无复议", "无诉讼", "0" };
	const char *p = s;
	size_t n;

	if (s == NULL || tally_nothing(s))
		return true;
	n = strlen(s);
	text_trim(&p, &n, CHAR_EMPTY);
	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		if (strlen(none[i]) == n && memcmp(none[i], p, n) == 0)
			return true;
	return false;
}

/* Which outcome a word tells, 0..3; -1: none.  The columns of a table of lawsuits stand
 * there twice with the same words, so the word need not be the only one. */
static int
outcome(const struct tally_lexicon *l, const enum form_figure which[4], const char *text)
{
	int found = -1, n = 0;

	for (int f = 0; l->form != NULL && f < 4; f++) {
		int cell = form_figure_cell(l->form, which[f]);
		const struct form_item *it;

		if (cell < 0)
			continue;
		it = form_cell_col(l->form, cell);
		if (tally_mean_column(l, (int)(it - l->form->block[l->block].col), text)) {
			found = f;
			n++;
		}
	}
	return n == 1 ? found : -1;
}

static void
count_case(struct tally *t, struct tally_lexicon *l, const enum form_figure which[4],
    const char *text, int after)
{
	int f = outcome(l, which, text);
	const struct form_terms *terms = f >= 0 ? &t->form->figure[which[f]] : NULL;

	if (terms == NULL || (after < 0 && terms->n > 1)) {
		t->ncase_open++;
		return;
	}
	if (after >= terms->n || after < 0)
		after = 0;
	t->count[t->form->term[terms->first + after].cell]++;
	t->ncase++;
}

static void
count_fee(struct tally *t, const struct tally_entry *e)
{
	const char *s = e->text[TALLY_FEE];
	size_t n = s != NULL ? strlen(s) : 0;
	static const char yuan[] = "元";
	int64_t v;

	if (s == NULL || no_case(s))
		return;
	text_trim(&s, &n, CHAR_EMPTY);
	if (n > sizeof yuan - 1 && memcmp(s + n - (sizeof yuan - 1), yuan, sizeof yuan - 1) == 0)
		n -= sizeof yuan - 1;
	if (num_parse(s, n, &v) != NUM_OK || v < 0 || (t->wan && !num_mul(&v, 10000)) ||
	    !num_add(&t->fee, v))
		t->nfee_open++;
	else
		t->nfee += v > 0;
}

static void
count_way(struct tally *t, const struct tally_entry *e)
{
	const char *s = e->text[TALLY_WAY];
	size_t n = s != NULL ? strlen(s) : 0, i = 0;

	if (s == NULL || tally_nothing(s)) {
		t->nnoway++;
		return;
	}
	text_trim(&s, &n, CHAR_EMPTY);
	while (i < t->nway && (strlen(t->way[i].word) != n || memcmp(t->way[i].word, s, n) != 0))
		i++;
	if (i == TALLY_WAYS) {		/* no ways, but remarks */
		t->nnoway++;
		return;
	}
	if (i == t->nway) {
		t->way = mem_grow(t->way, t->nway, &t->capway, sizeof *t->way);
		t->way[t->nway++] = (struct tally_way){ arena_strndup(&t->arena, s, n), 0 };
	}
	t->way[i].n++;
}

void
tally_beside(struct tally *t, struct tally_lexicon cases[2], const struct tally_entry *e,
    bool received, bool counted)
{
	const char *review = e->text[TALLY_REVIEW], *suit = e->text[TALLY_SUIT];

	if (!counted) {
		t->ncase_open += !no_case(review);
		t->ncase_open += !no_case(suit);
		return;
	}
	if (received && t->has[TALLY_WAY])
		count_way(t, e);
	count_fee(t, e);
	if (!no_case(review))
		count_case(t, &cases[0], outcomes[0], review, 0);
	if (!no_case(suit))
		count_case(t, &cases[1], outcomes[1], suit,
		    t->has[TALLY_REVIEW] ? !no_case(review) : -1);
}

void
tally_ways_say(struct buf *b, const struct tally *t)
{
	for (size_t i = 0; i < t->nway; i++)
		buf_printf(b, "%s%s申请%d件", i == 0 ? "其中，" : "、", t->way[i].word,
		    t->way[i].n);
	if (t->nway > 0)
		buf_str(b, "。");
}
