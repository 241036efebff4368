/*
 * sandbox.c - giving up rights: limits, Landlock, seccomp.
 *
 * The numbers of Landlock and seccomp are of the kernel and never change; they
 * stand here because the headers of an old system lack them.  What a kernel does
 * not know it refuses, and that is no error.
 *
 * A forbidden call fails with EPERM and does not kill: a library that tries a file
 * and can go on without it, does.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sandbox.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(SANITIZED)
#define SANITIZED 1
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* The architecture as seccomp names it; 0: not one of ours, no filter. */
#ifndef AUDIT_ARCH_LOONGARCH64
#define AUDIT_ARCH_LOONGARCH64	0xC0000102u
#endif
#ifndef AUDIT_ARCH_RISCV64
#define AUDIT_ARCH_RISCV64	0xC00000F3u
#endif
#if defined(__x86_64__) && defined(__LP64__)
#define ARCH	AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__LP64__) && !defined(__AARCH64EB__)
#define ARCH	AUDIT_ARCH_AARCH64
#elif defined(__loongarch__) && defined(__LP64__)
#define ARCH	AUDIT_ARCH_LOONGARCH64
#elif defined(__riscv) && defined(__LP64__)
#define ARCH	AUDIT_ARCH_RISCV64
#elif defined(__i386__)
#define ARCH	AUDIT_ARCH_I386
#elif defined(__arm__) && !defined(__ARMEB__)
#define ARCH	AUDIT_ARCH_ARM
#elif defined(__mips__) && defined(__LP64__) && defined(__MIPSEL__)
#define ARCH	AUDIT_ARCH_MIPSEL64
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
#define ARCH	AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define ARCH	AUDIT_ARCH_S390X
#else
#define ARCH	0u
#endif

/* The reader's filter knows how mmap gets its arguments and which calls the C library
 * makes; both are known for these only. */
#if defined(__LP64__) && (defined(__x86_64__) || defined(__loongarch__) || \
    defined(__riscv) || (defined(__aarch64__) && !defined(__AARCH64EB__)))
#define CALLS_KNOWN	1
#else
#define CALLS_KNOWN	0
#endif

/* ---- seccomp ---- */

#define FILTER		2u		/* SECCOMP_MODE_FILTER */
#define ALLOW		0x7FFF0000u	/* SECCOMP_RET_ALLOW */
#define REFUSE		(0x00050000u | EPERM)	/* SECCOMP_RET_ERRNO */
#define DATA_NR		0u		/* offsets in struct seccomp_data */
#define DATA_ARCH	4u
#define DATA_PROT	(16u + 2 * 8)	/* low half of the third argument */
#define PROT_EXEC_BIT	4u
#define X32_BIT		0x40000000u	/* the second set of numbers of x86-64 */

#define LOAD(at)	{ BPF_LD | BPF_W | BPF_ABS, 0, 0, (at) }
#define RETURN(what)	{ BPF_RET | BPF_K, 0, 0, (what) }
/* Go on when the value loaded is k, else skip so many lines. */
#define UNLESS(k, skip)	{ BPF_JMP | BPF_JEQ | BPF_K, 0, (skip), (k) }

