/*
 * cmd_finalize.c - nianbao finalize AGENCY YEAR [--dry-run] | reopen AGENCY YEAR --reason TEXT
 *
 * A report becomes final when nothing is open: no error, no warning without a
 * reason, no empty input cell, no missing required text.  What is open
 * is listed, and the report stays as it was.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

/* Every empty cell, as ranges. */
static void
put_cells(struct buf *b, const struct report *r)
{
	int *cell = mem_array((size_t)r->form->ncell, sizeof *cell);
	size_t n = 0;

	for (int i = 0; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed && cell_empty(&r->cell[i]))
			cell[n++] = i;
	files_cells(b, r->form, cell, n, r->form->ncell);
	free(cell);
}

/* List what stands against it; false when something does. */
static bool
ready(struct cmd *c, const struct report *r)
{
	struct findings f;
	struct open_list open;
	struct buf b = BUF_INIT;
	bool cells = false, ok;

	findings_init(&f);
	report_findings(r, &f);
	open_list_make(&open, r, &f);
	for (size_t i = 0; i < open.n; i++) {
		const struct open_item *it = &open.item[i];

		buf_reset(&b);
		switch (it->kind) {
		case OPEN_ERROR:
		case OPEN_WARNING:
			finding_message(&b, r, it->finding, c->lang);
			diag_error(&c->diag, DIAG_REFUSED, it->kind == OPEN_ERROR ?
			    MSG_CMD_OPEN_ERROR : MSG_CMD_OPEN_WARNING,
			    it->finding->code, open_place(r, it), buf_cstr(&b), NULL);
			break;
		case OPEN_CELLS:
			if (cells)	/* all of them in one message */
				break;
			cells = true;
			put_cells(&b, r);
			diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_OPEN_CELLS,
			    INT(open.count.empty), buf_cstr(&b), NULL);
			break;
		case OPEN_TEXT:
			diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_OPEN_TEXT,
			    open_place(r, it),
			    r->form->text[it->text].section < 0 ? "" :
			    form_shown(r->form, c->lang)->section[r->form->text[
			    it->text].section].heading,
			    NULL);
			break;
		case OPEN__MAX:
			break;
		}
	}
	ok = report_open_none(&open.count);
	open_list_release(&open);
	findings_release(&f);
	buf_release(&b);
	return ok;
}

static bool
set_state(struct cmd *c, struct report *r, enum report_state state, const char *reason)
{
	struct change_list list = CHANGE_LIST_INIT;
	bool ok;

	change_report(&list, r, "state", state_name(state), ORIGIN_SET);
	if (reason != NULL)
		change_note(&list, r, "", reason);
	ok = cmd_save(c, r, &list, false);
	change_list_release(&list);
	return ok;
}

void
cmd_finalize(struct cmd *c)
{
	struct report *r;

	bool dry = c->opt[OPT_DRY_RUN] != NULL;

	if (option_year(c, c->arg[1]) == 0 ||
	    !cmd_store(c, dry ? STORE_READ : STORE_WRITE))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (r->state == STATE_FINAL)
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_FINAL_ALREADY, r->agency.name,
		    c->arg[1], NULL);
	else if (!store_verify_report(c->store, r->id, &c->diag) || !ready(c, r))
		;				/* what is open or damaged was said */
	else if (dry)
		out_line(c, MSG_CMD_FINAL_MAY, r->agency.name, c->arg[1], NULL);
	else if (set_state(c, r, STATE_FINAL, NULL))
		out_line(c, MSG_CMD_FINALIZED, r->agency.name, c->arg[1], NULL);
	report_free(r);
}

void
cmd_reopen(struct cmd *c)
{
	const char *reason = c->opt[OPT_REASON];
	struct report *r;

	if (reason == NULL || text_length(reason, strlen(reason)) < REASON_MIN) {
		usage_error(c, MSG_CMD_REASON, NULL);
		return;
	}
	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_WRITE))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (r->state != STATE_FINAL)
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_NOT_FINAL, r->agency.name,
		    c->arg[1], NULL);
	else if (set_state(c, r, STATE_DRAFT, reason))
		out_line(c, MSG_CMD_REOPENED, r->agency.name, c->arg[1], NULL);
	report_free(r);
}
