/*
 * txt_pipes.c - rows of cells between bars: | and ｜, with or without outer ones;
 * tables of Markdown, whose second line is |---|---|.
 *
 * Bars may stand in a sentence, too, or between links: without outer ones and without
 * a figure at its end, a line alone is no row; and one bar makes none unless the next
 * line has one and there is a figure beside it.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "import/txt/txt.h"

/* Bytes of a bar at s, 0 if it is none. */
static size_t
bar(const char *s, size_t n)
{
	if (s[0] == '|')
		return 1;
	return n >= 3 && memcmp(s, "｜", 3) == 0 ? 3 : 0;
}

/* The bar that a line ends with, 0 if it is escaped or none. */
static size_t
last_bar(const char *s, size_t n)
{
	size_t k = n >= 3 && memcmp(s + n - 3, "｜", 3) == 0 ? 3 :
	    n >= 1 && s[n - 1] == '|' ? 1 : 0;

	return k > 0 && n > k && s[n - k - 1] == '\\' ? 0 : k;
}

void
txt_pipe_row(const struct txt_line *l, const char **s, size_t *n)
{
	size_t k;

	*s = l->s;
	*n = l->n;
	text_trim(s, n, CHAR_EMPTY);
	k = *n > 0 ? bar(*s, *n) : 0;
	*s += k;
	*n -= k;
	if (*n > 0)
		*n -= last_bar(*s, *n);
}

bool
txt_pipe_cell(const char **s, size_t *n, const char **cell, size_t *len)
{
	const char *p = *s, *end;
	size_t k = 0;

	if (p == NULL)
		return false;
	for (end = p + *n; p < end; p++) {
		if (*p == '\\' && p + 1 < end) {
			p++;
			continue;
		}
		if ((*p == '|' || (unsigned char)*p == 0xEF) &&
		    (k = bar(p, (size_t)(end - p))) > 0)
			break;
	}
	*cell = *s;
	*len = (size_t)(p - *s);
	text_trim(cell, len, CHAR_EMPTY);
	*n = p < end ? (size_t)(end - p) - k : 0;
	*s = p < end ? p + k : NULL;
	return true;
}

static bool
is_delimiter(const struct txt_line *l)
{
	size_t dashes = 0;

	if (l->n == 0 || l->bars == 0)
		return false;
	for (size_t i = 0; i < l->n; i++) {
		if (l->s[i] == '-')
			dashes++;
		else if (strchr(" |:\t+", l->s[i]) == NULL)
			return false;
	}
	return dashes > 1;
}

/* ----+---- between rows of a database client. */
static bool
is_rule(const struct txt_line *l)
{
	size_t dashes = 0;

	for (size_t i = 0; i < l->n; i++) {
		dashes += l->s[i] == '-' || l->s[i] == '=';
		if (strchr("-=+ |", l->s[i]) == NULL)
			return false;
	}
	return dashes > 2;
}

static bool
ends_in_figure(const struct txt_line *l)
{
	const char *s, *cell;
	size_t n, len = 0;
	bool figure = false;

	txt_pipe_row(l, &s, &n);
	while (txt_pipe_cell(&s, &n, &cell, &len))
		figure = txt_is_figure(cell, len);
	return figure;
}

static bool
has_outer_bar(const struct txt_line *l)
{
	const char *s = l->s;
	size_t n = l->n;

	text_trim(&s, &n, CHAR_EMPTY);
	return bar(s, n) > 0 || last_bar(s, n) > 0;
}

static bool
begins(const struct txt *t, size_t at)
{
	const struct txt_line *l = &t->line[at];

	if (l->bars == 0)
		return false;
	if (l->bars > 1)
		return has_outer_bar(l) || ends_in_figure(l) ||
		    (at + 1 < t->n && t->line[at + 1].bars > 0);
	if (at + 1 == t->n)
		return false;
	if (t->line[at + 1].bars == 0)
		return is_rule(l + 1) && txt_has(l[1].s, l[1].n, "-+-");
	return is_delimiter(l + 1) || ends_in_figure(l) || ends_in_figure(l + 1);
}

/* One row; a cell goes through the escapes of Markdown if the text has any. */
static void
add_row(struct txt *t, struct doc_table *table, int row, const struct txt_line *l)
{
	const char *s, *cell;
	size_t n, len;
	int col = 0;

	txt_pipe_row(l, &s, &n);
	while (txt_pipe_cell(&s, &n, &cell, &len)) {
		if (t->md) {
			buf_reset(&t->more);
			txt_md_text(&t->more, cell, len);
			cell = buf_cstr(&t->more);
			len = t->more.len;
		}
		if (!txt_cell(t, table, row, col++, 1, 1, cell, len))
			return;
	}
}

static bool
is_empty_row(const struct txt_line *l)
{
	const char *s, *cell;
	size_t n, len;

	txt_pipe_row(l, &s, &n);
	while (txt_pipe_cell(&s, &n, &cell, &len))
		if (len > 0)
			return false;
	return true;
}

/* Is this the line over a delimiter, which begins a table? */
static bool
is_header(const struct txt *t, size_t at)
{
	return at + 1 < t->n && t->line[at + 1].bars > 0 &&
	    !is_delimiter(&t->line[at]) && is_delimiter(&t->line[at + 1]);
}

size_t
txt_pipes(struct txt *t, size_t at)
{
	struct doc_table *table;
	size_t from = at, used;
	int row = 0;

	if (t->md && (used = txt_paths(t, at)) > 0)
		return used;
	if (t->line[at].bars == 0 || !begins(t, at))
		return 0;
	table = txt_table_new(t, t->line[at].number);
	for (; at < t->n && !t->failed; at++) {
		const struct txt_line *l = &t->line[at];

		if (l->blank) {			/* text of double spacing */
			if (t->md || at + 1 == t->n || t->line[at + 1].bars == 0)
				break;
			continue;
		}
		if (is_rule(l) || is_delimiter(l))
			continue;
		if (l->bars == 0 || l->drawn || (row > 0 && is_header(t, at)))
			break;
		if (is_header(t, at) && is_empty_row(l))	/* has no header */
			continue;
		add_row(t, table, row++, l);
	}
	txt_table_end(t, table);
	txt_fold(t, table);
	return at - from;
}
