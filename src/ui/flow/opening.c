/*
 * opening.c - which report is open: from the list to its screens and back.
 *
 *	flow_open_report -> there? ------------------------> show_report
 *	      | no                                            ^
 *	      `-> agency known, or the clerk says so -> create -'
 *
 * Invariant: the lease of a report is held from show_report() or flow_step_in() to
 * flow_drop_report(), or the report is read only.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/start/start.h"
#include "ui/widget/prompt.h"

/* ---- opening ---- */

static void
focus_key(char key[48], const struct report *r)
{
	snprintf(key, 48, "focus:%s", r->uuid);
}

/* Whoever comes second reads: two clerks in one table would only make conflicts. */
static void
take_lease(struct ui *ui)
{
	struct diag d;

	diag_init(&d);
	ui->lease_waits = false;
	ui->read_only = store_read_only(ui->store);
	if (ui->read_only)
		ui_say(ui, MSG_UI_FILE_READ_ONLY, NULL);
	else if (!store_lease_take(ui->store, ui->report->id, &ui->holder, &d)) {
		ui->read_only = true;
		if (ui->holder)
			ui_say(ui, MSG_UI_HELD, ui->holder, NULL);
		else
			ui_say_diag(ui, &d);
		ui->lease_waits = diag_has(&d, MSG_STORE_BUSY);
	} else if (d.n > 0)
		ui_say_diag(ui, &d);	/* taken over from a process that died */
	if (ui->read_only && ui->message_level == LEVEL__MAX)
		ui->message_level = LEVEL_WARNING;
	diag_release(&d);
}

void
flow_watch_holder(struct ui *ui)
{
	bool left;

	if (ui->report != NULL && ui->lease_waits) {
		flow_step_in(ui);
		return;
	}
	left = ui->report != NULL && ui->holder != NULL &&
	    !store_lease_held(ui->store, ui->report->id);

	if (left && !ui->holder_left) {
		ui_say(ui, MSG_UI_HOLDER_LEFT, ui->holder, NULL);
		ui->message_level = LEVEL_WARNING;
	}
	ui->holder_left = left;
}

/* Somebody may have been quicker: then it is his. */
void
flow_step_in(struct ui *ui)
{
	free(ui->holder);
	ui->holder = NULL;
	ui->holder_left = false;
	take_lease(ui);
	if (!ui->read_only) {
		ui_reload(ui);
		ui_say(ui, MSG_UI_STEPPED_IN, NULL);
		flow_offer_pending(ui);
	}
	ui_damage(ui, DAMAGE_ALL);
}

/* Where the clerk left, else the first cell to be filled, else the beginning. */
static void
go_to_start(struct ui *ui)
{
	const struct form *f = ui->report->form;
	char key[48], *place;
	int cell;

	focus_key(key, ui->report);
	place = store_setting(ui->store, key);
	if (place)
		flow_go_place(ui, place);
	free(place);
	if (ui->nstack > 0)
		return;
	cell = flow_first_input(ui->report, -1, true);
	if (cell < 0 && f->ncell > 0)
		cell = flow_first_input(ui->report, -1, false);
	if (cell >= 0)
		flow_go_section(ui, f->cell[cell].section);
	else
		flow_go_section(ui, 0);
}

static void
show_report(struct ui *ui, struct report *r)
{
	int i;

	ui_close_down_to(ui, 0);
	flow_drop_report(ui);
	ui->report = r;
	ui->section = 0;
	ui->focus = ui->old_focus = -1;
	ui->next_at = ui->next_from = OPEN_START;
	ui->touched = mem_array(BIT_WORDS(r->form->ncell), sizeof(*ui->touched));
	ui->left_at = mem_array((size_t)r->form->nsection, sizeof(*ui->left_at));
	ui->left_text = mem_array((size_t)r->form->ntext, sizeof(*ui->left_text));
	for (i = 0; i < r->form->nsection; i++)
		ui->left_at[i] = -1;
	ui->saved_at[0] = '\0';
	ui->last_report = r->id;
	ui->last_year = r->year;
	take_lease(ui);
	ui_check(ui);
	go_to_start(ui);
	(void)store_changed(ui->store);		/* from here on */
	flow_offer_pending(ui);
}

