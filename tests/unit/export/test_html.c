/*
 * test_html.c - the page: nesting, headings of every figure, escaping.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* The page without what HTML leaves open, as XML: then nesting can be judged. */
static void
as_xml(struct buf *page)
{
	static const char *const empty[] = { "<meta ", "<br", "<col " };
	const char *at, *s;

	s = strstr(page->data, "<html");
	buf_splice(page, 0, (size_t)(s - page->data), NULL, 0);
	for (size_t i = 0; i < ARRAY_LEN(empty); i++)
		for (size_t from = 0; (at = strstr(page->data + from, empty[i])) != NULL;) {
			from = (size_t)(strchr(at, '>') - page->data);
			buf_splice(page, from, 0, "/", 1);
		}
}

Test(html, nests_and_closes)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < 4; i++) {
		struct report *r = kit_full(i < 2 ? "2021" : "2019");

		buf_reset(&b);
		cr_assert(kit_export(&b, r, "html", i % 2));
		cr_assert_eq(strncmp(b.data, "<!DOCTYPE html>\n", 16), 0);
		cr_assert_eq(kit_count(&b, "<table"), 3);
		cr_assert_eq(kit_count(&b, "<thead>"), kit_count(&b, "</thead>"));
		cr_assert_eq(kit_count(&b, "class=\"draft\""), (size_t)i % 2);
		cr_assert_eq(kit_count(&b, "class=\"mark\""), (size_t)i % 2);
		as_xml(&b);
		cr_assert(kit_wellformed(&b));
		report_free(r);
	}
	buf_release(&b);
}

/* Every id a figure names is there exactly once, and every figure names some. */
Test(html, every_figure_has_headings)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;
	const char *s;
	size_t figures = 0;

	cr_assert(kit_export(&b, r, "html", false));
	for (s = b.data; (s = strstr(s, "<td")) != NULL; s++, figures++) {
		const char *headers = strstr(s, "headers=\""), *end = strchr(s, '>');
		char id[64];
		int len;

		cr_assert(headers != NULL && headers < end);
		for (headers += 9; *headers != '"'; headers += len + (headers[len] == ' ')) {
			len = (int)strcspn(headers, " \"");
			snprintf(id, sizeof id, " id=\"%.*s\" scope=", len, headers);
			cr_assert_eq(kit_count(&b, id), 1, "%s", id);
		}
	}
	cr_assert_eq(figures, 200);
	/* 3:3.3.1:B1: group, subgroup, row; company, legal persons, applicants */
	s = strstr(b.data, ">1.属于国家秘密</th>");
	cr_assert_not_null(s);
	s = strstr(strstr(s, "<td") + 1, "<td");
	cr_assert_eq(strncmp(s, "<td headers=\"t2r5c0 t2r7c1 t2r7c2 t2r2c4 t2r1c4 t2r0c3\">", 55),
	    0, "%.70s", s);
	/* 2.5:1:A: its row, its column, its block and no other block's column */
	s = strstr(b.data, ">11398889<");
	while (*s != '<' || s[1] != 't')
		s--;
	cr_assert_not_null(strstr(s, "headers=\"t1r6c0 t1r5c1 t1r4c0\""), "%.70s", s);
	buf_release(&b);
	report_free(r);
}

Test(html, escapes)
{
	struct report *r = kit_report("2021", "云山<script>", 2024);
	struct buf b = BUF_INIT;

	kit_text(r, "t1", "</p><script>alert(1)</script>&amp;");
	cr_assert(kit_export(&b, r, "html", false));
	cr_assert_eq(kit_count(&b, "<script"), 0);
	cr_assert_eq(kit_count(&b, "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"), 1);
	cr_assert_eq(kit_count(&b, "http"), 0);		/* no outside resource */
	buf_release(&b);
	report_free(r);
}
