/*
 * test_import_json.c - reading nianbao/report/1: exact figures, refusals, and
 * the promise that export(import(x)) is x.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

static struct candidate *
read_with(const char *json, size_t n, const struct import_options *o, struct diag *d)
{
	return import_bytes(kit_import(o, d), json, n, "x.json");
}

static struct candidate *
read_text(const char *json, struct diag *d)
{
	struct import_options o = { 0 };

	return read_with(json, strlen(json), &o, d);
}

#define HEAD "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"云山县\"," \
	"\"year\":2024"

static const struct cell *
cell_of(const struct candidate *k, const char *code)
{
	int cell = form_cell_find(k->report->form, code);

	cr_assert_geq(cell, 0);
	return &k->report->cell[cell];
}

Test(import_json, export_of_import_is_the_same)
{
	struct buf b = BUF_INIT, again = BUF_INIT;
	uint64_t seed = 20240131;

	for (int i = 0; i < 400; i++) {
		struct report *r = kit_random(i % 2 ? "2019" : "2021", &seed);
		struct candidate *k;
		struct diag d;

		diag_init(&d);
		buf_reset(&b);
		buf_reset(&again);
		cr_assert(kit_export(&b, r, "json", false));
		k = read_text(buf_cstr(&b), &d);
		cr_assert_eq(d.n, 0);
		cr_assert_not_null(k->report, "round %d", i);
		cr_assert(kit_same(r, k->report), "round %d", i);
		cr_assert_eq(k->nopen + k->nunplaced, 0);
		/* and the file is the same, byte for byte */
		cr_assert(kit_export(&again, k->report, "json", false));
		cr_assert_str_eq(buf_cstr(&again), buf_cstr(&b));
		candidate_free(k);
		diag_release(&d);
		report_free(r);
	}
	buf_release(&b);
	buf_release(&again);
}

