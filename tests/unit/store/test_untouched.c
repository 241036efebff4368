/*
 * What opening leaves behind, where journals wait: of a program that died, of a copy
 * of the files, of another program.  tests/cli/untouched.t does the rest.
 */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/report.h"
#include "store/store.h"

static const char *const tails[] = { "", "-wal", "-shm", "-journal", "-lease" };
#define NTAILS	(sizeof(tails) / sizeof(tails[0]))

/* The files of a database that is in use, as a machine that stops leaves them. */
struct files {
	struct buf	 bytes[NTAILS];
	bool		 there[NTAILS];
};

static void
name_of(char dst[128], size_t tail)
{
	snprintf(dst, 128, "%s%s", kit_path, tails[tail]);
}

/* Also of a file that this process has open, which file_read() leaves alone. */
static void
read_bytes(struct buf *b, const char *name)
{
	FILE *fp = fopen(name, "r");
	char piece[4096];
	size_t n;

	cr_assert_not_null(fp);
	while ((n = fread(piece, 1, sizeof piece, fp)) > 0)
		buf_add(b, piece, n);
	fclose(fp);
}

static void
files_take(struct files *f)
{
	char name[128];

	memset(f, 0, sizeof(*f));
	for (size_t i = 0; i < NTAILS; i++) {
		name_of(name, i);
		f->there[i] = file_exists(name);
		if (!f->there[i])
			continue;
		read_bytes(&f->bytes[i], name);
	}
}

static void
files_put(const struct files *f)
{
	char name[128];

	for (size_t i = 0; i < NTAILS; i++) {
		name_of(name, i);
		unlink(name);
		if (f->there[i])
			cr_assert(file_write(name, f->bytes[i].data, f->bytes[i].len, 0600,
			    NULL));
	}
}

static void
files_release(struct files *f)
{
	for (size_t i = 0; i < NTAILS; i++)
		buf_release(&f->bytes[i]);
}

static void
drop(struct files *f, const char *tail)
{
	for (size_t i = 0; i < NTAILS; i++)
		if (strcmp(tails[i], tail) == 0)
			f->there[i] = false;
}

/* The same files are there; all but the -shm, which is no data, hold the same. */
static void
expect_same(const struct files *f, const char *when)
{
	struct files now;

	files_take(&now);
	for (size_t i = 0; i < NTAILS; i++) {
		cr_expect_eq(now.there[i], f->there[i], "%s: t.db%s %s", when, tails[i],
		    now.there[i] ? "was not there" : "is gone");
		if (!now.there[i] || strcmp(tails[i], "-shm") == 0)
			continue;
		cr_expect(now.bytes[i].len == f->bytes[i].len &&
		    memcmp(now.bytes[i].data, f->bytes[i].data, now.bytes[i].len) == 0,
		    "%s: t.db%s has changed", when, tails[i]);
	}
	files_release(&now);
}

/* A database with a report that stands in the -wal only. */
static void
make_waiting(struct files *f)
{
	struct store *s;

	store_close(kit_open(STORE_CREATE));
	s = kit_open(STORE_WRITE);
	report_free(kit_create(s, 2025));
	files_take(f);
	cr_assert(f->there[1] && f->bytes[1].len > 0, "no -wal to speak of");
	store_close(s);
}

static void
expect_report(enum store_mode mode)
{
	struct store *s = kit_open(mode);
	struct report *r = store_load(s, "甲县某局", 2025, NULL);

	cr_expect_not_null(r, "the report of the -wal is not seen");
	report_free(r);
	store_close(s);
}

TestSuite(untouched, .init = kit_init, .fini = kit_fini);

Test(untouched, a_reader_leaves_the_wal_of_the_dead)
{
	struct files f;

	make_waiting(&f);
	files_put(&f);
	expect_report(STORE_READ);
	expect_same(&f, "with -shm");
	drop(&f, "-shm");
	files_put(&f);
	expect_report(STORE_READ);
	expect_same(&f, "without -shm");
	files_release(&f);
}

Test(untouched, a_writer_moves_it_in)
{
	struct files f;
	char name[128];

	make_waiting(&f);
	for (int shm = 1; shm >= 0; shm--) {
		if (!shm)
			drop(&f, "-shm");
		files_put(&f);
		expect_report(STORE_WRITE);
		name_of(name, 1);
		cr_expect_not(file_exists(name));
		name_of(name, 2);
		cr_expect_not(file_exists(name));
		expect_report(STORE_READ);
	}
	files_release(&f);
}

/* That it is newer stands in the -wal. */
Test(untouched, a_newer_one_by_its_wal)
{
	struct files f;
	struct diag d;
	sqlite3 *db;

	store_close(kit_open(STORE_CREATE));
	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA user_version=99",
	    NULL, NULL, NULL), SQLITE_OK);
	files_take(&f);
	sqlite3_close(db);
	for (int shm = 1; shm >= 0; shm--) {
		if (!shm)
			drop(&f, "-shm");
		files_put(&f);
		for (int mode = STORE_READ; mode <= STORE_CREATE; mode++) {
			diag_init(&d);
			cr_expect_null(store_open(kit_path, (enum store_mode)mode,
			    &store_forms, &fix_actor, &d));
			cr_expect(diag_has(&d, MSG_STORE_NEWER));
			diag_release(&d);
			expect_same(&f, shm ? "with -shm" : "without -shm");
		}
	}
	files_release(&f);
}

/* Its own program will want to roll it back. */
Test(untouched, the_journal_of_another_program)
{
	struct files f;
	struct diag d;
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(kit_path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "CREATE TABLE t (x); PRAGMA cache_size=2; BEGIN;"
	    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
	    " INSERT INTO t SELECT zeroblob(900) FROM n", NULL, NULL, NULL), SQLITE_OK);
	files_take(&f);
	cr_assert(f.there[3] && f.bytes[3].len > 0, "no journal to speak of");
	sqlite3_close(db);
	files_put(&f);
	for (int mode = STORE_READ; mode <= STORE_CREATE; mode++) {
		diag_init(&d);
		cr_expect_null(store_open(kit_path, (enum store_mode)mode, &store_forms,
		    &fix_actor, &d));
		cr_expect(diag_has(&d, MSG_STORE_NOT_OURS));
		diag_release(&d);
		expect_same(&f, "refused");
	}
	files_release(&f);
}

/* Whoever leaves last, nothing that was saved is lost, and nobody's files go. */
Test(untouched, readers_and_writers_together)
{
	struct store *w, *r;
	struct report *report;
	char name[128];

	store_close(kit_open(STORE_CREATE));
	for (int order = 0; order < 2; order++) {
		r = order == 0 ? kit_open(STORE_READ) : NULL;
		w = kit_open(STORE_WRITE);
		report_free(kit_create(w, 2023 + order));
		if (r == NULL)
			r = kit_open(STORE_READ);
		store_close(order == 0 ? r : w);
		store_close(order == 0 ? w : r);
		r = kit_open(STORE_READ);
		report = store_load(r, "甲县某局", 2023 + order, NULL);
		cr_expect_not_null(report, "order %d", order);
		report_free(report);
		store_close(r);
	}
	store_close(kit_open(STORE_WRITE));
	name_of(name, 1);
	cr_expect_not(file_exists(name));
}
