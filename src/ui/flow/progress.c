/*
 * progress.c - 填报向导: how far the report is and what comes next, in words.
 *
 * Says what ready.c counts and nothing of its own.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"

/* ---- how far ---- */

static void
put_section(struct buf *b, struct ui *ui, int s, const struct section_open *o)
{
	size_t chars = o->input > 0 ? 0 : report_section_chars(ui->report, s);

	step_section(b, &ui_form(ui)->section[s]);
	buf_chr(b, ' ');
	if (o->input > 0)
		buf_printf(b, "%d/%d", o->input - o->empty, o->input);
	else if (chars > 0)
		msg_put(b, ui->lang, MSG_UI_PROGRESS_CHARS, INT((int)chars), NULL);
	else
		buf_str(b, ui_text(ui, o->text > 0 ? MSG_UI_PROGRESS_MISSING :
		    MSG_UI_PROGRESS_NONE));
	if (o->error > 0)
		msg_put(b, ui->lang, MSG_UI_PROGRESS_ERRORS, INT(o->error), NULL);
}

void
flow_progress(struct buf *b, struct ui *ui)
{
	const struct form *f = ui_form(ui);
	struct section_open *o = mem_array((size_t)f->nsection, sizeof *o);

	report_open_sections(o, ui->report, &ui->findings);
	for (int s = 0; s < f->nsection; s++) {
		if (s > 0)
			buf_str(b, " · ");
		put_section(b, ui, s, &o[s]);
	}
	if (ui->findings.open.warning > 0)
		msg_put(b, ui->lang, MSG_UI_PROGRESS_WARNINGS,
		    INT(ui->findings.open.warning), NULL);
	free(o);
}

/* ---- what comes next ---- */

static void
put_step(struct buf *b, struct ui *ui, const struct open_item *it)
{
	const struct report *r = ui->report;
	struct buf where = BUF_INIT;
	int section;

	if (it->kind == OPEN_CELLS) {
		section = r->form->cell[it->cell].section;
		msg_put(b, ui->lang, MSG_UI_NEXT_CELLS, ui_form(ui)->section[section].heading,
		    INT(report_empty(r, section)), NULL);
	} else {
		finding_where(&where, r, it->finding, ui->lang);
		msg_put(b, ui->lang, it->kind == OPEN_TEXT ? MSG_UI_NEXT_TEXT :
		    it->kind == OPEN_ERROR ? MSG_UI_NEXT_ERROR : MSG_UI_NEXT_WARNING,
		    buf_cstr(&where), it->finding->code, NULL);
	}
	buf_release(&where);
}

void
flow_next_step(struct buf *b, struct ui *ui)
{
	open_at at = OPEN_START;
	struct open_item it;
	struct buf key = BUF_INIT;

	action_key_print(&key, ACTION_NEXT_FINDING);
	if (open_next(ui->report, &ui->findings, &at, &it)) {
		put_step(b, ui, &it);
		msg_put(b, ui->lang, MSG_UI_NEXT_KEY, buf_cstr(&key), NULL);
	} else
		msg_put(b, ui->lang, ui->report->state == STATE_FINAL ? MSG_UI_NEXT_FINAL :
		    MSG_UI_COMPLETE, buf_cstr(&key), NULL);
	buf_release(&key);
}
