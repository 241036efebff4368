/*
 * The program on a real terminal: what only a kernel tty, signals and a second
 * process can show.  Every test has a folder, a database and an empty report of
 * its own.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/pty.h"
#include "report/report.h"
#include "store/store.h"

#define AGENCY	"湘潭县医疗保障局"
/* ms until something must be on the screen, on a machine with a lot else to do. */
#define UP	20000
#define NEXT_TABLE "\033[18~"		/* F7 */

static struct {
	char		 dir[64], db[96], bin[PATH_MAX];
	struct actor	 actor;
	struct forms	 forms;
} w;

static void
utc(void *ctx, char dst[CLOCK_TEXT])
{
	clock_utc(ctx, dst);
}

static struct store *
open_store(enum store_mode mode)
{
	struct store *s = store_open(w.db, mode, &w.forms, &w.actor, NULL);

	cr_assert_not_null(s, "no database %s", w.db);
	return s;
}

static void
setup(void)
{
	const char *bin = getenv("NIANBAO");
	struct agency a;
	struct report *r;
	struct store *s;

	cr_assert_not_null(bin, "NIANBAO must name the program");
	cr_assert_not_null(realpath(bin, w.bin), "%s", bin);
	strcpy(w.dir, "/tmp/nianbao-tty.XXXXXX");
	cr_assert_not_null(mkdtemp(w.dir));
	snprintf(w.db, sizeof(w.db), "%s/n.db", w.dir);
	w.actor = (struct actor){ "王强", "test", utc, NULL };
	cr_assert(forms_load(&w.forms, NULL, NULL));
	s = open_store(STORE_CREATE);
	agency_init(&a);
	a.name = mem_strdup(AGENCY);
	r = store_create(s, &a, 2025, forms_find(&w.forms, "2021"), NULL);
	cr_assert_not_null(r);
	report_free(r);
	agency_release(&a);
	store_close(s);
}

static void
teardown(void)
{
	DIR *d = opendir(w.dir);
	struct dirent *e;
	char path[400];

	while (d && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", w.dir, e->d_name);
		(void)unlink(path);
	}
	if (d)
		closedir(d);
	(void)rmdir(w.dir);
	forms_release(&w.forms);
}

TestSuite(tty, .init = setup, .fini = teardown, .timeout = 120);

/* ---- starting and looking ---- */

struct how {
	const char	*lang, *term;	/* NULL = C.UTF-8, screen */
	const char	*extra;		/* one more variable */
	const char	*option[4];
	int		 rows, cols;
	bool		 list;		/* of reports, not the report */
};

static void
start(struct pty *p, const struct how *h)
{
	char lang[64], term[64], home[96], locales[PATH_MAX];
	const char *path = getenv("LOCPATH");
	const char *env[] = {
		lang, term, home, "PATH=/usr/bin:/bin", "TZ=CST-8",
		"ASAN_OPTIONS=log_path=stderr", h && h->extra ? h->extra : "X=1",
		path ? locales : NULL, NULL
	};
	const char *argv[16] = { w.bin, "--db", w.db, "--user", "李敏", NULL };
	int i, n = 5;

	snprintf(lang, sizeof(lang), "LC_ALL=%s", h && h->lang ? h->lang : "C.UTF-8");
	snprintf(term, sizeof(term), "TERM=%s", h && h->term ? h->term : "screen");
	snprintf(home, sizeof(home), "HOME=%s", w.dir);
	snprintf(locales, sizeof(locales), "LOCPATH=%s", path ? path : "");
	for (i = 0; h && i < 4 && h->option[i]; i++)
		argv[n++] = h->option[i];
	if (h == NULL || !h->list) {
		argv[n++] = "edit";
		argv[n++] = AGENCY;
		argv[n++] = "2025";
	}
	argv[n] = NULL;
	cr_assert(pty_start(p, h && h->rows ? h->rows : 24, h && h->cols ? h->cols : 80,
	    env,
	    argv));
}

/* Open the report and go to the table of applications. */
static void
start_table_3(struct pty *p, const struct how *h)
{
	start(p, h);
	cr_assert(pty_wait(p, "主动公开", UP));
	pty_send(p, NEXT_TABLE);
	cr_assert(pty_wait(p, "自然人", UP));
	cr_assert(pty_pump(p, 30));
}

/* cell_text() of a stored cell, read through a connection of our own. */
static void
stored(const char *code, struct buf *b)
{
	struct store *s = open_store(STORE_READ);
	struct report *r = store_load(s, AGENCY, 2025, NULL);

	cr_assert_not_null(r);
	buf_reset(b);
	cell_text(b, &r->cell[form_cell_find(r->form, code)]);
	report_free(r);
	store_close(s);
}

static void
expect_stored(const char *code, const char *want)
{
	struct buf b = BUF_INIT;

	stored(code, &b);
	cr_expect_str_eq(buf_cstr(&b), want, "%s is stored as \"%s\", not \"%s\"", code,
	    buf_cstr(&b), want);
	buf_release(&b);
}

static bool
is_stored(const char *code, const char *want, int ms)
{
	long long end = pty_now() + ms;
	struct buf b = BUF_INIT;
	bool yes;

	do {
		stored(code, &b);
		yes = strcmp(buf_cstr(&b), want) == 0;
	} while (!yes && pty_now() < end && usleep(10000) == 0);
	buf_release(&b);
	return yes;
}

/* What is stored of every cell, one a line. */
static void
all_stored(struct buf *b)
{
	struct store *s = open_store(STORE_READ);
	struct report *r = store_load(s, AGENCY, 2025, NULL);
	int i;

	cr_assert_not_null(r);
	for (i = 0; i < r->form->ncell; i++) {
		buf_printf(b, "%s=", r->form->cell[i].code);
		cell_text(b, &r->cell[i]);
		buf_chr(b, '\n');
	}
	buf_printf(b, "%lld\n", (long long)r->seq);
	report_free(r);
	store_close(s);
}

