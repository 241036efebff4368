/*
 * shim.c - between the program and the C library: the n-th call fails.
 *
 * Loaded by LD_PRELOAD.  What it does stands in the environment, and how often it did
 * it in a file that the row maps (struct shim_tell), so that children count along.
 *
 *	TORTURE_SHIM=io:N:ERRNO:ONCE	the N-th call that changes or reads a file of
 *					TORTURE_DIR fails; with ONCE 0 all later ones too
 *	TORTURE_SHIM=memory:N:0:ONCE	the N-th allocation
 *	TORTURE_LIE=...			a known fault, for the control of a row (shim_lie.c)
 *
 * Reads fail with EIO whatever ERRNO says: no read meets a full disk.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include "torture/shim/shim.h"

struct shim shim_now;

/* malloc() is called before the constructor: quiet until then. */
__attribute__((constructor)) static void
start(void)
{
	const char *what = getenv("TORTURE_SHIM"), *tell = getenv("TORTURE_TELL"),
	    *lie = getenv("TORTURE_LIE"), *dir = getenv("TORTURE_DIR");
	int fd, error = 0, once = 1;
	char cwd[256];

	snprintf(shim_now.lie, sizeof shim_now.lie, "%s", lie ? lie : "");
	snprintf(shim_now.dir, sizeof shim_now.dir, "%s", dir ? dir : "/nowhere");
	shim_now.here = getcwd(cwd, sizeof cwd) && strcmp(cwd, shim_now.dir) == 0;
	if (tell && (fd = open(tell, O_RDWR | O_CLOEXEC)) >= 0) {
		shim_now.tell = mmap(NULL, sizeof *shim_now.tell, PROT_READ | PROT_WRITE,
		    MAP_SHARED, fd, 0);
		if (shim_now.tell == MAP_FAILED)
			shim_now.tell = NULL;
		close(fd);
	}
	if (!what || !shim_now.tell)
		return;
	if (sscanf(what, "io:%ld:%d:%d", &shim_now.n, &error, &once) == 3)
		shim_now.io = true;
	else if (sscanf(what, "memory:%ld:%d:%d", &shim_now.n, &error, &once) == 3)
		shim_now.memory = true;
	shim_now.error = error;
	shim_now.once = once != 0;
}

/* Is this call the one? Counted in memory that all processes share. */
static bool
hit(void)
{
	long k = __atomic_add_fetch(&shim_now.tell->calls, 1, __ATOMIC_RELAXED);

	if (k != shim_now.n && (shim_now.once || k < shim_now.n))
		return false;
	__atomic_add_fetch(&shim_now.tell->fired, 1, __ATOMIC_RELAXED);
	return true;
}

static bool
fails(int error)
{
	if (!shim_now.io || !hit())
		return false;
	errno = error;
	return true;
}

/* ---- which descriptors are files of the row ---- */

static bool
ours(const char *path)
{
	return path && (strncmp(path, shim_now.dir, strlen(shim_now.dir)) == 0 ||
	    (shim_now.here && *path != '/'));
}

static int
opened(int fd, const char *path)
{
	if (fd >= 0 && fd < SHIM_FDS)
		shim_now.kind[fd] = !ours(path) ? SHIM_OTHER : strstr(path, "-wal") ?
		    SHIM_WAL : SHIM_OURS;
	return fd;
}

static bool
mine(int fd)
{
	return fd >= 0 && fd < SHIM_FDS && shim_now.kind[fd] != SHIM_OTHER;
}

void *
shim_next(const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);

	if (!p)
		abort();
	return p;
}

/* The C library's own syscall(), not the one below. */
static long
raw(long nr, long a, long b, long c, long d)
{
	static long (*real)(long, ...);

	if (!real)
		real = (long (*)(long, ...))(uintptr_t)shim_next("syscall");
	return real(nr, a, b, c, d);
}
#define RAW(nr, a, b, c, d)	\
	raw(nr, (long)(a), (long)(uintptr_t)(b), (long)(c), (long)(d))

/* ---- opening ---- */

static int
open_at(int at, const char *path, int flags, mode_t mode)
{
	if (shim_lies("temporaries") && (flags & O_TMPFILE) == O_TMPFILE) {
		errno = EOPNOTSUPP;
		return -1;
	}
	if (ours(path) && fails((flags & O_ACCMODE) == O_RDONLY ? EIO : shim_now.error))
		return -1;
	return opened((int)RAW(SYS_openat, at, path, flags, mode), path);
}

#define MODE	\
	va_list ap; mode_t mode = 0; \
	va_start(ap, flags); \
	if (flags & (O_CREAT | O_TMPFILE)) \
		mode = va_arg(ap, mode_t); \
	va_end(ap)

