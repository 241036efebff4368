/*
 * cmd_check_code.c - nianbao check-code CODE | FILE | AGENCY YEAR
 *
 * The code that a check report prints names what was judged: CODE finds the report that
 * still says it; FILE tells the code of what a file says, and whether the report here says
 * the same.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "import/import.h"
#include "report/checkcode.h"
#include "report/report.h"
#include "store/store.h"

struct ids {
	int64_t		*id;
	size_t		 n, cap;
};

static bool
add_id(void *ctx, const struct store_item *item)
{
	struct ids *ids = ctx;

	if (item->id == 0)
		return true;
	ids->id = mem_grow(ids->id, ids->n, &ids->cap, sizeof *ids->id);
	ids->id[ids->n++] = item->id;
	return true;
}

static void
tell(struct cmd *c, const struct report *r, const char *code)
{
	out_line(c, MSG_CMD_CODE, code, r->agency.name, INT(r->year),
	    msg_text(c->lang, state_word(r->state)), NULL);
}

/* Name the reports that have the code; how many do. */
static int
find_code(struct cmd *c, const char *want, int year)
{
	struct ids ids = { NULL, 0, 0 };
	char code[CHECK_CODE_TEXT];
	int found = 0;

	(void)store_list(c->store, year, add_id, &ids, &c->diag);
	for (size_t i = 0; i < ids.n; i++) {
		struct report *r = store_load_id(c->store, ids.id[i], &c->diag);

		if (r == NULL)
			break;
		check_code_of(r, code);
		if (strcmp(code, want) == 0) {
			tell(c, r, code);
			found++;
		}
		report_free(r);
	}
	free(ids.id);
	return found;
}

/* The report here of the same agency and year, which is another one. */
static void
tell_other(struct cmd *c, const struct report *file, const char *code)
{
	char other[CHECK_CODE_TEXT];
	struct report *r;

	if (cmd_find_report(c, file->agency.name, file->year, &r) != LOOKUP_FOUND) {
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_CODE_NONE, code, NULL);
		return;
	}
	check_code_of(r, other);
	diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_CODE_OTHER, r->agency.name, INT(r->year),
	    other, NULL);
	report_free(r);
}

static void
of_file(struct cmd *c, const char *path)
{
	struct candidate *k;
	char code[CHECK_CODE_TEXT];

	if (!cmd_forms(c))
		return;
	k = batch_only(c, files_read(c, path));
	if (k->report != NULL) {
		check_code_of(k->report, code);
		out_line(c, MSG_CMD_CODE_FILE, code, k->report->agency.name,
		    INT(k->report->year), file_base(k->file), NULL);
		if (k->nopen > 0)
			diag_warn(&c->diag, MSG_CMD_CODE_DRAFT, INT(k->nopen), NULL);
		if (cmd_store(c, STORE_READ) && find_code(c, code, k->report->year) == 0)
			tell_other(c, k->report, code);
	}
	candidate_free(k);
}

void
cmd_check_code(struct cmd *c)
{
	char code[CHECK_CODE_TEXT];
	struct report *r;

	if (c->narg == 2) {
		if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_READ) ||
		    (r = cmd_report(c, c->arg[0], c->arg[1])) == NULL)
			return;
		check_code_of(r, code);
		tell(c, r, code);
		report_free(r);
		return;
	}
	switch (check_code_read(c->arg[0], code)) {
	case CHECK_CODE_NONE:
		of_file(c, c->raw[0]);
		break;
	case CHECK_CODE_WRONG:
		usage_error(c, MSG_CMD_CODE_WRONG, c->arg[0], NULL);
		break;
	case CHECK_CODE_GOOD:
		if (cmd_store(c, STORE_READ) && find_code(c, code, 0) == 0)
			usage_error(c, MSG_CMD_CODE_NONE, code, NULL);
		break;
	}
}
