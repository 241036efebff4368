/*
 * floor.c - the least a curses program with such a table must do.
 *
 * A grid of figures with labels, totals and a balance line, digits that replace
 * the focused value, Down that leaves the cell; only what changed is painted,
 * and one write(2) carries it.  With a file name each cell that is left is
 * committed to SQLite, WAL and FULL.  No checks, no undo, no audit: a measure,
 * not a program anybody would use.
 */
#include <curses.h>
#include <locale.h>
#include <poll.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ROWS	25
#define COLS	7
#define TOP	3
#define WINDOW	16
#define LEFT	32
#define WIDTH	7

static const wchar_t *const label[] = {
	L"本年新收的申请", L"上年转来的申请", L"全部给予公开的", L"部分给予公开的",
	L"国家秘密不公开"
};
static const wchar_t *const head[COLS] = {
	L"自然人", L"企业", L"科研", L"公益", L"法律", L"其他", L"总计"
};
static struct {
	long		 value[ROWS][COLS];
	int		 row, col, top;
	bool		 typing, holding;
	sqlite3		*db;
	sqlite3_stmt	*save;
	char		 out[1 << 16];
	size_t		 n;
} f;

static void
send_all(const char *p, size_t n)
{
	ssize_t k;

	while (n > 0 && (k = syscall(SYS_write, 1, p, n)) > 0) {
		p += k;
		n -= (size_t)k;
	}
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (!f.holding || fd != 1 || n > sizeof(f.out) - f.n)
		return syscall(SYS_write, fd, p, n);
	memcpy(f.out + f.n, p, n);
	f.n += n;
	return (ssize_t)n;
}

static void
flush(void)
{
	move(TOP + f.row - f.top, LEFT + f.col * WIDTH + 5);
	f.holding = true;
	refresh();
	f.holding = false;
	send_all(f.out, f.n);
	f.n = 0;
}

static void
cell(int row, int col)
{
	if (row < f.top || row >= f.top + WINDOW)
		return;
	attrset(row == f.row && col == f.col ? A_REVERSE : A_NORMAL);
	mvprintw(TOP + row - f.top, LEFT + col * WIDTH, "%6ld", f.value[row][col]);
	attrset(A_NORMAL);
}

static void
sums(void)
{
	long column = 0, row = 0;
	int i;

	for (i = 2; i < ROWS; i++)
		column += f.value[i][f.col];
	for (i = 0; i < COLS - 1; i++)
		row += f.value[f.row][i];
	f.value[f.row][COLS - 1] = row;
	cell(f.row, COLS - 1);
	mvprintw(TOP + WINDOW, LEFT + f.col * WIDTH, "%6ld", column);
	mvprintw(TOP + WINDOW + 1, LEFT + f.col * WIDTH, "%6ld",
	    f.value[0][f.col] + f.value[1][f.col] - column);
}

static void
paint(void)
{
	int i, c;

	for (i = 0; i < COLS; i++)
		mvaddwstr(1, LEFT + i * WIDTH, head[i]);
	for (i = f.top; i < f.top + WINDOW; i++) {
		mvprintw(TOP + i - f.top, 0, "%02d ", i + 1);
		addwstr(label[i % 5]);
		for (c = 0; c < COLS; c++)
			cell(i, c);
	}
	mvaddwstr(0, 1, L"年报2025 某县某局      填报  已存 12:00:00");
	mvaddwstr(22, 0, L"01 本年新收的申请 自然人 整数");
	mvaddwstr(23, 0,
	    L"F1帮助 F3批注 F4补零 F5上年 F6明细 F7下节 F8校核 F9导出 F10命令");
	sums();
}

static void
store(int row)
{
	if (f.db == NULL || !f.typing)
		return;
	sqlite3_bind_int(f.save, 1, row * COLS + f.col);
	sqlite3_bind_int64(f.save, 2, f.value[row][f.col]);
	sqlite3_step(f.save);
	sqlite3_reset(f.save);
}

static void
down(void)
{
	int old = f.row;

	store(old);
	f.typing = false;
	f.row = (f.row + 1) % ROWS;
	if (f.row < f.top || f.row >= f.top + WINDOW) {
		f.top = f.row < WINDOW ? 0 : ROWS - WINDOW;
		paint();
	} else {
		cell(old, f.col);
		cell(f.row, f.col);
	}
}

static void
digit(int d)
{
	long *v = &f.value[f.row][f.col];

	*v = (f.typing ? *v * 10 : 0) + d;
	f.typing = true;
	cell(f.row, f.col);
	sums();
}

static void
open_database(const char *path)
{
	sqlite3_open(path, &f.db);
	sqlite3_exec(f.db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
	    "CREATE TABLE IF NOT EXISTS cell(id INTEGER PRIMARY KEY, v)", NULL, NULL,
	    NULL);
	sqlite3_prepare_v2(f.db, "INSERT OR REPLACE INTO cell VALUES(?,?)", -1, &f.save,
	    NULL);
}

int
main(int argc, char **argv)
{
	struct pollfd more = { 0, POLLIN, 0 };
	char in[4096];
	ssize_t n, i;

	setlocale(LC_ALL, "");
	if (argc > 1)
		open_database(argv[1]);
	initscr();
	raw();
	noecho();
	nonl();
	typeahead(-1);
	paint();
	flush();
	while ((n = read(0, in, sizeof(in))) > 0) {
		for (i = 0; i < n; i++)
			if (in[i] >= '0' && in[i] <= '9')
				digit(in[i] - '0');
			else if (in[i] == '\r')
				down();
			else if (in[i] == 17)
				goto out;
		if (poll(&more, 1, 0) <= 0)
			flush();
	}
out:
	endwin();
	sqlite3_finalize(f.save);
	sqlite3_close(f.db);
	return 0;
}