static bool
wrote(const struct pty *p, const char *s)
{
	return p->raw.len > 0 && memmem(p->raw.data, p->raw.len, s, strlen(s)) != NULL;
}

static void
leave(struct pty *p)
{
	pty_send(p, "\x11");
	cr_expect_eq(pty_end(p, UP), 0);
	pty_release(p);
}

/* ---- tests ---- */

Test(tty, the_cursor_stands_on_the_focus)
{
	struct pty p = { .fd = -1 };
	int row, col, i;

	start_table_3(&p, NULL);
	for (i = 0; i < 12; i++) {
		pty_cursor(&p, &row, &col);
		cr_expect(pty_reversed(&p, row, col), "step %d: %d %d", i, row, col);
		pty_send(&p, i % 3 == 0 ? "\t" : i % 3 == 1 ? "\033[B" : "7");
		cr_assert(pty_pump(&p, 40));
	}
	leave(&p);
}

Test(tty, a_figure_and_its_totals)
{
	struct pty p = { .fd = -1 };

	start_table_3(&p, NULL);
	pty_send(&p, "12");
	cr_expect(pty_wait(&p, "=12", UP), "the total follows the typing");
	expect_stored("3:1:A", "");
	pty_send(&p, "\r");
	cr_expect(is_stored("3:1:A", "12", UP));
	expect_stored("3:1:C", "12");
	pty_send(&p, "\x1a");
	cr_expect(is_stored("3:1:A", "", UP));
	leave(&p);
}

Test(tty, kill_9_loses_no_committed_figure)
{
	struct pty p = { .fd = -1 };
	char keys[32];
	int i;

	start_table_3(&p, NULL);
	for (i = 1; i <= 20; i++) {
		snprintf(keys, sizeof(keys), "%d\r", i);
		pty_send(&p, keys);
	}
	cr_assert(is_stored("3:3.5.5:A", "20", UP));
	pty_send(&p, "98");
	cr_assert(pty_wait(&p, "98", UP));
	kill(p.pid, SIGKILL);
	cr_expect_eq(pty_end(&p, UP), 137);
	pty_release(&p);
	expect_stored("3:1:A", "1");
	expect_stored("3:3.1:A", "3");
	expect_stored("3:3.5.4:A", "19");
	expect_stored("3:3.6.1:A", "");
}

static void
end_by_signal(int sig, int status)
{
	struct pty p = { .fd = -1 };
	long long t;

	start_table_3(&p, NULL);
	pty_send(&p, "5\r34");
	cr_assert(pty_wait(&p, "34", UP));
	t = pty_now();
	kill(p.pid, sig);
	cr_expect_eq(pty_end(&p, UP), status);
	cr_expect_lt(pty_now() - t, UP / 4);
	cr_expect(wrote(&p, "\033[?1049l"), "the screen before is shown again");
	cr_expect(wrote(&p, "\033[?2004l"), "bracketed paste is off");
	pty_release(&p);
	expect_stored("3:1:A", "5");
	expect_stored("3:2:A", "");

	start(&p, NULL);
	cr_assert(pty_wait(&p, "34", UP), "the unfinished figure is offered");
	expect_stored("3:2:A", "");
	pty_send(&p, "\r");
	cr_expect(is_stored("3:2:A", "34", UP));
	leave(&p);

	start(&p, NULL);		/* once only */
	cr_assert(pty_wait(&p, "自然人", UP));
	cr_assert(pty_pump(&p, 50));
	leave(&p);
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

	start_table_3(&p, NULL);
	pty_send(&p, "77");
	cr_assert(pty_wait(&p, "77", UP));
	close(p.fd);
	p.fd = -1;
	t = pty_now();
	cr_expect_eq(pty_end(&p, UP), 129);
	cr_expect_lt(pty_now() - t, UP / 4);
	pty_release(&p);
	expect_stored("3:1:A", "");
}

Test(tty, control_keys_of_the_line_discipline)
{
	struct pty p = { .fd = -1 };

	start_table_3(&p, NULL);
	pty_send(&p, "12\x03");			/* ^C drops the figure, no more */
	cr_assert(pty_pump(&p, 50));
	cr_expect(pty_wait_gone(&p, "=12", UP));
	pty_send(&p, "\x13");			/* ^S does not stop the output */
	cr_expect(pty_wait(&p, "恢复点", UP));
	pty_send(&p, "8\r");
	cr_expect(is_stored("3:1:A", "8", UP));
	pty_send(&p, "\x1c\x03");
	cr_expect(pty_pump(&p, 50), "still there");
	leave(&p);
}

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

