/*
 * Figures of a text that follow the tables: they go with their words, are lost when they
 * are edited, come back when that is undone, and say the figure of now.
 */
#include <criterion/criterion.h>
#include <stddef.h>
#include <string.h>
#include "base/buf.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "report/report.h"
#include "report/textlink.h"

TestSuite(textlink, .fini = fix_free);

#define MADE	"2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件5件。"

static struct report *
report_with(const char *sets)
{
	struct report *r = fix_report("2021", 2025);

	fix_fill(r);
	fix_set(r, "2.1:2:A=2 2.1:2:C=5");
	fix_set(r, sets);
	return r;
}

static void
link_all(struct textlinks *l, const struct report *r, const char *text)
{
	textlinks_add(l, r, form_text_find(r->form, "t1"), text, 0, strlen(text));
}

static size_t
follow(struct textlinks *l, const struct report *r, const char *text, struct buf *out)
{
	int slot = form_text_find(r->form, "t1");
	struct textlinks_seen s;
	size_t n;

	if (out != NULL)
		return textlinks_follow(l, r, slot, text, out);
	textlinks_see(&s, l, r, slot, text);
	n = s.stale;
	textlinks_seen_release(&s);
	return n;
}

Test(textlink, years_are_no_figures)
{
	struct report *r = report_with("2.1:2:C=5");
	struct textlinks l = { NULL, 0, 0 };

	link_all(&l, r, "前言。" MADE "后记。");
	cr_expect_eq(l.n, 2);
	link_all(&l, r, "没有这样的句子 2 件。");
	cr_expect_eq(l.n, 2);
	cr_expect_eq(follow(&l, r, "前言。" MADE "后记。", NULL), 0);
	textlinks_release(&l);
	report_free(r);
}

Test(textlink, edits)
{
	static const struct { const char *text; size_t stale; } t[] = {
		{ MADE, 2 },
		{ "今年有3件事。" MADE, 2 },				/* before */
		{ "今年有3件事。" MADE "后记5件。", 2 },		/* behind */
		{ "今年有3件事。" MADE, 2 },
		{ MADE, 2 },
		{ "2025年，本局制发行政规范性文件2件，年末现行有效行政规范性文件5件。", 2 },
		{ "2025年，本局制发行政规范性文件2份，年末现行有效行政规范性文件5件。", 2 },
		/* a digit more, and taken away again */
		{ "2025年，本局制发行政规范性文件20份，年末现行有效行政规范性文件5件。", 1 },
		{ "2025年，本局制发行政规范性文件2份，年末现行有效行政规范性文件5件。", 2 },
		{ "2025年，本局制发行政规范性文件2份。", 1 },
		{ "2025年，本局制发行政规范性文件2份，年末现行有效行政规范性文件5件。", 2 },
		{ "", 0 },
		{ "2025年，本局制发行政规范性文件2份，年末现行有效行政规范性文件5件。", 2 },
	};
	struct report *r = report_with("2.1:2:C=5");
	struct textlinks l = { NULL, 0, 0 }, kept = { NULL, 0, 0 };
	struct buf stored = BUF_INIT;

	link_all(&l, r, MADE);
	fix_set(r, "2.1:2:A=12 2.1:2:C=15");
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		if (i > 0)
			textlinks_carry(&l, t[i - 1].text, t[i].text);
		cr_expect_eq(follow(&l, r, t[i].text, NULL), t[i].stale, "%zu: %zu", i,
		    follow(&l, r, t[i].text, NULL));
	}
	textlinks_print(&stored, &l);
	textlinks_read(&kept, buf_cstr(&stored));
	cr_expect_eq(follow(&kept, r, t[6].text, NULL), 2);
	buf_release(&stored);
	textlinks_release(&kept);
	textlinks_release(&l);
	report_free(r);
}

