/*
 * A process that is killed at any moment loses nothing that was acknowledged,
 * and leaves a file that opens: while saving, and while making a database.
 *
 * NIANBAO_KILLS sets the number of kills (10,000 before a release).  With NIANBAO_BREAK
 * "early" the writer acknowledges in the middle of a group: the first test must fail.
 */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/faultkit.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

TestSuite(kill, .init = fault_init, .fini = fault_fini);

/* What a save was about, told to the parent after store_save() returned. */
struct ack {
	int64_t	 seq, value;
	int	 cell;
};

/* Save random cells until killed. */
static void
write_cells(int out, unsigned seed)
{
	struct store *s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor,
	    NULL);
	struct report *r = s != NULL ? store_load(s, "甲县某局", 2025, NULL) : NULL;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)];
	struct change_list list = CHANGE_LIST_INIT;
	struct fix_random random = { seed };
	struct ack ack = { 0, 0, 0 };
	char value[16];

	if (r == NULL || (fault_broken("early") && !store_begin_group(s, NULL)))
		_exit(3);
	for (;;) {
		do {
			ack.cell = (int)fix_random(&random, (uint32_t)r->form->ncell);
			snprintf(value, sizeof(value), "%u", fix_random(&random, 1000));
			change_list_reset(&list);
		} while (r->form->cell[ack.cell].computed);
		memset(touched, 0, sizeof(touched));
		change_cell(&list, r, ack.cell, value, ORIGIN_KEY);
		if (!report_apply(r, &list, &fix_actor, touched, NULL))
			_exit(4);
		if (list.n == 0)
			continue;
		if (!store_save(s, r, &list, touched, NULL))
			_exit(5);
		ack.seq = r->seq;
		ack.value = r->cell[ack.cell].value;
		if (write(out, &ack, sizeof(ack)) != (ssize_t)sizeof(ack))
			_exit(6);
	}
}

/* Let a child run for a while, then kill it. */
static void
kill_child(pid_t child, unsigned us)
{
	int status;

	usleep(us);
	kill(child, SIGKILL);
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
	    "the writer ended by itself: %d", WIFEXITED(status) ? WEXITSTATUS(status) :
	    -1);
}

/* The report holds everything up to the last acknowledgement, or one step more. */
static void
look(struct store *s, const struct ack *last, int64_t *seq)
{
	struct report *r = store_load(s, "甲县某局", 2025, NULL);
	struct store_fault fault;

	cr_assert_not_null(r);
	cr_assert_geq(r->seq, last->seq, "an acknowledged cell is lost");
	cr_assert_leq(r->seq, last->seq + 1);
	if (r->seq == last->seq && last->seq > *seq)
		cr_assert_eq(r->cell[last->cell].value, last->value);
	cr_assert(store_verify_chain(s, r->id, &fault, NULL), "%s", msg_name(fault.what));
	*seq = r->seq;
	report_free(r);
}

Test(kill, saving)
{
	long kills = fault_times("NIANBAO_KILLS", 200);
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	int64_t seq = 0;
	struct diag d;

	report_free(r);
	store_close(s);
	for (long i = 0; i < kills; i++) {
		struct ack ack, last = { seq, 0, 0 };
		int pipe_[2];
		pid_t child;
		long k;

		cr_assert_eq(pipe(pipe_), 0);
		if ((child = fork()) == 0) {
			close(pipe_[0]);
			write_cells(pipe_[1], fault_seed() + (unsigned)i + 1);
		}
		close(pipe_[1]);
		/* In the middle of opening, or after some saves; a busy machine is slow. */
		for (k = i % 6; k > 0 && read(pipe_[0], &ack, sizeof(ack)) > 0; k--)
			last = ack;
		kill_child(child, (unsigned)(i * 7919 % 12000));
		while (read(pipe_[0], &ack, sizeof(ack)) == (ssize_t)sizeof(ack))
			last = ack;
		close(pipe_[0]);
		s = kit_open(STORE_WRITE);
		look(s, &last, &seq);
		store_close(s);
	}
	cr_assert_gt(seq, kills, "the writers must have come to write");
	s = kit_open(STORE_WRITE);
	diag_init(&d);
	cr_assert(store_verify_file(s, &d), "%s", d.n > 0 ? msg_name(d.item[0].code) :
	    "");
	diag_release(&d);
	store_close(s);
	cr_log_info("%ld kills, %ld saves", kills, (long)seq);
	fault_tell(kills);
}

static long
microseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000L + t.tv_nsec / 1000;
}

/*
 * When to kill the i-th of so many: spread over twice the time that it takes alone.  On a
 * machine that is busy elsewhere it may take far longer; then more follow, each twice as
 * late, until one has come to its end.
 */
#define MORE	12
static unsigned
moment(long i, long kills, long takes)
{
	return (unsigned)(i < kills ? 2 * takes * i / kills :
	    2 * takes << (i - kills + 1));
}

