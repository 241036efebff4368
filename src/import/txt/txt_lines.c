/*
 * txt_lines.c - lines that are no table: paragraphs, and cells of which each has a
 * line of its own.
 *
 * A line is a paragraph, unless the text was broken to a width when it was written.
 * Our own export breaks at 100 columns by text_wrap(), so what it broke is known
 * for sure: the same function must break the two lines put together at the same
 * place.  Of other programs only the width is known, as the widest line: a line
 * nearly as wide goes on in the next, unless that begins a paragraph.
 *
 * One cell per line has no separators at all; a blank line among short lines and
 * figures then is a blank cell, which the matcher has to see ("hollow").
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/txt/txt.h"

#define OWN_COLUMNS	100	/* of our export */
#define WIDEST		140	/* wider lines are not broken by anybody */
#define NARROWEST	40
#define SLACK		6	/* a line is full when no more than this is missing */
#define FULL_LINES	3
#define SHORT		90	/* columns of a cell at most */
#define FIGURES		5	/* of a run of cells at least */

static bool
is_plain(const struct txt_line *l)
{
	return !l->blank && l->tabs == 0 && l->bars == 0 && !l->drawn && l->owner == 0;
}

/* ---- broken lines ---- */

static bool
is_own_frame(const struct txt_line *l)
{
	return l->n > 4 && memcmp(l->s, "+--", 3) == 0;
}

/* The widest that several lines nearly are: a title in the middle, a long number
 * alone do not count. */
static int
usual_width(const size_t *count)
{
	for (int w = WIDEST; w >= NARROWEST; w--) {
		size_t full = 0;

		for (int k = w; k >= w - SLACK; k--)
			full += count[k];
		if (count[w] > 0 && full >= FULL_LINES)
			return w;
	}
	return 0;
}

static void
survey_width(struct txt *t)
{
	size_t count[WIDEST + 1] = { 0 }, full = 0, half = 0;
	int widest = 0, w;
	bool frames = false;

	for (size_t i = 0; i < t->n && widest <= WIDEST; i++) {
		const struct txt_line *l = &t->line[i];

		frames |= is_own_frame(l);
		if (!is_plain(l) || is_own_frame(l))
			continue;
		w = l->n > 4 * WIDEST ? WIDEST + 1 : text_widthn(l->s, l->n);
		if (w > widest)
			widest = w;
		if (w > 0 && w <= WIDEST)
			count[w]++;
	}
	if (widest > WIDEST)
		return;
	t->own = frames && widest <= OWN_COLUMNS;
	t->wrap = t->own ? OWN_COLUMNS : usual_width(count);
	for (w = 0; w <= WIDEST; w++) {
		full += w >= t->wrap - SLACK && w <= t->wrap ? count[w] : 0;
		half += w > t->wrap / 2 ? count[w] : 0;
	}
	if (!t->own && full * 5 < half * 2)
		t->wrap = 0;
}

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

struct first_line { size_t to; bool set; };

static void
note_line(void *ctx, size_t from, size_t to)
{
	struct first_line *f = ctx;

	(void)from;
	if (!f->set)
		f->to = to;
	f->set = true;
}

/* What stood between two lines: nothing, a blank, or the end of a paragraph. */
enum seam { SEAM_NONE, SEAM_BLANK, SEAM_END };

/* Would text_wrap() break "a" and "b", put together, where they are broken?  Of two
 * words it broke the blank between, or one word that was too long. */
static enum seam
own_seam(struct txt *t, const struct txt_line *a, const char *b, size_t n)
{
	bool words = is_word(a->s[a->n - 1]) && is_word(b[0]);

	for (int gap = 0; gap < 1 + words; gap++) {
		struct first_line first = { 0, false };

		buf_reset(&t->cell);
		buf_add(&t->cell, a->s, a->n);
		if (gap)
			buf_chr(&t->cell, ' ');
		buf_add(&t->cell, b, n);
		text_wrap(buf_cstr(&t->cell), t->cell.len, t->wrap, note_line, &first);
		if (first.to == a->n + (size_t)gap && first.to < t->cell.len)
			return gap ? SEAM_BLANK : SEAM_NONE;
	}
	return SEAM_END;
}

/* How the paragraph that began at "start" goes on from line "at" to the next. */
static enum seam
seam(struct txt *t, size_t start, size_t at)
{
	const struct txt_line *a = &t->line[at], *b = a + 1;
	size_t lead, skip;
	int width;

	if (t->wrap == 0 || at + 1 == t->n || !is_plain(a) || !is_plain(b) ||
	    is_own_frame(b))
		return SEAM_END;
	skip = text_span(b->s, b->n, CHAR_EMPTY);
	if (t->own)
		return skip == 0 ? own_seam(t, a, b->s, b->n) : SEAM_END;
	if (txt_ordinal(b->s, b->n) > 0)
		return SEAM_END;
	lead = text_span(t->line[start].s, t->line[start].n, CHAR_EMPTY);
	if (lead > 0 ? skip >= lead : skip > 0)
		return SEAM_END;
	width = text_widthn(a->s, a->n);
	if (width < t->wrap - SLACK || width > t->wrap)
		return SEAM_END;
	return is_word(a->s[a->n - 1]) && is_word(b->s[skip]) ? SEAM_BLANK : SEAM_NONE;
}

