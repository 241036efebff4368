/*
 * Imports into the store: a new report, one in the place of another, refusals
 * that leave everything as it was, and findings of the source that are closed.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(store_import, .init = kit_init, .fini = fini);

static const unsigned char sha[SHA256_SIZE] = { 1, 2, 3 };

static void
see(const char *sql, const char *want)
{
	char *got = kit_query(sql);

	cr_assert_not_null(got, "%s", sql);
	cr_assert_str_eq(got, want, "%s", sql);
	free(got);
}

/* A report as an import makes it, with the changes that made it. */
static struct report *
read_report(struct change_list *list, const char *form, const char *figure)
{
	struct agency a;
	struct report *r;

	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = report_new(forms_find(&store_forms, form), &a, 2021);
	agency_release(&a);
	change_cell(list, r, form_cell_find(r->form, "3:1:A"), figure, ORIGIN_IMPORT);
	change_cell(list, r, form_cell_find(r->form, "3:1:C"), "99", ORIGIN_IMPORT);
	change_text_all(list, r, form_text_find(r->form, "t1"), "来自文件", ORIGIN_IMPORT);
	change_note(list, r, "3:1:A", "文件里的批注");
	cr_assert(report_apply(r, list, &fix_actor, NULL, NULL));
	r->source = mem_grow(r->source, 0, &r->capsource, sizeof(*r->source));
	r->nsource = 1;
	r->source[0] = (struct source_finding){ .check = mem_strdup("F604"),
	    .place = mem_strdup("3:1:B1"), .found = mem_strdup("l2"),
	    .has_proposal = true, .proposal = 12 * NUM_ONE };
	return r;
}

static bool
import(struct store *s, struct report *r, struct change_list *list, bool replace,
    struct diag *d)
{
	return store_import(s, r, list, replace, "某局.docx", "docx", "utf-8", sha, d);
}

Test(store_import, new_report)
{
	struct store *s = kit_open(STORE_CREATE);
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r = read_report(&list, "2021", "12件"), *back;
	char *a, *b;

	cr_assert(import(s, r, &list, false, NULL));
	cr_assert(r->id > 0 && r->revision == 1);
	back = store_load(s, "甲县某局", 2021, NULL);
	cr_assert_not_null(back);
	a = fix_image(r);
	b = fix_image(back);
	cr_assert_str_eq(a, b);
	cr_assert_eq(back->nsource, 1);
	cr_assert_eq(back->source[0].proposal, 12 * NUM_ONE);
	cr_assert_not(back->source[0].closed);
	see("SELECT raw FROM figures WHERE cell='3:1:A'", "12件");
	see("SELECT printed FROM figures WHERE cell='3:1:C'", "99");
	see("SELECT group_concat(kind) FROM event", "create,new,import");
	see("SELECT substr(detail,1,instr(detail,char(9))-1)||length(detail) FROM event"
	    " WHERE kind='import'", "某局.docx72");
	see("SELECT hex(substr(sha256,1,3)) FROM source", "010203");
	/* Keying the cell closes what the source left open; undoing opens it. */
	cr_assert(kit_save(s, back, "3:1:B1=12", NULL));
	see("SELECT count(*) FROM source_finding WHERE closed IS NOT NULL", "1");
	change_list_release(&list);
	cr_assert(report_undo(back, &list, &fix_actor, NULL));
	cr_assert(store_save(s, back, &list, NULL, NULL));
	see("SELECT count(*) FROM source_finding WHERE closed IS NOT NULL", "0");
	cr_assert(store_verify_file(s, NULL));
	free(a);
	free(b);
	report_free(r);
	report_free(back);
	change_list_release(&list);
	store_close(s);
}

/* What is there stays without --replace, and a final report stays in any case. */
Test(store_import, refused)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *there = kit_create(s, 2021), *r;
	struct change_list list = CHANGE_LIST_INIT, final = CHANGE_LIST_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert(kit_save(s, there, "3:1:A=5", NULL));
	r = read_report(&list, "2021", "7");
	cr_assert_not(import(s, r, &list, false, &d));
	cr_assert(diag_has(&d, MSG_STORE_EXISTS_IMPORT));
	cr_assert_eq(diag_status(&d), 2);
	cr_assert(r->id == 0 && r->agency.id == 0, "the report is as it was");
	change_report(&final, there, "state", "final", ORIGIN_KEY);
	cr_assert(report_apply(there, &final, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, there, &final, NULL, NULL));
	for (int other = 0; other < 2; other++) {
		diag_reset(&d);
		cr_assert_not(import(s, r, &list, true, &d));
		cr_assert(diag_has(&d, MSG_STORE_EXISTS_FINAL));
		report_free(r);
		change_list_release(&list);
		r = read_report(&list, "2019", "7");
	}
	see("SELECT value_e6 FROM figures WHERE cell='3:1:A'", "5000000");
	see("SELECT count(*) FROM source", "0");
	see("SELECT count(*) FROM event WHERE kind IN ('import','delete')", "0");
	cr_assert(store_verify_file(s, NULL));
	change_list_release(&list);
	change_list_release(&final);
	report_free(there);
	report_free(r);
	diag_release(&d);
	store_close(s);
}

