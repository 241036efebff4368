/*
 * ledgerask.c - what a register asks: which column is what, what a word means, and
 * before anything is taken.
 *
 * What is told is stored for the agency at once, so that it is asked once.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "import/tally.h"
#include "report/change.h"
#include "report/register.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/ledger/ledger.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

/* The register on the screen, below a question; NULL: it is gone. */
static struct ledger *
shown(struct ui *ui)
{
	struct view *v = ui_screen(ui);

	return v != NULL && view_is(v, &ledger_class) && ui->report != NULL ?
	    (struct ledger *)v : NULL;
}

struct picks {
	struct pick_item *item;
	size_t		 n, cap;
};

static void
add(struct picks *p, char *text, const char *detail, int id)
{
	p->item = mem_grow(p->item, p->n, &p->cap, sizeof(*p->item));
	p->item[p->n++] = (struct pick_item){ text, mem_strdup(detail), id };
}

/* Told, and kept; that the file is read-only is said, and holds for this once. */
static void
keep(struct ledger *l, struct ui *ui, const struct register_words *told)
{
	struct diag d;

	diag_init(&d);
	for (size_t i = 0; i < told->n; i++)
		register_words_add(&l->words, told->item[i].what, told->item[i].word,
		    told->item[i].code);
	if (!store_set_words(ui->store, ui->report->agency.id, told, &d))
		ui_say_diag(ui, &d);
	diag_release(&d);
}

/* ---- words ---- */

enum { ID_NOWHERE = 10000, ID_FORGET };

struct about_word {
	bool		 row;
	char		*word;
};

static void
word_told(struct ui *ui, int id, void *arg)
{
	struct register_words told = REGISTER_WORDS_INIT;
	struct about_word *a = arg;
	struct ledger *l = shown(ui);
	const struct form_item *it;
	const char *code = NULL;
	int item;

	if (id == ID_NOWHERE)
		code = REGISTER_NOWHERE;
	else if (id == ID_FORGET)
		code = "";
	else if (id >= 0 && l != NULL &&
	    (it = tally_choice(l->t->form, a->row, (size_t)id, &item)) != NULL)
		code = it->code;
	if (code != NULL && l != NULL) {
		register_words_add(&told, a->row ? REGISTER_ROW : REGISTER_COLUMN,
		    a->word, code);
		keep(l, ui, &told);
		ledger_recount(l, ui);
	}
	register_words_release(&told);
	free(a->word);
	free(a);
}

/* "（三）不予公开 1.属于国家秘密": what stands above it, but for the head of the table. */
static char *
choice_name(const struct form *form, bool row, int item)
{
	const struct form_block *b =
	    &form->block[form->cell[form_figure_cell(form, FIGURE_NEW)].block];
	const struct form_item *all = row ? b->row : b->col, *it = &all[item];
	struct buf name = BUF_INIT;

	if (it->parent >= 0 && it->depth >= 2)
		buf_printf(&name, "%s ", all[it->parent].label);
	buf_str(&name, it->label);
	return buf_detach(&name);
}

void
ledger_ask_word(struct ui *ui, bool row, const char *word, bool own)
{
	struct about_word *a = mem_zero(sizeof(*a));
	struct ledger *l = shown(ui);
	struct picks p = { NULL, 0, 0 };
	const struct form_item *it;
	int item;

	*a = (struct about_word){ row, mem_strdup(word) };
	for (size_t i = 0; (it = tally_choice(l->t->form, row, i, &item)) != NULL; i++)
		add(&p, choice_name(form_shown(l->t->form, ui->lang), row, item),
		    it->code, (int)i);
	add(&p, mem_strdup(ui_text(ui, MSG_UI_LEDGER_COUNT_NOT)), "", ID_NOWHERE);
	if (own)
		add(&p, mem_strdup(ui_text(ui, MSG_UI_LEDGER_FORGET)), "", ID_FORGET);
	ui_push(ui, pick_new(ui, row ? MSG_UI_LEDGER_PICK_ROW : MSG_UI_LEDGER_PICK_COLUMN,
	    p.item, p.n, word_told, a));
	ui_say(ui, row ? MSG_UI_LEDGER_WHICH_ROW : MSG_UI_LEDGER_WHICH_COLUMN, word,
	    NULL);
}

