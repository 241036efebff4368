/*
 * The terminal itself: sizes, encodings, what cannot be used, bytes and writes, mouse,
 * job control.
 */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "kit/pty.h"
#include "tty/ttykit.h"

TestSuite(terminal, .init = tty_setup, .fini = tty_teardown, .timeout = 120);

Test(terminal, resize_storm)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct pty p = { .fd = -1 };
	unsigned x = 7;
	int i;

	tty_start_table_3(&p, NULL);
	for (i = 0; i < 200; i++) {
		x = x * 1103515245u + 12345u;
		pty_resize(&p, 1 + (int)(x >> 16) % 100, 1 + (int)(x >> 8) % 300);
		if (i % 20 == 0)
			pty_send(&p, "3\r");
		cr_assert(pty_pump(&p, 1));
	}
	pty_resize(&p, 24, 80);
	cr_expect(pty_wait(&p, "勾稽差", TTY_UP));
	cr_assert(pty_pump(&p, 1200));		/* the time of the save has settled */
	pty_screen(&p, &before);
	pty_send(&p, "\x0c");
	cr_assert(pty_pump(&p, 100));
	pty_screen(&p, &after);
	cr_expect_str_eq(buf_cstr(&before), buf_cstr(&after), "\n%s\n%s",
	    buf_cstr(&before),
	    buf_cstr(&after));
	tty_expect_stored("3:1:A", "3");
	tty_expect_stored("3:3.3.6:A", "3");	/* the tenth */
	tty_leave(&p);
	buf_release(&before);
	buf_release(&after);
}

Test(terminal, too_small_a_window)
{
	struct tty_how h = { .rows = 5, .cols = 20 };
	struct pty p = { .fd = -1 };

	tty_start(&p, &h);
	cr_expect(pty_wait(&p, "窗口太小", TTY_UP));
	pty_resize(&p, 14, 40);
	cr_expect(pty_wait_gone(&p, "窗口太小", TTY_UP));
	cr_expect(pty_wait(&p, "2025", TTY_UP));
	pty_resize(&p, 5, 20);
	cr_expect(pty_wait(&p, "窗口太小", TTY_UP));
	tty_leave(&p);				/* keys still work */
}

Test(terminal, gb18030_terminal)
{
	struct tty_how h = { .lang = "zh_CN.GB18030" };
	struct pty p = { .fd = -1, .gb = true };
	int row, col;

	if (setlocale(LC_ALL, "zh_CN.GB18030") == NULL) {
		fputs("SKIP terminal/gb18030_terminal: no locale zh_CN.GB18030\n", stderr);
		return;
	}
	setlocale(LC_ALL, "C");
	tty_start_table_3(&p, &h);
	cr_expect(pty_find(&p, "GB18030", NULL, NULL));
	cr_expect(pty_find(&p, "湘潭县医疗保障局", &row, &col));
	cr_expect(row == 0 && col < 12);
	pty_send(&p, "\xa3\xb1\xa3\xb2\r");	/* full-width 12 */
	cr_expect(tty_is_stored("3:1:A", "12", TTY_UP));
	tty_leave(&p);
}

/* No such locale on the system: the program converts by itself. */
Test(terminal, gb18030_terminal_without_a_locale)
{
	struct tty_how h = {
		.extra = "LOCPATH=/nonexistent", .option = { "--terminal-encoding",
		    "gb18030" }
	};
	struct pty p = { .fd = -1, .gb = true };

	tty_start_table_3(&p, &h);
	cr_expect(pty_find(&p, "GB18030", NULL, NULL));
	pty_send(&p, "\xa3\xb1\xa3\xb2\r");
	cr_expect(tty_is_stored("3:1:A", "12", TTY_UP));
	pty_resize(&p, 30, 100);
	cr_assert(pty_pump(&p, 200));
	pty_send(&p, "5");
	cr_assert(pty_pump(&p, 50));
	kill(p.pid, SIGTERM);
	cr_expect_eq(pty_end(&p, TTY_UP), 143);
	pty_release(&p);
}

Test(terminal, login_without_a_locale)
{
	struct tty_how h = { .lang = "C" };
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, &h);
	cr_expect(pty_find(&p, "社会公", NULL, NULL));
	tty_leave(&p);
}

Test(terminal, wide_ambiguous_characters_are_noticed)
{
	struct pty p = { .fd = -1, .report = "\033[1;5R" };

	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "主动公开", TTY_UP));
	cr_expect(pty_wait(&p, "+--", TTY_UP), "frames turn to ASCII");
	cr_expect(pty_wait_gone(&p, "│", TTY_UP));
	tty_leave(&p);
}

Test(terminal, terminals_that_cannot_be_used)
{
	static const char *const term[] = { "dumb", "" };
	struct pty p = { .fd = -1 };
	struct tty_how h = { .term = NULL };
	size_t i;

	for (i = 0; i < sizeof(term) / sizeof(term[0]); i++) {
		h.term = term[i];
		tty_start(&p, &h);
		cr_expect_eq(pty_end(&p, TTY_UP), 5, "TERM=%s", term[i]);
		cr_expect(tty_wrote(&p, "TERM"), "the message says what to set");
		cr_expect_not(tty_wrote(&p, "\033["), "TERM=%s", term[i]);
		pty_release(&p);
	}
}

