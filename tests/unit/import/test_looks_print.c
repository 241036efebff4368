/*
 * test_looks_print.c - what is not plain in a printed page, as mutool tells it: glyphs
 * that are small or stand higher, lines through them, colours.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "kit/officekit.h"

#define BLACK	"colorspace=\"DeviceGray\" color=\"0\""
#define WHITE	"colorspace=\"DeviceRGB\" color=\"1 1 1\""
#define NOTHING	NULL
#define CLEAR	"colorspace=\"DeviceGray\" color=\"0\" alpha=\".05\""
#define LABEL	{ 250, 500, 100, BLACK, "规章" }
#define END	{ 0, 0, 0, NULL, NULL }

/* All lengths in tenths of a point.  A run: its left end, base line, size.  Digits are
 * half as wide as high. */
struct run { int x, y, size; const char *color, *text; };
struct rule { int x0, y0, x1, y1; };

static void
put_run(struct buf *b, const struct run *r)
{
	size_t n = strlen(r->text), len;
	int x = r->x * 10;		/* hundredths */
	uint32_t cp;

	buf_printf(b, "<%s %s transform=\"1 0 0 1 0 0\">\n<span font=\"F\" wmode=\"0\" "
	    "trm=\"%d.%d 0 0 -%d.%d\">\n", r->color != NOTHING ? "fill_text" : "ignore_text",
	    r->color != NOTHING ? r->color : "", r->size / 10, r->size % 10,
	    r->size / 10, r->size % 10);
	for (size_t at = 0; at < n; at += len) {
		len = text_decode(r->text + at, n - at, &cp);
		buf_printf(b, "<g unicode=\"%.*s\" glyph=\"1\" x=\"%d.%02d\" y=\"%d.%d\" "
		    "adv=\"%s\"/>\n", (int)len, r->text + at, x / 100, x % 100,
		    r->y / 10, r->y % 10, cp < 128 ? ".5" : "1");
		x += cp < 128 ? r->size * 5 : r->size * 10;
	}
	buf_str(b, "</span>\n");
	buf_str(b, r->color != NOTHING ? "</fill_text>\n" : "</ignore_text>\n");
}

static void
put_rule(struct buf *b, const struct rule *r)
{
	buf_printf(b, "<stroke_path linewidth=\".5\" " BLACK " transform=\".1 0 0 .1 0 0\">\n"
	    "<moveto x=\"%d\" y=\"%d\"/>\n<lineto x=\"%d\" y=\"%d\"/>\n</stroke_path>\n",
	    r->x0, r->y0, r->x1, r->y1);
}

/* A row "规章" with columns at 120, 170 and 220, ruled or not; no second row. */
static const struct rule ruled[] = {
	{ 200, 300, 2200, 300 }, { 200, 600, 2200, 600 }, { 200, 300, 200, 600 },
	{ 1200, 300, 1200, 600 }, { 1700, 300, 1700, 600 }, { 2200, 300, 2200, 600 },
};

struct print {
	const char	*what;
	struct run	 run[5];
	struct rule	 rule[3];
	const char	*want;
	const char	*bare;		/* NULL: the same without ruling lines */
};

static void
print(struct buf *b, const struct print *c, bool lines)
{
	static const struct run under[] = {
		{ 250, 750, 100, BLACK, "许可" }, { 1300, 750, 100, BLACK, "7" },
		{ 1800, 750, 100, BLACK, "8" }
	};

	buf_reset(b);
	buf_str(b, "<?xml version=\"1.0\"?>\n<document name=\"a.pdf\">\n"
	    "<page mediabox=\"0 0 300 200\">\n");
	for (size_t i = 0; lines && i < sizeof ruled / sizeof *ruled; i++)
		put_rule(b, &ruled[i]);
	for (int i = 0; c->run[i].text != NULL; i++)
		put_run(b, &c->run[i]);
	for (int i = 0; i < 3 && c->rule[i].x1 != 0; i++)
		put_rule(b, &c->rule[i]);
	for (size_t i = 0; !lines && i < sizeof under / sizeof *under; i++)
		put_run(b, &under[i]);
}

