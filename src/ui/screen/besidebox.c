/*
 * besidebox.c - 附加指标: figures beside the tables in one line, 政策解读=12篇；公报=4期.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "report/change.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/screen/screen.h"
#include "ui/widget/prompt.h"

static void
line_of(struct buf *b, const struct report *r)
{
	for (size_t i = 0; i < r->nbeside; i++) {
		buf_str(b, i > 0 ? "；" : "");
		buf_printf(b, "%s=", r->beside[i].name);
		beside_text(b, &r->beside[i]);
	}
	buf_cstr(b);
}

/* The wishes of a line; what it does not name is taken away. */
static void
wishes(struct change_list *list, const struct report *r, char *line)
{
	char *next, *equal;
	size_t before;

	for (size_t i = 0; i < r->nbeside; i++)
		change_beside(list, r->beside[i].name, "", ORIGIN_KEY);
	before = list->n;
	for (char *s = line; s != NULL; s = next) {
		next = strchr(s, ';');
		if (next != NULL)
			*next++ = '\0';
		if (s[strspn(s, " ")] == '\0')
			continue;
		equal = strchr(s, '=');
		if (equal != NULL)
			*equal++ = '\0';
		change_beside(list, s, equal != NULL && equal[0] != '\0' ? equal : "?",
		    ORIGIN_KEY);
		/* one that stays is no removal and a new one, but a change */
		for (size_t i = 0; i < before; i++)
			if (strcmp(list->item[i].place, list->item[list->n - 1].place) == 0) {
				free(list->item[i].new);
				list->item[i].new = mem_strdup(list->item[list->n - 1].new);
			}
	}
}

static void
given(struct ui *ui, const char *text, void *arg)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct buf line = BUF_INIT;

	(void)arg;
	if (text != NULL && ui->report != NULL) {
		text_fold(&line, text, strlen(text));
		buf_cstr(&line);
		wishes(&list, ui->report, line.data);
		if (ui_commit(ui, &list)) {
			if (ui->nunsaved == 0)
				ui_say(ui, MSG_UI_BESIDE_KEPT, INT(ui->report->nbeside), NULL);
		} else			/* refused: to be mended, not typed again */
			ui_push(ui, prompt_new(ui, MSG_UI_BESIDE_ASK, text, given, NULL));
		ui_damage(ui, DAMAGE_ALL);
	}
	change_list_release(&list);
	buf_release(&line);
}

void
screen_ask_beside(struct ui *ui)
{
	struct buf line = BUF_INIT;

	if (!ui_may_write(ui))
		return;
	line_of(&line, ui->report);
	ui_push(ui, prompt_new(ui, MSG_UI_BESIDE_ASK, buf_cstr(&line), given, NULL));
	buf_release(&line);
}
