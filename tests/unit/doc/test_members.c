/*
 * test_members.c - an archive of files: what is listed, under which name, what is
 * refused and why, and that a list from elsewhere is not believed.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/docwire.h"
#include "doc/members.h"
#include "doc/unzip.h"
#include "doc/zip.h"

struct part { const char *name, *text; };

static void
archive(struct buf *b, const struct part *p, size_t n)
{
	struct zip *zip = zip_begin(b, 6);

	for (size_t i = 0; i < n; i++)
		zip_part(zip, p[i].name, p[i].text, strlen(p[i].text));
	cr_assert(zip_end(zip, NULL));
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

/* "name=text", or "name!CODE" for what is refused; "name@" for a link. */
static void
show(struct buf *out, const struct buf *b)
{
	struct members m = { 0 };
	struct diag d;

	buf_reset(out);
	diag_init(&d);
	if (!members_read(&m, b->data, b->len, &d))
		buf_printf(out, "%s", msg_name(d.item[0].code));
	for (size_t i = 0; i < m.n; i++) {
		const struct unzip_entry *e = &m.item[i];

		buf_printf(out, "%s%s", i > 0 ? " " : "", e->name);
		diag_reset(&d);
		if (e->link) {
			buf_chr(out, '@');
		} else if (unzip_refused(e, &d)) {
			buf_printf(out, "!%s", msg_name(d.item[0].code));
		} else {
			buf_chr(out, '=');
			if (!member_read(out, b->data + e->data, e->packed, e, &d))
				buf_str(out, msg_name(d.item[0].code));
		}
	}
	members_release(&m);
	diag_release(&d);
}

static void
shows(const struct buf *b, const char *want)
{
	struct buf out = BUF_INIT;

	show(&out, b);
	cr_assert_str_eq(buf_cstr(&out), want);
	buf_release(&out);
}

Test(members, files_come_in_the_order_of_a_walk_and_folders_are_none)
{
	static const struct part parts[] = {
		{ "b.txt", "1" }, { "a.txt", "2" }, { "a/z.txt", "3" }, { "a/", "" },
		{ "a/b/c.txt", "4" }, { "a-b.txt", "5" },
	};
	struct buf b = BUF_INIT;

	archive(&b, parts, ARRAY_LEN(parts));
	shows(&b, "a/b/c.txt=4 a/z.txt=3 a-b.txt=5 a.txt=2 b.txt=1");
	buf_release(&b);
}

Test(members, names_are_utf8_from_whatever_they_are)
{
	static const struct part parts[] = {
		{ "\xCF\xD8\xD6\xB1\\\xC4\xEA\xB1\xA8.txt", "1" },	/* GB18030 */
		{ "\x81\x5C.txt", "2" },	/* half of it is a stroke */
		{ "\xE5\x8E\xBF.txt", "3" },
	};
	struct buf b = BUF_INIT;

	archive(&b, parts, ARRAY_LEN(parts));
	shows(&b, "乗.txt=2 县.txt=3 县直/年报.txt=1");
	buf_release(&b);
}

Test(members, what_must_not_be_read_is_refused_alone)
{
	static const struct part parts[] = {
		{ "../a", "1" }, { "/b", "1" }, { "c/../../d", "1" }, { "C:\\e", "1" },
		{ "f\x01", "1" }, { "g", "fine" }, { "h", "1" }, { "h", "2" },
		{ "\xC2\x9Bj", "1" },
	};
	struct buf b = BUF_INIT;

	archive(&b, parts, ARRAY_LEN(parts));
	shows(&b, "/b!UNZIP_FILE_NAME ../a!UNZIP_FILE_NAME ??j!UNZIP_FILE_NAME "
	    "C:/e!UNZIP_FILE_NAME c/../../d!UNZIP_FILE_NAME f?!UNZIP_FILE_NAME g=fine "
	    "h!UNZIP_FILE_TWICE h!UNZIP_FILE_TWICE");
	buf_release(&b);
}

