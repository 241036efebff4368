/*
 * test_import_csv.c - our own CSV: import(export(r)) holds what r holds, and what
 * the file leaves open is refused.
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
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"

static struct candidate *
read_bytes(const char *p, size_t n, const char *agency, int year, struct diag *d)
{
	struct import_options o = { .agency = agency, .year = year };

	return import_bytes(kit_import(&o, d), p, n, "x.csv");
}

/* Import a text that must be taken. */
static struct candidate *
take(const struct buf *b, const struct report *r)
{
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_bytes(b->data, b->len, r->agency.name, r->year, &d);
	if (d.n > 0) {
		struct buf m = BUF_INIT;

		diag_format(&m, &d.item[0], LANG_EN);
		cr_log_error("%s", buf_cstr(&m));
		buf_release(&m);
	}
	cr_assert_eq(d.n, 0);
	cr_assert_not_null(k->report);
	cr_assert_str_eq(k->kind, "csv");
	diag_release(&d);
	return k;
}

/* The first message of a text that must be refused; "NONE" when it is not. */
static const char *
refusal(const char *s, const char *agency, int year)
{
	const char *name = "NONE";
	struct candidate *k;
	struct diag d;

	diag_init(&d);
	k = read_bytes(s, strlen(s), agency, year, &d);
	if (k->report == NULL && d.n > 0)
		name = msg_name(d.item[0].code);
	candidate_free(k);
	diag_release(&d);
	return name;
}

static bool
same_text(const char *a, const char *b)
{
	struct buf clean = BUF_INIT;
	bool same;

	export_clean(&clean, a != NULL ? a : "");
	same = strcmp(buf_cstr(&clean), b != NULL ? b : "") == 0;
	if (!same)
		fprintf(stderr, "\"%s\" came back as \"%s\"\n", buf_cstr(&clean),
		    b != NULL ? b : "");
	buf_release(&clean);
	return same;
}

static void
assert_same(const struct report *a, const struct report *b, int round)
{
	cr_assert_eq(a->form, b->form);
	for (int i = 0; i < a->form->ncell; i++) {
		const struct cell *x = &a->cell[i], *y = &b->cell[i];
		const char *code = a->form->cell[i].code;

		cr_assert_eq(x->has_value, y->has_value, "round %d: %s", round, code);
		cr_assert_eq(x->na, y->na, "round %d: %s", round, code);
		cr_assert(!x->has_value || x->value == y->value, "round %d: %s", round,
		    code);
		cr_assert(same_text(x->raw, y->raw), "round %d: %s", round, code);
	}
	for (int i = 0; i < a->form->ntext; i++)
		cr_assert(same_text(a->text[i], b->text[i]), "round %d: %s", round,
		    a->form->text[i].code);
}

Test(import_csv, export_of_import_is_the_same)
{
	struct buf b = BUF_INIT;
	uint64_t seed = 20240607;

	for (int i = 0; i < 300; i++) {
		struct report *r = kit_random(i % 2 ? "2019" : "2021", &seed);
		struct candidate *k, *again;

		buf_reset(&b);
		cr_assert(kit_export(&b, r, "csv", false));
		k = take(&b, r);
		assert_same(r, k->report, i);
		cr_assert_eq(k->nopen + k->nunplaced, 0);
		/* what came back is a report like any other: once more */
		buf_reset(&b);
		cr_assert(kit_export(&b, k->report, "csv", false));
		again = take(&b, r);
		cr_assert(kit_same(k->report, again->report), "round %d", i);
		candidate_free(again);
		candidate_free(k);
		report_free(r);
	}
	buf_release(&b);
}

Test(import_csv, apostrophes_come_off_as_they_went_on)
{
	static const char *const texts[] = {
		"=1+1", "'=1+1", "''=1", "+1", "－1", "'无", "''", "'", " =1", "“=1",
		    "' a",
		"\n=1", "'\n=1", "@\"a\", b", "1-1"
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct report *r = kit_report("2021", "云山县", 2024);
		struct candidate *k;

		kit_text(r, "t6", texts[i]);
		buf_reset(&b);
		cr_assert(kit_export(&b, r, "csv", false));
		k = take(&b, r);
		cr_assert_str_eq(k->report->text[form_text_find(r->form, "t6")],
		    r->text[form_text_find(r->form, "t6")]);
		candidate_free(k);
		report_free(r);
	}
	buf_release(&b);
}

