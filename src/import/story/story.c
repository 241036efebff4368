/*
 * story.c - a document as one stream of lines; see story.h.
 *
 * Must never lose a line: what is not text is marked by others, not left out here.
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
#include "form/form.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/story/story.h"

#define WIDTH_MIN	50	/* columns: nobody wraps to fewer */
#define WIDTH_MAX	130	/* nor to more */
#define SLACK		5	/* columns that may stay free at the end of a line */
#define INDENT		4	/* ... and at its beginning, when none is to be seen */
#define EVIDENCE	3	/* lines broken in the middle of a sentence */
#define HEADING_BYTES	150
#define LONG_BYTES	100	/* a shorter line has no two headings */

static struct item *
add_item(struct story *st, enum item_kind kind)
{
	struct item *it;

	st->item = mem_grow(st->item, st->n, &st->cap, sizeof *st->item);
	it = &st->item[st->n++];
	memset(it, 0, sizeof *it);
	it->kind = kind;
	it->section = -1;
	return it;
}

/* Bytes of the line break at s, 0 if there is none. */
static size_t
line_break(const char *s)
{
	if (*s == '\r' && s[1] == '\n')
		return 2;
	if (*s == '\n' || *s == '\r' || *s == '\f' || *s == '\v')
		return 1;
	/* U+2028, U+2029 */
	return strncmp(s, "\xE2\x80\xA8", 3) == 0 ||
	    strncmp(s, "\xE2\x80\xA9", 3) == 0 ? 3 : 0;
}

/* Positions are kept as offsets until the buffer stands still; see story_read(). */
static void
add_line(struct story *st, const char *s, size_t n, bool *gap)
{
	size_t at = st->text.len, blanks = 0, len;
	struct item *it;
	uint32_t cp;

	chrome_trim(&st->text, s, n);
	if (st->text.len == at) {
		*gap = true;
		return;
	}
	it = add_item(st, ITEM_LINE);
	it->n = st->text.len - at;
	it->rest = at;			/* for now */
	it->gap = *gap;
	for (size_t i = 0; i < n; i += len) {
		len = text_decode(s + i, n - i, &cp);
		if (cp == 0x3000)
			blanks++;
		if (!char_is(cp, CHAR_BLANK))
			break;
		blanks++;
	}
	it->indent = blanks > 1;
	*gap = false;
	buf_chr(&st->text, '\0');
}

/* A long line with headings in it, two at least and in order, has lost its breaks. */
static void
add_long(struct story *st, const char *s, size_t n, bool *gap)
{
	size_t at, end, size = 0;
	int last = -1, now = 0, count = 0;

	for (at = 0; n > LONG_BYTES; at++, count++, last = now) {
		at = match_inline(st->in, s, n, at, &now, &size);
		if (at == n || now <= last)
			break;
	}
	if (count < 2 || at < n) {
		add_line(st, s, n, gap);
		return;
	}
	for (at = 0; at < n; at = end) {
		end = match_inline(st->in, s, n, at, &now, &size);
		if (end > at) {
			add_line(st, s + at, end - at, gap);
			continue;
		}
		add_line(st, s + at, size, gap);
		end = at + size;
	}
}

static void
add_lines(struct story *st, const char *s, bool *gap)
{
	const char *from = s;
	size_t len;

	for (;;) {
		/* no byte of a longer character is one of the first four */
		s += strcspn(s, "\n\r\f\v\xE2");
		len = line_break(s);
		if (len == 0 && *s != '\0') {
			s++;
			continue;
		}
		add_long(st, from, (size_t)(s - from), gap);
		if (len == 0)
			return;
		from = s += len;
	}
}

/* Rows of one cell each: the table only wraps prose. */
static bool
wraps_prose(const struct doc_table *t)
{
	int last = -1;

	for (size_t i = 0; i < t->ncell; i++) {
		if (t->cell[i].text[strspn(t->cell[i].text, " \t\n")] == '\0')
			continue;
		if (t->cell[i].row == last)
			return false;
		last = t->cell[i].row;
	}
	return true;
}

/* The section whose heading stands in this row, -1 for none; *alone: its only cell
 * with text, of *full. */
