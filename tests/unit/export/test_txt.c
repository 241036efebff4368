/*
 * test_txt.c - frames that stand straight, whatever is in the cells.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "report/report.h"

/* All lines of a table are equally wide, and every bar meets a bar or a joint. */
static void
check_frames(const char *s, int columns)
{
	int width = 0;

	for (size_t n; *s != '\0'; s += n + 1) {
		n = strcspn(s, "\n");
		if (*s != '+' && *s != '|')
			continue;
		if (width == 0)
			width = text_widthn(s, n);
		cr_assert_eq(text_widthn(s, n), width, "%.*s", (int)n, s);
		cr_assert(s[n - 1] == '+' || s[n - 1] == '|', "%.*s", (int)n, s);
	}
	cr_assert_gt(width, 0);
	if (columns >= 76)	/* fifteen columns of two characters and their frame */
		cr_assert_leq(width, columns);
}

Test(txt, frames_at_every_width)
{
	struct buf b = BUF_INIT;

	for (int columns = 20; columns <= 200; columns += 9)
		for (int i = 0; i < 2; i++) {
			struct report *r = kit_full(i ? "2019" : "2021");

			for (int s = 0; s < r->form->nsection; s++) {
				buf_reset(&b);
				export_text_tables(&b, r, s, columns, LANG_ZH);
				if (r->form->section[s].ntable > 0)
					check_frames(buf_cstr(&b), columns);
				else
					cr_assert_eq(b.len, 0);
			}
			report_free(r);
		}
	buf_release(&b);
}

Test(txt, spans)
{
	static const char want[] =
	    "+-------+------+\n"
	    "|       |  bc  |\n"
	    "|   a   +------+\n"
	    "|       |    2 |\n"
	    "+-------+------+\n"
	    "|     wide     |\n"
	    "+-------+------+\n"
	    "|   3   |    4 |\n"
	    "+-------+------+\n";
	struct doc *doc = doc_new();
	struct doc_table *t = doc_add_table(doc, 4, 2);
	struct buf b = BUF_INIT;

	doc_add_cell(doc, t, 0, 0, 2, 1, DOC_ROWHEAD, "a");
	doc_add_cell(doc, t, 0, 1, 1, 1, DOC_COLHEAD, "bc");
	doc_add_cell(doc, t, 1, 1, 1, 1, DOC_DATA, "2");
	doc_add_cell(doc, t, 2, 0, 1, 2, DOC_CAPTION, "wide");
	doc_add_cell(doc, t, 3, 0, 1, 1, DOC_ROWHEAD, "3");
	doc_add_cell(doc, t, 3, 1, 1, 1, DOC_DATA, "4");
	export_txt_table(&b, doc, t, 16);
	cr_assert_str_eq(buf_cstr(&b), want, "\n%s", buf_cstr(&b));
	buf_release(&b);
	doc_free(doc);
}

/* A figure is never broken, a label never lost. */
Test(txt, everything_is_there)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;

	export_text_tables(&b, r, -1, 100, LANG_ZH);
	cr_assert_eq(kit_count(&b, "11398889"), 1);
	cr_assert_eq(kit_count(&b, "24252.311082"), 1);
	cr_assert_eq(kit_count(&b, "1317"), 1);
	cr_assert_eq(kit_count(&b, "第二十条第（八）项"), 1);
	buf_reset(&b);
	cr_assert(kit_export(&b, r, "txt", true));
	cr_assert_eq(strncmp(b.data, "【草稿】\n", strlen("【草稿】\n")), 0);
	cr_assert_eq(kit_count(&b, "\n六、其他需要报告的事项\n"), 1);
	cr_assert_eq(kit_count(&b, "\n　　概况如下。\n"), 1);
	buf_release(&b);
	report_free(r);
}

Test(txt, shows_what_could_steer_a_terminal)
{
	struct report *r = kit_report("2021", "云山县", 2024);
	struct buf b = BUF_INIT;

	r->cell[0].raw = strdup("1\x1b[2J件");
	r->cell[0].has_value = true;
	r->cell[0].value = NUM_ONE;
	export_text_tables(&b, r, form_section_find(r->form, "t2"), 80, LANG_ZH);
	cr_assert_eq(kit_count(&b, "\x1b"), 0);
	check_frames(buf_cstr(&b), 80);
	buf_release(&b);
	report_free(r);
}

/* The indent of a paragraph is the writer's, whatever blanks the text began with. */
Test(txt, own_indents_go)
{
	static const char *const blank[] = { " ", "\u00A0", "\u2003", "\u3000\u3000", "\u200B" };
	struct buf want = BUF_INIT, got = BUF_INIT;
	struct report *r = kit_full("2021");

	kit_text(r, "t5", "甲段。\n乙段。");
	cr_assert(kit_export(&want, r, "html", true));
	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++) {
		struct buf text = BUF_INIT;

		buf_printf(&text, "%s甲段。\n%s乙段。", blank[i], blank[i]);
		kit_text(r, "t5", buf_cstr(&text));
		buf_reset(&got);
		cr_assert(kit_export(&got, r, "html", true));
		cr_expect_str_eq(buf_cstr(&got), buf_cstr(&want), "%zu", i);
		buf_release(&text);
	}
	buf_release(&want);
	buf_release(&got);
	report_free(r);
}
