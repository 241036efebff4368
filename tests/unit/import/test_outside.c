/*
 * test_outside.c - old formats: told by their bytes, converted by the helper with
 * tools that the test has made (shell scripts in front of PATH).
 */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "import/converter.h"

/* ---- telling them ---- */

#define OLE2_SIZE 4096

/* An OLE2 file with one stream of that name in its directory. */
static void
ole2(char *p, const char *stream)
{
	char *entry = p + 512 + 128;

	memset(p, 0, OLE2_SIZE);
	memcpy(p, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
	p[30] = 9;
	for (size_t i = 0; stream[i] != '\0'; i++)
		entry[2 * i] = stream[i];
	entry[64] = (char)(2 * (strlen(stream) + 1));
	entry[66] = 2;
	entry[116] = 2;			/* sector 2: at 3 * 512 */
}

#define ODF_SIZE 500

/* The beginning of a zip whose first part has that name and holds a type of office files;
 * returns its length. */
static size_t
odf(char p[ODF_SIZE], const char *name, const char *type, size_t extra)
{
	size_t n = 38 + extra;

	memset(p, 0, ODF_SIZE);
	memcpy(p, "PK\003\004", 4);
	p[26] = 8;
	p[28] = (char)(extra % 256);
	p[29] = (char)(extra / 256);
	memcpy(p + 30, name, 8);
	return n + (size_t)sprintf(p + n, "application/vnd.oasis.opendocument.%s%s", type,
	    strcmp(type, "text") == 0 ? "PK\003\004etc" : "");
}

static const char *
kind_of(const char *p, size_t n)
{
	const struct outside_kind *k = outside_sniff(p, n);

	return k != NULL ? k->kind : "-";
}

Test(outside, tells_ole2_by_its_directory)
{
	static const char *const t[][2] = {
		{ "WordDocument", "doc" }, { "Workbook", "xls" }, { "Book", "xls" },
		{ "EncryptedPackage", "ole2" }, { "PowerPoint Document", "-" },
		{ "Workbooks", "-" }
	};
	char p[OLE2_SIZE];

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		ole2(p, t[i][0]);
		cr_assert_str_eq(kind_of(p, sizeof p), t[i][1], "%s", t[i][0]);
		for (size_t n = 0; n < 512 + 256; n++)
			cr_assert_str_eq(kind_of(p, n), "-");	/* cut off */
	}
	ole2(p, "WordDocument");
	p[512 + 128 + 66] = 1;		/* a storage */
	cr_assert_str_eq(kind_of(p, sizeof p), "-");
	ole2(p, "WordDocument");
	p[512 + 128 + 64]++;
	cr_assert_str_eq(kind_of(p, sizeof p), "-");
}

Test(outside, tells_a_word_file_with_a_password)
{
	char p[OLE2_SIZE], *fib = p + 3 * 512;

	ole2(p, "WordDocument");
	fib[0] = (char)0xEC;
	fib[1] = (char)0xA5;
	cr_assert_str_eq(kind_of(p, sizeof p), "doc");
	fib[11] = 1;
	cr_assert_str_eq(kind_of(p, sizeof p), "ole2");
	p[512 + 128 + 119] = 0x7F;	/* a sector far away */
	cr_assert_str_eq(kind_of(p, sizeof p), "doc");
}

