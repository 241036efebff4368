/*
 * A report as pages of paper: where lines and pages end, that nothing is lost, printed
 * twice or printed over something else, and that no page is left half empty.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/linebreak.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page.h"
#include "export/page/paper.h"
#include "kit/exportkit.h"
#include "kit/paperkit.h"
#include "report/report.h"

#define TEXT_LEFT_MM	2800
#define TEXT_RIGHT_MM	(2800 + 15600)
#define TEXT_TOP_MM	3700
#define TEXT_BOTTOM_MM	(3700 + 22500)
#define TABLE_OUT	1200	/* how far a wide table may stand out on either side */

/* ---- lines ---- */

/* The lines of a text with "|" between them. */
static const char *
lines(struct buf *b, const char *s, int indent, int columns)
{
	struct paper_lines l = { NULL, 0, 0 };

	buf_reset(b);
	paper_wrap(&l, s, indent, columns);
	for (size_t i = 0; i < l.n; i++) {
		buf_str(b, i > 0 ? "|" : "");
		buf_add(b, s + l.line[i].from, l.line[i].to - l.line[i].from);
	}
	paper_release(&l);
	return buf_cstr(b);
}

#define TEN	"甲乙丙丁戊己庚辛壬癸"
#define TWENTY	TEN TEN

Test(pages, where_a_line_ends)
{
	static const struct { const char *s, *want; int indent, columns; } cases[] = {
		/* one mark too many is squeezed in, two take a character along */
		{ TWENTY "，子丑", TWENTY "，|子丑", 0, 40 },
		{ TWENTY "》，子丑", TEN "甲乙丙丁戊己庚辛壬|癸》，子丑", 0, 40 },
		{ TWENTY "。", TWENTY "。", 0, 40 },
		/* in a narrow cell nothing is squeezed: it would be seen */
		{ "甲乙丙，丁", "甲乙|丙，丁", 0, 6 },
		/* nor is a dash, which has no empty half */
		{ TWENTY "——子", TEN "甲乙丙丁戊己庚辛壬|癸——子", 0, 40 },
		{ TEN "甲乙丙丁戊己庚辛壬（子）", TEN "甲乙丙丁戊己庚辛壬|（子）", 0, 40 },
		{ "他说“好”", "他说|“好”", 0, 6 },
		/* figures and words */
		{ TEN "甲乙丙丁24252.311082万元", TEN "甲乙丙丁|24252.311082万元", 0, 36 },
		{ TEN "甲乙丙丁，答复率100%。", TEN "甲乙丙丁，答复率|100%。", 0, 38 },
		{ "网址http://a.cn/zwgk?x=1", "网址|http://a.cn/zwgk?x=1", 0, 22 },
		{ "a-b c", "a-b|c", 0, 4 },
		/* longer than a line: it fills the one it begins in */
		{ "址http://a.cn/zwgk?x=1", "址http://|a.cn/zwgk|?x=1", 0, 9 },
		/* the first line of a text is indented, not the next paragraph's */
		{ "甲乙丙丁\n甲乙丙丁", "甲乙|丙丁|甲乙丙丁", 4, 8 },
		{ "", "", 4, 56 },
		/* beyond the BMP two halves, a mark on a letter none */
		{ "𰻝𠀀𰻝𠀀", "𰻝𠀀|𰻝𠀀", 0, 5 },
		{ "e\xCC\x81" "e\xCC\x81 甲", "e\xCC\x81" "e\xCC\x81|甲", 0, 2 },
		{ "１２３", "１２|３", 0, 4 },	/* full-width */
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_str_eq(lines(&b, cases[i].s, cases[i].indent, cases[i].columns),
		    cases[i].want);
	buf_release(&b);
}

Test(pages, a_width_is_the_same_in_every_terminal)
{
	struct buf b = BUF_INIT;
	char first[64];

	strcpy(first, lines(&b, "“双随机”……", 0, 10));
	text_set_ambiguous(1);
	cr_assert_str_eq(lines(&b, "“双随机”……", 0, 10), first);
	text_set_ambiguous(2);
	cr_assert_str_eq(lines(&b, "“双随机”……", 0, 10), first);
	cr_assert_eq(paper_width("“”", strlen("“”")), 4);
	buf_release(&b);
}

/* A line that an address left half empty keeps its width; the last of a paragraph too. */
Test(pages, which_lines_are_full)
{
	const char *s = TWENTY "子丑寅卯http://www.yunshan.example.cn/index.html全年" TWENTY TEN;
	struct paper_lines l = { NULL, 0, 0 };

	paper_wrap(&l, s, 0, 56);
	cr_assert_eq(l.n, 3);
	cr_assert(!l.line[0].full || l.line[0].width >= 49);
	cr_assert(l.line[1].full);
	cr_assert_not(l.line[2].full);
	paper_release(&l);
	paper_wrap(&l, "全年http://www.yunshan.example.cn/zwgk/zfxxgk/zl/abc/d.html" TEN, 0, 56);
	cr_assert_not(l.line[0].full);
	paper_release(&l);
}

/* ---- pages ---- */

struct set {
	struct report	*r;
	struct doc	*doc;
	struct pages	*p;
	const char	*name;
};

static void
make(struct set *s, const struct paper_case *c)
{
	struct export_options o = { .draft = strcmp(c->name, "empty") == 0 };

	s->name = c->name;
	s->r = paper_make(c);
	s->doc = export_build(s->r, &o);
	s->p = pages_make(s->doc);
}

static void
drop(struct set *s)
{
	pages_free(s->p);
	doc_free(s->doc);
	report_free(s->r);
}

static bool
in_table(const struct pages *p, int element)
{
	return element >= 0 && (p->element[element].tag == PAGE_TAG_TH ||
	    p->element[element].tag == PAGE_TAG_TD);
}

/* Texts outside of the text's area, but for the page's number. */
static int
outside(const struct pages *p)
{
	int n = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].ntext; k++) {
			const struct page_text *t = &p->page[i].text[k];
			int out = in_table(p, t->element) || t->size_x10 <= 90 ? TABLE_OUT : 0;

			if (t->element < 0 && t->y > TEXT_BOTTOM_MM)
				continue;
			n += t->x < TEXT_LEFT_MM - out || t->width <= 0 ||
			    t->x + t->width > TEXT_RIGHT_MM + out ||
			    t->y < TEXT_TOP_MM + t->size_x10 * 3 || t->y > TEXT_BOTTOM_MM;
		}
	return n;
}

