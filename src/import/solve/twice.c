/*
 * twice.c - documents that hold two reports.
 *
 *	（一）予以公开 | 3 | 1 | 4 ... later ... （一）予以公开 | 2 | 0 | 2
 *	（一）予以公开 | 3 | 1 | 4 | （一）予以公开 | 2 | 0 | 2
 *	（一）予以公开 | 3 | 1 | 4 | 2 | 0 | 2
 *	（一）予以公开 | 2022年 | 3 | 1 | 4
 *	              | 2023年 | 2 | 0 | 2
 *
 * Nobody can tell which of them is meant, and a mixture of both would be read.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "import/likeness.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"
#include "import/solve/twice.h"

#define YEARS	2100

static bool
is_figure(const struct match_cell *c)
{
	return c->figure.kind == FIGURE_NUMBER || c->figure.kind == FIGURE_GLUED ||
	    c->figure.kind == FIGURE_UNREAD;
}

static bool
names_row(const struct match *m, const struct match_cell *c)
{
	const struct label *l = c->label;

	while (l != NULL && (l->kind != LABEL_ROW || l->leaf < 0))
		l = label_next(&m->book, l);
	return l != NULL;
}

/* Labels of the form in one row, each with figures behind it. */
static int
labels_with_figures(const struct match *m, const struct match_row *r)
{
	bool figures = false;
	int n = 0;

	for (int i = r->n - 1; i >= 0; i--) {
		figures |= is_figure(&r->cell[i]);
		if (figures && names_row(m, &r->cell[i])) {
			n++;
			figures = false;
		}
	}
	return n;
}

/*
 * Has a row its figures twice or more, and not each one again and again, as converters
 * print a wide cell: 3 | 3 | 1 | 1 | 4 | 4?
 */
static bool
twice_as_many(const struct match_row *r, const struct row_target *t)
{
	int first = t->at + 1, end = r->n;
	bool again = true;

	while (first < end && match_cell_is_label(&r->cell[first]))
		first++;
	while (end > first && !is_figure(&r->cell[end - 1]))
		end--;
	for (int i = first; i < end; i++)
		if (match_cell_is_label(&r->cell[i]))
			return false;
	for (int i = first; i + 1 < end && (end - first) % 2 == 0; i += 2)
		again &= r->cell[i].figure.value == r->cell[i + 1].figure.value;
	return t->k > 1 && end - first >= 2 * t->k && !(again && (end - first) % 2 == 0);
}

/* The year that a word of a row with figures is, alone in its cell; 0. */
static int
year_of_row(const struct match_row *r)
{
	size_t from, to;
	int year = 0;

	for (int i = 0; i < r->n; i++) {
		const struct match_cell *c = &r->cell[i];

		if (is_figure(c))
			return year;
		if (match_cell_is_label(c) && c->n <= 16 &&
		    title_year(c->text, c->n, YEARS, &from, &to) != 0)
			year = title_year(c->text, c->n, YEARS, &from, &to);
	}
	return 0;
}

/* Rows of two years in turn, or in two tables: of how many pairs of neighbours. */
static int
years_in_turn(const struct match *m)
{
	int n = 0, last = 0;

	for (int r = 0; r < m->nrow; r++) {
		int year = year_of_row(&m->row[r]);

		n += year != 0 && last != 0 && year != last;
		last = year != 0 ? year : last;
	}
	return n;
}

/* The word in front of the first figure of a row; -1. */
static int
label_of_row(const struct match_row *r)
{
	int at = -1;

	for (int i = 0; i < r->n && !is_figure(&r->cell[i]); i++)
		if (match_cell_is_label(&r->cell[i]) && r->cell[i].nkey > 0)
			at = i;
	return at + 1 < r->n ? at : -1;
}

static bool
same_figures(const struct match_row *a, int at, const struct match_row *b, int bt)
{
	for (at++, bt++; at < a->n && bt < b->n; at++, bt++)
		if (a->cell[at].figure.value != b->cell[bt].figure.value)
			return false;
	return true;
}

/* Rows that are nobody's and have the label of one that was found, in the document's own
 * words; how many of them say something else. */
static int
rows_again(const struct match *m, int *differ)
{
	int n = 0;

	*differ = 0;
	for (int r = 0; r < m->nrow; r++) {
		const struct match_row *row = &m->row[r];
		int at = row->target < 0 ? label_of_row(row) : -1;

		for (int i = 0; i < m->ntarget && at >= 0; i++) {
			const struct row_target *t = &m->target[i];
			const struct match_row *own = t->found >= 0 ? &m->row[t->found] :
			    NULL;
			const struct match_cell *c = &row->cell[at];

			if (own == NULL || t->at < 0 || own->cell[t->at].nkey != c->nkey ||
			    memcmp(own->cell[t->at].key, c->key, c->nkey) != 0)
				continue;
			n++;
			*differ += !same_figures(own, t->at, row, at);
			break;
		}
	}
	return n;
}

bool
match_twice(struct match *m)
{
	int labelled = 0, found = 0, again, differ, other = 0, side = 0, wide = 0, many = 0;

	for (int i = 0; i < m->ntarget; i++) {
		struct row_target *t = &m->target[i];
		const struct match_row *r = t->found >= 0 ? &m->row[t->found] : NULL;

		if (t->label == NULL)
			continue;
		labelled++;
		many += t->k > 1;
		other += t->unsure;
		if (r == NULL || t->at < 0)
			continue;
		found++;
		wide += twice_as_many(r, t);
		if (labels_with_figures(m, r) > 1) {
			side++;
			t->unsure = true;
		}
	}
	again = rows_again(m, &differ);
	return labelled > 0 && (other * 4 > labelled || side * 4 > labelled ||
	    wide * 4 > many || years_in_turn(m) * 4 > labelled ||
	    (again * 2 > found && differ > 0) || again * 10 > labelled * 8);
}
