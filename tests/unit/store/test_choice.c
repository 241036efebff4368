/*
 * What a list of reports shows, in what order, and how many there are of what.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/store.h"

static void
fini(void)
{
	kit_fini();
	fix_free();
}

TestSuite(choice, .init = kit_init, .fini = fini);

static struct store *store;

static void
add(const char *agency, int year)
{
	struct agency a;
	struct report *r;

	agency_init(&a);
	if (!store_agency_find(store, agency, &a, NULL))
		a.name = strdup(agency);
	r = store_create(store, &a, year, fix_form("2021"), NULL);
	cr_assert_not_null(r);
	report_free(r);
	agency_release(&a);
}

/* In an order that is neither that of pinyin nor that of code points. */
static void
fill(void)
{
	static const char *const names[] = {
		"张县水利局", "卫县教育局", "沐县卫健局", "洪县医保局", "海县档案馆",
	};
	size_t i;

	store = kit_open(STORE_CREATE);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		add(names[i], 2025);
	add(names[0], 2024);
}

static bool
put_name(void *ctx, const struct store_item *it)
{
	buf_printf(ctx, "%.3s%d%s ", it->agency, it->year % 100, it->id == 0 ? "-" : "");
	return true;
}

/* First characters and years of the rows chosen. */
static void
see(struct store_choice c, const char *want)
{
	struct store_keys keys = { NULL, 0, 0 };
	struct store_numbers n;
	struct buf b = BUF_INIT;

	cr_assert(store_choose(store, &c, &keys, &n, NULL));
	cr_assert(store_page(store, c.year, keys.key, keys.n, put_name, &b, NULL));
	cr_assert_str_eq(buf_cstr(&b), want);
	store_keys_release(&keys);
	buf_release(&b);
}

Test(choice, by_pinyin)
{
	fill();
	see((struct store_choice){ .year = 2025 }, "海25 洪25 沐25 卫25 张25 ");
	see((struct store_choice){ .year = 2025, .down = true },
	    "张25 卫25 沐25 洪25 海25 ");
	see((struct store_choice){ 0 }, "海25 洪25 沐25 卫25 张25 张24 ");
	see((struct store_choice){ .sort = STORE_BY_YEAR }, "张24 海25 洪25 沐25 卫25 张25 ");
	store_close(store);
}

Test(choice, search)
{
	fill();
	see((struct store_choice){ .search = "水利" }, "张25 张24 ");
	see((struct store_choice){ .search = "ｊｙ", .year = 2025 }, "卫25 ");
	see((struct store_choice){ .search = "", .year = 2024 }, "张24 ");
	see((struct store_choice){ .search = "%" }, "");
	kit_sql("UPDATE agency SET org_code='4303' WHERE name LIKE '洪%'", true);
	see((struct store_choice){ .search = "43", .year = 2025 }, "洪25 ");
	store_close(store);
}

/* A report counted at an earlier revision is open, whatever it had then. */
Test(choice, filters)
{
	struct store_choice all = { .year = 2025 };
	struct store_keys keys = { NULL, 0, 0 };
	struct store_numbers n;

	fill();
	kit_sql("UPDATE report SET n_error=2,n_warning=0,n_empty=0,n_text=0,"
	    "counted=revision WHERE year=2025", true);
	kit_sql("UPDATE report SET n_error=0 WHERE id=2", true);
	kit_sql("UPDATE report SET n_error=0,counted=revision+1 WHERE id=3", true);
	kit_sql("UPDATE report SET state='final',name='王县老局' WHERE id=2", true);
	kit_sql("UPDATE report SET state='submitted',changed_by='别人' WHERE id=4", true);
	see((struct store_choice){ .year = 2025, .filter = STORE_SHOWS_FINAL }, "王25 ");
	see((struct store_choice){ .year = 2025, .filter = STORE_SHOWS_ERRORS },
	    "海25 洪25 张25 ");
	see((struct store_choice){ .year = 2025, .filter = STORE_SHOWS_OPEN },
	    "海25 洪25 沐25 张25 ");
	see((struct store_choice){ .year = 2025, .filter = STORE_SHOWS_MINE },
	    "海25 沐25 王25 张25 ");
	see((struct store_choice){ .year = 2025, .sort = STORE_BY_STATE, .down = true },
	    "王25 洪25 海25 沐25 张25 ");
	see((struct store_choice){ .year = 2025, .sort = STORE_BY_ERROR },
	    "沐25 王25 海25 洪25 张25 ");
	see((struct store_choice){ .year = 2024, .filter = STORE_SHOWS_MISSING },
	    "海24- 洪24- 沐24- 卫24- ");
	see((struct store_choice){ .filter = STORE_SHOWS_MISSING }, "");
	cr_assert(store_choose(store, &all, &keys, &n, NULL));
	cr_assert_eq(n.due, 5);
	cr_assert_eq(n.filter[STORE_SHOWS_ALL], 5);
	cr_assert_eq(n.filter[STORE_SHOWS_DRAFT], 3);
	cr_assert_eq(n.filter[STORE_SHOWS_FINAL], 1);
	cr_assert_eq(n.filter[STORE_SHOWS_OPEN], 4);
	cr_assert_eq(n.filter[STORE_SHOWS_MINE], 4);
	cr_assert_eq(n.filter[STORE_SHOWS_MISSING], 0);
	kit_sql("UPDATE agency SET since=2025 WHERE id=1", true);
	kit_sql("UPDATE agency SET until=2023 WHERE id=5", true);
	all.year = 2024;
	cr_assert(store_choose(store, &all, &keys, &n, NULL));
	cr_assert_eq(n.due, 3);
	cr_assert_eq(n.filter[STORE_SHOWS_ALL], 1);
	cr_assert_eq(n.filter[STORE_SHOWS_MISSING], 3);
	store_keys_release(&keys);
	store_close(store);
}

Test(choice, years)
{
	size_t n;
	int *year;

	store = kit_open(STORE_CREATE);
	year = store_years(store, &n, NULL);
	cr_assert_eq(n, 0);
	free(year);
	add("甲局", 2023);
	add("甲局", 2025);
	add("乙局", 2025);
	year = store_years(store, &n, NULL);
	cr_assert_eq(n, 2);
	cr_assert_eq(year[0], 2025);
	cr_assert_eq(year[1], 2023);
	free(year);
	store_close(store);
}

/* The order of every column is one that SQLite takes, with every filter. */
Test(choice, every_question)
{
	struct store_keys keys = { NULL, 0, 0 };
	struct store_numbers n;
	int sort, filter;

	fill();
	for (sort = 0; sort < STORE_BY__MAX; sort++)
		for (filter = 0; filter < STORE_SHOWS__MAX; filter++) {
			struct store_choice c = { .year = sort % 2 * 2025, .search = "j",
			    .sort = (enum store_column)sort,
			    .filter = (enum store_filter)filter, .down = filter % 2 };

			cr_assert(store_choose(store, &c, &keys, &n, NULL), "%d %d", sort, filter);
		}
	store_keys_release(&keys);
	store_close(store);
}
