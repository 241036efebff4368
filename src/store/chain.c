/*
 * chain.c - is the audit whole? Every row is hashed again as it stands in the
 * file, column by column, so that nothing in a row can be altered unseen.
 *
 *	change rows --hash--> report.seq, head      (deleted: its event 'delete')
 *	event rows  --hash--> setting event_head
 *	event.report_seq, report_head --------------> the change row they name
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "store/db.h"
#include "store/store.h"

/* The columns 0 to n - 1 of a row, after the hash before, and uid and login behind them
 * where there is a uid.  False for a type that no row of ours has. */
static bool
hash_row(unsigned char hash[SHA256_SIZE], sqlite3_stmt *q, int n, int blob)
{
	unsigned char	 len[8];
	struct sha256	 h;
	int		 i, k, type;
	int64_t		 size;
	uint64_t	 v;

	if (sqlite3_column_type(q, n) != SQLITE_NULL)
		n += 2;
	else if (sqlite3_column_type(q, n + 1) != SQLITE_NULL)
		return false;		/* a name that nobody hashed */
	sha256_init(&h);
	sha256_add(&h, hash, SHA256_SIZE);
	for (i = 0; i < n; i++) {
		type = sqlite3_column_type(q, i);
		if (type == SQLITE_FLOAT || (type == SQLITE_BLOB) != (i == blob &&
		    type != SQLITE_NULL))
			return false;
		/* The text first: that is what makes bytes of a number. */
		const void	*p = type == SQLITE_BLOB ? sqlite3_column_blob(q, i) :
				    (const void *)sqlite3_column_text(q, i);

		size = type == SQLITE_NULL ? -1 : sqlite3_column_bytes(q, i);
		for (k = 7, v = (uint64_t)size; k >= 0; k--, v >>= 8)
			len[k] = (unsigned char)v;
		sha256_add(&h, len, sizeof(len));
		if (size > 0)
			sha256_add(&h, p, (size_t)size);
	}
	sha256_end(&h, hash);
	return true;
}

static bool
same_hash(sqlite3_stmt *q, int column, const unsigned char hash[SHA256_SIZE])
{
	unsigned char	 stored[SHA256_SIZE];

	return db_hash(q, column, stored) && memcmp(stored, hash, SHA256_SIZE) == 0;
}

static bool
fault_at(struct store_fault *f, int64_t seq, enum msg what)
{
	f->seq = seq;
	f->what = what;
	return false;
}

/* Where a report's chain has to end, stored or deleted. */
static bool
chain_end(struct store *s, int64_t report, int64_t *seq, unsigned char start[SHA256_SIZE],
    unsigned char head[SHA256_SIZE], struct store_fault *fault, struct diag *d)
{
	static const enum stmt_id	 where[] = { STMT_CHAIN, STMT_CHAIN_DELETED };
	sqlite3_stmt			*q;
	int				 rc;
	size_t				 i;

	for (i = 0; i < ARRAY_LEN(where); i++) {
		q = db_query(s, where[i], d, ARG_INT(report));
		if (q == NULL || (rc = db_row(s, q, d)) < 0)
			return false;
		if (rc == 0)
			continue;
		sha256(db_str(q, 0), strlen(db_str(q, 0)), start);
		*seq = sqlite3_column_int64(q, 1);
		memset(head, 0, SHA256_SIZE);
		db_hash(q, 2, head);
		sqlite3_reset(q);
		return true;
	}
	/* Records of a report that nothing else knows. */
	return fault_at(fault, 0, MSG_STORE_CHAIN_HEAD);
}

/* The number of the first change of a row; of cells that begin a step it is the step's,
 * whatever became of their lines. */
static int64_t
first_number(sqlite3_stmt *q)
{
	int64_t	 last = sqlite3_column_int64(q, 1);

	if (strcmp(db_str(q, 3), "cells") != 0)
		return last;
	return sqlite3_column_type(q, 10) != SQLITE_NULL ? sqlite3_column_int64(q, 2) :
	    last - record_changes(q) + 1;
}

static bool
verify_report(struct store *s, int64_t report, struct store_fault *fault, struct diag *d)
{
	unsigned char	 hash[SHA256_SIZE], head[SHA256_SIZE];
	sqlite3_stmt	*q;
	int64_t		 end, now, seq = 0;
	int		 rc;

	fault_at(fault, 0, MSG_NONE);
	if (!chain_end(s, report, &end, hash, head, fault, d) ||
	    (q = db_query(s, STMT_CHANGES, d, ARG_INT(report))) == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1 && fault->what == MSG_NONE) {
		now = sqlite3_column_int64(q, 1);
		if (first_number(q) != seq + 1)
			fault_at(fault, now, MSG_STORE_CHAIN_GAP);
		else if (!hash_row(hash, q, 13, -1) || !same_hash(q, 15, hash) ||
		    now != seq + record_changes(q))
			fault_at(fault, now, MSG_STORE_CHAIN_EDITED);
		seq = now;
	}
	sqlite3_reset(q);
	if (rc < 0 || fault->what != MSG_NONE)
		return false;
	if (seq < end)
		return fault_at(fault, seq, MSG_STORE_CHAIN_SHORT);
	if (seq > end || memcmp(hash, head, SHA256_SIZE) != 0)
		return fault_at(fault, seq, MSG_STORE_CHAIN_HEAD);
	return true;
}

