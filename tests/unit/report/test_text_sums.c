/*
 * test_text_sums.c - 共…其中…, percentages, applications not put right.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>

#include "kit/textkit.h"

Test(text_sums, parts_and_total)
{
	static const struct text_case cases[] = {
		{ "N512", true, "t1", "全年共发布信息62条，其中政策2条、动态10条、公告51条。",
		    "总数 62，分项之和 63", NULL, NULL },
		/* the wrong sum comes right one part early */
		{ "N512", true, "t1", "共发布12条，其中政策2条、动态10条、解读1条。", "分项之和 13", NULL,
		    NULL },
		{ "N512", true, "t1", "共发布信息20条，其中，政策12条，动态4条，解读5条。", NULL, NULL,
		    NULL },
		{ "N512", true, "t1", "收到申请20件，其中自然人15件、法人4件。", "分项之和 19", NULL, NULL },
		{ "N512", true, "t1", "共发布1,200条，其中政策200条、动态900条、公告98条。",
		    "总数 1200，分项之和 1198", NULL, NULL },
		{ "N512", false, "t1", "全年共发布信息62条，其中政策2条、动态10条、公告50条。", NULL, NULL,
		    NULL },
		{ "N512", false, "t1", "共发布信息200条，其中政策20条、解读8条、公告9条。", NULL, NULL,
		    NULL },	/* only the weighty ones */
		{ "N512", false, "t1", "共发布信息62条，其中政策20条、动态41条等。", NULL, NULL, NULL },
		{ "N512", false, "t1", "共发布信息60余条，其中政策20条、动态41条。", NULL, NULL, NULL },
		{ "N512", false, "t1", "共开展活动3次，其中发布信息5条、解读8条。", NULL, NULL, NULL },
		{ "N512", false, "t1", "收到申请20件，其中自然人15件，法人5件，办结18件。", NULL, NULL,
		    NULL },
		{ "N512", false, "t1", "收到申请20件，上年结转2件，其中自然人15件、法人7件。", NULL, NULL,
		    NULL },
		{ "N512", false, "t1", "共发布62条，其中网站40条（其中政策9条）、微信30条。", NULL, NULL,
		    NULL },
		{ "N512", false, "t1", "共办理30件，占60%，其中2024年20件、2023年10件。", NULL, NULL,
		    NULL },
		{ "N512", false, "t1", "共发布62条，其中依据第20条公开9条、第21条公开8条。", NULL, NULL,
		    NULL },
	};

	TEXTKIT_RUN(cases);
}

Test(text_sums, shares)
{
	static const char *const cells = "3:1:A=3 3:3.1:A=1 3:3.3.1:A=2";
	const struct text_case cases[] = {
		{ "N513", true, "t1", "予以公开1件，占43.3%。", "写 43.3%，按表三（七）总计为 33.33%",
		    cells, NULL },
		{ "N513", true, "t1", "不予公开2件（65%）。", NULL, cells, NULL },
		{ "N513", false, "t1", "予以公开1件，占33.3%。", NULL, cells, NULL },
		{ "N513", false, "t1", "不予公开2件，占总数的66.6%。", NULL, cells, NULL },	/* cut */
		{ "N513", false, "t1", "不予公开2件，占总数的66.7%。", NULL, cells, NULL },
		{ "N513", false, "t1", "不予公开2件（67%）。", NULL, cells, NULL },
		{ "N513", false, "t1", "收到申请40件，其中网络申请10件，占25%。", NULL, cells, NULL },
		{ "N513", false, "t1", "网上申请10件，占25%，信函申请30件，占75%。", NULL, cells, NULL },
		{ "N513", false, "t1", "收到申请3件，占全市申请的5%。", NULL, cells, NULL },
		{ "N513", false, "t1", "发布信息12条，占45%。", NULL, cells, NULL },
		{ "N513", false, "t1", "受理申请3件，同比增长50%。", NULL, cells, NULL },
	};

	TEXTKIT_RUN(cases);
}

Test(text_sums, not_put_right)
{
	static const struct text_case cases[] = {
		{ "N518", true, "t3", "有2件申请人逾期不补正。", "不补正", "3:1:A=2 3:3.1:A=2", NULL },
		{ "N518", true, "t3", "1件补正后仍不明确。", NULL, "3:1:A=1 3:3.6.1:A=1", NULL },
		{ "N518", false, "t3", "有2件申请人逾期不补正。", NULL, "3:1:A=2 3:3.6.1:A=2", NULL },
		{ "N518", false, "t3", "有2件申请人未补正。", NULL, "3:1:A=2 3:4:A=2", NULL },
		{ "N518", false, "t3", "1件补正后仍不明确。", NULL, "3:1:A=1 3:3.4.3:A=1", NULL },
		{ "N518", false, "t3", "未出现申请人逾期不补正的情形，办结2件。", NULL,
		    "3:1:A=2 3:3.1:A=2", NULL },
		{ "N518", false, "t3", "逾期不补正的0件。", NULL, "3:1:A=2 3:3.1:A=2", NULL },
	};

	TEXTKIT_RUN(cases);
}
