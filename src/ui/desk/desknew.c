/*
 * desknew.c - a new report: whose, of what year, and whether that is meant.
 *
 *	agency (a list; what is typed is a new one) -> year -> [question] -> made
 *
 * Esc goes one question back; nothing that was typed is lost on the way.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"
#include "ui/widget/typed.h"

struct new_report {
	char		**agency;	/* those known */
	size_t		 n, cap;
	char		*chosen;
	char		*typed;		/* in the list of agencies, a new one */
	int		 year;		/* typed, or 0 */
};

static void
new_free(struct new_report *w)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		free(w->agency[i]);
	free(w->agency);
	free(w->chosen);
	free(w->typed);
	free(w);
}

static void	ask_agency(struct ui *, struct new_report *);
static void	ask_year(struct ui *, struct new_report *);

/* ---- the year ---- */

struct years {
	const char	*agency;
	unsigned char	 has[REPORT_YEAR_MAX - REPORT_YEAR_MIN + 2];
	int		 first;		/* 0 = none */
};

static bool
add_year(void *ctx, const struct store_item *it)
{
	struct years *y = ctx;

	if (strcmp(it->agency, y->agency) != 0 || it->year < REPORT_YEAR_MIN ||
	    it->year > REPORT_YEAR_MAX)
		return true;
	y->has[it->year - REPORT_YEAR_MIN] = 1;
	if (y->first == 0 || it->year < y->first)
		y->first = it->year;
	return true;
}

/* The first year behind its oldest report that it has none of: of 2023 and 2025 that is
 * 2024, of 2025 alone 2026.  Of an agency without any the year in hand. */
static int
missing_year(struct ui *ui, const char *agency)
{
	struct years y = { .agency = agency };
	int year;

	(void)store_list(ui->store, 0, add_year, &y, NULL);
	if (y.first == 0)
		return flow_year_in_hand(ui);
	for (year = y.first; year < REPORT_YEAR_MAX && y.has[year - REPORT_YEAR_MIN];)
		year++;
	return year;
}

static bool
is_there(struct ui *ui, const char *agency, int year)
{
	struct report *r = store_load(ui->store, agency, year, NULL);
	bool there = r != NULL;

	report_free(r);
	return there;
}

/* Where it cannot be made, as with the file locked, what was typed is there again at the
 * next Ins. */
static void
make(struct ui *ui, struct new_report *w)
{
	typed_keep(ui, MSG_UI_HOME_PICK_AGENCY, NULL, "");
	flow_create_report(ui, w->chosen, w->year);
	if (ui->report == NULL && w->typed != NULL)
		typed_keep(ui, MSG_UI_HOME_PICK_AGENCY, NULL, w->typed);
	new_free(w);
}

static void
confirmed(struct ui *ui, bool yes, void *arg)
{
	struct new_report *w = arg;

	if (yes)
		make(ui, w);
	else
		ask_year(ui, w);
}

static void
year_given(struct ui *ui, const char *text, void *arg)
{
	struct new_report *w = arg;
	struct buf question = BUF_INIT;

	if (text == NULL) {
		ask_agency(ui, w);
		return;
	}
	w->year = flow_year_typed(text);
	if (is_there(ui, w->chosen, w->year)) {
		typed_keep(ui, MSG_UI_HOME_PICK_AGENCY, NULL, "");
		flow_open_report(ui, w->chosen, w->year);
		new_free(w);
	} else if (flow_must_ask(&question, ui, w->chosen, w->year)) {
		ui_push(ui, confirm_new(ui, buf_cstr(&question), confirmed, w));
	} else {
		make(ui, w);
	}
	buf_release(&question);
}

static void
ask_year(struct ui *ui, struct new_report *w)
{
	struct view *v = prompt_new(ui, MSG_UI_HOME_ASK_YEAR,
	    INT(w->year != 0 ? w->year : missing_year(ui, w->chosen)), year_given, w);

	prompt_check(v, flow_year_ok);
	ui_push(ui, v);
}

/* ---- the agency ---- */

/* Another agency has another year. */
static void
choose(struct ui *ui, struct new_report *w, char *name)
{
	if (w->chosen != NULL && strcmp(w->chosen, name) != 0)
		w->year = 0;
	free(w->chosen);
	w->chosen = name;
	ask_year(ui, w);
}

static void
agency_picked(struct ui *ui, int id, void *arg)
{
	struct new_report *w = arg;

	/* Given up, unless it is the line that broke. */
	if (!ui->leave)
		typed_keep(ui, MSG_UI_HOME_PICK_AGENCY, NULL, "");
	if (id < 0) {
		new_free(w);
		return;
	}
	free(w->typed);
	w->typed = NULL;
	choose(ui, w, mem_strdup(w->agency[id]));
}

static void
agency_given(struct ui *ui, const char *text, void *arg)
{
	struct new_report *w = arg;
	char *name = agency_name(text);

	free(w->typed);
	w->typed = mem_strdup(text);
	/* Until it is made, or given up. */
	typed_keep(ui, MSG_UI_HOME_PICK_AGENCY, NULL, text);
	if (name != NULL) {
		choose(ui, w, name);
		return;
	}
	ask_agency(ui, w);
	ui_warn(ui, MSG_STORE_AGENCY_NAME, NULL);
}

static bool
add_agency(void *ctx, const struct agency *a)
{
	struct new_report *w = ctx;

	w->agency = mem_grow(w->agency, w->n, &w->cap, sizeof(*w->agency));
	w->agency[w->n++] = mem_strdup(a->name);
	return true;
}

/* On the one chosen before, else on that of the line under the cursor. */
static int
agency_at(const struct new_report *w, struct ui *ui)
{
	const struct desk_row *r = ui->desk != NULL ? desk_current(ui) : NULL;
	const char *name = w->chosen != NULL ? w->chosen : r != NULL ? r->agency : "";
	size_t i;

	for (i = 0; i < w->n && strcmp(w->agency[i], name) != 0; i++)
		continue;
	return i < w->n ? (int)i : -1;
}

static void
ask_agency(struct ui *ui, struct new_report *w)
{
	struct pick_item *item = mem_array(w->n + 1, sizeof(*item));
	struct view *v;
	size_t i;

	for (i = 0; i < w->n; i++)
		item[i] = (struct pick_item){ mem_strdup(w->agency[i]), NULL, (int)i };
	v = pick_new(ui, MSG_UI_HOME_PICK_AGENCY, item, w->n, agency_picked, w);
	pick_other(v, MSG_UI_HOME_NEW_AGENCY, MSG_UI_HOME_TYPE_AGENCY, agency_given);
	if (w->typed != NULL)
		pick_type(v, w->typed);
	else
		pick_start(v, agency_at(w, ui));
	ui_push(ui, v);
}

void
home_ask_new(struct ui *ui)
{
	struct new_report *w;

	if (store_read_only(ui->store)) {
		ui_warn(ui, MSG_UI_FILE_READ_ONLY, NULL);
		return;
	}
	w = mem_zero(sizeof(*w));
	(void)store_agency_each(ui->store, add_agency, w, NULL);
	ask_agency(ui, w);
}
