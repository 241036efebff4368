/*
 * tally_count.c - the rules by which a row of a register counts, or does not.
 *
 *   received   closed      counts in
 *   in it      in it       一 and its outcome
 *   in it      later, not  一 and 四
 *   before     in it       二 and its outcome
 *   before     later, not  二 and 四
 *   before     before      nowhere: of an earlier year
 *   later                  nowhere: of a later year
 *
 * Whatever contradicts itself, or cannot be read, counts nowhere and is listed; no
 * part of it is counted.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "import/tally.h"
#include "import/tally/tally_parts.h"
#include "report/change.h"
#include "report/register.h"
#include "report/report.h"

/* The table of applications. */
struct place {
	int		 block;
	int		 received, carried, next;	/* row leaves */
};
struct counting {
	struct tally	*t;
	struct place	 at;
	struct tally_lexicon words, cases[2];
	const struct tally_entry *e;
	struct tally_row row;		/* why the entry counts nowhere */
	struct tally_word *result, *type;
	int		 received, closed;	/* 20250305; closed 0: not */
	int		*twice;		/* find_twice() */
	size_t		 next;		/* entry to be counted */
};

static const char *const why_codes[TALLY__WHYS] = {
	"later-year", "earlier-year", "left-out", "no-application", "merged", "not-plain",
	"no-receipt", "bad-date", "closed-before-receipt", "no-closing-date", "no-result",
	"pending-but-closed", "unknown-result", "no-type", "unknown-type", "joined",
	"twice"
};

const char *
tally_why_code(enum tally_why why)
{
	return why_codes[why];
}

bool
tally_in_doubt(enum tally_why why)
{
	return why >= TALLY_MERGED;
}

void
tally_why_say(struct buf *b, enum lang lang, const struct tally_row *row)
{
	static const enum msg say[TALLY__WHYS] = {
		MSG_TALLY_LATER, MSG_TALLY_EARLIER, MSG_TALLY_NOWHERE, MSG_TALLY_NO_ENTRY,
		MSG_TALLY_MERGED, MSG_TALLY_LOOK, MSG_TALLY_NO_RECEIVED, MSG_TALLY_BAD_DATE,
		MSG_TALLY_CLOSED_BEFORE, MSG_TALLY_NO_CLOSING, MSG_TALLY_NO_RESULT,
		MSG_TALLY_PENDING_CLOSED, MSG_TALLY_UNKNOWN_RESULT, MSG_TALLY_NO_TYPE,
		MSG_TALLY_UNKNOWN_TYPE, MSG_TALLY_JOINED, MSG_TALLY_TWICE
	};
	const char *text = row->text;
	struct buf looks = BUF_INIT;

	if (row->look != 0)
		look_say(&looks, row->look, lang);
	if (looks.len > 0)
		text = buf_cstr(&looks);
	msg_put(b, lang, say[row->why], row->head != NULL ? row->head : "",
	    text != NULL ? text : "", INT(row->other), NULL);
	buf_release(&looks);
}

void
tally_list(struct tally *t, const struct tally_entry *e, struct tally_row row)
{
	const char *number = e->text[TALLY_NUMBER];

	row.sheet = e->sheet;
	row.row = e->row;
	row.number = number != NULL ? number : e->text[TALLY_SERIAL];
	t->row = mem_grow(t->row, t->nrow, &t->caprow, sizeof *t->row);
	t->row[t->nrow++] = row;
	t->ndoubt += tally_in_doubt(row.why);
}

/* ---- one entry ---- */

static bool
because(struct counting *c, enum tally_why why, enum tally_head head)
{
	c->row = (struct tally_row){ .why = why, .head = tally_head_word(head),
	    .text = c->e->text[head] };
	return false;
}

/* 合并、分案、转办、更正: whether they are applications of their own, the clerk knows. */
static bool
is_joined(const char *s, const char **word)
{
	static const char *const words[] = {
		"合并", "并案", "分案", "拆分", "转办", "移送", "转送", "更正"
	};

	for (size_t i = 0; s != NULL && i < ARRAY_LEN(words); i++)
		if (strstr(s, words[i]) != NULL) {
			*word = words[i];
			return true;
		}
	return false;
}

static enum tally_meant
mean_result(struct counting *c)
{
	const char *text = c->e->text[TALLY_RESULT], *reason = c->e->text[TALLY_REASON];
	enum tally_meant m = tally_mean(&c->words, true, text, &c->result);

	if (m == MEANT_HEADING && reason != NULL)
		m = tally_mean_below(&c->words, c->result->item, reason, &c->result);
	return m;
}

static int
leaf_of(const struct counting *c, const struct tally_word *w)
{
	const struct form_block *b = &c->t->form->block[c->at.block];

	return w->row ? b->row[w->item].leaf : b->col[w->item].leaf;
}

