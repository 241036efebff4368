/*
 * 落款: the office and the day at the end, where they stand, and that no reader takes
 * them for text of the report.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "kit/paperkit.h"
#include "report/report.h"

static struct report *
published(const char *agency, const char *day)
{
	struct report *r = kit_report("2021", agency, 2025);

	kit_zero(r);
	kit_text(r, "t1", "本机关依法公开政府信息。");
	kit_text(r, "t5", "公开的主动性还不够，下一步将逐项改进。");
	kit_text(r, "t6", "本年度没有收取信息处理费。");
	r->published = mem_strdup(day);
	return r;
}

static bool
export_signed(struct buf *b, const struct report *r, const char *format, bool sign)
{
	struct export_options o = { .signature = sign };

	buf_reset(b);
	return export_report(b, exporter_find(format), r, &o, NULL);
}

/* What a reader makes of it has the same texts, whether it is signed or not. */
Test(sign, no_reader_takes_it_for_text)
{
	static const char *const formats[] = { "docx", "html", "fragment", "txt", "md" };
	static const char *const days[] = { "2026-01-20", NULL };
	struct import_options o = { .agency = "云山县民政局", .year = 2025 };
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(formats); i++)
		for (size_t k = 0; k < ARRAY_LEN(days); k++) {
			struct report *r = published("云山县民政局", days[k]);
			struct candidate *c;

			cr_assert(export_signed(&b, r, formats[i], true));
			if (strcmp(formats[i], "docx") != 0) {
				cr_assert_gt(kit_count(&b, "云山县民政局"), 0);
				cr_assert_eq(kit_count(&b, "2026年1月20日"), days[k] != NULL);
			}
			c = import_bytes(kit_import(&o, NULL), b.data, b.len, "a");
			cr_assert_not_null(c->report, "%s", formats[i]);
			for (int t = 0; t < r->form->ntext; t++)
				cr_assert_str_eq(c->report->text[t] != NULL ?
				    c->report->text[t] : "", r->text[t] != NULL ?
				    r->text[t] : "", "%s", formats[i]);
			cr_assert_eq(c->nunplaced, 0, "%s: %s", formats[i],
			    c->nunplaced > 0 ? c->unplaced[0].text : "");
			candidate_free(c);
			report_free(r);
		}
	buf_release(&b);
}

/* Who asks for none gets none. */
Test(sign, only_where_it_is_asked_for)
{
	struct report *r = published("云山县民政局", "2026-01-20");
	struct buf b = BUF_INIT;

	cr_assert(export_signed(&b, r, "txt", false));
	cr_assert_eq(kit_count(&b, "2026年1月20日"), 0);
	report_free(r);
	buf_release(&b);
}

/* On txt: two empty lines, then both lines as far from the right as on paper. */
Test(sign, where_it_stands_in_a_text)
{
	struct report *r = published("云山县民政局", "2026-01-20");
	struct buf b = BUF_INIT, want = BUF_INIT;

	cr_assert(export_signed(&b, r, "txt", true));
	buf_str(&want, "信息处理费。\n\n\n");
	/* the day is 13 halves, the office 12: half of one to the right of it */
	buf_repeat(&want, " ", 100 - 12 - 8);
	buf_str(&want, "云山县民政局\n");
	buf_repeat(&want, " ", 100 - 13 - 8);
	buf_str(&want, "2026年1月20日\n");
	cr_assert_eq(kit_count(&b, buf_cstr(&want)), 1);
	report_free(r);
	buf_release(&b);
	buf_release(&want);
}

static const struct page_text *
find(const struct pages *p, const char *text)
{
	for (size_t i = p->n; i-- > 0;)
		for (size_t k = p->page[i].ntext; k-- > 0;)
			if (strcmp(p->page[i].text[k].text, text) == 0)
				return &p->page[i].text[k];
	return NULL;
}

Test(sign, where_it_stands_on_paper)
{
	static const struct { const char *agency; int over; } cases[] = {
		{ "云山县民政局", 0 },		/* about the middle of the day */
		{ "云山县人民政府", 0 },
		/* too long for that: to the edge of the text */
		{ "云山县高新技术产业开发区管理委员会自然资源局", 1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct export_options o = { .signature = true };
		struct report *r = published(cases[i].agency, "2026-01-20");
		struct doc *doc = export_build(r, &o);
		struct pages *p = pages_make(doc);
		const struct page_text *day = find(p, "2026年1月20日");
		const struct page_text *name = find(p, cases[i].agency);
		const struct page_text *last = find(p, "本年度没有收取信息处理费。");
		int middle;

		cr_assert(day != NULL && name != NULL && last != NULL);
		/* four characters of 156/28 mm from the right */
		cr_assert_leq(18400 - 4 * 15600 / 28 - day->x - day->width, 2);
		cr_assert_eq((day->y - name->y + 5) / 10, 102);
		cr_assert_eq((name->y - last->y + 15) / 30, 3 * 1021 / 30);
		middle = name->x + name->width / 2 - day->x - day->width / 2;
		if (cases[i].over)
			cr_assert_leq(18400 - name->x - name->width, 2);
		else
			cr_assert(middle >= -280 && middle <= 280, "%d", middle);
		pages_free(p);
		doc_free(doc);
		report_free(r);
	}
}

/* It never stands alone on a page: the end of the text comes along. */
Test(sign, never_alone_on_a_page)
{
	struct export_options o = { .signature = true };
	int moved = 0;

	for (int lines = 0; lines < 22; lines++) {
		struct report *r = published("云山县民政局", "2026-01-20");
		struct buf text = BUF_INIT;
		struct doc *doc;
		struct pages *p;
		const struct page *last;

		for (int i = 0; i <= lines; i++)
			buf_str(&text, i > 0 ? "\n逐项改进。" : "逐项改进。");
		kit_text(r, "t5", buf_cstr(&text));
		doc = export_build(r, &o);
		p = pages_make(doc);
		last = &p->page[p->n - 1];
		cr_assert_eq(strcmp(last->text[last->ntext - 2].text, "2026年1月20日"), 0);
		/* text, office, day, the page's number */
		cr_assert_geq(last->ntext, 4, "%d lines", lines);
		moved += last->ntext < 8;
		pages_free(p);
		doc_free(doc);
		report_free(r);
		buf_release(&text);
	}
	cr_assert_gt(moved, 0);
}

/* A source that told the day of writing: that is the day of a signature. */
Test(sign, the_day_of_writing_goes_first)
{
	struct report *r = published("云山县民政局", "2026-01-31");
	struct buf b = BUF_INIT;

	r->changed = mem_strdup("2026-02-03T04:00:00.000Z");
	cr_assert(export_signed(&b, r, "txt", true));
	cr_assert_eq(kit_count(&b, "2026年1月31日"), 1);
	r->published[0] = '\0';
	cr_assert(export_signed(&b, r, "txt", true));
	cr_assert_eq(kit_count(&b, "2026年2月3日"), 1);
	r->source = mem_array(1, sizeof *r->source);
	r->nsource = r->capsource = 1;
	r->source[0].check = mem_strdup(SOURCE_TOLD);
	r->source[0].place = mem_strdup(report_told_name(TOLD_WRITTEN));
	r->source[0].found = mem_strdup("2026-01-15");
	cr_assert(export_signed(&b, r, "txt", true));
	cr_assert_eq(kit_count(&b, "2026年1月15日"), 1);
	report_free(r);
	buf_release(&b);
}
