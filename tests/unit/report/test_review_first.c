/*
 * test_review_first.c - T410: since 2024 a refusal goes to review before it goes to court;
 * reports in whose table suits stand as direct, and reports that must not be asked.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "report/check.h"
#include "report/report.h"

struct suits {
	bool		 asked;
	const char	*name;
	const char	*form;
	int		 year;
	const char	*figures;
	bool		 rest_open;	/* the other cells are not 0, but empty */
};

static const struct suits suits[] = {
	{ true, "云山县自然资源局", "2021", 2024, "4.2:1:A1=1", false },
	{ true, "云山县人民政府", "2021", 2025, "4.2:1:A1=9 4.2:1:A2=2 4.2:1:A4=3 4.2:1:B1=14", false },
	{ true, "洪湖市公安局", "2021", 2025, "4.2:1:A2=1 4.1:1:A=6", false },
	{ true, "洪湖市住房和城乡建设局", "2021", 2026, "4.2:1:A3=2", false },
	{ true, "云山县石坪乡人民政府", "2021", 2024, "4.2:1:A4=1", false },
	{ true, "江南省财政厅", "2021", 2025, "4.2:1:A1=1 4.2:1:A2=1 4.2:1:A3=1 4.2:1:A4=1", false },
	{ true, "云山县城东街道办事处", "2021", 2025, "3:1:A=4 3:3.1:A=4 4.2:1:A1=1", false },
	{ true, "洪湖市人民政府办公室", "2021", 2024, "4.1:1:A=3 4.2:1:A4=12", false },
	{ true, "云山县教育局", "2021", 2030, "4.2:1:A1=1", false },
	{ true, "国家税务总局云山县税务局", "2021", 2025, "4.2:1:A3=1 4.2:1:B3=1", false },
	{ false, "云山县自然资源局", "2021", 2023, "4.2:1:A1=1", false },
	{ false, "云山县自然资源局", "2021", 2022, "4.2:1:A1=7 4.2:1:A4=2", false },
	{ false, "洪湖市公安局", "2021", 2021, "4.2:1:A2=1", false },
	{ false, "洪湖市公安局", "2019", 2020, "4.2:1:A2=1", false },
	{ false, "洪湖市公安局", "2019", 2019, "4.2:1:A1=3 4.2:1:B1=1", false },
	{ false, "云山县人民政府", "2021", 2025, "", false },
	{ false, "云山县人民政府", "2021", 2025, "4.2:1:B1=6 4.2:1:B2=1 4.2:1:B3=1 4.2:1:B4=2", false },
	{ false, "云山县人民政府", "2021", 2024, "4.1:1:A=8 4.1:1:B=2 4.1:1:D=3", false },
	/* a sum with an open member is not judged */
	{ false, "云山县林业局", "2021", 2025, "4.2:1:A1=2", true },
	{ false, "云山县林业局", "2021", 2025, "4.2:1:B1=2", true },
	{ false, "云山县林业局", "2021", 2025, "", true },
	{ false, "云山县教育局", "2021", 2030, "4.2:1:A1=0 4.2:1:A2=0 4.2:1:A3=0 4.2:1:A4=0", false },
};

Test(review_first, suits_without_a_review)
{
	struct findings f;
	const struct finding *one;

	findings_init(&f);
	for (size_t i = 0; i < ARRAY_LEN(suits); i++) {
		struct report *r = kit_report(suits[i].form, suits[i].name, suits[i].year);

		fix_set(r, suits[i].figures);
		if (!suits[i].rest_open)
			kit_zero(r);
		for (int document = 0; document < 2; document++) {
			(document ? document_findings : report_findings)(r, &f);
			one = fix_find(&f, "T410", NULL);
			cr_expect_eq(one != NULL, suits[i].asked, "%s %d %s", suits[i].name,
			    suits[i].year, suits[i].figures);
			cr_expect(one == NULL || one->level == LEVEL_HINT);
		}
		report_free(r);
	}
	findings_release(&f);
}
