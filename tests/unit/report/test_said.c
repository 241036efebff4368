/*
 * test_said.c - what offices say, sentence by sentence: of each check of a text against
 * the figures, sentences that must raise it and sentences that must not.
 *
 * All are about one invented report, whose figures stand in figures[].
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

static const struct { const char *cell, *value; } figures[] = {
	{ "2.1:1:A", "0" }, { "2.1:2:A", "6" }, { "2.1:2:B", "2" }, { "2.1:2:C", "17" },
	{ "2.5:1:A", "230" }, { "2.6:1:A", "41" }, { "2.6:2:A", "3" },
	{ "2.8:1:A", "52.4" },
	{ "3:1:A", "31" }, { "3:1:B1", "9" }, { "3:1:B2", "1" }, { "3:1:B4", "3" },
	{ "3:1:B5", "2" },				/* 46 received */
	{ "3:2:A", "4" },
	{ "3:3.1:A", "20" }, { "3:3.2:A", "7" }, { "3:3.3.4:A", "5" },
	{ "3:3.4.1:A", "6" }, { "3:3.5.1:A", "4" }, { "3:3.6.3:A", "3" },	/* 45 done */
	{ "3:4:A", "5" },
	{ "4.1:1:A", "4" }, { "4.1:1:B", "2" }, { "4.1:1:C", "1" }, { "4.1:1:D", "1" },
	{ "4.2:1:A1", "2" }, { "4.2:1:A4", "1" },
	{ "4.2:1:B1", "3" }, { "4.2:1:B2", "1" },	/* 8 reviews, 7 suits */
};

static struct report *
made(void)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);

	for (size_t i = 0; i < ARRAY_LEN(figures); i++)
		kit_cell(r, figures[i].cell, figures[i].value);
	kit_zero(r);
	fix_prior(r, "2021", "3:1:A=40 2.5:1:A=250 2.6:1:A=50 4.1:1:A=5");
	return r;
}

/* Each sentence of "yes" raises the check at this level, none of "no" does. */
static void
said(struct report *r, const char *slot, const char *code, enum form_level level,
    const char *const *yes, const char *const *no)
{
	struct findings f;
	const struct finding *one;

	findings_init(&f);
	for (; *yes != NULL; yes++) {
		kit_text(r, slot, *yes);
		report_findings(r, &f);
		one = fix_find(&f, code, slot);
		cr_expect_not_null(one, "%s is not raised: %s", code, *yes);
		if (one != NULL)
			cr_expect_eq(one->level, level, "%s has level %d: %s", code,
			    (int)one->level, *yes);
	}
	for (; *no != NULL; no++) {
		kit_text(r, slot, *no);
		report_findings(r, &f);
		cr_expect_null(fix_find(&f, code, slot), "%s is raised: %s", code, *no);
	}
	findings_release(&f);
}

static void
all_said(const char *slot, const char *code, enum form_level level,
    const char *const *yes, const char *const *no)
{
	struct report *r = made();

	said(r, slot, code, level, yes, no);
	report_free(r);
}

/* ---- table 2 ---- */

