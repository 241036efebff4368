/*
 * row_screen.c - the program in its terminal: killed, hung up, ended, copied.
 */
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "kit/pty.h"
#include "torture/torture.h"

#define HALF	"9876"
#define CELLS	19		/* of column A that are typed, as many as are used */

/* The figure typed k-th, another one in each round. */
static long
figure(const struct run *r, long k)
{
	return 1000 + (r->attempts * 37 + k * 11) % 9000;
}

/* Figures are typed into the first cells, and seen to be committed; then a half. */
static bool
type(struct pty *p, const struct run *r, long n, const char *half)
{
	char keys[32];

	for (long k = 0; k < n; k++) {
		snprintf(keys, sizeof keys, "%ld\r", figure(r, k));
		pty_send(p, keys);
	}
	/* The next digits are painted: what came before it is done, and 未存 would stand
	 * there if it were not on disk. */
	pty_send(p, half);
	snprintf(keys, sizeof keys, "%4s]", half);
	return pty_wait(p, keys, SCENE_WAIT) && !pty_find(p, "未存", NULL, NULL);
}

/* The first n figures are there, or, from least on, none yet. */
static void
expect(struct run *r, long least, long most)
{
	const char *code[CELLS];
	struct buf b = BUF_INIT;
	char want[24];

	scene_codes(code, CELLS);
	for (long k = 0; k < most; k++) {
		snprintf(want, sizeof want, "%ld", figure(r, k));
		if (!scene_stored(code[k], &b))
			run_fail(r, "round %ld: the database does not open", r->attempts);
		else if (strcmp(buf_cstr(&b), want) != 0 && (k < least || b.len > 0))
			run_fail(r, "round %ld: %s is \"%s\", not %s", r->attempts,
			    code[k], buf_cstr(&b), want);
	}
	if (!scene_sound())
		run_fail(r, "round %ld: the file is damaged", r->attempts);
	buf_release(&b);
}

void
row_kill_pty(struct run *r)
{
	const struct launch how = { .lie = r->broken ? "wal" : NULL };
	long acked = 0;

	while (run_next(r)) {
		struct pty p = { .fd = -1 };
		long n = 1 + run_random(r, 10), more = run_random(r, CELLS - 11);
		const char *strange;
		char keys[32];

		scene_reset();
		if (!scene_edit(&p, &how, NULL) || !type(&p, r, n, "9")) {
			run_fail(r, "round %ld: the figures do not appear", r->attempts);
			pty_release(&p);
			continue;
		}
		acked += n;
		pty_send(&p, "\b");
		for (long k = n; k < n + more; k++) {	/* nobody waits for these */
			snprintf(keys, sizeof keys, "%ld\r", figure(r, k));
			pty_send(&p, keys);
		}
		usleep(run_random(r, 12000));
		kill(p.pid, SIGKILL);
		(void)pty_end(&p, SCENE_WAIT);
		pty_release(&p);
		expect(r, n, n + more);
		if ((strange = scene_strange(NULL)) != NULL)
			run_fail(r, "round %ld: %s is left", r->attempts, strange);
	}
	snprintf(r->note, sizeof r->note, "%ld figures acknowledged", acked);
}

/* HUP, TERM, the line gone, or stopped and then TERM; the half-typed figure is kept. */
static void
end_somehow(struct run *r, struct pty *p)
{
	switch (run_random(r, 4)) {
	case 0:
		kill(p->pid, SIGHUP);
		break;
	case 1:
		kill(p->pid, SIGTERM);
		break;
	case 2:
		close(p->fd);
		p->fd = -1;
		break;
	case 3:
		kill(p->pid, SIGSTOP);
		usleep(run_random(r, 3000));
		kill(p->pid, SIGTERM);
		kill(p->pid, SIGCONT);
		break;
	}
}

void
row_signals(struct run *r)
{
	const struct launch how = { .lie = r->broken ? "signals" : NULL };
	long long worst = 0;

	while (run_next(r)) {
		struct pty p = { .fd = -1 }, again = { .fd = -1 };
		long n = 1 + run_random(r, 6);
		long long began;

		scene_reset();
		if (!scene_edit(&p, &how, NULL) || !type(&p, r, n, HALF)) {
			run_fail(r, "round %ld: the figures do not appear", r->attempts);
			pty_release(&p);
			continue;
		}
		began = pty_now();
		end_somehow(r, &p);
		if (pty_end(&p, SCENE_WAIT) < 0)
			run_fail(r, "round %ld: it does not end", r->attempts);
		if (pty_now() - began > worst)
			worst = pty_now() - began;
		pty_release(&p);
		expect(r, n, n);
		/* What nobody sent off is offered when the report is opened. */
		if (!scene_start(&again, NULL, NULL) || !pty_wait(&again, HALF, 3000))
			run_fail(r, "round %ld: the half-typed figure is lost", r->attempts);
		pty_release(&again);
	}
	snprintf(r->note, sizeof r->note, "the slowest ended in %lld ms", worst);
}

/* ---- a copy of the one file ---- */

static sqlite3 *
keep_reading(void)
{
	sqlite3 *db;

	if (sqlite3_open(scene.db, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "BEGIN; SELECT count(*) FROM cell", NULL, NULL, NULL) !=
	    SQLITE_OK)
		abort();
	return db;
}

void
row_copies(struct run *r)
{
	while (run_next(r)) {
		struct pty p = { .fd = -1 };
		struct buf b = BUF_INIT;
		long n = 1 + run_random(r, 10);
		char stick[96];
		sqlite3 *reader;

		scene_reset();
		reader = r->broken ? keep_reading() : NULL;
		if (!scene_edit(&p, NULL, NULL) || !type(&p, r, n, "9"))
			run_fail(r, "round %ld: the figures do not appear", r->attempts);
		(void)pty_pump(&p, 2000);
		snprintf(stick, sizeof stick, "%s/stick.db", scene.dir);
		if (!scene_copy(scene.db, stick) || !file_read(&b, stick, 0, NULL))
			run_fail(r, "round %ld: the file cannot be read", r->attempts);
		kill(p.pid, SIGKILL);
		(void)pty_end(&p, SCENE_WAIT);
		pty_release(&p);
		sqlite3_close(reader);
		scene_reset();		/* takes -wal and -shm away */
		if (!file_write(scene.db, b.data, b.len, 0600, NULL))
			abort();
		expect(r, n, n);
		buf_release(&b);
	}
}
