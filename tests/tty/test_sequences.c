/*
 * Bytes that terminals send: foreign keys, sequences cut, pastes that trickle.
 */
#include <criterion/criterion.h>
#include <locale.h>
#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/file.h"
#include "kit/pty.h"
#include "tty/ttykit.h"

TestSuite(sequences, .init = tty_setup, .fini = tty_teardown, .timeout = 120);

/*
 * Keys of xterm, PuTTY, SecureCRT, Xshell, the Linux console, rxvt, tmux, mice
 * and answers nobody asked for.  None leaves a character in a cell.
 */
static const char *const foreign[] = {
	"\033[11~", "\033[12~", "\033[13~", "\033[14~", "\033[15~", "\033[17~",
	"\033[18~", "\033[19~", "\033[20~", "\033[21~", "\033[23~", "\033[24~",
	"\033[25~", "\033[26~", "\033[28~", "\033[29~", "\033[31~", "\033[32~",
	"\033[33~", "\033[34~", "\033[[A", "\033[[B", "\033[[C", "\033[[D", "\033[[E",
	"\033OP", "\033OQ", "\033OR", "\033OS", "\033OT", "\033OU", "\033OV",
	"\033OW", "\033OX", "\033OY", "\033OZ", "\033O[", "\033[N", "\033[P",
	"\033[Q", "\033[R", "\033[S", "\033[T", "\033[U", "\033[V", "\033[W",
	"\033[X", "\033[Y", "\033[a", "\033[b", "\033[c", "\033[k", "\033[w",
	"\033[1~", "\033[4~", "\033[5~", "\033[6~", "\033[7~", "\033[8~", "\033[2~",
	"\033[H", "\033[F", "\033OH", "\033OF", "\033[1;5H", "\033[1;5F", "\033[1;2A",
	"\033[1;3B", "\033[1;5C", "\033[1;6D", "\033[1;2P", "\033[1;5Q", "\033[1;3R",
	"\033[1;2S", "\033[15;2~", "\033[17;5~", "\033[24;6~", "\033[3;5~",
	"\033[3;2~", "\033[2;2~", "\033[5;5~", "\033[6;2~", "\033[3$", "\033[7$",
	"\033[8^", "\033[3@", "\033Oa", "\033Ob", "\033Oc", "\033Od", "\033O2P",
	"\033O1;5S", "\033OE", "\033[E", "\033[Z", "\033[1;2Z", "\033\033[A",
	"\033\033OB", "\033\033[5~", "\033a", "\033x", "\033/", "\033=", "\033-",
	"\033\x7f", "\033[I", "\033[O", "\033[M 11", "\033[M#22", "\033[<0;12;5M",
	"\033[<0;12;5m", "\033[<65;33;4M", "\033[32;12;5M", "\033[12;34R",
	"\033[?62;1;22c", "\033[>41;330;0c", "\033[0n", "\033[8;24;80t",
	"\033[?2004;1$y", "\033]11;rgb:1111/2222/3333\033\\", "\033]0;12\007",
	"\033P1+r524742=38\033\\", "\033_G7;OK\033\\", "\033^34\033\\",
	"\033[27;5;49~", "\033[49;5u", "\033[57399u", "\033[200~\033[201~",
	"\033[1 q", "\033[!p", "\302\23311~", "\033[38;5;123;44;55;66;77;88;99m",
	"\xff\xfe\xc0\x80", "\xe5\xb9"
};

Test(sequences, foreign_keys_leave_the_cells_alone, .timeout = 300)
{
	static const size_t n = sizeof(foreign) / sizeof(foreign[0]);
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct pty p = { .fd = -1 };
	size_t i;

	cr_assert_geq(n, 120);
	tty_all_stored(&before);
	tty_start_table_3(&p, NULL);
	for (i = 0; i < n; i++) {
		pty_send(&p, foreign[i]);
		cr_assert(pty_pump(&p, 12), "after %zu", i);
		pty_send(&p, "\t");		/* a figure that came of it is stored */
		cr_assert(pty_pump(&p, 12), "after %zu", i);
		pty_send(&p, "\033");		/* what it may have opened closes */
		cr_assert(pty_pump(&p, 35), "after %zu", i);
	}
	tty_leave(&p);
	tty_all_stored(&after);
	cr_expect_str_eq(buf_cstr(&after), buf_cstr(&before));
	buf_release(&before);
	buf_release(&after);
}

