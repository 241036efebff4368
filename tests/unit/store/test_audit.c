/*
 * The audit finds every record that was edited, removed or put in another order,
 * and figures that do not come from it.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
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

TestSuite(audit, .init = kit_init, .fini = fini);

/* Four changes of a report, the second and third in one row; with "more" a text, a note,
 * a final state. */
static int64_t
fill(bool more)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct change_list list = CHANGE_LIST_INIT;
	int64_t id = r->id;

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	cr_assert(kit_save(s, r, "3:1:A=6 3:3.1:A=6", NULL));
	cr_assert(kit_save(s, r, "2.6:1:A=7", NULL));
	if (more) {
		change_text_all(&list, r, form_text_find(r->form, "t1"), "一、总体", ORIGIN_KEY);
		change_note(&list, r, "", "全报告的批注");
		change_report(&list, r, "state", "final", ORIGIN_KEY);
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		cr_assert(store_save(s, r, &list, NULL, NULL));
		change_list_release(&list);
	}
	report_free(r);
	store_close(s);
	return id;
}

static void
again(void)
{
	kit_fini();
	kit_init();
}

/* Each way of tampering, alone, and what is said of it. */
Test(audit, tampering)
{
	static const struct { const char *sql; enum msg want; int64_t seq; } t[] = {
		{ "UPDATE change SET new='60' WHERE seq=4", MSG_STORE_CHAIN_EDITED, 4 },
		{ "UPDATE change SET new=replace(new,'6','60') WHERE seq=3",
		    MSG_STORE_CHAIN_EDITED, 3 },
		{ "UPDATE change SET new=replace(new,char(10)||'3:3.1:A'||char(9)||char(9)||'6','')"
		    " WHERE seq=3", MSG_STORE_CHAIN_EDITED, 3 },
		{ "UPDATE change SET old='1' WHERE seq=3", MSG_STORE_CHAIN_EDITED, 3 },
		{ "UPDATE change SET uid=NULL WHERE seq=3", MSG_STORE_CHAIN_EDITED, 3 },
		{ "UPDATE change SET uid=NULL,login='x' WHERE seq=3",
		    MSG_STORE_CHAIN_EDITED, 3 },
		{ "UPDATE change SET by_user=NULL,host=NULL,at=NULL,uid=NULL,login=NULL"
		    " WHERE seq=4", MSG_STORE_CHAIN_EDITED, 4 },
		{ "UPDATE change SET old='' WHERE seq=1", MSG_STORE_CHAIN_EDITED, 1 },
		{ "UPDATE change SET pos=0 WHERE seq=1", MSG_STORE_CHAIN_EDITED, 1 },
		{ "UPDATE change SET step=1 WHERE seq=4", MSG_STORE_CHAIN_EDITED, 4 },
		{ "UPDATE change SET new=CAST(new AS BLOB) WHERE seq=1",
		    MSG_STORE_CHAIN_EDITED, 1 },
		{ "DELETE FROM change WHERE seq=3", MSG_STORE_CHAIN_GAP, 4 },
		{ "DELETE FROM change WHERE seq=4", MSG_STORE_CHAIN_SHORT, 3 },
		{ "DELETE FROM change WHERE seq=1", MSG_STORE_CHAIN_GAP, 3 },
		{ "DELETE FROM change", MSG_STORE_CHAIN_SHORT, 0 },
		{ "UPDATE change SET seq=9 WHERE seq=4; UPDATE change SET seq=4 WHERE seq=1;"
		  " UPDATE change SET seq=1 WHERE seq=9", MSG_STORE_CHAIN_EDITED, 1 },
		{ "INSERT INTO change SELECT report,5,5,kind,place,pos,old,'8',origin,undoes,by_user,"
		  "host,at,uid,login,hash FROM change WHERE seq=4", MSG_STORE_CHAIN_EDITED, 5 },
		{ "UPDATE report SET head=zeroblob(32)", MSG_STORE_CHAIN_HEAD, 4 },
		{ "UPDATE report SET seq=3", MSG_STORE_CHAIN_HEAD, 4 },
		{ "UPDATE report SET uuid='00000000-0000-0000-0000-000000000000'",
		  MSG_STORE_CHAIN_EDITED, 1 },
		{ "DELETE FROM change WHERE seq=4; UPDATE report SET seq=3, head=(SELECT hash FROM"
		  " change WHERE seq=3); UPDATE event SET report_seq=4 WHERE kind='new'",
		  MSG_STORE_CHAIN_ANCHOR, 2 },
	};
	struct store_fault fault;
	struct store *s;
	struct diag d;
	int64_t id;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		diag_init(&d);
		id = fill(false);
		s = kit_open(STORE_WRITE);
		cr_assert(store_verify_chain(s, id, &fault, NULL));
		cr_assert(store_verify_chain(s, 0, &fault, NULL));
		cr_assert(store_verify_file(s, NULL));
		store_close(s);
		kit_sql(t[i].sql, true);
		s = kit_open(STORE_WRITE);
		cr_assert_not(store_verify_chain(s, id, &fault, NULL), "%s", t[i].sql);
		cr_assert_eq(fault.what, t[i].want, "%s: %s", t[i].sql,
		    msg_name(fault.what));
		cr_assert_eq(fault.seq, t[i].seq, "%s: %d", t[i].sql, (int)fault.seq);
		cr_assert_not(store_verify_chain(s, 0, &fault, NULL));
		cr_assert_not(store_verify_file(s, &d));
		cr_assert_gt(d.nerror, 0);
		store_close(s);
		diag_release(&d);
		again();
	}
}

