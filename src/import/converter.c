/*
 * converter.c - formats that other programs read: telling them, asking the helper.
 *
 * An OLE2 file is told by its directory, whose entries lie at multiples of 128
 * bytes; text that happens to hold the same name does not look like an entry.
 */
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/helper.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/talk.h"
#include "import/converter.h"
#include "import/import.h"

#define WAIT_MS		75000		/* the helper itself gives up after 60 s */
#define FAILED		5		/* its status when the tool could not */

enum kind { DOC, XLS, RTF, ODT, ODS, PDF, LOCKED };

static const struct outside_kind kinds[] = {
	[DOC] = { "doc", "docx", "soffice", "libreoffice-writer" },
	[XLS] = { "xls", "xlsx", "soffice", "libreoffice-calc" },
	[RTF] = { "rtf", "docx", "soffice", "libreoffice-writer" },
	[ODT] = { "odt", "docx", "soffice", "libreoffice-writer" },
	[ODS] = { "ods", "xlsx", "soffice", "libreoffice-calc" },
	[PDF] = { "pdf", "docx", "mutool / pdftotext", "mupdf-tools / poppler-utils" },
	[LOCKED] = { "ole2", NULL, NULL, NULL }		/* has a password */
};

/* ---- telling them ---- */

#define OLE2_HEADER	512
#define OLE2_ENTRY	128
#define OLE2_NAME	64		/* bytes of the name, its length follows */
#define OLE2_TYPE	66		/* 1 storage, 2 stream */
#define OLE2_START	116		/* first sector */
#define OLE2_SHIFT	30		/* in the header: size of a sector, as a power */
#define FIB_MAGIC	0xA5EC		/* a stream WordDocument begins so */
#define FIB_ENCRYPTED	0x0100		/* in its flags at 10 */

