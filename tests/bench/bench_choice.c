/*
 * bench_choice.c - the list of reports with 10,000 of them: what choosing, ordering and
 * reading its first page costs in a process that has just opened the file, as the first
 * paint does, against the least that SQLite needs then to hand out the same rows,
 * number, name and state, in no order.
 *
 * Times are CPU, the smallest of all rounds.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "form/forms.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/store.h"

#define REPORTS	10000
#define PAGE	44		/* rows of a screen */
#define ROUNDS	30
#define YEAR	2025

static const struct actor actor = { "bench", "bench", clock_utc, NULL };

static void
need(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "bench_choice: %s\n", what);
		exit(1);
	}
}

static int64_t
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Names as offices have them, of a hundred places. */
static void
fill(struct store *s, const struct form *form)
{
	static const char *const place[] = { "安", "白", "昌", "大", "恩", "丰", "广", "衡",
	    "吉", "临" };
	static const char *const office[] = { "教育局", "财政局", "医疗保障局", "人民政府办公室",
	    "市场监督管理局", "自然资源局", "卫生健康局", "公安局", "水利局", "司法局" };
	struct buf name = BUF_INIT;
	struct report *r;
	struct agency a;

	for (int i = 0; i < REPORTS; i++) {
		if (i % 500 == 0)
			need(store_begin_group(s, NULL), "no group");
		buf_reset(&name);
		buf_printf(&name, "%s%s县第%d%s", place[i % 10], place[i / 10 % 10], i / 1000,
		    office[i / 100 % 10]);
		agency_init(&a);
		a.name = mem_strdup(buf_cstr(&name));
		r = store_create(s, &a, YEAR, form, NULL);
		need(r != NULL, "no report");
		report_free(r);
		agency_release(&a);
		if (i % 500 == 499)
			need(store_commit_group(s, NULL), "not stored");
	}
	buf_release(&name);
}

static int64_t
floor_us(const char *path)
{
	int64_t from = cpu_us(), n = 0;
	sqlite3_stmt *q;
	sqlite3 *db;

	need(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, "no floor");
	need(sqlite3_prepare_v2(db, "SELECT r.id,a.name,r.state FROM report r"
	    " JOIN agency a ON a.id=r.agency WHERE r.year=2025", -1, &q, NULL) == SQLITE_OK,
	    "no floor");
	while (sqlite3_step(q) == SQLITE_ROW)
		n += sqlite3_column_int64(q, 0) > 0 && sqlite3_column_text(q, 1) != NULL &&
		    sqlite3_column_text(q, 2) != NULL;
	sqlite3_finalize(q);
	sqlite3_close(db);
	need(n == REPORTS, "reports are missing");
	return cpu_us() - from;
}

static bool
count_row(void *ctx, const struct store_item *it)
{
	*(int *)ctx += it->agency[0] != '\0';
	return true;
}

static int64_t
choose_us(const char *path, struct forms *forms)
{
	struct store_choice c = { .year = YEAR };
	struct store_keys keys = { NULL, 0, 0 };
	struct store_numbers numbers;
	int64_t from = cpu_us();
	struct store *s = store_open(path, STORE_READ, forms, &actor, NULL);
	int n = 0;

	need(s != NULL && store_choose(s, &c, &keys, &numbers, NULL) && keys.n == REPORTS &&
	    numbers.filter[STORE_SHOWS_DRAFT] == REPORTS, "not chosen");
	need(store_page(s, YEAR, keys.key, PAGE, count_row, &n, NULL) && n == PAGE,
	    "no page");
	from = cpu_us() - from;
	store_keys_release(&keys);
	store_close(s);
	return from;
}

int
main(void)
{
	char dir[] = "/tmp/nianbao-choice.XXXXXX", path[64];
	int64_t least = INT64_MAX, choose = INT64_MAX, t;
	struct forms forms;
	struct store *s;

	need(mkdtemp(dir) != NULL && forms_load(&forms, NULL, NULL), "no folder");
	snprintf(path, sizeof path, "%s/n.db", dir);
	s = store_open(path, STORE_CREATE, &forms, &actor, NULL);
	need(s != NULL, "no database");
	fill(s, forms_find(&forms, "2021"));
	store_close(s);
	for (int i = 0; i < ROUNDS; i++) {
		if ((t = floor_us(path)) < least)
			least = t;
		if ((t = choose_us(path, &forms)) < choose)
			choose = t;
	}
	printf("list: %d reports chosen, in order, and a page read in %d.%d ms, %d.%d x the rows "
	    "alone\n", REPORTS, (int)(choose / 1000), (int)(choose / 100 % 10),
	    (int)(choose / least), (int)(choose * 10 / least % 10));
	snprintf(path, sizeof path, "rm -rf %s", dir);
	need(system(path) == 0, "the folder stays");
	forms_release(&forms);
	return 0;
}
