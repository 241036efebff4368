/*
 * pdf_bare.c - tables without ruling lines: figures one below the other.
 *
 * A line that ends in figures, or has nothing else, is a row.  Rows go together until
 * words stand among their columns: those of the next header.  A column is where
 * figures lie one above the other; what stands over it, between the middles to its
 * neighbours, is its header.  Words over several columns are no column's.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"
#include "import/pdf/pdf_bare.h"

#define PART(v, per_mille)	((int)((int64_t)(v) * (per_mille) / 1000))
#define APART	500		/* room between a label and its figures */
#define TWO	1000		/* ... when there are two only */
#define ONE	1500		/* ... when there is one only */
#define SPLIT	900		/* rows nearer than that are one: 44 over 3 is 443 */
#define LABEL	900		/* between labels of two columns; less before an ordinal */
#define OVER	300		/* a header may stick out of its column so far */
#define NEAR	2600		/* lines this near are of one header */
#define HEADER	12		/* lines of a header */
#define COLUMNS	40
#define ROWS	1000		/* of a part; also pieces of labels */
#define MATCH	PT(8)		/* columns of two pages that are one */

struct area {
	struct bare	 bare;
	struct pdf_line	*line;	int nline;	/* of the page */
	int		 first, last;	/* lines of the first row and the last */
	int		 low[COLUMNS], high[COLUMNS], ncolumn;
	int		 x[COLUMNS + 2];	/* between the columns; x[0] left of all */
	int		 start[COLUMNS], nstart;	/* where labels begin */
	int		 header, from, to;	/* first line of header, labels; behind them */
};

static int
middle(const struct pdf_line *l)
{
	return l->base - PART(l->size, 350);
}

/* Digits with points and signs, a bar alone, or what could not be read. */
static bool
is_figure(const char *s)
{
	size_t n = strlen(s), len = 0;
	bool digit = false;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (char_is(cp, CHAR_DIGIT) || cp == TEXT_BAD)
			digit = true;
		else if (cp >= 0x80 ? cp != 0x2014 && cp != 0x2013 && cp != 0xFF0F :
		    strchr("+-.,/%", (int)cp) == NULL || cp == 0)
			return false;
	}
	return digit || len == n;	/* one bar */
}

/* How many words at the end of a line are its figures; 0: it is no row. */
static int
figures_of(const struct pdf_line *l)
{
	int k = l->n, room;

	while (k > 0 && is_figure(l->word[k - 1]->text))
		k--;
	if (k == l->n || k == 0)
		return l->n - k;
	room = l->word[k]->x0 - l->word[k - 1]->x1;
	return room >= PART(l->size, l->n - k == 1 ? ONE : l->n - k == 2 ? TWO : APART) ?
	    l->n - k : 0;
}

/* A figure alone on its line is a row when words stand left of it, near. */
static bool
has_label(const struct area *a, int i)
{
	const struct pdf_line *l = &a->line[i];

	for (int k = i > 0 ? i - 1 : 0; k <= i + 1 && k < a->nline; k++) {
		const struct pdf_line *m = &a->line[k];

		if (k != i && abs(middle(m) - middle(l)) <= PART(l->size, 1200) &&
		    m->word[0]->x1 < l->x0 - PART(l->size, TWO))
			return true;
	}
	return false;
}

static bool
is_row(const struct area *a, int i)
{
	const struct pdf_line *l = &a->line[i];
	int n = figures_of(l);

	return !l->gone && (n > 1 || (n == 1 && (l->n > 1 || has_label(a, i))));
}

/* ---- rows that go together ---- */

/* Do words, no figures, stand there right of x? */
static bool
beyond(const struct pdf_line *l, int x)
{
	return l->n > 0 && l->word[l->n - 1]->x1 > x;
}

/* The figures of a line stand between those of the row above: it is the same row. */
static bool
same_row(const struct bare *b, const struct pdf_line *l)
{
	const struct bare_row *r = &b->row[b->nrow - 1];

	return b->nrow > 0 && middle(l) - r->end < PART(l->size, SPLIT);
}

