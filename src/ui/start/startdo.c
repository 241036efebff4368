/*
 * startdo.c - what the first screen offers, done.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/diag.h"
#include "base/msg.h"
#include "import/import.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/review/review.h"
#include "ui/start/start.h"
#include "ui/ui.h"

extern const char form_sample[];	/* data/samples, by embed.sh */

/* ---- a sample ---- */

/* The report that is part of the program, stored; what it is called then. */
static struct report *
store_sample(struct ui *ui)
{
	struct import_run run = { .forms = ui->forms, .actor = ui->opt->actor };
	struct report *r = NULL;
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	run.diag = &d;
	k = import_bytes(&run, form_sample, strlen(form_sample), "sample.json");
	if (k != NULL && k->report != NULL && store_import(ui->store, k->report, k->changes,
	    false, k->file, k->kind, k->encoding, k->sha256, &d))
		r = store_load(ui->store, k->report->agency.name, k->report->year, &d);
	if (r == NULL)
		ui_say_diag(ui, &d);
	candidate_free(k);
	import_run_release(&run);
	diag_release(&d);
	return r;
}

/* Nothing could be opened: the list is where it was. */
static void
back(struct ui *ui)
{
	scratch_end(ui);
	if (ui->store != NULL)
		ui_show(ui, SCREEN_HOME, 0);
}

void
start_sample(struct ui *ui, int unused)
{
	struct report *r;

	(void)unused;
	if (ui->report != NULL || !scratch_begin(ui, MSG_UI_MARK_SAMPLE))
		return;
	if ((r = store_sample(ui)) == NULL) {
		back(ui);
		return;
	}
	flow_open_report(ui, r->agency.name, r->year);
	report_free(r);
	ui_say(ui, MSG_UI_SAMPLE_OPEN, NULL);
}

/* ---- the tutor ---- */

/* What F5 shows in the tutor: the year before, all of it 0 but for the first cell. */
static void
fill_last_year(struct ui *ui)
{
	struct change_list list = CHANGE_LIST_INIT;
	const struct report *r = ui->report;
	int first = flow_first_input(r, -1, false), i;

	for (i = 0; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed)
			change_cell(&list, r, i, i == first ? "3" : "0", ORIGIN_SET);
	(void)ui_commit(ui, &list);
	change_list_release(&list);
}

void
start_tutor(struct ui *ui, int unused)
{
	int year = flow_year_in_hand(ui);
	const char *agency = ui_text(ui, MSG_UI_TUTOR_AGENCY);

	(void)unused;
	if (ui->report != NULL || !scratch_begin(ui, MSG_UI_MARK_TUTOR))
		return;
	flow_create_report(ui, agency, year - 1);
	if (ui->report != NULL) {
		fill_last_year(ui);
		flow_create_report(ui, agency, year);
	}
	if (ui->report == NULL) {
		back(ui);
		return;
	}
	ui_quiet(ui);
	tutor_begin(ui);
}

/* ---- the choice ---- */

void
start_choose(struct ui *ui, size_t at)
{
	switch (at) {
	case 0:
		home_ask_new(ui);
		break;
	case 1:
		review_ask_import(ui);
		break;
	case 2:
		start_sample(ui, 0);
		break;
	case 3:
		start_tutor(ui, 0);
		break;
	}
}
