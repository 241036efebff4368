/*
 * test_sandbox.c - what a process that gave up its rights can no longer do, and
 * what it still can.  Each case runs in a child, whose exit status is the answer.
 */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sandbox.h"
#include "base/talk.h"

#define MEMORY	((size_t)64 << 20)
#define BITS	100		/* exit status that says which restrictions hold */

static int
wait_status(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		cr_assert_eq(errno, EINTR);
	return status;
}

/* Exit status of f() in a child under restrictions; negative: the signal. */
static int
inside(int (*f)(void))
{
	pid_t pid = fork();
	int status;

	cr_assert_geq(pid, 0);
	if (pid == 0) {
		sandbox_enter(MEMORY);
		_exit(f());
	}
	status = wait_status(pid);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* Has the kernel filters?  qemu-user, which has none, shows the status of the machine
 * below it, so that is not enough: one that refuses a filter without a program with
 * another word than EFAULT knows none. */
static bool
has_seccomp(void)
{
	return prctl(PR_SET_SECCOMP, 2, NULL, 0, 0) < 0 && errno == EFAULT;
}

/* Which restrictions this kernel, processor and build have: found out without
 * sandbox.c. */
static unsigned
expected(void)
{
	unsigned want = has_seccomp() ? SANDBOX_PROGRAMS : 0;

#if !defined(__SANITIZE_ADDRESS__)
	want |= SANDBOX_MEMORY;
	if (syscall(444, NULL, 0, 1) > 0)
		want |= SANDBOX_FILES;
#if defined(__LP64__) && (defined(__x86_64__) || defined(__aarch64__) || \
    defined(__loongarch__) || defined(__riscv))
	if (has_seccomp())
		want |= SANDBOX_CALLS;
#endif
#endif
	return want;
}

static int
enter_bits(void)
{
	pid_t pid = fork();
	int status;

	cr_assert_geq(pid, 0);
	if (pid == 0)
		_exit(BITS + (int)sandbox_enter(MEMORY));
	status = wait_status(pid);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) >= BITS);
	return WEXITSTATUS(status) - BITS;
}

Test(sandbox, says_what_holds)
{
	unsigned holds = (unsigned)enter_bits(), want = expected();

	cr_assert_eq(holds, want & ~(unsigned)SANDBOX_PROGRAMS, "holds %u, should hold %u",
	    holds, want);
	cr_assert_eq(sandbox_probe(), want, "would hold %u, should %u", sandbox_probe(), want);
	cr_assert_eq(access("/", R_OK), 0, "and this process has lost nothing");
}

/* Allocation as a reader does it: small pieces, large ones, growing ones. */
static int
computes(void)
{
	char *large = mem_zero(16u << 20), *p = mem_strdup("text");
	struct arena a;

	large = mem_resize(large, 24u << 20, 1);
	large[(24u << 20) - 1] = 1;
	arena_init(&a);
	for (int i = 0; i < 10000; i++)
		arena_strdup(&a, "a cell");
	arena_release(&a);
	free(large);
	free(p);
	return 7;
}

Test(sandbox, can_compute)
{
	cr_assert_eq(inside(computes), 7);
}

