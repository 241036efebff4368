/*
 * statusbar.c - the lines all screens share but the message: title, tabs, keys.
 *
 * Everything is repainted whole; curses sends only the characters that differ.
 * What changes with every figure stands right-aligned, so that few do.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/ready.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"

/* ---- the title ---- */

static void
add_counts(struct ui *ui, struct buf *b)
{
	const struct report_open *o = &ui->findings.open;
	char n[4][16];

	snprintf(n[0], sizeof(n[0]), "%d", o->error);
	snprintf(n[1], sizeof(n[1]), "%d", o->warning);
	snprintf(n[2], sizeof(n[2]), "%d", o->empty);
	snprintf(n[3], sizeof(n[3]), "%d", o->text);
	msg_put(b, ui->lang, MSG_UI_COUNTS, n[0], n[1], n[2], n[3], NULL);
}

/* shown_saved, not saved_at: the seconds would cost bytes with every figure, so
 * the title follows when the clerk rests (ui.c, tick). */
static void
add_saved(struct ui *ui, struct buf *b)
{
	char time_text[CLOCK_TEXT];

	if (ui->nunsaved > 0) {
		msg_put(b, ui->lang, MSG_UI_UNSAVED, INT(ui->nunsaved), NULL);
	} else if (ui->shown_saved[0])
		msg_put(b, ui->lang, MSG_UI_SAVED,
		    clock_local_time(ui->shown_saved, time_text), NULL);
}

/* Parts at the right end of the title, the most important first. */
enum part { PART_COUNTS, PART_STATE, PART_SAVED, PART_USER, PART_ENCODING, PART__MAX };

static void
add_part(struct ui *ui, enum part part, struct buf *b)
{
	const struct report *r = ui->report;

	switch (part) {
	case PART_COUNTS:
		if (r && ui->list_layout)
			add_counts(ui, b);
		break;
	case PART_STATE:
		if (r && ui->mark != MSG_NONE)
			buf_printf(b, "[%s]", ui_text(ui, ui->mark));
		if (r)
			buf_printf(b, "[%s]", ui_text(ui, state_word(r->state)));
		if (r && ui->read_only)
			buf_printf(b, "[%s]", ui_text(ui, MSG_UI_READ_ONLY));
		break;
	case PART_SAVED:
		if (r)
			add_saved(ui, b);
		break;
	case PART_USER:
		if (ui->opt->actor->user)
			buf_str(b, ui->opt->actor->user);
		break;
	case PART_ENCODING:
		buf_str(b, term_encoding_name());
		break;
	case PART__MAX:
		break;
	}
}

static void
add_title(struct ui *ui, struct buf *b)
{
	char year[16];

	if (ui->report == NULL) {
		buf_str(b, ui_text(ui, MSG_UI_APP));
		if (ui->opt->version)
			buf_printf(b, " %s", ui->opt->version);
		return;
	}
	snprintf(year, sizeof(year), "%d", ui->report->year);
	msg_put(b, ui->lang, MSG_UI_TITLE, year, ui->report->agency.name, NULL);
	if (ui->report->agency.org_code && ui->cols >= 100)
		buf_printf(b, "(%s)", ui->report->agency.org_code);
}

/* Parts that do not fit are left out from the end, the agency's name is cut last. */
void
status_title(struct ui *ui)
{
	struct buf title = BUF_INIT, right = BUF_INIT, part = BUF_INIT;
	int i, room, w, lost = 0, at = -1;
	size_t from = 0;

	if (ui->damage & DAMAGE_ALL)
		memcpy(ui->shown_saved, ui->saved_at, sizeof(ui->shown_saved));
	add_title(ui, &title);
	room = ui->cols - 2 - text_width(buf_cstr(&title));
	for (i = 0; i < PART__MAX; i++) {
		buf_reset(&part);
		add_part(ui, (enum part)i, &part);
		w = part.len ? text_width(buf_cstr(&part)) + 2 : 0;
		if (w == 0 || (w > room && right.len > 0))
			continue;
		if (i == PART_SAVED && ui->nunsaved > 0) {
			at = text_width(buf_cstr(&right)) + 2;
			from = right.len + 2;
			lost = w - 2;
		}
		buf_printf(&right, "  %s", buf_cstr(&part));
		room -= w;
	}
	w = right.len ? text_width(buf_cstr(&right)) + 1 : 0;
	paint_fill(0, 0, 1, STYLE_TITLE);
	paint_text(0, 1, ui->cols - 1 - w, STYLE_TITLE, TEXT_LEFT, buf_cstr(&title));
	paint_text(0, ui->cols - w, w, STYLE_TITLE, TEXT_LEFT, buf_cstr(&right));
	if (at >= 0)
		paint_text(0, ui->cols - w + at, lost, STYLE_ERROR, TEXT_LEFT,
		    right.data + from);
	buf_release(&title);
	buf_release(&right);
	buf_release(&part);
}

