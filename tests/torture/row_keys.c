/*
 * row_keys.c - keys that nobody means: any bytes while the window changes its size, in
 * each of the ways the program is used, and sequences that never end.
 *
 * N of the storm is the bytes for each way; a size changes about every hundred bytes.  No
 * byte is a slash: an export that a storm hits upon stays in the folder; and none is ^Z,
 * behind which ^C is the terminal's own (tests/tty has both).
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "kit/pty.h"
#include "torture/torture.h"

/* ---- the storm ---- */

static const struct mode {
	const char	*name, *option[3];
	bool		 list;		/* of reports, not a report */
	const char	*first;		/* keys that lead to where it begins */
} modes[] = {
	{ "list", { NULL }, true, NULL },
	{ "grid", { NULL }, false, NULL },
	{ "kiosk", { "--kiosk", ".", NULL }, false, NULL },
	{ "gb18030", { "--terminal-encoding", "gb18030", NULL }, false, NULL },
	{ "plain", { "--plain", NULL }, true, NULL },
	{ "mouse", { "--mouse", NULL }, false, NULL },
	{ "import", { NULL }, true, "\033[21~:import in.docx\r" },
	{ "read-only", { NULL }, false, NULL },
};

/* What a storm is made of, beside any bytes. */
static const char *const keys[] = {
	"\033[A", "\033[B", "\033[C", "\033[D", "\033OP", "\033OQ", "\033OR", "\033OS",
	"\033[15~", "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033",
	"\r", "\t", "\x7f", "\033[5~", "\033[6~", "\033[H", "\033[F", "\033[3~", "12\r",
	"7\t", "\033[200~3\t4\r\n5\033[201~", "\033[<0;20;10M", "\033[<0;20;10m", "年报",
	"\x07", "\x06", "\x13", "y", "n", "\033[200~", "\x9b", "3+4\r", "?",
};

struct storm {
	int		 fd;
	pid_t		 pid;
	const struct mode *mode;
	bool		 broken;
	long		 starts, sizes;
};

#define SIGNAL	256	/* a status: killed by that signal, be it a crash or not caught */

static bool
begin(struct storm *s)
{
	const struct launch how = { .lie = s->broken ? "signals" : NULL };
	const char *argv[16] = { scene.bin, "--db", scene.db, "--user", "李敏" }, *env[24];
	struct winsize ws = { .ws_row = 24, .ws_col = 80 };
	char b[4096];
	int n = 5;

	for (size_t i = 0; s->mode->option[i]; i++)
		argv[n++] = s->mode->option[i];
	if (!s->mode->list) {
		argv[n++] = "edit";
		argv[n++] = SCENE_AGENCY;
		argv[n++] = "2025";
	}
	argv[n] = NULL;
	scene_environment(&how, env);
	s->starts++;
	s->pid = forkpty(&s->fd, NULL, NULL, &ws);
	if (s->pid == 0) {
		if (chdir(scene.dir) != 0)
			_exit(126);
		execve(argv[0], (char *const *)argv, (char *const *)env);
		_exit(127);
	}
	if (s->pid < 0)
		return false;
	/* Until it has begun to paint, ^C and ^Z are the line's, not the program's. */
	for (;;) {
		ssize_t k = read(s->fd, b, sizeof b);

		if (k <= 0 || memmem(b, (size_t)k, "\033[", 2) != NULL)
			break;
	}
	return fcntl(s->fd, F_SETFL, O_NONBLOCK) == 0;
}

/* Did it end by itself? Its status, -1 while it runs. */
static int
ended(struct storm *s, int how)
{
	int status;

	if (waitpid(s->pid, &status, how) != s->pid)
		return -1;
	close(s->fd);
	return WIFEXITED(status) ? WEXITSTATUS(status) :
	    SIGNAL + WTERMSIG(status);
}

/* What it paints is thrown away. */
static void
drain(int fd)
{
	char b[16384];

	while (read(fd, b, sizeof b) > 0)
		;
}

