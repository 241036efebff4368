/*
 * reviewedit.c - a figure being typed in the review.
 *
 *	         digit, Enter, Backspace          Enter, Tab, arrows: commit
 *	at rest ----------------------> typing -------------------------> at rest
 *	   ^                              |  `--refused--> typing anew
 *	   `------------------------------' Esc
 *
 * What is typed is an edit line until then; a figure the form refuses stays in it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/review/review.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/widget/editline.h"

#define FIGURE_MOST	30		/* characters of a figure being typed */

void
review_end_edit(struct review *v, struct ui *ui)
{
	v->editing = v->refused = false;
	editline_set(&v->edit, "");
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

static void
start_edit(struct review *v, struct ui *ui, const char *text)
{
	v->editing = true;
	v->refused = false;
	editline_set(&v->edit, text);
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
}

/* What stands in the cell, or could. */
void
review_edit_value(struct review *v, struct ui *ui, int cell)
{
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];
	int64_t value;

	if (v->item->was[cell] & WAS_OPEN && v->item->mark[cell] == MARK_NONE &&
	    inbox_proposal(v->item, cell, &value))
		buf_str(&b, num_print(figure, value));
	else
		cell_text(&b, &v->item->k->report->cell[cell]);
	start_edit(v, ui, buf_cstr(&b));
	buf_release(&b);
}

/* "1,200" typed is the figure 1200; only what says more keeps its words. */
static const char *
plain_figure(const struct form_cell *fc, const char *typed, char figure[NUM_TEXT])
{
	struct cell c;
	bool plain;

	memset(&c, 0, sizeof(c));
	plain = cell_read(&c, fc, typed, strlen(typed), true, NULL) && c.has_value &&
	    typed[strspn(typed, "0123456789.,+-")] == '\0';
	free(c.raw);
	return plain ? num_print(figure, c.value) : typed;
}

bool
review_commit(struct review *v, struct ui *ui)
{
	const struct form *f = v->item->k->report->form;
	struct buf folded = BUF_INIT;
	int cell = review_cell(v);
	char figure[NUM_TEXT];
	const char *s;
	size_t n;
	bool ok = true;

	if (!v->editing || cell < 0)
		return true;
	text_fold(&folded, buf_cstr(&v->edit.text), v->edit.text.len);
	while (folded.len > 0 && folded.data[folded.len - 1] == ' ')
		buf_splice(&folded, folded.len - 1, 1, "", 0);
	s = buf_cstr(&folded);
	n = strspn(s, " ");
	s = plain_figure(&f->cell[cell], s + n, figure);
	ok = inbox_put(ui, v->item, &cell, 1, s, *s ? MARK_KEYED : MARK_EMPTIED);
	if (ok)
		review_end_edit(v, ui);
	else
		v->refused = true;
	buf_release(&folded);
	return ok;
}

/* A key that types; true when it was taken. */
bool
review_type(struct review *v, struct ui *ui, const struct key *k, enum action a)
{
	int cell = review_cell(v);
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;
	const char *s;
	size_t n;

	if (k->code == K_PASTE && cell >= 0) {
		s = term_paste(&n);
		if (!v->editing || v->refused)
			start_edit(v, ui, "");
		editline_insert(&v->edit, s, n < FIGURE_MOST ? n : FIGURE_MOST);
	} else if (v->editing && (a == ACTION_LEFT || a == ACTION_RIGHT ||
	    a == ACTION_HOME || a == ACTION_END || a == ACTION_BACKSPACE ||
	    a == ACTION_DELETE)) {
		v->refused = false;
		(void)editline_key(&v->edit, k, a);
	} else if (a == ACTION_BACKSPACE && cell >= 0) {
		review_edit_value(v, ui, cell);
		(void)editline_key(&v->edit, k, a);
	} else if (c > ' ' && c != 0x7f && c != ':') {
		if (cell < 0) {
			ui_warn(ui, MSG_UI_IMPORT_NO_CELL, NULL);
			return true;
		}
		if (!v->editing || v->refused)
			start_edit(v, ui, "");
		if (v->edit.text.len < FIGURE_MOST)
			(void)editline_key(&v->edit, &(struct key){ .code = c }, a);
	} else
		return false;
	ui_damage(ui, DAMAGE_FOCUS | DAMAGE_MESSAGE);
	return true;
}
