/*
 * ledgerlines.c - what there is to say of a register, line by line: first what the
 * clerk has to tell, then how it differs, what else it offers, and what it leaves out.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "import/tally.h"
#include "report/change.h"
#include "report/register.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/ledger/ledger.h"

/* ---- which lines ---- */

static void
put(struct ledger *l, enum ledger_kind kind, int at)
{
	l->line = mem_grow(l->line, l->n, &l->cap, sizeof(*l->line));
	l->line[l->n++] = (struct ledger_line){ kind, at };
}

size_t
ledger_changes(const struct ledger *l, const struct ui *ui, enum tally_part part)
{
	struct change_list list = CHANGE_LIST_INIT;
	size_t n;

	tally_take(l->t, part, ui->report, &list);
	n = list.n;
	change_list_release(&list);
	return n;
}

/* A line for each cell that is not keyed so; those where nothing is keyed and nothing
 * was counted are one line. */
static void
put_cells(struct ledger *l, const struct ui *ui, enum tally_part part)
{
	const struct tally *t = l->t;
	int nought = 0, same = 0;

	for (int i = 0; i < t->form->ncell; i++) {
		if (t->part[i] != (unsigned char)part)
			continue;
		if (!tally_differs(t, ui->report, i))
			same++;
		else if (tally_nought(t, ui->report, i))
			nought++;
		else
			put(l, LEDGER_CELL, i);
	}
	if (nought > 0)
		put(l, LEDGER_BLANK, nought);
	put(l, LEDGER_SAME, same);
}

static void
put_part(struct ledger *l, const struct ui *ui, enum tally_part part)
{
	put(l, LEDGER_OFFER, (int)part);
	if (part != TALLY_TEXT && part != TALLY_FEES)
		put_cells(l, ui, part);
}

static void
put_beside(struct ledger *l, const struct ui *ui)
{
	const struct tally *t = l->t;

	if (t->nway == 0 && !t->has[TALLY_REVIEW] && !t->has[TALLY_SUIT] &&
	    !t->has[TALLY_FEE])
		return;
	put(l, LEDGER_HEAD, MSG_UI_LEDGER_BESIDE);
	if (t->nway > 0)
		put_part(l, ui, TALLY_TEXT);
	if (t->has[TALLY_REVIEW])
		put_part(l, ui, TALLY_REVIEWS);
	if (t->has[TALLY_SUIT])
		put_part(l, ui, TALLY_SUITS);
	if (t->has[TALLY_FEE])
		put_part(l, ui, TALLY_FEES);
}

static void
put_rows(struct ledger *l, bool doubt, enum msg heading)
{
	const struct tally *t = l->t;
	bool any = false;

	for (size_t i = 0; i < t->nrow; i++) {
		if (tally_in_doubt(t->row[i].why) != doubt)
			continue;
		if (!any)
			put(l, LEDGER_HEAD, (int)heading);
		any = true;
		put(l, LEDGER_ROW, (int)i);
	}
}

static void
put_said(struct ledger *l)
{
	for (size_t i = 0; i < l->d.n; i++)
		put(l, LEDGER_SAID, (int)i);
}

static void
put_count(struct ledger *l, const struct ui *ui)
{
	put(l, LEDGER_COLUMNS, 0);
	if (l->nunknown > 0)
		put(l, LEDGER_HEAD, MSG_UI_LEDGER_ASKS);
	for (size_t i = 0; i < l->nunknown; i++)
		put(l, LEDGER_ASK, (int)i);
	put(l, LEDGER_HEAD, MSG_UI_LEDGER_DIFFERENT);
	put_part(l, ui, TALLY_APPLICATIONS);
	put_beside(l, ui);
	put_rows(l, true, MSG_UI_LEDGER_DOUBT);
	put_rows(l, false, MSG_UI_LEDGER_ELSEWHERE);
	if (l->t->nseen > 0)
		put(l, LEDGER_HEAD, MSG_UI_LEDGER_WORDS);
	for (size_t i = 0; i < l->t->nseen; i++)
		put(l, LEDGER_WORD, (int)i);
}

