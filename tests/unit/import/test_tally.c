/*
 * test_tally.c - registers of applications: what counts where, and what must not.
 *
 * Each case is a register of one row under the usual headings, or a whole small one,
 * read as a file is; the year is 2025.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/tally.h"
#include "import/tally/tally_parts.h"
#include "kit/officekit.h"
#include "report/register.h"

#define HEAD "序号,编号,申请人类型,收到日期,办结日期,办理结果,具体情形,备注\n"

struct desk {
	struct forms	forms;
	struct diag	d;
	struct import_run run;
	struct register_words words;
	struct tally	*t;
};

static void
desk_open(struct desk *k)
{
	memset(k, 0, sizeof *k);
	diag_init(&k->d);
	cr_assert(forms_load(&k->forms, NULL, &k->d));
	k->run = (struct import_run){ .forms = &k->forms, .diag = &k->d };
}

static void
desk_clear(struct desk *k)
{
	tally_free(k->t);
	k->t = NULL;
	diag_reset(&k->d);
}

static void
desk_close(struct desk *k)
{
	desk_clear(k);
	register_words_release(&k->words);
	import_run_release(&k->run);
	forms_release(&k->forms);
	diag_release(&k->d);
}

/* Read and count; false when it could not be read. */
static bool
count_bytes(struct desk *k, const char *p, size_t n)
{
	desk_clear(k);
	k->t = tally_bytes(&k->run, p, n, "r", &k->words);
	return k->t->doc != NULL &&
	    tally_count(k->t, forms_for_year(&k->forms, 2025), 2025, &k->d);
}

static bool
count_text(struct desk *k, const char *head, const char *rows)
{
	struct buf b = BUF_INIT;
	bool ok;

	buf_str(&b, head);
	buf_str(&b, rows);
	ok = count_bytes(k, buf_cstr(&b), b.len);
	buf_release(&b);
	return ok;
}

/* "3:1:A=1 3:3.1:A=1": the cells that are not 0. */
static void
show(struct buf *b, const struct tally *t)
{
	buf_reset(b);
	for (int i = 0; i < t->form->ncell; i++)
		if (t->count[i] != 0)
			buf_printf(b, "%s%s=%lld", b->len > 0 ? " " : "", t->form->cell[i].code,
			    (long long)t->count[i]);
	for (size_t i = 0; i < t->nrow; i++)
		buf_printf(b, "%s%d:%s", b->len > 0 ? " " : "", t->row[i].row,
		    tally_why_code(t->row[i].why));
}

/* ---- days ---- */

Test(tally, days)
{
	static const struct { const char *text; bool serial; int day; } t[] = {
		{ "2025年3月5日", false, 20250305 }, { "2025-03-05", false, 20250305 },
		{ "2025/3/5", false, 20250305 }, { "2025.3.5", false, 20250305 },
		{ "20250305", false, 20250305 }, { "２０２５．３．５", false, 20250305 },
		{ "二〇二五年三月五日", false, 20250305 },
		{ "二〇二五年十二月三十一日", false, 20251231 },
		{ "二〇二五年十月二十日", false, 20251020 },
		{ " 2025年 3月 5日 ", false, 20250305 }, { "2025年3月5号", false, 20250305 },
		{ "2025-03-05 14:30", false, 20250305 },
		{ "2025-03-05T14:30:00", false, 20250305 },
		{ "2024-02-29", false, 20240229 }, { "45721", true, 20250305 },
		{ "45721.5", true, 20250305 }, { "45658", true, 20250101 },
		/* none, or not sure */
		{ "45721", false, 0 }, { "2025-02-29", false, 0 }, { "2025-13-01", false, 0 },
		{ "3月5日", false, 0 }, { "25.3.5", false, 0 }, { "3/5/2025", false, 0 },
		{ "2025年3月", false, 0 }, { "2025", false, 0 }, { "2025-3/5", false, 0 },
		{ "2025.3.5、2025.4.1", false, 0 }, { "2025.3.5至4.1", false, 0 },
		{ "2025.3.51", false, 0 }, { "二五年三月五日", false, 0 },
		{ "12", true, 0 }, { "457211", true, 0 }, { "2025-03-05前", false, 0 },
		{ "2025年3月十十日", false, 0 }, { "待定", false, 0 },
	};

	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		int day = 0;
		enum tally_day told = tally_day(t[i].text, t[i].serial, &day);

		cr_expect_eq(told, t[i].day != 0 ? DAY_TOLD : DAY_BAD, "%s", t[i].text);
		if (t[i].day != 0)
			cr_expect_eq(day, t[i].day, "%s: %d", t[i].text, day);
	}
	cr_expect_eq(tally_day(NULL, false, &(int){ 0 }), DAY_BLANK);
	cr_expect_eq(tally_day(" 　", false, &(int){ 0 }), DAY_BLANK);
}