/* One lie each, of the second of three. */
Test(members, a_lie_of_the_directory_is_told_by_its_file)
{
	static const struct part parts[] = { { "a", "1" }, { "b", "22" }, { "c", "3" } };
	static const struct { int at; unsigned char v; const char *want; } lie[] = {
		{ 8, 1, "a=1 b!UNZIP_FILE_ENCRYPTED c=3" },
		{ 10, 12, "a=1 b!UNZIP_FILE_DAMAGED c=3" },	/* the header says else */
		{ 16, 0xAA, "a=1 b=UNZIP_FILE_DAMAGED c=3" },
		{ 27, 0x40, "a=1 b!UNZIP_FILE_ENTRY c=3" },
		{ 23, 0x40, "a=1 b!UNZIP_FILE_DAMAGED c=3" },
		{ 45, 0x40, "a=1 b!UNZIP_FILE_DAMAGED c=3" },
		{ 24, 9, "a=1 b=UNZIP_FILE_DAMAGED c=3" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(lie); i++) {
		buf_reset(&b);
		archive(&b, parts, ARRAY_LEN(parts));
		record(&b, 1)[lie[i].at] = lie[i].v;
		shows(&b, lie[i].want);
	}
	buf_release(&b);
}

Test(members, files_on_one_another_are_refused_both)
{
	static const struct part parts[] = { { "a", "1" }, { "b", "2" }, { "c", "3" } };
	struct buf b = BUF_INIT;

	archive(&b, parts, ARRAY_LEN(parts));
	record(&b, 0)[20] = 60;		/* packed: over its neighbour */
	shows(&b, "a!UNZIP_FILE_OVERLAP b!UNZIP_FILE_OVERLAP c!UNZIP_FILE_OVERLAP");
	buf_release(&b);
}

Test(members, a_bomb_and_an_unknown_method)
{
	struct part parts[] = { { "a", NULL }, { "b", "2" } };
	char *zeros = mem_zero(3000001);
	struct buf b = BUF_INIT;
	struct zip *zip = zip_begin(&b, 9);

	zip_part(zip, "a", zeros, 3000000);
	zip_part(zip, "b", "2", 1);
	cr_assert(zip_end(zip, NULL));
	shows(&b, "a!UNZIP_FILE_RATIO b=2");
	buf_reset(&b);
	parts[0].text = "1";
	archive(&b, parts, 2);
	record(&b, 0)[10] = 14;
	b.data[8] = 14;
	shows(&b, "a!UNZIP_FILE_METHOD b=2");
	free(zeros);
	buf_release(&b);
}

Test(members, a_directory_that_is_none_is_refused_whole)
{
	static const struct part parts[] = { { "a", "1" }, { "b", "2" } };
	struct buf b = BUF_INIT;

	archive(&b, parts, 2);
	b.len -= 10;
	shows(&b, "UNZIP_CUT");
	buf_reset(&b);
	archive(&b, parts, 2);
	record(&b, 1)[0] = 'x';
	shows(&b, "UNZIP_DAMAGED");
	buf_release(&b);
}

Test(members, more_files_than_there_may_be)
{
	struct buf b = BUF_INIT;
	struct zip *zip = zip_begin(&b, 0);
	char name[16];

	for (int i = 0; i <= UNZIP_MAX_FILES; i++) {
		snprintf(name, sizeof name, "%d", i);
		zip_part(zip, name, "", 0);
	}
	cr_assert(zip_end(zip, NULL));
	shows(&b, "UNZIP_FILES");
	buf_release(&b);
}

static bool
taken(const struct unzip_entry *e, size_t size)
{
	struct unzip_entry item[1] = { *e };
	struct members m = { item, 1, 1 }, got = { 0 };
	struct buf b = BUF_INIT;
	struct wire w;
	bool ok;

	members_pack(&b, &m);
	w = (struct wire){ .p = b.data, .n = b.len };
	ok = members_unpack(&got, &w, size);
	members_release(&got);
	buf_release(&b);
	return ok;
}

Test(members, a_list_from_elsewhere_is_not_believed)
{
	char name[] = "a", out[] = "../a", folder[] = "";
	struct unzip_entry e = { .name = name, .size = 5, .packed = 4, .data = 30 };

	cr_assert(taken(&e, 34));
	cr_assert_not(taken(&e, 33), "past the end");
	e.data = 0xFFFFFFFF;
	cr_assert_not(taken(&e, 34), "far past it");
	e.data = 30;
	e.size = UNZIP_MAX_ENTRY + 1;
	cr_assert_not(taken(&e, 34), "too large");
	e.size = 5;
	e.name = out;
	cr_assert_not(taken(&e, 34), "leads out");
	e.refused = MSG_UNZIP_NAME;
	cr_assert(taken(&e, 34), "refused, and named");
	e.name = folder;
	cr_assert_not(taken(&e, 34), "without a name");
}
