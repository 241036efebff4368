/*
 * What becomes of a figure: keys, signals, the line lost, a second clerk, steps taken
 * back; on a real terminal, with what is stored read by a connection of its own.
 */
#include <criterion/criterion.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "kit/pty.h"
#include "tty/ttykit.h"

TestSuite(tty, .init = tty_setup, .fini = tty_teardown, .timeout = 120);

Test(tty, the_cursor_stands_on_the_focus)
{
	struct pty p = { .fd = -1 };
	int row, col, i;

	tty_start_table_3(&p, NULL);
	for (i = 0; i < 12; i++) {
		pty_cursor(&p, &row, &col);
		cr_expect(pty_reversed(&p, row, col), "step %d: %d %d", i, row, col);
		pty_send(&p, i % 3 == 0 ? "\t" : i % 3 == 1 ? "\033[B" : "7");
		cr_assert(pty_pump(&p, 40));
	}
	tty_leave(&p);
}

Test(tty, a_figure_and_its_totals)
{
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, NULL);
	pty_send(&p, "12");
	cr_expect(pty_wait(&p, "=12", TTY_UP), "the total follows the typing");
	tty_expect_stored("3:1:A", "");
	pty_send(&p, "\r");
	cr_expect(tty_is_stored("3:1:A", "12", TTY_UP));
	tty_expect_stored("3:1:C", "12");
	pty_send(&p, "\x1a");
	cr_expect(tty_is_stored("3:1:A", "", TTY_UP));
	tty_leave(&p);
}

Test(tty, kill_9_loses_no_committed_figure)
{
	struct pty p = { .fd = -1 };
	char keys[32];
	int i;

	tty_start_table_3(&p, NULL);
	for (i = 1; i <= 20; i++) {
		snprintf(keys, sizeof(keys), "%d\r", i);
		pty_send(&p, keys);
	}
	cr_assert(tty_is_stored("3:3.5.5:A", "20", TTY_UP));
	pty_send(&p, "98");
	cr_assert(pty_wait(&p, "98", TTY_UP));
	kill(p.pid, SIGKILL);
	cr_expect_eq(pty_end(&p, TTY_UP), 137);
	pty_release(&p);
	tty_expect_stored("3:1:A", "1");
	tty_expect_stored("3:3.1:A", "3");
	tty_expect_stored("3:3.5.4:A", "19");
	tty_expect_stored("3:3.6.1:A", "");
}

/* Who takes the database away on a stick copies the one file that has its name. */
Test(tty, a_copy_of_the_file_has_what_is_shown)
{
	struct pty p = { .fd = -1 };
	char shown[sizeof(tty.db)], order[400];
	long long until = pty_now() + TTY_UP;
	struct buf got = BUF_INIT;

	tty_start_table_3(&p, NULL);
	pty_send(&p, "23\t4\t");
	cr_assert(tty_is_stored("3:1:B1", "4", TTY_UP));
	memcpy(shown, tty.db, sizeof(shown));
	while (pty_now() < until && strcmp(buf_cstr(&got), "4") != 0) {
		cr_assert(pty_pump(&p, 500));
		snprintf(tty.db, sizeof(tty.db), "%s/stick.db", tty.dir);
		snprintf(order, sizeof(order), "rm -f '%s'*; cp '%s' '%s'", tty.db, shown,
		    tty.db);
		cr_assert_eq(system(order), 0);
		buf_reset(&got);
		tty_stored("3:1:B1", &got);
		memcpy(tty.db, shown, sizeof(shown));
	}
	cr_expect_str_eq(buf_cstr(&got), "4");
	buf_release(&got);
	tty_leave(&p);
}

