/*
 * run.c - run screen tests: run [--update] FILE.t ...
 *
 * Each script runs three times, once for each way terminals measure ambiguous
 * characters, each time in a process and a directory of its own, so that a
 * crash fails one script only, and with a time limit.  --update writes the screens as they are now
 * into the scripts; read the difference before it is committed.
 */
#include <dirent.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "screen/script.h"

#define SECONDS	300		/* that a script may take, by far */

enum { DONE = 0, FAILED = 1, SKIPPED = 77 };

static void
remove_dir(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[1024];

	while (d && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		if (unlink(path) != 0)
			remove_dir(path);
	}
	if (d)
		closedir(d);
	(void)rmdir(dir);
}

static int
child(const char *path, const char *dir, enum width_model model, bool update)
{
	struct script_result r;

	memset(&r, 0, sizeof(r));
	script_run(path, dir, model, &r);
	if (update && model == WIDTH_1 && !r.skipped && r.updated.len > 0)
		(void)file_write(path, r.updated.data, r.updated.len, 0666, NULL);
	fputs(buf_cstr(&r.log), stdout);
	fflush(stdout);
	buf_release(&r.log);
	buf_release(&r.updated);
	return r.skipped ? SKIPPED : r.failures > 0 ? FAILED : DONE;
}

/* A system without a GB18030 locale cannot show that model. */
static bool
has_model(enum width_model model)
{
	bool has = true;

	if (model == WIDTH_GB) {
		has = setlocale(LC_CTYPE, "zh_CN.GB18030") ||
		    setlocale(LC_CTYPE, "zh_CN.gb18030");
		setlocale(LC_CTYPE, "C");
	}
	return has;
}

static int
run_one(const char *path, enum width_model model, bool update)
{
	const char *tmp = getenv("TMPDIR");
	char dir[512];
	int status;
	pid_t pid;

	snprintf(dir, sizeof(dir), "%s/nianbao-screen.XXXXXX", tmp && *tmp ? tmp :
	    "/tmp");
	if (mkdtemp(dir) == NULL) {
		perror(dir);
		return FAILED;
	}
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		alarm(SECONDS);
		status = child(path, dir, model, update);
		exit(status);		/* not _exit: the leak check runs at exit */
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0)
		status = FAILED << 8;
	remove_dir(dir);
	if (!WIFEXITED(status)) {
		printf("%s: ended by signal %d\n", path, WTERMSIG(status));
		return FAILED;
	}
	return WEXITSTATUS(status);
}

int
main(int argc, char **argv)
{
	bool update = argc > 1 && strcmp(argv[1], "--update") == 0;
	int i, m, got, tested = 0, failed = 0, ran;
	bool has[WIDTH__MAX], bad;

	for (m = 0; m < WIDTH__MAX; m++)
		has[m] = has_model((enum width_model)m);
	if (!has[WIDTH_GB])
		printf("SKIP width model of GB18030: no locale zh_CN.GB18030\n");
	for (i = update ? 2 : 1; i < argc; i++) {
		bad = false;
		ran = 0;
		for (m = 0; m < WIDTH__MAX && !bad; m++) {
			got = has[m] ? run_one(argv[i], (enum width_model)m, update) :
			    SKIPPED;
			bad = got != DONE && got != SKIPPED;
			ran += got != SKIPPED;
		}
		if (ran == 0 && has[WIDTH_GB]) {
			printf("%s: runs under no width model\n", argv[i]);
			bad = true;
		}
		tested++;
		failed += bad;
	}
	printf("Tested: %d | Passing: %d | Failing: %d\n", tested, tested - failed,
	    failed);
	return failed > 0;
}
