/*
 * Encodings: all of Unicode through GB18030, what tables disagree on, refusals;
 * files: whole, atomic, refused with a reason.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "buf.h"
#include "diag.h"
#include "encode.h"
#include "file.h"
#include "text.h"

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
		{ 0xE78D, 0xFE10 }, { 0xE78E, 0xFE12 }, { 0xE78F, 0xFE11 }, { 0xE790, 0xFE13 },
		{ 0xE791, 0xFE14 }, { 0xE792, 0xFE15 }, { 0xE793, 0xFE16 }, { 0xE794, 0xFE17 },
		{ 0xE795, 0xFE18 }, { 0xE796, 0xFE19 }, { 0xE816, 0x20087 }, { 0xE817, 0x20089 },
		{ 0xE818, 0x200CC }, { 0xE81E, 0x9FB4 }, { 0xE826, 0x9FB5 }, { 0xE82B, 0x9FB6 },
		{ 0xE82C, 0x9FB7 }, { 0xE831, 0x215D7 }, { 0xE832, 0x9FB8 }, { 0xE83B, 0x2298F },
		{ 0xE843, 0x9FB9 }, { 0xE854, 0x9FBA }, { 0xE855, 0x241FE }, { 0xE864, 0x9FBB }
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
		{ "\xA6\xD9", "\xEF\xB8\x90" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		buf_reset(&b);
		cr_assert(encode_read(&b, t[i].bytes, strlen(t[i].bytes), ENCODING_GBK, NULL));
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%zu", i);
	}
	buf_release(&b);
}

Test(encode, reading)
{
	static const struct { const char *p; size_t n; enum encoding e; const char *want; bool ok; } t[] = {
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
		cr_assert_eq(encode_read(&b, t[i].p, t[i].n, t[i].e, &d), t[i].ok, "%zu", i);
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

/* ---- files ---- */

static char dir[64];

static void
make_dir(void)
{
	strcpy(dir, "/tmp/nianbao-file-XXXXXX");
	cr_assert_not_null(mkdtemp(dir));
}

static void
drop_dir(void)
{
	char cmd[128];

	static const char *const name[] = { "a", "link", "target", "n" };
	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		snprintf(cmd, sizeof(cmd), "%s/%s", dir, name[i]);
		unlink(cmd);
	}
	rmdir(dir);
}

TestSuite(file, .init = make_dir, .fini = drop_dir);

Test(file, write_and_read)
{
	struct buf b = BUF_INIT;
	struct stat st;
	struct diag d;
	char *a = file_join(dir, "a"), *link = file_join(dir, "link"), *to = file_join(dir, "target");

	diag_init(&d);
	cr_assert(file_write(a, "年报", 6, 0600, &d));
	cr_assert_eq(stat(a, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert(file_read(&b, a, 0, &d));
	cr_assert_str_eq(buf_cstr(&b), "年报");
	cr_assert_not(file_read(&b, a, 5, &d));
	cr_assert(diag_has(&d, MSG_FILE_TOO_LARGE));
	cr_assert_eq(b.len, 6, "what was there is kept");
	/* A link is replaced, what it pointed to stays. */
	cr_assert(file_write(to, "old", 3, 0600, &d));
	cr_assert_eq(symlink(to, link), 0);
	cr_assert(file_write(link, "new", 3, 0600, &d));
	cr_assert_eq(lstat(link, &st), 0);
	cr_assert(S_ISREG(st.st_mode));
	buf_reset(&b);
	cr_assert(file_read(&b, to, 0, &d));
	cr_assert_str_eq(buf_cstr(&b), "old");
	buf_release(&b);
	diag_release(&d);
	free(a);
	free(link);
	free(to);
}

Test(file, refusals)
{
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert_not(file_read(&b, "/tmp/no/such/file", 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_MISSING));
	cr_assert_not(file_read(&b, dir, 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_IS_DIR));
	cr_assert_not(file_write("/tmp/no/such/dir/x", "x", 1, 0600, &d));
	cr_assert(diag_has(&d, MSG_FILE_NO_DIR));
	cr_assert_not(file_write(dir, "x", 1, 0600, &d));
	cr_assert_eq(diag_status(&d), 6);
	diag_release(&d);
	buf_release(&b);
}

Test(file, names)
{
	char *s = file_safe_name("甲/乙:丙\n\x1b..x");

	cr_assert_str_eq(s, "甲_乙_丙__..x");
	free(s);
	s = file_safe_name("..");
	cr_assert_str_eq(s, "_.");
	free(s);
	s = file_safe_name("");
	cr_assert_str_eq(s, "_");
	free(s);
	cr_assert_str_eq(file_base("a/b/c"), "c");
	setenv("XDG_DATA_HOME", "/x", 1);
	s = file_home("DATA", "n.db");
	cr_assert_str_eq(s, "/x/nianbao/n.db");
	free(s);
	unsetenv("XDG_CONFIG_HOME");
	setenv("HOME", "/h", 1);
	s = file_home("CONFIG", "config");
	cr_assert_str_eq(s, "/h/.config/nianbao/config");
	free(s);
	unsetenv("HOME");
	cr_assert_null(file_home("STATE", "x"));
}