Test(tty, foreign_keys_leave_the_cells_alone, .timeout = 300)
{
	static const size_t n = sizeof(foreign) / sizeof(foreign[0]);
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct pty p = { .fd = -1 };
	size_t i;

	cr_assert_geq(n, 120);
	all_stored(&before);
	start_table_3(&p, NULL);
	for (i = 0; i < n; i++) {
		pty_send(&p, foreign[i]);
		cr_assert(pty_pump(&p, 12), "after %zu", i);
		pty_send(&p, "\t");		/* a figure that came of it is stored */
		cr_assert(pty_pump(&p, 12), "after %zu", i);
		pty_send(&p, "\033");		/* what it may have opened closes */
		cr_assert(pty_pump(&p, 35), "after %zu", i);
	}
	leave(&p);
	all_stored(&after);
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
check_cut(const struct cut *t, size_t n, const struct how *h, bool gb, int ms)
{
	struct pty p[CUT_MOST] = { { .fd = -1 } };
	char db[sizeof(w.db)];
	struct buf b = BUF_INIT;
	const char *silence;
	size_t i;

	cr_assert_leq(n, CUT_MOST);
	memcpy(db, w.db, sizeof(db));
	cr_assert(file_read(&b, w.db, 0, NULL));
	for (i = 0; i < n; i++) {
		p[i] = (struct pty){ .fd = -1, .gb = gb };
		snprintf(w.db, sizeof(w.db), "%s/%zu.db", w.dir, i);
		cr_assert(file_write(w.db, b.data, b.len, 0666, NULL));
		start_table_3(&p[i], h);
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
		snprintf(w.db, sizeof(w.db), "%s/%zu.db", w.dir, i);
		(void)pty_pump(&p[i], 50);
		cr_expect(is_stored("3:1:A", t[i].want, UP), "%zu: want %s", i,
		    t[i].want);
		pty_send(&p[i], "\x11");
		cr_expect_eq(pty_end(&p[i], UP), 0, "%zu: ^Q does not leave", i);
		expect_stored("3:1:A", t[i].want);
		pty_release(&p[i]);
	}
	memcpy(w.db, db, sizeof(db));
	buf_release(&b);
}
#define CHECK_CUT(t, h, gb, ms) check_cut(t, sizeof(t) / sizeof((t)[0]), h, gb, ms)

/* The line loses the end of a sequence; a moment later the keyboard lives, and
 * nothing of the sequence stands in a cell. */
Test(tty, silence_ends_every_sequence, .timeout = 300)
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

Test(tty, silence_ends_every_sequence_in_gb18030, .timeout = 300)
{
	static const struct cut t[] = {
		{ "\033[200~12", "\r", "12" },
		{ "\033[200~\xa3\xb1\xa3", "\r", "1" },
		{ "\033[12", "5\r", "5" }, { "\033O", "5\r", "5" },
		{ "\033]0;12", "5\r", "5" }, { "\033P1$r34", "5\r", "5" },
		{ "\xc4", "5\r", "5" }, { "\x82\x35", "5\r", "5" },
		{ "\x82\x35\xf4", "5\r", "5" },
	};
	struct how h = { .lang = "zh_CN.GB18030" }, filter = {
		.extra = "LOCPATH=/nonexistent", .option = { "--terminal-encoding",
		    "gb18030" }
	};

	CHECK_CUT(t, &filter, true, 3000);
	if (setlocale(LC_ALL, h.lang) == NULL) {
		fputs("SKIP tty/silence_ends_every_sequence_in_gb18030: no locale "
		    "zh_CN.GB18030\n", stderr);
		return;
	}
	setlocale(LC_ALL, "C");
	CHECK_CUT(t, &h, true, 3000);
}

/* What a slow line brings in two pieces is still one sequence. */
Test(tty, a_slow_line_cuts_sequences, .timeout = 300)
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
Test(tty, whole_sequences_wait_for_nothing, .timeout = 300)
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
Test(tty, a_paste_may_trickle)
{
	static const char bytes[] = "\033[200~12\t3\033[201~";
	struct pty p = { .fd = -1 };
	size_t i;

	start_table_3(&p, NULL);
	pty_send_bytes(&p, bytes, 6);
	for (i = 6; bytes[i]; i++) {
		(void)poll(NULL, 0, i < 11 ? 500 : 100);
		expect_stored("3:1:A", "");
		pty_send_bytes(&p, bytes + i, 1);
	}
	cr_expect(is_stored("3:1:A", "12", UP));
	expect_stored("3:1:B1", "3");
	leave(&p);
}

Test(tty, a_pasted_block_is_one_step)
{
	struct pty p = { .fd = -1 };

	start_table_3(&p, NULL);
	cr_expect(wrote(&p, "\033[?2004h"));
	pty_send(&p, "\033[200~12\t3\t0\r\n4\t5\t6\033[201~");
	cr_expect(is_stored("3:1:A", "12", UP));
	expect_stored("3:1:B1", "3");
	expect_stored("3:2:B2", "6");
	pty_send(&p, "\x1a");
	cr_expect(is_stored("3:2:B2", "", UP));
	expect_stored("3:1:A", "");
	leave(&p);
}

/* What is copied reaches the clipboard of the terminal as base64 ("12\t3\n4\t/\n"). */
static void
copy_block(const struct how *h, bool out)
{
	struct pty p = { .fd = -1 };

	start_table_3(&p, h);
	pty_send(&p, "\033[200~12\t3\t0\r\n4\t/\t6\033[201~");
	cr_expect(is_stored("3:2:B2", "6", UP));
	pty_send(&p, "\x1e\033[C\033[B\033^");
	cr_expect(pty_wait(&p, "已复制 4 格", UP));
	cr_expect_eq(wrote(&p, "\033]52;c;MTIJMwo0CS8K\a"), out);
	cr_expect_eq(wrote(&p, "\033]52"), out);
	leave(&p);
}

Test(tty, a_block_is_copied_to_the_terminal)
{
	copy_block(NULL, true);
}

Test(tty, a_console_has_no_clipboard)
{
	struct how h = { .term = "linux" };

	copy_block(&h, false);
}

/* Export the open report as JSON to a file of that name. */
static void
cmd_export_to(struct pty *p, const char *path)
{
	struct buf keys = BUF_INIT;

	pty_send(p, "\033[20~");		/* F9 */
	cr_assert(pty_wait(p, "Markdown", UP));
	pty_send(p, "json\r");
	cr_assert(pty_wait(p, "导出到文件", UP));
	buf_repeat(&keys, "\177", PATH_MAX);	/* the name that is offered */
	buf_printf(&keys, "%s\r", path);
	pty_send(p, buf_cstr(&keys));
	buf_release(&keys);
}

/* By its name, a side file's, or that of a hard link: the file stays where it is,
 * holds what it held, and work goes on in it. */
Test(tty, export_never_replaces_the_database)
{
	static const char *const names[] = {
		"n.db", "n.db-wal", "n.db-shm", "n.db-journal", "n.db-lease", "hard.json",
		"./n.db", "other.db", "other.db-wal"
	};
	char path[160], want[64], hard[96], other[96];
	struct pty p = { .fd = -1 };
	struct stat before, after;

	snprintf(hard, sizeof(hard), "%s/hard.json", w.dir);
	cr_assert_eq(link(w.db, hard), 0);
	snprintf(other, sizeof(other), "%s/other.db", w.dir);
	store_close(store_open(other, STORE_CREATE, &w.forms, &w.actor, NULL));
	start_table_3(&p, NULL);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", w.dir, names[i]);
		snprintf(want, sizeof(want), "%zu", i + 1);
		pty_send(&p, want);
		pty_send(&p, "\r");
		cr_expect(pty_wait_gone(&p, "不能被覆盖", UP));
		cr_assert_eq(stat(w.db, &before), 0);
		cmd_export_to(&p, path);
		cr_expect(pty_wait(&p, "不能被覆盖", UP), "%s is not refused", path);
		cr_assert_eq(stat(w.db, &after), 0);
		cr_expect_eq(before.st_ino, after.st_ino, "%s: database replaced", path);
		pty_send(&p, "\033[A");
		cr_expect(is_stored("3:1:A", want, UP), "%s: the report is gone", path);
	}
	snprintf(path, sizeof(path), "%s/n.db-journal", w.dir);
	cr_expect_not(file_exists(path));
	snprintf(path, sizeof(path), "%s/good.json", w.dir);
	cmd_export_to(&p, path);
	cr_expect(pty_wait(&p, "已导出", UP));
	cr_expect(file_exists(path));
	leave(&p);
	expect_stored("3:1:A", "9");
}

