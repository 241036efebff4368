/*
 * lease.c - who is in a report.
 *
 * The row of the table lease is the name to show; whether that process lives is
 * told by a lock on byte "report id" of FILE-lease, which the kernel drops when
 * the process ends.  So no heartbeat is written, and the lease of a dead process
 * is taken over at once, with an event in the audit.
 *
 *	free --take--> held --drop--> free
 *	                `--process ends--> dead --take, event takeover--> held
 *
 * Where the system has no open file description locks, everyone gets the lease;
 * the revision of the report still protects what is stored.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "store/db.h"

/* The lock file, open to all whom the database is open to; -1 = none. */
static int
lease_file(struct store *s)
{
	struct buf	 name = BUF_INIT;
	struct stat	 st;

	if (s->lease_fd >= 0 || s->read_only)
		return s->lease_fd;
	buf_printf(&name, "%s-lease", db_path(s));
	s->lease_fd = open(buf_cstr(&name), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
	    0600);
	/* Only its owner may; whoever else comes finds it done. */
	if (s->lease_fd >= 0 && stat(db_path(s), &st) == 0)
		(void)fchmod(s->lease_fd, st.st_mode & 0666);
	buf_release(&name);
	return s->lease_fd;
}

#ifdef F_OFD_SETLK
static bool
lock_call(int fd, int command, int64_t at, short type, short *found)
{
	struct flock	 l = { .l_type = type, .l_whence = SEEK_SET, .l_start = at,
	    .l_len = 1 };
	bool		 ok = fcntl(fd, command, &l) == 0;

	*found = l.l_type;
	return ok || (errno != EAGAIN && errno != EACCES);
}
#endif

/* Lock or unlock one byte; false when somebody else has it. */
static bool
set_lock(int fd, int64_t at, short type)
{
#ifdef F_OFD_SETLK
	short	 found;

	return lock_call(fd, F_OFD_SETLK, at, type, &found);
#else
	(void)fd;
	(void)at;
	(void)type;
	return true;
#endif
}

static bool
own_lease(const struct store *s, int64_t report, size_t *at)
{
	for (*at = 0; *at < s->nlease; (*at)++)
		if (s->lease[*at] == report)
			return true;
	return false;
}

bool
lease_alive(struct store *s, int64_t report)
{
	size_t	 at;

	if (own_lease(s, report, &at))
		return true;
#ifdef F_OFD_SETLK
	struct buf	 name = BUF_INIT;
	short		 found = F_UNLCK;
	int		 fd;

	buf_printf(&name, "%s-lease", db_path(s));
	fd = open(buf_cstr(&name), O_RDONLY | O_CLOEXEC);
	buf_release(&name);
	if (fd < 0)
		return errno == EACCES;		/* who cannot look believes the row */
	(void)lock_call(fd, F_OFD_GETLK, report, F_WRLCK, &found);
	close(fd);
	return found != F_UNLCK;
#else
	return true;
#endif
}

bool
store_lease_held(struct store *s, int64_t report)
{
	size_t	 at;

	return !own_lease(s, report, &at) && lease_alive(s, report);
}

/* "user@host" and process of the row; NULL when there is none. */
static char *
holder_of(struct store *s, int64_t report, int64_t *pid, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_LEASE, d, ARG_INT(report));
	struct buf	 b = BUF_INIT;

	if (q == NULL)
		return NULL;
	if (db_row(s, q, d) != 1)
		return NULL;
	buf_printf(&b, "%s@%s", db_str(q, 0), db_str(q, 1));
	*pid = sqlite3_column_int64(q, 2);
	sqlite3_reset(q);
	return buf_detach(&b);
}

static bool
set_row(struct store *s, int64_t report, struct diag *d)
{
	char	 now[CLOCK_TEXT];

	db_now(s, now);
	return db_exec(s, STMT_LEASE_SET, d, ARG_INT(report), ARG_STR(s->actor->user),
	    ARG_STR(s->actor->host), ARG_INT(getpid()), ARG_STR(now), ARG_INT(s->uid));
}

/* The row under our name, in the audit when somebody died in the report. */
static bool
record(struct store *s, int64_t report, struct diag *d)
{
	char	*before;
	int64_t	 pid = 0;
	bool	 ok;

	if (!db_begin(s, d))
		return false;
	before = holder_of(s, report, &pid, d);
	ok = before == NULL || audit_event(s, "takeover", report, before, d);
	ok = db_finish(s, ok && set_row(s, report, d), d);
	free(before);
	return ok;
}

bool
store_lease_take(struct store *s, int64_t report, char **holder, struct diag *d)
{
	int64_t	 pid = 0;
	size_t	 at;
	int	 fd;

	*holder = NULL;
	if (own_lease(s, report, &at) || (fd = lease_file(s)) < 0)
		return true;		/* without a lock file nobody can be asked */
	if (!set_lock(fd, report, F_WRLCK)) {
		*holder = holder_of(s, report, &pid, d);
		if (*holder == NULL)
			*holder = mem_strdup("?");
		diag_error(d, DIAG_LOCKED, MSG_STORE_HELD, *holder, INT(pid), NULL);
		return false;
	}
	if (!record(s, report, d)) {
		set_lock(fd, report, F_UNLCK);
		return false;
	}
	s->lease = mem_grow(s->lease, s->nlease, &s->caplease, sizeof(*s->lease));
	s->lease[s->nlease++] = report;
	return true;
}

void
store_lease_drop(struct store *s, int64_t report)
{
	size_t	 at;

	if (!own_lease(s, report, &at))
		return;
	if (db_begin(s, NULL))
		db_finish(s, db_exec(s, STMT_LEASE_DROP, NULL, ARG_INT(report)), NULL);
	s->lease[at] = s->lease[--s->nlease];
	set_lock(s->lease_fd, report, F_UNLCK);
}
