/*
 * txt_layout.c - the lines that txt_columns.c has marked, as rows of a table.
 *
 * Figures that are missing in a row leave no trace but a gap: they are put under
 * the columns of a complete row nearby, and where that is not certain the row keeps
 * the figures it has.  A figure of two lines in a narrow column stays two lines.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "import/txt/txt.h"

#define COLUMNS	(2 * TXT_TOKENS)

struct layout {
	struct txt	*t;
	struct doc_table *table;
	int		 row;
	struct txt_token full[TXT_TOKENS];	/* figures of a complete row */
	int		 nfull;
	size_t		 block;		/* the line after those it holds for */
};
struct column { int from, to; const struct txt_token *part[3]; int n; };

static void
put(struct layout *y, int col, const char *s, size_t n)
{
	txt_cell(y->t, y->table, y->row, col, 1, 1, s, n);
}

/* ---- figures ---- */

static int
centre(const struct txt_token *k)
{
	return k->from + k->to;		/* twice of it */
}

/* The column of the complete row that a figure stands under, -1: not certain. */
static int
column_of(const struct layout *y, const struct txt_token *k)
{
	int best = -1, near = 0, next = 0;

	for (int i = 0; i < y->nfull; i++) {
		int d = abs(centre(k) - centre(&y->full[i]));

		if (best < 0 || d < near) {
			next = near;
			near = d;
			next = best < 0 ? 4 * near + 8 : next;
			best = i;
		} else if (d < next) {
			next = d;
		}
	}
	return best >= 0 && near * 2 < next ? best : -1;
}

/* Put fewer figures than a complete row has under its columns. */
static bool
put_under(struct layout *y, const struct txt_token *k, int n, int col)
{
	int at[TXT_TOKENS], next = 0;

	for (int i = 0; i < n; i++) {
		at[i] = column_of(y, &k[i]);
		if (at[i] < 0 || (i > 0 && at[i] <= at[i - 1]))
			return false;
	}
	for (int i = 0; i < n; i++) {
		while (next < at[i])
			put(y, col + next++, "", 0);
		put(y, col + next++, k[i].s, k[i].n);
	}
	while (next < y->nfull)
		put(y, col + next++, "", 0);
	return true;
}

/* The heads of the columns right above a row, but for the one over the labels. */
static void
find_heads(struct layout *y, size_t line, size_t from)
{
	const struct txt *t = y->t;
	struct txt_tokens k;

	y->nfull = 0;
	if (line == from)
		return;
	do
		line--;
	while (line > from && t->line[line].blank);
	if (t->line[line].owner >= 0)
		return;
	txt_tokens(&k, &t->line[line]);
	if (k.n < 3)
		return;
	y->nfull = k.n - 1;
	memcpy(y->full, k.token + 1, (size_t)y->nfull * sizeof *y->full);
}

/* The complete row of the block that begins with this row: most figures, and no
 * head of columns between. */
static void
find_full(struct layout *y, size_t line, size_t from, size_t to)
{
	const struct txt *t = y->t;
	struct txt_tokens k;
	size_t last = line;

	if (line < y->block)
		return;
	while (last + 1 < to) {
		txt_tokens(&k, &t->line[last + 1]);
		if (t->line[last + 1].owner < 0 && k.n > 1)
			break;
		last++;
	}
	y->block = last + 1;
	find_heads(y, line, from);
	for (size_t i = line; i <= last; i++) {
		txt_tokens(&k, &t->line[i]);
		if (!txt_is_figures(&k) || k.nfigure <= y->nfull)
			continue;
		y->nfull = k.nfigure;
		memcpy(y->full, k.token + k.nlabel, (size_t)k.nfigure * sizeof *y->full);
	}
}

/* ---- figures of several lines ---- */

static bool
overlap(int a, int b, int c, int d)
{
	return a <= d && c <= b;
}

/* Figures without a label, none of which stands over or under one of "here"? */
static bool
is_part(const struct txt *t, size_t line, const struct txt_tokens *here)
{
	struct txt_tokens k;

	txt_tokens(&k, &t->line[line]);
	if (!txt_is_figures(&k) || k.nlabel > 0 || t->line[line].owner != (int)line + 1)
		return false;
	for (int i = 0; i < k.n; i++)
		for (int j = here->nlabel; j < here->n; j++)
			if (overlap(k.token[i].from, k.token[i].to,
			    here->token[j].from, here->token[j].to))
				return false;
	return true;
}

static void
gather(struct column *c, int *n, const struct txt_tokens *k)
{
	for (int i = k->nlabel; i < k->n; i++) {
		const struct txt_token *f = &k->token[i];
		int at = 0, to;

		while (at < *n && c[at].to < f->from)
			at++;
		if (at < *n && overlap(c[at].from, c[at].to, f->from, f->to)) {
			if (c[at].n < 3)
				c[at].part[c[at].n++] = f;
			continue;
		}
		if (*n == COLUMNS)
			return;
		for (to = (*n)++; to > at; to--)
			c[to] = c[to - 1];
		c[at] = (struct column){ f->from, f->to, { f, NULL, NULL }, 1 };
	}
}

