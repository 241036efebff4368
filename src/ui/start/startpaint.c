/*
 * startpaint.c - an empty list: what there is to begin with.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "ui/core/core.h"
#include "ui/start/start.h"
#include "ui/term/paint.h"

#define LABEL	26		/* columns; behind them what the choice is about */
#define WIDE	70		/* columns that have room for both in one line */

static const struct { enum msg label, about; } choices[START_CHOICES] = {
	{ MSG_UI_START_NEW, MSG_UI_START_NEW_ABOUT },
	{ MSG_UI_START_READ, MSG_UI_START_READ_ABOUT },
	{ MSG_UI_START_SAMPLE, MSG_UI_START_SAMPLE_ABOUT },
	{ MSG_UI_START_TUTOR, MSG_UI_START_TUTOR_ABOUT },
};

/* Returns the row behind it. */
static int
draw_choice(struct ui *ui, int row, size_t i, bool on)
{
	const char *about = ui_text(ui, choices[i].about);
	struct buf b = BUF_INIT;
	int last = ui->rows - 2;

	buf_printf(&b, "%d %s", (int)i + 1, ui_text(ui, choices[i].label));
	paint_text(row, 2, 2, STYLE_STRONG, TEXT_LEFT, on ? ">" : "");
	paint_text(row, 4, LABEL, on ? STYLE_SELECT : STYLE_STRONG, TEXT_LEFT, buf_cstr(&b));
	paint_click(row, 0, ui->cols, CLICK_ITEM, (int)i);
	buf_release(&b);
	if (on)
		paint_cursor(row, 4);
	if (ui->cols >= WIDE)
		return paint_wrapped(row, last, LABEL + 6, ui->cols - LABEL - 8,
		    STYLE_NORMAL, about, strlen(about));
	if (ui->rows < 20)
		return row + 1;
	return paint_wrapped(row + 1, last, 6, ui->cols - 8, STYLE_DIM, about,
	    strlen(about));
}

void
start_draw(struct ui *ui, int row, size_t at)
{
	static const enum msg words[] = { MSG_UI_HOME_START1, MSG_UI_START_HOW };
	bool roomy = ui->rows >= 20;
	const char *text;
	size_t i;

	for (i = 0; i < 2; i++) {
		text = ui_text(ui, words[i]);
		row = paint_wrapped(row, ui->rows - 2, 2, ui->cols - 4,
		    i == 0 ? STYLE_STRONG : STYLE_NORMAL, text, strlen(text));
	}
	row += roomy;
	for (i = 0; i < START_CHOICES && row < ui->rows - 2; i++)
		row = draw_choice(ui, row, i, i == at) + roomy;
	text = ui_text(ui, MSG_UI_HOME_START3);
	if (row < ui->rows - 2)
		(void)paint_wrapped(row, ui->rows - 2, 2, ui->cols - 4, STYLE_DIM, text,
		    strlen(text));
}