/* Pairs of texts of a page that stand on one another. */
static int
overlaps(const struct pages *p)
{
	int n = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].ntext; k++)
			for (size_t m = k + 1; m < p->page[i].ntext; m++) {
				const struct page_text *a = &p->page[i].text[k];
				const struct page_text *b = &p->page[i].text[m];

				/* a line is nearly as high as its size */
				n += a->x < b->x + b->width && b->x < a->x + a->width &&
				    abs(a->y - b->y) < (a->size_x10 < b->size_x10 ?
				    a->size_x10 : b->size_x10) * 34 / 10;
			}
	return n;
}

/* Rules that cross a text. */
static int
crossed(const struct pages *p)
{
	int n = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].ntext; k++)
			for (size_t m = 0; m < p->page[i].nrule; m++) {
				const struct page_text *t = &p->page[i].text[k];
				const struct page_rule *r = &p->page[i].rule[m];

				n += r->x0 < t->x + t->width && t->x < r->x1 + 1 &&
				    r->y0 < t->y && t->y - t->size_x10 * 3 < r->y1 + 1;
			}
	return n;
}

/* Hundredths of a page below what stands on it. */
static int
hole(const struct page *page)
{
	int low = TEXT_TOP_MM;

	for (size_t k = 0; k < page->ntext; k++)
		if (page->text[k].y > low && page->text[k].y < TEXT_BOTTOM_MM)
			low = page->text[k].y;
	for (size_t k = 0; k < page->nrule; k++)
		if (page->rule[k].y1 > low)
			low = page->rule[k].y1;
	return (TEXT_BOTTOM_MM - low) * 100 / 22500;
}

