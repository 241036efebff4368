/*
 * test_unzip.c - archives in memory: what comes back, and every refusal.
 *
 * Good archives are made by our own writer; bad ones by changing its bytes or by
 * hand, so that each lie is the only one.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/unzip.h"
#include "doc/zip.h"

/* Offsets in the records of the directory. */
#define FLAGS	8
#define METHOD	10
#define CRC	16
#define PACKED	20
#define SIZE	24
#define PLACE	42

struct part { const char *name, *text; };

static void
archive(struct buf *b, int level, const struct part *p, size_t n)
{
	struct zip *zip = zip_begin(b, level);

	for (size_t i = 0; i < n; i++)
		zip_part(zip, p[i].name, p[i].text, strlen(p[i].text));
	cr_assert(zip_end(zip, NULL));
}

/* Two stored parts, the plainest archive there is. */
static void
plain(struct buf *b)
{
	static const struct part parts[] = { { "one", "first" }, { "two", "second" } };

	archive(b, 0, parts, 2);
}

/* Record i of the directory. */
static unsigned char *
record(struct buf *b, int i)
{
	char *p = b->data;

	for (i++; i > 0; i--) {
		p = memmem(p, (size_t)(b->data + b->len - p), "PK\1\2", 4);
		cr_assert_not_null(p);
		p += 4;
	}
	return (unsigned char *)p - 4;
}

static void
put(unsigned char *p, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		p[i] = (unsigned char)(v >> 8 * i);
}

static bool
keep(void *ctx, const char *p, size_t n)
{
	buf_add(ctx, p, n);
	return true;
}

/* Open and read everything. */
static bool
read_all(const struct buf *b, struct buf *out, struct diag *d)
{
	struct unzip *z = unzip_open(b->data, b->len, d);
	bool ok = z != NULL;

	for (size_t i = 0; ok && i < unzip_count(z); i++)
		ok = unzip_pump(z, unzip_entry(z, i), keep, out, d);
	unzip_close(z);
	return ok;
}

static void
refused(const struct buf *b, enum msg code, const char *what)
{
	struct buf out = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert_not(read_all(b, &out, &d), "%s", what);
	cr_assert_eq(d.n, 1, "%s: %zu messages", what, d.n);
	cr_assert_eq(d.item[0].code, code, "%s: %s", what, msg_name(d.item[0].code));
	cr_assert_eq(diag_status(&d), 6, "%s", what);
	diag_release(&d);
	buf_release(&out);
}

Test(unzip, entries_come_back_at_every_level)
{
	static const struct part parts[] = {
		{ "[Content_Types].xml", "<a/>" }, { "empty", "" },
		{ "word/document.xml", "text text text text text text text" },
	};
	struct buf b = BUF_INIT, out = BUF_INIT;

	for (int level = 0; level <= 9; level += 3) {
		struct unzip *z;
		struct diag d;

		diag_init(&d);
		buf_reset(&b);
		archive(&b, level, parts, 3);
		z = unzip_open(b.data, b.len, &d);
		cr_assert_not_null(z);
		cr_assert_eq(unzip_count(z), 3);
		for (size_t i = 0; i < 3; i++) {
			buf_reset(&out);
			buf_str(&out, "before ");
			cr_assert(unzip_read(z, unzip_find(z, parts[i].name), &out, &d));
			cr_assert_str_eq(buf_cstr(&out) + 7, parts[i].text);
		}
		cr_assert_not_null(unzip_find(z, "WORD/Document.XML"));
		cr_assert_null(unzip_find(z, "word/document.xm"));
		cr_assert_null(unzip_find(z, ""));
		cr_assert_eq(d.n, 0);
		unzip_close(z);
		diag_release(&d);
	}
	buf_release(&b);
	buf_release(&out);
}

Test(unzip, an_entry_larger_than_a_piece_comes_in_pieces)
{
	struct buf text = BUF_INIT, b = BUF_INIT, out = BUF_INIT;
	struct zip *zip;

	for (unsigned i = 0; i < 200000; i++)
		buf_u64(&text, i * 2654435761u);
	zip = zip_begin(&b, 6);
	zip_part(zip, "large", text.data, text.len);
	cr_assert(zip_end(zip, NULL));
	cr_assert(read_all(&b, &out, NULL));
	cr_assert_eq(out.len, text.len);
	cr_assert_eq(memcmp(out.data, text.data, text.len), 0);
	buf_release(&text);
	buf_release(&b);
	buf_release(&out);
}

Test(unzip, names_that_leave_the_archive_are_refused)
{
	static const char *const bad[] = {
		"/etc/passwd", "../a", "a/../b", "a/..", "..", "a\\b", "..\\a", "C:/a",
		"c:a", "a\nb", "\x7F",
	};
	static const char *const good[] = {
		"a..b", "...", "a/.../b", ".a", "\xB1\xED.xml", "customXml/item1.xml",
		"word/",
	};
	struct buf b = BUF_INIT, out = BUF_INIT;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct part p = { bad[i], "x" };

		buf_reset(&b);
		archive(&b, 6, &p, 1);
		refused(&b, MSG_UNZIP_NAME, bad[i]);
	}
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct part p = { good[i], "x" };

		buf_reset(&b);
		archive(&b, 6, &p, 1);
		cr_assert(read_all(&b, &out, NULL), "%s", good[i]);
	}
	buf_release(&b);
	buf_release(&out);
}

