/*
 * test_headed.c - sentences under the heading of their part: （二）依申请公开情况。 says of
 * what follows what it is about, up to the next part.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "report/check.h"
#include "report/report.h"

struct headed {
	const char	*raises;	/* '?' behind a hint */
	const char	*text;
};

static const struct headed headed[] = {
	{ "N511", "（二）依申请公开情况。2025年我局共收到申请14件，均按期答复。" },
	{ "N511", "（二）依申请公开\n全年办结48件，其余结转。" },
	{ "N511", "二、依申请公开工作。新收45件。办结57件。" },
	{ "N511", "2.依申请公开情况。今年接到申请64件。" },
	{ "N511", "●依申请公开。收到54件，上年结转6件。" },
	{ "N511", "二是依申请公开依法有序。新收申请54件。" },
	{ "N511", "第二部分　依申请公开\n受理申请145件。" },
	{ "N511", "（二）依申请公开。渠道畅通。线上线下均可提交。全年正在办理7件。" },
	{ "T408", "（四）行政复议和行政诉讼。维持9件。" },
	{ "T408", "（三）行政复议情况。共6件均予维持。" },
	{ "T208", "（一）规范性文件管理。本年制发9件，均已备案。" },
	{ "T208", "（一）规范性文件。废止12件，均已公告。" },
	{ "", "（二）依申请公开情况。2025年我局共收到申请45件，均按期答复。" },
	{ "", "（二）依申请公开\n全年办结47件，其余结转。" },
	{ "", "（二）依申请公开情况。渠道畅通。（三）政府信息管理。收到12件群众来件，办结12件。" },
	{ "", "（二）依申请公开情况。规范办理。（三）加强平台建设，全年收到网民留言72件；办结72件。" },
	{ "", "1.依申请公开情况。规范办理。2.政务热线。收到900件，办结899件。" },
	{ "", "（二）依申请公开情况。收到补正材料8件，收到征求意见回函3件。" },
	{ "", "（二）依申请公开情况。受理咨询180件，答复180件。" },
	{ "", "（二）依申请公开情况。全县收到申请412件，其中我局45件。" },
	{ "", "（二）依申请公开情况。2024年收到52件。" },
	{ "", "（二）依申请公开情况。一季度收到12件，二季度收到10件。" },
	{ "", "（一）规范性文件管理。本年制发3件，废止1件。（二）会议管理。制发纪要9件。" },
	{ "", "（四）行政复议和行政诉讼。规范应诉。（五）考核。优秀维持9件。" },
	{ "", "二是依申请公开依法有序。三是平台建设提速。收到网民建议54件，采纳12件。" },
	{ "", "（二）依申请公开情况。办理建议提案21件，办结21件。" },
};

Test(headed, sentences)
{
	struct report *r = kit_report("2021", "清河县水务局", 2025);
	struct findings f;
	struct buf got = BUF_INIT;

	fix_set(r, "2.1:2:A=3 2.1:2:B=1 2.1:2:C=9 3:1:A=40 3:1:B1=5 3:2:A=6 3:3.1:A=39 3:3.1:B1=4"
	    " 3:3.2:A=3 3:3.2:B1=1 3:4:A=4 4.1:1:A=5 4.1:1:B=1 4.2:1:B1=2");
	kit_zero(r);
	findings_init(&f);
	for (size_t i = 0; i < ARRAY_LEN(headed); i++) {
		kit_text(r, "t1", headed[i].text);
		report_findings(r, &f);
		buf_reset(&got);
		for (size_t k = 0; k < f.n; k++)
			if (strcmp(f.item[k].place, "t1") == 0 && strcmp(f.item[k].code, "N502") != 0)
				buf_printf(&got, "%s%s%s", got.len > 0 ? " " : "", f.item[k].code,
				    f.item[k].level == LEVEL_HINT ? "?" : "");
		cr_expect_str_eq(buf_cstr(&got), headed[i].raises, "“%s” raises [%s], not [%s]",
		    headed[i].text, buf_cstr(&got), headed[i].raises);
	}
	buf_release(&got);
	findings_release(&f);
	report_free(r);
}
