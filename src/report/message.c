/*
 * message.c - findings as sentences.
 *
 * The screen shows the beginning of a sentence on one line of 80 columns, so
 * the place and both sides' figures come first and the help text of the form
 * last.  Sides of many terms show their sum alone.
 *
 * Made only when shown: a run of the checks keeps figures and codes.  Labels
 * and help texts are the form's (form_shown), what is said around them comes
 * from the message table.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/look.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/textcheck.h"

#define TERMS_SHOWN	4	/* more terms of a side: only their sum */
#define QUOTE_SHOWN	40	/* characters of a sentence */
#define CELLS_SHOWN	3	/* more cells of a finding: only how many */

static const char gap[] = "  ";

static void
put_num(struct buf *b, int64_t v)
{
	char figure[NUM_TEXT];

	buf_str(b, num_print(figure, v));
}

static void
put_int(struct buf *b, enum lang lang, enum msg m, int n)
{
	char figure[NUM_TEXT];

	msg_put(b, lang, m, num_print(figure, n * NUM_ONE), NULL);
}

/* ---- relations ---- */

/* What is not known cannot come here: its case was skipped. */
static int64_t
figure_of(const struct report *r, const struct form_term *t)
{
	int64_t v = 0;

	if (t->prior)
		prior_value(r, t->cell, &v);
	else
		cell_known(&r->cell[t->cell], &v);
	return v;
}

/* "4×5 + 上年 2 - 1" */
static void
put_side(struct buf *b, const struct report *r, int first, int n, int64_t sum,
    enum lang lang)
{
	const struct form_term *t = r->form->term + first;
	char figure[NUM_TEXT];

	if (n > TERMS_SHOWN || n == 0) {
		put_num(b, sum);
		return;
	}
	for (int i = 0; i < n; i++, t++) {
		int64_t coef = t->coef;

		if (i > 0) {
			buf_str(b, coef < 0 ? " - " : " + ");
			coef = coef < 0 ? -coef : coef;
		}
		if (t->cell < 0) {
			put_num(b, coef);
			continue;
		}
		if (coef == -1)
			buf_chr(b, '-');
		else if (coef != 1)
			buf_printf(b, "%lld×", (long long)coef);
		num_print(figure, figure_of(r, t));
		if (t->prior)
			msg_put(b, lang, MSG_REPORT_LAST_YEAR, figure, NULL);
		else
			buf_str(b, figure);
	}
}

/* The sign that is true of the figures: the sentence shows the report, and the
 * rule follows in words. */
static enum form_relop
true_sign(enum form_relop broken, int64_t left, int64_t right)
{
	if (broken == RELOP_EQ)
		return RELOP_NE;
	return left == right ? RELOP_EQ : left < right ? RELOP_LT : RELOP_GT;
}

static void
put_relation(struct buf *b, const struct report *r, const struct finding *f,
    enum lang lang)
{
	const struct form_relation *rel = &r->form->rel[f->kase->first_rel + f->relation];

	put_side(b, r, rel->left, rel->nleft, f->left, lang);
	buf_printf(b, " %s ", form_relop_sign(true_sign(rel->op, f->left, f->right)));
	put_side(b, r, rel->right, rel->nright, f->right, lang);
}

static enum msg
claim_msg(const struct report *r, const struct finding *f)
{
	static const enum msg by[STRENGTH__MAX] = {
		MSG_REPORT_CLAIM, MSG_REPORT_CLAIM, MSG_REPORT_DENIAL, MSG_REPORT_REST,
		MSG_REPORT_RISE, MSG_REPORT_RISE,
	};
	const struct form_relation *rel = &r->form->rel[f->kase->first_rel];

	for (int i = rel->left; i < rel->left + rel->nleft; i++)
		if (r->form->term[i].prior)
			return MSG_REPORT_CHANGE;
	return by[f->kase->strength];
}

