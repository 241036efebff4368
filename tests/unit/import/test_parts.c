/*
 * test_parts.c - small whole documents and their parts: a section that is missing or
 * stands under a wrong number (N501), a heading under which nothing was written (N521).
 *
 * Each document is a report as it is exported, with some of its lines written otherwise;
 * it is read as a page and as plain text by the real readers.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/check.h"
#include "report/report.h"

#define T1	"2025年，我站主动公开信息62条，规范办理申请，管理信息，建好平台，加强监督。"
#define T5	"存在的问题是解读不多。下一步改进，每件文件配一张图。"
#define T6	"本年度没有收取信息处理费。"

struct part_case {
	const char	*raises;	/* "N501 t5, N521 t6" */
	const char	*edit;		/* "一、总体情况>一、概述|六、>七、" */
};

/* "from>to|from>to", each from once; "\\n" in "to" is the end of a paragraph. */
static void
rewrite(struct buf *b, const char *edit, const char *paragraph)
{
	char *list = mem_strdup(edit), *save = NULL;

	for (char *e = strtok_r(list, "|", &save); e; e = strtok_r(NULL, "|", &save)) {
		char *to = strchr(e, '>');
		const char *at;
		struct buf with = BUF_INIT;

		*to++ = '\0';
		for (; *to != '\0'; to++) {
			if (to[0] == '\\' && to[1] == 'n') {
				buf_str(&with, paragraph);
				to++;
			} else {
				buf_chr(&with, *to);
			}
		}
		at = strstr(buf_cstr(b), e);
		cr_assert_not_null(at, "“%s” is not in the document", e);
		buf_splice(b, (size_t)(at - b->data), strlen(e), with.data, with.len);
		buf_release(&with);
	}
	free(list);
}

static void
judge(struct buf *got, const struct buf *file, const char *name)
{
	struct candidate *k = import_bytes(kit_import(NULL, NULL), file->data, file->len, name);
	struct findings f;

	buf_reset(got);
	findings_init(&f);
	if (k->report == NULL)
		buf_str(got, "refused");
	else
		document_findings(k->report, &f);
	for (size_t i = 0; i < f.n; i++)
		if (strcmp(f.item[i].code, "N501") == 0 || strcmp(f.item[i].code, "N521") == 0)
			buf_printf(got, "%s%s %s", got->len > 0 ? ", " : "", f.item[i].code,
			    f.item[i].place);
	findings_release(&f);
	candidate_free(k);
}

static void
read_parts(const struct part_case *c, size_t n, const char *format)
{
	bool html = strcmp(format, "html") == 0;
	struct report *r = kit_report("2021", "云山县水库管理站", 2025);
	struct buf b = BUF_INIT, got = BUF_INIT, name = BUF_INIT;

	kit_zero(r);
	kit_text(r, "t0", "本报告根据条例编制，统计期限为2025年1月1日至2025年12月31日。");
	kit_text(r, "t1", T1);
	kit_text(r, "t5", T5);
	kit_text(r, "t6", T6);
	buf_printf(&name, "report.%s", format);
	for (size_t i = 0; i < n; i++) {
		buf_reset(&b);
		cr_assert(kit_export(&b, r, format, false) || b.len > 0);
		rewrite(&b, c[i].edit, html ? "</p><p>" : "\n");
		judge(&got, &b, buf_cstr(&name));
		cr_expect_str_eq(buf_cstr(&got), c[i].raises, "%s: %s raises [%s], not [%s]",
		    format, c[i].edit, buf_cstr(&got), c[i].raises);
	}
	buf_release(&name);
	buf_release(&got);
	buf_release(&b);
	report_free(r);
}

#define READ(a, format)	read_parts(a, ARRAY_LEN(a), format)

/* ---- N501 ---- */

static const struct part_case missing[] = {
	{ "N501 t5", "五、存在的主要问题及改进情况>" },
	{ "N501 t6", "六、其他需要报告的事项>|" T6 ">" },
	{ "N501 t1", "一、总体情况>|" T1 ">" },
	{ "N501 t5, N501 t6", "五、存在的主要问题及改进情况>|" T5 ">|"
	    "六、其他需要报告的事项>|" T6 ">" },
	{ "N501 t6", "六、其他需要报告的事项>七、其他需要报告的事项" },
	{ "N501 t6", "六、其他需要报告的事项>五、其他需要报告的事项" },
	{ "N501 t5", "五、存在的主要问题及改进情况>四、存在的主要问题及改进情况" },
	{ "N501 t5, N501 t6", "五、存在的主要问题及改进情况>六、存在的主要问题及改进情况|"
	    "六、其他需要报告的事项>七、其他需要报告的事项" },
	{ "N501 t1", "一、总体情况>二、总体情况" },
	{ "N501 t2", "二、主动公开>三、主动公开" },
	{ "N501 t3", "三、收到和处理>二、收到和处理" },
	{ "N501 t4", "四、政府信息公开行政复议>三、政府信息公开行政复议" },
	{ "N501 t6", "六、其他需要报告的事项>8. 其他事项" },
	{ "N501 t5", "五、存在的主要问题及改进情况>第六部分 问题与改进" },
};

Test(parts, missing_or_misnumbered)
{
	READ(missing, "html");
	READ(missing, "txt");
}