/* False when it takes nothing for SCENE_WAIT: it hangs. */
static bool
put(struct storm *s, const char *p, size_t n)
{
	long long until = pty_now() + SCENE_WAIT;
	struct pollfd f = { .fd = s->fd, .events = POLLIN | POLLOUT };
	ssize_t k;

	while (n > 0) {
		if (pty_now() > until)
			return false;
		(void)poll(&f, 1, 100);
		drain(s->fd);
		k = write(s->fd, p, n);
		if (k > 0) {
			p += k;
			n -= (size_t)k;
			until = pty_now() + SCENE_WAIT;
		} else if (k < 0 && errno == EIO) {
			return true;		/* it ended */
		}
		kill(s->pid, SIGCONT);		/* ^Z may have been among them */
	}
	return true;
}

static size_t
piece(struct run *r, char *b, size_t most)
{
	const char *k = keys[run_random(r, (unsigned)ARRAY_LEN(keys))];
	size_t n;

	if (run_random(r, 3) == 0) {
		n = 1 + run_random(r, 24);
		for (size_t i = 0; i < n; i++)
			b[i] = (char)run_random(r, 256);
	} else if (run_random(r, 3) == 0) {
		n = 1 + run_random(r, 4);
		for (size_t i = 0; i < n; i++)
			b[i] = (char)('0' + run_random(r, 10));
	} else {
		n = strlen(k) < most ? strlen(k) : most;
		memcpy(b, k, n);
	}
	for (size_t i = 0; i < n; i++)
		if (b[i] == '/' || b[i] == 0x1a)
			b[i] = '.';
	return n;
}

static void
new_size(struct run *r, struct storm *s)
{
	struct winsize ws = { .ws_row = (unsigned short)(1 + run_random(r, 60)),
	    .ws_col = (unsigned short)(1 + run_random(r, 200)) };

	ioctl(s->fd, TIOCSWINSZ, &ws);
	s->sizes++;
}

/* ^C or ^\ behind the ^Q that has given the terminal back is leaving. */
static int
left(int status)
{
	return status == SIGNAL + SIGINT || status == SIGNAL + SIGQUIT ? 0 : status;
}

/* n bytes in one way to use it; false when something went wrong. */
static bool
blow(struct run *r, struct storm *s, long n)
{
	char b[64];
	size_t k;
	int status;

	for (long done = 0; done < n && run_next(r); done += (long)k) {
		k = piece(r, b, sizeof b);
		r->attempts += (long)k - 1;
		if (run_random(r, 9) == 0)
			new_size(r, s);
		if (!put(s, b, k)) {
			run_fail(r, "%s: it takes no keys after %ld bytes", s->mode->name,
			    done);
			return false;
		}
		status = left(ended(s, WNOHANG));
		if (status > 0) {
			run_fail(r, "%s: status %d after %ld bytes", s->mode->name, status,
			    done);
			s->pid = -1;
			return false;
		}
		if (status == 0 && (!begin(s) || !put(s, s->mode->first ? s->mode->first :
		    "", s->mode->first ? strlen(s->mode->first) : 0)))
			return false;
	}
	return true;
}

/* TERM ends it, whatever it was doing. */
static void
calm(struct run *r, struct storm *s)
{
	long long until = pty_now() + SCENE_WAIT;
	int status;

	if (s->pid < 0)
		return;
	kill(s->pid, SIGTERM);
	kill(s->pid, SIGCONT);
	while ((status = left(ended(s, WNOHANG))) < 0 && pty_now() < until) {
		drain(s->fd);
		usleep(2000);
	}
	if (status < 0) {
		run_fail(r, "%s: TERM does not end it", s->mode->name);
		kill(s->pid, SIGKILL);
		(void)ended(s, 0);
	} else if (status != 128 + SIGTERM && status != 0) {
		run_fail(r, "%s: TERM: status %d", s->mode->name, status);
	}
}