Test(import_json, figures)
{
	static const struct { const char *json, *want; } cases[] = {
		{ "7730.28", "7730.28" },
		{ "\"7730.28\"", "7730.28" },
		{ "9007199254740.993001", "9007199254740.993001" },	/* no binary fraction */
		{ "9300000000000", NULL },		/* past the largest figure */
		{ "7730.280", "7730.28" },
		{ "-0.5", "-0.5" },
		{ "0", "0" },
		{ "\"1,200\"", "1200" },
		{ "\"１２\"", "12" },
		{ "null", "" },
		{ "\"\"", "" },
		{ "\"251000元\"", "25.1" },
		{ "1e3", NULL },
		{ "0.0000001", NULL },
		{ "99999999999999999999", NULL },
		{ "true", NULL },
		{ "[1]", NULL },
		{ "\"abc\"", NULL },
		{ "1E400", NULL },
		{ "-0", "0" },
		{ "-0.0", "0" },
		{ "1.0000000", "1" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char json[300], figure[NUM_TEXT];
		struct candidate *k;
		struct diag d;

		diag_init(&d);
		snprintf(json, sizeof json, HEAD ",\"cells\":{\"2.8:1:A\":%s}}", cases[i].json);
		k = read_text(json, &d);
		if (cases[i].want == NULL) {
			cr_assert_null(k->report, "%s", cases[i].json);
			cr_assert_eq(d.nerror, 1, "%s", cases[i].json);
			cr_assert(diag_has(&d, MSG_IMPORT_CELL_VALUE) ||
			    diag_has(&d, MSG_IMPORT_NOT_FIGURE), "%s", cases[i].json);
			cr_assert_str_eq(d.item[0].file, "x.json");
			cr_assert_eq(d.item[0].line, 1);
			cr_assert_str_eq(d.item[0].arg[0], "2.8:1:A");
		} else {
			const struct cell *c;

			cr_assert_not_null(k->report, "%s", cases[i].json);
			c = cell_of(k, "2.8:1:A");
			cr_assert_eq(c->has_value, cases[i].want[0] != '\0');
			if (c->has_value)
				cr_assert_str_eq(num_print(figure, c->value), cases[i].want);
		}
		candidate_free(k);
		diag_release(&d);
	}
}

Test(import_json, refusals)
{
	static const struct { const char *json; enum msg want; } cases[] = {
		{ "", MSG_IMPORT_NOT_REPORT },		/* a text, but not ours */
		{ "PK\x03\x04", MSG_IMPORT_ZIP },
		{ "[]", MSG_IMPORT_NOT_REPORT },
		{ "{", MSG_JSON_END },
		{ "{} x", MSG_JSON_SYNTAX },
		{ "{\n\"a\":01}", MSG_JSON_SYNTAX },
		{ "{}", MSG_IMPORT_SCHEMA },
		{ "{\"schema\":1}", MSG_IMPORT_SCHEMA },
		{ "{\"schema\":\"nianbao/report/2\"}", MSG_IMPORT_SCHEMA },
		{ "{\"schema\":\"nianbao/report/1\"}", MSG_IMPORT_MISSING },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2099\"}", MSG_IMPORT_FORM_UNKNOWN },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":[]}", MSG_IMPORT_FORM_UNKNOWN },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\"}", MSG_IMPORT_MISSING_OPTION },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\" \"}",
		    MSG_IMPORT_AGENCY_BAD },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"a\\u001bb\"}",
		    MSG_IMPORT_AGENCY_BAD },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"a\\u0000b\"}",
		    MSG_JSON_NUL },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":7}",
		    MSG_IMPORT_NOT_TEXT },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"a\"}",
		    MSG_IMPORT_MISSING_OPTION },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"a\","
		    "\"year\":24}", MSG_IMPORT_YEAR_BAD },
		{ "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"a\","
		    "\"year\":2024.5}", MSG_IMPORT_YEAR_BAD },
		{ HEAD ",\"cells\":{\"2.8:1:A\":NaN}}", MSG_JSON_SYNTAX },
		{ HEAD ",\"agency\":\"云山县\"}", MSG_JSON_TWICE },
		{ HEAD ",\"cells\":{\"3:1:A\":0,\"3:1:\\u0041\":5}}", MSG_JSON_TWICE },
		{ HEAD ",\"cells\":{\"3:1:A\":1},\"cells\":{\"3:1:A\":9}}", MSG_JSON_TWICE },
		{ HEAD ",\"cells\":[]}", MSG_IMPORT_NOT_OBJECT },
		{ HEAD ",\"cells\":{\"9:9:Z\":1}}", MSG_IMPORT_CELL_UNKNOWN },
		{ HEAD ",\"cells\":{\"3:1:A\":1,\"３:1:A\":2}}", MSG_IMPORT_CELL_TWICE },
		{ HEAD ",\"raw\":{\"9:9:Z\":\"/\"}}", MSG_IMPORT_CELL_UNKNOWN },
		{ HEAD ",\"raw\":{\"3:1:A\":1}}", MSG_IMPORT_NOT_TEXT },
		{ HEAD ",\"raw\":{\"3:1:A\":\"/\",\"３:1:A\":\"/\"}}", MSG_IMPORT_CELL_TWICE },
		{ HEAD ",\"texts\":{\"t9\":\"x\"}}", MSG_IMPORT_TEXT_UNKNOWN },
		{ HEAD ",\"texts\":{\"t1\":\"x\",\"ｔ1\":\"y\"}}", MSG_IMPORT_TEXT_TWICE },
		{ HEAD ",\"texts\":{\"t1\":1}}", MSG_IMPORT_NOT_TEXT },
		{ HEAD ",\"notes\":{\"9:9:Z\":\"x\"}}", MSG_IMPORT_NOTE_PLACE },
		{ HEAD ",\"notes\":{\"t1\":\"x\",\"ｔ1\":\"y\"}}", MSG_IMPORT_NOTE_TWICE },
		{ HEAD ",\"title\":1}", MSG_IMPORT_NOT_TEXT },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct candidate *k;
		struct diag d;

		diag_init(&d);
		k = read_text(cases[i].json, &d);
		cr_assert_not_null(k);
		cr_assert_null(k->report, "case %zu", i);
		cr_assert_null(k->changes, "case %zu", i);
		cr_assert(diag_has(&d, cases[i].want), "case %zu: not %s", i,
		    msg_name(cases[i].want));
		cr_assert_str_eq(k->file, "x.json");
		candidate_free(k);
		diag_release(&d);
	}
}