Test(said, documents_with_the_noun_left_out)
{
	static const char *const yes[] = {
		"全年制发行政规范性文件6件，废止3件，现行有效17件。",
		"全年制发行政规范性文件6件，废止2件，现行有效20件。",
		"制定规范性文件6件、废止2件、继续有效16件。",
		"行政规范性文件本年制发8件。",
		"行政规范性文件方面，本年度制发7件，废止2件。",
		"本年度规范性文件制定数量为9件。",
		"发布规范性文件5件，废止2件，现行有效17件。",
		"规范性文件发布6条，废止数量0条，现行有效数量17条。",
		"出台行政规范性文件6件；废止1件；现行有效17件。",
		"印发规范性文件6份，废止和宣布失效4份。",
		"规范性文件制发6件，废止2件，目前现行有效共计21件。",
		"公布行政规范性文件9件，现行有效17件。",
		NULL
	};
	static const char *const no[] = {
		"全年制发行政规范性文件6件，废止2件，现行有效17件。",
		"行政规范性文件本年制发6件。",
		"规范性文件发布6条，废止数量2条，现行有效数量17条。",
		"修订规范性文件管理办法，制定内部制度5件，废止3件。",
		"清理规范性文件目录。全年废止合同4件。",
		"发布规范性文件6件，废止2件。",
		"审核规范性文件并提出意见，制发公文310件。",
		"规范性文件均已公开，制定工作方案2件，废止旧方案1件。",
		"按照规范性文件管理要求，出台12件通知。",
		"规范性文件库建成，新增20件政策解读。",
		"印发规范性文件6份；宣布废止2份；目前有效17份。",
		"《规范性文件目录》列明制发8件，另有说明。",
		"清理规范性文件，废止1件，宣布失效1件，继续有效17件。",
		NULL
	};

	all_said("t1", "T208", LEVEL_WARNING, yes, no);
}

/* 公开、发布…篇、条 may mean what is in force: a question, and once a report. */
Test(said, documents_published_are_a_question)
{
	static const char *const yes[] = {
		"主动公开规范性文件9篇。", "发布规范性文件4条。", "公开行政规范性文件11件。",
		"在网站公布规范性文件3篇。", "集中公示规范性文件25条。",
		"公示行政处罚信息310条。", "公开行政许可结果77条。", "发布规范性文件30篇、解读8篇。",
		"行政强制信息公示12条。", "公布规范性文件20件。",
		NULL
	};
	static const char *const no[] = {
		"主动公开规范性文件17篇。", "发布规范性文件6条。", "公开行政规范性文件17件。",
		"公示行政处罚信息41条。", "公开行政许可结果230条。", "发布政策解读9篇。",
		"公开财政信息4条。", "发布规范性文件解读3篇。", "公示名单25条。",
		"公布规范性文件6件。", "公开规范性文件及解读20条。",
		NULL
	};
	struct report *r = made();
	struct findings f;
	int n = 0;

	said(r, "t1", "T208", LEVEL_HINT, yes, no);
	findings_init(&f);
	kit_text(r, "t1", "公示行政许可信息99条、行政处罚信息23条。发布规范性文件4条。");
	report_findings(r, &f);
	for (size_t i = 0; i < f.n; i++)
		n += strcmp(f.item[i].code, "T208") == 0;
	cr_expect_eq(n, 1, "%d hints", n);
	findings_release(&f);
	report_free(r);
}

Test(said, charges_in_yuan)
{
	static const char *const yes[] = {
		"全年行政事业性收费534000元。", "行政事业性收费共计53.4万元。",
		"本年收取行政事业性收费52400万元。", "行政事业性收费金额为5240元。",
		"行政事业性收费共3项，金额合计600000元。", "行政事业性收费约70万元。",
		"行政事业性收费0元。", "行政事业性收费：合计524001元。",
		"行政事业性收费60余万元。", "收取行政事业性收费0.0524亿元，其中行政事业性收费5万元。",
		NULL
	};
	static const char *const no[] = {
		"全年行政事业性收费524000元。", "行政事业性收费52.4万元。",
		"行政事业性收费524,000.00元。", "行政事业性收费50余万元。",
		"行政事业性收费约52万元。", "减免行政事业性收费12万元。",
		"行政事业性收费目录3项。", "罚没收入180万元。",
		"行政事业性收费预算60万元。", "行政事业性收费共3项，金额合计524000元。",
		NULL
	};

	all_said("t1", "T208", LEVEL_WARNING, yes, no);
}

/* ---- table 4 ---- */

