/*
 * cmd_export.c - nianbao export AGENCY YEAR --format FMT [-o FILE] [--draft]
 *            nianbao export --all [--ready] --year Y --format FMT -o DIR
 *            nianbao export --all ... into one file, or a site: cmd_collect.c
 *            nianbao convert FILE --format FMT [-o FILE]
 *
 * Documents of a report with errors, empty cells or required texts missing are refused without --draft;
 * data never are.  With --all every report is judged before the first file is
 * written: one that is not ready keeps all back, or with --ready itself alone.  In kiosk mode files go into one folder and nowhere else.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/target.h"
#include "cmd/cmd.h"
#include "export/collect.h"
#include "export/export.h"
#include "export/render.h"
#include "import/import.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

#define PLACES 12	/* of what is open, named in a line */

void
cmd_export_formats(struct buf *b, bool any)
{
	for (const struct exporter *e = exporters; e->format != NULL; e++)
		if (any || exporter_paper(e))
			buf_printf(b, "%s%s", b->len > 0 ? " " : "", e->format);
}

const struct exporter *
cmd_export_format(struct cmd *c, bool any)
{
	const char *format = c->opt[OPT_FORMAT], *dot;
	const struct exporter *e;
	struct buf known = BUF_INIT;

	if (format == NULL && c->opt[OPT_OUTPUT] != NULL &&
	    (dot = strrchr(file_base(c->opt[OPT_OUTPUT]), '.')) != NULL)
		format = dot + 1;
	/* --format html --fragment: a piece of a page */
	if (c->opt[OPT_FRAGMENT] != NULL) {
		if (format != NULL && strcmp(format, "html") != 0) {
			usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_FORMAT].name, format,
			    "html", NULL);
			return NULL;
		}
		format = "fragment";
	}
	if (c->opt[OPT_CHARTS] != NULL && format == NULL)
		format = "html";
	cmd_export_formats(&known, any);
	e = format != NULL ? exporter_find(format) : NULL;
	if (e == NULL && any && format != NULL && collection_find(format) != NULL) {
		usage_error(c, MSG_CMD_COLLECT_ONLY, format, NULL);
	} else if (format == NULL) {
		usage_error(c, MSG_CMD_NO_FORMAT, buf_cstr(&known), NULL);
	} else if (e == NULL || (!any && !exporter_paper(e))) {
		usage_error(c, MSG_CMD_OPTION_BAD,
		    cmd_options[OPT_FORMAT].name, format, buf_cstr(&known), NULL);
		e = NULL;
	}
	if (e != NULL && c->opt[OPT_CHARTS] != NULL && !e->charts) {
		buf_reset(&known);
		for (e = exporters; e->format != NULL; e++)
			if (e->charts)
				buf_printf(&known, "%s%s", known.len > 0 ? " " : "", e->format);
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_FORMAT].name, format,
		    buf_cstr(&known), NULL);
		e = NULL;
	}
	buf_release(&known);
	return e;
}

static bool
is_in(const char *path, const char *folder)
{
	char *dir = file_folder(path), whole[PATH_MAX];
	bool same = realpath(dir, whole) != NULL && strcmp(whole, folder) == 0;

	free(dir);
	return same;
}

bool
cmd_export_past(struct cmd *c, struct export_options *o, const struct report *r)
{
	o->charts = c->opt[OPT_CHARTS] != NULL;
	if (!o->charts || c->store == NULL)
		return true;
	return store_past(c->store, r, EXPORT_YEARS - 1, &o->past, &o->npast, &c->diag);
}

/* Where a file named "path" may go; NULL with a message when nowhere.  In kiosk
 * mode a bare name, or one directly below the folder. */
static char *
place(struct cmd *c, const char *path)
{
	const char *kiosk = c->opt[OPT_KIOSK], *base = file_base(path);

	if (kiosk == NULL || strcmp(path, "-") == 0)
		return mem_strdup(path);
	if (base[0] != '\0' && strcmp(base, ".") != 0 && strcmp(base, "..") != 0 &&
	    (base == path || is_in(path, kiosk)))
		return file_join(kiosk, base);
	usage_error(c, MSG_CMD_KIOSK, path, NULL);
	return NULL;
}

static bool
put_stdout(struct cmd *c, const struct buf *b)
{
	c->kind = OUT_BYTES;
	buf_add(&c->out, b->data, b->len);
	return true;
}

