/*
 * finalize.c - nianbao finalize AGENCY YEAR | reopen AGENCY YEAR --reason TEXT
 *
 * A report becomes final when nothing is open: no error, no warning without a
 * reason, no empty input cell, no missing required text (D804).  What is open
 * is listed, and the report stays as it was.
 */
#include <string.h>
#include "cmd.h"
#include "text.h"

/* List what stands against it; false when something does. */
static bool
ready(struct cmd *c, const struct report *r)
{
	size_t before = c->diag.nerror;
	struct findings f;
	struct buf b = BUF_INIT, cells = BUF_INIT;
	int shown = 0;

	findings_init(&f);
	report_findings(r, &f);
	for (size_t i = 0; i < f.n; i++) {
		const struct finding *find = &f.item[i];

		if (find->level == LEVEL_HINT ||
		    (find->level == LEVEL_WARNING && find->reason != NULL))
			continue;
		buf_reset(&b);
		finding_message(&b, r, find, (int)c->lang);
		diag_error(&c->diag, DIAG_REFUSED, find->level == LEVEL_ERROR ?
		    MSG_CMD_OPEN_ERROR : MSG_CMD_OPEN_WARNING, find->code,
		    find->place != NULL ? find->place : "", buf_cstr(&b), NULL);
	}
	for (int i = 0; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed && cell_empty(&r->cell[i]) && shown++ < 10)
			buf_printf(&cells, " %s", r->form->cell[i].code);
	if (f.empty > 0) {
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_OPEN_CELLS, INT(f.empty),
		    buf_cstr(&cells), f.empty > 10 ? " ..." : "", NULL);
	}
	for (int i = 0; i < r->form->ntext; i++)
		if (r->form->text[i].required && (r->text[i] == NULL ||
		    r->text[i][strspn(r->text[i], " \t\r\n")] == '\0'))
			diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_OPEN_TEXT,
			    r->form->text[i].code, NULL);
	findings_release(&f);
	buf_release(&b);
	buf_release(&cells);
	return c->diag.nerror == before;
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

	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_WRITE))
		return;
	r = cmd_report_lock(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (r->state == STATE_FINAL)
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_FINAL_ALREADY, r->agency.name,
		    c->arg[1], NULL);
	else if (ready(c, r) && set_state(c, r, STATE_FINAL, NULL))
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
	r = cmd_report_lock(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (r->state != STATE_FINAL)
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_NOT_FINAL, r->agency.name,
		    c->arg[1], NULL);
	else if (set_state(c, r, STATE_DRAFT, reason))
		out_line(c, MSG_CMD_REOPENED, r->agency.name, c->arg[1], NULL);
	report_free(r);
}