static int
worst_hole(const struct pages *p)
{
	int worst = 0;

	for (size_t i = 0; i + 1 < p->n; i++)
		if (hole(&p->page[i]) > worst)
			worst = hole(&p->page[i]);
	return worst;
}

Test(pages, nothing_outside_nothing_twice_no_holes)
{
	size_t n = 0;

	for (const struct paper_case *c = paper_cases; c->name != NULL; c++, n++) {
		struct set s;

		make(&s, c);
		cr_expect_eq(outside(s.p), 0, "%s: %d outside", c->name, outside(s.p));
		cr_expect_eq(overlaps(s.p), 0, "%s: %d overlap", c->name, overlaps(s.p));
		cr_expect_eq(crossed(s.p), 0, "%s: %d crossed", c->name, crossed(s.p));
		cr_expect_leq(worst_hole(s.p), 20, "%s: %d%%", c->name, worst_hole(s.p));
		drop(&s);
	}
	cr_assert_geq(n, paper_samples + 12);
}

/* What these measures are for, they see. */
Test(pages, control_they_are_seen)
{
	struct set s;
	struct page_text *t;
	struct doc_table *table = NULL;

	make(&s, &paper_cases[0]);
	t = &s.p->page[0].text[3];
	t->y = s.p->page[0].text[4].y;
	cr_assert_gt(overlaps(s.p), 0);
	t->y = TEXT_BOTTOM_MM + 10;
	cr_assert_gt(outside(s.p), 0);
	s.p->page[1].rule[0].y1 += 10000;
	s.p->page[1].rule[0].x1 += 1000;
	cr_assert_gt(crossed(s.p), 0);
	pages_free(s.p);
	/* a table of two pages that may not break leaves a hole before it */
	for (size_t i = 0; i < s.doc->n; i++)
		if ((table = s.doc->block[i].table) != NULL)
			break;
	cr_assert_not_null(table);
	for (int row = 0; row + 1 < table->nrow; row++)
		table->keep[row] = true;
	table->prose = true;		/* or the flow would say it anew */
	table->row_height = 140;
	s.p = pages_make(s.doc);
	cr_assert_gt(worst_hole(s.p), 20);
	drop(&s);
}

/* All that an element says, over lines and pages. */
static void
said(struct buf *b, const struct pages *p, int element)
{
	buf_reset(b);
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].ntext; k++)
			if (p->page[i].text[k].element == element)
				buf_str(b, p->page[i].text[k].text);
}

/* As "said": without line ends and the blanks at them. */
static void
bare(struct buf *b, const char *s)
{
	buf_reset(b);
	for (; *s != '\0'; s++)
		if (*s != '\n' && *s != ' ')
			buf_chr(b, *s);
}

static void
check_said(struct buf *is, struct buf *want, const struct set *s, int element,
    const char *text)
{
	struct buf b = BUF_INIT;

	said(&b, s->p, element);
	bare(is, buf_cstr(&b));
	bare(want, text);
	cr_assert_str_eq(buf_cstr(is), buf_cstr(want), "%s", s->name);
	buf_release(&b);
}

/* Every block and every cell, in the order of the tree. */
Test(pages, everything_is_said_once)
{
	struct buf is = BUF_INIT, want = BUF_INIT;

	for (const struct paper_case *c = paper_cases; c->name != NULL; c++) {
		struct set s;
		int at = 1;

		make(&s, c);
		cr_assert_eq(s.p->element[0].parent, -1);
		for (size_t i = 0; i < s.doc->n; i++) {
			const struct doc_block *b = &s.doc->block[i];

			if (b->kind == DOC_MARK)
				continue;
			if (b->table == NULL) {
				check_said(&is, &want, &s, at++, b->text);
				continue;
			}
			cr_assert_eq(s.p->element[at].tag, PAGE_TAG_TABLE);
			cr_assert_str_eq(s.p->element[at].summary, b->table->caption);
			at++;
			for (size_t k = 0; k < b->table->ncell; k++) {
				at += s.p->element[at].tag == PAGE_TAG_TR;
				cr_assert_lt(s.p->element[at].parent, at);
				cr_assert_eq(s.p->element[at].colspan,
				    b->table->cell[k].colspan);
				check_said(&is, &want, &s, at++, b->table->cell[k].text);
			}
		}
		cr_assert_eq((size_t)at, s.p->nelement, "%s", c->name);
		drop(&s);
	}
	buf_release(&is);
	buf_release(&want);
}