/* The first event whose record of its report is not in that report's chain. */
static bool
verify_anchors(struct store *s, int64_t report, struct store_fault *fault, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_ANCHOR_LOST, d, ARG_INT(report));
	int		 rc;

	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1)
		fault_at(fault, sqlite3_column_int64(q, 0), MSG_STORE_CHAIN_ANCHOR);
	sqlite3_reset(q);
	return rc == 0;
}

static bool
verify_events(struct store *s, struct store_fault *fault, struct diag *d)
{
	unsigned char	 hash[SHA256_SIZE] = { 0 };
	sqlite3_stmt	*q = db_stmt(s, STMT_EVENTS, d);
	char		 hex[2 * SHA256_SIZE + 1], want[96], *have;
	int64_t		 seq = 0;
	int		 rc;
	bool		 ok;

	fault_at(fault, 0, MSG_NONE);
	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		if (sqlite3_column_int64(q, 0) != ++seq || !hash_row(hash, q, 12, 7) ||
		    !same_hash(q, 14, hash)) {
			fault_at(fault, sqlite3_column_int64(q, 0),
			    MSG_STORE_CHAIN_EVENT);
			break;
		}
	}
	sqlite3_reset(q);
	if (rc < 0 || fault->what != MSG_NONE)
		return false;
	sha256_hex(hash, hex);
	snprintf(want, sizeof(want), "%lld %s", (long long)seq, hex);
	have = store_setting(s, "event_head");
	ok = have != NULL && strcmp(have, want) == 0;
	free(have);
	return ok ? verify_anchors(s, 0, fault, d) :
	    fault_at(fault, seq, MSG_STORE_CHAIN_EVENT);
}

/* Ids of every report that is or was there. */
static bool
report_ids(struct store *s, int64_t **id, size_t *n, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_EVERY_REPORT, d);
	size_t		 cap = 0;
	int		 rc;

	*id = NULL;
	*n = 0;
	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1) {
		*id = mem_grow(*id, *n, &cap, sizeof(**id));
		(*id)[(*n)++] = sqlite3_column_int64(q, 0);
	}
	return rc == 0;
}

bool
store_verify_chain(struct store *s, int64_t report, struct store_fault *fault,
    struct diag *d)
{
	int64_t	*id;
	size_t	 n, i;
	bool	 ok;

	fault_at(fault, 0, MSG_NONE);
	if (report != 0)
		return verify_report(s, report, fault, d) &&
		    verify_anchors(s, report, fault, d);
	if (!verify_events(s, fault, d))
		return false;
	ok = report_ids(s, &id, &n, d);
	for (i = 0; i < n && ok; i++)
		ok = verify_report(s, id[i], fault, d);
	free(id);
	return ok;
}

/* Whose chain it is, as its first event tells: that outlives the report. */
static void
say_fault(struct store *s, int64_t report, const struct store_fault *fault,
    struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_NAME, NULL, ARG_INT(report));

	if (q != NULL && db_row(s, q, NULL) == 1)
		diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CHAIN, db_str(q, 0),
		    db_str(q, 1), INT(fault->seq), NULL);
	else
		diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CHAIN, INT(report), "?",
		    INT(fault->seq), NULL);
	diag_error(d, DIAG_DATA, fault->what, NULL);
	sqlite3_reset(q);
}

bool
chain_verify(struct store *s, int64_t report, struct diag *d)
{
	struct store_fault	 fault;

	if (verify_report(s, report, &fault, d) && verify_anchors(s, report, &fault, d))
		return true;
	if (fault.what != MSG_NONE)
		say_fault(s, report, &fault, d);
	return false;
}

bool
chain_verify_all(struct store *s, struct diag *d)
{
	struct store_fault	 fault;
	int64_t			*id;
	size_t			 n, i;
	bool			 ok = true;

	if (!verify_events(s, &fault, d)) {
		ok = false;
		if (fault.what != MSG_NONE) {
			diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_EVENT, INT(fault.seq),
			    NULL);
			diag_error(d, DIAG_DATA, fault.what, NULL);
		}
	}
	ok = report_ids(s, &id, &n, d) && ok;
	for (i = 0; i < n; i++)
		if (!verify_report(s, id[i], &fault, d)) {
			ok = false;
			if (fault.what != MSG_NONE)
				say_fault(s, id[i], &fault, d);
		}
	free(id);
	return ok;
}