Test(said, results_of_reviews_and_suits)
{
	static const char *const yes[] = {
		"被申请行政复议8件，均予维持。", "行政复议8件，全部维持。",
		"因信息公开被提起行政诉讼7件，均获维持。",
		"行政复议8件（维持5件、纠正2件、其他1件）。",
		"行政复议8件，其中维持4件，纠正1件，尚未审结1件。",
		"行政复议案件8件，结果维持4件、结果纠正3件。",
		"行政诉讼7件，维持5件，纠正2件。", "行政诉讼7件，尚未审结3件。",
		"发生行政复议8件，被纠错0件。", "行政复议8件，3件维持，2件纠正。",
		"全年未发生因信息公开被行政复议纠错的情况。",
		"没有行政诉讼败诉的案件。", "因信息公开被申请行政复议11件。",
		NULL
	};
	static const char *const no[] = {
		"被申请行政复议8件，维持4件、纠正2件、其他1件、尚未审结1件。",
		"行政诉讼7件，维持5件，纠正1件，尚未审结1件。",
		"行政诉讼中作为共同被告3件。",
		"行政诉讼5件，其中作为共同被告的2件。",
		"未发生因处理不当被责令整改的行政复议决定。",
		"认真学习行政复议法，全部维持秩序。",
		"行政复议维持4件。", "经行政复议后起诉4件。",
		"复议后起诉4件，维持3件。",
		"因上级机关未维护网站，行政复议8件。",
		"开展应诉培训2次。行政诉讼7件，4件其他活动。",
		"作为复议机关审理行政复议案件130件，维持90件。",
		"因不予公开引发行政复议2件，行政诉讼1件。",
		NULL
	};

	all_said("t1", "T408", LEVEL_WARNING, yes, no);
}

/* ---- table 3 ---- */

Test(said, applications)
{
	static const char *const yes[] = {
		"收到政府信息公开申请46件，已办结17件。", "收到政府信息公开申请46件，答复30件。",
		"已办结政府信息公开申请48件。", "共收到公民、法人和其他组织提出的政府信息公开申请59件。",
		"收到政府信息公开申请70余件。", "收到政府信息公开申请近40件。",
		"结转到2025年继续办理9件。", "收到信息公开申请46件，正在办理8件。",
		"收到依申请公开46件，已回复21件。", "2023年结转6件。", "二〇二三年结转6件。",
		"全年收到信息公开申请约80件。", "收到信息公开申请60余件。",
		NULL
	};
	static const char *const no[] = {
		"收到政府信息公开申请46件，已办结45件。", "收到政府信息公开申请50件（含上年结转4件）。",
		"收到政府信息公开申请40余件。", "收到政府信息公开申请近50件。",
		"共收到公民、法人和其他组织提出的政府信息公开申请46件。",
		"自然人、法人和其他组织提出申请46件。",
		"因不予公开引发诉讼2件。", "部分公开引发复议3件。",
		"结转到2025年继续办理5件。", "2023年结转4件。",
		"收到信息公开申请46件，正在办理5件，已回复45件。",
		"受理行政许可申请300件，办结280件。",
		"收到政府信息公开申请46件，其中延期答复2件。",
		"收到信息公开申请46件。办结热线工单980件。",
		NULL
	};

	all_said("t1", "N511", LEVEL_WARNING, yes, no);
}

Test(said, compared_with_last_year)
{
	static const char *const yes[] = {
		"收到政府信息公开申请46件，较上年增加9件。", "收到信息公开申请46件，同比增长25%。",
		"收到信息公开申请46件，比去年减少6件。", "收到信息公开申请46件，同比下降15%。",
		"收到依申请公开46件，较2023年增加10件。", "作出行政许可230件，较上年减少5件。",
		"作出行政许可230件，同比下降20%。", "行政处罚41件，比上年减少12件。",
		"行政处罚41件，同比增长18%。", "收到信息公开申请46件，与上年相比增加了12.5%。",
		NULL
	};
	static const char *const no[] = {
		"收到政府信息公开申请46件，较上年增加6件。", "收到信息公开申请46件，同比增长15%。",
		"收到信息公开申请46件，比去年增长15.0%。", "作出行政许可230件，同比下降8%。",
		"行政处罚41件，比上年减少9件，下降18%。", "网站访问量同比增长50%。",
		"收到信息公开申请46件，办结率同比增长3%。", "主动公开信息900条，较上年增加80条。",
		"收到信息公开申请46件，比前年增加20件。", "收到信息公开申请46件，较2022年增加20件。",
		NULL
	};

	all_said("t1", "N522", LEVEL_HINT, yes, no);
}