static bool
has_kiosk(const char *name)
{
	if (sandbox_probe() & SANDBOX_PROGRAMS)
		return true;
	fprintf(stderr, "SKIP tty/%s: no seccomp on this machine\n", name);
	return false;
}

/* In kiosk mode too, where the database lies in the folder of exports. */
Test(tty, export_in_kiosk_mode)
{
	struct how h = { .option = { "--kiosk", w.dir } };
	struct pty p = { .fd = -1 };
	struct stat before, after;

	if (!has_kiosk("export_in_kiosk_mode"))
		return;
	start_table_3(&p, &h);
	pty_send(&p, "5\r");
	cr_expect(is_stored("3:1:A", "5", UP));
	cr_assert_eq(stat(w.db, &before), 0);
	cmd_export_to(&p, "n.db");
	cr_expect(pty_wait(&p, "不能被覆盖", UP));
	cmd_export_to(&p, "../n.db-journal");
	cr_expect(pty_wait(&p, "附属文件", UP));
	cr_assert_eq(stat(w.db, &after), 0);
	cr_expect_eq(before.st_ino, after.st_ino);
	leave(&p);
	expect_stored("3:1:A", "5");
}

/* What cannot take a file is told at once, and nothing waits for it. */
Test(tty, export_to_what_is_no_file)
{
	static const struct { const char *name, *said; } bad[] = {
		{ "-", "只能导出到文件" }, { "/dev/stdout", "只能导出到文件" },
		{ "/dev/fd/3", "只能导出到文件" }, { "/dev/tty", "只能导出到文件" },
		{ "pipe", "没有人在读" }, { ".", "是文件夹" }
	};
	struct pty p = { .fd = -1 };
	char path[160];

	snprintf(path, sizeof(path), "%s/pipe", w.dir);
	cr_assert_eq(mkfifo(path, 0600), 0);
	start_table_3(&p, NULL);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (strcmp(bad[i].name, "pipe") == 0)
			cmd_export_to(&p, path);
		else
			cmd_export_to(&p, bad[i].name);
		cr_expect(pty_wait(&p, bad[i].said, UP), "%s is not refused",
		    bad[i].name);
		pty_send(&p, "\033[A");
		cr_expect(pty_wait_gone(&p, bad[i].said, UP));
	}
	cmd_export_to(&p, "/dev/null");
	cr_expect(pty_wait(&p, "已导出", UP));
	pty_send(&p, "7\r");
	cr_expect(is_stored("3:1:A", "7", UP));
	leave(&p);
}

