/*
 * render.c - nianbao-render, a program of its own: pages to PDF.
 *
 *	nianbao-render <REQUESTS >ANSWERS
 *
 * Requests come on standard input, one after the other, and each is answered on
 * standard output (pagewire.h); the end of the input ends the program.  It is started by
 * nianbao alone, over a socket, and links the libraries that would slow the start of
 * nianbao down.
 *
 *   wait -> fonts_open -> fence -> { receive, pages_unpack, draw_pages, drawn_pack, send }*
 *
 * It may wait long before the first request, or for nothing, and looks at no font till
 * then.  Behind the fence only fonts can be read, and nothing written, started or connected.
 * Exit status: 0 at the end of the input; 2 what came was no request; 6 no memory.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/sandbox.h"
#include "export/pagewire.h"
#include "render/render.h"

#define MEMORY		((size_t)512 << 20)
#define TIME_MS		30000		/* of computing for one document */
#define KEEP		((size_t)1 << 20)	/* of a buffer between two documents */
#define NONSENSE	2

/* All n bytes; false at the end of the input. */
static bool
receive(void *to, size_t n)
{
	char *p = to;
	ssize_t k;

	for (; n > 0; n -= (size_t)k, p += k) {
		k = read(STDIN_FILENO, p, n);
		if (k <= 0)
			return false;
	}
	return true;
}

static bool
send_all(const char *p, size_t n)
{
	ssize_t k;

	for (; n > 0; n -= (size_t)k, p += k) {
		k = write(STDOUT_FILENO, p, n);
		if (k <= 0)
			return false;
	}
	return true;
}

static void
keep_little(struct buf *b)
{
	if (b->cap > KEEP)
		buf_release(b);
	buf_reset(b);
}

static bool
answer(struct fonts *fonts, const struct buf *in)
{
	struct pages *pages = pages_unpack(in->data, in->len);
	struct buf out = BUF_INIT;
	struct drawn drawn;
	bool ok;

	drawn_init(&drawn);
	if (pages == NULL)
		drawn.status = DRAWN_NONSENSE;
	else if (fonts == NULL)
		drawn.status = DRAWN_NO_FONT;
	else
		draw_pages(&drawn, pages, fonts);
	drawn_pack(&out, &drawn);
	ok = send_all(out.data, out.len);
	buf_release(&out);
	drawn_release(&drawn);
	pages_drop(pages);
	return ok;
}

int
main(void)
{
	struct pollfd wait = { .fd = STDIN_FILENO, .events = POLLIN };
	struct fonts *fonts;
	struct buf in = BUF_INIT;
	const char *const *place = NULL;
	size_t n = 0;
	uint32_t frame[2];
	int status = 0;

	while (poll(&wait, 1, -1) < 0 && errno == EINTR)
		;
	fonts = fonts_open();
	if (fonts != NULL)
		place = fonts_places(fonts, &n);
	sandbox_read_only(MEMORY, place, n);
	while (status == 0 && receive(frame, sizeof frame)) {
		if (frame[0] != PAGES_MAGIC || frame[1] == 0 || frame[1] > PAGES_BYTES) {
			status = NONSENSE;
			break;
		}
		buf_reserve(&in, frame[1]);
		if (!receive(in.data, frame[1]))
			break;
		in.len = frame[1];
		sandbox_time(TIME_MS);
		if (!answer(fonts, &in))
			break;
		sandbox_time(0);
		keep_little(&in);
	}
	buf_release(&in);
	fonts_close(fonts);
	return status;
}
