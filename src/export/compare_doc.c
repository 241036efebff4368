/*
 * compare_doc.c - two reports as one document (对照), for whoever signs the second.
 *
 *	一、与上年衔接		checks that tie this year's figures to last year's
 *	二、…			every section as printed; a figure that changed is three lines:
 *				last year's, this year's, the difference
 *
 * Like the check report it is a paper of the office, and Chinese whatever the language of
 * the interface.  Everything that a clerk or a file wrote goes through export_clean().
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/textdiff.h"


static void
add(struct doc *doc, enum doc_kind kind, const char *text)
{
	doc_add(doc, kind, text, strlen(text));
}

/* ---- what ties the years together ---- */

/* A side of a relation; false when a figure of it is not known. */
static bool
side(const struct report *r, int first, int n, int64_t *sum, bool *prior)
{
	*sum = 0;
	for (int i = first; i < first + n; i++) {
		const struct form_term *t = &r->form->term[i];
		const struct cell *c = t->cell >= 0 ? &r->cell[t->cell] : NULL;
		int64_t v = INT64_C(1000000);

		if (t->prior) {
			*prior = true;
			if (!r->prior->known[t->cell])
				return false;
			v = r->prior->value[t->cell];
		} else if (c != NULL) {
			if (c->open || !c->has_value)
				return false;
			v = c->value;
		}
		if (c == NULL)
			v = t->coef;
		else if (t->coef != 1 && t->coef != -1)
			return false;
		else if (t->coef < 0)
			v = -v;
		if (!num_add(sum, v))
			return false;
	}
	return true;
}

static const struct finding *
found(const struct findings *f, const struct form_case *kase)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->item[i].kase == kase)
			return &f->item[i];
	return NULL;
}

struct tie {
	const struct form_case *kase;
	const struct finding *finding;	/* NULL: it holds */
	int64_t		 left, right;
};

/* An equation with last year that is more than a hint, and was judged. */
static bool
is_tie(const struct report *r, const struct findings *f, const struct form_case *k,
    struct tie *t)
{
	const struct form_relation *rel = &r->form->rel[k->first_rel];
	bool prior = false;

	if (k->kind != CASE_RELATION || k->nrel != 1 || k->silent || rel->op != RELOP_EQ ||
	    r->form->check[k->check].level == LEVEL_HINT)
		return false;
	if (!side(r, rel->left, rel->nleft, &t->left, &prior) ||
	    !side(r, rel->right, rel->nright, &t->right, &prior) || !prior)
		return false;
	t->kase = k;
	t->finding = found(f, k);
	return t->finding != NULL || t->left == t->right;
}

static void
put_cell(struct doc *doc, struct doc_table *t, int row, int col, struct buf *text)
{
	doc_add_cell(doc, t, row, col, 1, 1, col == 0 ? DOC_ROWHEAD : DOC_DATA,
	    buf_cstr(text))->left = col == 1 || col == 5;
	buf_reset(text);
}

static void
put_tie(struct doc *doc, struct doc_table *t, int row, const struct report *r,
    const struct tie *tie)
{
	const struct finding at = { .check = &r->form->check[tie->kase->check],
		.kase = tie->kase, .place = r->form->cell[tie->kase->cell].code };
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];

	buf_str(&b, at.check->code);
	put_cell(doc, t, row, 0, &b);
	form_cell_name(&b, r->form, tie->kase->cell);
	put_cell(doc, t, row, 1, &b);
	buf_str(&b, num_print(figure, tie->right));
	put_cell(doc, t, row, 2, &b);
	buf_str(&b, num_print(figure, tie->left));
	put_cell(doc, t, row, 3, &b);
	buf_str(&b, tie->finding == NULL ? "相符" : "不符");
	put_cell(doc, t, row, 4, &b);
	if (tie->finding != NULL && tie->finding->reason != NULL)
		export_clean(&b, tie->finding->reason->body);
	else if (tie->finding != NULL)
		buf_str(&b, "（未说明）");
	put_cell(doc, t, row, 5, &b);
	buf_release(&b);
}

static void
put_tie_table(struct doc *doc, const struct report *r, const struct tie *tie, int n)
{
	static const struct { const char *head; int width; } column[] = {
		{ "编号", 110 }, { "本年数", 480 }, { "按上年应为", 210 },
		{ "本年填报", 190 }, { "结论", 130 }, { "说明理由", 440 },
	};
	struct doc_table *t = doc_add_table(doc, n + 1, (int)ARRAY_LEN(column));

	t->caption = arena_strdup(&doc->arena, "与上年衔接");
	t->nhead = 1;
	t->prose = true;
	t->point_x10 = 90;
	t->row_height = 65;
	t->width = arena_array(&doc->arena, ARRAY_LEN(column), sizeof *t->width);
	for (int c = 0; c < t->ncol; c++) {
		t->width[c] = column[c].width;
		doc_add_cell(doc, t, 0, c, 1, 1, DOC_COLHEAD, column[c].head);
	}
	for (int i = 0; i < n; i++)
		put_tie(doc, t, i + 1, r, &tie[i]);
}

static void
put_ties(struct doc *doc, const struct report *old, const struct report *now)
{
	struct tie *tie = mem_array((size_t)now->form->nkase + 1, sizeof *tie);
	struct findings f;
	int n = 0;

	add(doc, DOC_HEADING1, "与上年衔接");
	findings_init(&f);
	report_findings(now, &f);
	if (now->prior != NULL && now->prior->year == old->year &&
	    strcmp(old->agency.name, now->agency.name) == 0)
		for (int i = 0; i < now->form->nkase; i++)
			n += is_tie(now, &f, &now->form->kase[i], &tie[n]);
	if (n > 0)
		put_tie_table(doc, now, tie, n);
	else
		add(doc, DOC_PARA, "两份报告不是同一机关的相邻两年，或没有可以衔接的数。");
	findings_release(&f);
	free(tie);
}