Test(tty, escape_and_a_digit)
{
	struct pty p = { .fd = -1 };
	int together;

	for (together = 0; together < 2; together++) {
		start_table_3(&p, NULL);
		pty_send(&p, together ? "\0337" : "\033");
		cr_assert(pty_pump(&p, 80));
		if (!together) {
			cr_expect(pty_wait(&p, "Esc", UP), "the key line shows it");
			pty_send(&p, "7");
		}
		cr_expect(pty_wait(&p, "未经复议直接起诉", UP));
		pty_send(&p, "\0332");
		cr_expect(pty_wait(&p, "自然人", UP));
		pty_send(&p, "\033");		/* any other key disarms */
		cr_assert(pty_pump(&p, 80));
		pty_send(&p, "\033[B");
		cr_assert(pty_pump(&p, 40));
		pty_send(&p, "7\r");
		cr_expect(is_stored("3:2:A", "7", UP));
		pty_send(&p, "\x1a");
		cr_expect(is_stored("3:2:A", "", UP));
		pty_send(&p, "\033[A");
		leave(&p);
		teardown();
		setup();
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
		start_table_3(&p, NULL);
		buf_reset(&before);
		buf_reset(&after);
		pty_screen(&p, &before);
		pty_send(&p, "12");
		cr_assert(pty_wait(&p, "=12", UP));
		pty_send(&p, "\033\033");	/* the first restores, the second arms */
		cr_expect(pty_wait(&p, "Esc 后按数字", UP));
		from = pty_now();
		cr_expect(pty_wait_gone(&p, "Esc 后按数字", UP), "it never ends");
		cr_expect_geq(pty_now() - from, 700, "%lld ms", pty_now() - from);
		pty_screen(&p, &after);
		cr_expect_str_eq(buf_cstr(&after), buf_cstr(&before));
		pty_send(&p, four[i]);
		pty_send(&p, "\r");
		cr_expect(is_stored("3:1:A", "4", UP));
		expect_stored("3:1:B1", "");
		leave(&p);
		teardown();
		setup();
	}
	buf_release(&before);
	buf_release(&after);
}

Test(tty, a_twin_fills_nothing_by_enter)
{
	static const char *const twin[] = { "\0334", "\033" };
	struct pty p = { .fd = -1 };
	size_t i;

	start_table_3(&p, NULL);
	for (i = 0; i < 2; i++) {
		pty_send(&p, twin[i]);
		if (i == 1) {
			cr_assert(pty_wait(&p, "Esc 后按数字", UP));
			pty_send(&p, "4");
		}
		cr_assert(pty_wait(&p, "144 个空格", UP));
		pty_send(&p, "\r");
		cr_expect(pty_wait_gone(&p, "144 个空格", UP));
		expect_stored("3:1:A", "");
	}
	pty_send(&p, "\0334");
	cr_assert(pty_wait(&p, "144 个空格", UP));
	pty_send(&p, "是");
	cr_expect(is_stored("3:1:A", "0", UP));
	leave(&p);
}

/* The step of somebody else is asked about; taken back it is a step like any other. */
Test(tty, undo_beyond_the_session_asks)
{
	struct how h = { .option = { "--user", "王强" } };
	struct pty p = { .fd = -1 };

	start_table_3(&p, NULL);
	pty_send(&p, "5\r");
	cr_expect(is_stored("3:1:A", "5", UP));
	leave(&p);

	start(&p, &h);
	cr_assert(pty_wait(&p, "自然人", UP));
	pty_send(&p, "8\r");
	cr_expect(is_stored("3:2:A", "8", UP));
	pty_send(&p, "\x1a");
	cr_expect(is_stored("3:2:A", "", UP), "his own goes without a word");
	pty_send(&p, "\x1a");
	cr_expect(pty_wait(&p, "这是 李敏 今天", UP));
	expect_stored("3:1:A", "5");
	pty_send(&p, "\033");
	cr_expect(pty_wait_gone(&p, "这是 李敏", UP));
	expect_stored("3:1:A", "5");
	pty_send(&p, "\x1a");
	cr_expect(pty_wait(&p, "这是 李敏 今天", UP));
	pty_send(&p, "y");
	cr_expect(is_stored("3:1:A", "", UP));
	pty_send(&p, "\x19");			/* ^Y */
	cr_expect(is_stored("3:1:A", "5", UP));
	leave(&p);

	start(&p, NULL);			/* and so is one's own of another day */
	cr_assert(pty_wait(&p, "自然人", UP));
	pty_send(&p, "\x1a");
	cr_expect(pty_wait(&p, "这是 李敏 今天", UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait_gone(&p, "这是 李敏", UP));
	expect_stored("3:1:A", "5");
	leave(&p);
}

/* Back to a restore point over one's own step by Enter, over somebody else's by y only;
 * and it is one step. */
Test(tty, going_back_in_the_history)
{
	struct how h = { .option = { "--user", "王强" } };
	struct pty p = { .fd = -1 };

	start_table_3(&p, NULL);
	pty_send(&p, "5\r");
	cr_expect(is_stored("3:1:A", "5", UP));
	pty_send(&p, "\x13");			/* ^S */
	cr_expect(pty_wait(&p, "恢复点", UP));
	pty_send(&p, "8\r");
	cr_expect(is_stored("3:2:A", "8", UP));
	pty_send(&p, "\033[21~");		/* F10 */
	cr_expect(pty_wait(&p, "命令", UP));
	pty_send(&p, "ls\r");
	cr_expect(pty_wait(&p, "新的在前", UP));
	pty_send(&p, "\033[B\r");		/* the restore point */
	cr_expect(pty_wait(&p, "改回到", UP));
	expect_stored("3:2:A", "8");
	pty_send(&p, "\r");
	cr_expect(is_stored("3:2:A", "", UP));
	expect_stored("3:1:A", "5");
	pty_send(&p, "\x1a");
	cr_expect(is_stored("3:2:A", "8", UP));
	leave(&p);

	start(&p, &h);
	cr_assert(pty_wait(&p, "自然人", UP));
	pty_send(&p, "\033[21~");
	cr_expect(pty_wait(&p, "命令", UP));
	pty_send(&p, "ls\r");
	cr_expect(pty_wait(&p, "新的在前", UP));
	pty_send(&p, "\033[F\r");		/* the first step */
	cr_expect(pty_wait(&p, "不是这次做的", UP));
	cr_expect(pty_wait(&p, "李敏", UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait_gone(&p, "不是这次做的", UP));
	expect_stored("3:2:A", "8");
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, "不是这次做的", UP));
	pty_send(&p, "y");
	cr_expect(is_stored("3:2:A", "", UP));
	expect_stored("3:1:A", "5");
	leave(&p);
}

