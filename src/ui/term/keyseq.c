/*
 * keyseq.c - the sequences of xterm, PuTTY, rxvt, SCO, the Linux console and kitty, as
 * tables.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/mem.h"
#include "ui/term/keydec.h"
#include "ui/term/keyseq.h"

/* Home and End are 1 and 4 in PuTTY, the Linux console and screen, 7 and 8 in
 * rxvt; F1 to F4 are 11 to 14 in PuTTY's first mode. */
static uint32_t
tilde_key(int n)
{
	static const struct { int n; uint32_t key; } t[] = {
		{ 1, K_HOME }, { 2, K_INS }, { 3, K_DEL }, { 4, K_END }, { 5, K_PGUP },
		{ 6, K_PGDN }, { 7, K_HOME }, { 8, K_END }, { 11, K_F1 }, { 12, K_F2 },
		{ 13, K_F3 }, { 14, K_F4 }, { 15, K_F5 }, { 17, K_F6 }, { 18, K_F7 },
		{ 19, K_F8 }, { 20, K_F9 }, { 21, K_F10 }, { 23, K_F11 }, { 24, K_F12 },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(t); i++)
		if (t[i].n == n)
			return t[i].key;
	return K_NONE;
}

/* Keys of a final byte without parameters.  M to X are the function keys of
 * PuTTY's SCO mode; I and O would be too, but mean that a window got or lost
 * the focus, which must do nothing. */
static uint32_t
final_key(unsigned char c)
{
	static const struct { unsigned char c; uint32_t key; } t[] = {
		{ 'A', K_UP }, { 'B', K_DOWN }, { 'C', K_RIGHT }, { 'D', K_LEFT },
		{ 'H', K_HOME }, { 'F', K_END }, { 'Z', K_BTAB }, { 'G', K_PGDN },
		{ 'L', K_INS }, { 'N', K_F2 }, { 'P', K_F4 }, { 'Q', K_F5 },
		{ 'R', K_F6 }, { 'S', K_F7 }, { 'T', K_F8 }, { 'U', K_F9 },
		{ 'V', K_F10 }, { 'W', K_F11 }, { 'X', K_F12 },
		/* rxvt's arrows with Shift */
		{ 'a', K_UP | K_HELD_SHIFT }, { 'b', K_DOWN | K_HELD_SHIFT },
		{ 'c', K_RIGHT | K_HELD_SHIFT }, { 'd', K_LEFT | K_HELD_SHIFT },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(t); i++)
		if (t[i].c == c)
			return t[i].key;
	return K_NONE;
}

/* A key held together with Shift, Alt, Ctrl is another key: known are those that move
 * and Del, which a text has a use for.  The Lock keys do not count. */
static uint32_t
modified_key(uint32_t key, int modifier)
{
	int held = modifier > 0 ? (modifier - 1) & ~(64 | 128) : 0;
	uint32_t code;

	if (held == 0)
		return key;
	if (held > 7 || !((key >= K_UP && key <= K_END) || key == K_DEL))
		return K_NONE;
	code = (held & 1 ? K_HELD_SHIFT : 0) | (held & 2 ? K_HELD_ALT : 0);
	if (held & 4 && (key == K_HOME || key == K_END))
		return code | (key == K_HOME ? K_CTRL_HOME : K_CTRL_END);
	return code | key | (held & 4 ? K_HELD_CTRL : 0);
}

/* ---- a character told with what is held: CSI u, and modifyOtherKeys of xterm ---- */

/* The keypad as kitty numbers it; with its arrows and the like from 57417 on. */
static uint32_t
keypad_character(int cp)
{
	static const char figures[] = "0123456789./*-+\r=";
	static const uint32_t moves[] = { K_LEFT, K_RIGHT, K_UP, K_DOWN, K_PGUP, K_PGDN,
	    K_HOME, K_END, K_INS, K_DEL };

	if (cp >= 57399 && cp < 57399 + (int)(sizeof figures - 1))
		return (unsigned char)figures[cp - 57399];
	if (cp >= 57417 && cp < 57417 + (int)ARRAY_LEN(moves))
		return moves[cp - 57417];
	return cp < 57344 || cp > 63743 ? (uint32_t)cp : K_NONE;
}

