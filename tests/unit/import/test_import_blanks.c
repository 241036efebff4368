/*
 * test_import_blanks.c - a blank is a blank, and an ordinal an ordinal, to every
 * reader and to the matcher: each of them asks base/chars.h.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"
#include "import/office.h"
#include "import/readers.h"
#include "import/txt/txt.h"
#include "report/report.h"

/* What stands before and after figures and lines in published files. */
static const char *const blanks[] = {
	" ", "\t", "\xC2\xA0", "\xE2\x80\x83", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
	"\xE2\x80\x8B", "\xEF\xBB\xBF", "\xC2\xAD", "\xE2\x80\x8E", "\xE2\x81\xA0"
};
#define EACH(s) (size_t i = 0; i < ARRAY_LEN(s); i++)

Test(import_blanks, a_figure_between_blanks)
{
	char s[32];

	for EACH(blanks) {
		struct figure f;

		snprintf(s, sizeof s, "%s12%s", blanks[i], blanks[i]);
		f = figure_read(s, strlen(s));
		cr_expect_eq(f.kind, FIGURE_NUMBER, "%zu", i);
		cr_expect_eq(f.value, 12 * NUM_ONE, "%zu", i);
		cr_expect(txt_is_figure(s, strlen(s)), "%zu", i);
		f = figure_read(blanks[i], strlen(blanks[i]));
		cr_expect_eq(f.kind, FIGURE_BLANK, "%zu", i);
	}
}

Test(import_blanks, a_paragraph_of_blanks_is_none)
{
	for EACH(blanks) {
		struct doc *doc = doc_new();
		struct source source = { .encoding = ENCODING_UTF8 };
		struct buf b = BUF_INIT;
		char s[8];

		snprintf(s, sizeof s, "%s", blanks[i]);
		cr_expect(office_paragraph(doc, DOC_PARA, s));
		cr_expect_eq(doc->n, 0, "office %zu", i);
		buf_printf(&b, "<html><body><p>%s</p></body></html>", blanks[i]);
		source.p = b.data;
		source.n = b.len;
		cr_expect(html_read(doc, &source, NULL));
		cr_expect_eq(doc->n, 0, "html %zu", i);
		buf_reset(&b);
		buf_printf(&b, "一\n%s\n二\n", blanks[i]);
		source = (struct source){ b.data, b.len, ENCODING_UTF8, NULL, false };
		cr_expect(txt_read(doc, &source, NULL));
		for (size_t k = 0; k < doc->n; k++)
			cr_expect_str_neq(doc->block[k].text, blanks[i], "txt %zu", i);
		cr_expect_not(agency_name_valid(blanks[i], strlen(blanks[i])), "%zu", i);
		buf_release(&b);
		doc_free(doc);
	}
}

Test(import_blanks, an_ordinal_after_blanks)
{
	static const struct { const char *s; int kind; } cases[] = {
		{ "一、总体情况", 1 }, { "九、其他", 1 }, { "十二、其他", 1 },
		{ "（一）主动公开", 2 }, { "(二)主动公开", 2 }, { "（ 三 ）主动公开", 2 },
		{ "一 、总体情况", 1 },
		{ "1、总体情况", 0 }, { "一是加强", 0 }, { "三", 0 }, { "、", 0 }, { "", 0 }
	};
	char s[64];

	for EACH(cases) {
		cr_expect_eq(txt_ordinal(cases[i].s, strlen(cases[i].s)), cases[i].kind,
		    "%s", cases[i].s);
		for (size_t k = 0; k < ARRAY_LEN(blanks); k++) {
			snprintf(s, sizeof s, "%s%s", blanks[k], cases[i].s);
			cr_expect_eq(txt_ordinal(s, strlen(s)), cases[i].kind,
			    "%s after %zu", cases[i].s, k);
		}
	}
}

/* 〇 and ○ are written for 零 in dates; both are digits of one. */
Test(import_blanks, digits_of_a_date)
{
	cr_expect(chrome_is_date("二〇二四年一月二十五日"));
	cr_expect(chrome_is_date("二○二四年一月二十五日"));
	cr_expect(chrome_is_date("二零二四年一月二十五日"));
	cr_expect(chrome_is_date("2024年1月25日"));
	cr_expect(chrome_is_date("2024年\xE2\x80\x83" "1月25日"));
	cr_expect_not(chrome_is_date("二〇二四年一月召开"));
}
