/*
 * The power is cut at any write: what was acknowledged is there.  The same model
 * must find losses where synchronous is OFF or NORMAL, or it would prove nothing.
 *
 * NIANBAO_CUTS sets the number of cuts.  With NIANBAO_BREAK "off" the first test runs
 * with synchronous=OFF and must fail.
 */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "kit/faultkit.h"
#include "kit/faultvfs.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

static void
init(void)
{
	fault_init();
	fault_register();
}

TestSuite(power, .init = init, .fini = fault_fini);

/* In a child: save until the n-th write fails, then cut.  Its status is the number
 * of acknowledged steps. */
static int
cut_at(long n, unsigned seed, const char *pragma)
{
	struct store *s;
	struct report *r;
	pid_t child = fork();
	int status, k = 0;
	char path[128];

	if (child == 0) {
		fault_power();
		fault_arm(FAULT_WRITE | FAULT_SYNC | FAULT_TRUNCATE, n, true, false);
		s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, NULL);
		r = s != NULL ? store_load(s, "甲县某局", 2025, NULL) : NULL;
		/* else the first step would set the pragma back */
		if (s != NULL && db_settle(s, NULL))
			sqlite3_exec(s->db, pragma, NULL, NULL, NULL);
		while (r != NULL && k < WORK_STEPS && work_step(s, r, k, NULL))
			k++;
		/* Nothing is closed: the machine is off. */
		fault_cut(seed);
		_exit(k);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status), "the child died of %d", WTERMSIG(status));
	/* Shared memory does not survive. */
	snprintf(path, sizeof(path), "%s-shm", kit_path);
	unlink(path);
	return WEXITSTATUS(status);
}

/* How many of the cuts lose an acknowledged step or break the file. */
static long
losses(const struct work *w, long cuts, const char *pragma)
{
	long lost = 0;

	for (long i = 0; i < cuts; i++) {
		struct report *r = NULL;
		struct store *s;
		char *now = NULL;
		int acked, k = -1;

		work_reset(w);
		acked = cut_at(1 + i * 31 % 120, fault_seed() + (unsigned)i + 1, pragma);
		s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, NULL);
		if (s != NULL && store_verify_file(s, NULL))
			r = store_load(s, "甲县某局", 2025, NULL);
		if (r != NULL)
			now = fix_image(r);
		for (k = 0; now != NULL && k <= WORK_STEPS; k++)
			if (strcmp(now, w->image[k]) == 0)
				break;
		lost += now == NULL || k < acked || k > acked + 1;
		free(now);
		report_free(r);
		store_close(s);
	}
	return lost;
}

Test(power, cut)
{
	long cuts = fault_times("NIANBAO_CUTS", 120);
	struct work w;

	work_prepare(&w);
	cr_assert_eq(losses(&w, cuts, fault_broken("off") ? "PRAGMA synchronous=OFF" : ""),
	    0, "synchronous=FULL keeps what it acknowledges");
	fault_tell(cuts);
	work_release(&w);
}

Test(power, model_finds_losses)
{
	static const char *const pragma[] = {
		"PRAGMA synchronous=NORMAL", "PRAGMA synchronous=OFF"
	};
	struct work w;

	work_prepare(&w);
	for (size_t i = 0; i < sizeof(pragma) / sizeof(pragma[0]); i++)
		cr_assert_gt(losses(&w, 40, pragma[i]), 0, "%s must lose", pragma[i]);
	work_release(&w);
}
