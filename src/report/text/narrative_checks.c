/*
 * narrative_checks.c - the families of checks of texts and dates in rows, and their run.
 *
 * Nothing here knows what a check says: the families do, one small file each.
 *
 * A run without a changed text compares the texts, walks the facts and tests bits.
 */
#include <stdbool.h>
#include <string.h>

#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

static const struct family {
	void		(*scan)(struct text_scan *);	/* of a text that is there */
	void		(*head)(const struct report *, struct narrative *);
	void		(*judge)(struct run *, bool ripe);	/* any may be NULL */
} families[] = {
	{ textcheck_sections_scan, NULL, textcheck_sections_judge },
	{ textcheck_basis_scan, NULL, textcheck_order_judge },
	{ textcheck_names_scan, NULL, NULL },
	{ textcheck_dates_scan, textcheck_dates_head, textcheck_dates_judge },
	{ textcheck_years_scan, NULL, NULL },
	{ textcheck_sums_scan, NULL, NULL },
	{ textcheck_beside_scan, NULL, NULL },
	{ textcheck_residue_scan, NULL, NULL },
	{ textcheck_similar_scan, NULL, NULL },
	{ claims_scan, NULL, claims_judge },
};
#define NFAMILY ARRAY_LEN(families)

/* Does a fact stand against the cells?  It may fill in figures and cells.  One that is
 * not here does. */
static bool (*const stands[TEXT__MAX])(struct run *, const struct text_fact *,
    struct finding *) = {
	[TEXT_N513] = textcheck_percent_stands,
	[TEXT_N518] = textcheck_mended_stands,
};

/* ---- scanning ---- */

static void
scan_text(const struct report *r, struct narrative *out, int slot)
{
	struct text_view *view = &out->view[slot];
	struct text_scan *s = out->scan;

	memset(view, 0, sizeof *view);
	view->fee = -1;
	if (r->text[slot] == NULL)
		return;
	s->r = r;
	s->out = out;
	s->slot = slot;
	s->text = r->text[slot];
	textcheck_take_apart(s);
	view->nhan = (int)s->nhan;
	for (size_t i = 0; i < s->nsentence; i++)
		view->words |= s->sentence[i].words;
	for (size_t i = 0; i < NFAMILY; i++)
		if (families[i].scan != NULL)
			families[i].scan(s);
}

static void
scan(const struct report *r, struct narrative *out)
{
	if (narrative_head_changed(out, r))
		for (size_t i = 0; i < NFAMILY; i++)
			if (families[i].head != NULL)
				families[i].head(r, out);
	for (int i = 0; i < out->ntext; i++)
		if (narrative_text_changed(out, r, i))
			scan_text(r, out, i);
}

/* ---- judging ---- */

static void
judge_fact(struct run *run, const struct text_fact *fact)
{
	const struct report *r = run->r;
	size_t before = run->out->n, cells = run->out->npool;
	struct finding *f = textcheck_finding(run, fact->code, fact->slot);

	if (fact->slot >= 0 && fact->len > 0) {
		f->quote = r->text[fact->slot] + fact->at;
		f->nquote = fact->len;
	}
	f->has_sides = fact->has_sides;
	f->left = fact->left;
	f->right = fact->right;
	f->which = fact->which;
	if (stands[fact->code] != NULL && !stands[fact->code](run, fact, f))
		textcheck_finding_drop(run, before, cells);
}

/* Does a file claim to be a whole report?  A document does; data and workbooks may be
 * mere figures, unless a text or the heading of one is there. */
static bool
claims_whole(const struct report *r)
{
	const struct form *form = r->form;

	if (r->is_document)
		return true;
	for (int i = 0; i < form->ntext; i++)
		if (textcheck_said(r, i) || (form->text[i].kind == FORM_TEXT_BODY &&
		    textcheck_heading(r, i)))
			return true;
	return false;
}

/* What is missing is told of a whole report: of a file that claims to be one, of a
 * stored report once its cells are filled. */
static bool
is_ripe(const struct run *run)
{
	return run->document ? claims_whole(run->r) : report_empty(run->r, -1) == 0;
}

void
narrative_read(struct run *run)
{
	const struct form *form = run->r->form;
	struct findings *out = run->out;

	if (out->narrative == NULL || out->narrative->form != form) {
		narrative_free(out->narrative);
		out->narrative = narrative_new(form);
	}
	scan(run->r, out->narrative);
	memset(run->said, 0, (size_t)form->ncell);
	for (size_t i = 0; i < out->narrative->n; i++) {
		int cell = form->kase[out->narrative->claim[i].kase].cell;

		if (cell >= 0)
			run->said[cell] = 1;
	}
}

void
narrative_judge(struct run *run)
{
	const struct report *r = run->r;
	struct findings *out = run->out;
	bool ripe = is_ripe(run);

	for (size_t i = 0; i < out->narrative->nfact; i++) {
		const struct text_fact *f = &out->narrative->fact[i];

		if (ripe || (f->code != TEXT_N508 &&	/* it is being written */
		    (f->slot >= 0 || r->title != NULL)))
			judge_fact(run, f);
	}
	for (size_t i = 0; i < NFAMILY; i++)
		if (families[i].judge != NULL)
			families[i].judge(run, ripe);
}