/* ---- the rules, one row each ---- */

Test(tally, rules)
{
	static const struct { const char *row, *want; } t[] = {
		/* by day of receipt and of closing */
		{ "1,a,公民,2025-03-05,2025-03-20,予以公开,,", "3:1:A=1 3:3.1:A=1" },
		{ "1,a,公民,2025-01-01,2025-12-31,予以公开,,", "3:1:A=1 3:3.1:A=1" },
		{ "1,a,公民,2024-12-31,2025-01-01,部分公开,,", "3:2:A=1 3:3.2:A=1" },
		{ "1,a,公民,2025-12-20,,在办,,", "3:1:A=1 3:4:A=1" },
		{ "1,a,公民,2025-12-20,,,,", "3:1:A=1 3:4:A=1" },
		{ "1,a,公民,2025-12-20,/,补正中,,", "3:1:A=1 3:4:A=1" },
		{ "1,a,公民,2025-12-20,正在办理,,,", "3:1:A=1 3:4:A=1" },
		{ "1,a,公民,2025-12-20,2026-01-05,予以公开,,", "3:1:A=1 3:4:A=1" },
		{ "1,a,公民,2024-12-20,2026-01-05,予以公开,,", "3:2:A=1 3:4:A=1" },
		/* closed later: what became of it is no matter of this year */
		{ "1,a,公民,2025-12-20,2026-01-05,移交档案馆,,", "3:1:A=1 3:4:A=1" },
		/* other years */
		{ "1,a,公民,2026-01-01,,,,", "2:later-year" },
		{ "1,a,公民,2024-03-05,2024-12-31,予以公开,,", "2:earlier-year" },
		/* kinds of applicants */
		{ "1,a,企业,2025-03-05,2025-03-20,公开,,", "3:1:B1=1 3:3.1:B1=1" },
		{ "1,a,高校,2025-03-05,2025-03-20,公开,,", "3:1:B2=1 3:3.1:B2=1" },
		{ "1,a,基金会,2025-03-05,2025-03-20,公开,,", "3:1:B3=1 3:3.1:B3=1" },
		{ "1,a,律师事务所,2025-03-05,2025-03-20,公开,,", "3:1:B4=1 3:3.1:B4=1" },
		{ "1,a,其他,2025-03-05,2025-03-20,其他,,", "3:1:B5=1 3:3.6.3:B5=1" },
		{ "1,a,商业企业,2025-03-05,2025-03-20,公开,,", "3:1:B1=1 3:3.1:B1=1" },
		{ "1,a,律师,2025-03-05,2025-03-20,公开,,", "2:unknown-type" },
		{ "1,a,法人或其他组织,2025-03-05,2025-03-20,公开,,", "2:unknown-type" },
		{ "1,a,总计,2025-03-05,2025-03-20,公开,,", "2:unknown-type" },
		{ "1,a,,2025-03-05,2025-03-20,公开,,", "2:no-type" },
		/* outcomes */
		{ "1,a,公民,2025-03-05,2025-03-20,（三）1.属于国家秘密,,",
		    "3:1:A=1 3:3.3.1:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,不予公开（个人隐私）,,",
		    "3:1:A=1 3:3.3.4:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,不予公开-过程性信息,,",
		    "3:1:A=1 3:3.3.6:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,不予公开,执法案卷,",
		    "3:1:A=1 3:3.3.7:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,无法提供：信息不存在,,",
		    "3:1:A=1 3:3.4.1:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,重复申请,,", "3:1:A=1 3:3.5.2:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,逾期未缴费,,", "3:1:A=1 3:3.6.2:A=1" },
		{ "1,a,公民,2025-03-05,2025-03-20,不予公开,,", "2:unknown-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,不予公开,信息不存在,",
		    "2:unknown-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,不予公开（重复申请）,,",
		    "2:unknown-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,予以公开、部分公开,,",
		    "2:unknown-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,拟予以公开,,", "2:unknown-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,总计,,", "2:unknown-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,合并办理,,", "2:joined" },
		{ "1,a,公民,2025-03-05,2025-03-20,公开,,与 3 号合并答复", "2:joined" },
		/* contradictions */
		{ "1,a,公民,2025-03-05,2025-03-20,,,", "2:no-result" },
		{ "1,a,公民,2025-03-05,2025-03-20,在办,,", "2:pending-but-closed" },
		{ "1,a,公民,2025-03-05,,予以公开,,", "2:no-closing-date" },
		{ "1,a,公民,2025-03-05,2025-03-01,予以公开,,",
		    "2:closed-before-receipt" },
		{ "1,a,公民,,2025-03-20,予以公开,,", "2:no-receipt" },
		{ "1,a,公民,3月5日,2025-03-20,予以公开,,", "2:bad-date" },
		{ "1,a,公民,2025-03-05,3月20日,予以公开,,", "2:bad-date" },
		{ "1,a,公民,45721,2025-03-20,予以公开,,", "2:bad-date" },
		/* no applications */
		{ "合计,,,,,,,\n", "2:no-application" },
		{ "注：本表由办公室填写,,,,,,,", "2:no-application" },
		{ "1,,,,,,,", "" },
		{ "序号,编号,申请人类型,收到日期,办结日期,办理结果,,", "" },
		{ "1,a,,,,,,张三来电", "2:no-receipt" },
	};
	struct buf b = BUF_INIT;
	struct desk k;

	desk_open(&k);
	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		cr_assert(count_text(&k, HEAD, t[i].row), "%s", t[i].row);
		show(&b, k.t);
		cr_expect_str_eq(buf_cstr(&b), t[i].want, "%s: %s", t[i].row, buf_cstr(&b));
	}
	buf_release(&b);
	desk_close(&k);
}

