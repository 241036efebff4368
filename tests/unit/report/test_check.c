/*
 * Checks: each code of both forms raised and not raised, when a case is judged,
 * conditions, what last year's absence does, sentences, reasons, balances.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "kit/oracle.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"

TestSuite(check, .fini = fix_free);

struct row {
	const char	*code, *place;		/* place NULL = anywhere */
	const char	*prior;			/* last year, the rest 0; NULL = unknown */
	const char	*now;			/* this year, the rest 0 */
	bool		 raised;
	enum agency_kind kind;
	int		 level;
};

/* T302 to T403 are formulas: the code of a printed total in a document. */
static const struct row rows_2021[] = {
	{ "T201", "2.1:1:A", NULL, "2.1:1:A=3.5", true, 0, 0 },
	{ "T201", "2.5:1:A", NULL, "2.5:1:A=-1", true, 0, 0 },
	{ "T201", "2.6:2:A", NULL, "2.6:2:A=0.1", true, 0, 0 },
	{ "T201", NULL, NULL, "2.1:1:A=3 2.6:2:A=/ 2.8:1:A=0.5", false, 0, 0 },
	{ "T202", "2.8:1:A", NULL, "2.8:1:A=-0.5", true, 0, 0 },
	{ "T202", NULL, NULL, "2.8:1:A=0.000001", false, 0, 0 },
	{ "T203", "2.1:2:C", "2.1:2:C=4", "2.1:2:A=2 2.1:2:C=5", true, 0, 0 },
	{ "T203", NULL, "2.1:2:C=4", "2.1:2:A=2 2.1:2:B=1 2.1:2:C=5", false, 0, 0 },
	{ "T203", NULL, NULL, "2.1:2:A=2 2.1:2:C=5", false, 0, 0 },
	{ "T204", "2.1:1:C", "2.1:1:C=9", "2.1:1:A=5 2.1:1:B=1 2.1:1:C=3", true, 0, 0 },
	{ "T204", "2.1:2:B", "2.1:2:C=1", "2.1:2:A=1 2.1:2:B=3", true, 0, 0 },
	{ "T204", NULL, "2.1:1:C=1", "2.1:1:A=5 2.1:1:B=1 2.1:1:C=4", false, 0, 0 },
	{ "T205", "2.1:1:A", NULL, "2.1:1:A=1", true, AGENCY_DEPARTMENT, 4 },
	{ "T205", NULL, NULL, "2.1:1:C=1", true, AGENCY_TOWNSHIP, 0 },
	{ "T205", NULL, NULL, "2.1:1:A=1", false, AGENCY_UNKNOWN, 0 },
	{ "T205", NULL, NULL, "2.1:2:A=1", false, AGENCY_TOWNSHIP, 5 },
	{ "T206", "2.5:1:A", "2.5:1:A=2", "2.5:1:A=12", true, 0, 0 },
	{ "T206", "2.6:1:A", "2.6:1:A=50", "2.6:1:A=10", true, 0, 0 },
	{ "T206", "2.1:2:C", "2.1:2:C=10", "2.1:2:C=0", true, 0, 0 },
	{ "T206", NULL, "2.5:1:A=50 2.6:1:A=3", "2.5:1:A=11 2.6:1:A=12", false, 0, 0 },
	{ "T206", NULL, NULL, "2.5:1:A=500", false, 0, 0 },
	{ "T207", "2.8:1:A", NULL, "2.8:1:A=10000", true, AGENCY_DEPARTMENT, 4 },
	{ "T207", NULL, NULL, "2.8:1:A=9999.99", false, AGENCY_DEPARTMENT, 4 },
	{ "T207", NULL, NULL, "2.8:1:A=10000", false, AGENCY_GOVERNMENT, 3 },
	{ "T207", NULL, NULL, "2.8:1:A=10000", false, AGENCY_UNKNOWN, 0 },
	{ "T304", "3:3.6.2:B5", NULL, "3:3.6.2:B5=1.5", true, 0, 0 },
	{ "T304", NULL, NULL, "3:1:A=1 3:4:A=1", false, 0, 0 },
	{ "T301", "3:1:A", NULL, "3:1:A=1 3:3.1:A=1 3:4:A=1", true, 0, 0 },
	{ "T301", "3:1:B5", NULL, "3:3.6.3:B5=1", true, 0, 0 },
	{ "T301", NULL, NULL, "3:1:A=1 3:2:A=2 3:3.1:A=2 3:4:A=1", false, 0, 0 },
	{ "T305", "3:2:C", "3:4:A=2", "3:2:A=1 3:4:A=1", true, 0, 0 },
	{ "T305", NULL, "3:4:A=2", "3:2:B1=2 3:4:B1=2", false, 0, 0 },
	{ "T305", NULL, NULL, "3:2:A=2 3:4:A=2", false, 0, 0 },
	{ "T306", "3:2:A", "3:4:A=2", "3:2:B1=2", true, 0, 0 },
	{ "T306", "3:2:B1", "3:4:A=2", "3:2:B1=2", true, 0, 0 },
	{ "T306", NULL, "3:4:A=2", "3:2:A=1", false, 0, 0 },	/* that is T305 */
	{ "T306", NULL, "3:4:A=2", "3:2:A=2", false, 0, 0 },
	{ "T307", "3:4:C", NULL, "3:1:A=10 3:4:A=4", true, 0, 0 },
	{ "T307", NULL, NULL, "3:1:A=16 3:4:A=4", false, 0, 0 },
	{ "T307", NULL, NULL, "3:1:A=3 3:4:A=3", false, 0, 0 },
	{ "T309", "3:3.6.3:C", NULL, "3:3.6.3:A=5 3:3.1:A=19", true, 0, 0 },
	{ "T309", NULL, NULL, "3:3.6.3:A=5 3:3.1:A=20", false, 0, 0 },
	{ "T309", NULL, NULL, "3:3.6.3:A=4", false, 0, 0 },
	{ "T310", "3:1:C", NULL, "2.5:1:A=1", true, 0, 0 },
	{ "T310", NULL, NULL, "3:2:B5=1", false, 0, 0 },
	{ "T313", "3:1:C", "3:1:A=3", "3:1:A=10 3:1:B1=8", true, 0, 0 },
	{ "T313", NULL, "3:1:A=3", "3:1:A=10 3:1:B1=2", false, 0, 0 },
	{ "T404", "4.2:1:B4", NULL, "4.2:1:B4=-2", true, 0, 0 },
	{ "T404", NULL, NULL, "4.2:1:B4=2 4.1:1:A=1", false, 0, 0 },
	{ "T405", "4.1:1:E", "4.1:1:D=2", "4.1:1:A=1", true, 0, 0 },
	{ "T405", "4.2:1:A5", "4.2:1:A4=1", "4.2:1:B1=1", true, 0, 0 },
	{ "T405", "4.2:1:B5", "4.2:1:B4=1", "4.2:1:A1=1", true, 0, 0 },
	{ "T405", NULL, "4.1:1:D=2 4.2:1:A4=1", "4.1:1:A=1 4.1:1:B=1 4.2:1:A1=1", false, 0, 0 },
	{ "T406", "4.2:1:B5", "", "4.2:1:B1=1", true, 0, 0 },
	{ "T406", NULL, "4.1:1:A=1", "4.2:1:B1=1", false, 0, 0 },
	{ "T406", NULL, NULL, "4.2:1:B1=1", false, 0, 0 },
	{ "T410", "4.2:1:A5", NULL, "4.2:1:A1=1", true, 0, 0 },
	{ "T410", "4.2:1:A5", NULL, "4.2:1:A4=2 4.2:1:B1=3", true, 0, 0 },
	{ "T410", NULL, NULL, "4.2:1:B1=1 4.1:1:B=1", false, 0, 0 },
	{ "T407", "4.1:1:E", "", "4.1:1:A=1", true, 0, 0 },
	{ "T407", NULL, "3:1:A=1", "4.1:1:A=1", false, 0, 0 },
	{ "T407", NULL, "", "3:1:A=1 4.1:1:A=1", false, 0, 0 },
	{ "T303", "3:1:C", NULL, "3:1:A=26 3:1:C=20", true, 0, 0 },
	{ "T303", NULL, NULL, "3:1:A=26 3:1:C=26", false, 0, 0 },
	{ "T302", "3:3.7:A", NULL, "3:3.1:A=2 3:3.7:A=1", true, 0, 0 },
	{ "T302", NULL, NULL, "3:3.1:A=2 3:3.7:A=2", false, 0, 0 },
	{ "T401", "4.1:1:E", NULL, "4.1:1:A=10 4.1:1:D=1 4.1:1:E=0", true, 0, 0 },
	{ "T401", NULL, NULL, "4.1:1:A=10 4.1:1:D=1 4.1:1:E=11", false, 0, 0 },
	{ "T402", "4.2:1:A5", NULL, "4.2:1:A5=3", true, 0, 0 },
	{ "T402", NULL, NULL, "4.2:1:A5=0", false, 0, 0 },
	{ "T403", "4.2:1:B5", NULL, "4.2:1:B1=1 4.2:1:B5=2", true, 0, 0 },
	{ "T403", NULL, NULL, "4.2:1:B1=2 4.2:1:B5=2", false, 0, 0 },
};