/* ---- years and days ---- */

Test(said, years_left_over)
{
	static const char *const yes[] = {
		"2023年，我局认真开展信息公开工作。", "2022年，我局公开信息80条。",
		"2021年，本机关完善制度。", "2020年度，我局共发布信息90条。",
		"（一）2022年，我局加强审核。", "一是2021年我局新设专栏。",
		"2019年，云山县水务局政府信息公开工作平稳。", "2023年以来，我局持续优化平台。",
		"2022年我局共答复申请9件。", "2023年全年发布信息77条。",
		NULL
	};
	static const char *const no[] = {
		"2024年，我局认真开展信息公开工作。", "依据国办公开办函〔2021〕30号编制。",
		"《2022年工作要点》已公开。", "公开2023年度部门决算。",
		"因2023年度申请引发行政复议1件。", "较2022年增加3件。",
		"2019年，新修订的条例施行。", "2018年，我局组建信息公开科。",
		"自2020年以来，我局累计发布信息900条。", "2023年、2022年的决算均已公开。",
		"2021年以来累计培训30次。", "2023年结转4件。",
		NULL
	};

	all_said("t1", "N507", LEVEL_WARNING, yes, no);
}

/* A year is a year in whatever digits; the title of a law or a plan says nothing of it. */
Test(said, years_left_over_in_chinese_digits)
{
	static const char *const yes[] = {
		"二〇二三年，我局认真开展信息公开工作。", "二○二三年度，我局共发布信息90条。",
		"二零二三年，本机关完善制度。", "2０２3年，我局加强审核。",
		"二O二二年，我局公开信息80条。", "（一）二〇二一年，我局新设专栏。",
		"截至二〇二三年底，网站运行平稳。", "二〇二三年以来，我局持续优化平台。",
		"二零二零年我局共答复申请9件。", "2〇23年全年发布信息77条。",
		"将在二〇二九年进一步推进。", "截至二〇二三年十二月三十一日，共发布信息90条。",
		"二　〇　二　三　年，我局做好审核。", "《指南》已更新。二〇二三年，我局加强审核。",
		NULL
	};
	static const char *const no[] = {
		"二〇二四年，我局认真开展信息公开工作。", "二○二四年度，我局共发布信息90条。",
		"《二〇二三年政务公开工作要点》已落实。",
		"落实《云山县水务局\n二〇二三年全县政务公开工作要点》。",
		"宣传《云山县公开办法。二零二三年，本办法施行》一书。",
		"交流“领导重视。二〇二三年，我局率先公开”的做法。",
		"公开二〇二三年度部门决算。", "二〇二三年度本级决算已公开。",
		"因二〇二三年度申请引发行政复议1件。", "较二〇二二年增加3件。",
		"二〇一九年，新修订的条例施行。", "二〇二三年三月印发的办法继续有效。",
		"到二〇三五年，基本建成。", "落实《云山县二〇二六—二〇三〇年发展规划》。",
		"二〇二三年结转4件。", "二零二三年全县政务公开工作要点已逐项落实。",
		"二〇二三年，我局收到3件，二〇二四年收到5件。", "编号一二〇二三年，我局存档。",
		NULL
	};

	all_said("t1", "N507", LEVEL_WARNING, yes, no);
}

