/*
 * note.c - F3: a note on a cell, or the reason why a warning stands.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/widget/prompt.h"

/* ---- reasons ---- */

/* Findings are made anew at every change: remember which one was meant. */
struct meant {
	unsigned char	 fingerprint[SHA256_SIZE];
};

static void
reason_given(struct ui *ui, const char *text, void *arg)
{
	struct change_list list = CHANGE_LIST_INIT;
	const struct finding *f = NULL;
	unsigned char print[SHA256_SIZE];
	struct meant *m = arg;
	struct diag d;
	size_t i;

	diag_init(&d);
	for (i = 0; text && ui->report && i < ui->findings.n && f == NULL; i++) {
		finding_fingerprint(ui->report, &ui->findings.item[i], print);
		if (memcmp(print, m->fingerprint, sizeof(print)) == 0)
			f = &ui->findings.item[i];
	}
	if (f && change_reason(&list, ui->report, f, text, false, &d)) {
		if (ui_commit(ui, &list) && ui->nunsaved == 0)
			ui_say(ui, *text ? MSG_UI_REASON_KEPT : MSG_UI_REASON_GONE, NULL);
	} else if (f)
		ui_say_diag(ui, &d);
	change_list_release(&list);
	diag_release(&d);
	free(m);
	ui_damage(ui, DAMAGE_ALL);
}

/* Nothing at all withdraws it. */
static bool
reason_ok(struct ui *ui, const char *text, void *unused)
{
	size_t lacks = *text != '\0' ? reason_lacks(text) : 0;

	(void)unused;
	if (lacks > 0)
		ui_warn(ui, MSG_UI_REASON_LACKS, INT(lacks), INT(REASON_MIN), NULL);
	return lacks == 0;
}

/* "理由：T203 现行有效 15≠11": which finding is explained, as far as there is room. */
static void
name_finding(struct view *v, struct ui *ui, const struct finding *f)
{
	struct buf words = BUF_INIT, title = BUF_INIT, fit = BUF_INIT;

	finding_text(&words, ui->report, f, ui->lang);
	msg_put(&title, ui->lang, MSG_UI_REASON_FOR, f->code, buf_cstr(&words), NULL);
	text_pad_dots(&fit, buf_cstr(&title), ui->cols - 10 < 90 ? ui->cols - 10 : 90);
	while (fit.len > 0 && fit.data[fit.len - 1] == ' ')
		fit.data[--fit.len] = '\0';
	prompt_title(v, buf_cstr(&fit));
	buf_release(&words);
	buf_release(&title);
	buf_release(&fit);
}

void
screen_ask_reason(struct ui *ui, const struct finding *f)
{
	char about[2 * SHA256_SIZE + 1];
	struct meant *m;
	struct view *v;

	if (f->level == LEVEL_ERROR) {
		ui_warn(ui, MSG_UI_REASON_ERROR, NULL);
		return;
	}
	if (!ui_may_write(ui))
		return;
	m = mem_zero(sizeof(*m));
	finding_fingerprint(ui->report, f, m->fingerprint);
	v = prompt_new(ui, MSG_UI_REASON_ASK, f->reason ? f->reason->body : "",
	    reason_given, m);
	prompt_check(v, reason_ok);
	sha256_hex(m->fingerprint, about);
	prompt_about(v, about);
	name_finding(v, ui, f);
	ui_push(ui, v);
	ui_say(ui, MSG_UI_REASON_HOW, INT(REASON_MIN), NULL);
}

/* ---- notes ---- */

static const char *
note_at(const struct report *r, const char *place)
{
	const struct note *n = report_note(r, place);

	return n != NULL ? n->body : "";
}

static void
note_given(struct ui *ui, const char *text, void *arg)
{
	struct change_list list = CHANGE_LIST_INIT;
	char *place = arg;

	if (text && ui->report && strcmp(text, note_at(ui->report, place)) != 0) {
		change_note(&list, ui->report, place, text);
		if (ui_commit(ui, &list) && ui->nunsaved == 0)
			ui_say(ui, *text ? MSG_UI_NOTE_KEPT : MSG_UI_NOTE_GONE, NULL);
		ui_damage(ui, DAMAGE_ALL);
	}
	free(place);
}

/* Cell or text under the cursor; NULL when there is neither. */
static const char *
place_here(struct ui *ui)
{
	const struct form *f = ui_form(ui);
	size_t at;
	int slot;

	if (ui->focus >= 0)
		return f->cell[ui->focus].code;
	return textview_where(ui, &slot, &at) ? f->text[slot].code : NULL;
}

/* A warning about the cell or the text under the cursor, an open one first. */
static const struct finding *
warning_here(struct ui *ui, const char *place)
{
	const struct finding *f, *found = NULL;
	size_t i;

	for (i = 0; i < ui->findings.n; i++) {
		f = &ui->findings.item[i];
		if (f->level != LEVEL_WARNING || !(ui->focus >= 0 ?
		    finding_has_cell(f, ui->focus) : strcmp(f->place, place) == 0))
			continue;
		if (found == NULL || (found->reason && !f->reason))
			found = f;
	}
	return found;
}

void
screen_ask_note(struct ui *ui)
{
	const char *place = place_here(ui);
	const struct finding *f;
	struct view *v;

	if (place == NULL || !ui_may_write(ui))
		return;
	if ((f = warning_here(ui, place)) != NULL) {
		screen_ask_reason(ui, f);
		return;
	}
	v = prompt_new(ui, MSG_UI_NOTE_ASK, note_at(ui->report, place), note_given,
	    mem_strdup(place));
	prompt_about(v, place);
	ui_push(ui, v);
}
