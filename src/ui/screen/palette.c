/*
 * palette.c - F10 and ":": everything that can be done, by name.
 *
 * Actions come from the keymap table; what has no key of its own stands in
 * commands[] below.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/ledger/ledger.h"
#include "ui/review/review.h"
#include "ui/screen/linked.h"
#include "ui/screen/screen.h"
#include "ui/start/start.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/widget/pick.h"

/* ---- commands without a key ---- */

static void
to_section(struct ui *ui, int section)
{
	flow_go_section(ui, section);
}

/* The text before (0) or under (1) the tables of this section, or the lead (2). */
static void
to_text(struct ui *ui, int which)
{
	const struct form_section *s = &ui_form(ui)->section[ui->section];
	int slot = which == 2 ? 0 : which == 1 && s->note >= 0 ? s->note : s->text;

	flow_go_place(ui, ui_form(ui)->text[slot].code);
}

static void
carry(struct ui *ui, int unused)
{
	struct change_list list = CHANGE_LIST_INIT;
	char n[24];

	(void)unused;
	if (ui->report->prior == NULL) {
		ui_say(ui, MSG_UI_CARRY_NO_PRIOR, NULL);
		return;
	}
	prior_carry(&list, ui->report);
	snprintf(n, sizeof(n), "%zu", list.n);
	if (list.n == 0)
		ui_say(ui, MSG_UI_CARRY_NOTHING, NULL);
	else if (ui_commit(ui, &list) && ui->nunsaved == 0)
		ui_say(ui, MSG_UI_CARRIED, n, NULL);
	change_list_release(&list);
}

static void
close_report(struct ui *ui, int unused)
{
	(void)unused;
	flow_close_report(ui);
}

/* A report is read on the list; this one is closed for it. */
static void
read_last(struct ui *ui, int unused)
{
	(void)unused;
	flow_close_report(ui);
	review_ask_import(ui);
}

static void
suspend(struct ui *ui, int unused)
{
	(void)unused;
	term_suspend();
	ui_damage(ui, DAMAGE_ALL);
}

static void
other_language(struct ui *ui, int unused)
{
	(void)unused;
	ui->lang = ui->lang == LANG_EN ? LANG_ZH : LANG_EN;
	ui_damage(ui, DAMAGE_ALL);
}

static void
new_report(struct ui *ui, int unused)
{
	(void)unused;
	home_ask_new(ui);
}

static void
on_desk(struct ui *ui, int what)
{
	static void (*const asks[])(struct ui *) = { desk_ask_delete, desk_ask_finalize };

	asks[what](ui);
}

static void
draft_sentence(struct ui *ui, int unused)
{
	(void)unused;
	screen_ask_draft(ui);
}

static void
figures_beside(struct ui *ui, int unused)
{
	(void)unused;
	screen_ask_beside(ui);
}

static void
about_report(struct ui *ui, int unused)
{
	(void)unused;
	(void)ui_act(ui, ACTION_ABOUT);
}

static void
make_final(struct ui *ui, int unused)
{
	(void)unused;
	screen_ask_finalize(ui);
}

static void
open_again(struct ui *ui, int unused)
{
	(void)unused;
	screen_ask_reopen(ui);
}

static void
show_history(struct ui *ui, int unused)
{
	(void)unused;
	screen_history(ui);
}

static void
show_links(struct ui *ui, int unused)
{
	(void)unused;
	linked_show(ui);
}

static void
show_bin(struct ui *ui, int unused)
{
	(void)unused;
	screen_ask_bin(ui);
}

static void
count_register(struct ui *ui, int on_list)
{
	if (on_list)
		ledger_ask_current(ui);
	else
		ledger_ask(ui);
}

static void
table_out(struct ui *ui, int to_file)
{
	if (to_file)
		grid_save_block(ui);
	else
		grid_copy_table(ui);
}

enum where { ANYWHERE, IN_REPORT, ON_LIST };

