/*
 * textedit.c - see textedit.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/keymap.h"
#include "ui/widget/textedit.h"

/* ---- lines ---- */

struct adding {
	struct textedit	*e;
	size_t		 base;
};

static void
add_line(void *ctx, size_t from, size_t to)
{
	struct adding *a = ctx;
	struct textedit *e = a->e;

	e->line = mem_grow(e->line, e->nline, &e->capline, sizeof(*e->line));
	e->line[e->nline++] = (struct textline){ a->base + from, a->base + to, false };
}

static void
break_lines(struct textedit *e)
{
	struct adding a = { e, 0 };
	const char *s = buf_cstr(&e->text), *end;

	e->nline = 0;
	for (;;) {
		end = strchr(s + a.base, '\n');
		text_wrap(s + a.base, end ? (size_t)(end - s) - a.base : e->text.len - a.base,
		    e->columns, add_line, &a);
		e->line[e->nline - 1].last = true;
		if (end == NULL)
			break;
		a.base = (size_t)(end - s) + 1;
	}
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
	break_lines(e);
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
	buf_splice(&e->text, e->at, 0, clean.data, clean.len);
	e->at += clean.len;
	buf_release(&clean);
	textedit_changed(e);
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
	buf_splice(&e->text, from, to - from, "", 0);
	e->at = from;
	textedit_changed(e);
	return true;
}

/* ---- moving ---- */

size_t
textedit_line(const struct textedit *e)
{
	size_t lo = 0, hi = e->nline, mid;

	/* The last line that begins at or before the cursor: at a soft break the
	 * cursor stands at the start of the next line. */
	while (hi - lo > 1) {
		mid = lo + (hi - lo) / 2;
		if (e->line[mid].from <= e->at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
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
	return textedit_ink(e->text.data, e->text.len);
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
