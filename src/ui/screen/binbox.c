/*
 * binbox.c - the bin: deleted reports, and taking one out again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/screen/screen.h"
#include "ui/widget/pick.h"

/* As `delete` does: a final report first has to be opened again, and nobody's report
 * is taken from under his hands. */
bool
screen_delete(struct ui *ui, const struct report *r, struct diag *d)
{
	char *holder = NULL;
	bool ok;

	if (r->state == STATE_FINAL) {
		diag_error(d, DIAG_USAGE, MSG_UI_HOME_DELETE_FINAL, r->agency.name,
		    INT(r->year), NULL);
		return false;
	}
	if (!store_lease_take(ui->store, r->id, &holder, d)) {
		free(holder);
		return false;
	}
	ok = store_delete(ui->store, r, d);
	store_lease_drop(ui->store, r->id);
	return ok;
}

struct bin {
	struct ui	*ui;
	struct pick_item *item;
	size_t		 n, cap;
	char		 now[CLOCK_TEXT];
};

static bool
add(void *ctx, const struct store_binned *b)
{
	struct bin *bin = ctx;
	struct buf what = BUF_INIT, by = BUF_INIT, when = BUF_INIT;

	bin->item = mem_grow(bin->item, bin->n, &bin->cap, sizeof(*bin->item));
	step_when(&when, b->at, bin->now, bin->ui->lang);
	msg_put(&what, bin->ui->lang, MSG_UI_BIN_LINE, b->agency, INT(b->year), NULL);
	msg_put(&by, bin->ui->lang, MSG_UI_BIN_BY, buf_cstr(&when), b->user, NULL);
	/* Numbers of reports count up from 1. */
	bin->item[bin->n++] = (struct pick_item){ buf_detach(&what), buf_detach(&by),
	    (int)b->id };
	buf_release(&when);
	return true;
}

static void
picked(struct ui *ui, int id, void *arg)
{
	struct report *r;
	struct buf what = BUF_INIT;
	struct diag d;

	(void)arg;
	diag_init(&d);
	if (id >= 0 && store_undelete(ui->store, id, &d)) {
		if ((r = store_load_id(ui->store, id, NULL)) != NULL)
			msg_put(&what, ui->lang, MSG_UI_BIN_LINE, r->agency.name,
			    INT(r->year), NULL);
		report_free(r);
		ui_renew(ui);
		ui_say(ui, MSG_UI_BIN_RESTORED, buf_cstr(&what), NULL);
	}
	ui_say_diag(ui, &d);
	diag_release(&d);
	buf_release(&what);
}

void
screen_ask_bin(struct ui *ui)
{
	struct bin bin = { .ui = ui };
	struct diag d;

	diag_init(&d);
	ui->opt->actor->now(ui->opt->actor->ctx, bin.now);
	if (!store_bin_each(ui->store, add, &bin, &d))
		ui_say_diag(ui, &d);
	else if (bin.n == 0)
		ui_say(ui, MSG_UI_BIN_EMPTY, NULL);
	if (bin.n > 0)
		ui_push(ui, pick_new(ui, MSG_UI_BIN_TITLE, bin.item, bin.n, picked,
		    NULL));
	diag_release(&d);
}
