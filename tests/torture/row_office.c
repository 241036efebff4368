/*
 * row_office.c - an office at work on one database: thirty who type, and eight that save
 * as fast as they can.
 *
 * How long a save may take is told by the same machine: what one alone needs for its
 * slowest commits, four times over, or 5 ms.  With a lock that somebody keeps for half a
 * second at a time both must fail.
 */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/pty.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"
#include "torture/torture.h"

#define TYPISTS	30
#define WRITERS	8
#define LIMIT	5000		/* us */

static long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

/* One figure into the report; how long it took in us, -1 when it was refused. */
static long
save(struct store *s, struct report *r, long value)
{
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)];
	char text[24];
	long began;
	bool ok;

	memset(touched, 0, sizeof touched);
	snprintf(text, sizeof text, "%ld", value);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), text, ORIGIN_KEY);
	ok = report_apply(r, &list, scene_actor(), touched, NULL);
	began = now_us();
	ok = ok && store_save(s, r, &list, touched, NULL);
	began = now_us() - began;
	change_list_release(&list);
	return ok ? began : -1;
}

/* The report of one of them, made when it is not there. */
static struct report *
own_report(struct store *s, int who)
{
	struct report *r;
	struct agency a;
	char name[40];

	snprintf(name, sizeof name, "第%d号机关", who);
	agency_init(&a);
	a.name = mem_strdup(name);
	r = store_create(s, &a, 2025, forms_find(scene_forms(), "2021"), NULL);
	agency_release(&a);
	return r;
}

/* A child: n saves with a pause of so many us between (0: none), until then; the time
 * of each goes to "out". */
static void
sit(int out, int who, long n, unsigned pause, long until)
{
	struct store *s = scene_store();
	struct report *r = s ? own_report(s, who) : NULL;
	unsigned x = (unsigned)who * 7919;
	long took;

	if (!r)
		_exit(1);
	for (long i = 1; i <= n && (until == 0 || now_us() < until); i++) {
		if (pause > 0) {
			x = x * 1664525u + 1013904223u;
			usleep(pause / 2 + (x >> 8) % pause);
		}
		took = save(s, r, i);
		if (write(out, &took, sizeof took) != (ssize_t)sizeof took)
			_exit(1);
	}
	report_free(r);
	store_close(s);
	_exit(0);
}

static int
by_time(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return x < y ? -1 : x > y;
}

/* All times of "people" children, sorted; count[i] of each. */
static size_t
let_work(int people, long n, unsigned pause, long ms, long **times, long *count)
{
	int *in = mem_array((size_t)people, sizeof *in);
	pid_t *pid = mem_array((size_t)people, sizeof *pid);
	long until = ms > 0 ? now_us() + ms * 1000 : 0, took;
	size_t k = 0, cap = 0;

	*times = NULL;
	for (int i = 0; i < people; i++) {
		int p[2];

		if (pipe2(p, O_CLOEXEC) != 0)
			abort();
		/* More than a pipe holds would let them wait for us. */
		(void)fcntl(p[1], F_SETPIPE_SZ, 1 << 20);
		if ((pid[i] = fork()) == 0)
			sit(p[1], i, n, pause, until);
		close(p[1]);
		in[i] = p[0];
	}
	for (int i = 0; i < people; i++) {
		count[i] = 0;
		while (read(in[i], &took, sizeof took) == (ssize_t)sizeof took) {
			*times = mem_grow(*times, k, &cap, sizeof **times);
			(*times)[k++] = took;
			count[i]++;
		}
		close(in[i]);
		waitpid(pid[i], NULL, 0);
	}
	free(pid);
	if (k > 0)
		qsort(*times, k, sizeof **times, by_time);
	free(in);
	return k;
}

/* For the control: somebody takes the lock for half a second, again and again. */
static pid_t
keep_lock(void)
{
	pid_t pid = fork();
	sqlite3 *db;

	if (pid != 0)
		return pid;
	if (sqlite3_open(scene.db, &db) != SQLITE_OK)
		_exit(1);
	sqlite3_busy_timeout(db, 2000);
	for (;;) {
		(void)sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
		usleep(500000);
		(void)sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
		usleep(20000);
	}
}

/* Thirty with two figures a second each; of all times one in a hundred may be longer. */
void
row_typists(struct run *r)
{
	long *alone, *times, count[TYPISTS], limit;
	long each = r->n / TYPISTS > 0 ? r->n / TYPISTS : 1;
	size_t n = let_work(1, 50, 2000, 0, &alone, count), k, refused = 0;
	pid_t keeper = r->broken ? keep_lock() : 0;

	limit = n > 0 && 4 * alone[n - 2] > LIMIT ? 4 * alone[n - 2] : LIMIT;
	k = let_work(TYPISTS, each, 500000, 0, &times, count);
	if (keeper > 0) {
		kill(keeper, SIGKILL);
		waitpid(keeper, NULL, 0);
	}
	r->attempts = (long)k;
	while (refused < k && times[refused] < 0)
		refused++;
	if (refused > 0)
		run_fail(r, "%zu of %zu saves were refused", refused, k);
	if ((long)k != each * TYPISTS)
		run_fail(r, "%zu saves of %ld", k, each * TYPISTS);
	if (k > 0 && times[k * 99 / 100] > limit)
		run_fail(r, "99 of 100 within %ld us, not %ld", times[k * 99 / 100], limit);
	if (k > 0)
		snprintf(r->note, sizeof r->note, "half within %ld us, 99%% within %ld (limit"
		    " %ld)", times[k / 2], times[k * 99 / 100], limit);
	if (!scene_sound())
		run_fail(r, "the database is damaged");
	free(alone);
	free(times);
}

/* N is milliseconds.  Each of the eight comes to at least half of what the first does. */
void
row_fair(struct run *r)
{
	long *times, count[WRITERS], most = 0, least = -1;
	pid_t keeper = r->broken ? keep_lock() : 0;
	size_t k = let_work(WRITERS, 1L << 30, 0, r->n, &times, count);

	if (keeper > 0) {
		kill(keeper, SIGKILL);
		waitpid(keeper, NULL, 0);
	}
	r->attempts = (long)k + (k == 0);
	for (int i = 0; i < WRITERS; i++) {
		most = count[i] > most ? count[i] : most;
		least = least < 0 || count[i] < least ? count[i] : least;
	}
	if (k == 0 || times[0] < 0)
		run_fail(r, "saves were refused");
	/* Few saves say nothing about who came to them. */
	if (least * 2 < most)
		run_fail(r, "one saved %ld times, another %ld times", most, least);
	snprintf(r->note, sizeof r->note, "%ld to %ld saves each", least, most);
	if (!scene_sound())
		run_fail(r, "the database is damaged");
	free(times);
}
