/*
 * test_import_partial.c - what could not be read is not 0.  Of documents whose printed
 * figures balance, with any cells of theirs unreadable, totals too: no sum and no
 * balance is ever called wrong, in the file, in the report made of it or in what our
 * own data makes of that.  A wrong total all of whose parts are known still is.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/page.h"
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "unit/import/paper.h"

static const char *const columns[] = { "A", "B1", "B2", "B3", "B4", "B5" };
static const char *const accusing[] = {
	"T301", "T302", "T303", "T401", "T402", "T403", "F607", "N501", "N521",
};

static void
put(struct report *r, const char *row, const char *col, int64_t v)
{
	char figure[NUM_TEXT];
	struct buf code = BUF_INIT;

	buf_printf(&code, "3:%s:%s", row, col);
	kit_cell(r, buf_cstr(&code), num_print(figure, v));
	buf_release(&code);
}

static int64_t
at(const struct report *r, const char *row, const char *col)
{
	struct buf code = BUF_INIT;
	int64_t v;

	buf_printf(&code, "3:%s:%s", row, col);
	v = r->cell[form_cell_find(r->form, buf_cstr(&code))].value;
	buf_release(&code);
	return v;
}

/* Any figures, but the balances of table 3 hold. */
static struct report *
balanced(const char *form, uint64_t *seed)
{
	struct report *r = kit_report(form, "云山县水务局", form[2] == '2' ? 2024 : 2020);
	char figure[NUM_TEXT];

	for (int i = 0; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed)
			kit_cell(r, r->form->cell[i].code, num_print(figure, NUM_ONE *
			    (kit_rand(seed, 3) > 0 ? (int64_t)kit_rand(seed, 30) : 0)));
	for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
		put(r, "2", columns[i], 0);
		put(r, "1", columns[i], at(r, "3.7", columns[i]) + at(r, "4", columns[i]));
	}
	kit_text(r, "t1", "概况。");
	kit_text(r, "t5", "问题与改进。");
	kit_text(r, "t6", "无。");
	return r;
}

/* "hit" (or NULL): the cells that were made unreadable; F607 may say so of a total. */
static void
no_accusation(const struct report *r, const char *where, bool document,
    const unsigned char *hit)
{
	struct findings f;

	findings_init(&f);
	if (document)
		document_findings(r, &f);
	else
		report_findings(r, &f);
	for (size_t i = 0; i < f.n; i++)
		for (size_t k = 0; k < ARRAY_LEN(accusing); k++) {
			bool unread = hit != NULL && f.item[i].ncell > 0 &&
			    strcmp(f.item[i].code, "F607") == 0;

			for (int n = 0; unread && n < f.item[i].ncell; n++)
				unread = hit[f.item[i].cell[n]];
			cr_expect(strcmp(f.item[i].code, accusing[k]) != 0 || unread ||
			    f.item[i].open_text, "%s: %s %s", where, f.item[i].code,
			    f.item[i].place);
		}
	cr_expect_eq(f.open.unread, report_unread(r));
	findings_release(&f);
}

/* What the form says of a cell, without recalc: is one of its parts open? */
static bool
has_open_part(const struct report *r, int cell)
{
	const struct form *f = r->form;

	if (f->cell[cell].sum < 0)
		return r->cell[cell].open;
	for (int i = 0; i < f->sum[f->cell[cell].sum].n; i++) {
		const struct form_term *t = &f->term[f->sum[f->cell[cell].sum].first + i];

		if (t->cell >= 0 && !t->prior && has_open_part(r, t->cell))
			return true;
	}
	return false;
}

/* The totals of a report that has open cells, and what is printed for them. */
static void
partial_as_said(const struct report *r, const struct report *true_one, const char *where)
{
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];
		const char *code = r->form->cell[i].code;

		if (!r->form->cell[i].computed) {
			cr_expect(!c->open || (!c->has_value && !c->na), "%s", code);
			continue;
		}
		cr_expect_eq(c->open, has_open_part(r, i), "%s %s", where, code);
		if (c->open && c->has_printed)
			cr_expect_eq(c->printed, true_one->cell[i].value, "%s %s", where, code);
		if (!c->open && c->has_value)
			cr_expect_eq(c->value, true_one->cell[i].value, "%s %s", where, code);
	}
}

static struct candidate *
read_file(const struct buf *b, const char *name)
{
	struct import_options o = { 0 };
	struct candidate *k;

	if (strcmp(name, "a.csv") == 0) {
		o.agency = "云山县水务局";
		o.year = 2024;
	}
	k = import_bytes(kit_import(&o, NULL), b->data, b->len, name);
	cr_assert_not_null(k->report, "%s", name);
	return k;
}

