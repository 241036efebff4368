/*
 * text_sections.c - is what has to be reported there, each in its section: N501 to
 * N504, N508 to N510, and T209, T308, T312, T409 that set a section against cells.
 *
 * Words decide, and any of several does: a topic that is treated in other words is
 * missed rather than one that is there called missing.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/ready.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define OVERVIEW_LEAST	300	/* a shorter one is still being written */
#define OVERVIEW_MOST	1000	/* characters of 总体情况, in principle */
#define PROBLEMS_LEAST	10	/* characters of section five */
#define FEE_GAP		16	/* characters between 处理费 and its figure */

/* ---- scanning ---- */

/* 无, 无。, 没有, 暂无: the section says there is nothing. */
static bool
says_none(const struct text_scan *s)
{
	static const char *const none[] = { "无", "没有", "暂无", "本年度无", "无其他" };

	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		size_t k = textcheck_scan_word(s, 0, none[i]);

		while (k > 0 && k < s->n && (pattern_is_mark(s->cp[k]) || s->cp[k] == '.'))
			k++;
		if (k > 0 && k == s->n)
			return true;
	}
	return false;
}

/* 金额600元，均未缴纳 and 免收300元 were not paid. */
static bool
tells_no_payment(const struct text_scan *s, const struct text_sentence *t)
{
	static const char *const words[] = { "未缴", "免收", "免缴", "不存在", "收取0元", "缴纳0元",
	    "未发生", "未收取", "未收费" };

	for (size_t k = t->from; k < t->to; k++)
		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			if (textcheck_scan_word(s, k, words[i]) > 0)
				return true;
	return false;
}

/* 收取信息处理费120元, 信息处理费共计1.2万元: in yuan; -1 when no figure is told. */
static int64_t
fee_told(const struct text_scan *s)
{
	for (size_t i = 0; i < s->nsentence; i++) {
		const struct text_sentence *t = &s->sentence[i];

		if ((t->words & WORD_BIT(WORD_FEE)) == 0 || tells_no_payment(s, t))
			continue;
		for (size_t k = t->figure; k < t->figure + t->nfigure; k++) {
			const struct text_figure *f = &s->figure[k];
			bool near = false;
			int64_t v = f->value;

			if (f->measure != 0x5143 && f->measure != 0x4E07)	/* 元 万元 */
				continue;
			for (size_t h = t->hit; h < t->hit + t->nhit; h++)
				near |= s->hit[h].word == WORD_FEE &&
				    (s->hit[h].to <= f->from ?
				    f->from - s->hit[h].to <= FEE_GAP :
				    s->hit[h].from >= f->end &&
				    s->hit[h].from - f->end <= FEE_GAP);
			if (near && (f->measure == 0x5143 || num_mul(&v, 10000)))
				return v;
		}
	}
	return -1;
}

void
textcheck_sections_scan(struct text_scan *s)
{
	const struct form *form = s->r->form;
	struct text_view *view = &s->out->view[s->slot];
	struct text_fact *f;

	if (s->n == 0)
		return;
	view->fee = fee_told(s);
	if (s->slot == form_role_find(form, ROLE_OVERVIEW) && s->nhan > OVERVIEW_MOST) {
		f = textcheck_fact_add(s, TEXT_N504, 0, 0);
		f->has_sides = true;
		f->left = (int64_t)s->nhan * NUM_ONE;
		f->right = OVERVIEW_MOST * NUM_ONE;
	} else if (s->slot == form_role_find(form, ROLE_PROBLEMS)) {
		uint32_t lacks = 0;

		if (s->n < PROBLEMS_LEAST || says_none(s))
			lacks = 1u << PROBLEMS_SHORT;
		else
			lacks = ((view->words & WORD_BIT(WORD_PROBLEM)) == 0) << PROBLEMS_PROBLEM |
			    ((view->words & WORD_BIT(WORD_MEASURE)) == 0) << PROBLEMS_MEASURE;
		if (lacks != 0)
			textcheck_fact_add(s, TEXT_N508, 0,
			    lacks == 1u << PROBLEMS_SHORT ? s->n : 0)->which = lacks;
	} else if (s->slot == form_role_find(form, ROLE_OTHER)) {
		if ((view->words & WORD_BIT(WORD_FEE)) == 0 && s->r->year >= 2021)
			textcheck_fact_add(s, TEXT_N509, 0, says_none(s) ? s->n : 0);
		view->only_none = says_none(s);
	}
}