/* The records into a file of their own, or back from there. */
static void
keep(bool back)
{
	char sql[400];

	snprintf(sql, sizeof(sql), "ATTACH '%s/keep' AS k; %s", kit_dir, back ?
	    "DELETE FROM change; INSERT INTO change SELECT * FROM k.change;"
	    " DELETE FROM event; INSERT INTO event SELECT * FROM k.event" :
	    "DROP TABLE IF EXISTS k.change; DROP TABLE IF EXISTS k.event;"
	    " CREATE TABLE k.change AS SELECT * FROM main.change;"
	    " CREATE TABLE k.event AS SELECT * FROM main.event");
	kit_sql(sql, back);
}

/* Whatever column of whatever record is altered, it shows. */
Test(audit, every_column)
{
	static const char *const change[] = {
		"report", "step", "kind", "place", "pos", "old", "new", "origin",
		    "undoes", "by_user",
		"host", "at", "uid", "login", "hash"
	};
	static const char *const event[] = {
		"kind", "report", "uuid", "agency", "year", "report_seq", "report_head",
		    "detail",
		"by_user", "host", "at", "uid", "login", "hash"
	};
	/* Kinds and origins must pass CHECK, so they become another one. */
	static const char *const other[] = {
		"kind", ("CASE kind WHEN 'cell' THEN 'note' WHEN 'new' THEN 'reopen'"
		    " WHEN 'create' THEN 'restore' WHEN 'final' THEN 'new' ELSE 'cell' END"),
		"origin", "CASE origin WHEN 'k' THEN 'p' ELSE 'k' END",
		"hash", "randomblob(32)", "report_head", "X'AA'",
		"report", "coalesce(report,0)+1"
	};
	char sql[300];
	const char *to;

	for (int table = 0; table < 2; table++) {
		size_t n = table ? sizeof(event) / sizeof(event[0]) :
		    sizeof(change) / sizeof(change[0]);

		fill(true);
		for (size_t i = 0; i < n; i++)
			for (int seq = 1; seq <= (table ? 3 : 7); seq++) {
				if (!table && seq == 2)
					continue;	/* in the row of 3 */
				const char *column = table ? event[i] : change[i];
				struct store_fault fault;
				struct store *s;
				bool whole;

				to = NULL;
				for (size_t k = 0; k < sizeof(other) / sizeof(other[0]);
				    k += 2)
					if (strcmp(other[k], column) == 0)
						to = other[k + 1];
				if (to == NULL)
					to = "7777";
				keep(false);
				snprintf(sql, sizeof(sql),
				    "UPDATE %s SET %s=%s WHERE seq=%d", table ? "event" :
				    "change", column, to, seq);
				kit_sql(sql, true);
				s = kit_open(STORE_WRITE);
				whole = store_verify_chain(s, 0, &fault, NULL);
				store_close(s);
				cr_assert_not(whole, "%s", sql);
				keep(true);
				s = kit_open(STORE_WRITE);
				cr_assert(store_verify_chain(s, 0, &fault, NULL),
				    "put back: %s", sql);
				store_close(s);
			}
		again();
	}
}

/* The chain of events: a record altered, removed, or cut off at the end. */
Test(audit, events)
{
	static const char *const sql[] = {
		"UPDATE event SET detail='x' WHERE seq=1",
		"DELETE FROM event WHERE seq=1",
		"DELETE FROM event WHERE seq=(SELECT max(seq) FROM event)",
		"DELETE FROM event",
		"UPDATE setting SET value='0' WHERE key='event_head'",
		"DELETE FROM setting WHERE key='event_head'"
	};
	struct store_fault fault;
	struct store *s;

	for (size_t i = 0; i < sizeof(sql) / sizeof(sql[0]); i++) {
		fill(true);
		kit_sql(sql[i], true);
		s = kit_open(STORE_WRITE);
		cr_assert_not(store_verify_chain(s, 0, &fault, NULL), "%s", sql[i]);
		cr_assert_eq(fault.what, MSG_STORE_CHAIN_EVENT, "%s", sql[i]);
		cr_assert_not(store_verify_file(s, NULL), "%s", sql[i]);
		store_close(s);
		again();
	}
}

