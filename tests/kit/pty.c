/*
 * pty.c - see pty.h.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/encode.h"
#include "base/text.h"
#include "kit/pty.h"

long long
pty_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
model_size(const struct pty *p, int *rows, int *cols)
{
	*rows = p->rows < 2 ? 2 : p->rows;
	*cols = p->cols < 4 ? 4 : p->cols;
}

bool
pty_start(struct pty *p, int rows, int cols, const char *const *env,
    const char *const *argv)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
	    .ws_col = (unsigned short)cols };
	int fd;

	p->rows = rows;
	p->cols = cols;
	p->fd = -1;
	p->ended = false;
	p->reads = 0;
	buf_init(&p->raw);
	buf_init(&p->rest);
	model_size(p, &rows, &cols);
	p->vt = vterm_new(rows, cols);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	p->pid = forkpty(&p->fd, NULL, NULL, &ws);
	if (p->pid == 0) {
		for (fd = 3; fd < 256; fd++)
			close(fd);
		signal(SIGHUP, SIG_DFL);
		signal(SIGPIPE, SIG_DFL);
		execve(argv[0], (char *const *)argv, (char *const *)env);
		_exit(127);
	}
	if (p->pid > 0)
		fcntl(p->fd, F_SETFL, O_NONBLOCK);
	return p->pid > 0;
}

static size_t
whole_gb(const struct buf *b)
{
	size_t i, len;
	unsigned char c;

	for (i = 0; i < b->len; i += len) {
		c = (unsigned char)b->data[i];
		len = c < 0x81 ? 1 : 2;
		if (len == 2 && i + 1 < b->len && b->data[i + 1] >= '0' &&
		    b->data[i + 1] <= '9')
			len = 4;
		if (i + len > b->len)
			break;
	}
	return i;
}

static void
answer(struct pty *p, const char *s, size_t n)
{
	char out[256];
	size_t k = vterm_output_read(p->vt, out, sizeof(out));

	if (p->report && memmem(s, n, "\033[6n", 4) != NULL)
		pty_send(p, p->report);
	else if (k > 0 && !p->report)
		pty_send_bytes(p, out, k);
}

static size_t
whole_utf8(const struct buf *b)
{
	size_t at = b->len, want;
	unsigned char c = 0;

	do {
		c = at > 0 ? (unsigned char)b->data[--at] : 0;
	} while ((c & 0xc0) == 0x80);
	want = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
	return b->len - at < want ? at : b->len;
}

static void
feed(struct pty *p, const char *s, size_t n)
{
	struct buf utf8 = BUF_INIT;
	size_t whole;

	buf_add(&p->raw, s, n);
	buf_add(&p->rest, s, n);
	whole = p->gb ? whole_gb(&p->rest) : whole_utf8(&p->rest);
	if (p->gb)
		(void)encode_read(&utf8, p->rest.data, whole, ENCODING_GB18030, NULL);
	else
		buf_add(&utf8, p->rest.data, whole);
	buf_splice(&p->rest, 0, whole, "", 0);
	vterm_input_write(p->vt, buf_cstr(&utf8), utf8.len);
	buf_release(&utf8);
	answer(p, s, n);
}

bool
pty_pump(struct pty *p, int ms)
{
	struct pollfd pfd = { p->fd, POLLIN, 0 };
	char in[8192];
	ssize_t n;

	while (p->fd >= 0 && poll(&pfd, 1, ms) > 0) {
		n = read(p->fd, in, sizeof(in));
		if (n <= 0)
			return n < 0 && errno == EAGAIN;
		p->reads++;
		feed(p, in, (size_t)n);
	}
	return p->fd >= 0;
}

bool
pty_wait(struct pty *p, const char *text, int ms)
{
	long long end = pty_now() + ms;
	bool alive;

	do {
		alive = pty_pump(p, 10);
		if (pty_find(p, text, NULL, NULL))
			return true;
	} while (alive && pty_now() < end);
	return false;
}

bool
pty_wait_gone(struct pty *p, const char *text, int ms)
{
	long long end = pty_now() + ms;

	do {
		(void)pty_pump(p, 10);
		if (!pty_find(p, text, NULL, NULL))
			return true;
	} while (pty_now() < end);
	return false;
}

void
pty_send_bytes(struct pty *p, const char *s, size_t n)
{
	struct pollfd pfd = { p->fd, POLLOUT, 0 };
	ssize_t k;

	while (n > 0 && p->fd >= 0) {
		k = write(p->fd, s, n > 512 ? 512 : n);
		if (k > 0) {
			s += k;
			n -= (size_t)k;
		} else if (errno != EAGAIN || !pty_pump(p, 0) || poll(&pfd, 1, 2000) <= 0)
			return;
	}
}

void
pty_send(struct pty *p, const char *s)
{
	pty_send_bytes(p, s, strlen(s));
}

/* ---- the screen ---- */

