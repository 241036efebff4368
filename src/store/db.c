/*
 * db.c - statements, results, transactions.
 *
 * Invariants:
 *  (1) db_finish() reports success only after COMMIT has returned, of a file that
 *      still has its name.
 *  (2) After a rollback nothing is remembered that the transaction had made.
 *  (3) Inner transactions join the outer one; one that fails takes all with it.
 *  (4) In a group each transaction is a part (a savepoint): one that fails leaves
 *      no trace and the others stand, until an error of the file ends them all.
 *
 *	open --db_begin()--> writing --db_finish(true)--> open, on disk
 *	                      `-----db_finish(false)-> open, as before
 *	open --store_begin_group()--> group --store_commit_group()--> open, on disk
 *	group --db_begin()--> part --db_finish(true)--> group, not on disk yet
 *	                     `----db_finish(false)-> group, without the part
 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "store/db.h"

#define BUSY_LEAST_US	200
#define BUSY_MOST_US	1000
#define BUSY_LEAST	5		/* sleeps, whoever hurries */
#define BUSY_AGAIN_MS	100		/* behind a wait in vain nobody waits once more */

/* Pieces of statements: a row of the list; one row or STORE_ROWS of them to write. */
#define ROWS4(row)	row "," row "," row "," row
#define ROWS(row)	ROWS4(row) "," ROWS4(row) "," ROWS4(row) "," ROWS4(row)
#define REPORT_ITEM_SQL	"SELECT r.id,coalesce(r.name,a.name),a.org_code,f.code,r.year," \
			"r.state,r.changed,r.changed_by,r.counted=r.revision,r.n_error," \
			"r.n_warning,r.n_hint,r.n_empty,l.by_user,l.host,r.n_text" \
			" FROM report r JOIN agency a ON a.id=r.agency" \
			" JOIN form f ON f.id=r.form LEFT JOIN lease l ON l.report=r.id"
#define CELL_SET_SQL	"INSERT INTO cell (report,code,value,raw,printed,origin) VALUES "
#define CELL_ROW	"(?,?,?,?,?,?)"
#define CELL_SET_ALSO	" ON CONFLICT (report,code) DO UPDATE SET value=excluded.value," \
			"raw=excluded.raw,printed=excluded.printed,origin=excluded.origin"

static const char *const sql_of[STMT__MAX] = {
#define STMT(id, sql) sql,
#include "statements.def"
#undef STMT
};

/* ---- results ---- */

const char *
db_path(const struct store *s)
{
	const char	*name = s->db != NULL ? sqlite3_db_filename(s->db, "main") : NULL;

	return name != NULL && name[0] != '\0' ? name : s->path;
}

static bool
means_full(int error)
{
	return error == ENOSPC || error == EFBIG || error == EDQUOT;
}

/* A quota or a limit shows as a failed write only: ask the files for their last
 * error, since errno itself has gone by then. */
static bool
no_room(struct store *s)
{
	sqlite3_file	*journal = NULL;
	int		 error = 0;

	if (s->db == NULL)
		return false;
	if (means_full(sqlite3_system_errno(s->db)))
		return true;
	(void)sqlite3_file_control(s->db, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
	if (means_full(error))
		return true;
	(void)sqlite3_file_control(s->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
	if (journal == NULL || journal->pMethods == NULL)
		return false;
	error = 0;
	(void)journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &error);
	return means_full(error);
}

bool
db_fail(struct store *s, int rc, struct diag *d)
{
	const char	*why = s->db != NULL ? sqlite3_errmsg(s->db) : sqlite3_errstr(rc);

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		diag_error(d, DIAG_LOCKED, MSG_STORE_BUSY, s->path, NULL);
		break;
	case SQLITE_FULL:
		diag_error(d, DIAG_DATA, MSG_STORE_FULL, s->path, NULL);
		break;
	case SQLITE_READONLY:
		diag_error(d, DIAG_DATA, rc == SQLITE_READONLY_DBMOVED ? MSG_STORE_MOVED :
		    MSG_STORE_READONLY, s->path, NULL);
		break;
	case SQLITE_NOTADB:
		diag_error(d, DIAG_DATA, MSG_STORE_NOT_DATABASE, s->path, NULL);
		break;
	case SQLITE_CORRUPT:
		diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, why, NULL);
		break;
	case SQLITE_IOERR:
		if (no_room(s))
			diag_error(d, DIAG_DATA, MSG_STORE_FULL, s->path, NULL);
		else
			diag_error(d, DIAG_DATA, MSG_STORE_IO, s->path, why, NULL);
		break;
	case SQLITE_CANTOPEN:
		diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, s->path, why, NULL);
		break;
	case SQLITE_NOMEM:
		mem_out();
	default:
		diag_error(d, DIAG_DATA, MSG_STORE_SQL, s->path, why, NULL);
		break;
	}
	return false;
}