/* A tail cut off with the report's own head put right: the event that made it
 * final still names what is gone. */
Test(audit, anchored_tail)
{
	struct store_fault fault;
	int64_t id = fill(true);
	struct store *s;
	struct diag d;

	diag_init(&d);
	kit_sql("DELETE FROM change WHERE seq=7; UPDATE report SET state='draft', seq=6,"
	    " head=(SELECT hash FROM change WHERE seq=6)", true);
	s = kit_open(STORE_WRITE);
	cr_assert_not(store_verify_chain(s, id, &fault, NULL));
	cr_assert_eq(fault.what, MSG_STORE_CHAIN_ANCHOR);
	cr_assert_eq(fault.seq, 3);
	cr_assert_not(store_verify_chain(s, 0, &fault, NULL));
	cr_assert_eq(fault.what, MSG_STORE_CHAIN_ANCHOR);
	cr_assert_not(store_verify_file(s, &d));
	cr_assert(diag_has(&d, MSG_STORE_CHAIN_ANCHOR));
	store_close(s);
	diag_release(&d);
}

Test(audit, append_only)
{
	struct store *s;
	char *n;

	fill(false);
	s = kit_open(STORE_WRITE);
	cr_assert_null(kit_query("DELETE FROM change WHERE seq=1"));
	cr_assert_null(kit_query("UPDATE change SET new='9' WHERE seq=1"));
	cr_assert_null(kit_query("DELETE FROM event"));
	cr_assert_null(kit_query("UPDATE event SET detail='x'"));
	n = kit_query("SELECT count(*) FROM change");
	cr_assert_str_eq(n, "3");
	free(n);
	store_close(s);
}

Test(audit, figures_without_record)
{
	static const struct { const char *sql; enum msg want; } t[] = {
		{ "UPDATE cell SET value=99000000 WHERE origin='k' AND value=7000000",
		  MSG_STORE_VERIFY_CELL },
		{ "UPDATE cell SET value=99000000 WHERE origin='='",
		    MSG_STORE_VERIFY_SUM },
		{ "DELETE FROM cell WHERE origin='='", MSG_STORE_VERIFY_SUM },
		{ "DELETE FROM cell WHERE origin='k'", MSG_STORE_VERIFY_CELL },
		{ "UPDATE text SET body='一、全部'", MSG_STORE_VERIFY_CELL },
		{ "DELETE FROM text", MSG_STORE_VERIFY_CELL },
		{ "INSERT INTO text SELECT id,'t5','多出来的',NULL FROM report", MSG_STORE_VERIFY_CELL },
		{ "INSERT INTO cell SELECT report,(SELECT id FROM code WHERE cell='2.6:2:A'),"
		  "1000000,NULL,NULL,'k' FROM cell LIMIT 1", MSG_STORE_VERIFY_CELL },
	};
	struct store *s;
	struct diag d;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		diag_init(&d);
		fill(true);
		kit_sql(t[i].sql, true);
		s = kit_open(STORE_WRITE);
		cr_assert_not(store_verify_file(s, &d), "%s", t[i].sql);
		cr_assert(diag_has(&d, t[i].want), "%s", t[i].sql);
		store_close(s);
		diag_release(&d);
		again();
	}
}

/* The rule of nianbao-data(5), written out once more. */
Test(audit, rule)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct sha256 h;
	unsigned char want[SHA256_SIZE], len[8] = { 0 };
	char uid[24], login[64];
	const char *const field[] = {
		"1", "1", "1", "cell", "3:1:A", NULL, NULL, "5", "k", NULL, "李敏", "host",
		"2026-01-15T08:30:00.000Z", uid, login
	};
	const char *const cells[] = {
		"1", "3", "2", "cells", "", NULL, NULL, "3:1:A\t5\t6\n3:1:B1\t\t7\n", "k", NULL,
		"李敏", "host", "2026-01-15T08:30:00.000Z", uid, login
	};

	cr_assert_eq(r->id, 1);
	snprintf(uid, sizeof(uid), "%lu", (unsigned long)getuid());
	clock_login(login, sizeof(login));
	sha256(r->uuid, 36, want);
	cr_assert_arr_eq(r->head, want, SHA256_SIZE, "the first hash before");
	for (int row = 0; row < 2; row++) {
		const char *const *f = row == 0 ? field : cells;

		sha256_init(&h);
		sha256_add(&h, want, SHA256_SIZE);
		for (size_t i = 0; i < sizeof(field) / sizeof(field[0]); i++) {
			memset(len, f[i] != NULL ? 0 : 0xff, sizeof(len));
			if (f[i] != NULL)
				len[7] = (unsigned char)strlen(f[i]);
			sha256_add(&h, len, sizeof(len));
			if (f[i] != NULL)
				sha256_add(&h, f[i], strlen(f[i]));
		}
		sha256_end(&h, want);
		cr_assert(kit_save(s, r, row == 0 ? "3:1:A=5" : "3:1:A=6 3:1:B1=7", NULL));
		cr_assert_arr_eq(r->head, want, SHA256_SIZE);
	}
	report_free(r);
	store_close(s);
}

