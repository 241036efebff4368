/*
 * The program that draws pages: what it is asked, what it answers, and what is said when
 * it cannot.  Where it was not built (its libraries are not there) the tests that need
 * it are skipped.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "export/export.h"
#include "export/page.h"
#include "export/pagewire.h"
#include "export/render.h"
#include "kit/exportkit.h"
#include "kit/pagekit.h"

#define NEED() \
	do { \
		if (!kit_writes(exporter_find("pdf"))) \
			return; \
	} while (0)

/* As a file, for tools: build/tests is not ours to know, so where KEEP_PDF says. */
static void
keep(const char *name, const struct buf *b)
{
	const char *folder = getenv("KEEP_PDF");
	char path[512];
	FILE *f;

	if (folder == NULL)
		return;
	snprintf(path, sizeof path, "%s/%s.pdf", folder, name);
	f = fopen(path, "wb");
	cr_assert_not_null(f);
	fwrite(b->data, 1, b->len, f);
	fclose(f);
}

static bool
draw(struct render *r, struct buf *out, bool draft, const char *rare, struct diag *d)
{
	struct pages *p = kit_pages(draft, rare);
	bool ok = render_pages(r, out, p, d);

	pages_drop(p);
	return ok;
}

Test(render, the_same_pages_are_the_same_bytes)
{
	struct buf b[3] = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct render *r;
	struct diag d;

	NEED();
	diag_init(&d);
	r = render_new();
	cr_assert(draw(r, &b[0], false, NULL, &d));
	cr_assert(draw(r, &b[1], true, NULL, &d));
	cr_assert(draw(r, &b[2], false, NULL, &d), "one process serves many");
	cr_assert(render_running(r));
	render_free(r);
	cr_assert_eq(b[0].len, b[2].len);
	cr_assert_eq(memcmp(b[0].data, b[2].data, b[0].len), 0);
	cr_assert_eq(memcmp(b[0].data, "%PDF-1.", 7), 0);
	cr_assert_not_null(memmem(b[0].data, b[0].len, "/MarkInfo", 9));
	cr_assert_neq(b[0].len, b[1].len, "the mark is drawn");
	keep("pages", &b[0]);
	keep("draft", &b[1]);
	r = render_new();
	buf_reset(&b[1]);
	cr_assert(draw(r, &b[1], false, NULL, &d));
	cr_assert_eq(b[0].len, b[1].len, "as another process draws them");
	cr_assert_eq(memcmp(b[0].data, b[1].data, b[0].len), 0);
	render_free(r);
	cr_assert_eq(d.nerror, 0);
	for (int i = 0; i < 3; i++)
		buf_release(&b[i]);
	diag_release(&d);
}

/* U+10FFFD: for private use, in no font. */
Test(render, what_no_font_has_is_named_and_refused)
{
	static const char rare[] = "甲\xF4\x8F\xBF\xBD乙";
	struct buf b = BUF_INIT, text = BUF_INIT;
	struct render *r;
	struct diag d;

	NEED();
	diag_init(&d);
	r = render_new();
	cr_assert_not(draw(r, &b, false, rare, &d));
	cr_assert_eq(b.len, 0);
	cr_assert_eq(diag_status(&d), 1);
	cr_assert(diag_has(&d, MSG_EXPORT_PDF_GLYPH_NOT));
	diag_format(&text, &d.item[d.n - 1], LANG_ZH);
	cr_assert_not_null(strstr(buf_cstr(&text), "U+10FFFD"));
	cr_assert_not_null(strstr(buf_cstr(&text), "一、总体情况"));
	diag_reset(&d);
	cr_assert(draw(r, &b, true, rare, &d), "a draft is drawn");
	cr_assert(diag_has(&d, MSG_EXPORT_PDF_GLYPH));
	keep("rare", &b);
	render_free(r);
	buf_release(&b);
	buf_release(&text);
	diag_release(&d);
}
