/*
 * xlsx_rows.c - which rows of a sheet are text and which are a table.
 *
 * A sheet has no paragraphs: title, headings and narrative stand in cells like the
 * figures do.  A row with two texts is a row of a table.  A row with one is
 *   a row of a table  when a merge from a row above reaches into it, or it has the
 *                     frame, or the format, of the rows of a table next to it
 *                     ("第二十条第（五）项" across the table; a label without figures),
 *   a paragraph       when it is a sentence, a heading across the table
 *                     ("三、收到和处理…"), or looks like no row of a table.
 * Rows of a table that follow one another are one table; a row without anything
 * between them parts them.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/office.h"
#include "import/readers.h"
#include "import/xlsx/xlsx.h"

#define SENTENCE	60		/* characters; no label is longer */
#define DENSITY		16		/* squares for each text of a usual table */

struct row {
	int		 row;
	size_t		 first, n;	/* its cells */
	int		 low, high;	/* columns that its texts take */
	int		 reach;		/* last row a merge from above comes to, or -1 */
	bool		 table, framed;
};

struct sheet {
	struct xlsx	*x;
	const struct xlsx_sheet *s;
	struct row	*row;
	size_t		 n;
	bool		 framed;	/* its tables have frames */
	size_t		 merge;		/* the first that is not above what was emitted */
	size_t		 solid;		/* likewise */
};

/* ---- what a row is ---- */

