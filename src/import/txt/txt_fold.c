/*
 * txt_fold.c - blank cells that merged cells have left behind.
 *
 * Spreadsheets, pandoc and Markdown write a merged cell as its text and blank cells
 * after it.  A blank figure is something else, and must stay one.  The columns tell:
 *
 *	一、本年新收 | (blank) | (blank) | 470 | 507	label over three columns
 *	三、本年度   | （一）  | (blank) | 914 | (blank)	a figure not there
 *
 * Left of the first column with figures a blank cell after a text is folded into it,
 * and so is everywhere a cell of a column that has no text at all.  Tables that a sheet
 * has one below the other, each under a caption alone in its row, have their own first
 * columns, which their headers tell, too:
 *
 *	信息内容   | 上一年项目数量 | 本年增/减	2. 主动公开
 *	行政性收费 | (blank)        | -
 *
 * A row shorter than
 * the table has its merged cells as one: its columns are others.  Where rows are of any
 * length nothing stands over anything, and a column without text says nothing:
 *
 *	三、本年度 | （一） | 1 | (blank) | (blank) | 1	two labels, two cells more
 *	（二）     | 0 | (blank) | (blank) | 0  Running numbers in
 * front of the labels are no figures.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "import/txt/txt.h"

struct columns {
	int		 ncol, first;
	size_t		*figures, *labelled;
	bool		*used;
	bool		 ragged;	/* rows of figures are of several lengths */
};

static bool
is_blank(const struct doc_cell *c)
{
	return text_blank(c->text);
}

static bool
is_figure(const struct doc_cell *c)
{
	return txt_is_figure(c->text, strlen(c->text));
}

/* Is the next text of the row a label? */
static bool
before_label(const struct doc_table *table, size_t i)
{
	for (size_t k = i + 1; k < table->ncell; k++) {
		if (table->cell[k].row != table->cell[i].row)
			break;
		if (!is_blank(&table->cell[k]))
			return !is_figure(&table->cell[k]);
	}
	return false;
}

/* Does the row of this cell reach the last column of the table? */
static bool
full_row(const struct doc_table *table, size_t i)
{
	size_t k = i;

	while (k + 1 < table->ncell && table->cell[k + 1].row == table->cell[i].row)
		k++;
	return table->cell[k].col + table->cell[k].colspan >= table->ncol;
}

/* Does the row of this cell have a figure in front of the column where those of its rows
 * begin?  Then the blanks of 规章 | | 20, where the rows of other tables begin at the fourth
 * column and no header tells, may be figures too. */
static bool
begins_before(const struct doc_table *table, size_t i, int first)
{
	for (int row = table->cell[i].row; i < table->ncell && table->cell[i].row == row; i++)
		if (table->cell[i].col < first && is_figure(&table->cell[i]) &&
		    !before_label(table, i))
			return true;
	return false;
}

/* Have two rows that end in a figure another length? */
static bool
is_ragged(const struct doc_table *table)
{
	int end = -1;

	for (size_t i = 0; i < table->ncell; i++) {
		const struct doc_cell *c = &table->cell[i];
		bool last = i + 1 == table->ncell || table->cell[i + 1].row != c->row;

		if (!last || c->col < 2 || !is_figure(c))
			continue;
		if (end >= 0 && c->col != end)
			return true;
		end = c->col;
	}
	return false;
}

/* The first column that has figures as often, nearly, as any. */
static void
look(struct columns *k, const struct doc_table *table)
{
	size_t most = 0;

	for (size_t i = 0; i < table->ncell; i++) {
		const struct doc_cell *c = &table->cell[i];

		if (is_figure(c)) {
			k->figures[c->col]++;
			k->labelled[c->col] += before_label(table, i);
		}
		k->used[c->col] |= !is_blank(c);
		if (k->figures[c->col] > most)
			most = k->figures[c->col];
	}
	for (k->first = 0; k->first < k->ncol; k->first++)
		if (most > 0 && k->figures[k->first] * 4 >= most &&
		    k->labelled[k->first] * 2 <= k->figures[k->first])
			return;
}

