/*
 * What F9 makes is made beside the loop: who draws a PDF and who prints may hang, die or
 * talk nonsense, and the clerk works on.  Both are stand-ins, beside a copy of the program.
 */
#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "kit/pty.h"
#include "tty/ttykit.h"

#define F9	"\033[20~"
#define HANG	"exec sleep 1000\n"
/* A PDF of one byte. */
#define DRAWS	"exec printf 'NBRD\\015\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\001\\0\\0\\0x'\n"

static char place[128], convert[400];

static void
copy(const char *from, const char *to)
{
	struct buf b = BUF_INIT;

	cr_assert(file_read(&b, from, (size_t)512 << 20, NULL), "%s", from);
	cr_assert(file_write(to, b.data, b.len, 0755, NULL), "%s", to);
	buf_release(&b);
}

/* "name" becomes a script that leaves its number in tty.dir/pid. */
static void
stand_in(const char *name, const char *script)
{
	struct buf b = BUF_INIT;
	char path[200];

	snprintf(path, sizeof path, "%s/%s", place, name);
	buf_printf(&b, "#!/bin/sh\necho $$ >%s/pid.new; mv %s/pid.new %s/pid\n%s", tty.dir,
	    tty.dir, tty.dir, script);
	cr_assert(file_write(path, b.data, b.len, 0755, NULL));
	buf_release(&b);
}

static void
setup(void)
{
	char path[200];
	const char *slash;

	tty_setup();
	slash = strrchr(tty.bin, '/');
	snprintf(convert, sizeof convert, "%.*s/libexec/nianbao-convert",
	    (int)(slash - tty.bin), tty.bin);
	snprintf(place, sizeof place, "%s/place", tty.dir);
	snprintf(path, sizeof path, "%s/libexec", place);
	cr_assert(file_mkdirs(path, NULL));
	snprintf(path, sizeof path, "%s/nianbao", place);
	copy(tty.bin, path);
	snprintf(tty.bin, sizeof tty.bin, "%s", path);
}

static void
teardown(void)
{
	static const char *const made[] = {
		"libexec/nianbao-render", "libexec/nianbao-convert", "lp", "nianbao", "libexec"
	};
	char path[200];

	for (size_t i = 0; i < ARRAY_LEN(made); i++) {
		snprintf(path, sizeof path, "%s/%s", place, made[i]);
		(void)remove(path);
	}
	(void)rmdir(place);
	tty_teardown();
}

TestSuite(beside, .init = setup, .fini = teardown, .timeout = 120);

/* The number of the stand-in that was started last, once it is there. */
static pid_t
started(void)
{
	long long end = pty_now() + TTY_UP;
	char path[100];
	long pid = 0;
	FILE *f;

	snprintf(path, sizeof path, "%s/pid", tty.dir);
	while ((f = fopen(path, "r")) == NULL)
		cr_assert(pty_now() < end && usleep(2000) == 0, "it was not started");
	cr_assert_eq(fscanf(f, "%ld", &pid), 1);
	fclose(f);
	unlink(path);
	return (pid_t)pid;
}

static void
expect_gone(pid_t pid)
{
	long long end = pty_now() + 5000;

	while (kill(pid, 0) == 0 && pty_now() < end)
		usleep(2000);
	cr_expect(kill(pid, 0) != 0 && errno == ESRCH, "%ld still runs", (long)pid);
}

/* F9, a format, as a draft, to tty.dir/a.pdf. */
static void
export_as(struct pty *p, const char *format)
{
	struct buf keys = BUF_INIT;

	pty_send(p, F9);
	cr_assert(pty_wait(p, "Markdown", TTY_UP));
	buf_printf(&keys, "%s\r", format);
	pty_send(p, buf_cstr(&keys));
	cr_assert(pty_wait(p, "草稿", TTY_UP));
	pty_send(p, "\r");
	cr_assert(pty_wait(p, "导出到文件", TTY_UP));
	buf_reset(&keys);
	buf_repeat(&keys, "\177", 200);
	buf_printf(&keys, "%s/a.pdf\r", tty.dir);
	pty_send(p, buf_cstr(&keys));
	buf_release(&keys);
}

/* Nothing was written, and nothing half written lies about. */
static void
expect_no_file(void)
{
	size_t n = 0;
	char **name = file_list(tty.dir, &n, NULL);

	cr_assert_not_null(name);
	for (size_t i = 0; i < n; i++)
		cr_expect(strncmp(name[i], ".nianbao-", 9) != 0 &&
		    strcmp(name[i], "a.pdf") != 0, "%s", name[i]);
	file_list_free(name, n);
}

static bool
there(void)
{
	char path[100];

	snprintf(path, sizeof path, "%s/a.pdf", tty.dir);
	return access(path, F_OK) == 0;
}

/* It hangs: the clerk types on, stops it, exports something else. */
Test(beside, one_that_hangs_is_stopped_by_esc)
{
	struct pty p = { .fd = -1 };
	long long from;
	pid_t pid;

	stand_in("libexec/nianbao-render", HANG);
	tty_start_table_3(&p, NULL);
	export_as(&p, "pdf");
	pid = started();
	cr_expect(pty_wait(&p, "正在做 a.pdf", TTY_UP));
	from = pty_now();
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	cr_expect_lt(pty_now() - from, 5000, "%lld ms", pty_now() - from);
	pty_send(&p, F9);
	cr_expect(pty_wait(&p, "还没做完", TTY_UP));
	cr_expect_eq(kill(pid, 0), 0);
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "没有做成", TTY_UP));
	expect_gone(pid);
	expect_no_file();
	export_as(&p, "docx");
	cr_expect(pty_wait(&p, "已导出", TTY_UP));
	cr_expect(there());
	tty_leave(&p);
}

