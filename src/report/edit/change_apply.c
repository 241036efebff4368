/*
 * change_apply.c - a list of changes applied, all or nothing.
 *
 * A list is made of wishes: what is to stand where.  report_apply() turns it
 * into a record: what stood there, in which order, who and when.  It works on
 * a copy, so that a refusal leaves both the report and the list as they were.
 *
 *  (1) Every change that is left in an applied list changed something.
 *  (2) Its numbers follow r->seq without a gap, and one list is one step.
 *
 *	wishes --step_run--> made --recalc--> judged --history_push--> remembered
 *	           |                  |
 *	        refused           overflow --step_back--> as before
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

/* What a person says must fit the cell.  A file is kept as it is and judged by
 * the checks; a carried or accepted figure was in a report already. */
static bool
is_strict(enum cell_origin origin)
{
	return origin == ORIGIN_KEY || origin == ORIGIN_FILL || origin == ORIGIN_PASTE ||
	    origin == ORIGIN_SET;
}

/* A total printed as it is computed needs no note of it, unless it says what nobody
 * could add up.  Only now, after the whole list, is it known what is computed. */
static void
settle_printed(struct report *r, struct change *c)
{
	int cell = change_cell_number(c, r->form);
	struct cell *total = &r->cell[cell];

	if (!r->form->cell[cell].computed || !total->has_printed || cell_prints(total))
		return;
	total->has_printed = false;
	total->printed = 0;
	free(c->new);
	c->new = NULL;
}

/* Number what changed something and drop the rest; how many are left. */
static size_t
settle(struct report *r, struct change *made, size_t n, const struct actor *by,
    const char *at)
{
	size_t left = 0;
	int64_t step = r->seq + 1;

	for (size_t i = 0; i < n; i++) {
		struct change *c = &made[i];

		if (c->kind == CHANGE_CELL)
			settle_printed(r, c);
		if (change_same(c->old, c->new)) {
			change_release(c);
			continue;
		}
		c->seq = ++r->seq;
		c->step = step;
		free(c->user);
		free(c->host);
		c->user = mem_strdup(by->user);
		c->host = mem_strdup(by->host);
		memcpy(c->at, at, CLOCK_TEXT);
		if (left != i) {
			made[left] = *c;
			memset(c, 0, sizeof *c);
		}
		left++;
	}
	return left;
}

bool
report_apply(struct report *r, struct change_list *list, const struct actor *by,
    uint64_t *touched, struct diag *d)
{
	uint64_t bits[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	size_t n = list->n;
	char at[CLOCK_TEXT];
	struct step_item *run;
	struct change *made;
	bool ok;

	if (n == 0)
		return true;
	by->now(by->ctx, at);
	made = mem_array(n, sizeof *made);
	run = mem_array(n, sizeof *run);
	for (size_t i = 0; i < n; i++) {
		change_copy(&made[i], &list->item[i]);
		run[i].c = &made[i];
		run[i].give = made[i].origin;
		run[i].strict = is_strict(made[i].origin);
		run[i].user = by->user;
		run[i].at = at;
	}
	ok = step_run(r, run, n, d);
	if (ok && !recalc_run(r, bits)) {
		diag_error(d, run[0].strict ? DIAG_USAGE : DIAG_DATA, MSG_REPORT_OVERFLOW,
		    NULL);
		step_back(r, run, n);
		recalc_run(r, NULL);
		ok = false;
	}
	if (ok) {
		if (step_settle_sources(r, run, n))
			recalc_run(r, bits);	/* the same sums; what is open is another */
		n = settle(r, made, n, by, at);
		for (size_t i = 0; i < n; i++) {
			if (made[i].kind == CHANGE_CELL)
				BIT_SET(bits, change_cell_number(&made[i], r->form));
		}
		for (size_t i = 0; touched && i < BIT_WORDS(r->form->ncell); i++)
			touched[i] |= bits[i];
		if (n > 0)
			history_push(r->history, made, n);
	}
	step_release(run, list->n);
	free(run);
	if (ok) {
		change_list_release(list);
		list->item = made;
		list->n = n;
		list->cap = n;
	} else {
		for (size_t i = 0; i < n; i++)
			change_release(&made[i]);
		free(made);
	}
	return ok;
}