/* ---- where lines and pages end ---- */

static uint32_t
first_cp(const char *s)
{
	uint32_t cp;

	text_decode(s, strlen(s), &cp);
	return cp;
}

static uint32_t
last_cp(const char *s)
{
	uint32_t cp;
	size_t n = strlen(s);

	text_decode(s + text_prev(s, n, n), n, &cp);
	return cp;
}

/* Is it the beginning of a line, and not of a piece within one? */
static bool
begins_line(const struct page *page, size_t k)
{
	return k == 0 || page->text[k - 1].element != page->text[k].element ||
	    page->text[k - 1].y != page->text[k].y;
}

Test(pages, no_line_begins_or_ends_wrongly)
{
	size_t n = 0;

	for (const struct paper_case *c = paper_cases; c->name != NULL; c++) {
		struct set s;
		const struct page_text *before = NULL;

		make(&s, c);
		for (size_t i = 0; i < s.p->n; i++)
			for (size_t k = 0; k < s.p->page[i].ntext; k++) {
				const struct page_text *t = &s.p->page[i].text[k];

				if (t->element < 0 || in_table(s.p, t->element))
					continue;
				if (before != NULL && before->element == t->element &&
				    begins_line(&s.p->page[i], k)) {
					n++;
					cr_expect_not(text_no_start(first_cp(t->text)) &&
					    first_cp(t->text) >= 0x80, "%s: %s", c->name,
					    t->text);
					cr_expect(text_may_break(0, last_cp(before->text),
					    first_cp(t->text)) || first_cp(t->text) < 0x80,
					    "%s: %s|%s", c->name, before->text, t->text);
				}
				before = t;
			}
		drop(&s);
	}
	cr_assert_gt(n, 200);
}

/* Lines of an element on a page. */
static int
lines_on(const struct page *page, int element)
{
	int n = 0;

	for (size_t k = 0; k < page->ntext; k++)
		n += page->text[k].element == element && begins_line(page, k);
	return n;
}

static int
last_element(const struct page *page)
{
	int element = -1, y = 0;

	for (size_t k = 0; k < page->ntext; k++)
		if (page->text[k].element >= 0 && page->text[k].y > y) {
			y = page->text[k].y;
			element = page->text[k].element;
		}
	return element;
}

Test(pages, no_line_alone_and_no_heading_last)
{
	int parted = 0;

	for (const struct paper_case *c = paper_cases; c->name != NULL; c++) {
		struct set s;

		make(&s, c);
		for (size_t i = 0; i + 1 < s.p->n; i++) {
			int element = last_element(&s.p->page[i]);
			enum page_tag tag = s.p->element[element].tag;
			int before = lines_on(&s.p->page[i], element);
			int after = lines_on(&s.p->page[i + 1], element);

			cr_expect(tag != PAGE_TAG_H1 && tag != PAGE_TAG_H2 && tag != PAGE_TAG_H3,
			    "%s, page %zu", c->name, i + 1);
			if (after == 0 || in_table(s.p, element))
				continue;
			parted++;
			cr_expect(before >= 2 && after >= 2, "%s, page %zu: %d + %d", c->name,
			    i + 1, before, after);
		}
		drop(&s);
	}
	cr_assert_gt(parted, 5);
}

