/*
 * wrap.c - breaking Chinese paragraphs into lines of so many columns.
 *
 * A line may break between two characters unless the second must not begin a
 * line, the first must not end one, or both belong to one Latin word or number.
 * One pass: the last place where a break was allowed is kept.
 */
#include <string.h>

#include "text.h"

/* Characters that must not begin a line, and that must not end one. */
static const char no_start[] =
    "，。、；：？！）》」』】〕〉”’…—～·％‰℃,.;:?!)]}%>";
static const char no_end[] = "（《「『【〔〈“‘([{<";

static bool
listed(const char *list, uint32_t cp)
{
	char	 s[5];

	s[text_encode(s, cp)] = '\0';
	return cp != 0 && strstr(list, s) != NULL;
}

static bool
word(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    cp == '.' || cp == '-' || cp == '_' || cp == '/' || cp == '@' || cp == '%' ||
	    (cp >= 0xC0 && cp < 0x250);
}

static bool
may_break(uint32_t a, uint32_t b)
{
	if (text_cp_width(b) == 0 || listed(no_start, b) || listed(no_end, a))
		return false;
	return !(word(a) && word(b));
}

void
text_wrap(const char *s, size_t n, int columns, void (*line)(void *, size_t, size_t),
    void *ctx)
{
	uint32_t	 cp, last = 0;
	size_t		 from = 0, at = 0, brk = 0, k;
	int		 w, used = 0, brk_used = 0;

	if (columns < 2)
		columns = 2;
	while (at < n) {
		k = text_decode(s + at, n - at, &cp);
		w = text_cp_width(cp) > 0 ? text_cp_width(cp) : 0;
		if (at > from && may_break(last, cp)) {
			brk = at;
			brk_used = used;
		}
		/* Blanks hang over the end of a line rather than begin one. */
		while (used + w > columns && cp != ' ' && at > from) {
			if (brk <= from) {	/* nowhere: cut where it is full */
				brk = at;
				brk_used = used;
			}
			line(ctx, from, brk);
			from = brk;
			used -= brk_used;
		}
		used += w;
		at += k;
		last = cp;
	}
	line(ctx, from, n);
}