static void
end_by_signal(int sig, int status)
{
	struct pty p = { .fd = -1 };
	long long t;

	tty_start_table_3(&p, NULL);
	pty_send(&p, "5\r34");
	cr_assert(pty_wait(&p, "34", TTY_UP));
	t = pty_now();
	kill(p.pid, sig);
	cr_expect_eq(pty_end(&p, TTY_UP), status);
	cr_expect_lt(pty_now() - t, TTY_UP / 4);
	cr_expect(tty_wrote(&p, "\033[?1049l"), "the screen before is shown again");
	cr_expect(tty_wrote(&p, "\033[?2004l"), "bracketed paste is off");
	pty_release(&p);
	tty_expect_stored("3:1:A", "5");
	tty_expect_stored("3:2:A", "");

	tty_start(&p, NULL);
	cr_assert(pty_wait(&p, "34", TTY_UP), "the unfinished figure is offered");
	tty_expect_stored("3:2:A", "");
	pty_send(&p, "\r");
	cr_expect(tty_is_stored("3:2:A", "34", TTY_UP));
	tty_leave(&p);

	tty_start(&p, NULL);		/* once only */
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	cr_assert(pty_pump(&p, 50));
	tty_leave(&p);
}

Test(tty, hang_up_keeps_the_unfinished_figure)
{
	end_by_signal(SIGHUP, 129);
}

Test(tty, term_keeps_the_unfinished_figure)
{
	end_by_signal(SIGTERM, 143);
}

Test(tty, the_terminal_goes_away)
{
	struct pty p = { .fd = -1 };
	long long t;

	tty_start_table_3(&p, NULL);
	pty_send(&p, "77");
	cr_assert(pty_wait(&p, "77", TTY_UP));
	close(p.fd);
	p.fd = -1;
	t = pty_now();
	cr_expect_eq(pty_end(&p, TTY_UP), 129);
	cr_expect_lt(pty_now() - t, TTY_UP / 4);
	pty_release(&p);
	tty_expect_stored("3:1:A", "");
}

Test(tty, control_keys_of_the_line_discipline)
{
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, NULL);
	pty_send(&p, "12\x03");			/* ^C drops the figure, no more */
	cr_assert(pty_pump(&p, 50));
	cr_expect(pty_wait_gone(&p, "=12", TTY_UP));
	pty_send(&p, "\x13");			/* ^S does not stop the output */
	cr_expect(pty_wait(&p, "恢复点", TTY_UP));
	pty_send(&p, "8\r");
	cr_expect(tty_is_stored("3:1:A", "8", TTY_UP));
	pty_send(&p, "\x1c\x03");
	cr_expect(pty_pump(&p, 50), "still there");
	tty_leave(&p);
}

Test(tty, a_pasted_block_is_one_step)
{
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, NULL);
	cr_expect(tty_wrote(&p, "\033[?2004h"));
	pty_send(&p, "\033[200~12\t3\t0\r\n4\t5\t6\033[201~");
	cr_expect(tty_is_stored("3:1:A", "12", TTY_UP));
	tty_expect_stored("3:1:B1", "3");
	tty_expect_stored("3:2:B2", "6");
	pty_send(&p, "\x1a");
	cr_expect(tty_is_stored("3:2:B2", "", TTY_UP));
	tty_expect_stored("3:1:A", "");
	tty_leave(&p);
}

Test(tty, escape_and_a_digit)
{
	struct pty p = { .fd = -1 };
	int together;

	for (together = 0; together < 2; together++) {
		tty_start_table_3(&p, NULL);
		pty_send(&p, together ? "\0337" : "\033");
		cr_assert(pty_pump(&p, 80));
		if (!together) {
			cr_expect(pty_wait(&p, "Esc", TTY_UP), "the key line shows it");
			pty_send(&p, "7");
		}
		cr_expect(pty_wait(&p, "未经复议直接起诉", TTY_UP));
		pty_send(&p, "\0332");
		cr_expect(pty_wait(&p, "自然人", TTY_UP));
		pty_send(&p, "\033");		/* any other key disarms */
		cr_assert(pty_pump(&p, 80));
		pty_send(&p, "\033[B");
		cr_assert(pty_pump(&p, 40));
		pty_send(&p, "7\r");
		cr_expect(tty_is_stored("3:2:A", "7", TTY_UP));
		pty_send(&p, "\x1a");
		cr_expect(tty_is_stored("3:2:A", "", TTY_UP));
		pty_send(&p, "\033[A");
		tty_leave(&p);
		tty_teardown();
		tty_setup();
	}
}