/* Do the same cells know the same? */
static void
same_knowledge(const struct report *a, const struct report *b, const char *where)
{
	for (int i = 0; i < a->form->ncell; i++) {
		const struct cell *x = &a->cell[i], *y = &b->cell[i];
		const char *code = a->form->cell[i].code;

		cr_expect_eq(x->open, y->open, "%s %s", where, code);
		cr_expect_eq(x->has_value, y->has_value, "%s %s", where, code);
		cr_expect(!x->has_value || x->value == y->value, "%s %s", where, code);
		if (x->open)
			cr_expect_eq(x->has_printed, y->has_printed, "%s %s", where, code);
	}
}

/* Our own data of a report that is partly open, read again. */
static void
through_data(const struct report *r)
{
	static const char *const format[] = { "json", "csv" };
	struct buf b = BUF_INIT;
	struct candidate *k;

	for (size_t i = 0; i < ARRAY_LEN(format); i++) {
		buf_reset(&b);
		cr_assert(kit_export(&b, r, format[i], false));
		k = read_file(&b, i == 0 ? "a.json" : "a.csv");
		same_knowledge(r, k->report, format[i]);
		no_accusation(k->report, format[i], true, NULL);
		no_accusation(k->report, format[i], false, NULL);
		candidate_free(k);
	}
	buf_release(&b);
}

/* The document of a report with some cells overwritten by what is no figure. */
static void
write_damaged(struct buf *out, const struct report *r, const char *format, uint64_t *seed,
    uint64_t share, unsigned char *hit)
{
	static const char *const what[] = { "见附表", "第3", "〇〇一", "8*", "1、2" };
	struct export_options o = { .draft = true };
	struct doc *doc = export_build(r, &o);

	for (size_t i = 0; i < doc->n; i++) {
		struct doc_table *t = doc->block[i].table;

		for (size_t k = 0; t != NULL && k < t->ncell; k++)
			if (t->cell[k].cell >= 0 && kit_rand(seed, 100) < share) {
				hit[t->cell[k].cell] = 1;
				t->cell[k].text = arena_strdup(&doc->arena,
				    what[kit_rand(seed, ARRAY_LEN(what))]);
			}
	}
	cr_assert(exporter_find(format)->write_doc(out, doc, NULL));
	doc_free(doc);
}

Test(partial, documents_that_balance)
{
	static const char *const format[] = { "html", "docx", "txt", "md" };
	static const uint64_t share[] = { 1, 4, 15, 50, 100 };
	uint64_t seed = 20240131;
	struct buf b = BUF_INIT;
	int open = 0;

	for (int n = 0; n < 80; n++) {
		const char *name = format[n % 4];
		struct report *r = balanced(n % 8 < 6 ? "2021" : "2019", &seed);
		unsigned char hit[FORM_CELLS_MAX] = { 0 };
		struct candidate *k;

		buf_reset(&b);
		write_damaged(&b, r, name, &seed, share[n / 16], hit);
		k = import_bytes(kit_import(NULL, NULL), b.data, b.len, name);
		if (k->report != NULL) {
			no_accusation(k->report, name, true, hit);
			no_accusation(k->report, name, false, hit);
			partial_as_said(k->report, r, name);
			open += report_unread(k->report);
		} else {
			cr_expect_geq(share[n / 16], 50, "%s refused", name);
		}
		candidate_free(k);
		report_free(r);
	}
	cr_expect_gt(open, 500);
	buf_release(&b);
}

/* ---- without a reader: exactly these cells are open ---- */

/* An intake of what a report prints, some cells open, some totals not read; "wrong"
 * (or -1) is a total printed one too high. */
static struct candidate *
take_in(const struct report *r, const unsigned char *open, int wrong)
{
	struct candidate *k = mem_zero(sizeof *k);
	struct buf text = BUF_INIT;
	char figure[NUM_TEXT];
	struct intake in;

	intake_init(&in, kit_import(NULL, NULL), k);
	intake_form(&in, r->form);
	in.agency = mem_strdup(r->agency.name);
	in.year = r->year;
	in.is_document = true;
	for (int i = 0; i < r->form->nsection; i++)
		intake_heading(&in, i, 0);
	for (int i = 0; i < r->form->ncell; i++) {
		in.wish[i].seen = true;
		in.wish[i].open = open[i];
		if (!open[i])
			in.wish[i].text = mem_strdup(num_print(figure, r->cell[i].value +
			    (i == wrong ? NUM_ONE : 0)));
	}
	for (int i = 0; i < r->form->ntext; i++)
		in.text[i] = mem_strdup(r->text[i]);
	cr_assert(intake_build(&in));
	intake_release(&in);
	buf_release(&text);
	return k;
}

