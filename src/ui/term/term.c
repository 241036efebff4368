/*
 * term.c - the terminal: opened, read, restored.
 *
 * Bytes are read with read(2) and decoded by keydec.c, never by curses, whose
 * keypad() would depend on terminfo and let unknown sequences through.
 *
 * curses writes several times per refresh.  write() is therefore defined here,
 * and what goes to the terminal between term_hold() and term_send() is gathered
 * and leaves in one system call.
 *
 * Signals only set a flag; they are blocked between looking at the flags and
 * ppoll(), which lets them in, so none is waited past.
 *
 * Invariants:
 *  (1) After term_close() the terminal is as it was found, whatever was going on.
 *  (2) No handler does more than set a flag.
 */
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/ui.h"

/* Bracketed paste on; the mouse in SGR form, so that it reports plain numbers. */
#define PASTE_ON	"\033[?2004h"
#define PASTE_OFF	"\033[?2004l"
#define MOUSE_ON	"\033[?1000h\033[?1006h"
#define MOUSE_OFF	"\033[?1006l\033[?1000l"
/* From the top left corner: one wide, one ambiguous character, where is the
 * cursor?  The first paint hides them in the same write. */
#define PROBE		"\033[H\xe4\xb8\xad\xe2\x80\x9c\033[6n"
#define WATCH_MOST	60000	/* ms, headless */
#define PROBE_TIME	3000	/* ms: a later report is a key like Shift-F3 */

static struct {
	bool		 open, headless, gb, ascii, mouse, kiosk, gone;
	bool		 shows_gb;	/* by a locale or by transcode.c */
	bool		 acs;		/* frames by the alternate character set */
	bool		 unknown;	/* its TERM has no entry: taken for an xterm */
	bool		 keeps_charset;	/* see drop_charset() */
	SCREEN		*screen;
	FILE		*in, *out;	/* headless: the null device */
	int		 fd;		/* of output */
	int		 rows, cols;
	struct keydec	 dec;
	unsigned char	 byte[4096];
	size_t		 at, n;		/* in byte[] */
	long long	 heard;		/* when the last bytes came */
	long long	 clock;		/* headless: goes on by ticks alone */
	struct key	*queue;		/* headless */
	size_t		 qat, nqueue, capqueue;
	struct buf	*pasted;	/* headless, one for each K_PASTE queued */
	size_t		 pat, npasted, cappasted;
	struct buf	 paste;

	bool		 holding, beep, probe, probing;
	long long	 probed_at;
	bool		 watching;
	int		 watch;		/* see term_watch() */
	struct buf	 held;
	size_t		 sent, writes;
} t;

#define TERM_LIKELY	"xterm-256color"

static volatile sig_atomic_t got_winch, got_hup, got_term;

/* ---- output ---- */

/* Overrides the C library's for the whole program, so that curses' many small
 * writes can be gathered; everything else goes straight to the kernel. */
ssize_t
write(int fd, const void *p, size_t n)
{
	if (t.holding && fd == t.fd) {
		buf_add(&t.held, p, n);
		return (ssize_t)n;
	}
	return syscall(SYS_write, fd, p, n);
}

void
term_hold(void)
{
	t.holding = true;
}

/* The probe belongs on the alternate screen: behind what switches to it. */
static void
insert_probe(void)
{
	const char *smcup = tigetstr("smcup"), *at = NULL;
	size_t n = 0;

	if (smcup && smcup != (char *)-1 && t.held.len > 0) {
		n = strlen(smcup);
		at = n ? memmem(t.held.data, t.held.len, smcup, n) : NULL;
	}
	buf_splice(&t.held, at ? (size_t)(at - t.held.data) + n : 0, 0, PROBE,
	    sizeof(PROBE) - 1);
	t.probe = false;
	t.probing = true;
	t.probed_at = term_now();
}

/*
 * terminfo of xterm and its kin begins each change of attributes with "ESC ( B",
 * back from the line drawing set.  In UTF-8 that set is never used, and the
 * three bytes would be a tenth of what a key costs.
 */
