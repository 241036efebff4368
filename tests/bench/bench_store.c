/*
 * bench_store.c - a keyed cell to disk, against the least that a durable write
 * can be: 4 KB appended and fdatasync(2); and against a bare SQLite upsert in WAL
 * mode with synchronous=FULL.  Then opening, loading and listing.
 *
 * Rounds of the three take turns, so a busy machine slows all of them.  Prints
 * microseconds of this run and ratios to its floor; asserts no time.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

#define ROUNDS	10
#define TIMES	40		/* of each kind in a round */
#define SAMPLES	(ROUNDS * TIMES)
#define REPORTS	1000
#define WRITERS	8
#define FLAT_OUT	INT64_C(2000000000)	/* for so long */

static const struct actor actor = { "bench", "host", clock_utc, NULL };

struct bench {
	char		 dir[64], path[96];
	struct forms	 forms;
	struct store	*store;
	struct report	*report;
	sqlite3		*bare;
	sqlite3_stmt	*upsert;
	int		 fd;
	struct diag	 diag;
};

static int64_t
nanoseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
need(const struct bench *b, bool ok, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "bench_store: %s: %s\n", what,
	    b->diag.n > 0 ? msg_name(b->diag.item[0].code) : "?");
	exit(1);
}

static int
by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Hundredths of a microsecond at a share of the sorted samples. */
static int64_t
at(int64_t *t, int n, int percent)
{
	qsort(t, (size_t)n, sizeof(*t), by_size);
	return t[(int64_t)(n - 1) * percent / 100] / 10;
}

static void
line(const char *what, int64_t *t, int n, int64_t floor)
{
	int64_t p50 = at(t, n, 50), p95 = at(t, n, 95);

	printf("  %-34s p50 %7lld.%02lld us   p95 %7lld.%02lld us", what,
	    (long long)(p50 / 100), (long long)(p50 % 100), (long long)(p95 / 100),
	    (long long)(p95 % 100));
	if (floor > 0)
		printf("   %lld.%02lld x floor", (long long)(p50 / floor),
		    (long long)(p50 * 100 / floor % 100));
	printf("\n");
}

/* ---- the three writes ---- */

static void
append(struct bench *b, int i)
{
	char page[4096];

	memset(page, i, sizeof(page));
	need(b, write(b->fd, page, sizeof(page)) == sizeof(page) && fdatasync(b->fd) == 0,
	    "append");
}

static void
bare(struct bench *b, int i)
{
	sqlite3_bind_int(b->upsert, 1, i % 200);
	sqlite3_bind_int(b->upsert, 2, i);
	need(b, sqlite3_step(b->upsert) == SQLITE_DONE, "upsert");
	sqlite3_reset(b->upsert);
}

static void
save(struct bench *b, int i)
{
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	char value[16];
	int cell = i % b->report->form->ncell;

	while (b->report->form->cell[cell].computed)
		cell = (cell + 1) % b->report->form->ncell;
	snprintf(value, sizeof(value), "%d", i % 9000 + 1);
	change_cell(&list, b->report, cell, value, ORIGIN_KEY);
	need(b, report_apply(b->report, &list, &actor, touched, &b->diag), "apply");
	need(b, store_save(b->store, b->report, &list, touched, &b->diag), "save");
	change_list_release(&list);
}

/* A report of a year, every cell 0. */
static void
create(struct bench *b, int number, int year)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct agency a;
	char name[48];

	report_free(b->report);
	agency_init(&a);
	snprintf(name, sizeof(name), "某县第%d局", number);
	a.name = mem_strdup(name);
	b->report = store_create(b->store, &a, year, forms_find(&b->forms, "2021"),
	    &b->diag);
	need(b, b->report != NULL, "create");
	agency_release(&a);
	change_fill(&list, b->report, -1);
	need(b, report_apply(b->report, &list, &actor, NULL, &b->diag) &&
	    store_save(b->store, b->report, &list, NULL, &b->diag), "fill");
	change_list_release(&list);
}

