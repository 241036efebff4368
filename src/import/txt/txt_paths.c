/*
 * txt_paths.c - the tables of our own Markdown export, put together again.
 *
 * Markdown has no merged cells, so the export writes the headings over a column and
 * the labels before a row as paths, "三、本年度办理结果 > （一）予以公开", and each
 * block of a printed table as a table under its caption in bold (src/export/md_write.c).
 * Here the blocks become one table again, paths become cells with their spans.
 *
 *	header, by levels:			rows:
 *	[ 申请人情况               ]		[ 三、   ][（一）         ] values
 *	[ 自然人 ][ 法人           ]		[        ][（三）][ 1.    ] values
 *	[        ][ 商业 ][ 科研   ]		[        ][      ][ 2.    ] values
 *
 * How many lines a heading takes says grid.h: paths of different depth stand side
 * by side as in print.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/grid.h"
#include "import/txt/txt.h"

#define DEPTH	8		/* levels of a path */
#define PARTS	64		/* blocks of one printed table */

struct path { const char *part[DEPTH]; size_t len[DEPTH]; int n; };
struct part {
	const struct txt_line *caption;	/* or NULL */
	size_t		 head, end;	/* lines; the rows begin at head + 2 */
	bool		 stub;		/* the first column has labels */
	int		 nstub, nhead, ncol;
	struct path	*col;		/* headings, with that of the labels */
	struct path	*row;		/* labels */
};

/* |:---|---:| or |---:|, as only our export has it. */
static bool
is_own_delimiter(const struct txt_line *l, bool *stub)
{
	const char *s = l->s;
	size_t n = l->n;

	*stub = n > 6 && memcmp(s, "|:---|", 6) == 0;
	if (*stub) {
		s += 5;
		n -= 5;
	}
	for (; n >= 5 && memcmp(s, "|---:", 5) == 0; n -= 5)
		s += 5;
	return n == 1 && *s == '|';
}

static bool
is_caption(const struct txt_line *l)
{
	return l->n > 4 && memcmp(l->s, "**", 2) == 0 &&
	    memcmp(l->s + l->n - 2, "**", 2) == 0;
}

static void
split_path(struct path *p, const char *s, size_t n)
{
	const char *sep;

	p->n = 0;
	while (p->n < DEPTH - 1 && (sep = memmem(s, n, " > ", 3)) != NULL) {
		p->part[p->n] = s;
		p->len[p->n++] = (size_t)(sep - s);
		n -= (size_t)(sep - s) + 3;
		s = sep + 3;
	}
	p->part[p->n] = s;
	p->len[p->n++] = n;
}

/* Are the first n steps of two paths the same? */
static bool
same(const struct path *a, const struct path *b, int n)
{
	if (a->n < n || b->n < n)
		return false;
	for (int i = 0; i < n; i++)
		if (a->len[i] != b->len[i] ||
		    memcmp(a->part[i], b->part[i], a->len[i]) != 0)
			return false;
	return true;
}

static int
count_cells(const struct txt_line *l)
{
	const char *s, *cell;
	size_t n, len;
	int count = 0;

	txt_pipe_row(l, &s, &n);
	while (txt_pipe_cell(&s, &n, &cell, &len))
		count++;
	return count;
}

/* Read the headings and labels of a part whose lines are known. */
static void
read_paths(struct txt *t, struct part *p)
{
	const char *s, *cell;
	size_t n, len;

	p->ncol = count_cells(&t->line[p->head]);
	p->col = mem_array((size_t)p->ncol, sizeof *p->col);
	p->row = mem_array(p->end - p->head, sizeof *p->row);
	txt_pipe_row(&t->line[p->head], &s, &n);
	for (int i = 0; txt_pipe_cell(&s, &n, &cell, &len); i++) {
		split_path(&p->col[i], cell, len);
		if (!(p->stub && i == 0) && p->col[i].n > p->nhead)
			p->nhead = p->col[i].n;
	}
	if (p->nhead == 0)
		p->nhead = 1;
	if (!p->stub)
		return;
	for (size_t i = p->head + 2; i < p->end; i++) {
		txt_pipe_row(&t->line[i], &s, &n);
		txt_pipe_cell(&s, &n, &cell, &len);
		split_path(&p->row[i - p->head - 2], cell, len);
		if (p->row[i - p->head - 2].n > p->nstub)
			p->nstub = p->row[i - p->head - 2].n;
	}
	if (p->nstub == 0)
		p->nstub = 1;
}

/* The parts of the table that begins at "at"; 0 if it is none of ours.  *end is the
 * line after the last. */
