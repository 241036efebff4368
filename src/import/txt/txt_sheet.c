/*
 * txt_sheet.c - the rows of a sheet, in which paragraphs are rows too.
 *
 * A spreadsheet has titles, headings and sentences in the first cell of rows that
 * are otherwise blank, and an office program that saves text may put them behind a
 * tab.  They become paragraphs; the rows between them are tables.
 *
 * A row with one text may also be a caption, 第二十条第（一）项: it stays in the
 * table when rows with more cells follow.
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

#define SENTENCE_CHARS	60	/* a longer text alone in its row is no caption */

enum row_kind { ROW_BLANK, ROW_CELLS, ROW_CAPTION, ROW_TEXT };

void
sheet_init(struct sheet *sh, struct txt *t)
{
	memset(sh, 0, sizeof *sh);
	sh->t = t;
}

void
sheet_release(struct sheet *sh)
{
	free(sh->row);
	free(sh->cell);
	buf_release(&sh->text);
}

void
sheet_row(struct sheet *sh, int line)
{
	sh->row = mem_grow(sh->row, sh->nrow, &sh->caprow, sizeof *sh->row);
	sh->row[sh->nrow++] = (struct sheet_row){ sh->ncell, 0, line };
}

bool
sheet_cell(struct sheet *sh, const char *s, size_t n)
{
	/* each row counts, so that rows of one cell are bounded as well */
	if (sh->ncell + sh->nrow > TXT_LINES)
		return txt_too_large(sh->t);
	sh->cell = mem_grow(sh->cell, sh->ncell, &sh->capcell, sizeof *sh->cell);
	sh->cell[sh->ncell++] = (struct sheet_cell){ sh->text.len, n };
	sh->row[sh->nrow - 1].n++;
	buf_add(&sh->text, s, n);
	return true;
}

static const char *
text_of(struct sheet *sh, size_t cell, size_t *n)
{
	const char *s = buf_cstr(&sh->text) + sh->cell[cell].at;

	*n = sh->cell[cell].n;
	return s;
}

static bool
is_blank(struct sheet *sh, size_t cell)
{
	size_t n;
	const char *s = text_of(sh, cell, &n);

	while (n > 0) {
		size_t k = text_span(s, n, CHAR_EMPTY);

		k += k < n && (s[k] == '\n' || s[k] == '\r');
		if (k == 0)
			return false;
		s += k;
		n -= k;
	}
	return true;
}

/* What a row is by itself; *only is its one text. */
static enum row_kind
kind_of(struct sheet *sh, const struct sheet_row *r, size_t *only)
{
	size_t count = 0, n;
	const char *s;

	for (size_t i = r->first; i < r->first + r->n && count < 2; i++)
		if (!is_blank(sh, i)) {
			count++;
			*only = i;
		}
	if (count != 1)
		return count == 0 ? ROW_BLANK : ROW_CELLS;
	s = text_of(sh, *only, &n);
	if (*only == r->first && n > 0 && s[0] == '\n')	/* see txt_tabs.c */
		return ROW_TEXT;
	if (txt_is_figure(s, n) || (!sh->padded && r->n > 1))
		return ROW_CELLS;
	return txt_ordinal(s, n) > 0 || txt_has(s, n, "。") ||
	    text_length(s, n) > SENTENCE_CHARS ? ROW_TEXT : ROW_CAPTION;
}

/* Blank cells that end every row of a table are the sheet's, not the table's. */
static size_t
width_of(struct sheet *sh, size_t from, size_t to)
{
	size_t width = 1;

	for (size_t i = from; i < to; i++)
		for (size_t k = sh->row[i].n; k > width; k--)
			if (!is_blank(sh, sh->row[i].first + k - 1))
				width = k;
	return width;
}