Test(unzip, each_lie_of_the_directory_has_its_message)
{
	static const struct {
		const char	*what;
		int		 record, at, bytes;
		uint32_t	 value;
		enum msg	 code;
	} lie[] = {
		{ "password", 1, FLAGS, 2, 1, MSG_UNZIP_ENCRYPTED },
		{ "strong encryption", 0, FLAGS, 2, 0x41, MSG_UNZIP_ENCRYPTED },
		{ "hidden headers", 0, FLAGS, 2, 0x2000, MSG_UNZIP_ENCRYPTED },
		{ "checksum", 1, CRC, 4, 7, MSG_UNZIP_DAMAGED },
		{ "larger than 32 MiB", 0, SIZE, 4, (32u << 20) + 1, MSG_UNZIP_ENTRY },
		{ "packed past the end", 0, PACKED, 4, 5000, MSG_UNZIP_DAMAGED },
		{ "packed size", 0, PACKED, 4, 4, MSG_UNZIP_DAMAGED },
		{ "size", 0, SIZE, 4, 4, MSG_UNZIP_DAMAGED },
		{ "into the next one", 0, PACKED, 4, 9, MSG_UNZIP_OVERLAP },
		{ "place past the end", 1, PLACE, 4, 1u << 30, MSG_UNZIP_DAMAGED },
		{ "place of nothing", 1, PLACE, 4, 3, MSG_UNZIP_DAMAGED },
		{ "place of another", 1, PLACE, 4, 0, MSG_UNZIP_DAMAGED },
		{ "method of one header", 1, METHOD, 2, 8, MSG_UNZIP_DAMAGED },
		{ "64 bits without a record", 0, SIZE, 4, 0xFFFFFFFF, MSG_UNZIP_DAMAGED },
		{ "name longer than the file", 1, 28, 2, 60000, MSG_UNZIP_DAMAGED },
		{ "another name", 1, 46, 1, 'x', MSG_UNZIP_DAMAGED },
		{ "no name", 1, 28, 2, 0, MSG_UNZIP_NAME },
		{ "signature", 1, 0, 1, 'X', MSG_UNZIP_DAMAGED },
	};

	for (size_t i = 0; i < sizeof lie / sizeof *lie; i++) {
		struct buf b = BUF_INIT;

		plain(&b);
		put(record(&b, lie[i].record) + lie[i].at, lie[i].value, lie[i].bytes);
		refused(&b, lie[i].code, lie[i].what);
		buf_release(&b);
	}
}

Test(unzip, unknown_methods_are_refused_when_read)
{
	struct buf b = BUF_INIT, out = BUF_INIT;
	struct unzip *z;

	plain(&b);
	put(record(&b, 1) + METHOD, 12, 2);
	put((unsigned char *)b.data + 30 + 3 + 5 + 8, 12, 2);
	z = unzip_open(b.data, b.len, NULL);
	cr_assert_not_null(z);		/* a picture of any kind hurts nobody */
	cr_assert(unzip_read(z, unzip_find(z, "one"), &out, NULL));
	unzip_close(z);
	refused(&b, MSG_UNZIP_METHOD, "bzip2");
	buf_release(&b);
	buf_release(&out);
}

Test(unzip, a_name_may_stand_once)
{
	static const struct part parts[] = {
		{ "word/a", "1" }, { "b", "2" }, { "WORD/A", "3" },
	};
	struct buf b = BUF_INIT;

	archive(&b, 6, parts, 3);
	refused(&b, MSG_UNZIP_TWICE, "case");
	buf_release(&b);
}

Test(unzip, every_cut_is_noticed)
{
	struct buf b = BUF_INIT, cut = BUF_INIT, out = BUF_INIT;

	plain(&b);
	for (size_t n = 0; n < b.len; n++) {
		struct diag d;

		diag_init(&d);
		buf_reset(&cut);
		buf_add(&cut, b.data, n);
		buf_cstr(&cut);
		cr_assert_not(read_all(&cut, &out, &d), "%zu", n);
		cr_assert_eq(d.item[0].code, MSG_UNZIP_CUT, "%zu", n);
		diag_release(&d);
	}
	buf_str(&b, "behind");		/* what a transfer may add */
	cr_assert(read_all(&b, &out, NULL));
	cr_assert_str_eq(buf_cstr(&out), "firstsecond");
	buf_release(&b);
	buf_release(&cut);
	buf_release(&out);
}

