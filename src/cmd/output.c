/*
 * output.c - the only code that writes to standard output and standard error.
 *
 * Results are gathered in c->out and written whole.  Human text and messages go
 * through text_visible(), so that no byte of a file, a name or a database can
 * steer the terminal; they come in the terminal's encoding.  JSON is UTF-8
 * whatever the terminal is, and harmless by itself (export_json_string).  A write that
 * fails (a full disk, a closed pipe) is remembered and gives status 6.
 */
#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"

#define PROGRESS_MS	100	/* ten lines a second at most */

static bool
write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

/* The encoding of the terminal for human text.  Under LANG=C it is UTF-8: no
 * better guess exists, and that is what terminals of today show. */
static enum encoding
terminal_encoding(void)
{
	enum encoding e;

	if (encoding_by_name(nl_langinfo(CODESET), &e) &&
	    (e == ENCODING_GBK || e == ENCODING_GB18030))
		return e;
	return ENCODING_UTF8;
}

/* What --encoding says, unless it says it of files the command reads or writes. */
static enum encoding
result_encoding(const struct cmd *c)
{
	bool files = c->opt[OPT_FILE] != NULL || (c->command != NULL && c->command->files);

	return c->encoding != ENCODING_AUTO && !files ? c->encoding : terminal_encoding();
}

/* Append in encoding "e"; a character it lacks becomes "?", for a message must
 * never be lost because of one. */
static void
encode_lossy(struct buf *out, const char *s, size_t n, enum encoding e)
{
	size_t at = 0, k;
	uint32_t cp;

	if (e == ENCODING_UTF8 || encode_write(out, s, n, e, NULL)) {
		if (e == ENCODING_UTF8)
			buf_add(out, s, n);
		return;
	}
	for (; at < n; at += k) {
		k = text_decode(s + at, n - at, &cp);
		if (!encode_write(out, s + at, k, e, NULL))
			buf_chr(out, '?');
	}
}

void
out_line(struct cmd *c, enum msg msg, ...)
{
	const char *arg[9];
	va_list ap;
	int n = 0;

	va_start(ap, msg);
	while (n < 9 && (arg[n] = va_arg(ap, const char *)) != NULL)
		n++;
	va_end(ap);
	msg_format(&c->out, c->lang, msg, arg, n);
	buf_chr(&c->out, '\n');
}

/* ---- progress, on a terminal only ---- */

static int
terminal_columns(int fd)
{
	struct winsize size;

	return isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* Take the line of progress away before anything else is written. */
static void
erase_progress(struct cmd *c)
{
	struct buf b = BUF_INIT;

	if (c->progress_columns > 0) {
		buf_chr(&b, '\r');
		buf_repeat(&b, " ", (size_t)c->progress_columns);
		buf_chr(&b, '\r');
		write_all(STDERR_FILENO, b.data, b.len);
	}
	c->progress_columns = 0;
	buf_release(&b);
}

/* The end of a name, where files differ, after two dots if it was cut. */
static void
put_tail(struct buf *b, const char *name, int columns)
{
	size_t n = strlen(name), at = 0;

	if (text_width(name) > columns) {
		buf_str(b, "..");
		while (at < n && text_widthn(name + at, n - at) > columns - 2)
			at = text_next(name, n, at);
	}
	buf_str(b, name + at);
}

void
out_progress(struct cmd *c, size_t done, size_t all, const char *name)
{
	struct buf line = BUF_INIT, seen = BUF_INIT, coded = BUF_INIT;
	int columns = terminal_columns(STDERR_FILENO), width;
	struct timespec t;
	int64_t now;

	if (columns < 20 || c->opt[OPT_PLAIN] != NULL)
		return;
	clock_gettime(CLOCK_MONOTONIC, &t);
	now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
	if (c->progress_at == 0)
		c->progress_at = now;
	if (now - c->progress_at < PROGRESS_MS)
		return;
	c->progress_at = now;
	buf_printf(&line, "%zu/%zu ", done, all);
	text_visible(&seen, name, strlen(name), false);
	put_tail(&line, buf_cstr(&seen), columns - 1 - (int)line.len);
	width = text_width(buf_cstr(&line));
	if (width < c->progress_columns)
		buf_repeat(&line, " ", (size_t)(c->progress_columns - width));
	c->progress_columns = width;
	buf_chr(&line, '\r');
	encode_lossy(&coded, line.data, line.len, terminal_encoding());
	write_all(STDERR_FILENO, buf_cstr(&coded), coded.len);
	buf_release(&line);
	buf_release(&seen);
	buf_release(&coded);
}

void
out_flush(struct cmd *c)
{
	struct buf seen = BUF_INIT, coded = BUF_INIT;
	const struct buf *b = &c->out;

	if (b->len > 0)
		erase_progress(c);
	if (c->kind == OUT_TEXT) {
		text_visible(&seen, buf_cstr(&c->out), c->out.len, true);
		encode_lossy(&coded, buf_cstr(&seen), seen.len, result_encoding(c));
		b = &coded;
	}
	if (b->len > 0 && !c->out_failed && !write_all(STDOUT_FILENO, b->data, b->len)) {
		c->out_failed = true;
		diag_error(&c->diag, DIAG_DATA, MSG_CMD_STDOUT, strerror(errno), NULL);
	}
	buf_reset(&c->out);
	buf_release(&seen);
	buf_release(&coded);
}

/* "nianbao: FILE:LINE: text": what was wrong, where, what to do. */
static void
write_messages(struct cmd *c)
{
	struct buf line = BUF_INIT, seen = BUF_INIT, coded = BUF_INIT;

	if (c->diag.n == 0)
		return;
	erase_progress(c);
	for (size_t i = 0; i < c->diag.n; i++) {
		buf_str(&line, "nianbao: ");
		if (c->diag.item[i].level == DIAG_WARNING)
			msg_put(&line, c->lang, MSG_CMD_WARNING, NULL);
		diag_format(&line, &c->diag.item[i], c->lang);
		buf_chr(&line, '\n');
	}
	text_visible(&seen, buf_cstr(&line), line.len, true);
	encode_lossy(&coded, buf_cstr(&seen), seen.len, terminal_encoding());
	/* Nowhere is left to complain if this fails. */
	write_all(STDERR_FILENO, buf_cstr(&coded), coded.len);
	buf_release(&line);
	buf_release(&seen);
	buf_release(&coded);
}

void
out_messages(struct cmd *c)
{
	out_flush(c);
	write_messages(c);
	cmd_status(c, diag_status(&c->diag));
	diag_reset(&c->diag);
}

int
out_finish(struct cmd *c)
{
	static const int order[] = { 2, 6, 5, 4, 1, 3 };
	unsigned bits;
	int status;

	erase_progress(c);
	out_flush(c);
	write_messages(c);
	status = diag_status(&c->diag);
	bits = c->status | 1u << status;
	if (c->signal != 0)		/* says more than any other */
		return c->signal;
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (bits >> order[i] & 1)
			return order[i];
	return 0;
}

int
out_columns(void)
{
	const char *s = getenv("COLUMNS");
	int columns = terminal_columns(STDOUT_FILENO);

	if (columns <= 0)
		columns = s != NULL && atoi(s) > 0 ? atoi(s) : 80;
	return columns < 20 ? 20 : columns > 1000 ? 1000 : columns;
}

void
out_time(struct buf *b, const char *utc)
{
	clock_local(b, utc);
}
