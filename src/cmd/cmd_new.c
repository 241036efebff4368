/*
 * cmd_new.c - nianbao new AGENCY YEAR [--form CODE]
 *
 * Creates an empty report; the store carries last year's row 四 over.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/report.h"
#include "store/store.h"

/* The form asked for, or the newest that is valid in the year. */
static const struct form *
choose_form(struct cmd *c, int year)
{
	const char *code = c->opt[OPT_FORM];
	const struct form *form;
	struct form *own;

	if (code == NULL) {
		form = forms_for_year(&c->forms, year);
		if (form == NULL && !forms_blame(&c->forms, NULL, year, NULL, &c->diag))
			usage_error(c, MSG_CMD_NO_FORM_FOR_YEAR, INT(year),
			    NULL);
		return form;
	}
	form = cmd_form(c, code, &own);
	if (own != NULL) {		/* a file is no form of this program yet */
		usage_error(c, MSG_CMD_FORM_IS_FILE, code, NULL);
		form_free(own);
		return NULL;
	}
	if (form != NULL && !form_valid_in(form, year)) {
		usage_error(c, MSG_CMD_FORM_YEAR, code, INT(year), NULL);
		return NULL;
	}
	return form;
}

/* Is there no report of this agency and year yet? */
static bool
vacant(struct cmd *c, const char *agency, int year)
{
	struct report *r;
	enum lookup found = cmd_find_report(c, agency, year, &r);

	if (found == LOOKUP_FOUND)
		usage_error(c, MSG_CMD_REPORT_EXISTS, agency, c->arg[1],
		    NULL);
	report_free(r);
	return found == LOOKUP_ABSENT;
}

/* A report is about a year that is over; one that is not may be meant. */
static bool
year_ended(const struct cmd *c, int year)
{
	char now[CLOCK_TEXT];

	c->actor.now(c->actor.ctx, now);
	return year < atoi(now);
}

void
cmd_new(struct cmd *c)
{
	char *name = agency_name(c->arg[0]);
	int year = option_year(c, c->arg[1]), carried = 0;
	const struct form *form;
	struct agency agency;
	struct report *r = NULL;

	agency_init(&agency);
	if (name == NULL)
		usage_error(c, MSG_CMD_AGENCY_NAME, NULL);
	if (name == NULL || year == 0 || !cmd_forms(c))
		goto out;
	form = choose_form(c, year);
	if (form == NULL || !cmd_store(c, STORE_CREATE))
		goto out;
	if (cmd_find_agency(c, name, &agency) == LOOKUP_ABSENT)
		agency.name = mem_strdup(name);
	if (c->diag.nerror == 0 && vacant(c, agency.name, year))
		r = store_create(c->store, &agency, year, form, &c->diag);
	if (r != NULL) {
		for (int i = 0; i < form->ncell; i++)
			carried += r->cell[i].origin == ORIGIN_CARRIED;
		cmd_counts(c, r);
		if (!year_ended(c, year))
			diag_warn(&c->diag, MSG_CMD_YEAR_NOT_ENDED, INT(year), NULL);
		out_line(c, MSG_CMD_NEW_MADE, agency.name, c->arg[1], form->code, NULL);
		if (carried > 0)
			out_line(c, MSG_CMD_NEW_CARRIED, INT(carried), NULL);
		report_free(r);
	}
out:
	free(name);
	agency_release(&agency);
}
