/*
 * Encodings: all of Unicode through GB18030, what tables disagree on, refusals.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"

Test(encode, names)
{
	enum encoding e;

	cr_assert(encoding_by_name("GB2312", &e));
	cr_assert_eq(e, ENCODING_GBK);
	cr_assert(encoding_by_name("Utf-8", &e));
	cr_assert_eq(e, ENCODING_UTF8);
	cr_assert_not(encoding_by_name("latin1", &e));
	cr_assert(encode_selftest());
}

/* Old private use code points come back as what they are today. */
static uint32_t
today(uint32_t cp)
{
	static const uint32_t t[][2] = {
		{ 0xE78D, 0xFE10 }, { 0xE78E, 0xFE12 }, { 0xE78F, 0xFE11 },
		{ 0xE790, 0xFE13 },
		{ 0xE791, 0xFE14 }, { 0xE792, 0xFE15 }, { 0xE793, 0xFE16 },
		{ 0xE794, 0xFE17 },
		{ 0xE795, 0xFE18 }, { 0xE796, 0xFE19 }, { 0xE816, 0x20087 },
		{ 0xE817, 0x20089 },
		{ 0xE818, 0x200CC }, { 0xE81E, 0x9FB4 }, { 0xE826, 0x9FB5 },
		{ 0xE82B, 0x9FB6 },
		{ 0xE82C, 0x9FB7 }, { 0xE831, 0x215D7 }, { 0xE832, 0x9FB8 },
		{ 0xE83B, 0x2298F },
		{ 0xE843, 0x9FB9 }, { 0xE854, 0x9FBA }, { 0xE855, 0x241FE },
		{ 0xE864, 0x9FBB }
	};

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		if (t[i][0] == cp)
			return t[i][1];
	return cp;
}

Test(encode, all_of_unicode_through_gb18030)
{
	struct buf text = BUF_INIT, gb = BUF_INIT, back = BUF_INIT;
	uint32_t cp, got;
	size_t at = 0;

	for (cp = 1; cp < 0x110000; cp++)
		if (cp < 0xD800 || cp > 0xDFFF)
			buf_cp(&text, cp);
	cr_assert(encode_write(&gb, text.data, text.len, ENCODING_GB18030, NULL));
	cr_assert(encode_read(&back, gb.data, gb.len, ENCODING_GB18030, NULL));
	for (cp = 1; cp < 0x110000; cp++) {
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		at += text_decode(back.data + at, back.len - at, &got);
		cr_assert_eq(got, today(cp), "U+%04X came back as U+%04X", cp, got);
	}
	cr_assert_eq(at, back.len);
	buf_release(&text);
	buf_release(&gb);
	buf_release(&back);
}

Test(encode, forms_that_tables_reject)
{
	static const struct { const char *bytes; const char *want; } t[] = {
		{ "\x82\x35\x90\x37", "\xE9\xBE\xB4" },		/* U+9FB4 */
		{ "\x82\x35\x91\x34", "\xE9\xBE\xBB" },		/* U+9FBB */
		{ "\x84\x31\x82\x36", "\xEF\xB8\x90" },		/* U+FE10 */
		{ "\x84\x31\x83\x35", "\xEF\xB8\x99" },		/* U+FE19 */
		{ "\xFE\x51", "\xF0\xA0\x82\x87" },		/* U+20087 */
		{ "\x95\x32\x90\x31", "\xF0\xA0\x82\x87" },
		{ "\xA6\xD9", "\xEF\xB8\x90" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		cr_assert(encode_read(&b, t[i].bytes, strlen(t[i].bytes), ENCODING_GBK,
		    NULL));
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%zu", i);
	}
	buf_release(&b);
}

Test(encode, reading)
{
	static const struct {
		const char *p;
		size_t n;
		enum encoding e;
		const char *want;
		bool ok;
	} t[] = {
		{ "\xEF\xBB\xBF年", 6, ENCODING_AUTO, "年", true },
		{ "\xC4\xEA", 2, ENCODING_AUTO, "年", true },
		{ "\xFF\xFE\x74\x5E", 4, ENCODING_AUTO, "年", true },
		{ "\xFE\xFF\x5E\x74", 4, ENCODING_AUTO, "年", true },
		{ "a\x00z", 3, ENCODING_UTF8, "a\xEF\xBF\xBDz", false },
		{ "a\xFFz", 3, ENCODING_UTF8, "a\xEF\xBF\xBDz", false },
		{ "a\xFFz", 3, ENCODING_GB18030, "a\xEF\xBF\xBDz", false },
		{ "", 0, ENCODING_AUTO, "", true },
	};
	struct buf b = BUF_INIT;
	struct diag d;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		diag_init(&d);
		buf_reset(&b);
		cr_assert_eq(encode_read(&b, t[i].p, t[i].n, t[i].e, &d), t[i].ok, "%zu",
		    i);
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%zu", i);
		cr_assert_eq(diag_has(&d, MSG_ENCODE_BAD), !t[i].ok);
		diag_release(&d);
	}
	buf_release(&b);
}

