/*
 * Cells as text: what is a figure, what is refused and why, what is kept.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "report/report.h"

static const struct form_cell count = { .code = "3:1:A", .unit = "件" };
static const struct form_cell money = { .code = "2.8:1:A", .unit = "万元", .decimals = 6 };
static const struct form_cell change = { .code = "2.5:1:B", .unit = "件", .is_signed = true };
static const struct form_cell yuan = { .code = "x", .unit = "元", .decimals = 2 };
static const struct form_cell area = { .code = "y", .unit = "平方米", .decimals = 2 };

struct want {
	const struct form_cell *fc;
	const char	*text;
	const char	*value;		/* "" empty, "/" not applicable */
	const char	*raw;		/* or NULL */
};

static void
check_read(const struct want *w, bool strict)
{
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];
	struct cell c, again;
	struct diag d;

	diag_init(&d);
	cr_assert(cell_read(&c, w->fc, w->text, strlen(w->text), strict, &d), "“%s”", w->text);
	cr_assert_eq(d.n, 0);
	cr_assert_eq(c.origin, ORIGIN_NONE);
	if (strcmp(w->value, "/") == 0)
		cr_assert(c.na && !c.has_value, "“%s”", w->text);
	else if (w->value[0] == '\0')
		cr_assert(cell_empty(&c), "“%s”", w->text);
	else
		cr_assert(c.has_value && !c.na && strcmp(num_print(figure, c.value),
		    w->value) == 0, "“%s” gives %s", w->text, num_print(figure, c.value));
	if (w->raw == NULL)
		cr_assert_null(c.raw, "“%s” keeps “%s”", w->text, c.raw);
	else
		cr_assert_str_eq(c.raw, w->raw);
	cell_text(&b, &c);
	cr_assert(cell_read(&again, w->fc, buf_cstr(&b), b.len, false, &d));
	cr_assert(again.value == c.value && again.has_value == c.has_value &&
	    again.na == c.na, "“%s” by way of “%s”", w->text, buf_cstr(&b));
	cr_assert_eq(again.raw == NULL, c.raw == NULL, "“%s”", w->text);
	cr_assert(c.raw == NULL || strcmp(c.raw, again.raw) == 0);
	free(c.raw);
	free(again.raw);
	buf_release(&b);
	diag_release(&d);
}

Test(cell, typed)
{
	static const struct want t[] = {
		{ &count, "", "", NULL }, { &count, " \t　", "", NULL },
		{ &count, "0", "0", NULL }, { &count, "12", "12", NULL },
		{ &count, " 12 ", "12", NULL }, { &count, "1,200", "1200", NULL },
		{ &count, "１２", "12", NULL }, { &count, "1，200", "1200", NULL },
		{ &count, "\xEF\xBB\xBF" "12\xE2\x80\x8B", "12", NULL },
		{ &count, "　１２　", "12", NULL }, { &count, "11398889", "11398889", NULL },
		{ &count, "3.0", "3", NULL },
		{ &count, "/", "/", "/" }, { &count, "／", "/", "/" },
		{ &count, "、", "/", "/" }, { &count, "－", "/", "/" },
		{ &count, "—", "/", "/" }, { &count, "不适用", "/", "/" },
		{ &count, "无", "/", "/" },
		{ &count, "12件", "12", "12件" }, { &count, "3 宗", "3", "3 宗" },
		{ &count, "2万件", "20000", "2万件" },
		{ &money, "0.5", "0.5", NULL }, { &money, "24252.311082", "24252.311082", NULL },
		{ &money, "０。５", "0.5", NULL }, { &money, "7730.280", "7730.28", NULL },
		{ &money, "251000元", "25.1", "251000元" },
		{ &money, "0.01元", "0.000001", "0.01元" },
		{ &money, "1亿元", "10000", "1亿元" }, { &money, "3万元", "3", "3万元" },
		{ &yuan, "2.5万元", "25000", "2.5万元" },
		{ &change, "-2", "-2", NULL }, { &change, "+3", "3", NULL },
		{ &change, "减2", "-2", NULL }, { &change, "增3", "3", NULL },
		{ &change, "减少 2 件", "-2", "减少 2 件" },
		{ &area, "12.5平方米", "12.5", "12.5平方米" },
	};

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++)
		check_read(&t[i], true);
}

Test(cell, found)
{
	static const struct want t[] = {
		{ &count, "12", "12", NULL }, { &count, " 12\n", "12", NULL },
		{ &count, "0.00", "0", NULL }, { &money, "0.00", "0", NULL },
		{ &count, "１２", "12", "１２" }, { &count, "1,200", "1200", "1,200" },
		{ &count, "5件", "5", "5件" }, { &count, "—", "/", "—" },
		{ &count, "不适用", "/", "不适用" }, { &count, "-", "/", "-" },
		{ &count, "\xC2\xA0", "", NULL },
		{ &count, "3.5", "3.5", NULL }, { &count, "-1", "-1", NULL },
		{ &count, "22（其中修订16件）", "22", "22（其中修订16件）" },
		{ &count, "22件(其中修订16件)", "22", "22件(其中修订16件)" },
		{ &money, "251000元", "25.1", "251000元" },
		{ &change, "+3", "3", "+3" }, { &change, "减2", "-2", "减2" },
	};

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++)
		check_read(&t[i], false);
}

