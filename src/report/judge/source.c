/*
 * source.c - findings that no form file can state: about the choice of the form,
 * about printed totals, and what an import saw in its source.
 *
 * A printed total that differs is judged in two ways (check.h): the stored
 * report holds the right figure and only remembers the difference, F607; the
 * document as printed is wrong, an error under the code of the formula.
 *
 * All source findings of one code are one finding that lists their cells, so
 * that 137 blank cells are one line and need one reason.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"

/* What import may report, and how much it weighs; a code it invents is a warning. */
static const struct source_kind {
	const char	*code;
	enum form_level	 level;
	enum msg	 msg;
} source_kinds[] = {
	[SOURCE_F601] = { "F601", LEVEL_ERROR, MSG_REPORT_F601 },
	[SOURCE_F602] = { "F602", LEVEL_HINT, MSG_REPORT_F602 },
	[SOURCE_F603] = { "F603", LEVEL_WARNING, MSG_REPORT_F603 },
	[SOURCE_F604] = { "F604", LEVEL_WARNING, MSG_REPORT_F604 },
	[SOURCE_F605] = { "F605", LEVEL_HINT, MSG_REPORT_F605 },
	[SOURCE_F606] = { "F606", LEVEL_ERROR, MSG_REPORT_F606 },
	[SOURCE_F607] = { "F607", LEVEL_WARNING, MSG_REPORT_F607 },
	[SOURCE_F608] = { "F608", LEVEL_HINT, MSG_REPORT_F608 },
};
#define NSOURCE_KIND ARRAY_LEN(source_kinds)

const char *
source_code(enum source_check k)
{
	return source_kinds[k].code;
}

bool
source_is(const char *code, enum source_check k)
{
	return strcmp(code, source_kinds[k].code) == 0;
}

static struct finding *
source_add(struct run *run, enum source_check k)
{
	const struct source_kind *kind = &source_kinds[k];
	struct finding *f = finding_add(run->out, kind->code, kind->level);

	f->msg = kind->msg;
	return f;
}

static struct finding *
source_add_code(struct run *run, const char *code)
{
	struct finding *f;

	for (size_t i = 0; i < NSOURCE_KIND; i++)
		if (source_is(code, (enum source_check)i))
			return source_add(run, (enum source_check)i);
	f = finding_add(run->out, code, LEVEL_WARNING);
	f->msg = MSG_REPORT_F6XX;
	return f;
}

void
judge_form(struct run *run)
{
	const struct report *r = run->r;

	if (!form_valid_in(r->form, r->year))
		source_add(run, SOURCE_F601);
}

/* A total whose printed figure is not the computed one.  Of a partial sum nobody knows
 * what it should be. */
static bool
printed_differs(const struct cell *c)
{
	return !c->open && cell_prints(c);
}

static void
printed_add(struct run *run, const struct form_check *check, int target, int first, int n,
    int64_t right)
{
	const struct form *form = run->r->form;
	struct finding *f = finding_add(run->out, check->code, LEVEL_ERROR);

	f->check = check;
	f->place = form->cell[target].code;
	finding_cell(run->out, f, target);
	finding_terms(run, f, first, n);
	f->has_sides = true;
	f->left = run->r->cell[target].printed;
	f->right = right;
}

/* Is the printed total the sum of its parts as they are printed? */
static bool
adds_up_printed(const struct report *r, int target, int first, int n)
{
	const struct form_term *t = r->form->term + first;
	int64_t sum = 0;

	for (const struct form_term *end = t + n; t < end; t++) {
		const struct cell *c = t->cell >= 0 ? &r->cell[t->cell] : NULL;
		int64_t v = c == NULL || t->prior ? 0 : c->has_printed ? c->printed : c->value;

		if (c == NULL || t->prior || t->coef != 1 || !num_add(&sum, v))
			return false;
	}
	return sum == r->cell[target].printed;
}

