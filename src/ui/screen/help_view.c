/*
 * help_view.c - F1: what this screen is, its keys, and what the form says about the
 * cell under the cursor.
 *
 * Keys come from the keymap table, the rest from the message table, so help can
 * not tell of a key that does not exist.
 */
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/textcheck.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/screen/screen.h"
#include "ui/term/paint.h"
#include "ui/ui.h"
#include "ui/widget/pager.h"

#define KEY_COLUMNS 9

static const struct {
	const char	*topic;
	enum msg	 text, title;
} topics[] = {
	{ "home", MSG_HELP_HOME, MSG_HELP_TITLE_HOME },
	{ "grid", MSG_HELP_GRID, MSG_HELP_TITLE_GRID },
	{ "text", MSG_HELP_TEXT, MSG_HELP_TITLE_TEXT },
	{ "about", MSG_HELP_ABOUT, MSG_HELP_TITLE_ABOUT },
	{ "many", MSG_HELP_MANY, MSG_HELP_TITLE_MANY },
	{ "findings", MSG_HELP_FINDINGS, MSG_HELP_TITLE_FINDINGS },
	{ "compare", MSG_HELP_COMPARE, MSG_HELP_TITLE_COMPARE },
	{ "links", MSG_HELP_LINKS, MSG_UI_LINK_TITLE },
	{ "history", MSG_HELP_HISTORY, MSG_HELP_TITLE_HISTORY },
	{ "ledger", MSG_HELP_LEDGER, MSG_HELP_TITLE_LEDGER },
	{ "draft", MSG_HELP_DRAFT, MSG_HELP_TITLE_DRAFT },
	{ "batch", MSG_HELP_BATCH, MSG_HELP_TITLE_BATCH },
	{ "review", MSG_HELP_REVIEW, MSG_HELP_TITLE_REVIEW },
	{ "pick", MSG_HELP_PICK, MSG_HELP_TITLE_PICK },
	{ "prompt", MSG_HELP_PROMPT, MSG_HELP_TITLE_PROMPT },
	{ "confirm", MSG_HELP_PROMPT, MSG_NONE },	/* the same */
};

static void
add_cell(struct view *v, struct ui *ui)
{
	const struct form *f = ui_form(ui);
	const struct form_item *item[2];
	struct buf name = BUF_INIT;
	int i;

	form_cell_name(&name, f, ui->focus);
	pager_add(v, STYLE_STRONG, 0, buf_cstr(&name));
	item[0] = form_cell_row(f, ui->focus);
	item[1] = form_cell_col(f, ui->focus);
	for (i = 0; i < 2; i++) {
		if (item[i]->help)
			pager_add(v, STYLE_BOX, 2, item[i]->help);
		if (item[i]->basis)
			pager_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), item[i]->basis);
	}
	pager_gap(v);
	buf_release(&name);
}

static void
add_section(struct view *v, struct ui *ui)
{
	const struct form_section *s = &ui_form(ui)->section[ui->section];

	if (s->help == NULL)
		return;
	pager_add(v, STYLE_STRONG, 0, s->heading);
	pager_add(v, STYLE_BOX, 2, s->help);
	if (s->basis)
		pager_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), s->basis);
	pager_gap(v);
}

/* Why the finding under the cursor is one. */
static void
add_finding(struct view *v, struct ui *ui)
{
	const struct finding *f = screen_findings_selected(ui);
	const char *basis = NULL;
	struct buf b = BUF_INIT;

	if (f == NULL)
		return;
	buf_printf(&b, "%s %s ", form_level_said(f->level, ui->lang), f->code);
	finding_where(&b, ui->report, f, ui->lang);
	pager_add(v, STYLE_STRONG, 0, buf_cstr(&b));
	buf_reset(&b);
	finding_text(&b, ui->report, f, ui->lang);
	pager_add(v, STYLE_BOX, 2, buf_cstr(&b));
	if (f->check != NULL)
		basis = form_check_shown(ui->report->form, f->check, ui->lang)->basis;
	for (int i = 0; i < TEXT__MAX && f->check == NULL; i++)
		if (strcmp(textchecks[i].code, f->code) == 0 && textchecks[i].basis != MSG_NONE)
			basis = ui_text(ui, textchecks[i].basis);
	if (basis != NULL)
		pager_pair(v, ui_text(ui, MSG_UI_PANE_BASIS), basis);
	pager_gap(v);
	buf_release(&b);
}

