/*
 * test_import_layouts.c - layouts met in published reports, rebuilt with figures and
 * texts of our own: what they have in common is that every figure can be read.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "doc/doc.h"
#include "evidence/damage/copy.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "evidence/damage/verdict.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/report.h"

struct file {
	struct report	*report;
	struct page	*page;
	struct buf	 bytes;
	struct candidate *read;
	struct tally	 tally;
	struct buf	 why;
};

static void
begin(struct file *f, uint64_t seed, const char *form)
{
	memset(f, 0, sizeof *f);
	do {
		report_free(f->report);
		f->report = judge_report(&seed);
	} while (strcmp(f->report->form->code, form) != 0);
	f->page = page_build(f->report, seed);
}

static void
read_bytes(struct file *f, const char *name)
{
	f->read = import_bytes(kit_import(NULL, NULL), f->bytes.data, f->bytes.len, name);
	cr_assert_not_null(f->read->report, "%s", name);
	judge(&f->tally, f->page, layout_find("dump"), f->read, &f->why);
}

static void
write_and_read(struct file *f, const char *layout)
{
	cr_assert(layout_find(layout)->write(&f->bytes, f->page));
	read_bytes(f, layout);
}

static void
end(struct file *f)
{
	candidate_free(f->read);
	page_free(f->page);
	report_free(f->report);
	buf_release(&f->bytes);
	buf_release(&f->why);
}

/* Nothing wrong, nothing open. */
static void
all_right(struct file *f, const char *what)
{
	cr_expect_eq(f->tally.bad, 0, "%s: %s", what, buf_cstr(&f->why));
	cr_expect_eq(f->read->nopen, 0, "%s: %zu open", what, f->read->nopen);
	cr_expect_eq(f->tally.cell[VERDICT_RIGHT],
	    (unsigned long)f->report->form->ncell, "%s", what);
	cr_expect_eq(f->tally.misnamed, 0, "%s: %s", what, buf_cstr(&f->why));
}

static bool
has_finding(const struct report *r, const char *check)
{
	for (size_t i = 0; i < r->nsource; i++)
		if (strcmp(r->source[i].check, check) == 0)
			return true;
	return false;
}

static struct page_table *
table4(struct page *p)
{
	struct page_table *t = NULL;

	for (int i = 0; i < p->n; i++)
		if (p->block[i].table != NULL)
			t = p->block[i].table;
	return t;
}

/* The header of the notice: results of 复议 stand in the second row and reach down
 * beside the two kinds of 诉讼. */
static void
header_of_the_notice(struct page *p)
{
	struct page_table *t = table4(p);

	t->row[0]->cell[0].rowspan = 1;
	for (int i = 0; i < 5; i++) {
		struct page_cell *c = row_insert(t->row[1], i, DOC_COLHEAD,
		    t->row[2]->cell[0].text);

		c->rowspan = 2;
		row_remove(t->row[2], 0);
	}
}

Test(import_layouts, table_4_with_the_header_of_the_notice)
{
	for (const struct damage_layout *l = layouts; l->name != NULL; l++) {
		struct file f;

		if (l->write == NULL || l->pads || strcmp(l->name, "csv") == 0)
			continue;
		begin(&f, 11, "2021");
		header_of_the_notice(f.page);
		write_and_read(&f, l->name);
		all_right(&f, l->name);
		end(&f);
	}
}

Test(import_layouts, encodings_and_line_ends)
{
	static const struct { const char *layout; enum encoding encoding; } text[] = {
		{ "dump", ENCODING_GB18030 }, { "tsv", ENCODING_GB18030 },
		{ "web", ENCODING_GB18030 }, { "dump", ENCODING_UTF16LE },
		{ "short", ENCODING_UTF16BE },
	};

	for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
		struct buf utf8 = BUF_INIT;
		struct file f;
		char *at;

		begin(&f, 100 + i, i % 2 ? "2019" : "2021");
		cr_assert(layout_find(text[i].layout)->write(&utf8, f.page));
		if ((at = strstr(utf8.data, "charset=\"utf-8\"")) != NULL)
			memcpy(at, "charset=\"gb2312", 15);	/* what such pages say */
		if (text[i].encoding == ENCODING_UTF16LE ||
		    text[i].encoding == ENCODING_UTF16BE)
			buf_splice(&utf8, 0, 0, "\xEF\xBB\xBF", 3);
		cr_assert(encode_write(&f.bytes, utf8.data, utf8.len, text[i].encoding,
		    NULL));
		read_bytes(&f, text[i].layout);
		all_right(&f, text[i].layout);
		end(&f);
		buf_release(&utf8);
	}
}