static const struct {
	enum msg	 label, what;
	enum where	 where;
	void		(*run)(struct ui *, int);
	int		 arg;
	bool		 shell;		/* absent in kiosk mode */
} commands[] = {
	{ MSG_UI_ABOUT, MSG_UI_WHAT_ABOUT, IN_REPORT, about_report, 0, false },
	{ MSG_UI_CMD_LEAD, MSG_UI_WHAT_CMD_LEAD, IN_REPORT, to_text, 2, false },
	{ MSG_UI_CMD_INTRO, MSG_UI_WHAT_CMD_INTRO, IN_REPORT, to_text, 0, false },
	{ MSG_UI_CMD_UNDER, MSG_UI_WHAT_CMD_UNDER, IN_REPORT, to_text, 1, false },
	{ MSG_UI_CMD_DRAFT, MSG_UI_WHAT_CMD_DRAFT, IN_REPORT, draft_sentence, 0, false },
	{ MSG_UI_CMD_BESIDE, MSG_UI_WHAT_CMD_BESIDE,
	  IN_REPORT, figures_beside, 0, false },
	{ MSG_UI_CMD_CARRY, MSG_UI_WHAT_CMD_CARRY, IN_REPORT, carry, 0, false },
	{ MSG_UI_CMD_LEDGER, MSG_UI_WHAT_CMD_LEDGER, IN_REPORT, count_register, 0, false },
	{ MSG_UI_CMD_COPY_TABLE, MSG_UI_WHAT_CMD_COPY_TABLE,
	  IN_REPORT, table_out, 0, false },
	{ MSG_UI_CMD_SAVE_TABLE, MSG_UI_WHAT_CMD_SAVE_TABLE,
	  IN_REPORT, table_out, 1, true },
	{ MSG_UI_CMD_READ_LAST, MSG_UI_WHAT_CMD_READ_LAST,
	  IN_REPORT, read_last, 0, false },
	{ MSG_UI_CMD_FINALIZE, MSG_UI_WHAT_CMD_FINALIZE,
	  IN_REPORT, make_final, 0, false },
	{ MSG_UI_CMD_REOPEN, MSG_UI_WHAT_CMD_REOPEN, IN_REPORT, open_again, 0, false },
	{ MSG_UI_CMD_HISTORY, MSG_NONE, IN_REPORT, show_history, 0, false },
	{ MSG_UI_LINK_TITLE, MSG_UI_WHAT_LINKS, IN_REPORT, show_links, 0, false },
	{ MSG_UI_CMD_CLOSE, MSG_UI_WHAT_CMD_CLOSE, IN_REPORT, close_report, 0, false },
	{ MSG_UI_CMD_NEW, MSG_UI_WHAT_CMD_NEW, ON_LIST, new_report, 0, false },
	{ MSG_UI_CMD_DELETE, MSG_UI_WHAT_CMD_DELETE, ON_LIST, on_desk, 0, false },
	{ MSG_UI_CMD_FINALIZE, MSG_UI_WHAT_CMD_FINALIZE, ON_LIST, on_desk, 1, false },
	{ MSG_UI_CMD_LEDGER, MSG_UI_WHAT_CMD_LEDGER, ON_LIST, count_register, 1, false },
	{ MSG_UI_CMD_BIN, MSG_NONE, ON_LIST, show_bin, 0, false },
	{ MSG_UI_START_SAMPLE, MSG_UI_WHAT_SAMPLE, ON_LIST, start_sample, 0, false },
	{ MSG_UI_START_TUTOR, MSG_UI_WHAT_TUTOR, ON_LIST, start_tutor, 0, false },
	{ MSG_UI_CMD_LANGUAGE, MSG_UI_WHAT_CMD_LANGUAGE,
	  ANYWHERE, other_language, 0, false },
	{ MSG_UI_CMD_SUSPEND, MSG_NONE, ANYWHERE, suspend, 0, true },
};
#define NCOMMANDS ARRAY_LEN(commands)

/* Ids: an action, then commands, then sections. */
#define FIRST_COMMAND	1000
#define FIRST_SECTION	2000

/* ---- the list ---- */

struct items {
	struct pick_item *item;
	enum msg	*hint;
	size_t		 n, cap, caphint;
};