/* 22 lines of 28 characters: text alone, of one paragraph. */
Test(pages, a_page_is_22_lines_of_28)
{
	struct doc *doc = doc_new();
	struct buf b = BUF_INIT;
	struct pages *p;

	for (int i = 0; i < 22 * 28 - 2; i++)
		buf_str(&b, "公");
	doc_add(doc, DOC_PARA, buf_cstr(&b), b.len);
	p = pages_make(doc);
	cr_assert_eq(p->n, 1);
	cr_assert_eq(p->page[0].ntext, 22 + 1);	/* and the page's number */
	cr_assert_eq(p->page[0].text[1].x, TEXT_LEFT_MM);
	cr_assert_eq(p->page[0].text[1].width, 15600);
	cr_assert_str_eq(p->page[0].text[22].text, "— 1 —");
	pages_free(p);
	doc_add(doc, DOC_PARA, buf_cstr(&b), 3);
	p = pages_make(doc);
	cr_assert_eq(p->n, 2);
	/* the second number at the left, one character in */
	cr_assert_gt(p->page[0].text[22].x, 15000);
	cr_assert_eq(p->page[1].text[1].x, TEXT_LEFT_MM + 494);
	pages_free(p);
	doc_free(doc);
	buf_release(&b);
}

/* ---- tables ---- */

/* No rule lies on another; horizontal ones end where others begin. */
Test(pages, a_rule_is_drawn_once)
{
	for (const struct paper_case *c = paper_cases; c->name != NULL; c++) {
		struct set s;

		make(&s, c);
		for (size_t i = 0; i < s.p->n; i++)
			for (size_t k = 0; k < s.p->page[i].nrule; k++)
				for (size_t m = k + 1; m < s.p->page[i].nrule; m++) {
					const struct page_rule *a = &s.p->page[i].rule[k];
					const struct page_rule *b = &s.p->page[i].rule[m];
					bool lying = a->y0 == a->y1 && b->y0 == b->y1;
					bool upright = a->x0 == a->x1 && b->x0 == b->x1;

					/* neither over one another nor end to end */
					cr_assert_not(lying && a->y0 == b->y0 &&
					    a->x0 <= b->x1 && b->x0 <= a->x1, "%s", c->name);
					cr_assert_not(upright && a->x0 == b->x0 &&
					    a->y0 <= b->y1 && b->y0 <= a->y1, "%s", c->name);
				}
		drop(&s);
	}
}

/* What heads a table stands above the rest of it, too, for the eye alone. */
Test(pages, a_table_goes_on_below_its_head)
{
	int went_on = 0;

	for (const struct paper_case *c = paper_cases; c->name != NULL; c++) {
		struct set s;

		make(&s, c);
		for (size_t i = 0; i < s.p->npart; i++) {
			const struct page_part *part = &s.p->part[i];
			int heads = 0;

			if (part->from == 0 || part->table->nhead == 0)
				continue;
			went_on++;
			for (size_t k = 0; k < s.p->page[part->page].ntext; k++) {
				const struct page_text *t = &s.p->page[part->page].text[k];

				heads += t->element < 0 && t->y > part->y &&
				    t->y < part->y + part->height;
			}
			cr_expect_gt(heads, part->table->ncol - 3, "%s", c->name);
			cr_expect_gt(part->from, part->table->nhead + 1);
		}
		drop(&s);
	}
	cr_assert_gt(went_on, 1);
}

/* A remark that is higher than a page: in slices, all of it. */
Test(pages, a_row_higher_than_a_page)
{
	struct doc *doc = doc_new();
	struct doc_table *t = doc_add_table(doc, 2, 2);
	struct buf all = BUF_INIT;
	struct pages *p;

	t->width = arena_array(&doc->arena, 2, sizeof *t->width);
	t->width[0] = 400;
	t->width[1] = 1160;
	t->point_x10 = 105;
	t->row_height = 80;
	t->nhead = 1;
	t->prose = true;
	t->caption = arena_strdup(&doc->arena, "备注");
	doc_add_cell(doc, t, 0, 0, 1, 1, DOC_COLHEAD, "处");
	doc_add_cell(doc, t, 0, 1, 1, 1, DOC_COLHEAD, "说明");
	doc_add_cell(doc, t, 1, 0, 1, 1, DOC_DATA, "一");
	doc_add_cell(doc, t, 1, 1, 1, 1, DOC_DATA, paper_long_text());
	t->cell[3].left = true;
	p = pages_make(doc);
	cr_assert_gt(p->n, 2);
	cr_assert_eq(outside(p), 0);
	cr_assert_eq(overlaps(p), 0);
	said(&all, p, (int)p->nelement - 1);
	cr_assert_gt(all.len, strlen(paper_long_text()) - 300);
	buf_release(&all);
	pages_free(p);
	doc_free(doc);
}