/*
 * Printed totals of a document: each an error under the code of its formula.  A
 * total of two formulas (the corner of a table) is wrong under both codes, unless it is
 * the sum of one as printed: 21 for 22 above the corner that has 28 for 29 is one mistake
 * of the column, and the row adds up.
 */
void
judge_printed(struct run *run)
{
	const struct report *r = run->r;
	const struct form *form = r->form;
	signed char told[FORM_CELLS_MAX];	/* by the sum that is not the cell's own */
	int64_t right;
	bool cut = false;

	memset(told, 0, (size_t)form->ncell);
	for (int i = 0; i < form->nkase; i++) {
		const struct form_case *k = &form->kase[i];
		const struct form_relation *rel = &form->rel[k->first_rel];
		const struct form_sum *own;

		if (!form->check[k->check].formula || sum_is_own(form, k) ||
		    !r->cell[k->cell].has_printed || r->cell[k->cell].open ||
		    !report_side(r, rel->right, rel->nright, &right, &cut) ||
		    r->cell[k->cell].printed == right)
			continue;
		own = form->cell[k->cell].sum >= 0 ? &form->sum[form->cell[k->cell].sum] : NULL;
		told[k->cell] = own == NULL ||
		    adds_up_printed(r, k->cell, own->first, own->n) ? 1 :
		    adds_up_printed(r, k->cell, rel->right, rel->nright) ? -1 : 0;
		if (told[k->cell] >= 0)
			printed_add(run, &form->check[k->check], k->cell, rel->right,
			    rel->nright, right);
	}
	for (int i = 0; i < form->nsum; i++) {
		const struct form_sum *s = &form->sum[i];

		if (printed_differs(&r->cell[s->target]) && told[s->target] <= 0)
			printed_add(run, &form->check[s->formula], s->target,
			    s->first, s->n, r->cell[s->target].value);
	}
}

bool
source_is_open(const struct report *r, const struct source_finding *s)
{
	int cell;

	if (s->closed)
		return false;
	if (!source_is(s->check, SOURCE_F607) || s->place == NULL)
		return true;
	cell = form_cell_find(r->form, s->place);
	/* else it is no blank, or there is nothing to hold against it yet */
	return cell < 0 || (!r->cell[cell].has_printed && !r->cell[cell].open);
}

/* One finding for all source findings of a code; the first of them makes it. */
static void
judge_source(struct run *run, size_t first)
{
	const struct report *r = run->r;
	const char *code = r->source[first].check;
	struct finding *f;

	for (size_t i = 0; i < first; i++) {
		if (strcmp(r->source[i].check, code) == 0 &&
		    source_is_open(r, &r->source[i]))
			return;
	}
	f = source_add_code(run, code);
	for (size_t i = first; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];
		int cell;

		if (strcmp(s->check, code) != 0 || !source_is_open(r, s) ||
		    s->place == NULL)
			continue;
		cell = form_cell_find(r->form, s->place);
		if (cell >= 0)
			finding_cell(run->out, f, cell);
		else if (f->place[0] == '\0')
			f->place = s->place;
	}
	if (!run->document && source_is(code, SOURCE_F607)) {
		for (int i = 0; i < r->form->ncell; i++) {
			if (printed_differs(&r->cell[i]))
				finding_cell(run->out, f, i);
		}
	}
}

/* F607 may have blank totals of the source, wrong ones of the cells, or both. */
void
judge_sources(struct run *run)
{
	const struct report *r = run->r;
	struct finding *f = NULL;
	bool blank = false;

	for (size_t i = 0; i < r->nsource; i++) {
		if (!source_is_open(r, &r->source[i]))
			continue;
		blank |= source_is(r->source[i].check, SOURCE_F607);
		judge_source(run, i);
	}
	for (int i = 0; i < r->form->ncell && !blank && !run->document; i++) {
		if (!printed_differs(&r->cell[i]))
			continue;
		if (f == NULL)
			f = source_add(run, SOURCE_F607);
		finding_cell(run->out, f, i);
	}
}