/* GBK is strict: what it lacks is listed, nothing is written. */
Test(encode, gbk_refuses)
{
	static const char s[] = "湘€𠂇ok😀";
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert_not(encode_write(&b, s, strlen(s), ENCODING_GBK, &d));
	cr_assert_eq(b.len, 0);
	cr_assert_eq(d.nerror, 3);
	cr_assert_str_eq(d.item[0].arg[0], "€");
	cr_assert_str_eq(d.item[0].arg[2], "2");
	cr_assert_str_eq(d.item[2].arg[2], "6");
	cr_assert(encode_write(&b, "湘潭", 6, ENCODING_GBK, &d));
	cr_assert_eq(b.len, 4);
	buf_release(&b);
	diag_release(&d);
}

/* The place is the byte in the file and its line, whatever the encoding. */
Test(encode, place_of_bad_bytes)
{
	static const struct {
		const char *p;
		size_t n;
		enum encoding e;
		const char *line, *byte;
	} t[] = {
		{ "a\n\xFF", 3, ENCODING_UTF8, "2", "3" },
		{ "\xEF\xBB\xBF\n\n\xFF", 6, ENCODING_UTF8, "3", "6" },
		{ "\xC4\xEA\n\xFFz", 5, ENCODING_GB18030, "2", "4" },
		{ "\xC4\xEA\n\0z", 5, ENCODING_GB18030, "2", "4" },
		{ "\xFF\xFE\x0A\x0A\x0A\0\0\0", 8, ENCODING_UTF16LE, "2", "7" },
		{ "\xFE\xFF\0\x0A\xD8\0\0A", 8, ENCODING_UTF16BE, "2", "5" },
	};
	struct buf b = BUF_INIT;
	struct diag d;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		diag_init(&d);
		buf_reset(&b);
		cr_assert_not(encode_read(&b, t[i].p, t[i].n, t[i].e, &d), "%zu", i);
		cr_assert_eq(d.n, 1);
		cr_assert_str_eq(d.item[0].arg[0], t[i].line, "%zu: line %s", i,
		    d.item[0].arg[0]);
		cr_assert_str_eq(d.item[0].arg[1], t[i].byte, "%zu: byte %s", i,
		    d.item[0].arg[1]);
		diag_release(&d);
	}
	buf_release(&b);
}