/* Three lines of figures that are one row: above, here, below. */
static void
put_gathered(struct layout *y, int col, const struct txt_tokens *above,
    const struct txt_tokens *here, const struct txt_tokens *below)
{
	struct column *c = mem_array(COLUMNS, sizeof *c);
	struct buf *b = &y->t->more;
	int n = 0;

	gather(c, &n, above);
	gather(c, &n, here);
	gather(c, &n, below);
	for (int i = 0; i < n; i++) {
		buf_reset(b);
		for (int k = 0; k < c[i].n; k++)
			txt_join(b, c[i].part[k]->s, c[i].part[k]->n, false);
		put(y, col + i, buf_cstr(b), b->len);
	}
	free(c);
}

/* Is the line above or below a row with a label that these figures are part of? */
static bool
is_gathered(const struct txt *t, size_t line, size_t from, size_t to)
{
	struct txt_tokens k;

	for (int side = -1; side <= 1; side += 2) {
		size_t row = line + (size_t)side;

		if ((side < 0 && line == from) || row + 1 >= to || row <= from)
			continue;
		txt_tokens(&k, &t->line[row]);
		if (txt_is_figures(&k) && k.nlabel > 0 && is_part(t, row - 1, &k) &&
		    is_part(t, row + 1, &k))
			return true;
	}
	return false;
}

/* Are there figures without a label right above or below, and fewer than a row has?
 * Then rows are torn, and a gap means nothing. */
static bool
is_torn(const struct layout *y, size_t line, size_t from, size_t to)
{
	struct txt_tokens k;

	for (size_t i = line > from ? line - 1 : line; i <= line + 1 && i < to; i++) {
		txt_tokens(&k, &y->t->line[i]);
		if (i != line && txt_is_figures(&k) && k.nlabel == 0 &&
		    k.nfigure < y->nfull && !is_gathered(y->t, i, from, to))
			return true;
	}
	return false;
}

/* ---- rows ---- */

/* The label of the figures of "line", from the lines that are its parts. */
static int
put_label(struct layout *y, size_t line, size_t from, size_t to)
{
	const struct txt *t = y->t;
	struct buf *b = &y->t->more;
	struct txt_tokens k;
	int x = -1, col = 0;

	for (size_t i = from; i < to; i++) {
		if (t->line[i].owner != (int)line + 1)
			continue;
		txt_tokens(&k, &t->line[i]);
		for (int j = 0; j < k.nlabel; j++)
			if (k.token[j].from > x)
				x = k.token[j].from;
	}
	if (x < 0)
		return 0;
	for (size_t i = from; i < to; i++) {
		if (t->line[i].owner != (int)line + 1)
			continue;
		txt_tokens(&k, &t->line[i]);
		for (int j = 0; j < k.nlabel; j++)
			if (!txt_same_column(k.token[j].from, x))
				put(y, col++, k.token[j].s, k.token[j].n);
	}
	buf_reset(b);
	for (size_t i = from; i < to; i++) {
		if (t->line[i].owner != (int)line + 1)
			continue;
		txt_tokens(&k, &t->line[i]);
		for (int j = 0; j < k.nlabel; j++)
			if (txt_same_column(k.token[j].from, x))
				txt_join(b, k.token[j].s, k.token[j].n, false);
	}
	put(y, col++, buf_cstr(b), b->len);
	return col;
}

/* The row whose figures are on "line"; its label's lines are near.  True if the
 * lines directly above and below are parts of its figures. */
static void
put_figures(struct layout *y, size_t line, size_t from, size_t to)
{
	const struct txt *t = y->t;
	struct txt_tokens here, above, below;
	size_t first = line > from + 8 ? line - 8 : from;
	size_t last = line + 8 < to ? line + 8 : to;
	int col = put_label(y, line, first, last);

	txt_tokens(&here, &t->line[line]);
	find_full(y, line, from, to);
	if (here.nlabel > 0 && line > from && line + 1 < to &&
	    is_part(t, line - 1, &here) && is_part(t, line + 1, &here)) {
		txt_tokens(&above, &t->line[line - 1]);
		txt_tokens(&below, &t->line[line + 1]);
		put_gathered(y, col, &above, &here, &below);
	} else if (here.nfigure >= y->nfull || is_torn(y, line, from, to) ||
	    !put_under(y, here.token + here.nlabel, here.nfigure, col)) {
		for (int i = here.nlabel; i < here.n; i++)
			put(y, col++, here.token[i].s, here.token[i].n);
	}
	y->row++;
}

/* ---- heads of columns ---- */

struct word { int from, to; struct buf text; bool alone; };	/* alone on its line */
struct head {
	struct word	 word[TXT_TOKENS];
	int		 n;
};

