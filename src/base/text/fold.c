/*
 * fold.c - full-width to half-width, normal forms of labels, safe output.
 *
 * Folding serves comparison and figures only; a text that is kept or shown is
 * never folded.  All three walk the text once, for imported files may be hostile.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"

#define BOOKMARK_MAX	256

uint32_t
text_fold_cp(uint32_t cp)
{
	if (cp < 0x2000)
		return cp;
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return cp - 0xFEE0;
	switch (cp) {
	case 0x3000:
		return ' ';
	case 0x3002:		/* 。 */
	case 0xFF61:
		return '.';
	case 0x3001:		/* 、 */
		return '/';
	case 0x3007:		/* 〇 */
		return '0';
	case 0x2010:		/* the dashes; tables of GB differ in which is —— */
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case 0x201C:
	case 0x201D:
		return '"';
	case 0x2018:
	case 0x2019:
		return '\'';
	default:
		return cp;
	}
}

void
text_fold(struct buf *out, const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0, from = 0, k;

	buf_reserve(out, n);
	for (; at < n; at += k) {
		k = text_decode(s + at, n - at, &cp);
		if (text_fold_cp(cp) == cp && (cp != TEXT_BAD || k > 1))
			continue;		/* copied in one go */
		buf_add(out, s + from, at - from);
		buf_cp(out, text_fold_cp(cp));
		from = at + k;
	}
	buf_add(out, s + from, n - from);
}

bool
text_is_formula(const char *s)
{
	size_t n = strlen(s), at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\t' || cp == '\r' || cp == '\n')
			return true;
		cp = text_fold_cp(cp);
		if (cp != ' ' && cp != 0xA0 && text_cp_width(cp) != 0)
			return cp == '=' || cp == '+' || cp == '-' || cp == '@';
	}
	return false;
}

/* Does a Chinese numeral or digit stand here? */
static bool
numeral(uint32_t cp)
{
	static const uint32_t	 han[] = {
		0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,		/* 一二三四五 */
		0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341		/* 六七八九十 */
	};
	size_t			 i;

	for (i = 0; i < ARRAY_LEN(han); i++)
		if (cp == han[i])
			return true;
	return cp >= '0' && cp <= '9';
}

/* Bytes of a leading ordinal of a normal form: 三/ (三) (3) 1. 1/ ① or 0. */
static size_t
ordinal_length(const char *s, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0, digits = 0;
	bool		 paren;

	if (n == 0)
		return 0;
	at = text_decode(s, n, &cp);
	if (cp >= 0x2460 && cp <= 0x2473)
		return at;
	paren = cp == '(';
	if (!paren)
		at = 0;
	while (at < n) {
		size_t	 k = text_decode(s + at, n - at, &cp);

		if (!numeral(cp))
			break;
		at += k;
		digits++;
	}
	if (digits == 0 || digits > 3 || at >= n)
		return 0;
	if (paren)
		return s[at] == ')' ? at + 1 : 0;
	return s[at] == '.' || s[at] == '/' ? at + 1 : 0;
}

/* Length of "[bookmark: ...]" at s, or 0.  A converter's marks are short: looking
 * no further keeps text_normal() linear. */
static size_t
bookmark_length(const char *s, size_t n)
{
	static const char	 head[] = "[bookmark:";
	const char		*end;

	if (n < sizeof(head) || strncmp(s, head, sizeof(head) - 1) != 0)
		return 0;
	end = memchr(s, ']', n < BOOKMARK_MAX ? n : BOOKMARK_MAX);
	return end != NULL ? (size_t)(end - s) + 1 : 0;
}

/* White space that has a width; U+3000 has become a blank by folding. */
static bool
blank(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == 0x1680 ||
	    (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F;
}

void
text_normal(struct buf *out, const char *s, size_t n, bool ordinal)
{
	uint32_t	 cp;
	size_t		 at = 0, k, start = out->len;

	while (at < n) {
		if ((k = bookmark_length(s + at, n - at)) != 0) {
			at += k;
			continue;
		}
		at += text_decode(s + at, n - at, &cp);
		cp = text_fold_cp(cp);
		if (blank(cp) || text_cp_width(cp) <= 0)
			continue;
		if (cp == '\'' || (cp >= 0x300C && cp <= 0x300F))	/* 「」『』 */
			cp = '"';
		if (cp >= 'A' && cp <= 'Z')
			cp += 'a' - 'A';
		buf_cp(out, cp);
	}
	if (ordinal && out->len > start) {
		k = ordinal_length(out->data + start, out->len - start);
		if (k < out->len - start)
			buf_splice(out, start, k, "", 0);
	}
}

bool
text_cp_unsafe(uint32_t cp)
{
	if (cp < 0x2000)		/* controls, soft hyphen, marks of direction */
		return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD ||
		    cp == 0x61C || cp == 0x180E;
	if (cp < 0x2070)
		return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
		    cp >= 0x2060;
	/* The byte order mark, interlinear annotation, tags. */
	return cp == 0xFEFF || (cp >= 0xFFF9 && cp <= 0xFFFB) ||
	    (cp >= 0xE0000 && cp <= 0xE007F);
}

void
text_visible(struct buf *out, const char *s, size_t n, bool keep_newlines)
{
	uint32_t	 cp;
	size_t		 at = 0, k, from = 0;
	bool		 safe;

	while (at < n) {
		k = text_decode(s + at, n - at, &cp);
		safe = !text_cp_unsafe(cp) || (keep_newlines && (cp == '\n' || cp == '\t'));
		if (safe && !(cp == TEXT_BAD && k == 1)) {	/* copied in one go */
			at += k;
			continue;
		}
		buf_add(out, s + from, at - from);
		if (cp == TEXT_BAD)
			buf_cp(out, cp);
		else
			buf_printf(out, "<%02X>", (unsigned)cp);
		at += k;
		from = at;
	}
	buf_add(out, s + from, n - from);
}
