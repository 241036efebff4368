/*
 * test_told.c - what pages tell around a report: whole pages through the real reader,
 * and D801 to D803 on what was read.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/check.h"
#include "report/report.h"

#define OFFICE	"云山县水利局"

/* The page of a report of 2025 with its own lines before the text and after it. */
static struct candidate *
read_page(const char *agency, const char *meta, const char *before, const char *after)
{
	struct report *r = kit_report("2021", agency, 2025);
	struct buf page = BUF_INIT;
	struct candidate *k;
	const char *at;

	kit_zero(r);
	kit_text(r, "t0", "本报告根据条例编制，统计期限为2025年1月1日至2025年12月31日。");
	kit_text(r, "t1", "本单位主动公开政策文件，管理信息，建设平台，加强监督。");
	kit_text(r, "t5", "存在的问题是更新不快。下一步改进，按月核对。");
	kit_text(r, "t6", "未收取信息处理费。");
	cr_assert(kit_export(&page, r, "html", false) || page.len > 0);
	at = strstr(buf_cstr(&page), "</main>");
	buf_splice(&page, (size_t)(at - page.data), 0, after, strlen(after));
	at = strstr(buf_cstr(&page), "</h1>") + 5;
	buf_splice(&page, (size_t)(at - page.data), 0, before, strlen(before));
	at = strstr(buf_cstr(&page), "</head>");
	buf_splice(&page, (size_t)(at - page.data), 0, meta, strlen(meta));
	k = import_bytes(kit_import(NULL, NULL), page.data, page.len, "page.html");
	cr_assert_not_null(k->report, "%s", before);
	for (int i = 0; i < r->form->ntext; i++)
		cr_expect_str_eq(k->report->text[i] != NULL ? k->report->text[i] : "",
		    r->text[i] != NULL ? r->text[i] : "", "%s%s: text %d", before, after, i);
	buf_release(&page);
	report_free(r);
	return k;
}

struct page_case {
	const char	*meta, *before, *after;
	const char	*told[TOLD__MAX];	/* NULL = nothing; written: its words */
};

static void
check(const struct page_case *c)
{
	struct candidate *k = read_page(OFFICE, c->meta, c->before, c->after);

	for (int i = 0; i < TOLD__MAX; i++) {
		const char *got = i == TOLD_WRITTEN ?
		    report_told_source(k->report, (enum report_told)i) :
		    report_told(k->report, (enum report_told)i);

		cr_expect_str_eq(got != NULL ? got : "", c->told[i] != NULL ? c->told[i] : "",
		    "%s%s%s: %s is %s", c->meta, c->before, c->after,
		    report_told_name((enum report_told)i), got);
	}
	candidate_free(k);
}

#define DAY(s)	{ s, NULL, NULL, NULL, NULL }

Test(told, days)
{
	static const struct page_case c[] = {
		{ "", "<p>发布日期：2026-01-20</p>", "", DAY("2026-01-20") },
		{ "", "<p>发 布 日 期 : 2026年01月20日</p>", "", DAY("2026-01-20") },
		{ "", "<p>[发布日期] 2026/1/9</p>", "", DAY("2026-01-09") },
		{ "", "<p>【发布时间】２０２６．０１．２０　９：３０</p>", "", DAY("2026-01-20") },
		{ "", "<p>公开日期：二〇二六年一月二十日</p>", "", DAY("2026-01-20") },
		{ "", "<p>公布时间：二○二六年一月三十一日</p>", "", DAY("2026-01-31") },
		{ "", "<p>发布时间：20260120</p>", "", DAY("2026-01-20") },
		{ "", "<p>发布日期：2026-01-20T09:30:00+08:00</p>", "", DAY("2026-01-20") },
		{ "", "<p>发布时间：2026-01-20 10:22 字号：[大 中 小]</p>", "", DAY("2026-01-20") },
		{ "", "<p>时间：2026-01-20 浏览次数：12</p>", "", DAY("2026-01-20") },
		{ "", "<div><span>发布日期：</span></div><div>2026-01-20</div>", "",
		    DAY("2026-01-20") },
		{ "", "<dl><dt>发布日期：<dd>2026年1月20日</dl>", "", DAY("2026-01-20") },
		{ "<meta name=\"PubDate\" content=\"2026-01-20 10:22\"/>", "", "",
		    DAY("2026-01-20") },
		{ "<META CONTENT='2026-01-20' NAME='pubdate'>", "", "", DAY("2026-01-20") },
		/* a label that says so goes before the data of the page */
		{ "<meta name=PubDate content=2026-03-09>", "<p>发布日期：2026-01-20</p>", "",
		    DAY("2026-01-20") },
		{ "", "<p>发布日期：2026-01-20</p>", "<p>发布时间：2026年1月20日 8时30分</p>",
		    DAY("2026-01-20") },
		{ "", "", "<p>发布日期：2026-01-20</p><p>【打印本页】</p>", DAY("2026-01-20") },
	};

	for (size_t i = 0; i < sizeof c / sizeof *c; i++)
		check(&c[i]);
}

