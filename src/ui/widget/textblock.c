/*
 * textblock.c - marking, cutting, putting and moving parts of a text; see textedit.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/buf.h"
#include "ui/widget/textedit.h"

void
textedit_mark(struct textedit *e, enum textmark how)
{
	e->marked = how;
	e->mark = e->at;
}

bool
textedit_marked(const struct textedit *e, size_t *from, size_t *to)
{
	*from = e->mark < e->at ? e->mark : e->at;
	*to = e->mark < e->at ? e->at : e->mark;
	return e->marked != TEXTMARK_NONE && *from < *to;
}

/* The paragraphs that bytes "from" to "to" touch, without the break behind them.  A
 * mark that ends where a paragraph begins does not touch it. */
static void
paragraphs(const struct textedit *e, size_t *from, size_t *to)
{
	const char *s = e->text.len > 0 ? e->text.data : "", *end;

	if (*to > *from && s[*to - 1] == '\n')
		--*to;
	while (*from > 0 && s[*from - 1] != '\n')
		--*from;
	end = memchr(s + *to, '\n', e->text.len - *to);
	*to = end != NULL ? (size_t)(end - s) : e->text.len;
}

/* True: it is a paragraph. */
static bool
extent(const struct textedit *e, size_t *from, size_t *to)
{
	if (textedit_marked(e, from, to))
		return false;
	*from = *to = e->at;
	paragraphs(e, from, to);
	return true;
}

bool
textedit_block(const struct textedit *e, struct buf *out)
{
	size_t from, to;
	bool whole = extent(e, &from, &to);

	if (whole && from == to && to == e->text.len)
		return false;
	buf_add(out, from < to ? e->text.data + from : "", to - from);
	if (whole)
		buf_chr(out, '\n');
	return true;
}

void
textedit_cut(struct textedit *e)
{
	size_t from, to;

	if (extent(e, &from, &to) && to < e->text.len)
		to++;
	textedit_splice(e, from, to - from, "", 0);
	e->at = from;
}

void
textedit_put(struct textedit *e, const char *s, size_t n)
{
	if (n > 0 && s[n - 1] == '\n' && e->at == e->text.len)
		n--;
	textedit_insert(e, s, n);
}

/* Cursor and mark go with their paragraphs; the end of a mark may have stood behind
 * the break of the last, which has none now. */
static void
carry(struct textedit *e, long by)
{
	enum textmark marked = e->marked;
	size_t *const at[] = { &e->at, &e->mark };

	for (int i = 0; i < 2; i++) {
		*at[i] = (size_t)((long)*at[i] + by);
		if (*at[i] > e->text.len)
			*at[i] = e->text.len;
	}
	textedit_changed(e);
	e->marked = marked;
}

bool
textedit_shift(struct textedit *e, int step)
{
	const char *s = buf_cstr(&e->text);
	struct buf b = BUF_INIT;
	size_t from, to, first, last, by;

	if (!textedit_marked(e, &from, &to))
		from = to = e->at;
	paragraphs(e, &from, &to);
	if (step < 0 ? from == 0 : to == e->text.len)
		return false;
	/* the neighbour, from "first" to "last" */
	first = last = step < 0 ? from - 1 : to + 1;
	paragraphs(e, &first, &last);
	by = last - first + 1;
	if (step < 0)
		buf_add(&b, s + from, to - from);
	else
		buf_add(&b, s + first, last - first);
	buf_chr(&b, '\n');
	if (step < 0)
		buf_add(&b, s + first, last - first);
	else
		buf_add(&b, s + from, to - from);
	buf_splice(&e->text, step < 0 ? first : from, b.len, b.data, b.len);
	carry(e, step < 0 ? -(long)by : (long)by);
	buf_release(&b);
	return true;
}

bool
textedit_erase_word(struct textedit *e, bool forward)
{
	size_t to = textstep_word(buf_cstr(&e->text), e->text.len, e->at, forward);

	if (to == e->at)
		return false;
	if (forward)
		textedit_splice(e, e->at, to - e->at, "", 0);
	else {
		textedit_splice(e, to, e->at - to, "", 0);
		e->at = to;
	}
	return true;
}
