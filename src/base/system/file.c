/*
 * file.c - whole files, atomic replacement, standard places.
 *
 * A write goes to a temporary of a fresh name beside the target and takes its
 * name only when all of it is on disk; whatever fails before that leaves the
 * old file and no temporary.
 *
 * Three failures have plain words of their own, for they are the ones an office
 * meets: no room, no right, a read-only disk.  All others carry the system's text.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/temp.h"
#include "base/text.h"

#define MIB	((size_t)1 << 20)
#define LIMIT	(64 * MIB)
#define OWN_FDS	256		/* descriptors of ours are among so many */

void
file_fail(struct diag *d, const char *name, int error, bool writing)
{
	char	*path = file_name_text(name);

	if (writing && error == ENOENT)
		diag_error(d, DIAG_DATA, MSG_FILE_NO_DIR, path, NULL);
	else if (writing && error == ENOTDIR)
		diag_error(d, DIAG_DATA, MSG_FILE_NOT_DIR, path, NULL);
	else if (error == ENOENT || error == ENOTDIR)
		diag_error(d, DIAG_DATA, MSG_FILE_MISSING, path, NULL);
	else if (error == EACCES || error == EPERM)
		diag_error(d, DIAG_DATA, MSG_FILE_DENIED, path, NULL);
	else if (error == ENOTSUP)
		diag_error(d, DIAG_DATA, writing ? MSG_FILE_TARGET_SPECIAL :
		    MSG_FILE_NOT_REGULAR, path, NULL);
	else if (error == EISDIR)
		diag_error(d, DIAG_DATA, MSG_FILE_IS_DIR, path, NULL);
	else if (error == ENOSPC || error == EDQUOT || error == EFBIG)
		diag_error(d, DIAG_DATA, MSG_FILE_FULL, path, NULL);
	else if (error == EROFS)
		diag_error(d, DIAG_DATA, MSG_FILE_READ_ONLY, path, NULL);
	else
		diag_error(d, DIAG_DATA, writing ? MSG_FILE_WRITE : MSG_FILE_READ, path,
		    strerror(error), NULL);
	free(path);
}

static void
too_large(struct diag *d, const char *path, size_t limit)
{
	char	*name = file_name_text(path);

	diag_error(d, DIAG_DATA, MSG_FILE_TOO_LARGE, name,
	    INT((limit + MIB - 1) / MIB), NULL);
	free(name);
}

/*
 * Has this program itself opened the file, as it has the database? To close one more
 * descriptor of it would take the locks of all others along (POSIX), so it is not
 * even opened.  What was handed to us does not go with exec, and is no reason.
 */
static bool
open_here(const char *path)
{
	struct stat	 st, own;
	int		 fd;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	for (fd = 3; fd < OWN_FDS; fd++)
		if (fstat(fd, &own) == 0 && own.st_ino == st.st_ino &&
		    own.st_dev == st.st_dev && (fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0)
			return true;
	return false;
}

static void
is_own(struct diag *d, const char *path)
{
	char	*name = file_name_text(path);

	diag_error(d, DIAG_USAGE, MSG_FILE_OWN, name, NULL);
	free(name);
}

static bool
read_whole(struct buf *b, const char *path, int flags, size_t limit, struct diag *d)
{
	struct stat	 st;
	size_t		 start = b->len;
	ssize_t		 n;
	bool		 ok = false;
	int		 fd = 0;

	if (limit == 0)
		limit = LIMIT;
	if (strcmp(path, "-") != 0 && open_here(path)) {
		is_own(d, path);
		return false;
	}
	/* A pipe under a name would let us wait for ever: it is opened, not read. */
	if (strcmp(path, "-") != 0 &&
	    (fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags)) < 0) {
		file_fail(d, path, errno == ENXIO ? ENOTSUP : errno, false);
		return false;
	}
	if (fstat(fd, &st) != 0) {
		file_fail(d, path, errno, false);
		goto out;
	}
	if (S_ISDIR(st.st_mode) || (fd != 0 && !S_ISREG(st.st_mode))) {
		file_fail(d, path, S_ISDIR(st.st_mode) ? EISDIR : ENOTSUP, false);
		goto out;
	}
	/* The size is a hint: it may change, and a pipe has none. */
	if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > limit) {
		too_large(d, path, limit);
		goto out;
	}
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		buf_reserve(b, (size_t)st.st_size + 1);
	for (;;) {
		buf_reserve(b, 4096);
		n = read(fd, b->data + b->len, b->cap - b->len - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		b->len += (size_t)n;
		if (b->len - start > limit) {
			too_large(d, path, limit);
			goto out;
		}
	}
	if (n < 0)
		file_fail(d, path, errno, false);
	else
		ok = true;
out:
	if (fd != 0)
		close(fd);
	if (!ok)
		b->len = start;
	if (b->data != NULL)
		b->data[b->len] = '\0';
	return ok;
}

