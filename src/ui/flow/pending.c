/*
 * pending.c - a figure, or a value of 报告资料, that was being typed when the line broke.
 *
 * It is kept beside the report, in a setting of the database, and offered when
 * the report is opened again.  It is never committed by itself: nobody pressed
 * Enter.
 */
#include <stdbool.h>
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

void
flow_keep_pending(struct ui *ui, const char *place, const char *text)
{
	struct buf b = BUF_INIT;
	char key[48];

	if (ui->report == NULL || ui->read_only || *text == '\0')
		return;
	pending_key(key, ui->report);
	buf_printf(&b, "%s\t%s", place, text);
	(void)store_set_setting(ui->store, key, buf_cstr(&b), NULL);
	buf_release(&b);
}

struct pending {
	char		*place, *text;
};

static void
answered(struct ui *ui, bool yes, void *arg)
{
	struct pending *p = arg;
	struct change_list list = CHANGE_LIST_INIT;
	const struct form *f = ui->report ? ui->report->form : NULL;
	char key[48];
	int at;

	if (f) {
		pending_key(key, ui->report);
		(void)store_set_setting(ui->store, key, "", NULL);
	}
	if (yes && f) {
		if ((at = form_cell_find(f, p->place)) >= 0)
			change_cell(&list, ui->report, at, p->text, ORIGIN_KEY);
		else if ((at = form_text_find(f, p->place)) >= 0)
			change_text_all(&list, ui->report, at, p->text, ORIGIN_KEY);
		else if (report_column_number(p->place) >= 0)
			change_report(&list, ui->report, p->place, p->text, ORIGIN_KEY);
		(void)ui_commit(ui, &list);
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
	if (ui->report == NULL || ui->read_only)
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
		ui_push(ui, confirm_new(ui, buf_cstr(&question), answered, p));
	}
	buf_release(&question);
	buf_release(&name);
	free(kept);
}
