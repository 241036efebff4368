/*
 * db.c - the database file: opening, checking, transactions, errors.
 *
 * Invariants:
 *  (1) A handle that store_open() gives has passed application_id and
 *      user_version, and has every pragma of the durability rules set.
 *  (2) finish() reports success only after COMMIT has returned, in WAL mode with
 *      synchronous=FULL (on network drives: DELETE with EXTRA).
 *
 *	closed --store_open()--> open --begin()--> writing --finish()--> open
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "db.h"
#include "file.h"

#define BUSY_LIMIT_US	5000000		/* then the writer gives up */

static const char *const sql_of[STMT__MAX] = {
#define STMT(id, sql) sql,
#include "statements.def"
#undef STMT
};

/* ---- errors ---- */

bool
store_fail(struct store *s, int rc, struct diag *d)
{
	const char	*why = s->db != NULL ? sqlite3_errmsg(s->db) : sqlite3_errstr(rc);

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
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
		/* A full disk often shows as a failed write. */
		if (rc == SQLITE_IOERR_WRITE && (sqlite3_system_errno(s->db) == ENOSPC ||
		    sqlite3_system_errno(s->db) == EFBIG))
			diag_error(d, DIAG_DATA, MSG_STORE_FULL, s->path, NULL);
		else
			diag_error(d, DIAG_DATA, MSG_STORE_IO, s->path, why, NULL);
		break;
	case SQLITE_CANTOPEN:
		diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, s->path, why, NULL);
		break;
	case SQLITE_NOMEM:
		die("out of memory (database)");
	default:
		diag_error(d, DIAG_DATA, MSG_STORE_SQL, s->path, why, NULL);
		break;
	}
	return false;
}

/* ---- statements ---- */

sqlite3_stmt *
stmt(struct store *s, enum stmt_id id, struct diag *d)
{
	int	 rc;

	if (s->stmt[id] != NULL) {
		sqlite3_reset(s->stmt[id]);
		return s->stmt[id];
	}
	rc = sqlite3_prepare_v3(s->db, sql_of[id], -1, SQLITE_PREPARE_PERSISTENT,
	    &s->stmt[id], NULL);
	if (rc != SQLITE_OK) {
		store_fail(s, rc, d);
		return NULL;
	}
	return s->stmt[id];
}

void
bind_int(sqlite3_stmt *q, int n, int64_t v)
{
	sqlite3_bind_int64(q, n, v);
}

void
bind_text(sqlite3_stmt *q, int n, const char *s)
{
	if (s == NULL || s[0] == '\0')
		sqlite3_bind_null(q, n);
	else
		sqlite3_bind_text(q, n, s, -1, SQLITE_TRANSIENT);
}

void
bind_blob(sqlite3_stmt *q, int n, const void *p, size_t size)
{
	sqlite3_bind_blob(q, n, p, (int)size, SQLITE_TRANSIENT);
}

int
row(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	int	 rc = sqlite3_step(q);

	if (rc == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE) {
		sqlite3_reset(q);
		return 0;
	}
	store_fail(s, rc, d);
	sqlite3_reset(q);
	return -1;
}

bool
run(struct store *s, sqlite3_stmt *q, struct diag *d)
{
	int	 rc = sqlite3_step(q);

	if (rc != SQLITE_DONE && rc != SQLITE_ROW) {
		store_fail(s, rc, d);
		sqlite3_reset(q);
		return false;
	}
	sqlite3_reset(q);
	return true;
}

bool
exec(struct store *s, const char *sql, struct diag *d)
{
	int	 rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || store_fail(s, rc, d);
}

const char *
column_str(sqlite3_stmt *q, int n)
{
	const char	*t = (const char *)sqlite3_column_text(q, n);

	return t != NULL ? t : "";
}

char *
column_dup(sqlite3_stmt *q, int n)
{
	return mem_strdup((const char *)sqlite3_column_text(q, n));
}

bool
pragma_int(struct store *s, const char *sql, int64_t *out)
{
	sqlite3_stmt	*q;
	bool		 ok = false;

	if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
		return false;
	if (sqlite3_step(q) == SQLITE_ROW) {
		*out = sqlite3_column_int64(q, 0);
		ok = true;
	}
	sqlite3_finalize(q);
	return ok;
}

/* ---- transactions ---- */

/* Was the file renamed or deleted under us? Then a commit would go nowhere. */
static bool
moved(struct store *s)
{
	int	 yes = 0;

	return sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED, &yes) == SQLITE_OK &&
	    yes;
}

