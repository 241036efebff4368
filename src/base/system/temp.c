/*
 * temp.c - files that are half made; see temp.h.
 *
 * Invariant: what a signal handler reads is whole: a slot is in use only while its path
 * does not change.
 */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/temp.h"

#define JOURNAL	"-journal"
#define UUID	36
#define DAY	86400	/* s */
#define SLOTS	4		/* one file at a time, and one within its making */

static struct {
	struct temp_slot {
		char		 path[PATH_MAX];
		volatile sig_atomic_t used;
	}		 slot[SLOTS];
	dev_t		 dev;		/* of the folder looked through last */
	ino_t		 ino;
} temps;

void
temp_begin(const char *path)
{
	size_t n = strlen(path);

	for (size_t i = 0; i < ARRAY_LEN(temps.slot) && n < sizeof temps.slot[i].path; i++)
		if (!temps.slot[i].used) {
			memcpy(temps.slot[i].path, path, n + 1);
			temps.slot[i].used = 1;
			return;
		}
}

void
temp_end(const char *path)
{
	for (size_t i = 0; i < ARRAY_LEN(temps.slot); i++)
		if (temps.slot[i].used && strcmp(temps.slot[i].path, path) == 0) {
			temps.slot[i].used = 0;
			return;
		}
}

/* Nothing is allocated: the caller may have no memory, or be a signal handler. */
static void
take_away(const char *path)
{
	char journal[PATH_MAX + sizeof JOURNAL];
	size_t n = strlen(path);

	(void)unlink(path);
	if (n < PATH_MAX) {
		memcpy(journal, path, n);
		memcpy(journal + n, JOURNAL, sizeof JOURNAL);
		(void)unlink(journal);
	}
}

void
temp_remove(const char *path)
{
	take_away(path);
	temp_end(path);
}

void
temp_sweep(void)
{
	for (size_t i = 0; i < ARRAY_LEN(temps.slot); i++)
		if (temps.slot[i].used) {
			temps.slot[i].used = 0;
			take_away(temps.slot[i].path);
		}
}

/* ---- of those that were killed ---- */

/* "0189d3c4-....-....-....-............", then nothing or what SQLite adds. */
static bool
is_uuid(const char *s)
{
	return strspn(s, "0123456789abcdef-") >= UUID && s[8] == '-' && s[13] == '-' &&
	    s[18] == '-' && s[23] == '-' &&
	    (s[UUID] == '\0' || strcmp(s + UUID, JOURNAL) == 0);
}

/* Made by us, and nobody has written to it for a day: who did is gone. */
static bool
is_old(int dir, const char *name)
{
	struct stat st;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	    st.st_uid == geteuid() && time(NULL) - st.st_mtime > DAY;
}

void
temp_clear(const char *folder, const char *prefix)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
	size_t n = strlen(prefix);
	struct dirent *e;
	struct stat st;

	if (d == NULL || fstat(fd, &st) != 0 ||
	    (st.st_dev == temps.dev && st.st_ino == temps.ino)) {
		if (d != NULL)
			closedir(d);
		else if (fd >= 0)
			close(fd);
		return;
	}
	temps.dev = st.st_dev;
	temps.ino = st.st_ino;
	while ((e = readdir(d)) != NULL)
		if (strncmp(e->d_name, prefix, n) == 0 && is_uuid(e->d_name + n) &&
		    is_old(fd, e->d_name))
			(void)unlinkat(fd, e->d_name, 0);
	closedir(d);
}
