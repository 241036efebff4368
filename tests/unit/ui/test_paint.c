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