int
open(const char *path, int flags, ...)
{
	MODE;
	return open_at(AT_FDCWD, path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
	MODE;
	return open_at(AT_FDCWD, path, flags, mode);
}

int
openat(int at, const char *path, int flags, ...)
{
	MODE;
	return open_at(at, path, flags, mode);
}

int	 __open_2(const char *, int);
int
__open_2(const char *path, int flags)
{
	return open_at(AT_FDCWD, path, flags, 0);
}

int	 __open64_2(const char *, int);
int
__open64_2(const char *path, int flags)
{
	return open_at(AT_FDCWD, path, flags, 0);
}

int
close(int fd)
{
	bool was = mine(fd);

	if (fd >= 0 && fd < SHIM_FDS)
		shim_now.kind[fd] = SHIM_OTHER;
	if (was && fails(shim_now.error)) {
		RAW(SYS_close, fd, 0, 0, 0);
		errno = shim_now.error;
		return -1;
	}
	return (int)RAW(SYS_close, fd, 0, 0, 0);
}

/* ---- reading and writing ---- */

ssize_t
read(int fd, void *p, size_t n)
{
	return mine(fd) && fails(EIO) ? -1 : RAW(SYS_read, fd, p, n, 0);
}

static ssize_t
read_at(int fd, void *p, size_t n, off_t at)
{
	return mine(fd) && fails(EIO) ? -1 : RAW(SYS_pread64, fd, p, n, at);
}

ssize_t	 pread(int fd, void *p, size_t n, off_t at) { return read_at(fd, p, n, at); }
ssize_t	 pread64(int fd, void *p, size_t n, off_t at) { return read_at(fd, p, n, at); }

static ssize_t
write_at(int fd, const void *p, size_t n, off_t at)
{
	if (mine(fd) && shim_lies("wal") && shim_now.kind[fd] == SHIM_WAL)
		return (ssize_t)n;
	return mine(fd) && fails(shim_now.error) ? -1 : RAW(SYS_pwrite64, fd, p, n, at);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	return write_at(fd, p, n, at);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off_t at)
{
	return write_at(fd, p, n, at);
}

static ssize_t
written(int fd, const void *p, size_t n)
{
	if (mine(fd) && n > 64 && shim_lies("short"))
		return RAW(SYS_write, fd, p, n / 2, 0) < 0 ? -1 : (ssize_t)n;
	return mine(fd) && fails(shim_now.error) ? -1 : RAW(SYS_write, fd, p, n, 0);
}

ssize_t	 write(int fd, const void *p, size_t n) { return written(fd, p, n); }

/* The program writes by the system call, past write(). */
long
syscall(long nr, ...)
{
	static long (*real)(long, ...);
	long a[6];
	va_list ap;

	va_start(ap, nr);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(ap, long);
	va_end(ap);
	if (nr == SYS_write)
		return written((int)a[0], (const void *)(uintptr_t)a[1], (size_t)a[2]);
	if (!real)
		real = (long (*)(long, ...))(uintptr_t)shim_next("syscall");
	return real(nr, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static int
synced(int fd, long nr)
{
	return mine(fd) && fails(shim_now.error) ? -1 : (int)RAW(nr, fd, 0, 0, 0);
}

int	 fsync(int fd) { return synced(fd, SYS_fsync); }
int	 fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int
truncated(int fd, off_t n)
{
	return mine(fd) && fails(shim_now.error) ? -1 : (int)RAW(SYS_ftruncate, fd, n, 0, 0);
}

int	 ftruncate(int fd, off_t n) { return truncated(fd, n); }
int	 ftruncate64(int fd, off_t n) { return truncated(fd, n); }

/* ---- names ---- */

static bool
is_temporary(const char *path)
{
	return strstr(path, "/.nianbao-") || strstr(path, ".new-");
}

int
unlink(const char *path)
{
	if (shim_lies("temporaries") && is_temporary(path))
		return 0;
	/* Where nothing more can be taken away, what is left is nobody's fault. */
	return ours(path) && shim_now.once && fails(shim_now.error) ? -1 :
	    (int)RAW(SYS_unlinkat, AT_FDCWD, path, 0, 0);
}

int
rename(const char *from, const char *to)
{
	return ours(to) && fails(shim_now.error) ? -1 : SHIM_NEXT(rename)(from, to);
}

int
link(const char *from, const char *to)
{
	return ours(to) && fails(shim_now.error) ? -1 : SHIM_NEXT(link)(from, to);
}

int
linkat(int a, const char *from, int b, const char *to, int flags)
{
	return ours(to) && fails(shim_now.error) ? -1 : SHIM_NEXT(linkat)(a, from, b, to, flags);
}

int
fchmod(int fd, mode_t mode)
{
	return mine(fd) && fails(shim_now.error) ? -1 : SHIM_NEXT(fchmod)(fd, mode);
}

/* ---- memory ---- */

void	*__libc_malloc(size_t);
void	*__libc_calloc(size_t, size_t);
void	*__libc_realloc(void *, size_t);

static bool
starved(void)
{
	if (!shim_now.memory || !hit())
		return false;
	errno = ENOMEM;
	return true;
}

void	*malloc(size_t n) { return starved() ? NULL : __libc_malloc(n); }
void	*calloc(size_t n, size_t m) { return starved() ? NULL : __libc_calloc(n, m); }
void	*realloc(void *p, size_t n) { return starved() ? NULL : __libc_realloc(p, n); }