/* ---- statements ---- */

sqlite3_stmt *
db_stmt(struct store *s, enum stmt_id id, struct diag *d)
{
	int	 rc;

	if (s->stmt[id] != NULL) {
		sqlite3_reset(s->stmt[id]);
		return s->stmt[id];
	}
	rc = sqlite3_prepare_v3(s->db, sql_of[id], -1, SQLITE_PREPARE_PERSISTENT,
	    &s->stmt[id], NULL);
	if (rc != SQLITE_OK) {
		db_fail(s, rc, d);
		return NULL;
	}
	return s->stmt[id];
}

/* A value that was not bound would be stored as null. */
static void
bound(int rc)
{
	if (rc == SQLITE_NOMEM)
		mem_out();
	if (rc != SQLITE_OK)
		mem_die(sqlite3_errstr(rc));	/* a wrong number of a parameter */
}

struct db_arg
db_text(const char *s)
{
	return s == NULL || s[0] == '\0' ? ARG_NULL : ARG_STR(s);
}

void
db_bind(sqlite3_stmt *q, int first, const struct db_arg *arg, size_t n)
{
	size_t	 i;
	int	 at;

	for (i = 0; i < n; i++, arg++) {
		at = first + (int)i;
		switch (arg->type) {
		case DB_NULL:
			bound(sqlite3_bind_null(q, at));
			break;
		case DB_INT:
			bound(sqlite3_bind_int64(q, at, arg->number));
			break;
		case DB_TEXT:
			bound(sqlite3_bind_text(q, at, arg->p != NULL ? arg->p : "", -1,
			    SQLITE_STATIC));
			break;
		case DB_BLOB:
			bound(sqlite3_bind_blob(q, at, arg->p, (int)arg->n,
			    SQLITE_STATIC));
			break;
		}
	}
}

sqlite3_stmt *
db_query_args(struct store *s, enum stmt_id id, struct diag *d, const struct db_arg *arg,
    size_t n)
{
	sqlite3_stmt	*q = db_stmt(s, id, d);

	if (q == NULL)
		return NULL;
	if ((int)n != sqlite3_bind_parameter_count(q))
		bound(SQLITE_RANGE);
	db_bind(q, 1, arg, n);
	return q;
}

bool
db_exec_args(struct store *s, enum stmt_id id, struct diag *d, const struct db_arg *arg,
    size_t n)
{
	sqlite3_stmt	*q = db_query_args(s, id, d, arg, n);

	return q != NULL && db_run(s, q, d);
}

int
db_row(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	int	 rc = sqlite3_step(q);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		db_fail(s, rc, d);
	sqlite3_reset(q);
	return rc == SQLITE_DONE ? 0 : -1;
}

/* Some errors, even of a reading statement, take the whole transaction back. */
static bool
lost(const struct store *s)
{
	return s->depth > 0 && sqlite3_get_autocommit(s->db);
}

bool
db_run(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	int	 rc;
	bool	 ok;

	if (lost(s)) {			/* what ran now would be stored alone */
		diag_error(d, DIAG_DATA, MSG_STORE_LOST, s->path, NULL);
		return false;
	}
	rc = sqlite3_step(q);
	ok = rc == SQLITE_DONE || rc == SQLITE_ROW;
	if (!ok)
		db_fail(s, rc, d);
	sqlite3_reset(q);
	return ok;
}

bool
db_sql(struct store *s, const char *sql, struct diag *d)
{
	int	 rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || db_fail(s, rc, d);
}

/* NULL for null; a text that could not be made is no null. */
static const char *
column_text(sqlite3_stmt *q, int n)
{
	const char	*t = (const char *)sqlite3_column_text(q, n);

	if (t == NULL && sqlite3_errcode(sqlite3_db_handle(q)) == SQLITE_NOMEM)
		mem_out();
	return t;
}

const char *
db_str(sqlite3_stmt *q, int n)
{
	const char	*t = column_text(q, n);

	return t != NULL ? t : "";
}

char *
db_dup(sqlite3_stmt *q, int n)
{
	return mem_strdup(column_text(q, n));
}

bool
db_hash(sqlite3_stmt *q, int n, unsigned char out[SHA256_SIZE])
{
	const void	*p = sqlite3_column_blob(q, n);

	if (p == NULL || sqlite3_column_bytes(q, n) != SHA256_SIZE)
		return false;
	memcpy(out, p, SHA256_SIZE);
	return true;
}

