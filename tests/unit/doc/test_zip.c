/*
 * test_zip.c - archives in memory, read back by a reader of our own.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "doc/zip.h"
#include "kit/exportkit.h"

static void
write_archive(struct buf *out, int level)
{
	struct zip *zip = zip_begin(out, level);
	struct buf big = BUF_INIT;

	buf_repeat(&big, "政府信息公开", 20000);
	zip_part(zip, "[Content_Types].xml", "<a/>", 4);
	zip_part(zip, "empty", NULL, 0);
	zip_part(zip, "word/big.txt", big.data, big.len);
	cr_assert(zip_end(zip, NULL));
	buf_release(&big);
}

Test(zip, parts_come_back)
{
	struct buf zip = BUF_INIT, part = BUF_INIT, list = BUF_INIT;

	for (int level = 0; level <= 9; level += 3) {
		buf_reset(&zip);
		buf_reset(&list);
		write_archive(&zip, level);
		kit_zip_list(&zip, &list);
		cr_assert_str_eq(buf_cstr(&list), "[Content_Types].xml\nempty\nword/big.txt\n");
		cr_assert(kit_unzip(&zip, "[Content_Types].xml", &part));
		cr_assert_str_eq(buf_cstr(&part), "<a/>");
		cr_assert(kit_unzip(&zip, "empty", &part));
		cr_assert_eq(part.len, 0);
		cr_assert(kit_unzip(&zip, "word/big.txt", &part));
		cr_assert_eq(part.len, 20000 * strlen("政府信息公开"));
		cr_assert(level == 0 || zip.len < 4000, "level %d: %zu bytes", level, zip.len);
		cr_assert_not(kit_unzip(&zip, "absent", &part));
	}
	buf_release(&zip);
	buf_release(&part);
	buf_release(&list);
}

Test(zip, same_parts_same_bytes)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	write_archive(&a, 6);
	buf_str(&b, "before");		/* an archive may stand behind other bytes */
	write_archive(&b, 6);
	cr_assert_eq(b.len, a.len + 6);
	cr_assert_eq(memcmp(a.data, b.data + 6, a.len), 0);
	/* 1 January 1980, 0:00 in DOS form */
	cr_assert_eq(memcmp(a.data + 10, "\0\0\x21\0", 4), 0);
	buf_release(&a);
	buf_release(&b);
}

Test(zip, a_part_past_two_gigabytes_is_refused)
{
	struct buf b = BUF_INIT;
	struct zip *zip;
	struct diag d;

	diag_init(&d);
	buf_str(&b, "kept");
	zip = zip_begin(&b, 6);
	zip_part(zip, "a", "x", 1);
	zip_part(zip, "b", "", (size_t)3 << 30);
	cr_assert_not(zip_end(zip, &d));
	cr_assert(diag_has(&d, MSG_DOC_ZIP));
	cr_assert_eq(b.len, 4);
	diag_release(&d);
	buf_release(&b);
}