/* What is wrong, in which line, as the file writes it. */
Test(import_json, the_line_of_a_slip)
{
	static const struct { const char *json, *said; } cases[] = {
		{ "{\n\n\"a\": 01}", "x.json:3: JSON syntax: look at quotes, commas, colons "
		    "and brackets near \"\"a\": 01}\"" },
		{ HEAD ",\n\"cells\":{\n\"3:1:A\":99999999999999999999}}",
		    "x.json:3: the value \"99999999999999999999\" of cell 3:1:A is not an exact "
		    "figure" },
		{ HEAD ",\n\"cells\":{\"3:1:A\":1E400}}",
		    "x.json:2: the value \"1E400\" of cell 3:1:A is not an exact figure" },
		{ HEAD ",\n\"cells\":{\"3:1:A\":1234567890123456789012345678901234567890.5}}",
		    "x.json:2: the value \"1234567890123456789012345678901234567890…\" of cell "
		    "3:1:A is not an exact figure" },
		{ HEAD ",\n\"cells\":{\"3:1:A\":\n[1]}}",
		    "x.json:3: 3:1:A should be a number, a string or null" },
		{ HEAD ",\n\"cells\":{\"3:1:A\":1,\n\"3:1:A\":1}}",
		    "x.json:3: \"3:1:A\" is given twice (before in line 2); remove one of them" },
		{ HEAD ",\n\"texts\":{\n\"t1\":1}}", "x.json:3: t1 should be a string" },
		{ HEAD ",\n\"colour\":1}", "x.json:2: unknown member colour skipped" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf said = BUF_INIT;
		struct candidate *k;
		struct diag d;

		diag_init(&d);
		k = read_text(cases[i].json, &d);
		cr_assert_eq(d.n, 1);
		diag_format(&said, &d.item[0], LANG_EN);
		cr_assert_str_eq(buf_cstr(&said), cases[i].said);
		cr_assert_eq(diag_status(&d), k->report == NULL ? 6 : 0);
		candidate_free(k);
		diag_release(&d);
		buf_release(&said);
	}
}

/* Keying refuses such figures; a file's are kept and judged. */
Test(import_json, a_value_that_breaks_its_type_is_kept)
{
	struct candidate *k;
	struct findings f;
	struct diag d;
	int n = 0;

	diag_init(&d);
	k = read_text(HEAD ",\"cells\":{\"2.1:1:A\":-5,\"2.1:1:B\":1.5}}", &d);
	cr_assert_not_null(k->report);
	cr_assert_eq(d.n, 0);
	cr_assert_eq(cell_of(k, "2.1:1:A")->value, -5 * NUM_ONE);
	cr_assert_eq(cell_of(k, "2.1:1:B")->value, NUM_ONE / 2 * 3);
	findings_init(&f);
	document_findings(k->report, &f);
	for (size_t i = 0; i < f.n; i++)
		if (strcmp(f.item[i].code, "T201") == 0)
			n += f.item[i].ncell;
	cr_assert_eq(n, 2);
	findings_release(&f);
	candidate_free(k);
	diag_release(&d);
}

/* Bytes of every encoding, by the child and in this process. */
Test(import_json, encodings)
{
	static const struct { enum encoding encoding; const char *mark, *name; } cases[] = {
		{ ENCODING_UTF8, "", "UTF-8" },
		{ ENCODING_UTF8, "\xEF\xBB\xBF", "UTF-8" },
		{ ENCODING_UTF16LE, "\xFF\xFE", "UTF-16LE" },
		{ ENCODING_UTF16BE, "\xFE\xFF", "UTF-16BE" },
		{ ENCODING_GB18030, "", "GB18030" },
		{ ENCODING_GB18030, "\x84\x31\x95\x33", "GB18030" },
	};
	static const char json[] = HEAD ",\"cells\":{\"3:1:A\":7}}";
	struct child *c = child_new(0);

	for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
		struct import_run run = { .forms = kit_forms(), .actor = kit_actor(),
		    .child = i % 2 ? c : NULL };
		struct buf b = BUF_INIT;
		struct candidate *k;
		struct diag d;

		diag_init(&d);
		buf_str(&b, cases[i / 2].mark);
		cr_assert(encode_write(&b, json, strlen(json), cases[i / 2].encoding, NULL));
		run.diag = &d;
		k = import_bytes(&run, b.data, b.len, "x.json");
		cr_assert_not_null(k->report, "%zu", i);
		cr_assert_eq(d.n, 0);
		cr_assert_str_eq(k->encoding, cases[i / 2].name);
		cr_assert_str_eq(k->report->agency.name, "云山县");
		cr_assert_eq(cell_of(k, "3:1:A")->value, 7 * NUM_ONE);
		candidate_free(k);
		diag_release(&d);
		buf_release(&b);
	}
	child_free(c);
}