/* ---- columns ---- */

static void
column_told(struct ui *ui, int id, void *arg)
{
	struct register_words told = REGISTER_WORDS_INIT;
	enum tally_head head = (enum tally_head)(intptr_t)arg;
	const char *code = tally_head_code(head);
	struct ledger *l = shown(ui);

	if (l == NULL || l->t == NULL || id < 0 || (size_t)id >= l->t->nheading)
		return;
	/* what was told for it before does not stand beside it */
	for (size_t i = 0; i < l->words.n; i++)
		if (l->words.item[i].what == REGISTER_HEAD &&
		    strcmp(l->words.item[i].code, code) == 0)
			register_words_add(&told, REGISTER_HEAD, l->words.item[i].word,
			    "");
	register_words_add(&told, REGISTER_HEAD, l->t->heading[id], code);
	keep(l, ui, &told);
	register_words_release(&told);
	ledger_reread(l, ui);
}

void
ledger_ask_column(struct ui *ui, enum tally_head head)
{
	struct ledger *l = shown(ui);
	struct picks p = { NULL, 0, 0 };

	for (size_t i = 0; i < l->t->nheading; i++)
		if (!tally_names_people(l->t->heading[i]))
			add(&p, mem_strdup(l->t->heading[i]), "", (int)i);
	if (p.n == 0) {
		ui_warn(ui, MSG_UI_LEDGER_NO_HEADINGS, NULL);
		return;
	}
	ui_push(ui, pick_new(ui, ledger_column(head), p.item, p.n, column_told,
	    (void *)(intptr_t)head));
}

static void
column_chosen(struct ui *ui, int id, void *arg)
{
	(void)arg;
	if (id >= 0 && shown(ui) != NULL)
		ledger_ask_column(ui, (enum tally_head)id);
}

void
ledger_ask_columns(struct ui *ui)
{
	struct ledger *l = shown(ui);
	struct picks p = { NULL, 0, 0 };

	for (int h = 0; h < TALLY__HEADS; h++)
		add(&p, mem_strdup(ui_text(ui, ledger_column((enum tally_head)h))),
		    l->t->head[h] != NULL ? l->t->head[h] : "", h);
	ui_push(ui, pick_new(ui, MSG_UI_LEDGER_PICK_HEAD, p.item, p.n, column_chosen,
	    NULL));
}

/* ---- taking ---- */

struct asked {
	int64_t		 report, seq;
	enum tally_part	 part;
};

/* Only what was on the screen when it was asked. */
static void
take_answered(struct ui *ui, bool yes, void *arg)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct asked *a = arg;
	struct ledger *l = shown(ui);
	size_t n;

	if (yes && l != NULL && l->phase == LEDGER_READY && ui->report->id == a->report) {
		if (ui->report->seq != a->seq)
			ui_warn(ui, MSG_UI_LEDGER_CHANGED, NULL);
		else if (ui_may_write(ui)) {
			tally_take(l->t, a->part, ui->report, &list);
			n = list.n;
			if (ui_commit(ui, &list) && ui->nunsaved == 0)
				ui_say(ui, MSG_UI_LEDGER_TAKEN, INT(n), NULL);
			ui_damage(ui, DAMAGE_ALL);
		}
	}
	change_list_release(&list);
	free(a);
}

void
ledger_ask_take(struct ui *ui, enum tally_part part)
{
	struct ledger *l = shown(ui);
	struct buf question = BUF_INIT;
	struct asked *a;
	size_t n;

	if (!ui_may_write(ui))
		return;
	if (!tally_offers(l->t, part)) {
		ui_warn(ui, MSG_UI_LEDGER_UNCLEAR, NULL);
		return;
	}
	n = ledger_changes(l, ui, part);
	if (n == 0) {
		ui_say(ui, MSG_UI_LEDGER_NOTHING, NULL);
		return;
	}
	a = mem_zero(sizeof(*a));
	*a = (struct asked){ ui->report->id, ui->report->seq, part };
	msg_put(&question, ui->lang, l->t->ndoubt > 0 ? MSG_UI_LEDGER_TAKE_PARTIAL :
	    MSG_UI_LEDGER_TAKE, INT(n), INT(l->t->ndoubt), NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), take_answered, a));
	buf_release(&question);
}
