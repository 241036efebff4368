/*
 * test_csv.c - the data table, read back by a reader of RFC 4180 written here.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/report.h"

#define FIELDS 7

/* The next record; NULL at the end.  Unquoted fields end at comma or CRLF. */
static const char *
record(const char *s, struct buf field[FIELDS])
{
	int k = 0;

	if (*s == '\0')
		return NULL;
	for (;; k++, s++) {
		cr_assert_lt(k, FIELDS);
		buf_reset(&field[k]);
		if (*s == '"') {
			for (s++; *s != '"' || s[1] == '"'; s++) {
				cr_assert_neq(*s, '\0');
				buf_chr(&field[k], *s);
				s += *s == '"';
			}
			s++;
		} else {
			for (; *s != ',' && *s != '\r'; s++) {
				cr_assert_null(strchr("\"\n", *s));
				buf_chr(&field[k], *s);
			}
		}
		if (*s == ',')
			continue;
		cr_assert_eq(memcmp(s, "\r\n", 2), 0);
		cr_assert_eq(k, FIELDS - 1);
		return s + 2;
	}
}

Test(csv, cells_in_printed_order_then_texts)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT, f[FIELDS] = { BUF_INIT };
	char figure[NUM_TEXT];
	const char *s;

	cr_assert(kit_export(&b, r, "csv", false));
	cr_assert_eq(memcmp(b.data, "\xEF\xBB\xBF" "code,section,row,column,unit,value,raw\r\n", 43),
	    0);
	s = record(b.data + 3, f);
	for (int i = 0; i < r->form->ncell; i++) {
		s = record(s, f);
		cr_assert_not_null(s);
		cr_assert_str_eq(buf_cstr(&f[0]), r->form->cell[i].code);
		cr_assert_str_eq(buf_cstr(&f[1]),
		    r->form->section[r->form->cell[i].section].heading);
		cr_assert_str_eq(buf_cstr(&f[4]), r->form->cell[i].unit);
		cr_assert_str_eq(buf_cstr(&f[5]), r->cell[i].has_value ?
		    num_print(figure, r->cell[i].value) : "");
		cr_assert_str_eq(buf_cstr(&f[6]), r->cell[i].na ? "/" : "");
		if (strcmp(r->form->cell[i].code, "3:3.3.1:B1") == 0) {
			cr_assert_str_eq(buf_cstr(&f[2]),
			    "三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密");
			cr_assert_str_eq(buf_cstr(&f[3]), "法人或其他组织 > 商业企业");
		}
	}
	s = record(s, f);
	cr_assert_str_eq(buf_cstr(&f[0]), "t0");
	cr_assert_str_eq(buf_cstr(&f[1]), "");
	s = record(s, f);
	cr_assert_str_eq(buf_cstr(&f[0]), "t1");
	cr_assert_str_eq(buf_cstr(&f[1]), "一、总体情况");
	cr_assert_str_eq(buf_cstr(&f[5]), r->text[form_text_find(r->form, "t1")]);
	s = record(s, f);
	cr_assert_str_eq(buf_cstr(&f[0]), "t3");
	s = record(s, f);
	cr_assert_str_eq(buf_cstr(&f[0]), "t3n");
	s = record(s, f);
	s = record(s, f);
	cr_assert_str_eq(buf_cstr(&f[0]), "t6");
	cr_assert_str_eq(buf_cstr(&f[5]), "'=本年度未收取信息处理费。");
	cr_assert_null(record(s, f));
	for (int i = 0; i < FIELDS; i++)
		buf_release(&f[i]);
	buf_release(&b);
	report_free(r);
}

/* A spreadsheet must not run what a clerk wrote; a negative figure is a figure. */
Test(csv, formulas_get_an_apostrophe)
{
	static const struct { const char *text; bool guarded; } cases[] = {
		{ "=1+1", true }, { "+1", true }, { "-1", true }, { "@SUM(A1)", true },
		{ "  =1", true }, { "　＝1", true }, { "＋1", true }, { "－1", true },
		{ "＠x", true }, { "\t=1", true }, { "\n=1", true }, { "\u200B=1", true },
		{ "本年=1", false }, { "1-1", false }, { "无", false },
	};
	struct report *r = kit_report("2019", "云山县", 2020);
	struct buf b = BUF_INIT;

	kit_cell(r, "2.5:1:B", "-2");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *s;

		kit_text(r, "t6", cases[i].text);
		buf_reset(&b);
		cr_assert(kit_export(&b, r, "csv", false));
		s = strstr(b.data, "\r\nt6,");
		cr_assert_not_null(s);
		s = strstr(s, ",,,,") + 4;
		s += *s == '"';
		cr_assert_eq(*s == '\'', cases[i].guarded, "case %zu: %s", i, s);
	}
	cr_assert_eq(kit_count(&b, ",件,-2,\r\n"), 1);
	buf_release(&b);
	report_free(r);
}
