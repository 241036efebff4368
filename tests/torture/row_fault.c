/*
 * row_fault.c - rows that the suite of faults has (tests/fault): it is started with the
 * number of attempts, the seed and the fault in its environment.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "torture/torture.h"

/* What the tests said of their attempts, one number a line. */
static long
told(const char *path)
{
	struct buf b = BUF_INIT;
	char *s, *end;
	long n = 0, k;

	if (file_read(&b, path, 0, NULL))
		for (s = b.data; (k = strtol(s, &end, 10)), end != s; s = end)
			n += k;
	buf_release(&b);
	unlink(path);
	return n;
}

/* "variable" gets "value" where there is one. */
static void
suite(struct run *r, const char *filter, const char *variable, long value,
    const char *fault)
{
	const char *bin = getenv("FAULT");
	char path[96], text[24], seed[24];
	struct buf said = BUF_INIT;
	int pipe_[2], status;
	char b[4096], *bad;
	ssize_t k;
	pid_t pid;

	snprintf(path, sizeof path, "%s/attempts", scene.dir);
	snprintf(text, sizeof text, "%ld", value);
	snprintf(seed, sizeof seed, "%u", r->seed);
	if (!bin || pipe2(pipe_, O_CLOEXEC) != 0 || (pid = fork()) < 0) {
		run_fail(r, "FAULT does not name the suite of faults");
		r->attempts++;
		return;
	}
	if (pid == 0) {
		dup2(pipe_[1], 1);
		dup2(pipe_[1], 2);
		setenv("NIANBAO_TOLD", path, 1);
		setenv("NIANBAO_SEED", seed, 1);
		if (variable)
			setenv(variable, text, 1);
		if (r->broken)
			setenv("NIANBAO_BREAK", fault, 1);
		execl(bin, bin, "--filter", filter, "--timeout", "36000", (char *)NULL);
		_exit(127);
	}
	close(pipe_[1]);
	while ((k = read(pipe_[0], b, sizeof b)) > 0)
		buf_add(&said, b, (size_t)k);
	close(pipe_[0]);
	waitpid(pid, &status, 0);
	r->attempts += told(path);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		bad = strstr(buf_cstr(&said), "Assertion");
		run_fail(r, "%s: %.200s", filter, bad ? bad : buf_cstr(&said));
		r->attempts += r->attempts == 0;
	}
	if (strstr(buf_cstr(&said), "Tested: \033[0;34m0") ||
	    strstr(buf_cstr(&said), "Tested: 0"))
		run_fail(r, "%s: nothing was tested", filter);
	buf_release(&said);
}

/* A quarter of the kills each while a database is made, upgraded, and in groups. */
void
row_kill(struct run *r)
{
	suite(r, r->broken ? "kill/saving" : "kill/*", "NIANBAO_KILLS", r->n, "early");
}

void
row_power(struct run *r)
{
	suite(r, "power/cut", "NIANBAO_CUTS", r->n, "off");
}

/* Until none fires, whatever N: every point of each kind. */
void
row_vfs(struct run *r)
{
	suite(r, r->broken ? "io_fault/save" : "io_fault/*", "NIANBAO_UPGRADES", 1, "lie");
}

void
row_sqlite_memory(struct run *r)
{
	long stride = 16000 / (r->n > 0 ? r->n : 1);

	suite(r, "memory/*", "NIANBAO_STRIDE", stride > 0 ? stride : 1, "early");
}