Test(tally, words_of_the_forms_mean_one_thing)
{
	struct desk k;

	desk_open(&k);
	for (size_t f = 0; f < k.forms.n; f++) {
		const struct form *form = forms_at(&k.forms, f);
		int block = form->cell[form_figure_cell(form, FIGURE_NEW)].block;
		struct tally_lexicon l;

		tally_lexicon_init(&l, form, block, NULL);
		cr_assert_gt(l.n, 150);
		for (size_t i = 0; i < l.n; i++)
			cr_expect_geq(l.word[i].item, 0, "%s: %s", form->code,
			    l.word[i].normal);
		tally_lexicon_release(&l);
	}
	desk_close(&k);
}

Test(tally, the_clerks_words_come_first)
{
	struct buf b = BUF_INIT;
	struct desk k;

	desk_open(&k);
	register_words_add(&k.words, REGISTER_ROW, "移交档案馆", "3.6.3");
	register_words_add(&k.words, REGISTER_ROW, "公开", "3.2");
	register_words_add(&k.words, REGISTER_ROW, "转办", REGISTER_NOWHERE);
	register_words_add(&k.words, REGISTER_COLUMN, "律师", "A");
	register_words_add(&k.words, REGISTER_HEAD, "受理日期", "received");
	cr_assert(count_text(&k, "编号,申请人类型,受理日期,办结日期,办理结果\n",
	    "1,律师,2025-03-05,2025-03-20,移交档案馆\n"
	    "2,公民,2025-03-05,2025-03-20,公开\n"
	    "3,公民,2025-03-05,2025-03-20,转办\n"));
	show(&b, k.t);
	cr_expect_str_eq(buf_cstr(&b), "3:1:A=2 3:3.2:A=1 3:3.6.3:A=1 4:left-out", "%s",
	    buf_cstr(&b));
	cr_expect_eq(k.t->ndoubt, 0);
	buf_release(&b);
	desk_close(&k);
}

