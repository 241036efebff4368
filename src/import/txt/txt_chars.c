/*
 * txt_chars.c - what a line of a plain text is made of: blanks, figures, ordinals.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/num.h"
#include "import/txt/txt.h"

/* Bytes of a blank at s, 0 if it is none. */
static size_t
blank_at(const char *s, size_t n)
{
	unsigned char c = (unsigned char)s[0];

	if (c == ' ' || c == '\t')
		return 1;
	if (c < 0xC2 || n < 2)
		return 0;
	if (c == 0xC2)				/* U+00A0 */
		return (unsigned char)s[1] == 0xA0 ? 2 : 0;
	if (n < 3)
		return 0;
	if (c == 0xE3 && memcmp(s, "\xE3\x80\x80", 3) == 0)
		return 3;
	if (c == 0xEF && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		return 3;
	/* U+2000 .. U+200B, U+2060 */
	if (c == 0xE2 && (unsigned char)s[1] == 0x80 && (unsigned char)s[2] <= 0x8B)
		return 3;
	return c == 0xE2 && memcmp(s, "\xE2\x81\xA0", 3) == 0 ? 3 : 0;
}

size_t
txt_blanks(const char *s, size_t n)
{
	size_t at = 0, k;

	while (at < n && (k = blank_at(s + at, n - at)) > 0)
		at += k;
	return at;
}

void
txt_trim(const char **s, size_t *n)
{
	size_t skip = txt_blanks(*s, *n), from;

	*s += skip;
	*n -= skip;
	while (*n > 0) {
		from = *n - 1;
		while (from > 0 && ((*s)[from] & 0xC0) == 0x80)
			from--;
		if (blank_at(*s + from, *n - from) != *n - from)
			return;
		*n = from;
	}
}

bool
txt_has(const char *s, size_t n, const char *what)
{
	return memmem(s, n, what, strlen(what)) != NULL;
}

bool
txt_is_figure(const char *s, size_t n)
{
	int64_t v;

	txt_trim(&s, &n);
	if (n == 0 || n > 3 * NUM_TEXT)
		return false;
	if (num_parse(s, n, &v) == NUM_OK)
		return true;
	return (n == 1 && (*s == '/' || *s == '-')) ||
	    (n == 2 && memcmp(s, "--", 2) == 0) ||
	    (n == 3 && (memcmp(s, "—", 3) == 0 || memcmp(s, "／", 3) == 0 ||
	    memcmp(s, "－", 3) == 0 || memcmp(s, "无", 3) == 0));
}

/* Bytes of Chinese numerals at s. */
static size_t
numerals(const char *s, size_t n)
{
	static const char digits[] = "一二三四五六七八九十";
	size_t at = 0, k;

	for (; at + 3 <= n && at < 9; at += 3) {
		for (k = 0; k < sizeof digits - 1; k += 3)
			if (memcmp(digits + k, s + at, 3) == 0)
				break;
		if (k == sizeof digits - 1)
			break;
	}
	return at;
}

int
txt_ordinal(const char *s, size_t n)
{
	size_t skip = txt_blanks(s, n), k;
	bool bracket = false;

	s += skip;
	n -= skip;
	if (n > 3 && (memcmp(s, "（", 3) == 0 || s[0] == '(')) {
		bracket = true;
		k = s[0] == '(' ? 1 : 3;
		s += k;
		n -= k;
	}
	k = numerals(s, n);
	if (k == 0 || k == n)
		return 0;
	s += k;
	n -= k;
	if (bracket)
		return s[0] == ')' || (n >= 3 && memcmp(s, "）", 3) == 0) ? 2 : 0;
	return n >= 3 && memcmp(s, "、", 3) == 0 ? 1 : 0;
}
