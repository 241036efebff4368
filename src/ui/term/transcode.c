/*
 * transcode.c - Chinese for a GB18030 terminal where the system has only UTF-8.
 *
 *	terminal <--GB18030--> parent (this file) <--UTF-8, pty--> child
 *
 * The child goes on as if its terminal read UTF-8; the parent converts both ways
 * and passes on the size of the window and signals.  No other program is run.
 *
 * The parent holds no database: it must be started before one is open, because
 * file locks do not survive fork().
 */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "ui/term/term.h"
#include "ui/ui.h"

#define LOST	500	/* ms: half a character so old will not be whole any more */
#define NO_CHARACTER	"\xa1\xf5"	/* an empty square, in GBK */

static volatile sig_atomic_t got_winch, got_end;
static bool behind;		/* this process is the child */

static void
on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_winch = 1;
	else
		got_end = sig;
}

/* The child may be slow to read a large paste; the terminal may be slow to draw. */
static bool
write_all(int fd, const char *p, size_t n)
{
	struct pollfd pfd = { fd, POLLOUT, 0 };
	ssize_t k;

	while (n > 0) {
		k = write(fd, p, n);
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		} else if (errno == EAGAIN)
			(void)poll(&pfd, 1, 1000);
		else if (errno != EINTR || got_end)
			return false;
	}
	return true;
}

/* ---- converting ---- */

/* Bytes of "b" that are whole UTF-8 characters. */
static size_t
whole_utf8(const struct buf *b)
{
	size_t n = b->len, back = 0, want;
	unsigned char c;

	while (back < 3 && back < n &&
	    ((unsigned char)b->data[n - 1 - back] & 0xc0) == 0x80)
		back++;
	if (back == n)
		return n;
	c = (unsigned char)b->data[n - 1 - back];
	want = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
	return want > back + 1 ? n - 1 - back : n;
}

/* May c be byte number "at" of a character of two or four bytes? */
static bool
gb_goes_on(unsigned char c, size_t at)
{
	if (at == 1)
		return (c >= '0' && c <= '9') || (c >= 0x40 && c != 0x7f && c != 0xff);
	return at == 2 ? c >= 0x81 && c != 0xff : c >= '0' && c <= '9';
}

/* Length of the character at s, 0 when more of it is to come; a byte that no
 * character begins with, or whose character is broken off, stands alone. */
static size_t
gb_length(const unsigned char *s, size_t n)
{
	size_t len, i;

	if (s[0] < 0x81 || s[0] == 0xff)
		return 1;
	len = n > 1 && s[1] >= '0' && s[1] <= '9' ? 4 : 2;
	for (i = 1; i < len && i < n; i++)
		if (!gb_goes_on(s[i], i))
			return 1;
	return i < len ? 0 : len;
}

static size_t
whole_gb(const struct buf *b)
{
	size_t i, len;

	for (i = 0; i < b->len; i += len) {
		len = gb_length((const unsigned char *)b->data + i, b->len - i);
		if (len == 0)
			break;
	}
	return i;
}

/* Keys without what was no character: the program would take the mark that
 * stands for it as typed. */
static void
drop_bad(struct buf *b)
{
	static const char bad[] = "\xef\xbf\xbd";
	char *at;

	while (b->len > 0 && (at = memmem(b->data, b->len, bad, 3)) != NULL)
		buf_splice(b, (size_t)(at - b->data), 3, "", 0);
}

/* What GBK lacks is shown as a square; GB18030 has everything. */
static void
to_terminal(struct buf *out, const char *s, size_t n, enum encoding e)
{
	size_t i, len;
	uint32_t cp;

	if (encode_write(out, s, n, e, NULL))
		return;
	for (i = 0; i < n; i += len) {
		len = text_decode(s + i, n - i, &cp);
		if (!encode_write(out, s + i, len, e, NULL))
			buf_str(out, NO_CHARACTER);
	}
}

