/*
 * target.c - the place something is written to, and what must not be written over.
 *
 * Invariants:
 *  (1) Nothing is opened for writing or replaced that target_look() has not passed.
 *  (2) What was looked at is what is written to: a stream is opened without following
 *      links and compared, a file is replaced by name and never opened.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/target.h"

#define LINKS_MAX	40	/* as the kernel follows */
#define SCREEN_MS	2000	/* the longest that the screen stands still */

/* ---- the guard ---- */

void
guard_release(struct guard *g)
{
	size_t	 i;

	for (i = 0; i < g->n; i++)
		free(g->item[i].name);
	free(g->item);
	memset(g, 0, sizeof(*g));
}

static struct guard_item *
new_item(struct guard *g, enum msg why)
{
	struct guard_item	*it;

	g->item = mem_grow(g->item, g->n, &g->cap, sizeof(*g->item));
	it = &g->item[g->n++];
	memset(it, 0, sizeof(*it));
	it->why = why;
	return it;
}

/* The folder of a path; false when there is none. */
static bool
stat_folder(const char *path, struct stat *st)
{
	char	*dir = file_folder(path);
	bool	 ok = stat(dir, st) == 0;

	free(dir);
	return ok;
}

/* One name: a file, a link, or none yet. */
static void
add_name(struct guard *g, const char *path, enum msg why)
{
	struct guard_item	*it = new_item(g, why);
	struct stat		 st;

	if (lstat(path, &st) == 0) {
		it->dev = st.st_dev;
		it->ino = st.st_ino;
	}
	if (stat_folder(path, &st)) {
		it->folder_dev = st.st_dev;
		it->folder_ino = st.st_ino;
		it->name = mem_strdup(file_base(path));
	}
}

/* Where a symbolic link leads, NULL when it is none.  Caller frees. */
static char *
link_target(const char *path)
{
	char	 to[PATH_MAX], *dir, *full;
	ssize_t	 n = readlink(path, to, sizeof(to) - 1);

	if (n <= 0)
		return NULL;
	to[n] = '\0';
	if (to[0] == '/')
		return mem_strdup(to);
	dir = file_folder(path);
	full = file_join(dir, to);
	free(dir);
	return full;
}

void
guard_add(struct guard *g, const char *path, enum msg why)
{
	char	*at = mem_strdup(path), *next;
	int	 i;

	for (i = 0; i < LINKS_MAX && at != NULL; i++) {
		add_name(g, at, why);
		next = link_target(at);
		free(at);
		at = next;
	}
	free(at);
}

void
guard_add_fd(struct guard *g, int fd, enum msg why)
{
	struct guard_item	*it;
	struct stat		 st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return;
	it = new_item(g, why);
	it->dev = st.st_dev;
	it->ino = st.st_ino;
}

static enum msg
guarded_inode(const struct guard *g, const struct stat *st)
{
	size_t	 i;

	for (i = 0; i < g->n; i++)
		if (g->item[i].ino == st->st_ino && g->item[i].dev == st->st_dev)
			return g->item[i].why;
	return MSG_NONE;
}

static enum msg
guarded_name(const struct guard *g, const char *path)
{
	struct stat	 st;
	size_t		 i;

	if (!stat_folder(path, &st))
		return MSG_NONE;
	for (i = 0; i < g->n; i++)
		if (g->item[i].name != NULL && g->item[i].folder_ino == st.st_ino &&
		    g->item[i].folder_dev == st.st_dev &&
		    strcmp(g->item[i].name, file_base(path)) == 0)
			return g->item[i].why;
	return MSG_NONE;
}

/* ---- descriptors ---- */

/* Is it the folder of our own descriptors, whatever it is called? */
static bool
is_fd_folder(const char *dir)
{
	char	 own[32];
	int	 n = snprintf(own, sizeof(own), "/proc/%ld/", (long)getpid());
	size_t	 len = strlen(dir);

	return strcmp(dir, "/dev/fd") == 0 || (strncmp(dir, own, (size_t)n) == 0 &&
	    len > 3 && strcmp(dir + len - 3, "/fd") == 0);
}

/* The descriptor that a name stands for, -1 when for none. */
static int
descriptor_of(const char *path)
{
	static const char *const	 named[] = { "stdin", "stdout", "stderr" };
	const char			*base = file_base(path);
	char				*folder, *dir;
	int				 fd = -1, i;

	if (strcmp(path, "-") == 0)
		return STDOUT_FILENO;
	folder = file_folder(path);
	if ((dir = realpath(folder, NULL)) == NULL)
		goto out;
	for (i = 0; i < 3; i++)
		if (strcmp(dir, "/dev") == 0 && strcmp(base, named[i]) == 0)
			fd = i;
	if (is_fd_folder(dir) && base[0] != '\0' && strlen(base) < 8 &&
	    base[strspn(base, "0123456789")] == '\0')
		fd = atoi(base);
out:
	free(dir);
	free(folder);
	return fd;
}

