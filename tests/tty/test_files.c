/*
 * Files asked for on the screen: exports, the kiosk's folder, an import stopped.
 */
#include <criterion/criterion.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/sandbox.h"
#include "kit/pty.h"
#include "store/store.h"
#include "tty/ttykit.h"

TestSuite(files, .init = tty_setup, .fini = tty_teardown, .timeout = 120);

/* Export the open report as JSON to a file of that name. */
static void
cmd_export_to(struct pty *p, const char *path)
{
	struct buf keys = BUF_INIT;

	pty_send(p, "\033[20~");		/* F9 */
	cr_assert(pty_wait(p, "Markdown", TTY_UP));
	pty_send(p, "json\r");
	cr_assert(pty_wait(p, "导出到文件", TTY_UP));
	buf_repeat(&keys, "\177", PATH_MAX);	/* the name that is offered */
	buf_printf(&keys, "%s\r", path);
	pty_send(p, buf_cstr(&keys));
	buf_release(&keys);
}

/* A name that is refused stays to be mended; Esc gives it up. */
static void
give_up(struct pty *p)
{
	pty_send(p, "\033");
	cr_assert(pty_wait_gone(p, "导出到文件", TTY_UP));
}

/* By its name, a side file's, or that of a hard link: the file stays where it is,
 * holds what it held, and work goes on in it. */
Test(files, export_never_replaces_the_database)
{
	static const char *const names[] = {
		"n.db", "n.db-wal", "n.db-shm", "n.db-journal", "n.db-lease", "hard.json",
		"./n.db", "other.db", "other.db-wal"
	};
	char path[160], want[64], hard[96], other[96];
	struct pty p = { .fd = -1 };
	struct stat before, after;

	snprintf(hard, sizeof(hard), "%s/hard.json", tty.dir);
	cr_assert_eq(link(tty.db, hard), 0);
	snprintf(other, sizeof(other), "%s/other.db", tty.dir);
	store_close(store_open(other, STORE_CREATE, &tty.forms, &tty.actor, NULL));
	tty_start_table_3(&p, NULL);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", tty.dir, names[i]);
		snprintf(want, sizeof(want), "%zu", i + 1);
		pty_send(&p, want);
		pty_send(&p, "\r");
		cr_expect(pty_wait_gone(&p, "不能被覆盖", TTY_UP));
		cr_assert_eq(stat(tty.db, &before), 0);
		cmd_export_to(&p, path);
		cr_expect(pty_wait(&p, "不能被覆盖", TTY_UP), "%s is not refused", path);
		cr_assert_eq(stat(tty.db, &after), 0);
		cr_expect_eq(before.st_ino, after.st_ino, "%s: database replaced", path);
		give_up(&p);
		pty_send(&p, "\033[A");
		cr_expect(tty_is_stored("3:1:A", want, TTY_UP), "%s: the report is gone", path);
	}
	snprintf(path, sizeof(path), "%s/n.db-journal", tty.dir);
	cr_expect_not(file_exists(path));
	snprintf(path, sizeof(path), "%s/good.json", tty.dir);
	cmd_export_to(&p, path);
	cr_expect(pty_wait(&p, "已导出", TTY_UP));
	cr_expect(file_exists(path));
	tty_leave(&p);
	tty_expect_stored("3:1:A", "9");
}

static bool
has_kiosk(const char *name)
{
	if (sandbox_probe() & SANDBOX_PROGRAMS)
		return true;
	fprintf(stderr, "SKIP files/%s: no seccomp on this machine\n", name);
	return false;
}

/* In kiosk mode too, where the database lies in the folder of exports. */
Test(files, export_in_kiosk_mode)
{
	struct tty_how h = { .option = { "--kiosk", tty.dir } };
	struct pty p = { .fd = -1 };
	struct stat before, after;

	if (!has_kiosk("export_in_kiosk_mode"))
		return;
	tty_start_table_3(&p, &h);
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	cr_assert_eq(stat(tty.db, &before), 0);
	cmd_export_to(&p, "n.db");
	cr_expect(pty_wait(&p, "不能被覆盖", TTY_UP));
	give_up(&p);
	cmd_export_to(&p, "../n.db-journal");
	cr_expect(pty_wait(&p, "附属文件", TTY_UP));
	give_up(&p);
	cr_assert_eq(stat(tty.db, &after), 0);
	cr_expect_eq(before.st_ino, after.st_ino);
	tty_leave(&p);
	tty_expect_stored("3:1:A", "5");
}

