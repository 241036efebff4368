/*
 * textedit.c - see textedit.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/linebreak.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/keymap.h"
#include "ui/widget/textedit.h"

/* ---- lines ---- */

/* Lines being broken anew in place of those from "first" on, after a splice at "at" that
 * has put in "n" bytes for "removed". */
struct breaking {
	struct textedit	*e;
	size_t		 base;		/* of the paragraph */
	struct textline	*line;
	size_t		 nline, capline;
	size_t		 first, next;	/* next: of the old lines, the first not passed */
	size_t		 at, n, removed;
	bool		 done;		/* from here on they are the old ones */
};

/*
 * Did an old line begin here, and does all before it that has a say stand behind the
 * splice: the line before, or the break of the paragraph before?
 */
static bool
meets(struct breaking *b, size_t from)
{
	const struct textedit *e = b->e;
	size_t behind = b->at + b->n;

	if (from <= behind || (from > b->base && (b->nline == 0 ||
	    b->line[b->nline - 1].from < behind)))
		return false;
	while (b->next < e->nline && e->line[b->next].from + b->n < from + b->removed)
		b->next++;
	return b->next < e->nline && e->line[b->next].from + b->n == from + b->removed;
}

static bool
add_line(void *ctx, size_t from, size_t to)
{
	struct breaking *b = ctx;

	if (meets(b, b->base + from)) {
		b->done = true;
		return false;
	}
	b->line = mem_grow(b->line, b->nline, &b->capline, sizeof(*b->line));
	b->line[b->nline++] = (struct textline){ b->base + from, b->base + to, false };
	return true;
}

/* From a byte at which a line begins. */
static void
break_from(struct breaking *b, size_t from)
{
	struct buf *t = &b->e->text;
	const char *s = buf_cstr(t), *end;

	for (;;) {
		end = memchr(s + from, '\n', t->len - from);
		text_wrap_from(s + b->base, (end != NULL ? (size_t)(end - s) : t->len) -
		    b->base, from - b->base, b->e->columns, add_line, b);
		if (b->done)
			return;
		b->line[b->nline - 1].last = true;
		if (end == NULL)
			break;
		from = b->base = (size_t)(end - s) + 1;
	}
	b->next = b->e->nline;
}

/* The last line that begins at or before a byte: at a soft break the cursor stands at
 * the start of the next line. */