Test(tally, a_column_is_found_by_its_whole_name)
{
	static const struct { const char *head; bool ok; enum msg why; } t[] = {
		{ "申请人类型,收到日期,办结日期,办理结果", true, MSG_NONE },
		{ "申请人类别,*收件时间（年月日）：,答复日期,答复类型", true, MSG_NONE },
		{ "申请人类型,收到日期,答复日期,办结日期,办理结果", true, MSG_NONE },
		{ "申请人类型,申请日期,办结日期,办理结果", false, MSG_TALLY_NO_COLUMN },
		{ "收到日期,办结日期,办理结果,备注", false, MSG_TALLY_NO_COLUMN },
		{ "申请人类型,收到日期,收到日期,办结日期,办理结果", false,
		    MSG_TALLY_TWO_COLUMNS },
	};
	struct desk k;

	desk_open(&k);
	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		cr_expect_eq(count_text(&k, t[i].head, "\n,,,\n"), t[i].ok, "%s", t[i].head);
		if (!t[i].ok)
			cr_expect(diag_has(&k.d, t[i].why), "%s", t[i].head);
	}
	/* no application came in: the headings alone */
	cr_expect(count_text(&k, HEAD, ""));
	cr_expect_eq(k.t->nentry, 0);
	desk_close(&k);
}

Test(tally, the_same_number_twice)
{
	struct buf b = BUF_INIT;
	struct desk k;

	desk_open(&k);
	cr_assert(count_text(&k, HEAD,
	    "1,a,公民,2025-03-05,2025-03-20,公开,,\n"
	    "2,a,公民,2025-03-05,2025-03-21,公开,,\n"
	    "3,b,公民,2025-03-05,2025-03-20,公开,,\n"
	    "4,b,公民,2024-03-05,2024-03-20,公开,,\n"));
	show(&b, k.t);
	cr_expect_str_eq(buf_cstr(&b), "3:1:A=1 3:3.1:A=1 2:twice 3:twice 5:earlier-year",
	    "%s", buf_cstr(&b));
	buf_release(&b);
	desk_close(&k);
}

Test(tally, beside)
{
	struct buf b = BUF_INIT;
	struct desk k;

	desk_open(&k);
	cr_assert(count_text(&k, "申请人类型,收到日期,办结日期,办理结果,申请方式,收费（元）,"
	    "复议结果,诉讼结果\n",
	    "公民,2025-03-05,2025-03-20,公开,网络,20,维持,\n"
	    "公民,2025-03-05,2025-03-20,公开,网络,5.5元,否,确认违法\n"
	    "公民,2025-03-05,2025-03-20,公开,信函,/,审理中,维持\n"
	    "公民,2024-12-05,2025-01-20,公开,当面,0,,\n"
	    "公民,2025-03-05,2025-03-20,公开,,,是,\n"
	    "公民,2024-03-05,2024-03-20,公开,网络,9,维持,\n"));
	show(&b, k.t);
	cr_expect(strstr(buf_cstr(&b), "4.1:1:A=1 4.1:1:D=1 4.2:1:A2=1 4.2:1:B1=1") != NULL,
	    "%s", buf_cstr(&b));
	cr_expect_eq(k.t->ncase, 4);
	cr_expect_eq(k.t->ncase_open, 2);	/* 是; one of an earlier year */
	cr_expect_eq(k.t->nfee, 2);
	cr_expect_eq(k.t->fee, 25 * NUM_ONE + NUM_ONE / 2);
	cr_expect_eq(k.t->nnoway, 1);
	buf_reset(&b);
	tally_ways_say(&b, k.t);
	cr_expect_str_eq(buf_cstr(&b), "其中，网络申请2件、信函申请1件。");
	cr_expect(!tally_offers(k.t, TALLY_REVIEWS));
	cr_expect(tally_offers(k.t, TALLY_FEES));
	buf_release(&b);
	desk_close(&k);
}