static void
add_figures(struct bare *b, struct bare_row *r, struct pdf_word **figure, int n)
{
	struct pdf_word **all = arena_array(&b->pdf->arena, (size_t)(r->n + n), sizeof *all);

	memcpy(all, r->figure, (size_t)r->n * sizeof *all);
	memcpy(all + r->n, figure, (size_t)n * sizeof *all);
	r->figure = all;
	r->n += n;
}

static void
find_rows(struct area *a)
{
	struct bare *b = &a->bare;
	int left = PDF_SPACE;

	b->row = arena_array(&b->pdf->arena, ROWS, sizeof *b->row);
	for (int i = a->first; i < a->nline && b->nrow < ROWS; i++) {
		struct pdf_line *l = &a->line[i];
		struct bare_row *r = &b->row[b->nrow];
		struct pdf_word **figure;
		int n;

		if (!is_row(a, i)) {
			if (beyond(l, left))
				break;
			continue;
		}
		n = figures_of(l);
		figure = l->word + (l->n - n);
		if (b->nrow > 0 && n < l->n && l->word[l->n - n - 1]->x1 > left)
			break;			/* a label among the columns */
		left = figure[0]->x0 < left ? figure[0]->x0 : left;
		a->last = i;
		if (same_row(b, l)) {
			add_figures(b, --r, figure, n);
			r->end = middle(l);
			r->y = r->top + (r->end - r->top) / 2;
			continue;
		}
		*r = (struct bare_row){ .figure = figure, .n = n, .y = middle(l),
		    .top = middle(l), .end = middle(l), .size = l->size };
		b->nrow++;
	}
}

static int
by_x(const void *a, const void *b)
{
	const struct pdf_word *x = *(struct pdf_word *const *)a;
	const struct pdf_word *y = *(struct pdf_word *const *)b;

	return x->x0 != y->x0 ? (x->x0 < y->x0 ? -1 : 1) : x < y ? -1 : x > y;
}

/* Where the figures of all rows lie one above the other. */
static bool
find_columns(struct area *a)
{
	struct bare *b = &a->bare;
	struct pdf_word **all;
	int n = 0, k = -1;

	for (int i = 0; i < b->nrow; i++)
		n += b->row[i].n;
	all = arena_array(&b->pdf->arena, (size_t)n + 1, sizeof *all);
	n = 0;
	for (int i = 0; i < b->nrow; i++)
		for (int f = 0; f < b->row[i].n; f++)
			all[n++] = b->row[i].figure[f];
	qsort(all, (size_t)n, sizeof *all, by_x);
	for (int i = 0; i < n; i++) {
		if (k >= 0 && all[i]->x0 < a->high[k]) {
			a->high[k] = all[i]->x1 > a->high[k] ? all[i]->x1 : a->high[k];
			continue;
		}
		if (++k == COLUMNS)
			return false;
		a->low[k] = all[i]->x0;
		a->high[k] = all[i]->x1;
	}
	a->ncolumn = k + 1;
	return true;
}

static int
column_of(const struct area *a, const struct pdf_word *w)
{
	int c = 0;

	while (c < a->ncolumn && w->x0 >= a->high[c])
		c++;
	return c;
}

/* ---- the labels ---- */

static bool
begins_label(const char *s)
{
	struct ordinal o;

	return text_ordinal(s, strlen(s), &o);
}

static void
add_piece(struct area *a, const struct pdf_line *l, int from, int to)
{
	struct bare *b = &a->bare;

	if (from >= to || b->npiece == ROWS)
		return;
	b->piece[b->npiece++] = (struct bare_piece){ .word = l->word + from, .n = to - from,
	    .x0 = l->word[from]->x0, .x1 = l->word[to - 1]->x1, .y = middle(l),
	    .size = l->word[from]->size, .ordinal = begins_label(l->word[from]->text) };
}

/* Do labels begin at that place, in other lines?  物 of "出版 / 物" stands close behind
 * （五）不予. */