/* It is the child that reads: one without time, or that is no more, is told of. */
Test(import_json, behind_the_fence)
{
	struct diag d;
	struct import_run run = { .forms = kit_forms(), .actor = kit_actor(),
	    .diag = &d, .child = child_new(1) };
	struct buf b = BUF_INIT;
	struct candidate *k;

	diag_init(&d);
	buf_str(&b, HEAD ",\"texts\":{\"t1\":\"");
	buf_repeat(&b, "\\n", 7u << 20);
	buf_str(&b, "\"}}");
	k = import_bytes(&run, b.data, b.len, "x.json");
	cr_assert_null(k->report);
	cr_assert_eq(d.n, 1);
	cr_assert_eq(d.item[0].code, MSG_IMPORT_JSON_STOPPED);
	cr_assert_eq(diag_status(&d), 6);
	candidate_free(k);
	import_run_release(&run);
	diag_release(&d);
	buf_release(&b);
}

/* A wrong byte in UTF-8 is no reason to read the rest as GB18030. */
Test(import_json, damaged_utf8_is_refused_with_its_place)
{
	static const char json[] = HEAD ",\n\"texts\":{\"t1\":\"政府信\xE6\x81公开\"}}";
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_text(json, &d);
	cr_assert_null(k->report);
	cr_assert_eq(d.n, 1);
	cr_assert_eq(d.item[0].code, MSG_ENCODE_BAD);
	cr_assert_str_eq(d.item[0].arg[0], "2");
	cr_assert_str_eq(d.item[0].arg[2], "UTF-8");
	candidate_free(k);
	diag_release(&d);
}

Test(import_json, limits)
{
	struct buf b = BUF_INIT;
	struct import_options o = { 0 };
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	buf_str(&b, "{\"a\":");
	buf_repeat(&b, "[", 40);
	buf_repeat(&b, "]", 40);
	buf_chr(&b, '}');
	k = read_text(buf_cstr(&b), &d);
	cr_assert(diag_has(&d, MSG_JSON_DEPTH));
	candidate_free(k);
	diag_reset(&d);
	k = read_with("{", IMPORT_SIZE + 1, &o, &d);
	cr_assert(diag_has(&d, MSG_IMPORT_TOO_LARGE));
	candidate_free(k);
	/* many mistakes: some named, the rest counted */
	diag_reset(&d);
	buf_reset(&b);
	buf_str(&b, HEAD ",\"cells\":{");
	for (int i = 0; i < 50; i++)
		buf_printf(&b, "%s\"9:%d:A\":1", i ? "," : "", i);
	buf_str(&b, "}}");
	k = read_text(buf_cstr(&b), &d);
	cr_assert_null(k->report);
	cr_assert_eq(d.nerror, IMPORT_ERRORS + 1);
	cr_assert(diag_has(&d, MSG_IMPORT_MORE));
	candidate_free(k);
	diag_release(&d);
	buf_release(&b);
}