Test(tally, whatever_the_encoding)
{
	static const enum encoding e[] = { ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF16LE };
	static const char text[] = HEAD "1,a,公民,2025-03-05,2025-03-20,予以公开,,\n"
	    "2,b,企业,2025-03-05,,在办,,\n";
	struct buf b = BUF_INIT;
	struct desk k;

	desk_open(&k);
	for (size_t i = 0; i < ARRAY_LEN(e); i++) {
		buf_reset(&b);
		if (e[i] == ENCODING_UTF16LE)
			buf_add(&b, "\xFF\xFE", 2);
		cr_assert(encode_write(&b, text, strlen(text), e[i], NULL));
		cr_assert(count_bytes(&k, buf_cstr(&b), b.len), "%zu", i);
		cr_expect_eq(k.t->ncounted, 2, "%zu", i);
	}
	buf_release(&b);
	desk_close(&k);
}

/* ---- workbooks ---- */

#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas." \
	"openxmlformats.org/officeDocument/2006/relationships/" type "\" Target=\"" \
	target "\"/>"
#define STYLES	"<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf/>" \
	"<xf numFmtId=\"14\"/><xf fontId=\"1\"/></cellXfs></styleSheet>"
#define C(ref, s) "<c r=\"" ref "\" t=\"str\"><v>" s "</v></c>"
#define N(ref, s) "<c r=\"" ref "\"><v>" s "</v></c>"
#define D(ref, s) "<c r=\"" ref "\" s=\"1\"><v>" s "</v></c>"
#define STRUCK(ref, s) "<c r=\"" ref "\" s=\"2\" t=\"str\"><v>" s "</v></c>"
#define TOP	"<row r=\"1\">" C("A1", "依申请公开台账") "</row>" \
	"<row r=\"2\">" C("A2", "申请人") C("C2", "收到日期") C("D2", "办理情况") "</row>" \
	"<row r=\"3\">" C("A3", "姓名") C("B3", "类型") C("D3", "办结日期") \
	C("E3", "办理结果") "</row>"
#define TOP_MERGES "<mergeCell ref=\"A1:E1\"/><mergeCell ref=\"A2:B2\"/>" \
	"<mergeCell ref=\"C2:C3\"/><mergeCell ref=\"D2:E2\"/>"

static bool
count_sheet(struct desk *k, const char *book_options, const char *rows, const char *merges)
{
	struct buf book = BUF_INIT, sheet = BUF_INIT, file = BUF_INIT;
	struct office_part parts[] = {
		{ "_rels/.rels", "<Relationships>" REL("rId1", "officeDocument",
		    "xl/workbook.xml") "</Relationships>" },
		{ "xl/workbook.xml", NULL },
		{ "xl/_rels/workbook.xml.rels", "<Relationships>" REL("rId1", "worksheet",
		    "worksheets/sheet1.xml") REL("rId4", "styles", "styles.xml")
		    "</Relationships>" },
		{ "xl/styles.xml", STYLES }, { "xl/worksheets/sheet1.xml", NULL },
		{ NULL, NULL },
	};
	bool ok;

	buf_printf(&book, "<workbook xmlns:r=\"r\">%s<sheets><sheet name=\"2025\" "
	    "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", book_options);
	buf_printf(&sheet, "<worksheet><sheetData>%s%s</sheetData><mergeCells>%s%s"
	    "</mergeCells></worksheet>", TOP, rows, TOP_MERGES, merges);
	parts[1].text = buf_cstr(&book);
	parts[4].text = buf_cstr(&sheet);
	office_zip(&file, parts);
	ok = count_bytes(k, buf_cstr(&file), file.len);
	buf_release(&book);
	buf_release(&sheet);
	buf_release(&file);
	return ok;
}