static void
drop_charset(void)
{
	char *from = t.held.data, *to = from, *end = from + t.held.len;

	if (t.held.len == 0 || t.keeps_charset)
		return;
	if (t.acs || memmem(from, t.held.len, "\033(0", 3) != NULL) {
		t.keeps_charset = true;		/* it is used after all */
		return;
	}
	while (from < end)
		if (end - from >= 3 && memcmp(from, "\033(B", 3) == 0)
			from += 3;
		else
			*to++ = *from++;
	t.held.len = (size_t)(to - t.held.data);
}

void
term_send(void)
{
	struct pollfd p = { t.fd, POLLOUT, 0 };
	size_t at = 0;
	ssize_t n;

	t.holding = false;
	drop_charset();
	if (t.beep)
		buf_chr(&t.held, '\a');
	t.beep = false;
	if (t.probe)
		insert_probe();
	if (t.held.len > 0)
		t.writes++;
	t.sent += t.held.len;
	while (at < t.held.len && !t.gone && !t.headless) {
		n = syscall(SYS_write, t.fd, t.held.data + at, t.held.len - at);
		if (n > 0)
			at += (size_t)n;
		else if (errno == EAGAIN)
			(void)poll(&p, 1, 1000);
		else if (errno == EINTR) {
			if (got_hup || got_term)
				break;	/* it may take no more, ever */
		} else
			t.gone = true;
	}
	buf_reset(&t.held);
}

void
term_add(const char *s, size_t n)
{
	buf_add(&t.held, s, n);
}

const char *
term_unknown(void)
{
	return t.unknown ? getenv("TERM") : NULL;
}

bool
term_headless(void)
{
	return t.headless;
}

size_t
term_sent(size_t *writes)
{
	if (writes)
		*writes = t.writes;
	return t.sent;
}

/* ---- signals ---- */

static void
on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_winch = 1;
	else if (sig == SIGHUP)
		got_hup = 1;
	else
		got_term = 1;
}

static void
handle(int sig, void (*fn)(int), int flags)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = fn;
	sa.sa_flags = flags;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, NULL);
}

/* Hang-up and end must break off a write that blocks: no SA_RESTART. */
static void
catch_signals(void)
{
	handle(SIGWINCH, on_signal, SA_RESTART);
	handle(SIGHUP, on_signal, 0);
	handle(SIGTERM, on_signal, 0);
	handle(SIGQUIT, on_signal, 0);
	handle(SIGINT, SIG_IGN, 0);
	handle(SIGTSTP, SIG_IGN, 0);
}

static void
block_signals(sigset_t *old)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGWINCH);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGQUIT);
	sigprocmask(SIG_BLOCK, &set, old);
}

/* ---- opening and closing ---- */

static bool
terminal_usable(struct diag *d)
{
	const char *term = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		diag_error(d, DIAG_TERMINAL, MSG_UI_NO_TTY, NULL);
		return false;
	}
	if (term == NULL || *term == '\0') {
		diag_error(d, DIAG_TERMINAL, MSG_UI_NO_TERM, NULL);
		return false;
	}
	return true;
}

/* A name without an entry may still be a terminal as most are: a newer emulator, a server
 * with few entries.  One that answers as they do is taken for an xterm. */
static void
open_unknown(void)
{
	struct buf typed = BUF_INIT;

	if (term_answers(STDIN_FILENO, STDOUT_FILENO, &typed)) {
		t.screen = newterm(TERM_LIKELY, stdout, stdin);
		t.unknown = t.screen != NULL;
	}
	if (typed.len <= sizeof(t.byte)) {
		memcpy(t.byte, buf_cstr(&typed), typed.len);
		t.n = typed.len;
	}
	buf_release(&typed);
}

/*
 * What curses writes while it opens is held: a terminal that turns out to be of
 * no use must not have seen a byte of it.
 */