/* ---- texts ---- */

/* [-36-]{+40+} of the program as people mark it on paper. */
static void
put_marks(struct buf *b, const char *s)
{
	static const char *const mark[][2] = {
		{ "[-", "〔删：" }, { "-]", "〕" }, { "{+", "〔增：" }, { "+}", "〕" },
	};

	while (*s != '\0') {
		size_t i = 0;

		while (i < ARRAY_LEN(mark) && strncmp(s, mark[i][0], 2) != 0)
			i++;
		if (i == ARRAY_LEN(mark)) {
			buf_chr(b, *s++);
		} else {
			buf_str(b, mark[i][1]);
			s += 2;
		}
	}
}

static void
put_paragraph(void *ctx, enum textdiff_find what, const char *old, size_t nold,
    const char *now, size_t nnow)
{
	struct doc *doc = ctx;
	struct buf b = BUF_INIT, words = BUF_INIT, clean = BUF_INIT;

	switch (what) {
	case DIFF_SAME:
		buf_add(&b, now, nnow);
		break;
	case DIFF_REMOVED:
		buf_str(&b, "〔删去此段〕");
		buf_add(&b, old, nold);
		break;
	case DIFF_ADDED:
		buf_str(&b, "〔增加此段〕");
		buf_add(&b, now, nnow);
		break;
	case DIFF_CHANGED:
		textdiff_words(&words, old, nold, now, nnow);
		put_marks(&b, buf_cstr(&words));
		break;
	}
	export_clean(&clean, buf_cstr(&b));
	if (clean.len > 0)
		add(doc, DOC_PARA, buf_cstr(&clean));
	buf_release(&b);
	buf_release(&words);
	buf_release(&clean);
}

static void
put_text(struct doc *doc, const struct report *old, const struct report *now, int slot)
{
	const char *code, *was, *is;
	int from;

	if (slot < 0)
		return;
	code = now->form->text[slot].code;
	from = form_text_find(old->form, code);
	was = from >= 0 && old->text[from] != NULL ? old->text[from] : "";
	is = now->text[slot] != NULL ? now->text[slot] : "";
	if (was[0] == '\0' && is[0] == '\0')
		return;
	if (strcmp(was, is) == 0)
		add(doc, DOC_NOTE, "（文字与上年相同，不再印出。）");
	else if (!textdiff_find(was, is, put_paragraph, doc))
		add(doc, DOC_NOTE, "（文字太长，没有逐段比较。）");
}

/* ---- the document ---- */

static void
put_title(struct doc *doc, const struct report *old, const struct report *now)
{
	struct buf name = BUF_INIT, b = BUF_INIT, title = BUF_INIT;

	export_clean(&name, now->agency.name);
	buf_printf(&title, "%s%d年与%d年年度报告对照", buf_cstr(&name), now->year, old->year);
	doc->title = arena_strdup(&doc->arena, buf_cstr(&title));
	buf_printf(&b, "%s\n%d年与%d年年度报告对照", buf_cstr(&name), now->year, old->year);
	add(doc, DOC_TITLE, buf_cstr(&b));
	buf_reset(&b);
	buf_str(&b, "供内部审核使用。");
	if (strcmp(old->agency.name, now->agency.name) != 0) {
		buf_str(&b, "上年指");
		export_clean(&b, old->agency.name);
		buf_printf(&b, "%d年的报告。", old->year);
	}
	buf_str(&b, "表中数有变动的格印三行：上年、本年、增减；没有变动的只印一个数；"
	    EXPORT_NONE "表示没有填或没有这一格。");
	add(doc, DOC_NOTE, buf_cstr(&b));
	buf_release(&name);
	buf_release(&b);
	buf_release(&title);
}

struct doc *
export_build_compare(const struct report *old, const struct report *now)
{
	const struct form *f = now->form;
	int *from = mem_array((size_t)f->ncell, sizeof *from);
	const struct export_old pair = { old, from };
	struct doc *doc = doc_new();

	form_counterparts(f, old->form, from);
	if (old->form == f)
		for (int i = 0; i < f->ncell; i++)
			from[i] = i;
	put_title(doc, old, now);
	put_ties(doc, old, now);
	for (int i = 0; i < f->ntext; i++)
		if (f->text[i].kind == FORM_TEXT_LEAD)
			put_text(doc, old, now, i);
	for (int i = 0; i < f->nsection; i++) {
		const struct form_section *s = &f->section[i];

		add(doc, DOC_HEADING1, s->heading);
		put_text(doc, old, now, s->text);
		if (s->grid != NULL)
			export_add_table(doc, now, s, &pair);
		put_text(doc, old, now, s->note);
	}
	export_flow(doc);
	free(from);
	return doc;
}

bool
export_compare(struct buf *out, const struct exporter *e, const struct report *old,
    const struct report *now, enum encoding encoding, struct diag *d)
{
	struct doc *doc = export_build_compare(old, now);
	bool ok = export_doc(out, e, doc, encoding, d);

	doc_free(doc);
	return ok;
}

char *
export_compare_name(const struct exporter *e, const struct report *old,
    const struct report *now)
{
	char more[40];

	snprintf(more, sizeof more, "与%d年对照", old->year);
	return export_named(e, now, more);
}
