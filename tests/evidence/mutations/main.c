/*
 * main.c - make mutations: is every single wrong figure of a report noticed?
 *
 * For the reports given as files (or the samples), one figure after the other is
 * changed as a slip of the hand would change it: one more, one less, a digit too many,
 * a digit lost, two digits swapped; first in the report, then in the documents that
 * print it.  Every change of a keyed figure of table 3 must raise a finding of level
 * error, every change of a printed total must be reported; in texts without a grid the
 * cell may be open instead.  The samples are mostly noughts, so reports full of figures
 * come besides.  Prints how many there were and how they were noticed, by kind and by
 * layout; status 1 when one was not, or when nothing was changed and something noticed.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/verdict.h"
#include "evidence/mutations/mutations.h"
#include "form/forms.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"

#define FULL	3		/* reports full of figures */

/* Is every one told, as an error where "strict"? */
static bool
tell(const char *what, const char *kind, const struct noticed *t, bool strict)
{
	printf("%-16s %-20s %6ld made %6ld error %6ld open %4ld wrong %4ld missed\n",
	    what, kind, t->made, t->error, t->open, t->wrong, t->missed);
	return t->wrong == 0 && t->missed == 0 && (!strict || t->error == t->made);
}

static bool
tell_all(const char *what, const struct noticed *t, int n, bool documents)
{
	struct noticed all = { 0 };
	bool ok = true;

	for (int i = 0; i < n; i++) {
		if (documents && layouts[i].write == NULL)
			continue;
		ok = tell(what, documents ? layouts[i].name : slip_names[i], &t[i],
		    !documents || !layouts[i].lines) && ok;
		all.made += t[i].made;
		all.error += t[i].error;
		all.open += t[i].open;
		all.wrong += t[i].wrong;
		all.missed += t[i].missed;
	}
	return tell(what, "all", &all, false) && all.made > 0 && ok;
}

int
main(int argc, char **argv)
{
	struct noticed keyed[SLIP__MAX], totals[SLIP__MAX];
	struct noticed keyed_doc[MUTATE_LAYOUTS], totals_doc[MUTATE_LAYOUTS];
	uint64_t seed = 1;
	int nlayout = 0;
	struct diag d;
	bool ok, quiet = true;

	memset(keyed, 0, sizeof keyed);
	memset(totals, 0, sizeof totals);
	memset(keyed_doc, 0, sizeof keyed_doc);
	memset(totals_doc, 0, sizeof totals_doc);
	while (layouts[nlayout].name != NULL)
		nlayout++;
	diag_init(&d);
	for (int i = 1; i < argc; i++) {
		struct candidate *k = import_file(kit_import(NULL, &d), argv[i]);

		if (k->report != NULL) {
			mutate_report(k, keyed, totals);
			mutate_documents(k->report, keyed_doc, totals_doc);
		} else {
			fprintf(stderr, "mutations: %s cannot be read\n", argv[i]);
		}
		candidate_free(k);
	}
	diag_release(&d);
	for (int i = 0; i < FULL; i++) {
		struct report *r = judge_report(&seed);

		mutate_documents(r, keyed_doc, totals_doc);
		quiet = mutate_nothing(r) && quiet;
		report_free(r);
	}
	printf("control: %s\n", quiet ? "what is not changed is not noticed" :
	    "SOMETHING IS NOTICED WHERE NOTHING WAS CHANGED");
	ok = tell_all("keyed, table 3", keyed, SLIP__MAX, false);
	ok = tell_all("printed totals", totals, SLIP__MAX, false) && ok;
	ok = tell_all("keyed, printed", keyed_doc, nlayout, true) && ok;
	ok = tell_all("totals, printed", totals_doc, nlayout, true) && ok;
	forms_release(kit_forms());
	return ok && quiet ? 0 : 1;
}
