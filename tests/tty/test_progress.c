/*
 * The line that shows how far an import of many files is: on a terminal, seldom, and
 * gone before anything else is written.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/buf.h"
#include "base/file.h"
#include "kit/pty.h"

#define FILES	300
#define COLUMNS	60

static char dir[64], bin[4096];

/* FILES reports of as many agencies. */
static void
setup(void)
{
	const char *program = getenv("NIANBAO"), *at;
	struct buf b = BUF_INIT, one = BUF_INIT;
	char path[sizeof(dir) + 128], name[32];

	cr_assert_not_null(program, "NIANBAO must name the program");
	cr_assert_not_null(realpath(program, bin));
	strcpy(dir, "/tmp/nianbao-progress.XXXXXX");
	cr_assert_not_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/in", dir);
	cr_assert_eq(mkdir(path, 0700), 0);
	cr_assert(file_read(&b, "tests/cli/good.json", 0, NULL));
	at = strstr(buf_cstr(&b), "甲县");
	cr_assert_not_null(at);
	for (int i = 0; i < FILES; i++) {
		buf_reset(&one);
		buf_add(&one, b.data, b.len);
		snprintf(name, sizeof(name), "第%d局", i);
		buf_splice(&one, (size_t)(at - b.data), strlen("甲县"), name, strlen(name));
		snprintf(path, sizeof(path), "%s/in/%03d-很长的文件名很长的文件名很长的文件名.json",
		    dir, i);
		cr_assert(file_write(path, one.data, one.len, 0600, NULL));
	}
	buf_release(&b);
	buf_release(&one);
}

static void
teardown(void)
{
	char command[96];

	snprintf(command, sizeof(command), "rm -rf %s", dir);
	cr_assert_eq(system(command), 0);
}

TestSuite(progress, .init = setup, .fini = teardown, .timeout = 120);

/* Import the folder; how long it took, ms. */
static long long
import(struct pty *p, const char *option)
{
	char in[96], db[96], home[96];
	const char *env[] = { "LC_ALL=C.UTF-8", "TERM=screen", home, "PATH=/usr/bin:/bin",
	    NULL };
	const char *argv[] = { bin, "--db", db, "import", in, option, NULL };
	long long start = pty_now();

	snprintf(in, sizeof(in), "%s/in", dir);
	snprintf(db, sizeof(db), "%s/n.db", dir);
	snprintf(home, sizeof(home), "HOME=%s", dir);
	cr_assert(pty_start(p, 24, COLUMNS, env, argv));
	while (pty_pump(p, 200))
		;
	cr_assert_eq(pty_end(p, 20000), 0);
	return pty_now() - start;
}

/* How often was "N/300 " drawn? Every line ends with a return to its start. */
static int
draws(struct pty *p)
{
	const char *s = buf_cstr(&p->raw), *end;
	int n = 0;

	while ((s = strstr(s, "/300 ")) != NULL) {
		end = strpbrk(s, "\r\n");
		cr_assert(end != NULL && *end == '\r', "the line is drawn over");
		n++;
		s = end;
	}
	return n;
}

Test(progress, drawn_seldom_and_taken_away)
{
	struct pty p = { 0 };
	long long ms = import(&p, "--user=李敏");
	int n = draws(&p), row, col;
	struct buf screen = BUF_INIT;

	cr_assert_leq(n, ms / 100 + 1, "%d times in %lld ms", n, ms);
	cr_assert(n > 0 || ms < 400, "%d times in %lld ms", n, ms);
	cr_assert(n == 0 || strstr(buf_cstr(&p.raw), "..") != NULL, "long names are cut");
	cr_assert_not(pty_find(&p, "/300 ", &row, &col), "it is gone at the end");
	cr_assert(pty_find(&p, "报告文件 300 个：存入 300", &row, &col));
	pty_screen(&p, &screen);
	cr_assert_not_null(strstr(buf_cstr(&screen), "299-"));
	buf_release(&screen);
	pty_release(&p);
}

/* A reader of screens would read every line aloud. */
Test(progress, not_for_readers_of_screens)
{
	struct pty p = { 0 };

	import(&p, "--plain");
	cr_assert_eq(draws(&p), 0);
	pty_release(&p);
}
