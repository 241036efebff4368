/*
 * SQLite finds no memory, at each of its requests in turn: the program ends with
 * a message (die), and the file holds the old or the new state.
 *
 * There are some 16,000 requests; NIANBAO_STRIDE=1 takes them all.
 */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>
#include "base/mem.h"
#include "kit/faultkit.h"
#include "kit/fixture.h"

#define DIED	MEM_STATUS
#define NONE	99	/* there were fewer requests */

TestSuite(memory, .init = fault_init, .fini = fault_fini);

static struct {
	sqlite3_mem_methods	 real;
	long			 count, fail_at;
	bool			 fired;
} m;

static bool
hit(void)
{
	if (m.fail_at == 0 || ++m.count != m.fail_at)
		return false;
	m.fired = true;
	return true;
}

static void *
failing_malloc(int n)
{
	return hit() ? NULL : m.real.xMalloc(n);
}

static void *
failing_realloc(void *p, int n)
{
	return hit() ? NULL : m.real.xRealloc(p, n);
}

/* In a child: SQLite's n-th request from the opening on fails. */
static int
starve(long n)
{
	sqlite3_mem_methods mine;
	int status, null, acked;
	pid_t child = fork();

	if (child == 0) {
		/* What mem_die() says is for the user, not for this log. */
		null = open("/dev/null", O_WRONLY);
		dup2(null, STDERR_FILENO);
		sqlite3_shutdown();
		sqlite3_config(SQLITE_CONFIG_GETMALLOC, &m.real);
		mine = m.real;
		mine.xMalloc = failing_malloc;
		mine.xRealloc = failing_realloc;
		sqlite3_config(SQLITE_CONFIG_MALLOC, &mine);
		m.fail_at = n;
		acked = work_run(NULL, NULL);
		_exit(m.fired ? acked : NONE);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status), "request %ld: killed by %d", n, WTERMSIG(status));
	return WEXITSTATUS(status);
}

Test(memory, each_request)
{
	struct work w;
	char when[32];
	long points = 0, died = 0, stride = fault_times("NIANBAO_STRIDE", 167);
	int status;

	work_prepare(&w);
	for (long n = 1; ; n += stride) {
		work_reset(&w);
		status = starve(n);
		snprintf(when, sizeof(when), "request %ld", n);
		cr_assert(status == DIED || status == NONE || status <= WORK_STEPS,
		    "%s: %d", when, status);
		work_look(&w, status <= WORK_STEPS ? status : 0, WORK_STEPS, when);
		if (status == NONE)
			break;
		points++;
		died += status == DIED;
	}
	cr_assert_gt(died, 10);
	cr_log_info("%ld requests, %ld ends", points, died);
	work_release(&w);
}