/* 144 zeros by a 4 that was a figure: Esc some time ago is no command any more. */
Test(tty, a_figure_is_never_a_command)
{
	static const char *const four[] = { "4", "\xef\xbc\x94" };
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct pty p = { .fd = -1 };
	long long from;
	size_t i;

	for (i = 0; i < 2; i++) {
		tty_start_table_3(&p, NULL);
		buf_reset(&before);
		buf_reset(&after);
		pty_screen(&p, &before);
		pty_send(&p, "12");
		cr_assert(pty_wait(&p, "=12", TTY_UP));
		pty_send(&p, "\033\033");	/* the first restores, the second arms */
		cr_expect(pty_wait(&p, "Esc 后按数字", TTY_UP));
		from = pty_now();
		cr_expect(pty_wait_gone(&p, "Esc 后按数字", TTY_UP), "it never ends");
		cr_expect_geq(pty_now() - from, 700, "%lld ms", pty_now() - from);
		pty_screen(&p, &after);
		cr_expect_str_eq(buf_cstr(&after), buf_cstr(&before));
		pty_send(&p, four[i]);
		pty_send(&p, "\r");
		cr_expect(tty_is_stored("3:1:A", "4", TTY_UP));
		tty_expect_stored("3:1:B1", "");
		tty_leave(&p);
		tty_teardown();
		tty_setup();
	}
	buf_release(&before);
	buf_release(&after);
}

Test(tty, a_twin_fills_nothing_by_enter)
{
	static const char *const twin[] = { "\0334", "\033" };
	struct pty p = { .fd = -1 };
	size_t i;

	tty_start_table_3(&p, NULL);
	for (i = 0; i < 2; i++) {
		pty_send(&p, twin[i]);
		if (i == 1) {
			cr_assert(pty_wait(&p, "Esc 后按数字", TTY_UP));
			pty_send(&p, "4");
		}
		cr_assert(pty_wait(&p, "144 个空格", TTY_UP));
		pty_send(&p, "\r");
		cr_expect(pty_wait_gone(&p, "144 个空格", TTY_UP));
		tty_expect_stored("3:1:A", "");
	}
	pty_send(&p, "\0334");
	cr_assert(pty_wait(&p, "144 个空格", TTY_UP));
	pty_send(&p, "是");
	cr_expect(tty_is_stored("3:1:A", "0", TTY_UP));
	tty_leave(&p);
}

/* The step of somebody else is asked about; taken back it is a step like any other. */
Test(tty, undo_beyond_the_session_asks)
{
	struct tty_how h = { .option = { "--user", "王强" } };
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, NULL);
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	tty_leave(&p);

	tty_start(&p, &h);
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	pty_send(&p, "8\r");
	cr_expect(tty_is_stored("3:2:A", "8", TTY_UP));
	pty_send(&p, "\x1a");
	cr_expect(tty_is_stored("3:2:A", "", TTY_UP), "his own goes without a word");
	pty_send(&p, "\x1a");
	cr_expect(pty_wait(&p, "这是 李敏 今天", TTY_UP));
	tty_expect_stored("3:1:A", "5");
	pty_send(&p, "\033");
	cr_expect(pty_wait_gone(&p, "这是 李敏", TTY_UP));
	tty_expect_stored("3:1:A", "5");
	pty_send(&p, "\x1a");
	cr_expect(pty_wait(&p, "这是 李敏 今天", TTY_UP));
	pty_send(&p, "y");
	cr_expect(tty_is_stored("3:1:A", "", TTY_UP));
	pty_send(&p, "\x19");			/* ^Y */
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	tty_leave(&p);

	tty_start(&p, NULL);			/* and so is one's own of another day */
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	pty_send(&p, "\x1a");
	cr_expect(pty_wait(&p, "这是 李敏 今天", TTY_UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait_gone(&p, "这是 李敏", TTY_UP));
	tty_expect_stored("3:1:A", "5");
	tty_leave(&p);
}

/* Back to a restore point over one's own step by Enter, over somebody else's by y only;
 * and it is one step. */
