/*
 * Byte buffers: appending, splicing, giving away.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"

Test(buf, buf)
{
	struct buf b = BUF_INIT;
	char *s;

	cr_assert_str_eq(buf_cstr(&b), "");
	buf_str(&b, "年报");
	buf_chr(&b, ' ');
	buf_printf(&b, "%d-%s", 7, "x");
	buf_i64(&b, INT64_MIN);
	buf_u64(&b, UINT64_MAX);
	buf_cp(&b, 0x6E58);
	buf_repeat(&b, "ab", 3);
	cr_assert_str_eq(buf_cstr(&b),
	    "年报 7-x-922337203685477580818446744073709551615湘ababab");
	buf_reset(&b);
	cr_assert_str_eq(buf_cstr(&b), "");
	buf_str(&b, "abcdef");
	buf_splice(&b, 2, 2, "XYZ", 3);
	cr_assert_str_eq(buf_cstr(&b), "abXYZef");
	buf_splice(&b, 5, 100, "", 0);
	cr_assert_str_eq(buf_cstr(&b), "abXYZ");
	buf_splice(&b, 99, 0, "!", 1);
	cr_assert_str_eq(buf_cstr(&b), "abXYZ!");
	s = buf_detach(&b);
	cr_assert_str_eq(s, "abXYZ!");
	cr_assert_eq(b.len, 0);
	free(s);
	s = buf_detach(&b);
	cr_assert_str_eq(s, "");
	free(s);
}

/* Length and terminator after thousands of random splices, against a plain copy. */
Test(buf, splice_property)
{
	struct buf b = BUF_INIT;
	char want[4096] = "", tail[4096], piece[8];
	size_t len = 0, pos, n, m;
	unsigned x = 7;

	for (int i = 0; i < 5000; i++) {
		x = x * 1103515245 + 12345;
		pos = (x >> 8) % (len + 1);
		n = (x >> 20) % (len - pos + 1);
		m = len < 3000 ? (x >> 4) % sizeof(piece) : 0;
		memset(piece, 'a' + i % 26, m);
		buf_splice(&b, pos, n, piece, m);
		memcpy(tail, want + pos + n, len - pos - n);
		memcpy(want + pos, piece, m);
		memcpy(want + pos + m, tail, len - pos - n);
		len = len - n + m;
		want[len] = '\0';
		cr_assert_eq(b.len, len);
		cr_assert_str_eq(buf_cstr(&b), want);
	}
	buf_release(&b);
	cr_assert_eq(b.cap, 0);
}

/* Any bytes, and growth that at least doubles. */
Test(buf, any_bytes)
{
	struct buf b = BUF_INIT;
	size_t cap = 0, grown = 0;

	for (int i = 0; i < 1000000; i++) {
		buf_chr(&b, (char)i);
		if (b.cap != cap) {
			cap = b.cap;
			grown++;
		}
	}
	cr_assert_eq(b.len, 1000000);
	cr_assert_leq(grown, 20);
	for (size_t i = 0; i < b.len; i++)
		cr_assert_eq((unsigned char)b.data[i], i & 255);
	cr_assert_eq(b.data[b.len], '\0');
	buf_release(&b);
}