/* “收到申请36件”：36 ≠ 35; of words that say there was none: “未收到申请”，表中 3. */
static void
put_claim(struct buf *b, const struct report *r, const struct finding *f, enum lang lang)
{
	struct buf quote = BUF_INIT;
	char left[NUM_TEXT], right[NUM_TEXT];

	for (size_t i = 0; i < f->nquote; i++)
		if (f->quote[i] != '\n')
			buf_chr(&quote, f->quote[i]);
	msg_put(b, lang, claim_msg(r, f), buf_cstr(&quote), num_print(left, f->left),
	    num_print(right, f->right), NULL);
	if ((f->which & CLAIM_BLANKS) != 0)
		buf_str(b, msg_text(lang, MSG_REPORT_CLAIM_BLANKS));
	buf_release(&quote);
}

static void
put_type(struct buf *b, const struct form_cell *fc, int64_t v, enum lang lang)
{
	static const enum msg rule[2][2] = {
		{ MSG_REPORT_TYPE_POSITIVE, MSG_REPORT_TYPE_COUNT },
		{ MSG_REPORT_TYPE_DECIMALS, MSG_REPORT_TYPE_WHOLE },
	};
	char figure[NUM_TEXT], most[NUM_TEXT];

	msg_put(b, lang, rule[fc->is_signed][fc->decimals == 0], num_print(figure, v),
	    num_print(most, fc->decimals * NUM_ONE), NULL);
}

static void
put_jump(struct buf *b, const struct finding *f, enum lang lang)
{
	char now[NUM_TEXT], last[NUM_TEXT], change[NUM_TEXT];
	int64_t diff;

	if (__builtin_sub_overflow(f->left, f->right, &diff))
		diff = f->left < 0 ? INT64_MIN : INT64_MAX;
	msg_put(b, lang, MSG_REPORT_JUMP, num_print(now, f->left),
	    num_print(last, f->right), num_print(change, diff), NULL);
}

/* ---- form and source ---- */

static void
put_years(struct buf *b, const struct report *r, enum lang lang)
{
	const struct form *form = r->form;
	struct buf years = BUF_INIT;
	char from[NUM_TEXT], year[NUM_TEXT];

	num_print(from, form->from * NUM_ONE);
	if (form->until == 0)
		msg_put(&years, lang, MSG_REPORT_F601_FROM, from, NULL);
	else if (form->until == form->from)
		buf_str(&years, from);
	else
		buf_printf(&years, "%s-%d", from, form->until);
	msg_put(b, lang, MSG_REPORT_F601, form->code, buf_cstr(&years),
	    num_print(year, r->year * NUM_ONE), NULL);
	buf_release(&years);
}

/* What the source has in place of a total that was not read as a figure, or NULL. */
static const struct source_finding *
total_source(const struct report *r, const char *code)
{
	for (size_t i = 0; i < r->nsource; i++)
		if (source_is(r->source[i].check, SOURCE_F607) &&
		    r->source[i].place != NULL && strcmp(r->source[i].place, code) == 0)
			return &r->source[i];
	return NULL;
}

static void
put_printed(struct buf *b, const struct report *r, int cell, enum lang lang)
{
	const struct cell *c = &r->cell[cell];
	char printed[NUM_TEXT], now[NUM_TEXT];
	const char *code = r->form->cell[cell].code;
	const struct source_finding *s = total_source(r, code);
	struct buf words = BUF_INIT;

	if (c->has_printed) {
		msg_put(b, lang, MSG_REPORT_PRINTED_IN, code,
		    num_print(printed, c->printed), num_print(now, c->value), NULL);
	} else if (s != NULL && s->look != 0) {
		look_say(&words, s->look, lang);
		msg_put(b, lang, MSG_REPORT_LOOK_OF, code, buf_cstr(&words), NULL);
	} else if (s != NULL && s->found[0] != '\0') {
		msg_put(b, lang, MSG_REPORT_UNREAD_IN, code, s->found, NULL);
	} else {
		msg_put(b, lang, MSG_REPORT_BLANK_IN, code, NULL);
	}
	buf_release(&words);
}

static void
put_found(struct buf *b, const struct source_finding *s, enum lang lang)
{
	const char *place = s->place ? s->place : "";

	if (s->found != NULL && s->found[0] != '\0')
		msg_put(b, lang, MSG_REPORT_FOUND_IN, place, s->found, NULL);
	else
		buf_str(b, place);
}

/* ---- open cells: F606 ---- */