Test(import_csv, in_gb18030_and_without_a_mark)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT, gb = BUF_INIT;
	struct candidate *k;

	cr_assert(kit_export(&b, r, "csv", false));
	cr_assert(encode_write(&gb, b.data + 3, b.len - 3, ENCODING_GB18030, NULL));
	k = take(&gb, r);
	cr_assert_str_eq(k->encoding, "GB18030");
	assert_same(r, k->report, 0);
	candidate_free(k);
	buf_splice(&gb, 0, 0, "\x84\x31\x95\x33", 4);	/* the same mark there */
	k = take(&gb, r);
	assert_same(r, k->report, 0);
	candidate_free(k);
	buf_splice(&b, 0, 3, "", 0);
	k = take(&b, r);
	cr_assert_str_eq(k->encoding, "UTF-8");
	assert_same(r, k->report, 1);
	candidate_free(k);
	buf_release(&b);
	buf_release(&gb);
	report_free(r);
}

/* Replace the first "from" of the text. */
static void
change(struct buf *b, const char *from, const char *to)
{
	char *at = strstr(b->data, from);

	cr_assert_not_null(at, "%s", from);
	buf_splice(b, (size_t)(at - b->data), strlen(from), to, strlen(to));
}

/* LibreOffice quotes, other countries write semicolons, a clerk adds blank rows. */
Test(import_csv, as_spreadsheets_save_it_again)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;
	struct candidate *k;

	cr_assert(kit_export(&b, r, "csv", false));
	change(&b, "code,section,row,column,unit,value,raw",
	    "\"code\",\"section\",\"row\",\"column\",\"unit\",\"value\",\"raw\"");
	change(&b, "\r\n3:1:A,", "\r\n,,,,,,\r\n\"3:1:A\",");
	change(&b, ",件,1286,", ",件,1286.00,");
	k = take(&b, r);
	assert_same(r, k->report, 0);
	candidate_free(k);
	buf_release(&b);
	report_free(r);
}

Test(import_csv, a_printed_total_is_kept)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;
	struct candidate *k;
	int cell = form_cell_find(r->form, "3:1:C");

	cr_assert(kit_export(&b, r, "csv", false));
	change(&b, "总计,件,1317,", "总计,件,1318,");
	k = take(&b, r);
	cr_assert_eq(k->report->cell[cell].value, r->cell[cell].value);
	cr_assert(k->report->cell[cell].has_printed);
	cr_assert_eq(k->report->cell[cell].printed, 1318 * NUM_ONE);
	candidate_free(k);
	buf_release(&b);
	report_free(r);
}

Test(import_csv, what_cannot_be_told_is_refused)
{
	static const struct { const char *from, *to, *want; } cases[] = {
		{ "3:1:A,", "3:99:A,", "IMPORT_CSV_FORM" },	/* one cell is missing */
		{ "\r\nt1,", "\r\nt9,", "IMPORT_TEXT_UNKNOWN" },
		{ "\r\nt1,", "\r\n3:99:A,", "IMPORT_CELL_UNKNOWN" },
		{ "\r\nt1,", "\r\n3:1:A,,,,,1286,\r\nt1,", "IMPORT_CELL_TWICE" },
		{ "\r\nt1,", "\r\nt0,,,,,x,\r\nt1,", "IMPORT_CELL_TWICE" },
		{ ",件,1286,", ",件,约一千,", "IMPORT_CELL_VALUE" },
		{ ",件,1286,", ",件,1.3E+03,", "IMPORT_CELL_VALUE" },
	};
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_reset(&b);
		cr_assert(kit_export(&b, r, "csv", false));
		change(&b, cases[i].from, cases[i].to);
		cr_assert_str_eq(refusal(b.data, "云山县", 2024), cases[i].want,
		    "case %zu", i);
	}
	buf_reset(&b);
	cr_assert(kit_export(&b, r, "csv", false));
	cr_assert_str_eq(refusal(b.data, NULL, 2024), "IMPORT_MISSING_OPTION");
	cr_assert_str_eq(refusal(b.data, "云山县", 0), "IMPORT_MISSING_OPTION");
	cr_assert_str_eq(refusal("code,section,row,column,unit,value,raw\r\n", "云山县",
	    2024),
	    "IMPORT_CSV_FORM");
	buf_release(&b);
	report_free(r);
}