/* The same keys as of a terminal that does not tell: Enter is Enter whatever is held,
 * Ctrl and a letter its control character, Alt and a digit a twin. */
static struct key
character_meaning(int cp, int modifier)
{
	int held = modifier > 0 ? (modifier - 1) & ~(64 | 128) : 0;
	uint32_t code = cp < 0 ? K_NONE : keypad_character(cp);
	bool letter = (code | 32) >= 'a' && (code | 32) <= 'z';

	if (held > 7 || code > K_NONE)
		return (struct key){ .code = modified_key(code, modifier) };
	if (code == 27 || code == K_ENTER)
		return (struct key){ .code = code == 27 ? K_ESC : K_ENTER };
	if (code == K_TAB)
		return (struct key){ .code = held == 1 ? K_BTAB : held == 0 ? K_TAB : K_NONE };
	if (code == 8 || code == 127)
		return (struct key){ .code = K_BACKSPACE | (held & 2 ? K_HELD_ALT : 0) };
	if (code < 32 || code >= 0x110000)
		return (struct key){ .code = K_NONE };
	if (held & 4)
		return (struct key){ .code = held & 2 ? K_NONE : code == '[' ? K_ESC :
		    letter || (code > '[' && code <= '_') ? K_CTRL(code) : K_NONE };
	if (held & 2)
		return code >= '0' && code <= '9' ? twin_key((int)code - '0') :
		    (struct key){ .code = code >= 127 ? K_NONE :
		    (letter ? code | 32 : code) | K_HELD_ALT };
	return (struct key){ .code = held & 1 && letter ? code & ~32u : code };
}

struct key
csi_meaning(unsigned char final, const int *p, int n)
{
	uint32_t code = K_NONE;

	if (n == 0)
		code = final_key(final);
	else if (final == 'u' && n <= 2)
		return character_meaning(p[0], n == 2 ? p[1] : 0);
	else if (final == '~' && n == 3 && p[0] == 27)
		return character_meaning(p[2], p[1]);
	else if (n > 2)
		code = K_NONE;
	else if (final == '~')
		code = modified_key(tilde_key(p[0]), p[1]);
	else if (final == '^' && n == 1)	/* rxvt: with Ctrl */
		code = modified_key(tilde_key(p[0]), 5);
	else if (strchr("ABCDHF", final) != NULL && p[0] <= 1)
		code = modified_key(final_key(final), p[1]);
	return (struct key){ .code = code };
}

/* Presses of the first button and the wheel are keys; releases, drags and the other
 * buttons mean nothing. */
struct key
mouse_meaning(const int *p)
{
	struct key k = { .code = K_NONE, .col = p[1], .row = p[2] };

	if (p[1] > 0 && p[2] > 0)
		k.code = p[0] == 0 ? K_MOUSE : p[0] == 64 ? K_WHEEL_UP :
		    p[0] == 65 ? K_WHEEL_DOWN : K_NONE;
	return k;
}

/* SS3: arrows and function keys, and the keypad in application mode.  T to "["
 * are F5 to F12 of PuTTY's VT100+ mode. */
uint32_t
ss3_meaning(unsigned char c)
{
	static const char keypad[] = "*+,-./0123456789";	/* j .. y */

	if (c >= 'P' && c <= '[')
		return K_F1 + (c - 'P');
	if (c >= 'j' && c <= 'y')
		return (unsigned char)keypad[c - 'j'];
	switch (c) {
	case 'A': case 'B': case 'C': case 'D': case 'H': case 'F':
		return final_key(c);
	case 'a': case 'b': case 'c': case 'd':		/* rxvt, with Ctrl */
		return (final_key(c) & ~(uint32_t)K_HELD_SHIFT) | K_HELD_CTRL;
	case 'M':
		return K_ENTER;
	case 'I':
		return K_TAB;
	default:
		return K_NONE;
	}
}