Test(tally, workbooks)
{
	static const struct { const char *book, *rows, *merges, *want; } t[] = {
		/* days as a sheet has them: counted, as text, without a format */
		{ "", "<row r=\"4\">" C("A4", "甲") C("B4", "公民") D("C4", "45721")
		    D("D4", "45736") C("E4", "公开") "</row><row r=\"5\">" C("A5", "乙")
		    C("B5", "公民") C("C5", "2025.3.5") C("D5", "2025年3月20日")
		    C("E5", "公开") "</row><row r=\"6\">" C("A6", "丙") C("B6", "公民")
		    N("C6", "45721") N("D6", "45736") C("E6", "公开") "</row>", "",
		    "3:1:A=3 3:3.1:A=3" },
		/* days from 1904 are told by their format only */
		{ "<workbookPr date1904=\"1\"/>", "<row r=\"4\">" C("B4", "公民")
		    D("C4", "44259") D("D4", "44274") C("E4", "公开") "</row><row r=\"5\">"
		    C("B5", "公民") N("C5", "44259") N("D5", "44274") C("E5", "公开")
		    "</row>", "", "3:1:A=1 3:3.1:A=1 5:bad-date" },
		/* a merge over two applications, and one over two columns */
		{ "", "<row r=\"4\">" C("B4", "公民") C("C4", "2025-03-05")
		    C("D4", "2025-03-20") C("E4", "公开") "</row><row r=\"5\">"
		    C("B5", "企业") C("D5", "2025-03-20") C("E5", "公开") "</row>",
		    "<mergeCell ref=\"C4:C5\"/>", "4:merged 5:merged" },
		{ "", "<row r=\"4\">" C("B4", "公民") C("C4", "2025-03-05")
		    C("D4", "在办") "</row>", "<mergeCell ref=\"D4:E4\"/>", "4:merged" },
		/* struck out, hidden */
		{ "", "<row r=\"4\">" C("B4", "公民") STRUCK("C4", "2025-03-05")
		    C("D4", "2025-03-20") C("E4", "公开") "</row><row r=\"5\" hidden=\"1\">"
		    C("B5", "公民") C("C5", "2025-03-05") C("D5", "2025-03-20")
		    C("E5", "公开") "</row>", "", "4:not-plain 5:not-plain" },
		/* a row alone, far below, is a row; a remark across is none */
		{ "", "<row r=\"90\">" C("B90", "公民") C("C90", "2025-03-05")
		    C("D90", "2025-03-20") C("E90", "公开") "</row><row r=\"95\">"
		    C("C95", "2025-03-05") "</row><row r=\"99\">" C("A99", "填表说明。")
		    "</row>", "<mergeCell ref=\"A99:E99\"/>",
		    "3:1:A=1 3:3.1:A=1 95:no-type 99:no-application" },
	};
	struct buf b = BUF_INIT;
	struct desk k;

	desk_open(&k);
	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		cr_assert(count_sheet(&k, t[i].book, t[i].rows, t[i].merges), "%zu", i);
		show(&b, k.t);
		cr_expect_str_eq(buf_cstr(&b), t[i].want, "%zu: %s", i, buf_cstr(&b));
	}
	buf_release(&b);
	desk_close(&k);
}

/* ---- what is asked, and counting again ---- */

Test(tally, words_told_afterwards)
{
	static const char rows[] =
	    "1,a,公民,2025-03-05,2025-03-20,移交档案馆,,\n"
	    "2,b,合作社,2025-03-05,2025-03-20,公开,,\n"
	    "3,c,公民,2025-03-05,2025-03-20,移交档案馆,,\n"
	    "4,d,公民,2025-03-05,2025-03-20,不予公开,涉稳,\n"
	    "5,e,公民,2025-03-05,2025-03-20,不予公开,,\n"	/* which? nobody says */
	    "6,f,公民,2025-03-05,2025-03-20,不予公开,重复申请,\n";
	struct tally_unknown *u;
	struct buf b = BUF_INIT;
	struct desk k;
	size_t n;

	desk_open(&k);
	cr_assert(count_text(&k, HEAD, rows));
	u = tally_unknowns(k.t, &n);
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s %s %d;", u[i].row ? "row" : "column", u[i].word, u[i].n);
	cr_expect_str_eq(buf_cstr(&b), "row 移交档案馆 2;column 合作社 1;row 涉稳 1;", "%s",
	    buf_cstr(&b));
	free(u);
	register_words_add(&k.words, REGISTER_ROW, "移交档案馆", "3.6.3");
	register_words_add(&k.words, REGISTER_COLUMN, "合作社", "B1");
	register_words_add(&k.words, REGISTER_ROW, "涉稳", "3.3.3");
	cr_assert(tally_count(k.t, k.t->form, 2025, &k.d));
	show(&b, k.t);
	cr_expect_str_eq(buf_cstr(&b), "3:1:A=3 3:1:B1=1 3:3.1:B1=1 3:3.3.3:A=1 3:3.6.3:A=2 "
	    "6:unknown-result 7:unknown-result", "%s", buf_cstr(&b));
	cr_expect_eq(k.t->nentry, 6);
	free(tally_unknowns(k.t, &n));
	cr_expect_eq(n, 0);
	buf_release(&b);
	desk_close(&k);
}

