/*
 * archive.c - the files of a zip, one by one.
 *
 * Of a zip that is a file only the list stays in memory, and of each of its files, when
 * it is its turn, the packed piece and what it unpacks to.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/members.h"
#include "doc/unzip.h"
#include "import/archive.h"
#include "import/archive_files.h"
#include "import/import.h"
#include "import/reader_child.h"

/* "公开/.~lock.a.docx#": in any of its folders. */
static bool
is_litter(const char *path)
{
	const char *end;
	bool litter = false;
	char *part;

	for (; !litter && *path != '\0'; path = end + (*end == '/')) {
		end = strchrnul(path, '/');
		part = mem_strndup(path, (size_t)(end - path));
		litter = file_is_litter(part);
		free(part);
	}
	return litter;
}

static void
drop_litter(struct members *m)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++) {
		/* ".." is no hidden folder: it is refused by its name */
		if (m->item[i].refused == MSG_NONE && is_litter(m->item[i].name))
			free(m->item[i].name);
		else
			m->item[kept++] = m->item[i];
	}
	m->n = kept;
}

struct archive *
archive_new(struct import_run *run, const char *p, size_t n, const char *name)
{
	struct archive *a = mem_zero(sizeof *a);

	a->name = mem_strdup(name);
	if (!child_list(run->child, &a->files, p, n, run->diag)) {
		archive_free(a);
		return NULL;
	}
	drop_litter(&a->files);
	if (a->files.n > 0)
		return a;
	diag_error(run->diag, DIAG_USAGE, MSG_IMPORT_ZIP_EMPTY, NULL);
	archive_free(a);
	return NULL;
}

/* ---- one of its files ---- */

/* The packed bytes; false when the file is not any more what it was. */
static bool
read_piece(const struct archive *a, const struct unzip_entry *e, struct buf *b)
{
	ssize_t got = 1;
	int fd;

	if (a->path == NULL) {
		if (e->data > a->bytes.len || e->packed > a->bytes.len - e->data)
			return false;
		buf_add(b, a->bytes.data + e->data, e->packed);
		return true;
	}
	fd = open(a->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	buf_reserve(b, e->packed);
	while (b->len < e->packed && got != 0) {
		got = pread(fd, b->data + b->len, e->packed - b->len,
		    (off_t)(e->data + b->len));
		if (got < 0 && errno != EINTR)
			break;
		b->len += got > 0 ? (size_t)got : 0;
	}
	close(fd);
	b->data[b->len] = '\0';
	return b->len == e->packed;
}

static bool
unpack(struct import_run *run, const struct archive *a, const struct unzip_entry *e,
    struct buf *out)
{
	struct buf piece = BUF_INIT;
	bool ok;

	if (unzip_refused(e, run->diag))
		return false;
	ok = read_piece(a, e, &piece);
	if (!ok)
		diag_error(run->diag, DIAG_DATA, MSG_UNZIP_FILE_DAMAGED, NULL);
	ok = ok && child_member(run->child, out, buf_cstr(&piece), piece.len, e, run->diag);
	buf_release(&piece);
	return ok;
}

/* An archive in an archive is not opened. */
static void
name_inside(struct diag *d, size_t from)
{
	for (; d != NULL && from < d->n; from++)
		if (d->item[from].code == MSG_IMPORT_ZIP)
			d->item[from].code = MSG_IMPORT_ZIP_INSIDE;
}

struct candidate *
archive_import(struct import_run *run, const struct archive *a, size_t i)
{
	char *name = archive_path(a, i);
	bool archives = run->options.archives;
	struct diag *d = run->diag;
	const char *was = d != NULL ? d->file : NULL;
	size_t from = d != NULL ? d->n : 0;
	struct buf b = BUF_INIT;
	struct candidate *k;

	if (d != NULL)
		d->file = name;
	if (unpack(run, a, &a->files.item[i], &b)) {
		run->options.archives = false;
		k = import_bytes(run, buf_cstr(&b), b.len, name);
		run->options.archives = archives;
		name_inside(d, from);
	} else {
		k = mem_zero(sizeof *k);
		k->file = mem_strdup(name);
	}
	if (d != NULL)
		d->file = was;
	buf_release(&b);
	free(name);
	return k;
}