/* What offices sit at, and what stands between: PuTTY, SecureCRT and Xshell by the names
 * they give, consoles, tmux and screen, the emulators of desktops. */
Test(terminal, usual_terminals_start)
{
	static const char *const term[] = {
		"xterm", "xterm-256color", "xterm-color", "putty", "putty-256color", "linux",
		"screen", "screen-256color", "tmux", "tmux-256color", "vt100", "vt102",
		"vt220", "ansi", "cygwin", "mintty", "rxvt", "rxvt-unicode-256color",
		"konsole", "gnome", "vte-256color", "xterm-kitty", "alacritty", "foot"
	};
	static const char *const folder[] = {
		"/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo"
	};
	struct pty p = { .fd = -1 };
	struct tty_how h = { .term = NULL };
	char path[96];
	size_t i, k;

	for (i = 0; i < sizeof(term) / sizeof(term[0]); i++) {
		for (k = 0; k < 3; k++) {
			snprintf(path, sizeof(path), "%s/%c/%s", folder[k], term[i][0], term[i]);
			if (access(path, R_OK) == 0)
				break;
		}
		if (k == 3) {
			fprintf(stderr, "SKIP terminal/usual_terminals_start: no %s here\n",
			    term[i]);
			continue;
		}
		h.term = term[i];
		tty_start(&p, &h);
		cr_expect(pty_wait(&p, "主动公开", TTY_UP), "TERM=%s", term[i]);
		tty_leave(&p);
	}
}

/* Most are like xterm, and say so when they are asked; one that says nothing is not. */
Test(terminal, a_terminal_of_unknown_name_is_asked)
{
	struct tty_how h = { .term = "no-such-terminal" };
	struct pty p = { .fd = -1 };

	tty_start(&p, &h);
	cr_expect(pty_wait(&p, "TERM=no-such-terminal", TTY_UP));
	cr_expect(pty_wait(&p, "xterm-256color", TTY_UP));
	cr_expect(pty_wait(&p, "主动公开", TTY_UP));
	tty_leave(&p);
	p = (struct pty){ .fd = -1, .report = "" };
	tty_start(&p, &h);
	cr_expect_eq(pty_end(&p, TTY_UP), 5);
	cr_expect(tty_wrote(&p, "TERM"), "the message says what to set");
	cr_expect_not(tty_wrote(&p, "\033[?"), "nothing but the question was sent");
	pty_release(&p);
}

static int
run_without_terminal(const char *in, const char *out)
{
	int status, fd;
	pid_t pid = fork();

	if (pid == 0) {
		if ((fd = open(in, O_RDONLY)) >= 0)
			dup2(fd, 0);
		if ((fd = open(out, O_WRONLY)) >= 0) {
			dup2(fd, 1);
			dup2(fd, 2);
		}
		execl(tty.bin, tty.bin, "--db", tty.db, (char *)NULL);
		_exit(127);
	}
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(terminal, no_terminal_at_all)
{
	cr_expect_eq(run_without_terminal("/dev/null", "/dev/null"), 5);
}

Test(terminal, few_bytes_one_write_and_no_clearing)
{
	struct pty p = { .fd = -1 };
	size_t from, reads;
	int i;

	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "主动公开", TTY_UP));
	cr_assert(pty_pump(&p, 50));
	cr_expect_leq(p.raw.len, 2560, "first paint: %zu bytes", p.raw.len);
	pty_send(&p, TTY_NEXT_TABLE);
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	cr_assert(pty_pump(&p, 50));
	for (i = 0; i < 12; i++) {
		from = p.raw.len;
		reads = p.reads;
		pty_send(&p, i % 3 == 2 ? "\033[B" : "1");
		cr_assert(pty_pump(&p, 40));
		cr_expect_leq(p.reads - reads, 1, "key %d: %zu writes", i,
		    p.reads - reads);
		cr_expect_leq(p.raw.len - from, i % 3 == 2 ? 240 : 120,
		    "key %d: %zu bytes", i,
		    p.raw.len - from);
		cr_expect_null(memmem(p.raw.data + from, p.raw.len - from, "\033[2J", 4));
		cr_expect_null(memmem(p.raw.data + from, p.raw.len - from, "\033[J", 3));
	}
	tty_leave(&p);
}

Test(terminal, pending_keys_are_painted_once)
{
	struct buf keys = BUF_INIT, now = BUF_INIT, redrawn = BUF_INIT;
	struct pty p = { .fd = -1 };
	size_t from;
	int i;

	tty_start_table_3(&p, NULL);
	for (i = 0; i < 100; i++)
		buf_str(&keys, i % 2 ? "2\033[A" : "1\033[B");
	from = p.raw.len;
	kill(p.pid, SIGSTOP);
	pty_send_bytes(&p, buf_cstr(&keys), keys.len);
	kill(p.pid, SIGCONT);
	cr_assert(pty_pump(&p, 300));
	cr_expect_leq(p.raw.len - from, 2560, "%zu bytes", p.raw.len - from);
	cr_assert(pty_pump(&p, 1200));
	pty_screen(&p, &now);
	pty_send(&p, "\x0c");
	cr_assert(pty_pump(&p, 100));
	pty_screen(&p, &redrawn);
	cr_expect_str_eq(buf_cstr(&now), buf_cstr(&redrawn));
	tty_leave(&p);
	buf_release(&keys);
	buf_release(&now);
	buf_release(&redrawn);
}

