/*
 * cmd_check.c - nianbao check [AGENCY [YEAR]] and nianbao check --file FILE|DIR...
 *
 * The first judges reports of the database, the second files as they stand: a
 * printed total that differs from the computed one is there an error of the
 * document, under the code of the formula (nianbao(1)).
 *
 * Of files, one at a time is in memory, and what is said of it is written before the
 * next is read.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

struct totals {
	const struct exporter *paper;	/* of the check report, or NULL */
	int		 reports;
	int		 failed, skipped;	/* files */
	struct given_list given;
	int		 count[LEVEL__MAX];
};

static void
status_of(struct cmd *c, const struct findings *f)
{
	bool strict = c->opt[OPT_STRICT] != NULL;

	if (f->open.error > 0 || (strict && !report_open_complete(&f->open)))
		cmd_status(c, 1);
	if (strict && f->open.warning > 0)
		cmd_status(c, 3);
}

static enum msg
level_msg(const struct finding *f)
{
	return f->open_text ? MSG_CMD_LEVEL_TEXT :
	    f->level == LEVEL_ERROR ? MSG_CMD_LEVEL_ERROR :
	    f->level == LEVEL_WARNING ? MSG_CMD_LEVEL_WARNING : MSG_CMD_LEVEL_HINT;
}

static void
print_findings(struct cmd *c, const struct report *r, const struct findings *f)
{
	struct buf *b = &c->out;

	out_line(c, MSG_CMD_CHECK_REPORT, r->agency.name, INT(r->year),
	    INT(f->open.error), INT(f->count[LEVEL_WARNING]), INT(f->count[LEVEL_HINT]),
	    INT(f->open.empty), INT(f->open.text), NULL);
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *find = &f->item[i];

		buf_str(b, "  ");
		msg_put(b, c->lang, level_msg(find), NULL);
		buf_printf(b, " %s ", find->code);
		if (find->place != NULL && find->place[0] != '\0')
			buf_printf(b, "%s ", find->place);
		finding_where(b, r, find, c->lang);
		buf_str(b, c->lang == LANG_EN ? ": " : "：");
		finding_text(b, r, find, c->lang);
		buf_chr(b, '\n');
		if (find->reason != NULL) {
			buf_str(b, "       ");
			out_line(c, MSG_CMD_CHECK_REASON, find->reason->body,
			    find->reason->user, NULL);
		}
	}
	if (f->open.unread > 0)
		out_line(c, MSG_CMD_CHECK_UNREAD, INT(f->open.unread), NULL);
	if (f->skipped > 0)
		out_line(c, MSG_CMD_CHECK_SKIPPED, NULL);
}

/* The check report of the one report that was asked for. */
static void
write_findings(struct cmd *c, const struct exporter *e, const struct report *r,
    const struct candidate *k, const struct findings *f)
{
	struct export_options o = {
		/* that of a file is the one it is read with */
		.encoding = k != NULL ? ENCODING_AUTO : c->encoding,
		.findings = f,
		.source = k != NULL ? file_base(k->file) : NULL,
	};
	char *path = cmd_export_path(c, export_findings_name(e, r));
	struct buf b = BUF_INIT;

	if (path != NULL && export_findings(&b, e, r, &o, &c->diag) &&
	    cmd_export_put(c, e, path, &b) && strcmp(path, "-") != 0)
		out_line(c, MSG_CMD_EXPORTED, path, NULL);
	buf_release(&b);
	free(path);
}

static void
judge(struct cmd *c, const struct report *r, const struct candidate *k,
    struct totals *totals)
{
	struct export_options o = { 0 };
	struct findings f;

	findings_init(&f);
	if (k != NULL)
		document_findings(r, &f);
	else
		report_findings(r, &f);
	if (totals->paper != NULL) {
		write_findings(c, totals->paper, r, k, &f);
	} else if (c->opt[OPT_JSON] == NULL) {
		if (k != NULL)
			buf_printf(&c->out, "%s\n", k->file);
		print_findings(c, r, &f);
	} else {
		buf_str(&c->out, totals->reports > 0 ? ",\n" : "\n");
		o.findings = &f;
		if (k != NULL)
			files_json(c, &c->out, k, &f);
		else
			export_report(&c->out, exporter_find("json"), r, &o, &c->diag);
		while (c->out.len > 0 && c->out.data[c->out.len - 1] == '\n')
			c->out.len--;
	}
	status_of(c, &f);
	totals->reports++;
	for (int i = 0; i < LEVEL__MAX; i++)
		totals->count[i] += f.count[i];
	if (c->out.len > 1 << 16)
		out_flush(c);
	findings_release(&f);
}

/* ---- reports of the database ---- */

struct pick {
	const char	*agency;	/* or NULL */
	int		 year;		/* or 0 */
	int64_t		*id;
	size_t		 n, cap;
};

static bool
pick_one(void *ctx, const struct store_item *item)
{
	struct pick *pick = ctx;

	if (pick->agency != NULL && strcmp(pick->agency, item->agency) != 0)
		return true;
	pick->id = mem_grow(pick->id, pick->n, &pick->cap, sizeof *pick->id);
	pick->id[pick->n++] = item->id;
	return true;
}

