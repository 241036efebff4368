/*
 * outfile.c - see outfile.h.
 *
 *   outfile_open --> .nianbao-UUID beside it --put...--> outfile_close: renamed
 *                                                `-----> outfile_drop: gone
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "base/target.h"
#include "base/temp.h"

struct outfile {
	char	*path;
	char	*temp;		/* NULL: the bytes go where they are to be at once */
	int	 fd;
};

/* A name beside it that nobody has. */
static int
open_beside(struct outfile *o, unsigned mode)
{
	struct buf	 temp = BUF_INIT;
	char		*dir = file_folder(o->path), uuid[37];
	int		 fd;

	clock_uuid(uuid);
	buf_printf(&temp, "%s/" TEMP_PREFIX "%s", dir, uuid);
	temp_clear(dir, TEMP_PREFIX);
	temp_begin(buf_cstr(&temp));
	fd = open(buf_cstr(&temp), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	    mode);
	if (fd >= 0)
		o->temp = buf_detach(&temp);
	else
		temp_end(buf_cstr(&temp));
	buf_release(&temp);
	free(dir);
	return fd;
}

static void
release(struct outfile *o)
{
	if (o->fd >= 0)
		close(o->fd);
	if (o->temp != NULL)
		temp_end(o->temp);
	free(o->path);
	free(o->temp);
	free(o);
}

struct outfile *
outfile_open(const char *path, unsigned mode, const struct guard *g, struct diag *d)
{
	struct outfile	*o;
	struct target	 t;
	char		*dir;

	if (!target_look(&t, path, g, d))
		return NULL;
	o = mem_zero(sizeof(*o));
	o->path = mem_strdup(path);
	if (t.kind == TARGET_FILE) {
		o->fd = open_beside(o, mode);
		if (o->fd < 0) {
			dir = file_folder(path);
			file_fail(d, errno == ENOENT || errno == ENOTDIR ? dir : path, errno,
			    true);
			free(dir);
		}
	} else {
		o->fd = target_open(&t, path, g, d);
	}
	if (o->fd >= 0)
		return o;
	release(o);
	return NULL;
}

bool
outfile_put(struct outfile *o, const void *p, size_t n, struct diag *d)
{
	if (file_put(o->fd, p, n, -1))
		return true;
	file_fail(d, o->path, errno, true);
	return false;
}

bool
outfile_close(struct outfile *o, struct diag *d)
{
	bool	 ok = o->temp == NULL || fsync(o->fd) == 0;

	ok = ok && close(o->fd) == 0;	/* where NFS reports a full disk */
	if (ok)
		o->fd = -1;
	ok = ok && (o->temp == NULL || rename(o->temp, o->path) == 0);
	if (!ok) {
		file_fail(d, o->path, errno, true);
		outfile_drop(o);
		return false;
	}
	if (o->temp != NULL)
		file_sync_folder(o->path);
	release(o);
	return true;
}

void
outfile_drop(struct outfile *o)
{
	if (o == NULL)
		return;
	if (o->temp != NULL)
		unlink(o->temp);
	release(o);
}