static bool
raised(const struct report *r, int cell)
{
	struct findings f;
	bool found = false;

	findings_init(&f);
	document_findings(r, &f);
	for (size_t i = 0; i < f.n; i++)
		found |= (strcmp(f.item[i].code, "T301") > 0 &&
		    strcmp(f.item[i].code, "T404") < 0) &&
		    strcmp(f.item[i].place, r->form->cell[cell].code) == 0 &&
		    f.item[i].has_sides &&
		    f.item[i].left == f.item[i].right + NUM_ONE;
	findings_release(&f);
	return found;
}

Test(partial, any_cells_open)
{
	uint64_t seed = 7;
	int controls = 0;

	for (int n = 0; n < 400; n++) {
		struct report *r = balanced(n % 3 ? "2021" : "2019", &seed);
		unsigned char open[FORM_CELLS_MAX] = { 0 };
		uint64_t share = 1 + kit_rand(&seed, n % 2 ? 6 : 100);
		struct candidate *k;
		int wrong;

		for (int i = 0; i < r->form->ncell; i++)
			open[i] = kit_rand(&seed, 100) < share;
		k = take_in(r, open, -1);
		for (int i = 0; i < r->form->ncell; i++)
			if (!r->form->cell[i].computed)
				cr_assert_eq(k->report->cell[i].open, open[i]);
		no_accusation(k->report, "intake", true, NULL);
		no_accusation(k->report, "intake", false, NULL);
		partial_as_said(k->report, r, "intake");
		if (r->form->code[2] == '2')
			through_data(k->report);
		wrong = (int)kit_rand(&seed, (uint64_t)r->form->ncell);
		while (wrong < r->form->ncell && (!r->form->cell[wrong].computed ||
		    k->report->cell[wrong].open || open[wrong]))
			wrong++;
		candidate_free(k);
		if (wrong < r->form->ncell) {
			k = take_in(r, open, wrong);
			cr_expect(raised(k->report, wrong), "%s",
			    r->form->cell[wrong].code);
			controls++;
			candidate_free(k);
		}
		report_free(r);
	}
	cr_expect_gt(controls, 100);
}

/* The sums as printed are judged where their parts are open, and told of once. */
Test(partial, printed_totals_balance)
{
	uint64_t seed = 3;
	struct report *r = balanced("2021", &seed);
	unsigned char open[FORM_CELLS_MAX] = { 0 };
	struct candidate *k;
	struct findings f;
	int cell = form_cell_find(r->form, "3:3.7:B2"), t301 = 0;

	for (int i = 0; i < r->form->ncell; i++)	/* 5.要求…: not printed */
		open[i] = strncmp(r->form->cell[i].code, "3:3.5.5:", 8) == 0;
	findings_init(&f);
	k = take_in(r, open, cell);
	document_findings(k->report, &f);
	for (size_t i = 0; i < f.n; i++) {
		if (strcmp(f.item[i].code, "T301") != 0)
			continue;
		t301++;
		cr_expect_str_eq(f.item[i].place, "3:1:B2");
		cr_expect_eq(f.item[i].right, f.item[i].left + NUM_ONE);
	}
	cr_expect_eq(t301, 1);
	candidate_free(k);

	/* only the column of totals is known */
	for (int i = 0; i < r->form->ncell; i++)
		open[i] = strncmp(r->form->cell[i].code, "3:", 2) == 0 &&
		    strcmp(strrchr(r->form->cell[i].code, ':'), ":C") != 0;
	k = take_in(r, open, form_cell_find(r->form, "3:1:C"));
	document_findings(k->report, &f);
	t301 = 0;
	for (size_t i = 0; i < f.n; i++) {
		cr_expect_str_neq(f.item[i].code, "T303");
		t301 += strcmp(f.item[i].code, "T301") == 0;
	}
	cr_expect_eq(t301, 1);
	candidate_free(k);
	findings_release(&f);
	report_free(r);
}

static void
keyed(struct report *r, const char *code, const char *text)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_cell(&list, r, form_cell_find(r->form, code), text, ORIGIN_KEY);
	cr_assert(report_apply(r, &list, kit_actor(), NULL, NULL));
	change_list_release(&list);
}

/* Who fills the open cell makes its sums whole, and what was printed is held against
 * them; undo opens it again. */
