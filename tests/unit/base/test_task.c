/*
 * Work in a process of its own: what it says comes back, and nothing of one that is ended
 * stays.  Half made files of who has no memory are gone.
 */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/task.h"
#include "base/temp.h"

struct sum {
	struct task	 task;
	int		 a, b;
};

static bool
add(struct task *t, struct buf *out, struct diag *d)
{
	struct sum *s = (struct sum *)t;

	buf_printf(out, "%d", s->a + s->b);
	d->file = "甲.docx";
	diag_warn(d, MSG_FILE_FULL, "乙", NULL);
	if (s->a < 0)
		diag_error(d, DIAG_REFUSED, MSG_FILE_TOO_LARGE, "丙", "7", NULL);
	return s->a >= 0;
}

static void
await(struct task *t)
{
	struct pollfd p = { t->fd, POLLIN, 0 };

	while (!task_step(t))
		cr_assert_eq(poll(&p, 1, 20000), 1);
}

Test(task, answer_and_messages)
{
	struct sum s = { .a = 3, .b = 4 };
	struct buf out = BUF_INIT, words = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert(task_start(&s.task, add, &d));
	await(&s.task);
	cr_assert(task_result(&s.task, &out, &d));
	cr_assert_str_eq(buf_cstr(&out), "7");
	cr_assert_eq(d.n, 1);
	cr_assert_eq(d.nerror, 0);
	s.a = -1;
	cr_assert(task_start(&s.task, add, &d));
	await(&s.task);
	cr_assert_not(task_result(&s.task, &out, &d));
	cr_assert_eq(d.n, 3);
	cr_assert_eq(d.item[2].kind, DIAG_REFUSED);
	diag_format(&words, &d.item[2], LANG_EN);
	cr_assert_str_eq(buf_cstr(&words), "甲.docx: 丙 is larger than 7 MB and is not read");
	buf_release(&out);
	buf_release(&words);
	diag_release(&d);
}

static bool
large(struct task *t, struct buf *out, struct diag *d)
{
	(void)t;
	(void)d;
	buf_reserve(out, 3000000);
	memset(out->data, 'x', 3000000);
	out->len = 3000000;
	return true;
}

static bool
dies(struct task *t, struct buf *out, struct diag *d)
{
	struct sum *s = (struct sum *)t;

	(void)d;
	buf_str(out, "half");
	if (s->a == 1)
		_exit(0);
	if (s->a == 2)
		mem_out();
	raise(SIGKILL);
	return true;
}

Test(task, larger_than_a_pipe_and_none_at_all)
{
	static const enum msg want[] = { MSG_TASK_DIED, MSG_TASK_DIED, MSG_TASK_MEMORY };
	struct sum s = { .a = 0 };
	struct buf out = BUF_INIT;
	struct diag d;

	cr_assert(task_start(&s.task, large, NULL));
	await(&s.task);
	cr_assert(task_result(&s.task, &out, NULL));
	cr_assert_eq(out.len, 3000000);
	for (int i = 0; i < 3; i++) {
		diag_init(&d);
		buf_reset(&out);
		s.a = i;
		cr_assert(task_start(&s.task, dies, &d));
		await(&s.task);
		cr_assert_not(task_result(&s.task, &out, &d));
		cr_assert_eq(out.len, 0);
		cr_assert(diag_has(&d, want[i]), "%d", i);
		diag_release(&d);
	}
	buf_release(&out);
}

/* ---- what is half made ---- */

static char dir[] = "/tmp/nianbao-task.XXXXXX";
static char temp[64];

static void
touch(const char *path)
{
	FILE *f = fopen(path, "w");

	cr_assert_not_null(f);
	fclose(f);
}

static bool
hangs(struct task *t, struct buf *out, struct diag *d)
{
	(void)t;
	(void)out;
	(void)d;
	temp_begin(temp);
	touch(temp);
	while (pause() == -1)
		continue;
	return true;
}

Test(task, one_that_hangs_is_ended_with_its_file)
{
	struct sum s = { .a = 0 };
	pid_t pid;

	cr_assert_not_null(mkdtemp(dir));
	snprintf(temp, sizeof temp, "%s/half", dir);
	cr_assert(task_start(&s.task, hangs, NULL));
	pid = s.task.pid;
	while (access(temp, F_OK) != 0)
		cr_assert_not(task_step(&s.task));
	task_stop(&s.task);
	cr_assert_neq(access(temp, F_OK), 0);
	cr_assert(kill(pid, 0) != 0 && errno == ESRCH);
	task_stop(&s.task);
	rmdir(dir);
}

static void
starve(void)
{
	temp_begin(temp);
	touch(temp);
	mem_fail_at(1);
	free(mem_alloc(1));
}

Test(task, no_memory_takes_the_temporary_away)
{
	int status;
	pid_t pid;

	cr_assert_not_null(mkdtemp(dir));
	snprintf(temp, sizeof temp, "%s/half", dir);
	if ((pid = fork()) == 0) {
		close(STDERR_FILENO);
		starve();
	}
	waitpid(pid, &status, 0);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == MEM_STATUS);
	cr_assert_neq(access(temp, F_OK), 0);
	rmdir(dir);
}

/* Of one that was killed: gone with the next file, a day later; what only looks like it,
 * or is of today, stays. */
Test(task, what_the_killed_have_left)
{
	static const struct { const char *name; bool old, stays; } file[] = {
		{ ".nianbao-01234567-89ab-cdef-0123-456789abcdef", true, false },
		{ ".nianbao-01234567-89ab-cdef-0123-456789abcdef-journal", true, false },
		{ ".nianbao-11234567-89ab-cdef-0123-456789abcdef", false, true },
		{ ".nianbao-notes", true, true },
		{ ".nianbao-01234567-89ab-cdef-0123-456789abcdef.docx", true, true },
	};
	struct timespec then[2] = { { time(NULL) - 100000, 0 }, { time(NULL) - 100000, 0 } };
	char path[128];

	cr_assert_not_null(mkdtemp(dir));
	for (size_t i = 0; i < ARRAY_LEN(file); i++) {
		snprintf(path, sizeof path, "%s/%s", dir, file[i].name);
		touch(path);
		if (file[i].old)
			cr_assert_eq(utimensat(AT_FDCWD, path, then, 0), 0);
	}
	snprintf(temp, sizeof temp, "%s/new", dir);
	cr_assert(file_write(temp, "x", 1, 0600, NULL));
	unlink(temp);
	for (size_t i = 0; i < ARRAY_LEN(file); i++) {
		snprintf(path, sizeof path, "%s/%s", dir, file[i].name);
		cr_expect_eq(unlink(path) == 0, file[i].stays, "%s", file[i].name);
	}
	rmdir(dir);
}

Test(task, one_that_never_began_has_no_descriptor)
{
	struct task t = { .pid = 0 };

	cr_assert_geq(fcntl(STDIN_FILENO, F_GETFD), 0);
	task_stop(&t);
	cr_expect_geq(fcntl(STDIN_FILENO, F_GETFD), 0);
}