static size_t
line_at(const struct textedit *e, size_t at)
{
	size_t lo = 0, hi = e->nline, mid;

	while (hi - lo > 1) {
		mid = lo + (hi - lo) / 2;
		if (e->line[mid].from <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static void
lines_changed(struct textedit *e, size_t from, size_t to)
{
	if (from < e->changed_from)
		e->changed_from = from;
	if (to > e->changed_to)
		e->changed_to = to;
}

/* The new lines take the place of the old ones; those behind them have moved. */
static void
take_lines(struct textedit *e, struct breaking *b)
{
	size_t behind = e->nline - b->next, n = b->first + b->nline + behind, i;

	while (e->capline < n)
		e->line = mem_grow(e->line, e->capline, &e->capline, sizeof(*e->line));
	if (behind > 0)
		memmove(e->line + n - behind, e->line + b->next, behind * sizeof(*e->line));
	memcpy(e->line + b->first, b->line, b->nline * sizeof(*e->line));
	for (i = n - behind; i < n; i++) {
		e->line[i].from += b->n - b->removed;
		e->line[i].to += b->n - b->removed;
	}
	lines_changed(e, b->first, n == e->nline ? n - behind : SIZE_MAX);
	e->nline = n;
	free(b->line);
}

static void
break_lines(struct textedit *e)
{
	struct breaking b = { .e = e };

	e->nline = 0;
	break_from(&b, 0);
	take_lines(e, &b);
}

void
textedit_init(struct textedit *e, int columns)
{
	memset(e, 0, sizeof(*e));
	e->goal = -1;
	e->columns = columns;
	break_lines(e);
}

void
textedit_release(struct textedit *e)
{
	buf_release(&e->text);
	free(e->line);
	memset(e, 0, sizeof(*e));
}

void
textedit_go(struct textedit *e, size_t at)
{
	e->at = at < e->text.len ? at : e->text.len;
	while (e->at > 0 && ((unsigned char)buf_cstr(&e->text)[e->at] & 0xC0) == 0x80)
		e->at--;
	e->goal = -1;
}

void
textedit_set(struct textedit *e, const char *text)
{
	buf_reset(&e->text);
	buf_str(&e->text, text);
	textedit_go(e, e->at);
	textedit_changed(e);
}

void
textedit_changed(struct textedit *e)
{
	e->goal = -1;
	e->marked = TEXTMARK_NONE;
	e->ink = textedit_ink(e->text.data, e->text.len);
	break_lines(e);
}

void
textedit_splice(struct textedit *e, size_t at, size_t removed, const char *s, size_t n)
{
	struct breaking b = { .e = e, .at = at, .n = n, .removed = removed };
	size_t k = line_at(e, at);

	for (b.first = k; b.first > 0 && b.first + 2 > k && !e->line[b.first - 1].last;)
		b.first--;
	for (k = b.first; k > 0 && !e->line[k - 1].last;)
		k--;
	b.base = e->line[k].from;
	b.next = b.first;
	e->ink -= textedit_ink(buf_cstr(&e->text) + at, removed);
	e->ink += textedit_ink(s, n);
	buf_splice(&e->text, at, removed, s, n);
	break_from(&b, e->line[b.first].from);
	take_lines(e, &b);
	e->goal = -1;
	e->marked = TEXTMARK_NONE;
}

void
textedit_painted(struct textedit *e)
{
	e->changed_from = SIZE_MAX;
	e->changed_to = 0;
}

void
textedit_resize(struct textedit *e, int columns)
{
	if (columns == e->columns)
		return;
	e->columns = columns;
	e->goal = -1;
	break_lines(e);
}

/* ---- changing ---- */

void
textedit_insert(struct textedit *e, const char *s, size_t n)
{
	struct buf clean = BUF_INIT;
	uint32_t cp;
	size_t i, k;

	for (i = 0; i < n; i += k) {
		k = text_decode(s + i, n - i, &cp);
		if (cp == '\r') {
			if (i + 1 < n && s[i + 1] == '\n')
				continue;
			cp = '\n';
		}
		if (cp == '\t')
			cp = ' ';
		if (cp == '\n' || !text_cp_unsafe(cp))
			buf_cp(&clean, cp);
	}
	textedit_splice(e, e->at, 0, buf_cstr(&clean), clean.len);
	e->at += clean.len;
	buf_release(&clean);
}

bool
textedit_erase(struct textedit *e, bool forward)
{
	const char *s = buf_cstr(&e->text);
	size_t n = e->text.len;
	size_t from = forward ? e->at : text_prev(s, n, e->at);
	size_t to = forward ? text_next(s, n, e->at) : e->at;

	if (from == to)
		return false;
	textedit_splice(e, from, to - from, "", 0);
	e->at = from;
	return true;
}

/* ---- moving ---- */

size_t
textedit_line(const struct textedit *e)
{
	return line_at(e, e->at);
}

int
textedit_column(const struct textedit *e)
{
	const struct textline *l = &e->line[textedit_line(e)];

	return e->text.len ? text_widthn(e->text.data + l->from, e->at - l->from) : 0;
}

/* Put the cursor into a line, as near to the goal column as a character allows. */
static void
to_line(struct textedit *e, size_t k)
{
	const struct textline *l = &e->line[k];
	const char *s = buf_cstr(&e->text);
	int goal = e->goal >= 0 ? e->goal : textedit_column(e);

	e->at = l->from + text_fit(s + l->from, l->to - l->from, goal, NULL);
	if (e->at == l->to && !l->last && l->to > l->from)
		e->at = text_prev(s, e->text.len, l->to);
	e->goal = goal;
}

static bool
by_lines(struct textedit *e, long step)
{
	long now = (long)textedit_line(e), to = now + step, last = (long)e->nline - 1;

	to = to < 0 ? 0 : to > last ? last : to;
	if (to == now)
		return false;
	to_line(e, (size_t)to);
	return true;
}

static bool
to_offset(struct textedit *e, size_t at)
{
	bool moved = at != e->at;

	e->at = at;
	e->goal = -1;
	return moved;
}

/* Where an action leads within the lines as they are broken, or in the whole. */
static size_t
line_start(struct textedit *e)
{
	return e->line[textedit_line(e)].from;
}

static size_t
line_end(struct textedit *e)
{
	const struct textline *l = &e->line[textedit_line(e)];

	return l->last || l->to == l->from ? l->to :
	    text_prev(buf_cstr(&e->text), e->text.len, l->to);
}

static size_t
left(struct textedit *e)
{
	return text_prev(buf_cstr(&e->text), e->text.len, e->at);
}

static size_t
right(struct textedit *e)
{
	return text_next(buf_cstr(&e->text), e->text.len, e->at);
}

static size_t
start(struct textedit *e)
{
	(void)e;
	return 0;
}

static size_t
end(struct textedit *e)
{
	return e->text.len;
}

static size_t
by(size_t (*step)(const char *, size_t, size_t, bool), struct textedit *e, bool forward)
{
	return step(buf_cstr(&e->text), e->text.len, e->at, forward);
}

static size_t
word_left(struct textedit *e)
{
	return by(textstep_word, e, false);
}

static size_t
word_right(struct textedit *e)
{
	return by(textstep_word, e, true);
}

static size_t
sentence_left(struct textedit *e)
{
	return by(textstep_sentence, e, false);
}

static size_t
sentence_right(struct textedit *e)
{
	return by(textstep_sentence, e, true);
}

static size_t
part_up(struct textedit *e)
{
	return by(textstep_paragraph, e, false);
}

static size_t
part_down(struct textedit *e)
{
	return by(textstep_paragraph, e, true);
}

bool
textedit_move(struct textedit *e, enum action a, size_t page)
{
	static const struct {
		enum action	 action;
		size_t		(*to)(struct textedit *);
		int		 lines, pages;	/* up or down instead */
	} ways[] = {
		{ ACTION_LEFT, left, 0, 0 }, { ACTION_RIGHT, right, 0, 0 },
		{ ACTION_HOME, line_start, 0, 0 }, { ACTION_END, line_end, 0, 0 },
		{ ACTION_FIRST, start, 0, 0 }, { ACTION_LAST, end, 0, 0 },
		{ ACTION_WORD_LEFT, word_left, 0, 0 },
		{ ACTION_WORD_RIGHT, word_right, 0, 0 },
		{ ACTION_SENTENCE_LEFT, sentence_left, 0, 0 },
		{ ACTION_SENTENCE_RIGHT, sentence_right, 0, 0 },
		{ ACTION_PART_UP, part_up, 0, 0 }, { ACTION_PART_DOWN, part_down, 0, 0 },
		{ ACTION_UP, NULL, -1, 0 }, { ACTION_DOWN, NULL, 1, 0 },
		{ ACTION_PAGE_UP, NULL, 0, -1 }, { ACTION_PAGE_DOWN, NULL, 0, 1 },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(ways) && ways[i].action != a; i++)
		continue;
	if (i == ARRAY_LEN(ways))
		return false;
	return ways[i].to ? to_offset(e, ways[i].to(e)) :
	    by_lines(e, ways[i].lines + ways[i].pages * (long)page);
}

size_t
textedit_ink(const char *s, size_t len)
{
	uint32_t cp;
	size_t i = 0, n = 0;

	while (i < len) {
		i += text_decode(s + i, len - i, &cp);
		n += !char_is(cp, CHAR_EMPTY) && text_cp_width(cp) > 0;
	}
	return n;
}

size_t
textedit_count(const struct textedit *e)
{
	return e->ink;
}

void
textedit_show(struct textedit *e, size_t rows)
{
	size_t k = textedit_line(e);

	if (rows == 0)
		return;
	if (k < e->top)
		e->top = k;
	if (k >= e->top + rows)
		e->top = k - rows + 1;
	if (e->top > 0 && e->top + rows > e->nline)
		e->top = e->nline > rows ? e->nline - rows : 0;
}