/* Replacing goes on with the history: undo brings the keyed figures back. */
Test(store_import, replace_same_form)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *there = kit_create(s, 2021), *r, *back;
	struct change_list list = CHANGE_LIST_INIT;
	int64_t id = there->id;
	char value[64];

	cr_assert(kit_save(s, there, "3:1:A=5 2.6:1:A=4", NULL));
	change_note(&list, there, "2.6:1:A", "旧批注");
	change_report(&list, there, "state", "submitted", ORIGIN_KEY);
	cr_assert(report_apply(there, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, there, &list, NULL, NULL));
	change_list_release(&list);
	r = read_report(&list, "2021", "7");
	cr_assert(import(s, r, &list, true, NULL));
	cr_assert_eq(r->id, id);
	back = store_load(s, "甲县某局", 2021, NULL);
	cr_assert_str_eq(fix_cell(back, "3:1:A", value), "7");
	cr_assert_str_eq(fix_cell(back, "2.6:1:A", value), "");
	cr_assert_eq(back->state, STATE_DRAFT);
	cr_assert_eq(back->nnote, 1);
	cr_assert_str_eq(back->note[0].body, "文件里的批注");
	cr_assert_eq(back->nsource, 1);
	see("SELECT count(DISTINCT step) FROM change", "3");
	cr_assert(store_verify_file(s, NULL));
	cr_assert(store_history(s, back, NULL));
	change_list_release(&list);
	cr_assert(report_undo(back, &list, &fix_actor, NULL));
	cr_assert(store_save(s, back, &list, NULL, NULL));
	report_free(back);
	back = store_load(s, "甲县某局", 2021, NULL);
	cr_assert_str_eq(fix_cell(back, "3:1:A", value), "5");
	cr_assert_str_eq(fix_cell(back, "2.6:1:A", value), "4");
	cr_assert_eq(back->state, STATE_SUBMITTED);
	cr_assert(store_verify_file(s, NULL));
	report_free(there);
	report_free(r);
	report_free(back);
	change_list_release(&list);
	store_close(s);
}

/* Of another form nothing means the same: a new report, the old one in the audit. */
/* What was accepted or typed in the review is not the file's own. */
Test(store_import, replace_keeps_origins)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *there = kit_create(s, 2021), *r;
	struct change_list list = CHANGE_LIST_INIT;
	const char *const cell[] = { "3:1:B1", "3:1:B2", "3:1:B3" };
	const enum cell_origin origin[] = { ORIGIN_ACCEPTED, ORIGIN_KEY, ORIGIN_FILL };
	struct change_list more = CHANGE_LIST_INIT;

	r = read_report(&list, "2021", "12");
	for (int i = 0; i < 3; i++)
		change_cell(&more, r, form_cell_find(r->form, cell[i]), "4", origin[i]);
	cr_assert(report_apply(r, &more, &fix_actor, NULL, NULL));
	cr_assert(import(s, r, &list, true, NULL));
	see("SELECT group_concat(origin,'') FROM (SELECT origin FROM history "
	    "WHERE kind='cell' AND place LIKE '3:1:%' AND new IN ('12','4') ORDER BY seq)",
	    "iakf");
	report_free(r);
	report_free(there);
	change_list_release(&list);
	change_list_release(&more);
	store_close(s);
}

Test(store_import, replace_other_form)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *there = kit_create(s, 2021), *r;
	struct change_list list = CHANGE_LIST_INIT;
	int64_t id = there->id;

	cr_assert(kit_save(s, there, "3:1:A=5", NULL));
	r = read_report(&list, "2019", "7");
	cr_assert(import(s, r, &list, true, NULL));
	cr_assert_gt(r->id, id);
	see("SELECT group_concat(form) FROM reports", "2019");
	see("SELECT group_concat(kind) FROM event", "create,new,delete,new,import");
	cr_assert(store_verify_file(s, NULL));
	change_list_release(&list);
	report_free(there);
	report_free(r);
	store_close(s);
}
