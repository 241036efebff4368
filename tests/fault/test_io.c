/*
 * Each read, write, sync, truncation, opening and deletion fails once in its
 * turn, alone or with all that follow: the failing call says so, and the file
 * holds the old or the new state.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/forms.h"
#include "kit/faultkit.h"
#include "kit/faultvfs.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

static void
init(void)
{
	fault_init();
	fault_register();
	if (fault_broken("lie"))
		fault_lie();
}

TestSuite(io_fault, .init = init, .fini = fault_fini);

static const struct kind {
	const char	*name;
	unsigned	 kinds;
	bool		 persists, full;
	int		 stride;	/* of the calls that fail */
} kinds[] = {
	{ "write", FAULT_WRITE, false, false, 1 },
	{ "disk full", FAULT_WRITE, true, true, 3 },
	{ "sync", FAULT_SYNC, false, false, 1 },
	{ "truncate", FAULT_TRUNCATE, false, false, 1 },
	{ "open", FAULT_OPEN, false, false, 1 },
	{ "delete", FAULT_DELETE, false, false, 1 },
	{ "read", FAULT_READ, false, false, 3 },
	{ "shared memory", FAULT_SHM, false, false, 1 },
	{ "lock", FAULT_LOCK, false, false, 2 },
	{ "all from here on", FAULT_WRITE | FAULT_SYNC | FAULT_TRUNCATE | FAULT_OPEN |
	    FAULT_DELETE | FAULT_SHM, true, false, 3 },
};

/* Run "one" for each point of each kind until no fault fires any more; of a long work
 * for one point in "coarse", another one with each kind. */
static void
some_points(void (*one)(const struct kind *, const char *when, const void *),
    const void *ctx, long coarse)
{
	long points = 0;
	char when[64];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (long n = 1 + (long)i % coarse; ; n += kinds[i].stride * coarse) {
			cr_assert_lt(n, 5000);
			snprintf(when, sizeof(when), "%s %ld", kinds[i].name, n);
			fault_arm(kinds[i].kinds, n, kinds[i].persists, kinds[i].full);
			one(&kinds[i], when, ctx);
			if (fault_fired() == 0)
				break;
			points++;
		}
	cr_assert_gt(points, 10, "faults must happen");
	cr_log_info("%ld points", points);
	fault_tell(points);
}

static void
each_point(void (*one)(const struct kind *, const char *when, const void *),
    const void *ctx)
{
	some_points(one, ctx, 1);
}

/* ---- saving ---- */

static void
save_point(const struct kind *k, const char *when, const void *ctx)
{
	const struct work *w = ctx;
	struct diag d;
	int acked;

	fault_disarm();
	work_reset(w);
	diag_init(&d);
	/* What fails once is over at the second try; what persists is not. */
	fault_arm(k->kinds, atol(strrchr(when, ' ')), k->persists, k->full);
	acked = work_run(&d, k->persists ? NULL : fault_disarm);
	fault_disarm();
	if (acked < WORK_STEPS)
		fault_see_message(&d, when);
	work_look(w, acked, acked < WORK_STEPS ? acked + 1 : acked, when);
	diag_release(&d);
}

Test(io_fault, save)
{
	struct work w;

	work_prepare(&w);
	each_point(save_point, &w);
	work_release(&w);
}

/* ---- a new database ---- */

static void
create_point(const struct kind *k, const char *when, const void *ctx)
{
	struct report *r = NULL;
	struct store *s;
	struct agency a;
	struct diag d;
	bool there;

	(void)k;
	(void)ctx;
	diag_init(&d);
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	s = store_open(kit_path, STORE_CREATE, &store_forms, &fix_actor, &d);
	if (s != NULL)
		r = store_create(s, &a, 2025, forms_find(&store_forms, "2021"), &d);
	store_close(s);
	fault_disarm();
	if (r == NULL)
		fault_see_message(&d, when);
	diag_reset(&d);
	there = file_exists(kit_path);
	cr_assert(there || r == NULL, "%s: acknowledged, but not there", when);
	if (there) {
		s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
		cr_assert_not_null(s, "%s: %s", when, d.n > 0 ? msg_name(d.item[0].code) :
		    "?");
		cr_assert(store_verify_file(s, &d), "%s", when);
		cr_assert(r == NULL || store_report_id(s, "甲县某局", 2025) != 0, "%s", when);
		store_close(s);
	}
	cr_assert(fault_clean(), "%s: something is left beside the database", when);
	report_free(r);
	agency_release(&a);
	diag_release(&d);
}

