/*
 * textcopy.c - the working copy of the text that is being written.
 *
 * What is typed lives in the copy until it is committed as the smallest splice: at the
 * next tick of the second, at the end of a paragraph, before anything else happens
 * (undo, another section, leaving), and when the line breaks.
 *
 * Invariant: while "dirty" is false the copy equals the report's text.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/screen/textdesk.h"
#include "ui/screen/textview.h"
#include "ui/widget/textedit.h"

const char *
textdesk_stored(const struct textview *tv, const struct ui *ui)
{
	const char *s = ui->report->text[tv->slot];

	return s != NULL ? s : "";
}

/*
 * Undo, a reload or somebody else may have changed the text below us.  The
 * cursor goes to the end of what changed: there the eye looks after an undo.
 */
void
textdesk_refresh(struct textview *tv, struct ui *ui)
{
	const char *old = buf_cstr(&tv->edit.text), *now = textdesk_stored(tv, ui);
	size_t n = tv->edit.text.len, m = strlen(now), head = 0, tail = 0;
	char *before;

	if (tv->dirty || strcmp(old, now) == 0)
		return;
	while (head < n && head < m && old[head] == now[head])
		head++;
	while (tail < n - head && tail < m - head && old[n - 1 - tail] == now[m - 1 - tail])
		tail++;
	tv->edit.at = m - tail;
	before = mem_strdup(old);
	textedit_set(&tv->edit, now);
	textdesk_carry_links(tv, ui, before);
	free(before);
}

/* What the report has not taken, as when somebody else made it final meanwhile, is
 * kept where it can be put back from: typed words are not lost by a refusal. */
static void
keep_refused(struct textview *tv, struct ui *ui, const char *typed)
{
	if (ui->report == NULL || *typed == '\0' ||
	    strstr(textdesk_stored(tv, ui), typed) != NULL)
		return;
	buf_reset(&ui->clip);
	buf_str(&ui->clip, typed);
	buf_str(&ui->message, ui_text(ui, MSG_UI_TEXT_KEPT));
	ui_damage(ui, DAMAGE_MESSAGE);
}

bool
textdesk_commit(struct textview *tv, struct ui *ui)
{
	struct change_list list = CHANGE_LIST_INIT;
	char *typed, *old;
	bool ok;

	if (!tv->dirty || ui->report == NULL)
		return true;
	old = mem_strdup(textdesk_stored(tv, ui));
	change_text_all(&list, ui->report, tv->slot, buf_cstr(&tv->edit.text), ORIGIN_KEY);
	typed = mem_strdup(list.n > 0 && list.item[0].new != NULL ? list.item[0].new : "");
	tv->dirty = false;
	ok = ui_commit(ui, &list);
	keep_refused(tv, ui, typed);
	free(typed);
	textdesk_carry_links(tv, ui, old);
	free(old);
	if (!ok)
		textdesk_refresh(tv, ui);
	textdesk_touched(tv, ui);
	return ok;
}

bool
textdesk_begin(struct textview *tv, struct ui *ui)
{
	return ui_may_write(ui) && textdesk_commit(tv, ui);
}

void
textdesk_changed(struct textview *tv, struct ui *ui, bool now)
{
	tv->dirty = true;
	ui_damage(ui, DAMAGE_TEXT);
	if (now)
		(void)textdesk_commit(tv, ui);
}

struct textview *
textdesk_shown(struct ui *ui)
{
	return ui_shows(ui, SCREEN_TEXT) ? (struct textview *)ui_base(ui) : NULL;
}

void
textview_name(struct buf *b, const struct ui *ui, int slot)
{
	const struct form *f = ui_form(ui);
	const struct form_text *t = &f->text[slot];

	if (t->kind == FORM_TEXT_LEAD) {
		buf_str(b, ui_text(ui, MSG_UI_TEXT_LEAD));
		return;
	}
	buf_str(b, f->section[t->section].heading);
	if (t->kind == FORM_TEXT_INTRO)
		buf_str(b, ui_text(ui, MSG_UI_TEXT_INTRO));
	else if (t->kind == FORM_TEXT_UNDER)
		buf_str(b, ui_text(ui, MSG_UI_TEXT_UNDER));
}

bool
textview_insert(struct ui *ui, const char *s)
{
	struct textview *tv = textdesk_shown(ui);

	if (tv == NULL || !textdesk_begin(tv, ui))
		return false;
	textedit_insert(&tv->edit, s, strlen(s));
	textdesk_changed(tv, ui, true);
	return true;
}

bool
textview_insert_linked(struct ui *ui, const char *s)
{
	struct textview *tv = textdesk_shown(ui);

	if (!textview_insert(ui, s))
		return false;
	textdesk_link(tv, ui, strlen(s));
	return true;
}
