/*
 * test_text_dates.c - title, years left over, statistics period, time limits.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "kit/textkit.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

Test(text_dates, title)
{
	static const struct text_case cases[] = {
		{ "N506", true, "title", "云山县水务局2024年度政府信息公开工作报告", "写成了“工作报告”",
		    NULL, NULL },
		{ "N506", true, "title", "云山县水务局2024年政府信息公开年度报告", "没有“政府信息公开工作",
		    NULL, NULL },
		{ "N506", true, "title", "2024年政府信息公开工作年度报告", "没有单位名称", NULL, NULL },
		{ "N506", true, "title", "水务局2024年政府信息公开工作年度报告", "没有行政区划", NULL,
		    NULL },
		{ "N506", true, "title", "云山县水务局政府信息公开工作年度报告", "没有年份", NULL, NULL },
		{ "N506", true, "agency", "卫生健康局", "没有行政区划", NULL, NULL },
		{ "N506", true, "agency", "市场监督管理局", NULL, NULL, NULL },
		{ "N506", false, "agency", "云山县市场监督管理局", NULL, NULL, NULL },
		{ "N506", false, "agency", "财政部", NULL, NULL, NULL },
		{ "N506", false, "agency", "国家税务总局", NULL, NULL, NULL },
		{ "N506", false, "agency", "水利部长江水利委员会", NULL, NULL, NULL },
		{ "N506", false, "title", "云山县水务局2024年度政府信息公开工作年度报告", NULL, NULL,
		    NULL },
		{ "N506", false, "title", "云山县水务局 ２０２４年政府信息公开\n工作年度报告", NULL, NULL,
		    NULL },
		{ "N506", false, "title", "云山县水务局二〇二四年政府信息公开工作年度报告", NULL, NULL,
		    NULL },
		{ "N520", true, "title", "云山县水务局2023年政府信息公开工作年度报告", "写的是 2023 年",
		    NULL, NULL },
		{ "N520", true, "title", "云山县水务局二○二三年政府信息公开工作年度报告", NULL, NULL,
		    NULL },
		{ "N520", false, "title", "云山县水务局2024年政府信息公开工作年度报告", NULL, NULL,
		    NULL },
	};

	TEXTKIT_RUN(cases);
}

Test(text_dates, years_and_period)
{
	static const struct text_case cases[] = {
		{ "N505", true, "t0", "现将报告予以公布。", "统计期限", NULL, NULL },
		{ "N505", false, "t0", "数据自2024年1月1日起至12月31日止。", NULL, NULL, NULL },
		{ "N505", false, "t0", "统计期限为本年度。", NULL, NULL, NULL },
		{ "N520", true, "t0", "统计期限为2023年1月1日至2023年12月31日。", "写的是 2023 年", NULL,
		    NULL },
		{ "N520", true, "t0", "所列数据统计期限为2024年1月1日至2025年12月31日。", "2025 年",
		    NULL, NULL },
		{ "N520", false, "t0", "所列数据统计期限为 2024 年 1 月 1 日起，至 12 月 31 日止。", NULL,
		    NULL, NULL },
		{ "N520", false, "t1", "规划期为2021年1月1日至2025年12月31日。", NULL, NULL, NULL },
		{ "N507", true, "t1", "2023年，我局扎实推进公开工作。", "年份疑似没有改", NULL, NULL },
		{ "N507", true, "t1", "概况。\n　　2023年度，共发布信息12条。", NULL, NULL, NULL },
		{ "N507", true, "t1", "截至2023年底，网站运行平稳。", NULL, NULL, NULL },
		{ "N507", true, "t5", "将在2029年进一步推进。", NULL, NULL, NULL },
		{ "N507", true, "t1", "2023年，我局发布。2023年，我局公开。", "共 2 处", NULL, NULL },
		{ "N507", false, "t1", "2024年，我局扎实推进公开工作。", NULL, NULL, NULL },
		{ "N507", false, "t1", "2023年，我局收到3件，今年比上年多2件。", NULL, NULL, NULL },
		{ "N507", false, "t1", "较2023年增加3件。", NULL, NULL, NULL },
		{ "N507", false, "t1", "2023年3月印发的办法继续有效。", NULL, NULL, NULL },
		{ "N507", false, "t1", "按照2023年度考核要求整改。", NULL, NULL, NULL },
		{ "N507", false, "t1", "下一步，到2035年基本建成。", NULL, NULL, NULL },
		{ "N507", false, "t1", "落实《云山县2026—2030年发展规划》。", NULL, NULL, NULL },
		{ "N507", false, "t5", "2027年底前完成全部整改。", NULL, NULL, NULL },
		{ "N507", false, "t5", "2025年，我局将改进。", NULL, NULL, NULL },
		{ "N519", true, "t0", "数据统计期限为本年。报告可在网站下载。", "没有写联系方式", NULL, NULL },
		{ "N519", true, "t0", "数据统计期限为本年。联系电话见指南。", "电子版", NULL, NULL },
		{ "N519", false, "t0", "报告电子版可下载，邮编见指南。", NULL, NULL, NULL },
	};

	TEXTKIT_RUN(cases);
}

Test(text_dates, time_limits)
{
	static const struct text_case cases[] = {
		{ "D801", true, "published", "2025-02-01", "2025-02-01 发布，法定期限为 2025-01-31",
		    NULL, "department" },
		{ "D801", false, "published", "2025-01-31", NULL, NULL, "department" },
		{ "D801", false, "published", "2025-02-01", NULL, NULL, "government" },
		{ "D801", false, "published", "2025-02-01", NULL, NULL, NULL },
		{ "D802", true, "published", "2025-04-01", "2025-03-31", NULL, "government" },
		{ "D802", false, "published", "2025-03-31", NULL, NULL, "government" },
		{ "D802", false, "published", "2025-04-01", NULL, NULL, "department" },
		{ "D803", true, "published", "2025-02-03", "2025-01-31", NULL, "township" },
		{ "D803", false, "published", "2025-01-20", NULL, NULL, "township" },
		{ "D803", false, "published", "2025-02-03", NULL, NULL, "department" },
	};

	TEXTKIT_RUN(cases);
}

/* Another title, another year of the agency: no text was touched. */
Test(text_dates, head_is_looked_at_again)
{
	struct report *r = fix_report("2021", 2024);
	struct change_list list = CHANGE_LIST_INIT;
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	cr_expect_eq(fix_found(&f), 0);
	change_report(&list, r, "title", "甲县某局2023年政府信息公开工作年度报告", ORIGIN_SET);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	report_findings(r, &f);
	cr_assert_not_null(fix_find(&f, "N520", ""));
	cr_expect_eq(fix_find(&f, "N520", "")->level, LEVEL_ERROR);
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	report_findings(r, &f);
	cr_expect_eq(fix_found(&f), 0);
	change_list_release(&list);
	findings_release(&f);
	report_free(r);
	fix_free();
}
