/*
 * test_import_roundtrip.c - what our exporters write, import reads back: every cell,
 * the texts, whose report of which year.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "evidence/damage/verdict.h"
#include "export/export.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"

static const char *const documents[] = { "docx", "xlsx", "html", "txt", "md" };
#define NDOCUMENT (sizeof documents / sizeof *documents)

/* "like": whose report it is, for files that do not say so. */
static struct candidate *
read_back(const struct buf *b, const char *format, const struct report *like)
{
	struct import_options o = { 0 };
	struct buf name = BUF_INIT, why = BUF_INIT;
	struct candidate *k;
	struct diag d;

	if (strcmp(format, "csv") == 0) {
		o.agency = like->agency.name;
		o.year = like->year;
	}
	diag_init(&d);
	buf_printf(&name, "report.%s", format);
	k = import_bytes(kit_import(&o, &d), b->data, b->len, buf_cstr(&name));
	for (size_t i = 0; i < d.n; i++)
		diag_format(&why, &d.item[i], LANG_EN);
	cr_assert_not_null(k->report, "%s: %s", format, buf_cstr(&why));
	buf_release(&name);
	buf_release(&why);
	diag_release(&d);
	return k;
}

/* Text without blanks, line breaks and invisible characters: what a wrapped text
 * still has of itself. */
static void
ink(struct buf *out, const char *s)
{
	size_t n, at, len;
	uint32_t cp;

	buf_reset(out);
	if (s == NULL)
		return;
	n = strlen(s);
	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp > 0x20 && cp != 0x3000 && cp != 0xA0)
			buf_cp(out, cp);
	}
}

static void
same_cells(const struct report *r, const struct report *back, const char *format)
{
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *a = &r->cell[i], *b = &back->cell[i];
		const char *code = r->form->cell[i].code;

		cr_expect_eq(a->has_value, b->has_value, "%s %s", format, code);
		cr_expect_eq(a->na, b->na, "%s %s", format, code);
		if (a->has_value && b->has_value)
			cr_expect_eq(a->value, b->value, "%s %s", format, code);
		cr_expect_eq(a->has_printed, b->has_printed, "%s %s", format, code);
	}
}

static void
same_texts(const struct report *r, const struct report *back, const char *format)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	for (int i = 0; i < r->form->ntext; i++) {
		ink(&a, r->text[i]);
		ink(&b, back->text[i]);
		cr_expect_str_eq(buf_cstr(&a), buf_cstr(&b), "%s %s", format,
		    r->form->text[i].code);
	}
	buf_release(&a);
	buf_release(&b);
}

static int
by_square(const void *a, const void *b)
{
	const struct doc_cell *x = a, *y = b;

	return x->row != y->row ? x->row - y->row : x->col - y->col;
}

/* Table 4 as versions up to 1.0 printed it: 行政复议 over two lines, its five labels in
 * one line with the ten others. */
static void
head_of_before(struct doc *doc)
{
	for (size_t i = 0; i < doc->n; i++) {
		struct doc_table *t = doc->block[i].table;

		if (doc->block[i].kind != DOC_TABLE || t->ncol != 15)
			continue;
		cr_assert_eq(t->cell[0].rowspan, 1);
		t->cell[0].rowspan = 2;
		for (size_t c = 0; c < t->ncell; c++)
			if (t->cell[c].row == 1 && t->cell[c].rowspan == 2) {
				t->cell[c].row = 2;
				t->cell[c].rowspan = 1;
			}
		qsort(t->cell, t->ncell, sizeof *t->cell, by_square);
	}
}

static void
export_of_before(struct buf *b, const struct report *r, const char *format)
{
	struct export_options o = { 0 };
	struct doc *doc = export_build(r, &o);

	head_of_before(doc);
	cr_assert(export_doc(b, exporter_find(format), doc, ENCODING_UTF8, NULL));
	doc_free(doc);
}

static void
expect_back(const struct report *r, const struct buf *b, const char *format)
{
	struct candidate *k = read_back(b, format, r);

	cr_expect_eq(k->report->form, r->form, "%s: form %s", format,
	    k->report->form->code);
	cr_expect_str_eq(k->report->agency.name, r->agency.name, "%s", format);
	cr_expect_eq(k->report->year, r->year, "%s", format);
	cr_expect_eq(k->nopen, 0, "%s: %zu open", format, k->nopen);
	if (k->report->form == r->form) {
		same_cells(r, k->report, format);
		same_texts(r, k->report, format);
	}
	candidate_free(k);
}

static void
round_trip(const struct report *r, const char *format)
{
	struct buf b = BUF_INIT;

	cr_assert(kit_export(&b, r, format, false));
	expect_back(r, &b, format);
	buf_release(&b);
}

Test(import_roundtrip, documents_of_reports_with_figures_that_agree)
{
	uint64_t seed = 20261125;

	for (int i = 0; i < 24; i++) {
		struct report *r = judge_report(&seed);

		for (size_t f = 0; f < NDOCUMENT; f++)
			round_trip(r, documents[f]);
		report_free(r);
	}
}

