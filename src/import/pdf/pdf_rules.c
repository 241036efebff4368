/*
 * pdf_rules.c - ruling lines as they were meant.
 *
 * A line of a table comes in pieces, one a cell, as dashes, or double, and lines that
 * were drawn for two cells lie half a point apart.  Lines closer than SNAP are one;
 * no row and no column is as narrow.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "import/pdf/pdf.h"

#define SNAP	PT(3)		/* between lines that are one */
#define WIDTH	PT(4)		/* of all that are one */
#define GAP	PT(4)		/* between pieces that are one */

static int
by_place(const void *a, const void *b)
{
	const struct pdf_rule *x = a, *y = b;

	if (x->upright != y->upright)
		return x->upright ? 1 : -1;
	return x->at != y->at ? (x->at < y->at ? -1 : 1) :
	    x->from != y->from ? (x->from < y->from ? -1 : 1) : 0;
}

static int
by_start(const void *a, const void *b)
{
	const struct pdf_rule *x = a, *y = b;

	return x->from != y->from ? (x->from < y->from ? -1 : 1) : 0;
}

/* The rules of one place: whole lines over their pieces.  How many are left. */
static int
put_together(struct pdf_rule *r, int n)
{
	int k = 0, at = r[0].at + (r[n - 1].at - r[0].at) / 2;

	qsort(r, (size_t)n, sizeof *r, by_start);
	for (int i = 0; i < n; i++) {
		if (k > 0 && r[i].from <= r[k - 1].to + GAP) {
			if (r[i].to > r[k - 1].to)
				r[k - 1].to = r[i].to;
		} else {
			r[k++] = r[i];
		}
		r[k - 1].at = at;
	}
	return k;
}

void
pdf_rules(struct pdf_page *page)
{
	struct pdf_rule *r = page->rule;
	int n = page->nrule, k = 0, to, left;

	if (n > 1)
		qsort(r, (size_t)n, sizeof *r, by_place);
	for (int from = 0; from < n; from = to) {
		for (to = from + 1; to < n && r[to].upright == r[from].upright &&
		    r[to].at - r[to - 1].at <= SNAP && r[to].at - r[from].at <= WIDTH; to++)
			;
		left = put_together(&r[from], to - from);
		memmove(&r[k], &r[from], (size_t)left * sizeof *r);
		k += left;
	}
	page->nrule = k;
}