static const struct row rows_2019[] = {
	{ "T201", "2.5:2:A", NULL, "2.5:2:A=-1", true, 0, 0 },
	{ "T201", "2.8:1:B", NULL, "2.8:1:B=0.5", true, 0, 0 },
	{ "T201", NULL, NULL, "2.5:2:B=-1 2.6:1:B=-2 2.8:1:B=-3", false, 0, 0 },
	{ "T202", "2.9:1:A", NULL, "2.9:1:A=1.5", true, 0, 0 },
	{ "T202", "2.9:1:B", NULL, "2.9:1:B=-1", true, 0, 0 },
	{ "T202", NULL, NULL, "2.9:1:A=1 2.9:1:B=25.1", false, 0, 0 },
	{ "T210", "2.1:1:C", "2.1:1:C=500", "2.1:1:B=20 2.1:1:C=524", true, 0, 0 },
	{ "T210", NULL, "2.1:1:C=504", "2.1:1:B=20 2.1:1:C=524", false, 0, 0 },
	{ "T210", NULL, NULL, "2.1:1:B=20 2.1:1:C=524", false, 0, 0 },
	{ "T211", "2.5:1:A", "2.5:1:A=7 2.5:1:B=-2", "2.5:1:A=7", true, 0, 0 },
	{ "T211", "2.8:1:A", "2.8:1:A=7 2.8:1:B=1", "2.8:1:A=7", true, 0, 0 },
	{ "T211", NULL, "2.5:1:A=7 2.5:1:B=-2", "2.5:1:A=5", false, 0, 0 },
	{ "T304", "3:3.6:A", NULL, "3:3.6:A=-1", true, 0, 0 },
	{ "T304", NULL, NULL, "3:3.6:A=1", false, 0, 0 },
	{ "T301", "3:1:B2", NULL, "3:1:B2=1 3:3.6:B2=2", true, 0, 0 },
	{ "T301", NULL, NULL, "3:1:B2=1 3:3.6:B2=1", false, 0, 0 },
	{ "T305", "3:2:C", "3:4:A=2", "3:2:A=3", true, 0, 0 },
	{ "T305", NULL, "3:4:A=2", "3:2:A=2", false, 0, 0 },
	{ "T306", "3:2:B3", "3:4:A=2", "3:2:B3=2", true, 0, 0 },
	{ "T306", NULL, "3:4:A=2", "3:2:A=2", false, 0, 0 },
	{ "T307", "3:4:C", NULL, "3:1:A=10 3:4:A=4", true, 0, 0 },
	{ "T307", NULL, NULL, "3:1:A=10 3:4:A=2", false, 0, 0 },
	{ "T309", "3:3.6:C", NULL, "3:3.6:A=6 3:3.1:A=4", true, 0, 0 },
	{ "T309", NULL, NULL, "3:3.6:A=5 3:3.1:A=40", false, 0, 0 },
	{ "T310", "3:1:C", NULL, "", true, 0, 0 },
	{ "T310", NULL, NULL, "3:1:A=1", false, 0, 0 },
	{ "T313", "3:1:C", "3:1:A=100", "3:1:A=3", true, 0, 0 },
	{ "T313", NULL, "3:1:A=100", "3:1:A=30", false, 0, 0 },
	{ "T404", "4.1:1:A", NULL, "4.1:1:A=0.5", true, 0, 0 },
	{ "T404", NULL, NULL, "4.1:1:A=5", false, 0, 0 },
	{ "T405", "4.1:1:E", "4.1:1:D=1", "", true, 0, 0 },
	{ "T405", NULL, "4.1:1:D=1", "4.1:1:B=1", false, 0, 0 },
	{ "T303", "3:3.6:C", NULL, "3:3.6:A=1 3:3.6:C=2", true, 0, 0 },
	{ "T303", NULL, NULL, "3:3.6:A=1 3:3.6:C=1", false, 0, 0 },
	{ "T302", "3:3.7:B1", NULL, "3:3.7:B1=1", true, 0, 0 },
	{ "T302", NULL, NULL, "3:3.6:B1=1 3:3.7:B1=1", false, 0, 0 },
	{ "T401", "4.1:1:E", NULL, "4.1:1:E=1", true, 0, 0 },
	{ "T401", NULL, NULL, "4.1:1:A=1 4.1:1:E=1", false, 0, 0 },
	{ "T402", "4.2:1:A5", NULL, "4.2:1:A5=1", true, 0, 0 },
	{ "T402", NULL, NULL, "4.2:1:A4=1 4.2:1:A5=1", false, 0, 0 },
	{ "T403", "4.2:1:B5", NULL, "4.2:1:B5=1", true, 0, 0 },
	{ "T403", NULL, NULL, "4.2:1:B4=1 4.2:1:B5=1", false, 0, 0 },
};

