/*
 * replace.c - ^\: what to replace, by what, then at each place whether.
 *
 *   what? -> by what? -> place found: marked in the text, asked about --none left--> said
 *                          ^  |  y: a step | n: passed over | a: all others in one step
 *                          `--'
 *
 * It goes from the cursor to the end, then from the beginning to where it began.
 * Invariant: hit and "end" are offsets into the text as it is; what was put in lies
 * before "from" and is never searched again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/screen/textdesk.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/prompt.h"
#include "ui/widget/textedit.h"

struct replacing {
	struct view	 view;
	char		*what, *with;
	size_t		 from;		/* look from here on ... */
	size_t		 end;		/* ... to here, */
	size_t		 again;		/* then from the beginning to here; 0 = done so */
	size_t		 at, len;	/* the hit */
	int		 done;
};

static void
release(struct view *v)
{
	struct replacing *r = (struct replacing *)v;

	free(r->what);
	free(r->with);
}

/* ---- places ---- */

/* To the next place; false when there is none left. */
static bool
next(struct replacing *r, struct textview *tv)
{
	const char *s = buf_cstr(&tv->edit.text);

	while (!textstep_find(s, r->from, r->what, &r->at, &r->len) ||
	    r->at + r->len > r->end) {
		if (r->again == 0)
			return false;
		r->from = 0;
		r->end = r->again;
		r->again = 0;
	}
	return true;
}

/* Cursor behind the hit, the hit marked. */
static void
show(struct replacing *r, struct textview *tv, struct ui *ui)
{
	textedit_go(&tv->edit, r->at);
	textedit_mark(&tv->edit, TEXTMARK_SET);
	textedit_go(&tv->edit, r->at + r->len);
	ui_damage(ui, DAMAGE_ALL);
}

static void
put_in(struct replacing *r, struct textview *tv)
{
	size_t n = strlen(r->with);

	buf_splice(&tv->edit.text, r->at, r->len, r->with, n);
	textedit_go(&tv->edit, r->at + n);
	r->end += n - r->len;
	r->from = r->at + n;
	r->done++;
}

static unsigned
finish(struct replacing *r, struct textview *tv, struct ui *ui)
{
	textedit_mark(&tv->edit, TEXTMARK_NONE);
	ui_say(ui, r->done > 0 ? MSG_UI_REPLACE_DONE : MSG_UI_REPLACE_NONE, INT(r->done),
	    r->what, NULL);
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED | VIEW_CLOSE;
}

/* ---- the question ---- */

static void
draw(struct view *v, struct ui *ui, bool all)
{
	struct replacing *r = (struct replacing *)v;
	struct buf b = BUF_INIT;
	int row = 0, col = 0, cols, low = ui->rows / 2;

	(void)all;
	paint_cursor_at(&row, &col);
	msg_put(&b, ui->lang, MSG_UI_REPLACE_ASK, r->what, r->with, NULL);
	cols = text_width(buf_cstr(&b)) + 4;
	if (cols > ui->cols)
		cols = ui->cols;
	/* in the half where the cursor is not */
	row = row < low ? ui->rows - 6 : 2;
	paint_box(row, (ui->cols - cols) / 2, 3, cols, STYLE_BOX,
	    ui_text(ui, MSG_UI_REPLACE_TITLE));
	paint_text(row + 1, (ui->cols - cols) / 2 + 2, cols - 4, STYLE_BOX, TEXT_LEFT,
	    buf_cstr(&b));
	buf_release(&b);
}

static void
detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	(void)level;
	buf_str(b, ui_text(ui, MSG_UI_REPLACE_KEYS));
}

static unsigned
go_on(struct replacing *r, struct textview *tv, struct ui *ui)
{
	if (!next(r, tv))
		return finish(r, tv, ui);
	show(r, tv, ui);
	return VIEW_HANDLED;
}

/* Of one place, or of all that are left: a step. */
static unsigned
change(struct replacing *r, struct textview *tv, struct ui *ui, bool all)
{
	if (!textdesk_begin(tv, ui))
		return finish(r, tv, ui);
	do
		put_in(r, tv);
	while (all && next(r, tv));
	textedit_changed(&tv->edit);
	textdesk_changed(tv, ui, true);
	return all ? finish(r, tv, ui) : go_on(r, tv, ui);
}

