/*
 * test_text_residue.c - remains of templates and conversions, and personal data.
 * The numbers are made up; their check digits are right.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>

#include "kit/textkit.h"

Test(text_residue, remains)
{
	static const struct text_case cases[] = {
		{ "N515", true, "t1", "[bookmark: _Toc1]一年来工作平稳。", "[bookmark", NULL, NULL },
		{ "N515", true, "t1", "（文字描述）", NULL, NULL, NULL },
		{ "N515", true, "t1", "全年发布信息XX条。", "“XX”", NULL, NULL },
		{ "N515", true, "t1", "××局认真落实。", NULL, NULL, NULL },
		{ "N515", true, "t1", "工作平稳。。", "“。。”", NULL, NULL },
		{ "N515", true, "t1", "工作平稳，，有序、、推进。", "共 2 处", NULL, NULL },
		{ "N515", true, "t1", "<p>工作平稳</p>", NULL, NULL, NULL },
		{ "N515", true, "t1", "工作&nbsp;平稳", NULL, NULL, NULL },
		{ "N515", true, "t1", "工作\xE2\x80\x8B平稳", NULL, NULL, NULL },	/* U+200B */
		{ "N515", true, "t1", "工作平稳\n- 3 -\n有序推进", NULL, NULL, NULL },
		{ "N515", true, "t1", "工作平稳\n第 3 页 共 9 页", NULL, NULL, NULL },
		{ "N515", true, "t1", "合计#REF!件", NULL, NULL, NULL },
		{ "N515", false, "t1", "一年来……工作平稳——有序。", NULL, NULL, NULL },
		{ "N515", false, "t1", "工作平稳\n2024年\n有序推进", NULL, NULL, NULL },
		{ "N515", false, "t1", "（一）主动公开。“一网通办”、微信平台、App。", NULL, NULL, NULL },
		{ "N515", false, "t1", "申请人请填写申请表，材料待补充的一次告知。", NULL, NULL, NULL },
		{ "N515", false, "t1", "满意度 > 95% & 投诉 < 3。", NULL, NULL, NULL },
	};

	TEXTKIT_RUN(cases);
}

Test(text_residue, personal)
{
	static const struct text_case cases[] = {
		{ "N517", true, "t1", "申请人身份证11010519491231002X。", "疑似身份证号", NULL, NULL },
		{ "N517", true, "t1", "证件号为440524198001010013号", NULL, NULL, NULL },
		{ "N517", true, "t1", "申请人王某13912345678。", "疑似手机号", NULL, NULL },
		{ "N517", true, "t1", "退回账户6222021001116245702。", "疑似银行卡号", NULL, NULL },
		{ "N517", false, "t1", "编号110105194912310021。", NULL, NULL, NULL },
		{ "N517", false, "t0", "联系电话13912345678，统计期限为本年，下载见网站。", NULL, NULL, NULL },
		{ "N517", false, "t6", "未收取信息处理费。联系人：王某；13912345678。", NULL, NULL, NULL },
		{ "N517", false, "t1", "电话：073112345678。", NULL, NULL, NULL },
		{ "N517", false, "t1", "统一社会信用代码11430000006120889K。", NULL, NULL, NULL },
		{ "N517", false, "t1", "退回账户6222021001116245703。", NULL, NULL, NULL },
		{ "N517", false, "t1", "文号20241231000000001。", NULL, NULL, NULL },
		{ "N517", false, "t1", "全年访问量139123456789次。", NULL, NULL, NULL },
	};

	TEXTKIT_RUN(cases);
}