/* Both need it; it cannot be undone, which is the point. */
static bool
no_new_rights(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

static bool
install(const struct sock_filter *filter, size_t n)
{
	struct sock_fprog program = {
		(unsigned short)n, (struct sock_filter *)(uintptr_t)filter
	};

	return ARCH != 0 && no_new_rights() &&
	    prctl(PR_SET_SECCOMP, FILTER, &program, 0, 0) == 0;
}

#if CALLS_KNOWN
/* Little-endian, as are all of them: the low half of an argument comes first. */
static const struct sock_filter calls_head[] = {
	LOAD(DATA_ARCH),
	{ BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCH },
	RETURN(REFUSE),
	LOAD(DATA_NR),
	/* Memory, but none that can be executed. */
	UNLESS(SYS_mmap, 4),
	LOAD(DATA_PROT),
	{ BPF_JMP | BPF_JSET | BPF_K, 0, 1, PROT_EXEC_BIT },
	RETURN(REFUSE),
	RETURN(ALLOW),
};
static const unsigned calls[] = {
	SYS_read, SYS_write, SYS_recvfrom, SYS_sendto, SYS_munmap, SYS_mremap, SYS_brk,
	SYS_madvise, SYS_futex, SYS_clock_gettime, SYS_gettimeofday, SYS_getrandom,
	SYS_sysinfo, SYS_getpid, SYS_gettid, SYS_rt_sigprocmask, SYS_rt_sigaction,
	SYS_rt_sigreturn, SYS_restart_syscall, SYS_setitimer, SYS_close, SYS_exit,
	SYS_exit_group
};
#define NHEAD	ARRAY_LEN(calls_head)
#define NCALLS	ARRAY_LEN(calls)

/* The kernel works through the filter once for every number there is, so it is short:
 * all calls that are left jump to the one end. */
static bool
few_calls(void)
{
	struct sock_filter f[NHEAD + NCALLS + 2];
	size_t n = 0;

	for (size_t i = 0; i < NHEAD; i++)
		f[n++] = calls_head[i];
	for (size_t i = 0; i < NCALLS; i++)
		f[n++] = (struct sock_filter){
			BPF_JMP | BPF_JEQ | BPF_K, (unsigned char)(NCALLS - i), 0, calls[i]
		};
	f[n++] = (struct sock_filter)RETURN(REFUSE);
	f[n++] = (struct sock_filter)RETURN(ALLOW);
	return install(f, n);
}
#else
static bool
few_calls(void)
{
	return false;
}
#endif

/* A foreign architecture or x32 would bring execve under another number. */
bool
sandbox_no_exec(void)
{
	static const struct sock_filter f[] = {
		LOAD(DATA_ARCH),
		UNLESS(ARCH, 4),
		LOAD(DATA_NR),
		{ BPF_JMP | BPF_JGE | BPF_K, 2, 0, X32_BIT },
		{ BPF_JMP | BPF_JEQ | BPF_K, 1, 0, SYS_execve },
		{ BPF_JMP | BPF_JEQ | BPF_K, 0, 1, SYS_execveat },
		RETURN(REFUSE),
		RETURN(ALLOW),
	};

	return install(f, ARRAY_LEN(f));
}

/* For a process that goes on opening files: what it can read is Landlock's business,
 * but it talks to nobody and is joined by nobody. */
static const unsigned social[] = {
	SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect, SYS_bind,
	SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_clone,
#ifdef SYS_clone3
	SYS_clone3,
#endif
#ifdef SYS_fork
	SYS_fork, SYS_vfork,
#endif
#ifdef SYS_io_uring_setup
	SYS_io_uring_setup,
#endif
};

static bool
alone(void)
{
	static const struct sock_filter first[] = {
		LOAD(DATA_ARCH),
		{ BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCH },
		RETURN(REFUSE),
		LOAD(DATA_NR),
		{ BPF_JMP | BPF_JGE | BPF_K, ARRAY_LEN(social) + 1, 0, X32_BIT },
	};
	struct sock_filter f[ARRAY_LEN(first) + ARRAY_LEN(social) + 2];
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(first); i++)
		f[n++] = first[i];
	for (size_t i = 0; i < ARRAY_LEN(social); i++)
		f[n++] = (struct sock_filter){
			BPF_JMP | BPF_JEQ | BPF_K, (unsigned char)(ARRAY_LEN(social) - i), 0,
			social[i]
		};
	f[n++] = (struct sock_filter)RETURN(ALLOW);
	f[n++] = (struct sock_filter)RETURN(REFUSE);
	return install(f, n);
}

/* ---- Landlock ---- */

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset	444	/* the same on every architecture */
#define SYS_landlock_add_rule		445
#define SYS_landlock_restrict_self	446
#endif
#define BENEATH		1		/* LANDLOCK_RULE_PATH_BENEATH */
#define BIT(n)		((uint64_t)1 << (n))
#define READ_FILE	BIT(2)
#define READ_DIR	BIT(3)
#define OF_FILES	(BIT(0) | BIT(1) | READ_FILE | BIT(14) | BIT(15))	/* not of folders */
/* Write, remove a folder or a file, make a folder or a file, rename to another folder,
 * cut off, ask a device. */
#define WRITE		(BIT(1) | BIT(4) | BIT(5) | BIT(7) | BIT(8) | BIT(13) | BIT(14) | BIT(15))

struct ruleset { uint64_t files, net, scoped; };
struct beneath { uint64_t allowed; int32_t fd; } __attribute__((packed));

/* What is not there needs no rule. */
static void
allow(int ruleset, uint64_t known, const struct sandbox_place *p)
{
	struct beneath rule = { READ_FILE | READ_DIR, open(p->path, O_PATH | O_CLOEXEC) };
	struct stat st;

	if (rule.fd < 0)
		return;
	if (p->write)
		rule.allowed |= WRITE;
	if (fstat(rule.fd, &st) != 0 || !S_ISDIR(st.st_mode))
		rule.allowed &= OF_FILES;
	rule.allowed &= known;
	syscall(SYS_landlock_add_rule, ruleset, BENEATH, &rule, 0);
	close(rule.fd);
}

/* A ruleset that governs all that the kernel knows, and has no rule but for "place": all
 * else is forbidden.  "scoped": no signal and no socket of others either. */