/* It dies, talks nonsense, promises too much, says too little: told, and nothing made. */
Test(beside, one_that_fails_says_so)
{
	static const char *const script[] = {
		"exit 0\n", "kill -KILL $$\n", "exit 6\n", "echo nonsense; cat\n",
		"printf 'NBRD\\377\\377\\377\\177'; sleep 1\n",
		"printf 'NBRD\\014\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0'\n"
	};
	static const char *const said[] = {
		"PDF", "PDF", "内存", "PDF", "PDF", "PDF"
	};
	struct pty p = { .fd = -1 };

	stand_in("libexec/nianbao-render", HANG);
	tty_start_table_3(&p, NULL);
	for (size_t i = 0; i < ARRAY_LEN(script); i++) {
		stand_in("libexec/nianbao-render", script[i]);
		export_as(&p, "pdf");
		(void)started();
		/* The name is asked for again, with the reason below. */
		cr_expect(pty_wait(&p, said[i], TTY_UP), "%s", script[i]);
		cr_expect(pty_wait(&p, "导出到文件", TTY_UP), "%s", script[i]);
		pty_send(&p, "\033");
		cr_expect(pty_wait_gone(&p, "导出到文件", TTY_UP));
		expect_no_file();
	}
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	tty_leave(&p);
}

/* The line goes, or ^Q twice: at once, and nothing of it stays. */
Test(beside, leaving_ends_one_that_hangs)
{
	struct pty p = { .fd = -1 };
	long long from;
	pid_t pid;

	stand_in("libexec/nianbao-render", HANG);
	for (int i = 0; i < 3; i++) {
		tty_start(&p, NULL);
		cr_assert(pty_wait(&p, i == 0 ? "主动公开" : "自然人", TTY_UP));
		if (i == 0)		/* later it opens there by itself */
			pty_send(&p, TTY_NEXT_TABLE);
		cr_assert(pty_wait(&p, "自然人", TTY_UP));
		export_as(&p, "pdf");
		pid = started();
		from = pty_now();
		if (i < 2) {
			kill(p.pid, i == 0 ? SIGHUP : SIGTERM);
			cr_expect_eq(pty_end(&p, TTY_UP), i == 0 ? 129 : 143);
		} else {
			pty_send(&p, "\021");
			cr_expect(pty_wait(&p, "做完就离开", TTY_UP));
			pty_send(&p, "\021");
			cr_expect_eq(pty_end(&p, TTY_UP), 0);
		}
		cr_expect_lt(pty_now() - from, 5000, "%lld ms", pty_now() - from);
		expect_gone(pid);
		expect_no_file();
		pty_release(&p);
	}
}

/* ^Q while it works: it is written first. */
Test(beside, leaving_waits_for_one_that_works)
{
	struct pty p = { .fd = -1 };
	char script[200], go[100];

	snprintf(go, sizeof go, "%s/go", tty.dir);
	snprintf(script, sizeof script, "while ! test -e %s; do sleep .02; done\n" DRAWS, go);
	stand_in("libexec/nianbao-render", script);
	tty_start_table_3(&p, NULL);
	export_as(&p, "pdf");
	(void)started();
	pty_send(&p, "\021");
	cr_expect(pty_wait(&p, "做完就离开", TTY_UP));
	cr_expect_not(there());
	cr_assert(file_write(go, "", 0, 0600, NULL));
	cr_expect_eq(pty_end(&p, TTY_UP), 0);
	cr_expect(there());
	pty_release(&p);
}

/* lp hangs, as it does before a printer server that is down. */
Test(beside, a_printer_that_hangs)
{
	struct tty_how how = { .path = NULL };
	struct pty p = { .fd = -1 };
	char path[200];
	pid_t pid;

	snprintf(path, sizeof path, "%s/libexec/nianbao-convert", place);
	copy(convert, path);
	snprintf(path, sizeof path, "PATH=%s:/usr/bin:/bin", place);
	how.path = path;
	stand_in("libexec/nianbao-render", DRAWS);
	tty_start_table_3(&p, &how);
	stand_in("lp", HANG);
	pty_send(&p, F9);
	cr_assert(pty_wait(&p, "Markdown", TTY_UP));
	pty_send(&p, "打印\r");
	cr_assert(pty_wait(&p, "草稿", TTY_UP));
	pty_send(&p, "\r");
	cr_assert(pty_wait(&p, "打印机", TTY_UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, "正在做", TTY_UP));
	for (pid = started(); ; pid = started()) {	/* who draws, then lp */
		char exe[64], to[100];
		ssize_t n;

		snprintf(exe, sizeof exe, "/proc/%ld/exe", (long)pid);
		n = readlink(exe, to, sizeof to - 1);
		to[n > 0 ? n : 0] = '\0';
		if (strstr(to, "sleep") != NULL || strstr(to, "coreutils") != NULL)
			break;
	}
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "没有做成", TTY_UP));
	expect_gone(pid);
	tty_leave(&p);
}