/* Cells that are open for one reason: a look, or words of the source that are theirs. */
static bool
same_reason(const struct source_finding *a, const struct source_finding *b)
{
	return a->look == b->look && (a->look != 0 || strcmp(a->found, b->found) == 0);
}

static bool
is_told(const struct report *r, const struct finding *f, const struct source_finding *s)
{
	return strcmp(s->check, f->code) == 0 && source_is_open(r, s);
}

/* "2.5:1:A“41^415”、2.6:1:A 有删除线", "3:3.1:A 等 7 格“3 | 0 | 1” 读不准". */
static void
put_reason(struct buf *b, const struct report *r, const struct finding *f,
    const struct source_finding *first, enum lang lang)
{
	struct buf places = BUF_INIT, words = BUF_INIT;
	int n = 0;

	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];

		if (!is_told(r, f, s) || !same_reason(s, first))
			continue;
		if (first->look != 0 && n > 0 && n < CELLS_SHOWN)
			buf_str(&places, msg_text(lang, MSG_REPORT_LIST_AND));
		if (first->look != 0 && n < CELLS_SHOWN)
			put_found(&places, s, lang);
		n++;
	}
	if (first->look == 0)
		buf_str(&places, first->place != NULL ? first->place : "");
	if (n > (first->look != 0 ? CELLS_SHOWN : 1))
		put_int(&places, lang, MSG_REPORT_LIST_OF, n);
	if (first->look != 0)
		look_say(&words, first->look, lang);
	else if (first->found[0] != '\0')
		msg_put(&words, lang, MSG_REPORT_UNSURE, first->found, NULL);
	else
		buf_str(&words, msg_text(lang, MSG_REPORT_UNFOUND));
	msg_put(b, lang, MSG_REPORT_LOOK_OF, buf_cstr(&places), buf_cstr(&words), NULL);
	buf_release(&places);
	buf_release(&words);
}

/* How many cells, what to do, and their reasons one after the other: those that show
 * something else first, for they are told in full. */
static void
put_open(struct buf *b, const struct report *r, const struct finding *f, enum lang lang)
{
	struct buf all = BUF_INIT;
	int n = 0, plain = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < r->nsource; i++) {
			const struct source_finding *s = &r->source[i];
			bool said = !is_told(r, f, s) || (s->look == 0) != (pass == 1);

			n += !said;
			for (size_t k = 0; k < i && !said; k++)
				said = is_told(r, f, &r->source[k]) &&
				    same_reason(&r->source[k], s);
			plain += !said && pass == 1;
			if (said || plain > CELLS_SHOWN)
				continue;
			if (all.len > 0)
				buf_str(&all, msg_text(lang, MSG_REPORT_LOOK_NEXT));
			put_reason(&all, r, f, s, lang);
		}
	if (plain > CELLS_SHOWN)
		buf_str(&all, msg_text(lang, MSG_REPORT_LOOK_MORE));
	msg_put(b, lang, MSG_REPORT_F606, INT(n), buf_cstr(&all), NULL);
	buf_release(&all);
}

void
cell_why_open(struct buf *b, const struct report *r, int cell, enum lang lang)
{
	const char *code = r->form->cell[cell].code;
	struct buf words = BUF_INIT;
	char figure[NUM_TEXT];

	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];

		if (!source_is(s->check, SOURCE_F606) || s->closed || s->place == NULL ||
		    strcmp(s->place, code) != 0)
			continue;
		buf_reset(&words);
		if (s->look != 0)
			look_say(&words, s->look, lang);
		if (s->look != 0 && s->found[0] != '\0')
			msg_put(b, lang, MSG_REPORT_OPEN_LOOK, buf_cstr(&words), s->found, NULL);
		else if (s->look != 0)
			msg_put(b, lang, MSG_REPORT_OPEN_STANDS, buf_cstr(&words), NULL);
		else if (s->found[0] != '\0')
			msg_put(b, lang, MSG_REPORT_OPEN_FOUND, s->found, NULL);
		else
			buf_str(b, msg_text(lang, MSG_REPORT_OPEN_NOT_FOUND));
		if (s->has_proposal)
			msg_put(b, lang, MSG_REPORT_OPEN_MAYBE, num_print(figure, s->proposal),
			    NULL);
		break;
	}
	buf_release(&words);
}

