/*
 * Drawing on a headless screen: columns, halves of wide characters, what must
 * not reach a terminal, and what one flush sends.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/text.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"

static void
open_screen(int ambiguous, bool ascii)
{
	struct term_options o = {
		.encoding = ENCODING_UTF8, .ambiguous = ambiguous, .ascii = ascii,
		.color = true, .headless = true, .rows = 6, .cols = 20,
	};
	struct diag d;

	diag_init(&d);
	cr_assert(term_open(&o, &d));
	diag_release(&d);
}

static void
see(int row, const char *want)
{
	struct buf b = BUF_INIT;

	paint_dump(&b, row);
	cr_expect_str_eq(buf_cstr(&b), want, "\"%s\", not \"%s\"", buf_cstr(&b), want);
	buf_release(&b);
}

Test(paint, cut_and_padded)
{
	open_screen(1, true);
	paint_text(0, 0, 10, STYLE_NORMAL, TEXT_LEFT, "年报");
	paint_text(0, 10, 4, STYLE_NORMAL, TEXT_RIGHT, "12");
	see(0, "年报        12");
	paint_text(1, 0, 5, STYLE_NORMAL, TEXT_LEFT, "政府信息");	/* no half */
	paint_text(1, 5, 1, STYLE_NORMAL, TEXT_LEFT, "|");
	see(1, "政府 |");
	paint_text(2, 1, 8, STYLE_NORMAL, TEXT_CENTER, "合计");
	see(2, "   合计");
	paint_text(3, 16, 10, STYLE_NORMAL, TEXT_LEFT, "右边界外");	/* clipped */
	see(3, "                右边");
	paint_text(3, 17, 10, STYLE_NORMAL, TEXT_LEFT, "x边界");
	see(3, "                 x边");
	cr_expect_eq(paint_run(4, 0, 5, STYLE_NORMAL, "年报告", 9), 4);
	cr_expect_eq(paint_run(-1, 0, 5, STYLE_NORMAL, "年报告", 9), 4);
	cr_expect_eq(paint_run(4, 25, 5, STYLE_NORMAL, "12", 2), 2);
	term_close();
}

Test(paint, halves_of_wide_characters)
{
	open_screen(1, true);
	paint_text(0, 0, 8, STYLE_NORMAL, TEXT_LEFT, "政府信息");
	paint_text(0, 1, 1, STYLE_NORMAL, TEXT_LEFT, "x");
	see(0, " x府信息");
	paint_text(0, 4, 1, STYLE_NORMAL, TEXT_LEFT, "y");
	see(0, " x府y 息");
	paint_text(0, 3, 2, STYLE_NORMAL, TEXT_LEFT, "公");
	see(0, " x 公 息");
	paint_fill(0, 7, 1, STYLE_NORMAL);
	see(0, " x 公");
	term_close();
}

Test(paint, ambiguous_characters_take_their_columns)
{
	open_screen(1, true);
	paint_text(0, 0, 6, STYLE_NORMAL, TEXT_LEFT, "“三”");
	paint_text(0, 6, 1, STYLE_NORMAL, TEXT_LEFT, "|");
	see(0, "“三”  |");
	term_close();
	open_screen(2, false);
	cr_expect_not(term_frames());
	paint_text(0, 0, 6, STYLE_NORMAL, TEXT_LEFT, "“三”");
	paint_text(0, 6, 1, STYLE_NORMAL, TEXT_LEFT, "|");
	see(0, "“三”|");
	term_close();
}

Test(paint, nothing_that_steers_a_terminal)
{
	static const char *const bad[] = {
		"\033[2J", "\x07", "\x7f", "\302\23331m", "\xe2\x80\xae",
		"\xe2\x81\xa6",
		"\xe2\x80\xa8", "\xff", "\xe2\x80\x8b", "a\tb", "a\nb"
	};
	struct buf b = BUF_INIT;
	uint32_t cp;
	size_t i, k, n;

	open_screen(1, true);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		paint_text(0, 0, 20, STYLE_NORMAL, TEXT_LEFT, bad[i]);
		buf_reset(&b);
		paint_dump(&b, 0);
		for (k = 0; k < b.len; k += n) {
			n = text_decode(b.data + k, b.len - k, &cp);
			cr_expect_not(text_cp_unsafe(cp), "U+%04X from %zu", cp, i);
		}
	}
	buf_release(&b);
	term_close();
}