/* Text for a person at a terminal is made visible like all text; a file or a
 * pipe gets the bytes.  A packed document on a terminal helps nobody. */
static bool
export_to_stdout(struct cmd *c, const struct exporter *e, const struct buf *b)
{
	if (!isatty(STDOUT_FILENO))
		return put_stdout(c, b);
	if (e->packed) {
		usage_error(c, MSG_CMD_BINARY, e->format, NULL);
		return false;
	}
	if (c->encoding != ENCODING_AUTO && e->text)
		return put_stdout(c, b);
	if (strcmp(e->format, "json") == 0)
		c->kind = OUT_JSON;
	buf_add(&c->out, b->data, b->len);
	return true;
}

bool
cmd_export_put(struct cmd *c, const struct exporter *e, const char *path, const struct buf *b)
{
	if (strcmp(path, "-") == 0)
		return export_to_stdout(c, e, b);
	return target_write(path, b->data, b->len, 0666, cmd_guard(c), &c->diag);
}

char *
cmd_export_path(struct cmd *c, char *own)
{
	char *path = place(c, c->opt[OPT_OUTPUT] != NULL ? c->opt[OPT_OUTPUT] : own);
	struct target t;

	free(own);
	if (path != NULL && !target_look(&t, path, cmd_guard(c), &c->diag)) {
		free(path);
		return NULL;
	}
	/* /dev/stdout and its like: not to be mixed with what we say there. */
	if (path != NULL && t.fd == STDOUT_FILENO) {
		free(path);
		return mem_strdup("-");
	}
	return path;
}

static bool
write_report(struct cmd *c, const struct exporter *e, const struct report *r,
    const struct findings *f, bool draft, const char *path)
{
	char head[2 * SHA256_SIZE + 1];
	struct export_options o = {
		.draft = draft,
		.encoding = c->encoding,
		.findings = f,
		.signature = c->opt[OPT_SIGNATURE] != NULL,
	};
	struct buf b = BUF_INIT;
	bool ok;

	if (c->render == NULL)
		c->render = render_new();
	o.render = c->render;
	if (c->opt[OPT_AUDIT_HEAD] != NULL && r->seq > 0) {
		sha256_hex(r->head, head);
		o.audit_head = head;
	}
	ok = cmd_export_past(c, &o, r) && export_report(&b, e, r, &o, &c->diag) &&
	    cmd_export_put(c, e, path, &b);
	prior_free_all(o.past, o.npast);
	buf_release(&b);
	return ok;
}

static void
export_one(struct cmd *c, const struct exporter *e)
{
	bool draft = c->opt[OPT_DRAFT] != NULL;
	struct report *r;
	struct findings f;
	char *path;

	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_READ))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	findings_init(&f);
	report_findings(r, &f);
	path = cmd_export_path(c, export_file_name(e, r));
	if (path != NULL && store_verify_report(c->store, r->id, &c->diag) &&
	    export_allowed(e, r, &f, draft, &c->diag) &&
	    write_report(c, e, r, &f, draft, path) && strcmp(path, "-") != 0)
		out_line(c, MSG_CMD_EXPORTED, path, NULL);
	free(path);
	findings_release(&f);
	report_free(r);
}

struct ids {
	int64_t		*id;
	size_t		 n, cap;
};

static bool
collect(void *ctx, const struct store_item *item)
{
	struct ids *ids = ctx;

	ids->id = mem_grow(ids->id, ids->n, &ids->cap, sizeof *ids->id);
	ids->id[ids->n++] = item->id;
	return true;
}

/* The files of one run of --all. */
struct plan {
	const char	*dir;
	bool		 ready;		/* what is not is left out, and listed */
	char		**path;		/* of the reports judged so far; NULL: left out */
	size_t		 n, cap;
};

/* A place of its own for one more file: two offices whose names differ only in what
 * a file name cannot hold would get one. */
static bool
plan_file(struct cmd *c, struct plan *plan, char *name)
{
	char *path = file_join(plan->dir, name);
	struct target t;
	bool ok = target_look(&t, path, cmd_guard(c), &c->diag);

	free(name);
	for (size_t i = 0; i < plan->n && ok; i++)
		if (plan->path[i] != NULL && strcmp(plan->path[i], path) == 0) {
			usage_error(c, MSG_CMD_EXPORT_TWICE, path, NULL);
			ok = false;
		}
	plan->path = mem_grow(plan->path, plan->n, &plan->cap, sizeof *plan->path);
	plan->path[plan->n++] = path;
	return ok;
}

