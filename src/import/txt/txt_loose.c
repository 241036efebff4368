/*
 * txt_loose.c - a drawn table whose lines do not stand straight: only its bars can
 * be counted.
 *
 * What stands between two rules is one row; lines in it with as many bars as the
 * first belong to the same cells.  When all of them begin with a text and end in a
 * figure, each is a row of its own.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "import/txt/txt.h"

#define LINE_BYTES 8192

struct piece { const char *s; size_t n; };

/* The pieces of a line between its bars; the outer ones are left out. */
static size_t
cut(const struct txt_line *l, struct piece *piece, size_t max)
{
	const char *s = l->s;
	size_t n = l->n, at, len, from = 0, count = 0;
	bool inside = false;
	uint32_t cp;

	if (n > LINE_BYTES)
		return 0;
	text_trim(&s, &n, CHAR_EMPTY);
	for (at = 0; at < n && count < max; at += len) {
		len = txt_decode(s + at, n - at, &cp);
		if (txt_stroke(cp) != STROKE_DOWN && !(cp == '+' && at == 0))
			continue;
		if (inside || at > 0)
			piece[count++] = (struct piece){ s + from, at - from };
		inside = true;
		from = at + len;
	}
	if (from < n && count < max)
		piece[count++] = (struct piece){ s + from, n - from };
	return count;
}

static void
add_row(struct txt *t, struct doc_table *table, int row, size_t from, size_t to)
{
	struct piece piece[64], more[64];
	size_t n = cut(&t->line[from], piece, 64);

	for (size_t k = 0; k < n && !t->failed; k++) {
		buf_reset(&t->more);
		txt_join(&t->more, piece[k].s, piece[k].n, false);
		for (size_t i = from + 1; i < to; i++)
			if (cut(&t->line[i], more, 64) == n)
				txt_join(&t->more, more[k].s, more[k].n, false);
		txt_cell(t, table, row, (int)k, 1, 1, buf_cstr(&t->more), t->more.len);
	}
}

/* Do all lines begin with a text and end in a figure? */
static bool
is_list(const struct txt *t, size_t from, size_t to)
{
	struct piece piece[64];
	size_t n;

	for (size_t i = from; i < to; i++) {
		n = cut(&t->line[i], piece, 64);
		if (n < 2 || text_blankn(piece[0].s, piece[0].n) ||
		    !txt_is_figure(piece[n - 1].s, piece[n - 1].n))
			return false;
	}
	return to - from > 1;
}

void
txt_loose(struct txt *t, size_t at, size_t n)
{
	struct doc_table *table = txt_table_new(t, t->line[at].number);
	size_t from = at, end = at + n;
	int row = 0;

	for (size_t i = at; i < end && !t->failed; i++) {
		if (!txt_is_rule(&t->line[i]))
			continue;
		if (i > from && is_list(t, from, i)) {
			for (; from < i; from++)
				add_row(t, table, row++, from, from + 1);
		} else if (i > from) {
			add_row(t, table, row++, from, i);
		}
		from = i + 1;
	}
	txt_table_end(t, table);
}