bool
file_read(struct buf *b, const char *path, size_t limit, struct diag *d)
{
	return read_whole(b, path, 0, limit, d);
}

bool
file_read_plain(struct buf *b, const char *path, size_t limit, struct diag *d)
{
	return read_whole(b, path, O_NOFOLLOW, limit, d);
}

bool
file_put(int fd, const void *from, size_t n, int ms)
{
	struct pollfd	 full = { .fd = fd, .events = POLLOUT };
	const char	*p = from;
	ssize_t		 k;

	while (n > 0) {
		if ((k = write(fd, p, n)) >= 0) {
			p += k;
			n -= (size_t)k;
		} else if (errno == EAGAIN) {
			if (poll(&full, 1, ms) == 0) {
				errno = ETIMEDOUT;
				return false;
			}
		} else if (errno != EINTR) {
			return false;
		}
	}
	return true;
}

char *
file_folder(const char *path)
{
	const char	*slash = strrchr(path, '/');

	if (slash == NULL)
		return mem_strdup(".");
	return mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

void
file_sync_folder(const char *path)
{
	char	*dir = file_folder(path);
	int	 fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		(void)fsync(fd);	/* one that cannot is no reason to fail */
		close(fd);
	}
	free(dir);
}

bool
file_write(const char *path, const void *p, size_t n, unsigned mode, struct diag *d)
{
	struct buf	 temp = BUF_INIT;
	struct stat	 st;
	char		*dir = file_folder(path), uuid[37];
	bool		 ok = false, made = false;
	int		 fd = -1, error = 0;

	if (file_is_dir(path)) {
		error = EISDIR;
		goto out;
	}
	/* Root could replace a device by a file; see target.h for what to do with it. */
	if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode)) {
		error = ENOTSUP;
		goto out;
	}
	clock_uuid(uuid);
	temp_clear(dir, TEMP_PREFIX);
	buf_printf(&temp, "%s/" TEMP_PREFIX "%s", dir, uuid);
	temp_begin(buf_cstr(&temp));
	fd = open(buf_cstr(&temp), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	    mode);
	if (fd < 0) {
		error = errno;
		goto out;
	}
	made = true;
	if (!file_put(fd, p, n, -1) || fsync(fd) != 0) {
		error = errno;
		goto out;
	}
	if (close(fd) != 0) {		/* where NFS reports a full disk */
		error = errno;
		fd = -1;
		goto out;
	}
	fd = -1;
	if (rename(buf_cstr(&temp), path) != 0) {
		error = errno;
		goto out;
	}
	made = false;
	ok = true;
	file_sync_folder(path);
out:
	if (fd >= 0)
		close(fd);
	if (made)
		unlink(buf_cstr(&temp));
	temp_end(buf_cstr(&temp));
	if (!ok)
		file_fail(d, error == ENOENT || error == ENOTDIR ? dir : path, error, true);
	buf_release(&temp);
	free(dir);
	return ok;
}

bool
file_mkdirs(const char *path, struct diag *d)
{
	char	*p, *s, c;
	bool	 ok = true;

	if (path[0] == '\0') {
		file_fail(d, path, ENOENT, true);
		return false;
	}
	p = mem_strdup(path);
	for (s = p + 1; ok; s++) {
		if (*s != '/' && *s != '\0')
			continue;
		c = *s;
		*s = '\0';
		if (mkdir(p, 0700) != 0 && (errno != EEXIST || !file_is_dir(p))) {
			file_fail(d, p, errno == EEXIST ? ENOTDIR : errno, true);
			ok = false;
		}
		*s = c;
		if (c == '\0')
			break;
	}
	free(p);
	return ok;
}

