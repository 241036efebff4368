/*
 * site_folder.c - a site written report by report (site.h).
 *
 *	DIR.new-PID/	index.html, data.csv, data.jsonl
 *	    FOLDER/	index.html, report.docx, report.csv ...	of each report
 *	--> DIR
 *
 * The folder gets its name when all is in it.  It must not be there yet, or be empty:
 * what a web server gives out is exchanged by whoever looks after it.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "export/collect.h"
#include "export/export.h"
#include "export/site.h"
#include "report/report.h"

struct site_folder {
	struct site	 site;
	char		*to;		/* the name it gets */
	char		*dir;		/* what it is called meanwhile */
	char		**made;		/* files and folders, the innermost last */
	size_t		 n, cap;
	struct collect	 csv, jsonl;
};

static void
remember(struct site_folder *m, char *path)
{
	m->made = mem_grow(m->made, m->n, &m->cap, sizeof *m->made);
	m->made[m->n++] = path;
}

/* Others may look at what is published: the mode is left to the umask. */
static bool
make_folder(struct site_folder *m, char *path, struct diag *d)
{
	if (mkdir(path, 0777) != 0) {
		file_fail(d, path, errno, true);
		free(path);
		return false;
	}
	remember(m, path);
	return true;
}

/* "b" is emptied. */
static bool
put_file(struct site_folder *m, const char *folder, const char *name, struct buf *b,
    struct diag *d)
{
	char *dir = folder != NULL ? file_join(m->dir, folder) : mem_strdup(m->dir);
	char *path = file_join(dir, name);
	bool ok = file_write(path, b->data, b->len, 0666, d);

	free(dir);
	if (ok)
		remember(m, path);
	else
		free(path);
	buf_reset(b);
	return ok;
}

/* One format of a report.  What needs more than this program is left out where it cannot
 * be had, and that is said: the site is whole without. */
static bool
put_download(struct site_folder *m, struct site_item *x, const struct exporter *e,
    const struct report *r, const struct export_options *o, const char *name,
    struct diag *to)
{
	struct buf b = BUF_INIT;
	struct diag d;
	bool ok, left_out;

	diag_init(&d);
	ok = export_report(&b, e, r, o, &d);
	left_out = !ok && e->installed != NULL;
	for (size_t i = 0; i < d.n; i++) {
		if (left_out && d.item[i].level == DIAG_ERROR)
			d.item[i].level = DIAG_WARNING;
		diag_copy(to, &d.item[i]);
	}
	if (left_out) {
		diag_warn(to, MSG_EXPORT_SITE_LACKS, x->title, e->format, NULL);
		site_lacks(x, e);
		ok = true;
	} else if (ok) {
		ok = put_file(m, x->folder, name, &b, to);
	}
	diag_release(&d);
	buf_release(&b);
	return ok;
}

bool
site_put(struct site_folder *m, const struct report *r, const struct export_options *o,
    struct diag *d)
{
	struct site_item *x = site_add(&m->site, r);
	struct buf b = BUF_INIT, name = BUF_INIT;
	bool ok;

	ok = make_folder(m, file_join(m->dir, x->folder), d);
	for (const struct exporter *e = exporters; e->format != NULL && ok; e++)
		if (site_file(&name, e) != NULL)
			ok = put_download(m, x, e, r, o, buf_cstr(&name), d);
	ok = ok && site_page(&b, &m->site, x, r, o, d) &&
	    put_file(m, x->folder, "index.html", &b, d) &&
	    collect_add(&m->csv, r, d) && collect_add(&m->jsonl, r, d);
	buf_release(&b);
	buf_release(&name);
	return ok;
}

/* Nothing of that name, or an empty folder. */
static bool
is_free(const char *dir, struct diag *d)
{
	struct stat st;
	size_t n = 1;
	char **name;

	if (lstat(dir, &st) != 0)
		return true;
	if (S_ISDIR(st.st_mode)) {
		name = file_list(dir, &n, d);
		file_list_free(name, n);
	}
	if (n > 0)
		diag_error(d, DIAG_USAGE, MSG_EXPORT_SITE_TAKEN, dir, NULL);
	return n == 0;
}

static bool
begin_data(struct site_folder *m, struct collect *c, const char *format, const char *name,
    struct diag *d)
{
	char *path = file_join(m->dir, name);

	*c = (struct collect){ .of = collection_find(format), .encoding = ENCODING_UTF8 };
	if (!collect_begin(c, path, NULL, d)) {
		free(path);
		return false;
	}
	remember(m, path);
	return true;
}

struct site_folder *
site_begin(const char *dir, int year, const char *base, struct diag *d)
{
	struct site_folder *m = mem_zero(sizeof *m);
	struct buf name = BUF_INIT;
	size_t n;
	char *up;
	bool ok;

	m->site.year = year;
	m->site.base = base;
	m->to = mem_strdup(dir);
	for (n = strlen(m->to); n > 1 && m->to[n - 1] == '/';)
		m->to[--n] = '\0';
	up = file_folder(m->to);
	buf_printf(&name, "%s.new-%ld", m->to, (long)getpid());
	m->dir = buf_detach(&name);
	ok = is_free(m->to, d) && (file_is_dir(up) || file_mkdirs(up, d)) &&
	    make_folder(m, mem_strdup(m->dir), d) &&
	    begin_data(m, &m->csv, "csv", "data.csv", d) &&
	    begin_data(m, &m->jsonl, "jsonl", "data.jsonl", d);
	free(up);
	if (ok)
		return m;
	site_drop(m);
	return NULL;
}

static void
release(struct site_folder *m)
{
	while (m->n > 0)
		free(m->made[--m->n]);
	free(m->made);
	collect_release(&m->csv);
	collect_release(&m->jsonl);
	site_release(&m->site);
	free(m->dir);
	free(m->to);
	free(m);
}

bool
site_finish(struct site_folder *m, struct diag *d)
{
	struct buf b = BUF_INIT;
	char *up;
	bool ok;

	site_index(&b, &m->site);
	ok = put_file(m, NULL, "index.html", &b, d) && collect_finish(&m->csv, d) &&
	    collect_finish(&m->jsonl, d);
	buf_release(&b);
	if (ok && rename(m->dir, m->to) != 0) {
		file_fail(d, m->to, errno, true);
		ok = false;
	}
	if (!ok) {
		site_drop(m);
		return false;
	}
	up = file_folder(m->to);
	file_sync_folder(up);
	free(up);
	release(m);
	return true;
}

void
site_drop(struct site_folder *m)
{
	if (m == NULL)
		return;
	collect_release(&m->csv);	/* files without a name in the folder */
	collect_release(&m->jsonl);
	m->csv = m->jsonl = (struct collect){ .of = NULL };
	while (m->n > 0) {
		(void)remove(m->made[--m->n]);
		free(m->made[m->n]);
	}
	release(m);
}