Test(cell, refused)
{
	static const struct {
		const struct form_cell *fc;
		const char	*text;
		enum msg	 strict, lenient;	/* MSG_NONE = accepted */
	} t[] = {
		{ &count, "3.5", MSG_REPORT_NOT_WHOLE, MSG_NONE },
		{ &count, "-1", MSG_REPORT_NEGATIVE, MSG_NONE },
		{ &count, "－１", MSG_REPORT_NEGATIVE, MSG_NONE },
		{ &money, "-0.5", MSG_REPORT_NEGATIVE, MSG_NONE },
		{ &change, "0.5", MSG_REPORT_NOT_WHOLE, MSG_NONE },
		{ &yuan, "1.234", MSG_REPORT_DECIMALS, MSG_NONE },
		{ &count, "0.0000001", MSG_REPORT_NOT_WHOLE, MSG_REPORT_DECIMALS },
		{ &money, "0.0000001", MSG_REPORT_DECIMALS, MSG_REPORT_DECIMALS },
		{ &money, "0.001元", MSG_REPORT_DECIMALS, MSG_REPORT_DECIMALS },
		{ &count, "abc", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "1 2", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "1,2", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "1e5", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "件", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "（无）", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "见附件", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &money, "见附件", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "减2", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &change, "减-2", MSG_REPORT_NOT_FIGURE, MSG_REPORT_NOT_FIGURE },
		{ &count, "22（其中修订16件）", MSG_REPORT_NOT_FIGURE, MSG_NONE },
		{ &count, "5元", MSG_REPORT_UNIT, MSG_REPORT_UNIT },
		{ &money, "5件", MSG_REPORT_UNIT, MSG_REPORT_UNIT },
		{ &area, "5件", MSG_REPORT_UNIT, MSG_REPORT_UNIT },
		{ &count, "99999999999999999999", MSG_REPORT_RANGE, MSG_REPORT_RANGE },
		{ &yuan, "999999999亿元", MSG_REPORT_RANGE, MSG_REPORT_RANGE },
	};

	for (size_t i = 0; i < 2 * sizeof t / sizeof t[0]; i++) {
		const char *text = t[i / 2].text;
		bool strict = i % 2 == 0;
		enum msg want = strict ? t[i / 2].strict : t[i / 2].lenient;
		struct cell c = { .value = 7, .has_value = true };
		struct diag d;

		diag_init(&d);
		if (want == MSG_NONE) {
			cr_assert(cell_read(&c, t[i / 2].fc, text, strlen(text), strict, &d),
			    "%s", text);
			free(c.raw);
		} else {
			cr_assert_not(cell_read(&c, t[i / 2].fc, text, strlen(text), strict,
			    &d), "%s", text);
			cr_assert(diag_has(&d, want), "%s: %s", text,
			    msg_name(d.item[0].code));
			cr_assert_eq(d.n, 1);
			cr_assert(c.value == 7 && c.has_value, "left alone");
		}
		diag_release(&d);
	}
}

Test(cell, conforms)
{
	static const struct {
		const struct form_cell *fc;
		int64_t		 value;
		bool		 conforms;
	} t[] = {
		{ &count, 0, true }, { &count, 5 * NUM_ONE, true }, { &count, -NUM_ONE, false },
		{ &count, 3500000, false }, { &money, 1, true }, { &money, -1, false },
		{ &change, -NUM_ONE, true }, { &change, 1, false }, { &yuan, 10000, true },
		{ &yuan, 1000, false },
	};
	struct cell c = { .na = true };

	cr_assert(cell_conforms(&c, &count));
	c = (struct cell){ .value = 0 };
	cr_assert(cell_conforms(&c, &count), "empty breaks no type");
	c.has_value = true;
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		c.value = t[i].value;
		cr_assert_eq(cell_conforms(&c, t[i].fc), t[i].conforms, "case %zu", i);
	}
}

/* What has no ink around a figure is no part of it, whatever program left it there. */
Test(cell, blanks_of_every_kind)
{
	static const struct want cases[] = {
		{ &count, "\u202f12\u2060", "12", NULL },	/* narrow NBSP, word joiner */
		{ &count, "\u00ad12\u205f", "12", NULL },	/* soft hyphen */
		{ &count, "\u200e\u200d12\ufeff", "12", NULL },
		{ &count, "\u2060", "", NULL },
		{ &count, "\u200d\u2003", "", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		check_read(&cases[i], true);
		check_read(&cases[i], false);
	}
}
