/*
 * backup.c - a copy of the file while others work on: one snapshot, compact,
 * under its name only when all of it is on disk.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "base/temp.h"
#include "store/db.h"

static bool
target_exists(const char *to, struct diag *d)
{
	diag_error(d, DIAG_USAGE, MSG_STORE_TARGET_EXISTS, to, NULL);
	return false;
}

/* VACUUM INTO: it makes the file with what umask leaves of 0644, so 0077. */
static bool
vacuum_into(struct store *s, const char *to, struct diag *d)
{
	sqlite3_stmt	*q = NULL;
	mode_t		 mask = umask(0077);
	int		 rc = sqlite3_prepare_v2(s->db, "VACUUM INTO ?1", -1, &q, NULL);

	if (rc == SQLITE_OK) {
		db_bind(q, 1, &ARG_STR(to), 1);
		rc = sqlite3_step(q);
	}
	umask(mask);
	if ((rc & 0xff) == SQLITE_CANTOPEN)
		diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, to, sqlite3_errmsg(s->db),
		    NULL);
	else if (rc != SQLITE_DONE)
		db_fail(s, rc, d);
	sqlite3_finalize(q);
	return rc == SQLITE_DONE;
}

/* It does not wait for the disk: that is for us to do. */
static bool
to_disk(const char *path)
{
	int	 fd = open(path, O_RDONLY | O_CLOEXEC);
	bool	 ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

bool
backup_copy(struct store *s, const char *to, struct diag *d)
{
	struct buf	 temp = BUF_INIT;
	char		 uuid[37];
	bool		 ok;

	if (file_exists(to))
		return target_exists(to, d);
	clock_uuid(uuid);
	buf_printf(&temp, "%s.new-%s", to, uuid);
	temp_begin(buf_cstr(&temp));
	ok = vacuum_into(s, buf_cstr(&temp), d);
	if (ok && !to_disk(buf_cstr(&temp))) {
		diag_error(d, DIAG_DATA, MSG_STORE_IO, to, strerror(errno), NULL);
		ok = false;
	}
	/* A file system without links may still take the name. */
	if (ok && link(buf_cstr(&temp), to) != 0) {
		if (errno == EEXIST || file_exists(to))
			ok = target_exists(to, d);
		else if (rename(buf_cstr(&temp), to) != 0) {
			diag_error(d, DIAG_DATA, MSG_STORE_CANNOT_OPEN, to,
			    strerror(errno), NULL);
			ok = false;
		}
	}
	temp_remove(buf_cstr(&temp));
	if (ok)
		file_sync_folder(to);
	buf_release(&temp);
	return ok;
}

/* The file should know of its copies, but the copy is good without. */
static void
record(struct store *s, const char *to)
{
	if (!s->read_only)
		(void)audit_event(s, "backup", 0, to, NULL);
}

bool
store_backup(struct store *s, const char *to, struct diag *d)
{
	if (!backup_copy(s, to, d))
		return false;
	record(s, to);
	return true;
}

static bool
copy_bytes(int from, int fd, const char *to, struct diag *d)
{
	char	 b[1 << 16];
	ssize_t	 n;

	while ((n = read(from, b, sizeof(b))) > 0)
		if (!file_put(fd, b, (size_t)n, -1)) {
			file_fail(d, to, errno, true);
			return false;
		}
	if (n < 0)
		file_fail(d, to, errno, false);
	return n == 0;
}

/* SQLite writes into files only: into one beside the database, which has its name
 * for as long as that takes. */
bool
store_backup_fd(struct store *s, int fd, const char *to, struct diag *d)
{
	struct buf	 temp = BUF_INIT;
	char		 uuid[37];
	bool		 ok;
	int		 from = -1;

	clock_uuid(uuid);
	buf_printf(&temp, "%s.new-%s", db_path(s), uuid);
	temp_begin(buf_cstr(&temp));
	ok = vacuum_into(s, buf_cstr(&temp), d);
	if (ok && (from = open(buf_cstr(&temp), O_RDONLY | O_CLOEXEC)) < 0) {
		file_fail(d, buf_cstr(&temp), errno, false);
		ok = false;
	}
	temp_remove(buf_cstr(&temp));
	buf_release(&temp);
	ok = ok && copy_bytes(from, fd, to, d);
	if (from >= 0)
		close(from);
	if (ok)
		record(s, to);
	return ok;
}