static void
writes(struct bench *b)
{
	static void (*const one[])(struct bench *, int) = { append, bare, save };
	static const char *const name[] = {
		"4 KB append + fdatasync (floor)", "bare SQLite upsert, WAL FULL",
		"keyed cell with totals and audit"
	};
	int64_t t[3][SAMPLES], start, floor;

	for (int round = 0; round < ROUNDS; round++)
		for (int kind = 0; kind < 3; kind++)
			for (int i = 0; i < TIMES; i++) {
				start = nanoseconds();
				one[kind](b, round * TIMES + i);
				t[kind][round * TIMES + i] = nanoseconds() - start;
			}
	floor = at(t[0], SAMPLES, 50);
	for (int kind = 0; kind < 3; kind++)
		line(name[kind], t[kind], SAMPLES, kind > 0 ? floor : 0);
}

/* ---- eight writers at once ---- */

/* What one writer tells: that it is ready, and then what it did. */
struct turn { int64_t saves, longest; };

/* A writer on a report of its own, flat out from "go" on; never comes back. */
static void
write_alone(const char *path, int number, int go, int out)
{
	struct bench b = { .report = NULL };
	struct turn turn = { 0, 0 };
	int64_t start, end;
	char c;

	diag_init(&b.diag);
	need(&b, forms_load(&b.forms, NULL, &b.diag), "forms");
	b.store = store_open(path, STORE_WRITE, &b.forms, &actor, &b.diag);
	need(&b, b.store != NULL, "open");
	create(&b, number, 2025);
	need(&b, write(out, &turn, sizeof(turn)) == (ssize_t)sizeof(turn), "ready");
	need(&b, read(go, &c, 1) == 0, "go");
	end = nanoseconds() + FLAT_OUT;
	while ((start = nanoseconds()) < end) {
		save(&b, (int)turn.saves++);
		start = nanoseconds() - start;
		turn.longest = start > turn.longest ? start : turn.longest;
	}
	_exit(write(out, &turn, sizeof(turn)) == (ssize_t)sizeof(turn) ? 0 : 1);
}

static void
writers(struct bench *b)
{
	struct turn turn;
	int64_t least = INT64_MAX, most = 0, longest = 0;
	int out[2], go[2];

	need(b, pipe(out) == 0 && pipe(go) == 0, "pipe");
	fflush(stdout);
	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0) {
			close(go[1]);
			write_alone(b->path, i + 1, go[0], out[1]);
		}
	close(out[1]);
	for (int i = 0; i < WRITERS; i++)
		need(b, read(out[0], &turn, sizeof(turn)) > 0, "ready");
	close(go[1]);			/* all at once */
	for (int i = 0; i < WRITERS; i++) {
		need(b, read(out[0], &turn, sizeof(turn)) > 0, "writer");
		least = turn.saves < least ? turn.saves : least;
		most = turn.saves > most ? turn.saves : most;
		longest = turn.longest > longest ? turn.longest : longest;
	}
	close(go[0]);
	close(out[0]);
	while (wait(NULL) > 0)
		;
	printf("  eight writers, flat out: %lld to %lld saves each (goal: within 2 x),"
	    " longest %lld ms (goal 300)\n", (long long)least, (long long)most,
	    (long long)(longest / 1000000));
}

/* ---- reading ---- */

static bool
count(void *ctx, const struct store_item *item)
{
	*(int64_t *)ctx += item->id > 0;
	return true;
}

static void
add_reports(struct bench *b)
{
	struct change_list list = CHANGE_LIST_INIT;
	unsigned char sha[SHA256_SIZE] = { 0 };
	struct agency a;
	struct report *r;
	char name[32];

	for (int i = 0; i < REPORTS; i++) {
		agency_init(&a);
		snprintf(name, sizeof(name), "第%04d号机关", i);
		a.name = mem_strdup(name);
		r = report_new(b->report->form, &a, 2025);
		change_cell(&list, r, 0, "1", ORIGIN_IMPORT);
		need(b, report_apply(r, &list, &actor, NULL, &b->diag) &&
		    store_import(b->store, r, &list, false, "f", "json", NULL, sha,
		    &b->diag), "import");
		change_list_release(&list);
		report_free(r);
		agency_release(&a);
	}
}

