/*
 * bench_tally.c - what a register of applications costs: read by the child and counted,
 * beside the least that anybody must do with its bytes (copy them and look for the end
 * of each line); and how long a key waits while 40,000 rows are counted by parts.
 *
 * Real time, the smallest of all rounds, for the child's work is in it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/tally.h"
#include "report/register.h"

#define ROUNDS	20
#define PART	2000		/* rows between two keys, as the screen does */

static int64_t
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void
write_rows(struct buf *b, int n)
{
	static const char *const result[] = { "予以公开", "信息不存在", "国家秘密", "移交" };

	buf_str(b, "编号,申请人类型,收到日期,办结日期,办理结果,申请方式\n");
	for (int i = 0; i < n; i++)
		buf_printf(b, "依申请-%05d,%s,2025-%02d-05,2025-%02d-20,%s,网络\n", i,
		    i % 3 == 0 ? "企业" : "公民", i % 12 + 1, i % 12 + 1, result[i % 4]);
}

static int64_t
floor_us(const struct buf *b)
{
	int64_t from = now_us();
	char *copy = mem_strndup(b->data, b->len);
	size_t lines = 0;

	for (const char *s = copy; (s = strchr(s, '\n')) != NULL; s++)
		lines++;
	from = now_us() - from;
	free(copy);
	return lines > 0 ? from : 0;
}

struct times { int64_t all, longest, floor; };

static void
measure(struct import_run *run, const struct buf *b, struct times *best)
{
	struct register_words words = REGISTER_WORDS_INIT;
	int64_t from = now_us(), at, took, longest = 0;
	struct tally *t = tally_bytes(run, b->data, b->len, "r", &words);

	if (t->doc == NULL || !tally_count_begin(t, forms_for_year(run->forms, 2025), 2025,
	    run->diag))
		return;
	for (size_t left = 1; left > 0; ) {
		at = now_us();
		left = tally_count_some(t, PART);
		took = now_us() - at;
		longest = took > longest ? took : longest;
	}
	took = now_us() - from;
	tally_free(t);
	best->all = best->all == 0 || took < best->all ? took : best->all;
	best->longest = best->longest == 0 || longest < best->longest ? longest :
	    best->longest;
	took = floor_us(b);
	best->floor = best->floor == 0 || took < best->floor ? took : best->floor;
}

int
main(void)
{
	static const int rows[] = { 1000, 40000 };
	struct forms forms;
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	if (!forms_load(&forms, NULL, NULL))
		return 1;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct import_run run = { .forms = &forms, .diag = &d, .child = child_new(0) };
		struct times best = { 0, 0, 0 };

		buf_reset(&b);
		write_rows(&b, rows[i]);
		for (int k = 0; k < ROUNDS; k++)
			measure(&run, &b, &best);
		printf("register: %d rows read and counted in %d.%d ms (floor %d us); a key waits "
		    "%d.%d ms at most while they are counted\n", rows[i],
		    (int)(best.all / 1000), (int)(best.all / 100 % 10), (int)best.floor,
		    (int)(best.longest / 1000), (int)(best.longest / 100 % 10));
		import_run_release(&run);
	}
	buf_release(&b);
	diag_release(&d);
	forms_release(&forms);
	return 0;
}
