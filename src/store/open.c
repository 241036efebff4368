/*
 * open.c - the database file: making it, checking whose it is, opening it.
 *
 * Invariants:
 *  (1) A handle that store_open() gives has passed application_id and
 *      user_version, and has every pragma of the durability rules set before its
 *      first transaction: WAL with synchronous=FULL, on network drives DELETE with
 *      EXTRA and one user.
 *  (2) A new database appears under its name whole or not at all; nobody's file
 *      is ever overwritten or removed.
 *  (3) A file that is refused, or only read, stays as it is to the last byte, and so
 *      does its journal mode; no side file is left that was not there.  A -wal with
 *      contents that was there stays too: the next who writes moves it in.
 *
 *	make_file: FILE.new-PID --schema, fsync--> link to FILE --> open_file
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/temp.h"
#include "store/db.h"
#include "store/store.h"

/* ---- the file and its folder ---- */

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
	for (i = 0; i < ARRAY_LEN(magic); i++)
		/* f_type is signed on some machines */
		if (((unsigned long)fs.f_type & 0xFFFFFFFF) == magic[i])
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
			buf_printf(&b, "%%%02X", (unsigned)(unsigned char)*path);
		else
			buf_chr(&b, *path);
	buf_str(&b, "?immutable=1");
	return buf_detach(&b);
}

/* Has the side file of that ending contents? */
static bool
has_side(const char *path, const char *tail)
{
	char		*real = realpath(path, NULL);
	struct buf	 name = BUF_INIT;
	struct stat	 st;
	bool		 yes;

	buf_printf(&name, "%s%s", real != NULL ? real : path, tail);
	yes = stat(buf_cstr(&name), &st) == 0 && st.st_size > 0;
	buf_release(&name);
	free(real);
	return yes;
}

/* Nobody like us may write to the folder, and no -wal waits to be read. */
static bool
frozen(const char *path)
{
	char		*real = realpath(path, NULL), *dir;
	bool		 yes;

	if (real == NULL)
		return false;
	dir = file_folder(real);
	yes = access(dir, W_OK) != 0 && !has_side(real, "-wal");
	free(dir);
	free(real);
	return yes;
}

/*
 * A file in WAL mode that we may only read, in a folder where we may make side files:
 * SQLite would make them, could not take them away, and they would keep out the one
 * to whom the file belongs.  Where nobody may write, or for as long as a command
 * reads, what nobody has open is read as it stands.
 */
static bool
read_as_is(const struct store *s, enum store_mode mode)
{
	struct stat	 st;

	return access(s->path, W_OK) != 0 && stat(s->path, &st) == 0 &&
	    (mode == STORE_READ || (st.st_mode & 0222) == 0) &&
	    !has_side(s->path, "-wal") && !has_side(s->path, "-shm");
}

/* ---- opening ---- */

/* Nothing is read or made yet. */
static bool
open_file(struct store *s, bool immutable, struct diag *d)
{
	int	 flags = SQLITE_OPEN_NOMUTEX, rc;
	char	*uri;

	if (immutable) {
		uri = immutable_uri(s->path);
		rc = sqlite3_open_v2(uri, &s->db, flags | SQLITE_OPEN_READONLY |
		    SQLITE_OPEN_URI, NULL);
		free(uri);
	} else
		rc = sqlite3_open_v2(s->path, &s->db, flags |
		    (access(s->path, W_OK) == 0 ? SQLITE_OPEN_READWRITE :
		    SQLITE_OPEN_READONLY), NULL);
	if (rc != SQLITE_OK)
		return db_fail(s, rc, d);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_busy_handler(s->db, db_busy, s);
	return true;
}

/* The last of us to leave moves the -wal into the file, and takes both away. */
static void
merge_at_close(struct store *s, bool yes)
{
	(void)sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !yes, NULL);
}