/* The export without its field "gone" (-1: none), or with the fields in another order. */
static void
rearrange(struct buf *out, const char *csv, size_t n, const int *order, int count)
{
	const char *at[7];
	size_t len[7], i = 0;

	buf_reset(out);
	while (i < n) {
		int k = 0;
		bool quoted = false;

		for (at[0] = csv + i; i < n && (quoted || csv[i] != '\n'); i++) {
			quoted ^= csv[i] == '"';
			if (!quoted && csv[i] == ',') {
				len[k] = (size_t)(csv + i - at[k]);
				at[++k] = csv + i + 1;
			}
		}
		cr_assert_eq(k, 6);
		len[6] = (size_t)(csv + i - at[6]) - 1;
		i++;
		for (k = 0; k < count; k++) {
			if (k > 0)
				buf_chr(out, ',');
			if (order[k] >= 0)
				buf_add(out, at[order[k]], len[order[k]]);
		}
		buf_str(out, "\r\n");
	}
}

/* A column that a spreadsheet moved, added or deleted never moves the figures. */
Test(import_csv, names_tell_what_the_columns_are)
{
	static const struct { int order[9], n; const char *want; } cases[] = {
		{ { 1, 2, 3, 4, 5, 6 }, 6, "IMPORT_CSV_COLUMN" },
		{ { 0, 2, 3, 4, 5, 6 }, 6, NULL },
		{ { 0, 1, 3, 4, 5, 6 }, 6, NULL },
		{ { 0, 1, 2, 4, 5, 6 }, 6, NULL },
		{ { 0, 1, 2, 3, 5, 6 }, 6, NULL },
		{ { 0, 1, 2, 3, 4, 6 }, 6, "IMPORT_CSV_COLUMN" },
		{ { 6, 5, 4, 3, 2, 1, 0 }, 7, NULL },
		{ { 0, -1, 1, 2, 3, -1, 4, 5, 6 }, 9, NULL },
		{ { 0, 1, 2, 3, 4, 5, 5 }, 7, "IMPORT_CSV_NAMES" },
	};
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT, all = BUF_INIT, again = BUF_INIT;

	cr_assert(kit_export(&all, r, "csv", false));
	buf_add(&b, all.data + 3, all.len - 3);		/* the mark */
	buf_release(&all);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct candidate *k;
		struct buf same = BUF_INIT;

		rearrange(&again, b.data, b.len, cases[i].order, cases[i].n);
		if (cases[i].want != NULL) {
			cr_assert_str_eq(refusal(again.data, "云山县", 2024),
			    cases[i].want, "case %zu", i);
			continue;
		}
		k = take(&again, r);
		cr_assert(kit_export(&same, k->report, "csv", false));
		cr_assert_str_eq(buf_cstr(&same) + 3, buf_cstr(&b), "case %zu", i);
		buf_release(&same);
		candidate_free(k);
	}
	buf_release(&again);
	buf_release(&b);
	report_free(r);
}

/* Without the column raw nothing tells an empty cell from / or one that is open. */
Test(import_csv, without_raw_a_blank_is_open)
{
	static const int order[] = { 0, 1, 2, 3, 4, 5 };
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT, less = BUF_INIT;
	struct candidate *k;
	size_t blank = 1;
	int at;

	cr_assert(kit_export(&b, r, "csv", false));
	change(&b, ",件,1286,", ",件,,");
	rearrange(&less, b.data + 3, b.len - 3, order, 6);
	for (int i = 0; i < r->form->ncell; i++)
		blank += !r->form->cell[i].computed && !r->cell[i].has_value;
	k = read_bytes(less.data, less.len, "云山县", 2024, NULL);
	cr_assert_not_null(k->report);
	at = form_cell_find(r->form, "3:1:A");
	cr_assert(at >= 0 && k->report->cell[at].open);
	cr_assert_geq(k->nopen, blank);
	candidate_free(k);
	/* a field of a row deleted, the rest moved to the left */
	buf_reset(&b);
	cr_assert(kit_export(&b, r, "csv", false));
	change(&b, ",件,1286,", ",1286,,");
	cr_assert_str_eq(refusal(b.data, "云山县", 2024), "IMPORT_CSV_UNIT");
	/* the line of names is gone */
	change(&b, "code,section,row,column,unit,value,raw\r\n", "");
	cr_assert_str_eq(refusal(b.data, "云山县", 2024), "IMPORT_CSV_COLUMN");
	buf_release(&less);
	buf_release(&b);
	report_free(r);
}

Test(import_csv, other_tables_are_not_ours)
{
	static const char *const others[] = {
		"", "code", "code,", "code,section,row\r\n",
		"codes,sections,row,column,unit,values,raws\n", "3:1,4:2\n", "项目,数量\r\n规章,0\r\n"
	};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert_not(import_csv_sniff(others[i], strlen(others[i])), "%s",
		    others[i]);
	cr_assert(import_csv_sniff("code,section,row,column,unit,value,raw", 38));
}