void
ledger_lines(struct ledger *l, const struct ui *ui)
{
	l->n = 0;
	l->seq = ui->report->seq;
	if (l->phase == LEDGER_FAILED) {
		put_said(l);
		for (int h = 0; l->t != NULL && h < TALLY_NEEDED; h++)
			if (l->t->lacks[h])
				put(l, LEDGER_LACK, h);
	} else if (l->phase == LEDGER_READY) {
		put_count(l, ui);
		put_said(l);
	}
	if (l->at >= l->n)
		l->at = l->n > 0 ? l->n - 1 : 0;
}

/* ---- what they say ---- */

enum msg
ledger_column(enum tally_head head)
{
	static const enum msg name[TALLY__HEADS] = {
		MSG_UI_LEDGER_RECEIVED, MSG_UI_LEDGER_TYPE, MSG_UI_LEDGER_CLOSED,
		MSG_UI_LEDGER_RESULT, MSG_UI_LEDGER_REASON, MSG_UI_LEDGER_REMARK,
		MSG_UI_LEDGER_NUMBER, MSG_UI_LEDGER_SERIAL, MSG_UI_LEDGER_WAY,
		MSG_UI_LEDGER_FEE, MSG_UI_LEDGER_REVIEW, MSG_UI_LEDGER_SUIT
	};

	return name[head];
}

static void
say_columns(struct buf *b, const struct ledger *l, const struct ui *ui)
{
	buf_str(b, ui_text(ui, MSG_UI_LEDGER_COLUMNS));
	for (int h = 0; h < TALLY__HEADS; h++)
		if (l->t->head[h] != NULL)
			buf_printf(b, " %s=%s",
			    ui_text(ui, ledger_column((enum tally_head)h)), l->t->head[h]);
}

static void
say_cases(struct buf *b, const struct ledger *l, const struct ui *ui,
    enum tally_part part)
{
	enum msg m = part == TALLY_REVIEWS ? MSG_UI_LEDGER_REVIEWS : MSG_UI_LEDGER_SUITS;

	if (l->t->ncase_open > 0)
		msg_put(b, ui->lang, MSG_UI_LEDGER_CASES_OPEN, ui_text(ui, m),
		    INT(l->t->ncase_open), NULL);
	else
		msg_put(b, ui->lang, MSG_UI_LEDGER_CASES, ui_text(ui, m),
		    INT(ledger_changes(l, ui, part)), NULL);
}

static void
say_fee(struct buf *b, const struct ledger *l, const struct ui *ui)
{
	char yuan[NUM_TEXT];

	if (l->t->nfee_open > 0)
		msg_put(b, ui->lang, MSG_UI_LEDGER_FEES_OPEN, INT(l->t->nfee_open), NULL);
	else
		msg_put(b, ui->lang, MSG_UI_LEDGER_FEES, INT(l->t->nfee),
		    num_print(yuan, l->t->fee), NULL);
}

static void
say_offer(struct buf *b, const struct ledger *l, const struct ui *ui,
    enum tally_part part)
{
	struct buf ways = BUF_INIT;

	if (part == TALLY_APPLICATIONS) {
		msg_put(b, ui->lang, MSG_UI_LEDGER_TABLE,
		    INT(ledger_changes(l, ui, part)), NULL);
	} else if (part == TALLY_TEXT) {
		tally_ways_say(&ways, l->t);
		msg_put(b, ui->lang, MSG_UI_LEDGER_WAYS, buf_cstr(&ways), NULL);
	} else if (part == TALLY_FEES) {
		say_fee(b, l, ui);
	} else {
		say_cases(b, l, ui, part);
	}
	if (tally_offers(l->t, part) && ledger_changes(l, ui, part) == 0)
		buf_str(b, ui_text(ui, MSG_UI_LEDGER_TAKEN_ALREADY));
	buf_release(&ways);
}

