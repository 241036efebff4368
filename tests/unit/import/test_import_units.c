/*
 * test_import_units.c - units that stand in a cell, in its header or in a header that has
 * got away from its row: what is not certain is open and not proposed.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "import/import.h"
#include "report/report.h"
#include "unit/import/paper.h"

#define TITLE(year)	"云山县水务局" year "年政府信息公开工作年度报告\n" \
			"二、主动公开政府信息情况\n"

static void
read_text(struct paper *f, const char *text)
{
	paper_begin(f);
	buf_str(&f->bytes, text);
	paper_read_as(f, "a.txt");
	cr_assert_not_null(f->read->report);
}

/* The amount has moved over the number of projects: 20531元 is no number of them. */
Test(import_units, an_amount_is_not_proposed_for_a_number_of_cases)
{
	struct paper f;

	read_text(&f, TITLE("2020") "第二十条第（九）项\n"
	    "信息内容\t采购项目数量\t采购总金额\n政府集中采购\t20531元\t\n"
	    "第二十条第（八）项\n信息内容\t上一年项目数量\t本年增/减\n行政事业性收费\t5\t-2\n");
	cr_expect(f.read->report->cell[form_cell_find(f.read->report->form,
	    "2.9:1:A")].open);
	cr_expect_not(paper_proposes(&f, "2.9:1:A"));
	paper_end(&f);
}

/* On lines: the header of 行政事业性收费 with its unit stands behind it, over 行政强制. */
Test(import_units, a_unit_behind_its_row_is_not_passed_over)
{
	static const struct { const char *header; int64_t read; } cases[] = {
		{ "本年收费金额（单位：元）", -1 }, { "本年收费金额（单位：千元）", -1 },
		{ "本年收费金额（单位：万元）", 4120 }, { "本年收费金额", 4120 },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct paper f;

		paper_begin(&f);
		buf_printf(&f.bytes, TITLE("2022") "第二十条第（一）项\n信息内容\n"
		    "本年制发件数\n本年废止件数\n现行有效件数\n规章\n2\n0\n7\n"
		    "行政规范性文件\n3\n1\n9\n第二十条第（五）项\n信息内容\n"
		    "本年处理决定数量\n行政许可\n12\n第二十条第（六）项\n信息内容\n"
		    "本年处理决定数量\n行政处罚\n8\n行政事业性收费\n4120\n"
		    "第二十条第（八）项\n信息内容\n%s\n行政强制\n6\n"
		    "三、收到和处理政府信息公开申请情况\n", cases[i].header);
		paper_read_as(&f, "a.txt");
		cr_assert_not_null(f.read->report);
		cr_expect_eq(paper_open(&f, "2.8:1:A"), cases[i].read < 0, "%s",
		    cases[i].header);
		if (cases[i].read >= 0)
			cr_expect_eq(paper_value(&f, "2.8:1:A"), cases[i].read * NUM_ONE);
		else
			cr_expect_not(paper_proposes(&f, "2.8:1:A"));
		cr_expect_eq(paper_value(&f, "2.5:1:A"), 12 * NUM_ONE);
		paper_end(&f);
	}
}

/* 金额（单位：项） was another unit, and nobody knows which; 单位：件 alone is of the cases. */
Test(import_units, money_is_not_counted_in_cases)
{
	static const struct { const char *header; bool open; } cases[] = {
		{ "本年收费金额（单位：项）", true }, { "本年收费金额（单位：件）", true },
		{ "本年收费金额（单位:个）", true }, { "本年收费金额（单位：万元）", false },
		{ "本年收费金额", false },
		{ "（单位：件）", false },
	};
	static const char *const breaks[] = { "\t", "\n" };

	for (size_t i = 0; i < 2 * ARRAY_LEN(cases); i++) {
		const char *b = breaks[i % 2];
		struct paper f;

		paper_begin(&f);
		buf_printf(&f.bytes, TITLE("2022") "第二十条第（五）项\n信息内容%s"
		    "本年处理决定数量（单位：件）\n行政许可%s12\n第二十条第（八）项\n"
		    "信息内容%s%s\n行政事业性收费%s4120\n"
		    "第二十条第（一）项\n信息内容%s本年制发件数%s本年废止件数%s现行有效件数\n"
		    "规章%s2%s0%s7\n行政规范性文件%s3%s1%s9\n", b, b, b, cases[i / 2].header,
		    b, b, b, b, b, b, b, b, b, b);
		paper_read_as(&f, "a.txt");
		cr_assert_not_null(f.read->report);
		cr_expect_eq(paper_open(&f, "2.8:1:A"), cases[i / 2].open, "%s %zu",
		    cases[i / 2].header, i % 2);
		cr_expect_eq(paper_value(&f, "2.5:1:A"), 12 * NUM_ONE, "%s %zu",
		    cases[i / 2].header, i % 2);
		paper_end(&f);
	}
}
