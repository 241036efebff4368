/*
 * lease.c - who is in a report.
 *
 * The row of the table lease is the name to show; whether that process lives is
 * told by a byte lock on FILE-lease at the report's id, which the kernel drops
 * when the process ends.  So no heartbeat is written, and the lease of a dead
 * process is taken over at once, with an event in the audit.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db.h"

/* The lock file, as readable as the database. */
static int
lease_file(struct store *s)
{
	struct buf	 name = BUF_INIT;

	if (s->lease_fd < 0) {
		buf_printf(&name, "%s-lease", s->path);
		s->lease_fd = open(buf_cstr(&name), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
		buf_release(&name);
	}
	return s->lease_fd;
}

/* Lock or unlock one byte; false when somebody else has it. */
static bool
set_lock(int fd, int64_t at, short type)
{
#ifdef F_OFD_SETLK
	struct flock	 l = { .l_type = type, .l_whence = SEEK_SET, .l_start = at, .l_len = 1 };

	return fcntl(fd, F_OFD_SETLK, &l) == 0 || (errno != EAGAIN && errno != EACCES);
#else
	(void)fd;
	(void)at;
	(void)type;
	return true;
#endif
}

/* "user@host" and process of the row; NULL when there is none. */
static char *
holder_of(struct store *s, int64_t report, int64_t *pid, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_LEASE, d);
	struct buf	 b = BUF_INIT;

	if (q == NULL)
		return NULL;
	bind_int(q, 1, report);
	if (row(s, q, d) != 1)
		return NULL;
	buf_printf(&b, "%s@%s", column_str(q, 0), column_str(q, 1));
	*pid = sqlite3_column_int64(q, 2);
	sqlite3_reset(q);
	return buf_detach(&b);
}

static bool
set_row(struct store *s, int64_t report, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_LEASE_SET, d);
	char		 now[CLOCK_TEXT];

	if (q == NULL)
		return false;
	s->actor->now(s->actor->ctx, now);
	bind_int(q, 1, report);
	sqlite3_bind_text(q, 2, s->actor->user, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 3, s->actor->host, -1, SQLITE_STATIC);
	bind_int(q, 4, getpid());
	bind_text(q, 5, now);
	return run(s, q, d);
}

bool
store_lease_take(struct store *s, int64_t report, char **holder, struct diag *d)
{
	char		*before, number[24];
	int64_t		 pid = 0;
	int		 fd;
	bool		 ok;

	*holder = NULL;
	if (s->read_only || (fd = lease_file(s)) < 0)
		return true;		/* nobody can write here anyway */
	if (!set_lock(fd, report, F_WRLCK)) {
		*holder = holder_of(s, report, &pid, d);
		if (*holder == NULL)
			*holder = mem_strdup("?");
		snprintf(number, sizeof(number), "%lld", (long long)pid);
		diag_error(d, DIAG_LOCKED, MSG_STORE_HELD, *holder, number, NULL);
		return false;
	}
	if (!begin(s, d)) {
		set_lock(fd, report, F_UNLCK);
		return false;
	}
	before = holder_of(s, report, &pid, d);
	ok = before == NULL || audit_event(s, "takeover", NULL, before, d);
	ok = finish(s, ok && set_row(s, report, d), d);
	free(before);
	if (!ok)
		set_lock(fd, report, F_UNLCK);
	return ok;
}

void
store_lease_drop(struct store *s, int64_t report)
{
	sqlite3_stmt	*q;
	bool		 ok;

	if (s->read_only || s->lease_fd < 0)
		return;
	if (begin(s, NULL)) {
		ok = (q = stmt(s, STMT_LEASE_DROP, NULL)) != NULL;
		if (ok) {
			bind_int(q, 1, report);
			ok = run(s, q, NULL);
		}
		finish(s, ok, NULL);
	}
	set_lock(s->lease_fd, report, F_UNLCK);
}