static unsigned
key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct replacing *r = (struct replacing *)v;
	struct textview *tv = textdesk_shown(ui);
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;

	if (tv == NULL || ui->report == NULL)
		return VIEW_HANDLED | VIEW_CLOSE;
	if (a == ACTION_CANCEL || a == ACTION_BREAK)
		return finish(r, tv, ui);
	if (a == ACTION_ACCEPT || c == 'y' || c == 'Y' || c == 0x662F)
		return change(r, tv, ui, false);
	if (c == 'a' || c == 'A' || c == 0x5168)
		return change(r, tv, ui, true);
	if (a == ACTION_NEXT || a == ACTION_DOWN || c == 'n' || c == 'N' || c == 0x5426) {
		r->from = r->at + r->len;
		return go_on(r, tv, ui);
	}
	return VIEW_IGNORED;
}

static const struct view_class replace_class = {
	.name = "replace", .box = true, .takes_text = true, .over = true,
	.draw = draw, .key = key, .release = release, .detail = detail
};

/* ---- beginning ---- */

/* What does not stand in the text stays in the box, to be mended. */
static bool
stands(struct ui *ui, const char *what, void *arg)
{
	struct textview *tv = textdesk_shown(ui);
	size_t at, len;

	(void)arg;
	if (*what == '\0' || tv == NULL ||
	    textstep_find(buf_cstr(&tv->edit.text), 0, what, &at, &len))
		return true;
	ui_warn(ui, MSG_UI_REPLACE_MISSING, what, NULL);
	return false;
}

/* Somebody else has the report meanwhile: the words stay. */
static bool
may_begin(struct ui *ui, const char *with, void *arg)
{
	struct textview *tv = textdesk_shown(ui);

	(void)with;
	(void)arg;
	return tv == NULL || textdesk_begin(tv, ui);
}

static void
begin(struct ui *ui, const char *with, void *arg)
{
	struct textview *tv = textdesk_shown(ui);
	struct replacing *r;
	char *what = arg;

	if (with == NULL || tv == NULL || !textdesk_begin(tv, ui)) {
		free(what);
		return;
	}
	r = mem_zero(sizeof(*r));
	r->view.class = &replace_class;
	r->what = what;
	r->with = mem_strdup(with);
	r->from = r->again = tv->edit.at;
	r->end = tv->edit.text.len;
	if (next(r, tv)) {
		show(r, tv, ui);
		ui_push(ui, &r->view);
		return;
	}
	ui_say(ui, MSG_UI_REPLACE_NONE, INT(0), what, NULL);
	release(&r->view);
	free(r);
}

static void
ask_with(struct ui *ui, const char *what, void *arg)
{
	struct view *v;

	(void)arg;
	if (what == NULL || textdesk_shown(ui) == NULL)
		return;
	if (*what != '\0') {
		free(ui->searched);
		ui->searched = mem_strdup(what);
	}
	if (ui->searched == NULL)	/* Enter alone: the same again */
		return;
	v = prompt_new(ui, MSG_UI_REPLACE_WITH, "", begin, mem_strdup(ui->searched));
	prompt_check(v, may_begin);
	ui_push(ui, v);
}

void
textdesk_ask_replace(struct textview *tv, struct ui *ui)
{
	struct buf b = BUF_INIT;
	struct view *v;
	size_t from, to;

	if (!textdesk_begin(tv, ui))
		return;
	/* marked words of one paragraph are offered */
	if (textedit_marked(&tv->edit, &from, &to)) {
		buf_add(&b, buf_cstr(&tv->edit.text) + from, to - from);
		if (strchr(buf_cstr(&b), '\n') != NULL)
			buf_reset(&b);
		textedit_go(&tv->edit, from);
		textedit_mark(&tv->edit, TEXTMARK_NONE);
	}
	v = prompt_new(ui, MSG_UI_REPLACE_WHAT, buf_cstr(&b), ask_with, NULL);
	prompt_check(v, stands);
	ui_push(ui, v);
	buf_release(&b);
}