Test(tty, going_back_in_the_history)
{
	struct tty_how h = { .option = { "--user", "王强" } };
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, NULL);
	pty_send(&p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	pty_send(&p, "\x13");			/* ^S */
	cr_expect(pty_wait(&p, "恢复点", TTY_UP));
	pty_send(&p, "8\r");
	cr_expect(tty_is_stored("3:2:A", "8", TTY_UP));
	pty_send(&p, "\033[21~");		/* F10 */
	cr_expect(pty_wait(&p, "命令", TTY_UP));
	pty_send(&p, "ls\r");
	cr_expect(pty_wait(&p, "新的在前", TTY_UP));
	pty_send(&p, "\033[B\r");		/* the restore point */
	cr_expect(pty_wait(&p, "改回到", TTY_UP));
	tty_expect_stored("3:2:A", "8");
	pty_send(&p, "\r");
	cr_expect(tty_is_stored("3:2:A", "", TTY_UP));
	tty_expect_stored("3:1:A", "5");
	pty_send(&p, "\x1a");
	cr_expect(tty_is_stored("3:2:A", "8", TTY_UP));
	tty_leave(&p);

	tty_start(&p, &h);
	cr_assert(pty_wait(&p, "自然人", TTY_UP));
	pty_send(&p, "\033[21~");
	cr_expect(pty_wait(&p, "命令", TTY_UP));
	pty_send(&p, "ls\r");
	cr_expect(pty_wait(&p, "新的在前", TTY_UP));
	pty_send(&p, "\033[F\r");		/* the first step */
	cr_expect(pty_wait(&p, "不是这次做的", TTY_UP));
	cr_expect(pty_wait(&p, "李敏", TTY_UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait_gone(&p, "不是这次做的", TTY_UP));
	tty_expect_stored("3:2:A", "8");
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, "不是这次做的", TTY_UP));
	pty_send(&p, "y");
	cr_expect(tty_is_stored("3:2:A", "", TTY_UP));
	tty_expect_stored("3:1:A", "5");
	tty_leave(&p);
}

Test(tty, a_refused_figure_keeps_nobody_in)
{
	struct pty p = { .fd = -1 };

	tty_start_table_3(&p, NULL);
	pty_send(&p, "-1\t");
	cr_assert(pty_pump(&p, 50));
	tty_leave(&p);
	tty_expect_stored("3:1:A", "");
	tty_start(&p, NULL);
	cr_expect(pty_wait(&p, "正在录入“-1”", TTY_UP), "it is offered");
	pty_send(&p, "\033");
	cr_expect(pty_wait_gone(&p, "正在录入", TTY_UP));
	tty_leave(&p);
	tty_expect_stored("3:1:A", "");
}

Test(tty, the_second_clerk_reads_until_the_first_leaves)
{
	struct pty a = { .fd = -1 }, b = { .fd = -1 };

	tty_start_table_3(&a, NULL);
	tty_start(&b, NULL);
	cr_expect(pty_wait(&b, "李敏", TTY_UP), "the holder is named");
	cr_expect(pty_wait(&b, "只读", TTY_UP));
	pty_send(&b, "9\r");
	cr_assert(pty_pump(&b, 100));
	tty_expect_stored("3:1:A", "");
	pty_send(&a, "6\r");
	cr_expect(tty_is_stored("3:1:A", "6", TTY_UP));
	pty_send(&b, TTY_NEXT_TABLE);
	cr_expect(pty_wait(&b, "=6", TTY_UP), "what is saved there is shown here");
	tty_leave(&a);
	cr_expect(pty_wait(&b, "已离开", TTY_UP), "the holder has left");
	pty_send(&b, "9");
	cr_expect(pty_pump(&b, 100));
	tty_expect_stored("3:1:A", "6");
	pty_send(&b, "\r");
	cr_expect(pty_wait(&b, "由你填", TTY_UP), "Enter steps in");
	pty_send(&b, "9\r");
	cr_expect(tty_is_stored("3:1:A", "9", TTY_UP));
	tty_leave(&b);
}
