/*
 * The audit finds every record that was edited, removed or put in another order,
 * and figures that do not come from it.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include "fixture.h"
#include "storekit.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(audit, .init = kit_init, .fini = fini);

static int64_t
fill(void)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	int64_t id = r->id;

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	cr_assert(kit_save(s, r, "3:1:A=6 3:3.1:A=6", NULL));
	cr_assert(kit_save(s, r, "2.6:1:A=7", NULL));
	report_free(r);
	store_close(s);
	return id;
}

/* Each way of tampering, alone, and what is said of it. */
Test(audit, tampering)
{
	static const struct { const char *sql; enum msg want; int64_t seq; } t[] = {
		{ "UPDATE change SET new='60' WHERE seq=2", MSG_STORE_CHAIN_EDITED, 2 },
		{ "UPDATE change SET by_user='王强' WHERE seq=1", MSG_STORE_CHAIN_EDITED, 1 },
		{ "UPDATE change SET at='2020' WHERE seq=4", MSG_STORE_CHAIN_EDITED, 4 },
		{ "UPDATE change SET old=NULL WHERE seq=2", MSG_STORE_CHAIN_EDITED, 2 },
		{ "UPDATE change SET step=1 WHERE seq=4", MSG_STORE_CHAIN_EDITED, 4 },
		{ "UPDATE change SET place='3:1:B1' WHERE seq=3", MSG_STORE_CHAIN_EDITED, 3 },
		{ "DELETE FROM change WHERE seq=2", MSG_STORE_CHAIN_GAP, 3 },
		{ "DELETE FROM change WHERE seq=4", MSG_STORE_CHAIN_SHORT, 3 },
		{ "DELETE FROM change WHERE seq=1", MSG_STORE_CHAIN_GAP, 2 },
		{ "UPDATE change SET seq=9 WHERE seq=2; UPDATE change SET seq=2 WHERE seq=3;"
		  " UPDATE change SET seq=3 WHERE seq=9", MSG_STORE_CHAIN_EDITED, 2 },
		{ "UPDATE report SET head=zeroblob(32)", MSG_STORE_CHAIN_HEAD, 4 },
	};
	struct store_fault fault;
	struct store *s;
	int64_t id;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		id = fill();
		s = kit_open(STORE_WRITE);
		cr_assert(store_verify_chain(s, id, &fault, NULL));
		cr_assert(store_verify_file(s, NULL));
		store_close(s);
		kit_sql(t[i].sql, true);
		s = kit_open(STORE_WRITE);
		cr_assert_not(store_verify_chain(s, id, &fault, NULL), "%s", t[i].sql);
		cr_assert_eq(fault.what, t[i].want, "%s: %s", t[i].sql, msg_name(fault.what));
		cr_assert_eq(fault.seq, t[i].seq, "%s: %d", t[i].sql, (int)fault.seq);
		cr_assert_not(store_verify_chain(s, 0, &fault, NULL));
		cr_assert_not(store_verify_file(s, NULL));
		store_close(s);
		kit_fini();
		kit_init();
	}
}

Test(audit, append_only)
{
	struct store *s;
	char *n;

	fill();
	s = kit_open(STORE_WRITE);
	cr_assert_null(kit_query("DELETE FROM change WHERE seq=1"));
	cr_assert_null(kit_query("UPDATE change SET new='9' WHERE seq=1"));
	cr_assert_null(kit_query("DELETE FROM event"));
	n = kit_query("SELECT count(*) FROM change");
	cr_assert_str_eq(n, "4");
	free(n);
	store_close(s);
}

Test(audit, figures_without_record)
{
	static const char *const sql[] = {
		"UPDATE cell SET value=99000000 WHERE origin='k' AND value=7000000",
		"UPDATE cell SET value=99000000 WHERE origin='='",
		"DELETE FROM cell WHERE origin='k'",
		"UPDATE event SET detail='x' WHERE seq=1"
	};
	struct store *s;
	struct diag d;

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
		diag_init(&d);
		fill();
		kit_sql(sql[i], true);
		s = kit_open(STORE_WRITE);
		cr_assert_not(store_verify_file(s, &d), "%s", sql[i]);
		cr_assert_gt(d.nerror, 0);
		store_close(s);
		diag_release(&d);
		kit_fini();
		kit_init();
	}
}