static bool
only_places(const struct sandbox_place *place, size_t n, bool scoped)
{
	static const struct { unsigned files, net, scoped, size; } version[] = {
		{ 13, 0, 0, 8 }, { 14, 0, 0, 8 }, { 15, 0, 0, 8 },	/* 1 .. 3 */
		{ 15, 2, 0, 16 }, { 16, 2, 0, 16 }, { 16, 2, 2, 24 }	/* 4 .. 6 */
	};
	struct ruleset set = { 0, 0, 0 };
	long v, fd;
	bool ok;

	v = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
	if (v < 1)
		return false;
	if (v > (long)ARRAY_LEN(version))
		v = (long)ARRAY_LEN(version);
	v--;
	set.files = BIT(version[v].files) - 1;
	set.net = BIT(version[v].net) - 1;
	set.scoped = scoped ? BIT(version[v].scoped) - 1 : 0;
	fd = syscall(SYS_landlock_create_ruleset, &set, (size_t)version[v].size, 0);
	if (fd < 0)
		return false;
	for (size_t i = 0; i < n; i++)
		allow((int)fd, set.files, &place[i]);
	ok = no_new_rights() && syscall(SYS_landlock_restrict_self, fd, 0) == 0;
	close((int)fd);
	return ok;
}

/* Reports of a sanitizer are written and read all over the place. */
bool
sandbox_only(const struct sandbox_place *place, size_t n)
{
	return SANITIZED || only_places(place, n, false);
}

/* ---- limits ---- */

static bool
limit(int what, rlim_t most)
{
	struct rlimit r = { most, most };

	return setrlimit(what, &r) == 0;
}

#define IN_USE	((size_t)256 << 20)	/* at most, of this program */

/* Bytes of address space in use, at most; /proc may be out of sight.  No stdio: every
 * page that a fresh child writes is first copied. */
static size_t
in_use(void)
{
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	char text[32] = "";
	ssize_t n;

	if (fd < 0)
		return IN_USE;
	n = read(fd, text, sizeof text - 1);	/* the first of some numbers */
	close(fd);
	return n > 0 ? (size_t)strtoul(text, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) :
	    IN_USE;
}

unsigned
sandbox_enter(size_t memory)
{
	size_t used;
	unsigned holds = 0;

	limit(RLIMIT_CORE, 0);
	if (SANITIZED)
		return 0;
	used = in_use();
	if (limit(RLIMIT_AS, (rlim_t)used + memory))
		holds |= SANDBOX_MEMORY;
	if (only_places(NULL, 0, true))
		holds |= SANDBOX_FILES;
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NPROC, 0);
	limit(RLIMIT_NOFILE, 0);
	if (few_calls())
		holds |= SANDBOX_CALLS;
	return holds;
}

unsigned
sandbox_read_only(size_t memory, const char *const *path, size_t n)
{
	struct sandbox_place *place;
	size_t used;
	unsigned holds = 0;

	limit(RLIMIT_CORE, 0);
	if (SANITIZED)
		return 0;
	place = mem_resize(NULL, n + 1, sizeof *place);
	for (size_t i = 0; i < n; i++)
		place[i] = (struct sandbox_place){ path[i], false };
	used = in_use();
	if (limit(RLIMIT_AS, (rlim_t)used + memory))
		holds |= SANDBOX_MEMORY;
	if (only_places(place, n, true))
		holds |= SANDBOX_FILES;
	free(place);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_NPROC, 0);
	if (alone())
		holds |= SANDBOX_CALLS;
	return holds;
}

unsigned
sandbox_probe(void)
{
	unsigned holds;
	int status;
	pid_t pid = fork();

	if (pid < 0)
		return 0;
	if (pid == 0) {
		holds = sandbox_no_exec() ? SANDBOX_PROGRAMS : 0;
		_exit((int)(holds | sandbox_enter((size_t)64 << 20)));
	}
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 0;
	return WIFEXITED(status) ? (unsigned)WEXITSTATUS(status) : 0;
}

void
sandbox_time(int ms)
{
	struct itimerval t = { { 0, 0 }, { ms / 1000, ms % 1000 * 1000 } };

	setitimer(ITIMER_PROF, &t, NULL);
}

/* ---- a child of its own ---- */

#ifndef SYS_close_range
#define SYS_close_range	436		/* the same on every architecture */
#endif

static void
close_from(int fd)
{
	long most;

	if (syscall(SYS_close_range, (unsigned)fd, ~0u, 0u) == 0)
		return;
	most = sysconf(_SC_OPEN_MAX);
	for (most = most > 65536 || most < 0 ? 65536 : most; fd < most; fd++)
		close(fd);
}

int
sandbox_detach(int keep)
{
	static const int reset[] = {
		SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH, SIGCHLD,
		SIGALRM, SIGUSR1, SIGUSR2, SIGPROF
	};
	sigset_t none;
	int null;

	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	setpgid(0, 0);			/* ^C and ^Z are for the parent */
	mem_set_hook(NULL);
	for (size_t i = 0; i < ARRAY_LEN(reset); i++)
		signal(reset[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	keep = fcntl(keep, F_DUPFD, 3);	/* out of the way of 0 to 2 */
	null = open("/dev/null", O_RDWR);
	for (int fd = 0; fd <= 2 && null >= 0; fd++)
		dup2(null, fd);
	if (keep > 3)
		keep = dup2(keep, 3);	/* so all that goes stands behind it */
	close_from(4);
	return keep;
}