/* What cannot take a file is told at once, and nothing waits for it. */
Test(files, export_to_what_is_no_file)
{
	static const struct { const char *name, *said; } bad[] = {
		{ "-", "只能导出到文件" }, { "/dev/stdout", "只能导出到文件" },
		{ "/dev/fd/3", "只能导出到文件" }, { "/dev/tty", "只能导出到文件" },
		{ "pipe", "没有人在读" }, { ".", "是文件夹" }
	};
	struct pty p = { .fd = -1 };
	char path[160];

	snprintf(path, sizeof(path), "%s/pipe", tty.dir);
	cr_assert_eq(mkfifo(path, 0600), 0);
	tty_start_table_3(&p, NULL);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (strcmp(bad[i].name, "pipe") == 0)
			cmd_export_to(&p, path);
		else
			cmd_export_to(&p, bad[i].name);
		cr_expect(pty_wait(&p, bad[i].said, TTY_UP), "%s is not refused",
		    bad[i].name);
		give_up(&p);
		pty_send(&p, "\033[A");
		cr_expect(pty_wait_gone(&p, bad[i].said, TTY_UP));
	}
	cmd_export_to(&p, "/dev/null");
	cr_expect(pty_wait(&p, "已导出", TTY_UP));
	pty_send(&p, "7\r");
	cr_expect(tty_is_stored("3:1:A", "7", TTY_UP));
	tty_leave(&p);
}

Test(files, kiosk_cannot_be_suspended)
{
	struct tty_how h = { .option = { "--kiosk", tty.dir } };
	struct pty p = { .fd = -1 };
	int status;

	if (!has_kiosk("kiosk_cannot_be_suspended"))
		return;
	tty_start_table_3(&p, &h);
	pty_send(&p, ":挂起");
	cr_assert(pty_pump(&p, 60));
	cr_expect_not(pty_find(&p, "fg 返回", NULL, NULL), "there is no such command");
	pty_send(&p, "\033");
	cr_assert(pty_pump(&p, 60));
	kill(p.pid, SIGTSTP);
	pty_send(&p, "3\r\x1a");
	cr_expect(tty_is_stored("3:1:A", "", TTY_UP));
	cr_expect_eq(waitpid(p.pid, &status, WNOHANG | WUNTRACED), 0, "it was stopped");
	tty_leave(&p);
}

/* Work between two keys leaves a lone Esc the time to become one. */
Test(files, escape_stops_an_import)
{
	struct tty_how h = { .list = true };
	struct buf b = BUF_INIT;
	struct pty p = { .fd = -1 };
	char path[200], other[200];
	int i;

	/* Large, so that reading takes a while; but it has to be there once only. */
	buf_str(&b, "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"某局\","
	    "\"year\":2025,\"cells\":{},\"x\":\"");
	buf_repeat(&b, "x", 4 << 20);
	buf_str(&b, "\"}");
	snprintf(path, sizeof(path), "%s/0.json", tty.dir);
	cr_assert(file_write(path, b.data, b.len, 0666, NULL));
	for (i = 1; i < 200; i++) {
		snprintf(other, sizeof(other), "%s/%d.json", tty.dir, i);
		cr_assert_eq(link(path, other), 0);
	}
	tty_start(&p, &h);
	cr_assert(pty_wait(&p, TTY_AGENCY, TTY_UP));
	pty_send(&p, "\017");			/* ^O */
	cr_assert(pty_wait(&p, "*.docx", TTY_UP));
	for (i = 0; i < 200; i++)
		pty_send(&p, "\010");
	pty_send(&p, tty.dir);
	pty_send(&p, "/*.json\r");
	cr_assert(pty_wait(&p, "正在读", TTY_UP));
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "已停下", TTY_UP));
	cr_expect_not(pty_find(&p, "已读 200", NULL, NULL));
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "没有存入", TTY_UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, TTY_AGENCY, TTY_UP));
	tty_leave(&p);
	buf_release(&b);
}

/* What is copied reaches the clipboard of the terminal as base64 ("12\t3\n4\t/\n"). */
static void
copy_block(const struct tty_how *h, bool out)
{
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, h);
	pty_send(&p, "\033[200~12\t3\t0\r\n4\t/\t6\033[201~");
	cr_expect(tty_is_stored("3:2:B2", "6", TTY_UP));
	pty_send(&p, "\x1e\033[C\033[B\033^");
	cr_expect(pty_wait(&p, "已复制 4 格", TTY_UP));
	cr_expect_eq(tty_wrote(&p, "\033]52;c;MTIJMwo0CS8K\a"), out);
	cr_expect_eq(tty_wrote(&p, "\033]52"), out);
	tty_leave(&p);
}

Test(files, a_block_is_copied_to_the_terminal)
{
	copy_block(NULL, true);
}

Test(files, a_console_has_no_clipboard)
{
	struct tty_how h = { .term = "linux" };

	copy_block(&h, false);
}

Test(files, kiosk_copies_nothing_out)
{
	struct tty_how h = { .option = { "--kiosk", tty.dir } };

	if (has_kiosk("kiosk_copies_nothing_out"))
		copy_block(&h, false);
}
