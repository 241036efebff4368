/*
 * helper.c - starting the programs that lie beside this one.
 *
 * This program has no exec function to be tricked into: none is linked (a test
 * looks), kiosk mode forbids the system call for good, and the one place that
 * makes it is below.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/helper.h"
#include "base/mem.h"
#include "base/talk.h"

#ifndef SYS_close_range
#define SYS_close_range	436		/* the same on every architecture */
#endif

/* What a helper may know: where its tools, the fonts and the printers are, and the
 * language.  LD_PRELOAD and the like are ways to run other people's code. */
static const char *const kept[] = {
	"PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE",
	"LC_MESSAGES", "XDG_DATA_HOME", "XDG_DATA_DIRS", "XDG_CONFIG_HOME",
	"XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "CUPS_SERVER", "PRINTER",
	"LPDEST",
#ifdef __SANITIZE_ADDRESS__
	"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
#endif
};

bool
helper_find(const char *name, char path[PATH_MAX])
{
	static const char *const place[] = { "libexec", "../libexec" };
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	char *slash;

	if (n <= 0)
		return false;
	self[n] = '\0';
	slash = strrchr(self, '/');
	if (slash == NULL)
		return false;
	*slash = '\0';
	for (size_t i = 0; i < ARRAY_LEN(place); i++) {
		n = snprintf(path, PATH_MAX, "%s/%s/%s", self, place[i], name);
		if (n > 0 && n < PATH_MAX && access(path, X_OK) == 0)
			return true;
	}
	return false;
}

/* Made before the fork: behind it nothing may be allocated. */
static void
make_environment(char *env[ARRAY_LEN(kept) + 1])
{
	struct buf b = BUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		const char *value = getenv(kept[i]);

		if (value == NULL)
			continue;
		buf_printf(&b, "%s=%s", kept[i], value);
		env[n++] = buf_detach(&b);
	}
	env[n] = NULL;
}

/*
 * Between fork and execve only system calls: the parent may be the screen.  The
 * helper stays in the terminal's group, so that ^C ends both; it ends with us.
 */
static void
become(const char *path, const char *const *argv, char *const *env, int fd)
{
	int null = open("/dev/null", O_WRONLY);
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	dup2(null, 2);
	if (dup2(fd, 0) == 0 && dup2(fd, 1) == 1) {
		/* All else is closed on exec by who opened it; this is a second lock. */
		syscall(SYS_close_range, 3u, ~0u, 0u);
		syscall(SYS_execve, path, argv, env);
	}
	_exit(127);
}

bool
helper_start(struct helper *h, const char *path, const char *const *argument)
{
	const char *argv[HELPER_ARGS + 2] = { path };
	char *env[ARRAY_LEN(kept) + 1];
	int fd[2];

	*h = (struct helper){ 0, -1 };
	for (size_t i = 0; i < HELPER_ARGS && argument[i] != NULL; i++)
		argv[i + 1] = argument[i];
	if (!talk_pair(fd))
		return false;
	make_environment(env);
	h->pid = fork();
	if (h->pid == 0)
		become(path, argv, env, fd[1]);
	for (size_t i = 0; env[i] != NULL; i++)
		free(env[i]);
	close(fd[1]);
	if (h->pid > 0) {
		h->fd = fd[0];
		return true;
	}
	close(fd[0]);
	h->pid = 0;
	return false;
}

int
helper_end(struct helper *h, int signal)
{
	int status = -1;

	if (h->pid == 0)
		return -1;
	if (signal != 0)
		kill(h->pid, signal);
	close(h->fd);
	while (waitpid(h->pid, &status, 0) < 0)
		if (errno != EINTR) {
			status = -1;
			break;
		}
	*h = (struct helper){ 0, -1 };
	return status;
}