/* Without waiting for anybody: what others still read stays in the -wal. */
void
store_rest(struct store *s)
{
	int now = sqlite3_total_changes(s->db);

	if (now != s->nchanged)
		s->behind = true;
	else if (s->behind)
		s->behind = sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_PASSIVE,
		    NULL, NULL) != SQLITE_OK;
	s->nchanged = now;
}

static bool
not_ours(const struct store *s, struct diag *d)
{
	diag_error(d, DIAG_DATA, MSG_STORE_NOT_OURS, s->path, NULL);
	return false;
}

static bool
too_new(const struct store *s, int64_t version, struct diag *d)
{
	diag_error(d, DIAG_DATA, MSG_STORE_NEWER, s->path, INT(version),
	    INT(STORE_SCHEMA), NULL);
	return false;
}

/* Whose file is it, by its first bytes? They never change owner, but while a journal
 * waits SQLite alone knows the schema, and in a torn page even what is there. */
static bool
check_header(struct store *s, struct header *h, struct diag *d)
{
	bool	 waits = has_side(s->path, "-wal") || has_side(s->path, "-journal");
	int	 rc = header_read(h, s->db);

	if (rc == SQLITE_NOTADB && waits)
		return true;
	if (rc != SQLITE_OK)
		return db_fail(s, rc, d);
	if (h->application != STORE_APPLICATION)
		return not_ours(s, d);
	return h->version <= STORE_SCHEMA || waits || too_new(s, h->version, d);
}

/* What has to hold before the first page is read. */
static bool
set_guards(struct store *s, bool alone, struct diag *d)
{
#ifdef SQLITE_DBCONFIG_DEFENSIVE
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
#endif
	if (!db_sql(s, "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
	    " PRAGMA cell_size_check=ON", d))
		return false;
	if (on_network(s->path))
		s->warning = MSG_STORE_NETWORK;
	/* Alone, SQLite keeps the index of a -wal in memory and makes no -shm. */
	return (!alone && s->warning != MSG_STORE_NETWORK) ||
	    db_sql(s, "PRAGMA locking_mode=EXCLUSIVE", d);
}

/* The first read through SQLite: damage shows here, and what a journal holds. */
static bool
check_owner(struct store *s, struct diag *d)
{
	int64_t	 application = 0;

	if (!db_ask_int(s, "PRAGMA application_id", &application, d))
		return false;
	if (application != STORE_APPLICATION)
		return not_ours(s, d);
	return db_ask_int(s, "PRAGMA user_version", &s->found, d);
}

/* A schema that we know, brought up to date where we may write. */
static bool
check_schema(struct store *s, enum store_mode mode, struct diag *d)
{
	if (s->found == STORE_SCHEMA)
		return shape_check(s, false, d);
	if (s->found > STORE_SCHEMA)
		return too_new(s, s->found, d);
	if (mode != STORE_READ && !s->read_only)
		return shape_check(s, true, d) &&
		    upgrade_to_current(s, (int)s->found, d) && shape_check(s, false, d);
	diag_error(d, DIAG_DATA, MSG_STORE_OLDER, s->path, INT(s->found), NULL);
	return false;
}

/* From the name to a file that is ours, as it stands. */
static bool
open_ours(struct store *s, enum store_mode mode, struct diag *d)
{
	struct header	 h;
	bool		 as_is = frozen(s->path), waits = has_side(s->path, "-wal");

	if (!open_file(s, as_is, d) || !check_header(s, &h, d))
		return false;
	if (!as_is && h.wal && read_as_is(s, mode)) {
		sqlite3_close(s->db);
		s->db = NULL;
		if (!open_file(s, true, d))
			return false;
	}
	if (waits)
		merge_at_close(s, false);
	return set_guards(s, mode == STORE_READ && waits && !has_side(s->path, "-shm") &&
	    access(s->path, W_OK) == 0, d) && check_owner(s, d);
}

/* A -wal without its -shm, of a machine that went down or a copy: opening it to write
 * would make the -shm, and that would stay if the file were then refused. */
