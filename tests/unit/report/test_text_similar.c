/*
 * test_text_similar.c - this year's sections one and five against last year's.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"

/* A text of n sentences that are all different; from "other" on in other words. */
static void
make(struct buf *b, int n, int other, int year)
{
	static const char *const parts[] = {
		"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸",
	};

	buf_reset(b);
	for (int i = 0; i < n; i++) {
		const char *const *p = parts;
		int k = i < other ? i : i + 50;

		buf_printf(b, "%d年%s%s%s%s办理%s%s事项%d件，%s%s%s%s推进%s%s工作。", year,
		    p[k / 10 % 10], p[k % 10], p[(k + 3) % 10], p[k % 7], p[k / 10 % 9],
		    p[k % 9], year + i, p[(k + 1) % 10], p[k % 8], p[k / 10 % 7], p[k % 6],
		    p[k % 3], p[k / 5 % 10]);
	}
}

static const struct finding *
compare(const char *slot, const char *was, const char *now, struct findings *f)
{
	struct report *last = kit_report("2021", "云山县水务局", 2023);
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	const struct finding *found;

	kit_text(last, slot, was);
	kit_text(r, slot, now);
	report_findings(r, f);
	cr_expect_null(fix_find(f, "N514", NULL), "no last year");
	report_set_prior(r, prior_new(r->form, last));
	report_findings(r, f);
	found = fix_find(f, "N514", NULL);
	cr_expect(found == NULL || strcmp(found->place, slot) == 0);
	report_free(last);
	report_free(r);
	return found;
}

Test(text_similar, alike)
{
	static const struct { const char *slot; int n, other; bool raised; } cases[] = {
		{ "t1", 20, 20, true },		/* only years and figures differ */
		{ "t5", 20, 20, true },
		{ "t1", 20, 19, true },		/* one sentence of twenty is new */
		{ "t1", 20, 10, false },
		{ "t1", 20, 0, false },
		{ "t1", 3, 3, false },		/* too short to tell */
		{ "t6", 20, 20, false },	/* says the same every year */
	};
	struct buf was = BUF_INIT, now = BUF_INIT;
	struct findings f;

	findings_init(&f);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct finding *found;

		make(&was, cases[i].n, cases[i].n, 2023);
		make(&now, cases[i].n, cases[i].other, 2024);
		found = compare(cases[i].slot, buf_cstr(&was), buf_cstr(&now), &f);
		cr_expect_eq(found != NULL, cases[i].raised, "%zu", i);
		if (found != NULL) {
			cr_expect_eq(found->level, LEVEL_WARNING);
			cr_expect(found->left >= 85 * NUM_ONE &&
			    found->left <= 100 * NUM_ONE);
		}
	}
	findings_release(&f);
	buf_release(&was);
	buf_release(&now);
}