/* Texts of the row that begins with cell i; *end is the first cell behind it, *figures
 * is set when one of them is a figure. */
static int
row_texts(const struct doc_table *table, size_t i, size_t *end, bool *figures)
{
	int row = table->cell[i].row, n = 0;

	for (; i < table->ncell && table->cell[i].row == row; i++) {
		n += !is_blank(&table->cell[i]);
		*figures |= is_figure(&table->cell[i]);
	}
	*end = i;
	return n;
}

/* Is it a header that begins with cell i: words, and no figure?  Below 规章 and blanks there
 * is none, so that it is no caption. */
static bool
is_header(const struct doc_table *table, size_t i)
{
	bool figures = false;
	size_t end;

	return i < table->ncell && row_texts(table, i, &end, &figures) > 1 && !figures;
}

/*
 * The first column with figures of the rows from cell i to the next caption, by what
 * stands in them and in their header.  *end is the first cell behind them.
 */
static int
first_below(const struct columns *k, const struct doc_table *table, size_t i, size_t *end,
    size_t *count)
{
	int texts = 0, first = k->first;
	size_t from = i, most = 0;
	bool head = true;

	memset(count, 0, (size_t)k->ncol * sizeof *count);
	do {
		size_t row = i;
		bool figures = false;

		texts = row_texts(table, row, &i, &figures);
		if (texts == 1 && row != from && is_header(table, i)) {
			i = row;
			break;
		}
		for (size_t at = row; at < i; at++) {
			const struct doc_cell *c = &table->cell[at];

			if (head && texts > 1 && !figures && c->col > 0 &&
			    c->col < first && !is_blank(c))
				first = c->col;
			if (is_figure(c) && !before_label(table, at) &&
			    ++count[c->col] > most)
				most = count[c->col];
		}
		head &= texts < 2;
	} while (i < table->ncell);
	*end = i;
	for (int c = 0; c < first; c++)
		if (count[c] > 0 && count[c] * 4 >= most)
			return c;
	return first;
}

void
txt_fold(struct txt *t, struct doc_table *table)
{
	struct columns k = { .ncol = table->ncol };
	struct doc_cell *last = NULL;
	size_t to = 0, end = 0, *count;
	bool full = false;
	int row = -1, first = 0;

	if (t->failed || table->ncol < 2)
		return;
	k.figures = mem_array((size_t)k.ncol, sizeof *k.figures);
	k.labelled = mem_array((size_t)k.ncol, sizeof *k.labelled);
	k.used = mem_array((size_t)k.ncol, sizeof *k.used);
	look(&k, table);
	k.ragged = is_ragged(table);
	count = mem_array((size_t)k.ncol, sizeof *count);
	for (size_t i = 0; i < table->ncell; i++) {
		struct doc_cell *c = &table->cell[i];

		if (c->row != row) {	/* asked before cells of the row move */
			row = c->row;
			full = full_row(table, i);
			if (i >= end)
				first = first_below(&k, table, i, &end, count);
			full = full && !begins_before(table, i, first);
		}
		if (last != NULL && last->row == c->row && c->colspan == 1 &&
		    is_blank(c) && ((!k.used[c->col] && !k.ragged) || (full && c->col < first &&
		    !is_blank(last) && !is_figure(last) && k.first < k.ncol))) {
			last->colspan++;
			continue;
		}
		if ((last == NULL || last->row != c->row) && is_blank(c) &&
		    !k.used[c->col] && !k.ragged && c->col < k.first)
			continue;		/* a margin */
		table->cell[to] = *c;
		last = &table->cell[to++];
	}
	table->ncell = to;
	txt_table_end(t, table);	/* smaller now, or gone */
	free(count);
	free(k.figures);
	free(k.labelled);
	free(k.used);
}