static void
check_row(const char *form, int year, const struct row *t)
{
	struct report *r = fix_report(form, year);
	struct findings f;
	const struct finding *found;
	struct buf b = BUF_INIT;

	findings_init(&f);
	r->agency.kind = t->kind;
	r->agency.level = t->level;
	if (t->prior != NULL)
		fix_prior(r, form, t->prior);
	cr_assert(fix_try(r, ORIGIN_IMPORT, t->now), "%s %s", t->code, t->now);
	fix_fill(r);
	document_findings(r, &f);
	found = fix_find(&f, t->code, t->place);
	cr_assert_eq(found != NULL, t->raised, "%s %s, last year %s: %s", t->code, t->now,
	    t->prior ? t->prior : "unknown", found ? found->place : "nothing");
	if (found != NULL) {
		cr_assert(finding_has_cell(found, form_cell_find(r->form, found->place)));
		for (int i = 1; i < found->ncell; i++)
			cr_assert_lt(found->cell[i - 1], found->cell[i]);
		finding_message(&b, r, found, LANG_ZH);
		cr_assert(text_valid(buf_cstr(&b), b.len) && b.len > 10);
		cr_assert_leq(text_width(buf_cstr(&b)), 150, "%s", buf_cstr(&b));
	}
	buf_release(&b);
	findings_release(&f);
	report_free(r);
}

