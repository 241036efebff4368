/*
 * Another program has the database, for seconds: every key is painted at once, a hang-up
 * is answered at once, and what the database would not take is in a file that is offered
 * next time.  NIANBAO_LOCK_SECONDS is how long it is held (1); tests/evidence/lock.sh.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "kit/pty.h"
#include "tty/ttykit.h"

#define PAINTED_MOST	100	/* ms; what a key may take to be seen */
#define ENDED_MOST	1000
#define SLACK		4	/* times that on a machine with a lot else to do */

TestSuite(lock, .init = tty_setup, .fini = tty_teardown, .timeout = 900);

static int
seconds(void)
{
	const char *s = getenv("NIANBAO_LOCK_SECONDS");

	return s != NULL && atoi(s) > 0 ? atoi(s) : 1;
}

/* Is the long form being measured, on a machine that has nothing else to do? */
static int
slack(void)
{
	return seconds() > 1 ? 1 : SLACK;
}

/* ---- the other program ---- */

/* It has the lock when this returns, and until it is killed. */
static pid_t
lock(const char *sql)
{
	sqlite3 *db;
	char ok = 0;
	int fd[2];
	pid_t pid;

	cr_assert_eq(pipe(fd), 0);
	if ((pid = fork()) == 0) {
		if (sqlite3_open(tty.db, &db) == SQLITE_OK &&
		    sqlite3_busy_timeout(db, 5000) == SQLITE_OK &&
		    sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK)
			(void)!write(fd[1], "x", 1);
		close(fd[1]);
		for (;;)
			pause();
	}
	close(fd[1]);
	cr_assert_eq(read(fd[0], &ok, 1), 1, "%s", sql);
	close(fd[0]);
	return pid;
}

static void
unlock(pid_t pid)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

static const char *const locks[] = {
	"BEGIN; SELECT count(*) FROM cell",	/* SHARED */
	"BEGIN IMMEDIATE",			/* RESERVED */
	"BEGIN EXCLUSIVE"
};

/* ---- keys ---- */

/* Figures down the column, each seen within the time, for as long as the lock lasts; the
 * longest wait.  Every one is another, so that the screen tells which it is. */
static long long
type_figures(struct pty *p, int *n)
{
	long long end = pty_now() + 1000LL * seconds(), worst = 0;

	for (*n = 0; *n < 3 || pty_now() < end; (*n)++) {
		char keys[32], text[16];
		long long from = pty_now(), took;

		snprintf(text, sizeof text, "%d", 7001 + *n);
		snprintf(keys, sizeof keys, "%s\r\033[A", text);
		pty_send(p, keys);
		cr_expect(pty_wait(p, text, TTY_UP), "%s", text);
		took = pty_now() - from;
		worst = took > worst ? took : worst;
		if (seconds() > 1)
			usleep(200000);
	}
	return worst;
}

Test(lock, keys_are_painted_and_all_is_saved_in_the_end)
{
	char want[16];

	for (size_t i = 0; i < ARRAY_LEN(locks); i++) {
		struct pty p = { .fd = -1 };
		long long worst;
		pid_t other;
		int n;

		tty_start(&p, NULL);
		if (i == 0) {
			cr_assert(pty_wait(&p, "主动公开", TTY_UP));
			pty_send(&p, TTY_NEXT_TABLE);
		}
		cr_assert(pty_wait(&p, "自然人", TTY_UP));
		cr_assert(pty_pump(&p, 30));
		other = lock(locks[i]);
		worst = type_figures(&p, &n);
		if (i > 0)
			cr_expect(pty_wait(&p, "占用", TTY_UP), "%s: no banner", locks[i]);
		unlock(other);
		snprintf(want, sizeof want, "%d", 7000 + n);
		cr_expect(tty_is_stored("3:1:A", want, TTY_UP), "%s", locks[i]);
		fprintf(stderr, "lock %s: %d s, %d keys, each painted within %lld ms\n",
		    locks[i], seconds(), n, worst);
		cr_expect_leq(worst, PAINTED_MOST * slack(), "%s: %lld ms", locks[i], worst);
		tty_leave(&p);
	}
}

/* ---- what is not on disk when the program ends ---- */

/* The files with what was not saved; the path of one. */
static int
rescued(char path[400])
{
	DIR *d = opendir(tty.dir);
	struct dirent *e;
	int n = 0;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (strncmp(e->d_name, "nianbao-unsaved-", 16) == 0) {
			snprintf(path, 400, "%s/%s", tty.dir, e->d_name);
			n++;
		}
	if (d != NULL)
		closedir(d);
	return n;
}

/* One figure that cannot be saved, another half typed; the lock. */
static pid_t
type_and_a_half(struct pty *p)
{
	pid_t other;

	tty_start_table_3(p, NULL);
	other = lock("BEGIN IMMEDIATE");
	pty_send(p, "5\r");
	cr_assert(pty_wait(p, "未存 1 步", TTY_UP));
	pty_send(p, "12");
	cr_assert(pty_wait(p, "12", TTY_UP));
	return other;
}