/* The places of a source finding, the first few by name. */
static void
put_source(struct buf *b, const struct report *r, const struct finding *f, enum lang lang)
{
	bool totals = source_is(f->code, SOURCE_F607);
	struct buf places = BUF_INIT;
	int n = 0;

	if (source_is(f->code, SOURCE_F606)) {
		put_open(b, r, f, lang);
		return;
	}
	for (int i = 0; totals && i < f->ncell; i++, n++) {
		if (n > 0 && n < CELLS_SHOWN)
			buf_str(&places, msg_text(lang, MSG_REPORT_LIST_AND));
		if (n < CELLS_SHOWN)
			put_printed(&places, r, f->cell[i], lang);
	}
	for (size_t i = 0; !totals && i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];

		if (!is_told(r, f, s))
			continue;
		if (n > 0 && n < CELLS_SHOWN)
			buf_str(&places, msg_text(lang, MSG_REPORT_LIST_AND));
		if (n++ < CELLS_SHOWN)
			put_found(&places, s, lang);
	}
	if (n > CELLS_SHOWN)
		put_int(&places, lang, MSG_REPORT_LIST_MORE, n);
	msg_put(b, lang, f->msg, buf_cstr(&places), NULL);
	buf_release(&places);
}

/* ---- texts and dates ---- */

/* The words it is about, the first of them. */
static void
put_quote(struct buf *b, const struct finding *f)
{
	size_t at = 0, n = 0, len;
	uint32_t cp;

	for (; at < f->nquote && n < QUOTE_SHOWN; at += len, n++) {
		len = text_decode(f->quote + at, f->nquote - at, &cp);
		if (cp != '\n' && cp != '\r' && cp != '\t')
			buf_add(b, f->quote + at, len);
	}
	if (at < f->nquote)
		buf_str(b, "…");
}

static char *
put_date(char dst[NUM_TEXT], int64_t v)
{
	long long day = v / NUM_ONE;

	snprintf(dst, NUM_TEXT, "%04lld-%02lld-%02lld", day / 10000, day / 100 % 100,
	    day % 100);
	return dst;
}

static void
put_text_check(struct buf *b, const struct finding *f, enum lang lang)
{
	const struct text_check *c = f->text;
	struct buf quote = BUF_INIT, names = BUF_INIT;
	char *(*print)(char *, int64_t) = (c->is & TEXT_DATE) != 0 ? put_date : num_print;
	char left[NUM_TEXT], right[NUM_TEXT];

	if (f->quote != NULL)
		put_quote(&quote, f);
	for (int i = 0; i < c->nname; i++) {
		if ((f->which >> i & 1) == 0)
			continue;
		if (names.len > 0)
			buf_str(&names, msg_text(lang, MSG_REPORT_LIST_AND));
		buf_str(&names, msg_text(lang, c->name[i]));
	}
	msg_put(b, lang, c->msg, buf_cstr(&quote), print(left, f->left),
	    print(right, f->right), buf_cstr(&names), NULL);
	if ((c->is & TEXT_ONCE) != 0 && f->left > NUM_ONE)
		put_int(b, lang, MSG_REPORT_LIST_MORE, (int)(f->left / NUM_ONE));
	buf_printf(b, "%s%s", gap, msg_text(lang, c->help));
	if (c->inferred)
		buf_str(b, msg_text(lang, MSG_REPORT_INFERRED));
	buf_release(&quote);
	buf_release(&names);
}

/* ---- the whole sentence ---- */

/* The brief label of the place: a column, a row, a cell; "" if there is none. */
static void
put_place(struct buf *b, const struct report *r, const struct finding *f, enum lang lang)
{
	const struct form *form = form_shown(r->form, lang);
	const struct form_case *k = f->kase;
	const struct form_block *block;

	if (k != NULL && k->block >= 0 && k->leaf >= 0 &&
	    f->check->quant != QUANT_EACH_CELL) {
		block = &form->block[k->block];
		if (f->check->quant == QUANT_EACH_COLUMN)
			buf_str(b, form_item_brief(&block->col[block->colleaf[k->leaf]]));
		else
			buf_str(b, form_item_brief(&block->row[block->rowleaf[k->leaf]]));
	} else if (k != NULL && k->cell >= 0) {
		form_cell_name(b, form, k->cell);
	} else if (f->check != NULL) {		/* a printed total */
		form_cell_name(b, form, form_cell_find(r->form, f->place));
	}
}