static size_t
find_parts(struct txt *t, size_t at, struct part *part, size_t *end)
{
	size_t n = 0;

	while (n < PARTS) {
		struct part *p = &part[n];

		memset(p, 0, sizeof *p);
		while (at < t->n && t->line[at].blank)
			at++;
		if (at < t->n && is_caption(&t->line[at])) {
			p->caption = &t->line[at++];
			while (at < t->n && t->line[at].blank)
				at++;
		}
		if (at + 1 >= t->n || t->line[at].bars < 2 ||
		    !is_own_delimiter(&t->line[at + 1], &p->stub) ||
		    (n > 0 && p->caption == NULL && !p->stub))
			break;
		p->head = at;
		for (at += 2; at < t->n && t->line[at].bars > 1; at++)
			continue;
		*end = p->end = at;
		n++;
	}
	return n;
}

static void
add(struct txt *t, struct doc_table *table, int row, int col, int rowspan, int colspan,
    const char *s, size_t n)
{
	buf_reset(&t->more);
	txt_md_text(&t->more, s, n);
	txt_cell(t, table, row, col, rowspan, colspan, buf_cstr(&t->more), t->more.len);
}

/* Headings: step k of a path stands in line k of the header. */
static void
add_head(struct txt *t, struct doc_table *table, const struct part *p, int row, int width)
{
	for (int line = 0; line < p->nhead && !t->failed; line++) {
		if (line == 0 && p->stub)
			add(t, table, row, 0, p->nhead, p->nstub, p->col[0].part[0],
			    p->col[0].len[0]);
		for (int i = p->stub, next; i < p->ncol; i = next) {
			const struct path *c = &p->col[i];
			bool last = line == c->n - 1;
			int col = p->nstub + i - p->stub;

			next = i + 1;
			if (line >= c->n)
				continue;
			while (!last && next < p->ncol && p->col[next].n > line + 1 &&
			    same(&p->col[next], c, line + 1))
				next++;
			add(t, table, row + line, col,
			    form_grid_head_lines(p->nhead - line, last), next == p->ncol ?
			    width - col : next - i, c->part[line], c->len[line]);
		}
	}
}

static void
add_rows(struct txt *t, struct doc_table *table, const struct part *p, int row, int width)
{
	int n = (int)(p->end - p->head - 2);

	for (int i = 0; i < n && !t->failed; i++) {
		const struct path *path = &p->row[i];
		const char *s, *cell;
		size_t left, len;
		int col = p->nstub;

		for (int k = 0; p->stub && k < path->n; k++) {
			int rows = 1;

			if (k == path->n - 1) {
				add(t, table, row + i, k, 1, p->nstub - k,
				    path->part[k], path->len[k]);
				continue;
			}
			if (i > 0 && p->row[i - 1].n > k + 1 &&
			    same(path, &p->row[i - 1], k + 1))
				continue;
			while (i + rows < n && p->row[i + rows].n > k + 1 &&
			    same(path, &p->row[i + rows], k + 1))
				rows++;
			add(t, table, row + i, k, rows, 1, path->part[k], path->len[k]);
		}
		txt_pipe_row(&t->line[p->head + 2 + (size_t)i], &s, &left);
		if (p->stub)
			txt_pipe_cell(&s, &left, &cell, &len);
		for (; txt_pipe_cell(&s, &left, &cell, &len); col++)
			add(t, table, row + i, col, 1, s == NULL && width > col ?
			    width - col : 1, cell, len);
	}
}

size_t
txt_paths(struct txt *t, size_t at)
{
	struct part *part;
	struct doc_table *table;
	size_t n, end = at;
	int width = 0, row = 0;

	if (!is_caption(&t->line[at]) && t->line[at].bars < 2)
		return 0;
	part = mem_array(PARTS, sizeof *part);
	n = find_parts(t, at, part, &end);
	for (size_t i = 0; i < n; i++) {
		struct part *p = &part[i];

		read_paths(t, p);
		if (p->nstub + p->ncol - p->stub > width)
			width = p->nstub + p->ncol - p->stub;
	}
	if (n > 0) {
		table = txt_table_new(t, t->line[at].number);
		for (size_t i = 0; i < n; i++) {
			const struct part *p = &part[i];

			if (p->caption != NULL)
				add(t, table, row++, 0, 1, width, p->caption->s + 2,
				    p->caption->n - 4);
			add_head(t, table, p, row, width);
			add_rows(t, table, p, row + p->nhead, width);
			row += p->nhead + (int)(p->end - p->head - 2);
			free(p->col);
			free(p->row);
		}
		txt_table_end(t, table);
	}
	free(part);
	return end - at;
}
