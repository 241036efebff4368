/*
 * lastyear.c - F5 in a text: what stood here last year, to read, and F5 again to take it
 * over with its years moved on.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "report/prior.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/screen/textdesk.h"
#include "ui/screen/textview.h"
#include "ui/term/paint.h"
#include "ui/widget/pager.h"
#include "ui/widget/textedit.h"

/* Last year's text of a slot; NULL: there is none. */
static const char *
last_text(const struct ui *ui, int slot)
{
	const struct prior *p = ui->report->prior;

	return p != NULL && slot < p->ntext && p->text[slot] != NULL &&
	    p->text[slot][0] != '\0' ? p->text[slot] : NULL;
}

static void
take(struct ui *ui)
{
	struct textview *tv = textdesk_shown(ui);
	struct buf moved = BUF_INIT, all = BUF_INIT;
	const char *text = tv != NULL ? last_text(ui, tv->slot) : NULL;

	if (text == NULL)
		return;
	prior_move_years(&moved, text, ui->report->prior->year, ui->report->year);
	if (textview_insert(ui, buf_cstr(&moved))) {
		buf_printf(&all, "%s%s%s", tv->taken != NULL ? tv->taken : "",
		    tv->taken != NULL ? "\n" : "", buf_cstr(&moved));
		free(tv->taken);
		tv->taken = buf_detach(&all);
		textdesk_keep_taken(tv, ui);
		ui_say(ui, MSG_UI_TEXT_TAKEN, INT(ui->report->prior->year),
		    INT(ui->report->year), NULL);
		ui_damage(ui, DAMAGE_TEXT);
	}
	buf_release(&moved);
	buf_release(&all);
}

void
textdesk_last_year(struct textview *tv, struct ui *ui)
{
	struct buf title = BUF_INIT, name = BUF_INIT, keys = BUF_INIT;
	const char *text = last_text(ui, tv->slot);
	struct view *v;

	if (text == NULL) {
		ui_say(ui, MSG_UI_TEXT_NO_PRIOR, NULL);
		return;
	}
	textview_name(&name, ui, tv->slot);
	msg_put(&title, ui->lang, MSG_UI_TEXT_PRIOR, INT(ui->report->prior->year),
	    buf_cstr(&name), NULL);
	v = pager_new("reader", buf_cstr(&title));
	pager_add(v, STYLE_BOX, 0, text);
	msg_put(&keys, ui->lang, MSG_UI_TEXT_TAKE_KEYS, INT(ui->report->year), NULL);
	if (!ui_locked(ui))
		pager_on(v, ACTION_LAST_YEAR, take, buf_cstr(&keys));
	ui_push(ui, v);
	buf_release(&title);
	buf_release(&name);
	buf_release(&keys);
}
