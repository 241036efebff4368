/*
 * main.c - torture [--brief | --controls] [ROW...]: the table of README.md.
 *
 * One line a row: name, attempts, failures, seed, seconds; status 1 when a row failed
 * or a control did not.
 *
 *	N=, S=, SECS=	attempts instead of the usual, the seed (else the time), seconds
 *			for each row
 *	BREAK=row|all	the controls
 *	VERBOSE=1	every failure, not the first
 *	NIANBAO, SHIM	the program and the shim; FAULT the suite of faults
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "kit/pty.h"
#include "torture/torture.h"

const struct row rows[] = {
	{ "kill", 1000, 0, row_kill, "acknowledged before the commit", 40 },
	{ "power", 1000, 0, row_power, "synchronous=OFF", 60 },
	{ "io-vfs", 1, 0, row_vfs, "a write that fails is called written", 1 },
	{ "memory-sqlite", 2000, 0, row_sqlite_memory, "acknowledged before the commit",
	    60 },
	{ "kill-pty", 1000, 4, row_kill_pty, "the journal is not written", 4 },
	{ "signals", 300, 6, row_signals, "HUP and TERM are not caught", 3 },
	{ "io-shim", 100000, 40, row_io, "half of a file is called written", 60 },
	{ "memory", 20000, 0, row_memory, "temporaries are left", 200 },
	{ "storm", 1000000, 2000, row_storm, "HUP and TERM are not caught", 200 },
	{ "silence", 36, 0, row_silence, "waiting for a key never ends", 2 },
	{ "targets", 200, 30, row_targets, "types of files are not looked at", 30 },
	{ "copies", 100, 0, row_copies, "somebody keeps reading", 1 },
	{ "writers", 8000, 16, row_writers, "somebody keeps the lock", 8 },
	{ "typists", 6000, 0, row_typists, "somebody keeps the lock", 60 },
	{ "fair", 20000, 0, row_fair, "somebody keeps the lock", 700 },
};
const size_t nrows = ARRAY_LEN(rows);

void
run_fail(struct run *r, const char *fmt, ...)
{
	va_list ap;

	char why[sizeof r->why];

	va_start(ap, fmt);
	vsnprintf(why, sizeof why, fmt, ap);
	va_end(ap);
	if (getenv("VERBOSE"))
		fprintf(stderr, "  %s\n", why);
	if (r->failures++ == 0)
		memcpy(r->why, why, sizeof r->why);
}

bool
run_next(struct run *r)
{
	if (r->attempts >= r->n || (r->until && pty_now() >= r->until))
		return false;
	/* A control has shown enough with its first. */
	if (r->broken && r->failures > 0)
		return false;
	r->attempts++;
	return true;
}

unsigned
run_random(struct run *r, unsigned n)
{
	r->seed = r->seed * 1664525u + 1013904223u;
	return (r->seed >> 8) % n;
}

static long
number(const char *variable, long otherwise)
{
	const char *s = getenv(variable);

	return s && *s ? atol(s) : otherwise;
}

/* Does it, and tells it; false when it is not as it should be. */
static bool
do_row(const struct row *w, bool broken, long n)
{
	long secs = number("SECS", 0);
	unsigned seed = (unsigned)number("S", (long)time(NULL) % 1000000);
	struct run r = { .n = n, .seed = seed, .broken = broken };
	long long began = pty_now();
	bool good;

	r.until = secs > 0 ? began + secs * 1000 : 0;
	scene_reset();
	w->run(&r);
	good = r.attempts > 0 && (broken ? r.failures > 0 : r.failures == 0);
	if (broken)
		printf("%-14s control: %s: %s\n", w->name, w->control,
		    good ? "found" : "NOT FOUND");
	else
		printf("%-14s %9ld attempts %6ld failures  seed %u  %lld s%s%s\n", w->name,
		    r.attempts, r.failures, seed, (pty_now() - began + 500) / 1000,
		    *r.note ? "  " : "", r.note);
	if (*r.why && !good)
		printf("    first: %s\n", r.why);
	fflush(stdout);
	return good;
}

static bool
named(int argc, char **argv, const char *name)
{
	int i;

	if (argc == 0)
		return true;
	for (i = 0; i < argc && strcmp(argv[i], name) != 0; i++)
		;
	return i < argc;
}

int
main(int argc, char **argv)
{
	const char *broken = getenv("BREAK"), *bin = getenv("NIANBAO"),
	    *shim = getenv("SHIM");
	bool brief = argc > 1 && strcmp(argv[1], "--brief") == 0;
	long bad = 0, done = 0;

	argc -= 1 + brief;
	argv += 1 + brief;
	for (int i = 0; i < argc; i++) {
		size_t k = 0;

		while (k < nrows && strcmp(rows[k].name, argv[i]) != 0)
			k++;
		if (k == nrows) {
			fprintf(stderr, "torture: no row %s\n", argv[i]);
			return 2;
		}
	}
	if (!bin || !shim || !scene_init(bin, shim)) {
		fprintf(stderr, "torture: NIANBAO and SHIM must name the program and the"
		    " shim\n");
		return 2;
	}
	for (size_t i = 0; i < nrows; i++) {
		const struct row *w = &rows[i];
		long n = brief ? w->brief : number("N", w->usual);

		if (!named(argc, argv, w->name))
			continue;
		if ((!broken || !*broken) && n > 0) {
			bad += !do_row(w, false, n);
			done++;
		}
		if (brief || (broken && (strcmp(broken, "all") == 0 ||
		    strcmp(broken, w->name) == 0))) {
			bad += !do_row(w, true, w->control_n);
			done++;
		}
	}
	scene_release();
	printf("Tested: %ld, Failing: %ld\n", done, bad);
	return bad > 0 || done == 0;
}
