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
#include "encode.h"
#include "keydec.h"

struct diag;

struct term_options {
	enum encoding	 encoding;	/* --terminal-encoding; AUTO = locale and probe */
	int		 ambiguous;	/* 1, 2, 0 = auto */
	bool		 ascii;		/* + - | frames */
	bool		 color;		/* false: NO_COLOR, --no-color */
	bool		 mouse;
	bool		 kiosk;		/* no suspend */
	bool		 headless;	/* tests: rows x cols, nothing is written */
	int		 rows, cols;
};

/* Status 5 messages (DIAG_TERMINAL) when stdin or stdout is no terminal, TERM is
 * unset, unknown or cannot address the cursor, or no usable locale exists. */
bool	 term_open(const struct term_options *, struct diag *);
void	 term_close(void);		/* restore; safe to call twice and from die() */
/*
 * The next key.  Waits at most "ms" (-1 = for ever); K_TICK when nothing came.
 * Signals arrive as keys: K_RESIZE, K_HANGUP (SIGHUP or the terminal is gone),
 * K_TERM; end of input is K_EOF.
 */
struct key term_key(int ms);
const char *term_paste(size_t *n);	/* of the last K_PASTE */
bool	 term_pending(void);		/* more input waits: painting can be put off */
void	 term_size(int *rows, int *cols);
bool	 term_frames(void);		/* line drawing possible? else ASCII */
const char *term_encoding_name(void);	/* "UTF-8" "GB18030" for the title line */
void	 term_beep(void);
void	 term_suspend(void);
void	 term_push(const struct key *);	/* headless: queue a key */
void	 term_push_paste(const char *s, size_t n);
void	 term_set_size(int rows, int cols);	/* headless */

#endif
