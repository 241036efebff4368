/*
 * txt_rules.c - tables under and between rules of dashes, as pandoc writes them.
 *
 *	  -------- ------		a rule of one piece, or none
 *	  信息内容 数量			header, or none
 *	  -------- ------		the rule whose pieces are the columns
 *	  规章     0
 *					blank lines: rows may have several lines
 *	  行政强制 0
 *	  ---------------		a rule, or a blank line when rows follow
 *					each other without
 *	  : caption
 *
 * Merged cells are blank in such a table.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/txt/txt.h"

#define HEADER_LINES	20
#define PIECES		200

struct ruled {
	struct txt	*t;
	int		 from[PIECES + 1];	/* columns where the cells begin */
	size_t		 n;
	size_t		 head, rule, body, end;	/* lines; header from head on */
	size_t		 after;			/* line after the table */
	bool		 spaced;		/* blank lines between rows */
	int		 wide;			/* columns of an ambiguous character */
};

/* Pieces of a line that has dashes and blanks only; 0: another line. */
static size_t
pieces(const struct txt_line *l, int *from)
{
	size_t n = 0, run = 0;

	if (l->n > TXT_COLUMNS * 8 || l->blank)
		return 0;
	for (size_t i = 0; i < l->n; i++) {
		if (l->s[i] == '-') {
			if (run++ == 0) {
				if (n == PIECES)
					return 0;
				if (from != NULL)
					from[n] = (int)i;
				n++;
			}
		} else if (l->s[i] == ' ') {
			if (run == 1)
				return 0;
			run = 0;
		} else {
			return 0;
		}
	}
	return run == 1 ? 0 : n;
}

/* The rule of columns and the lines around it; false if there is none at "at". */
static bool
find_parts(struct ruled *r, size_t at)
{
	const struct txt *t = r->t;
	size_t k = pieces(&t->line[at], NULL), i = at;
	bool framed = k == 1;

	r->head = r->rule = at;
	if (framed || k == 0) {			/* header first */
		r->head = at + framed;
		for (i = r->head; i < t->n && i - at < HEADER_LINES; i++)
			if ((framed ? t->line[i].blank : i > at + 1) ||
			    pieces(&t->line[i], NULL) > 1)
				break;
		if (i == t->n || i == r->head || pieces(&t->line[i], NULL) < 2)
			return false;
		r->rule = i;
	}
	r->n = pieces(&t->line[r->rule], r->from);
	if (r->n < 2)
		return false;
	r->body = r->rule + 1;
	/* the end: a rule again, or without one a blank line */
	for (i = r->body; i < t->n; i++)
		if ((k = pieces(&t->line[i], NULL)) > 0 && (k == 1 || k == r->n))
			break;
	r->end = i;
	r->after = i + 1;
	if (i == t->n || (k > 1 && k == r->n && r->head < r->rule && !framed)) {
		if (r->head == r->rule)
			return false;
		for (i = r->body; i < t->n && !t->line[i].blank; i++)
			continue;
		r->end = r->after = i;
	}
	for (i = r->body; i < r->end; i++)
		r->spaced |= t->line[i].blank;
	return r->end > r->body;
}

/* Byte offset of each column in a line.  False when a character stands across the
 * gap before one. */
static bool
place(const struct ruled *r, const struct txt_line *l, int wide, size_t *off)
{
	size_t at = 0, k = 0, len;
	bool fits = true, gap = true;
	uint32_t cp;
	int col = 0, w;

	while (k < r->n && at < l->n) {
		while (k < r->n && col >= r->from[k]) {
			fits &= gap && (col == r->from[k] || k == 0);
			off[k++] = at;
		}
		len = txt_decode(l->s + at, l->n - at, &cp);
		w = wide == 0 || cp < 0x7F ? 1 : cp >= 0x3000 && cp < 0xA000 ? 2 :
		    text_cp_ambiguous(cp) ? wide : text_cp_width(cp);
		gap = cp == ' ';
		col += w > 0 ? w : 0;
		at += len;
	}
	while (k < r->n)
		off[k++] = l->n;
	return fits;
}