void
cmd_export_left(struct cmd *c, const struct report *r, const struct findings *f)
{
	struct buf places = BUF_INIT;

	report_open_places(&places, r, f, false, PLACES);
	diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_EXPORT_LEFT, r->agency.name, INT(r->year),
	    INT(f->open.error), INT(f->open.empty), INT(f->open.text), buf_cstr(&places),
	    NULL);
	buf_release(&places);
}

static void
leave_out(struct cmd *c, struct plan *plan, const struct report *r,
    const struct findings *f)
{
	cmd_export_left(c, r, f);
	plan->path = mem_grow(plan->path, plan->n, &plan->cap, sizeof *plan->path);
	plan->path[plan->n++] = NULL;
}

/* Of a report that is not ready nothing is written, or all is off. */
static bool
judge(struct cmd *c, const struct exporter *e, struct plan *plan, const struct report *r,
    const struct findings *f)
{
	bool ok;

	if (plan->ready && !report_open_complete(&f->open)) {
		leave_out(c, plan, r, f);
		return true;
	}
	ok = export_allowed(e, r, f, c->opt[OPT_DRAFT] != NULL, NULL);
	if (!ok)
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_EXPORT_REFUSED, r->agency.name,
		    INT(r->year), INT(f->open.error), INT(f->open.empty), INT(f->open.text),
		    NULL);
	return plan_file(c, plan, export_file_name(e, r)) && ok;
}

/* Judge (path NULL) or write one report of --all. */
static bool
export_id(struct cmd *c, const struct exporter *e, int64_t id, struct plan *plan,
    const char *path)
{
	struct report *r = store_load_id(c->store, id, &c->diag);
	bool draft = c->opt[OPT_DRAFT] != NULL, ok;
	struct findings f;

	if (r == NULL)
		return false;
	findings_init(&f);
	report_findings(r, &f);
	if (path == NULL) {
		ok = store_verify_report(c->store, id, &c->diag) &&
		    judge(c, e, plan, r, &f);
	} else {
		ok = write_report(c, e, r, &f, draft, path);
		if (ok)
			out_line(c, MSG_CMD_EXPORTED, path, NULL);
	}
	findings_release(&f);
	report_free(r);
	return ok;
}

/* The files of the plan; when one cannot be written, those behind it are named. */
static void
write_plan(struct cmd *c, const struct exporter *e, const struct ids *ids, struct plan *plan)
{
	bool any = false, ok = true;

	for (size_t i = 0; i < plan->n; i++)
		any = any || plan->path[i] != NULL;
	if (!any || (!file_is_dir(plan->dir) && !file_mkdirs(plan->dir, &c->diag)))
		return;
	for (size_t i = 0; i < ids->n; i++) {
		if (plan->path[i] == NULL)
			continue;
		if (!ok)
			diag_warn(&c->diag, MSG_CMD_EXPORT_NOT, plan->path[i], NULL);
		ok = ok && export_id(c, e, ids->id[i], plan, plan->path[i]);
	}
}

static void
export_all(struct cmd *c, const struct exporter *e)
{
	const char *dir = c->opt[OPT_OUTPUT];
	struct ids ids = { NULL, 0, 0 };
	struct plan plan = { .ready = c->opt[OPT_READY] != NULL };
	bool ok = true;

	if (dir == NULL && c->opt[OPT_KIOSK] != NULL)
		dir = c->opt[OPT_KIOSK];
	if (c->narg != 0 || c->year == 0 || dir == NULL || strcmp(dir, "-") == 0 ||
	    (plan.ready && c->opt[OPT_DRAFT] != NULL)) {
		usage_error(c, MSG_CMD_EXPORT_ALL, NULL);
		return;
	}
	if (c->opt[OPT_KIOSK] != NULL && strcmp(dir, c->opt[OPT_KIOSK]) != 0) {
		usage_error(c, MSG_CMD_KIOSK, dir, NULL);
		return;
	}
	plan.dir = dir;
	if (!cmd_store(c, STORE_READ) ||
	    !store_list(c->store, c->year, collect, &ids, &c->diag))
		goto out;
	if (ids.n == 0)
		usage_error(c, MSG_CMD_NONE_IN_YEAR, c->opt[OPT_YEAR], NULL);
	for (size_t i = 0; i < ids.n; i++)
		ok &= export_id(c, e, ids.id[i], &plan, NULL);
	if (ok)
		write_plan(c, e, &ids, &plan);
out:
	for (size_t i = 0; i < plan.n; i++)
		free(plan.path[i]);
	free(plan.path);
	free(ids.id);
}

