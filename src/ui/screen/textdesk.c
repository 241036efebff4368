/*
 * textdesk.c - writing: typing, marking, cutting, putting back, moving paragraphs.
 *
 * Everything but typing is one step of its own that ^Z takes back: what was typed
 * before is stored first, then the change.  The keys are nano's where the rest of the
 * program leaves them free; the table below says which action does what.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/import.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/screen/textdesk.h"
#include "ui/screen/textview.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/widget/textedit.h"

/* ---- marking and the clip ---- */

static unsigned
mark(struct view *v, struct ui *ui, int unused)
{
	struct textedit *e = &((struct textview *)v)->edit;

	(void)unused;
	textedit_mark(e, e->marked == TEXTMARK_SET ? TEXTMARK_NONE : TEXTMARK_SET);
	ui_damage(ui, DAMAGE_FOCUS);
	return VIEW_HANDLED;
}

static void
unmark(struct textview *tv, struct ui *ui)
{
	textedit_mark(&tv->edit, TEXTMARK_NONE);
	ui_damage(ui, DAMAGE_FOCUS);
}

static unsigned
copy(struct view *v, struct ui *ui, int unused)
{
	struct textview *tv = (struct textview *)v;
	struct buf b = BUF_INIT;

	(void)unused;
	if (textedit_block(&tv->edit, &b)) {
		buf_release(&ui->clip);
		ui->clip = b;
		ui_say(ui, MSG_UI_TEXT_COPIED, INT(textedit_ink(b.data, b.len)), NULL);
	} else
		ui_say(ui, MSG_UI_TEXT_NO_BLOCK, NULL);
	unmark(tv, ui);
	return VIEW_HANDLED;
}

/* Paragraphs cut one behind the other are put back together. */
static unsigned
cut(struct view *v, struct ui *ui, int unused)
{
	struct textview *tv = (struct textview *)v;
	bool adds = tv->cutting && tv->edit.marked == TEXTMARK_NONE;
	struct buf b = BUF_INIT;

	(void)unused;
	if (!textdesk_begin(tv, ui))
		return VIEW_HANDLED;
	if (!textedit_block(&tv->edit, &b)) {
		ui_say(ui, MSG_UI_TEXT_NO_BLOCK, NULL);
		return VIEW_HANDLED;
	}
	if (!adds)
		buf_reset(&ui->clip);
	buf_add(&ui->clip, b.data, b.len);
	buf_release(&b);
	tv->cutting = true;
	textedit_cut(&tv->edit);
	ui_say(ui, MSG_UI_TEXT_CUT, INT(textedit_ink(ui->clip.data, ui->clip.len)), NULL);
	textdesk_changed(tv, ui, true);
	return VIEW_HANDLED;
}

/* What Shift has marked is replaced by what comes next. */
static void
drop_held(struct textview *tv)
{
	size_t from, to;

	if (tv->edit.marked == TEXTMARK_HELD && textedit_marked(&tv->edit, &from, &to))
		textedit_cut(&tv->edit);
}

static unsigned
put(struct view *v, struct ui *ui, int unused)
{
	struct textview *tv = (struct textview *)v;

	(void)unused;
	if (ui->clip.len == 0) {
		ui_say(ui, MSG_UI_TEXT_NO_CLIP, NULL);
		return VIEW_HANDLED;
	}
	if (!textdesk_begin(tv, ui))
		return VIEW_HANDLED;
	drop_held(tv);
	textedit_put(&tv->edit, ui->clip.data, ui->clip.len);
	textdesk_changed(tv, ui, true);
	return VIEW_HANDLED;
}

/* ---- paragraphs, words, characters ---- */

static unsigned
shift(struct view *v, struct ui *ui, int step)
{
	struct textview *tv = (struct textview *)v;

	if (!textdesk_begin(tv, ui))
		return VIEW_HANDLED;
	if (textedit_shift(&tv->edit, step))
		textdesk_changed(tv, ui, true);
	else
		ui_say(ui, step < 0 ? MSG_UI_TEXT_TOP : MSG_UI_TEXT_BOTTOM, NULL);
	return VIEW_HANDLED;
}

static unsigned
erase_word(struct view *v, struct ui *ui, int step)
{
	struct textview *tv = (struct textview *)v;

	if (textdesk_begin(tv, ui) && textedit_erase_word(&tv->edit, step > 0))
		textdesk_changed(tv, ui, true);
	return VIEW_HANDLED;
}

/* Backspace, Del: the marked words whole, as a step; else a character. */
static unsigned
erase(struct view *v, struct ui *ui, int step)
{
	struct textview *tv = (struct textview *)v;
	size_t from, to;

	if (textedit_marked(&tv->edit, &from, &to)) {
		if (textdesk_begin(tv, ui)) {
			textedit_cut(&tv->edit);
			textdesk_changed(tv, ui, true);
		}
	} else if (ui_may_write(ui) && textedit_erase(&tv->edit, step > 0))
		textdesk_changed(tv, ui, false);
	return VIEW_HANDLED;
}

static unsigned
new_paragraph(struct view *v, struct ui *ui, int unused)
{
	struct textview *tv = (struct textview *)v;

	(void)unused;
	if (!ui_may_write(ui))
		return VIEW_HANDLED;
	drop_held(tv);
	textedit_insert(&tv->edit, "\n", 1);
	textdesk_changed(tv, ui, true);
	return VIEW_HANDLED;
}