static void
prints(const struct print *c, size_t n)
{
	struct buf file = BUF_INIT, got = BUF_INIT, want = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		print(&file, &c[i], true);
		office_read(&got, &file, "pdf");
		buf_reset(&want);
		buf_printf(&want, "[%s]\n", c[i].want);
		cr_expect_str_eq(buf_cstr(&got), buf_cstr(&want), "%s:\n%s",
		    c[i].what, buf_cstr(&got));
		print(&file, &c[i], false);
		office_read(&got, &file, "pdf");
		buf_reset(&want);
		buf_printf(&want, "[%s][许可|7|8]\n", c[i].bare != NULL ? c[i].bare :
		    c[i].want);
		cr_expect_str_eq(buf_cstr(&got), buf_cstr(&want), "%s, without lines:\n%s",
		    c[i].what, buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
	buf_release(&want);
}
#define PRINTS(c) prints(c, sizeof (c) / sizeof *(c))

Test(looks_print, marks_of_a_figure)
{
	static const struct print c[] = {
		{ "raised and smaller", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1401, 460, 80, BLACK, "1" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^1{raised: 41}|5", NULL },
		{ "as Word raises", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1402, 467, 65, BLACK, "1" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^1{raised: 41}|5", NULL },
		{ "of two figures", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1401, 460, 60, BLACK, "[12]" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41[12]{raised: 41}|5", NULL },
		{ "a sign", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1401, 455, 60, BLACK, "①" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41①{raised: 41}|5", NULL },
		{ "lowered", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1401, 530, 60, BLACK, "2" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^2{raised: 41}|5", NULL },
		{ "a little lowered", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1401, 508, 60, BLACK, "2" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^2{raised: 41}|5", NULL },
		{ "lowered as LibreOffice does", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1400, 509, 80, BLACK, "2" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^2{raised: 41}|5", NULL },
		{ "before it", { LABEL, { 1300, 460, 60, BLACK, "3" },
		    { 1331, 500, 100, BLACK, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|3^41{raised: 41}|5", NULL },
		{ "raised as it is", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1400, 450, 100, BLACK, "1" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^1{raised: 41}|5", NULL },
		{ "of the label", { LABEL, { 451, 460, 60, BLACK, "1" },
		    { 1300, 500, 100, BLACK, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章1{raised: 规章}|41|5", NULL },
		{ "small, of the next column", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 460, 80, BLACK, "1" }, END }, { { 0 } }, "规章|41|1", "规章|41|1" },
	};

	PRINTS(c);
}

Test(looks_print, lines_through_a_figure)
{
	static const struct print c[] = {
		{ "all of it", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1300, 470, 1400, 470 } },
		    "规章|41{struck: }|5", NULL },
		{ "the old one", { LABEL, { 1300, 500, 100, BLACK, "41415" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1300, 470, 1400, 470 } },
		    "规章|41^415{struck: 415}|5", NULL },
		{ "twice", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1300, 462, 1400, 462 },
		    { 1300, 474, 1400, 474 } }, "规章|41{struck: }|5", NULL },
		{ "old, and new with a mark", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1400, 500, 100, BLACK, "15" }, { 1501, 460, 60, BLACK, "2" }, END },
		    { { 1300, 470, 1400, 470 } }, "规章|41^15^2{struck+raised: 15}|", "规章|"
		    "41^15^2{struck+raised: 15}|" },
		{ "under it", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1300, 512, 1400, 512 } },
		    "规章|41|5", NULL },
		{ "over it", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1300, 425, 1400, 425 } },
		    "规章|41|5", NULL },
		{ "its label", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 250, 465, 450, 465 } },
		    "规章{struck: }|41|5", NULL },
		{ "beside it", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1450, 470, 1600, 470 } },
		    "规章|41|5", NULL },
	};

	PRINTS(c);
}

Test(looks_print, a_figure_on_a_ruling_line_is_not_struck_but_open)
{
	static const struct print c[] = {
		{ "from side to side", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 1200, 470, 1700, 470 } },
		    "规章^2||5^2][@1 \xEF\xBF\xBD\xEF\xBF\xBD", "规章|\xEF\xBF\xBD\xEF\xBF\xBD|5" },
	};

	PRINTS(c);
}

Test(looks_print, what_nobody_sees)
{
	static const struct print c[] = {
		{ "white", { LABEL, { 1300, 500, 100, WHITE, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 0 } }, "规章|41{tiny: }|5", NULL },
		{ "clear", { LABEL, { 1300, 500, 100, CLEAR, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 0 } }, "规章|41{tiny: }|5", NULL },
		{ "white behind black", { LABEL, { 1300, 500, 100, WHITE, "4" },
		    { 1350, 500, 100, BLACK, "15" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|4^15{tiny: 15}|5", NULL },
		{ "a white shadow", { LABEL, { 1295, 500, 100, WHITE, "41" },
		    { 1300, 500, 100, BLACK, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41|5", NULL },
		{ "a shadow on the other side", { LABEL, { 1305, 500, 100, WHITE, "41" },
		    { 1300, 500, 100, BLACK, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41|5", NULL },
		{ "drawn as nothing", { LABEL, { 1300, 500, 100, NOTHING, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 0 } }, "规章|41{tiny: }|5", NULL },
		{ "nothing behind black", { LABEL, { 1300, 500, 100, NOTHING, "4" },
		    { 1350, 500, 100, BLACK, "15" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|4^15{tiny: 15}|5", NULL },
		{ "the same again, as nothing", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1300, 500, 100, NOTHING, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41|5", NULL },
		{ "what a scanner guessed", { { 250, 500, 100, NOTHING, "规章一件" },
		    { 1300, 500, 100, NOTHING, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "||5", NULL },
		{ "tiny", { LABEL, { 1300, 500, 10, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 0 } }, "规章|41{tiny: }|5", NULL },
		{ "tiny, in the middle of its row", { LABEL, { 1300, 478, 10, BLACK, "41" },
		    { 1800, 500, 100, BLACK, "5" }, END }, { { 0 } }, "规章|41{tiny: }|5", NULL },
		{ "tiny beside a figure", { LABEL, { 1300, 500, 100, BLACK, "41" },
		    { 1400, 500, 10, BLACK, "5" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41^5{tiny: 41}|5", NULL },
		{ "white words of a label", { { 250, 500, 100, WHITE, "规章" },
		    { 1300, 500, 100, BLACK, "41" }, { 1800, 500, 100, BLACK, "5" }, END },
		    { { 0 } }, "规章|41|5", NULL },
	};

	PRINTS(c);
}

Test(looks_print, a_mark_in_a_paragraph_is_no_line_of_its_own)
{
	static const struct print c = { "", { { 250, 300, 100, BLACK, "收到申请41" },
	    { 751, 260, 60, BLACK, "1" }, { 790, 300, 100, BLACK, "件。" }, END }, { { 0 } }, "",
	    NULL };
	struct buf file = BUF_INIT, got = BUF_INIT;

	print(&file, &c, false);
	office_read(&got, &file, "pdf");
	cr_expect_str_eq(buf_cstr(&got), "收到申请41^1件。\n[许可|7|8]\n");
	buf_release(&file);
	buf_release(&got);
}
