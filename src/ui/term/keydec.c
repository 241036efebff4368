/*
 * keydec.c - bytes of a terminal to keys.
 *
 *	            ESC               [                 final byte
 *	 GROUND ---------> ESCAPE ---------> CSI -------------------> GROUND
 *	   ^  ^              | |  O           | | [ first             (csi_key)
 *	   |  | timeout:     | `-> SS3 ------>| `-> LINUX --A..E-->
 *	   |  | K_ESC        |     (keyseq.c)  |
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
#include "ui/term/keyseq.h"

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

/* Numbers of "1;5" ...; a missing one is -1.  Returns how many, also of those that "max"
 * has no room for. */
static int
parameters(const struct keydec *d, int *p, int max)
{
	size_t i;
	int n = 0, v = -1;

	for (i = 0; i <= d->nin; i++) {
		if (i < d->nin && d->in[i] >= '0' && d->in[i] <= '9') {
			v = (v < 0 ? 0 : v) * 10 + d->in[i] - '0';
			if (v > 9999999)
				v = 9999999;
		} else if (i == d->nin || d->in[i] == ';') {
			if (n < max)
				p[n] = v;
			n++;
			v = -1;
		} else
			return -1;
	}
	return n;
}

/* A whole control sequence.  It may be the head of more: a paste, a mouse of X10. */
static bool
csi_key(struct keydec *d, unsigned char c, struct key *out)
{
	int p[3] = { -1, -1, -1 }, n = 0;
	bool mouse = d->nin > 0 && d->in[0] == '<' && c == 'M';

	if (d->nin == 0 && c == 'M') {
		/* Three bytes to come, or F1 of SCO. */
		enter(d, MOUSE);
		return false;
	}
	if (mouse)
		d->in[0] = '0';
	if (d->nin > 0)
		n = parameters(d, p, 3);
	if (n < 0 || n > 3 || (mouse && n != 3))
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
	*out = mouse ? mouse_meaning(p) : csi_meaning(c, p, n);
	return finish(d, out, out->code);
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
	return finish(d, out, d->nin == 0 ? ss3_meaning(c) : K_NONE);
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