static bool
open_screen(struct diag *d)
{
	const char *term = t.headless ? TERM_LIKELY : getenv("TERM"), *cup;

	if (t.headless) {
		t.in = fopen("/dev/null", "r");
		t.out = fopen("/dev/null", "w");
	}
	t.fd = t.headless && t.out ? fileno(t.out) : STDOUT_FILENO;
	term_hold();
	if (!t.headless)
		t.screen = newterm(term, stdout, stdin);
	else if (t.in && t.out)
		t.screen = newterm(term, t.out, t.in);
	if (t.screen == NULL && !t.headless)
		open_unknown();
	cup = t.screen ? tigetstr("cup") : NULL;
	if (cup && cup != (char *)-1)
		return true;
	if (t.screen) {
		endwin();
		delscreen(t.screen);
		t.screen = NULL;
	}
	buf_reset(&t.held);		/* nothing of it is to be seen */
	t.holding = false;
	diag_error(d, DIAG_TERMINAL, MSG_UI_BAD_TERM, term, NULL);
	return false;
}

/* What curses writes while it looks goes nowhere. */
int
term_colors(void)
{
	const char *term = getenv("TERM");
	FILE *in = fopen("/dev/null", "r"), *out = fopen("/dev/null", "w");
	SCREEN *s = term && *term && in && out ? newterm(term, out, in) : NULL;
	int n = s != NULL ? tigetnum("colors") : -1;

	if (s != NULL) {
		endwin();
		delscreen(s);
		n = n > 0 ? n : 0;
	}
	if (in != NULL)
		fclose(in);
	if (out != NULL)
		fclose(out);
	return n;
}

/* The kernel knows the size; LINES and COLUMNS may be those of another window. */
static void
measure(void)
{
	struct winsize ws;

	getmaxyx(stdscr, t.rows, t.cols);
	if (!t.headless && ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 &&
	    ws.ws_col > 0) {
		t.rows = ws.ws_row;
		t.cols = ws.ws_col;
	}
	if (!is_term_resized(t.rows, t.cols))
		return;
	resize_term(t.rows, t.cols);
}

static void
close_at_death(void)
{
	term_close();
}

bool
term_open(const struct term_options *o, struct diag *d)
{
	const char *no_utf8_acs = getenv("NCURSES_NO_UTF8_ACS");

	memset(&t, 0, sizeof(t));
	got_winch = got_hup = got_term = 0;
	t.headless = o->headless;
	t.ascii = o->ascii;
	t.mouse = o->mouse;
	t.kiosk = o->kiosk;
	if (!t.headless && !terminal_usable(d))
		return false;
	if (!term_locale(o->encoding, &t.gb, d))
		return false;
	t.shows_gb = t.gb || term_filtered();
	t.acs = t.shows_gb || (no_utf8_acs && strcmp(no_utf8_acs, "1") == 0);
	text_set_ambiguous(o->ambiguous ? o->ambiguous : t.shows_gb ? 2 : 1);
	if (!open_screen(d))
		return false;
	t.open = true;
	mem_set_hook(close_at_death);
	keydec_init(&t.dec, t.gb);
	raw();
	noecho();
	nonl();
	typeahead(-1);		/* when to paint is decided by ui.c alone */
	intrflush(stdscr, FALSE);
	if (t.headless && o->rows > 0 && o->cols > 0)
		resize_term(o->rows, o->cols);
	measure();
	if (!t.headless)
		catch_signals();
	t.probe = o->ambiguous == 0 && !t.acs && !t.headless;
	paint_open(o->color, o->contrast);
	buf_str(&t.held, PASTE_ON);
	if (t.mouse)
		buf_str(&t.held, MOUSE_ON);
	return true;
}

void
term_close(void)
{
	size_t i;

	if (!t.open)
		return;
	t.open = false;
	t.probe = false;
	mem_set_hook(NULL);
	term_hold();
	if (t.mouse)
		buf_str(&t.held, MOUSE_OFF);
	buf_str(&t.held, PASTE_OFF);
	endwin();
	term_send();
	paint_close();
	if (t.screen)
		delscreen(t.screen);
	if (t.in)
		fclose(t.in);
	if (t.out)
		fclose(t.out);
	for (i = 0; i < t.npasted; i++)
		buf_release(&t.pasted[i]);
	free(t.pasted);
	free(t.queue);
	buf_release(&t.paste);
	buf_release(&t.held);
	keydec_release(&t.dec);
	if (!t.headless) {
		handle(SIGINT, SIG_DFL, 0);
		handle(SIGTSTP, SIG_DFL, 0);
	}
}