/* ---- judging ---- */

/* Bits of "need" that are not among the words, numbered from 0. */
static uint32_t
missing(uint32_t words, enum text_word first, int n)
{
	return ~(words >> first) & ((UINT32_C(1) << n) - 1);
}

/* Does a finding about the source show that a cell of the section's tables stood there:
 * blank, or so that it could not be read?  What is open because a document has no row
 * for it shows nothing; in data every cell has a name. */
static bool
tables_seen(const struct report *r, int section)
{
	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];
		int cell = s->place != NULL ? form_cell_find(r->form, s->place) : -1;

		if (cell >= 0 && r->form->cell[cell].section == section &&
		    (!source_is(s->check, SOURCE_F606) || s->found[0] != '\0' ||
		    !r->is_document))
			return true;
	}
	return false;
}

/* A section of tables of which a file has neither heading nor text nor figure. */
static bool
tables_missing(const struct report *r, int section)
{
	int slot = r->form->section[section].text;

	if (textcheck_said(r, slot) || textcheck_heading(r, slot))
		return false;
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];

		if (r->form->cell[i].section == section && (c->has_printed ||
		    (!r->form->cell[i].computed && !cell_empty(c))))
			return false;
	}
	return !tables_seen(r, section);
}

/* Sections a file lacks, and required texts that are blank: in a file that claims to
 * be whole an error, else still to be written. */
static void
judge_missing(struct run *run, bool whole)
{
	const struct report *r = run->r;
	const struct form *form = r->form;

	for (int i = 0; i < form->nsection; i++) {
		int slot = form->section[i].text;
		bool gap = report_text_gap(r, slot);
		bool blank = report_text_open(r, slot) && !gap;
		bool heading = textcheck_heading(r, slot);

		if (gap)
			textcheck_finding(run, TEXT_N521_GAP, slot)->open_text = !whole;
		if (whole && (form->section[i].ntable > 0 ? tables_missing(r, i) :
		    blank && !heading))
			textcheck_finding(run, TEXT_N501, slot);
		else if (blank)
			textcheck_finding(run, TEXT_N521, slot)->open_text = !whole;
	}
}

/* 本级政府的报告: a people's government, not one of its offices.  A file does not say
 * of what kind its office is, but the name does. */
static bool
is_government(const struct agency *a)
{
	static const char tail[] = "人民政府";
	size_t n = a->name != NULL ? strlen(a->name) : 0;

	return a->kind == AGENCY_GOVERNMENT ||
	    ((a->kind == AGENCY_TOWNSHIP || a->kind == AGENCY_UNKNOWN) && n > sizeof tail && strcmp(a->name + n - (sizeof tail - 1), tail) == 0);
}

static void
judge_topics(struct run *run, bool ripe)
{
	const struct report *r = run->r;
	int slot = form_role_find(r->form, ROLE_OVERVIEW);
	uint32_t lacks, all = 0;

	if (!textcheck_said(r, slot) ||
	    (!ripe && textcheck_view(run, slot)->nhan < OVERVIEW_LEAST))
		return;
	lacks = missing(textcheck_view(run, slot)->words, TOPICS_FIRST, 5);
	if (lacks != 0)
		textcheck_finding(run, TEXT_N502, slot)->which = lacks;
	if (!is_government(&r->agency))
		return;
	for (int i = 0; i < r->form->ntext; i++)
		all |= textcheck_view(run, i)->words;
	lacks = missing(all, ACCOUNTS_FIRST, 3);
	if (lacks != 0)
		textcheck_finding(run, TEXT_N503, slot)->which = lacks;
}

/* The charges of the office, in 万元; only the form of 2021 asks for them so. */
static bool
charges(const struct run *run, int64_t *value)
{
	const struct form *form = run->r->form;

	return textcheck_figure(run, FIGURE_CHARGED, value) &&
	    strcmp(form->cell[form_figure_cell(form, FIGURE_CHARGED)].unit, "万元") == 0;
}