/* ---- sequences whose end never comes ---- */

struct cut {
	const char	*bytes;		/* "..." stands for silence */
	const char	*keys;		/* typed then */
	const char	*want;		/* what stands in the first cell of table 3 */
};
#define CUT_MOST 20

static void
send_cut(struct pty *p, const char *bytes)
{
	const char *silence = strstr(bytes, "...");

	pty_send_bytes(p, bytes, silence ? (size_t)(silence - bytes) : strlen(bytes));
}

/* All of them side by side, each on a database of its own: the silence, which is
 * what takes long, is waited for once. */
static void
check_cut(const struct cut *t, size_t n, const struct tty_how *h, bool gb, int ms)
{
	struct pty p[CUT_MOST] = { { .fd = -1 } };
	char db[sizeof(tty.db)];
	struct buf b = BUF_INIT;
	const char *silence;
	size_t i;

	cr_assert_leq(n, CUT_MOST);
	memcpy(db, tty.db, sizeof(db));
	cr_assert(file_read(&b, tty.db, 0, NULL));
	for (i = 0; i < n; i++) {
		p[i] = (struct pty){ .fd = -1, .gb = gb };
		snprintf(tty.db, sizeof(tty.db), "%s/%zu.db", tty.dir, i);
		cr_assert(file_write(tty.db, b.data, b.len, 0666, NULL));
		tty_start_table_3(&p[i], h);
	}
	for (i = 0; i < n; i++)
		send_cut(&p[i], t[i].bytes);
	(void)poll(NULL, 0, ms);
	for (i = 0; i < n; i++) {
		silence = strstr(t[i].bytes, "...");
		if (silence)
			pty_send(&p[i], silence + 3);
		pty_send(&p[i], t[i].keys);
	}
	for (i = 0; i < n; i++) {
		snprintf(tty.db, sizeof(tty.db), "%s/%zu.db", tty.dir, i);
		(void)pty_pump(&p[i], 50);
		cr_expect(tty_is_stored("3:1:A", t[i].want, TTY_UP), "%zu: want %s", i,
		    t[i].want);
		pty_send(&p[i], "\x11");
		cr_expect_eq(pty_end(&p[i], TTY_UP), 0, "%zu: ^Q does not leave", i);
		tty_expect_stored("3:1:A", t[i].want);
		pty_release(&p[i]);
	}
	memcpy(tty.db, db, sizeof(db));
	buf_release(&b);
}
#define CHECK_CUT(t, h, gb, ms) check_cut(t, sizeof(t) / sizeof((t)[0]), h, gb, ms)

/* The line loses the end of a sequence; a moment later the keyboard lives, and
 * nothing of the sequence stands in a cell. */
Test(sequences, silence_ends_every_sequence, .timeout = 300)
{
	static const struct cut t[] = {
		{ "\033[200~12", "\r", "12" },
		{ "\033[200~12\t3\r\n4\t5", "", "12" },
		{ "\033[200~1\033[201", "\r", "1" },
		{ "\033[200~", "5\r", "5" },
		{ "\033[12", "5\r", "5" }, { "\033[<0;12;5", "5\r", "5" },
		{ "\033[[", "5\r", "5" }, { "\033[M#", "5\r", "5" },
		{ "\033O", "5\r", "5" }, { "\033\033[1", "5\r", "5" },
		{ "\033]0;12", "5\r", "5" }, { "\033P1$r34", "5\r", "5" },
		{ "\033_G7", "5\r", "5" }, { "\033^34", "5\r", "5" },
		{ "\033X56", "5\r", "5" }, { "\xe5\xb9", "5\r", "5" },
		{ "\xc2", "5\r", "5" }, { "\xc2\x9b" "31", "5\r", "5" },
	};

	CHECK_CUT(t, NULL, false, 3000);
}