static int
look_at_row(const struct story *st, const struct doc_table *t, size_t from, size_t to,
    size_t *alone, size_t *full)
{
	const char *s;

	*full = 0;
	for (size_t i = from; i < to; i++)
		if (t->cell[i].text[0] != '\0') {
			*alone = i;
			(*full)++;
		}
	if (*full != 1)
		return -1;
	s = t->cell[*alone].text;
	return match_heading(st->in, s, strlen(s), NULL);
}

static size_t
row_end(const struct doc_table *t, size_t from)
{
	size_t to = from;

	while (to < t->ncell && t->cell[to].row == t->cell[from].row)
		to++;
	return to;
}

/* A table of the form may have a heading or a remark in a row of its own.  It may even
 * be the whole report, as a sheet is: then rows before the first heading and in
 * sections without tables are text. */
static void
add_taken(struct story *st, const struct doc_table *t, bool *gap)
{
	const struct form *f = st->in->form;
	size_t alone = 0, full, to;
	bool taken = false, prose = false, sentence;
	int section;

	for (size_t i = 0; i < t->ncell && !prose; i = row_end(t, i))
		prose = look_at_row(st, t, i, row_end(t, i), &alone, &full) >= 0;
	for (size_t i = 0; i < t->ncell; i = to) {
		to = row_end(t, i);
		section = look_at_row(st, t, i, to, &alone, &full);
		if (section >= 0)
			prose = f->section[section].ntable == 0;
		sentence = false;
		for (size_t k = i; k < to && (prose || full == 1); k++)
			sentence |= strstr(t->cell[k].text, "。") != NULL;
		if (section >= 0 || sentence || (prose && full == 1)) {
			for (size_t k = i; k < to; k++)
				add_lines(st, t->cell[k].text, gap);
			taken = false;
		} else if (full > 0 && !taken) {
			add_item(st, ITEM_TAKEN);
			taken = true;
		}
	}
}

#define BRACKETED	3		/* sections so numbered, or they are none */

/* （一）主动公开政府信息情况: a section where none but the first has another ordinal. */
static void
find_bracketed(struct story *st)
{
	unsigned seen = 0;
	size_t rest;
	int n = 0;

	for (size_t i = 0; i < st->n; i++)
		if (st->item[i].kind == ITEM_LINE && st->item[i].section > 0)
			return;
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < st->n; i++) {
			struct item *it = &st->item[i];
			int k = it->kind == ITEM_LINE && it->section < 0 ?
			    match_bracketed(st->in, it->s, it->n, &rest) : -1;

			if (pass == 0 && k >= 0 && (seen >> k & 1) == 0) {
				seen |= 1u << k;
				n++;
			} else if (pass == 1 && k >= 0 && n >= BRACKETED) {
				it->section = k;
				it->rest = rest;
			}
		}
}

/* Headings; one broken over two lines is put together. */
static void
find_headings(struct story *st)
{
	for (size_t i = 0; i < st->n; i++) {
		struct item *it = &st->item[i], *next = it + 1;
		struct buf b = BUF_INIT;

		if (it->kind != ITEM_LINE)
			continue;
		it->section = match_heading(st->in, it->s, it->n, &it->rest);
		if (match_words(it->s + it->rest, it->n - it->rest, "单位") > 0)
			it->rest = it->n;	/* 四、……（单位：件） */
		if (i + 1 >= st->n || next->kind != ITEM_LINE || it->n > HEADING_BYTES ||
		    next->n > HEADING_BYTES || it->n < 3)
			continue;
		for (int k = 0; k < st->in->form->nsection; k++) {
			const char *heading = st->in->form->section[k].heading;

			if (strncmp(heading, it->s, 3) != 0 ||
			    match_words_only(it->s, it->n, heading))
				continue;
			buf_reset(&b);
			buf_add(&b, it->s, it->n);
			buf_add(&b, next->s, next->n);
			if (match_words_only(b.data, b.len, heading)) {
				it->section = k;
				it->rest = it->n;
				next->drop = true;
				i++;
				break;
			}
		}
		buf_release(&b);
	}
	find_bracketed(st);
}

/* 表二, 一、总体情况 */
static void
add_sheet(struct story *st, const char *name, bool *gap)
{
	size_t from = st->n;

	add_lines(st, name, gap);
	for (; from < st->n; from++)
		st->item[from].sheet = true;
}

