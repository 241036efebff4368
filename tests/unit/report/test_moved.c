/*
 * test_moved.c - which years of last year's text move on, and which stay.
 */
#include <criterion/criterion.h>
#include <stddef.h>
#include "base/buf.h"
#include "report/prior.h"

static void
see(const char *text, int from, int to, const char *want)
{
	struct buf b = BUF_INIT;

	prior_move_years(&b, text, from, to);
	cr_expect_str_eq(buf_cstr(&b), want);
	buf_release(&b);
}

Test(moved, years)
{
	static const struct { const char *last, *now; } t[] = {
		{ "2024年，比2023年多3件；2025年将改进。", "2025年，比2024年多3件；2026年将改进。" },
		{ "2024年度报告", "2025年度报告" },
		{ "２０２４年收到12件", "２０２５年收到12件" },
		{ "二〇二四年，二○二三年", "二〇二五年，二○二四年" },
		{ "2023-2024年、2023至2024年", "2024-2025年、2024至2025年" },
		{ "2024年1月1日至2024年12月31日", "2025年1月1日至2025年12月31日" },
		/* years that are not of the report */
		{ "2008年施行，2019年修订，2022年起", "2008年施行，2019年修订，2022年起" },
		{ "《关于印发2024年要点的通知》，2024年", "《关于印发2024年要点的通知》，2025年" },
		{ "《没有收尾\n2024年", "《没有收尾\n2025年" },
		/* no years */
		{ "湘政发〔2024〕3号，2024件", "湘政发〔2024〕3号，2024件" },
		{ "12024年，20244年，2024", "12024年，20244年，2024" },
		{ "二〇二四", "二〇二四" }, { "", "" },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		see(t[i].last, 2024, 2025, t[i].now);
	see("2022年比2021年", 2022, 2025, "2025年比2024年");
	see("2029年", 2029, 2030, "2030年");
}