/* Whatever byte is wrong: refused, or nothing that is read depends on it. */
Test(unzip, a_changed_byte_is_found_or_does_not_matter)
{
	struct buf good = BUF_INIT, out = BUF_INIT;
	size_t found = 0;

	plain(&good);
	for (size_t i = 0; i < good.len; i++)
		for (int bit = 0; bit < 8; bit++) {
			struct buf b = BUF_INIT;

			buf_add(&b, good.data, good.len);
			b.data[i] ^= (char)(1 << bit);
			buf_reset(&out);
			if (read_all(&b, &out, NULL))
				cr_assert_str_eq(buf_cstr(&out), "firstsecond");
			else
				found++;
			buf_release(&b);
		}
	cr_assert_gt(found, good.len * 4);
	buf_release(&good);
	buf_release(&out);
}

Test(unzip, bombs_are_refused_before_they_unpack)
{
	struct buf b = BUF_INIT;
	char *zero = mem_array(40u << 20, 1);
	struct zip *zip = zip_begin(&b, 9);

	zip_part(zip, "bomb", zero, 40u << 20);
	cr_assert(zip_end(zip, NULL));
	refused(&b, MSG_UNZIP_ENTRY, "40 MiB");
	buf_reset(&b);
	zip = zip_begin(&b, 9);
	zip_part(zip, "bomb", zero, 20u << 20);
	cr_assert(zip_end(zip, NULL));
	refused(&b, MSG_UNZIP_RATIO, "20 MiB");
	put(record(&b, 0) + SIZE, 1 << 20, 4);	/* it says less than it is */
	refused(&b, MSG_UNZIP_DAMAGED, "lying about its size");
	buf_reset(&b);
	zip = zip_begin(&b, 9);
	for (char name[] = "a"; name[0] <= 'c'; name[0]++)
		zip_part(zip, name, zero, 22u << 20);
	cr_assert(zip_end(zip, NULL));
	refused(&b, MSG_UNZIP_TOTAL, "66 MiB");
	free(zero);
	buf_release(&b);
}

Test(unzip, two_thousand_entries_and_no_more)
{
	struct buf b = BUF_INIT, name = BUF_INIT, out = BUF_INIT;

	for (unsigned n = 2000; n <= 2001; n++) {
		struct zip *zip;

		buf_reset(&b);
		zip = zip_begin(&b, 0);
		for (unsigned i = 0; i < n; i++) {
			buf_reset(&name);
			buf_u64(&name, i);
			zip_part(zip, buf_cstr(&name), "x", 1);
		}
		cr_assert(zip_end(zip, NULL));
		if (n == 2000)
			cr_assert(read_all(&b, &out, NULL));
		else
			refused(&b, MSG_UNZIP_ENTRIES, "2001");
	}
	cr_assert_eq(out.len, 2000);
	buf_release(&b);
	buf_release(&name);
	buf_release(&out);
}

/* Some programs write sizes of 64 bits though they need not. */
Test(unzip, sizes_of_64_bits_are_read)
{
	static const unsigned char extra[] = {
		1, 0, 16, 0, 5, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0,
	};
	struct buf b = BUF_INIT, out = BUF_INIT;
	unsigned char *r, *end;
	size_t at;

	plain(&b);
	r = record(&b, 0);
	put(r + PACKED, 0xFFFFFFFF, 4);
	put(r + SIZE, 0xFFFFFFFF, 4);
	put(r + 30, sizeof extra, 2);
	at = (size_t)((char *)r - b.data) + 46 + 3;
	buf_splice(&b, at, 0, extra, sizeof extra);
	end = (unsigned char *)b.data + b.len - 22;
	put(end + 12, end[12] + (uint32_t)sizeof extra, 4);
	cr_assert(read_all(&b, &out, NULL));
	cr_assert_str_eq(buf_cstr(&out), "firstsecond");
	b.data[at + 2] = 8;			/* half of it is missing */
	refused(&b, MSG_UNZIP_DAMAGED, "half");
	buf_release(&b);
	buf_release(&out);
}

static bool
enough(void *ctx, const char *p, size_t n)
{
	(void)p;
	(void)n;
	++*(int *)ctx;
	return false;
}

Test(unzip, who_has_enough_gets_no_message)
{
	struct buf b = BUF_INIT;
	struct unzip *z;
	struct diag d;
	int calls = 0;

	diag_init(&d);
	plain(&b);
	z = unzip_open(b.data, b.len, &d);
	cr_assert_not(unzip_pump(z, unzip_entry(z, 0), enough, &calls, &d));
	cr_assert_eq(calls, 1);
	cr_assert_eq(d.n, 0);
	unzip_close(z);
	diag_release(&d);
	buf_release(&b);
}

Test(unzip, a_name_in_a_message_is_text)
{
	static const struct part parts[] = { { "\xB1\xED\\x", "1" } };
	struct buf b = BUF_INIT, out = BUF_INIT;
	struct diag d;

	diag_init(&d);
	archive(&b, 6, parts, 1);
	cr_assert_not(read_all(&b, &out, &d));
	cr_assert_str_eq(d.item[0].arg[0], "?\?\\x");
	diag_release(&d);
	buf_release(&b);
	buf_release(&out);
}