static unsigned
u16(const char *p)
{
	return (unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

static uint64_t
u32(const char *p)
{
	return u16(p) | (uint64_t)u16(p + 2) << 16;
}

/* Is this the directory entry of a stream of that name? */
static bool
is_entry(const char *p, const char *name)
{
	size_t n = strlen(name);

	if (u16(p + OLE2_NAME) != 2 * (n + 1) || p[OLE2_TYPE] != 2 || u16(p + 2 * n) != 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (u16(p + 2 * i) != (unsigned char)name[i])
			return false;
	return true;
}

/* A stream WordDocument that says of itself that it is encrypted. */
static bool
word_locked(const char *p, size_t n, const char *entry)
{
	unsigned shift = u16(p + OLE2_SHIFT);
	uint64_t at;

	if (shift < 9 || shift > 12)
		return false;
	at = (u32(entry + OLE2_START) + 1) << shift;
	return at + 12 <= n && u16(p + at) == FIB_MAGIC &&
	    (u16(p + at + 10) & FIB_ENCRYPTED) != 0;
}

static const struct outside_kind *
ole2_kind(const char *p, size_t n)
{
	static const struct { const char *name; enum kind kind; } streams[] = {
		{ "WordDocument", DOC }, { "Workbook", XLS }, { "Book", XLS },
		{ "EncryptedPackage", LOCKED }
	};

	for (size_t at = OLE2_HEADER; at + OLE2_ENTRY <= n; at += OLE2_ENTRY) {
		for (size_t i = 0; i < ARRAY_LEN(streams); i++) {
			if (!is_entry(p + at, streams[i].name))
				continue;
			if (streams[i].kind == DOC && word_locked(p, n, p + at))
				return &kinds[LOCKED];
			return &kinds[streams[i].kind];
		}
	}
	return NULL;
}

/* The first part of an OpenDocument file is its type, not compressed; where a zip program
 * has packed it anew, extra fields stand between its name and it. */
static const struct outside_kind *
zip_kind(const char *p, size_t n)
{
	static const char name[] = "mimetype";
	static const char type[] = "application/vnd.oasis.opendocument.";
	const size_t at = 30, extra = 28;
	size_t from, end;

	if (n < at + sizeof name - 1 || memcmp(p + at, name, sizeof name - 1) != 0)
		return NULL;
	from = at + sizeof name - 1 + u16(p + extra);
	end = from + sizeof type - 1;
	if (n < end + 11 || memcmp(p + from, type, sizeof type - 1) != 0)
		return NULL;
	if (memcmp(p + end, "text", 4) == 0)
		return &kinds[ODT];
	return memcmp(p + end, "spreadsheet", 11) == 0 ? &kinds[ODS] : NULL;
}

static bool
begins(const char *p, size_t n, const char *with)
{
	size_t k = strlen(with);

	return n >= k && memcmp(p, with, k) == 0;
}

const struct outside_kind *
outside_sniff(const char *p, size_t n)
{
	if (begins(p, n, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
		return ole2_kind(p, n);
	if (begins(p, n, "PK\003\004"))
		return zip_kind(p, n);
	if (begins(p, n, "\xEF\xBB\xBF")) {
		p += 3;
		n -= 3;
	}
	while (n > 0 && (*p == ' ' || *p == '\r' || *p == '\n' || *p == '\t')) {
		p++;
		n--;
	}
	if (begins(p, n, "{\\rtf"))
		return &kinds[RTF];
	return begins(p, n, "%PDF-") ? &kinds[PDF] : NULL;
}

/* ---- asking the helper ---- */

/* Start it, feed it, take what it gives.  Its exit status, or -1. */
static int
ask(const char *path, const struct outside_kind *k, const char *p, size_t n,
    struct buf *out, bool *late)
{
	const char *const argument[] = { k->kind, NULL };
	int64_t deadline = talk_deadline(WAIT_MS);
	struct helper h;
	int status;
	bool ok;

	if (!helper_start(&h, path, argument))
		return -1;
	/* It may give up before it has read all; then its status tells why. */
	if (talk_send(h.fd, p, n, deadline))
		shutdown(h.fd, SHUT_WR);
	ok = talk_receive_all(h.fd, out, IMPORT_SIZE, deadline);
	*late = !ok && talk_late(deadline);
	status = helper_end(&h, ok ? 0 : SIGTERM);
	if (!WIFEXITED(status) || (!ok && WEXITSTATUS(status) == 0))
		return -1;
	return WEXITSTATUS(status);
}

static bool
is_blank(const char *p, size_t n)
{
	while (n > 0 && strchr(" \t\r\n\f", p[n - 1]) != NULL && p[n - 1] != '\0')
		n--;
	return n == 0;
}

bool
outside_convert(struct buf *out, const struct outside_kind *k, const char *p, size_t n,
    struct diag *d)
{
	static const struct { int status; enum msg code; } answer[] = {
		{ 3, MSG_OUTSIDE_NO_TOOL }, { 4, MSG_OUTSIDE_TIME },
		{ -1, MSG_OUTSIDE_FAILED }
	};
	char path[PATH_MAX];
	size_t start = out->len, i = 0;
	bool late = false;
	int status;

	if (k->tool == NULL) {
		diag_error(d, DIAG_DATA, MSG_OUTSIDE_ENCRYPTED, NULL);
		return false;
	}
	if (!helper_find(HELPER_CONVERT, path)) {
		diag_error(d, DIAG_DATA, MSG_OUTSIDE_NO_HELPER, k->kind, k->instead,
		    NULL);
		return false;
	}
	status = ask(path, k, p, n, out, &late);
	if (status == 0 && !is_blank(out->data + start, out->len - start))
		return true;
	out->len = start;
	if (status == 0) {
		diag_error(d, DIAG_DATA, MSG_OUTSIDE_EMPTY, k->kind, NULL);
		return false;
	}
	if (late)
		status = 4;
	if (status == FAILED && strcmp(k->kind, kinds[PDF].kind) == 0 &&
	    memmem(p, n, "/Encrypt", 8) != NULL) {
		diag_error(d, DIAG_DATA, MSG_OUTSIDE_ENCRYPTED, NULL);
		return false;
	}
	while (answer[i].status != status && answer[i].status >= 0)
		i++;
	diag_error(d, DIAG_DATA, answer[i].code, k->kind, k->instead, k->tool, k->package,
	    NULL);
	return false;
}