static void
say_cell(struct ledger_words *w, const struct ledger *l, const struct ui *ui, int cell)
{
	int at = tally_cell(l->t, ui->report, cell);

	form_cell_name(&w->text, form_shown(l->t->form, ui->lang), cell);
	cell_text(&w->keyed, &ui->report->cell[at]);
	if (w->keyed.len == 0)
		buf_chr(&w->keyed, '.');
	buf_printf(&w->counted, "%lld", (long long)l->t->count[cell]);
}

static void
say_row(struct buf *b, const struct ui *ui, const struct tally_row *row)
{
	if (row->sheet != NULL)
		buf_printf(b, "%s ", row->sheet);
	msg_put(b, ui->lang, MSG_UI_LEDGER_ROW, INT(row->row), NULL);
	if (row->number != NULL)
		buf_printf(b, " (%s)", row->number);
	buf_str(b, ": ");
	tally_why_say(b, ui->lang, row);
}

static void
say_word(struct ledger_words *w, const struct ui *ui, const struct tally_seen *s)
{
	buf_printf(&w->text, "%s → %s%s", s->word, strcmp(s->code, REGISTER_NOWHERE) == 0 ?
	    ui_text(ui, MSG_UI_LEDGER_NOWHERE) : s->code,
	    s->own ? ui_text(ui, MSG_UI_LEDGER_OWN) : "");
	buf_printf(&w->counted, "%d", s->n);
}

static void
say_ask(struct ledger_words *w, const struct ui *ui, const struct tally_unknown *u)
{
	msg_put(&w->text, ui->lang, u->row ? MSG_UI_LEDGER_WHICH_ROW :
	    MSG_UI_LEDGER_WHICH_COLUMN, u->word, NULL);
	buf_printf(&w->counted, "%d", u->n);
}

static void
say_number(struct buf *b, const struct ui *ui, enum msg m, int n)
{
	msg_put(b, ui->lang, m, INT(n), NULL);
}

void
ledger_say(struct ledger_words *w, const struct ledger *l, const struct ui *ui,
    const struct ledger_line *it)
{
	buf_reset(&w->text);
	buf_reset(&w->keyed);
	buf_reset(&w->counted);
	switch (it->kind) {
	case LEDGER_HEAD:
		buf_str(&w->text, ui_text(ui, (enum msg)it->at));
		if (it->at == MSG_UI_LEDGER_DIFFERENT) {
			buf_str(&w->keyed, ui_text(ui, MSG_UI_LEDGER_KEYED));
			buf_str(&w->counted, ui_text(ui, MSG_UI_LEDGER_COUNTED));
		}
		break;
	case LEDGER_SAID:
		diag_format(&w->text, &l->d.item[it->at], ui->lang);
		break;
	case LEDGER_COLUMNS:
		say_columns(&w->text, l, ui);
		break;
	case LEDGER_LACK:
		msg_put(&w->text, ui->lang, MSG_UI_LEDGER_LACK,
		    ui_text(ui, ledger_column((enum tally_head)it->at)), NULL);
		break;
	case LEDGER_ASK:
		say_ask(w, ui, &l->unknown[it->at]);
		break;
	case LEDGER_OFFER:
		say_offer(&w->text, l, ui, (enum tally_part)it->at);
		break;
	case LEDGER_CELL:
		say_cell(w, l, ui, it->at);
		break;
	case LEDGER_BLANK:
		say_number(&w->text, ui, MSG_UI_LEDGER_BLANK, it->at);
		break;
	case LEDGER_SAME:
		say_number(&w->text, ui, MSG_UI_LEDGER_SAME, it->at);
		break;
	case LEDGER_ROW:
		say_row(&w->text, ui, &l->t->row[it->at]);
		break;
	case LEDGER_WORD:
		say_word(w, ui, &l->t->seen[it->at]);
		break;
	}
}

void
ledger_words_release(struct ledger_words *w)
{
	buf_release(&w->text);
	buf_release(&w->keyed);
	buf_release(&w->counted);
}