/* Who tells comes before the year; what is told of is another thing's year. */
Test(said, years_left_over_behind_their_subject)
{
	static const char *const yes[] = {
		"我局2023年认真做好信息公开工作。", "本机关2023年度扎实推进政务公开。",
		"云山县水务局2022年，共发布信息80条。", "我单位2023年共主动公开信息90条。",
		"回顾2023年，我局公开工作平稳。", "我县2021年全面推进政府信息公开工作。",
		"一是我局2023年严格落实审核制度。", "本单位二〇二三年积极回应关切。",
		"（二）我中心2023年持续优化专栏。", "我办2023年，坚持以公开为常态。",
		NULL
	};
	static const char *const no[] = {
		"我局2024年认真做好信息公开工作。", "我局2023年度部门决算已公开。",
		"我局2023年收到的申请1件于今年办结。", "我局2023年制发的文件继续有效。",
		"我局2019年成立信息公开科。", "我局2023年认真整改后，2024年未再发生。",
		"我县2021年起推行政务公开专区。", "2023年本级部门预算、决算均已公开。",
		"2023年全县政务公开第三方评估反馈问题均已整改。", "我局2023年共收到申请3件，今年收到5件。",
		"本机关2023年政府信息公开工作年度报告已按时公布。", "2023年度我局年报已公开。",
		"我局2023年承办的案件1件，今年审结。",
		NULL
	};

	all_said("t1", "N507", LEVEL_WARNING, yes, no);
}

Test(said, days_of_the_period)
{
	static const char *const yes[] = {
		"统计期限为2024年1月1日至2024年12月30日。", "数据统计期限自2024年1月1日起至11月30日止。",
		"所列数据统计期限为2024年1月2日至12月31日。", "统计期限：1月1日至12月21日。",
		"本报告统计数据的时间为2024年1月1日至2024年10月31日。",
		"统计时段为2024年1月10日—12月31日。", "统计期为1月1日到12月3日。",
		"统计期限2024年1月5日至2024年12月30日。",
		"所列数据的统计期限从2024年1月1日起，到2024年12月1日止。",
		"统计期限为2023年1月1日至2023年12月31日。",
		NULL
	};
	static const char *const no[] = {
		"统计期限为2024年1月1日至2024年12月31日。", "数据统计期限自1月1日起至12月31日止。",
		"统计数据于2025年1月10日至1月20日核对。", "所列数据截至2024年12月31日。",
		"上半年统计数据为1月1日至6月30日。", "2024年1月1日至3月31日开展清理。",
		"统计期限见附表。", "第一季度统计数据为1月1日至3月31日。",
		"本报告于2025年1月15日公布，统计期限为2024年1月1日至12月31日。",
		"统计期限为2024年１月１日—12月31日，2025年1月20日公布。",
		NULL
	};

	all_said("t0", "N520", LEVEL_ERROR, yes, no);
}

/* ---- what is left of a template ---- */

Test(said, remains)
{
	static const char *const yes[] = {
		"存在的问题：待补充。", "本年度锟斤拷公开信息9条。", "全年发布信息???条。",
		"某某单位高度重视信息公开。", "某某局按时答复。", "做好公开工作。- 3 -下一步加强培训。",
		"加强审核。第3页共8页落实责任。", "做好保密审查\n— 4 —\n加强培训。",
		"全年发布？？？条。", "某某县信息公开平稳。", "（单位名称）负责审核。", "烫烫烫公开。",
		NULL
	};
	static const char *const no[] = {
		"栏目内容有待补充。", "解读形式亟待补充。", "联系电话0731-22-3456。",
		"联系人李某某。", "《指南》第3页已更新。", "信息分为3类：甲-1-乙。",
		"是否公开？由科室提出意见。", "单位名称已统一规范。", "2020-2024年发布900条。",
		"做到“三审”“三校”。", "答复了某某村民的申请。", "上传照片3-5张。",
		NULL
	};

	all_said("t1", "N515", LEVEL_WARNING, yes, no);
}

/* ---- sums and shares ---- */

