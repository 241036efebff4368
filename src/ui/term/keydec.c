/*
 * keydec.c - bytes of a terminal to keys.
 *
 *	            ESC               [                 final byte
 *	 GROUND ---------> ESCAPE ---------> CSI -------------------> GROUND
 *	   ^  ^              | |  O           | | [ first             (csi_key)
 *	   |  | timeout:     | `-> SS3 ------>| `-> LINUX --A..E-->
 *	   |  | K_ESC        |     (ss3_key)  |
 *	   |  `-- LATE <-----'                `-> MOUSE --3 bytes-->
 *	   |                 | ] P X ^ _              (of CSI M)
 *	   +---- BEL, ST --- STRING
 *	   |   lead byte
 *	   +---------> CHAR (UTF-8 or GB18030)      CSI 200 ~ -> PASTE
 *
 * LATE: a lone ESC was handed out; should "[" or "O" come next after all, a slow
 * line had cut a sequence, and its rest is still swallowed.
 *
 * Invariants:
 *  (1) A byte of an escape sequence, known or not, is never handed out as a
 *      character, because a cell would take it for a figure ("ESC [ 1 1 ~").
 *  (2) No state outlives a silence of keydec_patience(): a sequence whose end is
 *      lost ends by itself, or every later key would belong to it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/term/keydec.h"

enum {
	GROUND, ESCAPE, LATE, CSI, SS3, LINUX, MOUSE, STRING, STRING_ESC, CHAR, PASTE, CARET
};

#define ESC		0x1b
#define ST		0x9c
#define QUICK		25		/* ms: what a terminal sends at once */
#define CARET_WAIT	200		/* ... and may be cut; nobody waits longer for M-^ */
#define SLOW		1500		/* what a slow line may put between two bytes */
#define PASTE_END	"\033[201~"
#define PASTE_MOST	(4u << 20)	/* bytes; the rest of a paste is dropped */

void
keydec_init(struct keydec *d, bool gb)
{
	memset(d, 0, sizeof(*d));
	d->gb = gb;
	buf_init(&d->paste);
}

void
keydec_release(struct keydec *d)
{
	buf_release(&d->paste);
}

/*
 * Every sequence ends here, so that no state outlives it.  What was typed with
 * Alt, or was too long to be kept, ends without a key (K_NONE).
 */
static bool
finish(struct keydec *d, struct key *out, uint32_t code)
{
	bool drop = d->drop;

	d->state = GROUND;
	d->nin = 0;
	d->drop = false;
	out->code = code;
	return code != K_NONE && !drop;
}

static void
enter(struct keydec *d, int state)
{
	d->state = state;
	d->nin = 0;
}

/* A sequence longer than any key known is read to its end and dropped. */
static void
keep(struct keydec *d, unsigned char c)
{
	if (d->nin < sizeof(d->in))
		d->in[d->nin++] = c;
	else
		d->drop = true;
}

struct key
twin_key(int digit)
{
	return (struct key){
		.code = digit == 0 ? K_F10 : K_F1 + (uint32_t)digit - 1, .twin = true
	};
}

/* ---- characters ---- */

/* Terminals disagree about Backspace (08 or 7f) and, pasting, about the end of a
 * line; the clerk's hand does not. */
static uint32_t
plain_key(unsigned char c)
{
	if (c == 0x7f)
		return K_BACKSPACE;
	return c == '\n' ? K_ENTER : c;
}

/* Length of the character that begins with d->in, 0 = not known yet, -1 = none. */
static int
char_length(const struct keydec *d)
{
	unsigned char a = d->in[0], b = d->nin > 1 ? d->in[1] : 0;

	if (!d->gb)
		return a >= 0xf0 && a < 0xf5 ? 4 : a >= 0xe0 && a < 0xf0 ? 3 :
		    a >= 0xc2 && a < 0xe0 ? 2 : -1;
	if (a == 0x80 || a == 0xff)
		return -1;
	if (d->nin < 2)
		return 0;
	return b >= '0' && b <= '9' ? 4 : b >= 0x40 && b != 0x7f ? 2 : -1;
}