static void
check_rows(const char *form, int year, const struct row *t, size_t n)
{
	const struct form *f = fix_form(form);
	bool yes, no;

	for (size_t i = 0; i < n; i++)
		check_row(form, year, &t[i]);
	for (int c = 0; c < f->ncheck; c++) {
		const struct form_case *k = &f->kase[f->check[c].first_case];

		if (k->kind == CASE_CLAIM || k->kind == CASE_SAID)	/* test_said.c */
			continue;
		yes = no = false;
		for (size_t i = 0; i < n; i++) {
			if (strcmp(t[i].code, f->check[c].code) == 0)
				*(t[i].raised ? &yes : &no) = true;
		}
		cr_assert(yes && no, "%s of %s has no case", f->check[c].code, form);
	}
}

Test(check, every_code_of_2021)
{
	check_rows("2021", 2025, rows_2021, sizeof rows_2021 / sizeof rows_2021[0]);
}

Test(check, every_code_of_2019)
{
	check_rows("2019", 2020, rows_2019, sizeof rows_2019 / sizeof rows_2019[0]);
}

/* ---- when ---- */

Test(check, new_report_is_silent)
{
	static const struct { const char *form; int year; } t[] = { { "2021", 2025 }, { "2019", 2020 } };
	struct findings f;

	findings_init(&f);
	for (size_t i = 0; i < 2; i++) {
		struct report *r = fix_report(t[i].form, t[i].year);

		report_findings(r, &f);
		cr_assert(fix_found(&f) == 0 && f.skipped == 0, "%s", f.item[0].code);
		cr_assert_eq(f.n, 3, "the texts to be written");
		cr_assert_eq(f.count[LEVEL_ERROR], 0);
		fix_prior(r, t[i].form, "3:4:A=3 4.1:1:D=2 2.1:2:C=7 2.5:1:A=100");
		report_findings(r, &f);
		cr_assert_eq(fix_found(&f), 0);
		report_free(r);
	}
	findings_release(&f);
}

Test(check, errors_at_once_warnings_when_filled)
{
	struct report *r = fix_report("2021", 2025);
	struct findings f;

	findings_init(&f);
	fix_prior(r, "2021", "3:4:A=2 2.1:2:C=4");
	fix_set(r, "3:3.1:A=5");
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "T301", "3:1:A"), "while typing");
	cr_assert_null(fix_find(&f, "T301", "3:1:C"), "one mistake counts once");
	cr_assert_eq(f.count[LEVEL_ERROR], 1);
	fix_set(r, "3:1:A=5");
	report_findings(r, &f);
	cr_assert_eq(fix_found(&f), 0);

	fix_set(r, "3:1:A=/ 3:3.1:A=");
	report_findings(r, &f);
	cr_assert_eq(fix_found(&f), 0, "not applicable balances as 0");

	/* Its condition on the whole row holds by chance; the row is not done. */
	fix_set(r, "3:2:B1=2 3:4:B1=2");
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T306", NULL));
	fix_set(r, "3:2:B1= 3:4:B1=");

	fix_set(r, "2.1:2:A=2 2.1:2:C=5");
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T203", NULL), "the third cell is still empty");
	fix_set(r, "2.1:2:B=/");
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "T203", "2.1:2:C"));

	/* Totals: each of the cells they add up. */
	fix_set(r, "3:1:A=0 3:1:B1=0 3:1:B2=0 3:1:B3=0 3:1:B4=0 3:1:B5=0 "
	    "3:2:A=0 3:2:B1=0 3:2:B2=0 3:2:B3=0 3:2:B4=0");
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T310", NULL));
	cr_assert_null(fix_find(&f, "T305", NULL));
	fix_set(r, "3:2:B5=0");
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "T310", "3:1:C"));
	cr_assert_not_null(fix_find(&f, "T305", "3:2:C"));
	report_free(r);

	/* A total jumps when it is a total, not while it grows. */
	r = fix_report("2021", 2025);
	fix_prior(r, "2021", "3:1:A=100");
	fix_set(r, "3:1:A=1 3:1:B1=0 3:1:B2=0 3:1:B3=0 3:1:B4=0 3:4:A=1");
	report_findings(r, &f);
	cr_assert_eq(fix_found(&f), 0);
	fix_set(r, "3:1:B5=0");
	report_findings(r, &f);
	cr_assert(fix_found(&f) == 1 && fix_find(&f, "T313", "3:1:C"));
	findings_release(&f);
	report_free(r);
}

/* +1 on each keyed cell of table 3: T301 finds it, in its column, every time. */
Test(check, each_slip_is_found)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	struct findings f;
	int slips = 0, block = form_block_find(r->form, "3");

	findings_init(&f);
	fix_set(r, "3:1:A=9 3:3.1:A=4 3:3.4.1:A=3 3:4:A=2 3:2:B1=6 3:3.6.3:B1=6");
	fix_fill(r);
	fix_texts(r);
	for (int i = 0; i < r->form->ncell; i++) {
		const struct form_cell *fc = &r->form->cell[i];
		char figure[NUM_TEXT], place[40];

		if (fc->computed || fc->block != block)
			continue;
		report_findings(r, &f);
		cr_assert_eq(f.count[LEVEL_ERROR], 0);
		num_print(figure, r->cell[i].value + NUM_ONE);
		change_cell(&list, r, i, figure, ORIGIN_KEY);
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		report_findings(r, &f);
		snprintf(place, sizeof place, "3:1:%s", form_cell_col(r->form, i)->code);
		cr_assert_not_null(fix_find(&f, "T301", place), "%s", fc->code);
		cr_assert_eq(f.count[LEVEL_ERROR], 1);
		for (int c = 0; oracle_columns[c] != NULL; c++) {
			struct balance b;

			cr_assert(report_balance(r, block, c, &b));
			cr_assert_eq(b.diff == 0, oracle_balanced(r, oracle_columns[c]));
		}
		cr_assert(report_undo(r, &list, &fix_actor, NULL));
		change_list_reset(&list);
		slips++;
	}
	cr_assert_eq(slips, 144);
	change_list_release(&list);
	findings_release(&f);
	report_free(r);
}