Test(said, parts_of_a_total)
{
	static const char *const yes[] = {
		"全年共发布信息62条，其中政策9条、动态20条、公告40条。",
		"收到申请共46，其中邮寄20件、网络22件、当面9件。",
		"收到申请46件，其中自然人31件、法人或其他组织14件。",
		"共公开信息90条，其中甲类40条、乙类51条。", "合计培训12次，其中线上8次、线下5次。",
		"共办理建议30件，其中主办20件、协办11件。", "累计解读25篇，其中图解9篇、文字20篇。",
		"申请共21，其中信函15件、当面7件。", "总计12期，其中上半年7期、下半年6期。",
		"共收到来信100件，其中咨询60件、求助30件、建议9件。",
		NULL
	};
	static const char *const no[] = {
		"全年共发布信息69条，其中政策9条、动态20条、公告40条。",
		"收到申请共46，其中邮寄20件、网络26件。",
		"收到申请46件，其中自然人31件、法人或其他组织15件。",
		"共公开信息90条，其中重点40条。", "共公开信息900条，其中甲类40条、乙类51条等。",
		"2024年，其中邮寄20件、网络26件。", "第12，其中邮寄20件、网络26件。",
		"共培训12次，其中参加300人。", "收到申请46件，其中办结45件，结转5件。",
		"发布信息近100条，其中甲类60条、乙类45条。",
		NULL
	};

	all_said("t1", "N512", LEVEL_HINT, yes, no);
}

Test(said, shares)
{
	static const char *const yes[] = {
		"办结申请45件，予以公开20件，占50%。", "予以公开20件、部分公开7件，分别占41%、15.6%。",
		"予以公开20件、部分公开7件，分别占44.4%、30%。",
		"办结45件，其中予以公开20件、不予公开5件，分别占44.4%、22.2%。",
		"答复45件，不予公开5件，占21.1%。", "办结45件，予以公开20件（占34.4%）。",
		"予以公开20件、部分公开7件，分别占0%、100%。",
		"部分公开7件，占比25.6%。", "无法提供6件，占23.3%。", "不予处理4件，占18.9%。",
		NULL
	};
	static const char *const no[] = {
		"办结申请45件，予以公开20件，占44.4%。", "予以公开20件、部分公开7件，分别占44.4%、15.6%。",
		"办结45件，其中予以公开20件、不予公开5件，分别占44%、11%。",
		"答复45件，不予公开5件，占11.1%。", "办结45件，予以公开20件（占44.4%）。",
		"办结45件，予以公开45件、部分公开0件，分别占100%、0%。",
		"办理申请45件，办结率100%。", "部分公开7件，占比15.5%。",
		"全县予以公开20件，占80%。", "信息公开栏目占30%。",
		NULL
	};

	all_said("t1", "N513", LEVEL_HINT, yes, no);
}

/* ---- what the report rests on, and whose it is ---- */

Test(said, numbers_of_former_rules)
{
	static const char *const yes[] = {
		"根据《政府信息公开条例》（国务院令第492号）编制。",
		"根据国办公开办函〔2019〕60号要求编制。", "依据国办公开办函[2019]60号文件。",
		"按照国务院办公厅（国办公开办函（2019）60号）格式编制。",
		"依据国办公开办函〔2019〕60号和国办公开办函〔2021〕30号编制。",
		"根据中华人民共和国国务院令第４９２号制定本报告。", "国办公开办函〔２０１９〕６０号。",
		"依据国务院第492号令的规定。", "依据条例（国令第492号）。",
		"格式见国办公开办函【2019】60号。",
		NULL
	};
	static const char *const no[] = {
		"根据《政府信息公开条例》（国务院令第711号）编制。", "根据国办公开办函〔2021〕30号编制。",
		"条例（2007年国务院令第492号公布，2019年国务院令第711号修订）。",
		"国办公开办函〔2019〕60号同时废止。", "依据国办函〔2020〕109号收取处理费。",
		"云政办〔2019〕600号。", "第4920号提案已答复。", "国发〔2019〕6号。",
		"门牌号为云山路492号。", "办理第492号建议。",
		NULL
	};

	all_said("t0", "N523", LEVEL_WARNING, yes, no);
}