/* A line of a head as words: single blanks part columns there. */
static void
split_words(struct txt_tokens *out, const struct txt_tokens *k)
{
	memset(out, 0, sizeof *out);
	for (int i = 0; i < k->n; i++) {
		const struct txt_token *f = &k->token[i];
		size_t at = 0, start = 0, blanks = 0;
		int col = f->from, first = col;

		for (size_t j = 0; j < f->n; j++)
			blanks += f->s[j] == ' ';
		while (at <= f->n && out->n < TXT_TOKENS) {
			if (at == f->n || (f->s[at] == ' ' && (k->n > 1 || blanks > 1))) {
				out->token[out->n++] = (struct txt_token){ f->s + start,
				    at - start, first, col, false };
				start = at + 1;
				first = col + 1;
			}
			for (at++; at < f->n && (f->s[at] & 0xC0) == 0x80; at++)
				continue;
			col++;
		}
	}
}

/* The only word of the head that a token stands under, if that is over it alone. */
static struct word *
only_above(struct head *h, const struct txt_tokens *k, int i)
{
	const struct txt_token *f = &k->token[i];
	struct word *w = NULL;

	for (int j = 0; j < h->n; j++)
		if (overlap(h->word[j].from, h->word[j].to - 1, f->from, f->to - 1)) {
			if (w != NULL)
				return NULL;
			w = &h->word[j];
		}
	for (int j = 0; w != NULL && j < k->n; j++)
		if (j != i && overlap(w->from, w->to - 1, k->token[j].from,
		    k->token[j].to - 1))
			return NULL;
	/* the last line of a word is not the longest, and a caption has only one: else
	 * it is a heading and its part */
	return w != NULL && w->to - w->from >= f->to - f->from &&
	    (!w->alone || k->n == 1) ? w : NULL;
}

static bool
stands_under(const struct head *h, const struct txt_token *f)
{
	for (int j = 0; j < h->n; j++)
		if (overlap(h->word[j].from, h->word[j].to - 1, f->from, f->to - 1))
			return true;
	return false;
}

static void
add_word(struct head *h, const struct txt_token *f, bool alone)
{
	int at = h->n;

	if (h->n == TXT_TOKENS)
		return;
	for (; at > 0 && h->word[at - 1].from > f->from; at--)
		h->word[at] = h->word[at - 1];
	h->n++;
	h->word[at] = (struct word){ f->from, f->to, BUF_INIT, alone };
	txt_join(&h->word[at].text, f->s, f->n, false);
}

static void
put_words(struct layout *y, struct head *h)
{
	for (int i = 0; i < h->n; i++) {
		put(y, i, buf_cstr(&h->word[i].text), h->word[i].text.len);
		buf_release(&h->word[i].text);
	}
	y->row += h->n > 0;
	h->n = 0;
}

/*
 * The lines of a head that follow each other without a gap.  A word under one word
 * goes on with it (商业 / 企业); words beside those of the line before belong to its
 * row; a word under a heading of several columns begins a row.
 */
static size_t
put_head(struct layout *y, size_t line, size_t end)
{
	struct head *h = mem_zero(sizeof *h);
	struct txt_tokens k, words;

	for (; line < end && y->t->line[line].owner < 0; line++) {
		struct word *above[TXT_TOKENS];
		bool under = false;
		int beside = 0;

		txt_tokens(&k, &y->t->line[line]);
		split_words(&words, &k);
		for (int i = 0; i < words.n; i++) {
			above[i] = only_above(h, &words, i);
			under |= above[i] == NULL && stands_under(h, &words.token[i]);
			beside += !stands_under(h, &words.token[i]);
		}
		/* second lines of words stand all under words */
		under |= beside > 0 && beside < words.n;
		for (int i = 0; i < words.n && beside > 0; i++)
			above[i] = NULL;
		for (int i = 0; i < words.n; i++)
			if (above[i] != NULL)
				txt_join(&above[i]->text, words.token[i].s,
				    words.token[i].n, false);
		if (under)
			put_words(y, h);
		for (int i = 0; i < words.n; i++)
			/* cppcheck-suppress uninitvar ; each is set above, word by word */
			if (above[i] == NULL)
				add_word(h, &words.token[i], words.n == 1);
	}
	put_words(y, h);
	free(h);
	return line;
}

size_t
txt_columns(struct txt *t, size_t at)
{
	struct layout *y;
	size_t end = at, next;

	if (t->line[at].owner == 0)
		return 0;
	for (next = at; next < t->n && (t->line[next].blank || t->line[next].owner != 0);
	    next++)
		if (t->line[next].owner != 0)
			end = next + 1;
	y = mem_zero(sizeof *y);
	y->t = t;
	y->table = txt_table_new(t, t->line[at].number);
	for (size_t i = at; i < end && !t->failed;) {
		if (t->line[i].owner < 0) {
			i = put_head(y, i, end);
			continue;
		}
		if (t->line[i].owner == (int)i + 1 && !is_gathered(t, i, at, end))
			put_figures(y, i, at, end);
		i++;
	}
	txt_table_end(t, y->table);
	free(y);
	return end - at;
}
