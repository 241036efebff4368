/*
 * archive_files.c - what is kept of an archive: its name, where its bytes are, the list of
 * its files.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "doc/members.h"
#include "doc/unzip.h"
#include "import/archive.h"
#include "import/archive_files.h"

void
archive_keep(struct archive *a, const char *path, struct buf *b)
{
	if (strcmp(path, "-") != 0) {
		a->path = mem_strdup(path);
		return;
	}
	a->bytes = *b;
	*b = (struct buf)BUF_INIT;
}

void
archive_free(struct archive *a)
{
	if (a == NULL)
		return;
	free(a->name);
	free(a->path);
	buf_release(&a->bytes);
	members_release(&a->files);
	free(a);
}

size_t
archive_count(const struct archive *a)
{
	return a->files.n;
}

char *
archive_path(const struct archive *a, size_t i)
{
	return file_join(a->name, a->files.item[i].name);
}

bool
archive_is_link(const struct archive *a, size_t i)
{
	return a->files.item[i].link;
}