static bool
look_first(const struct store *s, struct diag *d)
{
	struct store	 look = { .path = s->path, .random = s->random, .lease_fd = -1,
		.patience = s->patience };
	bool		 ok;

	if (!has_side(s->path, "-wal") || has_side(s->path, "-shm"))
		return true;
	ok = open_ours(&look, STORE_READ, d) && (look.found <= STORE_SCHEMA ||
	    too_new(s, look.found, d));
	sqlite3_close(look.db);
	return ok;
}

static bool
open_checked(struct store *s, enum store_mode mode, struct diag *d)
{
	if ((mode != STORE_READ && !look_first(s, d)) || !open_ours(s, mode, d))
		return false;
	s->read_only = sqlite3_db_readonly(s->db, "main") == 1;
	if (s->read_only)
		s->warning = MSG_STORE_IS_READ_ONLY;
	if (!check_schema(s, mode, d))
		return false;
	/* Who only reads may still have to roll a journal of the dead back: so the file
	 * is opened for writing, and db_begin() refuses. */
	if (mode == STORE_READ)
		s->read_only = true;
	else
		merge_at_close(s, true);
	return true;
}

/* ---- making ---- */

/* A shared folder (setgid, group-writable) makes the file the group's, else it is
 * private. */
static mode_t
mode_for(const char *dir)
{
	struct stat	 st;

	return stat(dir, &st) == 0 && (st.st_mode & 02020) == 02020 ? 0660 : 0600;
}

/* Give the finished file its name, unless somebody else took it meanwhile. */
static bool
name_file(struct store *s, const char *temp, struct diag *d)
{
	if (link(temp, s->path) == 0 || errno == EEXIST)
		return true;
	/* No links on this file system (FAT, some network drives). */
	if (access(s->path, F_OK) == 0 || rename(temp, s->path) == 0)
		return true;
	diag_error(d, DIAG_DATA, errno == ENOSPC || errno == EDQUOT ? MSG_STORE_FULL :
	    MSG_STORE_CANNOT_OPEN, s->path, strerror(errno), NULL);
	return false;
}

/* Write the empty database to "temp": journal and all are gone when it is closed. */
static bool
fill_file(const struct store *s, const char *temp, struct diag *d)
{
	struct store	 made = {
		.path = s->path, .actor = s->actor, .uid = s->uid, .lease_fd = -1,
		.settled = true
	};
	int		 rc, i;
	bool		 ok;

	rc = sqlite3_open_v2(temp, &made.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
	    NULL);
	ok = rc == SQLITE_OK || db_fail(&made, rc, d);
	sqlite3_extended_result_codes(made.db, 1);
	ok = ok && db_sql(&made, "PRAGMA synchronous=EXTRA", d) && schema_make(&made, d);
	for (i = 0; i < STMT__MAX; i++)
		sqlite3_finalize(made.stmt[i]);
	free(made.login);
	rc = sqlite3_close(made.db);
	return ok && rc == SQLITE_OK;
}

static bool
make_file(struct store *s, struct diag *d)
{
	struct buf	 temp = BUF_INIT;
	char		*dir = file_folder(s->path), uuid[37];
	mode_t		 mode;
	bool		 ok = file_exists(dir) || file_mkdirs(dir, d);
	int		 fd = -1;

	if (!ok)
		goto out;
	mode = mode_for(dir);
	clock_uuid(uuid);
	buf_printf(&temp, "%s.new-", file_base(s->path));
	temp_clear(dir, buf_cstr(&temp));
	buf_reset(&temp);
	buf_printf(&temp, "%s.new-%s", s->path, uuid);
	temp_begin(buf_cstr(&temp));
	fd = open(buf_cstr(&temp), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	    mode);
	if (fd < 0 || fchmod(fd, mode) != 0) {	/* umask must not make it less */
		diag_error(d, DIAG_DATA, errno == ENOSPC || errno == EDQUOT ?
		    MSG_STORE_FULL : MSG_STORE_CANNOT_OPEN, s->path, strerror(errno),
		    NULL);
		ok = false;
	}
	if (fd >= 0)
		close(fd);
	ok = ok && fill_file(s, buf_cstr(&temp), d) && name_file(s, buf_cstr(&temp), d);
	if (fd >= 0)
		temp_remove(buf_cstr(&temp));
	if (ok)
		file_sync_folder(s->path);
out:
	buf_release(&temp);
	free(dir);
	return ok;
}