/* Can an outcome stand in this row: a row that is keyed, and none of 一 二? */
static bool
is_outcome(const struct form *form, const struct place *at, int leaf)
{
	const struct form_block *b = &form->block[at->block];

	return leaf >= 0 && leaf != at->received && leaf != at->carried &&
	    !form->cell[b->first_cell + leaf * b->ncol].computed;
}

/* Beside 不予公开 it is the reason that nobody knows; 不予公开 alone is known, and means
 * no row. */
static bool
blame_result(struct counting *c)
{
	const char *reason = c->e->text[TALLY_REASON], *word;
	bool heading = c->result != NULL && c->result->heading;
	struct tally_word *w;

	if (is_joined(c->e->text[TALLY_RESULT], &word))
		return because(c, TALLY_JOINED, TALLY_RESULT);
	because(c, TALLY_UNKNOWN_RESULT, heading && reason != NULL ? TALLY_REASON :
	    TALLY_RESULT);
	c->row.untold = heading ? reason != NULL && tally_mean(&c->words, true, reason, &w) ==
	    MEANT_UNKNOWN : c->result == NULL;
	return false;
}

/* The outcome, where the year needs one: a row, 四 or none. */
static bool
judge_result(struct counting *c)
{
	const char *text = c->e->text[TALLY_RESULT];
	bool closed = c->closed != 0, pending = false;
	enum tally_meant m;

	c->result = NULL;
	if (text == NULL || tally_nothing(text))
		return closed ? because(c, TALLY_NO_RESULT, TALLY_RESULT) : true;
	m = mean_result(c);
	if (m == MEANT_NOWHERE)
		return because(c, TALLY_NOWHERE, TALLY_RESULT);
	if (m != MEANT_LEAF || !is_outcome(c->t->form, &c->at, leaf_of(c, c->result))) {
		return blame_result(c);
	}
	pending = leaf_of(c, c->result) == c->at.next;
	if (closed && pending)
		return because(c, TALLY_PENDING_CLOSED, TALLY_RESULT);
	return closed || pending ? true : because(c, TALLY_NO_CLOSING, TALLY_RESULT);
}

static bool
judge_days(struct counting *c)
{
	const struct tally_entry *e = c->e;
	const char *text = e->text[TALLY_CLOSED];
	struct tally_word *w;
	int last = c->t->year * 10000 + 1231, first = c->t->year * 10000;
	enum tally_day told = tally_day(e->text[TALLY_RECEIVED], c->t->serial, &c->received);

	if (told != DAY_TOLD)
		return because(c, told == DAY_BLANK ? TALLY_NO_RECEIVED : TALLY_BAD_DATE,
		    TALLY_RECEIVED);
	if (c->received > last)
		return because(c, TALLY_LATER, TALLY_RECEIVED);
	c->closed = 0;
	/* 在办 where a day should stand */
	if (text != NULL && !tally_nothing(text) &&
	    tally_day(text, c->t->serial, &c->closed) != DAY_TOLD &&
	    (tally_mean(&c->words, true, text, &w) != MEANT_LEAF ||
	    leaf_of(c, w) != c->at.next))
		return because(c, TALLY_BAD_DATE, TALLY_CLOSED);
	if (c->closed != 0 && c->closed < c->received)
		return because(c, TALLY_CLOSED_BEFORE, TALLY_CLOSED);
	if (c->closed != 0 && c->closed < first)
		return because(c, TALLY_EARLIER, TALLY_CLOSED);
	return true;
}

static bool
judge_type(struct counting *c)
{
	const char *text = c->e->text[TALLY_TYPE];
	const struct form_block *b = &c->t->form->block[c->at.block];
	enum tally_meant m;

	if (text == NULL || tally_nothing(text))
		return because(c, TALLY_NO_TYPE, TALLY_TYPE);
	m = tally_mean(&c->words, false, text, &c->type);
	if (m == MEANT_NOWHERE)
		return because(c, TALLY_NOWHERE, TALLY_TYPE);
	if (m == MEANT_LEAF && !c->t->form->cell[b->first_cell +
	    c->at.received * b->ncol + leaf_of(c, c->type)].computed)
		return true;
	because(c, TALLY_UNKNOWN_TYPE, TALLY_TYPE);
	c->row.untold = m == MEANT_UNKNOWN;
	return false;
}

