/*
 * cmd_explain.c - nianbao explain AGENCY YEAR CHECK [CELL] --reason TEXT
 *
 * Records why a warning stands; a hint is put away with the same words.  The
 * reason holds for these figures: when they change it has to be given anew.
 */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"

/* The check's code folded and in capitals: "t203" and "Ｔ２０３" are T203. */
static void
fold_code(struct buf *b, const char *s)
{
	text_fold(b, s, strlen(s));
	for (size_t i = 0; i < b->len; i++)
		b->data[i] = (char)toupper((unsigned char)b->data[i]);
	buf_cstr(b);
}

static bool
concerns(const struct report *r, const struct finding *f, const char *place)
{
	int cell;

	if (place == NULL)
		return true;
	if (f->place != NULL && strcmp(f->place, place) == 0)
		return true;
	cell = form_cell_find(r->form, place);
	return cell >= 0 && finding_has_cell(f, cell);
}

/* A code that tells findings of one text apart: the cell that the words speak of. */
static const char *
told_apart(const struct report *r, const struct finding *f)
{
	if (f->quote != NULL && f->ncell > 0)
		return r->form->cell[f->cell[0]].code;
	return f->place != NULL ? f->place : "";
}

/* The one finding meant; NULL with a message when there is none, or several. */
static const struct finding *
find(struct cmd *c, const struct report *r, const struct findings *f, const char *code,
    const char *place)
{
	const struct finding *found = NULL;
	struct buf places = BUF_INIT;
	int n = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (strcmp(f->item[i].code, code) != 0 ||
		    !concerns(r, &f->item[i], place))
			continue;
		found = &f->item[i];
		buf_printf(&places, " %s", told_apart(r, found));
		n++;
	}
	if (n == 0)
		usage_error(c, MSG_CMD_EXPLAIN_NONE, code,
		    place != NULL ? place : "", NULL);
	else if (n > 1)
		usage_error(c, MSG_CMD_EXPLAIN_MANY, code,
		    buf_cstr(&places), NULL);
	buf_release(&places);
	return n == 1 ? found : NULL;
}

void
cmd_explain(struct cmd *c)
{
	const char *place = NULL, *reason = c->opt[OPT_REASON];
	struct change_list list = CHANGE_LIST_INIT;
	struct buf code = BUF_INIT, cell = BUF_INIT;
	const struct finding *found;
	struct findings f;
	struct report *r;
	size_t from;

	if (reason == NULL || text_length(reason, strlen(reason)) < REASON_MIN) {
		usage_error(c, MSG_CMD_REASON, NULL);
		return;
	}
	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_WRITE))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	fold_code(&code, c->arg[2]);
	if (c->narg == 4) {
		text_fold(&cell, c->arg[3], strlen(c->arg[3]));
		place = buf_cstr(&cell);
	}
	findings_init(&f);
	report_findings(r, &f);
	found = find(c, r, &f, buf_cstr(&code), place);
	from = c->diag.n;
	if (found != NULL && found->level == LEVEL_ERROR) {
		usage_error(c, MSG_CMD_EXPLAIN_ERROR, found->code,
		    found->place, NULL);
	} else if (found != NULL) {
		if (!change_reason(&list, r, found, reason, found->level == LEVEL_HINT,
		    &c->diag))
			cmd_as(c, from, DIAG_USAGE);
		else if (cmd_save(c, r, &list, true))
			out_line(c, MSG_CMD_EXPLAINED, found->code, found->place, NULL);
	}
	findings_release(&f);
	change_list_release(&list);
	buf_release(&code);
	buf_release(&cell);
	report_free(r);
}