/* One read from "from", converted to "to"; false when one of them is gone. */
static bool
pass(int from, int to, struct buf *rest, enum encoding e, bool from_child)
{
	struct buf out = BUF_INIT;
	char in[4096];
	ssize_t n = read(from, in, sizeof(in));
	size_t whole;
	bool ok = true;

	if (n <= 0)
		return n < 0 && (errno == EINTR || errno == EAGAIN);
	buf_add(rest, in, (size_t)n);
	whole = from_child ? whole_utf8(rest) : whole_gb(rest);
	if (whole > 0) {
		if (from_child)
			to_terminal(&out, rest->data, whole, e);
		else {
			(void)encode_read(&out, rest->data, whole, ENCODING_GB18030,
			    NULL);
			drop_bad(&out);
		}
		buf_splice(rest, 0, whole, "", 0);
		ok = write_all(to, buf_cstr(&out), out.len);
	}
	buf_release(&out);
	return ok;
}

/* ---- the parent ---- */

static void
copy_size(int to)
{
	struct winsize ws;

	if (ioctl(STDIN_FILENO, TIOCGWINSZ, &ws) == 0)
		(void)ioctl(to, TIOCSWINSZ, &ws);
}

/*
 * Until the child closes its end.  A signal for the parent is the child's: it
 * keeps the unfinished figure and restores the terminal through us.
 */
static void
forward(int master, pid_t child, enum encoding e)
{
	struct pollfd p[2] = { { STDIN_FILENO, POLLIN, 0 }, { master, POLLIN, 0 } };
	struct buf keys = BUF_INIT, screen = BUF_INIT;
	long long heard = 0;

	for (;;) {
		if (got_winch) {
			got_winch = 0;
			copy_size(master);
		}
		if (got_end) {
			kill(child, (int)got_end);
			got_end = 0;
			p[0].fd = -1;
		}
		if (poll(p, 2, 1000) < 0 && errno != EINTR)
			break;
		if (p[1].revents && !pass(master, STDOUT_FILENO, &screen, e, true))
			break;
		if (p[0].fd >= 0 && p[0].revents) {
			heard = term_now();
			if (!pass(STDIN_FILENO, master, &keys, e, false)) {
				kill(child, SIGHUP);
				p[0].fd = -1;
			}
		} else if (keys.len > 0 && term_now() - heard >= LOST)
			buf_reset(&keys);	/* the next key is one of its own */
		p[0].revents = p[1].revents = 0;
	}
	buf_release(&keys);
	buf_release(&screen);
}

static void
catch_signals(void (*fn)(int))
{
	static const int sigs[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT };
	struct sigaction sa;
	size_t i;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = fn;
	sigemptyset(&sa.sa_mask);
	for (i = 0; i < ARRAY_LEN(sigs); i++)
		sigaction(sigs[i], &sa, NULL);
}

/* Only where the terminal cannot be served by a locale. */
static bool
needed(enum encoding e)
{
	struct diag d;
	bool gb = true;

	if (e != ENCODING_GB18030 && e != ENCODING_GBK)
		return false;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return false;
	diag_init(&d);
	(void)term_locale(e, &gb, &d);	/* what fails here is told by term_open() */
	diag_release(&d);
	return !gb;
}

bool
term_filtered(void)
{
	return behind;
}

int
term_filter(enum encoding e, struct diag *d)
{
	struct termios old, raw;
	struct winsize ws;
	int master, status;
	pid_t child;

	if (!needed(e) || tcgetattr(STDIN_FILENO, &old) != 0 ||
	    ioctl(STDIN_FILENO, TIOCGWINSZ, &ws) != 0)
		return -1;
	child = forkpty(&master, NULL, &old, &ws);
	if (child < 0) {
		diag_error(d, DIAG_TERMINAL, MSG_UI_NO_PTY, strerror(errno),
		    NULL);
		return 5;
	}
	if (child == 0) {
		behind = true;
		/* Line drawing by the alternate set: the box characters of
		 * GB18030 are two columns wide. */
		setenv("NCURSES_NO_UTF8_ACS", "1", 1);
		return -1;
	}
	catch_signals(on_signal);
	raw = old;
	cfmakeraw(&raw);
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	forward(master, child, e);
	tcsetattr(STDIN_FILENO, TCSANOW, &old);
	close(master);
	catch_signals(SIG_DFL);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return 6;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
