/*
 * termkind.c - a terminal whose name has no entry here: TERM=xterm-kitty, foot, alacritty
 * on a server that does not know them.
 *
 * All of these do what xterm does.  One that answers "what are you" (CSI c) is taken for
 * an xterm; one that says nothing may be anything, and is left alone.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include "ui/term/termkind.h"

#define ANSWER_MS	500		/* a line that is slower is no line to work on */
#define ANSWER_MOST	64

/* Read up to the end of the answer, ESC [ ? 6 2 ; c; false when none comes. */
static bool
read_answer(void)
{
	char got[ANSWER_MOST + 1];
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	size_t n = 0;
	ssize_t k;
	int r;

	while (n < ANSWER_MOST) {
		do {
			r = poll(&p, 1, ANSWER_MS);
		} while (r < 0 && errno == EINTR);
		if (r <= 0 || (k = read(STDIN_FILENO, got + n, 1)) <= 0)
			return false;
		n += (size_t)k;
		got[n] = '\0';
		if (got[n - 1] == 'c' && strstr(got, "\033[?") != NULL)
			return true;
	}
	return false;
}

bool
term_answers(void)
{
	static const char ask[] = "\033[c";
	struct termios was, quiet;
	bool yes;

	if (tcgetattr(STDIN_FILENO, &was) != 0)
		return false;
	quiet = was;
	quiet.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	quiet.c_cc[VMIN] = 1;
	quiet.c_cc[VTIME] = 0;
	if (tcsetattr(STDIN_FILENO, TCSANOW, &quiet) != 0)
		return false;
	/* not by write(2), which term.c may hold back */
	yes = dprintf(STDOUT_FILENO, "%s", ask) > 0 && read_answer();
	tcsetattr(STDIN_FILENO, TCSANOW, &was);
	return yes;
}