static bool
is_start(const struct area *a, const struct pdf_word *w)
{
	for (int i = 0; i < a->nstart; i++)
		if (abs(a->start[i] - w->x0) < PART(w->size, LABEL / 6))
			return true;
	return false;
}

static void
find_starts(struct area *a)
{
	for (int i = a->from; i < a->to; i++) {
		const struct pdf_line *l = &a->line[i];

		for (int k = 0; k < l->n && l->word[k]->x1 <= a->low[0]; k++)
			if (a->nstart < COLUMNS && begins_label(l->word[k]->text) &&
			    !is_start(a, l->word[k]))
				a->start[a->nstart++] = l->word[k]->x0;
	}
}

/* The words of a line left of the figures, in pieces. */
static void
take_pieces(struct area *a, const struct pdf_line *l)
{
	int from = 0, n = 0;

	while (n < l->n && l->word[n]->x1 <= a->low[0])
		n++;
	for (int i = 1; i < n; i++) {
		int room = l->word[i]->x0 - l->word[i - 1]->x1;
		bool start = begins_label(l->word[i]->text) || is_start(a, l->word[i]);

		if (room < PART(l->size, start ? LABEL / 3 : LABEL))
			continue;
		add_piece(a, l, from, i);
		from = i;
	}
	add_piece(a, l, from, n);
}

/* Lines over and under the rows that have nothing but labels. */
static bool
only_label(const struct area *a, int i, int beside)
{
	const struct pdf_line *l = &a->line[i], *m = &a->line[beside];

	return !l->gone && !beyond(l, a->low[0]) && !is_row(a, i) &&
	    abs(l->base - m->base) <= PART(l->size, NEAR);
}

static void
find_labels(struct area *a, int after)
{
	a->from = a->first;
	a->to = a->last + 1;
	while (a->from > after && only_label(a, a->from - 1, a->from))
		a->from--;
	while (a->to < a->nline && only_label(a, a->to, a->to - 1))
		a->to++;
	find_starts(a);
	a->bare.piece = arena_array(&a->bare.pdf->arena, ROWS, sizeof *a->bare.piece);
	for (int i = a->from; i < a->to; i++)
		take_pieces(a, &a->line[i]);
}

static void
set_sides(struct area *a)
{
	int left = a->low[0], right = 0;

	for (int i = 0; i < a->bare.npiece; i++) {
		const struct bare_piece *p = &a->bare.piece[i];

		left = p->x0 < left ? p->x0 : left;
		right = p->x1 > right ? p->x1 : right;
	}
	a->x[0] = left - PT(3);
	a->x[1] = right > 0 ? right + (a->low[0] - right) / 2 : a->low[0] - PT(3);
	for (int c = 1; c < a->ncolumn; c++)
		a->x[c + 1] = a->high[c - 1] + (a->low[c] - a->high[c - 1]) / 2;
	a->x[a->ncolumn + 1] = a->high[a->ncolumn - 1] + PT(3);
}

/* ---- the header ---- */

static bool
is_header(const struct area *a, int i)
{
	const struct pdf_line *l = &a->line[i];
	const char *end = l->n > 0 ? l->word[l->n - 1]->text : "";
	size_t n = strlen(end);

	if (l->gone || is_row(a, i) || l->n == 0 || begins_label(l->word[0]->text) ||
	    (n >= 3 && strcmp(end + n - 3, "。") == 0))
		return false;
	return l->base + PART(l->size, NEAR) >= a->line[i + 1].base;
}

static void
find_header(struct area *a, int after)
{
	a->header = a->from;
	while (a->header > after && a->from - a->header < HEADER &&
	    is_header(a, a->header - 1))
		a->header--;
}

/* The column of a word of the header, 0 that of the labels; -1 over several. */
static int
header_of(const struct area *a, const struct pdf_word *w)
{
	int at = w->x0 + (w->x1 - w->x0) / 2, out = PART(w->size, OVER), over = 0, c = 0;

	for (int i = 0; i < a->ncolumn; i++) {
		if (w->x0 + out >= a->high[i] || w->x1 - out <= a->low[i])
			continue;
		over++;
		c = i + 1;
	}
	if (over > 0)
		return over == 1 ? c : -1;
	while (c < a->ncolumn && at >= a->x[c + 1])
		c++;
	return c;
}

