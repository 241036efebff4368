/*
 * bench_docx.c - what a Word file costs, and a workbook, against a bare deflate of its
 * parts.
 *
 * Each round exports the same full report, then deflates the very bytes of its
 * parts with one zlib stream: the least any writer of this file must do.  Both
 * times are the smallest of all rounds; only their ratio means something on
 * another machine.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/report.h"

#define ROUNDS	200
#define LEVEL	6

static long
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000L + t.tv_nsec;
}

static struct report *
sample(struct forms *forms)
{
	struct actor actor = { "bench", "bench", clock_utc, NULL };
	struct change_list list = CHANGE_LIST_INIT;
	const struct form *f = forms_for_year(forms, 2024);
	struct agency agency;
	struct report *r;
	char figure[24];

	agency_init(&agency);
	agency.name = mem_strdup("云山县市场监督管理局");
	r = report_new(f, &agency, 2024);
	for (int i = 0; i < f->ncell; i++) {
		snprintf(figure, sizeof figure, "%d", i * 37 % 1000);
		if (!f->cell[i].computed)
			change_cell(&list, r, i, figure, ORIGIN_IMPORT);
	}
	for (int i = 0; i < f->ntext; i++) {
		struct buf text = BUF_INIT;

		buf_repeat(&text, "本年度公开各类信息若干条，办理情况见下表。\n", 20);
		change_text_all(&list, r, i, buf_cstr(&text), ORIGIN_IMPORT);
		buf_release(&text);
	}
	if (!report_apply(r, &list, &actor, NULL, NULL))
		exit(1);
	change_list_release(&list);
	agency_release(&agency);
	return r;
}

/* The bytes of all parts, inflated one after another. */
static void
parts(const struct buf *zip, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)zip->data;
	size_t at = 0;

	while (at + 30 < zip->len && p[at] == 'P' && p[at + 2] == 3) {
		size_t packed = p[at + 18] | (size_t)p[at + 19] << 8 | (size_t)p[at + 20] << 16;
		size_t size = p[at + 22] | (size_t)p[at + 23] << 8 | (size_t)p[at + 24] << 16;
		size_t name = p[at + 26] | (size_t)p[at + 27] << 8;
		z_stream z = { 0 };

		buf_reserve(out, size + 1);
		inflateInit2(&z, -15);
		z.next_in = (unsigned char *)zip->data + at + 30 + name;
		z.avail_in = (unsigned)packed;
		z.next_out = (unsigned char *)out->data + out->len;
		z.avail_out = (unsigned)size;
		if (inflate(&z, Z_FINISH) != Z_STREAM_END)
			exit(1);
		inflateEnd(&z);
		out->len += size;
		at += 30 + name + packed;
	}
}

static void
deflate_all(const struct buf *in, struct buf *out)
{
	z_stream z = { 0 };

	deflateInit2(&z, LEVEL, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
	buf_reset(out);
	buf_reserve(out, deflateBound(&z, in->len));
	z.next_in = (unsigned char *)in->data;
	z.avail_in = (unsigned)in->len;
	z.next_out = (unsigned char *)out->data;
	z.avail_out = (unsigned)out->cap;
	deflate(&z, Z_FINISH);
	out->len = z.total_out;
	deflateEnd(&z);
}

static bool
measure(const struct report *r, const char *format)
{
	struct export_options o = { 0 };
	struct buf file = BUF_INIT, raw = BUF_INIT, packed = BUF_INIT;
	long best = 0, floor = 0, t;

	for (int i = 0; i < ROUNDS; i++) {
		buf_reset(&file);
		t = now_ns();
		if (!export_report(&file, exporter_find(format), r, &o, NULL))
			return false;
		t = now_ns() - t;
		best = best == 0 || t < best ? t : best;
		if (i == 0)
			parts(&file, &raw);
		t = now_ns();
		deflate_all(&raw, &packed);
		t = now_ns() - t;
		floor = floor == 0 || t < floor ? t : floor;
	}
	printf("%s: %ld us, %zu bytes of %zu; bare deflate %ld us, %zu bytes; "
	    "ratio %ld.%02ld\n", format, best / 1000, file.len, raw.len, floor / 1000,
	    packed.len, best / floor, best % floor * 100 / floor);
	buf_release(&file);
	buf_release(&raw);
	buf_release(&packed);
	return true;
}

int
main(void)
{
	struct forms forms = { 0 };
	struct report *r;
	bool ok;

	if (!forms_load(&forms, NULL, NULL))
		return 1;
	r = sample(&forms);
	ok = measure(r, "docx") && measure(r, "xlsx");
	report_free(r);
	forms_release(&forms);
	return !ok;
}
