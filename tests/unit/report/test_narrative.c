/*
 * test_narrative.c - figures and denials of the texts against the cells: what the
 * 对照 lines of the built-in forms claim, and when a finding comes of it.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "report/check.h"
#include "report/report.h"
#include "report/text/texts.h"

/* "N511 36 N511 2": code and figure of every claim of a text, in order found. */
static void
claims(const char *form, const char *text, struct buf *out)
{
	struct report *r = kit_report(form, "云山县水务局", form[2] == '2' ? 2024 : 2020);
	struct findings f;
	char figure[NUM_TEXT];

	kit_text(r, "t1", text);
	findings_init(&f);
	report_findings(r, &f);
	buf_reset(out);
	for (size_t i = 0; i < f.narrative->n; i++) {
		const struct claim *c = &f.narrative->claim[i];
		const struct form_case *k = &r->form->kase[c->kase];

		buf_printf(out, "%s%s:%s=%s%s", i > 0 ? " " : "",
		    r->form->check[k->check].code, r->form->cell[k->cell].code,
		    c->about ? "~" : "", num_print(figure, c->value));
	}
	findings_release(&f);
	report_free(r);
}

Test(narrative, what_is_claimed)
{
	static const struct { const char *text, *want; } cases[] = {
		{ "本局全年收到政府信息公开申请21件。", "N511:3:1:C=21" },
		{ "2024年度新收政府信息公开申请12件，上年结转2件。",
		    "N511:3:2:C=2 N511:3:1:C=12" },
		{ "受理依申请公开8件，予以公开5件，部分公开1件，不予公开2件。",
		    "N511:3:1:C=8 N511:3:3.1:C=5 N511:3:3.2:C=1 N511:3:3.3.1:C=2" },
		{ "结转下年度继续办理3件。", "N511:3:4:C=3" },
		{ "办理许可很快。作出行政许可决定1024件、行政处罚决定56件。",
		    "T208:2.5:1:A=1024 T208:2.6:1:A=56" },
		{ "公示行政许可信息2000余条。", "T208:2.5:1:A=~2000" },
		{ "制发行政规范性文件5件，废止行政规范性文件2件。",
		    "T208:2.1:2:B=2 T208:2.1:2:A=5" },
		{ "因信息公开被申请行政复议3件，被提起行政诉讼1件。",
		    "T408:4.1:1:E=3 T408:4.2:1:A5=1" },
		{ "本年没有收到政府信息公开申请。", "N516:3:1:C=0" },
		{ "没有发生行政复议、行政诉讼案件。", "T408:4.1:1:E=0 T408:4.2:1:A5=0" },
		{ "没有收到因信息公开申请引起的行政复议。", "T408:4.1:1:E=0" },
		{ "收到的政府信息公开申请比上年减少3件。", "N522:3:1:C=3" },
		/* years: last year's and the next are named as most name them */
		{ "2023年结转6件，结转到2025年办理7件。", "N511:3:2:C=6 N511:3:4:C=7" },
		/* what the figure is about stands before it */
		{ "规范性文件制发5件；废止2件，现行有效9件。",
		    "T208:2.1:2:A=5 T208:2.1:2:C=9 T208:2.1:2:B=2" },
		{ "规范性文件制发5件。废止2件。", "T208:2.1:2:A=5" },
		{ "行政事业性收费30万元。", "T208:2.8:1:A=30" },
		{ "行政事业性收费300500元。", "T208:2.8:1:A=30.05" },
		/* none of these speaks of the tables */
		{ "依据《行政许可法》第12条办理。", "" },
		{ "召开会议2次，发布信息1536条，其中解读28篇。", "" },
		{ "办结热线工单980件。", "" },
		{ "收到提案42件。", "" },
		{ "《收到政府信息公开申请9件》是一篇报道。", "" },
		{ "未出现逾期答复申请的情况。", "" },
	};
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		claims("2021", cases[i].text, &got);
		cr_expect_str_eq(buf_cstr(&got), cases[i].want, "%s: %s", cases[i].text,
		    buf_cstr(&got));
	}
	claims("2019", "作出行政许可决定7件，制定规范性文件1件。", &got);
	cr_expect_str_eq(buf_cstr(&got), "T208:2.1:2:A=1 T208:2.5:1:C=7");
	buf_release(&got);
}

static struct report *
filled(void)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);

	kit_cell(r, "3:1:A", "5");
	kit_cell(r, "3:2:A", "1");
	kit_cell(r, "3:3.1:A", "6");
	kit_cell(r, "2.5:1:A", "100");
	kit_zero(r);
	return r;
}