/* One that was given to us, not one that we opened: those go with exec. */
static bool
is_given(int fd)
{
	int	 flags = fcntl(fd, F_GETFD);

	return flags >= 0 && (flags & FD_CLOEXEC) == 0;
}

/* ---- looking ---- */

static bool
refuse(struct diag *d, enum msg why, const char *path)
{
	char	*name = file_name_text(path);

	diag_error(d, DIAG_USAGE, why, name, NULL);
	free(name);
	return false;
}

static bool
look_descriptor(struct target *t, const char *path, const struct guard *g,
    struct diag *d)
{
	struct stat	 st;
	enum msg	 why;

	t->kind = TARGET_DESCRIPTOR;
	t->there = true;
	if (g != NULL && g->screen)
		return refuse(d, MSG_FILE_TARGET_SCREEN, path);
	if (!is_given(t->fd) || fstat(t->fd, &st) != 0)
		return refuse(d, MSG_FILE_TARGET_CLOSED, path);
	if (g != NULL && S_ISREG(st.st_mode) &&
	    (why = guarded_inode(g, &st)) != MSG_NONE)
		return refuse(d, why, path);
	return true;
}

bool
target_look(struct target *t, const char *path, const struct guard *g, struct diag *d)
{
	struct stat	 st;
	enum msg	 why = MSG_NONE;

	*t = (struct target){ .kind = TARGET_FILE, .fd = descriptor_of(path) };
	if (t->fd >= 0)
		return look_descriptor(t, path, g, d);
	t->there = lstat(path, &st) == 0;
	if (file_is_dir(path))
		return refuse(d, MSG_FILE_IS_DIR, path);
	if (t->there && (S_ISFIFO(st.st_mode) || S_ISCHR(st.st_mode))) {
		t->kind = TARGET_STREAM;
		return true;
	}
	if (t->there && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode))
		return refuse(d, MSG_FILE_TARGET_SPECIAL, path);
	if (g == NULL)
		return true;
	if (t->there)
		why = guarded_inode(g, &st);
	if (why == MSG_NONE)
		why = guarded_name(g, path);
	if (why == MSG_NONE && g->known != NULL && (!t->there || S_ISREG(st.st_mode)))
		why = g->known(path);
	return why == MSG_NONE || refuse(d, why, path);
}

/* ---- writing ---- */

static int
open_stream(const char *path, const struct guard *g, struct diag *d)
{
	bool		 screen = g != NULL && g->screen;
	struct stat	 st;
	int		 fd;

	do
		fd = open(path, O_WRONLY | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC |
		    (screen ? O_NONBLOCK : 0));
	while (fd < 0 && errno == EINTR);
	if (fd < 0 && errno == ENXIO) {
		refuse(d, MSG_FILE_TARGET_NO_READER, path);
		return -1;
	}
	if (fd < 0) {
		file_fail(d, path, errno, true);
		return -1;
	}
	if (fstat(fd, &st) != 0 || !(S_ISFIFO(st.st_mode) || S_ISCHR(st.st_mode)))
		refuse(d, MSG_FILE_TARGET_SPECIAL, path);	/* changed meanwhile */
	else if (screen && isatty(fd))
		refuse(d, MSG_FILE_TARGET_SCREEN, path);
	else
		return fd;
	close(fd);
	return -1;
}

int
target_open(const struct target *t, const char *path, const struct guard *g,
    struct diag *d)
{
	int	 fd;

	if (t->kind == TARGET_STREAM)
		return open_stream(path, g, d);
	if ((fd = fcntl(t->fd, F_DUPFD_CLOEXEC, 3)) < 0)
		file_fail(d, path, errno, true);
	return fd;
}

bool
target_write(const char *path, const void *p, size_t n, unsigned mode,
    const struct guard *g, struct diag *d)
{
	struct target	 t;
	bool		 ok;
	int		 fd;

	if (!target_look(&t, path, g, d))
		return false;
	if (t.kind == TARGET_FILE)
		return file_write(path, p, n, mode, d);
	if ((fd = target_open(&t, path, g, d)) < 0)
		return false;
	ok = file_put(fd, p, n, g != NULL && g->screen ? SCREEN_MS : -1);
	if (!ok)
		file_fail(d, path, errno, true);
	close(fd);
	return ok;
}