/* ---- the table ---- */

static struct pdf_cell *
put(struct bare *b, struct pdf_table *t, int row, int col, int colspan,
    struct pdf_word **w, int n)
{
	struct pdf_cell *c = &t->cell[t->ncell++];

	for (int i = 0; i < n; i++)
		w[i]->cell = 0;
	*c = (struct pdf_cell){ row, col, 1, colspan, n > 0 ? pdf_compose(b->pdf, w, n) :
	    arena_strndup(&b->pdf->arena, "", 0) };
	return c;
}

static void
put_header(struct area *a, struct pdf_table *t)
{
	struct bare *b = &a->bare;
	int all = 0, n;
	struct pdf_word **w;

	for (int i = a->header; i < a->from; i++)
		all += a->line[i].n;
	w = arena_array(&b->pdf->arena, (size_t)all + 1, sizeof *w);
	for (int c = -1; c <= a->ncolumn && all > 0; c++) {
		n = 0;
		for (int i = a->header; i < a->from; i++)
			for (int k = 0; k < a->line[i].n; k++)
				if (header_of(a, a->line[i].word[k]) == c)
					w[n++] = a->line[i].word[k];
		if (c < 0 && n == 0)
			continue;
		put(b, t, t->nrow, c < 0 ? 0 : c, c < 0 ? a->ncolumn + 1 : 1, w, n);
		t->nrow += c < 0;
	}
	t->nrow += all > 0;
}

static void
put_row(struct area *a, struct pdf_table *t, const struct bare_row *r)
{
	struct bare *b = &a->bare;
	struct pdf_word **w = arena_array(&b->pdf->arena, (size_t)r->n + 1, sizeof *w);
	char *bad = arena_strndup(&b->pdf->arena, "\xEF\xBF\xBD", 3);
	struct pdf_cell *cell;
	int n;

	cell = put(b, t, t->nrow, 0, 1, r->label, r->nlabel);
	if (r->unsure)
		cell->text = bad;
	for (int c = 0; c < a->ncolumn; c++) {
		n = 0;
		for (int i = 0; i < r->n; i++)
			if (column_of(a, r->figure[i]) == c)
				w[n++] = r->figure[i];
		cell = put(b, t, t->nrow, c + 1, 1, w, n);
		if (r->spoilt || (n > 1 && abs(w[1]->base - w[0]->base) < PART(r->size, SPLIT)))
			cell->text = bad;
	}
	t->nrow++;
}

/* A row of what is left of a label, to be put together with the other page's. */
static void
put_rest(struct area *a, struct pdf_table *t, struct pdf_word **w, int n)
{
	if (n == 0)
		return;
	for (int c = 0; c <= a->ncolumn; c++)
		put(&a->bare, t, t->nrow, c, 1, c == 0 ? w : NULL, c == 0 ? n : 0);
	t->nrow++;
}

/* The columns of the table that has begun on the page before, if they are these. */
static void
same_columns(struct area *a, const struct pdf_table *t)
{
	if (t == NULL || t->ruled || t->nx != a->ncolumn + 2)
		return;
	for (int c = 1; c <= a->ncolumn; c++)
		if (a->high[c - 1] > t->x[c + 1] + MATCH || a->low[c - 1] < t->x[c] - MATCH)
			return;
	memcpy(a->x, t->x, (size_t)t->nx * sizeof *a->x);
}

/* Figures without a label among others that have one may be the second line of those
 * above, or the first of those below. */
static void
spoil(struct bare *b)
{
	for (int i = 0; i < b->nrow; i++) {
		struct bare_row *r = &b->row[i];

		if (!r->unsure)
			continue;
		r->spoilt = true;
		if (i > 0 && r->y - r[-1].y < PART(r->size, NEAR))
			r[-1].spoilt = true;
		if (i + 1 < b->nrow && r[1].y - r->y < PART(r->size, NEAR))
			r[1].spoilt = true;
	}
}