static void
replace(struct buf *b, const char *what, const char *with)
{
	for (size_t at = 0;;) {
		char *s = strstr(b->data + at, what);

		if (s == NULL)
			return;
		at = (size_t)(s - b->data);
		buf_splice(b, at, strlen(what), with, strlen(with));
		at += strlen(with);
	}
}

Test(import_layouts, line_ends_of_other_systems)
{
	static const char *const layout[] = { "dump", "short", "tsv", "lines", "md" };

	for (size_t i = 0; i < sizeof layout / sizeof *layout; i++) {
		struct file f;

		begin(&f, 200 + i, "2021");
		cr_assert(layout_find(layout[i])->write(&f.bytes, f.page));
		replace(&f.bytes, "\n", "\r\n");
		read_bytes(&f, layout[i]);
		all_right(&f, layout[i]);
		end(&f);
	}
}

/* Every row a table of its own, under no header but that of the first. */
Test(import_layouts, a_table_for_each_row)
{
	struct file f;

	begin(&f, 31, "2021");
	for (int i = f.page->n - 1; i >= 0; i--) {
		struct page_table *t = f.page->block[i].table;

		if (t == NULL || t == table4(f.page))
			continue;
		for (int k = t->n - 1; k > 3; k--) {
			struct page_table *one;

			if (t->row[k]->nwant == 0)
				continue;
			one = page_insert(f.page, i + 1, DOC_TABLE, NULL)->table;
			one->row[one->n++] = t->row[k];
			for (int c = 0; c < t->row[k]->n; c++)
				t->row[k]->cell[c].rowspan = 1;
			table_remove(t, k);
		}
	}
	write_and_read(&f, "web");
	all_right(&f, "web");
	end(&f);
}

/* （六）其他处理 printed as one row in a report of 2021: its figures are 3.其他. */
Test(import_layouts, other_handling_in_one_row)
{
	struct page_table *t;
	struct file f;

	begin(&f, 41, "2021");
	t = damage_table3(f.page);
	for (int i = t->n - 1, left = 3; i >= 0 && left > 0; i--) {
		struct page_row *r = t->row[i];
		const char *code = r->nwant == 7 ?
		    f.report->form->cell[r->want[0]].code : "";

		if (strncmp(code, "3:3.6.", 6) != 0)
			continue;
		left--;
		if (strcmp(code, "3:3.6.3:A") != 0) {
			table_remove(t, i);
			continue;
		}
		for (int c = 0; c < r->n && r->cell[c].role != DOC_DATA; c++)
			if (row_label(r) == c) {
				r->cell[c].text = "（六）其他处理";
				r->cell[c].colspan = 2;
			}
	}
	for (int i = 0; i < t->n; i++)		/* the label over the three rows */
		for (int c = 0; c < t->row[i]->n; c++)
			if (strcmp(t->row[i]->cell[c].text, "（六）其他处理") == 0 &&
			    t->row[i]->cell[c].colspan == 1)
				row_remove(t->row[i], c);
	write_and_read(&f, "web");
	/* 3.6.1 and 3.6.2 stay empty, and F608 says why: they are not open */
	cr_expect_eq(f.tally.cell[VERDICT_WRONG], 12, "%s", buf_cstr(&f.why));
	cr_expect_eq(f.read->nopen, 0);
	cr_expect(has_finding(f.read->report, "F608"));
	for (int i = 0; i < f.report->form->ncell; i++) {
		const struct cell *c = &f.read->report->cell[i];
		const char *code = f.report->form->cell[i].code;

		if (strncmp(code, "3:3.6.1", 7) == 0 || strncmp(code, "3:3.6.2", 7) == 0)
			cr_expect(!c->has_value, "%s", code);
		else if (strncmp(code, "3:3.6.3", 7) == 0)
			cr_expect_eq(c->value, f.report->cell[i].value, "%s", code);
	}
	end(&f);
}

