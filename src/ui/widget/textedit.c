/*
 * textedit.c - see textedit.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
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
textedit_set(struct textedit *e, const char *text)
{
	buf_reset(&e->text);
	buf_str(&e->text, text);
	if (e->at > e->text.len)
		e->at = e->text.len;
	while (e->at > 0 && ((unsigned char)buf_cstr(&e->text)[e->at] & 0xC0) == 0x80)
		e->at--;
	e->goal = -1;
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
	e->goal = -1;
	buf_release(&clean);
	break_lines(e);
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
	e->goal = -1;
	break_lines(e);
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

bool
textedit_move(struct textedit *e, enum action a, size_t page)
{
	const struct textline *l = &e->line[textedit_line(e)];
	const char *s = buf_cstr(&e->text);
	size_t n = e->text.len;

	switch ((int)a) {
	case ACTION_LEFT:
		return to_offset(e, text_prev(s, n, e->at));
	case ACTION_RIGHT:
		return to_offset(e, text_next(s, n, e->at));
	case ACTION_UP:
		return by_lines(e, -1);
	case ACTION_DOWN:
		return by_lines(e, 1);
	case ACTION_PAGE_UP:
		return by_lines(e, -(long)page);
	case ACTION_PAGE_DOWN:
		return by_lines(e, (long)page);
	case ACTION_HOME:
		return to_offset(e, l->from);
	case ACTION_END:
		return to_offset(e, l->last || l->to == l->from ? l->to :
		    text_prev(s, n, l->to));
	case ACTION_FIRST:
		return to_offset(e, 0);
	case ACTION_LAST:
		return to_offset(e, n);
	default:
		return false;
	}
}

size_t
textedit_count(const struct textedit *e)
{
	uint32_t cp;
	size_t i = 0, n = 0;

	while (i < e->text.len) {
		i += text_decode(e->text.data + i, e->text.len - i, &cp);
		n += cp > ' ' && cp != 0x3000 && text_cp_width(cp) > 0;
	}
	return n;
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
