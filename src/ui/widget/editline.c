/*
 * editline.c - the one-line editor of cells, prompts and filters.
 *
 * The text is UTF-8 and the cursor a byte offset that always stands on a
 * character boundary; what is seen is a window of columns that follows the
 * cursor.  The editor never decides what a text means and never takes Enter,
 * Tab, Esc or a function key: those belong to the view that owns it.
 *
 * Invariants:
 *  (1) at <= text.len, and no character is cut by it.
 *  (2) No control character ever gets into the text.
 *  (3) After a draw the cursor's column lies inside the window.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/editline.h"

void
editline_init(struct editline *e)
{
	buf_init(&e->text);
	e->at = 0;
	e->shift = 0;
}

void
editline_release(struct editline *e)
{
	buf_release(&e->text);
	e->at = 0;
	e->shift = 0;
}

void
editline_set(struct editline *e, const char *s)
{
	buf_reset(&e->text);
	e->at = 0;
	e->shift = 0;
	editline_insert(e, s, s ? strlen(s) : 0);
}

/* A pasted line may hold anything: what could steer a terminal is left out, and
 * line breaks and tabs become one blank each. */
void
editline_insert(struct editline *e, const char *s, size_t n)
{
	struct buf clean = BUF_INIT;
	size_t i, len;
	uint32_t cp;

	for (i = 0; i < n; i += len) {
		len = text_decode(s + i, n - i, &cp);
		if (cp == '\n' || cp == '\t')
			buf_chr(&clean, ' ');
		else if (text_cp_width(cp) >= 0 && !text_cp_unsafe(cp))
			buf_cp(&clean, cp);
	}
	if (clean.len > 0) {
		buf_splice(&e->text, e->at, 0, clean.data, clean.len);
		e->at += clean.len;
	}
	buf_release(&clean);
}

static void
erase(struct editline *e, size_t from, size_t to)
{
	buf_splice(&e->text, from, to - from, "", 0);
	e->at = from;
}

static size_t
to_start(const char *s, size_t n, size_t at)
{
	(void)s;
	(void)n;
	(void)at;
	return 0;
}

static size_t
to_end(const char *s, size_t n, size_t at)
{
	(void)s;
	(void)at;
	return n;
}

/* Move by an action; false: it moves nothing in a line. */
static bool
move(struct editline *e, enum action a)
{
	static const struct {
		enum action	 action;
		size_t		(*to)(const char *, size_t, size_t);
	} ways[] = {
		{ ACTION_LEFT, text_prev }, { ACTION_RIGHT, text_next },
		{ ACTION_HOME, to_start }, { ACTION_FIRST, to_start },
		{ ACTION_END, to_end }, { ACTION_LAST, to_end },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(ways); i++)
		if (ways[i].action == a) {
			e->at = ways[i].to(buf_cstr(&e->text), e->text.len, e->at);
			return true;
		}
	return false;
}

bool
editline_key(struct editline *e, const struct key *k, enum action a)
{
	const char *s = buf_cstr(&e->text);
	size_t n = e->text.len, len;
	char utf8[4];

	if (k->code >= ' ' && k->code < 0x110000 && k->code != 0x7f) {
		len = text_encode(utf8, k->code);
		editline_insert(e, utf8, len);
		return true;
	}
	if (a == ACTION_BACKSPACE && e->at > 0)
		erase(e, text_prev(s, n, e->at), e->at);
	else if (a == ACTION_DELETE && e->at < n)
		erase(e, e->at, text_next(s, n, e->at));
	return a == ACTION_BACKSPACE || a == ACTION_DELETE || move(e, a);
}

/*
 * The window slides just far enough for the cursor to be seen.  Its left edge
 * may fall into a wide character; half of one is never drawn, a blank stands
 * in its place.
 */
void
editline_draw(struct editline *e, int row, int col, int columns, enum style style)
{
	const char *s = buf_cstr(&e->text);
	int before = text_widthn(s, e->at), used, gap = 0;
	size_t skip;

	if (columns < 1)
		return;
	if (before < e->shift)
		e->shift = before;
	if (before - e->shift > columns - 1)
		e->shift = before - columns + 1;
	skip = text_fit(s, e->text.len, e->shift, &used);
	if (used < e->shift && skip < e->text.len) {
		skip = text_next(s, e->text.len, skip);
		gap = text_widthn(s, skip) - e->shift;
	}
	paint_fill(row, col, columns, style);
	if (gap < columns)
		paint_run(row, col + gap, columns - gap, style, s + skip,
		    e->text.len - skip);
	paint_cursor(row, col + before - e->shift);
}