Test(import_json, options_fill_in_but_never_contradict)
{
	static const char bare[] = "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\"}";
	struct import_options o = { .agency = "云山县", .year = 2024 };
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_with(bare, strlen(bare), &o, &d);
	cr_assert_not_null(k->report);
	cr_assert_str_eq(k->report->agency.name, "云山县");
	cr_assert_eq(k->report->year, 2024);
	candidate_free(k);
	k = read_with(HEAD "}", strlen(HEAD "}"), &o, &d);
	cr_assert_not_null(k->report);
	candidate_free(k);
	cr_assert_eq(d.n, 0);
	o.year = 2023;
	k = read_with(HEAD "}", strlen(HEAD "}"), &o, &d);
	cr_assert_null(k->report);
	cr_assert(diag_has(&d, MSG_IMPORT_DIFFERS));
	cr_assert_eq(diag_status(&d), 2);
	candidate_free(k);
	diag_reset(&d);
	o = (struct import_options){ .agency = "雾山县" };
	k = read_with(HEAD "}", strlen(HEAD "}"), &o, &d);
	cr_assert_null(k->report);
	cr_assert_eq(diag_status(&d), 2);
	candidate_free(k);
	diag_release(&d);
}

Test(import_json, printed_totals)
{
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_text(HEAD ",\"cells\":{\"3:1:A\":2,\"3:1:B1\":3,\"3:1:C\":5,"
	    "\"3:2:A\":1,\"3:2:C\":7,\"3:4:C\":0}}", &d);
	cr_assert_not_null(k->report);
	cr_assert_eq(cell_of(k, "3:1:C")->value, 5 * NUM_ONE);
	cr_assert_not(cell_of(k, "3:1:C")->has_printed);
	cr_assert_eq(cell_of(k, "3:2:C")->value, NUM_ONE);
	cr_assert(cell_of(k, "3:2:C")->has_printed);
	cr_assert_eq(cell_of(k, "3:2:C")->printed, 7 * NUM_ONE);
	cr_assert_not(cell_of(k, "3:4:C")->has_printed);
	candidate_free(k);
	/* as a dry run prints it */
	k = read_text(HEAD ",\"cells\":{\"3:2:A\":1,\"3:2:C\":1},\"printed\":{\"3:2:C\":7}}", &d);
	cr_assert_eq(cell_of(k, "3:2:C")->printed, 7 * NUM_ONE);
	cr_assert_eq(d.n, 0);
	candidate_free(k);
	diag_release(&d);
}

/* A total that is printed blank is no wrong total: F607 alone names it. */
Test(import_json, blank_totals)
{
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_text(HEAD ",\"cells\":{\"3:1:A\":0,\"3:1:C\":null,\"3:2:C\":null}}", &d);
	cr_assert_eq(k->report->nsource, 1);
	cr_assert_str_eq(k->report->source[0].check, "F607");
	cr_assert_str_eq(k->report->source[0].place, "3:1:C");
	cr_assert(cell_of(k, "3:1:C")->has_value);
	cr_assert_not(cell_of(k, "3:2:C")->has_value);
	candidate_free(k);
	diag_release(&d);
}

Test(import_json, raw_texts)
{
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_text(HEAD ",\"cells\":{\"2.8:1:A\":25.1,\"3:1:A\":4,\"3:2:A\":null,"
	    "\"3:1:B1\":null,\"2.1:1:A\":22},\"raw\":{\"2.8:1:A\":\"251000元\",\"3:1:A\":\"5\","
	    "\"3:2:A\":\"/\",\"3:1:B1\":\"若干\",\"2.1:1:A\":\"22（其中修订16件）\"}}", &d);
	cr_assert_not_null(k->report);
	cr_assert_str_eq(cell_of(k, "2.8:1:A")->raw, "251000元");
	cr_assert_eq(cell_of(k, "2.8:1:A")->value, 25100000);
	cr_assert_eq(cell_of(k, "2.1:1:A")->value, 22 * NUM_ONE);
	cr_assert(cell_of(k, "3:2:A")->na);
	/* a contradiction: the value holds, the words are shown */
	cr_assert_eq(cell_of(k, "3:1:A")->value, 4 * NUM_ONE);
	cr_assert_null(cell_of(k, "3:1:A")->raw);
	cr_assert(diag_has(&d, MSG_IMPORT_RAW_DIFFERS));
	/* words nobody can read leave the cell open */
	cr_assert(cell_empty(cell_of(k, "3:1:B1")));
	cr_assert_eq(k->nopen, 1);
	cr_assert_eq(k->open[0], form_cell_find(k->report->form, "3:1:B1"));
	cr_assert_eq(k->nunplaced, 2);
	cr_assert_eq(d.nerror, 0);
	candidate_free(k);
	diag_release(&d);
}

