/*
 * test_same.c - 均为: one figure for several names; 因…引发: the cases that the tables count
 * beside all cases of the office.
 */
#include <criterion/criterion.h>
#include <string.h>
#include "base/mem.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "report/check.h"
#include "report/report.h"

/* Office with these reviews and documents; all else is nought. */
static struct report *
made(const char *reviews, const char *documents)
{
	struct report *r = kit_report("2021", "青山县林业局", 2024);

	kit_cell(r, "4.1:1:A", reviews);
	kit_cell(r, "2.1:2:A", documents);
	kit_cell(r, "2.1:2:B", documents);
	kit_cell(r, "2.1:2:C", documents);
	kit_zero(r);
	return r;
}

static int
raised(struct report *r, const char *code)
{
	struct findings f;
	int n = 0;

	findings_init(&f);
	report_findings(r, &f);
	for (size_t i = 0; i < f.n; i++)
		n += strcmp(f.item[i].code, code) == 0;
	findings_release(&f);
	return n;
}

Test(same, noughts_for_several_names)
{
	static const char *const all[] = {
		"行政规范性文件制发数、废止数和现行有效数均为0。",
		"本年度规章和规范性文件制发数、废止数和现行有效数均为0。",
		"行政规范性文件制发件数、废止件数、现行有效件数均为0件。",
		"规范性文件制发、废止和现行有效均为0。",
		"规范性文件制发数、废止数、现行有效数都为零。",
		"规范性文件的制发数量、废止数量、现行有效数量均为0。",
		"规范性文件制发数、废止数、现行有效数，均为0。",
		"行政规范性文件制发数、废止数及现行有效数均为０件。",
		"行政规范性文件的制发、废止、现行有效件数均为零。",
		"本局规范性文件管理规范，规范性文件制发数、废止数与现行有效数均为0。",
	};
	struct report *r = made("0", "0");
	struct form local = *r->form;

	local.local = "武威";
	r->form = &local;
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		kit_text(r, "t1", all[i]);
		cr_expect_eq(raised(r, "N525"), 0, "said, and not seen: %s", all[i]);
		cr_expect_eq(raised(r, "T208"), 0, "accused: %s", all[i]);
	}
	report_free(r);
}

Test(same, noughts_that_are_none)
{
	static const char *const all[] = {
		"行政规范性文件制发数、废止数和现行有效数均为0。",
		"行政规范性文件制发件数、废止件数、现行有效件数均为0件。",
		"规范性文件制发、废止和现行有效均为0。",
		"规范性文件制发数、废止数、现行有效数都为零。",
		"规范性文件的制发数量、废止数量、现行有效数量均为0。",
		"规范性文件制发数、废止数、现行有效数，均为0。",
		"行政规范性文件制发数、废止数及现行有效数均为０件。",
		"行政规范性文件制发数、废止数均为3件。",
		"行政规范性文件制发数和废止数都为1件。",
		"规范性文件制发数、废止数、现行有效数均为5件。",
	};
	struct report *r = made("0", "2");

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		kit_text(r, "t1", all[i]);
		cr_expect(raised(r, "T208") > 0, "not raised: %s", all[i]);
	}
	report_free(r);
}

Test(same, cases_of_disclosure_among_all)
{
	static const char *const all[] = {
		"因政府信息公开申请引发的行政复议3件，全年收到行政复议申请7件。",
		"因信息公开答复申请引发的行政复议3件，其余行政复议7件与信息公开无关。",
		"因依申请公开引发的行政复议3件，占全部行政复议7件的一小半。",
		"因政府信息公开申请引起的行政复议3件，本局办理的行政复议案件7件。",
		"因申请人不服答复引发的行政复议3件，全部行政复议案件7件。",
		"全年办理行政复议7件，其中因政府信息公开申请引发的行政复议3件。",
		"本年行政复议案件7件，由信息公开申请导致的行政复议案件3件。",
		"被申请行政复议7件；因群众申请信息公开引发的行政复议3件。",
		"因政府信息公开申请而引发的行政复议申请3件，行政复议案件总计7件。",
		"收到行政复议7件，因信息公开申请引起的行政复议3件。",
	};
	struct report *r = made("3", "0");

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		kit_text(r, "t4", all[i]);
		cr_expect_eq(raised(r, "T408"), 0, "accused: %s", all[i]);
	}
	report_free(r);
}

Test(same, cases_that_are_others)
{
	static const char *const all[] = {
		"因政府信息公开申请引发的行政复议7件。",
		"因政府信息公开申请引发的行政复议5件，全年收到行政复议申请7件。",
		"因信息公开申请引发的行政复议2件，其余行政复议7件与信息公开无关。",
		"因依申请公开引发的行政复议4件，占全部行政复议7件的一大半。",
		"全年办理行政复议7件，其中因政府信息公开申请引发的行政复议5件。",
		"被申请行政复议7件；因群众申请信息公开引发的行政复议4件。",
		"因政府信息公开申请引发的行政复议3件，因信息公开申请引发的行政复议7件。",
		"因信息公开申请引发的行政复议仅1件。",
		"因政府信息公开申请引发的行政复议3件。全年被申请行政复议7件。",
		"被申请行政复议7件。",
	};
	struct report *r = made("3", "0");

	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		kit_text(r, "t4", all[i]);
		cr_expect(raised(r, "T408") > 0, "not raised: %s", all[i]);
	}
	report_free(r);
}