/* One unpaired surrogate or odd byte spoils itself, not the rest of the text. */
Test(encode, broken_utf16)
{
	static const struct {
		const char *p;
		size_t n;
		enum encoding e;
		const char *want;
	} t[] = {
		{ "a\0\x00\xD8z\0", 6, ENCODING_UTF16LE, "a\xEF\xBF\xBDz" },
		{ "\0a\xDC\x00\0z", 6, ENCODING_UTF16BE, "a\xEF\xBF\xBDz" },
		{ "\x74\x5E\x74", 3, ENCODING_UTF16LE, "年\xEF\xBF\xBD" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		cr_assert_not(encode_read(&b, t[i].p, t[i].n, t[i].e, NULL));
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%zu: %s", i, buf_cstr(&b));
	}
	buf_release(&b);
}

/* GB18030 has a byte order mark too, and it is no part of the text. */
Test(encode, gb18030_mark)
{
	struct buf b = BUF_INIT;

	cr_assert(encode_read(&b, "\x84\x31\x95\x33\xC4\xEA", 6, ENCODING_AUTO, NULL));
	cr_assert_str_eq(buf_cstr(&b), "年");
	buf_release(&b);
}

/* A megabyte of what needs a hand takes no longer than a megabyte of text. */
Test(encode, hostile_texts_take_linear_time, .timeout = 10)
{
	struct buf t = BUF_INIT, gb = BUF_INIT, back = BUF_INIT;
	struct diag d;

	diag_init(&d);
	for (int i = 0; i < 500000; i++)
		buf_cp(&t, 0xE78D);
	cr_assert(encode_write(&gb, t.data, t.len, ENCODING_GB18030, &d));
	cr_assert(encode_read(&back, gb.data, gb.len, ENCODING_GB18030, &d));
	cr_assert_eq(back.len, t.len);
	buf_reset(&t);
	for (int i = 0; i < 500000; i++)
		buf_cp(&t, 0x20087);
	buf_reset(&gb);
	cr_assert(encode_write(&gb, t.data, t.len, ENCODING_GB18030, &d));
	cr_assert_eq(gb.len, 2000000);
	buf_reset(&gb);
	cr_assert_not(encode_write(&gb, t.data, t.len, ENCODING_GBK, &d));
	cr_assert_eq(d.n, 20, "a list somebody can read");
	buf_release(&t);
	buf_release(&gb);
	buf_release(&back);
	diag_release(&d);
}

/* The bytes of what 2022 moved, and what is written in four bytes. */
Test(encode, bytes_written)
{
	static const struct { const char *s, *bytes; } t[] = {
		{ "€", "\xA2\xE3" }, { "\xE9\xBE\xB4", "\xFE\x59" },
		{ "\xEF\xB8\x90", "\xA6\xD9" },
		/* By GB 18030-2022 the six of plane 2 have left FE51 and the like. */
		{ "𠂇", "\x95\x32\x90\x31" }, { "𠂉", "\x95\x32\x90\x33" },
		{ "𠃌", "\x95\x32\x97\x30" }, { "𡗗", "\x95\x36\xB9\x37" },
		{ "𢦏", "\x96\x30\xBA\x35" }, { "𤇾", "\x96\x35\xB6\x30" },
		{ "\xEE\xA0\x96", "\x95\x32\x90\x31" }, { "\xEE\xA0\x9E", "\xFE\x59" },
		{ "\xC2\x80", "\x81\x30\x81\x30" },
		{ "\xF0\x90\x80\x80", "\x90\x30\x81\x30" },
		{ "\xF4\x8F\xBF\xBF", "\xE3\x32\x9A\x35" }, { "ḿ", "\xA8\xBC" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		cr_assert(encode_write(&b, t[i].s, strlen(t[i].s), ENCODING_GB18030,
		    NULL));
		cr_assert_str_eq(buf_cstr(&b), t[i].bytes, "%zu", i);
	}
	buf_reset(&b);
	cr_assert(encode_write(&b, "a年", 4, ENCODING_UTF16LE, NULL));
	cr_assert_eq(b.len, 4);
	cr_assert_arr_eq(b.data, "a\0\x74\x5E", 4);
	buf_release(&b);
}

/* UTF-8 with a wrong byte stays UTF-8; Chinese in GB18030 is never taken for it. */
Test(encode, damaged_utf8_is_no_gb18030)
{
	static const char text[] = "政府信息公开工作年度报告，小型企业，褰撳勾鏂扮敹";
	struct buf b = BUF_INIT;
	size_t at, from, to, k;

	for (at = 0; at < strlen(text); at += k) {
		uint32_t cp;

		k = text_decode(text + at, strlen(text) - at, &cp);
		buf_reset(&b);
		buf_add(&b, text, at);
		buf_add(&b, text + at, k - 1);
		buf_str(&b, text + at + k);
		cr_assert_eq(encode_detect(b.data, b.len), ENCODING_UTF8, "%zu", at);
	}
	for (from = 0; from < strlen(text); from += 3)
		for (to = from + 3; to <= strlen(text); to += 3) {
			buf_reset(&b);
			cr_assert(encode_write(&b, text + from, to - from, ENCODING_GB18030,
			    NULL));
			cr_assert_eq(encode_detect(b.data, b.len) == ENCODING_UTF8,
			    text_valid(b.data, b.len), "%zu %zu", from, to);
		}
	buf_release(&b);
}

static void
is_sha256(const struct buf *b, const char *want)
{
	unsigned char sum[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1];

	sha256(b->data, b->len, sum);
	sha256_hex(sum, hex);
	cr_expect_str_eq(hex, want, "%zu bytes: %s", b->len, hex);
}

static void
put_gb(struct buf *b, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i <= last; i++) {
		buf_chr(b, (char)(0x81 + i / 12600));
		buf_chr(b, (char)(0x30 + i / 1260 % 10));
		buf_chr(b, (char)(0x81 + i / 10 % 126));
		buf_chr(b, (char)(0x30 + i % 10));
	}
}

/*
 * The same on every system, whatever its iconv(3) says: the sums were taken where
 * glibc 2.36, 2.41, 2.43 and GNU libiconv 1.17 agreed.
 */
Test(encode, all_of_gb18030_is_the_same_everywhere)
{
	struct buf text = BUF_INIT, out = BUF_INIT;

	for (uint32_t cp = 1; cp < 0x110000; cp++)
		if (cp < 0xD800 || cp > 0xDFFF)
			buf_cp(&text, cp);
	cr_assert(encode_write(&out, text.data, text.len, ENCODING_GB18030, NULL));
	is_sha256(&out,
	    "02c91d0939c865e248ea744decb5a896045ad9edea50290f58ba9bbf8103b02c");

	buf_reset(&text);
	buf_reset(&out);
	for (int c = 1; c < 0x80; c++)
		buf_chr(&text, (char)c);
	for (int lead = 0x81; lead <= 0xFE; lead++)
		for (int trail = 0x40; trail <= 0xFE; trail++)
			if (trail != 0x7F) {
				buf_chr(&text, (char)lead);
				buf_chr(&text, (char)trail);
			}
	put_gb(&text, 0, 39419);
	put_gb(&text, 189000, 189000 + 0xFFFFF);
	cr_assert(encode_read(&out, text.data, text.len, ENCODING_GB18030, NULL));
	cr_expect_eq(text_length(out.data, out.len), 127 + 23940 + 39420 + 0x100000);
	is_sha256(&out,
	    "d721d0fb124b9fa8da8343aa964a88b282b481e30384825306ae252439d66997");
	buf_release(&text);
	buf_release(&out);
}

/* What GBK has: 21,791 characters of two bytes and ASCII, of all of Unicode. */
Test(encode, all_of_gbk_is_the_same_everywhere)
{
	struct buf text = BUF_INIT, out = BUF_INIT;
	struct diag d;
	bool lacks[16];

	for (uint32_t first = 0; first < 0x110000; first += 16) {
		buf_reset(&text);
		for (uint32_t cp = first; cp < first + 16; cp++)
			if (cp > 0 && (cp < 0xD800 || cp > 0xDFFF))
				buf_cp(&text, cp);
		diag_init(&d);
		if (!encode_write(&out, text.data, text.len, ENCODING_GBK, &d)) {
			memset(lacks, 0, sizeof(lacks));
			for (size_t i = 0; i < d.n; i++)
				lacks[strtoul(d.item[i].arg[1], NULL, 16) - first] = true;
			buf_reset(&text);
			for (uint32_t cp = first; cp < first + 16; cp++)
				if (cp > 0 && (cp < 0xD800 || cp > 0xDFFF) &&
				    !lacks[cp - first])
					buf_cp(&text, cp);
			cr_assert(encode_write(&out, text.data, text.len, ENCODING_GBK,
			    NULL));
		}
		diag_release(&d);
	}
	is_sha256(&out,
	    "0bfbadf14bb531f2b3918324f42cb7323676ed07d9c740a1748a9425d05d78ed");
	buf_release(&text);
	buf_release(&out);
}

/* No library is asked what is no sequence: each bad byte spoils itself. */
Test(encode, bad_gb18030)
{
	static const struct { const char *bytes, *want; } t[] = {
		{ "\x80z", "\xEF\xBF\xBDz" }, { "\xFFz", "\xEF\xBF\xBDz" },
		{ "\xC4", "\xEF\xBF\xBD" }, { "\xC4\x7F", "\xEF\xBF\xBD\x7F" },
		{ "\xC4\xFFz", "\xEF\xBF\xBD\xEF\xBF\xBDz" },
		{ "\x81\x30\x81", "\xEF\xBF\xBD" "0\xEF\xBF\xBD" },
		{ "\x81\x30z", "\xEF\xBF\xBD" "0z" },
		/* after U+FFFF, before U+10000, after U+10FFFF */
		{ "\x84\x31\xA5\x30", "\xEF\xBF\xBD" "1\xEF\xBF\xBD" "0" },
		{ "\x8F\x39\xFE\x39", "\xEF\xBF\xBD" "9\xEF\xBF\xBD" "9" },
		{ "\xE3\x32\x9A\x36", "\xEF\xBF\xBD" "2\xEF\xBF\xBD" "6" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		cr_expect_not(encode_read(&b, t[i].bytes, strlen(t[i].bytes),
		    ENCODING_GB18030, NULL));
		cr_expect_str_eq(buf_cstr(&b), t[i].want, "%zu: %s", i, buf_cstr(&b));
	}
	buf_release(&b);
}