static struct finding *
with_cells(struct run *run, enum text_code code, int slot, enum form_figure k,
    int64_t left, int64_t right)
{
	struct finding *f = textcheck_finding(run, code, slot);

	textcheck_figure_cells(run, f, k);
	f->has_sides = true;
	f->left = left;
	f->right = right;
	return f;
}

static void
judge_fee(struct run *run)
{
	const struct report *r = run->r;
	int slot = form_role_find(r->form, ROLE_OTHER);
	const struct text_view *view;
	int64_t fee, charge;

	if (!textcheck_said(r, slot))
		return;
	view = textcheck_view(run, slot);
	fee = view->fee >= 0 ? view->fee : r->has_fee ? r->fee : -1;
	if (view->only_none && charges(run, &charge) && charge > 0)
		with_cells(run, TEXT_N510, slot, FIGURE_CHARGED, 0, charge);
	/* yuan against 万元: divided, a fee may be any figure */
	if (fee > 0 && charges(run, &charge) && fee / 10000 > charge)
		with_cells(run, TEXT_T209, slot, FIGURE_CHARGED, fee, charge);
	if ((view->words & WORD_BIT(WORD_FEE)) != 0 &&
	    (view->words & WORD_BIT(WORD_FEE_NONE)) != 0 &&
	    (view->words & WORD_BIT(WORD_FEE_NOTICE)) == 0 &&
	    textcheck_figure(run, FIGURE_UNPAID, &charge) && charge > 0)
		with_cells(run, TEXT_T308, slot, FIGURE_UNPAID, 0, charge);
}

/* Corrected results, and the text about problems says nothing of them. */
static void
judge_lost(struct run *run)
{
	static const enum form_figure lost[] = { FIGURE_REVIEWS_MENDED, FIGURE_SUITS_MENDED };
	const struct report *r = run->r;
	int slot = form_role_find(r->form, ROLE_PROBLEMS);
	struct finding *f;
	int64_t all = 0;

	if (!textcheck_said(r, slot) ||
	    (textcheck_view(run, slot)->words & WORD_BIT(WORD_LOST)) != 0)
		return;
	f = textcheck_finding(run, TEXT_T409, slot);
	for (int i = 0; i < 2; i++) {
		const struct form_terms *t = &r->form->figure[lost[i]];

		for (int k = t->first; k < t->first + t->n; k++) {
			int cell = r->form->term[k].cell;

			if (run->whole[cell] && r->cell[cell].has_value &&
			    r->cell[cell].value > 0 && num_add(&all, r->cell[cell].value))
				finding_cell(run->out, f, cell);
		}
	}
	f->has_sides = true;
	f->right = all;
	if (all == 0)
		run->out->n--;
}

/*
 * Does the figure that contradicts the totals equal those of natural persons?  The
 * totals stand in the block and column of what is newly received; those of natural
 * persons beside them, as they do there.
 */
bool
textcheck_t312_stands(struct run *run, const struct claim *c, struct finding *f)
{
	const struct report *r = run->r;
	const struct form *form = r->form;
	const struct form_relation *rel = &form->rel[form->kase[c->kase].first_rel];
	int whole = form_figure_cell(form, FIGURE_NEW);
	int people = form_figure_cell(form, FIGURE_NEW_PEOPLE);
	int64_t sum = 0;

	if (c->value <= 0 || c->about != ABOUT_EXACT || whole < 0 || people < 0 ||
	    form->cell[whole].block != form->cell[people].block)
		return false;
	for (int i = rel->left; i < rel->left + rel->nleft; i++) {
		const struct form_term *t = &form->term[i];
		const struct form_cell *fc;
		int beside;

		if (t->cell < 0 || t->prior || t->coef != 1)
			return false;
		fc = &form->cell[t->cell];
		if (fc->block != form->cell[whole].block || fc->col != form->cell[whole].col)
			return false;
		beside = t->cell - fc->col + form->cell[people].col;
		if (!r->cell[beside].has_value || !num_add(&sum, r->cell[beside].value))
			return false;
		finding_cell(run->out, f, beside);
		finding_cell(run->out, f, t->cell);
	}
	return sum == c->value;
}

void
textcheck_sections_judge(struct run *run, bool ripe)
{
	judge_missing(run, ripe && run->document);	/* one being written has all headings */
	judge_topics(run, ripe);
	judge_fee(run);
	judge_lost(run);
}