Test(import_roundtrip, the_full_report_of_each_form)
{
	static const char *const form[] = { "2021", "2019" };

	for (int i = 0; i < 2; i++) {
		struct report *r = kit_full(form[i]);

		for (size_t f = 0; f < NDOCUMENT; f++)
			round_trip(r, documents[f]);
		report_free(r);
	}
}

/* Files that offices have from earlier versions. */
Test(import_roundtrip, documents_with_the_head_of_table_4_of_before)
{
	uint64_t seed = 20260131;

	for (int i = 0; i < 12; i++) {
		struct report *r = i < 2 ? kit_full(i ? "2019" : "2021") :
		    judge_report(&seed);

		for (size_t f = 0; f < NDOCUMENT; f++) {
			struct buf b = BUF_INIT;

			if (exporter_find(documents[f])->write_doc == NULL)
				continue;	/* there was none */
			export_of_before(&b, r, documents[f]);
			expect_back(r, &b, documents[f]);
			buf_release(&b);
		}
		report_free(r);
	}
}

Test(import_roundtrip, our_own_csv_and_json_are_exact)
{
	static const char *const data[] = { "csv", "json" };
	uint64_t seed = 99;

	for (int i = 0; i < 20; i++)
		for (int f = 0; f < 2; f++) {
			struct report *r = judge_report(&seed);
			struct buf b = BUF_INIT;
			struct candidate *k;

			cr_assert(kit_export(&b, r, data[f], false));
			k = read_back(&b, data[f], r);
			same_cells(r, k->report, data[f]);
			same_texts(r, k->report, data[f]);
			cr_expect(f == 0 || kit_same(r, k->report), "%s", data[f]);
			candidate_free(k);
			buf_release(&b);
			report_free(r);
		}
}

Test(import_roundtrip, an_empty_report_stays_empty)
{
	static const char *const form[] = { "2021", "2019" };

	for (int i = 0; i < 2; i++) {
		struct report *r = kit_report(form[i], "云山县教育局", i ? 2019 : 2023);

		for (size_t f = 0; f < NDOCUMENT; f++)
			round_trip(r, documents[f]);
		report_free(r);
	}
}

Test(import_roundtrip, figures_with_units_and_not_applicable_cells)
{
	struct report *r = kit_report("2019", "云山县教育局", 2020);

	kit_cell(r, "2.9:1:B", "251000元");
	kit_cell(r, "2.5:1:B", "-3");
	kit_cell(r, "2.1:1:A", "/");
	kit_cell(r, "3:1:A", "/");
	kit_cell(r, "3:3.1:B1", "12");
	kit_zero(r);
	for (size_t f = 0; f < NDOCUMENT; f++)
		round_trip(r, documents[f]);
	report_free(r);
}

Test(import_roundtrip, texts_in_gb18030)
{
	static const char *const text[] = { "txt", "md", "csv" };
	struct report *r = kit_full("2021");

	for (int f = 0; f < 3; f++) {
		struct export_options o = { .encoding = ENCODING_GB18030 };
		struct buf b = BUF_INIT;
		struct candidate *k;

		cr_assert(export_report(&b, exporter_find(text[f]), r, &o, NULL));
		k = read_back(&b, text[f], r);
		cr_expect_str_eq(k->encoding, "GB18030", "%s", text[f]);
		same_cells(r, k->report, text[f]);
		same_texts(r, k->report, text[f]);
		candidate_free(k);
		buf_release(&b);
	}
	report_free(r);
}

/* A draft is marked on every page; the mark is no part of the report. */
Test(import_roundtrip, the_mark_of_a_draft_is_not_read)
{
	struct report *r = kit_full("2021");

	for (size_t f = 0; f < NDOCUMENT; f++) {
		struct buf b = BUF_INIT;
		struct candidate *k;

		cr_assert(kit_export(&b, r, documents[f], true));
		k = read_back(&b, documents[f], r);
		cr_expect_str_eq(k->report->agency.name, r->agency.name, "%s",
		    documents[f]);
		same_texts(r, k->report, documents[f]);
		candidate_free(k);
		buf_release(&b);
	}
	report_free(r);
}

/* Reading and writing again changes nothing any more. */
Test(import_roundtrip, the_second_copy_is_the_first)
{
	static const char *const exact[] = { "docx", "html", "md" };
	uint64_t seed = 4242;

	for (int i = 0; i < 6; i++) {
		struct report *r = judge_report(&seed);

		for (int f = 0; f < 3; f++) {
			struct buf one = BUF_INIT, two = BUF_INIT;
			struct candidate *k;

			cr_assert(kit_export(&one, r, exact[f], false));
			k = read_back(&one, exact[f], r);
			cr_assert(kit_export(&two, k->report, exact[f], false));
			cr_expect(one.len == two.len && memcmp(one.data, two.data,
			    one.len) == 0, "%s", exact[f]);
			candidate_free(k);
			buf_release(&one);
			buf_release(&two);
		}
		report_free(r);
	}
}