Test(said, another_name_of_the_office)
{
	static const char *const yes[] = {
		"修订云山县水务委员会政务公开制度。", "云山县水务办公室负责审核。", "云山县水务厅统一发布。",
		"现公布石桥县水务局2024年政府信息公开工作年度报告。",
		"现发布云山县水利局2024年政府信息公开年度报告。",
		"现将云山县教育局2024年度政府信息公开工作年度报告公布如下。",
		"本报告由云山县水务委编制。", "云山县水务委员会，负责人审签。",
		"编制了石桥镇人民政府2024年政府信息公开工作年度报告。",
		"下面是云山县财政局2024年政府信息公开年报。",
		NULL
	};
	static const char *const no[] = {
		"云山县水务局高度重视。", "现公布云山县水务局2024年政府信息公开工作年度报告。",
		"现公布水务局2024年政府信息公开工作年度报告。", "我局2024年政府信息公开工作年度报告已公布。",
		"原云山县水务委员会的制度已废止。", "云山县水务系统开展培训。",
		"云山县财政局组织检查。", "按照省水利厅要求公开。",
		"机构改革后云山县水务委员会更名为云山县水务局。",
		"本机关2024年政府信息公开年度报告如下。", "云山县水务工作平稳。",
		"编制2024年政府信息公开工作年度报告。",
		NULL
	};

	all_said("t1", "N524", LEVEL_HINT, yes, no);
}

/* ---- figures beside the tables ---- */

static void
beside(struct report *r, const char *name, const char *figure)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_beside(&list, name, figure, ORIGIN_SET);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
}

Test(said, figures_beside_the_tables)
{
	static const char *const yes[] = {
		"全年政策解读13篇。", "发布政策解读共9篇。", "政策解读材料：18篇。",
		"网站发布信息1026条，政策解读12篇。", "网站发布信息合计900条。",
		"网站发布信息１０６０条。", "编印政府公报5期。", "政府公报全年共出版6期。",
		"新媒体推送等网站发布信息1000条。", "一是政策解读21篇。",
		NULL
	};
	static const char *const no[] = {
		"全年政策解读12篇。", "网站发布信息1,062条。", "网站发布信息约1000条。",
		"政策解读率达到90%。", "全县政策解读130篇。", "政策解读，新闻发布会9篇。",
		"政策解读会3场。", "政策解读较上年增加3篇。", "政府公报第5期已公开。",
		"上年政策解读以来持续推进。", "《政策解读办法》12条。", "网站发布信息1000余条。",
		"做好政策解读工作。",
		NULL
	};
	struct report *r = made();
	struct change_list list = CHANGE_LIST_INIT;
	struct findings f;

	beside(r, "政策解读", "12篇");
	beside(r, "网站发布信息", "1062条");
	beside(r, "政府公报", "4期");
	said(r, "t1", "N526", LEVEL_WARNING, yes, no);
	/* the figure follows: nothing of the text was touched */
	findings_init(&f);
	kit_text(r, "t1", "全年政策解读13篇。");
	report_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N526", "t1"));
	beside(r, "政策解读", "13 篇");
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "N526", "t1"));
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	report_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N526", "t1"));
	change_list_release(&list);
	findings_release(&f);
	report_free(r);
}

/* ---- a year without applications ---- */

Test(said, no_application_at_all)
{
	/* silent: the text says so; asked: it does not */
	static const char *const silent[] = {
		"本年未收到政府信息公开申请。", "全年收到依申请公开事项0件。",
		"没有接到信息公开申请。", "收到政府信息公开申请零件。",
		"2024年，我局未受理任何依申请公开。", "未发生信息公开申请。",
		"本年度收到信息公开申请0宗。", "无接收依申请公开的情况。",
		"受理政府信息公开申请0份。", "本单位没有收到过政府信息公开申请。",
	};
	static const char *const asked[] = {
		"认真办理依申请公开工作。", "信息公开申请渠道畅通。", "办结热线工单20件。",
		"未发生行政复议。", "受理许可申请30件。", "依申请公开制度健全。",
		"没有逾期答复信息公开申请。", "公开指南写明申请方式。", "主动公开信息90条。",
		"设置依申请公开专栏1个。",
	};
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct findings f;

	kit_zero(r);
	findings_init(&f);
	for (size_t i = 0; i < ARRAY_LEN(silent); i++) {
		kit_text(r, "t1", silent[i]);
		report_findings(r, &f);
		cr_expect_null(fix_find(&f, "T310", NULL), "%s", silent[i]);
	}
	for (size_t i = 0; i < ARRAY_LEN(asked); i++) {
		kit_text(r, "t1", asked[i]);
		report_findings(r, &f);
		cr_expect_not_null(fix_find(&f, "T310", NULL), "%s", asked[i]);
	}
	/* in another section; and a text that contradicts the table is told by its own code */
	kit_text(r, "t1", "平稳。");
	kit_text(r, "t3", "本年没有收到政府信息公开申请。");
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "T310", NULL));
	findings_release(&f);
	report_free(r);
}

