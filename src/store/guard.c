/*
 * guard.c - what belongs to a database, for those that write files.
 *
 * Whether a file is one of ours is read from its first bytes (header.c), so that
 * every database of reports is known, open or not, and under any name.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/target.h"
#include "store/db.h"

static const char *const tails[] = { "-wal", "-shm", "-journal", "-lease" };
#define NTAILS	ARRAY_LEN(tails)

static bool
is_ours(const char *path)
{
	struct header	 h;
	struct stat	 st;
	sqlite3		*db = NULL;
	bool		 yes;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	yes = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
	    NULL) == SQLITE_OK && header_read(&h, db) == SQLITE_OK &&
	    h.application == STORE_APPLICATION;
	sqlite3_close(db);
	return yes;
}

static enum msg
known(const char *path)
{
	size_t	 len = strlen(path), n, i;
	char	*base;
	bool	 yes;

	if (is_ours(path))
		return MSG_STORE_TARGET_OTHER;
	for (i = 0; i < NTAILS; i++) {
		n = strlen(tails[i]);
		if (len <= n || strcmp(path + len - n, tails[i]) != 0)
			continue;
		base = mem_strndup(path, len - n);
		yes = is_ours(base);
		free(base);
		if (yes)
			return MSG_STORE_TARGET_SIDE;
	}
	return MSG_NONE;
}

/* The side files stand beside the file itself, wherever links to it are. */
void
store_guard(struct guard *g, const char *path)
{
	char		*real = realpath(path, NULL);
	struct buf	 side = BUF_INIT;
	size_t		 i;

	guard_add(g, path, MSG_STORE_TARGET_OPEN);
	for (i = 0; i < NTAILS; i++) {
		buf_reset(&side);
		buf_printf(&side, "%s%s", real != NULL ? real : path, tails[i]);
		guard_add(g, buf_cstr(&side), MSG_STORE_TARGET_SIDE);
	}
	g->known = known;
	buf_release(&side);
	free(real);
}