Test(partial, until_it_is_filled)
{
	uint64_t seed = 11;
	struct report *r = balanced("2021", &seed), *now;
	unsigned char open[FORM_CELLS_MAX] = { 0 };
	struct change_list undone = CHANGE_LIST_INIT;
	int cell = form_cell_find(r->form, "3:3.1:A");
	int row = form_cell_find(r->form, "3:3.1:C"), all = form_cell_find(r->form, "3:3.7:C");
	struct candidate *k;
	struct findings f;
	struct balance b;

	kit_cell(r, "3:3.1:A", "0");		/* the known parts add up to what is printed */
	put(r, "1", "A", at(r, "3.7", "A") + at(r, "4", "A"));
	open[cell] = 1;
	k = take_in(r, open, -1);
	now = k->report;
	findings_init(&f);
	cr_assert(now->cell[cell].open && now->cell[row].open && now->cell[all].open);
	cr_assert(now->cell[row].has_printed && cell_prints(&now->cell[row]));
	cr_assert(report_balance(now, r->form->cell[cell].block, 0, &b));
	cr_assert(b.diff == 0 && b.complete && !b.open, "by the printed total");

	keyed(now, "3:3.1:A", "0");
	cr_assert(!now->cell[cell].open && !now->cell[row].open && !now->cell[all].open);
	cr_assert_not(cell_prints(&now->cell[row]));
	no_accusation(now, "filled", true, NULL);
	keyed(now, "3:3.1:A", "2");
	report_findings(now, &f);
	cr_assert(cell_prints(&now->cell[row]));
	cr_assert(raised(now, row) || now->cell[row].printed < now->cell[row].value);
	cr_assert(report_balance(now, r->form->cell[cell].block, 0, &b) && b.diff != 0);
	keyed(now, "3:3.1:A", "");
	cr_assert(now->cell[cell].open && now->cell[row].open && now->cell[all].open);
	no_accusation(now, "emptied", true, NULL);
	cr_assert(report_undo(now, &undone, kit_actor(), NULL));
	cr_assert_not(now->cell[cell].open, "2 again");
	cr_assert(report_undo(now, &undone, kit_actor(), NULL));
	cr_assert(report_undo(now, &undone, kit_actor(), NULL));
	cr_assert(now->cell[cell].open && now->cell[all].open, "as it came");
	change_list_release(&undone);

	/* what last year's report does not know, this year's is not held against */
	candidate_free(k);
	memset(open, 0, sizeof open);
	open[form_cell_find(r->form, "3:4:A")] = 1;
	open[form_cell_find(r->form, "3:4:C")] = 1;
	k = take_in(r, open, -1);
	now = kit_report("2021", "云山县水务局", 2025);
	report_set_prior(now, prior_new(now->form, k->report));
	cr_assert_not(prior_value(now, form_cell_find(now->form, "3:4:A"), &(int64_t){ 0 }));
	cr_assert_not(prior_value(now, form_cell_find(now->form, "3:4:C"), &(int64_t){ 0 }));
	cr_assert(prior_value(now, form_cell_find(now->form, "3:1:C"), &(int64_t){ 0 }));
	report_free(now);
	candidate_free(k);
	findings_release(&f);
	report_free(r);
}

/* A row whose figures are words: its six cells are open, and its total is partial, which is
 * said of it and counted nowhere else. */
Test(partial, a_partial_sum_is_none_of_the_open_cells)
{
	static const char *const column[] = { "A", "B1", "B2", "B3", "B4", "B5", "C" };
	static const char *const layout[] = { "html", "docx", "xlsx", "tsv", "md" };

	for (size_t l = 0; l < ARRAY_LEN(layout); l++) {
		struct paper f;
		const struct report *r;
		int total;

		paper_begin(&f);
		for (size_t i = 0; i < ARRAY_LEN(column); i++)
			paper_print(f.page, page_text(f.page, "3:3.3.8:%s", column[i]),
			    "见附件");
		paper_read(&f, layout[l]);
		cr_assert_not_null(f.read->report, "%s", layout[l]);
		r = f.read->report;
		total = form_cell_find(r->form, "3:3.3.8:C");
		cr_expect_eq(f.read->nopen, 6, "%s: %zu", layout[l], f.read->nopen);
		for (size_t i = 0; i < f.read->nopen; i++)
			cr_expect(r->cell[f.read->open[i]].open &&
			    !r->form->cell[f.read->open[i]].computed, "%s", layout[l]);
		cr_expect(r->cell[total].open, "%s", layout[l]);
		paper_end(&f);
	}
}