static long
switches(pid_t pid)
{
	char path[64], line[256];
	long n = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		(void)sscanf(line, "voluntary_ctxt_switches: %ld", &n);
	if (f)
		fclose(f);
	return n;
}

Test(terminal, idle_it_sleeps)
{
	struct pty p = { .fd = -1 };
	size_t from;
	long before;

	tty_start_table_3(&p, NULL);
	pty_send(&p, "4\r");
	/* the time of the save is shown, and what was saved has gone into the file */
	cr_assert(pty_pump(&p, 1500));
	(void)poll(NULL, 0, 2500);
	from = p.raw.len;
	before = switches(p.pid);
	(void)poll(NULL, 0, 2500);
	cr_assert(pty_pump(&p, 10));
	cr_expect_eq(p.raw.len, from, "%zu bytes", p.raw.len - from);
	if (before >= 0)
		cr_expect_leq(switches(p.pid) - before, 6, "%ld",
		    switches(p.pid) - before);
	tty_leave(&p);
}

/* Type 5, click below, type 6. */
static void
point_below(bool asked)
{
	static const struct tty_how with = { .option = { "--mouse" } };
	static const char on[] = "\033[?1000h\033[?1006h";
	static const char off[] = "\033[?1006l\033[?1000l";
	struct pty p = { .fd = -1 };
	char click[32];
	int row, col;

	tty_start_table_3(&p, asked ? &with : NULL);
	cr_expect_eq(tty_wrote(&p, on), asked);
	pty_cursor(&p, &row, &col);
	snprintf(click, sizeof click, "\033[<0;%d;%dM", col + 1, row + 2);
	pty_send(&p, "5");
	pty_send(&p, click);
	pty_send(&p, "6\r");
	cr_expect(tty_is_stored("3:1:A", asked ? "5" : "56", TTY_UP));
	cr_expect(tty_is_stored("3:2:A", asked ? "6" : "", TTY_UP));
	pty_send(&p, "\x11");
	cr_expect_eq(pty_end(&p, TTY_UP), 0);
	cr_expect_eq(tty_wrote(&p, off), asked, "it is given back");
	pty_release(&p);
}

Test(terminal, the_mouse_on_request)
{
	point_below(true);
}

Test(terminal, the_mouse_unasked)
{
	point_below(false);
}

/* In a shell with job control: away and back, with everything as it was. */
Test(terminal, suspended_and_resumed)
{
	char program[PATH_MAX + 8], command[200];
	const char *env[] = {
		"LC_ALL=C.UTF-8", "TERM=screen", "PATH=/usr/bin:/bin", "PS1=READY> ", "TZ=CST-8",
		program, NULL
	};
	const char *argv[] = { "/bin/bash", "--norc", "--noprofile", "-i", NULL };
	struct pty p = { .fd = -1 };

	if (access("/bin/bash", X_OK) != 0) {
		fputs("SKIP terminal/suspended_and_resumed: no bash\n", stderr);
		return;
	}
	/* Its path may hold a blank. */
	snprintf(program, sizeof(program), "NB=%s", tty.bin);
	cr_assert(pty_start(&p, 24, 80, env, argv));
	cr_assert(pty_wait(&p, "READY>", TTY_UP));
	snprintf(command, sizeof(command), "\"$NB\" --db %s edit %s 2025\r", tty.db, TTY_AGENCY);
	pty_send(&p, command);
	cr_assert(pty_wait(&p, "主动公开", TTY_UP));
	pty_send(&p, TTY_NEXT_TABLE "12");
	cr_assert(pty_wait(&p, "=12", TTY_UP));
	pty_send(&p, ":");			/* commits the figure */
	cr_assert(pty_wait(&p, "命令", TTY_UP));
	pty_send(&p, "挂起");
	cr_assert(pty_wait(&p, "fg 返回", TTY_UP));
	pty_send(&p, "\r");
	cr_assert(pty_wait(&p, "Stopped", TTY_UP));
	tty_expect_stored("3:1:A", "12");
	pty_send(&p, "fg\r");
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	pty_send(&p, "\r5\r");
	cr_expect(tty_is_stored("3:2:A", "5", TTY_UP));
	pty_send(&p, "\x11");
	cr_expect(pty_wait(&p, "READY>", TTY_UP));
	pty_release(&p);
}

Test(terminal, a_terminal_that_does_not_read_utf8)
{
	struct pty p = { .fd = -1, .report = "\033[1;8R" };

	tty_start(&p, NULL);
	cr_expect(pty_wait(&p, "--terminal-encoding gb18030", TTY_UP), "told in ASCII");
	cr_expect(pty_find(&p, "│", NULL, NULL), "and nothing else changes");
	tty_leave(&p);
}
