/*
 * taken.c - the marks of what F5 took over (lastyear.c).
 *
 * What was taken over is marked, sentence by sentence, until it is touched: a sentence
 * that is still as it was put in.  So a mark needs no place of its own, goes when its
 * sentence is edited, and comes back when that is undone.  The text that was put in is
 * kept with the file (setting "taken:REPORT:TEXT"), so that marks outlive the session,
 * until none of its sentences is left.
 *
 * And the figures that were put in from the tables (report/textlink.h), kept likewise in
 * "link:REPORT:TEXT": when a cell changes, the text offers to follow.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/report.h"
#include "report/textlink.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/screen/textdesk.h"
#include "ui/widget/textedit.h"

static char *
setting_of(const char *what, const struct textview *tv, const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s:", what);
	buf_i64(&b, ui->report->id);
	buf_printf(&b, ":%s", ui_form(ui)->text[tv->slot].code);
	return buf_detach(&b);
}

void
textdesk_load_taken(struct textview *tv, struct ui *ui)
{
	char *key = setting_of("taken", tv, ui);

	tv->taken = store_setting(ui->store, key);
	if (tv->taken != NULL && tv->taken[0] == '\0') {
		free(tv->taken);
		tv->taken = NULL;
	}
	free(key);
}

/* Only a mark: a file that cannot be written has other messages. */
void
textdesk_keep_taken(struct textview *tv, struct ui *ui)
{
	char *key = setting_of("taken", tv, ui);

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
	textdesk_keep_taken(tv, ui);
}

/* ---- linked figures ---- */

static void
count_stale(struct textview *tv, struct ui *ui)
{
	size_t before = tv->stale;

	tv->stale = textlinks_follow(&tv->links, ui->report, tv->slot,
	    buf_cstr(&tv->edit.text), NULL, NULL, NULL);
	if (tv->stale != before)
		ui_damage(ui, DAMAGE_MESSAGE);
}

static void
keep_links(const struct textview *tv, struct ui *ui)
{
	char *key = setting_of("link", tv, ui);
	struct buf b = BUF_INIT;

	textlinks_print(&b, &tv->links);
	(void)store_set_setting(ui->store, key, buf_cstr(&b), NULL);
	buf_release(&b);
	free(key);
}

void
textdesk_load_links(struct textview *tv, struct ui *ui)
{
	char *key = setting_of("link", tv, ui), *stored = store_setting(ui->store, key);

	if (stored != NULL)
		textlinks_read(&tv->links, stored);
	count_stale(tv, ui);
	free(stored);
	free(key);
}

void
textdesk_carry_links(struct textview *tv, struct ui *ui, const char *old)
{
	if (tv->links.n == 0)
		return;
	textlinks_carry(&tv->links, old, buf_cstr(&tv->edit.text));
	keep_links(tv, ui);
	count_stale(tv, ui);
}

void
textdesk_link(struct textview *tv, struct ui *ui, size_t len)
{
	size_t before = tv->links.n;

	if (len > tv->edit.at)
		return;
	textlinks_add(&tv->links, ui->report, tv->slot, buf_cstr(&tv->edit.text),
	    tv->edit.at - len, len);
	if (tv->links.n != before)
		keep_links(tv, ui);
}

void
textdesk_follow(struct textview *tv, struct ui *ui)
{
	struct buf now = BUF_INIT;
	size_t n;

	if (!textdesk_begin(tv, ui))
		return;
	n = textlinks_follow(&tv->links, ui->report, tv->slot, buf_cstr(&tv->edit.text), &now,
	    NULL, NULL);
	if (n == 0) {
		ui_say(ui, MSG_UI_LINK_NONE, NULL);
	} else {
		textedit_set(&tv->edit, buf_cstr(&now));
		textdesk_changed(tv, ui, true);
		ui_say(ui, MSG_UI_LINK_DONE, INT(n), NULL);
	}
	buf_release(&now);
}

void
textdesk_stale(struct buf *b, struct textview *tv, const struct ui *ui)
{
	struct buf was = BUF_INIT, is = BUF_INIT;

	if (tv->stale > 0 && textlinks_follow(&tv->links, ui->report, tv->slot,
	    buf_cstr(&tv->edit.text), NULL, &was, &is) > 0)
		msg_put(b, ui->lang, MSG_UI_LINK_STALE, INT(tv->stale), buf_cstr(&was),
		    buf_cstr(&is), NULL);
	buf_release(&was);
	buf_release(&is);
}
