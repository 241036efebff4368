/*
 * taken.c - the marks of what F5 took over (lastyear.c).
 *
 * What was taken over is marked, sentence by sentence, until it is touched: a sentence
 * that is still as it was put in.  So a mark needs no place of its own, goes when its
 * sentence is edited, and comes back when that is undone.  The text that was put in is
 * kept with the file (setting "taken:REPORT:TEXT"), so that marks outlive the session,
 * until none of its sentences is left.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/screen/textdesk.h"
#include "ui/widget/textedit.h"

static char *
setting_of(const struct textview *tv, const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_str(&b, "taken:");
	buf_i64(&b, ui->report->id);
	buf_printf(&b, ":%s", ui_form(ui)->text[tv->slot].code);
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
void
textdesk_keep_taken(struct textview *tv, struct ui *ui)
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
	textdesk_keep_taken(tv, ui);
}
