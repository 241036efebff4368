/*
 * test_match.c - the matcher on documents made here: what is printed is read, what
 * cannot be told is open, and no sum ever changes a figure.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/likeness.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* A report whose sums hold: some applications, some cases. */
static struct report *
consistent(const char *form)
{
	struct report *r = kit_report(form, "云山县水务局", form[2] == '2' ? 2024 : 2020);

	kit_cell(r, "3:1:A", "14");
	kit_cell(r, "3:1:B1", "3");
	kit_cell(r, "3:2:A", "2");
	kit_cell(r, "3:3.1:A", "9");
	kit_cell(r, "3:3.1:B1", "2");
	kit_cell(r, "3:3.4.1:A", "5");
	kit_cell(r, "3:3.5.2:B1", "1");
	kit_cell(r, "3:4:A", "2");
	kit_cell(r, "2.1:2:A", "1");
	kit_cell(r, "2.1:2:C", "6");
	kit_cell(r, "4.1:1:A", "2");
	kit_cell(r, "4.1:1:B", "1");
	kit_cell(r, "4.2:1:B3", "1");
	kit_zero(r);
	return r;
}

static struct candidate *
match(struct doc *doc, const struct import_options *o, struct diag *d)
{
	struct candidate *k = mem_zero(sizeof *k);
	struct intake in;

	intake_init(&in, kit_import(o, d), k);
	if (match_document(&in, doc))
		intake_build(&in);
	intake_release(&in);
	return k;
}

static struct candidate *
match_plain(struct doc *doc)
{
	struct import_options o = { 0 };
	struct diag d;
	struct candidate *k;

	diag_init(&d);
	k = match(doc, &o, &d);
	cr_assert_eq(d.nerror, 0, "%s", d.n > 0 ? msg_name(d.item[0].code) : "");
	cr_assert_not_null(k->report);
	diag_release(&d);
	return k;
}

static bool
is_open(const struct candidate *k, int cell)
{
	for (size_t i = 0; i < k->nopen; i++)
		if (k->open[i] == cell)
			return true;
	return false;
}

static bool
has_source(const struct candidate *k, const char *check, const char *place)
{
	for (size_t i = 0; i < k->report->nsource; i++)
		if (strcmp(k->report->source[i].check, check) == 0 && (place == NULL ||
		    strcmp(k->report->source[i].place, place) == 0))
			return true;
	return false;
}

/* Every input cell is the report's or open; how many are open. */
static int
compare(const struct candidate *k, const struct report *r)
{
	int open = 0;

	cr_assert_eq(k->report->form, r->form);
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *a = &r->cell[i], *b = &k->report->cell[i];

		if (r->form->cell[i].computed)
			continue;
		if (is_open(k, i)) {
			cr_assert(!b->has_value && !b->na);
			open++;
			continue;
		}
		cr_assert_eq(a->has_value, b->has_value, "%s", r->form->cell[i].code);
		cr_assert(!a->has_value || a->value == b->value, "%s",
		    r->form->cell[i].code);
	}
	return open;
}

/* The cell of the document that prints a form's cell; its row's label. */
static struct doc_cell *
cell_of(struct doc *doc, const struct report *r, const char *code)
{
	int cell = form_cell_find(r->form, code);

	for (size_t i = 0; i < doc->n; i++)
		for (size_t c = 0; doc->block[i].table != NULL &&
		    c < doc->block[i].table->ncell; c++)
			if (doc->block[i].table->cell[c].cell == cell)
				return &doc->block[i].table->cell[c];
	cr_assert_fail("no cell %s", code);
	return NULL;
}

static struct doc_table *
table_of(struct doc *doc, const struct doc_cell *cell)
{
	for (size_t i = 0; i < doc->n; i++) {
		struct doc_table *t = doc->block[i].table;

		if (t != NULL && cell >= t->cell && cell < t->cell + t->ncell)
			return t;
	}
	return NULL;
}

