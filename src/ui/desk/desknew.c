/*
 * desknew.c - a new report: whose, then of what year.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

struct new_report {
	char		**agency;
	size_t		 n, cap;
	char		*chosen;
};

static void
new_free(struct new_report *w)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		free(w->agency[i]);
	free(w->agency);
	free(w->chosen);
	free(w);
}

/* The year the next report is about: the one that has ended. */
static int
last_year(struct ui *ui)
{
	char now[CLOCK_TEXT];

	ui->opt->actor->now(ui->opt->actor->ctx, now);
	return atoi(now) - 1;
}

static void
year_given(struct ui *ui, const char *text, void *arg)
{
	struct new_report *w = arg;
	struct buf folded = BUF_INIT;
	int year;

	if (text != NULL) {
		text_fold(&folded, text, strlen(text));
		year = atoi(buf_cstr(&folded));
		if (year < REPORT_YEAR_MIN || year > REPORT_YEAR_MAX)
			ui_warn(ui, MSG_UI_HOME_BAD_YEAR, text, NULL);
		else
			flow_open_report(ui, w->chosen, year);
	}
	buf_release(&folded);
	new_free(w);
}

static void
agency_given(struct ui *ui, const char *text, void *arg)
{
	struct new_report *w = arg;

	if (text != NULL)
		text += strspn(text, " ");
	if (text == NULL || *text == '\0') {
		new_free(w);
		return;
	}
	free(w->chosen);
	w->chosen = mem_strdup(text);
	ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_YEAR, INT(last_year(ui)), year_given,
	    w));
}

static void
agency_picked(struct ui *ui, int id, void *arg)
{
	struct new_report *w = arg;

	if (id < 0)
		new_free(w);
	else if (id == 0)
		ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_AGENCY, "", agency_given, w));
	else
		agency_given(ui, w->agency[id - 1], w);
}

static bool
add_agency(void *ctx, const struct agency *a)
{
	struct new_report *w = ctx;

	w->agency = mem_grow(w->agency, w->n, &w->cap, sizeof(*w->agency));
	w->agency[w->n++] = mem_strdup(a->name);
	return true;
}

void
home_ask_new(struct ui *ui)
{
	struct new_report *w = mem_zero(sizeof(*w));
	struct pick_item *item;
	size_t i;

	(void)store_agency_each(ui->store, add_agency, w, NULL);
	if (w->n == 0) {
		ui_push(ui, prompt_new(ui, MSG_UI_HOME_ASK_AGENCY, "", agency_given, w));
		return;
	}
	item = mem_array(w->n + 1, sizeof(*item));
	item[0].text = mem_strdup(ui_text(ui, MSG_UI_HOME_NEW_AGENCY));
	for (i = 0; i < w->n; i++) {
		item[i + 1].text = mem_strdup(w->agency[i]);
		item[i + 1].id = (int)i + 1;
	}
	ui_push(ui, pick_new(ui, MSG_UI_HOME_PICK_AGENCY, item, w->n + 1, agency_picked, w));
}