static const struct part_case in_other_words[] = {
	{ "", "一、总体情况>一、概述" },
	{ "", "一、总体情况>一、2025年度政府信息公开工作总体情况" },
	{ "", "一、总体情况>1.总体情况|二、主动>2.主动|三、收到>3.收到|四、政府>4.政府|五、存在>5.存在|"
	    "六、其他>6.其他" },
	{ "", "一、总体情况>第一部分　总体情况|二、主动>第二部分　主动|三、收到>第三部分　收到|"
	    "四、政府>第四部分　政府|五、存在>第五部分　存在|六、其他>第六部分　其他" },
	{ "", "一、总体情况>总体情况|二、主动>主动|三、收到>收到|四、政府>政府|五、存在>存在|六、其他>其他" },
	{ "", "二、主动公开政府信息情况>二、主动公开政府信息的情况" },
	{ "", "三、收到和处理政府信息公开申请情况>三、依申请公开政府信息情况" },
	{ "", "四、政府信息公开行政复议、行政诉讼情况>四、因政府信息公开工作被复议、诉讼情况" },
	{ "", "五、存在的主要问题及改进情况>五、存在的不足及下一步打算" },
	{ "", "五、存在的主要问题及改进情况>五、问题与改进措施" },
	{ "", "六、其他需要报告的事项>六、其他需要说明的事项" },
	{ "", "六、其他需要报告的事项>六、其他事项" },
	{ "", "六、其他需要报告的事项>六. 其它需报告事项：" },
	{ "", "五、存在的主要问题及改进情况>五 、 存 在 的 主 要 问 题 及 改 进 情 况" },
	{ "", "一、总体情况>壹、总体情况|二、主动>贰、主动|三、收到>叁、收到|四、政府>肆、政府|"
	    "五、存在>伍、存在|六、其他>陆、其他" },
};

Test(parts, in_other_words)
{
	READ(in_other_words, "html");
	READ(in_other_words, "txt");
}

/* ---- N521 ---- */

static const struct part_case empty[] = {
	{ "N521 t1", T1 ">" },
	{ "N521 t5", T5 ">" },
	{ "N521 t6", T6 ">" },
	{ "N521 t1, N521 t5, N521 t6", T1 ">|" T5 ">|" T6 ">" },
	{ "N521 t5", T5 ">　　" },
	{ "N521 t6", T6 ">\\n\\n　\\n" },
	{ "N521 t6", T6 ">\u00A0\u2003\u200B" },
	{ "N521 t1", T1 ">〔待填〕" },
	{ "N521 t5", T5 ">〔待填〕" },
	{ "N521 t6", T6 ">　〔待填：信息处理费〕　" },
	{ "N521 t5, N521 t6", T5 ">\\n|" T6 ">　" },
	{ "N521 t1, N521 t6", T1 ">\u2060\u3000|" T6 ">\\n\\n" },
};

Test(parts, with_nothing_below)
{
	READ(empty, "html");
	READ(empty, "txt");
}

static const struct part_case full[] = {
	{ "", T6 ">无。" },
	{ "", T6 ">无" },
	{ "", T5 ">\\n\\n" T5 },
	{ "", T5 ">1.问题：解读不多。\\n2.改进：配图。" },
	{ "", T5 ">（一）存在的主要问题\\n解读不多。\\n（二）改进情况\\n配图。" },
	{ "", T1 ">我站平稳。" },
	{ "", T1 ">（一）主动公开\\n公开62条。\\n（二）依申请公开\\n无。" },
	{ "", T6 ">收费0元" },
	{ "", T6 ">没有。" },
	{ "", T6 ">（一）收取信息处理费情况：0元。（二）其他：无。" },
	{ "", T1 ">　　" T1 "　　" },
	{ "", T5 ">—— 解读不多，正在改进 ——" },
};

Test(parts, with_little_below)
{
	READ(full, "html");
	READ(full, "txt");
}

/* What only a page can have below a heading. */
static const struct part_case pages[] = {
	{ "N521 t6", T6 "><br><br>" },
	{ "N521 t6", T6 "><img src=\"6.png\" alt=\"\">" },
	{ "N521 t6", T6 "><!-- 没有收取 -->" },
	{ "N521 t5", T5 "><span style=\"display:none\">问题</span>" },
	{ "N521 t5", T5 ">&nbsp;&ensp;&emsp;" },
	{ "", T5 "><ul><li>问题：解读不多<li>改进：配图</ul>" },
	{ "", T5 "><blockquote>解读不多，正在改进。</blockquote>" },
	{ "", T5 "><div><span>解读不多，</span><b>正在改进。</b></div>" },
	{ "", T6 "><pre>无其他事项，没有收取信息处理费。</pre>" },
	{ "", T6 "><a href=\"#x\">没有收取信息处理费</a>" },
};

Test(parts, of_a_page)
{
	READ(pages, "html");
}

/* The text goes on in the line of its heading. */
static const struct part_case in_line[] = {
	{ "", "五、存在的主要问题及改进情况>五、存在的主要问题及改进情况：解读不多，正在改进。|" T5 ">" },
	{ "", "六、其他需要报告的事项>六、其他需要报告的事项　无。|" T6 ">" },
	{ "", "六、其他需要报告的事项>六、其他需要报告的事项：无|" T6 ">" },
	{ "", "一、总体情况>一、总体情况。我站主动公开信息62条，管理规范。|" T1 ">" },
};

Test(parts, in_the_line_of_the_heading)
{
	READ(in_line, "html");
	READ(in_line, "txt");
}
