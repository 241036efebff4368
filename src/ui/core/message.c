/*
 * message.c - the message: one line above the keys, and more where lines are free.
 *
 * A message is never cut while the screen has blank lines above it: its last line
 * stands where a short one does, the others above.  What is free is asked of the
 * screen itself after everything else is painted, so no view has to leave room.
 *
 * Invariant: the lines taken were blank, so blanking them brings back what was there.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/core/uitask.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"

#define MOST_LINES	24

static enum style
level_style(enum form_level level)
{
	switch (level) {
	case LEVEL_ERROR:
		return STYLE_ERROR;
	case LEVEL_WARNING:
		return STYLE_WARNING;
	case LEVEL_HINT:
		return STYLE_HINT;
	case LEVEL__MAX:
		break;
	}
	return STYLE_MESSAGE;
}

/* With the last figure the clerk is told what comes now; what the figure itself had to
 * be told stands before it. */
static void
add_complete(struct ui *ui, struct buf *b)
{
	struct buf key = BUF_INIT;

	action_key_print(&key, ACTION_NEXT_FINDING);
	if (ui->message.len == 0)
		buf_reset(b);
	else
		buf_chr(b, ' ');
	msg_put(b, ui->lang, MSG_UI_COMPLETE, buf_cstr(&key), NULL);
	buf_release(&key);
}

/* Where the lines of a text end. */
struct lines {
	size_t		 from[MOST_LINES];
	int		 n;
};

static void
add_line(void *ctx, size_t from, size_t to)
{
	struct lines *l = ctx;

	(void)to;
	if (l->n < MOST_LINES)
		l->from[l->n++] = from;
}

/* Blank lines right above the message, "most" at most.  The one with the cursor is where
 * something is being written. */
static int
lines_free(const struct ui *ui, int most)
{
	int n = 0, row, col;

	paint_cursor_at(&row, &col);
	while (n < most && ui->rows - 3 - n > 1 && ui->rows - 3 - n != row &&
	    paint_is_blank(ui->rows - 3 - n))
		n++;
	return n;
}

/* The last line that there is room for says by its dots that there is more.  How many
 * lines it would be. */
static int
lay_out(struct ui *ui, const char *s, size_t n, enum style style)
{
	struct lines l = { .n = 0 };
	struct buf b = BUF_INIT, fitted = BUF_INIT;
	int i, last = ui->rows - 2;

	text_wrap(s, n, ui->cols, add_line, &l);
	ui->message_above = lines_free(ui, l.n - 1);
	for (i = 0; i <= ui->message_above; i++) {
		size_t to = i < ui->message_above ? l.from[i + 1] : n;

		buf_reset(&b);
		if (i < l.n)
			buf_add(&b, s + l.from[i], to - l.from[i]);
		buf_reset(&fitted);
		text_pad_dots(&fitted, buf_cstr(&b), ui->cols);
		paint_text(last - ui->message_above + i, 0, ui->cols, style, TEXT_LEFT,
		    buf_cstr(&fitted));
	}
	buf_release(&b);
	buf_release(&fitted);
	return l.n;
}

bool
status_message_clear(struct ui *ui)
{
	int n = ui->message_above;

	for (int i = 1; i <= n; i++)
		paint_fill(ui->rows - 2 - i, 0, ui->cols, STYLE_NORMAL);
	ui->message_above = 0;
	return n > 0;
}

/* What stands there already is left; not if it is longer than a line, for there may now
 * be room for more of it. */
static void
say(struct ui *ui, struct buf *b, enum style style, bool fresh)
{
	const char *s = buf_cstr(b);

	if (!fresh && ui->said_style == style && strcmp(buf_cstr(&ui->said), s) == 0)
		return;
	ui->said_style = lay_out(ui, s, b->len, style) > 1 ? STYLE__MAX : style;
	buf_reset(&ui->said);
	buf_str(&ui->said, s);
}

/* Of a box, if one is open: what Enter would do below it is not so now. */
void
status_message(struct ui *ui, bool fresh)
{
	const struct view *v = ui_top(ui);
	enum form_level level = ui->message_level;
	struct buf b = BUF_INIT, shown = BUF_INIT;

	if (ui->message.len > 0)
		buf_add(&b, ui->message.data, ui->message.len);
	else {
		ui_task_words(&b, ui);
		level = LEVEL__MAX;
		if (v && v->class->detail)
			v->class->detail(&b, ui, &level);
	}
	if (ui_complete(ui) && !ui->was_complete && v != NULL && !v->class->box)
		add_complete(ui, &b);
	text_visible(&shown, buf_cstr(&b), b.len, false);
	say(ui, &shown, level_style(level), fresh);
	buf_release(&b);
	buf_release(&shown);
}
