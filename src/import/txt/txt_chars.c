/*
 * txt_chars.c - what a line of a plain text is made of: figures, ordinals.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/num.h"
#include "import/txt/txt.h"

bool
txt_has(const char *s, size_t n, const char *what)
{
	return memmem(s, n, what, strlen(what)) != NULL;
}

bool
txt_is_figure(const char *s, size_t n)
{
	int64_t v;

	text_trim(&s, &n, CHAR_EMPTY);
	if (n == 0 || n > 3 * NUM_TEXT)
		return false;
	if (num_parse(s, n, &v) == NUM_OK)
		return true;
	return (n == 1 && (*s == '/' || *s == '-')) ||
	    (n == 2 && memcmp(s, "--", 2) == 0) ||
	    (n == 3 && (memcmp(s, "—", 3) == 0 || memcmp(s, "／", 3) == 0 ||
	    memcmp(s, "－", 3) == 0 || memcmp(s, "无", 3) == 0 ||
	    memcmp(s, "零", 3) == 0 || memcmp(s, "〇", 3) == 0));
}

int
txt_ordinal(const char *s, size_t n)
{
	struct ordinal o;

	if (!text_ordinal(s, n, &o) || !o.han)
		return 0;
	return o.kind == ORDINAL_BRACKET ? 2 :
	    o.kind == ORDINAL_PLAIN && o.mark == 0x3001 ? 1 : 0;	/* 、 */
}