static int
answer(bool failed)
{
	return failed && (errno == EPERM || errno == EACCES || errno == EMFILE ||
	    errno == EAGAIN) ? 1 : 2;
}
static int
opens_a_file(void)
{
	return answer(open("/proc/self/status", O_RDONLY) < 0);
}
static int
makes_a_file(void)
{
	return answer(open("sandbox-test", O_WRONLY | O_CREAT, 0600) < 0);
}
static int
makes_a_socket(void)
{
	return answer(socket(AF_INET, SOCK_STREAM, 0) < 0);
}
static int
starts_a_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return answer(pid < 0);
}
static int
starts_a_program(void)
{
	char *argv[] = { NULL, NULL };

	syscall(SYS_execve, "/bin/true", argv, argv);
	return answer(true);
}
static int
signals_its_parent(void)
{
	return answer(kill(getppid(), 0) < 0);
}
static int
makes_code(void)
{
	return answer(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
}

Test(sandbox, cannot_reach_anything)
{
	static const struct { const char *what; int (*f)(void); } t[] = {
		{ "open", opens_a_file }, { "create", makes_a_file },
		{ "socket", makes_a_socket }, { "fork", starts_a_process },
		{ "exec", starts_a_program }, { "kill", signals_its_parent },
		{ "executable memory", makes_code }
	};

	if ((expected() & SANDBOX_CALLS) == 0) {
		fputs("SKIP sandbox: cannot reach anything: a sanitizer, or no seccomp filter"
		    " on this machine\n", stderr);
		return;
	}
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		cr_assert_eq(inside(t[i].f), 1, "%s", t[i].what);
	cr_assert_neq(access("sandbox-test", F_OK), 0);
}

static int
takes_memory(void)
{
	/* volatile: clang leaves out what nobody uses, and then both are had */
	void *volatile small = malloc(MEMORY / 4), *volatile large = malloc(MEMORY * 2);

	return small != NULL && large == NULL ? 1 : 2;
}

Test(sandbox, has_a_limit_of_memory)
{
	if ((expected() & SANDBOX_MEMORY) == 0) {
		fputs("SKIP sandbox: limit of memory: a sanitizer\n", stderr);
		return;
	}
	cr_assert_eq(inside(takes_memory), 1);
}

static int
computes_for_ever(void)
{
	volatile unsigned n = 0;

	sandbox_time(20);
	while (n + 1 != 0)
		n = (n + 1) % 1000;
	return 1;
}
static int
has_time(void)
{
	sandbox_time(20);
	sandbox_time(0);
	return 3;
}

Test(sandbox, has_a_limit_of_time)
{
	cr_assert_eq(inside(computes_for_ever), -SIGPROF);
	cr_assert_eq(inside(has_time), 3);
}

static void
on_signal(int n)
{
	(void)n;
}

Test(sandbox, detach_keeps_one_descriptor_and_no_handler)
{
	int other = open("/proc/self/status", O_RDONLY), fd[2], status;
	struct sigaction was;
	char c = '\0';
	pid_t pid;

	signal(SIGTERM, on_signal);
	cr_assert(other >= 0 && talk_pair(fd));
	pid = fork();
	cr_assert_geq(pid, 0);
	if (pid == 0) {
		int mine = sandbox_detach(fd[1]), open_ones = 0;

		for (int i = 3; i < 256; i++)
			open_ones += fcntl(i, F_GETFD) >= 0;
		sigaction(SIGTERM, NULL, &was);
		if (open_ones == 1 && was.sa_handler == SIG_DFL &&
		    getpgrp() == getpid() && write(1, "x", 1) == 1 && read(0, &c, 1) == 0)
			talk_send(mine, "y", 1, 0);
		_exit(0);
	}
	close(fd[1]);
	cr_assert(talk_receive(fd[0], &c, 1, talk_deadline(10000)));
	cr_assert_eq(c, 'y');
	status = wait_status(pid);
	cr_assert(WIFEXITED(status));
	close(fd[0]);
	close(other);
}

/* In a child: no exec, not in its children either, but all else goes on. */
static int
no_program_any_more(void)
{
	char *argv[] = { NULL, NULL };
	pid_t pid;
	int status, fd;

	if (!sandbox_no_exec())
		return 9;
	pid = fork();
	if (pid == 0) {
		syscall(SYS_execve, "/bin/true", argv, argv);
		if (errno != EPERM)
			_exit(2);
		syscall(SYS_execveat, AT_FDCWD, "/bin/true", argv, argv, 0);
		_exit(errno == EPERM ? 1 : 3);
	}
	status = wait_status(pid);
	fd = open("/proc/self/status", O_RDONLY);
	if (fd < 0 || !WIFEXITED(status))
		return 4;
	return WEXITSTATUS(status);
}

Test(sandbox, no_exec_is_for_good)
{
	pid_t pid = fork();
	int status, ok;

	cr_assert_geq(pid, 0);
	if (pid == 0)
		_exit(no_program_any_more());
	status = wait_status(pid);
	ok = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if ((expected() & SANDBOX_PROGRAMS) == 0) {
		cr_assert_eq(ok, 9);
		fputs("SKIP sandbox: no exec is for good: no seccomp on this machine\n", stderr);
		return;
	}
	cr_assert_eq(ok, 1);
}

/* ---- talk ---- */

Test(sandbox, talk_ends_by_its_deadline)
{
	int fd[2];
	char c;

	cr_assert(talk_pair(fd));
	cr_assert(talk_send(fd[0], "ab", 2, talk_deadline(1000)));
	cr_assert(talk_receive(fd[1], &c, 1, 0));
	cr_assert_eq(c, 'a');
	cr_assert(!talk_receive(fd[0], &c, 1, talk_deadline(1)), "nobody speaks");
	close(fd[1]);
	/* Nobody is there, and no SIGPIPE says so. */
	cr_assert(!talk_receive(fd[0], &c, 1, talk_deadline(1000)));
	cr_assert(!talk_send(fd[0], "ab", 2, talk_deadline(1000)));
	close(fd[0]);
}
