/*
 * cmd_collect.c - nianbao export --all [--ready] [--year Y] --format csv -o FILE
 *             nianbao export --all ... --format csv-wide | jsonl [-o FILE]
 *
 *             nianbao export --all ... --format site -o DIR: cmd_site.c
 *
 * Many reports in one file.  csv goes into one file where -o names one; into a folder go
 * the files of cmd_export.c, as they did before there was this.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
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
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

/* The reports of one run, in the order of the list. */
struct taken {
	int64_t		*id;
	size_t		 n, cap;
};

static bool
take(void *ctx, const struct store_item *item)
{
	struct taken *t = ctx;

	if (item->id == 0)
		return true;
	t->id = mem_grow(t->id, t->n, &t->cap, sizeof *t->id);
	t->id[t->n++] = item->id;
	return true;
}

/* A name that is no folder yet and ends as files of data do, or a file that is there. */
static bool
names_file(const char *path)
{
	size_t n = path != NULL ? strlen(path) : 0;

	if (n == 0 || file_is_dir(path))
		return false;
	return strcmp(path, "-") == 0 || file_exists(path) ||
	    (n > 4 && strcasecmp(path + n - 4, ".csv") == 0);
}

/* With --ready a report that is not is listed, and no part of the file; without, data
 * have all ("refused" NULL), and pages are refused with it. */
static bool
is_wanted(struct cmd *c, const struct report *r, bool *refused)
{
	bool ready = c->opt[OPT_READY] != NULL, ok;
	struct findings f;

	if (!ready && refused == NULL)
		return true;
	findings_init(&f);
	report_findings(r, &f);
	ok = report_open_complete(&f.open);
	if (!ok && ready) {
		cmd_export_left(c, r, &f);
	} else if (!ok) {
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_EXPORT_REFUSED, r->agency.name,
		    INT(r->year), INT(f.open.error), INT(f.open.empty), INT(f.open.text),
		    NULL);
		*refused = true;
	}
	findings_release(&f);
	return ok;
}

/* Forget those that are left out; learn the forms of the others. */
static bool
choose(struct cmd *c, struct collect *to, struct taken *t, bool *refused)
{
	const struct form *last = NULL;
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++) {
		struct report *r = store_load_id(c->store, t->id[i], &c->diag);

		if (r == NULL)
			return false;
		if (is_wanted(c, r, refused)) {
			t->id[n++] = t->id[i];
			if (to != NULL && r->form != last)
				collect_form(to, r->form);
			last = r->form;
		}
		report_free(r);
	}
	t->n = n;
	return true;
}

static bool
write_all(struct cmd *c, struct collect *to, const struct taken *t, const char *path)
{
	bool ok, out = strcmp(path, "-") == 0;

	if (out) {		/* a person at a terminal reads text */
		to->sink = &c->out;
		c->kind = isatty(STDOUT_FILENO) && (!to->of->text ||
		    c->encoding == ENCODING_AUTO) ? OUT_TEXT : OUT_BYTES;
	}
	ok = collect_begin(to, path, cmd_guard(c), &c->diag);
	for (size_t i = 0; i < t->n && ok; i++) {
		struct report *r = store_load_id(c->store, t->id[i], &c->diag);

		ok = r != NULL && collect_add(to, r, &c->diag);
		if (ok && out && c->out.len > 1 << 16)
			out_flush(c);
		report_free(r);
	}
	return ok && collect_finish(to, &c->diag);
}

static bool
find_reports(struct cmd *c, struct taken *t)
{
	if (!cmd_store(c, STORE_READ) ||
	    !store_list(c->store, c->year, take, t, &c->diag))
		return false;
	if (t->n == 0 && c->year != 0)
		usage_error(c, MSG_CMD_NONE_IN_YEAR, c->opt[OPT_YEAR], NULL);
	else if (t->n == 0)
		usage_error(c, MSG_CMD_NO_REPORTS, NULL);
	return t->n > 0;
}

static void
collect_file(struct cmd *c, const struct collection *k)
{
	struct collect to = { .of = k, .encoding = c->encoding };
	struct taken t = { NULL, 0, 0 };
	struct buf own = BUF_INIT;
	char *path = NULL;

	buf_printf(&own, "年报数据%s%s", c->year != 0 ? c->opt[OPT_YEAR] : "", k->suffix);
	if (!find_reports(c, &t) ||
	    (path = cmd_export_path(c, buf_detach(&own))) == NULL ||
	    !choose(c, &to, &t, NULL) || t.n == 0)
		goto out;
	if (write_all(c, &to, &t, path) && strcmp(path, "-") != 0)
		out_line(c, MSG_CMD_COLLECTED, path, INT(t.n), NULL);
out:
	collect_release(&to);
	free(t.id);
	free(path);
	buf_release(&own);
}

/* All are judged before the first page is written. */
static void
collect_site(struct cmd *c)
{
	const char *dir = c->opt[OPT_OUTPUT];
	struct taken t = { NULL, 0, 0 };
	bool refused = false;

	if (c->narg != 0 || c->year == 0 || dir == NULL || dir[0] == '\0' ||
	    strcmp(dir, "-") == 0 || c->opt[OPT_FRAGMENT] != NULL)
		usage_error(c, MSG_CMD_SITE, NULL);
	else if (find_reports(c, &t) && choose(c, NULL, &t, &refused) && !refused && t.n > 0)
		cmd_site(c, t.id, t.n);
	free(t.id);
}

bool
cmd_collect(struct cmd *c)
{
	const char *format = c->opt[OPT_FORMAT];
	const struct collection *k = collection_find(format);

	if (k != NULL && k->folder) {
		collect_site(c);
		return true;
	}
	if (c->opt[OPT_BASE] != NULL) {
		usage_error(c, MSG_CMD_SITE, NULL);
		return true;
	}
	if (k == NULL || (exporter_find(format) != NULL && !names_file(c->opt[OPT_OUTPUT])))
		return false;
	if (c->narg != 0 || c->opt[OPT_DRAFT] != NULL || c->opt[OPT_AUDIT_HEAD] != NULL ||
	    c->opt[OPT_FRAGMENT] != NULL || c->opt[OPT_CHARTS] != NULL || file_is_dir(c->opt[OPT_OUTPUT] != NULL ?
	    c->opt[OPT_OUTPUT] : "-"))
		usage_error(c, MSG_CMD_COLLECT, NULL);
	else
		collect_file(c, k);
	return true;
}
