/*
 * upgrade.c - older schemas to the current one.
 *
 * One step per schema number, one SQL text and one transaction each; user_version
 * moves with the step, so an interrupted upgrade goes on where it stopped.  A
 * copy of the file is made beside it first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"
#include "file.h"

/* From schema N to N + 1.  Schema 1 is the first that was given out. */
static const struct upgrade_step steps[] = {
	{ 0, NULL }
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

/* "FILE.before-2" */
static bool
keep_copy(struct store *s, int to, struct diag *d)
{
	struct buf	 name = BUF_INIT;
	bool		 ok;

	buf_printf(&name, "%s.before-%d", s->path, to);
	ok = file_exists(buf_cstr(&name)) || store_backup(s, buf_cstr(&name), d);
	buf_release(&name);
	return ok;
}

bool
upgrade_run(struct store *s, const struct upgrade_step *step, int n, int from, int to,
    struct diag *d)
{
	const struct upgrade_step	*next;
	char				 sql[48], have[32];
	bool				 ok;

	/* A number that no step leads on from was never given out. */
	if (from < to && step_from(step, n, from) == NULL) {
		snprintf(have, sizeof(have), "schema %d", from);
		diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, have, NULL);
		return false;
	}
	if (from < to && !keep_copy(s, to, d))
		return false;
	for (; from < to; from++) {
		if ((next = step_from(step, n, from)) == NULL || !begin(s, d))
			return false;
		snprintf(sql, sizeof(sql), "PRAGMA user_version=%d", from + 1);
		ok = exec(s, next->sql, d) && exec(s, sql, d);
		if (ok) {
			snprintf(have, sizeof(have), "%d -> %d", from, from + 1);
			ok = audit_event(s, "upgrade", NULL, have, d);
		}
		if (!finish(s, ok, d))
			return false;
	}
	return true;
}

bool
upgrade_to_current(struct store *s, int from, struct diag *d)
{
	return upgrade_run(s, steps, (int)(sizeof(steps) / sizeof(steps[0])), from, STORE_SCHEMA,
	    d);
}

bool
store_upgrade(const char *path, int *from, int *to, const struct actor *actor, struct diag *d)
{
	struct store	*s = mem_zero(sizeof(*s));
	int64_t		 version = STORE_SCHEMA;
	struct store	*open;

	/* Look at the number before store_open() moves it. */
	s->path = mem_strdup(path);
	s->lease_fd = -1;
	if (file_exists(path) &&
	    sqlite3_open_v2(path, &s->db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
		pragma_int(s, "PRAGMA user_version", &version);
	store_close(s);
	if ((open = store_open(path, STORE_WRITE, NULL, actor, d)) == NULL)
		return false;
	store_close(open);
	*from = (int)version;
	*to = STORE_SCHEMA;
	return true;
}