Test(lock, a_hang_up_is_answered_and_nothing_is_lost)
{
	struct pty p = { .fd = -1 };
	long long from, took;
	char path[400];
	struct stat st;
	pid_t other;

	other = type_and_a_half(&p);
	from = pty_now();
	kill(p.pid, SIGHUP);
	cr_expect_eq(pty_end(&p, TTY_UP), 129);
	took = pty_now() - from;
	fprintf(stderr, "lock: HUP answered in %lld ms\n", took);
	cr_expect_leq(took, ENDED_MOST * slack(), "%lld ms", took);
	pty_release(&p);
	unlock(other);
	tty_expect_stored("3:1:A", "");
	cr_assert_eq(rescued(path), 1);
	cr_assert_eq(stat(path, &st), 0);
	cr_expect_eq(st.st_mode & 07777, 0600);

	/* No key takes it away by a slip; Enter takes it in; then the half-typed one. */
	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "收进来", TTY_UP));
	pty_send(&p, "\033");
	cr_expect(pty_wait_gone(&p, "收进来", TTY_UP));
	cr_expect_eq(rescued(path), 1);
	tty_leave(&p);
	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "收进来", TTY_UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, "正在录入", TTY_UP));
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	cr_expect_eq(rescued(path), 0);
	pty_send(&p, "7\x07");
	cr_expect(pty_wait(&p, "不算回答", TTY_UP));
	pty_send(&p, "\r");
	cr_expect(tty_is_stored("3:2:A", "12", TTY_UP));
	pty_send(&p, "\x1a\x1a");
	cr_expect(tty_is_stored("3:1:A", "", TTY_UP), "one step");
	tty_leave(&p);
}

/* ^Q: 存到别处, followed to its end; or the file, and status 6. */
Test(lock, leaving_offers_another_place)
{
	struct pty p = { .fd = -1 };
	struct buf keys = BUF_INIT;
	char path[400];
	pid_t other;

	tty_start_table_3(&p, NULL);
	other = lock("BEGIN IMMEDIATE");
	pty_send(&p, "5\r");
	cr_assert(pty_wait(&p, "未存 1 步", TTY_UP));
	pty_send(&p, "\021");
	cr_assert(pty_wait(&p, "存到别处", TTY_UP));
	pty_send(&p, "\r");
	cr_assert(pty_wait(&p, "导出到文件", TTY_UP));
	buf_repeat(&keys, "\177", 200);
	buf_printf(&keys, "%s/else.json\r", tty.dir);
	pty_send(&p, buf_cstr(&keys));
	cr_expect(pty_wait(&p, "可以离开了", TTY_UP));
	pty_send(&p, "\021");
	cr_expect_eq(pty_end(&p, TTY_UP), 0);
	pty_release(&p);
	cr_expect_eq(rescued(path), 0);
	buf_reset(&keys);
	snprintf(path, sizeof path, "%s/else.json", tty.dir);
	cr_assert(file_read(&keys, path, 0, NULL));
	cr_expect_not_null(strstr(buf_cstr(&keys), "\"3:1:A\":5"));

	unlock(other);
	tty_start_table_3(&p, NULL);
	other = lock("BEGIN IMMEDIATE");
	pty_send(&p, "6\r");
	cr_assert(pty_wait(&p, "未存 1 步", TTY_UP));
	pty_send(&p, "\021");
	cr_assert(pty_wait(&p, "存到别处", TTY_UP));
	pty_send(&p, "\021");
	cr_expect_eq(pty_end(&p, TTY_UP), 6);
	pty_release(&p);
	cr_expect_eq(rescued(path), 1);
	unlock(other);
	buf_release(&keys);
}

/* Opened while it is locked: to be read, and to be filled in as soon as that is over. */
Test(lock, a_report_opened_meanwhile_is_ours_afterwards)
{
	struct pty p = { .fd = -1 };
	pid_t other = lock("BEGIN IMMEDIATE");

	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "只读", TTY_UP));
	unlock(other);
	cr_expect(pty_wait_gone(&p, "只读", TTY_UP));
	pty_send(&p, TTY_NEXT_TABLE);
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	tty_leave(&p);
}

/* One that is none of ours, damaged or hostile, is nothing; discarding asks twice. */
Test(lock, only_a_whole_file_of_ours_is_offered)
{
	static const char *const none[] = {
		"", "{", "[]", "{\"nianbao\":\"unsaved\"}",
		"{\"nianbao\":\"unsaved\",\"version\":1,\"report\":\"x\",\"agency\":\"甲\","
		"\"year\":2025,\"by\":\"a\",\"at\":\"b\",\"changes\":[7]}"
	};
	struct pty p = { .fd = -1 };
	char path[400], bad[160];
	pid_t other = type_and_a_half(&p);

	kill(p.pid, SIGTERM);
	cr_expect_eq(pty_end(&p, TTY_UP), 143);
	pty_release(&p);
	unlock(other);
	for (size_t i = 0; i < ARRAY_LEN(none); i++) {
		snprintf(bad, sizeof bad, "%s/nianbao-unsaved-%zu.json", tty.dir, i);
		cr_assert(file_write(bad, none[i], strlen(none[i]), 0600, NULL));
	}
	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "收进来", TTY_UP));
	pty_send(&p, "不要\r");
	cr_assert(pty_wait(&p, "找不回来", TTY_UP));
	pty_send(&p, "\033");
	cr_assert(pty_wait(&p, "收进来", TTY_UP));
	cr_expect_eq(rescued(path), 1 + (int)ARRAY_LEN(none));
	pty_send(&p, "不要\r");
	cr_assert(pty_wait(&p, "找不回来", TTY_UP));
	pty_send(&p, "y");
	cr_expect(pty_wait(&p, "已删除", TTY_UP));
	cr_expect_eq(rescued(path), (int)ARRAY_LEN(none));
	tty_leave(&p);
	tty_expect_stored("3:1:A", "");
}