/* The corner that adds up one way as printed is one mistake of the other way. */
Test(check, corner_of_wrong_totals)
{
	static const struct { const char *printed, *raises, *silent; } t[] = {
		{ "3:3.7:A=8 3:3.7:C=12", "T302", "T303" },	/* the row adds up */
		{ "3:3.1:C=12 3:3.7:C=12", "T303", "T302" },	/* the column does */
		{ "3:3.7:C=12", "T302", NULL },
		{ "3:3.7:C=12", "T303", NULL },
		{ "3:3.7:A=8 3:3.1:C=12 3:3.7:C=12", "T302", NULL },
	};

	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		struct report *r = fix_report("2021", 2025);
		struct findings f;
		const struct finding *found;

		findings_init(&f);
		fix_set(r, "3:1:A=9 3:1:B1=4 3:3.1:A=9 3:3.1:B1=4");
		fix_fill(r);
		cr_assert(fix_try(r, ORIGIN_IMPORT, t[i].printed));
		document_findings(r, &f);
		found = fix_find(&f, t[i].raises, "3:3.7:C");
		cr_assert(found && found->left == 12 * NUM_ONE && found->right == 13 * NUM_ONE,
		    "%s", t[i].printed);
		if (t[i].silent != NULL)
			cr_expect_null(fix_find(&f, t[i].silent, "3:3.7:C"));
		findings_release(&f);
		report_free(r);
	}
}

/* +1 on each printed total: noticed under the code of its formula. */
Test(check, each_printed_total)
{
	struct report *r = fix_report("2021", 2025);
	struct findings f;
	int totals = 0;

	findings_init(&f);
	fix_set(r, "3:1:A=9 3:3.1:A=9 4.1:1:A=2");
	fix_fill(r);
	fix_texts(r);
	for (int i = 0; i < r->form->ncell; i++) {
		const struct form_cell *fc = &r->form->cell[i];
		struct change_list list = CHANGE_LIST_INIT;
		const struct finding *found;
		char figure[NUM_TEXT];

		if (!fc->computed)
			continue;
		num_print(figure, r->cell[i].value + NUM_ONE);
		change_cell(&list, r, i, figure, ORIGIN_IMPORT);
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		document_findings(r, &f);
		found = fix_find(&f, r->form->check[r->form->sum[fc->sum].formula].code,
		    fc->code);
		cr_assert_not_null(found, "%s", fc->code);
		cr_assert_eq(found->level, LEVEL_ERROR);
		cr_assert(found->has_sides && found->right == r->cell[i].value &&
		    found->left == found->right + NUM_ONE);
		cr_assert_null(fix_find(&f, "F607", NULL));
		if (strcmp(fc->code, "3:3.7:C") == 0)
			cr_assert(fix_find(&f, "T302", fc->code) &&
			    fix_find(&f, "T303", fc->code), "wrong both ways");
		else
			cr_assert_eq(f.count[LEVEL_ERROR], 1);
		report_findings(r, &f);
		cr_assert_eq(f.count[LEVEL_ERROR], 0);
		found = fix_find(&f, "F607", fc->code);
		cr_assert_not_null(found, "%s", fc->code);
		cr_assert(found->level == LEVEL_WARNING && found->ncell == 1);
		cr_assert(report_undo(r, &list, &fix_actor, NULL));
		change_list_release(&list);
		totals++;
	}
	cr_assert_eq(totals, 34);
	findings_release(&f);
	report_free(r);
}

Test(check, last_year_unknown)
{
	struct report *r = fix_report("2021", 2025), *last = fix_report("2021", 2024);
	struct findings f;
	int skipped;

	findings_init(&f);
	fix_fill(r);
	fix_texts(r);
	report_findings(r, &f);
	skipped = f.skipped;
	cr_assert_gt(skipped, 20);
	cr_assert_eq(f.n, 1, "only T310");
	/* A last year with nothing in it is as good as none; "/" is no value either. */
	report_set_prior(r, prior_new(r->form, last));
	report_findings(r, &f);
	cr_assert_eq(f.skipped, skipped);
	fix_set(last, "2.5:1:A=/ 2.6:1:A=0");
	report_set_prior(r, prior_new(r->form, last));
	report_findings(r, &f);
	cr_assert_eq(f.skipped, skipped - 1);
	fix_fill(last);
	fix_set(last, "2.5:1:A=0");
	report_set_prior(r, prior_new(r->form, last));
	report_findings(r, &f);
	cr_assert_eq(f.skipped, 0);
	report_free(last);
	report_free(r);

	r = fix_report("2021", 2021);		/* T203 begins in 2022 */
	fix_prior(r, "2021", "2.1:2:C=4");
	fix_set(r, "2.1:2:C=9");
	fix_fill(r);
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "T203", NULL));
	report_free(r);
	findings_release(&f);
}