Test(outside, tells_the_others)
{
	static const char *const t[][2] = {
		{ "%PDF-1.7\n", "pdf" }, { "\xEF\xBB\xBF%PDF-1.4", "pdf" },
		{ "%PDF", "-" },
		{ "\r\n {\\rtf1\\ansi", "rtf" }, { "{\\rt", "-" }, { "{\"a\":1}", "-" },
		{ "a text about {\\rtf and %PDF-", "-" }, { "", "-" }, { " \n", "-" },
		{ "PK\003\004", "-" },
		{ "\xD0\xCF\x11\xE0", "-" }, { "\xEF\xBB\xBF", "-" }
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		cr_assert_str_eq(kind_of(t[i][0], strlen(t[i][0])), t[i][1], "%s",
		    t[i][0]);
}

/* A zip has parts with names of eight bytes, and with fields of that many behind them. */
Test(outside, tells_office_files_by_their_first_part)
{
	static const struct { const char *name, *type, *kind; size_t extra; } c[] = {
		{ "mimetype", "text", "odt", 0 }, { "mimetype", "spreadsheet", "ods", 0 },
		{ "mimetype", "presentation", "-", 0 }, { "mimetipe", "text", "-", 0 },
		{ "mimetype", "text", "odt", 28 }, { "mimetype", "spreadsheet", "ods", 300 },
	};
	char p[ODF_SIZE];

	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		size_t n = odf(p, c[i].name, c[i].type, c[i].extra);

		cr_expect_str_eq(kind_of(p, n), c[i].kind, "%s %zu", c[i].type, c[i].extra);
		for (size_t k = 0; k < n - 11; k++)
			cr_assert_str_eq(kind_of(p, k), "-");	/* cut off */
	}
	odf(p, "mimetype", "text", 28);
	p[29] = (char)0xFF;		/* the fields end far away */
	cr_expect_str_eq(kind_of(p, sizeof p), "-");
}

/* ---- converting ---- */

struct tools {
	char		 dir[256];	/* of the test; first in PATH */
	char		 tmp[300];	/* TMPDIR: a name that no URL can hold */
	struct diag	 d;
	struct buf	 out;
};

static void
put_tool(struct tools *t, const char *name, const char *script)
{
	char *path = file_join(t->dir, name);
	FILE *f = fopen(path, "w");

	cr_assert_not_null(f);
	fprintf(f, "#!/bin/sh\nT='%s'\n%s\n", t->dir, script);
	fclose(f);
	cr_assert_eq(chmod(path, 0700), 0);
	free(path);
}

static void
setup(struct tools *t, bool find_others)
{
	const char *base = getenv("TMPDIR"), *path = getenv("PATH");
	struct buf b = BUF_INIT;

	memset(t, 0, sizeof *t);
	diag_init(&t->d);
	snprintf(t->dir, sizeof t->dir, "%s/nianbao-test.XXXXXX",
	    base != NULL ? base : P_tmpdir);
	cr_assert_not_null(mkdtemp(t->dir));
	snprintf(t->tmp, sizeof t->tmp, "%s/临 时%%", t->dir);
	cr_assert_eq(mkdir(t->tmp, 0700), 0);
	buf_printf(&b, "%s:%s", t->dir, path != NULL ? path : "");
	setenv("PATH", find_others ? buf_cstr(&b) : t->dir, 1);
	setenv("TMPDIR", t->tmp, 1);
	put_tool(t, "pdftocairo", "exit 1");
	buf_release(&b);
}

/* The folder of the conversion must be gone, so TMPDIR is empty again. */
static void
teardown(struct tools *t)
{
	static const char *const names[] = { "soffice", "pdftotext", "pdftocairo",
	    "fifo", "args" };

	cr_assert_eq(rmdir(t->tmp), 0, "something is left in TMPDIR");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *path = file_join(t->dir, names[i]);

		unlink(path);
		free(path);
	}
	cr_assert_eq(rmdir(t->dir), 0);
	diag_release(&t->d);
	buf_release(&t->out);
}

static bool
convert(struct tools *t, const char *p, size_t n)
{
	const struct outside_kind *k = outside_sniff(p, n);

	diag_reset(&t->d);
	buf_reset(&t->out);
	cr_assert_not_null(k);
	return outside_convert(&t->out, k, p, n, &t->d);
}

/* The code of the one message; MSG_NONE when there is another number of them. */
static enum msg
only(const struct tools *t)
{
	return t->d.n == 1 ? t->d.item[0].code : MSG_NONE;
}

