/*
 * ruler.c - how wide a character is on paper, and where a line ends.
 *
 * The rule where a line may end is that of text_wrap(); besides, what is written without
 * a blank in ASCII (an address, a figure with its sign) is one word, and a closing mark
 * for which there is no more room is squeezed into its line rather than taking a
 * character of it along to the next.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/linebreak.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/page.h"
#include "export/page/paper.h"

#define WIDE		2	/* halves of a Chinese character */
#define SQUEEZE_LEAST	40	/* halves of a line in which one mark more is not seen */

/* Half a character of so many points, by 1000: a point is 35.278 of page.h's unit. */
#define HALF(point_x10)	((point_x10) * 1764)

/* 28 characters of 16 pt are a little wider than the text: they stand closer. */
static const struct paper_look looks[] = {
	[DOC_TITLE] = { 220, 640, HALF(220), 40, 0, PAPER_CENTRE, PAGE_FACE_TITLE,
	    PAGE_TAG_H1 },
	[DOC_HEADING1] = { 160, PAPER_BODY, PAPER_TEXT * 1000 / 56, 56, 4, PAPER_BOTH,
	    PAGE_FACE_HEADING, PAGE_TAG_H2 },
	[DOC_HEADING2] = { 160, PAPER_BODY, PAPER_TEXT * 1000 / 56, 56, 4, PAPER_BOTH,
	    PAGE_FACE_SUBHEADING, PAGE_TAG_H3 },
	[DOC_PARA] = { 160, PAPER_BODY, PAPER_TEXT * 1000 / 56, 56, 4, PAPER_BOTH,
	    PAGE_FACE_BODY, PAGE_TAG_P },
	[DOC_NOTE] = { 105, 320, HALF(105), 84, 4, PAPER_BOTH, PAGE_FACE_TABLE,
	    PAGE_TAG_NOTE },
	[DOC_SIGN] = { 160, PAPER_BODY, PAPER_TEXT * 1000 / 56, 56, 0, PAPER_RIGHT,
	    PAGE_FACE_BODY, PAGE_TAG_P },
};

const struct paper_look paper_small = { 75, 280, HALF(75), 117, 0, PAPER_RIGHT,
	PAGE_FACE_TABLE, PAGE_TAG_P };

const struct paper_look *
paper_look(enum doc_kind kind)
{
	if (kind >= ARRAY_LEN(looks) || looks[kind].columns == 0)
		kind = DOC_PARA;
	return &looks[kind];
}

/* On paper a quotation mark is as wide as a Chinese character, whatever the terminal
 * makes of it: the same report is the same document. */
int
paper_columns(uint32_t cp)
{
	return text_cp_ambiguous(cp) ? WIDE : text_cp_width(cp) > 0 ? text_cp_width(cp) : 0;
}

int
paper_width(const char *s, size_t n)
{
	int width = 0;
	size_t at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		width += paper_columns(cp);
	}
	return width;
}

static void
add_line(struct paper_lines *l, const char *s, size_t from, size_t to, int room, bool last)
{
	struct paper_line *line;

	while (to > from && s[to - 1] == ' ')
		to--;
	l->line = mem_grow(l->line, l->n, &l->cap, sizeof *l->line);
	line = &l->line[l->n++];
	line->from = from;
	line->to = to;
	line->width = paper_width(s + from, to - from);
	/* a line that a long address left half empty is not torn apart */
	line->full = !last && line->width * 8 >= room * 7;
}

/* Is it of a word that is written without blanks? */
static bool
ascii(uint32_t cp)
{
	return cp > ' ' && cp < 0x7F;
}

/* A closing mark that is one too many, and the only one: 》， would be two. */
static bool
may_squeeze(uint32_t cp, const char *s, size_t n, int over, int columns)
{
	uint32_t next;

	if (columns < SQUEEZE_LEAST || over > WIDE || paper_columns(cp) != WIDE ||
	    !text_no_start(cp) || cp == 0x2014 || cp == 0x2026)	/* — … are ink all over */
		return false;
	if (n == 0)
		return true;
	text_decode(s, n, &next);
	return !text_no_start(next) && next != ' ';
}

/* A word that begins at s and is wider than a line: a long address.  It fills the line
 * that it begins in. */
static bool
is_long(const char *s, size_t n, int columns)
{
	size_t k = 0;

	while (k < n && ascii((unsigned char)s[k]))
		k++;
	return k > (size_t)columns;
}

/* One paragraph, without its line end, from byte "from" of s. */
static void
wrap(struct paper_lines *l, const char *s, size_t from, size_t n, int indent, int columns)
{
	size_t at = from, brk = from, k;
	uint32_t cp, last = 0, before = 0;
	int used = 0, brk_used = 0, room = columns - indent, w;

	for (; at < n; at += k) {
		k = text_decode(s + at, n - at, &cp);
		w = paper_columns(cp);
		if (at > from && text_may_break(before, last, cp) && !(ascii(last) && ascii(cp))) {
			brk = at;
			brk_used = used;
		}
		while (w > 0 && cp != ' ' && used + w > room && at > from &&
		    !may_squeeze(cp, s + at + k, n - at - k, used + w - room, columns)) {
			/* nowhere: cut where it is full */
			if (brk <= from || is_long(s + brk, n - brk, columns)) {
				brk = at;
				brk_used = used;
			}
			add_line(l, s, from, brk, room, false);
			from = brk;
			used -= brk_used;
			room = columns;
		}
		used += w;
		if (w > 0) {
			before = last;
			last = cp;
		}
	}
	add_line(l, s, from, n, room, true);
}

void
paper_wrap(struct paper_lines *l, const char *s, int indent, int columns)
{
	size_t from = 0, n;

	if (columns < WIDE)			/* or no character would ever fit */
		columns = WIDE;
	if (indent > columns - WIDE)
		indent = 0;
	for (;; from += n + 1, indent = 0) {
		n = strcspn(s + from, "\n");
		wrap(l, s, from, from + n, indent, columns);
		if (s[from + n] == '\0')
			return;
	}
}

static bool
has_ascii(const char *s)
{
	while (*s != '\0' && !ascii((unsigned char)*s))
		s++;
	return *s != '\0';
}

void
paper_block(struct paper_lines *l, const struct doc_block *b, int less)
{
	const struct paper_look *look = paper_look(b->kind);
	int columns = look->columns - (less > 0 && has_ascii(b->text) ? less : 0);
	size_t n;

	paper_wrap(l, b->text, look->indent, columns - b->right);
	if (look->side != PAPER_CENTRE)
		return;
	/* 某某办公室 / 2025年度报告: no line of two characters below one of twenty */
	n = l->n;
	while (n > 1 && columns > WIDE) {
		l->n = 0;
		paper_wrap(l, b->text, look->indent, --columns);
		if (l->n > n) {
			l->n = 0;
			paper_wrap(l, b->text, look->indent, columns + 1);
			return;
		}
	}
}

void
paper_release(struct paper_lines *l)
{
	free(l->line);
	l->line = NULL;
	l->n = l->cap = 0;
}
