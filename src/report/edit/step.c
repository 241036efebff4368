/*
 * step.c - making the changes of a step one by one, and taking back what was made.
 *
 * With values.c, columns.c, remark.c and beside.c the only code that writes to a report.  Every
 * kind of change is a row of a table:
 *
 *	run	judges the wish, notes in the change what was there, and puts it
 *	back	puts what was there, without judging
 *
 *  (1) A run that returns false has changed nothing.
 *  (2) What it puts into c->new is what the place says afterwards, so that undo,
 *      audit and database never hold another spelling than the report.
 *  (3) The way back needs nothing but the change and the authors in the item.
 *
 * Strings of the report are owned by it; a change keeps copies of its own.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

static const struct {
	bool		(*run)(struct report *, struct step_item *, struct diag *);
	void		(*back)(struct report *, const struct step_item *);
} change_kinds[CHANGE__MAX] = {
	[CHANGE_CELL]	= { cell_run, cell_back },
	[CHANGE_TEXT]	= { splice_run, splice_back },
	[CHANGE_NOTE]	= { note_run, note_back },
	[CHANGE_REASON]	= { reason_run, reason_back },
	[CHANGE_REPORT]	= { report_column_run, report_column_back },
	[CHANGE_BESIDE]	= { beside_run, beside_back },
};

static bool
run(struct report *r, struct step_item *it, struct diag *d)
{
	if (r->state == STATE_FINAL && !change_is_state(it->c)) {
		diag_error(d, DIAG_REFUSED, MSG_REPORT_FINAL, NULL);
		return false;
	}
	return change_kinds[it->c->kind].run(r, it, d);
}

bool
step_run(struct report *r, struct step_item *it, size_t n, struct diag *d)
{
	for (size_t i = 0; i < n; i++) {
		if (!run(r, &it[i], d)) {
			step_back(r, it, i);
			return false;
		}
	}
	return true;
}

void
step_back(struct report *r, struct step_item *it, size_t n)
{
	while (n-- > 0)
		change_kinds[it[n].c->kind].back(r, &it[n]);
}

void
step_release(struct step_item *it, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(it[i].was_user);
		free(it[i].was_at);
	}
}

static bool
by_person(enum cell_origin origin)
{
	return origin == ORIGIN_KEY || origin == ORIGIN_FILL || origin == ORIGIN_PASTE ||
	    origin == ORIGIN_SET || origin == ORIGIN_ACCEPTED;
}

/* What a person put in a cell answers what the source left open there.  Told by
 * the origin of the cell, so that undo opens it again. */
bool
step_settle_sources(struct report *r, const struct step_item *it, size_t n)
{
	bool any = false, closed;

	for (size_t i = 0; i < n; i++) {
		const char *place = it[i].c->place;
		int cell;

		if (it[i].c->kind != CHANGE_CELL || r->nsource == 0)
			continue;
		cell = change_cell_number(it[i].c, r->form);
		if (r->form->cell[cell].computed)
			continue;
		for (size_t k = 0; k < r->nsource; k++) {
			struct source_finding *s = &r->source[k];

			if (s->place == NULL || strcmp(s->place, place) != 0)
				continue;
			closed = by_person(r->cell[cell].origin);
			any |= closed != s->closed;
			s->closed = closed;
		}
	}
	return any;
}