Test(check, form_and_source)
{
	static const struct { const char *check, *place, *found; } source[] = {
		{ "F604", "3:2:A", "" }, { "F604", "3:1:B1", "/" }, { "F604", "4.1:1:A", "—" },
		{ "F604", "3:2:B1", "" }, { "F607", "3:1:C", "" }, { "F602", NULL, "不再受理" },
		{ "F606", "t3", "23" }, { "F699", NULL, "别的" },
	};
	struct report *r = fix_report("2019", 2025);
	struct buf b = BUF_INIT;
	const struct finding *found;
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	cr_assert(fix_found(&f) == 1 && strcmp(f.item[0].code, "F601") == 0 &&
	    f.item[0].level == LEVEL_ERROR);
	finding_message(&b, r, &f.item[0], LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b), "表式 2019 只用于 2019-2020 年的报告，这份是 2025 年");
	report_free(r);

	r = fix_report("2021", 2025);
	for (size_t i = 0; i < sizeof source / sizeof source[0]; i++)
		fix_source(r, source[i].check, source[i].place, source[i].found);
	report_findings(r, &f);
	cr_assert_eq(fix_found(&f), 5);
	cr_assert_str_eq(f.item[0].code, "F606");
	cr_assert_str_eq(f.item[0].place, "t3");
	found = fix_find(&f, "F604", "3:1:B1");
	cr_assert_not_null(found);
	cr_assert(found->ncell == 4 && found->level == LEVEL_WARNING);
	buf_reset(&b);
	finding_message(&b, r, found, LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b), "单元格空白或用斜杠代替，无则填 0："
	    "3:2:A、3:1:B1“/”、4.1:1:A“—”，共 4 处");
	cr_assert_not_null(fix_find(&f, "F607", "3:1:C"));
	cr_assert_not_null(fix_find(&f, "F699", NULL));
	document_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "F607", "3:1:C"), "a blank total is no false one");

	fix_set(r, "3:1:B1=0 3:2:A=0");
	report_findings(r, &f);
	found = fix_find(&f, "F604", NULL);
	cr_assert(found->ncell == 2 && strcmp(found->place, "3:2:B1") == 0);
	cr_assert(fix_try(r, ORIGIN_IMPORT, "3:4:C=7"));
	report_findings(r, &f);
	found = fix_find(&f, "F607", NULL);
	cr_assert_eq(found->ncell, 2, "blank and wrong totals in one");
	for (size_t i = 0; i < f.n; i++)
		cr_assert(&f.item[i] == found || strcmp(f.item[i].code, "F607") != 0);
	document_findings(r, &f);
	cr_assert_eq(fix_find(&f, "F607", "3:1:C")->ncell, 1, "the wrong one is T303");
	cr_assert_not_null(fix_find(&f, "T303", "3:4:C"));
	report_findings(r, &f);
	found = fix_find(&f, "F607", NULL);
	buf_reset(&b);
	finding_message(&b, r, found, LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b),
	    "合计空白或与计算不符：3:1:C 空白、3:4:C 印 7 计算为 0");
	cr_assert(fix_try(r, ORIGIN_IMPORT, "3:1:C=9"));
	document_findings(r, &f);
	cr_assert_null(fix_find(&f, "F607", NULL), "printed after all");
	cr_assert_not_null(fix_find(&f, "T303", "3:1:C"));
	cr_assert(fix_try(r, ORIGIN_IMPORT, "3:1:C="));
	fix_set(r, "3:4:A=7 3:3.1:A=7 3:1:A=14");
	report_findings(r, &f);
	cr_assert_eq(fix_find(&f, "F607", NULL)->ncell, 1, "what was printed holds now");
	buf_release(&b);
	findings_release(&f);
	report_free(r);
}

/* One finding can name more cells than any screen shows. */
Test(check, many_cells)
{
	struct report *r = fix_report("2021", 2025);
	struct findings f;

	findings_init(&f);
	for (int i = 0; i < r->form->ncell; i++) {
		if (r->form->cell[i].computed)
			continue;
		r->source = mem_grow(r->source, r->nsource, &r->capsource, sizeof *r->source);
		r->source[r->nsource++] = (struct source_finding){
			.check = mem_strdup("F604"),
			.place = mem_strdup(r->form->cell[i].code), .found = mem_strdup("") };
	}
	report_findings(r, &f);
	cr_assert(fix_found(&f) == 1 && f.item[f.n - 1].ncell == 166);
	fix_fill(r);
	report_findings(r, &f);
	cr_assert_null(fix_find(&f, "F604", NULL));
	/* Wrong everywhere: errors first, each level in printed order. */
	for (int i = 0; i < r->form->ncell; i++) {
		struct change_list list = CHANGE_LIST_INIT;

		if (!r->form->cell[i].computed)
			change_cell(&list, r, i, "-0.5", ORIGIN_IMPORT);
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		change_list_release(&list);
	}
	report_findings(r, &f);
	cr_assert_gt(f.n, 166);
	for (size_t i = 1; i < f.n; i++)
		cr_assert(f.item[i - 1].open_text || f.item[i].open_text ||
		    f.item[i - 1].level < f.item[i].level ||
		    (f.item[i - 1].level == f.item[i].level &&
		    f.item[i - 1].cell[0] <= f.item[i].cell[0]));
	findings_release(&f);
	report_free(r);
}