bool
begin(struct store *s, struct diag *d)
{
	sqlite3_stmt	*q;

	if (s->depth > 0) {
		s->depth++;
		return true;
	}
	if (s->read_only)
		return store_fail(s, SQLITE_READONLY, d);
	if (moved(s)) {
		diag_error(d, DIAG_DATA, MSG_STORE_MOVED, s->path, NULL);
		return false;
	}
	if ((q = stmt(s, STMT_BEGIN, d)) == NULL || !run(s, q, d))
		return false;
	s->depth = 1;
	s->broken = false;
	return true;
}

bool
finish(struct store *s, bool ok, struct diag *d)
{
	sqlite3_stmt	*q;

	if (!ok)
		s->broken = true;
	if (--s->depth > 0)
		return ok;
	if (!s->broken) {
		q = stmt(s, STMT_COMMIT, d);
		if (q != NULL && run(s, q, d))
			return true;
	}
	/* Some errors have rolled back already; then this one has nothing to do. */
	if (!sqlite3_get_autocommit(s->db))
		sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

/*
 * Sleeps of random length are fair between writers; SQLite's own handler lets
 * one of eight starve.
 */
static int
busy(void *ctx, int count)
{
	struct timespec	 t = { 0, 0 };
	unsigned	 us;

	(void)ctx;
	clock_gettime(CLOCK_MONOTONIC, &t);
	us = 200 + (unsigned)(t.tv_nsec / 1000 + (long)getpid() * 7919) % 800;
	/* 600 us on average */
	if (count > BUSY_LIMIT_US / 600)
		return 0;
	t.tv_sec = 0;
	t.tv_nsec = (long)us * 1000;
	nanosleep(&t, NULL);
	return 1;
}

/* ---- opening ---- */

/* Is the file on a file system whose locks cannot be trusted? */
static bool
on_network(const char *path)
{
	static const unsigned long	 magic[] = {
		0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x65735546, 0x01021997
	};	/* NFS, CIFS, SMB2, SMB, FUSE, 9P: statfs(2) */
	struct statfs			 fs;
	size_t				 i;

	if (statfs(path, &fs) != 0)
		return false;
	for (i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if ((unsigned long)fs.f_type == magic[i])
			return true;
	return false;
}

/* "file:PATH?immutable=1" with what URIs reserve escaped. */
static char *
immutable_uri(const char *path)
{
	struct buf	 b = BUF_INIT;

	buf_str(&b, "file:");
	for (; *path != '\0'; path++)
		if (*path == '?' || *path == '#' || *path == '%')
			buf_printf(&b, "%%%02X", (unsigned char)*path);
		else
			buf_chr(&b, *path);
	buf_str(&b, "?immutable=1");
	return buf_detach(&b);
}

/* Nobody may write to the folder and no -wal waits to be read. */
static bool
frozen(const char *path)
{
	struct buf	 wal = BUF_INIT;
	struct stat	 st;
	const char	*slash = strrchr(path, '/');
	char		*dir = slash != NULL ? mem_strndup(path, (size_t)(slash - path) + 1) :
			    mem_strdup(".");
	bool		 yes;

	buf_printf(&wal, "%s-wal", path);
	yes = access(dir, W_OK) != 0 && (stat(buf_cstr(&wal), &st) != 0 || st.st_size == 0);
	buf_release(&wal);
	free(dir);
	return yes;
}

static bool
open_file(struct store *s, enum store_mode mode, bool fresh, struct diag *d)
{
	int	 flags = mode == STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, rc;
	char	*uri;

	if (fresh)
		flags |= SQLITE_OPEN_CREATE;
	else if (access(s->path, W_OK) != 0)
		flags = SQLITE_OPEN_READONLY;
	if (!fresh && frozen(s->path)) {
		uri = immutable_uri(s->path);
		rc = sqlite3_open_v2(uri, &s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
		free(uri);
	} else
		rc = sqlite3_open_v2(s->path, &s->db, flags, NULL);
	if (rc != SQLITE_OK)
		return store_fail(s, rc, d);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_handler(s->db, busy, s);
	s->read_only = sqlite3_db_readonly(s->db, "main") == 1;
	return true;
}

static bool
set_pragmas(struct store *s, struct diag *d)
{
	bool	 network = on_network(s->path);

#ifdef SQLITE_DBCONFIG_DEFENSIVE
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
#endif
	if (!exec(s, "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON",
	    d))
		return false;
	if (network)
		s->warning = MSG_STORE_NETWORK;
	if (s->read_only) {
		s->warning = MSG_STORE_IS_READ_ONLY;
		return true;
	}
	return exec(s, network ? "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=DELETE;"
	    " PRAGMA synchronous=EXTRA" : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL", d);
}

/* Is this file ours, and of a schema we know? */
static bool
check_file(struct store *s, enum store_mode mode, struct diag *d)
{
	sqlite3_stmt	*q;
	int64_t		 application = 0, version = 0;
	char		 have[24], known[24];
	int		 rc;

	/* The first read: damage and foreign files show here. */
	rc = sqlite3_prepare_v2(s->db, "PRAGMA application_id", -1, &q, NULL);
	if (rc == SQLITE_OK && (rc = sqlite3_step(q)) == SQLITE_ROW) {
		application = sqlite3_column_int64(q, 0);
		rc = SQLITE_OK;
	}
	sqlite3_finalize(q);
	if (rc != SQLITE_OK)
		return store_fail(s, rc, d);
	if (application != STORE_APPLICATION) {
		diag_error(d, DIAG_DATA, MSG_STORE_NOT_OURS, s->path, NULL);
		return false;
	}
	if (!pragma_int(s, "PRAGMA user_version", &version))
		return store_fail(s, sqlite3_errcode(s->db), d);
	snprintf(have, sizeof(have), "%lld", (long long)version);
	snprintf(known, sizeof(known), "%d", STORE_SCHEMA);
	if (version > STORE_SCHEMA) {
		diag_error(d, DIAG_DATA, MSG_STORE_NEWER, s->path, have, known, NULL);
		return false;
	}
	if (version < STORE_SCHEMA) {
		if (mode == STORE_READ || s->read_only) {
			diag_error(d, DIAG_DATA, MSG_STORE_OLDER, s->path, have, NULL);
			return false;
		}
		return upgrade_to_current(s, (int)version, d);
	}
	return true;
}

/* The folder of a new database: a shared one (setgid, group-writable) makes the
 * file the group's, else it is private. */
static bool
make_file(const char *path, struct diag *d)
{
	const char	*slash = strrchr(path, '/');
	char		*dir = slash != NULL ? mem_strndup(path, (size_t)(slash - path) + 1) :
			    mem_strdup(".");
	struct stat	 st;
	mode_t		 mode = 0600;
	bool		 ok = true;
	int		 fd;

	if (slash != NULL && !file_exists(dir))
		ok = file_mkdirs(dir, d);
	if (ok && stat(dir, &st) == 0 && (st.st_mode & 02020) == 02020)
		mode = 0660;
	if (ok && (fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode)) >= 0) {
		if (mode == 0660)
			(void)fchmod(fd, mode);
		close(fd);
	} else if (ok) {
		diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, path, strerror(errno), NULL);
		ok = false;
	}
	free(dir);
	return ok;
}

struct store *
store_open(const char *path, enum store_mode mode, struct forms *forms, const struct actor *actor,
    struct diag *d)
{
	struct store	*s = mem_zero(sizeof(*s));
	struct stat	 st;
	bool		 there = stat(path, &st) == 0, fresh;

	s->path = mem_strdup(path);
	s->forms = forms;
	s->actor = actor;
	s->lease_fd = -1;
	fresh = mode == STORE_CREATE && !there;
	if (!there && mode != STORE_CREATE) {
		diag_error(d, DIAG_DATA, MSG_STORE_MISSING, path, NULL);
		goto fail;
	}
	if (there && S_ISREG(st.st_mode) && st.st_size == 0) {
		/* SQLite would take it for a new database: somebody lost one. */
		diag_error(d, DIAG_DATA, MSG_STORE_EMPTY_FILE, path, NULL);
		goto fail;
	}
	if (fresh && !make_file(path, d))
		goto fail;
	if (!open_file(s, mode, fresh, d) || (!fresh && !check_file(s, mode, d)) ||
	    !set_pragmas(s, d) || (fresh && !schema_make(s, d))) {
		if (fresh && !s->read_only)
			unlink(path);
		goto fail;
	}
	store_changed(s);
	return s;
fail:
	store_close(s);
	return NULL;
}

void
store_close(struct store *s)
{
	size_t	 i;

	if (s == NULL)
		return;
	for (i = 0; i < STMT__MAX; i++)
		sqlite3_finalize(s->stmt[i]);
	for (i = 0; i < s->ncodes; i++)
		free(s->codes[i].id);
	free(s->codes);
	if (s->lease_fd >= 0)
		close(s->lease_fd);
	sqlite3_close(s->db);
	free(s->path);
	free(s);
}

bool
store_read_only(const struct store *s)
{
	return s->read_only;
}

int
store_warning(const struct store *s)
{
	return (int)s->warning;
}

bool
store_changed(struct store *s)
{
	sqlite3_stmt	*q = stmt(s, STMT_DATA_VERSION, NULL);
	unsigned	 now = 0;

	if (q == NULL || row(s, q, NULL) != 1)
		return false;
	now = (unsigned)sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	if (now == s->data_version)
		return false;
	s->data_version = now;
	return true;
}