/* What an action does, in grey beside its name. */
static const enum msg what[ACTION__MAX] = {
	[ACTION_HELP] = MSG_UI_WHAT_HELP,
	[ACTION_PREV_SECTION] = MSG_UI_WHAT_PREV_SECTION,
	[ACTION_NOTE] = MSG_UI_WHAT_NOTE,
	[ACTION_FILL] = MSG_UI_WHAT_FILL,
	[ACTION_LAST_YEAR] = MSG_UI_WHAT_LAST_YEAR,
	[ACTION_DETAILS] = MSG_UI_WHAT_DETAILS,
	[ACTION_NEXT_SECTION] = MSG_UI_WHAT_NEXT_SECTION,
	[ACTION_FINDINGS] = MSG_UI_WHAT_FINDINGS,
	[ACTION_EXPORT] = MSG_UI_WHAT_EXPORT,
	[ACTION_GOTO] = MSG_UI_WHAT_GOTO,
	[ACTION_SEARCH] = MSG_UI_WHAT_SEARCH,
	[ACTION_IMPORT] = MSG_UI_WHAT_IMPORT,
	[ACTION_NEXT_FINDING] = MSG_UI_WHAT_NEXT_FINDING,
	[ACTION_UNDO] = MSG_UI_WHAT_UNDO,
	[ACTION_REDO] = MSG_UI_WHAT_REDO,
	[ACTION_SAVE_POINT] = MSG_UI_WHAT_SAVE_POINT,
	[ACTION_REDRAW] = MSG_UI_WHAT_REDRAW,
	[ACTION_ENTER_TURN] = MSG_UI_WHAT_ENTER_TURN,
	[ACTION_COMPARE] = MSG_UI_WHAT_COMPARE,
	[ACTION_LEAVE] = MSG_UI_WHAT_LEAVE,
	[ACTION_ABOUT] = MSG_UI_WHAT_ABOUT,
};

static void
add(struct items *l, const char *text, const char *detail, int id,
    enum msg hint)
{
	l->item = mem_grow(l->item, l->n, &l->cap, sizeof(*l->item));
	l->hint = mem_grow(l->hint, l->n, &l->caphint, sizeof(*l->hint));
	l->hint[l->n] = hint;
	l->item[l->n++] = (struct pick_item){ mem_strdup(text), mem_strdup(detail), id };
}

/* Does it apply here?  In a text no cell can be filled, asked about or left; of a final
 * report nothing can be changed. */
static bool
applies(const struct ui *ui, enum action a)
{
	if (a == ACTION_FILL || a == ACTION_NOTE || a == ACTION_UNDO || a == ACTION_REDO ||
	    a == ACTION_SAVE_POINT)
		return !ui_locked(ui) && (a != ACTION_FILL || ui->focus >= 0);
	if (a == ACTION_DETAILS || a == ACTION_ENTER_TURN)
		return ui->focus >= 0;
	if (a == ACTION_COMPARE || a == ACTION_LAST_YEAR)
		return ui->report->prior != NULL;
	return a != ACTION_IMPORT;
}

static bool
useful(const struct ui *ui, enum action a)
{
	static const enum action on_list[] = {
		ACTION_HELP, ACTION_FINDINGS, ACTION_EXPORT, ACTION_SEARCH, ACTION_IMPORT,
		ACTION_REDRAW, ACTION_LEAVE
	};
	size_t i;

	if (a == ACTION_COMMANDS)
		return false;
	if (ui->report)
		return applies(ui, a);
	for (i = 0; i < ARRAY_LEN(on_list); i++)
		if (on_list[i] == a)
			return true;
	return false;
}

/* "<C-g>" as "^G", "<F7>" as "F7". */
static char *
key_text(enum action a)
{
	struct buf b = BUF_INIT;

	action_key_print(&b, a);
	return buf_detach(&b);
}

static void
do_action(struct ui *ui, enum action a)
{
	struct key none = { .code = K_NONE };
	struct view *top = ui_top(ui);

	if (top == NULL || top->class->key(top, ui, &none, a) == VIEW_IGNORED)
		(void)ui_act(ui, a);
}

/* What was chosen stands first the next time. */
static void
remember(struct ui *ui, int id)
{
	int i = 0;

	while (i < UI_RECENT - 1 && ui->recent[i] != id)
		i++;
	for (; i > 0; i--)
		ui->recent[i] = ui->recent[i - 1];
	ui->recent[0] = id;
}

static void
recent_first(struct items *l, const struct ui *ui)
{
	size_t k;

	for (int i = UI_RECENT - 1; i >= 0; i--) {
		for (k = 0; k < l->n && l->item[k].id != ui->recent[i]; k++)
			continue;
		if (k == l->n || ui->recent[i] == 0)
			continue;
		struct pick_item it = l->item[k];
		enum msg hint = l->hint[k];

		memmove(l->item + 1, l->item, k * sizeof(it));
		memmove(l->hint + 1, l->hint, k * sizeof(hint));
		l->item[0] = it;
		l->hint[0] = hint;
	}
}