static void
build(struct area *a, struct pdf_table *t, const struct pdf_table *before)
{
	struct bare *b = &a->bare;
	size_t cells = ((size_t)b->nrow + 4) * ((size_t)a->ncolumn + 1);

	set_sides(a);
	if (b->at_top)
		same_columns(a, before);
	bare_labels(b);
	spoil(b);
	*t = (struct pdf_table){ .top = a->line[a->header].base,
	    .bottom = a->line[a->to - 1].base, .nx = a->ncolumn + 2 };
	t->x = arena_array(&b->pdf->arena, (size_t)t->nx, sizeof *t->x);
	memcpy(t->x, a->x, (size_t)t->nx * sizeof *t->x);
	t->cell = arena_array(&b->pdf->arena, cells, sizeof *t->cell);
	put_header(a, t);
	put_rest(a, t, b->head, b->nhead);
	for (int i = 0; i < b->nrow; i++)
		put_row(a, t, &b->row[i]);
	put_rest(a, t, b->foot, b->nfoot);
	/* headings of groups */
	for (int i = 0; i < b->npiece; i++)
		for (int k = 0; k < b->piece[i].n; k++)
			b->piece[i].word[k]->cell = 0;
}

/* Is every line before (after) it a running head or empty? */
static bool
at_edge(const struct area *a, int from, int to)
{
	for (int i = from; i < to; i++)
		if (!a->line[i].gone)
			return false;
	return true;
}

/* The page's items anew: tables, and lines without the words that are theirs. */
static void
set_items(struct pdf *pdf, struct pdf_page *page, struct pdf_line *line, int nline,
    struct pdf_table *table, int ntable)
{
	int n = 0, t = 0;

	page->item = arena_array(&pdf->arena, (size_t)(nline + ntable) + 1,
	    sizeof *page->item);
	for (int i = 0; i < nline; i++) {
		struct pdf_line *l = &line[i];
		int k = 0;

		while (t < ntable && table[t].top <= l->base) {
			page->item[n++] = (struct pdf_item){ table[t].top, NULL, &table[t] };
			t++;
		}
		for (int w = 0; w < l->n; w++)
			if (l->word[w]->cell < 0)
				l->word[k++] = l->word[w];
		l->n = k;
		if (k == 0)
			continue;
		l->x0 = l->word[0]->x0;
		l->x1 = l->word[k - 1]->x1;
		page->item[n++] = (struct pdf_item){ l->base, l, NULL };
	}
	for (; t < ntable; t++)
		page->item[n++] = (struct pdf_item){ table[t].top, NULL, &table[t] };
	page->nitem = n;
}

void
pdf_bare(struct pdf *pdf, int p, struct pdf_table **before)
{
	struct pdf_page *page = &pdf->page[p];
	int nline = page->nitem, ntable = 0, after = 0;
	struct pdf_line *line = arena_array(&pdf->arena, (size_t)nline + 1, sizeof *line);
	struct pdf_table *t = arena_array(&pdf->arena, (size_t)nline + 1, sizeof *t);

	for (int i = 0; i < nline; i++)
		line[i] = *page->item[i].line;
	for (int i = 0; i < nline; i++) {
		struct area a = { .bare = { .pdf = pdf, .page = page }, .line = line,
		    .nline = nline, .first = i };

		if (!is_row(&a, i))
			continue;
		find_rows(&a);
		i = a.last;
		if (!find_columns(&a))
			continue;
		find_labels(&a, after);
		find_header(&a, after);
		a.bare.at_top = p > 0 && at_edge(&a, 0, a.header);
		a.bare.at_foot = p + 1 < pdf->npage && at_edge(&a, a.to, nline);
		build(&a, &t[ntable], *before);
		t[ntable].page = p;
		*before = &t[ntable++];
		i = a.to - 1;
		after = a.to;
	}
	set_items(pdf, page, line, nline, t, ntable);
}