/* "<F7>" as people write it: "F7"; nothing for an action without a key. */
static void
key_of(struct buf *b, enum action a)
{
	action_key_print(b, a);
	if (a >= ACTION_HELP && a <= ACTION_COMMANDS)
		buf_printf(b, " Esc%d", (a - ACTION_HELP + 1) % 10);
}

/* Keys side by side, so that they leave room on one page. */
struct key_table {
	struct view	*view;
	struct buf	 line;
	int		 width, each, n;
};

static void
add_key(struct key_table *t, enum action a, const char *label)
{
	struct buf key = BUF_INIT;

	key_of(&key, a);
	if (key.len > 0) {
		text_pad(&t->line, buf_cstr(&key), KEY_COLUMNS, TEXT_LEFT);
		buf_chr(&t->line, ' ');
		text_pad(&t->line, label, t->width - KEY_COLUMNS - 1, TEXT_LEFT);
		if (++t->n % t->each == 0) {
			pager_add(t->view, STYLE_BOX, 0, buf_cstr(&t->line));
			buf_reset(&t->line);
		}
	}
	buf_release(&key);
}

/* All keys, or those of a screen that calls them by words of its own. */
static void
add_keys(struct view *v, struct ui *ui)
{
	const struct view *top = ui_top(ui);
	const struct view_class *c = top && top->class->words ? top->class : NULL;
	struct key_table t = { .view = v, .width = ui->lang == LANG_EN ? 32 : 24 };
	int inside = (ui->cols < 100 ? ui->cols : 98) - 4, a;

	t.each = inside / t.width > 0 ? inside / t.width : 1;
	for (a = 0; c && c->keys[a] != ACTION_NONE; a++)
		add_key(&t, c->keys[a], c->words[a] != MSG_NONE ?
		    ui_text(ui, c->words[a]) : action_label(c->keys[a], ui->lang));
	for (a = ACTION_HELP; !c && a <= ACTION_LEAVE; a++)
		add_key(&t, (enum action)a, action_label((enum action)a, ui->lang));
	for (a = 0; top && top->class->more && top->class->more[a] != ACTION_NONE; a++)
		if (top->class->more[a] != ACTION_READ_FILE || ui->opt->kiosk == NULL)
			add_key(&t, top->class->more[a],
			    action_label(top->class->more[a], ui->lang));
	if (t.line.len > 0)
		pager_add(v, STYLE_BOX, 0, buf_cstr(&t.line));
	buf_release(&t.line);
}

bool
screen_help_topic(int i, struct screen_help_topic *out)
{
	if (i < 0 || (size_t)i >= ARRAY_LEN(topics))
		return false;
	*out = (struct screen_help_topic){ topics[i].text, topics[i].title };
	return true;
}

struct view *
screen_help_new(struct ui *ui, const char *topic)
{
	struct view *v = pager_new("help", ui_text(ui, MSG_HELP_TITLE));
	size_t i;

	if (ui->report && ui->focus >= 0 && strcmp(topic, "grid") == 0)
		add_cell(v, ui);
	else if (ui->report && strcmp(topic, "text") == 0)
		add_section(v, ui);
	else if (strcmp(topic, "findings") == 0)
		add_finding(v, ui);
	for (i = 0; i < ARRAY_LEN(topics); i++)
		if (strcmp(topics[i].topic, topic) == 0)
			pager_add(v, STYLE_BOX, 0, ui_text(ui, topics[i].text));
	pager_gap(v);
	pager_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_HELP_KEYS));
	add_keys(v, ui);
	pager_gap(v);
	pager_add(v, STYLE_BOX, 0, ui_text(ui, MSG_HELP_COMMON));
	return v;
}
