/*
 * buf.c - a growing byte buffer.
 *
 * Invariant: data == NULL and cap == 0, or cap > len and data[len] == '\0'.
 *
 * The buffer owns its memory until buf_detach().  What is added must not lie in
 * the buffer itself: growing moves it.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

void
buf_init(struct buf *b)
{
	b->data = NULL;
	b->len = b->cap = 0;
}

void
buf_release(struct buf *b)
{
	free(b->data);
	buf_init(b);
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_reserve(struct buf *b, size_t more)
{
	size_t	 need = b->len + more + 1, cap = b->cap != 0 ? b->cap : 32;

	if (need <= b->len)			/* wrapped around */
		mem_out();
	if (need <= b->cap)
		return;
	while (cap < need)
		cap = cap > need / 2 ? need : cap * 2;
	/* At least double, so that appending stays linear. */
	if (cap < b->cap * 2)
		cap = b->cap * 2;
	b->data = mem_resize(b->data, cap, 1);
	b->cap = cap;
	b->data[b->len] = '\0';
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	buf_reserve(b, n);
	memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_chr(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->data[b->len++] = c;
	b->data[b->len] = '\0';
}

void
buf_cp(struct buf *b, uint32_t cp)
{
	buf_reserve(b, 4);
	b->len += text_encode(b->data + b->len, cp);
	b->data[b->len] = '\0';
}

void
buf_repeat(struct buf *b, const char *s, size_t times)
{
	size_t	 n = strlen(s);

	while (times-- > 0)
		buf_add(b, s, n);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	size_t	 room = b->cap - b->len;	/* with that of the '\0' */
	va_list	 ap, again;
	int	 n;

	/* Into the room there is, and once more where that was not enough. */
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(room > 0 ? b->data + b->len : NULL, room, fmt, ap);
	va_end(ap);
	if (n > 0 && (size_t)n >= room) {
		buf_reserve(b, (size_t)n);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	if (n > 0)
		b->len += (size_t)n;
	if (b->data != NULL)
		b->data[b->len] = '\0';
}

void
buf_u64(struct buf *b, uint64_t v)
{
	char	 s[20], *p = s + sizeof(s);

	do
		*--p = (char)('0' + v % 10);
	while ((v /= 10) != 0);
	buf_add(b, p, (size_t)(s + sizeof(s) - p));
}

void
buf_i64(struct buf *b, int64_t v)
{
	if (v < 0)
		buf_chr(b, '-');
	buf_u64(b, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);	/* INT64_MIN too */
}

void
buf_splice(struct buf *b, size_t pos, size_t n, const void *p, size_t m)
{
	if (pos > b->len)
		pos = b->len;
	if (n > b->len - pos)
		n = b->len - pos;
	if (m > n)
		buf_reserve(b, m - n);
	else if (b->data == NULL)
		return;
	memmove(b->data + pos + m, b->data + pos + n, b->len - pos - n);
	if (m != 0)
		memcpy(b->data + pos, p, m);
	b->len = b->len - n + m;
	b->data[b->len] = '\0';
}

const char *
buf_cstr(struct buf *b)
{
	return b->data != NULL ? b->data : "";
}

char *
buf_detach(struct buf *b)
{
	char	*p = b->data != NULL ? b->data : mem_strdup("");

	buf_init(b);
	return p;
}