/* May c be byte number d->nin of the character? */
static bool
char_goes_on(const struct keydec *d, unsigned char c)
{
	if (!d->gb)
		return (c & 0xc0) == 0x80;
	if (d->nin == 1)
		return (c >= '0' && c <= '9') || (c >= 0x40 && c != 0x7f && c != 0xff);
	return d->nin == 2 ? c >= 0x81 && c != 0xff : c >= '0' && c <= '9';
}

static uint32_t
char_decode(const struct keydec *d)
{
	struct buf b = BUF_INIT;
	uint32_t cp = K_NONE;

	if (d->gb) {
		if (encode_read(&b, (const char *)d->in, d->nin, ENCODING_GB18030, NULL)
		    && b.len > 0)
			(void)text_decode(b.data, b.len, &cp);
		buf_release(&b);
	} else if (text_valid((const char *)d->in, d->nin))
		(void)text_decode((const char *)d->in, d->nin, &cp);
	return cp == TEXT_BAD ? K_NONE : cp;
}

static bool	ground(struct keydec *, unsigned char, struct key *);

/* A character, or a C1 control, the eight-bit form of ESC and a letter: what it
 * begins is swallowed as that would be. */
static bool
char_done(struct keydec *d, struct key *out)
{
	uint32_t cp = char_decode(d);
	bool drop = d->drop;

	if (cp < 0x80 || cp >= 0xa0)
		return finish(d, out, cp);
	(void)finish(d, out, K_NONE);
	d->drop = drop;
	switch (cp) {
	case 0x9b:
		enter(d, CSI);
		break;
	case 0x8f:
		enter(d, SS3);
		break;
	case 0x90: case 0x98: case 0x9d: case 0x9e: case 0x9f:
		enter(d, STRING);
		break;
	default:
		d->drop = false;
		break;
	}
	return false;
}

/*
 * A byte that does not belong to the character begins anew: the Esc or the digit
 * behind half a character was typed, too.
 */
static bool
in_char(struct keydec *d, unsigned char c, struct key *out)
{
	bool drop = d->drop;
	int n;

	if (!char_goes_on(d, c)) {
		(void)finish(d, out, K_NONE);
		d->drop = drop && c >= 0x80;
		return ground(d, c, out);
	}
	keep(d, c);
	n = char_length(d);
	if (n < 0)
		return finish(d, out, K_NONE);
	if (n == 0 || d->nin < (size_t)n)
		return false;
	return char_done(d, out);
}

static bool
ground(struct keydec *d, unsigned char c, struct key *out)
{
	if (c == ESC) {
		enter(d, ESCAPE);
		d->drop = false;
		return false;
	}
	if (c < 0x80)
		return finish(d, out, c == 0 ? K_NONE : plain_key(c));
	if (!d->gb && c == 0x9b) {		/* CSI and SS3 of eight-bit terminals */
		enter(d, CSI);
		return false;
	}
	if (!d->gb && c == 0x8f) {
		enter(d, SS3);
		return false;
	}
	enter(d, CHAR);
	keep(d, c);
	return char_length(d) < 0 ? finish(d, out, K_NONE) : false;
}

/* ---- escape sequences ---- */

/* Numbers of "1;5" ...; a missing one is -1.  Returns how many. */
static int
parameters(const struct keydec *d, int *p, int max)
{
	size_t i;
	int n = 0, v = -1;

	for (i = 0; i <= d->nin; i++) {
		if (i < d->nin && d->in[i] >= '0' && d->in[i] <= '9') {
			v = (v < 0 ? 0 : v) * 10 + d->in[i] - '0';
			if (v > 99999)
				v = 99999;
		} else if (i == d->nin || d->in[i] == ';') {
			if (n < max)
				p[n++] = v;
			v = -1;
		} else
			return -1;
	}
	return n;
}

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

/* Only a press of the first button is a key; releases, the wheel and drags are
 * swallowed like everything unknown. */