static void
check_stored(struct cmd *c, struct totals *totals)
{
	struct pick pick = { NULL, c->year, NULL, 0, 0 };
	struct agency agency;
	struct report *r;

	if (c->narg > 1 && option_year(c, c->arg[1]) == 0)
		return;
	if (!cmd_store(c, STORE_READ))
		return;
	if (c->narg == 2) {
		r = cmd_report(c, c->arg[0], c->arg[1]);
		if (r != NULL)
			judge(c, r, NULL, totals);
		report_free(r);
		return;
	}
	agency_init(&agency);
	if (c->narg == 1) {
		if (!cmd_agency(c, c->arg[0], false, &agency))
			goto out;
		pick.agency = agency.name;
	}
	store_list(c->store, pick.year, pick_one, &pick, &c->diag);
	for (size_t i = 0; i < pick.n; i++) {
		r = store_load_id(c->store, pick.id[i], &c->diag);
		if (r != NULL)
			judge(c, r, NULL, totals);
		report_free(r);
	}
out:
	agency_release(&agency);
	free(pick.id);
}

/* ---- files ---- */

static void
check_file(struct cmd *c, struct batch *list, size_t i, const struct priors *p,
    struct totals *totals)
{
	size_t from = c->diag.n;
	struct candidate *k = batch_read(c, list, i);

	if (k->report != NULL) {
		struct given *g = given_find(&totals->given, k->report, 0);

		if (g != NULL)
			cmd_given_twice(c, g, k);
		else if (list->many)
			given_add(&totals->given, k);
		priors_attach(k->report, p, c->opt[OPT_AGENCY] != NULL);
		judge(c, k->report, k, totals);
	} else if (batch_skip(c, list, i, from)) {
		totals->skipped++;
	} else {
		totals->failed++;
		if (c->opt[OPT_JSON] != NULL) {
			buf_str(&c->out, totals->reports++ > 0 ? ",\n" : "\n");
			files_json_error(c, &c->out, k, from);
		}
	}
	candidate_free(k);
	if (c->diag.n > 0)
		out_messages(c);
}

static void
check_files(struct cmd *c, struct totals *totals)
{
	struct priors priors;
	struct batch list;

	if (!cmd_forms(c) || !batch_list(c, &list, c->raw, c->narg)) {
		batch_release(&list);
		return;
	}
	if (totals->paper != NULL)
		list.one = MSG_CMD_CHECK_ONE;
	if (totals->paper != NULL && list.many) {
		usage_error(c, MSG_CMD_CHECK_ONE, NULL);
		batch_release(&list);
		return;
	}
	if (priors_read(c, &priors, &list)) {
		files_coming(c, &list);
		for (size_t i = 0; i < list.n; i++) {
			if (list.many)
				out_progress(c, i, list.n, list.path[i]);
			check_file(c, &list, i, &priors, totals);
		}
		if (totals->reports + totals->failed == 0)
			usage_error(c, MSG_CMD_BATCH_NONE, NULL);
	}
	given_release(&totals->given);
	priors_release(&priors);
	batch_release(&list);
}

void
cmd_check(struct cmd *c)
{
	bool files = c->opt[OPT_FILE] != NULL, json = c->opt[OPT_JSON] != NULL;
	struct totals totals = { 0 };

	if (!files && (c->opt[OPT_PRIOR] != NULL || c->opt[OPT_AGENCY] != NULL ||
	    c->opt[OPT_BLANK_ZERO] != NULL)) {
		usage_error(c, MSG_CMD_CHECK_FILE_ONLY, NULL);
		return;
	}
	if (files && c->narg == 0) {
		usage_error(c, MSG_CMD_OPTION_VALUE, cmd_options[OPT_FILE].name,
		    cmd_options[OPT_FILE].arg, NULL);
		return;
	}
	if (!files && c->narg > 2) {
		usage_error(c, MSG_CMD_MANY_OPERANDS,
		    msg_text(c->lang, c->command->synopsis), c->command->name, NULL);
		return;
	}
	if (c->opt[OPT_FORMAT] != NULL || c->opt[OPT_OUTPUT] != NULL) {
		if (json || (files ? c->narg != 1 : c->narg != 2)) {
			usage_error(c, MSG_CMD_CHECK_ONE, NULL);
			return;
		}
		totals.paper = cmd_export_format(c, false);
		if (totals.paper == NULL)
			return;
	}
	if (json) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"reports\":[");
	}
	if (files)
		check_files(c, &totals);
	else
		check_stored(c, &totals);
	if (json && !files && c->diag.nerror > 0) {
		buf_reset(&c->out);	/* half a document helps nobody */
		return;
	}
	if (json) {
		buf_printf(&c->out, "\n],\"summary\":{\"reports\":%d,\"error\":%d,"
		    "\"warning\":%d,\"hint\":%d}}\n", totals.reports,
		    totals.count[LEVEL_ERROR], totals.count[LEVEL_WARNING],
		    totals.count[LEVEL_HINT]);
		return;
	}
	if (c->kind == OUT_BYTES || totals.paper != NULL)
		return;		/* what is said is in the paper */
	if ((!files && c->diag.nerror == 0) || totals.reports > 0)
		out_line(c, MSG_CMD_CHECK_SUMMARY, INT(totals.reports),
		    INT(totals.count[LEVEL_ERROR]), INT(totals.count[LEVEL_WARNING]),
		    INT(totals.count[LEVEL_HINT]), NULL);
	if (totals.failed + totals.skipped > 0)
		out_line(c, MSG_CMD_CHECK_FAILED, INT(totals.failed), INT(totals.skipped),
		    NULL);
}
