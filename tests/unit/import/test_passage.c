/*
 * test_passage.c - the paragraphs of a file for a text: text in any encoding, docx by
 * the child, tables left out; what is no text is refused.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/msg.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "kit/officekit.h"

#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* Read bytes through a file, as a clerk would have them; false: refused. */
static bool
read_bytes(const struct buf *bytes, struct import_passage *out, struct diag *d)
{
	struct import_run run = { .diag = d, .child = child_new(0) };
	char path[] = "/tmp/passage-XXXXXX";
	int fd = mkstemp(path);
	bool ok;

	cr_assert_geq(fd, 0);
	cr_assert(file_put(fd, bytes->data, bytes->len, -1));
	close(fd);
	ok = import_passage(&run, path, out);
	unlink(path);
	import_run_release(&run);
	return ok;
}

static void
see(const struct buf *bytes, const char *text, size_t paragraphs, size_t tables)
{
	struct import_passage p = { BUF_INIT, 0, 0 };
	struct diag d;

	diag_init(&d);
	cr_assert(read_bytes(bytes, &p, &d));
	cr_expect_str_eq(buf_cstr(&p.text), text);
	cr_expect_eq(p.paragraphs, paragraphs);
	cr_expect_eq(p.tables, tables);
	buf_release(&p.text);
	diag_release(&d);
}

Test(passage, text)
{
	struct buf b = BUF_INIT, gb = BUF_INIT;

	buf_str(&b, "（一）主动公开。\r\n\r\n公开文件12件，㛃局除外。\n");
	see(&b, "（一）主动公开。\n公开文件12件，㛃局除外。", 2, 0);
	cr_assert(encode_write(&gb, b.data, b.len, ENCODING_GB18030, NULL));
	see(&gb, "（一）主动公开。\n公开文件12件，㛃局除外。", 2, 0);
	buf_release(&b);
	buf_release(&gb);
}

Test(passage, docx)
{
	const struct office_part parts[] = {
		{ "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/"
		    "package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
		    "ContentType=\"application/vnd.openxmlformats-officedocument."
		    "wordprocessingml.document.main+xml\"/></Types>" },
		{ "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/"
		    "package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas."
		    "openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
		    "Target=\"word/document.xml\"/></Relationships>" },
		{ "word/document.xml", "<w:document xmlns:w=\"" WORD "\"><w:body>"
		    "<w:p><w:r><w:t>第一段。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>"
		    "<w:t>表里的字</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
		    "<w:p><w:r><w:t>第二段，</w:t></w:r><w:r><w:t>接着。</w:t></w:r></w:p>"
		    "</w:body></w:document>" },
		{ NULL, NULL }
	};
	struct buf b = BUF_INIT;

	office_zip(&b, parts);
	see(&b, "第一段。\n第二段，接着。", 2, 1);
	buf_release(&b);
}

Test(passage, refused)
{
	struct import_passage p = { BUF_INIT, 0, 0 };
	struct import_run run = { 0 };
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	buf_add(&b, "\x7f" "ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3\0\1\0\0\0", 24);
	cr_expect_not(read_bytes(&b, &p, &d));
	cr_expect(diag_has(&d, MSG_IMPORT_UNSUPPORTED));
	buf_reset(&b);
	buf_repeat(&b, "公开工作。\n", 20000);
	cr_expect_not(read_bytes(&b, &p, &d));
	cr_expect(diag_has(&d, MSG_IMPORT_PASSAGE_LONG));
	/* a PDF needs the helper, which a kiosk may not call */
	buf_reset(&b);
	buf_str(&b, "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n");
	cr_expect_not(read_bytes(&b, &p, &d));
	cr_expect(diag_has(&d, MSG_OUTSIDE_KIOSK));
	run.diag = &d;
	cr_expect_not(import_passage(&run, "there.is.none", &p));
	buf_release(&b);
	buf_release(&p.text);
	diag_release(&d);
}
