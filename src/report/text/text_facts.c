/*
 * text_facts.c - noting what a text says, and what the families of checks ask.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

/* ---- noting ---- */

static struct text_fact *
add(struct narrative *out, enum text_code code, int slot)
{
	struct text_fact *f;

	out->fact = mem_grow(out->fact, out->nfact, &out->capfact, sizeof *out->fact);
	f = &out->fact[out->nfact++];
	memset(f, 0, sizeof *f);
	f->code = code;
	f->slot = slot;
	return f;
}

struct text_fact *
textcheck_fact_add(struct text_scan *s, enum text_code code, size_t from, size_t to)
{
	struct narrative *out = s->out;
	bool once = (textchecks[code].is & TEXT_ONCE) != 0;
	struct text_fact *f;

	for (size_t i = out->nfact; once && i > 0; i--) {
		f = &out->fact[i - 1];
		if (f->slot != s->slot)
			break;		/* those of a text stand together while it is scanned */
		if (f->code == code) {
			f->left += NUM_ONE;
			return NULL;
		}
	}
	f = add(out, code, s->slot);
	f->at = s->at[from];
	f->len = s->at[to > from ? to : from] - f->at;
	while (f->len > 0 && (s->text[f->at + f->len - 1] == ' ' ||
	    s->text[f->at + f->len - 1] == '\t'))
		f->len--;
	if (once)
		f->left = NUM_ONE;
	return f;
}

struct text_fact *
textcheck_fact_head(struct narrative *out, enum text_code code)
{
	return add(out, code, -1);
}

/* ---- asking ---- */

struct finding *
textcheck_finding(struct run *run, enum text_code code, int slot)
{
	const struct text_check *check = &textchecks[code];
	struct finding *f = finding_add(run->out, check->code, check->level);

	f->text = check;
	if (slot >= 0)
		f->place = run->r->form->text[slot].code;
	return f;
}

void
textcheck_finding_drop(struct run *run, size_t n, size_t npool)
{
	run->out->n = n;
	run->out->npool = npool;
}

const struct text_view *
textcheck_view(const struct run *run, int slot)
{
	return &run->out->narrative->view[slot];
}

bool
textcheck_said(const struct report *r, int slot)
{
	return slot >= 0 && !text_blank(r->text[slot]);
}

bool
textcheck_heading(const struct report *r, int slot)
{
	int section = r->form->text[slot].section;

	return section >= 0 && section < 64 && (r->headings >> section & 1) != 0;
}

bool
textcheck_figure(const struct run *run, enum form_figure k, int64_t *value)
{
	const struct report *r = run->r;
	const struct form_terms *t = &r->form->figure[k];

	*value = 0;
	for (int i = t->first; i < t->first + t->n; i++) {
		int cell = r->form->term[i].cell;

		if (!run->whole[cell] || !r->cell[cell].has_value ||
		    !num_add(value, r->cell[cell].value))
			return false;
	}
	return t->n > 0;
}

void
textcheck_figure_cells(struct run *run, struct finding *f, enum form_figure k)
{
	const struct form_terms *t = &run->r->form->figure[k];

	for (int i = t->first; i < t->first + t->n; i++)
		finding_cell(run->out, f, run->r->form->term[i].cell);
}
