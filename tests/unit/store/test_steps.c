/*
 * The steps of a report, page by page from either end, however many there are; restore
 * points and events beside them.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "form/form.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(steps, .init = kit_init, .fini = fini);

#define MANY	10000
#define PAGE	64

struct seen { int64_t first[PAGE], last[PAGE]; size_t n, most; };

static bool
see(void *ctx, const struct change *c, size_t n)
{
	struct seen *s = ctx;

	cr_assert_eq(c[0].step, c[0].seq);
	cr_assert_str_eq(c[n - 1].user, c[0].user);
	s->first[s->n] = c[0].seq;
	s->last[s->n] = c[n - 1].seq;
	return ++s->n < s->most;
}

static long
milliseconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A long history: cells keyed one by one, and every hundredth step 142 of them. */
static struct report *
long_history(struct store *s)
{
	struct report *r = kit_create(s, 2025);
	struct change_list list = CHANGE_LIST_INIT;
	char figure[16];

	cr_assert(store_begin_group(s, NULL));
	for (int i = 0; i < MANY; i++) {
		change_list_reset(&list);
		snprintf(figure, sizeof(figure), "%d", i + 1);
		for (int k = 0, n = 0; k < r->form->ncell && n < (i % 100 == 99 ? 142 : 1);
		    k++)
			if (!r->form->cell[k].computed) {
				change_cell(&list, r, k, figure, ORIGIN_PASTE);
				n++;
			}
		cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
		cr_assert(store_save(s, r, &list, NULL, NULL));
	}
	cr_assert(store_commit_group(s, NULL));
	change_list_release(&list);
	return r;
}

Test(steps, pages)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = long_history(s);
	struct seen up = { .most = PAGE }, down = { .most = PAGE };
	int64_t end = INT64_MAX;
	size_t steps = 0;
	long began = milliseconds();

	cr_assert(store_steps_to(s, r->id, INT64_MAX, see, &down, NULL));
	cr_log_info("first page of %d steps: %ld ms", MANY, milliseconds() - began);
	cr_assert_eq(down.n, PAGE);
	cr_assert_eq(down.last[0], r->seq);
	cr_assert(store_steps_from(s, r->id, 1, see, &up, NULL));
	cr_assert_eq(up.n, PAGE);
	cr_assert_eq(up.first[0], 1);
	/* Every step once, without a gap, from the newest to the first. */
	do {
		down.n = 0;
		cr_assert(store_steps_to(s, r->id, end, see, &down, NULL));
		for (size_t i = 0; i < down.n; i++) {
			cr_assert(i == 0 || down.last[i] + 1 == down.first[i - 1]);
			cr_assert(end == INT64_MAX || i > 0 || down.last[0] == end);
		}
		steps += down.n;
		end = down.n > 0 ? down.first[down.n - 1] - 1 : 0;
	} while (down.n == PAGE);
	cr_assert_eq(steps, MANY, "%zu", steps);
	cr_assert_eq(end, 0);
	report_free(r);
	store_close(s);
}

static bool
see_event(void *ctx, const struct store_event *e)
{
	char *all = ctx;

	snprintf(all + strlen(all), 256 - strlen(all), "%s %lld %s|", e->kind,
	    (long long)e->seq, e->user);
	return true;
}

Test(steps, points_and_events)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	char all[256] = "";

	cr_assert(store_restore_point(s, r, "a", NULL));
	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	cr_assert(store_restore_point(s, r, "b", NULL));
	cr_assert(kit_save(s, r, "3:1:A=6 3:2:A=7", NULL));
	cr_assert(store_restore_point(s, r, "c", NULL));
	cr_assert(store_points(s, r->id, 0, INT64_MAX, see_event, all, NULL));
	cr_assert_str_eq(all, "point 0 李敏|point 1 李敏|point 3 李敏|");
	all[0] = '\0';
	cr_assert(store_points(s, r->id, 1, 1, see_event, all, NULL));
	cr_assert_str_eq(all, "point 1 李敏|");
	cr_assert(store_delete(s, r, NULL));
	cr_assert(store_undelete(s, r->id, NULL));
	all[0] = '\0';
	cr_assert(store_points(s, r->id, 0, INT64_MAX, see_event, all, NULL));
	cr_assert_str_eq(all, "point 0 李敏|point 1 李敏|point 3 李敏|");
	all[0] = '\0';
	cr_assert(store_agency_rename(s, "甲县某局", "甲县他局", NULL));
	cr_assert(store_events(s, r->id, see_event, all, NULL));
	cr_assert_str_eq(all, "new 0 李敏|delete 3 李敏|undelete 3 李敏|rename -1 李敏|");
	report_free(r);
	store_close(s);
}
