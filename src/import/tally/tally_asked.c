/*
 * tally_asked.c - words that nobody has told yet, and what they can be told to mean.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "form/form.h"
#include "import/tally.h"
#include "import/tally/tally_parts.h"

static int
by_word(const void *a, const void *b)
{
	const struct tally_unknown *x = a, *y = b;

	return x->row != y->row ? x->row - y->row : strcmp(x->word, y->word);
}

static int
by_number(const void *a, const void *b)
{
	const struct tally_unknown *x = a, *y = b;

	return x->n != y->n ? y->n - x->n : by_word(a, b);
}

struct tally_unknown *
tally_unknowns(const struct tally *t, size_t *n)
{
	struct tally_unknown *u = mem_array(t->nrow + 1, sizeof *u);
	size_t found = 0, to = 0;

	for (size_t i = 0; i < t->nrow; i++)
		if (t->row[i].untold && t->row[i].text != NULL)
			u[found++] = (struct tally_unknown){ t->row[i].text,
			    t->row[i].why == TALLY_UNKNOWN_RESULT, 1 };
	if (found > 0)
		qsort(u, found, sizeof *u, by_word);
	for (size_t i = 0; i < found; i++)
		if (to > 0 && by_word(&u[to - 1], &u[i]) == 0)
			u[to - 1].n++;
		else
			u[to++] = u[i];
	if (to > 0)
		qsort(u, to, sizeof *u, by_number);
	*n = to;
	return u;
}

const struct form_item *
tally_choice(const struct form *form, bool row, size_t i, int *item)
{
	int cell = form_figure_cell(form, FIGURE_NEW);
	const struct form_block *b = cell >= 0 ? &form->block[form->cell[cell].block] : NULL;
	const struct form_item *it = b == NULL ? NULL : row ? b->row : b->col;
	int n = b == NULL ? 0 : row ? b->nrowitem : b->ncolitem, what;
	const char *code;

	for (int k = 0; k < n; k++)
		if (tally_meaning(form, it[k].code, &what, &code) &&
		    code == it[k].code && i-- == 0) {
			*item = k;
			return &it[k];
		}
	return NULL;
}
