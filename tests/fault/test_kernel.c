/*
 * Kernels that can do less, made of this one by a filter of system calls: what the
 * program cannot promise there it says, and what it can do it does.
 */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/sandbox.h"

#define FILTER		2u		/* SECCOMP_MODE_FILTER */
#define ALLOW		0x7FFF0000u	/* SECCOMP_RET_ALLOW */
#define ANSWER		0x00050000u	/* SECCOMP_RET_ERRNO */
#define DATA_NR		0u		/* offsets in struct seccomp_data */
#define DATA_FIRST	16u		/* the low half of the first argument */
#define OF_5_1		424u		/* from here on calls have one number everywhere */

static char dir[] = "/tmp/nianbao-kernel.XXXXXX", said[128];

static void
init(void)
{
	cr_assert_not_null(mkdtemp(dir));
	snprintf(said, sizeof said, "%s/said", dir);
}

static void
fini(void)
{
	static const char *const name[] = { "said", "a.db", "a.db-wal", "a.db-shm" };
	char path[160];

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		snprintf(path, sizeof path, "%s/%s", dir, name[i]);
		unlink(path);
	}
	cr_expect_eq(rmdir(dir), 0, "nothing else was written");
}

TestSuite(kernel, .init = init, .fini = fini);

/* Without filters: prctl() does not know them. */
static const struct sock_filter no_seccomp[] = {
	{ BPF_LD | BPF_W | BPF_ABS, 0, 0, DATA_NR },
	{ BPF_JMP | BPF_JEQ | BPF_K, 0, 3, SYS_prctl },
	{ BPF_LD | BPF_W | BPF_ABS, 0, 0, DATA_FIRST },
	{ BPF_JMP | BPF_JEQ | BPF_K, 0, 1, PR_SET_SECCOMP },
	{ BPF_RET | BPF_K, 0, 0, ANSWER | EINVAL },
	{ BPF_RET | BPF_K, 0, 0, ALLOW },
};
/* Linux 5.0: no Landlock, no close_range, no openat2, no clone3. */
static const struct sock_filter old[] = {
	{ BPF_LD | BPF_W | BPF_ABS, 0, 0, DATA_NR },
	{ BPF_JMP | BPF_JGE | BPF_K, 0, 1, OF_5_1 },
	{ BPF_RET | BPF_K, 0, 0, ANSWER | ENOSYS },
	{ BPF_RET | BPF_K, 0, 0, ALLOW },
};

/* The exit status of the program under a filter; what it printed is in "said".  A
 * kernel that takes no filter has less by itself. */
static int
under(const struct sock_filter *f, size_t n, const char *const *arg)
{
	struct sock_fprog program = {
		(unsigned short)n, (struct sock_filter *)(uintptr_t)f
	};
	const char *path = getenv("NIANBAO"), *argv[16] = { "nianbao" };
	pid_t pid = fork();
	int status, fd;

	cr_assert_geq(pid, 0);
	if (pid == 0) {
		for (size_t i = 0; arg[i] != NULL; i++)
			argv[i + 1] = arg[i];
		fd = open(said, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		if (fd < 0 || dup2(fd, 1) < 0 || dup2(fd, 2) < 0)
			_exit(99);
		setenv("HOME", dir, 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
		prctl(PR_SET_SECCOMP, FILTER, &program, 0, 0);
		execv(path != NULL ? path : "build/nianbao", (char **)(uintptr_t)argv);
		_exit(99);
	}
	while (waitpid(pid, &status, 0) < 0)
		cr_assert_eq(errno, EINTR);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
#define UNDER(filter, ...) under(filter, sizeof filter / sizeof *(filter), \
	(const char *const[]){ __VA_ARGS__, NULL })

static bool
has_said(const char *text)
{
	struct diag diag;
	struct buf b = BUF_INIT;
	bool found;

	diag_init(&diag);
	cr_assert(file_read(&b, said, 65536, &diag));
	found = strstr(buf_cstr(&b), text) != NULL;
	if (!found)
		fprintf(stderr, "%s", buf_cstr(&b));
	buf_release(&b);
	diag_release(&diag);
	return found;
}

Test(kernel, without_its_lock_there_is_no_kiosk)
{
	char db[160];

	snprintf(db, sizeof db, "%s/a.db", dir);
	cr_expect_eq(UNDER(no_seccomp, "--db", db, "--kiosk", dir, "--kiosk-commands", "new",
	    "甲县", "2025"), 6);
	cr_expect(has_said("受限方式不能使用"));
	cr_expect_neq(access(db, F_OK), 0, "nothing was done");
	cr_expect_eq(UNDER(no_seccomp, "--kiosk", dir, "--db", db), 6, "the application");
	cr_expect(has_said("受限方式不能使用"));
	/* Who asks is told. */
	cr_expect_eq(UNDER(no_seccomp, "--version"), 0);
	cr_expect(has_said("--kiosk：不可用"));
	/* All else goes on. */
	cr_expect_eq(UNDER(no_seccomp, "--db", db, "new", "甲县", "2025"), 0);
}

Test(kernel, of_2019_reads_files_too)
{
	char db[160];

	snprintf(db, sizeof db, "%s/a.db", dir);
	cr_expect_eq(UNDER(old, "--db", db, "import", "tests/cli/good.json"), 0);
	cr_expect_eq(UNDER(old, "--db", db, "list"), 0);
	cr_expect(has_said("甲县"));
	if (sandbox_probe() & SANDBOX_PROGRAMS) {
		/* It has no Landlock: the application, but no commands. */
		cr_expect_eq(UNDER(old, "--db", db, "--kiosk", dir), 5);
	}
	if (sandbox_probe() & SANDBOX_FILES) {
		cr_expect_eq(UNDER(old, "--db", db, "--kiosk", dir, "--kiosk-commands", "list"),
		    6);
		cr_expect(has_said("不能限制可以打开的文件"));
	}
}