/* ---- the tabs ---- */

/* Without its number: the heading where it fits, else the 简称.  A form without one has
 * its heading cut between characters, which in English would be in a word. */
static void
tab_name(struct buf *b, const struct form_section *s, int columns)
{
	struct buf number = BUF_INIT;
	const char *name;
	bool han;

	(void)form_ordinal(&number, s->heading, &name);
	buf_release(&number);
	if (s->brief != NULL && (columns <= 8 || text_width(name) > columns))
		name = s->brief;
	han = (unsigned char)name[0] >= 0x80;
	if (han || text_width(name) <= columns)
		buf_add(b, name, text_fit(name, strlen(name), columns, NULL));
}

/* The number is what F2, F7 and the telephone help count by. */
static void
add_tab(struct buf *b, const struct form *f, int section, int columns)
{
	buf_printf(b, "%d", section + 1);
	if (columns > 0)
		tab_name(b, &f->section[section], columns);
}

/* Columns all tabs take, the one that is open with names of its own width. */
static int
tabs_width(const struct form *f, int open, int columns, int own)
{
	struct buf b = BUF_INIT;
	int s, all = 2;			/* the brackets of one */

	for (s = 0; s < f->nsection; s++) {
		buf_reset(&b);
		add_tab(&b, f, s, s == open ? own : columns);
		all += text_width(buf_cstr(&b)) + 2;	/* its mark, a blank */
	}
	buf_release(&b);
	return all;
}

/* Widest names with which all tabs fit.  Narrow ones are words of two characters, not
 * three of four; the tab that is open then has the widest name there is room for. */
static int
tab_columns(const struct form *f, int open, int room, int *own)
{
	static const int tries[] = { 40, 24, 16, 12, 8, 4, 0 };
	int i = 0, k = 0;

	while (tries[i] > 0 && tabs_width(f, open, tries[i], tries[i]) > room)
		i++;
	while (k < i && (tries[i] >= 8 || tabs_width(f, open, tries[i], tries[k]) > room))
		k++;
	*own = tries[k];
	return tries[i];
}

/* A figure changes none of it: tried again only when another tab is open, the window is
 * another, or the counts beside them are wider. */
static int
tab_columns_kept(struct ui *ui, const struct form *f, int room, int *own)
{
	if (ui->tabs.form != f || ui->tabs.open != ui->section || ui->tabs.room != room) {
		ui->tabs.form = f;
		ui->tabs.open = ui->section;
		ui->tabs.room = room;
		ui->tabs.columns = tab_columns(f, ui->section, room, &ui->tabs.own);
	}
	*own = ui->tabs.own;
	return ui->tabs.columns;
}

/* "错1 警0 空12" with each part in its own colour; parts are split at blanks. */
static void
paint_counts(struct ui *ui, int col, const char *s)
{
	static const enum style alarm[] = { STYLE_ERROR, STYLE_WARNING };
	const struct report_open *o = &ui->findings.open;
	const int count[] = { o->error, o->warning };
	size_t part = 0, from = 0, i, n = strlen(s);

	for (i = 1; i <= n; i++) {
		if (i < n && !(s[i] == ' ' && s[i - 1] >= '0' && s[i - 1] <= '9'))
			continue;
		col += paint_run(1, col, ui->cols - col, part < 2 && count[part] > 0 ?
		    alarm[part] : STYLE_TAB, s + from, i - from);
		from = i;
		part++;
	}
}

