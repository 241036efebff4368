/*
 * pinyin.c - finding a label by the initials of its pinyin.
 */
#include <string.h>

#include "text.h"

#include "pinyin_table.h"

#define COUNT (sizeof(pinyin_char) / sizeof(pinyin_char[0]))

/* Characters with a second reading that occurs in the trade. */
static const struct { uint16_t cp; char letter; } second[] = {
	{ 0x4F1A, 'k' }, { 0x4F20, 'z' }, { 0x5355, 's' }, { 0x53C2, 's' }, { 0x671D, 'c' },
	{ 0x67E5, 'z' }, { 0x7701, 'x' }, { 0x7CFB, 'j' }, { 0x85CF, 'z' }, { 0x884C, 'h' },
	{ 0x89E3, 'x' }, { 0x8C03, 't' }, { 0x91CD, 'c' }, { 0x957F, 'z' }, { 0x66FE, 'z' }
};

char
text_pinyin_initial(uint32_t cp)
{
	size_t	 lo = 0, hi = COUNT, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (cp < pinyin_char[mid])
			hi = mid;
		else if (cp > pinyin_char[mid])
			lo = mid + 1;
		else
			return pinyin_letter[mid];
	}
	return 0;
}

/* May this character be typed as "letter"? */
static bool
reads_as(uint32_t cp, char letter)
{
	size_t	 i;

	if (text_pinyin_initial(cp) == letter)
		return true;
	for (i = 0; i < sizeof(second) / sizeof(second[0]); i++)
		if (second[i].cp == cp && second[i].letter == letter)
			return true;
	return false;
}

/* Do the Chinese characters from here on begin with the letters of "key"? */
static bool
matches_here(const char *s, size_t n, const char *key)
{
	uint32_t	 cp;
	size_t		 at = 0;

	while (at < n && *key != '\0') {
		at += text_decode(s + at, n - at, &cp);
		if (text_pinyin_initial(cp) == 0)
			continue;		/* punctuation, digits, rare characters */
		if (!reads_as(cp, *key))
			return false;
		key++;
	}
	return *key == '\0';
}

bool
text_pinyin_match(const char *label, const char *key)
{
	uint32_t	 cp;
	size_t		 n = strlen(label), at = 0, k;

	if (*key == '\0')
		return false;
	for (; at < n; at += k) {
		k = text_decode(label + at, n - at, &cp);
		if (text_pinyin_initial(cp) != 0 && matches_here(label + at, n - at, key))
			return true;
	}
	return false;
}