Test(io_fault, create)
{
	each_point(create_point, NULL);
}

/* ---- the bin ---- */

/* Wherever it fails, the report is among the reports or in the bin, whole. */
static void
bin_point(const struct kind *k, const char *when, const void *ctx)
{
	struct report *r = NULL;
	struct store *s;
	struct diag d;
	bool back = false;
	int64_t id = 1;
	char *got;

	(void)k;
	diag_init(&d);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	if (s != NULL && (r = store_load(s, "甲县某局", 2025, &d)) != NULL) {
		id = r->id;
		back = store_delete(s, r, &d) && store_undelete(s, id, &d);
	}
	store_close(s);
	fault_disarm();
	if (!back)
		fault_see_message(&d, when);
	got = kit_query("SELECT (SELECT count(*) FROM report)||(SELECT count(*) FROM bin)");
	cr_assert(got != NULL && (strcmp(got, "10") == 0 ||
	    (!back && strcmp(got, "01") == 0)), "%s: %s", when, got);
	if (got[0] == '0') {
		s = kit_open(STORE_WRITE);
		cr_assert(store_verify_file(s, NULL), "%s: in the bin", when);
		cr_assert(store_undelete(s, id, NULL), "%s", when);
		store_close(s);
	}
	free(got);
	work_look(ctx, 0, 0, when);
	work_reset(ctx);
	report_free(r);
	diag_release(&d);
}

Test(io_fault, bin)
{
	struct work w;

	work_prepare(&w);
	work_reset(&w);
	some_points(bin_point, &w, 3);
	work_release(&w);
}

/* ---- a group of parts ---- */

/* All parts that said yes are there when the commit did, else none or all. */
static void
group_point(const struct kind *k, const char *when, const void *ctx)
{
	static const char *const names[] = { "乙县某局", "丙县某局", "丁县某局" };
	struct report *r = NULL;
	struct agency a;
	struct store *s;
	struct diag d;
	bool ok;
	char *got;
	int made = 0, there;

	(void)k;
	diag_init(&d);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	ok = s != NULL && store_begin_group(s, &d);
	for (int i = 0; i < 3 && ok; i++) {
		agency_init(&a);
		a.name = mem_strdup(names[i]);
		r = store_create(s, &a, 2025, forms_find(&store_forms, i % 2 ? "2019" :
		    "2021"), &d);
		made += r != NULL;
		report_free(r);
		agency_release(&a);
	}
	ok = ok && store_commit_group(s, &d);
	store_close(s);
	fault_disarm();
	if (!ok || made < 3)
		fault_see_message(&d, when);
	work_look(ctx, 0, 0, when);
	got = kit_query("SELECT count(*) FROM report r JOIN agency a ON a.id=r.agency"
	    " WHERE a.name<>'甲县某局'");
	there = got != NULL ? atoi(got) : -1;
	cr_assert(there == made || (!ok && there == 0), "%s: %d of %d parts, commit %d",
	    when, there, made, ok);
	free(got);
	work_reset(ctx);
	diag_release(&d);
}

Test(io_fault, group)
{
	struct work w;

	work_prepare(&w);
	work_reset(&w);
	each_point(group_point, &w);
	work_release(&w);
}

/* ---- a backup ---- */

static void
backup_point(const struct kind *k, const char *when, const void *ctx)
{
	char copy[128];
	struct store *s;
	struct diag d;
	bool ok;

	(void)k;
	(void)ctx;
	diag_init(&d);
	snprintf(copy, sizeof(copy), "%s.copy", kit_path);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	ok = s != NULL && store_backup(s, copy, &d);
	store_close(s);
	fault_disarm();
	if (!ok)
		fault_see_message(&d, when);
	cr_assert(!ok || file_exists(copy), "%s", when);
	work_look(ctx, 0, 0, when);	/* and leave no journal that the copy would get */
	if (file_exists(copy)) {
		cr_assert_eq(rename(copy, kit_path), 0);
		work_look(ctx, 0, 0, when);
	}
	work_reset(ctx);
	diag_release(&d);
}

Test(io_fault, backup)
{
	struct work w;

	work_prepare(&w);
	work_reset(&w);
	each_point(backup_point, &w);
	work_release(&w);
}