static bool
judge(struct counting *c)
{
	const struct tally_entry *e = c->e;
	const char *word;

	if (e->none)
		return because(c, TALLY_NO_ENTRY, TALLY_SERIAL);
	if (e->merged)
		return because(c, TALLY_MERGED, e->at);
	if (e->look != 0) {
		because(c, TALLY_LOOK, e->at);
		c->row.look = e->look;
		return false;
	}
	if (!judge_days(c))
		return false;
	/* One that the year leaves open counts in 四 whatever it became later. */
	if (c->closed > c->t->year * 10000 + 1231)
		c->result = NULL;
	else if (!judge_result(c))
		return false;
	if (!judge_type(c))
		return false;
	if (is_joined(e->text[TALLY_REMARK], &word)) {
		because(c, TALLY_JOINED, TALLY_REMARK);
		c->row.text = word;	/* remarks may name people */
		return false;
	}
	return true;
}

/* ---- counting ---- */

static void
count_at(struct counting *c, int row)
{
	const struct form_block *b = &c->t->form->block[c->at.block];

	c->t->count[b->first_cell + row * b->ncol + leaf_of(c, c->type)]++;
}

static void
met(struct tally_word *w, const char *text)
{
	if (w->n++ == 0)
		w->met = text;
}

static void
count_entry(struct counting *c)
{
	struct tally *t = c->t;
	bool in_year = c->received >= t->year * 10000;
	bool open = c->closed == 0 || c->closed > t->year * 10000 + 1231;

	count_at(c, in_year ? c->at.received : c->at.carried);
	count_at(c, open ? c->at.next : leaf_of(c, c->result));
	met(c->type, c->e->text[TALLY_TYPE]);
	if (c->result != NULL)
		met(c->result, c->e->text[TALLY_RESULT]);
	t->ncounted++;
	tally_beside(t, c->cases, c->e, in_year, true);
}

/* The same number, received the same day: which of them holds? */
static int
same_order(const void *a, const void *b)
{
	const struct tally_entry *const *x = a, *const *y = b;
	int diff = strcmp((*x)->text[TALLY_NUMBER], (*y)->text[TALLY_NUMBER]);

	if (diff == 0)
		diff = strcmp((*x)->text[TALLY_RECEIVED], (*y)->text[TALLY_RECEIVED]);
	return diff != 0 ? diff : *x < *y ? -1 : *x > *y;
}

/* For each entry the number of the row that is the same, 0: none. */
static int *
find_twice(const struct tally *t)
{
	const struct tally_entry **e = mem_array(t->n + 1, sizeof *e);
	int *other = mem_array(t->n + 1, sizeof *other);
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		if (!t->entry[i].none && t->entry[i].text[TALLY_NUMBER] != NULL &&
		    t->entry[i].text[TALLY_RECEIVED] != NULL)
			e[n++] = &t->entry[i];
	if (n > 0)
		qsort(e, n, sizeof *e, same_order);
	for (size_t i = 1; i < n; i++)
		if (strcmp(e[i]->text[TALLY_NUMBER], e[i - 1]->text[TALLY_NUMBER]) == 0 &&
		    strcmp(e[i]->text[TALLY_RECEIVED], e[i - 1]->text[TALLY_RECEIVED]) == 0) {
			other[e[i] - t->entry] = e[i - 1]->row;
			if (other[e[i - 1] - t->entry] == 0)
				other[e[i - 1] - t->entry] = e[i]->row;
		}
	free(e);
	return other;
}

static bool
find_place(const struct form *form, struct place *at)
{
	int received = form_figure_cell(form, FIGURE_NEW);
	int carried = form_figure_cell(form, FIGURE_CARRIED);
	int next = form_figure_cell(form, FIGURE_NEXT);

	if (received < 0 || carried < 0 || next < 0)
		return false;
	at->block = form->cell[received].block;
	at->received = form->cell[received].row;
	at->carried = form->cell[carried].row;
	at->next = form->cell[next].row;
	return form->cell[carried].block == at->block && form->cell[next].block == at->block;
}

/* Which cells are counted, and as part of what. */
static void
mark_parts(struct tally *t, const struct place *at)
{
	static const enum form_figure cases[] = {
		FIGURE_REVIEWS_KEPT, FIGURE_REVIEWS_MENDED, FIGURE_REVIEWS_OTHER,
		FIGURE_REVIEWS_OPEN, FIGURE_SUITS_KEPT, FIGURE_SUITS_MENDED,
		FIGURE_SUITS_OTHER, FIGURE_SUITS_OPEN
	};
	const struct form *form = t->form;
	const struct form_block *b = &form->block[at->block];

	for (int i = b->first_cell; i < b->first_cell + b->nrow * b->ncol; i++)
		if (!form->cell[i].computed)
			t->part[i] = TALLY_APPLICATIONS;
	for (size_t k = 0; k < ARRAY_LEN(cases); k++) {
		const struct form_terms *terms = &form->figure[cases[k]];

		for (int i = 0; i < terms->n; i++)
			t->part[form->term[terms->first + i].cell] =
			    k < 4 ? TALLY_REVIEWS : TALLY_SUITS;
	}
}