/* 2 becomes 12, 5 becomes 15; back, and forward again. */
Test(textlink, follow_and_undo)
{
	static const char now[] =
	    "2025年，本机关制发行政规范性文件12件，年末现行有效行政规范性文件15件。";
	struct report *r = report_with("2.1:2:C=5");
	struct textlinks l = { NULL, 0, 0 };
	struct buf out = BUF_INIT;

	link_all(&l, r, MADE);
	fix_set(r, "2.1:2:A=12 2.1:2:C=15");
	cr_expect_eq(follow(&l, r, MADE, &out), 2);
	cr_expect_str_eq(buf_cstr(&out), now);
	textlinks_carry(&l, MADE, now);
	cr_expect_eq(follow(&l, r, now, NULL), 0);
	textlinks_carry(&l, now, MADE);
	cr_expect_eq(follow(&l, r, MADE, NULL), 2);
	textlinks_carry(&l, MADE, now);
	fix_set(r, "2.1:2:A=3");
	buf_reset(&out);
	cr_expect_eq(follow(&l, r, now, &out), 1);
	cr_expect_not_null(strstr(buf_cstr(&out), "文件3件"));
	/* The sentence would have other figures by now: each knows its own all the same. */
	fix_set(r, "2.1:2:B=4");
	cr_expect_eq(follow(&l, r, now, NULL), 1);
	fix_set(r, "2.1:2:A=0");
	buf_reset(&out);
	cr_expect_eq(follow(&l, r, now, &out), 1);
	cr_expect_not_null(strstr(buf_cstr(&out), "文件0件"));
	buf_release(&out);
	textlinks_release(&l);
	report_free(r);
}

/* The list says which, of what, and what that is; an empty cell is no figure. */
Test(textlink, seen)
{
	struct report *r = report_with("2.1:2:C=5");
	struct textlinks l = { NULL, 0, 0 };
	struct textlinks_seen s;
	int t1 = form_text_find(r->form, "t1");

	link_all(&l, r, MADE);
	link_all(&l, r, MADE);		/* twice at one place */
	fix_set(r, "2.1:2:A= 2.1:2:C=15");
	textlinks_see(&s, &l, r, t1, MADE);
	cr_assert_eq(s.n, 2);
	cr_expect_eq(s.stale, 1);
	cr_expect_str_eq(s.item[0].what, "规范性文件制发");
	cr_expect_null(s.item[0].now);
	cr_expect_not(textlink_is_stale(&s.item[0]));
	cr_expect_str_eq(s.item[1].link->words, "5");
	cr_expect_str_eq(s.item[1].now, "15");
	textlinks_seen_release(&s);
	textlinks_release(&l);
	report_free(r);
}

/* Those of a database of before name no figure: years and numbers of papers are none. */
Test(textlink, as_they_were_stored)
{
	static const char text[] =
	    "2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件5件。";
	struct report *r = report_with("2.1:2:C=5");
	struct textlinks l = { NULL, 0, 0 }, all = { NULL, 0, 0 };
	struct buf b = BUF_INIT;
	size_t from = 0;

	link_all(&all, r, text);
	textlinks_print(&b, &all);
	for (size_t i = 0; i < all.n; i++) {
		char *end = strchr(b.data + from, '\n'), *tab = end;

		while (*tab != '\t')
			tab--;
		*tab = '\0';
		textlinks_read(&l, b.data + from);
		from = (size_t)(end + 1 - b.data);
	}
	textlinks_read(&l, "主动公开：行政规范性文件\t3\t0\t0\t2025\t\t年，本机");
	cr_assert_eq(l.n, 3);
	fix_set(r, "2.1:2:A=12");
	cr_expect_eq(follow(&l, r, text, NULL), 1);
	textlinks_release(&l);
	textlinks_release(&all);
	buf_release(&b);
	report_free(r);
}

Test(textlink, what_is_stored_badly_is_left_out)
{
	struct textlinks l = { NULL, 0, 0 };

	textlinks_read(&l, "a\t1\t0\t0\n\n\t\t\t\t\t\t\nb\t1\t0\t7\t5\tx\ty\nrest");
	cr_expect_eq(l.n, 1);
	cr_expect_eq(l.item[0].at, 7);
	textlinks_release(&l);
}
