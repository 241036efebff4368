/*
 * bin.c - deleted reports: kept whole, taken out again, emptied.
 *
 * Every row that goes with a report is written into one body, table by table, before it
 * is deleted; its changes stay where they are.  The event of the deletion has the hash
 * of the body, so that nothing in it can be altered unseen.
 *
 *	body    line "nianbao bin 1", then tables
 *	table   "T" name, a tab and a column for each column, end of line, then rows
 *	row     "R", then for each column n (null), i number ;  or t or b (text, bytes)
 *		length : bytes
 *
 * Columns are named, so that a body of an older schema can be taken out by a newer one.
 * Names of tables are those below and no others; a body is data, never SQL.
 *
 * Invariant: a report is in the bin or among the reports, never in both, never in none.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

#define MAGIC		"nianbao bin 1\n"
#define COLUMNS_MOST	64
#define NAME_MOST	40

/* What goes with a report; those that others refer to come first. */
static const struct {
	const char	*name, *rows;
	bool		 renumber;	/* its id may be another's by now */
} tables[] = {
	{ "report", "id=?1", false },
	{ "cell", "report=?1", false },
	{ "text", "report=?1", false },
	{ "note", "report=?1", false },
	{ "reason", "report=?1", false },
	{ "source", "report=?1", false },
	{ "source_finding", "source IN (SELECT id FROM source WHERE report=?1)", false },
	{ "extra", "report=?1", false },
	{ "link", "report=?1", false },
	{ "remark", "report=?1", false },
	{ "answer", "remark IN (SELECT id FROM remark WHERE report=?1)", false },
	{ "review", "report=?1", false },
	{ "restore_point", "report=?1", true },
	{ "pack", "report=?1", false },
	{ "issue", "report=?1", false },
	{ "part", "total=?1", false },
	{ "adjustment", "total=?1", false },
};

/* ---- into a body ---- */

static void
put_value(struct buf *b, sqlite3_stmt *q, int n)
{
	const void	*p;
	int		 type = sqlite3_column_type(q, n);

	if (type == SQLITE_NULL)
		buf_chr(b, 'n');
	else if (type == SQLITE_INTEGER)
		buf_printf(b, "i%lld;", (long long)sqlite3_column_int64(q, n));
	else {
		p = type == SQLITE_BLOB ? sqlite3_column_blob(q, n) :
		    (const void *)sqlite3_column_text(q, n);
		buf_printf(b, "%c%d:", type == SQLITE_BLOB ? 'b' : 't',
		    sqlite3_column_bytes(q, n));
		buf_add(b, p, (size_t)sqlite3_column_bytes(q, n));
	}
}

static bool
put_table(struct store *s, struct buf *b, size_t table, int64_t report, struct diag *d)
{
	sqlite3_stmt	*q = NULL;
	struct buf	 sql = BUF_INIT;
	int		 rc, i, n;

	buf_printf(&sql, "SELECT * FROM %s WHERE %s", tables[table].name,
	    tables[table].rows);
	rc = sqlite3_prepare_v2(s->db, buf_cstr(&sql), -1, &q, NULL);
	buf_release(&sql);
	if (rc != SQLITE_OK)
		return db_fail(s, rc, d);
	db_bind(q, 1, (struct db_arg[]){ ARG_INT(report) }, 1);
	n = sqlite3_column_count(q);
	buf_printf(b, "T%s", tables[table].name);
	for (i = 0; i < n; i++)
		buf_printf(b, "\t%s", sqlite3_column_name(q, i));
	buf_chr(b, '\n');
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		buf_chr(b, 'R');
		for (i = 0; i < n; i++)
			put_value(b, q, i);
	}
	if (rc != SQLITE_DONE)
		db_fail(s, rc, d);
	sqlite3_finalize(q);
	return rc == SQLITE_DONE;
}

static void
body_hash(const void *p, size_t n, char hex[2 * SHA256_SIZE + 1])
{
	unsigned char	 hash[SHA256_SIZE];

	sha256(p, n, hash);
	sha256_hex(hash, hex);
}

