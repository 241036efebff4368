/*
 * sum_order.c - the order of the sums: none uses a cell that a later one computes.
 *
 * Sums that are ready keep their order of the file, so the result is the same
 * for the same text.  Last year's values are not computed here and order
 * nothing.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/language/tree.h"

/* The sum whose result the term uses, -1 if none. */
static int
needs(const struct form *f, const struct form_term *t)
{
	return t->cell >= 0 && !t->prior ? f->cell[t->cell].sum : -1;
}

/*
 * The sums that "left" (sums that could not be ordered) name are on a circle,
 * once those that nothing in it uses are taken away again.  One message for
 * each formula.
 */
static void
tell_circles(const struct form *f, const int *wait, struct diag *d)
{
	unsigned char *used = mem_array((size_t)f->nsum, 1);
	unsigned char *gone = mem_array((size_t)f->nsum, 1);
	int told = -1, k;
	bool more = true;

	for (int round = 0; more && round < 64; round++) {
		more = false;
		memset(used, 0, (size_t)f->nsum);
		for (int i = 0; i < f->nsum; i++)
			for (int j = 0; wait[i] > 0 && !gone[i] && j < f->sum[i].n; j++)
				if ((k = needs(f, &f->term[f->sum[i].first + j])) >= 0)
					used[k] = 1;
		for (int i = 0; i < f->nsum; i++)
			if (wait[i] > 0 && !gone[i] && !used[i])
				gone[i] = more = true;
	}
	for (int i = 0; i < f->nsum; i++)
		if (wait[i] > 0 && !gone[i] && f->sum[i].formula != told) {
			told = f->sum[i].formula;
			diag_error_at(d, f->check[told].line, MSG_FORM_CYCLE,
			    f->cell[f->sum[i].target].code, NULL);
		}
	free(used);
	free(gone);
}

bool
compile_order(struct form *f, struct diag *d)
{
	size_t n = (size_t)f->nsum, nedge = 0;
	int *wait = mem_array(n + 1, sizeof *wait);	/* sums it still waits for */
	int *first = mem_array(n + 2, sizeof *first);	/* edges out of a sum */
	int *edge, *queue = mem_array(n + 1, sizeof *queue), head = 0, tail = 0, k;
	struct form_sum *sorted;

	for (size_t i = 0; i < n; i++)
		for (int j = 0; j < f->sum[i].n; j++)
			if ((k = needs(f, &f->term[f->sum[i].first + j])) >= 0) {
				wait[i]++;
				first[k + 1]++;
				nedge++;
			}
	for (size_t i = 0; i < n; i++)
		first[i + 1] += first[i];
	edge = mem_array(nedge + 1, sizeof *edge);
	for (size_t i = n; i-- > 0;)
		for (int j = 0; j < f->sum[i].n; j++)
			if ((k = needs(f, &f->term[f->sum[i].first + j])) >= 0)
				edge[--first[k + 1]] = (int)i;
	/* first[k + 1] is now where the edges of k begin, first[k + 2] where they end */
	first[n + 1] = (int)nedge;
	for (size_t i = 0; i < n; i++)
		if (wait[i] == 0)
			queue[tail++] = (int)i;
	while (head < tail) {
		k = queue[head++];
		for (int j = first[k + 1]; j < first[k + 2]; j++)
			if (--wait[edge[j]] == 0)
				queue[tail++] = edge[j];
	}
	if ((size_t)tail < n) {
		tell_circles(f, wait, d);
	} else {
		sorted = mem_array(n, sizeof *sorted);
		for (size_t i = 0; i < n; i++) {
			sorted[i] = f->sum[queue[i]];
			f->cell[sorted[i].target].sum = (short)i;
		}
		if (n > 0)
			memcpy(f->sum, sorted, n * sizeof *sorted);
		free(sorted);
	}
	free(wait);
	free(first);
	free(edge);
	free(queue);
	return (size_t)tail == n;
}