/* ---- cells on lines ---- */

static bool
is_short(const struct txt_line *l)
{
	return l->blank ? l->tabs == 0 : is_plain(l) && l->n <= 3 * SHORT &&
	    !txt_has(l->s, l->n, "。") && text_widthn(l->s, l->n) <= SHORT;
}

/* Mark the blank lines of the run of short lines from .. to - 1. */
static void
mark_hollow(struct txt *t, size_t from, size_t to)
{
	size_t figures = 0, texts = 0, apart = 0, close = 0, last = to;

	for (size_t i = from; i < to; i++) {
		if (t->line[i].blank)
			continue;
		texts++;
		figures += txt_is_figure(t->line[i].s, t->line[i].n);
		if (last != to && i - last > 1)
			apart++;
		else if (last != to)
			close++;
		last = i;
	}
	if (figures < FIGURES || figures * 4 < texts || apart > close)
		return;
	while (from < to && t->line[from].blank)
		from++;
	for (; from < last; from++)
		t->line[from].hollow = t->line[from].blank;
}

void
txt_survey(struct txt *t)
{
	size_t from = 0;

	survey_width(t);
	for (size_t i = 0; i <= t->n; i++)
		if (i == t->n || !is_short(&t->line[i])) {
			if (i > from && !t->paged)
				mark_hollow(t, from, i);
			from = i + 1;
		}
}

/* ---- paragraphs ---- */

/* 【草稿】, which our export puts on top; 草 稿 from a page, wherever it stood. */
bool
txt_mark(struct txt *t, const char *s, size_t n, int line)
{
	static const char *const marks[] = { "草稿", "草 稿", "【草稿】" };

	text_trim(&s, &n, CHAR_EMPTY);
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (n == strlen(marks[i]) && memcmp(s, marks[i], n) == 0) {
			txt_add(t, DOC_MARK, marks[0], strlen(marks[0]), line);
			return true;
		}
	return false;
}

/* The small print that our export ends with. */
static bool
is_footer(const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	bool yes;

	text_trim(&s, &n, CHAR_EMPTY);
	if (n < 64 || n > 100)
		return false;
	msg_put(&b, LANG_ZH, MSG_EXPORT_AUDIT_HEAD, "", NULL);
	yes = n == b.len + 64 && memcmp(s, b.data, b.len) == 0 &&
	    strspn(s + b.len, "0123456789abcdef") >= 64;
	buf_release(&b);
	return yes;
}

/* A line drawn across: ---- ==== ____ */
static bool
is_drawn(const struct txt_line *l)
{
	const char *s = l->s;
	size_t n = l->n, k = 0;

	text_trim(&s, &n, CHAR_EMPTY);
	while (k < n && s[k] == s[0])
		k++;
	return n >= 4 && k == n && strchr("-=_*~", s[0]) != NULL;
}

size_t
txt_paragraph(struct txt *t, size_t at)
{
	const struct txt_line *l = &t->line[at];
	struct buf *b = &t->more;
	size_t start = at, used;
	enum seam joint;

	if (l->blank || is_drawn(l))
		return 1;
	if (txt_mark(t, l->s, l->n, l->number))
		return 1;
	if (t->md && (used = txt_md_line(t, at)) > 0)
		return used;
	if (is_footer(l->s, l->n)) {
		const char *s = l->s;
		size_t n = l->n;

		text_trim(&s, &n, CHAR_EMPTY);
		t->doc->footer = arena_strndup(&t->doc->arena, s, n);
		return 1;
	}
	buf_reset(b);
	buf_add(b, l->s, l->n);
	for (; (joint = seam(t, start, at)) != SEAM_END; at++) {
		const struct txt_line *next = &t->line[at + 1];
		size_t skip = text_span(next->s, next->n, CHAR_EMPTY);

		if (joint == SEAM_BLANK)
			buf_chr(b, ' ');
		buf_add(b, next->s + skip, next->n - skip);
	}
	if (t->md) {
		buf_reset(&t->cell);
		txt_md_text(&t->cell, buf_cstr(b), b->len);
		txt_add(t, DOC_PARA, buf_cstr(&t->cell), t->cell.len, l->number);
	} else {
		txt_add(t, DOC_PARA, buf_cstr(b), b->len, l->number);
	}
	return at + 1 - start;
}