static bool
tell(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	(void)hash;
	buf_printf(ctx, "%lld %lld %s %s %s>%s %c %s %s;", (long long)c->seq,
	    (long long)c->step, change_kind_name(c->kind), c->place,
	    c->old != NULL ? c->old : "-", c->new != NULL ? c->new : "-", (char)c->origin,
	    c->user, c->at);
	return true;
}

/* What a machine does is one row, and still a change for each cell: to the program and
 * to whoever reads the view. */
Test(audit, one_row_for_a_machine)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct change_list list = CHANGE_LIST_INIT;
	struct buf told = BUF_INIT;
	struct store_fault fault;
	char *n, value[64];
	int filled;

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	filled = change_fill(&list, r, -1);
	cr_assert_gt(filled, 100);
	/* A cell a second time, and of another origin: a row of its own. */
	change_cell(&list, r, form_cell_find(r->form, "3:2:A"), "12（其中\t2）", ORIGIN_IMPORT);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	n = kit_query("SELECT group_concat(kind,' ') FROM (SELECT kind FROM change ORDER BY seq)");
	cr_assert_str_eq(n, "cell cells cell");
	free(n);
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	cr_assert_eq((int)list.n, filled + 1);
	change_list_release(&list);
	n = kit_query("SELECT count(*)||' '||count(by_user) FROM change");
	cr_assert_str_eq(n, "5 3", "%s: who stands once in a step", n);
	free(n);
	cr_assert(store_log(s, r->id, tell, &told, NULL));
	n = kit_query("SELECT group_concat(x,'') FROM (SELECT seq||' '||step||' '||kind||' '||place"
	    "||' '||ifnull(old,'-')||'>'||ifnull(new,'-')||' '||origin||' '||by_user||' '||at"
	    "||';' AS x FROM history ORDER BY seq)");
	cr_assert_str_eq(buf_cstr(&told), n);
	free(n);
	buf_release(&told);
	cr_assert(store_verify_chain(s, 0, &fault, NULL));
	cr_assert(store_verify_file(s, NULL));
	cr_assert(kit_save(s, r, "3:1:B1=1 3:1:B2=2 3:1:B1=3", NULL));
	n = kit_query("SELECT group_concat(place||new,' ') FROM (SELECT place,new FROM history"
	    " ORDER BY seq DESC LIMIT 3)");
	cr_assert_str_eq(n, "3:1:B13 3:1:B22 3:1:B11");
	free(n);
	cr_assert(store_verify_file(s, NULL));
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	report_free(r);
	r = store_load(s, "甲县某局", 2025, NULL);
	cr_assert(store_history(s, r, NULL));
	cr_assert(report_redo(r, &list, &fix_actor, NULL), "over sessions");
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	cr_assert_str_eq(fix_cell(r, "3:1:B1", value), "3");
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	store_close(s);
}

/* A text put whole stands in its record only; without that the report is damaged, not
 * without text. */
Test(audit, a_text_is_kept_once)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	int t1 = form_text_find(r->form, "t1");
	struct change_list list = CHANGE_LIST_INIT;
	struct diag d;
	char *got;

	diag_init(&d);
	change_text_all(&list, r, t1, "一年来，依法公开。", ORIGIN_IMPORT);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	got = kit_query("SELECT (SELECT body IS NULL FROM text)||body FROM texts");
	cr_assert_str_eq(got, "1一年来，依法公开。");
	free(got);
	change_text(&list, r, t1, 0, 3, "今年", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	got = kit_query("SELECT (SELECT body IS NULL FROM text)||body FROM texts");
	cr_assert_str_eq(got, "0今年，依法公开。");
	free(got);
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	change_text_all(&list, r, t1, "", ORIGIN_KEY);
	change_text_all(&list, r, t1, "全换了", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	cr_assert(store_verify_file(s, NULL));
	report_free(r);
	store_close(s);
	kit_sql("DELETE FROM change WHERE seq=(SELECT seq FROM text)", true);
	s = kit_open(STORE_WRITE);
	cr_assert_null(store_load(s, "甲县某局", 2025, &d));
	cr_assert(diag_has(&d, MSG_STORE_DAMAGED));
	store_close(s);
	diag_release(&d);
}
