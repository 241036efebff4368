/*
 * fill.c - F4: the empty input cells of a section become 0.
 *
 * Empty and 0 are different statements, so it asks first and says how many, and
 * where Esc and a digit led here not even Enter is enough; it is one undo step and
 * touches no cell that holds anything, nor one whose figure could not be read.
 */
#include <stdbool.h>
#include <stddef.h>
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
	int n;

	(void)arg;
	if (!yes || ui->report == NULL)
		return;
	n = change_fill(&list, ui->report, ui->section);
	if (ui_commit(ui, &list) && ui->nunsaved == 0)
		ui_say(ui, MSG_UI_FILL_DONE, INT(n), NULL);
}

void
grid_ask_fill(struct ui *ui)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct buf question = BUF_INIT;
	int first, n, open;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	if (grid_blocks(ui->report->form, ui->section, &first) == 0) {
		ui_warn(ui, MSG_UI_FILL_TEXT, NULL);
		return;
	}
	if (!ui_may_write(ui))
		return;
	n = change_fill(&list, ui->report, ui->section);
	change_list_release(&list);
	open = report_empty(ui->report, ui->section) - n;
	if (n == 0) {
		ui_say(ui, open > 0 ? MSG_UI_FILL_OPEN : MSG_UI_FILL_NONE, INT(open), NULL);
		return;
	}
	msg_put(&question, ui->lang, MSG_UI_FILL_ASK, INT(n), NULL);
	if (open > 0)
		msg_put(&question, ui->lang, MSG_UI_FILL_BUT, INT(open), NULL);
	ui_push(ui, confirm_ask_new(ui, buf_cstr(&question), filled, NULL));
	buf_release(&question);
}
