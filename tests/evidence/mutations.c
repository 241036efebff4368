/*
 * mutations.c - make mutations: is every single wrong figure of a report noticed?
 *
 * For the reports given as files (or the samples), one figure after the other is
 * changed as a slip of the hand would change it: one more, one less, a digit too many,
 * a digit lost, two digits swapped.  Every change of a keyed figure of table 3 must
 * raise a finding of level error, every change of a printed total must be reported.
 * Prints how many there were and how many were noticed, by kind; status 1 when one
 * was not.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/num.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

#define TABLE "3"		/* the one whose figures all hang together */

enum slip { MORE, LESS, DIGIT, LOST, SWAPPED, SLIP__MAX };
static const char *const slip_names[] = {
	"one more", "one less", "a digit too many", "a digit lost", "two digits swapped",
};

struct tally { long made[SLIP__MAX], seen[SLIP__MAX]; };

/* The figure as the slip leaves it; false when it leaves it as it is. */
static bool
slip(int64_t v, enum slip how, int64_t *out)
{
	int64_t n = v / NUM_ONE;

	*out = v;
	switch (how) {
	case MORE:
		*out = v + NUM_ONE;
		break;
	case LESS:
		*out = v - NUM_ONE;
		break;
	case DIGIT:
		*out = (n * 10 + 1) * NUM_ONE;
		break;
	case LOST:
		*out = n / 10 * NUM_ONE;
		break;
	case SWAPPED:
		*out = (n / 100 * 100 + n % 10 * 10 + n / 10 % 10) * NUM_ONE;
		break;
	case SLIP__MAX:
		break;
	}
	return *out != v && *out >= 0;
}

static long
errors(const struct report *r)
{
	struct findings f;
	long n;

	findings_init(&f);
	document_findings(r, &f);
	n = f.count[LEVEL_ERROR];
	findings_release(&f);
	return n;
}

/* One change of one cell of a copy of the report: is there an error more? */
static void
try(struct candidate *k, int cell, enum slip how, struct tally *t)
{
	struct report *r = k->report;
	struct change_list list = CHANGE_LIST_INIT, back = CHANGE_LIST_INIT;
	const struct cell *c = &r->cell[cell];
	long before = errors(r);
	char figure[NUM_TEXT];
	int64_t v;

	if (!slip(c->has_value ? c->value : 0, how, &v))
		return;
	change_cell(&list, r, cell, num_print(figure, v), ORIGIN_IMPORT);
	if (!report_apply(r, &list, kit_actor(), NULL, NULL)) {
		fprintf(stderr, "mutations: %s refused\n", r->form->cell[cell].code);
		exit(2);
	}
	t->made[how]++;
	if (errors(r) > before)
		t->seen[how]++;
	else
		printf("%s: %s %s not noticed\n", k->file, r->form->cell[cell].code,
		    figure);
	report_undo(r, &back, kit_actor(), NULL);
	change_list_release(&list);
	change_list_release(&back);
}

static void
run(struct candidate *k, struct tally *keyed, struct tally *totals)
{
	const struct form *f = k->report->form;

	for (int i = 0; i < f->ncell; i++) {
		bool computed = f->cell[i].computed;

		if (!computed && strcmp(f->table[f->block[f->cell[i].block].table].code,
		    TABLE) != 0)
			continue;
		for (int how = 0; how < SLIP__MAX; how++)
			try(k, i, (enum slip)how, computed ? totals : keyed);
	}
}

static bool
tell(const char *what, const struct tally *t)
{
	long made = 0, seen = 0;

	for (int i = 0; i < SLIP__MAX; i++) {
		printf("%-16s %-20s %6ld of %6ld noticed\n", what, slip_names[i],
		    t->seen[i], t->made[i]);
		made += t->made[i];
		seen += t->seen[i];
	}
	printf("%-16s %-20s %6ld of %6ld noticed\n", what, "all", seen, made);
	return seen == made && made > 0;
}

int
main(int argc, char **argv)
{
	struct tally keyed, totals;
	struct diag d;
	bool ok;

	memset(&keyed, 0, sizeof keyed);
	memset(&totals, 0, sizeof totals);
	diag_init(&d);
	for (int i = 1; i < argc; i++) {
		struct candidate *k = import_file(kit_import(NULL, &d), argv[i]);

		if (k->report != NULL)
			run(k, &keyed, &totals);
		else
			fprintf(stderr, "mutations: %s cannot be read\n", argv[i]);
		candidate_free(k);
	}
	diag_release(&d);
	ok = tell("keyed, table 3", &keyed);
	ok = tell("printed totals", &totals) && ok;
	forms_release(kit_forms());
	return ok ? 0 : 1;
}
