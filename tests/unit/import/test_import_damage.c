/*
 * test_import_damage.c - a few hundred damaged copies on every run of the tests:
 * nothing read wrong.  `make damage` does the same with thousands.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "evidence/damage/copy.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "evidence/damage/verdict.h"
#include "import/import.h"
#include "report/report.h"

/* Copies first .. first + n - 1; the cells of each verdict. */
static struct tally
run(uint64_t first, uint64_t n, const struct damage *const *wanted,
    const struct damage_layout *layout)
{
	struct tally sum = { 0 };

	for (uint64_t i = first; i < first + n; i++) {
		struct copy c;

		copy_make(&c, i, wanted, layout, false);
		cr_expect_eq(c.tally.bad, 0, "copy %lu, %s, %s: %s", (unsigned long)i,
		    c.layout->name, c.ndamage > 0 ? c.damage[0]->name : "",
		    buf_cstr(&c.why));
		tally_add(&sum, &c.tally);
		copy_release(&c);
	}
	return sum;
}

static unsigned long
cells(const struct tally *t)
{
	unsigned long all = 0;

	for (int v = 0; v < VERDICT__MAX; v++)
		all += t->cell[v];
	return all;
}

Test(import_damage, undamaged_copies_are_right_in_every_layout)
{
	const struct damage *const none[] = { damage_find("none"), NULL };

	for (const struct damage_layout *l = layouts; l->name != NULL; l++) {
		struct tally t = run(1, 4, none, l);

		cr_expect_eq(t.cell[VERDICT_RIGHT], cells(&t), "%s: %lu of %lu right, "
		    "%lu refused", l->name, t.cell[VERDICT_RIGHT], cells(&t), t.refused);
		cr_expect_eq(t.misnamed, 0, "%s", l->name);
	}
}

Test(import_damage, damaged_copies_are_never_read_wrong)
{
	struct tally t = run(100000, 400, NULL, NULL);

	cr_expect_eq(t.cell[VERDICT_WRONG], 0);
	cr_expect_geq(t.cell[VERDICT_RIGHT] * 100, cells(&t) * 95, "%lu of %lu",
	    t.cell[VERDICT_RIGHT], cells(&t));
}

/* The judge must be able to condemn: a page whose truth is another. */
Test(import_damage, a_wrong_figure_is_found)
{
	uint64_t seed = 7;
	struct report *r = judge_report(&seed), *other = judge_report(&seed);
	struct page *p = page_build(r, seed);
	struct candidate k = { .report = other };
	struct buf why = BUF_INIT;
	struct tally t = { 0 };

	while (other->form != r->form) {
		report_free(other);
		k.report = other = judge_report(&seed);
	}
	judge(&t, p, layouts, &k, &why);
	cr_expect_eq(t.bad, 1);
	cr_expect_gt(t.cell[VERDICT_WRONG], 20);
	k.report = r;
	t = (struct tally){ 0 };
	judge(&t, p, layouts, &k, &why);
	cr_expect_eq(t.cell[VERDICT_RIGHT], cells(&t));
	/* null that is not said to be open is wrong, too */
	for (int i = 0; i < r->form->ncell; i++)
		r->cell[i].has_value = false;
	t = (struct tally){ 0 };
	judge(&t, p, layouts, &k, &why);
	cr_expect_gt(t.cell[VERDICT_WRONG], 100);
	buf_release(&why);
	page_free(p);
	report_free(r);
	report_free(other);
}

/* Figures that are not plain are open or right, and all others are read: to leave the
 * row or the table open is no way out. */
Test(import_damage, what_is_not_plain_opens_its_cell_alone)
{
	static const struct { const char *name; unsigned long floor; } kind[] = {
		{ "struck out", 980 }, { "raised", 980 }, { "too small", 980 },
		{ "hidden", 980 }, { "picture", 980 }, { "empty field", 980 },
		{ "shown as a date", 980 }, { "shown otherwise", 980 },
	};

	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		const struct damage *const one[] = { damage_find(kind[i].name), NULL };
		struct tally t = { 0 };

		for (const struct damage_layout *l = layouts; l->name != NULL; l++)
			if (damage_reaches(one[0], l)) {
				struct tally of = run(1, 8, one, l);

				tally_add(&t, &of);
			}
		cr_expect_eq(t.cell[VERDICT_WRONG], 0, "%s", kind[i].name);
		cr_expect_geq(t.cell[VERDICT_RIGHT] * 1000, cells(&t) * kind[i].floor,
		    "%s: %lu of %lu right", kind[i].name, t.cell[VERDICT_RIGHT], cells(&t));
	}
}