bool
bin_put(struct store *s, int64_t report, char hex[2 * SHA256_SIZE + 1], struct diag *d)
{
	const char	*user = s->actor->user;
	struct buf	 body = BUF_INIT;
	char		 now[CLOCK_TEXT];
	bool		 ok = true;
	size_t		 i;

	buf_str(&body, MAGIC);
	for (i = 0; i < ARRAY_LEN(tables) && ok; i++)
		ok = put_table(s, &body, i, report, d);
	body_hash(buf_cstr(&body), body.len, hex);
	db_now(s, now);
	ok = ok && db_exec(s, STMT_BIN_ADD, d, ARG_INT(report),
	    ARG_BLOB(body.data, body.len), ARG_STR(user), ARG_INT(s->uid),
	    ARG_TEXT(audit_login(s, user)), ARG_STR(now));
	buf_release(&body);
	return ok;
}

/* ---- and out again ---- */

struct reading {
	const char	*p;
	size_t		 n;
};

/* The number before "end", which is passed. */
static bool
take_number(struct reading *r, char end, int64_t *v)
{
	bool		 minus = r->n > 0 && *r->p == '-';
	uint64_t	 u = 0;
	size_t		 i = minus, from = i;

	for (; i < r->n && r->p[i] >= '0' && r->p[i] <= '9'; i++) {
		if (u > (UINT64_MAX - 9) / 10)
			return false;
		u = u * 10 + (uint64_t)(r->p[i] - '0');
	}
	if (i == from || i >= r->n || r->p[i] != end ||
	    u > (uint64_t)INT64_MAX + (minus ? 1 : 0))
		return false;
	*v = minus ? (int64_t)(0 - u) : (int64_t)u;
	r->p += i + 1;
	r->n -= i + 1;
	return true;
}

static bool
take_value(struct reading *r, struct db_arg *arg)
{
	char	 type = r->n > 0 ? *r->p : '\0';
	int64_t	 v = 0;

	if (type == '\0')
		return false;
	r->p++;
	r->n--;
	if (type == 'n') {
		*arg = ARG_NULL;
		return true;
	}
	if (type == 'i') {
		*arg = ARG_INT(0);
		return take_number(r, ';', &arg->number);
	}
	if ((type != 't' && type != 'b') || !take_number(r, ':', &v) || v < 0 ||
	    (uint64_t)v > r->n)
		return false;
	*arg = ARG_BLOB(r->p, (size_t)v);
	if (type == 't')
		arg->type = DB_TEXT;
	r->p += v;
	r->n -= (size_t)v;
	return true;
}

static bool
is_name(const char *s, size_t n)
{
	return n > 0 && n < NAME_MOST &&
	    strspn(s, "abcdefghijklmnopqrstuvwxyz_0123456789") >= n;
}

/* The line of a table: which it is, and the statement that adds a row; NULL for none of
 * ours. */
static sqlite3_stmt *
take_table(struct store *s, struct reading *r, int *columns, int *skip, struct diag *d)
{
	const char	*end = r->n > 0 ? memchr(r->p, '\n', r->n) : NULL, *at, *tab;
	struct buf	 sql = BUF_INIT, marks = BUF_INIT;
	sqlite3_stmt	*q = NULL;
	size_t		 i, n;
	int		 rc;

	if (end == NULL || *r->p != 'T' ||
	    (tab = memchr(r->p, '\t', (size_t)(end - r->p))) == NULL)
		return NULL;
	n = (size_t)(tab - r->p) - 1;
	for (i = 0; i < ARRAY_LEN(tables); i++)
		if (strlen(tables[i].name) == n &&
		    memcmp(tables[i].name, r->p + 1, n) == 0)
			break;
	if (i == ARRAY_LEN(tables))
		return NULL;
	buf_printf(&sql, "INSERT INTO %s", tables[i].name);
	*skip = -1;
	for (*columns = 0, at = tab; at < end; at += n + 1, ++*columns) {
		n = strcspn(at + 1, "\t\n");
		if (*columns == COLUMNS_MOST || !is_name(at + 1, n))
			goto out;
		if (tables[i].renumber && n == 2 && memcmp(at + 1, "id", 2) == 0)
			*skip = *columns;
		buf_chr(&sql, *columns == 0 ? '(' : ',');
		buf_add(&sql, at + 1, n);
		buf_str(&marks, *columns == 0 ? "?" : ",?");
	}
	buf_printf(&sql, ") VALUES (%s)", buf_cstr(&marks));
	r->n -= (size_t)(end + 1 - r->p);
	r->p = end + 1;
	if ((rc = sqlite3_prepare_v2(s->db, buf_cstr(&sql), -1, &q, NULL)) != SQLITE_OK)
		db_fail(s, rc, d);
out:
	buf_release(&sql);
	buf_release(&marks);
	return q;
}