/* ---- sentences ---- */

Test(check, sentences)
{
	static const struct {
		const char	*prior, *now, *code, *zh, *en;
	} t[] = {
		{ NULL, "3:3.1:A=5", "T301",
		  "自然人：0 + 0 ≠ 5 + 0  第一项加第二项之和，应等于第三项加第四项之和。",
		  "People: 0 + 0 ≠ 5 + 0  I plus II must equal III plus IV." },
		{ "2.1:2:C=4", "2.1:2:A=2 2.1:2:B=0 2.1:2:C=5", "T203",
		  "规范性文件：5 ≠ 上年 4 + 2 - 0  现行有效件数一般等于上年现行有效件数加"
		  "本年制发、减本年废止；到期失效、清理、机构改革等请写明原因。（推定）",
		  "Normative documents: 5 ≠ last year 4 + 2 - 0  In force is as a rule last "
		  "year's + issued - repealed; give the reason, such as expiry, clean-up or "
		  "reorganisation. (inferred)" },
		{ "2.5:1:A=2", "2.5:1:A=12", "T206", "：12，上年 2，相差 10  与上年相差悬殊，请核对。",
		  ": 12, last year 2, difference 10  " },
		{ NULL, "3:4:A=-1.5", "T304", "：-1.5，应为 0 或正整数", ": -1.5, should be" },
		{ NULL, "2.8:1:A=-1", "T202", "：-1，应为 0 或正数，最多 6 位小数", "" },
		{ NULL, "3:1:A=20 3:1:B1=0 3:1:B2=0 3:1:B3=0 3:1:B4=0 3:1:B5=0 3:2:A=0 3:2:B1=0 "
		  "3:2:B2=0 3:2:B3=0 3:2:B4=0 3:2:B5=0 3:4:A=6 3:4:B1=0 3:4:B2=0 3:4:B3=0 "
		  "3:4:B4=0 3:4:B5=0", "T307", "：4×6 > 20 + 0  年末结转比例偏高", "4×6 > 20 + 0" },
		{ "3:4:A=2", "3:2:A=1 3:2:B1=0 3:2:B2=0 3:2:B3=0 3:2:B4=0 3:2:B5=0", "T305",
		  "：1 ≠ 上年 2  上年结转数", ": 1 ≠ last year 2" },
		{ NULL, "3:1:A=/ 3:1:B1=0 3:1:B2=0 3:1:B3=0 3:1:B4=0 3:1:B5=0 3:2:A=0 3:2:B1=0 "
		  "3:2:B2=0 3:2:B3=0 3:2:B4=0 3:2:B5=0", "T310", "：0 + 0 = 0  零申请", "0 + 0 = 0" },
		{ NULL, "3:1:A=26 3:1:C=20", "T303", "：印 20，按明细应为 26  总计等于",
		  "printed 20, the cells add up to 26" },
	};
	struct buf b = BUF_INIT;
	struct findings f;

	findings_init(&f);
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		struct report *r = fix_report("2021", 2025);
		const struct finding *found;

		if (t[i].prior)
			fix_prior(r, "2021", t[i].prior);
		cr_assert(fix_try(r, ORIGIN_IMPORT, t[i].now));
		document_findings(r, &f);
		found = fix_find(&f, t[i].code, NULL);
		cr_assert_not_null(found, "%s", t[i].code);
		buf_reset(&b);
		finding_message(&b, r, found, LANG_ZH);
		cr_assert_not_null(strstr(buf_cstr(&b), t[i].zh), "%s", buf_cstr(&b));
		buf_reset(&b);
		finding_message(&b, r, found, LANG_EN);
		cr_assert_not_null(strstr(buf_cstr(&b), t[i].en), "%s", buf_cstr(&b));
		report_free(r);
	}
	buf_release(&b);
	findings_release(&f);
}

Test(check, where)
{
	struct report *r = fix_report("2021", 2025);
	struct buf b = BUF_INIT;
	struct findings f;
	struct finding other = { .code = "N508", .place = "t5" };

	findings_init(&f);
	fix_set(r, "3:3.1:A=5");
	report_findings(r, &f);
	finding_where(&b, r, &f.item[0], LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b), "三 自然人");
	buf_reset(&b);
	finding_text(&b, r, &f.item[0], LANG_ZH);
	cr_assert_eq(strncmp(buf_cstr(&b), "0 + 0 ≠ 5 + 0  ", strlen("0 + 0 ≠ 5 + 0  ")), 0);
	buf_reset(&b);
	finding_where(&b, r, &other, LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b), "五 存在的主要问题及改进情况");
	other.place = "";
	buf_reset(&b);
	finding_where(&b, r, &other, LANG_ZH);
	cr_assert_str_eq(buf_cstr(&b), "整份报告");
	buf_release(&b);
	findings_release(&f);
	report_free(r);
}

