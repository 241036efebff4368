/*
 * txt_tabs.c - cells that tabs part.
 *
 * Saved by office programs: a line that begins with a tab begins a cell, more tabs
 * on it begin more; a line without a tab continues the cell; a blank line ends the
 * row; any other line, and two blank lines, end the table.
 *
 *	(tab)规章 / (tab)0 / (tab)0 / (tab)0 / (blank line)
 *
 * Pasted from a spreadsheet (TSV): every line is a row, tabs stand between cells.
 * A stretch is TSV when one of its lines begins with text and goes on after a tab,
 * or most of them have several tabs.
 *
 * Two things that are no cells look like some: a blank cell or a figure, followed
 * at once by a heading without a tab.  The heading was a paragraph after the table.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "import/txt/txt.h"

#define LOOK	200		/* lines that tell what a stretch is */

static bool
leads(const struct txt_line *l)
{
	return l->n > 0 && l->s[0] == '\t';
}

/* Text, a tab and more text on one line that begins with no tab. */
static bool
is_spread(const struct txt_line *l)
{
	const char *tab;

	if (l->tabs == 0 || leads(l) || l->blank)
		return false;
	tab = memchr(l->s, '\t', l->n);
	return !text_blankn(l->s, (size_t)(tab - l->s)) &&
	    !text_blankn(tab, l->n - (size_t)(tab - l->s));
}

/* Is the stretch of lines with tabs that begins at "at" TSV?  Its first lines tell. */
static bool
is_tsv(const struct txt *t, size_t at, bool *all_lead)
{
	size_t end, many = 0, spread = 0, lead = 0;

	for (end = at; end < t->n && end - at < LOOK && t->line[end].tabs > 0; end++) {
		many += t->line[end].tabs > 1;
		spread += is_spread(&t->line[end]);
		lead += leads(&t->line[end]);
	}
	*all_lead = lead == end - at;
	return spread > 0 || (many * 2 > end - at && end - at > 1);
}

/* ---- TSV ---- */

static void
put_fields(struct sheet *sh, const char *s, size_t n)
{
	const char *tab;
	size_t k;

	for (;; s += k + 1, n -= k + 1) {
		tab = memchr(s, '\t', n);
		k = tab != NULL ? (size_t)(tab - s) : n;
		if (!sheet_cell(sh, s, k) || tab == NULL)
			return;
	}
}

static size_t
read_tsv(struct txt *t, size_t at, bool all_lead)
{
	struct sheet sh;
	size_t end = at;

	while (end < t->n && t->line[end].tabs > 0)
		end++;

	sheet_init(&sh, t);
	sh.padded = true;
	for (size_t i = at; i < end && !t->failed; i++) {
		const struct txt_line *l = &t->line[i];

		sheet_row(&sh, l->number);
		if (all_lead && leads(l))
			put_fields(&sh, l->s + 1, l->n - 1);
		else
			put_fields(&sh, l->s, l->n);
	}
	if (!t->failed)
		sheet_flush(&sh);
	sheet_release(&sh);
	return end - at;
}

/* One line alone with a tab or two and no figure: a sentence with a gap. */
static bool
is_gap(const struct txt_line *l)
{
	const char *s = l->s, *tab;
	size_t n = l->n, k;

	if (l->tabs > 2)
		return false;
	for (;; s += k + 1, n -= k + 1) {
		tab = memchr(s, '\t', n);
		k = tab != NULL ? (size_t)(tab - s) : n;
		if (txt_is_figure(s, k))
			return false;
		if (tab == NULL)
			return true;
	}
}

/* ---- cells on lines of their own ---- */

/* A line without a tab after the cell so far: does it go on with it? */
static bool
continues(const struct txt *t, const char *cell, size_t n, size_t at)
{
	const struct txt_line *l = &t->line[at];
	size_t next = at + 1;

	if (!text_blankn(cell, n) && !txt_is_figure(cell, n))
		return true;
	if (txt_ordinal(l->s, l->n) > 0 || txt_has(l->s, l->n, "。"))
		return false;
	if (!text_blankn(cell, n))
		return true;
	/* after a blank one only when the row goes on, too */
	while (next < t->n && !t->line[next].blank && t->line[next].tabs == 0)
		next++;
	return next < t->n && leads(&t->line[next]);
}

/* One row from "at" on; returns the line after it.  *cut: the table ends there. */
static size_t
read_row(struct txt *t, struct sheet *sh, size_t at, bool *cut)
{
	struct buf *cell = &t->more;

	sheet_row(sh, t->line[at].number);
	while (at < t->n && leads(&t->line[at])) {
		const char *s = t->line[at].s + 1, *tab;
		size_t n = t->line[at].n - 1, k;

		while ((tab = memchr(s, '\t', n)) != NULL) {
			k = (size_t)(tab - s);
			if (!sheet_cell(sh, s, k))
				return t->n;
			s += k + 1;
			n -= k + 1;
		}
		buf_reset(cell);
		buf_add(cell, s, n);
		for (at++; at < t->n && !t->line[at].blank && !leads(&t->line[at]);
		    at++) {
			if (!continues(t, buf_cstr(cell), cell->len, at)) {
				*cut = true;
				break;
			}
			buf_chr(cell, '\n');
			buf_add(cell, t->line[at].s, t->line[at].n);
		}
		if (!sheet_cell(sh, buf_cstr(cell), cell->len))
			return t->n;
		if (*cut)
			break;
	}
	return at;
}

static size_t
read_rows(struct txt *t, size_t at)
{
	struct sheet sh;
	size_t from = at, next;
	bool cut = false;

	sheet_init(&sh, t);
	while (at < t->n && !t->failed && !cut) {
		at = read_row(t, &sh, at, &cut);
		next = at;
		while (next < t->n && t->line[next].blank && !leads(&t->line[next]))
			next++;
		if (next - at > 1 || next == t->n || !leads(&t->line[next]))
			break;
		at = next;
	}
	if (!t->failed)
		sheet_flush(&sh);
	sheet_release(&sh);
	return at - from;
}

size_t
txt_tabs(struct txt *t, size_t at)
{
	const struct txt_line *l = &t->line[at];
	bool all_lead;

	if (l->tabs == 0 || (!leads(l) && !is_spread(l) && l->tabs < 2))
		return 0;
	if (!leads(l) && (at + 1 == t->n || t->line[at + 1].tabs == 0) && is_gap(l))
		return 0;
	if (is_tsv(t, at, &all_lead))
		return read_tsv(t, at, all_lead);
	return leads(l) ? read_rows(t, at) : 0;
}
