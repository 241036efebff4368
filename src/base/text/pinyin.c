/*
 * pinyin.c - finding a label by the initials of its pinyin, and the order by pinyin.
 *
 * A character counts under its usual reading and, where the words of this trade
 * or the names of places use another, under that one as well: who types 行政 as
 * xz must find 银行 by yh too.  Names are ordered by the usual reading alone.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text/pinyin_order.h"
#include "base/text/pinyin_table.h"
#include "base/text.h"

#define COUNT (ARRAY_LEN(pinyin_letter) * PINYIN_ROW)

/* Characters with a second reading that occurs in the trade or in place names. */
static const struct { uint16_t cp; char letter; } second[] = {
	{ 0x4E50, 'y' }, /* 乐清 */	{ 0x4F1A, 'k' }, /* 会计 */
	{ 0x4F20, 'z' }, /* 传记 */	{ 0x5355, 's' }, /* 单县 */
	{ 0x53C2, 's' }, /* 人参 */	{ 0x53A6, 's' }, /* 大厦 */
	{ 0x57D4, 'b' }, /* 大埔 */	{ 0x66FE, 'c' }, /* 曾经 */
	{ 0x6821, 'j' }, /* 校核 */	{ 0x6CCA, 'p' }, /* 湖泊 */
	{ 0x756A, 'p' }, /* 番禺 */	{ 0x7701, 'x' }, /* 反省 */
	{ 0x7CFB, 'j' }, /* 系上 */	{ 0x7ED9, 'j' }, /* 给予 */
	{ 0x85CF, 'z' }, /* 西藏 */	{ 0x884C, 'h' }, /* 银行 */
	{ 0x89E3, 'x' }, /* 解姓 */	{ 0x8C03, 't' }, /* 调解 */
	{ 0x91CD, 'c' }, /* 重复 */	{ 0x957F, 'z' }  /* 局长 */
};

char
text_pinyin_initial(uint32_t cp)
{
	uint32_t	 i = cp - PINYIN_FIRST;		/* huge below the first */
	char		 c;

	if (i >= COUNT)
		return 0;
	c = pinyin_letter[i / PINYIN_ROW][i % PINYIN_ROW];
	return c != ' ' ? c : 0;
}

/* May this character be typed as "letter"? */
static bool
reads_as(uint32_t cp, char letter)
{
	size_t	 i;

	if (text_pinyin_initial(cp) == letter)
		return true;
	for (i = 0; i < ARRAY_LEN(second); i++)
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

/* ---- order ---- */

static int
digit64(char c)
{
	return c >= 'a' ? c - 'a' + 36 : c >= 'A' ? c - 'A' + 10 : c >= '0' ? c - '0' :
	    c == '+' ? 62 : 63;
}

/* The place among the common characters, from 1; 0 = none of them. */
static int
order_of(uint32_t cp)
{
	uint32_t	 i = cp - PINYIN_FIRST;
	const char	*two;

	if (i >= ARRAY_LEN(pinyin_order) * PINYIN_ORDER_ROW)
		return 0;
	two = &pinyin_order[i / PINYIN_ORDER_ROW][2 * (i % PINYIN_ORDER_ROW)];
	return digit64(two[0]) * 64 + digit64(two[1]);
}

/* A letter and a number of so many digits of base 128, none of which is a zero byte. */
static char *
put(char *to, char letter, uint32_t n, int digits)
{
	*to++ = letter;
	for (int i = digits; i > 0; i--)
		*to++ = (char)(0x80 | (n >> 7 * (i - 1) & 0x7f));
	return to;
}

/*
 * A common character is its first letter and its place; one of which only the first
 * letter is known stands behind all of that letter, by code point; whatever else before
 * them all, as it is.
 */
void
text_pinyin_key(struct buf *key, const char *s)
{
	size_t		 n = strlen(s), at = 0;
	uint32_t	 cp;
	char		 letter, *to;
	int		 place;

	buf_reserve(key, n * 5);	/* thousands of names are put in order at once */
	to = key->data + key->len;
	while (at < n) {
		at += text_decode(s + at, n - at, &cp);
		letter = text_pinyin_initial(cp);
		if (letter == 0) {
			cp = text_fold_cp(cp);
			to = put(to, ' ', cp >= 'A' && cp <= 'Z' ? cp | 32 : cp, 3);
		} else if ((place = order_of(cp)) != 0) {
			to = put(to, letter, (uint32_t)place, 2);
		} else {
			*to++ = letter;
			to = put(to, '\xff', cp, 3);
		}
	}
	*to = '\0';
	key->len = (size_t)(to - key->data);
}
