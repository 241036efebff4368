/*
 * text.c - UTF-8: walking, cutting and padding by columns.
 *
 * Bytes that are not UTF-8 count as U+FFFD, one byte each, so that every
 * function ends and none reads past n.  Nothing here allocates but through the
 * buffer it is given, and nothing knows a locale: mbrtowc(3) would depend on one.
 *
 * A column is a cell of the terminal.  What is cut is cut between characters; a
 * cut wide character leaves a blank, never half of itself.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* Is s[i] there and a continuation byte? */
#define CONT(s, n, i) ((n) > (i) && ((unsigned char)(s)[i] & 0xC0) == 0x80)
#define BITS(s, i) ((uint32_t)((unsigned char)(s)[i] & 0x3F))

size_t
text_decode_any(const char *s, size_t n, uint32_t *cp)
{
	unsigned char	 c = (unsigned char)s[0];

	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	/* Neither overlong nor half of a surrogate pair. */
	if (c >= 0xE0 && c < 0xF0 && CONT(s, n, 1) && CONT(s, n, 2)) {
		*cp = (c & 0x0Fu) << 12 | BITS(s, 1) << 6 | BITS(s, 2);
		if (*cp >= 0x800 && (*cp < 0xD800 || *cp > 0xDFFF))
			return 3;
	} else if (c >= 0xC2 && c < 0xE0 && CONT(s, n, 1)) {
		*cp = (c & 0x1Fu) << 6 | BITS(s, 1);
		return 2;
	} else if (c >= 0xF0 && c < 0xF5 && CONT(s, n, 1) && CONT(s, n, 2) &&
	    CONT(s, n, 3)) {
		*cp = (c & 0x07u) << 18 | BITS(s, 1) << 12 | BITS(s, 2) << 6 | BITS(s, 3);
		if (*cp >= 0x10000 && *cp <= 0x10FFFF)
			return 4;
	}
	*cp = TEXT_BAD;
	return 1;
}

size_t
text_encode(char dst[4], uint32_t cp)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = TEXT_BAD;
	if (cp < 0x80) {
		dst[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		dst[0] = (char)(0xC0 | cp >> 6);
		dst[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		dst[0] = (char)(0xE0 | cp >> 12);
		dst[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		dst[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	dst[0] = (char)(0xF0 | cp >> 18);
	dst[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	dst[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	dst[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool
text_valid(const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0, k;

	while (at < n) {
		k = text_decode(s + at, n - at, &cp);
		if (k == 1 && cp == TEXT_BAD)	/* a real U+FFFD has three bytes */
			return false;
		at += k;
	}
	return true;
}

size_t
text_length(const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0, count = 0;

	for (; at < n; count++)
		at += text_decode(s + at, n - at, &cp);
	return count;
}

size_t
text_offset(const char *s, size_t n, size_t k)
{
	uint32_t	 cp;
	size_t		 at = 0;

	while (at < n && k-- > 0)
		at += text_decode(s + at, n - at, &cp);
	return at;
}

/* Start of the code point that ends before "at".  Decoding is tried from 2, 3 and
 * 4 bytes back: only a whole code point fills the gap, anything else is one byte. */
static size_t
step_back(const char *s, size_t at)
{
	uint32_t	 cp;
	size_t		 back, most = at < 4 ? at : 4;

	for (back = 2; back <= most; back++)
		if (text_decode(s + at - back, back, &cp) == back)
			return at - back;
	return at - 1;
}

size_t
text_prev(const char *s, size_t n, size_t at)
{
	uint32_t	 cp;

	if (at > n)
		at = n;
	while (at > 0) {
		at = step_back(s, at);
		text_decode(s + at, n - at, &cp);
		if (text_cp_width(cp) != 0)
			break;
	}
	return at;
}

size_t
text_next(const char *s, size_t n, size_t at)
{
	uint32_t	 cp;

	if (at >= n)
		return n;
	at += text_decode(s + at, n - at, &cp);
	while (at < n) {
		size_t	 k = text_decode(s + at, n - at, &cp);

		if (text_cp_width(cp) != 0)
			break;
		at += k;
	}
	return at;
}

int
text_width(const char *s)
{
	return text_widthn(s, strlen(s));
}

size_t
text_fit(const char *s, size_t n, int columns, int *used)
{
	uint32_t	 cp;
	size_t		 at = 0, k;
	int		 w, sum = 0;

	while (at < n) {
		k = text_decode(s + at, n - at, &cp);
		w = text_cp_width(cp);
		if (w > 0 && sum + w > columns)
			break;
		sum += w > 0 ? w : 0;
		at += k;
	}
	if (used != NULL)
		*used = sum;
	return at;
}

static void
blanks(struct buf *b, int n)
{
	while (n-- > 0)
		buf_chr(b, ' ');
}

void
text_pad(struct buf *b, const char *s, int columns, enum text_align align)
{
	int	 used, before = 0;
	size_t	 n = text_fit(s, strlen(s), columns, &used);

	if (align == TEXT_RIGHT)
		before = columns - used;
	else if (align == TEXT_CENTER)
		before = (columns - used) / 2;
	blanks(b, before);
	buf_add(b, s, n);
	blanks(b, columns - used - before);
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Fewer bytes where n would end in a word of Latin letters: "Main problems" of "Main
 * problems and improve".  Half of the text at least is kept. */
static size_t
text_word_end(const char *s, size_t n)
{
	size_t k = n;

	while (k > n / 2 && is_letter(s[k]) && is_letter(s[k - 1]))
		k--;
	if (k == n || k <= n / 2)
		return n;
	while (k > n / 2 && s[k - 1] == ' ')
		k--;
	return k;
}

void
text_pad_dots(struct buf *b, const char *s, int columns)
{
	size_t	 n;
	int	 used;

	/* In less than three columns the dots would leave nothing of the text. */
	if (text_width(s) <= columns || columns < 3) {
		text_pad(b, s, columns, TEXT_LEFT);
		return;
	}
	n = text_fit(s, strlen(s), columns - 2, &used);
	n = text_word_end(s, n);
	used = text_widthn(s, n);
	buf_add(b, s, n);
	buf_str(b, "..");
	blanks(b, columns - 2 - used);
}