/* ---- an upgrade ---- */

#define NOW	STORE_SCHEMA

/* Two steps as later versions will have them. */
static const struct upgrade_step steps[] = {
	{ NOW, "ALTER TABLE agency ADD COLUMN fax TEXT; UPDATE agency SET fax='1'", NULL },
	{ NOW + 1, "CREATE TABLE later (x INTEGER NOT NULL); INSERT INTO later VALUES (3)", NULL }
};

static void
see_text(const char *sql, const char *want, const char *when)
{
	char *got = kit_query(sql);

	cr_assert(got != NULL && strcmp(got, want) == 0, "%s: %s: %s", when, sql,
	    got != NULL ? got : "(none)");
	free(got);
}

/* The file has the tables that its number says. */
static int
look_upgraded(const char *when)
{
	char *version = kit_query("PRAGMA user_version");
	int v = version != NULL ? atoi(version) : 0;

	free(version);
	cr_assert(v >= NOW && v <= NOW + 2, "%s: version %d", when, v);
	see_text("PRAGMA integrity_check", "ok", when);
	see_text("SELECT count(*) FROM pragma_table_info('agency') WHERE name='fax'",
	    v > NOW ? "1" : "0", when);
	see_text("SELECT count(*) FROM sqlite_master WHERE name='later'",
	    v > NOW + 1 ? "1" : "0", when);
	see_text("SELECT count(*) FROM event WHERE kind='upgrade'",
	    v == NOW ? "0" : v == NOW + 1 ? "1" : "2", when);
	return v;
}

static void
upgrade_point(const struct kind *k, const char *when, const void *ctx)
{
	char copy[128];
	struct store *s;
	struct diag d;
	bool ok;

	(void)k;
	diag_init(&d);
	snprintf(copy, sizeof(copy), "%s.before-%d", kit_path, NOW + 2);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	ok = s != NULL && upgrade_run(s, steps, 2, NOW, NOW + 2, &d);
	store_close(s);
	fault_disarm();
	if (!ok)
		fault_see_message(&d, when);
	cr_assert(look_upgraded(when) == NOW + 2 || !ok, "%s", when);
	cr_assert(!ok || file_exists(copy), "%s: no copy was kept", when);
	if (file_exists(copy)) {
		cr_assert_eq(rename(copy, kit_path), 0);
		work_look(ctx, 0, 0, when);
	}
	work_reset(ctx);
	diag_release(&d);
}

/* The way from schema 1: each step whole or not at all, and the copy is what it was. */
static void
upgrade_1_point(const struct kind *k, const char *when, const void *ctx)
{
	char copy[128], *version;
	struct store *s;
	struct diag d;
	bool ok;

	(void)k;
	diag_init(&d);
	snprintf(copy, sizeof(copy), "%s.before-%d", kit_path, STORE_SCHEMA);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	ok = s != NULL;
	store_close(s);
	fault_disarm();
	if (!ok)
		fault_see_message(&d, when);
	version = kit_query("PRAGMA user_version");
	cr_assert(version != NULL && (atoi(version) == STORE_SCHEMA ||
	    (!ok && atoi(version) >= 1)), "%s: version %s", when, version);
	free(version);
	diag_reset(&d);
	for (int i = 0; i < 2; i++) {	/* the file, and then the copy */
		s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
		cr_assert_not_null(s, "%s: %s", when, d.n > 0 ? msg_name(d.item[0].code) :
		    "?");
		cr_assert(store_verify_file(s, &d), "%s: %s", when, d.n > 0 ?
		    msg_name(d.item[0].code) : "?");
		store_close(s);
		cr_assert(i > 0 || file_exists(copy), "%s: no copy was kept", when);
		if (i == 0)
			cr_assert_eq(rename(copy, kit_path), 0);
	}
	work_reset(ctx);
	diag_release(&d);
}

Test(io_fault, upgrade_1)
{
	struct work w;

	work_restore(&w, 1);
	work_reset(&w);
	/* Some 800 points: NIANBAO_UPGRADES=1 takes each. */
	some_points(upgrade_1_point, &w, fault_times("NIANBAO_UPGRADES", 25));
}

Test(io_fault, upgrade)
{
	struct work w;

	work_prepare(&w);
	work_reset(&w);
	each_point(upgrade_point, &w);
	work_release(&w);
}