struct wanted {
	char		*agency;
	int		 year;
};

/* That the year before is not there is said, with the way to get it. */
static void
say_created(struct ui *ui, const char *year)
{
	const struct report *r = ui->report;

	if (r->prior != NULL)
		ui_say(ui, MSG_UI_CREATED, r->agency.name, year, NULL);
	else
		ui_say(ui, MSG_UI_CREATED_FIRST, r->agency.name, year, INT(r->year - 1),
		    NULL);
}

static void
create(struct ui *ui, const struct agency *a, int year)
{
	const struct form *f = forms_for_year(ui->forms, year);
	struct report *r;
	struct diag d;
	char text[16];

	snprintf(text, sizeof(text), "%d", year);
	diag_init(&d);
	if (f == NULL) {
		if (forms_blame(ui->forms, NULL, year, NULL, &d))
			ui_say_diag(ui, &d);
		else
			ui_warn(ui, MSG_UI_NO_FORM, text, NULL);
		diag_release(&d);
		return;
	}
	r = store_create(ui->store, a, year, f, &d);
	if (r) {
		ui_own_steps(ui, r->id, 1, r->seq);
		show_report(ui, r);
		say_created(ui, text);
	} else
		ui_say_diag(ui, &d);
	diag_release(&d);
}

void
flow_create_report(struct ui *ui, const char *agency, int year)
{
	struct agency a;

	agency_init(&a);
	if (!store_agency_find(ui->store, agency, &a, NULL))
		a.name = mem_strdup(agency);
	create(ui, &a, year);
	agency_release(&a);
}

static void
create_confirmed(struct ui *ui, bool yes, void *arg)
{
	struct wanted *w = arg;

	if (yes)
		flow_create_report(ui, w->agency, w->year);
	free(w->agency);
	free(w);
}

int
flow_year_in_hand(const struct ui *ui)
{
	char now[CLOCK_TEXT];

	ui->opt->actor->now(ui->opt->actor->ctx, now);
	return atoi(now) - 1;
}

int
flow_year_typed(const char *text)
{
	struct buf folded = BUF_INIT;
	char *end = NULL;
	long year;

	text_fold(&folded, text, strlen(text));
	year = strtol(buf_cstr(&folded), &end, 10);
	if (strncmp(end, "年", strlen("年")) == 0)
		end += strlen("年");
	if (end[strspn(end, " ")] != '\0')
		year = 0;
	buf_release(&folded);
	return year < REPORT_YEAR_MIN || year > REPORT_YEAR_MAX ? 0 : (int)year;
}

bool
flow_year_ok(struct ui *ui, const char *text, void *unused)
{
	(void)unused;
	if (flow_year_typed(text) != 0)
		return true;
	ui_warn(ui, MSG_UI_HOME_BAD_YEAR, text, NULL);
	return false;
}

bool
flow_must_ask(struct buf *question, struct ui *ui, const char *agency, int year)
{
	bool ended = year <= flow_year_in_hand(ui), known;
	struct agency a;

	agency_init(&a);
	known = store_agency_find(ui->store, agency, &a, NULL);
	agency_release(&a);
	if (known && ended)
		return false;
	if (!ended)
		msg_put(question, ui->lang, MSG_UI_YEAR_NOT_ENDED, INT(year), NULL);
	if (known)
		msg_put(question, ui->lang, MSG_UI_NEW_ASK, agency, INT(year), NULL);
	else
		msg_put(question, ui->lang, MSG_UI_NO_AGENCY, agency, INT(year), NULL);
	return true;
}

/* There is no such report: make it; of an agency never heard of, or a year that is not
 * over, only if told so. */
static void
open_new(struct ui *ui, const char *agency, int year)
{
	struct buf question = BUF_INIT;
	struct wanted *w;

	if (flow_must_ask(&question, ui, agency, year)) {
		w = mem_zero(sizeof(*w));
		w->agency = mem_strdup(agency);
		w->year = year;
		ui_push(ui, confirm_new(ui, buf_cstr(&question), create_confirmed, w));
	} else
		flow_create_report(ui, agency, year);
	buf_release(&question);
}