void
story_read(struct story *st, const struct intake *in, const struct doc *doc,
    const bool *used, size_t first)
{
	bool gap = false;

	memset(st, 0, sizeof *st);
	st->in = in;
	for (size_t i = first; i < doc->n; i++) {
		const struct doc_block *k = &doc->block[i];

		if (k->kind == DOC_MARK)
			continue;
		if (k->kind != DOC_TABLE && used[i])
			add_item(st, ITEM_TAKEN);
		else if (k->kind == DOC_SHEET)
			add_sheet(st, k->text, &gap);
		else if (k->kind != DOC_TABLE)
			add_lines(st, k->text, &gap);
		else if (used[i])
			add_taken(st, k->table, &gap);
		else if (wraps_prose(k->table))
			for (size_t c = 0; c < k->table->ncell; c++)
				add_lines(st, k->table->cell[c].text, &gap);
		else
			add_item(st, ITEM_EXTRA)->table = k->table;
	}
	for (size_t i = 0; i < st->n; i++) {
		struct item *it = &st->item[i];

		if (it->kind != ITEM_LINE)
			continue;
		it->s = st->text.data + it->rest;
		it->full = strstr(it->s, "。") != NULL;
		it->rest = it->n;
	}
	find_headings(st);
	for (size_t i = 0; i < st->n; i++) {
		st->item[i].drop |= st->item[i].sheet && st->item[i].section < 0;
		if (st->item[i].sheet)
			st->item[i].rest = st->item[i].n;
	}
}

void
story_release(struct story *st)
{
	buf_release(&st->text);
	free(st->item);
	memset(st, 0, sizeof *st);
}

/* ---- wrapped text ---- */

/* Does a line end where a paragraph may end? */
static bool
is_end(const struct item *it)
{
	static const char *const marks[] = {
		"。", "；", "：", "！", "？", "”", "）", "》", ":", ";", ")", ".",
	};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
		size_t k = strlen(marks[i]);

		if (it->n >= k && memcmp(it->s + it->n - k, marks[i], k) == 0)
			return true;
	}
	return false;
}

static bool
begins_item(const struct item *it)
{
	return strncmp(it->s, "（", 3) == 0 || it->s[0] == '(' ||
	    (it->s[0] >= '1' && it->s[0] <= '9' && it->n > 1 && it->s[1] == '.');
}

/* The next line of text on the same page, or over a page's end. */
static struct item *
next_line(struct story *st, size_t i)
{
	while (++i < st->n && st->item[i].drop && st->item[i].section < 0)
		;
	return i < st->n && st->item[i].kind == ITEM_LINE && st->item[i].section < 0 ?
	    &st->item[i] : NULL;
}

/* Blanks do not count: a converter puts them round figures, where there was half
 * of one. */
static int
line_width(const struct item *it)
{
	int width = text_widthn(it->s, it->n) + (it->indent ? INDENT : 0);

	for (size_t i = 0; i < it->n; i++)
		width -= it->s[i] == ' ';
	return width;
}

void
story_unwrap(struct story *st)
{
	int most = 0, full, evidence = 0, indented = 0, *width;
	bool wrapped;

	for (size_t i = 0; i < st->n; i++)
		if (st->item[i].kind == ITEM_LINE && st->item[i].n > WIDTH_MAX * 2)
			return;
	width = mem_array(st->n + 1, sizeof *width);
	for (size_t i = 0; i < st->n; i++) {
		struct item *it = &st->item[i];

		if (it->kind != ITEM_LINE || it->drop)
			continue;
		width[i] = line_width(it);
		if (width[i] > most)
			most = width[i];
		indented += it->indent;
	}
	if (most < WIDTH_MIN || most > WIDTH_MAX)
		goto out;
	full = most - SLACK - (indented > 0 ? 0 : INDENT);
	for (int pass = 0; pass < 2; pass++) {
		wrapped = evidence >= (indented > 0 ? 1 : EVIDENCE);
		if (pass > 0 && !wrapped)
			break;
		for (size_t i = 0; i < st->n; i++) {
			struct item *it = &st->item[i], *next;

			if (it->kind != ITEM_LINE || it->drop || it->section >= 0 ||
			    width[i] < full || (next = next_line(st, i)) == NULL ||
			    next->indent || (next->gap && next == it + 1))
				continue;
			if (pass == 0)
				evidence += !is_end(it) && !begins_item(next);
			else if (indented > 0 || (!is_end(it) && !begins_item(next)))
				it->glue = next->glued = true;
		}
	}
out:
	free(width);
}