static bool
fits(sqlite3_stmt *q, int n, char type)
{
	int	 have = sqlite3_column_type(q, n);

	if (type == '-' || (have == SQLITE_NULL && type >= 'A' && type <= 'Z'))
		return true;
	switch (type) {
	case 'i':
	case 'I':
		return have == SQLITE_INTEGER;
	case 'b':
	case 'B':
		return have == SQLITE_BLOB;
	default:
		return have == SQLITE_TEXT &&
		    sqlite3_column_bytes(q, n) <= STORE_TEXT_MAX;
	}
}

bool
db_typed(struct store *s, sqlite3_stmt *q, const char *types, const char *what,
    struct diag *d)
{
	int	 i;

	for (i = 0; types[i] != '\0'; i++) {
		if (fits(q, i, types[i]))
			continue;
		diag_error(d, DIAG_DATA, sqlite3_column_type(q, i) == SQLITE_TEXT &&
		    sqlite3_column_bytes(q, i) > STORE_TEXT_MAX ? MSG_STORE_LONG :
		    MSG_STORE_TYPE, s->path, what, sqlite3_column_name(q, i), NULL);
		sqlite3_reset(q);
		return false;
	}
	return true;
}

/* The statement on its first row; NULL with or without a message. */
static sqlite3_stmt *
ask(struct store *s, const char *sql, struct diag *d)
{
	sqlite3_stmt	*q = NULL;
	int		 rc = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL);

	if (rc == SQLITE_OK && (rc = sqlite3_step(q)) == SQLITE_ROW)
		return q;
	if (rc != SQLITE_DONE)
		db_fail(s, rc, d);
	sqlite3_finalize(q);
	return NULL;
}

bool
db_ask_int(struct store *s, const char *sql, int64_t *out, struct diag *d)
{
	sqlite3_stmt	*q = ask(s, sql, d);

	if (q == NULL)
		return false;
	*out = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	return true;
}

bool
db_ask_text(struct store *s, const char *sql, struct buf *out, struct diag *d)
{
	sqlite3_stmt	*q = ask(s, sql, d);

	if (q == NULL)
		return false;
	buf_str(out, db_str(q, 0));
	sqlite3_finalize(q);
	return true;
}

bool
db_check(struct store *s, const char *sql, struct diag *d)
{
	sqlite3_stmt	*q;
	bool		 ok = true;
	int		 rc;

	if ((rc = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL)) != SQLITE_OK)
		return db_fail(s, rc, d);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		if (strcmp(db_str(q, 0), "ok") != 0) {
			diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CHECK, db_str(q, 0),
			    NULL);
			ok = false;
		}
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? ok : db_fail(s, rc, d);
}

/* ---- transactions ---- */

/*
 * Of several who change the mode of one file at once SQLite tells all but one that it is
 * busy, without asking the busy handler: each holds what another waits for.  Those try
 * again, as patiently as for any other lock; whoever does not get it writes all the
 * same, in the mode that is there.
 */
static void
make_wal(struct store *s)
{
	const char	*sql = s->warning == MSG_STORE_NETWORK ?
	    "PRAGMA journal_mode=DELETE" : "PRAGMA journal_mode=WAL";

	for (int n = 0; (sqlite3_exec(s->db, sql, NULL, NULL, NULL) & 0xff) ==
	    SQLITE_BUSY && db_busy(s, n); n++)
		;
}

/* WAL where the locks can be trusted; a file system without shared memory says
 * no to it, and then the slower journal is as safe.  While a statement still reads,
 * SQLite cannot change the mode: then it is asked again next time. */
bool
db_settle(struct store *s, struct diag *d)
{
	struct buf	 mode = BUF_INIT;
	sqlite3_stmt	*q = NULL;
	bool		 ok, busy_reading = false;

	while ((q = sqlite3_next_stmt(s->db, q)) != NULL)
		busy_reading |= sqlite3_stmt_busy(q);
	if (!busy_reading)
		make_wal(s);
	ok = db_ask_text(s, "PRAGMA journal_mode", &mode, d) &&
	    db_sql(s, strcmp(buf_cstr(&mode), "wal") != 0 ?
	    "PRAGMA synchronous=EXTRA" : "PRAGMA synchronous=FULL", d);
	s->settled = ok && !busy_reading;
	buf_release(&mode);
	return ok;
}