void
flow_open_report(struct ui *ui, const char *agency, int year)
{
	char *name = agency_name(agency);
	struct report *r;
	struct diag d;

	if (!ui_settle(ui)) {
		free(name);
		return;
	}
	diag_init(&d);
	r = store_load(ui->store, agency, year, &d);
	if (r == NULL && name != NULL && strcmp(name, agency) != 0) {
		diag_reset(&d);
		r = store_load(ui->store, name, year, &d);
	}
	if (r)
		show_report(ui, r);
	else if (!store_read_only(ui->store) && (diag_has(&d, MSG_STORE_NO_REPORT) ||
	    diag_has(&d, MSG_STORE_NO_AGENCY))) {
		if (name != NULL)
			open_new(ui, name, year);
		else
			ui_warn(ui, MSG_STORE_AGENCY_NAME, NULL);
	} else
		ui_say_diag(ui, &d);
	diag_release(&d);
	free(name);
}

/* ---- closing ---- */

/* Written only when it differs: reading a report is no change of the file. */
static void
remember_focus(struct ui *ui)
{
	const struct form *f = ui->report->form;
	const char *place = NULL;
	char key[48], *was;
	int slot = f->nsection > 0 ? f->section[ui->section].text : -1;

	if (ui->focus >= 0)
		place = f->cell[ui->focus].code;
	else if (slot >= 0)
		place = f->text[slot].code;
	if (place == NULL || ui->read_only)
		return;
	focus_key(key, ui->report);
	was = store_setting(ui->store, key);
	if (was == NULL || strcmp(was, place) != 0)
		(void)store_set_setting(ui->store, key, place, NULL);
	free(was);
}

/* What the database will not take goes into a file, unless the clerk has seen to that. */
static void
keep_unsaved(struct ui *ui)
{
	struct diag *d = ui->diag;

	if (ui->scratch != NULL || (ui->nunsaved == 0 && ui->typed == NULL) ||
	    (ui->elsewhere && ui->typed == NULL))
		return;
	if (rescue_write(ui)) {
		ui_warn(ui, MSG_UI_RESCUE_WRITTEN, INT(ui->nunsaved), ui->rescue, NULL);
		if (ui->leave)
			diag_error(d, DIAG_DATA, MSG_UI_RESCUE_WRITTEN, INT(ui->nunsaved),
			    ui->rescue, NULL);
	} else {
		ui_warn(ui, MSG_UI_RESCUE_LOST, INT(ui->nunsaved), NULL);
		if (ui->leave)
			diag_error(d, DIAG_DATA, MSG_UI_RESCUE_LOST, INT(ui->nunsaved), NULL);
	}
	ui->message_sticky = true;
}

/* The last attempt at what could not be saved comes first; the lease goes last,
 * when nothing of ours is to be written any more. */
void
flow_drop_report(struct ui *ui)
{
	size_t i;

	if (ui->report == NULL)
		return;
	(void)ui_save_unsaved(ui);
	remember_focus(ui);
	ui_store_counts(ui);
	if (!ui->read_only)
		store_lease_drop(ui->store, ui->report->id);
	keep_unsaved(ui);
	for (i = 0; i < ui->nunsaved; i++) {
		change_list_release(&ui->unsaved[i].list);
		free(ui->unsaved[i].touched);
	}
	ui->nunsaved = 0;
	findings_reset(&ui->findings);
	report_free(ui->report);
	ui->report = NULL;
	free(ui->touched);
	ui->touched = NULL;
	free(ui->left_at);
	ui->left_at = NULL;
	free(ui->left_text);
	ui->left_text = NULL;
	free(ui->holder);
	ui->holder = NULL;
	free(ui->typed);
	free(ui->typed_place);
	free(ui->rescue);
	ui->typed = ui->typed_place = ui->rescue = NULL;
	ui->elsewhere = false;
	ui->read_only = ui->holder_left = false;
	ui->focus = ui->old_focus = -1;
}

void
flow_close_report(struct ui *ui)
{
	if (ui->report == NULL || !ui_settle(ui))
		return;
	ui_close_down_to(ui, 1);
	ui_quiet(ui);
	flow_drop_report(ui);
	tutor_free(ui);
	scratch_end(ui);
	if (ui->store == NULL)
		ui->leave = true;	/* `nianbao tutor`: there is no list */
	else
		ui_show(ui, SCREEN_HOME, 0);
}
