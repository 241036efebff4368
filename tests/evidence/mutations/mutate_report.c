/*
 * mutate_report.c - slips in a report that the program holds: does a check see them?
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "evidence/mutations/mutations.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/report.h"

/* One change of one cell: is there an error more? */
static void
try(struct candidate *k, int cell, enum slip how, struct noticed *t)
{
	struct report *r = k->report;
	struct change_list list = CHANGE_LIST_INIT, back = CHANGE_LIST_INIT;
	const struct cell *c = &r->cell[cell];
	long before = slip_errors(r);
	char figure[NUM_TEXT];
	int64_t v;

	if (!slip(c->has_value ? c->value : 0, how, &v))
		return;
	change_cell(&list, r, cell, num_print(figure, v), ORIGIN_IMPORT);
	if (!report_apply(r, &list, kit_actor(), NULL, NULL)) {
		fprintf(stderr, "mutations: %s refused\n", r->form->cell[cell].code);
		exit(2);
	}
	t->made++;
	if (slip_errors(r) > before) {
		t->error++;
	} else {
		t->missed++;
		printf("%s: %s %s not noticed\n", k->file, r->form->cell[cell].code,
		    figure);
	}
	report_undo(r, &back, kit_actor(), NULL);
	change_list_release(&list);
	change_list_release(&back);
}

void
mutate_report(struct candidate *k, struct noticed *keyed, struct noticed *totals)
{
	const struct form *f = k->report->form;

	for (int i = 0; i < f->ncell; i++) {
		bool computed = f->cell[i].computed;

		for (int how = 0; how < SLIP__MAX && (computed ||
		    slip_hangs(k->report, i)); how++)
			try(k, i, (enum slip)how,
			    computed ? &totals[how] : &keyed[how]);
	}
}
