/*
 * look.c - names of looks, and their codes in a text that is being read.
 *
 * A code is LOOK_CODE and a letter: '@' and bits for a turn, from 'P' on for what stands
 * there, from '`' on for what was left out.  Every letter is ASCII.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/msg.h"

#define TURN	'@'
#define STANDS	'P'
#define GONE	'`'
#define KINDS	16		/* letters between STANDS and GONE */

static const char *const names[LOOK_COUNT] = {
	"struck", "raised", "tiny", "hidden", "field", "picture", "object", "date",
	"percent", "format", "formula", "error", "logic", "repeated"
};

void
look_names(struct buf *b, unsigned looks)
{
	bool first = true;

	for (unsigned i = 0; i < LOOK_COUNT; i++) {
		if ((looks >> i & 1) == 0)
			continue;
		if (!first)
			buf_chr(b, '+');
		buf_str(b, names[i]);
		first = false;
	}
}

bool
look_read(const char *s, size_t n, unsigned *looks)
{
	size_t at = 0, len;

	*looks = 0;
	while (at < n) {
		const char *plus = memchr(s + at, '+', n - at);
		unsigned i = 0;

		len = plus != NULL ? (size_t)(plus - (s + at)) : n - at;
		while (i < LOOK_COUNT && (strlen(names[i]) != len ||
		    memcmp(names[i], s + at, len) != 0))
			i++;
		if (i == LOOK_COUNT) {
			*looks = 0;
			return false;
		}
		*looks |= 1u << i;
		at += len + (plus != NULL);
	}
	return true;
}

void
look_say(struct buf *b, unsigned looks, enum lang lang)
{
	static const enum msg words[LOOK_COUNT] = {
		MSG_LOOK_STRUCK, MSG_LOOK_RAISED, MSG_LOOK_TINY, MSG_LOOK_HIDDEN,
		MSG_LOOK_FIELD, MSG_LOOK_PICTURE, MSG_LOOK_OBJECT, MSG_LOOK_DATE,
		MSG_LOOK_PERCENT, MSG_LOOK_FORMAT, MSG_LOOK_FORMULA, MSG_LOOK_ERROR,
		MSG_LOOK_LOGIC, MSG_LOOK_REPEATED
	};
	bool first = true;

	for (unsigned i = 0; i < LOOK_COUNT; i++) {
		if ((looks >> i & 1) == 0)
			continue;
		if (!first)
			buf_str(b, msg_text(lang, MSG_LOOK_AND));
		buf_str(b, msg_text(lang, words[i]));
		first = false;
	}
}

enum msg
look_advice(unsigned looks)
{
	static const enum msg advice[LOOK_COUNT] = {
		MSG_LOOK_DO_STRUCK, MSG_LOOK_DO_RAISED, MSG_LOOK_DO_TINY,
		MSG_LOOK_DO_HIDDEN, MSG_LOOK_DO_FIELD, MSG_LOOK_DO_PICTURE,
		MSG_LOOK_DO_OBJECT, MSG_LOOK_DO_DATE, MSG_LOOK_DO_PERCENT,
		MSG_LOOK_DO_FORMAT, MSG_LOOK_DO_FORMULA, MSG_LOOK_DO_ERROR,
		MSG_LOOK_DO_LOGIC, MSG_LOOK_DO_REPEATED
	};

	for (unsigned i = 0; i < LOOK_COUNT; i++)
		if ((looks >> i & 1) != 0)
			return advice[i];
	return MSG_NONE;
}

/* ---- codes ---- */

static void
put(struct buf *b, char letter)
{
	buf_chr(b, LOOK_CODE);
	buf_chr(b, letter);
}

static char
place(enum look look)
{
	char i = 0;

	while (1 << i < (int)look)
		i++;
	return i;
}

void
look_turn(struct buf *b, unsigned parts)
{
	put(b, (char)(TURN + (char)(parts & LOOK_PARTS)));
}

void
look_stands(struct buf *b, enum look look)
{
	put(b, (char)(STANDS + place(look)));
}

void
look_gone(struct buf *b, enum look look)
{
	put(b, (char)(GONE + place(look)));
}

void
look_change(struct buf *b, const char *s, size_t n, unsigned on, unsigned off)
{
	if ((on & LOOK_PARTS) != 0)
		look_turn(b, on);
	for (size_t i = 0; i < n; i++) {
		buf_chr(b, s[i]);
		if (s[i] != LOOK_CODE || i + 1 == n)
			continue;
		i++;
		if (s[i] >= TURN && s[i] < STANDS)
			buf_chr(b, (char)(TURN + (char)(((((unsigned)(s[i] - TURN)) &
			    ~off) | on) & LOOK_PARTS)));
		else
			buf_chr(b, s[i]);
	}
	if ((on & LOOK_PARTS) != 0)	/* another text may follow */
		look_turn(b, 0);
}

bool
look_white(const char *s, size_t n)
{
	if (n != 6)
		return false;
	for (size_t i = 0; i < n; i++)
		if ((s[i] | 0x20) != 'f' && (i % 2 == 0 || (s[i] | 0x20) < 'a' ||
		    (s[i] | 0x20) > 'f'))
			return false;
	return true;
}

bool
look_coded(const char *s, size_t n)
{
	return n > 0 && memchr(s, LOOK_CODE, n) != NULL;
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

unsigned
look_split(struct buf *text, struct buf *plain, const char *s, size_t n)
{
	unsigned looks = 0, gone = 0, now = 0, before = 0;
	size_t from = plain->len, at = 0, len;

	for (; at < n; at += len) {
		const char *code = memchr(s + at, LOOK_CODE, n - at);

		len = code != NULL ? (size_t)(code - (s + at)) : n - at;
		if (len > 0) {
			if (now != before && text->len > 0 && digit(s[at]) &&
			    digit(text->data[text->len - 1]))
				buf_chr(text, '^');
			before = now;
			buf_add(text, s + at, len);
			if (now == 0)
				buf_add(plain, s + at, len);
			else if (!text_blankn(s + at, len))
				looks |= now;
			continue;
		}
		len = n - at < 2 ? n - at : 2;
		if (len < 2)
			break;
		if (code[1] >= GONE && code[1] < GONE + KINDS) {
			gone |= 1u << (code[1] - GONE);
		} else if (code[1] >= STANDS && code[1] < STANDS + KINDS) {
			looks |= 1u << (code[1] - STANDS);
		} else {
			now = (unsigned)(code[1] - TURN) & LOOK_PARTS;
		}
	}
	if (gone != 0 && text_blankn(buf_cstr(plain) + from, plain->len - from))
		looks |= gone;
	return looks & ((1u << LOOK_COUNT) - 1);
}