Test(tally, what_a_word_can_mean)
{
	struct buf b = BUF_INIT;
	struct desk k;
	int item;

	desk_open(&k);
	for (size_t i = 0; i < 2; i++) {
		const struct form *f = forms_find(&k.forms, i == 0 ? "2021" : "2019");

		buf_reset(&b);
		for (size_t c = 0; tally_choice(f, false, c, &item) != NULL; c++)
			buf_printf(&b, "%s ", tally_choice(f, false, c, &item)->code);
		cr_expect_str_eq(buf_cstr(&b), "A B1 B2 B3 B4 B5 ", "%s", buf_cstr(&b));
	}
	cr_expect_str_eq(tally_choice(forms_find(&k.forms, "2021"), true, 0, &item)->code, "3.1");
	buf_release(&b);
	desk_close(&k);
}

Test(tally, columns_of_people_are_never_told)
{
	struct desk k;

	desk_open(&k);
	register_words_add(&k.words, REGISTER_HEAD, "申请人（姓名）", "type");
	cr_expect_not(count_text(&k, "申请人（姓名）,收到日期,办结日期,办理结果\n",
	    "张三,2025-03-05,2025-03-20,公开\n"));
	cr_expect(k.t->lacks[TALLY_TYPE]);
	cr_expect_not(k.t->lacks[TALLY_CLOSED]);
	cr_expect_eq(k.t->nheading, 4);
	cr_expect_str_eq(k.t->heading[0], "申请人（姓名）");
	cr_expect_str_eq(k.t->head[TALLY_RECEIVED], "收到日期");
	cr_expect(tally_names_people("联系电话"));
	cr_expect_not(tally_names_people("申请人类型"));
	desk_close(&k);
}

/* By parts it is the same as in one piece. */
Test(tally, by_parts)
{
	struct buf b = BUF_INIT, rows = BUF_INIT, whole = BUF_INIT;
	size_t left = 1, n = 0;
	struct desk k;

	desk_open(&k);
	for (int i = 0; i < 100; i++)
		buf_printf(&rows, "%d,a%d,公民,2025-03-%02d,2025-04-20,%s,,\n", i, i,
		    i % 30 + 1, i % 7 == 0 ? "移交" : "公开");
	cr_assert(count_text(&k, HEAD, buf_cstr(&rows)));
	show(&whole, k.t);
	cr_assert(tally_count_begin(k.t, k.t->form, 2025, &k.d));
	for (; left > 0 && n < 100; n++)
		left = tally_count_some(k.t, 7);
	cr_expect_eq(n, 15);
	show(&b, k.t);
	cr_expect_str_eq(buf_cstr(&b), buf_cstr(&whole));
	cr_assert(tally_count_begin(k.t, k.t->form, 2025, &k.d));	/* given up half-way */
	tally_count_some(k.t, 7);
	buf_release(&b);
	buf_release(&rows);
	buf_release(&whole);
	desk_close(&k);
}

/* ---- many ---- */

#define MANY	40000