/* ---- the interface ---- */

/*
 * Memory as an import of many reports wants it.  Each CHECK with a list of values
 * makes a small table of its own for every statement that writes; the twenty pages
 * that SQLite takes at once for each would be the dearest part of an import.  What
 * savepoints need to go back stays in memory and out of /var/tmp.  Nobody asks how
 * much memory SQLite has taken, so it need not lock to count it: an opening, which
 * reads all tables and views, is quicker by a tenth.
 * Refused once SQLite runs, and then only slower.
 */
static void
set_memory(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	(void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
	(void)sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1);
}

struct store *
store_open(const char *path, enum store_mode mode, struct forms *forms,
    const struct actor *actor, struct diag *d)
{
	struct store	*s = mem_zero(sizeof(*s));
	struct stat	 st;
	bool		 there = stat(path, &st) == 0, ok = true;

	set_memory();
	s->path = mem_strdup(path);
	s->forms = forms;
	s->actor = actor;
	s->uid = (int64_t)getuid();
	s->lease_fd = -1;
	s->patience = STORE_PATIENCE;
	s->random = (uint32_t)getpid() * 2654435761u;
	if (there && !S_ISREG(st.st_mode)) {
		diag_error(d, DIAG_DATA, MSG_STORE_NOT_DATABASE, path, NULL);
		ok = false;
	} else if (there && st.st_size == 0) {
		/* SQLite would take it for a new database: somebody lost one. */
		diag_error(d, DIAG_DATA, MSG_STORE_EMPTY_FILE, path, NULL);
		ok = false;
	} else if (!there && errno != ENOENT) {
		diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, path, strerror(errno),
		    NULL);
		ok = false;
	} else if (!there && mode != STORE_CREATE) {
		diag_error(d, DIAG_DATA, MSG_STORE_MISSING, path, NULL);
		ok = false;
	} else if (!there)
		ok = make_file(s, d);
	if (!ok || !open_checked(s, mode, d)) {
		store_close(s);
		return NULL;
	}
	store_changed(s);
	return s;
}

void
store_close(struct store *s)
{
	size_t	 i;

	if (s == NULL)
		return;
	for (i = 0; i < STMT__MAX; i++)
		sqlite3_finalize(s->stmt[i]);
	codes_forget(s);
	free(s->codes);
	if (s->lease_fd >= 0)
		close(s->lease_fd);
	free(s->lease);
	free(s->login);
	free(s->forget);
	sqlite3_close(s->db);
	free(s->path);
	free(s);
}

bool
store_read_only(const struct store *s)
{
	return s->read_only;
}

const char *
store_file(const struct store *s)
{
	return db_path(s);
}

int
store_warning(const struct store *s)
{
	return (int)s->warning;
}

bool
store_changed(struct store *s)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_DATA_VERSION, NULL);
	int64_t		 now;

	if (q == NULL || db_row(s, q, NULL) != 1)
		return false;
	now = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	if (now == s->data_version)
		return false;
	s->data_version = now;
	return true;
}

bool
store_upgrade(const char *path, int *from, int *to, const struct actor *actor,
    struct diag *d)
{
	struct store	*s = store_open(path, STORE_WRITE, NULL, actor, d);

	if (s == NULL)
		return false;
	*from = (int)s->found;
	*to = STORE_SCHEMA;
	store_close(s);
	return true;
}
