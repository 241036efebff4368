/*
 * pending.c - a figure, or a value of 报告资料, that was being typed when the line broke.
 *
 * It is kept beside the report, in a setting of the database, and offered when
 * the report is opened again.  It is never committed by itself: nobody pressed
 * Enter.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/widget/prompt.h"
#include "ui/widget/typed.h"

static void
pending_key(char key[48], const struct report *r)
{
	snprintf(key, 48, "pending:%s", r->uuid);
}

bool
flow_keep_pending(struct ui *ui, const char *place, const char *text)
{
	struct buf b = BUF_INIT;
	char key[48];
	bool ok;

	if (ui->report == NULL || ui->read_only || *text == '\0')
		return true;
	pending_key(key, ui->report);
	buf_printf(&b, "%s\t%s", place, text);
	ok = store_set_setting(ui->store, key, buf_cstr(&b), NULL);
	buf_release(&b);
	if (!ok) {			/* for the file beside it, see rescue.c */
		free(ui->typed_place);
		free(ui->typed);
		ui->typed_place = mem_strdup(place);
		ui->typed = mem_strdup(text);
	}
	return ok;
}

struct pending {
	char		*place, *text;
};

/* It goes in the transaction that stores it, whenever that succeeds; one that is refused
 * stays. */
static void
enter(struct ui *ui, const struct pending *p, const char *key)
{
	struct change_list list = CHANGE_LIST_INIT;
	const struct form *f = ui->report->form;
	int64_t seq = ui->report->seq;
	int at;

	if ((at = form_cell_find(f, p->place)) >= 0)
		change_cell(&list, ui->report, at, p->text, ORIGIN_KEY);
	else if ((at = form_text_find(f, p->place)) >= 0)
		change_text_all(&list, ui->report, at, p->text, ORIGIN_KEY);
	else if (report_column_number(p->place) >= 0)
		change_report(&list, ui->report, p->place, p->text, ORIGIN_KEY);
	store_forget(ui->store, key);
	if (!ui_commit(ui, &list))
		store_forget(ui->store, NULL);
	else if (ui->report->seq == seq) {	/* it is there already: nothing is saved */
		store_forget(ui->store, NULL);
		(void)store_set_setting(ui->store, key, NULL, NULL);
	}
}

static void
answered(struct ui *ui, enum confirm_answer answer, void *arg)
{
	struct pending *p = arg;
	char key[48];

	if (ui->report != NULL && answer != CONFIRM_LEFT) {
		pending_key(key, ui->report);
		if (answer == CONFIRM_YES)
			enter(ui, p, key);
		else
			(void)store_set_setting(ui->store, key, NULL, NULL);
	}
	free(p->place);
	free(p->text);
	free(p);
}

void
flow_offer_pending(struct ui *ui)
{
	char key[48], *kept, *tab;
	struct buf question = BUF_INIT, name = BUF_INIT;
	struct change c = { .kind = CHANGE_REPORT };
	struct pending *p;

	typed_tell(ui);
	if (ui->report == NULL || ui->read_only || rescue_offer(ui))
		return;
	pending_key(key, ui->report);
	kept = store_setting(ui->store, key);
	if (kept && *kept && (tab = strchr(kept, '\t')) != NULL) {
		p = mem_zero(sizeof(*p));
		p->place = mem_strndup(kept, (size_t)(tab - kept));
		p->text = mem_strdup(tab + 1);
		flow_go_place(ui, p->place);
		c.place = p->place;
		if (report_column_number(p->place) < 0)
			c.kind = form_cell_find(ui->report->form, p->place) >= 0 ?
			    CHANGE_CELL : CHANGE_TEXT;
		step_place(&name, ui->report->form, &c, ui->lang);
		msg_put(&question, ui->lang, MSG_UI_PENDING, buf_cstr(&name), p->text,
		    NULL);
		ui_push(ui, confirm_firm_new(ui, buf_cstr(&question), answered, p));
	}
	buf_release(&question);
	buf_release(&name);
	free(kept);
}
