/*
 * fill.c - F4: the empty input cells of a section become 0.
 *
 * Empty and 0 are different statements, so it asks first and says how many, and
 * where Esc and a digit led here not even Enter is enough; it is one undo step and
 * touches no cell that holds anything.
 */
#include <stdbool.h>
#include <stdio.h>
#include "base/buf.h"
#include "base/msg.h"
#include "report/change.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/widget/prompt.h"

static void
filled(struct ui *ui, bool yes, void *arg)
{
	struct change_list list = CHANGE_LIST_INIT;
	char count[16];

	(void)arg;
	if (!yes || ui->report == NULL)
		return;
	snprintf(count, sizeof(count), "%d", change_fill(&list, ui->report, ui->section));
	if (ui_commit(ui, &list))
		ui_say(ui, MSG_UI_FILL_DONE, count, NULL);
}

void
ui_ask_fill(struct ui *ui)
{
	struct buf question = BUF_INIT;
	char count[16];
	int first, n;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (grid_blocks(ui->report->form, ui->section, &first) == 0) {
		ui_warn(ui, MSG_UI_FILL_TEXT, NULL);
		return;
	}
	if (!ui_may_write(ui))
		return;
	n = report_empty(ui->report, ui->section);
	if (n == 0) {
		ui_say(ui, MSG_UI_FILL_NONE, NULL);
		return;
	}
	snprintf(count, sizeof(count), "%d", n);
	msg_put(&question, ui->lang, MSG_UI_FILL_ASK, count, NULL);
	ui_push(ui, confirm_ask_new(ui, buf_cstr(&question), filled, NULL));
	buf_release(&question);
}
