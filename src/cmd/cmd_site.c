/*
 * cmd_site.c - nianbao export --all [--ready] --year Y --format site -o DIR [--base URL]
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
#include <stdint.h>
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
#include "cmd/cmd.h"
#include "export/collect.h"
#include "export/export.h"
#include "export/render.h"
#include "export/site.h"
#include "report/prior.h"
#include "report/report.h"
#include "store/store.h"

/* A folder that is being made, with all that is in it so far. */
struct making {
	struct cmd	*c;
	char		*dir;
	char		**made;		/* files and folders, the innermost last */
	size_t		 n, cap;
	struct site	 site;
	struct collect	 csv, jsonl;
	struct buf	 csv_text, jsonl_text;
};

static void
remember(struct making *m, char *path)
{
	m->made = mem_grow(m->made, m->n, &m->cap, sizeof *m->made);
	m->made[m->n++] = path;
}

/* Others may look at what is published: the mode is left to the umask. */
static bool
make_folder(struct making *m, char *path)
{
	if (mkdir(path, 0777) != 0) {
		file_fail(&m->c->diag, path, errno, true);
		free(path);
		return false;
	}
	remember(m, path);
	return true;
}

/* "b" is emptied. */
static bool
put_file(struct making *m, const char *folder, const char *name, struct buf *b)
{
	char *dir = folder != NULL ? file_join(m->dir, folder) : mem_strdup(m->dir);
	char *path = file_join(dir, name);
	bool ok = file_write(path, b->data, b->len, 0666, &m->c->diag);

	free(dir);
	if (ok)
		remember(m, path);
	else
		free(path);
	buf_reset(b);
	return ok;
}

static void
take_back(struct making *m)
{
	while (m->n > 0) {
		(void)remove(m->made[--m->n]);
		free(m->made[m->n]);
	}
}

/* One format of a report.  What needs more than this program is left out where it cannot
 * be had, and that is said: the site is whole without. */
static bool
put_download(struct making *m, struct site_item *x, const struct exporter *e,
    const struct report *r, const struct export_options *o, const char *name)
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
		diag_copy(&m->c->diag, &d.item[i]);
	}
	if (left_out) {
		diag_warn(&m->c->diag, MSG_CMD_SITE_LACKS, x->title, e->format, NULL);
		site_lacks(x, e);
		ok = true;
	} else if (ok) {
		ok = put_file(m, x->folder, name, &b);
	}
	diag_release(&d);
	buf_release(&b);
	return ok;
}

static bool
put_report(struct making *m, const struct report *r)
{
	struct site_item *x = site_add(&m->site, r);
	struct export_options o = { .render = m->c->render };
	struct buf b = BUF_INIT, name = BUF_INIT;
	bool ok;

	ok = cmd_export_past(m->c, &o, r) && make_folder(m, file_join(m->dir, x->folder));
	for (const struct exporter *e = exporters; e->format != NULL && ok; e++)
		if (site_file(&name, e) != NULL)
			ok = put_download(m, x, e, r, &o, buf_cstr(&name));
	ok = ok && site_page(&b, &m->site, x, r, &o, &m->c->diag) &&
	    put_file(m, x->folder, "index.html", &b);
	m->csv.of->add(&m->csv_text, &m->csv, r);
	m->jsonl.of->add(&m->jsonl_text, &m->jsonl, r);
	prior_free_all(o.past, o.npast);
	buf_release(&b);
	buf_release(&name);
	return ok;
}

static bool
fill(struct making *m, const int64_t *id, size_t n)
{
	struct buf b = BUF_INIT;
	bool ok = true;

	if (m->c->render == NULL)
		m->c->render = render_new();
	collect_head(&m->csv, &m->csv_text, ENCODING_UTF8);
	for (size_t i = 0; i < n && ok; i++) {
		struct report *r = store_load_id(m->c->store, id[i], &m->c->diag);

		ok = r != NULL && put_report(m, r);
		report_free(r);
	}
	if (ok)
		site_index(&b, &m->site);
	ok = ok && put_file(m, NULL, "index.html", &b) &&
	    put_file(m, NULL, "data.csv", &m->csv_text) &&
	    put_file(m, NULL, "data.jsonl", &m->jsonl_text);
	buf_release(&b);
	return ok;
}

/* Nothing of that name, or an empty folder. */
static bool
is_free(struct cmd *c, const char *dir)
{
	struct stat st;
	size_t n = 1;
	char **name;

	if (lstat(dir, &st) != 0)
		return true;
	if (S_ISDIR(st.st_mode)) {
		name = file_list(dir, &n, &c->diag);
		file_list_free(name, n);
	}
	if (n > 0)
		usage_error(c, MSG_CMD_SITE_TAKEN, dir, NULL);
	return n == 0;
}

static bool
arguments_fit(struct cmd *c, const char *dir)
{
	if (c->opt[OPT_KIOSK] != NULL) {
		usage_error(c, MSG_CMD_KIOSK, dir, NULL);
		return false;
	}
	if (c->opt[OPT_DRAFT] != NULL || c->opt[OPT_AUDIT_HEAD] != NULL) {
		usage_error(c, MSG_CMD_SITE, NULL);
		return false;
	}
	if (c->opt[OPT_BASE] != NULL && !site_base_valid(c->opt[OPT_BASE])) {
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_BASE].name,
		    c->opt[OPT_BASE], "https://", NULL);
		return false;
	}
	return is_free(c, dir);
}

void
cmd_site(struct cmd *c, const int64_t *id, size_t n)
{
	struct making m = { .c = c, .site = { .base = c->opt[OPT_BASE], .year = c->year },
		.csv = { .of = collection_find("csv") },
		.jsonl = { .of = collection_find("jsonl") } };
	struct buf name = BUF_INIT;
	const char *end = c->opt[OPT_OUTPUT] + strlen(c->opt[OPT_OUTPUT]);
	char *dir, *up;

	while (end - c->opt[OPT_OUTPUT] > 1 && end[-1] == '/')
		end--;
	dir = mem_strndup(c->opt[OPT_OUTPUT], (size_t)(end - c->opt[OPT_OUTPUT]));
	up = file_folder(dir);
	buf_printf(&name, "%s.new-%ld", dir, (long)getpid());
	m.dir = buf_detach(&name);
	if (arguments_fit(c, dir) && (file_is_dir(up) || file_mkdirs(up, &c->diag)) &&
	    make_folder(&m, mem_strdup(m.dir)) && fill(&m, id, n)) {
		if (rename(m.dir, dir) == 0) {
			file_sync_folder(up);
			out_line(c, MSG_CMD_COLLECTED, dir, INT(n), NULL);
		} else {
			file_fail(&c->diag, dir, errno, true);
			take_back(&m);
		}
	} else {
		take_back(&m);
	}
	while (m.n > 0)
		free(m.made[--m.n]);
	free(m.made);
	site_release(&m.site);
	buf_release(&m.csv_text);
	buf_release(&m.jsonl_text);
	free(m.dir);
	free(dir);
	free(up);
}