/* A database is there whole or not at all; its name is never in the way. */
Test(kill, creating)
{
	long kills = fault_times("NIANBAO_KILLS", 200) / 4, made = 0,
	    takes = microseconds();

	store_close(kit_open(STORE_CREATE));
	takes = microseconds() - takes;
	(void)fault_clean();
	for (long i = 0; i < kills || (made == 0 && i < kills + MORE); i++) {
		struct store *s;
		pid_t child;

		if ((child = fork()) == 0) {
			s = store_open(kit_path, STORE_CREATE, &store_forms, &fix_actor,
			    NULL);
			for (;;)
				pause();
		}
		kill_child(child, moment(i, kills, takes));
		made += file_exists(kit_path);
		if (file_exists(kit_path)) {
			s = kit_open(STORE_WRITE);
			cr_assert(store_verify_file(s, NULL));
			store_close(s);
		}
		(void)fault_clean();
	}
	cr_assert(made > 0 && made < kills, "kills must fall before and after: %ld",
	    made);
	cr_log_info("%ld kills, %ld databases", kills, made);
	fault_tell(kills);
}

/* ---- an upgrade ---- */

/* Killed in the middle, the file is the old one or one of the next, whole, and opens. */
Test(kill, upgrading)
{
	long kills = fault_times("NIANBAO_KILLS", 200) / 4, done = 0, takes;
	struct work w;

	work_restore(&w, 1);
	work_reset(&w);
	takes = microseconds();
	store_close(kit_open(STORE_WRITE));
	takes = microseconds() - takes;
	for (long i = 0; i < kills || (done == 0 && i < kills + MORE); i++) {
		struct store *s;
		char *version;
		pid_t child;

		work_reset(&w);
		if ((child = fork()) == 0) {
			s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor,
			    NULL);
			for (;;)
				pause();
		}
		kill_child(child, moment(i, kills, takes));
		version = kit_query("PRAGMA user_version");
		cr_assert_not_null(version);
		cr_assert(atoi(version) >= 1 && atoi(version) <= STORE_SCHEMA, "%s",
		    version);
		done += atoi(version) == STORE_SCHEMA;
		free(version);
		s = kit_open(STORE_WRITE);
		cr_assert(store_verify_file(s, NULL));
		store_close(s);
	}
	cr_assert(done > 0 && done < kills, "kills must fall before and after: %ld",
	    done);
	cr_log_info("%ld kills, %ld upgraded", kills, done);
	fault_tell(kills);
}

/* ---- groups ---- */

#define PARTS 4

/* Store groups of PARTS reports until killed; tell how many are on disk. */
static void
write_groups(int out, long run)
{
	struct store *s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor,
	    NULL);
	struct report *r;
	struct agency a;
	char name[48];

	if (s == NULL)
		_exit(3);
	for (long n = 0; ; n += PARTS) {
		if (!store_begin_group(s, NULL))
			_exit(4);
		for (long k = n; k < n + PARTS; k++) {
			snprintf(name, sizeof(name), "%ld-%ld局", run, k);
			agency_init(&a);
			a.name = name;
			r = store_create(s, &a, 2025, forms_find(&store_forms, "2021"),
			    NULL);
			if (r == NULL)
				_exit(5);
			report_free(r);
		}
		if (!store_commit_group(s, NULL))
			_exit(6);
		if (write(out, &(long){ n + PARTS }, sizeof(long)) != sizeof(long))
			_exit(7);
	}
}

/* A group is there whole or not at all, and there once it was acknowledged. */
Test(kill, groups)
{
	long kills = fault_times("NIANBAO_KILLS", 200) / 4, before = 0, all = 0;
	struct store *s = kit_open(STORE_CREATE);
	struct store_info info;
	struct diag d;

	store_close(s);
	for (long i = 0; i < kills; i++) {
		long ack, last = 0;
		int pipe_[2];
		pid_t child;

		cr_assert_eq(pipe(pipe_), 0);
		if ((child = fork()) == 0) {
			close(pipe_[0]);
			write_groups(pipe_[1], i);
		}
		close(pipe_[1]);
		for (long k = i % 3; k > 0 && read(pipe_[0], &ack, sizeof(ack)) > 0; k--)
			last = ack;
		kill_child(child, (unsigned)(i * 7919 % 12000));
		while (read(pipe_[0], &ack, sizeof(ack)) == (ssize_t)sizeof(ack))
			last = ack;
		close(pipe_[0]);
		s = kit_open(STORE_WRITE);
		cr_assert(store_info(s, &info, NULL));
		cr_assert(info.reports == before + last ||
		    info.reports == before + last + PARTS, "%ld before, %ld acknowledged,"
		    " %ld there", before, last, (long)info.reports);
		before = (long)info.reports;
		all += last;
		store_close(s);
	}
	cr_assert_gt(all, kills, "the writers must have come to write");
	s = kit_open(STORE_WRITE);
	diag_init(&d);
	cr_assert(store_verify_file(s, &d), "%s", d.n > 0 ? msg_name(d.item[0].code) :
	    "");
	diag_release(&d);
	store_close(s);
	fault_tell(kills);
}