Test(import_json, the_rest_of_the_report)
{
	struct import_options o = { .blank_zero = true };
	struct candidate *k;
	struct diag d;
	const char *json = "\xEF\xBB\xBF" HEAD ",\"state\":\"final\",\"title\":\"自拟\\n标题\","
	    "\"cells\":{\"2.1:1:A\":-1,\"2.1:1:B\":3.5},\"raw\":{\"2.1:1:C\":\"/\"},"
	    "\"texts\":{\"t1\":\"一\\r\\n二\\u0007\\t😀\",\"t5\":null},\"notes\":{\"\":\"全表\"},"
	    "\"colour\":1}";

	diag_init(&d);
	k = read_with(json, strlen(json), &o, &d);
	cr_assert_not_null(k->report);
	cr_assert_eq(k->report->state, STATE_DRAFT);
	cr_assert_str_eq(k->report->title, "自拟 标题");
	cr_assert_str_eq(k->report->text[form_text_find(k->report->form, "t1")], "一\n二\t😀");
	cr_assert_str_eq(k->report->note[0].body, "全表");
	cr_assert_eq(cell_of(k, "2.1:1:A")->value, -NUM_ONE);
	cr_assert_eq(cell_of(k, "2.1:1:B")->value, NUM_ONE / 2 * 7);
	cr_assert(cell_of(k, "2.1:1:C")->na);
	cr_assert_eq(report_empty(k->report, -1), 0);
	cr_assert_eq(d.nerror, 0);
	cr_assert(diag_has(&d, MSG_IMPORT_KEY_UNKNOWN));
	cr_assert_str_eq(k->kind, "json");
	cr_assert_str_eq(k->encoding, "UTF-8");
	cr_assert_gt(k->changes->n, 0);
	candidate_free(k);
	diag_release(&d);
}

Test(import_json, samples)
{
	static const struct { const char *file, *agency, *form; int year, filled; } cases[] = {
		{ "hunan-zhongyiyao-2025", "湖南省中医药管理局", "2019", 2025, 187 },
		{ "xiangxiang-weijian-2023", "湘乡市卫生健康局", "2021", 2023, 200 },
		{ "weijian-2025", "卫生健康局", "2021", 2025, 200 },
		{ "xiangtan-yibao-2025", "湘潭县医疗保障局", "2021", 2025, 200 },
		{ "hongshan-yibao-2025", "洪山区医疗保障局", "2021", 2025, 200 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char path[128];
		struct candidate *k;
		struct diag d;
		int filled = 0;

		diag_init(&d);
		snprintf(path, sizeof path, "data/samples/%s.json", cases[i].file);
		k = import_file(kit_import(NULL, &d), path);
		cr_assert_eq(d.n, 0, "%s", path);
		cr_assert_not_null(k->report, "%s", path);
		cr_assert_str_eq(k->report->agency.name, cases[i].agency);
		cr_assert_str_eq(k->report->form->code, cases[i].form);
		cr_assert_eq(k->report->year, cases[i].year);
		for (int c = 0; c < k->report->form->ncell; c++) {
			filled += k->report->cell[c].has_value;
			cr_assert_not(k->report->cell[c].has_printed, "%s: %s", path,
			    k->report->form->cell[c].code);
		}
		/* a blank total is computed all the same */
		cr_assert(filled >= cases[i].filled, "%s: %d", path, filled);
		for (int s = 0; s < k->report->form->ntext; s++)
			cr_assert(k->report->text[s] != NULL ||
			    !k->report->form->text[s].required, "%s: %s", path,
			    k->report->form->text[s].code);
		candidate_free(k);
		diag_release(&d);
	}
}
