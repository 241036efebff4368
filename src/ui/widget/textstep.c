/*
 * textstep.c - where words, sentences and paragraphs of a text begin; see textedit.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/chars.h"
#include "base/text.h"
#include "ui/widget/textedit.h"

/* ---- words ---- */

/* What a character may be of a word with. */
enum kind { KIND_NONE, KIND_LATIN, KIND_HAN };

static enum kind
kind_of(uint32_t cp)
{
	uint32_t c = text_fold_cp(cp);

	if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return KIND_LATIN;
	/* Ideographs, the first block of them with its extension, and the planes behind. */
	if ((cp >= 0x3400 && cp < 0xA000) || cp == 0x3007 || cp >= 0x20000)
		return KIND_HAN;
	return KIND_NONE;
}

static enum kind
kind_at(const char *s, size_t n, size_t at)
{
	uint32_t cp;

	if (at >= n)
		return KIND_NONE;
	(void)text_decode(s + at, n - at, &cp);
	return kind_of(cp);
}

/* "新收申请12件，办结" has the words 新收申请, 12, 件 and 办结.  Both ways lead to the
 * beginning of one. */
size_t
textstep_word(const char *s, size_t n, size_t at, bool forward)
{
	enum kind k;

	if (forward) {
		for (k = kind_at(s, n, at); at < n && kind_at(s, n, at) == k;)
			at = text_next(s, n, at);
		while (at < n && kind_at(s, n, at) == KIND_NONE)
			at = text_next(s, n, at);
		return at;
	}
	if (at > 0)
		at = text_prev(s, n, at);
	while (at > 0 && kind_at(s, n, at) == KIND_NONE)
		at = text_prev(s, n, at);
	for (k = kind_at(s, n, at); at > 0 && kind_at(s, n, text_prev(s, n, at)) == k;)
		at = text_prev(s, n, at);
	return at;
}

/* ---- sentences and paragraphs ---- */

/* What may stand behind the mark that ends a sentence: 他说：“好。”） */
static bool
closes(uint32_t cp)
{
	return cp == 0x201D || cp == 0x2019 || cp == 0xFF09 || cp == ')' || cp == 0x300B ||
	    cp == 0x300D || cp == 0x300F;
}

/* The sentence behind the one at "at". */
static size_t
next_sentence(const char *s, size_t n, size_t at)
{
	bool ended = false, broken = false;
	uint32_t cp;
	size_t len;

	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\n')
			broken = true;
		else if (broken || (ended && !char_is(cp, CHAR_SENTENCE | CHAR_BLANK) &&
		    !closes(cp)))
			return at;
		else if (char_is(cp, CHAR_SENTENCE))
			ended = true;
	}
	return n;
}

/* The last step from the beginning on that stays before "at". */
static size_t
last_before(size_t (*next)(const char *, size_t, size_t), const char *s, size_t n,
    size_t at)
{
	size_t from = 0, to;

	while ((to = next(s, n, from)) < at && to > from)
		from = to;
	return from;
}

size_t
textstep_sentence(const char *s, size_t n, size_t at, bool forward)
{
	size_t to;

	if (!forward)
		return last_before(next_sentence, s, n, at);
	/* from the mark itself, or the quote behind it, too */
	to = last_before(next_sentence, s, n, at + 1);
	return next_sentence(s, n, to);
}

static size_t
next_paragraph(const char *s, size_t n, size_t at)
{
	const char *end = memchr(s + at, '\n', n - at);

	return end != NULL ? (size_t)(end - s) + 1 : n;
}

size_t
textstep_paragraph(const char *s, size_t n, size_t at, bool forward)
{
	return forward ? next_paragraph(s, n, at) : last_before(next_paragraph, s, n, at);
}

/* ---- finding ---- */

static uint32_t
plain(uint32_t cp)
{
	cp = text_fold_cp(cp);
	return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;
}

/* Bytes at the beginning of s that are the key, 0 if they are not. */
static size_t
begins(const char *s, size_t n, const char *key)
{
	size_t m = strlen(key), i = 0, at = 0;
	uint32_t a, b;

	while (at < m) {
		if (i >= n)
			return 0;
		i += text_decode(s + i, n - i, &a);
		at += text_decode(key + at, m - at, &b);
		if (plain(a) != plain(b))
			return 0;
	}
	return i;
}

bool
textstep_find(const char *s, size_t from, const char *key, size_t *at, size_t *len)
{
	size_t n = s ? strlen(s) : 0, i;
	uint32_t cp;

	for (i = from; i < n; i += text_decode(s + i, n - i, &cp))
		if ((*len = begins(s + i, n - i, key)) > 0) {
			*at = i;
			return true;
		}
	return false;
}
