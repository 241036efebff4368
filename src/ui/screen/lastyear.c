/*
 * lastyear.c - F5 in a text: what stood here last year, to read, and F5 again to take it
 * over with its years moved on.
 *
 * What was taken over is marked, sentence by sentence, until it is touched: a sentence
 * that is still as it was put in.  So a mark needs no place of its own, goes when its
 * sentence is edited, and comes back when that is undone.  The text that was put in is
 * kept with the file (setting "taken:REPORT:TEXT"), so that marks outlive the session,
 * until none of its sentences is left.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
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

/* ---- marks ---- */

static char *
setting_of(const struct textview *tv, const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_str(&b, "taken:");
	buf_i64(&b, ui->report->id);
	buf_printf(&b, ":%s", ui->report->form->text[tv->slot].code);
	return buf_detach(&b);
}

void
textdesk_load_taken(struct textview *tv, struct ui *ui)
{
	char *key = setting_of(tv, ui);

	tv->taken = store_setting(ui->store, key);
	if (tv->taken != NULL && tv->taken[0] == '\0') {
		free(tv->taken);
		tv->taken = NULL;
	}
	free(key);
}

/* Only a mark: a file that cannot be written has other messages. */
static void
keep_taken(struct textview *tv, struct ui *ui)
{
	char *key = setting_of(tv, ui);

	(void)store_set_setting(ui->store, key, tv->taken != NULL ? tv->taken : "", NULL);
	free(key);
}

/* A sentence without the line breaks behind it. */
static size_t
sentence_end(const char *s, size_t n, size_t from)
{
	size_t to = textstep_sentence(s, n, from, true);

	while (to > from && s[to - 1] == '\n')
		to--;
	return to;
}

static bool
was_taken(const char *taken, const char *s, size_t len)
{
	size_t n = strlen(taken), at;

	for (at = 0; at < n; at = textstep_sentence(taken, n, at, true))
		if (sentence_end(taken, n, at) - at == len && memcmp(taken + at, s, len) == 0)
			return true;
	return false;
}

bool
textdesk_next_taken(const struct textview *tv, size_t at, size_t *from, size_t *to)
{
	size_t n = tv->edit.text.len;
	const char *s = tv->edit.text.data;

	for (; tv->taken != NULL && at < n; at = textstep_sentence(s, n, at, true)) {
		*from = at;
		*to = sentence_end(s, n, at);
		if (*to > *from && was_taken(tv->taken, s + *from, *to - *from))
			return true;
	}
	return false;
}

void
textdesk_touched(struct textview *tv, struct ui *ui)
{
	size_t from, to;

	if (tv->taken == NULL || textdesk_next_taken(tv, 0, &from, &to))
		return;
	free(tv->taken);
	tv->taken = NULL;
	keep_taken(tv, ui);
}

/* ---- taking over ---- */

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
		keep_taken(tv, ui);
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