Test(tty, a_refused_figure_keeps_nobody_in)
{
	struct pty p = { .fd = -1 };

	start_table_3(&p, NULL);
	pty_send(&p, "-1\t");
	cr_assert(pty_pump(&p, 50));
	leave(&p);
	expect_stored("3:1:A", "");
	start(&p, NULL);
	cr_expect(pty_wait(&p, "正在录入“-1”", UP), "it is offered");
	pty_send(&p, "\033");
	cr_expect(pty_wait_gone(&p, "正在录入", UP));
	leave(&p);
	expect_stored("3:1:A", "");
}

Test(tty, resize_storm)
{
	struct buf before = BUF_INIT, after = BUF_INIT;
	struct pty p = { .fd = -1 };
	unsigned x = 7;
	int i;

	start_table_3(&p, NULL);
	for (i = 0; i < 200; i++) {
		x = x * 1103515245u + 12345u;
		pty_resize(&p, 1 + (int)(x >> 16) % 100, 1 + (int)(x >> 8) % 300);
		if (i % 20 == 0)
			pty_send(&p, "3\r");
		cr_assert(pty_pump(&p, 1));
	}
	pty_resize(&p, 24, 80);
	cr_expect(pty_wait(&p, "勾稽差", UP));
	cr_assert(pty_pump(&p, 1200));		/* the time of the save has settled */
	pty_screen(&p, &before);
	pty_send(&p, "\x0c");
	cr_assert(pty_pump(&p, 100));
	pty_screen(&p, &after);
	cr_expect_str_eq(buf_cstr(&before), buf_cstr(&after), "\n%s\n%s",
	    buf_cstr(&before),
	    buf_cstr(&after));
	expect_stored("3:1:A", "3");
	expect_stored("3:3.3.6:A", "3");	/* the tenth */
	leave(&p);
	buf_release(&before);
	buf_release(&after);
}

Test(tty, too_small_a_window)
{
	struct how h = { .rows = 5, .cols = 20 };
	struct pty p = { .fd = -1 };

	start(&p, &h);
	cr_expect(pty_wait(&p, "窗口太小", UP));
	pty_resize(&p, 14, 40);
	cr_expect(pty_wait_gone(&p, "窗口太小", UP));
	cr_expect(pty_wait(&p, "2025", UP));
	pty_resize(&p, 5, 20);
	cr_expect(pty_wait(&p, "窗口太小", UP));
	leave(&p);				/* keys still work */
}

Test(tty, gb18030_terminal)
{
	struct how h = { .lang = "zh_CN.GB18030" };
	struct pty p = { .fd = -1, .gb = true };
	int row, col;

	if (setlocale(LC_ALL, "zh_CN.GB18030") == NULL) {
		fputs("SKIP tty/gb18030_terminal: no locale zh_CN.GB18030\n", stderr);
		return;
	}
	setlocale(LC_ALL, "C");
	start_table_3(&p, &h);
	cr_expect(pty_find(&p, "GB18030", NULL, NULL));
	cr_expect(pty_find(&p, "湘潭县医疗保障局", &row, &col));
	cr_expect(row == 0 && col < 12);
	pty_send(&p, "\xa3\xb1\xa3\xb2\r");	/* full-width 12 */
	cr_expect(is_stored("3:1:A", "12", UP));
	leave(&p);
}

/* No such locale on the system: the program converts by itself. */
Test(tty, gb18030_terminal_without_a_locale)
{
	struct how h = {
		.extra = "LOCPATH=/nonexistent", .option = { "--terminal-encoding",
		    "gb18030" }
	};
	struct pty p = { .fd = -1, .gb = true };

	start_table_3(&p, &h);
	cr_expect(pty_find(&p, "GB18030", NULL, NULL));
	pty_send(&p, "\xa3\xb1\xa3\xb2\r");
	cr_expect(is_stored("3:1:A", "12", UP));
	pty_resize(&p, 30, 100);
	cr_assert(pty_pump(&p, 200));
	pty_send(&p, "5");
	cr_assert(pty_pump(&p, 50));
	kill(p.pid, SIGTERM);
	cr_expect_eq(pty_end(&p, UP), 143);
	pty_release(&p);
}

Test(tty, login_without_a_locale)
{
	struct how h = { .lang = "C" };
	struct pty p = { .fd = -1 };

	start_table_3(&p, &h);
	cr_expect(pty_find(&p, "社会公", NULL, NULL));
	leave(&p);
}

Test(tty, wide_ambiguous_characters_are_noticed)
{
	struct pty p = { .fd = -1, .report = "\033[1;5R" };

	start(&p, NULL);
	cr_assert(pty_wait(&p, "主动公开", UP));
	cr_expect(pty_wait(&p, "+--", UP), "frames turn to ASCII");
	cr_expect(pty_wait_gone(&p, "│", UP));
	leave(&p);
}

Test(tty, terminals_that_cannot_be_used)
{
	static const char *const term[] = { "dumb", "", "no-such-terminal" };
	struct pty p = { .fd = -1 };
	struct how h = { .term = NULL };
	size_t i;

	for (i = 0; i < sizeof(term) / sizeof(term[0]); i++) {
		h.term = term[i];
		start(&p, &h);
		cr_expect_eq(pty_end(&p, UP), 5, "TERM=%s", term[i]);
		cr_expect(wrote(&p, "TERM"), "the message says what to set");
		cr_expect_not(wrote(&p, "\033["), "TERM=%s", term[i]);
		pty_release(&p);
	}
}