static const struct xlsx_merge *
merge_at(const struct xlsx_sheet *s, int row, int col)
{
	size_t low = 0, high = s->nmerge;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct xlsx_merge *m = &s->merge[mid];

		if (m->row == row && m->col == col)
			return m;
		if (m->row < row || (m->row == row && m->col < col))
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static int
column_end(const struct xlsx_merge *m, int col)
{
	if (m == NULL)
		return col;
	return m->colend < READER_SPAN ? m->colend : READER_SPAN - 1;
}

static bool
is_framed(const struct xlsx *x, const struct xlsx_cell *c)
{
	return (size_t)c->style < x->nformat && x->format[c->style].framed;
}

/* Rows with text, each with the columns it takes and what hangs down into it. */
static void
find_rows(struct sheet *sh)
{
	const struct xlsx_sheet *s = sh->s;
	size_t cap = 0, nframed = 0, ntable = 0;
	struct row *r = NULL;
	int reach = -1, next = -1;

	for (size_t i = 0; i < s->ncell; i++) {
		const struct xlsx_cell *c = &s->cell[i];
		const struct xlsx_merge *m = merge_at(s, c->row, c->col);
		int high = column_end(m, c->col);

		if (r == NULL || r->row != c->row) {
			sh->row = mem_grow(sh->row, sh->n, &cap, sizeof *sh->row);
			r = &sh->row[sh->n++];
			reach = next > reach ? next : reach;
			*r = (struct row){ .row = c->row, .first = i, .low = c->col,
			    .reach = reach >= c->row ? reach : -1 };
		}
		r->n++;
		r->high = high > r->high ? high : r->high;
		r->table = r->n > 1;
		r->framed = r->framed || is_framed(sh->x, c);
		if (m != NULL && m->rowend > next)
			next = m->rowend;
	}
	for (size_t i = 0; i < sh->n; i++) {
		ntable += sh->row[i].table;
		nframed += sh->row[i].table && sh->row[i].framed;
	}
	sh->framed = nframed * 2 > ntable;
}

static bool
is_sentence(const char *s)
{
	return strstr(s, "。") != NULL || text_length(s, strlen(s)) >= SENTENCE;
}

/* "三、" */
static bool
has_ordinal(const char *s)
{
	struct ordinal o;

	return text_ordinal(s, strlen(s), &o) && o.han && o.kind == ORDINAL_PLAIN &&
	    o.mark == 0x3001;
}

static bool
same_format(const struct sheet *sh, const struct row *r, int style)
{
	if (r == NULL)
		return false;
	for (size_t i = 0; i < r->n; i++)
		if (sh->s->cell[r->first + i].style == style)
			return true;
	return false;
}

static int
row_order(const void *a, const void *b)
{
	return *(const int *)a < *(const int *)b ? -1 : *(const int *)a > *(const int *)b;
}

/* Does a text reach across the table next to it, or stand at its left with nothing
 * beside it, not even frames for figures? */
static bool
across(const struct sheet *sh, const struct row *r, const struct row *near)
{
	const struct xlsx_sheet *s = sh->s;

	if (r->low > near->low || r->high >= near->high)
		return r->low <= near->low;
	return r->high == r->low && (s->nsolid == 0 ||
	    bsearch(&r->row, s->solid, s->nsolid, sizeof *s->solid, row_order) == NULL);
}

/* A row with one text; "above" and "below" are the next rows of tables, or NULL. */
static bool
is_paragraph(const struct sheet *sh, const struct row *r, const struct row *above,
    const struct row *below)
{
	const struct xlsx_cell *c = &sh->s->cell[r->first];
	const struct row *near = below != NULL ? below : above;
	bool heading;

	if (near == NULL || is_sentence(c->text))
		return true;
	if (r->reach >= 0)
		return false;
	heading = has_ordinal(c->text) && strchr(c->text, '\n') == NULL &&
	    across(sh, r, near);
	if (r->framed || sh->framed)
		return heading || !r->framed;
	if (!same_format(sh, above, c->style) && !same_format(sh, below, c->style))
		return true;
	/* one format for all tells nothing about what stands outside */
	if (above == NULL || below == NULL)
		return heading || c->style == 0;
	return heading;
}

static void
judge_rows(struct sheet *sh)
{
	const struct row *above = NULL, *below = NULL;
	size_t next = 0;

	for (size_t i = 0; i < sh->n; i++) {
		struct row *r = &sh->row[i];

		if (sh->s->table)
			r->table = true;
		if (r->n > 1 || r->table) {
			above = r;
			continue;
		}
		if (next <= i) {
			for (next = i + 1; next < sh->n && sh->row[next].n < 2; )
				next++;
			below = next < sh->n ? &sh->row[next] : NULL;
		}
		r->table = !is_paragraph(sh, r, above, below);
	}
}

/* ---- tables ---- */

/* Is there a row without anything between two rows with text? */
static bool
parted(struct sheet *sh, const struct row *a, const struct row *b)
{
	const struct xlsx_sheet *s = sh->s;

	if (b->row == a->row + 1 || b->reach >= 0)
		return false;
	while (sh->solid < s->nsolid && s->solid[sh->solid] <= a->row)
		sh->solid++;
	return sh->solid == s->nsolid || s->solid[sh->solid] >= b->row;
}

struct grid {
	int		 nrow, ncol, low;	/* low: the sheet's column of column 0 */
	int		*square;	/* number of a cell or merge, NONE or COVERED */
};
enum { NONE = -1, COVERED = -2 };

/*
 * A merge takes its squares; the first to come keeps them, and one that would begin
 * on a square that is taken is none.  Returns its rows.
 */
static int
lay_merge(struct grid *g, const struct xlsx_merge *m, int row, int rows)
{
	int col = m->col - g->low;
	int end = (m->colend - g->low < g->ncol ? m->colend - g->low : g->ncol - 1) + 1;

	for (int r = row; r < row + rows; r++)
		for (int c = col; c < end; c++) {
			int *q = &g->square[r * g->ncol + c];

			if (*q == COVERED)
				break;
			*q = COVERED;
		}
	return end - col;
}

/* Rows of the table up to row "last" of the sheet, from number "from" on. */
static int
rows_to(const struct row *r, int from, int nrow, int last)
{
	int n = from;

	while (n < nrow && r[n].row <= last)
		n++;
	return n - from;
}

static bool
add_cell(struct sheet *sh, struct doc_table *t, int row, int col, int rows, int cols,
    const struct xlsx_cell *from)
{
	struct xlsx *x = sh->x;
	struct doc_cell *c;

	if (++x->nout > READER_CELLS)
		return false;
	c = doc_add_cell(x->doc, t, row, col, rows < READER_SPAN ? rows : READER_SPAN,
	    cols, DOC_DATA, "");
	if (from == NULL)
		return true;
	if (look_coded(from->text, strlen(from->text)))
		doc_cell_read(x->doc, c, from->text, strlen(from->text));
	else
		c->text = from->text;
	c->look |= from->look;
	return true;
}

/* One row of a table: texts, merges with or without, and blanks. */
static bool
emit_row(struct sheet *sh, struct doc_table *t, struct grid *g, const struct row *r,
    int row, bool sparse)
{
	const struct xlsx_sheet *s = sh->s;
	const struct xlsx_cell *c = &s->cell[r[row].first], *end = c + r[row].n;
	int last = sparse ? r[row].high - g->low : g->ncol - 1;
	bool ok = true;

	while (sh->merge < s->nmerge && s->merge[sh->merge].row < r[row].row)
		sh->merge++;
	for (int col = 0; ok && col <= last; col++) {
		const struct xlsx_merge *m = NULL;
		int rows = 1, cols = 1;
		const struct xlsx_cell *from = NULL;

		while (sh->merge < s->nmerge && s->merge[sh->merge].row == r[row].row &&
		    s->merge[sh->merge].col < col + g->low)
			sh->merge++;
		if (sh->merge < s->nmerge && s->merge[sh->merge].row == r[row].row &&
		    s->merge[sh->merge].col == col + g->low)
			m = &s->merge[sh->merge];
		while (c < end && c->col < col + g->low)
			c++;
		if (g->square[row * g->ncol + col] == COVERED)
			continue;
		if (c < end && c->col == col + g->low)
			from = c;
		if (m != NULL) {
			rows = rows_to(r, row, g->nrow, m->rowend);
			cols = lay_merge(g, m, row, rows);
		}
		ok = add_cell(sh, t, row, col, rows, cols, from);
	}
	return ok;
}

static bool
emit_table(struct sheet *sh, const struct row *r, int nrow)
{
	struct grid g = { nrow, 0, r[0].low, NULL };
	struct doc_table *t;
	size_t squares, texts = 0;
	int high = 0;
	bool ok = true;

	for (int i = 0; i < nrow; i++) {
		g.low = r[i].low < g.low ? r[i].low : g.low;
		high = r[i].high > high ? r[i].high : high;
		texts += r[i].n;
	}
	g.ncol = high - g.low + 1;
	squares = (size_t)nrow * (size_t)g.ncol;
	if (squares > OFFICE_SQUARES)
		return false;
	g.square = mem_array(squares, sizeof *g.square);
	for (size_t i = 0; i < squares; i++)
		g.square[i] = NONE;
	t = doc_add_table(sh->x->doc, 0, 0);
	for (int i = 0; ok && i < nrow; i++)
		ok = emit_row(sh, t, &g, r, i, squares > DENSITY * texts + 1000);
	doc_table_measure(t);
	free(g.square);
	return ok;
}

static bool
emit(struct sheet *sh)
{
	struct doc *doc = sh->x->doc;
	size_t i, n;

	for (i = 0; i < sh->n; i += n) {
		const struct row *r = &sh->row[i];

		n = 1;
		if (!r->table) {
			if (!office_paragraph(doc, DOC_PARA, sh->s->cell[r->first].text))
				return false;
			continue;
		}
		if (doc->n == READER_BLOCKS)
			return false;
		while (i + n < sh->n && r[n].table && !parted(sh, &r[n - 1], &r[n]))
			n++;
		if (!emit_table(sh, r, (int)n))
			return false;
	}
	return true;
}

bool
xlsx_rows(struct xlsx *x, const struct xlsx_sheet *s)
{
	struct sheet sh = { .x = x, .s = s };
	bool ok;

	find_rows(&sh);
	judge_rows(&sh);
	ok = emit(&sh);
	free(sh.row);
	if (!ok)
		diag_error(x->d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
	return ok;
}