static bool
mouse_key(struct keydec *d, struct key *out, const int *p)
{
	out->col = p[1];
	out->row = p[2];
	return finish(d, out, p[0] == 0 && p[1] > 0 && p[2] > 0 ? K_MOUSE : K_NONE);
}

static bool
csi_key(struct keydec *d, unsigned char c, struct key *out)
{
	int p[3] = { -1, -1, -1 }, n;
	uint32_t key = K_NONE;

	if (d->nin == 0 && c == 'M') {
		/* The mouse of X10, three bytes to come, or F1 of SCO. */
		enter(d, MOUSE);
		return false;
	}
	if (d->nin == 0)
		return finish(d, out, final_key(c));
	if (d->in[0] == '<' && c == 'M') {
		d->in[0] = '0';
		n = parameters(d, p, 3);
		return n == 3 ? mouse_key(d, out, p) : finish(d, out, K_NONE);
	}
	n = parameters(d, p, 3);
	if (n < 1 || n > 2)
		return finish(d, out, K_NONE);
	if (c == '~' && n == 1 && p[0] == 200) {
		(void)finish(d, out, K_NONE);
		buf_reset(&d->paste);
		d->state = PASTE;
		return false;
	}
	if (c == 'R' && n == 2 && p[0] > 0 && p[1] > 0) {
		out->row = p[0];
		out->col = p[1];
		return finish(d, out, K_CURSOR_REPORT);
	}
	if (c == '~')
		key = modified_key(tilde_key(p[0]), p[1]);
	else if (c == '^' && n == 1)		/* rxvt: with Ctrl */
		key = modified_key(tilde_key(p[0]), 5);
	else if (strchr("ABCDHF", c) && p[0] <= 1)
		key = modified_key(final_key(c), p[1]);
	return finish(d, out, key);
}

/* SS3: arrows and function keys, and the keypad in application mode.  T to "["
 * are F5 to F12 of PuTTY's VT100+ mode. */
static uint32_t
ss3_key(unsigned char c)
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

/* Bytes of a control sequence: parameters, intermediates, then the final one. */
static bool
in_sequence(struct keydec *d, unsigned char c, struct key *out)
{
	if (c < 0x20 || c >= 0x7f) {		/* broken off */
		(void)finish(d, out, K_NONE);
		return ground(d, c, out);
	}
	if (d->state == CSI && c == '[' && d->nin == 0) {
		enter(d, LINUX);
		return false;
	}
	if (c < 0x40) {
		keep(d, c);
		return false;
	}
	if (d->state == CSI)
		return csi_key(d, c, out);
	return finish(d, out, d->nin == 0 ? ss3_key(c) : K_NONE);
}

/* No answer of a terminal holds a control character: it was typed, and the end of
 * the string is lost.  ST may come as a C1 control, in UTF-8 of two bytes. */
static bool
in_string(struct keydec *d, unsigned char c, struct key *out)
{
	bool lead = d->nin > 0;

	d->nin = 0;
	if (c == 0x07 || c == 0x18 || c == 0x1a || (lead && c == ST))
		return finish(d, out, K_NONE);
	if (c == ESC)
		d->state = STRING_ESC;
	else if (c < 0x20) {
		(void)finish(d, out, K_NONE);
		return ground(d, c, out);
	} else if (!d->gb && c == 0xc2)
		d->nin = 1;
	return false;
}

/* A terminal left with its mouse on by another program sends CSI M and three
 * bytes, of which those from column 16 on look like digits. */
static bool
in_mouse(struct keydec *d, unsigned char c, struct key *out)
{
	if (c < 0x20) {			/* no mouse: SCO's F1, then this */
		bool first = d->nin == 0;

		(void)finish(d, out, K_NONE);
		if (!first)
			return ground(d, c, out);
		if (ground(d, c, &d->more[0]))
			d->nmore = 1;
		out->code = K_F1;
		return true;
	}
	keep(d, c);
	return d->nin == 3 ? finish(d, out, K_NONE) : false;
}