/* Take one cell out of its table; the ones after it move up. */
static void
drop(struct doc *doc, struct doc_cell *cell)
{
	struct doc_table *t = table_of(doc, cell);
	size_t at = (size_t)(cell - t->cell);

	memmove(cell, cell + 1, (t->ncell - at - 1) * sizeof *cell);
	t->ncell--;
}

/* Put a cell with a text before another. */
static void
insert(struct doc *doc, struct doc_cell *cell, const char *text)
{
	struct doc_table *t = table_of(doc, cell);
	size_t at = (size_t)(cell - t->cell);
	struct doc_cell copy = *cell, *now;

	doc_add_cell(doc, t, 0, 0, 1, 1, DOC_DATA, "");
	now = &t->cell[at];
	memmove(now + 1, now, (t->ncell - at - 1) * sizeof *now);
	*now = copy;
	now->text = arena_strdup(&doc->arena, text);
	now->cell = -1;
}

static void
set(struct doc *doc, struct doc_cell *cell, const char *text)
{
	cell->text = arena_strdup(&doc->arena, text);
}

/* ---- parts ---- */

Test(match, figures)
{
	static const struct { const char *s; enum figure_kind kind; int value; } cases[] = {
		{ "", FIGURE_BLANK, 0 }, { "　", FIGURE_BLANK, 0 }, { "\u200B \n", FIGURE_BLANK, 0 },
		{ "/", FIGURE_NIL, 0 }, { "—", FIGURE_NIL, 0 }, { "——", FIGURE_NIL, 0 },
		{ "无", FIGURE_NIL, 0 }, { "／", FIGURE_NIL, 0 }, { "-", FIGURE_NIL, 0 },
		{ "0", FIGURE_NUMBER, 0 }, { "12", FIGURE_NUMBER, 12 }, { " 12 ", FIGURE_NUMBER, 12 },
		{ "１２", FIGURE_NUMBER, 12 }, { "1,200", FIGURE_NUMBER, 1200 },
		{ "5件", FIGURE_NUMBER, 5 }, { "5 件", FIGURE_NUMBER, 5 }, { "-3", FIGURE_NUMBER, -3 },
		{ "增3", FIGURE_NUMBER, 3 }, { "减少2", FIGURE_NUMBER, -2 },
		{ "22（其中修订16件）", FIGURE_NUMBER, 22 }, { "0.5", FIGURE_NUMBER, 0 },
		{ "[bookmark: _GoBack]7", FIGURE_NUMBER, 7 },
		{ "05", FIGURE_GLUED, 5 }, { "00", FIGURE_GLUED, 0 }, { "1 2", FIGURE_GLUED, 12 },
		{ "0\n5", FIGURE_GLUED, 5 }, { "1　2", FIGURE_GLUED, 12 },
		{ "见附件", FIGURE_TEXT, 0 }, { "1/2", FIGURE_TEXT, 0 }, { "1。", FIGURE_NUMBER, 1 },
		{ "十二", FIGURE_TEXT, 0 }, { "O", FIGURE_TEXT, 0 }, { "1-2", FIGURE_TEXT, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct figure f = figure_read(cases[i].s, strlen(cases[i].s));

		if (strcmp(cases[i].s, "1。") == 0)	/* either is fine, but not 10 */
			continue;
		cr_expect_eq(f.kind, cases[i].kind, "kind of \"%s\": %d", cases[i].s, f.kind);
		if (strcmp(cases[i].s, "0.5") != 0 && f.kind != FIGURE_TEXT)
			cr_expect_eq(f.value, cases[i].value * NUM_ONE, "%s", cases[i].s);
	}
}

static int
likeness(const char *a, const char *b)
{
	uint32_t x[LABEL_MAX], y[LABEL_MAX];
	struct buf ka = BUF_INIT, kb = BUF_INIT;
	int n;

	label_key(&ka, a, strlen(a));
	label_key(&kb, b, strlen(b));
	n = label_likeness(x, label_points(buf_cstr(&ka), ka.len, x, LABEL_MAX), y,
	    label_points(buf_cstr(&kb), kb.len, y, LABEL_MAX));
	buf_release(&ka);
	buf_release(&kb);
	return n;
}

Test(match, likeness_of_labels)
{
	cr_expect_eq(likeness("1.属于国家秘密", "１、属于 国家\n秘密"), 1000);
	cr_expect_eq(likeness("三、（一）予以公开", "予以公开"), 1000);
	cr_expect_eq(likeness("3.危及“三安全一稳定”", "3.危及\"三安全一稳定\""), 1000);
	cr_expect_geq(likeness("行政处罚", "行政处分"), 720);
	cr_expect_lt(likeness("行政处罚", "行政强制"), 720);
	cr_expect_lt(likeness("7.属于行政执法案卷", "8.属于行政查询事项"), 720);
	cr_expect_lt(likeness("5.属于三类内部事务信息", "6.属于四类过程性信息"), 720);
	cr_expect_eq(likeness("2.申请人逾期未按收费通知要求", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理"), 920);
}

/* ---- documents ---- */

Test(match, as_printed)
{
	static const char *const forms[] = { "2021", "2019" };

	for (int i = 0; i < 2; i++) {
		struct report *r = consistent(forms[i]);
		struct doc *doc = export_build(r, NULL);
		struct candidate *k = match_plain(doc);

		cr_expect_eq(compare(k, r), 0);
		cr_expect_eq(k->nopen, 0);
		cr_expect_eq(k->nunplaced, 0);
		cr_expect_eq(k->report->nsource, 0);
		cr_expect_str_eq(k->report->agency.name, "云山县水务局");
		cr_expect_eq(k->report->year, r->year);
		cr_expect_eq(k->place[0].confidence, IMPORT_SURE);
		candidate_free(k);
		doc_free(doc);
		report_free(r);
	}
}

/* One damage to the row 3:3.4.1 (5 0 0 0 0 0 5), and what must come of it. */
enum outcome { READ, OPEN };
static void
damaged(const char *what, void (*damage)(struct doc *, const struct report *),
    enum outcome outcome)
{
	struct report *r = consistent("2021");
	struct doc *doc = export_build(r, NULL);
	struct candidate *k;
	int open;

	damage(doc, r);
	k = match_plain(doc);
	open = compare(k, r);
	if (outcome == READ)
		cr_expect_eq(open, 0, "%s: %d open", what, open);
	else
		cr_expect(open > 0 && open <= 6, "%s: %d open", what, open);
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

static void
stray_inside(struct doc *doc, const struct report *r)
{
	insert(doc, cell_of(doc, r, "3:3.4.1:A"), "0");
}
static void
stray_before_label(struct doc *doc, const struct report *r)
{
	insert(doc, cell_of(doc, r, "3:3.4.1:A") - 1, "0");
}
static void
stray_after(struct doc *doc, const struct report *r)
{
	insert(doc, cell_of(doc, r, "3:3.4.1:C") + 1, "7");
}
static void
first_dropped(struct doc *doc, const struct report *r)
{
	drop(doc, cell_of(doc, r, "3:3.4.1:A"));
}
static void
glued(struct doc *doc, const struct report *r)
{
	set(doc, cell_of(doc, r, "3:3.4.1:A"), "50");
	drop(doc, cell_of(doc, r, "3:3.4.1:B1"));
}
static void
slid(struct doc *doc, const struct report *r)
{
	insert(doc, cell_of(doc, r, "3:3.4.1:A"), "");
	drop(doc, cell_of(doc, r, "3:3.4.1:C"));
}
static void
misspelt(struct doc *doc, const struct report *r)
{
	set(doc, cell_of(doc, r, "3:3.4.1:A") - 1, "3.本机关不掌握相关政付信息");
	set(doc, cell_of(doc, r, "2.6:1:A") - 1, "行政处分");
}
static void
words(struct doc *doc, const struct report *r)
{
	set(doc, cell_of(doc, r, "3:3.4.1:B2"), "见说明");
}
static void
label_gone(struct doc *doc, const struct report *r)
{
	drop(doc, cell_of(doc, r, "3:3.4.1:A") - 1);
}
static void
doubled_otherwise(struct doc *doc, const struct report *r)
{
	static const char *const texts[] = { "1.本机关不掌握相关政府信息", "6", "0", "0", "0",
	    "0", "0", "6" };
	struct doc_cell *next = cell_of(doc, r, "3:3.4.1:C") + 1;
	struct doc_table *t = table_of(doc, next);
	size_t at = (size_t)(next - t->cell);

	for (int i = 7; i >= 0; i--) {
		insert(doc, &t->cell[at], texts[i]);
		t->cell[at].row = 999;
	}
}

Test(match, damaged_rows)
{
	damaged("stray figure inside", stray_inside, READ);
	damaged("stray figure before the label", stray_before_label, READ);
	damaged("stray figure after the row", stray_after, READ);
	damaged("a figure dropped", first_dropped, OPEN);
	damaged("two figures glued", glued, OPEN);
	damaged("slid by one", slid, OPEN);
	damaged("labels misspelt", misspelt, READ);
	damaged("words in a cell", words, OPEN);
	damaged("a label gone", label_gone, OPEN);
	damaged("the row twice, with other figures", doubled_otherwise, OPEN);
}

Test(match, proposals_wait)
{
	struct report *r = consistent("2021");
	struct import_options o = { .accept_proposals = true };
	struct doc *doc = export_build(r, NULL);
	struct candidate *k;
	struct diag d;
	int cell = form_cell_find(r->form, "3:3.4.1:A");
	bool offered = false;

	glued(doc, r);
	k = match_plain(doc);
	cr_expect(is_open(k, cell));
	for (size_t i = 0; i < k->report->nsource; i++) {
		const struct source_finding *s = &k->report->source[i];

		if (strcmp(s->check, "F606") == 0 && strcmp(s->place, "3:3.4.1:A") == 0)
			offered = s->has_proposal && s->proposal == 5 * NUM_ONE;
	}
	cr_expect(offered);
	candidate_free(k);
	diag_init(&d);
	k = match(doc, &o, &d);
	cr_expect_eq(compare(k, r), 0);
	cr_expect_eq(k->report->cell[cell].origin, ORIGIN_ACCEPTED);
	candidate_free(k);
	diag_release(&d);
	doc_free(doc);
	report_free(r);
}

Test(match, printed_totals_stay)
{
	struct report *r = consistent("2021");
	struct doc *doc = export_build(r, NULL);
	struct candidate *k;
	int total = form_cell_find(r->form, "3:1:C");

	set(doc, cell_of(doc, r, "3:1:C"), "16");
	set(doc, cell_of(doc, r, "4.1:1:E"), "0");
	set(doc, cell_of(doc, r, "3:2:C"), "");
	k = match_plain(doc);
	cr_expect_eq(compare(k, r), 0);
	cr_expect(k->report->cell[total].has_printed);
	cr_expect_eq(k->report->cell[total].printed, 16 * NUM_ONE);
	cr_expect_eq(k->report->cell[total].value, 17 * NUM_ONE);
	cr_expect(has_source(k, "F607", "3:2:C"));
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

Test(match, blanks_and_ways_of_writing)
{
	struct report *r = consistent("2021");
	struct doc *doc = export_build(r, NULL);
	struct candidate *k;

	set(doc, cell_of(doc, r, "3:3.2:A"), "");
	set(doc, cell_of(doc, r, "3:3.2:B1"), "—");
	set(doc, cell_of(doc, r, "3:1:A"), "１４");
	set(doc, cell_of(doc, r, "2.1:2:C"), "6（其中修订2件）");
	set(doc, cell_of(doc, r, "2.8:1:A"), "251000元");
	k = match_plain(doc);
	cr_expect_eq(k->nopen, 0);
	cr_expect(has_source(k, "F604", "3:3.2:A"));
	cr_expect(has_source(k, "F604", "3:3.2:B1"));
	cr_expect(has_source(k, "F605", "3:1:A"));
	cr_expect(!k->report->cell[form_cell_find(r->form, "3:3.2:A")].has_value);
	cr_expect(k->report->cell[form_cell_find(r->form, "3:3.2:B1")].na);
	cr_expect_eq(k->report->cell[form_cell_find(r->form, "2.8:1:A")].value, 25100000);
	cr_assert_eq(k->report->nnote, 1);
	cr_expect_str_eq(k->report->note[0].body, "其中修订2件");
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

/* Take the cells of a row out, its label too. */
static void
drop_row(struct doc *doc, const struct report *r, const char *first)
{
	struct doc_cell *c = cell_of(doc, r, first) - 1;

	for (int i = 0; i < 8; i++)
		drop(doc, c);
}

/* （六）其他处理 as one row in a report of 2021: no item, but no row is missing. */
Test(match, hybrid_of_two_forms)
{
	struct report *r = consistent("2021");
	struct doc *doc = export_build(r, NULL);
	struct candidate *k;

	drop_row(doc, r, "3:3.6.3:A");
	drop_row(doc, r, "3:3.6.2:A");
	drop(doc, cell_of(doc, r, "3:3.6.1:A") - 1);
	k = match_plain(doc);
	cr_expect_eq(k->nopen, 0);
	cr_expect(has_source(k, "F608", NULL));
	cr_expect(!has_source(k, "F606", NULL));
	cr_expect(k->report->cell[form_cell_find(r->form, "3:3.6.3:A")].has_value);
	cr_expect(cell_empty(&k->report->cell[form_cell_find(r->form, "3:3.6.1:A")]));
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

Test(match, missing_row_is_open)
{
	struct report *r = consistent("2021");
	struct doc *doc = export_build(r, NULL);
	struct candidate *k;

	drop_row(doc, r, "3:3.3.4:A");
	k = match_plain(doc);
	cr_expect_eq(compare(k, r), 6);
	cr_expect(has_source(k, "F606", "3:3.3.4:A"));
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

/* Two columns swapped with their headers, and one that the form does not have. */
Test(match, columns_by_their_headers)
{
	struct report *r = consistent("2021");
	struct doc *doc = export_build(r, NULL);
	struct doc_table *t = table_of(doc, cell_of(doc, r, "3:1:A"));
	struct candidate *k;

	for (size_t i = 0; i < t->ncell; i++) {
		struct doc_cell *c = &t->cell[i];
		const char *code = c->cell >= 0 ? r->form->cell[c->cell].code : "";
		size_t n = strlen(code);

		if (strcmp(c->text, "商业企业") == 0)
			set(doc, c, "科研机构");
		else if (strcmp(c->text, "科研机构") == 0)
			set(doc, c, "商业企业");
		else if (n > 3 && strcmp(code + n - 3, ":B1") == 0) {
			char *was = c->text;

			c->text = c[1].text;
			c[1].text = was;
		}
	}
	k = match_plain(doc);
	cr_expect_eq(compare(k, r), 0);
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

/* A form nobody has filled in: blanks, nothing open. */
Test(match, empty_form)
{
	struct report *r = kit_report("2021", "云山县水务局", 2024);
	struct doc *doc = export_build(r, NULL);
	struct candidate *k = match_plain(doc);

	cr_expect_eq(compare(k, r), 0);
	cr_expect(has_source(k, "F604", "4.2:1:A1"));
	candidate_free(k);
	doc_free(doc);
	report_free(r);
}

Test(match, no_report)
{
	struct import_options o = { 0 };
	struct doc *doc = doc_new();
	struct diag d;
	struct candidate *k;

	diag_init(&d);
	doc_add(doc, DOC_PARA, "会议通知", strlen("会议通知"));
	k = match(doc, &o, &d);
	cr_expect_null(k->report);
	cr_expect(diag_has(&d, MSG_IMPORT_NOT_REPORT));
	cr_expect_eq(diag_status(&d), 6);
	candidate_free(k);
	doc_free(doc);
	diag_release(&d);
}

/* Lines of a document, under options that name no office. */
static struct candidate *
match_lines(const char *const *line, size_t n, struct diag *d)
{
	struct import_options o = { .blank_zero = true };
	struct doc *doc = doc_new();
	struct candidate *k;

	for (size_t i = 0; i < n; i++)
		doc_add(doc, DOC_PARA, line[i], strlen(line[i]));
	k = match(doc, &o, d);
	doc_free(doc);
	return k;
}

/* Tables that are pictures, or left out: the texts are read, the cells are open, and
 * not 0 because blanks are. */
Test(match, fragment_under_its_title)
{
	static const char *const paper[] = {
		"云山县水务局2024年政府信息公开工作年度报告", "一、总体情况",
		"全年主动公开水务信息七十余条。", "二、主动公开政府信息情况",
		"三、收到和处理政府信息公开申请情况", "五、存在的主要问题及改进情况",
		"更新不够及时，将逐月检查。"
	};
	struct diag d;
	struct candidate *k;

	diag_init(&d);
	k = match_lines(paper, ARRAY_LEN(paper), &d);
	cr_assert_not_null(k->report);
	cr_expect_eq(k->report->year, 2024);
	cr_expect(has_source(k, "F606", "2.1:1:A"));
	cr_expect(has_source(k, "F606", "4.2:1:B4"));
	cr_expect_eq(k->report->cell[form_cell_find(k->report->form, "2.1:1:A")].has_value,
	    false);
	candidate_free(k);
	diag_release(&d);
}

/* A title alone is on every list of a site; sentences and other headings under it, or
 * the headings without it, make no report either. */
Test(match, no_fragment)
{
	static const char *const paper[][4] = {
		{ "云山县水务局2024年政府信息公开工作年度报告",
		  "云山县气象局2024年政府信息公开工作年度报告", "下一页", "共3页" },
		{ "云山县水务局2024年政府信息公开工作年度报告",
		  "一、编制要求", "二、报送时间", "请于月底前报送。" },
		{ "关于编制2024年政府信息公开工作年度报告的通知",
		  "一、总体情况", "二、主动公开政府信息情况", "三、其他" },
		{ "云山县水务局2024年工作总结", "一、总体情况",
		  "二、存在的主要问题及改进情况", "三、其他" },
		{ "首页>信息公开>年报>云山县水务局2024年政府信息公开工作年度报告",
		  "总体情况", "主动公开政府信息情况", "附件" }
	};

	for (size_t i = 0; i < ARRAY_LEN(paper); i++) {
		struct diag d;
		struct candidate *k;

		diag_init(&d);
		k = match_lines(paper[i], 4, &d);
		cr_expect_null(k->report, "paper %zu", i);
		cr_expect(diag_has(&d, MSG_IMPORT_NOT_REPORT), "paper %zu", i);
		candidate_free(k);
		diag_release(&d);
	}
}

Test(match, two_reports_in_one)
{
	struct import_options o = { 0 };
	struct report *r = consistent("2021"), *other = consistent("2021");
	struct doc *doc, *second;
	struct diag d;
	struct candidate *k;

	kit_cell(other, "3:1:B2", "4");
	kit_cell(other, "3:3.1:B2", "4");
	for (int same = 0; same < 2; same++) {
		doc = export_build(r, NULL);
		second = export_build(same ? r : other, NULL);
		for (size_t i = 0; i < second->n; i++)
			if (second->block[i].table != NULL)
				doc_add(doc, DOC_TABLE, NULL, 0)->table =
				    second->block[i].table;
		diag_init(&d);
		k = match(doc, &o, &d);
		cr_expect_null(k->report);
		cr_expect(diag_has(&d, MSG_IMPORT_TWO_REPORTS));
		candidate_free(k);
		diag_release(&d);
		doc_free(doc);
		doc_free(second);
	}
	report_free(r);
	report_free(other);
}