/* ---- reasons ---- */

static bool
explain(struct report *r, const char *code, const char *body, bool dismiss, enum msg *why)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct findings f;
	struct diag d;
	bool ok;

	diag_init(&d);
	findings_init(&f);
	report_findings(r, &f);
	ok = change_reason(&list, r, fix_find(&f, code, NULL), body, dismiss, &d);
	*why = d.n > 0 ? d.item[0].code : MSG_NONE;
	cr_assert(!ok || report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
	findings_release(&f);
	diag_release(&d);
	return ok;
}

static bool
explained(const struct report *r, const char *code)
{
	struct findings f;
	bool is;

	findings_init(&f);
	report_findings(r, &f);
	is = fix_find(&f, code, NULL)->reason != NULL;
	cr_assert_eq(f.open.warning, f.count[LEVEL_WARNING] - (is &&
	    fix_find(&f, code, NULL)->level == LEVEL_WARNING));
	findings_release(&f);
	return is;
}

Test(check, reasons)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	enum msg why;

	fix_prior(r, "2021", "2.1:2:C=4");
	fix_set(r, "2.1:2:A=2 2.1:2:B=0 2.1:2:C=5 3:3.1:A=1 3:3.1:B1=0");
	cr_assert_not(explain(r, "T203", "太短", false, &why));
	cr_assert_eq(why, MSG_REPORT_REASON_SHORT);
	cr_assert_not(explain(r, "T203", "太短\u2003\u2003\u2003\u2003\u2003\u200b\u200b\u200b\u200b\u200b",
	    false, &why), "blanks are no reason");
	cr_assert_eq(why, MSG_REPORT_REASON_SHORT);
	cr_assert_not(explain(r, "T203", " 前后的空格不算\n　　  ", false, &why));
	cr_assert_not(explain(r, "T203", "          ", false, &why));
	cr_assert_not(explain(r, "T203", "", true, &why), "a warning is not put away");
	cr_assert_not(explain(r, "T301", "勾稽不平的原因是这样的", false, &why));
	cr_assert_eq(why, MSG_REPORT_REASON_ERROR);
	cr_assert_not(explained(r, "T203"));

	cr_assert(explain(r, "T203", "一件文件到期自动失效了", false, &why));
	cr_assert(explained(r, "T203"));
	fix_set(r, "2.5:1:A=1");
	cr_assert(explained(r, "T203"), "another cell is no matter");
	fix_set(r, "2.1:2:C=4");
	cr_assert_not(explained(r, "T203"), "it fell with the figures");
	cr_assert(explain(r, "T203", "两件文件到期自动失效了", false, &why));
	cr_assert(explained(r, "T203"));
	fix_set(r, "2.1:2:C=5");
	cr_assert(explained(r, "T203"), "and counts again with them");
	cr_assert_eq(r->nreason, 2);
	for (int i = 0; i < 4; i++)
		cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert_eq(r->nreason, 1);
	cr_assert(explained(r, "T203"));
	cr_assert(explain(r, "T203", "", false, &why), "withdrawn");
	cr_assert_not(explained(r, "T203"));
	cr_assert_eq(r->nreason, 0);

	fix_prior(r, "2021", "2.1:2:C=4 2.5:1:A=100");
	fix_set(r, "2.5:1:A=1");
	cr_assert(explain(r, "T206", "", true, &why), "a hint needs no words");
	cr_assert(explained(r, "T206"));
	cr_assert(r->nreason == 1 && r->reason[0].dismissed);
	change_list_release(&list);
	report_free(r);
}

Test(check, fingerprints)
{
	struct report *r = fix_report("2021", 2025), *other;
	unsigned char a[SHA256_SIZE], b[SHA256_SIZE];
	struct findings f;

	findings_init(&f);
	fix_set(r, "3:3.1:A=5 3:3.1:B1=5");
	report_findings(r, &f);
	cr_assert_eq(fix_found(&f), 2);
	finding_fingerprint(r, &f.item[0], a);
	finding_fingerprint(r, &f.item[1], b);
	cr_assert_neq(memcmp(a, b, SHA256_SIZE), 0, "another place");
	other = fix_report("2021", 2024);
	fix_set(other, "3:3.2:A=5");
	report_findings(other, &f);
	finding_fingerprint(other, &f.item[0], b);
	cr_assert_eq(memcmp(a, b, SHA256_SIZE), 0, "the same figures at the same place");
	fix_set(other, "3:1:A=1");
	report_findings(other, &f);
	finding_fingerprint(other, &f.item[0], b);
	cr_assert_neq(memcmp(a, b, SHA256_SIZE), 0, "another left side");
	finding_fingerprint(r, &(struct finding){ .code = "N508", .place = "t5" }, a);
	finding_fingerprint(r, &(struct finding){ .code = "N508", .place = "t6" }, b);
	cr_assert_neq(memcmp(a, b, SHA256_SIZE), 0, "another text");
	report_free(other);
	report_free(r);
	findings_release(&f);
}