static void
keep_seen(struct tally *t, const struct tally_lexicon *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct tally_word *w = &l->word[i];

		if (w->n == 0)
			continue;
		t->seen = mem_grow(t->seen, t->nseen, &t->capseen, sizeof *t->seen);
		t->seen[t->nseen++] = (struct tally_seen){ w->met,
		    arena_strdup(&t->arena, w->code), w->row, w->own, w->n };
	}
}

/* As before the first count. */
static void
forget_count(struct tally *t)
{
	t->nentry = t->ncounted = t->ndoubt = 0;
	t->nrow = t->nseen = t->nway = 0;
	t->nnoway = t->ncase = t->ncase_open = t->nfee = t->nfee_open = 0;
	t->fee = 0;
}

void
tally_count_drop(struct tally *t)
{
	if (t->counting == NULL)
		return;
	free(t->counting->twice);
	tally_lexicon_release(&t->counting->words);
	free(t->counting);
	t->counting = NULL;
}

bool
tally_count_begin(struct tally *t, const struct form *form, int year, struct diag *d)
{
	struct counting *c;
	struct place at;

	tally_count_drop(t);
	forget_count(t);
	t->form = form;
	t->year = year;
	if (!find_place(form, &at)) {
		diag_error(d, DIAG_USAGE, MSG_TALLY_FORM, form->code, NULL);
		return false;
	}
	t->count = arena_array(&t->arena, (size_t)form->ncell, sizeof *t->count);
	t->part = arena_array(&t->arena, (size_t)form->ncell, sizeof *t->part);
	mark_parts(t, &at);
	c = t->counting = mem_zero(sizeof *c);
	c->t = t;
	c->at = at;
	tally_lexicon_init(&c->words, form, at.block, t->words);
	tally_cases_init(form, c->cases);
	c->twice = find_twice(t);
	return true;
}

static void
count_next(struct counting *c)
{
	struct tally *t = c->t;
	size_t i = c->next++;
	bool counts;

	c->e = &t->entry[i];
	counts = judge(c);
	t->nentry += !c->e->none;
	if (counts && c->twice[i] != 0) {
		counts = because(c, TALLY_TWICE, TALLY_NUMBER);
		c->row.other = c->twice[i];
	}
	if (counts) {
		count_entry(c);
		return;
	}
	tally_list(t, c->e, c->row);
	if (c->row.why == TALLY_EARLIER)
		tally_beside(t, c->cases, c->e, false, false);
}

size_t
tally_count_some(struct tally *t, size_t most)
{
	struct counting *c = t->counting;

	if (c == NULL)
		return 0;
	while (c->next < t->n && most-- > 0)
		count_next(c);
	if (c->next < t->n)
		return t->n - c->next;
	keep_seen(t, &c->words);
	tally_count_drop(t);
	return 0;
}

bool
tally_count(struct tally *t, const struct form *form, int year, struct diag *d)
{
	if (!tally_count_begin(t, form, year, d))
		return false;
	(void)tally_count_some(t, SIZE_MAX);
	return true;
}

int
tally_year(const struct tally *t)
{
	int count[200] = { 0 }, best = 0, day;

	for (size_t i = 0; i < t->n; i++)
		if (!t->entry[i].none && tally_day(t->entry[i].text[TALLY_RECEIVED],
		    t->serial, &day) == DAY_TOLD)
			count[day / 10000 % 200]++;
	/* of two alike the later: its report is the one to write */
	for (int year = REPORT_YEAR_MIN; year < REPORT_YEAR_MIN + 92; year++)
		if (count[year % 200] > 0 && (best == 0 ||
		    count[year % 200] >= count[best % 200]))
			best = year;
	return best;
}

bool
tally_meaning(const struct form *form, const char *name, int *what, const char **code)
{
	const struct form_block *b;
	enum tally_head head;
	struct place at;
	int i;

	if (tally_head_by_name(name, &head)) {
		*what = REGISTER_HEAD;
		*code = tally_head_code(head);
		return true;
	}
	if (!find_place(form, &at))
		return false;
	b = &form->block[at.block];
	i = form_item_find(b->row, b->nrowitem, name);
	if (i >= 0 && is_outcome(form, &at, b->row[i].leaf)) {
		*what = REGISTER_ROW;
		*code = b->row[i].code;
		return true;
	}
	i = form_item_find(b->col, b->ncolitem, name);
	if (i < 0 || b->col[i].leaf < 0 || form->cell[b->first_cell +
	    at.received * b->ncol + b->col[i].leaf].computed)
		return false;
	*what = REGISTER_COLUMN;
	*code = b->col[i].code;
	return true;
}