/* Row i of a register of which an eighth each is something else. */
static void
put_many(struct buf *b, int i)
{
	static const char *const row[] = {
		"公民,2025-03-05,2025-03-20,移交档案馆", "合作社,2025-03-05,2025-03-20,予以公开",
		"公民,2026-01-05,,", "公民,2023-03-05,2023-04-20,予以公开",
		"企业,2025-12-05,,在办", "公民,2025年3月,2025-03-20,予以公开",
		"公民,2024-12-20,2025-01-06,信息不存在", "公民,2025-03-05,2025-03-20,予以公开"
	};
	char text[160];

	snprintf(text, sizeof text, "%s", row[i % 8]);
	text[strcspn(text, ",")] = '\0';
	buf_printf(b, "%d,依申请-%05d,%s,", i, i, text);
	snprintf(text, sizeof text, "%s", row[i % 8] + strlen(text) + 1);
	buf_printf(b, "%s,,\n", text);
}

/* Counted or listed, and never both: by the child, as the command and the screen do. */
Test(tally, forty_thousand_rows, .timeout = 120)
{
	struct buf b = BUF_INIT;
	int why[TALLY__WHYS] = { 0 };
	struct desk k;

	desk_open(&k);
	k.run.child = child_new(0);
	buf_str(&b, HEAD);
	for (int i = 0; i < MANY; i++)
		put_many(&b, i);
	cr_assert(tally_ahead(&k.run, buf_cstr(&b), b.len));
	for (int n = 0; child_answered(k.run.child, 100) == 0 && n < 600; n++)
		continue;
	cr_assert_eq(child_answered(k.run.child, 0), 1);
	cr_assert(count_bytes(&k, buf_cstr(&b), b.len));
	cr_expect_eq(k.t->nentry, MANY);
	cr_expect_eq(k.t->ncounted, MANY / 8 * 3);
	cr_expect_eq(k.t->ndoubt, MANY / 8 * 3);
	cr_expect_eq(k.t->nrow, MANY / 8 * 5);
	for (size_t i = 0; i < k.t->nrow; i++)
		why[k.t->row[i].why]++;
	cr_expect_eq(why[TALLY_UNKNOWN_RESULT], MANY / 8);
	cr_expect_eq(why[TALLY_UNKNOWN_TYPE], MANY / 8);
	cr_expect_eq(why[TALLY_LATER], MANY / 8);
	cr_expect_eq(why[TALLY_EARLIER], MANY / 8);
	cr_expect_eq(why[TALLY_BAD_DATE], MANY / 8);
	k.t->nrow = 0;
	buf_reset(&b);
	show(&b, k.t);
	cr_expect_str_eq(buf_cstr(&b), "3:1:A=5000 3:1:B1=5000 3:2:A=5000 3:3.1:A=5000 "
	    "3:3.4.1:A=5000 3:4:B1=5000", "%s", buf_cstr(&b));
	buf_release(&b);
	desk_close(&k);
}

/* A large book with a merge at every tenth application: two each are in doubt. */
Test(tally, a_large_book_with_merges, .timeout = 120)
{
	static const char cell[] = "<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>";
	struct buf rows = BUF_INIT, merges = BUF_INIT;
	struct desk k;

	desk_open(&k);
	for (int i = 4; i < 4004; i++) {
		bool below = i % 10 == 1;

		buf_printf(&rows, "<row r=\"%d\">", i);
		buf_printf(&rows, cell, 'B', i, "公民");
		if (!below)
			buf_printf(&rows, cell, 'C', i, "2025-03-05");
		buf_printf(&rows, cell, 'D', i, "2025-03-20");
		buf_printf(&rows, cell, 'E', i, "公开");
		buf_str(&rows, "</row>");
		if (below)
			buf_printf(&merges, "<mergeCell ref=\"C%d:C%d\"/>", i - 1, i);
	}
	cr_assert(count_sheet(&k, "", buf_cstr(&rows), buf_cstr(&merges)));
	cr_expect_eq(k.t->ncounted, 3200, "%d", k.t->ncounted);
	cr_expect_eq(k.t->ndoubt, 800, "%d", k.t->ndoubt);
	for (size_t i = 0; i < k.t->nrow; i++)
		cr_expect_eq(k.t->row[i].why, TALLY_MERGED);
	buf_release(&rows);
	buf_release(&merges);
	desk_close(&k);
}