Test(outside, the_office_gets_the_file_and_its_orders)
{
	static const char rtf[] = "{\\rtf1 hello}";
	struct tools t;
	struct buf args = BUF_INIT;
	char *path;

	setup(&t, true);
	put_tool(&t, "soffice", "printf '%s\\n' \"$@\" >\"$T/args\"; cat >in.docx; "
	    "cat in.rtf in.rtf >>in.docx; test -p /dev/stdout || echo more >&1; "
	    "stat -c %a . >>\"$T/args\"");
	cr_assert(convert(&t, rtf, sizeof rtf - 1), "%s", msg_name(only(&t)));
	cr_assert_str_eq(buf_cstr(&t.out), "{\\rtf1 hello}{\\rtf1 hello}");
	path = file_join(t.dir, "args");
	cr_assert(file_read(&args, path, 0, NULL));
	cr_assert_not_null(strstr(args.data,
	    "%E4%B8%B4%20%E6%97%B6%25/nianbao-convert."));
	cr_assert_not_null(strstr(args.data, "/profile\n--headless\n--norestore\n"));
	cr_assert_not_null(strstr(args.data,
	    "--convert-to\ndocx:MS Word 2007 XML\nin.rtf\n700\n"));
	cr_assert_eq(strncmp(args.data, "-env:UserInstallation=file:///", 30), 0);
	free(path);
	buf_release(&args);
	teardown(&t);
}

Test(outside, each_kind_has_its_tool)
{
	static const struct { const char *kind, *tool, *script; } cases[] = {
		{ "WordDocument", "soffice", "echo doc >in.docx; test -s in.doc" },
		{ "Workbook", "soffice", "echo xls >in.xlsx; test -s in.xls" },
		{ "text", "soffice", "echo odt >in.docx; test -s in.odt" },
		{ "spreadsheet", "soffice", "echo ods >in.xlsx; test -s in.ods" },
		{ "%PDF-1.4", "pdftotext", "echo \"$@\" >out.html; test -s in.pdf" }
	};
	static const char *const want[] = {
		"doc\n", "xls\n", "odt\n", "ods\n", 
		"-bbox-layout -enc UTF-8 in.pdf out.html\n"
	};
	char ole[OLE2_SIZE];
	struct tools t;

	setup(&t, true);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *p = cases[i].kind;
		size_t n = strlen(p);

		if (i < 2) {
			ole2(ole, p);
			p = ole;
			n = sizeof ole;
		} else if (i < 4) {
			n = odf(ole, "mimetype", p, 0);
			p = ole;
		}
		put_tool(&t, cases[i].tool, cases[i].script);
		cr_assert(convert(&t, p, n), "%s", cases[i].kind);
		cr_assert_str_eq(buf_cstr(&t.out), want[i]);
	}
	teardown(&t);
}

/* Two programs for one file, at a time: the drawing stands behind the words. */
Test(outside, words_of_a_pdf_go_with_or_without_their_drawing)
{
	static const struct { const char *draw, *want; } cases[] = {
		{ "echo \"$@\" >out.svg", "words\n-svg in.pdf out.svg\n" },
		{ "echo half >out.svg; exit 1", "words\n" },
		{ "exit 0", "words\n" }
	};
	struct tools t;

	setup(&t, true);
	put_tool(&t, "pdftotext", "echo words >out.html");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put_tool(&t, "pdftocairo", cases[i].draw);
		cr_assert(convert(&t, "%PDF-1.4", 8));
		cr_assert_str_eq(buf_cstr(&t.out), cases[i].want);
	}
	teardown(&t);
}