Test(sequences, silence_ends_every_sequence_in_gb18030, .timeout = 300)
{
	static const struct cut t[] = {
		{ "\033[200~12", "\r", "12" },
		{ "\033[200~\xa3\xb1\xa3", "\r", "1" },
		{ "\033[12", "5\r", "5" }, { "\033O", "5\r", "5" },
		{ "\033]0;12", "5\r", "5" }, { "\033P1$r34", "5\r", "5" },
		{ "\xc4", "5\r", "5" }, { "\x82\x35", "5\r", "5" },
		{ "\x82\x35\xf4", "5\r", "5" },
	};
	struct tty_how h = { .lang = "zh_CN.GB18030" }, filter = {
		.extra = "LOCPATH=/nonexistent", .option = { "--terminal-encoding",
		    "gb18030" }
	};

	CHECK_CUT(t, &filter, true, 3000);
	if (setlocale(LC_ALL, h.lang) == NULL) {
		fputs("SKIP sequences/silence_ends_every_sequence_in_gb18030: no locale "
		    "zh_CN.GB18030\n", stderr);
		return;
	}
	setlocale(LC_ALL, "C");
	CHECK_CUT(t, &h, true, 3000);
}

/* What a slow line brings in two pieces is still one sequence. */
Test(sequences, a_slow_line_cuts_sequences, .timeout = 300)
{
	static const struct cut t[] = {
		{ "\033[1...5~", "\t", "" }, { "\033[...5~", "\t", "" },
		{ "\033...[5~", "\t", "" }, { "\033[1;...5H", "\t", "" },
		{ "\033]11;rgb:11...11/22\007", "\t", "" },
		{ "\033P1+r5...24=38\033\\", "\t", "" },
		{ "\033[<0;1...2;5M", "\t", "" }, { "\033[M#...22", "\t", "" },
		{ "\033[200~1...2\033[201~", "\r", "12" },
		{ "\033[200~1\033...[201~", "\r", "1" },
		{ "\033[200~7\033[20...1~", "\r", "7" },
	};

	CHECK_CUT(t, NULL, false, 600);
}

/* Nothing waits for silence where the end is there; in eight bits, too. */
Test(sequences, whole_sequences_wait_for_nothing, .timeout = 300)
{
	static const struct cut t[] = {
		{ "\033[200~12\033[201~", "\r", "12" },
		{ "\033[200~1\033[31m2\033[0m\033[201~", "\r", "12" },
		{ "\033[25~", "5\r", "5" }, { "\033]0;12\007", "5\r", "5" },
		{ "\033P1$r34\033\\", "5\r", "5" }, { "\033_G7\033\\", "5\r", "5" },
		{ "\xc2\x9b" "31~", "\t", "" }, { "\xc2\x8fq", "\t", "1" },
		{ "\xc2\x9d" "0;12\007", "5\r", "5" },
		{ "\xc2\x90" "1$r34\xc2\x9c", "5\r", "5" },
		/* a control character breaks a string off */
		{ "\033]0;12\r", "5\t", "" },
	};

	CHECK_CUT(t, NULL, false, 0);
}

/* Half a second between two bytes is a slow line, not the end of the paste. */
Test(sequences, a_paste_may_trickle)
{
	static const char bytes[] = "\033[200~12\t3\033[201~";
	struct pty p = { .fd = -1 };
	size_t i;

	tty_start_table_3(&p, NULL);
	pty_send_bytes(&p, bytes, 6);
	for (i = 6; bytes[i]; i++) {
		(void)poll(NULL, 0, i < 11 ? 500 : 100);
		tty_expect_stored("3:1:A", "");
		pty_send_bytes(&p, bytes + i, 1);
	}
	cr_expect(tty_is_stored("3:1:A", "12", TTY_UP));
	tty_expect_stored("3:1:B1", "3");
	tty_leave(&p);
}
