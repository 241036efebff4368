/*
 * draftbox.c - 文字助手: a sentence made from the figures, chosen from a list that
 * shows it, goes in at the cursor of the text.
 *
 * Must never put anything in that was not chosen.  What is put in is one step of undo.
 */
#include "diag.h"
#include "draft.h"
#include "mem.h"
#include "textview.h"

/* The sentence, or why there is none. */
static bool
make(struct buf *b, struct ui *ui, enum draft which)
{
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = report_draft(b, ui->report, which, &d);
	if (!ok && d.n > 0)
		diag_format(b, &d.item[0], ui->lang);
	diag_release(&d);
	return ok;
}

static void
picked(struct ui *ui, int id, void *unused)
{
	struct buf b = BUF_INIT;

	(void)unused;
	if (id >= 0 && ui->report != NULL && ui_may_write(ui)) {
		if (make(&b, ui, (enum draft)id))
			textview_insert(ui, buf_cstr(&b));
		else
			ui_warn(ui, MSG_UI_DRAFT_NOT, buf_cstr(&b), (char *)NULL);
	}
	buf_release(&b);
}

void
ui_ask_draft(struct ui *ui)
{
	struct pick_item *item;
	struct buf b = BUF_INIT;
	size_t at;
	int slot, i;

	if (ui->report == NULL)
		return;
	if (!textview_where(ui, &slot, &at)) {
		ui_say(ui, MSG_UI_DRAFT_WHERE, (char *)NULL);
		return;
	}
	if (!ui_may_write(ui))
		return;
	item = mem_array(DRAFT__MAX, sizeof(*item));
	for (i = 0; i < DRAFT__MAX; i++) {
		buf_reset(&b);
		buf_printf(&b, "%s │ ", ui_text(ui, draft_label((enum draft)i)));
		(void)make(&b, ui, (enum draft)i);
		item[i].text = mem_strdup(buf_cstr(&b));
		item[i].detail = mem_strdup("");
		item[i].id = i;
	}
	buf_release(&b);
	ui_push(ui, pick_new(ui, MSG_UI_CMD_DRAFT, item, DRAFT__MAX, picked, NULL));
}