Test(outside, every_failure_has_its_message)
{
	static const struct {
		const char *file, *tool, *script;
		enum msg want;
	} cases[] = {
		{ "%PDF-1", "none", "", MSG_OUTSIDE_NO_TOOL },
		{ "{\\rtf1", "none", "", MSG_OUTSIDE_NO_TOOL },
		{ "%PDF-1", "pdftotext", "echo a >out.html; exit 1", MSG_OUTSIDE_FAILED },
		{ "%PDF-1", "pdftotext", "exit 0", MSG_OUTSIDE_FAILED },
		{ "%PDF-1", "pdftotext", "kill -9 $$", MSG_OUTSIDE_FAILED },
		{ "%PDF-1", "pdftotext", "ln -s \"$T/pdftotext\" out.html",
		    MSG_OUTSIDE_FAILED },
		{ "%PDF-1", "pdftotext", "mkfifo out.html", MSG_OUTSIDE_FAILED },
		{ "%PDF-1", "pdftotext", "mkdir -p out.html/a/b", MSG_OUTSIDE_FAILED },
		{ "%PDF-1", "pdftotext", "printf ' \\n\\f\\n' >out.html",
		    MSG_OUTSIDE_EMPTY },
		{ "%PDF-1", "pdftotext", ": >out.html", MSG_OUTSIDE_EMPTY }
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tools t;
		char *path;

		setup(&t, i > 1);
		put_tool(&t, cases[i].tool, cases[i].script);
		cr_assert(!convert(&t, cases[i].file, strlen(cases[i].file)));
		cr_assert_eq(only(&t), cases[i].want, "case %zu: %s", i,
		    msg_name(only(&t)));
		cr_assert_eq(t.out.len, 0);
		path = file_join(t.dir, "none");
		unlink(path);
		free(path);
		teardown(&t);
		setenv("TMPDIR", P_tmpdir, 1);
	}
}

Test(outside, a_message_names_tool_and_package)
{
	struct tools t;
	char p[OLE2_SIZE];

	setup(&t, false);
	ole2(p, "Workbook");
	cr_assert(!convert(&t, p, sizeof p));
	cr_assert_eq(only(&t), MSG_OUTSIDE_NO_TOOL);
	cr_assert_str_eq(t.d.item[0].arg[0], "xls");
	cr_assert_str_eq(t.d.item[0].arg[1], "xlsx");
	cr_assert_str_eq(t.d.item[0].arg[2], "soffice");
	cr_assert_str_eq(t.d.item[0].arg[3], "libreoffice-calc");
	teardown(&t);
}

Test(outside, a_password_is_told_without_a_tool)
{
	struct tools t;
	char p[OLE2_SIZE];

	setup(&t, false);
	ole2(p, "EncryptedPackage");
	cr_assert(!convert(&t, p, sizeof p));
	cr_assert_eq(only(&t), MSG_OUTSIDE_ENCRYPTED);
	teardown(&t);
}

Test(outside, large_files_go_through)
{
	size_t n = 3u << 20;
	char *p = mem_alloc(n);
	struct tools t;

	setup(&t, true);
	memset(p, 'a', n);
	memcpy(p, "%PDF-1.4", 8);
	put_tool(&t, "pdftotext", "cp in.pdf out.html");
	cr_assert(convert(&t, p, n));
	cr_assert_eq(t.out.len, n);
	cr_assert_eq(memcmp(t.out.data, p, n), 0);
	/* A helper that gives up before it has read all still says why. */
	put_tool(&t, "pdftotext", "exit 1");
	cr_assert(!convert(&t, p, n));
	cr_assert_eq(only(&t), MSG_OUTSIDE_FAILED);
	free(p);
	teardown(&t);
}

/* What the tool starts in the background goes when it goes. */
Test(outside, nothing_is_left_running)
{
	struct tools t;
	char *path, c;
	int fd;

	setup(&t, true);
	path = file_join(t.dir, "fifo");
	cr_assert_eq(mkfifo(path, 0600), 0);
	fd = open(path, O_RDONLY | O_NONBLOCK);
	cr_assert_geq(fd, 0);
	put_tool(&t, "pdftotext", "( sleep 60 & ) >\"$T/fifo\"; echo a >out.html");
	cr_assert(convert(&t, "%PDF-1.4", 8));
	fcntl(fd, F_SETFL, 0);		/* blocks as long as somebody could write */
	cr_assert_eq(read(fd, &c, 1), 0);
	close(fd);
	free(path);
	teardown(&t);
}