Test(paint, frames_join_and_boxes_close)
{
	static const char *const want[] = {
		"+- 名称 ------+", "|             |", "|             |", "+-------------+"
	};
	int i, ascii;

	for (ascii = 0; ascii < 2; ascii++) {
		open_screen(1, ascii);
		paint_box(1, 0, 4, 15, STYLE_BOX, "名称");
		for (i = 0; i < 4; i++)
			see(i + 1, want[i]);
		cr_expect_eq(paint_style_at(1, 0), STYLE_FRAME);
		cr_expect_eq(paint_style_at(2, 3), STYLE_BOX);
		term_close();
	}
}

Test(paint, one_flush_is_one_write_of_what_differs)
{
	size_t before, writes, again, sent;
	int row, col;

	open_screen(1, true);
	paint_text(2, 0, 20, STYLE_NORMAL, TEXT_LEFT, "政府信息公开");
	paint_flush();
	before = term_sent(&writes);
	paint_clear();
	paint_text(2, 0, 20, STYLE_NORMAL, TEXT_LEFT, "政府信息公开");
	paint_cursor(2, 3);
	paint_flush();
	sent = term_sent(&again);
	cr_expect_leq(sent - before, 12, "%zu bytes for a cursor", sent - before);
	cr_expect_leq(again - writes, 1);
	paint_text(2, 0, 20, STYLE_NORMAL, TEXT_LEFT, "政府信息公布");
	before = sent;
	paint_flush();
	cr_expect_leq(term_sent(NULL) - before, 20);
	paint_cursor_at(&row, &col);
	cr_expect(row == 2 && col == 3);
	term_close();
}

/* Thousandths of the light that a sample of 0 to 255 gives: ((s + 0.055) / 1.055)^2.4,
 * by the points that the palettes of terminals are made of. */
static long
light_of(int sample)
{
	static const struct { int s; long light; } at[] = {
		{ 0, 0 }, { 95, 11443 }, { 135, 24228 }, { 170, 40198 }, { 175, 42869 },
		{ 205, 61049 }, { 215, 67954 }, { 229, 78353 }, { 255, 100000 }
	};

	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++)
		if (at[i].s == sample)
			return at[i].light;
	cr_assert(false, "no light for %d", sample);
	return 0;
}

static long
luminance(const int rgb[3])
{
	return (2126 * light_of(rgb[0]) + 7152 * light_of(rgb[1]) + 722 * light_of(rgb[2])) /
	    10000;
}

/* Hundredths of the contrast of two colours, 2100 at the most. */
static long
contrast(const int a[3], const int b[3])
{
	long x = luminance(a) + 5000, y = luminance(b) + 5000;

	return 100 * (x > y ? x : y) / (x > y ? y : x);
}

/* The cube of 6 x 6 x 6 from 16 on is the same everywhere. */
static void
cube(short n, int rgb[3])
{
	static const int step[] = { 0, 95, 135, 175, 215, 255 };

	cr_assert(n >= 16 && n < 232, "%d", n);
	rgb[0] = step[(n - 16) / 36];
	rgb[1] = step[(n - 16) / 6 % 6];
	rgb[2] = step[(n - 16) % 6];
}

Test(paint, high_contrast_is_seven_to_one_in_every_pair)
{
	/* The console of Linux, where yellow is brown; xterm, where red is lighter. */
	static const int eight[2][8][3] = {
		{ { 0, 0, 0 }, { 170, 0, 0 }, { 0, 170, 0 }, { 170, 95, 0 }, { 0, 0, 170 },
		    { 170, 0, 170 }, { 0, 170, 170 }, { 170, 170, 170 } },
		{ { 0, 0, 0 }, { 205, 0, 0 }, { 0, 205, 0 }, { 205, 205, 0 }, { 0, 0, 229 },
		    { 205, 0, 205 }, { 0, 205, 205 }, { 229, 229, 229 } }
	};
	int a[3], b[3], style, k;
	short fg, bg;

	for (style = 0; style < STYLE__MAX; style++) {
		paint_contrast((enum style)style, true, &fg, &bg);
		cube(fg, a);
		cube(bg, b);
		cr_expect_geq(contrast(a, b), 700, "style %d: %ld", style, contrast(a, b));
		paint_contrast((enum style)style, false, &fg, &bg);
		for (k = 0; k < 2; k++)
			cr_expect_geq(contrast(eight[k][fg], eight[k][bg]), 700,
			    "style %d of 8 colours: %ld", style,
			    contrast(eight[k][fg], eight[k][bg]));
	}
}
