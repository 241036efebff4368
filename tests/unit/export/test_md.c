/*
 * test_md.c - Markdown: tables of equal columns, nothing taken for markup.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* Bars of a line that are not escaped. */
static int
bars(const char *s, size_t n)
{
	int count = 0;

	for (size_t i = 0; i < n; i++)
		count += s[i] == '|' && (i == 0 || s[i - 1] != '\\');
	return count;
}

Test(md, tables_are_regular)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < 2; i++) {
		struct report *r = kit_full(i ? "2019" : "2021");
		int width = 0, rows = 0;
		const char *s;

		buf_reset(&b);
		cr_assert(kit_export(&b, r, "md", false));
		for (s = b.data; *s != '\0'; s += strcspn(s, "\n") + 1) {
			size_t n = strcspn(s, "\n");

			if (*s != '|') {
				width = 0;
				continue;
			}
			if (width == 0)
				width = bars(s, n);
			cr_assert_eq(bars(s, n), width, "%.*s", (int)n, s);
			rows++;
		}
		/* a header, its rule and the rows of every block; 4 prints as one */
		cr_assert_eq(rows, i ? 5 * 2 + 8 + 2 + 23 + 3 : 4 * 2 + 6 + 2 + 25 + 3);
		report_free(r);
	}
	buf_release(&b);
}

Test(md, labels_are_joined)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;

	cr_assert(kit_export(&b, r, "md", true));
	cr_assert_eq(kit_count(&b, "\n**第二十条第（五）项**\n\n| 信息内容 | 本年处理决定数量 |\n"
	    "|:---|---:|\n| 行政许可 | 11398889 |\n"), 1);
	cr_assert_eq(kit_count(&b, "\n| 三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密 | 0 | 0 |"), 1);
	cr_assert_eq(kit_count(&b, " | 申请人情况 > 法人或其他组织 > 商业企业 | "), 1);
	cr_assert_eq(kit_count(&b, "| 行政诉讼 > 复议后起诉 > 总计 |\n"), 1);
	cr_assert_eq(strncmp(b.data, "> 草稿\n\n# 云山县市场监督管理局2024年", 20), 0);
	buf_release(&b);
	report_free(r);
}

Test(md, escapes)
{
	static const struct { const char *in, *want; } cases[] = {
		{ "1.问题：*解读*少", "\n1\\.问题：\\*解读\\*少\n" },
		{ "#不是标题", "\n\\#不是标题\n" },
		{ "- 条目", "\n\\- 条目\n" },
		{ "<b>[a](b)`c`_d_", "\n\\<b\\>\\[a\\](b)\\`c\\`\\_d\\_\n" },
		{ "2024年", "\n2024年\n" },
		{ "> 引文", "\n\\> 引文\n" },
	};
	struct report *r = kit_report("2021", "云山县", 2024);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		kit_text(r, "t6", cases[i].in);
		buf_reset(&b);
		cr_assert(kit_export(&b, r, "md", false));
		cr_assert_eq(kit_count(&b, cases[i].want), 1, "case %zu: %s", i, cases[i].in);
	}
	buf_release(&b);
	report_free(r);
}
