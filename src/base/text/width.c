/*
 * width.c - display width of code points.
 *
 * The program's own wcwidth(3) and wcswidth(3) stand here as well: exported
 * symbols win over the C library's, so libncursesw measures with this table
 * too, in every locale.  Never build with -fvisibility=hidden.
 */
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/text.h"

struct range { uint32_t first, last; };

#include "base/text/width_table.h"


/* Columns of an ambiguous character: process-wide, for wcwidth() has no context. */
static int ambiguous_columns = 1;

void
text_set_ambiguous(int columns)
{
	ambiguous_columns = columns == 2 ? 2 : 1;
}

int
text_ambiguous(void)
{
	return ambiguous_columns;
}

static bool
in(const struct range *r, size_t n, uint32_t cp)
{
	size_t	 lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (cp < r[mid].first)
			hi = mid;
		else if (cp > r[mid].last)
			lo = mid + 1;
		else
			return true;
	}
	return false;
}

bool
text_cp_ambiguous(uint32_t cp)
{
	return cp >= 0xA1 && in(ambiguous, ARRAY_LEN(ambiguous), cp);
}

int
text_cp_width(uint32_t cp)
{
	if (cp < 0x7F)				/* the usual cases first */
		return cp >= 0x20 ? 1 : -1;
	if ((cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0xFF01 && cp <= 0xFF5E) ||
	    (cp >= 0x3000 && cp <= 0x3029) || (cp >= 0x20000 && cp <= 0x2FFFD))
		return 2;
	/* Quotes, dashes, dots: nothing wide, nothing of no width among them. */
	if (cp >= 0x2010 && cp <= 0x2027)
		return text_cp_ambiguous(cp) ? ambiguous_columns : 1;
	if (cp < 0xA0 || cp == 0x2028 || cp == 0x2029 || cp > 0x10FFFF ||
	    (cp >= 0xD800 && cp <= 0xDFFF))
		return -1;
	if (in(zero, ARRAY_LEN(zero), cp))
		return 0;
	if (in(wide, ARRAY_LEN(wide), cp))
		return 2;
	return text_cp_ambiguous(cp) ? ambiguous_columns : 1;
}

int
wcwidth(wchar_t c)
{
	return c == 0 ? 0 : text_cp_width((uint32_t)c);
}

int
wcswidth(const wchar_t *s, size_t n)
{
	int	 w, sum = 0;

	for (; n > 0 && *s != 0; s++, n--) {
		if ((w = wcwidth(*s)) < 0)
			return -1;
		sum += w;
	}
	return sum;
}

int
text_widthn(const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0;
	int		 w, sum = 0;

	while (at < n) {
		at += text_decode(s + at, n - at, &cp);
		if ((w = text_cp_width(cp)) > 0)
			sum += w;
	}
	return sum;
}