Test(told, no_days)
{
	static const struct page_case c[] = {
		{ "", "<p>更新日期：2026-02-20</p>", "", DAY(NULL) },
		{ "", "<p>发布日期：2026-02-30</p>", "", DAY(NULL) },
		{ "", "<p>发布日期：</p>", "", DAY(NULL) },
		{ "", "<p>发布日期：近日</p>", "", DAY(NULL) },
		{ "", "<p>发布日期：2026-01-20 至 2026-02-20</p>", "", DAY(NULL) },
		{ "", "<p>发布日期：2026-01-20</p><p>发布时间：2026-02-20</p>", "", DAY(NULL) },
		{ "<meta name=PubDate content=2026-03-09>", "<p>时间：2026-01-20</p>", "",
		    DAY(NULL) },
		{ "<!-- <meta name=PubDate content=2026-03-09> -->", "", "", DAY(NULL) },
		{ "<script>'<meta name=PubDate content=2026-03-09>'</script>", "", "",
		    DAY(NULL) },
		/* of another paper, or of one like it a year ago */
		{ "", "", "<p>下一篇：年报</p><p>发布日期：2026-02-20</p>", DAY(NULL) },
		{ "", "<p>发布日期：2025-01-20</p>", "", DAY(NULL) },
		{ "", "<p>生效日期：2026-02-20 废止日期：2026-03-01</p>", "", DAY(NULL) },
	};

	for (size_t i = 0; i < sizeof c / sizeof *c; i++)
		check(&c[i]);
}

Test(told, numbers_and_names)
{
	static const struct page_case c[] = {
		{ "", "<p>索引号：001 / 2026-12 信息分类：年报，报告 发布机构：云山县水利局 "
		    "成文日期：2026-01-18 名　　称：云山县水利局2025年政府信息公开工作年度报告 "
		    "文号：云水〔2026〕2号 主题词：信息公开，水利，年度，报告，公开，政务，政府 "
		    "体裁分类：其他 服务对象：其他 有效性：有效</p>", "",
		    { NULL, OFFICE, "001 / 2026-12", "云水〔2026〕2号", "成文日期：2026-01-18" } },
		{ "", "<table><tr><th>索 引 号：<td>K1/2<th>公开机构：<td>云山县水利局<tr>"
		    "<th>发文字号：<td>-<th>发布日期：<td>2026-01-20</table>", "",
		    { "2026-01-20", OFFICE, "K1/2", NULL, NULL } },
		{ "", "<p>来源：云山县水利局 打印 关闭</p>", "", { NULL, OFFICE } },
		{ "", "<p>信息来源：县水利局</p>", "<p>来源：云山县水利局 责任编辑：王某</p>",
		    { NULL, OFFICE } },
		{ "<meta name=ContentSource content='云山县水利局'>", "<p>来源：本站</p>", "",
		    { NULL, NULL } },
		{ "<meta name=ContentSource content='云山县政府网'>",
		    "<p>发布机构：云山县水利局</p>", "", { NULL, OFFICE } },
		{ "", "<p>云水发〔2026〕3号</p>", "", { NULL, NULL, NULL, "云水发〔2026〕3号" } },
		{ "", "<p>文号：无</p><p>索引号：</p><p>K-9</p>", "", { NULL, NULL, "K-9" } },
		{ "", "<p>2026-01-20 09:00　来源：云山县水利局　点击：3</p>", "",
		    { "2026-01-20", OFFICE } },
	};

	for (size_t i = 0; i < sizeof c / sizeof *c; i++)
		check(&c[i]);
}