void
finding_text(struct buf *b, const struct report *r, const struct finding *f, enum lang lang)
{
	const char *help;
	char left[NUM_TEXT], right[NUM_TEXT];

	if (f->text != NULL) {
		put_text_check(b, f, lang);
		return;
	}
	if (f->check == NULL) {
		if (f->msg == MSG_REPORT_F601)
			put_years(b, r, lang);
		else
			put_source(b, r, f, lang);
		return;
	}
	if (f->kase == NULL)
		msg_put(b, lang, MSG_REPORT_PRINTED, num_print(left, f->left),
		    num_print(right, f->right), NULL);
	else if (f->kase->kind == CASE_RELATION)
		put_relation(b, r, f, lang);
	else if (f->kase->kind == CASE_CLAIM)
		put_claim(b, r, f, lang);
	else if (f->kase->kind == CASE_SAID)
		buf_str(b, msg_text(lang, MSG_REPORT_UNSAID));
	else if (f->kase->kind == CASE_TYPE)
		put_type(b, &r->form->cell[f->kase->cell], f->left, lang);
	else
		put_jump(b, f, lang);
	help = form_check_shown(r->form, f->check, lang)->help;
	if (help != NULL)
		buf_printf(b, "%s%s", gap, help);
	if (f->check->inferred)
		buf_str(b, msg_text(lang, MSG_REPORT_INFERRED));
}

void
finding_message_at(struct buf *b, const struct report *r, const struct finding *f, int cell,
    enum lang lang)
{
	if (cell >= 0 && r->cell[cell].open && source_is(f->code, SOURCE_F606) &&
	    finding_has_cell(f, cell))
		cell_why_open(b, r, cell, lang);
	else
		finding_message(b, r, f, lang);
}

void
finding_message(struct buf *b, const struct report *r, const struct finding *f,
    enum lang lang)
{
	struct buf place = BUF_INIT;

	put_place(&place, r, f, lang);
	if (place.len > 0)
		msg_put(b, lang, MSG_REPORT_LABEL, buf_cstr(&place), NULL);
	buf_release(&place);
	finding_text(b, r, f, lang);
}

static void
put_ordinal(struct buf *b, const char *heading)
{
	const char *rest;

	if (form_ordinal(b, heading, &rest))
		buf_chr(b, ' ');
}

static void
put_text_place(struct buf *b, const struct report *r, int slot, enum lang lang)
{
	const struct form *form = form_shown(r->form, lang);
	const struct form_text *t = &form->text[slot];
	const char *rest;

	if (t->section < 0) {
		buf_str(b, msg_text(lang, MSG_REPORT_LEAD));
		return;
	}
	if (form_ordinal(b, form->section[t->section].heading, &rest))
		buf_chr(b, ' ');
	buf_str(b, rest);
}

const char *
finding_level_label(const struct finding *f, enum lang lang)
{
	return f->open_text ? msg_text(lang, MSG_REPORT_NO_TEXT) :
	    form_level_said(f->level, lang);
}

void
finding_where(struct buf *b, const struct report *r, const struct finding *f, enum lang lang)
{
	const struct form *form = form_shown(r->form, lang);
	int slot, cell = form_cell_find(form, f->place);

	if (cell < 0) {
		slot = f->place[0] != '\0' ? form_text_find(form, f->place) : -1;
		if (slot >= 0)
			put_text_place(b, r, slot, lang);
		else
			buf_str(b, msg_text(lang, MSG_REPORT_WHOLE));
		return;
	}
	put_ordinal(b, form->section[form->cell[cell].section].heading);
	if (f->check != NULL) {
		put_place(b, r, f, lang);
	} else {
		form_cell_name(b, form, cell);
		if (f->ncell > 1)
			put_int(b, lang, MSG_REPORT_LIST_MORE, f->ncell);
	}
}
