/*
 * finalize_box.c - 定稿 and back, from the palette.
 *
 * A report becomes final when nothing is open: no error, no warning without a
 * reason, no empty input cell, no missing required text.  What is open is listed, to
 * go there, and the report stays as it was.  Opening it again needs a reason.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/screen/screen.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

/* One thing that is open, as a line of the list. */
static void
put_open(struct buf *b, struct ui *ui, const struct open_item *it)
{
	const struct report *r = ui->report;
	const struct form *f = form_shown(r->form, ui->lang);
	struct buf name = BUF_INIT;
	int section;

	switch (it->kind) {
	case OPEN_ERROR:
	case OPEN_WARNING:
		buf_printf(b, "%s %s ", form_level_said(it->finding->level, ui->lang),
		    it->finding->code);
		finding_where(b, r, it->finding, ui->lang);
		buf_str(b, ui->lang == LANG_EN ? ": " : "：");
		finding_text(b, r, it->finding, ui->lang);
		break;
	case OPEN_CELLS:
		form_cell_name(&name, f, it->cell);
		msg_put(b, ui->lang, MSG_UI_FINAL_LIST_CELLS,
		    f->section[f->cell[it->cell].section].heading, buf_cstr(&name),
		    INT(it->ncell),
		    NULL);
		break;
	case OPEN_TEXT:
		section = f->text[it->text].section;
		msg_put(b, ui->lang, MSG_UI_FINAL_LIST_TEXT,
		    section < 0 ? f->text[it->text].code : f->section[section].heading,
		    NULL);
		break;
	case OPEN__MAX:
		break;
	}
	buf_release(&name);
}

/* The list is made anew: what was open when it was shown may be closed since. */
static void
go_there(struct ui *ui, int id, void *unused)
{
	struct open_list open;

	(void)unused;
	if (id < 0 || ui->report == NULL)
		return;
	ui_check(ui);
	open_list_make(&open, ui->report, &ui->findings);
	if ((size_t)id < open.n && open.item[id].finding)
		flow_go_finding(ui, open.item[id].finding);
	else if ((size_t)id < open.n)
		flow_go_place(ui, open_place(ui->report, &open.item[id]));
	open_list_release(&open);
}

static void
show_open(struct ui *ui, const struct open_list *open)
{
	struct pick_item *item = mem_array(open->n, sizeof(*item));
	struct buf b = BUF_INIT;
	const struct report_open *o = &open->count;
	char n[4][16];
	size_t i;

	for (i = 0; i < open->n; i++) {
		buf_reset(&b);
		put_open(&b, ui, &open->item[i]);
		item[i].text = mem_strdup(buf_cstr(&b));
		item[i].detail = mem_strdup(open_place(ui->report, &open->item[i]));
		item[i].id = (int)i;
	}
	buf_release(&b);
	snprintf(n[0], sizeof(n[0]), "%d", o->error);
	snprintf(n[1], sizeof(n[1]), "%d", o->warning);
	snprintf(n[2], sizeof(n[2]), "%d", o->empty);
	snprintf(n[3], sizeof(n[3]), "%d", o->text);
	ui_push(ui, pick_new(ui, MSG_UI_FINAL_LIST, item, open->n, go_there, NULL));
	ui_warn(ui, MSG_UI_FINAL_OPEN, n[0], n[1], n[2], n[3], NULL);
}

/* False, with the list shown, when something stands against it. */
static bool
ready(struct ui *ui)
{
	struct open_list open;

	ui_check(ui);
	if (report_open_none(&ui->findings.open))
		return true;
	open_list_make(&open, ui->report, &ui->findings);
	show_open(ui, &open);
	open_list_release(&open);
	return false;
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
	if (yes && ui->report && set_state(ui, STATE_FINAL, NULL) &&
	    ui->nunsaved == 0)		/* else it is told that it is not on disk */
		ui_say(ui, MSG_UI_FINAL_DONE, NULL);
}

void
screen_ask_finalize(struct ui *ui)
{
	struct buf question = BUF_INIT;
	char year[16];

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (ui->report->state == STATE_FINAL) {
		ui_say(ui, MSG_UI_FINAL_ALREADY, NULL);
		return;
	}
	if (!ready(ui))
		return;
	snprintf(year, sizeof(year), "%d", ui->report->year);
	msg_put(&question, ui->lang, MSG_UI_FINAL_ASK, ui->report->agency.name, year,
	    NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), finalize, NULL));
	buf_release(&question);
}

static bool
reason_ok(struct ui *ui, const char *reason, void *unused)
{
	size_t lacks = reason_lacks(reason);

	(void)unused;
	if (lacks > 0)
		ui_warn(ui, MSG_UI_REASON_LACKS, INT(lacks), INT(REASON_MIN), NULL);
	return lacks == 0;
}

static void
reopen(struct ui *ui, const char *reason, void *unused)
{
	(void)unused;
	if (reason == NULL || ui->report == NULL)
		return;
	if (set_state(ui, STATE_DRAFT, reason) && ui->nunsaved == 0)
		ui_say(ui, MSG_UI_REOPENED, NULL);
}

void
screen_ask_reopen(struct ui *ui)
{
	struct view *v;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (ui->report->state != STATE_FINAL) {
		ui_say(ui, MSG_UI_FINAL_NOT, NULL);
		return;
	}
	v = prompt_new(ui, MSG_UI_REOPEN_ASK, "", reopen, NULL);
	prompt_check(v, reason_ok);
	ui_push(ui, v);
}