/* How far a section is, in the column behind its tab: an error, something to fill in,
 * a warning to explain, done. */
static int
paint_mark(int col, const struct section_open *o)
{
	const char *mark = o->error > 0 ? "x" : o->empty > 0 || o->text > 0 ? "." :
	    o->warning > 0 ? "!" : "+";

	return paint_run(1, col, 1, o->error > 0 ? STYLE_ERROR :
	    section_open_none(o) ? STYLE_TAB : STYLE_WARNING, mark, 1);
}

void
status_tabs(struct ui *ui)
{
	const struct form *f = ui_form(ui);
	struct section_open *open = mem_array((size_t)f->nsection, sizeof *open);
	struct buf counts = BUF_INIT, b = BUF_INIT;
	int w, columns, own, s, col = 1, room;

	report_open_sections(open, ui->report, &ui->findings);
	add_counts(ui, &counts);
	w = text_width(buf_cstr(&counts));
	room = ui->cols - w - 4;
	columns = tab_columns_kept(ui, f, room, &own);
	paint_fill(1, 0, 1, STYLE_TAB);
	for (s = 0; s < f->nsection && col < room; s++) {
		int from = col;

		buf_reset(&b);
		if (s == ui->section)
			buf_chr(&b, '[');
		add_tab(&b, f, s, s == ui->section ? own : columns);
		if (s == ui->section)
			buf_chr(&b, ']');
		col += paint_run(1, col, room - col, s == ui->section ? STYLE_TAB_ON :
		    STYLE_TAB,
		    buf_cstr(&b), b.len);
		col += paint_mark(col, &open[s]);
		paint_click(1, from, col - from, CLICK_SECTION, s);
		paint_fill(1, col++, 1, STYLE_TAB);
	}
	paint_fill(1, col, ui->cols - w - 1 - col, STYLE_TAB);
	paint_counts(ui, ui->cols - w - 1, buf_cstr(&counts));
	paint_fill(1, ui->cols - 1, 1, STYLE_TAB);
	free(open);
	buf_release(&counts);
	buf_release(&b);
}

/* ---- the key line ---- */

static const enum action report_keys[] = {
	ACTION_HELP, ACTION_NOTE, ACTION_FILL, ACTION_LAST_YEAR, ACTION_DETAILS,
	ACTION_NEXT_SECTION, ACTION_FINDINGS, ACTION_EXPORT, ACTION_COMMANDS,
	ACTION_GOTO, ACTION_UNDO, ACTION_REDO, ACTION_SEARCH, ACTION_NEXT_FINDING,
	ACTION_PREV_SECTION, ACTION_SAVE_POINT, ACTION_LEAVE, ACTION_NONE
};
static const enum action list_keys[] = {
	ACTION_HELP, ACTION_INSERT, ACTION_IMPORT, ACTION_SEARCH, ACTION_FINDINGS,
	ACTION_EXPORT, ACTION_COMMANDS, ACTION_LEAVE, ACTION_NONE
};
static const enum action box_keys[] = { ACTION_ACCEPT, ACTION_CANCEL, ACTION_NONE };
static const enum action armed_keys[] = {
	ACTION_HELP, ACTION_PREV_SECTION, ACTION_NOTE, ACTION_FILL, ACTION_LAST_YEAR,
	ACTION_DETAILS, ACTION_NEXT_SECTION, ACTION_FINDINGS, ACTION_EXPORT,
	ACTION_COMMANDS, ACTION_NONE
};

/* "<F1>" "F1", "<C-g>" "^G", armed "1"; only the first key of an action. */
static void
key_label(struct buf *b, enum action a, bool armed)
{
	const char *s = action_keys(a), *end = strchr(s, '>');

	if (*s != '<' || end == NULL)
		return;
	if (armed)
		buf_chr(b, end[-1]);
	else
		action_key_print(b, a);
}

/* What the digits mean while Esc is armed comes before everything else. */
static const enum action *
shown_keys(struct ui *ui)
{
	const struct view *top = ui_top(ui);

	if (ui->esc_armed)
		return top && top->class->words ? top->class->keys : armed_keys;
	if (top && top->class->keys)
		return top->class->keys;
	if (top && top->class->box)
		return box_keys;
	return ui->report ? report_keys : list_keys;
}