static void
reads(struct bench *b)
{
	int64_t open_[100], load[100], list[20], stale[100], start, n = 0;
	struct report *r;
	struct store *s;

	for (int i = 0; i < 100; i++) {
		start = nanoseconds();
		s = store_open(b->path, STORE_WRITE, &b->forms, &actor, &b->diag);
		open_[i] = nanoseconds() - start;
		need(b, s != NULL, "open");
		start = nanoseconds();
		r = store_load_id(s, b->report->id, &b->diag);
		need(b, r != NULL, "load");
		report_free(r);
		start = nanoseconds();
		r = store_load_id(s, b->report->id, &b->diag);
		load[i] = nanoseconds() - start;
		start = nanoseconds();
		need(b, !store_stale(s, r), "stale");
		stale[i] = nanoseconds() - start;
		report_free(r);
		store_close(s);
	}
	line("open", open_, 100, 0);
	line("load a report, 200 cells, last year", load, 100, 0);
	line("is it still the stored one?", stale, 100, 0);
	add_reports(b);
	for (int i = 0; i < 20; i++) {
		start = nanoseconds();
		need(b, store_list(b->store, 0, count, &n, &b->diag), "list");
		list[i] = nanoseconds() - start;
	}
	line("list of 1000 reports", list, 20, 0);
}

static void
start_bare(struct bench *b)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/raw", b->dir);
	b->fd = open(path, O_CREAT | O_WRONLY | O_APPEND, 0600);
	snprintf(path, sizeof(path), "%s/bare.db", b->dir);
	need(b, b->fd >= 0 && sqlite3_open(path, &b->bare) == SQLITE_OK &&
	    sqlite3_exec(b->bare, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	    " CREATE TABLE cell (code INTEGER PRIMARY KEY, value INTEGER NOT NULL)", NULL,
	    NULL, NULL) == SQLITE_OK && sqlite3_prepare_v2(b->bare, "INSERT INTO cell"
	    " VALUES (?1,?2) ON CONFLICT (code) DO UPDATE SET value=excluded.value", -1,
	    &b->upsert, NULL) == SQLITE_OK, "bare database");
}

static void
clean(struct bench *b)
{
	static const char *const name[] = {
		"raw", "bare.db", "bare.db-wal", "bare.db-shm", "b.db", "b.db-wal",
		    "b.db-shm"
	};
	char path[128];

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", b->dir, name[i]);
		unlink(path);
	}
	rmdir(b->dir);
}

int
main(void)
{
	static struct bench b = { .dir = "build/bench-store-XXXXXX" };

	/* Beside the sources: /tmp may be memory, where nothing is durable. */
	(void)mkdir("build", 0777);
	need(&b, mkdtemp(b.dir) != NULL, "folder");
	snprintf(b.path, sizeof(b.path), "%s/b.db", b.dir);
	diag_init(&b.diag);
	need(&b, forms_load(&b.forms, NULL, &b.diag), "forms");
	b.store = store_open(b.path, STORE_CREATE, &b.forms, &actor, &b.diag);
	need(&b, b.store != NULL, "create");
	start_bare(&b);
	create(&b, 0, 2024);
	create(&b, 0, 2025);
	printf("store: commits on disk (goal: cell <= 1.7 x floor)\n");
	writes(&b);
	reads(&b);
	writers(&b);
	report_free(b.report);
	store_close(b.store);
	sqlite3_finalize(b.upsert);
	sqlite3_close(b.bare);
	close(b.fd);
	forms_release(&b.forms);
	diag_release(&b.diag);
	clean(&b);
	return 0;
}
