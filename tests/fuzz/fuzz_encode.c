/*
 * fuzz_encode.c - any bytes at all in each encoding that is read and written.
 *
 * What is read is UTF-8; what is written of it reads back as the same text, where the
 * encoding has all of its characters.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/text.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_encode: %s\n", what);
		abort();
	}
}

/* Written and read again, twice: the second time must change nothing. */
static void
there_and_back(const char *s, size_t n, enum encoding e)
{
	struct buf out = BUF_INIT, back = BUF_INIT, again = BUF_INIT;
	struct diag d;

	diag_init(&d);
	if (!encode_write(&out, s, n, e, &d)) {
		require(out.len == 0 && d.nerror > 0, "refused, and something written");
	} else {
		require(encode_read(&back, buf_cstr(&out), out.len, e, NULL),
		    "our own bytes refused");
		buf_reset(&out);
		require(encode_write(&out, buf_cstr(&back), back.len, e, NULL),
		    "what was read cannot be written");
		require(encode_read(&again, buf_cstr(&out), out.len, e, NULL),
		    "the second time refused");
		require(again.len == back.len &&
		    memcmp(buf_cstr(&again), buf_cstr(&back), back.len) == 0,
		    "the second text differs");
	}
	diag_release(&d);
	buf_release(&out);
	buf_release(&back);
	buf_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *p = (const char *)data + 1;
	enum encoding in, out;
	struct buf text = BUF_INIT;
	struct diag d;

	if (n == 0)
		return 0;
	in = (enum encoding)(data[0] % ENCODING__MAX);
	out = (enum encoding)(data[0] / ENCODING__MAX % ENCODING__MAX);
	diag_init(&d);
	require(encode_detect(p, n - 1) != ENCODING_AUTO, "no guess");
	if (encode_read(&text, p, n - 1, in, &d)) {
		require(text_valid(buf_cstr(&text), text.len), "no UTF-8");
		there_and_back(buf_cstr(&text), text.len, out);
	} else {
		require(d.nerror > 0, "refused without a message");
	}
	diag_release(&d);
	buf_release(&text);
	return 0;
}

#include "kit/replay.h"