static int
run_without_terminal(const char *in, const char *out)
{
	int status, fd;
	pid_t pid = fork();

	if (pid == 0) {
		if ((fd = open(in, O_RDONLY)) >= 0)
			dup2(fd, 0);
		if ((fd = open(out, O_WRONLY)) >= 0) {
			dup2(fd, 1);
			dup2(fd, 2);
		}
		execl(w.bin, w.bin, "--db", w.db, (char *)NULL);
		_exit(127);
	}
	cr_assert_eq(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Test(tty, no_terminal_at_all)
{
	cr_expect_eq(run_without_terminal("/dev/null", "/dev/null"), 5);
}

Test(tty, few_bytes_one_write_and_no_clearing)
{
	struct pty p = { .fd = -1 };
	size_t from, reads;
	int i;

	start(&p, NULL);
	cr_assert(pty_wait(&p, "主动公开", UP));
	cr_assert(pty_pump(&p, 50));
	cr_expect_leq(p.raw.len, 2560, "first paint: %zu bytes", p.raw.len);
	pty_send(&p, NEXT_TABLE);
	cr_assert(pty_wait(&p, "自然人", UP));
	cr_assert(pty_pump(&p, 50));
	for (i = 0; i < 12; i++) {
		from = p.raw.len;
		reads = p.reads;
		pty_send(&p, i % 3 == 2 ? "\033[B" : "1");
		cr_assert(pty_pump(&p, 40));
		cr_expect_leq(p.reads - reads, 1, "key %d: %zu writes", i,
		    p.reads - reads);
		cr_expect_leq(p.raw.len - from, i % 3 == 2 ? 240 : 120,
		    "key %d: %zu bytes", i,
		    p.raw.len - from);
		cr_expect_null(memmem(p.raw.data + from, p.raw.len - from, "\033[2J", 4));
		cr_expect_null(memmem(p.raw.data + from, p.raw.len - from, "\033[J", 3));
	}
	leave(&p);
}

Test(tty, pending_keys_are_painted_once)
{
	struct buf keys = BUF_INIT, now = BUF_INIT, redrawn = BUF_INIT;
	struct pty p = { .fd = -1 };
	size_t from;
	int i;

	start_table_3(&p, NULL);
	for (i = 0; i < 100; i++)
		buf_str(&keys, i % 2 ? "2\033[A" : "1\033[B");
	from = p.raw.len;
	kill(p.pid, SIGSTOP);
	pty_send_bytes(&p, buf_cstr(&keys), keys.len);
	kill(p.pid, SIGCONT);
	cr_assert(pty_pump(&p, 300));
	cr_expect_leq(p.raw.len - from, 2560, "%zu bytes", p.raw.len - from);
	cr_assert(pty_pump(&p, 1200));
	pty_screen(&p, &now);
	pty_send(&p, "\x0c");
	cr_assert(pty_pump(&p, 100));
	pty_screen(&p, &redrawn);
	cr_expect_str_eq(buf_cstr(&now), buf_cstr(&redrawn));
	leave(&p);
	buf_release(&keys);
	buf_release(&now);
	buf_release(&redrawn);
}

static long
switches(pid_t pid)
{
	char path[64], line[256];
	long n = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		(void)sscanf(line, "voluntary_ctxt_switches: %ld", &n);
	if (f)
		fclose(f);
	return n;
}

Test(tty, idle_it_sleeps)
{
	struct pty p = { .fd = -1 };
	size_t from;
	long before;

	start_table_3(&p, NULL);
	pty_send(&p, "4\r");
	cr_assert(pty_pump(&p, 1500));		/* the time of the save is shown */
	from = p.raw.len;
	before = switches(p.pid);
	(void)poll(NULL, 0, 2500);
	cr_assert(pty_pump(&p, 10));
	cr_expect_eq(p.raw.len, from, "%zu bytes", p.raw.len - from);
	if (before >= 0)
		cr_expect_leq(switches(p.pid) - before, 6, "%ld",
		    switches(p.pid) - before);
	leave(&p);
}

Test(tty, the_second_clerk_reads_until_the_first_leaves)
{
	struct pty a = { .fd = -1 }, b = { .fd = -1 };

	start_table_3(&a, NULL);
	start(&b, NULL);
	cr_expect(pty_wait(&b, "李敏", UP), "the holder is named");
	cr_expect(pty_wait(&b, "只读", UP));
	pty_send(&b, "9\r");
	cr_assert(pty_pump(&b, 100));
	expect_stored("3:1:A", "");
	pty_send(&a, "6\r");
	cr_expect(is_stored("3:1:A", "6", UP));
	pty_send(&b, NEXT_TABLE);
	cr_expect(pty_wait(&b, "=6", UP), "what is saved there is shown here");
	leave(&a);
	cr_expect(pty_wait(&b, "已离开", UP), "the holder has left");
	pty_send(&b, "9");
	cr_expect(pty_pump(&b, 100));
	expect_stored("3:1:A", "6");
	pty_send(&b, "\r");
	cr_expect(pty_wait(&b, "由你填", UP), "Enter steps in");
	pty_send(&b, "9\r");
	cr_expect(is_stored("3:1:A", "9", UP));
	leave(&b);
}

/* Type 5, click below, type 6. */
static void
point_below(bool asked)
{
	static const struct how with = { .option = { "--mouse" } };
	static const char on[] = "\033[?1000h\033[?1006h";
	static const char off[] = "\033[?1006l\033[?1000l";
	struct pty p = { .fd = -1 };
	char click[32];
	int row, col;

	start_table_3(&p, asked ? &with : NULL);
	cr_expect_eq(wrote(&p, on), asked);
	pty_cursor(&p, &row, &col);
	snprintf(click, sizeof click, "\033[<0;%d;%dM", col + 1, row + 2);
	pty_send(&p, "5");
	pty_send(&p, click);
	pty_send(&p, "6\r");
	cr_expect(is_stored("3:1:A", asked ? "5" : "56", UP));
	cr_expect(is_stored("3:2:A", asked ? "6" : "", UP));
	pty_send(&p, "\x11");
	cr_expect_eq(pty_end(&p, UP), 0);
	cr_expect_eq(wrote(&p, off), asked, "it is given back");
	pty_release(&p);
}

Test(tty, the_mouse_on_request)
{
	point_below(true);
}

Test(tty, the_mouse_unasked)
{
	point_below(false);
}

/* In a shell with job control: away and back, with everything as it was. */
Test(tty, suspended_and_resumed)
{
	char program[PATH_MAX + 8], command[200];
	const char *env[] = {
		"LC_ALL=C.UTF-8", "TERM=screen", "PATH=/usr/bin:/bin", "PS1=READY> ", "TZ=CST-8",
		program, NULL
	};
	const char *argv[] = { "/bin/bash", "--norc", "--noprofile", "-i", NULL };
	struct pty p = { .fd = -1 };

	if (access("/bin/bash", X_OK) != 0) {
		fputs("SKIP tty/suspended_and_resumed: no bash\n", stderr);
		return;
	}
	/* Its path may hold a blank. */
	snprintf(program, sizeof(program), "NB=%s", w.bin);
	cr_assert(pty_start(&p, 24, 80, env, argv));
	cr_assert(pty_wait(&p, "READY>", UP));
	snprintf(command, sizeof(command), "\"$NB\" --db %s edit %s 2025\r", w.db, AGENCY);
	pty_send(&p, command);
	cr_assert(pty_wait(&p, "主动公开", UP));
	pty_send(&p, NEXT_TABLE "12");
	cr_assert(pty_wait(&p, "=12", UP));
	pty_send(&p, ":");			/* commits the figure */
	cr_assert(pty_wait(&p, "命令", UP));
	pty_send(&p, "挂起");
	cr_assert(pty_wait(&p, "fg 返回", UP));
	pty_send(&p, "\r");
	cr_assert(pty_wait(&p, "Stopped", UP));
	expect_stored("3:1:A", "12");
	pty_send(&p, "fg\r");
	cr_assert(pty_wait(&p, "自然人", UP));
	pty_send(&p, "\r5\r");
	cr_expect(is_stored("3:2:A", "5", UP));
	pty_send(&p, "\x11");
	cr_expect(pty_wait(&p, "READY>", UP));
	pty_release(&p);
}

Test(tty, a_terminal_that_does_not_read_utf8)
{
	struct pty p = { .fd = -1, .report = "\033[1;8R" };

	start(&p, NULL);
	cr_expect(pty_wait(&p, "--terminal-encoding gb18030", UP), "told in ASCII");
	cr_expect(pty_find(&p, "│", NULL, NULL), "and nothing else changes");
	leave(&p);
}

Test(tty, kiosk_copies_nothing_out)
{
	struct how h = { .option = { "--kiosk", w.dir } };

	if (has_kiosk("kiosk_copies_nothing_out"))
		copy_block(&h, false);
}

Test(tty, kiosk_cannot_be_suspended)
{
	struct how h = { .option = { "--kiosk", w.dir } };
	struct pty p = { .fd = -1 };
	int status;

	if (!has_kiosk("kiosk_cannot_be_suspended"))
		return;
	start_table_3(&p, &h);
	pty_send(&p, ":挂起");
	cr_assert(pty_pump(&p, 60));
	cr_expect_not(pty_find(&p, "fg 返回", NULL, NULL), "there is no such command");
	pty_send(&p, "\033");
	cr_assert(pty_pump(&p, 60));
	kill(p.pid, SIGTSTP);
	pty_send(&p, "3\r\x1a");
	cr_expect(is_stored("3:1:A", "", UP));
	cr_expect_eq(waitpid(p.pid, &status, WNOHANG | WUNTRACED), 0, "it was stopped");
	leave(&p);
}

/* Work between two keys leaves a lone Esc the time to become one. */
Test(tty, escape_stops_an_import)
{
	struct how h = { .list = true };
	struct buf b = BUF_INIT;
	struct pty p = { .fd = -1 };
	char path[200], other[200];
	int i;

	/* Large, so that reading takes a while; but it has to be there once only. */
	buf_str(&b, "{\"schema\":\"nianbao/report/1\",\"form\":\"2021\",\"agency\":\"某局\","
	    "\"year\":2025,\"cells\":{},\"x\":\"");
	buf_repeat(&b, "x", 4 << 20);
	buf_str(&b, "\"}");
	snprintf(path, sizeof(path), "%s/0.json", w.dir);
	cr_assert(file_write(path, b.data, b.len, 0666, NULL));
	for (i = 1; i < 200; i++) {
		snprintf(other, sizeof(other), "%s/%d.json", w.dir, i);
		cr_assert_eq(link(path, other), 0);
	}
	start(&p, &h);
	cr_assert(pty_wait(&p, AGENCY, UP));
	pty_send(&p, "\017");			/* ^O */
	cr_assert(pty_wait(&p, "*.docx", UP));
	for (i = 0; i < 200; i++)
		pty_send(&p, "\010");
	pty_send(&p, w.dir);
	pty_send(&p, "/*.json\r");
	cr_assert(pty_wait(&p, "正在读", UP));
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "已停下", UP));
	cr_expect_not(pty_find(&p, "已读 200", NULL, NULL));
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "没有存入", UP));
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, AGENCY, UP));
	leave(&p);
	buf_release(&b);
}