/*
 * A line that is dead but not yet hung up lets nothing through, and restoring
 * the terminal would wait for ever.  Everything is on disk by then.
 */
static int leave_status;

static void
on_alarm(int sig)
{
	(void)sig;
	_exit(leave_status);
}

void
term_leave_soon(int status)
{
	if (t.headless)
		return;
	leave_status = status;
	handle(SIGALRM, on_alarm, 0);
	alarm(1);
}

bool
term_can_suspend(void)
{
	return !t.kiosk && !t.headless;
}

void
term_suspend(void)
{
	if (!term_can_suspend())
		return;
	term_hold();
	if (t.mouse)
		buf_str(&t.held, MOUSE_OFF);
	buf_str(&t.held, PASTE_OFF);
	endwin();
	term_send();
	handle(SIGTSTP, SIG_DFL, 0);
	kill(0, SIGTSTP);		/* the whole job: make may have started us */
	handle(SIGTSTP, SIG_IGN, 0);
	term_hold();
	buf_str(&t.held, PASTE_ON);
	if (t.mouse)
		buf_str(&t.held, MOUSE_ON);
	got_winch = 1;
	paint_redraw();
}

/* ---- input ---- */

long long
term_now(void)
{
	struct timespec ts;

	if (t.headless)
		return t.clock;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/*
 * The answer to the probe.  Right of 中“ the cursor is in column 4, or 5 where
 * ambiguous characters are wide; beyond, the terminal took the bytes for another
 * encoding.
 */
static bool
probe_answer(struct key *k)
{
	bool ours = t.probing && k->row == 1 && term_now() - t.probed_at < PROBE_TIME;

	t.probing = false;
	if (!ours || k->col <= 4)
		return false;
	if (k->col == 5)
		text_set_ambiguous(2);
	k->col = k->col == 5;
	return true;
}

/* Not everything decoded is for the application: the mouse only on request, a
 * report of the cursor only when it changes what we know. */
static bool
wanted(struct key *k)
{
	if (k->code >= K_MOUSE && k->code <= K_WHEEL_DOWN)
		return t.mouse;
	if (k->code == K_CURSOR_REPORT)
		return probe_answer(k);
	return k->code != K_NONE;
}

static bool
decoded_key(struct key *k)
{
	while (keydec_more(&t.dec, k))
		if (wanted(k))
			return true;
	while (t.at < t.n) {
		if (keydec_byte(&t.dec, t.byte[t.at++], k) && wanted(k))
			return true;
		while (keydec_more(&t.dec, k))
			if (wanted(k))
				return true;
	}
	return false;
}

static bool
signal_key(struct key *k)
{
	if (got_hup || t.gone)
		k->code = K_HANGUP;
	else if (got_term)
		k->code = K_TERM;
	else if (got_winch) {
		got_winch = 0;
		measure();
		paint_resized();
		k->code = K_RESIZE;
	} else
		return false;
	return true;
}

static bool
signalled(void)
{
	return got_winch || got_hup || got_term || t.gone;
}

void
term_watch(int fd)
{
	t.watching = fd >= 0;
	t.watch = fd;
}

bool
term_signalled(void)
{
	return got_hup || got_term || t.gone;
}

bool
term_wanted(void)
{
	return term_signalled() || term_pending();
}

/* Wait for bytes or a signal; true when a read gave something.  "woken": there is
 * something on the descriptor that is watched. */
static bool
wait_bytes(long long ms, bool *woken)
{
	struct pollfd p[2] = { { STDIN_FILENO, POLLIN, 0 }, { t.watch, POLLIN, 0 } };
	struct timespec ts = { (time_t)(ms / 1000), (long)(ms % 1000) * 1000000 };
	sigset_t old;
	ssize_t n;
	int r;

	block_signals(&old);
	if (signalled())
		r = -1;
	else
		r = ppoll(p, t.watching ? 2 : 1, ms < 0 ? NULL : &ts, &old);
	sigprocmask(SIG_SETMASK, &old, NULL);
	*woken = r > 0 && p[1].revents != 0;
	if (r <= 0 || p[0].revents == 0)
		return false;
	n = read(STDIN_FILENO, t.byte, sizeof(t.byte));
	if (n > 0) {
		t.at = 0;
		t.n = (size_t)n;
		t.heard = term_now();
		return true;
	}
	if (n == 0 || (errno != EINTR && errno != EAGAIN))
		t.gone = true;
	return false;
}

static struct key
queued_key(void)
{
	struct pollfd p = { t.watch, POLLIN, 0 };
	struct key k = { .code = K_EOF };

	if (t.watching && poll(&p, 1, WATCH_MOST) > 0) {
		k.code = K_TICK;
		return k;
	}
	if (t.qat == t.nqueue)
		return k;
	k = t.queue[t.qat++];
	if (k.code == K_PASTE && t.pat < t.npasted) {
		buf_release(&t.paste);
		t.paste = t.pasted[t.pat];
		t.pasted[t.pat++] = (struct buf)BUF_INIT;
	}
	if (k.code == K_RESIZE)
		paint_resized();
	if (k.code == K_TICK)
		t.clock += 1000;
	return k;
}

/*
 * Two clocks run: "end" is when the caller wants his tick, t.heard when the last
 * byte came, for sequences that wait for more.  The second outlives the call: the
 * caller's ticks come more often than a silence is long.
 */
struct key
term_key(int ms)
{
	struct key k = { .code = K_NONE };
	long long now = term_now(), end = ms < 0 ? -1 : now + ms, wait, limit;
	bool woken = false;

	if (t.headless)
		return queued_key();
	for (;;) {
		if (signal_key(&k) || decoded_key(&k))
			return k;
		now = term_now();
		wait = end < 0 ? -1 : end > now ? end - now : 0;
		if (keydec_waiting(&t.dec)) {
			limit = t.heard + keydec_patience(&t.dec) - now;
			if (limit < 0)
				limit = 0;
			if (wait < 0 || limit < wait)
				wait = limit;
		}
		if (wait_bytes(wait, &woken))
			continue;
		if (woken) {
			k.code = K_TICK;
			return k;
		}
		now = term_now();
		if (keydec_waiting(&t.dec) && now >= t.heard + keydec_patience(&t.dec)) {
			t.heard = now;
			if (keydec_timeout(&t.dec, &k) && wanted(&k))
				return k;
		} else if (end >= 0 && now >= end && !signalled()) {
			k.code = K_TICK;
			return k;
		}
	}
}

const char *
term_paste(size_t *n)
{
	if (!t.headless)
		return keydec_paste(&t.dec, n);
	*n = t.paste.len;
	return buf_cstr(&t.paste);
}

bool
term_pending(void)
{
	struct pollfd p = { STDIN_FILENO, POLLIN, 0 };

	if (t.headless)
		return t.qat < t.nqueue;
	return t.at < t.n || t.dec.nmore > 0 || keydec_waiting(&t.dec) ||
	    poll(&p, 1, 0) > 0;
}

void
term_size(int *rows, int *cols)
{
	*rows = t.rows;
	*cols = t.cols;
}

bool
term_gb(void)
{
	return t.gb;
}

bool
term_frames(void)
{
	return !t.ascii && (t.acs || text_ambiguous() == 1);
}

const char *
term_encoding_name(void)
{
	return t.shows_gb ? "GB18030" : "UTF-8";
}

void
term_beep(void)
{
	t.beep = true;
}

/* ---- headless ---- */

void
term_push(const struct key *k)
{
	if (t.qat == t.nqueue)
		t.qat = t.nqueue = 0;
	t.queue = mem_grow(t.queue, t.nqueue, &t.capqueue, sizeof(*t.queue));
	t.queue[t.nqueue++] = *k;
}

void
term_push_paste(const char *s, size_t n)
{
	struct key k = { .code = K_PASTE };

	t.pasted = mem_grow(t.pasted, t.npasted, &t.cappasted, sizeof(*t.pasted));
	buf_init(&t.pasted[t.npasted]);
	buf_add(&t.pasted[t.npasted++], s, n);
	term_push(&k);
}

void
term_set_size(int rows, int cols)
{
	struct key k = { .code = K_RESIZE };

	resize_term(rows, cols);
	measure();
	term_push(&k);
}