static bool
bind_row(sqlite3_stmt *q, const struct db_arg *arg, int n, int skip)
{
	int	 i, rc = SQLITE_OK;

	for (i = 0; i < n && rc == SQLITE_OK; i++) {
		if (i == skip)
			rc = sqlite3_bind_null(q, i + 1);
		else if (arg[i].type == DB_TEXT)	/* it has no end of its own */
			rc = sqlite3_bind_text(q, i + 1, arg[i].p, (int)arg[i].n,
			    SQLITE_STATIC);
		else
			db_bind(q, i + 1, &arg[i], 1);
	}
	return rc == SQLITE_OK;
}

/* Every row back into its table; false for a body that we did not write. */
static bool
take_body(struct store *s, struct reading r, struct diag *d)
{
	struct db_arg	 arg[COLUMNS_MOST];
	sqlite3_stmt	*q;
	int		 i, columns, skip;
	bool		 ok = true;

	if (r.n < strlen(MAGIC) || memcmp(r.p, MAGIC, strlen(MAGIC)) != 0)
		return false;
	r.p += strlen(MAGIC);
	r.n -= strlen(MAGIC);
	while (r.n > 0 && ok) {
		if ((q = take_table(s, &r, &columns, &skip, d)) == NULL)
			return false;
		while (r.n > 0 && *r.p == 'R' && ok) {
			r.p++;
			r.n--;
			for (i = 0; i < columns && ok; i++)
				ok = take_value(&r, &arg[i]);
			ok = ok && bind_row(q, arg, columns, skip) && db_run(s, q, d);
		}
		sqlite3_finalize(q);
	}
	return ok;
}

static bool
damaged(struct store *s, struct diag *d)
{
	if (d == NULL || d->nerror == 0)
		diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, "bin", NULL);
	return false;
}

/* What is in the row of STMT_BIN, put back. */
static bool
restore(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	char		 hex[2 * SHA256_SIZE + 1];
	struct reading	 r = { sqlite3_column_blob(q, 0),
			    (size_t)sqlite3_column_bytes(q, 0) };
	int64_t		 there;

	if (r.p == NULL)
		return damaged(s, d);
	body_hash(r.p, r.n, hex);
	if (strcmp(hex, db_str(q, 1)) != 0)
		return damaged(s, d);
	there = store_report_find(s, sqlite3_column_int64(q, 2),
	    sqlite3_column_int(q, 3), d);
	if (there > 0)
		diag_error(d, DIAG_USAGE, MSG_STORE_BIN_TAKEN, db_str(q, 4),
		    db_str(q, 3), NULL);
	if (there != 0)
		return false;
	if (!take_body(s, r, d))
		return damaged(s, d);
	return true;
}

bool
store_undelete(struct store *s, int64_t report, struct diag *d)
{
	sqlite3_stmt	*q;
	int		 rc;
	bool		 ok = false;

	if (!db_begin(s, d))
		return false;
	q = db_query(s, STMT_BIN, d, ARG_INT(report));
	if (q != NULL && (rc = db_row(s, q, d)) == 1) {
		ok = restore(s, q, d);
		sqlite3_reset(q);
	} else if (q != NULL && rc == 0)
		diag_error(d, DIAG_USAGE, MSG_STORE_BIN_NONE, NULL);
	ok = ok && db_exec(s, STMT_BIN_DROP, d, ARG_INT(report)) &&
	    audit_event(s, "undelete", report, NULL, d);
	return db_finish(s, ok, d);
}