/* ---- in a terminal ---- */

/* The widest line of a page there. */
static int
widest(const char *s)
{
	int most = 0;

	for (size_t n; *s != '\0'; s += n + (s[n] != '\0')) {
		n = strcspn(s, "\n");
		if (text_widthn(s, n) > most)
			most = text_widthn(s, n);
	}
	return most;
}

/* Every line of the text as it is on paper, every figure in the tables; as wide as the
 * terminal at the most. */
Test(pages, the_same_pages_in_a_terminal)
{
	static const int columns[] = { 76, 100 };

	for (const struct paper_case *c = paper_cases; c->name != NULL; c++) {
		struct set s;
		struct buf b = BUF_INIT;

		make(&s, c);
		for (size_t i = 0; i < 2 * s.p->n; i++) {
			const struct page *page = &s.p->page[i / 2];
			size_t figures = 0, found = 0;

			buf_reset(&b);
			pages_terminal(&b, s.p, i / 2, columns[i % 2]);
			/* fifteen columns of six digits would stand out at the right */
			if (c < paper_cases + paper_samples)
				cr_expect_leq(widest(buf_cstr(&b)), columns[i % 2], "%s, page %zu",
				    c->name, i / 2 + 1);
			for (size_t k = 0; k < page->ntext; k++) {
				const struct page_text *t = &page->text[k];

				if (t->size_x10 == 160 && begins_line(page, k))
					cr_expect_not_null(strstr(buf_cstr(&b), t->text), "%s: %s",
					    c->name, t->text);
				if (t->element >= 0 && s.p->element[t->element].tag == PAGE_TAG_TD &&
				    strcmp(t->text, "888888") == 0)
					figures++;
			}
			found = kit_count(&b, "888888");
			cr_expect(figures == 0 || found == figures, "%s: %zu of %zu", c->name,
			    found, figures);
		}
		buf_release(&b);
		drop(&s);
	}
}

/* ---- the whole, to be read by people ---- */

static void
put_lines(struct buf *b, const struct page *page)
{
	for (size_t k = 0; k < page->ntext; k++) {
		const struct page_text *t = &page->text[k];
		size_t n = strlen(t->text), some = text_offset(t->text, n, 8);

		if (k > 0 && page->text[k - 1].y == t->y)
			continue;
		buf_printf(b, "%5d ", t->y);
		buf_add(b, t->text, some);
		buf_str(b, some < n ? "…\n" : "\n");
	}
}

Test(pages, the_samples)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < paper_samples; i++) {
		struct set s;

		make(&s, &paper_cases[i]);
		buf_printf(&b, "%s: %zu pages\n", s.p->title, s.p->n);
		for (size_t k = 0; k < s.p->nmark; k++)
			buf_printf(&b, "  %d %s %d\n", s.p->mark[k].level, s.p->mark[k].text,
			    s.p->mark[k].page + 1);
		for (size_t k = 0; k < s.p->n; k++) {
			buf_printf(&b, "-- %zu, %d%% empty\n", k + 1, hole(&s.p->page[k]));
			put_lines(&b, &s.p->page[k]);
		}
		drop(&s);
	}
	cr_assert(kit_golden(&b, "pages.txt"));
	buf_release(&b);
}

Test(pages, the_same_twice)
{
	struct set a, b;

	make(&a, &paper_cases[3]);
	make(&b, &paper_cases[3]);
	cr_assert_eq(a.p->n, b.p->n);
	for (size_t i = 0; i < a.p->n; i++) {
		cr_assert_eq(a.p->page[i].ntext, b.p->page[i].ntext);
		for (size_t k = 0; k < a.p->page[i].ntext; k++) {
			const struct page_text *x = &a.p->page[i].text[k], *y = &b.p->page[i].text[k];

			cr_assert(x->x == y->x && x->y == y->y && x->width == y->width &&
			    strcmp(x->text, y->text) == 0);
		}
	}
	drop(&a);
	drop(&b);
}
