/*
 * Agencies: what is told of them is kept, names and codes are one agency's only,
 * and a former name still finds it.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/report.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(agency, .init = kit_init, .fini = fini);

static struct agency
make(const char *name, const char *code)
{
	struct agency a;

	agency_init(&a);
	a.name = mem_strdup(name);
	a.org_code = mem_strdup(code);
	return a;
}

static void
must_save(struct store *s, struct agency *a)
{
	struct diag d;

	diag_init(&d);
	cr_assert(store_agency_save(s, a, &d), "%s", d.n > 0 ? msg_name(d.item[0].code) :
	    "");
	diag_release(&d);
}

static void
must_find(struct store *s, const char *name, const char *now)
{
	struct agency a;

	cr_assert(store_agency_find(s, name, &a, NULL), "%s", name);
	cr_assert_str_eq(a.name, now);
	agency_release(&a);
}

Test(agency, told_and_not_told)
{
	struct store *s = kit_open(STORE_CREATE);
	struct agency a = make("乙县某局", NULL), b;

	must_save(s, &a);
	cr_assert_gt(a.id, 0);
	cr_assert(store_agency_find(s, "乙县某局", &b, NULL));
	cr_assert(b.kind == AGENCY_UNKNOWN && b.level == 0 && b.rules == -1 &&
	    !b.org_code);
	agency_release(&b);
	a.kind = AGENCY_DEPARTMENT;
	a.level = 4;
	a.rules = 0;
	a.org_code = mem_strdup("430321");
	must_save(s, &a);
	cr_assert(store_agency_find(s, "乙县某局", &b, NULL));
	cr_assert(b.id == a.id && b.kind == AGENCY_DEPARTMENT && b.level == 4 &&
	    b.rules == 0);
	cr_assert_str_eq(b.org_code, "430321");
	agency_release(&b);
	a.kind = AGENCY_UNKNOWN;	/* and back to not told */
	a.rules = -1;
	must_save(s, &a);
	cr_assert(store_agency_find(s, "乙县某局", &b, NULL));
	cr_assert(b.kind == AGENCY_UNKNOWN && b.rules == -1);
	agency_release(&b);
	agency_release(&a);
	store_close(s);
}

Test(agency, one_name_one_agency)
{
	struct store *s = kit_open(STORE_CREATE);
	struct agency a = make("甲局", "111"), b = make("甲局", NULL), c = make("乙局", "111");
	struct agency d4 = make("丙局", NULL), e = make("", NULL), f;
	struct buf name = BUF_INIT;
	struct diag d;

	diag_init(&d);
	must_save(s, &a);
	cr_assert_not(store_agency_save(s, &b, &d));
	cr_assert(diag_has(&d, MSG_STORE_AGENCY_EXISTS));
	cr_assert_eq(b.id, 0);
	cr_assert_not(store_agency_save(s, &c, &d));
	cr_assert(diag_has(&d, MSG_STORE_CODE_TAKEN));
	cr_assert_eq(diag_status(&d), 2);
	diag_reset(&d);
	cr_assert_not(store_agency_save(s, &e, &d));
	cr_assert(diag_has(&d, MSG_STORE_AGENCY_NAME));
	diag_reset(&d);
	buf_repeat(&name, "局", 201);
	f = make(buf_cstr(&name), NULL);
	cr_assert_not(store_agency_save(s, &f, &d));
	agency_release(&f);
	buf_reset(&name);
	buf_repeat(&name, "局", 200);
	f = make(buf_cstr(&name), NULL);
	must_save(s, &f);
	/* A former name is taken too. */
	cr_assert(store_agency_rename(s, "甲局", "甲委", NULL));
	diag_reset(&d);
	b.id = 0;
	cr_assert_not(store_agency_save(s, &b, &d));
	cr_assert(diag_has(&d, MSG_STORE_AGENCY_EXISTS));
	must_save(s, &d4);
	cr_assert_not(store_agency_rename(s, "丙局", "甲局", &d));
	cr_assert_not(store_agency_rename(s, "丙局", "甲委", &d));
	diag_reset(&d);
	cr_assert_not(store_agency_rename(s, "没有", "丁局", &d));
	cr_assert(diag_has(&d, MSG_STORE_NO_AGENCY));
	diag_release(&d);
	buf_release(&name);
	agency_release(&a);
	agency_release(&b);
	agency_release(&c);
	agency_release(&d4);
	agency_release(&e);
	agency_release(&f);
	store_close(s);
}

Test(agency, renamed)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	int64_t id = r->id;

	cr_assert(store_agency_rename(s, "甲县某局", "甲县某委", NULL));
	must_find(s, "甲县某局", "甲县某委");
	cr_assert(store_agency_rename(s, "甲县某局", "甲县某办", NULL), "by a former name");
	must_find(s, "甲县某局", "甲县某办");
	must_find(s, "甲县某委", "甲县某办");
	cr_assert(store_agency_rename(s, "甲县某办", "甲县某委", NULL), "back to a former one");
	must_find(s, "甲县某办", "甲县某委");
	cr_assert(store_agency_rename(s, "甲县某委", "甲县某委", NULL), "to itself");
	must_find(s, "甲县某委", "甲县某委");
	/* The audit of a deleted report is found by both names. */
	cr_assert(store_delete(s, r, NULL));
	cr_assert_eq(store_report_id(s, "甲县某委", 2025), id);
	cr_assert(store_agency_rename(s, "甲县某委", "新名", NULL));
	cr_assert_eq(store_report_id(s, "新名", 2025), id);
	cr_assert_eq(store_report_id(s, "甲县某委", 2025), id);
	cr_assert_eq(store_report_id(s, "甲县某委", 2024), 0);
	report_free(r);
	store_close(s);
}

static bool
collect(void *ctx, const struct agency *a)
{
	buf_printf(ctx, "%s ", a->name);
	return strcmp(a->name, "C") != 0;
}

Test(agency, each)
{
	static const char *const name[] = { "B", "D", "A", "C" };
	struct store *s = kit_open(STORE_CREATE);
	struct buf b = BUF_INIT;
	struct agency a;

	for (size_t i = 0; i < 4; i++) {
		a = make(name[i], NULL);
		must_save(s, &a);
		agency_release(&a);
	}
	cr_assert(store_agency_each(s, collect, &b, NULL));
	cr_assert_str_eq(buf_cstr(&b), "A B C ", "in order, until told to stop");
	buf_release(&b);
	store_close(s);
}
