/*
 * termclip.c - text for the clipboard of the terminal; see termclip.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "ui/term/term.h"
#include "ui/term/termclip.h"

#define CLIP_MOST	74994	/* bytes of text: with its base64 100,000, as in hterm */

static void
put_base64(struct buf *out, const unsigned char *p, size_t n)
{
	static const char digit[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		size_t left = n - i;
		unsigned v = (unsigned)p[i] << 16 | (left > 1 ? (unsigned)p[i + 1] << 8 : 0) |
		    (left > 2 ? p[i + 2] : 0);

		buf_chr(out, digit[v >> 18 & 63]);
		buf_chr(out, digit[v >> 12 & 63]);
		buf_chr(out, left > 1 ? digit[v >> 6 & 63] : '=');
		buf_chr(out, left > 2 ? digit[v & 63] : '=');
	}
}

/* By name: nothing in terminfo or in an answer tells. */
static bool
has_clipboard(void)
{
	static const char *const without[] = {
		"linux", "vt", "dumb", "ansi", "cons", "sun", "bterm", "unknown"
	};
	const char *name = getenv("TERM");

	for (size_t i = 0; name != NULL && i < ARRAY_LEN(without); i++)
		if (strncmp(name, without[i], strlen(without[i])) == 0 &&
		    strncmp(name, "vte", 3) != 0)
			return false;
	return name != NULL;
}

enum clip_result
term_clip(const char *s, size_t n)
{
	struct buf b = BUF_INIT;

	if (!term_headless() && !has_clipboard())
		return CLIP_NONE;
	if (n > CLIP_MOST)
		return CLIP_LONG;
	buf_str(&b, "\033]52;c;");
	put_base64(&b, (const unsigned char *)s, n);
	buf_chr(&b, '\a');
	term_add(b.data, b.len);
	buf_release(&b);
	return CLIP_SENT;
}
