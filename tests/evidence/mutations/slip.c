/*
 * slip.c - see mutations.h: the slips, and the table they are looked for in.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/num.h"
#include "evidence/mutations/mutations.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"

#define TABLE "3"		/* the one whose figures all hang together */

const char *const slip_names[SLIP__MAX] = {
	"one more", "one less", "a digit too many", "a digit lost", "two digits swapped",
};

bool
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

bool
slip_hangs(const struct report *r, int cell)
{
	const struct form *f = r->form;

	return strcmp(f->table[f->block[f->cell[cell].block].table].code, TABLE) == 0;
}

long
slip_errors(const struct report *r)
{
	struct findings f;
	long n;

	findings_init(&f);
	document_findings(r, &f);
	n = f.count[LEVEL_ERROR];
	findings_release(&f);
	return n;
}