/* One, two, or every character one: in which the lines stand straight. */
static void
choose_width(struct ruled *r)
{
	static const int way[] = { 1, 2, 0 };
	size_t off[PIECES], best = 0;

	for (size_t m = 0; m < 3; m++) {
		size_t fit = 1;

		for (size_t i = r->head; i < r->end; i++)
			fit += i != r->rule && place(r, &r->t->line[i], way[m], off);
		if (fit > best) {
			best = fit;
			r->wide = way[m];
		}
	}
}

static bool
add_row(struct ruled *r, struct doc_table *table, int row, size_t from, size_t to)
{
	struct txt *t = r->t;
	struct buf *cell = mem_array(r->n, sizeof *cell);
	size_t off[PIECES + 1];

	for (size_t i = from; i < to; i++) {
		const struct txt_line *l = &t->line[i];

		place(r, l, r->wide, off);
		off[r->n] = l->n;
		for (size_t k = 0; k < r->n; k++)
			txt_join(&cell[k], l->s + off[k], off[k + 1] - off[k], false);
	}
	for (size_t k = 0; k < r->n; k++) {
		buf_reset(&t->more);
		if (t->md)
			txt_md_text(&t->more, buf_cstr(&cell[k]), cell[k].len);
		else
			buf_add(&t->more, buf_cstr(&cell[k]), cell[k].len);
		txt_cell(t, table, row, (int)k, 1, 1, buf_cstr(&t->more), t->more.len);
		buf_release(&cell[k]);
	}
	free(cell);
	return !t->failed;
}

/* Rows from .. to - 1; returns the number of the next row. */
static int
add_rows(struct ruled *r, struct doc_table *table, int row, size_t from, size_t to,
    bool spaced)
{
	while (from < to && !r->t->failed) {
		size_t next = from + 1;

		if (r->t->line[from].blank) {
			from++;
			continue;
		}
		while (spaced && next < to && !r->t->line[next].blank)
			next++;
		add_row(r, table, row++, from, next);
		from = next;
	}
	return row;
}

/* ": caption" or "Table: caption" below; lines it takes. */
static size_t
read_caption(struct txt *t, struct doc_table *table, size_t at)
{
	size_t i = at, n;
	const char *s;

	while (i < t->n && t->line[i].blank && i - at < 2)
		i++;
	if (i == at || i == t->n)
		return 0;
	s = t->line[i].s;
	n = t->line[i].n;
	text_trim(&s, &n, CHAR_EMPTY);
	if (n > 7 && memcmp(s, "Table: ", 7) == 0) {
		s += 5;
		n -= 5;
	}
	if (n < 3 || memcmp(s, ": ", 2) != 0)
		return 0;
	table->caption = arena_strndup(&t->doc->arena, s + 2, n - 2);
	return i + 1 - at;
}

size_t
txt_rules(struct txt *t, size_t at)
{
	struct ruled *r;
	struct doc_table *table;
	size_t used = 0;
	int row;

	/* a cheap look first: most lines are text */
	if (pieces(&t->line[at], NULL) == 0 && (txt_has(t->line[at].s,
	    t->line[at].n < 8 ? t->line[at].n : 8, ":::") ||
	    at + 1 == t->n || pieces(&t->line[at + 1], NULL) < 2))
		return 0;
	r = mem_zero(sizeof *r);
	r->t = t;
	if (find_parts(r, at)) {
		choose_width(r);
		table = txt_table_new(t, t->line[r->head].number);
		row = add_rows(r, table, 0, r->head, r->rule, true);
		add_rows(r, table, row, r->body, r->end, r->spaced);
		txt_table_end(t, table);
		txt_fold(t, table);
		used = r->after - at + read_caption(t, table, r->after);
	}
	free(r);
	return used;
}