/* ---- looking, emptying, verifying ---- */

bool
store_bin_each(struct store *s, bool (*fn)(void *, const struct store_binned *),
    void *ctx, struct diag *d)
{
	sqlite3_stmt		*q = db_stmt(s, STMT_BIN_LIST, d);
	struct store_binned	 b;
	bool			 more = true;
	int			 rc = 0;

	if (q == NULL)
		return false;
	while (more && (rc = db_row(s, q, d)) == 1) {
		b.id = sqlite3_column_int64(q, 0);
		b.agency = db_str(q, 1);
		b.year = sqlite3_column_int(q, 2);
		b.changes = sqlite3_column_int64(q, 3);
		b.user = db_str(q, 4);
		b.login = (const char *)sqlite3_column_text(q, 5);
		b.at = db_str(q, 6);
		more = fn(ctx, &b);
	}
	sqlite3_reset(q);
	return rc >= 0;
}

bool
store_bin_empty(struct store *s, int days, int *n, struct diag *d)
{
	sqlite3_stmt	*q;
	char		 now[CLOCK_TEXT], back[24];
	int64_t		*id = NULL;
	size_t		 k, count = 0, cap = 0;
	int		 rc = 0;
	bool		 ok;

	*n = 0;
	if (!db_begin(s, d))
		return false;
	db_now(s, now);
	snprintf(back, sizeof(back), "-%d days", days);
	q = db_query(s, STMT_BIN_OLD, d, ARG_STR(now), ARG_STR(back));
	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		id = mem_grow(id, count, &cap, sizeof(*id));
		id[count++] = sqlite3_column_int64(q, 0);
	}
	ok = q != NULL && rc == 0;
	for (k = 0; k < count && ok; k++)
		ok = audit_event(s, "purge", id[k], NULL, d) &&
		    db_exec(s, STMT_BIN_DROP, d, ARG_INT(id[k]));
	free(id);
	ok = db_finish(s, ok, d);
	*n = ok ? (int)count : 0;
	return ok;
}

/* Does the row of report in the body say what the columns of bin say that no event
 * tells: whose it is, its form and when it was made? */
static bool
same_row(struct reading r, sqlite3_stmt *q, int first)
{
	static const char *const names[] = { "agency", "form", "created" };
	const char	*at, *end;
	struct db_arg	 arg;
	size_t		 i, n;

	if (r.n < strlen(MAGIC) || memcmp(r.p, MAGIC, strlen(MAGIC)) != 0)
		return false;
	at = r.p + strlen(MAGIC);
	if ((end = memchr(at, '\n', r.n - strlen(MAGIC))) == NULL || end[1] != 'R')
		return false;
	r.n -= (size_t)(end + 2 - r.p);
	r.p = end + 2;
	for (at += strcspn(at, "\t\n"); at < end; at += n + 1) {
		n = strcspn(at + 1, "\t\n");
		if (!take_value(&r, &arg))
			return false;
		for (i = 0; i < ARRAY_LEN(names); i++) {
			if (strlen(names[i]) != n || memcmp(names[i], at + 1, n) != 0)
				continue;
			if (arg.type == DB_INT ? arg.number != sqlite3_column_int64(q,
			    first + (int)i) : strlen(db_str(q, first + (int)i)) != arg.n ||
			    memcmp(db_str(q, first + (int)i), arg.p, arg.n) != 0)
				return false;
		}
	}
	return true;
}

bool
bin_verify_all(struct store *s, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_BIN_BODIES, d);
	char		 hex[2 * SHA256_SIZE + 1];
	bool		 ok = q != NULL;
	int		 rc = 0;

	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		body_hash(sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0),
		    hex);
		if (strcmp(hex, db_str(q, 1)) == 0 && same_row((struct reading){
		    sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0) }, q, 4))
			continue;
		diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_BIN, db_str(q, 2), db_str(q, 3),
		    NULL);
		ok = false;
	}
	return ok && rc >= 0;
}
