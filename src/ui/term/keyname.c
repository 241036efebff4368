/*
 * keyname.c - keys as scripts and help write them: "<F1>" "<C-S-Left>" "1" "年".
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/term/keydec.h"

static const struct { const char *name; uint32_t code; } names[] = {
	{ "Up", K_UP }, { "Down", K_DOWN }, { "Left", K_LEFT }, { "Right", K_RIGHT },
	{ "Home", K_HOME }, { "End", K_END }, { "PgUp", K_PGUP }, { "PgDn", K_PGDN },
	{ "C-Home", K_CTRL_HOME }, { "C-End", K_CTRL_END }, { "Ins", K_INS },
	{ "Del", K_DEL }, { "S-Tab", K_BTAB }, { "Esc", K_ESC }, { "F1", K_F1 },
	{ "F2", K_F2 }, { "F3", K_F3 }, { "F4", K_F4 }, { "F5", K_F5 }, { "F6", K_F6 },
	{ "F7", K_F7 }, { "F8", K_F8 }, { "F9", K_F9 }, { "F10", K_F10 },
	{ "F11", K_F11 }, { "F12", K_F12 }, { "Enter", K_ENTER }, { "Tab", K_TAB },
	{ "BS", K_BACKSPACE }, { "Space", ' ' }, { "lt", '<' }, { "Paste", K_PASTE },
	{ "Resize", K_RESIZE }, { "Hangup", K_HANGUP }, { "Term", K_TERM },
	{ "Tick", K_TICK },
};

/* The name of a key without what is held with it; NULL: it has none. */
static const char *
name_of(uint32_t code)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (names[i].code == code)
			return names[i].name;
	return NULL;
}

/* "<C-S-Left>" "<A-b>" "<A-BS>" */
static void
print_held(struct buf *b, uint32_t code)
{
	const char *name = name_of(code & ~(uint32_t)K_HELD);

	buf_printf(b, "<%s%s%s", code & K_HELD_CTRL ? "C-" : "",
	    code & K_HELD_ALT ? "A-" : "", code & K_HELD_SHIFT ? "S-" : "");
	if (name != NULL)
		buf_str(b, name);
	else
		buf_chr(b, (char)(code & 0x7f));
	buf_chr(b, '>');
}

void
key_print(struct buf *b, const struct key *k)
{
	const char *name = name_of(k->code);

	if (k->twin && k->code >= K_F1 && k->code <= K_F10)
		buf_printf(b, "<A-%d>", (int)(k->code - K_F1 + 1) % 10);
	else if (name != NULL)
		buf_printf(b, k->code == ' ' ? " " : "<%s>", name);
	else if (k->code & K_HELD)
		print_held(b, k->code);
	else if (k->code < 0x20)
		buf_printf(b, "<C-%c>", (char)(k->code | 0x60));
	else if (k->code < 0x110000)
		buf_cp(b, k->code);
}

static uint32_t
code_of(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (strlen(names[i].name) == n && memcmp(names[i].name, name, n) == 0)
			return names[i].code;
	return K_NONE;
}

/* What is held, at the head of a name; returns its length. */
static size_t
held(const char *s, size_t n, uint32_t *bits)
{
	static const struct { char c; uint32_t bit; } t[] = {
		{ 'C', K_HELD_CTRL }, { 'A', K_HELD_ALT }, { 'S', K_HELD_SHIFT }
	};
	size_t at = 0, i;

	*bits = 0;
	while (n > at + 2 && s[at + 1] == '-') {
		for (i = 0; i < ARRAY_LEN(t) && t[i].c != s[at]; i++)
			continue;
		if (i == ARRAY_LEN(t) || code_of(s + at, n - at) != K_NONE)
			break;
		*bits |= t[i].bit;
		at += 2;
	}
	return at;
}

/* A name between its brackets. */
static bool
named(const char *s, size_t n, struct key *out)
{
	uint32_t bits;
	size_t at = held(s, n, &bits);
	unsigned char c = (unsigned char)s[at];

	out->code = code_of(s + at, n - at);
	if (out->code != K_NONE) {
		out->code |= bits;
		return true;
	}
	if (n != at + 1 || (bits != K_HELD_ALT && bits != K_HELD_CTRL))
		return false;
	if (bits == K_HELD_ALT && c >= '0' && c <= '9')
		*out = twin_key(c - '0');
	else if (bits == K_HELD_ALT && c > ' ' && c < 0x7f)
		out->code = c | K_HELD_ALT;
	else if (bits == K_HELD_CTRL && c >= '@')
		out->code = K_CTRL(c);
	else
		return false;
	return true;
}

size_t
key_by_name(const char *s, struct key *out)
{
	const char *end;
	uint32_t cp;
	size_t n;

	memset(out, 0, sizeof(*out));
	if (*s == '\0')
		return 0;
	if (*s != '<' || (end = strchr(s, '>')) == NULL) {
		n = text_decode(s, strlen(s), &cp);
		out->code = cp;
		return *s == '<' || cp < 0x20 || cp == TEXT_BAD ? 0 : n;
	}
	n = (size_t)(end - s) - 1;
	return n > 0 && named(s + 1, n, out) ? n + 2 : 0;
}
