/*
 * keydec.h - bytes of a terminal to keys, without terminfo and without curses.
 *
 * A pure state machine: xterm, PuTTY (all six function key modes), SecureCRT,
 * Xshell, rxvt, the Linux console, tmux and screen are one table.  Anything
 * that looks like an escape sequence and is not in the table is swallowed
 * whole: none of its bytes becomes a key.  Bracketed paste comes as one key
 * with its text.  Characters are decoded from UTF-8 or GB18030.
 */
#ifndef KEYDEC_H
#define KEYDEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"

/* A key is a code point below 0x110000 (control characters included: ^A is 1,
 * Enter 13, Tab 9, Backspace 8 for both 08 and 7f) or one of these. */
enum key_code {
	K_NONE = 0x200000,
	K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PGUP, K_PGDN,
	K_CTRL_HOME, K_CTRL_END, K_INS, K_DEL, K_BTAB, K_ESC,
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
	K_PASTE,		/* keydec_paste() holds the text */
	K_RESIZE, K_HANGUP, K_TERM, K_EOF, K_TICK,
	K_MOUSE, K_WHEEL_UP, K_WHEEL_DOWN,	/* where the pointer is: row, col from 1 */
	K_CURSOR_REPORT,	/* answer to CSI 6n: row and column in struct key */
	/* Added to the code of a key pressed together with these: arrows, Home, End and
	 * Del with any of them, ASCII characters (letters as small ones) and Backspace with
	 * Alt.  Ctrl with Home and End has names of its own. */
	K_HELD_SHIFT = 0x400000, K_HELD_ALT = 0x800000, K_HELD_CTRL = 0x1000000,
	K_HELD = K_HELD_SHIFT | K_HELD_ALT | K_HELD_CTRL
};
#define K_BACKSPACE	8
#define K_TAB		9
#define K_ENTER		13
#define K_CTRL(c)	((c) & 31)

struct key {
	uint32_t	 code;
	int		 row, col;	/* K_CURSOR_REPORT, the mouse */
	bool		 twin;		/* a function key typed as Esc and a digit */
};
/* The function key that Esc and this digit (0 .. 9) stand for. */
struct key twin_key(int digit);

struct keydec {
	bool		 gb;		/* bytes are GB18030, not UTF-8 */
	int		 state;
	unsigned char	 in[64];	/* a sequence not complete yet */
	size_t		 nin;
	bool		 drop;		/* swallow it: typed with Alt, too long */
	struct buf	 paste;		/* raw while it comes; then UTF-8 with LF */
	struct key	 more[2];	/* keys behind the one returned */
	int		 nmore;
};
void	 keydec_init(struct keydec *, bool gb);
void	 keydec_release(struct keydec *);
/* Take one byte; true when a key is complete. */
bool	 keydec_byte(struct keydec *, unsigned char c, struct key *out);
/* Esc and a control key that come together are two keys: ask until false, before
 * the next byte is given.  Esc and a digit that come together are a twin. */
bool	 keydec_more(struct keydec *, struct key *out);
/* No byte came for keydec_patience(): a lone ESC is K_ESC, an unfinished
 * sequence is dropped.  True when that gave a key. */
bool	 keydec_timeout(struct keydec *, struct key *out);
/* Is a sequence unfinished (so that a timeout is wanted)? */
bool	 keydec_waiting(const struct keydec *);
/* Milliseconds to wait for its next byte: 25 behind a lone ESC, which a person
 * may have typed; longer within a sequence or a paste, which a slow line may have
 * cut, but so short that a lost end leaves a living keyboard. */
int	 keydec_patience(const struct keydec *);
const char *keydec_paste(struct keydec *, size_t *n);

/* Names for scripts and help: "<F1>" "<C-z>" "<A-1>" "<Enter>" "<S-Tab>"; "1" "年". */
void	 key_print(struct buf *, const struct key *);
/* Read one key name at s; returns bytes used, 0 if it is not one. */
size_t	 key_by_name(const char *s, struct key *out);

#endif