static void
queue(struct keydec *d, uint32_t code)
{
	d->more[d->nmore++] = (struct key){ .code = code };
}

/* A character typed with Alt, which some terminals send after Esc in a sequence of its
 * own (Alt and an arrow): that is not told from Esc and the arrow, and dropped. */
static bool
alt_key(struct keydec *d, unsigned char c, bool twice, struct key *out)
{
	uint32_t cp = c == '\b' || c == 0x7f ? K_BACKSPACE : c;

	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	return finish(d, out, twice ? K_NONE : cp | K_HELD_ALT);
}

static bool
in_escape(struct keydec *d, unsigned char c, struct key *out)
{
	bool twice = d->nin > 0;

	switch (c) {
	case '[':
	case 'O':
		enter(d, c == '[' ? CSI : SS3);
		d->drop = twice;		/* Alt with a key of its own sequence */
		return false;
	case '^':
		enter(d, twice ? STRING : CARET);
		return false;
	case ']': case 'P': case 'X': case '_':
		enter(d, STRING);
		return false;
	case ESC:
		d->nin = 1;
		if (!twice)
			return false;
		out->code = K_ESC;		/* the third: the first was a key */
		return true;
	default:
		break;
	}
	/* Esc before a control key is Esc; any other character was typed with Alt,
	 * which with a digit is the twin of a function key. */
	if (c < 0x20 && c != '\b') {
		(void)finish(d, out, K_NONE);
		if (twice)
			queue(d, K_ESC);
		if (c > 0)
			queue(d, plain_key(c));
		out->code = K_ESC;
		return true;
	}
	if (c >= '0' && c <= '9') {
		(void)finish(d, out, K_NONE);
		*out = twin_key(c - '0');
		if (twice) {
			d->more[d->nmore++] = *out;
			*out = (struct key){ .code = K_ESC };
		}
		return true;
	}
	if (c < 0x80)
		return alt_key(d, c, twice, out);
	(void)finish(d, out, K_NONE);
	d->drop = true;
	(void)ground(d, c, out);
	if (d->state == GROUND)
		d->drop = false;
	return false;
}

/* ---- paste ---- */

/* Length of the escape sequence at s, which ends with the text at the latest. */
static size_t
sequence_length(const char *s, size_t n)
{
	size_t i = 2;

	if (n < 2 || (s[1] != '[' && s[1] != 'O'))
		return 1;
	while (i < n && s[i] >= 0x20 && s[i] < 0x40)
		i++;
	return i < n && s[i] >= 0x40 && s[i] < 0x7f ? i + 1 : i;
}

/* Does a line end here?  VT is the soft line end of Word, FS to US are what old
 * programs part records with. */
static bool
ends_line(uint32_t cp)
{
	return (cp >= '\n' && cp <= '\r') || (cp >= 0x1c && cp <= 0x1f) || cp == 0x85 ||
	    cp == 0x2028 || cp == 0x2029;
}

/*
 * Of what was pasted only text remains: a pasted ESC must not reach a terminal when
 * the text is shown, nor a bell ring, nor "[31m" stand in a cell.  What is taken out
 * leaves a line end or a blank: without one 1 VT 2 would be 12.  But a sequence is what
 * a terminal sends or obeys, and was never among the characters of the text.
 */
static void
add_pasted(struct buf *out, const char *s, size_t n)
{
	size_t i, len;
	uint32_t cp;

	for (i = 0; i < n; i += len) {
		len = text_decode(s + i, n - i, &cp);
		if (cp == ESC) {
			len = sequence_length(s + i, n - i);
			continue;
		}
		if (cp == '\r' && i + 1 < n && s[i + 1] == '\n')
			len = 2;
		if (ends_line(cp))
			cp = '\n';
		else if (cp != '\t' && (cp < 0x20 || cp == TEXT_BAD ||
		    (cp >= 0x7f && cp < 0xa0)))
			cp = ' ';
		buf_cp(out, cp);
	}
}