/* One word of the key line. */
struct keyword {
	struct buf	 name;
	const char	*label;
	int		 w;
};

static void
keyword(struct keyword *k, const struct ui *ui, enum action a, enum msg word)
{
	buf_reset(&k->name);
	key_label(&k->name, a, ui->esc_armed);
	k->label = word != MSG_NONE ? ui_text(ui, word) : action_short(a, ui->lang);
	if (ui->lang == LANG_EN)
		buf_chr(&k->name, ' ');
	k->w = text_width(buf_cstr(&k->name)) + text_width(k->label);
}

static int
put_keyword(struct keyword *k, const struct ui *ui, enum action a, int col)
{
	int row = ui->rows - 1, from;

	if (col > 0)
		paint_fill(row, col++, 1, STYLE_KEYS);
	from = col;
	col += paint_run(row, col, ui->cols - col, STYLE_KEYNAME, buf_cstr(&k->name),
	    k->name.len);
	col += paint_run(row, col, ui->cols - col, STYLE_KEYS, k->label, strlen(k->label));
	paint_click(row, from, col - from, CLICK_ACTION, (int)a);
	return col;
}

/* The word of keys[i], what it is called here. */
static enum msg
word_of(const struct view *top, const enum action *keys, size_t i)
{
	return top && keys == top->class->keys && top->class->words ?
	    top->class->words[i] : MSG_NONE;
}

/* Columns that the word of an action takes with the blank before it; 0: not in the line. */
static int
room_of(const struct ui *ui, const struct view *top, const enum action *keys, enum action a)
{
	struct keyword k = { .name = BUF_INIT };
	size_t i = 0;
	int w = 0;

	while (keys[i] != ACTION_NONE && keys[i] != a)
		i++;
	if (keys[i] == a && !ui->esc_armed) {
		keyword(&k, ui, a, word_of(top, keys, i));
		w = k.w + 1;
	}
	buf_release(&k.name);
	return w;
}

/* Made from the keymap, so it cannot promise a key that does something else; what
 * does not fit is left out, but never the way to all commands and, last, the way out. */
void
status_keys(struct ui *ui)
{
	const struct view *top = ui_top(ui);
	const enum action *keys = shown_keys(ui);
	struct keyword k = { .name = BUF_INIT };
	struct buf note = BUF_INIT;
	int row = ui->rows - 1, col = 0, end = ui->cols, leave, all;
	size_t i;

	ui->keys_armed = ui->esc_armed;
	if (ui->esc_armed)
		col += paint_run(row, col, ui->cols, STYLE_KEYNAME,
		    ui_text(ui, MSG_UI_ESC_ARMED),
		    strlen(ui_text(ui, MSG_UI_ESC_ARMED)));
	if (top && top->class->note_keys && !ui->esc_armed)
		top->class->note_keys(&note, ui);
	if (note.len > 0)
		end -= text_width(buf_cstr(&note)) + 1;
	all = room_of(ui, top, keys, ACTION_COMMANDS);
	leave = room_of(ui, top, keys, ACTION_LEAVE);
	for (i = 0; keys[i] != ACTION_NONE; i++) {
		if (keys[i] == ACTION_LEAVE || (ui->esc_armed && (keys[i] < ACTION_HELP ||
		    keys[i] > ACTION_COMMANDS)))
			continue;
		keyword(&k, ui, keys[i], word_of(top, keys, i));
		if (keys[i] == ACTION_COMMANDS)
			all = 0;
		if (col + k.w + (col > 0) <= end - leave - all)
			col = put_keyword(&k, ui, keys[i], col);
	}
	for (i = 0; leave > 0 && keys[i] != ACTION_NONE; i++)
		if (keys[i] == ACTION_LEAVE) {
			keyword(&k, ui, keys[i], word_of(top, keys, i));
			if (col + k.w + (col > 0) <= end)
				col = put_keyword(&k, ui, keys[i], col);
		}
	paint_fill(row, col, end - col, STYLE_KEYS);
	paint_text(row, end, ui->cols - end, STYLE_KEYNAME, TEXT_LEFT, buf_cstr(&note));
	buf_release(&k.name);
	buf_release(&note);
}