static const struct finding *
judge(struct report *r, const char *text, const char *code, struct findings *f)
{
	kit_text(r, "t1", text);
	report_findings(r, f);
	return fix_find(f, code, "t1");
}

Test(narrative, contradictions)
{
	struct report *r = filled();
	struct findings f;
	const struct finding *one;
	struct buf b = BUF_INIT;

	findings_init(&f);
	cr_expect_null(judge(r, "收到信息公开申请5件。", "N511", &f));
	cr_expect_null(judge(r, "收到信息公开申请6件（含上年结转1件）。", "N511", &f));
	one = judge(r, "概况。\n本年收到信息公开申请7件。", "N511", &f);
	cr_assert_not_null(one);
	cr_expect_eq(one->level, LEVEL_WARNING);
	cr_expect_eq(one->left, 7 * NUM_ONE);
	cr_expect_eq(one->right, 5 * NUM_ONE);
	cr_expect_eq(one->nquote, strlen("收到信息公开申请7件"));
	cr_expect_eq(strncmp(one->quote, "收到信息公开申请7件", one->nquote), 0);
	finding_text(&b, r, one, 0);
	cr_expect_not_null(strstr(buf_cstr(&b), "“收到信息公开申请7件”：文字 7，表中 5"));
	/* a whole area: another scope, a hint */
	one = judge(r, "全县各级机关收到信息公开申请70件。", "N511", &f);
	cr_assert_not_null(one);
	cr_expect_eq(one->level, LEVEL_HINT);
	/* another measure: a hint */
	one = judge(r, "公示行政许可信息300条。", "T208", &f);
	cr_assert_not_null(one);
	cr_expect_eq(one->level, LEVEL_HINT);
	cr_expect_null(judge(r, "公示行政许可信息95余条。", "T208", &f));
	/* a denial */
	one = judge(r, "全年未收到政府信息公开申请。", "N516", &f);
	cr_assert_not_null(one);
	buf_reset(&b);
	finding_text(&b, r, one, 0);
	cr_expect_not_null(strstr(buf_cstr(&b), "表中却有 5"));
	cr_expect_null(judge(r, "没有行政复议和行政诉讼。", "T408", &f));
	/* blanks of every kind, and a sentence ended by an ASCII mark */
	cr_expect_not_null(judge(r, "收到\u2003信息公开\u202f申请\u20097件。", "N511", &f));
	cr_expect_not_null(judge(r, "全县发布! 收到信息公开申请7件。", "N511", &f));
	/* the finding goes with the figure, without the text being touched */
	cr_assert_not_null(judge(r, "收到信息公开申请8件。", "N511", &f));
	kit_cell(r, "3:1:A", "8");
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "N511", "t1"));
	findings_release(&f);
	buf_release(&b);
	report_free(r);
}

/* Nothing is said of cells that are not filled yet. */
Test(narrative, waits_for_the_cells)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct findings f;

	findings_init(&f);
	cr_expect_null(judge(r, "收到信息公开申请7件。", "N511", &f));
	kit_zero(r);
	report_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N511", "t1"));
	findings_release(&f);
	report_free(r);
}

/* What was searched belongs to the list of findings, which compares: a text counts
 * however it came there, and one list serves any report. */
Test(narrative, a_text_is_seen_however_it_came)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct report *other = kit_report("2021", "云山县水务局", 2024);
	struct findings f, late;
	int t1 = form_text_find(r->form, "t1");

	kit_zero(r);
	kit_zero(other);
	findings_init(&f);
	findings_init(&late);
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "N511", NULL));
	free(r->text[t1]);
	r->text[t1] = mem_strdup("2024年收到政府信息公开申请36件。");
	report_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N511", NULL), "changed behind the back");
	report_findings(r, &late);
	cr_expect_not_null(fix_find(&late, "N511", NULL), "a second list");
	report_findings(other, &f);
	cr_expect_null(fix_find(&f, "N511", NULL), "another report");
	report_findings(r, &f);
	cr_expect_not_null(fix_find(&f, "N511", NULL), "and back");
	r->text[t1][strlen("2024年收到政府信息公开申请")] = '0';
	r->text[t1][strlen("2024年收到政府信息公开申请") + 1] = '0';
	report_findings(r, &f);
	cr_expect_null(fix_find(&f, "N511", NULL), "changed in its place");
	findings_release(&f);
	findings_release(&late);
	report_free(r);
	report_free(other);
}