void
row_storm(struct run *r)
{
	long each = r->n, starts = 0, sizes = 0;

	r->n = 0;
	for (size_t i = 0; i < ARRAY_LEN(modes); i++) {
		struct storm s = { .fd = -1, .mode = &modes[i],
		    .broken = r->broken }, holder = { .fd = -1, .mode = &modes[1] };

		scene_reset();
		if (strcmp(modes[i].name, "read-only") == 0) {
			begin(&holder);	/* somebody else has it, and sits there */
			usleep(300000);
			drain(holder.fd);
		}
		r->n += each;
		if (begin(&s) && put(&s, modes[i].first ? modes[i].first : "",
		    modes[i].first ? strlen(modes[i].first) : 0))
			(void)blow(r, &s, each);
		calm(r, &s);
		if (holder.fd >= 0)
			calm(r, &holder);
		if (!scene_sound())
			run_fail(r, "%s: the database is damaged", modes[i].name);
		starts += s.starts;
		sizes += s.sizes;
	}
	snprintf(r->note, sizeof r->note, "%ld sizes, %ld starts", sizes, starts);
}

/* ---- sequences without an end ---- */

static const struct cut { const char *bytes, *keys, *want; } cuts[] = {
	{ "\033[12", "5\r", "5" }, { "\033O", "5\r", "5" },
	{ "\033[<0;12;5", "5\r", "5" }, { "\033[[", "5\r", "5" },
	{ "\033[M#", "5\r", "5" }, { "\033\033[1", "5\r", "5" },
	{ "\033]0;12", "5\r", "5" }, { "\033P1$r34", "5\r", "5" },
	{ "\033_G7", "5\r", "5" }, { "\033^34", "5\r", "5" }, { "\033X56", "5\r", "5" },
	{ "\xe5\xb9", "5\r", "5" }, { "\xc2", "5\r", "5" }, { "\xc2\x9b" "31", "5\r", "5" },
	{ "\033[200~", "5\r", "5" }, { "\033[200~12", "\r", "12" },
	{ "\033[200~1\033[201", "\r", "1" }, { "\033[200~12\t3\r\n4\t5", "", "12" },
};
#define AT_ONCE	6

/* AT_ONCE of them side by side, each with a database of its own. */
static void
fall_silent(struct run *r, size_t from)
{
	const struct launch how = { .lie = r->broken ? "silence" : NULL };
	size_t n = from + AT_ONCE < ARRAY_LEN(cuts) ? AT_ONCE : ARRAY_LEN(cuts) - from;
	struct pty p[AT_ONCE];
	struct buf b = BUF_INIT;
	char db[96], name[96];
	long long until;
	size_t i;

	scene_reset();
	memcpy(db, scene.db, sizeof db);
	for (i = 0; i < n && run_next(r); i++) {
		snprintf(name, sizeof name, "%s/%zu.db", scene.dir, i);
		memcpy(scene.db, name, sizeof name);
		p[i] = (struct pty){ .fd = -1 };
		if (!scene_copy(scene.base, scene.db) || !scene_edit(&p[i], &how, NULL))
			run_fail(r, "the program does not start");
		pty_send(&p[i], cuts[from + i].bytes);
	}
	n = i;
	(void)poll(NULL, 0, r->broken ? 1000 : 3000);
	for (i = 0; i < n; i++)
		pty_send(&p[i], cuts[from + i].keys);
	for (i = 0; i < n; i++) {
		snprintf(scene.db, sizeof scene.db, "%s/%zu.db", scene.dir, i);
		until = pty_now() + (r->broken ? 300 : SCENE_WAIT);
		do
			(void)pty_pump(&p[i], 10);
		while (scene_stored("3:1:A", &b) && strcmp(buf_cstr(&b),
		    cuts[from + i].want) != 0 && pty_now() < until);
		if (strcmp(buf_cstr(&b), cuts[from + i].want) != 0)
			run_fail(r, "%s then silence: \"%s\", not %s",
			    cuts[from + i].bytes + 1, buf_cstr(&b), cuts[from + i].want);
		pty_release(&p[i]);
	}
	memcpy(scene.db, db, sizeof db);
	buf_release(&b);
}

void
row_silence(struct run *r)
{
	for (size_t from = 0; r->attempts < r->n; from += AT_ONCE) {
		long before = r->attempts;

		fall_silent(r, from % ARRAY_LEN(cuts));
		if (r->attempts == before)
			break;
	}
}
