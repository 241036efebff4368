/*
 * import.c - nianbao import FILE... [--agency --year --replace --dry-run --json]
 *
 * Every file is read, and every clash with what is stored is found, before the
 * first report is stored: one bad file and nothing is imported.
 */
#include <stdlib.h>
#include <string.h>
#include "cmd.h"
#include "export.h"
#include "mem.h"

/* Is the report there already (and may not be replaced), or twice among the files? */
static bool
clash(struct cmd *c, struct candidate **k, int n)
{
	const struct report *r = k[n]->report;
	struct report *stored;
	bool found = true;

	for (int i = 0; i < n; i++)
		if (k[i]->report->year == r->year &&
		    strcmp(k[i]->report->agency.name, r->agency.name) == 0) {
			usage_error(c, MSG_CMD_IMPORT_TWICE, k[n]->file,
			    r->agency.name, INT(r->year), k[i]->file, NULL);
			return true;
		}
	if (cmd_find_report(c, r->agency.name, r->year, &stored) != LOOKUP_FOUND)
		return stored == NULL && c->diag.nerror > 0;
	if (c->opt[OPT_REPLACE] == NULL)
		usage_error(c, MSG_CMD_IMPORT_EXISTS, r->agency.name,
		    INT(r->year), NULL);
	else if (stored->state == STATE_FINAL)
		usage_error(c, MSG_CMD_FINAL, r->agency.name,
		    INT(r->year), NULL);
	else				/* who works in it would lose his footing */
		found = !cmd_lease(c, stored);
	report_free(stored);
	return found;
}

static void
describe(struct cmd *c, const struct candidate *k, const struct findings *f, bool stored)
{
	const struct report *r = k->report;

	out_line(c, stored ? MSG_CMD_IMPORTED : MSG_CMD_IMPORT_READ, r->agency.name,
	    INT(r->year), r->form->code, k->file, NULL);
	out_line(c, MSG_CMD_IMPORT_COUNTS, INT(f->count[LEVEL_ERROR]),
	    INT(f->count[LEVEL_WARNING]), INT(f->empty), INT(k->nopen), NULL);
	for (size_t i = 0; i < k->nopen; i++)
		out_line(c, MSG_CMD_IMPORT_OPEN, r->form->cell[k->open[i]].code, NULL);
	for (size_t i = 0; i < k->nunplaced; i++)
		out_line(c, MSG_CMD_IMPORT_UNPLACED, k->unplaced[i].where,
		    k->unplaced[i].text, NULL);
	for (int i = 0; i < r->form->ncell; i++) {
		char printed[NUM_TEXT], now[NUM_TEXT];

		if (r->cell[i].has_printed)
			out_line(c, MSG_CMD_IMPORT_PRINTED, r->form->cell[i].code,
			    num_print(printed, r->cell[i].printed),
			    r->cell[i].has_value ? num_print(now, r->cell[i].value) : "",
			    NULL);
	}
}

/* Store one; the report it makes is loaded anew so that its counts see last year. */
static bool
store_one(struct cmd *c, struct candidate *k)
{
	struct report *r;

	if (!store_import(c->store, k->report, k->changes, c->opt[OPT_REPLACE] != NULL,
	    k->file, k->kind, k->encoding, k->sha256, &c->diag))
		return false;
	r = store_load(c->store, k->report->agency.name, k->report->year, &c->diag);
	if (r == NULL)
		return false;
	cmd_counts(c, r);
	report_free(r);
	return true;
}

static void
report_one(struct cmd *c, const struct candidate *k, bool stored, bool *first)
{
	struct findings f;

	findings_init(&f);
	report_findings(k->report, &f);
	if (c->opt[OPT_JSON] != NULL) {
		buf_str(&c->out, *first ? "\n" : ",\n");
		files_json(c, &c->out, k, &f);
		*first = false;
	} else {
		describe(c, k, &f, stored);
	}
	if (k->nopen > 0 || f.count[LEVEL_ERROR] > 0)
		cmd_status(c, 1);
	findings_release(&f);
}

void
cmd_import(struct cmd *c)
{
	bool dry = c->opt[OPT_DRY_RUN] != NULL, json = c->opt[OPT_JSON] != NULL;
	bool first = true, ok = true;
	struct candidate **k;

	if (c->narg > 1 && (c->opt[OPT_AGENCY] != NULL || c->opt[OPT_YEAR] != NULL)) {
		usage_error(c, MSG_CMD_ONE_FILE, NULL);
		return;
	}
	if (!cmd_forms(c))
		return;
	k = mem_array((size_t)c->narg, sizeof *k);
	if (json) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"reports\":[");
	}
	for (int i = 0; i < c->narg; i++) {
		size_t from = c->diag.n;

		k[i] = files_read(c, c->raw[i]);
		if (k[i]->report != NULL)
			continue;
		ok = false;
		if (json && dry) {
			buf_str(&c->out, first ? "\n" : ",\n");
			files_json_error(c, &c->out, k[i], from);
			first = false;
		}
	}
	if (!dry && ok)
		ok = cmd_store(c, STORE_CREATE);
	for (int i = 0; i < c->narg && !dry && ok; i++)
		ok = !clash(c, k, i);
	for (int i = 0; i < c->narg && (ok || dry); i++) {
		if (k[i]->report == NULL)
			continue;
		if (!dry && !store_one(c, k[i])) {
			ok = false;
			break;
		}
		report_one(c, k[i], !dry, &first);
	}
	if (!dry && !ok)
		buf_reset(&c->out);
	else if (json)
		buf_str(&c->out, "\n]}\n");
	for (int i = 0; i < c->narg; i++)
		candidate_free(k[i]);
	free(k);
}
