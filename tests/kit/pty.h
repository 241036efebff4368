/*
 * pty.h - the real program on a pseudo-terminal, with a model of its screen.
 *
 * libvterm 0.1.4 reads UTF-8 only (GB18030 output is converted first), does not
 * survive screens of one row or column (the model is at least 2 x 4),
 * miscounts repeated characters (TERM=screen has no such command), and shifts a
 * line when a character comes in two pieces (it is fed whole characters).
 */
#ifndef PTY_H
#define PTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <vterm.h>
#include "base/buf.h"

struct pty {
	int		 fd;
	pid_t		 pid;
	VTerm		*vt;
	VTermScreen	*screen;
	int		 rows, cols;
	bool		 gb;		/* the program writes GB18030 */
	const char	*report;	/* answer to CSI 6n; NULL = the model's own */
	struct buf	 raw;		/* everything it wrote */
	struct buf	 rest;		/* of a character not complete yet */
	size_t		 reads;
	bool		 ended;
	int		 status;
};

/* Start argv with exactly the environment "env" (both ended by NULL). */
bool	 pty_start(struct pty *, int rows, int cols, const char *const *env,
	    const char *const *argv);
/* Read until nothing comes for ms milliseconds; false when the program is gone. */
bool	 pty_pump(struct pty *, int ms);
bool	 pty_wait(struct pty *, const char *text, int ms);	/* until it is shown */
bool	 pty_wait_gone(struct pty *, const char *text, int ms);
void	 pty_send(struct pty *, const char *s);
void	 pty_send_bytes(struct pty *, const char *s, size_t n);
bool	 pty_find(struct pty *, const char *text, int *row, int *col);
void	 pty_screen(struct pty *, struct buf *);	/* all lines, blanks cut off */
void	 pty_cursor(struct pty *, int *row, int *col);
bool	 pty_reversed(struct pty *, int row, int col);
void	 pty_resize(struct pty *, int rows, int cols);
/* Wait for the end; the exit status, 128 + signal, or -1 when it goes on. */
int	 pty_end(struct pty *, int ms);
void	 pty_release(struct pty *);		/* kills what is left */
long long pty_now(void);			/* ms */

#endif
