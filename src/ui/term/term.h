/*
 * term.h - the terminal: opening and restoring it, keys in, size, screen dump.
 *
 * With paint.h the only code that knows curses.  Output of one refresh is
 * gathered into one write(2).  Keys are read raw and decoded by keydec.h.
 * Headless (tests): no terminal, keys from a queue, the same curses screen.
 */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>
#include <stddef.h>
#include "base/encode.h"
#include "ui/term/keydec.h"

struct buf;
struct diag;

struct term_options {
	enum encoding	 encoding;	/* --terminal-encoding; AUTO = locale and probe */
	int		 ambiguous;	/* 1, 2, 0 = auto */
	bool		 ascii;		/* + - | frames */
	bool		 color;		/* false: NO_COLOR, --no-color */
	bool		 contrast;	/* --theme contrast, where there is colour */
	bool		 mouse;
	bool		 kiosk;		/* no suspend */
	bool		 headless;	/* tests: rows x cols, nothing is written */
	int		 rows, cols;
};

/* Status 5 messages (DIAG_TERMINAL) when stdin or stdout is no terminal, TERM is
 * unset, unknown or cannot address the cursor, or no usable locale exists.  An unknown
 * TERM is taken for xterm-256color where the terminal answers as an xterm does. */
bool	 term_open(const struct term_options *, struct diag *);
const char *term_unknown(void);		/* that TERM, else NULL */
void	 term_close(void);		/* restore; also twice, also from mem_out() */
/*
 * The next key.  Waits at most "ms" (-1 = for ever); K_TICK when nothing came.
 * Signals arrive as keys: K_RESIZE, K_HANGUP (SIGHUP or the terminal is gone),
 * K_TERM.  K_CURSOR_REPORT when the terminal's answer to the probe at the start
 * changed the width of ambiguous characters (col 1) or shows that it does not
 * read UTF-8 (col 0).  Headless: K_EOF when no key is queued.
 */
struct key term_key(int ms);
const char *term_paste(size_t *n);	/* of the last K_PASTE */
/* Wake a waiting term_key() with K_TICK when there is something on this descriptor too;
 * -1 = on none.  Headless, no key is given until there is. */
void	 term_watch(int fd);
/* Has a signal come that wants us to end? A key, or such a signal? */
bool	 term_signalled(void);
bool	 term_wanted(void);
/* More input waits, or the rest of a key is missing: painting can be put off. */
bool	 term_pending(void);
void	 term_size(int *rows, int *cols);
bool	 term_frames(void);		/* line drawing possible? else ASCII */
const char *term_encoding_name(void);	/* "UTF-8" "GB18030" for the title line */
void	 term_beep(void);		/* with the next flush, once */
void	 term_add(const char *, size_t);	/* bytes that go out with it */
bool	 term_headless(void);
bool	 term_can_suspend(void);	/* not in kiosk mode */
void	 term_suspend(void);
/* Leaving because of a signal: should the terminal take no more output, the
 * program still ends with that status within a second. */
void	 term_leave_soon(int status);
/* Milliseconds of a clock that only goes forward; headless, a second with each
 * K_TICK queued. */
long long term_now(void);

/* ---- headless ---- */
void	 term_push(const struct key *);		/* queue a key */
void	 term_push_paste(const char *s, size_t n);
void	 term_set_size(int rows, int cols);
/* Bytes and write(2) calls that went to the terminal so far. */
size_t	 term_sent(size_t *writes);

bool	 term_filtered(void);		/* in that child? */

/* ---- between term.c, termlocale.c and paint.c ---- */
/* Make LC_CTYPE one that can show Chinese; *gb: its bytes are GB18030 or GBK. */
bool	 term_locale(enum encoding want, bool *gb, struct diag *);
bool	 term_gb(void);
/* Does it answer CSI c within 200 ms?  "typed": what else came meanwhile. */
bool	 term_answers(int in, int out, struct buf *typed);
void	 term_hold(void);		/* keep output back ... */
void	 term_send(void);		/* ... and send it in one write(2) */
/* Set up for the terminal just opened; "color" false: attributes only. */
void	 paint_open(bool color, bool contrast);
void	 paint_close(void);
void	 paint_resized(void);

#endif