void
cmd_export(struct cmd *c)
{
	const struct exporter *e;

	if (c->opt[OPT_ALL] != NULL) {
		if (c->opt[OPT_FORMAT] == NULL) {
			usage_error(c, MSG_CMD_EXPORT_ALL, NULL);
			return;
		}
		if (cmd_collect(c))
			return;
		e = cmd_export_format(c, true);
		if (e != NULL)
			export_all(c, e);
		return;
	}
	if (c->narg != 2 || c->opt[OPT_YEAR] != NULL || c->opt[OPT_READY] != NULL ||
	    c->opt[OPT_BASE] != NULL) {
		usage_error(c, MSG_CMD_FEW_OPERANDS,
		    msg_text(c->lang, c->command->synopsis), c->command->name, NULL);
		return;
	}
	e = cmd_export_format(c, true);
	if (e != NULL)
		export_one(c, e);
}

/* ---- convert ---- */

/* What is in the result is not all as it was in the source: say so. */
static void
warn_differences(struct cmd *c, const struct exporter *e, const struct candidate *k,
    const struct findings *f)
{
	struct buf cells = BUF_INIT;
	const struct report *r = k->report;
	int printed = 0;

	if (!report_open_complete(&f->open))
		diag_warn(&c->diag, e->data ? MSG_CMD_CONVERT_DATA :
		    MSG_CMD_CONVERT_DRAFT, k->file, INT(f->open.error),
		    INT(f->open.empty), INT(f->open.text), NULL);
	if (k->nopen > 0) {
		files_open_cells(&cells, k, (int)k->nopen);
		diag_warn(&c->diag, MSG_CMD_CONVERT_OPEN, k->file, INT(k->nopen),
		    buf_cstr(&cells), NULL);
	}
	buf_reset(&cells);
	for (int i = 0; i < r->form->ncell; i++)
		if (!r->cell[i].open && cell_prints(&r->cell[i]))
			buf_printf(&cells, "%s%s", printed++ > 0 ? " " : "",
			    r->form->cell[i].code);
	if (printed > 0)
		diag_warn(&c->diag, MSG_CMD_CONVERT_PRINTED, k->file, INT(printed),
		    buf_cstr(&cells), NULL);
	if (k->nunplaced > 0)
		diag_warn(&c->diag, MSG_CMD_CONVERT_UNPLACED, k->file, INT(k->nunplaced),
		    NULL);
	buf_release(&cells);
}

/* --encoding is of the file written when that is a text, else of the file read. */
static struct candidate *
read_source(struct cmd *c, const struct exporter *e)
{
	enum encoding given = c->encoding;
	struct candidate *k;

	if (e->text)
		c->encoding = ENCODING_AUTO;
	k = batch_only(c, files_read(c, c->raw[0]));
	c->encoding = given;
	return k;
}

void
cmd_convert(struct cmd *c)
{
	const struct exporter *e = cmd_export_format(c, true);
	struct candidate *k;
	struct findings f;
	char *path = NULL;
	bool draft;

	if (e == NULL || !cmd_forms(c))
		return;
	k = read_source(c, e);
	findings_init(&f);
	if (k->report == NULL)
		goto out;
	report_findings(k->report, &f);
	draft = !export_allowed(e, k->report, &f, false, NULL);
	path = cmd_export_path(c, export_file_name(e, k->report));
	if (path == NULL)
		goto out;
	if (write_report(c, e, k->report, &f, draft, path)) {
		warn_differences(c, e, k, &f);
		if (strcmp(path, "-") != 0)
			out_line(c, MSG_CMD_EXPORTED, path, NULL);
	}
out:
	free(path);
	findings_release(&f);
	candidate_free(k);
}