bool
file_exists(const char *path)
{
	struct stat	 st;

	return stat(path, &st) == 0;
}

bool
file_is_dir(const char *path)
{
	struct stat	 st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
file_list(const char *dir, size_t *n, struct diag *d)
{
	size_t		  cap = 0;
	char		**name = mem_grow(NULL, 0, &cap, sizeof(*name));
	struct dirent	 *e;
	DIR		 *p = opendir(dir);
	int		  error;

	*n = 0;
	if (p != NULL) {
		while (errno = 0, (e = readdir(p)) != NULL) {
			if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
				continue;
			name = mem_grow(name, *n, &cap, sizeof(*name));
			name[(*n)++] = mem_strdup(e->d_name);
		}
	}
	error = errno;
	if (p != NULL)
		closedir(p);
	if (p == NULL || error != 0) {
		file_fail(d, dir, error, false);
		file_list_free(name, *n);
		return NULL;
	}
	qsort(name, *n, sizeof(*name), by_name);
	return name;
}

bool
file_is_litter(const char *name)
{
	return name[0] == '.' || strncmp(name, "~$", 2) == 0 ||
	    strcasecmp(name, "Thumbs.db") == 0 || strcasecmp(name, "desktop.ini") == 0 ||
	    strcmp(name, "__MACOSX") == 0;
}

void
file_list_free(char **name, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++)
		free(name[i]);
	free(name);
}

char *
file_name_text(const char *path)
{
	struct buf	 b = BUF_INIT;
	size_t		 n = strlen(path);

	if (!text_valid(path, n)) {
		(void)encode_read(&b, path, n, ENCODING_GB18030, NULL);
		return buf_detach(&b);
	}
	return mem_strdup(path);
}

char *
file_home(const char *kind, const char *name)
{
	static const struct { const char *kind, *env, *below; } place[] = {
		{ "DATA", "XDG_DATA_HOME", ".local/share" },
		{ "CONFIG", "XDG_CONFIG_HOME", ".config" },
		{ "STATE", "XDG_STATE_HOME", ".local/state" }
	};
	struct buf	 b = BUF_INIT;
	const char	*dir;
	size_t		 i;

	for (i = 0; i < 2 && strcmp(place[i].kind, kind) != 0; i++)
		;
	/* Relative values are invalid by the XDG base directory specification. */
	if ((dir = getenv(place[i].env)) != NULL && dir[0] == '/')
		buf_str(&b, dir);
	else if ((dir = getenv("HOME")) != NULL && dir[0] == '/')
		buf_printf(&b, "%s/%s", dir, place[i].below);
	else
		return NULL;
	buf_printf(&b, "/nianbao/%s", name);
	return buf_detach(&b);
}

const char *
file_base(const char *path)
{
	const char	*slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *
file_join(const char *dir, const char *name)
{
	struct buf	 b = BUF_INIT;

	buf_str(&b, dir);
	if (b.len == 0 || b.data[b.len - 1] != '/')
		buf_chr(&b, '/');
	buf_str(&b, name);
	return buf_detach(&b);
}

char *
file_safe_name(const char *text)
{
	struct buf	 b = BUF_INIT;
	uint32_t	 cp;
	size_t		 n = strlen(text), at = 0, k;

	while (at < n) {
		k = text_decode(text + at, n - at, &cp);
		/* NAME_MAX is 255 bytes; leave room for a suffix. */
		if (b.len + k > 200)
			break;
		if (text_cp_unsafe(cp) || cp == TEXT_BAD ||
		    (cp < 0x80 && strchr("/\\:*?\"<>|", (int)cp) != NULL))
			cp = '_';
		if (cp == '.' && b.len == 0)
			cp = '_';
		buf_cp(&b, cp);
		at += k;
	}
	if (b.len == 0)
		buf_chr(&b, '_');
	return buf_detach(&b);
}