static void
add_table(struct sheet *sh, size_t from, size_t to)
{
	struct doc_table *table = txt_table_new(sh->t, sh->row[from].line);
	size_t width = sh->padded ? width_of(sh, from, to) : SIZE_MAX, n;
	int row = 0;

	for (size_t i = from; i < to; i++) {
		const struct sheet_row *r = &sh->row[i];

		for (size_t k = 0; k < r->n && k < width; k++) {
			const char *s = text_of(sh, r->first + k, &n);

			if (!txt_cell(sh->t, table, row, (int)k, 1, 1, s, n))
				return;
		}
		row += r->n > 0;
	}
	txt_table_end(sh->t, table);
	if (sh->padded)
		txt_fold(sh->t, table);
}

/* A text of several lines is a paragraph for each. */
static void
add_text(struct sheet *sh, size_t cell, int line)
{
	size_t n, k;
	const char *s = text_of(sh, cell, &n), *end;

	for (;; s += k + 1, n -= k + 1) {
		end = memchr(s, '\n', n);
		k = end != NULL ? (size_t)(end - s) : n;
		if (!text_blankn(s, k) && !txt_mark(sh->t, s, k, line))
			txt_add(sh->t, DOC_PARA, s, k - (k > 0 && s[k - 1] == '\r'),
			    line);
		if (end == NULL)
			return;
	}
}

static bool
has_figure(struct sheet *sh, const struct sheet_row *r)
{
	size_t n;

	for (size_t i = r->first; i < r->first + r->n; i++) {
		const char *s = text_of(sh, i, &n);

		if (txt_is_figure(s, n))
			return true;
	}
	return false;
}

/* 四、结转下年度继续办理 without any figure, among rows with figures: a label. */
static void
keep_labels(struct sheet *sh, enum row_kind *kind, const size_t *only)
{
	bool below = false;
	size_t n;

	for (size_t i = sh->nrow; i-- > 0;) {
		const char *s = text_of(sh, only[i], &n);

		if (kind[i] == ROW_TEXT && below && sh->row[i].n > 1 &&
		    !txt_has(s, n, "。"))
			kind[i] = ROW_CELLS;
		if (kind[i] != ROW_BLANK)
			below = kind[i] == ROW_CELLS && has_figure(sh, &sh->row[i]);
	}
}

/* Captions stay with the rows that follow them; others are texts. */
static void
settle(enum row_kind *kind, size_t n)
{
	bool below = false;

	for (size_t i = n; i-- > 0;) {
		if (kind[i] == ROW_CELLS)
			below = true;
		else if (kind[i] == ROW_TEXT)
			below = false;
		else if (kind[i] == ROW_CAPTION && !below)
			kind[i] = ROW_TEXT;
	}
	/* and before the first row with cells at most one caption */
	for (size_t i = 0; i + 1 < n; i++)
		if (kind[i] == ROW_CAPTION && (i == 0 || kind[i - 1] == ROW_TEXT) &&
		    kind[i + 1] == ROW_CAPTION)
			kind[i] = ROW_TEXT;
}

void
sheet_flush(struct sheet *sh)
{
	enum row_kind *kind = mem_array(sh->nrow + 1, sizeof *kind);
	size_t *only = mem_array(sh->nrow + 1, sizeof *only), from = 0, to;

	for (size_t i = 0; i < sh->nrow; i++)
		kind[i] = kind_of(sh, &sh->row[i], &only[i]);
	if (sh->ncell > 0)
		keep_labels(sh, kind, only);
	settle(kind, sh->nrow);
	while (from < sh->nrow) {
		if (kind[from] == ROW_TEXT) {
			add_text(sh, only[from], sh->row[from].line);
			from++;
			continue;
		}
		for (to = from; to < sh->nrow && kind[to] != ROW_TEXT; to++)
			continue;
		while (to > from && kind[to - 1] == ROW_BLANK && sh->row[to - 1].n < 2)
			to--;
		if (to > from)
			add_table(sh, from, to);
		for (from = to; from < sh->nrow && kind[from] == ROW_BLANK; from++)
			continue;
	}
	free(kind);
	free(only);
	sh->nrow = sh->ncell = 0;
	buf_reset(&sh->text);
}
