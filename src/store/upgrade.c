/*
 * upgrade.c - older schemas to the current one.
 *
 * One step per schema number, one SQL text and one transaction each; user_version
 * moves with the step, so an interrupted upgrade goes on where it stopped.  The
 * file is checked and a copy of it made beside it before the first step.
 *
 *	schema N --check, copy FILE.before-M--> N --step N--> N+1 ... --> M
 *
 * A step that makes a table anew must keep the rows of change and event byte for
 * byte: the hash chains go through them.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "store/db.h"
#include "store/store.h"

/* Replace one piece of an SQL text wherever it stands. */
static void
reword(struct buf *sql, const char *then, const char *now)
{
	const char	*at;
	size_t		 from = 0;

	while ((at = strstr(buf_cstr(sql) + from, then)) != NULL) {
		from = (size_t)(at - sql->data);
		buf_splice(sql, from, strlen(then), now, strlen(now));
		from += strlen(now);
	}
}

/* The views of printed tables show whole numbers as such: each is made again in the
 * words that schema.c has for it now. */
static bool
reword_views(struct store *s, struct diag *d)
{
	struct buf	 sql = BUF_INIT, name = BUF_INIT;
	int64_t		 n = 0, i;
	bool		 ok;

	ok = db_ask_int(s, "SELECT count(*) FROM sqlite_master WHERE type='view'"
	    " AND name GLOB '表*'", &n, d);
	for (i = 0; i < n && ok; i++) {
		buf_reset(&sql);
		buf_reset(&name);
		/* The one made again is the last, so the next is the first again. */
		ok = db_ask_text(s, "SELECT 'DROP VIEW \"'||"
		    "replace(name,'\"','\"\"')||'\"' FROM sqlite_master"
		    " WHERE type='view' AND name GLOB '表*'"
		    " ORDER BY rowid LIMIT 1", &name, d) &&
		    db_ask_text(s, "SELECT sql FROM sqlite_master WHERE type='view'"
		    " AND name GLOB '表*' ORDER BY rowid LIMIT 1", &sql, d);
		reword(&sql, "coalesce(k.value/1000000.0,k.raw)", "k.figure");
		reword(&sql, "LEFT JOIN cell k ", "LEFT JOIN " VIEW_CELLS " k ");
		ok = ok && db_sql(s, buf_cstr(&name), d) &&
		    db_sql(s, buf_cstr(&sql), d);
	}
	buf_release(&sql);
	buf_release(&name);
	return ok;
}

/* What was not recorded until now is told as it stands. */
static bool
tell_all(struct store *s, struct diag *d)
{
	return schema_views_again(s, d) && facts_tell(s, d);
}

/* From schema N to N + 1.  Schema 1 is the first that was given out. */
static const struct upgrade_step steps[] = {
	{ 1, upgrade_1_sql, reword_views },
	{ 2, upgrade_2_sql, schema_fill_codes },
	{ 3, upgrade_3_sql, tell_all },
};

static const struct upgrade_step *
step_from(const struct upgrade_step *step, int n, int from)
{
	int	 i;

	for (i = 0; i < n; i++)
		if (step[i].from == from && step[i].sql != NULL)
			return &step[i];
	return NULL;
}

/* "FILE.before-2"; one that is there is of an upgrade that was interrupted, and
 * holds the older state. */
static bool
keep_copy(struct store *s, int to, struct diag *d)
{
	struct buf	 name = BUF_INIT;
	bool		 ok;

	buf_printf(&name, "%s.before-%d", s->path, to);
	ok = file_exists(buf_cstr(&name)) || backup_copy(s, buf_cstr(&name), d);
	buf_release(&name);
	return ok;
}

/* Nobody may have a report open meanwhile: his program knows the old tables only. */
static bool
nobody_in(struct store *s, struct diag *d)
{
	sqlite3_stmt	*q;
	struct buf	 who = BUF_INIT;
	bool		 ok = true;
	int		 rc;

	rc = sqlite3_prepare_v2(s->db, "SELECT report,by_user,host FROM lease", -1, &q,
	    NULL);
	if (rc != SQLITE_OK)
		return db_fail(s, rc, d);
	while (ok && (rc = sqlite3_step(q)) == SQLITE_ROW)
		if (lease_alive(s, sqlite3_column_int64(q, 0))) {
			buf_printf(&who, "%s@%s", db_str(q, 1), db_str(q, 2));
			diag_error(d, DIAG_LOCKED, MSG_STORE_UPGRADE_HELD, s->path,
			    buf_cstr(&who), NULL);
			ok = false;
		}
	sqlite3_finalize(q);
	buf_release(&who);
	return ok && (rc == SQLITE_DONE || db_fail(s, rc, d));
}

/* One step.  Somebody else may have made it while we waited for the lock. */
static bool
make_step(struct store *s, const struct upgrade_step *step, struct diag *d)
{
	char	 sql[48], what[32];
	int64_t	 now = 0;
	bool	 ok;

	if (!db_begin(s, d))
		return false;
	ok = db_ask_int(s, "PRAGMA user_version", &now, d);
	if (ok && now == step->from) {
		snprintf(sql, sizeof(sql), "PRAGMA user_version=%d", step->from + 1);
		snprintf(what, sizeof(what), "%d -> %d", step->from, step->from + 1);
		ok = db_sql(s, step->sql, d) &&
		    (step->also == NULL || step->also(s, d)) && db_sql(s, sql, d) &&
		    db_check(s, "PRAGMA foreign_key_check", d) &&
		    audit_event(s, "upgrade", 0, what, d);
	}
	return db_finish(s, ok, d);
}

bool
upgrade_run(struct store *s, const struct upgrade_step *step, int n, int from, int to,
    struct diag *d)
{
	char	 have[32];
	int	 at;
	bool	 ok;

	if (from >= to)
		return true;
	/* A number that no step leads on from was never given out. */
	for (at = from; at < to; at++)
		if (step_from(step, n, at) == NULL) {
			snprintf(have, sizeof(have), "schema %d", from);
			diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, have, NULL);
			return false;
		}
	if (!nobody_in(s, d) || !db_check(s, "PRAGMA quick_check", d) ||
	    !keep_copy(s, to, d))
		return false;
	/* Making a table anew would take what refers to it along. */
	ok = db_sql(s, "PRAGMA foreign_keys=OFF", d);
	for (at = from; at < to && ok; at++)
		ok = make_step(s, step_from(step, n, at), d);
	return db_sql(s, "PRAGMA foreign_keys=ON", d) && ok;
}

bool
upgrade_to_current(struct store *s, int from, struct diag *d)
{
	return upgrade_run(s, steps, (int)ARRAY_LEN(steps), from,
	    STORE_SCHEMA, d);
}
