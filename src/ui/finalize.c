/*
 * finalize.c - 定稿 and back, from the palette.
 *
 * A report becomes final when nothing is open: no error, no warning without a
 * reason, no empty input cell, no missing required text.  What is open is said,
 * and the report stays as it was.  Opening it again needs a reason.
 */
#include <stdio.h>
#include <string.h>
#include "mem.h"
#include "text.h"
#include "ui.h"

static bool
blank(const char *s)
{
	return s == NULL || s[strspn(s, " \t\n")] == '\0';
}

/* False, with the message set, when something stands against it. */
static bool
ready(struct ui *ui)
{
	const struct form *f = ui->report->form;
	int errors, open = 0, i;
	char n[3][16];
	size_t k;

	ui_check(ui);
	errors = ui->findings.count[LEVEL_ERROR];
	for (k = 0; k < ui->findings.n; k++)
		open += ui->findings.item[k].level == LEVEL_WARNING &&
		    ui->findings.item[k].reason == NULL;
	if (errors > 0 || open > 0 || ui->findings.empty > 0) {
		snprintf(n[0], sizeof(n[0]), "%d", errors);
		snprintf(n[1], sizeof(n[1]), "%d", open);
		snprintf(n[2], sizeof(n[2]), "%d", ui->findings.empty);
		ui_warn(ui, MSG_UI_FINAL_OPEN, n[0], n[1], n[2], (char *)NULL);
		return false;
	}
	for (i = 0; i < f->ntext; i++)
		if (f->text[i].required && blank(ui->report->text[i])) {
			ui_go_place(ui, f->text[i].code);
			ui_warn(ui, MSG_UI_FINAL_TEXT, (char *)NULL);
			return false;
		}
	return true;
}

static bool
set_state(struct ui *ui, enum report_state state, const char *reason)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_report(&list, ui->report, "state", state_name(state), ORIGIN_KEY);
	if (reason)
		change_note(&list, ui->report, "", reason);
	if (!ui_commit(ui, &list))
		return false;
	ui_damage(ui, DAMAGE_ALL);
	return true;
}

static void
finalize(struct ui *ui, bool yes, void *unused)
{
	(void)unused;
	if (yes && ui->report && set_state(ui, STATE_FINAL, NULL))
		ui_say(ui, MSG_UI_FINAL_DONE, (char *)NULL);
}

void
ui_ask_finalize(struct ui *ui)
{
	struct buf question = BUF_INIT;
	char year[16];

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (ui->report->state == STATE_FINAL) {
		ui_say(ui, MSG_UI_FINAL_ALREADY, (char *)NULL);
		return;
	}
	if (!ready(ui))
		return;
	snprintf(year, sizeof(year), "%d", ui->report->year);
	msg_put(&question, ui->lang, MSG_UI_FINAL_ASK, ui->report->agency.name, year,
	    (char *)NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&question), finalize, NULL));
	buf_release(&question);
}

static void
reopen(struct ui *ui, const char *reason, void *unused)
{
	char least[16];

	(void)unused;
	if (reason == NULL || ui->report == NULL)
		return;
	if (text_length(reason, strlen(reason)) < REASON_MIN) {
		snprintf(least, sizeof(least), "%d", REASON_MIN);
		ui_warn(ui, MSG_UI_REOPEN_SHORT, least, (char *)NULL);
		return;
	}
	if (set_state(ui, STATE_DRAFT, reason))
		ui_say(ui, MSG_UI_REOPENED, (char *)NULL);
}

void
ui_ask_reopen(struct ui *ui)
{
	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (ui->report->state != STATE_FINAL)
		ui_say(ui, MSG_UI_FINAL_NOT, (char *)NULL);
	else
		ui_push(ui, prompt_new(ui, MSG_UI_REOPEN_ASK, "", reopen, NULL));
}
