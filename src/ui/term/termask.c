/*
 * termask.c - does the terminal understand the sequences of an xterm?
 *
 * Asked only where terminfo does not know its name: before curses has opened it, so the
 * line is made raw for that long.  What was typed meanwhile is no answer and is kept.
 */
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "ui/term/term.h"

#define ASK		"\033[c"	/* DA1: what are you? */
#define PATIENCE	200		/* ms */

/* "ESC [ ? 1 ; 2 c" somewhere in what came; it is taken out. */
static bool
take_answer(struct buf *b)
{
	size_t i, from;

	for (from = 0; from + 3 < b->len; from++) {
		if (memcmp(b->data + from, "\033[?", 3) != 0)
			continue;
		for (i = from + 3; i < b->len && strchr("0123456789;", b->data[i]) != NULL; i++)
			;
		if (i < b->len && b->data[i] == 'c') {
			buf_splice(b, from, i + 1 - from, "", 0);
			return true;
		}
	}
	return false;
}

static long long
now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

bool
term_answers(int in, int out, struct buf *typed)
{
	long long until = now() + PATIENCE, left;
	struct pollfd p = { in, POLLIN, 0 };
	struct termios was, raw;
	bool heard = false;
	char bytes[256];
	ssize_t n;

	if (tcgetattr(in, &was) != 0)
		return false;
	raw = was;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	raw.c_cc[VMIN] = 0;
	raw.c_cc[VTIME] = 0;
	if (tcsetattr(in, TCSANOW, &raw) != 0)
		return false;
	if (syscall(SYS_write, out, ASK, sizeof(ASK) - 1) == sizeof(ASK) - 1)
		while (!heard && (left = until - now()) > 0 && poll(&p, 1, (int)left) > 0) {
			n = read(in, bytes, sizeof(bytes));
			if (n <= 0)
				break;
			buf_add(typed, bytes, (size_t)n);
			heard = take_answer(typed);
		}
	(void)tcsetattr(in, TCSANOW, &was);
	return heard;
}