static bool
end_paste(struct keydec *d, struct key *out)
{
	struct buf text = BUF_INIT, clean = BUF_INIT;

	(void)encode_read(&text, d->paste.data ? d->paste.data : "", d->paste.len,
	    d->gb ? ENCODING_GB18030 : ENCODING_UTF8, NULL);
	add_pasted(&clean, text.data, text.len);
	buf_release(&text);
	buf_release(&d->paste);
	d->paste = clean;
	return finish(d, out, K_PASTE);
}

static bool
in_paste(struct keydec *d, unsigned char c, struct key *out)
{
	static const size_t n = sizeof(PASTE_END) - 1;

	/* Too long: drop the middle, so that the end is still found. */
	if (d->paste.len >= PASTE_MOST + n)
		buf_splice(&d->paste, PASTE_MOST, 1, "", 0);
	buf_chr(&d->paste, (char)c);
	if (c != '~' || d->paste.len < n ||
	    memcmp(d->paste.data + d->paste.len - n, PASTE_END, n) != 0)
		return false;
	buf_splice(&d->paste, d->paste.len - n, n, "", 0);
	return end_paste(d, out);
}

/* ---- interface ---- */

bool
keydec_byte(struct keydec *d, unsigned char c, struct key *out)
{
	*out = (struct key){ .code = K_NONE };
	switch (d->state) {
	case ESCAPE:
		return in_escape(d, c, out);
	case LATE:
		d->state = GROUND;
		if (c == '[' || c == 'O') {
			enter(d, c == '[' ? CSI : SS3);
			return false;
		}
		return ground(d, c, out);
	case CSI:
	case SS3:
		return in_sequence(d, c, out);
	case LINUX:
		if (c == ESC || c < 0x20)
			return in_sequence(d, c, out);
		return finish(d, out, c >= 'A' && c <= 'E' ? (uint32_t)K_F1 + (c - 'A') :
		    K_NONE);
	case MOUSE:
		return in_mouse(d, c, out);
	case CARET:
		enter(d, STRING);
		return in_string(d, c, out);
	case STRING:
		return in_string(d, c, out);
	case STRING_ESC:
		if (c == '\\')
			return finish(d, out, K_NONE);
		enter(d, ESCAPE);
		return in_escape(d, c, out);
	case CHAR:
		return in_char(d, c, out);
	case PASTE:
		return in_paste(d, c, out);
	default:
		return ground(d, c, out);
	}
}

bool
keydec_more(struct keydec *d, struct key *out)
{
	if (d->nmore == 0)
		return false;
	*out = d->more[0];
	d->more[0] = d->more[1];
	d->nmore--;
	return true;
}

/*
 * A lone ESC becomes the key only now.  A paste whose end was lost is delivered
 * as far as it came, or the program would seem dead.
 */
bool
keydec_timeout(struct keydec *d, struct key *out)
{
	bool twice = d->nin > 0;

	*out = (struct key){ .code = K_NONE };
	switch (d->state) {
	case ESCAPE:
		(void)finish(d, out, K_NONE);
		d->state = LATE;
		if (twice)
			queue(d, K_ESC);
		out->code = K_ESC;
		return true;
	case MOUSE:
		return finish(d, out, d->nin == 0 ? K_F1 : K_NONE);
	case PASTE:
		return end_paste(d, out);
	case CARET:
		return finish(d, out, '^' | K_HELD_ALT);
	default:
		return finish(d, out, K_NONE);
	}
}

bool
keydec_waiting(const struct keydec *d)
{
	return d->state != GROUND;
}

int
keydec_patience(const struct keydec *d)
{
	switch (d->state) {
	case ESCAPE:
		return QUICK;
	case MOUSE:
		return d->nin == 0 ? QUICK : SLOW;
	case CARET:
		return CARET_WAIT;
	default:
		return SLOW;
	}
}

const char *
keydec_paste(struct keydec *d, size_t *n)
{
	*n = d->paste.len;
	return buf_cstr(&d->paste);
}

/* ---- names ---- */

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