/* Frequent deviations of labels (F602): all figures are read, the words reported. */
Test(import_layouts, labels_that_differ_a_little)
{
	static const struct { const char *official, *found; } label[] = {
		{ "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
		  "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再受理其政府信息公开申请" },
		{ "行政规范性文件", "规范性文件" },
		{ "第二十条第（一）项", "第二十条 第(一)项" },
		{ "3.危及“三安全一稳定”", "3、危及\"三安全一稳定\"" },
		{ "商业企业", "商业\n企业" },
		{ "1.本机关不掌握相关政府信息", "1．本机关不掌握相关政府信息" },
		{ "总计", "合计" },
		{ "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
		  "（二）部分公开" },
		{ "四、结转下年度继续办理", "四、结转下年度继续办理件数" },
		{ "5.要求行政机关确认或重新出具已获取信息",
		  "5.要求行政机关确认或者重新出具已获取信息" },
	};
	struct file f;

	begin(&f, 51, "2021");
	for (int i = 0; i < f.page->n; i++) {
		struct page_table *t = f.page->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++)
			for (int c = 0; c < t->row[k]->n; c++)
				for (size_t n = 0; n < sizeof label / sizeof *label; n++)
					if (strcmp(t->row[k]->cell[c].text,
					    label[n].official) == 0)
						t->row[k]->cell[c].text =
						    label[n].found;
	}
	write_and_read(&f, "web");
	all_right(&f, "web");
	cr_expect(has_finding(f.read->report, "F602"));
	end(&f);
}

/* A table of somebody else's in section six, with the same words in it. */
Test(import_layouts, a_table_that_is_nobodys)
{
	static const char *const word[] = {
		"序号", "事项", "总计", "1", "行政许可", "35", "2", "其他", "17"
	};
	struct page_table *t;
	struct file f;

	begin(&f, 61, "2021");
	t = page_insert(f.page, f.page->n, DOC_TABLE, NULL)->table;
	for (int i = 0; i < 9; i++) {
		if (i % 3 == 0)
			table_insert(f.page, t, i / 3);
		row_insert(t->row[i / 3], i % 3, DOC_DATA, word[i]);
	}
	write_and_read(&f, "web");
	cr_expect_eq(f.tally.bad, 0, "%s", buf_cstr(&f.why));
	cr_expect_leq(f.read->nopen, 1);
	end(&f);
}

/* Years, numbers of documents and other reports' titles stand before the title. */
Test(import_layouts, a_lead_full_of_numbers)
{
	static const char *const line[] = {
		"索引号：4300-2026-00017　公开日期：2026-02-11",
		"上一篇：2018年政府信息公开工作年度报告",
	};
	struct file f;

	for (int after = 0; after < 2; after++) {
		begin(&f, 71, "2021");
		page_insert(f.page, after ? f.page->n : 0, DOC_PARA, line[after]);
		write_and_read(&f, "web");
		all_right(&f, line[after]);
		end(&f);
	}
}

/* Rows of a PDF whose figures ran together: never accepted, at most proposed. */
Test(import_layouts, figures_that_ran_together)
{
	struct file f;

	begin(&f, 81, "2021");
	for (int i = 0; i < f.page->n; i++) {
		struct page_table *t = f.page->block[i].table;

		for (int k = 0; t != NULL && k < t->n; k++) {
			struct page_row *r = t->row[k];
			int from = row_figures(r);
			struct buf b = BUF_INIT;

			if (r->nwant != 7)
				continue;
			for (int c = from; c < r->n; c++) {
				buf_str(&b, r->cell[c].text);
				r->cell[c].spoilt = true;
			}
			r->cell[from].text = page_text(f.page, "%s", buf_cstr(&b));
			while (r->n > from + 1)
				row_remove(r, r->n - 1);
			buf_release(&b);
		}
	}
	write_and_read(&f, "dump");
	cr_expect_eq(f.tally.bad, 0, "%s", buf_cstr(&f.why));
	for (int i = 0; i < f.report->form->ncell; i++)
		if (f.report->form->cell[i].code[0] == '3')
			cr_expect(!f.read->report->cell[i].has_value, "%s",
			    f.report->form->cell[i].code);
	end(&f);
}
