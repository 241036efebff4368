/*
 * typed.c - words that stood in a question when the line broke; see typed.h.
 *
 * A line each: report (or nothing), about what, the question, the words, with tabs.  The
 * question is kept in Chinese, so that it is known again in either language.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/ui.h"
#include "ui/widget/typed.h"

#define LINES_MOST 20		/* of one clerk: the oldest is forgotten */

static char *
setting_of(const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "typed:%s", ui->opt->actor->user);
	return buf_detach(&b);
}

/* "REPORT\tABOUT\tQUESTION\t": what a line begins with. */
static void
put_begin(struct buf *b, const struct ui *ui, enum msg question, const char *about)
{
	buf_printf(b, "%s\t%s\t%s\t", ui->report != NULL ? ui->report->uuid : "",
	    about != NULL ? about : "", msg_text(LANG_ZH, question));
}

static char *
kept(const struct ui *ui)
{
	char *key = setting_of(ui), *lines = ui->store != NULL ?
	    store_setting(ui->store, key) : NULL;

	free(key);
	return lines != NULL ? lines : mem_strdup("");
}

/* All lines but that of the question; its words, or NULL. */
static char *
without(struct buf *rest, const char *lines, const struct buf *begin)
{
	char *words = NULL;

	for (const char *s = lines, *end; *s != '\0'; s = end) {
		size_t n = strcspn(s, "\n");

		end = s + n + (s[n] == '\n');
		if (n > begin->len && memcmp(s, begin->data, begin->len) == 0) {
			free(words);
			words = mem_strndup(s + begin->len, n - begin->len);
		} else
			buf_add(rest, s, (size_t)(end - s));
	}
	return words;
}

static size_t
count_lines(const char *s)
{
	size_t n = 0;

	for (; (s = strchr(s, '\n')) != NULL; s++)
		n++;
	return n;
}

void
typed_keep(struct ui *ui, enum msg question, const char *about, const char *words)
{
	struct buf begin = BUF_INIT, all = BUF_INIT;
	char *lines = kept(ui), *key = setting_of(ui);
	const char *from;

	put_begin(&begin, ui, question, about);
	free(without(&all, lines, &begin));
	if (*words != '\0' && strpbrk(words, "\t\n") == NULL)
		buf_printf(&all, "%s%s\n", buf_cstr(&begin), words);
	for (from = buf_cstr(&all); count_lines(from) > LINES_MOST;)
		from = strchr(from, '\n') + 1;
	if (ui->store != NULL && strcmp(from, lines) != 0)
		(void)store_set_setting(ui->store, key, from, NULL);
	free(lines);
	free(key);
	buf_release(&begin);
	buf_release(&all);
}

char *
typed_take(struct ui *ui, enum msg question, const char *about)
{
	struct buf begin = BUF_INIT, rest = BUF_INIT;
	char *lines = kept(ui), *words;

	put_begin(&begin, ui, question, about);
	words = without(&rest, lines, &begin);
	if (words != NULL)
		typed_keep(ui, question, about, "");
	free(lines);
	buf_release(&begin);
	buf_release(&rest);
	return words;
}

void
typed_tell(struct ui *ui)
{
	char *lines = kept(ui), *s, *next, *question, *words;
	const char *uuid = ui->report != NULL ? ui->report->uuid : "";
	size_t n = strlen(uuid);

	for (s = lines; *s != '\0'; s = next) {
		next = s + strcspn(s, "\n");
		if (*next != '\0')
			*next++ = '\0';
		if (strncmp(s, uuid, n) != 0 || s[n] != '\t' ||
		    (question = strchr(s + n + 1, '\t')) == NULL ||
		    (words = strchr(question + 1, '\t')) == NULL)
			continue;
		*words++ = '\0';
		ui_say(ui, MSG_UI_TYPED_KEPT, words, NULL);
	}
	free(lines);
}