static unsigned
replace(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	textdesk_ask_replace((struct textview *)v, ui);
	return VIEW_HANDLED;
}

/* At the cursor of the text that is shown by now, as one step. */
static void
put_passage(struct ui *ui, const struct import_passage *p)
{
	if (p->paragraphs == 0)
		ui_say(ui, MSG_UI_PASSAGE_NONE, INT(p->tables), NULL);
	else if (textview_insert(ui, p->text.data))
		ui_say(ui, p->tables > 0 ? MSG_UI_PASSAGE_TABLES : MSG_UI_PASSAGE_DONE,
		    INT(p->paragraphs), INT(textedit_ink(p->text.data, p->text.len)),
		    INT(p->tables), NULL);
}

/* ^R.  A kiosk has its folder for exchange, which is for whole reports. */
static unsigned
read_file(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	if (ui->opt->kiosk != NULL)
		ui_say(ui, MSG_UI_PASSAGE_KIOSK, NULL);
	else if (textdesk_begin((struct textview *)v, ui))
		review_ask_passage(ui, put_passage);
	return VIEW_HANDLED;
}

static unsigned
follow(struct view *v, struct ui *ui, int unused)
{
	(void)unused;
	textdesk_follow((struct textview *)v, ui);
	return VIEW_HANDLED;
}

static const struct view_action desk_actions[] = {
	{ ACTION_READ_FILE, read_file, 0 },
	{ ACTION_MARK, mark, 0 },
	{ ACTION_CUT, cut, 0 },
	{ ACTION_COPY, copy, 0 },
	{ ACTION_PUT, put, 0 },
	{ ACTION_REPLACE, replace, 0 },
	{ ACTION_MOVE_UP, shift, -1 },
	{ ACTION_MOVE_DOWN, shift, 1 },
	{ ACTION_ERASE_WORD, erase_word, -1 },
	{ ACTION_ERASE_NEXT, erase_word, 1 },
	{ ACTION_BACKSPACE, erase, -1 },
	{ ACTION_DELETE, erase, 1 },
	{ ACTION_ACCEPT, new_paragraph, 0 },
	{ ACTION_FOLLOW, follow, 0 },
	{ ACTION_NONE, NULL, 0 }
};

const enum action textdesk_more[] = {
	ACTION_MARK, ACTION_CUT, ACTION_COPY, ACTION_PUT, ACTION_REPLACE, ACTION_READ_FILE,
	ACTION_MOVE_UP, ACTION_MOVE_DOWN, ACTION_WORD_LEFT, ACTION_WORD_RIGHT,
	ACTION_SENTENCE_LEFT, ACTION_SENTENCE_RIGHT, ACTION_PART_UP, ACTION_PART_DOWN,
	ACTION_ERASE_WORD, ACTION_ERASE_NEXT, ACTION_FOLLOW, ACTION_NONE
};

/* ---- keys ---- */

static void
type(struct textview *tv, struct ui *ui, uint32_t cp)
{
	char utf8[4];

	if (!ui_may_write(ui))
		return;
	drop_held(tv);
	textedit_insert(&tv->edit, utf8, text_encode(utf8, cp));
	textdesk_changed(tv, ui, false);
}

static void
paste(struct textview *tv, struct ui *ui)
{
	const char *s;
	size_t n;

	if (!textdesk_begin(tv, ui))
		return;
	drop_held(tv);
	s = term_paste(&n);
	textedit_insert(&tv->edit, s, n);
	textdesk_changed(tv, ui, true);
}

/* With Shift a movement marks what it passes; without, it ends such a mark. */
static bool
move(struct textview *tv, struct ui *ui, const struct key *k, enum action a, size_t page)
{
	struct textedit *e = &tv->edit;
	struct key plain = { .code = k->code & ~(uint32_t)K_HELD_SHIFT };
	bool shifted = k->code != plain.code && k->code >= K_HELD_SHIFT, moved;
	enum textmark before = e->marked;

	if (shifted) {
		a = keymap_find(&plain);
		if (before == TEXTMARK_NONE)
			textedit_mark(e, TEXTMARK_HELD);
	}
	moved = textedit_move(e, a, page);
	if (!moved && before == TEXTMARK_NONE)
		textedit_mark(e, TEXTMARK_NONE);
	if (moved && !shifted && before == TEXTMARK_HELD)
		textedit_mark(e, TEXTMARK_NONE);
	if (moved)
		ui_damage(ui, DAMAGE_FOCUS);
	return moved || shifted;
}

bool
textdesk_key(struct textview *tv, struct ui *ui, const struct key *k, enum action a,
    size_t page)
{
	unsigned done;

	if (a != ACTION_CUT)
		tv->cutting = false;
	if (k->code >= ' ' && k->code < 0x110000 && !text_cp_unsafe(k->code))
		type(tv, ui, k->code);
	else if (k->code == K_PASTE)
		paste(tv, ui);
	else if (a == ACTION_BREAK && tv->edit.marked != TEXTMARK_NONE)
		(void)copy(&tv->view, ui, 0);
	else if (a == ACTION_CANCEL && tv->edit.marked != TEXTMARK_NONE)
		unmark(tv, ui);
	else if (!view_do(desk_actions, &tv->view, ui, a, &done))
		return move(tv, ui, k, a, page);
	return true;
}