static void
row_text(struct pty *p, int row, struct buf *b, int *col_of, size_t most)
{
	VTermScreenCell cell;
	int rows, cols, c, k;
	size_t from, i;

	model_size(p, &rows, &cols);
	for (c = 0; c < cols; c += cell.width > 0 ? cell.width : 1) {
		VTermPos pos = { row, c };

		memset(&cell, 0, sizeof(cell));
		vterm_screen_get_cell(p->screen, pos, &cell);
		from = b->len;
		if (cell.chars[0] == 0)
			buf_chr(b, ' ');
		for (k = 0; k < VTERM_MAX_CHARS_PER_CELL && cell.chars[k] &&
		    cell.chars[k] != (uint32_t)-1; k++)
			buf_cp(b, cell.chars[k]);
		for (i = from; col_of && i < b->len && i < most; i++)
			col_of[i] = c;
	}
}

bool
pty_find(struct pty *p, const char *text, int *row, int *col)
{
	struct buf b = BUF_INIT;
	int col_of[4096], rows, cols, r;
	const char *at = NULL;

	model_size(p, &rows, &cols);
	for (r = 0; r < rows && at == NULL; r++) {
		buf_reset(&b);
		row_text(p, r, &b, col_of, sizeof(col_of) / sizeof(col_of[0]));
		at = strstr(buf_cstr(&b), text);
		if (at && row)
			*row = r;
		if (at && col)
			*col = col_of[at - b.data];
	}
	buf_release(&b);
	return at != NULL;
}

void
pty_screen(struct pty *p, struct buf *b)
{
	int rows, cols, r;

	model_size(p, &rows, &cols);
	for (r = 0; r < rows; r++) {
		row_text(p, r, b, NULL, 0);
		while (b->len > 0 && b->data[b->len - 1] == ' ')
			buf_splice(b, b->len - 1, 1, "", 0);
		buf_chr(b, '\n');
	}
}

void
pty_cursor(struct pty *p, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

bool
pty_reversed(struct pty *p, int row, int col)
{
	VTermPos pos = { row, col };
	VTermScreenCell cell;

	memset(&cell, 0, sizeof(cell));
	vterm_screen_get_cell(p->screen, pos, &cell);
	return cell.attrs.reverse;
}

void
pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize ws = { .ws_row = (unsigned short)rows,
	    .ws_col = (unsigned short)cols };

	p->rows = rows;
	p->cols = cols;
	model_size(p, &rows, &cols);
	vterm_set_size(p->vt, rows, cols);
	(void)ioctl(p->fd, TIOCSWINSZ, &ws);
}

/* ---- the end ---- */

int
pty_end(struct pty *p, int ms)
{
	long long end = pty_now() + ms;

	while (!p->ended) {
		if (p->fd >= 0)
			(void)pty_pump(p, 5);
		if (waitpid(p->pid, &p->status, WNOHANG) == p->pid)
			p->ended = true;
		else if (pty_now() > end)
			return -1;
		else
			(void)poll(NULL, 0, 3);
	}
	if (p->fd >= 0)
		(void)pty_pump(p, 0);
	return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : 128 + WTERMSIG(p->status);
}

void
pty_release(struct pty *p)
{
	if (!p->ended && p->pid > 0) {
		kill(p->pid, SIGKILL);
		(void)waitpid(p->pid, &p->status, 0);
	}
	if (p->fd >= 0)
		close(p->fd);
	vterm_free(p->vt);
	buf_release(&p->raw);
	buf_release(&p->rest);
}