/* ---- D801 to D803 ---- */

struct due_case { const char *agency, *code, *before; };

static void
check_due(const struct due_case *c, bool raised)
{
	static const char *const codes[] = { "D801", "D802", "D803" };
	struct candidate *k = read_page(c->agency, "", c->before, "");
	struct findings f;

	findings_init(&f);
	document_findings(k->report, &f);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		bool found = false;

		for (size_t n = 0; n < f.n; n++)
			found |= strcmp(f.item[n].code, codes[i]) == 0;
		cr_expect_eq(found, raised && strcmp(codes[i], c->code) == 0, "%s %s: %s",
		    c->agency, c->before, codes[i]);
	}
	findings_release(&f);
	candidate_free(k);
}

Test(told, too_late)
{
	static const struct due_case c[] = {
		{ OFFICE, "D801", "<p>发布日期：2026-02-01</p>" },
		{ OFFICE, "D801", "<p>发布时间：2026年3月2日 10:00</p>" },
		{ "云山县发展和改革委员会", "D801", "<p>公开日期：2026/02/11</p>" },
		{ "洪湖市卫生健康委员会", "D801", "<p>[发布日期]2026-02-28</p>" },
		{ "江南省水利厅", "D801", "<p>来源：水利厅 时间：2026-02-09</p>" },
		{ "云山县市场监督管理局", "D801", "<p>公布日期：二〇二六年二月一日</p>" },
		{ "云山县人民政府", "D802", "<p>发布日期：2026-04-01</p>" },
		{ "洪湖市洪湖区人民政府", "D802", "<p>发布时间：2026-05-20 08:00</p>" },
		{ "云山县人民政府办公室", "D802", "<p>发布日期：2026年4月2日</p>" },
		{ "云山县清河镇人民政府", "D803", "<p>发布日期：2026-02-01</p>" },
		{ "云山县城东街道办事处", "D803", "<p>发布日期：2026-02-20</p>" },
	};

	for (size_t i = 0; i < sizeof c / sizeof *c; i++)
		check_due(&c[i], true);
}

Test(told, in_time_or_not_known)
{
	static const struct due_case c[] = {
		{ OFFICE, "", "<p>发布日期：2026-01-31</p>" },
		{ OFFICE, "", "<p>发布日期：2026-01-31 23:59:59</p>" },
		{ OFFICE, "", "<p>成文日期：2026-02-20</p>" },
		{ OFFICE, "", "<p>更新时间：2026-02-20</p>" },
		{ OFFICE, "", "<p>发布日期：2026-01-20</p><p>发布时间：2026-02-20</p>" },
		{ OFFICE, "", "<p>云水发〔2026〕13号</p>" },
		{ "云山县人民政府", "", "<p>发布日期：2026-03-31</p>" },
		{ "云山县人民政府办公室", "", "<p>发布日期：2026-02-20</p>" },
		{ "云山县清河镇人民政府", "", "<p>发布日期：2026-01-31</p>" },
		/* of what kind these are their names do not tell */
		{ "云山经济开发区管理委员会", "", "<p>发布日期：2026-02-20</p>" },
		{ "云山县自然资源局城东分局", "", "<p>发布日期：2026-02-20</p>" },
		{ "云山县融媒体中心", "", "<p>发布日期：2026-02-20</p>" },
	};

	for (size_t i = 0; i < sizeof c / sizeof *c; i++)
		check_due(&c[i], false);
}