/* Was the file renamed or deleted under us? Then a commit would go nowhere. */
static bool
moved(struct store *s, struct diag *d)
{
	int	 yes = 0;

	(void)sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &yes);
	if (!yes)
		return false;
	diag_error(d, DIAG_DATA, MSG_STORE_MOVED, s->path, NULL);
	return true;
}

/* One more transaction: joined, a part of the group, or the outermost. */
bool
db_begin(struct store *s, struct diag *d)
{
	enum stmt_id	 how = STMT_BEGIN;
	sqlite3_stmt	*q;

	if (s->depth > (s->group ? 1 : 0)) {
		s->depth++;
		return true;
	}
	if (s->read_only)
		return db_fail(s, SQLITE_READONLY, d);
	if (s->group)
		how = STMT_PART;
	else if (!s->settled && !db_settle(s, d))
		return false;
	if ((q = db_stmt(s, how, d)) == NULL || !db_run(s, q, d))
		return false;
	if (!s->turns)
		s->give_up = 0;		/* ours now: the next operation has its own time */
	s->depth++;
	s->broken = false;
	s->now[0] = '\0';
	return true;
}

void
db_now(struct store *s, char at[CLOCK_TEXT])
{
	if (s->depth == 0 || s->now[0] == '\0')
		s->actor->now(s->actor->ctx, s->now);
	memcpy(at, s->now, CLOCK_TEXT);
}

static bool
run_stmt(struct store *s, enum stmt_id id, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, id, d);

	return q != NULL && db_run(s, q, d);
}

static bool
finish_part(struct store *s, struct diag *d)
{
	if (!s->broken && run_stmt(s, STMT_PART_DONE, d))
		return true;
	/* A part that cannot be taken back must not be committed with the others. */
	if (!lost(s) && (!run_stmt(s, STMT_PART_BACK, d) ||
	    !run_stmt(s, STMT_PART_DONE, d)))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->undone++;
	return false;
}

static bool
commit(struct store *s, struct diag *d)
{
	if (!s->broken && !moved(s, d) && run_stmt(s, STMT_COMMIT, d))
		return true;
	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	s->undone++;
	return false;
}

bool
db_finish(struct store *s, bool ok, struct diag *d)
{
	if (ok && lost(s)) {		/* by an error that nobody minded */
		diag_error(d, DIAG_DATA, MSG_STORE_LOST, s->path, NULL);
		ok = false;
	}
	if (!ok)
		s->broken = true;
	s->depth--;
	if (s->depth == 0)
		return commit(s, d);
	return s->group && s->depth == 1 ? finish_part(s, d) : ok;
}

bool
store_begin_group(struct store *s, struct diag *d)
{
	if (!db_begin(s, d))
		return false;
	s->group = true;
	return true;
}

bool
store_commit_group(struct store *s, struct diag *d)
{
	bool	 gone = lost(s);

	s->group = false;
	if (gone)
		diag_error(d, DIAG_DATA, MSG_STORE_GROUP_LOST, s->path, NULL);
	return db_finish(s, !gone, d);
}

/* ---- waiting for others ---- */

static int64_t
clock_ms(void)
{
	struct timespec	 t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
store_patience(struct store *s, int ms, bool (*hurry)(void))
{
	s->patience = ms;
	s->hurry = hurry;
	s->turns = true;
}

void
store_turn(struct store *s)
{
	if (s != NULL)
		s->give_up = clock_ms() + s->patience;
}

/*
 * One deadline for all statements of an operation.  Who asks again right behind one that
 * was too late, only to tell why, does not wait once more; who waits in vain later does.
 */
static bool
patient(struct store *s, int count)
{
	int64_t	 now = clock_ms();

	if (count == 0 && !s->turns && (s->give_up == 0 || now > s->give_up + BUSY_AGAIN_MS))
		s->give_up = now + s->patience;
	if (now >= s->give_up)
		return false;
	return count < BUSY_LEAST || s->hurry == NULL || !s->hurry();
}

/*
 * Sleeps of random length are fair between writers; SQLite's own handler, whose
 * sleeps grow, lets one of eight starve.  A lock of another's single commit, a few
 * milliseconds, is waited for even by who is in a hurry.
 */
int
db_busy(void *ctx, int count)
{
	struct store	*s = ctx;
	struct timespec	 t;

	if (!patient(s, count))
		return 0;
	s->random = s->random * 1664525u + 1013904223u;
	t.tv_sec = 0;
	t.tv_nsec = 1000L * (BUSY_LEAST_US + (long)(s->random >> 8) %
	    (BUSY_MOST_US - BUSY_LEAST_US));
	nanosleep(&t, NULL);
	return 1;
}