static void
picked(struct ui *ui, int id, void *arg)
{
	(void)arg;
	if (id < 0)
		return;
	remember(ui, id);
	if (id >= FIRST_SECTION)
		to_section(ui, id - FIRST_SECTION);
	else if (id >= FIRST_COMMAND)
		/* cppcheck-suppress arrayIndexOutOfBoundsCond ; sections are above */
		commands[id - FIRST_COMMAND].run(ui, commands[id - FIRST_COMMAND].arg);
	else
		do_action(ui, (enum action)id);
}

/* A screen that calls its actions by words of its own has no others. */
static void
add_words(struct items *l, struct ui *ui, const struct view_class *c)
{
	char *key;
	size_t i;

	for (i = 0; c->keys[i] != ACTION_NONE; i++) {
		if (c->keys[i] == ACTION_COMMANDS)
			continue;
		key = key_text(c->keys[i]);
		add(l, c->words[i] != MSG_NONE ? ui_text(ui, c->words[i]) :
		    action_label(c->keys[i], ui->lang), key, c->keys[i],
		    c->words[i] != MSG_NONE ? MSG_NONE : what[c->keys[i]]);
		free(key);
	}
}

static bool
command_applies(const struct ui *ui, enum msg label)
{
	const struct form_section *s = &ui_form(ui)->section[ui->section];
	bool final = ui->report->state == STATE_FINAL;

	return label == MSG_UI_CMD_FINALIZE ? !final : label == MSG_UI_CMD_REOPEN ? final :
	    label == MSG_UI_CMD_UNDER ? s->note >= 0 : label == MSG_UI_CMD_INTRO ?
	    s->text >= 0 : label == MSG_UI_CMD_CARRY ? ui->report->prior && !ui_locked(ui) :
	    true;
}

static void
add_commands(struct items *l, const struct ui *ui)
{
	size_t i;

	for (i = 0; i < NCOMMANDS; i++) {
		if ((commands[i].where == IN_REPORT && !ui->report) ||
		    (commands[i].where == ON_LIST && ui->report) ||
		    (ui->report && !command_applies(ui, commands[i].label)) ||
		    (commands[i].shell && ui->opt->kiosk) ||
		    (commands[i].run == suspend && !term_can_suspend()))
			continue;
		add(l, ui_text(ui, commands[i].label), "", FIRST_COMMAND + (int)i,
		    commands[i].what);
	}
}

/* The list goes to the view. */
static struct view *
show(struct items *l, struct ui *ui)
{
	struct view *v;

	recent_first(l, ui);
	v = pick_new(ui, MSG_UI_PALETTE, l->item, l->n, picked, NULL);
	pick_hints(v, l->hint, l->n);
	free(l->hint);
	return v;
}

struct view *
palette_new(struct ui *ui)
{
	const struct view *top = ui_top(ui);
	struct items l = { NULL, NULL, 0, 0, 0 };
	char *key;
	size_t i;
	int a, s;

	if (top && top->class->words) {
		add_words(&l, ui, top->class);
		if (top == ui_base(ui))
			add_commands(&l, ui);
		return show(&l, ui);
	}
	for (a = ACTION_HELP; a <= ACTION_LEAVE; a++)
		if (useful(ui, (enum action)a)) {
			key = key_text((enum action)a);
			add(&l, action_label((enum action)a, ui->lang), key, a, what[a]);
			free(key);
		}
	for (i = 0; top && top->class->more && top->class->more[i] != ACTION_NONE; i++) {
		if (top->class->more[i] == ACTION_READ_FILE && ui->opt->kiosk)
			continue;
		key = key_text(top->class->more[i]);
		add(&l, action_label(top->class->more[i], ui->lang), key,
		    top->class->more[i], what[top->class->more[i]]);
		free(key);
	}
	for (s = 0; ui->report && s < ui_form(ui)->nsection; s++)
		add(&l, ui_form(ui)->section[s].heading,
		    ui_form(ui)->section[s].code, FIRST_SECTION + s, MSG_NONE);
	add_commands(&l, ui);
	return show(&l, ui);
}