/* ---- blanks that are noughts ---- */

/* As an import leaves it: every cell but the figures blank, and said so. */
static struct report *
printed_with_blanks(bool with_noughts)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	const struct form *f = r->form;

	for (size_t i = 0; i < ARRAY_LEN(figures); i++)
		kit_cell(r, figures[i].cell, figures[i].value);
	for (int i = 0; i < f->ncell; i++) {
		if (f->cell[i].computed || !cell_empty(&r->cell[i]))
			continue;
		if (with_noughts && f->cell[i].col != 0) {
			kit_cell(r, f->cell[i].code, "0");
			continue;
		}
		r->source = mem_grow(r->source, r->nsource, &r->capsource, sizeof *r->source);
		r->source[r->nsource++] = (struct source_finding){
			.check = mem_strdup("F604"), .place = mem_strdup(f->cell[i].code),
			.found = mem_strdup("") };
	}
	return r;
}

Test(said, blanks_of_a_document)
{
	struct report *r = printed_with_blanks(false);
	struct findings f;
	const struct finding *one;
	struct buf b = BUF_INIT;

	findings_init(&f);
	kit_text(r, "t1", "予以公开25件，不予公开5件。");
	document_findings(r, &f);
	one = fix_find(&f, "N511", "t1");
	cr_assert_not_null(one);
	cr_expect_eq(one->which, CLAIM_BLANKS);
	finding_text(&b, r, one, LANG_ZH);
	cr_expect_not_null(strstr(buf_cstr(&b), "空白按 0 计"), "%s", buf_cstr(&b));
	kit_text(r, "t1", "予以公开20件，不予公开5件。");
	document_findings(r, &f);
	cr_expect_null(fix_find(&f, "N511", "t1"));
	report_free(r);
	/* where noughts are printed a blank is not known */
	r = printed_with_blanks(true);
	kit_text(r, "t1", "无法提供9件。");
	document_findings(r, &f);
	cr_expect_null(fix_find(&f, "N511", "t1"));
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}

/* ---- demands of one place ---- */

static int
unsaid(struct report *r, struct findings *f)
{
	int n = 0;

	report_findings(r, f);
	for (size_t i = 0; i < f->n; i++)
		n += strcmp(f->item[i].code, "N525") == 0;
	return n;
}

Test(said, demands_of_a_place)
{
	struct report *r = made();
	struct form local = *r->form;
	struct findings f;

	findings_init(&f);
	kit_text(r, "t1", "信息管理平稳。");
	cr_expect_eq(unsaid(r, &f), 0, "nobody asked for them");
	local.local = "武威";
	r->form = &local;
	cr_expect_eq(unsaid(r, &f), 3);
	kit_text(r, "t1", "制发行政规范性文件6件，废止2件。");
	cr_expect_eq(unsaid(r, &f), 1);
	cr_expect_not_null(fix_find(&f, "N525", "2.1:2:C"));
	kit_text(r, "t1", "制发行政规范性文件6件，废止2件，现行有效17件。");
	cr_expect_eq(unsaid(r, &f), 0);
	local.local = "别处";
	kit_text(r, "t1", "信息管理平稳。");
	cr_expect_eq(unsaid(r, &f), 0);
	findings_release(&f);
	report_free(r);
}
